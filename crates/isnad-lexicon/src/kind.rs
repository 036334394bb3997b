//! What a matched name is, how its form is inflected, and how both are packed into one number.
//!
//! The build script reads this file too: it packs what the matcher unpacks.

/// What a name in the tables names, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// A state or territory by its name: `إيران`.
    State,
    /// A state's capital: `طهران`; the city or its government.
    Capital,
    /// Another word that stands for a state's government: `الإليزيه`.
    Metonym,
    /// A state's nisba in any form: `إيرانيين`.
    Nisba,
    /// A people, creed or region's nisba in any form: `أكراد`.
    People,
    /// A place from GeoNames or our own table.
    Place,
    /// A person's full name or an alias of it.
    Person,
    /// A person by part of the name, as later mentions use it: `روحاني`.
    PersonShort,
    /// An organisation.
    Organisation,
    /// An armed group or political movement.
    Group,
    /// A news agency, paper, channel or site.
    Media,
    /// An office that one person holds at a time: `رئيس الوزراء`.
    Office,
    /// A title, rank, profession or other role noun in any form: `متحدثة`.
    Title,
    /// A given name.
    GivenName,
    /// A family name.
    Surname,
}

impl EntryKind {
    /// Every kind, in the order of its number.
    pub const ALL: [EntryKind; 15] = [
        EntryKind::State,
        EntryKind::Capital,
        EntryKind::Metonym,
        EntryKind::Nisba,
        EntryKind::People,
        EntryKind::Place,
        EntryKind::Person,
        EntryKind::PersonShort,
        EntryKind::Organisation,
        EntryKind::Group,
        EntryKind::Media,
        EntryKind::Office,
        EntryKind::Title,
        EntryKind::GivenName,
        EntryKind::Surname,
    ];
}

/// How the matched form relates to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormKind {
    /// The row's own name.
    Main,
    /// One of its aliases.
    Alias,
    /// A short form, good only for a second mention or with other evidence.
    Short,
    /// An inflected form made by rule, or a spelling variant of the name.
    Derived,
}

/// A matched form's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormNumber {
    /// One.
    Singular,
    /// Two.
    Dual,
    /// More.
    Plural,
}

/// A matched form's gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormGender {
    /// Masculine.
    Masculine,
    /// Feminine.
    Feminine,
}

/// One form's meaning, as the matcher's postings hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Posting {
    pub kind: EntryKind,
    pub form: FormKind,
    pub number: Option<FormNumber>,
    pub gender: Option<FormGender>,
    /// The form is an ordinary word or a common personal name too.
    pub common: bool,
    /// Row in the kind's table.
    pub row: u32,
}

impl Posting {
    /// Bits left for a row's index.
    #[allow(dead_code)] // the build script's check
    pub const ROW_LIMIT: u32 = 1 << 20;

    #[allow(dead_code)] // the build script packs
    pub fn pack(self) -> u32 {
        let kind = EntryKind::ALL.iter().position(|k| *k == self.kind);
        let number = self.number.map_or(0, |n| n as u32 + 1);
        let gender = self.gender.map_or(0, |g| g as u32 + 1);
        kind.unwrap_or_default() as u32
            | (self.form as u32) << 5
            | number << 7
            | gender << 9
            | u32::from(self.common) << 11
            | self.row << 12
    }

    #[allow(dead_code)] // the matcher unpacks
    pub fn unpack(packed: u32) -> Self {
        let kind = EntryKind::ALL.get((packed & 31) as usize);
        Posting {
            kind: kind.copied().unwrap_or(EntryKind::Surname),
            form: match packed >> 5 & 3 {
                0 => FormKind::Main,
                1 => FormKind::Alias,
                2 => FormKind::Short,
                _ => FormKind::Derived,
            },
            number: match packed >> 7 & 3 {
                0 => None,
                1 => Some(FormNumber::Singular),
                2 => Some(FormNumber::Dual),
                _ => Some(FormNumber::Plural),
            },
            gender: match packed >> 9 & 3 {
                1 => Some(FormGender::Masculine),
                2 => Some(FormGender::Feminine),
                _ => None,
            },
            common: packed >> 11 & 1 == 1,
            row: packed >> 12,
        }
    }
}
