//! The lines of a corpus: what is no article is told by its words, and the others are read.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use rejoinder::cli::testing;
use import::Lines;
use rejoinder_fuzz::bounded;

fuzz_target!(|bytes: &[u8]| {
    bounded(bytes, || {
        for (number, line) in Lines::from(Box::new(Cursor::new(bytes.to_vec()))).enumerate() {
            let Ok(line) = line else { continue };
            if let Err(words) = testing::read_line(&line, number == 0) {
                assert!(!words.is_empty());
            }
        }
    });
});
