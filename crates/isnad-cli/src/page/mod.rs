//! The page: one self-contained HTML file that shows each report with its record.
//!
//! It asks nothing of the network, works without script, reads from right to left, and speaks
//! Arabic or English by a switch. Reports are spooled to a file beside the page while reading, so
//! that a large batch does not fill the memory, and put together at the end with their index; the
//! page appears under its name only when it is whole.

mod labels;
mod marks;
mod record;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use isnad_record::Record;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use labels::label;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What of a report goes on the page.
pub struct Shown {
    anchor: String,
    title: String,
    counts: (usize, usize),
    html: String,
}

/// Shows one report; `number` tells it from the others on its page.
pub fn show(number: usize, text: &str, record: &Record) -> Shown {
    let anchor = format!("r{number}");
    let document = &record.document;
    Shown {
        title: document
            .title
            .clone()
            .unwrap_or_else(|| document.id.clone()),
        counts: (record.statements.len(), record.events.len()),
        html: report(&anchor, text, record).into_string(),
        anchor,
    }
}

/// A report in the page's index: its anchor, its title, how many statements and events it has.
type Entry = (String, String, (usize, usize));

/// A page being written.
pub struct Page {
    out: PathBuf,
    spool: PathBuf,
    reports: BufWriter<File>,
    index: Vec<Entry>,
}

impl Page {
    /// Starts a page that will be at `out`.
    pub fn create(out: &Path) -> io::Result<Self> {
        let mut spool = out.as_os_str().to_owned();
        spool.push(".part");
        let spool = PathBuf::from(spool);
        let named =
            |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", out.display()));
        Ok(Page {
            reports: BufWriter::new(File::create(&spool).map_err(named)?),
            out: out.to_owned(),
            spool,
            index: Vec::new(),
        })
    }

    /// Adds a report.
    pub fn add(&mut self, shown: &Shown) -> io::Result<()> {
        self.index
            .push((shown.anchor.clone(), shown.title.clone(), shown.counts));
        self.reports.write_all(shown.html.as_bytes())
    }

    /// Puts the page together.
    pub fn finish(mut self) -> io::Result<()> {
        self.reports.flush()?;
        let mut whole = self.spool.as_os_str().to_owned();
        whole.push(".whole");
        let mut page = BufWriter::new(File::create(&whole)?);
        let (before, after) = frame(&self.index);
        page.write_all(before.as_bytes())?;
        io::copy(&mut File::open(&self.spool)?, &mut page)?;
        page.write_all(after.as_bytes())?;
        page.flush()?;
        std::fs::rename(&whole, &self.out)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // A leftover spool is untidy, not wrong.
        let _ = std::fs::remove_file(&self.spool);
    }
}

/// Everything before and after the reports.
fn frame(index: &[Entry]) -> (String, String) {
    const HERE: &str = "\u{1}reports\u{1}";
    let page = html! {
        (DOCTYPE)
        html lang="ar" dir="rtl" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                // Nothing on the page may ask the network for anything, whatever a report says.
                meta http-equiv="Content-Security-Policy"
                    content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
                meta name="generator" content={ "isnad " (env!("CARGO_PKG_VERSION")) };
                title { "إسناد · Isnad" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header.top.ui {
                    h1 { (label("إسناد", "Isnad")) }
                    p.lead {
                        (label("من قال ماذا، ونقلا عمّن وصل إلى الصفحة، ومن فعل ماذا بمن، ومتى وأين.",
                               "Who said what, on whose word it reached the page; who did what to whom, when and where."))
                    }
                    fieldset.switch {
                        legend { (label("لغة الواجهة", "Interface language")) }
                        label { input #ui-ar type="radio" name="ui" checked; span lang="ar" { "العربية" } }
                        label { input #ui-en type="radio" name="ui"; span lang="en" dir="ltr" { "English" } }
                    }
                    (legend())
                    @if index.len() > 1 {
                        nav aria-label="التقارير · Reports" {
                            details open[index.len() <= 60] {
                                summary { (label("التقارير", "Reports")) " (" (index.len()) ")" }
                                ol {
                                    @for (anchor, title, (statements, events)) in index {
                                        li {
                                            a href={ "#" (anchor) } dir="rtl" lang="ar" { (visible(title)) }
                                            " " span.count {
                                                (label("أقوال: ", "statements ")) (statements)
                                                (label("، أحداث: ", ", events ")) (events)
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
                main { (HERE) }
                footer.ui {
                    p {
                        "isnad " bdi { (env!("CARGO_PKG_VERSION")) } " · "
                        (label("كل حقل مربوط بكلماته في النص، وما لم يُعرف تُرك مجهولا.",
                               "Every field is tied to its words in the text; what is not known is left unknown."))
                    }
                }
                p #why.why.ui role="status" hidden {}
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
    .into_string();
    match page.split_once(HERE) {
        Some((before, after)) => (before.to_owned(), after.to_owned()),
        None => (page, String::new()),
    }
}

fn legend() -> Markup {
    html! {
        ul.legend aria-label="مفتاح الألوان · Legend" {
            li { span.k-cue { (label("أداة الإسناد", "cue")) } }
            li { span.k-speaker { (label("القائل", "speaker")) } }
            li { span.k-relayer { (label("الناقل", "relayer")) } }
            li { span.k-addressee { (label("المخاطَب", "addressee")) } }
            li { span.k-content { (label("القول", "content")) } }
            li { span.k-trigger { (label("الحدث", "event")) } }
            li { span.k-actor { (label("الفاعل", "actor")) } }
            li { span.k-recipient { (label("المفعول به", "recipient")) } }
            li { span.k-place { (label("المكان", "place")) } }
            li { span.k-time { (label("الزمن", "time")) } }
        }
    }
}

fn report(anchor: &str, text: &str, record: &Record) -> Markup {
    let document = &record.document;
    let paragraphs = marks::paragraphs(anchor, text, record);
    let titled = document
        .title
        .as_deref()
        .is_some_and(|title| text.starts_with(title));
    let (title, body) = match paragraphs.split_first() {
        Some((title, body)) if titled => (Some(title), body),
        _ => (None, paragraphs.as_slice()),
    };
    html! {
        article #(anchor) aria-labelledby={ (anchor) "-h" } {
            header {
                h2 id={ (anchor) "-h" } lang="ar" dir="rtl" {
                    @match title {
                        Some(title) => (title),
                        None => bdi { (visible(document.title.as_deref().unwrap_or(&document.id))) },
                    }
                }
                p.about.ui {
                    @for (at, part) in about(record).into_iter().enumerate() {
                        @if at > 0 { " · " }
                        (part)
                    }
                }
            }
            div.panes {
                div.text lang="ar" dir="rtl" role="group" tabindex="0" aria-labelledby={ (anchor) "-h" } {
                    @for paragraph in body { p { (paragraph) } }
                }
                div.record.ui { (record::tables(anchor, text, record)) }
            }
        }
    }
}

/// What is known of a report from outside.
fn about(record: &Record) -> Vec<Markup> {
    let document = &record.document;
    let mut parts = Vec::new();
    if let Some(published) = &document.published {
        parts.push(html! { time datetime=(published) dir="ltr" { (published) } });
    }
    if let Some(publisher) = &document.publisher {
        parts.push(html! { bdi { (visible(publisher)) } });
    }
    if document.title.is_some() {
        parts.push(html! { bdi.id { (visible(&document.id)) } });
    }
    if let Some(url) = &document.url {
        // A link must lead to the web, not run a script.
        let web = url.starts_with("http://") || url.starts_with("https://");
        parts.push(if web {
            html! { a href=(url) rel="noreferrer noopener" { (label("المصدر", "source")) } }
        } else {
            html! { bdi { (visible(url)) } }
        });
    }
    parts
}

/// Text that can be seen for what it is: controls that would turn the direction of what follows,
/// or that HTML cannot hold, stand as named marks.
fn visible(text: &str) -> Markup {
    let odd = |c: char| {
        crate::terminal::is_bidi_control(c) || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    };
    html! {
        @for piece in text.split_inclusive(odd) {
            @match piece.chars().next_back().filter(|c| odd(*c)) {
                Some(c) => {
                    (&piece[..piece.len() - c.len_utf8()])
                    span.control dir="ltr" { (format!("U+{:04X}", c as u32)) }
                }
                None => (piece),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, frame, report, show};
    use isnad_record::Record;

    fn record() -> Record {
        serde_json::from_str(include_str!("../../tests/record.json")).unwrap()
    }

    #[test]
    fn hostile_text_stays_text() {
        let evil = "<script>alert(1)</script>\"'&amp;\u{202e}\u{0}\u{1}";
        let mut record = record();
        record.document.title = Some(evil.into());
        record.document.id = evil.into();
        record.document.publisher = Some(evil.into());
        record.document.url = Some("javascript:alert(1)".into());
        record.entities[0].name = evil.into();
        record.entities[0].rules = vec![evil.into()];
        record.statements[0].rules = vec![evil.into()];
        record.statements[0].cue.lemma = evil.into();
        let shown = report("r0", &format!("{evil}\n\n{evil}"), &record).into_string();
        assert!(!shown.contains("<script"), "{shown}");
        assert!(!shown.contains("href=\"javascript"));
        assert!(!shown.contains(['\u{202e}', '\u{0}', '\u{1}']));
        assert!(shown.contains("U+202E") && shown.contains("&lt;script&gt;"));
        let (before, after) = frame(&[
            ("r0".into(), evil.into(), (1, 0)),
            ("r1".into(), evil.into(), (1, 2)),
        ]);
        assert_eq!((before + &after).matches("<script").count(), 1);
    }

    #[test]
    fn asks_nothing_of_the_network() {
        let (before, after) = frame(&[]);
        let page = before + &after;
        for outside in ["http://", "https://", "url(", "@import", "src=", "<link"] {
            assert!(!page.contains(outside), "{outside}");
        }
    }

    #[test]
    fn is_whole_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("page.html");
        let mut page = Page::create(&out).unwrap();
        page.add(&show(0, "أكد الوزير أن الاتفاق قريب", &record()))
            .unwrap();
        assert!(!out.exists());
        page.finish().unwrap();
        let written = std::fs::read_to_string(&out).unwrap();
        assert!(written.contains("id=\"r0\"") && written.ends_with("</html>"));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
