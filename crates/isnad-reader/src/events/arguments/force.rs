//! Arguments of a noun of violence and force: who struck, and whom.
//!
//! What a genitive means depends on the noun: it strikes in `هجوم الجيش`, is struck in
//! `مقتل الجنود`, and is one or the other in `قصف` by what it is and by what follows
//! (`قصف الطيران للمدينة`). A clash has sides (`بين X وY`, `X من جهة وY من جهة أخرى`). A verb that
//! only describes the noun (`هجوم شنه التنظيم`, `هجوما استهدف دورية`) tells the same event: its
//! subject or object is taken, and it makes no event of its own. A position, patrol or house that
//! is struck stands for its owner.

use std::ops::Range;

use isnad_arabic::{Number, Pos};
use isnad_lexicon::triggers::{Slot, Trigger};
use isnad_record::{EntityType, EventType, MentionKind};

use super::{Arguments, is_armed, push_all};
use crate::entities::EntityId;
use crate::events::Report;
use crate::phrases::{Class, Extent, NounPhrase};

/// Fights between sides, by folded lemma: their genitive is a place or one of the sides.
const CLASHES: [&str; 15] = [
    "اشتباك",
    "معركه",
    "مواجهه",
    "قتال",
    "نزاع",
    "صراع",
    "حرب",
    "اقتتال",
    "مناوشه",
    "تبادل",
    "صدام",
    "عنف",
    "هدنه",
    "وقف",
    "تهدئه",
];

/// Movements of forces, whose genitive is the one that moves.
const MOVES: [&str; 14] = [
    "فرار",
    "انسحاب",
    "انتشار",
    "استسلام",
    "انشقاق",
    "زحف",
    "تقدم",
    "تراجع",
    "توغل",
    "هروب",
    "دخول",
    "خروج",
    "وصول",
    "تحرك",
];

/// Nouns whose genitive is ground that is fought over.
const GROUND: [&str; 12] = [
    "تحرير",
    "استعاده",
    "اقتحام",
    "احتلال",
    "سيطره",
    "استيلاء",
    "انتزاع",
    "دخول",
    "محاصره",
    "حصار",
    "اجتياح",
    "سقوط",
];

/// Nouns of which a doer and a target may both be the genitive.
const EITHER: [&str; 4] = ["قصف", "ضرب", "قنص", "اطلاق"];

/// Verbs that carry an event noun: their subject did it.
const CARRIERS: [&str; 16] = [
    "شن",
    "نفذ",
    "ارتكب",
    "تبني",
    "قام",
    "قاد",
    "خاض",
    "وجه",
    "اجري",
    "اطلق",
    "كثف",
    "واصل",
    "دبر",
    "باشر",
    "بدا",
    "صعد",
];

/// Verbs and participles whose subject does what the verbal noun they govern says:
/// `يسعى إلى تحريرها`, `عازم على استئصال المتمردين`, `تمكنت من ضبط`.
const CONTROL: [&str; 61] = [
    "قام",
    "تمكن",
    "نجح",
    "فشل",
    "سعي",
    "حاول",
    "عمد",
    "بدا",
    "واصل",
    "استمر",
    "تولي",
    "اعتزم",
    "عزم",
    "قرر",
    "استطاع",
    "اضطر",
    "شرع",
    "باشر",
    "لجا",
    "خطط",
    "عاود",
    "كرر",
    "استانف",
    "كثف",
    "صعد",
    "شارك",
    "ساهم",
    "اسهم",
    "استخدم",
    "هدف",
    "اضطلع",
    "نوي",
    "اراد",
    "رغب",
    "نفذ",
    "ارتكب",
    "شن",
    "وجه",
    "اطلق",
    "تورط",
    "تسبب",
    "وعد",
    "تعهد",
    "قاد",
    "خاض",
    "تبني",
    "اجري",
    "عقد",
    "استعد",
    "توجه",
    "اقدم",
    "احكم",
    "استكمل",
    "انهي",
    "تابع",
    "استغل",
    "استعان",
    "نفي",
    "انكر",
    "اقر",
    "اعترف",
];

/// Words after which a noun says when or why something else was, not what its subject did.
const CIRCUMSTANCE: [&str; 20] = [
    "بعد",
    "قبل",
    "منذ",
    "خلال",
    "اثناء",
    "رغم",
    "جراء",
    "اثر",
    "عقب",
    "بسبب",
    "نتيجه",
    "ضد",
    "عن",
    "حول",
    "غداه",
    "وسط",
    "مع",
    "بشان",
    "ابان",
    "خشيه",
];

/// Verbs that say whom an event noun struck: their object is its target.
const STRIKERS: [&str; 14] = [
    "استهدف",
    "طال",
    "اصاب",
    "ضرب",
    "هز",
    "قتل",
    "اوقع",
    "دمر",
    "استهدفت",
    "خلف",
    "طاول",
    "حصد",
    "ادي",
    "اودي",
];

/// Verbs that say no more than that it happened.
const OCCURRENCE: [&str; 20] = [
    "دار",
    "وقع",
    "اندلع",
    "جري",
    "نشب",
    "حدث",
    "تجدد",
    "استمر",
    "تواصل",
    "شهد",
    "حصل",
    "تصاعد",
    "احتدم",
    "بدا",
    "انطلق",
    "اشتد",
    "هز",
    "تركز",
    "خرج",
    "عم",
];

/// Things struck that stand for whom they belong to, by the start of the folded word.
const BELONGINGS: [&str; 46] = [
    "موقع",
    "مواقع",
    "دوريه",
    "دوريات",
    "سياره",
    "سيارات",
    "مقر",
    "مقار",
    "مخزن",
    "مخازن",
    "تجمع",
    "تمركز",
    "معسكر",
    "رتل",
    "ارتال",
    "اليه",
    "اليات",
    "حاجز",
    "حواجز",
    "نقطه",
    "نقاط",
    "ثكن",
    "قاعده",
    "قواعد",
    "معقل",
    "معاقل",
    "مركب",
    "عربه",
    "عربات",
    "مستودع",
    "هدف",
    "اهداف",
    "تحصين",
    "مخيم",
    "قافله",
    "قوافل",
    "موكب",
    "طائره",
    "طائرات",
    "دباب",
    "منصه",
    "منصات",
    "مبني",
    "مباني",
    "منزل",
    "جبهه",
];

/// Stems of what strikes in its owner's name: `قصف طائرات التحالف`.
const WEAPONS: [&str; 8] = [
    "طائر",
    "طاير",
    "دباب",
    "مدفع",
    "زورق",
    "زوارق",
    "منص",
    "راجم",
];

/// How far after a noun its arguments are sought.
const REACH: usize = 22;

/// True for the types whose nouns this module reads.
pub(in crate::events) fn is_force(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Assault
            | EventType::Coerce
            | EventType::Mobilize
            | EventType::Retreat
            | EventType::Protest
    )
}

impl Report<'_> {
    /// Arguments of a noun of force whose words are `words`.
    pub(in crate::events) fn force_arguments(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Arguments {
        let mut out = Arguments::default();
        let limit = self.force_limit(words.end, sentence.end);
        let own = self.past_adjectives(words.end, limit);
        let lemma = row.folded.first().map_or("", String::as_str);
        let clash = CLASHES.contains(&lemma);
        if clash || row.recipient.contains(&Slot::Preposition("بين")) {
            if let Some(between) = self.between(own, limit) {
                let (first, second) = self.both_sides(between, limit);
                if first.is_empty() && second.is_empty() {
                    out.rules.push(BOTH_SIDES);
                }
                out.actors = first;
                push_all(&mut out.recipients, &second);
                out.recipients.retain(|id| !out.actors.contains(id));
                if !out.actors.is_empty() {
                    return out;
                }
            }
        }
        let against = self.against(row, own, limit, clash);
        let genitive = self.force_genitive(row, words, own, limit, lemma);
        // `الهجمات الإرهابية لداعش`, `قصف الطيران للمدينة`, `قتل مليشياته للعديد من الجنود`.
        let by_lam = self.lam(own, limit, genitive.as_ref());
        let takes = row.recipient.contains(&Slot::Genitive);
        let object = genitive
            .as_ref()
            .filter(|g| g.pronoun && takes && own < limit)
            .filter(|_| {
                matches!(self.phrases.class(own), Class::Noun | Class::Number)
                    && !self.phrases.conjoined(own)
                    && self.phrases.proclitic(own).is_none()
                    && !self.is_time(own)
            })
            .and_then(|_| self.phrases.noun_phrase(own, Extent::subject(limit)));
        let complemented = !against.is_empty() || !by_lam.is_empty();
        match &genitive {
            Some(genitive) => {
                let (doers, others): (Vec<EntityId>, Vec<EntityId>) =
                    genitive.ids.iter().partition(|id| {
                        // `انتهاكه حقوق الناس`: with an object of its own, its pronoun did it.
                        if genitive.pronoun && takes {
                            return object.is_some();
                        }
                        !genitive.struck && self.is_doer(**id, row, lemma, takes, complemented)
                    });
                if genitive.pronoun && takes && !complemented && doers.is_empty() {
                    push_all(&mut out.recipients, &others);
                } else {
                    push_all(&mut out.actors, &doers);
                    if takes || EITHER.contains(&lemma) {
                        push_all(&mut out.recipients, &others);
                    }
                }
                push_all(&mut out.recipients, &by_lam);
                if let Some(object) = &object {
                    push_all(&mut out.recipients, &self.targets(object, limit));
                }
            }
            None if takes && !self.phrases.has_article(words.start) => {
                push_all(&mut out.recipients, &by_lam);
            }
            None => {
                let (agents, others): (Vec<EntityId>, Vec<EntityId>) = by_lam
                    .iter()
                    .partition(|id| self.is_doer(**id, row, lemma, false, true));
                push_all(&mut out.actors, &agents);
                push_all(&mut out.recipients, &others);
            }
        }
        push_all(&mut out.recipients, &against);
        if !out.actors.is_empty() {
            out.rules.push("actor.genitive");
        }
        self.described(words, own, sentence, &mut out);
        let sources: [(&'static str, &dyn Fn() -> Vec<EntityId>); 4] = [
            ("actor.nisba", &|| self.by_nisba(words.end, limit)),
            ("actor.agent", &|| self.by_agent(own, limit)),
            ("actor.control", &|| self.controller(words, sentence)),
            ("actor.call", &|| self.caller(row, words, sentence)),
        ];
        for (rule, source) in sources {
            // A doer that is told but not known is nobody else.
            if out.actors.is_empty() && !out.rules.contains(&"actor.relative") {
                out.actors = source();
                if !out.actors.is_empty() {
                    out.rules.push(rule);
                }
            }
        }
        // Where forces leave is no side of their leaving.
        if row.kind == EventType::Retreat {
            out.recipients.retain(|id| {
                self.entities
                    .get(*id)
                    .is_some_and(|e| e.kind != EntityType::Gpe)
            });
        }
        // The dead themselves: `سقوط 32 قتيلا`.
        if out.recipients.is_empty()
            && matches!(
                row.folded.last().map(String::as_str),
                Some("قتيل" | "ضحيه" | "جريح")
            )
        {
            self.named_in(words.start + 1..words.end + 3, &mut out.recipients);
        }
        out.actors
            .retain(|id| !self.is_ground(*id) && !out.recipients.contains(id));
        out
    }

    /// One past the words that may hold a noun's arguments: relative clauses belong to it, a
    /// conjoined verb, a subordinator or a stop ends it.
    fn force_limit(&self, from: usize, limit: usize) -> usize {
        let limit = limit.min(from + REACH);
        for at in from..limit {
            match self.phrases.class(at) {
                Class::Subordinator => return at,
                Class::Verb if self.phrases.conjoined(at) => return at,
                Class::Mark if matches!(self.phrases.mark(at), Some(':' | '؛' | '.')) => {
                    return at;
                }
                _ => {}
            }
        }
        limit
    }

    /// One past the adjectives after a noun: `هجوم انتحاري مزدوج`.
    fn past_adjectives(&self, from: usize, limit: usize) -> usize {
        let mut at = from;
        while at < limit
            && !self.phrases.conjoined(at)
            && self.phrases.proclitic(at).is_none()
            && (self.describes(at)
                || self.phrases.class(at) == Class::Adjective && !self.names_agent(at))
        {
            at += 1;
        }
        at
    }

    /// True for a word in a calendar expression: `ثورة 25 يناير`.
    fn is_time(&self, at: usize) -> bool {
        self.phrases.class(at) == Class::Time
            || self.document.words.get(at).is_some_and(|w| {
                let times = self.times_in(w.span);
                !times.is_empty()
            })
    }

    fn names_agent(&self, at: usize) -> bool {
        self.entities.mentions_at(at).any(|m| {
            self.entities.mention(m).is_some_and(|m| {
                m.words.start == at && (m.kind != MentionKind::Nominal || m.words.len() > 1)
            })
        })
    }

    /// The word after `بين` where it follows the noun, past a verb of happening.
    fn between(&self, from: usize, limit: usize) -> Option<usize> {
        for at in from..limit {
            match self.phrases.class(at) {
                Class::Preposition if self.phrases.folded(at) == "بين" => return Some(at + 1),
                Class::Verb if !self.occurs(at) => return None,
                Class::Complementiser | Class::Subordinator => return None,
                Class::Mark if self.phrases.mark(at) == Some('.') => return None,
                _ => {}
            }
        }
        None
    }

    /// True for a verb that carries an event noun, by its lemma or, where the analysis takes a
    /// hollow or weak root for another, by its letters.
    fn carries_force(&self, at: usize) -> bool {
        const LETTERS: [&str; 12] = [
            "تقود", "يقود", "قاد", "تبن", "يتبن", "تتبن", "تشن", "يشن", "شن", "تقوم", "يقوم", "خاض",
        ];
        let folded = self.phrases.folded(at);
        CARRIERS.contains(&isnad_arabic::fold(&self.lemma(at)).as_str())
            || LETTERS.iter().any(|start| folded.starts_with(start))
    }

    fn occurs(&self, at: usize) -> bool {
        OCCURRENCE.contains(&isnad_arabic::fold(&self.lemma(at)).as_str())
    }

    /// The sides of `بين X وY`; `من جهة` closes the first where it stands.
    fn both_sides(&self, start: usize, limit: usize) -> (Vec<EntityId>, Vec<EntityId>) {
        let limit = limit.max(start + REACH).min(self.document.words.len());
        let Some(phrase) = self.phrases.noun_phrase(start, Extent::subject(limit)) else {
            return (Vec::new(), Vec::new());
        };
        let mut first = Vec::new();
        let mut second = Vec::new();
        for member in &phrase.members {
            self.targets_in(member.clone(), &mut first);
        }
        let mut at = phrase.words.end;
        if self.phrases.folded(at) == "من"
            && matches!(
                self.phrases.folded(at + 1),
                "جهه" | "جانب" | "ناحيه" | "طرف"
            )
        {
            at += 2;
            while at < limit && self.phrases.class(at) == Class::Adjective {
                at += 1;
            }
            if let Some(other) = self.phrases.noun_phrase(at, Extent::subject(limit)) {
                for member in &other.members {
                    self.targets_in(member.clone(), &mut second);
                }
            }
            if second.is_empty() {
                self.named_in(at..limit.min(at + 4), &mut second);
            }
            return (first, second);
        }
        if first.len() < 2 {
            // Further sides may stand past words the phrase does not reach.
            let mut at = phrase.words.end;
            let reach = limit.min(at + 12);
            while at < reach {
                if matches!(self.phrases.class(at), Class::Verb | Class::Complementiser) {
                    break;
                }
                if self.phrases.conjoined(at)
                    && let Some(other) = self.phrases.noun_phrase(at, Extent::subject(limit))
                {
                    for member in &other.members {
                        self.targets_in(member.clone(), &mut second);
                    }
                    at = other.words.end;
                } else {
                    at += 1;
                }
            }
            second.retain(|id| !first.contains(id));
            return (first, second);
        }
        if first.len() > 1 {
            second = first.split_off(1);
        }
        (first, second)
    }

    /// Whom it was done against: what the row's prepositions, ضد, بحق and for a clash مع govern.
    fn against(&self, row: &Trigger, from: usize, limit: usize, clash: bool) -> Vec<EntityId> {
        let mut found = Vec::new();
        let mut at = from;
        while at < limit {
            let preposition = match self.phrases.class(at) {
                Class::Complementiser => break,
                Class::Verb if !self.occurs(at) => {
                    // Past a relative clause (`التي تقودها السعودية ضد المتمردين`) only ضد goes on.
                    if !(at > 0 && self.phrases.class(at - 1) == Class::Relative) {
                        break;
                    }
                    at += 1;
                    continue;
                }
                Class::Preposition => self.phrases.folded(at),
                _ => {
                    at += 1;
                    continue;
                }
            };
            let lemma = row.folded.first().map_or("", String::as_str);
            let governs = matches!(preposition, "ضد" | "تجاه")
                || preposition == "من" && row.kind == EventType::Assault && GROUND.contains(&lemma)
                || clash && preposition == "مع"
                || row
                    .recipient
                    .iter()
                    .any(|slot| matches!(slot, Slot::Preposition(p) if isnad_arabic::fold(p) == preposition && *p != "في" && *p != "بين" && *p != "ل"))
                || preposition == "علي" && row.kind == EventType::Assault;
            let adverbial = matches!(
                self.phrases.folded(at + 1),
                "غرار"
                    | "خلفيه"
                    | "الرغم"
                    | "الاقل"
                    | "الارض"
                    | "مدي"
                    | "راس"
                    | "يد"
                    | "ايدي"
                    | "اساس"
            );
            if governs
                && !adverbial
                && let Some(phrase) = self.phrases.noun_phrase(at + 1, Extent::subject(limit))
            {
                found = self.targets(&phrase, limit);
                if preposition == "من" {
                    found.retain(|id| self.acts(*id));
                }
                if !found.is_empty() {
                    return found;
                }
            }
            at += 1;
        }
        // بحق السجناء, في حق المدنيين, with ب on the noun.
        for at in from..limit {
            if matches!(self.phrases.folded(at), "بحق" | "حق")
                && let Some(phrase) = self.phrases.noun_phrase(at + 1, Extent::subject(limit))
            {
                return self.targets(&phrase, limit);
            }
        }
        found
    }

    /// Whom ل governs right after the noun, its adjectives and its genitive.
    fn lam(&self, own: usize, limit: usize, genitive: Option<&Genitive>) -> Vec<EntityId> {
        let from = genitive.map_or(own, |g| g.end.max(own));
        for at in from..limit.min(from + 3) {
            if self.phrases.proclitic(at) == Some('ل') {
                return match self.phrases.noun_phrase(at, Extent::subject(limit)) {
                    Some(phrase) => self.targets(&phrase, limit),
                    None => Vec::new(),
                };
            }
            if !matches!(
                self.phrases.class(at),
                Class::Adjective | Class::Time | Class::Adverb
            ) {
                break;
            }
        }
        Vec::new()
    }

    /// The genitive of a noun: the pronoun on it or the phrase after it and its adjectives.
    fn force_genitive(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        own: usize,
        limit: usize,
        lemma: &str,
    ) -> Option<Genitive> {
        let last = words.end - 1;
        if let Some(pronoun) = self.document.words[last].analysis.enclitic {
            let takes = row.recipient.contains(&Slot::Genitive);
            let mut ids = Vec::new();
            if takes && GROUND.contains(&lemma) && pronoun.number == Number::Singular {
                let found = self.entities.latest_before(last, |mention, entity| {
                    matches!(
                        entity.kind,
                        EntityType::Loc | EntityType::Fac | EntityType::Gpe
                    ) && mention.kind != MentionKind::Pronoun
                });
                ids.extend(found.and_then(|m| self.entities.entity_of(m)));
            }
            if ids.is_empty() {
                ids = self.referent(last, Some(pronoun.number), pronoun.gender);
            }
            return Some(Genitive {
                ids,
                end: words.end,
                pronoun: true,
                struck: false,
            });
        }
        if words.len() == 1 && self.phrases.has_article(last) {
            return None;
        }
        // `إعدام حوالي ألف سجين`: the number's own words may hold the approximation.
        let near = (own < limit
            && matches!(self.phrases.folded(own), "حوالي" | "نحو" | "قرابه" | "زهاء"))
        .then_some(own);
        let own = own + usize::from(near.is_some());
        if self.is_time(own) {
            return None;
        }
        let opens = matches!(
            self.phrases.class(own),
            Class::Noun | Class::Number | Class::Demonstrative | Class::Adjective
        ) || self.phrases.opens_quotation(own);
        if own >= limit
            || !opens
            || self.phrases.conjoined(own)
            || self.phrases.proclitic(own).is_some()
        {
            return None;
        }
        let phrase = self.phrases.noun_phrase(own, Extent::subject(limit))?;
        let mut ids = Vec::new();
        if let Some(near) = near {
            self.named_in(near..phrase.words.end, &mut ids);
        }
        if ids.is_empty() {
            ids = self.targets(&phrase, limit);
        }
        Some(Genitive {
            ids,
            end: phrase.words.end,
            pronoun: false,
            struck: EITHER.contains(&lemma)
                && self.is_belonging(phrase.head)
                && !WEAPONS
                    .iter()
                    .any(|stem| self.phrases.folded(phrase.head).contains(stem)),
        })
    }

    /// True where the genitive did it.
    fn is_doer(
        &self,
        id: EntityId,
        row: &Trigger,
        lemma: &str,
        takes: bool,
        complemented: bool,
    ) -> bool {
        let Some(entity) = self.entities.get(id) else {
            return false;
        };
        if self.is_ground(id) || !entity.is_agent() {
            return false;
        }
        if MOVES.contains(&lemma) || row.kind == EventType::Protest {
            return true;
        }
        if EITHER.contains(&lemma) {
            return is_armed(entity) || complemented;
        }
        if takes {
            return complemented && !matches!(lemma, "مقتل" | "استشهاد" | "مصرع");
        }
        true
    }

    /// What verbs that only describe the noun tell: `شنته الطائرات`, `استهدف دورية`.
    fn described(
        &self,
        words: &Range<usize>,
        own: usize,
        sentence: &Range<usize>,
        out: &mut Arguments,
    ) {
        let limit = sentence.end.min(own + REACH);
        let mut first = true;
        let mut carried = false;
        for at in own..limit {
            match self.phrases.class(at) {
                Class::Mark if matches!(self.phrases.mark(at), Some('.' | ':' | '؛')) => break,
                Class::Complementiser if !first => break,
                Class::Subordinator => break,
                Class::Verb => {}
                // `تفجير انتحاري قتل 32 شخصا`: before a number it is the verb.
                Class::Noun
                    if self.phrases.folded(at) == "قتل"
                        && self.phrases.class(at + 1) == Class::Number => {}
                _ => continue,
            }
            let lemma = isnad_arabic::fold(&self.lemma(at));
            let pronoun = self.document.words[at].analysis.enclitic.is_some();
            // `هجوم شنه X`; `التدخلات التي تقوم بها X`.
            let resumes = pronoun
                || (at + 1 < limit && self.phrases.class(at + 1) == Class::PrepositionPronoun);
            if self.carries_force(at) && resumes {
                if out.actors.is_empty() && !carried {
                    let (subject, _) = self.subject_of_described(at, sentence);
                    push_all(&mut out.actors, &subject);
                    out.rules.push("actor.relative");
                    carried = true;
                }
                first = false;
                continue;
            }
            if self.phrases.conjoined(at) && first && !pronoun {
                break;
            }
            if STRIKERS.contains(&lemma.as_str()) && first && !pronoun {
                let adjacent = at == own
                    || self.phrases.class(at - 1) == Class::Relative
                    || (words.end..at).all(|w| {
                        matches!(
                            self.phrases.class(w),
                            Class::Adjective | Class::Noun | Class::Time | Class::Relative
                        )
                    });
                if !adjacent {
                    break;
                }
                let end = self.clause_end(at + 1, sentence.end);
                let from = self.phrases.skip_adverbials(at + 1, end);
                let phrase = if matches!(lemma.as_str(), "ادي" | "اودي") {
                    None
                } else {
                    self.phrases.noun_phrase(from, Extent::subject(end))
                };
                if let Some(phrase) = phrase
                    && out.recipients.is_empty()
                {
                    let found = self.targets(&phrase, end);
                    push_all(&mut out.recipients, &found);
                }
                out.describing.push(at);
                first = false;
                continue;
            }
            if self.occurs(at) || self.phrases.conjoined(at) {
                continue;
            }
            // `يشتبه أن جماعة X نفذته`: the verb of doubt holds the carrier.
            if matches!(lemma.as_str(), "اشتبه" | "يشتبه" | "رجح" | "اعتقد") {
                continue;
            }
            break;
        }
    }

    /// Who does what a verbal noun says where its verb's subject is meant: `قامت القوات بمحاصرة
    /// البلدة`, `المتهم بقتل المدنيين`.
    fn controller(&self, words: &Range<usize>, sentence: &Range<usize>) -> Vec<EntityId> {
        let floor = sentence.start.max(words.start.saturating_sub(14));
        let governed = words
            .start
            .checked_sub(1)
            .filter(|b| *b >= floor && self.phrases.proclitic(words.start).is_none());
        if governed.is_some_and(|b| CIRCUMSTANCE.contains(&self.phrases.folded(b))) {
            return Vec::new();
        }
        for at in (floor..words.start).rev() {
            let class = self.phrases.class(at);
            if matches!(class, Class::Complementiser | Class::Subordinator)
                || matches!(self.phrases.mark(at), Some('.' | ':' | '؛'))
            {
                return Vec::new();
            }
            if class != Class::Verb && !matches!(class, Class::Adjective | Class::Noun) {
                continue;
            }
            let lemma = isnad_arabic::fold(&self.lemma(at));
            if class == Class::Verb && lemma == "اتهم" {
                return self.accused(at, words.start, sentence);
            }
            // `يشتبه في تنفيذ الجماعة هجوما`
            if class == Class::Noun
                && matches!(lemma.as_str(), "تنفيذ" | "شن" | "ارتكاب" | "توجيه")
                && let Some(phrase) = self
                    .phrases
                    .noun_phrase(at + 1, Extent::subject(words.start))
            {
                let found = self.who(&phrase);
                if found.iter().any(|id| self.acts(*id)) {
                    return found;
                }
            }
            let controls = if class == Class::Verb {
                CONTROL.contains(&lemma.as_str())
            } else {
                matches!(
                    lemma.as_str(),
                    "عازم"
                        | "مسؤول"
                        | "مسوول"
                        | "مسيول"
                        | "متهم"
                        | "متورط"
                        | "قادر"
                        | "ضالع"
                )
            };
            if class == Class::Verb && !controls {
                return Vec::new();
            }
            if !controls {
                continue;
            }
            let found = if class == Class::Verb {
                let (subject, _) = self.subject(at, sentence);
                let from = subject.as_ref().map_or(at + 1, |s| s.words.end.max(at + 1));
                if !self.governs(from, words.start) {
                    return Vec::new();
                }
                match self.subject(at, sentence) {
                    (Some(phrase), _) => self.targets(&phrase, words.start),
                    (None, _) => self.unexpressed(at, sentence),
                }
            } else {
                // A participle describes the phrase before it.
                let topic = self.phrases.subject_before(at, floor);
                match topic {
                    Some(topic) => self.who(&topic.phrase),
                    None => self
                        .entities
                        .latest_before(at, |m, e| m.words.end == at && e.is_agent())
                        .and_then(|m| self.entities.entity_of(m))
                        .into_iter()
                        .collect(),
                }
            };
            return found.into_iter().filter(|id| self.acts(*id)).collect();
        }
        Vec::new()
    }

    /// True where nothing stands between a verb's subject and the noun it governs but light nouns
    /// and adverbials; a noun with ل says what it was for, whatever stands between.
    fn governs(&self, from: usize, noun: usize) -> bool {
        const LIGHT: [&str; 26] = [
            "عمليه",
            "عمليات",
            "اعمال",
            "عمل",
            "محاوله",
            "محاولات",
            "سلسله",
            "موجه",
            "مهمه",
            "حمله",
            "شن",
            "ارتكاب",
            "تنفيذ",
            "مواصله",
            "استكمال",
            "استئناف",
            "استيناف",
            "احكام",
            "عدد",
            "عشرات",
            "مزيد",
            "حرب",
            "بعض",
            "عده",
            "تكثيف",
            "جرائم",
        ];
        if self.phrases.proclitic(noun) == Some('ل') {
            return true;
        }
        (from..noun).all(|at| {
            if self.phrases.class(at) != Class::Noun || self.is_time(at) {
                return true;
            }
            let folded = self.phrases.folded(at);
            let stem = folded.strip_prefix(['ب', 'ل']).unwrap_or(folded);
            let stem = stem.strip_prefix("ال").unwrap_or(stem);
            let stem = stem.strip_suffix('ا').unwrap_or(stem);
            LIGHT.contains(&stem) || self.within_prepositional(at, from)
        })
    }

    /// True for a noun inside `في …`: where it was done.
    fn within_prepositional(&self, at: usize, from: usize) -> bool {
        (from.max(at.saturating_sub(4))..at).any(|b| {
            matches!(
                self.phrases.folded(b),
                "في" | "خلال" | "منذ" | "من" | "قرب" | "بعد" | "علي" | "الي"
            ) && b < at
        })
    }

    /// Whom `اتهم` accuses: its object, or the one phrase of its passive.
    fn accused(&self, verb: usize, limit: usize, sentence: &Range<usize>) -> Vec<EntityId> {
        let (subject, _) = self.subject(verb, sentence);
        let from = subject
            .as_ref()
            .map_or(verb + 1, |s| s.words.end.max(verb + 1));
        let object = self
            .phrases
            .object_after(from, limit)
            .map_or(Vec::new(), |object| self.who(&object));
        if !object.is_empty() {
            return object;
        }
        subject.map_or(Vec::new(), |subject| self.who(&subject))
    }

    /// Who is called to protest, or who calls: `دعت النقابات إلى إضراب`, `دعا التجمع المواطنين إلى
    /// الاعتصام`.
    fn caller(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> Vec<EntityId> {
        if row.kind != EventType::Protest {
            return Vec::new();
        }
        let floor = sentence.start.max(words.start.saturating_sub(16));
        let call = (floor..words.start).rev().find(|at| {
            self.phrases.class(*at) == Class::Verb
                && (matches!(
                    isnad_arabic::fold(&self.lemma(*at)).as_str(),
                    "دعا" | "نظم" | "اعلن" | "حشد" | "دعي"
                ) || matches!(self.phrases.folded(*at), "دعت" | "دعا" | "تدعو" | "يدعو"))
        });
        let Some(call) = call else { return Vec::new() };
        let (subject, _) = self.subject(call, sentence);
        let from = subject
            .as_ref()
            .map_or(call + 1, |s| s.words.end.max(call + 1));
        let called = self
            .phrases
            .object_after(from, words.start)
            .map_or(Vec::new(), |object| self.who(&object));
        if called.iter().any(|id| self.acts(*id)) {
            return called;
        }
        match subject {
            Some(subject) => self.who(&subject),
            None => self.unexpressed(call, sentence),
        }
    }

    /// Whom the noun of a carried row strikes (`شن غارات على مواقع X`, `نفذ هجوما استهدف دورية`),
    /// and the verbs that only describe it.
    pub(in crate::events) fn carried_targets(
        &self,
        row: &Trigger,
        words: &Range<usize>,
        sentence: &Range<usize>,
    ) -> (Vec<EntityId>, Vec<usize>) {
        let limit = self.force_limit(words.end, sentence.end);
        let own = self.past_adjectives(words.end, limit);
        let mut told = Arguments {
            recipients: self.against(row, own, limit, false),
            ..Arguments::default()
        };
        self.described(words, own, sentence, &mut told);
        (told.recipients, told.describing)
    }

    /// Who held the ground that is taken: `من قبضة الحوثيين`, `كان في قبضة المسلحين`.
    pub(in crate::events) fn holder(&self, words: &Range<usize>, end: usize) -> Vec<EntityId> {
        for at in words.end..end.min(words.end + 16) {
            if matches!(self.phrases.mark(at), Some('.' | ':' | '؛')) {
                break;
            }
            let held = matches!(self.phrases.folded(at), "قبضه" | "ايدي" | "سيطره" | "يد")
                && at > words.end
                && matches!(self.phrases.folded(at - 1), "من" | "في" | "تحت");
            if held && let Some(phrase) = self.phrases.noun_phrase(at + 1, Extent::subject(end)) {
                return self.targets(&phrase, end);
            }
        }
        Vec::new()
    }

    /// The subject of a describing verb: after it, or the topic before it (`أن الجماعة نفذته`).
    fn subject_of_described(&self, at: usize, sentence: &Range<usize>) -> (Vec<EntityId>, bool) {
        let limit = self.clause_end(at + 1, sentence.end);
        let floor = self.clause_start(at, sentence.start);
        if floor > sentence.start
            && self.phrases.class(floor - 1) == Class::Complementiser
            && let Some(subject) = self.phrases.subject_before(at, floor)
        {
            let found = self.who(&subject.phrase);
            if !found.is_empty() {
                return (found, true);
            }
        }
        let skip = usize::from(self.phrases.class(at + 1) == Class::PrepositionPronoun);
        match self.phrases.subject_after(at + skip, limit) {
            Some(subject) => {
                let found = self.targets(&subject.phrase, limit);
                if found.is_empty() {
                    // `غارات شنتها الطائرات التركية`
                    let words = &subject.phrase.words;
                    return (self.by_nisba(words.start + 1, words.end), false);
                }
                (found, false)
            }
            None => (Vec::new(), false),
        }
    }

    /// Whom a phrase struck names: each member's people or body; the owner of a position, patrol
    /// or house; what `من` counts them out of (`العشرات من المسلحين`).
    pub(in crate::events) fn targets(&self, phrase: &NounPhrase, limit: usize) -> Vec<EntityId> {
        let mut out = Vec::new();
        for member in &phrase.members {
            self.targets_in(member.clone(), &mut out);
        }
        let thing = self.is_belonging(phrase.head);
        if out.is_empty() || thing && !out.iter().any(|id| self.acts(*id)) {
            let mut at = phrase.words.end;
            while at < limit
                && (matches!(self.phrases.class(at), Class::Adjective | Class::Number)
                    || self.phrases.folded(at).starts_with("تابع"))
            {
                at += 1;
            }
            let owner = self.phrases.proclitic(at) == Some('ل') && thing
                || self.phrases.folded(at) == "من" && out.is_empty();
            let start = at + usize::from(self.phrases.folded(at) == "من");
            if owner
                && at < limit
                && let Some(other) = self.phrases.noun_phrase(start, Extent::subject(limit))
            {
                let mut owners = Vec::new();
                for member in &other.members {
                    self.targets_in(member.clone(), &mut owners);
                }
                if owners.iter().any(|id| self.acts(*id)) {
                    out = owners;
                }
            }
        }
        out
    }

    /// The entity of one member: the owner inside it where its head is a thing that is owned.
    fn targets_in(&self, member: Range<usize>, out: &mut Vec<EntityId>) {
        let head = (member.start..member.end)
            .find(|at| matches!(self.phrases.class(*at), Class::Noun | Class::Adjective))
            .unwrap_or(member.start);
        if self.is_belonging(head) {
            let owner = (head + 1..member.end).find_map(|at| {
                self.entities
                    .mention_in(at..member.end)
                    .and_then(|m| self.entities.entity_of(m))
                    .filter(|id| self.acts(*id))
            });
            if let Some(owner) = owner {
                push_all(out, &[owner]);
                return;
            }
        }
        self.named_in(member, out);
    }

    /// True for a thing that is struck in its owner's stead.
    fn is_belonging(&self, at: usize) -> bool {
        let folded = self.phrases.folded(at);
        let stem = folded
            .strip_prefix("لل")
            .or_else(|| folded.strip_prefix("ال"))
            .or_else(|| folded.strip_prefix(['ب', 'ل']))
            .unwrap_or(folded);
        let named = self.entities.mention_in(at..at + 6).is_some_and(|m| {
            self.entities
                .mention(m)
                .is_some_and(|m| m.words.start == at && m.kind == MentionKind::Name)
        });
        !named
            && self
                .document
                .words
                .get(at)
                .is_some_and(|w| w.analysis.pos != Pos::Verb)
            && BELONGINGS
                .iter()
                .any(|thing| folded.starts_with(thing) || stem.starts_with(thing))
    }

    /// True for people, bodies and governments.
    fn acts(&self, id: EntityId) -> bool {
        !self.is_ground(id) && self.entities.get(id).is_some_and(|e| e.is_agent())
    }
}

/// The rule of a clash whose sides are only `الطرفين`: its episode names them.
pub(in crate::events) const BOTH_SIDES: &str = "argument.both-sides";

/// A noun's genitive.
struct Genitive {
    ids: Vec<EntityId>,
    /// One past its last word.
    end: usize,
    /// It is a pronoun on the noun.
    pronoun: bool,
    /// It names a place or thing of somebody's, which is struck and does not strike.
    struck: bool,
}
