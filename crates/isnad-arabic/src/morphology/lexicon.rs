//! The stem lexicon: which stems exist, with lemma, class and how often they are written.
//!
//! Compiled by `build.rs` from `data/morphology`: a finite-state map from relaxed stems (alef
//! without hamza, yeh for alef maqsura) to a list of readings, read in place. A stem has no
//! article and no clitics; dual, plural, feminine and accusative are stems of their own.

use std::sync::OnceLock;

use fst::Map;

use super::packed::Packed;

static STEMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/stems.fst"));
static READINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/readings.bin"));
static STRINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/strings.bin"));

const READING: usize = 15;

/// One reading of a stem.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stem {
    /// The stem as the lexicon spells it, hamzas in their seats.
    pub form: &'static str,
    /// Its dictionary form.
    pub lemma: &'static str,
    /// Class and features.
    pub packed: Packed,
    /// What a closed-class stem may carry.
    pub takes: u16,
    /// Ten times the negative logarithm of its frequency.
    pub level: u8,
}

/// All readings of a relaxed stem, in a fixed order; none where the lexicon does not know it.
pub(crate) fn stems(key: &str) -> impl Iterator<Item = Stem> + use<> {
    let at = map().and_then(|m| m.get(key)).map(|place| place as usize);
    let list = at
        .and_then(|at| {
            let count = usize::from(*READINGS.get(at)?);
            READINGS.get(at + 1..at + 1 + count * READING)
        })
        .unwrap_or_default();
    list.chunks_exact(READING).map(|bytes| Stem {
        form: string(number(&bytes[0..4])),
        lemma: string(number(&bytes[4..8])),
        packed: Packed(number(&bytes[8..12])),
        takes: u16::from_le_bytes([bytes[12], bytes[13]]),
        level: bytes[14],
    })
}

fn map() -> Option<&'static Map<&'static [u8]>> {
    static MAP: OnceLock<Option<Map<&'static [u8]>>> = OnceLock::new();
    MAP.get_or_init(|| Map::new(STEMS).ok()).as_ref()
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .rev()
        .fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn string(at: u32) -> &'static str {
    let at = at as usize;
    let length = STRINGS.get(at).copied().map_or(0, usize::from);
    STRINGS
        .get(at + 1..at + 1 + length)
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::stems;

    #[test]
    fn knows_common_stems() {
        assert!(stems("حكومة").any(|s| s.lemma == "حكومة"));
        assert!(stems("ايام").any(|s| s.form == "أيام" && s.lemma == "يوم"));
        assert_eq!(stems("هكذاليستكلمة").count(), 0);
    }
}
