//! Words of the page in its two languages; the style sheet shows one of them.

use maud::{Markup, html};

/// A label in Arabic and in English.
pub fn label(arabic: &str, english: &str) -> Markup {
    html! {
        span.ar lang="ar" { (arabic) }
        span.en lang="en" { (english) }
    }
}

/// A code of the record in words; the code itself where we have none.
pub fn code(code: &str) -> Markup {
    match words(code) {
        Some((arabic, english)) => label(arabic, english),
        None => html! { bdi { (code) } },
    }
}

/// A code in Arabic and in English.
pub fn words(code: &str) -> Option<(&'static str, &'static str)> {
    let (_, arabic, english) = LABELS.iter().find(|(known, ..)| *known == code)?;
    Some((arabic, english))
}

/// What the record's codes mean.
#[rustfmt::skip]
const LABELS: &[(&str, &str, &str)] = &[
    // stance
    ("assert", "قول", "said"),
    ("affirm", "تأكيد", "affirmed"),
    ("deny", "نفي", "denied"),
    ("accuse", "اتهام", "accused"),
    ("demand", "مطالبة", "demanded"),
    ("threaten", "تهديد", "threatened"),
    ("promise", "وعد", "promised"),
    ("praise", "إشادة", "praised"),
    ("believe", "اعتقاد", "believed"),
    ("ask", "سؤال", "asked"),
    // form
    ("direct", "بنصه", "direct"),
    ("indirect", "بمعناه", "indirect"),
    ("mixed", "بعضه بنصه", "partly direct"),
    // how the speaker was found
    ("explicit", "مذكور", "named"),
    ("implied", "مضمر", "implied"),
    ("pronoun", "ضمير", "pronoun"),
    ("nominal", "اسم عام", "common noun"),
    ("headline", "عنوان", "headline"),
    ("none", "مجهول", "unknown"),
    // kinds of entities
    ("PER", "شخص", "person"),
    ("ORG", "مؤسسة", "organisation"),
    ("GRP", "جماعة", "group"),
    ("GPE", "دولة أو مدينة", "state or town"),
    ("LOC", "مكان", "place"),
    ("FAC", "منشأة", "building"),
    // modality
    ("actual", "واقع", "actual"),
    ("future", "مستقبل", "future"),
    ("negated", "منفي", "negated"),
    ("possible", "محتمل", "possible"),
    // types of events
    ("AGREE", "اتفاق", "agree"),
    ("CONSULT", "تشاور", "consult"),
    ("SUPPORT", "تأييد", "support"),
    ("CONCEDE", "تنازل", "concede"),
    ("COOPERATE", "تعاون", "cooperate"),
    ("AID", "مساعدة", "aid"),
    ("RETREAT", "انسحاب", "retreat"),
    ("REQUEST", "طلب", "request"),
    ("ACCUSE", "إدانة", "accuse"),
    ("REJECT", "رفض", "reject"),
    ("THREATEN", "تهديد", "threaten"),
    ("PROTEST", "احتجاج", "protest"),
    ("SANCTION", "عقوبة", "sanction"),
    ("MOBILIZE", "حشد", "mobilise"),
    ("COERCE", "إكراه", "coerce"),
    ("ASSAULT", "اعتداء", "assault"),
    // modes
    ("visit", "زيارة", "visit"),
    ("third-party", "وساطة", "mediation"),
    ("multilateral", "لقاء متعدد الأطراف", "multilateral"),
    ("phone", "اتصال هاتفي", "by phone"),
    ("withdraw", "سحب", "withdrawal"),
    ("release", "إفراج", "release"),
    ("disarm", "نزع سلاح", "disarmament"),
    ("ceasefire", "وقف إطلاق نار", "ceasefire"),
    ("access", "سماح بالدخول", "access"),
    ("resign", "استقالة", "resignation"),
    ("assist", "مساعدة", "assistance"),
    ("change", "تغيير", "change"),
    ("yield", "تراجع", "yielding"),
    ("meet", "لقاء", "meeting"),
    ("disapprove", "استنكار", "disapproval"),
    ("investigate", "تحقيق", "investigation"),
    ("allege", "ادعاء", "allegation"),
    ("restrict", "تقييد", "restriction"),
    ("arrest", "اعتقال", "arrest"),
    ("relations", "علاقات", "relations"),
    ("expel", "طرد", "expulsion"),
    ("territory", "أرض", "territory"),
    ("violence", "عنف", "violence"),
    ("demo", "مظاهرة", "demonstration"),
    ("riot", "شغب", "riot"),
    ("strike", "إضراب", "strike"),
    ("hunger", "إضراب عن الطعام", "hunger strike"),
    ("boycott", "مقاطعة", "boycott"),
    ("obstruct", "عرقلة", "obstruction"),
    ("vandalize", "تخريب", "vandalism"),
    ("convict", "إدانة قضائية", "conviction"),
    ("discontinue", "وقف", "discontinuation"),
    ("troops", "قوات", "troops"),
    ("weapons", "أسلحة", "weapons"),
    ("police", "شرطة", "police"),
    ("militia", "ميليشيا", "militia"),
    ("seize", "استيلاء", "seizure"),
    ("censor", "رقابة", "censorship"),
    ("curfew", "حظر تجول", "curfew"),
    ("martial-law", "أحكام عرفية", "martial law"),
    ("deport", "ترحيل", "deportation"),
    ("withhold", "حجب", "withholding"),
    ("misinformation", "تضليل", "misinformation"),
    ("cyber", "إلكتروني", "cyber"),
    ("abduct", "خطف", "abduction"),
    ("beat", "ضرب", "beating"),
    ("torture", "تعذيب", "torture"),
    ("sexual", "جنسي", "sexual"),
    ("targeted", "اغتيال", "targeted killing"),
    ("destroy", "تدمير", "destruction"),
    ("primitive", "بسلاح بدائي", "primitive weapons"),
    ("firearms", "إطلاق نار", "firearms"),
    ("explosives", "متفجرات", "explosives"),
    ("suicide-attack", "هجوم انتحاري", "suicide attack"),
    ("aerial", "غارة جوية", "air attack"),
    ("drone", "طائرة مسيرة", "drone"),
    ("heavy-weapons", "أسلحة ثقيلة", "heavy weapons"),
    ("crowd-control", "تفريق", "crowd control"),
    ("unconventional", "سلاح محظور", "unconventional weapons"),
    // contexts
    ("military", "عسكري", "military"),
    ("intelligence", "استخباري", "intelligence"),
    ("executive", "حكومي", "executive"),
    ("legislative", "تشريعي", "legislative"),
    ("election", "انتخابي", "election"),
    ("political_institutions", "مؤسسات سياسية", "political institutions"),
    ("pro_democracy", "ديمقراطية", "pro-democracy"),
    ("pro_autocracy", "استبداد", "pro-autocracy"),
    ("economic", "اقتصادي", "economic"),
    ("legal", "قانوني", "legal"),
    ("reparations", "تعويضات", "reparations"),
    ("human_rights", "حقوق الإنسان", "human rights"),
    ("rights_freedoms", "حقوق وحريات", "rights and freedoms"),
    ("repression", "قمع", "repression"),
    ("human_security", "أمن إنساني", "human security"),
    ("gender", "نوع اجتماعي", "gender"),
    ("lgbt", "مثلية", "LGBT"),
    ("religion_ethnicity", "دين وعرق", "religion and ethnicity"),
    ("inequality", "تفاوت", "inequality"),
    ("diplomatic", "دبلوماسي", "diplomatic"),
    ("peacekeeping", "حفظ سلام", "peacekeeping"),
    ("health", "صحي", "health"),
    ("asylum", "لجوء", "asylum"),
    ("migration", "هجرة", "migration"),
    ("disasters", "كوارث", "disasters"),
    ("natural_resource", "موارد طبيعية", "natural resources"),
    ("environment", "بيئة", "environment"),
    ("technology", "تقني", "technology"),
    ("terrorism", "إرهاب", "terrorism"),
    ("cbrn", "أسلحة دمار شامل", "CBRN weapons"),
    ("crime", "جريمة", "crime"),
    ("corruption", "فساد", "corruption"),
    ("illegal_drugs", "مخدرات", "illegal drugs"),
    ("trafficking", "اتجار بالبشر", "trafficking"),
    // quad classes
    ("1", "تعاون بالقول", "verbal cooperation"),
    ("2", "تعاون بالفعل", "material cooperation"),
    ("3", "نزاع بالقول", "verbal conflict"),
    ("4", "نزاع بالفعل", "material conflict"),
    // how exactly a place is known
    ("point", "نقطة", "point"),
    ("city", "مدينة", "town"),
    ("district", "قضاء", "district"),
    ("province", "محافظة", "province"),
    ("country", "دولة", "country"),
    // sectors
    ("GOV", "حكومة", "government"),
    ("MIL", "جيش", "military"),
    ("COP", "شرطة", "police"),
    ("SPY", "استخبارات", "intelligence"),
    ("JUD", "قضاء", "judiciary"),
    ("LEG", "برلمان", "legislature"),
    ("PRM", "مسلحون موالون", "paramilitaries"),
    ("PTY", "حزب", "party"),
    ("OPP", "معارضة", "opposition"),
    ("REB", "مسلحون معارضون", "rebels"),
    ("UAF", "مسلحون", "armed group"),
    ("UNK", "غير معروف", "unknown"),
    ("AGR", "زراعة", "agriculture"),
    ("CVL", "مدنيون", "civilians"),
    ("BUS", "أعمال", "business"),
    ("CRM", "مجرمون", "criminals"),
    ("ELI", "نخبة", "elites"),
    ("JRN", "إعلام", "media"),
    ("MED", "صحة", "medical"),
    ("REL", "دين", "religious"),
    ("REF", "لاجئون", "refugees"),
    ("PRE", "من النظام السابق", "former officials"),
    ("EDU", "تعليم", "education"),
    ("LAB", "عمل", "labour"),
    ("NGO", "منظمة غير حكومية", "NGO"),
    ("IGO", "منظمة دولية", "international body"),
    ("SOC", "مجتمع", "society"),
];

#[cfg(test)]
mod tests {
    use super::{LABELS, words};
    use isnad_record::{Context, EntityType, EventType, Modality, Mode, Quad, Resolution, Sector};

    #[test]
    fn every_code_has_words() {
        let codes = (EventType::ALL.iter().map(|c| c.code()))
            .chain(Mode::ALL.iter().map(|c| c.code()))
            .chain(Context::ALL.iter().map(|c| c.code()))
            .chain(Quad::ALL.iter().map(|c| c.code()))
            .chain(Modality::ALL.iter().map(|c| c.code()))
            .chain(Resolution::ALL.iter().map(|c| c.code()))
            .chain(EntityType::ALL.iter().map(|c| c.code()))
            .chain(Sector::ALL.iter().map(|c| c.code()));
        let without: Vec<&str> = codes.filter(|code| words(code).is_none()).collect();
        assert_eq!(without, [""; 0]);
    }

    #[test]
    fn no_code_stands_twice() {
        for (at, (code, ..)) in LABELS.iter().enumerate() {
            assert!(
                LABELS[..at].iter().all(|(other, ..)| other != code),
                "{code}"
            );
        }
    }
}
