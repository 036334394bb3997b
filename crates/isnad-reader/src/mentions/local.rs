//! Names that the report itself teaches: `بخاري` after `الرئيس محمد بخاري`, a group's name after
//! it stood in quotation marks.

use std::collections::BTreeMap;

use compact_str::CompactString;
use isnad_arabic::{Pos, WordKind};
use isnad_record::EntityType;

use super::Mention;
use crate::names::scene::Scene;
use crate::names::{Name, NameClass};

/// What a report teaches of a name's first word.
struct Taught {
    /// The words after the first.
    rest: Vec<CompactString>,
    class: NameClass,
    entity_type: EntityType,
    article: bool,
}

/// Adds to the scene every further place where a name stands that the mentions teach; false
/// where there is none.
pub(super) fn learn(scene: &mut Scene, mentions: &[Mention]) -> bool {
    let mut taught: BTreeMap<CompactString, Vec<Taught>> = BTreeMap::new();
    for mention in mentions {
        let Some(name) = mention.name.clone() else {
            continue;
        };
        if mention.class == Some(NameClass::Person) {
            if name.len() < 2 {
                continue;
            }
            teach(
                scene,
                &mut taught,
                name.end - 1..name.end,
                NameClass::Person,
                EntityType::Per,
            );
            teach(scene, &mut taught, name, NameClass::Person, EntityType::Per);
        } else if mention.kb.is_none()
            && mention.class.is_none()
            && scene.mark(name.start.wrapping_sub(1)).is_some()
            && scene.mark(name.end).is_some()
        {
            let class = match mention.entity_type {
                EntityType::Org => NameClass::Organisation,
                EntityType::Grp => NameClass::Group,
                EntityType::Gpe | EntityType::Loc | EntityType::Fac => NameClass::Place,
                EntityType::Per => continue,
            };
            teach(scene, &mut taught, name, class, mention.entity_type);
        }
    }
    if taught.is_empty() {
        return false;
    }
    let mut found = Vec::new();
    for at in 0..scene.tokens.len() {
        if scene.in_name(at) {
            continue;
        }
        let Some(list) = taught.get(&scene.tokens[at].base) else {
            continue;
        };
        let best = list
            .iter()
            .filter(|t| fits(scene, at, t))
            .max_by_key(|t| t.rest.len());
        if let Some(best) = best {
            found.push(name(scene, at, best));
        }
    }
    let any = !found.is_empty();
    for name in found {
        scene.add(name);
    }
    any
}

fn teach(
    scene: &Scene,
    taught: &mut BTreeMap<CompactString, Vec<Taught>>,
    words: std::ops::Range<usize>,
    class: NameClass,
    entity_type: EntityType,
) {
    const NAMES_AT_MOST: usize = 16;
    let Some(first) = scene.tokens.get(words.start) else {
        return;
    };
    let rest: Vec<CompactString> = scene.tokens[words.start + 1..words.end.min(scene.tokens.len())]
        .iter()
        .map(|t| t.base.clone())
        .collect();
    if first.base.chars().count() < 3 && rest.is_empty() || rest.len() > 6 {
        return;
    }
    let list = taught.entry(first.base.clone()).or_default();
    let known = list.iter().any(|t| t.rest == rest && t.class == class);
    if !known && list.len() < NAMES_AT_MOST {
        list.push(Taught {
            rest,
            class,
            entity_type,
            article: first.article,
        });
    }
}

fn fits(scene: &Scene, at: usize, taught: &Taught) -> bool {
    let token = &scene.tokens[at];
    let rest = scene.tokens.get(at + 1..at + 1 + taught.rest.len());
    let words = rest.is_some_and(|rest| {
        rest.iter()
            .zip(&taught.rest)
            .enumerate()
            .all(|(n, (t, w))| t.base == *w && !scene.in_name(at + 1 + n))
    });
    // A family name alone: written as in the full name, and no verb or particle.
    words
        && token.article == taught.article
        && !token.possessed
        && (!taught.rest.is_empty()
            || token.kind == WordKind::Foreign
            || matches!(token.pos, Pos::Noun | Pos::Propn | Pos::X | Pos::Adj))
}

fn name(scene: &Scene, at: usize, taught: &Taught) -> Name {
    let token = &scene.tokens[at];
    Name {
        words: at..at + 1 + taught.rest.len(),
        start: scene.document.words[at].mention_start(),
        preposition: token.preposition,
        conjunction: token.conjunction,
        class: taught.class,
        entity_type: taught.entity_type,
        country: None,
        sector: None,
        kb: None,
        en: None,
        rule: "name.repeated",
    }
}
