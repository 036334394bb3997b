use std::path::Path;
use std::process::Command;

use super::{Args, figures, json};

#[test]
fn a_record_equal_to_its_gold_is_wholly_right() {
    let text = super::Text::new("أكد الوزير أن الاتفاق قريب");
    let gold: super::Gold = serde_json::from_str(
        r#"{"id":"a","entities":[{"id":"e1","type":"PER","name":"الوزير","country":null,
            "sector":"GOV","mentions":["الوزير"]}],
            "statements":[{"cue":{"q":"أكد"},"speaker":"e1","via":[],"addressee":null,
            "content":[{"q":"الاتفاق قريب"}],"form":"indirect","stance":"affirm"}],
            "events":[],"times":[]}"#,
    )
    .unwrap();
    let record: isnad_record::Record = serde_json::from_str(
        r#"{"schema":"isnad.record.v1","document":{"id":"a","title":null,"published":null,
            "publisher":null,"url":null,"language":"ar","sha256":""},
            "entities":[{"id":0,"type":"PER","name":"الوزير","name_en":null,"country":null,
            "sector":"GOV","kb":null,"mentions":[{"start":4,"end":10,"kind":"role"}],"rules":[]}],
            "statements":[{"id":0,"cue":{"start":0,"end":3,"lemma":"أكد"},"speaker":0,
            "speaker_mention":{"start":4,"end":10},"speaker_how":"explicit","chain":[],
            "addressee":null,"content":[{"start":14,"end":26}],"form":"indirect",
            "stance":"affirm","parent":null,"rules":[]}],
            "events":[],"times":[],"warnings":[],"engine":{"version":"0","data":""}}"#,
    )
    .unwrap();
    let (tally, mistakes) = super::measure::measure(&text, &gold, &record).unwrap();
    assert!(mistakes.is_empty(), "{mistakes:?}");
    for figure in figures(&[tally], 10) {
        let nothing = ["event.found", "event.right", "time"].contains(&figure.name);
        assert_eq!(
            figure.value,
            if nothing { 0.0 } else { 1.0 },
            "{}",
            figure.name
        );
        assert_eq!(figure.interval, Some((figure.value, figure.value)));
    }
}

/// Both scorers over the same records give the same figures, where python3 and the gold are here.
#[test]
fn agrees_with_the_scorer_that_comes_with_the_gold() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/gold");
    if !gold.join("score.py").exists() || Command::new("python3").arg("-V").output().is_err() {
        return;
    }
    let folder = std::env::temp_dir().join(format!("isnad-score-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let records = folder.join("records.jsonl");
    let mut out = String::new();
    for source in super::sources(&gold.join("dev.jsonl")).unwrap().values() {
        let record = isnad_reader::read(&super::report(source));
        out += &serde_json::to_string(&record).unwrap();
        out.push('\n');
    }
    std::fs::write(&records, out).unwrap();
    let theirs = Command::new("python3")
        .arg(gold.join("score.py"))
        .arg("--texts")
        .arg(gold.join("dev.jsonl"))
        .arg("--gold")
        .arg(gold.join("dev"))
        .arg("--records")
        .arg(&records)
        .arg("--json")
        .output()
        .unwrap();
    let theirs: serde_json::Value = serde_json::from_slice(&theirs.stdout).unwrap();
    let mut tallies = Vec::new();
    let sources = super::sources(&gold.join("dev.jsonl")).unwrap();
    let read = super::records(&records).unwrap();
    for gold in super::annotations(&gold.join("dev")).unwrap() {
        let text = super::Text::new(&sources[&gold.id].text);
        tallies.push(
            super::measure::measure(&text, &gold, &read[&gold.id])
                .unwrap()
                .0,
        );
    }
    let ours = json(tallies.len(), &figures(&tallies, 0));
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(ours, theirs);
}

#[test]
fn the_command_line_is_sound() {
    use clap::Args as _;
    Args::augment_args(clap::Command::new("score")).debug_assert();
}
