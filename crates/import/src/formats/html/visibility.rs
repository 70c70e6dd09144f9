//! The visible parts of a page.

use super::dom::{Dom, NodeId};
use super::names::{self, Names};

/// The most text that an element hides by its class or by `aria-hidden` alone, in bytes: a dialog that was open
/// when a page was saved marks all the rest as hidden.
const MOST_HIDDEN: usize = 300;

/// Returns whether a browser would not show an element.
pub(super) fn is_hidden(dom: &Dom, id: NodeId) -> bool {
    if dom.attribute(id, "hidden").is_some_and(|value| value != "until-found") {
        return true;
    }
    let style: String = dom
        .attribute(id, "style")
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if style.contains("display:none") || style.contains("visibility:hidden") {
        // A page that is shown by its script only once that has run hides all of itself until then.
        return !matches!(dom.name(id), "html" | "body" | "main" | "article");
    }
    // Marks beside headings: "edit", and links to the heading itself.
    if names::any(dom, id, |name| {
        name.pair("edit", "section") || name.has("headerlink") || name.has("permalink")
    }) {
        return is_short(dom, id);
    }
    let aria = dom.attribute(id, "aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    (aria || names::any(dom, id, is_for_readers_of_screens)) && is_short(dom, id)
}

/// Words beside a link for screen readers, about where it opens. In lower case.
const LINK_HINTS: &[&str] = &[
    "opens new tab",
    "opens in new tab",
    "opens in a new tab",
    "opens new window",
    "opens in new window",
    "opens in a new window",
    "external link",
    "external",
    "öffnet in neuem fenster",
    "öffnet in neuem tab",
    "externer link",
    "nouvelle fenêtre",
    "s'ouvre dans une nouvelle fenêtre",
    "ouvre un nouvel onglet",
    "se abre en una ventana nueva",
    "abre en nueva ventana",
];

/// Returns whether an element in a link only says how that opens.
pub(super) fn is_link_hint(dom: &Dom, id: NodeId) -> bool {
    if dom.name(id) != "span"
        || !dom.ancestors(id).skip(1).take(3).any(|id| dom.name(id) == "a")
        || !is_short(dom, id)
    {
        return false;
    }
    let words = dom.words(id).to_lowercase();
    LINK_HINTS.contains(&words.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Returns whether a class says that only programs which read aloud have the text.
fn is_for_readers_of_screens(name: &Names) -> bool {
    name.pair("sr", "only")
        || name.pair("visually", "hidden")
        || name.pair("screen", "reader")
        || name.pair("screenreader", "text")
        || name.pair("element", "invisible")
        || name.pair("off", "screen")
        || name.has("offscreen")
        || name.has("screenreader")
        || name.has("visuallyhidden")
        || name.is("hidden")
        || name.is("hide")
        || name.is("invisible")
}

fn is_short(dom: &Dom, id: NodeId) -> bool {
    let mut length = 0;
    for node in dom.descendants(id).take(4096) {
        length += dom.text_of(node).map_or(0, |text| text.trim().len());
        if length > MOST_HIDDEN {
            return false;
        }
    }
    true
}

/// Returns whether an element inside a paragraph opens under the pointer, as a card about a person does.
pub(super) fn is_popup(dom: &Dom, id: NodeId) -> bool {
    if dom.attribute(id, "role") == Some("tooltip") {
        return true;
    }
    if links_under(dom, id) < 2 {
        return false;
    }
    // The name that it opens from may lie in it, beside the card itself.
    let named = is_named_popup(dom, id)
        && !dom
            .descendants(id)
            .skip(1)
            .take(16)
            .any(|id| is_named_popup(dom, id) && links_under(dom, id) >= 2);
    named
        || (dom.name(id) == "span"
            && links_under(dom, id) >= 3
            && has_picture(dom, id)
            && !is_named_popup(dom, id))
}

fn is_named_popup(dom: &Dom, id: NodeId) -> bool {
    names::any(dom, id, |name| POPUPS.iter().any(|word| name.has(word)))
}

/// Words by which authors of pages name what opens under the pointer.
const POPUPS: &[&str] = &[
    "tooltip",
    "popover",
    "popup",
    "rollover",
    "hovercard",
    "flyout",
    "tippy",
    "overlay",
    "dropdown",
    "infocard",
];

/// The number of links that are under an element, as far as the first few nodes tell.
fn links_under(dom: &Dom, id: NodeId) -> usize {
    dom.descendants(id).take(64).filter(|id| dom.name(*id) == "a").count()
}

fn has_picture(dom: &Dom, id: NodeId) -> bool {
    dom.descendants(id).take(64).any(|id| dom.name(id) == "img")
}
