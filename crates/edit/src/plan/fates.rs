//! Writing down the parts of suggestions that people change, so that the program can be judged as a coder.

use imbl::ordmap::DiffItem;

use super::super::draft::Draft;
use model::{ChangedPart, Statement, StatementId, Table};

/// Notes in the suggested statements that differ from those before which parts a person changed. Of one that was split, the part that
/// is new has other words than were suggested, too.
pub(super) fn note(before: &Table<StatementId, Statement>, draft: &mut Draft<'_>) {
    let mut noted: Vec<Statement> = Vec::new();
    for item in before.diff(&draft.project.statements) {
        let (old, new) = match item {
            DiffItem::Update { old: (_, old), new: (_, new) } => (Some(old), new),
            DiffItem::Add(_, new) => (None, new),
            DiffItem::Remove(..) => continue,
        };
        let differs = |part: &ChangedPart| match old {
            Some(old) => part.differs(old, new) || new.changed.contains(part),
            None => *part == ChangedPart::Words || new.changed.contains(part),
        };
        let changed: Vec<ChangedPart> = ChangedPart::ALL.into_iter().filter(differs).collect();
        if new.why.is_some() && changed != new.changed {
            noted.push(Statement { changed, ..new.clone() });
        }
    }
    for statement in noted {
        draft.project.statements.insert(statement.id, statement);
    }
}
