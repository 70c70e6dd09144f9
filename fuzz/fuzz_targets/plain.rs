//! A file of plain text → an article.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| rejoinder_fuzz::article("a.txt", text.as_bytes()));
