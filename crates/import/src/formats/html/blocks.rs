//! From judged pieces to the blocks of a document.

use super::cues;
use super::dom::Dom;
use super::judge::Judged;
use super::layout::PagePiece;
use crate::document::{Block, BlockRole};

/// Turns judged pieces into blocks. The first block of a live blog's entry has its time.
pub(super) fn blocks(dom: &Dom, judged: &[Judged<'_>]) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(judged.len());
    let mut time: Option<String> = None;
    for own in judged.iter().filter(|own| own.kept || own.role != BlockRole::Navigation || own.inside) {
        let mut block = Block::new(own.piece.text.clone(), own.role, own.kept);
        if own.inside && own.kept {
            block.time = time.take();
        } else if own.inside {
            time = entry_time(dom, own.piece).or(time);
        }
        blocks.push(block);
    }
    // One time alone is that of the article.
    if blocks.iter().filter(|block| block.time.is_some()).nth(1).is_none() {
        for block in &mut blocks {
            block.time = None;
        }
    }
    blocks
}

/// The time that a piece tells, if it tells nothing else.
fn entry_time(dom: &Dom, piece: &PagePiece) -> Option<String> {
    if piece.letters > 60 {
        return None;
    }
    let element = dom
        .ancestors(piece.node)
        .take(2)
        .chain(dom.descendants(piece.node).take(12))
        .find(|id| dom.name(*id) == "time");
    match element {
        Some(element) => {
            let stated = dom.attribute(element, "datetime").map(str::trim).filter(|time| !time.is_empty());
            Some(
                stated
                    .map(str::to_owned)
                    .or_else(|| clock(&piece.text))
                    .unwrap_or_else(|| piece.text.clone()),
            )
        }
        None => cues::is_time(&piece.text).then(|| piece.text.clone()),
    }
}

/// The time of day in a text, as "11:48" in "two hours ago, 11:48".
fn clock(text: &str) -> Option<String> {
    let place = text.find(':')?;
    let digits = |part: &str, end: bool| -> String {
        let digits: Vec<char> = if end {
            part.chars().rev().take_while(char::is_ascii_digit).take(2).collect()
        } else {
            part.chars().take_while(char::is_ascii_digit).take(2).collect()
        };
        if end { digits.into_iter().rev().collect() } else { digits.into_iter().collect() }
    };
    let (before, after) = text.split_at(place);
    let (hour, minute) = (digits(before, true), digits(after.get(1..)?, false));
    (!hour.is_empty() && minute.len() == 2).then(|| format!("{hour}:{minute}"))
}
