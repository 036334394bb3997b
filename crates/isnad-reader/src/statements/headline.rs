//! Headline colons: `الأسد: الجيش متعب`.
//!
//! What stands before the colon speaks where it names a person, a body or a government; a place
//! alone (`غزة: سلسلة تفجيرات`) is a dateline and speaks only in its own voice.

use isnad_arabic::Document;
use isnad_record::{EntityType, SpeakerHow, Stance};

use super::claim::{Claim, Kind, Opening, Source};
use super::find::Finder;
use crate::entities::Entities;
use crate::phrases::{Class, Extent, Phrases};

/// How many words may stand before the colon.
const BEFORE: usize = 12;

/// The claim of a headline with a colon.
pub(super) fn colon(
    document: &Document,
    phrases: &Phrases,
    entities: &Entities,
    start: usize,
    limit: usize,
) -> Option<(Claim, SpeakerHow)> {
    let at = (start + 1..limit.min(start + BEFORE)).find(|at| phrases.mark(*at) == Some(':'))?;
    if at + 1 >= limit {
        return None;
    }
    let mut from = start;
    while phrases.class(from) == Class::Mark && from < at && !phrases.opens_quotation(from) {
        from += 1;
    }
    if (from..at).any(|i| {
        matches!(
            phrases.class(i),
            Class::Complementiser | Class::Subordinator
        )
    }) {
        return None;
    }
    let phrase = phrases.noun_phrase(
        from,
        Extent {
            coordination: true,
            relatives: false,
            prepositions: false,
            limit: at,
        },
    )?;
    // An occasion or a paper is no one who speaks.
    let stem = super::find::bare(phrases.folded(phrase.head));
    if matches!(
        stem,
        "قمه" | "اجتماع" | "موتمر" | "بيان" | "لقاء" | "جلسه" | "انتخابات" | "حرب"
    ) {
        return None;
    }
    let finder = Finder { phrases, entities };
    let mut addressee = None;
    let mut rest = phrase.words.end;
    if rest < at {
        // لـ «X», في حوار مع X
        let mut look = rest;
        if phrases.folded(look) == "ل" {
            look += 1;
        }
        if let Some(who) = phrases.noun_phrase(look, Extent::single(at))
            && (look > rest || phrases.proclitic(look) == Some('ل'))
        {
            rest = who.words.end;
            addressee = Some(who);
        } else {
            rest = at;
        }
    }
    if rest < at && at - rest > 4 || !finder.is_agent(&phrase) {
        return None;
    }
    // A place before a colon is where the news is from, unless the words are its government's.
    if let Some(mention) = entities.headed_at(phrase.head)
        && let Some(entity) = entities.entity_of(mention).and_then(|e| entities.get(e))
        && matches!(
            entity.kind,
            EntityType::Gpe | EntityType::Loc | EntityType::Fac
        )
        && !own_voice(phrases, at + 1)
    {
        return None;
    }
    let mut content = at + 1;
    if phrases.class(content) == Class::Complementiser {
        content += 1;
    }
    let opening = if phrases.opens_quotation(content)
        && phrases
            .closing(content, limit)
            .is_some_and(|c| c + 2 >= limit)
    {
        content += 1;
        Opening::Quotation
    } else {
        Opening::Colon
    };
    let _ = document;
    Some((
        Claim {
            cue: at..at + 1,
            lemma: ":".to_owned(),
            rule: "cue.headline.colon",
            rules: Vec::new(),
            stance: Stance::Assert,
            feels: false,
            careful: false,
            to_pronoun: false,
            continues: false,
            kind: Kind::Colon,
            imperfect: true,
            conjoined: false,
            number: None,
            gender: None,
            clause: from,
            relative: false,
            by_pronoun: false,
            alone: false,
            opening,
            start: content,
            strip: false,
            end: limit,
            before: None,
            source: Source::Named(phrase, "speaker.headline"),
            relay: None,
            addressee,
        },
        SpeakerHow::Headline,
    ))
}

/// True where the words after the colon are someone's own: negated, in the first person, or a
/// judgement.
fn own_voice(phrases: &Phrases, at: usize) -> bool {
    matches!(
        phrases.class(at),
        Class::Negation
            | Class::VerbParticle
            | Class::Complementiser
            | Class::Demonstrative
            | Class::Pronoun
    ) || phrases.folded(at).starts_with("سن")
        || phrases.folded(at).starts_with('ن') && phrases.class(at) == Class::Verb
}
