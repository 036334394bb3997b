//! Noun phrases that name somebody: how far they reach and what their words tell.
//!
//! A phrase starts at a name, a head noun (`وزير`, `قوات`, `مسلحون`) or a count (`12 مدنيا`,
//! `أحد أفراد`). From there it takes what Arabic grammar lets it take: its complement, the
//! adjectives that agree, and the prepositional phrases that belong to heads of its kind
//! (`متحدث باسم`, `مسؤول في`). The phrases inside it are mentions of their own.

use std::ops::Range;

use isnad_arabic::{Gender, Number, Pos, WordKind};
use isnad_record::{EntityType, MentionKind, Sector};

use super::heads::{Class, Found, heads_at, lost_nun};
use super::{Mention, adjectives};
use crate::names::gazetteer::GIVEN;
use crate::names::people::person_at;
use crate::names::scene::Scene;
use crate::names::tokens::Token;
use crate::names::{Name, NameClass};

/// How deep phrases may nest: `رئيس لجنة الأمن في برلمان إقليم`.
const DEPTH: usize = 4;

/// Parses the noun phrase that starts at a word; mentions inside it go to `inner`.
pub(crate) fn parse(
    scene: &Scene,
    at: usize,
    depth: usize,
    inner: &mut Vec<Mention>,
) -> Option<Mention> {
    if depth > DEPTH || at >= scene.tokens.len() {
        return None;
    }
    if let Some(name) = scene.name_at(at) {
        let mut mention = named(scene, name);
        zealous(scene, &mut mention);
        return Some(mention);
    }
    if scene.in_name(at) {
        return None;
    }
    if let Some(mention) = counted(scene, at, depth, inner) {
        return Some(mention);
    }
    let Some(found) = choose(scene, at) else {
        return compatriot(scene, at);
    };
    let found = if found.head.class == Class::Honorific {
        if let Some(mention) = honoured(scene, at, found, depth, inner) {
            return Some(mention);
        }
        // استقبل الملك نظيره: the king by his office.
        let article = scene.tokens[at].article;
        heads_at(&scene.tokens, at)
            .into_iter()
            .find(|f| article && f.len == 1 && f.head.class == Class::Office)?
    } else {
        found
    };
    let mut phrase = Phrase::new(scene, at, found);
    phrase.nested = depth > 0;
    phrase.extend(depth, inner);
    let second = phrase.second;
    let mention = phrase.finish()?;
    if let Some((at, country)) = second {
        inner.push(Phrase::twin(scene, &mention, at, country));
    }
    Some(mention)
}

/// True where a noun of what befalls people stands before who it befell: `مقتل مدنيين`, but not
/// `تدريب عسكري`.
fn befalls(before: &Token, token: &Token) -> bool {
    let many = ["ون", "ين", "ان"].iter().any(|n| token.base.ends_with(n));
    match before.base.as_str() {
        "استشهاد" | "مقتل" | "اصابه" | "اعتقال" | "خطف" | "اختطاف" | "وفاه" | "مصرع" | "اغتيال" => {
            true
        }
        "قتل" | "جرح" | "اسر" | "اعدام" | "توقيف" | "احتجاز" | "ترحيل" | "استهداف" | "تعذيب"
        | "اغتصاب" | "تهجير" | "نزوح" | "حمايه" | "اجلاء" | "انقاذ" | "محاكمه" | "طرد" | "تدريب"
        | "تجنيد" | "تسليح" | "سقوط" | "ملاحقه" => many,
        _ => false,
    }
}

/// `قتل فلسطينيان`, `استشهاد فلسطيني`: people by their state's adjective alone, where what befalls
/// people stands right before it.
fn compatriot(scene: &Scene, at: usize) -> Option<Mention> {
    let country = scene.nisba.get(at).copied().flatten()?;
    let token = scene.tokens.get(at)?;
    if token.article || !token.plain() || token.possessed || token.base.ends_with('ه') {
        return None;
    }
    let before = scene.tokens.get(at.checked_sub(1)?)?;
    let befell = before.pos == Pos::Verb || befalls(before, token);
    if !befell {
        return None;
    }
    let many =
        token.base.ends_with("ان") || token.base.ends_with("ين") || token.base.ends_with("ون");
    let kind = if many {
        EntityType::Grp
    } else {
        EntityType::Per
    };
    let mut mention = Mention::of(scene.document, at..at + 1, MentionKind::Nominal, kind);
    mention.country = Some(country);
    mention.sector = Some(Sector::Cvl);
    mention.number = Some(match (many, token.base.ends_with("ون")) {
        (false, _) => Number::Singular,
        (true, true) => Number::Plural,
        (true, false) => Number::Dual,
    });
    mention.gender = Some(Gender::Masculine);
    mention.rules.push("mention.compatriot");
    Some(mention)
}

/// `«بوكو حرام» المتشددة`, `داعش الإرهابي`: what papers call a band belongs to its mention, not to its
/// name.
fn zealous(scene: &Scene, mention: &mut Mention) {
    if !matches!(
        mention.class,
        Some(NameClass::Group | NameClass::Organisation)
    ) {
        return;
    }
    let mut end = mention.words.end;
    if matches!(scene.mark(end), Some('»' | '"' | '”' | '“' | ')'))
        && scene.mark(mention.words.start.wrapping_sub(1)).is_some()
    {
        end += 1;
    }
    let mut taken = end;
    while scene.tokens.get(taken).is_some_and(|t| {
        t.article
            && t.plain()
            && matches!(adjectives::sector(&t.base), Some(Sector::Reb | Sector::Uaf))
            && !t.base.ends_with("ون")
            && !t.base.ends_with("ين")
    }) && scene.name_at(taken).is_none()
    {
        taken += 1;
    }
    if taken > end {
        let start = mention.span.start;
        mention.words.end = taken;
        mention.span = super::span_of(scene.document, mention.words.clone());
        mention.span.start = start;
    }
}

/// A name of the tables or an unknown person, as a mention.
fn named(scene: &Scene, name: &Name) -> Mention {
    let mut mention = Mention::of(
        scene.document,
        name.words.clone(),
        MentionKind::Name,
        name.entity_type,
    );
    mention.span.start = name.start;
    mention.country = name.country;
    mention.sector = name.sector;
    mention.kb = name.kb;
    mention.en = name.en;
    mention.name = Some(name.words.clone());
    mention.name_start = Some(name.start);
    mention.definite = true;
    mention.class = Some(name.class);
    mention.rules.push(name.rule);
    if name.class == NameClass::Person {
        mention.number = Some(Number::Singular);
    }
    if name.class == NameClass::People {
        mention.number = Some(Number::Plural);
    }
    mention
}

/// `الدكتور فولكر برتيس`, `سمو الأمير فيصل بن خالد`: honorifics and the name they lead to.
fn honoured(
    scene: &Scene,
    at: usize,
    found: Found,
    depth: usize,
    inner: &mut Vec<Mention>,
) -> Option<Mention> {
    let mut next = at + found.len;
    if scene.mark(next) == Some('.') {
        next += 1;
    }
    let mut mention = match scene.name_at(next) {
        Some(name) if name.class == NameClass::Person => named(scene, name),
        Some(_) => return None,
        // استقبل الملك نظيره: the king's counterpart is not the king.
        None if scene.is_noun(next) && !scene.tokens[next].possessed => {
            let mut nested = Vec::new();
            let mention = parse(scene, next, depth + 1, &mut nested)?;
            if mention.entity_type != EntityType::Per {
                return None;
            }
            inner.append(&mut nested);
            mention
        }
        None => return None,
    };
    mention.words.start = at;
    mention.span = super::span_of(scene.document, mention.words.clone());
    mention.head = at;
    mention.gender = Some(found.gender);
    mention.sector = mention.sector.or(found.head.sector);
    mention.rules.push("head.honorific");
    Some(mention)
}

/// Of the rows that a head's form may be, the one its neighbours speak for.
fn choose(scene: &Scene, at: usize) -> Option<Found> {
    let token = scene.tokens.get(at)?;
    if !token.is_word() || matches!(token.pos, Pos::Verb | Pos::Adp | Pos::Part | Pos::Adv) {
        return None;
    }
    let found = heads_at(&scene.tokens, at);
    if found.is_empty() {
        return None;
    }
    // An adjective behind its noun describes it: السياسية in القوى السياسية names nobody.
    let describes = token.pos == Pos::Adj
        && token.plain()
        && at.checked_sub(1).is_some_and(|b| {
            let before = &scene.tokens[b];
            // اختطف مسلحون مهندسا: of another case it describes nothing.
            let apart = before.base.ends_with("ون") && token.whole.ends_with('ا')
                || !before.article && befalls(before, token);
            before.is_word()
                && matches!(before.pos, Pos::Noun | Pos::Propn | Pos::Adj)
                && before.article == token.article
                && !apart
        });
    // `مؤسسة`, `حي` are read as adjectives too; a thing that is named is none.
    let thing = |f: &Found| {
        matches!(
            f.head.class,
            Class::Organisation | Class::Place | Class::Facility
        ) && !token.article
    };
    let next = |f: &Found| at + f.len;
    found.into_iter().find(|f| {
        let next = next(f);
        let person = |at: usize| {
            scene
                .name_at(at)
                .is_some_and(|n| n.class == NameClass::Person)
        };
        if refused(scene, at, f) {
            return false;
        }
        // قضاء مخمور is a district, the judiciary has no place's name.
        let of_place = scene
            .name_at(next)
            .is_some_and(|n| n.class == NameClass::Place);
        if f.head.lemma == "قضاء" && (f.head.class == Class::Place) != of_place {
            return false;
        }
        let feminine = f.number != Number::Dual
            && f.gender == Gender::Feminine
            && matches!(f.head.kind, EntityType::Per | EntityType::Grp)
            && f.len == 1
            && !f.head.lemma.ends_with('ه');
        if !person(next)
            && (describes && !thing(f)
                || feminine
                    && (token.pos == Pos::Adj && !token.article
                        || MASDARS.contains(&f.head.lemma.as_str())
                        || token.base.ends_with("يه")))
        {
            return false;
        }
        match f.head.class {
            Class::Honorific => {
                (token.article || f.len > 1 || !f.head.lemma.starts_with("ال"))
                    && (person(next)
                        || scene.mark(next) == Some('.') && person(next + 1)
                        || f.head.lemma != "سيد"
                            && next < scene.tokens.len()
                            && scene.name_at(next).is_none()
                            && !heads_at(&scene.tokens, next).is_empty()
                            && scene.is_noun(next)
                            && f.number == Number::Singular)
            }
            // سائد: a rank alone is too often another word.
            Class::Rank => {
                f.len > 1
                    || person(next)
                    || f.number == Number::Plural
                    || token.article
                        && !matches!(
                            f.head.lemma.as_str(),
                            "مقدم" | "رايد" | "نقيب" | "فريق" | "موهل"
                        )
                    || scene.nisba.get(next).copied().flatten().is_some()
            }
            Class::Place
            | Class::Facility
            | Class::Organisation
            | Class::Collective
            | Class::Office
            | Class::Profession
            | Class::Relation
            | Class::Source => allowed(scene, at, f),
        }
    })
}

/// Readings that the words beside a noun rule out: `القضاء على`, `حركة السير`, `النظام العام`.
fn refused(scene: &Scene, at: usize, f: &Found) -> bool {
    let next = at + f.len;
    let token = &scene.tokens[at];
    let after = scene.base(next);
    match f.head.lemma.as_str() {
        "قضاء" | "محافظه" | "سيطره" | "حصول" => {
            scene.is_any(next, &["علي", "عليه", "عليها"])
        }
        "حركه" => matches!(
            after,
            "سير" | "مرور" | "ملاحه" | "تجاره" | "طيران" | "بيع" | "مواصلات"
        ),
        "نظام" => {
            after == "عام"
                || after == "غذايي"
                || after == "مالي"
                || !token.article
                    && !token.possessed
                    && scene.name_at(next).is_none()
                    && scene.nisba.get(next).copied().flatten().is_none()
                    && heads_at(&scene.tokens, next).is_empty()
        }
        "سني" if token.base == "سنه" => {
            !scene.base(at.wrapping_sub(1)).starts_with("شيع") && !after.starts_with("شيع")
        }
        "انسان" => true,
        "مقرر" => !matches!(after, "خاص" | "اممي" | "عام"),
        // مشيرا إلى: an accusative participle reports, it is no marshal.
        "مشير" | "متحدث" | "ناطق" | "معلق" | "مصدر" | "مرشد" | "مدعي" => {
            token.whole.ends_with('ا')
                && !token.article
                && f.number == Number::Singular
                && f.head.lemma == "مشير"
        }
        _ => false,
    }
}

/// Nouns of the table that mean a head only in some company.
fn allowed(scene: &Scene, at: usize, f: &Found) -> bool {
    let next = at + f.len;
    let token = &scene.tokens[at];
    let place_next = || {
        scene.name_at(next).is_some_and(|n| {
            matches!(
                n.class,
                NameClass::Place | NameClass::Capital | NameClass::State
            )
        }) || heads_at(&scene.tokens, next).iter().any(|f| {
            matches!(f.head.class, Class::Place | Class::Facility) && f.head.lemma != "بلاد"
        }) || scene.is(next, "البلاد")
    };
    let nisba_next = || scene.nisba.get(next).copied().flatten().is_some();
    if f.len > 1 {
        return true;
    }
    if token.possessed
        && matches!(f.head.class, Class::Place | Class::Facility)
        && !matches!(
            f.head.lemma.as_str(),
            "اراضي" | "ارض" | "بلاد" | "بلد" | "مدينه" | "قريه" | "حدود"
        )
    {
        return false;
    }
    match f.head.lemma.as_str() {
        // A channel of water has a place's name.
        "قناه" if f.head.class == Class::Facility => place_next(),
        // Directions name a place only of a place.
        "شرق" | "غرب" | "شمال" | "جنوب" | "وسط" | "ريف" | "محيط" | "ضاحيه" | "ساحل" | "اجواء"
        | "اراضي" | "ارض" | "جوار" | "حدود" | "بقعه" => {
            place_next() || nisba_next() || f.head.lemma == "حدود" && token.article
        }
        "جانب" | "طرف" => nisba_next(),
        "قطاع" | "دايره" | "مثلث" | "محور" | "خط" | "جيب" | "راس" | "حوض" | "مرتفع" | "وكر"
        | "ناحيه" | "قضاء" | "لواء" | "مركز" | "عماله" | "جهه" | "عزله"
            if f.head.kind != EntityType::Org =>
        {
            !token.article
                && (scene.name_at(next).is_some() || scene.is_noun(next))
                && f.head.lemma != "جهه"
        }
        "صف" | "عين" | "رمز" | "شارع" | "حمله" | "عبد" | "عهد" | "عرش" | "قسم" | "دار" | "بيت"
        | "ثوره" | "انتفاضه" | "حاضر" | "متابع" | "معد" | "بديل" | "خلف" | "سلف" | "تابع"
        | "خال" | "عم" | "كبير" | "قريب" | "جهه" | "دايره" | "عالم" | "موقع" | "مبادره" | "قمه"
        | "موتمر" | "حرس" | "سور" | "رصيف" | "خندق" | "كمين" | "خزان" | "تقاطع" | "برج" | "حقل"
        | "مسرح" | "برنامج" | "طاقم" | "محفل" | "منبر" | "لوبي" | "دفاع" | "قسم شرطه" | "ابن"
        | "متصل" | "مشارك" | "عارف" | "مدعو" | "موهل" | "راع" | "مهيب" | "زمره" | "ماليه"
        | "سريه" | "حضور" | "وصي" | "دوار" | "موثر" | "معبد" | "منفذ" | "مجمع" | "طريق"
        | "قاصر" | "مسقط راس" | "جدار" | "منزل" | "متجر" | "مزرعه" | "مخزن" | "مستودع" | "ناد"
        | "سنه" | "اعلام" | "وقف" | "اسعاف" | "ديوان" | "مصلحه" | "مشاه" | "حاج" | "حشد"
        | "شعبه" | "ساحه" | "قاعه" | "مبني" | "بنايه" | "فيلا" | "زنزانه" | "طيار" | "مريض"
        | "مراقبه" => {
            nisba_next() && f.number == Number::Singular
                || f.number == Number::Plural
                    && matches!(f.head.kind, EntityType::Per | EntityType::Grp)
                    && !matches!(
                        f.head.lemma.as_str(),
                        "صف" | "عين" | "جهه" | "دايره" | "سنه" | "عم" | "خال" | "قسم"
                    )
                || matches!(
                    f.head.lemma.as_str(),
                    "موتمر"
                        | "قمه"
                        | "ساحه"
                        | "شارع"
                        | "حقل"
                        | "برج"
                        | "ديوان"
                        | "مبادره"
                        | "طريق"
                        | "بيت"
                ) && scene.name_at(next).is_some()
        }
        _ => true,
    }
}

/// Those of whom a place after في says where something befell them, not who they are; folded
/// lemmas.
const MET_THERE: &[&str] = &[
    "شخص",
    "رجل",
    "مدني",
    "قتيل",
    "جريح",
    "مصاب",
    "مسلح",
    "مقاتل",
    "متظاهر",
    "محتج",
    "شاب",
    "طفل",
    "امراه",
    "ضحيه",
    "مهاجر",
    "لاجي",
    "نازح",
    "عنصر",
    "انتحاري",
    "ارهابي",
    "معتقل",
    "سجين",
    "مواطن",
    "صبي",
    "فتاه",
    "عامل",
];

/// Those who, in the plural, are their body in arms; folded lemmas.
const MEMBERS: &[&str] = &[
    "عنصر",
    "مسلح",
    "مقاتل",
    "منسوب",
    "متطرف",
    "متشدد",
    "جهادي",
    "ارهابي",
    "متمرد",
    "فرد",
    "مليشيا",
    "ميليشيا",
    "ميليشيات",
];

/// True for an armed group, a party, an army: what people are members of.
fn is_body(of: &Mention) -> bool {
    matches!(of.entity_type, EntityType::Grp | EntityType::Org)
        && of.definite
        && matches!(
            of.sector,
            Some(
                Sector::Reb
                    | Sector::Uaf
                    | Sector::Mil
                    | Sector::Cop
                    | Sector::Pty
                    | Sector::Opp
                    | Sector::Spy
            )
        )
}

/// `12 مدنيا`, `ثلاثة من مرافقيه`, `أحد أفراد القوة`, `عدد من الأسرى`.
fn counted(scene: &Scene, at: usize, depth: usize, inner: &mut Vec<Mention>) -> Option<Mention> {
    let token = &scene.tokens[at];
    let one = matches!(token.base.as_str(), "احد" | "احدي") && !token.article;
    let several = matches!(
        token.base.as_str(),
        "عدد"
            | "بعض"
            | "عشرات"
            | "ميات"
            | "الاف"
            | "ملايين"
            | "معظم"
            | "غالبيه"
            | "جميع"
            | "كافه"
            | "مجموعه"
            | "بضعه"
            | "كبار"
    ) && !token.article;
    let number = token.kind == WordKind::Number
        && token
            .base
            .chars()
            .all(|c| c.is_ascii_digit() || c == '.' || c == ',')
        || is_number(&token.base);
    if token.article && matches!(token.base.as_str(), "عشرات" | "ميات" | "الاف" | "ملايين")
    {
        return multitude(scene, at, depth, inner);
    }
    if !(one || several || number) || token.possessed {
        return None;
    }
    let mut next = at + 1;
    while number
        && scene
            .tokens
            .get(next)
            .is_some_and(|t| is_number(&t.base) && !t.article && t.preposition.is_none())
        || several && scene.tokens.get(next).is_some_and(|t| is_number(&t.base))
    {
        next += 1;
        if next > at + 6 {
            return None;
        }
    }
    // عدد كبير من, مجموعة صغيرة من
    if several && scene.is_adjective(next) && scene.is(next + 1, "من") {
        next += 1;
    }
    let partitive = scene.is(next, "من");
    if partitive {
        next += 1;
    }
    if matches!(token.base.as_str(), "عدد" | "مجموعه") && !partitive {
        return None;
    }
    let noun = scene.tokens.get(next)?;
    if !noun.plain()
        || scene
            .name_at(next)
            .is_some_and(|n| n.class != NameClass::People && !partitive)
    {
        return None;
    }
    let mut nested = Vec::new();
    let tamyiz = number && !partitive && !noun.article;
    let of = match choose(scene, next).filter(|f| tamyiz && f.head.class != Class::Honorific) {
        // What is counted takes adjectives and prepositions, no complement: `12 قتيلا`.
        Some(found) if scene.name_at(next).is_none() && !scene.in_name(next) => {
            let mut phrase = Phrase::new(scene, next, found);
            phrase.nested = true;
            phrase.counted = found.number == Number::Singular || noun.base.ends_with("ين");
            phrase.extend(depth + 1, &mut nested);
            phrase.finish()?
        }
        _ => parse(scene, next, depth + 1, &mut nested)?,
    };
    let people = matches!(of.entity_type, EntityType::Per | EntityType::Grp)
        && of.class.is_none_or(|c| c != NameClass::Person)
        || partitive && matches!(of.entity_type, EntityType::Org) && of.kind == MentionKind::Name;
    if !people {
        return None;
    }
    let kind = if one {
        EntityType::Per
    } else {
        EntityType::Grp
    };
    let words = at..of.words.end;
    let mut mention = Mention::of(scene.document, words, MentionKind::Nominal, kind);
    mention.country = of.country;
    mention.sector = of.sector;
    mention.head = at;
    mention.number = Some(if one {
        Number::Singular
    } else {
        Number::Plural
    });
    mention.gender = of.gender;
    mention.definite = false;
    mention.rules.push(if one {
        "mention.one-of"
    } else {
        "mention.count"
    });
    inner.append(&mut nested);
    let armed = matches!(
        of.sector,
        Some(Sector::Reb | Sector::Uaf | Sector::Mil | Sector::Cop)
    );
    // A counted few of a state's forces are told apart from them; of a band they are the band.
    let band = matches!(of.sector, Some(Sector::Reb | Sector::Uaf)) || of.kb.is_some();
    mention.members = !one && band && (of.members || partitive && armed && of.definite);
    if partitive && (of.kind == MentionKind::Name || armed && of.definite && !of.members) {
        inner.push(of);
    }
    Some(mention)
}

/// `العشرات من الحوثيين`, `الآلاف`: people by their number alone.
fn multitude(scene: &Scene, at: usize, depth: usize, inner: &mut Vec<Mention>) -> Option<Mention> {
    let mut mention = Mention::of(
        scene.document,
        at..at + 1,
        MentionKind::Nominal,
        EntityType::Grp,
    );
    mention.sector = Some(Sector::Cvl);
    mention.number = Some(Number::Plural);
    mention.gender = Some(Gender::Masculine);
    mention.rules.push("mention.count");
    if !scene.is(at + 1, "من") {
        // الآلاف من, but not السنوات العشرات: a noun before it is what is counted.
        let alone = at.checked_sub(1).is_none_or(|b| {
            let before = &scene.tokens[b];
            !(before.article && matches!(before.pos, Pos::Noun | Pos::Adj))
        });
        return alone.then_some(mention);
    }
    let plain = scene
        .tokens
        .get(at + 2)
        .is_some_and(crate::names::tokens::Token::plain);
    if !plain {
        return None;
    }
    let mut nested = Vec::new();
    let of = parse(scene, at + 2, depth + 1, &mut nested)?;
    if !matches!(
        of.entity_type,
        EntityType::Per | EntityType::Grp | EntityType::Org
    ) || of.class == Some(NameClass::Person)
    {
        return None;
    }
    mention.words.end = of.words.end;
    mention.span = super::span_of(scene.document, mention.words.clone());
    mention.country = of.country;
    mention.sector = of.sector;
    let band = matches!(of.sector, Some(Sector::Reb | Sector::Uaf)) || of.kb.is_some();
    mention.members = band && (of.members || of.definite);
    inner.append(&mut nested);
    if !of.members && of.definite {
        inner.push(of);
    }
    Some(mention)
}

/// Number words and multiples, folded.
fn is_number(base: &str) -> bool {
    matches!(
        base,
        "اثنان"
            | "اثنين"
            | "ثلاثه"
            | "ثلاث"
            | "اربعه"
            | "اربع"
            | "خمسه"
            | "خمس"
            | "سته"
            | "ست"
            | "سبعه"
            | "سبع"
            | "ثمانيه"
            | "ثماني"
            | "ثمان"
            | "تسعه"
            | "تسع"
            | "عشره"
            | "عشر"
            | "عشرون"
            | "عشرين"
            | "ثلاثون"
            | "ثلاثين"
            | "اربعون"
            | "اربعين"
            | "خمسون"
            | "خمسين"
            | "ستون"
            | "ستين"
            | "سبعون"
            | "سبعين"
            | "ثمانون"
            | "ثمانين"
            | "تسعون"
            | "تسعين"
            | "ميه"
            | "مايه"
            | "ميتي"
            | "مايتي"
            | "الف"
            | "الفي"
            | "الاف"
            | "مليون"
            | "ملايين"
    )
}

/// A phrase as it grows from its head.
struct Phrase<'s, 'd> {
    scene: &'s Scene<'d>,
    start: usize,
    end: usize,
    found: Found,
    /// The phrase stands inside another: an adjective that does not agree is the outer one's.
    nested: bool,
    /// A number stands before it: nothing can be its complement.
    counted: bool,
    /// The place that the phrase names with its noun: its key and English name.
    named_place: Option<(&'static str, Option<&'static str>)>,
    definite: bool,
    /// Country that an adjective of the phrase itself tells.
    nisba: Option<&'static str>,
    /// Country that a weak adjective (`دولي`, `أممي`) tells.
    weak: Option<&'static str>,
    /// Sector that an adjective tells.
    adjective_sector: Option<Sector>,
    /// Country and sector of what the phrase is of: `الدفاع` in `وزير الدفاع`.
    of_country: Option<&'static str>,
    of_sector: Option<Sector>,
    of_state: bool,
    of_kb: Option<&'static str>,
    /// The complement is a person: نظام الأسد.
    of_person: bool,
    /// The complement is a body that people are members of: مسلحو التنظيم.
    of_body: bool,
    /// A second state's adjective behind a dual: الحكومتين العراقية والتركية.
    second: Option<(usize, &'static str)>,
    /// A participle with its own preposition describes it: الموالية ل.
    participle: bool,
    /// Some complement was taken.
    complemented: bool,
    /// The words of a quoted or unknown name inside.
    own_name: Option<Range<usize>>,
    /// The person named in apposition.
    person: Option<Mention>,
}

impl<'s, 'd> Phrase<'s, 'd> {
    fn new(scene: &'s Scene<'d>, at: usize, found: Found) -> Self {
        let token = &scene.tokens[at];
        Phrase {
            scene,
            start: at,
            end: at + found.len,
            found,
            nested: false,
            counted: false,
            named_place: None,
            definite: token.article
                || token.possessed && !lost_nun(&scene.tokens, at)
                || scene.tokens[at..at + found.len].iter().any(|t| t.article),
            nisba: None,
            weak: None,
            adjective_sector: None,
            of_country: None,
            of_sector: None,
            of_state: false,
            of_kb: None,
            of_person: false,
            of_body: false,
            second: None,
            participle: false,
            complemented: false,
            own_name: None,
            person: None,
        }
    }

    fn extend(&mut self, depth: usize, inner: &mut Vec<Mention>) {
        let closed_front = self.definite;
        self.read_head_adjectives();
        if !self.counted {
            self.quoted(inner);
        }
        if !closed_front && !self.counted {
            self.complement(depth, inner);
        }
        self.adjectives();
        self.second_state();
        self.second_name(inner);
        self.prepositions(depth, inner);
        self.person_after(depth, inner);
    }

    /// `الحكومتين العراقية والتركية`, `الجانبان السعودي والإيراني`: of two, each has an adjective.
    fn second_state(&mut self) {
        let at = self.end;
        let joined = self.found.number == Number::Dual
            && self.nisba.is_some()
            && self
                .scene
                .tokens
                .get(at)
                .is_some_and(|t| t.conjunction && t.article && t.preposition.is_none());
        if let Some(country) = self.scene.nisba.get(at).copied().flatten()
            && joined
            && self.nisba != Some(country)
        {
            self.second = Some((at, country));
            self.found.number = Number::Singular;
        }
    }

    /// The second of two that [`Phrase::second_state`] found, as the first but for its state.
    fn twin(scene: &Scene, first: &Mention, at: usize, country: &'static str) -> Mention {
        let mut twin = first.clone();
        twin.words = at..at + 1;
        twin.head = at;
        twin.span = super::span_of(scene.document, at..at + 1);
        twin.country = Some(country);
        twin.kb = None;
        twin.name = None;
        twin.role = first.role.as_ref().map(|_| at..at + 1);
        twin.rules.push("mention.twin");
        twin
    }

    /// Multi-word rows may hold their own adjective: `مصدر أمني`.
    fn read_head_adjectives(&mut self) {
        for at in self.start + 1..self.end {
            if let Some(country) = self.scene.nisba[at] {
                self.nisba.get_or_insert(country);
            }
        }
    }

    /// `صحيفة «الوطن»`, `حركة "النهضة"`, `تنظيم (داعش)`.
    fn quoted(&mut self, inner: &mut Vec<Mention>) {
        let Some(close) = closing(self.scene, self.end) else {
            return;
        };
        if !matches!(
            self.found.head.class,
            Class::Organisation | Class::Collective | Class::Facility | Class::Place
        ) || self.found.number == Number::Plural && self.found.head.kind == EntityType::Per
        {
            return;
        }
        let inside = self.end + 1..close;
        if let Some(name) = self
            .scene
            .name_at(inside.start)
            .filter(|n| n.words.end == inside.end)
        {
            self.take_name(named(self.scene, name), inner);
        } else {
            self.own_name = Some(inside);
        }
        self.end = close + 1;
        self.complemented = true;
        self.definite = true;
    }

    /// What a construct head is of.
    fn complement(&mut self, depth: usize, inner: &mut Vec<Mention>) {
        let mut taken = 0;
        if self.closed_by_nun() {
            self.agreeing();
            return;
        }
        // مصدر رسمي: the row holds its adjective, and nothing is of it any more.
        let last = self.end - 1;
        let mut adjective_of_head = self.found.len > 1
            && !self.scene.tokens[last].article
            && (self.scene.is_adjective(last)
                || adjectives::sector(self.scene.base(last)).is_some());
        while self.end < self.scene.tokens.len() && taken < 4 {
            let at = self.end;
            let token = &self.scene.tokens[at];
            if !token.is_word() || !token.plain() {
                if taken > 0 {
                    self.coordinated();
                }
                break;
            }
            // An indefinite adjective closes the way for a complement: مسؤول كبير.
            if !token.article && self.scene.is_adjective(at) && !self.leads_on(at) {
                self.take_adjective(at);
                adjective_of_head = true;
                continue;
            }
            if adjective_of_head {
                break;
            }
            if token.article
                && self.scene.is_adjective(at)
                && self.scene.name_at(at).is_none()
                && taken > 0
            {
                break;
            }
            let person_next = self
                .scene
                .name_at(at)
                .is_some_and(|n| n.class == NameClass::Person);
            if person_next && matches!(self.found.head.class, Class::Rank | Class::Honorific) {
                break;
            }
            let mut nested = Vec::new();
            if let Some(of) = parse(self.scene, at, depth + 1, &mut nested) {
                // مدينة تعز وسط اليمن: the name is there; what follows says where it lies.
                if taken > 0 && self.is_town() && of.place {
                    break;
                }
                if of.kind == MentionKind::Nominal && of.rules.contains(&"mention.count") {
                    break;
                }
                inner.append(&mut nested);
                self.take_name(of, inner);
                self.coordinated();
                break;
            }
            // After بلدة and its like any word is the place's name, whatever it looks like.
            let place = taken == 0 && self.is_town() && self.scene.tokens[at].pos == Pos::Verb;
            if !(self.scene.is_noun(at) || place) || self.scene.in_name(at) {
                break;
            }
            self.complemented = true;
            self.end += 1;
            taken += 1;
            if place {
                self.definite = true;
                break;
            }
            if token.article || token.possessed {
                self.definite = true;
                self.coordinated();
                break;
            }
            if token.pos == Pos::Propn {
                self.definite = true;
            }
        }
    }

    /// True for `مدينة`, `بلدة` and their like: the next word is its name.
    fn is_town(&self) -> bool {
        self.found.head.class == Class::Place && self.found.head.kind == EntityType::Gpe
    }

    /// The nun of the dual and the sound plural falls before a complement: `شخصين قتلا` has none.
    fn closed_by_nun(&self) -> bool {
        let base = self.scene.base(self.start);
        self.found.len == 1
            && matches!(self.found.head.kind, EntityType::Per | EntityType::Grp)
            && match self.found.number {
                Number::Dual => base.ends_with("ان") || base.ends_with("ين"),
                Number::Plural => base.ends_with("ون") || base.ends_with("ين"),
                Number::Singular => false,
            }
    }

    /// `متظاهرون موالون`, `مسؤولون أجانب`: what describes an indefinite dual or plural ends as it does.
    fn agreeing(&mut self) {
        while self.ends_alike(self.end) {
            self.take_adjective(self.end);
        }
    }

    /// True for a word that describes an indefinite dual or plural: `قتل مسلحون مدنيين` has another
    /// noun in another case.
    fn ends_alike(&self, at: usize) -> bool {
        let head = self.scene.base(self.start);
        let ending = ["ون", "ين", "ان"].into_iter().find(|n| head.ends_with(n));
        let Some((token, ending)) = self.scene.tokens.get(at).zip(ending) else {
            return false;
        };
        let broken = matches!(
            token.base.as_str(),
            "اجانب"
                | "كبار"
                | "عرب"
                | "اكراد"
                | "اتراك"
                | "جدد"
                | "قدامي"
                | "افغان"
                | "شيعه"
                | "سنه"
        );
        let agrees = token.base.ends_with(ending)
            && token.base.chars().count() > 4
            && (self.scene.is_noun(at) || self.scene.is_adjective(at))
            && !self.scene.in_name(at);
        !token.article && token.plain() && (agrees || broken)
    }

    /// True where an indefinite word that looks like an adjective starts a complement instead.
    fn leads_on(&self, at: usize) -> bool {
        self.scene.name_at(at).is_some()
    }

    /// `الشؤون الاجتماعية والعمل`: what is joined on inside a ministry's or committee's name.
    fn coordinated(&mut self) {
        if !matches!(
            self.found.head.lemma.as_str(),
            "وزير"
                | "وزاره"
                | "لجنه"
                | "هييه"
                | "مجلس"
                | "موسسه"
                | "وكيل"
                | "جمعيه"
                | "معهد"
                | "مديريه"
                | "اداره"
                | "مستشار"
                | "منظمه"
                | "وكيل وزاره"
                | "مجموعه"
        ) {
            return;
        }
        let mut at = self.end;
        while self.scene.is_adjective(at)
            && self.scene.tokens[at].article
            && self.scene.nisba[at].is_none()
        {
            at += 1;
        }
        let Some(token) = self.scene.tokens.get(at) else {
            return;
        };
        let joins = token.conjunction
            && token.article
            && token.preposition.is_none()
            && matches!(token.pos, Pos::Noun | Pos::Adj | Pos::X)
            && self.scene.name_at(at).is_none()
            && !heads_at(&self.scene.tokens, at).iter().any(|f| {
                matches!(
                    f.head.class,
                    Class::Office | Class::Collective | Class::Source
                )
            });
        if joins {
            self.end = at + 1;
        }
    }

    fn adjectives(&mut self) {
        while self.end < self.scene.tokens.len() {
            let at = self.end;
            let token = &self.scene.tokens[at];
            if !self.scene.is_adjective(at) || token.article != self.definite {
                break;
            }
            if !token.article && self.closed_by_nun() && !self.ends_alike(at) {
                break;
            }
            // كلف الجيش المحافظة على الأمن: the second object is no adjective of the first.
            let masculine = !self.complemented
                && matches!(
                    self.found.head.lemma.as_str(),
                    "جيش"
                        | "مجلس"
                        | "حزب"
                        | "تنظيم"
                        | "تحالف"
                        | "برلمان"
                        | "اتحاد"
                        | "حرس"
                );
            if (self.nested || masculine) && !self.agrees(at) {
                break;
            }
            // اتهمت الحكومة الداعية فتح الله غولن: a title before its bearer.
            let titles = self
                .scene
                .name_at(at + 1)
                .is_some_and(|n| n.class == NameClass::Person)
                && self.scene.nisba[at].is_none()
                && !heads_at(&self.scene.tokens, at).is_empty();
            if titles && !self.complemented {
                break;
            }
            // جبل "يسوف" الاستراتيجي: praise is no part of a place's name.
            if self.found.head.class == Class::Place
                && self.own_name.is_some()
                && self.scene.base(at).starts_with("استراتيجي")
            {
                break;
            }
            self.take_adjective(at);
        }
    }

    /// False for an adjective whose gender or number cannot be the head's: in `وزير الخارجية
    /// المصري` the state is the minister's.
    fn agrees(&self, at: usize) -> bool {
        let base = self.scene.base(at);
        let plural = base.ends_with("ون") || base.ends_with("ين") && !base.ends_with("ان");
        let feminine = base.ends_with('ه')
            || matches!(
                base,
                "كبري" | "عليا" | "عظمي" | "اولي" | "اخري" | "وسطي" | "قصوي"
            );
        let human = matches!(self.found.head.kind, EntityType::Per | EntityType::Grp)
            && !matches!(self.found.head.class, Class::Organisation);
        match self.found.number {
            Number::Singular => match self.found.gender {
                Gender::Feminine => feminine,
                Gender::Masculine => !feminine && !plural,
            },
            Number::Plural | Number::Dual => human || feminine,
        }
    }

    fn take_adjective(&mut self, at: usize) {
        if let Some(country) = self.scene.nisba[at] {
            self.nisba.get_or_insert(country);
        }
        let base = self.scene.base(at);
        if self.weak.is_none() {
            self.weak = adjectives::international(base);
        }
        if self.adjective_sector.is_none() {
            self.adjective_sector = self.scene.lore[at]
                .sector
                .or_else(|| adjectives::sector(base));
        }
        self.end = at + 1;
    }

    /// A name in quotes or an unknown one after the adjectives: `وكالة الأنباء السورية (سانا)`,
    /// `الحركة الشعبية «سانت إيجيديو»`.
    fn second_name(&mut self, inner: &mut Vec<Mention>) {
        let Some(close) = closing(self.scene, self.end) else {
            return;
        };
        if !matches!(self.found.head.kind, EntityType::Org | EntityType::Grp)
            || self.found.head.class == Class::Collective
            || close - self.end > 5
        {
            return;
        }
        let inside = self.end + 1..close;
        if let Some(name) = self
            .scene
            .name_at(inside.start)
            .filter(|n| n.words.end == inside.end)
        {
            if matches!(
                name.class,
                NameClass::Organisation | NameClass::Media | NameClass::Group
            ) {
                self.take_name(named(self.scene, name), inner);
                self.end = close + 1;
            }
        }
    }

    /// Prepositional phrases that belong to the head: `متحدث باسم`, `مسؤول في`, `الأمين العام ل`.
    fn prepositions(&mut self, depth: usize, inner: &mut Vec<Mention>) {
        let mut turns = 0;
        while turns < 2 {
            turns += 1;
            let at = self.end;
            let Some(token) = self.scene.tokens.get(at) else {
                return;
            };
            let class = self.found.head.class;
            let person = self.found.head.kind == EntityType::Per || class == Class::Collective;
            let participle = at > self.start
                && adjectives::takes_preposition(self.scene.base(at - 1))
                && at - self.start > 1;
            if class == Class::Source
                && self
                    .scene
                    .is_any(at, &["باسمه", "باسمها", "باسمهم", "باسمهما"])
            {
                self.end = at + 1;
                self.complemented = true;
                return;
            }
            let spokes = self.scene.is(at, "باسم") || self.scene.is(at, "بلسان");
            let next = match () {
                () if spokes => at + 1,
                () if self.scene.is(at, "في")
                    || self.scene.is(at, "لدي")
                    || self.scene.is(at, "من")
                    || self.scene.is(at, "الي")
                        && matches!(self.found.head.lemma.as_str(), "مبعوث" | "سفير" | "موفد")
                    || participle && self.scene.is_any(at, &["علي", "مع", "عن"]) =>
                {
                    at + 1
                }
                () if matches!(token.preposition, Some('ب' | 'ل')) && !token.conjunction => at,
                () => return,
            };
            let from = self.scene.is(at, "من");
            let to = token.preposition == Some('ل');
            let mut nested = Vec::new();
            let of = if next == at {
                parse_cliticised(self.scene, at, depth + 1, &mut nested)
            } else if self
                .scene
                .tokens
                .get(next)
                .is_some_and(crate::names::tokens::Token::plain)
            {
                parse(self.scene, next, depth + 1, &mut nested)
            } else {
                None
            };
            let Some(of) = of else {
                // An organisation's purpose: المرصد السوري لحقوق الإنسان.
                if to
                    && PURPOSED.contains(&self.found.head.lemma.as_str())
                    && (self.complemented || self.end > self.start + self.found.len)
                    && class == Class::Organisation
                    && !self.scene.in_name(at)
                    && matches!(token.pos, Pos::Noun | Pos::X | Pos::Propn)
                {
                    self.end = at + 1;
                    let mut taken = 0;
                    while taken < 2
                        && !self.scene.tokens[self.end - 1].article
                        && self.scene.is_noun(self.end)
                        && self.scene.name_at(self.end).is_none()
                    {
                        self.end += 1;
                        taken += 1;
                    }
                    self.definite = true;
                    self.adjectives_of_complement();
                }
                return;
            };
            // زيارة الرئيس السوري لإيران: who has a state already takes no second one.
            if to
                && matches!(of.class, Some(NameClass::State | NameClass::Capital))
                && self.nisba.is_some_and(|own| of.country != Some(own))
            {
                return;
            }
            let body = matches!(
                of.entity_type,
                EntityType::Org | EntityType::Gpe | EntityType::Fac
            ) || of.entity_type == EntityType::Grp && of.definite;
            let organisation = matches!(of.entity_type, EntityType::Org | EntityType::Grp)
                || of.class == Some(NameClass::State) && to;
            let fits = if spokes || participle {
                true
            } else if from {
                // مصدر من المقاومة, قيادات من حركة
                person
                    && !self.definite
                    && body
                    && of.class.is_none_or(|c| {
                        !matches!(c, NameClass::State | NameClass::Place | NameClass::Capital)
                    })
            } else if to {
                organisation
                    && (class == Class::Office && self.definite && self.found.head.lemma != "وزير"
                        || class == Class::Organisation
                            && self.end > self.start + 1
                            && PURPOSED.contains(&self.found.head.lemma.as_str())
                            && of.kind == MentionKind::Name
                        || class == Class::Relation && !self.definite)
            } else {
                // في, ب, لدى
                person
                    && body
                    && (organisation || !MET_THERE.contains(&self.found.head.lemma.as_str()))
                    && (!self.definite
                        || organisation
                            && matches!(class, Class::Office | Class::Source | Class::Relation)
                        || matches!(
                            self.found.head.lemma.as_str(),
                            "سفير" | "مبعوث" | "نظير" | "ممثل" | "مندوب"
                        ))
                    || class == Class::Organisation
                        && organisation
                        && body
                        && matches!(
                            self.found.head.lemma.as_str(),
                            "لجنه" | "بعثه" | "مكتب" | "دايره" | "رياسه" | "قياده"
                        )
                    || class == Class::Organisation
                        && !to
                        && matches!(
                            self.found.head.lemma.as_str(),
                            "بعثه" | "مكتب" | "حكومه" | "سفاره"
                        )
                        && body
            };
            if !fits {
                return;
            }
            self.participle |= participle;
            inner.append(&mut nested);
            let envoy = !spokes
                && matches!(
                    self.found.head.lemma.as_str(),
                    "سفير" | "مبعوث" | "موفد" | "ممثل" | "مندوب" | "بعثه" | "سفاره"
                );
            self.end = of.words.end;
            if self.of_country.is_none() && !envoy {
                self.of_country = of.country;
            }
            if self.of_sector.is_none() && !(envoy || from && of.entity_type == EntityType::Gpe) {
                self.of_sector = of
                    .sector
                    .filter(|_| of.entity_type != EntityType::Gpe || spokes);
            }
            self.of_kb = self.of_kb.or(of.kb);
            self.of_body |= from && is_body(&of);
            self.complemented = true;
            inner.push(of);
        }
    }

    fn adjectives_of_complement(&mut self) {
        while self.scene.is_adjective(self.end) && self.scene.tokens[self.end].article {
            self.take_adjective(self.end);
        }
    }

    /// `وزير الخارجية المصري سامح شكري`: the holder named right behind the role.
    fn person_after(&mut self, depth: usize, inner: &mut Vec<Mention>) {
        let person_head = self.found.head.kind == EntityType::Per
            && self.found.number == Number::Singular
            || self.found.head.class == Class::Collective
                && self.found.number == Number::Singular
                && !GROUP_NOUNS.contains(&self.found.head.lemma.as_str());
        if !person_head {
            return;
        }
        let at = self.end;
        if let Some(name) = self.scene.name_at(at) {
            let singular_plain = self.scene.tokens[at].plain();
            if name.class == NameClass::Person && singular_plain {
                self.person = Some(named(self.scene, name));
                self.end = name.words.end;
            }
            return;
        }
        if let Some(found) = choose(self.scene, at).filter(|f| f.head.class == Class::Honorific) {
            let mut nested = Vec::new();
            if self.scene.tokens[at].plain() {
                if let Some(person) = honoured(self.scene, at, found, depth + 1, &mut nested) {
                    if person.name.is_some() && nested.is_empty() {
                        self.end = person.words.end;
                        self.person = Some(person);
                        return;
                    }
                }
            }
        }
        let _ = inner;
        // An unknown name: only behind a phrase that is complete without it.
        let complete = self.definite
            && (self.nisba.is_some() || self.complemented || self.end > self.start + 1)
            || self.definite
                && matches!(
                    self.found.head.class,
                    Class::Office | Class::Rank | Class::Profession
                )
                && self.end == self.start + 1;
        if !complete
            || !self
                .scene
                .tokens
                .get(at)
                .is_some_and(crate::names::tokens::Token::plain)
        {
            return;
        }
        if let Some(end) = person_at(self.scene, at, true) {
            // One unknown word may be anything, and so may two that nobody is called:
            // `وزير الخارجية المصري بدء المحادثات`.
            let borne = |at: usize| {
                let lore = &self.scene.lore[at];
                lore.given > 0 || lore.surname > 0 || self.scene.tokens[at].pos == Pos::Propn
            };
            let known =
                self.scene.lore[at].given >= GIVEN || self.scene.tokens[at].pos == Pos::Propn;
            if known
                || end > at + 1
                    && self.scene.tokens[at].pos != Pos::Adj
                    && borne(at)
                    && borne(at + 1)
            {
                self.person = Some(named(
                    self.scene,
                    &crate::names::people::person(self.scene, at, end, "name.person.role"),
                ));
                self.end = end;
            }
        }
    }

    fn take_name(&mut self, of: Mention, inner: &mut Vec<Mention>) {
        // مدينة بنغازي is Benghazi; ريف حلب is not Aleppo.
        if self.found.head.class == Class::Place
            && self.found.head.kind == EntityType::Gpe
            && self.found.number == Number::Singular
            && !self.complemented
            && matches!(of.class, Some(NameClass::Place | NameClass::Capital))
        {
            self.named_place = of.kb.map(|kb| (kb, of.en));
        }
        self.end = of.words.end.max(self.end);
        self.complemented = true;
        self.definite |= of.definite;
        if self.of_country.is_none() {
            self.of_country = of.country;
            self.of_state = matches!(of.class, Some(NameClass::State | NameClass::Capital))
                || of.entity_type == EntityType::Gpe;
        }
        if self.of_sector.is_none() {
            self.of_sector = of.sector;
        }
        self.of_kb = self.of_kb.or(of.kb).or(of.of);
        self.of_person |= of.entity_type == EntityType::Per;
        self.of_body |= is_body(&of);
        if of.class.is_some() && self.own_name.is_none() {
            self.own_name = Some(of.words.clone());
        }
        let ministry = matches!(
            self.found.head.lemma.as_str(),
            "وزير" | "وزاره" | "وكيل" | "وكيل وزاره"
        ) && of.words.len() == 1
            && of.name.is_none();
        if !ministry {
            inner.push(of);
        }
    }

    fn finish(self) -> Option<Mention> {
        let head = self.found.head;
        let scene = self.scene;
        let role_end = match &self.person {
            Some(person) => person.words.start,
            None => self.end,
        };
        let mut kind = head.kind;
        let mut mention_kind = MentionKind::Nominal;
        match head.class {
            Class::Office | Class::Rank | Class::Profession | Class::Relation | Class::Source => {
                if self.found.number != Number::Singular && kind == EntityType::Per {
                    kind = EntityType::Grp;
                } else if self.definite && head.class == Class::Office {
                    mention_kind = MentionKind::Role;
                }
            }
            Class::Collective => {
                let group = GROUP_NOUNS.contains(&head.lemma.as_str());
                if self.found.number == Number::Singular && !group && kind == EntityType::Grp {
                    kind = EntityType::Per;
                } else if self.found.number != Number::Singular && kind == EntityType::Per {
                    kind = EntityType::Grp;
                }
            }
            Class::Organisation | Class::Place | Class::Facility => {
                if self.complemented && self.definite && self.found.number == Number::Singular {
                    mention_kind = MentionKind::Name;
                }
            }
            Class::Honorific => return None,
        }
        let words = self.start..self.end;
        let mut mention = Mention::of(scene.document, words, mention_kind, kind);
        mention.number = Some(self.found.number);
        mention.gender = Some(self.found.gender);
        mention.definite = self.definite;
        mention.head_lemma = Some(head.lemma.as_str());
        mention.of = self.of_kb;
        mention.members = self.of_body
            && self.found.number == Number::Plural
            && MEMBERS.contains(&head.lemma.as_str());
        mention.rules.push(rule(head.class));
        mention.country = self.nisba.or(self.of_country).or(self.weak);
        let generic = head.sector.is_none() || GENERIC.contains(&head.lemma.as_str());
        mention.sector = if generic {
            self.adjective_sector.or(self.of_sector).or(head.sector)
        } else {
            head.sector
        };
        mention.weak_sector =
            generic && self.adjective_sector.is_none() && self.of_sector.is_none();
        if mention.country == Some("INT")
            && mention.sector == Some(Sector::Gov)
            && head.class != Class::Organisation
        {
            mention.sector = Some(if self.of_sector == Some(Sector::Igo) {
                Sector::Igo
            } else {
                Sector::Gov
            });
        }
        if head.lemma == "قريه" || head.class == Class::Place && self.found.number == Number::Plural
        {
            mention.entity_type = EntityType::Loc;
        }
        if matches!(
            head.lemma.as_str(),
            "قوات" | "قوه" | "عنصر" | "جيش" | "جماعه"
        ) && (self.adjective_sector == Some(Sector::Reb) || self.participle)
        {
            mention.entity_type = EntityType::Grp;
            if self.adjective_sector == Some(Sector::Reb) || self.of_sector == Some(Sector::Gov) {
                mention.sector = self.adjective_sector.or(head.sector);
            }
        }
        if matches!(head.lemma.as_str(), "جانب" | "طرف" | "حليف")
            && let Some(country) = self.nisba
            && self.found.number == Number::Singular
        {
            mention.government = true;
            mention.country = Some(country);
            mention.entity_type = EntityType::Gpe;
            mention.sector = Some(Sector::Gov);
            mention.rules.push("mention.government");
            return Some(mention);
        }
        if head.class == Class::Source && mention.sector == Some(Sector::Cop) {
            // A security source may be police, army or intelligence.
            mention.sector = Some(Sector::Gov);
        }
        if head.class == Class::Organisation && self.found.number != Number::Singular {
            mention.entity_type = EntityType::Grp;
        }
        if mention.entity_type == EntityType::Loc
            || mention.entity_type == EntityType::Fac
            || mention.entity_type == EntityType::Gpe
        {
            mention.sector = head.sector;
        }
        match head.class {
            Class::Organisation => self.organisation(&mut mention),
            Class::Place | Class::Facility => {
                mention.place = true;
                if let Some((kb, en)) = self.named_place {
                    mention.kb = Some(kb);
                    mention.en = en;
                }
                let part = DIRECTIONS.contains(&head.lemma.as_str());
                mention.name = match &self.own_name {
                    Some(_) if part => Some(mention.words.clone()),
                    own => own.clone(),
                };
                if part {
                    mention.entity_type = EntityType::Loc;
                }
            }
            _ => {}
        }
        if let Some(mut person) = self.person {
            if let (Some(told), Some(own)) = (self.nisba, person.country)
                && told != own
                && own != "INT"
                && person.kb.is_some()
                && head.class == Class::Office
                && matches!(
                    head.lemma.as_str(),
                    "رييس" | "وزير" | "ملك" | "عاهل" | "رييس وزراء" | "امير"
                )
            {
                // A namesake: the role says whose he is.
                person.kb = None;
                person.en = None;
                person.country = Some(told);
            }
            mention.name = person.name.clone();
            mention.name_start = person.name_start;
            mention.kb = person.kb;
            mention.en = person.en;
            mention.class = Some(NameClass::Person);
            mention.role = Some(mention.words.start..role_end);
            mention.kind = MentionKind::Name;
            mention.entity_type = EntityType::Per;
            if mention.country != Some("INT") {
                mention.country = person.country.or(mention.country);
            }
            // What the role says of the day counts for more than what the table says of a life.
            mention.sector = mention.sector.or(person.sector);
            mention.rules.extend(person.rules.iter().copied());
        } else if mention.kind == MentionKind::Role {
            mention.role = Some(mention.words.clone());
        }
        Some(mention)
    }

    /// What holds for organisations: a state's government is the state; quoted names name it.
    fn organisation(&self, mention: &mut Mention) {
        let lemma = self.found.head.lemma.as_str();
        let bare = self.own_name.is_none() && self.end - self.start <= 2;
        let state = self.nisba.is_some() || self.of_state;
        let headed = self.of_person
            && self.of_country.is_some()
            && self.found.number == Number::Singular
            && matches!(lemma, "نظام" | "اداره" | "حكومه" | "سلطه");
        if headed {
            mention.country = self.of_country;
            mention.government = true;
            mention.entity_type = EntityType::Gpe;
            mention.sector = Some(Sector::Gov);
            mention.rules.push("mention.government");
            return;
        }
        let government = matches!(
            lemma,
            "حكومه" | "سلطات" | "نظام" | "اداره" | "دوله" | "مملكه" | "جمهوريه"
        );
        if government
            && self.found.number == Number::Singular
            && state
            && self.found.number == Number::Singular
            && self.end - self.start <= 3
            && mention.country != Some("INT")
        {
            mention.government = true;
            mention.entity_type = EntityType::Gpe;
            mention.sector = Some(Sector::Gov);
            mention.rules.push("mention.government");
        } else if matches!(lemma, "حكومه" | "سلطات" | "نظام")
            && bare
            && self.definite
            && self.end == self.start + 1
        {
            mention.government = true;
        }
        if self.complemented {
            mention.name = Some(
                self.own_name
                    .clone()
                    .filter(|n| n.end - n.start > 0 && self.found.head.sector == Some(Sector::Jrn))
                    .unwrap_or(self.start..self.end),
            );
        }
    }
}

/// Parses a phrase whose first word carries a preposition of its own.
fn parse_cliticised(
    scene: &Scene,
    at: usize,
    depth: usize,
    inner: &mut Vec<Mention>,
) -> Option<Mention> {
    parse(scene, at, depth, inner)
}

/// The closing mark of a short quotation or bracket that opens at a word.
pub(crate) fn closing(scene: &Scene, open: usize) -> Option<usize> {
    const WORDS_AT_MOST: usize = 8;
    let close = match scene.mark(open)? {
        '(' => ')',
        '[' => ']',
        '«' | '"' | '“' | '”' | '‘' | '\'' | '’' | '»' => {
            let place = scene.document.quotations.partition_point(|q| q.open < open);
            let quotation = scene.document.quotations.get(place)?;
            let close = quotation.close?;
            let short = quotation.open == open && close - open <= WORDS_AT_MOST && close > open + 1;
            return short.then_some(close);
        }
        _ => return None,
    };
    let end = (open + 1 + WORDS_AT_MOST).min(scene.tokens.len());
    let found = (open + 1..end).find(|at| scene.mark(*at) == Some(close))?;
    (found > open + 1).then_some(found)
}

fn rule(class: Class) -> &'static str {
    match class {
        Class::Office => "head.office",
        Class::Rank => "head.rank",
        Class::Profession => "head.profession",
        Class::Relation => "head.relation",
        Class::Source => "head.source",
        Class::Collective => "head.collective",
        Class::Organisation => "head.organisation",
        Class::Place => "head.place",
        Class::Facility => "head.facility",
        Class::Honorific => "head.honorific",
    }
}

/// Heads that name a part of a place, not the place; folded.
const DIRECTIONS: &[&str] = &[
    "شرق",
    "غرب",
    "شمال",
    "جنوب",
    "وسط",
    "ريف",
    "محيط",
    "ضاحيه",
    "ساحل",
    "اجواء",
    "اراضي",
    "ارض",
    "حدود",
    "شريط حدودي",
    "مياه اقليميه",
    "مجال جوي",
    "بقعه",
    "جوار",
];

/// Collectives whose singular is many people already; folded.
const GROUP_NOUNS: &[&str] = &[
    "عايله",
    "اسره",
    "قبيله",
    "عشيره",
    "طايفه",
    "خليه",
    "فصيل",
    "مجموعه",
    "جماعه",
    "عصابه",
    "حشد",
    "شعب",
    "جاليه",
    "اقليه",
    "اغلبيه",
    "اكثريه",
    "مجتمع",
    "تيار",
    "قوه",
    "وحده",
    "حراك",
    "شبكه",
    "دوريه",
    "رتل",
    "حاميه",
    "قياده",
    "معارضه",
    "مقاومه",
    "مرتزقه",
    "موالاه",
    "جمهور",
    "فصيل مسلح",
    "جماعه مسلحه",
    "مجموعه مسلحه",
    "مجتمع دولي",
    "مجتمع مدني",
    "المجتمع الدولي",
    "راي عام",
    "مافيا",
    "نخبه",
    "زمره",
    "جانب",
    "طرف",
    "شباب",
    "ناس",
    "سكان",
    "اهل",
    "اهالي",
    "انصار",
    "ابناء",
    "ذوو",
    "جماهير",
    "حشود",
    "عاملون",
    "عمال",
    "طلاب",
    "طلبه",
    "تجار",
    "قاده",
    "زعماء",
    "حرس",
    "كتله",
    "جمهور",
    "قاعده شعبيه",
    "ثوره",
    "انتفاضه",
];

/// Heads whose feminine is a verbal noun far more often than a woman; folded.
const MASDARS: &[&str] = &[
    "مفاوض",
    "جراح",
    "مرافق",
    "مراقب",
    "متابع",
    "مشارك",
    "مساعد",
    "محاور",
    "مقاتل",
    "مطلع",
    "محافظ",
    "معارض",
    "مراجع",
    "مهاجم",
    "مناصر",
    "موسس",
    "معلم",
    "مقاوم",
    "محاصر",
    "مواطن",
    "مذيع",
    "منافس",
    "مسافر",
    "موقع",
    "مالك",
    "مبادر",
    "موال",
    "داعيه",
    "مستشار",
    "متصل",
    "حامل",
    "عامل",
];

/// Organisations that carry what they are for in their name: `المرصد السوري لحقوق الإنسان`.
const PURPOSED: &[&str] = &[
    "مرصد",
    "معهد",
    "مركز",
    "منظمه",
    "هييه",
    "لجنه",
    "وكاله",
    "جمعيه",
    "رابطه",
    "محكمه",
    "موسسه",
    "صندوق",
    "برنامج",
    "مفوضيه",
    "مجلس",
    "اتحاد",
    "حركه",
    "جبهه",
    "شبكه",
    "مكتب",
    "بعثه",
    "حزب",
    "جناح",
    "ايتلاف",
    "تجمع",
    "جيش",
    "امانه",
    "مديريه",
    "مجموعه",
    "شركه",
    "بنك",
    "مصلحه",
    "دايره",
    "كليه",
    "اكاديميه",
    "منتدي",
    "موتمر",
];

/// Heads that say less of what a person does than what they are of; folded.
const GENERIC: &[&str] = &[
    "مسيول",
    "مسيول",
    "مسيول",
    "متحدث",
    "ناطق",
    "مصدر",
    "قايد",
    "قيادي",
    "عضو",
    "رييس",
    "مدير",
    "عنصر",
    "فرد",
    "شخص",
    "مستشار",
    "خبير",
    "مبعوث",
    "ممثل",
    "مندوب",
    "ضابط",
    "امين",
    "امين عام",
    "الامين العام",
    "سكرتير",
    "زعيم",
    "نايب",
    "حليف",
    "كادر",
    "مدير عام",
    "مقاتل",
    "قوات",
    "قوه",
    "مجلس",
    "هييه",
    "هييه",
    "لجنه",
    "جهاز",
    "وكاله",
    "مركز",
    "موسسه",
    "منظمه",
    "اداره",
    "مكتب",
    "بعثه",
    "ناشط",
    "قاده",
    "جناح",
    "مقاتلون",
    "جماعه",
    "محكمه",
    "جمعيه",
    "رياسه",
    "مفتش",
    "مراقب",
    "منسق",
    "مفوض",
    "معهد",
    "صندوق",
    "قياده",
    "مفاوض",
    "رجل",
    "انصار",
    "موال",
    "مويد",
    "مجموعه",
    "حركه",
    "تنظيم",
    "سجين",
    "محتجز",
    "جريح",
    "قتيل",
    "خليه",
    "وفد",
    "دايره",
    "كاتب",
    "باحث",
    "مرشد",
    "موظف",
    "عامل",
    "سلطه",
    "معاون",
    "مساعد",
    "وكيل",
    "فريق",
    "طالب",
    "تلميذ",
    "حلف",
    "جيش",
];
