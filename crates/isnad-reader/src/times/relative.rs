//! Which expression starts at a word, and the smaller kinds of those that count from the day of
//! writing: edges of a period, `هذا العام`, seasons, parts of the year, decades, feasts. Days are in
//! [`super::days`], units and amounts in [`super::stretches`].

use isnad_arabic::WordKind;
use isnad_arabic::calendar::{CalendarWord as W, Count, Direction, Unit};
use isnad_arabic::numbers::{cardinal, ordinal};

use super::days::{NOT_TODAY_AFTER, direction_of};
use super::expression::{Found, Meaning, YearRef};
use super::page::Page;

impl Page<'_> {
    /// Every expression that starts at a word; `listed` where a year ended just before it.
    pub(super) fn expression(&self, at: usize, listed: bool) -> Option<Vec<Found>> {
        let one = |found: Option<Found>| found.map(|f| vec![f]);
        let word = self.word(at)?;
        if word.kind == WordKind::Number {
            let cued = self.preceded_by(at, &["يوم", "بتاريخ", "تاريخ", "الموافق", "ليوم"]);
            return one(self.numeric(at, cued))
                .or_else(|| self.day_first(at, cued))
                .or_else(|| one(self.bare_year(at, listed)))
                .or_else(|| one(self.counted_stretch(at)));
        }
        if word.kind != WordKind::Arabic {
            return None;
        }
        let Some(class) = self.class(at) else {
            return self.number_first(at);
        };
        match class {
            W::Month { .. } | W::HijriMonth { .. } | W::MonthHead(_) => one(self.month_first(at)),
            W::Weekday { .. } => self.weekday(at, at),
            W::DayPart => self.day_part(at),
            W::Day(_) => self.deictic(at, at),
            W::Tonight => one(self.tonight(at)),
            W::Unit { .. } => self.unit(at),
            W::Season { .. } => one(self.season(at)).or_else(|| one(self.month_first(at))),
            W::Edge => self.edge(at),
            W::Decade(decade) => one(self.decade(at, decade)),
            W::This => one(self.this(at)),
            W::Same => one(self.same(at)),
            W::Half => one(self.part_of_year(at, 2)),
            W::Quarter => one(self.part_of_year(at, 4)),
            W::Before => self.before_word(at),
            W::Since => one(self.away(at, -1)),
            W::After => self.after_word(at),
            W::Latest => one(self.latest(at)),
            W::Feast => one(self.feast(at, at, 1)),
            W::Direction(_) | W::DhuMonth(_) => None,
        }
        .or_else(|| match class {
            W::Weekday { .. } | W::Same => self.number_first(at),
            _ => None,
        })
    }

    /// An expression that starts with a number word, `ال` before digits, or `أول من أمس`.
    pub(super) fn number_first(&self, at: usize) -> Option<Vec<Found>> {
        let text = self.text(at);
        if text == "ال" || text == "وال" {
            return self
                .counted_stretch(at + 1)
                .map(|found| vec![found.starting(at)]);
        }
        if matches!(text, "فاتح" | "الفاتح" | "غره") {
            return self.day_first(at, false);
        }
        if let Some(found) = self.day_before_yesterday(at, at) {
            return Some(found);
        }
        let (_, next) = ordinal(self.words(), at).or_else(|| cardinal(self.words(), at))?;
        if let Some(found) = self.day_first(at, false) {
            return Some(found);
        }
        // أول أيام عيد الفطر
        if let Some((day, after)) = ordinal(self.words(), at)
            && after == next
            && day <= 4
            && matches!(
                self.class(next),
                Some(
                    W::Unit {
                        unit: Unit::Day,
                        ..
                    } | W::Day(0)
                )
            )
            && matches!(self.class(next + 1), Some(W::Feast))
        {
            return self.feast(at, next + 1, day as u8).map(|found| vec![found]);
        }
        self.counted_stretch(at).map(|found| vec![found])
    }

    /// `مطلع العام الجاري`, `أواخر 2014`, `منتصف يوليو`: the edge names no narrower time.
    pub(super) fn edge(&self, at: usize) -> Option<Vec<Found>> {
        let mut next = at + 1;
        next += usize::from(self.is_word(next, &["من", "شهر"]) && self.class(next).is_none());
        let found = match self.class(next) {
            Some(W::Edge) => None,
            Some(_) => self.expression(next, true),
            None => match self.word(next)?.kind {
                WordKind::Number => self.bare_year(next, true).map(|f| vec![f]),
                _ => None,
            },
        };
        if let Some(mut found) = found {
            let keep = !matches!(
                found.first()?.meaning,
                Meaning::Deictic { .. } | Meaning::Weekday { .. } | Meaning::Stretch { .. }
            );
            if keep {
                found.first_mut()?.words.start = at;
            } else {
                found.first_mut()?.words.start = next;
            }
            return Some(found);
        }
        // مطلع العام, نهاية الشهر: the one of the report
        if let Some(W::Unit {
            unit: unit @ (Unit::Year | Unit::Month),
            count: Count::One,
            definite: true,
        }) = self.class(next)
            && !self.text(next + 1).starts_with("ال")
        {
            let meaning = Meaning::UnitAt { unit, offset: 0 };
            return Some(vec![Found::new(
                at..next + 1,
                meaning,
                "time.relative.unit",
            )]);
        }
        None
    }

    /// `هذا الأسبوع`, `هذه السنة`, `هذا الصيف`
    pub(super) fn this(&self, at: usize) -> Option<Found> {
        match self.class(at + 1)? {
            W::Unit {
                unit: unit @ (Unit::Week | Unit::Month | Unit::Year),
                count: Count::One,
                definite: true,
            } => {
                let meaning = Meaning::UnitAt { unit, offset: 0 };
                let next = at + 2;
                let end = match self.direction(next) {
                    Some((0, 0, after)) => after,
                    Some(_) => return None,
                    None => next,
                };
                Some(Found::new(at..end, meaning, "time.relative.unit"))
            }
            W::Day(0)
                if !self.preceded_by(at, &["مثل"])
                    && !self.is_word(at + 2, NOT_TODAY_AFTER)
                    && !self.names_weekday(at + 2) =>
            {
                let meaning = Meaning::Deictic {
                    days: 0,
                    weekday: None,
                };
                Some(Found::new(at..at + 2, meaning, "time.deictic"))
            }
            W::Season {
                season,
                definite: true,
            } if !self.is_word(at + 2, &["العربي"]) => {
                let meaning = Meaning::Season {
                    season,
                    direction: Direction::Current,
                };
                Some(Found::new(at..at + 2, meaning, "time.season"))
            }
            _ => None,
        }
    }

    /// `نفس اليوم`, `ذات العام`
    pub(super) fn same(&self, at: usize) -> Option<Found> {
        match self.class(at + 1)? {
            W::Day(0) => {
                if let Some((weekday, end)) = self.weekday_after(at + 2) {
                    let meaning = Meaning::Weekday {
                        number: weekday,
                        direction: None,
                        skip: 0,
                    };
                    return Some(Found::new(at..end, meaning, "time.weekday"));
                }
                let meaning = Meaning::FromLast {
                    unit: Unit::Day,
                    count: 0,
                };
                Some(Found::new(at..at + 2, meaning, "time.relative.same"))
            }
            W::Unit {
                unit: unit @ (Unit::Month | Unit::Year),
                count: Count::One,
                definite: true,
            } => {
                let meaning = Meaning::FromLast { unit, count: 0 };
                Some(Found::new(at..at + 2, meaning, "time.relative.same"))
            }
            _ => None,
        }
    }

    /// `الخريف الماضي`, `صيف 2014`, `ربيع عام 2011`
    pub(super) fn season(&self, at: usize) -> Option<Found> {
        let Some(W::Season { season, definite }) = self.class(at) else {
            return None;
        };
        let next = at + 1;
        if definite {
            let (sign, 0, after) = self.direction(next)? else {
                return None;
            };
            let meaning = Meaning::Season {
                season,
                direction: direction_of(sign),
            };
            return Some(Found::new(at..after, meaning, "time.season"));
        }
        let year = self
            .bare_year(next, true)
            .or_else(|| {
                matches!(
                    self.class(next),
                    Some(W::Unit {
                        unit: Unit::Year,
                        ..
                    })
                )
                .then(|| self.year_of_unit(next))?
            })
            .or_else(|| {
                let (year, end) = self.relative_year(next)?;
                let YearRef::Relative(offset) = year else {
                    return None;
                };
                let meaning = Meaning::UnitAt {
                    unit: Unit::Year,
                    offset,
                };
                Some(Found::new(next..end, meaning, "time.season"))
            })?;
        Some(Found {
            rule: "time.season",
            ..year.starting(at)
        })
    }

    /// `النصف الأول من 2015`, `الربع الثالث لعام 2016`
    pub(super) fn part_of_year(&self, at: usize, parts: u8) -> Option<Found> {
        let (index, mut next) = match self.text(at + 1) {
            "الاخير" => (u32::from(parts), at + 2),
            _ => ordinal(self.words(), at + 1)?,
        };
        if index == 0 || index > u32::from(parts) {
            return None;
        }
        next += usize::from(self.is_word(next, &["من", "ل", "في"]));
        let (year, end) = match self.relative_year(next) {
            Some(found) => found,
            None => {
                let (year, super::expression::Calendar::Gregorian, end) =
                    self.year_number(next, false)?
                else {
                    return None;
                };
                (YearRef::Given(year), end)
            }
        };
        let meaning = Meaning::PartOfYear {
            parts,
            index: index as u8,
            year,
        };
        Some(Found::new(at..end, meaning, "time.part-of-year"))
    }

    /// `الثمانينيات`, `سبعينيات القرن الماضي`, `ستينات القرن العشرين`
    pub(super) fn decade(&self, at: usize, decade: u8) -> Option<Found> {
        let mut next = at + 1;
        let mut century: i16 = 1900;
        next += usize::from(self.is_word(next, &["من"]));
        if self.is_word(next, &["عمره", "عمرها", "العمر", "عمرهم"]) {
            return None;
        }
        if let Some(W::Unit {
            unit: Unit::Century,
            definite: true,
            ..
        }) = self.class(next)
        {
            next += 1;
            if let Some((-1, 0, after)) = self.direction(next) {
                next = after;
            } else {
                let (number, after) = ordinal(self.words(), next)?;
                century = i16::try_from(number.checked_sub(1)? * 100).ok()?;
                next = after;
            }
        } else {
            next = at + 1;
            if decade < 40 {
                return None; // العشرينيات are ages as often
            }
        }
        let meaning = Meaning::Decade(century + i16::from(decade));
        Some(Found::new(at..next, meaning, "time.decade"))
    }

    /// `عيد الفطر الماضي`, `أول أيام عيد الأضحى`
    pub(super) fn feast(&self, start: usize, at: usize, day: u8) -> Option<Found> {
        let (month, first) = match self.text(at + 1) {
            "الفطر" => (10, 1),
            "الاضحي" => (12, 10),
            _ => return None,
        };
        let mut next = at + 2;
        next += usize::from(self.is_word(next, &["المبارك", "السعيد"]));
        let direction = self.direction(next);
        if direction.is_none() && start == at {
            return None; // تهنئة بعيد الفطر: an occasion
        }
        let end = direction.map_or(next, |(_, _, after)| after);
        let meaning = Meaning::FeastDay {
            month,
            day: first + day - 1,
            direction: direction.map(|(sign, _, _)| direction_of(sign)),
        };
        Some(Found::new(start..end, meaning, "time.hijri.feast"))
    }
}
