//! `isnad-dev lint-data`: the tables under `data/` are source code, and this is their compiler.
//!
//! Every table is a TSV file with a header, one entry a line, sorted bytewise, in NFC, without
//! invisible controls; keys are unique, codes are known, references lead somewhere, and every
//! row says where it is from. Whether a fact is true is for its readers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use isnad_record::{EventType, Sector};
use unicode_normalization::is_nfc;

/// Check the tables under `data/`.
#[derive(clap::Args)]
pub struct Args {
    /// The folder with the tables.
    #[arg(long, default_value = "data")]
    data: PathBuf,
}

/// Checks every table; fails where one has a fault.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let tables = read(&args.data)?;
    let faults = lint(&tables);
    for fault in &faults {
        println!("{fault}");
    }
    let rows: usize = tables.values().map(|table| table.rows.len()).sum();
    println!(
        "{} tables, {rows} rows, {} faults",
        tables.len(),
        faults.len()
    );
    if !faults.is_empty() {
        bail!("{} faults in {}", faults.len(), args.data.display());
    }
    Ok(())
}

/// One table: its header and its lines, each cell as it stands.
#[derive(Default)]
struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn of(text: &str) -> Self {
        let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
        let mut lines = text.split('\n');
        let header = lines.next().map(cells).unwrap_or_default();
        let mut rows: Vec<Vec<String>> = lines.map(cells).collect();
        if rows
            .last()
            .is_some_and(|row| row.len() == 1 && row[0].is_empty())
        {
            rows.pop();
        }
        Table { header, rows }
    }

    fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    fn values(&self, name: &str) -> BTreeSet<&str> {
        let Some(column) = self.column(name) else {
            return BTreeSet::new();
        };
        self.rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(String::as_str)
            .collect()
    }
}

type Tables = BTreeMap<String, Table>;

fn read(folder: &Path) -> anyhow::Result<Tables> {
    let mut tables = Tables::new();
    let entries =
        std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "tsv") {
            continue;
        }
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("{}: expected UTF-8 text", path.display()))?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        tables.insert(name, Table::of(&text));
    }
    Ok(tables)
}

/// Tables whose first column does not tell rows apart: people hold several offices, a noun
/// may be two titles, a root has several verbs.
const NO_KEY: [&str; 5] = [
    "cues.examples.tsv",
    "tenures.tsv",
    "titles.tsv",
    "triggers.examples.tsv",
    "verbs.tsv",
];

fn lint(tables: &Tables) -> Vec<String> {
    let known = Known::of(tables);
    let mut faults = Vec::new();
    for (file, table) in tables {
        let mut fault = |line: usize, what: String| faults.push(format!("{file}:{line}: {what}"));
        for (at, column) in table.header.iter().enumerate() {
            if column.is_empty() || table.header[..at].contains(column) {
                fault(
                    1,
                    format!(
                        "column {} is named {column:?}: expected a name of its own",
                        at + 1
                    ),
                );
            }
        }
        if table.header.last().is_none_or(|column| column != "source") {
            fault(1, "the last column is not `source`".to_owned());
        }
        let mut keys = BTreeSet::new();
        let mut before = "";
        let mut lines = BTreeSet::new();
        for (at, row) in table.rows.iter().enumerate() {
            let line = at + 2;
            if row.len() != table.header.len() {
                let (found, expected) = (row.len(), table.header.len());
                fault(line, format!("{found} cells, expected {expected}"));
                continue;
            }
            if row[0].as_bytes() < before.as_bytes() {
                fault(line, format!("{:?} is out of order", row[0]));
            } else if !lines.insert(row) {
                fault(line, format!("{:?} is repeated", row[0]));
            }
            before = &row[0];
            if row[0].is_empty() {
                fault(line, format!("no {}", table.header[0]));
            } else if !NO_KEY.contains(&file.as_str()) && !keys.insert(&row[0]) {
                fault(line, format!("second row for {:?}", row[0]));
            }
            for (cell, column) in row.iter().zip(&table.header) {
                for what in cell_faults(cell).chain(known.faults(file, column, cell)) {
                    fault(line, format!("{column} {cell:?}: {what}"));
                }
            }
        }
    }
    faults
}

/// What is wrong with any cell's text.
fn cell_faults(cell: &str) -> impl Iterator<Item = &'static str> {
    let controls = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
                | '\u{feff}' | '\u{61c}' | '\u{ad}' | '\u{a0}')
    };
    let values = || cell.split('|');
    [
        (!is_nfc(cell), "not in NFC"),
        (cell.contains(controls), "has an invisible control"),
        (has_tatweel(cell), "has a tatweel"),
        (values().any(|v| v.trim() != v), "has spaces at an edge"),
        (cell.contains("  "), "has a double space"),
        (
            !cell.is_empty() && values().any(str::is_empty),
            "has an empty value",
        ),
    ]
    .into_iter()
    .filter_map(|(is, what)| is.then_some(what))
}

/// A tatweel between letters is decoration; at a word's end it marks a clitic (`بـ`).
fn has_tatweel(cell: &str) -> bool {
    let mut after = false;
    cell.chars().any(|c| {
        let inside = after && c.is_alphanumeric();
        after = c == '\u{640}';
        inside
    })
}

/// What cells may refer to.
struct Known<'a> {
    states: BTreeSet<&'a str>,
    iso2: BTreeSet<&'a str>,
    people: BTreeSet<&'a str>,
    offices: BTreeSet<&'a str>,
    bodies: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(tables: &'a Tables) -> Self {
        let values = |file: &str, column: &str| {
            tables
                .get(file)
                .map(|table| table.values(column))
                .unwrap_or_default()
        };
        let mut bodies = BTreeSet::new();
        for file in ["organisations.tsv", "groups.tsv", "media.tsv"] {
            bodies.extend(values(file, "key"));
        }
        Known {
            states: values("states.tsv", "iso3"),
            iso2: values("states.tsv", "iso2"),
            people: values("people.tsv", "key"),
            offices: values("offices.tsv", "key"),
            bodies,
        }
    }

    fn faults(&self, file: &str, column: &str, cell: &str) -> Option<&'static str> {
        let is_country = |code: &str| code == "INT" || self.states.contains(code);
        match column {
            "source" => cell.is_empty().then_some("no source"),
            _ if cell.is_empty() => None,
            "country" if file == "tenures.tsv" => (!is_country(cell)
                && !self.bodies.contains(cell))
            .then_some("expected a state's ISO3 code, INT or a body's key"),
            "country" => (!is_country(cell)).then_some("expected a state's ISO3 code or INT"),
            "iso2" if file != "states.tsv" => {
                (!self.iso2.contains(cell)).then_some("expected a state's ISO2 code")
            }
            "sector" => Sector::from_code(cell)
                .is_none()
                .then_some("expected a PLOVER sector"),
            "type" if file == "triggers.tsv" => EventType::from_code(cell)
                .is_none()
                .then_some("expected a PLOVER type"),
            "type" => (!matches!(cell, "PER" | "ORG" | "GRP" | "GPE" | "LOC" | "FAC"))
                .then_some("expected an entity type"),
            "person" => (!self.people.contains(cell)).then_some("no such person"),
            "office" => (!self.offices.contains(cell)).then_some("no such office"),
            "from" | "to" => (!is_date(cell)).then_some("expected YYYY, YYYY-MM or YYYY-MM-DD"),
            "lat" => (!is_degrees(cell, 90.0)).then_some("expected degrees north"),
            "lon" => (!is_degrees(cell, 180.0)).then_some("expected degrees east"),
            "population" | "count" => cell
                .parse::<u64>()
                .is_err()
                .then_some("expected a whole number"),
            _ => None,
        }
    }
}

fn is_degrees(cell: &str, limit: f64) -> bool {
    cell.parse::<f64>()
        .is_ok_and(|degrees| degrees.abs() <= limit)
}

fn is_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split('-').collect();
    let number = |at: usize, digits: usize, limit: u32| {
        parts.get(at).is_none_or(|part| {
            part.len() == digits && part.parse().is_ok_and(|n: u32| (1..=limit).contains(&n))
        })
    };
    parts.len() <= 3 && number(0, 4, 2100) && number(1, 2, 12) && number(2, 2, 31)
}

#[cfg(test)]
mod tests {
    use super::{Table, Tables, lint};

    fn faults(file: &str, text: &str) -> Vec<String> {
        let states = Table::of("iso3\tiso2\tar\tsource\nIRN\tIR\tإيران\town\n");
        lint(&Tables::from([
            ("states.tsv".to_owned(), states),
            (file.to_owned(), Table::of(text)),
        ]))
    }

    #[test]
    fn a_clean_table_passes() {
        let text =
            "key\tar\tcountry\tsector\tsource\nper/a\tأ|ب\tIRN\tGOV\town\nper/b\tج\t\t\town\n";
        assert_eq!(faults("people.tsv", text), Vec::<String>::new());
    }

    #[test]
    fn faults_say_file_line_and_what_was_expected() {
        let text = "key\tcountry\tsource\nb\tIRX\town\na\tIRN\t\na\tIRN\n";
        assert_eq!(
            faults("people.tsv", text),
            [
                "people.tsv:2: country \"IRX\": expected a state's ISO3 code or INT",
                "people.tsv:3: \"a\" is out of order",
                "people.tsv:3: source \"\": no source",
                "people.tsv:4: 2 cells, expected 3",
            ]
        );
        let text = "ar\tsource\nا\u{200f}\town\nب||ج\town\n ت\town\n";
        assert_eq!(faults("x.tsv", text).len(), 4);
        let text =
            "person\toffice\tcountry\tfrom\tto\tsource\nper/x\toff/x\tIRN\t2010\t10/2011\town\n";
        assert_eq!(faults("tenures.tsv", text).len(), 3);
    }
}
