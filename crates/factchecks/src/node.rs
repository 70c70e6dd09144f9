//! A JSON value of which only the parts are kept that a fact-check may need.

use std::cell::Cell;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use import::ClaimReview;

/// The longest string that is kept, in bytes: longer ones are cut.
const LONGEST: usize = 8_192;

/// The most values of one entry of an archive.
const MOST: usize = 20_000;

/// The names that are looked into.
const NAMES: &[&str] = &[
    "@graph",
    "alternateName",
    "author",
    "claimDate",
    "claimReview",
    "claimReviewed",
    "claimant",
    "claims",
    "dataFeedElement",
    "datePublished",
    "item",
    "itemListElement",
    "itemReviewed",
    "mainEntity",
    "name",
    "publisher",
    "ratingValue",
    "reviewDate",
    "reviewRating",
    "text",
    "textualRating",
    "title",
    "url",
];

/// The names of lists of entries.
const LISTS: &[&str] =
    &["dataFeedElement", "@graph", "claims", "itemListElement", "item", "claimReview", "mainEntity"];

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// Nothing that is needed.
    Nothing,
    /// A string, or a number as it is written.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object, with the names that are known.
    Object(Vec<(&'static str, Node)>),
}

/// Returns the known name that is equal to a string.
fn known(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|known| **known == name).copied()
}

/// Reads a [`Node`], up to a number of values.
#[derive(Clone, Copy)]
pub(crate) struct NodeSeed<'a> {
    left: &'a Cell<usize>,
}

impl<'a> NodeSeed<'a> {
    /// Begins an entry.
    pub(crate) fn new(left: &'a Cell<usize>) -> Self {
        left.set(MOST);
        Self { left }
    }

    fn takes(self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Text(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        let end = value.floor_char_boundary(LONGEST);
        Ok(Node::Text(value.get(..end).unwrap_or_default().to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while self.takes() {
            match all.next_element_seed(self)? {
                Some(node) => list.push(node),
                None => return Ok(Node::List(list)),
            }
        }
        while all.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<Node, A::Error> {
        let mut object = Vec::new();
        while let Some(name) = all.next_key_seed(KeySeed)? {
            match name.filter(|_| self.takes()) {
                Some(name) => object.push((name, all.next_value_seed(self)?)),
                None => drop(all.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Node::Object(object))
    }
}

/// Reads the name of a field, if it is known.
pub(crate) struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Option<&'static str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Option<&'static str>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(known(name))
    }
}

impl Node {
    fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.iter().find(|(known, _)| *known == name).map(|(_, node)| node),
            Self::List(list) => list.first()?.get(name),
            _ => None,
        }
    }

    /// Returns the words of a string, or of the first one in a list, on one line.
    fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => {
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                (!words.is_empty()).then_some(words)
            }
            Self::List(list) => list.iter().find_map(Self::text),
            _ => None,
        }
    }

    fn text_at(&self, name: &str) -> Option<String> {
        self.get(name)?.text()
    }

    /// Returns the name of a thing, which may be written as its name alone.
    fn named(&self, name: &str) -> Option<String> {
        let thing = self.get(name)?;
        thing.text_at("name").or_else(|| thing.text())
    }

    /// Calls `see` with every fact-check in the value.
    pub(crate) fn each_review(&self, see: &mut dyn FnMut(ClaimReview)) {
        match self {
            Self::List(list) => list.iter().for_each(|node| node.each_review(see)),
            Self::Object(fields) => {
                if let Some(claim) = self.text_at("claimReviewed") {
                    see(self.review(claim));
                } else if let (Some(claim), Some(reviews)) = (self.text_at("text"), self.get("claimReview")) {
                    self.each_of_claim(&claim, reviews, see);
                } else {
                    let lists = fields.iter().filter(|(name, _)| LISTS.contains(name));
                    lists.for_each(|(_, node)| node.each_review(see));
                }
            }
            _ => {}
        }
    }

    /// Reads a fact-check as schema.org has it.
    fn review(&self, claim: String) -> ClaimReview {
        let rating = self.get("reviewRating");
        ClaimReview {
            claim,
            claimant: self.get("itemReviewed").and_then(|item| item.named("author")),
            verdict: ["alternateName", "name", "ratingValue"].iter().find_map(|name| rating?.text_at(name)),
            reviewer: self.named("author").or_else(|| self.named("publisher")),
            url: self.text_at("url"),
            published: self.text_at("datePublished"),
        }
    }

    /// Reads the fact-checks of a claim, as Google's Fact Check Tools give them.
    fn each_of_claim(&self, claim: &str, reviews: &Self, see: &mut dyn FnMut(ClaimReview)) {
        let reviews = match reviews {
            Self::List(list) => list.as_slice(),
            one => std::slice::from_ref(one),
        };
        for review in reviews {
            see(ClaimReview {
                claim: claim.to_owned(),
                claimant: self.named("claimant"),
                verdict: review.text_at("textualRating"),
                reviewer: review.named("publisher"),
                url: review.text_at("url"),
                published: review.text_at("reviewDate"),
            });
        }
    }
}
