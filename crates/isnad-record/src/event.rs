//! One political event: who did what to whom, when and where.

use serde::{Deserialize, Serialize};

use crate::codes::codes;
use crate::{Context, EventType, Mode, Quad, Span};

/// One political event the report speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// Index in the record's `events`.
    pub id: u32,
    /// PLOVER type.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// PLOVER mode, where the words tell it.
    pub mode: Option<Mode>,
    /// PLOVER contexts, in the order of PLOVER's list.
    #[serde(default)]
    pub contexts: Vec<Context>,
    /// PLOVER quad class.
    pub quad: Quad,
    /// PLOVER score of the type and mode.
    pub score: f64,
    /// CAMEO code.
    pub cameo: Option<String>,
    /// Goldstein value of the CAMEO root.
    pub goldstein: Option<f64>,
    /// The words that best name the event.
    pub trigger: Span,
    /// Further words for the same event.
    pub other_triggers: Vec<Span>,
    /// Entities that did it.
    pub actors: Vec<u32>,
    /// Entities it was done to.
    pub recipients: Vec<u32>,
    /// When, at the precision the text gives; null where it gives nothing.
    pub when: Option<String>,
    /// The expression `when` was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_span: Option<Span>,
    /// Place entity.
    #[serde(rename = "where")]
    pub place: Option<u32>,
    /// The place on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place_fix: Option<PlaceFix>,
    /// Happened, will happen, did not happen, may have happened.
    pub modality: Modality,
    /// Statements that carry the event, when only sources vouch for it.
    pub statements: Vec<u32>,
    /// Stable key of type, actors, recipients, date and place, for linking across reports.
    #[serde(default)]
    pub key: String,
    /// Ids of the rules, models or table rows that made the event.
    pub rules: Vec<String>,
}

codes! {
    /// Whether an event happened.
    Modality {
        /// It happened or is happening, as reported.
        Actual = "actual",
        /// It is planned, promised or called for.
        Future = "future",
        /// It is said not to happen or to have happened.
        Negated = "negated",
        /// It is conditional, hypothetical or unconfirmed.
        Possible = "possible",
    }
}

/// A place on the map, from GeoNames.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlaceFix {
    /// GeoNames identifier.
    pub geonameid: Option<u32>,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// First-level administrative parent.
    pub admin1: Option<String>,
    /// ISO 3166-1 alpha-3 code of the country.
    pub country: Option<String>,
    /// GeoNames feature code, such as `PPLC`.
    pub feature: Option<String>,
    /// How exactly the place is known.
    pub resolution: Resolution,
}

codes! {
    /// How exactly a place is known (PLOVER's 1 to 5).
    Resolution {
        /// A building or point.
        Point = "point",
        /// A city or village.
        City = "city",
        /// A district.
        District = "district",
        /// A province.
        Province = "province",
        /// A country.
        Country = "country",
    }
}

impl Resolution {
    /// PLOVER's number: 1 for a point up to 5 for a country.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Resolution::Point => 1,
            Resolution::City => 2,
            Resolution::District => 3,
            Resolution::Province => 4,
            Resolution::Country => 5,
        }
    }
}
