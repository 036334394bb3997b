//! Where tables go: a folder of files, or one stream.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use crate::Error;

/// An open table.
pub type Table = Box<dyn Write + Send>;

/// Takes an export's tables; several may be open side by side.
pub trait Output {
    /// Opens a table by its file name.
    ///
    /// # Errors
    /// Where it cannot be opened.
    fn open(&mut self, table: &str) -> Result<Table, Error>;
}

/// Writes each table as a file in a folder that exists.
#[derive(Clone, Debug)]
pub struct Folder(pub PathBuf);

impl Output for Folder {
    fn open(&mut self, table: &str) -> Result<Table, Error> {
        let file = File::create(self.0.join(table)).map_err(|e| Error::write(table, e))?;
        Ok(Box::new(BufWriter::new(file)))
    }
}

/// Writes the only table of a format into one stream; a second table is refused.
pub struct Single(Option<Table>);

impl Single {
    /// The stream to write into.
    #[must_use]
    pub fn new(stream: impl Write + Send + 'static) -> Self {
        Single(Some(Box::new(stream)))
    }
}

impl Output for Single {
    fn open(&mut self, table: &str) -> Result<Table, Error> {
        self.0.take().ok_or_else(|| {
            let reason = "the output takes one table; name a folder";
            Error::write(
                table,
                std::io::Error::new(std::io::ErrorKind::Unsupported, reason),
            )
        })
    }
}
