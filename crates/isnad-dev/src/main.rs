//! `isnad-dev`: what only we run. Scoring against gold, generators, linters, benchmarks.
//!
//! Nothing a user needs lives here. Each command is a module with its `Args` and a `run`; this
//! file only hands over. Run it as `cargo dev COMMAND`.

#![allow(clippy::print_stdout, reason = "a program that prints what it found")]

mod bench;
mod eval;
mod generate;
mod gsr;
mod lint;
mod samples;
mod score;
mod train;

use clap::Parser;

/// Scoring, generators, linters, training and benchmarks of Isnad.
#[derive(Parser)]
#[command(name = "isnad-dev", version)]
enum Command {
    /// Measure how fast reports are read.
    Bench(bench::Args),
    /// Measure a single layer against material that is not ours to commit.
    Eval(eval::Args),
    /// Check the tables under `data/`.
    LintData(lint::Args),
    /// Measure events on the judged sentences (assault, protest).
    Gsr(gsr::Args),
    /// Score the reader's records against annotated reports.
    Score(score::Args),
    /// Read the sample reports and compare with their golden files.
    Samples(samples::Args),
    /// Train the models we ship.
    Train(train::Args),
    /// Write generated files anew.
    Generate(generate::Args),
}

fn main() -> anyhow::Result<()> {
    match Command::parse() {
        Command::Bench(args) => bench::run(&args),
        Command::Eval(args) => eval::run(&args),
        Command::LintData(args) => lint::run(&args),
        Command::Gsr(args) => gsr::run(&args),
        Command::Score(args) => score::run(&args),
        Command::Samples(args) => samples::run(&args),
        Command::Train(args) => train::run(&args),
        Command::Generate(args) => generate::run(&args),
    }
}
