//! Where on the map an event's place lies.
//!
//! The tables give a place's GeoNames number, coordinates and division. Several places bear one
//! name: the one in a country that the report speaks of is meant, else the largest; where neither
//! tells, the place stays off the map. A part of a state (`شمال سوريا`), or a place in a known
//! state that no table has, is known as far as the state: its resolution says so. A state's point
//! is its capital's.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use isnad_arabic::fold;
use isnad_lexicon::{Place, State, divisions};
use isnad_record::{EntityType, PlaceFix, Resolution};

use crate::entities::{Entities, Entity, EntityId};
use crate::names::NameClass;

/// A town of this size is meant by its bare name wherever a report comes from.
const LARGE: u64 = 100_000;

static BY_KEY: LazyLock<HashMap<&'static str, Place>> =
    LazyLock::new(|| Place::all().map(|place| (place.key(), place)).collect());

/// Places by their folded names, the likelier first.
static BY_NAME: LazyLock<HashMap<String, Vec<Place>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<Place>> = HashMap::new();
    for place in Place::all() {
        for name in std::iter::once(place.ar()).chain(place.aliases().split('|')) {
            if !name.is_empty() {
                names.entry(fold(name)).or_default().push(place);
            }
        }
    }
    names
});

static STATES: LazyLock<HashMap<&'static str, State>> =
    LazyLock::new(|| State::all().map(|state| (state.iso3(), state)).collect());

/// Which countries a report speaks of, and how often.
pub(in crate::events) struct Countries(BTreeMap<&'static str, usize>);

impl Countries {
    /// Counts the countries of a report's mentions.
    pub(in crate::events) fn of(entities: &Entities) -> Self {
        let mut counts = BTreeMap::new();
        for (_, mention) in entities.mentions() {
            // A town's country is what is asked for; it must not vouch for itself.
            if mention.class != Some(NameClass::Place)
                && let Some(country) = mention.country
            {
                *counts.entry(country).or_insert(0) += 1;
            }
        }
        Countries(counts)
    }

    fn speaks_of(&self, country: &str) -> usize {
        self.0.get(country).copied().unwrap_or(0)
    }
}

/// A place on the map, and the rule that says why it is this one.
pub(in crate::events) fn fix(
    entities: &Entities,
    id: EntityId,
    countries: &Countries,
) -> Option<(PlaceFix, &'static str)> {
    let entity = entities.get(id)?;
    if !matches!(
        entity.kind,
        EntityType::Gpe | EntityType::Loc | EntityType::Fac
    ) {
        return None;
    }
    match entity.kb {
        Some(kb) if kb.len() == 3 => match capital(entity, kb) {
            Some(place) => Some((town(place)?, "place.capital")),
            None => Some((state(kb)?, "place.state")),
        },
        Some(kb) => {
            let known = *BY_KEY.get(kb)?;
            let (place, rule) = meant(known, countries)?;
            Some((town(place)?, rule))
        }
        None => {
            if let Some(found) = by_name(entity, countries) {
                return Some(found);
            }
            // Only what its own words tell: a guess at its country is no place.
            let own = entity
                .mentions
                .iter()
                .find_map(|m| entities.mention(*m)?.country)?;
            let mut fix = state(own)?;
            fix.geonameid = None;
            fix.feature = None;
            Some((fix, "place.within-state"))
        }
    }
}

/// A town whose name the text bears behind a noun (`مدينة تعز`) and the tables have.
fn by_name(entity: &Entity, countries: &Countries) -> Option<(PlaceFix, &'static str)> {
    let name = fold(&entity.name);
    let (head, town_name) = name.split_once(' ')?;
    if entity.kind == EntityType::Fac || !TOWNS.contains(&head) {
        return None;
    }
    let named = BY_NAME.get(town_name)?;
    // محافظة تعز is the province, مدينة تعز the town.
    let province = matches!(head, "محافظه" | "منطقه");
    let known = *named
        .iter()
        .find(|place| (place.feature() == "ADM1") == province)
        .or(named.first())?;
    let (place, rule) = meant(known, countries)?;
    Some((town(place)?, rule))
}

/// Nouns before a town's name; folded.
const TOWNS: [&str; 8] = [
    "مدينه",
    "بلده",
    "قريه",
    "محافظه",
    "قضاء",
    "مديريه",
    "ناحيه",
    "منطقه",
];

/// Which of the places with one name is meant: the table's first, unless the report speaks of
/// another's country and not of its own.
fn meant(known: Place, countries: &Countries) -> Option<(Place, &'static str)> {
    let own = !known.key().starts_with("geo/");
    let namesakes = BY_NAME
        .get(&fold(known.ar()))
        .map_or(&[][..], Vec::as_slice);
    let others = || {
        namesakes
            .iter()
            .filter(|other| other.country() != known.country())
    };
    if countries.speaks_of(known.country()) > 0 || others().next().is_none() {
        return Some((known, "place.table"));
    }
    let told = others()
        .filter(|other| countries.speaks_of(other.country()) > 0)
        .max_by_key(|other| countries.speaks_of(other.country()));
    if let Some(other) = told {
        return Some((*other, "place.scene"));
    }
    let large = known.population() >= LARGE;
    (own || large).then_some((known, "place.largest"))
}

/// The capital, where the entity is the city and not the state that is named by it.
fn capital(entity: &Entity, iso3: &str) -> Option<Place> {
    let name = fold(&entity.name);
    let state = STATES.get(iso3)?;
    if !state.capitals().split('|').any(|city| fold(city) == name) || fold(state.ar()) == name {
        return None;
    }
    BY_NAME
        .get(&name)?
        .iter()
        .find(|place| place.country() == iso3)
        .copied()
}

/// GeoNames' own row for a town of ours.
fn in_geonames(place: Place) -> Option<Place> {
    let near = |a: &str, b: &str| match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => (a - b).abs() < 0.3,
        _ => false,
    };
    (BY_NAME.get(&fold(place.ar()))?.iter())
        .find(|other| {
            other.key().starts_with("geo/")
                && other.country() == place.country()
                && other.feature() == place.feature()
                && near(other.lat(), place.lat())
                && near(other.lon(), place.lon())
        })
        .copied()
}

fn town(place: Place) -> Option<PlaceFix> {
    let place = if place.key().starts_with("geo/") {
        place
    } else {
        in_geonames(place).unwrap_or(place)
    };
    let country = place.country();
    let feature = place.feature();
    let resolution = resolution(feature);
    let iso2 = STATES.get(country).map_or("", |state| state.iso2());
    let admin1 = divisions::division(&format!("{iso2}.{}", place.admin1()))
        .map(|division| division.en.to_owned())
        .or_else(|| (feature == "ADM1").then(|| place.en().to_owned()));
    Some(PlaceFix {
        geonameid: place
            .key()
            .strip_prefix("geo/")
            .and_then(|id| id.parse().ok()),
        lat: place.lat().parse().ok()?,
        lon: place.lon().parse().ok()?,
        admin1,
        country: Some(country.to_owned()).filter(|c| !c.is_empty()),
        feature: Some(feature.to_owned()).filter(|f| !f.is_empty()),
        resolution,
    })
}

fn state(iso3: &str) -> Option<PlaceFix> {
    let state = STATES.get(iso3)?;
    let capital = state.capitals().split('|').find_map(|name| {
        BY_NAME
            .get(&fold(name))?
            .iter()
            .find(|place| place.country() == iso3)
    })?;
    Some(PlaceFix {
        geonameid: divisions::division(state.iso2()).and_then(|d| d.geonameid),
        lat: capital.lat().parse().ok()?,
        lon: capital.lon().parse().ok()?,
        admin1: None,
        country: Some(iso3.to_owned()),
        feature: Some("PCLI".to_owned()),
        resolution: Resolution::Country,
    })
}

/// How exactly a GeoNames feature says where something is.
fn resolution(feature: &str) -> Resolution {
    match feature {
        "PPL" | "PPLC" | "PPLA" | "PPLX" => Resolution::City,
        "ADM1" => Resolution::Province,
        "ADM2" | "ISL" | "MT" | "MTS" | "STM" | "VAL" => Resolution::District,
        "RGN" => Resolution::Province,
        "CONT" | "OCN" | "SEA" | "GULF" | "PCLI" => Resolution::Country,
        _ => Resolution::Point,
    }
}

#[cfg(test)]
mod tests {
    use super::{Countries, fix};
    use crate::{Report, read};
    use isnad_record::{PlaceFix, Resolution};

    fn placed(text: &str) -> Option<PlaceFix> {
        let date = jiff::civil::date(2015, 8, 1);
        let record = read(&Report::of("t", None, text, Some(date)));
        record.events.into_iter().find_map(|event| event.place_fix)
    }

    #[test]
    fn a_town_has_a_number_a_point_and_its_parents() {
        let fix = placed("قتل خمسة جنود في هجوم على مدينة الموصل في العراق.").expect("placed");
        assert_eq!(fix.geonameid, Some(99072));
        assert_eq!(fix.country.as_deref(), Some("IRQ"));
        assert_eq!(fix.resolution, Resolution::City);
        assert!(fix.admin1.is_some());
    }

    #[test]
    fn a_state_is_known_as_a_state() {
        let fix = placed("قتل خمسة جنود في هجمات في العراق.").expect("placed");
        assert_eq!(fix.geonameid, Some(99237));
        assert_eq!(fix.resolution, Resolution::Country);
    }

    #[test]
    fn a_part_of_a_state_is_known_as_far_as_the_state() {
        let fix = placed("قتل خمسة جنود في هجمات في شمال سوريا.").expect("placed");
        assert_eq!(fix.geonameid, None);
        assert_eq!(fix.country.as_deref(), Some("SYR"));
        assert_eq!(fix.resolution, Resolution::Country);
    }

    #[test]
    fn nobody_is_no_place() {
        let entities = crate::entities::Entities::default();
        let countries = Countries::of(&entities);
        assert!(fix(&entities, crate::entities::EntityId(7), &countries).is_none());
    }
}
