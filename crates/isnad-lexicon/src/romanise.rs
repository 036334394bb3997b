//! Arabic personal names in Latin letters.
//!
//! Parts that the name tables know take the form most of their bearers use (`محمد` → Mohamed);
//! the rest follows the letters, with a vowel put where two consonants would meet. The result
//! reads like a name in an English paper; it is no scholarly transliteration and cannot be
//! turned back.

use crate::entry::Row;
use crate::kind::EntryKind;
use crate::store::Lexicon;

/// Bearers below which a table's Latin form is trusted less than the letters' own.
const LEAST_BEARERS: u32 = 5;

/// A personal name in Latin letters; empty for a name without letters.
///
/// ```
/// assert_eq!(isnad_lexicon::romanise("سالم بن فهد الكعبي"), "Salem bin Fahd Al Kaabi");
/// ```
#[must_use]
pub fn romanise(name: &str) -> String {
    let words: Vec<&str> = name
        .split(|c: char| !(c.is_alphanumeric() || isnad_arabic::fold::is_ignorable(c)))
        .filter(|word| !word.is_empty())
        .collect();
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = &words[at..];
        let known = (1..=rest.len().min(3)).rev().find_map(|length| {
            let latin = known(&rest[..length].join(" "), at == 0)?;
            Some((length, latin))
        });
        let (length, latin) = known.unwrap_or_else(|| (1, word(rest[0], at == 0)));
        if !latin.is_empty() {
            out.push(latin);
        }
        at += length;
    }
    out.join(" ")
}

/// The Latin form the tables give a name's part.
fn known(part: &str, first: bool) -> Option<String> {
    if particle(&isnad_arabic::fold(part)).is_some() {
        return None;
    }
    let found = Lexicon::global().find(part)?;
    if found.proclitic.article {
        return None;
    }
    let form = |kind| match found.entry(kind)?.row() {
        Row::Name(name) if name.count() >= LEAST_BEARERS || part.contains(' ') => Some(name),
        Row::Name(name) if name.count() == 1 => Some(name), // a foreign name's own spelling
        _ => None,
    };
    let (given, family) = (form(EntryKind::GivenName), form(EntryKind::Surname));
    let name = if first {
        given.or(family)
    } else {
        family.or(given)
    };
    name.map(|name| name.en().to_owned())
}

fn particle(folded: &str) -> Option<&'static str> {
    Some(match folded {
        "بن" => "bin",
        "ابن" => "ibn",
        "بنت" => "bint",
        "ال" => "Al",
        "ابو" => "Abu",
        "ابي" | "ابا" => "Abi",
        "ام" => "Umm",
        "ولد" => "Ould",
        "عبد" => "Abd",
        "دي" => "de",
        "فان" => "van",
        "فون" => "von",
        _ => return None,
    })
}

fn word(word: &str, first: bool) -> String {
    if word.chars().all(|c| c.is_ascii_alphanumeric()) {
        return word.to_owned();
    }
    let folded = isnad_arabic::fold(word);
    if let Some(particle) = particle(&folded) {
        return if first {
            capital(particle)
        } else {
            particle.to_owned()
        };
    }
    if let Some(rest) = folded.strip_prefix("ال")
        && rest.chars().count() >= 3
    {
        let rest = word.get("ال".len()..).unwrap_or(rest);
        let rest = known(rest, false).unwrap_or_else(|| capital(&letters(rest)));
        return format!("al-{rest}");
    }
    capital(&letters(word))
}

/// The letters of a word, one after another.
fn letters(word: &str) -> String {
    let chars: Vec<char> = word
        .chars()
        .filter(|c| !isnad_arabic::fold::is_ignorable(*c))
        .collect();
    let mut out = String::new();
    let mut open = true; // no consonant waits for a vowel
    for (at, c) in chars.iter().enumerate() {
        let (starts, ends) = (at == 0, at + 1 == chars.len());
        let next = chars.get(at + 1);
        let vowel_next = next.is_some_and(|c| matches!(c, 'ا' | 'آ' | 'و' | 'ي' | 'ى' | 'ة'));
        let vowel = match c {
            'ا' | 'أ' | 'آ' | 'ى' | 'ع' => Some("a"),
            'إ' => Some("i"),
            'ة' => Some("a"),
            'ه' if ends && !open => Some("a"),
            'و' if !starts && !vowel_next => Some("u"),
            'ي' | 'ئ' if !starts && !vowel_next => Some("i"),
            'ؤ' => Some("u"),
            'ء' => Some(""),
            _ => None,
        };
        if let Some(vowel) = vowel {
            if !(vowel == "a" && out.ends_with('a')) {
                out.push_str(vowel);
            }
            open = true;
            continue;
        }
        let consonant = match c {
            'ب' => "b",
            'پ' => "p",
            'ت' | 'ط' => "t",
            'ث' => "th",
            'ج' => "j",
            'چ' => "ch",
            'ح' | 'ه' => "h",
            'خ' => "kh",
            'د' | 'ض' => "d",
            'ذ' => "dh",
            'ر' => "r",
            'ز' | 'ظ' => "z",
            'ژ' => "zh",
            'س' | 'ص' => "s",
            'ش' => "sh",
            'غ' => "gh",
            'گ' => "g",
            'ف' => "f",
            'ڤ' => "v",
            'ق' => "q",
            'ك' | 'ک' => "k",
            'ل' => "l",
            'م' => "m",
            'ن' => "n",
            'و' => "w",
            'ي' | 'ی' | 'ئ' => "y",
            _ => continue,
        };
        if !open {
            out.push('a');
        }
        out.push_str(consonant);
        // Two consonants may meet after a vowel: حمدان gives Hamdan, not Hamadan.
        open = !open && !ends;
    }
    out
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{letters, romanise};

    #[test]
    fn known_parts_take_their_usual_form() {
        assert_eq!(romanise("محمد صلاح"), "Mohamed Salah");
        assert_eq!(romanise("عبد الله"), "Abdullah");
        assert_eq!(romanise(""), "");
        assert_eq!(romanise("!؟"), "");
    }

    #[test]
    fn unknown_parts_follow_their_letters() {
        assert_eq!(letters("حمدان"), "hamdan");
        assert_eq!(letters("مسعود"), "masaud");
        assert_eq!(letters("كريم"), "karim");
        assert_eq!(letters("غرباوي"), "gharbawi");
        assert_eq!(letters("زيادة"), "zayada");
    }
}
