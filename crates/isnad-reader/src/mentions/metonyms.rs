//! Places and governments: `في دمشق` is a place, `أعلنت دمشق` the state that speaks.

use isnad_arabic::{Pos, WordKind};

use super::Mention;
use crate::names::NameClass;
use crate::names::scene::Scene;

/// Says of a mention of a state, capital or place whether its context reads it as a place.
pub(super) fn place(scene: &Scene, mention: &mut Mention) {
    match mention.class {
        Some(NameClass::Capital) => mention.place = !governs(scene, mention),
        Some(NameClass::State) => mention.place = locates(scene, mention.words.start),
        Some(NameClass::Place) => mention.place = true,
        _ => {}
    }
}

/// True where a preposition of place stands before or on the word.
fn locates(scene: &Scene, at: usize) -> bool {
    let Some(token) = scene.tokens.get(at) else {
        return false;
    };
    if token.preposition == Some('ب') {
        return true;
    }
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    scene.is_any(before, PLACE_BEFORE) || PLACE_NOUNS.contains(&scene.base(before))
}

/// True where a capital stands for its government: as the subject or object of what governments
/// do, or as one of two sides.
fn governs(scene: &Scene, mention: &Mention) -> bool {
    let at = mention.words.start;
    let end = mention.words.end;
    if locates(scene, at) || dateline(scene, mention) {
        return false;
    }
    let conjoined = scene.tokens[at].conjunction;
    if conjoined {
        // بين واشنطن وطهران, في دمشق وحلب: as the member before it.
        let mut before = at;
        for _ in 0..4 {
            let Some(b) = before.checked_sub(1) else {
                break;
            };
            before = b;
            if scene.is(before, "بين") {
                return true;
            }
            if scene.is_any(before, PLACE_BEFORE) || scene.tokens[before].preposition == Some('ب')
            {
                return false;
            }
        }
    }
    let before = at.checked_sub(1);
    let verb_before = before.is_some_and(|b| {
        let token = &scene.tokens[b];
        token.pos == Pos::Verb && !MOTION.contains(&scene.document.words[b].analysis.lemma.as_str())
    });
    let verb_before = verb_before || is_object(scene, at);
    let verb_after = scene.tokens.get(end).is_some_and(|t| {
        t.pos == Pos::Verb
            && scene.document.words[end].analysis.features.gender
                != Some(isnad_arabic::Gender::Masculine)
    });
    let speaks = scene.mark(end) == Some(':') && (at == 0 || scene.paragraph_starts(at));
    let side =
        before.is_some_and(|b| scene.is_any(b, SIDE_BEFORE) || SIDE_NOUNS.contains(&scene.base(b)));
    let to = scene.tokens[at].preposition == Some('ل');
    let that = scene
        .tokens
        .get(end)
        .is_some_and(|t| t.kind == WordKind::Arabic)
        && scene.is_any(end, &["قد", "ان", "لن", "لم", "لا"])
        || before.is_some_and(|b| scene.is_any(b, &["ان", "بان", "لان", "لكن", "فان"]));
    verb_before || verb_after || speaks || side || to || that
}

/// True for a capital right behind the subject of a verb that is no motion: `اتهمت واشنطن طهران`.
fn is_object(scene: &Scene, at: usize) -> bool {
    const BACK: usize = 8;
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let described = scene.tokens[before].article && scene.tokens[before].pos == Pos::Adj;
    if scene.tokens[at].preposition.is_some()
        || scene.tokens[at].conjunction
        || !(described || scene.in_name(before))
    {
        return false;
    }
    for word in (at.saturating_sub(BACK)..at).rev() {
        let token = &scene.tokens[word];
        if token.pos == Pos::Verb {
            let lemma = scene.document.words[word].analysis.lemma.as_str();
            return word < before && !MOTION.contains(&lemma);
        }
        if token.kind != WordKind::Arabic
            || token.preposition.is_some()
            || scene.is_any(word, PLACE_BEFORE)
            || scene.is_any(word, &["من", "علي", "عن", "مع", "ان", "بان"])
            || PLACE_NOUNS.contains(&scene.base(word))
        {
            return false;
        }
    }
    false
}

/// `دمشق - سانا:`, `القاهرة (رويترز) -`: where the report was filed.
fn dateline(scene: &Scene, mention: &Mention) -> bool {
    scene.paragraph_starts(mention.words.start)
        && matches!(
            scene.mark(mention.words.end),
            Some('-' | '–' | '—' | '(' | '،' | '/' | '_')
        )
}

/// Words after which a name is a place; folded.
const PLACE_BEFORE: &[&str] = &[
    "في",
    "الي",
    "نحو",
    "داخل",
    "عبر",
    "قرب",
    "وسط",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "شمالي",
    "جنوبي",
    "شرقي",
    "غربي",
    "حول",
    "خارج",
    "صوب",
    "فوق",
    "ضواحي",
    "لدي",
    "عند",
    "بمدينه",
];

/// Nouns whose complement is a place; folded.
const PLACE_NOUNS: &[&str] = &[
    "مدينه",
    "عاصمه",
    "مطار",
    "ريف",
    "شوارع",
    "محافظه",
    "ضواحي",
    "منطقه",
    "ولايه",
    "شمال",
    "جنوب",
    "شرق",
    "غرب",
    "وسط",
    "شمالي",
    "جنوبي",
    "شرقي",
    "غربي",
    "احياء",
    "محيط",
    "ساحه",
    "جامعه",
    "مستشفي",
    "سماء",
    "اطراف",
    "حي",
    "امانه",
    "ميناء",
    "معرض",
    "قصر",
    "مقر",
    "اهالي",
    "سكان",
];

/// Words beside which a capital is one of the sides; folded.
const SIDE_BEFORE: &[&str] = &["بين", "مع", "ضد", "ازاء", "تجاه", "علي", "عن", "لدي"];

/// Nouns whose complement is an actor; folded.
const SIDE_NOUNS: &[&str] = &[
    "موقف",
    "حليف",
    "حلفاء",
    "علاقات",
    "علاقه",
    "سياسه",
    "سياسات",
    "حكومه",
    "قرار",
    "دعم",
    "اتهام",
    "اتهامات",
    "طلب",
    "رد",
    "رفض",
    "مطالب",
    "مصالح",
    "نظام",
    "ضغوط",
    "دعوه",
    "التزام",
    "جانب",
    "قبل",
    "مساعي",
    "جهود",
    "سفير",
    "ان",
    "قلق",
    "تدخل",
    "دور",
    "نفوذ",
    "تحالف",
];

/// Verbs after which a name is where somebody goes; lemmas, unfolded.
const MOTION: &[&str] = &[
    "زار", "وصل", "غادر", "دخل", "بلغ", "قصف", "ضرب", "شهد", "قصد",
];
