//! `isnad export`: records from JSON Lines into the formats of other tools.
//!
//! What a format holds is `isnad-export`'s; here are the files on both sides. Records pass one at
//! a time; a line that is no record is told and the rest go on.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use clap::CommandFactory;
use clap::error::ErrorKind;
use isnad_export::{Folder, Format, Options, Output, Single, export};
use isnad_record::Record;

use crate::args::{Args, ExportArgs};
use crate::read::{STOP, Tally, catch_interrupt};
use crate::{Exit, complain};

/// Runs the command.
pub fn run(args: &ExportArgs) -> io::Result<Exit> {
    if args.inputs.is_empty() && io::stdin().is_terminal() {
        complain("expected files or records on standard input; try isnad export --help");
        return Ok(Exit::Nothing);
    }
    let mut output = open(args)?;
    catch_interrupt();
    let mut records = Records {
        lines: Lines::new(&args.inputs),
        quotes_words: args.format.quotes_words(),
        tally: Tally::default(),
    };
    let options = Options { bom: args.bom };
    export(args.format, options, &mut records, &mut *output).map_err(output_error)?;
    Ok(if STOP.load(Ordering::Relaxed) {
        Exit::Stopped
    } else {
        records.tally.exit()
    })
}

/// Where the tables go; a command line that cannot be meant ends the program.
fn open(args: &ExportArgs) -> io::Result<Box<dyn Output>> {
    let wrong = |what: String| -> ! {
        let mut command = Args::command();
        let command = command.find_subcommand_mut("export");
        match command {
            Some(command) => command.error(ErrorKind::ValueValidation, what).exit(),
            None => clap::Error::raw(ErrorKind::ValueValidation, what).exit(),
        }
    };
    let name = args.format.name();
    if args.bom && args.format != Format::Csv {
        wrong(format!("--bom is for --format csv, found --format {name}"));
    }
    let tables = args.format.tables();
    let Some(out) = &args.out else {
        if tables.len() > 1 {
            let tables = tables.join(", ");
            wrong(format!(
                "expected --out FOLDER, found none: --format {name} writes {tables}"
            ));
        }
        return Ok(Box::new(Single::new(BufWriter::new(io::stdout()))));
    };
    let is_folder =
        tables.len() > 1 || out.is_dir() || out.to_string_lossy().ends_with(['/', '\\']);
    if is_folder && out.is_file() {
        let count = tables.len();
        let out = out.display();
        wrong(format!(
            "expected a folder for --out, found the file {out}: --format {name} writes {count} tables"
        ));
    }
    let written: Vec<PathBuf> = match is_folder {
        true => tables.iter().map(|table| out.join(table)).collect(),
        false => vec![out.clone()],
    };
    for input in &args.inputs {
        if written.iter().any(|table| same_file(table, input)) {
            let input = input.display();
            wrong(format!(
                "expected --out to spare the input, found {input} on both sides"
            ));
        }
    }
    let failed =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", out.display()));
    if is_folder {
        std::fs::create_dir_all(out).map_err(failed)?;
        return Ok(Box::new(Folder(out.clone())));
    }
    let file = File::create(out).map_err(failed)?;
    Ok(Box::new(Single::new(BufWriter::new(file))))
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

fn output_error(error: isnad_export::Error) -> io::Error {
    let kind = match &error {
        isnad_export::Error::Write { source, .. } => source.kind(),
        _ => io::ErrorKind::Other,
    };
    io::Error::new(kind, error)
}

/// Why a line gave no record.
#[derive(Debug)]
enum Fault {
    /// The file could not be opened or read on.
    File(io::Error),
    /// The line is no record.
    Line(serde_json::Error),
    /// The line is a record of another contract.
    Schema(String),
    /// The format quotes words, and the record carries none.
    NoText,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::File(error) => write!(f, "cannot be read: {error}"),
            Fault::Line(error) => {
                // serde_json counts lines within the one line it was given.
                let told = error.to_string();
                let told = told.split(" at line ").next().unwrap_or_default();
                let column = error.column();
                write!(
                    f,
                    "expected a record on the line, found {told} (byte {column})"
                )
            }
            Fault::Schema(found) => {
                write!(
                    f,
                    "expected a record of {}, found {found:?}",
                    Record::SCHEMA
                )
            }
            Fault::NoText => f.write_str(
                "expected the report's text in the record, found none: the format quotes its \
                 words; read the report again without --no-text",
            ),
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Fault::File(error) => Some(error),
            Fault::Line(error) => Some(error),
            Fault::Schema(_) | Fault::NoText => None,
        }
    }
}

/// The sound records of the input; tells of the others on the way.
struct Records {
    lines: Lines,
    quotes_words: bool,
    tally: Tally,
}

impl Records {
    fn record(&self, line: &[u8]) -> Result<Record, Fault> {
        let record: Record = serde_json::from_slice(line).map_err(Fault::Line)?;
        if record.schema != Record::SCHEMA {
            return Err(Fault::Schema(record.schema));
        }
        if self.quotes_words && record.document.text.is_none() {
            return Err(Fault::NoText);
        }
        Ok(record)
    }
}

impl Iterator for &mut Records {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        while !STOP.load(Ordering::Relaxed) {
            let line = match self.lines.next() {
                Ok(line) => line?,
                Err(fault) => {
                    complain(&format!("{}: {fault}", self.lines.name));
                    self.tally.failed += 1;
                    continue;
                }
            };
            match self.record(&line) {
                Ok(record) => {
                    self.tally.read += 1;
                    return Some(record);
                }
                Err(fault) => {
                    complain(&format!(
                        "{}:{}: {fault}",
                        self.lines.name, self.lines.number
                    ));
                    self.tally.failed += 1;
                }
            }
        }
        None
    }
}

/// The lines of several files, one after another.
struct Lines {
    files: std::vec::IntoIter<PathBuf>,
    open: Option<Box<dyn BufRead>>,
    name: String,
    number: u64,
}

impl Lines {
    fn new(inputs: &[PathBuf]) -> Self {
        let mut files = inputs.to_vec();
        if files.is_empty() {
            files.push(PathBuf::from("-"));
        }
        Lines {
            files: files.into_iter(),
            open: None,
            name: String::new(),
            number: 0,
        }
    }

    /// The next line that is not blank; none after the last file.
    fn next(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        loop {
            let Some(reader) = &mut self.open else {
                let Some(path) = self.files.next() else {
                    return Ok(None);
                };
                self.number = 0;
                self.open = Some(if path == Path::new("-") {
                    "standard input".clone_into(&mut self.name);
                    Box::new(BufReader::new(io::stdin()))
                } else {
                    self.name = path.display().to_string();
                    Box::new(BufReader::new(File::open(&path).map_err(Fault::File)?))
                });
                continue;
            };
            let mut line = Vec::new();
            match reader.read_until(b'\n', &mut line) {
                Ok(0) => self.open = None,
                Ok(_) => {
                    self.number += 1;
                    if self.number == 1 && line.starts_with(b"\xef\xbb\xbf") {
                        line.drain(..3);
                    }
                    if !line.trim_ascii().is_empty() {
                        return Ok(Some(line));
                    }
                }
                Err(error) => {
                    self.open = None;
                    return Err(Fault::File(error));
                }
            }
        }
    }
}
