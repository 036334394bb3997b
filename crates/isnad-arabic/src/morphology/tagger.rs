//! The choice that a word's neighbours want: a linear model over tags, stems and neighbours, and
//! the best path through a stretch of words.
//!
//! The weights are integers in a file trained by `isnad-dev train tagger`: a magic word, a
//! version, the hash of what it was trained on, then one i16 a feature bucket. Scores are sums of
//! integers, so they are the same on every machine.

use super::candidates::Reading;
use super::lattice::{Choice, Form, Memory, hash_letters};
use super::packed::Class;

/// Buckets that features are hashed into: 2 to this power.
pub const BITS: u32 = 19;

/// First bytes of a model file.
pub const MAGIC: &[u8; 8] = b"ISNADTAG";

/// Version of the features: a model of another version is not read.
pub const VERSION: u32 = 1;

/// Bytes before the weights: magic, version, bits, hash of the training data.
pub const HEADER: usize = 8 + 4 + 4 + 8;

/// Something that weighs feature buckets.
pub(crate) trait Weights {
    /// Choices that stand far behind a word's best may be left out: not in training, where the
    /// weights move.
    const PRUNES: bool;

    /// A bucket's weight.
    fn weight(&self, feature: u32) -> i32;
}

/// The committed model; weightless where the file is not one of ours.
pub(crate) struct Model(&'static [u8]);

static FILE: &[u8] = include_bytes!("../../../../data/morphology/tagger.bin");

impl Model {
    /// The model built in.
    pub fn built_in() -> Self {
        let ours = FILE.len() == HEADER + (2 << BITS)
            && FILE.starts_with(MAGIC)
            && FILE[8..12] == VERSION.to_le_bytes()
            && FILE[12..16] == BITS.to_le_bytes();
        Model(if ours { &FILE[HEADER..] } else { &[] })
    }
}

impl Weights for Model {
    const PRUNES: bool = true;

    fn weight(&self, feature: u32) -> i32 {
        let at = 2 * feature as usize;
        match self.0.get(at..at + 2) {
            Some([low, high]) => i32::from(i16::from_le_bytes([*low, *high])),
            _ => 0,
        }
    }
}

/// The bucket of a feature: which template, and its two parts.
fn bucket(template: u32, a: u32, b: u32) -> u32 {
    let mut hash = u64::from(a) << 32 | u64::from(b);
    hash ^= u64::from(template).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (hash >> (64 - BITS)) as u32
}

/// Features of a choice wherever it stands.
pub(crate) fn local(choice: &Choice, form: &Form, mut each: impl FnMut(u32)) {
    let reading: &Reading = &choice.reading;
    let tag = choice.tag;
    let packed = reading.packed();
    let class = packed.class() as u32 + 8 * u32::from(reading.stem.is_none());
    each(bucket(1, tag, class));
    each(bucket(2, choice.shape, class));
    each(bucket(3, choice.inflection, class));
    each(bucket(4, tag, form.hash));
    each(bucket(5, choice.shape, form.hash));
    each(bucket(6, tag, choice.lemma));
    each(bucket(7, choice.shape, form.tail));
    if packed.class() == Class::Closed {
        return;
    }
    each(bucket(16, choice.shape, packed.attributive_share()));
    each(bucket(17, tag, packed.name_rank() << 4 | class));
    each(bucket(18, choice.shape, packed.name_rank()));
    let written = reading.stem.map_or("", |s| s.form);
    let mut letters = ['\0'; 24];
    let mut count = 0;
    for (place, letter) in letters.iter_mut().zip(written.chars()) {
        *place = letter;
        count += 1;
    }
    if count > 1 {
        let letters = &letters[..count];
        each(bucket(8, tag, hash_letters(&letters[count - 1..])));
        each(bucket(9, tag, hash_letters(&letters[count - 2..])));
        each(bucket(
            10,
            tag,
            hash_letters(&letters[count.saturating_sub(3)..]),
        ));
        each(bucket(11, tag, hash_letters(&letters[..2])));
        // The word's pattern: where its weak and servile letters stand.
        let mut pattern = ['c'; 24];
        for (place, letter) in pattern.iter_mut().zip(letters) {
            if "اويتمنسأءئؤىةآإ".contains(*letter) {
                *place = *letter;
            }
        }
        each(bucket(12, tag, hash_letters(&pattern[..count])));
        each(bucket(13, choice.shape, hash_letters(&pattern[..count])));
    }
    each(bucket(14, tag, count as u32 | class << 8));
    each(bucket(15, tag, form.head));
}

/// Features of a choice beside its neighbours' forms.
fn beside(choice: &Choice, before: Option<&Form>, after: Option<&Form>, mut each: impl FnMut(u32)) {
    let none = Form {
        start: 0,
        end: 0,
        hash: 1,
        tail: 1,
        head: 2,
    };
    let before = before.unwrap_or(&none);
    let after = after.unwrap_or(&none);
    each(bucket(20, choice.tag, after.hash));
    each(bucket(21, choice.shape, after.head));
    each(bucket(22, choice.shape, after.tail));
    each(bucket(23, choice.inflection, after.head));
    each(bucket(24, choice.shape, before.hash));
    each(bucket(25, choice.tag, before.tail));
    each(bucket(26, choice.lemma, after.head));
}

/// Features of a choice behind another.
fn behind(before: &Choice, choice: &Choice, mut each: impl FnMut(u32)) {
    each(bucket(30, before.tag, choice.tag));
    each(bucket(31, before.shape, choice.shape));
    each(bucket(32, before.inflection, choice.inflection));
    each(bucket(33, before.lemma, choice.shape));
    each(bucket(34, before.shape, choice.lemma));
    each(bucket(35, before.inflection, choice.tag));
    let (earlier, later) = (before.reading.packed(), choice.reading.packed());
    each(bucket(
        36,
        before.tag << 2 | earlier.name_rank(),
        choice.tag << 2 | later.name_rank(),
    ));
    each(bucket(
        37,
        before.shape,
        choice.shape << 4 | later.attributive_share(),
    ));
}

const START: u32 = 99;

fn opening(choice: &Choice, mut each: impl FnMut(u32)) {
    each(bucket(30, START, choice.tag));
    each(bucket(31, START, choice.shape));
}

/// The best path through a stretch: one choice a form, as places in `memory.choices`.
///
/// `allowed` may forbid choices; a form all of whose choices are forbidden is free.
pub(crate) fn best(
    memory: &Memory,
    forms: &[Form],
    weights: &impl Weights,
    allowed: impl Fn(usize, usize) -> bool,
) -> Vec<u32> {
    let mut back: Vec<Vec<u32>> = Vec::with_capacity(forms.len());
    let mut scores: Vec<i64> = Vec::new();
    let mut previous: &[Choice] = &[];
    for (at, form) in forms.iter().enumerate() {
        let choices = &memory.choices[form.start as usize..form.end as usize];
        let open: Vec<bool> = (0..choices.len()).map(|c| allowed(at, c)).collect();
        let free = !open.iter().any(|o| *o);
        let before = at.checked_sub(1).map(|b| &forms[b]);
        let after = forms.get(at + 1);
        let mut links = Vec::with_capacity(choices.len());
        let mut fresh = Vec::with_capacity(choices.len());
        for (number, choice) in choices.iter().enumerate() {
            if !free && !open[number] {
                links.push(0);
                fresh.push(i64::MIN / 2);
                continue;
            }
            let mut own = i64::from(choice.score);
            if choices.len() > 1 {
                beside(choice, before, after, |f| {
                    own += i64::from(weights.weight(f));
                });
            }
            let (mut link, mut top) = (0, i64::MIN / 2);
            if previous.is_empty() {
                top = 0;
                opening(choice, |f| top += i64::from(weights.weight(f)));
            }
            for (place, earlier) in previous.iter().enumerate() {
                let mut sum = scores[place];
                if sum <= i64::MIN / 4 {
                    continue;
                }
                // What all paths share decides nothing.
                if choices.len() > 1 || previous.len() > 1 {
                    behind(earlier, choice, |f| sum += i64::from(weights.weight(f)));
                }
                if sum > top {
                    top = sum;
                    link = place as u32;
                }
            }
            links.push(link);
            fresh.push(top + own);
        }
        back.push(links);
        scores = fresh;
        previous = choices;
    }
    let mut path = vec![0; forms.len()];
    let mut place = scores
        .iter()
        .enumerate()
        .max_by_key(|(number, score)| (**score, std::cmp::Reverse(*number)))
        .map_or(0, |(number, _)| number as u32);
    for at in (0..forms.len()).rev() {
        path[at] = forms[at].start + place;
        place = back[at].get(place as usize).copied().unwrap_or(0);
    }
    path
}

/// Every feature of a path.
pub(crate) fn features(memory: &Memory, forms: &[Form], path: &[u32], mut each: impl FnMut(u32)) {
    let mut previous: Option<&Choice> = None;
    for (at, place) in path.iter().enumerate() {
        let choice = &memory.choices[*place as usize];
        local(choice, &forms[at], &mut each);
        let before = at.checked_sub(1).map(|b| &forms[b]);
        beside(choice, before, forms.get(at + 1), &mut each);
        match previous {
            Some(earlier) => behind(earlier, choice, &mut each),
            None => opening(choice, &mut each),
        }
        previous = Some(choice);
    }
}
