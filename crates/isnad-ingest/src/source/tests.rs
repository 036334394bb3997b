use std::io::Write as _;
use std::path::Path;

use proptest::prelude::*;

use super::{Documents, Format, Options, Source, walk, without_extension};
use crate::Document;

fn read(name: &str, bytes: &[u8], options: &Options) -> Vec<Result<Document, String>> {
    let source = Source::file(Path::new(name));
    Documents::of(std::io::Cursor::new(bytes.to_vec()), &source, options)
        .map(|d| d.map_err(|e| e.to_string()))
        .collect()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

const TWO: &str =
    "{\"id\":\"a\",\"text\":\"قال الوزير\"}\r\n\n{\"id\":\"b\",\"text\":\"نفى الوزير\"}";

#[test]
fn reads_lines_and_reports_the_broken_ones() {
    let input = format!("{TWO}\n{{\"id\":\n{{\"text\":\"وأكد\"}}\n");
    let found = read("dir/news.jsonl", input.as_bytes(), &Options::default());
    let ids: Vec<String> = found
        .iter()
        .map(|d| d.as_ref().map_or_else(Clone::clone, |d| d.id.clone()))
        .collect();
    assert_eq!(
        ids,
        [
            "a",
            "b",
            "dir/news.jsonl:4 (byte 82): expected one JSON object on the line, found broken JSON: \
             EOF while parsing a value at column 6",
            "news:5"
        ]
    );
}

#[test]
fn reads_gzip_of_several_members() {
    let packed = [gzipped(TWO.as_bytes()), gzipped(b"\n{\"text\":\"c\"}\n")].concat();
    assert_eq!(read("news.jsonl.gz", &packed, &Options::default()).len(), 3);
}

#[test]
fn reports_gzip_that_breaks_off() {
    let packed = gzipped(format!("{TWO}\n").repeat(2000).as_bytes());
    let found = read(
        "news.jsonl.gz",
        &packed[..packed.len() - 20],
        &Options::default(),
    );
    let (last, before) = found.split_last().unwrap();
    assert!(last.as_ref().unwrap_err().contains("cannot be read on"));
    assert!(before.iter().all(Result::is_ok));
}

#[test]
fn reads_lines_in_utf16() {
    for (mark, swap) in [
        (&[0xff, 0xfe][..], false),
        (&[0xfe, 0xff][..], true),
        (&[], false),
    ] {
        let bytes = |unit: u16| {
            if swap {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        let body: Vec<u8> = TWO.encode_utf16().flat_map(bytes).collect();
        let found = read("news", &[mark, &body].concat(), &Options::default());
        let texts: Vec<&str> = found
            .iter()
            .map(|d| d.as_ref().unwrap().text.as_str())
            .collect();
        assert_eq!(texts, ["قال الوزير", "نفى الوزير"]);
    }
}

#[test]
fn reads_lines_in_windows_1256() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(TWO);
    let found = read("news.jsonl", &bytes, &Options::default());
    assert_eq!(found[1].as_ref().unwrap().text, "نفى الوزير");
}

#[test]
fn tells_the_form_by_name_then_by_look() {
    let options = Options::default();
    assert_eq!(read("news.txt", TWO.as_bytes(), &options).len(), 1);
    assert_eq!(read("news.dat", TWO.as_bytes(), &options).len(), 2);
    assert_eq!(
        read("news.dat", "[وكالات] قال".as_bytes(), &options).len(),
        1
    );
    let text = Options {
        format: Format::Text,
        ..Options::default()
    };
    assert_eq!(read("news.jsonl", TWO.as_bytes(), &text).len(), 1);
}

#[test]
fn one_json_value_over_the_whole_file_is_one_error() {
    for input in [
        "[\n{\"text\":\"a\"},\n{\"text\":\"b\"}\n]",
        "{\n\"text\": \"a\"\n}",
    ] {
        let found = read("news.json", input.as_bytes(), &Options::default());
        assert_eq!(found.len(), 1);
        assert!(
            found[0]
                .as_ref()
                .unwrap_err()
                .contains("over several lines")
        );
    }
}

#[test]
fn keeps_to_the_limit_and_goes_on() {
    let options = Options {
        limit: 40,
        ..Options::default()
    };
    let input = format!(
        "{{\"text\":\"{}\"}}\n{{\"text\":\"قال\"}}\n",
        "ق".repeat(100)
    );
    let found = read("news.jsonl", input.as_bytes(), &options);
    assert_eq!(
        found[0].as_ref().unwrap_err(),
        "news.jsonl:1 (byte 0): expected at most 40 bytes in one report, found more"
    );
    assert_eq!(found[1].as_ref().unwrap().text, "قال");
    assert!(read("news.txt", input.as_bytes(), &options)[0].is_err());
}

#[test]
fn what_is_not_there_is_an_error_with_its_name() {
    let source = Source::file(Path::new("nowhere/none.txt"));
    let found: Vec<_> = source.documents(&Options::default()).collect();
    let error = found[0].as_ref().unwrap_err();
    assert!(error.is_source());
    assert!(
        error
            .to_string()
            .starts_with("nowhere/none.txt: cannot be opened")
    );
}

#[test]
fn walks_a_folder_in_order() {
    let folder = std::env::temp_dir().join(format!("isnad-walk-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("b")).unwrap();
    for name in [
        "c.txt",
        "b/2.jsonl.gz",
        "b/1.txt",
        "notes.pdf",
        "gold.json",
        ".hidden.txt",
    ] {
        std::fs::write(folder.join(name), "نص").unwrap();
    }
    let found = walk(&folder);
    let stems: Vec<String> = found.sources.into_iter().map(|s| s.unwrap().stem).collect();
    assert_eq!(stems, ["b/1", "b/2", "c"]);
    assert_eq!(found.passed_over, 2);
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(walk(&folder).sources[0].is_err());
}

#[test]
fn ids_come_from_names() {
    assert_eq!(without_extension("a.b.txt.gz"), "a.b");
    assert_eq!(without_extension("x.y/z"), "x.y/z");
    assert_eq!(without_extension(".txt"), ".txt");
}

proptest! {
    #[test]
    fn any_bytes_give_documents_or_errors(
        bytes in proptest::collection::vec(any::<u8>(), 0..600),
        lines in any::<bool>(),
    ) {
        let format = if lines { Format::Lines } else { Format::Text };
        read("any", &bytes, &Options { format, ..Options::default() });
        read("any", &bytes, &Options { limit: 16, ..Options::default() });
    }

    #[test]
    fn any_text_survives_as_json_and_as_it_is(text in "\\PC{0,200}") {
        let line = serde_json::json!({ "id": "a", "text": text }).to_string();
        let found = read("any.jsonl", line.as_bytes(), &Options::default());
        prop_assert_eq!(&found[0].as_ref().unwrap().text, &text);
        let arabic = format!("قال الوزير {text}");
        let found = read("any.txt", arabic.as_bytes(), &Options::default());
        prop_assert_eq!(&found[0].as_ref().unwrap().text, &arabic);
    }
}
