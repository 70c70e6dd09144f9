//! Summaries of edits, in a few words.

use super::change::{Change, Edit, Replacement};

/// Returns the changes of an edit, counted by kind: "3 statements changed", "1 link removed".
#[must_use]
pub fn summary(edit: &Edit) -> Vec<String> {
    let mut words = Vec::new();
    for change in &edit.changes {
        words.extend(match change {
            Change::Title(_) => Some("the title differs".to_owned()),
            Change::Articles(_) => Some("the articles differ".to_owned()),
            Change::Parties(_) => Some("the parties differ".to_owned()),
            Change::Codebook(_) => Some("the codebook differs".to_owned()),
            Change::Scale(_) => Some("the verdict scale differs".to_owned()),
            _ => None,
        });
    }
    for (one, many, kind) in [
        ("earlier text", "earlier texts", earlier_text as fn(&Change) -> Option<RecordChange>),
        ("speaker", "speakers", speaker),
        ("statement", "statements", statement),
        ("link", "links", link),
        ("piece of evidence", "pieces of evidence", evidence),
        ("citation", "citations", citation),
        ("mark on a reply", "marks on replies", reply),
        ("coder", "coders", coder),
    ] {
        for fate in [RecordChange::Added, RecordChange::Changed, RecordChange::Removed] {
            let count = edit.changes.iter().filter(|change| kind(change) == Some(fate)).count();
            if count > 0 {
                words.push(format!("{count} {} {}", if count == 1 { one } else { many }, fate.word()));
            }
        }
    }
    words
}

/// The change of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RecordChange {
    Added,
    Changed,
    Removed,
}

impl RecordChange {
    fn of<T>(swap: &Replacement<Option<T>>) -> Self {
        match (&swap.before, &swap.after) {
            (None, _) => Self::Added,
            (_, None) => Self::Removed,
            _ => Self::Changed,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }
}

fn earlier_text(change: &Change) -> Option<RecordChange> {
    if let Change::EarlierText(swap) = change { Some(RecordChange::of(swap)) } else { None }
}

fn speaker(change: &Change) -> Option<RecordChange> {
    if let Change::Speaker(swap) = change { Some(RecordChange::of(swap)) } else { None }
}

fn statement(change: &Change) -> Option<RecordChange> {
    if let Change::Statement(swap) = change { Some(RecordChange::of(swap)) } else { None }
}

fn link(change: &Change) -> Option<RecordChange> {
    if let Change::Link(swap) = change { Some(RecordChange::of(swap)) } else { None }
}

fn evidence(change: &Change) -> Option<RecordChange> {
    if let Change::Evidence(swap) = change { Some(RecordChange::of(swap)) } else { None }
}

fn citation(change: &Change) -> Option<RecordChange> {
    if let Change::Citation(swap) = change { Some(RecordChange::of(swap)) } else { None }
}

fn reply(change: &Change) -> Option<RecordChange> {
    if let Change::Reply(swap) = change { Some(RecordChange::of(swap)) } else { None }
}

fn coder(change: &Change) -> Option<RecordChange> {
    if let Change::Coder(swap) = change { Some(RecordChange::of(swap)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Coder, IdGenerator};

    #[test]
    fn what_changed_is_counted_by_kind() {
        let coder = |name: &str, seed| Coder { id: IdGenerator::seeded(seed).draw(), name: name.to_owned() };
        let changes = vec![
            Change::Title(Replacement { before: "a".to_owned(), after: "b".to_owned() }),
            Change::Coder(Replacement { before: None, after: Some(coder("Jo", 1)) }),
            Change::Coder(Replacement { before: None, after: Some(coder("Al", 2)) }),
            Change::Coder(Replacement { before: Some(coder("Ed", 3)), after: Some(coder("Ted", 3)) }),
        ];
        let edit = Edit { label: String::new(), changes };
        assert_eq!(summary(&edit), ["the title differs", "2 coders added", "1 coder changed"]);
    }
}
