//! Once each: tellings of the same event become one event.
//!
//! Two tellings are one event where type and modality agree, no side contradicts the other, and
//! something ties them: a shared side, the same sentence with a cause between them (casualties of
//! an attack), or a definite noun that points back. An event's trigger is its first full telling in
//! the body; the others are kept as further triggers. A telling with nothing of its own that ties
//! to no event is dropped: it is a notion.

use std::ops::Range;

use isnad_record::{EventType, Modality};

use super::{Report, Telling};
use crate::entities::EntityId;

/// How many events a telling is compared with, the latest first: more than any report tells, so
/// that only pages of many reports meet it.
const LOOK_BACK: usize = 512;

/// One event with all its tellings.
#[derive(Clone, Debug)]
pub(super) struct Happening {
    /// What is known of it, under its best trigger.
    pub telling: Telling,
    /// The triggers of its other tellings, in order.
    pub others: Vec<Range<usize>>,
    /// The sentence it was last told in.
    last: usize,
}

/// Gathers tellings into events, in order of their trigger.
pub(super) fn gather(report: &Report<'_>, tellings: Vec<Telling>) -> Vec<Happening> {
    let mut happenings: Vec<Happening> = Vec::new();
    let (headline, body): (Vec<Telling>, Vec<Telling>) = tellings
        .into_iter()
        .partition(|t| t.words.start < report.title_words);
    for telling in body {
        let near = happenings.len().saturating_sub(LOOK_BACK);
        let same = happenings[near..]
            .iter()
            .rposition(|h| is_same(h, &telling));
        match same {
            Some(at) => happenings[near + at].join(report, telling),
            None if telling.points_back => {}
            None if stands_alone(&telling) => happenings.push(Happening::of(telling)),
            None => {}
        }
    }
    // A headline tells what the body tells; only what the body leaves out is an event of its own.
    for telling in headline {
        let same = happenings
            .iter()
            .take(LOOK_BACK)
            .position(|h| is_headline_of(&telling, &h.telling));
        match same {
            Some(at) => happenings[at].join(report, telling),
            None if !telling.points_back && stands_alone(&telling) => {
                happenings.push(Happening::of(telling));
            }
            None => {}
        }
    }
    happenings.sort_by_key(|h| h.telling.words.start);
    fill_from_episode(&mut happenings);
    happenings
}

/// Fills what a telling leaves open from the fighting it belongs to: who takes ground takes it from
/// the one it fights, and fights where it fought a sentence ago.
fn fill_from_episode(happenings: &mut [Happening]) {
    for at in 0..happenings.len() {
        let (before, rest) = happenings.split_at_mut(at);
        let Some(here) = rest.first_mut().map(|h| &mut h.telling) else {
            continue;
        };
        if here.row.kind != EventType::Assault {
            continue;
        }
        let shares = |other: &Telling| {
            other.row.kind == EventType::Assault
                && (other.actors.iter().any(|id| here.actors.contains(id))
                    || other
                        .recipients
                        .iter()
                        .any(|id| here.recipients.contains(id)))
        };
        let earlier = before
            .iter()
            .rev()
            .take(LOOK_BACK)
            .map(|h| &h.telling)
            .find(|other| shares(other));
        let Some(earlier) = earlier else { continue };
        let near = here.sentence - earlier.sentence.min(here.sentence) <= 3;
        if here.place.is_none() && near && earlier.place.is_some() {
            here.place = earlier.place;
            here.rules.push("where.episode");
        }
        if here.recipients.is_empty() && !here.actors.is_empty() && !earlier.recipients.is_empty() {
            here.recipients = earlier
                .recipients
                .iter()
                .copied()
                .filter(|id| !here.actors.contains(id))
                .collect();
            here.rules.push("recipient.episode");
        }
    }
}

/// True where a telling says enough to be an event: a side, or for violence and protest a place.
fn stands_alone(telling: &Telling) -> bool {
    use EventType as E;
    let sides = (!telling.actors.is_empty(), !telling.recipients.is_empty());
    match telling.row.kind {
        E::Assault | E::Protest | E::Mobilize | E::Coerce | E::Retreat => {
            sides.0
                || sides.1
                || telling.place.is_some() && !telling.row.noun
                || telling.place.is_some() && telling.time.is_some()
        }
        E::Accuse | E::Request | E::Threaten | E::Support | E::Reject => {
            sides.1 && (sides.0 || !telling.row.noun)
        }
        E::Consult | E::Agree | E::Cooperate => {
            sides.0 && sides.1 || sides.0 && telling.place.is_some()
        }
        E::Concede | E::Sanction | E::Aid => sides.0 || sides.1,
    }
}

fn is_same(happening: &Happening, telling: &Telling) -> bool {
    let known = &happening.telling;
    if known.row.kind != telling.row.kind {
        return false;
    }
    let modality = known.modality == telling.modality;
    if telling.points_back {
        return telling.sentence - happening.last <= 6;
    }
    // One sentence tells an attack and what it cost.
    if known.sentence == telling.sentence
        && counts_the_dead(known) != counts_the_dead(telling)
        && relation(&known.actors, &telling.actors) != Relation::Differ
    {
        return true;
    }
    if !modality {
        return false;
    }
    let (actors, recipients) = (
        relation(&known.actors, &telling.actors),
        relation(&known.recipients, &telling.recipients),
    );
    if actors == Relation::Differ || recipients == Relation::Differ {
        return false;
    }
    let times_differ = matches!((known.time, telling.time), (Some(a), Some(b)) if a != b);
    let places_differ = matches!((known.place, telling.place), (Some(a), Some(b)) if a != b);
    let near = telling.sentence - happening.last <= 1;
    let shared = actors == Relation::Share || recipients == Relation::Share;
    if known.sentence == telling.sentence {
        // One sentence tells an attack and what it cost.
        return telling.row.kind == EventType::Assault && (shared || !places_differ)
            || shared && !times_differ && !places_differ && known.row.rule == telling.row.rule;
    }
    let both = actors == Relation::Share && recipients == Relation::Share;
    if times_differ || places_differ {
        return false;
    }
    both || shared && near && telling.row.kind == EventType::Assault
        || shared && known.row.folded == telling.row.folded
        || shared && happening.telling.sentence == 0
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// They have somebody in common.
    Share,
    /// One of them is unknown.
    Open,
    /// They have nobody in common.
    Differ,
}

fn relation(a: &[EntityId], b: &[EntityId]) -> Relation {
    if a.is_empty() || b.is_empty() {
        Relation::Open
    } else if a.iter().any(|id| b.contains(id)) {
        Relation::Share
    } else {
        Relation::Differ
    }
}

/// True where a headline's telling is of an event of the body: the same type, and neither side
/// known to differ in kind of word.
fn is_headline_of(headline: &Telling, body: &Telling) -> bool {
    headline.row.kind == body.row.kind
        && (headline.row.folded == body.row.folded
            || relation(&headline.actors, &body.actors) != Relation::Differ
                && relation(&headline.recipients, &body.recipients) != Relation::Differ)
}

/// True for words that count an attack's dead and wounded, not the attack.
fn counts_the_dead(telling: &Telling) -> bool {
    telling.row.kind == EventType::Assault
        && telling.actors.is_empty()
        && telling.row.folded.first().is_some_and(|lemma| {
            matches!(
                lemma.as_str(),
                "قتل"
                    | "مقتل"
                    | "اصاب"
                    | "جرح"
                    | "استشهد"
                    | "استشهاد"
                    | "لقي"
                    | "سقط"
                    | "سقوط"
                    | "مصرع"
            )
        })
}

impl Happening {
    fn of(telling: Telling) -> Self {
        let last = telling.sentence;
        Happening {
            others: telling.describing.iter().map(|at| *at..*at + 1).collect(),
            telling,
            last,
        }
    }

    /// Takes in a further telling: what it adds is kept, and its trigger becomes the event's where
    /// the one so far stands in the headline.
    fn join(&mut self, report: &Report<'_>, telling: Telling) {
        self.last = telling.sentence;
        let known = &mut self.telling;
        for (into, from) in [
            (&mut known.actors, &telling.actors),
            (&mut known.recipients, &telling.recipients),
        ] {
            for id in from {
                if !into.contains(id) {
                    into.push(*id);
                }
            }
        }
        known.recipients.retain(|id| !known.actors.contains(id));
        known.time = known.time.or(telling.time);
        known.place = known.place.or(telling.place);
        if telling.statements.is_empty() {
            known.statements.clear();
        } else if !known.statements.is_empty() {
            known.statements.extend(&telling.statements);
            known.statements.sort_unstable();
            known.statements.dedup();
        }
        for rule in &telling.rules {
            if !known.rules.contains(rule) {
                known.rules.push(rule);
            }
        }
        self.others
            .extend(telling.describing.iter().map(|at| *at..*at + 1));
        let in_title = known.words.start < report.title_words;
        let better = in_title && telling.words.start >= report.title_words && !telling.points_back
            || known.modality == Modality::Actual
                && !known.has_arguments()
                && telling.has_arguments();
        if better {
            let old = std::mem::replace(&mut known.words, telling.words);
            known.row = telling.row;
            known.sentence = telling.sentence;
            self.others.push(old);
        } else {
            self.others.push(telling.words);
        }
        self.others.sort_by_key(|words| words.start);
    }
}
