//! Any text as a bibliography: `BibTeX`, RIS or CSL-JSON. What is read has a title, and every field lies on one line.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rejoinder_fuzz::{bounded, holds_references};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        holds_references(&bounded(bytes, || references::read(text)));
    }
});
