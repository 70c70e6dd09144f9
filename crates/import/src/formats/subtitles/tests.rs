use std::fmt::Write;

use super::*;

fn turns(text: &str) -> Vec<(Option<String>, Option<String>, String)> {
    let document = read(text.as_bytes(), &ReadOptions::default()).unwrap();
    let turns = document.blocks.into_iter().filter(|block| block.kept);
    turns.map(|block| (block.speaker, block.time, block.text)).collect()
}

fn turn(speaker: Option<&str>, time: &str, text: &str) -> (Option<String>, Option<String>, String) {
    (speaker.map(str::to_owned), Some(time.to_owned()), text.to_owned())
}

#[test]
fn cues_become_turns() {
    let srt = "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}Ann: The <i>wall</i> is\nold, they\n\n2\n00:00:02,000 --> \
               00:00:03,000\nsay. It leans.\n\n3\n00:00:03,500 --> 00:00:05,000\nBo: Look: it\nleans &amp; <3.\n\n4\n\
               00:00:05,500 --> 00:00:06,000\n[applause]\n\n5\n00:00:06,500 --> 00:00:07,000\nAnn: 1984 was worse.\n";
    assert_eq!(
        turns(srt),
        [
            turn(Some("Ann"), "00:00:01.000", "The wall is old, they say. It leans."),
            turn(Some("Bo"), "00:00:03.500", "Look: it leans & <3."),
            turn(Some("Ann"), "00:00:06.500", "1984 was worse."),
        ]
    );
}

#[test]
fn voices_notes_and_names_of_cues() {
    let vtt = "WEBVTT - a title\n\nNOTE\nnot to be read\n\nSTYLE\n::cue { color: red }\n\nfirst\n00:01.000 --> 00:02.000 \
               align:left\n<v.loud Ann Lee>The wall</v>\n\n00:02.000 --> 00:03.000\n<v Ann Lee>is <00:02.500>old.\n\nNOTE \
               more\n\nlast\n00:03.000 --> 00:04.000\n<v Bo>No.";
    assert_eq!(
        turns(vtt),
        [turn(Some("Ann Lee"), "00:01.000", "The wall is old."), turn(Some("Bo"), "00:03.000", "No.")]
    );
}

#[test]
fn lines_that_roll_up_are_read_once() {
    let mut vtt = "WEBVTT\n\n".to_owned();
    let words = ["one", "two", "three", "four", "five", "six", "seven"];
    for (at, pair) in words.windows(2).enumerate() {
        write!(vtt, "00:0{at}.000 --> 00:0{at}.900\n{}\n{}\n\n", pair[0], pair[1]).unwrap();
    }
    assert_eq!(turns(&vtt), [turn(None, "00:00.000", "one two three four five six seven")]);
}

#[test]
fn two_speakers_in_a_cue_are_two_turns() {
    let srt = "1\n00:00:01,000 --> 00:00:02,000\n- Where is it?\n- Here.\n";
    assert_eq!(turns(srt), [turn(None, "00:00:01.000", "Where is it?"), turn(None, "00:00:01.000", "Here.")]);
}

#[test]
fn captions_that_roll_are_read_once() {
    let text = "WEBVTT\n\n00:00.000 --> 00:02.000\nthe<00:00.500><c> board</c><00:01.000><c> closed</c>\n\n\
        00:02.000 --> 00:02.010\nthe board closed\n\n00:02.010 --> 00:04.000\nthe board closed\nthe quay<c> without</c>\n\n\
        00:04.000 --> 00:04.010\nthe quay without\n\n00:04.010 --> 00:06.000\nthe quay without\nnotice on monday\n";
    let document = read(text.as_bytes(), &ReadOptions::default()).unwrap();
    assert_eq!(document.body(), "the board closed the quay without notice on monday");
    // What is said twice is said twice.
    let text = "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,100 --> 00:00:03,000\nNo.\n\n\
        3\n00:00:03,100 --> 00:00:05,000\nI said it twice.\n\n4\n00:00:06,000 --> 00:00:07,000\n♪ la la ♪\n";
    let document = read(text.as_bytes(), &ReadOptions::default()).unwrap();
    assert_eq!(document.body(), "No. No. I said it twice.");
}
