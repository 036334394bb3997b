//! Whether an event happened: by the verb's form, the particles before it and the words it hangs
//! on.
//!
//! A verbal noun has no tense: what it hangs on decides (`يعتزم زيارة` is future, `نفى قصف` is
//! negated). A purpose clause (`لوقف`, `من أجل`, `بهدف`) is future as well: it has not happened.

use std::ops::Range;

use isnad_arabic::{Pos, Tense};
use isnad_record::{Modality, Stance};

use super::Report;
use crate::phrases::Class;

/// Verbs and nouns that make what hangs on them future.
const FUTURE: [&str; 62] = [
    "اعتزم",
    "نوي",
    "خطط",
    "قرر",
    "عزم",
    "استعد",
    "وعد",
    "تعهد",
    "طالب",
    "دعا",
    "ناشد",
    "حث",
    "طلب",
    "امر",
    "هدد",
    "توعد",
    "سعي",
    "حاول",
    "اراد",
    "رغب",
    "امل",
    "تمني",
    "يجب",
    "وجب",
    "ينبغي",
    "انبغي",
    "استعداد",
    "عزم",
    "نيه",
    "خطه",
    "ضروره",
    "دعوه",
    "مطالبه",
    "تعهد",
    "وعد",
    "مقرر",
    "مرتقب",
    "مزمع",
    "منتظر",
    "متوقع",
    "مقبل",
    "قادم",
    "هدف",
    "اجل",
    "بغيه",
    "تمهيد",
    "لازم",
    "استطاع",
    "عازم",
    "اعتزام",
    "حرص",
    "مطالب",
    "داعي",
    "مناشد",
    "نص",
    "اقتضي",
    "استوجب",
    "تطلب",
    "عروض",
    "مستعد",
    "مصمم",
    "حاجه",
];

/// Words that leave what hangs on them open.
const POSSIBLE: [&str; 28] = [
    "احتمال",
    "امكانيه",
    "امكان",
    "اشتبه",
    "مزاعم",
    "زعم",
    "ادعي",
    "ادعاء",
    "شبهه",
    "محتمل",
    "ربما",
    "لعل",
    "اذا",
    "لو",
    "يمكن",
    "امكن",
    "شائعات",
    "مزعوم",
    "متهم",
    "اتهم",
    "اتهام",
    "خشيه",
    "اقتراح",
    "اقتراحات",
    "فرصه",
    "فرص",
    "افاق",
    "جدوي",
];

/// Words that deny what hangs on them.
const NEGATED: [&str; 10] = [
    "نفي",
    "انكر",
    "عدم",
    "دون",
    "بدون",
    "استبعد",
    "غياب",
    "منع",
    "رفض",
    "امتنع",
];

/// Words after which an act is the cause or the time of another, so that it has happened.
const CAUSES: [&str; 12] = [
    "بسبب",
    "بعد",
    "عقب",
    "منذ",
    "رغم",
    "نتيجه",
    "اثر",
    "جراء",
    "بفضل",
    "غداه",
    "خلال",
    "اثناء",
];

/// Words whose `ل` names what is answered, undergone or carried out.
const ANSWERED: [&str; 19] = [
    "استجابه",
    "استجاب",
    "تلبيه",
    "لبي",
    "رد",
    "نتيجه",
    "تنفيذ",
    "تطبيق",
    "نظر",
    "تعرض",
    "خضع",
    "ادي",
    "تصدي",
    "سبب",
    "شكر",
    "رضخ",
    "تقدير",
    "اهميه",
    "رييسي",
];

impl Report<'_> {
    /// The modality of a trigger.
    pub(super) fn modality(
        &self,
        words: &Range<usize>,
        sentence: &Range<usize>,
        statements: &[u32],
    ) -> Modality {
        let at = words.start;
        let word = &self.document.words[at];
        let verb = self.phrases.class(at) == Class::Verb || word.analysis.pos == Pos::Verb;
        if verb {
            if let Some(found) = self.verb_modality(at, sentence.start) {
                return found;
            }
        } else if let Some(found) = self.noun_modality(at, words.end, sentence) {
            return found;
        }
        self.carried_modality(statements, at)
    }

    fn verb_modality(&self, at: usize, floor: usize) -> Option<Modality> {
        let word = &self.document.words[at];
        if word.analysis.clitics.future {
            return Some(Modality::Future);
        }
        let imperfect = word.analysis.features.tense == Some(Tense::Imperfect);
        let purpose = imperfect && word.analysis.clitics.preposition == Some('ل');
        let mut after_complementiser = false;
        for before in (floor..at).rev().take(9) {
            if at - before > 5 && !after_complementiser {
                break;
            }
            let folded = self.phrases.folded(before);
            match self.phrases.class(before) {
                Class::Negation if folded == "لا" && !imperfect => {}
                // ما لم ينسحب: it has not happened yet.
                Class::Negation
                    if folded == "لم"
                        && before > floor
                        && self.phrases.folded(before - 1) == "ما" =>
                {
                    return Some(Modality::Future);
                }
                Class::Negation => return Some(Modality::Negated),
                Class::VerbParticle if folded == "سوف" => return Some(Modality::Future),
                Class::VerbParticle if folded == "قد" && imperfect => {
                    return Some(Modality::Possible);
                }
                Class::Subordinator if matches!(folded, "اذا" | "لو") => {
                    return Some(Modality::Possible);
                }
                Class::Subordinator if matches!(folded, "كي" | "لكي") => {
                    return Some(Modality::Future);
                }
                Class::Complementiser if imperfect => after_complementiser = true,
                Class::VerbParticle | Class::Auxiliary | Class::Adverb | Class::Time => {}
                _ if matches!(folded, "ربما" | "لعل" | "يمكن") => {
                    return Some(Modality::Possible);
                }
                _ if matches!(folded, "ما") && !imperfect => {}
                // تريد تركيا أن تقيم: the governor may stand before its subject.
                Class::Verb if after_complementiser => return self.governor_modality(before),
                _ if after_complementiser => {
                    if let Some(found) = self.governor_modality(before) {
                        return Some(found);
                    }
                }
                Class::Verb => break,
                Class::Mark => break,
                _ => {}
            }
        }
        if imperfect && self.is_dated_ahead(at) {
            return Some(Modality::Future);
        }
        purpose.then_some(Modality::Future)
    }

    /// True where the clause that goes on after a verb names a time to come: `الأربعاء المقبل`.
    fn is_dated_ahead(&self, at: usize) -> bool {
        for after in at + 1..at + 11 {
            match self.phrases.folded(after) {
                "المقبل" | "المقبله" | "القادم" | "القادمه" | "غدا" => {
                    return true;
                }
                _ => {}
            }
            if matches!(
                self.phrases.class(after),
                Class::Mark | Class::Verb | Class::Complementiser | Class::Subordinator
            ) {
                return false;
            }
        }
        false
    }

    fn noun_modality(&self, at: usize, end: usize, sentence: &Range<usize>) -> Option<Modality> {
        // داعيا، مطالبا: what a cue says is said.
        if self.cue_at(at).is_some() && !self.document.words[at].analysis.clitics.article {
            return None;
        }
        let preposition = self.document.words[at].analysis.clitics.preposition;
        if preposition == Some('ل') && self.answers(at, sentence.start) {
            return None;
        }
        // المرتقبة، المقبلة: an adjective after it.
        for after in end..sentence.end.min(end + 8) {
            let folded = self.phrases.folded(after);
            let adjective = folded.trim_start_matches("ال").trim_end_matches('ه');
            if matches!(
                adjective,
                "مرتقب"
                    | "مقبل"
                    | "مزمع"
                    | "مقرر"
                    | "قادم"
                    | "منتظر"
                    | "محتمل"
                    | "وشيك"
                    | "متوقع"
            ) {
                return Some(if adjective == "محتمل" {
                    Modality::Possible
                } else {
                    Modality::Future
                });
            }
            if matches!(
                self.phrases.class(after),
                Class::Mark | Class::Verb | Class::Complementiser | Class::Relative
            ) {
                break;
            }
        }
        if self.document.words[at].analysis.clitics.preposition == Some('ل')
            && !self.document.words[at].analysis.clitics.article
            && !self.answers(at, sentence.start)
        {
            return Some(Modality::Future);
        }
        for before in (sentence.start..at).rev().take(5) {
            if self.phrases.class(before) == Class::Mark {
                break;
            }
            // ستبقى معزولة بسبب دعمها: a cause is there already.
            if CAUSES.contains(&self.phrases.folded(before)) {
                return None;
            }
            if let Some(found) = self.governor_modality(before) {
                return Some(found);
            }
            if self.phrases.class(before) == Class::Verb {
                return self.verb_modality(before, sentence.start);
            }
        }
        None
    }

    /// True where a noun's `ل` marks what is answered or undergone, not what is aimed at:
    /// `استجابة لطلب`, `تعرض لهجوم`.
    fn answers(&self, at: usize, floor: usize) -> bool {
        (floor..at)
            .rev()
            .take(3)
            .any(|before| ANSWERED.contains(&isnad_arabic::fold(&self.lemma(before)).as_str()))
    }

    /// What a word makes of what hangs on it.
    fn governor_modality(&self, at: usize) -> Option<Modality> {
        let lemma = isnad_arabic::fold(&self.lemma(at));
        let bare = self.phrases.folded(at).trim_start_matches("ال");
        let is = |list: &[&str]| list.contains(&lemma.as_str()) || list.contains(&bare);
        if is(&NEGATED) {
            Some(Modality::Negated)
        } else if is(&POSSIBLE) {
            Some(Modality::Possible)
        } else if is(&FUTURE) {
            Some(Modality::Future)
        } else {
            None
        }
    }

    /// What the statement that carries an event makes of it: demanded and promised acts are still
    /// to come, denied ones did not happen.
    fn carried_modality(&self, statements: &[u32], at: usize) -> Modality {
        let innermost = statements
            .last()
            .and_then(|id| self.statements.get(*id as usize));
        let Some(statement) = innermost else {
            return Modality::Actual;
        };
        let start = self.document.words[at].span.start;
        let first = statement.spans.first().map_or(start, |span| span.start);
        // Only the head of the content takes the cue's stance; the rest tells what is so.
        let near = self
            .document
            .chars
            .get(first as usize..start as usize)
            .map_or(0, |between| {
                between.iter().filter(|c| c.is_whitespace()).count()
            });
        match statement.stance {
            Stance::Demand | Stance::Promise | Stance::Threaten if near < 6 => Modality::Future,
            Stance::Deny if near < 6 => Modality::Negated,
            _ => Modality::Actual,
        }
    }
}

#[cfg(test)]
mod tests {
    use isnad_record::{EventType, Modality, Record};

    fn modality(body: &str, kind: EventType) -> Option<Modality> {
        let published = "2015-07-21".parse().ok();
        let record: Record = crate::read(&crate::Report::of(
            "t",
            Some("أخبار اليوم"),
            body,
            published,
        ));
        let event = record.events.iter().find(|e| e.kind == kind)?;
        Some(event.modality)
    }

    #[test]
    fn what_is_to_come() {
        let agreed = [
            "يلتقي الرئيس الروسي فلاديمير بوتين نظيره الأميركي باراك أوباما الأسبوع المقبل.",
            "يريد الوزير الأميركي جون كيري أن يزور إيران.",
        ];
        for body in agreed {
            assert_eq!(
                modality(body, EventType::Consult),
                Some(Modality::Future),
                "{body}"
            );
        }
    }

    #[test]
    fn what_is_answered_has_happened() {
        let body = "أرسلت السعودية قوات استجابة لطلب البحرين من الرياض المساعدة.";
        assert_ne!(modality(body, EventType::Request), Some(Modality::Future));
    }
}
