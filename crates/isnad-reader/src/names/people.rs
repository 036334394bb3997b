//! Unknown people: names that no table holds, by their shape and what stands before them.

use isnad_arabic::{Pos, WordKind};
use isnad_record::EntityType;

use super::gazetteer::GIVEN;
use super::scene::Scene;
use super::{Name, NameClass};
use crate::mentions::heads::{Class, heads_at};

/// How many words a person's name may have.
const WORDS_AT_MOST: usize = 7;

/// Adds the people whom a given name, an honorific or a rank before them gives away.
pub(crate) fn find(scene: &mut Scene) {
    let mut at = 0;
    while at < scene.tokens.len() {
        if let Some(name) = scene.name_at(at) {
            let next = name.words.end;
            if name.class == NameClass::Person {
                at = lengthen(scene, at);
            } else {
                at = next.max(at + 1);
            }
            continue;
        }
        let titled = honorific_before(scene, at);
        match person_at(scene, at, titled) {
            Some(end) => {
                let rule = if titled {
                    "name.person.title"
                } else {
                    "name.person.given"
                };
                let name = person(scene, at, end, rule);
                scene.add(name);
                at = end;
            }
            None => at += 1,
        }
    }
}

/// A person of whom only the words are known.
pub(crate) fn person(scene: &Scene, start: usize, end: usize, rule: &'static str) -> Name {
    Name {
        words: start..end,
        start: scene
            .document
            .words
            .get(start)
            .map_or(0, isnad_arabic::Word::mention_start),
        preposition: scene.tokens.get(start).and_then(|t| t.preposition),
        conjunction: scene.tokens.get(start).is_some_and(|t| t.conjunction),
        class: NameClass::Person,
        entity_type: EntityType::Per,
        country: None,
        sector: None,
        kb: None,
        en: None,
        rule,
    }
}

/// Where a person's name that starts at a word ends. `titled`: what stands before it says that
/// a person is named, so that one word is enough.
pub(crate) fn person_at(scene: &Scene, at: usize, titled: bool) -> Option<usize> {
    let first = scene.tokens.get(at)?;
    if !first.is_word() || scene.in_name(at) {
        return None;
    }
    let kunya = is_connector(&first.base)
        && scene
            .tokens
            .get(at + 1)
            .is_some_and(crate::names::tokens::Token::plain);
    let proper = first.pos == Pos::Propn || first.kind == WordKind::Foreign;
    // A name that many bear is one even where the analysis sees a verb (`حسن`), if a title or
    // another name stands beside it.
    let beside = titled
        || scene
            .lore
            .get(at + 1)
            .is_some_and(|l| l.given >= GIVEN || l.surname >= GIVEN)
            && scene.tokens[at + 1].plain();
    let verbal = first.pos == Pos::Verb && scene.lore[at].given >= 2 * GIVEN && beside;
    let closed = first.kind == WordKind::Arabic && !scene.is_noun_but_front(at) && !verbal;
    let headed = !proper
        && heads_at(&scene.tokens, at)
            .iter()
            .any(|f| f.head.class != Class::Honorific);
    let given = is_given(scene, at) && !first.article && !first.possessed && !closed && !headed;
    // باسم is a name; before a noun it is `in the name of`.
    if first.whole == "باسم"
        && !scene
            .lore
            .get(at + 1)
            .is_some_and(|l| l.given >= GIVEN || l.surname >= GIVEN)
    {
        return None;
    }
    if closed && !kunya {
        return None;
    }
    let opens = given
        || kunya
        || (titled && may_name(scene, at) && (proper || !first.article))
        || (titled
            && first.article
            && first.plain()
            && scene.nisba[at].is_none()
            && !scene.is_adjective(at)
            && heads_at(&scene.tokens, at).is_empty());
    if !opens || (titled && !first.plain()) {
        return None;
    }
    let mut end = at + 1;
    let mut evidence = usize::from(given || proper) + usize::from(kunya);
    let mut family = first.article;
    let mut joined = kunya;
    while end < scene.tokens.len() && end - at < WORDS_AT_MOST {
        let token = &scene.tokens[end];
        if !token.is_word() || !token.plain() || token.possessed || scene.in_name(end) {
            break;
        }
        let connector = is_connector(&token.base) && !token.article;
        if joined && may_name(scene, end) || joined && token.article {
            family = token.article;
        } else if connector
            && scene
                .tokens
                .get(end + 1)
                .is_some_and(|t| t.is_word() && t.plain())
        {
            family = false;
        } else if family {
            break;
        } else if token.article {
            // A family name; an adjective of a state after a lone given name is one too
            // (`محمد المصري`), after a title and a name it may be either.
            if !may_be_family(scene, end) {
                break;
            }
            family = true;
            evidence += 1;
        } else if token.pos == Pos::Verb
            && given
            && end == at + 1
            && (scene.lore[end].given >= GIVEN || scene.lore[end].surname >= GIVEN)
        {
            evidence += 1;
        } else if may_name(scene, end)
            && (token.pos == Pos::Propn
                || (is_given(scene, end) || scene.lore[end].surname >= GIVEN)
                    && heads_at(&scene.tokens, end).is_empty())
        {
            evidence += 1;
        } else if end == at + 1
            && given
            && may_name(scene, end)
            && heads_at(&scene.tokens, end).is_empty()
            && !scene.is_adjective(end)
        {
            // An unknown second word after a given name.
            evidence += usize::from(titled);
        } else if titled
            && !given
            && end == at + 1
            && may_name(scene, end)
            && heads_at(&scene.tokens, end).is_empty()
            && !scene.is_adjective(end)
        {
            // Two unknown words after a title.
        } else {
            break;
        }
        joined = connector;
        end += 1;
    }
    if joined {
        end -= 1;
    }
    let words = end.saturating_sub(at);
    let enough = titled || (words >= 2 && evidence >= 2);
    (words > 0 && enough).then_some(end)
}

/// A table's short name may be the start of a longer one that the text gives.
fn lengthen(scene: &mut Scene, at: usize) -> usize {
    let Some(name) = scene.name_at(at) else {
        return at + 1;
    };
    name.words.end.max(at + 1)
}

/// `بن`, `أبو`, `عبد`: words that need the next one.
fn is_connector(base: &str) -> bool {
    matches!(
        base,
        "بن" | "ابن"
            | "بنت"
            | "ابو"
            | "ابي"
            | "ابا"
            | "عبد"
            | "ال"
            | "ولد"
            | "دي"
            | "فان"
            | "فون"
            | "دو"
            | "ديل"
            | "بو"
    )
}

/// True for a word that many are called by, or that the analysis takes for a name and some are
/// called by.
fn is_given(scene: &Scene, at: usize) -> bool {
    let count = scene.lore[at].given;
    count >= GIVEN || count > 0 && scene.tokens[at].pos == Pos::Propn
}

fn may_name(scene: &Scene, at: usize) -> bool {
    scene.is_noun(at)
        && scene.nisba[at].is_none()
        && scene.tokens[at].base.chars().count() > 1
        && !scene.tokens[at].possessed
}

fn may_be_family(scene: &Scene, at: usize) -> bool {
    let token = &scene.tokens[at];
    matches!(token.pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::X)
        && token.base.chars().count() > 1
        && !heads_at(&scene.tokens, at)
            .iter()
            .any(|f| f.head.class == Class::Office)
        && !TIMES.contains(&token.base.as_str())
        && (token.pos != Pos::Adj || scene.lore[at].surname > 0 || scene.lore[at].given > 0)
}

const TIMES: &[&str] = &[
    "احد",
    "اثنين",
    "ثلاثاء",
    "اربعاء",
    "خميس",
    "جمعه",
    "سبت",
    "يوم",
    "ان",
    "ذي",
    "تي",
    "ذين",
];

/// True where the word before is a title that only a name can follow.
fn honorific_before(scene: &Scene, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let mark = scene.mark(before) == Some('.');
    let before = if mark {
        // د. حسن, م. علي
        match at.checked_sub(2) {
            Some(b) if matches!(scene.base(b), "د" | "م" | "ا") => return true,
            _ => return false,
        }
    } else {
        before
    };
    for len in 1..=3 {
        let Some(start) = (before + 1).checked_sub(len) else {
            break;
        };
        let found = heads_at(&scene.tokens, start);
        if found.iter().any(|f| {
            f.len == len && matches!(f.head.class, Class::Honorific) && scene.tokens[start].article
        }) {
            return true;
        }
    }
    matches!(
        (scene.base(before), scene.tokens[before].article),
        (
            "دكتور"
                | "شيخ"
                | "عميد"
                | "عقيد"
                | "لواء"
                | "فريق"
                | "رايد"
                | "نقيب"
                | "مقدم"
                | "ملازم"
                | "جنرال"
                | "سيد"
                | "سيده"
                | "مهندس"
                | "نايب"
                | "امير"
                | "حاج"
                | "سفير",
            true
        )
    )
}
