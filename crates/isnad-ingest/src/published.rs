//! Publication dates: `YYYY-MM-DD`, or a time stamp that starts with one.
//!
//! The day is taken as it is written: a time zone does not move it, since the paper's own day is
//! what its weekdays and its `أمس` count from.

use jiff::civil::Date;

/// Reads a publication date.
///
/// # Errors
///
/// Says what was expected and what was found.
///
/// ```
/// use isnad_ingest::published;
/// assert_eq!(published("2015-07-21T23:30:00Z").map(|day| day.to_string()).as_deref(), Ok("2015-07-21"));
/// assert!(published("21/7/2015").is_err());
/// ```
pub fn published(written: &str) -> Result<Date, String> {
    let wrong = || {
        let shown: String = written.chars().take(40).collect();
        format!("expected a date as YYYY-MM-DD, found «{shown}»")
    };
    let written = written.trim();
    let (day, rest) = written.split_at_checked(10).ok_or_else(wrong)?;
    let shape = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if !shape || !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
        return Err(wrong());
    }
    let date: Date = day.parse().map_err(|_| wrong())?;
    if date.year() < 1 {
        return Err(wrong());
    }
    Ok(date)
}

#[cfg(test)]
mod tests {
    use super::published;

    #[test]
    fn takes_days_and_time_stamps() {
        for written in [
            "2015-07-21",
            " 2015-07-21 ",
            "2015-07-21T10:00:00+03:00",
            "2015-07-21 10:00",
        ] {
            let day = published(written).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Ok("2015-07-21"));
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for written in [
            "",
            "2015",
            "2015-02-30",
            "2015-7-21",
            "2015-07-211",
            "0000-01-01",
            "الثلاثاء 21 تموز",
            "+2015-07-2",
        ] {
            assert!(published(written).is_err(), "{written}");
        }
    }
}
