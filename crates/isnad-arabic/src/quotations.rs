//! Quotations: what stands between quotation marks, mixed, nested and unbalanced as papers set it.
//!
//! A mark opens or closes by what stands beside it first and by its own shape second, since
//! Arabic papers set `”…“` and `»…«` as often as the other way round. An opening mark whose
//! closing mark is missing covers the rest of its sentence, no more, and is reported.

use std::ops::Range;

use isnad_record::Span;

use crate::sentences::Paragraph;
use crate::words::Word;

/// One stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words between the marks.
    pub words: Range<usize>,
    /// Index of the opening mark among the words.
    pub open: usize,
    /// Index of the closing mark, or none where the text forgot it.
    pub close: Option<usize>,
    /// How many quotations lie around this one.
    pub depth: u32,
}

impl Quotation {
    /// True where the word at `index` is inside, or one of the marks.
    #[must_use]
    pub fn holds(&self, index: usize) -> bool {
        index >= self.open && index < self.close.map_or(self.words.end, |close| close + 1)
    }

    /// The quoted words' place in the text, without the marks; empty where nothing is quoted.
    #[must_use]
    pub fn span(&self, words: &[Word]) -> Span {
        match (words.get(self.words.start), self.words.end.checked_sub(1)) {
            (Some(first), Some(last)) if last >= self.words.start => {
                first.span.cover(words[last].span)
            }
            _ => Span {
                start: words[self.open].span.end,
                end: words[self.open].span.end,
            },
        }
    }
}

/// A mark that lacks its partner: its index among the words, and true where it would open.
pub(crate) type Unbalanced = (usize, bool);

/// How many paragraphs a quotation may run over.
const PARAGRAPHS_AT_MOST: usize = 8;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Guillemet,
    Curly,
    Single,
    Straight,
    Apostrophe,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

fn family(mark: char) -> Option<(Family, Side)> {
    Some(match mark {
        '«' | '‹' => (Family::Guillemet, Side::Open),
        '»' | '›' => (Family::Guillemet, Side::Close),
        '“' | '„' | '‟' => (Family::Curly, Side::Open),
        '”' => (Family::Curly, Side::Close),
        '‘' | '‚' => (Family::Single, Side::Open),
        '’' => (Family::Single, Side::Close),
        '"' | '″' | '＂' => (Family::Straight, Side::Either),
        '\'' | '′' => (Family::Apostrophe, Side::Either),
        _ => return None,
    })
}

struct Pending {
    at: usize,
    family: Family,
    paragraph: usize,
}

/// Pairs the quotation marks of a text; the second list holds the marks left alone.
pub(crate) fn quotations(
    words: &[Word],
    paragraphs: &[Paragraph],
) -> (Vec<Quotation>, Vec<Unbalanced>) {
    let mut found = Vec::new();
    let mut alone = Vec::new();
    let mut stack: Vec<Pending> = Vec::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        // A mark left open in an earlier paragraph waits only while it may be continued here.
        let stale = stack.iter().position(|p| {
            p.paragraph < number
                && (number - p.paragraph > PARAGRAPHS_AT_MOST
                    || matches!(
                        p.family,
                        Family::Straight | Family::Apostrophe | Family::Single
                    )
                    || !closes_first(words, paragraph, p.family))
        });
        if let Some(from) = stale {
            for pending in stack.drain(from..) {
                alone.push((pending.at, true));
            }
        }
        for at in paragraph.words.clone() {
            let Some((family, by_shape)) = words[at].mark().and_then(family) else {
                continue;
            };
            let Some(side) = side(words, paragraph, at, by_shape, family, &stack) else {
                continue;
            };
            if side == Side::Open {
                let continued = at == paragraph.words.start
                    && stack
                        .iter()
                        .any(|p| p.family == family && p.paragraph < number);
                if !continued {
                    stack.push(Pending {
                        at,
                        family,
                        paragraph: number,
                    });
                }
            } else if let Some(depth) = stack.iter().rposition(|p| p.family == family) {
                for inner in stack.drain(depth + 1..) {
                    alone.push((inner.at, true));
                }
                if let Some(open) = stack.pop() {
                    found.push(Quotation {
                        words: open.at + 1..at,
                        open: open.at,
                        close: Some(at),
                        depth: 0,
                    });
                }
            } else {
                alone.push((at, false));
            }
        }
    }
    alone.extend(stack.iter().map(|p| (p.at, true)));
    alone.sort_unstable();
    found.sort_by_key(|q: &Quotation| (q.open, std::cmp::Reverse(q.close)));
    set_depths(&mut found);
    (found, alone)
}

/// Recounts how many quotations lie around each; they are sorted by their opening mark.
pub(crate) fn set_depths(quotations: &mut [Quotation]) {
    let mut ends: Vec<usize> = Vec::new();
    for quotation in quotations {
        while ends.last().is_some_and(|end| *end <= quotation.open) {
            ends.pop();
        }
        quotation.depth = ends.len() as u32;
        ends.push(quotation.words.end);
    }
}

/// True where a paragraph's first mark of the family closes, or opens its very first word (the
/// custom of repeating the opening mark in each paragraph of a long quotation).
fn closes_first(words: &[Word], paragraph: &Paragraph, wanted: Family) -> bool {
    for at in paragraph.words.clone() {
        let Some((family, shape)) = words[at].mark().and_then(family) else {
            continue;
        };
        if family != wanted {
            continue;
        }
        return at == paragraph.words.start
            || side(words, paragraph, at, shape, family, &[]) == Some(Side::Close);
    }
    false
}

/// Whether a mark opens or closes; none where it is an apostrophe inside a word or a prime.
fn side(
    words: &[Word],
    paragraph: &Paragraph,
    at: usize,
    shape: Side,
    family: Family,
    stack: &[Pending],
) -> Option<Side> {
    let first = at == paragraph.words.start;
    let last = at + 1 == paragraph.words.end;
    let space_before = first || !words[at].glued;
    let space_after = last || !words[at + 1].glued;
    // بـ«…»، و«…»، لـ«…»: a clitic before the mark is as good as a space.
    let clitic = !first
        && matches!(
            words[at - 1].folded.as_str(),
            "ب" | "ل" | "و" | "ف" | "ك" | "ال"
        );
    let before_opens = clitic
        || !first
            && words[at - 1]
                .mark()
                .is_some_and(|m| "([{«“\":-–—".contains(m));
    let after_ends = !last
        && words[at + 1]
            .mark()
            .is_some_and(|m| ".,،؛:!؟?)]}»”".contains(m));
    if family == Family::Apostrophe && !space_before && !space_after && !before_opens && !after_ends
    {
        return None;
    }
    let open_here = stack.iter().any(|p| p.family == family);
    Some(
        match (space_before || before_opens, space_after || after_ends) {
            (true, false) if shape != Side::Close || !open_here => Side::Open,
            (false, true) if shape != Side::Open || open_here => Side::Close,
            _ => match shape {
                Side::Either if open_here => Side::Close,
                Side::Either => Side::Open,
                shape => shape,
            },
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::Document;

    fn quoted(text: &str) -> Vec<String> {
        let document = Document::read(text);
        document
            .quotations
            .iter()
            .map(|q| q.span(&document.words).slice(text).to_owned())
            .collect()
    }

    #[test]
    fn finds_all_marks() {
        assert_eq!(quoted("قال: «نعم»."), ["نعم"]);
        assert_eq!(quoted("قال “نعم” و ”لا“."), ["نعم", "لا"]);
        assert_eq!(quoted("قال \"نعم\" ثم 'لا'."), ["نعم", "لا"]);
        assert_eq!(quoted("وصفها بـ»الخطوة الأولى«."), ["الخطوة الأولى"]);
    }

    #[test]
    fn nests() {
        assert_eq!(
            quoted("قال «إن \"الحل\" قريب»."),
            ["إن \"الحل\" قريب", "الحل"]
        );
    }

    #[test]
    fn runs_over_paragraphs() {
        assert_eq!(quoted("قال: «نعم.\nثم لا».\nانتهى."), ["نعم.\nثم لا"]);
        assert_eq!(quoted("قال: «نعم.\n«ثم لا».\nانتهى."), ["نعم.\n«ثم لا"]);
    }

    #[test]
    fn an_unclosed_mark_costs_its_sentence() {
        let text = "قال: «نعم ثم سكت. وجاء آخر.\nوقال «لا».";
        let document = Document::read(text);
        assert_eq!(quoted(text), ["نعم ثم سكت.", "لا"]);
        assert_eq!(document.warnings.len(), 1);
        assert_eq!(document.warnings[0].code, "quote.unclosed");
    }

    #[test]
    fn apostrophes_do_not_quote() {
        assert!(quoted("d'Aube و O'Brien").is_empty());
    }
}
