//! From bytes to documents: plain text and JSON Lines, in the encodings Arabic text comes in.
//!
//! A [`Source`] is a file or a stream; [`Source::documents`] gives its documents one after
//! another without holding more than one of them. What cannot be read is an [`Error`] that names
//! the file, the line or offset, what was expected and what was found; the documents after it
//! still come. What can be read only with a loss, such as a date that is no date, is a
//! [`Notice`] on its document.
//!
//! The crate knows nothing of Arabic beyond the frequencies of its letters, which tell one
//! encoding from another, and nothing of what is read out of a document. HTML, WARC and feeds
//! would be modules beside [`mod@plain`] and [`mod@lines`].

pub mod decode;
mod error;
pub mod lines;
pub mod plain;
mod published;
mod source;

pub use error::{Error, ErrorKind, Place};
pub use published::published;
pub use source::{Documents, Format, Options, Source, Walk, walk};

use jiff::civil::Date;

/// One report as its source gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The identifier the source gives, or one made from the file's name and the line.
    pub id: String,
    /// The text exactly as it came, decoded: title, blank line, body.
    pub text: String,
    /// The headline, where the source tells it from the body; `text` starts with it, unless the
    /// source gave a `text` of its own that does not.
    pub title: Option<String>,
    /// Publication date.
    pub published: Option<Date>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Where it came from.
    pub place: Place,
    /// What was lost or mended on the way.
    pub notices: Vec<Notice>,
}

/// Something of a document that could not be taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Stable name of the kind of notice: `input.published`.
    pub code: &'static str,
    /// One sentence for people: what was expected, what was found, what was done.
    pub message: String,
}
