//! Days counted from the day of writing and days of the week: `أول من أمس`, `مساء أمس الاثنين`,
//! `الأحد الماضي 12 يوليو`, `ليل السبت - الأحد`.

use isnad_arabic::calendar::{CalendarWord as W, Count, Direction, Unit};
use isnad_arabic::numbers::ordinal;

use super::expression::{Found, Meaning};
use super::page::Page;

impl Page<'_> {
    /// `أول من أمس`, `أول أمس`.
    pub(super) fn day_before_yesterday(&self, start: usize, at: usize) -> Option<Vec<Found>> {
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
    pub(super) fn deictic(&self, start: usize, at: usize) -> Option<Vec<Found>> {
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
    pub(super) fn tonight(&self, at: usize) -> Option<Found> {
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
    pub(super) fn names_weekday(&self, at: usize) -> bool {
        self.weekday_after(at).is_some()
    }

    pub(super) fn weekday_after(&self, at: usize) -> Option<(u8, usize)> {
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

    pub(super) fn with_weekday(&self, start: usize, next: usize, days: i8) -> Vec<Found> {
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
    pub(super) fn date_after_weekday(&self, weekday: u8, at: usize) -> Option<Found> {
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
    pub(super) fn weekday(&self, start: usize, at: usize) -> Option<Vec<Found>> {
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

    pub(super) fn is_night(&self, at: usize) -> bool {
        let text = self.text(at);
        ["ليل", "ليله"].iter().any(|n| text.ends_with(n))
    }

    /// `مساء أمس الاثنين`, `فجر اليوم`, `ليلة السبت`, `بعد ظهر الخميس`.
    pub(super) fn day_part(&self, at: usize) -> Option<Vec<Found>> {
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
}

pub(super) fn direction_of(sign: i32) -> Direction {
    match sign {
        ..=-1 => Direction::Past,
        0 => Direction::Current,
        1.. => Direction::Future,
    }
}

/// After `اليوم` these make it another day, or a name.
pub(super) const NOT_TODAY_AFTER: &[&str] = &[
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
