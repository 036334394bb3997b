//! What a word may be beside what its context was taken to make it.
//!
//! The tagger errs where a trigger stands without vowels: a verb that opens its sentence looks like
//! its verbal noun (`خطف مسلحون`), a verbal noun behind a verb like the verb (`أعلن وقف …`), a
//! feminine noun loses its ending (`غارات`). Here a word's letters are parted from their clitics in
//! every legal way and looked up in the lexicon, and nouns by their endings too; which of the
//! readings the place allows is asked of the words around it. Names no events: [`super::find`] does.

use isnad_arabic::morphology::stem_readings;
use isnad_arabic::{Document, Person, Pos, Tense, fold};
use isnad_lexicon::triggers;

use super::Report;
use crate::phrases::Class;

/// A lemma, folded, that a word's letters may belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub lemma: String,
    /// A noun, participle or verbal noun; else a verb.
    pub noun: bool,
    /// First letter of its stem, counted without marks.
    pub start: usize,
}

/// One way to part a word from its clitics.
struct Cut {
    start: usize,
    end: usize,
    /// A preposition or the article stands before the stem: it is a noun.
    nominal: bool,
    /// س stands before it: it is an imperfect verb.
    future: bool,
    pronoun: bool,
}

/// Pronouns that are written onto verbs and nouns of news.
const PRONOUNS: [&[char]; 5] = [
    &['ه'],
    &['ه', 'ا'],
    &['ه', 'م'],
    &['ه', 'م', 'ا'],
    &['ن', 'ا'],
];

/// Broken plurals of the nouns that rows are made of, folded, with their singular.
const PLURALS: [(&str, &str); 98] = [
    ("احزمه", "حزام"),
    ("احكام", "حكم"),
    ("اسري", "اسير"),
    ("اسلحه", "سلاح"),
    ("اصول", "اصل"),
    ("اطراف", "طرف"),
    ("اعلام", "علم"),
    ("اعمال", "عمل"),
    ("الغام", "لغم"),
    ("انشطه", "نشاط"),
    ("اوسمه", "وسام"),
    ("براميل", "برميل"),
    ("تجارب", "تجربه"),
    ("تدابير", "تدبير"),
    ("تعازي", "تعزيه"),
    ("تهاني", "تهنيه"),
    ("جرايم", "جريمه"),
    ("جرحي", "جريح"),
    ("جسور", "جسر"),
    ("جنود", "جندي"),
    ("جيوش", "جيش"),
    ("حجاره", "حجر"),
    ("حدود", "حد"),
    ("حروب", "حرب"),
    ("حقوق", "حق"),
    ("حواجز", "حاجز"),
    ("خبراء", "خبير"),
    ("خساير", "خساره"),
    ("خطط", "خطه"),
    ("خلايا", "خليه"),
    ("دروع", "درع"),
    ("دعاوي", "دعوي"),
    ("دول", "دوله"),
    ("ذخاير", "ذخيره"),
    ("رسايل", "رساله"),
    ("رسوم", "رسم"),
    ("رعايا", "رعيه"),
    ("رهاين", "رهينه"),
    ("سجناء", "سجين"),
    ("سفراء", "سفير"),
    ("سفن", "سفينه"),
    ("شروط", "شرط"),
    ("شكاوي", "شكوي"),
    ("شهداء", "شهيد"),
    ("شوارع", "شارع"),
    ("صحافيين", "صحافي"),
    ("صحف", "صحيفه"),
    ("صواريخ", "صاروخ"),
    ("صور", "صوره"),
    ("ضحايا", "ضحيه"),
    ("ضرايب", "ضريبه"),
    ("ضغوط", "ضغط"),
    ("طرق", "طريق"),
    ("عروض", "عرض"),
    ("عقود", "عقد"),
    ("فظايع", "فظيعه"),
    ("قتلي", "قتيل"),
    ("قذايف", "قذيفه"),
    ("قروض", "قرض"),
    ("قمم", "قمه"),
    ("قنابل", "قنبله"),
    ("قناصل", "قنصل"),
    ("قواعد", "قاعده"),
    ("قوافل", "قافله"),
    ("قوانين", "قانون"),
    ("قوايم", "قايمه"),
    ("قيود", "قيد"),
    ("كماين", "كمين"),
    ("لاجيون", "لاجي"),
    ("لاجيين", "لاجي"),
    ("لوايح", "لايحه"),
    ("مبالغ", "مبلغ"),
    ("مجازر", "مجزره"),
    ("مخازن", "مخزن"),
    ("مدن", "مدينه"),
    ("مذابح", "مذبحه"),
    ("مراكز", "مركز"),
    ("مساجد", "مسجد"),
    ("مشاريع", "مشروع"),
    ("مطالب", "مطلب"),
    ("معابر", "معبر"),
    ("معارك", "معركه"),
    ("مقار", "مقر"),
    ("مكاتب", "مكتب"),
    ("منازل", "منزل"),
    ("مناصب", "منصب"),
    ("مناطق", "منطقه"),
    ("منح", "منحه"),
    ("مهاجرين", "مهاجر"),
    ("مهل", "مهله"),
    ("مواقع", "موقع"),
    ("مواني", "ميناء"),
    ("نيران", "نار"),
    ("هجمات", "هجوم"),
    ("هدن", "هدنه"),
    ("وزراء", "وزير"),
    ("وعود", "وعد"),
    ("وفود", "وفد"),
];

/// Words, folded and without و and ف, that are never what their letters could also be: a family,
/// `وفق`, names and places.
const HOMOGRAPHS: [&str; 12] = [
    "اسرته",
    "اسرتها",
    "اسرتهم",
    "اسره",
    "الاسره",
    "وفق",
    "صالح",
    "تعز",
    "عدن",
    "ثمن",
    "شكل",
    "بالنسبه",
];

/// A folded word without و or ف before it.
fn bare(folded: &str) -> &str {
    folded
        .strip_prefix(['و', 'ف'])
        .filter(|rest| rest.chars().count() > 2 && *folded != *"وفق")
        .unwrap_or(folded)
}

/// Every lemma of the trigger table, or for which `wanted` holds, that the word may belong to: the
/// surer readings first, none twice.
pub(super) fn readings(
    document: &Document,
    at: usize,
    wanted: impl Fn(&str, bool) -> bool,
) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::new();
    let Some(word) = document.words.get(at) else {
        return out;
    };
    let letters: Vec<char> = document
        .chars
        .get(word.span.range())
        .unwrap_or_default()
        .iter()
        .copied()
        .filter(|c| !isnad_arabic::fold::is_ignorable(*c))
        .collect();
    if letters.len() < 2 || letters.len() > 16 {
        return out;
    }
    if HOMOGRAPHS.contains(&bare(&word.folded)) {
        return out;
    }
    let after_lam =
        at > 0 && matches!(document.words[at - 1].folded.as_str(), "لم" | "ولم" | "فلم");
    let mut add = |lemma: String, noun: bool, start: usize| {
        let reading = Reading { lemma, noun, start };
        let there = |r: &Reading| r.lemma == reading.lemma && r.noun == noun;
        if wanted(&reading.lemma, noun) && !out.iter().any(there) {
            out.push(reading);
        }
    };
    let cuts = cuts(&letters);
    let mut stem = String::new();
    for cut in &cuts {
        for ending in endings(&letters, cut) {
            stem.clear();
            stem.extend(&letters[cut.start..cut.end - ending.dropped]);
            stem.push_str(ending.added);
            for reading in stem_readings(&stem) {
                let verb = reading.pos == Pos::Verb;
                if verb
                    && (cut.nominal
                        || !matches!(reading.person, None | Some(Person::Third))
                        || reading.tense == Some(Tense::Imperative)
                        || cut.future && reading.tense != Some(Tense::Imperfect))
                    || !verb && cut.future
                {
                    continue;
                }
                let lemma = fold(reading.lemma);
                // A weak imperfect without its weak letter stands after لم only: تعز, يصف.
                if reading.tense == Some(Tense::Imperfect)
                    && lemma.ends_with(['ي', 'ا'])
                    && !stem.ends_with(['ي', 'ى', 'ا', 'و', 'ن'])
                    && !after_lam
                {
                    continue;
                }
                add(lemma, !verb, cut.start);
            }
        }
    }
    for cut in cuts.iter().filter(|cut| !cut.future) {
        let stem: String = letters[cut.start..cut.end].iter().collect();
        for lemma in by_ending(&fold(&stem), cut.pronoun) {
            add(lemma, true, cut.start);
        }
    }
    out
}

/// How a stem's end is written before a pronoun.
struct Ending {
    dropped: usize,
    added: &'static str,
}

fn endings(letters: &[char], cut: &Cut) -> Vec<Ending> {
    let mut out = vec![Ending {
        dropped: 0,
        added: "",
    }];
    if cut.pronoun {
        match letters[cut.end - 1] {
            'ت' => out.push(Ending {
                dropped: 1,
                added: "ة",
            }),
            'و' => out.push(Ending {
                dropped: 0,
                added: "ا",
            }),
            'ا' => out.push(Ending {
                dropped: 1,
                added: "ى",
            }),
            'ئ' | 'ؤ' => out.push(Ending {
                dropped: 1,
                added: "ء",
            }),
            _ => {}
        }
    }
    out
}

fn cuts(letters: &[char]) -> Vec<Cut> {
    let mut starts = vec![(0, false, false)];
    if matches!(letters[0], 'و' | 'ف') {
        starts.push((1, false, false));
    }
    for (start, ..) in starts.clone() {
        let rest = &letters[start..];
        match rest {
            ['ا', 'ل', ..] | ['ل', 'ل', ..] => starts.push((start + 2, true, false)),
            ['ب' | 'ك' | 'ل', 'ا', 'ل', ..] => {
                starts.push((start + 3, true, false));
                starts.push((start + 1, true, false));
            }
            ['ب' | 'ك' | 'ل', ..] => starts.push((start + 1, true, false)),
            ['س', ..] => starts.push((start + 1, false, true)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    for (start, nominal, future) in starts {
        let mut push = |end: usize, pronoun: bool| {
            if end >= start + 2 {
                out.push(Cut {
                    start,
                    end,
                    nominal,
                    future,
                    pronoun,
                });
            }
        };
        push(letters.len(), false);
        for pronoun in PRONOUNS {
            if letters.ends_with(pronoun) {
                push(letters.len() - pronoun.len(), true);
            }
        }
    }
    out
}

/// The singulars that a noun's folded stem may have by its ending alone.
fn by_ending(stem: &str, pronoun: bool) -> Vec<String> {
    let mut out = vec![stem.to_owned()];
    if let Ok(found) = PLURALS.binary_search_by_key(&stem, |(plural, _)| *plural) {
        out.push(PLURALS[found].1.to_owned());
    }
    let long = |rest: &str| rest.chars().count() >= 3;
    if let Some(rest) = stem.strip_suffix("ات").filter(|r| long(r)) {
        out.push(format!("{rest}ه"));
        out.push(rest.to_owned());
    }
    if pronoun {
        if let Some(rest) = stem.strip_suffix('ت').filter(|r| long(r)) {
            out.push(format!("{rest}ه"));
        }
        return out;
    }
    for ending in ["تين", "تان", "تي", "تا"] {
        if let Some(rest) = stem.strip_suffix(ending).filter(|r| long(r)) {
            out.push(format!("{rest}ه"));
        }
    }
    for ending in ["ين", "ان", "ون", "ا"] {
        if let Some(rest) = stem.strip_suffix(ending).filter(|r| long(r)) {
            out.push(rest.to_owned());
        }
    }
    out
}

impl Report<'_> {
    /// The lemmas that begin a row and that the word may belong to.
    pub(super) fn trigger_readings(&self, at: usize) -> Vec<Reading> {
        readings(self.document, at, |lemma, noun| {
            triggers::beginning_with(lemma, noun).next().is_some()
        })
    }

    /// True where a word may belong to a lemma, whatever it was taken to be.
    pub(super) fn may_be(&self, at: usize, lemma: &str) -> bool {
        !readings(self.document, at, |other, _| other == lemma).is_empty()
    }

    /// True where a word that was not taken for a verb may be one: nothing of a noun is on it, what
    /// stands before lets a clause begin, and what follows can be its subject or what it governs.
    pub(super) fn may_be_verb(&self, at: usize, floor: usize) -> bool {
        let word = &self.document.words[at];
        if word.analysis.clitics.article
            || self.phrases.proclitic(at).is_some()
            || self.phrases.has_article(at)
        {
            return false;
        }
        let opens = at == floor
            || self.phrases.conjoined(at)
            || matches!(
                self.phrases.class(at - 1),
                Class::Complementiser
                    | Class::Subordinator
                    | Class::Relative
                    | Class::VerbParticle
                    | Class::Auxiliary
                    | Class::Mark
            );
        if !opens {
            return self.follows_its_subject(at, floor);
        }
        let next = at + 1;
        match self.phrases.class(next) {
            Class::Noun | Class::Number | Class::Demonstrative => {
                !self.phrases.conjoined(next) && self.phrases.proclitic(next).is_none()
            }
            _ => false,
        }
    }

    /// True where nothing but a verb can stand: after a noun with the article, a name or an ending
    /// that no first term of a genitive has, and before a preposition, `نفسه` or another verb:
    /// `جنديا عراقيا قتل في هجوم`, `مهاجما انتحاريا فجر نفسه`.
    fn follows_its_subject(&self, at: usize, floor: usize) -> bool {
        if at == floor {
            return false;
        }
        let before = at - 1;
        let closed = matches!(self.phrases.class(before), Class::Noun | Class::Adjective)
            && (self.phrases.has_article(before)
                || self.phrases.name_at(before).is_some()
                || ["يا", "لا", "ما", "را", "سا", "دا", "نا", "ين"]
                    .iter()
                    .any(|ending| self.phrases.folded(before).ends_with(ending)));
        if !closed {
            return false;
        }
        let next = at + 1;
        matches!(
            self.phrases.class(next),
            Class::Preposition | Class::Subordinator
        ) || self.phrases.proclitic(next) == Some('ب')
            || self.phrases.folded(next).starts_with("نفس")
            || self.phrases.class(next) == Class::Verb && self.phrases.conjoined(next)
    }

    /// True where a word that was taken for a verb may be a noun: a verb, a preposition or a noun
    /// without the article right before it wants one.
    pub(super) fn may_be_noun(&self, at: usize, floor: usize) -> bool {
        if self.phrases.has_article(at) || self.phrases.proclitic(at).is_some() {
            return true;
        }
        // سيطرته is a noun with its pronoun far more often than a verb with its object.
        let folded = self.phrases.folded(at);
        if ["ته", "تها", "تهم", "تهما"]
            .iter()
            .any(|ending| folded.ends_with(ending))
        {
            return true;
        }
        if at == floor || self.phrases.conjoined(at) {
            return false;
        }
        match self.phrases.class(at - 1) {
            Class::Preposition | Class::Verb => true,
            Class::Noun => {
                !self.phrases.has_article(at - 1) && self.phrases.name_at(at - 1).is_none()
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::readings;
    use isnad_arabic::Document;

    #[test]
    fn plurals_are_in_order() {
        assert!(super::PLURALS.is_sorted());
    }

    #[test]
    fn knows_what_a_word_may_be() {
        for (word, lemma, noun) in [
            ("غارات", "غاره", true),
            ("وبعملياته", "عمليه", true),
            ("للمساعدات", "مساعده", true),
            ("خطف", "خطف", false),
            ("وقف", "وقف", true),
            ("ألقت", "القي", false),
            ("تبادلت", "تبادل", false),
            ("سيقصفونها", "قصف", false),
            ("أسلحة", "سلاح", true),
        ] {
            let document = Document::read(word);
            let found = readings(&document, 0, |l, n| l == lemma && n == noun);
            assert_eq!(found.len(), 1, "{word}: {lemma}");
        }
    }
}
