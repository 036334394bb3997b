//! Finds the triggers of a sentence and reads what their clauses tell.

use std::ops::Range;

use isnad_arabic::{Person, Pos, Word, WordKind, fold};
use isnad_lexicon::triggers::{self, Trigger};
use isnad_record::{EntityType, EventType, MentionKind, Mode};

use super::arguments::{Arguments, is_symmetric};
use super::{Report, Telling};
use crate::entities::EntityId;
use crate::phrases::Class;

/// Heads under which a noun of violence or diplomacy is a topic, a charge or a date, no event.
const BACKGROUND: [&str; 40] = [
    "ذكري",
    "جريمه",
    "جرائم",
    "تهمه",
    "تهم",
    "قضيه",
    "قضايا",
    "ملف",
    "ضحايا",
    "ضحيه",
    "موقع",
    "مكان",
    "اسلوب",
    "اساليب",
    "ظاهره",
    "ثقافه",
    "خطر",
    "شبح",
    "مكافحه",
    "فيلم",
    "كتاب",
    "مسلسل",
    "روايه",
    "سياسه",
    "سياسات",
    "تاريخ",
    "فكره",
    "مبدا",
    "لغه",
    "نظريه",
    "مخاطر",
    "احتمالات",
    "تداعيات",
    "اسباب",
    "مخططات",
    "اعلان",
    "خيار",
    "محاوله",
    "محاولات",
    "زمن",
];

/// How many words a verb's noun may stand from its verb.
const CARRY: usize = 9;

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
    let verb = word.analysis.pos == Pos::Verb;
    let noun = matches!(word.analysis.pos, Pos::Noun | Pos::Adj);
    if !verb && !noun {
        return None;
    }
    let mut lemmas: Vec<(String, bool)> = if noun {
        forms(word).into_iter().map(|form| (form, true)).collect()
    } else {
        vec![(fold(&word.analysis.lemma), false)]
    };
    // A participle without the article goes on with what its subject does: داعيا، مطالبا.
    if noun && !report.phrases.has_article(at) && report.cue_at(at).is_some() {
        let verbs = isnad_arabic::derivation::verbs_of(&word.analysis.lemma);
        lemmas.extend(verbs.map(|verb| (fold(verb), false)));
    }
    let mut rows: Vec<&'static Trigger> = lemmas
        .iter()
        .flat_map(|(lemma, noun)| triggers::beginning_with(lemma, *noun))
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.lemmas.len()));
    for row in rows {
        let Some(words) = report.spans(row, at, range.end) else {
            continue;
        };
        if row.noun && report.is_background(at, range.start) {
            continue;
        }
        let mut arguments = if row.noun {
            report.noun_arguments(row, &words, range)
        } else {
            report.verb_arguments(row, &words, range)
        };
        report.take_speaker(row, at, &mut arguments);
        report.settle_sides(row, at, &mut arguments);
        if !report.passes(row, &arguments, &words, range) {
            continue;
        }
        let points_back = noun
            && words.len() == 1
            && report.phrases.has_article(at)
            && arguments.actors.is_empty()
            && arguments.recipients.is_empty();
        let statements = report.carrying(report.document.span_of(words.clone()));
        let time = report.time(&words, range);
        let place = report.place(row.kind, &words, range, &arguments);
        let modality = report.modality(&words, range, &statements);
        let Arguments {
            actors,
            mut recipients,
            mut rules,
            describing,
            ..
        } = arguments;
        let mut place = place;
        // Ground taken or shelled is where it was; those it was done to are who held it.
        if matches!(
            row.kind,
            EventType::Assault | EventType::Coerce | EventType::Mobilize
        ) && let Some(ground) = recipients.iter().position(|id| report.is_ground(*id))
        {
            place = Some(recipients.remove(ground));
        }
        if time.is_some() {
            rules.push("when.clause");
        }
        if place.is_some() {
            rules.push("where.clause");
        }
        return Some(Telling {
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
            describing,
            rules,
        });
    }
    None
}

impl Report<'_> {
    /// The words of a row that begins at a word; none where its other lemmas do not follow.
    fn spans(&self, row: &Trigger, at: usize, limit: usize) -> Option<Range<usize>> {
        let mut end = at + 1;
        for (number, lemma) in row.folded.iter().enumerate().skip(1) {
            let reach = if row.noun || number > 1 { 2 } else { CARRY };
            let found = (end..limit.min(end + reach)).find(|next| {
                let word = &self.document.words[*next];
                forms(word).contains(lemma) || bare(&word.folded) == *lemma
            })?;
            let broken = (end..found).any(|between| {
                matches!(
                    self.phrases.class(between),
                    Class::Verb | Class::Complementiser | Class::Subordinator
                ) || matches!(self.phrases.mark(between), Some('.' | '،' | ':' | '؛'))
            });
            if broken {
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
                let whole = m.kind == MentionKind::Name && m.words.len() == 1;
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
        if let Some(addressee) = draft.addressee.filter(|_| row.kind == E::Request) {
            arguments.recipients = vec![addressee];
        }
    }

    /// What holds of sides whatever words name them: who speaks of himself in his own quote is its
    /// speaker, the second of two who deal with each other is the other side, and a visit is to the
    /// state whose city is named.
    fn settle_sides(&self, row: &Trigger, at: usize, arguments: &mut Arguments) {
        let word = &self.document.words[at].analysis;
        let first_person = word.pos == Pos::Verb && word.features.person == Some(Person::First);
        if first_person && let Some(draft) = self.statement_around(at) {
            arguments.actors = draft.speaker.into_iter().collect();
            arguments.rules.push("argument.first-person");
        }
        if is_symmetric(row.kind) && arguments.recipients.is_empty() && arguments.actors.len() > 1 {
            arguments.recipients = arguments.actors.split_off(1);
            arguments.rules.push("argument.symmetric");
        }
        if row.mode == Some(Mode::Visit) {
            for id in &mut arguments.recipients {
                *id = self.host(*id);
            }
            arguments.recipients.dedup();
        }
        arguments
            .recipients
            .retain(|id| !arguments.actors.contains(id));
    }

    /// True for a noun that only names what another is about: `ذكرى اغتيال`, `جريمة قتل`,
    /// `مكافحة`, `ضحايا التفجير`.
    fn is_background(&self, at: usize, floor: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|b| *b >= floor) else {
            return false;
        };
        if self.phrases.proclitic(at).is_some()
            && !matches!(self.phrases.folded(before), "الذكري" | "تخطيط" | "التخطيط")
        {
            return false;
        }
        let word = self.phrases.folded(before);
        let word = word.trim_start_matches(['ب', 'ل']);
        BACKGROUND.contains(&word.strip_prefix("ال").unwrap_or(word))
    }
}

/// The folded forms a noun may be looked up by: its lemma, its letters without clitics, and the
/// singular its ending shows. The analysis may take `غارة` or `محاصرة` for a feminine of something
/// else, the letters do not.
fn forms(word: &Word) -> Vec<String> {
    let mut out = vec![fold(&word.analysis.lemma)];
    let mut letters = word.folded.as_str();
    let clitics = &word.analysis.clitics;
    if clitics.conjunction.is_some() {
        letters = letters.strip_prefix(['و', 'ف']).unwrap_or(letters);
    }
    if clitics.preposition.is_some() {
        letters = letters.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(letters);
    }
    if clitics.article || clitics.preposition.is_some() {
        letters = letters
            .strip_prefix("ال")
            .or_else(|| letters.strip_prefix('ل').filter(|_| clitics.article))
            .unwrap_or(letters);
    }
    let mut push = |form: String| {
        if form.chars().count() > 2 && !out.contains(&form) {
            out.push(form);
        }
    };
    if word.analysis.enclitic.is_some() {
        for ending in ["هما", "هم", "هن", "ها", "نا", "ه", "ي"] {
            if let Some(base) = letters.strip_suffix(ending) {
                if let Some(stem) = base.strip_suffix("ات") {
                    push(format!("{stem}ه"));
                    push(stem.to_owned());
                } else if let Some(stem) = base.strip_suffix('ت') {
                    push(format!("{stem}ه"));
                }
                push(base.to_owned());
                break;
            }
        }
        return out;
    }
    for ending in ["ات", "تين", "تان", "تي", "تا"] {
        if let Some(stem) = letters.strip_suffix(ending) {
            push(format!("{stem}ه"));
            if ending == "ات" {
                push(stem.to_owned());
            }
        }
    }
    for ending in ["ين", "ان", "ا"] {
        if let Some(stem) = letters.strip_suffix(ending) {
            push(stem.to_owned());
        }
    }
    push(letters.to_owned());
    out
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
