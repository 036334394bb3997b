//! How fast reports are read, on one thread, and how much memory it takes.
//!
//! Words are what stands between spaces. The reports are a fixed slice of a corpus, spread over
//! the whole of it, or the project's samples where no corpus is here; they are read before the
//! clock starts. Run it with optimisation: `cargo dev bench`.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use isnad_ingest::{Options, Source, walk};
use isnad_reader::Report;

/// Measure how fast reports are read.
#[derive(clap::Args)]
pub struct Args {
    /// Reports to read: a file or folder [default: the corpus beside the project, else samples].
    source: Option<PathBuf>,
    /// How many reports, spread evenly over the source.
    #[arg(long, default_value_t = 1000)]
    reports: usize,
    /// How many rounds; the fastest counts.
    #[arg(long, default_value_t = 3)]
    rounds: u32,
}

/// Measures and prints.
pub fn run(args: &Args) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let corpus = root.join("../shared/corpus/saudinewsnet.jsonl.gz");
    let source = match &args.source {
        Some(source) => source.clone(),
        None if corpus.exists() => corpus,
        None => root.join("samples"),
    };
    let all = reports(&source);
    let step = (all.len() / args.reports.max(1)).max(1);
    let slice: Vec<&Report> = all.iter().step_by(step).take(args.reports).collect();
    let words: usize = slice
        .iter()
        .map(|r| r.text.split_whitespace().count())
        .sum();
    if words == 0 {
        bail!("expected reports in {}, found none", source.display());
    }
    let before = memory();
    let language = fastest(args.rounds, &slice, |report| {
        isnad_arabic::Document::read(&report.text).words.len()
    });
    let mut counts = [0usize; 4];
    let whole = fastest(args.rounds, &slice, |report| {
        let record = isnad_reader::read(report);
        let found = [
            record.entities.len(),
            record.statements.len(),
            record.events.len(),
            record.times.len(),
        ];
        (0..4).for_each(|i| counts[i] += found[i]);
        found[0]
    });
    let speed = |time: Duration| words as f64 / time.as_secs_f64();
    println!("source      {}", source.display());
    println!(
        "reports     {} of {}, {words} words",
        slice.len(),
        all.len()
    );
    println!(
        "whole       {:>9.0} words/s  {:.2} s",
        speed(whole),
        whole.as_secs_f64()
    );
    println!(
        "language    {:>9.0} words/s  {:.2} s",
        speed(language),
        language.as_secs_f64()
    );
    let per = |count: usize| count as f64 / f64::from(args.rounds.max(1)) / slice.len() as f64;
    println!(
        "found       {:.1} entities, {:.1} statements, {:.1} events, {:.1} times a report",
        per(counts[0]),
        per(counts[1]),
        per(counts[2]),
        per(counts[3])
    );
    if let (Some((_, held)), Some((peak, _))) = (before, memory()) {
        println!(
            "memory      {} MB peak, {} MB of it the reports themselves",
            peak / 1024,
            held / 1024
        );
    }
    Ok(())
}

fn reports(source: &Path) -> Vec<Report> {
    let sources: Vec<Source> = if source.is_dir() {
        walk(source).sources.into_iter().flatten().collect()
    } else {
        vec![Source::file(source)]
    };
    let documents = sources
        .iter()
        .flat_map(|source| source.documents(&Options::default()));
    documents
        .flatten()
        .map(|document| Report {
            id: document.id,
            text: document.text,
            title: document.title,
            published: document.published,
            publisher: document.publisher,
            url: document.url,
        })
        .collect()
}

fn fastest(rounds: u32, reports: &[&Report], mut work: impl FnMut(&Report) -> usize) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..rounds.max(1) {
        let start = Instant::now();
        let found: usize = reports.iter().map(|report| work(report)).sum();
        let took = start.elapsed();
        std::hint::black_box(found);
        best = best.min(took);
    }
    best
}

/// Peak and present memory in kilobytes, where the system tells.
fn memory() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok()
    };
    Some((field("VmHWM:")?, field("VmRSS:")?))
}
