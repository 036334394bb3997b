//! Whether what is said around a time is still to come.
//!
//! A weekday or a date without a year lies behind the report unless its sentence speaks of the
//! future: `سيصل الوفد الاثنين`, `من المقرر أن يبدأ في 3 أغسطس`. Only words near the time count.

use std::ops::Range;

use isnad_arabic::{Document, Word, WordKind};

/// How far before the expression a future cue may stand, in words.
const REACH: usize = 18;

pub(super) fn speaks_of_future(document: &Document, words: Range<usize>) -> bool {
    let Some(sentence) = document
        .sentence_of(words.start)
        .and_then(|s| document.sentences.get(s))
    else {
        return false;
    };
    let from = sentence.words.start.max(words.start.saturating_sub(REACH));
    for at in (from..words.start).rev() {
        let word = &document.words[at];
        if is_future(word) {
            return true;
        }
        if is_past(word) {
            return false;
        }
    }
    // الاثنين سيصل …
    let upto = sentence.words.end.min(words.end + 3);
    (words.end..upto).any(|at| is_future(&document.words[at]))
}

fn is_future(word: &Word) -> bool {
    if word.kind != WordKind::Arabic {
        return false;
    }
    if word.analysis.clitics.future {
        return true;
    }
    let text = word.folded.as_str();
    let text = text.strip_prefix(['و', 'ف']).unwrap_or(text);
    FUTURE.contains(&text) || {
        let verb = ["سي", "ست"].iter().any(|p| text.starts_with(p));
        verb && text.chars().count() >= 4 && !NOT_FUTURE.iter().any(|p| text.starts_with(p))
    }
}

fn is_past(word: &Word) -> bool {
    let text = word.folded.as_str();
    let text = text.strip_prefix(['و', 'ف']).unwrap_or(text);
    PAST.contains(&text)
}

const FUTURE: &[&str] = &[
    "سوف",
    "المقرر",
    "المقرره",
    "المرتقب",
    "المرتقبه",
    "المتوقع",
    "المزمع",
    "المزمعه",
    "يعتزم",
    "تعتزم",
    "المنتظر",
    "المنتظره",
    "مقرر",
    "مقررا",
    "مقرره",
    "مرتقب",
    "مرتقبه",
    "المقبل",
    "المقبله",
    "القادم",
    "القادمه",
    "ينوي",
    "تنوي",
    "عازم",
    "لن",
    "موعد",
    "موعدا",
    "المتوقعه",
];

const PAST: &[&str] = &[
    "كان",
    "كانت",
    "كانوا",
    "وقع",
    "وقعت",
    "قتل",
    "قتلت",
    "اعلن",
    "اعلنت",
    "صدر",
    "صدرت",
    "جري",
    "جرت",
    "شهد",
    "شهدت",
    "عقد",
    "عقدت",
    "وصل",
    "وصلت",
    "التقي",
    "التقت",
    "تم",
    "بدا",
    "بدات",
];

/// Nouns and names that begin like a future verb.
const NOT_FUTURE: &[&str] = &[
    "سيار",
    "سياس",
    "سياد",
    "سياق",
    "سيناء",
    "سينا",
    "سينم",
    "سيول",
    "سيد",
    "سيط",
    "سيل",
    "سيمون",
    "سيرا",
    "سيره",
    "سيرغي",
    "سيرجي",
    "سيف",
    "سيبر",
    "سيتي",
    "سيئ",
    "سيي",
    "سته",
    "ستين",
    "ستون",
    "ستراتيج",
    "ستوكهولم",
    "ستيف",
    "ستار",
    "ستان",
    "ستايل",
    "ستوديو",
    "ستاد",
    "سيجار",
    "سيكول",
    "سيوف",
    "سيما",
    "سيرك",
    "سيسي",
    "سيدني",
    "سيستان",
    "سيدي",
];
