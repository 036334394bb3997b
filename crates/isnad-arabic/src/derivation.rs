//! From verbal nouns and participles back to their verbs.
//!
//! `تأكيد` and `مؤكد` come from `أكد`. The map is made at build time by conjugating
//! `data/verbs.tsv`; a noun that several verbs share names them all.

use std::sync::OnceLock;

use fst::Map;

static NOUNS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/derived.fst"));
static VERBS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/derived.bin"));

/// The lemma of the verb that a verbal noun or participle comes from; the first of several.
///
/// ```
/// assert_eq!(isnad_arabic::derivation::verb_of("تأكيد"), Some("أكد"));
/// assert_eq!(isnad_arabic::derivation::verb_of("مضيف"), Some("أضاف"));
/// assert_eq!(isnad_arabic::derivation::verb_of("قمر"), None);
/// ```
#[must_use]
pub fn verb_of(noun: &str) -> Option<&'static str> {
    verbs_of(noun).next()
}

/// The lemmas of all verbs that a verbal noun or participle may come from.
pub fn verbs_of(noun: &str) -> impl Iterator<Item = &'static str> {
    let mut at = map()
        .and_then(|m| m.get(noun))
        .map_or(VERBS.len(), |place| place as usize);
    let mut left = VERBS.get(at).copied().unwrap_or(0);
    at += 1;
    std::iter::from_fn(move || {
        left = left.checked_sub(1)?;
        let length = usize::from(*VERBS.get(at)?);
        let text = VERBS.get(at + 1..at + 1 + length)?;
        at += 1 + length;
        std::str::from_utf8(text).ok()
    })
}

fn map() -> Option<&'static Map<&'static [u8]>> {
    static MAP: OnceLock<Option<Map<&'static [u8]>>> = OnceLock::new();
    MAP.get_or_init(|| Map::new(NOUNS).ok()).as_ref()
}
