//! Calendar expressions, resolved against the report's date.
//!
//! A paragraph's words are read once, left to right, as calendar words (`isnad-arabic`); most are
//! none and cost one look-up. Where one is, the grammar ([`absolute`], [`relative`]) takes the
//! longest expression that starts there and says what it means; [`resolve`] turns that into a
//! value. Left out, because a value would be a guess: vague times (`مؤخرا`, `الأشهر الأخيرة`),
//! durations, ages, and dates that are names (`حركة 20 فبراير`).
//!
//! Newspapers print a day late and agencies' copy travels: a stated weekday (`اليوم الاثنين` in a
//! Tuesday's paper) wins over the report's date and sets the day of writing from which later bare
//! `اليوم` and `أمس` count.

mod absolute;
mod days;
mod expression;
mod hijri;
mod named;
mod page;
mod relative;
mod resolve;
mod stretches;
mod tense;
#[cfg(test)]
mod tests;
mod value;
mod years;

use isnad_arabic::Document;
use isnad_record::{Time, Warning};
use jiff::civil::Date;

use expression::{Found, Meaning};
use page::Page;
use resolve::Clock;

/// Every calendar expression of the document, in order, with warnings where a stated weekday and
/// the computed date disagree.
///
/// Without `published` absolute times still resolve; relative ones are left out.
#[must_use]
pub fn times(document: &Document, published: Option<Date>) -> (Vec<Time>, Vec<Warning>) {
    let mut page = Page::of(document);
    let found = find(document, &mut page);
    let mut clock = Clock {
        published,
        ..Clock::default()
    };
    // A headline's bare أمس follows the first weekday that the body states.
    clock.today = found
        .iter()
        .find_map(|f| match f.meaning {
            Meaning::Deictic {
                days: ..=0,
                weekday: Some(_),
            } => Some(clock.resolve(f.meaning)?),
            _ => None,
        })
        .and_then(|resolved| resolved.today);
    let mut times = Vec::with_capacity(found.len());
    let mut warnings = Vec::new();
    let mut before: Option<&Found> = None;
    for expression in &found {
        let before = before.replace(expression);
        clock.future = expression.meaning.asks_for_tense()
            && tense::speaks_of_future(document, expression.words.clone());
        let resolved = clock
            .resolve(expression.meaning)
            .filter(|resolved| resolved.value.is_writable());
        let Some(resolved) = resolved else {
            continue;
        };
        let start = page.start(expression.words.start);
        let end = page.end(expression.words.end - 1);
        if resolved.today.is_some() {
            clock.today = resolved.today;
        }
        clock.last = Some(resolved.value);
        let value = resolved.value.to_string();
        if let Some(computed) = resolved.disagrees {
            warnings.push(Warning {
                start,
                end,
                code: "time.weekday".into(),
                message: format!("the stated weekday is not that of {computed}; read as {value}"),
            });
        }
        // أمس، 30 تشرين الأول: one day named twice is one expression.
        if before.is_some_and(|b| named_twice(document, b, expression))
            && let Some(last) = times.last_mut().filter(|t: &&mut Time| t.value == value)
        {
            last.end = end;
            last.rules.push(expression.rule.to_owned());
            continue;
        }
        let mut rules = vec![expression.rule.to_owned()];
        if resolved.disagrees.is_some() {
            rules.push("time.weekday-wins".to_owned());
        }
        times.push(Time {
            start,
            end,
            value,
            rules,
        });
    }
    (times, warnings)
}

/// True where a date stands in apposition to a day counted from the report's: `أمس، 30 آذار`.
fn named_twice(document: &Document, day: &Found, date: &Found) -> bool {
    let comma = day.words.end;
    matches!(
        day.meaning,
        Meaning::Deictic { .. } | Meaning::Weekday { .. }
    ) && matches!(date.meaning, Meaning::Date(parts) if parts.day.is_some())
        && date.words.start == comma + 1
        && matches!(document.words[comma].mark(), Some('،' | ','))
}

/// All expressions, in order, none overlapping.
fn find(document: &Document, page: &mut Page<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    for paragraph in &document.paragraphs {
        page.turn_to(paragraph.words.clone());
        let mut at = paragraph.words.start;
        let mut year_end = None;
        while at < paragraph.words.end {
            let listed = year_end == Some(at)
                || (at > 0 && year_end == Some(at - 1) && page.is_word(at - 1, &["و", "او"]));
            let Some(mut found) = page.expression(at, listed) else {
                at += 1;
                continue;
            };
            if let [only] = found.as_slice()
                && let Some(run) = page.run_to(only)
            {
                found = vec![run];
            }
            for expression in found {
                if expression.words.end <= at || expression.words.end > paragraph.words.end {
                    continue;
                }
                at = expression.words.end;
                let year = matches!(expression.meaning, Meaning::Date(d) if d.month.is_none());
                year_end = year.then_some(at);
                all.push(expression);
            }
            at = at.max(year_end.unwrap_or(0));
            if all.last().is_none_or(|f| f.words.end != at) {
                at += 1;
            }
        }
    }
    all
}

/// How far [`governing`] looks to either side, in words.
const GOVERNING_REACH: usize = 80;

/// Index of the time that governs a word: the nearest one in its own clause, before it or after,
/// or else in its sentence.
#[must_use]
pub fn governing(times: &[Time], document: &Document, word: usize) -> Option<usize> {
    let place = document.words.get(word)?.span.start;
    let sentence = document.sentences.get(document.sentence_of(word)?)?;
    // A page without a full stop is one sentence: the look stays bounded.
    let first = sentence
        .words
        .start
        .max(word.saturating_sub(GOVERNING_REACH));
    let last = sentence.words.end.min(word + GOVERNING_REACH);
    let bounds = document.span_of(first..last);
    let clause_start = (first..word)
        .rev()
        .find(|w| parts_clauses(document, *w))
        .map_or(bounds.start, |w| document.words[w].span.end);
    let clause_end = (word..last)
        .find(|w| parts_clauses(document, *w))
        .map_or(bounds.end, |w| document.words[w].span.start);
    let from = times.partition_point(|t| t.start < bounds.start);
    let upto = times.partition_point(|t| t.start < bounds.end);
    (from..upto).min_by_key(|index| {
        let time = &times[*index];
        let outside = time.start < clause_start || time.end > clause_end;
        (outside, time.start.abs_diff(place))
    })
}

fn parts_clauses(document: &Document, word: usize) -> bool {
    matches!(
        document.words[word].mark(),
        Some('،' | ',' | '؛' | ';' | ':')
    )
}
