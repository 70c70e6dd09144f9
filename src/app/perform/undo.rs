//! Taking changes back, and making them again: what was changed is what is selected then.

use std::collections::BTreeSet;

use super::super::window::Rejoinder;
use edit::{Change, Edit};
use model::{LinkId, Project, StatementId, counted};

/// More statements than that are not selected: the change was about all of them, and about none.
const MOST: usize = 500;

impl Rejoinder {
    pub(super) fn undo_or_redo(&mut self, undo: bool) {
        self.touch();
        // They could not be put in place any more.
        self.jobs.stop_suggesting();
        let before = self.session.project().clone();
        let left = self.session.layout.left();
        let now = self.edit_context.now;
        let done = if undo { self.session.undo(now) } else { self.session.redo(now) };
        match done {
            Ok(Some(label)) => {
                self.changed();
                let touched = TouchedRecords::between(&before, self.session.project());
                self.select_touched(touched);
                let done = format!("{}: {label}", if undo { "Undone" } else { "Done again" });
                self.announce(done, left);
            }
            Ok(None) => {}
            Err(error) => self.message = error.to_string(),
        }
    }

    /// Undoes or redoes steps until so many are done, and says so once.
    pub(super) fn go_to_step(&mut self, wanted: usize) {
        self.touch();
        let (before, left) = (self.session.project().clone(), self.session.layout.left());
        let (now, mut steps) = (self.edit_context.now, 0);
        let undo = wanted < self.session.history().done().len();
        while self.session.history().done().len() != wanted {
            match if undo { self.session.undo(now) } else { self.session.redo(now) } {
                Ok(Some(_)) => steps += 1,
                Ok(None) => break,
                Err(error) => {
                    self.message = error.to_string();
                    return;
                }
            }
        }
        self.changed();
        self.select_touched(TouchedRecords::between(&before, self.session.project()));
        let done = if undo { "Undone" } else { "Done again" };
        self.announce(format!("{done}: {}", counted(steps, "step", "steps")), left);
    }

    fn select_touched(&mut self, touched: TouchedRecords) {
        let place = |id: &StatementId| self.session.layout.place(*id);
        let mut statements: Vec<StatementId> = touched.statements.into_iter().collect();
        if statements.is_empty() || statements.len() > MOST {
            if let Some(link) = touched.links.first().filter(|_| statements.is_empty()) {
                self.selection.select_link(*link);
            }
            return;
        }
        statements.sort_by_key(place);
        let article = statements.last().and_then(|id| self.session.project().statements.get(id));
        if let Some(statement) = article {
            self.article = Some(statement.article);
        }
        self.selection.select_all(statements);
        self.selection.keyed = true;
        self.show_selected();
    }
}

/// The changed records that still exist.
#[derive(Default)]
struct TouchedRecords {
    statements: BTreeSet<StatementId>,
    /// Links, where nothing but links was changed.
    links: Vec<LinkId>,
}

impl TouchedRecords {
    /// Nothing where a list as a whole has changed: that is about no statement in particular.
    fn between(before: &Project, after: &Project) -> Self {
        let mut touched = Self::default();
        for change in Edit::between(String::new(), before, after).changes {
            match change {
                Change::Articles(_) | Change::Parties(_) | Change::Codebook(_) | Change::Scale(_) => {
                    return Self::default();
                }
                Change::Statement(swap) => touched.statements.extend(swap.after.map(|it| it.id)),
                Change::Link(swap) => match (swap.before, swap.after) {
                    (_, Some(link)) => touched.links.push(link.id),
                    (Some(link), None) => touched.statements.extend([link.from]),
                    (None, None) => {}
                },
                Change::Citation(swap) => {
                    touched.statements.extend(swap.after.or(swap.before).map(|it| it.statement));
                }
                _ => {}
            }
        }
        touched.statements.retain(|id| after.statements.contains_key(id));
        touched
    }
}
