//! Any bytes as an archive of fact-checks: JSON, a JSON value a line, or a web page. What is read can be searched, and each hit is a review.
#![no_main]

use std::ops::ControlFlow;
use std::path::Path;

use factchecks::ArchiveReader;
use libfuzzer_sys::fuzz_target;
use rejoinder_fuzz::{bounded, holds_archive};

fuzz_target!(|bytes: &[u8]| {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let name = ["a.json", "a.jsonl", "a.html"][usize::from(*first) % 3];
    let reader = ArchiveReader { watch: &|_| ControlFlow::Continue(()) };
    if let Ok(archive) = bounded(bytes, || reader.read_bytes(Path::new(name), rest)) {
        holds_archive(&archive, &String::from_utf8_lossy(rest));
    }
});
