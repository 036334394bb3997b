//! Compiles the tables under `data/morphology` into the stem lexicon that
//! `src/morphology/lexicon.rs` reads: a finite-state map from relaxed stems to places in a blob
//! of readings. The layout is described there.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "src/morphology/packed.rs"]
mod packed;
#[allow(dead_code)]
#[path = "src/verbs/mod.rs"]
mod verbs;

use packed::{Class, Packed, relax};
use verbs::{Form, Inflected, Verb};

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
    let verbs = data.join("verbs.tsv");
    let attributive = data.join("morphology/attributive.tsv");
    let names = [data.join("given_names.tsv"), data.join("surnames.tsv")];
    for path in [&forms, &closed, &verbs, &attributive, &names[0], &names[1]] {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    println!("cargo:rerun-if-changed=src/morphology/packed.rs");
    println!("cargo:rerun-if-changed=src/verbs");

    let derived = Derived::read(&verbs)?;
    let mut levels: BTreeMap<String, u8> = BTreeMap::new();
    let mut verbal_levels: BTreeMap<String, u8> = BTreeMap::new();
    let mut readings: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    for (number, row) in rows(&forms)?.iter().enumerate() {
        let [form, level, verbal, analyses] = row.as_slice() else {
            return Err(format!("{}:{}: expected 4 cells", forms.display(), number + 2).into());
        };
        let level = u8::try_from(-level.parse::<i32>()?).unwrap_or(u8::MAX);
        if !verbal.is_empty() {
            let verbal = u8::try_from(-verbal.parse::<i32>()?).unwrap_or(u8::MAX);
            verbal_levels.insert(form.clone(), verbal);
        }
        levels.insert(form.clone(), level);
        for note in analyses.split('|').filter(|n| !n.is_empty()) {
            let (code, lemma) = note.split_once(':').unwrap_or((note, form));
            let bits = Packed::from_code(code, form)
                .ok_or_else(|| format!("{}:{}: bad code {code}", forms.display(), number + 2))?;
            let bits = derived.mark(bits, lemma);
            add(&mut readings, form, lemma, bits, 0, level);
        }
    }
    for (verb, lemma) in &derived.verbs {
        // Of verbs that share a form the commoner comes first.
        let common = verbal_levels.get(lemma).copied().unwrap_or(RARE);
        let common = common.saturating_sub(60) / 10;
        for i in verb.inflected() {
            let level = verbal_levels.get(&i.surface).copied().unwrap_or(RARE) + common;
            add(&mut readings, &i.surface, lemma, bits(&i), 0, level);
        }
    }
    for noun in derived.nouns.keys() {
        // A verbal noun or participle that the form list does not have.
        let known = readings
            .get(&relax(noun))
            .is_some_and(|list| list.iter().any(|r| r.form == *noun && r.bits & 15 < 2));
        if !known {
            let code = if derived.masdars.contains(noun) {
                "Nsm"
            } else {
                "Asm"
            };
            if let Some(bits) = Packed::from_code(code, noun) {
                add(&mut readings, noun, noun, derived.mark(bits, noun), 0, RARE);
            }
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
        let short = takes & packed::ONLY_WITH_PRONOUN != 0 || form.chars().count() == 1;
        let level = if short { level.min(50) } else { level };
        add(&mut readings, form, lemma, bits, takes, level);
    }
    for row in rows(&attributive)? {
        let [stem, tenths, _source] = row.as_slice() else {
            return Err(format!("{}: expected 3 cells", attributive.display()).into());
        };
        let tenths = tenths.parse()?;
        for reading in readings.get_mut(stem).into_iter().flatten() {
            reading.bits = Packed(reading.bits).attributive(tenths).0;
        }
    }
    // Words that are parts of people's names, so that the tagger may know: شهاب، ياسر.
    let mut parts: BTreeMap<String, u32> = BTreeMap::new();
    for path in &names {
        for row in rows(path)? {
            let [name, _, count, _source] = row.as_slice() else {
                return Err(format!("{}: expected 4 cells", path.display()).into());
            };
            *parts.entry(name.clone()).or_default() += count.parse::<u32>()?;
        }
    }
    for (name, count) in &parts {
        if name.contains(' ') || name.chars().count() < 3 || name.starts_with("ال") {
            continue;
        }
        let list = readings.entry(relax(name)).or_default();
        if list.is_empty() {
            list.push(Reading {
                form: name.clone(),
                lemma: name.clone(),
                bits: Packed::new(Class::Name).0,
                takes: 0,
                level: RARE,
            });
        }
        for reading in list {
            if reading.takes == 0 && !Packed(reading.bits).is_name_part() {
                reading.bits = Packed(reading.bits).name_part(*count >= 15).0;
            }
        }
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    derived.write(&out)?;
    write(&readings, &out)
}

/// The level of a form that the rules make and no list counts.
const RARE: u8 = 190;

fn bits(i: &Inflected) -> Packed {
    Packed::verb(i.tense, i.person, i.number, i.gender, i.passive)
}

/// What `verbs.tsv` gives: verbs, and the nouns derived from them.
struct Derived {
    verbs: Vec<(Verb, String)>,
    masdars: BTreeSet<String>,
    active: BTreeSet<String>,
    passive: BTreeSet<String>,
    /// Verbal noun or participle to its verbs.
    nouns: BTreeMap<String, BTreeSet<String>>,
}

impl Derived {
    fn read(path: &Path) -> Result<Self, Failure> {
        let mut derived = Derived {
            verbs: Vec::new(),
            masdars: BTreeSet::new(),
            active: BTreeSet::new(),
            passive: BTreeSet::new(),
            nouns: BTreeMap::new(),
        };
        for (number, row) in rows(path)?.iter().enumerate() {
            let place = || format!("{}:{}", path.display(), number + 2);
            let [root, form, lemma, vowels, masdars, _source] = row.as_slice() else {
                return Err(format!("{}: expected 6 cells", place()).into());
            };
            let form = Form::from_name(form).ok_or_else(|| format!("{}: {form}", place()))?;
            let vowels = match vowels.as_bytes() {
                [] => None,
                [past, b'-', present] => Some((char::from(*past), char::from(*present))),
                _ => return Err(format!("{}: bad vowels {vowels}", place()).into()),
            };
            let verb = Verb::of(root, form, vowels, lemma)
                .ok_or_else(|| format!("{}: {root} {form:?} is not {lemma}", place()))?;
            let mut all = verb.masdars();
            all.extend(
                masdars
                    .split('|')
                    .filter(|m| !m.is_empty())
                    .map(str::to_owned),
            );
            for masdar in all {
                derived.derive(&masdar, lemma);
                derived.masdars.insert(masdar);
            }
            let (active, passive) = (verb.active_participle(), verb.passive_participle());
            derived.derive(&active, lemma);
            derived.derive(&passive, lemma);
            derived.active.insert(active);
            derived.passive.insert(passive);
            derived.verbs.push((verb, lemma.clone()));
        }
        Ok(derived)
    }

    fn derive(&mut self, noun: &str, lemma: &str) {
        self.nouns
            .entry(noun.to_owned())
            .or_default()
            .insert(lemma.to_owned());
    }

    fn mark(&self, bits: Packed, lemma: &str) -> Packed {
        if bits.0 & 15 > 1 {
            bits
        } else if self.masdars.contains(lemma) {
            bits.masdar()
        } else if self.active.contains(lemma) {
            bits.participle(false)
        } else if self.passive.contains(lemma) {
            bits.participle(true)
        } else {
            bits
        }
    }

    /// A map from noun to a place in a list of verbs: count, then length and text of each.
    fn write(&self, out: &Path) -> Result<(), Failure> {
        let mut list: Vec<u8> = Vec::new();
        let mut map = fst::MapBuilder::memory();
        for (noun, lemmas) in &self.nouns {
            map.insert(noun, list.len() as u64)?;
            list.push(u8::try_from(lemmas.len())?);
            for lemma in lemmas {
                list.push(u8::try_from(lemma.len())?);
                list.extend_from_slice(lemma.as_bytes());
            }
        }
        fs::write(out.join("derived.fst"), map.into_inner()?)?;
        fs::write(out.join("derived.bin"), list)?;
        Ok(())
    }
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
