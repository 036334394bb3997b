//! What training the tagger needs of this crate: choices as a trainer may judge them, paths under
//! constraints, features, and the model file's bytes. Reading itself uses none of it.

use super::lattice::{Form, Memory, SCALE};
use super::tagger::{BITS, HEADER, MAGIC, VERSION, Weights, best, features, local};
use crate::analysis::Pos;
use crate::document::Document;
use crate::morphology::packed::Class;
use crate::words::WordKind;

/// Weights in training.
pub struct Table(pub Vec<i32>);

impl Default for Table {
    fn default() -> Self {
        Table(vec![0; 1 << BITS])
    }
}

impl Weights for Table {
    const PRUNES: bool = false;

    fn weight(&self, feature: u32) -> i32 {
        self.0.get(feature as usize).copied().unwrap_or(0)
    }
}

/// A sentence with all choices of its words.
pub struct Sentence {
    /// The sentence, read.
    pub document: Document,
    memory: Memory,
    forms: Vec<Form>,
}

/// One choice as a trainer sees it; places are code points in the word.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Part of speech of the stem.
    pub pos: Pos,
    /// The lexicon knows the stem.
    pub known: bool,
    /// A closed-class stem.
    pub closed: bool,
    /// The conjunction.
    pub conjunction: bool,
    /// The preposition, or the ل of purpose.
    pub preposition: Option<char>,
    /// Letters before the stem.
    pub from: usize,
    /// Letters of the pronoun.
    pub pronoun: usize,
}

impl Sentence {
    /// Reads a sentence.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let document = Document::read(text);
        let mut memory = Memory::default();
        let none = Table(Vec::new());
        let mut forms = Vec::new();
        for word in &document.words {
            forms.push(memory.form(&document.chars[word.span.range()], word, &none));
        }
        Sentence {
            document,
            memory,
            forms,
        }
    }

    /// The choices of a word.
    #[must_use]
    pub fn choices(&self, word: usize) -> Vec<Seen> {
        let form = self.forms[word];
        self.memory.choices[form.start as usize..form.end as usize]
            .iter()
            .map(|choice| Seen {
                pos: choice.pos,
                known: choice.reading.stem.is_some(),
                closed: choice.reading.packed().class() == Class::Closed,
                conjunction: choice.reading.conjunction.is_some(),
                preposition: choice.reading.preposition,
                from: usize::from(choice.reading.from),
                pronoun: choice.reading.pronoun.map_or(0, |p| p.letters),
            })
            .collect()
    }

    /// True for a word whose reading is chosen.
    #[must_use]
    pub fn is_arabic(&self, word: usize) -> bool {
        self.document.words[word].kind == WordKind::Arabic
    }

    /// The best choice of every word under weights, among those allowed.
    pub fn best(&mut self, weights: &Table, allowed: impl Fn(usize, usize) -> bool) -> Vec<usize> {
        for form in &self.forms {
            for choice in &mut self.memory.choices[form.start as usize..form.end as usize] {
                let cost = choice.reading.cost
                    + super::lattice::tags(&choice.reading)
                        .iter()
                        .find(|(pos, _)| *pos == choice.pos)
                        .map_or(0, |(_, extra)| *extra);
                let mut score = -(cost.min(1000) as i32) * SCALE;
                local(choice, form, |f| score += weights.weight(f));
                choice.score = score;
            }
        }
        let path = best(&self.memory, &self.forms, weights, allowed);
        path.iter()
            .zip(&self.forms)
            .map(|(place, form)| (place - form.start) as usize)
            .collect()
    }

    /// Calls `each` with every feature of a path.
    pub fn features(&self, path: &[usize], each: impl FnMut(u32)) {
        let path: Vec<u32> = path
            .iter()
            .zip(&self.forms)
            .map(|(choice, form)| form.start + *choice as u32)
            .collect();
        features(&self.memory, &self.forms, &path, each);
    }
}

/// The bytes of a model file.
#[must_use]
pub fn file(weights: &[i16], trained_on: u64) -> Vec<u8> {
    let mut out = Vec::with_capacity(HEADER + 2 * weights.len());
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&BITS.to_le_bytes());
    out.extend_from_slice(&trained_on.to_le_bytes());
    for weight in weights {
        out.extend_from_slice(&weight.to_le_bytes());
    }
    out
}
