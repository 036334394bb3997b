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
    for telling in tellings {
        let same = happenings.iter().rposition(|h| is_same(h, &telling));
        match same {
            Some(at) => happenings[at].join(report, telling),
            None if telling.points_back => {}
            None if stands_alone(&telling) => {
                let last = telling.sentence;
                happenings.push(Happening {
                    telling,
                    others: Vec::new(),
                    last,
                });
            }
            None => {}
        }
    }
    happenings.sort_by_key(|h| h.telling.words.start);
    happenings
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
        E::Accuse | E::Request | E::Threaten | E::Support | E::Reject => sides.0 && sides.1,
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

impl Happening {
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
