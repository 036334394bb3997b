//! What every fuzz target holds a record to.

use std::io::Cursor;
use std::path::Path;

use isnad_ingest::{Documents, Format, Options, Source};
use isnad_reader::{Report, read};
use serde_json::Value;

/// Reads `bytes` as documents of one form and each document as a report.
pub fn check(bytes: &[u8], format: Format) {
    let options = Options {
        format,
        ..Options::default()
    };
    let source = Source::file(Path::new("fuzz"));
    for document in Documents::of(Cursor::new(bytes.to_vec()), &source, &options).flatten() {
        let report = Report {
            id: document.id,
            text: document.text,
            title: document.title,
            published: document.published.or("2015-07-21".parse().ok()),
            publisher: document.publisher,
            url: document.url,
        };
        let record = read(&report);
        let json = serde_json::to_value(&record).expect("a record is JSON");
        spans(&json, report.text.chars().count() as u64);
        assert_eq!(record, read(&report), "two readings differ");
    }
}

/// Every span lies in the text.
fn spans(value: &Value, length: u64) {
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
                let (start, end) = (start.as_u64().unwrap(), end.as_u64().unwrap());
                assert!(start <= end && end <= length, "{value} in {length}");
            }
            fields.values().for_each(|value| spans(value, length));
        }
        Value::Array(items) => items.iter().for_each(|value| spans(value, length)),
        _ => {}
    }
}
