//! What a matched name is: its kind, its form and its row.

use isnad_record::{EntityType, Sector};

use crate::kind::{EntryKind, FormGender, FormKind, FormNumber, Posting};
use crate::layout::Table;
use crate::rows::{Body, Name, Office, People, Person, Place, State, Title};
use crate::store::Lexicon;

/// One meaning of a matched name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry(Posting);

/// The row an entry leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each variant is its row's type
pub enum Row {
    State(State),
    People(People),
    Place(Place),
    Person(Person),
    Body(Body),
    Office(Office),
    Title(Title),
    Name(Name),
}

impl Entry {
    pub(crate) fn of(posting: Posting) -> Self {
        Entry(posting)
    }

    /// What the name names.
    #[must_use]
    pub fn kind(self) -> EntryKind {
        self.0.kind
    }

    /// How the matched form relates to the row.
    #[must_use]
    pub fn form(self) -> FormKind {
        self.0.form
    }

    /// Number, of nisbas and titles.
    #[must_use]
    pub fn number(self) -> Option<FormNumber> {
        self.0.number
    }

    /// Gender, of nisbas and of titles that tell it.
    #[must_use]
    pub fn gender(self) -> Option<FormGender> {
        self.0.gender
    }

    /// True where the form is an ordinary word or a common personal name too, so that it needs
    /// other evidence.
    #[must_use]
    pub fn is_common(self) -> bool {
        self.0.common
    }

    /// Its row.
    #[must_use]
    pub fn row(self) -> Row {
        let row = self.0.row;
        match self.table() {
            Table::States => Row::State(State(row)),
            Table::Peoples => Row::People(People(row)),
            Table::Places => Row::Place(Place(row)),
            Table::People => Row::Person(Person(row)),
            Table::Offices => Row::Office(Office(row)),
            Table::Titles => Row::Title(Title(row)),
            table @ (Table::Organisations | Table::Groups | Table::Media) => {
                Row::Body(Body::of(table, row))
            }
            table => Row::Name(Name::of(table, row)),
        }
    }

    fn table(self) -> Table {
        match self.0.kind {
            EntryKind::State | EntryKind::Capital | EntryKind::Metonym | EntryKind::Nisba => {
                Table::States
            }
            EntryKind::People => Table::Peoples,
            EntryKind::Place => Table::Places,
            EntryKind::Person | EntryKind::PersonShort => Table::People,
            EntryKind::Organisation => Table::Organisations,
            EntryKind::Group => Table::Groups,
            EntryKind::Media => Table::Media,
            EntryKind::Office => Table::Offices,
            EntryKind::Title => Table::Titles,
            EntryKind::GivenName => Table::GivenNames,
            EntryKind::Surname => Table::Surnames,
        }
    }

    fn cell(self, column: &str) -> &'static str {
        let table = self.table();
        match table.columns().iter().position(|c| *c == column) {
            Some(column) => Lexicon::global().cell(table, self.0.row, column),
            None => "",
        }
    }

    /// The row's key, as a record's `kb` and `rules` name it: `IRN`, `per/…`, `geo/360630`; of
    /// peoples, titles and name parts the lemma.
    #[must_use]
    pub fn key(self) -> &'static str {
        Lexicon::global().cell(self.table(), self.0.row, 0)
    }

    /// The row's own Arabic name.
    #[must_use]
    pub fn ar(self) -> &'static str {
        match self.table() {
            Table::Peoples | Table::Titles => self.cell("lemma"),
            _ => self.cell("ar"),
        }
    }

    /// The row's English name or gloss; empty where there is none.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self.table() {
            Table::Titles => self.cell("gloss"),
            _ => self.cell("en"),
        }
    }

    /// ISO 3166-1 alpha-3 code, or `INT`.
    #[must_use]
    pub fn country(self) -> Option<&'static str> {
        let code = match self.table() {
            Table::States => self.cell("iso3"),
            _ => self.cell("country"),
        };
        Some(code).filter(|code| !code.is_empty())
    }

    /// PLOVER sector.
    #[must_use]
    pub fn sector(self) -> Option<Sector> {
        Sector::from_code(self.cell("sector"))
    }

    /// What kind of entity the name makes, where it makes one by itself.
    #[must_use]
    pub fn entity_type(self) -> Option<EntityType> {
        match self.0.kind {
            EntryKind::State | EntryKind::Capital | EntryKind::Metonym => Some(EntityType::Gpe),
            EntryKind::Place => Some(Place(self.0.row).entity_type()),
            EntryKind::Person | EntryKind::PersonShort => Some(EntityType::Per),
            EntryKind::Organisation | EntryKind::Media => Some(EntityType::Org),
            EntryKind::Group => Some(EntityType::Grp),
            EntryKind::Title => Title(self.0.row).entity_type(),
            EntryKind::Nisba | EntryKind::People => {
                (self.0.number == Some(FormNumber::Plural)).then_some(EntityType::Grp)
            }
            EntryKind::Office | EntryKind::GivenName | EntryKind::Surname => None,
        }
    }
}
