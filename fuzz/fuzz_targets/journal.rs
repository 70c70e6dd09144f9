//! The journal reader, with replaying what it reads: the project stays sound. Each line gets its right checksum
//! as well, so that the fuzzer comes past it.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rejoinder::model::Project;
use rejoinder::store::{from_text, testing};

/// Read once: that takes longer than all else.
static SAMPLE: LazyLock<Project> = LazyLock::new(|| from_text(rejoinder::SAMPLE).expect("the sample is sound"));

fuzz_target!(|text: &str| {
    let mut project = SAMPLE.clone();
    let _ = testing::replay(text.as_bytes(), &mut project);
    let summed: String =
        text.lines().map(|line| format!("{:08x} {line}\n", crc32fast::hash(line.as_bytes()))).collect();
    let _ = testing::replay(summed.as_bytes(), &mut project);
    assert_eq!(project.check(), vec![]);
});
