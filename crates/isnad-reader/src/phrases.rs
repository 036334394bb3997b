//! Noun phrases and clause structure: how far a phrase reaches, which is a verb's subject, object
//! and prepositional argument.
//!
//! Works on words with their analyses and on closed word classes; knows no cues, no names of its
//! own. Names found elsewhere are handed in with [`Phrases::mark_name`], since a name holds
//! together what grammar alone would part.

mod clause;
mod closed;
mod noun_phrase;

use std::ops::Range;

use isnad_arabic::{Document, Features, Pos};

pub use clause::{Place, Subject};
pub use closed::Class;
pub(crate) use noun_phrase::is_medium;
pub use noun_phrase::{Extent, NounPhrase};

/// A document's words by their part in the structure of clauses.
#[derive(Clone, Debug)]
pub struct Phrases<'d> {
    /// The document the phrases are of.
    pub document: &'d Document,
    class: Vec<Class>,
    conjoined: Vec<bool>,
    /// For each word inside a known name, one past the name's last word and its first word.
    name: Vec<Option<(u32, u32)>>,
    /// Where the name of a known state, body or group begins.
    body: Vec<bool>,
}

impl<'d> Phrases<'d> {
    /// Classes of all words of a document.
    #[must_use]
    pub fn of(document: &'d Document) -> Self {
        let (mut class, mut conjoined): (Vec<Class>, Vec<bool>) =
            document.words.iter().map(closed::classify).unzip();
        for at in 0..class.len() {
            if class[at] == Class::Time && !tells_time(document, &class, at) {
                class[at] = if document.words[at].analysis.pos == Pos::Verb {
                    Class::Verb
                } else {
                    Class::Noun
                };
            }
        }
        for at in 0..class.len().saturating_sub(2) {
            let folded = |at: usize| document.words[at].folded.as_str();
            // أول من أمس is one word of time.
            if folded(at) == "اول" && folded(at + 1) == "من" && folded(at + 2).starts_with("امس")
            {
                class[at..at + 3].fill(Class::Time);
            }
            // الشهر الماضي, هذا الأسبوع
            if is_period(folded(at))
                && (is_relative_period(folded(at + 1))
                    || at > 0 && class[at - 1] == Class::Demonstrative)
            {
                class[at] = Class::Time;
                if at > 0 && class[at - 1] == Class::Demonstrative {
                    class[at - 1] = Class::Time;
                } else {
                    class[at + 1] = Class::Time;
                }
                conjoined[at] = false;
            }
            // Two finite verbs do not stand side by side: after a verb of saying it is its
            // subject (`قال فورد`).
            if class[at] == Class::Verb
                && class[at + 1] == Class::Verb
                && is_saying(folded(at))
                && isnad_lexicon::cues::read_cue(folded(at + 1)).is_empty()
            {
                class[at + 1] = Class::Noun;
                conjoined[at + 1] = false;
            }
            // فورد in روبيرت فورد is no ف with a verb.
            if class[at + 1] == Class::Verb
                && document.words[at].analysis.pos == Pos::Propn
                && document.words[at + 1].analysis.clitics.conjunction == Some('ف')
            {
                class[at + 1] = Class::Noun;
                conjoined[at + 1] = false;
            }
            // What is counted is a noun.
            if class[at] == Class::Number && class[at + 1] == Class::Verb && !conjoined[at + 1] {
                class[at + 1] = Class::Noun;
            }
        }
        let name = vec![None; document.words.len()];
        Phrases {
            document,
            class,
            conjoined,
            name,
            body: vec![false; document.words.len()],
        }
    }

    /// Says that the name of a state, body or group of the tables begins at a word: it follows no
    /// finished phrase as part of it (`اتهم الجيش | الحوثيين`).
    pub fn mark_body(&mut self, at: usize) {
        if let Some(body) = self.body.get_mut(at) {
            *body = true;
        }
    }

    /// Says that a range of words is one name: phrases never end inside it, and closed classes do
    /// not hold there (`علي` in `علي صالح` is no preposition). `known`: a table has it, so that
    /// `سي ان ان` may hold what looks like أن.
    pub fn mark_name(&mut self, words: Range<usize>, known: bool) {
        let words = words.start..words.end.min(self.class.len());
        // A name that begins or ends with a closed word is none: the clause structure rests on
        // those more surely than on any name.
        let closed = |at: usize| {
            matches!(
                self.class[at],
                Class::Complementiser
                    | Class::Relative
                    | Class::Subordinator
                    | Class::Negation
                    | Class::Conjunction
                    | Class::VerbParticle
                    | Class::Auxiliary
                    | Class::PrepositionPronoun
            ) || self.class[at] == Class::Preposition
                && (at == words.start || at + 1 == words.end)
                && !self.is_ali(at)
        };
        let known = known && words.len() > 1;
        if !known && words.clone().any(closed) {
            return;
        }
        // Whoever is spoken to (`لوكالة X`) is no part of a name before it.
        if (words.start + 1..words.end).any(|at| {
            self.proclitic(at) == Some('ل')
                && self
                    .folded(at)
                    .strip_prefix('ل')
                    .is_some_and(noun_phrase::is_medium)
        }) {
            return;
        }
        // A lone verb of saying (أفاد, أشار) is a verb, whatever place is called so.
        if words.len() == 1
            && isnad_lexicon::cues::read_cue(&self.document.words[words.start].folded)
                .iter()
                .any(|m| {
                    self.class[words.start] == Class::Verb
                        || m.form == isnad_lexicon::cues::CueForm::Participle
                            && self.document.words[words.start].folded.ends_with('ا')
                })
        {
            return;
        }
        for at in words.clone() {
            if self.class[at] != Class::Mark {
                self.class[at] = Class::Noun;
            }
            self.name[at] = Some((words.start as u32, words.end as u32));
        }
    }

    /// علي with yeh may be the name; على with alef maqsura never is.
    fn is_ali(&self, at: usize) -> bool {
        let word = &self.document.words[at];
        word.folded == "علي"
            && self
                .document
                .chars
                .get(word.span.range())
                .and_then(<[char]>::last)
                == Some(&'ي')
    }

    /// What a word is; a mark past the text's end.
    #[must_use]
    pub fn class(&self, at: usize) -> Class {
        self.class.get(at).copied().unwrap_or(Class::Mark)
    }

    /// Makes a word what its frame shows it to be, against its analysis.
    pub fn set_class(&mut self, at: usize, class: Class) {
        if let Some(slot) = self.class.get_mut(at) {
            *slot = class;
        }
    }

    /// True where و or ف is written onto the word.
    #[must_use]
    pub fn conjoined(&self, at: usize) -> bool {
        self.conjoined.get(at).copied().unwrap_or(false)
    }

    /// The name that holds a word, where one was marked.
    #[must_use]
    pub fn name_at(&self, at: usize) -> Option<Range<usize>> {
        let (start, end) = self.name.get(at).copied().flatten()?;
        Some(start as usize..end as usize)
    }

    /// The word folded, without و or ف where one is written onto it.
    #[must_use]
    pub fn folded(&self, at: usize) -> &str {
        let Some(word) = self.document.words.get(at) else {
            return "";
        };
        let folded = word.folded.as_str();
        if self.conjoined(at) && folded.chars().nth(1).is_some() {
            folded.strip_prefix(['و', 'ف']).unwrap_or(folded)
        } else {
            folded
        }
    }

    /// The mark at a word.
    #[must_use]
    pub fn mark(&self, at: usize) -> Option<char> {
        self.document
            .words
            .get(at)
            .and_then(isnad_arabic::Word::mark)
    }

    /// The word's inflection.
    #[must_use]
    pub fn features(&self, at: usize) -> Features {
        self.document
            .words
            .get(at)
            .map(|word| word.analysis.features)
            .unwrap_or_default()
    }

    /// True where a preposition ب, ل or ك is written onto the word, and which.
    #[must_use]
    pub fn proclitic(&self, at: usize) -> Option<char> {
        self.document
            .words
            .get(at)
            .filter(|word| !closed::is_whole(&word.folded))
            .and_then(|word| word.analysis.clitics.preposition)
    }

    /// True where the word carries the article.
    #[must_use]
    pub fn has_article(&self, at: usize) -> bool {
        self.document.words.get(at).is_some_and(|word| {
            word.analysis.clitics.article
                || ["ال", "بال", "كال", "لل"]
                    .iter()
                    .any(|start| self.folded(at).starts_with(start))
                    && word.folded.chars().count() > 4
                    && word.analysis.pos != Pos::Propn
        })
    }

    /// Index of the mark that closes a bracket or quotation opened at a word, within `limit`.
    #[must_use]
    pub fn closing(&self, open: usize, limit: usize) -> Option<usize> {
        if let Ok(found) = self
            .document
            .quotations
            .binary_search_by_key(&open, |quotation| quotation.open)
        {
            return self.document.quotations[found]
                .close
                .filter(|at| *at < limit);
        }
        let close = match self.mark(open)? {
            '(' => ')',
            '[' => ']',
            '{' => '}',
            _ => return None,
        };
        // A gloss is short: a bracket never closed must not be sought to the end of the page.
        (open + 1..limit.min(open + 60)).find(|at| self.mark(*at) == Some(close))
    }

    /// True where a quotation opens at a word.
    #[must_use]
    pub fn opens_quotation(&self, at: usize) -> bool {
        self.document
            .quotations
            .binary_search_by_key(&at, |quotation| quotation.open)
            .is_ok()
    }
}

fn is_period(folded: &str) -> bool {
    matches!(
        folded.strip_prefix('و').unwrap_or(folded),
        "الشهر"
            | "الاسبوع"
            | "العام"
            | "السنه"
            | "الليله"
            | "الصيف"
            | "الربيع"
            | "الخريف"
            | "الشتاء"
    )
}

fn is_relative_period(folded: &str) -> bool {
    matches!(
        folded,
        "الماضي"
            | "الماضيه"
            | "الجاري"
            | "الجاريه"
            | "المقبل"
            | "المقبله"
            | "الحالي"
            | "الحاليه"
            | "القادم"
            | "القادمه"
            | "المنصرم"
            | "الفايت"
    )
}

/// True for a finite form of a verb that takes أن.
fn is_saying(folded: &str) -> bool {
    use isnad_lexicon::cues::{CueForm, Frame, read_cue};
    read_cue(folded).iter().any(|m| {
        matches!(m.form, CueForm::Perfect | CueForm::Imperfect)
            && !m.pronoun
            && m.cue.frames.contains(&Frame::Clause)
    })
}

/// ظهر and فجر are times of day only beside another word of time; as verbs they appear and blow up.
fn tells_time(document: &Document, class: &[Class], at: usize) -> bool {
    match document.words[at].folded.as_str() {
        "ظهر" | "فجر" | "عصر" | "ضحي" | "ليل" | "صباح" | "مساء" | "ليله" => {
            class.get(at + 1) == Some(&Class::Time)
                || at > 0 && matches!(class[at - 1], Class::Time)
                || document.words[at].analysis.pos != Pos::Verb
                    && !matches!(document.words[at].folded.as_str(), "فجر" | "ظهر")
        }
        _ => true,
    }
}
