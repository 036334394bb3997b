//! How a reading's class and features are packed into 32 bits, and how a stem is relaxed into a
//! lexicon key. Shared by `build.rs`, which writes them, and the lexicon, which reads them; so it
//! uses nothing else of the crate.

/// Class and features of a stem, packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packed(pub u32);

/// What kind of stem a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// A noun.
    Noun = 0,
    /// A word that takes the feminine ending: adjective, participle, noun of a person.
    Adjective = 1,
    /// A proper name.
    Name = 2,
    /// A verb.
    Verb = 3,
    /// Known by its frequency only.
    Bare = 4,
    /// A row of the closed classes; its part of speech is in the features.
    Closed = 5,
}

/// A written word may stand before or after a closed-class stem.
pub const TAKES: [char; 10] = ['w', 'b', 'l', 'k', 'q', 'e', 'E', 'A', 'X', 's'];

/// The bit of `E`.
#[allow(dead_code)]
pub const ONLY_WITH_PRONOUN: u16 = 1 << 6;

/// Tags in the order of [`crate::Pos`].
pub const TAGS: [&str; 17] = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
];

const CLASS: u32 = 0; // 4 bits
const TAG: u32 = 4; // 5 bits
const NUMBER: u32 = 9; // 2 bits: none, singular, dual, plural
const GENDER: u32 = 11; // 2 bits: none, masculine, feminine
const PERSON: u32 = 13; // 2 bits: none, first, second, third
const TENSE: u32 = 15; // 2 bits: none, perfect, imperfect, imperative
const PASSIVE: u32 = 17;
const MASDAR: u32 = 18;
const PARTICIPLE: u32 = 19;
const TANWEEN: u32 = 20; // the accusative's alef
const ATTRIBUTIVE: u32 = 22; // 4 bits: none, or tenths and one
const NAME_PART: u32 = 26; // 2 bits: none, seldom, often part of a person's name
const CONSTRUCT: u32 = 21; // dual or plural that lost its nun before a noun or pronoun

#[allow(dead_code)] // the build script writes, the lexicon reads
impl Packed {
    /// An empty reading of a class.
    pub fn new(class: Class) -> Self {
        Packed(u32::from(class as u8))
    }

    /// From a code of `forms.tsv`: class, number, gender, `t` for the accusative's alef.
    pub fn from_code(code: &str, form: &str) -> Option<Self> {
        let mut letters = code.chars();
        let class = match letters.next()? {
            'N' => Class::Noun,
            'A' => Class::Adjective,
            'P' => Class::Name,
            'U' => Class::Bare,
            _ => return None,
        };
        let mut packed = Packed::new(class);
        for letter in letters {
            packed = match letter {
                's' => packed.with(NUMBER, 1),
                'd' => packed.with(NUMBER, 2),
                'p' => packed.with(NUMBER, 3),
                'm' => packed.with(GENDER, 1),
                'f' => packed.with(GENDER, 2),
                't' => packed.with(TANWEEN, 1),
                _ => return None,
            };
        }
        let oblique = packed.get(NUMBER, 3) >= 2 && packed.get(TANWEEN, 1) == 0;
        if oblique && packed.get(GENDER, 3) != 0 && form.ends_with(['ا', 'ي', 'و']) {
            packed = packed.with(CONSTRUCT, 1);
        }
        Some(packed)
    }

    /// A row of `closed.tsv`.
    pub fn closed(tag: &str, features: &str) -> Option<Self> {
        let at = TAGS.iter().position(|t| *t == tag)?;
        let mut packed = Packed::new(Class::Closed).with(TAG, u32::try_from(at).ok()?);
        for letter in features.chars() {
            packed = match letter {
                '1' => packed.with(PERSON, 1),
                '2' => packed.with(PERSON, 2),
                '3' => packed.with(PERSON, 3),
                's' => packed.with(NUMBER, 1),
                'd' => packed.with(NUMBER, 2),
                'p' => packed.with(NUMBER, 3),
                'm' => packed.with(GENDER, 1),
                'f' => packed.with(GENDER, 2),
                _ => return None,
            };
        }
        Some(packed)
    }

    /// A conjugated verb: tense 1 to 3, person 1 to 3, number 1 to 3, gender 0 to 2.
    pub fn verb(tense: u32, person: u32, number: u32, gender: u32, passive: bool) -> Self {
        Packed::new(Class::Verb)
            .with(TENSE, tense)
            .with(PERSON, person)
            .with(NUMBER, number)
            .with(GENDER, gender)
            .with(PASSIVE, u32::from(passive))
    }

    /// Marks a verbal noun.
    pub fn masdar(self) -> Self {
        self.with(MASDAR, 1)
    }

    /// Marks a participle.
    pub fn participle(self, passive: bool) -> Self {
        self.with(PARTICIPLE, 1).with(PASSIVE, u32::from(passive))
    }

    /// How often, in tenths, the stem with its article stands behind a word with the article.
    pub fn attributive(self, tenths: u32) -> Self {
        self.with(ATTRIBUTIVE, tenths.min(9) + 1)
    }

    /// Zero where nothing is known, else the tenths and one.
    pub fn attributive_share(self) -> u32 {
        self.get(ATTRIBUTIVE, 15)
    }

    /// Marks a part of people's names.
    pub fn name_part(self, often: bool) -> Self {
        self.with(NAME_PART, 1 + u32::from(often))
    }

    /// Part of people's names.
    pub fn is_name_part(self) -> bool {
        self.name_rank() > 0
    }

    /// 0 no part of people's names, 1 seldom, 2 often.
    pub fn name_rank(self) -> u32 {
        self.get(NAME_PART, 3)
    }

    fn with(self, shift: u32, value: u32) -> Self {
        Packed(self.0 | value << shift)
    }

    fn get(self, shift: u32, mask: u32) -> u32 {
        self.0 >> shift & mask
    }

    /// What kind of stem.
    pub fn class(self) -> Class {
        match self.get(CLASS, 15) {
            0 => Class::Noun,
            1 => Class::Adjective,
            2 => Class::Name,
            3 => Class::Verb,
            5 => Class::Closed,
            _ => Class::Bare,
        }
    }

    /// Place in [`TAGS`] of a closed-class row's tag.
    pub fn tag(self) -> usize {
        self.get(TAG, 31) as usize
    }

    /// 0 none, 1 singular, 2 dual, 3 plural.
    pub fn number(self) -> u32 {
        self.get(NUMBER, 3)
    }

    /// 0 none, 1 masculine, 2 feminine.
    pub fn gender(self) -> u32 {
        self.get(GENDER, 3)
    }

    /// 0 none, else the person.
    pub fn person(self) -> u32 {
        self.get(PERSON, 3)
    }

    /// 0 none, 1 perfect, 2 imperfect, 3 imperative.
    pub fn tense(self) -> u32 {
        self.get(TENSE, 3)
    }

    /// A passive verb or participle.
    pub fn is_passive(self) -> bool {
        self.get(PASSIVE, 1) == 1
    }

    /// A verbal noun.
    pub fn is_masdar(self) -> bool {
        self.get(MASDAR, 1) == 1
    }

    /// A participle.
    pub fn is_participle(self) -> bool {
        self.get(PARTICIPLE, 1) == 1
    }

    /// Carries the accusative's alef.
    pub fn has_tanween(self) -> bool {
        self.get(TANWEEN, 1) == 1
    }

    /// Lost its nun before a noun or pronoun.
    pub fn is_construct(self) -> bool {
        self.get(CONSTRUCT, 1) == 1
    }
}

/// The `takes` cell of `closed.tsv` as bits, in the order of [`TAKES`].
#[allow(dead_code)]
pub fn takes(cell: &str) -> Option<u16> {
    let mut bits = 0;
    for letter in cell.chars() {
        bits |= 1 << TAKES.iter().position(|t| *t == letter)?;
    }
    Some(bits)
}

/// A letter as lexicon keys spell it: alef without hamza, final alef maqsura as yeh.
pub fn relax_letter(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        _ => letter,
    }
}

/// A stem as lexicon keys spell it.
#[allow(dead_code)]
pub fn relax(stem: &str) -> String {
    stem.chars().map(relax_letter).collect()
}
