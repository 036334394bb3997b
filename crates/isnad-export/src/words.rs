//! A report's words by code points, without counting the text anew for every span.

use isnad_record::{Record, Span};

use crate::{Error, text_of};

/// Code points between two places whose bytes are remembered.
const STEP: usize = 64;

/// A report's text with the bytes at which every 64th code point starts: a page of 50 MB with a
/// hundred thousand spans is read once, not once a span.
pub(crate) struct Words<'t> {
    text: &'t str,
    marks: Vec<usize>,
    len: u32,
}

impl<'t> Words<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut len = 0;
        for (number, (at, _)) in text.char_indices().enumerate() {
            if number % STEP == 0 {
                marks.push(at);
            }
            len = number + 1;
        }
        Words {
            text,
            marks,
            len: u32::try_from(len).unwrap_or(u32::MAX),
        }
    }

    /// The words of a record that carries its text; an error that names the record where not.
    pub fn of(record: &'t Record) -> Result<Self, Error> {
        text_of(record).map(Words::new)
    }

    /// How many code points the text has.
    pub fn len(&self) -> u32 {
        self.len
    }

    /// The words at a span; what lies past the end is left out.
    pub fn slice(&self, span: Span) -> &'t str {
        let (from, to) = (self.byte(span.start), self.byte(span.end.max(span.start)));
        self.text.get(from..to).unwrap_or_default()
    }

    /// The words from `start` up to `end`, both cut at the text's end.
    pub fn between(&self, start: u32, end: u32) -> &'t str {
        self.slice(Span { start, end })
    }

    /// The paragraph around a span, with at most `reach` code points on each side of it: a page
    /// may be one paragraph, and an event must not carry all of it.
    pub fn paragraph(&self, span: Span, reach: u32) -> &'t str {
        let before = self.between(span.start.saturating_sub(reach), span.start);
        let after = self.between(span.end, span.end.saturating_add(reach));
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = after.split('\n').next().unwrap_or_default();
        let from = self.byte(span.start) - before.len();
        let to = self.byte(span.end.max(span.start)) + after.len();
        self.text.get(from..to).unwrap_or_default().trim()
    }

    fn byte(&self, at: u32) -> usize {
        let at = at as usize;
        let Some(mark) = self.marks.get(at / STEP) else {
            return self.text.len();
        };
        let rest = self.text.get(*mark..).unwrap_or_default();
        rest.char_indices()
            .nth(at % STEP)
            .map_or(self.text.len(), |(offset, _)| mark + offset)
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use isnad_record::Span;

    #[test]
    fn slices_as_a_span_does() {
        for text in [String::new(), "قال: yes 😀 نعم".repeat(12), "ا".repeat(64)] {
            let words = Words::new(&text);
            assert_eq!(words.len() as usize, text.chars().count());
            for start in (0..200).step_by(7) {
                for end in (0..200).step_by(3) {
                    let span = Span::new(start, end);
                    assert_eq!(words.slice(span), span.slice(&text), "{span:?}");
                }
            }
        }
    }

    #[test]
    fn a_paragraph_ends_at_its_lines_and_at_its_reach() {
        let words = Words::new("عنوان\n\nزار الوفد القاهرة.\nثم عاد");
        assert_eq!(words.paragraph(Span::new(7, 10), 100), "زار الوفد القاهرة.");
        assert_eq!(words.paragraph(Span::new(11, 16), 2), "ر الوفد ا");
        assert_eq!(words.paragraph(Span::new(90, 95), 4), "");
    }
}
