//! Events: who did what to whom, when and where, once each.
//!
//! Triggers of the table are found by lemma ([`find`]), given their arguments from the clause
//! ([`arguments`]), kept or rejected by what the arguments show ([`gate`]), dated, placed and
//! given a modality ([`setting`], [`modality`]), and gathered so that an event told three times is
//! one event ([`once`]). A trigger without any argument, place or time of its own is a notion, not
//! an event. What PLOVER and CAMEO call it is [`code`]'s.

mod arguments;
mod background;
mod code;
mod episode;
mod find;
mod gate;
mod lookup;
mod modality;
mod once;
mod readings;
mod retelling;
mod setting;
mod settle;
mod speech;
mod target;
mod violence;

use std::ops::Range;

use isnad_arabic::Document;
use isnad_lexicon::triggers::Trigger;
use isnad_record::{Event, Modality, Span, Time};
use jiff::civil::Date;

use crate::entities::{Entities, EntityId};
use crate::phrases::Phrases;
use crate::statements::Draft;
pub use lookup::Lookup;

/// What the stage reads: the report as the stages before it left it.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// Words and sentences.
    pub document: &'a Document,
    /// Clause structure.
    pub phrases: &'a Phrases<'a>,
    /// Who is named where.
    pub entities: &'a Entities,
    /// What is told on whose word.
    pub statements: &'a [Draft],
    /// Calendar expressions.
    pub times: &'a [Time],
    /// Where to look for them.
    pub lookup: &'a Lookup,
    /// How many words of the text are its headline.
    pub title_words: usize,
    /// The report's date: what is news and what is history is measured from it.
    pub published: Option<Date>,
}

/// One trigger in the text with what its clause tells of it.
#[derive(Clone, Debug)]
struct Telling {
    row: &'static Trigger,
    /// The trigger's words.
    words: Range<usize>,
    sentence: usize,
    actors: Vec<EntityId>,
    recipients: Vec<EntityId>,
    modality: Modality,
    /// Index of the time that governs it.
    time: Option<usize>,
    place: Option<EntityId>,
    /// The statements whose content holds it.
    statements: Vec<u32>,
    /// A noun with the article and nothing of its own: it points back to an event told before.
    points_back: bool,
    /// It speaks of an attack that may have been told before.
    retells: bool,
    /// Those it was done to are known by number or kind only.
    nameless: bool,
    /// It stands after `بعد`, `إثر` and the like: what it tells led to what its clause tells.
    after: bool,
    /// A mention of violence or protest that tells no news of its own: it joins what is told
    /// elsewhere, and is no event by itself.
    background: bool,
    /// Told so plainly that it is an event whoever took part.
    told: bool,
    /// Verbs that only describe its noun: further triggers of the same event.
    describing: Vec<usize>,
    rules: Vec<&'static str>,
}

impl Telling {
    fn has_arguments(&self) -> bool {
        !self.actors.is_empty() || !self.recipients.is_empty()
    }
}

/// Every political event of a report, in order of its trigger. Its entities have working ids until
/// [`renumber`] gives them their numbers in the record.
#[must_use]
pub fn events(report: Report<'_>) -> Vec<Event> {
    let report = Report {
        title_words: headline(&report),
        ..report
    };
    let mut tellings: Vec<Telling> = Vec::new();
    for sentence in 0..report.document.sentences.len() {
        let first = tellings.len();
        speech::tellings(&report, sentence, &mut tellings);
        find::tellings(&report, sentence, &mut tellings);
        setting::within_sentence(&report, &mut tellings[first..]);
    }
    target::aim(&report, &mut tellings);
    background::weigh(&report, &mut tellings);
    let happenings = once::gather(&report, tellings);
    let countries = setting::Countries::of(report.entities);
    happenings
        .into_iter()
        .enumerate()
        .map(|(id, happening)| record(&report, &countries, id, &happening))
        .collect()
}

/// How many words the headline has: those of the title, or of a short first paragraph that ends
/// without a full stop where the report came as one text.
fn headline(report: &Report<'_>) -> usize {
    if report.title_words > 0 {
        return report.title_words;
    }
    let paragraphs = &report.document.paragraphs;
    match paragraphs.first() {
        Some(first) if paragraphs.len() > 1 && first.words.len() <= 25 => {
            let last = first.words.end.wrapping_sub(1);
            let closed = matches!(report.phrases.mark(last), Some('.' | ':' | '،' | '-'));
            if closed { 0 } else { first.words.end }
        }
        _ => 0,
    }
}

/// Gives events' entities their numbers in the record, as `Entities::into_record` has them.
pub fn renumber(events: &mut [Event], number: &[u32]) {
    for event in events {
        for id in event
            .actors
            .iter_mut()
            .chain(&mut event.recipients)
            .chain(&mut event.place)
        {
            *id = number.get(*id as usize).copied().unwrap_or(*id);
        }
    }
}

/// The entities that take part in an event.
pub fn entities(event: &Event) -> impl Iterator<Item = u32> + '_ {
    let sides = event.actors.iter().chain(&event.recipients);
    sides.chain(&event.place).copied()
}

fn record(
    report: &Report<'_>,
    countries: &setting::Countries,
    id: usize,
    happening: &once::Happening,
) -> Event {
    let telling = &happening.telling;
    let numbers = |ids: &[EntityId]| -> Vec<u32> { ids.iter().map(|e| e.0).collect() };
    let time = telling.time.and_then(|at| report.times.get(at));
    let place = telling.place.map(|e| e.0);
    let row = telling.row;
    let (cameo, goldstein) = code::cameo(row.kind, row.mode);
    let mut rules = vec![row.rule.clone()];
    rules.extend(telling.rules.iter().map(|r| (*r).to_owned()));
    let fix = telling
        .place
        .and_then(|id| setting::fix(report.entities, id, countries));
    let place_fix = fix.map(|(fix, rule)| {
        rules.push(rule.to_owned());
        fix
    });
    Event {
        id: id as u32,
        kind: row.kind,
        mode: row.mode,
        contexts: row.contexts.clone(),
        quad: row.kind.quad(),
        score: code::score(row.kind, row.mode),
        cameo: Some(cameo.to_owned()),
        goldstein: Some(goldstein),
        trigger: trigger_span(report.document, &telling.words),
        other_triggers: happening
            .others
            .iter()
            .map(|words| trigger_span(report.document, words))
            .collect(),
        actors: numbers(&telling.actors),
        recipients: numbers(&telling.recipients),
        when: time.map(|t| t.value.clone()),
        when_span: time.map(Time::span),
        place,
        place_fix,
        modality: telling.modality,
        statements: telling.statements.clone(),
        key: key(report, telling),
        rules,
    }
}

/// The trigger's place, without a proclitic on its first word.
fn trigger_span(document: &Document, words: &Range<usize>) -> Span {
    let whole = document.span_of(words.clone());
    match document.words.get(words.start) {
        Some(first) => Span {
            start: first.mention_start().min(whole.end),
            end: whole.end,
        },
        None => whole,
    }
}

/// Type, actors, recipients, date and place by what stays the same from report to report.
fn key(report: &Report<'_>, telling: &Telling) -> String {
    let name = |id: &EntityId| {
        report
            .entities
            .get(*id)
            .map_or(String::new(), |entity| match entity.kb {
                Some(kb) => kb.to_owned(),
                None => isnad_arabic::fold(&entity.name),
            })
    };
    let side = |ids: &[EntityId]| {
        let mut names: Vec<String> = ids.iter().map(name).collect();
        names.sort();
        names.join("+")
    };
    let time = telling.time.and_then(|at| report.times.get(at));
    format!(
        "{}|{}|{}|{}|{}",
        telling.row.kind,
        side(&telling.actors),
        side(&telling.recipients),
        time.map_or("", |t| t.value.as_str()),
        telling.place.as_ref().map_or(String::new(), name),
    )
}
