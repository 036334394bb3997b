//! Names found in running text: proclitics, articles, longest match, nisbas of all states.

use isnad_arabic::Document;
use isnad_lexicon::{Entry, EntryKind, FormGender, FormNumber, Lexicon, State};

/// The best match at a word: its text and entries.
fn best(text: &str, at: usize) -> Option<(String, Vec<Entry>)> {
    let document = Document::read(text);
    let found = Lexicon::global().names_at(&document.words, at);
    let first = found.first()?;
    let start = first.start(&document.chars, &document.words[at]);
    let end = document.words[at + first.words - 1].span.end;
    let name = document.chars[start as usize..end as usize]
        .iter()
        .collect();
    Some((name, first.entries().collect()))
}

fn is(text: &str, at: usize, name: &str, kind: EntryKind, key: &str) {
    let (found, entries) = best(text, at).unwrap_or_default();
    assert_eq!(found, name, "in {text}");
    assert!(
        entries.iter().any(|e| e.kind() == kind && e.key() == key),
        "{name} in {text}: {entries:?}"
    );
}

#[test]
fn proclitics_are_taken_off() {
    is("في إيران", 1, "إيران", EntryKind::State, "IRN");
    is("لإيران", 0, "إيران", EntryKind::State, "IRN");
    is("ولإيران", 0, "إيران", EntryKind::State, "IRN");
    is("وبالعراق", 0, "العراق", EntryKind::State, "IRQ");
    is("للعراق", 0, "للعراق", EntryKind::State, "IRQ");
    is("وللعراق", 0, "للعراق", EntryKind::State, "IRQ");
    is("وَلِلعراق", 0, "لِلعراق", EntryKind::State, "IRQ");
    is("لِإيران", 0, "إيران", EntryKind::State, "IRN");
    is(
        "للولايات المتحدة",
        0,
        "للولايات المتحدة",
        EntryKind::State,
        "USA",
    );
    is("لليبيا", 0, "ليبيا", EntryKind::State, "LBY");
}

#[test]
fn whole_words_stay_whole() {
    is("واشنطن", 0, "واشنطن", EntryKind::Capital, "USA");
    is("وواشنطن", 0, "واشنطن", EntryKind::Capital, "USA");
    is("باريس", 0, "باريس", EntryKind::Capital, "FRA");
    is("بيروت", 0, "بيروت", EntryKind::Capital, "LBN");
    is("لبنان", 0, "لبنان", EntryKind::State, "LBN");
    is("كندا", 0, "كندا", EntryKind::State, "CAN");
    is("فرنسا", 0, "فرنسا", EntryKind::State, "FRA");
    is("بروسيا", 0, "روسيا", EntryKind::State, "RUS");
    is("والي", 0, "والي", EntryKind::Title, "والي");
}

#[test]
fn the_longest_comes_first() {
    is("جنوب السودان", 0, "جنوب السودان", EntryKind::State, "SSD");
    is(
        "كوريا الشمالية",
        0,
        "كوريا الشمالية",
        EntryKind::State,
        "PRK",
    );
    is(
        "الجمهورية العربية السورية",
        0,
        "الجمهورية العربية السورية",
        EntryKind::State,
        "SYR",
    );
}

#[test]
fn every_state_finds_itself_and_its_nisbas() {
    let lexicon = Lexicon::global();
    assert!(State::all().count() > 240);
    for state in State::all() {
        let own = |m: &isnad_lexicon::Match, kind, number, gender| {
            m.entries().any(|e| {
                e.kind() == kind
                    && e.key() == state.iso3()
                    && (kind != EntryKind::Nisba || (e.number(), e.gender()) == (number, gender))
            })
        };
        let found = lexicon
            .find(state.ar())
            .filter(|m| own(m, EntryKind::State, None, None));
        assert!(found.is_some(), "{}", state.ar());
        for nisba in state.nisbas().split('|').filter(|n| !n.is_empty()) {
            use {FormGender as G, FormNumber as N};
            for (suffix, number, gender) in [
                ("", N::Singular, G::Masculine),
                ("ة", N::Singular, G::Feminine),
                ("ين", N::Plural, G::Masculine),
                ("تين", N::Dual, G::Feminine),
                ("ات", N::Plural, G::Feminine),
            ] {
                for article in ["", "ال"] {
                    let words: Vec<String> = nisba
                        .split(' ')
                        .map(|w| format!("{article}{w}{suffix}"))
                        .collect();
                    let form = words.join(" ");
                    let document = Document::read(&form);
                    let found = lexicon.names_at(&document.words, 0);
                    let own = |m| own(m, EntryKind::Nisba, Some(number), Some(gender));
                    assert!(found.iter().any(own), "{form}");
                }
            }
        }
    }
}

#[test]
fn spellings_without_hamza_match() {
    is("الايرانيون", 0, "الايرانيون", EntryKind::Nisba, "IRN");
    is("امريكا", 0, "امريكا", EntryKind::State, "USA");
    is("اسرائيل", 0, "اسرائيل", EntryKind::State, "ISR");
    is("الأتراك", 0, "الأتراك", EntryKind::Nisba, "TUR");
    is("والأكراد", 0, "الأكراد", EntryKind::People, "كردي");
}

#[test]
fn places_are_found_and_ambiguous_ones_marked() {
    is(
        "في محافظة الأنبار",
        1,
        "محافظة الأنبار",
        EntryKind::Place,
        "place/anbar",
    );
    is(
        "بالضفة الغربية",
        0,
        "الضفة الغربية",
        EntryKind::Place,
        "place/west-bank",
    );
    is(
        "وقطاع غزة",
        0,
        "قطاع غزة",
        EntryKind::Place,
        "place/gaza-strip",
    );
    is(
        "الشرق الاوسط",
        0,
        "الشرق الاوسط",
        EntryKind::Place,
        "place/middle-east",
    );
    for word in ["دوما", "كان", "المتوسط", "الشرقية", "صور"] {
        let (_, entries) = best(word, 0).unwrap_or_default();
        let places = entries.iter().filter(|e| e.kind() == EntryKind::Place);
        assert!(places.clone().count() > 0, "{word}");
        assert!(places.clone().all(|e| e.is_common()), "{word}");
    }
    for word in ["حلب", "درعا", "بنغازي", "الموصل", "نيويورك", "جنيف", "لاهاي"]
    {
        let (_, entries) = best(word, 0).unwrap_or_default();
        let place = entries.iter().find(|e| e.kind() == EntryKind::Place);
        assert!(place.is_some_and(|e| !e.is_common()), "{word}");
    }
}

#[test]
fn words_of_every_report_are_no_strong_names() {
    let text = "وقال بيان إن وفد كبير كان قد وصل ولم يعلن عن نتائج لقاء بين كل من وزير \
                الخارجية ونظيره وذلك خلال اجتماع ثم غادر بعد يوم على أن يعود لاحقا إلى هناك";
    let document = Document::read(text);
    for at in 0..document.words.len() {
        for found in Lexicon::global().names_at(&document.words, at) {
            use EntryKind::{GivenName, Office, Surname, Title};
            let telling: Vec<Entry> = found
                .entries()
                .filter(|e| !e.is_common())
                .filter(|e| !matches!(e.kind(), Title | Office | GivenName | Surname))
                .collect();
            assert!(
                telling.is_empty(),
                "{}: {telling:?}",
                document.words[at].folded
            );
        }
    }
}

#[test]
fn a_name_takes_no_article_but_a_nisba_does() {
    let (_, entries) = best("السورية", 0).unwrap_or_default();
    assert!(
        entries.iter().all(|e| e.kind() != EntryKind::State),
        "{entries:?}"
    );
    is("السورية", 0, "السورية", EntryKind::Nisba, "SYR");
    is("سورية", 0, "سورية", EntryKind::State, "SYR");
    for word in ["المالية", "كيف", "سنة", "وإلى"] {
        let (_, entries) = best(word, 0).unwrap_or_default();
        let title = |e: &Entry| e.kind() == EntryKind::Title;
        assert!(
            entries.iter().all(|e| e.is_common() || title(e)),
            "{word}: {entries:?}"
        );
    }
    is(
        "حركة «فتح»",
        0,
        "حركة «فتح»",
        EntryKind::Organisation,
        "org/fatah",
    );
}
