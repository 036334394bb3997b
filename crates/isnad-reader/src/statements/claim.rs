//! A claim on its way to becoming a statement: a cue with its frame found, its source not yet
//! resolved.

use std::ops::Range;

use isnad_arabic::{Gender, Number};
use isnad_record::Stance;

use crate::phrases::NounPhrase;

/// What makes the claim one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A finite verb: قال.
    Finite,
    /// A participle that goes on: مؤكدا.
    Participle,
    /// A passive participle with the article: المتهم بـ.
    Accused,
    /// A verbal noun: قوله, اتهام.
    Noun,
    /// An attribution: بحسب, وفقا لـ.
    Attribution,
    /// A colon after its speaker.
    Colon,
}

/// Who is named as speaker, before anyone is resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A noun phrase names the speaker.
    Named(NounPhrase, &'static str),
    /// The verb has no subject of its own, or a pronoun.
    Implied,
    /// A passive without an agent.
    Nobody,
}

/// What opens the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// أن or إن.
    Clause,
    /// A colon, the words after it unquoted.
    Colon,
    /// A quotation.
    Quotation,
    /// A preposition's noun.
    Governed,
    /// The object.
    Object,
}

/// A cue with its frame.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The cue's words.
    pub cue: Range<usize>,
    /// The cue's dictionary form.
    pub lemma: String,
    /// The rule of its row.
    pub rule: &'static str,
    /// Further rules that took part.
    pub rules: Vec<&'static str>,
    /// The stance of its row.
    pub stance: Stance,
    /// Its row takes its stance from the noun it voices.
    pub feels: bool,
    /// Its forms are also common words.
    pub careful: bool,
    /// The one spoken to is a pronoun on the cue.
    pub to_pronoun: bool,
    /// It goes on with what the same speaker was saying.
    pub continues: bool,
    /// What makes it a claim.
    pub kind: Kind,
    /// It is in the imperfect.
    pub imperfect: bool,
    /// A conjunction is written onto the cue.
    pub conjoined: bool,
    /// Number its form tells.
    pub number: Option<Number>,
    /// Gender its form tells.
    pub gender: Option<Gender>,
    /// First word of its clause.
    pub clause: usize,
    /// It stands in a relative clause.
    pub relative: bool,
    /// Its subject is a pronoun on the complementiser before it (`أنه اعتبر`).
    pub by_pronoun: bool,
    /// Its one noun may be who is spoken to as well as who speaks.
    pub alone: bool,
    /// What opens the content.
    pub opening: Opening,
    /// First word of the content.
    pub start: usize,
    /// The first content word loses its preposition (`بسقوط` gives `سقوط`).
    pub strip: bool,
    /// One past the content's last word.
    pub end: usize,
    /// Content before the cue or its interruption, where there is some.
    pub before: Option<Range<usize>>,
    /// Who speaks.
    pub source: Source,
    /// Who relays, where the clause itself names one: `نقلت X عن Y`.
    pub relay: Option<NounPhrase>,
    /// Who is spoken to.
    pub addressee: Option<NounPhrase>,
}
