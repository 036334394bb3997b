//! What tells of violence told before: a definite noun, a verb whose subject is the attack itself,
//! the dead that an attack led to.
//!
//! `الهجوم الذي أوقع 32 قتيلا`, `الغارة دمرت سيارة`, `أدى الانفجار إلى مقتل عشرة`: none of these is
//! an event beside the one it speaks of, where the report told that one already.

use std::ops::Range;

use isnad_lexicon::triggers::Trigger;
use isnad_record::{EntityType, EventType, MentionKind};

use super::Report;
use super::arguments::{Arguments, is_armed};
use crate::entities::EntityId;
use crate::phrases::Class;

/// Definite nouns of violence that act as subjects, by their folded letters.
const ATTACKS: [&str; 26] = [
    "الهجوم",
    "الهجمات",
    "الهجومين",
    "الغاره",
    "الغارات",
    "القصف",
    "التفجير",
    "التفجيرات",
    "التفجيرين",
    "العمليه",
    "العمليات",
    "الضربه",
    "الضربات",
    "الانفجار",
    "الانفجارات",
    "الاعتداء",
    "الاعتداءات",
    "المواجهات",
    "الاشتباكات",
    "المعارك",
    "القذائف",
    "القذايف",
    "الصواريخ",
    "الحادث",
    "العدوان",
    "الحرب",
];

/// Verbs that lead from an attack to what it cost.
const LEADS: [&str; 10] = [
    "ادي",
    "ادت",
    "اسفر",
    "اسفرت",
    "افضي",
    "نتج",
    "تسبب",
    "تسببت",
    "خلف",
    "يودي",
];

impl Report<'_> {
    /// True where a telling of violence speaks of an attack that was told before.
    pub(super) fn retells(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
        arguments: &Arguments,
    ) -> bool {
        if row.kind != EventType::Assault {
            return false;
        }
        let at = words.start;
        if row.noun {
            let definite = self.phrases.has_article(at)
                && (arguments.actors.is_empty() || !arguments.describing.is_empty());
            return definite || self.is_led_to(at, sentence.start);
        }
        let is_attack = |at: usize| ATTACKS.contains(&self.phrases.folded(at));
        // `استهدفت الهجمات`, `أن الغارة دمرت`, `التفجير الذي استهدف`
        let after = at + 1 < sentence.end && is_attack(at + 1);
        let before = (sentence.start.max(at.saturating_sub(4))..at)
            .rev()
            .take_while(|b| {
                matches!(
                    self.phrases.class(*b),
                    Class::Noun | Class::Adjective | Class::Relative | Class::Mark
                )
            })
            .any(is_attack);
        after || before
    }

    /// True for the dead that an attack is said to have led to: `أدى إلى مقتل`, `أسفر عن سقوط`.
    fn is_led_to(&self, at: usize, floor: usize) -> bool {
        let from = floor.max(at.saturating_sub(5));
        at > from
            && matches!(
                self.phrases.folded(at - 1),
                "الي" | "عن" | "عنه" | "عنها" | "في"
            )
            && (from..at - 1)
                .any(|b| LEADS.contains(&self.phrases.folded(b)) && !self.phrases.conjoined(at))
    }

    /// True for people known only by their number or kind: `ستة أشخاص`, `عدد من المواطنين`.
    pub(super) fn are_nameless(&self, ids: &[EntityId]) -> bool {
        ids.iter().all(|id| {
            self.entities.get(*id).is_some_and(|e| {
                e.kind == EntityType::Grp
                    && e.kb.is_none()
                    && !is_armed(e)
                    && e.mentions.iter().all(|m| {
                        self.entities
                            .mention(*m)
                            .is_some_and(|m| m.kind != MentionKind::Name)
                    })
            })
        })
    }
}
