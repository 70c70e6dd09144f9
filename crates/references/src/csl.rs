//! CSL-JSON: a list of sources, or one of them.

use serde_json::Value;

use super::{MOST, Reference, ReferencesError, first_address};
use model::EvidenceKind;

/// Reads CSL-JSON.
pub(super) fn read(text: &str) -> Result<Vec<Reference>, ReferencesError> {
    let broken =
        |error: serde_json::Error| ReferencesError::Broken { format: "CSL-JSON", problem: error.to_string() };
    let value: Value = serde_json::from_str(text).map_err(broken)?;
    let list = match value {
        Value::Array(list) => list,
        Value::Object(mut fields) => match fields.remove("items") {
            Some(Value::Array(list)) => list,
            _ => vec![Value::Object(fields)],
        },
        _ => Vec::new(),
    };
    Ok(list.iter().take(MOST + 1).map(reference).collect())
}

fn reference(item: &Value) -> Reference {
    let text = |name: &str| match item.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let first = |names: &[&str]| {
        names.iter().map(|name| text(name)).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let kind = match text("type").as_str() {
        "dataset" => EvidenceKind::Dataset,
        "interview" | "personal_communication" => EvidenceKind::Interview,
        _ => EvidenceKind::Document,
    };
    let people = ["author", "editor"].iter().find_map(|name| item.get(name)?.as_array());
    Reference {
        kind,
        title: text("title"),
        author: people
            .into_iter()
            .flatten()
            .map(name)
            .filter(|name| !name.is_empty())
            .collect::<Vec<_>>()
            .join("; "),
        publisher: first(&["publisher", "container-title"]),
        published: date(item.get("issued")),
        retrieved: date(item.get("accessed")),
        address: first_address(&first(&["URL", "url"]), &text("DOI")),
        note: text("note"),
    }
}

fn name(person: &Value) -> String {
    let part = |name: &str| person.get(name).and_then(Value::as_str).unwrap_or_default();
    let literal = part("literal");
    if literal.is_empty() {
        let parts = [part("given"), part("non-dropping-particle"), part("family")];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    } else {
        literal.to_owned()
    }
}

/// "2018-06-05" of `{"date-parts": [[2018, 6, 5]]}`, and the words of a date that is written out.
fn date(date: Option<&Value>) -> String {
    let Some(date) = date else { return String::new() };
    let parts = date.get("date-parts").and_then(|all| all.get(0)).and_then(Value::as_array);
    if let Some(parts) = parts {
        let number = |part: &Value| part.as_u64().or_else(|| part.as_str()?.parse().ok());
        let numbers = parts.iter().map_while(number);
        let written = numbers
            .enumerate()
            .map(|(at, number)| if at == 0 { format!("{number:04}") } else { format!("{number:02}") });
        return written.collect::<Vec<_>>().join("-");
    }
    let written = ["raw", "literal"].iter().find_map(|name| date.get(name)?.as_str());
    written.or(date.as_str()).unwrap_or_default().to_owned()
}
