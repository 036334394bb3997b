//! Arguments of a noun trigger: genitive, nisba, prepositions, and the verb that carries it.

use std::ops::Range;

use isnad_arabic::{Person, Pos};
use isnad_lexicon::triggers::{Slot, Trigger};
use isnad_lexicon::{EntryKind, Lexicon};
use isnad_record::{EntityType, MentionKind};

use super::{Arguments, is_armed, push_all};
use crate::entities::EntityId;
use crate::events::Report;
use crate::phrases::{Class, Extent, NounPhrase};

/// How far after a noun its arguments are sought.
const NOUN_REACH: usize = 14;

impl Report<'_> {
    /// Arguments of a noun trigger whose words are `words`.
    pub(in crate::events) fn noun_arguments(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Arguments {
        if super::dealing::is_dealing(row.kind) {
            return self.dealing_arguments(row, words, sentence);
        }
        if super::force::is_force(row.kind) {
            return self.force_arguments(row, words, sentence);
        }
        let at = words.start;
        let limit = self
            .clause_end(words.end, sentence.end)
            .min(words.end + NOUN_REACH);
        let mut out = Arguments::default();
        let genitive = self.genitive(words, limit);
        let mut prepositional = Vec::new();
        for slot in &row.recipient {
            if let Slot::Preposition(preposition) = slot {
                if *preposition == "بين" {
                    if let Some(phrase) = self.governed(*slot, words.end, limit) {
                        let sides = self.sides(&phrase);
                        if let Some((first, others)) = sides.split_first() {
                            push_all(&mut out.actors, std::slice::from_ref(first));
                            push_all(&mut out.recipients, others);
                        }
                    }
                } else if prepositional.is_empty() {
                    prepositional = self.governed_entities(*slot, words.end, limit, at);
                }
            }
        }
        let takes = |slot: Slot| row.recipient.contains(&slot);
        let gives = |slot: Slot| row.actor.contains(&slot);
        if takes(Slot::Genitive) && (!gives(Slot::Genitive) || prepositional.is_empty()) {
            let (doers, others): (Vec<EntityId>, Vec<EntityId>) = genitive
                .iter()
                .partition(|id| row.recipient.len() > 1 && self.does_such_things(**id, row));
            push_all(&mut out.actors, &doers);
            push_all(&mut out.recipients, &others);
        } else if gives(Slot::Genitive) {
            push_all(&mut out.actors, &genitive);
        }
        push_all(&mut out.recipients, &prepositional);
        if out.actors.is_empty() && gives(Slot::Adjective) {
            push_all(&mut out.actors, &self.by_nisba(words.end, limit));
        }
        if out.actors.is_empty() {
            push_all(&mut out.actors, &self.by_agent(words.end, limit));
        }
        if out.actors.is_empty() {
            push_all(&mut out.actors, &self.carrier_subject(words, sentence));
        }
        out.actors.retain(|id| !out.recipients.contains(id));
        out
    }

    /// The two or more sides of `بين X وY`.
    pub(in crate::events) fn sides(&self, phrase: &NounPhrase) -> Vec<EntityId> {
        let found = self.who(phrase);
        if found.len() > 1 {
            return found;
        }
        let mut all = Vec::new();
        for mention in self.entities.mentions_in(phrase.words.clone()) {
            if let Some(entity) = self.entities.entity_of(mention) {
                push_all(&mut all, &[entity]);
            }
        }
        all
    }

    /// The genitive of a noun: a pronoun on it or the phrase right after it.
    pub(super) fn genitive(&self, words: &Range<usize>, limit: usize) -> Vec<EntityId> {
        let last = words.end - 1;
        let word = &self.document.words[last];
        if let Some(pronoun) = word.analysis.enclitic {
            // تعاوننا, in somebody's own words, is his.
            if pronoun.person == Person::First {
                return self
                    .statement_around(last)
                    .and_then(|draft| draft.speaker)
                    .into_iter()
                    .collect();
            }
            return self.referent(last, Some(pronoun.number), pronoun.gender);
        }
        if words.len() == 1 && self.phrases.has_article(last) {
            return Vec::new();
        }
        let mut next = words.end;
        while next < limit && self.describes(next) {
            next += 1;
        }
        while next < limit
            && self.document.words[next].analysis.pos == Pos::Adj
            && self.entities.mentions_at(next).next().is_none_or(|m| {
                self.entities.mention(m).is_some_and(|m| {
                    m.kind == MentionKind::Nominal
                        && m.words.len() == 1
                        && !m.rules.iter().any(|r| {
                            matches!(
                                *r,
                                "head.collective" | "head.profession" | "mention.compatriot"
                            )
                        })
                })
            })
        {
            next += 1;
        }
        let opens = matches!(
            self.phrases.class(next),
            Class::Noun | Class::Number | Class::Demonstrative
        ) || self.phrases.opens_quotation(next);
        if next >= limit
            || !opens
            || self.phrases.conjoined(next)
            || self.phrases.proclitic(next).is_some()
        {
            return Vec::new();
        }
        match self.phrases.noun_phrase(next, Extent::subject(limit)) {
            Some(phrase) => self.who(&phrase),
            None => Vec::new(),
        }
    }

    /// True for an adjective of violence that is also a word for a man: `هجوم انتحاري`.
    pub(super) fn describes(&self, at: usize) -> bool {
        let folded = self.phrases.folded(at);
        [
            "انتحاري",
            "ارهابي",
            "مسلح",
            "عسكري",
            "جوي",
            "بري",
            "بحري",
            "صاروخي",
            "مدفعي",
            "واسع",
            "عنيف",
            "دامي",
            "كيميائي",
            "مماثل",
            "مزدوج",
            "مضاد",
            "مباغت",
            "جديد",
        ]
        .iter()
        .any(|stem| {
            folded
                .strip_prefix(stem)
                .is_some_and(|rest| rest.chars().count() <= 2)
        })
    }

    /// The state a nisba adjective after a noun names, where the report names it elsewhere.
    pub(super) fn by_nisba(&self, from: usize, limit: usize) -> Vec<EntityId> {
        let lexicon = Lexicon::global();
        for at in from..limit.min(from + 3) {
            let found = lexicon
                .names_at(&self.document.words, at)
                .iter()
                .filter(|m| m.words == 1)
                .find_map(|m| m.entry(EntryKind::Nisba))
                .and_then(isnad_lexicon::Entry::country);
            if let Some(country) = found {
                return self.state(country).into_iter().collect();
            }
            if !matches!(self.document.words[at].analysis.pos, Pos::Adj | Pos::Noun) {
                break;
            }
        }
        Vec::new()
    }

    /// True for one whom the genitive of `قصف` or `هجوم` names as the doer, not the target.
    pub(super) fn does_such_things(&self, id: EntityId, row: &Trigger) -> bool {
        let Some(entity) = self.entities.get(id) else {
            return false;
        };
        use isnad_record::EventType as E;
        match row.kind {
            E::Assault | E::Mobilize | E::Coerce => is_armed(entity),
            E::Consult => matches!(entity.kind, EntityType::Per | EntityType::Org),
            _ => entity.is_agent(),
        }
    }
}
