//! A file in Markdown → an article.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| rejoinder_fuzz::article("a.md", text.as_bytes()));
