//! Who speaks: from a noun phrase to an entity, and carry-over where no phrase names anyone.
//!
//! A speaker once resolved is remembered with its cue; a verb without a subject takes the last
//! one that agrees with it. What agrees with nothing stays unresolved and says why.

use std::collections::HashMap;
use std::ops::Range;

use isnad_arabic::{Document, Gender, Number};
use isnad_record::{EntityType, Span};

use super::find::{DOCUMENTS, bare};
use crate::entities::{Entities, EntityId};
use crate::phrases::{NounPhrase, Phrases};

pub(super) use crate::phrases::is_medium;

/// Common nouns for people and bodies that speak, without article.
const PEOPLE: &[&str] = &[
    "مصدر",
    "مصادر",
    "مسوول",
    "مسوولون",
    "مسوولين",
    "مسوولان",
    "مسووله",
    "مسؤولو",
    "متحدث",
    "متحدثه",
    "ناطق",
    "ناطقه",
    "شهود",
    "شاهد",
    "شاهده",
    "محلل",
    "محللون",
    "محللين",
    "خبير",
    "خبراء",
    "خبيره",
    "دبلوماسي",
    "دبلوماسيون",
    "دبلوماسيين",
    "ناشط",
    "ناشطون",
    "ناشطين",
    "نشطاء",
    "سكان",
    "اهالي",
    "ضابط",
    "وزير",
    "وزيره",
    "وزراء",
    "رييس",
    "رييسه",
    "روساء",
    "مدير",
    "مديره",
    "قايد",
    "قاده",
    "قيادي",
    "زعيم",
    "زعماء",
    "نايب",
    "نواب",
    "سفير",
    "سفيره",
    "مبعوث",
    "مندوب",
    "ممثل",
    "امين",
    "ملك",
    "امير",
    "رجل",
    "كاتب",
    "كاتبه",
    "باحث",
    "باحثه",
    "صحيفه",
    "وكاله",
    "قناه",
    "مجله",
    "موقع",
    "تلفزيون",
    "اذاعه",
    "شبكه",
    "منظمه",
    "جماعه",
    "حركه",
    "حزب",
    "حكومه",
    "وزاره",
    "جيش",
    "شرطه",
    "قوات",
    "قوه",
    "رئاسه",
    "رياسه",
    "لجنه",
    "بعثه",
    "مجلس",
    "هييه",
    "هيئه",
    "مركز",
    "معارضه",
    "مقاومه",
    "تحالف",
    "تنظيم",
    "سلطات",
    "سلطه",
    "اداره",
    "مرصد",
    "معهد",
    "شركه",
    "بنك",
    "محكمه",
    "نيابه",
    "ادعاء",
    "منتقدون",
    "منتقدين",
    "مراقبون",
    "مراقبين",
    "معارضون",
    "معارضين",
    "متظاهرون",
    "متظاهرين",
    "مسلحون",
    "محامي",
    "محام",
    "قاضي",
    "طبيب",
    "استاذ",
    "بابا",
    "شيخ",
    "سيد",
    "جنرال",
    "دكتور",
    "مفتي",
    "رجال",
    "مواطنون",
    "سلطان",
    "بلاده",
    "عضو",
    "اعضاء",
    "احد",
    "احدي",
    "بعض",
    "عدد",
    "كثيرون",
    "حلفاء",
    "انصار",
    "خصوم",
    "جمهور",
    "وفد",
    "فريق",
    "مكتب",
    "نقابه",
    "اتحاد",
    "جمعيه",
    "مفوضيه",
    "مفوض",
    "منسق",
    "كرملين",
    "بنتاغون",
    "بيت",
    "خارجيه",
    "داخليه",
    "دفاع",
    "كونغرس",
    "برلمان",
    "كنيست",
    "طرفان",
    "جانبان",
    "دولتان",
    "حركتان",
    "تيار",
    "جبهه",
    "كتله",
    "ائتلاف",
    "مصدران",
    "مسوولو",
    "ممثلو",
    "سياسي",
    "سياسيون",
    "صحافي",
    "صحفي",
    "موفد",
    "مستشار",
    "مساعد",
    "وكيل",
    "رءيس",
    "حكومات",
    "دول",
    "دوله",
    "دوائر",
    "اوساط",
    "عسكريون",
    "ضباط",
    "مفوضه",
    "سموه",
    "سمو",
    "جلالته",
    "جلاله",
    "فخامته",
    "معاليه",
    "سعادته",
    "سيادته",
    "فضيله",
    "غبطته",
    "كيان",
    "ميليشيا",
    "ميليشيات",
    "فصائل",
    "فصايل",
    "لواء",
    "كتايب",
    "كتائب",
    "الحرس",
    "حرس",
    "جنود",
    "شركات",
    "ناشطه",
    "امراه",
    "طالب",
    "طلاب",
    "مقيم",
    "مقيمون",
    "جهات",
    "جهه",
    "عائله",
    "عايله",
    "اسره",
    "والد",
    "شقيق",
    "نجل",
    "والده",
    "زوجه",
    "طيار",
    "قبطان",
    "عالم",
    "علماء",
];

/// True for a common noun of someone who speaks; the word is without its article.
pub(super) fn is_person(stem: &str) -> bool {
    PEOPLE.contains(&stem)
}

/// A speaker found for a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    /// Who.
    pub entity: EntityId,
    /// The nearest words naming him.
    pub mention: Option<Span>,
    /// By a common noun, not by name.
    pub nominal: bool,
}

/// A speaker remembered for carry-over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoken {
    pub entity: EntityId,
}

/// Resolves phrases to entities and remembers who spoke.
pub(super) struct Speakers<'a> {
    pub document: &'a Document,
    pub entities: &'a mut Entities,
    /// Main-line speakers in order.
    pub spoken: Vec<Spoken>,
    /// The nouns that speakers were called by.
    called: HashMap<EntityId, Called>,
}

/// The words an entity's mentions begin with.
#[derive(Debug, Default)]
struct Called {
    /// How many of its mentions are read.
    read: usize,
    /// For each word, without its article, the first mention's first word.
    first: HashMap<String, usize>,
}

/// How many main-line speakers back a carry-over may reach.
const BACK: usize = 6;

impl<'a> Speakers<'a> {
    /// Nobody has spoken yet.
    pub fn of(document: &'a Document, entities: &'a mut Entities) -> Self {
        Speakers {
            document,
            entities,
            spoken: Vec::new(),
            called: HashMap::new(),
        }
    }

    /// Whom a phrase names.
    pub fn of_phrase(&mut self, phrases: &Phrases, phrase: &NounPhrase) -> Speaker {
        let stem = bare(phrases.folded(phrase.head)).to_owned();
        let stem = stem.as_str();
        let span = self.span(phrase.words.clone());
        if phrase.is_coordinated() && !DOCUMENTS.contains(&stem) {
            let words = trim(phrases, phrase.words.clone());
            if let Some(mention) = self.entities.headed_at(phrase.head)
                && self
                    .entities
                    .mention(mention)
                    .is_some_and(|m| m.words.end >= words.end)
                && let Some(entity) = self.entities.entity_of(mention)
            {
                return self.named(entity, mention, phrase);
            }
            let entity = self.entities.add_joint(self.document, words);
            return Speaker {
                entity,
                mention: Some(span),
                nominal: false,
            };
        }
        if DOCUMENTS.contains(&stem)
            && let Some(author) = self.author(phrases, phrase)
        {
            return Speaker {
                entity: author.0,
                mention: Some(author.1),
                nominal: true,
            };
        }
        let entities = &*self.entities;
        let sound = |m: &crate::entities::MentionId| super::find::sound(phrases, entities, *m);
        let mention = entities.headed_at(phrase.head).filter(sound).or_else(|| {
            entities
                .mention_in(phrase.first.start..phrase.words.end)
                .filter(sound)
                .filter(|m| {
                    entities.mention(*m).is_some_and(|m| {
                        m.words.start <= phrase.head + 1
                            || m.kind == isnad_record::MentionKind::Name
                                && m.entity_type == EntityType::Per
                    })
                })
        });
        if let Some(mention) = mention
            && let Some(entity) = self.entities.entity_of(mention)
        {
            // A bare definite noun left alone (المصدر) is the speaker last met by that noun.
            let alone = self
                .entities
                .get(entity)
                .is_some_and(|e| e.mentions.len() <= 1);
            let bare_noun = self
                .entities
                .mention(mention)
                .is_some_and(|m| m.words.len() <= 2 && m.kind != isnad_record::MentionKind::Name);
            if alone
                && bare_noun
                && phrases.has_article(phrase.head)
                && let Some(earlier) = self.by_noun(phrases, stem, phrase.head)
            {
                return Speaker {
                    entity: earlier,
                    mention: Some(span),
                    nominal: true,
                };
            }
            if let Some(named) = self.name_beside(phrases, mention, phrase.words.end) {
                return named;
            }
            return self.named(entity, mention, phrase);
        }
        if phrases.has_article(phrase.head)
            && phrase.words.len() <= 3
            && let Some(earlier) = self.by_noun(phrases, stem, phrase.head)
        {
            return Speaker {
                entity: earlier,
                mention: Some(span),
                nominal: true,
            };
        }
        let words = trim(phrases, phrase.words.clone());
        let entity = self.entities.add_nominal(self.document, words);
        Speaker {
            entity,
            mention: Some(span),
            nominal: !phrases.has_article(phrase.head) || phrases.name_at(phrase.head).is_none(),
        }
    }

    /// The person's name that stands in apposition behind a role the mention finder left alone:
    /// `مدير مؤسسة … في برلين الدكتور X`.
    fn name_beside(
        &self,
        phrases: &Phrases,
        role: crate::entities::MentionId,
        end: usize,
    ) -> Option<Speaker> {
        use crate::phrases::Class;
        let role = self.entities.mention(role)?;
        if role.entity_type != EntityType::Per || role.name.is_some() {
            return None;
        }
        let from = role.words.end;
        let upto = end.max(from) + 12;
        for at in from..upto {
            if matches!(
                phrases.class(at),
                Class::Mark
                    | Class::Complementiser
                    | Class::Verb
                    | Class::Relative
                    | Class::Subordinator
            ) {
                return None;
            }
            let found = self.entities.mentions_at(at).find(|m| {
                self.entities.mention(*m).is_some_and(|m| {
                    m.words.start == at && m.entity_type == EntityType::Per && m.name.is_some()
                })
            });
            let Some(found) = found else { continue };
            // باسم الرئيس X, مستشار الوزير X: another's name completes the role.
            let before = at.checked_sub(1)?;
            let complete = at > from
                && (phrases.has_article(before)
                    || phrases.class(before) == Class::Adjective
                    || phrases.name_at(before).is_some());
            if !complete || phrases.class(before) == Class::Preposition {
                return None;
            }
            let entity = self.entities.entity_of(found)?;
            return Some(Speaker {
                entity,
                mention: self.entities.mention(found).map(|m| m.span),
                nominal: false,
            });
        }
        None
    }

    fn named(
        &self,
        entity: EntityId,
        mention: crate::entities::MentionId,
        _phrase: &NounPhrase,
    ) -> Speaker {
        let found = self.entities.mention(mention);
        Speaker {
            entity,
            mention: found.map(|m| m.span),
            nominal: found.is_some_and(|m| m.kind == isnad_record::MentionKind::Nominal),
        }
    }

    /// Who stands behind a document: whoever it is of (`بيان للنصرة`, `بيان رئاسة الإقليم`), else
    /// the last speaker.
    fn author(&mut self, phrases: &Phrases, phrase: &NounPhrase) -> Option<(EntityId, Span)> {
        // بيان للنصرة, حصيلة جديدة للمرصد, بيان صادر عن الرئاسة
        let mut end = phrase.words.end.max(phrase.head + 1);
        let mut look = end;
        while look < end + 3
            && matches!(
                phrases.class(look),
                crate::phrases::Class::Noun
                    | crate::phrases::Class::Adjective
                    | crate::phrases::Class::Preposition
            )
        {
            if phrases.proclitic(look) == Some('ل')
                || matches!(phrases.folded(look), "عن" | "من" | "ل")
            {
                end = look + 6;
                break;
            }
            look += 1;
        }
        let inner = phrase.head + 1..end;
        let own = self.span(phrase.words.clone());
        for mention in self.entities.mentions_in(inner) {
            let entity = self.entities.entity_of(mention)?;
            let found = self.entities.get(entity)?;
            let place = self.entities.mention(mention).is_some_and(|m| m.place);
            if found.is_agent() && !place {
                let span = self.entities.mention(mention).map_or(own, |m| m.span);
                return Some((entity, span));
            }
        }
        if phrases.has_article(phrase.head) && phrase.words.len() <= 2 {
            let last = self.spoken.last()?;
            return Some((last.entity, own));
        }
        None
    }

    /// The last speaker whose mention is headed by this noun.
    fn by_noun(&mut self, phrases: &Phrases, stem: &str, before: usize) -> Option<EntityId> {
        let latest: Vec<EntityId> = (self.spoken.iter().rev().take(12))
            .map(|spoken| spoken.entity)
            .collect();
        latest
            .into_iter()
            .find(|id| (self.called_by(phrases, *id, stem)).is_some_and(|first| first < before))
    }

    /// The first word of the first mention of an entity that this noun is in. Every mention is read
    /// once, however often a long text asks.
    fn called_by(&mut self, phrases: &Phrases, id: EntityId, stem: &str) -> Option<usize> {
        let mentions = &self.entities.get(id)?.mentions;
        let called = self.called.entry(id).or_default();
        for mention in mentions.get(called.read..).unwrap_or_default() {
            let Some(mention) = self.entities.mention(*mention) else {
                continue;
            };
            let start = mention.words.start;
            for word in mention.words.clone().take(6) {
                let first = (called.first)
                    .entry(bare(phrases.folded(word)).to_owned())
                    .or_insert(start);
                *first = start.min(*first);
            }
        }
        called.read = mentions.len();
        called.first.get(stem).copied()
    }

    /// The last main-line speaker who agrees with a verb.
    pub fn carried(&self, number: Option<Number>, gender: Option<Gender>) -> Option<EntityId> {
        self.spoken
            .iter()
            .rev()
            .take(BACK)
            .find(|spoken| {
                self.entities
                    .get(spoken.entity)
                    .is_some_and(|entity| agrees(entity, number, gender))
            })
            .map(|spoken| spoken.entity)
    }

    /// True where an entity can be the subject of a verb of this number and gender.
    pub fn fits(&self, id: EntityId, number: Option<Number>, gender: Option<Gender>) -> bool {
        self.entities
            .get(id)
            .is_some_and(|entity| agrees(entity, number, gender))
    }

    /// Remembers a main-line speaker.
    pub fn remember(&mut self, entity: EntityId) {
        self.spoken.push(Spoken { entity });
    }

    /// Where a phrase stands, without a proclitic at its front.
    pub fn span(&self, words: Range<usize>) -> Span {
        crate::mentions::span_of(self.document, words)
    }
}

/// A collective takes a plural verb where it is left unexpressed (`الشهود … وأضافوا`).
fn agrees(
    entity: &crate::entities::Entity,
    number: Option<Number>,
    gender: Option<Gender>,
) -> bool {
    if entity.agrees(gender, number) {
        return true;
    }
    matches!(number, Some(Number::Plural | Number::Dual))
        && matches!(entity.kind, EntityType::Grp | EntityType::Org)
}

/// A phrase's words without marks at its end that opened nothing in it.
fn trim(phrases: &Phrases, words: Range<usize>) -> Range<usize> {
    let mut end = words.end;
    while end > words.start + 1
        && matches!(
            phrases.mark(end - 1),
            Some('،' | ',' | '.' | ':' | '-' | '؛')
        )
    {
        end -= 1;
    }
    words.start..end
}
