//! Folding: one spelling for words that newspapers spell in several ways, for matching only.
//!
//! Drops diacritics, tatweel, zero-width and bidi controls; unites alef and hamza seats, yeh and
//! alef maqsura, teh marbuta and heh, Persian letters and presentation forms, digits of both
//! scripts. The text itself is never changed: [`Folded`] maps every folded letter back to the
//! code point it came from.

use unicode_normalization::char::decompose_compatible;

/// A folded text with the way back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each code point of `text`, the index of the code point it came from.
    pub origin: Vec<u32>,
}

/// Calls `emit` with each letter that `c` folds to: none, one or several.
pub fn fold_char(c: char, mut emit: impl FnMut(char)) {
    match c {
        '\u{0}'..='\u{7f}' => emit(c.to_ascii_lowercase()),
        _ if is_ignorable(c) => {}
        '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
            decompose_compatible(c, |plain| {
                if !is_ignorable(plain) {
                    emit(fold_letter(plain));
                }
            });
        }
        _ => emit(fold_letter(c)),
    }
}

/// Folds a whole text, for matching.
///
/// ```
/// assert_eq!(isnad_arabic::fold("مُحَمَّد"), isnad_arabic::fold("محمد"));
/// assert_eq!(isnad_arabic::fold("الحكومة"), isnad_arabic::fold("الحكومه"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |folded| out.push(folded));
    }
    out
}

impl Folded {
    /// Folds code points, remembering where each folded letter came from.
    #[must_use]
    pub fn of(chars: &[char]) -> Self {
        let mut folded = Folded::default();
        for (at, c) in chars.iter().enumerate() {
            fold_char(*c, |letter| {
                folded.text.push(letter);
                folded.origin.push(at as u32);
            });
        }
        folded
    }
}

/// True for marks that carry no letter: diacritics, tatweel, zero-width and bidi controls.
#[must_use]
pub fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}'
        | '\u{6ea}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
        | '\u{feff}' | '\u{ad}' | '\u{61c}')
}

fn fold_letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | '\u{672}' | '\u{673}' | '\u{675}' => 'ا',
        'ى' | 'ئ' | 'ی' | '\u{6cd}' | 'ې' | 'ے' => 'ي',
        'ؤ' => 'و',
        'ة' | 'ە' | 'ہ' | 'ۀ' | 'ۂ' | 'ھ' => 'ه',
        'ک' | 'ڪ' => 'ك',
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        _ => c,
    }
}

fn digit(c: char, zero: char) -> char {
    char::from(b'0' + (c as u32 - zero as u32) as u8)
}

#[cfg(test)]
mod tests {
    use super::{Folded, fold};

    #[test]
    fn folds_spellings_together() {
        assert_eq!(fold("الاِيرانيّ"), fold("الإيراني"));
        assert_eq!(fold("آل نهيـــان"), "ال نهيان");
        assert_eq!(fold("٢٠١٥ ۲۰۱۵"), "2015 2015");
        assert_eq!(fold("ﻣﺤﻤﺪ ﻻ"), "محمد لا");
        assert_eq!(fold("کیهان"), "كيهان");
        assert_eq!(fold("\u{202b}قال\u{202c}"), "قال");
    }

    #[test]
    fn is_idempotent() {
        for text in ["مُحَمَّدٌ رئيسُ الحكومةِ", "ﻻﺋﺤﺔ", "سورية/سوريا ٣"]
        {
            assert_eq!(fold(&fold(text)), fold(text));
        }
    }

    #[test]
    fn maps_back_to_the_text() {
        let chars: Vec<char> = "أكَّد ﻻ".chars().collect();
        let folded = Folded::of(&chars);
        assert_eq!(folded.text, "اكد لا");
        assert_eq!(folded.origin, [0, 1, 4, 5, 6, 6]);
    }
}
