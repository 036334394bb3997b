//! Bytes to text: which encoding, and the text in it.
//!
//! In this order: a byte order mark; UTF-16 without one, known by its even or odd bytes; UTF-8;
//! UTF-8 with a few broken places; Windows-1256 or ISO-8859-6, whichever makes likelier Arabic of
//! the bytes; and a general guess for what is not Arabic at all. ISO-8859-6 and Windows-1256 put
//! the same letters at different bytes, so the frequencies of Arabic letters tell them apart
//! within a sentence or two.
//!
//! Nothing is normalised: the text is what the bytes say, without the byte order mark.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

/// A text and how it was decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The encoding it was in.
    pub encoding: &'static Encoding,
    /// True where some bytes fit the encoding nowhere and became U+FFFD.
    pub replaced: bool,
    /// True where the encoding is a guess that nothing in the bytes confirms.
    pub guessed: bool,
}

/// Decodes a whole text; `None` where the bytes are no text.
///
/// `told` is an encoding known from outside; a byte order mark still outranks it, and so does
/// valid UTF-8.
///
/// ```
/// use isnad_ingest::decode::decode;
/// let bytes = [0xc7, 0xe1, 0xc3, 0xd3, 0xcf];
/// assert_eq!(decode(&bytes, None).map(|d| d.text).as_deref(), Some("الأسد"));
/// ```
#[must_use]
pub fn decode(bytes: &[u8], told: Option<&'static Encoding>) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Some(in_encoding(&bytes[mark..], encoding, false));
    }
    if let Some(encoding) = told.filter(|e| is_utf16(e)).or_else(|| utf16(bytes)) {
        return Some(in_encoding(bytes, encoding, false));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return is_text(text).then(|| Decoded {
            text: text.to_owned(),
            encoding: UTF_8,
            replaced: false,
            guessed: false,
        });
    }
    if let Some(encoding) = told {
        return Some(in_encoding(bytes, encoding, false));
    }
    if mostly_utf8(bytes) {
        return Some(in_encoding(bytes, UTF_8, false));
    }
    let arabic = [WINDOWS_1256, ISO_8859_6]
        .map(|encoding| (strangeness(bytes, encoding), encoding))
        .into_iter()
        .min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((strangeness, encoding)) = arabic
        && strangeness < ARABIC_AT_MOST
    {
        let decoded = in_encoding(bytes, encoding, false);
        return is_text(&decoded.text).then_some(decoded);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let decoded = in_encoding(bytes, guess, true);
    is_text(&decoded.text).then_some(decoded)
}

/// What the first bytes of a stream tell of the rest: UTF-16, which must be decoded before it
/// can be split into lines, or a single-byte encoding for lines too short to tell themselves.
#[must_use]
pub fn encoding_of_head(head: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding);
    }
    if let Some(encoding) = utf16(head) {
        return Some(encoding);
    }
    match std::str::from_utf8(head) {
        Ok(_) => None,
        Err(error) if error.error_len().is_none() => None, // the head cuts a character in two
        Err(_) => decode(head, None)
            .filter(|d| !d.guessed && d.encoding != UTF_8)
            .map(|d| d.encoding),
    }
}

/// True for both byte orders of UTF-16.
#[must_use]
pub fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

fn in_encoding(bytes: &[u8], encoding: &'static Encoding, guessed: bool) -> Decoded {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text: text.into_owned(),
        encoding,
        replaced,
        guessed,
    }
}

/// UTF-16 without a mark: every other byte is one of the few high bytes that Arabic and Latin
/// text have there, and both a letter's and a space's stand among them.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 4 {
        return None;
    }
    // Bytes 0x00 and 0x06 are control characters in every other encoding.
    let high = |from: usize| {
        let at = head.iter().skip(from).step_by(2);
        at.filter(|byte| matches!(byte, 0x00 | 0x06)).count()
    };
    let (even, odd, units) = (high(0), high(1), head.len() / 2);
    if odd * 10 >= units * 9 && even * 2 < units {
        Some(UTF_16LE)
    } else if even * 10 >= units * 9 && odd * 2 < units {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// UTF-8 with a few broken places: valid characters of several bytes far outnumber the breaks.
/// Arabic in a single-byte encoding has next to no valid ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let mut valid = 0usize;
    let mut broken = 0usize;
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid >= broken * 8
}

/// The text has no more control characters than a report may carry by accident.
fn is_text(text: &str) -> bool {
    let odd = |c: &char| matches!(c, '\u{1}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffd}');
    let controls = text.chars().filter(odd).count();
    let nuls = text.bytes().filter(|b| *b == 0).count();
    let all = text.len();
    controls * 20 <= all + 20 && nuls * 4 <= all + 4
}

/// Mean surprise, in tenths of a bit, above which bytes are no Arabic. True Arabic has about 44,
/// the same bytes in the wrong one of the two encodings 60 and more.
const ARABIC_AT_MOST: f64 = 56.0;

/// Mean surprise of what the bytes past ASCII become in `encoding`.
fn strangeness(bytes: &[u8], encoding: &'static Encoding) -> f64 {
    let head = &bytes[..bytes.len().min(1 << 16)];
    let (text, _) = encoding.decode_without_bom_handling(head);
    let mut sum = 0u64;
    let mut all = 0u64;
    for c in text.chars().filter(|c| !c.is_ascii()) {
        sum += surprise(c);
        all += 1;
    }
    if all == 0 {
        return f64::INFINITY;
    }
    sum as f64 / all as f64
}

/// Tenths of a bit, counted over the project's own sample reports.
fn surprise(c: char) -> u64 {
    match c {
        'ا' => 27,
        'ل' => 32,
        'ي' => 38,
        'م' => 41,
        'و' | 'ن' => 42,
        'ر' => 43,
        'ت' => 45,
        'ب' => 49,
        'ع' | 'ة' => 50,
        'س' | 'د' => 51,
        'ف' | 'ق' => 53,
        'أ' => 54,
        'ح' | 'ه' => 57,
        'ك' => 61,
        'ج' => 62,
        'إ' | 'ط' => 66,
        'ش' => 68,
        'ص' | '،' => 69,
        'ى' => 70,
        'ئ' | 'خ' => 73,
        'ض' | 'ز' => 74,
        'ث' => 77,
        'ذ' => 80,
        'ء' => 81,
        'غ' => 82,
        'ظ' => 89,
        'ؤ' | '«' | '»' => 94,
        // Quotation marks, Arabic marks and spaces that papers use, rarer than any letter.
        'آ'
        | '“'
        | '”'
        | '‘'
        | '’'
        | '؟'
        | '؛'
        | 'ـ'
        | '…'
        | '–'
        | '—'
        | '\u{a0}'
        | '\u{64b}'..='\u{652}' => 110,
        _ => 160,
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, encoding_of_head};
    use encoding_rs::{
        Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256,
    };

    const TEXT: &str = "وزير الخارجية: المفاوضات مستمرة\n\nقال وزير الخارجية إن المفاوضات مع \
                        الوفد الزائر مستمرة، وأضاف أن الاتفاق قريب.";

    fn encoded(encoding: &'static Encoding) -> Vec<u8> {
        let utf16 = |swap: bool| {
            let bytes = move |unit: u16| {
                if swap {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            };
            TEXT.encode_utf16().flat_map(bytes).collect()
        };
        if encoding == UTF_16LE {
            utf16(false)
        } else if encoding == UTF_16BE {
            utf16(true)
        } else {
            encoding.encode(TEXT).0.into_owned()
        }
    }

    #[test]
    fn tells_the_encodings_of_arabic_apart() {
        for encoding in [UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1256, ISO_8859_6] {
            let decoded = decode(&encoded(encoding), None).unwrap();
            assert_eq!(decoded.text, TEXT, "{}", encoding.name());
            assert_eq!(decoded.encoding, encoding);
            assert!(!decoded.replaced && !decoded.guessed);
        }
    }

    #[test]
    fn drops_byte_order_marks() {
        for (encoding, mark) in [
            (UTF_8, &[0xef, 0xbb, 0xbf][..]),
            (UTF_16LE, &[0xff, 0xfe]),
            (UTF_16BE, &[0xfe, 0xff]),
        ] {
            let bytes = [mark, &encoded(encoding)].concat();
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (TEXT, encoding));
            assert_eq!(encoding_of_head(&bytes), Some(encoding));
        }
    }

    #[test]
    fn tells_a_single_word_in_windows_1256() {
        let bytes = WINDOWS_1256.encode("المتحدث").0.into_owned();
        assert_eq!(decode(&bytes, None).unwrap().text, "المتحدث");
    }

    #[test]
    fn keeps_utf8_with_a_broken_byte() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes[20] = 0xff;
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.encoding, UTF_8);
        assert!(decoded.replaced && decoded.text.contains("المفاوضات"));
    }

    #[test]
    fn french_is_not_taken_for_arabic() {
        let bytes = WINDOWS_1252
            .encode("Le président a été reçu à Alger, où il a déclaré")
            .0;
        assert!(decode(&bytes, None).unwrap().text.contains("président"));
    }

    #[test]
    fn refuses_what_is_no_text() {
        let bytes: Vec<u8> = (0..2000u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        assert_eq!(decode(&bytes, None), None);
        assert_eq!(decode(&[0; 64], None), None);
    }

    #[test]
    fn keeps_a_stray_nul() {
        assert_eq!(
            decode("قال\0 الوزير".as_bytes(), None).unwrap().text,
            "قال\0 الوزير"
        );
    }

    #[test]
    fn reads_nothing_as_an_empty_text() {
        assert_eq!(decode(b"", None).unwrap().text, "");
    }
}
