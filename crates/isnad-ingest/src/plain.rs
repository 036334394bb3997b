//! Plain text: one report a file, its first line the title when a blank line follows it.

use encoding_rs::Encoding;

use crate::decode::{Decoded, decode};
use crate::{Document, Error, ErrorKind, Notice, Place};

/// Reads one whole text as a report.
///
/// # Errors
///
/// Where the bytes are no text.
pub fn document(
    bytes: &[u8],
    id: &str,
    place: &Place,
    told: Option<&'static Encoding>,
) -> Result<Document, Error> {
    let decoded = decode(bytes, told).ok_or_else(|| Error {
        place: place.clone(),
        kind: ErrorKind::NotText,
    })?;
    let notices = notices(&decoded);
    Ok(Document {
        id: id.to_owned(),
        title: title(&decoded.text).map(str::to_owned),
        text: decoded.text,
        published: None,
        publisher: None,
        url: None,
        place: place.clone(),
        notices,
    })
}

/// The first line of a text, where a blank line follows it.
///
/// ```
/// use isnad_ingest::plain::title;
/// assert_eq!(title("قمة في عمان\n\nعقدت"), Some("قمة في عمان"));
/// assert_eq!(title("قمة في عمان\nعقدت"), None);
/// ```
#[must_use]
pub fn title(text: &str) -> Option<&str> {
    let mut lines = text.lines();
    let first = lines.next()?;
    let second = lines.next()?;
    // A text that is nothing but one line is a body without a title.
    let body = lines.any(|line| !line.trim().is_empty());
    (!first.trim().is_empty() && second.trim().is_empty() && body).then_some(first)
}

/// What a user should know of how a text was decoded.
pub(crate) fn notices(decoded: &Decoded) -> Vec<Notice> {
    let mut notices = Vec::new();
    let name = decoded.encoding.name();
    if decoded.guessed {
        notices.push(Notice {
            code: "input.encoding",
            message: format!("expected an encoding of Arabic, guessed {name}"),
        });
    }
    if decoded.replaced {
        notices.push(Notice {
            code: "input.bytes",
            message: format!("expected {name}, found bytes that are none: read as U+FFFD"),
        });
    }
    notices
}

#[cfg(test)]
mod tests {
    use super::{document, title};
    use crate::Place;

    #[test]
    fn finds_the_title() {
        assert_eq!(title("عنوان\r\n\r\nنص"), Some("عنوان"));
        assert_eq!(title("عنوان\n \nنص"), Some("عنوان"));
        assert_eq!(title("عنوان\n\n\n\nنص"), Some("عنوان"));
        assert_eq!(title("نص من فقرة واحدة\n\n"), None);
        assert_eq!(title("\n\nنص"), None);
        assert_eq!(title(""), None);
    }

    #[test]
    fn keeps_the_text_as_it_came() {
        let text = "عنوان\r\n\r\nنص  بمسافتين\t\r\n";
        let document = document(text.as_bytes(), "a", &Place::default(), None).unwrap();
        assert_eq!(document.text, text);
        assert!(
            document
                .text
                .starts_with(document.title.as_deref().unwrap())
        );
    }
}
