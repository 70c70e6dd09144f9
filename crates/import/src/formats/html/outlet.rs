//! The name of the publication.

use super::dom::{DOCUMENT, NodeId};
use super::metadata::Account;
use super::plain::{letters, one_line};

/// Chooses the name of the publication. The agency that delivered a text is not the one that published it.
pub(super) fn choose(account: &Account<'_>, url: Option<&str>) -> Option<String> {
    let publisher = account
        .article
        .and_then(|article| article.get("publisher"))
        .and_then(|publisher| publisher.each().iter().find_map(|one| account.statements.resolve(one).name()));
    let organisation = || {
        account
            .statements
            .of_type(|kind| kind.ends_with("Organization") || kind == "WebSite")
            .filter(|own| own.get("claimReviewed").is_none())
            .find_map(|own| own.text_at("name"))
    };
    let host = url.and_then(host);
    let stated = [
        publisher,
        account.meta(&["og:site_name"]),
        account.meta(&[
            "application-name",
            "dc.publisher",
            "dcterms.publisher",
            "publisher",
            "apple-mobile-web-app-title",
            "cre",
        ]),
        organisation(),
    ];
    let names = || stated.iter().flatten().map(|name| without_company(&one_line(name)));
    // An address is a name only where no other is given.
    let own =
        names().find(|name| is_name(name) && !is_domain(name)).or_else(|| names().find(|name| is_name(name)));
    let own = own.map(|name| with_house(account, name, url));
    let shown = host.and_then(|host| shown(account, host));
    match (own, shown) {
        // A name run together as in an address is printed somewhere as its owners write it.
        (Some(own), Some(shown)) if letters(&own) == letters(&shown) && !own.contains(' ') => {
            Some(in_full(account, shown, url))
        }
        (Some(own), _) => Some(in_full(account, own, url)),
        (None, Some(shown)) => Some(shown),
        (None, None) => {
            names().map(|name| name.trim_start_matches('@').to_owned()).find(|name| !name.is_empty())
        }
    }
}

/// A name with that of the house before it, where the name alone is the part of its address before the house's:
/// "Fact Check" at `factcheck.agency.example` is "Agency Fact Check", if the page names the agency.
fn with_house(account: &Account<'_>, name: String, url: Option<&str>) -> String {
    let labels = || {
        let (_, rest) = url?.split_once("://")?;
        let mut labels = rest.split(['/', '?', '#', ':']).next()?.split('.');
        Some((labels.next()?, labels.next()?, labels.next()?))
    };
    let Some((_, house, _)) = labels().filter(|(own, _, _)| *own == letters(&name)) else {
        return name;
    };
    let reviewers =
        account.statements.of_type(|kind| kind == "ClaimReview").filter_map(|review| review.get("author"));
    let named = reviewers
        .filter_map(|author| account.statements.resolve(author).name())
        .find(|named| letters(named) == letters(house));
    named.map(|named| format!("{named} {name}")).unwrap_or(name)
}

/// Returns a name with its article, "The Example" for "Example", where the window's title or a link to the front page prints that.
fn in_full(account: &Account<'_>, name: String, url: Option<&str>) -> String {
    let fuller = format!("The {name}");
    let end = account.title_tag.as_deref().and_then(|title| title.rsplit(['|', '–', '—', '-']).next());
    let root = url.and_then(|url| {
        let (scheme, rest) = url.split_once("://")?;
        Some(format!("{scheme}://{}", rest.split(['/', '?', '#']).next()?))
    });
    let dom = account.dom;
    let leads_home = |id: &NodeId| {
        let target = dom.attribute(*id, "href").unwrap_or_default().trim_end_matches('/');
        dom.name(*id) == "a" && (dom.attribute(*id, "href") == Some("/") || root.as_deref() == Some(target))
    };
    let links = dom.descendants(DOCUMENT).filter(leads_home).map(|id| one_line(&dom.words(id)));
    let printed = end.map(one_line).into_iter().chain(links);
    let found = printed.into_iter().find(|printed| *printed == fuller);
    found.unwrap_or(name)
}

/// Signs of the name of a company, which owns a publication.
const COMPANIES: &[&str] = &[
    "GmbH", "AG", "KG", "Ltd", "Ltd.", "Limited", "Inc", "Inc.", "LLC", "Verlag", "S.A.", "SAS", "plc", "PLC",
];

/// A name without the company that owns the publication, where both are given.
fn without_company(name: &str) -> String {
    for mark in [" - ", " – ", " | ", " / "] {
        if let Some((own, company)) = name.split_once(mark)
            && company.split_whitespace().any(|word| COMPANIES.contains(&word))
        {
            return own.trim().to_owned();
        }
    }
    name.to_owned()
}

fn is_domain(name: &str) -> bool {
    !name.contains(' ') && name.split_once('.').is_some_and(|(own, end)| own.len() > 1 && end.len() >= 2)
}

/// Returns whether a string is a name, and not an account or an address.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.chars().count() <= 60
        && !name.starts_with('@')
        && !name.contains("://")
        && !name.starts_with("www.")
}

/// The telling part of an address: `example` of `https://www.example.co.uk/page`.
fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.split('.').max_by_key(|part| part.len())
}

/// The name as the title of the window prints it: the words that together are the address.
fn shown(account: &Account<'_>, host: &str) -> Option<String> {
    let title = account.title_tag.as_deref()?;
    let host = letters(host);
    let words: Vec<&str> = title.split_whitespace().collect();
    (1..=5).find_map(|length| {
        words
            .windows(length)
            .map(|run| run.join(" "))
            .find(|run| letters(run) == host)
            .map(|run| run.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
    })
}
