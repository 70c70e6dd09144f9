//! The journal reader, with replaying what it reads: the project stays sound. Each line gets its right checksum
//! as well, so that the fuzzer comes past it.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use model::Project;
use store::{from_text, testing};
use rejoinder_fuzz::{LONGEST, bounded, measured};

/// Read once: that takes longer than all else.
static SAMPLE: LazyLock<Project> =
    LazyLock::new(|| from_text(rejoinder::SAMPLE).expect("the sample is sound"));

fuzz_target!(|text: &str| {
    let mut project = SAMPLE.clone();
    let summed: String =
        text.lines().map(|line| format!("{:08x} {line}\n", crc32fast::hash(line.as_bytes()))).collect();
    for bytes in [text.as_bytes(), summed.as_bytes()] {
        bounded(bytes, || testing::read_journal(bytes));
        // What is changed is a project, whose size the journal does not tell.
        let (_, cost) = measured(|| testing::replay(bytes, &mut project));
        assert!(cost.time <= LONGEST, "{:?}", cost.time);
    }
    assert_eq!(project.check(), vec![]);
});
