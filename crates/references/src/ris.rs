//! RIS: one tag a line, from `TY` to `ER`.

use super::{Reference, first_address};
use model::EvidenceKind;

/// Returns whether a line begins a source.
pub(super) fn begins(line: &str) -> bool {
    field(line).is_some_and(|(tag, _)| tag == "TY")
}

/// Returns the tag and the value of a line.
fn field(line: &str) -> Option<(&str, &str)> {
    let tag = line.get(..2)?;
    let is_tag = tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let value = line.get(2..)?.trim_start().strip_prefix('-')?;
    is_tag.then_some((tag, value.trim()))
}

/// Reads RIS. Lines that have no tag go on with the field before.
pub(super) fn read(text: &str) -> Vec<Reference> {
    let (mut all, mut open): (Vec<Reference>, Option<Vec<(String, String)>>) = (Vec::new(), None);
    for line in text.lines() {
        match (field(line), &mut open) {
            (Some(("TY", kind)), _) => {
                all.extend(open.take().map(|fields| reference(&fields)));
                open = Some(vec![("TY".to_owned(), kind.to_owned())]);
            }
            (Some(("ER", _)), Some(_)) => all.extend(open.take().map(|fields| reference(&fields))),
            (Some((tag, value)), Some(fields)) => fields.push((tag.to_owned(), value.to_owned())),
            (None, Some(fields)) => {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
            _ => {}
        }
    }
    all.extend(open.map(|fields| reference(&fields)));
    all
}

fn reference(fields: &[(String, String)]) -> Reference {
    let first = |tags: &[&str]| {
        let found =
            tags.iter().find_map(|tag| fields.iter().find(|(own, value)| own == tag && !value.is_empty()));
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let kind = match first(&["TY"]).as_str() {
        "DATA" | "AGGR" | "DBASE" => EvidenceKind::Dataset,
        "PCOMM" => EvidenceKind::Interview,
        _ => EvidenceKind::Document,
    };
    let authors = fields.iter().filter(|(tag, _)| matches!(tag.as_str(), "AU" | "A1"));
    Reference {
        kind,
        title: first(&["TI", "T1", "CT", "BT", "T2"]),
        author: authors.map(|(_, name)| given_first(name)).collect::<Vec<_>>().join("; "),
        publisher: first(&["PB", "JO", "JF", "T2", "JA"]),
        published: date(&first(&["DA", "PY", "Y1"])),
        retrieved: date(&first(&["Y2"])),
        address: first_address(&first(&["UR", "L2"]), &first(&["DO"])),
        note: first(&["N1"]),
    }
}

/// "Ann Roe" of "Roe, Ann".
fn given_first(name: &str) -> String {
    match name.split_once(',') {
        Some((family, given)) if !given.contains(',') => format!("{} {}", given.trim(), family.trim()),
        _ => name.to_owned(),
    }
}

/// "2018-06-05" of "2018/06/05/", and "2016" of "2016///".
fn date(text: &str) -> String {
    let parts: Vec<&str> = text.split('/').map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join("-")
}
