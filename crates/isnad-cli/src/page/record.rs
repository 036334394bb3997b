//! A record as tables beside its text.

use isnad_record::{
    Entity, EntityType, Event, MentionKind, Modality, PlaceFix, Record, Span, Statement,
};
use maud::{Markup, html};

use super::labels::{code, label};
use super::visible;
use crate::quoted::Quoted;
use crate::terminal;

/// The record's tables: statements, events, times, entities, warnings.
pub fn tables(anchor: &str, text: &str, record: &Record) -> Markup {
    let quoted = Quoted::new(text);
    html! {
        @if record.statements.is_empty() && record.events.is_empty() && record.times.is_empty()
            && record.entities.is_empty() {
            p { (label("لا شيء في السجل.", "The record is empty.")) }
        }
        (contents(anchor, record))
        @if !record.statements.is_empty() {
            table.statements id={ (anchor) "-statements" } {
                caption { (label("الأقوال", "Statements")) " (" (record.statements.len()) ")" }
                (head(&[("رقم", "No."), ("القائل", "Speaker"), ("القول", "Statement")]))
                tbody { @for statement in &record.statements { (statement_row(anchor, &quoted, record, statement)) } }
            }
        }
        @if !record.events.is_empty() {
            table.events id={ (anchor) "-events" } {
                caption { (label("الأحداث", "Events")) " (" (record.events.len()) ")" }
                (head(&[("رقم", "No."), ("من وبمن", "Who, to whom"), ("الحدث", "Event")]))
                tbody { @for event in &record.events { (event_row(anchor, &quoted, record, event)) } }
            }
        }
        @if !record.times.is_empty() {
            table id={ (anchor) "-times" } {
                caption { (label("الأزمنة", "Times")) " (" (record.times.len()) ")" }
                (head(&[("العبارة", "Words"), ("القيمة", "Value")]))
                tbody {
                    @for (at, time) in record.times.iter().enumerate() {
                        tr id={ (anchor) "-t" (at) } data-m={ "t" (at) } {
                            td { a href={ "#" (anchor) "-t" (at) "w" } { (words(&quoted, time.span())) } }
                            td { bdi dir="ltr" { (time.value) } (rules(&time.rules)) }
                        }
                    }
                }
            }
        }
        @if !record.entities.is_empty() {
            details id={ (anchor) "-entities" } open[record.entities.len() <= 12] {
                summary { (label("الكيانات", "Entities")) " (" (record.entities.len()) ")" }
                table {
                    caption.hidden { (label("الكيانات", "Entities")) }
                    (head(&[("الاسم", "Name"), ("ما هو", "What it is")]))
                    tbody {
                        @for entity in &record.entities {
                            @let item = format!("e{}", entity.id);
                            tr id={ (anchor) "-" (item) } data-m=(item) {
                                td {
                                    @if entity.mentions.is_empty() { (name(&entity.name)) }
                                    @else { a href={ "#" (anchor) "-" (item) "w" } { (name(&entity.name)) } }
                                    @if let Some(english) = english(entity) {
                                        div.small { bdi lang="en" { (visible(&english)) } }
                                    }
                                }
                                td {
                                    (code(&terminal::code(entity.kind)))
                                    @if let Some(country) = &entity.country { " · " bdi { (visible(country)) } }
                                    @if let Some(sector) = entity.sector { " · " (code(&terminal::code(sector))) }
                                    @if let Some(kb) = &entity.kb { div.small { bdi dir="ltr" { (visible(kb)) } } }
                                    (rules(&entity.rules))
                                }
                            }
                        }
                    }
                }
            }
        }
        @if !record.warnings.is_empty() {
            details {
                summary { (label("تنبيهات", "Warnings")) " (" (record.warnings.len()) ")" }
                ul.warnings {
                    @for warning in &record.warnings {
                        li dir="ltr" lang="en" {
                            bdi { (visible(&warning.message)) }
                            @if warning.start < warning.end {
                                ": " (words(&quoted, Span { start: warning.start, end: warning.end }))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The tables there are, to jump to.
fn contents(anchor: &str, record: &Record) -> Markup {
    let tables = [
        (
            "statements",
            "الأقوال",
            "Statements",
            record.statements.len(),
        ),
        ("events", "الأحداث", "Events", record.events.len()),
        ("times", "الأزمنة", "Times", record.times.len()),
        ("entities", "الكيانات", "Entities", record.entities.len()),
    ];
    html! {
        ul.contents {
            @for (table, arabic, english, count) in tables {
                @if count > 0 {
                    li { a href={ "#" (anchor) "-" (table) } { (label(arabic, english)) } " (" (count) ")" }
                }
            }
        }
    }
}

fn head(columns: &[(&str, &str)]) -> Markup {
    html! {
        thead { tr { @for (arabic, english) in columns { th scope="col" { (label(arabic, english)) } } } }
    }
}

fn statement_row(anchor: &str, quoted: &Quoted, record: &Record, statement: &Statement) -> Markup {
    let item = format!("s{}", statement.id);
    let within = statement.parent.is_some();
    html! {
        tr.within[within] id={ (anchor) "-" (item) } data-m=(item)
            data-ar={ "قول " (statement.id + 1) } data-en={ "statement " (statement.id + 1) } {
            td { a href={ "#" (anchor) "-" (item) "w" } { (statement.id + 1) } }
            td {
                @match statement.speaker {
                    Some(speaker) => b { (entity(record, speaker)) },
                    None => {
                        (label("مجهول", "unknown"))
                        @if let Some(why) = &statement.speaker_why_none { div.small { bdi { (visible(why)) } } }
                    },
                }
                @if !statement.chain.is_empty() {
                    div.small {
                        (label("نقلا عن: ", "by way of: "))
                        @for (at, relayer) in statement.chain.iter().enumerate() {
                            @if at > 0 { (label(" عن ", " quoting ")) }
                            (entity(record, *relayer))
                        }
                    }
                }
                @if let Some(addressee) = statement.addressee {
                    div.small { (label("إلى: ", "to: ")) (entity(record, addressee)) }
                }
            }
            td {
                div.kind {
                    span.k-cue { (words(quoted, statement.cue.span())) } " "
                    (code(&terminal::code(statement.stance))) " · " (code(&terminal::code(statement.form)))
                    @if let Some(parent) = statement.parent {
                        " · " a href={ "#" (anchor) "-s" (parent) } { (label("ضمن ", "within ")) (parent + 1) }
                    }
                }
                div.content lang="ar" dir="rtl" {
                    @for (at, span) in statement.content.iter().enumerate() {
                        @if at > 0 { " … " }
                        (visible(quoted.slice(*span)))
                    }
                }
                (rules(&statement.rules))
            }
        }
    }
}

fn event_row(anchor: &str, quoted: &Quoted, record: &Record, event: &Event) -> Markup {
    let item = format!("v{}", event.id);
    let list = |ids: &[u32]| {
        html! { @for (at, id) in ids.iter().enumerate() { @if at > 0 { (label("، ", ", ")) } (entity(record, *id)) } }
    };
    html! {
        tr id={ (anchor) "-" (item) } data-m=(item) data-ar={ "حدث " (event.id + 1) } data-en={ "event " (event.id + 1) } {
            td { a href={ "#" (anchor) "-" (item) "w" } { (event.id + 1) } }
            td {
                @if event.actors.is_empty() { (label("مجهول", "unknown")) } @else { b { (list(&event.actors)) } }
                @if !event.recipients.is_empty() { div { (label("← ", "→ ")) (list(&event.recipients)) } }
            }
            td {
                div.kind {
                    span.k-trigger { (words(quoted, event.trigger)) } " "
                    b { (code(event.kind.code())) }
                    @if let Some(mode) = event.mode { " · " (code(mode.code())) }
                    " · " span.modality.actual[event.modality == Modality::Actual] { (code(event.modality.code())) }
                }
                @if !event.other_triggers.is_empty() {
                    div.small {
                        (label("ويسمى أيضا: ", "also told as: "))
                        @for (at, trigger) in event.other_triggers.iter().enumerate() {
                            @if at > 0 { (label("، ", ", ")) }
                            (words(quoted, *trigger))
                        }
                    }
                }
                @if event.when.is_some() || event.place.is_some() {
                    div.small {
                        @if let Some(when) = &event.when {
                            span.k-time { bdi dir="ltr" { (visible(when)) } } " "
                        }
                        @if let Some(place) = event.place {
                            (label("في ", "in ")) span.k-place { (entity(record, place)) }
                        }
                        @if let Some(fix) = &event.place_fix { " " (fixed(fix)) }
                    }
                }
                @if !event.statements.is_empty() {
                    div.small {
                        (label("على ذمة: ", "on the word of: "))
                        @for (at, id) in event.statements.iter().enumerate() {
                            @if at > 0 { " · " }
                            @let speaker = record.statements.get(*id as usize).and_then(|s| s.speaker);
                            @if let Some(speaker) = speaker { (entity(record, speaker)) " " }
                            a href={ "#" (anchor) "-s" (id) } { (label("قول ", "statement ")) (id + 1) }
                        }
                    }
                }
                div.small {
                    (code(event.quad.code()))
                    @for context in &event.contexts { " · " (code(context.code())) }
                }
                div.codes dir="ltr" lang="en" {
                    (event.kind.code())
                    @if let Some(mode) = event.mode { " " (mode.code()) }
                    " " (event.score)
                    @if let Some(cameo) = &event.cameo { " · CAMEO " (visible(cameo)) }
                    @if let Some(goldstein) = event.goldstein { " · Goldstein " (goldstein) }
                }
                (rules(&event.rules))
            }
        }
    }
}

/// Where on the map a place is, and how exactly that is known.
fn fixed(fix: &PlaceFix) -> Markup {
    html! {
        "(" bdi dir="ltr" { (format!("{:.2}, {:.2}", fix.lat, fix.lon)) }
        @if let Some(province) = &fix.admin1 { (label("، ", ", ")) bdi { (visible(province)) } }
        @if let Some(country) = &fix.country { (label("، ", ", ")) bdi { (visible(country)) } }
        " · " (code(fix.resolution.code())) ")"
    }
}

/// An entity's English name: the table's, else for a person named in the text the name in Latin
/// letters.
fn english(entity: &Entity) -> Option<String> {
    let named = || entity.mentions.iter().any(|m| m.kind == MentionKind::Name);
    let person = entity.kind == EntityType::Per && named();
    (entity.name_en.clone())
        .or_else(|| person.then(|| isnad_lexicon::romanise(&entity.name)))
        .filter(|name| !name.is_empty())
}

fn entity(record: &Record, id: u32) -> Markup {
    match record.entities.get(id as usize) {
        Some(entity) => html! {
            (name(&entity.name))
            @if let Some(english) = english(entity) {
                span.en.latin lang="en" { " " bdi { (visible(&english)) } }
            }
        },
        None => html! { "؟" },
    }
}

fn name(name: &str) -> Markup {
    html! { bdi lang="ar" { (visible(name)) } }
}

fn words(quoted: &Quoted, span: Span) -> Markup {
    html! { bdi lang="ar" { (visible(quoted.slice(span))) } }
}

fn rules(rules: &[String]) -> Markup {
    html! {
        @if !rules.is_empty() {
            div.rules dir="ltr" lang="en" {
                @for (at, rule) in rules.iter().enumerate() {
                    @if at > 0 { " " }
                    code { (visible(rule)) }
                }
            }
        }
    }
}
