//! Dates that name a month or a year: `10 تموز (يوليو) 2015`, `3 أغسطس المقبل`, `عام 2011`,
//! `20/7/2015`, `25 شوال 1436 هـ`, and stretches between two of them. Years have
//! their file, [`super::years`].

use isnad_arabic::WordKind;
use isnad_arabic::calendar::{CalendarWord as W, Count, Direction, MonthHead, Season, Unit};
use isnad_arabic::numbers::{cardinal, ordinal};

use super::expression::{Calendar, DateParts, Found, Meaning, YearRef};
use super::named;
use super::page::Page;
use super::years::PARTICLES;

pub(super) const DASHES: &[char] = &['-', '–', '—', '−', '/', '\\', 'ـ'];
pub(super) const COMMAS: &[char] = &[',', '،'];

/// A month's name as read.
#[derive(Clone, Copy)]
pub(super) struct MonthName {
    pub(super) calendar: Calendar,
    pub(super) number: u8,
    pub(super) weak: bool,
    pub(super) next: usize,
}

impl Page<'_> {
    /// One month name, of one word or two.
    fn plain_month(&self, at: usize) -> Option<MonthName> {
        use Calendar::{Gregorian, Hijri};
        let name = |calendar, number, weak, next| {
            Some(MonthName {
                calendar,
                number,
                weak,
                next,
            })
        };
        let reading = self.reading(at)?;
        match reading.word {
            W::Month { number, weak } => {
                let first = self.word(at)?.span.start as usize + usize::from(reading.proclitics);
                let weak = match (number, self.text(at).ends_with("اب")) {
                    (8, true) => match self.document.chars.get(first) {
                        Some('أ' | 'إ') => return None, // أب: a father
                        Some('آ') => false,
                        _ => true,
                    },
                    _ => weak,
                };
                if weak && reading.preposition.is_some() {
                    return None;
                }
                name(Gregorian, number, weak, at + 1)
            }
            W::HijriMonth { number, weak } => {
                let next = if number == 1 && self.is_word(at + 1, &["الحرام"]) {
                    at + 2
                } else {
                    at + 1
                };
                name(Hijri, number, weak, next)
            }
            W::MonthHead(head) => {
                if let Some(W::DhuMonth(number)) = self.class(at + 1) {
                    return (head == MonthHead::Dhu).then(|| name(Hijri, number, false, at + 2))?;
                }
                let second = self.second(at + 1)?;
                match head {
                    MonthHead::Kanun => name(Gregorian, [12, 1][second], false, at + 2),
                    MonthHead::Tishrin => name(Gregorian, 10 + second as u8, false, at + 2),
                    MonthHead::Rabi => name(Hijri, 3 + second as u8, false, at + 2),
                    MonthHead::Jumada => name(Hijri, 5 + second as u8, false, at + 2),
                    MonthHead::Dhu => None,
                }
            }
            W::Season {
                season: Season::Spring,
                definite: false,
            } => name(Hijri, 3 + self.second(at + 1)? as u8, true, at + 2),
            _ => None,
        }
    }

    /// الأول 0, الثاني or الآخر 1: the second word of a month's name.
    fn second(&self, at: usize) -> Option<usize> {
        match self.text(at) {
            "الاول" | "اول" | "الاولي" | "1" => Some(0),
            "الثاني" | "ثاني" | "ثان" | "الاخر" | "الاخره" | "الثانيه" | "2" => {
                Some(1)
            }
            _ => None,
        }
    }

    /// A month's name with its name in another set: `تموز (يوليو)`, `شباط/فبراير`.
    fn month(&self, at: usize) -> Option<MonthName> {
        let mut month = match self.plain_month(at) {
            Some(month) => month,
            None => {
                // كانون ديسمبر (كانون الأول): half a name, then the whole.
                let W::MonthHead(MonthHead::Kanun | MonthHead::Tishrin) = self.class(at)? else {
                    return None;
                };
                let other = self.plain_month(at + 1)?;
                (other.calendar == Calendar::Gregorian).then_some(other)?
            }
        };
        loop {
            let at = month.next;
            let opened = self.is_mark(at, &['(', '[']);
            let other = if opened || self.is_mark(at, DASHES) {
                self.plain_month(at + 1)
            } else {
                self.plain_month(at)
            };
            let same = other.filter(|o| o.number == month.number && o.calendar == month.calendar);
            let Some(mut other) = same else { break };
            if opened {
                let Some(next) = self.closed(other.next) else {
                    break;
                };
                other.next = next;
            }
            other.weak = false;
            month = other;
        }
        Some(month)
    }

    /// `الماضي` −1, `الجاري` 0, `المقبل` 1; with `قبل` before it one more is skipped.
    pub(super) fn direction(&self, at: usize) -> Option<(i32, i32, usize)> {
        let mut next = at;
        next += usize::from(self.is_word(next, &["ما"]));
        let skips = matches!(self.class(next), Some(W::Before | W::After));
        next += usize::from(skips);
        let Some(W::Direction(direction)) = self.class(next) else {
            return None;
        };
        let sign = match direction {
            Direction::Past => -1,
            Direction::Current => 0,
            Direction::Future => 1,
        };
        Some((sign, i32::from(skips), next + 1))
    }

    pub(super) fn is_masculine_adjective(&self, at: usize) -> bool {
        let text = self.text(at);
        !text.ends_with('ه') && !text.ends_with("ات") && !text.ends_with("ين")
    }

    /// True where the word looks like a noun that the number before it counts.
    pub(super) fn counts_next(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else {
            return false;
        };
        match word.kind {
            WordKind::Mark => matches!(word.mark(), Some('%' | '٪' | '$' | '€')),
            WordKind::Arabic => {
                let text = word.folded.as_str();
                !(text.starts_with("ال")
                    || text.starts_with(['و', 'ف', 'ب', 'ل', 'ي', 'ت'])
                    || PARTICLES.contains(&text)
                    || self.class(at).is_some_and(|c| !matches!(c, W::Unit { .. })))
            }
            _ => false,
        }
    }

    /// An expression that starts with a month's name.
    pub(super) fn month_first(&self, at: usize) -> Option<Found> {
        let month = self.month(at)?;
        let mut parts = DateParts {
            calendar: month.calendar,
            year: YearRef::Open,
            month: Some(month.number),
            day: None,
            weekday: None,
        };
        // سبتمبر 10, 2015 and يناير الحادي والعشرين
        let day = match self.day_digits(month.next) {
            Some(day) => {
                let comma = month.next + 1;
                (self.is_mark(comma, COMMAS) && self.year_number(comma + 1, false).is_some())
                    .then_some((day, comma))
            }
            None => ordinal(self.words(), month.next)
                .filter(|(day, next)| (1..=31).contains(day) && *next == month.next + 2)
                .map(|(day, next)| (day as u8, next)),
        };
        let mut next = month.next;
        if let Some((day, after)) = day {
            parts.day = Some(day);
            next = after + usize::from(self.is_word(after, &["من"]));
            if let Some((year, Calendar::Gregorian, after)) =
                self.year_number(next + usize::from(self.is_mark(next, COMMAS)), false)
            {
                parts.year = YearRef::Given(year);
                next = after;
            } else {
                next = after;
            }
            return Some(Found::new(
                at..next,
                Meaning::Date(parts),
                "time.absolute.month-day",
            ));
        }
        let (year, after) = self.year_after(next, month);
        next = after;
        parts.year = year;
        if year == YearRef::Open && !self.month_may_stand_alone(at, month) {
            return None;
        }
        if month.weak
            && matches!(year, YearRef::Nearest(_))
            && month.calendar == Calendar::Gregorian
            && self.is_word(next - 1, &["الاخير"])
        {
            return None;
        }
        let rule = match (month.calendar, year) {
            (Calendar::Hijri, _) => "time.hijri.month",
            (_, YearRef::Given(_)) => "time.absolute.month-year",
            _ => "time.absolute.month",
        };
        Some(Found::new(at..next, Meaning::Date(parts), rule))
    }

    fn month_may_stand_alone(&self, at: usize, month: MonthName) -> bool {
        let names = [named::EVENTS, named::NAMES, named::COMMEMORATIONS];
        if names.iter().any(|nouns| self.noun_before(at, nouns)) {
            return false;
        }
        if month.calendar == Calendar::Hijri {
            return self.preceded_by(at, &["شهر", "شهري", "منتصف", "اواخر", "اوايل", "مطلع"]);
        }
        if month.weak {
            let before = self.before(at);
            return matches!(
                self.class(at.wrapping_sub(1)),
                Some(
                    W::Edge
                        | W::Since
                        | W::Unit {
                            unit: Unit::Month,
                            ..
                        }
                )
            ) || (before != "ما"
                && self.preceded_by(
                    at,
                    &["في", "خلال", "حتي", "الي", "من", "شهري", "بين", "قبل", "بعد"],
                )
                && month.number != 5);
        }
        true
    }

    /// A day of the month at a word, in digits or words: the day and the index after.
    fn day_of_month(&self, at: usize) -> Option<(u8, usize)> {
        if let Some(day) = self.day_digits(at) {
            return Some((day, at + 1));
        }
        if self.is_word_joined(at, &["فاتح", "الفاتح", "غره"]) {
            return Some((1, at + 1));
        }
        let words = self.words();
        let (day, next) = ordinal(words, at).or_else(|| cardinal(words, at))?;
        (1..=31).contains(&day).then_some((day as u8, next))
    }

    /// The month after a day, past `من` and `شهر`: its name and the index where it starts.
    fn month_after_day(&self, at: usize) -> Option<MonthName> {
        let mut next = at;
        if self.is_word(next, &["من", "ل", "لشهر", "في"]) || self.is_mark(next, DASHES) {
            next += 1;
        }
        if matches!(
            self.class(next),
            Some(W::Unit {
                unit: Unit::Month,
                count: Count::One,
                definite: false
            })
        ) {
            next += 1;
        }
        self.month(next)
    }

    /// An expression that starts with a day of the month; `cued` where `يوم` or a weekday comes
    /// before it.
    pub(super) fn day_first(&self, at: usize, cued: bool) -> Option<Vec<Found>> {
        let (day, next) = self.day_of_month(at)?;
        let in_digits = self.day_digits(at).is_some();
        // من طرف واحد في أكتوبر: one side, in October.
        let counts = !in_digits && !cued && self.is_word(next, &["في"]);
        if counts || !in_digits && !cued && self.orders_noun_before(at) {
            return None;
        }
        if let Some(month) = self.month_after_day(next) {
            let (year, after) = self.year_after(month.next, month);
            let parts = DateParts {
                calendar: month.calendar,
                year,
                month: Some(month.number),
                day: Some(day),
                weekday: None,
            };
            return self.dated(at..after, parts).map(|found| vec![found]);
        }
        // 15 من الشهر الجاري, 15 الجاري
        let month_at = next + usize::from(self.is_word(next, &["من", "في"]));
        if let Some((months, after)) = self.month_by_direction(month_at) {
            return Some(vec![self.month_day(at..after, day, months)]);
        }
        if in_digits
            && (cued || self.preceded_by(at, &["في", "بتاريخ", "منذ", "حتي", "يومي"]))
            && let Some((sign, 0, after)) = self.direction(next)
            && self.is_masculine_adjective(next)
            && !self.is_word(next, &["الاخير"])
        {
            return Some(vec![self.month_day(at..after, day, sign)]);
        }
        self.several_days(at, day, next)
    }

    /// `الشهر الجاري`, `هذا الشهر`: how many months on, and the index after.
    fn month_by_direction(&self, at: usize) -> Option<(i32, usize)> {
        let is_month = |at| {
            matches!(
                self.class(at),
                Some(W::Unit {
                    unit: Unit::Month,
                    count: Count::One,
                    definite: true
                })
            )
        };
        if matches!(self.class(at), Some(W::This)) && is_month(at + 1) {
            return Some((0, at + 2));
        }
        let (sign, skip, next) = is_month(at).then(|| self.direction(at + 1))??;
        Some((sign * (1 + skip), next))
    }

    fn month_day(&self, words: std::ops::Range<usize>, day: u8, months: i32) -> Found {
        let meaning = Meaning::MonthDay {
            day,
            months: Some(months),
            weekday: None,
        };
        Found::new(words, meaning, "time.relative.day-of-month")
    }

    /// `من 3 إلى 5 يوليو` is a stretch, `5 و6 أغسطس` two days.
    fn several_days(&self, at: usize, day: u8, next: usize) -> Option<Vec<Found>> {
        let listed = self.is_word(next, &["و"]);
        let to = self.is_mark(next, DASHES) || self.is_word(next, &["الي", "حتي", "لغايه"]);
        let second_at = if listed || to {
            next + 1
        } else if self.text(next).starts_with('و') {
            next
        } else {
            return None;
        };
        let (second, after) = self.day_of_month(second_at)?;
        let (mut parts, end) = if let Some(month) = self.month_after_day(after) {
            let (year, end) = self.year_after(month.next, month);
            let parts = DateParts {
                calendar: month.calendar,
                year,
                month: Some(month.number),
                day: Some(day),
                weekday: None,
            };
            (parts, end)
        } else {
            // من 4 حتى 23 من هذا الشهر
            let month_at = after + usize::from(self.is_word(after, &["من", "في"]));
            let (months, end) = self.month_by_direction(month_at)?;
            let ranged = to || self.preceded_by(at, &["بين"]);
            let meaning = Meaning::MonthDays {
                first: day,
                last: second,
                months,
            };
            return (ranged && day < second)
                .then(|| vec![Found::new(at..end, meaning, "time.range.days")]);
        };
        let first = parts;
        parts.day = Some(second);
        if to || self.preceded_by(at, &["بين", "ما بين", "الفتره"]) {
            (day < second).then(|| {
                vec![Found::new(
                    at..end,
                    Meaning::Range(first, parts),
                    "time.range.days",
                )]
            })
        } else {
            Some(vec![
                self.dated(at..next, first)?,
                self.dated(second_at..end, parts)?,
            ])
        }
    }

    /// True where an ordering word belongs to the noun before it: `الجولة الأولى من يوليو`.
    fn orders_noun_before(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        self.text(before).starts_with("ال")
            && !matches!(self.class(before), Some(W::Weekday { .. } | W::Day(0)))
    }

    /// A date with day and month; days that name an event take the event's year.
    fn dated(&self, words: std::ops::Range<usize>, parts: DateParts) -> Option<Found> {
        let (month, day) = (parts.month?, parts.day?);
        if day > 30 && matches!(month, 4 | 6 | 9 | 11) && parts.calendar == Calendar::Gregorian
            || day > 29 && month == 2 && parts.calendar == Calendar::Gregorian
        {
            return None;
        }
        let at = words.start;
        if parts.year == YearRef::Open && parts.calendar == Calendar::Gregorian {
            if self.noun_before(at, named::NAMES) {
                return Some(Found::new(words, Meaning::Name, "time.named.event"));
            }
            if self.names_event(at) {
                let Some(year) = named::year(month, day) else {
                    return Some(Found::new(words, Meaning::Name, "time.named.event"));
                };
                if (2..=4).any(|back| self.noun_at(at.wrapping_sub(back), named::COMMEMORATIONS)) {
                    return Some(Found::new(words, Meaning::Name, "time.named.event"));
                }
                return Some(Found::new(
                    words,
                    Meaning::Named(year, month, day),
                    "time.named.event",
                ));
            }
        }
        let rule = match parts.calendar {
            Calendar::Hijri => "time.hijri.day-month",
            Calendar::Gregorian => match parts.year {
                YearRef::Given(_) => "time.absolute.day-month-year",
                _ => "time.absolute.day-month",
            },
        };
        Some(Found::new(words, Meaning::Date(parts), rule))
    }

    /// True where the date is an event's name: after `ثورة`, or joined to such a one
    /// (`ثورتي 25 يناير و30 يونيو`).
    fn names_event(&self, at: usize) -> bool {
        let mut at = at;
        for _ in 0..2 {
            if self.noun_before(at, named::EVENTS) {
                return true;
            }
            // يناير و 30: back over the joined date.
            let joined = at.checked_sub(4).filter(|_| self.is_word(at - 1, &["و"]));
            match joined {
                Some(_) if self.plain_month(at - 2).is_some() => at -= 3,
                _ => return false,
            }
        }
        false
    }

    /// A date in numbers: `20/7/2015`, `2015-07-20`, `20 / 7 / 2015`; without a year only after a
    /// word that says it is a day.
    pub(super) fn numeric(&self, at: usize, cued: bool) -> Option<Found> {
        let word = self.word(at)?;
        let mut parts: Vec<u32> = Vec::with_capacity(3);
        let mut lengths = Vec::with_capacity(3);
        let mut next = at + 1;
        let text = word.folded.as_str();
        let mut dotted = false;
        let mut take = |piece: &str| {
            lengths.push(piece.len());
            piece.parse().ok().map(|n| parts.push(n))
        };
        if let Some(separator) = ['/', '.'].into_iter().find(|s| text.contains(*s)) {
            dotted = separator == '.';
            if text.len() > 10 {
                return None;
            }
            for piece in text.split(separator) {
                take(piece)?;
            }
        } else {
            if text.len() > 4 {
                return None;
            }
            take(text)?;
            let mut separator = None;
            while lengths_left(next, at) {
                let (mark, after) = match self.mark(next).filter(|m| DASHES.contains(m)) {
                    Some(mark) => (mark, next + 1),
                    None if self.tatweel_before(next) => ('ـ', next),
                    None => break,
                };
                if *separator.get_or_insert(mark) != mark {
                    break;
                }
                let Some(piece) = self.word(after).filter(|w| w.folded.len() <= 7) else {
                    break;
                };
                let taken = piece.folded.split('/').all(|piece| take(piece).is_some());
                if piece.kind != WordKind::Number || !taken {
                    break;
                }
                next = after + 1;
            }
        }
        let (year, month, day, hijri) = match (parts.as_slice(), lengths.as_slice()) {
            ([y, m, d], [4, _, _]) => (Some(*y), *m, *d, false),
            ([d, m, y], [_, _, 4]) => (Some(*y), *m, *d, false),
            ([d, m], [1 | 2, 1 | 2]) if cued && !(dotted && *d < 13 && *m > 12) => {
                if *m > 12 {
                    (None, *d, *m, false)
                } else {
                    (None, *m, *d, false)
                }
            }
            _ => return None,
        };
        let (era, after) = if year.is_some() {
            self.era(next)
        } else {
            (None, next)
        };
        let hijri = hijri || year.is_some_and(|y| y < 1600);
        let calendar = match era {
            Some(calendar) => calendar,
            None if hijri => Calendar::Hijri,
            None => Calendar::Gregorian,
        };
        // 7/20/2015, as American wires write it
        let (month, day) = if month > 12 && day <= 12 {
            (day, month)
        } else {
            (month, day)
        };
        let range = match calendar {
            Calendar::Gregorian => 1600..=2200,
            Calendar::Hijri => 1300..=1500,
        };
        if !(1..=12).contains(&month)
            || !(1..=31).contains(&day)
            || year.is_some_and(|y| !range.contains(&y))
        {
            return None;
        }
        let parts = DateParts {
            calendar,
            year: year.map_or(YearRef::Open, |y| YearRef::Given(y as i16)),
            month: Some(month as u8),
            day: Some(day as u8),
            weekday: None,
        };
        Some(Found::new(
            at..after,
            Meaning::Date(parts),
            "time.absolute.numeric",
        ))
    }

    /// True where a tatweel stands between a word and the one before: `7 ـ 12 ـ 2010`.
    fn tatweel_before(&self, at: usize) -> bool {
        let (Some(before), Some(word)) = (self.word(at.wrapping_sub(1)), self.word(at)) else {
            return false;
        };
        let gap = before.span.end as usize..word.span.start as usize;
        let in_gap = self
            .document
            .chars
            .get(gap)
            .is_some_and(|gap| gap.contains(&'ـ'));
        let at_end = before.span.end > 0
            && self.document.chars.get(before.span.end as usize - 1) == Some(&'ـ');
        word.kind == WordKind::Number && (in_gap || at_end)
    }

    /// Joins a date to the one it runs to: `من 2003 إلى 2011`, `بين يناير ومايو`.
    pub(super) fn run_to(&self, first: &Found) -> Option<Found> {
        let Meaning::Date(from) = first.meaning else {
            return None;
        };
        let at = first.words.start;
        let between = self.preceded_by(at, &["بين", "عامي", "شهري"])
            && (self.preceded_by(at, &["بين"]) || self.preceded_by(at - 1, &["بين"]));
        let out_of = self.preceded_by(at, &["من", "منذ"])
            || (at >= 2 && self.is_word_joined(at - 2, &["من"]))
            || self.preceded_by(at, &["الفتره"]);
        let next = first.words.end;
        let to = out_of && self.is_word(next, &["الي", "حتي", "وحتي", "والي"]);
        let second_at = if to || (between && self.is_word(next, &["و"])) {
            next + 1
        } else if between && self.text(next).starts_with('و') && self.class(next).is_some() {
            next
        } else {
            return None;
        };
        let second = self
            .day_first(second_at, true)
            .and_then(|mut found| (found.len() == 1).then(|| found.remove(0)))
            .or_else(|| self.numeric(second_at, false))
            .or_else(|| {
                if matches!(
                    self.class(second_at),
                    Some(W::Unit {
                        unit: Unit::Year,
                        ..
                    })
                ) {
                    self.year_of_unit(second_at)
                } else {
                    None
                }
            })
            .or_else(|| self.month_first(second_at))
            .or_else(|| self.bare_year(second_at, true))?;
        let Meaning::Date(to) = second.meaning else {
            return None;
        };
        if from.calendar != to.calendar
            || from.month.is_some() != to.month.is_some()
            || from.day.is_some() != to.day.is_some()
        {
            return None;
        }
        let mut from = from;
        if from.year == YearRef::Open && matches!(to.year, YearRef::Given(_)) {
            from.year = to.year;
        }
        Some(Found::new(
            at..second.words.end,
            Meaning::Range(from, to),
            "time.range.dates",
        ))
    }
}

/// A date has three numbers; a longer run is none, and is not followed to its end.
fn lengths_left(next: usize, at: usize) -> bool {
    next < at + 8
}
