//! The types of a record: what one Arabic news report says, and on whose word.
//!
//! A [`Record`] is one JSON object; its fields are fixed by the contract named
//! [`SCHEMA`](Record::SCHEMA). Every place in it is a [`Span`] of code points into the report's
//! text exactly as it came. The types know nothing of how a record is made.

mod codes;
mod event;
mod plover;
mod span;

pub use event::{Event, Modality, PlaceFix, Resolution};
pub use plover::{Context, EventType, Mode, Quad, Sector};
pub use span::Span;

use codes::codes;
use serde::{Deserialize, Serialize};

/// What one report says: its entities, statements, events and times.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Record {
    /// Name and version of the contract: always [`Record::SCHEMA`].
    pub schema: String,
    /// The report the record was read from.
    pub document: DocumentInfo,
    /// Every entity the report mentions; an entity's `id` is its index here.
    pub entities: Vec<Entity>,
    /// Every claim the report hands to a source, in order of its cue.
    pub statements: Vec<Statement>,
    /// Every political event the report speaks of, once each.
    pub events: Vec<Event>,
    /// Every expression that names a calendar time, in order.
    pub times: Vec<Time>,
    /// What the reader noticed and the user should know.
    pub warnings: Vec<Warning>,
    /// Which program and which tables made the record.
    pub engine: Engine,
}

/// The JSON Schema of a [`Record`], as the file beside this crate's sources holds it.
///
/// It is written from the types by `cargo dev generate schema`; a test holds the two equal.
pub const JSON_SCHEMA: &str = include_str!("../record.v1.schema.json");

impl Record {
    /// The contract's name and version.
    pub const SCHEMA: &'static str = "isnad.record.v1";
}

/// The report a record was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DocumentInfo {
    /// The report's identifier as the input gave it, or made from its file name.
    pub id: String,
    /// The headline, where the input tells it from the body.
    pub title: Option<String>,
    /// Publication date, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// BCP 47 tag of the text's language.
    pub language: String,
    /// SHA-256 of the text's UTF-8 bytes, in hexadecimal.
    pub sha256: String,
    /// The text all spans count into, exactly as it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// One person, organisation, group, state or place, with all its mentions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Entity {
    /// Index in the record's `entities`.
    pub id: u32,
    /// What kind of thing it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest form the text gives, without titles.
    pub name: String,
    /// Its English name, where the tables or a transliteration rule give one.
    pub name_en: Option<String>,
    /// ISO 3166-1 alpha-3 code of the state it belongs to or is, or `INT`.
    pub country: Option<String>,
    /// What it does in public life.
    pub sector: Option<Sector>,
    /// Its key in the project's tables.
    pub kb: Option<String>,
    /// The office it holds at the report's date, where known (key in the table of offices).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Where the text names it, in order.
    pub mentions: Vec<Mention>,
    /// Ids of the rules and table rows that made it and filled its fields.
    pub rules: Vec<String>,
}

codes! {
    /// What kind of thing an entity is.
    EntityType {
        /// A person.
        Per = "PER",
        /// An organisation: ministry, agency, party, company, newspaper.
        Org = "ORG",
        /// An armed group, or a collective of people.
        Grp = "GRP",
        /// A state or city with a government.
        Gpe = "GPE",
        /// Another place.
        Loc = "LOC",
        /// A building or site.
        Fac = "FAC",
    }
}

/// One place where the text names an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mention {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// How it is named there.
    pub kind: MentionKind,
}

impl Mention {
    /// Where the mention stands.
    #[must_use]
    pub fn span(&self) -> Span {
        Span {
            start: self.start,
            end: self.end,
        }
    }
}

codes! {
    /// How a mention names its entity.
    MentionKind {
        /// By its name: `بشار الأسد`.
        Name = "name",
        /// By the office or role it holds: `الرئيس السوري`.
        Role = "role",
        /// By a common noun: `المتحدث`, `مسلحون`.
        Nominal = "nominal",
        /// By a pronoun.
        Pronoun = "pronoun",
    }
}

/// One claim that the report hands to a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Statement {
    /// Index in the record's `statements`.
    pub id: u32,
    /// The words that hand the claim over.
    pub cue: Cue,
    /// Entity that is said to hold or utter the claim.
    pub speaker: Option<u32>,
    /// The nearest words that name the speaker for this cue.
    pub speaker_mention: Option<Span>,
    /// How the speaker was found.
    pub speaker_how: SpeakerHow,
    /// Why the speaker is unknown, where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_why_none: Option<String>,
    /// Entities that relay the claim, from the report inwards.
    pub chain: Vec<u32>,
    /// Entity the claim was addressed to.
    pub addressee: Option<u32>,
    /// The claim's words; several spans where the report interrupts it.
    pub content: Vec<Span>,
    /// In the speaker's words or the reporter's.
    pub form: Form,
    /// What the speaker does with the claim.
    pub stance: Stance,
    /// The statement whose content holds this one.
    pub parent: Option<u32>,
    /// Ids of the rules, models or table rows that made the statement.
    pub rules: Vec<String>,
}

/// The words that hand a claim to its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cue {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// Dictionary form: `أكد` for `تؤكد`.
    pub lemma: String,
}

impl Cue {
    /// Where the cue stands.
    #[must_use]
    pub fn span(&self) -> Span {
        Span {
            start: self.start,
            end: self.end,
        }
    }
}

codes! {
    /// How a statement's speaker was found.
    SpeakerHow {
        /// Named beside the cue.
        Explicit = "explicit",
        /// The cue's verb has no subject of its own; carried over.
        Implied = "implied",
        /// A pronoun stands for it.
        Pronoun = "pronoun",
        /// A common noun stands for it: `المتحدث`.
        Nominal = "nominal",
        /// Named before a headline's colon.
        Headline = "headline",
        /// Not known.
        None = "none",
    }
}

codes! {
    /// Whose words the content is in.
    Form {
        /// All of it the speaker's own words.
        Direct = "direct",
        /// All of it paraphrase.
        Indirect = "indirect",
        /// Paraphrase with quoted words inside.
        Mixed = "mixed",
    }
}

codes! {
    /// What a speaker does with a claim.
    Stance {
        /// Says, states, adds, announces.
        Assert = "assert",
        /// Stresses, confirms, insists.
        Affirm = "affirm",
        /// Denies.
        Deny = "deny",
        /// Blames, condemns, criticises.
        Accuse = "accuse",
        /// Calls for, urges, orders.
        Demand = "demand",
        /// Threatens, warns of consequences.
        Threaten = "threaten",
        /// Pledges, offers, plans.
        Promise = "promise",
        /// Welcomes, thanks, supports.
        Praise = "praise",
        /// Thinks, expects, considers.
        Believe = "believe",
        /// Asks.
        Ask = "ask",
    }
}

/// One expression that names a calendar time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Time {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Www`, or an interval of days.
    pub value: String,
    /// Ids of the rules that read it.
    pub rules: Vec<String>,
}

impl Time {
    /// Where the expression stands.
    #[must_use]
    pub fn span(&self) -> Span {
        Span {
            start: self.start,
            end: self.end,
        }
    }
}

/// Something in the report that a user should know of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Warning {
    /// First code point it concerns.
    pub start: u32,
    /// One past the last code point it concerns.
    pub end: u32,
    /// Stable name of the kind of warning: `quote.unbalanced`.
    pub code: String,
    /// One sentence for people.
    pub message: String,
}

/// Which program and which tables made a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Engine {
    /// Version of the program.
    pub version: String,
    /// Hash of the tables and models compiled into it.
    pub data: String,
}
