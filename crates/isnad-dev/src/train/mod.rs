//! Training the models we ship, on what their licences let us train on.

mod corpora;
mod tagger;

use clap::{Args as Arguments, Subcommand};

/// What to train.
#[derive(Arguments)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The tagger of the language layer.
    Tagger(tagger::Args),
}

/// Trains.
pub fn run(args: &Args) -> anyhow::Result<()> {
    match &args.what {
        What::Tagger(args) => tagger::run(args),
    }
}
