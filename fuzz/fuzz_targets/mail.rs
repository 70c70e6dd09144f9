//! Any bytes as a mail.
#![no_main]

use import::{Limits, ReadOptions};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let options =
        ReadOptions { limits: Limits { unpacked: 8 << 20, ..Limits::default() }, ..ReadOptions::default() };
    let bytes = [b"From: a@b.c\nTo: d@e.f\nSubject: x\n", bytes].concat();
    let answer = rejoinder_fuzz::bounded(&bytes, || import::read(&bytes, &options));
    if let Ok(document) = answer {
        assert!(document.blocks.iter().all(|block| !block.text.trim().is_empty()));
    }
});
