//! The parts of a mail: the sender's own words, and those that are quoted, signed and added.

use super::{NOT_WRITTEN, phrases};
use crate::document::{Block, BlockRole};
use crate::paragraph::stated;

/// The most words of a remark above a mail that is passed on.
const REMARK: usize = 20;
/// The number of blocks in which the head of a mail that was passed on is looked for.
const HEAD: usize = 8;
/// The most lines of a signature below the name, and the most words of such a line.
const SIGNATURE: (usize, usize) = (8, 10);
/// The most blocks above the line that leads to the mail as a page.
const ABOVE: usize = 4;

/// Judges the blocks of a mail: leaves out quoted mails, signatures, and the head and foot of newsletters. Says whether
/// the text is that of another mail, which was passed on.
pub(super) fn judge(blocks: &mut [Block], is_forward: bool) -> bool {
    leave_out_head(blocks);
    let is_passed_on = leave_out_quoted(blocks, is_forward);
    leave_out_foot(blocks);
    leave_out_signature(blocks);
    for block in blocks.iter_mut().filter(|block| phrases::is_device(&block.text)) {
        (block.role, block.kept) = (BlockRole::Promotion, false);
    }
    is_passed_on
}

/// The name of who wrote a mail that was passed on, from its head in the text.
pub(super) fn first_sender(blocks: &[Block]) -> Option<String> {
    let quoted = blocks.iter().filter(|block| block.role == BlockRole::QuotedMail);
    let name = quoted.take(HEAD).find_map(|block| phrases::sender_in_head(&block.text))?;
    let name = name.split(['<', '[', '(']).next()?.trim_matches(['"', '*', ' ', '\u{a0}']);
    stated(name).filter(|name| !name.contains('@') && name.chars().count() <= 60)
}

/// Leaves out the line that leads to the mail as a page, and the preview of the mail above it.
fn leave_out_head(blocks: &mut [Block]) {
    let at = blocks.iter().take(ABOVE + 2).position(|block| phrases::is_view_online(&block.text));
    for block in blocks.iter_mut().take(at.map_or(0, |at| at + 1)) {
        (block.role, block.kept) = (NOT_WRITTEN, false);
    }
}

fn leave_out_quoted(blocks: &mut [Block], is_forward: bool) -> bool {
    let start = (0..blocks.len()).find(|at| begins_quoted(blocks, *at));
    let Some(start) = start else {
        return false;
    };
    let words: usize =
        blocks.iter().take(start).filter(|block| block.kept).map(|block| count_words(&block.text)).sum();
    let is_passed_on = words <= REMARK
        && (is_forward
            || blocks.get(start).is_some_and(|block| block.text.to_lowercase().contains("forward")));
    let (_, rest) = blocks.split_at_mut(start);
    let is_marked = |block: &Block| matches!(block.role, BlockRole::QuotedMail | BlockRole::BlockQuote);
    // Where the quoted mail is marked line by line, or where nothing is written above it, words between are an answer.
    let only_marked = rest.iter().skip(1).any(|block| block.role == BlockRole::QuotedMail)
        || (words < 5 && rest.get(1).is_some_and(is_marked));
    let mut in_head = true;
    for (at, block) in rest.iter_mut().enumerate() {
        let introduces =
            at == 0 || phrases::is_separator(&block.text) || phrases::is_attribution(&block.text);
        in_head = introduces || (in_head && phrases::is_head(&block.text));
        if is_passed_on && !in_head {
            if block.role == BlockRole::QuotedMail {
                block.role = BlockRole::Paragraph;
            }
            block.kept = true;
        } else if in_head || !only_marked || is_marked(block) {
            (block.role, block.kept) = (BlockRole::QuotedMail, false);
        }
    }
    is_passed_on
}

/// Returns whether a quoted mail begins at a block: with a line that introduces it, or with its head.
fn begins_quoted(blocks: &[Block], at: usize) -> bool {
    let Some(block) = blocks.get(at) else {
        return false;
    };
    let head_follows = || {
        let rest = blocks.get(at + 1..).unwrap_or_default();
        rest.iter().take(3).filter(|block| phrases::is_head(&block.text)).count() >= 2
    };
    phrases::is_separator(&block.text)
        || phrases::is_attribution(&block.text)
        || (phrases::is_head_start(&block.text) && (head_follows() || has_whole_head(&block.text)))
}

/// Returns whether a block holds the whole head of a mail in one paragraph.
fn has_whole_head(text: &str) -> bool {
    let lower = text.to_lowercase();
    (lower.contains("subject:") || lower.contains("betreff:") || lower.contains("objet :"))
        && (lower.contains("to:") || lower.contains("an:") || lower.contains("à :"))
        && text.chars().count() < 500
}

/// Leaves out the signature, and the foot of a newsletter or mailing list: from its first phrase to the end.
fn leave_out_foot(blocks: &mut [Block]) {
    let count = blocks.len();
    let written = blocks.iter().rposition(|block| block.kept).map_or(0, |at| at + 1);
    let signature = blocks.iter().rposition(|block| block.role == BlockRole::Credit && block.text == "--");
    // A foot lies in the second half, however short the mail is: "unsubscribe" may be the subject of an article.
    let foot = (written / 2..count).find(|at| {
        blocks
            .get(*at)
            .is_some_and(|block| block.role != BlockRole::QuotedMail && phrases::is_foot(&block.text))
    });
    for (at, block) in blocks.iter_mut().enumerate() {
        if block.role == BlockRole::QuotedMail {
            continue;
        }
        if foot.is_some_and(|foot| at >= foot) {
            (block.role, block.kept) = (NOT_WRITTEN, false);
        } else if signature.is_some_and(|from| at >= from) {
            (block.role, block.kept) = (BlockRole::Credit, false);
        }
    }
}

/// Leaves out what a letter has below the name of its writer: the office, the address, the telephone.
fn leave_out_signature(blocks: &mut [Block]) {
    let end = blocks.iter().rposition(|block| block.kept).map_or(0, |at| at + 1);
    let Some(own) = blocks.get_mut(..end) else { return };
    let Some(close) = own.iter().rposition(|block| block.kept && phrases::is_closing(&block.text)) else {
        return;
    };
    let is_line = |block: &Block| {
        block.role != BlockRole::QuotedMail
            && count_words(&block.text) <= SIGNATURE.1
            && !block.text.trim_end().ends_with(['.', '!', '?', ':'])
    };
    // The first line below is the name.
    let lines = own.get_mut(close + 2..).unwrap_or_default();
    if lines.len() <= SIGNATURE.0 && lines.iter().all(is_line) {
        for block in lines {
            (block.role, block.kept) = (BlockRole::Credit, false);
        }
    }
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}
