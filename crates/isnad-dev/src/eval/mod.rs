//! Measuring single layers against material that is not ours to commit.

mod dates;
mod events;
mod padt;
mod peers;

use clap::{Args as Arguments, Subcommand};

/// What to measure.
#[derive(Arguments)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Calendar expressions, against a peer's date and period cases.
    Dates(dates::Args),
    /// Events: the section of docs/EVALUATION.md with its figures.
    Events(events::Args),
    /// How many of a peer's actors our tables resolve to the same country and sector.
    Peers(peers::Args),
    /// Clitic segmentation and parts of speech, against the treebank's development sentences.
    Padt(padt::Args),
}

/// Measures.
pub fn run(args: &Args) -> anyhow::Result<()> {
    match &args.what {
        What::Dates(args) => dates::run(args),
        What::Events(args) => events::run(args),
        What::Peers(args) => peers::run(args),
        What::Padt(args) => padt::run(args),
    }
}
