//! Kinds of violence, and which of them one event can be told as.
//!
//! A clash, the ground it wins, the dead it costs and a strike are told in words of their own; an
//! attack and its dead are one event, a clash and the losses of one of its sides are two.

use isnad_lexicon::triggers::Trigger;
use isnad_record::EventType;

use super::Telling;

/// What a word of violence tells of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Two sides fight.
    Clash,
    /// Ground changes hands.
    Ground,
    /// The dead and wounded.
    Kill,
    /// All else: one side strikes.
    Strike,
}

/// True for a row of ground that changes hands.
pub(super) fn takes_ground(row: &Trigger) -> bool {
    row.kind == EventType::Assault && class_of_row(row) == Class::Ground
}

/// What a telling tells of.
pub(super) fn class_of(telling: &Telling) -> Class {
    class_of_row(telling.row)
}

fn class_of_row(row: &Trigger) -> Class {
    let Some(lemma) = row.folded.first().map(String::as_str) else {
        return Class::Strike;
    };
    match lemma {
        "اشتباك" | "معركه" | "مواجهه" | "قتال" | "نزاع" | "صراع" | "حرب" | "اقتتال" | "مناوشه"
        | "صدام" | "عنف" | "قاتل" | "حارب" | "اشتبك" | "تقاتل" => {
            Class::Clash
        }
        "سيطر" | "سيطره" | "استعاد" | "استعاده" | "حرر" | "تحرير" | "استولي" | "استيلاء"
        | "احتل" | "احتلال" | "انتزع" | "انتزاع" | "اقتحم" | "اقتحام" | "دخل" | "زحف" | "اجتاح"
        | "اجتياح" | "خسر" | "طرد" => Class::Ground,
        "قتل" | "مقتل" | "اصاب" | "جرح" | "استشهد" | "استشهاد" | "لقي" | "سقط" | "سقوط"
        | "مصرع" | "قتيل" | "ضحيه" => Class::Kill,
        _ => Class::Strike,
    }
}

/// Makes those that a clash is said to be with its actors, where the other telling counts the dead.
pub(super) fn turn_clash(clash: &mut Telling, losses: &Telling) {
    if class_of(clash) == Class::Clash
        && class_of(losses) == Class::Kill
        && clash.actors.is_empty()
        && losses.actors.is_empty()
        && !losses.recipients.is_empty()
    {
        clash.actors = std::mem::take(&mut clash.recipients);
    }
}

/// True for two acts that no word names both of: a rape is no burning, an abduction no shelling.
pub(super) fn distinct_acts(a: &Telling, b: &Telling) -> bool {
    const ACTS: [&[&str]; 9] = [
        &["اغتصاب", "اغتصب"],
        &["احراق", "احرق", "حرق"],
        &["دهس"],
        &["خطف", "اختطاف", "اختطف"],
        &["اعدام", "اعدم"],
        &["ذبح"],
        &["تعذيب", "عذب"],
        &["طعن"],
        &["احتجاز", "احتجز"],
    ];
    let act = |telling: &Telling| {
        let lemma = telling.row.folded.first()?;
        ACTS.iter().position(|act| act.contains(&lemma.as_str()))
    };
    class_of(a) == Class::Strike
        && class_of(b) == Class::Strike
        && a.row.kind == EventType::Assault
        && act(a) != act(b)
}

/// True where one telling is of a clash with both sides named and the other of one side's losses:
/// each side's losses are an event of their own.
pub(super) fn is_side_of_clash(a: &Telling, b: &Telling) -> bool {
    let loses = |clash: &Telling, losses: &Telling| {
        class_of(clash) == Class::Clash
            && clash
                .actors
                .iter()
                .chain(&clash.recipients)
                .any(|id| losses.recipients.contains(id))
    };
    loses(a, b) || loses(b, a)
}
