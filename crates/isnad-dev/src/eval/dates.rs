//! Calendar expressions against the date and period cases of Recognizers-Text.
//!
//! That peer reads what a user tells an assistant; a newspaper's reader wants part of it. Set
//! aside by rule: what names no calendar time (`بقية الأسبوع`, `عطلة نهاية الأسبوع`, `الأيام
//! القليلة الماضية`), and seasons, which the peer leaves without dates. A case counts as right
//! where a time of ours shares a letter with the expected one and comes to the same days: its
//! first day, and its last day where the peer gives one (the peer's end may be exclusive).

use std::path::PathBuf;

use anyhow::{Context, Result};
use isnad_arabic::Document;
use isnad_reader::times::times;
use serde_json::Value;

/// Calendar expressions, against a peer's date and period cases.
#[derive(clap::Args)]
pub struct Args {
    /// The cases: one JSON object a line.
    #[arg(long, default_value = "../shared/dates/recognizers-dev.jsonl")]
    cases: PathBuf,
    /// Print the cases that are not right.
    #[arg(long)]
    errors: bool,
}

/// In the expected words, these name no calendar time, or one that depends on who speaks.
const SET_ASIDE: &[&str] = &[
    "بقية",
    "باقي",
    "عطلة",
    "القليلة",
    "بضعة",
    "أسبوعي",
    "اسبوعي",
    "يومي",
    "آخر يوم",
    "العقود",
    "عقود",
    "الصيف",
    "صيف",
    "الربيع",
    "ربيع",
    "للثاني",
    "للثلاثين",
    "إلى 27",
    "وقت لاحق",
    "خلال",
    "بعد التالي",
];

/// Reads every case and prints how many are right.
pub fn run(args: &Args) -> Result<()> {
    let text = std::fs::read_to_string(&args.cases)
        .with_context(|| format!("cannot read the cases at {}", args.cases.display()))?;
    let (mut all, mut ours, mut right, mut found) = (0, 0, 0, 0);
    for (number, line) in text.lines().enumerate() {
        let case: Value = serde_json::from_str(line)
            .with_context(|| format!("line {} is no JSON object", number + 1))?;
        let sentence = case["text"].as_str().unwrap_or_default();
        let reference = case["reference"].as_str().unwrap_or_default();
        let published = reference.get(..10).and_then(|day| day.parse().ok());
        let (found_here, _) = times(&Document::read(sentence), published);
        for expected in case["results"].as_array().into_iter().flatten() {
            all += 1;
            let words = expected["Text"].as_str().unwrap_or_default();
            if SET_ASIDE.iter().any(|w| words.contains(w)) {
                continue;
            }
            ours += 1;
            let start = expected["Start"].as_u64().unwrap_or_default();
            let end = start + expected["Length"].as_u64().unwrap_or_default();
            let over: Vec<_> = found_here
                .iter()
                .filter(|t| u64::from(t.start) < end && start < u64::from(t.end))
                .collect();
            found += usize::from(!over.is_empty());
            let resolutions = [
                &expected["Value"]["PastResolution"],
                &expected["Value"]["FutureResolution"],
            ];
            let hit = over
                .iter()
                .any(|t| resolutions.iter().any(|r| same(&t.value, r)));
            right += usize::from(hit);
            if !hit && args.errors {
                let got: Vec<&str> = over.iter().map(|t| t.value.as_str()).collect();
                println!(
                    "{}\t{words}\t{}\t{got:?}",
                    case["id"], expected["Value"]["Timex"]
                );
            }
        }
    }
    println!("cases {all}; calendar times among them {ours}; found {found}; right {right}");
    Ok(())
}

/// True where a value of ours comes to the days of the peer's resolution.
fn same(value: &str, resolution: &Value) -> bool {
    if let Some(date) = resolution["date"].as_str() {
        // A distance in months or years is a month or a year to us, a day to the peer.
        return value == date || (value.len() < 10 && date.starts_with(value));
    }
    let (Some(start), Some(end)) = (
        resolution["startDate"].as_str(),
        resolution["endDate"].as_str(),
    ) else {
        return false;
    };
    let (Some(start), Some(end)) = (start.parse().ok(), end.parse().ok()) else {
        return false;
    };
    let Some((first, last)) = days(value) else {
        return false;
    };
    let near = |a: jiff::civil::Date, b: jiff::civil::Date| (a - b).get_days().abs() <= 1;
    near(first, start) && near(last, end)
        // 2014-2018 runs to the first day of 2018 with the peer, to its last with us.
        || (first == start && last.year() == end.year() && end.day_of_year() == 1)
}

/// First and last day of a value.
fn days(value: &str) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    use jiff::civil::{Date, ISOWeekDate, Weekday};
    if let Some((first, last)) = value.split_once('/') {
        return Some((first.parse().ok()?, last.parse().ok()?));
    }
    if let Some((year, week)) = value.split_once("-W") {
        let of = |day| ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, day).ok();
        return Some((of(Weekday::Monday)?.date(), of(Weekday::Sunday)?.date()));
    }
    let mut parts = value.split('-').map(|p| p.parse::<i16>().ok());
    let year = parts.next()??;
    match (parts.next().flatten(), parts.next().flatten()) {
        (Some(month), Some(day)) => {
            let date = Date::new(year, month as i8, day as i8).ok()?;
            Some((date, date))
        }
        (Some(month), None) => {
            let first = Date::new(year, month as i8, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        _ => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
    }
}

#[cfg(test)]
mod tests {
    use super::same;
    use serde_json::json;

    #[test]
    fn compares_days() {
        assert!(same("2016-10-02", &json!({"date": "2016-10-02"})));
        let month = json!({"startDate": "2016-12-01", "endDate": "2017-01-01"});
        assert!(same("2016-12", &month));
        assert!(!same("2016-11", &month));
        let week = json!({"startDate": "2016-11-07", "endDate": "2016-11-14"});
        assert!(same("2016-W45", &week));
    }
}
