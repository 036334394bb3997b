//! Every row finds itself; office holders at dates; the matcher's speed.

use isnad_arabic::Document;
use isnad_lexicon::{EntryKind, Lexicon, Office, Person, Place, Tenure, Title};
use jiff::civil::date;

fn finds(name: &str, key: &str, kind: EntryKind) -> bool {
    let document = Document::read(name);
    let found = Lexicon::global().names_at(&document.words, 0);
    found
        .iter()
        .any(|m| m.entries().any(|e| e.kind() == kind && e.key() == key))
}

#[test]
fn every_row_finds_itself() {
    let mut lost = Vec::new();
    for person in Person::all() {
        for name in std::iter::once(person.ar()).chain(person.aliases().split('|')) {
            if !name.is_empty() && !finds(name, person.key(), EntryKind::Person) {
                lost.push(name);
            }
        }
    }
    for office in Office::all() {
        if !finds(office.ar(), office.key(), EntryKind::Office) {
            lost.push(office.ar());
        }
    }
    for title in Title::all() {
        if !finds(title.lemma(), title.lemma(), EntryKind::Title) {
            lost.push(title.lemma());
        }
    }
    for place in Place::all() {
        if !finds(place.ar(), place.key(), EntryKind::Place) {
            lost.push(place.ar());
        }
        assert_eq!(
            Place::by_key(place.key()).map(Place::key),
            Some(place.key())
        );
    }
    assert!(
        lost.is_empty(),
        "{} rows do not find themselves: {lost:?}",
        lost.len()
    );
}

#[test]
fn holders_at_dates() {
    let lexicon = Lexicon::global();
    let holder = |office, country, on| lexicon.holder(office, country, on).map(Person::key);
    let president = |country, on| holder("off/president", country, on);
    assert_eq!(
        president("DZA", date(2015, 7, 20)),
        Some("per/abdelaziz-bouteflika")
    );
    assert_eq!(
        president("DZA", date(2019, 4, 2)),
        Some("per/abdelaziz-bouteflika")
    );
    assert_eq!(
        president("DZA", date(2021, 1, 1)),
        Some("per/abdelmadjid-tebboune")
    );
    assert_eq!(
        president("SOM", date(2006, 3, 1)),
        Some("per/abdullahi-yusuf-ahmed")
    );
    assert_eq!(
        president("EGY", date(2015, 7, 20)),
        Some("per/abdel-fattah-el-sisi")
    );
    assert_eq!(president("XXX", date(2015, 7, 20)), None);
}

#[test]
fn tenures_are_of_people_and_offices_in_the_tables() {
    for tenure in Tenure::all() {
        assert!(
            Person::by_key(tenure.person()).is_some(),
            "{}",
            tenure.person()
        );
        assert!(
            Office::by_key(tenure.office()).is_some(),
            "{}",
            tenure.office()
        );
        if let (Some(first), Some(last)) = (tenure.first_day(), tenure.last_day()) {
            assert!(first <= last, "{} {}", tenure.person(), tenure.office());
        }
        let day = tenure.last_day().or(tenure.first_day());
        let held = Lexicon::global().tenures_of(tenure.person(), day);
        assert!(
            held.contains(&tenure),
            "{} {}",
            tenure.person(),
            tenure.office()
        );
    }
}

#[test]
fn names_in_a_long_text_take_no_long_time() {
    let text =
        "بيروت دمشق الحكومة العراقية وزير الخارجية الإيراني أمس الأول في طهران ".repeat(10_000);
    let document = Document::read(&text);
    let before = std::time::Instant::now();
    let found: usize = (0..document.words.len())
        .map(|at| Lexicon::global().names_at(&document.words, at).len())
        .sum();
    assert!(found > 0);
    // Unoptimised and on a busy machine; a release build takes well under a microsecond a word.
    assert!(before.elapsed().as_micros() as usize / document.words.len() < 50);
}
