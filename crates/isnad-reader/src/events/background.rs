//! What is only background: violence and protest that a sentence mentions without telling it.
//!
//! `ضحايا الهجمات` and `اتهم باغتيال` name a known attack or a notion; `قتل ثلاثة جنود أمس في هجوم
//! انتحاري` tells one. No single sign parts the two, so the signs are weighed: small whole numbers,
//! each for a reason given below, chosen by reading and not by a learner. A mention that weighs
//! too little is no event of its own; it still joins one that the report tells elsewhere. A report
//! that tells of fighting in several sentences is a report on it: there even a passing mention
//! counts, and only plain signs of background weigh against it.
//!
//! Only violence and protest are weighed: words of diplomacy rarely name notions.

use std::ops::Range;

use isnad_arabic::{Number, Pos, Tense};
use isnad_record::{EventType, Modality};
use jiff::civil::Date;

use super::arguments::is_armed;
use super::{Report, Telling};
use crate::entities::{Entity, EntityId};
use crate::phrases::Class;

/// Heads under which a noun of violence or diplomacy is a topic, a charge or a date, no event.
const BACKGROUND: [&str; 40] = [
    "ذكري",
    "جريمه",
    "جرائم",
    "تهمه",
    "تهم",
    "قضيه",
    "قضايا",
    "ملف",
    "ضحايا",
    "ضحيه",
    "موقع",
    "مكان",
    "اسلوب",
    "اساليب",
    "ظاهره",
    "ثقافه",
    "خطر",
    "شبح",
    "مكافحه",
    "فيلم",
    "كتاب",
    "مسلسل",
    "روايه",
    "سياسه",
    "سياسات",
    "تاريخ",
    "فكره",
    "مبدا",
    "لغه",
    "نظريه",
    "مخاطر",
    "احتمالات",
    "تداعيات",
    "اسباب",
    "مخططات",
    "اعلان",
    "خيار",
    "محاوله",
    "محاولات",
    "زمن",
];

/// Nouns and participles whose complement is a known attack or a notion: who did it, who is tried
/// for it, when it was, what is done against it.
const DEPENDENT: &str = "منفذ منفذي منفذو مرتكبي مرتكبو مسؤول مسؤولين مسؤولون مسؤوليه متهم متهمين \
    متهمون متهما متهمه اتهام تورط متورط متورطين متورطون ضلوع ضالع ضالعين بعد قبل قبيل منذ عشيه \
    غداه خلال اثناء تحقيق تحقيقات محاكمه حول بشان خطر تخطيط خطه خطط مخطط منع وقف ضد \
    مواجهه رفض ادانه دان ادان استنكر ندد تنديد شجب استنكار وراء مناهضه تهديد هدد احتمال \
    امكانيه لجنه صله علاقه تحريض مشاركه اشتباه مشتبه اعتراف رد ردا شان نتائج ظروف شاهد بحث \
    قرار حاله حالات نيه استعداد ضروره تصعيد علي";

/// Stems of weapons and of the ways they are used.
const WEAPONS: [&str; 27] = [
    "مفخخ",
    "ملغوم",
    "ناسف",
    "انتحاري",
    "قنبل",
    "قنابل",
    "قذيف",
    "قذائف",
    "صاروخ",
    "صواريخ",
    "هاون",
    "لغم",
    "الغام",
    "رصاص",
    "النار",
    "نيران",
    "غاره",
    "غارات",
    "مسلحين",
    "مسلحون",
    "كمين",
    "متفجر",
    "طيار",
    "مجهولين",
    "مجهولون",
    "عبوه",
    "اسلحه",
];

/// Stems of those on whose word a newsroom tells of violence.
const WITNESSES: [&str; 18] = [
    "مصدر",
    "مصادر",
    "الشرطه",
    "شهود",
    "متحدث",
    "ناطق",
    "الجيش",
    "وكاله",
    "بيان",
    "مسؤول",
    "ضابط",
    "العقيد",
    "الرائد",
    "العميد",
    "طبي",
    "سكان",
    "مراسل",
    "الداخليه",
];

/// Words of argument, doubt and address: a sentence with one gives an opinion.
const OPINION: [&str; 15] = [
    "هل",
    "لماذا",
    "لو",
    "لابد",
    "ربما",
    "يمكن",
    "كيف",
    "نحن",
    "اننا",
    "علينا",
    "لقد",
    "ماذا",
    "اليس",
    "كلما",
    "لعل",
];

/// Stems of killing and wounding.
const CASUALTIES: [&str; 16] = [
    "قتل",
    "مقتل",
    "مصرع",
    "اصيب",
    "اصابه",
    "اصابات",
    "جرح",
    "قتيل",
    "قتلي",
    "جريح",
    "استشه",
    "حتف",
    "ضحي",
    "اودي",
    "قضي",
    "مصاب",
];

/// Nouns that count those they name: one person, some, hundreds.
const COUNTS: [&str; 22] = [
    "شخص",
    "شخصا",
    "شخصين",
    "شخصان",
    "جندي",
    "جنديا",
    "شرطي",
    "شرطيا",
    "مدني",
    "مدنيا",
    "احد",
    "عدد",
    "عشرات",
    "العشرات",
    "مئات",
    "المئات",
    "الاف",
    "الالاف",
    "امراه",
    "طفل",
    "رجل",
    "عشره",
];

/// Lemmas that are protest by themselves, not a thing that protesters also do.
const PROTESTING: [&str; 16] = [
    "تظاهر",
    "مظاهر",
    "مسير",
    "احتجاج",
    "احتج",
    "اعتصم",
    "اعتصام",
    "اضراب",
    "اضرب",
    "تجمع",
    "تجمهر",
    "احتشد",
    "شغب",
    "عصيان",
    "خرج",
    "نزل",
];

/// Stems of what a protest is for.
const PURPOSES: [&str; 11] = [
    "احتجاج",
    "تنديد",
    "تضامن",
    "مطالب",
    "للمطالبه",
    "رفضا",
    "تاييد",
    "استنكار",
    "مناهض",
    "منددين",
    "دعما",
];

/// Stems of where people protest.
const STREETS: [&str; 11] = [
    "شارع",
    "شوارع",
    "ميدان",
    "ساحه",
    "امام",
    "مقر",
    "سفاره",
    "سفارات",
    "جامعه",
    "وسط",
    "طريق",
];

/// Verbs of which an attack or a protest is the subject or object: it takes place.
const HAPPENING: [&str; 32] = [
    "وقع",
    "حدث",
    "جري",
    "هز",
    "نفذ",
    "شن",
    "اسفر",
    "ادي",
    "اوقع",
    "استهدف",
    "شهد",
    "اندلع",
    "انطلق",
    "تجدد",
    "تصاعد",
    "تواصل",
    "خرج",
    "نظم",
    "انفجر",
    "عم",
    "تعرض",
    "تمثل",
    "نشب",
    "دار",
    "طال",
    "خلف",
    "قام",
    "شارك",
    "تبني",
    "ضرب",
    "اطلق",
    "اقام",
];

/// Stems of courts, charges and memory: their sentences are about an attack of before.
const COURTS: [&str; 9] = [
    "محكمه",
    "متهم",
    "اتهام",
    "تهمه",
    "ادعاء",
    "مسؤوليه",
    "معاقب",
    "ذكري",
    "القضاء",
];

/// Verbs of violence that mean something else more often: to spend, to enter, to fall.
const ORDINARY: [&str; 7] = ["قضي", "صفي", "دخل", "سقط", "هدم", "جلد", "شنق"];

/// How much a mention must weigh to be an event.
const ENOUGH: i32 = 4;

/// What weighs this much is an event though its sentence names neither side nor place.
const TOLD: i32 = 5;

/// Older than this many days is history.
const HISTORY: i64 = 365;

/// Younger than this many days is news.
const NEWS: i64 = 45;

/// What the whole sentence shows, read once for all its mentions.
#[derive(Clone, Copy, Default)]
struct Setting {
    weapon: bool,
    witness: bool,
    opinion: bool,
    purpose: bool,
    street: bool,
    court: bool,
}

/// Marks every telling of violence or protest that is only background.
pub(super) fn weigh(report: &Report<'_>, tellings: &mut [Telling]) {
    let political = sentences(tellings, |_| true);
    for kind in [EventType::Assault, EventType::Protest] {
        let same = sentences(tellings, |t| t.row.kind == kind);
        let mut read: Option<(usize, Setting)> = None;
        for telling in tellings.iter_mut().filter(|t| t.row.kind == kind) {
            let setting = match read {
                Some((sentence, setting)) if sentence == telling.sentence => setting,
                _ => report.setting_of(telling.sentence),
            };
            read = Some((telling.sentence, setting));
            let own = match kind {
                EventType::Protest => report.weight_of_protest(telling, setting),
                _ => report.weight_of_violence(telling, setting),
            };
            // The report is about it; or it is at least about politics, and then who is named
            // as a side is one.
            let sides = 2 * i32::from(report.names_a_side(telling));
            let elsewhere = match (same, political) {
                (3.., _) => 6,
                (2, _) => 4,
                (_, 3..) => 2,
                _ => 0,
            };
            let elsewhere = elsewhere + if political > 2 { sides } else { 0 };
            telling.told = own >= TOLD + i32::from(kind == EventType::Protest);
            telling.background = own + elsewhere < ENOUGH;
        }
    }
}

/// How many sentences have a telling of some sort.
fn sentences(tellings: &[Telling], of: impl Fn(&Telling) -> bool) -> usize {
    let mut found: Vec<usize> = tellings
        .iter()
        .filter(|t| of(t))
        .map(|t| t.sentence)
        .collect();
    found.dedup();
    found.len()
}

impl Report<'_> {
    fn setting_of(&self, sentence: usize) -> Setting {
        let words = self.document.sentences[sentence].words.clone();
        let mut out = Setting::default();
        for at in words {
            let folded = self.phrases.folded(at);
            if self.phrases.class(at) == Class::Mark {
                out.opinion |= self.phrases.mark(at) == Some('؟');
                continue;
            }
            let stem = |list: &[&str]| list.iter().any(|stem| folded.contains(stem));
            out.weapon |= stem(&WEAPONS);
            out.witness |= stem(&WITNESSES);
            out.purpose |= stem(&PURPOSES);
            out.street |= stem(&STREETS);
            out.court |= stem(&COURTS);
            out.opinion |= OPINION.contains(&folded);
        }
        out
    }

    /// What speaks for an attack being told here, and what against it.
    fn weight_of_violence(&self, telling: &Telling, setting: Setting) -> i32 {
        let at = telling.words.start;
        let sentence = self.document.sentences[telling.sentence].words.clone();
        let verb = !telling.row.noun;
        // A finite verb tells; a noun names.
        let mut weight = if verb { 3 } else { 0 };
        // A force known by name that does something, or both sides: that is told, not mentioned.
        if (verb || telling.words.len() > 1) && self.names_a_side(telling) {
            weight += 1;
        }
        if telling
            .row
            .folded
            .first()
            .is_some_and(|l| l == "مقتل" || l == "مصرع")
        {
            weight += 1; // death is news more often than attack is
        }
        if self.counts_casualties(at, &sentence) {
            weight += 2;
        }
        weight += i32::from(setting.weapon);
        weight += i32::from(setting.witness);
        weight -= i32::from(setting.court);
        let row = telling.row;
        if row.folded.len() == 1 && ORDINARY.contains(&row.folded[0].as_str()) {
            weight -= 2;
        }
        weight += i32::from(telling.place.is_some());
        weight + self.weight_of_telling(telling, setting, &sentence)
    }

    /// True where a force the reader knows by name fights, or both sides are known: `قتال داعش`
    /// is no notion.
    fn names_a_side(&self, telling: &Telling) -> bool {
        let any = |ids: &[EntityId], is: fn(&Entity) -> bool| {
            ids.iter().any(|id| {
                self.entities
                    .get(*id)
                    .is_some_and(|e| e.kb.is_some() && is(e))
            })
        };
        let (actors, recipients) = (&telling.actors, &telling.recipients);
        any(actors, is_armed)
            || any(recipients, is_armed)
            || any(actors, Entity::is_agent) && any(recipients, Entity::is_agent)
    }

    /// What speaks for a protest being told here, and what against it.
    fn weight_of_protest(&self, telling: &Telling, setting: Setting) -> i32 {
        let at = telling.words.start;
        let sentence = self.document.sentences[telling.sentence].words.clone();
        let own = telling
            .row
            .folded
            .iter()
            .any(|lemma| PROTESTING.iter().any(|stem| lemma.starts_with(stem)));
        let mut weight = if own { 2 } else { 0 };
        let around = at.saturating_sub(4).max(sentence.start)..(at + 9).min(sentence.end);
        let crowd = |at: usize| {
            let folded = self.phrases.folded(at);
            COUNTS.contains(&folded) && folded != "احد"
                || self.phrases.class(at) == Class::Number
                || folded.starts_with("متظاهر")
                || folded.starts_with("محتج")
        };
        let known = |at: usize| {
            let folded = self.phrases.folded(at);
            ["المتظاهر", "المحتج", "المعتصم", "المضرب"]
                .iter()
                .any(|stem| folded.contains(stem))
        };
        // A crowd that is counted or new is one that comes together; the protesters are known.
        if around.clone().any(crowd) {
            weight += 2;
        } else if around.clone().any(known) {
            weight -= 1;
        }
        weight += i32::from(setting.purpose);
        weight += i32::from(setting.street || telling.place.is_some());
        weight + self.weight_of_telling(telling, setting, &sentence)
    }

    /// The signs that hold for both: when it was, how it is told, in what mood.
    fn weight_of_telling(
        &self,
        telling: &Telling,
        setting: Setting,
        sentence: &Range<usize>,
    ) -> i32 {
        let at = telling.words.start;
        let word = &self.document.words[at];
        let mut weight = 0;
        match self.age(telling, sentence) {
            Some(days) if days > HISTORY => weight -= 3,
            Some(days) if (-1..=NEWS).contains(&days) => weight += 1,
            _ => {}
        }
        if setting.opinion {
            weight -= 2;
        }
        match telling.modality {
            // A strike that is called for is news, an attack to come is not yet.
            Modality::Future if telling.row.kind == EventType::Protest => {
                let called = !telling.actors.is_empty() && !self.phrases.has_article(at);
                weight += if called { 2 } else { 0 };
            }
            Modality::Future | Modality::Possible => weight -= 2,
            // What is denied is denied of something particular.
            Modality::Negated => weight += 2,
            Modality::Actual => {}
        }
        if telling.row.noun {
            if self.takes_place(&telling.words, sentence) {
                // A fight whose sides are told takes place between them.
                let armed = |id: &EntityId| self.entities.get(*id).is_some_and(is_armed);
                let fight = !telling.actors.is_empty()
                    && !telling.recipients.is_empty()
                    && telling.actors.iter().chain(&telling.recipients).any(armed);
                weight += if fight { 5 } else { 2 };
            }
            if self.phrases.has_article(at) {
                weight -= 1;
            } else if word.analysis.features.number == Some(Number::Plural) {
                weight -= 1;
            }
            if self.is_dependent(at, sentence.start) {
                weight -= 3;
            }
        } else {
            let relative = (at.saturating_sub(2).max(sentence.start)..at)
                .any(|before| self.phrases.class(before) == Class::Relative);
            if relative {
                weight -= 2;
            }
            // A force known by name is no notion, nor is what it does.
            let force = |ids: &[EntityId]| {
                ids.iter().any(|id| {
                    self.entities
                        .get(*id)
                        .is_some_and(|e| e.kb.is_some() && is_armed(e))
                })
            };
            let fights = telling.row.kind == EventType::Assault && force(&telling.actors);
            if fights {
                weight += 1;
                weight += i32::from(!telling.recipients.is_empty());
            }
            // `الجيش السوداني يقصف مواقع للمتمردين`: a main verb between two sides is the news.
            let between = telling.row.kind == EventType::Assault
                && !telling.actors.is_empty()
                && !telling.recipients.is_empty()
                && telling
                    .actors
                    .iter()
                    .chain(&telling.recipients)
                    .any(|id| self.entities.get(*id).is_some_and(is_armed));
            if between && !relative && !setting.opinion {
                weight += 3;
            } else if word.analysis.features.tense == Some(Tense::Imperfect) {
                weight -= 2;
            }
            if !fights && telling.rules.contains(&"argument.unexpressed-subject") {
                weight -= 1;
            }
        }
        weight
    }

    /// True where a verb of happening stands right before a noun or right after it, not in a
    /// relative clause, which describes what is known.
    fn takes_place(&self, words: &Range<usize>, sentence: &Range<usize>) -> bool {
        let happens = |at: usize| {
            self.phrases.class(at) == Class::Verb
                && HAPPENING.contains(&isnad_arabic::fold(&self.lemma(at)).as_str())
        };
        let from = words.start.saturating_sub(3).max(sentence.start);
        let until = (words.end + 3).min(sentence.end);
        (from..words.start).any(|at| {
            happens(at) && (at == sentence.start || self.phrases.class(at - 1) != Class::Relative)
        }) || (words.end..until)
            .take_while(|at| self.phrases.class(*at) != Class::Relative)
            .any(happens)
    }

    /// How many days before the report it was: by its own time, else by its sentence's latest.
    fn age(&self, telling: &Telling, sentence: &Range<usize>) -> Option<i64> {
        let published = self.published?;
        if let Some(time) = telling.time {
            return days_before(&self.times[time].value, published);
        }
        let span = self.document.span_of(sentence.clone());
        let first = self.times.partition_point(|time| time.start < span.start);
        self.times[first..]
            .iter()
            .take_while(|time| time.start < span.end)
            // منذ عام 2003: what began then goes on.
            .filter(|time| {
                let at = self
                    .document
                    .words
                    .partition_point(|w| w.span.start < time.start);
                let near = at.saturating_sub(2).max(sentence.start)..at;
                !self.mentions_any(&near, &["منذ"])
            })
            .filter_map(|time| days_before(&time.value, published))
            .min()
            .filter(|days| *days > HISTORY)
    }

    /// True where a word of killing or wounding near a trigger has a number of people after it.
    fn counts_casualties(&self, at: usize, sentence: &Range<usize>) -> bool {
        let from = at.saturating_sub(10).max(sentence.start);
        let until = (at + 18).min(sentence.end);
        (from..until).any(|word| {
            let folded = self.phrases.folded(word);
            CASUALTIES.iter().any(|stem| folded.contains(stem))
                && (word.saturating_sub(3).max(from)..(word + 5).min(until))
                    .any(|near| self.is_count(near))
        })
    }

    /// True for a number, or a noun that counts those it names.
    fn is_count(&self, at: usize) -> bool {
        let word = &self.document.words[at];
        self.phrases.class(at) == Class::Number
            || COUNTS.contains(&self.phrases.folded(at))
            || matches!(word.analysis.pos, Pos::Noun | Pos::Adj)
                && word.analysis.features.number == Some(Number::Dual)
    }

    /// True for a noun under a word that makes it a topic: the one before it or the one before that.
    fn is_dependent(&self, at: usize, floor: usize) -> bool {
        (at.saturating_sub(2).max(floor)..at).any(|before| {
            if self.phrases.class(before) == Class::Mark {
                return false;
            }
            let word = self.phrases.folded(before);
            let word = ["وال", "بال", "ال", "لل", "ب", "ل"]
                .iter()
                .find_map(|start| word.strip_prefix(start).filter(|w| w.chars().count() > 2))
                .unwrap_or(word);
            DEPENDENT.split(' ').any(|head| head == word)
        })
    }

    /// True for a noun that only names what another is about: `ذكرى اغتيال`, `جريمة قتل`,
    /// `مكافحة`, `ضحايا التفجير`.
    pub(super) fn is_background(&self, at: usize, floor: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|b| *b >= floor) else {
            return false;
        };
        if self.phrases.proclitic(at).is_some()
            && !matches!(self.phrases.folded(before), "الذكري" | "تخطيط" | "التخطيط")
        {
            return false;
        }
        let word = self.phrases.folded(before);
        let word = word.trim_start_matches(['ب', 'ل']);
        BACKGROUND.contains(&word.strip_prefix("ال").unwrap_or(word))
    }
}

/// Days from the end of a calendar value to a date; negative for what is still to come.
fn days_before(value: &str, published: Date) -> Option<i64> {
    let end = value.rsplit('/').next()?;
    let year: i16 = end.get(0..4)?.parse().ok()?;
    let date = if let Some(week) = end.get(4..).and_then(|rest| rest.strip_prefix("-W")) {
        let week: i64 = week.parse().ok()?;
        let start = Date::new(year, 1, 4).ok()?;
        start
            .checked_add(jiff::Span::new().try_weeks(week - 1).ok()?)
            .ok()?
    } else {
        let part = |range: Range<usize>| end.get(range).and_then(|part| part.parse::<i8>().ok());
        match (part(5..7), part(8..10)) {
            (Some(month), Some(day)) => Date::new(year, month, day).ok()?,
            (Some(month), None) => Date::new(year, month, 1).ok()?.last_of_month(),
            _ => Date::new(year, 12, 31).ok()?,
        }
    };
    // A year or month that is not over yet is as young as the report.
    let days = published.duration_since(date).as_hours() / 24;
    Some(if end.len() < 10 { days.max(0) } else { days })
}

#[cfg(test)]
mod tests {
    use isnad_record::EventType;

    use super::days_before;
    use crate::{Report, read};

    fn count(text: &str, kind: EventType) -> usize {
        let report = Report::of("t", None, text, "2007-04-12".parse().ok());
        let record = read(&report);
        record.events.iter().filter(|e| e.kind == kind).count()
    }

    #[test]
    fn news_of_violence_is_told() {
        for text in [
            "قتل ثلاثة جنود أمس في هجوم انتحاري شمال بغداد.",
            "وقال مصدر في الشرطة إن جنديا عراقيا قتل في انفجار عبوة ناسفة.",
            "وأعلنت الشرطة مقتل أربعة أشخاص في انفجار سيارة مفخخة وسط المدينة.",
            "وقال شهود إن سيارة مفخخة انفجرت أمس في سوق وسط بغداد.",
        ] {
            assert!(count(text, EventType::Assault) > 0, "{text}");
        }
    }

    #[test]
    fn violence_in_the_background_is_no_event() {
        for text in [
            "وطالب النائب بالتحقيق مع المتهمين بالتورط في اغتيال الوزير.",
            "من المستفيد من اغتيال الوزير؟",
            "ويتناول الكتاب اغتيال الملك فيصل عام 1975.",
            "وناقش المؤتمر سبل حماية المدنيين من الهجمات الإرهابية.",
            "وعرضت الشرطة برنامجا للوقاية من خطف الأطفال.",
        ] {
            assert_eq!(count(text, EventType::Assault), 0, "{text}");
        }
    }

    #[test]
    fn a_crowd_that_comes_together_is_news() {
        let told = "وتظاهر مئات الطلاب أمس أمام السفارة احتجاجا على الزيارة.";
        assert!(count(told, EventType::Protest) > 0);
        let known = "وطالب المتظاهرون صاحب المجلة بالاعتذار.";
        assert_eq!(count(known, EventType::Protest), 0);
        let history = "وفي مصر عرفت ثورة أحمد عرابي عام 1881 وثورة سعد زغلول عام 1919.";
        assert_eq!(count(history, EventType::Protest), 0);
    }

    #[test]
    fn a_report_of_fighting_counts_what_it_mentions() {
        let alone = "وتأتي هجمات حركة طالبان بعد أشهر من الهدوء.";
        let report = format!(
            "قتل أربعة جنود أمس في انفجار قنبلة في قندهار. {alone} \
             وهاجم مسلحون مركزا للشرطة في هلمند وقتلوا شرطيين."
        );
        assert_eq!(count(alone, EventType::Assault), 0);
        assert!(count(&report, EventType::Assault) > 2);
    }

    #[test]
    fn age_is_counted_from_the_end_of_a_value() {
        let on = "2007-04-12".parse().unwrap_or_default();
        assert_eq!(days_before("2007-04-11", on), Some(1));
        assert_eq!(days_before("2007-04", on), Some(0));
        assert_eq!(days_before("2005", on), Some(467));
        assert_eq!(days_before("2007-W14", on), Some(7));
        assert_eq!(days_before("2007-03-01/2007-04-10", on), Some(2));
        assert_eq!(days_before("سنة", on), None);
    }
}
