//! GDELT 2.0 event rows (61 columns) and mention rows (16 columns), tab separated, no header.
//!
//! Offsets are code points into the original Arabic, not into a translation. GDELT knows no
//! modality: only events that happened are written. What we do not have (tone, ethnic and
//! religious codes, second-level districts) stays empty. Event numbers are hashes of the report
//! and the event, stable from run to run.

use isnad_record::{Entity, Modality, PlaceFix, Record, Resolution};

use crate::event_data::{EventView, date_parts, whole_day};
use crate::polecat::row;
use crate::{Error, Output, codes};

const EVENTS: &str = "gdelt.export.tsv";
const MENTIONS: &str = "gdelt.mentions.tsv";

pub(crate) fn write(
    records: &mut dyn Iterator<Item = Record>,
    output: &mut dyn Output,
) -> Result<(), Error> {
    let mut events = output.open(EVENTS)?;
    let mut mentions = output.open(MENTIONS)?;
    for record in records {
        for view in EventView::all(&record) {
            if view.event.modality != Modality::Actual {
                continue;
            }
            row(&mut events, &event(view)).map_err(|e| Error::write(EVENTS, e))?;
            let triggers = std::iter::once(&view.event.trigger).chain(&view.event.other_triggers);
            for (number, trigger) in triggers.enumerate() {
                row(&mut mentions, &mention(view, number, trigger.start))
                    .map_err(|e| Error::write(MENTIONS, e))?;
            }
        }
    }
    events.flush().map_err(|e| Error::write(EVENTS, e))?;
    mentions.flush().map_err(|e| Error::write(MENTIONS, e))
}

/// FNV-1a over the event's name, kept to 63 bits: GDELT's numbers are positive.
fn number(view: EventView<'_>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in view.id().bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash >> 1
}

fn event(view: EventView<'_>) -> Vec<String> {
    let EventView { record, event } = view;
    let when = event
        .when
        .as_deref()
        .or(record.document.published.as_deref())
        .unwrap_or("");
    let (year, month, day) = date_parts(when);
    let digits = |value: Option<u32>| value.map_or("01".to_owned(), |v| format!("{v:02}"));
    let year_text = year.map_or(String::new(), |y| y.to_string());
    let fraction = year.map_or(String::new(), |y| {
        let days = (month.unwrap_or(1) - 1) * 30 + day.unwrap_or(1);
        format!("{:.4}", f64::from(y) + f64::from(days) / 365.0)
    });
    let sources = event.statements.len().max(1).to_string();
    let mentions = (1 + event.other_triggers.len()).to_string();
    let cameo = event.cameo.clone().unwrap_or_default();
    let prefix = |len: usize| cameo.get(..len).unwrap_or(&cameo).to_owned();
    let mut cells = vec![
        number(view).to_string(),
        if year.is_some() {
            format!("{year_text}{}{}", digits(month), digits(day))
        } else {
            String::new()
        },
        if year.is_some() {
            format!("{year_text}{}", digits(month))
        } else {
            String::new()
        },
        year_text,
        fraction,
    ];
    cells.extend(actor(view.actor()));
    cells.extend(actor(view.recipient()));
    cells.extend([
        String::from(if event.id == 0 { "1" } else { "0" }),
        cameo.clone(),
        prefix(3),
        prefix(2),
        event.quad.code().to_owned(),
        event.goldstein.map_or(String::new(), |g| format!("{g:.1}")),
        mentions,
        sources,
        "1".to_owned(),
        String::new(),
    ]);
    cells.extend(vec![String::new(); 16]); // where each actor was: not claimed
    cells.extend(place(view.place(), event.place_fix.as_ref()));
    cells.push(
        record
            .document
            .published
            .clone()
            .unwrap_or_default()
            .replace('-', ""),
    );
    cells.push(
        record
            .document
            .url
            .clone()
            .unwrap_or_else(|| record.document.id.clone()),
    );
    cells
}

fn actor(entity: Option<&Entity>) -> Vec<String> {
    let mut cells = vec![String::new(); 10];
    let Some(entity) = entity else { return cells };
    let country = entity
        .country
        .as_deref()
        .and_then(codes::cameo_country)
        .unwrap_or("");
    let sector = entity.sector.map_or("", |s| s.code());
    cells[0] = format!("{country}{sector}");
    cells[1] = entity.name.clone();
    cells[2] = country.to_owned();
    cells[3] = entity.kb.clone().unwrap_or_default();
    cells[7] = sector.to_owned();
    cells
}

fn place(entity: Option<&Entity>, fix: Option<&PlaceFix>) -> Vec<String> {
    let mut cells = vec![String::new(); 8];
    let Some(entity) = entity else {
        cells[0] = "0".to_owned();
        return cells;
    };
    let country = fix
        .and_then(|f| f.country.as_deref())
        .or(entity.country.as_deref());
    // GDELT: 1 country, 4 city outside the USA, 5 province outside the USA.
    cells[0] = match fix.map(|f| f.resolution) {
        Some(Resolution::Point | Resolution::City) => "4",
        Some(Resolution::District | Resolution::Province) => "5",
        Some(Resolution::Country) | None => "1",
    }
    .to_owned();
    cells[1] = entity.name.clone();
    cells[2] = country.and_then(codes::fips).unwrap_or("").to_owned();
    if let Some(fix) = fix {
        cells[5] = fix.lat.to_string();
        cells[6] = fix.lon.to_string();
        cells[7] = fix.geonameid.map_or(String::new(), |id| id.to_string());
    }
    cells
}

fn mention(view: EventView<'_>, sequence: usize, trigger: u32) -> Vec<String> {
    let EventView { record, event } = view;
    let stamp = |value: &str| match whole_day(value) {
        Some(day) => format!("{}000000", day.replace('-', "")),
        None => String::new(),
    };
    let published = record.document.published.as_deref().unwrap_or("");
    let offset = |entity: Option<&Entity>| {
        entity
            .and_then(|e| view.mention_near(e))
            .map_or("-1".to_owned(), |m| m.start.to_string())
    };
    let length = record
        .document
        .text
        .as_deref()
        .map_or(0, |text| text.chars().count());
    vec![
        number(view).to_string(),
        stamp(event.when.as_deref().unwrap_or(published)),
        stamp(published),
        "1".to_owned(),
        record.document.publisher.clone().unwrap_or_default(),
        record
            .document
            .url
            .clone()
            .unwrap_or_else(|| record.document.id.clone()),
        (sequence + 1).to_string(),
        offset(view.actor()),
        offset(view.recipient()),
        trigger.to_string(),
        "1".to_owned(),
        "100".to_owned(),
        length.to_string(),
        String::new(),
        String::new(),
        String::new(),
    ]
}
