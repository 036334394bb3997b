//! Arguments of a noun of violence and force: who struck, and whom.
//!
//! What a genitive means depends on the noun: it strikes in `هجوم الجيش`, is struck in
//! `مقتل الجنود`, and is one or the other in `قصف` by what it is and by what follows
//! (`قصف الطيران للمدينة`). A clash has sides (`بين X وY`, `X من جهة وY من جهة أخرى`). A verb that
//! only describes the noun (`هجوم شنه التنظيم`, `هجوما استهدف دورية`) tells the same event: its
//! subject or object is taken, and it makes no event of its own. A position, patrol or house that
//! is struck stands for its owner.

use std::ops::Range;

use isnad_arabic::Number;
use isnad_lexicon::triggers::{Slot, Trigger};
use isnad_record::{EntityType, EventType, MentionKind};

use super::{Arguments, is_armed, push_all};
use crate::entities::EntityId;
use crate::events::Report;
use crate::phrases::{Class, Extent};

mod control;
mod sides;
mod target;
mod words;

use words::{CLASHES, EITHER, GROUND, MOVES, WEAPONS};

/// How far after a noun its arguments are sought.
const REACH: usize = 22;

/// True for the types whose nouns this module reads.
pub(in crate::events) fn is_force(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Assault
            | EventType::Coerce
            | EventType::Mobilize
            | EventType::Retreat
            | EventType::Protest
    )
}

impl Report<'_> {
    /// Arguments of a noun of force whose words are `words`.
    pub(in crate::events) fn force_arguments(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Arguments {
        let mut out = Arguments::default();
        let limit = self.force_limit(words.end, sentence.end);
        let own = self.past_adjectives(words.end, limit);
        let lemma = row.folded.first().map_or("", String::as_str);
        let clash = CLASHES.contains(&lemma);
        if clash || row.recipient.contains(&Slot::Preposition("بين")) {
            if let Some(between) = self.between(own, limit) {
                let (first, second) = self.both_sides(between, limit);
                if first.is_empty() && second.is_empty() {
                    out.rules.push(BOTH_SIDES);
                }
                out.actors = first;
                push_all(&mut out.recipients, &second);
                out.recipients.retain(|id| !out.actors.contains(id));
                if !out.actors.is_empty() {
                    return out;
                }
            }
        }
        let against = self.against(row, own, limit, clash);
        let genitive = self.force_genitive(row, words, own, limit, lemma);
        // `الهجمات الإرهابية لداعش`, `قصف الطيران للمدينة`, `قتل مليشياته للعديد من الجنود`.
        let by_lam = self.lam(own, limit, genitive.as_ref());
        let takes = row.recipient.contains(&Slot::Genitive);
        let object = genitive
            .as_ref()
            .filter(|g| g.pronoun && takes && own < limit)
            .filter(|_| {
                matches!(self.phrases.class(own), Class::Noun | Class::Number)
                    && !self.phrases.conjoined(own)
                    && self.phrases.proclitic(own).is_none()
                    && !self.is_time(own)
            })
            .and_then(|_| self.phrases.noun_phrase(own, Extent::subject(limit)));
        let complemented = !against.is_empty() || !by_lam.is_empty();
        match &genitive {
            Some(genitive) => {
                let (doers, others): (Vec<EntityId>, Vec<EntityId>) =
                    genitive.ids.iter().partition(|id| {
                        // `انتهاكه حقوق الناس`: with an object of its own, its pronoun did it.
                        if genitive.pronoun && takes {
                            return object.is_some();
                        }
                        !genitive.struck && self.is_doer(**id, row, lemma, takes, complemented)
                    });
                if genitive.pronoun && takes && !complemented && doers.is_empty() {
                    push_all(&mut out.recipients, &others);
                } else {
                    push_all(&mut out.actors, &doers);
                    if takes || EITHER.contains(&lemma) {
                        push_all(&mut out.recipients, &others);
                    }
                }
                push_all(&mut out.recipients, &by_lam);
                if let Some(object) = &object {
                    push_all(&mut out.recipients, &self.targets(object, limit));
                }
            }
            None if takes && !self.phrases.has_article(words.start) => {
                push_all(&mut out.recipients, &by_lam);
            }
            None => {
                let (agents, others): (Vec<EntityId>, Vec<EntityId>) = by_lam
                    .iter()
                    .partition(|id| self.is_doer(**id, row, lemma, false, true));
                push_all(&mut out.actors, &agents);
                push_all(&mut out.recipients, &others);
            }
        }
        push_all(&mut out.recipients, &against);
        if !out.actors.is_empty() {
            out.rules.push("actor.genitive");
        }
        self.described(words, own, sentence, &mut out);
        let sources: [(&'static str, &dyn Fn() -> Vec<EntityId>); 4] = [
            ("actor.nisba", &|| self.by_nisba(words.end, limit)),
            ("actor.agent", &|| self.by_agent(own, limit)),
            ("actor.control", &|| self.controller(words, sentence)),
            ("actor.call", &|| self.caller(row, words, sentence)),
        ];
        for (rule, source) in sources {
            // A doer that is told but not known is nobody else.
            if out.actors.is_empty() && !out.rules.contains(&"actor.relative") {
                out.actors = source();
                if !out.actors.is_empty() {
                    out.rules.push(rule);
                }
            }
        }
        // Where forces leave is no side of their leaving.
        if row.kind == EventType::Retreat {
            out.recipients.retain(|id| {
                self.entities
                    .get(*id)
                    .is_some_and(|e| e.kind != EntityType::Gpe)
            });
        }
        // The dead themselves: `سقوط 32 قتيلا`.
        if out.recipients.is_empty()
            && matches!(
                row.folded.last().map(String::as_str),
                Some("قتيل" | "ضحيه" | "جريح")
            )
        {
            self.named_in(words.start + 1..words.end + 3, &mut out.recipients);
        }
        out.actors
            .retain(|id| !self.is_ground(*id) && !out.recipients.contains(id));
        out
    }

    /// One past the words that may hold a noun's arguments: relative clauses belong to it, a
    /// conjoined verb, a subordinator or a stop ends it.
    fn force_limit(&self, from: usize, limit: usize) -> usize {
        let limit = limit.min(from + REACH);
        for at in from..limit {
            match self.phrases.class(at) {
                Class::Subordinator => return at,
                Class::Verb if self.phrases.conjoined(at) => return at,
                Class::Mark if matches!(self.phrases.mark(at), Some(':' | '؛' | '.')) => {
                    return at;
                }
                _ => {}
            }
        }
        limit
    }

    /// One past the adjectives after a noun: `هجوم انتحاري مزدوج`.
    fn past_adjectives(&self, from: usize, limit: usize) -> usize {
        let mut at = from;
        while at < limit
            && !self.phrases.conjoined(at)
            && self.phrases.proclitic(at).is_none()
            && (self.describes(at)
                || self.phrases.class(at) == Class::Adjective && !self.names_agent(at))
        {
            at += 1;
        }
        at
    }

    /// True for a word in a calendar expression: `ثورة 25 يناير`.
    fn is_time(&self, at: usize) -> bool {
        self.phrases.class(at) == Class::Time
            || self.document.words.get(at).is_some_and(|w| {
                let times = self.times_in(w.span);
                !times.is_empty()
            })
    }

    fn names_agent(&self, at: usize) -> bool {
        self.entities.mentions_at(at).any(|m| {
            self.entities.mention(m).is_some_and(|m| {
                // The mention finder does not take what describes a noun for people.
                let people = m.rules.iter().any(|r| {
                    matches!(
                        *r,
                        "head.collective" | "head.profession" | "mention.compatriot"
                    )
                });
                m.words.start == at
                    && (m.kind != MentionKind::Nominal || m.words.len() > 1 || people)
            })
        })
    }

    /// Whom ل governs right after the noun, its adjectives and its genitive.
    fn lam(&self, own: usize, limit: usize, genitive: Option<&Genitive>) -> Vec<EntityId> {
        let from = genitive.map_or(own, |g| g.end.max(own));
        for at in from..limit.min(from + 3) {
            if self.phrases.proclitic(at) == Some('ل') {
                return match self.phrases.noun_phrase(at, Extent::subject(limit)) {
                    Some(phrase) => self.targets(&phrase, limit),
                    None => Vec::new(),
                };
            }
            if !matches!(
                self.phrases.class(at),
                Class::Adjective | Class::Time | Class::Adverb
            ) {
                break;
            }
        }
        Vec::new()
    }

    /// The genitive of a noun: the pronoun on it or the phrase after it and its adjectives.
    fn force_genitive(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        own: usize,
        limit: usize,
        lemma: &str,
    ) -> Option<Genitive> {
        let last = words.end - 1;
        if let Some(pronoun) = self.document.words[last].analysis.enclitic {
            let takes = row.recipient.contains(&Slot::Genitive);
            let mut ids = Vec::new();
            if takes && GROUND.contains(&lemma) && pronoun.number == Number::Singular {
                let found = self.entities.latest_before(last, |mention, entity| {
                    matches!(
                        entity.kind,
                        EntityType::Loc | EntityType::Fac | EntityType::Gpe
                    ) && mention.kind != MentionKind::Pronoun
                });
                ids.extend(found.and_then(|m| self.entities.entity_of(m)));
            }
            if ids.is_empty() {
                ids = self.fighter_before(last);
            }
            if ids.is_empty() {
                ids = self.referent(last, Some(pronoun.number), pronoun.gender);
            }
            return Some(Genitive {
                ids,
                end: words.end,
                pronoun: true,
                struck: false,
            });
        }
        if words.len() == 1 && self.phrases.has_article(last) {
            return None;
        }
        // `إعدام حوالي ألف سجين`: the number's own words may hold the approximation.
        let near = (own < limit
            && matches!(self.phrases.folded(own), "حوالي" | "نحو" | "قرابه" | "زهاء"))
        .then_some(own);
        let own = own + usize::from(near.is_some());
        if self.is_time(own) {
            return None;
        }
        let opens = matches!(
            self.phrases.class(own),
            Class::Noun | Class::Number | Class::Demonstrative | Class::Adjective
        ) || self.phrases.opens_quotation(own);
        if own >= limit
            || !opens
            || self.phrases.conjoined(own)
            || self.phrases.proclitic(own).is_some()
        {
            return None;
        }
        let phrase = self.phrases.noun_phrase(own, Extent::subject(limit))?;
        let mut ids = Vec::new();
        if let Some(near) = near {
            self.named_in(near..phrase.words.end, &mut ids);
        }
        if ids.is_empty() {
            ids = self.targets(&phrase, limit);
        }
        Some(Genitive {
            ids,
            end: phrase.words.end,
            pronoun: false,
            struck: EITHER.contains(&lemma)
                && self.is_belonging(phrase.head)
                && !WEAPONS
                    .iter()
                    .any(|stem| self.phrases.folded(phrase.head).contains(stem)),
        })
    }

    /// The armed body named right before a noun whose pronoun it is: `إحكام المقاومة سيطرتها`, `تقدم
    /// المقاومة نحوها وسيطرتهم`.
    fn fighter_before(&self, at: usize) -> Vec<EntityId> {
        let reach = if self.phrases.conjoined(at) { 3 } else { 1 };
        let found = (at.saturating_sub(reach)..at).rev().find_map(|before| {
            let mention = self.entities.outermost_at(before)?;
            let entity = self.entities.entity_of(mention)?;
            self.entities
                .get(entity)
                .is_some_and(is_armed)
                .then_some(entity)
        });
        found.into_iter().collect()
    }

    /// True where the genitive did it.
    fn is_doer(
        &self,
        id: EntityId,
        row: &Trigger,
        lemma: &str,
        takes: bool,
        complemented: bool,
    ) -> bool {
        let Some(entity) = self.entities.get(id) else {
            return false;
        };
        if self.is_ground(id) || !entity.is_agent() {
            return false;
        }
        if MOVES.contains(&lemma) || row.kind == EventType::Protest {
            return true;
        }
        if EITHER.contains(&lemma) {
            return is_armed(entity) || complemented;
        }
        if takes {
            return complemented && !matches!(lemma, "مقتل" | "استشهاد" | "مصرع");
        }
        true
    }

    /// True for people, bodies and governments.
    fn acts(&self, id: EntityId) -> bool {
        !self.is_ground(id)
            && self
                .entities
                .get(id)
                .is_some_and(crate::entities::Entity::is_agent)
    }
}

/// The rule of a clash whose sides are only `الطرفين`: its episode names them.
pub(in crate::events) const BOTH_SIDES: &str = "argument.both-sides";

/// A noun's genitive.
struct Genitive {
    ids: Vec<EntityId>,
    /// One past its last word.
    end: usize,
    /// It is a pronoun on the noun.
    pronoun: bool,
    /// It names a place or thing of somebody's, which is struck and does not strike.
    struck: bool,
}

#[cfg(test)]
mod tests {
    use crate::Report;

    /// The type, actors and recipients of every event of a text.
    fn events(text: &str) -> Vec<(String, Vec<String>, Vec<String>)> {
        let report = Report {
            text: text.to_owned(),
            ..Report::default()
        };
        let record = crate::read(&report);
        let names = |ids: &[u32]| -> Vec<String> {
            ids.iter()
                .map(|id| record.entities[*id as usize].name.clone())
                .collect()
        };
        record
            .events
            .iter()
            .map(|e| (e.kind.to_string(), names(&e.actors), names(&e.recipients)))
            .collect()
    }

    fn assert_event(text: &str, kind: &str, actors: &[&str], recipients: &[&str]) {
        let found = events(text);
        let own =
            |names: &[&str]| -> Vec<String> { names.iter().map(|n| (*n).to_owned()).collect() };
        let expected = (kind.to_owned(), own(actors), own(recipients));
        assert!(found.contains(&expected), "{text}: {found:?}");
    }

    #[test]
    fn a_clash_has_sides() {
        assert_event(
            "شهدت الولاية معارك ضارية بين الجيش والمتمردين.",
            "ASSAULT",
            &["الجيش"],
            &["المتمردين"],
        );
    }

    #[test]
    fn a_describing_verb_names_the_doer() {
        assert_event(
            "وتتواصل غارات الطائرات التي تشنها الولايات المتحدة منذ سنوات ضد تنظيم القاعدة.",
            "ASSAULT",
            &["الولايات المتحدة"],
            &["تنظيم القاعدة"],
        );
    }

    #[test]
    fn the_governing_verb_names_the_doer() {
        assert_event(
            "وقامت القوات بهجوم قوي على مواقع المتمردين.",
            "ASSAULT",
            &["القوات"],
            &["المتمردين"],
        );
        assert_event(
            "نفذت القوات أعمال اغتصاب جماعية ضد المدنيين.",
            "ASSAULT",
            &["القوات"],
            &["المدنيين"],
        );
    }

    #[test]
    fn those_called_to_protest_protest() {
        assert_event(
            "ودعت حركة حماس إلى إضراب شامل في الأراضي المحتلة.",
            "PROTEST",
            &["حركة حماس"],
            &[],
        );
    }

    #[test]
    fn control_that_is_held_is_no_event() {
        let found = events("وتقع القرية في منطقة تحت سيطرة المتمردين.");
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_retold_attack_is_one_event() {
        let found =
            events("شن الجيش غارة على مواقع المتمردين في الشمال. وقال شهود إن الغارة دمرت سيارة.");
        let assaults = found.iter().filter(|(kind, ..)| kind == "ASSAULT").count();
        assert_eq!(assaults, 1, "{found:?}");
    }
}
