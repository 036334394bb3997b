//! Calendar expressions, resolved against the report's date.

use isnad_arabic::Document;
use isnad_record::{Time, Warning};
use jiff::civil::Date;

/// Every calendar expression of the document, in order, with warnings where a stated weekday and
/// the computed date disagree.
#[must_use]
pub fn times(_document: &Document, _published: Option<Date>) -> (Vec<Time>, Vec<Warning>) {
    (Vec::new(), Vec::new())
}
