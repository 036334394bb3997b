//! The figures of docs/EVALUATION.md's section on events, all by one command: against annotated
//! reports, ours and the shared ones, and against the judged sentences.
//!
//! Intervals of reports are by bootstrap over reports, of sentences over sentences.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::gsr::{self, Counts, Outcome};
use crate::score::{self, Detail, Figure, draw};

/// Where the section's figures stand in the page.
const BEGIN: &str = "<!-- begin: cargo dev eval events --write -->\n";
const END: &str = "<!-- end: cargo dev eval events --write -->\n";

/// Measures, their names for people and what the issue asks of them.
const MEASURES: [(&str, &str, Option<f64>); 7] = [
    ("event.found", "found, F1", Some(0.65)),
    ("event.right", "right, F1", Some(0.48)),
    ("event.modality", "modality", Some(0.85)),
    ("event.when", "when", Some(0.70)),
    ("event.where", "where", Some(0.60)),
    ("statement.found", "statement found, F1", Some(0.90)),
    ("statement.right", "statement right, F1", Some(0.75)),
];

/// What is asked of the judged sentences.
const SENTENCES: [(&str, f64); 2] = [("ASSAULT", 0.72), ("PROTEST", 0.50)];

/// Events: print the section's figures.
#[derive(clap::Args)]
pub struct Args {
    /// Resamples of the bootstrap.
    #[arg(long, default_value_t = 1000)]
    bootstrap: u32,
    /// Put the figures into this page, between its markers.
    #[arg(long, num_args = 0..=1, default_missing_value = "docs/EVALUATION.md")]
    write: Option<PathBuf>,
}

/// Measures and prints, or writes.
///
/// # Errors
/// Where reports or the page cannot be read.
pub fn run(args: &Args) -> Result<()> {
    let measured = |gold: &str| {
        let gold = Path::new(gold);
        (gold.is_dir().then(|| score::measured(gold, args.bootstrap))).transpose()
    };
    let (dev, samples) = (measured("../shared/gold/dev")?, measured("samples/gold")?);
    let mut out = reports(dev.as_deref(), samples.as_deref());
    let judged = Path::new("../shared/gsr/dev.jsonl");
    match gsr::outcomes(judged, |_, _, _| {})? {
        Some(outcomes) => out += &sentences(&outcomes, args.bootstrap),
        None => out += "\nThe judged sentences were not here.\n",
    }
    let Some(page) = &args.write else {
        print!("{out}");
        return Ok(());
    };
    let text = std::fs::read_to_string(page).with_context(|| page.display().to_string())?;
    let parts = text.split_once(BEGIN);
    let Some((before, (_, after))) = parts.and_then(|(b, rest)| Some((b, rest.split_once(END)?)))
    else {
        bail!("{}: expected {BEGIN:?} and {END:?}", page.display());
    };
    std::fs::write(page, format!("{before}{BEGIN}{out}{END}{after}"))
        .with_context(|| page.display().to_string())
}

fn reports(dev: Option<&[Figure]>, samples: Option<&[Figure]>) -> String {
    let mut out = "| measure | goal | dev | samples |\n| --- | ---: | --- | --- |\n".to_owned();
    for (name, people, goal) in MEASURES {
        let cell = |figures: Option<&[Figure]>| {
            let figure = figures.and_then(|all| all.iter().find(|f| f.name == name));
            figure.map_or(String::new(), cell)
        };
        let goal = goal.map_or(String::new(), |goal| format!("{goal:.2}"));
        let _ = writeln!(
            out,
            "| {people} | {goal} | {} | {} |",
            cell(dev),
            cell(samples)
        );
    }
    out
}

fn cell(figure: &Figure) -> String {
    let mut out = format!("{:.3}", figure.value);
    if let Some((low, high)) = figure.interval {
        let _ = write!(out, " ({low:.2} to {high:.2})");
    }
    let _ = match figure.detail {
        Detail::Found { p, r, .. } => write!(out, "; precision {p:.3}, recall {r:.3}"),
        Detail::Accuracy { n } => write!(out, "; n = {n}"),
        Detail::Mean => Ok(()),
    };
    out
}

fn sentences(outcomes: &[Outcome], resamples: u32) -> String {
    let mut out =
        "\n| judged sentences | goal | F1 | precision | recall |\n| --- | ---: | --- | ---: | ---: |\n"
            .to_owned();
    for kind in gsr::kinds(outcomes) {
        let of: Vec<&Outcome> = outcomes.iter().filter(|o| o.kind == kind).collect();
        let (precision, recall, f1) = Counts::of(of.iter().copied()).rates();
        let (low, high) = interval(&of, resamples, |drawn| {
            Counts::of(drawn.iter().copied()).rates().2
        });
        let goal = SENTENCES.iter().find(|(code, _)| *code == kind.code());
        let goal = goal.map_or(String::new(), |(_, goal)| format!("{goal:.2}"));
        let _ = writeln!(
            out,
            "| {kind} | {goal} | {f1:.3} ({low:.2} to {high:.2}) | {precision:.3} | {recall:.3} |"
        );
    }
    let annotated: Vec<&Outcome> = outcomes.iter().filter(|o| o.whole.is_some()).collect();
    let right = |of: &[&Outcome]| of.iter().filter(|o| o.whole == Some(true)).count();
    let share = |of: &[&Outcome]| right(of) as f64 / of.len().max(1) as f64;
    let (low, high) = interval(&annotated, resamples, share);
    let _ = writeln!(
        out,
        "\nWhole events right (type, and country and sector of both sides wherever the annotators gave \
         them):\n{} of {} annotated sentences, {:.1} % ({:.0} to {:.0}); the peer has 2 of 645.",
        right(&annotated),
        annotated.len(),
        100.0 * share(&annotated),
        100.0 * low,
        100.0 * high
    );
    out
}

/// The 2.5th and 97.5th percentile of a measure over drawn sentences.
fn interval(of: &[&Outcome], resamples: u32, measure: impl Fn(&[&Outcome]) -> f64) -> (f64, f64) {
    let mut state = 20_150_721;
    let mut drawn: Vec<f64> = (0..resamples.max(1))
        .map(|_| {
            let sample: Vec<&Outcome> = (0..of.len())
                .map(|_| of[draw(&mut state, of.len())])
                .collect();
            measure(&sample)
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let at = |share: f64| drawn[((drawn.len() - 1) as f64 * share).round() as usize];
    (at(0.025), at(0.975))
}
