//! `isnad export`: records in the formats that other tools read.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use isnad_export::{Error, Folder, Options, Output, Single};
use isnad_record::Record;

use crate::args::ExportArgs;
use crate::{Exit, complain};

/// Runs the command.
pub fn run(args: &ExportArgs) -> io::Result<Exit> {
    let tables = args.format.tables();
    let mut output: Box<dyn Output> = match &args.out {
        None if tables.len() > 1 => {
            let (format, tables) = (args.format.name(), tables.join(", "));
            complain(&format!(
                "expected a folder for {format} ({tables}): name it with --out"
            ));
            return Ok(Exit::Usage);
        }
        None => Box::new(Single::new(io::stdout())),
        Some(file) if tables.len() == 1 && !file.is_dir() => {
            let named = |error: io::Error| {
                io::Error::new(error.kind(), format!("{}: {error}", file.display()))
            };
            Box::new(Single::new(io::BufWriter::new(
                File::create(file).map_err(named)?,
            )))
        }
        Some(folder) => {
            std::fs::create_dir_all(folder)?;
            Box::new(Folder(folder.clone()))
        }
    };
    let (read, failed) = (Cell::new(0u64), Cell::new(0u64));
    let inputs = match args.records.as_slice() {
        [] => vec![PathBuf::from("-")],
        named => named.to_vec(),
    };
    let records = inputs
        .iter()
        .flat_map(|path| lines(path))
        .filter_map(|line| match line {
            Ok(record) => {
                read.set(read.get() + 1);
                Some(record)
            }
            Err(what) => {
                complain(&what);
                failed.set(failed.get() + 1);
                None
            }
        });
    let options = Options { bom: args.bom };
    match isnad_export::export(args.format, options, records, output.as_mut()) {
        Ok(()) => {}
        Err(Error::Write { source, .. }) if source.kind() == io::ErrorKind::BrokenPipe => {
            return Ok(Exit::Read);
        }
        Err(error) => {
            complain(&error.to_string());
            return Ok(Exit::Output);
        }
    }
    drop(output);
    io::stdout().flush()?;
    Ok(match (read.get(), failed.get()) {
        (_, 0) => Exit::Read,
        (0, _) => Exit::Nothing,
        _ => Exit::Some,
    })
}

/// The records of one file, a record or a complaint a line.
fn lines(path: &Path) -> Box<dyn Iterator<Item = Result<Record, String>>> {
    let name = if path == Path::new("-") {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    };
    let reader: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        match File::open(path) {
            Ok(file) => Box::new(BufReader::new(file)),
            Err(error) => {
                let what = format!("{name}: cannot be opened: {error}");
                return Box::new(std::iter::once(Err(what)));
            }
        }
    };
    let mut broken = false;
    let lines = reader
        .split(b'\n')
        .enumerate()
        .take_while(move |(_, line)| {
            // After an error of the stream itself every further line would fail alike.
            let go = !broken;
            broken |= line.is_err();
            go
        });
    let whole = lines.filter(
        |(_, line)| !matches!(line, Ok(bytes) if bytes.iter().all(u8::is_ascii_whitespace)),
    );
    Box::new(whole.map(move |(at, line)| {
        let at = at + 1;
        let line = line.map_err(|error| format!("{name}:{at}: cannot be read on: {error}"))?;
        serde_json::from_slice(&line)
            .map_err(|error| format!("{name}:{at}: expected a record, found otherwise: {error}"))
    }))
}
