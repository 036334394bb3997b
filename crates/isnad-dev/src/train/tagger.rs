//! An averaged perceptron over paths of choices, with constraints where a corpus is silent.
//!
//! A sentence's target is its best path among those that agree with what the corpus says; where
//! the freely best path does not agree, its features lose and the target's gain. The weights are
//! averaged over all steps and rounded, so the same data give the same file.

use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args as Arguments;
use isnad_arabic::Pos;
use isnad_arabic::morphology::training::{Seen, Sentence, Table, file};

use super::corpora::{Example, Known, aqmar, newsfane, pud};

/// Where the corpora are and the model goes.
#[derive(Arguments)]
pub struct Args {
    /// The folder with pud.conllu, newsfane.tsv and aqmar.*.txt.
    #[arg(long, default_value = "../shared/train")]
    corpora: PathBuf,
    /// The model file.
    #[arg(long, default_value = "data/morphology/tagger.bin")]
    out: PathBuf,
    /// Times every sentence is seen.
    #[arg(long, default_value_t = 6)]
    rounds: usize,
    /// How far one mistake moves a weight.
    #[arg(long, default_value_t = 20)]
    step: i32,
    /// How many times more a mistake in a fully analysed sentence counts.
    #[arg(long, default_value_t = 4)]
    full: i32,
}

/// Trains and writes the model.
pub fn run(args: &Args) -> anyhow::Result<()> {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut read = |name: &str| -> anyhow::Result<String> {
        let path: &Path = &args.corpora.join(name);
        let text =
            std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        for byte in text.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
        Ok(text)
    };
    let mut examples = pud(&read("pud.conllu")?);
    examples.extend(newsfane(&read("newsfane.tsv")?));
    for part in ["train", "testa", "testb"] {
        examples.extend(aqmar(&read(&format!("aqmar.{part}.txt"))?));
    }
    let mut data: Vec<(Sentence, Vec<Vec<bool>>, bool)> = Vec::new();
    for example in &examples {
        let sentence = Sentence::of(&example.text);
        let allowed = constraints(&sentence, example);
        data.push((sentence, allowed, example.full));
    }
    println!("{} sentences", data.len());

    let mut table = Table::default();
    let mut sums: Vec<i64> = vec![0; table.0.len()];
    let mut step: i64 = 1;
    let mut order: Vec<usize> = (0..data.len()).collect();
    let mut seed: u64 = 7;
    for round in 0..args.rounds {
        for at in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            order.swap(at, (seed >> 33) as usize % (at + 1));
        }
        let (mut wrong, mut words) = (0, 0);
        for number in &order {
            let (sentence, allowed, full) = &mut data[*number];
            let guess = sentence.best(&table, |_, _| true);
            step += 1;
            words += guess.len();
            let misses = guess
                .iter()
                .zip(allowed.iter())
                .filter(|(choice, open)| !open.is_empty() && !open[**choice])
                .count();
            if misses == 0 {
                continue;
            }
            wrong += misses;
            // Where a corpus is silent or content, the guess stands: only its misses move.
            let target = sentence.best(&table, |word, choice| {
                let open = &allowed[word];
                if *full {
                    open.is_empty() || open[choice]
                } else if open.is_empty() || open[guess[word]] {
                    choice == guess[word]
                } else {
                    open[choice]
                }
            });
            let size = if *full {
                args.full * args.step / 2
            } else {
                args.step / 2
            };
            let mut move_by = |path: &[usize], by: i32| {
                sentence.features(path, |feature| {
                    table.0[feature as usize] += by;
                    sums[feature as usize] += i64::from(by) * step;
                });
            };
            move_by(&target, size);
            move_by(&guess, -size);
        }
        println!("round {}: {wrong} of {words} words wrong", round + 1);
    }
    let weights: Vec<i16> = table
        .0
        .iter()
        .zip(&sums)
        .map(|(weight, sum)| {
            let mean = (i64::from(*weight) * step - sum) / step;
            mean.clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16
        })
        .collect();
    std::fs::write(&args.out, file(&weights, hash))?;
    let used = weights.iter().filter(|w| **w != 0).count();
    println!("{used} weights; training data {hash:016x}");
    Ok(())
}

/// Which choices of each word agree with the corpus; empty where it says nothing or no choice
/// agrees.
fn constraints(sentence: &Sentence, example: &Example) -> Vec<Vec<bool>> {
    let words = &sentence.document.words;
    words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            if !sentence.is_arabic(at) {
                return Vec::new();
            }
            let known = example
                .known
                .iter()
                .find(|k| k.start == word.span.start && k.end == word.span.end);
            let Some(known) = known else {
                return Vec::new();
            };
            let choices = sentence.choices(at);
            // A closed word that we keep whole and the corpus splits (لأن، كما), and every closed
            // word that a corpus of entities does not tell from nouns.
            let closed = |c: &Seen| c.closed && c.preposition.is_none();
            let whole = known.from.is_some_and(|from| {
                from > 0
                    && choices
                        .iter()
                        .any(|c| closed(c) && c.from < from && c.pronoun == 0)
            });
            let function = !matches!(
                known.tag,
                Some(Pos::Noun | Pos::Adj | Pos::Verb | Pos::Propn | Pos::Num)
            );
            if whole && function {
                return choices.iter().map(closed).collect();
            }
            let likely = choices.first().is_some_and(|c| c.closed);
            if likely && known.tag.is_none() && known.name != Some(true) {
                let list: Vec<bool> = choices
                    .iter()
                    .map(|c| c.closed && split(known, c))
                    .collect();
                if list.contains(&true) {
                    return list;
                }
            }
            let bare = known.conjunction.is_none() && known.preposition.is_none();
            if bare && known.name == Some(false) && known.pronoun.is_some() {
                let list: Vec<bool> = choices
                    .iter()
                    .map(|c| c.from == 0 && c.known && split(known, c) && tagged(known, c))
                    .collect();
                if list.contains(&true) {
                    return list;
                }
            }
            let strict: Vec<bool> = choices
                .iter()
                .map(|c| split(known, c) && tagged(known, c))
                .collect();
            if strict.contains(&true) {
                return strict;
            }
            let loose: Vec<bool> = choices.iter().map(|c| split(known, c)).collect();
            if loose.contains(&true) && known.tag.is_some() {
                return loose;
            }
            Vec::new()
        })
        .collect()
}

fn split(known: &Known, seen: &Seen) -> bool {
    known.from.is_none_or(|from| from == seen.from)
        && known
            .conjunction
            .is_none_or(|conjunction| conjunction == seen.conjunction)
        && known
            .preposition
            .is_none_or(|preposition| seen.preposition == Some(preposition))
        && known.pronoun.is_none_or(|pronoun| {
            // The entity corpus keeps له and بها whole.
            pronoun == seen.pronoun || pronoun == 0 && seen.closed && known.from.is_none()
        })
}

fn tagged(known: &Known, seen: &Seen) -> bool {
    if let Some(name) = known.name {
        return if name {
            seen.pos == Pos::Propn
        } else {
            seen.pos != Pos::Propn
        };
    }
    let Some(tag) = known.tag else { return true };
    if seen.closed {
        return match tag {
            Pos::Noun | Pos::Adj => matches!(seen.pos, Pos::Noun | Pos::Det | Pos::Num),
            Pos::Verb | Pos::Propn => seen.pos == tag,
            _ => true,
        };
    }
    match tag {
        Pos::Aux => seen.pos == Pos::Verb,
        Pos::Adv => seen.pos == Pos::Noun,
        Pos::X => seen.pos == Pos::Propn,
        Pos::Num | Pos::Det | Pos::Part | Pos::Adp => seen.pos == Pos::Noun,
        tag => seen.pos == tag,
    }
}
