//! When an event was: the time expression that governs its trigger.
//!
//! A time belongs to the clause it stands in. What is said (`قال أمس إن …`) and the saying are two
//! clauses, so is a relative (`الذي وقع السبت`), so is what comes `بعد` another event. A time that
//! says since when (`منذ 2011`) dates a state that a noun names, never a verb; a date in a dateline
//! or a name (`ثورة 25 يناير`) dates nothing else. The publication date is nobody's.

use std::ops::Range;

use isnad_arabic::fold;
use isnad_lexicon::triggers;
use isnad_record::{EventType, SpeakerHow, Stance};

use crate::entities::EntityId;
use crate::events::Report;
use crate::phrases::Class;
use crate::statements::Draft;

/// What of a trigger its time depends on.
#[derive(Clone, Copy, Debug)]
pub(in crate::events) struct Timed<'a> {
    /// The trigger's words.
    pub words: &'a Range<usize>,
    /// The sentence's words.
    pub sentence: &'a Range<usize>,
    /// What kind of event it names.
    pub kind: EventType,
    /// Who did it.
    pub actors: &'a [EntityId],
}

impl Report<'_> {
    /// Index of the time that governs a trigger, and the rule that says so.
    pub(in crate::events) fn time(&self, event: Timed<'_>) -> Option<(usize, &'static str)> {
        let mut best: Option<(usize, usize, &'static str)> = None;
        for at in self.times_in(self.document.span_of(event.sentence.clone())) {
            let time = &self.times[at];
            let from = self
                .document
                .words
                .partition_point(|w| w.span.end <= time.start);
            let to = self
                .document
                .words
                .partition_point(|w| w.span.start < time.end);
            let Some(rule) = self.dates(&(from..to), event) else {
                continue;
            };
            let gap = if from >= event.words.end {
                from - event.words.end
            } else {
                // What follows a trigger is nearer to it than what precedes it.
                event.words.start.saturating_sub(to) * 2 + 1
            };
            if best.is_none_or(|(known, ..)| gap < known) {
                best = Some((gap, at, rule));
            }
        }
        best.map(|(_, at, rule)| (at, rule))
    }

    /// The rule by which a time dates a trigger of its sentence; none where it dates another.
    fn dates(&self, time: &Range<usize>, event: Timed<'_>) -> Option<&'static str> {
        let words = event.words;
        if time.start < words.end && words.start < time.end {
            return Some("when.name"); // ثورة 25 يناير
        }
        if self.is_dateline(time, event.sentence) {
            return None;
        }
        if let Some(draft) = self.parting(time.start, words.start) {
            return self
                .performs(draft, time, event)
                .then_some("when.announced");
        }
        let noun = self.phrases.class(words.start) != Class::Verb;
        if time.end <= words.start && self.goes_on(words.start, event.sentence) {
            return self
                .is_main(time, event.sentence)
                .then_some("when.sentence");
        }
        if self.names_a_thing(time) && time.start != words.end {
            return None; // خط الرابع من حزيران
        }
        if self.says_since(time) && (!noun || (words.start..time.start).any(|at| self.is_most(at)))
        {
            return None;
        }
        let dates = if time.start >= words.end {
            self.reaches_forward(time, event, noun)
        } else {
            self.reaches_back(time, event, noun)
        };
        dates.then_some("when.clause")
    }

    /// True where a time after a trigger is its own: nothing between opens another clause.
    fn reaches_forward(&self, time: &Range<usize>, event: Timed<'_>, noun: bool) -> bool {
        let words = event.words;
        let mut verbs = 0;
        let mut relative = false;
        for at in words.end..time.start {
            match self.phrases.class(at) {
                Class::Complementiser if self.is_aside(at) => {}
                Class::Complementiser | Class::Subordinator => return false,
                // The relative describes the event itself: الهجوم الذي وقع السبت.
                Class::Relative
                    if noun
                        && (at - words.end <= 5 || self.tells_of_event(at + 1))
                        && (at == words.end || !self.is_event_noun(at - 1)) =>
                {
                    relative = true;
                }
                Class::Relative if self.closed_by_comma(at, time.start) => {}
                Class::Relative => return false,
                Class::Verb if self.phrases.conjoined(at) => return false,
                Class::Verb if self.closed_by_comma(at, time.start) && !noun => {}
                Class::Verb if self.is_aside(at + 1) => {}
                Class::Verb => {
                    // هجوم شنه التنظيم أمس: a clause that describes what stands before it.
                    let of_cause = event.kind == EventType::Assault
                        && (self.is_event_noun(at - 1) || self.is_event_noun(at - 2));
                    let of_noun =
                        noun && (relative || at - words.end <= 2 || self.tells_of_event(at));
                    verbs += 1;
                    if verbs > 1 || !of_noun && !of_cause {
                        return false;
                    }
                }
                Class::Preposition
                    if matches!(
                        self.phrases.folded(at),
                        "منذ" | "بعد" | "قبل" | "عقب" | "ابان" | "رغم" | "عشيه" | "غداه"
                    ) && at + 1 < time.start =>
                {
                    return false;
                }
                Class::Mark if matches!(self.phrases.mark(at), Some(':' | '؛' | ';')) => {
                    return false;
                }
                _ => {}
            }
        }
        // الانتخابات المقررة في الربيع المقبل: the participle's.
        match self.participle_before(time) {
            Some(at) => noun && at.saturating_sub(words.end) <= 1,
            None => true,
        }
    }

    /// True where a time before a trigger is its own: it opens the trigger's clause, or stands
    /// between the verb and the noun that the verb carries.
    fn reaches_back(&self, time: &Range<usize>, event: Timed<'_>, noun: bool) -> bool {
        let words = event.words;
        let mut between = None;
        for at in time.end..words.start {
            match self.phrases.class(at) {
                Class::Complementiser | Class::Subordinator | Class::Relative => return false,
                Class::Verb => {
                    if self.phrases.conjoined(at) && between.is_some() {
                        return false;
                    }
                    between = Some(at);
                }
                Class::Mark if matches!(self.phrases.mark(at), Some(':' | '؛' | ';')) => {
                    return false;
                }
                _ => {}
            }
        }
        if !noun {
            return between.is_none() && !self.phrases.conjoined(words.start)
                || self.opens_clause(time, event.sentence) && between.is_none();
        }
        let carrier = match between {
            Some(verb) => Some(verb),
            None => (event.sentence.start..time.start)
                .rev()
                .take(24)
                .find(|at| self.phrases.class(*at) == Class::Verb),
        };
        self.is_carried(words, time.end)
            && carrier.is_none_or(|verb| self.carries(verb, event.kind))
    }

    /// True for a cue that goes on with its sentence's saying: a participle (`داعيا`) or a verb
    /// joined to it by و with no subject of its own (`وطالبهم`).
    fn goes_on(&self, at: usize, sentence: &Range<usize>) -> bool {
        let Some(draft) = self.cue_at(at) else {
            return false;
        };
        if at == sentence.start {
            return false;
        }
        if self.phrases.class(at) == Class::Verb {
            return self.phrases.conjoined(at) && draft.how == SpeakerHow::Implied;
        }
        !self.phrases.has_article(at) && self.phrases.proclitic(at).is_none()
    }

    /// True for a time of its sentence's main clause: no relative opens before it.
    fn is_main(&self, time: &Range<usize>, sentence: &Range<usize>) -> bool {
        !self.says_since(time)
            && !self.is_dateline(time, sentence)
            && !self.is_in_relative(time.start, sentence.start)
    }

    /// True where a relative before a word is not closed yet by a verb of the main clause.
    fn is_in_relative(&self, word: usize, floor: usize) -> bool {
        let Some(relative) = (floor..word)
            .rev()
            .find(|at| self.phrases.class(*at) == Class::Relative)
        else {
            return false;
        };
        let verbs = (relative..word).filter(|at| self.phrases.class(*at) == Class::Verb);
        verbs.count() < 2
    }

    /// True where a noun stands as its verb's own subject or object, or as its means: after no
    /// preposition, or after ب, في, جراء.
    fn is_carried(&self, words: &Range<usize>, floor: usize) -> bool {
        let mut at = words.start;
        if matches!(self.phrases.proclitic(at), Some('ل' | 'ك')) {
            return false;
        }
        while at > floor {
            at -= 1;
            match self.phrases.class(at) {
                Class::Number => {}
                // التوصل إلى اتفاق
                Class::Preposition if at > 0 && self.is_phase(at - 1) => {}
                Class::Preposition => {
                    return matches!(
                        self.phrases.folded(at),
                        "في" | "فى" | "جراء" | "اثر" | "خلال" | "نتيجه" | "بفعل"
                    ) || self.phrases.folded(at) == "من" && self.manages(at);
                }
                Class::Noun if self.is_phase(at) => {
                    if matches!(self.phrases.proclitic(at), Some('ل' | 'ك')) {
                        return false;
                    }
                }
                Class::Noun
                    if at + 1 == words.start
                        && !self.phrases.has_article(at)
                        && self.phrases.name_at(at).is_none()
                        && self.entities.innermost_at(at).is_none() =>
                {
                    return false; // مواقع التفجيرات
                }
                _ => return true,
            }
        }
        true
    }

    /// True for the `من` of `تمكنت … من ضبط`: who managed it did it.
    fn manages(&self, preposition: usize) -> bool {
        (preposition.saturating_sub(12)..preposition)
            .rev()
            .find(|at| self.phrases.class(*at) == Class::Verb)
            .is_some_and(|verb| fold(&self.lemma(verb)) == "تمكن")
    }

    /// True for a noun that only says that what follows begins, goes on or ends, or how much of it.
    fn is_phase(&self, at: usize) -> bool {
        let word = self.phrases.folded(at);
        let phase = |word: &str| {
            matches!(
                word,
                "بدء"
                    | "بدايه"
                    | "انطلاق"
                    | "سريان"
                    | "انتهاء"
                    | "نهايه"
                    | "ختام"
                    | "سلسله"
                    | "عمليه"
                    | "عمليات"
                    | "موجه"
                    | "حمله"
                    | "عشرات"
                    | "ميات"
                    | "عده"
                    | "اعمال"
                    | "اول"
                    | "توقيع"
                    | "التوصل"
                    | "جلسه"
                    | "قرار"
                    | "قرارا"
                    | "مذكره"
                    | "حكم"
                    | "حكما"
                    | "امر"
                    | "امرا"
                    | "جلسات"
                    | "استمرار"
                    | "استيناف"
                    | "فرض"
                    | "تنفيذ"
                    | "شن"
            )
        };
        phase(word) || word.strip_prefix('ب').is_some_and(phase)
    }

    /// False for a verb that names an event of another type or a saying: its time is not its
    /// complement's.
    pub(super) fn carries(&self, verb: usize, kind: EventType) -> bool {
        if self.cue_at(verb).is_some() {
            return false;
        }
        let lemma = fold(&self.lemma(verb));
        let mut rows = triggers::beginning_with(&lemma, false)
            .filter(|row| row.lemmas.len() == 1)
            .peekable();
        rows.peek().is_none() || rows.any(|row| row.kind == kind)
    }

    /// True where one of two words is part of what is said and the other is not.
    pub(super) fn parted(&self, a: usize, b: usize) -> bool {
        self.parting(a, b).is_some()
    }

    /// The time that a sentence in the report's own voice gives what it tells; none where it only
    /// says when something was said.
    pub(super) fn main_time(&self, sentence: &Range<usize>) -> Option<usize> {
        let span = self.document.span_of(sentence.clone());
        let first = self.times.partition_point(|t| t.start < span.start);
        let time = self.times.get(first).filter(|t| t.start < span.end)?;
        let from = self
            .document
            .words
            .partition_point(|w| w.span.end <= time.start);
        let to = self
            .document
            .words
            .partition_point(|w| w.span.start < time.end);
        let words = from..to;
        let told = (sentence.start..from).any(|at| self.phrases.class(at) == Class::Verb)
            && (sentence.start..from).all(|at| {
                !matches!(
                    self.phrases.class(at),
                    Class::Complementiser | Class::Relative | Class::Subordinator
                )
            });
        let said = (to..sentence.end.min(to + 4))
            .any(|at| self.phrases.class(at) == Class::Complementiser);
        (told && !said && !self.says_since(&words) && !self.is_dateline(&words, sentence))
            .then_some(first)
    }

    /// The statement whose content holds one of two words and not the other. A doubt put in
    /// between (`يشتبه أن`) parts nothing.
    fn parting(&self, a: usize, b: usize) -> Option<&Draft> {
        let around = |at: usize| self.carrying(self.document.span_of(at..at + 1));
        let (of_a, of_b) = (around(a), around(b));
        of_a.iter()
            .filter(|id| !of_b.contains(id))
            .chain(of_b.iter().filter(|id| !of_a.contains(id)))
            .filter_map(|id| self.statements.get(*id as usize))
            .find(|draft| !(draft.speaker.is_none() && draft.stance == Stance::Believe))
    }

    /// True where what is announced is the announcer's own act, named by a noun: announcing it is
    /// doing it (`أعلنت الوزارة أمس قطع العلاقات`).
    fn performs(&self, draft: &Draft, time: &Range<usize>, event: Timed<'_>) -> bool {
        let Some(content) = draft.content.first() else {
            return false;
        };
        use EventType as E;
        let begins = event.words.start > content.start
            && matches!(
                self.phrases.folded(event.words.start - 1),
                "بدء" | "ببدء" | "انطلاق" | "انتهاء"
            );
        let own = match draft.speaker {
            _ if begins => true,
            Some(speaker) if !event.actors.is_empty() => event.actors.contains(&speaker),
            _ => matches!(event.kind, E::Sanction | E::Concede | E::Agree | E::Retreat),
        };
        let start = content.start.max(time.end);
        let near = start <= event.words.start
            && event.words.start - start <= 2
            && (start..event.words.start)
                .all(|at| self.is_phase(at) || self.phrases.class(at) == Class::Preposition);
        let outside = time.start < content.start
            && (time.end..start).all(|at| self.phrases.class(at) != Class::Complementiser);
        own && near
            && outside
            && self.phrases.class(event.words.start) != Class::Verb
            && matches!(draft.stance, Stance::Assert | Stance::Affirm)
    }

    /// True where a time stands before any verb and a dash, stroke or bracket parts it from the
    /// text: `كييف 10 اغسطس 2015 م واس`, `بغداد 20-8 (وكالات) -`.
    fn is_dateline(&self, time: &Range<usize>, sentence: &Range<usize>) -> bool {
        if (sentence.start..time.start).any(|at| self.phrases.class(at) == Class::Verb) {
            return false;
        }
        if time.start.saturating_sub(sentence.start) > 12 {
            return false;
        }
        let rest = time.end..sentence.end.min(time.end + 10);
        for at in rest {
            match self.phrases.class(at) {
                Class::Verb | Class::Preposition => return false,
                Class::Mark if matches!(self.phrases.mark(at), Some('-' | '–' | '—' | '/')) => {
                    return true;
                }
                _ => {}
            }
        }
        // A line of its own without a verb.
        time.clone()
            .any(|at| self.phrases.class(at) == Class::Number)
            && (time.end..sentence.end).all(|at| self.phrases.class(at) != Class::Verb)
            && sentence.end - time.end <= 6
            && sentence.start >= self.title_words
            && time.start > sentence.start
            && self.phrases.class(sentence.start) == Class::Noun
            && sentence.end - sentence.start <= 16
    }

    /// True for a calendar date that is a name's second term: `ثورة 25 يناير`, `خط الرابع من حزيران`.
    fn names_a_thing(&self, time: &Range<usize>) -> bool {
        let Some(mut before) = time.start.checked_sub(1) else {
            return false;
        };
        // موازنات 2011 و2012
        while before > 0 && self.phrases.class(before) == Class::Number {
            before -= 1;
        }
        let number = self.phrases.class(time.start) == Class::Number
            || self.phrases.folded(time.start).starts_with("ال")
                && self.phrases.folded(time.start + 1) == "من";
        number
            && self.phrases.class(before) == Class::Noun
            && !self.phrases.has_article(before)
            && self.phrases.name_at(before).is_none()
            && !matches!(
                self.phrases.folded(before).trim_start_matches("ال"),
                "يوم"
                    | "ليله"
                    | "مساء"
                    | "صباح"
                    | "فجر"
                    | "تاريخ"
                    | "بتاريخ"
                    | "عام"
                    | "عامي"
                    | "سنتي"
                    | "موافق"
                    | "مطلع"
                    | "اوايل"
                    | "منتصف"
                    | "نهايه"
            )
    }

    /// True after a superlative: `أعنف قصف منذ ستة أشهر` compares, it does not date.
    fn is_most(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            let word = self.phrases.folded(before).trim_start_matches('ب');
            matches!(
                word,
                "اعنف"
                    | "اكبر"
                    | "اسوا"
                    | "اعلي"
                    | "اقوي"
                    | "اول"
                    | "اخطر"
                    | "اشد"
                    | "اطول"
            )
        })
    }

    /// True where a time says since when: `منذ عام 2011`.
    fn says_since(&self, time: &Range<usize>) -> bool {
        let since = |at: usize| self.phrases.folded(at).trim_start_matches(['و', 'ف']) == "منذ";
        since(time.start) || time.start.checked_sub(1).is_some_and(since)
    }

    /// The definite participle right before a time and its preposition: `المقررة في`, `المحتلة منذ`.
    fn participle_before(&self, time: &Range<usize>) -> Option<usize> {
        let mut at = time.start.checked_sub(1)?;
        while at > 0
            && matches!(
                self.phrases.class(at),
                Class::Preposition | Class::PrepositionPronoun
            )
        {
            at -= 1;
        }
        let word = self.phrases.folded(at);
        let participle = [
            "المقرر",
            "المزمع",
            "المرتقب",
            "المتوقع",
            "المنتظر",
            "المحتل",
            "المفروض",
            "الموقع",
            "المبرم",
            "المنعقد",
            "الصادر",
            "المعلن",
        ]
        .iter()
        .any(|start| word.starts_with(start));
        (participle && at + 1 < time.start).then_some(at)
    }

    /// True where a comma stands between two words.
    fn closed_by_comma(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| matches!(self.phrases.mark(at), Some('،' | ',')))
    }

    /// True for a noun that names an event.
    fn is_event_noun(&self, at: usize) -> bool {
        self.document.words.get(at).is_some_and(|word| {
            triggers::beginning_with(&fold(&word.analysis.lemma), true)
                .any(|row| row.lemmas.len() == 1)
        })
    }

    /// True for a verb whose subject is an event: it happened, broke out, killed, aimed at.
    fn tells_of_event(&self, verb: usize) -> bool {
        matches!(
            fold(&self.lemma(verb)).as_str(),
            "وقع"
                | "جري"
                | "حدث"
                | "بدا"
                | "انطلق"
                | "اندلع"
                | "شن"
                | "نفذ"
                | "ارتكب"
                | "اسفر"
                | "ادي"
                | "خلف"
                | "اوقع"
                | "اودي"
                | "استهدف"
                | "هز"
                | "ضرب"
                | "طال"
                | "تبني"
                | "عقد"
                | "اختتم"
                | "اعلن"
                | "انعقد"
                | "نظم"
                | "توقف"
                | "انتهي"
                | "انهار"
                | "استمر"
                | "تواصل"
                | "استونف"
        )
    }

    /// True for the `أن` of a doubt put in between: `هجوم يشتبه أن التنظيم نفذه أمس`.
    pub(super) fn is_aside(&self, complementiser: usize) -> bool {
        self.phrases.class(complementiser) == Class::Complementiser
            && complementiser.checked_sub(1).is_some_and(|before| {
                matches!(
                    self.phrases.folded(before),
                    "يشتبه" | "يعتقد" | "يرجح" | "يقال" | "يفترض" | "يزعم"
                )
            })
    }

    /// True where a time stands at the front of its sentence: `وفي مايو الماضي، تقدم …`.
    fn opens_clause(&self, time: &Range<usize>, sentence: &Range<usize>) -> bool {
        (sentence.start..time.start).all(|at| {
            matches!(
                self.phrases.class(at),
                Class::Preposition
                    | Class::Time
                    | Class::Conjunction
                    | Class::Mark
                    | Class::Auxiliary
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{Report, read};

    /// The dates of a report's events, with their triggers.
    fn dated(text: &str) -> Vec<(String, Option<String>)> {
        let published = jiff::civil::date(2016, 1, 4);
        let record = read(&Report::of("t", None, text, Some(published)));
        let chars: Vec<char> = text.chars().collect();
        let words = |start: u32, end: u32| chars[start as usize..end as usize].iter().collect();
        (record.events.into_iter())
            .map(|e| (words(e.trigger.start, e.trigger.end), e.when))
            .collect()
    }

    fn when(text: &str, trigger: &str) -> Option<String> {
        let found = dated(text);
        let event = found.iter().find(|(words, _)| words.contains(trigger));
        event
            .unwrap_or_else(|| panic!("no {trigger} in {found:?}"))
            .1
            .clone()
    }

    #[test]
    fn a_time_belongs_to_its_clause() {
        let yesterday = Some("2016-01-03".to_owned());
        assert_eq!(when("قتل خمسة جنود أمس في هجوم على حلب.", "قتل"), yesterday);
        assert_eq!(when("وأمس قتل خمسة جنود في حلب.", "قتل"), yesterday);
        assert_eq!(
            when("قال مصدر طبي أمس إن خمسة جنود قتلوا في حلب.", "قتلوا"),
            None
        );
    }

    #[test]
    fn announcing_one_s_own_act_is_doing_it() {
        let text = "أعلنت السعودية أمس قطع العلاقات الدبلوماسية مع إيران.";
        assert_eq!(when(text, "قطع"), Some("2016-01-03".to_owned()));
    }

    #[test]
    fn since_when_dates_no_verb() {
        let text = "ويحاصر الجيش السوري مدينة حلب منذ عام 2013.";
        assert_eq!(when(text, "يحاصر"), None);
    }

    #[test]
    fn a_dateline_dates_nothing() {
        let text = "بغداد 20-8 (وكالات) - قتل خمسة جنود في هجوم على الموصل.";
        assert_eq!(when(text, "قتل"), None);
    }

    #[test]
    fn conjoined_verbs_share_their_time() {
        let text = "قطعت السعودية أمس علاقاتها مع قطر، وأغلقت الحدود معها.";
        assert_eq!(when(text, "أغلقت"), Some("2016-01-03".to_owned()));
    }
}
