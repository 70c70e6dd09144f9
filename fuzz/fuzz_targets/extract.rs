//! Any bytes as text: nothing panics, and what is found holds together.

#![no_main]

use libfuzzer_sys::fuzz_target;
use extract::{explain, extract};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let findings = extract(&text);
    for (at, statement) in findings.statements.iter().enumerate() {
        assert!(!statement.spans.is_empty());
        for span in statement.spans.iter().chain(&statement.cue).chain(&statement.mention) {
            assert!(span.fits(&text), "{span:?}");
        }
        assert!(statement.spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        assert!(statement.speaker.is_none_or(|speaker| speaker < findings.speakers.len()));
        assert!(statement.via.is_none_or(|outer| outer < at));
        assert!(!explain(&statement.why).is_empty());
    }
    for speaker in &findings.speakers {
        assert!(speaker.mentions.iter().all(|span| span.fits(&text)));
        assert!(speaker.party.is_none_or(|party| party < findings.parties.len()));
    }
    for link in &findings.links {
        assert!(link.from != link.to && link.from.max(link.to) < findings.statements.len());
    }
    assert_eq!(findings, extract(&text), "the same text gives the same findings");
});
