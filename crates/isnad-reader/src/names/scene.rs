//! A document with its names: what the mention finder reads.

use isnad_arabic::{Document, Pos, WordKind};

use super::gazetteer::{Lore, Matches};
use super::tokens::{Token, tokens};
use super::{Name, people};
use crate::mentions::heads::{Class, heads_at};

/// A document's words, the names found in them, and which words are adjectives of states.
pub(crate) struct Scene<'d> {
    pub document: &'d Document,
    pub tokens: Vec<Token>,
    pub names: Vec<Name>,
    /// For each word the name that starts there.
    starts: Vec<Option<u32>>,
    /// For each word, true inside a name.
    inside: Vec<bool>,
    /// For each word the state whose adjective it is.
    pub nisba: Vec<Option<&'static str>>,
    /// What the tables say of each word by itself.
    pub lore: Vec<Lore>,
}

impl<'d> Scene<'d> {
    /// Finds the names of a document: those of the tables first, then unknown people's.
    pub fn of(document: &'d Document) -> Self {
        let mut tokens = tokens(document);
        let matches = Matches::of(document);
        let lore: Vec<Lore> = (0..tokens.len()).map(|at| matches.lore(at)).collect();
        let mut scene = Scene {
            document,
            starts: vec![None; tokens.len()],
            inside: vec![false; tokens.len()],
            nisba: lore.iter().map(|l| l.nisba).collect(),
            lore,
            tokens: Vec::new(),
            names: Vec::new(),
        };
        let mut at = 0;
        while at < tokens.len() {
            match matches.name_at(document, &tokens, at) {
                Some(name) => {
                    let next = name.words.end.max(at + 1);
                    tokens[at].preposition = name.preposition;
                    tokens[at].conjunction = name.conjunction;
                    scene.add(name);
                    at = next;
                }
                None => at += 1,
            }
        }
        scene.tokens = tokens;
        people::find(&mut scene);
        scene
    }

    /// Adds a name; words that already belong to one stay with it.
    pub fn add(&mut self, name: Name) {
        let words = name.words.clone();
        let Some(inside) = self.inside.get_mut(words.clone()) else {
            return;
        };
        if inside.iter().any(|taken| *taken) {
            return;
        }
        inside.fill(true);
        self.starts[words.start] = Some(self.names.len() as u32);
        self.names.push(name);
    }

    /// The name that starts at a word.
    pub fn name_at(&self, at: usize) -> Option<&Name> {
        let name = self.starts.get(at).copied().flatten()?;
        self.names.get(name as usize)
    }

    /// True where a word belongs to a name.
    pub fn in_name(&self, at: usize) -> bool {
        self.inside.get(at).copied().unwrap_or(false)
    }

    /// The word without its clitics.
    pub fn base(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.base.as_str())
    }

    /// True for a word that stands alone with this folded form.
    pub fn is(&self, at: usize, folded: &str) -> bool {
        self.document
            .words
            .get(at)
            .is_some_and(|w| w.folded == folded)
    }

    /// True where the word stands alone with one of these folded forms.
    pub fn is_any(&self, at: usize, folded: &[&str]) -> bool {
        self.document
            .words
            .get(at)
            .is_some_and(|w| folded.contains(&w.folded.as_str()))
    }

    /// The mark at a word.
    pub fn mark(&self, at: usize) -> Option<char> {
        self.document
            .words
            .get(at)
            .and_then(isnad_arabic::Word::mark)
    }

    /// True where a paragraph ends before the word.
    pub fn paragraph_starts(&self, at: usize) -> bool {
        let place = self
            .document
            .paragraphs
            .partition_point(|p| p.words.start < at);
        at == 0
            || self
                .document
                .paragraphs
                .get(place)
                .is_some_and(|p| p.words.start == at)
    }

    /// True for an adjective that may stand after a noun.
    pub fn is_adjective(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return false;
        };
        token.kind == WordKind::Arabic
            && token.plain()
            && !token.possessed
            && !self.is_thing(at)
            && (self.nisba[at].is_some()
                || (token.pos == Pos::Adj && !self.in_name(at))
                || ADJECTIVES.binary_search(&token.base.as_str()).is_ok())
    }

    /// True for an indefinite `مؤسسة`, `حي`: an adjective by its form, a thing by its use where a
    /// definite noun follows.
    fn is_thing(&self, at: usize) -> bool {
        !self.tokens[at].article
            && self.nisba[at].is_none()
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|t| t.article && t.plain())
            && heads_at(&self.tokens, at).iter().any(|f| {
                matches!(
                    f.head.class,
                    Class::Organisation | Class::Place | Class::Facility
                )
            })
    }

    /// True for a noun, name or unknown word, whatever is written onto its front.
    pub fn is_noun_but_front(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.is_word()
                && matches!(token.pos, Pos::Noun | Pos::Propn | Pos::X | Pos::Adj)
                && !CLOSED.contains(&self.document.words[at].folded.as_str())
                && !CLOSED.contains(&token.base.as_str())
        })
    }

    /// True for a word that may go on a noun phrase: a noun, name or unknown word with nothing
    /// written onto its front.
    pub fn is_noun(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.is_word()
                && token.plain()
                && matches!(token.pos, Pos::Noun | Pos::Propn | Pos::X | Pos::Adj)
                && !CLOSED.contains(&self.document.words[at].folded.as_str())
        })
    }
}

/// Adjectives that follow offices and groups, whatever the analysis takes them for; folded,
/// sorted.
const ADJECTIVES: &[&str] = &[
    "اجانب",
    "اجنبي",
    "اجنبيه",
    "اخر",
    "اخرون",
    "اخري",
    "اخرين",
    "اعلي",
    "اقليمي",
    "اقليميه",
    "امني",
    "امنيه",
    "امنيون",
    "اول",
    "بارز",
    "جديد",
    "جديده",
    "حالي",
    "حاليه",
    "حكومي",
    "حكوميه",
    "خاص",
    "خاصه",
    "دايم",
    "دولي",
    "دوليه",
    "ديني",
    "دينيه",
    "راحل",
    "رسمي",
    "رسميه",
    "رفيع",
    "سابق",
    "سابقه",
    "سابقون",
    "سامي",
    "سياسي",
    "سياسيه",
    "عام",
    "عامه",
    "عسكري",
    "عسكريه",
    "عليا",
    "كبار",
    "كبير",
    "كبيره",
    "متشدد",
    "متشدده",
    "متطرف",
    "متطرفه",
    "محلي",
    "محليه",
    "مخلوع",
    "مسلح",
    "مسلحه",
    "مطلع",
    "مطلعه",
    "معزول",
    "منتخب",
    "وطني",
    "وطنيه",
];

/// Words that end a noun phrase, whatever the analysis takes them for.
const CLOSED: &[&str] = &[
    "ان",
    "في",
    "من",
    "الي",
    "علي",
    "عن",
    "مع",
    "بين",
    "منذ",
    "حتي",
    "قد",
    "لقد",
    "كما",
    "امس",
    "اليوم",
    "غدا",
    "خلال",
    "بعد",
    "قبل",
    "حول",
    "عند",
    "لدي",
    "ضد",
    "الذي",
    "التي",
    "الذين",
    "هذا",
    "هذه",
    "ذلك",
    "تلك",
    "او",
    "ام",
    "ثم",
    "لكن",
    "لم",
    "لن",
    "لا",
    "ما",
    "هو",
    "هي",
    "هم",
    "عبر",
    "دون",
    "نحو",
    "تحت",
    "فوق",
    "امام",
    "وسط",
    "اثر",
    "عقب",
    "بان",
    "انه",
    "انها",
    "كان",
    "كانت",
    "قال",
    "قالت",
    "الاحد",
    "الاثنين",
    "الثلاثاء",
    "الاربعاء",
    "الخميس",
    "الجمعه",
    "السبت",
    "حيث",
    "اذا",
    "بينما",
    "فيما",
    "عندما",
    "اي",
    "كل",
    "بعض",
    "غير",
    "ايضا",
    "مساء",
    "صباح",
    "يوم",
    "بحسب",
    "وفق",
    "ازاء",
    "تجاه",
    "بشان",
    "لكي",
    "مثل",
    "سوي",
];
