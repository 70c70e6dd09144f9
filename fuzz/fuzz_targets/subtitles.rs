//! Any bytes as subtitles, and as a transcript.
#![no_main]

use import::{Limits, ReadOptions};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let options =
        ReadOptions { limits: Limits { unpacked: 8 << 20, ..Limits::default() }, ..ReadOptions::default() };
    for head in [
        "WEBVTT\n\n",
        "1\n00:00:01,000 --> 00:00:02,000\n",
        "ANN: Yes.\n\nBO: No.\n\nANN: So?\n\nBO: Well.\n\n",
    ] {
        let bytes = [head.as_bytes(), bytes].concat();
        let answer = rejoinder_fuzz::bounded(&bytes, || import::read(&bytes, &options));
        if let Ok(document) = answer {
            assert!(document.blocks.iter().all(|block| !block.text.trim().is_empty()));
        }
    }
});
