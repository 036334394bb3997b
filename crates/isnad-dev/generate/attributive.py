#!/usr/bin/env python3
"""Makes data/morphology/attributive.tsv: how often a word with the article follows another such word.

Adjectives do (`الحكومة الجديدة`), nouns seldom: a hint for the tagger, counted over unlabelled news
(the ANT corpus, Apache-2.0). No text of it is copied, only shares in tenths.

usage: attributive.py ant.jsonl.gz data/morphology/attributive.tsv
"""
import collections
import gzip
import json
import re
import sys

MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
TOKEN = re.compile("[\u0621-\u064a]+|[^\\s]")
RELAX = str.maketrans("أإآٱى", "ااااي")


def has_article(word):
    return len(word) > 4 and (
        word.startswith(("ال", "لل"))
        or len(word) > 5
        and word.startswith(("وال", "بال", "فال", "كال", "ولل"))
    )


def main():
    source, out = sys.argv[1:3]
    seen, behind = collections.Counter(), collections.Counter()
    for line in gzip.open(source, "rt", encoding="utf8"):
        text = " ".join(value for value in json.loads(line).values() if isinstance(value, str))
        before = ""
        for word in TOKEN.findall(MARKS.sub("", text)):
            word = word.translate(RELAX)
            if word.startswith("ال") and len(word) > 4:
                seen[word[2:]] += 1
                behind[word[2:]] += has_article(before)
            before = word
    with open(out, "w", encoding="utf8") as sink:
        sink.write("stem\ttenths\tsource\n")
        for word in sorted(seen, key=lambda w: w.encode()):
            if seen[word] >= 6:
                sink.write(f"{word}\t{min(9, behind[word] * 10 // seen[word])}\tant\n")


if __name__ == "__main__":
    main()
