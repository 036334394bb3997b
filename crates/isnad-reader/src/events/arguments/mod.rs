//! A trigger's arguments: who did it, to whom, as the clause says it.
//!
//! Of a verb: its subject after it, before it or in its relative's antecedent, its object, and what
//! the row's prepositions govern. A transitive verb with one phrase and no object is read as
//! passive (`قتل 58 شخصا`): the phrase is the one it was done to. Of a noun: its genitive or
//! pronoun, a nisba adjective, its prepositions, and the subject of the verb that carries it
//! (`نفذ الجيش هجوما`, `هجوم شنه التنظيم`).

use std::ops::Range;

use isnad_arabic::{Gender, Number};
use isnad_lexicon::triggers::Slot;
use isnad_record::{EntityType, MentionKind, Sector};

mod agent;
mod carrier;
mod dealing;
pub(in crate::events) mod force;
mod hanging;
mod noun;
mod owner;
mod subject;
mod verb;

pub(super) use dealing::is_symmetric;

use super::Report;
use crate::entities::{Entity, EntityId};
use crate::phrases::{Class, Extent, NounPhrase};

/// Who stands in which argument.
#[derive(Clone, Debug, Default)]
pub(in crate::events) struct Arguments {
    pub actors: Vec<EntityId>,
    pub recipients: Vec<EntityId>,
    /// The object's words, for gates that ask what it is.
    pub object: Option<Range<usize>>,
    /// Verbs that only describe the trigger's noun: they tell no event of their own.
    pub describing: Vec<usize>,
    /// An actor is named in the clause but is no entity (`شهود` unknown to the mention finder).
    pub rules: Vec<&'static str>,
}

/// Words that name the doer of a noun or passive: `من قبل`, `على يد`.
const AGENT_FRAMES: [(&str, &[&str]); 3] = [
    ("من", &["قبل", "جانب", "طرف"]),
    ("علي", &["يد", "ايدي", "ايدى"]),
    ("بايدي", &[]),
];

impl Report<'_> {
    pub(super) fn governed(&self, slot: Slot, from: usize, limit: usize) -> Option<NounPhrase> {
        let Slot::Preposition(preposition) = slot else {
            return None;
        };
        let folded = isnad_arabic::fold(preposition);
        let found = self.phrases.argument(from, limit, &[&folded]);
        found.map(|(_, phrase)| phrase)
    }

    /// Who a preposition governs, a pronoun on it included.
    pub(super) fn governed_entities(
        &self,
        slot: Slot,
        from: usize,
        limit: usize,
        trigger: usize,
    ) -> Vec<EntityId> {
        let Slot::Preposition(preposition) = slot else {
            return Vec::new();
        };
        if let Some(phrase) = self.governed(slot, from, limit) {
            let found = self.who(&phrase);
            if !found.is_empty() {
                return found;
            }
        }
        let folded = isnad_arabic::fold(preposition);
        for at in from..limit.min(from + 6) {
            if self.phrases.class(at) == Class::PrepositionPronoun
                && self
                    .phrases
                    .folded(at)
                    .starts_with(folded.trim_end_matches('ي'))
            {
                let pronoun = self.document.words[at].analysis.enclitic;
                return self.referent(
                    trigger,
                    pronoun.map(|p| p.number),
                    pronoun.and_then(|p| p.gender),
                );
            }
        }
        Vec::new()
    }

    /// `من قبل X`, `على يد X`.
    pub(super) fn by_agent(&self, from: usize, limit: usize) -> Vec<EntityId> {
        for at in from..limit {
            for (first, seconds) in AGENT_FRAMES {
                if self.phrases.folded(at) != first {
                    continue;
                }
                let start = if seconds.is_empty() {
                    at + 1
                } else if seconds.contains(&self.phrases.folded(at + 1)) {
                    at + 2
                } else {
                    continue;
                };
                if let Some(phrase) = self.phrases.noun_phrase(start, Extent::subject(limit)) {
                    return self.who(&phrase);
                }
            }
        }
        Vec::new()
    }

    /// Who a pronoun or unexpressed subject at a word stands for: the latest agent before it that
    /// agrees, within this sentence and the one before; nobody where none does.
    pub(in crate::events) fn referent(
        &self,
        at: usize,
        number: Option<Number>,
        gender: Option<Gender>,
    ) -> Vec<EntityId> {
        self.referent_but(at, number, gender, &[])
    }

    /// The same, where some are known not to be meant: who acts is not whom the pronoun on his
    /// verb means.
    pub(super) fn referent_but(
        &self,
        at: usize,
        number: Option<Number>,
        gender: Option<Gender>,
        others: &[EntityId],
    ) -> Vec<EntityId> {
        let floor = match self.document.sentence_of(at) {
            Some(sentence) => {
                self.document.sentences[sentence.saturating_sub(1)]
                    .words
                    .start
            }
            None => 0,
        };
        let found = self.entities.latest_before(at, |mention, entity| {
            mention.words.start >= floor
                && !mention.place
                && entity.is_agent()
                && (entity.agrees(gender, number)
                    // المقاومة are one body and many men: سيطرتهم.
                    || entity.kind == EntityType::Grp
                        && number == Some(Number::Plural)
                        && gender != Some(Gender::Feminine))
                && !others
                    .iter()
                    .any(|id| self.entities.get(*id).is_some_and(|o| o == entity))
                // Men are not `ها`: only what bears a name as a body is.
                && !(entity.kind == EntityType::Grp
                    && mention.kind == MentionKind::Nominal
                    && mention.number != Some(Number::Singular)
                    && number == Some(Number::Singular))
        });
        found
            .and_then(|m| self.entities.entity_of(m))
            .into_iter()
            .collect()
    }

    /// The word's lemma.
    pub(in crate::events) fn lemma(&self, at: usize) -> String {
        self.document
            .words
            .get(at)
            .map_or(String::new(), |w| w.analysis.lemma.to_string())
    }

    /// One past the last word that may belong to the clause that goes on at `from`.
    pub(in crate::events) fn clause_end(&self, from: usize, limit: usize) -> usize {
        for at in from..limit {
            match self.phrases.class(at) {
                Class::Complementiser | Class::Subordinator => return at,
                Class::Verb if self.phrases.conjoined(at) => return at,
                Class::Mark if matches!(self.phrases.mark(at), Some(':' | '؛')) => return at,
                _ => {}
            }
        }
        limit
    }

    /// The first word of the clause that holds a word.
    pub(super) fn clause_start(&self, at: usize, floor: usize) -> usize {
        for before in (floor..at).rev() {
            match self.phrases.class(before) {
                Class::Complementiser | Class::Subordinator => return before + 1,
                Class::Mark if matches!(self.phrases.mark(before), Some(':' | '؛')) => {
                    return before + 1;
                }
                _ => {}
            }
        }
        floor
    }
}

/// True for armies, police, rebels, intelligence and armed groups.
pub(in crate::events) fn is_armed(entity: &Entity) -> bool {
    matches!(
        entity.sector,
        Some(Sector::Mil | Sector::Reb | Sector::Uaf | Sector::Cop | Sector::Spy | Sector::Prm)
    )
}

fn push_all(into: &mut Vec<EntityId>, ids: &[EntityId]) {
    for id in ids {
        if !into.contains(id) {
            into.push(*id);
        }
    }
}
