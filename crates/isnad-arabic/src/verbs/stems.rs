//! A verb's stems: the parts that prefixes and endings are put on, by form and by which radicals
//! are weak.
//!
//! Templates spell sounds in ASCII: digits are radicals, `a i u A I U` vowels, `t n s m y w` and
//! `E` (hamza) consonants. [`fill`] turns them into the sounds that `spelling` writes.

/// A verb's derived form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, clippy::upper_case_acronyms)] // the grammarians' numbers
pub enum Form {
    I,
    II,
    III,
    IV,
    V,
    VI,
    VII,
    VIII,
    IX,
    X,
    Q1,
    Q2,
    Q4,
}

impl Form {
    /// All forms, in order.
    pub const ALL: [Form; 13] = [
        Form::I,
        Form::II,
        Form::III,
        Form::IV,
        Form::V,
        Form::VI,
        Form::VII,
        Form::VIII,
        Form::IX,
        Form::X,
        Form::Q1,
        Form::Q2,
        Form::Q4,
    ];

    /// As `data/verbs.tsv` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Form::I => "I",
            Form::II => "II",
            Form::III => "III",
            Form::IV => "IV",
            Form::V => "V",
            Form::VI => "VI",
            Form::VII => "VII",
            Form::VIII => "VIII",
            Form::IX => "IX",
            Form::X => "X",
            Form::Q1 => "Q1",
            Form::Q2 => "Q2",
            Form::Q4 => "Q4",
        }
    }

    /// The form of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Form::ALL.into_iter().find(|f| f.name() == name)
    }

    /// The imperfect's prefix has u.
    pub fn prefix_u(self) -> bool {
        matches!(self, Form::II | Form::III | Form::IV | Form::Q1)
    }

    /// Cores of perfect, imperfect, passive perfect, passive imperfect, each ending in a vowel
    /// and the last radical.
    fn cores(self, past: char, present: char) -> [String; 4] {
        let [p, i, pp, ip] = match self {
            Form::I => {
                return [
                    format!("1a2{past}3"),
                    format!("12{present}3"),
                    "1u2i3".to_owned(),
                    "12a3".to_owned(),
                ];
            }
            Form::II => ["1a22a3", "1a22i3", "1u22i3", "1a22a3"],
            Form::III => ["1A2a3", "1A2i3", "1U2i3", "1A2a3"],
            Form::IV => ["Ea12a3", "12i3", "Eu12i3", "12a3"],
            Form::V => ["ta1a22a3", "ta1a22a3", "tu1u22i3", "ta1a22a3"],
            Form::VI => ["ta1A2a3", "ta1A2a3", "tu1U2i3", "ta1A2a3"],
            Form::VII => ["in1a2a3", "n1a2i3", "un1u2i3", "n1a2a3"],
            Form::VIII => ["i1ta2a3", "1ta2i3", "u1tu2i3", "1ta2a3"],
            Form::IX => ["i12a3a3", "12a3i3", "u12u3i3", "12a3a3"],
            Form::X => ["ista12a3", "sta12i3", "ustu12i3", "sta12a3"],
            Form::Q1 => ["1a23a4", "1a23i4", "1u23i4", "1a23a4"],
            Form::Q2 => ["ta1a23a4", "ta1a23a4", "tu1u23i4", "ta1a23a4"],
            Form::Q4 => ["i12a34a4", "12a34i4", "u12u34i4", "12a34a4"],
        };
        [p.to_owned(), i.to_owned(), pp.to_owned(), ip.to_owned()]
    }
}

/// How a verb's weak or equal radicals behave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Endings are simply added.
    Sound,
    /// The middle radical becomes a long vowel.
    Hollow,
    /// The last two radicals are one.
    Doubled,
    /// The last radical is w or y.
    Defective,
}

/// What a defective stem ends in before a bare ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Final {
    /// a with w: دعا
    Aw,
    /// a with y: رمى، يسعى
    Ay,
    /// i: نسي، يرمي
    Iy,
    /// u: يدعو
    Uw,
}

/// One stem: before a vowel, before a consonant, and what a defective one ends in.
#[derive(Clone, Debug)]
pub struct Stem {
    /// Before endings that begin with a vowel, and bare.
    pub vowel: String,
    /// Before endings that begin with a consonant.
    pub consonant: String,
    /// Set where both are cut before their weak last radical.
    pub end: Option<Final>,
}

/// The four stems of a verb.
#[derive(Clone, Debug)]
pub struct Stems {
    /// قال
    pub perfect: Stem,
    /// يقول, without prefix
    pub imperfect: Stem,
    /// قيل
    pub passive_perfect: Stem,
    /// يقال, without prefix
    pub passive_imperfect: Stem,
}

/// Sounds of a template.
pub fn fill(template: &str, radicals: &[char]) -> String {
    template
        .chars()
        .map(|c| match c {
            '1'..='4' => radicals
                .get(c as usize - '1' as usize)
                .copied()
                .unwrap_or('ء'),
            't' => 'ت',
            'n' => 'ن',
            's' => 'س',
            'm' => 'م',
            'y' => 'ي',
            'w' => 'و',
            'h' => 'ه',
            'k' => 'ك',
            'E' => 'ء',
            other => other,
        })
        .collect()
}

fn weak(radical: char) -> bool {
    matches!(radical, 'و' | 'ي')
}

/// The kinds that a root may have in a form, the regular one first.
pub fn kinds(form: Form, radicals: &[char]) -> Vec<Kind> {
    let (Some(last), Some(middle)) = (
        radicals.last(),
        radicals.len().checked_sub(2).map(|m| radicals[m]),
    ) else {
        return Vec::new();
    };
    if weak(*last) {
        return vec![Kind::Defective];
    }
    match form {
        Form::IX | Form::Q4 => vec![Kind::Doubled],
        Form::II | Form::V | Form::Q1 | Form::Q2 => vec![Kind::Sound],
        Form::III | Form::VI => {
            if middle == *last {
                vec![Kind::Doubled]
            } else {
                vec![Kind::Sound]
            }
        }
        _ if middle == *last => vec![Kind::Doubled],
        _ if weak(middle) => vec![Kind::Hollow, Kind::Sound],
        _ => vec![Kind::Sound],
    }
}

/// The stems of a verb; `past` and `present` are form I's vowels.
pub fn stems(form: Form, radicals: &[char], past: char, present: char, kind: Kind) -> Stems {
    let mut cores = form.cores(past, present);
    if form == Form::VIII {
        for core in &mut cores {
            *core = assimilated(core, swallowed(radicals));
        }
    }
    let first_waw = radicals[0] == 'و' && form == Form::I;
    if first_waw && (present == 'i' || present == 'a' && past == 'a') {
        cores[1] = format!("2{present}3"); // يصل، يضع
    }
    if form == Form::IV && radicals[0] == 'ي' {
        cores[1] = "w2i3".to_owned(); // يوقن
        cores[3] = "w2a3".to_owned();
    }
    if radicals == ['ر', 'ء', 'ي'] && matches!(form, Form::I | Form::IV) {
        // رأى يرى، أرى يري: the hamza is lost
        cores[1] = if form == Form::I { "1a3" } else { "1i3" }.to_owned();
        cores[3] = "1a3".to_owned();
        if form == Form::IV {
            cores[0] = "Ea1a3".to_owned();
            cores[2] = "Eu1i3".to_owned();
        }
    }
    let [perfect, imperfect, passive_perfect, passive_imperfect] = cores;
    let make = |core: &str, past_tense: bool| stem(core, form, radicals, kind, past_tense);
    Stems {
        perfect: make(&perfect, true),
        imperfect: make(&imperfect, false),
        passive_perfect: make(&passive_perfect, true),
        passive_imperfect: make(&passive_imperfect, false),
    }
}

/// The first radical as form VIII treats it: the hamza of أخذ goes the way of waw (اتخذ).
pub fn swallowed(radicals: &[char]) -> char {
    if radicals == ['ء', 'خ', 'ذ'] {
        'و'
    } else {
        radicals[0]
    }
}

/// Form VIII's t beside a first radical that swallows or colours it.
pub fn assimilated(core: &str, first: char) -> String {
    let pair = match first {
        'و' | 'ي' => "tt",
        'ت' => "tt",
        'ط' => "طط",
        'د' => "دد",
        'ذ' => "دد",
        'ز' => "زد",
        'ص' => "صط",
        'ض' => "ضط",
        'ظ' => "ظط",
        _ => return core.to_owned(),
    };
    core.replacen("1t", pair, 1)
}

fn stem(core: &str, form: Form, radicals: &[char], kind: Kind, past_tense: bool) -> Stem {
    let letters: Vec<char> = core.chars().collect();
    let length = letters.len();
    let vowel = letters[length - 2];
    let both = |text: String| Stem {
        vowel: text.clone(),
        consonant: text,
        end: None,
    };
    match kind {
        Kind::Sound => both(fill(core, radicals)),
        Kind::Doubled => {
            let before: String = letters[..length - 3].iter().collect();
            let (second, last) = (letters[length - 3], letters[length - 1]);
            let open = before.ends_with(['a', 'i', 'u', 'A', 'U', 'I']);
            let contracted = if open {
                format!("{before}{second}{last}")
            } else {
                format!("{before}{vowel}{second}{last}")
            };
            Stem {
                vowel: fill(&contracted, radicals),
                consonant: fill(core, radicals),
                end: None,
            }
        }
        Kind::Hollow => {
            // …1(a)2V3 or …12V3: what stands before the middle radical, its vowel dropped.
            let before: String = letters[..length - 3].iter().collect();
            let before = before.trim_end_matches(['a', 'i', 'u']).to_owned();
            let passive_past = past_tense && core.contains('u') && vowel == 'i' && form != Form::I
                || form == Form::I && core == "1u2i3";
            let long = if passive_past {
                'I'
            } else if past_tense || form == Form::VII || form == Form::VIII {
                'A'
            } else {
                match vowel {
                    'u' => 'U',
                    'i' => 'I',
                    _ => 'A',
                }
            };
            let short = match long {
                'A' => {
                    if past_tense && form == Form::I {
                        if radicals[1] == 'و' && vowel == 'a' {
                            'u'
                        } else {
                            'i'
                        }
                    } else {
                        'a'
                    }
                }
                'U' => 'u',
                _ => 'i',
            };
            Stem {
                vowel: fill(&format!("{before}{long}3"), radicals),
                consonant: fill(&format!("{before}{short}3"), radicals),
                end: None,
            }
        }
        Kind::Defective => {
            let cut: String = letters[..length - 2].iter().collect();
            let waw = radicals.last() == Some(&'و') && form == Form::I;
            let end = match vowel {
                'a' if waw && past_tense => Final::Aw,
                'a' => Final::Ay,
                'u' => Final::Uw,
                _ => Final::Iy,
            };
            let cut = fill(&cut, radicals);
            Stem {
                vowel: cut.clone(),
                consonant: cut,
                end: Some(end),
            }
        }
    }
}
