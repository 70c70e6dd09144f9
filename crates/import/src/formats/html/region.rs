//! The part of a page in which the article is.

use super::dom::{DOCUMENT, Dom, NONE, NodeId};
use super::layout::Piece;
use super::plain::same_words;
use super::witness::Witness;
use super::zones::{Zone, Zones, sums};

/// Where the article is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Region {
    /// The element that holds the headline too, as far as the page names one.
    pub(super) scope: NodeId,
    /// The smallest element that holds nearly all of the text.
    pub(super) root: NodeId,
}

/// The share of the text that an element must have for the search to go on inside it.
const NEARLY_ALL: f64 = 0.85;

/// The same where the rest lies in elements of another kind.
const MOST: f64 = 0.6;

/// Finds the region.
pub(super) fn find(
    dom: &Dom,
    pieces: &[Piece],
    zones: &Zones,
    witness: &Witness,
    title: Option<&str>,
) -> Region {
    let weights = sums(dom, pieces, |_, piece| weight(piece, zones, witness));
    let weight = |id: NodeId| f64::from(weights.get(id as usize).copied().unwrap_or_default());
    let scope = first_of_several(dom, &weight, title).unwrap_or_else(|| scope(dom, &weight));
    let mut root = scope;
    loop {
        let (best, rival) = heaviest(dom, root, &weight);
        if best == NONE {
            break;
        }
        let share = weight(best) / weight(root).max(1.0);
        let alike = rival != NONE && weight(rival) > 0.08 * weight(root) && same_kind(dom, best, rival);
        let is_container =
            !matches!(dom.name(best), "p" | "li" | "blockquote" | "ul" | "ol" | "table" | "tbody" | "tr");
        if is_container && (share >= NEARLY_ALL || (share >= MOST && !alike)) {
            root = best;
        } else {
            break;
        }
    }
    Region { scope, root }
}

fn weight(piece: &Piece, zones: &Zones, witness: &Witness) -> u32 {
    if piece.popup || zones.of(piece.node) != Zone::None || piece.link_share() > 0.6 {
        return 0;
    }
    match witness.has(&piece.text) {
        Some(true) => piece.mass() * 3,
        Some(false) => piece.mass() / 2,
        None => piece.mass(),
    }
}

/// The heaviest of the elements that pages put their article in, or the whole page.
fn scope(dom: &Dom, weight: &impl Fn(NodeId) -> f64) -> NodeId {
    let total = weight(DOCUMENT);
    let mut best = DOCUMENT;
    for id in dom.descendants(DOCUMENT) {
        let named = matches!(dom.name(id), "article" | "main")
            || dom.attribute(id, "role").is_some_and(|role| role == "main" || role == "article")
            || dom.attribute(id, "itemtype").is_some_and(|kind| kind.ends_with("Article"));
        let heavy = weight(id) > 0.4 * total && (best == DOCUMENT || weight(id) >= 0.9 * weight(best));
        if named && heavy {
            best = id;
        }
    }
    best
}

/// The first of several articles on a page that goes on with the next one, each with a headline of its own.
fn first_of_several(dom: &Dom, weight: &impl Fn(NodeId) -> f64, title: Option<&str>) -> Option<NodeId> {
    let total = weight(DOCUMENT);
    let mut articles: Vec<(NodeId, String)> = Vec::new();
    for id in dom.descendants(DOCUMENT).filter(|id| dom.name(*id) == "h1") {
        let holder = dom.ancestors(id).find(|id| dom.name(*id) == "article");
        let Some(holder) = holder.filter(|holder| weight(*holder) > 0.1 * total) else {
            continue;
        };
        if articles.iter().all(|(own, _)| *own != holder) {
            articles.push((holder, dom.words(id)));
        }
        if articles.len() >= 50 {
            break;
        }
    }
    if articles.len() < 2 {
        return None;
    }
    let named = articles.iter().find(|(_, heading)| title.is_some_and(|title| same_words(title, heading)));
    named.or(articles.first()).map(|(id, _)| *id)
}

/// The heaviest child of an element, and the next.
fn heaviest(dom: &Dom, parent: NodeId, weight: &impl Fn(NodeId) -> f64) -> (NodeId, NodeId) {
    let (mut best, mut rival) = (NONE, NONE);
    let mut child = dom.get(parent).map_or(NONE, |node| node.first);
    while child != NONE {
        if weight(child) > 0.0 {
            if best == NONE || weight(child) > weight(best) {
                (best, rival) = (child, best);
            } else if rival == NONE || weight(child) > weight(rival) {
                rival = child;
            }
        }
        child = dom.get(child).map_or(NONE, |node| node.next);
    }
    (best, rival)
}

/// Whether two elements have the same name and a class in common, or no class at all.
fn same_kind(dom: &Dom, one: NodeId, other: NodeId) -> bool {
    if dom.name(one) != dom.name(other) {
        return false;
    }
    let classes = |id| dom.attribute(id, "class").unwrap_or_default().split_whitespace();
    classes(one).next().is_none() && classes(other).next().is_none()
        || classes(one).any(|class| classes(other).any(|own| own == class))
}
