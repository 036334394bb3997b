//! One row of each nested table: its cells in the order of the table's columns.

use isnad_record::{Entity, Record, Statement};

use super::Cell;
use crate::event_data::EventView;
use crate::words::Words;

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

pub(super) fn statement(record: &Record, words: &Words<'_>, statement: &Statement) -> Vec<Cell> {
    let speaker = named(record, statement.speaker);
    vec![
        text(&record.document.id),
        Cell::Text(record.document.published.clone()),
        Cell::Text(record.document.publisher.clone()),
        Cell::Text(record.document.url.clone()),
        Cell::Number(Some(statement.id)),
        Cell::Place(Some(statement.cue.span())),
        text(words.slice(statement.cue.span())),
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
                .map(|s| Some(words.slice(*s).to_owned()))
                .collect(),
        ),
        text(&statement.form),
        text(&statement.stance),
        Cell::Number(statement.parent),
        texts(&statement.rules),
    ]
}

pub(super) fn event(view: EventView<'_>, words: &Words<'_>) -> Vec<Cell> {
    let EventView { record, event, .. } = view;
    let (actors, recipients) = (view.actors(), view.recipients());
    let fix = event.place_fix.as_ref();
    vec![
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
        text(words.slice(event.trigger)),
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
    ]
}

pub(super) fn entity(record: &Record, words: &Words<'_>, entity: &Entity) -> Vec<Cell> {
    vec![
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
                .map(|m| Some(words.slice(m.span()).to_owned()))
                .collect(),
        ),
        texts(&entity.rules),
    ]
}
