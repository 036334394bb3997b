//! What adjectives tell of those they describe: `أمني`, `عسكري`, `أممي`.

use isnad_record::Sector;

/// The sector an adjective places someone in; takes the folded adjective without its article.
pub(crate) fn sector(base: &str) -> Option<Sector> {
    let stem = singular(base);
    Some(match stem {
        "حكومي" | "رسمي" | "رياسي" | "دبلوماسي" | "ديبلوماسي" | "وزاري" | "سياسي" | "بلدي"
        | "جمركي" => Sector::Gov,
        "عسكري" | "حربي" | "بحري" | "جوي" => Sector::Mil,
        "امني" | "شرطي" => Sector::Cop,
        "استخباراتي" | "استخباري" | "مخابراتي" => Sector::Spy,
        "قضايي" | "قانوني" => Sector::Jud,
        "برلماني" | "نيابي" | "تشريعي" => Sector::Leg,
        "حزبي" => Sector::Pty,
        "معارض" => Sector::Opp,
        "متمرد" | "متشدد" | "متطرف" | "ارهابي" | "جهادي" | "انفصالي" | "انقلابي" | "تكفيري"
        | "مقاوم" => Sector::Reb,
        "مسلح" | "ميليشياوي" => Sector::Uaf,
        "مدني" => Sector::Cvl,
        "تجاري" | "نفطي" | "ملاحي" | "مصرفي" => Sector::Bus,
        "اعلامي" | "صحفي" | "صحافي" => Sector::Jrn,
        "طبي" | "صحي" | "استشفايي" => Sector::Med,
        "ديني" | "كنسي" | "اسلامي" => Sector::Rel,
        "جامعي" | "اكاديمي" | "تعليمي" => Sector::Edu,
        "عمالي" | "نقابي" => Sector::Lab,
        "حقوقي" | "انساني" | "اغاثي" => Sector::Ngo,
        "اممي" => Sector::Igo,
        "قبلي" | "عشايري" | "اهلي" => Sector::Soc,
        _ => return None,
    })
}

/// `INT` for adjectives of what stands above states; such an adjective counts only where no
/// state is named.
pub(crate) fn international(base: &str) -> Option<&'static str> {
    matches!(
        singular(base),
        "اممي" | "دولي" | "اوروبي" | "خليجي" | "اطلسي"
    )
    .then_some("INT")
}

/// Participles that keep a prepositional phrase with them: `مقرب من`, `موال ل`, `تابع ل`.
pub(crate) fn takes_preposition(base: &str) -> bool {
    matches!(
        singular(base),
        "مقرب"
            | "موال"
            | "موالي"
            | "تابع"
            | "مطلع"
            | "متحالف"
            | "معارض"
            | "مويد"
            | "مناهض"
            | "مدعوم"
            | "منتم"
            | "منتمي"
            | "محسوب"
            | "قريب"
            | "مناوي"
            | "مرتبط"
            | "معادي"
            | "معاد"
            | "مستقل"
            | "مقيم"
            | "مكلف"
            | "مسوول"
            | "ناشط"
    )
}

/// The masculine singular of an adjective's regular forms.
fn singular(base: &str) -> &str {
    for ending in ["يون", "يين", "ون", "ين", "ات", "ان", "ه"] {
        if let Some(stem) = base.strip_suffix(ending) {
            if stem.chars().count() >= 3 {
                return match ending {
                    "يون" | "يين" => &base[..stem.len() + "ي".len()],
                    _ => stem,
                };
            }
        }
    }
    base
}

#[cfg(test)]
mod tests {
    use super::{international, sector, takes_preposition};
    use isnad_record::Sector;

    #[test]
    fn reads_every_number_and_gender() {
        for form in ["امني", "امنيه", "امنيون", "امنيين", "امنيان"] {
            assert_eq!(sector(form), Some(Sector::Cop), "{form}");
        }
        for form in ["مسلح", "مسلحه", "مسلحون", "مسلحين"] {
            assert_eq!(sector(form), Some(Sector::Uaf), "{form}");
        }
        assert_eq!(international("دوليين"), Some("INT"));
        assert!(takes_preposition("مقربون"));
        assert_eq!(sector("كبير"), None);
    }
}
