//! Attributions: `بحسب X`, `وفقا لـX`, `نقلا عن X`, `على حد قوله`, `كما قال X`, `حسبما ذكر X`.
//!
//! They hang on a clause rather than govern one: at a sentence's head the rest is their content,
//! behind or amid a clause the clause is. Over a claim that has its own speaker they name who
//! relayed it.

use std::ops::Range;

use isnad_lexicon::cues::{CueForm, read_cue};

use super::claim::Source;
use super::find::{DOCUMENTS, Finder, bare};
use crate::phrases::{Class, Extent};

/// An attribution: its words up to the end of its source, its cue and its source.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    pub cue: Range<usize>,
    pub lemma: &'static str,
    pub rule: &'static str,
    pub source: Source,
    /// One past its last word.
    pub end: usize,
}

impl Finder<'_, '_> {
    /// The attribution that begins at a word.
    pub fn attribution(&self, at: usize, limit: usize) -> Option<Attribution> {
        let p = self.phrases;
        if p.name_at(at).is_some() {
            return None;
        }
        let (lemma, rule, cue_end, from) = match p.folded(at) {
            "بحسب" => ("بحسب", "cue.frame.bi-hasab", at + 1, at + 1),
            "حسب" => ("حسب", "cue.frame.hasab", at + 1, at + 1),
            "وفق" => ("وفق", "cue.frame.wafq", at + 1, at + 1),
            "حسبما" => return self.as_said(at, at + 1, limit, "حسبما", "cue.frame.hasabama"),
            "كما" => return self.as_said(at, at + 1, limit, "كما", "cue.frame.kama"),
            "وفقا" => ("وفقا", "cue.frame.wafqan", at + 1, at + 1),
            "طبقا" => ("طبقا", "cue.frame.tibqan", at + 1, at + 1),
            "استنادا" if p.folded(at + 1) == "الي" => {
                ("استنادا", "cue.frame.istinadan", at + 1, at + 2)
            }
            "نقلا" if p.folded(at + 1) == "عن" => ("نقلا", "cue.frame.naqlan", at + 1, at + 2),
            "علي" if p.folded(at + 1) == "ما" => {
                return self.as_said(at, at + 2, limit, "على ما", "cue.frame.ala-ma");
            }
            "علي" if p.folded(at + 1) == "لسان" => {
                ("على لسان", "cue.frame.ala-lisan", at + 2, at + 2)
            }
            "علي" if p.folded(at + 1) == "حد" => {
                let word = p.folded(at + 2);
                const SAYINGS: [&str; 6] = ["قول", "تعبير", "وصف", "زعم", "علم", "راي"];
                if SAYINGS.contains(&word) {
                    ("على حد", "cue.frame.ala-hadd", at + 3, at + 3)
                } else if SAYINGS.iter().any(|s| {
                    word.strip_prefix(s)
                        .is_some_and(|r| matches!(r, "ه" | "ها" | "هم" | "هما"))
                }) {
                    return Some(Attribution {
                        cue: at..at + 3,
                        lemma: "على حد",
                        rule: "cue.frame.ala-hadd",
                        source: Source::Implied,
                        end: at + 3,
                    });
                } else {
                    return None;
                }
            }
            _ => return None,
        };
        if matches!(p.folded(from), "ما" | "لما") {
            return self.as_said(at, from + 1, limit, lemma, rule);
        }
        let mut from = from;
        if p.folded(from) == "ل" {
            from += 1;
        }
        let phrase = p.noun_phrase(
            from,
            Extent {
                coordination: true,
                relatives: false,
                prepositions: false,
                limit,
            },
        )?;
        let head = self.stem_of(phrase.head);
        let document = DOCUMENTS.contains(&head.as_str());
        if !document && !self.is_agent(&phrase) && !super::speaker::is_person(&head) {
            return None;
        }
        let mut end = phrase.words.end;
        let mut source = phrase.clone();
        // بيان صادر عن X, بيان نشر على موقعه
        if document {
            let mut look = end;
            while look < limit && look < end + 6 {
                match p.class(look) {
                    Class::Mark | Class::Complementiser | Class::Subordinator => break,
                    Class::Preposition if matches!(p.folded(look), "عن" | "من") => {
                        if let Some(author) = p.noun_phrase(look + 1, Extent::subject(limit))
                            && self.is_agent(&author)
                        {
                            end = author.words.end;
                            source = author;
                        }
                        break;
                    }
                    Class::Verb | Class::Adjective | Class::Noun | Class::Preposition => look += 1,
                    _ => break,
                }
            }
            if source.head == phrase.head {
                // Whatever else describes the document belongs to the attribution.
                while end < limit
                    && !matches!(
                        p.class(end),
                        Class::Mark | Class::Complementiser | Class::Subordinator
                    )
                    && end < phrase.words.end + 6
                {
                    end += 1;
                }
            }
        }
        Some(Attribution {
            cue: at..cue_end,
            lemma,
            rule,
            source: Source::Named(source, "speaker.attribution"),
            end: end.min(limit),
        })
    }

    /// `حسبما ذكر X`, `بحسب ما نقلت X`, `كما قال X`.
    fn as_said(
        &self,
        at: usize,
        verb: usize,
        limit: usize,
        lemma: &'static str,
        rule: &'static str,
    ) -> Option<Attribution> {
        let p = self.phrases;
        let word = p.document.words.get(verb).filter(|_| verb < limit)?;
        let found = read_cue(&word.folded)
            .into_iter()
            .find(|m| matches!(m.form, CueForm::Perfect | CueForm::Imperfect))?;
        if found.conjunction {
            return None;
        }
        // `كما قال إن …` is a claim of its own, `، كما قال X،` is not.
        let subject = p
            .subject_after(verb, limit)
            .filter(|s| self.is_agent(&s.phrase));
        let end = subject.as_ref().map_or(verb + 1, |s| s.phrase.words.end);
        let mut close = end;
        if lemma == "كما" {
            close = p.skip_adverbials(end, limit).max(end);
            while close > end && p.class(close - 1) == Class::Mark {
                close -= 1;
            }
            let ended =
                close >= limit || matches!(p.mark(close), Some('،' | ',' | '.' | '-' | ')' | '؛'));
            if !ended || found.cue.stance != isnad_record::Stance::Assert {
                return None;
            }
            subject.as_ref()?;
        }
        let source = match subject {
            Some(subject) => Source::Named(subject.phrase, "speaker.attribution"),
            None => Source::Implied,
        };
        Some(Attribution {
            cue: at..verb + 1,
            lemma,
            rule,
            source,
            end: close.max(end),
        })
    }

    fn stem_of(&self, at: usize) -> String {
        let p = self.phrases;
        let folded = p.folded(at);
        let folded = match p.proclitic(at) {
            Some('ل') if !folded.starts_with("لل") => folded.strip_prefix('ل').unwrap_or(folded),
            Some('ب') => folded.strip_prefix('ب').unwrap_or(folded),
            _ => folded,
        };
        bare(folded).to_owned()
    }
}
