//! Any bytes → an article, whatever their encoding and whatever kind of file they are named.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for name in ["a.txt", "a.md", "a.bin"] {
        rejoinder_fuzz::article(name, bytes);
    }
});
