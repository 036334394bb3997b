//! What is no event: gates that a row's arguments, or its sentence, must pass.
//!
//! Most words of conflict and diplomacy have other lives: a team attacks, a storm strikes, prices
//! retreat. A row with a gate counts only where the one who did it, the one it was done to or the
//! sentence shows that life is not meant.

use std::ops::Range;

use isnad_lexicon::triggers::{Gate, Trigger};
use isnad_record::{EntityType, Sector};

use super::Report;
use super::arguments::{Arguments, is_armed};
use crate::entities::{Entity, EntityId};
use crate::phrases::Class;

/// Stems of words that only violence brings.
const VIOLENCE: [&str; 30] = [
    "هجوم",
    "هجمات",
    "تفجير",
    "انفجار",
    "غار",
    "رصاص",
    "قصف",
    "اشتباك",
    "مسلح",
    "انتحاري",
    "قذيف",
    "قذائف",
    "صاروخ",
    "صواريخ",
    "عبو",
    "مفخخ",
    "لغم",
    "معارك",
    "معركه",
    "قتال",
    "مواجهات",
    "اغتيال",
    "كمين",
    "نيران",
    "عنف",
    "ارهاب",
    "داعش",
    "مقاتل",
    "ميليشيا",
    "قنبل",
];

/// Stems of words for crowds and what they do.
const CROWDS: [&str; 16] = [
    "متظاهر",
    "محتج",
    "معتصم",
    "مظاهر",
    "تظاهر",
    "احتجاج",
    "مسير",
    "اعتصام",
    "هتاف",
    "شعارات",
    "غاضب",
    "حشود",
    "مضرب",
    "اضراب",
    "لافتات",
    "ناشط",
];

/// Words of sport without their clitics, whose attacks and victories are nobody's.
const SPORT: [&str; 20] = [
    "مباراه",
    "مباريات",
    "دوري",
    "لاعب",
    "مدرب",
    "كاس",
    "بطوله",
    "بطولات",
    "ملعب",
    "مرمي",
    "نادي",
    "انديه",
    "شوط",
    "ركله",
    "تعادل",
    "دقيقه",
    "كره",
    "تنس",
    "اولمبي",
    "اولمبياد",
];

/// Endings that a word of sport may have.
const ENDINGS: [&str; 9] = ["", "ه", "ها", "هم", "ين", "ون", "ان", "ات", "يه"];

impl Report<'_> {
    /// True where a row with these arguments passes its gate.
    pub(super) fn passes(
        &self,
        row: &Trigger,
        arguments: &Arguments,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> bool {
        let Some(gate) = row.gate else { return true };
        let actors = self.all(&arguments.actors);
        let recipients = self.all(&arguments.recipients);
        let any_armed = || actors.iter().chain(&recipients).any(|e| is_armed(e));
        match gate {
            Gate::Armed => {
                actors.iter().any(|e| is_armed(e))
                    || recipients.iter().any(|e| is_armed(e))
                    || self.mentions_any(sentence, &VIOLENCE)
            }
            Gate::Particular => !actors.is_empty() || !recipients.is_empty(),
            Gate::State => actors.iter().any(|e| is_public(e)),
            Gate::Crowd => {
                actors.iter().any(|e| is_crowd(e)) || self.mentions_any(sentence, &CROWDS)
            }
            Gate::Verbal => {
                !any_armed()
                    && actors.iter().any(|e| e.is_agent())
                    && recipients.iter().any(|e| e.is_agent())
            }
            Gate::HumanObject => recipients.iter().any(|e| {
                matches!(e.kind, EntityType::Per | EntityType::Grp)
                    || is_armed(e)
                    || matches!(e.sector, Some(Sector::Opp | Sector::Pty))
            }),
            Gate::Human => {
                actors
                    .iter()
                    .any(|e| is_public(e) || e.kind == EntityType::Per)
                    && recipients.iter().any(|e| e.is_agent())
            }
            Gate::Violent => any_armed() || self.mentions_any(sentence, &VIOLENCE),
            Gate::Police => actors.iter().any(|e| is_armed(e) || is_public(e)),
            Gate::Assembly => actors.iter().any(|e| {
                matches!(e.sector, Some(Sector::Leg | Sector::Igo))
                    || isnad_arabic::fold(&e.name).contains("مجلس")
            }),
            Gate::Court => actors.iter().any(|e| e.sector == Some(Sector::Jud)),
            Gate::Material => {
                let around = words.start.saturating_sub(2)..(words.end + 6).min(sentence.end);
                recipients
                    .iter()
                    .any(|e| is_armed(e) || isnad_arabic::fold(&e.name).contains("نظام"))
                    || self.mentions_any(
                        &around,
                        &[
                            "عسكري",
                            "مالي",
                            "سلاح",
                            "اسلح",
                            "تدريب",
                            "لوجست",
                            "مساعد",
                            "جوي",
                            "انساني",
                        ],
                    )
            }
            Gate::Rights => {
                let around = words.start..(words.end + 5).min(sentence.end);
                self.mentions_any(
                    &around,
                    &["حق", "هدن", "سياد", "قانون", "اتفاق", "حرم", "مجال"],
                )
            }
            Gate::Alone => recipients.is_empty(),
            Gate::Treaty => {
                let around = words.end..(words.end + 16).min(sentence.end);
                self.mentions_any(
                    &around,
                    &[
                        "اتفاق",
                        "معاهد",
                        "مذكر",
                        "وثيق",
                        "بروتوكول",
                        "ميثاق",
                        "اعلان",
                        "هدن",
                        "خريط",
                        "عقد",
                        "عقود",
                        "صفق",
                    ],
                )
            }
            Gate::Protest => self.mentions_any(sentence, &CROWDS),
            Gate::Institution => arguments.object.clone().is_some_and(|object| {
                self.mentions_any(
                    &object,
                    &["برلمان", "مجلس", "حكوم", "حزب", "جماع", "جمعي", "جيش"],
                )
            }),
            Gate::PlaceObject => {
                recipients.iter().any(|e| e.kind == EntityType::Per)
                    && self.mentions_any(sentence, &["الي خارج", "منفي", "المنفي"])
            }
            Gate::Threat => recipients.iter().any(|e| e.is_agent()),
        }
    }

    fn all(&self, ids: &[EntityId]) -> Vec<&Entity> {
        ids.iter().filter_map(|id| self.entities.get(*id)).collect()
    }

    /// True where one of the words in the range contains one of the stems.
    pub(super) fn mentions_any(&self, words: &Range<usize>, stems: &[&str]) -> bool {
        words.clone().any(|at| {
            self.phrases.class(at) != Class::Mark
                && stems
                    .iter()
                    .any(|stem| self.phrases.folded(at).contains(stem))
        })
    }

    /// True for a sentence of sport.
    pub(super) fn is_sport(&self, sentence: &Range<usize>) -> bool {
        sentence.clone().any(|at| self.is_of_sport(at))
            && !self.mentions_any(sentence, &VIOLENCE[..12])
    }

    /// True for a word of sport: `الكرة` but not `مذكرة`, `المنتخب` but not `الرئيس المنتخب`.
    fn is_of_sport(&self, at: usize) -> bool {
        let folded = self.phrases.folded(at);
        let (word, article) = match folded.strip_prefix("لل") {
            Some(word) => (word, true),
            None => {
                let word = folded
                    .strip_prefix(['ب', 'ل', 'ك'])
                    .filter(|w| w.starts_with("ال"))
                    .unwrap_or(folded);
                match word.strip_prefix("ال") {
                    Some(word) => (word, true),
                    None => (word, false),
                }
            }
        };
        if word == "منتخب" {
            return !article || at == 0 || !self.phrases.has_article(at - 1);
        }
        // Without the article these are clubs that call (ينادي) and minutes of anything.
        if matches!(word, "دقيقه" | "دوري" | "شوط" | "تعادل" | "بطوله") && !article
        {
            return false;
        }
        SPORT.iter().any(|sport| {
            word.strip_prefix(sport)
                .is_some_and(|ending| ENDINGS.contains(&ending))
        })
    }
}

/// A state, government, parliament, court, party or international body.
fn is_public(entity: &Entity) -> bool {
    entity.kind == EntityType::Gpe
        || matches!(
            entity.sector,
            Some(
                Sector::Gov
                    | Sector::Igo
                    | Sector::Leg
                    | Sector::Jud
                    | Sector::Pty
                    | Sector::Opp
                    | Sector::Reb
                    | Sector::Mil
                    | Sector::Cop
            )
        )
}

/// A crowd of people: not an army, not a government.
fn is_crowd(entity: &Entity) -> bool {
    entity.kind == EntityType::Grp && !is_armed(entity)
        || matches!(
            entity.sector,
            Some(Sector::Cvl | Sector::Opp | Sector::Lab | Sector::Edu)
        )
}

#[cfg(test)]
mod tests {
    use isnad_record::EventType;

    fn kinds(text: &str) -> Vec<EventType> {
        let published = Some(jiff::civil::date(2016, 5, 20));
        let record = crate::read(&crate::Report::of("t", None, text, published));
        record.events.iter().map(|event| event.kind).collect()
    }

    #[test]
    fn a_memorandum_is_no_ball() {
        let signed = kinds("وقع الأردن مذكرة تفاهم مع العراق");
        assert_eq!(signed, [EventType::Agree]);
        assert!(kinds("وقع الأردن في كرة القدم اتفاقا مع العراق").is_empty());
    }

    #[test]
    fn a_signature_needs_its_treaty() {
        assert_eq!(
            kinds("وقعت مصر مع إسرائيل معاهدة السلام أمس"),
            [EventType::Agree]
        );
        assert!(kinds("وقعت مصر مع الخسارة في مشكلة").is_empty());
    }
}
