//! The tables as the name finder asks them.

use super::scene::Scene;

use super::Name;
use super::tokens::Token;

/// The longest name of the tables that starts at a word.
pub(crate) fn name_at(_scene: &Scene, _at: usize) -> Option<Name> {
    None
}

/// The state whose adjective a word is (`السورية`), without its clitics.
pub(crate) fn nisba(_token: &Token) -> Option<&'static str> {
    None
}

/// True for a word that people are called by: `محمد`.
pub(crate) fn is_given_name(_token: &Token) -> bool {
    false
}

/// Who held an office, as the tables know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Holder {
    /// The holder's key.
    pub kb: &'static str,
    pub country: Option<&'static str>,
}

/// Who held the office that a role phrase names, in a country, at a date.
pub(crate) fn holder(
    _document: &isnad_arabic::Document,
    _mention: &crate::mentions::Mention,
    _country: Option<&'static str>,
    _published: Option<jiff::civil::Date>,
) -> Option<Holder> {
    None
}
