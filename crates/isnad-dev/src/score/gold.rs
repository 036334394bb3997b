//! Annotated reports: what the annotation says, and where in the text its quoted words stand.
//!
//! An annotation quotes words and counts their occurrences; everything here turns that into
//! places. The format is described in the annotation guide that comes with the gold.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use isnad_record::Span;
use serde::Deserialize;
use unicode_normalization::char::is_combining_mark;

/// One annotated report.
#[derive(Debug, Deserialize)]
pub struct Gold {
    pub id: String,
    pub entities: Vec<Entity>,
    pub statements: Vec<Statement>,
    pub events: Vec<Event>,
    pub times: Vec<Time>,
}

#[derive(Debug, Deserialize)]
pub struct Entity {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub name: String,
    pub country: Option<String>,
    pub sector: Option<String>,
    pub mentions: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Statement {
    pub cue: Quote,
    pub speaker: Option<String>,
    pub via: Vec<String>,
    pub addressee: Option<String>,
    pub content: Vec<Quote>,
    pub form: String,
    pub stance: String,
}

#[derive(Debug, Deserialize)]
pub struct Event {
    pub trigger: Quote,
    #[serde(rename = "type")]
    pub kind: String,
    pub actors: Vec<String>,
    pub recipients: Vec<String>,
    pub when: Option<String>,
    #[serde(rename = "where")]
    pub place: Option<String>,
    pub modality: String,
}

#[derive(Debug, Deserialize)]
pub struct Time {
    pub span: Quote,
    pub value: String,
}

/// The `n`-th occurrence of `q` in the text.
#[derive(Debug, Deserialize)]
pub struct Quote {
    pub q: String,
    #[serde(default = "first")]
    pub n: usize,
}

fn first() -> usize {
    1
}

/// A text by its code points, with the searches that gold needs.
pub struct Text {
    chars: Vec<char>,
}

impl Text {
    pub fn new(text: &str) -> Self {
        Text {
            chars: text.chars().collect(),
        }
    }

    pub fn quote(&self, span: Span) -> String {
        let end = (span.end as usize).min(self.chars.len());
        let start = (span.start as usize).min(end);
        self.chars[start..end].iter().collect()
    }

    fn next(&self, needle: &[char], from: usize) -> Option<usize> {
        if needle.is_empty() {
            return None;
        }
        let rest = self.chars.get(from..)?;
        rest.windows(needle.len())
            .position(|window| window == needle)
            .map(|at| from + at)
    }

    /// Where a quote stands.
    pub fn find(&self, quote: &Quote) -> Result<Span> {
        let needle: Vec<char> = quote.q.chars().collect();
        let mut from = 0;
        for _ in 1..quote.n {
            from = self.next(&needle, from).map_or(usize::MAX, |at| at + 1);
        }
        let at = self.next(&needle, from).with_context(|| {
            format!(
                "expected occurrence {} of «{}» in the text, found fewer",
                quote.n, quote.q
            )
        })?;
        Ok(Span::new(at, at + needle.len()))
    }

    /// Every place of `words` that starts a word or follows a proclitic, and ends a word.
    pub fn places(&self, words: &str) -> Vec<Span> {
        let needle: Vec<char> = words.chars().collect();
        let mut places = Vec::new();
        let mut from = 0;
        while let Some(at) = self.next(&needle, from) {
            let end = at + needle.len();
            let before = self.chars[at.saturating_sub(4)..at]
                .iter()
                .rev()
                .take_while(|c| is_word(**c))
                .count();
            let ends = self
                .chars
                .get(end)
                .is_none_or(|c| *c == '_' || !is_word(*c));
            if before <= 3 && ends {
                places.push(Span::new(at, end));
            }
            from = at + 1;
        }
        places
    }

    /// Where the tokens of the spans start.
    pub fn tokens(&self, spans: &[Span]) -> Vec<u32> {
        let mut starts = Vec::new();
        for span in spans {
            let mut inside = false;
            for at in span.start..span.end.min(self.chars.len() as u32) {
                let word = is_word(self.chars[at as usize]);
                if word && !inside {
                    starts.push(at);
                }
                inside = word;
            }
        }
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// How far two contents agree, as the F1 of their tokens.
    pub fn token_f1(&self, one: &[Span], other: &[Span]) -> f64 {
        let (one, other) = (self.tokens(one), self.tokens(other));
        if one.is_empty() || other.is_empty() {
            return 0.0;
        }
        let common = one
            .iter()
            .filter(|at| other.binary_search(at).is_ok())
            .count();
        2.0 * common as f64 / (one.len() + other.len()) as f64
    }
}

/// What Python's `\w` matches: letters, numbers and the underscore, but no combining marks.
fn is_word(c: char) -> bool {
    c == '_' || (c.is_alphanumeric() && !is_combining_mark(c))
}

/// A name brought to one spelling, for comparing names.
pub fn norm(name: &str) -> String {
    let plain: String = name
        .chars()
        .filter(|c| !matches!(c, '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}'))
        .map(|c| match c {
            'أ' | 'إ' | 'آ' => 'ا',
            'ى' | 'ئ' => 'ي',
            'ة' => 'ه',
            'ؤ' => 'و',
            _ => c,
        })
        .collect();
    plain
        .split(|c| !is_word(c))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// How many code points two spans share.
pub fn shared(one: Span, other: Span) -> u32 {
    one.end
        .min(other.end)
        .saturating_sub(one.start.max(other.start))
}

/// Pairs predictions with gold one to one, best first; ties go to the lower indices.
pub fn greedy<G: Ord + Clone>(mut pairs: Vec<(f64, usize, G)>) -> BTreeMap<usize, G> {
    pairs.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| (a.1, &a.2).cmp(&(b.1, &b.2)))
    });
    let mut matched: BTreeMap<usize, G> = BTreeMap::new();
    let mut taken = std::collections::BTreeSet::new();
    for (score, predicted, gold) in pairs {
        if score > 0.0 && !matched.contains_key(&predicted) && taken.insert(gold.clone()) {
            matched.insert(predicted, gold);
        }
    }
    matched
}

#[cfg(test)]
mod tests {
    use super::{Quote, Text, greedy, norm};
    use isnad_record::Span;

    #[test]
    fn finds_the_nth_occurrence() {
        let text = Text::new("قال إنه قال");
        let quote = |n| Quote {
            q: "قال".into(), n
        };
        assert_eq!(text.find(&quote(2)).ok(), Some(Span::new(8, 11)));
        assert!(text.find(&quote(3)).is_err());
    }

    #[test]
    fn places_follow_proclitics_and_end_words() {
        let text = Text::new("لإيران وإيران الإيرانيين إيران");
        assert_eq!(text.places("إيران").len(), 3);
    }

    #[test]
    fn tokens_end_at_marks_as_in_python() {
        let text = Text::new("أكّد الأسد");
        assert_eq!(text.tokens(&[Span::new(0, 10)]), [0, 3, 5]);
    }

    #[test]
    fn norm_unites_spellings() {
        assert_eq!(norm("الأُمّة «المتحدة»"), "الامه المتحده");
    }

    #[test]
    fn greedy_pairs_best_first() {
        let pairs = vec![(1.0, 0, 0), (2.0, 0, 1), (1.5, 1, 1)];
        let matched = greedy(pairs);
        assert_eq!(matched.into_iter().collect::<Vec<_>>(), [(0, 1)]);
    }
}
