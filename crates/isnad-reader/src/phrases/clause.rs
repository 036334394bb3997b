//! A verb's subject, object and prepositional arguments.
//!
//! Arabic news puts the subject after the verb, past words of time and place; before it when the
//! clause opens with its topic (`وكانت مصادر قالت`); in the noun before a relative
//! (`واشنطن التي تتهم`). Where none is found there is none: the caller carries one over.

use isnad_arabic::{Gender, Number};

use super::noun_phrase::{Extent, NounPhrase, is_medium};
use super::{Class, Phrases};

/// Where a subject stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// After its verb.
    After,
    /// Before its verb.
    Before,
    /// It is the noun that the verb's relative clause describes.
    Antecedent,
}

/// A verb's subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its words.
    pub phrase: NounPhrase,
    /// Where it stands.
    pub place: Place,
}

impl Phrases<'_> {
    /// One past the adverbials at `at`: words of time, `من جهته`, `خلال مؤتمر صحفي`, bracketed
    /// glosses and parentheses between commas; `at` itself where none stand there.
    #[must_use]
    pub fn skip_adverbials(&self, mut at: usize, limit: usize) -> usize {
        while at < limit {
            let next = match self.class(at) {
                Class::Time => self.skip_time(at, limit),
                Class::Adverb | Class::PrepositionPronoun | Class::VerbParticle => at + 1,
                Class::Mark => match self.mark(at) {
                    Some('(' | '[') => match self.closing(at, limit) {
                        Some(close) => close + 1,
                        None => return at,
                    },
                    Some('،' | ',' | '-' | '–') => at + 1,
                    _ => return at,
                },
                Class::Preposition if self.is_approximation(at) => return at,
                Class::Preposition if self.period_past(at + 1, limit).is_some() => {
                    self.period_past(at + 1, limit).unwrap_or(at + 1)
                }
                Class::Preposition => match self.noun_phrase(
                    at + 1,
                    Extent {
                        prepositions: false,
                        ..Extent::single(limit)
                    },
                ) {
                    Some(phrase) => phrase.words.end,
                    None if self.class(at + 1) == Class::Time => self.skip_time(at + 1, limit),
                    None => return at,
                },
                Class::Noun if self.proclitic(at) == Some('ل') && self.speaks_to(at) => {
                    match self.noun_phrase(at, Extent::single(limit)) {
                        Some(phrase) => phrase.words.end,
                        None => return at,
                    }
                }
                _ => return at,
            };
            if next <= at {
                return at;
            }
            at = next;
        }
        at
    }

    /// One past an expression of time: `أمس الثلاثاء`, `يوم غد الأحد`, `صباح اليوم`.
    fn skip_time(&self, at: usize, limit: usize) -> usize {
        let mut end = at + 1;
        while end < limit
            && (self.class(end) == Class::Time && !self.conjoined(end)
                || self.class(end) == Class::Number
                || matches!(
                    self.folded(end),
                    "الماضي" | "الجاري" | "المقبل" | "غد" | "الاول"
                ))
        {
            end += 1;
        }
        end
    }

    /// One past a stretch of time: `أيام عدة`, `ستة أشهر`; none where none stands there.
    fn period_past(&self, at: usize, limit: usize) -> Option<usize> {
        const UNITS: [&str; 18] = [
            "ايام",
            "يومين",
            "ساعات",
            "ساعه",
            "ساعتين",
            "اسابيع",
            "اسبوع",
            "اسبوعين",
            "اشهر",
            "شهر",
            "شهرين",
            "شهور",
            "سنوات",
            "سنه",
            "سنتين",
            "اعوام",
            "عامين",
            "دقايق",
        ];
        const DEGREES: [&str; 8] = [
            "عده",
            "قليله",
            "طويله",
            "كثيره",
            "واحد",
            "واحده",
            "الماضيه",
            "الاخيره",
        ];
        let mut end = at;
        while end < limit && end < at + 3 && self.class(end) == Class::Number {
            end += 1;
        }
        if end >= limit || !UNITS.contains(&self.folded(end)) {
            return None;
        }
        end += 1;
        while end < limit && DEGREES.contains(&self.folded(end)) {
            end += 1;
        }
        Some(end)
    }

    /// True where a noun with ل names one who is spoken to.
    fn speaks_to(&self, at: usize) -> bool {
        let folded = self.folded(at);
        let stem = folded
            .strip_prefix("لل")
            .or_else(|| folded.strip_prefix('ل'))
            .unwrap_or(folded);
        is_medium(stem) || is_medium(&format!("ال{stem}"))
    }

    /// The subject after a verb, before `limit`.
    #[must_use]
    pub fn subject_after(&self, verb: usize, limit: usize) -> Option<Subject> {
        let at = self.skip_adverbials(verb + 1, limit);
        if at >= limit || self.conjoined(at) || self.proclitic(at).is_some() {
            return None;
        }
        let phrase = self.noun_phrase(at, Extent::subject(limit))?;
        Some(Subject {
            phrase,
            place: Place::After,
        })
    }

    /// The subject before a verb: the phrase that ends right before it, within `floor..verb`.
    #[must_use]
    pub fn subject_before(&self, verb: usize, floor: usize) -> Option<Subject> {
        // The phrase may start at any word between; the earliest that reaches the verb is it.
        let from = floor.max(verb.saturating_sub(30));
        let mut end = verb;
        while end > from
            && matches!(
                self.class(end - 1),
                Class::VerbParticle | Class::Adverb | Class::Time | Class::Auxiliary
            )
        {
            end -= 1;
        }
        // وكان X؛ قد قال: a mark stands between only where an auxiliary opened the clause.
        if end < verb && end > from && matches!(self.mark(end - 1), Some('؛' | ';' | '،' | ',')) {
            end -= 1;
        }
        for start in from..end {
            if !matches!(
                self.class(start),
                Class::Noun | Class::Number | Class::Demonstrative | Class::Pronoun | Class::Mark
            ) {
                continue;
            }
            if self.class(start) == Class::Mark && !self.opens_quotation(start) {
                continue;
            }
            if self.proclitic(start).is_some()
                || start > 0
                    && matches!(self.class(start - 1), Class::Preposition | Class::Noun)
                    && start > from
                    && !self.conjoined(start)
            {
                continue;
            }
            let Some(phrase) = self.noun_phrase(start, Extent::subject(end)) else {
                continue;
            };
            if phrase.words.end == end {
                return Some(Subject {
                    phrase,
                    place: Place::Before,
                });
            }
        }
        None
    }

    /// The noun phrase a relative at `relative` describes, within `floor..relative`.
    #[must_use]
    pub fn antecedent(&self, relative: usize, floor: usize) -> Option<Subject> {
        let mut end = relative;
        if end > floor && matches!(self.mark(end - 1), Some('،' | ',')) {
            end -= 1;
        }
        let from = floor.max(end.saturating_sub(20));
        for start in from..end {
            if !matches!(
                self.class(start),
                Class::Noun | Class::Number | Class::Demonstrative
            ) {
                continue;
            }
            if start > from && self.class(start - 1) == Class::Noun && !self.conjoined(start) {
                continue;
            }
            let Some(phrase) = self.noun_phrase(start, Extent::single(end)) else {
                continue;
            };
            if phrase.words.end == end {
                return Some(Subject {
                    phrase,
                    place: Place::Antecedent,
                });
            }
        }
        None
    }

    /// The object after a verb's subject.
    #[must_use]
    pub fn object_after(&self, from: usize, limit: usize) -> Option<NounPhrase> {
        let at = self.skip_adverbials(from, limit);
        if at >= limit || self.conjoined(at) || self.proclitic(at).is_some() {
            return None;
        }
        self.noun_phrase(at, Extent::subject(limit))
    }

    /// The same past what the verb was done with: `قمعت بقسوة الحركات`, `قصف بالمدفعية القرية`.
    /// A comma is crossed only with its fellow; what counts a part of those named
    /// (`منهم اثنان`) is no object.
    #[must_use]
    pub fn object_past_complements(&self, from: usize, limit: usize) -> Option<NounPhrase> {
        let at = self.skip_complements(from, limit);
        if at >= limit || self.conjoined(at) || self.proclitic(at).is_some() {
            return None;
        }
        let comma = |at: &usize| matches!(self.mark(*at), Some('،' | ','));
        let opened = from > 0 && self.class(from) == Class::Mark && self.closes_relative(from);
        let commas = (from..at).filter(comma).count() + usize::from(opened);
        let parts = matches!(
            self.folded(at.saturating_sub(1)),
            "منهم" | "بينهم" | "بينها" | "منها" | "بينهما" | "منهن"
        );
        if commas % 2 == 1 || parts && at > from {
            return None;
        }
        self.noun_phrase(at, Extent::subject(limit))
    }

    /// True for the comma after a relative clause: it closes what needed no comma to open.
    fn closes_relative(&self, at: usize) -> bool {
        matches!(self.mark(at), Some('،' | ','))
            && (at.saturating_sub(30)..at)
                .rev()
                .take_while(|w| !matches!(self.mark(*w), Some('،' | ',' | '.')))
                .any(|w| self.class(w) == Class::Relative)
    }

    /// True for نحو, حوالي before a count: about so many.
    #[must_use]
    pub fn is_approximation(&self, at: usize) -> bool {
        matches!(self.folded(at), "نحو" | "حوالي" | "قرابه" | "زهاء")
            && self.proclitic(at).is_none()
            && (self.class(at + 1) == Class::Number
                || matches!(
                    self.folded(at + 1),
                    "ميه" | "مايه" | "مئه" | "الف" | "عشرين" | "ثلاثين" | "مئتي" | "عشره"
                ))
    }

    /// One past adverbials and phrases with ب, ل or ك.
    #[must_use]
    pub fn skip_complements(&self, mut at: usize, limit: usize) -> usize {
        loop {
            let mut next = self.skip_adverbials(at, limit);
            if next < limit
                && self.class(next) == Class::Noun
                && self.proclitic(next).is_some()
                && !self.conjoined(next)
                && let Some(phrase) = self.noun_phrase(next, Extent::single(limit))
            {
                next = phrase.words.end;
            }
            if next <= at {
                return at;
            }
            at = next;
        }
    }

    /// The first phrase after `from` that one of the prepositions governs: its preposition's
    /// index (the noun's own where the preposition is written onto it) and the phrase.
    #[must_use]
    pub fn argument(
        &self,
        from: usize,
        limit: usize,
        prepositions: &[&str],
    ) -> Option<(usize, NounPhrase)> {
        let mut at = from;
        while at < limit.min(self.document.words.len()) {
            match self.class(at) {
                Class::Complementiser | Class::Subordinator | Class::Verb => return None,
                // من أجل, من قبل, من خلال govern what follows together.
                Class::Preposition
                    if self.folded(at) == "من"
                        && matches!(
                            self.folded(at + 1),
                            "اجل"
                                | "قبل"
                                | "خلال"
                                | "جانب"
                                | "جهه"
                                | "جهته"
                                | "دون"
                                | "غير"
                                | "ضمن"
                        ) => {}
                Class::Preposition if prepositions.contains(&self.folded(at)) => {
                    let phrase = self.noun_phrase(at + 1, Extent::subject(limit))?;
                    return Some((at, phrase));
                }
                Class::Noun | Class::Adjective => {
                    if let Some(clitic) = self.proclitic(at)
                        && prepositions.contains(&&*clitic.encode_utf8(&mut [0; 4]))
                    {
                        let phrase = self.noun_phrase(at, Extent::subject(limit))?;
                        return Some((at, phrase));
                    }
                }
                Class::Mark if matches!(self.mark(at), Some('.' | '؛' | '؟' | '!' | ':')) => {
                    return None;
                }
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// True where a phrase can be the subject of a verb of this number and gender that stands
    /// before it (`after`: the verb agrees in gender only, and is singular) or behind it.
    #[must_use]
    pub fn agrees(
        &self,
        phrase: &NounPhrase,
        number: Option<Number>,
        gender: Option<Gender>,
    ) -> bool {
        let head = self.features(phrase.head);
        let gender_fits = match (head.gender, gender) {
            (Some(a), Some(b)) => a == b || head.number == Some(Number::Plural),
            _ => true,
        };
        let number_fits = match (head.number, number) {
            (Some(Number::Singular), Some(Number::Plural | Number::Dual)) => {
                phrase.is_coordinated()
            }
            _ => true,
        };
        gender_fits && number_fits
    }
}
