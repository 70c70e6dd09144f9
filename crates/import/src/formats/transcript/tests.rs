use super::*;

fn turns(text: &str) -> Vec<(Option<String>, Option<String>, String)> {
    assert!(is_transcript(text), "no transcript: {text}");
    let document = read(text.as_bytes(), &ReadOptions::default()).unwrap();
    let turns = document.blocks.into_iter().filter(|block| block.role == BlockRole::Turn);
    turns.map(|block| (block.speaker, block.time, block.text)).collect()
}

fn turn(speaker: &str, time: Option<&str>, text: &str) -> (Option<String>, Option<String>, String) {
    (Some(speaker.to_owned()), time.map(str::to_owned), text.to_owned())
}

#[test]
fn names_before_words() {
    let text = "Hearing on the harbour\n\nMs Carter: The wall is old.\nIt leans.\n\nMr Diaz: I deny that.\n\n\
                Ms Carter: Look: it leans.\n\n(APPLAUSE)\n\nMr Diaz: No.\n";
    assert_eq!(
        turns(text),
        [
            turn("Ms Carter", None, "The wall is old. It leans."),
            turn("Mr Diaz", None, "I deny that."),
            turn("Ms Carter", None, "Look: it leans."),
            turn("Mr Diaz", None, "No."),
        ]
    );
}

#[test]
fn times_before_names() {
    let text = "[00:01] Ann Lee: Good morning.\n[00:09] Bo Ek: Good morning to you.\n";
    assert_eq!(
        turns(text),
        [
            turn("Ann Lee", Some("00:01"), "Good morning."),
            turn("Bo Ek", Some("00:09"), "Good morning to you.")
        ]
    );
}

#[test]
fn names_with_offices() {
    let text =
        "ADA LIND, HOST: Welcome.\n\nBO EK: Thanks.\n\nLIND: So is it true?\n\nEK: No.\n\nLIND: Why?\n";
    assert!(is_transcript(text));
    let document = read(text.as_bytes(), &ReadOptions::default()).unwrap();
    assert_eq!(document.blocks.len(), 5);
    assert_eq!(document.blocks[0].part, Some(SpeakerPart::Moderator));
    assert_eq!(document.blocks[1].part, None);
}

#[test]
fn names_alone_on_a_line() {
    let text = "Ann Lee\nThe wall is old, and it leans.\n\nBo Ek\nI do not think so.\n\nAnn Lee\nThen go and look.\n\n\
                Bo Ek\nI was there today.\n";
    assert_eq!(turns(text).len(), 4);
    assert_eq!(turns(text)[1], turn("Bo Ek", None, "I do not think so."));
    let timed = "Speaker 1  00:00\nGood morning to all.\n\nSpeaker 2  00:07\nThank you for having me.\n";
    assert_eq!(turns(timed)[1], turn("Speaker 2", Some("00:07"), "Thank you for having me."));
}

#[test]
fn articles_are_no_transcripts() {
    let article = "The wall leans\n\nThe council said this: the wall is safe.\n\nUpdate: The wall fell.\n\nNote: \
                   Figures are from May.\n\nCost: two million.\n\nHeight: nine metres.\n";
    assert!(!is_transcript(article));
    assert!(!is_transcript("One paragraph.\n\nAnother Paragraph\n\nAnd one more."));
}

/// The same four turns as transcripts write them: five layouts, some with times.
const LAYOUTS: [(&str, bool); 5] = [
    ("The Chair: Did you sign?\n\nMs Dunn: I did.\n\nThe Chair: Why?\n\nMs Dunn: I was told to.\n", false),
    (
        "[00:01] Moderator: Did you sign?\n[00:04] Ms Dunn: I did.\n[00:06] Moderator: Why?\n[00:09] Ms Dunn: I was told to.\n",
        true,
    ),
    (
        "Moderator  00:01\nDid you sign?\n\nMs Dunn  00:04\nI did.\n\nModerator  00:06\nWhy?\n\nMs Dunn  00:09\nI was told to.\n",
        true,
    ),
    ("ADA LIND, HOST: Did you sign?\n\nDUNN: I did.\n\nLIND: Why?\n\nDUNN: I was told to.\n", false),
    ("Q: Did you sign?\n\nA: I did.\n\nQ: Why?\n\nA: I was told to.\n", false),
];

#[test]
fn five_layouts_give_the_same_turns() {
    for (text, timed) in LAYOUTS {
        let turns = turns(text);
        let words: Vec<&str> = turns.iter().map(|(_, _, words)| words.as_str()).collect();
        assert_eq!(words, ["Did you sign?", "I did.", "Why?", "I was told to."], "{text}");
        let times: Vec<&str> = turns.iter().filter_map(|(_, time, _)| time.as_deref()).collect();
        let expected: &[&str] = if timed { &["00:01", "00:04", "00:06", "00:09"] } else { &[] };
        assert_eq!(times, expected, "{text}");
    }
}

#[test]
fn who_leads_and_who_asks_are_told_apart() {
    let part = |text: &str| read(text.as_bytes(), &ReadOptions::default()).unwrap().blocks[0].part;
    let parts: Vec<Option<SpeakerPart>> = LAYOUTS.iter().map(|(text, _)| part(text)).collect();
    let moderator = Some(SpeakerPart::Moderator);
    assert_eq!(parts, [moderator, moderator, moderator, moderator, Some(SpeakerPart::Questioner)]);
}
