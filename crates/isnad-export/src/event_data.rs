//! What the event formats share: an event's actors, words and sentence, looked up once.

use isnad_record::{Entity, Event, EventType, Mode, Record};

/// An event with its record, for formats that want flat values.
#[derive(Clone, Copy)]
pub(crate) struct EventView<'r> {
    pub record: &'r Record,
    pub event: &'r Event,
}

impl<'r> EventView<'r> {
    /// Every event of a record.
    pub fn all(record: &'r Record) -> impl Iterator<Item = EventView<'r>> {
        record
            .events
            .iter()
            .map(move |event| EventView { record, event })
    }

    /// Entities that did it; for a meeting, those met too, as PLOVER's own files have it.
    pub fn actors_folded(&self) -> Vec<&'r Entity> {
        let mut ids = self.event.actors.clone();
        if self.is_reciprocal() {
            ids.extend(&self.event.recipients);
        }
        self.entities(&ids)
    }

    /// Entities it was done to; none for a meeting, which PLOVER's own files fold into actors.
    pub fn recipients_folded(&self) -> Vec<&'r Entity> {
        if self.is_reciprocal() {
            Vec::new()
        } else {
            self.entities(&self.event.recipients)
        }
    }

    /// True for events in which both sides do the same: meetings and calls, with no visitor and
    /// host and no mediator. COOPERATE keeps its recipient, without which PLOVER does not take it.
    fn is_reciprocal(&self) -> bool {
        self.event.kind == EventType::Consult
            && !matches!(self.event.mode, Some(Mode::Visit | Mode::ThirdParty))
    }

    pub fn actor(&self) -> Option<&'r Entity> {
        self.entities(&self.event.actors).first().copied()
    }

    pub fn recipient(&self) -> Option<&'r Entity> {
        self.entities(&self.event.recipients).first().copied()
    }

    pub fn actors(&self) -> Vec<&'r Entity> {
        self.entities(&self.event.actors)
    }

    pub fn recipients(&self) -> Vec<&'r Entity> {
        self.entities(&self.event.recipients)
    }

    pub fn place(&self) -> Option<&'r Entity> {
        self.event.place.and_then(|id| self.entity(id))
    }

    /// A stable name of the event: the report's id and the event's number.
    pub fn id(&self) -> String {
        format!("{}-e{}", self.record.document.id, self.event.id)
    }

    fn entity(&self, id: u32) -> Option<&'r Entity> {
        self.record.entities.get(id as usize)
    }

    fn entities(&self, ids: &[u32]) -> Vec<&'r Entity> {
        ids.iter().filter_map(|id| self.entity(*id)).collect()
    }
}

/// First day of a date, month, year, week or interval, as year, month, day; what is not told is
/// none.
pub(crate) fn date_parts(value: &str) -> (Option<i32>, Option<u32>, Option<u32>) {
    let first = value.split('/').next().unwrap_or(value);
    let mut parts = first.split('-');
    let year = parts.next().and_then(|y| y.parse().ok());
    let month = parts.next().and_then(|m| m.parse().ok());
    let month = month.filter(|m| (1..=12).contains(m));
    let day = parts.next().and_then(|d| d.parse().ok());
    let day = day.filter(|d| (1..=31).contains(d));
    (year, month, day)
}

/// A whole day, `YYYY-MM-DD`, where the value is one.
pub(crate) fn whole_day(value: &str) -> Option<&str> {
    let day = value.split('/').next()?;
    let bytes = day.as_bytes();
    let whole = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    whole.then_some(day)
}

#[cfg(test)]
mod tests {
    use super::{date_parts, whole_day};

    #[test]
    fn takes_dates_apart() {
        assert_eq!(date_parts("2015-07-20"), (Some(2015), Some(7), Some(20)));
        assert_eq!(date_parts("2015-07"), (Some(2015), Some(7), None));
        assert_eq!(date_parts("2015-W30"), (Some(2015), None, None));
        assert_eq!(
            date_parts("2015-01-01/2015-06-30"),
            (Some(2015), Some(1), Some(1))
        );
        assert_eq!(date_parts("2015-00-77"), (Some(2015), None, None));
        assert_eq!(whole_day("2015-07"), None);
        assert_eq!(whole_day("يوم-يو-أمس"), None);
        assert_eq!(whole_day("2015-07-20"), Some("2015-07-20"));
    }
}
