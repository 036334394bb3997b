"""Every export of the samples, read back by readers that are not ours.

    readers.py ISNAD SAMPLES        ISNAD the built command, SAMPLES a folder of reports

Run by ./check in a virtual environment with requirements.txt beside this file. Prints one line a
format and exits with 1 where one is not as docs/EXPORTS.md says.
"""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import networkx
import pandas
import pyarrow as pa
import pyarrow.parquet

HERE = Path(__file__).parent
ISNAD, SAMPLES = sys.argv[1:3]

TEXT = "=HYPERLINK(\"x\")\n<b>قصف</b> & 😀 ]]>,\"فاصلة\"\r\nقال"


def at(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


# A record whose names and text try to be formulas, markup, quotes and column ends.
HOSTILE = {
    "schema": "isnad.record.v1",
    "document": {
        "id": "=hostile", "title": None, "published": "2001-02-03",
        "publisher": "@SUM(1)\t\"صحيفة\"", "url": None, "language": "ar", "sha256": "00",
        "text": TEXT,
    },
    "entities": [
        {"id": 0, "type": "ORG", "name": "=1+1", "name_en": "\u200f-2+3", "country": "IRQ",
         "sector": "MIL", "kb": None, "mentions": [{"start": 0, "end": 10, "kind": "name"}],
         "rules": ["t"]},
        {"id": 1, "type": "GPE", "name": "<b>قصف</b> & \u0001\t\"", "name_en": None,
         "country": "SYR", "sector": None, "kb": "+key", "mentions": [], "rules": ["t"]},
    ],
    "statements": [
        {"id": 0, "cue": {**at("قال"), "lemma": "قال"}, "speaker": 0,
         "speaker_mention": None, "speaker_how": "explicit", "chain": [1], "addressee": 1,
         "content": [at("=HYPERLINK(\"x\")"), at("<b>قصف</b> & 😀")], "form": "direct",
         "stance": "assert", "parent": None, "rules": ["t"]},
    ],
    "events": [
        {"id": 0, "type": "ASSAULT", "mode": "aerial", "contexts": ["military"], "quad": "4",
         "score": -9.5, "cameo": "195", "goldstein": -10.0, "trigger": at("قصف"),
         "other_triggers": [at("قال")], "actors": [0], "recipients": [1, 1],
         "when": "2001-02", "where": None, "modality": "actual", "statements": [0],
         "key": "k", "rules": ["t"]},
    ],
    "times": [], "warnings": [], "engine": {"version": "0", "data": "0"},
}


def isnad(*arguments, **keywords):
    done = subprocess.run([ISNAD, *map(str, arguments)], capture_output=True, **keywords)
    assert done.returncode == 0, (arguments, done.returncode, done.stderr.decode())
    return done.stdout


def same(what, found, expected):
    assert found == expected, f"{what}: expected {expected!r}, found {found!r}"


def cut(record, span):
    return record["document"]["text"][span["start"]:span["end"]]


def rows(records, kind):
    return [(record, item) for record in records for item in record[kind]]


def name(record, number):
    return None if number is None else record["entities"][number]["name"]


def check_parquet(records, out):
    def table(kind):
        table = pa.parquet.read_table(out / f"{kind}.parquet")
        same(f"rows of {kind}", table.num_rows, len(rows(records, kind)))
        return table

    span = pa.struct([pa.field("start", pa.uint32(), False), pa.field("end", pa.uint32(), False)])
    statements = table("statements")
    schema = statements.schema
    same("cue", schema.field("cue").type, span)
    same("content", schema.field("content").type.value_type, span)
    same("chain", schema.field("chain").type.value_type, pa.uint32())
    same("report", schema.field("report").type, pa.string())
    for row, (record, item) in zip(statements.to_pylist(), rows(records, "statements")):
        same("report", row["report"], record["document"]["id"])
        same("cue_text", row["cue_text"], cut(record, item["cue"]))
        same("content_text", row["content_text"], [cut(record, s) for s in item["content"]])
        same("content", row["content"], item["content"])
        same("speaker", row["speaker"], item["speaker"])
        same("speaker_name", row["speaker_name"], name(record, item["speaker"]))
        same("speaker_mention", row["speaker_mention"], item["speaker_mention"])
        same("chain", row["chain"], item["chain"])
        same("rules", row["rules"], item["rules"])
    events = table("events")
    same("score", events.schema.field("score").type, pa.float64())
    same("other_triggers", events.schema.field("other_triggers").type.value_type, span)
    for row, (record, item) in zip(events.to_pylist(), rows(records, "events")):
        same("trigger_text", row["trigger_text"], cut(record, item["trigger"]))
        for field in ["type", "mode", "when", "modality", "actors", "recipients", "quad", "score"]:
            same(field, row[field], item[field])
        same("actor_names", row["actor_names"], [name(record, n) for n in item["actors"]])
        same("lat", row["lat"], (item.get("place_fix") or {}).get("lat"))
    entities = table("entities")
    for row, (record, item) in zip(entities.to_pylist(), rows(records, "entities")):
        same("name", row["name"], item["name"])
        same("mention_texts", row["mention_texts"], [cut(record, m) for m in item["mentions"]])
    return statements.num_rows, events.num_rows, entities.num_rows


def check_csv(records, out, bom):
    counts = []
    for kind in ["statements", "events", "entities"]:
        path = out / f"{kind}.csv"
        same("byte order mark", path.read_bytes().startswith(b"\xef\xbb\xbf"), bom)
        table = pandas.read_csv(path, keep_default_na=False, dtype=str)
        expected = rows(records, kind)
        same(f"rows of {kind}", len(table), len(expected))
        counts.append(len(table))
        same("first column", table.columns[0], "report")
        for column in table.columns:
            for cell in table[column]:
                bare = cell.lstrip(" \t\r\n\u200e\u200f")
                if bare[:1] in "=+-@＝＋－＠" and bare:
                    float(bare)  # a number is no formula; whatever else is not let through
        undo = lambda cell: cell.removeprefix("'")
        for (_, row), (record, item) in zip(table.iterrows(), expected):
            same("id", row["id"], str(item["id"]))
            if kind == "statements":
                same("cue", undo(row["cue"]), cut(record, item["cue"]))
                content = " | ".join(cut(record, s) for s in item["content"])
                same("content", undo(row["content"]), content)
            elif kind == "events":
                same("trigger", undo(row["trigger"]), cut(record, item["trigger"]))
                at = slice(int(row["trigger_start"]), int(row["trigger_end"]))
                same("trigger's place", record["document"]["text"][at], undo(row["trigger"]))
                same("score", float(row["score"]), item["score"])
            else:
                same("name", undo(row["name"]), item["name"])
    return counts


def tsv(path):
    return pandas.read_csv(
        path, sep="\t", header=None, dtype=str, keep_default_na=False, quoting=csv.QUOTE_NONE
    )


def actual(records):
    return [(r, e) for r, e in rows(records, "events") if e["modality"] == "actual"]


def check_gdelt(records, out):
    events, mentions = tsv(out / "gdelt.export.tsv"), tsv(out / "gdelt.mentions.tsv")
    same("columns", (events.shape[1], mentions.shape[1]), (61, 16))
    expected = actual(records)
    same("rows", len(events), len(expected))
    ids = list(events[0])
    same("distinct numbers", len(set(ids)), len(ids))
    by_id = dict(zip(ids, expected))
    total = 0
    for (_, row), (_, event) in zip(events.iterrows(), expected):
        same("quad", row[29], event["quad"])
        same("root", row[28], row[26][:2])
        assert len(row[26]) >= 3 and row[26].startswith(event["cameo"]), row[26]
        when = event["when"] or ""
        same("day", row[1], when.split("/")[0].replace("-", "") if is_day(when) else "")
    for _, row in mentions.iterrows():
        record, event = by_id[row[0]]
        text = record["document"]["text"]
        triggers = [event["trigger"], *event["other_triggers"]]
        place = int(row[9])
        trigger = next(t for t in triggers if t["start"] == place)
        sliced = text[place:place + trigger["end"] - trigger["start"]]
        same("trigger", sliced, cut(record, trigger))
        assert sliced.strip(), "a trigger of no words"
        same("length", int(row[12]), len(text))
        for column, who in [(7, event["actors"]), (8, event["recipients"])]:
            starts = {m["start"] for n in who[:1] for m in record["entities"][n]["mentions"]}
            assert int(row[column]) in (starts or {-1}), (row[column], starts)
        total += 1
    same("mentions", total, sum(1 + len(e["other_triggers"]) for _, e in expected))
    return len(events), total


def is_day(when):
    first = when.split("/")[0]
    return len(first) == 10 and first[4] == first[7] == "-"


def check_polecat(records, path):
    table = pandas.read_csv(
        path, sep="\t", dtype=str, keep_default_na=False, quoting=csv.QUOTE_NONE
    )
    same("columns", len(table.columns), 40)
    same("first and last column", (table.columns[0], table.columns[-1]), ("Event ID", "Version"))
    expected = actual(records)
    same("rows", len(table), len(expected))
    for (_, row), (record, event) in zip(table.iterrows(), expected):
        same("type", row["Event Type"], event["type"])
        same("mode", row["Event Mode"], event["mode"] or "")
        same("date", row["Event Date"], event["when"] or "")
        same("intensity", float(row["Intensity"]), event["score"])
        raw = row["Actor Name Raw"].split(";")
        names = [" ".join(name(record, n).split("\t")) for n in event["actors"]]
        if all(";" not in n and n.isprintable() for n in names):
            same("actors", raw[:max(len(names), 1)], names or [""])
    return len(table)


PLOVER = """id has_event date time enddate endtime actor recipient event event_loc event_text quad_code
    event_scale mode context link text text_info cite_info coder coded_date coded_time comment""".split()
ENTITY = """code sector entity_text identifier_id identifier_text religion ethnicity office gender
    age""".split()
TYPES = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST
    SANCTION MOBILIZE COERCE ASSAULT""".split()
AUXILIARY = {"actual": None, "future": "future", "negated": "negation", "possible": "hypothetical"}


def check_plover(records, path):
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    expected = rows(records, "events")
    same("rows", len(lines), len(expected))
    for line, (record, event) in zip(lines, expected):
        same("fields", sorted(line), sorted(PLOVER))
        for entity in line["actor"] + line["recipient"]:
            same("fields of an actor", sorted(entity), sorted(ENTITY))
        assert line["event"] in TYPES, line["event"]
        same("words", line["event_text"], cut(record, event["trigger"]))
        assert " ".join(line["event_text"].split()) in " ".join(line["text"].split()), line["text"]
        modes = [m for m in [event["mode"], AUXILIARY[event["modality"]]] if m]
        same("modes", line["mode"], modes)
        everyone = len(event["actors"]) + len(event["recipients"])
        same("everyone is there", len(line["actor"]) + len(line["recipient"]), everyone)
        same("date", line["date"], event["when"] and event["when"].split("/")[0])
        if event["when"] and event["when"].count("/") == 1:
            same("end", line["enddate"], event["when"].split("/")[1])
        else:
            same("end", line["enddate"], None)
    return len(lines)


def edges_expected(records):
    events = sum(len(e["actors"]) * len(e["recipients"]) for _, e in rows(records, "events"))
    said = relays = 0
    for _, s in rows(records, "statements"):
        said += s["speaker"] is not None and s["addressee"] is not None
        relays += max(len(s["chain"]) + (s["speaker"] is not None) - 1, 0)
    return events + said + relays


def check_network(records, graph):
    same("directed", graph.is_directed(), True)
    same("edges", graph.number_of_edges(), edges_expected(records))
    evidence = {f"{r['document']['id']}-e{e['id']}": e for r, e in rows(records, "events")}
    for _, data in graph.nodes(data=True):
        assert data["label"] and data["type"] in ["PER", "ORG", "GRP", "GPE", "LOC", "FAC"], data
    for source, target, data in graph.edges(data=True):
        assert data["kind"] in ["event", "statement", "relay"], data
        if data["kind"] == "event":
            event = evidence[data["evidence"]]
            same("score", data["score"], event["score"])
            same("modality", data["modality"], event["modality"])
            same("date", data.get("date"), event["when"])
    return graph.number_of_nodes(), graph.number_of_edges()


def check_annotations(records, path):
    schema = json.loads((HERE / "annotation.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    texts = {r["document"]["sha256"]: r["document"]["text"] for r in records}
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    for line in lines:
        annotation = json.loads(line)
        validator.validate(annotation)
        text = texts[annotation["id"].removeprefix("urn:sha256:").split("#")[0]]
        json.loads(annotation["body"]["value"])
        for target in annotation["target"]:
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            same("quote", quote["exact"], text[start:end])
            same("prefix", quote["prefix"], text[max(0, start - 32):start])
            same("suffix", quote["suffix"], text[end:end + 32])
    expected = sum(len(rows(records, kind)) for kind in ["statements", "events"])
    expected += sum(1 for _, entity in rows(records, "entities") if entity["mentions"])
    same("annotations", len(lines), expected)
    return len(lines)


def check(records, folder):
    """All formats of one set of records."""
    source = folder / "records.jsonl"
    source.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf-8")
    told = {}

    def export(form, *more):
        isnad("export", "--format", form, "--out", folder / form, *more, source)
        return folder / form

    told["parquet"] = check_parquet(records, export("parquet"))
    told["csv"] = check_csv(records, export("csv"), False)
    check_csv(records, export("csv", "--bom"), True)
    told["gdelt"] = check_gdelt(records, export("gdelt"))
    told["polecat"] = check_polecat(records, export("polecat"))
    told["plover"] = check_plover(records, export("plover"))
    told["graphml"] = check_network(records, networkx.read_graphml(export("graphml"), force_multigraph=True))
    told["gexf"] = check_network(records, networkx.read_gexf(export("gexf"), version="1.3"))
    told["webannotation"] = check_annotations(records, export("webannotation"))
    # A file and standard output hold the same bytes, and so does a second run.
    for form in ["polecat", "plover", "graphml", "gexf", "webannotation"]:
        same(form, isnad("export", "--format", form, input=source.read_bytes()),
             (folder / form).read_bytes())
    return told


def main():
    samples = [json.loads(line) for line in isnad("read", "-q", SAMPLES).decode().split("\n")[:-1]]
    assert len(samples) >= 30, "expected thirty samples or more"
    with tempfile.TemporaryDirectory() as folder:
        told = check(samples, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        check([HOSTILE], Path(folder))
    for form, count in told.items():
        print(f"   {form:<14} {count}")


main()
