//! Verbs by rule: from root, form and class every written inflection, both participles and the
//! verbal noun.
//!
//! Words are built as sounds (`stems`, `conjugate`) and then written without their short vowels,
//! hamza in its seat (`spelling`). The crate's build script conjugates `data/verbs.tsv` with this
//! module, so it uses nothing else of the crate.

mod conjugate;
mod spelling;
mod stems;

pub use conjugate::{Inflected, Verb};
pub use stems::Form;

#[cfg(test)]
mod tests {
    use super::{Form, Verb};

    fn verb(root: &str, form: Form, lemma: &str) -> Verb {
        Verb::of(root, form, None, lemma).unwrap_or_else(|| panic!("{root} {form:?} {lemma}"))
    }

    /// Surfaces of a tense, person and number.
    fn has(verb: &Verb, surface: &str, cell: (u32, u32, u32), passive: bool) {
        let found = verb.inflected().into_iter().any(|i| {
            i.surface == surface && (i.tense, i.person, i.number) == cell && i.passive == passive
        });
        assert!(found, "{surface} {cell:?}: {:?}", verb.inflected());
    }

    #[test]
    fn conjugates_every_class() {
        const PAST: u32 = 1;
        const NOW: u32 = 2;
        for (root, form, lemma, cells) in [
            (
                "ءكد",
                Form::II,
                "أكد",
                &[
                    ("أكدت", PAST, 3, 1),
                    ("يؤكد", NOW, 3, 1),
                    ("يؤكدون", NOW, 3, 3),
                    ("أكدوا", PAST, 3, 3),
                ][..],
            ),
            (
                "قول",
                Form::I,
                "قال",
                &[
                    ("قالت", PAST, 3, 1),
                    ("قلت", PAST, 1, 1),
                    ("يقول", NOW, 3, 1),
                    ("يقل", NOW, 3, 1),
                    ("قلنا", PAST, 1, 3),
                    ("يقولون", NOW, 3, 3),
                    ("تقول", NOW, 3, 1),
                ],
            ),
            (
                "بيع",
                Form::I,
                "باع",
                &[("يبيع", NOW, 3, 1), ("بعت", PAST, 1, 1)],
            ),
            (
                "دعو",
                Form::I,
                "دعا",
                &[
                    ("دعت", PAST, 3, 1),
                    ("دعوا", PAST, 3, 3),
                    ("يدعو", NOW, 3, 1),
                    ("يدعون", NOW, 3, 3),
                    ("دعوت", PAST, 1, 1),
                    ("يدعوان", NOW, 3, 2),
                ],
            ),
            (
                "لقي",
                Form::VIII,
                "التقى",
                &[
                    ("التقت", PAST, 3, 1),
                    ("يلتقي", NOW, 3, 1),
                    ("التقوا", PAST, 3, 3),
                    ("التقينا", PAST, 1, 3),
                    ("يلتق", NOW, 3, 1),
                ],
            ),
            (
                "نسي",
                Form::I,
                "نسي",
                &[
                    ("نسيت", PAST, 3, 1),
                    ("ينسى", NOW, 3, 1),
                    ("نسوا", PAST, 3, 3),
                ],
            ),
            (
                "ضيف",
                Form::IV,
                "أضاف",
                &[
                    ("أضافت", PAST, 3, 1),
                    ("يضيف", NOW, 3, 1),
                    ("أضفت", PAST, 1, 1),
                ],
            ),
            (
                "وصل",
                Form::I,
                "وصل",
                &[("يصل", NOW, 3, 1), ("وصلوا", PAST, 3, 3)],
            ),
            ("وصل", Form::VIII, "اتصل", &[("يتصل", NOW, 3, 1)]),
            (
                "مدد",
                Form::I,
                "مد",
                &[
                    ("مدت", PAST, 3, 1),
                    ("مددت", PAST, 1, 1),
                    ("يمد", NOW, 3, 1),
                ],
            ),
            (
                "عدد",
                Form::X,
                "استعد",
                &[("استعددنا", PAST, 1, 3), ("يستعد", NOW, 3, 1)],
            ),
            (
                "ءمن",
                Form::IV,
                "آمن",
                &[("يؤمن", NOW, 3, 1), ("أومن", NOW, 1, 1)],
            ),
            (
                "سءل",
                Form::VI,
                "تساءل",
                &[("يتساءل", NOW, 3, 1), ("تساءلوا", PAST, 3, 3)],
            ),
            (
                "بدء",
                Form::I,
                "بدأ",
                &[
                    ("يبدأ", NOW, 3, 1),
                    ("بدأت", PAST, 3, 1),
                    ("بدأوا", PAST, 3, 3),
                    ("بدؤوا", PAST, 3, 3),
                    ("يبدأون", NOW, 3, 3),
                ],
            ),
            (
                "جيء",
                Form::I,
                "جاء",
                &[
                    ("يجيء", NOW, 3, 1),
                    ("جاؤوا", PAST, 3, 3),
                    ("جئت", PAST, 1, 1),
                    ("جاءت", PAST, 3, 1),
                ],
            ),
            (
                "رءي",
                Form::I,
                "رأى",
                &[
                    ("يرى", NOW, 3, 1),
                    ("رأت", PAST, 3, 1),
                    ("رأوا", PAST, 3, 3),
                    ("يرون", NOW, 3, 3),
                ],
            ),
            (
                "طمءن",
                Form::Q4,
                "اطمأن",
                &[("يطمئن", NOW, 3, 1), ("اطمأننا", PAST, 1, 3)],
            ),
            ("صدم", Form::VIII, "اصطدم", &[("يصطدم", NOW, 3, 1)]),
            (
                "زيد",
                Form::VIII,
                "ازداد",
                &[("يزداد", NOW, 3, 1), ("ازددنا", PAST, 1, 3)],
            ),
            ("حيي", Form::IV, "أحيا", &[("يحيي", NOW, 3, 1)]),
            ("ترجم", Form::Q1, "ترجم", &[("يترجم", NOW, 3, 1)]),
            (
                "حمر",
                Form::IX,
                "احمر",
                &[("يحمر", NOW, 3, 1), ("احمررت", PAST, 1, 1)],
            ),
            ("وقع", Form::V, "توقع", &[("يتوقع", NOW, 3, 1)]),
            ("طلق", Form::VII, "انطلق", &[("ينطلق", NOW, 3, 1)]),
            ("ءخذ", Form::VIII, "اتخذ", &[("يتخذ", NOW, 3, 1)]),
        ] {
            let verb = verb(root, form, lemma);
            for (surface, tense, person, number) in cells {
                has(&verb, surface, (*tense, *person, *number), false);
            }
        }
    }

    #[test]
    fn tells_the_passive_where_its_writing_does() {
        has(&verb("قول", Form::I, "قال"), "يقال", (2, 3, 1), true);
        has(&verb("قول", Form::I, "قال"), "قيل", (1, 3, 1), true);
        has(&verb("قوم", Form::IV, "أقام"), "أقيم", (1, 3, 1), true);
        has(&verb("صوب", Form::IV, "أصاب"), "أصيب", (1, 3, 1), true);
        has(&verb("دعو", Form::I, "دعا"), "يدعى", (2, 3, 1), true);
    }

    #[test]
    fn derives_nouns() {
        for (root, form, lemma, masdar, active, passive) in [
            ("ءكد", Form::II, "أكد", "تأكيد", "مؤكد", "مؤكد"),
            ("ضيف", Form::IV, "أضاف", "إضافة", "مضيف", "مضاف"),
            ("لقي", Form::VIII, "التقى", "التقاء", "ملتقي", "ملتقى"),
            ("وصل", Form::IV, "أوصل", "إيصال", "موصل", "موصل"),
            ("وصل", Form::VIII, "اتصل", "اتصال", "متصل", "متصل"),
            ("عمل", Form::X, "استعمل", "استعمال", "مستعمل", "مستعمل"),
            ("فوض", Form::III, "فاوض", "مفاوضة", "مفاوض", "مفاوض"),
            ("عطي", Form::IV, "أعطى", "إعطاء", "معطي", "معطى"),
            ("قوم", Form::X, "استقام", "استقامة", "مستقيم", "مستقام"),
            ("حدث", Form::V, "تحدث", "تحدث", "متحدث", "متحدث"),
            ("فجر", Form::VII, "انفجر", "انفجار", "منفجر", "منفجر"),
            ("سمي", Form::II, "سمى", "تسمية", "مسمي", "مسمى"),
            ("هنء", Form::II, "هنأ", "تهنئة", "مهنئ", "مهنأ"),
            ("طمءن", Form::Q4, "اطمأن", "اطمئنان", "مطمئن", "مطمأن"),
        ] {
            let verb = verb(root, form, lemma);
            assert!(
                verb.masdars().iter().any(|m| m == masdar),
                "{:?}",
                verb.masdars()
            );
            assert_eq!(verb.active_participle(), active);
            assert_eq!(verb.passive_participle(), passive);
        }
        let call = verb("دعو", Form::I, "دعا");
        assert_eq!(call.active_participle(), "داعي");
        assert_eq!(call.passive_participle(), "مدعو");
        let say = verb("قول", Form::I, "قال");
        assert_eq!(say.active_participle(), "قائل");
        assert_eq!(say.passive_participle(), "مقول");
        let throw = verb("رمي", Form::I, "رمى");
        assert_eq!(throw.passive_participle(), "مرمي");
    }
}
