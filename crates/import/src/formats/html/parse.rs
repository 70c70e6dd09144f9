//! From the text of a page to its tree.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, ns, parse_document};

use super::dom::{DOCUMENT, Data, Dom, DomElement, ElementVocabulary, NONE, NodeId};
use super::tags;
use crate::error::ReadError;
use crate::options::Limits;

/// The length that is parsed at a time, in bytes: bounds are looked at in between.
const PORTION: usize = 4096;

/// Attributes that tell something. The rest, such as addresses of pictures, is left out to save memory.
const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-hidden",
    "aria-label",
    "charset",
    "class",
    "content",
    "data-component",
    "data-component-name",
    "data-qa",
    "data-test-id",
    "data-testid",
    "data-type",
    "datetime",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "itemtype",
    "lang",
    "name",
    "property",
    "rel",
    "role",
    "shadowrootmode",
    "style",
    "title",
    "type",
];

/// The longest attribute that is kept, in bytes.
const LONGEST_VALUE: usize = 16_384;

/// Parses a page.
pub(super) fn parse(text: &str, limits: &Limits) -> Result<Dom, ReadError> {
    tags::check(text)?;
    // A page has a node for some thirty bytes. One that has very many is made to fill the memory.
    let most = limits.parts.min(text.len() / 4 + 20_000);
    let mut parser = parse_document(Sink::new(), ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let (portion, after) = rest.split_at(rest.floor_char_boundary(PORTION));
        parser.process(portion.into());
        rest = after;
        let sink = &parser.tokenizer.sink.sink;
        if sink.deepest.get() as usize > limits.depth {
            return Err(ReadError::TooDeep { limit: limits.depth });
        }
        if sink.dom.borrow().len() > most {
            return Err(ReadError::TooManyParts { limit: most });
        }
    }
    Ok(parser.finish())
}

/// Builds the tree as the parser goes along.
struct Sink {
    dom: RefCell<Dom>,
    /// The depth of each node, as far as known.
    depths: RefCell<Vec<u16>>,
    deepest: Cell<u16>,
}

/// The name of an element as the parser asks for it.
#[derive(Debug)]
struct Name {
    vocabulary: Namespace,
    local: LocalName,
}

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.vocabulary
    }

    fn local_name(&self) -> &LocalName {
        &self.local
    }
}

impl Sink {
    fn new() -> Self {
        let mut dom = Dom::default();
        dom.add(Data::Other);
        Self { dom: RefCell::new(dom), depths: RefCell::new(vec![0]), deepest: Cell::new(0) }
    }

    fn add(&self, data: Data) -> NodeId {
        self.depths.borrow_mut().push(0);
        self.dom.borrow_mut().add(data)
    }

    /// The node of a child, which for text may be one that is there already.
    fn node(&self, child: NodeOrText<NodeId>, parent: NodeId, before: NodeId) -> Option<NodeId> {
        let text = match child {
            NodeOrText::AppendNode(id) => return Some(id),
            NodeOrText::AppendText(text) => text,
        };
        let mut dom = self.dom.borrow_mut();
        if matches!(dom.name(parent), "style" | "noscript" | "iframe" | "noembed" | "noframes" | "textarea")
            || (dom.name(parent) == "script"
                && !dom
                    .attribute(parent, "type")
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")))
        {
            return None;
        }
        let start = dom.text.len() as u32;
        let end = start.saturating_add(text.len() as u32);
        dom.text.push_str(&text);
        if let Some(node) = dom.get_mut(before)
            && let Data::Text { end: own, .. } = &mut node.data
            && *own == start
        {
            *own = end;
            return None;
        }
        drop(dom);
        Some(self.add(Data::Text { start, end }))
    }

    fn note_depth(&self, parent: NodeId, id: NodeId) {
        let mut depths = self.depths.borrow_mut();
        let depth = depths.get(parent as usize).copied().unwrap_or_default().saturating_add(1);
        if let Some(own) = depths.get_mut(id as usize) {
            *own = depth;
        }
        self.deepest.set(self.deepest.get().max(depth));
    }

    fn append_to(&self, parent: NodeId, child: NodeOrText<NodeId>) {
        let last = self.dom.borrow().get(parent).map_or(NONE, |node| node.last);
        if let Some(id) = self.node(child, parent, last) {
            self.note_depth(parent, id);
            self.dom.borrow_mut().append(parent, id);
        }
    }

    fn insert_before(&self, sibling: NodeId, child: NodeOrText<NodeId>) {
        let (parent, previous) =
            self.dom.borrow().get(sibling).map_or((NONE, NONE), |node| (node.parent, node.previous));
        if let Some(id) = self.node(child, parent, previous) {
            self.note_depth(parent, id);
            self.dom.borrow_mut().insert_before(sibling, id);
        }
    }

    fn store(&self, attributes: Vec<Attribute>) -> (u32, u16) {
        let mut dom = self.dom.borrow_mut();
        let start = dom.attributes.len();
        for attribute in attributes {
            let kept = ATTRIBUTES.binary_search(&&*attribute.name.local).is_ok();
            if kept && attribute.value.len() <= LONGEST_VALUE {
                let from = dom.values.len() as u32;
                dom.values.push_str(&attribute.value);
                let to = dom.values.len() as u32;
                dom.attributes.push((attribute.name.local, from, to));
            }
        }
        (start as u32, (dom.attributes.len() - start) as u16)
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Dom;
    type ElemName<'a> = Name;

    fn finish(self) -> Dom {
        self.dom.into_inner()
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Name {
        let dom = self.dom.borrow();
        match dom.element(*target) {
            Some(element) => Name {
                vocabulary: match element.vocabulary {
                    ElementVocabulary::Html => ns!(html),
                    ElementVocabulary::Svg => ns!(svg),
                    ElementVocabulary::MathMl => ns!(mathml),
                },
                local: element.name.clone(),
            },
            None => Name { vocabulary: ns!(html), local: LocalName::default() },
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> NodeId {
        let vocabulary = match name.ns {
            ns!(svg) => ElementVocabulary::Svg,
            ns!(mathml) => ElementVocabulary::MathMl,
            _ => ElementVocabulary::Html,
        };
        let (attributes, attribute_count) = self.store(attributes);
        self.add(Data::Element(DomElement { name: name.local, vocabulary, attributes, attribute_count }))
    }

    fn create_comment(&self, _text: StrTendril) -> NodeId {
        self.add(Data::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> NodeId {
        self.add(Data::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.append_to(*parent, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        if self.dom.borrow().parent(*element) == NONE {
            self.append_to(*previous, child);
        } else {
            self.insert_before(*element, child);
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    /// The template itself: what is in it are its children, and whoever reads the tree passes it over.
    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.insert_before(*sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let added: Vec<Attribute> = attributes
            .into_iter()
            .filter(|attribute| self.dom.borrow().attribute(*target, &attribute.name.local).is_none())
            .collect();
        let mut all: Vec<(LocalName, u32, u32)> = Vec::new();
        {
            let dom = self.dom.borrow();
            if let Some(element) = dom.element(*target) {
                let start = element.attributes as usize;
                let own = dom.attributes.get(start..start + usize::from(element.attribute_count));
                all.extend(own.unwrap_or_default().iter().cloned());
            }
        }
        let (start, count) = self.store(added);
        if count == 0 {
            return;
        }
        let mut dom = self.dom.borrow_mut();
        let count = count + all.len() as u16;
        dom.attributes.extend(all);
        if let Some(node) = dom.get_mut(*target)
            && let Data::Element(element) = &mut node.data
        {
            (element.attributes, element.attribute_count) = (start, count);
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.dom.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        loop {
            let first = self.dom.borrow().get(*node).map_or(NONE, |node| node.first);
            if first == NONE {
                break;
            }
            self.note_depth(*new_parent, first);
            self.dom.borrow_mut().append(*new_parent, first);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_in_order() {
        assert!(ATTRIBUTES.is_sorted());
    }

    #[test]
    fn a_page_becomes_a_tree() {
        let dom = parse("<p>One <b>two</b>&amp;<p>three<table><tr><td> in", &Limits::default()).unwrap();
        assert_eq!(dom.words(DOCUMENT), "One two& three in");
    }

    #[test]
    fn bombs_are_refused() {
        let deep = "<div>".repeat(5_000);
        assert!(matches!(parse(&deep, &Limits::default()), Err(ReadError::TooDeep { .. })));
        let many = "<p>a".repeat(200_000);
        assert!(matches!(parse(&many, &Limits::default()), Err(ReadError::TooManyParts { .. })));
        let marks: Vec<String> = (0..700).map(|i| format!("<font id=a{i}>")).collect();
        let marks = marks.concat();
        let formatted = format!("<div>{marks}</div>{}", "<p>word</p>".repeat(1_000));
        assert!(parse(&formatted, &Limits::default()).is_err());
    }
}
