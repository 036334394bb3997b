//! Who does what a noun tells, where a verb carries the noun: `نفذ الجيش هجوما`, `قامت بإحراق`,
//! `تمكنت من اعتقال`, `هجوم شنه التنظيم`. With تم nobody does it: its noun is done.

use std::ops::Range;

use crate::entities::EntityId;
use crate::events::Report;
use crate::phrases::{Class, Place};

/// Verbs whose subject does what their noun tells.
const CARRIERS: [&str; 34] = [
    "شن",
    "نفذ",
    "ارتكب",
    "تبني",
    "قام",
    "قاد",
    "خاض",
    "وجه",
    "اجري",
    "عقد",
    "تمكن",
    "نجح",
    "استطاع",
    "حاول",
    "بدا",
    "واصل",
    "استانف",
    "كثف",
    "صعد",
    "قرر",
    "اعتزم",
    "استكمل",
    "شارك",
    "تولي",
    "باشر",
    "عاود",
    "تعهد",
    "تعتزم",
    "اصدر",
    "سعي",
    "فشل",
    "استمر",
    "مضي",
    "ابدي",
];

/// Verbs of doubt between a noun and the verb that carries it: `هجوم يشتبه أن الجماعة نفذته`.
const DOUBTING: [&str; 6] = ["اشتبه", "اعتقد", "رجح", "زعم", "قال", "ظن"];

impl Report<'_> {
    /// The subject of the verb that carries an event noun: before it or in the relative clause
    /// after it.
    pub(super) fn carrier_subject(
        &self,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Vec<EntityId> {
        let lemma = |at: usize| isnad_arabic::fold(&self.lemma(at));
        let carries = |at: usize| CARRIERS.contains(&lemma(at).as_str());
        for at in words.end..sentence.end.min(words.end + 10) {
            if self.phrases.class(at) != Class::Verb {
                continue;
            }
            let by = self.phrases.class(at + 1) == Class::PrepositionPronoun;
            if carries(at) && (by || self.document.words[at].analysis.enclitic.is_some()) {
                let limit = self.clause_end(at + 1, sentence.end);
                let after = self.phrases.subject_after(at, limit).map(|s| s.phrase);
                let found = after.map_or(Vec::new(), |p| self.who(&p));
                if !found.is_empty() {
                    return self.only_agents(found);
                }
                return match self.subject(at, sentence) {
                    (Some(phrase), Some(Place::Before)) if phrase.words.start > words.start => {
                        self.only_agents(self.who(&phrase))
                    }
                    _ => Vec::new(),
                };
            }
            if !DOUBTING.contains(&lemma(at).as_str()) {
                break;
            }
        }
        let floor = sentence.start.max(words.start.saturating_sub(12));
        for at in (floor..words.start).rev() {
            match self.phrases.class(at) {
                Class::Complementiser | Class::Subordinator => break,
                Class::Verb => {}
                _ => continue,
            }
            if !carries(at) {
                return Vec::new();
            }
            return match self.subject(at, sentence) {
                (Some(phrase), _) if phrase.words.end <= words.start || phrase.head < at => {
                    self.who(&phrase)
                }
                (None, _) => self.only_agents(self.unexpressed(at, sentence)),
                _ => Vec::new(),
            };
        }
        Vec::new()
    }
}
