//! Finds the triggers of a sentence and reads what their clauses tell.

use std::ops::Range;

use isnad_arabic::{Pos, WordKind, fold};
use isnad_lexicon::triggers::{self, Trigger};
use isnad_record::{EntityType, EventType, MentionKind};

use super::arguments::Arguments;
use super::setting::{Placed, Timed};
use super::{Report, Telling, once, violence};
use crate::entities::EntityId;
use crate::phrases::Class;

/// How many words a verb's noun may stand from its verb.
const CARRY: usize = 9;

/// Words of quantity between a noun and the noun it gives: `تقديم كل أشكال الدعم`.
const QUANTIFIERS: [&str; 9] = [
    "كل",
    "كافه",
    "جميع",
    "اشكال",
    "انواع",
    "مزيد",
    "المزيد",
    "من",
    "مختلف",
];

/// Appends every telling of a sentence, in order.
pub(super) fn tellings(report: &Report<'_>, sentence: usize, out: &mut Vec<Telling>) {
    let range = report.document.sentences[sentence].words.clone();
    if report.is_sport(&range) {
        return;
    }
    let mut taken: Vec<usize> = out
        .iter()
        .rev()
        .take_while(|t| t.sentence == sentence)
        .flat_map(|t| t.words.clone())
        .collect();
    for at in range.clone() {
        if taken.contains(&at) || report.is_part_of_name(at) {
            continue;
        }
        if let Some(telling) = telling_at(report, sentence, at, &range) {
            taken.extend(telling.words.clone());
            taken.extend(&telling.describing);
            out.push(telling);
        }
    }
}

fn telling_at(
    report: &Report<'_>,
    sentence: usize,
    at: usize,
    range: &Range<usize>,
) -> Option<Telling> {
    let word = &report.document.words[at];
    if word.kind != WordKind::Arabic {
        return None;
    }
    let mut spare = None;
    for row in report.rows_at(at, range) {
        let Some(words) = report.spans(row, at, range.end) else {
            continue;
        };
        if report.asks_for_silence(at)
            || row.noun && row.lemmas.len() == 1 && report.is_background(at, range.start)
            || report.is_state_of_control(row, at, range.start)
            || report.is_family(row, at)
            || report.is_threatened(row, at, range.start)
        {
            continue;
        }
        let mut arguments = if row.noun {
            report.noun_arguments(row, &words, range)
        } else {
            report.verb_arguments(row, &words, range)
        };
        report.take_speaker(row, at, &mut arguments);
        report.settle_sides(row, &words, range, &mut arguments);
        if report.is_no_dealing(row, &words, &arguments) {
            continue;
        }
        if !report.passes(row, &arguments, &words, range) {
            continue;
        }
        let points_back = row.noun
            && words.len() == 1
            && report.phrases.has_article(at)
            && arguments.actors.is_empty()
            && arguments.recipients.is_empty();
        let retells = report.retells(row, &words, range, &arguments);
        let statements = report.carrying(report.document.span_of(words.clone()));
        let time = report.time(Timed {
            words: &words,
            sentence: range,
            kind: row.kind,
            actors: &arguments.actors,
        });
        let place = report.place(Placed {
            words: &words,
            sentence: range,
            kind: row.kind,
            recipients: &arguments.recipients,
        });
        let modality = report.modality(&words, range, &statements);
        let Arguments {
            actors,
            mut recipients,
            mut rules,
            describing,
            ..
        } = arguments;
        let (mut place, where_rule) = place.unzip();
        // Ground taken or shelled is where it was; those it was done to are who held it.
        if matches!(
            row.kind,
            EventType::Assault | EventType::Coerce | EventType::Mobilize | EventType::Protest
        ) && let Some(ground) = recipients.iter().position(|id| report.is_ground(*id))
        {
            let ground = recipients.remove(ground);
            // بلدات, أحياء: ground, but which?
            let seat = place.is_some() && report.is_seat(ground);
            if report.is_named(ground) && !seat || place.is_none() && report.is_told(ground) {
                place = Some(ground);
            }
            recipients.retain(|id| !report.is_ground(*id));
        }
        if recipients.is_empty() && violence::takes_ground(row) {
            recipients = report.holder(&words, range.end);
            recipients.retain(|id| !actors.contains(id));
        }
        let nameless = report.are_nameless(&recipients);
        let (time, when_rule) = time.unzip();
        rules.extend(when_rule);
        if place.is_some() {
            rules.push(where_rule.unwrap_or("where.goal"));
        }
        let telling = Telling {
            row,
            words,
            sentence,
            actors,
            recipients,
            modality,
            time,
            place,
            statements,
            points_back,
            retells,
            nameless,
            after: at > range.start
                && matches!(
                    report.phrases.folded(at - 1),
                    "بعد" | "اثر" | "عقب" | "خلال" | "غداه"
                ),
            background: false,
            told: false,
            describing,
            rules,
        };
        // A reading that says nothing gives way to one that does.
        if once::stands_alone(&telling) {
            return Some(telling);
        }
        spare.get_or_insert(telling);
    }
    spare
}

impl Report<'_> {
    /// The rows that a word may begin, the likeliest first: rows of several words before those of
    /// one, and what the word was taken for before what it may be besides.
    fn rows_at(&self, at: usize, sentence: &Range<usize>) -> Vec<&'static Trigger> {
        let word = &self.document.words[at];
        let named =
            word.analysis.pos == Pos::Verb && self.is_verbal_noun(at, at.saturating_sub(12));
        let verb = word.analysis.pos == Pos::Verb && !named;
        let noun = named || matches!(word.analysis.pos, Pos::Noun | Pos::Adj);
        // What opens a clause may be a verb whatever it looks like: `هنأ الرئيس` is no `هنا`.
        if !verb
            && !noun
            && word.analysis.pos != Pos::Propn
            && !(matches!(word.analysis.pos, Pos::Adv | Pos::Adp)
                && word.folded.chars().count() > 2
                && self.may_be_verb(at, sentence.start))
        {
            return Vec::new();
        }
        let mut lemmas = Vec::new();
        if verb || noun {
            lemmas.push((fold(&word.analysis.lemma), noun));
        }
        // A participle without the article goes on with what its subject does: داعيا، مطالبا.
        if noun && !self.phrases.has_article(at) && self.cue_at(at).is_some() {
            let verbs = isnad_arabic::derivation::verbs_of(&word.analysis.lemma);
            lemmas.extend(verbs.map(|verb| (fold(verb), false)));
        }
        let mut rows: Vec<&'static Trigger> = lemmas
            .iter()
            .flat_map(|(lemma, noun)| triggers::beginning_with(lemma, *noun))
            .collect();
        let known = !rows.is_empty();
        let own = usize::from(word.analysis.clitics.conjunction.is_some());
        let mut as_verb = None;
        let mut as_noun = None;
        for reading in self.trigger_readings(at) {
            // ودعت is و with دعت, where that is a row's, and not ودّعت.
            if known && reading.start < own {
                continue;
            }
            let allowed = if reading.noun {
                !verb || *as_noun.get_or_insert_with(|| self.may_be_noun(at, sentence.start))
            } else {
                verb || *as_verb.get_or_insert_with(|| self.may_be_verb(at, sentence.start))
            };
            if !allowed {
                continue;
            }
            for row in triggers::beginning_with(&reading.lemma, reading.noun) {
                if !rows.iter().any(|r| r.rule == row.rule) {
                    rows.push(row);
                }
            }
        }
        // What a statement's cue is has been settled: دعت is no ودعت.
        if let Some(draft) = self.cue_at(at) {
            let lemma = fold(&draft.lemma);
            if rows.iter().any(|row| row.folded.first() == Some(&lemma)) {
                rows.retain(|row| row.noun || row.folded.first() == Some(&lemma));
            }
        }
        // `قصف الجيش مواقع`: what opens a clause with a doer and an object behind it is the verb.
        let first = !verb && rows.iter().any(|r| !r.noun) && self.opens_with_object(at, sentence);
        rows.sort_by_key(|row| (std::cmp::Reverse(row.lemmas.len()), first && row.noun)); // stable
        rows
    }

    /// True for a bare word that opens its clause, with a doer and an object behind it.
    fn opens_with_object(&self, at: usize, sentence: &Range<usize>) -> bool {
        let opens = at == sentence.start
            || self.phrases.conjoined(at)
            || matches!(self.phrases.class(at - 1), Class::Mark);
        if !opens || self.phrases.has_article(at) || self.phrases.proclitic(at).is_some() {
            return false;
        }
        let limit = self.clause_end(at + 1, sentence.end);
        let Some(subject) = self.phrases.subject_after(at, limit) else {
            return false;
        };
        self.phrases
            .object_after(subject.phrase.words.end, limit)
            .is_some_and(|object| object.words.start == subject.phrase.words.end)
    }

    /// True for the wish not to be named: `مسؤول طلب عدم ذكر اسمه`.
    fn asks_for_silence(&self, at: usize) -> bool {
        matches!(
            self.phrases.folded(at),
            "طلب"
                | "طلبت"
                | "طلبا"
                | "طلبوا"
                | "فضل"
                | "رفض"
                | "رفضت"
                | "رفضوا"
                | "اشترط"
                | "مشترطا"
        ) && (at + 1..at + 4).any(|next| {
            matches!(
                self.phrases.folded(next),
                "اسمه"
                    | "اسمها"
                    | "اسميهما"
                    | "اسمايهم"
                    | "اسماءهم"
                    | "هويته"
                    | "هويتها"
                    | "هويتهم"
            )
        })
    }

    /// The words of a row that begins at a word; none where its other lemmas do not follow.
    fn spans(&self, row: &Trigger, at: usize, limit: usize) -> Option<Range<usize>> {
        let mut end = at + 1;
        for (number, lemma) in row.folded.iter().enumerate().skip(1) {
            while row.noun && end < limit && QUANTIFIERS.contains(&self.phrases.folded(end)) {
                end += 1;
            }
            let reach = match (row.noun || number > 1, lemma.as_str()) {
                (true, _) if row.noun => 2,
                (true, _) => 4,
                (false, "مسيوليه" | "مسووليه" | "مسؤوليه") => 3 * CARRY,
                (false, _) => CARRY,
            };
            let found = (end..limit.min(end + reach)).find(|next| {
                let word = &self.document.words[*next];
                fold(&word.analysis.lemma) == *lemma
                    || bare(&word.folded) == *lemma
                    || self.may_be(*next, lemma)
            })?;
            let broken = (end..found).any(|between| {
                matches!(
                    self.phrases.class(between),
                    Class::Verb | Class::Complementiser | Class::Subordinator
                ) || row.noun && self.document.words[between].analysis.enclitic.is_some()
                    || matches!(self.phrases.mark(between), Some('.' | '،' | ':' | '؛'))
            });
            // The genitive of another noun is not the verb's: `في مدخل المدينة`.
            let foreign = !row.noun
                && found > end
                && self.phrases.has_article(found)
                && self.phrases.proclitic(found).is_none()
                && self.phrases.class(found - 1) == Class::Noun
                && !self.phrases.has_article(found - 1)
                && self.phrases.name_at(found - 1).is_none()
                && !self.phrases.folded(found - 1).ends_with("ون");
            if broken || foreign {
                return None;
            }
            end = found + 1;
        }
        Some(at..end)
    }

    /// True for a word inside a name, an office or a role: `وزارة الدفاع`, `مكافحة الإرهاب`.
    fn is_part_of_name(&self, at: usize) -> bool {
        self.entities.mentions_at(at).any(|id| {
            self.entities.mention(id).is_some_and(|m| {
                let inner = m.kind != MentionKind::Nominal && m.words.len() > 1;
                // `العدوان`, `الغزو` are also family names; with the article, named once, they are not.
                let common = self.phrases.has_article(at)
                    && m.entity_type == EntityType::Per
                    && self
                        .entities
                        .entity_of(id)
                        .and_then(|e| self.entities.get(e))
                        .is_some_and(|e| e.mentions.len() == 1 && e.kb.is_none());
                let whole = m.kind == MentionKind::Name && m.words.len() == 1 && !common;
                inner || whole || m.kind == MentionKind::Nominal && m.head == at
            })
        })
    }

    /// True for a town, site or region without a government of its own in the text.
    pub(super) fn is_ground(&self, id: EntityId) -> bool {
        self.entities.get(id).is_some_and(|e| match e.kind {
            EntityType::Loc | EntityType::Fac => true,
            EntityType::Gpe => e.sector.is_none(),
            _ => false,
        })
    }

    /// True for a building, or a place that an adjective of a state tells.
    fn is_told(&self, id: EntityId) -> bool {
        self.entities
            .get(id)
            .is_some_and(|e| e.kind == EntityType::Fac || e.country.is_some())
    }

    /// True for the seat of a body: `مقر الوزارة في شارع X` is in the street.
    fn is_seat(&self, id: EntityId) -> bool {
        self.entities.get(id).is_some_and(|e| {
            e.kb.is_none()
                && ["مقر ", "مبنى ", "مكتب "]
                    .iter()
                    .any(|head| e.name.starts_with(head))
        })
    }

    /// True for an entity that the text or a table names.
    fn is_named(&self, id: EntityId) -> bool {
        self.entities.get(id).is_some_and(|e| {
            e.kb.is_some()
                || e.mentions.iter().any(|m| {
                    self.entities
                        .mention(*m)
                        .is_some_and(|m| m.kind == MentionKind::Name)
                })
        })
    }

    /// Where the trigger is a statement's cue, who speaks and who is spoken to are known already.
    fn take_speaker(&self, row: &Trigger, at: usize, arguments: &mut Arguments) {
        use EventType as E;
        let speech = matches!(
            row.kind,
            E::Accuse | E::Request | E::Threaten | E::Support | E::Reject | E::Agree
        );
        let Some(draft) = self.cue_at(at).filter(|_| speech) else {
            return;
        };
        if let Some(speaker) = draft.speaker {
            arguments.actors = vec![speaker];
            arguments.recipients.retain(|id| *id != speaker);
        }
        if row.kind == E::Request {
            arguments.recipients = self.called_on(draft).into_iter().collect();
        }
    }

    /// True for a family that is written like a capture: `وصول الرئيس وأسرته`.
    fn is_family(&self, row: &Trigger, at: usize) -> bool {
        row.folded.first().is_some_and(|lemma| lemma == "اسر")
            && matches!(
                self.phrases.folded(at),
                "اسرته" | "اسرتها" | "اسرتهم" | "اسره"
            )
    }

    /// True for violence that is threatened: the threat is the event.
    fn is_threatened(&self, row: &Trigger, at: usize, floor: usize) -> bool {
        row.noun
            && row.kind == EventType::Assault
            && (floor.max(at.saturating_sub(6))..at)
                .rev()
                .take_while(|b| self.phrases.class(*b) != Class::Complementiser)
                .any(|b| {
                    self.phrases.class(b) == Class::Verb
                        && matches!(fold(&self.lemma(b)).as_str(), "هدد" | "توعد")
                })
    }

    /// True where control is held, not taken: `التي يسيطر عليها`, `الخاضعة لسيطرة`, `تحت سيطرة`.
    fn is_state_of_control(&self, row: &Trigger, at: usize, floor: usize) -> bool {
        if row.kind != EventType::Assault
            || !matches!(
                row.folded.first().map(String::as_str),
                Some("سيطر" | "سيطره")
            )
        {
            return false;
        }
        if !row.noun {
            return self.phrases.folded(at).starts_with(['ي', 'ت']);
        }
        let Some(before) = at.checked_sub(1).filter(|b| *b >= floor) else {
            return false;
        };
        let before = self.phrases.folded(before);
        matches!(before, "تحت" | "مناطق" | "خارج" | "عن" | "نطاق")
            || self.phrases.proclitic(at) == Some('ل') && before.contains("خاضع")
            || self.phrases.proclitic(at) == Some('ل') && before.contains("تخضع")
            || self.phrases.proclitic(at) == Some('ل') && before.contains("يخضع")
    }
}

/// A folded word without conjunction, ب or ل, and article.
fn bare(folded: &str) -> &str {
    let word = folded
        .strip_prefix('و')
        .filter(|w| w.chars().count() > 3)
        .unwrap_or(folded);
    let word = word
        .strip_prefix('ب')
        .filter(|w| w.chars().count() > 3)
        .unwrap_or(word);
    word.strip_prefix("ال").unwrap_or(word)
}
