//! `isnad read`: from files to records, in order, on many threads.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use isnad_ingest::{Document, Error, Options, Source, walk};
use isnad_reader::Report;
use isnad_record::{Record, Warning};
use jiff::civil::Date;

use crate::args::ReadArgs;
use crate::page::{self, Page};
use crate::{Exit, complain, pool, terminal};

/// Set by Ctrl-C: finish the report at hand, then stop.
pub static STOP: AtomicBool = AtomicBool::new(false);

/// Runs the command.
pub fn run(args: &ReadArgs) -> io::Result<Exit> {
    if args.inputs.is_empty() && io::stdin().is_terminal() {
        complain("expected files, folders or text on standard input; try isnad read --help");
        return Ok(Exit::Nothing);
    }
    catch_interrupt();
    let options = args.form.options();
    let mut page = args.html.as_deref().map(Page::create).transpose()?;
    let style = terminal::Style::new(args.color.choice());
    let view = View {
        published: args.published,
        with_text: !args.no_text,
        pretty: args.pretty.then_some(&style),
        html: page.is_some(),
    };
    let sources = sources(&args.inputs);
    if sources.passed_over > 0 && !args.quiet {
        let files = sources.passed_over;
        complain(&format!(
            "passed over {files} files that are neither text nor JSON Lines"
        ));
    }
    let progress = Progress::new(args.quiet);
    let mut tally = Tally::default();
    let mut failed: io::Result<()> = Ok(());
    let mut out = io::stdout().lock();
    let items = documents(sources.found, &options).enumerate();
    pool::in_order(
        threads(args.threads),
        items,
        |(number, item)| view.read(number, item),
        |done| {
            let done = done.unwrap_or_else(|| {
                Done::failed(
                    "a report could not be read: the program itself failed on it".to_owned(),
                )
            });
            if let Some(error) = &done.error {
                progress.say(error);
                tally.failed += 1;
            } else {
                tally.read += 1;
            }
            if !args.quiet {
                done.notices.iter().for_each(|notice| progress.say(notice));
            }
            progress.tick(tally.read + tally.failed);
            failed = out.write_all(&done.out).and_then(|()| out.flush());
            if let (Ok(()), Some(page), Some(shown)) = (&failed, &mut page, &done.shown) {
                failed = page.add(shown);
            }
            failed.is_ok() && !STOP.load(Ordering::Relaxed)
        },
    );
    progress.end();
    failed?;
    if let Some(page) = page {
        page.finish()?;
    }
    Ok(if STOP.load(Ordering::Relaxed) {
        Exit::Stopped
    } else {
        tally.exit()
    })
}

/// How many reports were read and how many not.
#[derive(Default)]
pub struct Tally {
    /// Read.
    pub read: u64,
    /// Not read.
    pub failed: u64,
}

impl Tally {
    /// The exit code they come to.
    pub fn exit(&self) -> Exit {
        match (self.read, self.failed) {
            (_, 0) => Exit::Read,
            (0, _) => Exit::Nothing,
            _ => Exit::Some,
        }
    }
}

/// What is made of each report.
pub struct View<'a> {
    /// Publication date where the input gives none.
    pub published: Option<Date>,
    /// The text goes into the record.
    pub with_text: bool,
    /// Shown for people, in place of JSON.
    pub pretty: Option<&'a terminal::Style>,
    /// Shown on the page.
    pub html: bool,
}

/// What came of one report.
pub struct Done {
    /// What goes to standard output.
    pub out: Vec<u8>,
    /// What goes on the page.
    pub shown: Option<page::Shown>,
    /// What the user should know.
    pub notices: Vec<String>,
    /// Why it was not read.
    pub error: Option<String>,
}

impl Done {
    fn failed(error: String) -> Self {
        Done {
            out: Vec::new(),
            shown: None,
            notices: Vec::new(),
            error: Some(error),
        }
    }
}

impl View<'_> {
    /// Reads one document and shows it in every form asked for; `number` is its place in the input.
    pub fn read(&self, number: usize, item: Result<Document, Error>) -> Done {
        let document = match item {
            Ok(document) => document,
            Err(error) if error.is_limit() => {
                return Done::failed(format!("{error} (--max-size sets the limit)"));
            }
            Err(error) => return Done::failed(error.to_string()),
        };
        let place = document.place.to_string();
        let said = document
            .notices
            .iter()
            .map(|n| format!("{place}: {}", n.message));
        let notices = said.collect();
        let (report, mut record) = record(document, self.published);
        let shown = self.html.then(|| page::show(number, &report.text, &record));
        let out = match self.pretty {
            Some(style) => terminal::show(&report.text, &record, style).into_bytes(),
            None => {
                if self.with_text {
                    record.document.text = Some(report.text);
                }
                let mut line = serde_json::to_vec(&record).unwrap_or_default();
                line.push(b'\n');
                line
            }
        };
        Done {
            out,
            shown,
            notices,
            error: None,
        }
    }
}

/// A document as the reader takes it, and its record with what was noticed on the way in.
pub fn record(document: Document, published: Option<Date>) -> (Report, Record) {
    let report = Report {
        id: document.id,
        text: document.text,
        title: document.title,
        published: document.published.or(published),
        publisher: document.publisher,
        url: document.url,
    };
    let mut record = isnad_reader::read(&report);
    let noticed = document.notices.into_iter().map(|notice| Warning {
        start: 0,
        end: 0,
        code: notice.code.to_owned(),
        message: notice.message,
    });
    record.warnings.splice(0..0, noticed);
    (report, record)
}

/// The sources that the command line names.
struct Sources {
    found: Vec<Result<Source, Error>>,
    passed_over: usize,
}

fn sources(inputs: &[PathBuf]) -> Sources {
    let mut sources = Sources {
        found: Vec::new(),
        passed_over: 0,
    };
    if inputs.is_empty() {
        sources.found.push(Ok(Source::stdin()));
    }
    for input in inputs {
        if input == Path::new("-") {
            sources.found.push(Ok(Source::stdin()));
        } else if input.is_dir() {
            let walk = walk(input);
            sources.found.extend(walk.sources);
            sources.passed_over += walk.passed_over;
        } else {
            sources.found.push(Ok(Source::file(input)));
        }
    }
    sources
}

fn documents(
    sources: Vec<Result<Source, Error>>,
    options: &Options,
) -> impl Iterator<Item = Result<Document, Error>> {
    let one = |error| (Some(Err(error)), None);
    sources
        .into_iter()
        .map(move |source| match source {
            Ok(source) => (None, Some(source.documents(options))),
            Err(error) => one(error),
        })
        .flat_map(|(error, documents)| error.into_iter().chain(documents.into_iter().flatten()))
}

fn threads(asked: usize) -> usize {
    match asked {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        asked => asked,
    }
}

/// Ctrl-C lets the report at hand be finished and written, for a second at most: standard input
/// may never give another byte.
pub fn catch_interrupt() {
    let handler = || {
        STOP.store(true, Ordering::Relaxed);
        std::thread::sleep(Duration::from_secs(1));
        std::process::exit(Exit::Stopped as i32);
    };
    // Without a handler Ctrl-C still ends the program, only less neatly.
    let _ = ctrlc::set_handler(handler);
}

/// A counter on standard error, once there are many reports and somebody looks.
struct Progress {
    bar: ProgressBar,
}

/// Reports read before the counter shows.
const MANY: u64 = 20;

impl Progress {
    fn new(quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        // A terminal that shows the records needs no counter among them.
        if !quiet && io::stderr().is_terminal() && !io::stdout().is_terminal() {
            let style =
                ProgressStyle::with_template("{spinner} {pos} reports, {per_sec}, {elapsed}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        } else {
            bar.finish();
        }
        Progress { bar }
    }

    fn tick(&self, read: u64) {
        if self.bar.is_finished() {
            return;
        }
        if read == MANY {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_position(read);
    }

    fn say(&self, what: &str) {
        self.bar.suspend(|| complain(what));
    }

    fn end(&self) {
        self.bar.finish_and_clear();
    }
}
