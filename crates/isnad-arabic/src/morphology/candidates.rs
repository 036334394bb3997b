//! Every way to read one written word: clitics by a grammar of legal combinations, stems by the
//! lexicon, each with a cost (tenths of a negative log probability; less is better).

use super::lexicon::{Stem, stems};
use super::packed::{Class, Packed, TAKES, relax_letter};
use crate::analysis::{Gender, Number, Person};
use crate::fold::is_ignorable;
use unicode_normalization::char::decompose_compatible;

/// A word's letters without marks, each with the place of its code point in the word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Letters {
    pub text: Vec<char>,
    pub places: Vec<u32>,
}

impl Letters {
    /// Clears and fills from a word's code points.
    pub fn fill(&mut self, chars: &[char]) {
        self.text.clear();
        self.places.clear();
        for (at, c) in chars.iter().enumerate() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            match *c {
                c if is_ignorable(c) => {}
                '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
                    decompose_compatible(*c, |plain| {
                        if !is_ignorable(plain) {
                            self.text.push(plain);
                            self.places.push(at);
                        }
                    });
                }
                c => {
                    self.text.push(c);
                    self.places.push(at);
                }
            }
        }
    }
}

/// A pronoun that may be written onto a word's end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Pronoun {
    pub text: &'static str,
    pub letters: usize,
    pub person: Person,
    pub number: Number,
    pub gender: Option<Gender>,
    cost: u32,
}

const fn pronoun(
    text: &'static str,
    letters: usize,
    person: Person,
    number: Number,
    gender: Option<Gender>,
    cost: u32,
) -> Pronoun {
    Pronoun {
        text,
        letters,
        person,
        number,
        gender,
        cost,
    }
}

static PRONOUNS: [Pronoun; 11] = {
    use Gender::{Feminine as F, Masculine as M};
    use Number::{Dual as D, Plural as P, Singular as S};
    use Person::{First, Second, Third};
    [
        pronoun("ه", 1, Third, S, Some(M), 30),
        pronoun("ها", 2, Third, S, Some(F), 32),
        pronoun("هم", 2, Third, P, Some(M), 42),
        pronoun("هما", 3, Third, D, None, 60),
        pronoun("هن", 2, Third, P, Some(F), 65),
        pronoun("نا", 2, First, P, None, 46),
        pronoun("ي", 1, First, S, None, 52),
        pronoun("ني", 2, First, S, None, 50),
        pronoun("كم", 2, Second, P, Some(M), 60),
        pronoun("ك", 1, Second, S, None, 56),
        pronoun("كما", 3, Second, D, None, 90),
    ]
};

/// One way to read a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub conjunction: Option<char>,
    pub preposition: Option<char>,
    pub future: bool,
    pub question: bool,
    pub article: bool,
    /// Letters of the stem, with what is written of its article.
    pub from: u8,
    pub to: u8,
    pub pronoun: Option<&'static Pronoun>,
    /// None where the lexicon does not know the stem.
    pub stem: Option<Stem>,
    pub cost: u32,
}

/// Longer words are read whole: no Arabic word is.
pub(crate) const LONGEST: usize = 24;

/// Readings that cost this much more than the best are left out.
const BEAM: u32 = 130;

/// What stands before a stem.
#[derive(Clone, Copy)]
struct Head {
    conjunction: Option<char>,
    preposition: Option<char>,
    future: bool,
    question: bool,
    article: bool,
    /// First letter of the stem's span.
    from: usize,
    /// First letter of what the lexicon is asked for.
    key: usize,
    cost: u32,
    allows: Allows,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Allows {
    /// Anything.
    All,
    /// Nouns and the closed words that take the preposition.
    Nominal,
    /// Imperfect verbs only.
    Imperfect,
    /// Closed words that take the question's alef, and verbs.
    Question,
    /// The relatives behind لل.
    Relative,
}

/// All readings of a word's letters, best first.
pub(crate) fn readings(letters: &[char], out: &mut Vec<Reading>) {
    out.clear();
    if letters.is_empty() || letters.len() > LONGEST {
        return;
    }
    let mut key = String::with_capacity(2 * letters.len() + 2);
    heads(letters, |head| tails(letters, &head, &mut key, out));
    // Any word may be a name, whatever else it is: محمد، يحيى.
    let cheapest = out.iter().map(|r| r.cost).min().unwrap_or(0);
    heads(letters, |head| {
        let plain = !head.article && matches!(head.allows, Allows::All | Allows::Nominal);
        let there = out
            .iter()
            .any(|r| r.stem.is_none() && usize::from(r.from) == head.from && r.pronoun.is_none());
        if plain && !there && letters.len() - head.from > 2 {
            let known = out.len();
            unknown(letters, &head, None, out);
            for reading in &mut out[known..] {
                reading.cost = reading.cost.clamp(cheapest + 60, cheapest + 110);
            }
        }
    });
    out.sort_by_key(|r| r.cost); // stable: ties keep the grammar's order
    if let Some(best) = out.first().map(|r| r.cost) {
        out.retain(|r| r.cost <= best + BEAM);
        out.truncate(24);
    }
}

fn heads(letters: &[char], mut each: impl FnMut(Head)) {
    let bare = Head {
        conjunction: None,
        preposition: None,
        future: false,
        question: false,
        article: false,
        from: 0,
        key: 0,
        cost: 0,
        allows: Allows::All,
    };
    after_conjunction(letters, bare, &mut each);
    if letters.len() > 1 {
        let conjunction = match letters[0] {
            'و' => Some(25),
            'ف' => Some(46),
            _ => None,
        };
        if let Some(cost) = conjunction {
            let head = Head {
                conjunction: Some(letters[0]),
                from: 1,
                key: 1,
                cost,
                ..bare
            };
            after_conjunction(letters, head, &mut each);
        }
    }
    if matches!(letters[0], 'أ' | 'ا') && letters.len() > 2 {
        let head = Head {
            question: true,
            from: 1,
            key: 1,
            cost: if letters[0] == 'أ' { 110 } else { 130 },
            allows: Allows::Question,
            ..bare
        };
        each(head);
    }
}

fn after_conjunction(letters: &[char], head: Head, each: &mut impl FnMut(Head)) {
    let at = head.from;
    let rest = &letters[at..];
    each(Head {
        cost: head.cost + 4,
        ..head
    });
    if rest.len() > 3 && rest.starts_with(&['ا', 'ل']) {
        each(Head {
            article: true,
            key: at + 2,
            cost: head.cost + 10,
            allows: Allows::Nominal,
            ..head
        });
    }
    if rest.len() > 3 && rest[0] == 'س' {
        each(Head {
            future: true,
            from: at + 1,
            key: at + 1,
            cost: head.cost + 40,
            allows: Allows::Imperfect,
            ..head
        });
    }
    let price = match rest[0] {
        'ب' => 33,
        'ل' => 34,
        'ك' => 52,
        _ => return,
    };
    if rest.len() < 2 {
        return;
    }
    let prefixed = Head {
        preposition: Some(rest[0]),
        from: at + 1,
        key: at + 1,
        cost: head.cost + price,
        allows: Allows::Nominal,
        ..head
    };
    each(prefixed);
    if rest[0] == 'ل' {
        if rest.len() > 3 {
            each(Head {
                cost: head.cost + 46,
                allows: Allows::Imperfect,
                ..prefixed
            });
        }
        if rest[1] == 'ل' && rest.len() > 3 {
            let fused = Head {
                article: true,
                cost: head.cost + price + 9,
                ..prefixed
            };
            each(Head {
                key: at + 2,
                ..fused
            });
            each(Head {
                key: at + 1,
                cost: fused.cost + 3,
                ..fused
            });
            each(Head {
                article: false,
                allows: Allows::Relative,
                ..fused
            });
        }
    }
    if rest.len() > 4 && rest[1..].starts_with(&['ا', 'ل']) {
        each(Head {
            article: true,
            key: at + 3,
            cost: head.cost + price + 9,
            ..prefixed
        });
    }
}

fn tails(letters: &[char], head: &Head, key: &mut String, out: &mut Vec<Reading>) {
    let stem = &letters[head.key..];
    if stem.is_empty() {
        return;
    }
    let known = out.len();
    ask(letters, head, stem, None, Ending::Same, key, out);
    if stem.last() == Some(&'ه') && stem.len() > 2 {
        ask(letters, head, stem, None, Ending::Feminine, key, out);
    }
    if out.len() == known && head.allows != Allows::Relative && stem.len() > 1 {
        unknown(letters, head, None, out);
    }
    if head.article {
        return;
    }
    for pronoun in &PRONOUNS {
        if stem.len() <= pronoun.letters || !ends_with(stem, pronoun.text) {
            continue;
        }
        let base = &stem[..stem.len() - pronoun.letters];
        let before = out.len();
        ask(letters, head, base, Some(pronoun), Ending::Same, key, out);
        match base.last() {
            Some('ت') => ask(
                letters,
                head,
                base,
                Some(pronoun),
                Ending::Feminine,
                key,
                out,
            ),
            Some('ا') => ask(
                letters,
                head,
                base,
                Some(pronoun),
                Ending::Maqsura,
                key,
                out,
            ),
            Some('ئ' | 'ؤ') => ask(letters, head, base, Some(pronoun), Ending::Hamza, key, out),
            Some('و') => ask(letters, head, base, Some(pronoun), Ending::Plural, key, out),
            _ => {}
        }
        let open = matches!(head.allows, Allows::All | Allows::Nominal);
        if out.len() == before && base.len() > 2 && open {
            unknown(letters, head, Some(pronoun), out);
        }
    }
}

/// The bit of the flag `s`: the stem stands only as it is spelled (كأن is not كان).
const EXACT: u16 = 9;

/// How a stem's last letter differs from what is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Same,
    /// ت (or a careless ه) for ة
    Feminine,
    /// ا for ى
    Maqsura,
    /// ئ or ؤ for ء
    Hamza,
    /// و for وا
    Plural,
}

fn ask(
    letters: &[char],
    head: &Head,
    base: &[char],
    pronoun: Option<&'static Pronoun>,
    ending: Ending,
    key: &mut String,
    out: &mut Vec<Reading>,
) {
    key.clear();
    let kept = match ending {
        Ending::Same | Ending::Plural => base.len(),
        _ => base.len() - 1,
    };
    key.extend(base[..kept].iter().map(|c| relax_letter(*c)));
    match ending {
        Ending::Same => {}
        Ending::Feminine => key.push('ة'),
        Ending::Maqsura => key.push('ي'),
        Ending::Hamza => key.push('ء'),
        Ending::Plural => key.push('ا'),
    }
    let to = letters.len() - pronoun.map_or(0, |p| p.letters);
    for stem in stems(key) {
        let Some(extra) = fits(head, &stem, pronoun, ending) else {
            continue;
        };
        let spelling = spelling(&base[..kept], stem.form, pronoun.is_some());
        if spelling > 0 && stem.takes >> EXACT & 1 == 1 {
            continue;
        }
        let careless = if ending == Ending::Feminine && pronoun.is_none() {
            45
        } else {
            0
        };
        out.push(Reading {
            conjunction: head.conjunction,
            preposition: head.preposition,
            future: head.future,
            question: head.question,
            article: head.article,
            from: head.from as u8,
            to: to as u8,
            pronoun,
            stem: Some(stem),
            cost: (head.cost
                + pronoun.map_or(2, |p| p.cost)
                + spelling
                + careless
                + u32::from(stem.level))
            .saturating_add_signed(extra),
        });
    }
}

/// The cost of a stem behind this head and before this pronoun; none where they do not go
/// together.
fn fits(head: &Head, stem: &Stem, pronoun: Option<&Pronoun>, ending: Ending) -> Option<i32> {
    let packed = stem.packed;
    match packed.class() {
        Class::Closed => closed_fits(head, stem, pronoun),
        Class::Verb => {
            let first = pronoun.is_some_and(|p| p.text == "ي");
            if first || matches!(ending, Ending::Feminine | Ending::Hamza) {
                return None;
            }
            if pronoun.is_some() && stem.form.ends_with("وا") && ending != Ending::Plural {
                return None;
            }
            if ending == Ending::Plural && !stem.form.ends_with("وا") {
                return None;
            }
            match head.allows {
                Allows::All => Some(rarity(packed)),
                Allows::Question => Some(20 + rarity(packed)),
                Allows::Imperfect if packed.tense() == 2 => Some(rarity(packed)),
                _ => None,
            }
        }
        class => {
            if !matches!(head.allows, Allows::All | Allows::Nominal) || ending == Ending::Plural {
                return None;
            }
            if pronoun.is_some_and(|p| p.text == "ني") {
                return None;
            }
            let mut cost = 0;
            if packed.has_tanween() && (head.article || pronoun.is_some()) {
                return None;
            }
            if packed.has_tanween() && head.preposition.is_some() {
                cost += 50;
            }
            if packed.is_construct() {
                if head.article {
                    return None;
                }
                cost += if pronoun.is_some() { 10 } else { 25 };
            }
            let sound = packed.number() >= 2 && stem.form.ends_with('ن');
            if pronoun.is_some() {
                let feminine = stem.form.ends_with('ة') && ending != Ending::Feminine;
                let maqsura = stem.form.ends_with('ى') && ending != Ending::Maqsura;
                let broken = stem.form == stem.lemma || packed.gender() == 0;
                if feminine || maqsura || sound && !broken {
                    return None;
                }
                // nisba ي is not "my"
                if pronoun.is_some_and(|p| p.text == "ي") {
                    cost += 40;
                }
                if class == Class::Bare || class == Class::Name {
                    cost += 50;
                }
            }
            if class == Class::Name && head.article {
                cost += 40;
            }
            if packed.number() == 2 {
                cost += 15;
            }
            Some(cost)
        }
    }
}

/// What a verb's person, number and mood cost: news is told in the third person.
fn rarity(packed: Packed) -> i32 {
    let person = match packed.person() {
        1 => 35,
        2 => 50,
        _ => 0,
    };
    let dual = if packed.number() == 2 { 15 } else { 0 };
    let imperative = if packed.tense() == 3 { 40 } else { 0 };
    let passive = if packed.is_passive() { 4 } else { 0 };
    person + dual + imperative + passive
}

fn closed_fits(head: &Head, stem: &Stem, pronoun: Option<&Pronoun>) -> Option<i32> {
    let takes = |letter: char| {
        TAKES
            .iter()
            .position(|t| *t == letter)
            .is_some_and(|bit| stem.takes >> bit & 1 == 1)
    };
    if takes('X') != (head.allows == Allows::Relative) {
        return None;
    }
    let bare = head.article && !takes('A') || head.conjunction.is_some() && !takes('w');
    if head.future || bare && !takes('X') {
        return None;
    }
    if head.question && !takes('q') {
        return None;
    }
    if head.allows == Allows::Imperfect {
        return None;
    }
    if !takes('X') {
        let fit = match head.preposition {
            Some('ب') => takes('b'),
            Some('ل') => takes('l'),
            Some(_) => takes('k'),
            None => true,
        };
        if !fit {
            return None;
        }
    }
    if pronoun.is_some() && !takes('e') && !takes('E') || pronoun.is_none() && takes('E') {
        return None;
    }
    Some(if pronoun.is_some() { -60 } else { -40 })
}

/// What it costs that the text spells these letters unlike the lexicon.
fn spelling(written: &[char], form: &str, inner: bool) -> u32 {
    let mut cost = 0;
    let mut letters = form.chars();
    for (at, w) in written.iter().enumerate() {
        let Some(f) = letters.next() else { break };
        if *w == f {
            continue;
        }
        let last = at + 1 == written.len();
        cost += match (*w, f) {
            ('ا', 'أ' | 'إ') => 6,
            ('ا', 'آ') => 14,
            ('ي', 'ى') if last => 22,
            ('ى', 'ي') if last && !inner => 14,
            ('ٱ', _) => 0,
            _ => 50,
        };
    }
    cost
}

fn unknown(
    letters: &[char],
    head: &Head,
    pronoun: Option<&'static Pronoun>,
    out: &mut Vec<Reading>,
) {
    if !matches!(head.allows, Allows::All | Allows::Nominal) {
        return;
    }
    let to = letters.len() - pronoun.map_or(0, |p| p.letters);
    let length = u32::try_from(to - head.key).unwrap_or(0);
    if length < 2 && letters.len() > 1 {
        return;
    }
    // A nisba that the lexicon lacks is likelier than "my".
    let nisba = pronoun.is_none() && to - head.key > 3 && letters[..to].ends_with(&['ي']);
    out.push(Reading {
        conjunction: head.conjunction,
        preposition: head.preposition,
        future: head.future,
        question: head.question,
        article: head.article,
        from: head.from as u8,
        to: to as u8,
        pronoun,
        stem: None,
        cost: head.cost + pronoun.map_or(2, |p| p.cost + 10) + 165 + 4 * length
            - if nisba { 15 } else { 0 },
    });
}

fn ends_with(letters: &[char], tail: &str) -> bool {
    let mut rest = letters.iter().rev();
    tail.chars().rev().all(|c| rest.next() == Some(&c))
}

impl Reading {
    /// Class and features of the stem; a bare stem where it is unknown.
    pub fn packed(&self) -> Packed {
        self.stem
            .map_or_else(|| Packed::new(Class::Bare), |s| s.packed)
    }
}
