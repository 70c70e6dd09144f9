//! The part of a page in which the article is.

use super::dom::{DOCUMENT, Dom, NONE, NodeId};
use super::layout::PagePiece;
use super::names::Names;
use super::plain::same_words;
use super::witness::Witness;
use super::zones::{Zone, Zones, sums};

/// The region of the page that is the article.
#[derive(Debug)]
pub(super) struct PageRegion {
    /// The element that holds the headline too, as far as the page names one.
    pub(super) scope: NodeId,
    /// The smallest element that holds nearly all of the text.
    pub(super) root: NodeId,
    /// Elements beside the root that are of its kind and have the rest of the text.
    pub(super) others: Vec<NodeId>,
}

/// The share of the text that an element must have for the search to go on inside it.
const NEARLY_ALL: f64 = 0.85;

/// The same where the rest lies in elements of another kind.
const MOST: f64 = 0.6;

/// Finds the region.
pub(super) fn find(
    dom: &Dom,
    pieces: &[PagePiece],
    zones: &Zones,
    witness: &Witness,
    title: Option<&str>,
) -> PageRegion {
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
        // Inside of an article element there is little else: a part of another kind may be of the article too.
        let most = if dom.ancestors(root).any(|id| dom.name(id) == "article") { NEARLY_ALL } else { MOST };
        if is_container && (share >= NEARLY_ALL || (share >= most && !alike)) {
            root = best;
        } else {
            break;
        }
    }
    let others = children(dom, dom.parent(root))
        .filter(|id| root != scope && *id != root && weight(*id) > 0.0 && same_kind(dom, root, *id))
        .take(200)
        .collect();
    PageRegion { scope, root, others }
}

fn children(dom: &Dom, parent: NodeId) -> impl Iterator<Item = NodeId> {
    let first = dom.get(parent).map(|node| node.first).filter(|id| *id != NONE);
    std::iter::successors(first, |id| dom.get(*id).map(|node| node.next).filter(|id| *id != NONE))
}

fn weight(piece: &PagePiece, zones: &Zones, witness: &Witness) -> u32 {
    if piece.popup || zones.of(piece.node) != Zone::None || piece.link_share() > 0.6 {
        return 0;
    }
    match witness.has(&piece.text) {
        Some(true) => piece.mass() * 2,
        Some(false) => piece.mass() / 3 * 2,
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
    for child in children(dom, parent).filter(|id| weight(*id) > 0.0) {
        if best == NONE || weight(child) > weight(best) {
            (best, rival) = (child, best);
        } else if rival == NONE || weight(child) > weight(rival) {
            rival = child;
        }
    }
    (best, rival)
}

/// Returns whether two elements have the same name, and classes of which most words are the same, or no class at all.
pub(super) fn same_kind(dom: &Dom, one: NodeId, other: NodeId) -> bool {
    if dom.name(one) != dom.name(other) || dom.name(one).is_empty() {
        return false;
    }
    let words = |id| -> Vec<String> {
        let classes = dom.attribute(id, "class").unwrap_or_default();
        Names::list(classes).flat_map(|name| name.words().to_vec()).collect()
    };
    let (one, other) = (words(one), words(other));
    let common = one.iter().filter(|word| other.contains(word)).count();
    if one.is_empty() || other.is_empty() {
        one.is_empty() && other.is_empty()
    } else {
        common * 2 > one.len().min(other.len())
    }
}
