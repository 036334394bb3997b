//! What goes without saying: the time and place that a sentence, and a story, leave understood.
//!
//! Verbs joined by و in one sentence with one subject share its time. Fighting told on in the next
//! sentence by the same sides goes on where it was. A headline's event is when its lead says it
//! was. Nothing is carried further: another subject, another day or a new story ends it.

use isnad_record::{EventType, Modality};

use super::Timed;
use super::place::happens_somewhere;
use crate::events::{Report, Telling};
use crate::phrases::Class;

/// How many sentences on a scene still holds.
const SCENE: usize = 3;

/// Gives a sentence's conjoined verbs the time of the first: `قطعت … أمس … وأغلقت`.
pub(in crate::events) fn within_sentence(report: &Report<'_>, tellings: &mut [Telling]) {
    let mut order: Vec<usize> = (0..tellings.len()).collect();
    order.sort_by_key(|at| tellings[*at].words.start);
    let mut from: Option<usize> = None;
    for at in order {
        let here = &tellings[at];
        let verb = report.phrases.class(here.words.start) == Class::Verb;
        if here.time.is_some() {
            from = verb.then_some(at);
            continue;
        }
        let Some(first) = from else { continue };
        let known = &tellings[first];
        let goes_on = verb
            && report.phrases.conjoined(here.words.start)
            && known.sentence == here.sentence
            && known.statements == here.statements
            && known.modality == here.modality
            && (here.actors.is_empty() || here.actors.iter().any(|id| known.actors.contains(id)));
        if goes_on {
            let time = known.time;
            tellings[at].time = time;
            tellings[at].rules.push("when.sentence");
        } else if known.sentence != here.sentence {
            from = None;
        }
    }
}

/// What one happening of a story may leave to be understood from the ones told before it.
pub(in crate::events) fn within_story(report: &Report<'_>, tellings: &mut [&mut Telling]) {
    let led = led(report, tellings);
    for at in 0..tellings.len() {
        let (before, rest) = tellings.split_at_mut(at);
        let Some(here) = rest.first_mut() else {
            continue;
        };
        if here.place.is_none() && goes_on_in_place(here) {
            let earlier = before.iter().rev().take(12).find(|other| {
                other.place.is_some()
                    && here.sentence.abs_diff(other.sentence) <= SCENE
                    && same_scene(other, here)
            });
            if let Some(place) = earlier.and_then(|other| other.place) {
                here.place = Some(place);
                here.rules.push("where.episode");
            }
        }
        if here.time.is_some() {
            continue;
        }
        if let Some((time, rule)) = understood_time(report, here, led) {
            here.time = Some(time);
            here.rules.push(rule);
        }
    }
}

/// True for what is done on a ground: fighting, arrests, marches, meetings.
fn goes_on_in_place(telling: &Telling) -> bool {
    happens_somewhere(telling.row.kind)
        && !matches!(telling.row.kind, EventType::Agree | EventType::Aid)
        && telling.modality != Modality::Negated
}

fn same_scene(other: &Telling, here: &Telling) -> bool {
    let share = |a: &[_], b: &[_]| a.iter().any(|id| b.contains(id));
    let met = |kind| matches!(kind, EventType::Consult | EventType::Agree);
    let kinds = other.row.kind == here.row.kind
        || met(other.row.kind) && met(here.row.kind)
        || !met(other.row.kind) && !met(here.row.kind);
    kinds
        && (share(&other.actors, &here.actors)
            || share(&other.recipients, &here.recipients)
            || share(&other.actors, &here.recipients)
            || share(&other.recipients, &here.actors))
}

/// The time that goes without saying: a headline's is its lead's, what a text says that was
/// adopted or read out a sentence ago it says on that day, and who spoke on a day goes on speaking.
fn understood_time(
    report: &Report<'_>,
    here: &Telling,
    led: Option<usize>,
) -> Option<(usize, &'static str)> {
    let at = here.words.start;
    if at < report.title_words {
        let main = report.phrases.class(at) == Class::Verb
            || (0..report.title_words).all(|at| report.phrases.class(at) != Class::Verb);
        return main
            .then_some(led)
            .flatten()
            .map(|time| (time, "when.lead"));
    }
    use EventType as E;
    let said = matches!(
        here.row.kind,
        E::Accuse | E::Request | E::Reject | E::Threaten | E::Support
    );
    if !said || here.modality != Modality::Actual || !here.statements.is_empty() {
        return None;
    }
    let sentences = &report.document.sentences;
    let document = here.actors.iter().any(|id| {
        report
            .entities
            .get(*id)
            .is_some_and(|e| is_document(&isnad_arabic::fold(&e.name)))
    });
    let first = here.sentence.saturating_sub(SCENE + 1);
    if document {
        return (first..here.sentence)
            .rev()
            .find_map(|s| report.main_time(&sentences[s].words))
            .map(|time| (time, "when.document"));
    }
    let floor = sentences[here.sentence.saturating_sub(2)].words.start;
    let after = report.statements.partition_point(|d| d.cue.start < at);
    report.statements[after.saturating_sub(6)..after]
        .iter()
        .rev()
        .filter(|d| d.cue.start >= floor && d.parent.is_none())
        .filter(|d| d.speaker.is_some_and(|id| here.actors.contains(&id)))
        .find_map(|draft| {
            let sentence = report.document.sentence_of(draft.cue.start)?;
            report.time(Timed {
                words: &draft.cue,
                sentence: &sentences[sentence].words,
                kind: here.row.kind,
                actors: &here.actors,
            })
        })
        .map(|(time, _)| (time, "when.speech"))
}

/// True for a text that speaks for who adopted it.
fn is_document(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or("");
    matches!(
        first.strip_prefix("ال").unwrap_or(first),
        "قرار" | "بيان" | "وثيقه" | "اعلان" | "بلاغ"
    )
}

/// The time of the lead: that of the first happening told in it, or of its main clause.
fn led(report: &Report<'_>, tellings: &[&mut Telling]) -> Option<usize> {
    let body = |t: &&&mut Telling| t.words.start >= report.title_words;
    let first = tellings.iter().find(body)?;
    let lead = report
        .document
        .sentences
        .partition_point(|s| s.words.start < report.title_words);
    let told = (first.sentence <= lead + 1)
        .then(|| {
            tellings
                .iter()
                .filter(body)
                .take_while(|t| t.sentence == first.sentence)
                .find_map(|t| t.time)
        })
        .flatten();
    told.or_else(|| lead_time(report))
}

/// The time at which the lead says in the report's own voice that it happened.
fn lead_time(report: &Report<'_>) -> Option<usize> {
    let sentences = &report.document.sentences;
    let first = sentences.partition_point(|s| s.words.start < report.title_words);
    let lead = sentences[first..]
        .iter()
        .take(3)
        .map(|s| &s.words)
        .find(|words| (words.start..words.end).any(|at| report.phrases.class(at) == Class::Verb))?;
    report.main_time(lead)
}
