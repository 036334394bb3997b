//! A record set out as plain text for a reader of Arabic to review.
//!
//! Every line starts with a Latin label, so that left-to-right editors and `git diff` keep the
//! order of the columns whatever Arabic follows.

use std::fmt::Write as _;

use isnad_record::{Record, Span};
use serde::Serialize;

use crate::score::measure::{Mistake, Tally};

/// The record's statements, events, times, entities and warnings.
pub fn record(text: &str, record: &Record) -> String {
    let page = Page {
        letters: text.chars().collect(),
        record,
    };
    let mut out = format!(
        "{}  {}\n",
        record.document.id,
        record.document.published.as_deref().unwrap_or("-")
    );
    page.statements(&mut out);
    page.events(&mut out);
    page.times(&mut out);
    page.entities(&mut out);
    page.warnings(&mut out);
    out
}

/// What the record gets wrong against the annotation made by hand.
pub fn verdict(tally: &Tally, mistakes: &[Mistake]) -> String {
    let mut out = String::from("\n# against the gold (right, read, gold)\n");
    for (name, [right, read, gold]) in &tally.found {
        let _ = writeln!(out, "{name:16} {right} {read} {gold}");
    }
    for mistake in mistakes {
        let _ = writeln!(
            out,
            "known {:9} {} | {}",
            mistake.layer, mistake.words, mistake.what
        );
    }
    out
}

struct Page<'a> {
    letters: Vec<char>,
    record: &'a Record,
}

impl Page<'_> {
    fn quote(&self, span: Span) -> String {
        let end = (span.end as usize).min(self.letters.len());
        let start = (span.start as usize).min(end);
        self.letters[start..end]
            .iter()
            .map(|letter| if *letter == '\n' { '⏎' } else { *letter })
            .collect()
    }

    fn name(&self, entity: u32) -> &str {
        self.record
            .entities
            .get(entity as usize)
            .map_or("?", |e| e.name.as_str())
    }

    fn names(&self, entities: &[u32]) -> String {
        let names: Vec<&str> = entities.iter().map(|e| self.name(*e)).collect();
        if names.is_empty() {
            "-".to_owned()
        } else {
            names.join(" ؛ ")
        }
    }

    fn quotes(&self, spans: &[Span]) -> String {
        let pieces: Vec<String> = spans.iter().map(|s| self.quote(*s)).collect();
        pieces.join(" […] ")
    }

    fn statements(&self, out: &mut String) {
        let _ = writeln!(out, "\n# statements {}", self.record.statements.len());
        for s in &self.record.statements {
            let parent = s.parent.map_or(String::new(), |p| format!(" in {p}"));
            let _ = writeln!(
                out,
                "\n{} {} {}{parent} | {} [{}]",
                s.id,
                code(s.stance),
                code(s.form),
                self.quote(s.cue.span()),
                s.cue.lemma
            );
            let words = s
                .speaker_mention
                .map_or(String::new(), |m| format!(" «{}»", self.quote(m)));
            let speaker = s.speaker.map_or_else(
                || format!("none ({})", s.speaker_why_none.as_deref().unwrap_or("?")),
                |e| self.name(e).to_owned(),
            );
            let _ = writeln!(out, "  speaker {} | {speaker}{words}", code(s.speaker_how));
            if !s.chain.is_empty() {
                let _ = writeln!(out, "  chain | {}", self.names(&s.chain));
            }
            if let Some(addressee) = s.addressee {
                let _ = writeln!(out, "  addressee | {}", self.name(addressee));
            }
            let _ = writeln!(out, "  content | {}", self.quotes(&s.content));
        }
    }

    fn events(&self, out: &mut String) {
        if self.record.events.is_empty() {
            return;
        }
        let _ = writeln!(out, "\n# events {}", self.record.events.len());
        for e in &self.record.events {
            let mode = e.mode.map_or(String::new(), |m| format!(" {}", code(m)));
            let _ = writeln!(
                out,
                "\n{} {}{mode} {} {} | {}",
                e.id,
                code(e.kind),
                code(e.modality),
                e.when.as_deref().unwrap_or("-"),
                self.quote(e.trigger)
            );
            if !e.other_triggers.is_empty() {
                let _ = writeln!(out, "  also | {}", self.quotes(&e.other_triggers));
            }
            let _ = writeln!(out, "  actors | {}", self.names(&e.actors));
            let _ = writeln!(out, "  recipients | {}", self.names(&e.recipients));
            if let Some(place) = e.place {
                let _ = writeln!(out, "  where | {}", self.name(place));
            }
            if !e.statements.is_empty() {
                let _ = writeln!(out, "  vouched for by statements {:?}", e.statements);
            }
        }
    }

    fn times(&self, out: &mut String) {
        let _ = writeln!(out, "\n# times {}", self.record.times.len());
        for time in &self.record.times {
            let _ = writeln!(out, "{} | {}", time.value, self.quote(time.span()));
        }
    }

    fn entities(&self, out: &mut String) {
        let _ = writeln!(out, "\n# entities {}", self.record.entities.len());
        for e in &self.record.entities {
            let mut forms: Vec<String> = Vec::new();
            for mention in &e.mentions {
                let form = self.quote(mention.span());
                if !forms.contains(&form) {
                    forms.push(form);
                }
            }
            let _ = writeln!(
                out,
                "{} {} {} {} {} | {} | {}",
                e.id,
                code(e.kind),
                e.country.as_deref().unwrap_or("-"),
                e.sector.map_or("-".to_owned(), code),
                e.kb.as_deref().unwrap_or("-"),
                e.name,
                forms.join(" ؛ ")
            );
        }
    }

    fn warnings(&self, out: &mut String) {
        if self.record.warnings.is_empty() {
            return;
        }
        let _ = writeln!(out, "\n# warnings {}", self.record.warnings.len());
        for w in &self.record.warnings {
            let words = self.quote(Span {
                start: w.start,
                end: w.end,
            });
            let _ = writeln!(out, "{} {} | {words}", w.code, w.message);
        }
    }
}

/// A code as the record writes it.
fn code(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
