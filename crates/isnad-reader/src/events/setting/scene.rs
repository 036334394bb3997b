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
    let mut placed: Option<usize> = None;
    for at in order {
        let here = &tellings[at];
        let start = here.words.start;
        let joined = report.phrases.conjoined(start);
        let follows = |first: usize| {
            let known: &Telling = &tellings[first];
            joined && known.statements == here.statements && known.modality == here.modality
        };
        let shares = |first: usize| {
            here.actors.is_empty()
                || (here.actors.iter()).any(|id| tellings[first].actors.contains(id))
        };
        let verbs = |at: usize| report.phrases.class(tellings[at].words.start) == Class::Verb;
        let time = from
            .filter(|first| verbs(*first) == verbs(at))
            .filter(|first| follows(*first) && shares(*first));
        let place = placed
            .filter(|first| follows(*first) && goes_on_in_place(here))
            .filter(|first| same_ground(&tellings[*first], here));
        let (time, place) = (
            time.and_then(|first| tellings[first].time),
            place.and_then(|first| tellings[first].place),
        );
        let here = &mut tellings[at];
        if here.time.is_some() {
            from = Some(at);
        } else if time.is_some() {
            here.time = time;
            here.rules.push("when.sentence");
        }
        if here.place.is_some() {
            placed = Some(at);
        } else if place.is_some() {
            here.place = place;
            here.rules.push("where.sentence");
        }
    }
}

/// True for two doings on one ground: both of force, or both meetings.
fn same_ground(a: &Telling, b: &Telling) -> bool {
    let met = |t: &Telling| matches!(t.row.kind, EventType::Consult | EventType::Agree);
    met(a) == met(b)
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
                    && here.sentence.abs_diff(other.sentence) <= reach(here)
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
        let dated = before
            .iter()
            .rev()
            .take(12)
            .filter(|other| other.time.is_some() && other.words.start >= report.title_words);
        let shares = |a: &[_], b: &[_]| a.iter().any(|id| b.contains(id));
        let fight = (here.row.kind == EventType::Assault && here.modality == Modality::Actual)
            .then(|| {
                dated.clone().find(|other| {
                    other.row.kind == EventType::Assault
                        && other.modality == Modality::Actual
                        && here.sentence.abs_diff(other.sentence) <= 2
                        && shares(&other.actors, &here.actors)
                })
            })
            .flatten()
            .and_then(|other| other.time)
            .filter(|time| is_day(&report.times[*time].value));
        let hours = hours_apart(report, here)
            .then(|| {
                (here.sentence.saturating_sub(SCENE)..here.sentence)
                    .rev()
                    .find_map(|s| report.main_time(&report.document.sentences[s].words))
            })
            .flatten()
            .filter(|time| is_day(&report.times[*time].value));
        let understood = hours
            .map(|time| (time, "when.hours"))
            .or_else(|| understood_time(report, here, led))
            .or(fight.map(|time| (time, "when.episode")));
        if let Some((time, rule)) = understood {
            here.time = Some(time);
            here.rules.push(rule);
        }
    }
    told_later(tellings);
}

/// A story may tell first what was done and only then where: what has no place yet takes that of
/// the next happening of its kind between the same sides.
fn told_later(tellings: &mut [&mut Telling]) {
    for at in (0..tellings.len()).rev() {
        let (rest, after) = tellings.split_at_mut(at + 1);
        let Some(here) = rest.last_mut() else {
            continue;
        };
        if here.place.is_some() || !goes_on_in_place(here) {
            continue;
        }
        let later = after.iter().take(12).find(|other| {
            other.place.is_some()
                && other.row.kind == here.row.kind
                && here.sentence.abs_diff(other.sentence) <= reach(here)
                && same_scene(other, here)
        });
        if let Some(place) = later.and_then(|other| other.place) {
            here.place = Some(place);
            here.rules.push("where.episode");
        }
    }
}

/// How many sentences on a happening stays where it was: a visit lasts longer than a fight.
fn reach(here: &Telling) -> usize {
    match here.row.kind {
        EventType::Consult => 2 * SCENE,
        _ => 2,
    }
}

/// True for what is done on a ground: fighting, arrests, marches, meetings.
fn goes_on_in_place(telling: &Telling) -> bool {
    happens_somewhere(telling.row.kind)
        && telling.row.kind != EventType::Aid
        && telling.modality != Modality::Negated
}

fn same_scene(other: &Telling, here: &Telling) -> bool {
    let share = |a: &[_], b: &[_]| a.iter().any(|id| b.contains(id));
    let met = |kind| matches!(kind, EventType::Consult | EventType::Agree);
    let kinds = other.row.kind == here.row.kind || met(other.row.kind) && met(here.row.kind);
    kinds
        && (share(&other.actors, &here.actors)
            || share(&other.recipients, &here.recipients)
            || share(&other.actors, &here.recipients)
            || share(&other.recipients, &here.actors))
}

/// True for a day, `2015-07-20`: what goes on goes on that day, not that year.
fn is_day(value: &str) -> bool {
    value.len() == 10 && !value.contains('W')
}

/// True where a clause says that it was hours or minutes before or after: `وقبل ساعات من ذلك`.
fn hours_apart(report: &Report<'_>, here: &Telling) -> bool {
    let sentence = &report.document.sentences[here.sentence].words;
    let from = sentence.start.max(here.words.start.saturating_sub(6));
    let to = sentence.end.min(here.words.end + 2);
    (from..to).any(|at| {
        matches!(report.phrases.folded(at), "قبل" | "بعد")
            && (at + 1..at + 3).any(|next| {
                matches!(
                    report.phrases.folded(next),
                    "ساعات" | "ساعه" | "دقايق" | "بساعات" | "بدقايق" | "ساعتين"
                )
            })
    })
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
