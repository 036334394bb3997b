//! Who does what a noun says by the words it hangs on.
//!
//! `المباحثات التي أجراها الوزير`, `خلال لقائه`, `دعا اللبنانيين إلى التوافق`: the doer is the
//! subject of the noun's relative clause, the one called on or accused, the speaker who promises,
//! or the subject of the verb before it. Nobody is guessed across a full stop.

use std::ops::Range;

use isnad_arabic::{Number, fold};
use isnad_record::Stance;

use crate::entities::{Entity, EntityId};
use crate::events::Report;
use crate::phrases::Class;
use crate::statements::Draft;

/// How far before the noun the verb it hangs on is sought.
const HANG: usize = 22;

/// Prepositions by which a noun hangs on the clause before it.
const HANGING: [&str; 17] = [
    "خلال",
    "في",
    "بعد",
    "قبل",
    "اثناء",
    "الي",
    "علي",
    "عن",
    "من",
    "عبر",
    "عقب",
    "ضمن",
    "غداه",
    "اثر",
    "بعيد",
    "قبيل",
    "عشيه",
];

/// Nouns that call on somebody to do what follows.
const INVITING: [&str; 5] = ["دعوه", "طلب", "مطالبه", "مناشده", "نداء"];

impl Report<'_> {
    /// The subject of the relative clause that tells of the noun, and where its other arguments
    /// begin: `المباحثات التي أجراها الأمير`, `زيارة يقوم بها الوزير`, `اجتماع عقدوه`.
    pub(super) fn relative_doer(
        &self,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> (Vec<EntityId>, usize) {
        const CARRIERS: [&str; 17] = [
            "اجري", "عقد", "قام", "وقع", "ابرم", "قدم", "فرض", "اطلق", "وجه", "جمع", "بدا", "قاد",
            "توصل", "ادي", "اعلن", "منح", "القي",
        ];
        for at in words.end..sentence.end.min(words.end + 7) {
            match self.phrases.class(at) {
                Class::Verb => {
                    let lemma = fold(&self.lemma(at));
                    let own = self.document.words[at].analysis.enclitic.is_some();
                    let by = self.phrases.class(at + 1) == Class::PrepositionPronoun;
                    let relative =
                        at > words.start && self.phrases.class(at - 1) == Class::Relative;
                    if !CARRIERS.contains(&lemma.as_str()) || !(own || by || relative) {
                        return (Vec::new(), words.end);
                    }
                    // اجتماع عقدوه: who held it is the sentence's subject.
                    if matches!(
                        self.phrases.features(at).number,
                        Some(Number::Plural | Number::Dual)
                    ) {
                        return (Vec::new(), words.end);
                    }
                    let start = if by { at + 1 } else { at };
                    let limit = self.clause_end(start + 1, sentence.end);
                    return match self.phrases.subject_after(start, limit) {
                        Some(subject) if own || by => {
                            (self.who(&subject.phrase), subject.phrase.words.end)
                        }
                        Some(subject) if lemma == "جمع" => {
                            (self.who(&subject.phrase), subject.phrase.words.end)
                        }
                        _ => (Vec::new(), words.end),
                    };
                }
                Class::Mark | Class::Complementiser | Class::Subordinator => break,
                _ => {}
            }
        }
        (Vec::new(), words.end)
    }

    /// The innermost statement whose content holds a word.
    pub(in crate::events) fn statement_around(&self, at: usize) -> Option<&Draft> {
        let upto = self
            .statements
            .partition_point(|draft| draft.cue.start <= at);
        self.statements[upto.saturating_sub(12)..upto]
            .iter()
            .rev()
            .find(|draft| !draft.cue.contains(&at) && draft.content.iter().any(|c| c.contains(&at)))
    }

    /// Who does what the noun says by the clause it hangs on: the one called on to do it, the
    /// speaker who promises it, or the subject of its verb.
    pub(super) fn hung_on(&self, words: &Range<usize>, sentence: &Range<usize>) -> Vec<EntityId> {
        let at = words.start;
        if let Some(draft) = self.statement_around(at)
            && let Some(content) = draft.content.iter().find(|c| c.contains(&at))
            && at - content.start <= 6
        {
            match draft.stance {
                Stance::Demand => return draft.addressee.into_iter().collect(),
                Stance::Promise => return draft.speaker.into_iter().collect(),
                // تتهم حكومات الفيلق بتسليح جماعات: the accused does it.
                Stance::Accuse if at > content.start => {
                    let accused = self
                        .entities
                        .mentions_in(content.start..at)
                        .into_iter()
                        .filter_map(|m| self.entities.entity_of(m))
                        .find(|id| self.entities.get(*id).is_some_and(Entity::is_agent));
                    if let Some(accused) = accused {
                        return vec![accused];
                    }
                }
                _ => {}
            }
        }
        let hangs = self.document.words[at]
            .analysis
            .clitics
            .preposition
            .is_some()
            || at > sentence.start && {
                let before = at - 1;
                HANGING.contains(&self.phrases.folded(before))
                    || self.phrases.class(before) == Class::Verb
                    || self.phrases.class(before) == Class::Noun
                    || self.entities.mentions_at(before).next().is_some()
                    || matches!(self.phrases.class(before), Class::Adverb | Class::Time)
            };
        if !hangs {
            return Vec::new();
        }
        let floor = sentence.start.max(at.saturating_sub(HANG));
        for before in (floor..at).rev() {
            if matches!(self.phrases.mark(before), Some('.' | '؛' | ':' | '؟' | '!')) {
                break;
            }
            // توجيه دعوة إلى المبعوث لزيارة المدينة: the one invited comes.
            if INVITING.contains(&fold(&self.lemma(before)).as_str()) {
                let invited = self
                    .entities
                    .mentions_in(before + 1..at)
                    .into_iter()
                    .filter_map(|m| self.entities.entity_of(m))
                    .find(|id| self.entities.get(*id).is_some_and(Entity::is_agent));
                if let Some(invited) = invited {
                    return vec![invited];
                }
            }
            if let Some(draft) = self.cue_at(before) {
                if let Some(speaker) = draft.speaker {
                    return vec![speaker];
                }
            }
            if self.phrases.class(before) == Class::Verb {
                let (subject, _) = self.subject(before, sentence);
                return match subject {
                    Some(phrase) if !phrase.words.contains(&at) => {
                        let mut found = self.who(&phrase);
                        found.retain(|id| self.entities.get(*id).is_some_and(Entity::is_agent));
                        found
                    }
                    Some(_) => Vec::new(),
                    None => {
                        let features = self.phrases.features(before);
                        self.referent(before, features.number, features.gender)
                    }
                };
            }
            // وكانت المقاومة، بدعم من التحالف، قد بدأت
            if self.phrases.class(before) == Class::Auxiliary {
                return match self.phrases.subject_after(before, at) {
                    Some(subject) => self.who(&subject.phrase),
                    None => Vec::new(),
                };
            }
            if self.phrases.class(before) == Class::Complementiser {
                break;
            }
        }
        Vec::new()
    }
}
