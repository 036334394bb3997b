//! What Isnad knows: states, people, organisations, offices, places and names, as tables under
//! `data/` compiled into one matcher.
//!
//! [`Lexicon::names_at`] gives every name that starts at a word; [`Lexicon::holder`] says who
//! held an office on a date. The crate knows names, not texts: which meaning a name has in its
//! context is `isnad-reader`'s to say.

pub mod cues;
pub mod divisions;
mod entry;
mod kind;
mod layout;
mod matcher;
mod romanise;
mod rows;
mod store;
mod tenures;
pub mod triggers;

pub use entry::{Entry, Row};
pub use kind::{EntryKind, FormGender, FormKind, FormNumber};
pub use matcher::{Match, Proclitic};
pub use romanise::romanise;
pub use rows::{Body, Name, Office, People, Person, Place, State, Tenure, Title};
pub use store::Lexicon;
