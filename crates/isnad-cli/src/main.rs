//! The `isnad` command (first light: JSON Lines in, records out).

use std::io::{self, BufRead, Write};

use isnad_reader::{Report, read};

fn main() -> io::Result<()> {
    let path = std::env::args().nth(2).unwrap_or_default();
    let file = std::fs::File::open(path)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::BufReader::new(file).lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        let text = |name: &str| value.get(name).and_then(|v| v.as_str()).map(str::to_owned);
        let mut report = Report {
            id: text("id").unwrap_or_default(),
            title: text("title"),
            published: text("published").and_then(|d| d.parse().ok()),
            publisher: text("publisher"),
            url: text("url"),
            text: String::new(),
        };
        report.text = text("text").unwrap_or_else(|| {
            let body = text("body").unwrap_or_default();
            Report::of("", report.title.as_deref(), &body, None).text
        });
        serde_json::to_writer(&mut out, &read(&report))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
