//! When and where an event was: the time and the place its own clause or sentence gives it.
//!
//! Nothing is carried over silently: a sentence without a time leaves the event undated, and a
//! report's publication date is never taken for an event's.

use std::ops::Range;

use isnad_record::{EntityType, EventType};

use super::Report;
use super::arguments::Arguments;
use crate::entities::{EntityId, MentionId};
use crate::phrases::Class;

impl Report<'_> {
    /// Index of the time that governs a trigger: the nearest in its clause.
    pub(super) fn time(&self, words: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
        let place = self.document.words[words.start].span;
        let clause = self.document.span_of(self.clause(words, sentence));
        self.times_in(clause)
            .filter(|at| clause.contains(self.times[*at].span()))
            .min_by_key(|at| self.times[*at].span().start.abs_diff(place.start))
    }

    /// The trigger's clause: up to the next conjoined verb or subordinator on either side.
    fn clause(&self, words: &Range<usize>, sentence: &Range<usize>) -> Range<usize> {
        let end = self.clause_end(words.end, sentence.end);
        let mut start = words.start;
        while start > sentence.start {
            match self.phrases.class(start - 1) {
                Class::Subordinator | Class::Complementiser => break,
                Class::Verb if self.phrases.conjoined(start - 1) => {
                    start -= 1;
                    break;
                }
                _ => start -= 1,
            }
        }
        start..end
    }

    /// The place entity of an event.
    pub(super) fn place(
        &self,
        kind: EventType,
        words: &Range<usize>,
        sentence: &Range<usize>,
        arguments: &Arguments,
    ) -> Option<EntityId> {
        let clause = self.clause(words, sentence);
        let mut best: Option<(bool, usize, EntityId)> = None;
        for mention in self.entities.mentions_in(clause.clone()) {
            let Some((entity, inner)) = self.locative(mention, kind) else {
                continue;
            };
            let gap = inner.abs_diff(words.start);
            let key = (inner < words.start, gap, entity);
            if best.is_none_or(|b| (key.0, key.1) < (b.0, b.1)) {
                best = Some(key);
            }
        }
        if let Some((_, _, entity)) = best {
            return Some(entity);
        }
        // An attack on a town, a visit to a state: where it was is whom it was done to.
        arguments.recipients.iter().copied().find(|id| {
            self.entities.get(*id).is_some_and(|e| {
                matches!(e.kind, EntityType::Loc | EntityType::Fac)
                    || e.kind == EntityType::Gpe
                        && (e.sector.is_none() || kind == EventType::Consult)
            })
        })
    }

    /// The entity of a mention that stands as a place, and where: after في, ب, قرب, شمال and the
    /// like, or read as a place already.
    fn locative(&self, mention: MentionId, kind: EventType) -> Option<(EntityId, usize)> {
        let found = self.entities.mention(mention)?;
        let entity = self.entities.entity_of(mention)?;
        if !matches!(
            found.entity_type,
            EntityType::Gpe | EntityType::Loc | EntityType::Fac
        ) {
            return None;
        }
        let at = found.words.start;
        let before = at
            .checked_sub(1)
            .map(|b| self.phrases.folded(b))
            .unwrap_or("");
        let clitic = self.phrases.proclitic(at);
        let towards = kind == EventType::Consult || kind == EventType::Mobilize;
        let stands = matches!(before, "في" | "فى" | "داخل" | "قرب" | "وسط" | "عبر")
            || matches!(
                before.trim_start_matches("ال").trim_start_matches('ب'),
                "شمال"
                    | "جنوب"
                    | "شرق"
                    | "غرب"
                    | "شمالي"
                    | "جنوبي"
                    | "شرقي"
                    | "غربي"
                    | "مدينه"
                    | "محافظه"
                    | "منطقه"
                    | "بلده"
                    | "قريه"
                    | "ولايه"
                    | "ضواحي"
                    | "مشارف"
            )
            || clitic == Some('ب')
            || towards && (matches!(before, "الي" | "نحو") || clitic == Some('ل'));
        stands.then_some((entity, at))
    }
}
