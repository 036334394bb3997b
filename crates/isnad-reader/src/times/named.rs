//! Days known by their date alone, and names that only look like dates.

/// Nouns after which a day and month name an event.
pub(super) const EVENTS: &[&str] = &[
    "ثوره",
    "ثورتي",
    "ثورات",
    "انتفاضه",
    "هجمات",
    "اعتداءات",
    "احداث",
    "حرب",
    "انقلاب",
    "حراك",
    "مظاهرات",
    "تظاهرات",
    "الثوره",
];

/// Nouns after which a day and month are a name: a movement, a street, a unit.
pub(super) const NAMES: &[&str] = &[
    "حركه",
    "قوي",
    "فريق",
    "قوات",
    "حزب",
    "كتيبه",
    "كتايب",
    "لواء",
    "الويه",
    "شارع",
    "جسر",
    "كوبري",
    "ميدان",
    "مدينه",
    "جامعه",
    "مستشفي",
    "مدرسه",
    "منظمه",
    "ائتلاف",
    "تحالف",
    "تيار",
    "جبهه",
    "ملعب",
    "حي",
    "ساحه",
    "شباب",
    "محور",
    "تجمع",
    "مسجد",
    "نادي",
    "مطار",
    "معهد",
    "ستاد",
    "صحيفه",
    "سرايا",
    "منتزه",
    "حديقه",
    "محطه",
    "مجموعه",
    "مخيم",
    "جماعه",
    "منبر",
];

/// Nouns that make the event a thing remembered, not a time.
pub(super) const COMMEMORATIONS: &[&str] = &["ذكري", "الذكري", "عيد", "ذكراها", "اعياد", "مبادي"];

/// Month, day, year of events called by their date.
const DAYS: &[(u8, u8, i16)] = &[
    (1, 14, 2011),  // Tunisia
    (1, 25, 2011),  // Egypt
    (2, 11, 2011),  // Yemen
    (2, 14, 2011),  // Bahrain
    (2, 17, 2011),  // Libya
    (2, 20, 2011),  // Morocco
    (2, 22, 2019),  // Algeria
    (3, 8, 1963),   // Syria
    (4, 6, 1985),   // Sudan
    (6, 5, 1967),   // the June war
    (6, 30, 2013),  // Egypt
    (7, 14, 1958),  // Iraq
    (7, 17, 1968),  // Iraq
    (7, 23, 1952),  // Egypt
    (7, 25, 2021),  // Tunisia
    (9, 1, 1969),   // Libya
    (9, 11, 2001),  // United States
    (9, 21, 2014),  // Yemen
    (9, 26, 1962),  // Yemen
    (10, 6, 1973),  // the October war
    (10, 7, 2023),  // Gaza
    (10, 14, 1963), // Yemen
    (10, 17, 2019), // Lebanon
    (10, 21, 1964), // Sudan
    (10, 25, 2021), // Sudan
    (11, 1, 1954),  // Algeria
    (12, 17, 2010), // Tunisia
    (12, 19, 2018), // Sudan
];

/// The year of an event called by its day and month.
pub(super) fn year(month: u8, day: u8) -> Option<i16> {
    DAYS.iter()
        .find(|(m, d, _)| (*m, *d) == (month, day))
        .map(|(_, _, year)| *year)
}
