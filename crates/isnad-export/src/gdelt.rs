//! GDELT 2.0 event rows (61 columns) and mention rows (16 columns), tab separated, no header.
//!
//! Offsets are code points into the original Arabic, not into a translation. GDELT knows no
//! modality: only events that happened are written. A date is given as far as the report tells
//! it: a month has no day, and no event is dated by its publication. What we do not have (tone,
//! confidence, ethnic and religious codes, second-level districts) stays empty. Event numbers are
//! hashes of the report and the event, stable from run to run.

use std::collections::BTreeMap;

use isnad_record::{Entity, EntityType, Modality, PlaceFix, Record, Resolution};

use crate::event_data::{EventView, date_parts, whole_day};
use crate::polecat::row;
use crate::words::Words;
use crate::{Error, Output, codes, text_of};

const EVENTS: &str = "gdelt.export.tsv";
const MENTIONS: &str = "gdelt.mentions.tsv";

pub(crate) fn write(
    records: &mut dyn Iterator<Item = Record>,
    output: &mut dyn Output,
) -> Result<(), Error> {
    let mut events = output.open(EVENTS)?;
    let mut mentions = output.open(MENTIONS)?;
    for record in records {
        let mut page = Page::of(&record)?;
        for view in EventView::all(&record) {
            if view.event.modality != Modality::Actual {
                continue;
            }
            row(&mut events, &event(view, &page)).map_err(|e| Error::write(EVENTS, e))?;
            let triggers = std::iter::once(&view.event.trigger).chain(&view.event.other_triggers);
            for trigger in triggers {
                row(&mut mentions, &mention(view, &mut page, trigger.start))
                    .map_err(|e| Error::write(MENTIONS, e))?;
            }
        }
    }
    events.flush().map_err(|e| Error::write(EVENTS, e))?;
    mentions.flush().map_err(|e| Error::write(MENTIONS, e))
}

/// What rows of one report share, looked up once.
struct Page {
    length: u32,
    /// Where each paragraph that is not empty starts.
    paragraphs: Vec<u32>,
    /// Paragraphs that lead the report: its title, where it has one, and the first of its body.
    lead: usize,
    /// Places of each entity's mentions, in order, of those looked for.
    mentions: BTreeMap<u32, Vec<u32>>,
}

impl Page {
    fn of(record: &Record) -> Result<Self, Error> {
        let text = text_of(record)?;
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            if !line.trim().is_empty() {
                paragraphs.push(at);
            }
            at += line.chars().count() as u32 + 1;
        }
        Ok(Page {
            length: Words::new(text).len(),
            paragraphs,
            lead: if record.document.title.is_some() {
                2
            } else {
                1
            },
            mentions: BTreeMap::new(),
        })
    }

    /// The number of the paragraph that holds a place, from 1.
    fn paragraph(&self, at: u32) -> usize {
        self.paragraphs.partition_point(|start| *start <= at).max(1)
    }

    /// The place of the entity's mention nearest to another place.
    fn nearest(&mut self, entity: &Entity, at: u32) -> Option<u32> {
        let places = self.mentions.entry(entity.id).or_insert_with(|| {
            let mut places: Vec<u32> = entity.mentions.iter().map(|m| m.start).collect();
            places.sort_unstable();
            places
        });
        let after = places.partition_point(|place| *place < at);
        let beside = [after.checked_sub(1), Some(after)];
        let places = beside.into_iter().flatten().filter_map(|n| places.get(n));
        places.copied().min_by_key(|place| place.abs_diff(at))
    }
}

/// FNV-1a over the report's id, its text's hash and the event's number, kept to 63 bits: GDELT's
/// numbers are positive.
fn number(view: EventView<'_>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let name = format!("{} {}", view.id(), view.record.document.sha256);
    for byte in name.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash >> 1
}

fn event(view: EventView<'_>, page: &Page) -> Vec<String> {
    let EventView { record, event } = view;
    let (year, month, day) = date_parts(event.when.as_deref().unwrap_or(""));
    let sources = event.statements.len().max(1).to_string();
    let mentions = (1 + event.other_triggers.len()).to_string();
    // GDELT writes a root's unspecified code with a zero: 19 is 190.
    let cameo = match event.cameo.as_deref() {
        Some(root) if root.len() == 2 => format!("{root}0"),
        code => code.unwrap_or("").to_owned(),
    };
    let prefix = |len: usize| cameo.get(..len).unwrap_or(&cameo).to_owned();
    let is_root = page.paragraph(event.trigger.start) <= page.lead;
    let mut cells = vec![
        number(view).to_string(),
        match (year, month, day) {
            (Some(y), Some(m), Some(d)) => format!("{y:04}{m:02}{d:02}"),
            _ => String::new(),
        },
        match (year, month) {
            (Some(y), Some(m)) => format!("{y:04}{m:02}"),
            _ => String::new(),
        },
        year.map_or(String::new(), |y| format!("{y:04}")),
        match (year, month, day) {
            // As GDELT counts it: months of thirty days.
            (Some(y), Some(m), Some(d)) => {
                let days = m.saturating_sub(1).saturating_mul(30).saturating_add(d);
                format!("{:.4}", f64::from(y) + f64::from(days) / 365.0)
            }
            _ => String::new(),
        },
    ];
    cells.extend(actor(view.actor()));
    cells.extend(actor(view.recipient()));
    cells.extend([
        String::from(if is_root { "1" } else { "0" }),
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
    cells.push(stamp(record.document.published.as_deref()));
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
    if matches!(entity.kind, EntityType::Org | EntityType::Grp) {
        cells[3] = entity.kb.clone().unwrap_or_default();
    }
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

/// A day as GDELT stamps it, at midnight; nothing where the day is not told.
fn stamp(value: Option<&str>) -> String {
    match value.and_then(whole_day) {
        Some(day) => format!("{}000000", day.replace('-', "")),
        None => String::new(),
    }
}

fn mention(view: EventView<'_>, page: &mut Page, trigger: u32) -> Vec<String> {
    let EventView { record, event } = view;
    let mut offset = |entity: Option<&Entity>| {
        entity
            .and_then(|e| page.nearest(e, trigger))
            .map_or("-1".to_owned(), |place| place.to_string())
    };
    let offsets = [offset(view.actor()), offset(view.recipient())];
    let mut cells = vec![
        number(view).to_string(),
        stamp(event.when.as_deref()),
        stamp(record.document.published.as_deref()),
        "1".to_owned(),
        record.document.publisher.clone().unwrap_or_default(),
        record
            .document
            .url
            .clone()
            .unwrap_or_else(|| record.document.id.clone()),
        page.paragraph(trigger).to_string(),
    ];
    cells.extend(offsets);
    cells.extend([trigger.to_string(), "1".to_owned(), String::new()]);
    cells.push(page.length.to_string());
    cells.extend(vec![String::new(); 3]); // tone, translation, extras
    cells
}

#[cfg(test)]
mod tests {
    use super::{Page, stamp};
    use std::collections::BTreeMap;

    #[test]
    fn a_paragraph_is_counted_from_one() {
        let page = Page {
            length: 30,
            paragraphs: vec![0, 8, 20],
            lead: 2,
            mentions: BTreeMap::new(),
        };
        assert_eq!([0, 7, 8, 25].map(|at| page.paragraph(at)), [1, 1, 2, 3]);
    }

    #[test]
    fn only_days_are_stamped() {
        assert_eq!(stamp(Some("2015-07-20")), "20150720000000");
        assert_eq!(stamp(Some("2015-07")), "");
        assert_eq!(stamp(None), "");
    }
}
