//! The work of reading grows with a text's length, not with its square.
//!
//! Time is measured, since a look through the whole text can hide in any stage; a busy machine is
//! allowed for by taking the least of several tries and a bound far above the four that is right:
//! a stage that looks through everything at every word comes out near sixteen.

#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use isnad_reader::Report;

/// How much more time a text of four times the length may take.
const AT_MOST: f64 = 7.0;
/// How often a text that took more is tried again.
const TRIES: usize = 4;

fn time(text: &str) -> Duration {
    let report = Report::of("long", None, text, None);
    let start = Instant::now();
    let record = isnad_reader::read(&report);
    let taken = start.elapsed();
    assert!(!record.entities.is_empty());
    taken
}

/// Reads a text and its fourfold.
fn grows_evenly(name: &str, once: &str) {
    let fourfold = once.repeat(4);
    let mut short = Duration::MAX;
    let mut long = Duration::MAX;
    for _ in 0..TRIES {
        short = short.min(time(once));
        long = long.min(time(&fourfold));
        if long.as_secs_f64() <= AT_MOST * short.as_secs_f64() {
            return;
        }
    }
    let ratio = long.as_secs_f64() / short.as_secs_f64();
    assert!(
        ratio <= AT_MOST,
        "{name}: four times the text took {ratio:.1} times as long ({short:?}, then {long:?})"
    );
}

fn samples() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../samples");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    let text = |path| std::fs::read_to_string(path).unwrap();
    files.into_iter().map(text).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn many_reports_in_one_text() {
    grows_evenly("samples", &(samples() + "\n\n"));
}

#[test]
fn a_page_without_full_stops() {
    let marks = ['.', '!', '؟', '\n'];
    grows_evenly("no full stops", &(samples().replace(marks, " ") + " "));
}

#[test]
fn one_event_told_over_and_over() {
    grows_evenly("in one sentence", &"قصف الجيش السوري حلب ".repeat(1500));
    let told = "قال الوزير أمس إن الجيش قصف المدينة. ";
    grows_evenly("in its statement", &told.repeat(2500));
    grows_evenly("quotations never closed", &"«قال الوزير إن ".repeat(800));
}
