//! What a telling of violence takes from the fight it belongs to.
//!
//! `سيطرت المقاومة على الجبل` does not say from whom; the clash told before does. Only a fight of
//! two sides that the report names, near enough to be the same fight, lends its sides.

use isnad_record::{EntityType, EventType, Sector};

use super::arguments::{force, is_armed};
use super::once::Happening;
use super::violence::{Class, class_of};
use super::{Report, Telling};
use crate::entities::EntityId;

/// Fills what a telling leaves open from the fighting it belongs to: who takes ground takes it from
/// the one it fights, and whose fighters died were killed by the other side. Sides are
/// only ever those of one and the same fight.
pub(super) fn fill_from_episode(report: &Report<'_>, happenings: &mut [Happening]) {
    let fights = fights(report, happenings);
    for here in happenings.iter_mut().map(|h| &mut h.telling) {
        if here.row.kind == EventType::Assault {
            fill_sides(here, &fights);
        }
    }
}

/// A fight of two armed sides, and the sentence that tells it.
struct Fight {
    sides: [Vec<EntityId>; 2],
    sentence: usize,
}

/// Every fight between two armed sides that the report names both of.
fn fights(report: &Report<'_>, happenings: &[Happening]) -> Vec<Fight> {
    let fighters = |ids: &[EntityId]| -> Vec<EntityId> {
        ids.iter()
            .copied()
            .filter(|id| {
                report.entities.get(*id).is_some_and(|e| {
                    is_armed(e) || e.kind == EntityType::Gpe && e.sector == Some(Sector::Gov)
                })
            })
            .collect()
    };
    let armed = |ids: &[EntityId]| {
        ids.iter()
            .any(|id| report.entities.get(*id).is_some_and(is_armed))
    };
    let mut fights: Vec<Fight> = happenings
        .iter()
        .map(|h| &h.telling)
        .filter(|t| t.row.kind == EventType::Assault)
        .map(|t| Fight {
            sides: [fighters(&t.actors), fighters(&t.recipients)],
            sentence: t.sentence,
        })
        .filter(|fight| fight.sides.iter().all(|side| !side.is_empty()))
        .filter(|fight| fight.sides.iter().any(|side| armed(side)))
        .collect();
    fights.sort_by_key(|fight| fight.sentence);
    fights
}

/// How many sentences from a fight what belongs to it may be told.
const EPISODE: usize = 8;

/// Fills the open side of a telling from the fight that its known side is in.
fn fill_sides(here: &mut Telling, fights: &[Fight]) {
    let first = fights.partition_point(|f| f.sentence + EPISODE < here.sentence);
    let past = fights.partition_point(|f| f.sentence <= here.sentence + EPISODE);
    let fights = &fights[first..past];
    let gap = |fight: &&Fight| {
        let later = fight.sentence > here.sentence;
        (later, here.sentence.abs_diff(fight.sentence))
    };
    if here.rules.contains(&force::BOTH_SIDES) && here.actors.is_empty() {
        if let Some(fight) = fights.iter().min_by_key(gap) {
            here.actors.clone_from(&fight.sides[0]);
            here.recipients.clone_from(&fight.sides[1]);
            here.rules.push("sides.episode");
        }
        return;
    }
    if here.row.folded.first().is_some_and(|lemma| lemma == "زحف") {
        return;
    }
    let (known, fills_recipients) = match (here.actors.is_empty(), here.recipients.is_empty()) {
        (false, true) => (&here.actors, true),
        (true, false) if class_of(here) == Class::Kill => (&here.recipients, false),
        _ => return,
    };
    let opponents = |fight: &Fight| -> Option<Vec<EntityId>> {
        let side = fight
            .sides
            .iter()
            .position(|side| side.iter().any(|id| known.contains(id)))?;
        let other = &fight.sides[1 - side];
        (!other.iter().any(|id| known.contains(id))).then(|| other.clone())
    };
    let nearest = fights
        .iter()
        .filter(|fight| opponents(fight).is_some())
        .min_by_key(gap)
        .and_then(opponents);
    let Some(found) = nearest else { return };
    if fills_recipients {
        here.recipients = found;
        here.rules.push("recipient.episode");
    } else {
        here.actors = found;
        here.rules.push("actor.episode");
    }
}
