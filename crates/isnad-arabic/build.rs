//! Compiles the tables under `data/morphology` into the stem lexicon that
//! `src/morphology/lexicon.rs` reads: a finite-state map from relaxed stems to places in a blob
//! of readings. The layout is described there.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "src/morphology/packed.rs"]
mod packed;

use packed::{Class, Packed, relax};

type Failure = Box<dyn Error>;

/// One reading before packing.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Reading {
    form: String,
    lemma: String,
    bits: u32,
    takes: u16,
    level: u8,
}

fn main() -> Result<(), Failure> {
    let data = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../../data");
    let forms = data.join("morphology/forms.tsv");
    let closed = data.join("morphology/closed.tsv");
    for path in [&forms, &closed] {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    println!("cargo:rerun-if-changed=src/morphology/packed.rs");

    let mut levels: BTreeMap<String, u8> = BTreeMap::new();
    let mut readings: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    for (number, row) in rows(&forms)?.iter().enumerate() {
        let [form, level, analyses] = row.as_slice() else {
            return Err(format!("{}:{}: expected 3 cells", forms.display(), number + 2).into());
        };
        let level = u8::try_from(-level.parse::<i32>()?).unwrap_or(u8::MAX);
        levels.insert(form.clone(), level);
        for note in analyses.split('|').filter(|n| !n.is_empty()) {
            let (code, lemma) = note.split_once(':').unwrap_or((note, form));
            let bits = Packed::from_code(code, form)
                .ok_or_else(|| format!("{}:{}: bad code {code}", forms.display(), number + 2))?;
            add(&mut readings, form, lemma, bits, 0, level);
        }
    }
    for (number, row) in rows(&closed)?.iter().enumerate() {
        let [form, pos, lemma, takes, features, _source] = row.as_slice() else {
            return Err(format!("{}:{}: expected 6 cells", closed.display(), number + 2).into());
        };
        let bits = Packed::closed(pos, features)
            .ok_or_else(|| format!("{}:{}: bad {pos} {features}", closed.display(), number + 2))?;
        let takes = packed::takes(takes)
            .ok_or_else(|| format!("{}:{}: bad {takes}", closed.display(), number + 2))?;
        let lemma = if lemma.is_empty() { form } else { lemma };
        let level = levels.get(form).copied().unwrap_or(120);
        // Prepositions that only stand with a pronoun are too short to be counted well.
        let level = if takes & packed::ONLY_WITH_PRONOUN != 0 {
            level.min(50)
        } else {
            level
        };
        add(&mut readings, form, lemma, bits, takes, level);
    }
    write(&readings, &PathBuf::from(std::env::var("OUT_DIR")?))
}

fn add(
    readings: &mut BTreeMap<String, Vec<Reading>>,
    form: &str,
    lemma: &str,
    bits: Packed,
    takes: u16,
    level: u8,
) {
    let list = readings.entry(relax(form)).or_default();
    let reading = Reading {
        form: form.to_owned(),
        lemma: lemma.to_owned(),
        bits: bits.0,
        takes,
        level,
    };
    let same =
        |r: &Reading| r.form == reading.form && r.lemma == reading.lemma && r.bits == reading.bits;
    if !list.iter().any(same) && list.len() < 250 {
        list.push(reading);
    }
}

fn write(readings: &BTreeMap<String, Vec<Reading>>, out: &Path) -> Result<(), Failure> {
    let mut strings: BTreeMap<&str, u32> = BTreeMap::new();
    let mut arena: Vec<u8> = Vec::new();
    for list in readings.values() {
        for reading in list {
            for text in [reading.form.as_str(), reading.lemma.as_str()] {
                if !strings.contains_key(text) {
                    strings.insert(text, u32::try_from(arena.len())?);
                    arena.push(u8::try_from(text.len())?);
                    arena.extend_from_slice(text.as_bytes());
                }
            }
        }
    }
    let mut blob: Vec<u8> = Vec::new();
    let mut map = fst::MapBuilder::memory();
    for (key, list) in readings {
        map.insert(key, blob.len() as u64)?;
        blob.push(u8::try_from(list.len())?);
        for reading in list {
            blob.extend_from_slice(&strings[reading.form.as_str()].to_le_bytes());
            blob.extend_from_slice(&strings[reading.lemma.as_str()].to_le_bytes());
            blob.extend_from_slice(&reading.bits.to_le_bytes());
            blob.extend_from_slice(&reading.takes.to_le_bytes());
            blob.push(reading.level);
        }
    }
    fs::write(out.join("stems.fst"), map.into_inner()?)?;
    fs::write(out.join("readings.bin"), blob)?;
    fs::write(out.join("strings.bin"), arena)?;
    Ok(())
}

fn rows(path: &Path) -> Result<Vec<Vec<String>>, Failure> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(text
        .lines()
        .skip(1)
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect())
}

#[allow(dead_code)]
const _: Option<Class> = None;
