//! Names in a text: where a name of the tables starts at a word, how far it goes and what it is.
//!
//! A name is matched over folded words. Its first word may carry و or ف and ب, ل or ك, and the
//! article; these are tried on the letters, with the name itself as the evidence. Later words
//! may have or lack the article (`وزارة الخارجية السورية` against `وزارة خارجية سورية`), and a
//! hyphen or quotation mark may stand inside (`حركة «فتح»`). Which of several entries is meant,
//! and whether an ambiguous word is a name at all, is for the reader to say.

use compact_str::CompactString;
use isnad_arabic::{Word, WordKind};

use crate::entry::Entry;
use crate::kind::{EntryKind, FormKind, Posting};
use crate::store::{Lexicon, Numbers};

/// A name found at a word.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// How many words it covers, marks inside it included.
    pub words: usize,
    /// What its first word carries in front of it.
    pub proclitic: Proclitic,
    /// False where a later word has the article and the table's name has not, or the reverse.
    pub exact: bool,
    postings: Numbers,
    node: u32,
}

/// What a name's first word carries in front of the name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proclitic {
    /// The conjunction و or ف.
    pub conjunction: Option<char>,
    /// The preposition ب, ل or ك.
    pub preposition: Option<char>,
    /// The text has an article that the table's name lacks: `الإيراني`.
    pub article: bool,
    /// Preposition and article are written together, `للعراق`: they cannot be left out.
    pub fused: bool,
}

impl Proclitic {
    /// How many letters stand before a mention of the name; the article belongs to it.
    #[must_use]
    pub fn letters(self) -> u32 {
        u32::from(self.conjunction.is_some()) + u32::from(self.preposition.is_some() && !self.fused)
    }

    /// True where nothing but an article is in front.
    #[must_use]
    pub fn is_bare(self) -> bool {
        self.conjunction.is_none() && self.preposition.is_none()
    }
}

impl Match {
    /// What the name means; the most telling kinds first, at least one.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Entry> + use<> {
        let postings = self.postings;
        let article = self.proclitic.article;
        (0..postings.len())
            .map(move |at| Posting::unpack(postings.at(at)))
            .filter(move |posting| !article || takes_article(posting.kind))
            .map(Entry::of)
    }

    /// The first entry of a kind.
    #[must_use]
    pub fn entry(&self, kind: EntryKind) -> Option<Entry> {
        self.entries().find(|entry| entry.kind() == kind)
    }

    /// Where the name starts in the text: after the proclitics of its first word.
    #[must_use]
    pub fn start(&self, chars: &[char], first: &Word) -> u32 {
        let mut letters = self.proclitic.letters();
        let mut start = first.span.start;
        // Diacritics belong to the letter before them.
        while let Some(c) = chars.get(start as usize) {
            if letters == 0 && !isnad_arabic::fold::is_ignorable(*c) || start >= first.span.end {
                break;
            }
            if !isnad_arabic::fold::is_ignorable(*c) {
                letters -= 1;
            }
            start += 1;
        }
        start
    }

    /// True where the word is a personal name and no ordinary word.
    fn is_personal(&self) -> bool {
        self.entries().any(|entry| {
            matches!(
                entry.kind(),
                EntryKind::GivenName | EntryKind::Surname | EntryKind::PersonShort
            ) && !entry.is_common()
        })
    }

    /// True where some entry is more than a name part or an ambiguous word.
    #[must_use]
    pub fn is_strong(&self) -> bool {
        self.words > 1
            || self.entries().any(|entry| {
                !entry.is_common()
                    && entry.form() != FormKind::Short
                    && !matches!(
                        entry.kind(),
                        EntryKind::GivenName | EntryKind::Surname | EntryKind::PersonShort
                    )
            })
    }
}

impl Lexicon {
    /// Every name that starts at a word: the longest first, then strong ones, then those with
    /// fewer proclitics.
    ///
    /// Where a whole word is a name of its own (`لبنان`, `واشنطن`), readings that take letters
    /// off it are left out. A name never runs past the end of `words`: pass the words up to the
    /// paragraph's end.
    ///
    /// ```
    /// use isnad_lexicon::{EntryKind, Lexicon};
    /// let document = isnad_arabic::Document::read("وصل إلى طهران وبيروت");
    /// let found = Lexicon::global().names_at(&document.words, 3);
    /// assert!(found.iter().any(|m| m.proclitic.conjunction == Some('و')
    ///     && m.entry(EntryKind::Capital).is_some()));
    /// ```
    #[must_use]
    pub fn names_at(&self, words: &[Word], at: usize) -> Vec<Match> {
        let Some(first) = words.get(at) else {
            return Vec::new();
        };
        let mut out = Vec::new();
        if first.kind == WordKind::Mark {
            return out;
        }
        starts(&first.folded, |proclitic, token| {
            if let Some(node) = self.token(token).and_then(|token| self.first(token)) {
                self.walk(words, at, at + 1, node, (proclitic, true), &mut out);
            }
        });
        if out.len() > 1 {
            out.sort_by_key(|m: &Match| {
                let p = m.proclitic;
                (
                    std::cmp::Reverse(m.words),
                    !m.is_strong(),
                    p.letters(),
                    p.article,
                    p.fused,
                    !m.exact,
                    m.node,
                )
            });
            out.dedup_by_key(|m| (m.words, m.proclitic.letters(), m.node));
            // Letters that make a personal name are hardly a preposition and a town: باراك.
            let person = out
                .iter()
                .any(|m| m.words == 1 && m.proclitic.is_bare() && m.is_personal());
            if person {
                out.retain(|m| {
                    m.words > 1
                        || m.proclitic.is_bare()
                        || m.entries().any(|e| {
                            matches!(
                                e.kind(),
                                EntryKind::State | EntryKind::Capital | EntryKind::Nisba
                            )
                        })
                });
            }
            let whole = out
                .iter()
                .filter(|m| m.proclitic.is_bare() && m.is_strong());
            if let Some(words) = whole.map(|m| m.words).max() {
                out.retain(|m| m.proclitic.is_bare() || m.words > words);
            }
        }
        out
    }

    /// What a name means, standing alone and written whole; none where no table has it.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Match> {
        let document = isnad_arabic::Document::read(name);
        let all = self.names_at(&document.words, 0);
        let whole = |m: &&Match| m.words == document.words.len() && m.proclitic.is_bare();
        all.iter().find(whole).copied()
    }

    fn walk(
        &self,
        words: &[Word],
        at: usize,
        mut next: usize,
        node: u32,
        (proclitic, exact): (Proclitic, bool),
        out: &mut Vec<Match>,
    ) {
        let postings = self.postings(node);
        let means = |at| !proclitic.article || takes_article(Posting::unpack(postings.at(at)).kind);
        if (0..postings.len()).any(means) {
            let opened = words[at..next].iter().rev().find_map(opening_or_closing);
            let closes =
                opened == Some(true) && words.get(next).and_then(opening_or_closing).is_some();
            let words = next + usize::from(closes) - at;
            out.push(Match {
                words,
                proclitic,
                exact,
                postings,
                node,
            });
        }
        if !self.goes_on(node) {
            return;
        }
        // A point abbreviates after a single letter (و. بوش) and after the W. of George W. Bush.
        let initial = &words[next - 1].folded;
        let initial = initial.chars().count() == 1 || initial == "دبليو";
        let skips = |word: &Word| {
            word.mark()
                .is_some_and(|m| "-–«»\"“”'’(".contains(m) || m == '.' && initial)
        };
        if words.get(next).is_some_and(skips) {
            next += 1;
        }
        let Some(word) = words.get(next).filter(|w| w.kind != WordKind::Mark) else {
            return;
        };
        if let Some(to) = self.token(&word.folded).and_then(|t| self.next(node, t)) {
            self.walk(words, at, next + 1, to, (proclitic, exact), out);
        }
        let mut other = CompactString::default();
        match word.folded.strip_prefix("ال") {
            Some(bare) => other.push_str(bare),
            None => {
                other.push_str("ال");
                other.push_str(&word.folded);
            }
        }
        if let Some(to) = self.token(&other).and_then(|t| self.next(node, t)) {
            self.walk(words, at, next + 1, to, (proclitic, false), out);
        }
    }
}

/// Nouns and nisbas take the article; a state, place or person has it in its name or not:
/// السورية is not سورية.
fn takes_article(kind: EntryKind) -> bool {
    use EntryKind as K;
    !matches!(
        kind,
        K::State | K::Capital | K::Metonym | K::Place | K::Person | K::PersonShort
    )
}

/// For a quotation mark, whether it opens; a straight mark counts as opening.
fn opening_or_closing(word: &Word) -> Option<bool> {
    match word.mark()? {
        '«' | '“' | '"' | '(' => Some(true),
        '»' | '”' | ')' => Some(false),
        _ => None,
    }
}

/// Calls `try_start` with every way to take proclitics off a word.
fn starts(word: &str, mut try_start: impl FnMut(Proclitic, &str)) {
    let bare = Proclitic::default();
    let mut with_article = |proclitic: Proclitic, token: &str| {
        try_start(proclitic, token);
        if let Some(rest) = token.strip_prefix("ال")
            && rest.len() >= 4
        {
            try_start(
                Proclitic {
                    article: true,
                    ..proclitic
                },
                rest,
            );
        }
    };
    with_article(bare, word);
    let prepositions = |proclitic: Proclitic, word: &str, with: &mut dyn FnMut(Proclitic, &str)| {
        let mut letters = word.chars();
        let Some(c @ ('ب' | 'ل' | 'ك')) = letters.next() else {
            return;
        };
        let rest = letters.as_str();
        if rest.len() < 4 {
            return; // two letters are the least a name has
        }
        let proclitic = Proclitic {
            preposition: Some(c),
            ..proclitic
        };
        if c == 'ل'
            && let Some(rest) = rest.strip_prefix('ل')
        {
            let mut token = CompactString::from("ال");
            token.push_str(rest);
            with(
                Proclitic {
                    fused: true,
                    ..proclitic
                },
                &token,
            );
        }
        with(proclitic, rest);
    };
    prepositions(bare, word, &mut with_article);
    let mut letters = word.chars();
    if let Some(c @ ('و' | 'ف')) = letters.next() {
        let rest = letters.as_str();
        if rest.len() >= 4 {
            let proclitic = Proclitic {
                conjunction: Some(c),
                ..bare
            };
            with_article(proclitic, rest);
            prepositions(proclitic, rest, &mut with_article);
        }
    }
}
