//! Files, folders and streams, packed or not, as sources of documents.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::read::MultiGzDecoder;
use walkdir::WalkDir;

use crate::decode::{decode, encoding_of_head, is_utf16};
use crate::lines::{self, Lines};
use crate::{Document, Error, ErrorKind, Place, plain};

/// What form documents have in a source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// By the file's extension, or by its first bytes.
    #[default]
    Auto,
    /// One report a file.
    Text,
    /// One JSON object a line.
    Lines,
}

/// How sources are read.
#[derive(Clone, Debug)]
pub struct Options {
    /// The documents' form.
    pub format: Format,
    /// The encoding, where it is known from outside; recognised where not.
    pub encoding: Option<&'static Encoding>,
    /// The most bytes one report may have.
    pub limit: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            format: Format::Auto,
            encoding: None,
            limit: 64 << 20,
        }
    }
}

/// One file, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file; none for standard input.
    path: Option<PathBuf>,
    /// What errors call it.
    name: String,
    /// What ids are made from.
    stem: String,
}

/// The files of a folder.
#[derive(Debug, Default)]
pub struct Walk {
    /// Files that may hold reports, sorted by path, and folders that could not be opened.
    pub sources: Vec<Result<Source, Error>>,
    /// Files passed over: their extension is none of ours.
    pub passed_over: usize,
}

/// Finds the files under a folder that hold reports: `.txt`, `.text`, `.jsonl`, `.ndjson`, each
/// also with `.gz`. Hidden files and what symbolic links to folders lead to are
/// left out.
#[must_use]
pub fn walk(folder: &Path) -> Walk {
    let mut walk = Walk::default();
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(visible) {
        match entry {
            Ok(entry) if entry.path().is_dir() => {}
            Ok(entry) => {
                let path = entry.path();
                // A folder's .json files are seldom reports one a line; named, they are read.
                let json = path
                    .to_string_lossy()
                    .trim_end_matches(".gz")
                    .ends_with(".json");
                if json || extension(path).is_none() {
                    walk.passed_over += 1;
                    continue;
                }
                let inside = path.strip_prefix(folder).unwrap_or(path);
                let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
                walk.sources.push(Ok(Source {
                    path: Some(path.to_owned()),
                    name: path.display().to_string(),
                    stem: without_extension(&parts.join("/")).to_owned(),
                }));
            }
            Err(error) => {
                let at = error.path().unwrap_or(folder).display().to_string();
                walk.sources.push(Err(Error {
                    place: Place {
                        source: at,
                        ..Place::default()
                    },
                    kind: ErrorKind::Open(error.into()),
                }));
            }
        }
    }
    walk
}

impl Source {
    /// A file, whatever its extension.
    #[must_use]
    pub fn file(path: &Path) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str());
        Source {
            path: Some(path.to_owned()),
            name: path.display().to_string(),
            stem: without_extension(&name.to_string_lossy()).to_owned(),
        }
    }

    /// Standard input.
    #[must_use]
    pub fn stdin() -> Self {
        Source {
            path: None,
            name: "standard input".to_owned(),
            stem: "stdin".to_owned(),
        }
    }

    /// What errors call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The documents, one after another.
    #[must_use]
    pub fn documents(&self, options: &Options) -> Documents {
        match &self.path {
            None => Documents::of(io::stdin(), self, options),
            Some(path) => match File::open(path).and_then(not_a_folder) {
                Ok(file) => Documents::of(file, self, options),
                Err(error) => Documents {
                    state: State::Failed(Some(self.failed(ErrorKind::Open(error)))),
                },
            },
        }
    }

    fn failed(&self, kind: ErrorKind) -> Error {
        Error {
            place: self.place(),
            kind,
        }
    }

    fn place(&self) -> Place {
        Place {
            source: self.name.clone(),
            ..Place::default()
        }
    }

    fn format(&self, head: &[u8], options: &Options) -> Format {
        let named = self.path.as_deref().and_then(extension);
        match options.format {
            Format::Auto => named.unwrap_or_else(|| sniff(head, options.encoding)),
            told => told,
        }
    }
}

/// Opening a folder works on some systems and fails only at the first read; say so at once.
fn not_a_folder(file: File) -> io::Result<File> {
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(file)
}

/// What a file's extension says of its form; none where it says nothing.
fn extension(path: &Path) -> Option<Format> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    match name.rsplit_once('.')?.1 {
        "txt" | "text" => Some(Format::Text),
        "jsonl" | "ndjson" | "json" => Some(Format::Lines),
        _ => None,
    }
}

fn without_extension(name: &str) -> &str {
    let name = name.strip_suffix(".gz").unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() && !stem.ends_with('/') && !end.contains('/') => stem,
        _ => name,
    }
}

/// JSON Lines where the first thing is an object with a key, or an array of such.
fn sniff(head: &[u8], told: Option<&'static Encoding>) -> Format {
    let Some(decoded) = decode(&head[..head.len().min(256)], told) else {
        return Format::Text;
    };
    let start: String = decoded
        .text
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(2)
        .collect();
    match start.as_str() {
        "{\"" | "{}" | "[{" => Format::Lines,
        _ => Format::Text,
    }
}

/// The documents of one source, in its order; an error stands where a document would have.
pub struct Documents {
    state: State,
}

type Bytes = Box<dyn BufRead>;

enum State {
    Text {
        reader: Bytes,
        source: Source,
        options: Options,
    },
    Lines {
        lines: Lines<Bytes>,
        source: Source,
        /// Encoding for lines that do not tell their own.
        told: Option<&'static Encoding>,
        /// Bytes can be counted: the stream is not decoded before it is split.
        counted: bool,
        limit: u64,
        first: bool,
    },
    Failed(Option<Error>),
}

/// How much of a source is looked at to recognise it.
const HEAD: u64 = 1 << 16;

impl Documents {
    /// The documents in any stream of bytes; `source` names it.
    #[must_use]
    pub fn of(reader: impl Read + 'static, source: &Source, options: &Options) -> Self {
        Self::open(Box::new(reader), source, options, true).unwrap_or_else(|error| Documents {
            state: State::Failed(Some(source.failed(ErrorKind::Read(error)))),
        })
    }

    fn open(
        mut reader: Box<dyn Read>,
        source: &Source,
        options: &Options,
        unpack: bool,
    ) -> io::Result<Self> {
        let mut head = Vec::new();
        reader.by_ref().take(HEAD).read_to_end(&mut head)?;
        if unpack && head.starts_with(&[0x1f, 0x8b]) {
            let packed = BufReader::new(Cursor::new(head).chain(reader));
            return Self::open(
                Box::new(MultiGzDecoder::new(packed)),
                source,
                options,
                false,
            );
        }
        let format = source.format(&head, options);
        let told = options.encoding.or_else(|| encoding_of_head(&head));
        let whole = Cursor::new(head).chain(reader);
        let state = if format == Format::Lines {
            let utf16 = told.filter(|e| is_utf16(e));
            let reader: Bytes = match utf16 {
                Some(encoding) => Box::new(BufReader::new(
                    DecodeReaderBytesBuilder::new()
                        .encoding(Some(encoding))
                        .bom_override(true)
                        .build(whole),
                )),
                None => Box::new(BufReader::with_capacity(1 << 16, whole)),
            };
            State::Lines {
                lines: Lines::new(reader, options.limit),
                source: source.clone(),
                told: if utf16.is_some() { None } else { told },
                counted: utf16.is_none(),
                limit: options.limit,
                first: true,
            }
        } else {
            State::Text {
                reader: Box::new(BufReader::new(whole)),
                source: source.clone(),
                options: options.clone(),
            }
        };
        Ok(Documents { state })
    }
}

impl Iterator for Documents {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.state {
            State::Failed(error) => error.take().map(Err),
            State::Text {
                reader,
                source,
                options,
            } => {
                let document = whole_text(reader, source, options);
                self.state = State::Failed(None);
                Some(document)
            }
            State::Lines {
                lines,
                source,
                told,
                counted,
                limit,
                first,
            } => loop {
                let line = match lines.next_line() {
                    Ok(Some(line)) => line,
                    Ok(None) => return None,
                    Err(error) => {
                        let mut place = source.place();
                        place.line = Some(lines.number() + 1);
                        self.state = State::Failed(None);
                        let kind = ErrorKind::Read(error);
                        return Some(Err(Error { place, kind }));
                    }
                };
                let mut place = source.place();
                place.line = Some(line.number);
                place.byte = counted.then_some(line.start);
                if line.too_long {
                    let kind = ErrorKind::TooLong { limit: *limit };
                    return Some(Err(Error { place, kind }));
                }
                if line.bytes.iter().all(u8::is_ascii_whitespace) {
                    continue;
                }
                let told = *told;
                let first = std::mem::replace(first, false);
                let document = lines::document(&line.bytes, &source.stem, &place, told);
                if let (true, Err(_), Some(what)) = (first, &document, one_value(&line.bytes)) {
                    self.state = State::Failed(None);
                    let kind = ErrorKind::NotLines(what);
                    return Some(Err(Error { place, kind }));
                }
                return Some(document);
            },
        }
    }
}

/// The first line opens one JSON value for the whole file: JSON, but not JSON Lines.
fn one_value(line: &[u8]) -> Option<&'static str> {
    match line.trim_ascii() {
        b"{" => Some("an object over several lines"),
        b"[" | b"[{" => Some("an array over several lines"),
        all if all.starts_with(b"[{") => Some("an array of objects"),
        _ => None,
    }
}

fn whole_text(reader: &mut Bytes, source: &Source, options: &Options) -> Result<Document, Error> {
    let mut bytes = Vec::new();
    reader
        .take(options.limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| source.failed(ErrorKind::Read(error)))?;
    if bytes.len() as u64 > options.limit {
        return Err(source.failed(ErrorKind::TooLong {
            limit: options.limit,
        }));
    }
    plain::document(&bytes, &source.stem, &source.place(), options.encoding)
}

#[cfg(test)]
mod tests;
