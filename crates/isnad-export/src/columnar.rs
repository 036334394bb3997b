//! Nested tables of statements, events and entities, one Parquet file each.
//!
//! Spans are structs of two integers, lists are lists. The schema is written down in
//! `docs/EXPORTS.md`. Rows are written in batches, so that memory stays flat.

mod rows;

use std::io::Write as _;
use std::sync::Arc;

use arrow_array::builder::{
    Float64Builder, ListBuilder, StringBuilder, StructBuilder, UInt32Builder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Fields, Schema};
use isnad_record::{Record, Span};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use crate::event_data::EventView;
use crate::words::Words;
use crate::{Error, Output, Table};

/// Rows a batch holds before it is written; a record may bring many.
const BATCH: usize = 4096;

/// Rows that Parquet keeps in memory before it writes a group of them.
const GROUP: usize = 65_536;

pub(crate) fn write(
    records: &mut dyn Iterator<Item = Record>,
    output: &mut dyn Output,
) -> Result<(), Error> {
    let mut statements = Dataset::new("statements.parquet", Columns::statements());
    let mut events = Dataset::new("events.parquet", Columns::events());
    let mut entities = Dataset::new("entities.parquet", Columns::entities());
    for record in records {
        let words = Words::of(&record)?;
        for statement in &record.statements {
            statements.push(rows::statement(&record, &words, statement), output)?;
        }
        for view in EventView::all(&record) {
            events.push(rows::event(view, &words), output)?;
        }
        for entity in &record.entities {
            entities.push(rows::entity(&record, &words, entity), output)?;
        }
    }
    for dataset in [statements, events, entities] {
        dataset.finish(output)?;
    }
    Ok(())
}

struct Dataset {
    name: &'static str,
    columns: Columns,
    held: usize,
    writer: Option<ArrowWriter<Table>>,
}

impl Dataset {
    fn new(name: &'static str, columns: Columns) -> Self {
        Dataset {
            name,
            columns,
            held: 0,
            writer: None,
        }
    }

    fn push(&mut self, cells: Vec<Cell>, output: &mut dyn Output) -> Result<(), Error> {
        self.columns.push(cells);
        self.held += 1;
        if self.held == BATCH {
            self.flush(output)?;
        }
        Ok(())
    }

    fn flush(&mut self, output: &mut dyn Output) -> Result<(), Error> {
        let failed = |source| Error::Parquet {
            table: self.name.to_owned(),
            source,
        };
        self.held = 0;
        let batch = self.columns.batch().map_err(|e| failed(e.into()))?;
        if self.writer.is_none() {
            let level = ZstdLevel::try_new(3).map_err(failed)?;
            let properties = WriterProperties::builder()
                .set_compression(Compression::ZSTD(level))
                .set_max_row_group_row_count(Some(GROUP))
                .build();
            let table = output.open(self.name)?;
            self.writer = Some(
                ArrowWriter::try_new(table, batch.schema(), Some(properties)).map_err(failed)?,
            );
        }
        match &mut self.writer {
            Some(writer) => writer.write(&batch).map_err(failed),
            None => Ok(()),
        }
    }

    fn finish(mut self, output: &mut dyn Output) -> Result<(), Error> {
        self.flush(output)?;
        match self.writer {
            Some(writer) => writer
                .into_inner()
                .map_err(|source| Error::Parquet {
                    table: self.name.to_owned(),
                    source,
                })?
                .flush()
                .map_err(|source| Error::write(self.name, source)),
            None => Ok(()),
        }
    }
}

/// One column being filled.
enum Column {
    Text(StringBuilder),
    Texts(ListBuilder<StringBuilder>),
    Number(UInt32Builder),
    Numbers(ListBuilder<UInt32Builder>),
    Decimal(Float64Builder),
    Place(StructBuilder),
    Places(ListBuilder<StructBuilder>),
}

/// A cell of the column at the same position.
pub(crate) enum Cell {
    Text(Option<String>),
    Texts(Vec<Option<String>>),
    Number(Option<u32>),
    Numbers(Vec<u32>),
    Decimal(Option<f64>),
    Place(Option<Span>),
    Places(Vec<Span>),
}

struct Columns {
    names: Vec<&'static str>,
    columns: Vec<Column>,
}

fn span_fields() -> Fields {
    Fields::from(vec![
        Field::new("start", DataType::UInt32, false),
        Field::new("end", DataType::UInt32, false),
    ])
}

impl Columns {
    /// `name:kind` with t text, T texts, n number, N numbers, d decimal, p place, P places.
    fn of(specification: &'static str) -> Self {
        let mut out = Columns {
            names: Vec::new(),
            columns: Vec::new(),
        };
        for (name, kind) in specification
            .split_whitespace()
            .filter_map(|c| c.split_once(':'))
        {
            out.names.push(name);
            out.columns.push(match kind {
                "t" => Column::Text(StringBuilder::new()),
                "T" => Column::Texts(ListBuilder::new(StringBuilder::new())),
                "n" => Column::Number(UInt32Builder::new()),
                "N" => Column::Numbers(ListBuilder::new(UInt32Builder::new())),
                "d" => Column::Decimal(Float64Builder::new()),
                "p" => Column::Place(StructBuilder::from_fields(span_fields(), 0)),
                _ => Column::Places(ListBuilder::new(StructBuilder::from_fields(
                    span_fields(),
                    0,
                ))),
            });
        }
        out
    }

    fn statements() -> Self {
        Columns::of(
            "report:t published:t publisher:t url:t id:n cue:p cue_text:t cue_lemma:t speaker:n \
             speaker_name:t speaker_name_en:t speaker_country:t speaker_sector:t speaker_kb:t \
             speaker_mention:p speaker_how:t chain:N chain_names:T addressee:n addressee_name:t \
             content:P content_text:T form:t stance:t parent:n rules:T",
        )
    }

    fn events() -> Self {
        Columns::of(
            "report:t published:t publisher:t url:t id:n type:t mode:t contexts:T quad:t score:d \
             cameo:t goldstein:d trigger:p trigger_text:t other_triggers:P actors:N actor_names:T \
             actor_countries:T actor_sectors:T recipients:N recipient_names:T \
             recipient_countries:T recipient_sectors:T when:t where:n where_name:t lat:d lon:d \
             geonameid:n modality:t statements:N key:t rules:T",
        )
    }

    fn entities() -> Self {
        Columns::of(
            "report:t published:t id:n type:t name:t name_en:t country:t sector:t office:t kb:t \
             mentions:P mention_kinds:T mention_texts:T rules:T",
        )
    }

    fn push(&mut self, cells: Vec<Cell>) {
        debug_assert_eq!(cells.len(), self.columns.len());
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            match (column, cell) {
                (Column::Text(c), Cell::Text(v)) => c.append_option(v),
                (Column::Number(c), Cell::Number(v)) => c.append_option(v),
                (Column::Decimal(c), Cell::Decimal(v)) => c.append_option(v),
                (Column::Texts(c), Cell::Texts(v)) => {
                    v.into_iter().for_each(|t| c.values().append_option(t));
                    c.append(true);
                }
                (Column::Numbers(c), Cell::Numbers(v)) => {
                    v.into_iter().for_each(|n| c.values().append_value(n));
                    c.append(true);
                }
                (Column::Place(c), Cell::Place(v)) => append_span(c, v),
                (Column::Places(c), Cell::Places(v)) => {
                    v.into_iter()
                        .for_each(|span| append_span(c.values(), Some(span)));
                    c.append(true);
                }
                _ => debug_assert!(false, "cell of another kind than its column"),
            }
        }
    }

    fn batch(&mut self) -> Result<RecordBatch, arrow_schema::ArrowError> {
        let arrays: Vec<ArrayRef> = self.columns.iter_mut().map(finish).collect();
        let fields: Vec<Field> = self
            .names
            .iter()
            .zip(&arrays)
            .map(|(name, array)| Field::new(*name, array.data_type().clone(), true))
            .collect();
        RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
    }
}

fn finish(column: &mut Column) -> ArrayRef {
    match column {
        Column::Text(c) => Arc::new(c.finish()),
        Column::Texts(c) => Arc::new(c.finish()),
        Column::Number(c) => Arc::new(c.finish()),
        Column::Numbers(c) => Arc::new(c.finish()),
        Column::Decimal(c) => Arc::new(c.finish()),
        Column::Place(c) => Arc::new(c.finish()),
        Column::Places(c) => Arc::new(c.finish()),
    }
}

fn append_span(builder: &mut StructBuilder, span: Option<Span>) {
    let place = span.unwrap_or(Span { start: 0, end: 0 });
    for (at, value) in [place.start, place.end].into_iter().enumerate() {
        if let Some(field) = builder.field_builder::<UInt32Builder>(at) {
            field.append_value(value);
        }
    }
    builder.append(span.is_some());
}
