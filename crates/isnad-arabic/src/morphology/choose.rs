//! The reading that a word's neighbours want.

use super::candidates::Reading;
use super::packed::Class;
use super::{Memory, analysis, tags};
use crate::analysis::Pos;
use crate::words::{Word, WordKind};

/// What the word before was, as far as the next word cares.
#[derive(Clone, Copy)]
struct Before {
    pos: Pos,
    article: bool,
    bound: bool,
    verbal: bool,
}

/// Chooses an analysis for every word of a sentence.
pub(crate) fn choose(chars: &[char], words: &mut [Word], memory: &mut Memory) {
    let start = Before {
        pos: Pos::Punct,
        article: false,
        bound: false,
        verbal: false,
    };
    let mut before = start;
    for word in words {
        if word.kind != WordKind::Arabic {
            before = Before {
                pos: word.analysis.pos,
                ..start
            };
            continue;
        }
        let Some(code) = chars.get(word.span.range()) else {
            continue;
        };
        let best = memory
            .readings(code)
            .iter()
            .flat_map(|reading| tags(reading).iter().map(move |pos| (reading, *pos)))
            .min_by_key(|(reading, pos)| cost(reading, *pos, before))
            .map(|(reading, pos)| (*reading, pos));
        let Some((reading, pos)) = best else {
            before = start;
            continue;
        };
        word.analysis = analysis(&reading, pos, memory.letters(), word.span);
        before = Before {
            pos,
            article: reading.article,
            bound: reading.article || reading.pronoun.is_some(),
            verbal: pos == Pos::Aux
                || matches!(&*word.analysis.lemma, "لم" | "لن" | "قد" | "سوف" | "لا"),
        };
    }
}

fn cost(reading: &Reading, pos: Pos, before: Before) -> i64 {
    let mut cost = i64::from(reading.cost);
    let verb = pos == Pos::Verb;
    if verb && before.pos == Pos::Adp {
        cost += 60;
    }
    if verb {
        cost -= 2;
    }
    if verb && before.verbal {
        cost -= 40;
    }
    let proclitic = reading.conjunction.is_some() || reading.preposition.is_some();
    if pos == Pos::Adj {
        let agrees = matches!(before.pos, Pos::Noun | Pos::Adj | Pos::Propn)
            && (before.bound || before.pos == Pos::Propn) == reading.article
            && !proclitic
            && reading.pronoun.is_none();
        cost += if agrees { -15 } else { 15 };
    }
    if pos == Pos::Noun && reading.packed().class() == Class::Bare {
        cost += 5;
    }
    if pos == Pos::Noun && before.article && reading.article && !proclitic {
        cost += 5;
    }
    cost
}
