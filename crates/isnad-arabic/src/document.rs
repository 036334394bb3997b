//! A report's text read as Arabic.

use std::ops::Range;

use isnad_record::{Span, Warning};

use crate::morphology;
use crate::quotations::{self, Quotation};
use crate::sentences::{self, Paragraph, Sentence};
use crate::words::{self, Word};

/// A text's code points, words, paragraphs, sentences and quotations.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text's code points: spans index into these.
    pub chars: Vec<char>,
    /// Every word and mark, in order.
    pub words: Vec<Word>,
    /// Every paragraph that has words, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Every sentence, in order; together they cover all words.
    pub sentences: Vec<Sentence>,
    /// Every quotation, by its opening mark.
    pub quotations: Vec<Quotation>,
    /// What a user should know: marks without partners.
    pub warnings: Vec<Warning>,
}

impl Document {
    /// Reads a text: splits it and analyses every word in its context.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let mut words = words::words(&chars);
        let paragraphs = sentences::paragraphs(&chars, &words);
        let mut sentences = sentences::sentences(&words, &paragraphs);
        morphology::analyse(&chars, &mut words, &sentences);
        let (mut quotations, alone) = quotations::quotations(&words, &paragraphs);
        let mut warnings = Vec::new();
        for (at, opens) in alone {
            let (code, message) = if opens {
                (
                    "quote.unclosed",
                    "quotation mark is opened and never closed",
                )
            } else {
                (
                    "quote.unopened",
                    "quotation mark is closed and was never opened",
                )
            };
            let span = words[at].span;
            warnings.push(Warning {
                start: span.start,
                end: span.end,
                code: code.into(),
                message: message.into(),
            });
            if opens {
                let place = sentences.partition_point(|s| s.words.end <= at);
                let end = sentences.get(place).map_or(at + 1, |s| s.words.end);
                quotations.push(Quotation {
                    words: at + 1..end,
                    open: at,
                    close: None,
                    depth: 0,
                });
            }
        }
        quotations.sort_by_key(|q| (q.open, std::cmp::Reverse(q.words.end)));
        quotations::set_depths(&mut quotations);
        sentences::mark_quoted(&mut sentences, &quotations);
        Document {
            chars,
            words,
            paragraphs,
            sentences,
            quotations,
            warnings,
        }
    }

    /// Where a range of words stands; empty where the range is.
    #[must_use]
    pub fn span_of(&self, words: Range<usize>) -> Span {
        match self.words.get(words.clone()) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span { start: 0, end: 0 },
        }
    }

    /// The words at a span, as the text writes them.
    #[must_use]
    pub fn quote(&self, span: Span) -> String {
        self.chars
            .get(span.range())
            .unwrap_or_default()
            .iter()
            .collect()
    }

    /// Index of the sentence that holds a word.
    #[must_use]
    pub fn sentence_of(&self, word: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|s| s.words.end <= word);
        (at < self.sentences.len()).then_some(at)
    }

    /// Index of the first word that ends after a code point.
    #[must_use]
    pub fn word_at(&self, place: u32) -> Option<usize> {
        let at = self.words.partition_point(|w| w.span.end <= place);
        (at < self.words.len()).then_some(at)
    }

    /// Index of the innermost quotation around a word.
    #[must_use]
    pub fn quotation_of(&self, word: usize) -> Option<usize> {
        let upto = self.quotations.partition_point(|q| q.open <= word);
        for at in (0..upto).rev() {
            let quotation = &self.quotations[at];
            if quotation.holds(word) {
                return Some(at);
            }
            if quotation.depth == 0 {
                break; // nothing further left can reach past an outermost quotation
            }
        }
        None
    }
}
