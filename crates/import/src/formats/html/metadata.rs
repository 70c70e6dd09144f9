//! The page's own account of itself: JSON-LD first, then `OpenGraph` and `meta`, then what it shows.

use super::byline;
use super::dates;
use super::dom::{DOCUMENT, Dom, NodeId};
use super::jsonld::{Statements, Value, is_article};
use super::layout::PagePiece;
use super::outlet;
use super::plain::{one_line, same_words};
use super::zones::{Zone, Zones};
use crate::document::{ClaimReview, Metadata};
use crate::options::ReadOptions;

/// The metadata of a page, gathered before any of it is chosen.
pub(super) struct Account<'a> {
    pub(super) dom: &'a Dom,
    pub(super) statements: &'a Statements,
    /// Names and contents of `meta` elements, names in lower case.
    pub(super) metas: Vec<(String, String)>,
    /// The text of the `title` element.
    pub(super) title_tag: Option<String>,
    /// The object that states the article.
    pub(super) article: Option<&'a Value>,
}

impl<'a> Account<'a> {
    /// Gathers what a page says of itself.
    pub(super) fn of(dom: &'a Dom, statements: &'a Statements) -> Self {
        let mut metas = Vec::new();
        let mut title_tag = None;
        for id in dom.descendants(DOCUMENT) {
            match dom.name(id) {
                "meta" => {
                    let name = ["property", "name", "itemprop"].iter().find_map(|own| dom.attribute(id, own));
                    let content = dom.attribute(id, "content").map(one_line).unwrap_or_default();
                    if let Some(name) = name.filter(|_| !content.is_empty()) {
                        metas.push((name.trim().to_lowercase(), content));
                    }
                }
                "title" if title_tag.is_none() => {
                    title_tag = Some(dom.words(id)).filter(|title| !title.is_empty());
                }
                _ => {}
            }
        }
        let article = article(statements);
        Self { dom, statements, metas, title_tag, article }
    }

    /// The content of the first `meta` element with one of some names, the names in order of preference.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            self.metas.iter().find(|(own, _)| own == name).map(|(_, content)| content.as_str())
        })
    }

    /// The text of a property of the article.
    pub(super) fn stated(&self, name: &str) -> Option<&str> {
        self.article?.text_at(name)
    }

    /// The description that the page gives.
    pub(super) fn description(&self) -> Option<&str> {
        self.meta(&["og:description", "description", "twitter:description"])
    }
}

/// The object that states the article: the one that says most.
fn article(statements: &Statements) -> Option<&Value> {
    let measure = |value: &Value| {
        let has = |name: &str| usize::from(value.get(name).is_some());
        has("headline") * 2 + has("datePublished") * 2 + has("articleBody") + has("author") + has("publisher")
    };
    // Of two that say as much, the first: others are of articles further down the page.
    let mut best: Option<&Value> = None;
    for value in statements.of_type(is_article) {
        if best.is_none_or(|best| measure(value) > measure(best)) {
            best = Some(value);
        }
    }
    best
}

/// The text that the page shows around its headline.
pub(super) struct Shown<'a> {
    /// The element that holds the article and its headline.
    pub(super) scope: NodeId,
    /// The zones of the page.
    pub(super) zones: &'a Zones,
    /// The pieces between the headline and the first paragraph.
    pub(super) lead: Vec<&'a PagePiece>,
}

impl Shown<'_> {
    /// Elements of the scope that may speak of the article, and not of another or of a comment.
    pub(super) fn elements<'a>(&'a self, dom: &'a Dom, root: NodeId) -> impl Iterator<Item = NodeId> + 'a {
        dom.descendants(root).filter(|id| {
            dom.element(*id).is_some()
                && matches!(self.zones.of(*id), Zone::None | Zone::Credit | Zone::Standfirst | Zone::Caption)
        })
    }
}

/// Chooses what is said most surely, beside the headline.
pub(super) fn choose(
    account: &Account<'_>,
    title: Option<String>,
    shown: &Shown<'_>,
    options: &ReadOptions,
) -> (Metadata, Vec<String>) {
    let mut notes = Vec::new();
    let url = url(account);
    let outlet = outlet::choose(account, url.as_deref());
    let byline = byline::choose(account, shown, outlet.as_deref());
    let published = dates::choose(account, shown, options, &mut notes);
    let language = language(account);
    (Metadata { title, byline, outlet, published, url, language }, notes)
}

/// The canonical address.
fn url(account: &Account<'_>) -> Option<String> {
    let dom = account.dom;
    let canonical = dom.descendants(DOCUMENT).find_map(|id| {
        let own = dom.name(id) == "link"
            && dom
                .attribute(id, "rel")
                .is_some_and(|rel| rel.split_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical")));
        own.then(|| dom.attribute(id, "href")).flatten()
    });
    let stated = account.stated("url").or_else(|| {
        let page = account.article?.get("mainEntityOfPage")?;
        page.text().or_else(|| page.text_at("@id")).or_else(|| page.text_at("url"))
    });
    [canonical, account.meta(&["og:url", "twitter:url", "parsely-link"]), stated]
        .into_iter()
        .flatten()
        .map(str::trim)
        .find(|url| is_address(url))
        .map(str::to_owned)
}

/// Returns whether a string is a whole address of the web, of more than the front page.
fn is_address(url: &str) -> bool {
    url.split_once("://").is_some_and(|(scheme, rest)| {
        matches!(scheme, "http" | "https") && rest.contains('.') && !rest.contains(char::is_whitespace)
    })
}

fn language(account: &Account<'_>) -> Option<String> {
    let dom = account.dom;
    let html = dom.descendants(DOCUMENT).find(|id| dom.name(*id) == "html");
    let own = html.and_then(|id| dom.attribute(id, "lang"));
    [own, account.stated("inLanguage"), account.meta(&["og:locale", "content-language", "language"])]
        .into_iter()
        .flatten()
        .map(|tag| tag.trim().replace('_', "-"))
        .find(|tag| {
            let mut parts = tag.split('-');
            let primary = parts.next().unwrap_or_default();
            matches!(primary.len(), 2 | 3)
                && primary.chars().all(|c| c.is_ascii_alphabetic())
                && parts.all(|part| {
                    (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
                })
        })
}

/// The fact-checks that a page states.
pub(super) fn claim_reviews(statements: &Statements) -> Vec<ClaimReview> {
    let mut reviews: Vec<ClaimReview> = Vec::new();
    for review in statements.of_type(|kind| kind == "ClaimReview") {
        let Some(claim) = review.text_at("claimReviewed").map(one_line).filter(|claim| !claim.is_empty())
        else {
            continue;
        };
        let named = |value: Option<&Value>| {
            value
                .map(|value| statements.resolve(value))
                .and_then(Value::name)
                .map(one_line)
                .filter(|name| !name.is_empty())
        };
        let item = review.get("itemReviewed");
        let rating = review.get("reviewRating");
        let verdict = ["alternateName", "name", "ratingValue"]
            .iter()
            .find_map(|name| rating?.text_at(name))
            .map(one_line);
        let own = ClaimReview {
            claim,
            claimant: named(item.and_then(|item| item.get("author"))),
            verdict,
            reviewer: named(review.get("author")),
            url: review.text_at("url").map(str::to_owned),
            published: review.text_at("datePublished").map(one_line),
        };
        if !reviews.iter().any(|other| same_words(&other.claim, &own.claim) && other.url == own.url) {
            reviews.push(own);
        }
    }
    reviews
}
