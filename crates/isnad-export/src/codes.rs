//! Country codes of other schemes: FIPS 10-4 (GDELT's places), Correlates of War (POLECAT).
//!
//! Compiled from `data/country_codes.tsv`: a code that a scheme lacks is none.

/// One state's codes.
struct Codes {
    iso3: &'static str,
    fips: Option<&'static str>,
    cow: Option<&'static str>,
}

static TABLE: &str = include_str!("../../../data/country_codes.tsv");

fn row(iso3: &str) -> Option<Codes> {
    TABLE.lines().skip(1).find_map(|line| {
        let mut cells = line.split('\t');
        let code = cells.next()?;
        if code != iso3 {
            return None;
        }
        let mut cell = || cells.next().filter(|c| !c.is_empty());
        Some(Codes {
            iso3: code,
            fips: cell(),
            cow: cell(),
        })
    })
}

/// FIPS 10-4 code of a state.
pub(crate) fn fips(iso3: &str) -> Option<&'static str> {
    row(iso3).and_then(|r| r.fips)
}

/// Correlates of War number of a state.
pub(crate) fn cow(iso3: &str) -> Option<&'static str> {
    row(iso3).and_then(|r| r.cow)
}

/// The state code as CAMEO and GDELT use it: ISO's, or none for `INT` and the like.
pub(crate) fn cameo_country(code: &str) -> Option<&'static str> {
    row(code).map(|r| r.iso3)
}

#[cfg(test)]
mod tests {
    #[test]
    fn knows_the_schemes() {
        assert_eq!(super::fips("IRQ"), Some("IZ"));
        assert_eq!(super::cow("EGY"), Some("651"));
        assert_eq!(super::cow("PSE"), None);
        assert_eq!(super::cameo_country("INT"), None);
    }
}
