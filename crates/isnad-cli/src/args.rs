//! The command line: what the user typed.

use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::builder::{PossibleValuesParser, TypedValueParser};
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
    /// Show why a record has what it has at one place of a report.
    Explain(ExplainArgs),
    /// Read the sample reports: records in the terminal, and a page to look at.
    Demo(DemoArgs),
    /// Write records in the formats of other tools: event data, tables, annotations, networks.
    Export(ExportArgs),
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
    /// Leave each report's text out of its record: smaller, but `isnad export` cannot quote it.
    #[arg(long)]
    pub no_text: bool,
    /// Threads; 0 takes one for each core. The output is the same for any number.
    #[arg(short = 'j', long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// No progress and no notices on standard error; errors still show.
    #[arg(short, long)]
    pub quiet: bool,
}

/// Writes records, the JSON Lines of `isnad read`, in a format that other tools read.
///
/// Records pass one at a time, so an archive needs no more memory than its longest report; only
/// the networks are held until the last one. A line that is no record is told with its file and
/// number, and the rest go on. What each format holds and leaves out is in docs/EXPORTS.md.
#[derive(clap::Args)]
#[command(after_help = EXIT_CODES, after_long_help = format!("\
Formats:
  plover         PLOVER 2.0 records, JSON Lines                                  one table
  polecat        POLECAT's forty columns, tab separated, with a header           one table
  gdelt          GDELT 2.0 event and mention rows, tab separated, no header      folder
  csv            flat tables of statements, events and entities                  folder
  parquet        the same tables, nested                                         folder
  webannotation  W3C Web Annotations, JSON Lines                                 one table
  graphml        the network of actors and speakers                              one table
  gexf           the same network with time, for Gephi                           one table

Examples:
  isnad read archive/ > records.jsonl
  isnad export --format csv --bom --out tables/ records.jsonl    three tables for a spreadsheet
  isnad export --format parquet --out tables/ 2015.jsonl 2016.jsonl
  isnad read report.txt | isnad export --format plover           straight from a report
  isnad export --format gexf --out network.gexf records.jsonl
  zcat records.jsonl.gz | isnad export --format polecat - > polecat.tsv

{EXIT_CODES}"))]
pub struct ExportArgs {
    /// Files of records, or - for standard input; standard input where none is given.
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<PathBuf>,
    /// The format: plover, polecat, gdelt, csv, parquet, webannotation, graphml or gexf.
    #[arg(long, short, value_name = "FORMAT", value_parser = export_formats())]
    pub format: isnad_export::Format,
    /// Where it goes: a file or folder for a format of one table, standard output where none is
    /// given; a folder, made where there is none, for gdelt, csv and parquet.
    #[arg(long, short, value_name = "DIR|FILE", value_hint = ValueHint::AnyPath)]
    pub out: Option<PathBuf>,
    /// Start csv tables with a byte order mark: spreadsheets then know that they are UTF-8.
    #[arg(long)]
    pub bom: bool,
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

fn export_formats() -> impl TypedValueParser<Value = isnad_export::Format> {
    let names = isnad_export::Format::ALL.map(isnad_export::Format::name);
    PossibleValuesParser::new(names).try_map(|name| name.parse::<isnad_export::Format>())
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
