//! The network of actors: who did what to whom, who spoke of whom's words to whom.
//!
//! Nodes are entities that take part in an event or statement; edges are events (actor to
//! recipient), statements with an addressee (speaker to addressee) and relays (relayer to
//! speaker), each with its date and the id of its evidence. An entity of the tables is one node
//! over all reports; one without a key is a node of its report alone, since two reports' `مصدر
//! أمني` are not one man. An event edge says its modality: an event that was denied is an edge too.
//! GraphML and GEXF hold the same attributes; GEXF adds time for dynamic layouts.
//!
//! Nodes come before edges in both, so the network is held in memory until the last record.

mod markup;

use std::collections::BTreeMap;
use std::io::{self, Write};

use isnad_record::{Entity, Record};
use markup::Markup;

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
    source: String,
    target: String,
    kind: &'static str,
    label: String,
    date: String,
    score: String,
    modality: String,
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
                            source: String::new(),
                            target: String::new(),
                            kind: "event",
                            label: event.kind.to_string(),
                            date: event.when.clone().unwrap_or_default(),
                            score: event.score.to_string(),
                            modality: event.modality.to_string(),
                            evidence: format!("{document}-e{}", event.id),
                        },
                    );
                }
            }
        }
        let published = record.document.published.clone().unwrap_or_default();
        for statement in &record.statements {
            let edge = |kind| Edge {
                source: String::new(),
                target: String::new(),
                kind,
                label: statement.stance.to_string(),
                date: published.clone(),
                score: String::new(),
                modality: String::new(),
                evidence: format!("{document}-s{}", statement.id),
            };
            if let (Some(speaker), Some(addressee)) = (statement.speaker, statement.addressee) {
                self.connect(record, speaker, addressee, edge("statement"));
            }
            let path: Vec<u32> = statement
                .chain
                .iter()
                .copied()
                .chain(statement.speaker)
                .collect();
            for pair in path.windows(2) {
                self.connect(record, pair[0], pair[1], edge("relay"));
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
            // Two files may share an id; two texts do not share a hash.
            None => format!("{}/{id}", record.document.sha256),
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
const EDGE_FIELDS: [&str; 6] = ["kind", "label", "date", "score", "modality", "evidence"];

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
    fn fields(&self) -> [&str; 6] {
        [
            self.kind,
            &self.label,
            &self.date,
            &self.score,
            &self.modality,
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

fn graphml(network: &Network, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Markup::new(out)?;
    xml.open(
        "graphml",
        &[("xmlns", "http://graphml.graphdrawing.org/xmlns")],
    )?;
    for (scope, fields) in [("node", &NODE_FIELDS[..]), ("edge", &EDGE_FIELDS[..])] {
        for &field in fields {
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
        data(&mut xml, "node", &NODE_FIELDS, &node.fields())?;
        xml.close("node")?;
    }
    for (number, edge) in network.edges.iter().enumerate() {
        let id = number.to_string();
        xml.open(
            "edge",
            &[
                ("id", &id),
                ("source", &edge.source),
                ("target", &edge.target),
            ],
        )?;
        data(&mut xml, "edge", &EDGE_FIELDS, &edge.fields())?;
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")
}

fn data(xml: &mut Markup<'_>, scope: &str, names: &[&str], values: &[&str]) -> io::Result<()> {
    for (name, value) in names.iter().zip(values) {
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
    for (scope, fields) in [("node", &NODE_FIELDS[..]), ("edge", &EDGE_FIELDS[..])] {
        xml.open("attributes", &[("class", scope), ("mode", "static")])?;
        for &field in fields {
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
        values(&mut xml, &NODE_FIELDS, &node.fields())?;
        xml.close("node")?;
    }
    xml.close("nodes")?;
    xml.open("edges", &[])?;
    for (number, edge) in network.edges.iter().enumerate() {
        let id = number.to_string();
        let mut attributes = vec![
            ("id", id.as_str()),
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
        values(&mut xml, &EDGE_FIELDS, &edge.fields())?;
        xml.close("edge")?;
    }
    xml.close("edges")?;
    xml.close("graph")?;
    xml.close("gexf")
}

fn values(xml: &mut Markup<'_>, names: &[&str], cells: &[&str]) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for (name, value) in names.iter().zip(cells) {
        if !value.is_empty() {
            xml.empty("attvalue", &[("for", name), ("value", value)])?;
        }
    }
    xml.close("attvalues")
}
