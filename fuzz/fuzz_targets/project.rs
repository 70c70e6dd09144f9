//! The project reader: whatever the text, it gives a sound project or says what is wrong. What it reads, it
//! writes, and reads back equal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rejoinder::store::{from_text, to_text};

fuzz_target!(|text: &str| {
    if let Ok(project) = from_text(text) {
        assert_eq!(project.check(), vec![]);
        let written = to_text(&project).expect("a sound project is written");
        assert_eq!(from_text(&written).expect("what was written is read"), project);
    }
});
