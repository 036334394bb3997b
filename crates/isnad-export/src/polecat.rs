//! POLECAT's forty columns, tab separated with a header.
//!
//! POLECAT has no Wikipedia titles of ours: those columns stay empty. A meeting's sides are folded
//! into actors, as its own files do. Several actors or sectors are joined by `;`. It has no column
//! for modality: only events that happened are written.

use std::io::Write;

use isnad_record::{Entity, EntityType, Modality, Record, Resolution};

use crate::event_data::EventView;
use crate::{Error, Output, codes};

const TABLE: &str = "polecat.tsv";

/// The columns, in POLECAT's order.
pub(crate) const COLUMNS: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

pub(crate) fn write(
    records: &mut dyn Iterator<Item = Record>,
    output: &mut dyn Output,
) -> Result<(), Error> {
    let mut out = output.open(TABLE)?;
    let failed = |source| Error::write(TABLE, source);
    row(&mut out, &COLUMNS.map(str::to_owned)).map_err(failed)?;
    for record in records {
        for view in EventView::all(&record) {
            if view.event.modality != Modality::Actual {
                continue;
            }
            row(&mut out, &cells(view)).map_err(failed)?;
        }
    }
    out.flush().map_err(failed)
}

/// Writes one row; tabs, line breaks and other controls become spaces, as the format has no quoting.
pub(crate) fn row(out: &mut dyn Write, cells: &[String]) -> std::io::Result<()> {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.write_all(b"\t")?;
        }
        let clean = cell.replace(
            |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'),
            " ",
        );
        out.write_all(clean.as_bytes())?;
    }
    out.write_all(b"\n")
}

fn cells(view: EventView<'_>) -> [String; 40] {
    let EventView { record, event } = view;
    let [name, country, cow, sector, sectors, title, raw, wiki] = side(&view.actors_folded());
    let [
        r_name,
        r_country,
        r_cow,
        r_sector,
        r_sectors,
        r_title,
        r_raw,
        r_wiki,
    ] = side(&view.recipients_folded());
    let place = view.place();
    let fix = event.place_fix.as_ref();
    let place_name = place.map(|p| p.name_en.clone().unwrap_or_else(|| p.name.clone()));
    let is_city = fix.is_some_and(|f| matches!(f.resolution, Resolution::City | Resolution::Point));
    let contexts: Vec<&str> = event.contexts.iter().map(|c| c.code()).collect();
    [
        view.id(),
        event.when.clone().unwrap_or_default(),
        event.kind.code().to_owned(),
        event.mode.map_or(String::new(), |m| m.code().to_owned()),
        event.score.to_string(),
        event.quad.code().to_owned(),
        contexts.join(";"),
        name,
        country,
        cow,
        sector,
        sectors,
        title,
        raw,
        wiki,
        r_name,
        r_country,
        r_cow,
        r_sector,
        r_sectors,
        r_title,
        r_raw,
        r_wiki,
        place_name.clone().unwrap_or_default(),
        place_name.filter(|_| is_city).unwrap_or_default(),
        String::new(),
        fix.and_then(|f| f.admin1.clone()).unwrap_or_default(),
        fix.and_then(|f| f.country.clone())
            .or_else(|| place.and_then(|p| p.country.clone()))
            .unwrap_or_default(),
        fix.map_or(String::new(), |f| f.lat.to_string()),
        fix.map_or(String::new(), |f| f.lon.to_string()),
        fix.and_then(|f| f.geonameid)
            .map_or(String::new(), |id| id.to_string()),
        place.map_or(String::new(), |p| p.name.clone()),
        fix.and_then(|f| f.feature.clone()).unwrap_or_default(),
        record.document.publisher.clone().unwrap_or_default(),
        record.document.published.clone().unwrap_or_default(),
        story(record, &[EntityType::Per]),
        story(record, &[EntityType::Org, EntityType::Grp]),
        story(record, &[EntityType::Gpe, EntityType::Loc, EntityType::Fac]),
        record.document.language.clone(),
        record.engine.version.clone(),
    ]
}

fn side(entities: &[&Entity]) -> [String; 8] {
    let join = |cells: Vec<String>| cells.join(";");
    let each = |cell: &dyn Fn(&Entity) -> String| join(entities.iter().map(|e| cell(e)).collect());
    let countries = each(&|e| e.country.clone().unwrap_or_default());
    let sector = |e: &Entity| e.sector.map_or(String::new(), |s| s.code().to_owned());
    [
        each(&|e| e.name_en.clone().unwrap_or_else(|| e.name.clone())),
        countries,
        each(&|e| {
            e.country
                .as_deref()
                .and_then(codes::cow)
                .unwrap_or_default()
                .to_owned()
        }),
        entities.first().map_or(String::new(), |e| sector(e)),
        each(&sector),
        each(&|e| e.office.clone().unwrap_or_default()),
        each(&|e| e.name.clone()),
        String::new(),
    ]
}

fn story(record: &Record, kinds: &[EntityType]) -> String {
    let names: Vec<&str> = record
        .entities
        .iter()
        .filter(|e| kinds.contains(&e.kind))
        .map(|e| e.name.as_str())
        .collect();
    names.join(";")
}
