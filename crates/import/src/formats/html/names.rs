//! The words of class names and ids: `articleBody__related-links` has "article", "body", "related", "links".

use super::dom::{Dom, NodeId};

/// Attributes in which authors name the parts of a page.
pub(super) const NAMING: &[&str] =
    &["class", "id", "data-testid", "data-test-id", "data-component", "data-component-name", "data-qa"];

/// The longest list of classes that is looked at, in bytes.
const LONGEST: usize = 1024;

/// A class name or an id, split into words in lower case.
#[derive(Debug)]
pub(super) struct Names {
    words: Vec<String>,
}

impl Names {
    /// Splits a name at signs, digits and capitals.
    pub(super) fn new(name: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut previous = ' ';
        for c in name.chars() {
            let begins = !previous.is_alphabetic() || (c.is_uppercase() && previous.is_lowercase());
            if c.is_alphabetic() {
                if begins {
                    words.push(String::new());
                }
                if let Some(word) = words.last_mut() {
                    word.extend(c.to_lowercase());
                }
            }
            previous = c;
        }
        Self { words }
    }

    /// The names of a list, if it is not too long to be one.
    pub(super) fn list(list: &str) -> impl Iterator<Item = Self> {
        let list = if list.len() <= LONGEST { list } else { "" };
        list.split_whitespace().map(Self::new)
    }

    /// Returns whether a word is in it.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|own| own == word)
    }

    /// Returns whether it is one word alone.
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(self.words.as_slice(), [own] if own == word)
    }

    /// Returns whether it has two words one after the other, or both as one.
    pub(super) fn pair(&self, first: &str, second: &str) -> bool {
        self.words.windows(2).any(|two| matches!(two, [one, other] if one == first && other == second))
            || self.words.iter().any(|own| own.strip_prefix(first) == Some(second))
    }

    /// Its words.
    pub(super) fn words(&self) -> &[String] {
        &self.words
    }
}

/// Returns whether one of an element's names passes a test.
pub(super) fn any(dom: &Dom, id: NodeId, test: impl Fn(&Names) -> bool) -> bool {
    all(dom, id).any(|name| test(&name))
}

/// All names of an element.
fn all(dom: &Dom, id: NodeId) -> impl Iterator<Item = Names> {
    dom.attributes(id)
        .filter(|(attribute, _)| NAMING.contains(attribute))
        .flat_map(|(_, value)| Names::list(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_names() {
        let name = Names::new("articleBody__related-links2");
        assert_eq!(name.words(), ["article", "body", "related", "links"]);
        assert!(name.pair("related", "links") && !name.pair("body", "links"));
        assert!(Names::new("pullquote").pair("pull", "quote"));
        assert!(Names::new("SRonly").has("sronly"));
    }
}
