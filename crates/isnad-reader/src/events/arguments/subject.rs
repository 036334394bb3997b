//! Who a verb says did it: the clause's subject, wherever Arabic lets it stand.
//!
//! After the verb (`قصف الجيش`), before it (`إن المقاومة سيطرت`), in the noun its relative describes
//! (`الفصيل الذي خطف`), as the pronoun on what opens the clause (`أعلنت الشرطة أنها اعتقلت`), shared
//! with the verb it is joined to (`هاجموا القرية وقتلوا`), or not at all: then it is the topic of
//! what came before, and nobody where that does not agree.

use std::ops::Range;

use isnad_arabic::{Gender, Number};
use isnad_record::EventType;

use super::is_armed;
use crate::entities::{Entity, EntityId};
use crate::events::Report;
use crate::phrases::{Class, NounPhrase, Place};

/// How far back a clause, and a subject shared with an earlier verb, is sought.
const BACK: usize = 60;

/// Verbs whose object does what the clause after them says: `طالب روسيا بأن تسحب`.
const MOVING: [&str; 12] = [
    "طالب", "دعا", "حث", "ناشد", "امر", "اجبر", "الزم", "ارغم", "كلف", "سمح", "منع", "حض",
];

impl Report<'_> {
    /// The first word of the verb's group: its particles, negation and auxiliary.
    pub(super) fn verb_front(&self, at: usize, floor: usize) -> usize {
        let mut front = at;
        while front > floor
            && matches!(
                self.phrases.class(front - 1),
                Class::VerbParticle | Class::Negation | Class::Adverb | Class::Time
            )
            && !self.phrases.conjoined(front)
        {
            front -= 1;
        }
        front
    }

    /// The subject of a verb and where it stands.
    pub(in crate::events) fn subject(
        &self,
        at: usize,
        sentence: &Range<usize>,
    ) -> (Option<NounPhrase>, Option<Place>) {
        let features = self.phrases.features(at);
        let start = sentence.start.max(at.saturating_sub(BACK));
        let floor = self.clause_start(at, start);
        let front = self.verb_front(at, floor);
        let limit = self.clause_end(at + 1, sentence.end.min(at + BACK));
        // `، فإيران وأمريكا يحاربان`: ف opens a clause of its own.
        let floor = (floor..front)
            .rev()
            .find(|p| {
                self.phrases.class(*p) == Class::Noun
                    && self.document.words[*p].analysis.clitics.conjunction == Some('ف')
            })
            .unwrap_or(floor);
        if front > start && self.phrases.class(front - 1) == Class::Relative {
            // `الذين تحتجزهم`, `التي يسيطر عليها التنظيم`: the pronoun is the one described.
            if self.document.words[at].analysis.enclitic.is_none()
                && self.phrases.class(at + 1) != Class::PrepositionPronoun
                && let Some(subject) = self.one_described(front - 1, start)
            {
                return (Some(subject), Some(Place::Antecedent));
            }
        } else if front > start && self.is_pronoun_opener(front - 1, features.gender) {
            // `أعلنت الشرطة أنها اعتقلت 40 شخصا`: what follows is no subject.
            return (None, None);
        } else if !self.phrases.conjoined(front) || self.follows_as_for(front, floor) {
            let opened = floor > start
                || matches!(self.phrases.class(floor), Class::Auxiliary | Class::Number)
                || self.phrases.is_approximation(floor);
            if let Some(phrase) = self.topic_before(front, floor)
                && (opened
                    || self.phrases.has_article(phrase.head)
                    || !self.who(&phrase).is_empty())
                && self.agrees_behind(&phrase, features.number, features.gender)
            {
                return (Some(phrase), Some(Place::Before));
            }
            if let Some(subject) = self.phrases.subject_before(at, floor)
                && self.agrees_behind(&subject.phrase, features.number, features.gender)
                && !self.is_governed(subject.phrase.words.start, floor)
                && !self.is_tail(subject.phrase.words.start, floor)
                && !self.who(&subject.phrase).is_empty()
                && self.document.words[at].analysis.enclitic.is_none()
            {
                return (Some(subject.phrase), Some(Place::Before));
            }
            // `قوات أخرى للمقاومة تقدمت`
            if front > floor + 1
                && self.phrases.proclitic(front - 1) == Some('ل')
                && !self.phrases.conjoined(front)
                && let Some(subject) = self.phrases.subject_before(front - 1, floor)
                && self.force_of(&subject.phrase).is_some()
            {
                return (Some(subject.phrase), Some(Place::Before));
            }
        }
        if matches!(features.number, Some(Number::Plural | Number::Dual)) {
            return (None, None);
        }
        match self.phrases.subject_after(at, limit) {
            Some(subject) => (Some(self.first_named(subject.phrase)), Some(Place::After)),
            // `استشهد وأصيب عدد من المواطنين`: both of the subject after the second.
            None if self.phrases.class(at + 1) == Class::Verb && self.phrases.conjoined(at + 1) => {
                let limit = self.clause_end(at + 2, sentence.end.min(at + BACK));
                match self.phrases.subject_after(at + 1, limit) {
                    Some(subject) => (Some(self.first_named(subject.phrase)), Some(Place::After)),
                    None => (None, None),
                }
            }
            None => (None, None),
        }
    }

    /// The phrase up to the state or body it names, where another mention begins right behind:
    /// `دعت الولايات المتحدة | قادة المنطقة`. Behind a person's name it would be his office.
    fn first_named(&self, mut phrase: NounPhrase) -> NounPhrase {
        if phrase.is_coordinated() {
            return phrase;
        }
        let Some(mention) = self.entities.mention_in(phrase.words.clone()) else {
            return phrase;
        };
        let Some(first) = self.entities.mention(mention) else {
            return phrase;
        };
        let end = first.words.end;
        let next = self.entities.mention_in(end..phrase.words.end);
        let beside = next
            .and_then(|m| self.entities.mention(m))
            .is_some_and(|m| m.words.start == end && self.phrases.class(end) == Class::Noun);
        // `زار محمد بن نايف | تركيا`: what follows a person is his office, but for a land.
        let land = next
            .and_then(|m| self.entities.mention(m))
            .is_some_and(|m| {
                m.words.start == end
                    && m.kind == isnad_record::MentionKind::Name
                    && m.entity_type == isnad_record::EntityType::Gpe
            });
        let person = first.entity_type == isnad_record::EntityType::Per;
        if first.words.start == phrase.words.start && (!person && beside || person && land) {
            phrase.words.end = end;
            phrase.members = vec![phrase.words.clone()];
            phrase.first = phrase.words.clone();
        }
        phrase
    }

    /// The noun a relative describes: the nearest before it that agrees with the relative.
    fn one_described(&self, relative: usize, floor: usize) -> Option<NounPhrase> {
        let number = match self.phrases.folded(relative) {
            "الذين" => Some(Number::Plural),
            "اللذان" | "اللذين" | "اللتان" | "اللتين" => Some(Number::Dual),
            _ => None,
        };
        let found = self.phrases.antecedent(relative, floor)?.phrase;
        if number.is_none() || self.is_many(&found) {
            return Some(found);
        }
        // `المقاتلين من أفغانستان وتركستان الذين`: those described stand further off.
        let from = floor.max(found.words.start.saturating_sub(8));
        let many = (from..found.words.start).rev().find(|at| {
            let folded = self.phrases.folded(*at);
            self.phrases.class(*at) == Class::Noun
                && self.phrases.has_article(*at)
                && (folded.ends_with("ين") || folded.ends_with("ون"))
        })?;
        let whole = crate::phrases::Extent::single(found.words.start);
        self.phrases.noun_phrase(many, whole)
    }

    /// True for a phrase of several people.
    fn is_many(&self, phrase: &NounPhrase) -> bool {
        let mut found = self.who(phrase).into_iter().peekable();
        if found.peek().is_none() {
            return self.phrases.features(phrase.head).number != Some(Number::Singular);
        }
        found.any(|id| {
            self.entities.get(id).is_some_and(|e| {
                e.number != Some(Number::Singular)
                    && matches!(
                        e.kind,
                        isnad_record::EntityType::Grp | isnad_record::EntityType::Org
                    )
            })
        })
    }

    /// The phrase that opens the clause, where nothing but its own complements stands between it
    /// and the verb: `إن المقاومة الشعبية في تعز، بدعم من التحالف، سيطرت`.
    fn topic_before(&self, verb: usize, floor: usize) -> Option<NounPhrase> {
        let mut start = floor;
        while start < verb
            && matches!(
                self.phrases.class(start),
                Class::Auxiliary
                    | Class::Adverb
                    | Class::Conjunction
                    | Class::Time
                    | Class::Mark
                    | Class::Subordinator
                    | Class::VerbParticle
            )
            && !self.phrases.opens_quotation(start)
        {
            start += 1;
        }
        if start >= verb
            || self.phrases.proclitic(start).is_some()
            || !matches!(
                self.phrases.class(start),
                Class::Noun | Class::Number | Class::Demonstrative
            ) && !self.phrases.opens_quotation(start)
                && !self.phrases.is_approximation(start)
        {
            return None;
        }
        let phrase = self
            .phrases
            .noun_phrase(start, crate::phrases::Extent::subject(verb))?;
        let indefinite = !self.phrases.features(phrase.head).definite
            && !self.phrases.has_article(phrase.head)
            && self.phrases.name_at(phrase.head).is_none();
        let mut at = phrase.words.end;
        let mut dashes = 0;
        while at < verb {
            if matches!(self.phrases.mark(at), Some('-' | '–')) {
                dashes += 1;
            }
            let next = if self.phrases.class(at) == Class::Relative {
                self.phrases.relative_past(at, verb)
            } else if self.phrases.class(at) == Class::Verb
                && indefinite
                && !self.phrases.conjoined(at)
                && (at + 1..verb).all(|w| {
                    !matches!(
                        self.phrases.class(w),
                        Class::Verb | Class::Complementiser | Class::Subordinator
                    )
                })
            {
                // `خمس سيارات تعود لناشطين دمرت`: an indefinite noun's relative has no opener.
                verb
            } else if let Some(past) = self.apposition_past(at, verb) {
                past
            } else {
                self.phrases.skip_complements(at, verb)
            };
            if next <= at {
                return None;
            }
            at = next;
        }
        // `الدوحة - وقعت`: one dash closes a dateline.
        (dashes % 2 == 0).then_some(phrase)
    }

    /// One past an apposition between commas: `إيران، الحليف الرئيسي لسوريا، تدعم`.
    fn apposition_past(&self, at: usize, verb: usize) -> Option<usize> {
        let comma = |word: usize| matches!(self.phrases.mark(word), Some('،' | ','));
        if !comma(at) || !self.phrases.has_article(at + 1) {
            return None;
        }
        let extent = crate::phrases::Extent::single(verb);
        let mut end = self.phrases.noun_phrase(at + 1, extent)?.words.end;
        if end < verb && !comma(end) {
            end = self.phrases.skip_complements(end, verb);
        }
        // What skips complements may have gone past the comma.
        (end > at + 1 && end <= verb && (comma(end) || comma(end - 1)))
            .then(|| if comma(end) { end + 1 } else { end })
    }

    /// True after أما: its noun is the subject of the verb that ف opens.
    fn follows_as_for(&self, verb: usize, floor: usize) -> bool {
        floor > 0
            && matches!(
                self.document.words[floor - 1].folded.as_str(),
                "اما" | "واما"
            )
            && self.document.words[verb].folded.starts_with('ف')
    }

    /// True for what is only joined to a phrase before it: `من المدنيين ورجال الشرطة قتلوا`.
    fn is_tail(&self, start: usize, floor: usize) -> bool {
        start > floor
            && self.phrases.conjoined(start)
            && self.phrases.class(start - 1) != Class::Mark
    }

    /// True for أنها, أنه, لأنهم: its pronoun is the subject of the verb after it.
    fn is_pronoun_opener(&self, at: usize, gender: Option<Gender>) -> bool {
        if !matches!(
            self.phrases.class(at),
            Class::Complementiser | Class::Subordinator
        ) {
            return false;
        }
        let folded = self.phrases.folded(at);
        folded.ends_with("نها") && gender != Some(Gender::Masculine)
            || folded.ends_with("نه") && gender != Some(Gender::Feminine)
            || folded.ends_with("نهم")
            || folded.ends_with("نهما")
    }

    /// True for those who only tell: sources, witnesses, media.
    fn only_tells(&self, id: EntityId) -> bool {
        self.entities.get(id).is_some_and(|e| {
            let name = isnad_arabic::fold(&e.name);
            e.sector == Some(isnad_record::Sector::Jrn)
                || [
                    "مصدر",
                    "مصادر",
                    "شهود",
                    "شاهد",
                    "صحيفه",
                    "وكاله",
                    "تقرير",
                    "المرصد",
                    "مراسل",
                ]
                .iter()
                .any(|word| name.starts_with(word))
        })
    }

    /// Who did what a verb of force says where its clause names nobody: never one who only tells.
    pub(super) fn unexpressed_doer(
        &self,
        at: usize,
        kind: EventType,
        sentence: &Range<usize>,
    ) -> Vec<EntityId> {
        let mut found = self.unexpressed(at, sentence);
        if super::force::is_force(kind) {
            found.retain(|id| !self.only_tells(*id));
        }
        found
    }

    /// True for a verb that is the noun of the same letters: the object of the verb before it
    /// (`وثق التقرير قتل مدنيين`, `عزمهما طرد التنظيم`).
    pub(in crate::events) fn is_verbal_noun(&self, at: usize, floor: usize) -> bool {
        let word = &self.document.words[at];
        if self.phrases.conjoined(at)
            || at <= floor
            || word.folded != isnad_arabic::fold(&word.analysis.lemma)
        {
            return false;
        }
        let before = at - 1;
        let noun = self.phrases.class(before) == Class::Noun;
        if noun
            && self.phrases.features(before).verbal_noun
            && self.document.words[before].analysis.enclitic.is_some()
        {
            return true;
        }
        let start = floor.max(at.saturating_sub(8));
        let verb = (start..at)
            .rev()
            .find(|v| self.phrases.class(*v) == Class::Verb);
        verb.is_some_and(|verb| {
            self.phrases.subject_after(verb, at).is_some_and(|s| {
                let last = s.phrase.words.end - 1;
                (last == before || self.phrases.skip_complements(last + 1, at) == at)
                    && (self.phrases.has_article(last) || self.phrases.name_at(last).is_some())
            })
        })
    }

    /// True for a phrase inside another: behind a preposition.
    fn is_governed(&self, start: usize, floor: usize) -> bool {
        start > floor && self.phrases.class(start - 1) == Class::Preposition
    }

    /// True where a phrase can be the subject of a verb behind it, which agrees in full.
    fn agrees_behind(
        &self,
        phrase: &NounPhrase,
        number: Option<Number>,
        gender: Option<Gender>,
    ) -> bool {
        let found = self.who(phrase);
        if let Some(entity) = found.first().and_then(|id| self.entities.get(*id))
            && found.len() == 1
            && entity.agrees(gender, number)
        {
            return true;
        }
        if matches!(number, Some(Number::Plural | Number::Dual)) {
            let folded = self.phrases.folded(phrase.head);
            return phrase.is_coordinated()
                || self.phrases.class(phrase.head) == Class::Number
                || self.phrases.features(phrase.head).number != Some(Number::Singular)
                || ["ا", "ان", "ون", "ين", "ات", "و"]
                    .iter()
                    .any(|end| folded.ends_with(end));
        }
        self.phrases.agrees(phrase, number, gender)
    }

    /// True where the phrase after a verb can be its subject: verbs before their subject agree in
    /// gender alone, and groups and bodies take the feminine as well.
    pub(super) fn agrees_after(&self, phrase: &NounPhrase, gender: Option<Gender>) -> bool {
        let found = self.who(phrase);
        if let Some(entity) = found.first().and_then(|id| self.entities.get(*id)) {
            let counted = self.phrases.class(phrase.head) == Class::Number;
            // `خرق الحظر وزار روسيا`: a land's name that is feminine does not follow زار.
            let name = self.phrases.folded(phrase.words.end - 1);
            if entity.kind == isnad_record::EntityType::Gpe
                && gender == Some(Gender::Masculine)
                && phrase.words.len() == 1
                && (name.ends_with('ا') || name.ends_with('ه'))
            {
                return false;
            }
            if !counted && entity.kind != isnad_record::EntityType::Per {
                return entity.agrees(gender, None)
                    || entity.kb.is_some()
                    || entity.sector.is_some();
            }
        }
        let mut head = phrase.head;
        if self.phrases.class(head) == Class::Number && head + 1 < phrase.words.end {
            head += 1;
        }
        match (self.phrases.features(head).gender, gender) {
            (Some(own), Some(asked)) => {
                own == asked
                    || head == phrase.head
                        && self.phrases.features(head).number == Some(Number::Plural)
            }
            _ => true,
        }
    }

    /// Who did what the verb says where its clause names nobody.
    pub(super) fn unexpressed(&self, at: usize, sentence: &Range<usize>) -> Vec<EntityId> {
        let features = self.phrases.features(at);
        let (number, gender) = (features.number, features.gender);
        let fit = |ids: &[EntityId]| {
            ids.len() > 1 && number != Some(Number::Singular)
                || ids.iter().any(|id| {
                    self.entities
                        .get(*id)
                        .is_some_and(|e| e.is_agent() && e.agrees(gender, number))
                })
        };
        let start = sentence.start.max(at.saturating_sub(BACK));
        let front = self.verb_front(at, start);
        let opener = front.checked_sub(1).filter(|o| *o >= start);
        // `طالب روسيا بأن تسحب`: the one moved to do it.
        let moved = opener.is_some_and(|o| {
            matches!(self.phrases.folded(o), "ان" | "بان") && features.tense.is_some()
        });
        let mut seen = 0;
        for before in (start..front).rev() {
            if self.phrases.class(before) != Class::Verb
                || seen > 5
                || self.is_verbal_noun(before, start)
            {
                continue;
            }
            seen += 1;
            let (subject, place) = self.subject(before, sentence);
            if moved
                && MOVING.contains(&isnad_arabic::fold(&self.lemma(before)).as_str())
                && seen == 1
            {
                let from = match (&subject, place) {
                    (Some(phrase), Some(Place::After)) => phrase.words.end,
                    _ => before + 1,
                };
                let object = self.phrases.object_after(from, front);
                let found = object.map_or(Vec::new(), |p| self.who(&p));
                if fit(&found) {
                    return found;
                }
            }
            let earlier = self.phrases.features(before);
            if gender.is_some() && earlier.gender.is_some() && gender != earlier.gender {
                continue;
            }
            // A verb of a relative clause tells of another, unless this one is joined to it.
            if place == Some(Place::Antecedent) && !self.phrases.conjoined(front) {
                continue;
            }
            if let Some(phrase) = subject
                && phrase.words.end <= at
            {
                let mut found = self.who(&phrase);
                if place == Some(Place::After) && !found.iter().any(|id| self.is_body(*id)) {
                    // `وأعدم أجانب وشن هجمات`: what looks like its subject is its object.
                    let shared = self.shared_subject(before, EventType::Assault, sentence);
                    if !shared.is_empty() {
                        found = shared;
                    }
                }
                if fit(&found) {
                    return found;
                }
            }
        }
        let found = self.topic_of_sentence_before(at);
        if fit(&found) {
            return found;
        }
        self.referent(at, number, gender)
    }

    /// The subject of the sentence before, where it is known.
    fn topic_of_sentence_before(&self, at: usize) -> Vec<EntityId> {
        let before = self
            .document
            .sentence_of(at)
            .and_then(|s| s.checked_sub(1))
            .map(|s| self.document.sentences[s].words.clone());
        let Some(before) = before else {
            return Vec::new();
        };
        let verb = before
            .clone()
            .take(BACK)
            .find(|at| self.phrases.class(*at) == Class::Verb);
        match verb.map(|verb| self.subject(verb, &before)) {
            Some((Some(phrase), _)) => self.who(&phrase),
            _ => Vec::new(),
        }
    }

    /// The subject an earlier verb shares with one joined to it, where that is someone who does
    /// such things: `سيطر على بلدات وأعدم أجانب`.
    pub(super) fn shared_subject(
        &self,
        at: usize,
        kind: EventType,
        sentence: &Range<usize>,
    ) -> Vec<EntityId> {
        if !self.phrases.conjoined(at) {
            return Vec::new();
        }
        let start = sentence.start.max(at.saturating_sub(BACK));
        let features = self.phrases.features(at);
        let mut seen = 0;
        for before in (start..at).rev() {
            if self.phrases.class(before) != Class::Verb || self.is_verbal_noun(before, start) {
                continue;
            }
            seen += 1;
            let earlier = self.phrases.features(before);
            if seen > 3
                || earlier.gender.is_some()
                    && features.gender.is_some()
                    && earlier.gender != features.gender
            {
                break;
            }
            let (subject, place) = self.subject(before, sentence);
            let Some(phrase) = subject.filter(|p| p.words.end <= at) else {
                if self.phrases.conjoined(before) || place.is_none() {
                    continue;
                }
                break;
            };
            let found = self.who(&phrase);
            let acts = found.iter().any(|id| {
                self.entities.get(*id).is_some_and(|e: &Entity| {
                    e.agrees(features.gender, features.number)
                        && match kind {
                            EventType::Assault | EventType::Coerce => is_armed(e),
                            _ => e.is_agent(),
                        }
                })
            });
            return if acts { found } else { Vec::new() };
        }
        Vec::new()
    }
}
