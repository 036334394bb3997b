//! Words of the page in its two languages; the style sheet shows one of them.

use maud::{Markup, html};

/// A label in Arabic and in English.
pub fn label(arabic: &str, english: &str) -> Markup {
    html! {
        span.ar lang="ar" { (arabic) }
        span.en lang="en" { (english) }
    }
}

/// A code of the record with its meaning in Arabic; in English the code speaks for itself.
pub fn code(code: &str) -> Markup {
    match arabic(code) {
        Some(arabic) => label(arabic, &code.to_lowercase()),
        None => html! { bdi { (code) } },
    }
}

/// What the record's codes mean.
fn arabic(code: &str) -> Option<&'static str> {
    Some(match code {
        // stance
        "assert" => "قول",
        "affirm" => "تأكيد",
        "deny" => "نفي",
        "accuse" => "اتهام",
        "demand" => "مطالبة",
        "threaten" => "تهديد",
        "promise" => "وعد",
        "praise" => "إشادة",
        "believe" => "اعتقاد",
        "ask" => "سؤال",
        // form
        "direct" => "بنصه",
        "indirect" => "بمعناه",
        "mixed" => "بعضه بنصه",
        // how the speaker was found
        "explicit" => "مذكور",
        "implied" => "مضمر",
        "pronoun" => "ضمير",
        "nominal" => "اسم عام",
        "headline" => "عنوان",
        "none" => "مجهول",
        // kinds of entities
        "PER" => "شخص",
        "ORG" => "مؤسسة",
        "GRP" => "جماعة",
        "GPE" => "دولة أو مدينة",
        "LOC" => "مكان",
        "FAC" => "منشأة",
        // modality
        "actual" => "واقع",
        "future" => "مستقبل",
        "negated" => "منفي",
        "possible" => "محتمل",
        // events
        "AGREE" => "اتفاق",
        "CONSULT" => "تشاور",
        "SUPPORT" => "تأييد",
        "COOPERATE" => "تعاون",
        "AID" => "مساعدة",
        "CONCEDE" => "تنازل",
        "RETREAT" => "انسحاب",
        "REQUEST" => "طلب",
        "ACCUSE" => "إدانة",
        "REJECT" => "رفض",
        "THREATEN" => "تهديد",
        "PROTEST" => "احتجاج",
        "SANCTION" => "عقوبة",
        "MOBILIZE" => "حشد",
        "COERCE" => "إكراه",
        "ASSAULT" => "اعتداء",
        // sectors
        "GOV" => "حكومة",
        "MIL" => "جيش",
        "COP" => "شرطة",
        "SPY" => "استخبارات",
        "JUD" => "قضاء",
        "LEG" => "برلمان",
        "PTY" => "حزب",
        "OPP" => "معارضة",
        "REB" => "مسلحون معارضون",
        "UAF" => "مسلحون",
        "CVL" => "مدنيون",
        "BUS" => "أعمال",
        "CRM" => "جريمة",
        "JRN" => "إعلام",
        "MED" => "صحة",
        "REL" => "دين",
        "EDU" => "تعليم",
        "LAB" => "عمل",
        "NGO" => "منظمة غير حكومية",
        "IGO" => "منظمة دولية",
        "SOC" => "مجتمع",
        _ => return None,
    })
}
