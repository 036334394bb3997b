//! The trie of names over folded tokens, written out as the matcher reads it.

use std::collections::BTreeMap;

use crate::kind::Posting;
use crate::layout;

/// Names by their tokens.
#[derive(Default)]
pub struct Trie {
    tokens: BTreeMap<String, u32>,
    edges: Vec<BTreeMap<u32, u32>>,
    postings: Vec<Vec<u32>>,
}

impl Trie {
    /// Adds a name's form; a form already there for the same row keeps its first meaning.
    pub fn add(&mut self, tokens: &[String], posting: Posting) {
        if tokens.is_empty() {
            return;
        }
        let mut node = self.node(0);
        for token in tokens {
            let next = self.tokens.len() as u32;
            let token = *self.tokens.entry(token.clone()).or_insert(next);
            let fresh = self.edges.len() as u32;
            let to = *self.edges[node].entry(token).or_insert(fresh);
            node = self.node(to);
        }
        let known = self.postings[node].iter().any(|p| {
            let p = Posting::unpack(*p);
            p.row == posting.row
                && p.kind == posting.kind
                && p.number == posting.number
                && p.gender == posting.gender
        });
        if !known {
            self.postings[node].push(posting.pack());
        }
    }

    fn node(&mut self, node: u32) -> usize {
        let node = node as usize;
        if node >= self.edges.len() {
            self.edges.resize_with(node + 1, BTreeMap::new);
            self.postings.resize_with(node + 1, Vec::new);
        }
        node
    }

    /// The matcher's sections, in their order.
    pub fn sections(&self) -> Vec<Vec<u8>> {
        // Tokens get numbers in the order of their letters, so that equal tables give equal bytes.
        let mut renumbered = vec![0; self.tokens.len()];
        let (mut starts, mut text) = (Vec::new(), Vec::new());
        for (number, (token, old)) in self.tokens.iter().enumerate() {
            renumbered[*old as usize] = number as u32;
            starts.push(text.len() as u32);
            text.extend_from_slice(token.as_bytes());
        }
        starts.push(text.len() as u32);
        let size = (self.tokens.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![0_u32; size];
        for (number, token) in self.tokens.keys().enumerate() {
            let mut slot = layout::hash(token) as usize & (size - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = number as u32 + 1;
        }
        let mut root = vec![0_u32; self.tokens.len()];
        let (mut edge_starts, mut edges) = (Vec::new(), Vec::new());
        let (mut posting_starts, mut postings) = (Vec::new(), Vec::new());
        for (node, out) in self.edges.iter().enumerate() {
            edge_starts.push(edges.len() as u32 / 2);
            posting_starts.push(postings.len() as u32);
            let mut out: Vec<(u32, u32)> = out
                .iter()
                .map(|(t, n)| (renumbered[*t as usize], *n))
                .collect();
            out.sort_unstable();
            for (token, to) in out {
                if node == 0 {
                    root[token as usize] = to;
                } else {
                    edges.extend([token, to]);
                }
            }
            let mut here = self.postings[node].clone();
            here.sort_by_key(|p| Posting::unpack(*p));
            postings.extend(here);
        }
        edge_starts.push(edges.len() as u32 / 2);
        posting_starts.push(postings.len() as u32);
        vec![
            bytes(&slots),
            bytes(&starts),
            text,
            bytes(&root),
            bytes(&edge_starts),
            bytes(&edges),
            bytes(&posting_starts),
            bytes(&postings),
        ]
    }
}

/// Numbers as little-endian bytes.
pub fn bytes(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}
