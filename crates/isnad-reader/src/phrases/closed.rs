//! Closed word classes: what a word is by its letters alone.
//!
//! Prepositions, complementisers, relatives, particles and words of time are few and known; the
//! clause structure rests on them rather than on the tagger, whose slips cost a phrase each.

use std::collections::HashMap;
use std::sync::LazyLock;

use isnad_arabic::{Pos, Word, WordKind};

/// What a word is for the structure of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// أن, إن, بأن, إنه: opens a clause that is the object of a verb.
    Complementiser,
    /// الذي, التي: opens a clause that describes the noun before it.
    Relative,
    /// في, من, على: a preposition, or a noun used as one (خلال, بعد).
    Preposition,
    /// فيه, منه: a preposition with its pronoun.
    PrepositionPronoun,
    /// حيث, بينما, لأن: opens an adverbial clause.
    Subordinator,
    /// و, أو, ثم standing alone.
    Conjunction,
    /// لم, لن, لا, ليس.
    Negation,
    /// قد, لقد, سوف: stands before a verb.
    VerbParticle,
    /// كان and its sisters.
    Auxiliary,
    /// هذا, تلك.
    Demonstrative,
    /// أمس, اليوم, weekday names: says when.
    Time,
    /// أيضا, كذلك, بدوره: stands anywhere and belongs to no phrase.
    Adverb,
    /// هو, هي, هم.
    Pronoun,
    /// A punctuation mark.
    Mark,
    /// A number.
    Number,
    /// A finite verb, by its analysis.
    Verb,
    /// An adjective, by its analysis.
    Adjective,
    /// Any other word: noun, name, participle.
    Noun,
}

const CLOSED: &[(Class, &str)] = &[
    (
        Class::Complementiser,
        "ان بان انه انها انهم انهما انهن بانه بانها بانهم بانهما بانهن باننا بانني اننا انني انك \
         انكم بانك بانكم انا",
    ),
    (
        Class::Relative,
        "الذي التي الذين اللذان اللذين اللتان اللتين اللاتي اللواتي اللائي ممن مما",
    ),
    (
        Class::Preposition,
        "في فى من الي علي عن مع ضد خلال بعد قبل منذ اثناء عقب ضمن عبر حول بشان بين لدي عند تحت \
         فوق دون بدون حتي امام وراء خلف نحو صوب تجاه ازاء بحسب حسب وفق وفقا طبقا نقلا جراء اثر \
         رغم برغم بسبب نتيجه بفضل بهدف بغيه طوال طيله خارج داخل قرب غداه عشيه ابان سوي باستثناء \
         بموجب بفعل بواسطه لصالح لحساب باتجاه بخصوص بمناسبه بعيدا فضلا علاوه اضافه بالاضافه \
         بالتزامن بالتعاون بالتنسيق بالرغم بناء ردا تعليقا عوضا بدلا حيال مقابل لاجل بقياده \
         برئاسه بمشاركه بحضور برفقه وسط حوالي ل ب ك",
    ),
    (
        Class::PrepositionPronoun,
        "فيه فيها فيهم فيهما منه منها منهم منهما منا اليه اليها اليهم الينا اليهما عليه عليها \
         عليهم علينا عليهما عنه عنها عنهم عنا معه معها معهم معنا معهما ضده ضدها ضدهم له لها لهم \
         لهما لنا لكم به بها بهم بهما بنا لديه لديها لديهم لدينا بينه بينها بينهم بينهما \
         بيننا خلاله خلالها بعده بعدها قبله قبلها حوله حولها عبره عبرها امامه امامها امامهم نحوه \
         نحوها تجاهه تجاهها خلالهما ازاءه بشانه بشانها بحقه بحقها بحقهم لاجله لدى",
    ),
    (
        Class::Subordinator,
        "حيث فيما بينما اذ اذا لو عندما حين حينما لما كي لكي لان لانه لانها لانهم لاننا لاني كما \
         ريثما طالما كلما بعدما قبلما منذما مثلما حالما لكن لكنه لكنها لكنهم لكننا لكنهما ولكن \
         بل غير الا انما وانما بيد اما كان كانما كانه كانها لعل ليت سيما لاسيما خاصه خصوصا \
         وخصوصا علما مع_ان",
    ),
    (Class::Conjunction, "و او ثم ام"),
    (Class::Negation, "لم لن لا ليس ليست ليسوا لسنا لست الم اليس"),
    (Class::VerbParticle, "قد لقد سوف هل سبق لطالما طالما_ان"),
    (
        Class::Auxiliary,
        "كان كانت كانوا كانا كانتا يكون تكون يكونون كنا كنت سيكون ستكون ليكون لتكون نكون اكون \
         اصبح اصبحت يصبح تصبح بات باتت يبات ظل ظلت يظل تظل مازال مازالت لازال زال زالت يزال تزال \
         زالوا يزالون مازالوا",
    ),
    (
        Class::Demonstrative,
        "هذا هذه ذلك تلك هولاء هذان هذين هاتان هاتين اولئك بذلك بهذا بهذه لهذا لهذه كهذا كهذه",
    ),
    (
        Class::Time,
        "اليوم امس غدا الان الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت يوم مساء صباح \
         ليل ليله فجر عصر ظهر عشيه ضحي حاليا موخرا اخيرا سابقا لاحقا قريبا انفا البارحه الليله \
         انذاك حينها حينئذ وقتها يومها وقتذاك عندئذ الاول_من_امس",
    ),
    (
        Class::Adverb,
        "ايضا كذلك بدوره بدورها بدورهم بدورهما ايضأ مجددا تقريبا جدا فقط معا حقا فعلا دائما ابدا \
         مثلا تعالي هكذا هنا هناك هنالك ثمه ثمة رسميا علنا صراحه بوضوح بشده بقوه مرارا تكرارا طبعا \
         سويا اساسا خصيصا عموما بالمقابل بالمثل فورا مباشره حتما كثيرا قليلا \
         عمدا قسرا سلميا غيابيا نهائيا كليا جزييا تباعا يوميا هاتفيا سريعا",
    ),
    (
        Class::Pronoun,
        "هو هي هم هما هن نحن انت انتم انتما اياه اياها اياهم",
    ),
];

static TABLE: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    CLOSED
        .iter()
        .flat_map(|(class, words)| words.split_whitespace().map(move |word| (word, *class)))
        .collect()
});

/// Nouns whose first letter is their own, whatever clitic it looks like.
pub(super) fn is_whole(folded: &str) -> bool {
    matches!(
        folded,
        "وكاله"
            | "وكالات"
            | "وكيل"
            | "وزير"
            | "وزيره"
            | "وزراء"
            | "وزاره"
            | "وفد"
            | "ولايه"
            | "وثيقه"
            | "وثايق"
            | "وحده"
            | "وحدات"
            | "واشنطن"
            | "وسايل"
            | "بيان"
            | "بيانات"
    )
}

/// What a word is, and whether a conjunction و or ف is written onto it (for closed words only;
/// for the others its analysis says so).
pub(super) fn classify(word: &Word) -> (Class, bool) {
    match word.kind {
        WordKind::Mark => return (Class::Mark, false),
        WordKind::Number => return (Class::Number, false),
        WordKind::Foreign => return (Class::Noun, false),
        WordKind::Arabic => {}
    }
    let folded = word.folded.as_str();
    if let Some(class) = TABLE.get(folded) {
        // لدى folds to لدي, a preposition; علي and الي may also be names, which their place tells.
        return (*class, false);
    }
    if let Some(rest) = folded.strip_prefix(['و', 'ف'])
        && rest.chars().nth(1).is_some()
        && let Some(class) = TABLE.get(rest)
    {
        return (*class, true);
    }
    let conjunction = word.analysis.clitics.conjunction.is_some();
    const NOUNS: &[&str] = &["عدد", "نصف", "ربع", "ثلث", "مصر", "قطر", "عشرات", "مزيد"];
    if NOUNS.contains(&folded) || is_whole(folded) {
        return (Class::Noun, false);
    }
    if let Some(rest) = folded.strip_prefix('و')
        && NOUNS.contains(&rest)
    {
        return (Class::Noun, true);
    }
    let class = match word.analysis.pos {
        Pos::Verb | Pos::Aux => Class::Verb,
        Pos::Adj => Class::Adjective,
        Pos::Adv => Class::Adverb,
        Pos::Num => Class::Number,
        _ => Class::Noun,
    };
    (class, conjunction)
}
