//! Whose words the content is in: quoted, paraphrased, or both.

use std::ops::Range;

use isnad_record::Form;

use super::claim::{Claim, Opening};
use crate::phrases::Phrases;

/// Nouns before a quoted name: the marks quote nobody.
const NAMED: &[&str] = &[
    "حركه",
    "تنظيم",
    "صحيفه",
    "حزب",
    "قناه",
    "جماعه",
    "عمليه",
    "جبل",
    "مجله",
    "وكاله",
    "جبهه",
    "كتائب",
    "كتايب",
    "سرايا",
    "لواء",
    "مدينه",
    "قريه",
    "بلده",
    "سفينه",
    "فيلم",
    "كتاب",
    "برنامج",
    "موقع",
    "شركه",
    "فندق",
    "مبادره",
    "حمله",
    "معركه",
    "ميليشيا",
    "ميليشيات",
    "مسلحي",
    "عناصر",
    "مقاتلي",
    "مؤسسه",
    "موسسه",
    "منظمه",
    "اسم",
    "فيلق",
    "صاروخ",
    "نوع",
    "طراز",
    "ملف",
    "قاعده",
    "مشروع",
    "ضد",
    "لداعش",
    "مواقع",
    "شبكه",
    "مقر",
    "سد",
    "مركز",
    "مهاجمه",
    "مسلحو",
    "قياده",
    "موتمر",
    "مؤتمر",
    "تطبيق",
    "لقب",
    "باسم",
];

/// The form of a claim whose content is these words.
pub(super) fn form(phrases: &Phrases, claim: &Claim, content: &[Range<usize>]) -> Form {
    let document = phrases.document;
    let (Some(first), Some(last)) = (content.first(), content.last()) else {
        return Form::Indirect;
    };
    let spoken = |range: Range<usize>| range.filter(|w| phrases.mark(*w).is_none()).count();
    let words: usize = content.iter().cloned().map(spoken).sum();
    let mut quoted = 0;
    let mut pieces = 0;
    let from = document
        .quotations
        .partition_point(|q| q.open + 400 < first.start);
    for quotation in &document.quotations[from..] {
        if quotation.open > last.end {
            break;
        }
        if quotation.depth > 0 && pieces > 0 {
            continue;
        }
        let inside: usize = content
            .iter()
            .map(|c| {
                let from = c.start.max(quotation.words.start);
                spoken(from..c.end.min(quotation.words.end).max(from))
            })
            .sum();
        if inside == 0 {
            continue;
        }
        // The cue inside the same marks: they belong to the speech around it.
        if quotation.holds(claim.cue.start) {
            continue;
        }
        if is_name(phrases, quotation.open, quotation.words.clone()) {
            continue;
        }
        quoted += inside;
        pieces += 1;
    }
    if quoted > 0 && quoted >= words {
        return Form::Direct;
    }
    if claim.opening == Opening::Colon {
        return if quoted > 0 {
            Form::Mixed
        } else {
            Form::Direct
        };
    }
    if quoted > 0 {
        Form::Mixed
    } else {
        Form::Indirect
    }
}

/// True where marks set off a name, not words said.
fn is_name(phrases: &Phrases, open: usize, words: Range<usize>) -> bool {
    if words.len() > 4 {
        return false;
    }
    if phrases
        .name_at(words.start)
        .is_some_and(|n| n.end >= words.end)
    {
        return true;
    }
    if matches!(
        phrases.folded(words.start),
        "داعش" | "القاعده" | "النصره" | "حماس"
    ) {
        return true;
    }
    open > 0 && NAMED.contains(&super::find::bare(phrases.folded(open - 1)))
}
