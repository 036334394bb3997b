//! Measures events on the judged sentences of the Arabic gold standard records (assault, protest).
//!
//! A sentence counts as positive when its record has an event of the type that is not negated.
//! `ambiguous` sentences are left out. Of the sentences with annotated actors it also counts whole
//! events right: the type, and both sides' country and sector wherever the annotators gave one;
//! several annotators' readings of a sentence are tried and the best kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Context;
use isnad_reader::{Report, read};
use isnad_record::{Event, EventType, Modality, Record};
use serde::Deserialize;

/// Arguments of `isnad-dev gsr`.
#[derive(clap::Args)]
pub struct Args {
    /// The judged sentences, JSON Lines.
    #[arg(long, default_value = "../shared/gsr/dev.jsonl")]
    sentences: PathBuf,
    /// Print this many wrong sentences of each kind.
    #[arg(long, default_value_t = 0)]
    errors: usize,
}

/// A sentence and what its judges said of it.
#[derive(Deserialize)]
pub(crate) struct Judged {
    id: String,
    event: EventType,
    label: String,
    text: String,
    published: String,
    #[serde(default)]
    spans: Vec<Annotated>,
}

#[derive(Deserialize)]
struct Annotated {
    source_role: serde_json::Value,
    target_role: serde_json::Value,
}

/// What became of one judged sentence.
pub(crate) struct Outcome {
    pub(crate) kind: EventType,
    label: String,
    /// Whether its record has such an event, not negated.
    found: bool,
    /// Whether one of them is right with its actors; none where nobody annotated them.
    pub(crate) whole: Option<bool>,
}

/// How well sentences of a type are told from the rest.
#[derive(Default)]
pub(crate) struct Counts {
    hit: usize,
    miss: usize,
    easy: usize,
    difficult: usize,
}

impl Counts {
    /// Counts the outcomes of one type.
    pub(crate) fn of<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> Self {
        let mut counts = Counts::default();
        for outcome in outcomes {
            match (outcome.label.as_str(), outcome.found) {
                ("yes", true) => counts.hit += 1,
                ("yes", false) => counts.miss += 1,
                ("easy no", true) => counts.easy += 1,
                ("difficult no", true) => counts.difficult += 1,
                _ => {}
            }
        }
        counts
    }

    /// Precision, recall and F1.
    pub(crate) fn rates(&self) -> (f64, f64, f64) {
        let (hit, wrong) = (self.hit as f64, (self.easy + self.difficult) as f64);
        let precision = hit / (hit + wrong).max(1.0);
        let recall = hit / (hit + self.miss as f64).max(1.0);
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        (precision, recall, f1)
    }
}

/// Reads every sentence and prints the figures.
///
/// # Errors
/// Where the file cannot be read.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let mut shown: BTreeMap<(EventType, &str), usize> = BTreeMap::new();
    let outcomes = outcomes(&args.sentences, |judged, outcome, of_type| {
        let kind = match (outcome.label.as_str(), outcome.found) {
            ("yes", false) => "missed",
            ("easy no", true) => "found in an easy no",
            ("difficult no", true) => "found in a difficult no",
            _ => return,
        };
        let seen = shown.entry((judged.event, kind)).or_default();
        *seen += 1;
        if *seen <= args.errors {
            let triggers: Vec<String> = of_type
                .iter()
                .map(|e| format!("{} ({})", e.trigger.slice(&judged.text), e.rules.join(" ")))
                .collect();
            println!(
                "{} {kind}: {}\n    {}",
                judged.event,
                judged.text,
                triggers.join("; ")
            );
        }
    })?;
    let Some(outcomes) = outcomes else {
        println!("skipped: {} is not here", args.sentences.display());
        return Ok(());
    };
    for kind in kinds(&outcomes) {
        let counts = Counts::of(outcomes.iter().filter(|o| o.kind == kind));
        let (precision, recall, f1) = counts.rates();
        println!(
            "{kind}: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3} \
             ({} right, {} missed, {} in easy and {} in difficult no)",
            counts.hit, counts.miss, counts.easy, counts.difficult
        );
    }
    let whole: Vec<bool> = outcomes.iter().filter_map(|o| o.whole).collect();
    let right = whole.iter().filter(|right| **right).count();
    println!(
        "whole events right: {right} of {} annotated sentences",
        whole.len()
    );
    Ok(())
}

/// The types that sentences were judged on.
pub(crate) fn kinds(outcomes: &[Outcome]) -> BTreeSet<EventType> {
    outcomes.iter().map(|outcome| outcome.kind).collect()
}

/// Reads every judged sentence, handing each with its events of the type to `each`; none where the
/// sentences are not here.
///
/// # Errors
/// Where a line is no judged sentence.
pub(crate) fn outcomes(
    sentences: &Path,
    mut each: impl FnMut(&Judged, &Outcome, &[&Event]),
) -> anyhow::Result<Option<Vec<Outcome>>> {
    let Ok(lines) = std::fs::read_to_string(sentences) else {
        return Ok(None);
    };
    let mut outcomes = Vec::new();
    for (number, line) in lines.lines().enumerate() {
        let judged: Judged = serde_json::from_str(line)
            .with_context(|| format!("{} line {}", sentences.display(), number + 1))?;
        let date = judged.published.parse().ok();
        let record = read(&Report::of(&judged.id, None, &judged.text, date));
        let of_type: Vec<&Event> = record
            .events
            .iter()
            .filter(|e| e.kind == judged.event && e.modality != Modality::Negated)
            .collect();
        let whole = || of_type.iter().any(|e| is_whole(&record, e, &judged.spans));
        let outcome = Outcome {
            kind: judged.event,
            label: judged.label.clone(),
            found: !of_type.is_empty(),
            whole: (!judged.spans.is_empty()).then(whole),
        };
        each(&judged, &outcome, &of_type);
        outcomes.push(outcome);
    }
    Ok(Some(outcomes))
}

/// True where an event agrees with one annotator on both sides' country and sector.
fn is_whole(record: &Record, event: &Event, annotated: &[Annotated]) -> bool {
    annotated.iter().any(|a| {
        side(record, &event.actors, &a.source_role)
            && side(record, &event.recipients, &a.target_role)
    })
}

fn side(record: &Record, ids: &[u32], role: &serde_json::Value) -> bool {
    let wanted = |name: &str| {
        role.get(name)
            .and_then(|v| v.as_str())
            .filter(|v| !matches!(*v, "None" | "" | "UNKNOWN"))
    };
    let (country, sector) = (wanted("main"), wanted("role"));
    if country.is_none() && sector.is_none() {
        return true;
    }
    ids.iter()
        .filter_map(|id| record.entities.get(*id as usize))
        .any(|entity| {
            country.is_none_or(|c| entity.country.as_deref() == Some(c))
                && sector.is_none_or(|s| entity.sector.is_some_and(|own| own.code() == s))
        })
}
