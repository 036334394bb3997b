//! `isnad explain`: everything that covers one place of a report, and the rules that made it.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

use isnad_arabic::{Document, Word};
use isnad_ingest::Source;
use isnad_record::{Record, Span};

use crate::args::ExplainArgs;
use crate::quoted::Quoted;
use crate::terminal::{code, isolated};
use crate::{Exit, complain, read};

/// Runs the command.
pub fn run(args: &ExplainArgs) -> io::Result<Exit> {
    let source = if args.file == Path::new("-") {
        Source::stdin()
    } else {
        Source::file(&args.file)
    };
    for item in source.documents(&args.form.options()) {
        let document = match item {
            Ok(document) => document,
            Err(error) => {
                complain(&error.to_string());
                continue;
            }
        };
        if args.id.as_ref().is_some_and(|id| *id != document.id) {
            continue;
        }
        let (report, record) = read::record(document, args.published);
        let length = report.text.chars().count();
        if args.offset as usize >= length {
            let offset = args.offset;
            complain(&format!(
                "expected an offset below {length}, the report's length in code points, found {offset}"
            ));
            return Ok(Exit::Nothing);
        }
        let shown = explain(&report.text, &record, args.offset);
        io::stdout().lock().write_all(shown.as_bytes())?;
        return Ok(Exit::Read);
    }
    let wanted = args.id.as_deref().unwrap_or("a report");
    complain(&format!(
        "expected {wanted} in {}, found none",
        source.name()
    ));
    Ok(Exit::Nothing)
}

/// What covers one place.
fn explain(text: &str, record: &Record, offset: u32) -> String {
    let quoted = Quoted::new(text);
    let document = Document::read(text);
    let here = Span {
        start: offset,
        end: offset + 1,
    };
    let mut out = String::new();
    let line = |out: &mut String, what: &str, span: Span, rest: &str| {
        let words = quoted.slice(span);
        let start: String = words.chars().take(70).collect();
        let more = if start.len() < words.len() { "…" } else { "" };
        let place = format!("{}..{}", span.start, span.end);
        let _ = writeln!(
            out,
            "{what:<11}{place:<12}{}{more}  {rest}",
            isolated(&start)
        );
    };
    let rules = |out: &mut String, rules: &[String]| {
        if !rules.is_empty() {
            let _ = writeln!(out, "{:<23}because {}", "", rules.join(", "));
        }
    };
    let name = |id: u32| {
        let entity = record.entities.get(id as usize);
        entity.map_or_else(|| "?".to_owned(), |e| isolated(&e.name))
    };
    let names = |ids: &[u32]| {
        ids.iter()
            .map(|id| name(*id))
            .collect::<Vec<_>>()
            .join(", ")
    };
    match document
        .word_at(offset)
        .and_then(|at| document.words.get(at))
    {
        Some(word) if word.span.overlaps(here) => {
            line(&mut out, "word", word.span, &analysis(word, &quoted));
        }
        _ => {
            let _ = writeln!(out, "word       none: space or control");
        }
    }
    let at = document.word_at(offset);
    if let Some(sentence) = at.and_then(|at| document.sentence_of(at)) {
        let span = document.span_of(document.sentences[sentence].words.clone());
        line(&mut out, "sentence", span, &format!("number {sentence}"));
    }
    for quotation in &document.quotations {
        let span = quotation.span(&document.words);
        if span.overlaps(here) {
            let closed = if quotation.close.is_some() {
                ""
            } else {
                ", never closed"
            };
            line(
                &mut out,
                "quotation",
                span,
                &format!("depth {}{closed}", quotation.depth),
            );
        }
    }
    for entity in &record.entities {
        for mention in entity.mentions.iter().filter(|m| m.span().overlaps(here)) {
            let more = [
                entity.country.clone(),
                entity.sector.map(code),
                entity.kb.clone(),
            ];
            let more: Vec<String> = more.into_iter().flatten().collect();
            let rest = format!(
                "{} mention of entity {} {} {} {}",
                code(mention.kind),
                entity.id,
                name(entity.id),
                code(entity.kind),
                more.join(" ")
            );
            line(&mut out, "mention", mention.span(), rest.trim_end());
            rules(&mut out, &entity.rules);
        }
    }
    for statement in &record.statements {
        let mut parts = vec![("cue", statement.cue.span())];
        parts.extend(statement.speaker_mention.map(|span| ("speaker", span)));
        parts.extend(statement.content.iter().map(|span| ("content", *span)));
        let mut any = false;
        for (part, span) in parts.into_iter().filter(|(_, span)| span.overlaps(here)) {
            line(
                &mut out,
                part,
                span,
                &format!("of statement {}", statement.id),
            );
            any = true;
        }
        if any {
            let speaker = match statement.speaker {
                Some(speaker) => name(speaker),
                None => statement
                    .speaker_why_none
                    .clone()
                    .unwrap_or_else(|| "unknown".into()),
            };
            let mut said = format!(
                "speaker {speaker} ({}), {}, {}, cue lemma {}",
                code(statement.speaker_how),
                code(statement.stance),
                code(statement.form),
                isolated(&statement.cue.lemma)
            );
            if !statement.chain.is_empty() {
                let _ = write!(said, ", by way of {}", names(&statement.chain));
            }
            if let Some(addressee) = statement.addressee {
                let _ = write!(said, ", to {}", name(addressee));
            }
            let _ = writeln!(out, "{:<23}{said}", "");
            rules(&mut out, &statement.rules);
        }
    }
    for event in &record.events {
        let triggers = std::iter::once(&event.trigger).chain(&event.other_triggers);
        for trigger in triggers.filter(|span| span.overlaps(here)) {
            let rest = format!(
                "of event {} {} {}",
                event.id,
                code(event.kind),
                code(event.modality)
            );
            line(&mut out, "trigger", *trigger, &rest);
            let who = format!("{} → {}", names(&event.actors), names(&event.recipients));
            let _ = writeln!(out, "{:<23}{who}", "");
            rules(&mut out, &event.rules);
        }
    }
    for time in record
        .times
        .iter()
        .filter(|time| time.span().overlaps(here))
    {
        line(&mut out, "time", time.span(), &time.value);
        rules(&mut out, &time.rules);
    }
    for warning in &record.warnings {
        let span = Span {
            start: warning.start,
            end: warning.end,
        };
        if span.overlaps(here) {
            line(
                &mut out,
                "warning",
                span,
                &format!("{}: {}", warning.code, warning.message),
            );
        }
    }
    out
}

/// A word's analysis on one line: its parts, lemma, part of speech and features.
fn analysis(word: &Word, quoted: &Quoted) -> String {
    let analysis = &word.analysis;
    let mut parts = Vec::new();
    let clitics = analysis.clitics;
    parts.extend(clitics.question.then(|| "أ+".to_owned()));
    parts.extend(clitics.conjunction.map(|c| format!("{c}+")));
    parts.extend(clitics.preposition.map(|c| format!("{c}+")));
    parts.extend(clitics.future.then(|| "س+".to_owned()));
    parts.push(quoted.slice(analysis.stem).to_owned());
    parts.extend(
        analysis
            .enclitic
            .map(|e| format!("+{}", quoted.slice(e.span))),
    );
    let features = analysis.features;
    let mut shown: Vec<String> = Vec::new();
    shown.extend(features.person.map(|p| format!("{p:?}")));
    shown.extend(features.number.map(|n| format!("{n:?}")));
    shown.extend(features.gender.map(|g| format!("{g:?}")));
    shown.extend(features.tense.map(|t| format!("{t:?}")));
    for (yes, feature) in [
        (features.passive, "passive"),
        (features.definite, "definite"),
        (features.verbal_noun, "verbal noun"),
        (features.participle, "participle"),
    ] {
        shown.extend(yes.then(|| feature.to_owned()));
    }
    format!(
        "{} {} lemma {} {}",
        analysis.pos.tag(),
        isolated(&parts.join(" ")),
        isolated(&analysis.lemma),
        shown.join(" ").to_lowercase()
    )
    .trim_end()
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::explain;

    #[test]
    fn names_what_covers_a_place() {
        let text = "أكد الوزير أن الاتفاق قريب";
        let record = serde_json::from_str(include_str!("../tests/record.json")).unwrap();
        let shown = explain(text, &record, 5);
        for words in [
            "word",
            "sentence",
            "mention",
            "speaker",
            "role.minister",
            "cue.affirm",
        ] {
            assert!(shown.contains(words), "{words} in\n{shown}");
        }
        let shown = explain(text, &record, 3);
        assert!(shown.contains("word       none"), "{shown}");
    }
}
