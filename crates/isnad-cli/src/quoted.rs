//! A report's text, sliced by code points without counting them anew each time.

use isnad_record::Span;

/// A text and the byte at which each of its code points starts.
pub struct Quoted<'a> {
    text: &'a str,
    starts: Vec<u32>,
}

impl<'a> Quoted<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut starts: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
        starts.push(text.len() as u32);
        Quoted { text, starts }
    }

    /// How many code points the text has.
    pub fn len(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    /// The words at a span; what lies past the end is left out.
    pub fn slice(&self, span: Span) -> &'a str {
        let byte = |at: u32| self.starts[at.min(self.len()) as usize] as usize;
        &self.text[byte(span.start)..byte(span.end.max(span.start))]
    }
}

#[cfg(test)]
mod tests {
    use super::Quoted;
    use isnad_record::Span;

    #[test]
    fn slices_as_a_span_does() {
        let text = "قال: yes 😀 نعم";
        let quoted = Quoted::new(text);
        for start in 0..20 {
            for end in 0..20 {
                let span = Span::new(start, end);
                assert_eq!(quoted.slice(span), span.slice(text), "{span:?}");
            }
        }
    }
}
