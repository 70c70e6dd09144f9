//! What people change of suggestions is written down, so that the program can be judged as a coder.

use imbl::ordmap::DiffItem;

use super::super::draft::Draft;
use model::{ChangedPart, Statement, StatementId, Table};

/// Notes in the suggested statements that differ from those before which parts a person changed.
pub(super) fn note(before: &Table<StatementId, Statement>, draft: &mut Draft<'_>) {
    let mut noted: Vec<Statement> = Vec::new();
    for item in before.diff(&draft.project.statements) {
        let DiffItem::Update { old: (_, old), new: (_, new) } = item else { continue };
        let differs = |part: &ChangedPart| part.differs(old, new) || new.changed.contains(part);
        let changed: Vec<ChangedPart> = ChangedPart::ALL.into_iter().filter(differs).collect();
        if new.why.is_some() && changed != new.changed {
            noted.push(Statement { changed, ..new.clone() });
        }
    }
    for statement in noted {
        draft.project.statements.insert(statement.id, statement);
    }
}
