//! Nested tables of statements, events and entities, one Parquet file each.
//!
//! Spans are structs of two integers, lists are lists. The schema is written down in
//! `docs/EXPORTS.md`. Rows are written in batches, so that memory stays flat.

use std::sync::Arc;

use arrow_array::builder::{
    Float64Builder, ListBuilder, StringBuilder, StructBuilder, UInt32Builder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Fields, Schema};
use isnad_record::{Entity, Record, Span};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use crate::event_data::EventView;
use crate::{Error, Output, Table, text_of};

/// Records a batch holds before it is written.
const BATCH: usize = 512;

pub(crate) fn write(
    records: &mut dyn Iterator<Item = Record>,
    output: &mut dyn Output,
) -> Result<(), Error> {
    let mut statements = Dataset::new("statements.parquet", Columns::statements());
    let mut events = Dataset::new("events.parquet", Columns::events());
    let mut entities = Dataset::new("entities.parquet", Columns::entities());
    let mut held = 0;
    for record in records {
        push_statements(&record, &mut statements.columns)?;
        push_events(&record, &mut events.columns)?;
        push_entities(&record, &mut entities.columns)?;
        held += 1;
        if held == BATCH {
            for dataset in [&mut statements, &mut events, &mut entities] {
                dataset.flush(output)?;
            }
            held = 0;
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
    writer: Option<ArrowWriter<Table>>,
}

impl Dataset {
    fn new(name: &'static str, columns: Columns) -> Self {
        Dataset {
            name,
            columns,
            writer: None,
        }
    }

    fn flush(&mut self, output: &mut dyn Output) -> Result<(), Error> {
        let failed = |source| Error::Parquet {
            table: self.name.to_owned(),
            source,
        };
        let batch = self.columns.batch().map_err(|e| failed(e.into()))?;
        if self.writer.is_none() {
            let level = ZstdLevel::try_new(3).map_err(failed)?;
            let properties = WriterProperties::builder()
                .set_compression(Compression::ZSTD(level))
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
            Some(writer) => writer.close().map(drop).map_err(|source| Error::Parquet {
                table: self.name.to_owned(),
                source,
            }),
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
enum Cell {
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

fn named(record: &Record, id: Option<u32>) -> Option<&Entity> {
    id.and_then(|id| record.entities.get(id as usize))
}

fn text(value: &(impl ToString + ?Sized)) -> Cell {
    Cell::Text(Some(value.to_string()))
}

fn names(entities: &[&Entity]) -> Cell {
    Cell::Texts(entities.iter().map(|e| Some(e.name.clone())).collect())
}

fn countries(entities: &[&Entity]) -> Cell {
    Cell::Texts(entities.iter().map(|e| e.country.clone()).collect())
}

fn sectors(entities: &[&Entity]) -> Cell {
    Cell::Texts(
        entities
            .iter()
            .map(|e| e.sector.map(|s| s.to_string()))
            .collect(),
    )
}

fn texts(values: &[String]) -> Cell {
    Cell::Texts(values.iter().cloned().map(Some).collect())
}

fn push_statements(record: &Record, columns: &mut Columns) -> Result<(), Error> {
    for statement in &record.statements {
        let words = text_of(record)?;
        let speaker = named(record, statement.speaker);
        columns.push(vec![
            text(&record.document.id),
            Cell::Text(record.document.published.clone()),
            Cell::Text(record.document.publisher.clone()),
            Cell::Text(record.document.url.clone()),
            Cell::Number(Some(statement.id)),
            Cell::Place(Some(statement.cue.span())),
            text(statement.cue.span().slice(words)),
            text(&statement.cue.lemma),
            Cell::Number(statement.speaker),
            Cell::Text(speaker.map(|e| e.name.clone())),
            Cell::Text(speaker.and_then(|e| e.name_en.clone())),
            Cell::Text(speaker.and_then(|e| e.country.clone())),
            Cell::Text(speaker.and_then(|e| e.sector).map(|s| s.to_string())),
            Cell::Text(speaker.and_then(|e| e.kb.clone())),
            Cell::Place(statement.speaker_mention),
            text(&statement.speaker_how),
            Cell::Numbers(statement.chain.clone()),
            Cell::Texts(
                statement
                    .chain
                    .iter()
                    .map(|id| named(record, Some(*id)).map(|e| e.name.clone()))
                    .collect(),
            ),
            Cell::Number(statement.addressee),
            Cell::Text(named(record, statement.addressee).map(|e| e.name.clone())),
            Cell::Places(statement.content.clone()),
            Cell::Texts(
                statement
                    .content
                    .iter()
                    .map(|s| Some(s.slice(words).to_owned()))
                    .collect(),
            ),
            text(&statement.form),
            text(&statement.stance),
            Cell::Number(statement.parent),
            texts(&statement.rules),
        ]);
    }
    Ok(())
}

fn push_events(record: &Record, columns: &mut Columns) -> Result<(), Error> {
    for view in EventView::all(record) {
        let words = text_of(record)?;
        let event = view.event;
        let (actors, recipients) = (view.actors(), view.recipients());
        let fix = event.place_fix.as_ref();
        columns.push(vec![
            text(&record.document.id),
            Cell::Text(record.document.published.clone()),
            Cell::Text(record.document.publisher.clone()),
            Cell::Text(record.document.url.clone()),
            Cell::Number(Some(event.id)),
            text(&event.kind),
            Cell::Text(event.mode.map(|m| m.to_string())),
            Cell::Texts(event.contexts.iter().map(|c| Some(c.to_string())).collect()),
            text(&event.quad),
            Cell::Decimal(Some(event.score)),
            Cell::Text(event.cameo.clone()),
            Cell::Decimal(event.goldstein),
            Cell::Place(Some(event.trigger)),
            text(event.trigger.slice(words)),
            Cell::Places(event.other_triggers.clone()),
            Cell::Numbers(event.actors.clone()),
            names(&actors),
            countries(&actors),
            sectors(&actors),
            Cell::Numbers(event.recipients.clone()),
            names(&recipients),
            countries(&recipients),
            sectors(&recipients),
            Cell::Text(event.when.clone()),
            Cell::Number(event.place),
            Cell::Text(view.place().map(|p| p.name.clone())),
            Cell::Decimal(fix.map(|f| f.lat)),
            Cell::Decimal(fix.map(|f| f.lon)),
            Cell::Number(fix.and_then(|f| f.geonameid)),
            text(&event.modality),
            Cell::Numbers(event.statements.clone()),
            text(&event.key),
            texts(&event.rules),
        ]);
    }
    Ok(())
}

fn push_entities(record: &Record, columns: &mut Columns) -> Result<(), Error> {
    for entity in &record.entities {
        let words = text_of(record)?;
        columns.push(vec![
            text(&record.document.id),
            Cell::Text(record.document.published.clone()),
            Cell::Number(Some(entity.id)),
            text(&entity.kind),
            text(&entity.name),
            Cell::Text(entity.name_en.clone()),
            Cell::Text(entity.country.clone()),
            Cell::Text(entity.sector.map(|s| s.to_string())),
            Cell::Text(entity.office.clone()),
            Cell::Text(entity.kb.clone()),
            Cell::Places(
                entity
                    .mentions
                    .iter()
                    .map(isnad_record::Mention::span)
                    .collect(),
            ),
            Cell::Texts(
                entity
                    .mentions
                    .iter()
                    .map(|m| Some(m.kind.to_string()))
                    .collect(),
            ),
            Cell::Texts(
                entity
                    .mentions
                    .iter()
                    .map(|m| Some(m.span().slice(words).to_owned()))
                    .collect(),
            ),
            texts(&entity.rules),
        ]);
    }
    Ok(())
}
