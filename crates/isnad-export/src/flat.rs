//! Flat tables, comma separated: one each for statements, events and entities.
//!
//! Every cell that a spreadsheet would run as a formula is led by an apostrophe. Lists are joined
//! by ` | `. Places in the text are code points, as in the record.

use std::borrow::Cow;
use std::io::Write;

use isnad_record::{Entity, Record, Statement};

use crate::event_data::EventView;
use crate::words::Words;
use crate::{Error, Options, Output, Table};

const STATEMENTS: &[&str] = &[
    "report",
    "published",
    "publisher",
    "url",
    "id",
    "cue",
    "cue_lemma",
    "speaker",
    "speaker_en",
    "speaker_country",
    "speaker_sector",
    "speaker_kb",
    "speaker_how",
    "chain",
    "addressee",
    "content",
    "form",
    "stance",
    "parent",
    "cue_start",
    "cue_end",
    "content_start",
    "content_end",
    "rules",
];

const EVENTS: &[&str] = &[
    "report",
    "published",
    "publisher",
    "url",
    "id",
    "type",
    "mode",
    "contexts",
    "quad",
    "score",
    "cameo",
    "goldstein",
    "trigger",
    "actors",
    "actor_countries",
    "actor_sectors",
    "recipients",
    "recipient_countries",
    "recipient_sectors",
    "when",
    "where",
    "lat",
    "lon",
    "geonameid",
    "modality",
    "statements",
    "trigger_start",
    "trigger_end",
    "key",
    "rules",
];

const ENTITIES: &[&str] = &[
    "report",
    "published",
    "id",
    "type",
    "name",
    "name_en",
    "country",
    "sector",
    "office",
    "kb",
    "mentions",
    "places",
    "rules",
];

pub(crate) fn write(
    records: &mut dyn Iterator<Item = Record>,
    options: Options,
    output: &mut dyn Output,
) -> Result<(), Error> {
    let mut open = |name, header| Sheet::open(output, name, header, options);
    let mut statements = open("statements.csv", STATEMENTS)?;
    let mut events = open("events.csv", EVENTS)?;
    let mut entities = open("entities.csv", ENTITIES)?;
    for record in records {
        let words = Words::of(&record)?;
        for statement in &record.statements {
            statements.push(&statement_cells(&record, &words, statement))?;
        }
        for view in EventView::all(&record) {
            events.push(&event_cells(view, &words))?;
        }
        for entity in &record.entities {
            entities.push(&entity_cells(&record, &words, entity))?;
        }
    }
    statements.finish()?;
    events.finish()?;
    entities.finish()
}

/// One table being written.
struct Sheet {
    name: &'static str,
    rows: csv::Writer<Table>,
}

impl Sheet {
    fn open(
        output: &mut dyn Output,
        name: &'static str,
        header: &[&str],
        options: Options,
    ) -> Result<Self, Error> {
        let mut table = output.open(name)?;
        if options.bom {
            table
                .write_all("\u{feff}".as_bytes())
                .map_err(|e| Error::write(name, e))?;
        }
        let mut sheet = Sheet {
            name,
            rows: csv::Writer::from_writer(table),
        };
        sheet.push(
            &header
                .iter()
                .map(|cell| (*cell).to_owned())
                .collect::<Vec<_>>(),
        )?;
        Ok(sheet)
    }

    fn push(&mut self, cells: &[String]) -> Result<(), Error> {
        self.rows
            .write_record(cells.iter().map(|cell| harmless(cell).into_owned()))
            .map_err(|e| Error::write(self.name, e.into()))
    }

    fn finish(mut self) -> Result<(), Error> {
        self.rows.flush().map_err(|e| Error::write(self.name, e))
    }
}

/// Leads with an apostrophe what a spreadsheet would take for a formula.
fn harmless(cell: &str) -> Cow<'_, str> {
    // Marks of direction and width are not seen, and full-width signs are read as the plain ones.
    let unseen = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let formula = cell
        .trim_start_matches(unseen)
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r', '\n']);
    if formula && cell.parse::<f64>().is_err() {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

fn named(record: &Record, id: Option<u32>) -> Option<&Entity> {
    id.and_then(|id| record.entities.get(id as usize))
}

fn list<T>(items: impl IntoIterator<Item = T>, cell: impl Fn(T) -> String) -> String {
    items.into_iter().map(cell).collect::<Vec<_>>().join(" | ")
}

fn some<T: ToString>(value: Option<T>) -> String {
    value.map_or(String::new(), |v| v.to_string())
}

fn statement_cells(record: &Record, words: &Words<'_>, statement: &Statement) -> Vec<String> {
    let speaker = named(record, statement.speaker);
    let edges = statement.content.first().zip(statement.content.last());
    vec![
        record.document.id.clone(),
        some(record.document.published.as_ref()),
        some(record.document.publisher.as_ref()),
        some(record.document.url.as_ref()),
        statement.id.to_string(),
        words.slice(statement.cue.span()).to_owned(),
        statement.cue.lemma.clone(),
        some(speaker.map(|e| &e.name)),
        some(speaker.and_then(|e| e.name_en.as_ref())),
        some(speaker.and_then(|e| e.country.as_ref())),
        some(speaker.and_then(|e| e.sector)),
        some(speaker.and_then(|e| e.kb.as_ref())),
        statement.speaker_how.to_string(),
        list(&statement.chain, |id| {
            some(named(record, Some(*id)).map(|e| &e.name))
        }),
        some(named(record, statement.addressee).map(|e| &e.name)),
        list(&statement.content, |span| words.slice(*span).to_owned()),
        statement.form.to_string(),
        statement.stance.to_string(),
        some(statement.parent),
        statement.cue.start.to_string(),
        statement.cue.end.to_string(),
        some(edges.map(|(first, _)| first.start)),
        some(edges.map(|(_, last)| last.end)),
        statement.rules.join(" | "),
    ]
}

fn event_cells(view: EventView<'_>, words: &Words<'_>) -> Vec<String> {
    let EventView { record, event } = view;
    let (actors, recipients) = (view.actors(), view.recipients());
    let fix = event.place_fix.as_ref();
    vec![
        record.document.id.clone(),
        some(record.document.published.as_ref()),
        some(record.document.publisher.as_ref()),
        some(record.document.url.as_ref()),
        event.id.to_string(),
        event.kind.to_string(),
        some(event.mode),
        list(&event.contexts, ToString::to_string),
        event.quad.to_string(),
        event.score.to_string(),
        some(event.cameo.as_ref()),
        some(event.goldstein),
        words.slice(event.trigger).to_owned(),
        list(&actors, |e| e.name.clone()),
        list(&actors, |e| some(e.country.as_ref())),
        list(&actors, |e| some(e.sector)),
        list(&recipients, |e| e.name.clone()),
        list(&recipients, |e| some(e.country.as_ref())),
        list(&recipients, |e| some(e.sector)),
        some(event.when.as_ref()),
        some(view.place().map(|p| &p.name)),
        some(fix.map(|f| f.lat)),
        some(fix.map(|f| f.lon)),
        some(fix.and_then(|f| f.geonameid)),
        event.modality.to_string(),
        list(&event.statements, ToString::to_string),
        event.trigger.start.to_string(),
        event.trigger.end.to_string(),
        event.key.clone(),
        event.rules.join(" | "),
    ]
}

fn entity_cells(record: &Record, words: &Words<'_>, entity: &Entity) -> Vec<String> {
    vec![
        record.document.id.clone(),
        some(record.document.published.as_ref()),
        entity.id.to_string(),
        entity.kind.to_string(),
        entity.name.clone(),
        some(entity.name_en.as_ref()),
        some(entity.country.as_ref()),
        some(entity.sector),
        some(entity.office.as_ref()),
        some(entity.kb.as_ref()),
        list(&entity.mentions, |m| words.slice(m.span()).to_owned()),
        list(&entity.mentions, |m| format!("{}-{}", m.start, m.end)),
        entity.rules.join(" | "),
    ]
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn disarms_formulas_and_leaves_numbers() {
        assert_eq!(harmless("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(harmless(" @SUM(A1)"), "' @SUM(A1)");
        assert_eq!(harmless("\u{200f}＝1+1"), "'\u{200f}＝1+1");
        assert_eq!(harmless("-9.5"), "-9.5");
        assert_eq!(harmless("قصف"), "قصف");
    }
}
