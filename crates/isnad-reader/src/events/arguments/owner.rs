//! Whom a phrase stands for.
//!
//! A phrase that is a mention stands for who it names. `طائرات التحالف`, `عناصر داعش`,
//! `40 من مسلحي الجماعة`, `مواقع الحوثيين` stand for those whose members or means they are, and
//! `جنوده` for whom the pronoun means. A place inside a phrase about a thing owns nothing.

use std::ops::Range;

use isnad_arabic::Number;
use isnad_record::{EntityType, MentionKind};

use super::push_all;
use crate::entities::EntityId;
use crate::events::Report;
use crate::phrases::{Class, Extent, NounPhrase};

/// Stems of members, means and positions, whose owner is the one meant.
const OWNED: [&str; 46] = [
    "معسكر",
    "طائر",
    "طاير",
    "طيران",
    "مقاتلات",
    "مروحي",
    "مدفعي",
    "دباب",
    "صواريخ",
    "صاروخ",
    "قذائف",
    "قذايف",
    "موقع",
    "مواقع",
    "معاقل",
    "معقل",
    "عناصر",
    "مسلحي",
    "مسلحو",
    "مقاتلي",
    "مقاتلو",
    "جنود",
    "افراد",
    "اعضاء",
    "ضباط",
    "كوادر",
    "سيار",
    "دوري",
    "اليات",
    "مركب",
    "عرب",
    "رتل",
    "ارتال",
    "حاجز",
    "حواجز",
    "نقطه",
    "نقاط",
    "مقر",
    "مقار",
    "مخازن",
    "مخزن",
    "تجمع",
    "تجمعات",
    "قاذفات",
    "زوارق",
    "ممثلو",
];

/// Words of members alone: their party is meant where it is named by its own name.
const MEMBERS: [&str; 11] = [
    "عناصر",
    "مسلحي",
    "مسلحو",
    "مقاتلي",
    "مقاتلو",
    "افراد",
    "جنود",
    "ميليشيات",
    "مليشيات",
    "اعضاء",
    "ارهابيي",
];

impl Report<'_> {
    /// Who a phrase names, each of its members once.
    pub(in crate::events) fn who(&self, phrase: &NounPhrase) -> Vec<EntityId> {
        let mut out = Vec::new();
        if phrase.members.is_empty() {
            self.named_in(phrase.words.clone(), &mut out);
        }
        // `مئة من عناصر الجيش والأمن` is one.
        let part = phrase.is_coordinated()
            && self.phrases.is_count(phrase.head)
            && self.phrases.folded(phrase.head + 1) == "من";
        for member in &phrase.members {
            if part && !out.is_empty() && self.phrases.has_article(member.start) {
                continue;
            }
            self.named_in(member.clone(), &mut out);
        }
        if out.is_empty() {
            push_all(&mut out, &self.owner_beside(phrase));
        }
        if let Some(owner) = self.force_of(phrase) {
            return vec![owner];
        }
        out
    }

    /// `قوات أخرى للمقاومة`: whose force it is.
    pub(super) fn force_of(&self, phrase: &NounPhrase) -> Option<EntityId> {
        let end = phrase.words.end;
        let force = matches!(
            self.phrases.folded(phrase.head),
            "قوات" | "وحدات" | "عناصر" | "مقاتلون" | "مقاتلين" | "مسلحون" | "مسلحين"
        );
        if !force || phrase.is_coordinated() || self.phrases.proclitic(end) != Some('ل') {
            return None;
        }
        let limit = (end + 6).min(self.document.words.len());
        let owner = self.phrases.noun_phrase(end, Extent::single(limit))?;
        let mention = self.entities.mention_in(owner.words.clone())?;
        let inside = self.entities.mention(mention)?.words.start == owner.words.start;
        let entity = self.entities.entity_of(mention)?;
        let armed = self.entities.get(entity).is_some_and(super::is_armed);
        (inside && armed).then_some(entity)
    }

    pub(super) fn named_in(&self, words: Range<usize>, out: &mut Vec<EntityId>) {
        if let Some(owner) = self.owner_by_pronoun(&words) {
            push_all(out, &owner);
            return;
        }
        // A mention that goes on behind the phrase's end is still who its head names.
        let starting = |at: usize| {
            let here = self.entities.outermost_at(at)?;
            let starts = self.entities.mention(here)?.words.start == at;
            starts.then_some(here)
        };
        let inside = self.entities.mention_in(words.clone());
        let Some(mention) = starting(words.start)
            .or(inside)
            .or_else(|| words.clone().find_map(starting))
        else {
            return;
        };
        let Some(named) = self.entities.mention(mention) else {
            return;
        };
        // `40 من مسلحي جماعة الحوثي`: the party, where it bears a name.
        if named.kind == MentionKind::Nominal
            && let Some(party) = self.party_of(&words)
        {
            push_all(out, &[party]);
            return;
        }
        // `الولايات المتحدة وتركيا`: who speak as one still act as two.
        if named.rules.contains(&"mention.joint") {
            for part in self.entities.parts(mention) {
                push_all(out, &[part]);
            }
            return;
        }
        let whole = named.words.start <= self.first_noun(&words);
        // `معسكرات الحوثيين`: who owns what is struck.
        if whole && named.place && self.is_owned(self.first_noun(&words)) {
            let owner = (named.words.start + 1..named.words.end)
                .find_map(|at| {
                    let inner = self.entities.innermost_at(at)?;
                    let m = self.entities.mention(inner)?;
                    (m.words.start == at && !m.place && inner != mention).then_some(inner)
                })
                .and_then(|m| self.entities.entity_of(m));
            if let Some(owner) = owner {
                push_all(out, &[owner]);
                return;
            }
        }
        if !whole && named.place && !self.is_owned(self.first_noun(&words)) {
            return;
        }
        if let Some(entity) = self.entities.entity_of(mention) {
            push_all(out, &[entity]);
        }
    }

    /// The phrase's first word after numbers, quantifiers and demonstratives.
    fn first_noun(&self, words: &Range<usize>) -> usize {
        words
            .clone()
            .find(|at| {
                !matches!(
                    self.phrases.class(*at),
                    Class::Number | Class::Demonstrative | Class::Mark | Class::Preposition
                ) && !is_quantifier(self.phrases.folded(*at))
            })
            .unwrap_or(words.start)
    }

    fn is_owned(&self, at: usize) -> bool {
        let folded = bare(self.phrases.folded(at));
        OWNED.iter().any(|stem| folded.starts_with(stem))
    }

    /// Of counted members (`40 من مسلحي جماعة الحوثي`), the party they are of.
    fn party_of(&self, words: &Range<usize>) -> Option<EntityId> {
        let head = self.first_noun(words);
        let folded = bare(self.phrases.folded(head));
        let counted = head > words.start
            && (words.start..head).any(|at| {
                self.phrases.class(at) == Class::Preposition && self.phrases.folded(at) == "من"
            });
        if !counted && !MEMBERS[..5].contains(&folded) {
            return None;
        }
        let inside = if MEMBERS.contains(&folded) {
            head + 1
        } else if counted {
            head
        } else {
            return None;
        };
        let inside = inside + usize::from(self.phrases.opens_quotation(inside));
        if inside >= words.end || self.phrases.proclitic(inside).is_some() {
            return None;
        }
        let mention = self.entities.mention_in(inside..words.end)?;
        let party = self.entities.mention(mention)?;
        let entity = self.entities.entity_of(mention)?;
        let named = self.entities.get(entity)?.kb.is_some()
            && matches!(party.entity_type, EntityType::Org | EntityType::Grp);
        (named && party.words.start == inside).then_some(entity)
    }

    /// `جنوده`, `قواتها`, `ثمانية منهم`: whom the pronoun means.
    fn owner_by_pronoun(&self, words: &Range<usize>) -> Option<Vec<EntityId>> {
        let head = self.first_noun(words);
        if head != words.start {
            return None;
        }
        let pronoun = self.document.words.get(head)?.analysis.enclitic?;
        if !self.is_owned(head) && !self.phrases.folded(head).starts_with("قوات") {
            return None;
        }
        let found = self.referent(words.start, Some(pronoun.number), pronoun.gender);
        (!found.is_empty()).then_some(found)
    }

    /// `دورية عسكرية | تابعة للحوثيين`, `29 | منهم`: the owner the words after the phrase name.
    fn owner_beside(&self, phrase: &NounPhrase) -> Vec<EntityId> {
        let end = phrase.words.end;
        let next = self.phrases.folded(end);
        if next == "منهم" {
            let mut found = self.referent(phrase.words.start, Some(Number::Plural), None);
            found.retain(|id| {
                self.entities
                    .get(*id)
                    .is_some_and(|e| e.kind == EntityType::Grp || super::is_armed(e))
            });
            return found;
        }
        let belongs = |at: usize| {
            let folded = bare(self.phrases.folded(at));
            folded.starts_with("تابع") || folded.starts_with("موالي")
        };
        let last = end.saturating_sub(1);
        let from = if belongs(last) && end > phrase.words.start + 1 {
            end
        } else if belongs(end) {
            end + 1
        } else {
            return Vec::new();
        };
        if !self.is_owned(phrase.head) || self.phrases.proclitic(from) != Some('ل') {
            return Vec::new();
        }
        let limit = (from + 8).min(self.document.words.len());
        let mut out = Vec::new();
        if let Some(owner) = self.phrases.noun_phrase(from, Extent::subject(limit)) {
            for member in &owner.members {
                self.named_in(member.clone(), &mut out);
            }
        }
        out
    }
}

fn bare(folded: &str) -> &str {
    let folded = folded.strip_prefix("لل").unwrap_or(folded);
    folded.strip_prefix("ال").unwrap_or(folded)
}

/// `عشرات`, `عدد`, `نحو`: counts that stand before what is counted.
fn is_quantifier(folded: &str) -> bool {
    matches!(
        bare(folded),
        "عشرات"
            | "ميات"
            | "مئات"
            | "الاف"
            | "عدد"
            | "نحو"
            | "حوالي"
            | "بعض"
            | "بضع"
            | "بضعه"
            | "عده"
            | "عديد"
            | "معظم"
            | "غالبيه"
            | "جميع"
            | "كل"
            | "اكثر"
            | "اقل"
            | "كبار"
            | "كبير"
            | "احد"
            | "احدي"
    )
}
