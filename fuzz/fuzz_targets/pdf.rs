//! Any bytes as a PDF.
#![no_main]

use import::{Limits, ReadOptions};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let options =
        ReadOptions { limits: Limits { unpacked: 8 << 20, ..Limits::default() }, ..ReadOptions::default() };
    let bytes = [b"%PDF-1.7\n", bytes].concat();
    // What its streams unpack to is bounded by the process that reads it.
    let answer = import::read(&bytes, &options);
    if let Ok(document) = answer {
        assert!(document.blocks.iter().all(|block| !block.text.trim().is_empty()));
    }
});
