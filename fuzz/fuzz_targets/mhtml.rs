//! Any bytes as a page that was saved with its parts in one file.
#![no_main]

use import::{Limits, ReadOptions};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let options =
        ReadOptions { limits: Limits { unpacked: 8 << 20, ..Limits::default() }, ..ReadOptions::default() };
    let head = b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nMIME-Version: 1.0\n";
    let bytes = [head.as_slice(), bytes].concat();
    let answer = rejoinder_fuzz::bounded(&bytes, || import::read(&bytes, &options));
    if let Ok(document) = answer {
        assert!(document.blocks.iter().all(|block| !block.text.trim().is_empty()));
    }
});
