//! Arguments of a verb trigger: subject, object, the one of the passive, what prepositions govern.

use std::ops::Range;

use isnad_arabic::Number;
use isnad_lexicon::triggers::{Slot, Trigger};
use isnad_record::EntityType;

use super::{Arguments, push_all};
use crate::entities::{Entity, EntityId};
use crate::events::Report;
use crate::phrases::{Class, Extent, NounPhrase, Place};

impl Report<'_> {
    /// Arguments of a verb trigger whose words are `words`.
    pub(in crate::events) fn verb_arguments(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Arguments {
        let at = words.start;
        let limit = self.clause_end(at + 1, sentence.end);
        let features = self.phrases.features(at);
        let mut out = Arguments::default();
        let (mut subject, place) = self.subject(at, sentence);
        let mut after = at + 1;
        if let (Some(phrase), Some(Place::After)) = (&subject, place) {
            after = phrase.words.end;
        }
        // In `شن الجيش هجوما على المدينة` the noun is no object of its own: arguments follow it.
        let carried = words.len() > 1;
        let mut object = None;
        let mut carried_patient = Vec::new();
        if carried {
            after = after.max(words.end);
            // `استهدف مواقع الحوثيين`: the noun's genitive is the one it was done to.
            if let Some(phrase) = self
                .phrases
                .noun_phrase(words.end - 1, Extent::subject(limit))
            {
                self.named_in(words.end..phrase.words.end, &mut carried_patient);
            }
        } else if let Some(phrase) = self.phrases.object_after(after, limit) {
            object = Some(phrase);
        }
        let mut patient: Vec<EntityId> = object.as_ref().map_or(Vec::new(), |p| self.who(p));
        if !carried && let Some(enclitic) = self.document.words[at].analysis.enclitic {
            patient = self.referent(at, Some(enclitic.number), enclitic.gender);
        }
        // A phrase after a verb it does not agree with is its object: `واعتقلت 431 شخصا`.
        if place == Some(Place::After)
            && patient.is_empty()
            && row.recipient.contains(&Slot::Object)
            && let Some(phrase) = subject.take_if(|p| {
                !carried
                    && !self
                        .phrases
                        .agrees(p, Some(Number::Singular), features.gender)
            })
        {
            patient = self.who(&phrase);
            object = Some(phrase);
        }
        let mut agent: Vec<EntityId> = subject.as_ref().map_or(Vec::new(), |p| self.who(p));
        let transitive = row.recipient.contains(&Slot::Object);
        let body = agent.iter().any(|id| {
            self.entities.get(*id).is_some_and(|e| {
                matches!(e.kind, EntityType::Org | EntityType::Gpe)
                    || e.kind == EntityType::Grp && e.kb.is_some()
            })
        });
        let passive = features.passive
            || transitive
                && !body
                && !carried
                && place.is_some()
                && object.is_none()
                && patient.is_empty()
                && !row
                    .recipient
                    .iter()
                    .any(|slot| self.governed(*slot, after, limit).is_some());
        if passive && transitive && !carried {
            out.rules.push("argument.passive");
            patient = std::mem::take(&mut agent);
            object = subject.take();
            agent = self.by_agent(after, limit);
        } else if agent.is_empty() && subject.is_none() && !features.passive {
            agent = self.carried_subject(at, sentence);
            agent.retain(|id| self.entities.get(*id).is_some_and(Entity::is_agent));
            agent.retain(|id| !patient.contains(id));
            if !agent.is_empty() {
                out.rules.push("argument.unexpressed-subject");
            }
        }
        out.object = object.map(|p| p.words);
        for slot in &row.actor {
            match slot {
                Slot::Subject => push_all(&mut out.actors, &agent),
                Slot::Preposition(_) => {
                    if let Some(phrase) = self.governed(*slot, after, limit) {
                        push_all(&mut out.actors, &self.who(&phrase));
                    }
                }
                _ => {}
            }
        }
        for slot in &row.recipient {
            match slot {
                Slot::Subject => push_all(&mut out.recipients, &agent),
                Slot::Object if carried => push_all(&mut out.recipients, &carried_patient),
                Slot::Object => push_all(&mut out.recipients, &patient),
                Slot::Preposition(_) if out.recipients.is_empty() => {
                    let found = self.governed_entities(*slot, after, limit, at);
                    push_all(&mut out.recipients, &found);
                }
                _ => {}
            }
        }
        if carried && super::force::is_force(row.kind) {
            let (targets, describing) = self.carried_targets(row, words, sentence);
            out.describing = describing;
            if out.recipients.is_empty() {
                push_all(&mut out.recipients, &targets);
                out.recipients.retain(|id| !out.actors.contains(id));
            }
        }
        if row.actor.is_empty() {
            out.actors = self.by_agent(after, limit);
        }
        out
    }

    /// The subject of a verb and where it stands.
    pub(super) fn subject(
        &self,
        at: usize,
        sentence: &Range<usize>,
    ) -> (Option<NounPhrase>, Option<Place>) {
        let features = self.phrases.features(at);
        let floor = self.clause_start(at, sentence.start);
        if at > floor && self.phrases.class(at - 1) == Class::Relative {
            if let Some(subject) = self.phrases.antecedent(at - 1, sentence.start) {
                let own = self.document.words[at].analysis.enclitic.is_some();
                if !own {
                    return (Some(subject.phrase), Some(Place::Antecedent));
                }
            }
        }
        if let Some(subject) = self.phrases.subject_before(at, floor)
            && self
                .phrases
                .agrees(&subject.phrase, features.number, features.gender)
            && !self.who(&subject.phrase).is_empty()
        {
            return (Some(subject.phrase), Some(Place::Before));
        }
        if matches!(features.number, Some(Number::Plural | Number::Dual)) {
            return (None, None);
        }
        let limit = self.clause_end(at + 1, sentence.end);
        match self.phrases.subject_after(at, limit) {
            Some(subject) => (Some(subject.phrase), Some(Place::After)),
            None => (None, None),
        }
    }

    /// Who did what the verb says where its clause names nobody: the subject of the verb before it
    /// in the sentence that it is joined to, else the latest agent that agrees.
    pub(super) fn carried_subject(&self, at: usize, sentence: &Range<usize>) -> Vec<EntityId> {
        let features = self.phrases.features(at);
        for before in (sentence.start..at).rev() {
            if self.phrases.class(before) != Class::Verb {
                continue;
            }
            let earlier = self.phrases.features(before);
            if features.gender.is_some()
                && earlier.gender.is_some()
                && features.gender != earlier.gender
            {
                continue;
            }
            if let (Some(phrase), _) = self.subject(before, sentence)
                && phrase.words.end <= at
            {
                let found = self.who(&phrase);
                if found.iter().any(|id| {
                    self.entities
                        .get(*id)
                        .is_some_and(|e| e.is_agent() && e.agrees(features.gender, features.number))
                }) {
                    return found;
                }
            }
        }
        self.referent(at, features.number, features.gender)
    }
}
