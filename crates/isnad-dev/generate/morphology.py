#!/usr/bin/env python3
"""Makes data/morphology/forms.tsv: Arabic stems with lemma, class and estimated frequency.

Reads three registry packages, none of which is copied whole:
  hunspell-ar (Debian, under MPL-1.1): which stems exist, how nouns inflect, which are verbs;
  wordfreq (PyPI, data CC BY-SA 4.0): how often a written word occurs;
  simplemma (PyPI, MIT): singulars of broken plurals.

A written word carries clitics; a stem does not. Each word's frequency goes to the stem of its
best split under the current estimates (hard EM), so that `والحكومة`, `للحكومة` and `حكومة` feed one row.

usage: morphology.py HUNSPELL_DIR data/morphology/closed.tsv VERB_FORMS data/morphology/forms.tsv
       (HUNSPELL_DIR holds ar.dic and ar.aff; closed.tsv is ours and only counted; VERB_FORMS is
       what `isnad-dev generate verb-forms` prints of data/verbs.tsv)
With VERB_FORMS `-` writes only verb forms and nouns with the verb simplemma names,
for `isnad-dev generate verbs`.
needs: pip install wordfreq simplemma
"""
import math
import re
import sys
from collections import defaultdict

MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
RELAX = str.maketrans("أإآٱى", "ااااي")
ARABIC = re.compile("^[\u0621-\u063a\u0641-\u064a]+$")


def relax(word):
    return word.translate(RELAX)


def hunspell(folder):
    aliases, morph = {}, {}
    count_af = count_am = -1
    for line in open(f"{folder}/ar.aff", encoding="utf8"):
        if line.startswith("AF "):
            count_af += 1
            if count_af:
                aliases[str(count_af)] = line.split()[1]
        elif line.startswith("AM "):
            count_am += 1
            if count_am:
                morph[str(count_am)] = line[3:].strip()
    nouns, verbs, section = {}, defaultdict(set), None
    for line in open(f"{folder}/ar.dic", encoding="utf8").read().split("\n")[1:]:
        line = line.strip()
        if line.endswith(".dic"):
            section = line
            continue
        entry = re.match(r"^([\u0621-\u0652]+)/(\d+)(?:\t(\d+))?$", line)
        if not entry:
            continue
        word, flags = MARKS.sub("", entry[1]), aliases.get(entry[2], "")
        flags = {flags[i : i + 2] for i in range(0, len(flags), 2)}
        if section == "names.dic":
            nouns.setdefault(word, set()).update(flags)
        elif section == "verb.huns.dic" and entry[3]:
            note = morph.get(entry[3], "")
            lemma = re.search(r"st:(\S+)", note)
            for tense in re.findall(r"is:(\S+)", note):
                if lemma:
                    verbs[word].add((lemma[1], tense))
    return nouns, verbs


def noun_forms(word, flags):
    """(form, class, number, gender) of a hunspell noun; class N, A (takes feminine) or P (name)."""
    fem = word.endswith(("ة", "اء", "ى"))
    adjective = "BA" in flags or "BB" in flags or "BD" in flags
    kind = "A" if adjective else "N"
    if "AA" not in flags and "BA" not in flags and not adjective:
        kind = "P"
    gender = "f" if word.endswith("ة") else "m"
    yield word, kind, "s", gender
    base = word[:-1] if word.endswith("ة") else word
    if word.endswith("ى"):
        base = word[:-1] + "ي"
    if not fem and not word.endswith(("ا", "أ")):
        yield word + "ا", kind, "s", gender + "t"
    if word.endswith("ي") and kind == "A" and len(word) > 3 and flags & {"KA"}:
        yield word[:-1], kind, "s", gender  # قاض
    if adjective and not fem:
        yield word + "ة", kind, "s", "f"
        for tail in ("تان", "تين", "تا", "تي"):
            yield word + tail, kind, "d", "f"
    if flags & {"CA", "CB", "DA", "DB", "EA", "EB", "FA", "FB", "GA", "GB"}:
        stem = base + "ت" if word.endswith("ة") else base
        for tail in ("ان", "ين", "ا", "ي"):
            yield stem + tail, kind, "d", gender
    if flags & {"HA", "HB"} or adjective:
        yield base + "ات", kind, "p", "f"
    if flags & {"IA", "IB"} or (adjective and word.endswith("ي")):
        stem = word[:-1] if "KA" in flags and word.endswith("ي") else base
        for tail in ("ون", "ين", "و", "ي"):
            yield stem + tail, kind, "p", "m"


SKELETON = re.compile("[اويىءأإآؤئة]")


def same_root(plural, singular):
    a, b = SKELETON.sub("", plural), SKELETON.sub("", singular)
    return a == b or a in (b + "ن", b + "ت", "م" + b) or b in (a + "ن", "م" + a)


NISBA = ("ي", "ية", "يا", "يون", "يين", "يات")
PRO_CONJ = ("و", "ف")
ENC = ("ه", "ها", "هم", "هما", "هن", "كم", "ك", "نا", "ي", "ني", "كما")
ENC_COST = {"ه": 3.0, "ها": 3.2, "هم": 4.2, "هما": 6.0, "هن": 6.5, "كم": 6.0, "ك": 5.0, "نا": 4.6,
            "ي": 4.8, "ني": 5.2, "كما": 9.0}


def prefixes(word):
    """(rest, classes allowed, cost, article, preposition); N noun, P name, V verb, F imperfect"""
    heads = [(word, 0.0)]
    if word[0] == "و" and len(word) > 2:
        heads.append((word[1:], 2.5))
    if word[0] == "ف" and len(word) > 2:
        heads.append((word[1:], 4.6))
    for rest, cost in heads:
        yield rest, "NVP", cost + 0.35, False, ""
        if rest[0] == "س" and len(rest) > 3 and rest[1] in "ينتأا":
            yield rest[1:], "F", cost + 4.0, False, "s"
        if rest[0] in "بلك" and len(rest) > 2:
            price = {"ب": 3.3, "ل": 3.4, "ك": 5.2}[rest[0]]
            yield rest[1:], "NP", cost + price, False, {"ب": "b", "ل": "l", "ك": "k"}[rest[0]]
            if rest[0] == "ل" and rest[1] in "ينتأا":
                yield rest[1:], "F", cost + 4.6, False, "s"
            if rest[1:3] == "ال" and len(rest) > 5 and rest[0] != "ل":
                yield rest[3:], "NP", cost + price + 0.9, True, ""
            if rest.startswith("لل") and len(rest) > 3:
                yield rest[2:], "NP", cost + price + 0.9, True, ""
                yield rest[1:], "NP", cost + price + 1.2, True, ""
        if rest.startswith("ال") and len(rest) > 4:
            yield rest[2:], "NP", cost + 1.0, True, ""


def suffixes(stem, article):
    yield stem, 0.25, ""
    if article:
        return
    for enc in ENC:
        if stem.endswith(enc) and len(stem) - len(enc) >= 1:
            base, cost = stem[: -len(enc)], ENC_COST[enc]
            yield base, cost, enc
            if base.endswith("ت"):
                yield base[:-1] + "ة", cost, enc
            if base.endswith("ا"):
                yield base[:-1] + "ى", cost, enc
                yield base + "ء", cost, enc
            if base.endswith(("ئ", "ؤ")):
                yield base[:-1] + "ء", cost, enc
            if base.endswith("و"):
                yield base + "ا", cost, enc


def main():
    import simplemma.strategies.dictionaries.dictionary_factory as factory
    import wordfreq

    folder, closed_path, verbs_path, out = sys.argv[1:5]
    closed = {}
    for line in open(closed_path, encoding="utf8").read().splitlines()[1:]:
        form, _, _, takes = line.split("\t")[:4]
        closed.setdefault(relax(form), set()).update(takes)
    nouns, hverbs = hunspell(folder)
    lemmas = {}
    decode = lambda value: value.decode() if isinstance(value, bytes) else value
    for form, lemma in factory.DefaultDictionaryFactory().get_dictionary("ar").items():
        lemmas[decode(form)] = decode(lemma)

    if verbs_path == '-':  # what `isnad-dev generate verbs` judges by
        with open(out, "w", encoding="utf8") as sink:
            for form, notes in sorted(hverbs.items()):
                for lemma in sorted({lemma for lemma, _ in notes}):
                    sink.write(f"verb\t{lemma}\t{form}\n")
            for noun in sorted(nouns):
                verb = lemmas.get(noun, "")
                sink.write(f"noun\t{noun}\t{verb if verb != noun else ''}\n")
        return

    # form -> {(class, number, gender, lemma)}
    nominal = defaultdict(set)
    verb_lemmas = {lemma for notes in hverbs.values() for lemma, _ in notes}
    for word, flags in nouns.items():
        singular = lemmas.get(word)
        broken = (
            singular and singular != word and singular in nouns and same_root(word, singular)
            and not word.endswith("ة") or (singular and singular != word and singular in nouns
            and re.match("^أ..ا.$|^.و?ا.ي?.$|^..و.$|^أ.ا.$|^..اء$|^أ..ة$|^أ..اء$", word) and same_root(word, singular))
        )
        for form, kind, number, gender in noun_forms(word, flags):
            if broken and number == "s":
                nominal[form].add((kind, "p", "t" if "t" in gender else "", singular))
            else:
                nominal[form].add((kind, number, gender, word))
    verbal = defaultdict(set)  # form -> {(lemma, tense, usual)}
    for line in open(verbs_path, encoding="utf8"):
        form, lemma, tense, usual = line.rstrip("\n").split("\t")
        verbal[form].add((lemma, tense, usual == "1"))
    words = {}
    for word, freq in wordfreq.get_frequency_dict("ar", "large").items():
        word = MARKS.sub("", word)
        if ARABIC.match(word):
            words[word] = words.get(word, 0) + freq
    by_relaxed = defaultdict(set)
    closed_forms = {line.split("\t")[0] for line in open(closed_path, encoding="utf8").read().splitlines()[1:]}
    for form in set(nominal) | set(verbal) | closed_forms:
        by_relaxed[relax(form)].add(form)
    relaxed_words = defaultdict(float)
    for word, freq in words.items():
        relaxed_words[relax(word)] += freq

    total = sum(words.values())
    estimate = {form: 2e-7 for form in by_relaxed}
    for form in closed_forms:
        estimate[relax(form)] = max(2e-7, relaxed_words.get(relax(form), 0))
    kinds = {}
    for key, forms in by_relaxed.items():
        kind = set()
        for form in forms:
            if form in nominal:
                kind.add("N")
            for _, tense, _ in verbal.get(form, ()):
                kind.add("V" if tense != "i" else "F")
        kinds[key] = kind
    unknown = {}

    for turn in range(4):
        fresh = defaultdict(float)
        for word, freq in relaxed_words.items():
            best, best_stem = -1e9, None
            for rest, allowed, cost, article, prep in prefixes(word):
                for stem, price, enc in suffixes(rest, article):
                    key = relax(stem)
                    known = key in kinds
                    score = -cost - price
                    if known:
                        kind = kinds[key]
                        fits = (
                            (("N" in allowed) and "N" in kind)
                            or ("V" in allowed and kind & {"V", "F"})
                            or (allowed == "F" and "F" in kind)
                        )
                        if key in closed and prep != "s" and not article:
                            takes = closed[key]
                            if (not prep or prep in takes) and (not enc or takes & {"e", "E"}):
                                if enc or "E" not in takes:
                                    fits = True
                        if enc == "ني" and not kind & {"V", "F"}:
                            fits = False
                        if not fits:
                            continue
                        score += math.log(estimate.get(key, 1e-9) + 1e-9)
                    else:
                        if enc or allowed == "F":
                            continue
                        if turn == 0:
                            there = relaxed_words.get(stem, 0) + relaxed_words.get("ال" + stem, 0) * article
                            score += math.log(there * 0.3 + 1e-12) - 3
                        else:
                            score += math.log(unknown.get(stem, 0) + 1e-12) - 5
                    if score > best:
                        best, best_stem = score, (key if known else stem, known)
            if best_stem:
                fresh[best_stem] += freq
        estimate = {k: v for (k, known), v in fresh.items() if known}
        unknown = {k: v for (k, known), v in fresh.items() if not known}
        print(turn, len(estimate), len(unknown), file=sys.stderr)

    imperfects = defaultdict(float)
    for form, notes in verbal.items():
        for lemma, tense, usual in notes:
            if tense == "i" and usual:
                imperfects[lemma] = max(imperfects[lemma], words.get(form, 0))

    def verb_share(form, mine):
        """How much of a stem's frequency is its verb's: nouns show themselves by the article."""
        notes = verbal.get(form)
        if not notes or not mine:
            return 0
        readings = nominal.get(form)
        if not readings:
            return mine
        noun = 1.3 * words.get("ال" + form, 0) + words.get("لل" + form, 0) + words.get("بال" + form, 0)
        if any(kind == "P" for kind, *_ in readings):
            noun = max(noun, 0.7 * mine)
        if not any(usual for *_, usual in notes):
            noun = max(noun, 0.95 * mine)
        if any("t" in gender for _, _, gender, _ in readings):
            noun = max(noun, 1.0 * words.get("ال" + form[:-1], 0))
        # A perfect is hardly written more often than its imperfect: عدد is no verb.
        if all(tense == "p" for _, tense, _ in notes):
            limit = 2.5 * max(imperfects.get(lemma, 0) for lemma, *_ in notes)
            noun = max(noun, mine - limit)
        return mine - min(0.98 * mine, max(noun, 0.02 * mine))

    rows = {}
    for key, forms in by_relaxed.items():
        count = estimate.get(key, 0)
        # Frequency of a relaxed stem goes to its spellings as they are written.
        weights = {f: words.get(f, 0) + words.get("ال" + f, 0) + words.get("و" + f, 0) for f in forms}
        share = sum(weights.values())
        for form in forms:
            mine = count * (weights[form] / share if share else 1 / len(forms))
            notes = []
            for kind, number, gender, lemma in sorted(nominal.get(form, ())):
                notes.append(f"{kind}{number}{gender}" + ("" if lemma == form else ":" + lemma))
            if form in closed_forms:
                rows[form] = (max(mine, 1e-7), verb_share(form, mine), notes)
                continue
            verb = verb_share(form, mine)
            lemma_row = any(n[1] == "s" and ":" not in n for n in notes)
            if mine < 3e-8 and not lemma_row:
                continue
            if mine < 1e-8 and len(form) > 7:
                continue
            rows[form] = (mine - verb if notes else mine, verb, notes)
    spelled = defaultdict(list)
    for word, freq in words.items():
        spelled[relax(word)].append((freq, word))
    for key, count in unknown.items():
        if count < 8e-8 or len(key) < 2:
            continue
        form = max(spelled[key])[1] if key in spelled else key
        rows.setdefault(form, (count, 0, ["U"]))
    with open(out, "w", encoding="utf8") as sink:
        sink.write("form\tfrequency\tverbal\tanalyses\n")
        for form in sorted(rows, key=lambda f: f.encode()):
            mine, verb, notes = rows[form]
            level = lambda count: round(math.log(count / total + 1e-9) * 10)
            sink.write(f"{form}\t{level(mine)}\t{level(verb) if verb else ''}\t{'|'.join(notes)}\n")
    print(len(rows), "rows", file=sys.stderr)


if __name__ == "__main__":
    main()
