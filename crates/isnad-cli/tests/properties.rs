//! What must hold for any report whatever: it is read without a panic, twice the same, and every
//! place in its record lies in its text.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Cursor;
use std::path::Path;

use isnad_ingest::{Documents, Format, Options, Source};
use isnad_reader::{Report, read};
use proptest::prelude::*;
use serde_json::Value;

/// Pieces that reports are made of, and pieces that break them.
const PIECES: &[&str] = &[
    "قال",
    "وأضاف",
    "مؤكدا",
    "نفى",
    "اتهم",
    "دعا",
    "بحسب",
    "نقلا عن",
    "على لسان",
    "في بيان",
    "الوزير",
    "وزير الخارجية",
    "المتحدث",
    "مصدر أمني",
    "بشار الأسد",
    "دمشق",
    "القاهرة",
    "سانا",
    "الأمم المتحدة",
    "الجيش",
    "مسلحون",
    "قصف",
    "التقى",
    "زيارة",
    "اتفاق",
    "أن",
    "إن",
    "إلى",
    "على",
    "الذي",
    "مع",
    "لم",
    "لن",
    "أمس",
    "الأحد",
    "الأسبوع الماضي",
    "20 تموز 2015",
    "رمضان",
    "قبل",
    "ثلاثة",
    "أيام",
    "«",
    "»",
    "\"",
    "“",
    "”",
    "'",
    ":",
    "،",
    "؛",
    "؟",
    ".",
    "...",
    "(",
    ")",
    "-",
    "\n",
    "\n\n",
    "\r\n",
    "\u{202b}",
    "\u{202e}",
    "\u{200f}",
    "\u{640}",
    "\u{64e}\u{651}",
    "ﻻ",
    "٣",
    "\u{0}",
    "\u{feff}",
    "😀",
    "e\u{301}",
    "NATO",
    "12:30",
    "10/7/2015",
    "أ ف ب",
    "د.",
];

fn report() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    let space = prop_oneof![9 => Just(" "), 1 => Just("")];
    proptest::collection::vec((piece, space), 0..60).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(piece, space)| piece + space)
            .collect()
    })
}

fn places(value: &Value, length: u64) -> Result<(), TestCaseError> {
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
                let (start, end) = (start.as_u64().unwrap(), end.as_u64().unwrap());
                prop_assert!(start <= end && end <= length, "{} in {}", value, length);
            }
            fields.values().try_for_each(|value| places(value, length))
        }
        Value::Array(items) => items.iter().try_for_each(|value| places(value, length)),
        _ => Ok(()),
    }
}

fn check(text: &str, title: Option<&str>) -> Result<(), TestCaseError> {
    let mut report = Report::of("a", None, text, "2015-07-21".parse().ok());
    report.title = title.map(str::to_owned);
    let record = read(&report);
    prop_assert_eq!(&record, &read(&report));
    places(
        &serde_json::to_value(&record).unwrap(),
        text.chars().count() as u64,
    )?;
    let entities = record.entities.len() as u32;
    for statement in &record.statements {
        let named = statement
            .speaker
            .iter()
            .chain(&statement.chain)
            .chain(&statement.addressee);
        named.into_iter().try_for_each(|id| {
            prop_assert!(*id < entities);
            Ok(())
        })?;
        prop_assert!(statement.parent != Some(statement.id));
        prop_assert!(!statement.rules.is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_report_gives_a_sound_record(text in report()) {
        check(&text, text.lines().next())?;
    }

    #[test]
    fn any_bytes_give_sound_records_or_errors(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for format in [Format::Text, Format::Lines] {
            let source = Source::file(Path::new("any"));
            let options = Options { format, ..Options::default() };
            for document in Documents::of(Cursor::new(bytes.clone()), &source, &options).flatten() {
                check(&document.text, document.title.as_deref())?;
            }
        }
    }
}
