//! The calendar's words: months of every set in use, weekdays, parts of the day, units, seasons,
//! and the adjectives that place them (`الماضي`, `المقبل`, `الجاري`).
//!
//! The vocabulary is closed, so its proclitics are taken off letter by letter on the folded word;
//! it needs no morphology. What the words mean together is the reader's.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold::fold;

/// What a word is in a calendar expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarWord {
    /// A Gregorian month, 1 to 12; `weak` where the word is more often something else (`مارس`).
    Month {
        /// 1 to 12.
        number: u8,
        /// Needs a context that speaks of time.
        weak: bool,
    },
    /// A month of the Hijri year, 1 to 12.
    HijriMonth {
        /// 1 to 12.
        number: u8,
        /// Needs a context that speaks of time (`رجب`, `شعبان` are names too).
        weak: bool,
    },
    /// First word of a month of two words.
    MonthHead(MonthHead),
    /// Second word of ذو القعدة (11) or ذو الحجة (12).
    DhuMonth(u8),
    /// A weekday, Monday 1 to Sunday 7; `weak` without the article (`خميس`).
    Weekday {
        /// 1 to 7.
        number: u8,
        /// Without the article.
        weak: bool,
    },
    /// صباح، مساء، ليل …
    DayPart,
    /// Days from the day of writing: أمس −1, اليوم 0, غدا 1.
    Day(i8),
    /// يوم، أسبوع، شهر، عام، ساعة …
    Unit {
        /// Which.
        unit: Unit,
        /// How many the form says.
        count: Count,
        /// Written with the article.
        definite: bool,
    },
    /// الماضي، المقبل، الجاري …
    Direction(Direction),
    /// A season: صيف.
    Season {
        /// Which.
        season: Season,
        /// Written with the article.
        definite: bool,
    },
    /// مطلع، منتصف، أواخر …
    Edge,
    /// الثمانينيات: the decade's first year within its century.
    Decade(u8),
    /// هذا، هذه
    This,
    /// نفس، ذات
    Same,
    /// نصف: a year in two.
    Half,
    /// ربع: a year in four.
    Quarter,
    /// قبل
    Before,
    /// منذ
    Since,
    /// آخر
    Latest,
    /// الليلة
    Tonight,
    /// عيد
    Feast,
    /// بعد
    After,
}

/// First words of months written in two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthHead {
    /// كانون
    Kanun,
    /// تشرين
    Tishrin,
    /// ربيع
    Rabi,
    /// جمادى
    Jumada,
    /// ذو، ذي
    Dhu,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// ساعة
    Hour,
    /// يوم
    Day,
    /// أسبوع
    Week,
    /// شهر
    Month,
    /// عام، سنة
    Year,
    /// عقد
    Decade,
    /// قرن
    Century,
}

/// How many the form of a noun says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// شهر
    One,
    /// شهرين
    Two,
    /// أشهر
    Many,
}

/// Where an adjective places a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// الماضي
    Past,
    /// الجاري
    Current,
    /// المقبل
    Future,
}

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// ربيع
    Spring,
    /// صيف
    Summer,
    /// خريف
    Autumn,
    /// شتاء
    Winter,
}

/// A calendar word with what is written onto its front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarReading {
    /// What it is.
    pub word: CalendarWord,
    /// Folded letters of conjunction and preposition before it.
    pub proclitics: u8,
    /// The preposition took the article's alef (`للعام`): the word is quoted whole.
    pub fused: bool,
    /// The preposition, where there is one.
    pub preposition: Option<char>,
}

const MONTHS: &[(u8, &[&str], &[&str])] = &[
    (1, &["يناير", "ينائر", "جانفي", "جانفيي"], &[]),
    (2, &["فبراير", "فبرائر", "شباط", "فيفري", "فيفريي"], &[]),
    (3, &["آذار", "اذار"], &["مارس"]),
    (4, &["أبريل", "إبريل", "أبرايل", "أفريل", "نيسان"], &[]),
    (5, &["مايو", "أيار", "ايار", "آيار"], &["ماي"]),
    (6, &["يونيو", "يونيه", "حزيران"], &["جوان"]),
    (
        7,
        &["يوليو", "يوليه", "تموز", "جويلية", "جويليه", "يوليوز"],
        &[],
    ),
    (8, &["أغسطس", "أغسطوس", "اوغسطس", "غشت"], &["آب", "أوت"]),
    (9, &["سبتمبر", "سيبتمبر", "أيلول", "شتنبر"], &[]),
    (10, &["أكتوبر", "اوكتوبر"], &[]),
    (11, &["نوفمبر", "نونبر"], &[]),
    (12, &["ديسمبر", "ديسيمبر", "دجنبر", "دسمبر"], &[]),
];

const HIJRI: &[(u8, bool, &[&str])] = &[
    (1, true, &["محرم", "المحرم"]),
    (2, true, &["صفر"]),
    (7, true, &["رجب"]),
    (8, true, &["شعبان"]),
    (9, true, &["رمضان"]),
    (10, false, &["شوال"]),
];

const HEADS: &[(MonthHead, &[&str])] = &[
    (MonthHead::Kanun, &["كانون"]),
    (MonthHead::Tishrin, &["تشرين"]),
    (MonthHead::Jumada, &["جمادى", "جماد"]),
    (MonthHead::Dhu, &["ذو", "ذي", "ذوالقعدة"]),
];

const WEEKDAYS: &[(u8, &[&str])] = &[
    (1, &["اثنين", "إثنين"]),
    (2, &["ثلاثاء", "ثلثاء", "ثلاثا"]),
    (3, &["أربعاء", "اربعا"]),
    (4, &["خميس"]),
    (5, &["جمعة"]),
    (6, &["سبت"]),
    (7, &["أحد"]),
];

const UNITS: &[(Unit, Count, &[&str])] = &[
    (Unit::Hour, Count::One, &["ساعة"]),
    (Unit::Hour, Count::Two, &["ساعتين", "ساعتان"]),
    (Unit::Hour, Count::Many, &["ساعات"]),
    (Unit::Day, Count::One, &["يوم", "يوما"]),
    (Unit::Day, Count::Two, &["يومين", "يومان", "يومي"]),
    (Unit::Day, Count::Many, &["أيام"]),
    (Unit::Week, Count::One, &["أسبوع", "أسبوعا"]),
    (Unit::Week, Count::Two, &["أسبوعين", "أسبوعان"]),
    (Unit::Week, Count::Many, &["أسابيع"]),
    (Unit::Month, Count::One, &["شهر", "شهرا"]),
    (Unit::Month, Count::Two, &["شهرين", "شهران", "شهري"]),
    (Unit::Month, Count::Many, &["أشهر", "شهور"]),
    (Unit::Year, Count::One, &["عام", "عاما", "سنة"]),
    (
        Unit::Year,
        Count::Two,
        &["عامين", "عامان", "سنتين", "سنتان", "عامي", "سنتي"],
    ),
    (Unit::Year, Count::Many, &["أعوام", "سنوات", "سنين"]),
    (Unit::Decade, Count::One, &["عقد"]),
    (Unit::Decade, Count::Two, &["عقدين"]),
    (Unit::Decade, Count::Many, &["عقود"]),
    (Unit::Century, Count::One, &["قرن"]),
];

/// Adjectives, without ending: the masculine, feminine, dual and sound plural are made.
const DIRECTIONS: &[(Direction, &[&str])] = &[
    (
        Direction::Past,
        &["الماضي", "المنصرم", "الفائت", "الأخير", "المنقضي", "الفارط"],
    ),
    (Direction::Current, &["الحالي", "الجاري", "الراهن"]),
    (Direction::Future, &["المقبل", "القادم", "الآتي"]),
];

const SEASONS: &[(Season, &str)] = &[
    (Season::Spring, "ربيع"),
    (Season::Summer, "صيف"),
    (Season::Autumn, "خريف"),
    (Season::Winter, "شتاء"),
];

const DAY_PARTS: &[&str] = &[
    "صباح",
    "مساء",
    "فجر",
    "ظهر",
    "عصر",
    "ليل",
    "ليلة",
    "ضحى",
    "عشية",
    "صبيحة",
    "ظهيرة",
    "مغرب",
    "عشاء",
    "سحر",
];

const EDGES: &[&str] = &[
    "مطلع",
    "أوائل",
    "بداية",
    "بدايات",
    "منتصف",
    "أواسط",
    "أواخر",
    "نهاية",
    "نهايات",
    "مستهل",
    "ختام",
    "غضون",
];

const DECADES: &[(u8, &str)] = &[
    (20, "عشرين"),
    (30, "ثلاثين"),
    (40, "أربعين"),
    (50, "خمسين"),
    (60, "ستين"),
    (70, "سبعين"),
    (80, "ثمانين"),
    (90, "تسعين"),
];

static WORDS: LazyLock<HashMap<String, CalendarWord>> = LazyLock::new(build);

fn build() -> HashMap<String, CalendarWord> {
    use CalendarWord as W;
    let mut map = HashMap::new();
    let mut put = |spelling: &str, word: CalendarWord| {
        map.entry(fold(spelling)).or_insert(word);
    };
    for (number, strong, weak) in MONTHS {
        for (spellings, weak) in [(strong, false), (weak, true)] {
            for spelling in *spellings {
                put(
                    spelling,
                    W::Month {
                        number: *number,
                        weak,
                    },
                );
            }
        }
    }
    for (number, weak, spellings) in HIJRI {
        for spelling in *spellings {
            put(
                spelling,
                W::HijriMonth {
                    number: *number,
                    weak: *weak,
                },
            );
        }
    }
    for (head, spellings) in HEADS {
        for spelling in *spellings {
            put(spelling, W::MonthHead(*head));
        }
    }
    for spelling in ["القعدة", "قعدة"] {
        put(spelling, W::DhuMonth(11));
    }
    for spelling in ["الحجة", "حجة"] {
        put(spelling, W::DhuMonth(12));
    }
    for (number, spellings) in WEEKDAYS {
        for spelling in *spellings {
            put(
                &format!("ال{spelling}"),
                W::Weekday {
                    number: *number,
                    weak: false,
                },
            );
            put(
                spelling,
                W::Weekday {
                    number: *number,
                    weak: true,
                },
            );
        }
    }
    for spelling in DAY_PARTS {
        put(spelling, W::DayPart);
    }
    for (spelling, days) in [
        ("أمس", -1),
        ("الأمس", -1),
        ("البارحة", -1),
        ("اليوم", 0),
        ("غدا", 1),
        ("غد", 1),
        ("الغد", 1),
    ] {
        put(spelling, W::Day(days));
    }
    for (unit, count, spellings) in UNITS {
        for spelling in *spellings {
            for definite in [false, true] {
                let article = if definite { "ال" } else { "" };
                let word = W::Unit {
                    unit: *unit,
                    count: *count,
                    definite,
                };
                put(&format!("{article}{spelling}"), word);
            }
        }
    }
    for (direction, adjectives) in DIRECTIONS {
        for adjective in *adjectives {
            for ending in ["", "ة", "ين", "ان", "تين", "تان", "ات", "ون"] {
                put(&format!("{adjective}{ending}"), W::Direction(*direction));
            }
        }
    }
    for (season, spelling) in SEASONS {
        put(
            &format!("ال{spelling}"),
            W::Season {
                season: *season,
                definite: true,
            },
        );
        put(
            spelling,
            W::Season {
                season: *season,
                definite: false,
            },
        );
    }
    for spelling in EDGES {
        put(spelling, W::Edge);
    }
    for (decade, spelling) in DECADES {
        for article in ["", "ال"] {
            for ending in ["يات", "ات"] {
                put(&format!("{article}{spelling}{ending}"), W::Decade(*decade));
            }
        }
    }
    for (spelling, word) in [
        ("هذا", W::This),
        ("هذه", W::This),
        ("نفس", W::Same),
        ("ذات", W::Same),
        ("النصف", W::Half),
        ("السداسي", W::Half),
        ("السداسية", W::Half),
        ("الربع", W::Quarter),
        ("الثلاثي", W::Quarter),
        ("الثلاثية", W::Quarter),
        ("قبل", W::Before),
        ("منذ", W::Since),
        ("مذ", W::Since),
        ("آخر", W::Latest),
        ("الليلة", W::Tonight),
        ("عيد", W::Feast),
        ("بعد", W::After),
    ] {
        put(spelling, word);
    }
    map
}

/// Reads a folded word as a calendar word, its proclitics taken off.
#[must_use]
pub fn calendar_word(folded: &str) -> Option<CalendarReading> {
    // The longest is المنصرمتين with two proclitics: thirteen letters of two bytes.
    if folded.len() > 26 || folded.len() < 4 {
        return None;
    }
    let map = &*WORDS;
    if let Some(word) = map.get(folded) {
        return Some(reading(*word, 0, false, None));
    }
    let mut rest = folded;
    let mut taken = 0;
    if let Some(after) = rest.strip_prefix(['و', 'ف']) {
        rest = after;
        taken = 1;
        if let Some(word) = map.get(rest) {
            return Some(reading(*word, taken, false, None));
        }
    }
    let preposition = rest
        .chars()
        .next()
        .filter(|c| matches!(c, 'ب' | 'ل' | 'ك'))?;
    let after = &rest[preposition.len_utf8()..];
    if let Some(word) = map.get(after) {
        return Some(reading(*word, taken + 1, false, Some(preposition)));
    }
    if preposition == 'ل' && after.starts_with('ل') {
        let word = map.get(format!("ا{after}").as_str())?;
        return Some(reading(*word, taken, true, Some(preposition)));
    }
    None
}

fn reading(
    word: CalendarWord,
    proclitics: u8,
    fused: bool,
    preposition: Option<char>,
) -> CalendarReading {
    CalendarReading {
        word,
        proclitics,
        fused,
        preposition,
    }
}

#[cfg(test)]
mod tests {
    use super::{CalendarWord, Count, Direction, Unit, calendar_word};
    use crate::fold::fold;

    fn word(text: &str) -> Option<CalendarWord> {
        calendar_word(&fold(text)).map(|r| r.word)
    }

    #[test]
    fn knows_months_of_all_sets() {
        for (text, number) in [
            ("يناير", 1),
            ("جانفي", 1),
            ("وفيفري", 2),
            ("أفريل", 4),
            ("إبريل", 4),
            ("بأيار", 5),
            ("يونيه", 6),
            ("جويلية", 7),
            ("يوليوز", 7),
            ("غشت", 8),
            ("شتنبر", 9),
            ("دجنبر", 12),
        ] {
            let found = word(text);
            assert_eq!(
                found,
                Some(CalendarWord::Month {
                    number,
                    weak: false
                }),
                "{text}"
            );
        }
        let weak = CalendarWord::Month {
            number: 3,
            weak: true,
        };
        assert_eq!(word("مارس"), Some(weak));
    }

    #[test]
    fn knows_units_and_directions() {
        let year = CalendarWord::Unit {
            unit: Unit::Year,
            count: Count::One,
            definite: true,
        };
        assert_eq!(word("العام"), Some(year));
        assert_eq!(word("للعام"), Some(year));
        assert_eq!(
            word("الماضيين"),
            Some(CalendarWord::Direction(Direction::Past))
        );
        assert_eq!(
            word("المقبلة"),
            Some(CalendarWord::Direction(Direction::Future))
        );
        assert_eq!(
            word("والحالي"),
            Some(CalendarWord::Direction(Direction::Current))
        );
    }

    #[test]
    fn takes_proclitics_off() {
        let reading = calendar_word(&fold("والاثنين")).map(|r| (r.word, r.proclitics, r.fused));
        assert_eq!(
            reading,
            Some((
                CalendarWord::Weekday {
                    number: 1,
                    weak: false
                },
                1,
                false
            ))
        );
        assert!(calendar_word(&fold("للأسبوع")).is_some_and(|r| r.fused));
        assert_eq!(word("حكومة"), None);
        assert_eq!(word(""), None);
    }
}
