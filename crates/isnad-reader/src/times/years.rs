//! Years: numbers that name one (`عام 2011`, `1436 هـ`), years told from the day of writing
//! (`العام الماضي`), school years, and numbers that look like years and are none.

use isnad_arabic::WordKind;
use isnad_arabic::calendar::{CalendarWord as W, Count, Unit};
use isnad_arabic::numbers::cardinal;

use super::absolute::{COMMAS, DASHES, MonthName};
use super::expression::{Calendar, DateParts, Found, Meaning, YearRef};
use super::page::Page;

impl Page<'_> {
    /// A year of digits or words, with its era: the year, the calendar and the index after.
    pub(super) fn year_number(&self, at: usize, named: bool) -> Option<(i16, Calendar, usize)> {
        if let Some(word) = self.word(at)
            && word.kind == WordKind::Number
        {
            let length = word.folded.len();
            let year = self
                .number(at)
                .filter(|_| length == 4 || (named && length == 3))?;
            let (era, next) = self.era(at + 1);
            let calendar = era.unwrap_or(if (1300..=1500).contains(&year) && !named {
                Calendar::Hijri
            } else {
                Calendar::Gregorian
            });
            // A year of three digits may be of either calendar unless its era is written.
            let fits = (length == 4 || era.is_some())
                && match calendar {
                    Calendar::Gregorian => (100..=2200).contains(&year),
                    Calendar::Hijri => (1..=1500).contains(&year),
                };
            return fits.then_some((year as i16, calendar, next));
        }
        let (year, next) = cardinal(self.words(), at)?;
        if !(1000..=2200).contains(&year) || next < at + 2 {
            return None;
        }
        let (era, next) = self.era(next);
        Some((year as i16, era.unwrap_or(Calendar::Gregorian), next))
    }

    pub(super) fn era(&self, at: usize) -> (Option<Calendar>, usize) {
        match self.text(at) {
            "ه" | "هجري" | "هجريه" | "للهجره" => (Some(Calendar::Hijri), at + 1),
            "م" | "ميلادي" | "ميلاديه" | "للميلاد" => {
                (Some(Calendar::Gregorian), at + 1)
            }
            _ => (None, at),
        }
    }

    /// What follows a month's name: its year, or where it lies.
    pub(super) fn year_after(&self, at: usize, month: MonthName) -> (YearRef, usize) {
        let comma = usize::from(self.is_mark(at, COMMAS));
        if let Some((year, calendar, next)) = self.year_number(at + comma, false) {
            let round = year % 100 == 0 && !matches!(year, 1900 | 2000);
            let counted = calendar == Calendar::Gregorian
                && self.counts_next(next)
                && (round || !(1900..=2050).contains(&year));
            let fits = match month.calendar {
                // رمضان 2017 is the one that begins in 2017.
                Calendar::Hijri => calendar == Calendar::Hijri || (1900..=2076).contains(&year),
                Calendar::Gregorian => calendar == Calendar::Gregorian && year >= 1500,
            };
            if fits && !counted {
                return (YearRef::Given(year), next);
            }
        }
        if let Some(W::Direction(direction)) = self.class(at)
            && self.is_masculine_adjective(at)
        {
            return (YearRef::Nearest(direction), at + 1);
        }
        let from = at + usize::from(self.is_word(at, &["من", "في", "ل"]));
        if let Some((offset, next)) = self.relative_year(from) {
            return (offset, next);
        }
        (YearRef::Open, at)
    }

    /// `العام الماضي`, `هذا العام`, `عام 2014` after a month or a part of the year.
    pub(super) fn relative_year(&self, at: usize) -> Option<(YearRef, usize)> {
        let is_year = |at| {
            matches!(
                self.class(at),
                Some(W::Unit {
                    unit: Unit::Year,
                    count: Count::One,
                    ..
                })
            )
        };
        if matches!(self.class(at), Some(W::This)) && is_year(at + 1) {
            return Some((YearRef::Relative(0), at + 2));
        }
        if !is_year(at) {
            return None;
        }
        if let Some((year, calendar, next)) = self.year_number(at + 1, true) {
            return (calendar == Calendar::Gregorian).then_some((YearRef::Given(year), next));
        }
        if let Some((direction, skip, next)) = self.direction(at + 1) {
            let (year, next) = match self.year_number(next, false) {
                Some((year, Calendar::Gregorian, next)) => (YearRef::Given(year), next),
                _ => (YearRef::Relative(direction * (1 + skip)), next),
            };
            return Some((year, next));
        }
        None
    }

    /// A year on its own, by what stands around it: `في 2009`, `موازنات 2011`, `2003-2011`,
    /// `1436هـ`. `listed` where a year stands before it (`2011 و2012`).
    pub(super) fn bare_year(&self, at: usize, listed: bool) -> Option<Found> {
        let word = self.word(at)?;
        if word.kind != WordKind::Number {
            return None;
        }
        if let Some((first, last)) = word.folded.split_once('/') {
            return self.school_year(at, first, last);
        }
        if word.folded.len() != 4 {
            return None;
        }
        let (year, calendar, next) = self.year_number(at, false)?;
        let parts = DateParts::of_year(calendar, year);
        if calendar == Calendar::Hijri {
            let era = next > at + 1;
            if self.is_mark(next, DASHES)
                && let Some((last, Calendar::Hijri, end)) = self.year_number(next + 1, false)
                && (year + 1..=year + 10).contains(&last)
                && (era || end > next + 2)
            {
                let meaning = Meaning::Range(parts, DateParts::of_year(calendar, last));
                return Some(Found::new(at..end, meaning, "time.range.years"));
            }
            return era.then(|| Found::new(at..next, Meaning::Date(parts), "time.hijri.year"));
        }
        if next == at + 1 && !(1900..=2050).contains(&year) {
            return None;
        }
        if self.is_mark(next, DASHES)
            && let Some((last, Calendar::Gregorian, end)) = self.year_number(next + 1, false)
            && (year + 1..=year + 100).contains(&last)
            && !self.is_mark(end, DASHES)
        {
            let meaning = Meaning::Range(parts, DateParts::of_year(calendar, last));
            return Some(Found::new(at..end, meaning, "time.range.years"));
        }
        // F-2000, 2015-12 and the like
        if (word.glued && self.is_mark(at.wrapping_sub(1), DASHES))
            || (self.is_mark(next, DASHES)
                && self.word(next).is_some_and(|w| w.glued)
                && self
                    .word(next + 1)
                    .is_some_and(|w| w.glued && w.kind != WordKind::Arabic))
        {
            return None;
        }
        let before = self.before(at);
        if self.counts_next(next) && next == at + 1 {
            // A verb after the year looks like a noun; a year after منذ is none of a count.
            let sure = listed || self.preceded_by(at, &["منذ", "عام", "سنه", "العام"]);
            let likely = !(year % 100 == 0 && year != 2000)
                && self.preceded_by(at, &["في", "خلال", "حتي", "بعد", "قبل"])
                && !self.is_word(next, COUNTED);
            if !sure && !likely && !self.year_noun(before) {
                return None;
            }
        }
        let sure = listed
            || next > at + 1
            || self.preceded_by(at, YEAR_CUES)
            || (self.is_mark(at.wrapping_sub(1), &['(']) && self.is_mark(next, &[')']))
            || (self
                .word(at.wrapping_sub(1))
                .is_some_and(|w| w.kind == WordKind::Arabic)
                && word.glued
                && matches!(before, "ل" | "ب" | "و"));
        let is_year = |at| {
            self.number(at)
                .is_some_and(|y| (1900..=2050).contains(&y) && self.text(at).len() == 4)
        };
        // بين 2012 وبداية 2013, من 1955 إلى 2013
        let pair = (self.preceded_by(at, &["بين"])
            && ((self.is_word(next, &["و"]) && is_year(next + 1))
                || (self.class(next) == Some(W::Edge) && self.text(next).starts_with('و'))))
            || (self.preceded_by(at, &["من"])
                && self.is_word(next, &["الي", "حتي"])
                && (is_year(next + 1) || is_year(next + 2)));
        // كأس أمم إفريقيا 2019: a year that closes a noun phrase
        let round = year % 100 == 0 && year != 2000;
        let back = at.wrapping_sub(1);
        let noun = self
            .word(back)
            .is_some_and(|w| w.kind == WordKind::Arabic && !w.glued)
            && self.class(back).is_none()
            && !self.noun_at(back, NOT_YEAR_BEFORE)
            && !self.is_word(back, PARTICLES);
        let noun_before = (noun && !round && !self.counts_next(next))
            || (self.year_noun(before) && !self.is_word(next, COUNTED));
        (sure || pair || noun_before)
            .then(|| Found::new(at..next, Meaning::Date(parts), "time.absolute.year"))
    }

    /// Nouns that a bare year can follow as their date: `انتخابات 2009`, `موازنة 2015`.
    pub(super) fn year_noun(&self, before: &str) -> bool {
        let bare = before.strip_prefix(['و', 'ب', 'ل', 'ف']).unwrap_or(before);
        let hit = |text: &str| YEAR_NOUNS.contains(&text);
        hit(before) || hit(bare) || hit(bare.strip_prefix("ال").unwrap_or(bare))
    }

    pub(super) fn school_year(&self, at: usize, first: &str, last: &str) -> Option<Found> {
        let (first, last): (i16, i16) = (first.parse().ok()?, last.parse().ok()?);
        let (era, next) = self.era(at + 1);
        let calendar = match era {
            Some(calendar) => calendar,
            None if (1300..1500).contains(&first) => Calendar::Hijri,
            None => Calendar::Gregorian,
        };
        let fits = match calendar {
            Calendar::Gregorian => (1900..2100).contains(&first),
            Calendar::Hijri => (1300..1500).contains(&first),
        };
        // A page written right to left turns 2015/2016 round.
        let (first, last) = (first.min(last), first.max(last));
        let near = match calendar {
            Calendar::Gregorian => 1..=40,
            Calendar::Hijri => 1..=5,
        };
        (fits && near.contains(&(last - first)) && last <= 2100).then(|| {
            let of = |year| DateParts::of_year(calendar, year);
            let meaning = Meaning::Range(of(first), of(last));
            Found::new(at..next, meaning, "time.range.years")
        })
    }

    /// `عام 2011`, `العام 2015`, `سنة ألفين وثمانية`, from the word for year.
    pub(super) fn year_of_unit(&self, at: usize) -> Option<Found> {
        if let Some(word) = self.word(at + 1)
            && let Some((first, last)) = word.folded.split_once('/')
            && let Some(found) = self.school_year(at + 1, first, last)
        {
            return Some(found.starting(at));
        }
        let (year, calendar, next) = self.year_number(at + 1, true)?;
        // العام 2000 متر
        let digits = self.number(at + 1).is_some();
        if digits && year < 1000 && self.counts_next(next) {
            return None;
        }
        let calendar = if (1300..=1500).contains(&year) && next == at + 2 && digits {
            Calendar::Hijri
        } else {
            calendar
        };
        if self.is_mark(next, DASHES)
            && let Some((last, _, end)) = self.year_number(next + 1, false)
            && (year + 1..=year + 100).contains(&last)
        {
            let meaning = Meaning::Range(
                DateParts::of_year(calendar, year),
                DateParts::of_year(calendar, last),
            );
            return Some(Found::new(at..end, meaning, "time.range.years"));
        }
        let parts = DateParts::of_year(calendar, year);
        Some(Found::new(
            at..next,
            Meaning::Date(parts),
            "time.absolute.year",
        ))
    }
}

/// Words before a number that make it none of a year.
const NOT_YEAR_BEFORE: &[&str] = &[
    "القرار",
    "قرار",
    "رقم",
    "بواقع",
    "حوالي",
    "نحو",
    "قرابه",
    "زهاء",
    "الكويكب",
    "بلغ",
    "بلغت",
    "تبلغ",
    "يبلغ",
    "عدد",
    "عددهم",
    "عددها",
    "موديل",
    "طراز",
    "الرحله",
    "رحله",
    "قناه",
    "القطار",
    "صفحه",
    "ماده",
    "الماده",
    "مقداره",
    "قدره",
    "قيمته",
    "بقيمه",
    "مبلغ",
    "تسجيل",
    "الان",
    "مقتل",
    "لعدد",
    "اصابه",
    "تجاوز",
    "تجاوزت",
    "يتجاوز",
    "نقطه",
    "مستوي",
    "ارتفاع",
    "الرقم",
    "بمبلغ",
    "عند",
    "سوي",
    "وجود",
    "كل",
    "ساعه",
    "الساعه",
    "اول",
];

/// Words before a number that make it a year.
const YEAR_CUES: &[&str] = &[
    "في",
    "منذ",
    "عام",
    "العام",
    "سنه",
    "السنه",
    "عامي",
    "حتي",
    "خلال",
    "صيف",
    "شتاء",
    "خريف",
    "ربيع",
    "مطلع",
    "منتصف",
    "اواخر",
    "اوايل",
    "نهايه",
    "بدايه",
    "لعام",
    "بعام",
    "لسنه",
    "بحلول",
    "اعوام",
    "الاعوام",
    "افق",
    "موفي",
    "سنتي",
    "غايه",
    "قبيل",
    "مواليد",
    "سنوات",
    "السنوات",
    "قبل",
    "بعد",
];

/// Nouns that a year dates without a word between.
const YEAR_NOUNS: &[&str] = &[
    "انتخابات",
    "حرب",
    "موازنه",
    "موازنات",
    "ميزانيه",
    "ميزانيات",
    "اتفاق",
    "اتفاقيه",
    "دستور",
    "حدود",
    "هدنه",
    "ازمه",
    "ثوره",
    "انتفاضه",
    "هجمات",
    "احداث",
    "انقلاب",
    "غزو",
    "موسم",
    "موسمي",
    "مونديال",
    "اولمبياد",
    "بطوله",
    "كاس",
    "العالم",
    "دوره",
    "رويه",
    "قمه",
    "موتمر",
    "تقرير",
    "قانون",
    "برنامج",
    "استراتيجيه",
    "خطه",
    "مبادره",
    "معاهده",
    "تفجيرات",
    "اعتداءات",
    "عدوان",
    "نكسه",
    "نكبه",
    "مجزره",
    "مذبحه",
    "زلزال",
    "اسيا",
    "افريقيا",
    "اوروبا",
    "يورو",
    "اكسبو",
    "موسم",
    "تصفيات",
    "باكالوريا",
    "بكالوريا",
    "صايفه",
    "صيف",
    "بيان",
    "معرض",
    "مهرجان",
    "مسابقه",
    "جايزه",
];

/// Nouns that news counts by the thousand.
const COUNTED: &[&str] = &[
    "شخص",
    "شخصا",
    "قتيل",
    "قتيلا",
    "جريح",
    "جريحا",
    "مليون",
    "الف",
    "دولار",
    "دولارا",
    "ريال",
    "ريالا",
    "متر",
    "مترا",
    "كيلومتر",
    "كيلومترا",
    "كم",
    "طن",
    "طنا",
    "مقعد",
    "مقعدا",
    "مدرسه",
    "مركز",
    "مركزا",
    "موقع",
    "موقعا",
    "حاله",
    "نسمه",
    "ناخب",
    "قضيه",
    "دينار",
    "درهم",
    "جنيه",
    "وحده",
    "عنصر",
    "مقاتل",
    "جندي",
    "لاجي",
    "سجين",
    "منزل",
    "قريه",
    "مدينه",
    "شركه",
    "ساعه",
    "يوم",
    "نقطه",
    "صفحه",
    "طالب",
    "موظف",
    "عامل",
    "اسره",
    "عايله",
    "شهيد",
    "مصاب",
    "برميل",
];

/// Words that follow a year and are not counted by it.
pub(super) const PARTICLES: &[&str] = &[
    "في",
    "من",
    "الي",
    "علي",
    "عن",
    "مع",
    "حتي",
    "ان",
    "التي",
    "الذي",
    "الذين",
    "كان",
    "كانت",
    "قد",
    "هو",
    "هي",
    "هم",
    "او",
    "ام",
    "ثم",
    "لم",
    "لن",
    "لا",
    "ما",
    "اذ",
    "اذا",
    "حين",
    "حيث",
    "عندما",
    "بعد",
    "قبل",
    "خلال",
    "بين",
    "ضد",
    "عند",
    "لدي",
    "كما",
    "اي",
    "غير",
    "منذ",
    "اثر",
    "عقب",
    "اثناء",
    "م",
    "ه",
    "كل",
    "دون",
    "هذا",
    "هذه",
    "عبر",
    "حول",
    "نحو",
    "اكثر",
    "اقل",
    "اعلن",
    "اعلنت",
    "قال",
    "قالت",
    "ادت",
    "ادي",
    "شهد",
    "شهدت",
    "هناك",
    "ليس",
    "سوف",
    "ضمن",
    "عام",
    "سنه",
    "رغم",
    "مقارنه",
    "اقر",
    "اقرت",
    "اصدر",
    "قتل",
    "قتلت",
    "اصبح",
    "اصبحت",
];
