//! Summaries of edits, in a few words.

use super::change::{Change, Edit, Replacement};
use model::counted;

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
            Change::Checklist(_) => Some("the checklist differs".to_owned()),
            Change::Traits(_) => Some("the traits of speakers differ".to_owned()),
            _ => None,
        });
    }
    for (kind, (one, many)) in KINDS.into_iter().enumerate() {
        for change in [RecordChange::Added, RecordChange::Changed, RecordChange::Removed] {
            let count = edit.changes.iter().filter(|it| record(it) == Some((kind, change))).count();
            if count > 0 {
                words.push(format!("{} {}", counted(count, one, many), change.word()));
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
    fn of<T>(replacement: &Replacement<Option<T>>) -> Self {
        match (&replacement.before, &replacement.after) {
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

/// The nouns for the kinds of record.
const KINDS: [(&str, &str); 15] = [
    ("earlier text", "earlier texts"),
    ("speaker", "speakers"),
    ("statement", "statements"),
    ("link", "links"),
    ("piece of evidence", "pieces of evidence"),
    ("citation", "citations"),
    ("mark on a reply", "marks on replies"),
    ("coder", "coders"),
    ("decision on an utterance", "decisions on utterances"),
    ("text of a source", "texts of sources"),
    ("decision about a fact", "decisions about facts"),
    ("class of a reporting word", "classes of reporting words"),
    ("request for a reply", "requests for replies"),
    ("claim with other work", "claims with other work"),
    ("speaker with other traits", "speakers with other traits"),
];

/// Returns the kind of a changed record, as an index into [`KINDS`], and its change; `None` for title and lists.
fn record(change: &Change) -> Option<(usize, RecordChange)> {
    Some(match change {
        Change::EarlierText(replacement) => (0, RecordChange::of(replacement)),
        Change::Speaker(replacement) => (1, RecordChange::of(replacement)),
        Change::Statement(replacement) => (2, RecordChange::of(replacement)),
        Change::Link(replacement) => (3, RecordChange::of(replacement)),
        Change::Evidence(replacement) => (4, RecordChange::of(replacement)),
        Change::Citation(replacement) => (5, RecordChange::of(replacement)),
        Change::Reply(replacement) => (6, RecordChange::of(replacement)),
        Change::Coder(replacement) => (7, RecordChange::of(replacement)),
        Change::SameUtterance(replacement) => (8, RecordChange::of(replacement)),
        Change::SourceText(replacement) => (9, RecordChange::of(replacement)),
        Change::FactCheck(replacement) => (10, RecordChange::of(replacement)),
        Change::CueClass(replacement) => (11, RecordChange::of(replacement)),
        Change::Request(replacement) => (12, RecordChange::of(replacement)),
        Change::ClaimWork(replacement) => (13, RecordChange::of(replacement)),
        Change::SpeakerAudit(replacement) => (14, RecordChange::of(replacement)),
        Change::Title(_)
        | Change::Articles(_)
        | Change::Parties(_)
        | Change::Codebook(_)
        | Change::Scale(_)
        | Change::Checklist(_)
        | Change::Traits(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Coder, IdGenerator};

    #[test]
    fn changes_are_counted_by_kind() {
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
