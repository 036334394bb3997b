//! Words as the name and mention finders look at them: without clitics, with what is written on.

use compact_str::CompactString;
use isnad_arabic::{Document, Pos, Word, WordKind};

/// One word seen as a possible part of a name or a noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Folded, without conjunction, preposition, article and pronoun.
    pub base: CompactString,
    /// The folded word as it stands.
    pub whole: CompactString,
    /// Has the article.
    pub article: bool,
    /// The preposition written onto it.
    pub preposition: Option<char>,
    /// A conjunction is written onto it.
    pub conjunction: bool,
    /// A pronoun is written onto it.
    pub possessed: bool,
    /// What the analysis takes it for.
    pub pos: Pos,
    /// What it is made of.
    pub kind: WordKind,
}

impl Token {
    fn of(document: &Document, word: &Word) -> Self {
        let clitics = word.analysis.clitics;
        let mut token = Token {
            base: CompactString::default(),
            whole: word.folded.clone(),
            article: clitics.article,
            preposition: clitics.preposition,
            conjunction: clitics.conjunction.is_some(),
            possessed: word.analysis.enclitic.is_some(),
            pos: word.analysis.pos,
            kind: word.kind,
        };
        if word.kind != WordKind::Arabic {
            token.base = word.folded.clone();
            return token;
        }
        let bare = !clitics.article
            && clitics.preposition.is_none()
            && clitics.conjunction.is_none()
            && word.analysis.enclitic.is_none();
        let stem: CompactString = if bare {
            word.folded.clone()
        } else {
            let mut stem = CompactString::default();
            let chars = document
                .chars
                .get(word.analysis.stem.range())
                .unwrap_or_default();
            for c in chars {
                isnad_arabic::fold::fold_char(*c, |letter| stem.push(letter));
            }
            stem
        };
        let stem = stem.as_str();
        if let Some(rest) = stem.strip_prefix("ال").filter(|_| clitics.article) {
            token.base = rest.into();
        } else if let Some(rest) = stem
            .strip_prefix('ل')
            .filter(|_| clitics.article && clitics.preposition == Some('ل'))
        {
            token.base = rest.into();
        } else if let Some(rest) = stem
            .strip_prefix("ال")
            .filter(|rest| rest.chars().count() > 2 && plain_article(document, word))
        {
            // A name analysed whole (`الأسد`) has its article all the same; `ألمانيا` has none.
            token.article = true;
            token.base = rest.into();
        } else {
            token.base = stem.into();
        }
        token
    }

    /// True for the article's word without anything else written onto its front.
    pub fn plain(&self) -> bool {
        !self.conjunction && self.preposition.is_none()
    }

    /// True where the word is a letter word, not a mark or a number.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, WordKind::Arabic | WordKind::Foreign)
    }
}

/// True where the word's stem is written with a bare alef and lam at its front.
fn plain_article(document: &Document, word: &Word) -> bool {
    let mut letters = document
        .chars
        .get(word.analysis.stem.range())
        .unwrap_or_default()
        .iter()
        .filter(|c| !isnad_arabic::fold::is_ignorable(**c));
    letters.next() == Some(&'ا')
        && letters.next() == Some(&'ل')
        && !matches!(
            word.folded.as_str(),
            "الذي" | "التي" | "الذين" | "اللذين" | "الان" | "الله"
        )
}

/// Every word of the document as a token.
pub(crate) fn tokens(document: &Document) -> Vec<Token> {
    document
        .words
        .iter()
        .map(|word| Token::of(document, word))
        .collect()
}
