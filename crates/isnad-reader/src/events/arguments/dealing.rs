//! Arguments of a noun of dealing between sides: a meeting, an accord, help, a demand, a sanction.
//!
//! Unlike an attack, such a noun is often far from its sides: `لقاءه المرتقب يوم الاثنين مع
//! نظرائه`, `المباحثات التي أجراها الوزير مع …`. Its doer is its genitive, the states its nisba
//! adjectives name, the subject of its relative clause, the one called on where somebody demands
//! it, or the subject of the verb it hangs on. Who is met, helped or visited stands behind a
//! preposition anywhere in the clause. Nobody is guessed across a full stop.

use std::ops::Range;

use isnad_arabic::{Number, Person, fold};
use isnad_lexicon::triggers::{Slot, Trigger};
use isnad_lexicon::{EntryKind, Lexicon};
use isnad_record::{EntityType, EventType, Mode, Sector};

use super::{Arguments, push_all};
use crate::entities::{Entity, EntityId};
use crate::events::Report;
use crate::phrases::{Class, Extent};

/// How far after the noun its sides are sought.
const REACH: usize = 24;

/// Verbs whose subject receives what the noun gives: `تلقى دعما من إيران`.
const RECEIVING: [&str; 7] = ["تلقي", "نال", "حصل", "حظي", "تسلم", "استفاد", "لقي"];

/// Words that are bodies by name and notions by use: nobody helps `الأمن` as a body.
const NOTIONS: [&str; 12] = [
    "الامن",
    "الاستقرار",
    "الارهاب",
    "السلام",
    "الديموقراطيه",
    "الديمقراطيه",
    "العنف",
    "التطرف",
    "الشهداء",
    "الله",
    "المجتمع",
    "الشرعيه",
];

/// True for the types whose nouns are read here.
pub(super) fn is_dealing(kind: EventType) -> bool {
    use EventType as E;
    matches!(
        kind,
        E::Agree
            | E::Consult
            | E::Cooperate
            | E::Aid
            | E::Support
            | E::Concede
            | E::Request
            | E::Accuse
            | E::Reject
            | E::Threaten
            | E::Sanction
    )
}

/// True for the types where both sides do the same.
pub(in crate::events) fn is_symmetric(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Agree | EventType::Consult | EventType::Cooperate
    )
}

impl Report<'_> {
    /// Arguments of a noun of dealing whose words are `words`.
    pub(super) fn dealing_arguments(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Arguments {
        let at = words.start;
        let near = self
            .clause_end(words.end, sentence.end)
            .min(words.end + REACH);
        let takes = |slot: Slot| row.recipient.contains(&slot);
        let gives = |slot: Slot| row.actor.contains(&slot);
        let mut out = Arguments::default();
        // المباحثات التي أجراها X مع Y: the sides stand behind the verb of its relative clause.
        let (told_by, from) = self.relative_doer(words, sentence);
        let limit = if from > words.end {
            self.clause_end(from, sentence.end).min(from + REACH)
        } else {
            near
        };
        let mut others = Vec::new();
        let mut genitive = self.genitive(&self.first_of_chain(words, sentence), near);
        if row.kind == EventType::Consult
            && let Some(person) = self.who_meets(words)
        {
            genitive = vec![person];
        }
        let visits_place = row.mode == Some(Mode::Visit)
            && genitive.iter().any(|id| {
                self.entities.get(*id).is_some_and(|e| {
                    matches!(e.kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
                })
            });
        if is_symmetric(row.kind) && row.mode != Some(Mode::Visit) {
            let sides = self.two_sides(from, limit);
            if let Some((first, rest)) = sides.split_first() {
                out.actors.push(*first);
                push_all(&mut others, rest);
                out.rules.push("argument.between");
            }
            if others.is_empty() {
                others = self.governed_agents(row, Slot::Preposition("مع"), from, limit, at);
            }
        }
        for slot in &row.recipient {
            match slot {
                _ if visits_place
                    && self.document.words[words.end - 1]
                        .analysis
                        .enclitic
                        .is_none() => {}
                Slot::Preposition("بين") if is_symmetric(row.kind) => {}
                Slot::Preposition("بين") => {
                    let sides = self.two_sides(from, limit);
                    if let Some((first, rest)) = sides.split_first() {
                        out.actors.push(*first);
                        push_all(&mut others, rest);
                        out.rules.push("argument.between");
                    }
                }
                Slot::Preposition(_) if others.is_empty() => {
                    others = self.governed_agents(row, *slot, from, limit, at);
                }
                _ => {}
            }
        }
        let nisbas = self.nisbas(words.end, near);
        let both = takes(Slot::Genitive) && gives(Slot::Genitive);
        let visit = row.mode == Some(Mode::Visit);
        if both && !visit && others.is_empty() && row.recipient.len() > 1 {
            // دعم الثوار, دعم واشنطن: the genitive of a noun with a doer elsewhere is who gets it.
            if !told_by.is_empty() || !nisbas.is_empty() {
                push_all(&mut others, &genitive);
            } else if self.document.words[words.end - 1]
                .analysis
                .enclitic
                .is_some()
                && row.kind != EventType::Accuse
            {
                push_all(&mut out.actors, &genitive);
            } else {
                push_all(&mut others, &genitive);
            }
        } else if takes(Slot::Genitive) && !gives(Slot::Genitive) {
            push_all(&mut others, &genitive);
        } else if visit {
            // زيارة الوزير, زيارة موسكو: a man comes, a place is come to.
            let (comers, hosts): (Vec<EntityId>, Vec<EntityId>) = genitive.iter().partition(|id| {
                self.entities.get(**id).is_some_and(|e| {
                    matches!(e.kind, EntityType::Per | EntityType::Org | EntityType::Grp)
                })
            });
            push_all(&mut out.actors, &comers);
            if others.is_empty() {
                push_all(&mut others, &hosts);
            }
        } else if out.actors.is_empty() {
            push_all(&mut out.actors, &genitive);
        } else if !genitive.is_empty() {
            // وساطة عمان بين X وY: who mediates, and between whom.
            let between = std::mem::take(&mut out.actors);
            others.splice(0..0, between);
            push_all(&mut out.actors, &genitive);
        }
        push_all(&mut out.recipients, &others);
        if out.actors.is_empty() {
            push_all(&mut out.actors, &told_by);
        }
        if is_symmetric(row.kind) && out.actors.len() == 1 && out.recipients.is_empty() {
            // مباحثات الجبير - لافروف
            push_all(&mut out.recipients, &self.dashed_partner(words.end, near));
        }
        if gives(Slot::Adjective) {
            if out.actors.is_empty() {
                if !nisbas.is_empty() {
                    out.rules.push("argument.nisba");
                }
                push_all(&mut out.actors, &nisbas);
            } else if is_symmetric(row.kind) && out.recipients.is_empty() {
                push_all(&mut out.recipients, &nisbas);
            }
        }
        if out.actors.is_empty() {
            push_all(&mut out.actors, &self.by_agent(words.end, near));
        }
        if out.actors.is_empty() && matches!(row.kind, EventType::Aid | EventType::Support) {
            self.given_by(row, words, near, sentence, &mut out);
        }
        // With the article and nobody met, it points back to a meeting told before.
        let points_back =
            out.recipients.is_empty() && words.len() == 1 && self.phrases.has_article(at);
        if out.actors.is_empty() && !points_back {
            let found = self.hung_on(words, sentence);
            if !found.is_empty() {
                out.rules.push("argument.hung-on");
            }
            push_all(&mut out.actors, &found);
        }
        out.actors.retain(|id| !out.recipients.contains(id));
        out.recipients.retain(|id| !self.is_notion(*id));
        out
    }

    /// The first of a chain of the same noun with the same pronoun: in `دعمها للحوثيين ودعمها
    /// للحزب` one and the same gives.
    fn first_of_chain(&self, words: &Range<usize>, sentence: &Range<usize>) -> Range<usize> {
        let last = words.end - 1;
        let word = &self.document.words[last];
        if words.len() > 1 || word.analysis.enclitic.is_none() {
            return words.clone();
        }
        let mut first = last;
        loop {
            let floor = sentence.start.max(first.saturating_sub(5));
            let earlier = (floor..first).rev().find(|at| {
                let same = |at: usize| self.phrases.folded(at).trim_start_matches('و');
                same(*at) == same(last)
            });
            match earlier {
                Some(at) => first = at,
                None => return first..first + 1,
            }
        }
    }

    /// Whom the pronoun on a meeting or visit stands for where it is one man's or woman's: the
    /// latest person who agrees.
    fn who_meets(&self, words: &Range<usize>) -> Option<EntityId> {
        let last = words.end - 1;
        let pronoun = self.document.words[last].analysis.enclitic?;
        if pronoun.number != Number::Singular || pronoun.person != Person::Third {
            return None;
        }
        let sentence = self.document.sentence_of(last)?;
        let floor = self.document.sentences[sentence.saturating_sub(1)]
            .words
            .start;
        self.entities
            .latest_before(last, |mention, entity| {
                mention.words.start >= floor
                    && entity.kind == EntityType::Per
                    && entity.agrees(pronoun.gender, Some(pronoun.number))
            })
            .and_then(|m| self.entities.entity_of(m))
    }

    /// The agent behind a dash after the first one: `مباحثات الجبير - لافروف`.
    fn dashed_partner(&self, from: usize, limit: usize) -> Vec<EntityId> {
        let dash = (from..limit.min(from + 5))
            .find(|at| matches!(self.phrases.mark(*at), Some('-' | '–' | '—')));
        let found = dash.and_then(|at| {
            self.entities
                .mentions_at(at + 1)
                .last()
                .and_then(|m| self.entities.entity_of(m))
        });
        found
            .filter(|id| self.entities.get(*id).is_some_and(Entity::is_agent))
            .into_iter()
            .collect()
    }

    /// True for a notion that the mention finder took for a body: `داعما للأمن`.
    fn is_notion(&self, id: EntityId) -> bool {
        self.entities.get(id).is_some_and(|e| {
            let name = fold(&e.name);
            let name = name
                .strip_prefix("لل")
                .map_or(name.clone(), |rest| format!("ال{rest}"));
            NOTIONS.contains(&name.as_str())
        })
    }

    /// `بدعم من X`: X gives, and the clause's subject, or who `تلقى` it, gets it.
    fn given_by(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        limit: usize,
        sentence: &Range<usize>,
        out: &mut Arguments,
    ) {
        let found = self.governed_agents(
            row,
            Slot::Preposition("من"),
            words.end,
            limit.min(words.end + 6),
            words.start,
        );
        if found.is_empty() {
            return;
        }
        out.rules.push("argument.given-by");
        push_all(&mut out.actors, &found);
        let before = words.start.saturating_sub(1).max(sentence.start);
        let received = RECEIVING.contains(&fold(&self.lemma(before)).as_str());
        if out.recipients.is_empty() {
            let doer = if received && self.phrases.class(before) != Class::Verb {
                // المتهمين بتلقي دعم من إيران: the latest by name who can get it.
                let floor = sentence.start;
                self.entities
                    .latest_before(before, |mention, entity| {
                        mention.words.start >= floor
                            && !mention.place
                            && entity.is_agent()
                            && !fold(&entity.name).starts_with("المتهم")
                    })
                    .and_then(|m| self.entities.entity_of(m))
                    .into_iter()
                    .collect()
            } else {
                self.hung_on(words, sentence)
            };
            out.recipients = doer
                .into_iter()
                .filter(|id| !out.actors.contains(id))
                .collect();
        }
    }

    /// The agents a preposition governs in the clause: the first phrase that names any.
    fn governed_agents(
        &self,
        row: &Trigger,
        slot: Slot,
        from: usize,
        limit: usize,
        trigger: usize,
    ) -> Vec<EntityId> {
        let Slot::Preposition(preposition) = slot else {
            return Vec::new();
        };
        let folded = fold(preposition);
        let reach = match preposition {
            "مع" => limit,
            _ => limit.min(from + 12),
        };
        let visit = row.mode == Some(Mode::Visit);
        let mut next = from;
        for _ in 0..3 {
            let Some((at, phrase)) = self.phrases.argument(next, reach, &[&folded]) else {
                break;
            };
            // التعاون معه … في مقابلة مع القناة: the nearer pronoun is the other side.
            if (from..at).any(|word| self.holds_pronoun(word, &folded)) {
                break;
            }
            let mut found = self.who(&phrase);
            if phrase.is_coordinated() && found.len() < 2 {
                found = self.sides(&phrase);
            }
            found.retain(|id| {
                self.entities
                    .get(*id)
                    .is_some_and(|e| visit || e.is_agent())
                    && !self.is_notion(*id)
            });
            if !found.is_empty() {
                return if visit {
                    found.into_iter().map(|id| self.host(id)).collect()
                } else {
                    found
                };
            }
            next = phrase.words.end.max(at + 1);
        }
        self.governed_entities(slot, from, limit.min(from + 6), trigger)
    }

    /// True for a preposition with a pronoun on it: `معه`.
    fn holds_pronoun(&self, word: usize, preposition: &str) -> bool {
        self.phrases.class(word) == Class::PrepositionPronoun
            && self
                .phrases
                .folded(word)
                .starts_with(preposition.trim_end_matches('ي'))
    }

    /// The state whose city somebody visits, where the report names the state.
    pub(in crate::events) fn host(&self, id: EntityId) -> EntityId {
        let state = self.entities.get(id).and_then(|e: &Entity| {
            let city = matches!(e.kind, EntityType::Gpe | EntityType::Loc)
                && e.sector != Some(Sector::Gov);
            e.country.filter(|_| city)
        });
        state.and_then(|c| self.state(c)).unwrap_or(id)
    }

    /// The two or more sides of the first `بين` in the clause.
    fn two_sides(&self, from: usize, limit: usize) -> Vec<EntityId> {
        let Some(between) = (from..limit).find(|at| self.phrases.folded(*at) == "بين") else {
            return Vec::new();
        };
        if (from..between).any(|at| {
            matches!(self.phrases.class(at), Class::Verb | Class::Complementiser)
                || matches!(self.phrases.mark(at), Some('.' | '؛' | ':'))
        }) {
            return Vec::new();
        }
        let end = self
            .phrases
            .noun_phrase(between + 1, Extent::subject(limit))
            .map_or(between + 1, |p| p.words.end);
        let mut found = Vec::new();
        if end > between + 1 {
            let phrase = self
                .phrases
                .noun_phrase(between + 1, Extent::subject(limit));
            if let Some(phrase) = phrase {
                found = self.sides(&phrase);
            }
        }
        if found.len() < 2 {
            // بين واشنطن التي تتهم … وموسكو; بين الحكومتين العراقية والتركية
            let states = self.nisbas(between + 2, (between + 7).min(limit));
            if states.len() > 1 {
                return states;
            }
            let tail = self.entities.mentions_in(end..(end + 16).min(limit));
            let joined = tail.into_iter().find(|m| {
                self.entities
                    .mention(*m)
                    .is_some_and(|m| self.phrases.conjoined(m.words.start))
            });
            if let Some(entity) = joined.and_then(|m| self.entities.entity_of(m))
                && !found.is_empty()
            {
                push_all(&mut found, &[entity]);
            }
        }
        found
    }

    /// The states that adjectives after a noun name: `الاتفاق الأمريكي - الروسي`.
    pub(in crate::events) fn nisbas(&self, from: usize, limit: usize) -> Vec<EntityId> {
        let lexicon = Lexicon::global();
        let mut out = Vec::new();
        let mut misses = 0;
        for at in from..limit.min(from + 6) {
            let nisba = lexicon
                .names_at(&self.document.words, at)
                .iter()
                .filter(|m| m.words == 1)
                .find_map(|m| m.entry(EntryKind::Nisba))
                .and_then(isnad_lexicon::Entry::country);
            match nisba {
                Some(country) => {
                    if let Some(state) = self.state(country) {
                        push_all(&mut out, &[state]);
                    }
                }
                None if matches!(self.phrases.mark(at), Some('-' | '–' | '—')) => {}
                None if out.is_empty()
                    && misses < 2
                    && self.phrases.proclitic(at).is_none()
                    && matches!(self.phrases.class(at), Class::Adjective | Class::Noun) =>
                {
                    misses += 1;
                }
                None => break,
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use isnad_record::{EventType, Record};

    fn sides(body: &str, kind: EventType) -> (Vec<String>, Vec<String>) {
        let published = "2015-07-21".parse().ok();
        let record: Record = crate::read(&crate::Report::of(
            "t",
            Some("أخبار اليوم"),
            body,
            published,
        ));
        let name = |id: &u32| record.entities[*id as usize].name.clone();
        record
            .events
            .iter()
            .find(|e| e.kind == kind)
            .map_or((Vec::new(), Vec::new()), |e| {
                (
                    e.actors.iter().map(name).collect(),
                    e.recipients.iter().map(name).collect(),
                )
            })
    }

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|n| (*n).to_owned()).collect()
    }

    #[test]
    fn both_sides_of_a_meeting() {
        for body in [
            "لا يوجد تعاون بين واشنطن وطهران في العراق.",
            "تحدثت الصحف عن التعاون القائم منذ سنوات بين واشنطن وطهران.",
        ] {
            assert_eq!(
                sides(body, EventType::Cooperate),
                (owned(&["واشنطن"]), owned(&["طهران"])),
                "{body}"
            );
        }
    }

    #[test]
    fn the_accused_arms_and_the_supporter_is_named_behind_min() {
        let (actors, _) = sides("اتهمت فرنسا إيران بتسليح المتمردين.", EventType::Aid);
        assert_eq!(actors, owned(&["إيران"]));
        let (actors, _) = sides("تقدم الجيش بدعم من قوات التحالف.", EventType::Aid);
        assert_eq!(actors.len(), 1);
        assert!(actors[0].contains("التحالف"), "{actors:?}");
    }

    #[test]
    fn a_visit_is_to_the_state_whose_capital_is_named() {
        let body = "أعلنت روسيا موعد المؤتمر. وتأتي زيارة الرئيس محمود عباس لموسكو بعد أيام.";
        let (_, hosts) = sides(body, EventType::Consult);
        assert_eq!(hosts, owned(&["روسيا"]));
    }
}
