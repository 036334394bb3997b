//! The choices that each word of a stretch of text has: reading and part of speech, with what
//! the tagger wants to know of them. Every distinct form is worked out once a document.

use std::collections::HashMap;

use compact_str::CompactString;

use super::candidates::{Letters, Reading, readings};
use super::packed::{Class, Packed, relax_letter};
use super::tagger::{Weights, local};
use crate::analysis::Pos;
use crate::words::{Word, WordKind};

/// Distinct forms a document remembers before it starts afresh.
const REMEMBERED: usize = 1 << 16;

/// A choice whose own score is this far behind the best is not weighed in context.
const FAR: i32 = 100 * SCALE;

/// More choices than this no word has.
const CHOICES: usize = 16;

/// One way to read and tag a word; for what is no Arabic word the reading is empty.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice {
    pub reading: Reading,
    pub pos: Pos,
    /// What grammar, lexicon and the tagger say of it wherever it stands.
    pub score: i32,
    /// Hashes of tag; of tag and clitics; of tag and inflection; of lemma.
    pub tag: u32,
    pub shape: u32,
    pub inflection: u32,
    pub lemma: u32,
}

/// A form's choices and what its neighbours see of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    pub start: u32,
    pub end: u32,
    /// Hash of the relaxed letters.
    pub hash: u32,
    /// Hashes of its last letters and of its beginning.
    pub tail: u32,
    pub head: u32,
}

/// Forms met so far.
#[derive(Default)]
pub(crate) struct Memory {
    places: HashMap<CompactString, Form>,
    pub choices: Vec<Choice>,
    letters: Letters,
    fresh: Vec<Reading>,
    key: CompactString,
}

impl Memory {
    /// Forgets everything where too much has been met; only between stretches.
    pub fn tidy(&mut self) {
        if self.places.len() > REMEMBERED {
            self.places.clear();
            self.choices.clear();
        }
    }

    /// A word's choices.
    pub fn form<W: Weights>(&mut self, chars: &[char], word: &Word, weights: &W) -> Form {
        self.letters.text.clear();
        self.key.clear();
        if word.kind == WordKind::Arabic {
            self.letters.fill(chars);
            self.key.extend(self.letters.text.iter());
        } else {
            self.key.push_str(match word.kind {
                WordKind::Number => "0",
                WordKind::Foreign => "x",
                _ => &word.folded,
            });
        }
        if let Some(form) = self.places.get(&self.key) {
            return *form;
        }
        let start = self.choices.len() as u32;
        let text: Vec<char> = self.key.chars().map(relax_letter).collect();
        let tail = text.len().saturating_sub(2);
        let head = if text.starts_with(&['ا', 'ل']) {
            1
        } else {
            text.first().map_or(0, |c| *c as u32)
        };
        let form = Form {
            start,
            end: start,
            hash: hash_letters(&text),
            tail: hash_letters(&text[tail..]),
            head,
        };
        if word.kind == WordKind::Arabic {
            readings(&self.letters.text, &mut self.fresh);
            let mut sorted: Vec<(u32, Reading, Pos)> = Vec::new();
            for reading in &self.fresh {
                for (pos, extra) in tags(reading) {
                    sorted.push((reading.cost + extra, *reading, *pos));
                }
            }
            sorted.sort_by_key(|(cost, ..)| *cost);
            // Of stems that share tag and clitics frequency alone can choose.
            let mut met: Vec<(Pos, u8, u8, bool, bool)> = Vec::new();
            sorted.retain(|(_, reading, pos)| {
                let closed = reading.packed().class() == Class::Closed;
                let fused = reading.preposition.is_some();
                let key = (*pos, reading.from, reading.to, reading.article, fused);
                let count = met.iter().filter(|m| **m == key).count();
                met.push(key);
                closed || count == 0
            });
            sorted.truncate(CHOICES);
            for (cost, reading, pos) in sorted {
                self.push(&form, reading, pos, cost, weights);
            }
        }
        if self.choices.len() as u32 == start {
            let pos = if word.kind == WordKind::Arabic {
                Pos::Propn
            } else {
                word.analysis.pos
            };
            self.push(&form, EMPTY, pos, 0, weights);
        }
        if W::PRUNES {
            let own = &self.choices[start as usize..];
            let best = own.iter().map(|c| c.score).max().unwrap_or(0);
            let mut at = start as usize;
            while at < self.choices.len() {
                if self.choices[at].score < best - FAR {
                    self.choices.remove(at);
                } else {
                    at += 1;
                }
            }
        }
        let form = Form {
            end: self.choices.len() as u32,
            ..form
        };
        self.places.insert(self.key.clone(), form);
        form
    }

    fn push(&mut self, form: &Form, reading: Reading, pos: Pos, cost: u32, weights: &impl Weights) {
        let packed = reading.packed();
        let clitics = u32::from(reading.article)
            | u32::from(reading.preposition.is_some()) << 1
            | u32::from(reading.pronoun.is_some()) << 2
            | u32::from(reading.conjunction.is_some()) << 3
            | u32::from(reading.future) << 4;
        let tag = pos as u32 + 1;
        let mut lemma = reading.stem.map_or(form.hash ^ 77, |s| hash_text(s.lemma));
        if reading.stem.is_none() && pos == Pos::X {
            lemma = 5;
        }
        let mut choice = Choice {
            reading,
            pos,
            score: 0,
            tag,
            shape: tag << 8 | clitics,
            inflection: 1 << 24
                | tag << 16
                | (clitics & 5) << 12
                | packed.number() << 10
                | packed.gender() << 8
                | packed.tense() << 6
                | packed.person() << 4
                | u32::from(packed.is_passive()) << 2
                | u32::from(packed.is_masdar()) << 1
                | u32::from(packed.is_participle()),
            lemma,
        };
        let mut score = -(cost.min(1000) as i32) * SCALE;
        local(&choice, form, |feature| score += weights.weight(feature));
        choice.score = score;
        self.choices.push(choice);
    }
}

/// Units of the tagger's scores in one unit of cost.
pub(crate) const SCALE: i32 = 16;

const EMPTY: Reading = Reading {
    conjunction: None,
    preposition: None,
    future: false,
    question: false,
    article: false,
    from: 0,
    to: u8::MAX,
    pronoun: None,
    stem: None,
    cost: 0,
};

/// Parts of speech that a reading may have, with what each costs above the reading.
pub(crate) fn tags(reading: &Reading) -> &'static [(Pos, u32)] {
    let packed: Packed = reading.packed();
    let bound = reading.pronoun.is_some();
    match packed.class() {
        Class::Noun if bound => &[(Pos::Noun, 0), (Pos::Adj, 25)],
        Class::Noun => &[(Pos::Noun, 0), (Pos::Adj, 20), (Pos::Propn, 30)],
        Class::Adjective if bound => &[(Pos::Noun, 0), (Pos::Adj, 10)],
        Class::Adjective => &[(Pos::Adj, 0), (Pos::Noun, 0), (Pos::Propn, 30)],
        Class::Name => &[(Pos::Propn, 0), (Pos::Noun, 10), (Pos::Adj, 30)],
        Class::Verb => &[(Pos::Verb, 0)],
        Class::Bare if bound => &[(Pos::Noun, 0), (Pos::Adj, 20)],
        Class::Bare if reading.article => &[(Pos::Noun, 5), (Pos::Adj, 10), (Pos::Propn, 5)],
        Class::Bare => &[(Pos::Propn, 0), (Pos::Noun, 10), (Pos::Adj, 20)],
        Class::Closed => {
            const EACH: [[(Pos, u32); 1]; 17] = [
                [(Pos::Adj, 0)],
                [(Pos::Adp, 0)],
                [(Pos::Adv, 0)],
                [(Pos::Aux, 0)],
                [(Pos::Cconj, 0)],
                [(Pos::Det, 0)],
                [(Pos::Intj, 0)],
                [(Pos::Noun, 0)],
                [(Pos::Num, 0)],
                [(Pos::Part, 0)],
                [(Pos::Pron, 0)],
                [(Pos::Propn, 0)],
                [(Pos::Punct, 0)],
                [(Pos::Sconj, 0)],
                [(Pos::Sym, 0)],
                [(Pos::Verb, 0)],
                [(Pos::X, 0)],
            ];
            EACH.get(packed.tag()).map_or(&[(Pos::Noun, 0)], |one| one)
        }
    }
}

/// A hash of letters, the same on every machine.
pub(crate) fn hash_letters(letters: &[char]) -> u32 {
    letters.iter().fold(0x811c_9dc5, |hash, c| {
        (hash ^ *c as u32).wrapping_mul(0x0100_0193)
    })
}

fn hash_text(text: &str) -> u32 {
    text.chars().fold(0x811c_9dc5, |hash, c| {
        (hash ^ relax_letter(c) as u32).wrapping_mul(0x0100_0193)
    })
}
