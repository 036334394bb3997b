//! The language layer against the Prague Arabic Dependency Treebank: segmentation and tags.
//!
//! The file has a sentence a line: tokens, a tab, tags. A word that splits stands once with the
//! tag `_`, then its segments. Two shares are measured: written words whose segments are all
//! right (spelling folded, since restoring a hamza is not segmentation; the strict share with
//! restored spelling is printed beside it), and gold segments with the right tag, where a word
//! whose segments differ in number has no right tag at all. Where the file has lost the texts of
//! a word's segments (it repeats the word instead), their number alone is compared.
//!
//! The treebank tags by conventions of its own. [`convention`] maps ours onto them by closed
//! lists and the analysis alone; it sees no gold.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, ensure};
use clap::Args as Arguments;
use isnad_arabic::morphology::{attributive_tenths, is_word};
use isnad_arabic::{Document, Pos, WordKind, fold};

/// Where the sentences are and how much to print.
#[derive(Arguments)]
pub struct Args {
    /// Sentences of the treebank.
    #[arg(default_value = "../shared/eval/padt-dev.txt")]
    file: PathBuf,
    /// How many error classes and examples to print.
    #[arg(long, default_value_t = 40)]
    show: usize,
}

#[derive(Default)]
struct Tally {
    words: usize,
    right: usize,
    strict: usize,
    segments: usize,
    tagged: usize,
    aligned: usize,
    splits: BTreeMap<(String, String), usize>,
    tags: BTreeMap<(String, String), BTreeMap<String, usize>>,
}

/// One written word with its gold segments.
struct Gold {
    word: String,
    segments: Vec<(String, String)>,
}

/// A segment of ours: restored text, tag by the treebank's convention.
type Ours = (String, String);

/// Measures and prints.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(&args.file)
        .with_context(|| format!("reading {}", args.file.display()))?;
    let mut tally = Tally::default();
    for (number, line) in text.lines().enumerate() {
        let gold = parse(line).with_context(|| format!("line {}", number + 1))?;
        measure(&gold, &mut tally);
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    println!(
        "segmentation: {:.2} % of {} words (with restored spelling {:.2} %)",
        share(tally.right, tally.words),
        tally.words,
        share(tally.strict, tally.words)
    );
    println!(
        "tags: {:.2} % of {} gold segments ({:.2} % of the {} aligned)",
        share(tally.tagged, tally.segments),
        tally.segments,
        share(tally.tagged, tally.aligned),
        tally.aligned
    );
    println!("\ntag errors, gold > ours:");
    let mut tags: Vec<_> = tally.tags.iter().collect();
    tags.sort_by_key(|(_, words)| std::cmp::Reverse(words.values().sum::<usize>()));
    for ((gold, ours), words) in tags.iter().take(args.show) {
        let mut list: Vec<_> = words.iter().collect();
        list.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let sample: Vec<String> = list
            .iter()
            .take(14)
            .map(|(word, count)| format!("{word} {count}"))
            .collect();
        let sum: usize = words.values().sum();
        println!("{sum:5} {gold} > {ours}: {}", sample.join(", "));
    }
    println!("\nsplit errors, gold > ours:");
    let mut splits: Vec<_> = tally.splits.iter().collect();
    splits.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for ((gold, ours), count) in splits.iter().take(args.show * 3) {
        print!("{count} {gold} > {ours}; ");
    }
    println!();
    Ok(())
}

fn parse(line: &str) -> anyhow::Result<Vec<Gold>> {
    let (tokens, tags) = line.split_once('\t').context("expected a tab")?;
    let tokens: Vec<&str> = tokens.split_whitespace().collect();
    let tags: Vec<&str> = tags.split_whitespace().collect();
    ensure!(
        tokens.len() == tags.len(),
        "{} tokens, {} tags",
        tokens.len(),
        tags.len()
    );
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let word = tokens[at];
        let clitic = |at: usize| matches!(tags.get(at), Some(&("ADP" | "CCONJ" | "PRON")));
        let mut last = at;
        while tokens.get(last + 1) == Some(&word) && word.chars().count() > 2 {
            last += 1;
        }
        if last > at && (clitic(at) || clitic(last)) {
            // Some segments have lost their text: the word stands in place of each.
            out.push(Gold {
                word: word.to_owned(),
                segments: (at..=last)
                    .map(|s| (String::new(), tags[s].to_owned()))
                    .collect(),
            });
            at = last + 1;
            continue;
        }
        if tags[at] != "_" || word == "_" {
            out.push(Gold {
                word: word.to_owned(),
                segments: vec![(word.to_owned(), tags[at].to_owned())],
            });
            at += 1;
            continue;
        }
        let mut segments: Vec<(String, String)> = Vec::new();
        let length = fold(word).chars().count();
        let mut sum = 0;
        at += 1;
        while at < tokens.len() && sum < length && tags[at] != "_" {
            let plain = fold(tokens[at]);
            let after_lam = segments.last().is_some_and(|(text, _)| text == "ل");
            sum += plain.chars().count();
            if after_lam && plain.starts_with("الل") {
                sum -= 2;
            } else if after_lam && plain.starts_with("ال") && word.contains("لل") {
                sum -= 1;
            }
            if tags[at] == "PRON" && segments.last().is_some_and(|(t, _)| t.ends_with("وا")) {
                sum -= 1;
            }
            segments.push((tokens[at].to_owned(), tags[at].to_owned()));
            at += 1;
        }
        out.push(Gold {
            word: word.to_owned(),
            segments,
        });
    }
    Ok(out)
}

fn measure(gold: &[Gold], tally: &mut Tally) {
    let mut text = String::new();
    let mut places = Vec::new();
    for word in gold {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.chars().count() as u32;
        text.push_str(&word.word);
        places.push(start..start + word.word.chars().count() as u32);
    }
    let document = Document::read(&text);
    let mut next = 0;
    for (word, place) in gold.iter().zip(&places) {
        let mut ours: Vec<Ours> = Vec::new();
        while next < document.words.len() && document.words[next].span.start < place.end {
            ours.extend(convention(&document, next));
            next += 1;
        }
        let letters = word
            .word
            .chars()
            .any(|c| ('\u{620}'..='\u{64a}').contains(&c) && c != 'ـ');
        if !letters && ours.len() > 1 {
            // Digits and marks run together are one token there.
            let tag = if ours.iter().any(|(_, t)| t == "NUM") {
                "NUM"
            } else {
                "PUNCT"
            };
            ours = vec![(word.word.clone(), tag.to_owned())];
        }
        tally.words += 1;
        tally.segments += word.segments.len();
        let list = |segments: &[(String, String)], f: &dyn Fn(&str) -> String| -> String {
            let texts: Vec<String> = segments.iter().map(|(t, _)| f(t)).collect();
            texts.join(" ")
        };
        let folded = |t: &str| skeleton(&fold(t));
        let lost = word.segments.iter().any(|(text, _)| text.is_empty());
        let right = if lost {
            word.segments.len() == ours.len()
        } else {
            list(&word.segments, &folded) == list(&ours, &folded)
        };
        let plain = |t: &str| t.replace(['ـ', '\u{670}'], "");
        tally.right += usize::from(right);
        tally.strict += usize::from(if word.segments.len() > 1 && !lost {
            list(&word.segments, &plain) == list(&ours, &plain)
        } else {
            right
        });
        if !right {
            let pair = (
                list(&word.segments, &str::to_owned),
                list(&ours, &str::to_owned),
            );
            *tally.splits.entry(pair).or_default() += 1;
        }
        if word.segments.len() != ours.len() {
            continue;
        }
        tally.aligned += ours.len();
        for ((text, gold), (_, ours)) in word.segments.iter().zip(&ours) {
            if gold == ours {
                tally.tagged += 1;
            } else {
                *tally
                    .tags
                    .entry((gold.clone(), ours.clone()))
                    .or_default()
                    .entry(text.clone())
                    .or_default() += 1;
            }
        }
    }
}

/// Seats of hamza and the two yehs are spelling, not segmentation.
fn skeleton(folded: &str) -> String {
    folded.replace(['ء', 'و'], "ي").replace('ه', "ت")
}

/// Names that the treebank's dictionary holds as words, and so tags as nouns: months and the
/// countries and cities of the Arab world and beside it. Other names it does not analyse (`X`).
const NAMES_THAT_ARE_WORDS: [&str; 60] = [
    "يناير",
    "فبراير",
    "مارس",
    "ابريل",
    "مايو",
    "يونيو",
    "يونيه",
    "يوليو",
    "يوليه",
    "اغسطس",
    "سبتمبر",
    "اكتوبر",
    "نوفمبر",
    "ديسمبر",
    "كانون",
    "شباط",
    "اذار",
    "نيسان",
    "ايار",
    "حزيران",
    "تموز",
    "اب",
    "ايلول",
    "تشرين",
    "رمضان",
    "شعبان",
    "محرم",
    "مصر",
    "ايران",
    "طهران",
    "إسرائيل",
    "بغداد",
    "دمشق",
    "بيروت",
    "عمان",
    "لبنان",
    "تونس",
    "قطر",
    "دبي",
    "صنعاء",
    "عدن",
    "حلب",
    "مكه",
    "جده",
    "ظفار",
    "يافا",
    "حيفا",
    "صيدا",
    "طرابلس",
    "بنغازي",
    "فلسطين",
    "قبرص",
    "البرازيل",
    "باكستان",
    "الهند",
    "الصين",
    "دارفور",
    "الموصل",
    "غزة",
    "سوريه",
];

/// Quantities that the treebank tags as the adjectives they are by form.
const QUANTITIES: [&str; 5] = ["عديد", "كثير", "قليل", "كبار", "سائر"];

/// Our segments of a word under the treebank's conventions.
///
/// - A name is `X`, but `NOUN` with the article at a name's beginning, or in its dictionary;
///   `بن` is `PROPN`.
/// - It tags by dictionary: a noun of ours that news writes as an attribute (seven times in ten
///   or more), or a participle in the accusative, is `ADJ`, an adjective that news never writes so `NOUN`, and a noun that our
///   lexicon does not know as a word `X`.
/// - A letter standing alone is `X`, but a preposition stretched with tatweel `ADP`.
/// - `أي` is `ADJ`; `%` and `+` are `SYM`.
/// - `إن` is `PART` behind ف, else `SCONJ`.
fn convention(document: &Document, word: usize) -> Vec<Ours> {
    let mut out: Vec<Ours> = Vec::new();
    let this = &document.words[word];
    let before = word.checked_sub(1).map(|b| &document.words[b]);
    let alone = this.folded.chars().count() == 1;
    for segment in document.segments(word) {
        let text = segment.text.as_str();
        let stem = segment.span == this.analysis.stem;
        let mut tag = segment.pos.tag();
        if stem && segment.pos == Pos::Propn && text != "بن" {
            let inside = before.is_some_and(|w| w.analysis.pos == Pos::Propn);
            let article = this.analysis.clitics.article || text.starts_with("ال");
            let plain = fold(text);
            let word = NAMES_THAT_ARE_WORDS.iter().any(|n| fold(n) == plain);
            tag = if word || article && !inside {
                "NOUN"
            } else {
                "X"
            };
        }
        let bare = text.strip_prefix("ال").unwrap_or(text);
        let free = this.analysis.enclitic.is_none() && bare.chars().count() > 2;
        if stem && segment.pos == Pos::Noun && this.kind == WordKind::Arabic {
            if QUANTITIES.contains(&bare)
                || free && bare != text && attributive_tenths(bare).is_some_and(|t| t >= 7)
                || this.analysis.features.participle && text.starts_with('م') && text.ends_with('ا')
            {
                tag = "ADJ";
            } else if bare == text && free && !is_word(bare) {
                tag = "X";
            }
        }
        if stem && segment.pos == Pos::Adj && attributive_tenths(bare) == Some(0) {
            tag = "NOUN";
        }
        if stem && segment.pos == Pos::Det && fold(text).starts_with("اي") {
            tag = "ADJ";
        }
        if alone && this.kind == WordKind::Arabic {
            let stretched = this.span.end - this.span.start > 1;
            tag = match &*this.folded {
                "و" => tag,
                "ب" | "ل" | "ك" if stretched => "ADP",
                _ => "X",
            };
        }
        if matches!(text, "%" | "+") {
            tag = "SYM";
        }
        if stem && text == "إن" {
            let so = this.analysis.clitics.conjunction == Some('ف');
            tag = if so { "PART" } else { "SCONJ" };
        }
        out.push((segment.text.to_string(), tag.to_owned()));
    }
    out
}
