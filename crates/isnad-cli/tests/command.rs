//! The built command as a user runs it: output, errors, exit codes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;

const TITLE: &str = "وزير الخارجية: المفاوضات مستمرة";
const BODY: &str = "قال وزير الخارجية اليوم الثلاثاء إن المفاوضات مع الوفد الزائر مستمرة.";

fn isnad(arguments: &[&str], input: &[u8], folder: &Path) -> Output {
    let mut command = Command::cargo_bin("isnad").unwrap();
    command
        .current_dir(folder)
        .args(arguments)
        .write_stdin(input);
    command.output().unwrap()
}

fn records(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn text() -> String {
    format!("{TITLE}\n\n{BODY}\n")
}

#[test]
fn reads_a_plain_text() {
    let here = folder();
    std::fs::write(here.path().join("report.txt"), text()).unwrap();
    let done = isnad(
        &["read", "report.txt", "--published", "2015-07-21"],
        b"",
        here.path(),
    );
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let record = &records(&done)[0];
    assert_eq!(record["schema"], "isnad.record.v1");
    assert_eq!(record["document"]["id"], "report");
    assert_eq!(record["document"]["title"], TITLE);
    assert_eq!(record["document"]["published"], "2015-07-21");
    assert_eq!(record["document"]["text"], text());
}

#[test]
fn the_text_stays_behind_when_asked() {
    let here = folder();
    let done = isnad(&["read", "-", "--no-text"], text().as_bytes(), here.path());
    assert!(records(&done)[0]["document"].get("text").is_none());
    assert_eq!(records(&done)[0]["document"]["id"], "stdin");
}

#[test]
fn one_broken_line_costs_one_record() {
    let here = folder();
    let input = format!(
        "{}\n{{\"id\":\n{}\n",
        serde_json::json!({ "id": "a", "title": TITLE, "body": BODY, "published": "2015-07-21" }),
        serde_json::json!({ "id": "b", "body": BODY, "published": "tomorrow" }),
    );
    std::fs::write(here.path().join("news.jsonl"), input).unwrap();
    let done = isnad(&["read", "news.jsonl"], b"", here.path());
    assert_eq!(done.status.code(), Some(1));
    let ids: Vec<Value> = records(&done)
        .iter()
        .map(|r| r["document"]["id"].clone())
        .collect();
    assert_eq!(ids, ["a", "b"]);
    let said = said(&done);
    assert!(said.contains("isnad: news.jsonl:2 (byte "), "{said}");
    assert!(
        said.contains("expected one JSON object on the line"),
        "{said}"
    );
    assert!(said.contains("news.jsonl:3"), "{said}");
    assert!(
        said.contains("expected a date as YYYY-MM-DD, found «tomorrow»"),
        "{said}"
    );
    let warning = &records(&done)[1]["warnings"][0];
    assert_eq!(warning["code"], "input.published");
}

#[test]
fn exit_codes_say_what_happened() {
    let here = folder();
    std::fs::write(here.path().join("report.txt"), text()).unwrap();
    let code = |arguments: &[&str]| isnad(arguments, b"", here.path()).status.code();
    assert_eq!(code(&["read", "report.txt"]), Some(0));
    assert_eq!(code(&["read", "report.txt", "none.txt"]), Some(1));
    assert_eq!(
        code(&["read", "report.txt", "--published", "today"]),
        Some(2)
    );
    assert_eq!(code(&["read", "--no-such"]), Some(2));
    assert_eq!(code(&["read", "none.txt"]), Some(3));
    assert_eq!(
        code(&["read", "report.txt", "--html", "no/such/page.html"]),
        Some(4)
    );
    let help = isnad(&["read", "--help"], b"", here.path());
    assert!(String::from_utf8_lossy(&help.stdout).contains("nothing could be read"));
}

#[test]
fn the_same_bytes_whatever_the_threads() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let samples = samples.to_str().unwrap();
    let here = folder();
    let one = isnad(
        &["read", samples, "-j", "1", "--html", "one.html"],
        b"",
        here.path(),
    );
    assert_eq!(one.status.code(), Some(0), "{}", said(&one));
    assert!(records(&one).len() >= 30);
    for threads in ["2", "4", "0"] {
        let many = isnad(
            &["read", samples, "-j", threads, "--html", "many.html"],
            b"",
            here.path(),
        );
        assert!(one.stdout == many.stdout, "-j {threads} differs from -j 1");
        assert!(one.stderr == many.stderr);
        let read = |page: &str| std::fs::read(here.path().join(page)).unwrap();
        assert!(read("one.html") == read("many.html"));
    }
}

#[test]
fn every_span_slices_into_the_text() {
    fn check(value: &Value, length: u64) {
        match value {
            Value::Object(fields) => {
                if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
                    let (start, end) = (start.as_u64().unwrap(), end.as_u64().unwrap());
                    assert!(start <= end && end <= length, "{value}");
                }
                fields.values().for_each(|value| check(value, length));
            }
            Value::Array(items) => items.iter().for_each(|value| check(value, length)),
            _ => {}
        }
    }
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let here = folder();
    let done = isnad(&["read", samples.to_str().unwrap()], b"", here.path());
    for record in records(&done) {
        let length = record["document"]["text"].as_str().unwrap().chars().count();
        check(&record, length as u64);
    }
}

#[test]
fn encodings_give_the_same_record() {
    let here = folder();
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(text().encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let windows = encoding_rs::WINDOWS_1256.encode(&text()).0.into_owned();
    let iso = encoding_rs::ISO_8859_6.encode(&text()).0.into_owned();
    let marked = [b"\xef\xbb\xbf", text().as_bytes()].concat();
    let plain = isnad(&["read", "-"], text().as_bytes(), here.path());
    for bytes in [utf16, windows, iso, marked] {
        let other = isnad(&["read", "-"], &bytes, here.path());
        assert_eq!(records(&plain), records(&other));
    }
    let told = isnad(
        &["read", "-", "--encoding", "windows-1256"],
        b"\xc7\xe1",
        here.path(),
    );
    assert_eq!(told.status.code(), Some(0));
}

#[test]
fn a_report_over_the_limit_is_named() {
    let here = folder();
    let done = isnad(
        &["read", "-", "--max-size", "10"],
        text().as_bytes(),
        here.path(),
    );
    assert_eq!(done.status.code(), Some(3));
    assert!(said(&done).contains("expected at most 10 bytes in one report"));
    assert!(said(&done).contains("--max-size"));
}

#[test]
fn pretty_has_no_colour_in_a_pipe() {
    let here = folder();
    let done = isnad(&["read", "-", "--pretty"], text().as_bytes(), here.path());
    let shown = String::from_utf8(done.stdout).unwrap();
    assert!(shown.contains(TITLE) && !shown.contains('\u{1b}'));
    let done = isnad(
        &["read", "-", "--pretty", "--color", "always"],
        text().as_bytes(),
        here.path(),
    );
    assert!(String::from_utf8(done.stdout).unwrap().contains('\u{1b}'));
}

#[test]
fn a_closed_pipe_is_no_error() {
    use std::process::{Command, Stdio};
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut child = Command::new(assert_cmd::cargo::cargo_bin("isnad"))
        .args(["read", "--quiet", "--pretty", "--color", "always"])
        .args(vec![samples; 4])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let done = child.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(said(&done), "");
}

#[test]
fn explains_a_place() {
    let here = folder();
    std::fs::write(here.path().join("report.txt"), text()).unwrap();
    let done = isnad(&["explain", "report.txt", "34"], b"", here.path());
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let shown = String::from_utf8(done.stdout).unwrap();
    assert!(shown.contains("word") && shown.contains("قال"), "{shown}");
    let done = isnad(&["explain", "report.txt", "5000"], b"", here.path());
    assert_eq!(done.status.code(), Some(3));
    assert!(said(&done).contains("expected an offset below"));
    let done = isnad(
        &["explain", "report.txt", "0", "--id", "other"],
        b"",
        here.path(),
    );
    assert!(said(&done).contains("expected other in report.txt, found none"));
}

#[test]
fn prints_schema_completions_and_manual() {
    let here = folder();
    let schema = isnad(&["schema"], b"", here.path());
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    assert_eq!(schema["$id"], "isnad.record.v1");
    for shell in ["bash", "zsh", "fish"] {
        let script = isnad(&["completions", shell], b"", here.path());
        assert!(String::from_utf8_lossy(&script.stdout).contains("isnad"));
    }
    let manual = isnad(&["man"], b"", here.path());
    assert!(String::from_utf8_lossy(&manual.stdout).contains(".TH isnad"));
}

#[test]
fn shows_the_samples() {
    let here = folder();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let arguments = [
        "demo",
        "--samples",
        samples.to_str().unwrap(),
        "--show",
        "1",
    ];
    let done = isnad(&arguments, b"", here.path());
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(here.path().join("out/demo.html").is_file());
    assert!(String::from_utf8_lossy(&done.stdout).contains("out/demo.html"));
}

/// The record that the README shows is the record its report gives.
#[test]
fn the_readme_tells_the_truth() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    let report = readme
        .split("```text\n")
        .nth(1)
        .unwrap()
        .split("\n```")
        .next()
        .unwrap();
    let here = folder();
    std::fs::write(here.path().join("report.txt"), report).unwrap();
    let done = isnad(
        &["read", "report.txt", "--published", "2006-08-15"],
        b"",
        here.path(),
    );
    let record = &records(&done)[0];
    let letters: Vec<char> = report.chars().collect();
    let quote = |span: &Value| -> String {
        let place = |end: &str| span[end].as_u64().unwrap() as usize;
        letters[place("start")..place("end")].iter().collect()
    };
    let name = |id: &Value| &record["entities"][id.as_u64().unwrap() as usize]["name"];
    let statements = record["statements"].as_array().unwrap();
    let cues: Vec<String> = statements.iter().map(|s| quote(&s["cue"])).collect();
    assert_eq!(cues, ["ذكرت", "مضيفا"]);
    for statement in statements {
        assert_eq!(name(&statement["speaker"]), "مصدر أمني");
        assert_eq!(name(&statement["chain"][0]), "صحيفة النهار اللبنانية");
        // The README gives each content by its place.
        let content = &statement["content"][0];
        let (start, end) = (&content["start"], &content["end"]);
        let place = format!("\"content\": [{{\"start\": {start}, \"end\": {end}}}]");
        assert!(readme.contains(&place), "{place}");
    }
    let event = &record["events"][0];
    assert_eq!(record["events"].as_array().unwrap().len(), 1);
    assert_eq!(event["type"], "MOBILIZE");
    assert_eq!(quote(&event["trigger"]), "ينتشر");
    assert_eq!(name(&event["actors"][0]), "الجيش اللبناني");
    assert_eq!(name(&event["where"]), "مرجعيون");
    for field in ["when", "modality", "cameo"] {
        let told = format!("\"{field}\": {}", event[field]);
        assert!(readme.contains(&told), "{told}");
    }
    let (start, end) = (&event["trigger"]["start"], &event["trigger"]["end"]);
    let place = format!("\"trigger\": {{\"start\": {start}, \"end\": {end}}}");
    assert!(readme.contains(&place), "{place}");
    for rule in event["rules"].as_array().unwrap() {
        assert!(readme.contains(&rule.to_string()), "{rule}");
    }
    // The Arabic page tells of the same report, in tables.
    let arabic = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README-ar.md");
    let arabic = std::fs::read_to_string(arabic).unwrap();
    assert!(arabic.contains(report));
    for statement in statements {
        let row = format!(
            "| {} | {} | {} |",
            name(&statement["speaker"]).as_str().unwrap(),
            name(&statement["chain"][0]).as_str().unwrap(),
            quote(&statement["content"][0])
        );
        assert!(arabic.contains(&row), "{row}");
    }
    let row = format!(
        "| {} | {} | {} | {} | {} | القول 2 |",
        event["type"].as_str().unwrap(),
        name(&event["actors"][0]).as_str().unwrap(),
        event["when"].as_str().unwrap(),
        name(&event["where"]).as_str().unwrap(),
        event["modality"].as_str().unwrap()
    );
    assert!(arabic.contains(&row), "{row}");
    assert_eq!(event["statements"], serde_json::json!([1]));
    let days: Vec<&Value> = record["times"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| &t["value"])
        .collect();
    assert_eq!(days, ["2006-08-14", "2006-08-17"]);
}

#[test]
fn exports_records() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let here = folder();
    let read = isnad(&["read", samples.to_str().unwrap()], b"", here.path());
    for format in ["csv", "parquet", "gdelt"] {
        let done = isnad(
            &["export", "-f", format, "--out", format],
            &read.stdout,
            here.path(),
        );
        assert_eq!(done.status.code(), Some(0), "{format}: {}", said(&done));
        assert!(std::fs::read_dir(here.path().join(format)).unwrap().count() >= 2);
    }
    for format in ["plover", "polecat", "webannotation", "graphml", "gexf"] {
        let done = isnad(&["export", "-f", format], &read.stdout, here.path());
        assert_eq!(done.status.code(), Some(0), "{format}: {}", said(&done));
        assert!(!done.stdout.is_empty());
    }
    let code =
        |arguments: &[&str], input: &[u8]| isnad(arguments, input, here.path()).status.code();
    assert_eq!(code(&["export", "-f", "csv"], b""), Some(2));
    assert_eq!(code(&["export", "-f", "word"], b""), Some(2));
    assert_eq!(code(&["export", "-f", "plover"], b"{}\n"), Some(3));

    // A bad line is told with its place, the others are written; the input is never written over.
    let mut input = b"{}\n".to_vec();
    input.extend(&read.stdout);
    std::fs::write(here.path().join("records.jsonl"), &input).unwrap();
    let done = isnad(
        &["export", "-f", "polecat", "records.jsonl"],
        b"",
        here.path(),
    );
    assert_eq!(done.status.code(), Some(1));
    assert!(said(&done).contains("records.jsonl:1: expected a record on the line"));
    let onto = [
        "export",
        "-f",
        "plover",
        "records.jsonl",
        "-o",
        "records.jsonl",
    ];
    assert_eq!(code(&onto, b""), Some(2));
    assert_eq!(
        std::fs::read(here.path().join("records.jsonl")).unwrap(),
        input
    );
    let bare = isnad(&["read", "--no-text", "-"], text().as_bytes(), here.path());
    let done = isnad(
        &["export", "-f", "webannotation"],
        &bare.stdout,
        here.path(),
    );
    assert_eq!(done.status.code(), Some(3));
    assert!(said(&done).contains("without --no-text"), "{}", said(&done));
}
