//! `isnad schema`: the JSON Schema of a record.

use std::io::{self, Write};

use crate::Exit;

/// Prints the schema.
pub fn run() -> io::Result<Exit> {
    io::stdout()
        .lock()
        .write_all(isnad_record::JSON_SCHEMA.as_bytes())?;
    Ok(Exit::Read)
}
