//! Any bytes as a plain text file: a record whose spans all lie in the text, or an error.
#![no_main]

use isnad_fuzz::check;
use isnad_ingest::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| check(bytes, Format::Text));
