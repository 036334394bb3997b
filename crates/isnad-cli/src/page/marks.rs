//! A report's text with its record marked in it.
//!
//! Spans of a record nest and overlap; HTML elements can not. So the text is cut into runs at
//! every place where a span starts or ends, and each run names all spans over it. Runs are plain
//! inline elements without any box of their own: letters on both sides of a cut still join.

use std::collections::{BTreeMap, BTreeSet};

use isnad_record::{Record, Span};
use maud::{Markup, html};

use super::visible;
use crate::quoted::Quoted;

/// One span to be marked.
struct Mark {
    span: Span,
    /// Class of the mark: `cue`, `speaker`.
    role: &'static str,
    /// The record's item it belongs to: `s3`, `v0`, `e12`, `t1`.
    item: String,
}

/// The text's paragraphs, marked.
pub fn paragraphs(anchor: &str, text: &str, record: &Record) -> Vec<Markup> {
    let quoted = Quoted::new(text);
    let marks = marks(record);
    let why = why(record);
    let mut cuts: BTreeMap<u32, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, mark) in marks.iter().enumerate() {
        let start = before_ligature(&quoted, mark.span.start);
        let end = before_ligature(&quoted, mark.span.end.min(quoted.len()));
        if start < end {
            cuts.entry(start).or_default().0.push(at);
            cuts.entry(end).or_default().1.push(at);
        }
    }
    let mut paragraphs = Vec::new();
    let mut over: BTreeSet<usize> = BTreeSet::new();
    let mut anchored: BTreeSet<&str> = BTreeSet::new();
    for line in lines(text) {
        let mut runs = Vec::new();
        let mut at = line.start;
        // Cuts between paragraphs count for the paragraph after them.
        let mut step = |upto: u32, over: &mut BTreeSet<usize>| {
            while let Some(entry) = cuts.first_entry().filter(|entry| *entry.key() <= upto) {
                let (open, close) = entry.remove();
                over.extend(open);
                close.iter().for_each(|mark| {
                    over.remove(mark);
                });
            }
            cuts.keys().next().copied()
        };
        while at < line.end {
            let next = step(at, &mut over);
            let end = next.unwrap_or(line.end).min(line.end);
            let span = Span { start: at, end };
            let here: Vec<&Mark> = over.iter().map(|mark| &marks[*mark]).collect();
            runs.push(run(anchor, quoted.slice(span), &here, &why, &mut anchored));
            at = end;
        }
        paragraphs.push(html! { @for run in &runs { (run) } });
    }
    paragraphs
}

/// The place itself, or the lam before it where it would part lam from its alef: the two are one
/// glyph, and a browser drops half of it at the cut (`لأميركا`).
fn before_ligature(quoted: &Quoted, place: u32) -> u32 {
    let letter = |at: u32| {
        quoted.slice(Span {
            start: at,
            end: at + 1,
        })
    };
    let lam = place > 0 && letter(place - 1) == "ل";
    if lam && matches!(letter(place), "ا" | "أ" | "إ" | "آ") {
        place - 1
    } else {
        place
    }
}

/// The lines that have words, in code points.
fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let length = line.chars().count();
        if !line.trim().is_empty() {
            lines.push(Span::new(at, at + length));
        }
        at += length + 1;
    }
    lines
}

fn run<'a>(
    anchor: &str,
    words: &str,
    over: &[&'a Mark],
    why: &BTreeMap<String, String>,
    anchored: &mut BTreeSet<&'a str>,
) -> Markup {
    if over.is_empty() {
        return visible(words);
    }
    // The item of the shortest span first: it is the one the run is about.
    let mut inner = over.to_vec();
    inner.sort_by_key(|mark| {
        let bystander = mark.role == "mention";
        (mark.span.len(), bystander, mark.item.as_str())
    });
    let mut items: Vec<&str> = Vec::new();
    for mark in &inner {
        if !items.contains(&mark.item.as_str()) {
            items.push(&mark.item);
        }
    }
    let roles: BTreeSet<&str> = over.iter().map(|mark| mark.role).collect();
    let class: Vec<String> = roles.iter().map(|role| format!("k-{role}")).collect();
    let (class, data) = (class.join(" "), items.join(" "));
    // A place to jump to for each item whose main words start here.
    let mut places = Vec::new();
    for mark in inner
        .iter()
        .filter(|mark| matches!(mark.role, "cue" | "trigger" | "time" | "mention"))
    {
        if anchored.insert(&mark.item) {
            places.push(format!("{anchor}-{}w", mark.item));
        }
    }
    let link = inner
        .iter()
        .find(|mark| matches!(mark.role, "cue" | "trigger" | "time"))
        .or_else(|| {
            inner
                .iter()
                .find(|mark| !matches!(mark.role, "content" | "mention"))
        });
    html! {
        @for place in places { span id=(place) {} }
        @match link {
            Some(mark) => a class=(class) data-m=(data) href={ "#" (anchor) "-" (mark.item) }
                title=[why.get(&mark.item).map(|why| plain(why))] { (visible(words)) },
            None => span class=(class) data-m=(data) { (visible(words)) },
        }
    }
}

/// What a tooltip says of an item: the rules that made it.
fn why(record: &Record) -> BTreeMap<String, String> {
    let mut why = BTreeMap::new();
    for statement in &record.statements {
        why.insert(format!("s{}", statement.id), statement.rules.join(" "));
    }
    for event in &record.events {
        why.insert(format!("v{}", event.id), event.rules.join(" "));
    }
    for (at, time) in record.times.iter().enumerate() {
        why.insert(format!("t{at}"), time.rules.join(" "));
    }
    why
}

/// Rule ids for an attribute, where no element can show a control character.
fn plain(rules: &str) -> String {
    let odd = |c: char| c.is_control() || crate::terminal::is_bidi_control(c);
    rules.replace(odd, "\u{fffd}")
}

fn marks(record: &Record) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |span: Span, role, item: String| marks.push(Mark { span, role, item });
    for entity in &record.entities {
        for mention in &entity.mentions {
            add(mention.span(), "mention", format!("e{}", entity.id));
        }
    }
    let nearest = |id: u32, to: Span| {
        let mentions = &record.entities.get(id as usize)?.mentions;
        let spans = mentions.iter().map(isnad_record::Mention::span);
        spans.min_by_key(|span| (span.start.abs_diff(to.start), span.start))
    };
    for statement in &record.statements {
        let item = || format!("s{}", statement.id);
        let cue = statement.cue.span();
        add(cue, "cue", item());
        statement
            .speaker_mention
            .iter()
            .for_each(|span| add(*span, "speaker", item()));
        statement
            .content
            .iter()
            .for_each(|span| add(*span, "content", item()));
        for relayer in &statement.chain {
            nearest(*relayer, cue)
                .iter()
                .for_each(|span| add(*span, "relayer", item()));
        }
        let addressee = statement.addressee.and_then(|id| nearest(id, cue));
        addressee
            .iter()
            .for_each(|span| add(*span, "addressee", item()));
    }
    for event in &record.events {
        let item = || format!("v{}", event.id);
        add(event.trigger, "trigger", item());
        event
            .other_triggers
            .iter()
            .for_each(|span| add(*span, "trigger", item()));
        for (role, ids) in [("actor", &event.actors), ("recipient", &event.recipients)] {
            for id in ids {
                nearest(*id, event.trigger)
                    .iter()
                    .for_each(|span| add(*span, role, item()));
            }
        }
        let place = event.place.and_then(|id| nearest(id, event.trigger));
        place.iter().for_each(|span| add(*span, "place", item()));
        event
            .when_span
            .iter()
            .for_each(|span| add(*span, "time", item()));
    }
    for (at, time) in record.times.iter().enumerate() {
        add(time.span(), "time", format!("t{at}"));
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::{Quoted, before_ligature, lines, paragraphs};
    use isnad_record::{Record, Span};

    #[test]
    fn lam_and_alef_are_never_parted() {
        let quoted = Quoted::new("السماح لأميركا والقاهرة");
        assert_eq!(before_ligature(&quoted, 8), 7);
        assert_eq!(before_ligature(&quoted, 7), 7);
        assert_eq!(before_ligature(&quoted, 16), 16);
    }

    #[test]
    fn runs_put_together_are_the_text() {
        let text = "عنوان\n\nأكد الوزير أن الاتفاق قريب";
        let mut record: Record =
            serde_json::from_str(include_str!("../../tests/record.json")).unwrap();
        record.statements[0].content.push(Span::new(9, 99));
        let shown: Vec<String> = paragraphs("r0", text, &record)
            .into_iter()
            .map(|p| {
                let html = p.into_string();
                let mut text = String::new();
                let mut inside = false;
                for c in html.chars() {
                    match c {
                        '<' => inside = true,
                        '>' => inside = false,
                        _ if !inside => text.push(c),
                        _ => {}
                    }
                }
                text
            })
            .collect();
        assert_eq!(shown, ["عنوان", "أكد الوزير أن الاتفاق قريب"]);
    }

    #[test]
    fn lines_are_counted_in_code_points() {
        assert_eq!(lines("قا\n\r\n\nب"), [Span::new(0, 2), Span::new(6, 7)]);
    }
}
