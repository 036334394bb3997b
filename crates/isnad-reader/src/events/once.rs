//! Once each: tellings of the same event become one event.
//!
//! Two tellings are one event where type and modality agree, no side contradicts the other, and
//! something ties them: a shared side, the same sentence with a cause between them (casualties of
//! an attack), or a definite noun that points back. An event's trigger is its first full telling in
//! the body; the others are kept as further triggers. A telling with nothing of its own that ties
//! to no event is dropped: it is a notion.

use std::ops::Range;

use isnad_lexicon::triggers::Trigger;
use isnad_record::{EventType, Modality, Mode};

use super::arguments::{force, is_symmetric};
use super::episode::fill_from_episode;
use super::violence::{Class, class_of, distinct_acts, is_side_of_clash, turn_clash};
use super::{Report, Telling, setting};
use crate::entities::EntityId;

/// How many events a telling is compared with, the latest first: more than any report tells, so
/// that only pages of many reports meet it.
const LOOK_BACK: usize = 512;

/// One event with all its tellings.
#[derive(Clone, Debug)]
pub(super) struct Happening {
    /// What is known of it, under its best trigger.
    pub telling: Telling,
    /// The triggers of its other tellings, in order.
    pub others: Vec<Range<usize>>,
    /// The sentence it was last told in.
    last: usize,
    /// One of its tellings counts the dead.
    counts_dead: bool,
    /// The rows of all its tellings.
    rows: Vec<&'static Trigger>,
}

/// Gathers tellings into events, in order of their trigger.
pub(super) fn gather(report: &Report<'_>, tellings: Vec<Telling>) -> Vec<Happening> {
    let mut happenings: Vec<Happening> = Vec::new();
    let (headline, body): (Vec<Telling>, Vec<Telling>) = tellings
        .into_iter()
        .partition(|t| t.words.start < report.title_words);
    for telling in body {
        let near = happenings.len().saturating_sub(LOOK_BACK);
        // What points back points to its own word before any other.
        let named = happenings[near..]
            .iter()
            .rposition(|h| telling.points_back && h.repeats(&telling));
        let same = named
            .or_else(|| {
                happenings[near..]
                    .iter()
                    .rposition(|h| is_same(h, &telling))
            })
            .or_else(|| {
                happenings[near..]
                    .iter()
                    .rposition(|h| is_told_again(h, &telling))
            });
        // `مقتل 18 مدنيا في الغارات`: who flew the raids told before killed them.
        if telling.points_back && telling.row.kind == EventType::Assault {
            let struck = happenings[near..].iter().rev().find(|h| {
                h.telling.row.kind == EventType::Assault
                    && !h.telling.actors.is_empty()
                    && h.rows
                        .iter()
                        .any(|row| row.folded.first() == telling.row.folded.first())
            });
            let actors = struck.map_or(Vec::new(), |h| h.telling.actors.clone());
            let dead = happenings[near..].last_mut().filter(|h| {
                h.telling.sentence == telling.sentence
                    && h.telling.words.end < telling.words.start
                    && telling.words.start - h.telling.words.end <= 8
                    && class_of(&h.telling) == Class::Kill
                    && h.telling.actors.is_empty()
                    && !h.telling.recipients.iter().any(|id| actors.contains(id))
            });
            if let Some(dead) = dead.filter(|_| !actors.is_empty()) {
                dead.telling.actors = actors;
                dead.telling.rules.push("actor.episode");
                dead.others.push(telling.words);
                continue;
            }
        }
        match same {
            Some(at) => happenings[near + at].join(report, telling),
            None if telling.points_back || telling.background => {}
            None if stands_alone(&telling) || between_both(&telling) => {
                happenings.push(Happening::of(telling));
            }
            None => {}
        }
    }
    // A headline tells what the body tells; only what the body leaves out is an event of its own.
    for telling in headline {
        let same = happenings
            .iter()
            .take(LOOK_BACK)
            .position(|h| is_headline_of(&telling, h));
        match same {
            Some(at) => happenings[at].join(report, telling),
            None if !telling.points_back && !telling.background && stands_alone(&telling) => {
                happenings.push(Happening::of(telling));
            }
            None => {}
        }
    }
    happenings.sort_by_key(|h| h.telling.words.start);
    fill_from_episode(report, &mut happenings);
    happenings.retain(|h| !between_both(&h.telling) || stands_alone(&h.telling));
    let mut tellings: Vec<&mut Telling> = happenings.iter_mut().map(|h| &mut h.telling).collect();
    setting::within_story(report, &mut tellings);
    happenings
}

/// True for a clash whose sides are only `الطرفين`.
fn between_both(telling: &Telling) -> bool {
    telling.rules.contains(&force::BOTH_SIDES)
}

/// True where a telling says enough to be an event: for violence and protest a side or a place,
/// for dealings both sides, unless the words are such as are said of nothing else.
pub(super) fn stands_alone(telling: &Telling) -> bool {
    use EventType as E;
    let row = telling.row;
    let (actor, recipient) = (!telling.actors.is_empty(), !telling.recipients.is_empty());
    let (place, time) = (telling.place.is_some(), telling.time.is_some());
    // A verb tells; a noun may only speak of it. A row of several words is about nothing else.
    let tells = !row.noun || row.lemmas.len() > 1;
    match row.kind {
        E::Assault | E::Mobilize | E::Retreat => telling.told || actor || recipient || place,
        E::Protest => telling.told || actor || recipient || place && (tells || time),
        E::Coerce => recipient || place && (tells || time) || actor && tells,
        E::Accuse => recipient && (actor || !row.noun) || actor && tells && !needs_target(telling),
        E::Threaten | E::Support => recipient && actor || actor && tells && !needs_target(telling),
        // Who is called on by nobody's name is not called on: `دعا إلى ضبط النفس`.
        E::Request => {
            recipient && (actor || !row.noun)
                || actor && (row.noun || row.lemmas.len() > 1) && !needs_target(telling)
        }
        E::Reject => {
            recipient && (actor || !row.noun) || actor && (row.lemmas.len() > 1 || place || time)
        }
        E::Consult => {
            actor && (recipient || place || time || row.lemmas.len() > 1) || place && time
        }
        E::Agree => {
            actor && (recipient || row.noun && (place || time)) || is_known_by_one_side(telling)
        }
        E::Cooperate => actor && recipient,
        E::Concede | E::Sanction => actor || recipient,
        E::Aid => recipient && (actor || row.noun),
    }
}

/// True for words that say little without a target: who voices concern, doubts or defends blames
/// and praises nobody yet.
fn needs_target(telling: &Telling) -> bool {
    let lemma = telling.row.folded.first().map_or("", String::as_str);
    matches!(
        lemma,
        "اعرب"
            | "ابدي"
            | "شكك"
            | "حقق"
            | "سال"
            | "هاجم"
            | "طعن"
            | "عزي"
            | "ثمن"
            | "دافع"
            | "رشح"
            | "اقام"
            | "دعوه"
            | "مطالبه"
            | "ضغط"
            | "مشروع"
            | "نداء"
            | "اعترف"
    )
}

/// True for an accord that one side is enough to know by: `الاتفاق النووي الإيراني`, a party that
/// consents or signs.
fn is_known_by_one_side(telling: &Telling) -> bool {
    let lemma = telling.row.folded.first().map_or("", String::as_str);
    if telling.row.noun {
        telling.rules.contains(&"argument.nisba") && lemma != "تسويه" && lemma != "توافق"
            || !telling.recipients.is_empty()
                && (telling.words.len() > 1
                    || matches!(lemma, "اتفاق" | "اتفاقيه" | "معاهده" | "تفاهم"))
    } else {
        !telling.actors.is_empty()
            && matches!(
                lemma,
                "وافق"
                    | "صوت"
                    | "وقع"
                    | "ابرم"
                    | "تعهد"
                    | "ابدي"
                    | "صادق"
                    | "اعتمد"
                    | "تبني"
                    | "توصل"
            )
    }
}

/// True for two tellings of one visit: the same man comes to the same place. Whether it is told as
/// coming or as done, denied or confirmed, it is one.
fn same_visit(known: &Telling, telling: &Telling) -> bool {
    let visit = |t: &Telling| t.row.mode == Some(Mode::Visit);
    visit(known)
        && visit(telling)
        && relation(&known.actors, &telling.actors) == Relation::Share
        && (relation(&known.recipients, &telling.recipients) == Relation::Share
            || telling.recipients.is_empty() && telling.place.is_none())
        && !matches!((known.time, telling.time), (Some(a), Some(b)) if a != b)
}

/// True where both sides do the same and two tellings name the same sides, whichever comes first.
fn same_parties(known: &Telling, telling: &Telling) -> bool {
    let sides =
        |t: &Telling| -> Vec<EntityId> { t.actors.iter().chain(&t.recipients).copied().collect() };
    let (a, b) = (sides(known), sides(telling));
    if a.is_empty() || b.is_empty() || !is_symmetric(known.row.kind) {
        return false;
    }
    let within = |a: &[EntityId], b: &[EntityId]| a.iter().all(|id| b.contains(id));
    if known.row.kind == EventType::Agree && known.row.noun && telling.row.noun {
        within(&a, &b) || within(&b, &a)
    } else {
        within(&a, &b) && within(&b, &a)
    }
}

fn is_same(happening: &Happening, telling: &Telling) -> bool {
    let known = &happening.telling;
    if known.row.kind != telling.row.kind {
        return false;
    }
    let modality = known.modality == telling.modality;
    if telling.points_back {
        return telling.sentence - happening.last <= 6;
    }
    // One sentence tells an attack and what it cost.
    if known.sentence == telling.sentence
        && known.row.kind == EventType::Assault
        && happening.counts_dead != (class_of(telling) == Class::Kill)
        && class_of(known) != Class::Ground
        && class_of(telling) != Class::Ground
        && relation(&known.actors, &telling.actors) != Relation::Differ
        && !is_side_of_clash(known, telling)
    {
        return true;
    }
    // `سيطرت المقاومة على القاعدة بعد معارك مع الحوثيين`
    if known.sentence == telling.sentence
        && class_of(known) == Class::Ground
        && class_of(telling) == Class::Clash
        && telling.after
        && relation(&known.actors, &telling.actors) != Relation::Differ
    {
        return true;
    }
    if same_visit(known, telling) {
        return true;
    }
    if !modality {
        return false;
    }
    let (actors, recipients) = (
        relation(&known.actors, &telling.actors),
        relation(&known.recipients, &telling.recipients),
    );
    if same_parties(known, telling)
        && !matches!((known.time, telling.time), (Some(a), Some(b)) if a != b)
        && !matches!((known.place, telling.place), (Some(a), Some(b)) if a != b)
    {
        return true;
    }
    if actors == Relation::Differ || recipients == Relation::Differ {
        return false;
    }
    let times_differ = matches!((known.time, telling.time), (Some(a), Some(b)) if a != b);
    let places_differ = matches!((known.place, telling.place), (Some(a), Some(b)) if a != b);
    let near = telling.sentence - happening.last <= 1;
    let shared = actors == Relation::Share || recipients == Relation::Share;
    let alike = match (class_of(known), class_of(telling)) {
        (Class::Strike, Class::Kill) | (Class::Kill, Class::Strike) => true,
        (a, b) => a == b,
    };
    if telling.row.kind == EventType::Assault && !alike {
        return false;
    }
    if known.sentence == telling.sentence {
        if distinct_acts(known, telling) {
            return false;
        }
        let repeats = known.row.folded == telling.row.folded;
        if telling.row.kind == EventType::Protest {
            return shared && !times_differ && !places_differ;
        }
        return telling.row.kind == EventType::Assault && !repeats && (shared || !places_differ)
            || telling.row.kind != EventType::Assault
                && shared
                && !times_differ
                && !places_differ
                && known.row.rule == telling.row.rule;
    }
    if distinct_acts(known, telling) {
        return false;
    }
    let both = actors == Relation::Share && recipients == Relation::Share;
    if times_differ || places_differ {
        return false;
    }
    both || shared && near && telling.row.kind == EventType::Assault
        || shared && known.row.folded == telling.row.folded
        || shared
            && class_of(known) == Class::Ground
            && known.place.is_some()
            && known.place == telling.place
        || shared && happening.telling.sentence == 0
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// They have somebody in common.
    Share,
    /// One of them is unknown.
    Open,
    /// They have nobody in common.
    Differ,
}

fn relation(a: &[EntityId], b: &[EntityId]) -> Relation {
    if a.is_empty() || b.is_empty() {
        Relation::Open
    } else if a.iter().any(|id| b.contains(id)) {
        Relation::Share
    } else {
        Relation::Differ
    }
}

/// True where a headline's telling is of an event of the body: the same type, and neither side
/// known to differ in kind of word.
fn is_headline_of(headline: &Telling, happening: &Happening) -> bool {
    let body = &happening.telling;
    let actors = relation(&headline.actors, &body.actors);
    let recipients = relation(&headline.recipients, &body.recipients);
    // Who strikes in one and is struck in the other makes two events of them.
    let turned = |a: &[EntityId], b: &[EntityId]| relation(a, b) == Relation::Share;
    if turned(&headline.actors, &body.recipients) && recipients != Relation::Share
        || turned(&headline.recipients, &body.actors) && actors != Relation::Share
    {
        return is_symmetric(headline.row.kind) && headline.row.kind == body.row.kind;
    }
    headline.row.kind == body.row.kind
        && (happening
            .rows
            .iter()
            .any(|row| row.folded.last() == headline.row.folded.last())
            || actors != Relation::Differ && recipients != Relation::Differ)
}

/// How many sentences back an attack may be told again.
const RETELLING: usize = 8;

/// True where a telling that speaks of an attack told before may speak of this one.
fn is_told_again(happening: &Happening, telling: &Telling) -> bool {
    let known = &happening.telling;
    let lenient = |a: Relation| a != Relation::Differ || known.nameless || telling.nameless;
    let fits = match (class_of(known), class_of(telling)) {
        (Class::Ground, _) | (_, Class::Ground) => false,
        (Class::Clash, Class::Clash) => true,
        (Class::Clash, _) | (_, Class::Clash) => false,
        _ => true,
    };
    let times_differ = matches!((known.time, telling.time), (Some(a), Some(b)) if a != b);
    let places_differ = matches!((known.place, telling.place), (Some(a), Some(b)) if a != b);
    let again = telling.retells
        || happening.counts_dead
            && class_of(telling) == Class::Kill
            && known.nameless
            && telling.nameless
            && (telling.row.noun
                && telling.actors.is_empty()
                && telling.place.is_none()
                && telling.time.is_none()
                && telling.sentence - happening.last <= 4
                || known.place.is_some() && known.place == telling.place
                || relation(&known.actors, &telling.actors) == Relation::Share);
    again
        && known.row.kind == EventType::Assault
        && telling.row.kind == EventType::Assault
        && fits
        && !times_differ
        && !places_differ
        && telling.sentence - happening.last <= RETELLING
        && relation(&known.actors, &telling.actors) != Relation::Differ
        && lenient(relation(&known.recipients, &telling.recipients))
}

impl Happening {
    /// True where its trigger is the same word, not too far back.
    fn repeats(&self, telling: &Telling) -> bool {
        self.telling.row.folded == telling.row.folded && telling.sentence - self.last <= 6
    }

    fn of(telling: Telling) -> Self {
        let last = telling.sentence;
        Happening {
            rows: vec![telling.row],
            counts_dead: class_of(&telling) == Class::Kill,
            others: telling.describing.iter().map(|at| *at..*at + 1).collect(),
            telling,
            last,
        }
    }

    /// Takes in a further telling: what it adds is kept, and its trigger becomes the event's where
    /// the one so far stands in the headline.
    fn join(&mut self, report: &Report<'_>, telling: Telling) {
        self.last = telling.sentence;
        self.counts_dead |= class_of(&telling) == Class::Kill;
        if !self.rows.iter().any(|row| std::ptr::eq(*row, telling.row)) {
            self.rows.push(telling.row);
        }
        let known = &mut self.telling;
        // `قتل جندي في اشتباكات مع المسلحين`: those fought with are who killed.
        let mut telling = telling;
        turn_clash(known, &telling);
        turn_clash(&mut telling, known);
        let turned = is_symmetric(known.row.kind)
            && telling
                .actors
                .iter()
                .any(|id| known.recipients.contains(id));
        let (first, second) = if turned {
            (&telling.recipients, &telling.actors)
        } else {
            (&telling.actors, &telling.recipients)
        };
        // What only tells an attack again adds nobody to those known.
        let again = telling.retells && class_of(&telling) != Class::Kill;
        for (into, from) in [(&mut known.actors, first), (&mut known.recipients, second)] {
            if again && !into.is_empty() {
                continue;
            }
            for id in from {
                if !into.contains(id) {
                    into.push(*id);
                }
            }
        }
        known.recipients.retain(|id| !known.actors.contains(id));
        known.time = known.time.or(telling.time);
        known.place = known.place.or(telling.place);
        if telling.statements.is_empty() {
            known.statements.clear();
        } else if !known.statements.is_empty() {
            known.statements.extend(&telling.statements);
            known.statements.sort_unstable();
            known.statements.dedup();
        }
        for rule in &telling.rules {
            if !known.rules.contains(rule) {
                known.rules.push(rule);
            }
        }
        self.others
            .extend(telling.describing.iter().map(|at| *at..*at + 1));
        let in_title = known.words.start < report.title_words;
        let better = in_title && telling.words.start >= report.title_words && !telling.points_back
            || known.modality == Modality::Actual
                && !known.has_arguments()
                && telling.has_arguments();
        if better {
            let old = std::mem::replace(&mut known.words, telling.words);
            known.row = telling.row;
            known.sentence = telling.sentence;
            self.others.push(old);
        } else {
            self.others.push(telling.words);
        }
        if !self.others.is_sorted_by_key(|words| words.start) {
            self.others.sort_by_key(|words| words.start);
        }
    }
}
