//! JSON Lines: one JSON object a line, with `id`, `title`, `body` or `text`, `published`,
//! `publisher`, `url`.
//!
//! Only the text is essential. A field of the wrong kind, a date that is no date, or half a
//! surrogate pair costs a notice; a line that is no object, or has no text, costs that line. A
//! repeated key counts as its last value, other keys are passed over.

use std::fmt;
use std::io::{self, BufRead};

use encoding_rs::Encoding;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::decode::decode;
use crate::plain::notices;
use crate::published::published;
use crate::{Document, Error, ErrorKind, Notice, Place};

/// Reads one line.
///
/// `stem` makes the id of a line that has none, with the line's number.
///
/// # Errors
///
/// Where the line is no JSON object with a text.
pub fn document(
    line: &[u8],
    stem: &str,
    place: &Place,
    told: Option<&'static Encoding>,
) -> Result<Document, Error> {
    let fail = |kind| Error {
        place: place.clone(),
        kind,
    };
    let decoded = decode(line, told).ok_or_else(|| fail(ErrorKind::NotText))?;
    let mut notices = notices(&decoded);
    let json = decoded.text.trim_start_matches('\u{feff}');
    let fields = match serde_json::from_str::<Value>(json) {
        Ok(value) => value,
        Err(error) => match mended(json).and_then(|json| serde_json::from_str(&json).ok()) {
            Some(value) => {
                notices.push(Notice {
                    code: "input.surrogate",
                    message: "expected a surrogate pair, found half of one: read as U+FFFD".into(),
                });
                value
            }
            None => return Err(fail(ErrorKind::Json(reason(&error)))),
        },
    };
    let fields = match fields {
        Value::Object(fields) => *fields,
        other => return Err(fail(ErrorKind::NotObject(other.name()))),
    };
    let mut take = |field: &'static str, value: Value| match value {
        Value::String(text) => Some(text),
        Value::Number(text) if field == "id" => Some(text),
        Value::Null => None,
        other => {
            notices.push(Notice {
                code: "input.field",
                message: format!("expected a string for `{field}`, found {}", other.name()),
            });
            None
        }
    };
    let id = take("id", fields.id);
    let title = take("title", fields.title).filter(|title| !title.is_empty());
    let publisher = take("publisher", fields.publisher);
    let url = take("url", fields.url);
    let date = take("published", fields.published).filter(|date| !date.trim().is_empty());
    let text = essential("text", fields.text).map_err(fail)?;
    let body = essential("body", fields.body).map_err(fail)?;
    let text = match (text, body, &title) {
        (Some(text), _, _) => text,
        (None, Some(body), Some(title)) => format!("{title}\n\n{body}"),
        (None, Some(body), None) => body,
        (None, None, _) => return Err(fail(ErrorKind::NoText)),
    };
    let published = date.and_then(|date| match published(&date) {
        Ok(date) => Some(date),
        Err(message) => {
            notices.push(Notice {
                code: "input.published",
                message,
            });
            None
        }
    });
    Ok(Document {
        id: id.unwrap_or_else(|| match place.line {
            Some(line) => format!("{stem}:{line}"),
            None => stem.to_owned(),
        }),
        text,
        title,
        published,
        publisher,
        url,
        place: place.clone(),
        notices,
    })
}

fn essential(field: &'static str, value: Value) -> Result<Option<String>, ErrorKind> {
    match value {
        Value::String(text) => Ok(Some(text)),
        Value::Null => Ok(None),
        other => Err(ErrorKind::Type {
            field,
            found: other.name(),
        }),
    }
}

/// serde_json's reason without its "at line 1 column 7": the line is ours to name.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let reason = text
        .rsplit_once(" at line ")
        .map_or(text.as_str(), |(reason, _)| reason);
    format!("{reason} at column {}", error.column())
}

/// The line with every half of a surrogate pair, as in `\ud800`, written as U+FFFD; `None` where
/// it has none.
fn mended(json: &str) -> Option<String> {
    let bytes = json.as_bytes();
    let unit = |at: usize| {
        let digits = json.get(at + 2..at + 6)?;
        let escape = bytes.get(at..at + 2) == Some(b"\\u");
        escape
            .then(|| u32::from_str_radix(digits, 16).ok())
            .flatten()
    };
    let mut out = String::with_capacity(json.len());
    let (mut at, mut kept, mut found) = (0, 0, false);
    while let Some(slash) = memchr::memchr(b'\\', &bytes[at..]) {
        at += slash;
        match unit(at) {
            Some(0xd800..=0xdbff) if matches!(unit(at + 6), Some(0xdc00..=0xdfff)) => at += 12,
            Some(0xd800..=0xdfff) => {
                out.push_str(&json[kept..at]);
                out.push_str("\\ufffd");
                at += 6;
                (kept, found) = (at, true);
            }
            // Past the escaped character, which may be more than one byte where JSON is broken.
            _ => at = (at + 2).min(bytes.len()),
        }
    }
    out.push_str(&json[kept..]);
    found.then_some(out)
}

/// What stands for a field, as far as it concerns us.
#[derive(Default)]
enum Value {
    #[default]
    Null,
    Bool,
    Number(String),
    String(String),
    Array,
    Object(Box<Fields>),
}

impl Value {
    fn name(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array => "an array",
            Value::Object(_) => "an object",
        }
    }
}

#[derive(Default)]
struct Fields {
    id: Value,
    title: Value,
    body: Value,
    text: Value,
    published: Value,
    publisher: Value,
    url: Value,
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Bool)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Array)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Box::<Fields>::default();
        while let Some(key) = map.next_key::<String>()? {
            let field = match key.as_str() {
                "id" => &mut fields.id,
                "title" => &mut fields.title,
                "body" => &mut fields.body,
                "text" => &mut fields.text,
                "published" => &mut fields.published,
                "publisher" => &mut fields.publisher,
                "url" => &mut fields.url,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            *field = map.next_value()?;
        }
        Ok(Value::Object(fields))
    }
}

/// One line of a stream.
pub(crate) struct Line {
    /// Its bytes without the line end; empty where it was too long.
    pub bytes: Vec<u8>,
    /// Number from 1.
    pub number: u64,
    /// Where it starts.
    pub start: u64,
    /// It was longer than the limit, and passed over.
    pub too_long: bool,
}

/// Splits a stream into lines without ever holding more than one, or more than the limit.
pub(crate) struct Lines<R> {
    reader: R,
    limit: u64,
    number: u64,
    at: u64,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(reader: R, limit: u64) -> Self {
        Lines {
            reader,
            limit,
            number: 0,
            at: 0,
        }
    }

    /// The line after; `None` at the end.
    pub(crate) fn next_line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Line {
            bytes: Vec::new(),
            number: self.number + 1,
            start: self.at,
            too_long: false,
        };
        loop {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if buffer.is_empty() {
                if self.at == line.start {
                    return Ok(None);
                }
                break;
            }
            let end = memchr::memchr(b'\n', buffer);
            let piece = &buffer[..end.unwrap_or(buffer.len())];
            if line.bytes.len() as u64 + piece.len() as u64 > self.limit {
                line.too_long = true;
                line.bytes = Vec::new();
            }
            if !line.too_long {
                line.bytes.extend_from_slice(piece);
            }
            let taken = piece.len() + usize::from(end.is_some());
            self.reader.consume(taken);
            self.at += taken as u64;
            if end.is_some() {
                break;
            }
        }
        self.number += 1;
        Ok(Some(line))
    }

    /// Number of the last line read.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, document, mended};
    use crate::{Document, Place};

    fn read(line: &str) -> Result<Document, String> {
        let place = Place {
            source: "reports.jsonl".into(),
            line: Some(3),
            byte: None,
        };
        document(line.as_bytes(), "reports", &place, None).map_err(|e| e.to_string())
    }

    #[test]
    fn reads_a_report() {
        let document = read(
            r#"{"id":"a","title":"عنوان","body":"نص","published":"2015-07-21","x":[1,{"id":2}]}"#,
        )
        .unwrap();
        assert_eq!(document.text, "عنوان\n\nنص");
        assert_eq!(document.id, "a");
        assert_eq!(document.published.unwrap().to_string(), "2015-07-21");
        assert!(document.notices.is_empty());
    }

    #[test]
    fn takes_the_text_as_it_stands() {
        let document = read(r#"{"title":"عنوان","text":"عنوان\n\nنص","body":"غيره"}"#).unwrap();
        assert_eq!(document.text, "عنوان\n\nنص");
        assert_eq!(document.id, "reports:3");
    }

    #[test]
    fn an_empty_title_is_none() {
        let document = read(r#"{"id":7,"title":"","body":"نص"}"#).unwrap();
        assert_eq!((document.text.as_str(), document.title), ("نص", None));
        assert_eq!(document.id, "7");
    }

    #[test]
    fn says_what_was_expected_and_found() {
        let said = |line: &str| read(line).unwrap_err();
        assert_eq!(
            said("[1]"),
            "reports.jsonl:3: expected one JSON object on the line, found an array"
        );
        assert_eq!(
            said(r#"{"title":"عنوان"}"#),
            "reports.jsonl:3: expected `text` or `body`, found neither"
        );
        assert_eq!(
            said(r#"{"text":5}"#),
            "reports.jsonl:3: expected a string for `text`, found a number"
        );
        assert!(said(r#"{"text":"قال"#).contains("EOF while parsing a string"));
        assert!(said(&"[".repeat(100_000)).contains("EOF"));
        let nested = "{\"text\":".repeat(100_000);
        assert!(said(&nested).contains("recursion limit"));
    }

    #[test]
    fn a_bad_date_costs_a_notice() {
        let document = read(r#"{"text":"نص","published":"أمس"}"#).unwrap();
        assert_eq!(document.published, None);
        assert_eq!(
            document.notices[0].message,
            "expected a date as YYYY-MM-DD, found «أمس»"
        );
        let document = read(r#"{"text":"نص","published":20150721,"publisher":{}}"#).unwrap();
        assert_eq!(document.notices.len(), 2);
    }

    #[test]
    fn mends_half_surrogates() {
        let document = read(r#"{"text":"قال \ud800 نعم \ud83d\ude00"}"#).unwrap();
        assert_eq!(document.text, "قال \u{fffd} نعم 😀");
        assert_eq!(document.notices[0].code, "input.surrogate");
        assert_eq!(mended(r"\\ud800"), None);
        assert_eq!(
            mended(r"\udc00\ud800\ud83d\ude00").unwrap(),
            r"\ufffd\ufffd\ud83d\ude00"
        );
        assert_eq!(mended("\\ق\\"), None);
    }

    #[test]
    fn the_last_of_a_repeated_key_counts() {
        assert_eq!(read(r#"{"text":"أول","text":"ثان"}"#).unwrap().text, "ثان");
    }

    #[test]
    fn splits_lines_and_passes_over_long_ones() {
        let mut lines = Lines::new(&b"one\n\nlonger than ten\nend"[..], 10);
        let mut found = Vec::new();
        while let Some(line) = lines.next_line().unwrap() {
            let text = String::from_utf8(line.bytes).unwrap();
            found.push((line.number, line.start, line.too_long, text));
        }
        assert_eq!(
            found,
            [
                (1, 0, false, "one".to_owned()),
                (2, 4, false, String::new()),
                (3, 5, true, String::new()),
                (4, 21, false, "end".to_owned()),
            ]
        );
    }
}
