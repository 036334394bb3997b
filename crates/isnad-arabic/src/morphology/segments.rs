//! A word's segments: clitics and stem, each with its restored writing, tag and place.

use compact_str::CompactString;
use isnad_record::Span;

use crate::analysis::{Analysis, Pos};
use crate::document::Document;
use crate::fold::is_ignorable;

/// One segment of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its restored writing: `ل` and `المعارضة` for `للمعارضة`, `لقاء` and `ه` for `لقائه`.
    pub text: CompactString,
    /// Its part of speech.
    pub pos: Pos,
    /// Where it stands in the text.
    pub span: Span,
}

impl Document {
    /// The segments of a word, in writing order; one where nothing is written onto it.
    #[must_use]
    pub fn segments(&self, word: usize) -> Vec<Segment> {
        self.words.get(word).map_or_else(Vec::new, |word| {
            segments(&self.chars, word.span, &word.analysis)
        })
    }
}

fn segments(chars: &[char], span: Span, analysis: &Analysis) -> Vec<Segment> {
    let mut out = Vec::new();
    let clitics = &analysis.clitics;
    let particle = if analysis.pos == Pos::Verb {
        Pos::Cconj // the ل of purpose
    } else {
        Pos::Adp
    };
    let heads = [
        (clitics.question.then_some('أ'), Pos::Part),
        (clitics.conjunction, Pos::Cconj),
        (clitics.preposition, particle),
        (clitics.future.then_some('س'), Pos::Aux),
    ];
    let mut at = span.start;
    for (letter, pos) in heads {
        let Some(letter) = letter else { continue };
        let mut end = (at + 1).min(analysis.stem.start);
        while end < analysis.stem.start && chars.get(end as usize).is_some_and(|c| is_ignorable(*c))
        {
            end += 1;
        }
        let mut text = CompactString::default();
        text.push(letter);
        out.push(Segment {
            text,
            pos,
            span: Span { start: at, end },
        });
        at = end;
    }
    out.push(Segment {
        text: analysis.form.clone(),
        pos: analysis.pos,
        span: analysis.stem,
    });
    if let Some(enclitic) = &analysis.enclitic {
        out.push(Segment {
            text: chars
                .get(enclitic.span.range())
                .unwrap_or_default()
                .iter()
                .filter(|c| !is_ignorable(**c))
                .collect(),
            pos: Pos::Pron,
            span: enclitic.span,
        });
    }
    out
}
