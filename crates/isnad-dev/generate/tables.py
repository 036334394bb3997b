"""What the generators share: folding and writing of tables under data/."""

import os
import unicodedata

FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "-": " "})


def fold(name):
    """As isnad-arabic folds, for letters without diacritics."""
    return name.translate(FOLD)


def write(path, header, rows):
    """Writes a table sorted bytewise by its lines."""
    lines = sorted(unicodedata.normalize("NFC", "\t".join(row)) for row in rows)
    lines.sort(key=lambda line: line.encode())
    with open(path, "w", encoding="utf-8") as file:
        file.write("\t".join(header) + "\n")
        file.writelines(line + "\n" for line in lines)
    print(path, len(lines), os.path.getsize(path))


def mark_ambiguous(kinds, names):
    """Marks names as ordinary words in data/ambiguous.tsv, in place of what the same generator
    marked before; rows written by hand stay."""
    path, rows = "data/ambiguous.tsv", {}
    with open(path, encoding="utf-8") as file:
        for line in list(file)[1:]:
            name, old, source = line.rstrip("\n").split("\t")
            if source != "own":
                old = "|".join(k for k in old.split("|") if k not in kinds)
                if not old:
                    continue
            rows[name] = [name, old, source]
    for name in names:
        row = rows.setdefault(name, [name, "", "generated"])
        # A row without kinds is ambiguous as anything.
        if row[1] or row[2] != "own":
            row[1] = "|".join(sorted({k for k in row[1].split("|") if k} | set(kinds)))
    write(path, ["ar", "kinds", "source"], rows.values())
