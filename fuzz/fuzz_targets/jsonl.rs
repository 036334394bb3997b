//! Any bytes as JSON Lines: records and errors, one for each line, and no panic.
#![no_main]

use isnad_fuzz::check;
use isnad_ingest::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| check(bytes, Format::Lines));
