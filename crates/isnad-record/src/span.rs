//! A stretch of a report's text, in Unicode code points.

use serde::{Deserialize, Serialize};

/// Half-open range of Unicode code points, counted from the start of the report's text.
///
/// `text[start:end]` in Python is the quoted string; [`Span::slice`] is the same in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// How many code points the span covers.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// True where the span covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// True where `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the two spans share at least one code point.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The span as a range of indices into a slice of code points.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words the span quotes; what lies past the end of `text` is left out.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        let mut places = text
            .char_indices()
            .map(|(at, _)| at)
            .chain(std::iter::once(text.len()));
        let from = places
            .by_ref()
            .nth(self.start as usize)
            .unwrap_or(text.len());
        if self.is_empty() {
            return &text[from..from];
        }
        let to = places.nth(self.len() - 1).unwrap_or(text.len());
        &text[from..to]
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn slices_by_code_points() {
        let text = "قال الأسد";
        assert_eq!(Span::new(0, 3).slice(text), "قال");
        assert_eq!(Span::new(4, 9).slice(text), "الأسد");
        assert_eq!(Span::new(4, 4).slice(text), "");
        assert_eq!(Span::new(4, 99).slice(text), "الأسد");
        assert_eq!(Span::new(99, 100).slice(text), "");
    }
}
