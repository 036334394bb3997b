//! Mentions: the stretches of a report that name somebody or something.
//!
//! A mention is a name (`بشار الأسد`), a role phrase (`الرئيس السوري`), a common noun
//! (`المتحدث`, `12 مدنيا`) or a pronoun, with what its own words tell of it: type, country,
//! sector, gender, number. Whom it names is settled in [`crate::entities`], not here. Mentions
//! may nest (`متحدث باسم الرئاسة في نيجيريا` holds `الرئاسة` and `نيجيريا`).

use std::ops::Range;

use isnad_arabic::{Document, Gender, Number};
use isnad_record::{EntityType, MentionKind, Sector, Span};

/// One place where the text names an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Its words, titles and all.
    pub words: Range<usize>,
    /// Its place in the text, without a proclitic conjunction or preposition at its front where
    /// the writing allows it.
    pub span: Span,
    /// The word that says what it is: `رئيس` in `رئيس الوزراء العراقي`, a name's first word.
    pub head: usize,
    /// How it names its entity.
    pub kind: MentionKind,
    /// What kind of thing it names.
    pub entity_type: EntityType,
    /// The state it belongs to or is (ISO 3166-1 alpha-3), or `INT`, as its own words or the
    /// tables tell.
    pub country: Option<&'static str>,
    /// What it does in public life, as its own words or the tables tell.
    pub sector: Option<Sector>,
    /// Its key in the tables, where a row names it.
    pub kb: Option<&'static str>,
    /// The name proper inside the mention, without titles; none for roles and common nouns.
    pub name: Option<Range<usize>>,
    /// The office or role it names: the words that name it, without the name proper.
    pub role: Option<Range<usize>>,
    /// Of who is named, where it is told.
    pub gender: Option<Gender>,
    /// Of who is named, where it is told.
    pub number: Option<Number>,
    /// The context reads it as a place (`في دمشق`), not as the government that sits there.
    pub place: bool,
    /// With the article, or a name, or made definite by what follows it.
    pub definite: bool,
    /// Ids of the rules and tables that made it.
    pub rules: Vec<&'static str>,
}

impl Mention {
    /// A mention of these words whose head is the first, of which nothing else is known.
    #[must_use]
    pub fn of(
        document: &Document,
        words: Range<usize>,
        kind: MentionKind,
        entity_type: EntityType,
    ) -> Self {
        Mention {
            span: span_of(document, words.clone()),
            head: words.start,
            words,
            kind,
            entity_type,
            country: None,
            sector: None,
            kb: None,
            name: None,
            role: None,
            gender: None,
            number: None,
            place: false,
            definite: false,
            rules: Vec::new(),
        }
    }
}

/// Where a mention of these words stands: from after the first word's proclitic conjunction or
/// preposition to the last word's end, without a pronoun written onto it.
#[must_use]
pub fn span_of(document: &Document, words: Range<usize>) -> Span {
    let (Some(first), Some(last)) = (
        document.words.get(words.start),
        words
            .end
            .checked_sub(1)
            .and_then(|at| document.words.get(at)),
    ) else {
        return Span { start: 0, end: 0 };
    };
    let start = first.mention_start();
    Span {
        start,
        end: last.span.end.max(start),
    }
}

/// A noun phrase as a mention: what its head and adjectives tell of it.
#[must_use]
pub fn nominal(document: &Document, words: Range<usize>) -> Mention {
    let mut mention = Mention::of(document, words, MentionKind::Nominal, EntityType::Grp);
    mention.rules.push("mention.nominal");
    mention
}

/// Every mention of the document, in order, outer before inner.
#[must_use]
pub fn mentions(_document: &Document, _published: Option<jiff::civil::Date>) -> Vec<Mention> {
    Vec::new()
}
