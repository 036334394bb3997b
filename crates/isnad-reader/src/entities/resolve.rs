//! Resolution: names first, then roles, then common nouns.
//!
//! Names are joined by table key and by their words, the fullest first, so that a headline's
//! `الأسد` finds the `بشار الأسد` of the body. Roles go to the one the text gives the role to, then
//! to the holder that the tables know at the report's date. Common nouns with the article go to
//! the nearest fitting entity before them; without it they are new. What fits nothing stays alone.

use std::collections::{HashMap, HashSet};

use compact_str::CompactString;
use isnad_arabic::{Document, Number};
use isnad_record::{EntityType, MentionKind, Sector};
use jiff::civil::Date;

use super::{Entities, EntityId, MentionId};
use crate::mentions::Mention;
use crate::names::tokens::{Token, tokens};
use crate::names::{NameClass, gazetteer};

/// Gathers mentions into entities.
pub(super) fn resolve(
    document: &Document,
    mut mentions: Vec<Mention>,
    published: Option<Date>,
) -> Entities {
    let nisbas = gazetteer::nisbas(document);
    mentions.sort_by_key(|m| (m.words.start, std::cmp::Reverse(m.words.end)));
    let mut resolver = Resolver {
        document,
        tokens: tokens(document),
        nisba: nisbas,
        published,
        entities: Entities {
            innermost: vec![None; document.words.len()],
            ..Entities::default()
        },
        assigned: vec![None; mentions.len()],
        mentions,
        by_kb: HashMap::new(),
        by_words: HashMap::new(),
        by_state: HashMap::new(),
        by_token: Listing::default(),
        roles: Listing::default(),
        people: HashMap::new(),
        focus: Vec::new(),
    };
    resolver.find_focus();
    resolver.names();
    resolver.rest();
    resolver.finish()
}

struct Resolver<'d> {
    document: &'d Document,
    tokens: Vec<Token>,
    /// For each word the state whose adjective it is.
    nisba: Vec<Option<&'static str>>,
    published: Option<Date>,
    entities: Entities,
    mentions: Vec<Mention>,
    assigned: Vec<Option<EntityId>>,
    by_kb: HashMap<&'static str, EntityId>,
    by_words: HashMap<CompactString, Vec<EntityId>>,
    by_state: HashMap<&'static str, EntityId>,
    /// People by each word of their names.
    by_token: Listing,
    /// Entities by the role words given to them.
    roles: Listing,
    /// The words of each person's fullest name.
    people: HashMap<EntityId, Vec<CompactString>>,
    /// States by how much the report speaks of them, most first.
    focus: Vec<(&'static str, u32)>,
}

/// Entities by a word, each once, in the order they were added. Who is listed is asked of a set:
/// the list of a common name (`محمد`) on a long page is too long to look through.
#[derive(Default)]
struct Listing {
    lists: HashMap<CompactString, Vec<EntityId>>,
    listed: HashSet<(CompactString, EntityId)>,
}

impl Listing {
    fn add(&mut self, word: CompactString, entity: EntityId) {
        if self.listed.insert((word.clone(), entity)) {
            self.lists.entry(word).or_default().push(entity);
        }
    }

    fn get(&self, word: &str) -> Option<&Vec<EntityId>> {
        self.lists.get(word)
    }
}

/// The states that call themselves kingdoms: `المملكة` names one of these.
const KINGDOMS: &[&str] = &["SAU", "JOR", "MAR", "BHR"];

/// Heads whose phrases belong to no one state unless they say so; folded.
const STATELESS: &[&str] = &[
    "دوله",
    "مجتمع دولي",
    "المجتمع الدولي",
    "تحالف",
    "حلف",
    "قمه",
    "خليج",
    "بحر",
    "مضيق",
];

/// How many entities with the same words are looked through.
const CANDIDATES_AT_MOST: usize = 32;

impl Resolver<'_> {
    /// Counts how often the report's names and phrases speak of each state.
    fn find_focus(&mut self) {
        let mut votes: Vec<(&'static str, u32)> = Vec::new();
        for mention in &self.mentions {
            let Some(country) = mention.country.filter(|c| *c != "INT") else {
                continue;
            };
            let weight = match mention.class {
                // A paper is quoted on every country.
                Some(NameClass::Media) => 0,
                Some(NameClass::State | NameClass::Capital | NameClass::Place) => 2,
                _ => 1,
            };
            let early = if mention.words.start < 60 { 2 } else { 1 };
            match votes.iter_mut().find(|(c, _)| *c == country) {
                Some((_, count)) => *count += weight * early,
                None => votes.push((country, weight * early)),
            }
        }
        votes.retain(|(_, count)| *count > 0);
        votes.sort_by_key(|(country, count)| (std::cmp::Reverse(*count), *country));
        self.focus = votes;
    }

    /// Everything that has a name, or is a state by its government.
    fn names(&mut self) {
        let mut order: Vec<usize> = (0..self.mentions.len())
            .filter(|at| {
                let m = &self.mentions[*at];
                m.name.is_some() && !(m.kind == MentionKind::Nominal) && !m.members
            })
            .collect();
        // The fullest names of people first; all else in text order.
        order.sort_by_key(|at| {
            let m = &self.mentions[*at];
            let person = m.class == Some(NameClass::Person);
            let len = m.name.as_ref().map_or(0, ExactSizeIterator::len);
            (
                person,
                if person {
                    std::cmp::Reverse(len)
                } else {
                    std::cmp::Reverse(0)
                },
                *at,
            )
        });
        for at in order {
            let entity = match self.mentions[at].class {
                Some(NameClass::Person) => self.person(at),
                _ => self.body(at),
            };
            self.assign(at, entity);
        }
    }

    /// Roles, governments and common nouns, in text order.
    fn rest(&mut self) {
        for at in 0..self.mentions.len() {
            if self.assigned[at].is_some() {
                continue;
            }
            if let Some(body) = self.body_of_members(at) {
                self.assign_member(at, body);
                continue;
            }
            let entity = self.unnamed(at);
            self.assign(at, entity);
        }
    }

    /// Who a mention that is no name names.
    fn unnamed(&mut self, at: usize) -> EntityId {
        let m = &self.mentions[at];
        if m.government {
            self.government(at)
        } else if m.kind == MentionKind::Role {
            self.role(at)
        } else if m.class == Some(NameClass::People) {
            self.body(at)
        } else {
            self.nominal(at)
        }
    }

    /// `40 من مسلحي الحركة`: the body that the last mention inside names.
    fn body_of_members(&mut self, at: usize) -> Option<EntityId> {
        let m = &self.mentions[at];
        if !m.members {
            return None;
        }
        let words = m.words.clone();
        let inside = self.mentions[at + 1..]
            .iter()
            .take(8)
            .take_while(|inner| inner.words.start < words.end)
            .position(|inner| {
                inner.words.end <= words.end
                    && !inner.members
                    && matches!(inner.entity_type, EntityType::Grp | EntityType::Org)
            })?
            + at
            + 1;
        if let Some(entity) = self.assigned[inside] {
            return Some(entity);
        }
        let entity = self.unnamed(inside);
        self.assign(inside, entity);
        Some(entity)
    }

    /// Members tell nothing new of their body.
    fn assign_member(&mut self, at: usize, body: EntityId) {
        self.assigned[at] = Some(body);
        self.mentions[at].rules.push("mention.members");
    }

    fn assign(&mut self, at: usize, entity: EntityId) {
        self.assigned[at] = Some(entity);
        let mention = &self.mentions[at];
        let target = &mut self.entities.entities[entity.0 as usize];
        target.country = target.country.or(mention.country);
        if target.sector.is_none() || mention.role.is_some() && mention.name.is_some() {
            target.sector = mention.sector.or(target.sector);
        }
        if mention.role.is_some() && mention.country == Some("INT") {
            // Whoever serves a body of states is of none of them, whatever his passport.
            target.country = mention.country;
            target.sector = mention.sector.or(target.sector);
        }
        target.kb = target.kb.or(mention.kb);
        // للتحالف is the only form so far; التحالف reads better as a name.
        if target.name.starts_with("لل") && self.tokens.get(mention.head).is_some_and(Token::plain)
        {
            let span = mention.name.clone().map_or(mention.span, |name| {
                crate::mentions::span_of(self.document, name)
            });
            let better = self.document.quote(span);
            if better.split(' ').count() >= target.name.split(' ').count() {
                target.name = better;
            }
        }
        if target.name_en.is_none() {
            target.name_en = mention.en.map(str::to_owned);
        }
        target.gender = target.gender.or(mention.gender);
        target.number = target.number.or(mention.number);
        for rule in &mention.rules {
            if !target.rules.contains(rule) && target.rules.len() < 12 {
                target.rules.push(rule);
            }
        }
        if let Some(role) = mention.role.clone() {
            let key = self.role_key(role);
            self.roles.add(key, entity);
        }
    }

    fn new_entity(&mut self, at: usize) -> EntityId {
        self.entities.new_entity(self.document, &self.mentions[at])
    }

    // ----- names -----------------------------------------------------------------------------

    /// `القاعدة` after `قاعدة العند`: the base, not the organisation.
    fn base_before(&self, at: usize) -> Option<EntityId> {
        let m = &self.mentions[at];
        let alone = m.kb == Some("grp/al-qaida")
            && m.words.len() == 1
            && self.tokens.get(m.head).is_some_and(|t| t.base == "قاعده");
        let said_so = m.head.checked_sub(1).is_some_and(|b| {
            self.tokens.get(b).is_some_and(|t| {
                matches!(
                    t.base.as_str(),
                    "تنظيم" | "عناصر" | "مسلحي" | "مسلحو" | "مقاتلي" | "زعيم"
                )
            })
        });
        if !alone || said_so {
            return None;
        }
        (0..at).rev().take(80).find_map(|index| {
            let other = &self.mentions[index];
            let base = other.entity_type == EntityType::Fac
                && self
                    .tokens
                    .get(other.head)
                    .is_some_and(|t| t.base == "قاعده");
            self.assigned[index].filter(|_| base)
        })
    }

    /// States, organisations, groups, media, places.
    fn body(&mut self, at: usize) -> EntityId {
        if let Some(base) = self.base_before(at) {
            let m = &mut self.mentions[at];
            m.kb = None;
            m.en = None;
            m.country = None;
            m.sector = None;
            m.class = None;
            m.entity_type = EntityType::Fac;
            m.kind = MentionKind::Nominal;
            m.place = true;
            m.rules = vec!["mention.base"];
            return base;
        }
        let m = &self.mentions[at];
        let state = matches!(m.class, Some(NameClass::State)) && m.entity_type == EntityType::Gpe
            || m.class == Some(NameClass::Government)
            || m.class == Some(NameClass::Capital) && !m.place;
        if let Some(country) = m.country.filter(|c| state && *c != "INT") {
            return self.state(at, country);
        }
        if m.government {
            return self.government(at);
        }
        let city = m.class == Some(NameClass::Capital);
        if let Some(kb) = m.kb.filter(|_| !city) {
            if let Some(entity) = self.by_kb.get(kb) {
                return *entity;
            }
            let key = self.words_key(at);
            let entity = self.new_entity(at);
            self.by_kb.insert(kb, entity);
            self.by_words.entry(key).or_default().push(entity);
            return entity;
        }
        let key = self.words_key(at);
        let m = &self.mentions[at];
        let same = self.by_words.get(&key).and_then(|list| {
            list.iter()
                .rev()
                .take(CANDIDATES_AT_MOST)
                .copied()
                .find(|e| {
                    let entity = &self.entities.entities[e.0 as usize];
                    compatible(entity.country, m.country)
                        && (entity.kind == m.entity_type
                            || !is_place(entity.kind) && !is_place(m.entity_type)
                            || is_place(entity.kind) && is_place(m.entity_type))
                })
        });
        if let Some(entity) = same {
            return entity;
        }
        let entity = self.new_entity(at);
        self.by_words.entry(key).or_default().push(entity);
        entity
    }

    /// The entity of a state.
    fn state(&mut self, at: usize, country: &'static str) -> EntityId {
        if let Some(entity) = self.by_state.get(country) {
            let entity = *entity;
            let m = &self.mentions[at];
            // The state's own name goes before its capital's and its government's.
            if m.class == Some(NameClass::State) {
                let span = crate::mentions::span_of(
                    self.document,
                    m.name.clone().unwrap_or(m.words.clone()),
                );
                let data = &mut self.entities.entities[entity.0 as usize];
                let words = m.name.as_ref().map_or(0, ExactSizeIterator::len) as u32;
                if data.name_rank < 100 + words {
                    data.name_rank = 100 + words;
                    data.name = self.document.quote(span);
                }
            }
            return entity;
        }
        let entity = self.new_entity(at);
        let state = self.mentions[at].class == Some(NameClass::State);
        let words = self.mentions[at]
            .name
            .as_ref()
            .map_or(0, ExactSizeIterator::len) as u32;
        let data = &mut self.entities.entities[entity.0 as usize];
        data.kind = EntityType::Gpe;
        data.country = Some(country);
        data.sector = Some(Sector::Gov);
        data.name_rank = if state { 100 + words } else { 1 };
        self.by_state.insert(country, entity);
        entity
    }

    /// `الحكومة السورية`, `السلطات`: the state, where it is told which.
    fn government(&mut self, at: usize) -> EntityId {
        let m = &self.mentions[at];
        if let Some(country) = m.country {
            return self.state(at, country);
        }
        match self.focus_before(at) {
            Some(country) => {
                self.mentions[at].rules.push("focus.government");
                self.state(at, country)
            }
            None => self.new_entity(at),
        }
    }

    fn person(&mut self, at: usize) -> EntityId {
        let words = self.name_words(at);
        let m = &self.mentions[at];
        if let Some(entity) = m.kb.and_then(|kb| self.by_kb.get(kb)) {
            let entity = *entity;
            self.remember_person(at, entity, &words);
            return entity;
        }
        if let Some(entity) = self.known_person(at, &words) {
            self.remember_person(at, entity, &words);
            return entity;
        }
        let entity = self.new_entity(at);
        self.remember_person(at, entity, &words);
        entity
    }

    /// A person already there whose name these words may shorten.
    fn known_person(&self, at: usize, words: &[CompactString]) -> Option<EntityId> {
        let m = &self.mentions[at];
        let last = words.last()?;
        let list = self
            .by_token
            .get(last)
            .or_else(|| self.by_token.get(words.first()?))?;
        let mut found: Option<(usize, EntityId)> = None;
        for entity in list.iter().rev().take(CANDIDATES_AT_MOST) {
            let data = &self.entities.entities[entity.0 as usize];
            if data.kb.is_some() && m.kb.is_some() && data.kb != m.kb {
                // A short name that the table gives to another may still be this one's here.
                if words.len() > 1 {
                    continue;
                }
            }
            let Some(full) = self.people.get(entity) else {
                continue;
            };
            if !shortens(words, full) {
                continue;
            }
            if words.len() > 1 && !compatible(data.country, m.country) {
                continue;
            }
            // Of namesakes the one named nearest before.
            let near = self.nearest_mention(*entity, at);
            if found.is_none_or(|(best, _)| near < best) {
                found = Some((near, *entity));
            }
        }
        found.map(|(_, entity)| entity)
    }

    /// How far before a mention an entity was last named; after it counts as far.
    fn nearest_mention(&self, entity: EntityId, at: usize) -> usize {
        let mut best = usize::MAX;
        // Only the last mentions assigned matter; a bounded look keeps long pages linear.
        for other in (at.saturating_sub(200)..at).rev() {
            if self.assigned[other] == Some(entity) {
                best = at - other;
                break;
            }
        }
        best
    }

    fn remember_person(&mut self, at: usize, entity: EntityId, words: &[CompactString]) {
        if let Some(kb) = self.mentions[at].kb {
            self.by_kb.entry(kb).or_insert(entity);
        }
        let known = self.people.entry(entity).or_default();
        if known.len() < words.len() {
            *known = words.to_vec();
        }
        if let Some(last) = words.last().filter(|_| words.len() > 1) {
            self.entities.families.insert(last.clone(), entity);
        }
        for word in words {
            self.by_token.add(word.clone(), entity);
        }
    }

    /// A person's name as words to compare: `عبد` joined to the next, the article kept apart.
    fn name_words(&self, at: usize) -> Vec<CompactString> {
        let Some(name) = self.mentions[at].name.clone() else {
            return Vec::new();
        };
        let mut out: Vec<CompactString> = Vec::new();
        let mut joined = false;
        for word in name {
            let Some(token) = self.tokens.get(word).filter(|t| t.is_word()) else {
                continue;
            };
            let mut text = token.base.clone();
            if joined {
                if let Some(last) = out.last_mut() {
                    last.push_str(&text);
                    joined = false;
                    continue;
                }
            }
            joined = text == "عبد" || text == "ابو" || text == "ابي" || text == "ابا";
            if joined && text != "عبد" {
                text = "ابو".into();
            }
            if let Some(rest) = text.strip_prefix("عبدال") {
                let whole = format!("عبد{rest}");
                out.push(whole.into());
                continue;
            }
            out.push(text);
        }
        out
    }

    /// Words that an organisation or place is known by, without adjectives of its state.
    fn words_key(&self, at: usize) -> CompactString {
        let m = &self.mentions[at];
        let words = m.name.clone().unwrap_or(m.words.clone());
        let mut key = CompactString::default();
        for word in words {
            let Some(token) = self.tokens.get(word).filter(|t| t.is_word()) else {
                continue;
            };
            if !key.is_empty() && self.nisba.get(word).copied().flatten().is_some() {
                continue;
            }
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&token.base);
        }
        key
    }

    // ----- roles -----------------------------------------------------------------------------

    /// A role's words without the state's adjective and without `السابق` and its like.
    fn role_key(&self, words: std::ops::Range<usize>) -> CompactString {
        let mut key = CompactString::default();
        for word in words {
            let Some(token) = self.tokens.get(word).filter(|t| t.is_word()) else {
                continue;
            };
            if !key.is_empty()
                && (self.nisba.get(word).copied().flatten().is_some()
                    || matches!(
                        token.base.as_str(),
                        "سابق" | "حالي" | "جديد" | "راحل" | "مخلوع"
                    ))
            {
                continue;
            }
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&token.base);
        }
        key
    }

    fn role(&mut self, at: usize) -> EntityId {
        if let Some(entity) = self.apposed(at).or_else(|| self.named_after(at)) {
            return entity;
        }
        let key = self.role_key(self.mentions[at].words.clone());
        let country = self.mentions[at].country;
        if let Some(entity) = self.holder_in_text(&key, country, at) {
            return entity;
        }
        if let Some(holder) = gazetteer::holder(
            self.document,
            &self.mentions[at],
            country.or_else(|| self.focus_before(at)),
            self.published,
        ) {
            self.mentions[at].rules.push("tenure");
            if let Some(entity) = self.by_kb.get(holder.kb) {
                return *entity;
            }
            let entity = self.new_entity(at);
            let data = &mut self.entities.entities[entity.0 as usize];
            data.kb = Some(holder.kb);
            data.office = Some(holder.office);
            data.name_en = Some(holder.en.to_owned());
            if data.country != Some("INT") {
                data.country = holder.country.or(data.country);
            }
            self.by_kb.insert(holder.kb, entity);
            return entity;
        }
        self.new_entity(at)
    }

    /// Whom the text itself gives a role to: the same words, a country that does not speak
    /// against it, the nearest before.
    fn holder_in_text(
        &self,
        key: &str,
        country: Option<&'static str>,
        at: usize,
    ) -> Option<EntityId> {
        let list = self.roles.get(key)?;
        let fitting: Vec<EntityId> = list
            .iter()
            .rev()
            .take(CANDIDATES_AT_MOST)
            .copied()
            .filter(|e| compatible(self.entities.entities[e.0 as usize].country, country))
            .collect();
        match fitting[..] {
            [] => None,
            [only] => Some(only),
            _ => fitting
                .iter()
                .copied()
                .min_by_key(|e| (self.nearest_mention(*e, at), e.0)),
        }
    }

    /// `قاسم سليماني قائد فيلق القدس`, `سامح شكري، وزير الخارجية المصري،`, `فرج اقعيم وهو قائد ميداني`:
    /// the person named right before.
    fn apposed(&self, at: usize) -> Option<EntityId> {
        let start = self.mentions[at].words.start;
        let mut end = start;
        let mut comma = false;
        while end > 0 && start - end < 3 {
            let word = &self.document.words[end - 1];
            match word.mark() {
                Some('،' | ',' | '-' | '–' | '(') => comma = true,
                Some(_) => return None,
                None if matches!(word.folded.as_str(), "وهو" | "وهي" | "هو") => {}
                None => break,
            }
            end -= 1;
        }
        if self
            .tokens
            .get(start)
            .is_some_and(|t| t.conjunction || t.preposition.is_some())
        {
            return None;
        }
        let (before, name) = self.mentions[..at]
            .iter()
            .enumerate()
            .rev()
            .take(12)
            .find(|(_, m)| m.words.end == end && m.class == Some(NameClass::Person))?;
        let _ = comma;
        let entity = self.assigned[before]?;
        // A verb's subject and its object stand so too, but then a verb stands before both.
        if name.country.is_some() && !compatible(name.country, self.mentions[at].country) {
            return None;
        }
        Some(entity)
    }

    /// `وزير الدفاع، فرحات الحرشاني،`: the person named behind a comma, colon or dash.
    fn named_after(&self, at: usize) -> Option<EntityId> {
        let end = self.mentions[at].words.end;
        let mark = self.document.words.get(end)?.mark()?;
        if !matches!(mark, '،' | ',' | '-' | '–' | '(' | ':' | '/') {
            return None;
        }
        let (after, name) = self.mentions[at + 1..]
            .iter()
            .enumerate()
            .take(8)
            .find(|(_, m)| m.words.start == end + 1)?;
        let alone = name.class == Some(NameClass::Person)
            && name.role.is_none()
            && !self.tokens[end + 1].conjunction
            && self.tokens[end + 1].preposition.is_none();
        let entity = self.assigned[at + 1 + after].filter(|_| alone)?;
        let known = &self.entities.entities[entity.0 as usize];
        compatible(known.country, self.mentions[at].country).then_some(entity)
    }

    // ----- common nouns ----------------------------------------------------------------------

    fn nominal(&mut self, at: usize) -> EntityId {
        let m = &self.mentions[at];
        let lemma = m.head_lemma;
        let definite = m.definite;
        let person = m.entity_type == EntityType::Per;
        if person {
            if let Some(entity) = self.apposed(at) {
                return entity;
            }
        }
        let bare = m.words.len() == 1
            || m.words.len() == 2
                && self.tokens.get(m.words.end - 1).is_some_and(|t| {
                    matches!(
                        t.base.as_str(),
                        "نفسه"
                            | "نفسها"
                            | "نفس"
                            | "ذات"
                            | "مذكور"
                            | "مذكوره"
                            | "ذاته"
                            | "ذاتها"
                    ) || t.article && (t.base == "متشدد" || t.base == "متطرف" || t.base == "ارهابي")
                });
        if let Some(lemma) = lemma {
            if matches!(
                lemma,
                "بلاد" | "بلد" | "دوله" | "وطن" | "مملكه" | "سلطنه" | "جمهوريه"
            ) && m.definite
                && bare
            {
                if let Some(country) = self.country_of_owner(at) {
                    self.mentions[at].rules.push("country.owner");
                    return self.state(at, country);
                }
                if let Some(entity) = self.country_in_focus(at, lemma) {
                    return entity;
                }
            }
            if definite {
                if let Some(entity) = self.nearest_like(at, lemma, bare) {
                    return entity;
                }
            }
        }
        let key = self.words_key(at);
        let repeatable = self.mentions[at].words.len() > 1 || self.mentions[at].definite;
        let counted = self.mentions[at]
            .rules
            .iter()
            .any(|r| *r == "mention.count" || *r == "mention.one-of");
        if repeatable && !counted {
            return self.body(at);
        }
        let _ = key;
        self.new_entity(at)
    }

    /// `بلاده`, `بلادها`: the state of the one named last before it, a person or those sent by one.
    fn country_of_owner(&self, at: usize) -> Option<&'static str> {
        let m = &self.mentions[at];
        let owner = self.document.words.get(m.head)?.analysis.enclitic?;
        (0..at).rev().take(40).find_map(|index| {
            let other = &self.mentions[index];
            let data = &self.entities.entities[self.assigned[index]?.0 as usize];
            let sent = matches!(other.head_lemma, Some("وفد" | "بعثه"));
            let stands = other.words.end <= m.words.start
                && (data.kind == EntityType::Per || sent)
                && (sent || data.agrees(owner.gender, Some(Number::Singular)));
            data.country.filter(|c| stands && *c != "INT")
        })
    }

    /// `البلاد`, `المملكة`: the state that the report speaks of most.
    fn country_in_focus(&mut self, at: usize, lemma: &str) -> Option<EntityId> {
        let country = if lemma == "مملكه" {
            self.focus
                .iter()
                .map(|(c, _)| *c)
                .find(|c| KINGDOMS.contains(c))
        } else {
            self.focus_before(at)
        }?;
        self.mentions[at].rules.push("focus.country");
        Some(self.state(at, country))
    }

    /// The state spoken of around a mention: of the states named in the words before it the
    /// nearest that the report also speaks of most.
    fn focus_before(&self, at: usize) -> Option<&'static str> {
        let start = self.mentions[at].words.start;
        let sentence = self
            .document
            .sentence_of(start)
            .map(|s| self.document.sentences[s].words.start);
        for other in self.mentions[..at].iter().rev().take(60) {
            let Some(country) = other.country.filter(|c| *c != "INT") else {
                continue;
            };
            if other.words.end > start {
                continue;
            }
            if matches!(
                other.class,
                Some(NameClass::State | NameClass::Capital | NameClass::Place)
            ) || other.government
                || other.kind == MentionKind::Role
            {
                // In the same sentence the nearest; further off only the report's own focus.
                if sentence.is_some_and(|s| other.words.start >= s) {
                    return Some(country);
                }
                break;
            }
        }
        self.focus.first().map(|(country, _)| *country)
    }

    /// The nearest entity before a definite common noun that was named by that noun, or is of
    /// the kind the noun names.
    fn nearest_like(&self, at: usize, lemma: &str, bare: bool) -> Option<EntityId> {
        let m = &self.mentions[at];
        let kinds = names_kind(lemma);
        let plural = |n: Option<Number>| matches!(n, Some(Number::Plural | Number::Dual));
        let own = self.tokens.get(m.head).map(|t| t.base.as_str());
        // مليشياته are somebody's, not the ones told of before.
        let possessed = self.tokens.get(m.head).is_some_and(|t| t.possessed);
        let mut of_kind = None;
        for (index, other) in self.mentions[..at].iter().enumerate().rev().take(160) {
            if other.words.end > m.words.start {
                continue;
            }
            let Some(entity) = self.assigned[index] else {
                continue;
            };
            let data = &self.entities.entities[entity.0 as usize];
            if !compatible(data.country, m.country) {
                continue;
            }
            let by_lemma = other.head_lemma == Some(lemma)
                && (plural(other.number) == plural(m.number))
                && other.entity_type == m.entity_type;
            if !bare {
                // With words of its own it must not speak against the other's.
                if by_lemma && self.words_agree(index, at) {
                    return Some(entity);
                }
                continue;
            }
            if by_lemma || self.opens_with(index, own, m) {
                return Some(entity);
            }
            if possessed {
                continue;
            }
            if kinds.is_some_and(|k| k.fits(other, data)) && of_kind.is_none() {
                if !is_own_noun(lemma) || called_so(lemma, data) {
                    return Some(entity);
                }
                of_kind = Some(entity);
            }
        }
        of_kind
    }

    /// `المجلس` after `مجلس الأمن`, `الحركة` after `حركة الشباب`: a body's name that opens with the
    /// noun.
    fn opens_with(&self, index: usize, noun: Option<&str>, later: &Mention) -> bool {
        let other = &self.mentions[index];
        other.kind == MentionKind::Name
            && other.words.len() > 1
            && other.class != Some(NameClass::Person)
            && later.entity_type != EntityType::Per
            && is_place(other.entity_type) == is_place(later.entity_type)
            && noun.is_some()
            && self.tokens.get(other.words.start).map(|t| t.base.as_str()) == noun
    }

    /// True where every word of the later phrase stands in the earlier one, or the other way
    /// round.
    fn words_agree(&self, earlier: usize, later: usize) -> bool {
        let bases = |at: usize| -> Vec<&str> {
            self.mentions[at]
                .words
                .clone()
                .filter_map(|w| self.tokens.get(w))
                .filter(|t| t.is_word())
                .map(|t| t.base.as_str())
                .take(12)
                .collect()
        };
        let (a, b) = (bases(earlier), bases(later));
        // The head may be inflected otherwise; it was compared by lemma.
        b.iter().skip(1).all(|w| a.contains(w))
    }

    // ----- the end ---------------------------------------------------------------------------

    /// Gives a country to who has none of his own words: that of the place or state named nearest
    /// in the same sentence, else of the state the report speaks of there.
    fn countries(&mut self) {
        for at in 0..self.mentions.len() {
            let Some(entity) = self.assigned[at] else {
                continue;
            };
            self.fill_from_inside(at, entity);
            let data = &self.entities.entities[entity.0 as usize];
            let m = &self.mentions[at];
            if data.country.is_some()
                || data.kb.is_some()
                || m.head_lemma.is_some_and(|l| STATELESS.contains(&l))
                || m.class == Some(NameClass::Person)
                    && m.head_lemma
                        .is_none_or(|l| matches!(l, "رييس" | "سيد" | "دكتور"))
                || m.class == Some(NameClass::Place)
                || m.entity_type == EntityType::Loc && m.words.len() == 1
                || m.class == Some(NameClass::Group)
            {
                continue;
            }
            if let Some(country) = self.country_near(at).or_else(|| self.focus_before(at)) {
                let data = &mut self.entities.entities[entity.0 as usize];
                data.country = Some(country);
                data.rules.push("country.context");
            }
        }
    }

    /// `ناطق باسم الحركة`: who `الحركة` turned out to be tells of its spokesman.
    fn fill_from_inside(&mut self, at: usize, entity: EntityId) {
        let m = &self.mentions[at];
        if m.kind == MentionKind::Name && m.class.is_none() && m.kb.is_some() {
            return;
        }
        let words = m.words.clone();
        let weak = m.weak_sector;
        let inside = self.mentions[at + 1..]
            .iter()
            .zip(&self.assigned[at + 1..])
            .take(6)
            .take_while(|(inner, _)| inner.words.start < words.end)
            .filter(|(inner, _)| {
                inner.words.start > words.start
                    && inner.words.end <= words.end
                    && matches!(
                        inner.entity_type,
                        EntityType::Org | EntityType::Grp | EntityType::Gpe
                    )
            })
            .find_map(|(_, e)| e.filter(|e| *e != entity));
        let Some(inside) = inside else {
            return;
        };
        let inner = &self.entities.entities[inside.0 as usize];
        let (country, sector, kind) = (inner.country, inner.sector, inner.kind);
        let data = &mut self.entities.entities[entity.0 as usize];
        if is_place(data.kind) {
            return;
        }
        data.country = data.country.or(country);
        if weak && kind != EntityType::Gpe || data.sector.is_none() && kind != EntityType::Gpe {
            data.sector = sector.or(data.sector);
        }
    }

    /// The country of the nearest state or place in a mention's sentence.
    fn country_near(&self, at: usize) -> Option<&'static str> {
        let m = &self.mentions[at];
        let sentence = self.document.sentence_of(m.words.start)?;
        let words = self.document.sentences[sentence].words.clone();
        let from = at.saturating_sub(40);
        let mut best: Option<(usize, &'static str)> = None;
        for (index, other) in self.mentions.iter().enumerate().skip(from).take(80) {
            if index == at
                || !words.contains(&other.words.start)
                || other.class == Some(NameClass::Media)
            {
                continue;
            }
            let Some(country) = other.country.filter(|c| *c != "INT") else {
                continue;
            };
            let place = matches!(
                other.class,
                Some(NameClass::State | NameClass::Capital | NameClass::Place)
            );
            let far = if other.words.start >= m.words.end {
                other.words.start - m.words.end
            } else {
                // What stands before a phrase tells less of it than what stands behind.
                2 * m.words.start.saturating_sub(other.words.end)
            } + if place { 0 } else { 6 };
            if best.is_none_or(|(b, _)| far < b) {
                best = Some((far, country));
            }
        }
        best.filter(|(far, _)| *far < 16)
            .map(|(_, country)| country)
    }

    fn finish(mut self) -> Entities {
        self.countries();
        let mentions = std::mem::take(&mut self.mentions);
        let assigned = std::mem::take(&mut self.assigned);
        let mut capitals = Vec::new();
        for (mention, entity) in mentions.into_iter().zip(assigned) {
            let Some(entity) = entity else { continue };
            if let (Some(NameClass::Capital), true, Some(country)) =
                (mention.class, mention.place, mention.country)
            {
                capitals.push((mention.words.clone(), country, entity));
            }
            let id: MentionId = self.entities.push(mention, entity);
            let _ = id;
        }
        self.entities.states = self.by_state.into_iter().collect();
        unnamed_states(self.document, &self.nisba, &capitals, &mut self.entities);
        self.entities
    }
}

/// `غارات تركية`: a state that only an adjective names is there for whoever asks for it
/// ([`Entities::state`]), and nowhere else: its mentions stand beside the others, not among them.
/// So does the government that sits in a capital that is named as a place
/// ([`Entities::government`]).
fn unnamed_states(
    document: &Document,
    nisba: &[Option<&'static str>],
    capitals: &[(std::ops::Range<usize>, &'static str, EntityId)],
    entities: &mut Entities,
) {
    let add = |entities: &mut Entities, words: std::ops::Range<usize>, country, rule| {
        let named = entities
            .states
            .get(country)
            .is_some_and(|e| !entities.quiet.contains(e));
        if named {
            return;
        }
        let mut mention = Mention::of(document, words, MentionKind::Nominal, EntityType::Gpe);
        mention.country = Some(country);
        mention.sector = Some(Sector::Gov);
        mention.rules.push(rule);
        let entity = match entities.states.get(country) {
            Some(entity) => *entity,
            None => {
                let entity = entities.new_entity(document, &mention);
                entities.states.insert(country, entity);
                entities.quiet.insert(entity);
                entity
            }
        };
        entities.beside(mention, entity);
    };
    for (at, country) in nisba.iter().enumerate() {
        // مالية is money far more often than Mali, قمري the moon.
        let other = document.words[at].folded.trim_start_matches("ال");
        let free = entities.innermost.get(at).copied().flatten().is_none()
            && !matches!(other, "مالي" | "ماليه" | "قمري" | "قمريه");
        if let Some(country) = country.filter(|c| *c != "INT" && free) {
            add(entities, at..at + 1, country, "mention.adjective");
        }
    }
    for (words, country, city) in capitals {
        add(entities, words.clone(), country, "mention.capital");
        if let Some(state) = entities.states.get(country) {
            entities.governments.insert(*city, *state);
        }
    }
}

/// What a definite noun may refer to besides entities named by that very noun.
#[derive(Clone, Copy)]
enum Refers {
    Group,
    Media,
    City,
    Organisation,
    Country,
}

impl Refers {
    fn fits(self, mention: &Mention, entity: &super::Entity) -> bool {
        match self {
            Refers::Group => {
                matches!(mention.class, Some(NameClass::Group))
                    || matches!(mention.class, Some(NameClass::Organisation))
                        && matches!(
                            entity.sector,
                            Some(Sector::Pty | Sector::Reb | Sector::Uaf | Sector::Opp)
                        )
            }
            Refers::Media => mention.class == Some(NameClass::Media),
            Refers::City => {
                matches!(mention.class, Some(NameClass::Place | NameClass::Capital))
                    && entity.kind == EntityType::Gpe
                    && mention.place
            }
            Refers::Organisation => mention.class == Some(NameClass::Organisation),
            Refers::Country => mention.class == Some(NameClass::State),
        }
    }
}

fn names_kind(lemma: &str) -> Option<Refers> {
    Some(match lemma {
        "تنظيم" | "جماعه" | "حركه" | "حزب" | "ميليشيا" | "مليشيا" | "جبهه" => {
            Refers::Group
        }
        "صحيفه" | "وكاله" | "جريده" | "مجله" | "قناه" | "وكاله انباء" => {
            Refers::Media
        }
        "مدينه" | "بلده" | "قريه" => Refers::City,
        "منظمه" | "هييه" | "موسسه" => Refers::Organisation,
        "دوله" => Refers::Country,
        _ => return None,
    })
}

/// Nouns that a body calls itself by: another's is not meant where one of its own is near.
fn is_own_noun(lemma: &str) -> bool {
    matches!(
        lemma,
        "حركه"
            | "حزب"
            | "جبهه"
            | "منظمه"
            | "هييه"
            | "موسسه"
            | "صحيفه"
            | "وكاله"
            | "قناه"
    )
}

/// True where the tables know an entity by this noun before its name: `حركة طالبان`.
fn called_so(lemma: &str, entity: &super::Entity) -> bool {
    let noun = match lemma {
        "حركه" => "حركة",
        "جبهه" => "جبهة",
        "حزب" => "حزب",
        _ => return false,
    };
    entity.kb.is_some()
        && isnad_lexicon::Lexicon::global()
            .find(&format!("{noun} {}", entity.name))
            .is_some_and(|m| m.entries().any(|e| Some(e.key()) == entity.kb))
}

fn is_place(kind: EntityType) -> bool {
    matches!(kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
}

/// True where two countries may be one: equal, or one untold.
fn compatible(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// True where a shorter name may stand for a fuller one: its words stand in the fuller one in
/// order, and it keeps the first or the last of them.
fn shortens(short: &[CompactString], full: &[CompactString]) -> bool {
    let (short, full) = if short.len() <= full.len() {
        (short, full)
    } else {
        (full, short)
    };
    let Some(last) = short.last() else {
        return false;
    };
    let mut rest = full.iter();
    if !short.iter().all(|word| rest.any(|w| w == word)) {
        return false;
    }
    full.last() == Some(last) || short.len() > 1 && full.first() == short.first()
}

#[cfg(test)]
mod tests {
    use super::shortens;
    use compact_str::CompactString;

    fn words(text: &str) -> Vec<CompactString> {
        text.split(' ').map(CompactString::from).collect()
    }

    /// Names with all their mentions, as the text writes them.
    fn read(text: &str, published: &str) -> Vec<(String, Vec<String>)> {
        let document = isnad_arabic::Document::read(text);
        let found = crate::mentions::mentions(&document);
        let (record, _) = crate::entities::resolve(&document, found, published.parse().ok())
            .into_record(|_| true);
        let quote = |m: &isnad_record::Mention| document.quote(m.span());
        record
            .into_iter()
            .map(|e| (e.name, e.mentions.iter().map(quote).collect()))
            .collect()
    }

    fn joined(text: &str, a: &str, b: &str) -> bool {
        read(text, "2015-08-01").iter().any(|(_, mentions)| {
            [a, b]
                .iter()
                .all(|q| mentions.iter().any(|m| m.contains(q)))
        })
    }

    #[test]
    fn who_is_who() {
        let cases = [
            // short name to full, also in the headline
            (
                "الأسد يلقي خطابا\n\nألقى الرئيس بشار الأسد خطابا.",
                "الأسد",
                "بشار الأسد",
            ),
            (
                "قال الرئيس محمد بخاري كلمة. وغادر بخاري القاعة.",
                "محمد بخاري",
                "بخاري",
            ),
            // role to the one named behind a comma
            (
                "وصل وزير الدفاع، فرحات الحرشاني، إلى الثكنة.",
                "وزير الدفاع",
                "فرحات الحرشاني",
            ),
            // common noun to the nearest named by it
            (
                "قال متحدث باسم الجيش إن الهدوء عاد. وأضاف المتحدث أن الطرق فتحت.",
                "متحدث باسم",
                "المتحدث",
            ),
            (
                "أعلن تنظيم «داعش» ذلك. وانسحب التنظيم من البلدة.",
                "داعش",
                "التنظيم",
            ),
            // government to state
            (
                "زار الوفد إيران. ودعت السلطات الإيرانية إلى الحوار.",
                "إيران",
                "السلطات الإيرانية",
            ),
            // a bare noun to the name that opens with it, not to the nearest of its kind
            (
                "أعلنت حركة الشباب ذلك وانشقت عن تنظيم القاعدة. ونفت الحركة الخبر.",
                "حركة الشباب",
                "الحركة",
            ),
            (
                "عقد مجلس الأمن جلسة. ودعا المجلس إلى الهدوء.",
                "مجلس الأمن",
                "المجلس",
            ),
            // members to their band
            (
                "أسرت القوات 40 من مسلحي جماعة الحوثي. وانسحب الحوثيون ليلا.",
                "40 من مسلحي",
                "الحوثيون",
            ),
            // an owner's country
            (
                "أعلنت إيران ذلك. وقال الرئيس الروسي فلاديمير بوتين إن بلاده ترحب بموقف روسيا.",
                "بلاده",
                "روسيا",
            ),
            // the base, not the organisation
            (
                "سيطرت القوات على قاعدة العند الجوية. وانسحب المسلحون من القاعدة.",
                "قاعدة العند الجوية",
                "القاعدة",
            ),
            // quoted name repeated bare
            (
                "هاجمت حركة «النور الجديد» القرية. وانسحبت النور الجديد ليلا.",
                "حركة «النور الجديد»",
                "النور الجديد",
            ),
        ];
        for (text, a, b) in cases {
            assert!(joined(text, a, b), "{text}\n{:?}", read(text, "2015-08-01"));
        }
    }

    #[test]
    fn who_is_not_who() {
        let cases = [
            (
                "قال مصدر طبي إن شخصا قتل. وقال مصدر عسكري إن الطريق فتح.",
                "مصدر طبي",
                "مصدر عسكري",
            ),
            (
                "التقى وزير الخارجية المصري وزير الخارجية الروسي.",
                "المصري",
                "الروسي",
            ),
            ("وصل الوفد إلى دمشق. وعاد إلى بيروت.", "دمشق", "بيروت"),
            (
                "هاجم تنظيم داعش القرية. واتهم الوزير مليشياته بذلك.",
                "تنظيم داعش",
                "مليشياته",
            ),
        ];
        for (text, a, b) in cases {
            assert!(
                !joined(text, a, b),
                "{text}\n{:?}",
                read(text, "2015-08-01")
            );
        }
    }

    #[test]
    fn a_state_that_only_an_adjective_names_is_there_for_who_asks() {
        let read = |text: &str| {
            let document = isnad_arabic::Document::read(text);
            let found = crate::mentions::mentions(&document);
            (crate::entities::resolve(&document, found, None), document)
        };
        let (entities, _) = read("شنت طائرات غارات تركية على قرى قرب الحدود.");
        let state = entities.state("TUR");
        assert!(state.is_some());
        assert_eq!(entities.state("IRN"), None);
        let names = |used: bool| -> Vec<String> {
            let (record, _) = entities.clone().into_record(|id| used && Some(id) == state);
            record.into_iter().map(|e| e.name).collect()
        };
        assert!(names(true).contains(&"تركية".to_owned()));
        assert!(!names(false).contains(&"تركية".to_owned()));
        // Where it is named, the adjective adds nothing.
        let (entities, _) = read("اتهمت إيران إسرائيل. ورحب الوفد بالاتفاق النووي الإيراني.");
        let state = entities.state("IRN").and_then(|e| entities.get(e));
        assert_eq!(state.map(|e| e.mentions.len()), Some(1));
        // A capital named as a place has a government.
        let (entities, _) = read("زار الوزير العاصمة ثم سافر إلى موسكو.");
        let city = entities
            .mentions()
            .find(|(_, m)| m.class == Some(crate::names::NameClass::Capital))
            .and_then(|(id, _)| entities.entity_of(id));
        let government = city.and_then(|city| entities.government(city));
        assert!(government.is_some() && government == entities.state("RUS"));
    }

    #[test]
    fn short_names_keep_an_end() {
        assert!(shortens(&words("اسد"), &words("بشار اسد")));
        assert!(shortens(&words("محمد سلمان"), &words("محمد بن سلمان")));
        assert!(!shortens(&words("بشار"), &words("بشار اسد")));
        assert!(!shortens(&words("ماهر اسد"), &words("بشار اسد")));
    }
}
