//! Head nouns: the words that say what a noun phrase names, in every form they are written in.
//!
//! A row of the title table is a lemma (`مسؤول`, `وزارة`, `رجل أمن`); here its feminine, its dual,
//! its plurals and the forms these take before a complement (`مسؤولو`, `قائدا`) are all found.

use std::collections::HashMap;
use std::sync::LazyLock;

use compact_str::CompactString;
use isnad_arabic::{Gender, Number, Pos, fold};
use isnad_record::{EntityType, Sector};

use crate::names::tokens::Token;

/// What sort of head a noun is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// رئيس, وزير
    Office,
    /// عميد, جندي
    Rank,
    /// صحفي, طبيب
    Profession,
    /// شقيق, نظير
    Relation,
    /// مصدر, متحدث
    Source,
    /// مدنيون, مسلحون
    Collective,
    /// وزارة, حركة
    Organisation,
    /// جبل, منطقة
    Place,
    /// مطار, مسجد
    Facility,
    /// الدكتور, سمو
    Honorific,
}

/// One row of the title table.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// Folded lemma.
    pub lemma: CompactString,
    pub class: Class,
    pub kind: EntityType,
    pub sector: Option<Sector>,
}

/// One written form of a head.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// Index of the row.
    row: usize,
    /// The words after the first.
    rest: Vec<CompactString>,
    pub number: Number,
    pub gender: Gender,
    /// The table writes it with the article: an honorific before a name.
    article: bool,
    /// The form is the lemma itself.
    lemma: bool,
}

/// A head found in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub head: &'static Head,
    pub number: Number,
    pub gender: Gender,
    /// How many words it has.
    pub len: usize,
}

struct Heads {
    rows: Vec<Head>,
    forms: HashMap<CompactString, Vec<Form>>,
}

static HEADS: LazyLock<Heads> = LazyLock::new(|| read(include_str!("../../../../data/titles.tsv")));

/// The heads that may start at a token, the likeliest first: more words before fewer, the lemma
/// itself before a feminine or plural of another.
pub(crate) fn heads_at(tokens: &[Token], at: usize) -> Vec<Found> {
    let Some(token) = tokens.get(at) else {
        return Vec::new();
    };
    // Where the analysis took too much off (`قبلي`), the word as it stands is tried.
    let bare = token.whole.strip_prefix("ال").unwrap_or(&token.whole);
    let Some(forms) = HEADS
        .forms
        .get(&token.base)
        .or_else(|| HEADS.forms.get(bare).filter(|_| token.is_word()))
        .or_else(|| HEADS.forms.get(&inflected(token)?))
    else {
        return Vec::new();
    };
    // جنديا: the accusative of one, unless what follows makes it two of somebody's.
    let construct = tokens
        .get(at + 1)
        .is_some_and(|t| t.is_word() && t.plain() && (t.article || t.pos == Pos::Propn));
    let mut out: Vec<(usize, bool, bool, Found)> = Vec::new();
    for form in forms {
        if form.article && !token.article {
            continue;
        }
        let rest = tokens.get(at + 1..at + 1 + form.rest.len());
        let matches = rest.is_some_and(|rest| {
            rest.iter().zip(&form.rest).all(|(t, w)| {
                t.base == *w && t.plain() && !t.possessed
                    || t.whole == *w
                    || t.whole.strip_prefix("ال").is_some_and(|t| t == *w)
            })
        });
        if !matches {
            continue;
        }
        if form.number == Number::Singular && lost_nun(tokens, at) {
            out.push((
                form.rest.len(),
                form.lemma,
                true,
                Found {
                    head: &HEADS.rows[form.row],
                    number: Number::Dual,
                    gender: form.gender,
                    len: 1 + form.rest.len(),
                },
            ));
            continue;
        }
        let accusative = form.number == Number::Dual && token.base.ends_with('ا') && !construct;
        let found = Found {
            head: &HEADS.rows[form.row],
            number: if accusative {
                Number::Singular
            } else {
                form.number
            },
            gender: form.gender,
            len: 1 + form.rest.len(),
        };
        let dual = form.number == Number::Dual;
        out.push((form.rest.len(), form.lemma, dual, found));
    }
    out.sort_by_key(|(rest, lemma, dual, _)| (std::cmp::Reverse(*rest), !lemma, *dual));
    out.into_iter().map(|(_, _, _, found)| found).collect()
}

/// `حركتي حماس والجهاد`: what looks like the pronoun of `حركتي` is the dual's ending before a name or
/// a definite noun.
pub(crate) fn lost_nun(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    token.possessed
        && token.whole.ends_with("تي")
        && !token.article
        && tokens
            .get(at + 1)
            .is_some_and(|t| t.is_word() && t.plain() && (t.article || t.pos == Pos::Propn))
}

/// The table's form of a word whose end its case or pronoun changed: `حلفائها`, `حلفاؤه` for
/// `حلفاء`, `دولا` for `دول`.
fn inflected(token: &Token) -> Option<CompactString> {
    if token.possessed {
        let stem = token.base.strip_suffix(['ي', 'و', 'ء'])?;
        return stem
            .ends_with('ا')
            .then(|| CompactString::from(format!("{stem}ء")));
    }
    let stem = token.base.strip_suffix('ا').filter(|_| !token.article)?;
    (stem.chars().count() >= 3).then(|| stem.into())
}

fn read(table: &str) -> Heads {
    let mut heads = Heads {
        rows: Vec::new(),
        forms: HashMap::new(),
    };
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [lemma, plural, feminine, class, kind, sector, ..] = cells[..] else {
            continue;
        };
        let (Some(class), Some(kind)) = (class_of(class), kind_of(kind)) else {
            continue;
        };
        let row = heads.rows.len();
        heads.rows.push(Head {
            lemma: fold(lemma).into(),
            class,
            kind,
            sector: Sector::from_code(sector),
        });
        let masculine = if fold(lemma)
            .split(' ')
            .next()
            .is_some_and(|w| w.ends_with('ه'))
        {
            Gender::Feminine
        } else {
            Gender::Masculine
        };
        heads.add(row, lemma, Number::Singular, masculine, true);
        for dual in duals(lemma) {
            heads.add(row, &dual, Number::Dual, masculine, false);
        }
        for form in cell(feminine) {
            heads.add(row, form, Number::Singular, Gender::Feminine, false);
            for dual in duals(form) {
                heads.add(row, &dual, Number::Dual, Gender::Feminine, false);
            }
            if let Some(stem) = form.strip_suffix('ة').filter(|f| !f.contains(' ')) {
                heads.add(
                    row,
                    &format!("{stem}ات"),
                    Number::Plural,
                    Gender::Feminine,
                    false,
                );
            }
        }
        for form in cell(plural) {
            let gender = if form.ends_with("ات") {
                Gender::Feminine
            } else {
                Gender::Masculine
            };
            heads.add(row, form, Number::Plural, gender, false);
            for ending in ["ون", "ين"] {
                if let Some(stem) = form.strip_suffix(ending).filter(|f| !f.contains(' ')) {
                    let last = if ending == "ون" { 'و' } else { 'ي' };
                    let construct = format!("{stem}{last}");
                    heads.add(row, &construct, Number::Plural, gender, false);
                }
            }
        }
    }
    heads
}

impl Heads {
    fn add(&mut self, row: usize, form: &str, number: Number, gender: Gender, lemma: bool) {
        let folded = fold(form);
        let mut words = folded.split(' ').map(|word| match word.strip_prefix("ال") {
            // The article is read apart; in the first word only the table's own forms that need
            // it (honorifics, fixed offices) remember it.
            Some(rest) if rest.chars().count() > 2 => (CompactString::from(rest), true),
            _ => (CompactString::from(word), false),
        });
        let Some((first, article)) = words.next() else {
            return;
        };
        let rest: Vec<CompactString> = words.map(|(word, _)| word).collect();
        let class = self.rows[row].class;
        let forms = self.forms.entry(first).or_default();
        let same = |f: &Form| f.row == row && f.rest == rest && f.number == number;
        if forms.iter().any(same) {
            return;
        }
        forms.push(Form {
            row,
            rest,
            number,
            gender,
            article: article && class == Class::Honorific,
            lemma,
        });
    }
}

fn cell(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').filter(|form| !form.is_empty())
}

/// The dual of a noun, or of the first word of several, in both cases and before a complement.
fn duals(form: &str) -> Vec<String> {
    if form.starts_with("ال") || form.chars().count() < 3 {
        return Vec::new();
    }
    if let Some((first, rest)) = form.split_once(' ') {
        // رئيسا الوزراء: only before its complement, never before an adjective.
        if rest.ends_with('ي') || rest.ends_with("ية") {
            return Vec::new();
        }
        return duals(first)
            .into_iter()
            .map(|dual| format!("{} {rest}", dual.strip_suffix('ن').unwrap_or(&dual)))
            .collect();
    }
    let stem = match form.strip_suffix('ة') {
        Some(stem) => format!("{stem}ت"),
        None => form.to_owned(),
    };
    ["ان", "ين", "ا"]
        .map(|ending| format!("{stem}{ending}"))
        .to_vec()
}

fn class_of(cell: &str) -> Option<Class> {
    Some(match cell {
        "office" => Class::Office,
        "rank" => Class::Rank,
        "profession" => Class::Profession,
        "relation" => Class::Relation,
        "source" => Class::Source,
        "collective" => Class::Collective,
        "organisation" => Class::Organisation,
        "place" => Class::Place,
        "facility" => Class::Facility,
        "honorific" => Class::Honorific,
        _ => return None,
    })
}

fn kind_of(cell: &str) -> Option<EntityType> {
    Some(match cell {
        "PER" => EntityType::Per,
        "ORG" => EntityType::Org,
        "GRP" => EntityType::Grp,
        "GPE" => EntityType::Gpe,
        "LOC" => EntityType::Loc,
        "FAC" => EntityType::Fac,
        _ => return None,
    })
}
