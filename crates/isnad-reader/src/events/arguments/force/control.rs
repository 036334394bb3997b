//! Who does what a noun of force says where another word tells it: the verb that describes the
//! noun, the verb that governs it, the one accused of it, the one called to it.

use std::ops::Range;

use isnad_lexicon::triggers::Trigger;
use isnad_record::EventType;

use super::super::{Arguments, push_all};
use super::REACH;
use super::words::{CARRIERS, CIRCUMSTANCE, CONTROL, STRIKERS};
use crate::entities::EntityId;
use crate::events::Report;
use crate::phrases::{Class, Extent};

impl Report<'_> {
    /// True for a verb that carries an event noun, by its lemma or, where the analysis takes a
    /// hollow or weak root for another, by its letters.
    pub(super) fn carries_force(&self, at: usize) -> bool {
        const LETTERS: [&str; 12] = [
            "تقود", "يقود", "قاد", "تبن", "يتبن", "تتبن", "تشن", "يشن", "شن", "تقوم", "يقوم", "خاض",
        ];
        let folded = self.phrases.folded(at);
        CARRIERS.contains(&isnad_arabic::fold(&self.lemma(at)).as_str())
            || LETTERS.iter().any(|start| folded.starts_with(start))
    }

    /// What verbs that only describe the noun tell: `شنته الطائرات`, `استهدف دورية`.
    pub(super) fn described(
        &self,
        words: &Range<usize>,
        own: usize,
        sentence: &Range<usize>,
        out: &mut Arguments,
    ) {
        let limit = sentence.end.min(own + REACH);
        let mut first = true;
        let mut carried = false;
        for at in own..limit {
            match self.phrases.class(at) {
                Class::Mark if matches!(self.phrases.mark(at), Some('.' | ':' | '؛')) => break,
                Class::Complementiser if !first => break,
                Class::Subordinator => break,
                Class::Verb => {}
                // `تفجير انتحاري قتل 32 شخصا`: before a number it is the verb.
                Class::Noun
                    if self.phrases.folded(at) == "قتل"
                        && self.phrases.class(at + 1) == Class::Number => {}
                _ => continue,
            }
            let lemma = isnad_arabic::fold(&self.lemma(at));
            let pronoun = self.document.words[at].analysis.enclitic.is_some();
            // `هجوم شنه X`; `التدخلات التي تقوم بها X`.
            let resumes = pronoun
                || (at + 1 < limit && self.phrases.class(at + 1) == Class::PrepositionPronoun);
            if self.carries_force(at) && resumes {
                if out.actors.is_empty() && !carried {
                    let (subject, _) = self.subject_of_described(at, sentence);
                    push_all(&mut out.actors, &subject);
                    out.rules.push("actor.relative");
                    carried = true;
                }
                first = false;
                continue;
            }
            if self.phrases.conjoined(at) && first && !pronoun {
                break;
            }
            if STRIKERS.contains(&lemma.as_str()) && first && !pronoun {
                let adjacent = at == own
                    || self.phrases.class(at - 1) == Class::Relative
                    || (words.end..at).all(|w| {
                        matches!(
                            self.phrases.class(w),
                            Class::Adjective | Class::Noun | Class::Time | Class::Relative
                        )
                    });
                if !adjacent {
                    break;
                }
                let end = self.clause_end(at + 1, sentence.end);
                let from = self.phrases.skip_adverbials(at + 1, end);
                let phrase = if matches!(lemma.as_str(), "ادي" | "اودي") {
                    None
                } else {
                    self.phrases.noun_phrase(from, Extent::subject(end))
                };
                if let Some(phrase) = phrase
                    && out.recipients.is_empty()
                {
                    let found = self.targets(&phrase, end);
                    push_all(&mut out.recipients, &found);
                }
                out.describing.push(at);
                first = false;
                continue;
            }
            if self.occurs(at) || self.phrases.conjoined(at) {
                continue;
            }
            // `يشتبه أن جماعة X نفذته`: the verb of doubt holds the carrier.
            if matches!(lemma.as_str(), "اشتبه" | "يشتبه" | "رجح" | "اعتقد") {
                continue;
            }
            break;
        }
    }

    /// Who does what a verbal noun says where its verb's subject is meant: `قامت القوات بمحاصرة
    /// البلدة`, `المتهم بقتل المدنيين`.
    pub(super) fn controller(
        &self,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Vec<EntityId> {
        let floor = sentence.start.max(words.start.saturating_sub(14));
        let governed = words
            .start
            .checked_sub(1)
            .filter(|b| *b >= floor && self.phrases.proclitic(words.start).is_none());
        if governed.is_some_and(|b| CIRCUMSTANCE.contains(&self.phrases.folded(b))) {
            return Vec::new();
        }
        for at in (floor..words.start).rev() {
            let class = self.phrases.class(at);
            if matches!(class, Class::Complementiser | Class::Subordinator)
                || matches!(self.phrases.mark(at), Some('.' | ':' | '؛'))
            {
                return Vec::new();
            }
            if class != Class::Verb && !matches!(class, Class::Adjective | Class::Noun) {
                continue;
            }
            let lemma = isnad_arabic::fold(&self.lemma(at));
            if class == Class::Verb && lemma == "اتهم" {
                return self.accused(at, words.start, sentence);
            }
            // `يشتبه في تنفيذ الجماعة هجوما`
            if class == Class::Noun
                && matches!(lemma.as_str(), "تنفيذ" | "شن" | "ارتكاب" | "توجيه")
                && let Some(phrase) = self
                    .phrases
                    .noun_phrase(at + 1, Extent::subject(words.start))
            {
                let found = self.who(&phrase);
                if found.iter().any(|id| self.acts(*id)) {
                    return found;
                }
            }
            let controls = if class == Class::Verb {
                CONTROL.contains(&lemma.as_str())
            } else {
                matches!(
                    lemma.as_str(),
                    "عازم"
                        | "مسؤول"
                        | "مسوول"
                        | "مسيول"
                        | "متهم"
                        | "متورط"
                        | "قادر"
                        | "ضالع"
                )
            };
            if class == Class::Verb && !controls {
                return Vec::new();
            }
            if !controls {
                continue;
            }
            let found = if class == Class::Verb {
                let (subject, _) = self.subject(at, sentence);
                let from = subject.as_ref().map_or(at + 1, |s| s.words.end.max(at + 1));
                if !self.governs(from, words.start) {
                    return Vec::new();
                }
                match self.subject(at, sentence) {
                    (Some(phrase), _) => self.targets(&phrase, words.start),
                    (None, _) => self.unexpressed(at, sentence),
                }
            } else {
                // A participle describes the phrase before it.
                let topic = self.phrases.subject_before(at, floor);
                match topic {
                    Some(topic) => self.who(&topic.phrase),
                    None => self
                        .entities
                        .latest_before(at, |m, e| m.words.end == at && e.is_agent())
                        .and_then(|m| self.entities.entity_of(m))
                        .into_iter()
                        .collect(),
                }
            };
            return found.into_iter().filter(|id| self.acts(*id)).collect();
        }
        Vec::new()
    }

    /// True where nothing stands between a verb's subject and the noun it governs but light nouns
    /// and adverbials; a noun with ل says what it was for, whatever stands between.
    pub(super) fn governs(&self, from: usize, noun: usize) -> bool {
        const LIGHT: [&str; 26] = [
            "عمليه",
            "عمليات",
            "اعمال",
            "عمل",
            "محاوله",
            "محاولات",
            "سلسله",
            "موجه",
            "مهمه",
            "حمله",
            "شن",
            "ارتكاب",
            "تنفيذ",
            "مواصله",
            "استكمال",
            "استئناف",
            "استيناف",
            "احكام",
            "عدد",
            "عشرات",
            "مزيد",
            "حرب",
            "بعض",
            "عده",
            "تكثيف",
            "جرائم",
        ];
        if self.phrases.proclitic(noun) == Some('ل') {
            return true;
        }
        (from..noun).all(|at| {
            if self.phrases.class(at) != Class::Noun || self.is_time(at) {
                return true;
            }
            let folded = self.phrases.folded(at);
            let stem = folded.strip_prefix(['ب', 'ل']).unwrap_or(folded);
            let stem = stem.strip_prefix("ال").unwrap_or(stem);
            let stem = stem.strip_suffix('ا').unwrap_or(stem);
            LIGHT.contains(&stem) || self.within_prepositional(at, from)
        })
    }

    /// True for a noun inside `في …`: where it was done.
    pub(super) fn within_prepositional(&self, at: usize, from: usize) -> bool {
        (from.max(at.saturating_sub(4))..at).any(|b| {
            matches!(
                self.phrases.folded(b),
                "في" | "خلال" | "منذ" | "من" | "قرب" | "بعد" | "علي" | "الي"
            ) && b < at
        }) || (from.max(at.saturating_sub(2))..=at).any(|b| self.phrases.proclitic(b) == Some('ب'))
    }

    /// Whom `اتهم` accuses: its object, or the one phrase of its passive.
    pub(super) fn accused(
        &self,
        verb: usize,
        limit: usize,
        sentence: &Range<usize>,
    ) -> Vec<EntityId> {
        let (subject, _) = self.subject(verb, sentence);
        let from = subject
            .as_ref()
            .map_or(verb + 1, |s| s.words.end.max(verb + 1));
        let object = self
            .phrases
            .object_after(from, limit)
            .map_or(Vec::new(), |object| self.who(&object));
        if !object.is_empty() {
            return object;
        }
        subject.map_or(Vec::new(), |subject| self.who(&subject))
    }

    /// Who is called to protest, or who calls: `دعت النقابات إلى إضراب`, `دعا التجمع المواطنين إلى
    /// الاعتصام`.
    pub(super) fn caller(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Vec<EntityId> {
        if row.kind != EventType::Protest {
            return Vec::new();
        }
        let floor = sentence.start.max(words.start.saturating_sub(16));
        let call = (floor..words.start).rev().find(|at| {
            self.phrases.class(*at) == Class::Verb
                && (matches!(
                    isnad_arabic::fold(&self.lemma(*at)).as_str(),
                    "دعا" | "نظم" | "اعلن" | "حشد" | "دعي"
                ) || matches!(self.phrases.folded(*at), "دعت" | "دعا" | "تدعو" | "يدعو"))
        });
        let Some(call) = call else { return Vec::new() };
        let (subject, _) = self.subject(call, sentence);
        let from = subject
            .as_ref()
            .map_or(call + 1, |s| s.words.end.max(call + 1));
        let called = self
            .phrases
            .object_after(from, words.start)
            .map_or(Vec::new(), |object| self.who(&object));
        if called.iter().any(|id| self.acts(*id)) {
            return called;
        }
        match subject {
            Some(subject) => self.who(&subject),
            None => self.unexpressed(call, sentence),
        }
    }

    /// The subject of a describing verb: after it, or the topic before it (`أن الجماعة نفذته`).
    pub(super) fn subject_of_described(
        &self,
        at: usize,
        sentence: &Range<usize>,
    ) -> (Vec<EntityId>, bool) {
        let limit = self.clause_end(at + 1, sentence.end);
        let floor = self.clause_start(at, sentence.start);
        if floor > sentence.start
            && self.phrases.class(floor - 1) == Class::Complementiser
            && let Some(subject) = self.phrases.subject_before(at, floor)
        {
            let found = self.who(&subject.phrase);
            if !found.is_empty() {
                return (found, true);
            }
        }
        let skip = usize::from(self.phrases.class(at + 1) == Class::PrepositionPronoun);
        match self.phrases.subject_after(at + skip, limit) {
            Some(subject) => {
                let found = self.targets(&subject.phrase, limit);
                if found.is_empty() {
                    // `غارات شنتها الطائرات التركية`
                    let words = &subject.phrase.words;
                    return (self.by_nisba(words.start + 1, words.end), false);
                }
                (found, false)
            }
            None => (Vec::new(), false),
        }
    }
}
