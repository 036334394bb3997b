//! Units and amounts of time: `الأسبوع الماضي`, `الأشهر الستة الماضية`, `قبل ثلاثة أيام`,
//! `بعد عامين`, `منذ أسبوع`.

use isnad_arabic::calendar::{CalendarWord as W, Count, Unit};
use isnad_arabic::numbers::{cardinal, ordinal};

use super::days::direction_of;
use super::expression::{Found, Meaning};
use super::page::Page;

impl Page<'_> {
    /// Expressions that start with a unit: `يوم`, `عام 2011`, `الشهر الماضي`, `الأشهر الستة`.
    pub(super) fn unit(&self, at: usize) -> Option<Vec<Found>> {
        let Some(W::Unit {
            unit,
            count,
            definite,
        }) = self.class(at)
        else {
            return None;
        };
        let next = at + 1;
        match (unit, count, definite) {
            (Unit::Day, Count::One, false) => {
                if self.preceded_by(at, &["كل", "ذات", "اي"]) {
                    return None;
                }
                return match self.class(next) {
                    Some(W::Weekday { .. }) => self.weekday(at, next),
                    Some(W::Day(_)) => self.deictic(at, next),
                    Some(W::After) if self.class(next + 1) == Some(W::Day(1)) => {
                        Some(self.with_weekday(at, next + 2, 2))
                    }
                    Some(W::Before) if self.class(next + 1) == Some(W::Day(-1)) => {
                        Some(self.with_weekday(at, next + 2, -2))
                    }
                    _ => self
                        .day_before_yesterday(at, next)
                        .or_else(|| self.day_alone(at, next)),
                };
            }
            (Unit::Month, Count::One, false) => {
                let mut found = self.month_first(next)?;
                found.words.start = at;
                return Some(vec![found]);
            }
            (Unit::Year, Count::One, _) => {
                if let Some(found) = self.year_of_unit(at) {
                    return Some(vec![found]);
                }
                if self.preceded_by(at, NOT_YEAR_BEFORE) {
                    return None; // الأمين العام الحالي
                }
            }
            (Unit::Year, Count::Two, false) => return self.two_years(at),
            _ => {}
        }
        if !definite {
            return None;
        }
        match count {
            Count::One => self.unit_at(at, unit).map(|found| vec![found]),
            Count::Two => {
                let (sign, 0, after) = self.direction(next)? else {
                    return None;
                };
                self.stretch(at..after, unit, 2, sign)
                    .map(|found| vec![found])
            }
            Count::Many => {
                let digits = next + usize::from(self.is_word(next, &["ال"]));
                let (count, after) = cardinal(self.words(), digits)?;
                let (sign, 0, after) = self.direction(after)? else {
                    return None;
                };
                let count = i32::try_from(count).ok()?;
                self.stretch(at..after, unit, count, sign)
                    .map(|found| vec![found])
            }
        }
    }

    /// `يوم 27`
    pub(super) fn day_alone(&self, at: usize, next: usize) -> Option<Vec<Found>> {
        let day = self.day_digits(next)?;
        let dashed = self.is_mark(next + 1, &['-', '/', '–']);
        if self.counts_next(next + 1) || dashed || self.numeric(next, true).is_some() {
            return None;
        }
        if self.day_first(next, true).is_some() {
            return None;
        }
        let meaning = Meaning::MonthDay {
            day,
            months: None,
            weekday: None,
        };
        Some(vec![Found::new(
            at..next + 1,
            meaning,
            "time.relative.day-of-month",
        )])
    }

    /// `عامي 2013 و2014`; a stretch after `بين`.
    pub(super) fn two_years(&self, at: usize) -> Option<Vec<Found>> {
        let first = self.bare_year(at + 1, true)?;
        if let Some(run) = self.run_to(&first) {
            return Some(vec![run]);
        }
        Some(vec![first])
    }

    pub(super) fn unit_at(&self, at: usize, unit: Unit) -> Option<Found> {
        if unit == Unit::Hour {
            return None;
        }
        let next = at + 1;
        // الأسبوع الأول من أكتوبر, الأسبوع الأخير من عام 2015: as an edge, no narrower than its whole
        if unit == Unit::Week {
            let after = if self.is_word(next, &["الاخير"]) {
                Some(next + 1)
            } else {
                ordinal(self.words(), next).map(|(_, after)| after)
            };
            if let Some(after) = after {
                let whole = after + usize::from(self.is_word(after, &["من"]));
                // Only what cannot lead back here: a chain of weeks must not nest.
                let wide = matches!(
                    self.class(whole),
                    Some(
                        W::Month { .. }
                            | W::HijriMonth { .. }
                            | W::MonthHead(_)
                            | W::This
                            | W::Unit {
                                unit: Unit::Month | Unit::Year,
                                count: Count::One,
                                ..
                            }
                    )
                );
                let found = if wide {
                    self.expression(whole, false).unwrap_or_default()
                } else {
                    Vec::new()
                };
                if let [only] = found.as_slice() {
                    let wide = match only.meaning {
                        Meaning::Date(parts) => parts.day.is_none(),
                        Meaning::UnitAt { .. } => true,
                        _ => false,
                    };
                    if wide {
                        return Some(only.clone().starting(at));
                    }
                }
            }
        }
        if let Some((sign, skip, mut after)) = self.direction(next) {
            if unit == Unit::Day {
                return None;
            }
            let offset = sign * (1 + skip);
            // العام الحالي 2015
            if unit == Unit::Year
                && let Some((year, super::expression::Calendar::Gregorian, end)) =
                    self.year_number(after, false)
                && !self.counts_next(end)
            {
                let parts = super::expression::DateParts::of_year(
                    super::expression::Calendar::Gregorian,
                    year,
                );
                return Some(Found::new(
                    at..end,
                    Meaning::Date(parts),
                    "time.absolute.year",
                ));
            }
            // الأسبوع الماضي الأحد
            if unit == Unit::Week
                && let Some(W::Weekday {
                    number,
                    weak: false,
                }) = self.class(after)
                && self.reading(after).is_some_and(|r| r.proclitics == 0)
            {
                after += 1;
                let meaning = Meaning::WeekdayOfWeek {
                    number,
                    weeks: offset,
                };
                return Some(Found::new(at..after, meaning, "time.weekday.week"));
            }
            let meaning = Meaning::UnitAt { unit, offset };
            return Some(Found::new(at..after, meaning, "time.relative.unit"));
        }
        if self.is_word(next, &["نفسه", "نفسها", "ذاته", "ذاتها"]) && unit != Unit::Week
        {
            let meaning = Meaning::FromLast { unit, count: 0 };
            return Some(Found::new(at..next + 1, meaning, "time.relative.same"));
        }
        None
    }

    pub(super) fn stretch(
        &self,
        words: std::ops::Range<usize>,
        unit: Unit,
        count: i32,
        sign: i32,
    ) -> Option<Found> {
        if matches!(unit, Unit::Decade | Unit::Century) || sign == 0 || !(1..=2000).contains(&count)
        {
            return None;
        }
        let direction = direction_of(sign);
        Some(Found::new(
            words,
            Meaning::Stretch {
                unit,
                count,
                direction,
            },
            "time.relative.stretch",
        ))
    }

    /// `48 ساعة الماضية`, `الستة أشهر الأخيرة`: a number, its unit, a direction; after `خلال الـ`
    /// hours need no direction.
    pub(super) fn counted_stretch(&self, at: usize) -> Option<Found> {
        let articled = self.is_word(at.wrapping_sub(1), &["ال"]) && self.word(at)?.glued
            || self.text(at).starts_with("ال");
        let (count, next) = cardinal(self.words(), at)?;
        let Some(W::Unit {
            unit,
            definite: false,
            ..
        }) = self.class(next)
        else {
            return None;
        };
        let count = i32::try_from(count).ok()?;
        if let Some((sign, 0, after)) = self.direction(next + 1) {
            return self.stretch(at..after, unit, count, sign);
        }
        let during = self.preceded_by(at.saturating_sub(1), &["خلال", "في"]);
        (articled && during && unit == Unit::Hour)
            .then(|| self.stretch(at..next + 1, unit, count, -1))?
    }

    /// `آخر 24 ساعة`, `آخر ثلاثة أشهر`
    pub(super) fn latest(&self, at: usize) -> Option<Found> {
        let (count, next) = cardinal(self.words(), at + 1)?;
        let Some(W::Unit {
            unit,
            definite: false,
            ..
        }) = self.class(next)
        else {
            return None;
        };
        if self.is_word(next + 1, &["من"]) {
            return None;
        }
        self.stretch(at..next + 1, unit, i32::try_from(count).ok()?, -1)
    }

    /// A number of units: `ثلاثة أيام`, `أسبوعين`, `عام`, `حوالي أربعة أشهر`.
    pub(super) fn amount(&self, at: usize) -> Option<(Unit, i32, usize)> {
        let mut at = at;
        at += usize::from(self.is_word(at, &["حوالي", "نحو", "قرابه", "زهاء", "ما"]));
        at += usize::from(self.is_word(at, &["يقارب", "يقرب"]));
        at += usize::from(self.is_word(at, &["من"]) && self.is_word(at - 1, &["يقرب"]));
        if let Some(W::Unit {
            unit,
            count,
            definite: false,
        }) = self.class(at)
        {
            let reading = self.reading(at)?;
            if reading.proclitics > 0 && reading.preposition != Some('ب') {
                return None;
            }
            return match count {
                // قبل عام 2011 is no distance
                Count::One if self.number(at + 1).is_some() => None,
                Count::One if self.month_first(at + 1).is_some() => None,
                Count::One if matches!(self.class(at + 1), Some(W::Weekday { .. } | W::Day(_))) => {
                    None
                }
                Count::One => Some((unit, 1, at + 1)),
                Count::Two if self.is_word(at, &["يومي", "شهري", "عامي", "سنتي"]) => {
                    None
                }
                Count::Two => Some((unit, 2, at + 1)),
                Count::Many => None,
            };
        }
        let (count, next) = cardinal(self.words(), at)?;
        let Some(W::Unit {
            unit,
            definite: false,
            ..
        }) = self.class(next)
        else {
            return None;
        };
        // ثلاث سنوات ونصف, شهر وأسبوعين
        let next = next + usize::from(self.is_word(next + 1, &["ونصف", "ونيف"]));
        Some((unit, i32::try_from(count).ok()?, next + 1))
    }

    /// `قبل ثلاثة أيام`, `منذ ستة أشهر`.
    pub(super) fn away(&self, at: usize, sign: i32) -> Option<Found> {
        let (unit, count, next) = self.amount(at + 1)?;
        if (1..=4).any(|back| self.noun_at(at.wrapping_sub(back), LASTING)) {
            return None; // الحرب المستمرة منذ أربعة أعوام: how long, not when
        }
        // قبل ثلاثة أيام من الانتخابات counts from the event.
        if self.is_word(next, &["من", "علي", "ان", "الي"])
            && !(self.is_word(next, &["من"]) && self.is_word(next + 1, &["الان", "اليوم"]))
        {
            return None;
        }
        if self.is_word(next, &["واحد", "واحده"]) {
            return self.away_found(at..next + 1, unit, sign * count);
        }
        let long = matches!(unit, Unit::Decade | Unit::Century);
        if long || (unit == Unit::Hour && count < 24) || !(1..=500).contains(&count) {
            return None;
        }
        self.away_found(at..next, unit, sign * count)
    }

    pub(super) fn away_found(
        &self,
        words: std::ops::Range<usize>,
        unit: Unit,
        count: i32,
    ) -> Option<Found> {
        let meaning = Meaning::Away { unit, count };
        Some(Found::new(words, meaning, "time.relative.away"))
    }

    pub(super) fn before_word(&self, at: usize) -> Option<Vec<Found>> {
        match self.class(at + 1) {
            Some(W::Day(-1)) => Some(self.with_weekday(at, at + 2, -2)),
            Some(W::DayPart) => {
                // قبل ظهر أمس
                let mut found = self.day_part(at + 1)?;
                found.first_mut()?.words.start = at;
                Some(found)
            }
            _ => self.away(at, -1).map(|found| vec![found]),
        }
    }

    pub(super) fn after_word(&self, at: usize) -> Option<Vec<Found>> {
        match self.class(at + 1) {
            Some(W::Day(1)) => Some(self.with_weekday(at, at + 2, 2)),
            Some(W::DayPart) => {
                let mut found = self.day_part(at + 1)?;
                found.first_mut()?.words.start = at;
                Some(found)
            }
            _ => {
                // بعد ذلك بثلاثة أيام
                let then = self.is_word(at + 1, &["ذلك"]).then_some(at + 2)?;
                let (unit, count, next) = self.amount_by(then)?;
                let meaning = Meaning::FromLast { unit, count };
                Some(vec![Found::new(
                    at..next,
                    meaning,
                    "time.relative.after-that",
                )])
            }
        }
    }

    /// `بثلاثة أيام`, `بيومين`
    pub(super) fn amount_by(&self, at: usize) -> Option<(Unit, i32, usize)> {
        if !self.text(at).starts_with('ب') {
            return None;
        }
        self.amount(at)
    }
}

/// Before `منذ` these say how long a thing has lasted.
const LASTING: &[&str] = &[
    "المستمر",
    "المستمره",
    "مستمر",
    "مستمره",
    "الجاري",
    "الجاريه",
    "المتواصل",
    "المتواصله",
    "متواصل",
    "متواصله",
    "الداير",
    "الدايره",
    "القايم",
    "القايمه",
    "المفروض",
    "المفروضه",
    "المشتعل",
    "المشتعله",
    "الممتد",
    "الممتده",
    "مستمرا",
    "متواصلا",
];

/// Before `العام` these make it "general".
const NOT_YEAR_BEFORE: &[&str] = &[
    "الامين",
    "المدير",
    "المفتش",
    "النائب",
    "النايب",
    "المدعي",
    "القائد",
    "القايد",
    "المراقب",
    "الحاكم",
    "السكرتير",
    "المنسق",
    "القنصل",
    "المفوض",
    "الراي",
    "القطاع",
    "امين",
    "مدير",
    "الامن",
    "المستشار",
    "المرشد",
    "المحامي",
    "الوكيل",
    "الامينه",
    "للامين",
    "بالامين",
];
