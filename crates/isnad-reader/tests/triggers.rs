//! Every trigger's examples and counter-examples, read as a report would be.
//!
//! `data/triggers.examples.tsv` gives for each row of `data/triggers.tsv` sentences it must read
//! and sentences it must leave alone. An example holds when an event of the row's type is made with
//! the actors and recipients expected, or by the row itself where it expects neither; a
//! counter-example (`none`) when no event of the row's type is made. What does not hold yet is listed in `triggers.known`: the list may be shortened or
//! lengthened only knowingly, with `ISNAD_BLESS=1 cargo test -p isnad-reader --test triggers`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use isnad_lexicon::triggers::{Trigger, rows};
use isnad_reader::Report;
use isnad_record::{Event, EventType, Record};

const EXAMPLES: &str = include_str!("../../../data/triggers.examples.tsv");
const KNOWN: &str = include_str!("triggers.known");
const KNOWN_AT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/triggers.known");

/// One line of the table.
struct Example {
    id: &'static str,
    text: &'static str,
    expected: &'static str,
}

/// What an example says is to be read; none for a counter-example.
struct Expected {
    kind: EventType,
    actors: Vec<&'static str>,
    recipients: Vec<&'static str>,
    modality: Option<&'static str>,
}

fn examples() -> Vec<Example> {
    let cells = |line: &'static str| {
        let mut cells = line.split('\t');
        Some(Example {
            id: cells.next()?,
            text: cells.next()?,
            expected: cells.next()?,
        })
    };
    EXAMPLES.lines().skip(1).filter_map(cells).collect()
}

fn expected(cell: &'static str) -> Option<Expected> {
    let mut parts = cell.split(':');
    let mut out = Expected {
        kind: EventType::from_code(parts.next()?)?,
        actors: Vec::new(),
        recipients: Vec::new(),
        modality: None,
    };
    for part in parts {
        match part.split_once('=') {
            Some(("actors", names)) => out.actors = names.split('+').collect(),
            Some(("recipients", names)) => out.recipients = names.split('+').collect(),
            Some(("modality", code)) => out.modality = Some(code),
            _ => panic!("expected actors=, recipients= or modality=, found {part} in {cell}"),
        }
    }
    Some(out)
}

/// Why an example does not hold; none where it does.
fn failure(example: &Example, row: &Trigger) -> Option<String> {
    let published = jiff::civil::date(2016, 5, 20);
    let record = isnad_reader::read(&Report::of("example", None, example.text, Some(published)));
    let text: Vec<char> = example.text.chars().collect();
    let Some(expected) = expected(example.expected) else {
        let found: Vec<String> = record
            .events
            .iter()
            .filter(|event| event.kind == row.kind)
            .map(|event| told(&record, event, &text))
            .collect();
        return (!found.is_empty()).then(|| format!("found {}", found.join("; ")));
    };
    let named = |ids: &[u32], names: &[&str]| {
        names.iter().all(|name| {
            ids.iter()
                .any(|id| names_of(&record, *id, &text).any(|n| n.contains(name)))
        })
    };
    // Another row of the type may tell the same event, where the example says whose it is.
    let says_more = !expected.actors.is_empty() || !expected.recipients.is_empty();
    let holds = |event: &Event| {
        event.kind == expected.kind
            && (event.rules.first() == Some(&row.rule)
                || says_more
                || !event.other_triggers.is_empty())
            && named(&event.actors, &expected.actors)
            && named(&event.recipients, &expected.recipients)
            && expected.modality.is_none_or(|m| event.modality.code() == m)
    };
    if record.events.iter().any(holds) {
        return None;
    }
    let found: Vec<String> = record
        .events
        .iter()
        .map(|event| told(&record, event, &text))
        .collect();
    Some(format!("found {}", found.join("; ")))
}

/// Everything the report calls an entity.
fn names_of<'a>(
    record: &'a Record,
    id: u32,
    text: &'a [char],
) -> impl Iterator<Item = String> + 'a {
    let entity = &record.entities[id as usize];
    let mentions = entity.mentions.iter().map(|mention| {
        text[mention.start as usize..mention.end as usize]
            .iter()
            .collect()
    });
    std::iter::once(entity.name.clone()).chain(mentions)
}

/// An event in a line.
fn told(record: &Record, event: &Event, text: &[char]) -> String {
    let names = |ids: &[u32]| -> String {
        let names: Vec<&str> = ids
            .iter()
            .map(|id| record.entities[*id as usize].name.as_str())
            .collect();
        names.join("+")
    };
    let trigger: String = text[event.trigger.start as usize..event.trigger.end as usize]
        .iter()
        .collect();
    format!(
        "{}:actors={}:recipients={}:modality={} by {} ({trigger})",
        event.kind,
        names(&event.actors),
        names(&event.recipients),
        event.modality.code(),
        event.rules.first().map_or("", String::as_str),
    )
}

#[test]
fn examples_hold() {
    let rules: BTreeMap<&str, &Trigger> = rows()
        .iter()
        .filter_map(|row| Some((row.rule.strip_prefix("trigger.")?, row)))
        .collect();
    let mut failing = BTreeSet::new();
    let examples = examples();
    for example in &examples {
        let row = rules
            .get(example.id)
            .unwrap_or_else(|| panic!("expected a row {} in data/triggers.tsv", example.id));
        if let Some(why) = failure(example, row) {
            println!(
                "{}\t{}\n  expected {}\n  {why}",
                example.id, example.text, example.expected
            );
            failing.insert((example.id, example.text));
        }
    }
    println!("{} of {} examples fail", failing.len(), examples.len());
    if std::env::var_os("ISNAD_BLESS").is_some() {
        let mut list = String::new();
        for (id, text) in &failing {
            writeln!(list, "{id}\t{text}").unwrap();
        }
        std::fs::write(KNOWN_AT, list).unwrap();
        return;
    }
    let known: BTreeSet<(&str, &str)> = KNOWN.lines().filter_map(|l| l.split_once('\t')).collect();
    let new: Vec<_> = failing.difference(&known).collect();
    let mended: Vec<_> = known.difference(&failing).collect();
    assert!(
        new.is_empty() && mended.is_empty(),
        "newly failing: {new:#?}\nmended, to be taken off {KNOWN_AT} with ISNAD_BLESS=1: {mended:#?}"
    );
}

#[test]
fn examples_are_in_order() {
    let lines: Vec<&str> = EXAMPLES.lines().skip(1).collect();
    assert!(lines.is_sorted(), "expected the examples sorted bytewise");
    for example in examples() {
        let parsed = expected(example.expected);
        assert!(
            example.expected == "none" || parsed.is_some(),
            "expected a type or none, found {}",
            example.expected
        );
    }
}
