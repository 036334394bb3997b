//! Inflected forms of role nouns and nisbas, over folded letters.
//!
//! Only regular forms: broken plurals are a table's cells.

use crate::kind::{FormGender as Gender, FormNumber as Number};

/// A form with what it tells.
pub type Form = (String, Option<Number>, Option<Gender>);

/// Every form of a nisba or regular adjective; words of a phrase agree (`كورية شمالية`).
pub fn nisba(lemma: &str) -> Vec<Form> {
    const SUFFIXES: [(&str, Number, Gender); 9] = [
        ("", Number::Singular, Gender::Masculine),
        ("ا", Number::Singular, Gender::Masculine),
        ("ه", Number::Singular, Gender::Feminine),
        ("ان", Number::Dual, Gender::Masculine),
        ("تان", Number::Dual, Gender::Feminine),
        ("تين", Number::Dual, Gender::Feminine),
        ("ون", Number::Plural, Gender::Masculine),
        ("ين", Number::Plural, Gender::Masculine),
        ("ات", Number::Plural, Gender::Feminine),
    ];
    let mut out = Vec::new();
    for (suffix, number, gender) in SUFFIXES {
        let words: Vec<String> = lemma.split(' ').map(|w| format!("{w}{suffix}")).collect();
        out.push((words.join(" "), Some(number), Some(gender)));
    }
    out
}

/// Forms of a given plural, with the shortened ones before another noun (`مسؤولو`).
pub fn plural(form: &str, gender: Option<Gender>) -> Vec<Form> {
    let mut out = vec![(form.to_owned(), Some(Number::Plural), gender)];
    let (first, rest) = split(form);
    for (ending, short) in [("ون", "و"), ("ين", "ي")] {
        if let Some(stem) = first.strip_suffix(ending)
            && stem.chars().count() >= 3
        {
            out.push((format!("{stem}{short}{rest}"), Some(Number::Plural), gender));
        }
    }
    out
}

/// Singular, accusative and dual forms of a noun; in a phrase its first word is inflected.
pub fn noun(lemma: &str, gender: Option<Gender>) -> Vec<Form> {
    let (first, rest) = split(lemma);
    let mut out = vec![(lemma.to_owned(), Some(Number::Singular), gender)];
    let stem = match first.strip_suffix('ه') {
        Some(stem) => format!("{stem}ت"),
        None => first.to_owned(),
    };
    if stem == first && !first.ends_with(['ا', 'ي', 'ت']) {
        out.push((format!("{first}ا{rest}"), Some(Number::Singular), gender));
    }
    if first.chars().count() >= 3 && !first.ends_with('ا') {
        for ending in ["ان", "ين", "ا", "ي"] {
            let form = format!("{stem}{ending}{rest}");
            if !out.iter().any(|(known, ..)| *known == form) {
                out.push((form, Some(Number::Dual), gender));
            }
        }
    }
    out
}

/// Forms of a feminine noun in ة, with its sound plural.
pub fn feminine(form: &str) -> Vec<Form> {
    let mut out = noun(form, Some(Gender::Feminine));
    let (first, rest) = split(form);
    if let Some(stem) = first.strip_suffix('ه') {
        out.push((
            format!("{stem}ات{rest}"),
            Some(Number::Plural),
            Some(Gender::Feminine),
        ));
    }
    out
}

fn split(phrase: &str) -> (&str, &str) {
    match phrase.find(' ') {
        Some(at) => phrase.split_at(at),
        None => (phrase, ""),
    }
}
