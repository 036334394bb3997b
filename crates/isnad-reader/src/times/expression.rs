//! What an expression says, before the report's date resolves it.

use std::ops::Range;

use isnad_arabic::calendar::{Direction, Season, Unit};

/// Which calendar a date is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    Gregorian,
    Hijri,
}

/// What an expression says of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearRef {
    /// Nothing.
    Open,
    /// 2015
    Given(i16),
    /// `يوليو الماضي`: the nearest such date on that side.
    Nearest(Direction),
    /// `من العام الماضي`: that year.
    Relative(i32),
}

/// A date as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateParts {
    pub(super) calendar: Calendar,
    pub(super) year: YearRef,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
    pub(super) weekday: Option<u8>,
}

/// What an expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// `10 تموز 2015`, `يوليو الماضي`, `2009`
    Date(DateParts),
    /// `من 3 إلى 5 يوليو`, `2003-2011`
    Range(DateParts, DateParts),
    /// `15 من الشهر الجاري`, `يوم 27`: a day in the month that many months on; open where unsaid.
    MonthDay {
        day: u8,
        months: Option<i32>,
        weekday: Option<u8>,
    },
    /// `من 4 إلى 23 من الشهر الجاري`
    MonthDays { first: u8, last: u8, months: i32 },
    /// `أمس الثلاثاء`
    Deictic { days: i8, weekday: Option<u8> },
    /// `الاثنين الماضي`; `skip` counts weeks jumped over (`قبل الماضي`).
    Weekday {
        number: u8,
        direction: Option<Direction>,
        skip: i32,
    },
    /// `الأحد من الأسبوع الماضي`
    WeekdayOfWeek { number: u8, weeks: i32 },
    /// `ليل الأربعاء الخميس`
    Night(u8, u8),
    /// `الشهر الماضي`
    UnitAt { unit: Unit, offset: i32 },
    /// `الأشهر الستة الماضية`
    Stretch {
        unit: Unit,
        count: i32,
        direction: Direction,
    },
    /// `قبل ثلاثة أيام`
    Away { unit: Unit, count: i32 },
    /// `بعد ذلك بثلاثة أيام`, `اليوم نفسه`: counted from the time before.
    FromLast { unit: Unit, count: i32 },
    /// `الخريف الماضي`
    Season {
        season: Season,
        direction: Direction,
    },
    /// `الربع الأول من 2015`: part `index` of `parts`.
    PartOfYear { parts: u8, index: u8, year: YearRef },
    /// `ثمانينيات القرن الماضي`
    Decade(i16),
    /// `ثاني أيام عيد الفطر`: the Hijri day nearest to the report.
    FeastDay {
        month: u8,
        day: u8,
        direction: Option<Direction>,
    },
    /// A day whose year everyone knows: `ثورة 25 يناير`.
    Named(i16, u8, u8),
    /// A name that only looks like a date: `حركة 20 فبراير`.
    Name,
}

/// An expression found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) words: Range<usize>,
    pub(super) meaning: Meaning,
    pub(super) rule: &'static str,
}

impl Meaning {
    /// True where only the sentence tells past from future.
    pub(super) fn asks_for_tense(self) -> bool {
        match self {
            Meaning::Date(parts) => parts.year == YearRef::Open && parts.month.is_some(),
            Meaning::Range(_, parts) => parts.year == YearRef::Open,
            Meaning::Weekday { direction, .. } => direction.is_none(),
            Meaning::MonthDay { months, .. } => months.is_none(),
            Meaning::Night(..) => true,
            _ => false,
        }
    }
}

impl Found {
    pub(super) fn new(words: Range<usize>, meaning: Meaning, rule: &'static str) -> Self {
        Found {
            words,
            meaning,
            rule,
        }
    }

    /// The same, started earlier.
    pub(super) fn starting(mut self, at: usize) -> Self {
        self.words.start = at;
        self
    }
}

impl DateParts {
    pub(super) fn of_year(calendar: Calendar, year: i16) -> Self {
        DateParts {
            calendar,
            year: YearRef::Given(year),
            month: None,
            day: None,
            weekday: None,
        }
    }
}
