//! Mentions: the stretches of a report that name somebody or something.
//!
//! A mention is a name (`بشار الأسد`), a role phrase (`الرئيس السوري`), a common noun
//! (`المتحدث`, `12 مدنيا`) or a pronoun, with what its own words tell of it: type, country,
//! sector, gender, number. Whom it names is settled in [`crate::entities`], not here. Mentions
//! may nest (`متحدث باسم الرئاسة في نيجيريا` holds `الرئاسة` and `نيجيريا`).

use std::ops::Range;

use isnad_arabic::{Document, Gender, Number};
use isnad_record::{EntityType, MentionKind, Sector, Span};

use crate::names::NameClass;
use crate::names::scene::Scene;

pub(crate) mod adjectives;
pub(crate) mod heads;
mod local;
mod metonyms;
mod phrase;

/// One place where the text names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its words, titles and all.
    pub words: Range<usize>,
    /// Its place in the text, without a proclitic conjunction or preposition at its front where
    /// the writing allows it.
    pub span: Span,
    /// The word that says what it is: `رئيس` in `رئيس الوزراء العراقي`, a name's first word.
    pub head: usize,
    /// How it names its entity.
    pub kind: MentionKind,
    /// What kind of thing it names.
    pub entity_type: EntityType,
    /// The state it belongs to or is (ISO 3166-1 alpha-3), or `INT`, as its own words or the
    /// tables tell.
    pub country: Option<&'static str>,
    /// What it does in public life, as its own words or the tables tell.
    pub sector: Option<Sector>,
    /// Its key in the tables, where a row names it.
    pub kb: Option<&'static str>,
    /// The name proper inside the mention, without titles; none for roles and common nouns.
    pub name: Option<Range<usize>>,
    /// Where its name starts, where the table knows that better than the analysis: `بان كي مون`.
    pub name_start: Option<u32>,
    /// The office or role it names: the words that name it, without the name proper.
    pub role: Option<Range<usize>>,
    /// Of who is named, where it is told.
    pub gender: Option<Gender>,
    /// Of who is named, where it is told.
    pub number: Option<Number>,
    /// The context reads it as a place (`في دمشق`), not as the government that sits there.
    pub place: bool,
    /// Its English name in the tables.
    pub en: Option<&'static str>,
    /// Key of the body that a role is of: `الأمم المتحدة` in `الأمين العام للأمم المتحدة`.
    pub of: Option<&'static str>,
    /// What its name is a name of, where a table or the context names it.
    pub class: Option<NameClass>,
    /// The sector is only what its head usually is; whom it is of may tell a better one.
    pub weak_sector: bool,
    /// The phrase names a state by its government: `الحكومة السورية`, `السلطات`.
    pub government: bool,
    /// Folded lemma of its head noun, where a head noun made it.
    pub head_lemma: Option<&'static str>,
    /// With the article, or a name, or made definite by what follows it.
    pub definite: bool,
    /// Members stand for their body: `40 من مسلحي الحركة`, `مقاتلو التنظيم`.
    pub members: bool,
    /// Ids of the rules and tables that made it.
    pub rules: Vec<&'static str>,
}

impl Mention {
    /// A mention of these words whose head is the first, of which nothing else is known.
    #[must_use]
    pub fn of(
        document: &Document,
        words: Range<usize>,
        kind: MentionKind,
        entity_type: EntityType,
    ) -> Self {
        Mention {
            span: span_of(document, words.clone()),
            head: words.start,
            words,
            kind,
            entity_type,
            country: None,
            sector: None,
            kb: None,
            name: None,
            name_start: None,
            role: None,
            gender: None,
            number: None,
            place: false,
            en: None,
            of: None,
            class: None,
            weak_sector: false,
            government: false,
            head_lemma: None,
            definite: false,
            members: false,
            rules: Vec::new(),
        }
    }
}

/// Where a mention of these words stands: from after the first word's proclitic conjunction or
/// preposition to the last word's end, without a pronoun written onto it.
#[must_use]
pub fn span_of(document: &Document, words: Range<usize>) -> Span {
    let (Some(first), Some(last)) = (
        document.words.get(words.start),
        words
            .end
            .checked_sub(1)
            .and_then(|at| document.words.get(at)),
    ) else {
        return Span { start: 0, end: 0 };
    };
    let start = first.mention_start();
    Span {
        start,
        end: last.span.end.max(start),
    }
}

/// Every mention of the document, in order of their first words, outer before inner.
#[must_use]
pub fn mentions(document: &Document) -> Vec<Mention> {
    let mut scene = Scene::of(document);
    let mut out = phrases(&scene);
    if local::learn(&mut scene, &out) {
        out = phrases(&scene);
    }
    for mention in &mut out {
        metonyms::place(&scene, mention);
    }
    out.retain(|m| !m.words.is_empty() && !m.span.is_empty());
    out.sort_by_key(|m| (m.words.start, std::cmp::Reverse(m.words.end)));
    out.dedup_by(|b, a| a.words == b.words);
    out
}

/// Every noun phrase that names somebody, and those inside them.
fn phrases(scene: &Scene) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < scene.tokens.len() {
        let before = out.len();
        match phrase::parse(scene, at, 0, &mut out) {
            Some(mention) => {
                at = mention.words.end.max(at + 1);
                out.push(mention);
            }
            None => {
                out.truncate(before);
                at += 1;
            }
        }
    }
    out
}

/// A noun phrase as a mention: what its head and adjectives tell of it.
#[must_use]
pub fn nominal(document: &Document, words: Range<usize>) -> Mention {
    let mut mention = Mention::of(
        document,
        words.clone(),
        MentionKind::Nominal,
        EntityType::Per,
    );
    mention.rules.push("mention.nominal");
    let alone = window(document, words.clone());
    let scene = Scene::of(&alone);
    let mut inner = Vec::new();
    let parsed =
        (0..scene.tokens.len().min(3)).find_map(|at| phrase::parse(&scene, at, 0, &mut inner));
    if let Some(parsed) = parsed {
        mention.entity_type = parsed.entity_type;
        mention.country = parsed.country;
        mention.sector = parsed.sector;
        mention.gender = parsed.gender;
        mention.number = parsed.number;
        mention.head_lemma = parsed.head_lemma;
    } else {
        let features = document.words.get(words.start).map(|w| w.analysis.features);
        mention.number = features.and_then(|f| f.number);
        mention.gender = features.and_then(|f| f.gender);
        if matches!(mention.number, Some(Number::Plural | Number::Dual)) {
            mention.entity_type = EntityType::Grp;
        }
    }
    if DOCUMENTS.contains(&scene.base(0)) {
        mention.entity_type = EntityType::Org;
    }
    for at in 0..scene.tokens.len() {
        mention.country = mention
            .country
            .or_else(|| scene.nisba.get(at).copied().flatten());
        mention.sector = mention
            .sector
            .or_else(|| adjectives::sector(scene.base(at)));
    }
    mention
}

/// Nouns for what is written: without a known author the document itself speaks; folded.
const DOCUMENTS: &[&str] = &[
    "تقرير",
    "تقارير",
    "بيان",
    "بيانات",
    "دراسه",
    "وثيقه",
    "وثايق",
    "صحف",
    "انباء",
    "رساله",
    "نص",
    "مقال",
    "استطلاع",
    "وسايل",
    "صفحات",
    "مواقع",
];

/// Some words of a document as a document of their own.
fn window(document: &Document, words: Range<usize>) -> Document {
    let words = document.words.get(words).unwrap_or_default();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return Document::default();
    };
    let from = first.span.start;
    let shift = |span: Span| Span {
        start: span.start.saturating_sub(from),
        end: span.end.saturating_sub(from),
    };
    let chars = first.span.cover(last.span).range();
    let words = words.iter().cloned().map(|mut word| {
        word.span = shift(word.span);
        word.analysis.stem = shift(word.analysis.stem);
        if let Some(enclitic) = &mut word.analysis.enclitic {
            enclitic.span = shift(enclitic.span);
        }
        word
    });
    Document {
        chars: document.chars.get(chars).unwrap_or_default().to_vec(),
        words: words.collect(),
        ..Document::default()
    }
}

/// The names of a document, for whoever must not split them: their words, in order.
#[must_use]
pub fn name_ranges(mentions: &[Mention]) -> Vec<Range<usize>> {
    mentions.iter().filter_map(|m| m.name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use isnad_arabic::Document;
    use isnad_record::{EntityType, Sector};

    use super::{Mention, mentions, nominal};

    fn read(text: &str) -> (Document, Vec<Mention>) {
        let document = Document::read(text);
        let found = mentions(&document);
        (document, found)
    }

    /// The mention whose words are these, with its type, country and sector.
    fn find(
        text: &str,
        quoted: &str,
    ) -> Option<(EntityType, Option<&'static str>, Option<Sector>)> {
        let (document, found) = read(text);
        found
            .iter()
            .find(|m| document.quote(m.span) == quoted)
            .map(|m| (m.entity_type, m.country, m.sector))
    }

    #[test]
    fn phrases_reach_as_far_as_grammar_lets_them() {
        use EntityType::{Fac, Grp, Loc, Org, Per};
        use Sector::{Cvl, Gov, Jrn, Mil};
        let cases = [
            (
                "قال مصدر عسكري في بغداد إن الهدوء عاد",
                "مصدر عسكري في بغداد",
                Per,
                Some("IRQ"),
                Some(Mil),
            ),
            (
                "أعلن وزير الخارجية المصري بدء المحادثات",
                "وزير الخارجية المصري",
                Per,
                Some("EGY"),
                Some(Gov),
            ),
            (
                "قالت وزارة الدفاع الروسية أمس",
                "وزارة الدفاع الروسية",
                Org,
                Some("RUS"),
                Some(Mil),
            ),
            ("قتل 12 مدنيا في الهجوم", "12 مدنيا", Grp, None, Some(Cvl)),
            (
                "ذكرت صحيفة «ملييت» التركية اليوم",
                "صحيفة «ملييت»",
                Org,
                Some("TUR"),
                Some(Jrn),
            ),
            ("وصل إلى قرية حدنان مساء", "قرية حدنان", Loc, None, None),
            (
                "أغلق مطار بيروت الدولي",
                "مطار بيروت الدولي",
                Fac,
                Some("LBN"),
                None,
            ),
        ];
        for (text, quoted, kind, country, sector) in cases {
            assert_eq!(find(text, quoted), Some((kind, country, sector)), "{text}");
        }
    }

    #[test]
    fn people_are_found_however_few_their_words() {
        use EntityType::{Grp, Per};
        use Sector::{Cvl, Reb, Uaf};
        let cases = [
            // the plural's nun leaves no complement, its case tells its adjectives
            ("قالت إن شخصين قتلا في الهجوم", "شخصين", Grp, None, Some(Cvl)),
            (
                "قتل مسلحون مجهولون مدنيين أمس",
                "مسلحون مجهولون",
                Grp,
                None,
                Some(Uaf),
            ),
            // a people's adjective alone
            (
                "قتل فلسطينيان أمس",
                "فلسطينيان",
                Grp,
                Some("PSE"),
                Some(Cvl),
            ),
            (
                "أعلن استشهاد فلسطيني أمس",
                "فلسطيني",
                Per,
                Some("PSE"),
                Some(Cvl),
            ),
            // what befalls them before them
            ("أدى إلى مقتل مدنيين أمس", "مدنيين", Grp, None, Some(Cvl)),
            // their number alone
            ("وقتل العشرات في القصف", "العشرات", Grp, None, Some(Cvl)),
            // a pronoun changes their end
            (
                "التزم تجاه حلفائها العرب",
                "حلفائها العرب",
                Grp,
                Some("INT"),
                None,
            ),
            // zeal belongs to the mention
            (
                "هاجمت «بوكو حرام» المتشددة القرية",
                "بوكو حرام» المتشددة",
                Grp,
                Some("NGA"),
                Some(Reb),
            ),
        ];
        for (text, quoted, kind, country, sector) in cases {
            assert_eq!(find(text, quoted), Some((kind, country, sector)), "{text}");
        }
        assert_eq!(find("شمل الاتفاق تدريب عسكري", "عسكري"), None);
    }

    #[test]
    fn a_dual_with_two_adjectives_is_two() {
        for quoted in ["الحكومتين العراقية", "التركية"] {
            let text = "وقعت اتفاقية بين الحكومتين العراقية والتركية";
            assert_eq!(
                find(text, quoted).map(|m| m.0),
                Some(EntityType::Gpe),
                "{quoted}"
            );
        }
    }

    #[test]
    fn a_government_is_its_state() {
        for (text, quoted) in [
            ("دعت الحكومة السورية إلى الحوار", "الحكومة السورية"),
            ("نفت السلطات الإيرانية ذلك", "السلطات الإيرانية"),
        ] {
            assert_eq!(
                find(text, quoted).map(|m| m.0),
                Some(EntityType::Gpe),
                "{text}"
            );
        }
    }

    #[test]
    fn neighbours_rule_readings_out() {
        for (text, quoted) in [
            ("تمكنت القوات من القضاء على المجموعة", "القضاء"),
            ("تعطلت حركة السير في العاصمة", "حركة السير"),
            ("قال مشيرا إلى الاتفاق", "مشيرا"),
            ("متحدث باسم المحكمة قال", "باسم المحكمة"),
        ] {
            assert_eq!(find(text, quoted), None, "{text}");
        }
    }

    #[test]
    fn mentions_leave_proclitics_out_where_the_writing_allows() {
        let (document, found) = read("وقال لإيران وللمعارضة السورية");
        let quotes: Vec<String> = found.iter().map(|m| document.quote(m.span)).collect();
        assert!(quotes.contains(&"إيران".to_owned()), "{quotes:?}");
        assert!(
            quotes.contains(&"للمعارضة السورية".to_owned()),
            "{quotes:?}"
        );
    }

    #[test]
    fn speaker_phrases_tell_what_they_can() {
        let document = Document::read("مصدر أمني عراقي");
        let mention = nominal(&document, 0..3);
        assert_eq!(mention.entity_type, EntityType::Per);
        assert_eq!(mention.country, Some("IRQ"));
        // Nothing is read out of nothing, and nothing breaks.
        let _ = nominal(&document, 2..2);
        let _ = nominal(&document, 2..99);
    }

    #[test]
    fn any_text_gives_mentions_inside_it() {
        let pieces = [
            "وزير",
            "الخارجية",
            "المصري",
            "سامح",
            "شكري",
            "«",
            "»",
            "(",
            ")",
            "\"",
            "،",
            ".",
            ":",
            "\n",
            "12",
            "ألف",
            "مدنيا",
            "أحد",
            "من",
            "في",
            "باسم",
            "دمشق",
            "وحلب",
            "لإيران",
            "للمعارضة",
            "بن",
            "عبد",
            "أبو",
            "آل",
            "د",
            "الرئيس",
            "رئيسا",
            "صحيفة",
            "تنظيم",
            "و",
            "-",
            "BBC",
            "مدينة",
            "القوات",
            "الموالية",
            "لـ",
            "محمد",
            "الـ",
            "ًًً",
        ];
        let mut state = 7_u64;
        for _ in 0..400 {
            let mut text = String::new();
            for _ in 0..14 {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(99);
                text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
                if state >> 20 & 3 != 0 {
                    text.push(' ');
                }
            }
            let document = Document::read(&text);
            let found = mentions(&document);
            for mention in &found {
                assert!(mention.words.start < mention.words.end, "{text}");
                assert!(mention.words.end <= document.words.len(), "{text}");
                assert!(mention.span.start < mention.span.end, "{text}");
                assert!(mention.span.end as usize <= document.chars.len(), "{text}");
            }
            let (record, _) =
                crate::entities::resolve(&document, found, None).into_record(|_| true);
            for (at, entity) in record.iter().enumerate() {
                assert_eq!(entity.id as usize, at, "{text}");
                assert!(!entity.mentions.is_empty(), "{text}");
            }
        }
    }
}
