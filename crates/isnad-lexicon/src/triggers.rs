//! Event triggers: the verbs and nouns that name what happens, from `data/triggers.tsv`.
//!
//! A row is one lemma, or a verb with the noun it carries (`شن هجوم`), with its PLOVER type and
//! mode, which argument did it and to whom, and the gate its arguments must pass. A word is looked
//! up by its lemma; that it names an event at all is the reader's to find.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use isnad_arabic::fold;
use isnad_record::{Context, EventType, Mode};

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The rule id an event carries: `trigger.assault.qsf`.
    pub rule: String,
    /// Its lemmas as the table writes them, in order: one, or a verb and its noun.
    pub lemmas: Vec<&'static str>,
    /// The same folded.
    pub folded: Vec<String>,
    /// Whether the first lemma is a noun.
    pub noun: bool,
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode.
    pub mode: Option<Mode>,
    /// PLOVER contexts.
    pub contexts: Vec<Context>,
    /// Where the one who did it stands.
    pub actor: Vec<Slot>,
    /// Where the one it was done to stands.
    pub recipient: Vec<Slot>,
    /// What the arguments or the sentence must show.
    pub gate: Option<Gate>,
}

/// Where an argument stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The verb's subject.
    Subject,
    /// The verb's object.
    Object,
    /// The noun's genitive, or the pronoun on it.
    Genitive,
    /// A nisba adjective on the noun.
    Adjective,
    /// What this preposition governs.
    Preposition(&'static str),
}

/// What must hold for a row to count: most words of conflict and diplomacy have other uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// An armed side takes part.
    Armed,
    /// The noun is a particular one: an argument of its own, not a notion.
    Particular,
    /// The one who did it is a state, government or international body.
    State,
    /// A crowd does it.
    Crowd,
    /// It is done in words, between people or bodies.
    Verbal,
    /// The one it is done to is a person or group.
    HumanObject,
    /// Both sides are people, bodies or states.
    Human,
    /// The sentence speaks of violence.
    Violent,
    /// The one who did it enforces the law, governs or judges.
    Police,
    /// A council or parliament does it.
    Assembly,
    /// A court does it.
    Court,
    /// Help is material: arms, money, men.
    Material,
    /// The object is a right, a truce, a sovereignty.
    Rights,
    /// No partner is named.
    Alone,
    /// A treaty is signed.
    Treaty,
    /// The object is a protest.
    Protest,
    /// The object is an institution.
    Institution,
    /// The object is exiled to a place.
    PlaceObject,
    /// It threatens the one named.
    Threat,
}

struct Table {
    rows: Vec<Trigger>,
    /// First lemma folded, and whether it is a noun: its rows, longest first.
    index: BTreeMap<(bool, String), Vec<u32>>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::parse(include_str!("../../../data/triggers.tsv")));

/// Every row, in the table's order.
#[must_use]
pub fn rows() -> &'static [Trigger] {
    &TABLE.rows
}

/// The rows that a word with this folded lemma may begin, those of several lemmas first and those
/// with a gate before those without.
pub fn beginning_with(lemma: &str, noun: bool) -> impl Iterator<Item = &'static Trigger> {
    let found = TABLE.index.get(&(noun, lemma.to_owned()));
    found
        .into_iter()
        .flatten()
        .map(|row| &TABLE.rows[*row as usize])
}

impl Table {
    fn parse(table: &'static str) -> Self {
        let rows: Vec<Trigger> = table.lines().skip(1).filter_map(row).collect();
        let mut index: BTreeMap<(bool, String), Vec<u32>> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            if let Some(first) = row.folded.first() {
                index
                    .entry((row.noun, first.clone()))
                    .or_default()
                    .push(at as u32);
            }
        }
        for found in index.values_mut() {
            found.sort_by_key(|at| {
                let row = &rows[*at as usize];
                (std::cmp::Reverse(row.lemmas.len()), row.gate.is_none(), *at)
            });
        }
        Table { rows, index }
    }
}

/// A row of the table; none where it does not parse, which `isnad-dev lint-data` reports.
fn row(line: &'static str) -> Option<Trigger> {
    let mut cells = line.split('\t');
    let mut cell = || cells.next();
    let (id, lemma, part, kind, mode) = (cell()?, cell()?, cell()?, cell()?, cell()?);
    let (contexts, actor, recipient, gate) = (cell()?, cell()?, cell()?, cell()?);
    let lemmas: Vec<&'static str> = lemma.split(' ').collect();
    Some(Trigger {
        rule: format!("trigger.{id}"),
        folded: lemmas.iter().map(|l| fold(l)).collect(),
        lemmas,
        noun: part == "noun",
        kind: EventType::from_code(kind)?,
        mode: Mode::from_code(mode),
        contexts: contexts.split('|').filter_map(Context::from_code).collect(),
        actor: slots(actor),
        recipient: slots(recipient),
        gate: Gate::of(gate),
    })
}

fn slots(cell: &'static str) -> Vec<Slot> {
    cell.split('|')
        .filter(|slot| !slot.is_empty())
        .map(|slot| match slot {
            "subj" => Slot::Subject,
            "obj" => Slot::Object,
            "gen" => Slot::Genitive,
            "adj" => Slot::Adjective,
            preposition => Slot::Preposition(preposition),
        })
        .collect()
}

impl Gate {
    /// The gate of a name in the table.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "armed" => Gate::Armed,
            "particular" => Gate::Particular,
            "state" => Gate::State,
            "crowd" => Gate::Crowd,
            "verbal" => Gate::Verbal,
            "human-obj" => Gate::HumanObject,
            "human" => Gate::Human,
            "violent" => Gate::Violent,
            "police" => Gate::Police,
            "assembly" => Gate::Assembly,
            "court" => Gate::Court,
            "material" => Gate::Material,
            "rights" => Gate::Rights,
            "alone" => Gate::Alone,
            "treaty" => Gate::Treaty,
            "protest" => Gate::Protest,
            "institution" => Gate::Institution,
            "place-obj" => Gate::PlaceObject,
            "threat" => Gate::Threat,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{TABLE, beginning_with, rows};
    use isnad_record::EventType;

    #[test]
    fn every_row_parses() {
        let lines = include_str!("../../../data/triggers.tsv").lines().count() - 1;
        assert_eq!(rows().len(), lines);
        assert!(TABLE.index.len() > 400);
    }

    #[test]
    fn longer_rows_come_first() {
        let first = beginning_with("شن", false).next().expect("شن has rows");
        assert_eq!(first.lemmas.len(), 3); // شن هجوم إلكتروني
        let shelling = beginning_with("قصف", true)
            .next()
            .expect("قصف is a noun too");
        assert_eq!(shelling.kind, EventType::Assault);
    }
}
