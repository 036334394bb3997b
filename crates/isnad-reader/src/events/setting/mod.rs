//! When and where an event was.
//!
//! [`time`] finds the time expression that governs a trigger, [`place`] the place its clause names,
//! [`scene`] what the sentences around it leave to be understood, and [`fix`] puts the place on the
//! map. A report's publication date and the place it was filed from are never taken for an
//! event's: where the text tells nothing, nothing is known.

mod fix;
mod place;
mod scene;
mod time;

pub(super) use fix::{Countries, fix};
pub(super) use place::Placed;
pub(super) use scene::{within_sentence, within_story};
pub(super) use time::Timed;
