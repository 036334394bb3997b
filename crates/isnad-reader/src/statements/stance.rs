//! What a speaker does with a claim.
//!
//! A marked cue decides. After a neutral one the content does where it plainly blames, denies,
//! demands or praises; after a cue that voices a noun (`أعرب عن قلقه`) the noun does.

use std::ops::Range;

use isnad_record::Stance;

use super::claim::{Claim, Opening};
use super::find::bare;
use crate::phrases::{Class, Phrases};

const VOICED: &[(Stance, &str)] = &[
    (
        Stance::Accuse,
        "رفض استنكار ادانه استياء شجب احتجاج امتعاض غضب سخط استهجان انتقاد اعتراض تحفظ شكوك سخريه",
    ),
    (
        Stance::Praise,
        "شكر تقدير ترحيب دعم تضامن امتنان ارتياح اعجاب تاييد مساندته مسانده سرور سعاده اعتزاز فخر \
         تهاني تعازي مواساه تعاطف مباركه",
    ),
    (
        Stance::Promise,
        "استعداد عزم التزام نيه رغبه اعتزام تعهد جاهزيه",
    ),
    (
        Stance::Believe,
        "امل اعتقاد قناعه ثقه تفاول ثقته ايمان توقع",
    ),
    (Stance::Demand, "مطالبه دعوه ضروره"),
    (Stance::Affirm, "تمسك تاكيد اصرار حرص"),
];

/// Words that plainly demand, anywhere in the content's first clause.
const DEMANDS: &[&str] = &["يجب", "ينبغي", "ضروره", "يتعين", "لابد", "مطلوب", "المطلوب"];

/// Words that plainly blame.
const BLAMES: &[&str] = &[
    "جرائم",
    "جرايم",
    "جريمه",
    "انتهاكات",
    "انتهاك",
    "انتهكت",
    "انتهك",
    "يتحمل",
    "تتحمل",
    "يتحملون",
    "مسووليه",
    "ارتكبت",
    "ارتكب",
    "ارتكاب",
    "مجزره",
    "مجازر",
    "خيانه",
    "عدوان",
    "عدوانا",
    "عرقل",
    "تعرقل",
    "يعرقل",
    "عرقله",
    "فشل",
    "فشلت",
    "يزعزع",
    "تزعزع",
    "زعزعه",
    "اباده",
    "وحشيه",
    "بشعه",
    "دهست",
    "اغتصاب",
    "تعذيب",
    "استفزاز",
    "استفزازات",
    "يماطل",
    "تماطل",
];

/// The stance of a claim.
pub(super) fn stance(phrases: &Phrases, claim: &Claim, content: &[Range<usize>]) -> Stance {
    let Some(first) = content.first() else {
        return claim.stance;
    };
    if claim.feels || claim.rule == "cue.assert.aalana" || claim.rule == "cue.assert.abda" {
        let noun = phrases
            .document
            .words
            .get(claim.start)
            .map_or("", |_| phrases.folded(claim.start));
        let noun = if claim.strip {
            noun.strip_prefix(['ب', 'ل']).unwrap_or(noun)
        } else {
            noun
        };
        if !matches!(
            claim.opening,
            Opening::Clause | Opening::Quotation | Opening::Colon
        ) && let Some(stance) = voiced(noun)
        {
            return stance;
        }
    }
    if claim.stance != Stance::Assert {
        return claim.stance;
    }
    let head = first.start..first.end.min(first.start + 14);
    for at in head.clone() {
        let folded = phrases.folded(at);
        if DEMANDS.contains(&folded) && !negated(phrases, at, head.start) {
            // At the content's beginning only: later in it the demand may be another's.
            if at <= head.start + 8 {
                return Stance::Demand;
            }
        }
    }
    let blames = first
        .clone()
        .take(40)
        .filter(|at| BLAMES.contains(&bare(phrases.folded(*at))))
        .count();
    if blames >= 2 {
        return Stance::Accuse;
    }
    if matches!(
        phrases.folded(head.start),
        "لا" | "لم" | "لن" | "ليس" | "ليست"
    ) && matches!(
        phrases.folded(head.start + 1),
        "علاقه" | "صحه" | "اساس" | "نيه" | "توجد" | "يوجد" | "دخل" | "صله"
    ) && matches!(
        phrases.folded(head.start + 1),
        "علاقه" | "صحه" | "اساس" | "دخل" | "صله"
    ) {
        return Stance::Deny;
    }
    Stance::Assert
}

fn negated(phrases: &Phrases, at: usize, floor: usize) -> bool {
    at > floor && phrases.class(at - 1) == Class::Negation
}

/// The stance that a voiced noun carries: `قلقه`, `عزمها`, `استعداده`.
fn voiced(noun: &str) -> Option<Stance> {
    let noun = bare(noun);
    VOICED
        .iter()
        .find(|(_, nouns)| {
            nouns.split_whitespace().any(|n| {
                let stem = n.strip_suffix('ه').unwrap_or(n);
                noun.strip_prefix(stem).is_some_and(|rest| {
                    matches!(
                        rest,
                        "" | "ه"
                            | "ها"
                            | "هم"
                            | "هما"
                            | "ته"
                            | "تها"
                            | "تهم"
                            | "تهما"
                            | "ا"
                            | "يه"
                            | "نا"
                            | "تنا"
                    )
                })
            })
        })
        .map(|(stance, _)| *stance)
}
