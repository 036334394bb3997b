//! Entities: which mentions name the same somebody, within one report.
//!
//! [`resolve`] gathers mentions into entities. What stays unresolved stays alone: a wrong join
//! is worse than two entities. Later stages ask who stands at a word ([`Entities::entity_at`]),
//! who was last named ([`Entities::latest_before`]), and add the mentions that only they can see
//! ([`Entities::add_nominal`], [`Entities::add_joint`], [`Entities::add_pronoun`]).
//!
//! Ids given here are working ids; [`Entities::into_record`] renumbers entities by first mention
//! and says which became which.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use isnad_arabic::{Document, Enclitic, Gender, Number};
use isnad_record::{EntityType, MentionKind, Sector, Span};
use jiff::civil::Date;

use crate::mentions::{self, Mention};

mod resolve;

/// An entity's working id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

/// A mention's working id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(pub u32);

/// One entity as far as the report and the tables tell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What kind of thing it is.
    pub kind: EntityType,
    /// The fullest form the text gives, without titles.
    pub name: String,
    /// Its English name.
    pub name_en: Option<String>,
    /// ISO 3166-1 alpha-3 code of the state it belongs to or is, or `INT`.
    pub country: Option<&'static str>,
    /// What it does in public life.
    pub sector: Option<Sector>,
    /// Its key in the tables.
    pub kb: Option<&'static str>,
    /// Key of the office it holds at the report's date.
    pub office: Option<&'static str>,
    /// Where the mentions tell it.
    pub gender: Option<Gender>,
    /// One or many.
    pub number: Option<Number>,
    /// Its mentions, in the order they were found.
    pub mentions: Vec<MentionId>,
    /// Ids of the rules and tables that made it.
    pub rules: Vec<&'static str>,
    /// How good a name the name is: a fuller one replaces it.
    name_rank: u32,
}

impl Entity {
    /// True for what speaks and acts of its own will: everything but places and buildings.
    #[must_use]
    pub fn is_agent(&self) -> bool {
        !matches!(self.kind, EntityType::Loc | EntityType::Fac)
    }

    /// False where gender or number are told and differ from what is asked. Collectives and
    /// organisations take feminine singular verbs as well as their own.
    #[must_use]
    pub fn agrees(&self, gender: Option<Gender>, number: Option<Number>) -> bool {
        let person = self.kind == EntityType::Per;
        let number_fits = match (self.number, number) {
            (Some(own), Some(asked)) => own == asked || (!person && asked == Number::Singular),
            _ => true,
        };
        let gender_fits = match (self.gender, gender) {
            (Some(own), Some(asked)) => own == asked || (!person && asked == Gender::Feminine),
            _ => true,
        };
        number_fits && gender_fits
    }
}

/// Every entity of one report with its mentions.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    mentions: Vec<Mention>,
    /// For each mention its entity.
    entity: Vec<EntityId>,
    /// For each mention the smallest mention around it.
    parent: Vec<Option<MentionId>>,
    entities: Vec<Entity>,
    /// People by the last word of their names.
    families: std::collections::HashMap<compact_str::CompactString, EntityId>,
    /// For each word the smallest mention that covers it.
    innermost: Vec<Option<MentionId>>,
    /// The entity of each state.
    states: BTreeMap<&'static str, EntityId>,
    /// States that only an adjective or a capital names (`غارات تركية`): in the record where
    /// something uses them.
    quiet: BTreeSet<EntityId>,
    /// Capitals named as places, with the state whose government sits there.
    governments: BTreeMap<EntityId, EntityId>,
}

/// Gathers mentions into entities.
#[must_use]
pub fn resolve(document: &Document, mentions: Vec<Mention>, published: Option<Date>) -> Entities {
    resolve::resolve(document, mentions, published)
}

impl Entities {
    /// An entity by its id.
    #[must_use]
    pub fn get(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }

    /// A mention by its id.
    #[must_use]
    pub fn mention(&self, id: MentionId) -> Option<&Mention> {
        self.mentions.get(id.0 as usize)
    }

    /// Every mention with its id, in the order they were added.
    pub fn mentions(&self) -> impl Iterator<Item = (MentionId, &Mention)> {
        self.mentions
            .iter()
            .enumerate()
            .map(|(at, m)| (MentionId(at as u32), m))
    }

    /// Whom a mention names.
    #[must_use]
    pub fn entity_of(&self, mention: MentionId) -> Option<EntityId> {
        self.entity.get(mention.0 as usize).copied()
    }

    /// The mentions that cover a word, from the smallest outwards.
    pub fn mentions_at(&self, word: usize) -> impl Iterator<Item = MentionId> {
        let first = self.innermost.get(word).copied().flatten();
        std::iter::successors(first, |m| self.parent.get(m.0 as usize).copied().flatten())
    }

    /// The smallest mention that covers a word.
    #[must_use]
    pub fn innermost_at(&self, word: usize) -> Option<MentionId> {
        self.mentions_at(word).next()
    }

    /// The largest mention that covers a word.
    #[must_use]
    pub fn outermost_at(&self, word: usize) -> Option<MentionId> {
        self.mentions_at(word).last()
    }

    /// The largest mention whose head is this word: what a noun phrase headed here names.
    #[must_use]
    pub fn headed_at(&self, word: usize) -> Option<MentionId> {
        self.mentions_at(word)
            .filter(|m| self.mentions[m.0 as usize].head == word)
            .last()
    }

    /// Whom the largest mention over a word names.
    #[must_use]
    pub fn entity_at(&self, word: usize) -> Option<EntityId> {
        self.outermost_at(word).and_then(|m| self.entity_of(m))
    }

    /// The first mention that lies wholly within the words; of several that start together the
    /// largest.
    #[must_use]
    pub fn mention_in(&self, words: Range<usize>) -> Option<MentionId> {
        words.clone().find_map(|word| {
            self.mentions_at(word)
                .filter(|m| {
                    let inner = &self.mentions[m.0 as usize].words;
                    inner.start == word && inner.end <= words.end
                })
                .last()
        })
    }

    /// Every outermost mention that lies wholly within the words, in order.
    #[must_use]
    pub fn mentions_in(&self, words: Range<usize>) -> Vec<MentionId> {
        let mut out = Vec::new();
        let mut at = words.start;
        while at < words.end {
            let Some(mention) = self.mention_in(at..words.end) else {
                break;
            };
            at = self.mentions[mention.0 as usize].words.end.max(at + 1);
            out.push(mention);
        }
        out
    }

    /// Those inside a joint mention (`الولايات المتحدة وتركيا`), each once, in order.
    #[must_use]
    pub fn parts(&self, joint: MentionId) -> Vec<EntityId> {
        let Some(around) = self.mention(joint) else {
            return Vec::new();
        };
        let mut out: Vec<EntityId> = Vec::new();
        let mut at = around.words.start;
        while at < around.words.end {
            let inside = self
                .mentions_at(at)
                .filter(|m| *m != joint && self.mentions[m.0 as usize].words.start == at)
                .filter(|m| self.mentions[m.0 as usize].words.end <= around.words.end)
                .last();
            let Some(part) = inside else {
                at += 1;
                continue;
            };
            at = self.mentions[part.0 as usize].words.end.max(at + 1);
            if let Some(entity) = self.entity_of(part).filter(|e| !out.contains(e)) {
                out.push(entity);
            }
        }
        out
    }

    /// The nearest mention whose head stands before a word and whose entity `fits`; looks back
    /// over at most [`LOOK_BACK`] words.
    #[must_use]
    pub fn latest_before(
        &self,
        word: usize,
        mut fits: impl FnMut(&Mention, &Entity) -> bool,
    ) -> Option<MentionId> {
        let word = word.min(self.innermost.len());
        (word.saturating_sub(LOOK_BACK)..word).rev().find_map(|at| {
            let here: Vec<MentionId> = self
                .mentions_at(at)
                .filter(|m| self.mentions[m.0 as usize].head == at)
                .collect();
            here.into_iter().rev().find(|m| {
                let entity = self.entity[m.0 as usize];
                fits(
                    &self.mentions[m.0 as usize],
                    &self.entities[entity.0 as usize],
                )
            })
        })
    }

    /// Adds a noun phrase that the mention finder did not take for one (`مصدر مقرب من الملف`);
    /// gives back who it names: an entity already there where the phrase is a mention, else a
    /// new one whose type, country and sector its head and adjectives tell.
    pub fn add_nominal(&mut self, document: &Document, words: Range<usize>) -> EntityId {
        if let Some(mention) = self.same_words(&words) {
            return self.entity[mention.0 as usize];
        }
        let mut mention = mentions::nominal(document, words.clone());
        let entity = match self.by_family_name(document, &words) {
            Some(entity) => {
                mention.entity_type = EntityType::Per;
                mention.kind = MentionKind::Name;
                entity
            }
            None => {
                let entity = self.new_entity(document, &mention);
                // Two to four words that no head noun starts read as a full name.
                let last = words
                    .end
                    .checked_sub(1)
                    .and_then(|at| document.words.get(at));
                if (2..=4).contains(&words.len()) && mention.head_lemma.is_none() {
                    if let Some(last) = last.filter(|w| w.mark().is_none()) {
                        let name = last.folded.strip_prefix("ال").unwrap_or(&last.folded);
                        self.families.entry(name.into()).or_insert(entity);
                    }
                }
                entity
            }
        };
        self.push(mention, entity);
        entity
    }

    /// Adds coordinated names (`مصدر طبي وشهود`) as one joint group.
    pub fn add_joint(&mut self, document: &Document, words: Range<usize>) -> EntityId {
        if let Some(mention) = self.same_words(&words) {
            return self.entity[mention.0 as usize];
        }
        let mut mention = Mention::of(
            document,
            words.clone(),
            MentionKind::Nominal,
            EntityType::Grp,
        );
        mention.number = Some(Number::Plural);
        mention.rules.push("mention.joint");
        let mut parts = self.mentions_in(words).into_iter();
        if let Some(first) = parts.next().and_then(|m| self.mention(m)) {
            mention.country = first.country;
            mention.sector = first.sector;
            for part in parts.filter_map(|m| self.mention(m)) {
                if part.country != mention.country {
                    mention.country = None;
                }
                if part.sector != mention.sector {
                    mention.sector = None;
                }
            }
        }
        let entity = self.new_entity(document, &mention);
        self.push(mention, entity);
        entity
    }

    /// Says that the pronoun written onto a word, or standing as a word, names an entity.
    pub fn add_pronoun(
        &mut self,
        document: &Document,
        word: usize,
        enclitic: Option<Enclitic>,
        entity: EntityId,
    ) {
        if document.words.get(word).is_none() || self.get(entity).is_none() {
            return;
        }
        let kind = self.entities[entity.0 as usize].kind;
        let mut mention = Mention::of(document, word..word + 1, MentionKind::Pronoun, kind);
        if let Some(enclitic) = enclitic {
            mention.span = enclitic.span;
        }
        mention.rules.push("mention.pronoun");
        self.beside(mention, entity);
    }

    /// The entity of a state by its ISO 3166-1 code: named, or told by an adjective (`غارات
    /// تركية`).
    #[must_use]
    pub fn state(&self, country: &str) -> Option<EntityId> {
        self.states.get(country).copied()
    }

    /// The state whose government sits in a capital that is named as a place: who is visited where
    /// a minister travels `إلى موسكو`.
    #[must_use]
    pub fn government(&self, city: EntityId) -> Option<EntityId> {
        self.governments.get(&city).copied()
    }

    /// Adds a mention that nobody finds by its words.
    fn beside(&mut self, mention: Mention, entity: EntityId) {
        let id = MentionId(self.mentions.len() as u32);
        self.mentions.push(mention);
        self.entity.push(entity);
        self.parent.push(None);
        self.entities[entity.0 as usize].mentions.push(id);
    }

    /// The record's entities, numbered by first mention, and for each working id the number its
    /// entity has in the record. States that only an adjective names are left out where nothing
    /// of the record `uses` them.
    #[must_use]
    pub fn into_record(
        self,
        uses: impl Fn(EntityId) -> bool,
    ) -> (Vec<isnad_record::Entity>, Vec<u32>) {
        let mut order: Vec<(u32, u32, usize)> = Vec::with_capacity(self.entities.len());
        for (at, entity) in self.entities.iter().enumerate() {
            let id = EntityId(at as u32);
            if self.quiet.contains(&id) && !uses(id) {
                continue;
            }
            let first = entity
                .mentions
                .iter()
                .map(|m| self.mentions[m.0 as usize].span)
                .min_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
            let first = first.unwrap_or(Span { start: 0, end: 0 });
            order.push((first.start, u32::MAX - first.end, at));
        }
        order.sort_unstable();
        let mut number = vec![u32::MAX; self.entities.len()];
        let mut out = Vec::with_capacity(order.len());
        for (id, (_, _, at)) in order.into_iter().enumerate() {
            number[at] = id as u32;
            let entity = &self.entities[at];
            let mut mentions: Vec<isnad_record::Mention> = entity
                .mentions
                .iter()
                .map(|m| {
                    let mention = &self.mentions[m.0 as usize];
                    isnad_record::Mention {
                        start: mention.span.start,
                        end: mention.span.end,
                        kind: mention.kind,
                    }
                })
                .collect();
            mentions.sort_by_key(|m| (m.start, m.end, m.kind));
            mentions.dedup_by_key(|m| (m.start, m.end));
            let mut rules: Vec<String> = entity.rules.iter().map(|r| (*r).to_owned()).collect();
            rules.sort();
            rules.dedup();
            out.push(isnad_record::Entity {
                id: id as u32,
                kind: entity.kind,
                name: entity.name.clone(),
                name_en: entity.name_en.clone(),
                country: entity.country.map(str::to_owned),
                sector: entity.sector,
                kb: entity.kb.map(str::to_owned),
                office: entity.office.map(str::to_owned),
                mentions,
                rules,
            });
        }
        (out, number)
    }

    /// A person of the report whose name's last word the words are, or end in.
    fn by_family_name(&self, document: &Document, words: &Range<usize>) -> Option<EntityId> {
        if words.len() > 3 {
            return None;
        }
        let word = words
            .end
            .checked_sub(1)
            .and_then(|at| document.words.get(at))?;
        let name = word.folded.strip_prefix("ال").unwrap_or(&word.folded);
        self.families.get(name).copied()
    }

    fn same_words(&self, words: &Range<usize>) -> Option<MentionId> {
        self.mentions_at(words.start)
            .find(|m| self.mentions[m.0 as usize].words == *words)
    }

    fn new_entity(&mut self, document: &Document, mention: &Mention) -> EntityId {
        let span = match &mention.name {
            Some(name) => {
                let span = mentions::span_of(document, name.clone());
                Span {
                    start: mention.name_start.unwrap_or(span.start).min(span.end),
                    ..span
                }
            }
            None => mention.span,
        };
        self.entities.push(Entity {
            kind: mention.entity_type,
            name: document.quote(span),
            name_en: None,
            country: mention.country,
            sector: mention.sector,
            kb: mention.kb,
            office: None,
            gender: mention.gender,
            number: mention.number,
            mentions: Vec::new(),
            rules: mention.rules.clone(),
            name_rank: 0,
        });
        EntityId(self.entities.len() as u32 - 1)
    }

    /// Adds a mention of an entity; smaller mentions inside it and larger ones around it keep
    /// their places.
    fn push(&mut self, mention: Mention, entity: EntityId) -> MentionId {
        let id = MentionId(self.mentions.len() as u32);
        let words = mention.words.clone();
        let covers = |outer: &Range<usize>, inner: &Range<usize>| {
            outer.start <= inner.start && inner.end <= outer.end
        };
        self.mentions.push(mention);
        self.entity.push(entity);
        self.parent.push(None);
        self.entities[entity.0 as usize].mentions.push(id);
        for word in words.clone() {
            let Some(slot) = self.innermost.get_mut(word) else {
                break;
            };
            // Climb from the smallest mention here to the first that is not inside the new one.
            let mut below: Option<MentionId> = None;
            let mut here = *slot;
            while let Some(m) = here {
                if m == id || !covers(&words, &self.mentions[m.0 as usize].words) {
                    break;
                }
                below = here;
                here = self.parent[m.0 as usize];
            }
            if here == Some(id) {
                continue;
            }
            // A mention that crosses the new one keeps the words it already has.
            let around = here.filter(|m| covers(&self.mentions[m.0 as usize].words, &words));
            if around.is_none() && here.is_some() {
                continue;
            }
            match below {
                Some(m) => self.parent[m.0 as usize] = Some(id),
                None => *slot = Some(id),
            }
            if around.is_some() {
                self.parent[id.0 as usize] = around;
            }
        }
        id
    }
}

/// How many words [`Entities::latest_before`] looks back over: a reference that far off is not
/// one a reader makes.
pub const LOOK_BACK: usize = 400;

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(document: &Document, words: Range<usize>) -> Mention {
        Mention::of(document, words, MentionKind::Name, EntityType::Org)
    }

    #[test]
    fn mentions_nest_in_any_order_of_adding() {
        let document = Document::read("متحدث باسم الرئاسة في نيجيريا قال");
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]] {
            let ranges = [0..5, 2..3, 4..5];
            let mut entities = Entities {
                innermost: vec![None; document.words.len()],
                ..Entities::default()
            };
            for at in order {
                entities.add_nominal(&document, ranges[at].clone());
            }
            let words = |m: MentionId| entities.mention(m).map(|m| m.words.clone());
            assert_eq!(entities.innermost_at(2).and_then(words), Some(2..3));
            assert_eq!(entities.outermost_at(2).and_then(words), Some(0..5));
            assert_eq!(entities.innermost_at(3).and_then(words), Some(0..5));
            assert_eq!(entities.mentions_in(0..6).len(), 1);
            assert_eq!(entities.mentions_in(1..6).len(), 2);
        }
    }

    #[test]
    fn the_record_is_numbered_by_first_mention() {
        let document = Document::read("اتهمت طهران واشنطن");
        let mut entities = resolve(&document, vec![mention(&document, 2..3)], None);
        let added = entities.add_nominal(&document, 1..2);
        let (record, number) = entities.into_record(|_| true);
        assert_eq!(record[0].name, "طهران");
        assert_eq!(number[added.0 as usize], 0);
    }
}
