//! The sample reports: read each one, and hold the record against the golden file beside it.
//!
//! A sample is a report of our own writing under `samples/`. Its golden file
//! (`samples/golden/NAME.txt`) is the record set out for a reader of Arabic; where someone has
//! annotated the sample by hand (`samples/gold/NAME.json`), the golden file ends with how the
//! record falls short of the annotation. So a known error stands in the repository as one, and
//! every change of reading shows as a diff to review.
//!
//! Golden files are never edited by hand: `isnad-dev samples --bless`, or the test with
//! `ISNAD_BLESS=1`, writes them anew.

mod render;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use isnad_reader::Report;

use crate::score::gold::{Gold, Text};
use crate::score::measure;

/// Read the sample reports and compare with their golden files.
#[derive(clap::Args)]
pub struct Args {
    /// Folder of the samples.
    #[arg(long, default_value = "samples")]
    folder: PathBuf,
    /// Write the golden files as the reader reads today; review the diff.
    #[arg(long)]
    bless: bool,
    /// Samples to look at, by a part of their name [default: all].
    names: Vec<String>,
}

/// Compares or blesses, and prints where the reading differs.
pub fn run(args: &Args) -> Result<()> {
    let chosen = |name: &str| {
        args.names.is_empty() || args.names.iter().any(|part| name.contains(part.as_str()))
    };
    let differing = check(&args.folder, args.bless, &chosen)?;
    if args.bless {
        println!("{} golden files written anew", differing.len());
        return Ok(());
    }
    for difference in &differing {
        print!("{difference}");
    }
    if !differing.is_empty() {
        bail!(
            "{} samples read differently: review, then isnad-dev samples --bless",
            differing.len()
        );
    }
    Ok(())
}

/// One sample report.
pub struct Sample {
    /// Name of its files and id of its record.
    pub name: String,
    /// Its text as the reader takes it.
    pub report: Report,
}

/// The samples of a folder, in the order of its index.
pub fn samples(folder: &Path) -> Result<Vec<Sample>> {
    let index = folder.join("index.tsv");
    let rows = std::fs::read_to_string(&index).with_context(|| index.display().to_string())?;
    let mut samples = Vec::new();
    for (at, row) in rows.lines().enumerate().skip(1) {
        let mut cells = row.split('\t');
        let (Some(name), Some(day), Some(_style)) = (cells.next(), cells.next(), cells.next())
        else {
            bail!(
                "{}:{}: expected name TAB published TAB style, found {row:?}",
                index.display(),
                at + 1
            );
        };
        let published = day
            .parse()
            .with_context(|| format!("{}:{}: {day:?}", index.display(), at + 1))?;
        let path = folder.join(format!("{name}.txt"));
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let Some((title, body)) = text.trim_end().split_once("\n\n") else {
            bail!(
                "{}: expected a title, a blank line and a body",
                path.display()
            );
        };
        samples.push(Sample {
            name: name.to_owned(),
            report: Report::of(name, Some(title), body, Some(published)),
        });
    }
    Ok(samples)
}

/// The annotation of a sample, where someone has made one.
pub fn gold(folder: &Path, name: &str) -> Result<Option<Gold>> {
    let path = folder.join("gold").join(format!("{name}.json"));
    if !path.exists() {
        return Ok(None);
    }
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let gold = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
    Ok(Some(gold))
}

/// Reads the chosen samples and tells how each differs from its golden file; writes the files
/// anew where `bless` is set.
fn check(folder: &Path, bless: bool, chosen: &dyn Fn(&str) -> bool) -> Result<Vec<String>> {
    let golden = folder.join("golden");
    let mut differing = Vec::new();
    for sample in samples(folder)? {
        if !chosen(&sample.name) {
            continue;
        }
        let read = golden_text(folder, &sample)?;
        let path = golden.join(format!("{}.txt", sample.name));
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        if read == kept {
            continue;
        }
        differing.push(difference(&sample.name, &kept, &read));
        if bless {
            std::fs::create_dir_all(&golden)?;
            std::fs::write(&path, &read).with_context(|| path.display().to_string())?;
        }
    }
    Ok(differing)
}

fn golden_text(folder: &Path, sample: &Sample) -> Result<String> {
    let record = isnad_reader::read(&sample.report);
    let mut out = render::record(&sample.report.text, &record);
    if let Some(gold) = gold(folder, &sample.name)? {
        let text = Text::new(&sample.report.text);
        let (tally, mistakes) = measure::measure(&text, &gold, &record)?;
        out.push_str(&render::verdict(&tally, &mistakes));
    }
    Ok(out)
}

/// The lines that only one of two texts has: enough to see what changed; `git diff` shows it in
/// its place.
fn difference(name: &str, kept: &str, read: &str) -> String {
    let mut counts: BTreeMap<&str, i32> = BTreeMap::new();
    for line in kept.lines() {
        *counts.entry(line).or_default() -= 1;
    }
    for line in read.lines() {
        *counts.entry(line).or_default() += 1;
    }
    let only = |text: &str, sign: i32, mark: char| -> String {
        text.lines()
            .filter(|line| counts.get(line).is_some_and(|n| n.signum() == sign))
            .map(|line| format!("{mark} {line}\n"))
            .collect()
    };
    format!("== {name}\n{}{}", only(kept, -1, '-'), only(read, 1, '+'))
}

#[cfg(test)]
mod tests;
