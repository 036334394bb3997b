//! The network of actors: who did what to whom, who spoke of whom's words to whom.
//!
//! Nodes are entities that take part in an event or statement; edges are events (actor to
//! recipient), statements with an addressee (speaker to addressee) and relays (relayer to
//! speaker), each with its date and the id of its evidence. An entity of the tables is one node
//! over all reports; one without a key is a node of its report alone, since two reports' `مصدر
//! أمني` are not one man. GraphML keeps every attribute; GEXF adds time for dynamic layouts.

use std::collections::BTreeMap;
use std::io::{self, Write};

use isnad_record::{Entity, Record};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event as Xml};

use crate::event_data::whole_day;
use crate::{Error, Output};

#[derive(Clone, Debug, Default)]
struct Node {
    label: String,
    english: String,
    kind: String,
    country: String,
    sector: String,
}

#[derive(Clone, Debug)]
struct Edge {
    id: String,
    source: String,
    target: String,
    kind: &'static str,
    label: String,
    date: String,
    score: String,
    evidence: String,
}

#[derive(Default)]
struct Network {
    nodes: BTreeMap<String, Node>,
    edges: Vec<Edge>,
}

impl Network {
    fn of(records: &mut dyn Iterator<Item = Record>) -> Self {
        let mut network = Network::default();
        for record in records {
            network.add(&record);
        }
        network
    }

    fn add(&mut self, record: &Record) {
        let document = &record.document.id;
        for event in &record.events {
            for actor in &event.actors {
                for recipient in &event.recipients {
                    self.connect(
                        record,
                        *actor,
                        *recipient,
                        Edge {
                            id: format!("{document}-e{}-{actor}-{recipient}", event.id),
                            source: String::new(),
                            target: String::new(),
                            kind: "event",
                            label: event.kind.to_string(),
                            date: event.when.clone().unwrap_or_default(),
                            score: event.score.to_string(),
                            evidence: format!("{document}-e{}", event.id),
                        },
                    );
                }
            }
        }
        let published = record.document.published.clone().unwrap_or_default();
        for statement in &record.statements {
            let edge = |kind, suffix: String| Edge {
                id: format!("{document}-s{}-{suffix}", statement.id),
                source: String::new(),
                target: String::new(),
                kind,
                label: statement.stance.to_string(),
                date: published.clone(),
                score: String::new(),
                evidence: format!("{document}-s{}", statement.id),
            };
            if let (Some(speaker), Some(addressee)) = (statement.speaker, statement.addressee) {
                self.connect(
                    record,
                    speaker,
                    addressee,
                    edge("statement", "to".to_owned()),
                );
            }
            let path: Vec<u32> = statement
                .chain
                .iter()
                .copied()
                .chain(statement.speaker)
                .collect();
            for (step, pair) in path.windows(2).enumerate() {
                self.connect(
                    record,
                    pair[0],
                    pair[1],
                    edge("relay", format!("via{step}")),
                );
            }
        }
    }

    fn connect(&mut self, record: &Record, from: u32, to: u32, mut edge: Edge) {
        let (Some(source), Some(target)) = (self.node(record, from), self.node(record, to)) else {
            return;
        };
        edge.source = source;
        edge.target = target;
        self.edges.push(edge);
    }

    fn node(&mut self, record: &Record, id: u32) -> Option<String> {
        let entity: &Entity = record.entities.get(id as usize)?;
        let key = match &entity.kb {
            Some(kb) => kb.clone(),
            None => format!("{}/{id}", record.document.id),
        };
        self.nodes.entry(key.clone()).or_insert_with(|| Node {
            label: entity.name.clone(),
            english: entity.name_en.clone().unwrap_or_default(),
            kind: entity.kind.to_string(),
            country: entity.country.clone().unwrap_or_default(),
            sector: entity.sector.map_or(String::new(), |s| s.to_string()),
        });
        Some(key)
    }
}

const NODE_FIELDS: [&str; 5] = ["label", "name_en", "type", "country", "sector"];
const EDGE_FIELDS: [&str; 5] = ["kind", "label", "date", "score", "evidence"];

impl Node {
    fn fields(&self) -> [&str; 5] {
        [
            &self.label,
            &self.english,
            &self.kind,
            &self.country,
            &self.sector,
        ]
    }
}

impl Edge {
    fn fields(&self) -> [&str; 5] {
        [
            self.kind,
            &self.label,
            &self.date,
            &self.score,
            &self.evidence,
        ]
    }
}

pub(crate) fn write_graphml(
    records: &mut dyn Iterator<Item = Record>,
    output: &mut dyn Output,
) -> Result<(), Error> {
    const TABLE: &str = "network.graphml";
    let network = Network::of(records);
    let mut out = output.open(TABLE)?;
    graphml(&network, &mut out)
        .and_then(|()| out.flush())
        .map_err(|e| Error::write(TABLE, e))
}

pub(crate) fn write_gexf(
    records: &mut dyn Iterator<Item = Record>,
    output: &mut dyn Output,
) -> Result<(), Error> {
    const TABLE: &str = "network.gexf";
    let network = Network::of(records);
    let mut out = output.open(TABLE)?;
    gexf(&network, &mut out)
        .and_then(|()| out.flush())
        .map_err(|e| Error::write(TABLE, e))
}

/// An XML writer that indents and drops the control characters that XML 1.0 forbids.
struct Markup<'w>(Writer<&'w mut dyn Write>);

impl<'w> Markup<'w> {
    fn new(out: &'w mut dyn Write) -> io::Result<Self> {
        let mut markup = Markup(Writer::new_with_indent(out, b' ', 1));
        markup
            .0
            .write_event(Xml::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(markup)
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Xml::Start(start(name, attributes)))
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Xml::Empty(start(name, attributes)))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Xml::End(BytesEnd::new(name)))
    }

    fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
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

fn graphml(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Markup::new(out)?;
    xml.open(
        "graphml",
        &[("xmlns", "http://graphml.graphdrawing.org/xmlns")],
    )?;
    for (scope, fields) in [("node", NODE_FIELDS), ("edge", EDGE_FIELDS)] {
        for field in fields {
            let id = format!("{scope}-{field}");
            let kind = if field == "score" { "double" } else { "string" };
            xml.empty(
                "key",
                &[
                    ("id", &id),
                    ("for", scope),
                    ("attr.name", field),
                    ("attr.type", kind),
                ],
            )?;
        }
    }
    xml.open("graph", &[("id", "isnad"), ("edgedefault", "directed")])?;
    for (id, node) in &network.nodes {
        xml.open("node", &[("id", id)])?;
        data(&mut xml, "node", NODE_FIELDS, node.fields())?;
        xml.close("node")?;
    }
    for edge in &network.edges {
        xml.open(
            "edge",
            &[
                ("id", &edge.id),
                ("source", &edge.source),
                ("target", &edge.target),
            ],
        )?;
        data(&mut xml, "edge", EDGE_FIELDS, edge.fields())?;
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")
}

fn data(xml: &mut Markup<'_>, scope: &str, names: [&str; 5], values: [&str; 5]) -> io::Result<()> {
    for (name, value) in names.into_iter().zip(values) {
        if !value.is_empty() {
            xml.text("data", &[("key", &format!("{scope}-{name}"))], value)?;
        }
    }
    Ok(())
}

fn gexf(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Markup::new(out)?;
    xml.open(
        "gexf",
        &[("xmlns", "http://gexf.net/1.3"), ("version", "1.3")],
    )?;
    xml.open(
        "graph",
        &[
            ("defaultedgetype", "directed"),
            ("mode", "dynamic"),
            ("timeformat", "date"),
        ],
    )?;
    for (scope, fields) in [("node", NODE_FIELDS), ("edge", EDGE_FIELDS)] {
        xml.open("attributes", &[("class", scope), ("mode", "static")])?;
        for field in fields {
            let kind = if field == "score" { "double" } else { "string" };
            xml.empty(
                "attribute",
                &[("id", field), ("title", field), ("type", kind)],
            )?;
        }
        xml.close("attributes")?;
    }
    xml.open("nodes", &[])?;
    for (id, node) in &network.nodes {
        xml.open("node", &[("id", id), ("label", &node.label)])?;
        values(&mut xml, NODE_FIELDS, node.fields())?;
        xml.close("node")?;
    }
    xml.close("nodes")?;
    xml.open("edges", &[])?;
    for edge in &network.edges {
        let mut attributes = vec![
            ("id", edge.id.as_str()),
            ("source", &edge.source),
            ("target", &edge.target),
            ("label", &edge.label),
        ];
        // GEXF wants whole days; a coarser date stays an attribute only.
        let end = edge
            .date
            .split_once('/')
            .map_or(edge.date.as_str(), |(_, end)| end);
        if let (Some(from), Some(to)) = (whole_day(&edge.date), whole_day(end)) {
            attributes.extend([("start", from), ("end", to)]);
        }
        xml.open("edge", &attributes)?;
        values(&mut xml, EDGE_FIELDS, edge.fields())?;
        xml.close("edge")?;
    }
    xml.close("edges")?;
    xml.close("graph")?;
    xml.close("gexf")
}

fn values(xml: &mut Markup<'_>, names: [&str; 5], cells: [&str; 5]) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for (name, value) in names.into_iter().zip(cells) {
        if !value.is_empty() {
            xml.empty("attvalue", &[("for", name), ("value", value)])?;
        }
    }
    xml.close("attvalues")
}
