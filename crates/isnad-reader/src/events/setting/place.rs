//! Where an event was: the place its own clause names.
//!
//! A place stands after `في`, `قرب`, `شمال` and the like; it may be what was attacked, taken,
//! visited or left. Of several in one clause the first is the most particular
//! (`في قرية X بمحافظة Y`), and a name goes before a common noun (`مسجد في مدينة X`). Words said
//! somewhere about something elsewhere keep their two places apart, and what is only said
//! (accusing, asking, praising) is nowhere.

use std::ops::Range;

use isnad_arabic::fold;
use isnad_record::{EntityType, EventType, MentionKind};

use crate::entities::{EntityId, MentionId};
use crate::events::Report;
use crate::names::NameClass;
use crate::phrases::Class;

/// How far from its trigger a clause's place may stand.
const REACH: usize = 40;

/// What of a trigger its place depends on.
#[derive(Clone, Copy, Debug)]
pub(in crate::events) struct Placed<'a> {
    /// The trigger's words.
    pub words: &'a Range<usize>,
    /// The sentence's words.
    pub sentence: &'a Range<usize>,
    /// What kind of event it names.
    pub kind: EventType,
    /// Whom it was done to.
    pub recipients: &'a [EntityId],
}

/// True for types of event that happen somewhere; what is only said or decided has no place.
pub(in crate::events) fn happens_somewhere(kind: EventType) -> bool {
    use EventType as E;
    matches!(
        kind,
        E::Assault
            | E::Coerce
            | E::Protest
            | E::Mobilize
            | E::Retreat
            | E::Consult
            | E::Agree
            | E::Aid
    )
}

impl Report<'_> {
    /// The place of an event, and the rule that says so.
    pub(in crate::events) fn place(&self, event: Placed<'_>) -> Option<(EntityId, &'static str)> {
        if !happens_somewhere(event.kind) || self.is_by_telephone(event.words) {
            return None;
        }
        // A tour of states is in none of them.
        let states = event.recipients.iter().filter(|id| self.is_state(**id));
        if event.kind == EventType::Consult && states.count() > 1 {
            return None;
        }
        if let Some(found) = self.ahead(event) {
            if self.is_state(found)
                && self.counts(event.words.start)
                && let Some(further) = self.further(event)
            {
                return Some((further, "where.sentence"));
            }
            // وصل إلى طهران … في زيارة لإيران
            if self.is_state(found)
                && event.kind == EventType::Consult
                && let Some(city) = self.behind(event).filter(|b| !self.is_state(*b))
            {
                return Some((city, "where.clause"));
            }
            return Some((found, "where.clause"));
        }
        if let Some(found) = self.behind(event) {
            return Some((found, "where.clause"));
        }
        if let Some(found) = self.by_pronoun(event) {
            return Some((found, "where.pronoun"));
        }
        // A visit to a state, an attack on a town: where it was is whom it was done to.
        let goal = event.recipients.iter().copied().find(|id| {
            self.entities.get(*id).is_some_and(|e| match e.kind {
                EntityType::Loc | EntityType::Fac => self.is_known(*id),
                EntityType::Gpe => {
                    self.is_known(*id) && (e.sector.is_none() || self.is_visit(event.words))
                }
                _ => false,
            })
        });
        if let Some(found) = goal {
            return Some((found, "where.goal"));
        }
        let further = self.further(event)?;
        Some((further, "where.sentence"))
    }

    /// True for a place that bears a name or lies in a known state.
    fn is_known(&self, id: EntityId) -> bool {
        self.entities.get(id).is_some_and(|e| {
            e.kb.is_some()
                || e.country.is_some()
                || e.mentions.iter().any(|m| {
                    self.entities.mention(*m).is_some_and(|m| {
                        m.kind == MentionKind::Name
                            && self.phrases.class(m.words.start) != Class::Mark
                            && (m.words.len() > 1 || !self.phrases.has_article(m.words.start))
                    })
                })
        })
    }

    /// The first place that the rest of the sentence names, where the clause names none.
    fn further(&self, event: Placed<'_>) -> Option<EntityId> {
        if matches!(event.kind, EventType::Agree | EventType::Aid) {
            return None;
        }
        let from = self.place_limit(event).max(event.words.end);
        let limit = event.sentence.end.min(event.words.end + REACH);
        for at in from..limit {
            // Another doing has a place of its own; its dead and wounded have not.
            if self.phrases.class(at) == Class::Verb
                && self.phrases.conjoined(at)
                && !self.counts(at)
                || matches!(
                    self.phrases.class(at),
                    Class::Complementiser | Class::Subordinator
                )
            {
                return None;
            }
            let here = self.entities.mentions_at(at).find(|m| {
                self.entities
                    .mention(*m)
                    .is_some_and(|m| m.words.start == at)
            });
            if let Some((entity, 0)) = here.and_then(|m| self.stands(m, event)) {
                return Some(entity);
            }
        }
        None
    }

    /// True for a verb that counts an attack's casualties.
    fn counts(&self, verb: usize) -> bool {
        matches!(
            fold(&self.lemma(verb)).as_str(),
            "قتل" | "اصاب" | "جرح" | "اصيب" | "استشهد"
        )
    }

    /// The place that a pronoun after a trigger, or on it, stands for: `سيطروا عليها`, `تحريرها`.
    fn by_pronoun(&self, event: Placed<'_>) -> Option<EntityId> {
        use EventType as E;
        if !matches!(
            event.kind,
            E::Assault | E::Coerce | E::Retreat | E::Mobilize
        ) {
            return None;
        }
        let end = event.words.end;
        let on_trigger = self
            .document
            .words
            .get(end - 1)
            .is_some_and(|w| w.analysis.enclitic.is_some())
            && self.takes_ground(event.words);
        let after = (end..end.saturating_add(3).min(event.sentence.end)).any(|at| {
            self.phrases.class(at) == Class::PrepositionPronoun
                && matches!(
                    self.phrases.folded(at),
                    "عليها" | "فيها" | "منها" | "اليها" | "بها" | "فيه" | "عليه" | "منه"
                )
        });
        if !on_trigger && !(after && event.kind != E::Coerce) {
            return None;
        }
        let floor = self.document.sentence_of(event.words.start).map_or(0, |s| {
            self.document.sentences[s.saturating_sub(1)].words.start
        });
        self.entities
            .latest_before(event.words.start, |mention, entity| {
                mention.words.start >= floor
                    && mention.kind == MentionKind::Name
                    && (mention.place || entity.sector.is_none())
                    && matches!(
                        entity.kind,
                        EntityType::Gpe | EntityType::Loc | EntityType::Fac
                    )
            })
            .and_then(|m| self.entities.entity_of(m))
    }

    /// True for a trigger whose object is ground: to take, free, storm or besiege it.
    fn takes_ground(&self, words: &Range<usize>) -> bool {
        words.clone().any(|at| {
            matches!(
                fold(&self.lemma(at)).as_str(),
                "تحرير"
                    | "حرر"
                    | "استعاده"
                    | "استعاد"
                    | "احتلال"
                    | "احتل"
                    | "اقتحام"
                    | "اقتحم"
                    | "حصار"
                    | "حاصر"
                    | "محاصره"
                    | "اجتياح"
                    | "اجتاح"
                    | "غزو"
                    | "غزا"
                    | "قصف"
                    | "دخل"
                    | "دخول"
            )
        })
    }

    /// The first place in or after a trigger in its clause. A common noun, the seat of an
    /// institution and a whole state yield to a name that follows: `مسجد في مدينة X`, `مقر
    /// السفارة في X`, `ذراع القاعدة في سوريا … في شمال حلب`.
    fn ahead(&self, event: Placed<'_>) -> Option<EntityId> {
        let limit = self.place_limit(event);
        let mut yielding: Option<(u8, EntityId, usize)> = None;
        let mut at = event.words.start + 1;
        while at < limit {
            let here = self
                .entities
                .mentions_at(at)
                .filter(|m| {
                    self.entities
                        .mention(*m)
                        .is_some_and(|m| m.words.start == at && m.words.end <= limit)
                })
                .last();
            let found = match here {
                Some(mention) => self.stands(mention, event),
                None => self
                    .points_to_place(at..at + 1)
                    .filter(|_| self.locates(at, event))
                    .map(|place| (place, 0)),
            };
            match found {
                Some((entity, 0)) => {
                    // غارات في سوريا تركزت قرب الحسكة: another clause, another place.
                    let parted = yielding.is_some_and(|(rank, _, end)| {
                        rank == 2 && (end..at).any(|at| self.phrases.class(at) == Class::Verb)
                    });
                    if !parted {
                        return Some(entity);
                    }
                    break;
                }
                Some((entity, rank)) if yielding.is_none_or(|(known, ..)| rank < known) => {
                    yielding = Some((rank, entity, at + 1));
                }
                _ => {}
            }
            at = here
                .and_then(|m| self.entities.mention(m))
                .map_or(at + 1, |m| m.words.end.max(at + 1));
        }
        yielding.map(|(_, entity, _)| entity)
    }

    fn is_state(&self, entity: EntityId) -> bool {
        self.entities
            .get(entity)
            .is_some_and(|e| e.kind == EntityType::Gpe && e.kb.is_some_and(|kb| kb.len() == 3))
    }

    /// The nearest place before a trigger in its clause: at the front of a verb's, between a
    /// noun and the verb that carries it, or the one that `شهدت` it.
    fn behind(&self, event: Placed<'_>) -> Option<EntityId> {
        let words = event.words;
        let noun = self.phrases.class(words.start) != Class::Verb;
        if !noun && self.phrases.conjoined(words.start) {
            return None;
        }
        let floor = event.sentence.start.max(words.start.saturating_sub(REACH));
        let mut start = words.start;
        while start > floor {
            let at = start - 1;
            match self.phrases.class(at) {
                Class::Complementiser | Class::Subordinator | Class::Relative => break,
                Class::Mark if matches!(self.phrases.mark(at), Some(':' | '؛' | ';')) => break,
                Class::Verb if !noun => break,
                Class::Verb => {
                    if self.carries(at, event.kind) {
                        // What stands before the carrying verb may still be the scene of both.
                        start = if self.phrases.conjoined(at) {
                            at
                        } else {
                            self.leading(at, floor)
                        };
                    }
                    break;
                }
                _ => start -= 1,
            }
        }
        // طرفا النزاع في اليمن يتفقان: the place of those who agree is not where they did.
        let agreed = event.kind == EventType::Agree && !noun;
        let leads = |mention: &MentionId| {
            !agreed
                || self.entities.mention(*mention).is_some_and(|m| {
                    m.words.start <= event.sentence.start + 1
                        || self.phrases.class(m.words.start - 2) == Class::Mark
                })
        };
        let found = self.entities.mentions_in(start..words.start);
        found
            .into_iter()
            .rev()
            .filter(leads)
            .filter_map(|mention| self.stands(mention, event))
            .min_by_key(|(_, rank)| *rank)
            .map(|(entity, _)| entity)
    }

    /// The start of what leads up to a verb without another verb or clause.
    fn leading(&self, verb: usize, floor: usize) -> usize {
        (floor..verb)
            .rev()
            .take_while(|at| {
                !matches!(
                    self.phrases.class(*at),
                    Class::Verb | Class::Complementiser | Class::Subordinator | Class::Relative
                )
            })
            .last()
            .unwrap_or(verb)
    }

    /// One past the last word after a trigger where its place may stand.
    fn place_limit(&self, event: Placed<'_>) -> usize {
        let words = event.words;
        let limit = event.sentence.end.min(words.end + REACH);
        let noun = self.phrases.class(words.start) != Class::Verb;
        for at in words.end..limit {
            match self.phrases.class(at) {
                Class::Complementiser if self.is_aside(at) => {}
                Class::Complementiser => return at,
                // What is agreed on is not where it was agreed.
                Class::Preposition
                    if event.kind == EventType::Agree && self.phrases.folded(at) == "علي" =>
                {
                    return at;
                }
                // What somebody is charged with was elsewhere.
                Class::Noun if matches!(self.phrases.folded(at), "بتهمه" | "بتهم") => {
                    return at;
                }
                Class::Subordinator if self.phrases.folded(at) != "حيث" => return at,
                Class::Verb if self.phrases.conjoined(at) => return at,
                Class::Relative if !noun && at > words.end + 3 => return at,
                Class::Preposition
                    if matches!(
                        self.phrases.folded(at),
                        "بعد" | "قبل" | "منذ" | "عقب" | "رغم" | "ردا" | "بسبب" | "بهدف"
                    ) && self.phrases.class(at + 1) != Class::Time
                        && !is_span(self.phrases.folded(at + 1))
                        && self.phrases.class(at + 1) != Class::Number =>
                {
                    return at;
                }
                Class::Mark if matches!(self.phrases.mark(at), Some(':' | '؛' | ';')) => {
                    return at;
                }
                _ => {}
            }
        }
        limit
    }

    /// The entity of a mention that stands as an event's place, and how readily it yields to
    /// another: 0 a name, 1 an institution's seat, 2 a state, 3 a common noun.
    fn stands(&self, mention: MentionId, event: Placed<'_>) -> Option<(EntityId, u8)> {
        let found = self.entities.mention(mention)?;
        let at = found.words.start;
        if self.parted(at, event.words.start) {
            return None;
        }
        // العاصمة طرابلس: the name beside the common noun.
        let beside = self
            .entities
            .mentions_at(found.words.end)
            .filter(|m| {
                self.entities.mention(*m).is_some_and(|next| {
                    next.words.start == found.words.end
                        && next.kind == MentionKind::Name
                        && is_place(next.entity_type)
                })
            })
            .last()
            .filter(|_| {
                self.phrases.folded(at).trim_start_matches('ب') == "العاصمه"
                    && !self.phrases.conjoined(found.words.end)
            });
        if let Some(entity) = beside.and_then(|m| self.entities.entity_of(m))
            && self.locates(at, event)
        {
            return Some((entity, 0));
        }
        if let Some(place) = self.points_to_place(found.words.clone())
            && self.locates(at, event)
        {
            return Some((place, 0));
        }
        if !is_place(found.entity_type) {
            // سفارات في طرابلس, سكان في بانياس
            return (at >= event.words.end)
                .then(|| self.inner_place(found.words.clone(), event.kind))
                .flatten()
                .map(|entity| (entity, u8::from(self.is_state(entity)) * 2));
        }
        if found.government || !self.locates(at, event) {
            return None;
        }
        let entity = self.entities.entity_of(mention)?;
        let known = self.entities.get(entity)?.kb.is_some();
        let bare = !known && found.words.len() == 1 && self.phrases.has_article(at);
        if known || found.kind == MentionKind::Name && !bare {
            let head = self.phrases.folded(at).trim_start_matches('ب');
            let seat = matches!(head, "مقر" | "مبني" | "مكتب" | "مسجد" | "مقار") && !known;
            let rank = match (seat, self.is_state(entity)) {
                (true, _) => 1,
                (_, true) => 2,
                _ => 0,
            };
            return Some((entity, rank));
        }
        // أحياء, الجبال, المنطقة are no place of their own; القرى اليمنية, المستشفى are.
        let told = found.country.is_some() && found.words.len() > 1
            || matches!(self.phrases.folded(at), "الحدود" | "بالحدود")
            || found.entity_type == EntityType::Fac
                && found.definite
                && found.number != Some(isnad_arabic::Number::Plural);
        let agreed = event.kind == EventType::Agree && found.entity_type != EntityType::Gpe;
        (told && !agreed).then_some((entity, 3))
    }

    /// A named place that a phrase puts its people or things in.
    fn inner_place(&self, words: Range<usize>, kind: EventType) -> Option<EntityId> {
        for at in words.clone().skip(1) {
            let Some((front, before)) = self.front(at) else {
                continue;
            };
            let before = self.phrases.folded(before);
            let left = kind == EventType::Retreat && before == "من";
            if !matches!(before, "في" | "فى" | "سكان" | "اهالي" | "ابناء" | "شوارع")
                && self.phrases.proclitic(front) != Some('ب')
                && !left
            {
                continue;
            }
            if let Some(place) = self.points_to_place(at..at + 1) {
                return Some(place);
            }
            let place = self.entities.mentions_at(at).find_map(|m| {
                let mention = self.entities.mention(m)?;
                let named = mention.kind == MentionKind::Name
                    && mention.words.start == at
                    && matches!(
                        mention.entity_type,
                        EntityType::Gpe | EntityType::Loc | EntityType::Fac
                    );
                named.then(|| self.entities.entity_of(m)).flatten()
            });
            if place.is_some() {
                return place;
            }
        }
        None
    }

    /// The named place that a lone definite noun points back to: `المدينة`, `القاعدة`, `القطاع`.
    fn points_to_place(&self, words: Range<usize>) -> Option<EntityId> {
        let at = words.start;
        if words.len() != 1 || !self.phrases.has_article(at) {
            return None;
        }
        let word = self.phrases.folded(at).trim_start_matches(['ب', 'ل']);
        let noun = word.strip_prefix("ال").unwrap_or(word);
        if !PLACE_HEADS.contains(&noun) {
            return None;
        }
        self.entities
            .latest_before(at, |mention, entity| {
                mention.kind == MentionKind::Name
                    && mention.words.len() > 1
                    && matches!(
                        entity.kind,
                        EntityType::Gpe | EntityType::Loc | EntityType::Fac
                    )
                    && self
                        .phrases
                        .folded(mention.words.start)
                        .trim_start_matches('ب')
                        == noun
            })
            .or_else(|| {
                // The last town named, for المدينة.
                matches!(noun, "مدينه" | "بلده" | "عاصمه").then(|| {
                    self.entities.latest_before(at, |mention, entity| {
                        mention.kind == MentionKind::Name
                            && mention.place
                            && mention.class != Some(NameClass::State)
                            && entity.kind == EntityType::Gpe
                    })
                })?
            })
            .and_then(|m| self.entities.entity_of(m))
    }

    /// True where the words before a place make it the event's: `في`, `قرب`, `شمال`; `على` for an
    /// attack, `إلى` for a visit or a march, `من` for a withdrawal; or it is the event's object.
    fn locates(&self, at: usize, event: Placed<'_>) -> bool {
        use EventType as E;
        let Some((at, b)) = self.front(at) else {
            return false;
        };
        let before = self.phrases.folded(b);
        let clitic = self.phrases.proclitic(at);
        // اتفاق حول سد النهضة: what it is about.
        let about = before == "حول" && matches!(event.kind, E::Agree | E::Consult | E::Aid);
        if (clitic == Some('ب') || is_locative(before)) && !about {
            return true;
        }
        let towards = matches!(before, "الي" | "نحو" | "صوب" | "باتجاه");
        let to = clitic == Some('ل') || towards;
        if event.kind == E::Consult && to {
            return self.is_visit(event.words);
        }
        let governs = match event.kind {
            E::Mobilize => to || matches!(before, "علي" | "حدود"),
            E::Assault | E::Coerce | E::Protest => {
                matches!(before, "علي" | "فوق" | "ضد" | "امام" | "صوب" | "نحو")
            }
            E::Retreat => matches!(before, "من" | "منها"),
            _ => false,
        };
        if governs {
            return true;
        }
        if event.kind == E::Aid || event.kind == E::Agree {
            return false;
        }
        // احتجاجات انطلقت من سيدي بوزيد
        if before == "من"
            && b > 0
            && matches!(
                fold(&self.lemma(b - 1)).as_str(),
                "انطلق" | "بدا" | "خرج" | "اندلع"
            )
        {
            return true;
        }
        // The object: right after its trigger, or after استهدف, هز, شهد.
        // اقتحمت المقاومة قاعدة العند, اجتياح قواته الكويت
        let taken = self.takes_ground(event.words)
            && at > event.words.end
            && at - event.words.end <= 8
            && !self.phrases.conjoined(at)
            && matches!(
                self.phrases.class(b),
                Class::Noun | Class::Adjective | Class::Time
            )
            && self
                .entities
                .innermost_at(at)
                .is_none_or(|m| self.entities.mention(m).is_none_or(|m| m.words.start >= at));
        let object = at == event.words.end
            || at + 1 == event.words.end
            || taken
            || at > event.words.end && self.is_struck(b)
            || at < event.words.start && self.phrases.class(b) == Class::Verb && self.witnesses(b);
        // The state right after a verb is who does it: احتجزتهم إيران.
        let doer = at == event.words.end
            && self.phrases.class(event.words.start) == Class::Verb
            && !self.takes_ground(event.words)
            && self
                .entities
                .entity_at(at)
                .is_some_and(|id| self.is_state(id) || event.recipients.is_empty());
        match event.kind {
            E::Consult => object && clitic.is_none() && self.is_visit(event.words),
            _ => object && clitic.is_none() && !doer,
        }
    }

    /// The first word of a place with the noun and the quotation mark before its name
    /// (`جبل "يسوف"`), and the word before it.
    fn front(&self, mut at: usize) -> Option<(usize, usize)> {
        let mut b = at.checked_sub(1)?;
        if matches!(self.phrases.mark(b), Some('"' | '«' | '“' | '(')) {
            b = b.checked_sub(1)?;
            at -= 1;
        }
        let head = self.phrases.folded(b).trim_start_matches('ب');
        if HEADS.contains(&head) {
            at = b;
            b = b.checked_sub(1)?;
        }
        Some((at, b))
    }

    fn strikes(&self, verb: usize) -> bool {
        matches!(
            fold(&self.lemma(verb)).as_str(),
            "استهدف" | "هز" | "ضرب" | "طال" | "اصاب" | "هاجم"
        )
    }

    /// True for what stands after استهدف, with or without a word of time between.
    fn is_struck(&self, mut before: usize) -> bool {
        while before > 0 && self.phrases.class(before) == Class::Time {
            before -= 1;
        }
        self.phrases.class(before) == Class::Verb && self.strikes(before)
    }

    fn witnesses(&self, verb: usize) -> bool {
        matches!(
            fold(&self.lemma(verb)).as_str(),
            "شهد" | "عاش" | "عرف" | "استضاف" | "احتضن"
        )
    }

    /// True for a trigger that says somebody went somewhere.
    fn is_visit(&self, words: &Range<usize>) -> bool {
        words.clone().any(|at| {
            let lemma = fold(&self.lemma(at));
            let folded = self.phrases.folded(at);
            [
                "استضاف",
                "احتضن",
                "زار",
                "زياره",
                "وصل",
                "وصول",
                "جوله",
                "توجه",
                "قدم",
                "سافر",
                "عاد",
                "اوفد",
            ]
            .iter()
            .any(|stem| lemma == *stem || folded.trim_start_matches("ال") == *stem)
                || folded.starts_with("زيار")
        })
    }

    /// True for a trigger that is a telephone call or a letter: it is nowhere.
    fn is_by_telephone(&self, words: &Range<usize>) -> bool {
        (words.start..words.end + 2).any(|at| {
            let word = self.phrases.folded(at).trim_start_matches('ب');
            matches!(
                word.trim_start_matches("ال"),
                "اتصال" | "اتصالا" | "هاتفي" | "هاتفيا" | "برقيه" | "رساله"
            )
        })
    }
}

/// True for a length of time: منذ سنوات.
fn is_span(word: &str) -> bool {
    matches!(
        word,
        "سنوات"
            | "اشهر"
            | "شهور"
            | "اسابيع"
            | "ايام"
            | "عقود"
            | "ساعات"
            | "سنين"
            | "دقايق"
            | "عام"
            | "عامين"
            | "سنه"
            | "شهر"
            | "شهرين"
            | "اسبوع"
            | "اسبوعين"
            | "يومين"
            | "ساعه"
            | "نحو"
            | "حوالي"
            | "اكثر"
            | "مطلع"
            | "بدايه"
    )
}

fn is_place(kind: EntityType) -> bool {
    matches!(kind, EntityType::Gpe | EntityType::Loc | EntityType::Fac)
}

/// Nouns that part a place's name from its preposition: `على جبل "يسوف"`, `بمركز قطور`; folded.
const HEADS: [&str; 14] = [
    "جبل",
    "وادي",
    "نهر",
    "معسكر",
    "تله",
    "تل",
    "محور",
    "مثلث",
    "مركز",
    "قضاء",
    "مديريه",
    "ناحيه",
    "حي",
    "منطقه",
];

/// Nouns that a place bears before its name and that stand for it when told again; folded.
const PLACE_HEADS: [&str; 26] = [
    "مدينه",
    "بلده",
    "قريه",
    "قطاع",
    "قاعده",
    "محافظه",
    "مخيم",
    "حي",
    "منطقه",
    "اقليم",
    "ولايه",
    "جزيره",
    "قضاء",
    "مديريه",
    "مطار",
    "ميناء",
    "معبر",
    "سجن",
    "مستشفي",
    "عاصمه",
    "متحف",
    "فندق",
    "ميدان",
    "ساحه",
    "جسر",
    "مقر",
];

/// True for a word after which a name is a place.
fn is_locative(before: &str) -> bool {
    matches!(
        before,
        "في" | "فى"
            | "داخل"
            | "قرب"
            | "وسط"
            | "عبر"
            | "عند"
            | "حول"
            | "خارج"
            | "فوق"
            | "بالقرب"
            | "بمحيط"
            | "بضواحي"
    ) || matches!(
        before.trim_start_matches('ب').trim_start_matches("ال"),
        "شمال"
            | "جنوب"
            | "شرق"
            | "غرب"
            | "شمالي"
            | "جنوبي"
            | "شرقي"
            | "غربي"
            | "مدينه"
            | "محافظه"
            | "منطقه"
            | "بلده"
            | "قريه"
            | "ولايه"
            | "اقليم"
            | "ريف"
            | "ضواحي"
            | "مشارف"
            | "محيط"
            | "اجواء"
            | "سماء"
            | "شوارع"
            | "حي"
    )
}

#[cfg(test)]
mod tests {
    use crate::{Report, read};

    /// Where the first event of a report that is somewhere was.
    fn placed(text: &str) -> Option<String> {
        let record = read(&Report::of("t", None, text, None));
        let place = record.events.iter().find_map(|e| e.place)?;
        let entity = record.entities.iter().find(|e| e.id == place)?;
        Some(entity.name.clone())
    }

    fn is_in(text: &str, place: &str) {
        assert_eq!(placed(text).as_deref(), Some(place), "{text}");
    }

    #[test]
    fn the_first_place_is_the_most_particular() {
        is_in(
            "قتل ستة أشخاص في غارات شنتها الطائرات في قرية زاركلي في منطقة رواندز.",
            "قرية زاركلي",
        );
    }

    #[test]
    fn what_is_stormed_is_where_it_was() {
        is_in(
            "واقتحمت المقاومة الشعبية قاعدة العند في لحج.",
            "قاعدة العند",
        );
    }

    #[test]
    fn the_name_goes_before_the_common_noun() {
        is_in("استولت جماعة مسلحة على العاصمة طرابلس.", "طرابلس");
        is_in(
            "اندلع القتال في بنغازي. وكانت جماعة مسلحة استولت على العاصمة طرابلس.",
            "طرابلس",
        );
    }

    #[test]
    fn a_town_s_name_ends_where_its_region_begins() {
        is_in(
            "سيطرت المقاومة الشعبية بمدينة تعز وسط اليمن على موقع.",
            "مدينة تعز",
        );
    }

    #[test]
    fn what_is_only_said_is_nowhere() {
        assert_eq!(placed("انتقدت روسيا في جنيف الولايات المتحدة."), None);
    }
}
