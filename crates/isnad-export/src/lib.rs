//! Records in the formats that other tools read: event data, tables, annotations, networks.
//!
//! [`export`] takes records one after another and writes one or more tables into an
//! [`Output`]: a folder, or a single stream. It changes nothing and decides nothing: what a format
//! cannot hold is left out, and each module says what that is. Formats that quote the report's
//! words need records that carry their text.

mod annotation;
mod codes;
mod columnar;
mod event_data;
mod flat;
mod gdelt;
mod network;
mod output;
mod plover;
mod polecat;
mod words;

use isnad_record::Record;

pub use output::{Folder, Output, Single, Table};

/// A format to export to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// PLOVER 2.0 records, JSON Lines.
    Plover,
    /// POLECAT's forty columns, tab separated.
    Polecat,
    /// GDELT 2.0 event and mention rows, tab separated, without a header.
    Gdelt,
    /// Flat tables of statements, events and entities, comma separated.
    Csv,
    /// The same tables nested, one Parquet file each.
    Parquet,
    /// W3C Web Annotations, JSON Lines.
    WebAnnotation,
    /// The network of actors, as GraphML.
    Graphml,
    /// The network of actors over time, as GEXF 1.3.
    Gexf,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 8] = [
        Format::Plover,
        Format::Polecat,
        Format::Gdelt,
        Format::Csv,
        Format::Parquet,
        Format::WebAnnotation,
        Format::Graphml,
        Format::Gexf,
    ];

    /// The format's name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Plover => "plover",
            Format::Polecat => "polecat",
            Format::Gdelt => "gdelt",
            Format::Csv => "csv",
            Format::Parquet => "parquet",
            Format::WebAnnotation => "webannotation",
            Format::Graphml => "graphml",
            Format::Gexf => "gexf",
        }
    }

    /// The names of the tables the format writes, with their file endings.
    #[must_use]
    pub fn tables(self) -> &'static [&'static str] {
        match self {
            Format::Plover => &["plover.jsonl"],
            Format::Polecat => &["polecat.tsv"],
            Format::Gdelt => &["gdelt.export.tsv", "gdelt.mentions.tsv"],
            Format::Csv => &["statements.csv", "events.csv", "entities.csv"],
            Format::Parquet => &["statements.parquet", "events.parquet", "entities.parquet"],
            Format::WebAnnotation => &["annotations.jsonl"],
            Format::Graphml => &["network.graphml"],
            Format::Gexf => &["network.gexf"],
        }
    }
}

impl Format {
    /// True where the format quotes the report's words: its records must carry their text.
    #[must_use]
    pub fn quotes_words(self) -> bool {
        matches!(
            self,
            Format::Csv | Format::Parquet | Format::WebAnnotation | Format::Gdelt
        )
    }
}

impl std::str::FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        Format::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

/// A format's name that is none of ours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected plover, polecat, gdelt, csv, parquet, webannotation, graphml or gexf, found {0:?}"
)]
pub struct UnknownFormat(pub String);

/// How to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Start comma-separated tables with a byte order mark, for spreadsheets.
    pub bom: bool,
}

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The output could not be written.
    #[error("cannot write {table}: {source}")]
    Write {
        /// Which table.
        table: String,
        /// Why.
        source: std::io::Error,
    },
    /// The format quotes the report's words and the record does not carry them.
    #[error(
        "expected the report's text in record {record:?}, found none: read it again without --no-text"
    )]
    NoText {
        /// Identifier of the record's report.
        record: String,
    },
    /// A Parquet writer refused.
    #[error("cannot write {table}: {source}")]
    Parquet {
        /// Which table.
        table: String,
        /// Why.
        source: parquet::errors::ParquetError,
    },
}

impl Error {
    fn write(table: &str, source: std::io::Error) -> Self {
        Error::Write {
            table: table.to_owned(),
            source,
        }
    }
}

/// The report's text, which formats that quote its words cannot do without.
fn text_of(record: &Record) -> Result<&str, Error> {
    record
        .document
        .text
        .as_deref()
        .ok_or_else(|| Error::NoText {
            record: record.document.id.clone(),
        })
}

/// Writes records in a format.
///
/// # Errors
/// The first output that cannot be written, or the first record that lacks what the format needs.
pub fn export(
    format: Format,
    options: Options,
    records: impl IntoIterator<Item = Record>,
    output: &mut dyn Output,
) -> Result<(), Error> {
    let records = &mut records.into_iter();
    match format {
        Format::Plover => plover::write(records, output),
        Format::Polecat => polecat::write(records, output),
        Format::Gdelt => gdelt::write(records, output),
        Format::Csv => flat::write(records, options, output),
        Format::Parquet => columnar::write(records, output),
        Format::WebAnnotation => annotation::write(records, output),
        Format::Graphml => network::write_graphml(records, output),
        Format::Gexf => network::write_gexf(records, output),
    }
}
