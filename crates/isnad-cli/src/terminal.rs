//! A record for people, in the terminal.
//!
//! Arabic words stand inside left-to-right lines, so each piece is wrapped in first-strong
//! isolates (U+2068 … U+2069): a terminal that knows bidi keeps every piece in its place, one
//! that does not shows no less than before. What a report could do to a terminal, by control
//! characters or bidi overrides, it cannot do here: they are shown as U+FFFD.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style as Ansi};
use isnad_record::{Record, Statement};
use serde_json::Value;
use unicode_width::UnicodeWidthChar;

use crate::quoted::Quoted;

/// Width and colours of the terminal.
pub struct Style {
    width: usize,
    colour: bool,
}

impl Style {
    /// For standard output as it is.
    pub fn new(colour: anstream::ColorChoice) -> Self {
        let choice = match colour {
            anstream::ColorChoice::Auto => anstream::AutoStream::choice(&std::io::stdout()),
            told => told,
        };
        let width = terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0));
        Style {
            width: width.clamp(40, 120),
            colour: choice != anstream::ColorChoice::Never,
        }
    }

    #[cfg(test)]
    fn plain(width: usize) -> Self {
        Style {
            width,
            colour: false,
        }
    }

    fn paint(&self, style: Ansi, words: &str) -> String {
        if self.colour {
            format!("{style}{words}{style:#}")
        } else {
            words.to_owned()
        }
    }
}

const TITLE: Ansi = Ansi::new().bold();
const HEADING: Ansi = AnsiColor::Green.on_default().bold();
const WHO: Ansi = AnsiColor::Cyan.on_default();
const KIND: Ansi = AnsiColor::Yellow.on_default();
const QUIET: Ansi = Ansi::new().dimmed();

/// Shows one record.
pub fn show(text: &str, record: &Record, style: &Style) -> String {
    let quoted = Quoted::new(text);
    let mut out = String::new();
    let rule = "─".repeat(style.width);
    let _ = writeln!(out, "{}", style.paint(QUIET, &rule));
    let title = record
        .document
        .title
        .as_deref()
        .unwrap_or(&record.document.id);
    for line in wrapped(title, style.width) {
        let _ = writeln!(out, "{}", style.paint(TITLE, &line));
    }
    let about: Vec<String> = [
        Some(record.document.id.as_str()),
        record.document.published.as_deref(),
        record.document.publisher.as_deref(),
    ]
    .into_iter()
    .flatten()
    .map(isolated)
    .collect();
    let _ = writeln!(out, "{}", style.paint(QUIET, &about.join(" · ")));
    if !record.statements.is_empty() {
        heading(&mut out, style, "Statements", record.statements.len());
        for statement in &record.statements {
            show_statement(&mut out, style, &quoted, record, statement);
        }
    }
    if !record.events.is_empty() {
        heading(&mut out, style, "Events", record.events.len());
        for event in &record.events {
            let mode = event
                .mode
                .map_or(String::new(), |mode| format!(" {}", code(mode)));
            let kind = format!("{}{mode}, {}", code(event.kind), code(event.modality));
            let _ = writeln!(
                out,
                "{:>3}  {}  {}",
                event.id,
                style.paint(KIND, &kind),
                isolated(quoted.slice(event.trigger))
            );
            let mut who = names(record, &event.actors);
            if !event.recipients.is_empty() {
                who = format!("{who} → {}", names(record, &event.recipients));
            }
            let place = event.place.map(|place| names(record, &[place]));
            let parts: Vec<String> = [Some(who), event.when.clone(), place]
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect();
            if !parts.is_empty() {
                let _ = writeln!(out, "     {}", style.paint(WHO, &parts.join(" · ")));
            }
            rules(&mut out, style, &event.rules);
        }
    }
    if !record.times.is_empty() {
        heading(&mut out, style, "Times", record.times.len());
        for time in &record.times {
            let words = isolated(quoted.slice(time.span()));
            let _ = writeln!(out, "     {}  {words}", style.paint(KIND, &time.value));
        }
    }
    if !record.entities.is_empty() {
        heading(&mut out, style, "Entities", record.entities.len());
        for entity in &record.entities {
            let mut kind = code(entity.kind);
            for more in [entity.country.clone(), entity.sector.map(code)]
                .into_iter()
                .flatten()
            {
                let _ = write!(kind, " {more}");
            }
            let english = entity.name_en.as_deref().map_or(String::new(), |name| {
                format!("  {}", style.paint(QUIET, &isolated(name)))
            });
            let _ = writeln!(
                out,
                "{:>3}  {}  {}{english}",
                entity.id,
                style.paint(KIND, &format!("{kind:<12}")),
                style.paint(WHO, &isolated(&entity.name)),
            );
        }
    }
    if !record.warnings.is_empty() {
        heading(&mut out, style, "Warnings", record.warnings.len());
        for warning in &record.warnings {
            let _ = writeln!(
                out,
                "     at {}: {}",
                warning.start,
                isolated(&warning.message)
            );
        }
    }
    out.push('\n');
    out
}

fn heading(out: &mut String, style: &Style, name: &str, count: usize) {
    let _ = writeln!(
        out,
        "\n{}",
        style.paint(HEADING, &format!("{name} ({count})"))
    );
}

fn show_statement(
    out: &mut String,
    style: &Style,
    quoted: &Quoted,
    record: &Record,
    statement: &Statement,
) {
    let mut who = match statement.speaker {
        Some(speaker) => names(record, &[speaker]),
        None => match &statement.speaker_why_none {
            Some(why) => format!("unknown ({})", isolated(why)),
            None => "unknown".to_owned(),
        },
    };
    if let Some(addressee) = statement.addressee {
        let _ = write!(who, " to {}", names(record, &[addressee]));
    }
    if !statement.chain.is_empty() {
        let chain: Vec<String> = statement
            .chain
            .iter()
            .map(|c| names(record, &[*c]))
            .collect();
        let _ = write!(who, ", by way of {}", chain.join(" ← "));
    }
    let kind = format!("{} {}", code(statement.stance), code(statement.form));
    let parent = statement
        .parent
        .map_or(String::new(), |p| format!(" within {p}"));
    let _ = writeln!(
        out,
        "{:>3}  {}  {}{parent}",
        statement.id,
        style.paint(WHO, &who),
        style.paint(KIND, &kind),
    );
    let pieces: Vec<&str> = statement.content.iter().map(|s| quoted.slice(*s)).collect();
    for line in wrapped(&pieces.join(" … "), style.width - 5) {
        let _ = writeln!(out, "     {line}");
    }
    let cue = isolated(quoted.slice(statement.cue.span()));
    let why: Vec<String> = statement.rules.iter().map(|rule| isolated(rule)).collect();
    let why = format!("{cue} · {}", why.join(" "));
    let _ = writeln!(out, "     {}", style.paint(QUIET, &why));
}

fn rules(out: &mut String, style: &Style, rules: &[String]) {
    if !rules.is_empty() {
        let rules: Vec<String> = rules.iter().map(|rule| isolated(rule)).collect();
        let _ = writeln!(out, "     {}", style.paint(QUIET, &rules.join(" ")));
    }
}

fn names(record: &Record, ids: &[u32]) -> String {
    let name = |id: &u32| {
        record
            .entities
            .get(*id as usize)
            .map_or_else(|| "?".to_owned(), |entity| isolated(&entity.name))
    };
    ids.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// A code as the record writes it.
pub fn code(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(code)) => code,
        _ => String::new(),
    }
}

/// Words that keep their own direction and cannot touch the terminal's state.
pub fn isolated(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 6);
    out.push('\u{2068}');
    out.extend(words.chars().map(harmless));
    out.push('\u{2069}');
    out
}

fn harmless(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' => ' ',
        _ if c.is_control() || is_bidi_control(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// Characters that change the direction of what follows them, not just their own.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Words broken into lines of at most `width` columns, each an isolate of its own.
fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = 0;
    for word in words.split_whitespace() {
        let wide: usize = word.chars().map(|c| harmless(c).width().unwrap_or(0)).sum();
        if columns > 0 && columns + 1 + wide > width {
            lines.push(isolated(&line));
            line.clear();
            columns = 0;
        }
        if columns > 0 {
            line.push(' ');
            columns += 1;
        }
        line.push_str(word);
        columns += wide;
    }
    if !line.is_empty() {
        lines.push(isolated(&line));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Style, isolated, show, wrapped};
    use isnad_record::Record;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn isolates_are_closed_on_every_line() {
        let lines = wrapped(&"قال الوزير إن المفاوضات مستمرة ".repeat(20), 60);
        assert!(lines.len() > 5);
        for line in lines {
            assert!(line.starts_with('\u{2068}') && line.ends_with('\u{2069}'));
            assert!(line.width() <= 60);
        }
    }

    #[test]
    fn a_report_cannot_drive_the_terminal() {
        let shown = isolated("\u{1b}[2Jقال\u{202e}abc\u{2069}\u{2069}\u{7}\r\n");
        assert!(!shown.contains(['\u{1b}', '\u{202e}', '\u{7}', '\n', '\r']));
        assert_eq!(shown.matches('\u{2069}').count(), 1);
    }

    #[test]
    fn shows_statements_with_their_words() {
        let text = "أكد الوزير أن الاتفاق قريب";
        let record: Record = serde_json::from_str(include_str!("../tests/record.json")).unwrap();
        let shown = show(text, &record, &Style::plain(60));
        assert!(shown.contains("affirm indirect"));
        assert!(shown.contains("\u{2068}الاتفاق قريب\u{2069}"));
        assert!(shown.contains("cue.affirm"));
        assert!(!shown.contains('\u{1b}'));
    }
}
