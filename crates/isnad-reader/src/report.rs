//! A report as the reader takes it: its text and what is known of it from outside.

use jiff::civil::Date;

/// One report to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Identifier; goes into the record as it is.
    pub id: String,
    /// The text all spans count into: title, blank line, body.
    pub text: String,
    /// The headline, where it is known apart from the body; `text` then starts with it.
    pub title: Option<String>,
    /// Publication date; without it relative times stay unresolved.
    pub published: Option<Date>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}

impl Report {
    /// A report of a title and a body: its text is the two with a blank line between.
    #[must_use]
    pub fn of(id: &str, title: Option<&str>, body: &str, published: Option<Date>) -> Self {
        let text = match title {
            Some(title) => format!("{title}\n\n{body}"),
            None => body.to_owned(),
        };
        Report {
            id: id.to_owned(),
            text,
            title: title.map(str::to_owned),
            published,
            ..Report::default()
        }
    }

    /// How many code points of the text are its headline; 0 where none is known.
    #[must_use]
    pub fn title_len(&self) -> usize {
        match &self.title {
            Some(title) if self.text.starts_with(title.as_str()) => title.chars().count(),
            _ => 0,
        }
    }
}
