//! The tables' rows.

use std::sync::LazyLock;

use isnad_record::{EntityType, Sector};

use crate::layout::Table;
use crate::store::Lexicon;

macro_rules! row {
    ($(#[$doc:meta])* $name:ident in $table:ident { $($(#[$cell_doc:meta])* $cell:ident = $column:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);

        impl $name {
            $($(#[$cell_doc])*
            #[must_use]
            pub fn $cell(self) -> &'static str {
                Lexicon::global().cell(Table::$table, self.0, $column)
            })+

            /// Every row, in the table's order.
            pub fn all() -> impl Iterator<Item = Self> {
                (0..Lexicon::global().rows(Table::$table)).map($name)
            }

        }
    };
}

row! {
    /// A state or territory.
    State in States {
        /// ISO 3166-1 alpha-3 code.
        iso3 = 0,
        /// ISO 3166-1 alpha-2 code.
        iso2 = 1,
        /// Arabic name.
        ar = 2,
        /// English name.
        en = 4,
        /// Masculine nisbas, parted by `|`.
        nisbas = 5,
        /// Capital's Arabic names, parted by `|`.
        capitals = 8,
    }
}

row! {
    /// A people, creed or region that has a nisba and is no state.
    People in Peoples {
        /// Masculine singular nisba.
        lemma = 0,
        /// English gloss.
        en = 3,
        /// ISO 3166-1 alpha-3 code, `INT` or empty.
        country = 4,
        /// What it is: ethnic, religion, region, movement, international.
        kind = 6,
    }
}

row! {
    /// A place; the likelier of two with one name comes first.
    Place in Places {
        /// `geo/` and the GeoNames id, or a key of our own.
        key = 0,
        /// Arabic name.
        ar = 1,
        /// Other Arabic names, parted by `|`.
        aliases = 2,
        /// English name.
        en = 3,
        /// ISO 3166-1 alpha-3 code, or empty.
        country = 4,
        /// GeoNames code of the first-level division, or empty.
        admin1 = 5,
        /// Degrees north.
        lat = 6,
        /// Degrees east.
        lon = 7,
        /// GeoNames feature code (`PPLC`, `ADM1`, `STRT`, …).
        feature = 9,
    }
}

row! {
    /// A person.
    Person in People {
        /// Key, `per/…`.
        key = 0,
        /// Arabic name.
        ar = 1,
        /// Aliases, parted by `|`.
        aliases = 2,
        /// Short forms, parted by `|`.
        short = 3,
        /// English name.
        en = 4,
        /// ISO 3166-1 alpha-3 code, or empty.
        country = 5,
        /// PLOVER sector's code, or empty.
        sector_code = 6,
    }
}

row! {
    /// An office that one person holds at a time.
    Office in Offices {
        /// Key, `off/…`.
        key = 0,
        /// Arabic name.
        ar = 1,
        /// Aliases, parted by `|`.
        aliases = 2,
        /// English name.
        en = 3,
        /// PLOVER sector's code, or empty.
        sector_code = 4,
        /// Level: head-of-state, minister, ….
        level = 5,
    }
}

row! {
    /// A title, rank, profession or other role noun.
    Title in Titles {
        /// Masculine singular.
        lemma = 0,
        /// Plurals, parted by `|`.
        plurals = 1,
        /// Feminine singular.
        feminine = 2,
        /// Class: rank, office, honorific, collective, ….
        class = 3,
        /// PLOVER sector's code, or empty.
        sector_code = 5,
        /// English gloss.
        gloss = 6,
    }
}

row! {
    /// A person's time in an office.
    Tenure in Tenures {
        /// Key of the person.
        person = 0,
        /// Key of the office.
        office = 1,
        /// ISO 3166-1 alpha-3 code, `INT`, or a body's key.
        country = 2,
        /// First day, `YYYY[-MM[-DD]]`.
        from = 3,
        /// Last day, or empty where it goes on.
        to = 4,
    }
}

impl Place {
    /// The place with a key.
    #[must_use]
    pub fn by_key(key: &str) -> Option<Self> {
        // Places stand in the order of likelihood: the keys' order is made when first asked for.
        static ORDER: LazyLock<Vec<Place>> = LazyLock::new(|| {
            let mut order: Vec<Place> = Place::all().collect();
            order.sort_by_cached_key(|place| place.key());
            order
        });
        let at = ORDER.binary_search_by(|place| place.key().cmp(key)).ok()?;
        ORDER.get(at).copied()
    }

    /// Degrees north and east.
    #[must_use]
    pub fn coordinates(self) -> Option<(f32, f32)> {
        let cell = |column| {
            Lexicon::global()
                .cell(Table::Places, self.0, column)
                .parse()
                .ok()
        };
        Some((cell(6)?, cell(7)?))
    }

    /// Inhabitants, or zero where unknown.
    #[must_use]
    pub fn population(self) -> u64 {
        Lexicon::global()
            .cell(Table::Places, self.0, 8)
            .parse()
            .unwrap_or_default()
    }

    /// A state, city or province (GPE), a building or site (FAC), or another place (LOC).
    #[must_use]
    pub fn entity_type(self) -> EntityType {
        match self.feature() {
            "AIRP" | "AIRB" | "BDG" | "BLDG" | "CMP" | "CTRL" | "DAM" | "FT" | "HSP" | "INSM"
            | "MNMT" | "MSQE" | "CH" | "PAL" | "PRN" | "SQR" | "STDM" | "UNIV" | "CSTM" | "HTL"
            | "MUS" | "PRT" | "CVNT" | "SHRN" | "RLG" | "CNL" | "NUC" | "REFN" | "RD" | "MILB"
            | "GOVL" | "TMPL" | "BDGB" | "XING" => EntityType::Fac,
            code if code.starts_with("PPL") && code != "PPLX" => EntityType::Gpe,
            code if code.starts_with("PCL") || code == "ADM1" => EntityType::Gpe,
            _ => EntityType::Loc,
        }
    }
}

impl Person {
    /// PLOVER sector.
    #[must_use]
    pub fn sector(self) -> Option<Sector> {
        Sector::from_code(self.sector_code())
    }
}

impl Office {
    /// PLOVER sector.
    #[must_use]
    pub fn sector(self) -> Option<Sector> {
        Sector::from_code(self.sector_code())
    }
}

impl Title {
    /// PLOVER sector.
    #[must_use]
    pub fn sector(self) -> Option<Sector> {
        Sector::from_code(self.sector_code())
    }

    /// What kind of entity the noun makes.
    #[must_use]
    pub fn entity_type(self) -> Option<EntityType> {
        match Lexicon::global().cell(Table::Titles, self.0, 4) {
            "PER" => Some(EntityType::Per),
            "ORG" => Some(EntityType::Org),
            "GRP" => Some(EntityType::Grp),
            "GPE" => Some(EntityType::Gpe),
            "LOC" => Some(EntityType::Loc),
            "FAC" => Some(EntityType::Fac),
            _ => None,
        }
    }
}

/// A row of the organisations, groups or media: one shape, three tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    table: Table,
    row: u32,
}

impl Body {
    pub(crate) fn of(table: Table, row: u32) -> Self {
        Body { table, row }
    }

    fn cell(self, column: usize) -> &'static str {
        Lexicon::global().cell(self.table, self.row, column)
    }

    /// The row of organisations, groups or media with this key.
    #[must_use]
    pub fn by_key(key: &str) -> Option<Self> {
        [Table::Organisations, Table::Groups, Table::Media]
            .into_iter()
            .find_map(|table| {
                Lexicon::global()
                    .row_of(table, key)
                    .map(|row| Body { table, row })
            })
    }

    /// Key, `org/…`, `grp/…` or `med/…`.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.cell(0)
    }

    /// Arabic name.
    #[must_use]
    pub fn ar(self) -> &'static str {
        self.cell(1)
    }

    /// Aliases, parted by `|`.
    #[must_use]
    pub fn aliases(self) -> &'static str {
        self.cell(2)
    }

    /// Short forms, parted by `|`.
    #[must_use]
    pub fn short(self) -> &'static str {
        self.cell(3)
    }

    /// English name.
    #[must_use]
    pub fn en(self) -> &'static str {
        self.cell(4)
    }

    /// ISO 3166-1 alpha-3 code, `INT`, or empty.
    #[must_use]
    pub fn country(self) -> &'static str {
        self.cell(5)
    }

    /// PLOVER sector.
    #[must_use]
    pub fn sector(self) -> Option<Sector> {
        Sector::from_code(self.cell(6))
    }
}

/// A given name or a family name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    table: Table,
    row: u32,
}

impl Name {
    pub(crate) fn of(table: Table, row: u32) -> Self {
        Name { table, row }
    }

    /// The name in Arabic.
    #[must_use]
    pub fn ar(self) -> &'static str {
        Lexicon::global().cell(self.table, self.row, 0)
    }

    /// Its usual Latin form.
    #[must_use]
    pub fn en(self) -> &'static str {
        Lexicon::global().cell(self.table, self.row, 1)
    }

    /// How many people of the source bear it.
    #[must_use]
    pub fn count(self) -> u32 {
        Lexicon::global()
            .cell(self.table, self.row, 2)
            .parse()
            .unwrap_or_default()
    }
}

impl State {
    /// The state with an ISO 3166-1 alpha-3 code.
    #[must_use]
    pub fn by_iso3(code: &str) -> Option<Self> {
        State::by_key(code)
    }
}

macro_rules! by_key {
    ($($name:ident in $table:ident),+) => {
        $(impl $name {
            /// The row whose first column is `key`.
            #[must_use]
            pub fn by_key(key: &str) -> Option<Self> {
                Lexicon::global().row_of(Table::$table, key).map($name)
            }
        })+
    };
}

by_key!(State in States, People in Peoples, Person in People, Office in Offices, Title in Titles);
