//! The project reader: whatever the text, it gives a sound project or says what is wrong. What it reads, it
//! writes, and reads back equal. Each text is read as one of a newer minor and of a newer major version as well.
#![no_main]

use libfuzzer_sys::fuzz_target;
use store::{from_text, testing, to_text};
use rejoinder_fuzz::bounded;

fuzz_target!(|text: &str| {
    for version in ["format: 1,", "format: 1, minor: 9,", "format: 2, minor: 0,"] {
        let text = text.replacen("format: 1,", version, 1);
        if let Ok(project) = bounded(text.as_bytes(), || from_text(&text)) {
            assert_eq!(project.check(), vec![]);
            let written = to_text(&project).expect("a sound project is written");
            assert_eq!(from_text(&written).expect("what was written is read"), project);
        }
        if let Some(project) = bounded(text.as_bytes(), || testing::what_is_known(&text)) {
            assert_eq!(project.check(), vec![]);
        }
    }
});
