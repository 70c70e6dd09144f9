//! The stretches of text that a browser would lay out as paragraphs.

use super::dom::{DOCUMENT, Dom, ElementVocabulary, NONE, NodeId, Step};
use super::flow::PageFlow;
use super::visibility;

/// The form of a piece, by the element that it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceShape {
    /// A paragraph element.
    Paragraph,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
    /// A quotation set off from the text.
    Quote,
    /// A row of a table.
    Row,
    /// The words under a picture.
    Caption,
    /// Text right in a container.
    Loose,
}

/// A stretch of text between two boundaries of blocks.
#[derive(Debug, Clone)]
pub(super) struct PagePiece {
    /// The words, with single spaces.
    pub(super) text: String,
    /// The innermost element that holds all of it.
    pub(super) node: NodeId,
    /// The form.
    pub(super) shape: PieceShape,
    /// The number of characters that it has that are not spaces.
    pub(super) letters: u32,
    /// The number of them that are links.
    pub(super) linked: u32,
    /// The number of them that are emphasised, in italics.
    pub(super) slanted: u32,
    /// True if it was hung on a link or a name inside a paragraph, as a list that opens under the pointer is.
    pub(super) popup: bool,
}

impl PagePiece {
    /// The share of its characters that are links.
    pub(super) fn link_share(&self) -> f64 {
        f64::from(self.linked) / f64::from(self.letters.max(1))
    }

    /// Its likeness to running text: its characters that are not links, if it has a sentence.
    pub(super) fn mass(&self) -> u32 {
        let own = self.letters - self.linked.min(self.letters);
        match self.shape {
            PieceShape::Heading | PieceShape::Row | PieceShape::Caption => 0,
            PieceShape::Paragraph | PieceShape::Quote if own >= 25 => own,
            _ if own >= 70 && self.text.contains(['.', ',', '?', '!', '。']) => own,
            _ => 0,
        }
    }
}

/// Elements that a browser lays out as blocks. Sorted.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Elements whose inside is no text of the page. Sorted.
const WITHOUT_TEXT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "embed", "frameset", "head", "iframe", "input", "map", "meter",
    "noembed", "noframes", "noscript", "object", "progress", "script", "select", "style", "textarea",
    "video",
];

pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// Lays out everything under a node.
pub(super) fn lay_out(dom: &Dom, root: NodeId) -> Vec<PagePiece> {
    let mut layout = PageLayout { dom, flow: PageFlow::new(dom), pieces: Vec::new(), popups: Vec::new() };
    let mut step = Step::Enter(root);
    loop {
        let inside = match step {
            Step::Enter(id) => layout.enter(id),
            Step::Leave(id) => {
                layout.leave(id);
                true
            }
        };
        match dom.step(root, step, inside) {
            // A node that was passed over is left without having been entered: `leave` sees to that.
            Some(next) => step = next,
            None => break,
        }
    }
    layout.flush(root);
    layout.pieces
}

/// A popup inside a paragraph, and the paragraph's flow that it interrupts.
struct Popup<'a> {
    node: NodeId,
    paragraph: PageFlow<'a>,
}

struct PageLayout<'a> {
    dom: &'a Dom,
    flow: PageFlow<'a>,
    pieces: Vec<PagePiece>,
    popups: Vec<Popup<'a>>,
}

impl PageLayout<'_> {
    /// Enters a node and tells whether its inside is text of the page.
    fn enter(&mut self, id: NodeId) -> bool {
        if let Some(text) = self.dom.text_of(id) {
            self.flow.push(id, text);
            return true;
        }
        let Some(element) = self.dom.element(id) else {
            return id == DOCUMENT;
        };
        let name = self.dom.name(id);
        if element.vocabulary == ElementVocabulary::Svg || WITHOUT_TEXT.binary_search(&name).is_ok() {
            return false;
        }
        if name == "template" && self.dom.attribute(id, "shadowrootmode").is_none() {
            return false;
        }
        if visibility::is_hidden(self.dom, id)
            || visibility::is_link_hint(self.dom, id)
            || is_note_mark(self.dom, id)
            || is_bullet(self.dom, id)
        {
            return false;
        }
        if is_block(name) {
            self.flush(id);
        } else if self.popups.len() < 8 && !self.flow.is_empty() && visibility::is_popup(self.dom, id) {
            let paragraph = std::mem::replace(&mut self.flow, PageFlow::new(self.dom));
            self.popups.push(Popup { node: id, paragraph });
        }
        match name {
            "br" if self.flow.line_break() => self.flush(id),
            "q" => self.flow.open_quotation(id),
            "a" => self.flow.linked += 1,
            "em" | "i" | "cite" => self.flow.slanted += 1,
            "pre" => self.flow.preformatted += 1,
            "td" | "th" if is_long(self.dom, id) => self.flush(id),
            "td" | "th" => self.flow.cell(),
            _ => {}
        }
        self.flow.entered(id);
        true
    }

    fn leave(&mut self, id: NodeId) {
        if !self.flow.left(id) {
            return;
        }
        let name = self.dom.name(id);
        match name {
            "q" => self.flow.close_quotation(id),
            "a" => self.flow.linked = self.flow.linked.saturating_sub(1),
            "em" | "i" | "cite" => self.flow.slanted = self.flow.slanted.saturating_sub(1),
            "pre" => self.flow.preformatted = self.flow.preformatted.saturating_sub(1),
            _ => {}
        }
        if is_block(name) || (matches!(name, "td" | "th") && is_long(self.dom, id)) {
            self.flush(id);
        }
        if self.popups.last().is_some_and(|popup| popup.node == id) {
            self.flush(id);
            if let Some(popup) = self.popups.pop() {
                self.flow = popup.paragraph;
            }
        }
    }

    /// Ends a piece.
    fn flush(&mut self, at: NodeId) {
        let Some(ready) = self.flow.take() else {
            return;
        };
        let node = common(self.dom, ready.first, ready.last);
        let node = if node == NONE { at } else { node };
        let piece = PagePiece {
            text: ready.text,
            node,
            shape: shape(self.dom, node),
            letters: ready.letters,
            linked: ready.linked,
            slanted: ready.slanted,
            popup: !self.popups.is_empty(),
        };
        self.pieces.push(piece);
    }
}

/// Returns whether an element is the mark of a footnote: a number or sign, raised or not, that links to another place.
fn is_note_mark(dom: &Dom, id: NodeId) -> bool {
    let raised = dom.name(id) == "sup";
    if !raised && dom.name(id) != "a" {
        return false;
    }
    let (mut words, mut link) = (String::new(), false);
    for node in dom.descendants(id).take(24) {
        words.push_str(dom.text_of(node).map_or("", str::trim));
        let to = dom.attribute(node, "href").unwrap_or_default();
        link |= dom.name(node) == "a" && if raised { to.contains('#') } else { to.starts_with('#') };
        if words.len() > LONGEST_NOTE_MARK {
            return false;
        }
    }
    link && (raised || is_note_sign(&words))
}

/// The longest mark of a footnote, in bytes.
const LONGEST_NOTE_MARK: usize = 16;

/// Returns whether a text is a number or a sign that notes are marked with, in brackets or not.
fn is_note_sign(text: &str) -> bool {
    let sign = text.trim_matches(['[', ']', '(', ')', ' ']);
    let number = sign.len() <= 3 && sign.bytes().all(|byte| byte.is_ascii_digit());
    !sign.is_empty() && (number || sign.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶')))
}

/// Returns whether an element is the bullet or the number that Word writes before an item of a list.
fn is_bullet(dom: &Dom, id: NodeId) -> bool {
    dom.attribute(id, "style")
        .is_some_and(|style| style.to_ascii_lowercase().replace(' ', "").contains("mso-list:ignore"))
}

/// Returns whether a cell of a table has a paragraph in it rather than a figure or a name.
fn is_long(dom: &Dom, id: NodeId) -> bool {
    let mut length = 0;
    for node in dom.descendants(id).take(64) {
        length += dom.text_of(node).map_or(0, |text| text.trim().len());
        if length > 160 {
            return true;
        }
    }
    false
}

/// The innermost element that holds two text nodes.
fn common(dom: &Dom, first: NodeId, last: NodeId) -> NodeId {
    if first == last {
        return dom.parent(first);
    }
    // The two lie in one paragraph: few elements are between them and what they share.
    let above: Vec<NodeId> = dom.ancestors(first).skip(1).take(64).collect();
    dom.ancestors(last).skip(1).take(64).find(|id| above.contains(id)).unwrap_or_else(|| dom.parent(first))
}

/// The form of a piece in an element.
fn shape(dom: &Dom, node: NodeId) -> PieceShape {
    let mut shape = PieceShape::Loose;
    for (above, id) in dom.ancestors(node).take(24).enumerate() {
        match dom.name(id) {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return PieceShape::Heading,
            "figcaption" | "caption" => return PieceShape::Caption,
            "li" | "dd" | "dt" => return PieceShape::Item,
            // The cells of a row of figures are one piece; what lies in one cell alone is laid out by the table.
            "tr" if above == 0 => return PieceShape::Row,
            "blockquote" => return PieceShape::Quote,
            "p" if dom.attribute(id, "class").is_some_and(|class| class.starts_with("MsoList")) => {
                return PieceShape::Item;
            }
            "p" if shape == PieceShape::Loose => shape = PieceShape::Paragraph,
            "article" | "main" | "section" | "body" => break,
            _ if above > 12 => break,
            _ => {}
        }
        if dom.attribute(id, "role") == Some("heading") {
            return PieceShape::Heading;
        }
    }
    shape
}
