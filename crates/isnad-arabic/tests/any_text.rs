//! What holds of every text: nothing panics, spans slice, segments cover their word in order.

use isnad_arabic::{Document, Pos, fold, morphology};
use proptest::prelude::*;

/// Texts of Arabic letters, marks, controls and whatever else Unicode has.
fn texts() -> impl Strategy<Value = String> {
    let arabic = "[ء-غف-ي]{1,9}";
    let word = prop_oneof![
        6 => arabic.prop_map(|w| w),
        2 => "(و|ف|ب|ل|ك|س|ال|وال|لل|بال){1,2}[ء-غف-ي]{1,6}(ه|ها|هم|نا|ي|ني)?".prop_map(|w| w),
        1 => "[\u{64b}-\u{652}\u{640}ء-ي]{1,8}".prop_map(|w| w),
        1 => "[\u{fe70}-\u{fefc}]{1,6}".prop_map(|w| w),
        1 => "[0-9٠-٩a-zA-Z.,:«»\"'()\u{200b}-\u{200f}]{1,6}".prop_map(|w| w),
        1 => "\\PC{0,12}".prop_map(|w| w),
    ];
    let gap = prop_oneof![8 => Just(" "), 1 => Just(""), 1 => Just("\n"), 1 => Just(". ")];
    prop::collection::vec((word, gap), 0..30).prop_map(|parts| {
        parts
            .into_iter()
            .flat_map(|(word, gap)| [word, gap.to_owned()])
            .collect()
    })
}

proptest! {
    #[test]
    fn spans_slice_and_segments_cover(text in texts()) {
        let document = Document::read(&text);
        let length = text.chars().count() as u32;
        for (at, word) in document.words.iter().enumerate() {
            prop_assert!(word.span.start < word.span.end && word.span.end <= length);
            let analysis = &word.analysis;
            prop_assert!(word.span.start <= analysis.stem.start);
            prop_assert!(analysis.stem.end <= word.span.end);
            prop_assert!(!analysis.lemma.is_empty() || analysis.pos == Pos::Punct
                || word.folded.is_empty() || analysis.form.is_empty());
            let mut place = word.span.start;
            for segment in document.segments(at) {
                prop_assert!(segment.span.start >= place && segment.span.end >= segment.span.start);
                place = segment.span.start;
                prop_assert!(segment.span.end <= word.span.end);
            }
            prop_assert!(!document.segments(at).is_empty());
            prop_assert!(!morphology::candidates(&document.chars, word).is_empty());
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in texts()) {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn same_text_same_reading(text in texts()) {
        prop_assert_eq!(Document::read(&text).words, Document::read(&text).words);
    }
}
