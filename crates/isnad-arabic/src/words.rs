//! Words: runs of letters, numbers and single marks, as the text writes them.
//!
//! A word is what stands between spaces and punctuation; clitics are split off by its analysis,
//! not here. Diacritics, tatweel and zero-width or bidi controls inside a word belong to it.

use compact_str::CompactString;
use isnad_record::Span;

use crate::analysis::{Analysis, Pos};
use crate::fold::{fold_char, is_ignorable};

/// One word, number or mark of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands, without controls at its edges.
    pub span: Span,
    /// What it is made of.
    pub kind: WordKind,
    /// The word folded, for matching.
    pub folded: CompactString,
    /// True where no space parts it from the word before.
    pub glued: bool,
    /// What it is.
    pub analysis: Analysis,
}

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordKind {
    /// Arabic letters.
    Arabic,
    /// Letters of another script.
    Foreign,
    /// Digits of either script, with `.`, `,`, `:` or `/` between digits.
    Number,
    /// One punctuation mark or symbol.
    Mark,
}

impl Word {
    /// The mark this word is, or none where it is no mark.
    #[must_use]
    pub fn mark(&self) -> Option<char> {
        if self.kind == WordKind::Mark {
            self.folded.chars().next()
        } else {
            None
        }
    }

    /// Where a mention that starts with this word starts: after a proclitic conjunction or
    /// preposition where the writing allows it; `للمعارضة` is quoted whole.
    #[must_use]
    pub fn mention_start(&self) -> u32 {
        let fused = self.analysis.clitics.preposition == Some('ل') && self.analysis.clitics.article;
        if fused {
            // The conjunction before a fused لل can still be left out: وللمعارضة gives للمعارضة.
            return self.span.start + u32::from(self.analysis.clitics.conjunction.is_some());
        }
        self.analysis.stem.start
    }
}

/// Splits code points into words.
pub(crate) fn words(chars: &[char]) -> Vec<Word> {
    let mut words = Vec::with_capacity(chars.len() / 5);
    let mut at = 0;
    let mut glued = false;
    while at < chars.len() {
        let c = chars[at];
        if c.is_whitespace() || c.is_control() {
            glued = false;
            at += 1;
            continue;
        }
        if is_ignorable(c) {
            at += 1;
            continue;
        }
        let kind = kind_of(c);
        let mut end = at + 1;
        if kind != WordKind::Mark {
            let mut look = end;
            while look < chars.len() {
                let next = chars[look];
                if kind_of(next) == kind && !next.is_whitespace() && !next.is_control() {
                    look += 1;
                    // A letter takes the marks before it along; marks at the very end that are
                    // diacritics or tatweel belong too, controls do not.
                    end = look;
                } else if is_ignorable(next) {
                    look += 1;
                    if belongs(next) {
                        end = look;
                    }
                } else if kind == WordKind::Number && joins_digits(next, chars.get(look + 1)) {
                    look += 1;
                } else {
                    break;
                }
            }
        }
        words.push(word(chars, at, end, kind, glued));
        glued = true;
        at = end;
    }
    words
}

fn word(chars: &[char], start: usize, end: usize, kind: WordKind, glued: bool) -> Word {
    let mut folded = CompactString::default();
    for c in &chars[start..end] {
        fold_char(*c, |letter| folded.push(letter));
    }
    let span = Span::new(start, end);
    let pos = match kind {
        WordKind::Arabic => Pos::Noun,
        WordKind::Foreign => Pos::X,
        WordKind::Number => Pos::Num,
        WordKind::Mark => Pos::Punct,
    };
    let analysis = Analysis::whole(span, folded.clone(), pos);
    Word {
        span,
        kind,
        folded,
        glued,
        analysis,
    }
}

fn kind_of(c: char) -> WordKind {
    // Nearly every letter of a report is one of these; Unicode's tables are slower.
    if matches!(c, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}') {
        WordKind::Arabic
    } else if c.is_numeric() {
        WordKind::Number
    } else if c.is_alphabetic() {
        if is_arabic(c) {
            WordKind::Arabic
        } else {
            WordKind::Foreign
        }
    } else {
        WordKind::Mark
    }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}'
        | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// Diacritics and tatweel at a word's end are part of it; zero-width and bidi controls are not.
fn belongs(c: char) -> bool {
    !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{61c}' | '\u{ad}')
}

fn joins_digits(c: char, next: Option<&char>) -> bool {
    matches!(c, '.' | ',' | ':' | '/' | '٫' | '٬') && next.is_some_and(|n| n.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::{WordKind, words};

    fn split(text: &str) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        words(&chars)
            .iter()
            .map(|w| chars[w.span.range()].iter().collect())
            .collect()
    }

    #[test]
    fn splits_words_numbers_and_marks() {
        assert_eq!(split("قال: «نعم»."), ["قال", ":", "«", "نعم", "»", "."]);
        assert_eq!(
            split("12.5 مليون، 10/7/2015"),
            ["12.5", "مليون", "،", "10/7/2015"]
        );
        assert_eq!(split("F-16"), ["F", "-", "16"]);
        assert_eq!(split("مُحَمَّدٌ"), ["مُحَمَّدٌ"]);
    }

    #[test]
    fn leaves_controls_at_the_edges_out() {
        assert_eq!(split("\u{202b}قال\u{202c} نعم"), ["قال", "نعم"]);
    }

    #[test]
    fn knows_kinds() {
        let chars: Vec<char> = "قال NATO ٣٠ ؟".chars().collect();
        let kinds: Vec<WordKind> = words(&chars).iter().map(|w| w.kind).collect();
        assert_eq!(
            kinds,
            [
                WordKind::Arabic,
                WordKind::Foreign,
                WordKind::Number,
                WordKind::Mark
            ]
        );
    }
}
