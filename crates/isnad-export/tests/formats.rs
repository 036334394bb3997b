//! Every format over one small record: what it writes, and that hostile text stays data.

use isnad_export::{Folder, Format, Options, Single, export};
use isnad_record::Record;

fn record() -> Record {
    serde_json::from_str(include_str!("record.json")).expect("the fixture is a record")
}

fn written(format: Format, options: Options) -> Vec<(String, Vec<u8>)> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    export(
        format,
        options,
        [record()],
        &mut Folder(folder.path().to_owned()),
    )
    .expect("exports");
    format
        .tables()
        .iter()
        .map(|t| {
            (
                (*t).to_owned(),
                std::fs::read(folder.path().join(t)).expect("table is there"),
            )
        })
        .collect()
}

fn text(format: Format, table: usize) -> String {
    String::from_utf8(written(format, Options::default()).remove(table).1).expect("UTF-8")
}

#[test]
fn every_format_writes_its_tables() {
    for format in Format::ALL {
        for (name, bytes) in written(format, Options::default()) {
            assert!(!bytes.is_empty(), "{name} is empty");
        }
    }
}

#[test]
fn plover_has_the_manuals_fields() {
    let line: serde_json::Value = serde_json::from_str(text(Format::Plover, 0).trim()).unwrap();
    assert_eq!(line["event"], "CONSULT");
    assert_eq!(line["mode"][0], "visit");
    assert_eq!(line["actor"][0]["code"], "EGY");
    assert_eq!(line["recipient"][0]["sector"], "GOV");
    assert_eq!(line["date"], "1977-11-19");
    assert_eq!(line["event_text"], "زيارة");
}

#[test]
fn polecat_has_forty_columns() {
    for line in text(Format::Polecat, 0).lines() {
        assert_eq!(line.split('\t').count(), 40);
    }
}

#[test]
fn gdelt_has_61_and_16_columns() {
    for line in text(Format::Gdelt, 0).lines() {
        assert_eq!(line.split('\t').count(), 61);
    }
    let mentions = text(Format::Gdelt, 1);
    let cells: Vec<&str> = mentions.lines().next().unwrap().split('\t').collect();
    assert_eq!(cells.len(), 16);
    assert_eq!(cells[9], "8", "the trigger's place in the original Arabic");
}

#[test]
fn csv_starts_with_a_mark_only_when_asked() {
    let plain = written(Format::Csv, Options::default()).remove(1).1;
    let marked = written(Format::Csv, Options { bom: true }).remove(1).1;
    assert!(plain.starts_with(b"report,"));
    assert!(marked.starts_with("\u{feff}report,".as_bytes()));
}

#[test]
fn annotations_quote_the_words_and_their_surroundings() {
    let all = text(Format::WebAnnotation, 0);
    let event: serde_json::Value = all
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .find(|v: &serde_json::Value| v["id"].as_str().unwrap().ends_with("#e0"))
        .unwrap();
    let quote = &event["target"][0]["selector"][1];
    assert_eq!(quote["exact"], "زيارة");
    assert!(quote["prefix"].as_str().unwrap().ends_with("السادات "));
}

#[test]
fn a_record_without_text_is_refused_by_name() {
    let mut bare = record();
    bare.document.text = None;
    let error = export(
        Format::Csv,
        Options::default(),
        [bare],
        &mut Single::new(std::io::sink()),
    )
    .unwrap_err();
    assert!(error.to_string().contains("one table") || error.to_string().contains("text"));
}
