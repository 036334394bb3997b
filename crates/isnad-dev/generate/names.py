"""Writes data/given_names.tsv and data/surnames.tsv: parts of personal names with Latin forms.

Needs PyPI arabic-name-romanizer==0.2.0 (MIT; data from Wikidata, CC0, and Algerian name lists,
MIT and CC0), arabnamer==0.1.3 (dictionary CC BY 4.0) and wordfreq==3.1.1 (only to tell ordinary
words; none of its data is copied). Run in the repository root:

    python crates/isnad-dev/generate/names.py

Arabic forms are folded in the source (no hamza seats, ه for ة), as the matcher folds anyway.
"""

import collections
import importlib.resources
import json
import math
import re
import sqlite3

from wordfreq import zipf_frequency

from tables import fold, mark_ambiguous, write

ARABIC = re.compile(r"^[ء-غف-يڤ ]+$")
# Persian and Urdu habits of romanising count less for the form that English papers use.
WEIGHT = {"IR": 0.2, "PK": 0.3, "DZ": 0.6, "AF": 0.4}
LEAST = 3


def parts():
    """(role, folded Arabic) → (bearers, Latin form)."""
    path = importlib.resources.files("arabic_name_romanizer") / "resources/names.sqlite3"
    counts, forms = collections.Counter(), collections.defaultdict(collections.Counter)
    query = "select arabic_key, latin, country, role, count from units order by 1, 2, 3, 4"
    for arabic, latin, country, role, count in sqlite3.connect(path).execute(query):
        if not ARABIC.match(arabic) or len(arabic) < 2:
            continue
        for role in ["given", "surname"] if role == "unknown" else [role]:
            counts[role, fold(arabic)] += count
            forms[role, fold(arabic)][latin] += count * WEIGHT.get(country, 1.0)
    for key, count in counts.items():
        if count >= LEAST and len(key[1].split()) <= 3:
            yield key, count, max(sorted(forms[key]), key=forms[key].get)


def main():
    tables, common = {"given": {}, "surname": {}}, set()
    for (role, arabic), count, latin in parts():
        tables[role][arabic] = [arabic, latin, str(count), "wikidata-cc0 via arabic-name-romanizer"]
        # A name is expected to be about as frequent a word as it has bearers.
        if " " not in arabic and zipf_frequency(arabic, "ar") >= 3.0 + math.log10(count + 1):
            common.add(arabic)
    path = importlib.resources.files("arabnamer") / "data/dict_FINAL.json"
    for latin, arabic in sorted(json.loads(path.read_text(encoding="utf-8")).items()):
        arabic = fold(arabic)
        known = arabic in tables["given"] or arabic in tables["surname"]
        if known or not ARABIC.match(arabic) or len(arabic) < 3 or " " in arabic:
            continue
        if zipf_frequency(arabic, "ar") >= 4.0:
            continue
        if zipf_frequency(arabic, "ar") >= 3.3:
            common.add(arabic)
        tables["surname"][arabic] = [arabic, latin.title().replace("'S", "'s"), "1", "arabnamer"]
    for role, file in [("given", "given_names"), ("surname", "surnames")]:
        write(f"data/{file}.tsv", ["ar", "en", "count", "source"], tables[role].values())
    mark_ambiguous(["givenname", "surname"], sorted(common))


main()
