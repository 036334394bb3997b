//! The command line: what the user typed.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Parser, Subcommand, ValueEnum, ValueHint};
use encoding_rs::Encoding;
use jiff::civil::Date;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXIT_CODES: &str = "\
Exit codes:
    0  everything was read
    1  some reports could not be read; the others were, and are written
    2  the command line was wrong
    3  nothing could be read
    4  the output could not be written
  130  stopped by Ctrl-C; what was read before is written";

/// Reads Arabic news reports and writes what they say: who said what, on whose word it reached
/// the page, who did what to whom, when and where, each item tied to its exact words.
#[derive(Parser)]
#[command(name = "isnad", version, styles = STYLES, after_help = EXIT_CODES)]
#[command(after_long_help = format!("\
Examples:
  isnad read report.txt --published 2015-07-21          one report, its record as one line of JSON
  isnad read --pretty report.txt                        the same for people, in the terminal
  isnad read reports/ --html page.html > records.jsonl  a folder; records and a page to look at
  isnad explain report.txt 120                          why the record has what it has at that place
  isnad demo                                            the sample reports, in the terminal and as a page

{EXIT_CODES}"))]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Read reports and write their records as JSON Lines.
    Read(ReadArgs),
    /// Write records in the formats that other tools read.
    Export(ExportArgs),
    /// Show why a record has what it has at one place of a report.
    Explain(ExplainArgs),
    /// Read the sample reports: records in the terminal, and a page to look at.
    Demo(DemoArgs),
    /// Print the JSON Schema of a record.
    Schema,
    /// Print a completion script for a shell.
    ///
    /// For bash: isnad completions bash > ~/.local/share/bash-completion/completions/isnad
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff): isnad man | man -l -
    Man,
}

/// Reads reports and writes one record a report, as JSON Lines on standard output, in the order
/// of the input, whatever the number of threads.
///
/// A plain text file is one report: its first line is the title where a blank line follows it. A
/// JSON Lines file has one object a line with `id`, `title`, `body` (or `text`), `published`,
/// `publisher` and `url`; only the text is essential. Both may be packed with gzip, and be in
/// UTF-8, UTF-16, Windows-1256 or ISO-8859-6: the encoding is recognised.
#[derive(clap::Args)]
#[command(after_help = EXIT_CODES, after_long_help = format!("\
Examples:
  isnad read report.txt --published 2022-05-08
  isnad read --pretty news.jsonl
  isnad read archive/ -j 4 > records.jsonl
  zcat news.jsonl.gz | isnad read - --html page.html > records.jsonl
  isnad read old.txt --encoding windows-1256

{EXIT_CODES}"))]
pub struct ReadArgs {
    /// Files, folders (their .txt, .text, .jsonl and .ndjson files, also with .gz), or - for standard
    /// input; standard input where none is given.
    #[arg(value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub inputs: Vec<PathBuf>,
    /// Publication date of reports whose input gives none, as YYYY-MM-DD. Without a date, `أمس`
    /// and `الأسبوع الماضي` stay unresolved.
    #[arg(long, value_name = "DATE", value_parser = isnad_ingest::published)]
    pub published: Option<Date>,
    #[command(flatten)]
    pub form: FormArgs,
    /// Show the records for people, in the terminal, in place of JSON Lines.
    #[arg(long)]
    pub pretty: bool,
    /// Colours of --pretty; `auto` obeys NO_COLOR and pipes.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
    /// Also write one self-contained page that shows each report with its record.
    #[arg(long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub html: Option<PathBuf>,
    /// Put each report's text into its record, as document.text.
    #[arg(long)]
    pub with_text: bool,
    /// Threads; 0 takes one for each core. The output is the same for any number.
    #[arg(short = 'j', long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// No progress and no notices on standard error; errors still show.
    #[arg(short, long)]
    pub quiet: bool,
}

/// How input is taken apart.
#[derive(Clone, Default, clap::Args)]
pub struct FormArgs {
    /// Form of the input; `auto` goes by the file's extension, else by its first bytes.
    #[arg(long, value_name = "FORM", default_value = "auto")]
    pub format: Format,
    /// Encoding of the input, where it should not be guessed: windows-1256, iso-8859-6, utf-16le.
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<&'static Encoding>,
    /// The largest report to read, in bytes, or with K, M or G.
    #[arg(long, value_name = "SIZE", default_value = "64M", value_parser = size)]
    pub max_size: Option<u64>,
}

impl FormArgs {
    /// The same in the terms of isnad-ingest.
    pub fn options(&self) -> isnad_ingest::Options {
        let default = isnad_ingest::Options::default();
        isnad_ingest::Options {
            format: match self.format {
                Format::Auto => isnad_ingest::Format::Auto,
                Format::Text => isnad_ingest::Format::Text,
                Format::Jsonl => isnad_ingest::Format::Lines,
            },
            encoding: self.encoding,
            limit: self.max_size.unwrap_or(default.limit),
        }
    }
}

/// Writes records, as `isnad read` gives them, in a format that other tools read.
///
/// A format of one table goes to standard output or to the file named by --out; a format of
/// several goes into the folder named by --out. `webannotation` and `gdelt` quote the report's
/// words: read the reports with --with-text for them.
#[derive(clap::Args)]
#[command(after_long_help = "\
Examples:
  isnad read reports/ | isnad export --format csv --out tables/
  isnad export --format plover records.jsonl > plover.jsonl
  isnad export --format graphml records.jsonl --out network.graphml

Formats and their tables:
  plover         plover.jsonl          PLOVER 2.0 events
  polecat        polecat.tsv           POLECAT's forty columns
  gdelt          gdelt.*.tsv           GDELT 2.0 event and mention rows
  csv            *.csv                 statements, events, entities
  parquet        *.parquet             the same, nested
  webannotation  annotations.jsonl     W3C Web Annotations
  graphml        network.graphml       actors as nodes, events and statements as edges
  gexf           network.gexf          the same over time")]
pub struct ExportArgs {
    /// Records as JSON Lines; - for standard input, also where none is given.
    #[arg(value_name = "RECORDS", value_hint = ValueHint::FilePath)]
    pub records: Vec<PathBuf>,
    /// The format: plover, polecat, gdelt, csv, parquet, webannotation, graphml or gexf.
    #[arg(long, short, value_name = "FORMAT", value_parser = export_format)]
    pub format: isnad_export::Format,
    /// File, or folder for a format of several tables.
    #[arg(long, short, value_name = "OUT", value_hint = ValueHint::AnyPath)]
    pub out: Option<PathBuf>,
    /// Start comma-separated tables with a byte order mark, for spreadsheets.
    #[arg(long)]
    pub bom: bool,
}

/// Shows what covers one place of a report, and why: the word and its analysis, its sentence and
/// quotation, the mentions, statements, events and times, each with the rules that made it.
#[derive(clap::Args)]
#[command(after_long_help = "\
Examples:
  isnad explain report.txt 120 --published 2015-07-21
  isnad explain news.jsonl 120 --id snn-2015-07-21-0140")]
pub struct ExplainArgs {
    /// The file the report is in; - for standard input.
    #[arg(value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// The place: Unicode code points from the start of the report's text, as in the record.
    pub offset: u32,
    /// Which report, by its id, where the file holds several; the first where none is given.
    #[arg(long)]
    pub id: Option<String>,
    /// Publication date, where the input gives none.
    #[arg(long, value_name = "DATE", value_parser = isnad_ingest::published)]
    pub published: Option<Date>,
    #[command(flatten)]
    pub form: FormArgs,
}

/// Reads the project's sample reports, shows their records and writes a page of them.
#[derive(clap::Args)]
pub struct DemoArgs {
    /// Folder of the samples [default: `samples` here or in a folder above].
    #[arg(long, value_hint = ValueHint::DirPath)]
    pub samples: Option<PathBuf>,
    /// Where the page goes.
    #[arg(long, value_name = "OUT", default_value = "out/demo.html")]
    pub html: PathBuf,
    /// How many records to show in the terminal; the page has all of them.
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub show: usize,
    /// Colours; `auto` obeys NO_COLOR and pipes.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
}

/// Form of the input.
#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Format {
    /// By the file's extension, else by its first bytes.
    #[default]
    Auto,
    /// One report a file.
    Text,
    /// One JSON object a line.
    Jsonl,
}

/// When to colour.
#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// The same in anstream's terms.
    pub fn choice(self) -> anstream::ColorChoice {
        match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::AlwaysAnsi,
            Color::Never => anstream::ColorChoice::Never,
        }
    }
}

fn export_format(name: &str) -> Result<isnad_export::Format, String> {
    let all = isnad_export::Format::ALL;
    all.into_iter()
        .find(|format| format.name() == name)
        .ok_or_else(|| {
            let names: Vec<&str> = all.iter().map(|format| format.name()).collect();
            format!("expected one of {}", names.join(", "))
        })
}

fn encoding(name: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(name.as_bytes())
        .ok_or_else(|| "expected an encoding such as utf-8, utf-16le or windows-1256".to_owned())
}

fn size(written: &str) -> Result<u64, String> {
    let wrong = || "expected a size such as 500000, 512K, 64M or 2G".to_owned();
    let (digits, unit) = match written.to_ascii_uppercase().chars().last() {
        Some('K') => (&written[..written.len() - 1], 1 << 10),
        Some('M') => (&written[..written.len() - 1], 1 << 20),
        Some('G') => (&written[..written.len() - 1], 1 << 30),
        _ => (written, 1),
    };
    let number: u64 = digits.parse().map_err(|_| wrong())?;
    number
        .checked_mul(unit)
        .filter(|n| *n > 0)
        .ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::{Args, size};
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn sizes_have_units() {
        assert_eq!(size("64M"), Ok(64 << 20));
        assert_eq!(size("10"), Ok(10));
        for wrong in ["", "M", "0", "-1", "1T", "99999999999G", "ق"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }
}
