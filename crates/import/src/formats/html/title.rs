//! The headline: where the accounts differ, the one that most of them give.

use super::dom::DOCUMENT;
use super::metadata::Account;
use super::names;
use super::plain::{letters, one_line};

/// Chooses the headline.
pub(super) fn choose(account: &Account<'_>) -> Option<String> {
    let shown = shown(account);
    let mut candidates: Vec<String> = Vec::new();
    candidates.extend(account.stated("headline").map(one_line));
    candidates.extend(account.article.and_then(|article| article.text_at("name")).map(one_line));
    candidates
        .extend(account.article.and_then(|article| article.text_at("alternativeHeadline")).map(one_line));
    candidates.extend(account.meta(&["og:title"]).map(one_line));
    candidates.extend(
        account.meta(&["twitter:title", "dc.title", "dcterms.title", "parsely-title", "title"]).map(one_line),
    );
    let tag = account.title_tag.as_deref().map(one_line);
    candidates.extend(shown.iter().cloned());
    candidates.retain(|title| letters(title).len() >= 2);
    let votes = |title: &str| {
        let own = letters(title);
        let same = |other: Option<&str>| u32::from(other.is_some_and(|other| letters(other) == own));
        let stated = ["headline", "name"].iter().map(|name| same(account.stated(name))).sum::<u32>();
        let tagged = tag.as_deref().is_some_and(|tag| {
            let all = letters(tag);
            all == own || (own.len() >= 15 && all.contains(&own)) || begins(tag, title)
        });
        let page = shown.iter().any(|shown| letters(shown) == own);
        stated.min(1)
            + same(account.meta(&["og:title", "twitter:title"]))
            + same(account.stated("alternativeHeadline"))
            + u32::from(tagged)
            + u32::from(page)
    };
    let mut best: Option<(u32, &String)> = None;
    for title in &candidates {
        let own = votes(title);
        if best.is_none_or(|(most, _)| own > most) {
            best = Some((own, title));
        }
    }
    best.map(|(_, title)| title.clone()).or_else(|| tag.map(|tag| without_outlet(&tag)))
}

/// The headings of the first order that the page shows, but for those of its head.
pub(super) fn shown(account: &Account<'_>) -> Vec<String> {
    let dom = account.dom;
    let headings = dom.descendants(DOCUMENT).filter(|id| {
        (dom.name(*id) == "h1" || dom.attribute(*id, "itemprop") == Some("headline"))
            && !names::any(dom, *id, |name| name.has("logo") || name.has("breadcrumb") || name.has("site"))
    });
    headings
        .take(4)
        .map(|id| one_line(&dom.words(id)))
        .filter(|title| {
            let short = title.chars().count() < 8;
            !title.is_empty()
                && (!short || account.title_tag.as_deref().is_some_and(|tag| begins(tag, title)))
        })
        .collect()
}

/// Returns whether the title of a window is a headline with something set off after it.
fn begins(tag: &str, title: &str) -> bool {
    tag.trim().strip_prefix(title).is_some_and(|rest| MARKS.iter().any(|mark| rest.starts_with(mark)))
}

/// Separators between a title and the name of the publication.
const MARKS: &[&str] = &[" | ", " – ", " — ", " - ", " · ", " :: "];

/// The title of a window without the name of the publication at its end.
fn without_outlet(tag: &str) -> String {
    for mark in MARKS {
        if let Some((title, outlet)) = tag.rsplit_once(*mark)
            && outlet.split_whitespace().count() <= 4
            && title.split_whitespace().count() >= 3
        {
            return title.trim().to_owned();
        }
    }
    tag.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_publication_goes() {
        assert_eq!(without_outlet("The council met - again - The Example Herald"), "The council met - again");
        assert_eq!(without_outlet("Home | Herald"), "Home | Herald");
    }
}
