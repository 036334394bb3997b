//! What is asked for at every trigger, kept in order so that no trigger looks through the whole
//! report: cues by their words, contents and times by their places.

use std::ops::Range;

use isnad_record::{Span, Time};

use super::Report;
use crate::entities::EntityId;
use crate::statements::Draft;

/// Orders over a report's statements.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    /// How many words the longest cue has, gaps and all.
    longest_cue: usize,
    /// Every place of every content by its start, with the end that those up to it reach.
    contents: Vec<Content>,
}

#[derive(Clone, Copy, Debug)]
struct Content {
    span: Span,
    statement: u32,
    /// The furthest end of this one and all before it.
    reach: u32,
}

impl Lookup {
    /// Puts statements, which stand in order of their cues, in order.
    #[must_use]
    pub fn of(statements: &[Draft]) -> Self {
        let mut contents: Vec<Content> = statements
            .iter()
            .zip(0..)
            .flat_map(|(draft, statement)| {
                draft.spans.iter().map(move |span| Content {
                    span: *span,
                    statement,
                    reach: 0,
                })
            })
            .collect();
        contents.sort_by_key(|content| (content.span.start, content.statement));
        let mut reach = 0;
        for content in &mut contents {
            reach = reach.max(content.span.end);
            content.reach = reach;
        }
        Lookup {
            longest_cue: statements.iter().map(|d| d.cue.len()).max().unwrap_or(0),
            contents,
        }
    }
}

impl Report<'_> {
    /// The statement whose cue is at a word.
    pub(super) fn cue_at(&self, at: usize) -> Option<&Draft> {
        let first = (self.statements)
            .partition_point(|draft| draft.cue.start + self.lookup.longest_cue <= at);
        (self.statements[first..].iter())
            .take_while(|draft| draft.cue.start <= at)
            .find(|draft| draft.cue.contains(&at))
    }

    /// Ids of the statements whose content holds a place.
    pub(super) fn carrying(&self, place: Span) -> Vec<u32> {
        let contents = &self.lookup.contents;
        let upto = contents.partition_point(|content| content.span.start <= place.start);
        let mut ids: Vec<u32> = (contents[..upto].iter().rev())
            .take_while(|content| content.reach >= place.end)
            .filter(|content| content.span.contains(place))
            .map(|content| content.statement)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The times that begin in a place, by their indexes.
    pub(super) fn times_in(&self, place: Span) -> Range<usize> {
        let start = |time: &Time| time.span().start;
        self.times.partition_point(|time| start(time) < place.start)
            ..self.times.partition_point(|time| start(time) < place.end)
    }

    /// The entity of a state.
    pub(super) fn state(&self, country: &str) -> Option<EntityId> {
        self.entities.state(country)
    }
}
