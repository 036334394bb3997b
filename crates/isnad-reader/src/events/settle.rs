//! What holds of an event's sides whatever words name them, and what looks like a dealing and is
//! none.
//!
//! The clause gives arguments by where they stand; here they are set right by who they are and what
//! they do: who speaks of himself in his own quote is its speaker, the second of two who meet is
//! the other side, a city visited is its state, the one charged with something bears it. An
//! interview with a newspaper, a prayer, a warning and a departure are no dealings.

use std::ops::Range;

use isnad_arabic::{Person, Pos, fold};
use isnad_lexicon::triggers::{Slot, Trigger};
use isnad_record::{EntityType, EventType, Mode, Sector};

use super::Report;
use super::arguments::{Arguments, is_symmetric};
use crate::entities::{Entity, EntityId};
use crate::phrases::{Class, Extent};

impl Report<'_> {
    /// What holds of sides whatever words name them: who speaks of himself in his own quote is its
    /// speaker, the second of two who deal with each other is the other side, and a visit is to the
    /// state whose city is named.
    pub(super) fn settle_sides(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
        arguments: &mut Arguments,
    ) {
        let at = words.start;
        let word = &self.document.words[at].analysis;
        let first_person = word.pos == Pos::Verb && word.features.person == Some(Person::First);
        if first_person && let Some(draft) = self.statement_around(at) {
            arguments.actors = draft.speaker.into_iter().collect();
            arguments.rules.push("argument.first-person");
        }
        if row.kind == EventType::Request
            && !row.noun
            && let Some(of) = (words.end..words.end + 3).find(|at| self.phrases.folded(*at) == "من")
        {
            // نطالب من الحكومة التركية …
            let called = self
                .entities
                .mentions_in(of + 1..(of + 5).min(sentence.end.max(of + 1)))
                .into_iter()
                .filter_map(|m| self.entities.entity_of(m))
                .find(|id| self.entities.get(*id).is_some_and(Entity::is_agent));
            if let Some(called) = called {
                arguments.recipients = vec![called];
            }
        }
        if row.mode == Some(Mode::Visit)
            && !row.noun
            && arguments.recipients.is_empty()
            && !arguments.actors.is_empty()
            && arguments.actors.iter().all(|id| {
                self.entities
                    .get(*id)
                    .is_some_and(|e| matches!(e.kind, EntityType::Gpe | EntityType::Loc))
            })
        {
            // خرق الحظر وزار روسيا: a place is come to.
            let features = self.phrases.features(at);
            let comers = self.referent(at, features.number, features.gender);
            arguments.recipients = std::mem::take(&mut arguments.actors);
            arguments.actors = comers;
            arguments.rules.push("argument.visited-place");
        }
        let consults = row.kind == EventType::Consult && !row.noun;
        if consults && matches!(self.phrases.folded(words.end), "الاخير" | "الاخيره") {
            // التقى الأخير: the one named last.
            let features = self.phrases.features(at);
            arguments.actors = self.referent(at, features.number, features.gender);
        }
        if consults
            && arguments.recipients.is_empty()
            && row.recipient.contains(&Slot::Object)
            && !arguments.actors.is_empty()
        {
            let met = self.met_after(words.end, sentence.end, &arguments.actors);
            if !met.is_empty() {
                arguments.recipients = met;
                arguments.rules.push("argument.next-agent");
            }
        }
        if is_symmetric(row.kind) && arguments.recipients.is_empty() && arguments.actors.len() > 1 {
            arguments.recipients = arguments.actors.split_off(1);
            arguments.rules.push("argument.symmetric");
        }
        // وقع الاتفاق الوزيران: the signers stand behind what they signed.
        if row.kind == EventType::Agree
            && !row.noun
            && words.len() == 2
            && self.phrases.has_article(at + 1)
            && self.phrases.proclitic(words.end).is_none()
            && !self.phrases.conjoined(words.end)
            && let Some(phrase) = self
                .phrases
                .noun_phrase(words.end, Extent::subject(sentence.end))
        {
            let mut signers = self.sides(&phrase);
            signers.retain(|id| self.entities.get(*id).is_some_and(Entity::is_agent));
            if !signers.is_empty() {
                arguments.actors = signers;
                arguments.recipients.clear();
                arguments.rules.push("argument.behind-object");
            }
        }
        if row
            .folded
            .last()
            .is_some_and(|l| l == "مسيوليه" || l == "مسووليه" || l == "مسؤوليه")
            && words.len() > 2
        {
            // حملت اللجنة الحكومة الإسرائيلية المسؤولية: the last named before it bears it.
            let blamed = self
                .entities
                .mentions_in(at + 1..words.end)
                .into_iter()
                .filter_map(|m| self.entities.entity_of(m))
                .rfind(|id| self.entities.get(*id).is_some_and(Entity::is_agent));
            if let Some(blamed) = blamed.filter(|id| !arguments.actors.contains(id)) {
                arguments.recipients = vec![blamed];
            }
        }
        if arguments.recipients.is_empty()
            && words.len() > 1
            && row
                .folded
                .last()
                .is_some_and(|l| l == "سفير" || l == "دبلوماسي")
            && let Some(envoy) = self.entities.entity_at(words.end - 1)
            && !arguments.actors.contains(&envoy)
        {
            // استدعت السفير الإسرائيلي: whom the row's own noun names.
            arguments.recipients = vec![envoy];
        }
        if row.mode == Some(Mode::Visit) {
            for id in &mut arguments.recipients {
                *id = self.host(*id);
            }
            arguments.recipients.dedup();
        }
        arguments
            .recipients
            .retain(|id| !arguments.actors.contains(id));
    }

    /// The first agent named after those who met it, before any other clause.
    fn met_after(&self, from: usize, limit: usize, actors: &[EntityId]) -> Vec<EntityId> {
        let limit = self.clause_end(from, limit).min(from + 18);
        let verb = (from..limit).find(|at| self.phrases.class(*at) == Class::Verb);
        let limit = verb.unwrap_or(limit);
        self.entities
            .mentions_in(from..limit)
            .into_iter()
            .filter(|m| {
                self.entities.mention(*m).is_some_and(|m| {
                    let start = m.words.start;
                    let free = start > from && self.phrases.class(start - 1) != Class::Preposition
                        || self.phrases.folded(start.saturating_sub(1)) == "مع";
                    free && !m.place && !matches!(self.phrases.proclitic(start), Some('ل' | 'ك'))
                })
            })
            .filter_map(|m| self.entities.entity_of(m))
            .find(|id| !actors.contains(id) && self.entities.get(*id).is_some_and(Entity::is_agent))
            .into_iter()
            .collect()
    }

    /// True for dealings that are none: an interview with a newspaper, troops that arrive.
    pub(super) fn is_no_dealing(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        arguments: &Arguments,
    ) -> bool {
        let next = self.phrases.folded(words.end);
        match row.kind {
            // داعيا الله أن يشفيه; طلب عدم نشر اسمه
            EventType::Request => {
                // دعت إلى إضراب: a call to the street, not on anybody.
                const STREET: [&str; 8] = [
                    "اضراب",
                    "مسيره",
                    "مظاهره",
                    "تظاهر",
                    "احتجاج",
                    "اعتصام",
                    "تجمع",
                    "تظاهره",
                ];
                let to_the_street = arguments.recipients.is_empty()
                    && self.cue_at(words.start).is_some_and(|draft| {
                        draft.content.first().is_some_and(|content| {
                            (content.start..content.start + 2)
                                .any(|at| STREET.contains(&fold(&self.lemma(at)).as_str()))
                        })
                    });
                return to_the_street
                    || matches!(next, "الله" | "المولي" | "العلي")
                    || next == "عدم"
                        && (words.end..words.end + 4).any(|at| {
                            self.phrases.folded(at).starts_with("اسمه")
                                || self.phrases.folded(at).starts_with("هويته")
                        });
            }
            // المتهم بقتل: a charge that describes a man is nobody's accusation.
            EventType::Accuse => {
                // هاجم متظاهرون السفارة: a crowd attacks with stones, not with words.
                let crowd = row.folded.first().is_some_and(|l| l == "هاجم")
                    && arguments.actors.iter().any(|id| {
                        self.entities
                            .get(*id)
                            .is_some_and(|e| e.kind == EntityType::Grp)
                    });
                return crowd || self.phrases.folded(words.start).contains("المتهم");
            }
            // اعترف بتورط مسؤولين: who admits recognises nobody.
            EventType::Support if row.folded.first().is_some_and(|l| l.starts_with("اعتر")) => {
                return !arguments.recipients.iter().any(|id| {
                    self.entities
                        .get(*id)
                        .is_some_and(|e| matches!(e.kind, EntityType::Gpe | EntityType::Org))
                });
            }
            EventType::Threaten if row.folded.first().is_some_and(|l| l == "حذر") => {
                return self
                    .cue_at(words.start)
                    .is_none_or(|draft| draft.addressee.is_none());
            }
            // غادر: who leaves meets nobody.
            EventType::Consult if row.folded.first().is_some_and(|l| l == "غادر") => {
                return true;
            }
            // وفق مصدر طبي
            EventType::Agree => return matches!(self.phrases.folded(words.start), "وفق" | "وفقا"),
            EventType::Consult => {}
            _ => return false,
        }
        let sectors = |ids: &[EntityId]| -> Vec<(EntityType, Option<Sector>)> {
            ids.iter()
                .filter_map(|id| self.entities.get(*id))
                .map(|e| (e.kind, e.sector))
                .collect()
        };
        let (actors, recipients) = (sectors(&arguments.actors), sectors(&arguments.recipients));
        let press = |side: &[(EntityType, Option<Sector>)]| {
            !side.is_empty() && side.iter().all(|(_, s)| *s == Some(Sector::Jrn))
        };
        let troops = row.mode == Some(Mode::Visit)
            && !row.noun
            && actors.iter().any(|(kind, sector)| {
                *kind != EntityType::Per
                    && matches!(
                        sector,
                        Some(Sector::Mil | Sector::Reb | Sector::Uaf | Sector::Prm | Sector::Cop)
                    )
            });
        press(&actors) || press(&recipients) || troops
    }
}
