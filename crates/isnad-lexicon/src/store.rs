//! The compiled tables, read in place: nothing is parsed at start-up.

use std::sync::OnceLock;

use crate::layout::{MAGIC, MATCHER_SECTIONS, Section, Table, hash};

static BLOCK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// All tables and the matcher over their names.
#[derive(Debug)]
pub struct Lexicon {
    slots: Numbers,
    token_starts: Numbers,
    token_text: &'static [u8],
    root: Numbers,
    edge_starts: Numbers,
    edges: Numbers,
    posting_starts: Numbers,
    postings: Numbers,
    tables: [(Numbers, &'static [u8]); Table::ALL.len()],
}

/// Little-endian numbers of 32 bits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers(&'static [u8]);

impl Numbers {
    pub fn len(self) -> usize {
        self.0.len() / 4
    }

    /// The number at a place; past the end, zero, which stands for "nothing" everywhere.
    pub fn at(self, index: usize) -> u32 {
        match self.0.get(index * 4..index * 4 + 4) {
            Some(&[a, b, c, d]) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    fn slice(self, from: usize, to: usize) -> Numbers {
        Numbers(self.0.get(from * 4..to * 4).unwrap_or_default())
    }
}

impl Lexicon {
    /// The lexicon compiled into this program.
    #[must_use]
    pub fn global() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| Lexicon::of(BLOCK))
    }

    fn of(block: &'static [u8]) -> Lexicon {
        debug_assert!(block.starts_with(MAGIC));
        let head = Numbers(block.get(MAGIC.len() + 4..).unwrap_or_default());
        let section = |number: usize| {
            let (from, to) = (
                head.at(number * 2) as usize,
                head.at(number * 2 + 1) as usize,
            );
            block.get(from..to).unwrap_or_default()
        };
        let numbers = |which: Section| Numbers(section(which as usize));
        Lexicon {
            slots: numbers(Section::Slots),
            token_starts: numbers(Section::TokenStarts),
            token_text: section(Section::TokenText as usize),
            root: numbers(Section::Root),
            edge_starts: numbers(Section::EdgeStarts),
            edges: numbers(Section::Edges),
            posting_starts: numbers(Section::PostingStarts),
            postings: numbers(Section::Postings),
            tables: std::array::from_fn(|table| {
                let at = MATCHER_SECTIONS + table * 2;
                (Numbers(section(at)), section(at + 1))
            }),
        }
    }

    /// Size of the compiled tables in bytes.
    #[must_use]
    pub fn size() -> usize {
        BLOCK.len()
    }

    /// Number of a folded token that occurs in some name.
    pub(crate) fn token(&self, token: &str) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash(token) as usize & mask;
        loop {
            let number = self.slots.at(slot).checked_sub(1)?;
            if self.token_letters(number) == token.as_bytes() {
                return Some(number);
            }
            slot = (slot + 1) & mask;
        }
    }

    fn token_letters(&self, number: u32) -> &'static [u8] {
        let from = self.token_starts.at(number as usize) as usize;
        let to = self.token_starts.at(number as usize + 1) as usize;
        self.token_text.get(from..to).unwrap_or_default()
    }

    /// The node a name's first token leads to.
    pub(crate) fn first(&self, token: u32) -> Option<u32> {
        Some(self.root.at(token as usize)).filter(|node| *node != 0)
    }

    /// The node a further token leads to.
    pub(crate) fn next(&self, node: u32, token: u32) -> Option<u32> {
        let mut from = self.edge_starts.at(node as usize) as usize;
        let mut to = self.edge_starts.at(node as usize + 1) as usize;
        while from < to {
            let middle = from + (to - from) / 2;
            match self.edges.at(middle * 2).cmp(&token) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
                std::cmp::Ordering::Equal => return Some(self.edges.at(middle * 2 + 1)),
            }
        }
        None
    }

    /// True where names go on after a node.
    pub(crate) fn goes_on(&self, node: u32) -> bool {
        self.edge_starts.at(node as usize) < self.edge_starts.at(node as usize + 1)
    }

    /// What the name that ends at a node means.
    pub(crate) fn postings(&self, node: u32) -> Numbers {
        let from = self.posting_starts.at(node as usize) as usize;
        let to = self.posting_starts.at(node as usize + 1) as usize;
        self.postings.slice(from, to)
    }

    /// How many rows a table has.
    pub(crate) fn rows(&self, table: Table) -> u32 {
        self.tables[table as usize].0.len().saturating_sub(1) as u32
    }

    /// A cell of a row; empty where there is none.
    pub(crate) fn cell(&self, table: Table, row: u32, column: usize) -> &'static str {
        let (starts, text) = self.tables[table as usize];
        let from = starts.at(row as usize) as usize;
        let to = starts.at(row as usize + 1) as usize;
        let line = text.get(from..to).unwrap_or_default();
        let cell = line.split(|byte| *byte == b'\t').nth(column);
        std::str::from_utf8(cell.unwrap_or_default()).unwrap_or_default()
    }

    /// Row of a table whose first column holds `key`, by binary search.
    pub(crate) fn row_of(&self, table: Table, key: &str) -> Option<u32> {
        let (mut from, mut to) = (0, self.rows(table));
        while from < to {
            let middle = from + (to - from) / 2;
            match self.cell(table, middle, 0).cmp(key) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }
}
