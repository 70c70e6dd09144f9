//! The plain form of a mail: paragraphs, whatever width its lines were broken at.

use super::phrases;
use crate::document::{Block, BlockRole};
use crate::paragraph;

/// The width from which on a line may have been broken by a program.
const BROKEN: usize = 60;

/// A line, and how often it was quoted.
struct MailLine {
    depth: usize,
    text: String,
}

/// Returns whether a plain form says surely where its paragraphs end, and is not a page in disguise, full of addresses.
pub(super) fn is_clean(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let addresses = text.matches("http://").count() + text.matches("https://").count();
    let lines = || text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('>'));
    // Long lines: nothing broke them.
    let long = lines().filter(|line| line.chars().count() > 90).count();
    let full = lines().filter(|line| (BROKEN..=90).contains(&line.chars().count())).count();
    addresses * 100 <= words.max(40) && (long > 0 || full * 4 < lines().count() || full < 3)
}

/// The blocks of a plain text. Lines in the format "flowed" (RFC 3676) go on where they end with a space; where
/// `joined`, that space is no part of the text.
pub(super) fn blocks(text: &str, flowed: bool, joined: bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<MailLine> = None;
    let mut last_width = 0;
    let mut goes_on = false;
    for raw in text.lines() {
        let line = unquoted(raw.trim_end_matches('\r'), flowed);
        let is_signature = line.text.trim_end() == "--" && line.text.len() <= 3;
        if line.text.trim().is_empty() || is_signature {
            close(&mut blocks, open.take());
            goes_on = false;
            if is_signature {
                blocks.push(Block::new("--", BlockRole::Credit, false));
            }
            continue;
        }
        let width = line.text.chars().count();
        let first = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
        let fits = |before: &MailLine| {
            before.depth == line.depth
                && !is_item(&line.text)
                && !phrases::is_head(&line.text)
                && if flowed {
                    goes_on
                } else {
                    last_width + first + 1 >= BROKEN + 5 && last_width >= BROKEN - 10
                }
        };
        // The line that introduces a quoted mail is broken like any other.
        let introduces =
            |before: &MailLine| before.depth == line.depth && is_open_attribution(&before.text, &line.text);
        match &mut open {
            Some(before) if fits(before) || introduces(before) => {
                let has_space = before.text.ends_with(' ') || (flowed && joined);
                if !has_space {
                    before.text.push(' ');
                }
                before.text.push_str(line.text.trim_start());
            }
            _ => {
                close(&mut blocks, open.take());
                open = Some(MailLine { depth: line.depth, text: line.text.clone() });
            }
        }
        goes_on = flowed && raw.ends_with(' ');
        if goes_on
            && joined
            && let Some(before) = &mut open
        {
            before.text.truncate(before.text.trim_end_matches(' ').len());
        }
        last_width = width;
    }
    close(&mut blocks, open);
    blocks
}

/// A line without its quotation marks, and in the format "flowed" without the space that protects its beginning.
fn unquoted(raw: &str, flowed: bool) -> MailLine {
    let mut rest = raw;
    let mut depth = 0;
    while let Some(inner) = rest.strip_prefix('>') {
        depth += 1;
        rest = if flowed { inner } else { inner.strip_prefix(' ').unwrap_or(inner) };
    }
    if flowed || depth > 0 {
        rest = rest.strip_prefix(' ').unwrap_or(rest);
    }
    MailLine { depth, text: rest.to_owned() }
}

fn close(blocks: &mut Vec<Block>, line: Option<MailLine>) {
    let Some(line) = line else {
        return;
    };
    let is_rule = line.text.trim().chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '~' | '+'));
    let text = line.text.trim_start();
    let text = if is_item(text) { text.trim_start_matches(['*', '-', '•', '–']) } else { text };
    let role = match () {
        () if line.depth > 0 => BlockRole::QuotedMail,
        () if is_rule => super::NOT_WRITTEN,
        () if is_item(&line.text) => BlockRole::ListItem,
        () => BlockRole::Paragraph,
    };
    paragraph::push(blocks, text, role, line.depth == 0 && !is_rule);
}

fn is_item(text: &str) -> bool {
    let text = text.trim_start();
    ["* ", "- ", "• ", "– "].iter().any(|mark| text.starts_with(mark)) && !text.starts_with("-- ")
}

/// Returns whether two lines together introduce the mail that is answered.
fn is_open_attribution(first: &str, second: &str) -> bool {
    !phrases::is_attribution(first)
        && phrases::is_attribution(&format!("{} {}", first.trim_end(), second.trim()))
}
