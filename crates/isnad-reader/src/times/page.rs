//! The words of one paragraph as the calendar sees them.

use std::ops::Range;

use isnad_arabic::calendar::{CalendarReading, CalendarWord, calendar_word};
use isnad_arabic::fold::is_ignorable;
use isnad_arabic::numbers;
use isnad_arabic::{Document, Word, WordKind};

/// A document's words with their calendar readings, seen one paragraph at a time.
pub(super) struct Page<'a> {
    pub(super) document: &'a Document,
    readings: Vec<Option<CalendarReading>>,
    bounds: Range<usize>,
}

impl<'a> Page<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let readings = document
            .words
            .iter()
            .map(|word| match word.kind {
                WordKind::Arabic => calendar_word(&word.folded),
                _ => None,
            })
            .collect();
        Page {
            document,
            readings,
            bounds: 0..0,
        }
    }

    /// Confines all looking to a paragraph.
    pub(super) fn turn_to(&mut self, bounds: Range<usize>) {
        self.bounds = bounds;
    }

    pub(super) fn words(&self) -> &'a [Word] {
        let words = &self.document.words;
        &words[..self.bounds.end.min(words.len())]
    }

    pub(super) fn word(&self, at: usize) -> Option<&'a Word> {
        (self.bounds.contains(&at)).then(|| self.document.words.get(at))?
    }

    /// The folded word; empty outside the paragraph.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.word(at).map_or("", |w| w.folded.as_str())
    }

    /// The folded word before another one.
    pub(super) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |at| self.text(at))
    }

    pub(super) fn reading(&self, at: usize) -> Option<CalendarReading> {
        if self.bounds.contains(&at) {
            self.readings.get(at).copied()?
        } else {
            None
        }
    }

    pub(super) fn class(&self, at: usize) -> Option<CalendarWord> {
        self.reading(at).map(|r| r.word)
    }

    pub(super) fn mark(&self, at: usize) -> Option<char> {
        self.word(at)?.mark()
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.mark(at).is_some_and(|m| marks.contains(&m))
    }

    pub(super) fn is_word(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text(at);
        !text.is_empty() && words.contains(&text)
    }

    /// One of the words, or one with a conjunction before it.
    pub(super) fn is_word_joined(&self, at: usize, words: &[&str]) -> bool {
        self.is_word(at, words)
            || self
                .text(at)
                .strip_prefix(['و', 'ف'])
                .is_some_and(|rest| words.contains(&rest))
    }

    pub(super) fn preceded_by(&self, at: usize, words: &[&str]) -> bool {
        at > 0 && self.is_word_joined(at - 1, words)
    }

    /// One of the nouns, whatever conjunction and preposition are written onto it.
    pub(super) fn noun_at(&self, at: usize, nouns: &[&str]) -> bool {
        let text = self.text(at);
        if text.is_empty() {
            return false;
        }
        let bare = text.strip_prefix(['و', 'ف']).unwrap_or(text);
        nouns.contains(&text)
            || nouns.contains(&bare)
            || bare
                .strip_prefix(['ب', 'ل', 'ك'])
                .is_some_and(|rest| nouns.contains(&rest))
    }

    pub(super) fn noun_before(&self, at: usize, nouns: &[&str]) -> bool {
        at > 0 && self.noun_at(at - 1, nouns)
    }

    pub(super) fn number(&self, at: usize) -> Option<u32> {
        numbers::digits(self.word(at)?)
    }

    /// Digits that may be a day of the month.
    pub(super) fn day_digits(&self, at: usize) -> Option<u8> {
        let word = self.word(at)?;
        if word.folded.len() > 2 {
            return None;
        }
        let number = numbers::digits(word)?;
        (1..=31).contains(&number).then_some(number as u8)
    }

    /// Where an expression that starts with this word starts: after its proclitics where the
    /// writing allows it.
    pub(super) fn start(&self, at: usize) -> u32 {
        let Some(word) = self.document.words.get(at) else {
            return 0;
        };
        let mut left = match self.readings.get(at).copied().flatten() {
            Some(reading) => reading.proclitics,
            // والثالث من أغسطس
            None => {
                let joined = word.folded.strip_prefix('و').and_then(numbers::number_word);
                u8::from(joined.is_some() && numbers::number_word(&word.folded).is_none())
            }
        };
        let mut place = word.span.start;
        while place < word.span.end {
            let c = self.document.chars[place as usize];
            if is_ignorable(c) {
                if left == 0 && place == word.span.start {
                    break;
                }
            } else if left == 0 {
                break;
            } else {
                left -= 1;
            }
            place += 1;
        }
        if place < word.span.end {
            place
        } else {
            word.span.start
        }
    }

    pub(super) fn end(&self, at: usize) -> u32 {
        self.document.words.get(at).map_or(0, |w| w.span.end)
    }

    /// What ends in an opened parenthesis after `(`: the index after the closing one.
    pub(super) fn closed(&self, at: usize) -> Option<usize> {
        self.is_mark(at, &[')', ']']).then_some(at + 1)
    }
}
