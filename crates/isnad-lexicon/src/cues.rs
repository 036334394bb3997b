//! Reporting cues: the words that hand a claim to its source, from `data/cues.tsv`.
//!
//! A row gives a verb by its principal parts (perfect, imperfect, active participle, verbal
//! noun), the frames its content may stand in and the stance it takes; all inflected forms are
//! made from the parts. What frame a cue stands in is the reader's to find: a form alone is no
//! statement, since half of them are also common nouns.

use std::collections::HashMap;
use std::sync::LazyLock;

use compact_str::CompactString;
use isnad_arabic::{Gender, Number, fold};
use isnad_record::Stance;

/// Where a cue's content, addressee or second argument may stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// After أن or إن.
    Clause,
    /// After a colon, or between quotation marks.
    Colon,
    /// Governed by this preposition, a noun phrase or a clause.
    Prep(&'static str),
    /// A clause with أن governed by this preposition; a bare noun phrase there is a topic.
    PrepClause(&'static str),
    /// The direct object.
    Object,
    /// The direct object and what the preposition governs, together: `اتهم X بـY`.
    ObjectPrep(&'static str),
    /// Two objects together: `حمّل X المسؤولية`.
    ObjectObject,
    /// What the preposition governs; the object is the one spoken to: `طالب X بـY`.
    AddresseePrep(&'static str),
    /// A clause; the object is the one spoken to: `أبلغ X أن Y`.
    AddresseeClause,
    /// The second object; the first is the one spoken to.
    AddresseeObject,
    /// The object; من governs the one spoken to: `طلب من X Y`.
    FromObject,
    /// What the preposition governs, about the object: `وصف X بـY`.
    DescribePrep(&'static str),
}

/// Traits of a row beyond its frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traits {
    /// Its forms are also common words: the frame must be plain.
    pub careful: bool,
    /// It goes on with what the same speaker was saying (أضاف, تابع).
    pub continues: bool,
    /// Its subject is a document or decision as often as a person.
    pub document: bool,
    /// It is used in the passive without an agent (يشتبه).
    pub passive: bool,
    /// Its subject relays the words of someone named with عن.
    pub relays: bool,
    /// It voices the noun after it: the noun decides the stance (`أعرب عن قلقه`).
    pub feels: bool,
    /// Its verbal noun is no cue.
    pub no_verbal_noun: bool,
    /// With ب only a clause or a verbal noun counts.
    pub strict_preposition: bool,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The row's id: `affirm.akkada`.
    pub id: &'static str,
    /// The rule id that a statement carries: `cue.affirm.akkada`.
    pub rule: &'static str,
    /// Dictionary form.
    pub lemma: &'static str,
    /// Where its content may stand.
    pub frames: Vec<Frame>,
    /// What a speaker does with it.
    pub stance: Stance,
    /// What else is to be known of it.
    pub traits: Traits,
}

/// What form of a cue a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueForm {
    /// Finite, perfect: قال.
    Perfect,
    /// Finite, imperfect, third person: يقول.
    Imperfect,
    /// Finite, imperfect, first person: نطالب; the speaker's own act, no cue.
    FirstPerson,
    /// Participle without the article: مؤكدا.
    Participle,
    /// Participle with the article, passive in sense for accusing verbs: المتهم.
    DefiniteParticiple,
    /// Verbal noun: قول, تأكيد.
    VerbalNoun,
}

/// A word read as a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueMatch {
    /// The row.
    pub cue: &'static Cue,
    /// The form.
    pub form: CueForm,
    /// Number the form tells.
    pub number: Number,
    /// Gender the form tells.
    pub gender: Option<Gender>,
    /// و or ف stands before it.
    pub conjunction: bool,
    /// ب, ل or ك stands before it.
    pub preposition: Option<char>,
    /// The article stands before it.
    pub article: bool,
    /// A pronoun is written onto it.
    pub pronoun: bool,
}

#[derive(Clone, Copy)]
struct Entry {
    cue: u16,
    form: CueForm,
    number: Number,
    gender: Option<Gender>,
    pronoun: bool,
}

struct Table {
    cues: Vec<Cue>,
    forms: HashMap<CompactString, Vec<Entry>>,
}

const ROWS: &str = include_str!("../../../data/cues.tsv");
const PRONOUNS: [&str; 6] = ["ه", "ها", "هم", "هما", "هن", "نا"];

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::parse(ROWS));

/// All rows, in order of their ids.
#[must_use]
pub fn cues() -> &'static [Cue] {
    &TABLE.cues
}

/// The row of an id.
#[must_use]
pub fn cue(id: &str) -> Option<&'static Cue> {
    let cues = cues();
    cues.binary_search_by(|row| row.id.cmp(id))
        .ok()
        .map(|at| &cues[at])
}

/// Every way to read a folded word as a cue; empty for most words.
#[must_use]
pub fn read_cue(folded: &str) -> Vec<CueMatch> {
    let mut out = Vec::new();
    TABLE.look(folded, false, &mut out);
    if out.is_empty()
        && let Some(rest) = folded.strip_prefix(['و', 'ف'])
        && rest.chars().nth(1).is_some()
    {
        TABLE.look(rest, true, &mut out);
    }
    out
}

impl Table {
    fn parse(rows: &'static str) -> Self {
        let mut table = Table {
            cues: Vec::new(),
            forms: HashMap::new(),
        };
        for line in rows.lines().skip(1) {
            let cells: Vec<&'static str> = line.split('\t').collect();
            let [
                id,
                kind,
                lemma,
                imperfect,
                participle,
                noun,
                frames,
                stance,
                flags,
                ..,
            ] = cells[..]
            else {
                continue;
            };
            if kind != "verb" {
                continue;
            }
            let Some(stance) = stance_of(stance) else {
                continue;
            };
            let traits = traits_of(flags);
            let number = table.cues.len() as u16;
            table.cues.push(Cue {
                id,
                rule: Box::leak(format!("cue.{id}").into_boxed_str()),
                lemma,
                frames: frames.split('|').filter_map(frame_of).collect(),
                stance,
                traits,
            });
            table.add_forms(number, lemma, imperfect, participle, noun, traits);
        }
        table
    }

    fn add(&mut self, form: String, entry: Entry) {
        let slot = self.forms.entry(CompactString::from(form)).or_default();
        let known = slot.iter().any(|e| {
            e.form == entry.form && e.cue == entry.cue
                || e.form == entry.form && e.pronoun == entry.pronoun
        });
        if !known {
            slot.push(entry);
        }
    }

    fn add_forms(
        &mut self,
        cue: u16,
        lemma: &str,
        imperfect: &str,
        participle: &str,
        noun: &str,
        traits: Traits,
    ) {
        use CueForm::{
            DefiniteParticiple, FirstPerson, Imperfect, Participle, Perfect, VerbalNoun,
        };
        use Gender::{Feminine, Masculine};
        use Number::{Dual, Plural, Singular};
        let entry = |form, number, gender, pronoun| Entry {
            cue,
            form,
            number,
            gender,
            pronoun,
        };
        let perfect = fold(lemma);
        // A defective verb loses its last letter before ت and وا, and shows alef before a pronoun.
        let defective = lemma.ends_with(['ى', 'ا']);
        let short = if defective { cut(&perfect) } else { &perfect };
        let mut finite = vec![
            (perfect.clone(), Singular, Masculine, false),
            (format!("{short}ت"), Singular, Feminine, false),
            (format!("{short}تا"), Dual, Feminine, false),
            (format!("{short}وا"), Plural, Masculine, false),
        ];
        let short_form = perfect.chars().count() < 3;
        if short_form {
            // عد, رد, شك: longer forms are other words more often than theirs.
            finite.truncate(2);
        } else if !defective {
            finite.push((format!("{perfect}ا"), Dual, Masculine, false));
        }
        let before_pronoun = if defective {
            format!("{short}ا")
        } else {
            perfect.clone()
        };
        for pronoun in PRONOUNS.iter().filter(|_| !short_form) {
            finite.push((
                format!("{before_pronoun}{pronoun}"),
                Singular,
                Masculine,
                true,
            ));
            finite.push((format!("{short}ت{pronoun}"), Singular, Feminine, true));
            finite.push((format!("{short}و{pronoun}"), Plural, Masculine, true));
        }
        for (form, number, gender, pronoun) in finite {
            self.add(form, entry(Perfect, number, Some(gender), pronoun));
        }
        let base = fold(imperfect);
        if let Some(stem) = base.strip_prefix('ي') {
            let weak = imperfect.ends_with(['ي', 'ى', 'و']);
            let short = if weak { cut(stem) } else { stem };
            let open = if imperfect.ends_with('ى') {
                format!("{short}ا")
            } else {
                stem.to_owned()
            };
            for (prefix, gender) in [('ي', Masculine), ('ت', Feminine)] {
                let third = |number, pronoun| entry(Imperfect, number, Some(gender), pronoun);
                self.add(format!("{prefix}{stem}"), third(Singular, false));
                self.add(format!("س{prefix}{stem}"), third(Singular, false));
                self.add(format!("{prefix}{stem}ان"), third(Dual, false));
                if prefix == 'ي' {
                    self.add(format!("{prefix}{short}ون"), third(Plural, false));
                    self.add(format!("س{prefix}{short}ون"), third(Plural, false));
                }
                for pronoun in PRONOUNS {
                    self.add(format!("{prefix}{open}{pronoun}"), third(Singular, true));
                    if prefix == 'ي' {
                        self.add(format!("{prefix}{short}ون{pronoun}"), third(Plural, true));
                    }
                }
            }
            for prefix in ['ن', 'ا'] {
                let own = entry(FirstPerson, Plural, None, false);
                self.add(format!("{prefix}{stem}"), own);
            }
        }
        let participle = fold(participle);
        if !participle.is_empty() {
            let weak = participle.ends_with('ي');
            let short = if weak { cut(&participle) } else { &participle };
            let forms = [
                (format!("{participle}ا"), Singular, Masculine),
                (format!("{participle}ه"), Singular, Feminine),
                (format!("{short}ين"), Plural, Masculine),
                (format!("{participle}تين"), Dual, Feminine),
                (format!("{participle}ات"), Plural, Feminine),
            ];
            for (form, number, gender) in forms {
                self.add(form, entry(Participle, number, Some(gender), false));
            }
            if participle.ends_with('ء') {
                let seated = format!("{}يا", cut(&participle));
                self.add(seated, entry(Participle, Singular, Some(Masculine), false));
            }
            let definite = [
                (format!("ال{participle}"), Singular, Masculine),
                (format!("ال{participle}ه"), Singular, Feminine),
                (format!("ال{short}ين"), Plural, Masculine),
                (format!("ال{short}ون"), Plural, Masculine),
                (format!("ال{participle}ات"), Plural, Feminine),
            ];
            for (form, number, gender) in definite {
                self.add(form, entry(DefiniteParticiple, number, Some(gender), false));
            }
        }
        if traits.no_verbal_noun {
            return;
        }
        let noun = fold(noun);
        if !noun.is_empty() {
            let own = |pronoun| entry(VerbalNoun, Singular, None, pronoun);
            self.add(noun.clone(), own(false));
            for pronoun in PRONOUNS {
                if let Some(stem) = noun.strip_suffix('ه') {
                    self.add(format!("{stem}ت{pronoun}"), own(true));
                } else if let Some(stem) = noun.strip_suffix('ء') {
                    for seat in ['ي', 'و', 'ء'] {
                        self.add(format!("{stem}{seat}{pronoun}"), own(true));
                    }
                } else {
                    self.add(format!("{noun}{pronoun}"), own(true));
                }
            }
            if noun.strip_suffix('ه').is_none() {
                self.add(format!("{noun}ات"), own(false));
                for pronoun in PRONOUNS {
                    self.add(format!("{noun}ات{pronoun}"), own(true));
                }
            }
        }
    }

    fn look(&'static self, folded: &str, conjunction: bool, out: &mut Vec<CueMatch>) {
        self.take(folded, conjunction, None, false, out);
        if !out.is_empty() {
            return;
        }
        // Prepositions and the article stand before verbal nouns alone; لل has swallowed an alef.
        let (preposition, rest) = match folded.chars().next() {
            Some(c @ ('ب' | 'ل' | 'ك')) => (Some(c), &folded[c.len_utf8()..]),
            _ => (None, folded),
        };
        if let Some(bare) = rest.strip_prefix("ال") {
            self.take(bare, conjunction, preposition, true, out);
        } else if preposition == Some('ل')
            && let Some(bare) = rest.strip_prefix('ل')
        {
            self.take(bare, conjunction, preposition, true, out);
        }
        if out.is_empty() && preposition.is_some() {
            self.take(rest, conjunction, preposition, false, out);
        }
        if article_or_preposition(preposition, out) {
            out.retain(|m| m.form == CueForm::VerbalNoun || m.preposition.is_none() && !m.article);
        }
    }

    fn take(
        &'static self,
        form: &str,
        conjunction: bool,
        preposition: Option<char>,
        article: bool,
        out: &mut Vec<CueMatch>,
    ) {
        let Some(entries) = self.forms.get(form) else {
            return;
        };
        out.extend(entries.iter().map(|entry| CueMatch {
            cue: &self.cues[entry.cue as usize],
            form: entry.form,
            number: entry.number,
            gender: entry.gender,
            conjunction,
            preposition,
            article,
            pronoun: entry.pronoun,
        }));
    }
}

fn article_or_preposition(preposition: Option<char>, found: &[CueMatch]) -> bool {
    preposition.is_some() || found.iter().any(|m| m.article)
}

/// The word without its last letter.
fn cut(word: &str) -> &str {
    word.char_indices()
        .next_back()
        .map_or(word, |(at, _)| &word[..at])
}

fn stance_of(name: &str) -> Option<Stance> {
    Some(match name {
        "assert" => Stance::Assert,
        "affirm" => Stance::Affirm,
        "deny" => Stance::Deny,
        "accuse" => Stance::Accuse,
        "demand" => Stance::Demand,
        "threaten" => Stance::Threaten,
        "promise" => Stance::Promise,
        "praise" => Stance::Praise,
        "believe" => Stance::Believe,
        "ask" => Stance::Ask,
        _ => return None,
    })
}

fn frame_of(name: &'static str) -> Option<Frame> {
    Some(match name {
        "أن" => Frame::Clause,
        ":" => Frame::Colon,
        "obj" => Frame::Object,
        "obj+obj" => Frame::ObjectObject,
        "addr+أن" => Frame::AddresseeClause,
        "addr+obj" => Frame::AddresseeObject,
        "من+obj" => Frame::FromObject,
        _ => {
            if let Some(preposition) = name.strip_prefix("obj+") {
                Frame::ObjectPrep(preposition_of(preposition)?)
            } else if let Some(preposition) = name.strip_prefix("addr+") {
                let preposition = preposition.strip_suffix("+أن").unwrap_or(preposition);
                Frame::AddresseePrep(preposition_of(preposition)?)
            } else if let Some(preposition) = name.strip_prefix("desc+") {
                Frame::DescribePrep(preposition_of(preposition)?)
            } else if let Some(preposition) = name.strip_suffix("+أن") {
                Frame::PrepClause(preposition_of(preposition)?)
            } else {
                Frame::Prep(preposition_of(name)?)
            }
        }
    })
}

/// A preposition folded, proclitics without their tatweel.
fn preposition_of(name: &str) -> Option<&'static str> {
    Some(match name {
        "بـ" => "ب",
        "لـ" => "ل",
        "إلى" => "الي",
        "على" => "علي",
        "عن" => "عن",
        "من" => "من",
        "في" => "في",
        "مع" => "مع",
        _ => return None,
    })
}

fn traits_of(flags: &str) -> Traits {
    let mut traits = Traits::default();
    for flag in flags.split('|') {
        match flag {
            "care" => traits.careful = true,
            "go" => traits.continues = true,
            "doc" => traits.document = true,
            "passive" => traits.passive = true,
            "relay" => traits.relays = true,
            "feel" => traits.feels = true,
            "nomasdar" => traits.no_verbal_noun = true,
            "bstrict" => traits.strict_preposition = true,
            _ => {}
        }
    }
    traits
}

#[cfg(test)]
mod tests {
    use super::{CueForm, ROWS, cues, read_cue};

    fn lemmas(word: &str) -> Vec<(&'static str, CueForm)> {
        read_cue(&isnad_arabic::fold(word))
            .into_iter()
            .map(|m| (m.cue.lemma, m.form))
            .collect()
    }

    #[test]
    fn reads_inflected_forms() {
        assert_eq!(lemmas("وقالت"), [("قال", CueForm::Perfect)]);
        assert_eq!(lemmas("ينفون"), [("نفى", CueForm::Imperfect)]);
        assert_eq!(lemmas("تنفيه"), [("نفى", CueForm::Imperfect)]);
        assert_eq!(lemmas("تبناه"), [("تبنى", CueForm::Perfect)]);
        assert_eq!(lemmas("داعياً"), [("دعا", CueForm::Participle)]);
        assert_eq!(lemmas("مشيرة"), [("أشار", CueForm::Participle)]);
        assert_eq!(lemmas("بالقول"), [("قال", CueForm::VerbalNoun)]);
        assert_eq!(lemmas("وقوله"), [("قال", CueForm::VerbalNoun)]);
        assert_eq!(lemmas("المتهمين"), [("اتهم", CueForm::DefiniteParticiple)]);
        assert!(lemmas("طائرة").is_empty());
    }

    #[test]
    fn rows_are_sorted_and_wide() {
        let ids: Vec<&str> = ROWS
            .lines()
            .skip(1)
            .filter_map(|l| l.split('\t').next())
            .collect();
        assert!(
            ids.is_sorted(),
            "data/cues.tsv is not sorted by its first column"
        );
        assert!(cues().len() >= 250);
        for cue in cues() {
            assert!(!cue.frames.is_empty(), "no frame: {}", cue.id);
        }
    }
}
