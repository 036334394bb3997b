//! From a word that may be a cue to a claim: the frame its content stands in, its subject and the
//! one spoken to.
//!
//! The words after a cue are walked once. Whatever stands between it and its complementiser,
//! colon, quotation, preposition or object is subject, adverbial or addressee; a mark that ends
//! the sentence, or a verb of another clause, ends the walk and there is no claim.

use isnad_arabic::{Gender, Number, Pos};
use isnad_lexicon::cues::{CueForm, CueMatch, Frame};
use isnad_record::EntityType;

use super::claim::{Claim, Kind, Opening, Source};
use crate::entities::Entities;
use crate::phrases::{Class, Extent, NounPhrase, Phrases, Place};

/// What the walk knows of the report.
pub(super) struct Finder<'a, 'd> {
    pub phrases: &'a Phrases<'d>,
    pub entities: &'a Entities,
}

/// What the walk found after a cue.
struct Found {
    opening: Opening,
    start: usize,
    strip: bool,
    subject: Option<NounPhrase>,
    addressee: Option<NounPhrase>,
    relay_source: Option<NounPhrase>,
}

/// Phrases with ب that say how a thing was said, never what.
const MANNERS: &[&str] = &[
    "بشكل",
    "بشده",
    "بقوه",
    "بوضوح",
    "بصوره",
    "بصراحه",
    "بطريقه",
    "باستمرار",
    "بالفعل",
    "بحزم",
    "بعد",
    "باسم",
    "بدوره",
    "بدورها",
    "بدورهم",
    "بالاسم",
    "بصفته",
    "بصفتها",
    "بدلا",
    "بالذات",
    "باسمه",
    "باسمها",
    "بمناسبه",
    "بحضور",
    "بالمناسبه",
    "بالتالي",
    "بالمقابل",
    "بحسب",
    "بصيغه",
    "بلهجه",
    "بالانكليزيه",
    "بالعربيه",
    "باختصار",
    "بالنسبه",
    "بشان",
    "باسمهم",
    "بدون",
    "بلا",
    "بذلك",
    "بهذا",
    "بالاضافه",
    "بعيدا",
    "بحق",
    "بين",
    "بينما",
];

/// What a claim is handed on in, whose author speaks.
pub(super) const DOCUMENTS: &[&str] = &[
    "بيان",
    "تقرير",
    "وثيقه",
    "دراسه",
    "مقال",
    "مقاله",
    "رساله",
    "مذكره",
    "بلاغ",
    "قرار",
    "حصيله",
    "احصاءات",
    "احصائيات",
    "احصاييات",
    "ارقام",
    "بيانات",
    "تقارير",
    "وثائق",
    "وثايق",
    "استطلاع",
    "مشروع",
    "تصريحات",
    "تصريح",
    "كلمه",
    "منشور",
    "تغريده",
    "كتاب",
    "نص",
    "خطاب",
    "معلومات",
    "تحقيق",
    "تحقيقات",
    "برقيه",
    "تدوينه",
    "مسوده",
    "افاده",
    "روايه",
    "شهاده",
    "لائحه",
    "لايحه",
    "توقعات",
    "تقديرات",
    "ملخص",
];

/// A word without its article.
pub(super) fn bare(folded: &str) -> &str {
    let stem = folded.strip_prefix("لل").unwrap_or(folded);
    match stem.strip_prefix("ال") {
        Some(rest) if rest.chars().count() >= 3 => rest,
        _ => stem,
    }
}

impl Finder<'_, '_> {
    /// The claim a word makes under one of its readings.
    pub fn claim(&self, at: usize, found: &CueMatch, limit: usize, floor: usize) -> Option<Claim> {
        match found.form {
            CueForm::FirstPerson => None,
            CueForm::Perfect | CueForm::Imperfect => self.finite(at, found, limit, floor),
            CueForm::Participle => self.participle(at, found, limit, floor),
            CueForm::DefiniteParticiple => self.accused(at, found, limit),
            CueForm::VerbalNoun => self.verbal_noun(at, found, limit, floor),
        }
    }

    fn blank(&self, at: usize, found: &CueMatch, kind: Kind, what: &Found, end: usize) -> Claim {
        Claim {
            cue: at..at + 1,
            lemma: found.cue.lemma.to_owned(),
            rule: found.cue.rule,
            rules: Vec::new(),
            stance: found.cue.stance,
            feels: found.cue.traits.feels,
            careful: found.cue.traits.careful,
            to_pronoun: found.pronoun
                && found.cue.frames.iter().any(|f| {
                    matches!(
                        f,
                        Frame::AddresseePrep(_) | Frame::AddresseeClause | Frame::AddresseeObject
                    )
                }),
            continues: found.cue.traits.continues,
            kind,
            imperfect: found.form == CueForm::Imperfect,
            conjoined: found.conjunction,
            number: Some(found.number),
            gender: found.gender,
            clause: at,
            relative: false,
            by_pronoun: false,
            alone: false,
            opening: what.opening,
            start: what.start,
            strip: what.strip,
            end,
            before: None,
            source: Source::Implied,
            relay: None,
            addressee: what.addressee.clone(),
        }
    }

    fn finite(&self, at: usize, found: &CueMatch, limit: usize, floor: usize) -> Option<Claim> {
        let p = self.phrases;
        // What comes before: a relative, a subject, a negation.
        let mut before = at;
        let mut relative = None;
        let mut negated = false;
        while before > floor {
            match p.class(before - 1) {
                Class::VerbParticle | Class::Adverb => before -= 1,
                Class::Auxiliary if !found.conjunction => before -= 1,
                Class::Negation => {
                    negated = true;
                    break;
                }
                Class::Relative => {
                    relative = Some(before - 1);
                    break;
                }
                // الذي سبق أن قال
                Class::Complementiser if before > floor + 1 && p.folded(before - 2) == "سبق" => {
                    before -= 2;
                }
                _ => break,
            }
        }
        if negated && !matches!(found.cue.lemma, "استبعد") {
            return None;
        }
        if before > floor && found.pronoun && p.folded(before - 1) == "ما" {
            return self.taken_up(at, found, limit, floor, None);
        }
        // قبل أن يعلن: a subjunctive says nothing yet.
        if before > floor
            && found.form == CueForm::Imperfect
            && p.folded(before - 1) == "ان"
            && !found.conjunction
        {
            return None;
        }
        // ما يؤكد, مما يشير, وذلك يدل: things show, nobody says.
        if before > floor
            && !found.pronoun
            && (matches!(p.folded(before - 1), "ما" | "مما" | "ذلك" | "هذا" | "هو")
                || p.class(before - 1) == Class::Demonstrative && !p.has_article(before))
        {
            return None;
        }
        if p.name_at(at).is_some() {
            return None;
        }
        // بين, عبر, رد: prepositions and nouns as often as verbs.
        let prepositional = p.class(at) == Class::Preposition;
        if prepositional {
            let opens = found.conjunction
                || before == floor
                || before < at
                || matches!(
                    p.class(before - 1),
                    Class::Mark | Class::Subordinator | Class::Relative
                );
            if found.pronoun || found.number != Number::Singular || !opens {
                return None;
            }
        }
        // إنه يأمل: the pronoun is the subject; it takes up who is speaking.
        let by_pronoun = before > floor
            && !found.conjunction
            && matches!(
                p.folded(before - 1),
                "انه"
                    | "انها"
                    | "انهم"
                    | "بانه"
                    | "بانها"
                    | "لكنه"
                    | "لكنها"
                    | "لكنهم"
                    | "لانه"
                    | "لانها"
                    | "انهما"
                    | "كونه"
                    | "كونها"
            );
        // أما الوفد فاتهم: the noun after أما is the subject of the verb that ف opens.
        let as_for = (floor.saturating_sub(1)..before)
            .rev()
            .take(14)
            .find(|w| matches!(p.folded(*w), "اما" | "واما"))
            .filter(|_| p.document.words[at].folded.starts_with('ف'));
        let subject_before = if found.conjunction && as_for.is_none() || relative.is_some() {
            None
        } else {
            let floor = as_for.map_or(floor, |w| w + 1);
            p.subject_before(at, floor).filter(|subject| {
                (p.agrees(&subject.phrase, Some(found.number), found.gender)
                    || self.is_agent(&subject.phrase))
                    && !self.is_temporal(&subject.phrase)
            })
        };
        let antecedent = relative.and_then(|r| p.antecedent(r, floor));
        // الواقع الذي يؤكد, الأيام تثبت: what cannot speak makes no statement.
        if !found.pronoun
            && [&subject_before, &antecedent]
                .into_iter()
                .flatten()
                .any(|s| !self.is_agent(&s.phrase))
            && !found.cue.traits.passive
            && !(found.cue.lemma == "اعتقد" && subject_before.is_some())
        {
            return None;
        }
        let known = subject_before.is_some() || relative.is_some() && !found.pronoun;
        if found.pronoun
            && let Some(claim) = self.taken_up(at, found, limit, floor, relative)
        {
            return Some(claim);
        }
        // هجمات تبناها التنظيم: the pronoun is the whole content, and stands for words before it.
        if found.pronoun
            && found.cue.frames.contains(&Frame::Object)
            && !found.cue.frames.iter().any(|f| {
                matches!(
                    f,
                    Frame::Clause | Frame::ObjectPrep(_) | Frame::DescribePrep(_)
                )
            })
        {
            return None;
        }
        let walked = self.walk(at, found, limit, known);
        let Some(what) = walked else {
            return self.quotation_before(at, found, limit, floor);
        };
        let passive = found.cue.traits.passive
            || found.cue.lemma == "اعتقد"
                && found.form == CueForm::Imperfect
                && found.number == Number::Singular
                && found.gender == Some(Gender::Masculine)
                && what.subject.is_none()
                && !found.conjunction
                && !subject_before
                    .as_ref()
                    .is_some_and(|s| self.is_agent(&s.phrase))
                && antecedent.is_none();
        // يذكر أن, يبدو أن: nobody says it.
        if what.subject.is_none()
            && found.cue.lemma == "ذكر"
            && found.form == CueForm::Imperfect
            && subject_before.is_none()
            && antecedent.is_none()
        {
            return None;
        }
        let marked = !matches!(
            found.cue.stance,
            isnad_record::Stance::Assert
                | isnad_record::Stance::Affirm
                | isnad_record::Stance::Deny
        );
        if what.opening == Opening::Clause
            && found.pronoun
            && !found.cue.frames.iter().any(|f| {
                matches!(
                    f,
                    Frame::AddresseePrep(_)
                        | Frame::AddresseeClause
                        | Frame::AddresseeObject
                        | Frame::DescribePrep(_)
                        | Frame::ObjectPrep(_)
                )
            })
        {
            return None;
        }
        let addresses = found
            .cue
            .frames
            .iter()
            .any(|f| matches!(f, Frame::AddresseePrep(_) | Frame::AddresseeObject));
        // ودعا المغرر بهم إلى العودة: who cannot speak is spoken to.
        let mut what = what;
        if addresses
            && found.conjunction
            && what.addressee.is_none()
            && what
                .subject
                .as_ref()
                .is_some_and(|s| !self.is_agent(s) || !p.agrees(s, None, found.gender))
        {
            what.addressee = what.subject.take();
        }
        if marked
            && what
                .subject
                .as_ref()
                .is_some_and(|s| !self.is_agent(s) && what.opening != Opening::Object)
        {
            return None;
        }
        let blames = found.cue.lemma == "حمل";
        if blames && !self.responsibility(at, limit) {
            return None;
        }
        if what.opening == Opening::Object && !self.is_said(found.cue.lemma, what.start) {
            return None;
        }
        if found.cue.traits.document
            && what.subject.is_none()
            && subject_before.is_none()
            && antecedent.is_none()
        {
            return None;
        }
        if (found.cue.traits.careful || prepositional) && !passive && !blames {
            // A form that is also a common word needs someone who says it, or a plain frame.
            let named = what
                .subject
                .as_ref()
                .or(subject_before.as_ref().map(|s| &s.phrase))
                .or(antecedent.as_ref().map(|s| &s.phrase));
            let plain = matches!(
                what.opening,
                Opening::Clause | Opening::Quotation | Opening::Colon
            );
            let fits = match named {
                Some(subject) => self.is_agent(subject),
                None => {
                    by_pronoun
                        || plain && (found.conjunction || what.start <= at + 3)
                        || found.conjunction
                            && !prepositional
                            && p.class(at) == Class::Verb
                            && what.opening == Opening::Governed
                }
            };
            if !fits {
                return None;
            }
        }
        // A noun by its analysis: only a plain frame makes it a verb.
        if matches!(p.class(at), Class::Noun | Class::Adjective)
            && found.cue.traits.careful
            && !blames
            && !matches!(what.opening, Opening::Clause | Opening::Quotation)
        {
            return None;
        }
        // نظام X يعتبر جثة: is held to be, by nobody in particular.
        if matches!(found.cue.lemma, "اعتبر" | "عد")
            && found.form == CueForm::Imperfect
            && what.opening == Opening::Object
            && (subject_before.is_some() || relative.is_some())
        {
            return None;
        }
        if found.cue.lemma == "اعتقد"
            && found.form == CueForm::Perfect
            && what.subject.is_none()
            && subject_before.is_none()
        {
            return None;
        }
        // شبان يرغبون في: a describing verb after its noun is the report's own.
        let asyndetic = !found.conjunction
            && !passive
            && !matches!(p.folded(at + 1), "فيه" | "فيها")
            && relative.is_none()
            && !by_pronoun
            && what.subject.is_none()
            && before > floor
            && matches!(p.class(before - 1), Class::Noun | Class::Adjective);
        let subject_before = match subject_before {
            None if asyndetic => Some(self.mention_before(before)?),
            other => other,
        };
        let mut claim = self.blank(at, found, Kind::Finite, &what, limit);
        claim.relative = relative.is_some();
        if by_pronoun {
            claim.by_pronoun = true;
            let mut clause = before - 1;
            while clause > floor
                && matches!(
                    p.folded(clause - 1),
                    "رغم"
                        | "كما"
                        | "مع"
                        | "غير"
                        | "الا"
                        | "بيد"
                        | "علي"
                        | "الرغم"
                        | "بالرغم"
                        | "من"
                )
            {
                clause -= 1;
            }
            claim.clause = clause;
            return Some(claim);
        }
        if passive {
            claim.source = Source::Nobody;
            return Some(claim);
        }
        claim.clause = self.clause_start(before, floor);
        if let Some(subject) = what.subject {
            claim.alone = addresses && what.addressee.is_none() && found.conjunction;
            claim.source = Source::Named(subject, "speaker.after-verb");
        } else if let Some(subject) = subject_before {
            claim.clause = self.clause_start(subject.phrase.words.start, floor);
            claim.source = Source::Named(subject.phrase, "speaker.before-verb");
        } else if let Some(subject) = antecedent
            && !found.pronoun
        {
            debug_assert_eq!(subject.place, Place::Antecedent);
            claim.source = Source::Named(subject.phrase, "speaker.antecedent");
        }
        if let Some(source) = what.relay_source {
            // نقلت X عن Y: the subject relays.
            if let Source::Named(relay, _) =
                std::mem::replace(&mut claim.source, Source::Named(source, "speaker.relayed"))
            {
                claim.relay = Some(relay);
            }
        } else if found.cue.traits.relays
            && found.cue.lemma == "نقل"
            && what.opening != Opening::Clause
        {
            return None;
        }
        Some(claim)
    }

    /// The mention of an agent that ends right before a verb.
    fn mention_before(&self, at: usize) -> Option<crate::phrases::Subject> {
        let last = at.checked_sub(1)?;
        let mention = self
            .entities
            .mentions_at(last)
            .filter(|m| self.is_sound(*m))
            .filter_map(|m| Some((self.entities.mention(m)?, self.entities.entity_of(m)?)))
            .filter(|(m, e)| {
                m.words.end == at
                    && !m.place
                    && self
                        .entities
                        .get(*e)
                        .is_some_and(crate::entities::Entity::is_agent)
            })
            .last()?
            .0;
        let words = mention.words.clone();
        let p = self.phrases;
        // Governed by a preposition or a noun before it, it is no subject.
        if words.start > 0
            && (matches!(p.class(words.start - 1), Class::Preposition | Class::Noun)
                || p.proclitic(words.start).is_some())
        {
            return None;
        }
        Some(crate::phrases::Subject {
            phrase: NounPhrase {
                head: mention.head,
                first: words.clone(),
                members: vec![words.clone()],
                words,
            },
            place: Place::Before,
        })
    }

    /// What the verb's pronoun takes up is its content: the noun before a relative
    /// (`الهجوم الذي تبناه التنظيم`), the clause before وهو ما (`وهو ما تنفيه الحكومة`).
    fn taken_up(
        &self,
        at: usize,
        found: &CueMatch,
        limit: usize,
        floor: usize,
        relative: Option<usize>,
    ) -> Option<Claim> {
        let p = self.phrases;
        let judges = found.cue.lemma == "تبنى"
            || matches!(
                found.cue.stance,
                isnad_record::Stance::Accuse | isnad_record::Stance::Deny
            ) && !is_act(found.cue.lemma);
        if !found.cue.frames.contains(&Frame::Object) || !judges {
            return None;
        }
        let (start, end) = match relative {
            Some(relative) if p.class(relative) == Class::Relative => {
                let noun = p.antecedent(relative, floor)?;
                (noun.phrase.words.start, noun.phrase.words.end)
            }
            _ => {
                let mark = (floor..at)
                    .rev()
                    .find(|i| matches!(p.mark(*i), Some('،' | ',')))?;
                if at - mark > 5 {
                    return None;
                }
                (floor, mark)
            }
        };
        let what = Found {
            opening: Opening::Object,
            start,
            strip: false,
            subject: None,
            addressee: None,
            relay_source: None,
        };
        let subject = p
            .subject_after(at, limit)
            .filter(|s| self.is_agent(&s.phrase));
        // Without a subject of its own the clause describes on (`التي وصفتها بـ`).
        let subject = subject?;
        let mut claim = self.blank(at, found, Kind::Finite, &what, end);
        claim.relative = true;
        claim.rules.push("content.taken-up");
        claim.source = Source::Named(subject.phrase, "speaker.after-verb");
        Some(claim)
    }

    /// `جاء في بيان لـX أن`, `ورد في تقرير X: «…»`: the document's author speaks.
    pub fn came_in(&self, at: usize, limit: usize) -> Option<Claim> {
        let p = self.phrases;
        if !matches!(p.folded(at), "جاء" | "ورد" | "جاءت" | "وردت") || p.folded(at + 1) != "في"
        {
            return None;
        }
        let stem = bare(p.folded(at + 2));
        let stem = stem
            .strip_suffix('ه')
            .filter(|s| DOCUMENTS.contains(s))
            .unwrap_or(stem);
        let stem = stem.strip_suffix("ها").unwrap_or(stem);
        if !DOCUMENTS.contains(&stem) {
            return None;
        }
        let phrase = p.noun_phrase(at + 2, Extent::single(limit))?;
        let mut look = phrase.words.end;
        let mut content = None;
        while look < limit.min(at + 30) {
            if p.class(look) == Class::Complementiser {
                content = Some((Opening::Clause, self.after_complementiser(look)));
                break;
            }
            if p.opens_quotation(look) {
                content = Some((Opening::Quotation, look + 1));
                break;
            }
            match p.mark(look) {
                Some(':') if p.opens_quotation(look + 1) => {}
                Some(':') => {
                    content = Some((Opening::Colon, look + 1));
                    break;
                }
                Some('.' | '؛') => return None,
                _ => {}
            }
            look += 1;
        }
        let (opening, start) = content?;
        if start >= limit {
            return None;
        }
        Some(Claim {
            cue: at..at + 3,
            lemma: "جاء في".to_owned(),
            rule: "cue.assert.jaa-fi",
            rules: Vec::new(),
            stance: isnad_record::Stance::Assert,
            feels: false,
            careful: false,
            to_pronoun: false,
            continues: false,
            kind: Kind::Finite,
            imperfect: false,
            conjoined: p.conjoined(at),
            number: None,
            gender: None,
            clause: at,
            relative: false,
            by_pronoun: false,
            alone: false,
            opening,
            start,
            strip: false,
            end: limit,
            before: None,
            source: Source::Named(phrase, "speaker.document"),
            relay: None,
            addressee: None,
        })
    }

    /// A quotation whose source stands behind it: `«…»، قال المتحدث`.
    fn quotation_before(
        &self,
        at: usize,
        found: &CueMatch,
        limit: usize,
        floor: usize,
    ) -> Option<Claim> {
        let p = self.phrases;
        if found.conjunction
            || !found.cue.frames.contains(&Frame::Colon)
            || found.cue.traits.careful
        {
            return None;
        }
        let mut close = at;
        if close > floor && matches!(p.mark(close - 1), Some('،' | ',')) {
            close -= 1;
        }
        let close = close.checked_sub(1)?;
        let quotations = &p.document.quotations;
        let upto = quotations.partition_point(|q| q.open < close);
        let quotation = quotations[..upto]
            .iter()
            .rev()
            .take(12)
            .find(|q| q.close == Some(close) && q.words.len() >= 4)?;
        let subject = p.subject_after(at, limit)?;
        let what = Found {
            opening: Opening::Quotation,
            start: quotation.words.start,
            strip: false,
            subject: None,
            addressee: None,
            relay_source: None,
        };
        let mut claim = self.blank(at, found, Kind::Finite, &what, quotation.words.end);
        claim.clause = quotation.open;
        claim.source = Source::Named(subject.phrase, "speaker.after-quotation");
        Some(claim)
    }

    fn participle(&self, at: usize, found: &CueMatch, limit: usize, floor: usize) -> Option<Claim> {
        let p = self.phrases;
        if found.preposition.is_some() || found.article || p.name_at(at).is_some() {
            return None;
        }
        let folded = p.document.words[at].folded.as_str();
        let sure = folded.ends_with('ا') && found.gender == Some(Gender::Masculine);
        let after_mark = at == floor || matches!(p.class(at - 1), Class::Mark | Class::Conjunction);
        if !sure && !after_mark {
            // A feminine or plural form amid a clause is an adjective or a verbal noun as often.
            let plural = found.number != Number::Singular
                && (found.cue.traits.careful || !folded.ends_with("ين"));
            if at > floor && (p.class(at - 1) == Class::Preposition || plural) {
                return None;
            }
        }
        let what = self.walk(at, found, limit, true)?;
        if !sure && !after_mark && what.opening == Opening::Object {
            return None;
        }
        let blames = found.cue.lemma == "حمل" && self.responsibility(at, limit);
        if found.cue.traits.careful
            && !blames
            && !matches!(
                what.opening,
                Opening::Clause | Opening::Quotation | Opening::Colon
            )
        {
            return None;
        }
        // مقرا بأن, not مقرا للطائفة.
        if found.cue.lemma == "أقر" && what.start > at + 3 {
            return None;
        }
        let mut claim = self.blank(at, found, Kind::Participle, &what, limit);
        claim.clause = at;
        claim.rules.push("speaker.participle");
        Some(claim)
    }

    fn accused(&self, at: usize, found: &CueMatch, limit: usize) -> Option<Claim> {
        let p = self.phrases;
        if found.cue.lemma != "اتهم" || at + 1 >= limit || p.proclitic(at + 1) != Some('ب') {
            return None;
        }
        let what = Found {
            opening: Opening::Governed,
            start: at + 1,
            strip: true,
            subject: None,
            addressee: None,
            relay_source: None,
        };
        let mut claim = self.blank(at, found, Kind::Accused, &what, limit);
        claim.source = Source::Nobody;
        claim.relative = true;
        Some(claim)
    }

    fn verbal_noun(
        &self,
        at: usize,
        found: &CueMatch,
        limit: usize,
        floor: usize,
    ) -> Option<Claim> {
        let p = self.phrases;
        if p.name_at(at).is_some() || p.class(at) == Class::Verb && !found.pronoun {
            return None;
        }
        let governed = found.preposition == Some('ب')
            || at > floor && p.class(at - 1) == Class::Preposition && p.folded(at - 1) == "علي";
        let careful = found.cue.traits.careful;
        let what = self.walk_noun(at, found, limit)?;
        let clause_like = matches!(
            what.opening,
            Opening::Clause | Opening::Colon | Opening::Quotation
        );
        let fits = if found.pronoun {
            clause_like
                || !careful && what.opening != Opening::Governed
                || governed && what.opening == Opening::Governed
        } else if found.article {
            governed && (clause_like || !careful)
        } else if let Some(subject) = &what.subject {
            self.is_agent(subject)
                && (clause_like && !careful
                    || found
                        .cue
                        .frames
                        .iter()
                        .any(|f| matches!(f, Frame::ObjectPrep(_)))
                        && what.opening == Opening::Object)
        } else {
            false
        };
        if !fits {
            return None;
        }
        let mut claim = self.blank(at, found, Kind::Noun, &what, limit);
        claim.number = None;
        claim.gender = None;
        claim.clause = at;
        if let Some(subject) = what.subject {
            claim.source = Source::Named(subject, "speaker.idafa");
        } else if found.pronoun {
            // عن متحدث باسم X قوله: the noun before عن is the one the pronoun stands for.
            if let Some(source) = self.named_before(at, floor) {
                claim.source = Source::Named(source.0, "speaker.relayed");
                claim.relay = source.1;
                claim.clause = source.2;
            }
        } else if let Some(source) = self.governor(at, floor) {
            claim.clause = source.1;
            claim.source = Source::Named(source.0, "speaker.governor");
        }
        Some(claim)
    }

    /// `نقلت X عن Y` before `قوله`: Y, X and where the clause starts.
    fn named_before(
        &self,
        at: usize,
        floor: usize,
    ) -> Option<(NounPhrase, Option<NounPhrase>, usize)> {
        let p = self.phrases;
        let from = floor.max(at.saturating_sub(25));
        let about = (from..at).rev().find(|i| p.folded(*i) == "عن")?;
        let source = p.noun_phrase(about + 1, Extent::whole(at))?;
        let verb = (from..about).rev().find(|i| {
            isnad_lexicon::cues::read_cue(&p.document.words[*i].folded)
                .iter()
                .any(|m| m.cue.traits.relays)
        })?;
        let relay = p
            .subject_after(verb, about)
            .or_else(|| p.subject_before(verb, floor));
        let clause = relay
            .as_ref()
            .map_or(verb, |s| s.phrase.words.start.min(verb));
        Some((
            source,
            relay.map(|s| s.phrase),
            self.clause_start(clause, floor),
        ))
    }

    /// The subject of the verb that governs a verbal noun, and where that verb's clause starts.
    fn governor(&self, at: usize, floor: usize) -> Option<(NounPhrase, usize)> {
        let p = self.phrases;
        let from = floor.max(at.saturating_sub(15));
        let verb = (from..at).rev().find(|i| p.class(*i) == Class::Verb)?;
        let after = p
            .subject_after(verb, at)
            .filter(|s| self.is_agent(&s.phrase));
        let subject = match after {
            Some(subject) => subject,
            None if p.conjoined(verb) => return None,
            None => p.subject_before(verb, floor)?,
        };
        let clause = subject.phrase.words.start.min(verb);
        Some((subject.phrase, self.clause_start(clause, floor)))
    }

    /// The first word of the clause whose verb or subject stands at `at`: auxiliaries and
    /// particles before it belong to it.
    pub fn clause_start(&self, mut at: usize, floor: usize) -> usize {
        let p = self.phrases;
        while at > floor {
            match p.class(at - 1) {
                Class::Auxiliary
                | Class::VerbParticle
                | Class::Subordinator
                | Class::Conjunction => {
                    at -= 1;
                }
                Class::Adverb if at > floor + 1 => at -= 1,
                _ => break,
            }
        }
        at
    }

    /// True where a phrase names someone who can speak.
    pub fn is_agent(&self, phrase: &NounPhrase) -> bool {
        let p = self.phrases;
        let head = phrase.head;
        if let Some(mention) = self.entities.headed_at(head)
            && self.is_sound(mention)
            && let Some(entity) = self.entities.entity_of(mention)
            && let Some(entity) = self.entities.get(entity)
        {
            let named = self
                .entities
                .mention(mention)
                .is_some_and(|m| m.kind == isnad_record::MentionKind::Name);
            return entity.is_agent() || entity.kind == EntityType::Loc && named;
        }
        // A quoted name before its verb: «مبادرة السلام» تدعو.
        if phrase.words.start < head && p.opens_quotation(phrase.words.start) {
            return true;
        }
        let folded = bare(p.folded(head));
        if DOCUMENTS.contains(&folded) || super::speaker::is_person(folded) {
            return true;
        }
        let Some(word) = p.document.words.get(head) else {
            return false;
        };
        if word.analysis.features.verbal_noun || p.class(head) == Class::Number {
            return false;
        }
        word.analysis.pos == Pos::Propn
            || self
                .entities
                .mention_in(phrase.first.clone())
                .and_then(|m| self.entities.mention(m))
                .is_some_and(|m| {
                    matches!(m.entity_type, EntityType::Per) && m.words.start <= head + 2
                })
            || folded.ends_with("ون") && folded.chars().count() > 4
    }

    /// False for a mention that runs over a complementiser or begins with a preposition: no
    /// phrase does.
    pub fn is_sound(&self, mention: crate::entities::MentionId) -> bool {
        sound(self.phrases, self.entities, mention)
    }

    fn is_temporal(&self, phrase: &NounPhrase) -> bool {
        self.phrases.class(phrase.head) == Class::Time
    }

    /// Walks the words after a cue to its content. `known`: the subject is known to stand
    /// elsewhere, so the first noun is an object.
    fn walk(&self, cue: usize, found: &CueMatch, limit: usize, known: bool) -> Option<Found> {
        let p = self.phrases;
        let frames = &found.cue.frames;
        let has = |frame: &Frame| frames.contains(frame);
        let careful = found.cue.traits.careful;
        let takes_object =
            has(&Frame::Object) || has(&Frame::ObjectObject) || has(&Frame::FromObject);
        let object_then = frames.iter().find_map(|f| match f {
            Frame::ObjectPrep(x) | Frame::DescribePrep(x) => Some(*x),
            _ => None,
        });
        let addresses = frames.iter().any(|f| {
            matches!(
                f,
                Frame::AddresseePrep(_) | Frame::AddresseeClause | Frame::AddresseeObject
            )
        });
        let governed = |name: &str| {
            frames.iter().any(|f| match f {
                Frame::Prep(x) | Frame::AddresseePrep(x) => *x == name,
                _ => false,
            })
        };
        let clause_only = |name: &str| {
            frames
                .iter()
                .any(|f| matches!(f, Frame::PrepClause(x) if *x == name))
        };
        let mut subject: Option<NounPhrase> = None;
        let mut object: Option<NounPhrase> = None;
        let mut addressee: Option<NounPhrase> = None;
        let mut relay_source = None;
        // وصفها بـ: the pronoun is the object, the content what follows ب.
        let object_is_pronoun = found.pronoun;
        let mut from_whom = false;
        let mut spare = 0;
        let mut commas = 0;
        let mut at = cue + 1;
        let stop = limit.min(cue + 90);
        macro_rules! done {
            ($opening:expr, $start:expr, $strip:expr) => {{
                let start = $start;
                if start >= limit {
                    return None;
                }
                if addresses && addressee.is_none() {
                    addressee = object.take();
                }
                return Some(Found {
                    opening: $opening,
                    start,
                    strip: $strip,
                    subject,
                    addressee,
                    relay_source,
                });
            }};
        }
        while at < stop {
            match p.class(at) {
                Class::Complementiser => {
                    if object_then == Some("ب") && p.folded(at).starts_with('ب') {
                        // وصف X بأنه Y, وصفه بأنه Y
                        if let Some(object) = object.as_ref().or(subject.as_ref()) {
                            let start = object.words.start;
                            if object_is_subject(object, &subject) {
                                subject = None;
                            }
                            done!(Opening::Object, start, false);
                        }
                        if object_is_pronoun || known {
                            done!(Opening::Clause, self.after_complementiser(at), false);
                        }
                    }
                    if has(&Frame::Clause) || has(&Frame::AddresseeClause) || addresses {
                        let start = self.after_complementiser(at);
                        done!(Opening::Clause, start, false);
                    }
                    return None;
                }
                Class::Mark => {
                    let mark = p.mark(at);
                    if mark == Some(':') {
                        if !has(&Frame::Colon) && object.is_none() && careful {
                            return None;
                        }
                        let mut start = at + 1;
                        if start < limit && p.opens_quotation(start) {
                            done!(Opening::Quotation, start + 1, false);
                        }
                        if start < limit && p.class(start) == Class::Complementiser {
                            start = self.after_complementiser(start);
                            done!(Opening::Clause, start, false);
                        }
                        done!(Opening::Colon, start, false);
                    }
                    if p.opens_quotation(at) {
                        let words = p
                            .closing(at, p.document.words.len())
                            .map_or(0, |c| c - at - 1);
                        if takes_object && (known || subject.is_some()) && !careful {
                            done!(Opening::Object, at + 1, false);
                        }
                        if has(&Frame::Colon) && words != 1 {
                            done!(Opening::Quotation, at + 1, false);
                        }
                        at = p.closing(at, limit).map_or(at + 1, |close| close + 1);
                        continue;
                    }
                    match mark {
                        Some('(' | '[') => {
                            at = p.closing(at, limit).map_or(at + 1, |close| close + 1);
                        }
                        Some('،' | ',') => {
                            commas += 1;
                            if commas > 4 || self.cue_at(at + 1) {
                                break;
                            }
                            at += 1;
                        }
                        Some('-' | '–' | '"' | '\'' | '/' | '”' | '“' | '»' | '«') => {
                            at += 1;
                        }
                        _ => break,
                    }
                }
                Class::Preposition => {
                    let name = p.folded(at);
                    let next_comp = p.class(at + 1) == Class::Complementiser && at + 1 < limit;
                    if next_comp && !governed(name) && !clause_only(name) {
                        // دون أن …: «…»: past an adverbial clause only a quotation can follow.
                        let quote = (at + 2..stop.min(at + 14))
                            .take_while(|i| !matches!(p.mark(*i), Some('.' | '؛')))
                            .find(|i| p.opens_quotation(*i) || p.mark(*i) == Some(':'));
                        match quote {
                            Some(quote) if has(&Frame::Colon) && name == "دون" => at = quote,
                            // بعد أن, منذ أن: an adverbial clause.
                            _ => break,
                        }
                        continue;
                    }
                    if (governed(name) || clause_only(name)) && next_comp {
                        done!(Opening::Clause, self.after_complementiser(at + 1), false);
                    }
                    if name == "نقلا" && p.folded(at + 1) == "عن"
                        || name == "عن" && found.cue.traits.relays
                    {
                        let from = if name == "عن" { at + 1 } else { at + 2 };
                        let source = p.noun_phrase(from, Extent::subject(limit))?;
                        at = source.words.end;
                        relay_source = Some(source);
                        // قوله, قولها: part of the cue's frame.
                        if at < limit
                            && isnad_lexicon::cues::read_cue(&p.document.words[at].folded)
                                .iter()
                                .any(|m| m.form == CueForm::VerbalNoun && m.pronoun)
                        {
                            at += 1;
                        }
                        continue;
                    }
                    if name == "من" && has(&Frame::FromObject) && !self.side_phrase(at + 1) {
                        if let Some(who) = p.noun_phrase(at + 1, Extent::subject(limit)) {
                            at = who.words.end;
                            addressee = Some(who);
                            from_whom = true;
                            continue;
                        }
                        return None;
                    }
                    if let Some(wanted) = object_then
                        && wanted == name
                    {
                        if let Some(object) = &object {
                            let start = object.words.start;
                            done!(Opening::Object, start, false);
                        }
                        if object_is_pronoun {
                            done!(Opening::Governed, at + 1, false);
                        }
                    }
                    if governed(name)
                        && !(name == "ل" && p.opens_quotation(at + 1))
                        && !self.side_phrase(at + 1)
                        && (!careful || at == cue + 1 || subject.is_some() || known)
                    {
                        let mut start = at + 1;
                        if p.opens_quotation(start) {
                            start += 1;
                        }
                        done!(Opening::Governed, start, false);
                    }
                    if let Some(who) = self.spoken_to(at, limit) {
                        addressee = addressee.or(Some(who));
                    }
                    at = self.past_preposition(at, limit);
                }
                Class::Time | Class::Adverb | Class::PrepositionPronoun => at += 1,
                Class::Relative => at = p.relative_past(at, limit),
                Class::Subordinator
                    if p.folded(at) == "فيما"
                        && matches!(p.folded(at + 1), "يخص" | "يتعلق" | "يختص" | "يتصل") =>
                {
                    at += 2;
                    while p.class(at) == Class::Preposition
                        || at < limit && p.proclitic(at) == Some('ب')
                    {
                        if p.class(at) != Class::Preposition {
                            break;
                        }
                        at += 1;
                    }
                    at = p
                        .noun_phrase(at, Extent::whole(limit))
                        .map_or(at, |phrase| phrase.words.end);
                }
                Class::Pronoun => {
                    at += 1;
                    if let Some(phrase) = p.noun_phrase(at, Extent::whole(limit)) {
                        at = phrase.words.end;
                    }
                }
                Class::Demonstrative | Class::Noun | Class::Adjective | Class::Number => {
                    match p
                        .proclitic(at)
                        .filter(|_| p.name_at(at).is_none_or(|n| n.start == at))
                    {
                        Some('ب') => {
                            let folded = p.folded(at);
                            if MANNERS.contains(&folded) {
                                at = self.past_manner(at, limit);
                                continue;
                            }
                            let describes = object_then == Some("ب");
                            if describes {
                                if let Some(object) = &object {
                                    let start = object.words.start;
                                    done!(Opening::Object, start, false);
                                }
                                if object_is_pronoun {
                                    done!(Opening::Governed, at, true);
                                }
                                if let Some(alone) = subject.take() {
                                    // One noun before ب: accused without an accuser, or accuser
                                    // unexpressed.
                                    let start = alone.words.start;
                                    done!(Opening::Object, start, false);
                                }
                            }
                            if governed("ب") && (!careful || subject.is_some() || known) {
                                // دعا الأطراف بـ: a lone object of these verbs is spoken to.
                                done!(Opening::Governed, at, true);
                            }
                            at = p
                                .noun_phrase(at, Extent::single(limit))
                                .map_or(at + 1, |phrase| phrase.words.end);
                            continue;
                        }
                        Some('ل') => {
                            if governed("ل") && (subject.is_some() || known || object.is_some()) {
                                done!(Opening::Governed, at, true);
                            }
                            match p.noun_phrase(at, Extent::single(limit)) {
                                Some(who) => {
                                    at = who.words.end;
                                    if self.is_listener(&who) {
                                        addressee = addressee.or(Some(who));
                                    }
                                }
                                None => at += 1,
                            }
                            continue;
                        }
                        Some(_) => {
                            at += 1;
                            continue;
                        }
                        None => {}
                    }
                    if subject.is_some() && self.carries(at) {
                        at = p
                            .subject_after(at, limit)
                            .map_or(at + 1, |s| s.phrase.words.end.max(at + 1));
                        continue;
                    }
                    // قال قائلا, لفت الانتباه إلى: part of the cue.
                    if matches!(p.folded(at), "قايلا" | "قايله" | "قايلين")
                        || found.cue.lemma == "لفت" && matches!(p.folded(at), "الانتباه" | "النظر")
                    {
                        at += 1;
                        continue;
                    }
                    if p.conjoined(at) && subject.is_some() && object.is_none() && spare > 0 {
                        break;
                    }
                    let Some(phrase) = p.noun_phrase(at, Extent::subject(limit)) else {
                        at += 1;
                        continue;
                    };
                    let next = phrase.words.end.max(at + 1);
                    let could_act = !known && subject.is_none() && !p.conjoined(at);
                    if has(&Frame::ObjectObject)
                        && object.is_none()
                        && matches!(bare(p.folded(phrase.head)), "مسووليه" | "تبعات")
                        && let Some(blamed) = subject.take()
                    {
                        // وحمل X مسؤولية Y: the one noun is who is blamed.
                        let start = blamed.words.start;
                        done!(Opening::Object, start, false);
                    }
                    // A clause further on is the content: the noun is subject or apposition.
                    let clause_ahead = takes_object
                        && has(&Frame::Clause)
                        && !self.is_content(&phrase)
                        && self.clause_ahead(next, stop);
                    if clause_ahead {
                        if could_act {
                            subject = Some(phrase);
                        } else {
                            spare += 1;
                            if spare > 3 {
                                break;
                            }
                        }
                        at = next;
                        continue;
                    }
                    // Of what shows, only what can be said: أكد دعمه, not كشف الفحص.
                    let mild = matches!(
                        found.cue.stance,
                        isnad_record::Stance::Assert | isnad_record::Stance::Affirm
                    );
                    if takes_object
                        && mild
                        && could_act
                        && !self.is_agent(&phrase)
                        && !self.is_content(&phrase)
                        && !found.cue.traits.feels
                        && object_then.is_none()
                        && found.cue.lemma != "أعلن"
                    {
                        return None;
                    }
                    let object_wanted = takes_object || object_then.is_some() || addresses;
                    let accusative = self.is_accusative(&phrase);
                    let pointing = p.class(phrase.head) == Class::Demonstrative;
                    if could_act
                        && !(object_wanted && pointing)
                        && !(object_wanted
                            && (accusative || takes_object && !self.is_agent(&phrase)))
                    {
                        subject = Some(phrase);
                        at = next;
                        continue;
                    }
                    if takes_object
                        && (!has(&Frame::FromObject) || from_whom)
                        && !careful_bars(careful, subject.is_some() || known)
                    {
                        done!(Opening::Object, at, false);
                    }
                    if (object_then.is_some() || addresses) && object.is_none() {
                        if has(&Frame::AddresseeObject) && object.is_some() {
                            done!(Opening::Object, at, false);
                        }
                        object = Some(phrase);
                        at = next;
                        continue;
                    }
                    if has(&Frame::AddresseeObject) && object.is_some() {
                        done!(Opening::Object, at, false);
                    }
                    spare += 1;
                    if spare > 3 {
                        break;
                    }
                    at = next;
                }
                // تابع يقول: one cue.
                Class::Verb
                    if at == cue + 1
                        && matches!(p.folded(at), "يقول" | "تقول" | "القول" | "يقولون") =>
                {
                    at += 1;
                }
                // «عصابة» لم يسمها: describes the object.
                Class::Negation if object.is_some() && p.class(at + 1) == Class::Verb => at += 2,
                // تقرير كتبه X ونشرته Y
                Class::Verb if subject.is_some() && self.carries(at) => {
                    at = p
                        .subject_after(at, limit)
                        .map_or(at + 1, |s| s.phrase.words.end.max(at + 1));
                }
                Class::Verb
                    if takes_object
                        && (known || subject.is_some())
                        && !p.conjoined(at)
                        && p.document.words[at].analysis.enclitic.is_some() =>
                {
                    // Two verbs do not stand side by side: عزمها, دعمها are nouns here.
                    done!(Opening::Object, at, false);
                }
                // Another verb of saying has the content.
                Class::Verb
                    if isnad_lexicon::cues::read_cue(&p.document.words[at].folded)
                        .iter()
                        .any(|m| {
                            matches!(m.form, CueForm::Perfect | CueForm::Imperfect)
                                && !m.pronoun
                                && !m.cue.traits.careful
                                && m.cue.frames.contains(&Frame::Clause)
                        }) =>
                {
                    break;
                }
                Class::Verb => {
                    // A describing clause after an indefinite subject: `متحدث طلب عدم ذكر اسمه إن`.
                    let ahead = (at + 1..stop.min(at + 25)).find(|i| {
                        matches!(p.class(*i), Class::Complementiser)
                            || matches!(p.mark(*i), Some(':' | '.' | '؛' | '،'))
                    });
                    match ahead {
                        Some(i)
                            if subject.is_some()
                                && !p.conjoined(at)
                                && has(&Frame::Clause)
                                && (p.class(i) == Class::Complementiser
                                    || matches!(p.mark(i), Some(':' | '،'))) =>
                        {
                            at = i;
                        }
                        _ => break,
                    }
                }
                _ => break,
            }
        }
        // A lone noun after a verb that takes objects: its object, the subject unexpressed.
        if has(&Frame::Object)
            && !careful
            && let Some(alone) = subject.take()
            && !self.is_agent(&alone)
        {
            let start = alone.words.start;
            done!(Opening::Object, start, false);
        }
        None
    }

    /// Walks the words after a verbal noun.
    fn walk_noun(&self, at: usize, found: &CueMatch, limit: usize) -> Option<Found> {
        if found.pronoun || found.article {
            return self.walk(at, found, limit, true);
        }
        let p = self.phrases;
        let next = at + 1;
        if next >= limit {
            return None;
        }
        if matches!(p.class(next), Class::Noun) && p.proclitic(next).is_none() {
            return self.walk(at, found, limit, false);
        }
        None
    }

    /// True where responsibility follows, which makes حمّل a verb of blaming.
    fn responsibility(&self, at: usize, limit: usize) -> bool {
        let p = self.phrases;
        (at + 1..limit.min(at + 28))
            .take_while(|i| !matches!(p.mark(*i), Some('.' | '؛')))
            .any(|i| {
                matches!(
                    p.folded(i),
                    "مسووليه" | "المسووليه" | "مسووليات" | "تبعات" | "تبعه"
                )
            })
    }

    /// False for objects that make the verb an act: signing an agreement, refusing a deal,
    /// adopting a law.
    fn is_said(&self, lemma: &str, start: usize) -> bool {
        const WORDS: &[&str] = &[
            "اتهامات",
            "معلومات",
            "تصريحات",
            "مزاعم",
            "ادعاءات",
            "تقارير",
            "انتقادات",
            "نتائج",
            "نتايج",
            "فكره",
            "ما",
            "اي",
            "هذه",
            "هذا",
            "كل",
            "اتهام",
            "انباء",
            "استنتاجات",
            "ربط",
        ];
        const ATTACKS: &[&str] = &[
            "هجوم",
            "الهجوم",
            "هجمات",
            "الهجمات",
            "عمليه",
            "عمليات",
            "تفجير",
            "تفجيرات",
            "اعتداء",
            "اعتداءات",
            "مسووليه",
            "اغتيال",
            "اطلاق",
            "قصف",
            "اختطاف",
            "خطف",
            "قتل",
            "مقتل",
            "التفجير",
            "كمين",
            "انفجار",
            "هجوما",
            "ذبح",
            "اعدام",
            "استهداف",
            "تنفيذ",
        ];
        let stem = bare(self.phrases.folded(start));
        match lemma {
            "تبنى" => ATTACKS.contains(&stem),
            "توقع" => !["اتفاق", "معاهد", "مذكر", "عقد", "عقود", "وثيق", "بروتوكول"]
                .iter()
                .any(|act| stem.starts_with(act)),
            _ if is_act(lemma) => WORDS.contains(&stem),
            _ => true,
        }
    }

    /// True where a complementiser follows with no verb before it.
    fn clause_ahead(&self, from: usize, stop: usize) -> bool {
        let p = self.phrases;
        let mut at = from;
        while at < stop.min(from + 35) {
            match p.class(at) {
                Class::Complementiser => return true,
                Class::Relative => {
                    at = p.relative_past(at, stop);
                    continue;
                }
                Class::Verb | Class::Subordinator | Class::Auxiliary | Class::Negation => {
                    return false;
                }
                Class::Preposition if p.class(at + 1) == Class::Complementiser => return false,
                Class::Mark if matches!(p.mark(at), Some('،' | ',')) && self.cue_at(at + 1) => {
                    return false;
                }
                Class::Mark if matches!(p.mark(at), Some('.' | '؛' | ':' | '؟' | '!')) => {
                    return false;
                }
                _ => {}
            }
            at += 1;
        }
        false
    }

    /// True for a phrase that is what is said rather than who says it: headed by a verbal noun, a
    /// noun with a pronoun, or a noun of judgement.
    fn is_content(&self, phrase: &NounPhrase) -> bool {
        const NOUNS: &[&str] = &[
            "ضروره",
            "اهميه",
            "وجود",
            "عدم",
            "وجوب",
            "حق",
            "حرص",
            "رفض",
            "دعم",
            "صحه",
            "قدره",
            "قوه",
            "عمق",
            "سلامه",
            "مقتل",
            "سقوط",
            "تمسك",
            "التزام",
            "استعداد",
            "عزم",
            "حاجه",
            "متانه",
            "خصوصيه",
            "اولويه",
            "جديه",
            "نيه",
            "ثقه",
            "دور",
            "موقف",
            "خطوره",
            "وقوع",
            "اصابه",
            "تورط",
            "مشاركه",
            "ان",
            "ما",
            "ذلك",
            "هذا",
            "وقوف",
            "عمليه",
            "نجاح",
            "فشل",
        ];
        let p = self.phrases;
        let word = &p.document.words[phrase.head];
        NOUNS.contains(&bare(p.folded(phrase.head)))
            || word.analysis.features.verbal_noun
            || word.analysis.enclitic.is_some() && !self.is_agent(phrase)
    }

    /// True for a verb of carrying or writing with its object's pronoun: `ونشرته`, `كتبه`.
    fn carries(&self, at: usize) -> bool {
        const STEMS: &[&str] = &[
            "نشرت",
            "نشر",
            "بث",
            "بثت",
            "نقلت",
            "تناقلت",
            "اوردت",
            "كتب",
            "اعد",
            "اصدر",
            "اصدرت",
            "اعدت",
            "اذاع",
            "اذاعت",
        ];
        let folded = self.phrases.folded(at);
        folded
            .strip_suffix("ها")
            .or_else(|| folded.strip_suffix('ه'))
            .is_some_and(|stem| STEMS.contains(&stem))
    }

    fn after_complementiser(&self, at: usize) -> usize {
        let p = self.phrases;
        let mut start = at + 1;
        if p.class(start) == Class::Mark && p.opens_quotation(start) {
            start += 1;
        }
        start
    }

    /// True where the word begins a phrase that stands beside the clause (`من جهته`, `في بيان`).
    fn side_phrase(&self, at: usize) -> bool {
        let p = self.phrases;
        let folded = p.folded(at);
        matches!(
            folded,
            "جهته"
                | "جهتها"
                | "جهتهم"
                | "جانبه"
                | "جانبها"
                | "جانبهم"
                | "ناحيته"
                | "ناحيتها"
                | "خلال"
                | "جهه"
                | "ناحيه"
                | "هامش"
                | "الهامش"
                | "حد"
                | "لسان"
                | "صعيد"
                | "اثر"
                | "وقت"
                | "الوقت"
                | "بيان"
                | "تصريح"
                | "تصريحات"
                | "موتمر"
                | "كلمه"
                | "خطاب"
                | "مقابله"
                | "حديث"
                | "اتصال"
                | "بيانها"
                | "بيانه"
                | "تقرير"
                | "تقريرها"
                | "لقاء"
                | "حسابه"
                | "حسابها"
                | "صفحته"
                | "صفحتها"
                | "موقعه"
                | "موقعها"
                | "تويتر"
                | "غرار"
                | "اعقاب"
                | "ختام"
                | "ضوء"
                | "السياق"
                | "سياق"
                | "اطار"
                | "هذا"
                | "المقابل"
                | "حين"
        ) && !(folded == "هذا" && p.folded(at - 1) != "في")
            || p.class(at) == Class::Time
    }

    /// One past a preposition and what it governs.
    fn past_preposition(&self, at: usize, limit: usize) -> usize {
        let p = self.phrases;
        let mut next = at + 1;
        // خلال لقائه خامنئي, ردا على: the noun after may govern another.
        while next < limit && p.class(next) == Class::Preposition {
            next += 1;
        }
        if matches!(
            p.folded(next),
            "اشهر"
                | "سنوات"
                | "ايام"
                | "اسابيع"
                | "ساعات"
                | "عام"
                | "شهر"
                | "اسبوع"
                | "سنه"
                | "عقود"
        ) {
            return next + 1;
        }
        match p.noun_phrase(next, Extent::single(limit)) {
            Some(phrase) => phrase.words.end.max(next),
            None => next.max(at + 1),
        }
    }

    fn past_manner(&self, at: usize, limit: usize) -> usize {
        let p = self.phrases;
        if matches!(
            p.folded(at),
            "بشكل" | "بصوره" | "بطريقه" | "بكل" | "بلهجه" | "بصيغه"
        ) {
            return p
                .noun_phrase(at, Extent::single((at + 3).min(limit)))
                .map_or(at + 1, |phrase| phrase.words.end.max(at + 1));
        }
        at + 1
    }

    /// Who is spoken to, in a prepositional phrase: `في مقابلة مع X`, `خلال لقائه X`, `إلى X`.
    pub fn spoken_to(&self, at: usize, limit: usize) -> Option<NounPhrase> {
        let p = self.phrases;
        let name = p.folded(at);
        if name == "ل" {
            return p.noun_phrase(at + 1, Extent::single(limit));
        }
        if matches!(name, "الي" | "امام") {
            let phrase = p.noun_phrase(at + 1, Extent::single(limit))?;
            return (p.opens_quotation(at + 1) || self.is_listener(&phrase)).then_some(phrase);
        }
        if !matches!(name, "في" | "خلال" | "عقب" | "بعد" | "اثناء") {
            return None;
        }
        let next = at + 1;
        let stem = bare(p.folded(next));
        const MEETINGS: &[&str] = &[
            "لقائه",
            "لقايه",
            "لقاءه",
            "لقائها",
            "لقايها",
            "استقباله",
            "استقبالها",
            "اجتماعه",
            "اجتماعها",
            "محادثاته",
            "مباحثاته",
            "لقاء",
            "مقابله",
            "اتصال",
            "حديث",
            "حوار",
            "تصريح",
            "تصريحات",
            "كلمه",
            "كلمته",
            "محادثه",
            "مكالمه",
            "مداخله",
            "رساله",
            "حديثه",
            "اجتماع",
            "رسالته",
        ];
        if !MEETINGS.contains(&stem) {
            return None;
        }
        let mut look = next + 1;
        while look < limit && look < next + 6 {
            match p.class(look) {
                Class::Preposition if matches!(p.folded(look), "مع" | "الي" | "امام") => {
                    let phrase = p.noun_phrase(look + 1, Extent::single(limit))?;
                    return self.is_agent(&phrase).then_some(phrase);
                }
                Class::Adjective | Class::Time => look += 1,
                Class::Noun | Class::Number if p.proclitic(look) == Some('ل') => {
                    return p.noun_phrase(look, Extent::single(limit));
                }
                Class::Preposition if self.is_listener_mark(look) => {
                    return p.noun_phrase(look + 1, Extent::single(limit));
                }
                Class::Noun
                    if look == next + 1
                        && stem.ends_with('ه') | stem.ends_with("ها")
                        && stem.len() > 8 =>
                {
                    let phrase = p.noun_phrase(look, Extent::subject(limit))?;
                    return self.is_agent(&phrase).then_some(phrase);
                }
                _ => return None,
            }
        }
        None
    }

    /// ل or لـ standing alone before a quoted or foreign name.
    fn is_listener_mark(&self, at: usize) -> bool {
        self.phrases.folded(at) == "ل"
    }

    /// True where a phrase names someone who can be told something.
    fn is_listener(&self, phrase: &NounPhrase) -> bool {
        let p = self.phrases;
        let folded = p.folded(phrase.head);
        let stem = folded
            .strip_prefix("لل")
            .or_else(|| folded.strip_prefix("ال"))
            .or_else(|| {
                folded
                    .strip_prefix('ل')
                    .filter(|_| p.proclitic(phrase.head).is_some())
            })
            .unwrap_or(folded);
        super::speaker::is_medium(stem)
            || super::speaker::is_medium(bare(stem))
            || matches!(
                stem,
                "صحفيين" | "صحافيين" | "اعلاميين" | "طلبه" | "طلاب" | "نواب" | "برلمان"
            )
            || self.entities.headed_at(phrase.head).and_then(|m| {
                let entity = self.entities.entity_of(m)?;
                self.entities.get(entity).map(|e| {
                    e.kind == EntityType::Per
                        || e.sector == Some(isnad_record::Sector::Jrn)
                        || matches!(e.kind, EntityType::Org)
                })
            }) == Some(true)
            || self.is_listener_mark(phrase.head.saturating_sub(1))
    }

    /// True where the phrase's head shows the accusative: a sound plural in ين.
    fn is_accusative(&self, phrase: &NounPhrase) -> bool {
        let p = self.phrases;
        let folded = p.folded(phrase.head);
        folded.ends_with("ين")
            && p.features(phrase.head).number != Some(Number::Singular)
            && folded.chars().count() > 5
            && p.name_at(phrase.head).is_none()
            || matches!((folded, p.folded(phrase.head + 1)), ("المجتمع", "الدولي"))
            || matches!(folded, "جميع" | "كل" | "كافه" | "الاطراف" | "الجميع")
    }

    /// True where a finite or participle cue stands at a word.
    fn cue_at(&self, at: usize) -> bool {
        let p = self.phrases;
        p.document.words.get(at).is_some_and(|word| {
            let form = word.folded.as_str();
            isnad_lexicon::cues::read_cue(form).iter().any(|m| {
                m.form == CueForm::Participle && (form.ends_with('ا') || form.ends_with('ه'))
                    || matches!(m.form, CueForm::Perfect) && m.conjunction
            })
        })
    }
}

/// True where the only noun before `بأنه` is the one described.
fn object_is_subject(object: &NounPhrase, subject: &Option<NounPhrase>) -> bool {
    subject.as_ref().is_some_and(|s| s == object)
}

/// Verbs that do as often as they say: refusing, opposing, backing.
pub(super) fn is_act(lemma: &str) -> bool {
    matches!(lemma, "رفض" | "عارض" | "أيد")
}

/// See [`Finder::is_sound`].
pub(super) fn sound(
    phrases: &Phrases,
    entities: &Entities,
    mention: crate::entities::MentionId,
) -> bool {
    entities.mention(mention).is_some_and(|m| {
        let first = phrases.class(m.words.start);
        !m.words
            .clone()
            .any(|w| matches!(phrases.class(w), Class::Complementiser | Class::Relative))
            && (first != Class::Preposition || m.words.len() == 1)
            && !(phrases.folded(m.words.start) == "باسم"
                && m.words.start > 0
                && super::speaker::is_person(bare(phrases.folded(m.words.start - 1))))
    })
}

fn careful_bars(careful: bool, has_subject: bool) -> bool {
    careful && !has_subject
}
