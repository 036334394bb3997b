//! From an Arabic report to its record: times, mentions, entities, statements.
//!
//! [`read`] is the whole of it. It knows no files and no network; the same report gives the same
//! record, always. Each stage is a module that takes what stands before it and changes nothing:
//!
//! words and sentences (`isnad-arabic`) → [`times`] → names → noun phrases → mentions →
//! entities → statements → events → [`Record`].

pub mod entities;
pub mod events;
pub mod mentions;
pub mod names;
pub mod phrases;
pub mod report;
pub mod statements;
pub mod times;

use std::collections::BTreeSet;

use isnad_arabic::Document;
use isnad_record::{DocumentInfo, Engine, Record};
use sha2::{Digest, Sha256};

pub use report::Report;

/// Reads one report.
#[must_use]
pub fn read(report: &Report) -> Record {
    let document = Document::read(&report.text);
    let (times, mut warnings) = times::times(&document, report.published);
    warnings.extend(document.warnings.iter().cloned());
    warnings.sort();
    let mentions = mentions::mentions(&document);
    let mut entities = entities::resolve(&document, mentions, report.published);
    let mut phrases = phrases::Phrases::of(&document);
    for (_, mention) in entities.mentions() {
        if let Some(name) = &mention.name {
            phrases.mark_name(name.clone(), mention.kb.is_some());
            if mention.kb.is_some() && mention.entity_type != isnad_record::EntityType::Per {
                phrases.mark_body(name.start);
            }
        }
    }
    let title_len = report.title_len() as u32;
    let title_end = document.words.partition_point(|w| w.span.start < title_len);
    let drafts = statements::statements(&document, &phrases, &mut entities, title_end);
    let stage = events::Report {
        document: &document,
        phrases: &phrases,
        entities: &entities,
        statements: &drafts,
        times: &times,
        lookup: &events::Lookup::of(&drafts),
        title_words: title_end,
        published: report.published,
    };
    let mut events = events::events(stage);
    let used: BTreeSet<u32> = events.iter().flat_map(events::entities).collect();
    let (entities, number) = entities.into_record(|id| used.contains(&id.0));
    events::renumber(&mut events, &number);
    let statements = statements::into_record(&document, drafts, &number);
    Record {
        schema: Record::SCHEMA.to_owned(),
        document: info(report),
        entities,
        statements,
        events,
        times,
        warnings,
        engine: Engine {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data: String::new(),
        },
    }
}

fn info(report: &Report) -> DocumentInfo {
    let digest = Sha256::digest(report.text.as_bytes());
    DocumentInfo {
        id: report.id.clone(),
        title: report.title.clone(),
        published: report.published.map(|date| date.to_string()),
        publisher: report.publisher.clone(),
        url: report.url.clone(),
        language: "ar".to_owned(),
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        text: None,
    }
}
