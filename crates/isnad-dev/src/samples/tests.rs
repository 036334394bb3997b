use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{check, gold, samples};
use crate::score::gold::Text;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples")
}

/// Every sample reads as its golden file says: `ISNAD_BLESS=1` writes them anew, for review.
#[test]
fn samples_read_as_reviewed() {
    let bless = std::env::var_os("ISNAD_BLESS").is_some();
    let differing = check(&folder(), bless, &|_| true).unwrap();
    assert!(
        bless || differing.is_empty(),
        "read differently from samples/golden (review, then ISNAD_BLESS=1):\n{}",
        differing.concat()
    );
}

#[test]
fn the_index_is_sorted_and_every_sample_is_in_it() {
    let names: Vec<String> = samples(&folder())
        .unwrap()
        .into_iter()
        .map(|sample| sample.name)
        .collect();
    assert!(names.is_sorted());
    assert!(names.len() >= 30);
    let indexed: BTreeSet<String> = names.into_iter().collect();
    for (place, ending) in [(".", "txt"), ("gold", "json"), ("golden", "txt")] {
        for entry in std::fs::read_dir(folder().join(place)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == ending) {
                let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
                assert!(indexed.contains(&stem), "{} is in no row", path.display());
            }
        }
    }
}

/// An annotation quotes the report exactly, and names only entities it lists.
#[test]
fn gold_quotes_its_report() {
    let folder = folder();
    let mut annotated = 0;
    for sample in samples(&folder).unwrap() {
        let Some(gold) = gold(&folder, &sample.name).unwrap() else {
            continue;
        };
        annotated += 1;
        assert_eq!(gold.id, sample.name);
        let text = Text::new(&sample.report.text);
        let ids: BTreeSet<&str> = gold.entities.iter().map(|e| e.id.as_str()).collect();
        assert_eq!(ids.len(), gold.entities.len(), "{}: an id twice", gold.id);
        for entity in &gold.entities {
            for mention in &entity.mentions {
                assert!(
                    !text.places(mention).is_empty(),
                    "{}: no {mention}",
                    gold.id
                );
            }
        }
        let mut quotes = Vec::new();
        let mut named: Vec<&String> = Vec::new();
        for s in &gold.statements {
            assert!(
                !s.content.is_empty(),
                "{}: {} without content",
                gold.id,
                s.cue.q
            );
            quotes.push(&s.cue);
            quotes.extend(&s.content);
            named.extend(s.speaker.iter().chain(&s.via).chain(&s.addressee));
        }
        for e in &gold.events {
            quotes.push(&e.trigger);
            named.extend(e.actors.iter().chain(&e.recipients).chain(&e.place));
        }
        quotes.extend(gold.times.iter().map(|t| &t.span));
        for quote in quotes {
            text.find(quote).unwrap();
        }
        for id in named {
            assert!(ids.contains(id.as_str()), "{}: no entity {id}", gold.id);
        }
    }
    assert!(annotated >= 12);
}
