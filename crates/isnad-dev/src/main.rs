//! What only we run (work in progress).
fn main() {}
