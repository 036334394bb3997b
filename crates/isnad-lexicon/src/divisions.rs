//! Countries and their first-level divisions by GeoNames code, from `data/divisions.tsv`.
//!
//! Only what puts a place on the map: what a division is called and which number a country has.
//! Their Arabic names are places and states of the other tables.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A country or one of its divisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Division {
    /// English name.
    pub en: &'static str,
    /// GeoNames identifier; the table has those of countries.
    pub geonameid: Option<u32>,
}

static TABLE: LazyLock<BTreeMap<&'static str, Division>> = LazyLock::new(|| {
    include_str!("../../../data/divisions.tsv")
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (code, en, id) = (cells.next()?, cells.next()?, cells.next()?);
            let geonameid = id.parse().ok();
            Some((code, Division { en, geonameid }))
        })
        .collect()
});

/// The country with a two-letter code (`YE`), or its division (`YE.25`).
#[must_use]
pub fn division(code: &str) -> Option<Division> {
    TABLE.get(code).copied()
}

#[cfg(test)]
mod tests {
    use super::division;

    #[test]
    fn a_country_has_a_number_and_a_division_a_name() {
        assert_eq!(division("YE").and_then(|d| d.geonameid), Some(69543));
        assert_eq!(division("IQ.02").map(|d| d.en), Some("Basra Governorate"));
        assert_eq!(division("XX.1"), None);
    }
}
