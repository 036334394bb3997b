//! Well-formed XML out of any text.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event as Xml};

/// An XML writer that indents and drops the control characters that XML 1.0 forbids.
pub(super) struct Markup<'w>(Writer<&'w mut dyn Write>);

impl<'w> Markup<'w> {
    pub fn new(out: &'w mut dyn Write) -> io::Result<Self> {
        let mut markup = Markup(Writer::new_with_indent(out, b' ', 1));
        markup
            .0
            .write_event(Xml::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(markup)
    }

    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Xml::Start(start(name, attributes)))
    }

    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Xml::Empty(start(name, attributes)))
    }

    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Xml::End(BytesEnd::new(name)))
    }

    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.0
            .write_event(Xml::Text(BytesText::new(&allowed(text))))?;
        self.close(name)
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        element.push_attribute((*key, allowed(value).as_str()));
    }
    element
}

fn allowed(text: &str) -> String {
    let legal = |c: &char| !matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    text.chars().filter(legal).collect()
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn hostile_text_stays_text() {
        let mut out: Vec<u8> = Vec::new();
        let mut xml = Markup::new(&mut out).expect("writes to memory");
        xml.text("a", &[("b", "\"<\u{1}")], "</a>\u{0}&")
            .expect("writes to memory");
        let written = String::from_utf8(out).expect("UTF-8");
        assert!(
            written.contains("<a b=\"&quot;&lt;\">&lt;/a&gt;&amp;</a>"),
            "{written}"
        );
    }
}
