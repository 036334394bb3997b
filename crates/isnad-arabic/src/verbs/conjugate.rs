//! Every written form of a verb, its participles and verbal noun.

use super::spelling::spell;
use super::stems::{Final, Form, Kind, Stem, Stems, assimilated, fill, kinds, stems, swallowed};

/// A verb: root, form and, for form I, its two vowels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Three or four radicals, hamza as `ء`.
    pub radicals: Vec<char>,
    /// Derived form.
    pub form: Form,
    /// Form I: the middle radical's vowels in perfect and imperfect.
    pub vowels: (char, char),
    kind: Kind,
}

/// One written form of a verb; 1 to 3 as in `Packed`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Inflected {
    /// As it is written, without short vowels.
    pub surface: String,
    /// 1 perfect, 2 imperfect, 3 imperative.
    pub tense: u32,
    /// 1 to 3.
    pub person: u32,
    /// 1 singular, 2 dual, 3 plural.
    pub number: u32,
    /// 0 untold, 1 masculine, 2 feminine.
    pub gender: u32,
    /// Passive voice.
    pub passive: bool,
}

impl Verb {
    /// The verb of a root and form whose perfect is written `lemma`; none where no class of
    /// conjugation gives that writing.
    pub fn of(root: &str, form: Form, vowels: Option<(char, char)>, lemma: &str) -> Option<Self> {
        let radicals: Vec<char> = root.chars().collect();
        let needed = match form {
            Form::Q1 | Form::Q2 | Form::Q4 => 4,
            _ => 3,
        };
        if radicals.len() != needed {
            return None;
        }
        let last = radicals.last().copied()?;
        for kind in kinds(form, &radicals) {
            let vowels = vowels.unwrap_or_else(|| default_vowels(&radicals, kind, lemma, last));
            let verb = Verb {
                radicals: radicals.clone(),
                form,
                vowels,
                kind,
            };
            if verb.lemma() == lemma {
                return Some(verb);
            }
        }
        None
    }

    fn stems(&self) -> Stems {
        stems(
            self.form,
            &self.radicals,
            self.vowels.0,
            self.vowels.1,
            self.kind,
        )
    }

    /// The perfect, third person masculine.
    pub fn lemma(&self) -> String {
        perfect(&self.stems().perfect, Ending::HE)
    }

    /// Every written form, without doublets; a passive only where its writing tells it.
    pub fn inflected(&self) -> Vec<Inflected> {
        let stems = self.stems();
        let mut out = Vec::new();
        for (ending, person, number, gender) in PERFECT {
            push(
                &mut out,
                perfect(&stems.perfect, ending),
                1,
                (person, number, gender),
                false,
            );
        }
        self.imperfects(&stems.imperfect, self.form.prefix_u(), false, &mut out);
        self.imperatives(&stems.imperfect, &mut out);
        let active: Vec<(String, u32)> = out.iter().map(|i| (i.surface.clone(), i.tense)).collect();
        let mut passive = Vec::new();
        for (ending, person, number, gender) in PERFECT {
            let surface = perfect(&stems.passive_perfect, ending);
            push(&mut passive, surface, 1, (person, number, gender), true);
        }
        self.imperfects(&stems.passive_imperfect, true, true, &mut passive);
        passive.retain(|i| !active.contains(&(i.surface.clone(), i.tense)));
        out.extend(passive);
        out
    }

    fn imperfects(&self, stem: &Stem, prefix_u: bool, passive: bool, out: &mut Vec<Inflected>) {
        let vowel = if prefix_u { 'u' } else { 'a' };
        for (prefix, person, number, gender, endings) in IMPERFECT {
            for ending in endings {
                let Some(body) = imperfect(stem, *ending, self.kind) else {
                    continue;
                };
                let surface = spell(&format!("{prefix}{vowel}{body}"));
                push(out, surface, 2, (person, number, gender), passive);
            }
        }
    }

    fn imperatives(&self, stem: &Stem, out: &mut Vec<Inflected>) {
        let head = if self.form == Form::IV { "ءa" } else { "" };
        for (ending, number) in [(Mood::Bare, 1), (Mood::PluralShort, 3)] {
            let Some(body) = imperfect(stem, ending, self.kind) else {
                continue;
            };
            let mut letters = body.chars();
            let (first, second) = (letters.next(), letters.next());
            let open = second.is_some_and(|v| "aiuAIU".contains(v));
            let irregular = self.form == Form::I
                && first == Some('ء')
                && matches!(self.radicals[1..], ['خ', 'ذ'] | ['ك', 'ل'] | ['م', 'ر']);
            let surface = if irregular {
                spell(&body.chars().skip(1).collect::<String>())
            } else if !head.is_empty() {
                spell(&format!("{head}{body}"))
            } else if open {
                spell(&body)
            } else {
                spell(&format!("i{body}"))
            };
            if surface.chars().count() > 1 {
                push(out, surface, 3, (2, number, 1), false);
            }
        }
    }

    /// Verbal nouns by rule; form I's are the dictionary's.
    pub fn masdars(&self) -> Vec<String> {
        let r = &self.radicals;
        let defective = self.kind == Kind::Defective;
        let hollow = self.kind == Kind::Hollow;
        let hamza = r.last() == Some(&'ء');
        let templates: &[&str] = match self.form {
            Form::I => &[],
            Form::II if defective => &["ta12iyaT"],
            Form::II if hamza => &["ta12i3aT", "ta12I3"],
            Form::II => &["ta12I3"],
            Form::III if defective => &["mu1A2AT"],
            Form::III if self.kind == Kind::Doubled => &["mu1A23aT"],
            Form::III => &["mu1A2a3aT"],
            Form::IV if r.as_slice() == ['ر', 'ء', 'ي'] => &["Ei1AEaT"],
            Form::IV if defective => &["Ei12AE"],
            Form::IV if hollow => &["Ei1A3aT"],
            Form::IV => &["Ei12A3"],
            Form::V if defective => &["ta1a22I"],
            Form::V => &["ta1a22u3"],
            Form::VI if defective => &["ta1A2I"],
            Form::VI if self.kind == Kind::Doubled => &["ta1A23"],
            Form::VI => &["ta1A2u3"],
            Form::VII if defective => &["in1i2AE"],
            Form::VII if hollow => &["in1iyA3"],
            Form::VII => &["in1i2A3"],
            Form::VIII if defective => &["i1ti2AE"],
            Form::VIII if hollow => &["i1tiyA3"],
            Form::VIII => &["i1ti2A3"],
            Form::IX => &["i12i3A3"],
            Form::X if defective => &["isti12AE"],
            Form::X if hollow => &["isti1A3aT"],
            Form::X => &["isti12A3"],
            Form::Q1 => &["1a23a4aT"],
            Form::Q2 => &["ta1a23u4"],
            Form::Q4 => &["i12i34A4"],
        };
        templates
            .iter()
            .map(|template| {
                let mut template = (*template).to_owned();
                if self.form == Form::VIII {
                    template = assimilated(&template, swallowed(r));
                }
                if matches!(r[0], 'و' | 'ي') {
                    template = template.replace("i12", "I2"); // إيصال، استيعاب
                }
                spell(&fill(&template, r))
            })
            .collect()
    }

    /// The active participle, masculine singular; a defective one with its yeh.
    pub fn active_participle(&self) -> String {
        if self.form == Form::I {
            let template = match self.kind {
                Kind::Hollow => "1AEi3",
                Kind::Doubled => "1A23",
                Kind::Defective => "1A2I",
                Kind::Sound => "1A2i3",
            };
            return spell(&fill(template, &self.radicals));
        }
        let stems = self.stems();
        let stem = &stems.imperfect;
        // V and VI have a in the imperfect and i in the participle.
        let tail = if stem.end.is_some() { "I" } else { "" };
        let body = if matches!(self.form, Form::V | Form::VI | Form::Q2) && stem.end.is_none() {
            last_vowel(&stem.vowel, 'i')
        } else {
            stem.vowel.clone()
        };
        spell(&format!("مu{body}{tail}"))
    }

    /// The passive participle, masculine singular.
    pub fn passive_participle(&self) -> String {
        if self.form == Form::I {
            let hollow = if self.radicals[1] == 'ي' {
                "ma1I3"
            } else {
                "ma1U3"
            };
            let defective = if self.radicals[2] == 'و' {
                "ma12Uw"
            } else {
                "ma12Iy"
            };
            let template = match self.kind {
                Kind::Hollow => hollow,
                Kind::Defective => defective,
                _ => "ma12U3",
            };
            let text = fill(template, &self.radicals);
            let text = text.replace("Uو", "و").replace("Iي", "ي");
            return spell(&text);
        }
        let stems = self.stems();
        let tail = if stems.passive_imperfect.end.is_some() {
            "Y"
        } else {
            ""
        };
        spell(&format!("مu{}{tail}", stems.passive_imperfect.vowel))
    }
}

fn default_vowels(radicals: &[char], kind: Kind, lemma: &str, last: char) -> (char, char) {
    match kind {
        Kind::Hollow if radicals[1] == 'ي' => ('a', 'i'),
        Kind::Defective if lemma.ends_with('ي') => ('i', 'a'),
        Kind::Defective if last == 'ي' => ('a', 'i'),
        _ if radicals[0] == 'و' => ('a', 'i'),
        _ if lemma.ends_with('ئ') => ('i', 'a'),
        _ if lemma.ends_with('أ') => ('a', 'a'),
        _ if radicals[1] == 'ء' => ('a', 'a'),
        _ => ('a', 'u'),
    }
}

fn push(
    out: &mut Vec<Inflected>,
    surface: String,
    tense: u32,
    (person, number, gender): (u32, u32, u32),
    passive: bool,
) {
    for variant in variants(surface) {
        let known = out.iter().any(|i| {
            i.surface == variant && i.tense == tense && (i.person, i.number) == (person, number)
        });
        // تفعل is she before it is you; the reader of news meets the first.
        let second = person == 2 && out.iter().any(|i| i.surface == variant && i.tense == tense);
        if !known && !second {
            out.push(Inflected {
                surface: variant,
                tense,
                person,
                number,
                gender,
                passive,
            });
        }
    }
}

/// Papers write بدأوا as well as بدؤوا.
fn variants(surface: String) -> Vec<String> {
    let other = if surface.contains("اؤو") {
        Some(surface.replace("اؤو", "اءو"))
    } else if surface.contains("ؤو") {
        Some(surface.replace("ؤو", "أو"))
    } else {
        None
    };
    let mut out = vec![surface];
    out.extend(other);
    out
}

fn last_vowel(stem: &str, vowel: char) -> String {
    let mut letters: Vec<char> = stem.chars().collect();
    if let Some(at) = letters.iter().rposition(|c| "aiu".contains(*c)) {
        letters[at] = vowel;
    }
    letters.into_iter().collect()
}

/// A perfect ending: its sounds, and whether it begins with a vowel.
#[derive(Clone, Copy)]
struct Ending {
    text: &'static str,
    vowel: bool,
}

impl Ending {
    const HE: Ending = Ending {
        text: "a",
        vowel: true,
    };
}

const fn ending(text: &'static str, vowel: bool) -> Ending {
    Ending { text, vowel }
}

const PERFECT: [(Ending, u32, u32, u32); 10] = [
    (Ending::HE, 3, 1, 1),
    (ending("aت", true), 3, 1, 2),
    (ending("A", true), 3, 2, 1),
    (ending("aتA", true), 3, 2, 2),
    (ending("W", true), 3, 3, 1),
    (ending("نa", false), 3, 3, 2),
    (ending("تu", false), 1, 1, 0),
    (ending("نA", false), 1, 3, 0),
    (ending("تa", false), 2, 1, 0),
    (ending("تuم", false), 2, 3, 1),
];

/// Imperfect endings by mood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mood {
    /// يفعلُ، يفعلَ
    Full,
    /// يفعلْ
    Bare,
    Dual,
    DualShort,
    Plural,
    PluralShort,
    Women,
    You,
}

type Row = (&'static str, u32, u32, u32, &'static [Mood]);

const IMPERFECT: [Row; 9] = [
    ("ي", 3, 1, 1, &[Mood::Full, Mood::Bare]),
    ("ت", 3, 1, 2, &[Mood::Full, Mood::Bare]),
    ("ي", 3, 2, 1, &[Mood::Dual, Mood::DualShort]),
    ("ت", 3, 2, 2, &[Mood::Dual, Mood::DualShort]),
    ("ي", 3, 3, 1, &[Mood::Plural, Mood::PluralShort]),
    ("ي", 3, 3, 2, &[Mood::Women]),
    ("ء", 1, 1, 0, &[Mood::Full, Mood::Bare]),
    ("ن", 1, 3, 0, &[Mood::Full, Mood::Bare]),
    ("ت", 2, 3, 1, &[Mood::Plural, Mood::PluralShort, Mood::You]),
];

fn perfect(stem: &Stem, ending: Ending) -> String {
    let Some(end) = stem.end else {
        let body = if ending.vowel {
            &stem.vowel
        } else {
            &stem.consonant
        };
        return spell(&format!("{body}{}", ending.text));
    };
    let body = &stem.vowel;
    let glide = if end == Final::Aw { 'و' } else { 'ي' };
    let text = match (end, ending.text) {
        (Final::Iy, "W") => format!("{body}W"),
        (Final::Iy, text) if ending.vowel => format!("{body}iي{text}"),
        (Final::Iy, text) => format!("{body}I{text}"),
        (Final::Aw, "a") => format!("{body}A"),
        (_, "a") => format!("{body}Y"),
        (_, "aت" | "aتA") => format!("{body}{}", ending.text),
        (_, "A") => format!("{body}a{glide}A"),
        (_, "W") => format!("{body}aوا"),
        (_, text) => format!("{body}a{glide}{text}"),
    };
    spell(&text)
}

/// The sounds of an imperfect behind its prefix; none where the mood is written like another.
fn imperfect(stem: &Stem, mood: Mood, kind: Kind) -> Option<String> {
    let Some(end) = stem.end else {
        let v = &stem.vowel;
        return match mood {
            Mood::Full => Some(format!("{v}u")),
            Mood::Bare if kind == Kind::Hollow || kind == Kind::Doubled => {
                Some(stem.consonant.clone())
            }
            Mood::Bare => Some(v.clone()),
            Mood::Dual => Some(format!("{v}Aنi")),
            Mood::DualShort => Some(format!("{v}A")),
            Mood::Plural => Some(format!("{v}Uنa")),
            Mood::PluralShort => Some(format!("{v}W")),
            Mood::Women => Some(format!("{}نa", stem.consonant)),
            Mood::You => Some(format!("{v}Iنa")),
        };
    };
    let v = &stem.vowel;
    let (full, glide) = match end {
        Final::Uw => ("U", "uو"),
        Final::Iy => ("I", "iي"),
        Final::Ay | Final::Aw => ("Y", "aي"),
    };
    let open = full == "Y";
    Some(match mood {
        Mood::Full => format!("{v}{full}"),
        Mood::Bare => v.trim_end_matches(['a', 'i', 'u']).to_owned() + "a",
        Mood::Dual => format!("{v}{glide}Aنi"),
        Mood::DualShort => format!("{v}{glide}A"),
        Mood::Plural if open => format!("{v}aونa"),
        Mood::Plural => format!("{v}Uنa"),
        Mood::PluralShort if open => format!("{v}aوا"),
        Mood::PluralShort => format!("{v}W"),
        Mood::Women if open => format!("{v}aينa"),
        Mood::Women => format!("{v}{full}نa"),
        Mood::You if open => format!("{v}aينa"),
        Mood::You => format!("{v}Iنa"),
    })
}
