//! The tables as the name finder asks them: which of a word's meanings its neighbours speak for.
//!
//! A name that is an ordinary word too (`الوطن`, `القاعدة`, `صالح`) counts only in company: after
//! a noun that names its kind (`صحيفة`, `تنظيم`), in quotation marks of its own, after a title, or
//! where the report gives the full name elsewhere.

use std::collections::BTreeSet;

use isnad_arabic::{Document, WordKind};
use isnad_lexicon::{Entry, EntryKind, FormKind, FormNumber, Lexicon, Match};
use isnad_record::{EntityType, Sector};
use jiff::civil::Date;

use super::tokens::Token;
use super::{Name, NameClass};
use crate::mentions::Mention;
use crate::mentions::heads::heads_at;

/// How many bearers make a word a given name by itself; rarer ones need other evidence.
pub(crate) const GIVEN: u32 = 25;

/// What the tables say of one word, apart from the names that start there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lore {
    /// The state whose adjective it is, in any form.
    pub nisba: Option<&'static str>,
    /// As an adjective of a people or movement: its sector.
    pub sector: Option<Sector>,
    /// How many people of the table's source bear it as a given name.
    pub given: u32,
    /// How many bear it as a family name.
    pub surname: u32,
}

/// A word's matches in the tables.
pub(crate) struct Matches {
    words: Vec<Vec<Match>>,
    /// People whom the report names in full somewhere.
    named: BTreeSet<&'static str>,
    /// States whose own name or adjective the report uses somewhere.
    states: BTreeSet<&'static str>,
}

/// How many kinds of evidence decide: the table's words around a name, folded.
const MEDIA_HEADS: &[&str] = &[
    "صحيفه",
    "جريده",
    "مجله",
    "قناه",
    "محطه",
    "وكاله",
    "موقع",
    "اذاعه",
    "راديو",
    "تلفزيون",
    "شبكه",
    "فضاييه",
    "يوميه",
    "صحيفتا",
    "صحيفتي",
    "قناتي",
    "لصحيفه",
    "لقناه",
    "لوكاله",
    "تليفزيون",
];
const GROUP_HEADS: &[&str] = &[
    "تنظيم",
    "حركه",
    "جماعه",
    "حزب",
    "جبهه",
    "ميليشيا",
    "ميليشيات",
    "مليشيا",
    "مليشيات",
    "عناصر",
    "مسلحي",
    "مسلحو",
    "مقاتلي",
    "مقاتلو",
    "كتايب",
    "كتيبه",
    "فصيل",
    "فصايل",
    "زعيم",
    "قوات",
    "قياده",
    "قيادات",
    "قيادي",
    "جيش",
    "انصار",
    "عنصر",
    "لواء",
    "حركتي",
    "حركتا",
    "جناح",
    "ايتلاف",
    "تيار",
    "كتله",
    "حزبي",
    "سرايا",
    "منظمه",
    "ارهابيي",
    "خليه",
    "خلايا",
    "معاقل",
    "ذراع",
    "فرع",
];
const PLACE_HEADS: &[&str] = &[
    "مدينه",
    "بلده",
    "قريه",
    "محافظه",
    "منطقه",
    "مديريه",
    "ولايه",
    "اقليم",
    "قضاء",
    "ناحيه",
    "حي",
    "جبل",
    "مخيم",
    "جزيره",
    "بلدتي",
    "مدينتي",
    "قريتي",
    "محافظتي",
    "منطقتي",
    "ريف",
    "عاصمه",
    "مطار",
    "معبر",
    "معسكر",
    "قاعده",
    "وادي",
    "سهل",
    "معتمديه",
    "جهه",
    "دايره",
    "مركز",
    "ضاحيه",
    "محور",
    "امانه",
    "مقاطعه",
    "دوله",
    "مملكه",
    "جمهوريه",
    "سلطنه",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "شمالي",
    "جنوبي",
    "شرقي",
    "غربي",
    "خليج",
    "مضيق",
    "بحر",
    "نهر",
    "هضبه",
    "اطراف",
    "محيط",
    "اماره",
];
const BODY_HEADS: &[&str] = &[
    "منظمه",
    "هييه",
    "مجلس",
    "شركه",
    "وكاله",
    "جامعه",
    "اتحاد",
    "حزب",
    "حركه",
    "موسسه",
    "موسسه",
    "جمعيه",
    "لجنه",
    "حلف",
    "مجموعه",
    "وزاره",
    "برلمان",
    "شرطه",
    "جيش",
    "قوات",
];

impl Matches {
    /// Looks every word up.
    pub fn of(document: &Document) -> Self {
        let lexicon = Lexicon::global();
        let mut words = Vec::with_capacity(document.words.len());
        for paragraph in &document.paragraphs {
            let upto = paragraph.words.end.min(document.words.len());
            words.resize_with(paragraph.words.start, Vec::new);
            for at in paragraph.words.clone() {
                words.push(lexicon.names_at(&document.words[..upto], at));
            }
        }
        if document.paragraphs.is_empty() {
            for at in 0..document.words.len() {
                words.push(lexicon.names_at(&document.words, at));
            }
        }
        words.resize_with(document.words.len(), Vec::new);
        let mut named = BTreeSet::new();
        let mut states = BTreeSet::new();
        for found in words.iter().flatten() {
            if let Some(state) = [EntryKind::State, EntryKind::Capital, EntryKind::Nisba]
                .into_iter()
                .find_map(|kind| found.entry(kind))
                .filter(|entry| !entry.is_common())
            {
                states.extend(state.country());
            }
            if found.words > 1 {
                if let Some(person) = found.entry(EntryKind::Person) {
                    named.insert(person.key());
                }
            }
        }
        Matches {
            words,
            named,
            states,
        }
    }

    /// What the tables say of a word by itself.
    pub fn lore(&self, at: usize) -> Lore {
        let mut lore = Lore::default();
        for found in self.words.get(at).into_iter().flatten() {
            if found.words != 1 {
                continue;
            }
            for entry in found.entries() {
                match entry.kind() {
                    EntryKind::Nisba if lore.nisba.is_none() => {
                        lore.nisba = entry.country();
                    }
                    EntryKind::People if lore.nisba.is_none() => {
                        lore.nisba = entry.country();
                        lore.sector = entry.sector();
                    }
                    EntryKind::GivenName if found.proclitic.is_bare() => {
                        lore.given = lore.given.max(borne(entry));
                    }
                    EntryKind::Surname if found.proclitic.is_bare() => {
                        lore.surname = lore.surname.max(borne(entry));
                    }
                    _ => {}
                }
            }
        }
        lore
    }

    /// A paper by its bare name in quotation marks or after a noun for papers, where the tables
    /// know it by the two together: `«الشرق الأوسط»` is `صحيفة الشرق الأوسط`.
    fn paper_at(&self, document: &Document, tokens: &[Token], at: usize) -> Option<Name> {
        let opens = at.checked_sub(1).and_then(|b| document.words[b].mark());
        if !matches!(opens, Some('«' | '"' | '“' | '”' | '(')) {
            return None;
        }
        let end = (at + 1..(at + 6).min(tokens.len())).find(|end| {
            matches!(
                document.words[*end].mark(),
                Some('»' | '"' | '”' | '“' | ')')
            )
        })?;
        let before = at.checked_sub(2).map_or("", |b| tokens[b].base.as_str());
        if tokens.get(at)?.kind == WordKind::Mark || GROUP_HEADS.contains(&before) {
            return None;
        }
        let bare = document.quote(document.span_of(at..end));
        let entry = ["صحيفة ", "قناة ", "جريدة ", "مجلة "]
            .iter()
            .find_map(|noun| {
                let found = Lexicon::global().find(&format!("{noun}{bare}"))?;
                found.entry(EntryKind::Media)
            })?;
        Some(Name {
            words: at..end,
            start: document.words[at].span.start,
            preposition: None,
            conjunction: false,
            class: NameClass::Media,
            entity_type: EntityType::Org,
            country: entry.country(),
            sector: entry.sector().or(Some(Sector::Jrn)),
            kb: Some(entry.key()),
            en: Some(entry.en()).filter(|en| !en.is_empty()),
            rule: "table.media.quoted",
        })
    }

    /// The name that starts at a word, where its neighbours do not speak against it.
    pub fn name_at(&self, document: &Document, tokens: &[Token], at: usize) -> Option<Name> {
        if let Some(name) = self.paper_at(document, tokens, at) {
            return Some(name);
        }
        let mut best: Option<(u32, Name)> = None;
        for found in self.words.get(at)? {
            if best
                .as_ref()
                .is_some_and(|(_, n)| n.words.len() > found.words)
            {
                break;
            }
            for entry in found.entries() {
                let Some(score) = self.weigh(document, tokens, at, found, entry) else {
                    continue;
                };
                if best.as_ref().is_none_or(|(s, _)| score > *s) {
                    if let Some(name) = name(document, at, found, entry) {
                        best = Some((score, name));
                    }
                }
            }
        }
        best.map(|(_, name)| name)
    }

    /// How well a meaning fits where it stands; none where it does not.
    fn weigh(
        &self,
        document: &Document,
        tokens: &[Token],
        at: usize,
        found: &Match,
        entry: Entry,
    ) -> Option<u32> {
        let end = at + found.words;
        let common = found.words == 1 && (entry.is_common() || entry.form() == FormKind::Short);
        let before = at.checked_sub(1).and_then(|b| tokens.get(b));
        let opened = quoted(document, at, end);
        let head = match (opened, at.checked_sub(2)) {
            (true, Some(b)) => tokens.get(b),
            _ => before,
        }
        .map_or("", |t| t.base.as_str());
        let word = document.words.get(at)?;
        if word.kind == WordKind::Mark {
            return None;
        }
        // A single short word with letters taken off its front is rarely a name.
        let letters = found.proclitic.letters();
        if entry.kind() == EntryKind::Place && tokens[at].base == "دول" {
            return None; // دول الخليج are states, not the Gulf
        }
        let base = match entry.kind() {
            EntryKind::State => 60,
            EntryKind::Capital => 58,
            EntryKind::Organisation => 50,
            EntryKind::Group => 49,
            EntryKind::Media => 48,
            EntryKind::Person => 45,
            EntryKind::PersonShort => 40,
            EntryKind::Metonym => 38,
            EntryKind::Place => 30,
            EntryKind::People | EntryKind::Nisba => 20,
            _ => return None,
        };
        let mut score = base + 20 - 5 * letters.min(3);
        let mut evidence = 0;
        match entry.kind() {
            EntryKind::Media => {
                evidence += 30 * u32::from(MEDIA_HEADS.contains(&head));
                evidence += 25 * u32::from(opened);
            }
            EntryKind::Group => {
                evidence += 30 * u32::from(GROUP_HEADS.contains(&head));
                evidence += 15 * u32::from(opened);
            }
            EntryKind::Organisation => {
                evidence +=
                    20 * u32::from(BODY_HEADS.contains(&head) || GROUP_HEADS.contains(&head));
                evidence += 10 * u32::from(opened);
            }
            EntryKind::Place | EntryKind::Capital | EntryKind::State => {
                evidence += 30 * u32::from(PLACE_HEADS.contains(&head));
                evidence += 10
                    * u32::from(matches!(
                        at.checked_sub(1).map(|b| document.words[b].folded.as_str()),
                        Some("في" | "الي" | "من")
                    ));
            }
            EntryKind::Person | EntryKind::PersonShort => {
                evidence += 30 * u32::from(self.named.contains(entry.key()));
            }
            EntryKind::Nisba | EntryKind::People => {
                // Only people as a noun; the adjective is read with what it describes.
                let plural = entry.number() == Some(FormNumber::Plural);
                let after_noun = before.is_some_and(|t| {
                    t.is_word()
                        && matches!(t.pos, isnad_arabic::Pos::Noun | isnad_arabic::Pos::Propn)
                        && (t.article == tokens[at].article || !t.article)
                        && tokens[at].plain()
                        && !counts(&t.base)
                });
                if !plural || after_noun {
                    return None;
                }
                // سودان is a name, سوداني a man's too; السودانيون is a people's only.
                let sound = ["ون", "ين"].iter().any(|n| tokens[at].base.ends_with(n));
                evidence += u32::from(common && sound);
            }
            _ => {}
        }
        if common && evidence == 0 {
            return None;
        }
        if common && entry.kind() == EntryKind::Place && evidence < 30 {
            return None;
        }
        if entry.kind() == EntryKind::Place && found.words == 1 {
            // Every ordinary word is a village somewhere: one counts by its analysis, the noun
            // before it, or a preposition and a state that the report speaks of.
            let pos = tokens[at].pos;
            let proper = pos == isnad_arabic::Pos::Propn;
            let noun = evidence >= 30
                && matches!(
                    pos,
                    isnad_arabic::Pos::Noun | isnad_arabic::Pos::X | isnad_arabic::Pos::Adj
                );
            let placed = (evidence > 0 || found.proclitic.preposition == Some('ب'))
                && entry.country().is_some_and(|c| self.states.contains(c))
                && !tokens[at].possessed
                && pos != isnad_arabic::Pos::Verb;
            let big = !common
                && is_big(entry)
                && pos != isnad_arabic::Pos::Verb
                && (letters == 0 || evidence > 0 || found.proclitic.preposition == Some('ب'));
            if !(proper || noun || big || placed && word.folded.chars().count() > 3)
                || !heads_at(tokens, at).is_empty() && !proper
            {
                return None;
            }
            // A person's name holds place names: after a given name it is a family's.
            let family =
                evidence == 0 && letters == 0 && at > 0 && self.lore(at - 1).given >= GIVEN;
            if family && before.is_some_and(|t| t.pos == isnad_arabic::Pos::Propn) {
                return None;
            }
            if letters > 0 && evidence == 0 && word.folded.chars().count() < 6 {
                return None;
            }
            if entry.country().is_some_and(|c| self.states.contains(c)) {
                score += 12;
            }
        }
        if entry.kind() == EntryKind::PersonShort && letters > 0 && evidence == 0 {
            return None;
        }
        score += evidence + u32::from(found.exact) * 5;
        score += 8 * found.words as u32;
        if found.proclitic.article && !matches!(entry.kind(), EntryKind::Nisba | EntryKind::People)
        {
            // المغرب is its own word; an article that the table lacks makes a common noun.
            if found.words == 1 {
                return None;
            }
            score -= 10;
        }
        Some(score)
    }
}

/// True for a noun of number before those it counts; folded.
fn counts(base: &str) -> bool {
    matches!(
        base,
        "الاف"
            | "ميات"
            | "عشرات"
            | "ملايين"
            | "بعض"
            | "معظم"
            | "جميع"
            | "غالبيه"
            | "كافه"
    )
}

/// True for a place that papers name without saying what it is.
fn is_big(entry: Entry) -> bool {
    match entry.row() {
        isnad_lexicon::Row::Place(place) => {
            place.population() >= 60_000
                || place.feature().starts_with("PPLA")
                || place.feature() == "ADM1"
        }
        _ => false,
    }
}

fn borne(entry: Entry) -> u32 {
    match entry.row() {
        isnad_lexicon::Row::Name(name) => name.count().max(1),
        _ => 0,
    }
}

/// True where words stand between quotation marks or brackets of their own.
fn quoted(document: &Document, start: usize, end: usize) -> bool {
    let mark = |at: Option<usize>| at.and_then(|at| document.words.get(at)?.mark());
    matches!(
        mark(start.checked_sub(1)),
        Some('«' | '"' | '“' | '”' | '(' | '\'' | '‘' | '»')
    ) && matches!(
        mark(Some(end)),
        Some('»' | '"' | '”' | '“' | ')' | '\'' | '’' | '«')
    )
}

fn name(document: &Document, at: usize, found: &Match, entry: Entry) -> Option<Name> {
    let class = match entry.kind() {
        EntryKind::State => NameClass::State,
        EntryKind::Capital => NameClass::Capital,
        EntryKind::Metonym => NameClass::Government,
        EntryKind::Organisation => NameClass::Organisation,
        EntryKind::Group => NameClass::Group,
        EntryKind::Media => NameClass::Media,
        EntryKind::Person | EntryKind::PersonShort => NameClass::Person,
        EntryKind::Place => NameClass::Place,
        EntryKind::Nisba | EntryKind::People => NameClass::People,
        _ => return None,
    };
    let mut entity_type = entry.entity_type().unwrap_or(EntityType::Grp);
    let mut sector = entry.sector();
    match class {
        NameClass::Group if sector == Some(Sector::Pty) => entity_type = EntityType::Org,
        NameClass::State | NameClass::Government => sector = Some(Sector::Gov),
        NameClass::Media => sector = sector.or(Some(Sector::Jrn)),
        NameClass::People => {
            entity_type = EntityType::Grp;
            sector = sector.or(Some(Sector::Cvl));
        }
        NameClass::Capital | NameClass::Place => sector = None,
        _ => {}
    }
    let kb = match class {
        NameClass::People => None,
        _ => Some(entry.key()),
    };
    let first = document.words.get(at)?;
    Some(Name {
        words: at..at + found.words,
        start: found.start(&document.chars, first),
        preposition: found.proclitic.preposition,
        conjunction: found.proclitic.conjunction.is_some(),
        class,
        entity_type,
        country: entry.country(),
        sector,
        kb,
        en: match class {
            NameClass::People => None,
            // The row is the state's; the city's English name is the place's.
            NameClass::Capital => found.entry(EntryKind::Place).map(Entry::en),
            _ => Some(entry.en()),
        }
        .filter(|en| !en.is_empty()),
        rule: match class {
            NameClass::State => "table.state",
            NameClass::Capital => "table.capital",
            NameClass::Government => "table.metonym",
            NameClass::Organisation => "table.organisation",
            NameClass::Group => "table.group",
            NameClass::Media => "table.media",
            NameClass::Person => "table.person",
            NameClass::Place => "table.place",
            NameClass::People => "table.people",
        },
    })
}

/// Who held an office, as the tables know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Holder {
    /// The holder's key.
    pub kb: &'static str,
    /// The holder's English name.
    pub en: &'static str,
    pub country: Option<&'static str>,
    /// The office's key.
    pub office: &'static str,
}

/// Who held the office that a role phrase names, in a country or body, at a date.
pub(crate) fn holder(
    document: &Document,
    mention: &Mention,
    country: Option<&'static str>,
    published: Option<Date>,
) -> Option<Holder> {
    let date = published?;
    let former = mention.words.clone().any(|at| {
        document.words.get(at).is_some_and(|w| {
            matches!(
                w.folded.strip_prefix("ال").unwrap_or(&w.folded),
                "سابق"
                    | "اسبق"
                    | "سابقه"
                    | "راحل"
                    | "مخلوع"
                    | "معزول"
                    | "منتخب"
                    | "جديد"
            )
        })
    });
    if former {
        return None;
    }
    let lexicon = Lexicon::global();
    let role = mention.role.clone().unwrap_or(mention.words.clone());
    let words = document.words.get(..role.end)?;
    for found in lexicon.names_at(words, role.start) {
        for entry in found.entries() {
            if entry.kind() != EntryKind::Office {
                continue;
            }
            for place in [mention.of, country].into_iter().flatten() {
                if let Some(person) = lexicon.holder(entry.key(), place, date) {
                    return Some(Holder {
                        kb: person.key(),
                        en: person.en(),
                        country: Some(person.country()).filter(|c| !c.is_empty()),
                        office: entry.key(),
                    });
                }
            }
        }
    }
    None
}

/// For each word of a document the state whose adjective it is.
pub(crate) fn nisbas(document: &Document) -> Vec<Option<&'static str>> {
    let lexicon = Lexicon::global();
    (0..document.words.len())
        .map(|at| {
            if document.words[at].kind != WordKind::Arabic {
                return None;
            }
            lexicon
                .names_at(&document.words[at..=at], 0)
                .iter()
                .find_map(|m| m.entry(EntryKind::Nisba))
                .and_then(isnad_lexicon::Entry::country)
        })
        .collect()
}
