//! Statements: every claim that the report hands to a source.
//!
//! Cues are found word by word with the frame their content stands in ([`find`]), attributions
//! beside them ([`attribution`]). One pass over a sentence then decides which claim holds which:
//! a claim either goes on at the level of the one before, ending its content, or lies nested in
//! it. Speakers are resolved as the pass goes ([`speaker`]), since a verb without a subject takes
//! the one before it. Last, relay verbs whose whole content is another claim give way to it and
//! stay in its chain.

mod attribution;
mod claim;
mod find;
mod form;
mod headline;
mod speaker;
mod stance;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

use isnad_arabic::Document;
use isnad_lexicon::cues::{CueForm, CueMatch, read_cue};
use isnad_record::{Cue, Form, Span, SpeakerHow, Stance, Statement};

use crate::entities::{Entities, EntityId};
use crate::phrases::{Class, NounPhrase, Phrases};
use attribution::Attribution;
use claim::{Claim, Kind, Opening, Source};
use find::Finder;
use speaker::{Speaker, Speakers};

/// A statement whose entities are still working ids.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The cue's words.
    pub cue: Range<usize>,
    /// The cue's dictionary form.
    pub lemma: String,
    /// Who speaks.
    pub speaker: Option<EntityId>,
    /// The nearest words naming the speaker.
    pub mention: Option<Span>,
    /// How the speaker was found.
    pub how: SpeakerHow,
    /// Why nobody was.
    pub why_none: Option<&'static str>,
    /// Who relays, outermost first.
    pub chain: Vec<EntityId>,
    /// Who is spoken to.
    pub addressee: Option<EntityId>,
    /// The content's words.
    pub content: Vec<Range<usize>>,
    /// The content's places.
    pub spans: Vec<Span>,
    /// Whose words it is in.
    pub form: Form,
    /// What the speaker does with it.
    pub stance: Stance,
    /// Index of the draft whose content holds this one.
    pub parent: Option<usize>,
    /// What made it.
    pub rules: Vec<&'static str>,
}

/// A claim in its place among the others.
#[derive(Clone, Debug)]
struct Placed {
    claim: Claim,
    parent: Option<usize>,
    /// The claim whose chain this one shares.
    inherits: Option<usize>,
    /// Relayers its own clause names.
    extra: Vec<EntityId>,
    speaker: Option<EntityId>,
    mention: Option<Span>,
    how: SpeakerHow,
    why_none: Option<&'static str>,
    addressee: Option<EntityId>,
    /// Relayers of this claim alone, not of what goes on from it.
    own: Vec<EntityId>,
    /// A publication carried it.
    carried: bool,
    dropped: bool,
}

impl Placed {
    /// A claim of which only its place is known yet.
    fn of(claim: Claim, parent: Option<usize>) -> Self {
        Placed {
            claim,
            parent,
            inherits: None,
            extra: Vec::new(),
            speaker: None,
            mention: None,
            how: SpeakerHow::None,
            why_none: None,
            addressee: None,
            own: Vec::new(),
            carried: false,
            dropped: false,
        }
    }
}

enum Level {
    /// A claim of the report's own.
    Main,
    /// Goes on beside this claim and ends its content.
    Beside(usize),
    /// Lies in this claim's content.
    Within(usize),
}

/// Reads every statement of a document. `title_end` is the first word after the headline, 0
/// where there is none.
#[must_use]
pub fn statements(
    document: &Document,
    phrases: &Phrases,
    entities: &mut Entities,
    title_end: usize,
) -> Vec<Draft> {
    let mut reader = Reader {
        document,
        phrases,
        speakers: Speakers::of(document, entities),
        placed: Vec::new(),
        open: Vec::new(),
        main: None,
        attributed: 0,
        tells_yeh: document.words.iter().take(400).any(|w| {
            w.folded == "علي"
                && document.chars.get(w.span.range()).and_then(<[char]>::last) == Some(&'ى')
        }),
        last: HashMap::new(),
    };
    for unit in units(document, title_end) {
        reader.unit(unit, title_end);
    }
    reader.drop_relays();
    reader.finish()
}

/// A claim's content: its words and their places.
#[derive(Clone)]
struct Told {
    content: Vec<Range<usize>>,
    spans: Vec<Span>,
}

/// Puts drafts into the record's form; `number` maps working ids to the record's.
#[must_use]
pub fn into_record(document: &Document, drafts: Vec<Draft>, number: &[u32]) -> Vec<Statement> {
    let id = |entity: EntityId| number.get(entity.0 as usize).copied();
    drafts
        .into_iter()
        .enumerate()
        .map(|(at, draft)| {
            let cue = document.span_of(draft.cue.clone());
            let first = &document.words[draft.cue.start];
            let skip = u32::from(first.analysis.clitics.conjunction.is_some());
            Statement {
                id: at as u32,
                cue: Cue {
                    start: cue.start + skip,
                    end: cue.end,
                    lemma: draft.lemma,
                },
                speaker: draft.speaker.and_then(id),
                speaker_mention: draft.mention,
                speaker_how: draft.how,
                speaker_why_none: draft.why_none.map(str::to_owned),
                chain: draft.chain.into_iter().filter_map(id).collect(),
                addressee: draft.addressee.and_then(id),
                content: draft.spans,
                form: draft.form,
                stance: draft.stance,
                parent: draft.parent.map(|p| p as u32),
                rules: draft.rules.into_iter().map(str::to_owned).collect(),
            }
        })
        .collect()
}

/// Sentences, joined where a quotation runs over their end; the headline is one.
fn units(document: &Document, title_end: usize) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut quotation = 0;
    let mut reach = 0;
    for sentence in &document.sentences {
        let start = sentence.words.start;
        let joined = start < reach || start > 0 && start < title_end;
        while quotation < document.quotations.len()
            && document.quotations[quotation].open < sentence.words.end
        {
            if let Some(close) = document.quotations[quotation].close {
                reach = reach.max(close + 1);
            }
            quotation += 1;
        }
        match out.last_mut() {
            Some(last) if joined => last.end = sentence.words.end,
            _ => out.push(sentence.words.clone()),
        }
    }
    // A page without a full stop is cut: what looks back over a sentence must stay bounded.
    out.into_iter()
        .flat_map(|unit| {
            let (start, end) = (unit.start, unit.end);
            (start..end.max(start + 1))
                .step_by(LONGEST)
                .map(move |at| at..end.min(at + LONGEST))
        })
        .collect()
}

/// How many words a sentence may have, with the quotations that run over its end.
const LONGEST: usize = 1200;

struct Reader<'d, 'p, 'e> {
    document: &'d Document,
    phrases: &'p Phrases<'d>,
    speakers: Speakers<'e>,
    placed: Vec<Placed>,
    /// Claims whose content is still open, outermost first.
    open: Vec<usize>,
    /// The report writes على and إلى with alef maqsura, so that yeh means yeh.
    tells_yeh: bool,
    /// The last main-line claim of the sentence, its content open or closed.
    main: Option<usize>,
    /// One past the last attribution.
    attributed: usize,
    /// For each entity the claim it last spoke on the main line.
    last: HashMap<EntityId, usize>,
}

impl Reader<'_, '_, '_> {
    fn unit(&mut self, unit: Range<usize>, title_end: usize) {
        self.open.clear();
        self.main = None;
        let mut limit = unit.end;
        while limit > unit.start
            && matches!(
                self.phrases.mark(limit - 1),
                Some('.' | '…' | '!' | '،' | ',' | '؛' | ':')
            )
        {
            limit -= 1;
        }
        let first = self.placed.len();
        let mut at = unit.start;
        if unit.start < title_end
            && let Some((claim, how)) = headline::colon(
                self.document,
                self.phrases,
                self.speakers.entities,
                unit.start,
                limit,
            )
        {
            at = claim.start;
            self.place(claim, first, Some(how));
        }
        while at < limit {
            let (floor, inner) = self.bounds(at, unit.start, limit);
            let finder = Finder {
                phrases: self.phrases,
                entities: self.speakers.entities,
            };
            if let Some(found) = finder.attribution(at, inner) {
                let end = found.end.max(at + 1);
                self.attribute(&found, at, first, unit.start, inner);
                at = end;
                continue;
            }
            if let Some(claim) = self.claim_at(at, floor, inner) {
                self.place(claim, first, None);
            }
            at += 1;
        }
    }

    /// Where the clause around a word may begin and end: its quotation, its sentence.
    fn bounds(&self, at: usize, start: usize, limit: usize) -> (usize, usize) {
        let mut floor = start;
        let mut end = limit;
        if let Some(quotation) = self.document.quotation_of(at) {
            let words = &self.document.quotations[quotation].words;
            if words.contains(&at) && words.len() > 3 {
                floor = floor.max(words.start);
                end = end.min(words.end);
                // What a quoted speaker tells of another ends with the quoted sentence.
                if let Some(sentence) = self.document.sentence_of(at) {
                    end = end.min(self.document.sentences[sentence].words.end);
                }
            }
        }
        if let Some(sentence) = self.document.sentence_of(at) {
            floor = floor.max(self.document.sentences[sentence].words.start);
        }
        (floor, end)
    }

    fn claim_at(&self, at: usize, floor: usize, limit: usize) -> Option<Claim> {
        let word = &self.document.words[at];
        let finder = Finder {
            phrases: self.phrases,
            entities: self.speakers.entities,
        };
        if matches!(
            self.phrases.class(at),
            Class::Adverb | Class::PrepositionPronoun | Class::Time
        ) {
            return None;
        }
        // Folding makes teh marbuta one with the pronoun ه: إضافة is not أضافه.
        let last = self
            .document
            .chars
            .get(word.span.range())
            .and_then(<[char]>::last);
        let marbuta = last == Some(&'ة');
        if let Some(mut claim) = finder.came_in(at, limit) {
            self.close_quotation(&mut claim);
            return Some(claim);
        }
        for found in read_cue(&word.folded) {
            if marbuta && found.pronoun || self.first_person(at, &found) {
                continue;
            }
            // مقره (its seat) is no مقرة.
            if found.form == CueForm::Participle
                && found.gender == Some(isnad_arabic::Gender::Feminine)
                && found.number == isnad_arabic::Number::Singular
                && last == Some(&'ه')
            {
                continue;
            }
            // نفي is the noun, نفى the verb, where the report tells yeh from alef maqsura.
            if self.tells_yeh
                && found.form == CueForm::Perfect
                && found.cue.lemma.ends_with('ى')
                && !found.pronoun
                && last == Some(&'ي')
            {
                continue;
            }
            if let Some(mut claim) = finder.claim(at, &found, limit, floor) {
                self.close_quotation(&mut claim);
                return Some(claim);
            }
        }
        None
    }

    /// أعتقد is the first person of a verb whose perfect begins with a bare alef (اعتقد).
    fn first_person(&self, at: usize, found: &CueMatch) -> bool {
        let span = self.document.words[at].span;
        let first = span.start as usize + usize::from(found.conjunction);
        found.form == CueForm::Perfect
            && found.cue.lemma.starts_with('ا')
            && self.document.chars.get(first) == Some(&'أ')
    }

    /// A content that begins with a quotation ends with it, unless the sentence runs on without a
    /// mark.
    fn close_quotation(&self, claim: &mut Claim) {
        let Some(open) = claim.start.checked_sub(1) else {
            return;
        };
        let Ok(found) = self
            .document
            .quotations
            .binary_search_by_key(&open, |q| q.open)
        else {
            return;
        };
        let quotation = &self.document.quotations[found];
        let Some(close) = quotation.close else {
            claim.end = claim.end.min(quotation.words.end);
            return;
        };
        if close >= claim.end {
            claim.end = claim.end.min(quotation.words.end.max(claim.start + 1));
            return;
        }
        let after = close + 1;
        let stops = after >= claim.end
            || matches!(
                self.phrases.mark(after),
                Some('.' | '،' | ',' | '؛' | ':' | '-' | '–' | '!' | '؟')
            )
            || self.phrases.conjoined(after) && claim.opening == Opening::Quotation;
        if stops {
            claim.end = quotation.words.end;
        }
    }

    /// One past the last content word before a clause that starts at `at`.
    fn trim(&self, mut at: usize, start: usize) -> usize {
        while at > start {
            match self.phrases.class(at - 1) {
                Class::Conjunction | Class::Subordinator => at -= 1,
                Class::Mark
                    if !matches!(self.phrases.mark(at - 1), Some(')' | ']' | '%' | '؟')) =>
                {
                    at -= 1;
                }
                _ => break,
            }
        }
        at
    }

    /// Ends the content of a claim and of all inside it.
    fn truncate(&mut self, from: usize, at: usize) {
        for place in from..self.open.len() {
            let claim = &self.placed[self.open[place]].claim;
            let (start, end) = (claim.start, claim.end);
            let cut = self.trim(at.min(end), start);
            self.placed[self.open[place]].claim.end = cut;
        }
        self.open.truncate(from);
    }

    fn place(&mut self, mut claim: Claim, first: usize, known: Option<SpeakerHow>) {
        while let Some(top) = self.open.last()
            && self.placed[*top].claim.end <= claim.cue.start
        {
            self.open.pop();
        }
        // Two cues before one content are one cue: `تابع قائلا`.
        if let Some(last) = self.placed.last()
            && last.claim.cue.start < claim.cue.start
            && claim.cue.start < last.claim.start
            && last.claim.start == claim.start
        {
            return;
        }
        if claim.alone {
            self.swap_alone(&mut claim, first);
        }
        let level = self.level(&claim);
        if let Level::Within(k) = level
            && self.is_description(&claim, k)
        {
            return;
        }
        let mut parent = None;
        let mut beside = None;
        match level {
            Level::Main => {
                self.truncate(0, claim.clause);
                if claim.relative && claim.opening != Opening::Clause {
                    claim.end = self.nested_end(&claim);
                }
            }
            Level::Beside(k) => {
                parent = self.placed[k].parent;
                beside = Some(k);
                let from = self.open.iter().position(|o| *o == k).unwrap_or(0);
                self.truncate(from, claim.clause);
                let governor = matches!(claim.source, Source::Named(_, "speaker.governor"));
                if governor
                    && matches!(
                        self.placed[k].claim.opening,
                        Opening::Governed | Opening::Object
                    )
                {
                    // أعرب عن سخريته بالقول إن: one act, told by what was said.
                    self.placed[k].dropped = true;
                }
            }
            Level::Within(k) => {
                parent = Some(k);
                let from = self.open.iter().position(|o| *o == k).map_or(0, |p| p + 1);
                self.truncate(from, claim.clause);
                claim.end = claim.end.min(self.placed[k].claim.end);
                if claim.clause > self.placed[k].claim.start + 1 {
                    claim.end = self.nested_end(&claim);
                }
            }
        }
        if claim.end <= claim.start {
            return;
        }
        let mut placed = Placed::of(claim, parent);
        self.resolve(&mut placed, beside, first);
        if let Some(how) = known {
            placed.how = how;
        }
        let index = self.placed.len();
        let relayed = parent.is_some_and(|p| {
            let outer = &self.placed[p].claim;
            placed.claim.clause <= outer.start + 1 && !placed.claim.relative
        });
        if let Some(entity) = placed.speaker
            && (parent.is_none() || beside.is_some() || relayed)
        {
            self.speakers.remember(entity);
            self.last.insert(entity, index);
            self.main = Some(index);
        }
        self.placed.push(placed);
        self.open.push(index);
    }

    /// `وطالب الجيش بالانسحاب` beside a claim of the same sentence whose speaker agrees: the one
    /// noun is spoken to, the speaker goes on.
    fn swap_alone(&self, claim: &mut Claim, first: usize) {
        let goes_on = (first..self.placed.len()).rev().any(|k| {
            self.placed[k].parent.is_none()
                && !self.placed[k].claim.imperfect
                && self.placed[k]
                    .speaker
                    .is_some_and(|s| self.speakers.fits(s, claim.number, claim.gender))
        });
        if goes_on
            && let Source::Named(phrase, _) = std::mem::replace(&mut claim.source, Source::Implied)
        {
            claim.addressee = Some(phrase);
        }
    }

    /// True for a nested verb that says nothing of its own: what shows rather than speaks
    /// (`وثائق تؤكد`), and the speaker's own `إنه يأمل`.
    fn is_description(&self, claim: &Claim, within: usize) -> bool {
        if claim.kind != Kind::Finite {
            return false;
        }
        let outer = &self.placed[within].claim;
        if claim.by_pronoun {
            return claim.clause < outer.start && outer.start <= claim.cue.start
                || claim.clause <= outer.start;
        }
        // لجنة أيدت القرار: what someone else did, not what he said.
        if claim.opening == Opening::Object
            && (claim.careful && !claim.relative || find::is_act(&claim.lemma))
        {
            return true;
        }
        // قال X إن شعبه يأمل: the speaker's own people, in his own voice.
        if let Source::Named(phrase, "speaker.before-verb") = &claim.source
            && self.document.words[phrase.head].analysis.enclitic.is_some()
            && claim.clause <= outer.start + 1
        {
            return true;
        }
        if claim.relative || claim.source != Source::Implied {
            return false;
        }
        let p = self.phrases;
        let separated = claim.conjoined
            || p.class(claim.clause - 1) == Class::Mark
            || p.class(claim.clause) == Class::Subordinator;
        if !separated && matches!(p.class(claim.clause - 1), Class::Noun | Class::Adjective) {
            return true;
        }
        claim.clause > outer.start
            && self.content_subject(within, claim).is_none()
            && !self.placed[within]
                .speaker
                .is_some_and(|s| self.speakers.fits(s, claim.number, claim.gender))
    }

    /// Where a nested claim's content ends before its parent's: at a contrast that takes the outer
    /// speaker up again.
    fn nested_end(&self, claim: &Claim) -> usize {
        let p = self.phrases;
        let mut at = claim.start + 1;
        let tight = claim.relative
            || claim.source == Source::Nobody
            || claim.kind == Kind::Noun && claim.opening != Opening::Clause;
        while at < claim.end {
            if tight && p.conjoined(at) {
                let relative =
                    (at + 1..claim.end.min(at + 4)).any(|i| p.class(i) == Class::Relative);
                if claim.relative && matches!(p.class(at), Class::Verb | Class::Pronoun)
                    || p.class(at) == Class::Noun && relative
                {
                    return self.trim(at, claim.start);
                }
            }
            match p.mark(at) {
                Some('،' | ',') if tight && at > claim.start => {
                    return self.trim(at, claim.start);
                }
                Some('؛') => return self.trim(at, claim.start),
                Some('،' | ',' | '-') => {
                    let next = at + 1;
                    let contrast = p.class(next) == Class::Subordinator
                        && !matches!(
                            p.folded(next),
                            "كما" | "خصوصا" | "خاصه" | "سيما" | "لان" | "اذ"
                        )
                        || p.folded(next) == "في" && matches!(p.folded(next + 1), "الوقت" | "حين")
                        || p.folded(next) == "الا";
                    if contrast {
                        return self.trim(at, claim.start);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        claim.end
    }

    /// The open claim of the main line: the innermost of a relay and what it relays.
    fn anchor(&self) -> Option<usize> {
        let mut open = self.open.iter();
        let mut anchor = *open.next()?;
        for next in open {
            let claim = &self.placed[*next].claim;
            if claim.clause <= self.placed[anchor].claim.start + 1 && !claim.relative {
                anchor = *next;
            } else {
                break;
            }
        }
        Some(anchor)
    }

    fn level(&self, claim: &Claim) -> Level {
        let (Some(top), Some(anchor)) = (self.open.last().copied(), self.anchor()) else {
            return Level::Main;
        };
        // What a relay relays is the main line even where its own quotation has ended.
        let anchor = self
            .main
            .filter(|m| self.placed[*m].parent == Some(anchor))
            .unwrap_or(anchor);
        let outer = &self.placed[anchor].claim;
        // Inside a quotation that the outer claim's content opened: the quoted speaker tells it.
        let quotation = self
            .document
            .quotation_of(claim.cue.start)
            .map(|q| &self.document.quotations[q]);
        if let Some(quotation) = quotation
            && !quotation.holds(outer.cue.start)
            && quotation.words.len() > 3
        {
            return Level::Within(top);
        }
        match claim.kind {
            Kind::Participle => {
                let fits = |k: usize| {
                    self.placed[k]
                        .speaker
                        .is_none_or(|s| self.speakers.fits(s, claim.number, claim.gender))
                };
                if fits(anchor) {
                    return Level::Beside(anchor);
                }
                let other = self.open.iter().copied().find(|k| fits(*k));
                Level::Beside(other.unwrap_or(anchor))
            }
            Kind::Accused | Kind::Attribution => Level::Within(top),
            Kind::Colon => Level::Main,
            Kind::Noun => {
                let governed = matches!(claim.source, Source::Named(_, "speaker.governor"))
                    && self.placed[top].claim.cue.start >= claim.clause
                    && self.placed[top].claim.kind == Kind::Finite;
                if governed {
                    Level::Beside(top)
                } else if matches!(claim.source, Source::Implied) {
                    Level::Beside(anchor)
                } else {
                    Level::Within(top)
                }
            }
            Kind::Finite => {
                let p = self.phrases;
                if claim.by_pronoun && claim.clause > outer.start {
                    return Level::Beside(anchor);
                }
                if claim.relative || claim.source == Source::Nobody {
                    return Level::Within(top);
                }
                if claim.clause <= self.placed[top].claim.start {
                    return Level::Within(top);
                }
                let opens = p.class(claim.clause);
                let separated = claim.conjoined
                    || p.conjoined(claim.clause)
                    || p.class(claim.clause - 1) == Class::Mark
                    || matches!(opens, Class::Subordinator | Class::Conjunction);
                if !separated {
                    return Level::Within(top);
                }
                if claim.continues {
                    return Level::Beside(anchor);
                }
                if claim.imperfect && !outer.imperfect && outer.kind != Kind::Attribution {
                    return Level::Within(top);
                }
                if outer.kind == Kind::Colon {
                    return Level::Within(top);
                }
                match &claim.source {
                    // Speech after a colon goes on to its sentence's end.
                    Source::Named(..) if outer.opening == Opening::Colon => Level::Within(top),
                    Source::Named(..) => Level::Main,
                    _ => {
                        let speaker = self.placed[anchor].speaker;
                        let fits = speaker
                            .is_none_or(|s| self.speakers.fits(s, claim.number, claim.gender));
                        if !fits {
                            return Level::Within(top);
                        }
                        if p.folded(claim.clause) == "حيث"
                            && let Some(person) = self.content_subject(anchor, claim)
                            && Some(person) != speaker
                            && self
                                .speakers
                                .entities
                                .get(person)
                                .is_some_and(|e| e.kind == isnad_record::EntityType::Per)
                        {
                            return Level::Within(top);
                        }
                        Level::Beside(anchor)
                    }
                }
            }
        }
    }

    /// The subject of a claim's content where it is someone who speaks and agrees with a later
    /// cue.
    fn content_subject(&self, of: usize, claim: &Claim) -> Option<EntityId> {
        let outer = &self.placed[of].claim;
        let p = self.phrases;
        let start = outer.start;
        let upto = claim.cue.start.max(start);
        let finder = Finder {
            phrases: p,
            entities: self.speakers.entities,
        };
        let verb = (start..upto.min(start + 3)).find(|at| p.class(*at) == Class::Verb);
        let phrase = match verb {
            Some(verb) if verb == start => p.subject_after(verb, upto)?.phrase,
            _ => p.noun_phrase(
                p.skip_adverbials(start, upto),
                crate::phrases::Extent::single(upto),
            )?,
        };
        if !finder.is_agent(&phrase) {
            return None;
        }
        let entities = &self.speakers.entities;
        let mention = entities
            .headed_at(phrase.head)
            .or_else(|| entities.mention_in(phrase.words.clone()))
            .filter(|m| finder.is_sound(*m))?;
        let entity = entities.entity_of(mention)?;
        entities
            .get(entity)
            .is_some_and(|e| e.agrees(claim.gender, claim.number))
            .then_some(entity)
    }

    fn resolve(&mut self, placed: &mut Placed, beside: Option<usize>, first: usize) {
        let claim = placed.claim.clone();
        let floor = self.floor_of(claim.cue.start);
        match &claim.source {
            Source::Named(phrase, rule) => {
                let Speaker {
                    entity,
                    mention,
                    nominal,
                } = self.speakers.of_phrase(self.phrases, phrase);
                placed.speaker = Some(entity);
                placed.mention = mention;
                placed.how = if nominal {
                    SpeakerHow::Nominal
                } else {
                    SpeakerHow::Explicit
                };
                placed.claim.rules.push(rule);
                if placed.parent.is_none()
                    && self
                        .speakers
                        .spoken
                        .last()
                        .is_some_and(|s| s.entity == entity)
                    && let Some(last) = self.last.get(&entity)
                    && (self.placed[*last].carried || !self.placed[*last].extra.is_empty())
                {
                    // What a publication carried it goes on carrying.
                    placed.inherits = Some(*last);
                    placed.carried = true;
                }
            }
            Source::Nobody => {
                placed.why_none = Some("passive");
                placed.claim.rules.push("speaker.passive");
            }
            Source::Implied => self.imply(placed, &claim, beside, first, floor),
        }
        if let Some(k) = placed.inherits
            && (self.placed[k].carried || !self.placed[k].extra.is_empty())
        {
            placed.carried = true;
        }
        self.carriers(placed, &claim);
        if let Some(relay) = &claim.relay {
            let relay = self.speakers.of_phrase(self.phrases, relay).entity;
            if Some(relay) != placed.speaker {
                placed.extra.push(relay);
            }
        }
        if let Some(addressee) = &claim.addressee {
            if self.phrases.folded(addressee.head) == "الله" {
                // A prayer asks; nobody in the report is spoken to.
                placed.claim.stance = Stance::Ask;
            } else {
                let quoted = self.phrases.opens_quotation(addressee.words.start);
                let place = self
                    .speakers
                    .entities
                    .headed_at(addressee.head)
                    .is_some_and(|m| {
                        self.speakers
                            .entities
                            .mention(m)
                            .is_some_and(|m| m.kind != isnad_record::MentionKind::Name)
                    });
                let addressee = if quoted && place {
                    // «الوطن» in marks is a paper, not the homeland.
                    self.speakers
                        .entities
                        .add_nominal(self.document, addressee.words.clone())
                } else {
                    self.speakers.of_phrase(self.phrases, addressee).entity
                };
                if Some(addressee) != placed.speaker {
                    placed.addressee = Some(addressee);
                }
            }
        } else if claim.kind == Kind::Participle
            && let Some(k) = beside
            && !(self.placed[k].claim.kind == Kind::Participle
                && self.placed[k].claim.addressee.is_some())
        {
            placed.addressee = self.placed[k].addressee;
        }
        if placed.addressee.is_none() && claim.kind == Kind::Finite {
            let finder = Finder {
                phrases: self.phrases,
                entities: self.speakers.entities,
            };
            let upto = claim.start.min(claim.cue.end + 45);
            let found = (claim.cue.end..upto)
                .filter(|at| self.phrases.class(*at) == Class::Preposition)
                .find_map(|at| finder.spoken_to(at, upto));
            if let Some(phrase) = found {
                let found = self.speakers.of_phrase(self.phrases, &phrase).entity;
                placed.addressee = Some(found).filter(|a| Some(*a) != placed.speaker);
            }
        }
        if claim.to_pronoun && placed.addressee.is_none() {
            placed.addressee = self.pronoun_at(claim.cue.start, placed.speaker);
        }
        if placed.addressee.is_none() && matches!(claim.kind, Kind::Noun | Kind::Participle) {
            placed.addressee = self
                .turned_to(claim.cue.start, floor)
                .filter(|a| Some(*a) != placed.speaker);
        }
    }

    /// Between a cue and its content: who wrote the document that says it (`تقرير كتبه X`), who
    /// carried it (`نشرته صحيفة Y`, `بثها التلفزيون`).
    fn carriers(&mut self, placed: &mut Placed, claim: &Claim) {
        const CARRIES: &[&str] = &[
            "نشر",
            "بث",
            "نقل",
            "تناقل",
            "اورد",
            "اذاع",
            "عرض",
            "وزع",
            "اجر",
            "تلا",
            "نشرت",
            "بثت",
            "نقلت",
            "تناقلت",
            "اوردت",
            "اذاعت",
            "عرضت",
            "وزعت",
            "اجرت",
        ];
        const WRITES: &[&str] = &["كتب", "اعد", "اصدر", "كتبت", "اعدت", "اصدرت", "وضع", "وضعت"];
        let p = self.phrases;
        let from = claim.cue.end;
        let upto = claim.start.min(from + 45);
        for at in from..upto {
            let folded = p.folded(at);
            let Some(stem) = folded
                .strip_suffix("ها")
                .or_else(|| folded.strip_suffix('ه'))
            else {
                continue;
            };
            let carries = CARRIES.contains(&stem);
            if !carries && !WRITES.contains(&stem) {
                continue;
            }
            let Some(subject) = p.subject_after(at, upto) else {
                continue;
            };
            let finder = Finder {
                phrases: p,
                entities: self.speakers.entities,
            };
            if !finder.is_agent(&subject.phrase) {
                continue;
            }
            let found = self.speakers.of_phrase(p, &subject.phrase);
            if carries {
                if Some(found.entity) != placed.speaker && !placed.own.contains(&found.entity) {
                    placed.own.push(found.entity);
                    placed.claim.rules.push("chain.carrier");
                }
            } else if let Source::Named(phrase, _) = &claim.source
                && find::DOCUMENTS.contains(&find::bare(p.folded(phrase.head)))
            {
                placed.speaker = Some(found.entity);
                placed.mention = found.mention;
                placed.how = SpeakerHow::Explicit;
                placed.claim.rules.push("speaker.author");
            }
        }
        if placed.claim.rules.contains(&"speaker.author") {
            // Who carried the document carries on with it; who broadcast a speech does not.
            let own = std::mem::take(&mut placed.own);
            placed.extra.extend(own);
        }
    }

    /// Whom the pronoun on a cue stands for (`طالبهم بـ`): the nearest agent it agrees with.
    fn pronoun_at(&self, cue: usize, speaker: Option<EntityId>) -> Option<EntityId> {
        use isnad_arabic::{Gender, Number};
        let folded = self.document.words.get(cue)?.folded.as_str();
        let (gender, number) = if folded.ends_with("هما") {
            (None, Number::Dual)
        } else if folded.ends_with("هم") {
            (None, Number::Plural)
        } else if folded.ends_with("ها") {
            (Some(Gender::Feminine), Number::Singular)
        } else {
            (Some(Gender::Masculine), Number::Singular)
        };
        let entities = &self.speakers.entities;
        let floor = self.floor_of(cue);
        let mention = entities.latest_before(cue, |mention, entity| {
            mention.words.start >= floor
                && entity.is_agent()
                && !mention.place
                && match number {
                    Number::Singular => entity.agrees(gender, Some(number)),
                    _ => {
                        entity.number == Some(number)
                            || entity.kind == isnad_record::EntityType::Grp
                    }
                }
        })?;
        entities.entity_of(mention).filter(|e| Some(*e) != speaker)
    }

    fn floor_of(&self, at: usize) -> usize {
        self.document
            .sentence_of(at)
            .map_or(0, |s| self.document.sentences[s].words.start)
    }

    /// `توجه إلى X بالقول`, `وجه رسالة إلى X قائلا`: who is turned to.
    fn turned_to(&mut self, cue: usize, floor: usize) -> Option<EntityId> {
        let p = self.phrases;
        let from = floor.max(cue.saturating_sub(20));
        let verb = (from..cue).rev().find(|at| {
            let folded = p.folded(*at);
            ["توجه", "وجه", "خاطب", "بعث", "ارسل"].iter().any(|v| {
                folded
                    .strip_prefix(v)
                    .is_some_and(|r| matches!(r, "" | "ت" | "وا"))
            })
        })?;
        let to = (verb + 1..cue).find(|at| p.folded(*at) == "الي")?;
        let phrase = p.noun_phrase(to + 1, crate::phrases::Extent::single(cue))?;
        Some(self.speakers.of_phrase(p, &phrase).entity)
    }

    fn imply(
        &mut self,
        placed: &mut Placed,
        claim: &Claim,
        beside: Option<usize>,
        first: usize,
        floor: usize,
    ) {
        placed.how = SpeakerHow::Implied;
        if matches!(self.phrases.folded(claim.cue.end), "فيه" | "فيها")
            && self.author_before(placed, claim, floor)
        {
            return;
        }
        if let Some(k) = beside
            && let Some(speaker) = self.placed[k].speaker
        {
            placed.speaker = Some(speaker);
            placed.inherits = Some(k);
            placed.claim.rules.push("speaker.same-sentence");
            return;
        }
        if let Some(k) = placed.parent {
            let outer = self.placed[k].speaker;
            let own = if claim.relative {
                // التي وصفتها بـ: the outer voice describes.
                outer.filter(|s| self.speakers.fits(*s, claim.number, claim.gender))
            } else {
                self.content_subject(k, claim)
                    .or(outer.filter(|s| self.speakers.fits(*s, claim.number, claim.gender)))
            };
            placed.speaker = own;
            if own.is_some() && own == outer {
                placed.inherits = Some(k);
            }
            placed.claim.rules.push("speaker.nested");
        }
        // The claim before in the same sentence.
        if placed.speaker.is_none() {
            let before = (first..self.placed.len()).rev().find(|k| {
                self.placed[*k].parent.is_none()
                    && self.placed[*k]
                        .speaker
                        .is_some_and(|s| self.speakers.fits(s, claim.number, claim.gender))
            });
            if let Some(k) = before {
                placed.speaker = self.placed[k].speaker;
                placed.inherits = Some(k);
                if claim.kind == Kind::Participle {
                    placed.addressee = self.placed[k].addressee;
                }
                placed.claim.rules.push("speaker.same-sentence");
                return;
            }
        }
        // The subject of the clause it hangs on.
        if placed.speaker.is_none()
            && (claim.kind != Kind::Finite
                || claim.cue.start > floor + 1
                || self.speakers.spoken.is_empty())
            && let Some(speaker) = self.clause_subject(claim, floor)
        {
            placed.speaker = Some(speaker.entity);
            placed.mention = speaker.mention;
            placed.claim.rules.push("speaker.clause");
            return;
        }
        if placed.speaker.is_none()
            && let Some(entity) = self.speakers.carried(claim.number, claim.gender)
        {
            placed.speaker = Some(entity);
            placed.inherits = self.last.get(&entity).copied();
            placed.claim.rules.push("speaker.carried");
        }
        if placed.speaker.is_none() {
            placed.how = SpeakerHow::None;
            placed.why_none = Some("no-antecedent");
        }
    }

    /// An unknown name between commas right before a cue.
    fn name_before(&mut self, cue: usize, floor: usize) -> Option<(EntityId, Span)> {
        let end = cue
            .checked_sub(1)
            .filter(|at| self.phrases.class(*at) == Class::Mark)?;
        let mut start = end;
        while start > floor
            && self.document.words[start - 1].analysis.pos == isnad_arabic::Pos::Propn
        {
            start -= 1;
        }
        if end - start < 2 {
            return None;
        }
        let entity = self
            .speakers
            .entities
            .add_nominal(self.document, start..end);
        Some((entity, self.speakers.span(start..end)))
    }

    /// `نشرت صحيفة مقالا لـX، قال فيه`: X speaks, the paper relays.
    fn author_before(&mut self, placed: &mut Placed, claim: &Claim, floor: usize) -> bool {
        let entities = &self.speakers.entities;
        let person = entities
            .latest_before(claim.cue.start, |mention, entity| {
                mention.words.start >= floor
                    && entity.kind == isnad_record::EntityType::Per
                    && mention.name.is_some()
                    && entity.agrees(None, claim.number)
            })
            .and_then(|m| Some((entities.entity_of(m)?, entities.mention(m)?.span)));
        let Some((person, span)) = person.or_else(|| self.name_before(claim.cue.start, floor))
        else {
            return false;
        };
        placed.speaker = Some(person);
        placed.mention = Some(span);
        placed.claim.rules.push("speaker.author");
        let asked = Claim {
            gender: None,
            number: None,
            ..claim.clone()
        };
        if let Some(paper) = self.clause_subject(&asked, floor)
            && paper.entity != person
        {
            placed.extra.push(paper.entity);
            placed.claim.rules.push("chain.carrier");
        }
        true
    }

    /// The subject of the first verb of a sentence before a cue.
    fn clause_subject(&mut self, claim: &Claim, floor: usize) -> Option<Speaker> {
        let p = self.phrases;
        let cue = claim.cue.start;
        let finder = Finder {
            phrases: p,
            entities: self.speakers.entities,
        };
        let verb = (floor..cue).find(|at| {
            p.class(*at) == Class::Verb && (*at == floor || p.class(*at - 1) != Class::Relative)
                || p.class(*at) == Class::Auxiliary
        })?;
        let before = p
            .subject_before(verb, floor)
            .filter(|s| finder.is_agent(&s.phrase));
        let subject = before.or_else(|| {
            p.subject_after(verb, cue)
                .filter(|s| finder.is_agent(&s.phrase))
        })?;
        let speaker = self.speakers.of_phrase(p, &subject.phrase);
        self.speakers
            .fits(speaker.entity, claim.number, claim.gender)
            .then_some(speaker)
    }

    fn attribute(
        &mut self,
        found: &Attribution,
        at: usize,
        first: usize,
        start: usize,
        limit: usize,
    ) {
        while let Some(top) = self.open.last()
            && self.placed[*top].claim.end <= at
        {
            self.open.pop();
        }
        let named = |reader: &mut Self, found: &Attribution| match &found.source {
            Source::Named(phrase, _) => Some((
                reader.speakers.of_phrase(reader.phrases, phrase),
                phrase.clone(),
            )),
            _ => None,
        };
        // Between a cue and its content: `قال X، بحسب بيان، إن`.
        if let Some(last) = self.placed.last()
            && last.claim.cue.start < at
            && at < last.claim.start
        {
            let index = self.placed.len() - 1;
            let who = named(self, found);
            self.relayed_by(index, who);
            return;
        }
        let main_claim = (first..self.placed.len()).any(|k| {
            self.placed[k].parent.is_none()
                && matches!(
                    self.placed[k].claim.kind,
                    Kind::Finite | Kind::Colon | Kind::Attribution
                )
        });
        let again = self.attributed > start && at <= self.attributed + 1;
        self.attributed = found.end;
        if again && let Some(last) = self.placed.len().checked_sub(1).filter(|l| *l >= first) {
            // على حد قوله، بحسب وكالة …: the second names who relayed.
            let who = named(self, found);
            self.relayed_by(last, who);
            return;
        }
        if !main_claim && !self.open.is_empty() && found.source != Source::Implied {
            // The sentence's own verb is the report's: the source vouches for all of it.
            self.truncate(0, at);
        }
        if let Some(anchor) = self.anchor() {
            // Amid or behind a content: it ends or is interrupted, and the source relays it.
            let claim = &self.placed[anchor].claim;
            let (content, end) = (claim.start, claim.end);
            let who = named(self, found);
            self.relayed_by(anchor, who);
            let resume = self.resumption(found.end, end);
            let upto = self.trim(at, content);
            match resume {
                Some(resume) if self.placed[anchor].claim.before.is_none() && upto > content => {
                    let claim = &mut self.placed[anchor].claim;
                    claim.before = Some(content..upto);
                    claim.start = resume;
                }
                _ => self.truncate(0, at),
            }
            return;
        }
        let leading = at == start
            || (start..at).all(|i| {
                matches!(
                    self.phrases.class(i),
                    Class::Mark | Class::Conjunction | Class::Subordinator
                )
            });
        let mut claim = Claim {
            cue: found.cue.clone(),
            lemma: found.lemma.to_owned(),
            rule: found.rule,
            rules: Vec::new(),
            stance: Stance::Assert,
            feels: false,
            careful: false,
            to_pronoun: false,
            continues: false,
            kind: Kind::Attribution,
            imperfect: false,
            conjoined: false,
            number: None,
            gender: None,
            clause: at,
            relative: false,
            by_pronoun: false,
            alone: false,
            opening: Opening::Clause,
            start: found.end,
            strip: false,
            end: limit,
            before: None,
            source: found.source.clone(),
            relay: None,
            addressee: None,
        };
        if leading {
            let mut from = found.end;
            while from < limit
                && (self.phrases.class(from) == Class::Mark && !self.phrases.opens_quotation(from)
                    || self.phrases.class(from) == Class::Complementiser)
            {
                from += 1;
            }
            if from < limit && self.phrases.opens_quotation(from) {
                from += 1;
            }
            if from >= limit {
                return;
            }
            claim.start = from;
            claim.rules.push("attribution.leading");
            self.close_quotation(&mut claim);
            self.place(claim, first, None);
            return;
        }
        // Behind a claim that is the whole sentence, it relays that claim.
        if let Some(last) = (first..self.placed.len()).find(|k| self.placed[*k].parent.is_none())
            && self.placed[last].claim.clause <= start + 1
        {
            let who = named(self, found);
            self.relayed_by(last, who);
            return;
        }
        claim.start = self.skip_openers(start, at);
        claim.end = self.trim(at, claim.start);
        if claim.end <= claim.start {
            return;
        }
        claim.rules.push("attribution.trailing");
        let resume = self.resumption(found.end, limit);
        if let Some(resume) = resume {
            claim.before = Some(claim.start..claim.end);
            claim.start = resume;
            claim.end = limit;
        }
        let (from, to) = (
            claim.before.as_ref().map_or(claim.start, |b| b.start),
            claim.end,
        );
        let index = self.placed.len();
        let end = claim.end;
        claim.clause = at;
        let mut placed = Placed::of(claim, None);
        self.resolve(&mut placed, None, first);
        if let Some(entity) = placed.speaker {
            self.speakers.remember(entity);
            self.last.insert(entity, index);
        }
        self.placed.push(placed);
        for k in first..index {
            let inner = &self.placed[k].claim;
            if self.placed[k].parent.is_none() && inner.cue.start >= from && inner.cue.start < to {
                self.placed[k].parent = Some(index);
            }
        }
        if end > found.end {
            self.open.push(index);
        }
    }

    /// Connectives at a sentence's head that belong to no content.
    fn skip_openers(&self, start: usize, limit: usize) -> usize {
        let mut at = start;
        // القاهرة - وكالات: the dateline is no content.
        if let Some(colon) =
            (start..limit.min(start + 8)).find(|i| self.phrases.mark(*i) == Some(':'))
            && !(start..colon).any(|i| self.phrases.class(i) == Class::Verb)
        {
            at = colon + 1;
        }
        while at < limit
            && (self.phrases.class(at) == Class::Mark && !self.phrases.opens_quotation(at)
                || self.phrases.class(at) == Class::Subordinator)
        {
            at += 1;
        }
        at
    }

    /// Where a content goes on after an attribution between commas or dashes.
    fn resumption(&self, end: usize, limit: usize) -> Option<usize> {
        let p = self.phrases;
        let next = end + 1;
        if next + 1 >= limit || !matches!(p.mark(end), Some('،' | ',' | '-' | '–')) {
            return None;
        }
        if p.conjoined(next)
            || matches!(
                p.class(next),
                Class::Subordinator | Class::Mark | Class::Time | Class::Number
            )
        {
            return None;
        }
        let cue = read_cue(&self.document.words[next].folded)
            .iter()
            .any(|m| matches!(m.form, CueForm::Participle | CueForm::Perfect));
        (!cue).then_some(next)
    }

    fn relayed_by(&mut self, index: usize, who: Option<(Speaker, NounPhrase)>) {
        let Some((speaker, phrase)) = who else { return };
        let document = find::DOCUMENTS.contains(&find::bare(self.phrases.folded(phrase.head)));
        let placed = &mut self.placed[index];
        if Some(speaker.entity) != placed.speaker
            && !placed.extra.contains(&speaker.entity)
            && !document
        {
            placed.extra.insert(0, speaker.entity);
        }
    }

    /// A relay verb whose whole content is one other claim makes no statement of its own.
    fn drop_relays(&mut self) {
        for inner in 0..self.placed.len() {
            let Some(outer) = self.placed[inner].parent else {
                continue;
            };
            let (o, i) = (&self.placed[outer], &self.placed[inner]);
            let whole = i.claim.clause <= o.claim.start + 1
                && i.claim.end + 1 >= o.claim.end
                && i.claim.cue.start >= o.claim.start
                && o.claim.before.is_none();
            if whole
                && !i.claim.relative
                && i.claim.end > i.claim.start
                && i.speaker.is_some()
                && i.speaker != o.speaker
                && matches!(o.claim.opening, Opening::Clause | Opening::Colon)
                && matches!(o.claim.stance, Stance::Assert | Stance::Affirm)
                && matches!(
                    o.claim.kind,
                    Kind::Finite | Kind::Participle | Kind::Attribution
                )
            {
                self.placed[outer].dropped = true;
            }
        }
        for placed in &mut self.placed {
            if placed.claim.end <= placed.claim.start {
                placed.dropped = true;
            }
        }
    }

    fn chain_of(&self, at: usize, depth: usize) -> Vec<EntityId> {
        let placed = &self.placed[at];
        if depth > 12 {
            return Vec::new();
        }
        let mut chain = match (placed.inherits, placed.parent) {
            (Some(from), _) => self.chain_of(from, depth + 1),
            (None, Some(parent)) => {
                let mut chain = self.chain_of(parent, depth + 1);
                if let Some(speaker) = self.placed[parent].speaker
                    && !chain.contains(&speaker)
                {
                    chain.push(speaker);
                }
                chain
            }
            (None, None) => Vec::new(),
        };
        let own = placed.own.iter().filter(|_| depth == 0);
        for extra in placed.extra.iter().chain(own) {
            if !chain.contains(extra) {
                chain.push(*extra);
            }
        }
        chain.retain(|entity| Some(*entity) != placed.speaker);
        chain
    }

    fn finish(self) -> Vec<Draft> {
        // What keeps no content is none: it is left out before the others get their numbers.
        let told: Vec<Option<Told>> = (0..self.placed.len()).map(|at| self.told(at)).collect();
        let mut order: Vec<usize> = (0..told.len()).filter(|at| told[*at].is_some()).collect();
        order.sort_by_key(|at| (self.placed[*at].claim.cue.start, *at));
        let mut number = vec![None; self.placed.len()];
        for (new, old) in order.iter().enumerate() {
            number[*old] = Some(new);
        }
        let mut out = Vec::with_capacity(order.len());
        for old in order {
            let placed = &self.placed[old];
            let claim = &placed.claim;
            let Some(Told { content, spans }) = told[old].clone() else {
                continue;
            };
            let mut parent = placed.parent;
            while let Some(p) = parent
                && number[p].is_none()
            {
                parent = self.placed[p].parent;
            }
            let mut rules = vec![claim.rule];
            rules.extend(claim.rules.iter().copied());
            out.push(Draft {
                cue: claim.cue.clone(),
                lemma: claim.lemma.clone(),
                speaker: placed.speaker,
                mention: placed.mention,
                how: placed.how,
                why_none: placed.why_none,
                chain: self.chain_of(old, 0),
                addressee: placed.addressee,
                form: form::form(self.phrases, claim, &content),
                stance: stance::stance(self.phrases, claim, &content),
                content,
                spans,
                parent: parent.and_then(|p| number[p]),
                rules,
            });
        }
        out
    }

    /// The content of a claim that was kept; none where nothing of it is left.
    fn told(&self, at: usize) -> Option<Told> {
        let placed = &self.placed[at];
        if placed.dropped {
            return None;
        }
        let claim = &placed.claim;
        let mut content: Vec<Range<usize>> = Vec::new();
        content.extend(claim.before.clone());
        content.push(claim.start..claim.end);
        let spans: Vec<Span> = content
            .iter()
            .enumerate()
            .filter_map(|(at, words)| self.content_span(words.clone(), at == 0 && claim.strip))
            .collect();
        (!spans.is_empty()).then_some(Told { content, spans })
    }

    /// The places of content words, without marks at their edges.
    fn content_span(&self, words: Range<usize>, strip: bool) -> Option<Span> {
        let p = self.phrases;
        let mut start = words.start;
        let mut end = words.end.min(self.document.words.len());
        while start < end
            && p.class(start) == Class::Mark
            && !matches!(p.mark(start), Some('(' | '['))
        {
            start += 1;
        }
        while start < end
            && p.class(end - 1) == Class::Mark
            && !matches!(p.mark(end - 1), Some(')' | ']' | '%' | '؟' | '?'))
        {
            end -= 1;
        }
        if start >= end {
            return None;
        }
        let mut span = self.document.span_of(start..end);
        let first = &self.document.words[start];
        if strip && start == words.start {
            let without = first.mention_start();
            if without > first.span.start {
                span.start = without;
            } else if first.folded.starts_with(['ب', 'ل', 'ك']) && !first.folded.starts_with("لل")
            {
                span.start += 1;
            }
        } else if first.analysis.clitics.conjunction.is_some() && first.span.len() > 2 {
            // A conjunction before the content joins it to what went before.
            span.start += 1;
        }
        Some(span)
    }
}
