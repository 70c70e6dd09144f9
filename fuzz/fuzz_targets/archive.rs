//! Any bytes as an archive: a Word document, an `OpenDocument` text or an electronic book.
#![no_main]

use import::{Limits, ReadOptions};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let options =
        ReadOptions { limits: Limits { unpacked: 8 << 20, ..Limits::default() }, ..ReadOptions::default() };
    let bytes = [b"PK\x03\x04", bytes].concat();
    // What an archive unpacks to is bounded by itself, and larger than its size.
    let answer = import::read(&bytes, &options);
    if let Ok(document) = answer {
        assert!(document.blocks.iter().all(|block| !block.text.trim().is_empty()));
    }
});
