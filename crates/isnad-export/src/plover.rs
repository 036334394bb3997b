//! PLOVER 2.0 records, JSON Lines, with the fields of its manual.
//!
//! A date is given at the precision the record has. PLOVER's auxiliary modes carry our modality:
//! `future`, `hypothetical` and `negation`. The record's statements have no place in PLOVER; the
//! sources that vouch for an event stand in `comment`.

use isnad_record::{Entity, Modality, Record, Resolution};
use serde_json::{Value, json};

use crate::event_data::EventView;
use crate::words::Words;
use crate::{Error, Output};

const TABLE: &str = "plover.jsonl";

/// How much of the trigger's paragraph `text` holds on each side of it, in code points.
const AROUND: u32 = 500;

pub(crate) fn write(
    records: &mut dyn Iterator<Item = Record>,
    output: &mut dyn Output,
) -> Result<(), Error> {
    let mut out = output.open(TABLE)?;
    let failed = |source| Error::write(TABLE, source);
    for record in records {
        let words = record.document.text.as_deref().map(Words::new);
        for view in EventView::all(&record) {
            serde_json::to_writer(&mut out, &event(view, words.as_ref()))
                .map_err(|e| failed(e.into()))?;
            out.write_all(b"\n").map_err(failed)?;
        }
    }
    out.flush().map_err(failed)
}

fn event(view: EventView<'_>, words: Option<&Words<'_>>) -> Value {
    let EventView { record, event } = view;
    let mut modes: Vec<&str> = event.mode.iter().map(|m| m.code()).collect();
    match event.modality {
        Modality::Actual => {}
        Modality::Future => modes.push("future"),
        Modality::Negated => modes.push("negation"),
        Modality::Possible => modes.push("hypothetical"),
    }
    let (date, end) = match event.when.as_deref() {
        Some(when) => when
            .split_once('/')
            .map_or((Some(when), None), |(a, b)| (Some(a), Some(b))),
        None => (None, None),
    };
    let sources: Vec<String> = event
        .statements
        .iter()
        .filter_map(|id| record.statements.get(*id as usize))
        .filter_map(|s| s.speaker)
        .filter_map(|id| record.entities.get(id as usize))
        .map(|e| e.name.clone())
        .collect();
    json!({
        "id": view.id(),
        "has_event": true,
        "date": date,
        "time": null,
        "enddate": end,
        "endtime": null,
        "actor": view.actors_folded().into_iter().map(entity).collect::<Vec<_>>(),
        "recipient": view.recipients_folded().into_iter().map(entity).collect::<Vec<_>>(),
        "event": event.kind,
        "event_loc": location(view),
        "event_text": words.map(|w| w.slice(event.trigger)),
        "quad_code": event.quad,
        "event_scale": event.score,
        "mode": modes,
        "context": event.contexts,
        "link": null,
        "text": words.map(|w| w.paragraph(event.trigger, AROUND)),
        "text_info": {
            "sequence": event.id,
            "start": event.trigger.start,
            "end": event.trigger.end,
            "text_story": null,
        },
        "cite_info": {
            "corpus": null,
            "citation": record.document.id,
            "url": record.document.url,
            "title": record.document.title,
            "language": record.document.language,
            "publication": record.document.publisher,
            "license": null,
            "copyright": null,
            "coder": "isnad",
            "codebook": "PLOVER 2.0",
            "version": record.engine.version,
        },
        "coder": "isnad",
        "coded_date": null,
        "coded_time": null,
        "comment": if sources.is_empty() { None } else { Some(sources.join("; ")) },
    })
}

fn entity(entity: &Entity) -> Value {
    json!({
        "code": entity.country,
        "sector": entity.sector,
        "entity_text": entity.name,
        "identifier_id": entity.kb,
        "identifier_text": entity.name_en,
        "religion": null,
        "ethnicity": null,
        "office": entity.office,
        "gender": null,
        "age": null,
    })
}

fn location(view: EventView<'_>) -> Value {
    let Some(place) = view.place() else {
        return Value::Null;
    };
    let fix = view.event.place_fix.as_ref();
    let city = fix.is_some_and(|f| matches!(f.resolution, Resolution::City | Resolution::Point));
    json!({
        "extracted_place": place.name,
        "resolved_place": place.name_en,
        "geonameid": fix.and_then(|f| f.geonameid),
        "lat": fix.map(|f| f.lat),
        "lon": fix.map(|f| f.lon),
        "city": if city { place.name_en.clone() } else { None },
        "district": null,
        "province": fix.and_then(|f| f.admin1.clone()),
        "country": null,
        "country_code": fix.and_then(|f| f.country.clone()).or_else(|| place.country.clone()),
        "feature_class": null,
        "feature_code": fix.and_then(|f| f.feature.clone()),
        "resolution": fix.map(|f| f.resolution.number()),
    })
}
