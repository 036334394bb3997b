//! How the compiled tables lie in their one block of bytes.
//!
//! The build script reads this file too. Little-endian numbers of 32 bits throughout: first
//! [`MAGIC`], the number of sections, then each section's start and end, then the sections.

/// First bytes of the block; its last letter counts versions of the layout.
pub(crate) const MAGIC: &[u8; 8] = b"isnadlx1";

/// The matcher's sections, before the tables'.
#[derive(Clone, Copy)]
#[allow(dead_code)] // the build script only lays sections out in this order
pub(crate) enum Section {
    /// Open-addressed hash table of tokens: token number plus one, or zero.
    Slots,
    /// Where each token's letters start.
    TokenStarts,
    /// All tokens' letters.
    TokenText,
    /// For each token the node it leads to from the root, or zero.
    Root,
    /// Where each node's edges start.
    EdgeStarts,
    /// Edges: token, node; sorted by token within a node.
    Edges,
    /// Where each node's postings start.
    PostingStarts,
    /// Packed postings.
    Postings,
}

/// How many sections the matcher has.
#[allow(dead_code)] // as above
pub(crate) const MATCHER_SECTIONS: usize = 8;

/// Every table; each has two sections: where its rows start, and their text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    States,
    Peoples,
    Places,
    People,
    Organisations,
    Groups,
    Media,
    Offices,
    Titles,
    GivenNames,
    Surnames,
    Tenures,
}

impl Table {
    /// Every table, in the order of its sections.
    #[allow(dead_code)] // the build script and tests walk over them
    pub const ALL: [Table; 12] = [
        Table::States,
        Table::Peoples,
        Table::Places,
        Table::People,
        Table::Organisations,
        Table::Groups,
        Table::Media,
        Table::Offices,
        Table::Titles,
        Table::GivenNames,
        Table::Surnames,
        Table::Tenures,
    ];

    /// Columns as the compiled table holds them: the file's, without `source`.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Table::States => &[
                "iso3",
                "iso2",
                "ar",
                "aliases",
                "en",
                "nisba",
                "nisba_fem",
                "nisba_plural",
                "capital",
                "metonyms",
            ],
            Table::Peoples => &[
                "lemma", "aliases", "plural", "en", "country", "sector", "kind",
            ],
            Table::Places => &[
                "key",
                "ar",
                "aliases",
                "en",
                "country",
                "admin1",
                "lat",
                "lon",
                "population",
                "feature",
            ],
            Table::People | Table::Organisations | Table::Groups | Table::Media => {
                &["key", "ar", "aliases", "short", "en", "country", "sector"]
            }
            Table::Offices => &["key", "ar", "aliases", "en", "sector", "level"],
            Table::Titles => &[
                "lemma", "plural", "feminine", "class", "type", "sector", "gloss",
            ],
            Table::GivenNames | Table::Surnames => &["ar", "en", "count"],
            Table::Tenures => &["person", "office", "country", "from", "to"],
        }
    }
}

/// Hash of a folded token.
pub(crate) fn hash(token: &str) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in token.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    (hash ^ hash >> 32) as u32
}
