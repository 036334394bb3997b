//! The Arabic language: a report's text as words, sentences and quotations, each word analysed.
//!
//! [`Document::read`] takes a text as it came and gives its code points, words, sentences,
//! paragraphs and quotations, every one with its place in that text. The crate knows the
//! language, not the world: names, offices and cues are `isnad-lexicon`'s.

mod analysis;
pub mod calendar;
pub mod derivation;
mod document;
pub mod fold;
pub mod morphology;
pub mod numbers;
mod quotations;
mod sentences;
pub mod verbs;
mod words;

pub use analysis::{Analysis, Clitics, Enclitic, Features, Gender, Number, Person, Pos, Tense};
pub use document::Document;
pub use fold::{Folded, fold};
pub use quotations::Quotation;
pub use sentences::{Paragraph, Sentence};
pub use words::{Word, WordKind};
