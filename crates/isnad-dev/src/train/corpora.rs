//! Training corpora as sentences with what each says of its words.
//!
//! The parsed sentences (PUD) say segments and tags of every word; the entity corpora (NewsFANE,
//! AQMAR) say which words are names and, the first, which clitics are split off. What a corpus
//! does not say is left open, and training fills it with the best reading that agrees.

use isnad_arabic::{Pos, fold};

/// A sentence: its words, to be joined by spaces unless glued.
pub struct Example {
    /// The text.
    pub text: String,
    /// What is known, by the code point each word starts at.
    pub known: Vec<Known>,
    /// Everything about every word is known.
    pub full: bool,
}

/// What a corpus says of one written word.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Where it starts and ends, in code points.
    pub start: u32,
    /// Its end.
    pub end: u32,
    /// Letters before the stem.
    pub from: Option<usize>,
    /// Letters of the pronoun.
    pub pronoun: Option<usize>,
    /// A conjunction is written onto it, or is not.
    pub conjunction: Option<bool>,
    /// A preposition is written onto it.
    pub preposition: Option<char>,
    /// Tag of the stem, as the corpus writes it.
    pub tag: Option<Pos>,
    /// A name, or none.
    pub name: Option<bool>,
}

const PRONOUNS: [&str; 11] = [
    "ه", "ها", "هم", "هما", "هن", "نا", "ي", "ني", "كم", "ك", "كما",
];

/// PUD: full analyses.
pub fn pud(text: &str) -> Vec<Example> {
    let mut out = Vec::new();
    let mut tokens: Vec<(String, Pos, bool)> = Vec::new();
    for line in text.lines().chain([""]) {
        if line.is_empty() {
            if !tokens.is_empty() {
                out.push(pud_sentence(&tokens));
                tokens.clear();
            }
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        if line.starts_with('#') || cells.len() < 10 || cells[0].contains(['-', '.']) {
            continue;
        }
        let Some(tag) = tag(cells[3]) else { continue };
        let glued = cells[9].contains("SpaceAfter=No");
        tokens.push((cells[1].to_owned(), tag, glued));
    }
    out
}

fn tag(name: &str) -> Option<Pos> {
    use Pos::{
        Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym,
        Verb, X,
    };
    [
        Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym,
        Verb, X,
    ]
    .into_iter()
    .find(|pos| pos.tag() == name)
}

fn pud_sentence(tokens: &[(String, Pos, bool)]) -> Example {
    let mut text = String::new();
    let mut known = Vec::new();
    let mut group: Vec<(&str, Pos)> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let arabic = |t: &str| t.chars().any(|c| ('\u{620}'..='\u{64a}').contains(&c));
    let flush = |group: &mut Vec<(&str, Pos)>, start: u32, end: u32, known: &mut Vec<Known>| {
        if let Some(word) = pud_word(group) {
            known.push(Known { start, end, ..word });
        }
        group.clear();
    };
    for (token, pos, glued) in tokens {
        if arabic(token) {
            if group.is_empty() {
                start = at;
            }
            group.push((token, *pos));
        } else {
            flush(&mut group, start, at, &mut known);
        }
        text.push_str(token);
        at += token.chars().count() as u32;
        if !glued {
            flush(&mut group, start, at, &mut known);
            text.push(' ');
            at += 1;
        }
    }
    flush(&mut group, start, at, &mut known);
    Example {
        text,
        known,
        full: true,
    }
}

fn pud_word(group: &[(&str, Pos)]) -> Option<Known> {
    let letters = |t: &str| fold(t).chars().count();
    let mut from = 0;
    let mut first = 0;
    while first + 1 < group.len() && letters(group[first].0) == 1 {
        from += 1;
        first += 1;
    }
    let mut last = group.len();
    let mut pronoun = 0;
    if last > first + 1 && group[last - 1].1 == Pos::Pron && PRONOUNS.contains(&group[last - 1].0) {
        last -= 1;
        pronoun = letters(group[last].0);
    }
    if last == first + 1 && first > 0 && pronoun == 0 && group[first].1 == Pos::Pron {
        let text = group[first].0;
        if PRONOUNS.contains(&text) {
            // له: the preposition is the stem.
            first -= 1;
            from -= 1;
            last = first + 1;
            pronoun = letters(text);
        }
    }
    (last == first + 1).then(|| Known {
        from: Some(from),
        pronoun: Some(pronoun),
        tag: Some(group[first].1),
        ..Known::default()
    })
}

/// NewsFANE: clitics mostly split off, entities marked.
pub fn newsfane(text: &str) -> Vec<Example> {
    let mut out = Vec::new();
    let mut sentence: Vec<(String, Known)> = Vec::new();
    let mut pending: Vec<char> = Vec::new();
    for line in text.lines().chain([""]) {
        let (token, label) = line.split_once('\t').unwrap_or((line, ""));
        let token: String = token
            .chars()
            .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{feff}'))
            .collect();
        let token = token.trim();
        if token.is_empty() || label.is_empty() {
            if !sentence.is_empty() {
                out.push(join(&sentence));
            }
            sentence.clear();
            pending.clear();
            continue;
        }
        let free = label == "O";
        let mut letters = token.chars();
        let single = letters.next().filter(|_| letters.next().is_none());
        if let Some(letter) = single.filter(|c| free && "وفبلكس".contains(*c)) {
            if pending.is_empty() || matches!(pending.last(), Some('و' | 'ف')) {
                pending.push(letter);
                continue;
            }
        }
        let arabic = token.chars().all(|c| ('\u{620}'..='\u{652}').contains(&c));
        if !arabic {
            pending.clear();
        }
        let joins = free && PRONOUNS.contains(&token) && pending.is_empty();
        if joins
            && let Some((word, known)) = sentence.last_mut()
            && known.name != Some(true)
            && known.pronoun == Some(0)
        {
            if word.ends_with('ة') {
                word.pop();
                word.push('ت');
            } else if word.ends_with('ى') && word.chars().count() > 3 {
                word.pop();
                word.push('ا');
            }
            word.push_str(token);
            known.pronoun = Some(token.chars().count());
            continue;
        }
        if label == "I-Nation"
            && let Some((_, first)) = sentence.last_mut()
        {
            first.name = None; // الولايات المتحدة: words that make a name
        }
        let mut known = Known {
            name: name(label).filter(|_| label != "I-Nation"),
            ..Known::default()
        };
        if arabic {
            let conjunction = pending.first().is_some_and(|c| "وف".contains(*c));
            known.conjunction = conjunction.then_some(true); // واضاف is left whole at times
            known.preposition = pending.iter().copied().find(|c| "بلك".contains(*c));
            known.pronoun = Some(0);
            let prefix: String = pending.drain(..).collect();
            let rest = if prefix.ends_with('ل') && token.starts_with("ال") {
                token.replacen("ال", "ل", 1)
            } else {
                token.to_owned()
            };
            sentence.push((prefix + &rest, known));
        } else {
            sentence.push((token.to_owned(), Known::default()));
        }
    }
    out
}

/// AQMAR: entities marked, words whole.
pub fn aqmar(text: &str) -> Vec<Example> {
    let mut out = Vec::new();
    let mut sentence: Vec<(String, Known)> = Vec::new();
    for line in text.lines().chain([""]) {
        let Some((token, label)) = line.rsplit_once(' ') else {
            if !sentence.is_empty() {
                out.push(join(&sentence));
                sentence.clear();
            }
            continue;
        };
        let known = Known {
            name: name(label),
            ..Known::default()
        };
        sentence.push((token.to_owned(), known));
    }
    out
}

/// What an entity label says of being a name; organisations and works are left open.
fn name(label: &str) -> Option<bool> {
    let kind = label.get(2..).unwrap_or_default();
    match kind {
        "" => Some(false),
        "PER" | "LOC" | "Nation" | "Population-Center" | "Politician" | "Athlete" | "Artist"
        | "Other_PER" | "Scientist" | "Businessperson" | "Religious_PER" | "Lawyer"
        | "Engineer" | "Police" => Some(true).filter(|_| kind != "LOC" || label.starts_with('B')),
        _ => None,
    }
}

fn join(sentence: &[(String, Known)]) -> Example {
    let mut text = String::new();
    let mut at = 0;
    let mut known = Vec::new();
    for (word, what) in sentence {
        let length = word.chars().count() as u32;
        known.push(Known {
            start: at,
            end: at + length,
            ..what.clone()
        });
        text.push_str(word);
        text.push(' ');
        at += length + 1;
    }
    Example {
        text,
        known,
        full: false,
    }
}
