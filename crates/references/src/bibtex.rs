//! BibTeX and BibLaTeX.

use biblatex::{Bibliography, ChunksExt, Entry, EntryType, Person};

use super::{DEEPEST, Reference, ReferencesError, first_address};
use model::EvidenceKind;

/// Reads BibTeX.
pub(super) fn read(text: &str) -> Result<Vec<Reference>, ReferencesError> {
    let broken = |problem: String| ReferencesError::Broken { format: "BibTeX", problem };
    if is_too_deep(text) {
        return Err(broken(format!("braces are nested more than {DEEPEST} deep")));
    }
    let all = Bibliography::parse(text).map_err(|error| {
        let line = text.get(..error.span.start).map_or(0, |before| before.matches('\n').count()) + 1;
        broken(format!("line {line}: {}", error.kind))
    })?;
    Ok(all.iter().map(reference).collect())
}

fn is_too_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    text.bytes().any(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })
}

fn reference(entry: &Entry) -> Reference {
    let text = |names: &[&str]| {
        let found = names.iter().find_map(|name| entry.get(name));
        found.map(ChunksExt::format_verbatim).unwrap_or_default()
    };
    let kind = match entry.entry_type {
        EntryType::Dataset => EvidenceKind::Dataset,
        _ => EvidenceKind::Document,
    };
    let author = entry.author().unwrap_or_default();
    let author = if author.is_empty() {
        entry.editors().unwrap_or_default().into_iter().flat_map(|(people, _)| people).collect()
    } else {
        author
    };
    let dated = text(&["date"]);
    let published = if dated.is_empty() {
        let parts = [text(&["month"]), text(&["year"])];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    } else {
        dated
    };
    Reference {
        kind,
        title: text(&["title"]),
        author: author.iter().map(name).collect::<Vec<_>>().join("; "),
        publisher: text(&[
            "publisher",
            "institution",
            "organization",
            "journaltitle",
            "journal",
            "school",
            "howpublished",
            "booktitle",
        ]),
        published,
        retrieved: text(&["urldate"]),
        address: first_address(&plain(&text(&["url"])), &plain(&text(&["doi"]))),
        note: text(&["note", "annotation"]),
    }
}

/// Takes the backslashes away that LaTeX puts before signs of an address.
fn plain(address: &str) -> String {
    ["&", "_", "%", "#", "~", "$"]
        .iter()
        .fold(address.to_owned(), |text, sign| text.replace(&format!("\\{sign}"), sign))
}

fn name(person: &Person) -> String {
    let parts = [&person.given_name, &person.prefix, &person.name, &person.suffix];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}
