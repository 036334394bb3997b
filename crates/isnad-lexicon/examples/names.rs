//! Names of the tables in a text: how often each is found, and how long finding takes.
//!
//!     cargo run -p isnad-lexicon --example names -- FILE [KIND]

#![allow(clippy::print_stdout, reason = "a program that prints what it found")]

use std::collections::BTreeMap;
use std::time::Instant;

use isnad_arabic::Document;
use isnad_lexicon::{EntryKind, Lexicon};

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let text = std::fs::read_to_string(args.next().unwrap_or_default())?;
    let kind = args.next().unwrap_or_default();
    let before = Instant::now();
    let lexicon = Lexicon::global();
    println!(
        "start-up {:?}, {} bytes of tables",
        before.elapsed(),
        Lexicon::size()
    );
    let document = Document::read(&text);
    let before = Instant::now();
    let found: usize = (0..document.words.len())
        .map(|at| lexicon.names_at(&document.words, at).len())
        .sum();
    let words = document.words.len().max(1);
    let each = before.elapsed().as_nanos() as usize / words;
    println!("{words} words, {found} names, {each} ns a word");
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for paragraph in &document.paragraphs {
        let words = &document.words[..paragraph.words.end];
        let mut at = paragraph.words.start;
        while at < words.len() {
            let all = lexicon.names_at(words, at);
            let Some(best) = all.first().filter(|m| m.is_strong()) else {
                at += 1;
                continue;
            };
            let wanted = |k: EntryKind| kind.is_empty() || format!("{k:?}") == kind;
            if let Some(entry) = best.entries().find(|e| wanted(e.kind()) && !e.is_common()) {
                let start = best.start(&document.chars, &words[at]) as usize;
                let end = words[at + best.words - 1].span.end as usize;
                let name: String = document.chars[start..end].iter().collect();
                let clitics = if best.proclitic.is_bare() { "" } else { "+" };
                *counts
                    .entry(format!(
                        "{clitics}{name} {:?} {}",
                        entry.kind(),
                        entry.key()
                    ))
                    .or_default() += 1;
            }
            at += best.words;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.clone()));
    for (name, count) in counts {
        println!("{count}\t{name}");
    }
    Ok(())
}
