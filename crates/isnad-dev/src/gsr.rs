//! Measures events on the judged sentences of the Arabic gold standard records (assault, protest).
//!
//! A sentence counts as positive when its record has an event of the type that is not negated.
//! `ambiguous` sentences are left out. Of the sentences with annotated actors it also counts whole
//! events right: the type, and both sides' country and sector wherever the annotators gave one;
//! several annotators' readings of a sentence are tried and the best kept.

use std::collections::BTreeMap;
use std::path::PathBuf;

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

#[derive(Deserialize)]
struct Judged {
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

#[derive(Default)]
struct Counts {
    hit: usize,
    miss: usize,
    easy: usize,
    difficult: usize,
}

/// Reads every sentence and prints the figures.
///
/// # Errors
/// Where the file cannot be read.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let Ok(lines) = std::fs::read_to_string(&args.sentences) else {
        println!("skipped: {} is not here", args.sentences.display());
        return Ok(());
    };
    let mut counts: BTreeMap<EventType, Counts> = BTreeMap::new();
    let (mut whole, mut annotated) = (0, 0);
    let mut shown: BTreeMap<(EventType, &str), usize> = BTreeMap::new();
    for (number, line) in lines.lines().enumerate() {
        let judged: Judged = serde_json::from_str(line)
            .with_context(|| format!("{} line {}", args.sentences.display(), number + 1))?;
        let date = judged.published.parse().ok();
        let record = read(&Report::of(&judged.id, None, &judged.text, date));
        let of_type: Vec<&Event> = record
            .events
            .iter()
            .filter(|e| e.kind == judged.event && e.modality != Modality::Negated)
            .collect();
        if !judged.spans.is_empty() {
            annotated += 1;
            whole += usize::from(of_type.iter().any(|e| is_whole(&record, e, &judged.spans)));
        }
        let found = !of_type.is_empty();
        let count = counts.entry(judged.event).or_default();
        let kind = match (judged.label.as_str(), found) {
            ("yes", true) => {
                count.hit += 1;
                continue;
            }
            ("yes", false) => {
                count.miss += 1;
                "missed"
            }
            ("easy no", true) => {
                count.easy += 1;
                "found in an easy no"
            }
            ("difficult no", true) => {
                count.difficult += 1;
                "found in a difficult no"
            }
            _ => continue,
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
    }
    for (kind, count) in &counts {
        let (hit, wrong) = (count.hit as f64, (count.easy + count.difficult) as f64);
        let precision = hit / (hit + wrong).max(1.0);
        let recall = hit / (hit + count.miss as f64).max(1.0);
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        println!(
            "{kind}: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3} \
             ({} right, {} missed, {} in easy and {} in difficult no)",
            count.hit, count.miss, count.easy, count.difficult
        );
    }
    println!("whole events right: {whole} of {annotated} annotated sentences");
    Ok(())
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
