//! Numbers as the text writes them: in words (`ثلاثة عشر`, `الحادي والعشرين`, `ألفين وثمانية`) and
//! in digits of both scripts.
//!
//! Reads what dates and counts need: whole numbers below a million. Case, gender and the spelling
//! of hamza make no difference. Fractions and decimals are not read here.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold::fold;
use crate::words::{Word, WordKind};

/// What one number word is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberWord {
    /// Its value.
    pub value: u32,
    /// Counts or orders.
    pub kind: NumberKind,
    /// Written with the article.
    pub definite: bool,
}

/// What a number word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// ثلاثة
    Cardinal,
    /// الثالث
    Ordinal,
}

/// Spellings without the article, as one group a value.
const CARDINALS: &[(u32, &[&str])] = &[
    (1, &["واحد", "واحدة", "أحد", "إحدى"]),
    (
        2,
        &[
            "اثنان",
            "اثنين",
            "اثنتان",
            "اثنتين",
            "اثنا",
            "اثني",
            "اثنتا",
            "اثنتي",
        ],
    ),
    (3, &["ثلاث", "ثلاثة"]),
    (4, &["أربع", "أربعة"]),
    (5, &["خمس", "خمسة"]),
    (6, &["ست", "ستة"]),
    (7, &["سبع", "سبعة"]),
    (8, &["ثمان", "ثماني", "ثمانية", "ثمانيا"]),
    (9, &["تسع", "تسعة"]),
    (10, &["عشر", "عشرة"]),
    (11, &["أحدعشر"]),
    (12, &["اثناعشر", "اثنيعشر"]),
    (20, &["عشرون", "عشرين"]),
    (30, &["ثلاثون", "ثلاثين"]),
    (40, &["أربعون", "أربعين"]),
    (50, &["خمسون", "خمسين"]),
    (60, &["ستون", "ستين"]),
    (70, &["سبعون", "سبعين"]),
    (80, &["ثمانون", "ثمانين"]),
    (90, &["تسعون", "تسعين"]),
    (100, &["مئة", "مائة", "ميه"]),
    (
        200,
        &["مئتان", "مئتين", "مائتان", "مائتين", "مئتي", "مائتي"],
    ),
    (300, &["ثلاثمئة", "ثلاثمائة"]),
    (400, &["أربعمئة", "أربعمائة"]),
    (500, &["خمسمئة", "خمسمائة"]),
    (600, &["ستمئة", "ستمائة"]),
    (700, &["سبعمئة", "سبعمائة"]),
    (800, &["ثمانمئة", "ثمانمائة", "ثمانيمئة", "ثمانيمائة"]),
    (900, &["تسعمئة", "تسعمائة"]),
    (1000, &["ألف", "آلاف", "ألفا"]),
    (2000, &["ألفان", "ألفين", "ألفي"]),
];

const ORDINALS: &[(u32, &[&str])] = &[
    (1, &["أول", "أولى", "حادي", "حادية"]),
    (2, &["ثاني", "ثانية", "ثان"]),
    (3, &["ثالث", "ثالثة"]),
    (4, &["رابع", "رابعة"]),
    (5, &["خامس", "خامسة"]),
    (6, &["سادس", "سادسة"]),
    (7, &["سابع", "سابعة"]),
    (8, &["ثامن", "ثامنة"]),
    (9, &["تاسع", "تاسعة"]),
    (10, &["عاشر", "عاشرة"]),
];

static WORDS: LazyLock<HashMap<String, NumberWord>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for (kind, rows) in [
        (NumberKind::Cardinal, CARDINALS),
        (NumberKind::Ordinal, ORDINALS),
    ] {
        for (value, spellings) in rows {
            for spelling in *spellings {
                for definite in [false, true] {
                    let key = fold(&format!("{}{spelling}", if definite { "ال" } else { "" }));
                    // A tens word with the article orders as often as it counts: الثلاثين من يونيو.
                    map.entry(key).or_insert(NumberWord {
                        value: *value,
                        kind,
                        definite,
                    });
                }
            }
        }
    }
    map
});

/// What a folded word without proclitics is worth as a number.
#[must_use]
pub fn number_word(folded: &str) -> Option<NumberWord> {
    WORDS.get(folded).copied()
}

/// The value of a word of plain digits.
#[must_use]
pub fn digits(word: &Word) -> Option<u32> {
    if word.kind != WordKind::Number || word.folded.len() > 9 {
        return None;
    }
    word.folded.parse().ok()
}

/// The word, or the word without its conjunction or preposition, that names a number.
fn first_word(word: &Word) -> Option<NumberWord> {
    let folded = word.folded.as_str();
    number_word(folded).or_else(|| {
        let mut rest = folded.strip_prefix(['و', 'ف']).unwrap_or(folded);
        if let Some(found) = number_word(rest) {
            return Some(found);
        }
        rest = rest.strip_prefix(['ب', 'ل', 'ك'])?;
        number_word(rest).or_else(|| number_word(&format!("ا{rest}")))
    })
}

fn joined_word(word: &Word) -> Option<NumberWord> {
    number_word(word.folded.strip_prefix('و')?)
}

/// Reads a counting number that starts at a word: its value and the index after it.
///
/// `ثلاثة عشر`, `خمسة وعشرين`, `ألف وتسعمئة وثمانية وسبعون`, `15`.
#[must_use]
pub fn cardinal(words: &[Word], at: usize) -> Option<(u32, usize)> {
    let first = words.get(at)?;
    if let Some(value) = digits(first) {
        return Some((value, at + 1));
    }
    let word = first_word(first)?;
    if word.kind != NumberKind::Cardinal {
        return None;
    }
    let mut total = 0;
    let mut group = word.value;
    let mut last = word.value;
    let mut next = at + 1;
    while let Some(word) = words.get(next) {
        if word.kind != WordKind::Arabic {
            break;
        }
        let bare = number_word(&word.folded).filter(|w| w.kind == NumberKind::Cardinal);
        match bare {
            Some(w) if w.value == 10 && (1..10).contains(&last) => group += 10,
            Some(w) if w.value == 100 && (3..10).contains(&last) => {
                group = group - last + last * 100;
            }
            Some(w) if w.value == 1000 && (1..1000).contains(&group) && total == 0 => {
                total = group * 1000;
                group = 0;
            }
            _ => {
                let Some(w) = joined_word(word).filter(|w| w.kind == NumberKind::Cardinal) else {
                    break;
                };
                let fits = (w.value >= 20 && w.value < 100 && last < 10)
                    || (w.value < last && last >= 100)
                    || (total > 0 && group == 0);
                if !fits {
                    break;
                }
                group += w.value;
                last = w.value;
                next += 1;
                continue;
            }
        }
        last = if group == 0 { 1000 } else { group % 1000 };
        next += 1;
    }
    // أحد alone is someone, not one.
    let lone = next == at + 1 && matches!(first.folded.as_str(), "احد" | "احدي");
    (!lone).then_some((total + group, next))
}

/// Reads an ordering number that starts at a word: its value and the index after it.
///
/// `الأول`, `الحادي عشر`, `الحادي والعشرين`, `الثلاثين`.
#[must_use]
pub fn ordinal(words: &[Word], at: usize) -> Option<(u32, usize)> {
    let word = first_word(words.get(at)?)?;
    match word.kind {
        NumberKind::Cardinal => {
            (word.definite && (20..100).contains(&word.value)).then_some((word.value, at + 1))
        }
        NumberKind::Ordinal => {
            if let Some(after) = words.get(at + 1) {
                if let Some(w) = number_word(&after.folded)
                    && w.value == 10
                    && w.kind == NumberKind::Cardinal
                    && !w.definite
                {
                    return Some((word.value + 10, at + 2));
                }
                if let Some(w) = joined_word(after)
                    && w.kind == NumberKind::Cardinal
                    && (20..100).contains(&w.value)
                {
                    return Some((word.value + w.value, at + 2));
                }
            }
            Some((word.value, at + 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{cardinal, digits, ordinal};
    use crate::Document;

    #[test]
    fn counts() {
        for (text, value) in [
            ("ثلاثة", 3),
            ("أحد عشر", 11),
            ("ثلاثة عشر", 13),
            ("خمسة وعشرين", 25),
            ("مائة وخمسين", 150),
            ("ثلاث مئة", 300),
            ("ألفين وثمانية عشر", 2018),
            ("ألفين وسبعة وعشرين", 2027),
            ("ألف وتسعمائة وثمانية وسبعون", 1978),
            ("ألف وتسعمائة وواحد", 1901),
            ("ستة آلاف وخمسمئة", 6500),
            ("الأربع والعشرين", 24),
            ("٢٠١٥", 2015),
        ] {
            let document = Document::read(text);
            assert_eq!(
                cardinal(&document.words, 0),
                Some((value, document.words.len())),
                "{text}"
            );
        }
    }

    #[test]
    fn orders() {
        for (text, value) in [
            ("الأول", 1),
            ("الثالثة", 3),
            ("الحادي عشر", 11),
            ("الثانية عشرة", 12),
            ("الحادي والعشرين", 21),
            ("الثلاثين", 30),
            ("للثاني", 2),
        ] {
            let document = Document::read(text);
            assert_eq!(
                ordinal(&document.words, 0),
                Some((value, document.words.len())),
                "{text}"
            );
        }
    }

    #[test]
    fn leaves_other_words_alone() {
        for text in ["أحد المسؤولين", "وفد", "1.5", "اتفاق"] {
            let document = Document::read(text);
            assert_eq!(cardinal(&document.words, 0), None, "{text}");
            assert_eq!(digits(&document.words[0]), None, "{text}");
        }
    }
}
