//! Articles that a project has already: the same text, or the same address.

use std::collections::HashMap;

use model::{Article, Project};

/// The texts and addresses of articles, to find one again.
#[derive(Debug, Clone, Default)]
pub(crate) struct KnownArticles {
    /// The titles by text, with all white space folded.
    texts: HashMap<String, String>,
    /// The titles by address.
    addresses: HashMap<String, String>,
}

impl KnownArticles {
    /// Those of a project.
    pub(crate) fn of(project: &Project) -> Self {
        let mut known = Self::default();
        for article in &project.articles {
            known.add(article);
        }
        known
    }

    /// Adds an article.
    pub(crate) fn add(&mut self, article: &Article) {
        self.texts.entry(folded(&article.text)).or_insert_with(|| article.title.clone());
        if let Some(address) = address(article) {
            self.addresses.entry(address).or_insert_with(|| article.title.clone());
        }
    }

    /// Says in words that an article is there already, and under which title; nothing where it is new.
    pub(crate) fn has(&self, article: &Article) -> Option<String> {
        if let Some(title) = self.texts.get(&folded(&article.text)) {
            return Some(format!("the same text as “{title}”"));
        }
        let title = self.addresses.get(&address(article)?)?;
        Some(format!("the same address as “{title}”"))
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The address without what does not lead to another page: the scheme, a place within the page, a slash at the end.
fn address(article: &Article) -> Option<String> {
    let address = article.address.trim();
    let address = address.split('#').next().unwrap_or(address).trim_end_matches('/');
    let address = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    (!address.is_empty()).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{IdGenerator, testing};

    #[test]
    fn an_article_is_known_by_its_text_or_its_address() {
        let mut ids = IdGenerator::seeded(1);
        let mut article = |text: &str, address: &str| {
            let article = testing::article(&mut ids, "Quay to close", text);
            Article { address: address.to_owned(), ..(*article).clone() }
        };
        let mut known = KnownArticles::default();
        known.add(&article("The wall leans.\n\nIt will fall.", "https://herald.example/quay/"));
        assert_eq!(
            known.has(&article("The wall leans.\nIt will  fall.", "")).as_deref(),
            Some("the same text as “Quay to close”")
        );
        let moved = article("Another text", "http://herald.example/quay#comments");
        assert_eq!(known.has(&moved).as_deref(), Some("the same address as “Quay to close”"));
        assert_eq!(known.has(&article("Another text", "https://herald.example/quay?page=2")), None);
        assert_eq!(known.has(&article("Another text", "")), None, "no address is no address");
    }
}
