//! Arguments of a verb trigger: subject, object, the one of the passive, what prepositions govern.
//!
//! News writes its passives without vowels: `قتل 58 شخصا` and `قتل الجيش 58 شخصا` begin alike. A
//! verb of harm with one phrase that is neither army nor state and without an object is read as
//! passive. A place named first is not the doer where a force follows (`تحاصر القاعدة قوات`), and
//! a verb joined to another shares its subject (`سيطر على بلدات وأعدم أجانب`).

use std::ops::Range;

use isnad_arabic::{Gender, Number};
use isnad_lexicon::triggers::{Slot, Trigger};
use isnad_record::{EntityType, EventType};

use super::force::is_force;
use super::{Arguments, push_all};
use crate::entities::{Entity, EntityId};
use crate::events::Report;
use crate::phrases::{Class, Extent, NounPhrase, Place};

/// Verbs whose only phrase is the one who fights.
const FIGHTING: [&str; 5] = ["قاتل", "حارب", "هاجم", "ناضل", "اشتبك"];

/// Titles that stand for the one last named: `يلتقي جلالته المرشد`.
const TITLES: [&str; 6] = ["جلالته", "فخامته", "سموه", "سيادته", "معاليه", "دولته"];

/// What a verb's clause holds besides the verb.
#[derive(Default)]
struct Clause {
    subject: Option<NounPhrase>,
    place: Option<Place>,
    object: Option<NounPhrase>,
    agent: Vec<EntityId>,
    patient: Vec<EntityId>,
    /// Where what follows subject and object begins, and where the clause ends.
    after: usize,
    limit: usize,
}

impl Report<'_> {
    /// Arguments of a verb trigger whose words are `words`.
    pub(in crate::events) fn verb_arguments(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Arguments {
        let at = words.start;
        let carried = words.len() > 1;
        let transitive = row.recipient.contains(&Slot::Object) && !carried;
        let mut out = Arguments::default();
        let mut clause = self.clause_of(row, words, sentence);
        let mut carried_patient = Vec::new();
        if carried
            && let Some(phrase) = self
                .phrases
                .noun_phrase(words.end - 1, Extent::subject(clause.limit))
        {
            // `استهدف مواقع الحوثيين`: the noun's genitive is the one it was done to.
            self.named_in(words.end..phrase.words.end, &mut carried_patient);
        }
        if transitive || carried && row.recipient.contains(&Slot::Object) {
            self.give_places_back(row, words, sentence, &mut clause);
        }
        if carried && !clause.patient.is_empty() {
            carried_patient.clone_from(&clause.patient);
        }
        if transitive && self.is_passive(row, at, &clause) {
            out.rules.push("argument.passive");
            if clause.subject.is_none() && clause.agent.is_empty() {
                clause.agent = self.unexpressed_doer(at, row.kind, sentence);
                clause.agent.retain(|id| !self.is_body(*id));
            }
            clause.patient = std::mem::take(&mut clause.agent);
            clause.object = clause.subject.take();
            clause.agent = self.passive_agent(clause.after, clause.limit, sentence.end);
            clause.agent.retain(|id| !clause.patient.contains(id));
        } else if clause.agent.is_empty()
            && clause.subject.is_none()
            && !self.phrases.features(at).passive
        {
            clause.agent = self.unexpressed_doer(at, row.kind, sentence);
            clause.agent.retain(|id| {
                self.entities.get(*id).is_some_and(Entity::is_agent) && !clause.patient.contains(id)
            });
            if !clause.agent.is_empty() {
                out.rules.push("argument.unexpressed-subject");
            }
        }
        if !carried && let Some(pronoun) = self.document.words[at].analysis.enclitic {
            clause.patient = self.pronoun_object(at, pronoun, &clause.agent, sentence);
        }
        self.fill(
            row,
            carried.then_some(&carried_patient),
            &clause,
            at,
            &mut out,
        );
        if out.recipients.is_empty() && !is_force(row.kind) {
            // `سيقوم الوزير بزيارة العراق`.
            carried_patient.retain(|id| !out.actors.contains(id));
            push_all(&mut out.recipients, &carried_patient);
        }
        out.object = clause.object.map(|p| p.words);
        self.complete(row, words, clause.after, clause.limit, sentence, &mut out);
        out
    }

    /// Subject and object of a verb trigger as they stand.
    fn clause_of(&self, row: &Trigger, words: &Range<usize>, sentence: &Range<usize>) -> Clause {
        let at = words.start;
        let carried = words.len() > 1;
        let mut limit = self.clause_end(at + 1, sentence.end);
        let (mut subject, mut place) = self.subject(at, sentence);
        let mut after = at + 1;
        if carried && place == Some(Place::After) {
            // The row's own noun is no part of its subject: `أشعل شبان | إطارات`.
            let noun = self.own_noun(row, words);
            subject = subject
                .filter(|p| p.words.start < noun)
                .and_then(|p| match p.words.end > noun {
                    true => self
                        .phrases
                        .noun_phrase(p.words.start, Extent::subject(noun)),
                    false => Some(p),
                })
                // `أرسلت آلاف المتطوعين`: a count of its noun is no doer.
                .filter(|p| {
                    p.words.clone().any(|w| {
                        self.phrases.class(w) != Class::Number && !self.phrases.is_approximation(w)
                    })
                });
            if subject.is_none() {
                place = None;
            }
        }
        if let (Some(phrase), Some(Place::After)) = (&subject, place) {
            after = phrase.words.end;
            if matches!(self.phrases.mark(after), Some('،' | ','))
                && self.phrases.class(after + 1) == Class::Relative
            {
                after += 1;
            }
            if self.phrases.class(after) == Class::Relative {
                after = self.phrases.relative_past(after, sentence.end);
                limit = self.clause_end(after, sentence.end);
            }
        }
        let led = after;
        let mut object = None;
        if carried {
            let noun = self.own_noun(row, words);
            if row.recipient.contains(&Slot::Object) && after < noun {
                // `أمهلت أبوظبي الدبلوماسيين 48 ساعة لمغادرة البلاد`: between verb and noun.
                object = self.phrases.object_past_complements(after, noun);
            }
            after = after.max(words.end);
        } else {
            object = self.phrases.object_past_complements(after, limit);
            // `قتل 29 منهم في قصف ...`: whoever is counted first is whom it was done to.
            if place == Some(Place::After)
                && self.is_counted(subject.as_ref())
                && object.as_ref().is_some_and(|o| o.words.start > after)
            {
                object = None;
            }
        }
        let mut agent = subject.as_ref().map_or(Vec::new(), |p| self.who(p));
        if let Some(phrase) = subject.as_ref().filter(|_| agent.is_empty()) {
            if TITLES.contains(&self.phrases.folded(phrase.head)) {
                agent = self.referent(at, Some(Number::Singular), Some(Gender::Masculine));
            } else if place == Some(Place::After)
                && matches!(self.phrases.folded(led), "بقياده" | "بزعامه")
                && let Some(led) = self.phrases.noun_phrase(led + 1, Extent::subject(limit))
            {
                agent = self.who(&led);
            }
        }
        Clause {
            agent,
            patient: object.as_ref().map_or(Vec::new(), |p| {
                if is_force(row.kind) {
                    self.targets(p, limit)
                } else {
                    self.who(p)
                }
            }),
            subject,
            place,
            object,
            after,
            limit,
        }
    }

    /// Where the noun of a row of verb and noun stands.
    fn own_noun(&self, row: &Trigger, words: &Range<usize>) -> usize {
        let lemma = row.folded.get(1).map_or("", String::as_str);
        (words.start + 1..words.end)
            .find(|at| {
                isnad_arabic::fold(&self.lemma(*at)) == lemma
                    || self.phrases.folded(*at).contains(lemma)
            })
            .unwrap_or(words.end - 1)
    }

    /// Puts each of the phrases after a transitive verb in its place: which is subject, which
    /// object, whether the subject is that of the verb before.
    fn give_places_back(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
        clause: &mut Clause,
    ) {
        let at = words.start;
        if clause.place != Some(Place::After) {
            return;
        }
        let Some(first) = clause.subject.clone() else {
            return;
        };
        let does = |ids: &[EntityId]| {
            ids.iter().any(|id| {
                !self.is_ground(*id) && self.entities.get(*id).is_some_and(Entity::is_agent)
            })
        };
        // `تحاصر القاعدة من الشمال قوات`: ground first, force after.
        if is_force(row.kind)
            && clause.object.is_some()
            && !clause.agent.is_empty()
            && !does(&clause.agent)
            && does(&clause.patient)
        {
            std::mem::swap(&mut clause.agent, &mut clause.patient);
            std::mem::swap(&mut clause.subject, &mut clause.object);
            return;
        }
        if clause.object.is_some() || self.document.words[at].analysis.enclitic.is_some() {
            return;
        }
        // `وقصفت مواقع داعش`: a position is struck, it strikes nobody.
        if is_force(row.kind) && self.is_site(first.head) {
            clause.agent = self.shared_subject(at, row.kind, sentence);
            clause.patient = self.targets(&first, clause.limit);
            clause.object = clause.subject.take();
            clause.place = None;
            return;
        }
        let gender = self.phrases.features(at).gender;
        let shared = if clause.agent.iter().any(|id| self.is_body(*id)) {
            Vec::new()
        } else {
            self.shared_subject(at, row.kind, sentence)
        };
        if shared.is_empty() && self.agrees_after(&first, gender) {
            return;
        }
        // `واعتقلت 431 شخصا`: what a verb does not agree with is its object.
        clause.patient = std::mem::replace(&mut clause.agent, shared);
        clause.object = clause.subject.take();
        clause.place = None;
    }

    /// True for a verb of harm whose only phrase is the one it was done to.
    fn is_passive(&self, row: &Trigger, at: usize, clause: &Clause) -> bool {
        let features = self.phrases.features(at);
        if features.passive {
            return true;
        }
        let harm = matches!(
            row.kind,
            EventType::Assault | EventType::Coerce | EventType::Sanction | EventType::Accuse
        );
        if !harm
            || clause.object.is_some()
            || !clause.patient.is_empty()
            || self.document.words[at].analysis.enclitic.is_some()
            || !self.is_counted(clause.subject.as_ref())
                && clause.agent.iter().any(|id| self.is_body(*id))
            || FIGHTING.contains(&isnad_arabic::fold(&self.lemma(at)).as_str())
            || row
                .recipient
                .iter()
                .any(|slot| self.governed(*slot, clause.after, clause.limit).is_some())
        {
            return false;
        }
        // `قتلوا في هجوم`, joined to what was told of them.
        clause.place.is_some()
            || clause.subject.is_none()
                && clause.agent.is_empty()
                && features.number == Some(Number::Plural)
    }

    /// True for positions, buildings and settlements by the word for them.
    fn is_site(&self, head: usize) -> bool {
        const SITES: [&str; 22] = [
            "موقع",
            "مواقع",
            "معسكر",
            "مقر",
            "مقار",
            "مخزن",
            "مخازن",
            "معقل",
            "معاقل",
            "تجمعات",
            "حاجز",
            "حواجز",
            "ثكن",
            "مبني",
            "منزل",
            "منازل",
            "مستشفي",
            "مدرس",
            "مسجد",
            "اهداف",
            "قري",
            "احياء",
        ];
        let folded = self.phrases.folded(head);
        let stem = folded.strip_prefix("ال").unwrap_or(folded);
        self.phrases.class(head) == Class::Noun && SITES.iter().any(|s| stem.starts_with(s))
    }

    /// True for people by number: `ثمانية منهم`, `نحو مئة من عناصر الجيش`.
    fn is_counted(&self, phrase: Option<&NounPhrase>) -> bool {
        phrase.is_some_and(|p| self.phrases.is_count(p.head))
    }

    /// True for states, organisations and named groups: they do rather than suffer.
    pub(super) fn is_body(&self, id: EntityId) -> bool {
        self.entities.get(id).is_some_and(|e| {
            matches!(e.kind, EntityType::Org | EntityType::Gpe)
                || e.kind == EntityType::Grp && e.kb.is_some()
        })
    }

    /// Whom the pronoun on a verb means: what its relative describes, else the latest that agrees.
    fn pronoun_object(
        &self,
        at: usize,
        pronoun: isnad_arabic::Enclitic,
        agent: &[EntityId],
        sentence: &Range<usize>,
    ) -> Vec<EntityId> {
        let floor = sentence.start.max(at.saturating_sub(30));
        let front = self.verb_front(at, floor);
        let relative = front
            .checked_sub(1)
            .filter(|r| *r >= floor && self.phrases.class(*r) == Class::Relative);
        let described = match relative {
            Some(relative) => self.phrases.antecedent(relative, floor),
            // `منظمات اتهمتها الخرطوم`: an indefinite noun needs no relative.
            None if !self.phrases.conjoined(front) => self
                .phrases
                .antecedent(front, floor)
                .filter(|s| !self.phrases.features(s.phrase.head).definite)
                .filter(|s| !self.phrases.has_article(s.phrase.head)),
            None => None,
        };
        if let Some(described) = described {
            let start = described.phrase.words.start;
            // `شاحنات لصالح منظمة، اعترضتها`: past a comma it may be any noun before.
            let far = relative.is_none()
                && described.phrase.words.end < front
                && start > floor
                && self.phrases.class(start - 1) == Class::Preposition;
            let mut found = self.who(&described.phrase);
            found.retain(|id| !agent.contains(id) && !far);
            return found;
        }
        self.referent_but(at, Some(pronoun.number), pronoun.gender, agent)
    }

    /// Puts agent and patient where the row says that actor and recipient stand.
    fn fill(
        &self,
        row: &Trigger,
        carried: Option<&Vec<EntityId>>,
        clause: &Clause,
        at: usize,
        out: &mut Arguments,
    ) {
        let Clause { after, limit, .. } = *clause;
        for slot in &row.actor {
            match slot {
                Slot::Subject => push_all(&mut out.actors, &clause.agent),
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
                Slot::Subject => push_all(&mut out.recipients, &clause.agent),
                Slot::Object => {
                    push_all(&mut out.recipients, carried.unwrap_or(&clause.patient));
                }
                Slot::Preposition(_) if out.recipients.iter().all(|id| self.is_ground(*id)) => {
                    let found = self.governed_entities(*slot, after, limit, at);
                    push_all(&mut out.recipients, &found);
                }
                _ => {}
            }
        }
        if row.actor.is_empty() && row.recipient == [Slot::Subject] {
            // `قضى على المسلحين` kills, `قضى` alone dies.
            let on = self.governed_entities(Slot::Preposition("على"), at + 1, limit, at);
            if !on.is_empty() {
                out.actors = std::mem::replace(&mut out.recipients, on);
                return;
            }
        }
        if row.actor.is_empty() {
            out.actors = self.passive_agent(after, limit, limit);
        }
    }

    /// What the rest of the clause adds: the loser of ground, `ضد X`, the target of a carried
    /// attack, the second side of what two do together.
    fn complete(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        after: usize,
        limit: usize,
        sentence: &Range<usize>,
        out: &mut Arguments,
    ) {
        let force = matches!(
            row.kind,
            EventType::Assault | EventType::Coerce | EventType::Mobilize
        );
        if force {
            out.actors = self.only_agents(std::mem::take(&mut out.actors));
        }
        if words.len() > 1 && is_force(row.kind) {
            // `خرجت تظاهرات`: the protest is the subject, whoever was named before.
            if row.kind == EventType::Protest && out.rules.contains(&"argument.unexpressed-subject")
            {
                out.actors.clear();
            }
            let (targets, describing) = self.carried_targets(row, words, sentence);
            out.describing = describing;
            if out.recipients.is_empty() {
                push_all(&mut out.recipients, &targets);
            }
        }
        let bare = out.recipients.iter().all(|id| self.is_ground(*id));
        if force && bare && out.recipients.is_empty() {
            let against =
                self.governed_entities(Slot::Preposition("ضد"), after, limit, words.start);
            push_all(&mut out.recipients, &against);
        }
        if row.kind == EventType::Retreat {
            let site = |id: &EntityId| {
                self.entities
                    .get(*id)
                    .is_some_and(|e| matches!(e.kind, EntityType::Loc | EntityType::Fac))
            };
            out.recipients.retain(|id| !site(id));
        }
        if force && out.recipients.is_empty() {
            let purpose = (words.start + 1..limit)
                .find(|at| matches!(self.phrases.folded(*at), "لتفريق" | "لردع" | "لقمع" | "لصد"));
            if let Some(at) = purpose
                && let Some(phrase) = self.phrases.noun_phrase(at + 1, Extent::subject(limit))
            {
                push_all(&mut out.recipients, &self.targets(&phrase, limit));
            }
        }
        if row.kind == EventType::Assault && bare && self.is_taking(words.start) {
            let mut losers = self.loser(after, sentence);
            losers.retain(|id| !out.actors.contains(id));
            push_all(&mut out.recipients, &losers);
        }
        if matches!(row.kind, EventType::Consult | EventType::Agree)
            && out.recipients.is_empty()
            && out.actors.len() > 1
        {
            out.recipients = out.actors.split_off(1);
        }
        out.recipients
            .retain(|id| !out.actors.contains(id) || out.actors.len() > 1);
    }
}

#[cfg(test)]
mod tests {
    use crate::Report;

    /// The events of a text: type, actors and recipients by name.
    fn told(text: &str) -> Vec<String> {
        let record = crate::read(&Report::of("test", None, text, None));
        let names = |ids: &[u32]| {
            let names: Vec<&str> = ids
                .iter()
                .map(|id| record.entities[*id as usize].name.as_str())
                .collect();
            names.join("+")
        };
        record
            .events
            .iter()
            .map(|e| format!("{} {} > {}", e.kind, names(&e.actors), names(&e.recipients)))
            .collect()
    }

    #[test]
    fn only_phrase_of_a_verb_of_harm_is_the_patient() {
        assert_eq!(told("وقتل 58 شخصا في المدينة أمس."), ["ASSAULT  > 58 شخصا"]);
        assert_eq!(
            told("قالت مصادر طبية إن 12 مدنيا على الأقل قتلوا أمس."),
            ["ASSAULT  > 12 مدنيا"]
        );
    }

    #[test]
    fn pronoun_of_the_opener_is_the_subject() {
        assert_eq!(
            told("أعلنت الشرطة الإيرانية أنها اعتقلت 40 شخصا."),
            ["COERCE الشرطة الإيرانية > 40 شخصا"]
        );
    }

    #[test]
    fn joined_verb_shares_its_subject() {
        let told = told("سيطر تنظيم داعش على بلدات وقتل 12 جنديا.");
        assert!(
            told.contains(&"ASSAULT تنظيم داعش > 12 جنديا".to_owned()),
            "{told:?}"
        );
    }

    #[test]
    fn passive_names_its_doer_in_what_it_happened_by() {
        assert_eq!(
            told("قتل ثلاثة متظاهرين برصاص الجيش اللبناني."),
            ["ASSAULT الجيش اللبناني > ثلاثة متظاهرين"]
        );
    }

    #[test]
    fn relative_of_the_subject_is_passed_over() {
        assert_eq!(
            told("اعتقلت حركة حماس، التي تدير القطاع، ثلاثة ناشطين."),
            ["COERCE حركة حماس > ثلاثة ناشطين"]
        );
    }

    #[test]
    fn ground_is_taken_from_who_held_it() {
        let told = told(
            "سيطرت القوات العراقية أمس على تلعفر بعد طرد مسلحي تنظيم داعش. وقتل 20 مسلحا في غارات \
             وقصف بالصواريخ. وأعلن الجيش أن ثلاثة جنود قتلوا في هجوم انتحاري.",
        );
        let taken = "ASSAULT القوات العراقية > تنظيم داعش".to_owned();
        assert!(told.contains(&taken), "{told:?}");
    }

    #[test]
    fn members_stand_for_their_party() {
        assert_eq!(
            told("وأسر الجيش اليمني 40 من مسلحي جماعة الحوثي."),
            ["COERCE الجيش اليمني > جماعة الحوثي"]
        );
    }

    #[test]
    fn body_and_the_mention_behind_it_are_two() {
        assert_eq!(
            told("ودعت الولايات المتحدة قادة المنطقة إلى اتخاذ خطوات."),
            ["REQUEST الولايات المتحدة > قادة المنطقة"]
        );
    }
    #[test]
    fn accusative_behind_an_indefinite_subject_is_the_object() {
        let told = told("واعتقل مسلحون طبيبا بلجيكيا في كابل أمس.");
        assert!(
            told.iter().any(|t| t.starts_with("COERCE مسلحون > طبيبا")),
            "{told:?}"
        );
    }

    #[test]
    fn position_is_struck_and_strikes_nobody() {
        let told = told(
            "هاجمت القوات العراقية الموصل أمس وقصفت مواقع داعش بالصواريخ. وقتل 20 مسلحا في غارات.",
        );
        assert!(
            !told.iter().any(|t| t.starts_with("ASSAULT داعش")),
            "{told:?}"
        );
    }
}
