//! Names: who and what the text calls by a proper name.
//!
//! A name is found in the tables, or by what stands around it (a title before it, a given name at
//! its front, quotation marks after `حركة`). What a name refers to in this report is settled
//! later, in [`crate::entities`].

use std::ops::Range;

use isnad_record::{EntityType, Sector};

pub(crate) mod gazetteer;
pub(crate) mod people;
pub(crate) mod scene;
pub(crate) mod tokens;

/// What a name is a name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameClass {
    /// A person.
    Person,
    /// A ministry, agency, party, company, international body.
    Organisation,
    /// A newspaper, channel or agency.
    Media,
    /// An armed group or movement.
    Group,
    /// A state.
    State,
    /// The seat of a state's government: the place, or the government that sits there.
    Capital,
    /// Another city, province or place.
    Place,
    /// A people: `الإيرانيون`.
    People,
    /// A word that always stands for a government: `الإليزيه`.
    Government,
}

/// One name found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its words, without titles.
    pub words: Range<usize>,
    /// Code point where it starts, after proclitics.
    pub start: u32,
    /// The preposition written onto its first word.
    pub preposition: Option<char>,
    /// A conjunction is written onto its first word.
    pub conjunction: bool,
    /// What it is a name of.
    pub class: NameClass,
    /// The entity type that follows from class and table.
    pub entity_type: EntityType,
    /// The state it belongs to or is, or `INT`.
    pub country: Option<&'static str>,
    /// What it does in public life.
    pub sector: Option<Sector>,
    /// Its key in the tables.
    pub kb: Option<&'static str>,
    /// Its English name in the tables.
    pub en: Option<&'static str>,
    /// The rule that found it.
    pub rule: &'static str,
}
