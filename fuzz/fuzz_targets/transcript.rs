//! A text that begins as a transcript does → turns.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let text = format!("ANN LEE, HOST: Good morning.\n\nBO EK: [00:01] Good morning.\n\n{text}");
    rejoinder_fuzz::article("a.txt", text.as_bytes());
});
