//! Boxes between the paragraphs: a few lines in an element of their own that invite, or lead to other articles.
//!
//! A line such as “Sign up to our letter” tells its part by its words; those below it often do not. Where they share an
//! element with it that is none of those which hold the paragraphs, they have the same part.

use std::ops::Range;

use super::cues;
use super::dom::{DOCUMENT, Dom, DomNode, NONE, NodeId};
use super::judge::{Judged, JudgedPage};
use super::layout::{PagePiece, PieceShape};
use super::region::same_kind;
use super::zones::{Zone, sums};
use crate::document::BlockRole;

/// The most letters that a box has.
const MOST_LETTERS: u32 = 600;

/// The least share that the text outside of a box has, as a multiple of the box.
const TIMES_LARGER: u32 = 5;

/// The most letters of a paragraph in a box: longer ones are the article's.
const LONGEST_LINE: u32 = 250;

/// The number of siblings on each side of a box that are looked at for paragraphs.
const MOST_SIBLINGS: usize = 24;

/// The least number of letters that these siblings have.
const LEAST_BESIDE: u32 = 300;

/// Leaves out what shares a box with a line that tells its part.
pub(super) fn leave_out(page: &JudgedPage<'_>, pieces: &[PagePiece], judged: &mut [Judged<'_>]) {
    let letters = sums(page.dom, pieces, |_, piece| piece.letters);
    let boxes = Boxes { page, total: at(&letters, DOCUMENT), letters };
    let mut next = 0;
    while next < judged.len() {
        let found = boxes.round(judged, next);
        next = found.as_ref().map_or(0, |(_, lines)| lines.end).max(next + 1);
        let lines = found.and_then(|(role, lines)| Some((role, judged.get_mut(lines)?)));
        if let Some((role, lines)) = lines {
            for own in lines.iter_mut().filter(|own| own.kept) {
                (own.role, own.kept) = (role, false);
            }
        }
    }
}

fn at(sums: &[u32], id: NodeId) -> u32 {
    sums.get(id as usize).copied().unwrap_or_default()
}

struct Boxes<'p> {
    page: &'p JudgedPage<'p>,
    letters: Vec<u32>,
    total: u32,
}

impl Boxes<'_> {
    /// The part and the lines of the box to which a piece gives its part.
    fn round(&self, judged: &[Judged<'_>], at: usize) -> Option<(BlockRole, Range<usize>)> {
        let own = judged.get(at)?;
        let role = own.role;
        let tells = own.inside && !own.kept && matches!(role, BlockRole::Promotion | BlockRole::Related);
        if !tells || self.page.zones.of(own.piece.node) != Zone::None {
            return None;
        }
        let around: Vec<NodeId> =
            self.page.dom.ancestors(own.piece.node).take(12).take_while(|id| self.is_small(*id)).collect();
        // A form is a box whatever it begins with, and so is what a title opens.
        let form =
            around.iter().rev().filter(|_| role == BlockRole::Promotion).find(|id| asks(self.page.dom, **id));
        let opened = around.iter().rev().filter(|_| is_title(own.piece)).find(|id| self.interrupts(**id));
        let (element, first) = match (form, opened) {
            (Some(form), _) => (*form, self.first_in(judged, at, *form)),
            (None, Some(opened)) => (*opened, at),
            (None, None) => return None,
        };
        let is_in = |own: &&Judged<'_>| lies_in(self.page.dom, own.piece.node, element);
        let lines = judged.get(first..)?.iter().take_while(is_in).count();
        let all = judged.get(first..first + lines)?;
        let whole = first == self.first_in(judged, at, element);
        (whole && all.iter().all(|own| !own.kept || self.is_line(own.piece)))
            .then_some((role, first..first + lines))
    }

    /// The place of the first of the pieces that lie one after the other in an element, up to one of them.
    fn first_in(&self, judged: &[Judged<'_>], at: usize, element: NodeId) -> usize {
        let before = judged.get(..at).unwrap_or_default().iter().rev();
        at - before.take_while(|own| lies_in(self.page.dom, own.piece.node, element)).count()
    }

    /// Returns whether an element is small beside the text, and may be a box.
    fn is_small(&self, id: NodeId) -> bool {
        let own = at(&self.letters, id);
        id != self.page.region.root && own <= MOST_LETTERS && own.saturating_mul(TIMES_LARGER) < self.total
    }

    /// Returns whether an element lies between those that hold paragraphs, and is none of their kind.
    fn interrupts(&self, id: NodeId) -> bool {
        let dom = self.page.dom;
        if !is_container(dom.name(id)) {
            return false;
        }
        let walk = |step: fn(&DomNode) -> NodeId| {
            let next = move |id: &NodeId| dom.get(*id).map(step).filter(|id| *id != NONE);
            std::iter::successors(next(&id), next).take(MOST_SIBLINGS)
        };
        let mut text = 0;
        for sibling in walk(|node| node.previous).chain(walk(|node| node.next)) {
            let letters = at(&self.letters, sibling);
            if letters >= 80 && same_kind(dom, sibling, id) {
                return false;
            }
            text += letters;
        }
        text >= LEAST_BESIDE
    }

    /// Returns whether a piece may be a line of a box: short, without quotation, and not stated as the article's.
    fn is_line(&self, piece: &PagePiece) -> bool {
        piece.letters <= LONGEST_LINE
            && !piece.text.contains(['"', '“', '„', '«'])
            && self.page.witness.has(&piece.text) != Some(true)
    }
}

/// Returns whether a piece is a title: short, and a heading or no sentence.
fn is_title(piece: &PagePiece) -> bool {
    piece.letters <= 100 && (piece.shape == PieceShape::Heading || !cues::ends_sentence(&piece.text))
}

fn is_container(name: &str) -> bool {
    matches!(name, "div" | "section" | "aside" | "article" | "figure" | "details" | "fieldset" | "td")
        || name.contains('-')
}

/// Returns whether an element is a container that has something to fill in.
fn asks(dom: &Dom, id: NodeId) -> bool {
    let fields = |id| matches!(dom.name(id), "input" | "textarea" | "select");
    (is_container(dom.name(id)) || dom.name(id) == "form") && dom.descendants(id).take(200).any(fields)
}

fn lies_in(dom: &Dom, node: NodeId, element: NodeId) -> bool {
    dom.ancestors(node).take(24).any(|id| id == element)
}
