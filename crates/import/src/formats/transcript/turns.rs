//! Turns of a conversation in a document whose paragraphs are told by other means, as a Word document's are.

use model::SpeakerPart;

use super::labels::TurnLabel;
use super::{TranscriptLayout, label_of, layout};
use crate::document::{Block, BlockRole, Document};
use crate::paragraph;

/// Tells the turns of a document of which most paragraphs are turns. A paragraph without a label stays one.
pub(crate) fn tell_turns(document: &mut Document) {
    let is_told = document.blocks.iter().any(|block| block.role == BlockRole::Turn);
    let Some(layout) = (if is_told { None } else { layout_of(&document.blocks) }) else { return };
    let mut told: Vec<Block> = Vec::with_capacity(document.blocks.len());
    let mut open: Option<Block> = None;
    for block in document.blocks.drain(..) {
        let label = label_of(&block.text, layout).filter(|_| is_text(&block));
        match (label, open.take()) {
            (Some(label), before) => {
                // A name without words below it is a paragraph.
                told.extend(before.map(unlabelled));
                let turn = turn(&block, &label);
                if turn.text.is_empty() { open = Some(turn) } else { told.push(turn) }
            }
            (None, Some(turn)) if is_text(&block) => told.push(Block { text: block.text, ..turn }),
            (None, before) => {
                told.extend(before.map(unlabelled));
                told.push(block);
            }
        }
    }
    told.extend(open.map(unlabelled));
    document.blocks = told;
}

fn is_text(block: &Block) -> bool {
    block.kept && matches!(block.role, BlockRole::Paragraph | BlockRole::Heading)
}

/// The layout of the turns, if at least half of the paragraphs are turns or parts of one.
fn layout_of(blocks: &[Block]) -> Option<TranscriptLayout> {
    let lines: Vec<&str> =
        blocks.iter().filter(|block| is_text(block)).map(|block| block.text.as_str()).collect();
    // A name alone and its words are two paragraphs here, and two lines of one paragraph in a text.
    let layout = [("\n\n", TranscriptLayout::Before), ("\n", TranscriptLayout::Alone)]
        .into_iter()
        .find_map(|(joint, wanted)| layout(&joined(&lines, joint, wanted)).filter(|own| *own == wanted))?;
    let labelled = lines.iter().filter(|line| label_of(line, layout).is_some()).count();
    let paragraphs = if layout == TranscriptLayout::Alone { lines.len() - labelled } else { lines.len() };
    (labelled * 2 >= paragraphs).then_some(layout)
}

/// The paragraphs as a text has them: in the layout with names alone, an empty line is before each name.
fn joined(lines: &[&str], joint: &str, layout: TranscriptLayout) -> String {
    let mut text = String::new();
    for line in lines {
        if layout == TranscriptLayout::Alone && label_of(line, layout).is_some() {
            text.push('\n');
        }
        text.push_str(line);
        text.push_str(joint);
    }
    text
}

fn turn(block: &Block, label: &TurnLabel<'_>) -> Block {
    Block {
        text: paragraph::tidy(label.rest),
        role: BlockRole::Turn,
        speaker: Some(paragraph::tidy(label.speaker)),
        time: label.time.map(str::to_owned),
        part: SpeakerPart::of_label(label.speaker),
        ..block.clone()
    }
}

/// A paragraph again, of a label that no words follow.
fn unlabelled(turn: Block) -> Block {
    let text = turn.speaker.unwrap_or_default();
    Block { text, role: BlockRole::Paragraph, speaker: None, part: None, ..turn }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DocumentKind;

    fn told(paragraphs: &[&str]) -> Vec<(Option<String>, Option<String>, String)> {
        let mut document = Document::new(DocumentKind::Docx);
        document.blocks =
            paragraphs.iter().map(|text| Block::new(*text, BlockRole::Paragraph, true)).collect();
        tell_turns(&mut document);
        document.blocks.into_iter().map(|block| (block.speaker, block.time, block.text)).collect()
    }

    fn turn(speaker: &str, time: Option<&str>, text: &str) -> (Option<String>, Option<String>, String) {
        (Some(speaker.to_owned()), time.map(str::to_owned), text.to_owned())
    }

    #[test]
    fn labelled_paragraphs_are_turns_and_lose_their_time_codes() {
        let all = told(&[
            "Interview with the clerk",
            "Interviewer: When did you sign?",
            "Clerk: In May.",
            "[00:01:02] Interviewer: Who asked you to?",
            "Clerk: The chief did.",
        ]);
        assert_eq!(all[0], (None, None, "Interview with the clerk".to_owned()));
        assert_eq!(all[1], turn("Interviewer", None, "When did you sign?"));
        assert_eq!(all[3], turn("Interviewer", Some("00:01:02"), "Who asked you to?"));
        assert_eq!(all.len(), 5);
    }

    #[test]
    fn names_alone_have_their_words_below() {
        let all = told(&[
            "Speaker 1  00:00",
            "Good morning to all.",
            "Speaker 2  00:07",
            "Thank you for having me.",
            "Speaker 1  00:12",
            "Shall we begin?",
        ]);
        assert_eq!(all[1], turn("Speaker 2", Some("00:07"), "Thank you for having me."));
        assert_eq!(all.len(), 3);
    }

    #[test]
    fn articles_stay_as_they_are() {
        let article = [
            "The wall leans",
            "The council said this: the wall is safe.",
            "Mr Ek: “No.” That was all he said.",
            "The wall fell on Friday.",
            "Cost: two million.",
        ];
        assert!(told(&article).iter().all(|(speaker, _, _)| speaker.is_none()));
    }
}
