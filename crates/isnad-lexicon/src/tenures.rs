//! Who held an office on a date.
//!
//! Dates in the table may be a year or a month: a tenure then covers all of it, and where two
//! tenures meet in the same year or month the later one wins, unless the earlier one's end is
//! known to the day and not yet past.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;

use crate::rows::{Person, Tenure};
use crate::store::Lexicon;

type Index = BTreeMap<(&'static str, &'static str), Vec<Tenure>>;

impl Lexicon {
    /// The person who held an office of a country on a date; none where nobody is known to have.
    #[must_use]
    pub fn holder(&self, office: &str, country: &str, date: Date) -> Option<Person> {
        let tenures = by_office().get(&(office, country))?;
        let held = tenures.iter().filter(|tenure| tenure.covers(date));
        let last = held.max_by_key(|tenure| (tenure.first_day(), tenure.last_day()))?;
        Person::by_key(last.person())
    }

    /// What a person held on a date, or ever where no date is given; the earliest first.
    #[must_use]
    pub fn tenures_of(&self, person: &str, date: Option<Date>) -> Vec<Tenure> {
        let of_person = by_person().get(&(person, ""));
        let mut out = of_person.cloned().unwrap_or_default();
        out.retain(|tenure| date.is_none_or(|date| tenure.covers(date)));
        out
    }
}

impl Tenure {
    /// True where the office was held on a date.
    #[must_use]
    pub fn covers(self, date: Date) -> bool {
        self.first_day().is_none_or(|first| first <= date)
            && self.last_day().is_none_or(|last| date <= last)
    }

    /// The first day, at the earliest the table allows.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        let (year, month, day) = parts(self.from())?;
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()
    }

    /// The last day, at the latest the table allows; none where it goes on.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        let (year, month, day) = parts(self.to())?;
        match day {
            Some(day) => Date::new(year, month?, day).ok(),
            None => Date::new(year, month.unwrap_or(12), 1)
                .ok()
                .map(Date::last_of_month),
        }
    }
}

fn parts(date: &str) -> Option<(i16, Option<i8>, Option<i8>)> {
    let mut numbers = date.split('-');
    let year = numbers.next()?.parse().ok()?;
    Some((
        year,
        numbers.next().and_then(|n| n.parse().ok()),
        numbers.next().and_then(|n| n.parse().ok()),
    ))
}

fn by_office() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| index(|tenure| (tenure.office(), tenure.country())))
}

fn by_person() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| index(|tenure| (tenure.person(), "")))
}

fn index(key: impl Fn(Tenure) -> (&'static str, &'static str)) -> Index {
    let mut out = Index::new();
    for tenure in Tenure::all() {
        out.entry(key(tenure)).or_default().push(tenure);
    }
    for tenures in out.values_mut() {
        tenures.sort_by_key(|tenure| tenure.first_day());
    }
    out
}
