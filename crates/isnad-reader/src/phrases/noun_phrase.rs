//! How far a noun phrase reaches.
//!
//! A phrase grows from its head through idafa, adjectives, apposed names, glosses in brackets and
//! the prepositional complements of a role (`متحدث باسم الرئاسة`, `مصدر في قوات البيشمركة`). It
//! ends at verbs, complementisers, words of time and at prepositions that belong to the verb.

use std::ops::Range;

use isnad_arabic::Pos;

use super::{Class, Phrases};

/// How much of what follows a head belongs to the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Take coordinated phrases along: `مصدر طبي وشهود`.
    pub coordination: bool,
    /// Take relative clauses along: `غزاويون التحقوا بالتنظيم`.
    pub relatives: bool,
    /// Take all prepositional phrases along, not only those of a role.
    pub prepositions: bool,
    /// Never past this word.
    pub limit: usize,
}

impl Extent {
    /// A phrase as a verb's subject: coordinated, without relative clauses.
    #[must_use]
    pub fn subject(limit: usize) -> Self {
        Extent {
            coordination: true,
            relatives: false,
            prepositions: false,
            limit,
        }
    }

    /// One phrase alone, without coordinated ones.
    #[must_use]
    pub fn single(limit: usize) -> Self {
        Extent {
            coordination: false,
            relatives: false,
            prepositions: false,
            limit,
        }
    }

    /// Everything that hangs on the head.
    #[must_use]
    pub fn whole(limit: usize) -> Self {
        Extent {
            coordination: true,
            relatives: true,
            prepositions: true,
            limit,
        }
    }
}

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// All its words.
    pub words: Range<usize>,
    /// Its head: the first noun after demonstratives and quantifiers.
    pub head: usize,
    /// The words before its first coordinated member ends.
    pub first: Range<usize>,
    /// Its members, where it is coordinated; itself alone where not.
    pub members: Vec<Range<usize>>,
}

impl NounPhrase {
    /// True where several phrases are joined in it.
    #[must_use]
    pub fn is_coordinated(&self) -> bool {
        self.members.len() > 1
    }
}

/// Words that begin what a speaker speaks in, not what he is: `في بيان`, `في مؤتمر صحفي`.
pub(super) const OCCASIONS: &[&str] = &[
    "بيان",
    "بيانها",
    "بيانه",
    "بيانين",
    "تصريح",
    "تصريحات",
    "تصريحاته",
    "تصريحه",
    "تصريحاتها",
    "مؤتمر",
    "موتمر",
    "كلمه",
    "كلمته",
    "كلمتها",
    "خطاب",
    "خطابه",
    "مقابله",
    "حديث",
    "حديثه",
    "حوار",
    "الحوار",
    "لقاء",
    "لقائه",
    "لقايه",
    "اتصال",
    "مقال",
    "مقاله",
    "تقرير",
    "تقريره",
    "تقريرها",
    "تغريده",
    "تغريدات",
    "رساله",
    "رسالته",
    "مداخله",
    "منشور",
    "منشورات",
    "تدوينه",
    "وقت",
    "ختام",
    "اعقاب",
    "اطار",
    "سياق",
    "هذا",
    "هذه",
    "ضوء",
    "معرض",
    "رد",
    "رده",
    "اشاره",
    "اول",
    "افتتاح",
    "جلسه",
    "اجتماع",
    "ندوه",
    "خطبه",
    "خطبته",
    "برنامج",
    "شريط",
    "تسجيل",
    "موتمره",
    "بلاغ",
    "اعلان",
    "محاضره",
    "مذكره",
    "الوقت",
    "المقابل",
    "حين",
    "حال",
    "ظل",
    "نهايه",
    "مستهل",
    "سوال",
    "موضوع",
    "ما",
    "ان",
    "كلمات",
    "مقابلات",
    "احاديث",
    "يوم",
    "شهر",
    "عام",
    "سنه",
    "مطلع",
    "اواخر",
    "اوايل",
    "منتصف",
    "الاثناء",
    "البدايه",
    "النهايه",
    "ذلك",
];

/// Heads that are incomplete without the prepositional phrase after them.
fn is_role(folded: &str) -> bool {
    const ROLES: &[&str] = &[
        "مصدر",
        "مصادر",
        "مصدران",
        "مسوول",
        "مسوولون",
        "مسوولين",
        "مسوولان",
        "مسووله",
        "متحدث",
        "متحدثه",
        "متحدثون",
        "ناطق",
        "ناطقه",
        "احد",
        "احدي",
        "عدد",
        "عضو",
        "اعضاء",
        "قائد",
        "قايد",
        "قاده",
        "قياده",
        "قيادي",
        "قياديون",
        "قياديين",
        "ضابط",
        "ضباط",
        "دبلوماسي",
        "دبلوماسيون",
        "دبلوماسيين",
        "خبير",
        "خبراء",
        "محلل",
        "محللون",
        "ممثل",
        "ممثله",
        "ممثلو",
        "ممثلون",
        "مندوب",
        "مندوبه",
        "نائب",
        "نايب",
        "نواب",
        "وزير",
        "وزيره",
        "وزراء",
        "رئيس",
        "رييس",
        "رييسه",
        "رءساء",
        "روساء",
        "مدير",
        "مديره",
        "شهود",
        "شاهد",
        "سكان",
        "اهالي",
        "ناشط",
        "ناشطه",
        "ناشطون",
        "ناشطين",
        "نشطاء",
        "سفير",
        "سفيره",
        "مبعوث",
        "مستشار",
        "مستشاره",
        "باحث",
        "باحثه",
        "استاذ",
        "مراسل",
        "مراسله",
        "كثير",
        "كثيرون",
        "بعض",
        "العديد",
        "عديد",
        "مجموعه",
        "مقرب",
        "مقربون",
        "مقربه",
        "مقربين",
        "جنود",
        "جندي",
        "عناصر",
        "عنصر",
        "مواطن",
        "مواطنون",
        "مقاتل",
        "مقاتلون",
        "مقاتلين",
        "زعيم",
        "زعماء",
        "امين",
        "كبير",
        "كبيره",
        "كبار",
        "عشرات",
        "الاف",
        "مئات",
        "ميات",
        "مستخدم",
        "مستخدمون",
        "المتحدث",
        "المتحدثه",
        "الناطق",
        "الناطقه",
        "المندوب",
        "المندوبه",
        "الممثل",
        "الممثله",
        "المبعوث",
        "السفير",
        "السفيره",
        "المسوول",
        "المسووله",
        "العضو",
        "النايب",
        "النائب",
        "القيادي",
        "المستشار",
        "المستشاره",
        "الباحث",
        "الباحثه",
        "الخبير",
        "الخبيره",
        "المفوض",
        "المفوضه",
        "الامين",
        "الامينه",
        "المدير",
        "المديره",
        "المقرر",
        "المقرره",
        "المنسق",
        "المنسقه",
        "المنسقه",
        "الوزير",
        "المحلل",
        "الاستاذ",
        "الناشط",
        "الناشطه",
        "المراسل",
        "القاءد",
        "القايد",
        "مفوض",
        "مفوضه",
        "منسق",
        "منسقه",
        "مقرر",
        "مقرره",
        "وكيل",
        "الوكيل",
        "قوات",
        "القوات",
        "بعثه",
        "لجنه",
        "اللجنه",
        "حركه",
        "حزب",
        "منظمه",
        "المعارضه",
        "الحكومه",
        "حلفاء",
        "فريق",
        "مركز",
        "رابطه",
        "اتحاد",
        "هييه",
        "هيئه",
        "مكتب",
        "تقرير",
        "تقارير",
        "وثائق",
        "وثايق",
        "دراسه",
        "مجلس",
        "المجلس",
        "المرجع",
        "الموفد",
        "موفد",
        "مساعد",
        "مساعده",
        "المساعد",
        "قاضي",
        "القاضي",
        "طبيب",
        "الطبيب",
        "المواطن",
        "سياسي",
        "سياسيون",
        "صحافي",
        "صحفي",
        "صحافيون",
        "صحفيون",
        "نجل",
        "شقيق",
        "افراد",
        "فرد",
        "غالبيه",
        "معظم",
    ];
    ROLES.contains(&folded)
}

impl Phrases<'_> {
    /// The noun phrase that starts at a word; none where no noun stands there.
    #[must_use]
    pub fn noun_phrase(&self, start: usize, extent: Extent) -> Option<NounPhrase> {
        let limit = extent.limit.min(self.document.words.len());
        if start >= limit {
            return None;
        }
        let mut phrase = NounPhrase {
            words: start..start,
            head: start,
            first: start..start,
            members: Vec::new(),
        };
        let mut from = start;
        loop {
            let (head, end) = self.member(from, limit, extent)?;
            if phrase.members.is_empty() {
                phrase.head = head;
                phrase.first = start..end;
            }
            phrase.members.push(from..end);
            phrase.words.end = end;
            let next = self.next_member(phrase.head, end, limit);
            match next {
                Some(next)
                    if extent.coordination
                        && phrase.members.len() < 12
                        && self.member(next, limit, extent).is_some() =>
                {
                    from = next;
                }
                _ => break,
            }
        }
        Some(phrase)
    }

    /// The first word of a coordinated phrase after `end`.
    fn next_member(&self, head: usize, end: usize, limit: usize) -> Option<usize> {
        if end >= limit {
            return None;
        }
        // و onto a noun
        let plain = |at: usize| {
            matches!(self.class(at), Class::Noun | Class::Number)
                // `12 مدنيا وجنديا`
                || self.class(at) == Class::Adjective && self.class(head) == Class::Number
        };
        if self.conjoined(end) && plain(end) && self.document.words[end].analysis.pos != Pos::Adv {
            return Some(end);
        }
        // و alone, before a quoted or bracketed name
        let folded = self.document.words[end].folded.as_str();
        if (folded == "و" || folded == "او") && end + 1 < limit && plain(end + 1) {
            return Some(end + 1);
        }
        None
    }

    /// One member: its head and one past its last word.
    fn member(&self, start: usize, limit: usize, extent: Extent) -> Option<(usize, usize)> {
        let mut head = start;
        while head < limit
            && (self.class(head) == Class::Demonstrative || self.is_approximation(head))
        {
            head += 1;
        }
        if head < limit && self.opens_quotation(head) {
            // «لويل دو ساحل» as a head: the quoted name.
            let close = self.closing(head, limit)?;
            if close - head > 8 || close == head + 1 {
                return None;
            }
            return Some((head + 1, self.grow(head + 1, close + 1, limit, extent)));
        }
        if head >= limit {
            return None;
        }
        let starts = matches!(
            self.class(head),
            Class::Noun | Class::Number | Class::Pronoun | Class::Adjective
        );
        if !starts {
            return (head > start).then_some((start, head));
        }
        let first = self
            .name_at(head)
            .map_or(head + 1, |name| name.end.max(head + 1));
        Some((head, self.grow(head, first.min(limit), limit, extent)))
    }

    /// Grows a phrase whose head stands at `head` from `end` on.
    fn grow(&self, head: usize, mut end: usize, limit: usize, extent: Extent) -> usize {
        let mut role = is_role(self.stem(head));
        let mut after_name = self.name_at(head).is_some();
        while end < limit {
            let next = end;
            if self.conjoined(next) {
                // A coordinated adjective or second term (`قوة ومتانة العلاقات`) stays inside
                // where the phrase is still open; else the caller decides.
                if self.class(next) == Class::Adjective && !extent.coordination {
                    end = next + 1;
                    continue;
                }
                break;
            }
            match self.class(next) {
                Class::Noun | Class::Adjective | Class::Number => {
                    if self.proclitic(next).is_some() {
                        if let Some(taken) = self.take_proclitic(head, next, limit, role, extent) {
                            end = taken;
                            continue;
                        }
                        break;
                    }
                    if self.parts(head, next, after_name)
                        || self.disagrees(head, next)
                        || self.counts_anew(next)
                    {
                        break;
                    }
                    let name = self.name_at(next);
                    after_name = name.is_some();
                    end = name
                        .map_or(next + 1, |name| name.end.max(next + 1))
                        .min(limit);
                    role = role || is_role(self.stem(next));
                }
                Class::Mark => match self.mark(next) {
                    // د. علام, أ. ف. ب.
                    Some('.')
                        if self.document.words[next - 1].folded.chars().count() == 1
                            && next + 1 < limit
                            && matches!(self.class(next + 1), Class::Noun | Class::Adjective) =>
                    {
                        end = self
                            .name_at(next + 1)
                            .map_or(next + 2, |name| name.end.max(next + 2))
                            .min(limit);
                    }
                    Some('(' | '[') => match self.closing(next, limit) {
                        Some(close) if close - next <= 8 => end = close + 1,
                        _ => break,
                    },
                    Some('-' | '/' | '–')
                        if self.document.words.get(next + 1).is_some_and(|w| w.glued)
                            && self.document.words[next].glued =>
                    {
                        end = (next + 2).min(limit);
                    }
                    Some(_) if self.opens_quotation(next) => match self.closing(next, limit) {
                        // A quoted name in idafa or apposition: حركة «بوكو حرام».
                        Some(close)
                            if close - next <= 7
                                && (!after_name && !self.has_article(next - 1)
                                    || close - next <= 2)
                                && !matches!(
                                    self.class(next + 1),
                                    Class::Complementiser
                                        | Class::Verb
                                        | Class::Negation
                                        | Class::VerbParticle
                                        | Class::Pronoun
                                        | Class::Preposition
                                        | Class::Subordinator
                                ) =>
                        {
                            end = close + 1;
                            after_name = true;
                        }
                        _ => break,
                    },
                    _ => break,
                },
                // 12 مدنيا على الأقل
                Class::Preposition
                    if self.folded(next) == "علي"
                        && matches!(self.folded(next + 1), "الاقل" | "الاكثر")
                        && next + 1 < limit =>
                {
                    end = next + 2;
                }
                Class::Preposition => {
                    if let Some(taken) = self.take_preposition(head, next, limit, role, extent) {
                        end = taken;
                        continue;
                    }
                    break;
                }
                Class::Demonstrative if extent.prepositions => end = next + 1,
                Class::Relative if extent.relatives => {
                    end = self.relative_past(next, limit);
                }
                Class::Adverb if matches!(self.folded(next), "جدا" | "معا") => end = next + 1,
                _ => break,
            }
        }
        end
    }

    /// True for a sound plural after a singular noun: no adjective of it, but the object
    /// (`في هذا السياق اللبنانيين`).
    fn disagrees(&self, head: usize, next: usize) -> bool {
        let folded = self.folded(next);
        let plural = |folded: &str| {
            (folded.ends_with("ين") || folded.ends_with("ون")) && folded.chars().count() > 6
        };
        self.class(next) == Class::Adjective
            && self.has_article(next)
            && plural(folded)
            && (head..next).all(|at| {
                self.features(at).number != Some(isnad_arabic::Number::Plural)
                    && !plural(self.folded(at))
                    && self.features(at).number.is_some()
            })
    }

    /// The word without conjunction and preposition, for the list of roles.
    fn stem(&self, at: usize) -> &str {
        let folded = self.folded(at);
        match self.proclitic(at) {
            Some('ب') => folded.strip_prefix('ب').unwrap_or(folded),
            Some('ك') => folded.strip_prefix('ك').unwrap_or(folded),
            Some('ل') if !folded.starts_with("لل") => folded.strip_prefix('ل').unwrap_or(folded),
            _ => folded,
        }
    }

    /// True where a new phrase begins at `next`: a finished definite phrase is followed by another
    /// definite noun that is neither adjective, name nor title (`اتهمت واشنطن | النظام السوري`).
    fn parts(&self, head: usize, next: usize, after_name: bool) -> bool {
        /// Heads that their name follows though they have the article: `العاصمة السورية دمشق`.
        const NAMED: [&str; 24] = [
            "العاصمه",
            "المدينه",
            "البلده",
            "القريه",
            "المنطقه",
            "المحافظه",
            "الاقليم",
            "الولايه",
            "الدوله",
            "الجزيره",
            "الميناء",
            "الحركه",
            "التنظيم",
            "الجماعه",
            "الحزب",
            "الميليشيا",
            "الجاره",
            "الحليف",
            "الحليفه",
            "المملكه",
            "الصحيفه",
            "الوكاله",
            "الجار",
            "الشقيقه",
        ];
        // `اغتال مسلحون | ضابطا`, `التقى كيري | نظيره`: the object.
        if matches!(
            self.folded(next),
            "نظيره" | "نظيرها" | "نظيريه" | "نظيرته" | "نظراءه" | "نظرائه" | "نظرايه"
        ) || self.is_accusative(next)
            && !self.is_accusative(next - 1)
            && !self.is_count(head)
            && !self.is_count(next - 1)
            && self.class(next) == Class::Noun
        {
            return true;
        }
        let word = &self.document.words[next];
        let previous = next - 1;
        if self.body.get(next).copied().unwrap_or(false)
            && self.has_article(previous)
            && !(head..next).any(|at| {
                let folded = self.folded(at);
                let folded = folded.strip_prefix('ب').unwrap_or(folded);
                NAMED.contains(&folded)
            })
            && !(self.class(next) == Class::Adjective && !self.disagrees(head, next))
        {
            return true;
        }
        if matches!(self.class(next), Class::Adjective | Class::Number) {
            return false;
        }
        if let Some(name) = self.name_at(next) {
            // Two names side by side are two phrases: `اتهمت واشنطن | فيلق القدس`.
            return name.start == next
                && self
                    .name_at(next - 1)
                    .is_some_and(|n| n != name && self.name_at(head) == Some(n));
        }
        if word.analysis.pos == Pos::Propn {
            return false;
        }
        if matches!(
            self.folded(next),
            "نفسه" | "نفسها" | "ذاته" | "ذاتها" | "انفسهم"
        ) {
            return false;
        }
        // A singular nisba with the article is an adjective whatever its analysis says.
        if self.has_article(next)
            && self.has_article(previous)
            && (self.folded(next).ends_with("ي") || self.folded(next).ends_with("يه"))
        {
            return false;
        }
        // حركة «بوكو حرام» المتشددة
        if matches!(self.mark(previous), Some('»' | '"' | '”'))
            && self.has_article(next)
            && (self.features(next).participle || self.class(next) == Class::Adjective)
        {
            return false;
        }
        let complete = after_name
            || self.class(previous) == Class::Adjective
            || self.features(previous).definite && previous != head
            || self.has_article(previous)
            || self.document.words[previous].analysis.pos == Pos::Noun
                && self.document.words[previous].analysis.enclitic.is_some();
        complete
            && !is_title(self.folded(next))
            && (self.has_article(next) || !is_role(self.folded(next)))
    }

    /// A noun with ب, ل or ك: taken where it completes a role.
    fn take_proclitic(
        &self,
        head: usize,
        next: usize,
        limit: usize,
        role: bool,
        extent: Extent,
    ) -> Option<usize> {
        let folded = self.folded(next);
        let fits = if extent.prepositions {
            true
        } else if self.has_occasion(next, limit) {
            false
        } else {
            match self.proclitic(next) {
                Some('ب') => {
                    matches!(folded, "باسم" | "بشون" | "بشوون" | "بوزاره" | "برتبه")
                        || role && self.name_at(head).is_none() && is_institution(self.stem(next))
                }
                // لوكالة, لصحيفة: the one spoken to.
                Some('ل') => {
                    !is_medium(self.stem(next))
                        && !is_medium(folded.trim_start_matches("لل"))
                        && (matches!(folded, "لشون" | "لشوون" | "لحقوق" | "لدي") || role)
                        && self.name_at(next - 1).is_none()
                }
                _ => false,
            }
        };
        if !fits {
            return None;
        }
        let single = Extent {
            coordination: false,
            limit,
            ..extent
        };
        let stop = self
            .name_at(next)
            .map_or(next + 1, |name| name.end.max(next + 1));
        Some(self.grow(next, stop.min(limit), limit, single))
    }

    /// A preposition and its phrase: taken where it completes a role.
    fn take_preposition(
        &self,
        head: usize,
        next: usize,
        limit: usize,
        role: bool,
        extent: Extent,
    ) -> Option<usize> {
        // عشرات من الأوساط, 40 من مسلحي الجماعة: part of a whole.
        let part = self.folded(next) == "من"
            && next == head + 1
            && self.is_count(head)
            && (!self.has_occasion(next + 1, limit)
                || self.class(next + 1) == Class::Number && next + 1 < limit);
        // 161 شخصا من المدنيين
        let part = part
            || self.folded(next) == "من"
                && next == head + 2
                && self.class(head) == Class::Number
                && self.has_article(next + 1)
                && self.folded(next + 1).ends_with("ين");
        let fits = extent.prepositions
            || part
            || role
                && matches!(self.folded(next), "في" | "من" | "لدي")
                && !self.has_occasion(next + 1, limit)
                && (self.folded(next) != "في" || self.is_seat(next + 1))
                // حذرت منظمة الصحة من: a body is whole without من, a source or a number is not.
                && (self.folded(next) != "من" || !is_institution(self.stem(head)));
        if !fits || next + 1 >= limit {
            return None;
        }
        let inner = Extent {
            coordination: extent.prepositions,
            limit,
            ..extent
        };
        self.noun_phrase(next + 1, inner)
            .map(|phrase| phrase.words.end)
    }

    /// An indefinite noun with the alef of the accusative: its lemma and an alef more.
    fn is_accusative(&self, at: usize) -> bool {
        let word = &self.document.words[at];
        word.analysis.pos == Pos::Noun
            && word.analysis.enclitic.is_none()
            && self.name_at(at).is_none()
            && self
                .folded(at)
                .strip_suffix('ا')
                .is_some_and(|stem| stem == isnad_arabic::fold(&word.analysis.lemma))
    }

    /// A number, or a word that counts.
    pub(crate) fn is_count(&self, at: usize) -> bool {
        let stem = self.stem(at);
        self.class(at) == Class::Number
            || matches!(
                stem.strip_prefix("ال").unwrap_or(stem),
                "عشرات"
                    | "ميات"
                    | "مئات"
                    | "مئه"
                    | "ميه"
                    | "مايه"
                    | "الاف"
                    | "عدد"
                    | "مزيد"
                    | "عديد"
                    | "كثير"
                    | "اكثر"
                    | "اقل"
                    | "ازيد"
            )
    }

    /// True where a count opens a phrase of its own behind a finished one:
    /// `في الجانب الإسرائيلي | 157 شخصا`.
    fn counts_anew(&self, next: usize) -> bool {
        self.class(next) == Class::Number
            && self.has_article(next - 1)
            && !matches!(self.folded(next - 1), "الساعه" | "القرار" | "الماده")
            && self.name_at(next).is_none()
            && (self.class(next + 1) == Class::Noun
                && !self.has_article(next + 1)
                && !self.conjoined(next + 1)
                && self.proclitic(next + 1).is_none()
                || self.folded(next + 1) == "من")
    }

    /// True for a place or body someone can be of (`في الجيش`), not a matter (`في صحة الشريط`).
    fn is_seat(&self, at: usize) -> bool {
        self.name_at(at).is_some()
            || is_institution(self.stem(at))
            || self.has_article(at) && !self.features(at).verbal_noun
            || self
                .document
                .words
                .get(at)
                .is_some_and(|w| w.analysis.pos == Pos::Propn)
            || matches!(
                self.folded(at),
                "شمال" | "جنوب" | "شرق" | "غرب" | "قطاع" | "اقليم" | "شوون"
            )
    }

    /// True where the word begins an occasion or a time, not a place or an institution.
    fn has_occasion(&self, at: usize, limit: usize) -> bool {
        if at >= limit {
            return true;
        }
        let folded = self.folded(at);
        OCCASIONS.contains(&folded)
            || matches!(
                folded,
                "جهته"
                    | "جهتها"
                    | "جهتهم"
                    | "جانبه"
                    | "جانبها"
                    | "جانبهم"
                    | "ناحيته"
                    | "ناحيتها"
                    | "جهه"
                    | "ناحيه"
                    | "طرفه"
                    | "خلال"
                    | "بينهم"
                    | "بينها"
                    | "قبل"
                    | "دون"
            )
            || self.class(at) == Class::Time
            || self.class(at) == Class::Number
    }

    /// One past the relative clause that opens at `at`: at its comma, its sentence's end, or
    /// before the complementiser of the verb outside.
    pub(crate) fn relative_past(&self, at: usize, limit: usize) -> usize {
        let mut look = at + 1;
        while look < limit {
            match self.class(look) {
                Class::Mark => match self.mark(look) {
                    Some('،' | ',' | '؛' | '.' | ':' | '؟' | '!' | ')' | ']') => break,
                    Some('(' | '[') => {
                        look = self
                            .closing(look, limit)
                            .map_or(look + 1, |close| close + 1);
                        continue;
                    }
                    Some('-' | '–') if !self.document.words[look].glued => break,
                    _ => {}
                },
                Class::Complementiser | Class::Subordinator if look > at + 1 => break,
                _ => {}
            }
            look += 1;
        }
        look
    }
}

/// Bodies and places that an officeholder sits in: `ضابط بالجيش`, `مصدر بقاعدة بنينا`.
fn is_institution(stem: &str) -> bool {
    const BODIES: &[&str] = &[
        "وزاره",
        "جيش",
        "قاعده",
        "مستشفي",
        "مدينه",
        "محافظه",
        "جامعه",
        "مجلس",
        "حزب",
        "حركه",
        "برلمان",
        "حكومه",
        "خارجيه",
        "داخليه",
        "دفاع",
        "كونغرس",
        "كونجرس",
        "امم",
        "اتحاد",
        "مكتب",
        "جهاز",
        "قوات",
        "لجنه",
        "هييه",
        "هيئه",
        "معهد",
        "مركز",
        "بحريه",
        "شرطه",
        "استخبارات",
        "مخابرات",
        "مديريه",
        "اداره",
        "رياسه",
        "رئاسه",
        "قياده",
        "منطقه",
        "قسم",
        "معارضه",
        "اركان",
        "بيت",
        "بنتاغون",
        "كرملين",
        "بعثه",
        "سفاره",
        "امانه",
        "محكمه",
        "نيابه",
        "مباحث",
        "امن",
        "كتله",
        "اييتلاف",
        "ايتلاف",
        "ائتلاف",
        "تحالف",
        "تنظيم",
        "جماعه",
        "منظمه",
        "بلديه",
        "مجموعه",
        "كليه",
        "نقابه",
        "غرفه",
        "بنك",
        "شركه",
        "مطار",
        "ميناء",
        "سلطه",
        "دايره",
    ];
    BODIES.contains(&stem.strip_prefix("ال").unwrap_or(stem))
}

/// Words that stand between an office and its holder's name.
fn is_title(folded: &str) -> bool {
    const TITLES: &[&str] = &[
        "الدكتور",
        "الدكتوره",
        "السيد",
        "السيده",
        "الشيخ",
        "الشيخه",
        "الامير",
        "الاميره",
        "السفير",
        "السفيره",
        "اللواء",
        "العميد",
        "العقيد",
        "الفريق",
        "المشير",
        "المهندس",
        "المهندسه",
        "الاستاذ",
        "الجنرال",
        "النايب",
        "النائب",
        "القس",
        "البابا",
        "الملك",
        "الملكه",
        "الرييس",
        "الرئيس",
        "المقدم",
        "الرائد",
        "الرايد",
        "النقيب",
        "الكاتب",
        "الكاتبه",
        "الحاج",
        "المستشار",
        "القاضي",
        "المحامي",
        "المحاميه",
        "الصحافي",
        "الصحفي",
        "الاعلامي",
        "المطران",
        "البطريرك",
        "الكاردينال",
        "السلطان",
        "المرجع",
        "العلامه",
        "ايه",
        "الكولونيل",
        "الادميرال",
        "الوزير",
        "فضيله",
        "سماحه",
        "صاحب",
        "دوله",
        "معالي",
        "سعاده",
        "سمو",
        "جلاله",
        "فخامه",
    ];
    TITLES.contains(&folded)
}

/// Words for those who carry what is said: a speaker speaks to them.
pub(crate) fn is_medium(stem: &str) -> bool {
    const MEDIA: &[&str] = &[
        "وكاله",
        "وكالات",
        "صحيفه",
        "صحف",
        "جريده",
        "قناه",
        "قنوات",
        "مجله",
        "اذاعه",
        "راديو",
        "تلفزيون",
        "التلفزيون",
        "موقع",
        "شبكه",
        "الصحفيين",
        "الصحافيين",
        "صحفيين",
        "صحافيين",
        "محطه",
        "فضائيه",
        "فضاييه",
        "برنامج",
        "مراسل",
        "مراسلين",
        "الاعلاميين",
        "اعلاميين",
        "صحافيون",
        "وسائل",
        "وسايل",
        "صحفيين",
        "الصحافه",
    ];
    MEDIA.contains(&stem)
}

#[cfg(test)]
mod tests {
    use isnad_arabic::Document;

    use crate::phrases::{Extent, Phrases};

    fn phrase(text: &str, start: usize) -> String {
        let document = Document::read(text);
        let phrases = Phrases::of(&document);
        let phrase = phrases
            .noun_phrase(start, Extent::subject(document.words.len()))
            .expect("a noun phrase");
        document.span_of(phrase.words).slice(text).to_owned()
    }

    #[test]
    fn ends_at_complementisers_times_and_occasions() {
        assert_eq!(
            phrase("قال متحدث باسم الرئاسة إن الوفد وصل", 1),
            "متحدث باسم الرئاسة"
        );
        assert_eq!(phrase("قال مصدر عسكري اليوم إن الوفد وصل", 1), "مصدر عسكري");
        assert_eq!(
            phrase("قال مصدر عسكري في بيان إن الوفد وصل", 1),
            "مصدر عسكري"
        );
    }

    #[test]
    fn takes_the_complement_of_a_role() {
        assert_eq!(
            phrase("أفاد مصدر في وزارة الداخلية بأن الوفد وصل", 1),
            "مصدر في وزارة الداخلية"
        );
    }

    #[test]
    fn takes_quoted_names_and_glosses() {
        assert_eq!(
            phrase("ذكرت صحيفة «الأهرام» أن الوفد وصل", 1),
            "صحيفة «الأهرام»"
        );
        assert_eq!(
            phrase("أفادت وكالة الأنباء السورية (سانا) بأن الوفد وصل", 1),
            "وكالة الأنباء السورية (سانا)"
        );
    }
}
