//! Files in the repository that are made, not written: each has a command that makes it anew.

mod verbs;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Write generated files anew.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// The JSON Schema of a record, from the types of isnad-record.
    Schema,
    /// `data/verbs.tsv`, from the evidence that `generate/morphology.py` writes.
    Verbs(verbs::Args),
    /// Prints every form of `data/verbs.tsv` with lemma, tense and whether it is a usual one.
    VerbForms,
}

/// Generates.
pub fn run(args: &Args) -> Result<()> {
    match &args.what {
        What::Verbs(args) => verbs::run(args)?,
        What::VerbForms => verbs::forms()?,
        What::Schema => {
            let path = schema_path();
            std::fs::write(&path, schema()?).with_context(|| path.display().to_string())?;
            println!("wrote {}", path.display());
        }
    }
    Ok(())
}

fn schema_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../isnad-record/record.v1.schema.json")
}

/// The schema of a record, as the committed file holds it.
fn schema() -> Result<String> {
    let generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<isnad_record::Record>();
    schema.insert("$id".to_owned(), isnad_record::Record::SCHEMA.into());
    schema.insert("title".to_owned(), "Isnad record, version 1".into());
    // A reader of the contract must tell records of this version from others.
    if let Some(name) = schema
        .pointer_mut("/properties/schema")
        .and_then(serde_json::Value::as_object_mut)
    {
        name.insert("const".to_owned(), isnad_record::Record::SCHEMA.into());
    }
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::schema;

    #[test]
    fn the_committed_schema_is_that_of_the_types() {
        assert!(
            schema().unwrap() == isnad_record::JSON_SCHEMA,
            "the types have changed: cargo dev generate schema"
        );
    }

    #[test]
    fn records_are_valid_by_the_schema() {
        let schema = serde_json::from_str(isnad_record::JSON_SCHEMA).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
        let mut read = 0;
        for entry in std::fs::read_dir(samples).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|e| e != "txt") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let published = "2015-07-21".parse().ok();
            let report = isnad_reader::Report::of("sample", None, &text, published);
            let record = serde_json::to_value(isnad_reader::read(&report)).unwrap();
            if let Err(error) = validator.validate(&record) {
                panic!("{}: {error} at {}", path.display(), error.instance_path());
            }
            read += 1;
        }
        assert!(read >= 30);
        let wrong = serde_json::json!({ "schema": "isnad.record.v2" });
        assert!(!validator.is_valid(&wrong));
    }
}
