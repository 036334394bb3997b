//! What a word is: its clitics, stem, lemma, part of speech and features.

use compact_str::CompactString;
use isnad_record::Span;

/// A word's best analysis in its context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// Conjunctions and prepositions written onto the word's front, and the article.
    pub clitics: Clitics,
    /// The word without its conjunction, preposition, future س and pronoun; with its article.
    /// In `للمعارضة`, where the article lost its alef, it starts at the second lam.
    pub stem: Span,
    /// The pronoun written onto the word's end.
    pub enclitic: Option<Enclitic>,
    /// The stem as it is spelled with care: with its article and hamzas, without clitics.
    pub form: CompactString,
    /// Dictionary form without diacritics: perfect third person masculine of a verb (`أكد`),
    /// singular of a noun without article (`متحدث`).
    pub lemma: CompactString,
    /// Part of speech of the stem.
    pub pos: Pos,
    /// Inflection of the stem.
    pub features: Features,
}

/// What is written onto the front of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clitics {
    /// The conjunction و or ف.
    pub conjunction: Option<char>,
    /// The preposition ب, ل or ك (or the ل of purpose before a verb).
    pub preposition: Option<char>,
    /// The future س.
    pub future: bool,
    /// The question's أ.
    pub question: bool,
    /// The article ال.
    pub article: bool,
}

/// A pronoun written onto the end of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enclitic {
    /// Where it stands.
    pub span: Span,
    /// First, second or third.
    pub person: Person,
    /// One, two or many.
    pub number: Number,
    /// Where the form tells it.
    pub gender: Option<Gender>,
}

/// Inflection; what a form does not tell is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Of a verb or pronoun.
    pub person: Option<Person>,
    /// Of a verb, noun, adjective or pronoun.
    pub number: Option<Number>,
    /// Of a verb, noun, adjective or pronoun.
    pub gender: Option<Gender>,
    /// Of a verb.
    pub tense: Option<Tense>,
    /// A verb in the passive voice, or a passive participle.
    pub passive: bool,
    /// A noun or adjective with the article, or a name.
    pub definite: bool,
    /// A verbal noun (masdar).
    pub verbal_noun: bool,
    /// A participle, active or (with `passive`) passive.
    pub participle: bool,
}

/// Tense of a verb's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// قال
    Perfect,
    /// يقول
    Imperfect,
    /// قل
    Imperative,
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Person {
    /// I, we.
    First,
    /// You.
    Second,
    /// He, she, they.
    Third,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// More.
    Plural,
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
}

/// Universal part of speech (UD v2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // UD's own tags
pub enum Pos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Pos {
    /// The tag as UD writes it.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Pos::Adj => "ADJ",
            Pos::Adp => "ADP",
            Pos::Adv => "ADV",
            Pos::Aux => "AUX",
            Pos::Cconj => "CCONJ",
            Pos::Det => "DET",
            Pos::Intj => "INTJ",
            Pos::Noun => "NOUN",
            Pos::Num => "NUM",
            Pos::Part => "PART",
            Pos::Pron => "PRON",
            Pos::Propn => "PROPN",
            Pos::Punct => "PUNCT",
            Pos::Sconj => "SCONJ",
            Pos::Sym => "SYM",
            Pos::Verb => "VERB",
            Pos::X => "X",
        }
    }

    /// True for what heads a noun phrase: noun, name, pronoun, number.
    #[must_use]
    pub fn is_nominal(self) -> bool {
        matches!(self, Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::X)
    }
}

impl Analysis {
    /// A word taken whole, before anything is known of it.
    #[must_use]
    pub fn whole(span: Span, lemma: CompactString, pos: Pos) -> Self {
        Analysis {
            clitics: Clitics::default(),
            stem: span,
            enclitic: None,
            form: lemma.clone(),
            lemma,
            pos,
            features: Features::default(),
        }
    }
}
