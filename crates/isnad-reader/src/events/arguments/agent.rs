//! Who did what a passive tells, and from whom ground was taken.
//!
//! `قُتل جنديان برصاص الجيش`, `في هجوم نفذه التنظيم`, `في غارة إسرائيلية`, `في اشتباكات مع الجماعة`
//! name the doer in what it happened by; `سيطرت على البلدة بعد طرد المسلحين` names the loser in what
//! went before.

use std::ops::Range;

use super::{is_armed, push_all};
use crate::entities::EntityId;
use crate::events::Report;
use crate::phrases::{Class, Extent};

/// What people are killed by; its genitive is who wields it.
const WEAPONS: [&str; 12] = [
    "برصاص",
    "بنيران",
    "بقذائف",
    "بقذايف",
    "بقصف",
    "بصاروخ",
    "بصواريخ",
    "بغاره",
    "بغارات",
    "بهجوم",
    "بايدي",
    "بضربه",
];

/// What people are killed in.
const ATTACKS: [&str; 20] = [
    "هجوم",
    "هجومين",
    "هجمات",
    "هجوما",
    "قصف",
    "غاره",
    "غارات",
    "غارتين",
    "ضربه",
    "ضربات",
    "تفجير",
    "تفجيرين",
    "تفجيرات",
    "عمليه",
    "كمين",
    "اطلاق",
    "انفجار",
    "اشتباك",
    "اشتباكات",
    "مواجهات",
];

/// Fights, whose other side `مع` names.
const FIGHTS: [&str; 7] = [
    "اشتباك",
    "اشتباكات",
    "مواجهات",
    "مواجهه",
    "معارك",
    "معركه",
    "قتال",
];

/// Lemmas of taking ground.
const TAKING: [&str; 14] = [
    "سيطر",
    "استولي",
    "استعاد",
    "حرر",
    "انتزع",
    "اقتحم",
    "دخل",
    "تقدم",
    "سيطره",
    "استعاده",
    "تحرير",
    "انتزاع",
    "اقتحام",
    "استيلاء",
];

impl Report<'_> {
    /// The one a passive was done by.
    pub(super) fn passive_agent(&self, from: usize, limit: usize, end: usize) -> Vec<EntityId> {
        let found = self.by_agent(from, limit);
        if !found.is_empty() {
            return found;
        }
        for at in from..limit {
            let word = &self.document.words[at];
            if self.phrases.class(at) == Class::Verb && self.phrases.conjoined(at) {
                break;
            }
            if WEAPONS.contains(&word.folded.as_str()) {
                let found = self.wielder(at, limit);
                if !found.is_empty() {
                    return found;
                }
            }
            let opens = self.phrases.class(at) == Class::Preposition
                && matches!(
                    self.phrases.folded(at),
                    "في" | "خلال" | "جراء" | "اثر" | "نتيجه" | "عقب" | "بسبب"
                );
            if !opens {
                continue;
            }
            let noun = at + 1;
            let folded = self.phrases.folded(noun);
            let fight = FIGHTS.contains(&folded);
            if fight && let Some(found) = self.other_side(noun + 1, limit) {
                return found;
            }
            if !ATTACKS.contains(&folded) || fight {
                continue;
            }
            let mut found = self.wielder(noun, limit);
            if found.is_empty() {
                found = self.carrier_subject(&(noun..noun + 1), &(from..end));
            }
            if !found.is_empty() {
                return self.only_agents(found);
            }
        }
        Vec::new()
    }

    /// The genitive or the nisba of a weapon or attack, where it is someone who bears arms.
    fn wielder(&self, noun: usize, limit: usize) -> Vec<EntityId> {
        let words = noun..noun + 1;
        let mut found = self.genitive(&words, limit);
        found.retain(|id| self.entities.get(*id).is_some_and(is_armed));
        if found.is_empty() {
            found = self.by_nisba(noun + 1, limit);
        }
        found
    }

    /// `مع X` after a word for a fight, within its clause.
    fn other_side(&self, from: usize, limit: usize) -> Option<Vec<EntityId>> {
        let near = limit.min(from + 8);
        let (_, phrase) = self.phrases.argument(from, near, &["مع", "ضد"])?;
        let whole = self
            .phrases
            .noun_phrase(phrase.words.start, Extent::subject(limit))?;
        let found = self.only_agents(self.who(&whole));
        (!found.is_empty()).then_some(found)
    }

    /// Without places: a town fires at nobody.
    pub(super) fn only_agents(&self, mut ids: Vec<EntityId>) -> Vec<EntityId> {
        ids.retain(|id| !self.is_ground(*id));
        ids
    }

    /// True for words of taking ground.
    pub(super) fn is_taking(&self, at: usize) -> bool {
        TAKING.contains(&isnad_arabic::fold(&self.lemma(at)).as_str())
    }

    /// From whom ground was taken: `من قبضة X`, `من X`, `بعد طرد X`, `كان في قبضة X`,
    /// `بعد معارك مع X`.
    pub(super) fn loser(&self, from: usize, sentence: &Range<usize>) -> Vec<EntityId> {
        let limit = sentence.end.min(from + 30);
        for at in from..limit {
            if matches!(self.phrases.mark(at), Some('.' | ':' | '؛')) {
                break;
            }
            if self.phrases.class(at) == Class::Verb && self.phrases.conjoined(at) {
                break;
            }
            if self.phrases.class(at) != Class::Preposition {
                continue;
            }
            let next = self.phrases.folded(at + 1);
            let start = match self.phrases.folded(at) {
                "من" | "في" | "تحت"
                    if matches!(next, "قبضه" | "يد" | "ايدي" | "سيطره" | "براثن" | "احتلال") =>
                {
                    at + 2
                }
                "من" => at + 1,
                "بعد" | "اثر" | "عقب"
                    if matches!(
                        next,
                        "طرد" | "دحر" | "انسحاب" | "فرار" | "هروب" | "هزيمه" | "اخراج"
                    ) =>
                {
                    at + 2
                }
                "بعد" | "اثر" | "عقب" | "خلال" | "في" if FIGHTS.contains(&next) => {
                    match self.other_side(at + 2, limit) {
                        Some(found) => return found,
                        None => continue,
                    }
                }
                _ => continue,
            };
            let Some(phrase) = self.phrases.noun_phrase(start, Extent::subject(limit)) else {
                continue;
            };
            let mut found = Vec::new();
            push_all(&mut found, &self.who(&phrase));
            found.retain(|id| self.entities.get(*id).is_some_and(is_armed));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }
}
