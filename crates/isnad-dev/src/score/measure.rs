//! One report's record held against its gold: what was found, what was right, what was missed.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use isnad_record::{Event, Record, Span, Statement};
use serde::Serialize;

use super::gold::{self, Gold, Text, greedy, norm, shared};

/// Figures that add up over reports.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Right, predicted and gold, by name of the measure.
    pub found: BTreeMap<&'static str, [u32; 3]>,
    /// Right and all, by name of the measure.
    pub accuracy: BTreeMap<&'static str, [u32; 2]>,
    /// Sum of content F1, and of how many statements.
    pub content: (f64, u32),
}

impl Tally {
    pub fn add(&mut self, other: &Tally) {
        for (name, counts) in &other.found {
            let mine = self.found.entry(name).or_default();
            (0..3).for_each(|i| mine[i] += counts[i]);
        }
        for (name, counts) in &other.accuracy {
            let mine = self.accuracy.entry(name).or_default();
            (0..2).for_each(|i| mine[i] += counts[i]);
        }
        self.content.0 += other.content.0;
        self.content.1 += other.content.1;
    }

    fn count(&mut self, name: &'static str, right: usize, predicted: usize, gold: usize) {
        let counts = self.found.entry(name).or_default();
        counts[0] += right as u32;
        counts[1] += predicted as u32;
        counts[2] += gold as u32;
    }

    fn judge(&mut self, name: &'static str, right: bool) {
        let counts = self.accuracy.entry(name).or_default();
        counts[0] += u32::from(right);
        counts[1] += 1;
    }
}

/// One way in which a record and its gold disagree.
#[derive(Debug)]
pub struct Mistake {
    pub report: String,
    pub layer: &'static str,
    pub words: String,
    pub what: String,
}

struct Reading<'a> {
    text: &'a Text,
    gold: &'a Gold,
    record: &'a Record,
    places: Vec<Vec<Span>>,
    by_id: BTreeMap<&'a str, usize>,
    /// Predicted entity to the gold entity it agrees with most; several may share one.
    best: BTreeMap<usize, usize>,
    /// Predicted to gold entity, one to one.
    aligned: BTreeMap<usize, usize>,
}

impl<'a> Reading<'a> {
    fn new(text: &'a Text, gold: &'a Gold, record: &'a Record) -> Self {
        let places: Vec<Vec<Span>> = gold
            .entities
            .iter()
            .map(|e| e.mentions.iter().flat_map(|m| text.places(m)).collect())
            .collect();
        let mut pairs = Vec::new();
        for (p, predicted) in record.entities.iter().enumerate() {
            for (g, places) in places.iter().enumerate() {
                let agree = |m: Span| {
                    places
                        .iter()
                        .any(|q| shared(m, *q) * 2 >= (m.len().max(q.len())) as u32)
                };
                let mut score = predicted
                    .mentions
                    .iter()
                    .filter(|m| agree(m.span()))
                    .count() as f64;
                if norm(&predicted.name) == norm(&gold.entities[g].name) {
                    score += 0.5;
                }
                pairs.push((score, p, g));
            }
        }
        let mut sorted = pairs.clone();
        sorted.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut best = BTreeMap::new();
        for (score, p, g) in sorted {
            if score > 0.0 {
                best.entry(p).or_insert(g);
            }
        }
        // Ties go by the annotation's own ids, in the order of their letters.
        let ids: Vec<&str> = gold.entities.iter().map(|e| e.id.as_str()).collect();
        let by_id: BTreeMap<&str, usize> = ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        let named = pairs
            .into_iter()
            .map(|(score, p, g)| (score, p, ids[g]))
            .collect();
        let aligned = greedy(named)
            .into_iter()
            .map(|(p, id)| (p, by_id[id]))
            .collect();
        Reading {
            text,
            gold,
            record,
            places,
            by_id,
            best,
            aligned,
        }
    }

    fn is_entity(&self, predicted: Option<u32>, gold: Option<&str>, mention: Option<Span>) -> bool {
        let (Some(p), Some(id)) = (predicted, gold) else {
            return predicted.is_none() && gold.is_none();
        };
        let Some(&g) = self.by_id.get(id) else {
            return false;
        };
        let p = p as usize;
        if self.best.get(&p) == Some(&g) || self.aligned.get(&p) == Some(&g) {
            return true;
        }
        if mention.is_some_and(|m| self.places[g].iter().any(|q| shared(m, *q) > 0)) {
            return true;
        }
        self.record.entities.get(p).is_some_and(|entity| {
            let name = norm(&entity.name);
            let names = &self.gold.entities[g];
            name == norm(&names.name) || names.mentions.iter().any(|m| norm(m) == name)
        })
    }

    fn same_set(&self, predicted: &[u32], gold: &[String]) -> bool {
        if predicted.is_empty() && gold.is_empty() {
            return true;
        }
        let gold: BTreeSet<&str> = gold.iter().map(String::as_str).collect();
        let is = |p: &u32, g: &&str| self.is_entity(Some(*p), Some(g), None);
        let hit = gold
            .iter()
            .filter(|g| predicted.iter().any(|p| is(p, g)))
            .count();
        let missed = predicted
            .iter()
            .filter(|p| !gold.iter().any(|g| is(p, g)))
            .count();
        hit > 0 && hit * 2 >= gold.len() + missed
    }

    fn name(&self, predicted: Option<u32>) -> &str {
        predicted
            .and_then(|p| self.record.entities.get(p as usize))
            .map_or("none", |e| e.name.as_str())
    }

    fn gold_name(&self, id: Option<&str>) -> &str {
        id.and_then(|id| self.by_id.get(id))
            .map_or("none", |g| self.gold.entities[*g].name.as_str())
    }
}

/// Holds one record against its gold.
pub fn measure(text: &Text, gold: &Gold, record: &Record) -> Result<(Tally, Vec<Mistake>)> {
    let reading = Reading::new(text, gold, record);
    let mut tally = Tally::default();
    let mut mistakes = Vec::new();
    let mut mistake = |layer, words: String, what: String| {
        mistakes.push(Mistake {
            report: gold.id.clone(),
            layer,
            words,
            what,
        });
    };
    statements(&reading, &mut tally, &mut mistake)
        .and_then(|()| events(&reading, &mut tally, &mut mistake))
        .and_then(|()| times(&reading, &mut tally, &mut mistake))
        .with_context(|| format!("gold of {}", gold.id))?;
    entities(&reading, &mut tally, &mut mistake);
    Ok((tally, mistakes))
}

fn statements(
    d: &Reading,
    tally: &mut Tally,
    mistake: &mut impl FnMut(&'static str, String, String),
) -> Result<()> {
    let (predicted, gold) = (&d.record.statements, &d.gold.statements);
    let mut cues = Vec::new();
    let mut contents = Vec::new();
    for statement in gold {
        cues.push(d.text.find(&statement.cue)?);
        let pieces: Result<Vec<Span>> = statement.content.iter().map(|c| d.text.find(c)).collect();
        contents.push(pieces?);
    }
    let mut pairs = Vec::new();
    for (i, p) in predicted.iter().enumerate() {
        for j in 0..gold.len() {
            let f1 = d.text.token_f1(&p.content, &contents[j]);
            let cue = shared(p.cue.span(), cues[j]) > 0;
            if cue || f1 >= 0.5 {
                pairs.push((f1 + f64::from(u8::from(cue)) + 1e-6, i, j));
            }
        }
    }
    let matched = greedy(pairs);
    let mut right = 0;
    for (&i, &j) in &matched {
        let (p, g): (&Statement, &gold::Statement) = (&predicted[i], &gold[j]);
        let f1 = d.text.token_f1(&p.content, &contents[j]);
        tally.content.0 += f1;
        tally.content.1 += 1;
        let speaker = d.is_entity(p.speaker, g.speaker.as_deref(), p.speaker_mention);
        tally.judge("statement.speaker", speaker);
        if speaker && f1 >= 0.75 {
            right += 1;
        } else {
            let who = if speaker {
                "speaker ok".to_owned()
            } else {
                format!(
                    "speaker WRONG: {} for {}",
                    d.name(p.speaker),
                    d.gold_name(g.speaker.as_deref())
                )
            };
            mistake(
                "statement",
                g.cue.q.clone(),
                format!("{who}, content {f1:.2}"),
            );
        }
        if !p.chain.is_empty() || !g.via.is_empty() {
            let same = p.chain.len() == g.via.len()
                && p.chain
                    .iter()
                    .zip(&g.via)
                    .all(|(a, b)| d.is_entity(Some(*a), Some(b), None));
            tally.judge("statement.chain", same);
            if !same {
                let ours: Vec<&str> = p.chain.iter().map(|c| d.name(Some(*c))).collect();
                let theirs: Vec<&str> = g.via.iter().map(|c| d.gold_name(Some(c))).collect();
                let what = format!("[{}] for [{}]", ours.join("، "), theirs.join("، "));
                mistake("chain", g.cue.q.clone(), what);
            }
        }
        if p.addressee.is_some() || g.addressee.is_some() {
            let same = d.is_entity(p.addressee, g.addressee.as_deref(), None);
            tally.judge("statement.addressee", same);
            if !same {
                let ours = d.name(p.addressee);
                let theirs = d.gold_name(g.addressee.as_deref());
                mistake("addressee", g.cue.q.clone(), format!("{ours} for {theirs}"));
            }
        }
        let (form, stance) = (code(p.form), code(p.stance));
        tally.judge("statement.form", form == g.form);
        tally.judge("statement.stance", stance == g.stance);
        if form != g.form {
            mistake("form", g.cue.q.clone(), format!("{form} for {}", g.form));
        }
        if stance != g.stance {
            mistake(
                "stance",
                g.cue.q.clone(),
                format!("{stance} for {}", g.stance),
            );
        }
    }
    let hit: BTreeSet<usize> = matched.values().copied().collect();
    for (_, g) in gold.iter().enumerate().filter(|(j, _)| !hit.contains(j)) {
        let content = g.content.first().map_or("", |c| c.q.as_str());
        let start: String = content.chars().take(60).collect();
        mistake("statement", g.cue.q.clone(), format!("MISSED: {start}"));
    }
    for (_, p) in predicted
        .iter()
        .enumerate()
        .filter(|(i, _)| !matched.contains_key(i))
    {
        let start: String = p.content.first().map_or(String::new(), |c| {
            d.text.quote(*c).chars().take(60).collect()
        });
        mistake(
            "statement",
            d.text.quote(p.cue.span()),
            format!("SPURIOUS: {start}"),
        );
    }
    tally.count(
        "statement.found",
        matched.len(),
        predicted.len(),
        gold.len(),
    );
    tally.count("statement.right", right, predicted.len(), gold.len());
    Ok(())
}

fn events(
    d: &Reading,
    tally: &mut Tally,
    mistake: &mut impl FnMut(&'static str, String, String),
) -> Result<()> {
    let (predicted, gold) = (&d.record.events, &d.gold.events);
    let triggers: Result<Vec<Span>> = gold.iter().map(|g| d.text.find(&g.trigger)).collect();
    let triggers = triggers?;
    let any = |ps: &[u32], gs: &[String]| {
        ps.iter()
            .any(|p| gs.iter().any(|g| d.is_entity(Some(*p), Some(g), None)))
    };
    let both = |p: &Event, g: &gold::Event| {
        d.same_set(&p.actors, &g.actors) && d.same_set(&p.recipients, &g.recipients)
    };
    let mut pairs = Vec::new();
    for (i, p) in predicted.iter().enumerate() {
        for (j, g) in gold.iter().enumerate() {
            if code(p.kind) != g.kind {
                continue;
            }
            let trigger = std::iter::once(&p.trigger)
                .chain(&p.other_triggers)
                .any(|t| shared(*t, triggers[j]) > 0);
            let who = any(&p.actors, &g.actors) && any(&p.recipients, &g.recipients);
            if trigger || who {
                let weigh = |yes: bool, weight: f64| if yes { weight } else { 0.0 };
                let score = weigh(trigger, 1.0) + weigh(who, 0.6) + weigh(both(p, g), 0.5);
                pairs.push((score, i, j));
            }
        }
    }
    let matched = greedy(pairs);
    let mut right = 0;
    for (&i, &j) in &matched {
        let (p, g) = (&predicted[i], &gold[j]);
        if both(p, g) {
            right += 1;
        } else {
            mistake(
                "event",
                g.trigger.q.clone(),
                format!("{} actors or recipients WRONG", g.kind),
            );
        }
        tally.judge("event.modality", code(p.modality) == g.modality);
        if p.when.is_some() || g.when.is_some() {
            tally.judge("event.when", p.when == g.when);
        }
        if p.place.is_some() || g.place.is_some() {
            tally.judge(
                "event.where",
                d.is_entity(p.place, g.place.as_deref(), None),
            );
        }
    }
    let hit: BTreeSet<usize> = matched.values().copied().collect();
    for (_, g) in gold.iter().enumerate().filter(|(j, _)| !hit.contains(j)) {
        mistake("event", g.trigger.q.clone(), format!("{} MISSED", g.kind));
    }
    for (_, p) in predicted
        .iter()
        .enumerate()
        .filter(|(i, _)| !matched.contains_key(i))
    {
        mistake(
            "event",
            d.text.quote(p.trigger),
            format!("{} SPURIOUS", code(p.kind)),
        );
    }
    tally.count("event.found", matched.len(), predicted.len(), gold.len());
    tally.count("event.right", right, predicted.len(), gold.len());
    Ok(())
}

fn times(
    d: &Reading,
    tally: &mut Tally,
    mistake: &mut impl FnMut(&'static str, String, String),
) -> Result<()> {
    let (predicted, gold) = (&d.record.times, &d.gold.times);
    let spans: Result<Vec<Span>> = gold.iter().map(|g| d.text.find(&g.span)).collect();
    let spans = spans?;
    let mut pairs = Vec::new();
    for (i, p) in predicted.iter().enumerate() {
        for (j, g) in gold.iter().enumerate() {
            if p.value == g.value {
                pairs.push((f64::from(shared(p.span(), spans[j])), i, j));
            }
        }
    }
    let matched = greedy(pairs);
    let hit: BTreeSet<usize> = matched.values().copied().collect();
    for (_, g) in gold.iter().enumerate().filter(|(j, _)| !hit.contains(j)) {
        mistake("time", g.span.q.clone(), format!("{} MISSED", g.value));
    }
    for (_, p) in predicted
        .iter()
        .enumerate()
        .filter(|(i, _)| !matched.contains_key(i))
    {
        mistake(
            "time",
            d.text.quote(p.span()),
            format!("{} SPURIOUS", p.value),
        );
    }
    tally.count("time", matched.len(), predicted.len(), gold.len());
    Ok(())
}

fn entities(
    d: &Reading,
    tally: &mut Tally,
    mistake: &mut impl FnMut(&'static str, String, String),
) {
    let mut counted: BTreeSet<usize> = BTreeSet::new();
    for s in &d.record.statements {
        let used = s.speaker.iter().chain(&s.addressee).chain(&s.chain);
        counted.extend(used.map(|p| *p as usize));
    }
    for e in &d.record.events {
        let used = e.actors.iter().chain(&e.recipients).chain(&e.place);
        counted.extend(used.map(|p| *p as usize));
    }
    counted.retain(|p| *p < d.record.entities.len());
    for p in counted.iter().filter(|p| !d.aligned.contains_key(p)) {
        mistake(
            "entity",
            d.record.entities[*p].name.clone(),
            "SPURIOUS".to_owned(),
        );
    }
    counted.extend(d.aligned.keys());
    let hit: BTreeSet<usize> = d.aligned.values().copied().collect();
    for (_, g) in d
        .gold
        .entities
        .iter()
        .enumerate()
        .filter(|(j, _)| !hit.contains(j))
    {
        mistake("entity", g.name.clone(), "MISSED".to_owned());
    }
    tally.count(
        "entity",
        d.aligned.len(),
        counted.len(),
        d.gold.entities.len(),
    );
    for (p, g) in &d.aligned {
        let (p, g) = (&d.record.entities[*p], &d.gold.entities[*g]);
        let mut judge = |name, layer, ours: Option<String>, theirs: &str| {
            let same = ours.as_deref() == Some(theirs);
            tally.judge(name, same);
            if !same {
                let ours = ours.as_deref().unwrap_or("none");
                mistake(layer, p.name.clone(), format!("{ours} for {theirs}"));
            }
        };
        judge("entity.type", "type", Some(code(p.kind)), &g.kind);
        if let Some(country) = g.country.as_deref().filter(|c| !c.is_empty()) {
            judge("entity.country", "country", p.country.clone(), country);
        }
        if let Some(sector) = g.sector.as_deref().filter(|s| !s.is_empty()) {
            judge("entity.sector", "sector", p.sector.map(code), sector);
        }
    }
}

/// A code as the record writes it.
fn code(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}
