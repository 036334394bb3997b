//! Whom a word of praise, blame or refusal is aimed at where it names an event, not a side.
//!
//! Who welcomes an accord praises those who made it, who condemns an attack blames the attackers,
//! who rejects a decision rejects whoever took it. The side is read from the event named: from its
//! own telling at that word, from an adjective on it (`القصف التركي`), or from the latest earlier
//! telling of the same kind. And `الجانبان`, `البلدان` are the two sides that dealt last.

use isnad_arabic::{Number, fold};
use isnad_record::EventType;

use super::{Report, Telling};
use crate::entities::{Entity, EntityId};
use crate::phrases::Class;

/// How far after the trigger the event it is aimed at may be named.
const REACH: usize = 7;

/// How many words before it a decision that is pointed back to is sought.
const LOOK_BACK: usize = 300;

/// Words by which a protest says what it is against.
const OBJECTING: [&str; 5] = ["احتجاجا", "تنديدا", "رفضا", "استنكارا", "ضد"];

/// Nouns for what somebody decided.
const DECISIONS: [&str; 5] = ["قرار", "خطوه", "اجراء", "مذكره", "حكم"];

/// Heads that stand for the two who deal with each other.
const PAIRS: [&str; 14] = [
    "الجانبان",
    "الجانبين",
    "الطرفان",
    "الطرفين",
    "البلدان",
    "البلدين",
    "الدولتان",
    "الدولتين",
    "الحكومتان",
    "الحكومتين",
    "الرييسان",
    "الرييسين",
    "الوزيران",
    "الوزيرين",
];

/// Those of them that stand for two states, whoever dealt for them.
const STATES: [&str; 6] = [
    "البلدان",
    "البلدين",
    "الدولتان",
    "الدولتين",
    "الحكومتان",
    "الحكومتين",
];

/// Words for events and the types that tell of them.
const EVENTS: [(&[&str], &[EventType]); 8] = [
    (
        &[
            "هجوم",
            "اعتداء",
            "تفجير",
            "قصف",
            "غاره",
            "جريمه",
            "مجزره",
            "اغتيال",
            "عدوان",
            "استهداف",
            "ضربه",
            "مذبحه",
            "قتل",
            "مقتل",
            "حادث",
            "عمليه",
            "انفجار",
        ],
        &[EventType::Assault],
    ),
    (
        &[
            "اتفاق",
            "اتفاقيه",
            "معاهده",
            "وثيقه",
            "تفاهم",
            "هدنه",
            "تسويه",
            "مبادره",
            "خطه",
        ],
        &[EventType::Agree, EventType::Request],
    ),
    (
        &[
            "زياره",
            "لقاء",
            "اجتماع",
            "قمه",
            "محادثات",
            "رحله",
            "مباحثات",
            "جوله",
        ],
        &[EventType::Consult],
    ),
    (
        &["اعتقال", "حصار", "توقيف", "اعدام", "سجن"],
        &[EventType::Coerce, EventType::Assault],
    ),
    (&["عقوبه", "اقاله", "طرد", "عزل"], &[EventType::Sanction]),
    (&["انسحاب", "افراج"], &[EventType::Retreat]),
    (&["استقاله", "تنحي"], &[EventType::Concede]),
    (
        &["قرار", "خطوه", "اجراء", "مذكره", "حكم"],
        &[
            EventType::Sanction,
            EventType::Agree,
            EventType::Coerce,
            EventType::Concede,
            EventType::Retreat,
            EventType::Mobilize,
        ],
    ),
];

/// Gives tellings without a target the sides of the event they are aimed at.
pub(super) fn aim(report: &Report<'_>, tellings: &mut [Telling]) {
    for at in 0..tellings.len() {
        report.who_decided(&mut tellings[at]);
        report.pair_in_focus(tellings, at);
        if let Some(target) = report.aimed_at(tellings, at) {
            let telling = &mut tellings[at];
            telling.recipients = target;
            telling.rules.push("recipient.event-named");
        }
    }
}

impl Report<'_> {
    /// The sides of the event a telling without a recipient is aimed at.
    fn aimed_at(&self, tellings: &[Telling], at: usize) -> Option<Vec<EntityId>> {
        use EventType as E;
        let telling = tellings.get(at)?;
        let verbal = matches!(telling.row.kind, E::Accuse | E::Support | E::Reject);
        let sentence = self.document.sentences.get(telling.sentence)?;
        // `تجمع آلاف احتجاجا على القرار`: what a protest is against follows its own word.
        let protested = (telling.row.kind == E::Protest && telling.recipients.is_empty())
            .then(|| {
                (telling.words.start..sentence.words.end.min(telling.words.end + 16))
                    .find(|at| OBJECTING.contains(&self.phrases.folded(*at)))
            })
            .flatten();
        if !verbal && protested.is_none() || verbal && telling.actors.is_empty() {
            return None;
        }
        let end = (telling.words.end + REACH + 5).min(sentence.words.end);
        // What a statement praises or blames is its content; else what follows the word.
        let object = match self.cue_at(telling.words.start) {
            _ if protested.is_some() => {
                let from = protested? + 1;
                from..(from + 4).min(sentence.words.end)
            }
            Some(draft) => {
                let content = draft.content.first()?;
                content.start..content.end.min(content.start + 5)
            }
            None => telling.words.end..end,
        };
        let (named, kinds) = object.clone().find_map(|word| {
            if !matches!(self.phrases.class(word), Class::Noun | Class::Adjective) {
                return None;
            }
            let (_, kinds) = EVENTS
                .iter()
                .find(|(words, _)| words.iter().any(|w| self.is_word(word, w)))?;
            Some((word, *kinds))
        })?;
        // Between the word of blame and the event it blames there is no other clause.
        let described =
            (object.start..named).any(|word| self.phrases.class(word) == Class::Relative);
        if (object.start..named).any(|word| {
            matches!(
                self.phrases.class(word),
                Class::Complementiser | Class::Subordinator
            ) || !described && self.phrases.class(word) == Class::Verb
                || matches!(self.phrases.mark(word), Some('.' | ':' | '؛'))
        }) {
            return None;
        }
        let end = end.max((named + 6).min(sentence.words.end));
        let others = |ids: &[EntityId]| -> Vec<EntityId> {
            ids.iter()
                .copied()
                .filter(|id| {
                    !telling.actors.contains(id)
                        && self.entities.get(*id).is_some_and(Entity::is_agent)
                })
                .collect()
        };
        let sides = |told: &Telling| -> Vec<EntityId> {
            let mut all = others(&told.actors);
            if told.row.kind == E::Agree {
                for id in others(&told.recipients) {
                    if !all.contains(&id) {
                        all.push(id);
                    }
                }
            }
            all
        };
        let own = tellings
            .iter()
            .skip(at + 1)
            .take_while(|t| t.sentence == telling.sentence)
            .find(|t| t.words.contains(&named));
        if let Some(found) = own.map(sides).filter(|s| !s.is_empty()) {
            return Some(found);
        }
        let blames = telling.row.kind == E::Accuse && kinds.contains(&E::Assault);
        if !telling.recipients.is_empty() && !blames {
            return None;
        }
        let by_adjective = others(&self.nisbas(named + 1, end));
        if !by_adjective.is_empty() {
            return Some(by_adjective);
        }
        if DECISIONS.iter().any(|d| self.is_word(named, d)) {
            let decider = others(&self.decider(named));
            if !decider.is_empty() {
                return Some(decider);
            }
        }
        let earlier = tellings[..at]
            .iter()
            .rev()
            .take(24)
            .filter(|t| kinds.contains(&t.row.kind))
            .map(sides)
            .find(|s| !s.is_empty());
        let later = || {
            tellings[at + 1..]
                .iter()
                .take(24)
                .filter(|t| kinds.contains(&t.row.kind))
                .map(sides)
                .find(|s| !s.is_empty())
        };
        match earlier.or_else(later) {
            Some(found) => Some(found),
            // Whom an attack hit is not whom its condemnation blames.
            None if blames
                && !telling.recipients.is_empty()
                && self.names_victims(telling, named) =>
            {
                Some(Vec::new())
            }
            None => None,
        }
    }

    /// `دعا القرار الدول`: who took the decision calls.
    fn who_decided(&self, telling: &mut Telling) {
        use EventType as E;
        if !matches!(telling.row.kind, E::Request | E::Accuse | E::Support) {
            return;
        }
        let [actor] = telling.actors[..] else { return };
        let decision = self.entities.get(actor).is_some_and(|e| {
            let name = fold(&e.name);
            let bare = name.strip_prefix("ال").unwrap_or(&name);
            e.kb.is_none() && DECISIONS.contains(&bare)
        });
        if decision {
            telling.actors = self.decider(telling.words.start);
            telling.actors.retain(|id| *id != actor);
            telling.rules.push("actor.decider");
        }
    }

    /// Who took the decision that a noun points back to: the subject of the latest verb of deciding.
    fn decider(&self, at: usize) -> Vec<EntityId> {
        const DECIDING: [&str; 9] = [
            "قرر",
            "اصدر",
            "اقر",
            "اعتمد",
            "تبني",
            "اتخذ",
            "قضي",
            "اعلن",
            "طرح",
        ];
        for before in (at.saturating_sub(LOOK_BACK)..at).rev() {
            if self.phrases.class(before) != Class::Verb
                || !DECIDING.contains(&fold(&self.lemma(before)).as_str())
            {
                continue;
            }
            let Some(sentence) = self.document.sentence_of(before) else {
                continue;
            };
            let sentence = self.document.sentences[sentence].words.clone();
            let (subject, _) = self.subject(before, &sentence);
            let mut found = subject.map_or(Vec::new(), |phrase| self.who(&phrase));
            found.retain(|id| self.entities.get(*id).is_some_and(Entity::is_agent));
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// True for a word of the lemma, or that is written like it with the article: `العملية` is the
    /// noun here, whatever it was taken for.
    fn is_word(&self, word: usize, lemma: &str) -> bool {
        let folded = self.phrases.folded(word);
        let bare = folded
            .strip_prefix("بال")
            .or_else(|| folded.strip_prefix("لل"))
            .or_else(|| folded.strip_prefix("ال"))
            .unwrap_or(folded);
        bare == lemma || fold(&self.lemma(word)) == lemma
    }

    /// True where all recipients of a telling are named only behind the attack it condemns.
    fn names_victims(&self, telling: &Telling, named: usize) -> bool {
        let before = self
            .entities
            .mentions_in(telling.words.end..named)
            .into_iter()
            .filter_map(|m| self.entities.entity_of(m))
            .any(|id| telling.recipients.contains(&id));
        let genitive = self
            .entities
            .mentions_at(named + 1)
            .filter_map(|m| self.entities.entity_of(m))
            .any(|id| telling.recipients.contains(&id));
        !before && !genitive
    }

    /// The states that some belong to, once each.
    fn states_of(&self, sides: impl Iterator<Item = EntityId>) -> Vec<EntityId> {
        let mut states = Vec::new();
        for id in sides {
            let country = self.entities.get(id).and_then(|e| e.country);
            let state = country.and_then(|country| self.state(country));
            if let Some(state) = state.filter(|state| !states.contains(state)) {
                states.push(state);
            }
        }
        states
    }

    /// `اتفق الجانبان`: the two who dealt with each other last are the sides.
    fn pair_in_focus(&self, tellings: &mut [Telling], at: usize) {
        let telling = &tellings[at];
        if !super::arguments::is_symmetric(telling.row.kind) {
            return;
        }
        let Some(sentence) = self.document.sentences.get(telling.sentence) else {
            return;
        };
        let from = telling
            .words
            .start
            .saturating_sub(3)
            .max(sentence.words.start);
        let to = (telling.words.end + 4).min(sentence.words.end);
        let pair = (from..to).find(|word| PAIRS.contains(&self.phrases.folded(*word)));
        // اتفقا: a dual verb without a subject is of the pair as well.
        let verb = telling.words.start;
        let dual = self.phrases.class(verb) == Class::Verb
            && self.phrases.features(verb).number == Some(Number::Dual)
            && telling.actors.is_empty()
            && telling.recipients.is_empty();
        if pair.is_none() && !dual {
            return;
        }
        // الجانبان السعودي والإيراني name themselves.
        let named = pair.map_or(Vec::new(), |pair| self.nisbas(pair + 1, to + 3));
        let states = pair.is_some_and(|pair| STATES.contains(&self.phrases.folded(pair)));
        let pair = pair.unwrap_or(verb);
        let mut sides: Vec<EntityId> = if named.len() > 1 {
            named
        } else {
            let dealt = tellings[..at].iter().rev().take(16).find_map(|t| {
                let both = super::arguments::is_symmetric(t.row.kind)
                    && !t.actors.is_empty()
                    && !t.recipients.is_empty();
                let sides = t.actors.iter().chain(&t.recipients).copied();
                if !both {
                    return None;
                }
                let sides: Vec<EntityId> = match states {
                    true => self.states_of(sides),
                    false => sides.collect(),
                };
                (sides.len() > 1).then_some(sides)
            });
            match dealt {
                Some(sides) => sides,
                None => return,
            }
        };
        // `بلاده لديها الإرادة في توسيع العلاقات بين البلدين`: the one who speaks comes first.
        if states
            && let Some(speaker) = self.statement_around(pair).and_then(|d| d.speaker)
            && let Some(own) = self.states_of(std::iter::once(speaker)).first()
            && let Some(place) = sides.iter().position(|id| id == own)
        {
            sides[..=place].rotate_right(1);
        }
        if let Some((first, rest)) = sides.split_first() {
            let telling = &mut tellings[at];
            telling.actors = vec![*first];
            telling.recipients = rest.to_vec();
            telling.rules.push("argument.pair-in-focus");
        }
    }
}

#[cfg(test)]
mod tests {
    use isnad_record::{Event, EventType, Record};

    fn read(body: &str) -> Record {
        let published = "2015-07-21".parse().ok();
        crate::read(&crate::Report::of(
            "t",
            Some("أخبار اليوم"),
            body,
            published,
        ))
    }

    fn recipients(record: &Record, kind: EventType) -> Vec<String> {
        let event: Option<&Event> = record.events.iter().find(|e| e.kind == kind);
        event.map_or(Vec::new(), |e| {
            e.recipients
                .iter()
                .map(|id| record.entities[*id as usize].name.clone())
                .collect()
        })
    }

    #[test]
    fn who_welcomes_an_accord_praises_its_parties() {
        let record = read("رحبت الأمم المتحدة بالاتفاق بين السعودية وإيران.");
        assert_eq!(
            recipients(&record, EventType::Support),
            ["السعودية", "إيران"]
        );
    }

    #[test]
    fn who_condemns_an_attack_blames_the_attacker() {
        let record = read("دان لبنان القصف الإسرائيلي على بلدة حدودية. وقالت إسرائيل إنها ترد.");
        assert_eq!(recipients(&record, EventType::Accuse), ["إسرائيل"]);
    }

    #[test]
    fn who_welcomes_a_decision_praises_who_took_it() {
        let record = read("قررت جامعة الدول العربية إرسال مراقبين. ورحبت فرنسا بالقرار.");
        assert_eq!(
            recipients(&record, EventType::Support),
            ["جامعة الدول العربية"]
        );
    }

    #[test]
    fn who_protests_a_decision_protests_against_who_took_it() {
        let record =
            read("قررت المحكمة العليا حل البرلمان. وتظاهر آلاف المحتجين احتجاجا على القرار.");
        assert_eq!(recipients(&record, EventType::Protest), ["المحكمة العليا"]);
    }

    #[test]
    fn noun_after_as_for_accuses() {
        let record = read("أما الوفد الروسي فاتهم الدول الغربية بممارسة ضغوط.");
        let names: Vec<&str> = record
            .events
            .iter()
            .flat_map(|e| &e.actors)
            .map(|id| record.entities[*id as usize].name.as_str())
            .collect();
        assert_eq!(names, ["الوفد الروسي"]);
    }
}
