//! W3C Web Annotations, JSON Lines: one for each statement, event and entity mention.
//!
//! Each target carries a position selector (code points, as the standard counts them) and a quote
//! selector with the words around, so that a reader can find the place again in another copy.

use isnad_record::{Record, Span};
use serde_json::{Value, json};

use crate::words::Words;
use crate::{Error, Output};

const TABLE: &str = "annotations.jsonl";

/// How many code points of context a quote selector carries on each side.
const CONTEXT: u32 = 32;

pub(crate) fn write(
    records: &mut dyn Iterator<Item = Record>,
    output: &mut dyn Output,
) -> Result<(), Error> {
    let mut out = output.open(TABLE)?;
    for record in records {
        let words = Words::of(&record)?;
        for annotation in annotations(&record, &words) {
            serde_json::to_writer(&mut out, &annotation)
                .map_err(|e| Error::write(TABLE, e.into()))?;
            out.write_all(b"\n").map_err(|e| Error::write(TABLE, e))?;
        }
    }
    out.flush().map_err(|e| Error::write(TABLE, e))
}

fn annotations(record: &Record, words: &Words<'_>) -> Vec<Value> {
    let mut out = Vec::new();
    for statement in &record.statements {
        let mut spans = vec![statement.cue.span()];
        spans.extend(statement.speaker_mention);
        spans.extend(&statement.content);
        out.push(annotation(
            record,
            words,
            &format!("s{}", statement.id),
            "statement",
            &spans,
            &json!(statement),
        ));
    }
    for event in &record.events {
        let mut spans = vec![event.trigger];
        spans.extend(&event.other_triggers);
        out.push(annotation(
            record,
            words,
            &format!("e{}", event.id),
            "event",
            &spans,
            &json!(event),
        ));
    }
    for entity in &record.entities {
        let spans: Vec<Span> = entity
            .mentions
            .iter()
            .map(isnad_record::Mention::span)
            .collect();
        // An annotation must have a target: what is mentioned nowhere has none.
        if spans.is_empty() {
            continue;
        }
        out.push(annotation(
            record,
            words,
            &format!("n{}", entity.id),
            "entity",
            &spans,
            &json!(entity),
        ));
    }
    out
}

fn annotation(
    record: &Record,
    words: &Words<'_>,
    id: &str,
    kind: &str,
    spans: &[Span],
    value: &Value,
) -> Value {
    let source = record
        .document
        .url
        .clone()
        .unwrap_or_else(|| urn(&record.document.sha256));
    let targets: Vec<Value> = spans
        .iter()
        .map(|span| {
            json!({
                "source": source,
                "selector": [
                    { "type": "TextPositionSelector", "start": span.start, "end": span.end },
                    {
                        "type": "TextQuoteSelector",
                        "exact": words.slice(*span),
                        "prefix": words.between(span.start.saturating_sub(CONTEXT), span.start),
                        "suffix": words.between(span.end, span.end.saturating_add(CONTEXT)),
                    },
                ],
            })
        })
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": format!("{}#{id}", urn(&record.document.sha256)),
        "type": "Annotation",
        "motivation": if kind == "entity" { "identifying" } else { "describing" },
        "body": {
            "type": "TextualBody",
            "purpose": "tagging",
            "format": "application/json",
            "value": json!({ kind: value }).to_string(),
        },
        "target": targets,
    })
}

fn urn(sha256: &str) -> String {
    format!("urn:sha256:{sha256}")
}
