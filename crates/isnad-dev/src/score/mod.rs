//! Scores records against annotated reports.
//!
//! The measures are those of the scorer that comes with the gold (`score.py`), written anew;
//! where both are present a test holds the two equal. Intervals are by bootstrap over reports:
//! reports are drawn with replacement, seeded, so the same records give the same figures.

pub(crate) mod gold;
pub(crate) mod measure;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use isnad_reader::Report;
use isnad_record::Record;
use serde::Deserialize;

use gold::{Gold, Text};
use measure::{Mistake, Tally};

/// Score the reader's records against annotated reports.
#[derive(clap::Args)]
pub struct Args {
    /// Folder of annotations, one ID.json a report.
    #[arg(long, default_value = "../shared/gold/dev")]
    gold: PathBuf,
    /// The reports: one JSON object a line, or the folder of the samples [default: the gold
    /// folder's name with .jsonl; for gold inside the samples' folder, that folder].
    #[arg(long)]
    texts: Option<PathBuf>,
    /// Score these records (JSON Lines) in place of reading the reports now.
    #[arg(long)]
    records: Option<PathBuf>,
    /// Print this many mistakes.
    #[arg(long, default_value_t = 0)]
    errors: usize,
    /// Print mistakes of this layer only: statement, chain, addressee, form, stance, event, time,
    /// entity, type, country, sector.
    #[arg(long)]
    layer: Option<String>,
    /// Resamples of the bootstrap; 0 leaves intervals out.
    #[arg(long, default_value_t = 0)]
    bootstrap: u32,
    /// Print one JSON object.
    #[arg(long, conflicts_with = "markdown")]
    json: bool,
    /// Print a Markdown table, as docs/EVALUATION.md holds it.
    #[arg(long)]
    markdown: bool,
    /// Fail where a measure falls below its floor: lines of measure TAB floor.
    #[arg(long)]
    floors: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Source {
    id: String,
    text: String,
    title: Option<String>,
    published: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
}

impl Source {
    fn of(report: Report) -> Self {
        Source {
            id: report.id,
            text: report.text,
            title: report.title,
            published: report.published.map(|day| day.to_string()),
            publisher: report.publisher,
            url: report.url,
        }
    }
}

/// Scores and prints.
pub fn run(args: &Args) -> Result<()> {
    let records = args.records.as_deref().map(records).transpose()?;
    let (tallies, mistakes) = tallies(&args.gold, args.texts.as_deref(), records.as_ref())?;
    let figures = figures(&tallies, args.bootstrap);
    let floors = args
        .floors
        .as_deref()
        .map(floors)
        .transpose()?
        .unwrap_or_default();
    if args.json {
        println!("{}", json(tallies.len(), &figures));
    } else if args.markdown {
        print!("{}", markdown(tallies.len(), &figures));
    } else {
        print!("{}", plain(tallies.len(), &figures, &floors));
    }
    let wanted = |m: &&Mistake| args.layer.as_ref().is_none_or(|layer| layer == m.layer);
    for m in mistakes.iter().filter(wanted).take(args.errors) {
        println!("{}  {}  {}  {}", m.report, m.layer, m.words, m.what);
    }
    let below: Vec<String> = floors
        .iter()
        .filter_map(|(name, floor)| {
            let value = figures
                .iter()
                .find(|f| f.name == name)
                .map_or(0.0, |f| f.value);
            (value < *floor).then(|| format!("{name} {value:.4} < {floor}"))
        })
        .collect();
    if !below.is_empty() {
        bail!("below the floor: {}", below.join("; "));
    }
    Ok(())
}

/// What each annotated report's record has right, and all mistakes; reads the reports where no
/// records are given.
fn tallies(
    gold: &Path,
    texts: Option<&Path>,
    records: Option<&BTreeMap<String, Record>>,
) -> Result<(Vec<Tally>, Vec<Mistake>)> {
    let texts = texts.map_or_else(|| beside(gold), Path::to_owned);
    let sources = sources(&texts)?;
    let mut tallies = Vec::new();
    let mut mistakes = Vec::new();
    for gold in annotations(gold)? {
        let source = sources
            .get(&gold.id)
            .with_context(|| format!("expected {} in {}, found none", gold.id, texts.display()))?;
        let report = report(source);
        let record = match records {
            None => isnad_reader::read(&report),
            Some(records) => match records.get(&gold.id) {
                Some(record) => record.clone(),
                None => isnad_reader::read(&Report::default()),
            },
        };
        let (tally, missed) = measure::measure(&Text::new(&source.text), &gold, &record)?;
        tallies.push(tally);
        mistakes.extend(missed);
    }
    Ok((tallies, mistakes))
}

/// Every measure over a folder of annotations, with intervals.
///
/// # Errors
/// Where annotations or reports cannot be read.
pub(crate) fn measured(gold: &Path, resamples: u32) -> Result<Vec<Figure>> {
    Ok(figures(&tallies(gold, None, None)?.0, resamples))
}

fn report(source: &Source) -> Report {
    Report {
        id: source.id.clone(),
        text: source.text.clone(),
        title: source.title.clone(),
        published: source
            .published
            .as_deref()
            .and_then(|date| date.parse().ok()),
        publisher: source.publisher.clone(),
        url: source.url.clone(),
    }
}

fn lines<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<Vec<T>> {
    let all = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    all.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            serde_json::from_str(line).with_context(|| format!("{}:{}", path.display(), at + 1))
        })
        .collect()
}

fn beside(gold: &Path) -> PathBuf {
    match gold.parent() {
        Some(folder) if folder.join("index.tsv").exists() => folder.to_owned(),
        _ => gold.with_extension("jsonl"),
    }
}

fn sources(path: &Path) -> Result<BTreeMap<String, Source>> {
    if path.is_dir() {
        let samples = crate::samples::samples(path)?.into_iter();
        return Ok(samples.map(|s| (s.name, Source::of(s.report))).collect());
    }
    let sources: Vec<Source> = lines(path)?;
    Ok(sources.into_iter().map(|s| (s.id.clone(), s)).collect())
}

fn records(path: &Path) -> Result<BTreeMap<String, Record>> {
    let records: Vec<Record> = lines(path)?;
    Ok(records
        .into_iter()
        .map(|r| (r.document.id.clone(), r))
        .collect())
}

fn annotations(folder: &Path) -> Result<Vec<Gold>> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    if paths.is_empty() {
        bail!(
            "{}: expected ID.json annotations, found none",
            folder.display()
        );
    }
    paths
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            serde_json::from_str(&text).with_context(|| path.display().to_string())
        })
        .collect()
}

fn floors(path: &Path) -> Result<Vec<(String, f64)>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    text.lines()
        .skip(1)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (name, floor) = line
                .split_once('\t')
                .with_context(|| format!("expected measure TAB floor, found {line}"))?;
            Ok((
                name.to_owned(),
                floor.parse().with_context(|| line.to_owned())?,
            ))
        })
        .collect()
}

/// One measure over all reports.
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    /// F1, accuracy or mean; what a floor is held against.
    pub(crate) value: f64,
    pub(crate) detail: Detail,
    /// 2.5th and 97.5th percentile of the bootstrap.
    pub(crate) interval: Option<(f64, f64)>,
}

pub(crate) enum Detail {
    Found { p: f64, r: f64, counts: [u32; 3] },
    Accuracy { n: u32 },
    Mean,
}

fn figures(tallies: &[Tally], resamples: u32) -> Vec<Figure> {
    let mut figures = measures(&sum(tallies.iter()));
    if resamples == 0 || tallies.is_empty() {
        return figures;
    }
    let mut drawn: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let mut state = 20_150_721;
    for _ in 0..resamples {
        let sample = (0..tallies.len()).map(|_| &tallies[draw(&mut state, tallies.len())]);
        for figure in measures(&sum(sample)) {
            drawn.entry(figure.name).or_default().push(figure.value);
        }
    }
    for figure in &mut figures {
        if let Some(values) = drawn.get_mut(figure.name) {
            values.sort_by(f64::total_cmp);
            let at = |share: f64| values[((values.len() - 1) as f64 * share).round() as usize];
            figure.interval = Some((at(0.025), at(0.975)));
        }
    }
    figures
}

fn sum<'a>(tallies: impl Iterator<Item = &'a Tally>) -> Tally {
    let mut total = Tally::default();
    tallies.for_each(|tally| total.add(tally));
    total
}

/// SplitMix64, our own so that figures in the docs outlive a library's version.
pub(crate) fn draw(state: &mut u64, below: usize) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) % below as u64) as usize
}

fn measures(total: &Tally) -> Vec<Figure> {
    let ratio = |a: f64, b: f64| if b > 0.0 { a / b } else { 0.0 };
    let found = |name: &'static str| {
        let counts = total.found.get(name).copied().unwrap_or_default();
        let [right, predicted, gold] = counts.map(f64::from);
        let (p, r) = (ratio(right, predicted), ratio(right, gold));
        Figure {
            name,
            value: ratio(2.0 * p * r, p + r),
            detail: Detail::Found { p, r, counts },
            interval: None,
        }
    };
    let mut figures = vec![found("statement.found"), found("statement.right")];
    figures.push(Figure {
        name: "statement.content",
        value: ratio(total.content.0, f64::from(total.content.1)),
        detail: Detail::Mean,
        interval: None,
    });
    figures.extend(["event.found", "event.right", "time", "entity"].map(found));
    for (name, [right, all]) in &total.accuracy {
        figures.push(Figure {
            name,
            value: ratio(f64::from(*right), f64::from(*all)),
            detail: Detail::Accuracy { n: *all },
            interval: None,
        });
    }
    figures
}

fn plain(reports: usize, figures: &[Figure], floors: &[(String, f64)]) -> String {
    let mut out = format!("{:22} {reports}\n", "reports");
    for figure in figures {
        let _ = write!(out, "{:22} ", figure.name);
        let _ = match figure.detail {
            Detail::Found {
                p,
                r,
                counts: [tp, pred, gold],
            } => write!(
                out,
                "p={p:.4}  r={r:.4}  f1={:.4}  tp={tp}  pred={pred}  gold={gold}",
                figure.value
            ),
            Detail::Accuracy { n } => write!(out, "accuracy={:.4}  n={n}", figure.value),
            Detail::Mean => write!(out, "{:.4}", figure.value),
        };
        if let Some((low, high)) = figure.interval {
            let _ = write!(out, "  95%={low:.3}..{high:.3}");
        }
        if let Some((_, floor)) = floors.iter().find(|(name, _)| name == figure.name) {
            let _ = write!(out, "  floor={floor}");
        }
        out.push('\n');
    }
    out
}

fn markdown(reports: usize, figures: &[Figure]) -> String {
    let mut out = format!(
        "Over {reports} reports; interval: bootstrap over reports, 95 %.\n\n\
         | measure | value | precision | recall | n | interval |\n| --- | ---: | ---: | ---: | ---: | --- |\n"
    );
    for figure in figures {
        let (p, r, n) = match figure.detail {
            Detail::Found { p, r, counts } => {
                (format!("{p:.3}"), format!("{r:.3}"), counts[2].to_string())
            }
            Detail::Accuracy { n } => (String::new(), String::new(), n.to_string()),
            Detail::Mean => Default::default(),
        };
        let interval = figure
            .interval
            .map_or(String::new(), |(low, high)| format!("{low:.3}–{high:.3}"));
        let _ = writeln!(
            out,
            "| {} | {:.3} | {p} | {r} | {n} | {interval} |",
            figure.name, figure.value
        );
    }
    out
}

fn json(reports: usize, figures: &[Figure]) -> serde_json::Value {
    let round = |x: f64| (x * 1e4).round() / 1e4;
    let mut out = serde_json::Map::new();
    out.insert("reports".into(), reports.into());
    for figure in figures {
        let value = match figure.detail {
            Detail::Found {
                p,
                r,
                counts: [tp, pred, gold],
            } => serde_json::json!({
                "p": round(p), "r": round(r), "f1": round(figure.value),
                "tp": tp, "pred": pred, "gold": gold,
            }),
            Detail::Accuracy { n } => serde_json::json!({"accuracy": round(figure.value), "n": n}),
            Detail::Mean => round(figure.value).into(),
        };
        out.insert(figure.name.into(), value);
    }
    out.into()
}

#[cfg(test)]
mod tests;
