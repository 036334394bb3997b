//! The sides of a clash, those an attack is against, and who held the ground that is taken.

use std::ops::Range;

use isnad_lexicon::triggers::{Slot, Trigger};
use isnad_record::EventType;

use super::super::Arguments;
use super::REACH;
use super::words::{GROUND, OCCURRENCE};
use crate::entities::EntityId;
use crate::events::Report;
use crate::phrases::{Class, Extent};

impl Report<'_> {
    /// The word after `بين` where it follows the noun, past a verb of happening.
    pub(super) fn between(&self, from: usize, limit: usize) -> Option<usize> {
        for at in from..limit {
            match self.phrases.class(at) {
                Class::Preposition if self.phrases.folded(at) == "بين" => return Some(at + 1),
                Class::Verb if !self.occurs(at) => return None,
                Class::Complementiser | Class::Subordinator => return None,
                Class::Mark if self.phrases.mark(at) == Some('.') => return None,
                _ => {}
            }
        }
        None
    }

    pub(super) fn occurs(&self, at: usize) -> bool {
        OCCURRENCE.contains(&isnad_arabic::fold(&self.lemma(at)).as_str())
    }

    /// The sides of `بين X وY`; `من جهة` closes the first where it stands.
    pub(super) fn both_sides(&self, start: usize, limit: usize) -> (Vec<EntityId>, Vec<EntityId>) {
        let limit = limit.max(start + REACH).min(self.document.words.len());
        let Some(phrase) = self.phrases.noun_phrase(start, Extent::subject(limit)) else {
            return (Vec::new(), Vec::new());
        };
        // `بين الطرفين`: the report named them before.
        if matches!(
            self.phrases.folded(phrase.head),
            "الطرفين" | "الجانبين" | "الفريقين" | "الطرفان"
        ) {
            return (Vec::new(), Vec::new());
        }
        let mut first = Vec::new();
        let mut second = Vec::new();
        for member in &phrase.members {
            self.targets_in(member.clone(), &mut first);
        }
        let mut at = phrase.words.end;
        if self.phrases.folded(at) == "من"
            && matches!(
                self.phrases.folded(at + 1),
                "جهه" | "جانب" | "ناحيه" | "طرف"
            )
        {
            at += 2;
            while at < limit && self.phrases.class(at) == Class::Adjective {
                at += 1;
            }
            if let Some(other) = self.phrases.noun_phrase(at, Extent::subject(limit)) {
                for member in &other.members {
                    self.targets_in(member.clone(), &mut second);
                }
            }
            if second.is_empty() {
                self.named_in(at..limit.min(at + 4), &mut second);
            }
            return (first, second);
        }
        if first.len() < 2 {
            // Further sides may stand past words the phrase does not reach.
            let mut at = phrase.words.end;
            let reach = limit.min(at + 12);
            // `بين قوات الحكومة التي تسيطر على الشرق ومقاتلين`: the other side stands past a relative.
            let mut relative = false;
            while at < reach {
                relative |= self.phrases.class(at) == Class::Relative;
                if matches!(self.phrases.class(at), Class::Verb | Class::Complementiser)
                    && !(relative
                        && self.phrases.class(at) == Class::Verb
                        && !self.phrases.conjoined(at))
                    || self.phrases.class(at) == Class::Mark
                {
                    break;
                }
                if self.phrases.conjoined(at)
                    && let Some(other) = self.phrases.noun_phrase(at, Extent::subject(limit))
                {
                    for member in &other.members {
                        self.targets_in(member.clone(), &mut second);
                    }
                    at = other.words.end;
                } else {
                    at += 1;
                }
            }
            second.retain(|id| !first.contains(id));
            return (first, second);
        }
        if first.len() > 1 {
            second = first.split_off(1);
        }
        (first, second)
    }

    /// Whom it was done against: what the row's prepositions, ضد, بحق and for a clash مع govern.
    pub(super) fn against(
        &self,
        row: &Trigger,
        from: usize,
        limit: usize,
        clash: bool,
    ) -> Vec<EntityId> {
        let mut found = Vec::new();
        let mut at = from;
        while at < limit {
            let preposition = match self.phrases.class(at) {
                Class::Complementiser => break,
                Class::Verb if !self.occurs(at) => {
                    // Past a relative clause (`التي تقودها السعودية ضد المتمردين`) only ضد goes on.
                    if !(at > 0 && self.phrases.class(at - 1) == Class::Relative) {
                        break;
                    }
                    at += 1;
                    continue;
                }
                Class::Preposition => self.phrases.folded(at),
                _ => {
                    at += 1;
                    continue;
                }
            };
            let lemma = row.folded.first().map_or("", String::as_str);
            let governs = matches!(preposition, "ضد" | "تجاه")
                || preposition == "من" && row.kind == EventType::Assault && GROUND.contains(&lemma)
                || clash && preposition == "مع"
                || row
                    .recipient
                    .iter()
                    .any(|slot| matches!(slot, Slot::Preposition(p) if isnad_arabic::fold(p) == preposition && *p != "في" && *p != "بين" && *p != "ل"))
                || preposition == "علي" && row.kind == EventType::Assault;
            let adverbial = matches!(
                self.phrases.folded(at + 1),
                "غرار"
                    | "خلفيه"
                    | "الرغم"
                    | "الاقل"
                    | "الارض"
                    | "مدي"
                    | "راس"
                    | "يد"
                    | "ايدي"
                    | "اساس"
                    | "مقربه"
                    | "بعد"
                    | "مسافه"
                    | "مشارف"
                    | "طول"
                    | "امتداد"
                    | "متن"
                    | "هامش"
            );
            if governs
                && !adverbial
                && let Some(phrase) = self.phrases.noun_phrase(at + 1, Extent::subject(limit))
            {
                found = self.targets(&phrase, limit);
                if preposition == "من" {
                    found.retain(|id| self.acts(*id));
                }
                if !found.is_empty() {
                    return found;
                }
            }
            at += 1;
        }
        // بحق السجناء, في حق المدنيين, with ب on the noun.
        for at in from..limit {
            if matches!(self.phrases.folded(at), "بحق" | "حق")
                && let Some(phrase) = self.phrases.noun_phrase(at + 1, Extent::subject(limit))
            {
                return self.targets(&phrase, limit);
            }
        }
        found
    }

    /// Whom the noun of a carried row strikes (`شن غارات على مواقع X`, `نفذ هجوما استهدف دورية`),
    /// and the verbs that only describe it.
    pub(in crate::events) fn carried_targets(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> (Vec<EntityId>, Vec<usize>) {
        let limit = self.force_limit(words.end, sentence.end);
        let own = self.past_adjectives(words.end, limit);
        let mut told = Arguments {
            recipients: self.against(row, own, limit, false),
            ..Arguments::default()
        };
        self.described(words, own, sentence, &mut told);
        (told.recipients, told.describing)
    }

    /// Who held the ground that is taken: `من قبضة الحوثيين`, `كان في قبضة المسلحين`.
    pub(in crate::events) fn holder(&self, words: &Range<usize>, end: usize) -> Vec<EntityId> {
        for at in words.end..end.min(words.end + 16) {
            if matches!(self.phrases.mark(at), Some('.' | ':' | '؛')) {
                break;
            }
            let held = matches!(self.phrases.folded(at), "قبضه" | "ايدي" | "سيطره" | "يد")
                && at > words.end
                && matches!(self.phrases.folded(at - 1), "من" | "في" | "تحت");
            if held && let Some(phrase) = self.phrases.noun_phrase(at + 1, Extent::subject(end)) {
                return self.targets(&phrase, end);
            }
        }
        Vec::new()
    }
}
