//! Morphology: what each word is made of, and which reading its context wants.
//!
//! A word's readings come from a grammar of clitics over the stem lexicon (`candidates`,
//! `lexicon`); the words around it choose among them (`lattice`, `tagger`). A document reads every
//! distinct form once. Unknown stems are read too, as names or nouns: nothing is left without an analysis.

mod candidates;
mod lattice;
mod lexicon;
mod packed;
mod segments;
mod tagger;
pub mod training;

use compact_str::CompactString;
use isnad_record::Span;

pub use segments::Segment;

use crate::analysis::{Analysis, Clitics, Enclitic, Features, Gender, Number, Person, Pos, Tense};
use crate::sentences::Sentence;
use crate::words::{Word, WordKind};
use candidates::{Letters, Reading};
use lattice::Memory;
use packed::{Class, Packed};
use tagger::{Model, best};

/// Words that are weighed together: a stretch is cut there even where no sentence ends.
const STRETCH: usize = 256;

/// Fills every Arabic word's analysis.
pub(crate) fn analyse(chars: &[char], words: &mut [Word], sentences: &[Sentence]) {
    let model = Model::built_in();
    let mut memory = Memory::default();
    let mut letters = Letters::default();
    let mut forms = Vec::new();
    for sentence in sentences {
        let Some(sentence) = words.get_mut(sentence.words.clone()) else {
            continue;
        };
        for stretch in sentence.chunks_mut(STRETCH) {
            memory.tidy();
            forms.clear();
            for word in stretch.iter() {
                let code = chars.get(word.span.range()).unwrap_or_default();
                forms.push(memory.form(code, word, &model));
            }
            let mut noun_before = false;
            let path = best(&memory, &forms, &model, |_, _| true);
            for (word, place) in stretch.iter_mut().zip(path) {
                if word.kind != WordKind::Arabic {
                    noun_before = word.kind != WordKind::Mark;
                    continue;
                }
                if let Some(choice) = memory.choices.get(place as usize) {
                    letters.fill(chars.get(word.span.range()).unwrap_or_default());
                    word.analysis = analysis(&choice.reading, choice.pos, &letters, word.span);
                    // An attribute needs what it describes: المتحدث behind a verb is a noun.
                    let analysis = &mut word.analysis;
                    let alone = !noun_before || analysis.clitics.preposition.is_some();
                    if analysis.pos == Pos::Adj && analysis.clitics.article && alone {
                        analysis.pos = Pos::Noun;
                    }
                    noun_before = analysis.enclitic.is_some()
                        || analysis.pos.is_nominal()
                        || matches!(analysis.pos, Pos::Adj | Pos::Det);
                }
            }
        }
    }
}

/// Every analysis of one word out of context, the most frequent first.
///
/// Later stages override a word's analysis with one of these where they know better.
#[must_use]
pub fn candidates(chars: &[char], word: &Word) -> Vec<Analysis> {
    if word.kind != WordKind::Arabic {
        return vec![word.analysis.clone()];
    }
    let code = chars.get(word.span.range()).unwrap_or_default();
    let mut memory = Memory::default();
    let mut letters = Letters::default();
    letters.fill(code);
    let form = memory.form(code, word, &Model::built_in());
    let mut choices = memory.choices[form.start as usize..form.end as usize].to_vec();
    choices.sort_by_key(|choice| std::cmp::Reverse(choice.score));
    let mut out: Vec<Analysis> = Vec::with_capacity(choices.len());
    for choice in choices {
        let analysis = analysis(&choice.reading, choice.pos, &letters, word.span);
        if !out.contains(&analysis) {
            out.push(analysis);
        }
    }
    out
}

/// One way the lexicon reads a stem, out of any context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StemReading {
    /// Its dictionary form.
    pub lemma: &'static str,
    /// Verb, noun or adjective.
    pub pos: Pos,
    /// Of a verb.
    pub person: Option<Person>,
    /// Of a verb.
    pub tense: Option<Tense>,
}

/// Every verb, noun and adjective that a stem (a word without clitics and article) may be, as the
/// lexicon has it: for who knows better than the context what a word is.
pub fn stem_readings(stem: &str) -> impl Iterator<Item = StemReading> + use<> {
    lexicon::stems(&packed::relax(stem)).filter_map(|s| {
        let pos = match s.packed.class() {
            Class::Verb => Pos::Verb,
            Class::Noun => Pos::Noun,
            Class::Adjective => Pos::Adj,
            Class::Name | Class::Bare | Class::Closed => return None,
        };
        Some(StemReading {
            lemma: s.lemma,
            pos,
            person: match s.packed.person() {
                1 => Some(Person::First),
                2 => Some(Person::Second),
                3 => Some(Person::Third),
                _ => None,
            },
            tense: match s.packed.tense() {
                1 => Some(Tense::Perfect),
                2 => Some(Tense::Imperfect),
                3 => Some(Tense::Imperative),
                _ => None,
            },
        })
    })
}

/// True for a stem that the lexicon knows as a word, not by its frequency or as a name alone.
#[must_use]
pub fn is_word(stem: &str) -> bool {
    lexicon::stems(&packed::relax(stem))
        .any(|s| !matches!(s.packed.class(), Class::Bare | Class::Name))
}

/// How often, in tenths, news writes a stem with the article behind another word with the article,
/// as adjectives stand; none where it was not counted.
#[must_use]
pub fn attributive_tenths(stem: &str) -> Option<u32> {
    lexicon::stems(&packed::relax(stem))
        .map(|s| s.packed.attributive_share())
        .max()
        .and_then(|share| share.checked_sub(1))
}

/// A reading as an analysis of the word at `span`.
fn analysis(reading: &Reading, pos: Pos, letters: &Letters, span: Span) -> Analysis {
    let place = |letter: usize| {
        letters
            .places
            .get(letter)
            .map_or(span.end, |at| span.start + at)
    };
    let from = usize::from(reading.from);
    let to = usize::from(reading.to).min(letters.text.len());
    let stem = Span {
        start: if from == 0 { span.start } else { place(from) },
        end: if to >= letters.text.len() {
            span.end
        } else {
            place(to)
        },
    };
    let enclitic = reading.pronoun.map(|p| Enclitic {
        span: Span {
            start: place(to),
            end: span.end,
        },
        person: p.person,
        number: p.number,
        gender: p.gender,
    });
    let mut form = CompactString::default();
    let written = || letters.text.get(from..to).unwrap_or_default().iter();
    let lemma = if let Some(stem) = reading.stem {
        if reading.article {
            form.push_str("ال");
        }
        form.push_str(stem.form);
        CompactString::const_new(stem.lemma)
    } else {
        let fused = reading.article && reading.preposition == Some('ل');
        if fused {
            form.push('ا');
        }
        form.extend(written());
        if reading.article {
            form.chars().skip(2).collect()
        } else {
            form.clone()
        }
    };
    Analysis {
        clitics: Clitics {
            conjunction: reading.conjunction,
            preposition: reading.preposition,
            future: reading.future,
            question: reading.question,
            article: reading.article,
        },
        stem,
        enclitic,
        form,
        lemma,
        pos,
        features: features(reading.packed(), reading, pos),
    }
}

fn features(packed: Packed, reading: &Reading, pos: Pos) -> Features {
    Features {
        person: match packed.person() {
            1 => Some(Person::First),
            2 => Some(Person::Second),
            3 => Some(Person::Third),
            _ => None,
        },
        number: match packed.number() {
            1 => Some(Number::Singular),
            2 => Some(Number::Dual),
            3 => Some(Number::Plural),
            _ => None,
        },
        gender: match packed.gender() {
            1 => Some(Gender::Masculine),
            2 => Some(Gender::Feminine),
            _ => None,
        },
        tense: match packed.tense() {
            1 => Some(Tense::Perfect),
            2 => Some(Tense::Imperfect),
            3 => Some(Tense::Imperative),
            _ => None,
        },
        passive: packed.is_passive(),
        definite: reading.article || pos == Pos::Propn,
        verbal_noun: packed.is_masdar(),
        participle: packed.is_participle(),
    }
}

#[cfg(test)]
mod tests {
    use crate::Document;

    /// The segments of the first word.
    fn split(text: &str) -> String {
        let document = Document::read(text);
        let segments: Vec<String> = document
            .segments(0)
            .iter()
            .map(|s| s.text.to_string())
            .collect();
        segments.join(" ")
    }

    #[test]
    fn keeps_words_whole_that_look_split() {
        for word in [
            "وفد",
            "كان",
            "بيان",
            "لقاء",
            "فرنسا",
            "الرقمي",
            "واشنطن",
            "وارسو",
            "لبنان",
            "باريس",
            "وزارة",
            "بعثة",
            "كما",
            "وكالة",
            "ليبيا",
            "لجنة",
        ] {
            assert_eq!(split(word), word);
        }
    }

    #[test]
    fn splits_clitics() {
        for (word, segments) in [
            ("وقال", "و قال"),
            ("بالقول", "ب القول"),
            ("لإيران", "ل إيران"),
            ("للمعارضة", "ل المعارضة"),
            ("لقائه", "لقاء ه"),
            ("عليه", "علي ه"),
            ("للمرة", "ل المرة"),
            ("وبأنه", "و ب أن ه"),
            ("أنه", "أن ه"),
            ("فيها", "في ها"),
            ("والتي", "و التي"),
            ("وقد", "و قد"),
            ("به", "ب ه"),
            ("سيكون", "س يكون"),
            ("لهونغ", "ل هونغ"),
            ("وويلر", "و ويلر"),
            ("حكومته", "حكومة ه"),
            ("قتلوه", "قتلوا ه"),
        ] {
            assert_eq!(split(word), segments);
        }
    }

    #[test]
    fn the_third_person_comes_first() {
        let document = Document::read("وأكد المتحدث باسم الوزارة");
        assert_eq!(document.words[0].analysis.lemma, "أكد");
        assert_eq!(document.words[1].analysis.pos, crate::Pos::Noun);
        assert_eq!(document.words[1].analysis.lemma, "متحدث");
        assert_eq!(document.segments(2).len(), 2);
    }

    #[test]
    fn restores_hamza_of_wire_copy() {
        for (word, segments) in [
            ("الايراني", "الإيراني"),
            ("الانباء", "الأنباء"),
            ("الى", "إلى"),
            ("ابراهيم", "إبراهيم"),
            ("واضاف", "و أضاف"),
            ("انه", "أن ه"),
        ] {
            assert_eq!(split(word), segments);
        }
    }
}
