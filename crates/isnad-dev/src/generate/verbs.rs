//! `data/verbs.tsv`: a row for every verb, its root and form found by conjugating.
//!
//! The evidence names a verb's unvocalised perfect and written forms seen with it, no more. Every
//! root and form that could give that perfect is conjugated; the one whose forms cover most of
//! the evidence is kept, and a second where it explains what the first leaves over. Forms I and
//! II of a root are written alike: there the nouns decide (تفعيل and مفعّل against فاعل and مفعول).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args as Arguments;
use isnad_arabic::verbs::{Form, Verb};

/// Where the evidence is and the table goes.
#[derive(Arguments)]
pub struct Args {
    /// What `morphology.py` wrote.
    evidence: PathBuf,
    /// Stems with their frequencies.
    #[arg(long, default_value = "data/morphology/forms.tsv")]
    forms: PathBuf,
    /// Verbal nouns that no rule gives, by hand.
    #[arg(long, default_value = "crates/isnad-dev/generate/masdars.tsv")]
    masdars: PathBuf,
    /// The table.
    #[arg(long, default_value = "data/verbs.tsv")]
    out: PathBuf,
}

/// A verb none of whose forms is this frequent stays out: it would only lend its readings to
/// words that are something else.
const COMMON: i32 = -158;

/// Roots that the writing leaves open: lemma and root.
const ROOTS: [(&str, &str); 14] = [
    ("أضاف", "ضيف"),
    ("استضاف", "ضيف"),
    ("أفاد", "فيد"),
    ("استفاد", "فيد"),
    ("اختار", "خير"),
    ("انتقد", "نقد"),
    ("اتخذ", "ءخذ"),
    ("أدان", "دين"),
    ("اغتال", "غيل"),
    ("ازداد", "زيد"),
    ("أرى", "رءي"),
    ("انتصر", "نصر"),
    ("أشاد", "شيد"),
    ("أتاح", "تيح"),
];

/// What is known of nouns.
struct Nouns {
    known: BTreeSet<String>,
    levels: BTreeMap<String, i32>,
}

impl Nouns {
    /// Ten times the logarithm of a noun's frequency; far below zero where it is none.
    fn level(&self, noun: &str) -> i32 {
        if self.known.contains(noun) {
            self.levels.get(noun).copied().unwrap_or(-210)
        } else {
            -300
        }
    }
}

/// Makes the table.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let read = |path: &PathBuf| {
        std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
    };
    let mut evidence: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut nouns = Nouns {
        known: BTreeSet::new(),
        levels: BTreeMap::new(),
    };
    for line in read(&args.evidence)?.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells.as_slice() {
            ["verb", lemma, form] => {
                evidence
                    .entry((*lemma).to_owned())
                    .or_default()
                    .insert((*form).to_owned());
            }
            ["noun", noun, _] => {
                nouns.known.insert((*noun).to_owned());
            }
            _ => {}
        }
    }
    for line in read(&args.forms)?.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        if let [form, level, ..] = cells.as_slice() {
            nouns.levels.insert((*form).to_owned(), level.parse()?);
        }
    }
    let mut by_hand: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for line in read(&args.masdars)?.lines().skip(1) {
        if let Some((lemma, masdars)) = line.split_once('\t') {
            let list = masdars.split('|').map(str::to_owned).collect();
            by_hand.entry(lemma.to_owned()).or_default().push(list);
        }
    }

    let common = |verb: &Verb| {
        verb.inflected().iter().any(|i| {
            i.person == 3
                && nouns
                    .levels
                    .get(&i.surface)
                    .is_some_and(|level| *level >= COMMON)
        })
    };
    let mut rows: BTreeSet<(String, Form, String, String, String)> = BTreeSet::new();
    let mut lost = 0;
    for (lemma, seen) in &evidence {
        let mut chosen = choose(lemma, seen, &nouns);
        chosen.retain(common);
        if chosen.is_empty() {
            lost += 1;
        }
        let first = chosen.iter().any(|v| v.form == Form::I);
        for verb in &chosen {
            let lists = by_hand.get(lemma);
            let ruled = verb.masdars();
            let mut masdars: Vec<String> = Vec::new();
            for list in lists.into_iter().flatten() {
                let fits = if verb.form == Form::I {
                    !list[0].starts_with("ت") || list[0].chars().count() < 4
                } else {
                    ruled.contains(&list[0]) || !first
                };
                if fits {
                    masdars.extend(list.iter().filter(|m| !ruled.contains(m)).cloned());
                }
            }
            if verb.form == Form::I && masdars.is_empty() {
                masdars = form_one_masdars(verb, &nouns);
            }
            let root: String = verb.radicals.iter().collect();
            let vowels = Verb::of(&root, verb.form, None, lemma)
                .filter(|v| v.inflected() == verb.inflected())
                .map_or_else(
                    || format!("{}-{}", verb.vowels.0, verb.vowels.1),
                    |_| String::new(),
                );
            let mut seen_once = BTreeSet::new();
            masdars.retain(|m| seen_once.insert(m.clone()));
            rows.insert((root, verb.form, lemma.clone(), vowels, masdars.join("|")));
        }
    }
    let mut out = String::from("root\tform\tlemma\tvowels\tmasdars\tsource\n");
    for (root, form, lemma, vowels, masdars) in &rows {
        writeln!(
            out,
            "{root}\t{}\t{lemma}\t{vowels}\t{masdars}\thunspell-ar",
            form.name()
        )?;
    }
    std::fs::write(&args.out, out)?;
    println!("{} rows; {lost} perfects without a verb", rows.len());
    Ok(())
}

/// Prints every form of the table's verbs.
pub fn forms() -> anyhow::Result<()> {
    let table = std::fs::read_to_string("data/verbs.tsv").context("reading data/verbs.tsv")?;
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [root, form, lemma, vowels, ..] = cells.as_slice() else {
            continue;
        };
        let vowels: Vec<char> = vowels.chars().collect();
        let vowels = (vowels.len() == 3).then(|| (vowels[0], vowels[2]));
        let verb = Form::from_name(form).and_then(|form| Verb::of(root, form, vowels, lemma));
        for i in verb.iter().flat_map(Verb::inflected) {
            let tense = match i.tense {
                1 => 'p',
                2 => 'i',
                _ => 'c',
            };
            let usual = u8::from(i.person == 3 && i.number != 2 && i.tense != 3);
            println!("{}\t{lemma}\t{tense}\t{usual}", i.surface);
        }
    }
    Ok(())
}

fn choose(lemma: &str, seen: &BTreeSet<String>, nouns: &Nouns) -> Vec<Verb> {
    let mut scored: Vec<(usize, Verb, BTreeSet<String>)> = Vec::new();
    let root = ROOTS
        .iter()
        .find(|(l, _)| *l == lemma)
        .map(|(_, root)| *root);
    for verb in hypotheses(lemma) {
        if root.is_some_and(|root| verb.radicals.iter().copied().ne(root.chars())) {
            continue;
        }
        let forms: BTreeSet<String> = verb.inflected().into_iter().map(|i| i.surface).collect();
        let hits = seen.intersection(&forms).count();
        if hits * 2 >= seen.len() || hits >= 4 {
            // انتقد is VIII of نقد, not VII of تقد.
            let unlikely = verb.form == Form::VII && verb.radicals.first() == Some(&'ت');
            let hits = if unlikely {
                hits.saturating_sub(1)
            } else {
                hits
            };
            let same = scored.iter().any(|(_, v, _)| v.form == verb.form);
            let better = scored
                .iter()
                .all(|(h, v, _)| v.form != verb.form || hits > *h);
            if !same || better {
                scored.retain(|(_, v, _)| v.form != verb.form);
                scored.push((hits, verb, forms));
            }
        }
    }
    scored.sort_by_key(|(hits, verb, _)| (std::cmp::Reverse(*hits), verb.form));
    let Some(most) = scored.first().map(|(hits, ..)| *hits) else {
        return Vec::new();
    };
    let mut left: BTreeSet<String> = seen.clone();
    let mut out: Vec<Verb> = Vec::new();
    for (hits, verb, forms) in scored {
        let explains = left.intersection(&forms).count();
        let alike = matches!(verb.form, Form::I | Form::II) && hits * 10 >= most * 8;
        let keep = if alike {
            attested(&verb, nouns)
        } else {
            out.is_empty() || explains * 4 >= seen.len()
        };
        if keep {
            left.retain(|f| !forms.contains(f));
            out.push(verb);
        }
    }
    if out.is_empty() {
        out.extend(hypotheses(lemma).into_iter().take(1));
    }
    out
}

/// Nouns speak for a verb of form I or II.
fn attested(verb: &Verb, nouns: &Nouns) -> bool {
    if verb.form == Form::II {
        let best = verb.masdars().iter().map(|m| nouns.level(m)).max();
        return best.unwrap_or(-300) > -165;
    }
    let active = nouns.level(&verb.active_participle());
    let passive = nouns.level(&verb.passive_participle());
    active.max(passive) > -175
}

fn form_one_masdars(verb: &Verb, nouns: &Nouns) -> Vec<String> {
    let r = &verb.radicals;
    let plain: String = r.iter().map(|c| if *c == 'ء' { 'أ' } else { *c }).collect();
    let waw: String = if let [a, b, c] = r.as_slice() {
        [*a, *b, 'و', *c].iter().collect()
    } else {
        return Vec::new();
    };
    let mut out: Vec<(i32, String)> = [plain, waw]
        .into_iter()
        .map(|noun| (nouns.level(&noun), noun))
        .filter(|(level, _)| *level > -190)
        .collect();
    out.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
    out.into_iter().take(1).map(|(_, noun)| noun).collect()
}

/// Every verb whose perfect is written so.
fn hypotheses(lemma: &str) -> Vec<Verb> {
    let letters: Vec<char> = lemma.chars().collect();
    let radical = |c: char| {
        if matches!(c, 'أ' | 'إ' | 'ؤ' | 'ئ') {
            'ء'
        } else {
            c
        }
    };
    let mut out: Vec<Verb> = Vec::new();
    let mut add = |form: Form, spots: &[Vec<char>]| {
        let mut roots: Vec<String> = vec![String::new()];
        for spot in spots {
            roots = roots
                .iter()
                .flat_map(|root| spot.iter().map(move |c| format!("{root}{c}")))
                .collect();
        }
        let vowels: &[Option<(char, char)>] = if form == Form::I {
            &[
                None,
                Some(('a', 'u')),
                Some(('a', 'i')),
                Some(('a', 'a')),
                Some(('i', 'a')),
            ]
        } else {
            &[None]
        };
        for root in &roots {
            for vowels in vowels {
                if let Some(verb) = Verb::of(root, form, *vowels, lemma)
                    && !out.contains(&verb)
                {
                    out.push(verb);
                }
            }
        }
    };
    // What a written letter may be as a radical: a weak one behind alef, yeh and alef maqsura.
    let spot = |c: char| match c {
        'ا' => vec!['و', 'ي'],
        'ى' | 'ي' => vec!['ي', 'و'],
        'آ' => vec!['ء'],
        c => vec![radical(c)],
    };
    let rest = |prefix: &str| -> Option<Vec<Vec<char>>> {
        let tail = lemma.strip_prefix(prefix)?;
        Some(tail.chars().map(spot).collect())
    };
    let triple = |spots: Vec<Vec<char>>| -> Vec<Vec<Vec<char>>> {
        match spots.len() {
            3 => vec![spots],
            2 => vec![vec![spots[0].clone(), spots[1].clone(), spots[1].clone()]],
            _ => Vec::new(),
        }
    };
    for spots in rest("").map(triple).into_iter().flatten() {
        add(Form::I, &spots);
        add(Form::II, &spots);
    }
    if letters.first() == Some(&'آ') {
        let spots: Vec<Vec<char>> = letters[1..].iter().copied().map(spot).collect();
        let mut with = vec![vec!['ء']];
        with.extend(spots);
        add(Form::IV, &with);
        add(Form::III, &with);
    }
    for (prefix, form) in [
        ("أ", Form::IV),
        ("ت", Form::V),
        ("ان", Form::VII),
        ("است", Form::X),
    ] {
        for spots in rest(prefix).map(triple).into_iter().flatten() {
            add(form, &spots);
        }
    }
    let long = |prefix: &str| -> Option<Vec<Vec<char>>> {
        let tail: Vec<char> = lemma.strip_prefix(prefix)?.chars().collect();
        match tail.as_slice() {
            [a, 'ا', b, c] => Some(vec![spot(*a), spot(*b), spot(*c)]),
            [a, 'ا', b] => Some(vec![spot(*a), spot(*b), spot(*b)]),
            ['آ', b, c] => Some(vec![vec!['ء'], spot(*b), spot(*c)]),
            _ => None,
        }
    };
    if let Some(spots) = long("") {
        add(Form::III, &spots);
    }
    if let Some(spots) = long("ت") {
        add(Form::VI, &spots);
    }
    if letters.first() == Some(&'ا') && letters.len() >= 4 {
        let tail =
            |from: usize| -> Vec<Vec<char>> { letters[from..].iter().copied().map(spot).collect() };
        let eight = |first: Vec<char>, from: usize| -> Vec<Vec<char>> {
            let mut spots = vec![first];
            let tail = tail(from);
            spots.extend(tail.iter().cloned());
            if tail.len() == 1 {
                spots.push(tail[0].clone());
            }
            spots
        };
        if letters[2] == 'ت'
            || matches!(
                (letters[1], letters[2]),
                ('ص' | 'ض' | 'ظ', 'ط') | ('ز', 'د')
            )
        {
            add(Form::VIII, &eight(vec![radical(letters[1])], 3));
        }
        match letters[1] {
            'ت' => add(Form::VIII, &eight(vec!['و', 'ت', 'ء'], 2)),
            'ط' => add(Form::VIII, &eight(vec!['ط'], 2)),
            'د' => add(Form::VIII, &eight(vec!['د', 'ذ'], 2)),
            _ => {}
        }
        if letters.len() == 4 {
            add(Form::IX, &tail(1));
        }
        if letters.len() == 5 {
            add(Form::Q4, &tail(1));
        }
    }
    let four = |prefix: &str| rest(prefix).filter(|spots| spots.len() == 4);
    if let Some(spots) = four("") {
        add(Form::Q1, &spots);
    }
    if let Some(spots) = four("ت") {
        add(Form::Q2, &spots);
    }
    out
}
