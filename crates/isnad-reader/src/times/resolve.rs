//! From what an expression says to the time it means, by the report's date.

use isnad_arabic::calendar::{Direction, Season, Unit};
use jiff::civil::Date;

use super::expression::{Calendar, DateParts, Meaning, YearRef};
use super::hijri;
use super::value::{
    Value, directed, holding, latest_on_or_before, nearest, number_of, plus, plus_days,
};

/// What times are counted from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clock {
    /// The report's date.
    pub(super) published: Option<Date>,
    /// The day of writing, where a stated weekday sets it apart from the report's date.
    pub(super) today: Option<Date>,
    /// The time before this one.
    pub(super) last: Option<Value>,
    /// What the sentence speaks of is still to come.
    pub(super) future: bool,
}

/// A resolved expression.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resolved {
    pub(super) value: Value,
    /// The date computed without the stated weekday, where the two disagree.
    pub(super) disagrees: Option<Date>,
    /// The day of writing that the expression implies.
    pub(super) today: Option<Date>,
}

impl Resolved {
    fn plain(value: Value) -> Self {
        Resolved {
            value,
            disagrees: None,
            today: None,
        }
    }

    fn day(date: Date) -> Self {
        Self::plain(Value::Day(date))
    }
}

impl Clock {
    fn now(&self) -> Option<Date> {
        self.today.or(self.published)
    }

    /// The time that an expression means; none where the report's date is needed and unknown.
    pub(super) fn resolve(&self, meaning: Meaning) -> Option<Resolved> {
        match meaning {
            Meaning::Date(parts) => self.date(parts),
            Meaning::Range(from, to) => self.range(from, to),
            Meaning::MonthDay {
                day,
                months,
                weekday,
            } => self.month_day(day, months, weekday),
            Meaning::MonthDays {
                first,
                last,
                months,
            } => {
                let first = self.month_day(first, Some(months), None)?.value.first()?;
                let last = self.month_day(last, Some(months), None)?.value.last()?;
                (first <= last).then(|| Resolved::plain(Value::Interval(first, last)))
            }
            Meaning::Deictic { days, weekday } => self.deictic(i32::from(days), weekday),
            Meaning::Weekday {
                number,
                direction,
                skip,
            } => self.weekday(number, direction, skip).map(Resolved::day),
            Meaning::WeekdayOfWeek { number, weeks } => {
                let now = self.now()?;
                let monday = plus_days(now, 1 - number_of(now) + weeks * 7)?;
                plus_days(monday, i32::from(number) - 1).map(Resolved::day)
            }
            Meaning::Night(first, _) => {
                let now = self.published?;
                let date = if self.future {
                    plus_days(latest_on_or_before(first, now)?, 7)?
                } else {
                    latest_on_or_before(first, now)?
                };
                Some(Resolved::plain(Value::Interval(date, plus_days(date, 1)?)))
            }
            Meaning::UnitAt { unit, offset } => {
                let now = self.now()?;
                let start = match unit {
                    Unit::Month => now.first_of_month(),
                    _ => now,
                };
                holding(plus(start, unit, offset)?, unit).map(Resolved::plain)
            }
            Meaning::Stretch {
                unit,
                count,
                direction,
            } => {
                let now = self.now()?;
                let count = if direction == Direction::Past {
                    -count
                } else {
                    count
                };
                let end = plus(now, unit, count)?;
                Some(Resolved::plain(Value::Interval(now.min(end), now.max(end))))
            }
            Meaning::Away { unit, count } => {
                holding(plus(self.now()?, unit, count)?, unit).map(Resolved::plain)
            }
            Meaning::FromLast { unit, count } => self.after_last(unit, count),
            Meaning::Season { season, direction } => self.season(season, direction),
            Meaning::PartOfYear { parts, index, year } => {
                let year = match year {
                    YearRef::Given(year) => year,
                    YearRef::Relative(offset) => self.year_at(offset)?,
                    YearRef::Open | YearRef::Nearest(_) => return None,
                };
                let months = 12 / parts as i8;
                let first = Date::new(year, (index as i8 - 1) * months + 1, 1).ok()?;
                let last = Date::new(year, index as i8 * months, 1)
                    .ok()?
                    .last_of_month();
                Some(Resolved::plain(Value::Interval(first, last)))
            }
            Meaning::Decade(year) => {
                let first = Date::new(year, 1, 1).ok()?;
                let last = Date::new(year + 9, 12, 31).ok()?;
                Some(Resolved::plain(Value::Interval(first, last)))
            }
            Meaning::FeastDay {
                month,
                day,
                direction,
            } => self.feast(month, day, direction),
            Meaning::Name => None,
            Meaning::Named(year, month, day) => Date::new(year, month as i8, day as i8)
                .ok()
                .map(Resolved::day),
        }
    }

    fn year_at(&self, offset: i32) -> Option<i16> {
        let year = i32::from(self.now()?.year()) + offset;
        i16::try_from(year).ok().filter(|y| (1..=9999).contains(y))
    }

    fn deictic(&self, days: i32, weekday: Option<u8>) -> Option<Resolved> {
        let Some(weekday) = weekday else {
            return plus_days(self.now()?, days).map(Resolved::day);
        };
        // The weekday wins: the nearest such day to the one that the words compute.
        let published = self.published?;
        let expected = plus_days(published, days)?;
        let latest = match days {
            ..=-1 => published,
            0 => plus_days(published, 1)?,
            1.. => plus_days(expected, 3)?,
        };
        let date = nearest(weekday, expected, latest)?;
        Some(Resolved {
            value: Value::Day(date),
            disagrees: (date != expected).then_some(expected),
            today: if days <= 0 {
                plus_days(date, -days)
            } else {
                None
            },
        })
    }

    fn weekday(&self, number: u8, direction: Option<Direction>, skip: i32) -> Option<Date> {
        match direction {
            Some(direction) => {
                let date = directed(number, direction, self.now()?)?;
                match direction {
                    Direction::Past => plus_days(date, -7 * skip),
                    Direction::Future => plus_days(date, 7 * skip),
                    Direction::Current => Some(date),
                }
            }
            None => {
                let published = self.published?;
                let past = latest_on_or_before(number, published)?;
                if self.future && past < published {
                    return plus_days(past, 7);
                }
                Some(past)
            }
        }
    }

    fn after_last(&self, unit: Unit, count: i32) -> Option<Resolved> {
        let last = self.last?;
        if count == 0 {
            let date = match (unit, last) {
                (Unit::Day, Value::Day(date)) => date,
                (Unit::Month, Value::Month(..) | Value::Day(_)) => last.first()?,
                (Unit::Year, Value::Year(_) | Value::Month(..) | Value::Day(_)) => last.first()?,
                _ => return None,
            };
            return holding(date, unit).map(Resolved::plain);
        }
        let Value::Day(date) = last else {
            return None;
        };
        holding(plus(date, unit, count)?, unit).map(Resolved::plain)
    }

    fn month_day(&self, day: u8, months: Option<i32>, weekday: Option<u8>) -> Option<Resolved> {
        let now = self.published?;
        let of = |months: i32| {
            let month = plus(now.first_of_month(), Unit::Month, months)?;
            Date::new(month.year(), month.month(), day as i8).ok()
        };
        let date = match (months, weekday) {
            (Some(months), _) => of(months)?,
            (None, _) => {
                let this = of(0);
                match this {
                    Some(date) if date <= now || self.future => date,
                    _ => of(-1)?,
                }
            }
        };
        Some(checked(date, weekday))
    }

    fn range(&self, from: DateParts, to: DateParts) -> Option<Resolved> {
        let last = self.date(to)?.value;
        let mut from = from;
        if from.year == YearRef::Open {
            from.year = YearRef::Given(last.first()?.year());
        }
        let mut first = self.date(from)?.value;
        if first.first()? > last.first()?
            && let YearRef::Given(year) = from.year
        {
            // من نوفمبر إلى فبراير 2015 starts the year before.
            from.year = YearRef::Given(year - 1);
            first = self.date(from)?.value;
        }
        let (first, last) = (first.first()?, last.last()?);
        (first <= last).then(|| Resolved::plain(Value::Interval(first, last)))
    }

    fn date(&self, parts: DateParts) -> Option<Resolved> {
        if parts.calendar == Calendar::Hijri {
            return self.hijri(parts);
        }
        let Some(month) = parts.month else {
            let year = match parts.year {
                YearRef::Given(year) => year,
                YearRef::Relative(offset) => self.year_at(offset)?,
                YearRef::Open | YearRef::Nearest(_) => return None,
            };
            return Some(Resolved::plain(Value::Year(year)));
        };
        let in_year = |year: i16| match parts.day {
            Some(day) => Date::new(year, month as i8, day as i8).ok().map(Value::Day),
            None => Some(Value::Month(year, month as i8)),
        };
        let value = match parts.year {
            YearRef::Given(year) => in_year(year)?,
            YearRef::Relative(offset) => in_year(self.year_at(offset)?)?,
            YearRef::Nearest(direction) => {
                let now = self.published?;
                self.nearest_year(now, Some(direction), parts, in_year)?
            }
            YearRef::Open => {
                let now = self.published?;
                if let (Some(weekday), Some(_)) = (parts.weekday, parts.day) {
                    // The year in which the day falls on the stated weekday.
                    let fits = [0, -1, 1].into_iter().find_map(|offset| {
                        let value = in_year(now.year() + offset)?;
                        (number_of(value.first()?) == i32::from(weekday)).then_some(value)
                    });
                    if let Some(Value::Day(date)) = fits
                        && (date - now).get_days().abs() < 300
                    {
                        return Some(Resolved::day(date));
                    }
                }
                self.nearest_year(now, None, parts, in_year)?
            }
        };
        Some(match (value, parts.year) {
            (Value::Day(date), YearRef::Given(_)) => Resolved {
                // A date written out in full is stated, not computed: it stays.
                value,
                disagrees: parts
                    .weekday
                    .filter(|w| number_of(date) != i32::from(*w))
                    .map(|_| date),
                today: None,
            },
            (Value::Day(date), _) => checked(date, parts.weekday),
            _ => Resolved::plain(value),
        })
    }

    /// The year of a date written without one.
    fn nearest_year(
        &self,
        now: Date,
        direction: Option<Direction>,
        parts: DateParts,
        in_year: impl Fn(i16) -> Option<Value>,
    ) -> Option<Value> {
        let year = now.year();
        // The 29th of February needs a wider look.
        let reach = if parts.day == Some(29) { 4 } else { 1 };
        let back = (0..=reach).filter_map(|n| in_year(year - n));
        let ahead = (0..=reach).filter_map(|n| in_year(year + n));
        match direction {
            Some(Direction::Current) => in_year(year),
            Some(Direction::Past) => back
                .clone()
                .find(|v| v.last().is_some_and(|last| last < now)),
            Some(Direction::Future) => ahead
                .clone()
                .find(|v| v.first().is_some_and(|first| first > now)),
            None => {
                let past = back.clone().find(|v| v.first().is_some_and(|f| f <= now));
                let next = ahead.clone().find(|v| v.first().is_some_and(|f| f > now));
                let far = |value: &Option<Value>| {
                    value
                        .and_then(Value::first)
                        .and_then(|f| now.until(f).ok())
                        .map_or(i32::MAX, |s| s.get_days().abs())
                };
                // A date that lies just ahead is named without its year; one as near behind
                // too; what is almost a year back would have been given one.
                let near_ahead = if self.future { 300 } else { 60 };
                if far(&next) <= near_ahead && (self.future || far(&past) > 200) {
                    next
                } else {
                    past.or(next)
                }
            }
        }
    }

    fn season(&self, season: Season, direction: Direction) -> Option<Resolved> {
        let now = self.published?;
        // A winter has the year that most of it lies in.
        let (first, last) = match season {
            Season::Spring => (3, 5),
            Season::Summer => (6, 8),
            Season::Autumn => (9, 11),
            Season::Winter => (1, 2),
        };
        let year = now.year();
        let year = match direction {
            Direction::Current => year,
            Direction::Past if now.month() > last => year,
            Direction::Past => year - 1,
            Direction::Future if now.month() < first => year,
            Direction::Future => year + 1,
        };
        Some(Resolved::plain(Value::Year(year)))
    }

    fn feast(&self, month: u8, day: u8, direction: Option<Direction>) -> Option<Resolved> {
        let now = self.published?;
        let year = hijri::year_of(now)?;
        let days = [year - 1, year, year + 1]
            .into_iter()
            .filter_map(|year| hijri::day(year, month, day));
        let distance = |date: &Date| (*date - now).get_days().abs();
        let date = match direction {
            Some(Direction::Past) => days.filter(|d| *d < now).max(),
            Some(Direction::Future) => days.filter(|d| *d > now).min(),
            _ => days.min_by_key(distance).filter(|d| distance(d) <= 60),
        };
        date.map(Resolved::day)
    }

    fn hijri(&self, parts: DateParts) -> Option<Resolved> {
        let of = |year: i16| match (parts.month, parts.day) {
            (Some(month), Some(day)) => hijri::day(year, month, day).map(Value::Day),
            (Some(month), None) => {
                hijri::month(year, month).map(|(first, last)| Value::Interval(first, last))
            }
            _ => hijri::year(year).map(|(first, last)| Value::Interval(first, last)),
        };
        let value = match parts.year {
            YearRef::Given(year) if year < 1600 => of(year)?,
            YearRef::Given(year) => {
                let january = hijri::year_of(Date::new(year, 1, 1).ok()?)?;
                (january..=january + 1)
                    .filter_map(of)
                    .find(|v| v.first().is_some_and(|first| first.year() == year))?
            }
            YearRef::Relative(offset) => {
                let year = hijri::year_of(self.published?)?;
                of(year.checked_add(i16::try_from(offset).ok()?)?)?
            }
            YearRef::Open | YearRef::Nearest(_) => {
                let now = self.published?;
                let year = hijri::year_of(now)?;
                let years = [year - 1, year, year + 1];
                let mut values = years.into_iter().filter_map(of);
                match parts.year {
                    YearRef::Nearest(Direction::Past) => values.rev_past(now)?,
                    YearRef::Nearest(Direction::Future) => {
                        values.find(|v| v.first().is_some_and(|f| f > now))?
                    }
                    YearRef::Nearest(Direction::Current) => of(year)?,
                    _ => values.min_by_key(|v| {
                        v.first().map_or(i32::MAX, |f| (f - now).get_days().abs())
                    })?,
                }
            }
        };
        Some(match value {
            Value::Day(date) => checked(date, parts.weekday).keeping(date),
            _ => Resolved::plain(value),
        })
    }
}

impl Resolved {
    /// Hijri days differ by a day between countries: the written date stays.
    fn keeping(mut self, date: Date) -> Self {
        if let (Value::Day(day), Some(_)) = (self.value, self.disagrees)
            && (day - date).get_days().abs() > 1
        {
            self.value = Value::Day(date);
        }
        self
    }
}

/// The last of some values that ends before a day.
trait PastValues {
    fn rev_past(&mut self, now: Date) -> Option<Value>;
}

impl<I: Iterator<Item = Value>> PastValues for I {
    fn rev_past(&mut self, now: Date) -> Option<Value> {
        self.filter(|v| v.last().is_some_and(|l| l < now)).last()
    }
}

/// A computed day against a stated weekday: the weekday wins, to the nearest such day.
fn checked(date: Date, weekday: Option<u8>) -> Resolved {
    let Some(weekday) = weekday.filter(|w| i32::from(*w) != number_of(date)) else {
        return Resolved::day(date);
    };
    let mut ahead = (i32::from(weekday) - number_of(date)).rem_euclid(7);
    if ahead > 3 {
        ahead -= 7;
    }
    Resolved {
        value: Value::Day(plus_days(date, ahead).unwrap_or(date)),
        disagrees: Some(date),
        today: None,
    }
}
