//! Reading the tables under `data/`.

use std::error::Error;
use std::fs;
use std::path::Path;

use crate::layout::Table;

/// A table's rows, columns as [`Table::columns`] lists them.
pub type Rows = Vec<Vec<String>>;

/// Files that make up a table.
fn files(table: Table) -> &'static [&'static str] {
    match table {
        Table::States => &["states.tsv"],
        Table::Peoples => &["peoples.tsv"],
        Table::Places => &["places_own.tsv", "places.tsv"],
        Table::People => &["people.tsv"],
        Table::Organisations => &["organisations.tsv"],
        Table::Groups => &["groups.tsv"],
        Table::Media => &["media.tsv"],
        Table::Offices => &["offices.tsv"],
        Table::Titles => &["titles.tsv"],
        Table::GivenNames => &["given_names.tsv"],
        Table::Surnames => &["surnames.tsv"],
        Table::Tenures => &["tenures.tsv"],
    }
}

/// Reads a table; a file that is missing is empty, so that tables can land one after another.
pub fn read(data: &Path, table: Table) -> Result<Rows, Box<dyn Error>> {
    let mut rows = Vec::new();
    for name in files(table) {
        let columns: Vec<&str> = table
            .columns()
            .iter()
            .map(|column| match (*column, *name) {
                ("key", "places.tsv") => "geonameid",
                ("country", "places.tsv" | "places_own.tsv") => "iso2",
                (column, _) => column,
            })
            .collect();
        rows.extend(file(&data.join(name), &columns)?);
    }
    Ok(rows)
}

/// Reads one file, picking columns by their names.
pub fn file(path: &Path, columns: &[&str]) -> Result<Rows, Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", path.display());
    if !path.exists() {
        return Ok(Rows::new());
    }
    let text = fs::read_to_string(path)?;
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let mut places = Vec::new();
    for column in columns {
        let place = header.iter().position(|h| h == column);
        places.push(place.ok_or_else(|| format!("{}:1: no column {column}", path.display()))?);
    }
    let mut rows = Rows::new();
    for (number, line) in lines.enumerate() {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != header.len() {
            let (found, expected) = (cells.len(), header.len());
            let at = format!("{}:{}", path.display(), number + 2);
            return Err(format!("{at}: {found} cells, expected {expected}").into());
        }
        rows.push(places.iter().map(|p| cells[*p].to_owned()).collect());
    }
    Ok(rows)
}
