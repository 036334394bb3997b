//! Each mended class of errors by the shortest sentence that shows it, and the examples of
//! `data/cues.examples.tsv`.

use isnad_record::{Form, Record, SpeakerHow, Stance, Statement};

use crate::{Report, read};

const EXAMPLES: &str = include_str!("../../../../data/cues.examples.tsv");

struct Reading {
    text: String,
    record: Record,
}

impl Reading {
    fn of(text: &str) -> Self {
        Reading {
            text: text.to_owned(),
            record: read(&Report::of("test", None, text, None)),
        }
    }

    fn titled(title: &str, body: &str) -> Self {
        let report = Report::of("test", Some(title), body, None);
        Reading {
            text: report.text.clone(),
            record: read(&report),
        }
    }

    /// The statement whose cue is this word.
    fn by(&self, cue: &str) -> &Statement {
        let found = self
            .record
            .statements
            .iter()
            .find(|s| s.cue.span().slice(&self.text) == cue);
        found.unwrap_or_else(|| panic!("no statement by {cue}: {:?}", self.cues()))
    }

    fn cues(&self) -> Vec<&str> {
        let slice = |s: &Statement| s.cue.span();
        self.record
            .statements
            .iter()
            .map(|s| slice(s).slice(&self.text))
            .collect()
    }

    fn content(&self, cue: &str) -> String {
        let spans: Vec<&str> = self
            .by(cue)
            .content
            .iter()
            .map(|span| span.slice(&self.text))
            .collect();
        spans.join(" | ")
    }

    fn name(&self, id: u32) -> &str {
        &self.record.entities[id as usize].name
    }

    fn speaker(&self, cue: &str) -> Option<&str> {
        self.by(cue).speaker.map(|id| self.name(id))
    }

    fn addressee(&self, cue: &str) -> Option<&str> {
        self.by(cue).addressee.map(|id| self.name(id))
    }

    fn chain(&self, cue: &str) -> Vec<&str> {
        self.by(cue).chain.iter().map(|id| self.name(*id)).collect()
    }
}

#[test]
fn rows_make_what_their_examples_say() {
    let mut wrong = Vec::new();
    for line in EXAMPLES.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, made, sentence, _source] = cells[..] else {
            panic!("expected four cells: {line}");
        };
        assert!(isnad_lexicon::cues::cue(id).is_some(), "no row {id}");
        let rule = format!("cue.{id}");
        let reading = Reading::of(sentence);
        let found = reading
            .record
            .statements
            .iter()
            .any(|s| s.rules.contains(&rule));
        if found != (made == "yes") {
            wrong.push(format!("{id} {made}: {sentence}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_relay_gives_way_to_what_it_relays() {
    let r = Reading::of("أفادت وكالة رويترز بأن البنك المركزي أكد أن الفائدة لن تتغير.");
    assert_eq!(r.cues(), ["أكد"]);
    assert_eq!(r.chain("أكد").len(), 1);
    assert_eq!(r.content("أكد"), "الفائدة لن تتغير");
}

#[test]
fn a_participle_goes_on_with_the_relayed_speaker() {
    let r = Reading::of(
        "أفادت وكالة رويترز بأن الوزير أكد أن «الاجتماع غدا في القاهرة»، مضيفا: «النتائج جيدة».",
    );
    assert_eq!(r.by("مضيفا").speaker, r.by("أكد").speaker);
    assert_eq!(r.by("مضيفا").chain, r.by("أكد").chain);
}

#[test]
fn a_verb_without_subject_takes_the_last_speaker() {
    let r = Reading::of("قال متحدث باسم الوزارة إن الوفد وصل.\nوأضاف أن الاجتماع غدا.");
    assert_eq!(r.by("أضاف").speaker, r.by("قال").speaker);
    assert_eq!(r.by("أضاف").speaker_how, SpeakerHow::Implied);
    assert_eq!(r.content("أضاف"), "الاجتماع غدا");
}

#[test]
fn a_new_cue_ends_the_content_before_it() {
    let r = Reading::of("قال المتحدث إن الوفد وصل، مشيرا إلى أن الاجتماع غدا.");
    assert_eq!(r.content("قال"), "الوفد وصل");
    assert_eq!(r.content("مشيرا"), "الاجتماع غدا");
}

#[test]
fn a_passive_has_no_speaker_and_says_why() {
    let r = Reading::of("وعثر على سفينة يعتقد أنها غرقت قبل قرن.");
    assert_eq!(r.by("يعتقد").speaker, None);
    assert_eq!(r.by("يعتقد").speaker_why_none.as_deref(), Some("passive"));
}

#[test]
fn headline_colons_speak_and_datelines_do_not() {
    let r = Reading::titled("وزارة الصحة: اللقاح متوفر", "عقدت الوزارة اجتماعا.");
    assert_eq!(r.by(":").speaker_how, SpeakerHow::Headline);
    assert_eq!(r.by(":").form, Form::Direct);
    let r = Reading::titled("غزة: افتتاح مستشفى جديد", "افتتح مستشفى جديد.");
    assert!(r.cues().is_empty());
}

#[test]
fn attributions_take_the_clause_they_hang_on() {
    let r = Reading::of("ارتفعت الأسعار في القاهرة، بحسب وزارة المالية.");
    assert_eq!(r.content("بحسب"), "ارتفعت الأسعار في القاهرة");
    let r = Reading::of("وبحسب وزارة المالية، ارتفعت الأسعار في القاهرة.");
    assert_eq!(r.content("بحسب"), "ارتفعت الأسعار في القاهرة");
}

#[test]
fn the_one_spoken_to_is_no_part_of_the_speaker() {
    let r = Reading::of("وقال وزير المالية لوكالة فرانس برس إن الأسعار ترتفع.");
    assert_eq!(r.addressee("قال"), Some("وكالة فرانس برس"));
}

#[test]
fn called_upon_and_accused() {
    let r = Reading::of("ودعا الأمين العام للأمم المتحدة الأطراف إلى ضبط النفس.");
    assert_eq!(r.content("دعا"), "ضبط النفس");
    assert_eq!(r.by("دعا").stance, Stance::Demand);
    let r = Reading::of("اتهمت الحكومة المعارضة بعرقلة الحوار.");
    assert_eq!(r.content("اتهمت"), "المعارضة بعرقلة الحوار");
    // Two names, or a finished role and a name, are two phrases.
    let r = Reading::of("اتهم الجيش الحوثيين بقصف المستشفى.");
    assert_eq!(r.content("اتهم"), "الحوثيين بقصف المستشفى");
    let r = Reading::of("اتهم وزير الخارجية الأميركي طهران بدعم الحوثيين.");
    assert_eq!(r.content("اتهم"), "طهران بدعم الحوثيين");
}

#[test]
fn quoted_words_make_the_form() {
    let form = |text: &str| Reading::of(text).by("قال").form;
    assert_eq!(form("قال الوزير: «الاجتماع غدا في القاهرة»."), Form::Direct);
    assert_eq!(form("قال الوزير إن الاجتماع غدا."), Form::Indirect);
    assert_eq!(
        form("قال الوزير إن الاجتماع «خطوة مهمة للغاية»."),
        Form::Mixed
    );
    assert_eq!(form("قال الوزير إن حركة «النهضة» ستشارك."), Form::Indirect);
}

#[test]
fn voiced_nouns_set_the_stance() {
    let stance = |text: &str| Reading::of(text).record.statements[0].stance;
    assert_eq!(stance("أبدت الحكومة استعدادها للحوار."), Stance::Promise);
    assert_eq!(stance("أعرب الوفد عن أمله في الحل."), Stance::Believe);
    assert_eq!(stance("أعرب الوفد عن رفضه للقرار."), Stance::Accuse);
}

#[test]
fn a_carrier_of_a_document_stays_in_the_chain() {
    let r = Reading::of(
        "أوضح تقرير كتبه طه حسين ونشرته صحيفة «الأهرام» أن التعليم حق. وأضاف التقرير أن المدارس قليلة.",
    );
    assert_eq!(r.speaker("أوضح"), Some("طه حسين"));
    assert_eq!(r.chain("أوضح").len(), 1);
    assert_eq!(r.chain("أضاف"), r.chain("أوضح"));
}

#[test]
fn subjunctives_and_denied_verbs_say_nothing() {
    assert!(
        Reading::of("وصل الوفد قبل أن يعلن الوزير النتائج.")
            .cues()
            .is_empty()
    );
    assert!(
        Reading::of("ولم تعلن أي جهة مسؤوليتها عن الحادث.")
            .cues()
            .is_empty()
    );
}

#[test]
fn odd_text_makes_no_trouble() {
    for text in [
        "",
        ":",
        "قال",
        "قال إن",
        "«»",
        "بحسب",
        "قال:",
        "على حد قوله",
        "، ، قال ، إن ،",
    ] {
        let reading = Reading::of(text);
        for statement in &reading.record.statements {
            assert!(statement.content.iter().all(|span| !span.is_empty()));
        }
    }
}

#[test]
fn nothing_is_its_own_parent() {
    let r = Reading::of("قال « ؟ قال « قال « قال قال قال ");
    for (id, statement) in r.record.statements.iter().enumerate() {
        assert_ne!(statement.parent, Some(id as u32));
    }
}
