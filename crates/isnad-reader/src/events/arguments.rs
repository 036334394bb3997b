//! A trigger's arguments: who did it, to whom, as the clause says it.
//!
//! Of a verb: its subject after it, before it or in its relative's antecedent, its object, and what
//! the row's prepositions govern. A transitive verb with one phrase and no object is read as
//! passive (`قتل 58 شخصا`): the phrase is the one it was done to. Of a noun: its genitive or
//! pronoun, a nisba adjective, its prepositions, and the subject of the verb that carries it
//! (`نفذ الجيش هجوما`, `هجوم شنه التنظيم`).

use std::ops::Range;

use isnad_arabic::{Gender, Number, Pos};
use isnad_lexicon::triggers::{Slot, Trigger};
use isnad_lexicon::{EntryKind, Lexicon};
use isnad_record::{EntityType, MentionKind, Sector};

use super::Report;
use crate::entities::{Entity, EntityId};
use crate::phrases::{Class, Extent, NounPhrase, Place};

/// Who stands in which argument.
#[derive(Clone, Debug, Default)]
pub(super) struct Arguments {
    pub actors: Vec<EntityId>,
    pub recipients: Vec<EntityId>,
    /// The object's words, for gates that ask what it is.
    pub object: Option<Range<usize>>,
    /// An actor is named in the clause but is no entity (`شهود` unknown to the mention finder).
    pub rules: Vec<&'static str>,
}

/// Words that name the doer of a noun or passive: `من قبل`, `على يد`.
const AGENT_FRAMES: [(&str, &[&str]); 3] = [
    ("من", &["قبل", "جانب", "طرف"]),
    ("علي", &["يد", "ايدي", "ايدى"]),
    ("بايدي", &[]),
];

/// Verbs that carry an event noun as their object, with a pronoun in its relative clause.
const CARRIERS: [&str; 10] = [
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
];

/// How far after a noun its arguments are sought.
const NOUN_REACH: usize = 14;

impl Report<'_> {
    /// Arguments of a verb trigger whose words are `words`.
    pub(super) fn verb_arguments(
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
        if row.actor.is_empty() {
            out.actors = self.by_agent(after, limit);
        }
        out
    }

    /// Arguments of a noun trigger whose words are `words`.
    pub(super) fn noun_arguments(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Arguments {
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

    /// The subject of a verb and where it stands.
    fn subject(&self, at: usize, sentence: &Range<usize>) -> (Option<NounPhrase>, Option<Place>) {
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
    fn carried_subject(&self, at: usize, sentence: &Range<usize>) -> Vec<EntityId> {
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

    /// Who a phrase names: each member's largest mention, or the first inside it
    /// (`مواقع الحوثيين` → الحوثيين).
    pub(super) fn who(&self, phrase: &NounPhrase) -> Vec<EntityId> {
        let mut out = Vec::new();
        if phrase.members.is_empty() {
            self.named_in(phrase.words.clone(), &mut out);
        }
        for member in &phrase.members {
            self.named_in(member.clone(), &mut out);
        }
        out
    }

    fn named_in(&self, words: Range<usize>, out: &mut Vec<EntityId>) {
        let mention = self.entities.mention_in(words);
        if let Some(entity) = mention.and_then(|m| self.entities.entity_of(m)) {
            push_all(out, &[entity]);
        }
    }

    /// The two or more sides of `بين X وY`.
    fn sides(&self, phrase: &NounPhrase) -> Vec<EntityId> {
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

    fn governed(&self, slot: Slot, from: usize, limit: usize) -> Option<NounPhrase> {
        let Slot::Preposition(preposition) = slot else {
            return None;
        };
        let folded = isnad_arabic::fold(preposition);
        let found = self.phrases.argument(from, limit, &[&folded]);
        found.map(|(_, phrase)| phrase)
    }

    /// Who a preposition governs, a pronoun on it included.
    fn governed_entities(
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

    /// The genitive of a noun: a pronoun on it or the phrase right after it.
    fn genitive(&self, words: &Range<usize>, limit: usize) -> Vec<EntityId> {
        let last = words.end - 1;
        let word = &self.document.words[last];
        if let Some(pronoun) = word.analysis.enclitic {
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
                self.entities
                    .mention(m)
                    .is_some_and(|m| m.kind == MentionKind::Nominal && m.words.len() == 1)
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
    fn describes(&self, at: usize) -> bool {
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
    fn by_nisba(&self, from: usize, limit: usize) -> Vec<EntityId> {
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

    /// The entity of a state.
    pub(super) fn state(&self, country: &str) -> Option<EntityId> {
        self.entities.mentions().find_map(|(id, mention)| {
            let entity = self.entities.entity_of(id)?;
            let state = mention.entity_type == EntityType::Gpe
                && mention.country == Some(country)
                && self.entities.get(entity)?.sector == Some(Sector::Gov);
            state.then_some(entity)
        })
    }

    /// `من قبل X`, `على يد X`.
    fn by_agent(&self, from: usize, limit: usize) -> Vec<EntityId> {
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

    /// The subject of the verb that carries an event noun: before it (`نفذ الجيش هجوما`) or in the
    /// relative clause after it (`هجوم شنه التنظيم`).
    fn carrier_subject(&self, words: &Range<usize>, sentence: &Range<usize>) -> Vec<EntityId> {
        let carries = |at: usize| CARRIERS.contains(&isnad_arabic::fold(&self.lemma(at)).as_str());
        for at in words.end..sentence.end.min(words.end + 8) {
            if self.phrases.class(at) == Class::Verb {
                if carries(at) && self.document.words[at].analysis.enclitic.is_some() {
                    let limit = self.clause_end(at + 1, sentence.end);
                    return match self.phrases.subject_after(at, limit) {
                        Some(subject) => self.who(&subject.phrase),
                        None => Vec::new(),
                    };
                }
                break;
            }
        }
        for at in (sentence.start.max(words.start.saturating_sub(10))..words.start).rev() {
            if self.phrases.class(at) == Class::Verb {
                if !carries(at) {
                    return Vec::new();
                }
                return match self.subject(at, sentence) {
                    (Some(phrase), _) if phrase.words.end <= words.start || phrase.head < at => {
                        self.who(&phrase)
                    }
                    (None, _) => {
                        let features = self.phrases.features(at);
                        self.referent(at, features.number, features.gender)
                    }
                    _ => Vec::new(),
                };
            }
            if self.phrases.class(at) == Class::Complementiser {
                break;
            }
        }
        Vec::new()
    }

    /// Who a pronoun or unexpressed subject at a word stands for: the latest agent before it that
    /// agrees, within this sentence and the one before; nobody where none does.
    pub(super) fn referent(
        &self,
        at: usize,
        number: Option<Number>,
        gender: Option<Gender>,
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
                && entity.agrees(gender, number)
                // Men are not `ها`: only what bears a name as a body is.
                && !(entity.kind == EntityType::Grp
                    && mention.kind == MentionKind::Nominal
                    && number == Some(Number::Singular))
        });
        found
            .and_then(|m| self.entities.entity_of(m))
            .into_iter()
            .collect()
    }

    /// True for one whom the genitive of `قصف` or `هجوم` names as the doer, not the target.
    fn does_such_things(&self, id: EntityId, row: &Trigger) -> bool {
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

    /// The word's lemma.
    pub(super) fn lemma(&self, at: usize) -> String {
        self.document
            .words
            .get(at)
            .map_or(String::new(), |w| w.analysis.lemma.to_string())
    }

    /// One past the last word that may belong to the clause that goes on at `from`.
    pub(super) fn clause_end(&self, from: usize, limit: usize) -> usize {
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
    fn clause_start(&self, at: usize, floor: usize) -> usize {
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
pub(super) fn is_armed(entity: &Entity) -> bool {
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
