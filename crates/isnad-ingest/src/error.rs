//! What can go wrong between bytes and a document, and where it did.

use std::fmt;
use std::io;

/// Where in the input something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file's path, or `standard input`.
    pub source: String,
    /// Line, counted from 1, in input that is read by lines.
    pub line: Option<u64>,
    /// Byte of the (unpacked) input, where it is known.
    pub byte: Option<u64>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(byte) = self.byte {
            write!(f, " (byte {byte})")?;
        }
        Ok(())
    }
}

/// A document, or a whole source, that could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {kind}")]
pub struct Error {
    /// Where it happened.
    pub place: Place,
    /// What happened.
    #[source]
    pub kind: ErrorKind,
}

impl Error {
    /// True where the source itself could not be opened or read on, rather than one document.
    #[must_use]
    pub fn is_source(&self) -> bool {
        matches!(self.kind, ErrorKind::Open(_) | ErrorKind::Read(_))
    }

    /// True where a document was larger than [`Options::limit`](crate::Options::limit).
    #[must_use]
    pub fn is_limit(&self) -> bool {
        matches!(self.kind, ErrorKind::TooLong { .. })
    }
}

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum ErrorKind {
    /// The file or folder could not be opened.
    #[error("cannot be opened: {0}")]
    Open(io::Error),
    /// Reading stopped midway; documents before this place were read.
    #[error("cannot be read on: {0}")]
    Read(io::Error),
    /// A document is larger than the limit.
    #[error("expected at most {limit} bytes in one report, found more")]
    TooLong {
        /// The limit in force.
        limit: u64,
    },
    /// The bytes are no text.
    #[error(
        "expected text in UTF-8, UTF-16, Windows-1256 or ISO-8859-6, found bytes that are no text"
    )]
    NotText,
    /// The line is no JSON.
    #[error("expected one JSON object on the line, found broken JSON: {0}")]
    Json(String),
    /// The line is JSON, but no object.
    #[error("expected one JSON object on the line, found {0}")]
    NotObject(&'static str),
    /// The file is one JSON value over many lines.
    #[error(
        "expected one JSON object a line, found {0}; put each report on a line of its own first"
    )]
    NotLines(&'static str),
    /// The text itself is not a string.
    #[error("expected a string for `{field}`, found {found}")]
    Type {
        /// `text` or `body`.
        field: &'static str,
        /// What kind of value stands there.
        found: &'static str,
    },
    /// The object has no text.
    #[error("expected `text` or `body`, found neither")]
    NoText,
}
