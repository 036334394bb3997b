//! What Isnad knows of the world: its tables, compiled into matchers (work in progress).

pub mod cues;
