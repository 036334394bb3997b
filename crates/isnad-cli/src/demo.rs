//! `isnad demo`: the sample reports, some in the terminal, all of them on a page.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use isnad_ingest::{Options, Source};
use jiff::civil::Date;

use crate::args::DemoArgs;
use crate::page::Page;
use crate::read::View;
use crate::{Exit, complain, terminal};

/// Runs the command.
pub fn run(args: &DemoArgs) -> io::Result<Exit> {
    let Some(folder) = args.samples.clone().or_else(samples) else {
        complain("expected a folder `samples` here or above, found none: say where with --samples");
        return Ok(Exit::Nothing);
    };
    let dates = dates(&folder);
    let options = Options::default();
    if let Some(parent) = args.html.parent() {
        std::fs::create_dir_all(parent)?;
    }
    let mut page = Page::create(&args.html)?;
    let style = terminal::Style::new(args.color.choice());
    let mut out = io::stdout().lock();
    let (mut read, mut failed) = (0usize, 0usize);
    for (name, published) in &dates {
        let documents = Source::file(&folder.join(format!("{name}.txt"))).documents(&options);
        for item in documents {
            let view = View {
                published: Some(*published),
                with_text: false,
                pretty: Some(&style),
                html: true,
            };
            let done = view.read(read, item);
            match (done.shown, done.error) {
                (Some(shown), _) => {
                    if read < args.show {
                        out.write_all(&done.out)?;
                    }
                    page.add(&shown)?;
                    read += 1;
                }
                (None, error) => {
                    error.iter().for_each(|error| complain(error));
                    failed += 1;
                }
            }
        }
    }
    page.finish()?;
    let shown = args.show.min(read);
    let place = std::path::absolute(&args.html).unwrap_or_else(|_| args.html.clone());
    writeln!(out, "{read} sample reports read, {shown} shown here.")?;
    writeln!(
        out,
        "All of them, marked in their text: {}",
        place.display()
    )?;
    Ok(match (read, failed) {
        (0, _) => Exit::Nothing,
        (_, 0) => Exit::Read,
        _ => Exit::Some,
    })
}

/// The folder `samples` here or in the nearest folder above that has one.
fn samples() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors()
        .map(|folder| folder.join("samples"))
        .find(|samples| samples.join("index.tsv").is_file())
}

/// Publication dates by the samples' names: the first two columns of their index.
fn dates(folder: &Path) -> BTreeMap<String, Date> {
    let index = std::fs::read_to_string(folder.join("index.tsv")).unwrap_or_default();
    index
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (name, date) = (cells.next()?, cells.next()?);
            Some((name.to_owned(), isnad_ingest::published(date).ok()?))
        })
        .collect()
}
