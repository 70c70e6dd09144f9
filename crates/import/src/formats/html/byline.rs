//! The authors' names.

use super::dom::NodeId;
use super::jsonld::Value;
use super::metadata::{Account, Shown};
use super::names;
use super::plain::{letters, one_line};
use super::visibility;

/// Chooses the authors' names: those that are stated, and where the page shows these and more, those that it shows.
pub(super) fn choose(account: &Account<'_>, page: &Shown<'_>, outlet: Option<&str>) -> Vec<String> {
    let is_outlet = |name: &String| outlet.is_some_and(|outlet| letters(outlet) == letters(name));
    let people = |mut names: Vec<String>| {
        if !names.iter().all(is_outlet) {
            names.retain(|name| !is_outlet(name));
        }
        names
    };
    let (stated, shown) = (people(stated(account)), people(shown(account, page)));
    let holds = |name: &String| shown.iter().any(|own| letters(own) == letters(name));
    if stated.is_empty() || (shown.len() > stated.len() && stated.iter().all(holds)) {
        return shown;
    }
    // An organisation alone says less than the people that the page names.
    if stated.iter().all(is_outlet) && !shown.is_empty() { shown } else { stated }
}

/// Names of `meta` elements that give the authors.
const METAS: &[&str] = &[
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "parsely-author",
    "citation_author",
    "article:author_name",
    "twitter:data1",
];

fn stated(account: &Account<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let authors =
        account.article.and_then(|article| article.get("author").or_else(|| article.get("creator")));
    for author in authors.map(Value::each).unwrap_or_default() {
        if let Some(name) = account.statements.resolve(author).name() {
            push_names(&mut found, name);
        }
    }
    if !found.is_empty() {
        return found;
    }
    for name in METAS {
        for (_, content) in account.metas.iter().filter(|(own, _)| own == name) {
            if !content.contains("://") && !content.starts_with('@') {
                push_names(&mut found, content);
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// The names in the byline that the page shows.
fn shown(account: &Account<'_>, page: &Shown<'_>) -> Vec<String> {
    let dom = account.dom;
    let mut found = Vec::new();
    let bylines = |id: &NodeId| {
        dom.attribute(*id, "itemprop") == Some("author")
            || dom.attribute(*id, "rel").is_some_and(|rel| rel.split_whitespace().any(|rel| rel == "author"))
            || names::any(dom, *id, |name| {
                (name.has("byline") || name.has("author") || name.has("authors") || name.has("bylines"))
                    && !name.has("bio")
                    && !name.has("image")
                    && !name.has("img")
                    && !name.has("link")
            })
    };
    let candidates = page.elements(dom, page.scope).filter(bylines);
    for id in candidates.take(12) {
        if visibility::is_hidden(dom, id) {
            continue;
        }
        let text = one_line(&dom.words(id));
        if (3..=240).contains(&text.chars().count()) {
            push_names(&mut found, &text);
        }
        if !found.is_empty() {
            return found;
        }
    }
    // Without a name for it, a byline is a line that begins as one.
    for text in page.lead.iter().map(|piece| piece.text.as_str()) {
        let lower = text.get(..text.floor_char_boundary(16)).unwrap_or_default().to_lowercase();
        if text.chars().count() <= 200 && OPENINGS.iter().any(|opening| lower.starts_with(opening)) {
            push_names(&mut found, text);
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Beginnings of a line that names the authors.
const OPENINGS: &[&str] = &[
    "by ",
    "by:",
    "von ",
    "von:",
    "par ",
    "par:",
    "text:",
    "written by",
    "words by",
    "author:",
    "autor:",
    "auteur :",
];

/// Words before the names.
const BEFORE: &[&str] = &[
    "by:",
    "von:",
    "par:",
    "author:",
    "autor:",
    "auteur :",
    "by ",
    "von ",
    "par ",
    "de ",
    "text by ",
    "written by ",
    "story by ",
    "words by ",
    "text: ",
    "por ",
    "di ",
];

/// Words of which none is part of a name.
const NO_NAMES: &[&str] = &[
    "editor",
    "reporter",
    "correspondent",
    "writer",
    "redakteur",
    "redakteurin",
    "journalist",
    "journaliste",
    "bureau",
    "chief",
    "published",
    "updated",
    "min",
    "read",
    "view",
    "follow",
    "email",
    "e-mail",
    "bio",
    "contributor",
    "posted",
    "aktualisiert",
    "uhr",
    "publié",
    "mis",
    "comments",
    "share",
    "am",
    "pm",
];

/// Splits a byline and adds the names in it.
fn push_names(found: &mut Vec<String>, text: &str) {
    let mut text = one_line(text);
    loop {
        let lower = text.to_lowercase();
        let Some(before) = BEFORE.iter().find(|before| lower.starts_with(**before)) else {
            break;
        };
        text = text.get(before.len()..).unwrap_or_default().trim_start_matches([':', ' ']).to_owned();
    }
    let text = text.split(" on ").next().unwrap_or_default();
    let text = text.split(['|', '·', '•', '/', '(', '\u{2022}']).next().unwrap_or_default().trim();
    let marked = [" and ", " & ", " und ", " et ", " with ", " y ", ";"]
        .iter()
        .fold(text.to_owned(), |text, joint| text.replace(joint, ","));
    for part in marked.split(',') {
        let name = part.trim().trim_end_matches(['.', ',', ':', '-', '–']).trim();
        let name = name.strip_prefix("and ").or_else(|| name.strip_prefix("By ")).unwrap_or(name).trim();
        if is_name(name) && !found.iter().any(|own| letters(own) == letters(name)) {
            found.push(name.to_owned());
        }
        if found.len() >= 20 {
            break;
        }
    }
}

/// Words in lower case that are part of names.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "van", "von", "der", "den", "ter", "ten", "al", "el", "la", "le", "du", "di", "da",
    "dos", "das", "ibn", "bin", "bint", "af", "av", "zu", "zum", "zur", "y", "e", "d", "of", "the",
];

fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let lower = |word: &&str| word.to_lowercase();
    let begins = name.chars().next().is_some_and(char::is_uppercase);
    let staff = words.len() >= 2 && words.iter().map(lower).any(|word| word == "staff");
    let written = |word: &&str| {
        PARTICLES.contains(word)
            || !word.chars().next().is_some_and(char::is_lowercase)
            || word.contains(['\'', '’', '-'])
    };
    begins
        && (1..=6).contains(&words.len())
        && name.chars().count() <= 60
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | ':' | '?' | '!' | '"'))
        && (staff
            || words.iter().all(written)
                && !words.iter().map(lower).any(|word| NO_NAMES.contains(&word.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        push_names(&mut found, text);
        found
    }

    #[test]
    fn splits_bylines() {
        assert_eq!(
            split("By ADA ONE, Ben Two-Three and Cem O'Four"),
            ["ADA ONE", "Ben Two-Three", "Cem O'Four"]
        );
        assert_eq!(split("Von Dora Fünf | 3. Mai 2024"), ["Dora Fünf"]);
        assert_eq!(split("Eve Six, Political Editor"), ["Eve Six"]);
        assert_eq!(split("Updated 3 May 2024"), Vec::<String>::new());
        assert_eq!(split("Herald staff reporter"), ["Herald staff reporter"]);
    }
}
