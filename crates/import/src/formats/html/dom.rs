//! The tree of a page, flat in memory, so that no depth can overflow a stack.

use html5ever::LocalName;

/// A node, by its place in the tree's list.
pub(super) type NodeId = u32;

/// No node.
pub(super) const NONE: NodeId = u32::MAX;

/// The document itself, root of everything.
pub(super) const DOCUMENT: NodeId = 0;

/// Nodes to a chunk: the list grows by whole chunks, because doubling it would take twice the memory.
const CHUNK: usize = 4096;

/// A node of a page.
#[derive(Debug)]
pub(super) struct DomNode {
    pub(super) parent: NodeId,
    pub(super) first: NodeId,
    pub(super) last: NodeId,
    pub(super) previous: NodeId,
    pub(super) next: NodeId,
    pub(super) data: Data,
}

/// The content of a node.
#[derive(Debug)]
pub(super) enum Data {
    /// The document, or something that is not looked at, such as a comment.
    Other,
    /// An element.
    Element(DomElement),
    /// A stretch of the tree's text.
    Text {
        /// Its first byte.
        start: u32,
        /// The byte after its last.
        end: u32,
    },
}

/// An element: its name, its vocabulary and where its attributes are.
#[derive(Debug)]
pub(super) struct DomElement {
    pub(super) name: LocalName,
    pub(super) vocabulary: ElementVocabulary,
    pub(super) attributes: u32,
    pub(super) attribute_count: u16,
}

/// The vocabulary that the name of an element is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ElementVocabulary {
    /// HTML.
    Html,
    /// SVG.
    Svg,
    /// `MathML`.
    MathMl,
}

/// The tree of a page.
#[derive(Debug, Default)]
pub(super) struct Dom {
    chunks: Vec<Vec<DomNode>>,
    /// All text, one after the other.
    pub(super) text: String,
    /// Attributes of all elements: name and stretch of `values`.
    pub(super) attributes: Vec<(LocalName, u32, u32)>,
    /// Values of all attributes, one after the other.
    pub(super) values: String,
}

impl Dom {
    /// The number of nodes.
    pub(super) fn len(&self) -> usize {
        self.chunks.last().map_or(0, |last| (self.chunks.len() - 1) * CHUNK + last.len())
    }

    /// Adds a node that is nowhere in the tree yet.
    pub(super) fn add(&mut self, data: Data) -> NodeId {
        let id = self.len() as NodeId;
        if self.chunks.last().is_none_or(|last| last.len() == CHUNK) {
            self.chunks.push(Vec::with_capacity(if self.chunks.is_empty() { 64 } else { CHUNK }));
        }
        if let Some(last) = self.chunks.last_mut() {
            last.push(DomNode { parent: NONE, first: NONE, last: NONE, previous: NONE, next: NONE, data });
        }
        id
    }

    /// A node. A place that does not exist gives none.
    pub(super) fn get(&self, id: NodeId) -> Option<&DomNode> {
        self.chunks.get(id as usize / CHUNK)?.get(id as usize % CHUNK)
    }

    pub(super) fn get_mut(&mut self, id: NodeId) -> Option<&mut DomNode> {
        self.chunks.get_mut(id as usize / CHUNK)?.get_mut(id as usize % CHUNK)
    }

    /// The element at a place, if it is one.
    pub(super) fn element(&self, id: NodeId) -> Option<&DomElement> {
        match self.get(id).map(|node| &node.data) {
            Some(Data::Element(element)) => Some(element),
            _ => None,
        }
    }

    /// The name of the element at a place; empty for all that is none, or not of HTML.
    pub(super) fn name(&self, id: NodeId) -> &str {
        match self.element(id) {
            Some(element) if element.vocabulary == ElementVocabulary::Html => &element.name,
            _ => "",
        }
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        self.attributes(id).find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    /// All attributes of an element that are kept.
    pub(super) fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        let (start, count) = self
            .element(id)
            .map_or((0, 0), |element| (element.attributes as usize, element.attribute_count.into()));
        self.attributes.get(start..start + count).unwrap_or_default().iter().map(|(name, from, to)| {
            (&**name, self.values.get(*from as usize..*to as usize).unwrap_or_default())
        })
    }

    /// The text of a text node.
    pub(super) fn text_of(&self, id: NodeId) -> Option<&str> {
        match self.get(id)?.data {
            Data::Text { start, end } => self.text.get(start as usize..end as usize),
            _ => None,
        }
    }

    pub(super) fn parent(&self, id: NodeId) -> NodeId {
        self.get(id).map_or(NONE, |node| node.parent)
    }

    /// The node and those that it lies in, from the inside out.
    pub(super) fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(Some(id), |id| Some(self.parent(*id)).filter(|id| *id != NONE))
    }

    /// Takes a node out of the place where it is.
    pub(super) fn detach(&mut self, id: NodeId) {
        let Some(node) = self.get_mut(id) else {
            return;
        };
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        match self.get_mut(previous) {
            Some(node) => node.next = next,
            None => {
                if let Some(parent) = self.get_mut(parent) {
                    parent.first = next;
                }
            }
        }
        match self.get_mut(next) {
            Some(node) => node.previous = previous,
            None => {
                if let Some(parent) = self.get_mut(parent) {
                    parent.last = previous;
                }
            }
        }
    }

    /// Puts a node at the end of another's children.
    pub(super) fn append(&mut self, parent: NodeId, id: NodeId) {
        self.detach(id);
        let last = self.get(parent).map_or(NONE, |node| node.last);
        if let Some(node) = self.get_mut(id) {
            (node.parent, node.previous) = (parent, last);
        }
        if let Some(node) = self.get_mut(last) {
            node.next = id;
        }
        if let Some(node) = self.get_mut(parent) {
            node.last = id;
            if node.first == NONE {
                node.first = id;
            }
        }
    }

    /// Puts a node before another.
    pub(super) fn insert_before(&mut self, sibling: NodeId, id: NodeId) {
        self.detach(id);
        let (parent, previous) = self.get(sibling).map_or((NONE, NONE), |node| (node.parent, node.previous));
        if let Some(node) = self.get_mut(id) {
            (node.parent, node.previous, node.next) = (parent, previous, sibling);
        }
        if let Some(node) = self.get_mut(sibling) {
            node.previous = id;
        }
        match self.get_mut(previous) {
            Some(node) => node.next = id,
            None => {
                if let Some(parent) = self.get_mut(parent) {
                    parent.first = id;
                }
            }
        }
    }

    /// The next step of a walk through everything under `root`, or nothing at its end.
    ///
    /// A walk begins with `Step::Enter(root)`. With `inside` false, the children of the node that was just entered are passed over.
    pub(super) fn step(&self, root: NodeId, step: Step, inside: bool) -> Option<Step> {
        let id = match step {
            Step::Enter(id) => {
                let first = self.get(id)?.first;
                if inside && first != NONE {
                    return Some(Step::Enter(first));
                }
                return Some(Step::Leave(id));
            }
            Step::Leave(id) => id,
        };
        if id == root {
            return None;
        }
        let node = self.get(id)?;
        match (node.next, node.parent) {
            (NONE, NONE) => None,
            (NONE, parent) => Some(Step::Leave(parent)),
            (next, _) => Some(Step::Enter(next)),
        }
    }

    /// All nodes under a node, itself first, in the order of the page.
    pub(super) fn descendants(&self, root: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(Some(Step::Enter(root)), move |step| self.step(root, *step, true)).filter_map(
            |step| match step {
                Step::Enter(id) => Some(id),
                Step::Leave(_) => None,
            },
        )
    }

    /// The words under a node with single spaces between them.
    pub(super) fn words(&self, root: NodeId) -> String {
        let mut words = String::new();
        for id in self.descendants(root) {
            let Some(text) = self.text_of(id) else {
                // Different blocks hold different words.
                if super::layout::is_block(self.name(id)) || self.name(id) == "br" {
                    words.push(' ');
                }
                continue;
            };
            words.push_str(text);
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A step of a walk through the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A node is entered.
    Enter(NodeId),
    /// All under a node has been seen.
    Leave(NodeId),
}
