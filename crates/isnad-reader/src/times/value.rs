//! What a calendar expression comes to, at the precision the text gives.

use std::fmt;

use isnad_arabic::calendar::{Direction, Unit};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A resolved time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// `2015`
    Year(i16),
    /// `2015-07`
    Month(i16, i8),
    /// `2015-W30`, year and number as ISO 8601 counts them
    Week(i16, i8),
    /// `2015-07-20`
    Day(Date),
    /// `2015-07-03/2015-07-05`
    Interval(Date, Date),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Year(year) => write!(f, "{year:04}"),
            Value::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Value::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Value::Day(date) => write!(f, "{date}"),
            Value::Interval(first, last) => write!(f, "{first}/{last}"),
        }
    }
}

impl Value {
    /// True where its years have the four digits that a value can hold.
    pub(super) fn is_writable(self) -> bool {
        let fits = |year: i16| (1..=9999).contains(&year);
        match self {
            Value::Year(year) | Value::Month(year, _) | Value::Week(year, _) => fits(year),
            Value::Day(date) => fits(date.year()),
            Value::Interval(first, last) => fits(first.year()) && fits(last.year()),
        }
    }

    /// Its first day.
    pub(super) fn first(self) -> Option<Date> {
        match self {
            Value::Year(year) => Date::new(year, 1, 1).ok(),
            Value::Month(year, month) => Date::new(year, month, 1).ok(),
            Value::Week(year, week) => {
                let date = jiff::civil::ISOWeekDate::new(year, week, Weekday::Monday).ok()?;
                Some(date.date())
            }
            Value::Day(date) | Value::Interval(date, _) => Some(date),
        }
    }

    /// Its last day.
    pub(super) fn last(self) -> Option<Date> {
        match self {
            Value::Year(year) => Date::new(year, 12, 31).ok(),
            Value::Month(year, month) => Some(Date::new(year, month, 1).ok()?.last_of_month()),
            Value::Week(..) => plus_days(self.first()?, 6),
            Value::Day(date) | Value::Interval(_, date) => Some(date),
        }
    }
}

/// A day some days on; none past the calendar's ends.
pub(super) fn plus_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// A day some units on; months and years keep the day of the month where it exists.
pub(super) fn plus(date: Date, unit: Unit, count: i32) -> Option<Date> {
    if count.abs() > 9_000 {
        return None;
    }
    let span = match unit {
        Unit::Hour => return plus_days(date, count / 24 + (count % 24).signum()),
        Unit::Day => return plus_days(date, count),
        Unit::Week => return plus_days(date, count * 7),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
        Unit::Decade => (count * 10).years(),
        Unit::Century => (count * 100).years(),
    };
    date.checked_add(span).ok()
}

/// The unit that holds a day, at the unit's own precision.
pub(super) fn holding(date: Date, unit: Unit) -> Option<Value> {
    Some(match unit {
        Unit::Hour | Unit::Day => Value::Day(date),
        Unit::Week => {
            let week = date.iso_week_date();
            Value::Week(week.year(), week.week())
        }
        Unit::Month => Value::Month(date.year(), date.month()),
        Unit::Year => Value::Year(date.year()),
        Unit::Decade | Unit::Century => return None,
    })
}

/// The day of a weekday (Monday 1) nearest to `expected`, no later than `latest`.
pub(super) fn nearest(weekday: u8, expected: Date, latest: Date) -> Option<Date> {
    let ahead = (i32::from(weekday) - number_of(expected)).rem_euclid(7);
    let after = plus_days(expected, ahead)?;
    if ahead <= 2 && after <= latest {
        return Some(after);
    }
    plus_days(expected, ahead - 7)
}

/// The latest day of a weekday on or before `date`.
pub(super) fn latest_on_or_before(weekday: u8, date: Date) -> Option<Date> {
    plus_days(date, -(number_of(date) - i32::from(weekday)).rem_euclid(7))
}

/// The day of a weekday that a direction places around `today`.
pub(super) fn directed(weekday: u8, direction: Direction, today: Date) -> Option<Date> {
    match direction {
        Direction::Past => latest_on_or_before(weekday, plus_days(today, -1)?),
        Direction::Future => plus_days(latest_on_or_before(weekday, today)?, 7),
        Direction::Current => {
            let monday = plus_days(today, 1 - number_of(today))?;
            plus_days(monday, i32::from(weekday) - 1)
        }
    }
}

/// Monday 1 to Sunday 7.
pub(super) fn number_of(date: Date) -> i32 {
    i32::from(date.weekday().to_monday_one_offset())
}
