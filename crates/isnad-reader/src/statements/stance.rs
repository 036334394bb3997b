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

/// Verbs that set the stance where the content opens with them.
const OPENERS: &[(Stance, &str)] = &[
    (
        Stance::Praise,
        "يويد تويد يدعم تدعم يرحب ترحب يشكر تشكر يثمن تثمن يقدر يبارك",
    ),
    (
        Stance::Accuse,
        "يدين تدين يستنكر تستنكر يندد تندد يرفض ترفض",
    ),
    (Stance::Demand, "يطالب تطالب يدعو تدعو نطالب ندعو"),
];

/// Words that make a description an accusation.
const DISPARAGING: &[&str] = &[
    "ارهاب",
    "ارهابي",
    "ارهابيه",
    "ضد",
    "متاخر",
    "متاخرا",
    "كاذب",
    "كاذبه",
    "باطل",
    "باطله",
    "عدواني",
    "عدوانيه",
    "جريمه",
    "موسف",
    "موسفه",
    "فاشل",
    "فاشله",
    "سيي",
    "خطا",
    "مهزله",
    "مسرحيه",
    "وحشي",
    "وحشيه",
    "مجرم",
    "مجرمه",
    "خطير",
    "خطيره",
    "خيانه",
    "انتهاك",
    "عدوان",
    "احتلال",
    "دكتاتور",
    "ديكتاتور",
    "ديكتاتوري",
    "استفزازي",
    "استفزازيه",
    "همجي",
    "بربري",
    "مجزره",
    "فاسد",
    "فاسده",
    "متطرف",
    "متطرفه",
    "عنصري",
    "عنصريه",
    "سافر",
    "هراء",
];

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
    // The content's own first words: later ones may be another's.
    let head = first
        .clone()
        .find(|at| phrases.mark(*at).is_none())
        .unwrap_or(first.start);
    let opener = phrases.folded(head);
    if DEMANDS.contains(&opener) {
        return Stance::Demand;
    }
    let opens = |word: &str| {
        OPENERS
            .iter()
            .find(|(_, verbs)| verbs.split_whitespace().any(|v| v == word))
            .map(|(stance, _)| *stance)
    };
    let subject = phrases.class(head) == Class::Noun && head + 1 < first.end;
    if let Some(stance) =
        opens(opener).or_else(|| subject.then(|| opens(phrases.folded(head + 1))).flatten())
    {
        return stance;
    }
    if claim.rule == "cue.assert.wasafa"
        && first.clone().any(|at| {
            let word = phrases.folded(at);
            DISPARAGING.contains(&bare(word.strip_prefix(['ب', 'ل']).unwrap_or(word)))
                || DISPARAGING.contains(&bare(word))
        })
    {
        return Stance::Accuse;
    }
    let blames = first
        .clone()
        .take(40)
        .filter(|at| BLAMES.contains(&bare(phrases.folded(*at))))
        .count();
    if blames >= 2 {
        return Stance::Accuse;
    }
    if matches!(opener, "لا" | "ليس" | "ليست")
        && matches!(
            phrases.folded(head + 1),
            "علاقه" | "صحه" | "اساس" | "دخل" | "صله" | "نيه"
        )
    {
        return Stance::Deny;
    }
    Stance::Assert
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
