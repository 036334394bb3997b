//! `isnad-dev eval peers`: how many actors of a peer's Arabic dictionary our tables resolve.
//!
//! The dictionary has stemmed words joined by `_` and codes of country and sector with dates
//! (`[IRQGOV 20060520-20140908]`). An actor counts as known where a row of ours covers the whole
//! name, as read where the rows of its parts (`قوة_إسرائيلي`) give its country.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::Context;
use isnad_arabic::Document;
use isnad_lexicon::{Entry, EntryKind, Lexicon, Match, State};
use isnad_record::Sector;

/// Measure our tables against a peer's actors.
#[derive(clap::Args)]
pub struct Args {
    /// The peer's dictionary.
    #[arg(long, default_value = "../shared/peers/actor_dict_ar_v4.txt")]
    actors: PathBuf,
    /// Print so many names that our tables do not resolve.
    #[arg(long, default_value_t = 0)]
    missed: usize,
}

/// An actor's codes: every country and sector its dates give it.
#[derive(Default)]
struct Codes {
    countries: BTreeSet<String>,
    sectors: BTreeSet<Sector>,
}

#[derive(Default)]
struct Count {
    all: u32,
    known: u32,
    read: u32,
    sector: u32,
    same_sector: u32,
}

/// Prints coverage by kind of name and by country.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let bytes = std::fs::read(&args.actors)
        .with_context(|| format!("reading {}", args.actors.display()))?;
    let actors = actors(&String::from_utf8_lossy(&bytes));
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut missed = Vec::new();
    for (name, codes) in &actors {
        if codes.countries.is_empty() {
            continue;
        }
        let (known, read, sectors) = resolve(name, codes);
        let words = name.split(' ').count();
        let country = codes.countries.first().map_or("", String::as_str);
        let kinds = [
            "all",
            if words == 1 {
                "one word"
            } else {
                "several words"
            },
            country,
        ];
        for kind in kinds {
            let count = counts.entry(kind.to_owned()).or_default();
            count.all += 1;
            count.known += u32::from(known);
            count.read += u32::from(read);
            if read && !codes.sectors.is_empty() && !sectors.is_empty() {
                count.sector += 1;
                count.same_sector += u32::from(!sectors.is_disjoint(&codes.sectors));
            }
        }
        if !read {
            missed.push(format!("{name} {:?}", codes.countries));
        }
    }
    print(&counts);
    for name in missed
        .iter()
        .step_by((missed.len() / args.missed.max(1)).max(1))
        .take(args.missed)
    {
        println!("{name}");
    }
    Ok(())
}

fn print(counts: &BTreeMap<String, Count>) {
    let mut rows: Vec<(&String, &Count)> = counts.iter().collect();
    rows.sort_by_key(|(name, count)| {
        (
            name.len() == 3 && *name != "all",
            std::cmp::Reverse(count.all),
        )
    });
    println!("| actors | names | known | same country | same sector, of those with one |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    for (name, count) in rows.iter().take(24) {
        println!(
            "| {name} | {} | {} | {} | {} of {} |",
            count.all,
            share(count.known, count.all),
            share(count.read, count.all),
            share(count.same_sector, count.sector),
            count.sector,
        );
    }
}

fn share(part: u32, all: u32) -> String {
    if all == 0 {
        "–".to_owned()
    } else {
        format!("{:.1} %", f64::from(part) * 100.0 / f64::from(all))
    }
}

/// Whether a row covers the whole name with a right country; whether its parts give the country;
/// and the sectors of the rows that did.
fn resolve(name: &str, codes: &Codes) -> (bool, bool, BTreeSet<Sector>) {
    let lexicon = Lexicon::global();
    let (mut known, mut read, mut sectors) = (false, false, BTreeSet::new());
    for text in [name.to_owned(), format!("ال{name}")] {
        let document = Document::read(&text);
        let words = &document.words;
        let mut at = 0;
        while at < words.len() {
            let found = lexicon.names_at(words, at);
            let longest = found.first().map_or(1, |m| m.words);
            let entries = found
                .iter()
                .filter(|m| m.words == longest)
                .flat_map(Match::entries);
            for entry in entries {
                sectors.extend(entry.sector());
                if same_country(entry, codes) {
                    read = true;
                    known |= at == 0 && longest == words.len();
                }
            }
            at += longest;
        }
    }
    (known, read, sectors)
}

fn same_country(entry: Entry, codes: &Codes) -> bool {
    !matches!(
        entry.kind(),
        EntryKind::GivenName | EntryKind::Surname | EntryKind::Title
    ) && entry
        .country()
        .is_some_and(|country| codes.countries.contains(country))
}

/// The dictionary's names with their codes, in order of the names.
fn actors(text: &str) -> BTreeMap<String, Codes> {
    let mut out: BTreeMap<String, Codes> = BTreeMap::new();
    let mut name = String::new();
    for line in text.lines() {
        let line = line.split('#').next().unwrap_or_default();
        let (before, codes) = line
            .split_once('[')
            .map_or((line, None), |(b, c)| (b, Some(c)));
        let given = before.trim().trim_matches('+').replace('_', " ");
        if !given.trim().is_empty() {
            name = given.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if name.is_empty() {
            continue;
        }
        let entry = out.entry(name.clone()).or_default();
        let code = codes
            .unwrap_or_default()
            .split([' ', ']', '>', '<'])
            .next()
            .unwrap_or_default();
        let parts: Vec<&str> = (0..code.len() / 3)
            .filter_map(|n| code.get(n * 3..n * 3 + 3))
            .collect();
        for (at, part) in parts.iter().enumerate() {
            if at == 0 && State::by_iso3(part).is_some() {
                entry.countries.insert((*part).to_owned());
            } else if matches!(*part, "IGO" | "UNO" | "INT" | "EUR" | "IMG" | "NGO" | "NGM")
                && at == 0
            {
                entry.countries.insert("INT".to_owned());
            }
            entry.sectors.extend(Sector::from_code(part));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{actors, resolve};

    #[test]
    fn reads_names_codes_and_dates() {
        let text = "وزارة_خارجية_إيراني_  [IRNGOV]\nفلان_\n\t[IRQGOV 20060422-20081223]\n\t[IRQELI > 19931101]\n";
        let actors = actors(text);
        assert_eq!(actors.len(), 2);
        let codes = &actors["فلان"];
        assert_eq!(codes.countries.len(), 1);
        assert_eq!(codes.sectors.len(), 2);
        let (known, read, _) = resolve("وزارة خارجية إيراني", &actors["وزارة خارجية إيراني"]);
        assert!(read || !known);
    }
}
