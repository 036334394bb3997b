//! The Hijri calendar, by the Umm al-Qura tables.
//!
//! Day and month boundaries are the tables'; a country that sighted the moon a day later is a day
//! off, and the report that gives both calendars says so itself.

use icu_calendar::cal::Hijri;
use icu_calendar::types::RataDie;
use jiff::civil::Date;

use super::value::plus_days;

/// The Gregorian day of a Hijri one.
pub(super) fn day(year: i16, month: u8, day: u8) -> Option<Date> {
    let calendar = Hijri::new_umm_al_qura();
    let date =
        icu_calendar::Date::try_new_hijri_with_calendar(i32::from(year), month, day, calendar)
            .ok()?;
    let days = date.to_rata_die().to_i64_date();
    plus_days(Date::constant(1, 1, 1), i32::try_from(days - 1).ok()?)
}

/// The Gregorian days of a Hijri month, first and last.
pub(super) fn month(year: i16, month: u8) -> Option<(Date, Date)> {
    let first = day(year, month, 1)?;
    let next = if month == 12 {
        day(year + 1, 1, 1)?
    } else {
        day(year, month + 1, 1)?
    };
    Some((first, plus_days(next, -1)?))
}

/// The Gregorian days of a Hijri year, first and last.
pub(super) fn year(year: i16) -> Option<(Date, Date)> {
    Some((day(year, 1, 1)?, plus_days(day(year + 1, 1, 1)?, -1)?))
}

/// The Hijri year of a Gregorian day.
pub(super) fn year_of(date: Date) -> Option<i16> {
    let epoch = Date::constant(1, 1, 1);
    let days = i64::from(date.since(epoch).ok()?.get_days()) + 1;
    let calendar = Hijri::new_umm_al_qura();
    let hijri = icu_calendar::Date::from_rata_die(RataDie::new(days), calendar);
    i16::try_from(hijri.year().extended_year()).ok()
}

#[cfg(test)]
mod tests {
    use super::{day, month, year_of};
    use jiff::civil::date;

    #[test]
    fn follows_umm_al_qura() {
        assert_eq!(day(1436, 10, 25), Some(date(2015, 8, 10)));
        assert_eq!(day(1436, 10, 1), Some(date(2015, 7, 17)));
        assert_eq!(month(1436, 9), Some((date(2015, 6, 18), date(2015, 7, 16))));
        assert_eq!(year_of(date(2015, 8, 10)), Some(1436));
        assert_eq!(day(1436, 13, 1), None);
    }
}
