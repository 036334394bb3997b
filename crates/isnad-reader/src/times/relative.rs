//! Expressions that count from the day of writing: `مساء أمس الاثنين`, `الأسبوع الماضي`,
//! `قبل ثلاثة أيام`, `الأشهر الستة الماضية`, seasons, parts of the year, decades, feasts.

use isnad_arabic::WordKind;
use isnad_arabic::calendar::{CalendarWord as W, Count, Direction, Unit};
use isnad_arabic::numbers::{cardinal, ordinal};

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
    fn number_first(&self, at: usize) -> Option<Vec<Found>> {
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

    /// `أول من أمس`, `أول أمس`.
    fn day_before_yesterday(&self, start: usize, at: usize) -> Option<Vec<Found>> {
        if !self.is_word_joined(at, &["اول", "الاول"]) {
            return None;
        }
        let mut day = at + 1;
        day += usize::from(self.is_word(day, &["من", "قبل"]));
        if self.class(day) != Some(W::Day(-1)) {
            return None;
        }
        Some(self.with_weekday(start, day + 1, -2))
    }

    /// `أمس`, `اليوم`, `غدا` and what names their weekday.
    fn deictic(&self, start: usize, at: usize) -> Option<Vec<Found>> {
        let reading = self.reading(at)?;
        let W::Day(days) = reading.word else {
            return None;
        };
        let mut next = at + 1;
        let mut days = days;
        if days == -1
            && self.is_word(next, &["الاول"])
            && self.class(next + 1).is_none_or(|c| !matches!(c, W::Edge))
        {
            days = -2;
            next += 1;
        }
        let bare = !self.names_weekday(next);
        if days == 0 && bare {
            if reading.preposition.is_some() && start == at {
                return None; // لليوم الثاني, كاليوم
            }
            if self.is_word(next, NOT_TODAY_AFTER) || self.preceded_by(at, NOT_TODAY_BEFORE) {
                return None;
            }
            if start == at
                && (self.is_word(at - usize::from(at > 0), &["في"])
                    || self.preceded_by(at, &["حتي", "الي", "ذلك", "كل", "طوال", "مثل"]))
            {
                return None;
            }
            if ordinal(self.words(), next).is_some()
                && !self.is_word(next, &["الثانيه", "ثاني", "اول"])
                && self.text(next).starts_with("ال")
            {
                // اليوم الأول من يوليو is a date; اليوم الأول of something is none.
                let found = self.day_first(next, true);
                return found.map(|mut f| {
                    f[0].words.start = start;
                    f
                });
            }
        }
        if days == 1
            && self.is_word(at, &["الغد"])
            && self.preceded_by(at, &["سوريا", "تيار", "حزب"])
        {
            return None;
        }
        Some(self.with_weekday(start, next, days))
    }

    /// `الليلة الماضية`, `الليلة قبل الماضية`, `هذه الليلة`
    fn tonight(&self, at: usize) -> Option<Found> {
        let (days, next) = match self.direction(at + 1) {
            Some((sign, skip, next)) => (sign * (1 + skip), next),
            None if self.is_word(at + 1, NOT_TODAY_AFTER)
                || self.preceded_by(at, &["في", "تلك", "طوال", "ذات"]) =>
            {
                return None;
            }
            None => (0, at + 1),
        };
        let meaning = Meaning::Deictic {
            days: i8::try_from(days).ok()?,
            weekday: None,
        };
        Some(Found::new(at..next, meaning, "time.deictic"))
    }

    /// True where a weekday's name follows, in parentheses or not, with a part of the day or not.
    fn names_weekday(&self, at: usize) -> bool {
        self.weekday_after(at).is_some()
    }

    fn weekday_after(&self, at: usize) -> Option<(u8, usize)> {
        let opened = self.is_mark(at, &['(', '[']);
        let mut next = at + usize::from(opened);
        if !opened && self.is_mark(next, &['،', ',', '-']) {
            next += 1;
            // A comma may part the day from a list: only a weekday alone between commas names it.
            let W::Weekday {
                number,
                weak: false,
            } = self.class(next)?
            else {
                return None;
            };
            return (self.reading(next)?.proclitics == 0
                && self.is_mark(next + 1, &['،', ',', '-']))
            .then_some((number, next + 1));
        }
        if matches!(self.class(next), Some(W::DayPart)) {
            next += 1;
        }
        if matches!(
            self.class(next),
            Some(W::Unit {
                unit: Unit::Day,
                count: Count::One,
                definite: false
            })
        ) {
            next += 1;
        }
        let reading = self.reading(next)?;
        let W::Weekday {
            number,
            weak: false,
        } = reading.word
        else {
            return None;
        };
        if reading.proclitics > 0 {
            return None;
        }
        let end = if opened {
            self.closed(next + 1)?
        } else {
            next + 1
        };
        Some((number, end))
    }

    fn with_weekday(&self, start: usize, next: usize, days: i8) -> Vec<Found> {
        if let Some((weekday, end)) = self.weekday_after(next) {
            let meaning = Meaning::Deictic {
                days,
                weekday: Some(weekday),
            };
            // أمس الأحد 12 يوليو, اليوم الخميس 4/4/2013
            if let Some(mut dated) = self.date_after_weekday(weekday, end) {
                dated.words.start = start;
                return vec![dated];
            }
            return vec![Found::new(start..end, meaning, "time.deictic.weekday")];
        }
        // فجر اليوم (أمس السبت): a quoted day with the writer's gloss
        if self.is_mark(next, &['('])
            && let Some(W::Day(days)) = self.class(next + 1)
        {
            let (weekday, end) = match self.weekday_after(next + 2) {
                Some((weekday, end)) => (Some(weekday), end),
                None => (None, next + 2),
            };
            if self.closed(end).is_some() {
                let meaning = Meaning::Deictic { days, weekday };
                return vec![
                    Found::new(start..next, meaning, "time.deictic.gloss"),
                    Found::new(next + 1..end, meaning, "time.deictic.weekday"),
                ];
            }
        }
        let meaning = Meaning::Deictic {
            days,
            weekday: None,
        };
        vec![Found::new(start..next, meaning, "time.deictic")]
    }

    /// `الأحد 12 يوليو`, `الأحد (12 يوليو)`, `الأحد الموافق 12/7/2015`.
    fn date_after_weekday(&self, weekday: u8, at: usize) -> Option<Found> {
        let opened = self.is_mark(at, &['(', '[']);
        let mut next = at;
        if opened
            || self.is_mark(at, &[',', '،'])
            || self.is_word(at, &["الموافق", "في", "المصادف"])
        {
            next += 1;
        }
        let mut found = self
            .numeric(next, true)
            .or_else(|| {
                let mut days = self.day_first(next, true)?;
                (days.len() == 1).then(|| days.remove(0))
            })
            .or_else(|| {
                // الأحد يناير الحادي والعشرين
                self.month_first(next)
                    .filter(|f| matches!(f.meaning, Meaning::Date(d) if d.day.is_some()))
            })?;
        match &mut found.meaning {
            Meaning::Date(parts) => parts.weekday = Some(weekday),
            Meaning::MonthDay { weekday: day, .. } => *day = Some(weekday),
            Meaning::Named(..) => {}
            _ => return None,
        }
        if opened {
            found.words.end = self.closed(found.words.end)?;
        }
        found.rule = "time.absolute.weekday-date";
        Some(found)
    }

    /// A weekday on its own, with a date, a direction or a week.
    fn weekday(&self, start: usize, at: usize) -> Option<Vec<Found>> {
        let reading = self.reading(at)?;
        let W::Weekday { number, weak } = reading.word else {
            return None;
        };
        if start == at {
            if weak || self.preceded_by(at, NOT_WEEKDAY_BEFORE) {
                return None;
            }
            if reading.preposition.is_some_and(|p| p != 'ل') {
                return None;
            }
            if number == 1
                && (self.is_word(at + 1, NOT_MONDAY_AFTER)
                    || self.preceded_by(at, &["بين", "احد", "كلا", "هذين"]))
            {
                return None; // الاثنين: the two
            }
        } else if weak && !matches!(self.class(at - 1), Some(W::Unit { .. })) {
            return None;
        }
        let next = at + 1;
        if number == 5 && self.is_word(next, &["العظيمه", "الحزينه"]) {
            return None;
        }
        // الأحد الماضي 12 يوليو
        let skip_direction = self.direction(next).map_or(next, |(_, _, after)| after);
        if let Some(mut dated) = self
            .date_after_weekday(number, next)
            .or_else(|| self.date_after_weekday(number, skip_direction))
        {
            dated.words.start = start;
            return Some(vec![dated]);
        }
        // الأحد (أمس)
        if self.is_mark(next, &['('])
            && let Some(W::Day(days)) = self.class(next + 1)
            && let Some(end) = self.closed(next + 2)
        {
            let meaning = Meaning::Deictic {
                days,
                weekday: Some(number),
            };
            return Some(vec![Found::new(
                start..end,
                meaning,
                "time.deictic.weekday",
            )]);
        }
        // الأحد أمس
        if self.class(next) == Some(W::Day(-1))
            && self.reading(next).is_some_and(|r| r.proclitics == 0)
        {
            let (days, end) = if self.is_word(next + 1, &["الاول"]) {
                (-2, next + 2)
            } else {
                (-1, next + 1)
            };
            let meaning = Meaning::Deictic {
                days,
                weekday: Some(number),
            };
            return Some(vec![Found::new(
                start..end,
                meaning,
                "time.deictic.weekday",
            )]);
        }
        // ليل الأربعاء الخميس, ليل السبت - الأحد, ليلة السبت على الأحد
        if self.is_night(start) && start < at {
            let joined =
                self.is_mark(next, &['-', '–', '/', 'ـ']) || self.is_word(next, &["علي", "الي"]);
            let second_at = next + usize::from(joined);
            if let Some(W::Weekday {
                number: second,
                weak: false,
            }) = self.class(second_at)
                && second == number % 7 + 1
            {
                let meaning = Meaning::Night(number, second);
                return Some(vec![Found::new(
                    start..second_at + 1,
                    meaning,
                    "time.weekday.night",
                )]);
            }
        }
        if let Some((sign, skip, after)) = self.direction(next)
            && !self.is_word(after - 1, &["الاخير", "الاخيره"])
        {
            let direction = direction_of(sign);
            let meaning = Meaning::Weekday {
                number,
                direction: Some(direction),
                skip,
            };
            return Some(vec![Found::new(
                start..after,
                meaning,
                "time.weekday.direction",
            )]);
        }
        let week_at = next + usize::from(self.is_word(next, &["من"]));
        if matches!(
            self.class(week_at),
            Some(W::Unit {
                unit: Unit::Week,
                count: Count::One,
                definite: true
            })
        ) && let Some((sign, skip, after)) = self.direction(week_at + 1)
        {
            let meaning = Meaning::WeekdayOfWeek {
                number,
                weeks: sign * (1 + skip),
            };
            return Some(vec![Found::new(start..after, meaning, "time.weekday.week")]);
        }
        let meaning = Meaning::Weekday {
            number,
            direction: None,
            skip: 0,
        };
        Some(vec![Found::new(start..next, meaning, "time.weekday")])
    }

    fn is_night(&self, at: usize) -> bool {
        let text = self.text(at);
        ["ليل", "ليله"].iter().any(|n| text.ends_with(n))
    }

    /// `مساء أمس الاثنين`, `فجر اليوم`, `ليلة السبت`, `بعد ظهر الخميس`.
    fn day_part(&self, at: usize) -> Option<Vec<Found>> {
        let mut next = at + 1;
        if matches!(
            self.class(next),
            Some(W::Unit {
                unit: Unit::Day,
                count: Count::One,
                definite: false
            })
        ) {
            next += 1;
        }
        match self.class(next)? {
            W::Day(_) => self.deictic(at, next),
            W::Weekday { weak: false, .. } => self.weekday(at, next),
            W::Before if self.class(next + 1) == Some(W::Day(-1)) => {
                Some(self.with_weekday(at, next + 2, -2))
            }
            W::After if self.class(next + 1) == Some(W::Day(1)) => {
                Some(self.with_weekday(at, next + 2, 2))
            }
            _ => None,
        }
        .or_else(|| self.day_before_yesterday(at, next))
    }

    /// Expressions that start with a unit: `يوم`, `عام 2011`, `الشهر الماضي`, `الأشهر الستة`.
    fn unit(&self, at: usize) -> Option<Vec<Found>> {
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
    fn day_alone(&self, at: usize, next: usize) -> Option<Vec<Found>> {
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
    fn two_years(&self, at: usize) -> Option<Vec<Found>> {
        let first = self.bare_year(at + 1, true)?;
        if let Some(run) = self.run_to(&first) {
            return Some(vec![run]);
        }
        Some(vec![first])
    }

    fn unit_at(&self, at: usize, unit: Unit) -> Option<Found> {
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

    fn stretch(
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
    fn counted_stretch(&self, at: usize) -> Option<Found> {
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
    fn latest(&self, at: usize) -> Option<Found> {
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
    fn amount(&self, at: usize) -> Option<(Unit, i32, usize)> {
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
    fn away(&self, at: usize, sign: i32) -> Option<Found> {
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

    fn away_found(&self, words: std::ops::Range<usize>, unit: Unit, count: i32) -> Option<Found> {
        let meaning = Meaning::Away { unit, count };
        Some(Found::new(words, meaning, "time.relative.away"))
    }

    fn before_word(&self, at: usize) -> Option<Vec<Found>> {
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

    fn after_word(&self, at: usize) -> Option<Vec<Found>> {
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
    fn amount_by(&self, at: usize) -> Option<(Unit, i32, usize)> {
        if !self.text(at).starts_with('ب') {
            return None;
        }
        self.amount(at)
    }

    /// `مطلع العام الجاري`, `أواخر 2014`, `منتصف يوليو`: the edge names no narrower time.
    fn edge(&self, at: usize) -> Option<Vec<Found>> {
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
    fn this(&self, at: usize) -> Option<Found> {
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
    fn same(&self, at: usize) -> Option<Found> {
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
    fn season(&self, at: usize) -> Option<Found> {
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
    fn part_of_year(&self, at: usize, parts: u8) -> Option<Found> {
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
    fn decade(&self, at: usize, decade: u8) -> Option<Found> {
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
    fn feast(&self, start: usize, at: usize, day: u8) -> Option<Found> {
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

fn direction_of(sign: i32) -> Direction {
    match sign {
        ..=-1 => Direction::Past,
        0 => Direction::Current,
        1.. => Direction::Future,
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

/// After `اليوم` these make it another day, or a name.
const NOT_TODAY_AFTER: &[&str] = &[
    "التالي",
    "السابق",
    "الاخير",
    "نفسه",
    "ذاته",
    "الواحد",
    "الوطني",
    "العالمي",
    "الدولي",
    "السابع",
    "المفتوح",
    "الدراسي",
    "الذي",
    "الموالي",
    "المذكور",
    "العربي",
    "الثقافي",
    "الماضي",
    "المقبل",
    "الختامي",
    "الافتتاحي",
    "الاول",
];

/// Before `اليوم` these make it a newspaper's or channel's name, or any day.
const NOT_TODAY_BEFORE: &[&str] = &[
    "المصري",
    "روسيا",
    "صحيفه",
    "جريده",
    "العرب",
    "فلسطين",
    "راي",
    "عدن",
    "سوريه",
    "دار",
    "ذلك",
    "الجزاير",
    "قناه",
    "لبنان",
    "موقع",
    "اخبار",
    "تونس",
    "عمان",
    "اسرائيل",
];

/// Before a weekday's name these make it no day of the report.
const NOT_WEEKDAY_BEFORE: &[&str] = &[
    "صلاه",
    "خطبه",
    "كل",
    "ايام",
    "سوق",
    "عبد",
    "خطيب",
    "جامع",
    "مسجد",
    "منبر",
    "خطب",
    "صلوات",
    "شارع",
    "ملحق",
    "خطباء",
    "دوري",
];

/// After `الاثنين` these make it "the two".
const NOT_MONDAY_AFTER: &[&str] = &["معا", "هما", "كانا", "الاخرين", "يشتركان"];

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
