//! Compiles the tables under `data/` into one block of bytes that needs no reading at start-up.

#[path = "build/inflect.rs"]
mod inflect;
#[path = "build/names.rs"]
mod names;
#[path = "build/tables.rs"]
mod tables;
#[path = "build/trie.rs"]
mod trie;

// The crate's own definitions, and the folding of isnad-arabic: by path, so that the language
// crate is not compiled a second time for the build.
#[path = "../isnad-arabic/src/fold.rs"]
#[allow(dead_code)]
mod fold;
#[path = "src/kind.rs"]
mod kind;
#[path = "src/layout.rs"]
mod layout;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use kind::{EntryKind, FormGender, FormKind, Posting};
use layout::Table;
use tables::Rows;
use trie::Trie;

fn main() -> Result<(), Box<dyn Error>> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let data = here.join("../../data");
    for path in [
        "build.rs",
        "build",
        "src/kind.rs",
        "src/layout.rs",
        "../isnad-arabic/src/fold.rs",
    ] {
        println!("cargo::rerun-if-changed={}", here.join(path).display());
    }
    let mut all = BTreeMap::new();
    for table in Table::ALL {
        let mut rows = tables::read(&data, table)?;
        if let Table::Places = table {
            // Of places with one name the likelier comes first: ours, then the larger.
            let population = |cells: &Vec<String>| cells[8].parse::<u64>().unwrap_or_default();
            rows.sort_by_cached_key(|c| {
                (
                    c[0].starts_with(|c: char| c.is_ascii_digit()),
                    Reverse(population(c)),
                    c[0].clone(),
                )
            });
        } else {
            rows.sort(); // rows are found by binary search
        }
        all.insert(table as usize, rows);
    }
    fix_places(&mut all);
    let mut names = Names {
        trie: Trie::default(),
        ambiguous: ambiguous(&data)?,
        personal: personal(&all),
        of_town: false,
    };
    for table in Table::ALL {
        let rows = &all[&(table as usize)];
        if rows.len() as u32 >= Posting::ROW_LIMIT {
            return Err(format!("{table:?}: more rows than a posting can number").into());
        }
        for (row, cells) in rows.iter().enumerate() {
            names.add_row(table, row as u32, cells);
        }
    }
    let mut sections = names.trie.sections();
    for table in Table::ALL {
        let (mut starts, mut text) = (Vec::new(), Vec::new());
        for cells in &all[&(table as usize)] {
            starts.push(text.len() as u32);
            text.extend_from_slice(cells.join("\t").as_bytes());
        }
        starts.push(text.len() as u32);
        sections.extend([trie::bytes(&starts), text]);
    }
    write(&sections)
}

/// GeoNames ids become keys and two-letter countries three-letter ones.
fn fix_places(all: &mut BTreeMap<usize, Rows>) {
    let iso3: BTreeMap<String, String> = all[&(Table::States as usize)]
        .iter()
        .map(|cells| (cells[1].clone(), cells[0].clone()))
        .collect();
    for cells in all.get_mut(&(Table::Places as usize)).into_iter().flatten() {
        if cells[0].starts_with(|c: char| c.is_ascii_digit()) {
            cells[0].insert_str(0, "geo/");
        }
        if let Some(code) = iso3.get(&cells[4]) {
            cells[4].clone_from(code);
        }
    }
}

/// Forms that are ordinary words too, folded, for all kinds or for those the row names.
fn ambiguous(data: &Path) -> Result<BTreeMap<String, BTreeSet<String>>, Box<dyn Error>> {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for cells in tables::file(&data.join("ambiguous.tsv"), &["ar", "kinds"])? {
        let kinds = cells[1]
            .split('|')
            .filter(|kind| !kind.is_empty())
            .map(str::to_owned);
        out.entry(fold::fold(&cells[0])).or_default().extend(kinds);
    }
    Ok(out)
}

/// Single words that five people or more of the source bear as a name, folded.
fn personal(all: &BTreeMap<usize, Rows>) -> BTreeSet<String> {
    let tables = [Table::GivenNames, Table::Surnames];
    let rows = tables.iter().flat_map(|table| &all[&(*table as usize)]);
    rows.filter(|cells| cells[2].parse().unwrap_or(0) >= 5)
        .map(|cells| fold::fold(&cells[0]))
        .collect()
}

fn write(sections: &[Vec<u8>]) -> Result<(), Box<dyn Error>> {
    let mut block = layout::MAGIC.to_vec();
    block.extend((sections.len() as u32).to_le_bytes());
    let mut at = block.len() + sections.len() * 8;
    for section in sections {
        block.extend((at as u32).to_le_bytes());
        at += section.len();
        block.extend((at as u32).to_le_bytes());
    }
    for section in sections {
        block.extend(section);
    }
    fs::write(
        PathBuf::from(env::var("OUT_DIR")?).join("lexicon.bin"),
        block,
    )?;
    Ok(())
}

struct Names {
    trie: Trie,
    ambiguous: BTreeMap<String, BTreeSet<String>>,
    personal: BTreeSet<String>,
    /// The row being added is a town of less than 300,000 people.
    of_town: bool,
}

impl Names {
    fn add_row(&mut self, table: Table, row: u32, cells: &[String]) {
        let entry = |kind, form| Posting {
            kind,
            form,
            number: None,
            gender: None,
            common: false,
            row,
        };
        let named = match table {
            Table::States => {
                self.add_state(row, cells);
                return;
            }
            Table::Peoples => {
                let lemmas = values(&cells[0]).chain(values(&cells[1]));
                self.add_nisba(EntryKind::People, row, lemmas, &cells[2], "");
                return;
            }
            Table::Titles => {
                self.add_title(row, cells);
                return;
            }
            Table::Tenures => return,
            Table::Places => EntryKind::Place,
            Table::People => EntryKind::Person,
            Table::Organisations => EntryKind::Organisation,
            Table::Groups => EntryKind::Group,
            Table::Media => EntryKind::Media,
            Table::Offices => EntryKind::Office,
            Table::GivenNames => EntryKind::GivenName,
            Table::Surnames => EntryKind::Surname,
        };
        // A town that is named as people are (بشار, الخليل) needs other evidence, unless it is large.
        self.of_town = matches!(table, Table::Places)
            && cells[0].starts_with("geo/")
            && cells[8].parse::<u64>().unwrap_or_default() < 300_000;
        let main = if matches!(table, Table::GivenNames | Table::Surnames) {
            0
        } else {
            1
        };
        self.add(&cells[main], entry(named, FormKind::Main));
        if main == 1 {
            for alias in values(&cells[2]) {
                self.add(alias, entry(named, FormKind::Alias));
            }
        }
        if table.columns().get(3) == Some(&"short") {
            let kind = if named == EntryKind::Person {
                EntryKind::PersonShort
            } else {
                named
            };
            for short in values(&cells[3]) {
                self.add(short, entry(kind, FormKind::Short));
            }
        }
    }

    fn add_state(&mut self, row: u32, cells: &[String]) {
        let entry = |kind, form| Posting {
            kind,
            form,
            number: None,
            gender: None,
            common: false,
            row,
        };
        self.add(&cells[2], entry(EntryKind::State, FormKind::Main));
        for alias in values(&cells[3]) {
            self.add(alias, entry(EntryKind::State, FormKind::Alias));
        }
        for capital in values(&cells[8]) {
            self.add(capital, entry(EntryKind::Capital, FormKind::Main));
        }
        for metonym in values(&cells[9]) {
            self.add(metonym, entry(EntryKind::Metonym, FormKind::Main));
        }
        self.add_nisba(
            EntryKind::Nisba,
            row,
            values(&cells[5]),
            &cells[7],
            &cells[6],
        );
    }

    fn add_nisba<'a>(
        &mut self,
        kind: EntryKind,
        row: u32,
        lemmas: impl Iterator<Item = &'a str>,
        plurals: &str,
        feminines: &str,
    ) {
        for lemma in lemmas {
            let tokens = names::tokens(lemma);
            // What makes مالي doubtful makes مالية so too.
            let common = self.is_common(&tokens, kind);
            let lemma = tokens.join(" ");
            self.add_forms(kind, row, &lemma, inflect::nisba(&lemma), common);
        }
        for plural in values(plurals) {
            let plural = names::tokens(plural).join(" ");
            let forms = inflect::plural(&plural, Some(FormGender::Masculine));
            self.add_forms(kind, row, &plural, forms, false);
        }
        for feminine in values(feminines) {
            let feminine = names::tokens(feminine).join(" ");
            let forms = inflect::feminine(&feminine);
            self.add_forms(kind, row, &feminine, forms, false);
        }
    }

    fn add_title(&mut self, row: u32, cells: &[String]) {
        let person = cells[4] == "PER";
        let feminine = !cells[2].is_empty();
        let gender = (person && feminine).then_some(FormGender::Masculine);
        let lemma = names::tokens(&cells[0]).join(" ");
        let mut forms = inflect::noun(&lemma, gender);
        for plural in values(&cells[1]) {
            forms.extend(inflect::plural(&names::tokens(plural).join(" "), gender));
        }
        for form in values(&cells[2]) {
            forms.extend(inflect::feminine(&names::tokens(form).join(" ")));
        }
        self.add_forms(EntryKind::Title, row, &lemma, forms, false);
    }

    fn add_forms(
        &mut self,
        kind: EntryKind,
        row: u32,
        main: &str,
        forms: Vec<inflect::Form>,
        common: bool,
    ) {
        for (form, number, gender) in forms {
            let form_kind = if form == main {
                FormKind::Main
            } else {
                FormKind::Derived
            };
            let posting = Posting {
                kind,
                form: form_kind,
                number,
                gender,
                common,
                row,
            };
            self.add(&form, posting);
        }
    }

    /// Adds a name with its spelling variants.
    fn add(&mut self, name: &str, mut posting: Posting) {
        let tokens = names::tokens(name);
        posting.common |= self.is_common(&tokens, posting.kind);
        self.trie.add(&tokens, posting);
        let spells = matches!(
            posting.kind,
            EntryKind::Person
                | EntryKind::PersonShort
                | EntryKind::Place
                | EntryKind::GivenName
                | EntryKind::Surname
                | EntryKind::Organisation
                | EntryKind::Group
                | EntryKind::Media
                | EntryKind::State
                | EntryKind::Capital
        );
        if spells {
            for variant in names::variants(&tokens) {
                let common = self.is_common(&variant, posting.kind);
                let form = if posting.form == FormKind::Short {
                    FormKind::Short
                } else {
                    FormKind::Derived
                };
                self.trie.add(
                    &variant,
                    Posting {
                        form,
                        common,
                        ..posting
                    },
                );
            }
        }
    }

    fn is_common(&self, tokens: &[String], kind: EntryKind) -> bool {
        let name = tokens.join(" ");
        if kind == EntryKind::Place && self.of_town && self.personal.contains(&name) {
            return true;
        }
        self.ambiguous.get(&name).is_some_and(|kinds| {
            kinds.is_empty() || kinds.contains(&format!("{kind:?}").to_lowercase())
        })
    }
}

/// The values of a cell.
fn values(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|value| !value.is_empty())
}
