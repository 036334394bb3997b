//! The `isnad` command: Arabic news reports in, sourced records out.
//!
//! This crate is the way in and out: arguments, files, threads, terminal and page. What a report
//! says is read by `isnad-reader`; how bytes become documents is `isnad-ingest`'s.

mod args;
mod demo;
mod explain;
mod export;
mod page;
mod pool;
mod quoted;
mod read;
mod schema;
mod terminal;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Args, Command};

/// How a run ended; the process's exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Everything was read.
    Read = 0,
    /// Some reports could not be read, the others were.
    Some = 1,
    /// Nothing could be read.
    Nothing = 3,
    /// The output could not be written.
    Output = 4,
    /// Stopped by Ctrl-C.
    Stopped = 130,
}

fn main() -> ExitCode {
    let done = match Args::parse().command {
        Command::Read(args) => read::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Demo(args) => demo::run(&args),
        Command::Schema => schema::run(),
        Command::Completions { shell } => completions(shell),
        Command::Man => man(),
    };
    let exit = done.unwrap_or_else(|error| {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Exit::Read; // whoever read our output has had enough of it
        }
        complain(&format!("output cannot be written: {error}"));
        Exit::Output
    });
    ExitCode::from(exit as u8)
}

/// Says one line on standard error.
fn complain(what: &str) {
    // Nobody is left to tell where standard error itself is gone.
    let _ = writeln!(anstream::stderr(), "isnad: {what}");
}

fn completions(shell: clap_complete::Shell) -> io::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "isnad", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Exit::Read)
}

fn man() -> io::Result<Exit> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Args::command()).render(&mut page)?;
    io::stdout().lock().write_all(&page)?;
    Ok(Exit::Read)
}
