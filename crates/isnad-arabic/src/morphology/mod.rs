//! Morphology: what each word is made of, and which reading its context wants.
//!
//! A word's readings come from a grammar of clitics over the stem lexicon (`candidates`,
//! `lexicon`); the words around it choose among them (`choose`). A document reads every distinct
//! form once. Unknown stems are read too, as names or nouns: nothing is left without an analysis.

mod candidates;
mod choose;
mod lexicon;
mod packed;
mod segments;

use std::collections::HashMap;
use std::ops::Range;

use compact_str::CompactString;
use isnad_record::Span;

pub use segments::Segment;

use crate::analysis::{Analysis, Clitics, Enclitic, Features, Gender, Number, Person, Pos, Tense};
use crate::sentences::Sentence;
use crate::words::{Word, WordKind};
use candidates::{Letters, Reading, readings};
use packed::{Class, Packed};

/// Distinct forms a document remembers before it starts afresh.
const REMEMBERED: usize = 1 << 16;

/// Readings of the forms met so far.
#[derive(Default)]
pub(crate) struct Memory {
    places: HashMap<CompactString, Range<u32>>,
    readings: Vec<Reading>,
    letters: Letters,
    fresh: Vec<Reading>,
    key: CompactString,
}

impl Memory {
    /// The readings of a word's code points, best first; none for what no Arabic word is.
    pub fn readings(&mut self, chars: &[char]) -> &[Reading] {
        self.letters.fill(chars);
        self.key.clear();
        self.key.extend(self.letters.text.iter());
        let place = if let Some(place) = self.places.get(&self.key) {
            place.clone()
        } else {
            if self.places.len() >= REMEMBERED {
                self.places.clear();
                self.readings.clear();
            }
            readings(&self.letters.text, &mut self.fresh);
            let start = self.readings.len() as u32;
            self.readings.extend_from_slice(&self.fresh);
            let place = start..self.readings.len() as u32;
            self.places.insert(self.key.clone(), place.clone());
            place
        };
        &self.readings[place.start as usize..place.end as usize]
    }

    /// Where the letters of the word last read stand in it.
    pub fn letters(&self) -> &Letters {
        &self.letters
    }
}

/// Fills every Arabic word's analysis.
pub(crate) fn analyse(chars: &[char], words: &mut [Word], sentences: &[Sentence]) {
    let mut memory = Memory::default();
    for sentence in sentences {
        choose::choose(chars, &mut words[sentence.words.clone()], &mut memory);
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
    let mut memory = Memory::default();
    let count = memory.readings(&chars[word.span.range()]).len();
    let mut out: Vec<Analysis> = Vec::with_capacity(count);
    for at in 0..count {
        let reading = memory.readings(&chars[word.span.range()])[at];
        for pos in tags(&reading) {
            let analysis = analysis(&reading, *pos, memory.letters(), word.span);
            if !out.contains(&analysis) {
                out.push(analysis);
            }
        }
    }
    out
}

/// Parts of speech that a reading may have.
fn tags(reading: &Reading) -> &'static [Pos] {
    let packed = reading.packed();
    match packed.class() {
        Class::Noun => &[Pos::Noun],
        Class::Adjective => &[Pos::Adj, Pos::Noun],
        Class::Name => &[Pos::Propn],
        Class::Verb => &[Pos::Verb],
        Class::Bare if reading.article || reading.pronoun.is_some() => &[Pos::Noun, Pos::Adj],
        Class::Bare => &[Pos::Propn, Pos::Noun],
        Class::Closed => {
            const EACH: [[Pos; 1]; 17] = [
                [Pos::Adj],
                [Pos::Adp],
                [Pos::Adv],
                [Pos::Aux],
                [Pos::Cconj],
                [Pos::Det],
                [Pos::Intj],
                [Pos::Noun],
                [Pos::Num],
                [Pos::Part],
                [Pos::Pron],
                [Pos::Propn],
                [Pos::Punct],
                [Pos::Sconj],
                [Pos::Sym],
                [Pos::Verb],
                [Pos::X],
            ];
            EACH.get(packed.tag()).map_or(&[Pos::Noun], |one| one)
        }
    }
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
    let to = usize::from(reading.to);
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
