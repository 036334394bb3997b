//! Paragraphs and sentences.
//!
//! A paragraph ends at a line break. A sentence ends at `.`, `؟`, `?`, `!` or at its paragraph's
//! end; not at abbreviations (`د.`, `أ. ف. ب.`), ellipses or points inside numbers. Sentences
//! inside a quotation are sentences too: [`Sentence::within`] says which quotation they began in.
//! A stretch of more words than any sentence has, without a mark that ends it, is cut: what later
//! stages look for in a sentence at every word would otherwise grow with the square of a page.

use std::ops::Range;

use crate::quotations::Quotation;
use crate::words::{Word, WordKind};

/// The words between two line breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its words.
    pub words: Range<usize>,
}

/// The words up to a mark that ends a sentence, that mark and closing marks with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words.
    pub words: Range<usize>,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// Index of the outermost quotation that was already open where the sentence begins.
    pub within: Option<usize>,
}

/// How many words a sentence has at most. In 95,000 sentences of newspapers three had more.
const LONGEST: usize = 400;

/// Splits words into paragraphs, at the line breaks between them.
pub(crate) fn paragraphs(chars: &[char], words: &[Word]) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut start = 0;
    for at in 1..=words.len() {
        let ends = at == words.len() || {
            let gap = words[at - 1].span.end as usize..words[at].span.start as usize;
            chars[gap]
                .iter()
                .any(|c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{c}'))
        };
        if ends {
            out.push(Paragraph { words: start..at });
            start = at;
        }
    }
    out
}

/// Splits paragraphs into sentences; `within` is filled by [`mark_quoted`].
pub(crate) fn sentences(words: &[Word], paragraphs: &[Paragraph]) -> Vec<Sentence> {
    let mut out = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let mut start = paragraph.words.start;
        let mut at = start;
        while at < paragraph.words.end {
            if !ends_sentence(words, paragraph, at) && at + 1 - start < LONGEST {
                at += 1;
                continue;
            }
            at += 1;
            while at < paragraph.words.end && trails(&words[at]) {
                at += 1;
            }
            out.push(Sentence {
                words: start..at,
                paragraph: number,
                within: None,
            });
            start = at;
        }
        if start < paragraph.words.end {
            out.push(Sentence {
                words: start..paragraph.words.end,
                paragraph: number,
                within: None,
            });
        }
    }
    out
}

/// Says for each sentence in which outermost quotation it begins.
pub(crate) fn mark_quoted(sentences: &mut [Sentence], quotations: &[Quotation]) {
    let outer: Vec<usize> = (0..quotations.len())
        .filter(|q| quotations[*q].depth == 0)
        .collect();
    let mut next = 0;
    for sentence in sentences {
        while next < outer.len() && quotations[outer[next]].words.end <= sentence.words.start {
            next += 1;
        }
        sentence.within = outer
            .get(next)
            .copied()
            .filter(|q| quotations[*q].words.contains(&sentence.words.start));
    }
}

fn ends_sentence(words: &[Word], paragraph: &Paragraph, at: usize) -> bool {
    match words[at].mark() {
        Some('؟' | '?' | '!' | '۔') => true,
        Some('.') => {
            let before = (at > paragraph.words.start).then(|| &words[at - 1]);
            let after = (at + 1 < paragraph.words.end).then(|| &words[at + 1]);
            let dots = before.is_some_and(|w| w.mark() == Some('.'))
                || after.is_some_and(|w| w.mark() == Some('.') && w.glued);
            if dots {
                return after.is_none();
            }
            let Some(after) = after else { return true };
            // A single letter before the point abbreviates: د. أ. ف. ب.
            let letter = before.is_some_and(|w| {
                w.kind != WordKind::Mark
                    && w.kind != WordKind::Number
                    && words[at].glued
                    && w.folded.chars().count() == 1
            });
            let digits = after.glued
                && after.kind == WordKind::Number
                && before.is_some_and(|w| w.kind == WordKind::Number);
            let latin = after.glued && after.kind == WordKind::Foreign;
            !letter && !digits && !latin
        }
        _ => false,
    }
}

/// Marks that stay with the sentence they follow.
fn trails(word: &Word) -> bool {
    match word.mark() {
        Some('.' | '؟' | '?' | '!' | '…') => true,
        Some('»' | '”' | '’' | ')' | ']' | '}') => true,
        Some('"' | '\'' | '“' | '«') => word.glued,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::Document;

    fn split(text: &str) -> Vec<String> {
        let document = Document::read(text);
        document
            .sentences
            .iter()
            .map(|s| document.span_of(s.words.clone()).slice(text).to_owned())
            .collect()
    }

    #[test]
    fn ends_at_marks_and_lines() {
        assert_eq!(
            split("وصل الوفد. ثم غادر؟ نعم\nانتهى"),
            ["وصل الوفد.", "ثم غادر؟", "نعم", "انتهى"]
        );
        assert_eq!(
            split("انتهى الاجتماع.وغادر الوفد"),
            ["انتهى الاجتماع.", "وغادر الوفد"]
        );
    }

    #[test]
    fn keeps_abbreviations_numbers_and_ellipses() {
        assert_eq!(
            split("وصل د. حسن إلى القاهرة."),
            ["وصل د. حسن إلى القاهرة."]
        );
        assert_eq!(
            split("القاهرة (أ. ف. ب.) - وصل"),
            ["القاهرة (أ. ف. ب.) - وصل"]
        );
        assert_eq!(split("بلغ 3.5 مليون"), ["بلغ 3.5 مليون"]);
        assert_eq!(
            split("الوفد يصل.. والمحادثات تبدأ"),
            ["الوفد يصل.. والمحادثات تبدأ"]
        );
    }

    #[test]
    fn a_page_without_full_stops_is_cut() {
        let pieces = split(&"وصل الوفد ".repeat(500));
        assert_eq!(pieces.len(), 3);
        assert_eq!(pieces[0].split(' ').count(), super::LONGEST);
    }

    #[test]
    fn closing_marks_go_with_their_sentence() {
        assert_eq!(
            split("قال «انتهى الأمر.» ثم خرج."),
            ["قال «انتهى الأمر.»", "ثم خرج."]
        );
        let document = Document::read("قال «انتهى. لا كلام» ثم خرج.");
        assert_eq!(document.sentences[1].within, Some(0));
    }
}
