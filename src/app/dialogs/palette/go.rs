//! The action of a chosen entry.

use super::{DialogOutcome, Palette, PaletteLine, ViewContext};
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::dialogs::rows::statements;
use crate::app::palette::PaletteTarget;
use crate::app::request::DialogRequest;
use model::{Statement, StatementId};

impl Palette {
    /// Runs what the cursor is on, or goes there; says why not where that cannot be.
    pub(super) fn run(&mut self, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let Some(PaletteLine::Entry { target, .. }) = self.lines.get(self.cursor.at()) else {
            return DialogOutcome::Stay;
        };
        match act(*target, shown, self.query_words()) {
            Ok(actions) => {
                if let PaletteTarget::Command(command) = target {
                    self.finder.remember(*command);
                }
                for action in actions {
                    queue.push(action);
                }
                DialogOutcome::Close
            }
            Err(problem) => {
                self.problem = Some(problem);
                DialogOutcome::Stay
            }
        }
    }

    /// The typed text, as query words.
    fn query_words(&self) -> &str {
        self.typed.trim()
    }
}

/// The request of a chosen entry, or the reason why it cannot run.
fn act(target: PaletteTarget, shown: &ViewContext<'_>, words: &str) -> Result<Vec<Action>, String> {
    let project = shown.project();
    match target {
        PaletteTarget::Command(command) => match command.spec().missing(&shown.commands) {
            Some(lacks) => Err(format!("{}: {lacks}", command.spec().plain_name())),
            None => Ok(vec![Action::Run(command)]),
        },
        PaletteTarget::Statement(statement) => Ok(vec![Action::Select { statement, more: false }]),
        PaletteTarget::Party(party) => {
            let column = shown.layout().laid.columns.iter().find(|column| column.party == Some(party));
            let card = column.and_then(|column| column.cards.first()).copied();
            let of = |it: &Statement| project.party_of(it) == Some(party);
            let first = card.or_else(|| statements(shown, of).first().copied());
            match first {
                Some(statement) => Ok(vec![Action::Select { statement, more: false }]),
                None => Err(format!("{} has no statements", shown.party_name(Some(party)))),
            }
        }
        PaletteTarget::Speaker(speaker) => {
            let own = statements(shown, |it| it.speaker == Some(speaker));
            // Who says nothing can still be looked at.
            let list = || Action::Ask(DialogRequest::Speakers(Some(speaker)));
            Ok(vec![if own.is_empty() { list() } else { Action::SelectAll(own) }])
        }
        PaletteTarget::Tag(tag) => {
            let name = project.codebook.tag(tag).map_or("this", |(_, tag)| tag.name.as_str());
            let with = |it: &Statement| it.tags.iter().any(|tagging| tagging.tag == tag);
            select(statements(shown, with), format!("No statement has the tag {name} yet"))
        }
        PaletteTarget::Evidence(id) => match project.evidence.get(&id) {
            Some(_) => Ok(vec![Action::Ask(DialogRequest::EditEvidence(id))]),
            None => Err("This source is no longer in the project".to_owned()),
        },
        PaletteTarget::Article(article) => Ok(vec![Action::ShowArticle(article)]),
        PaletteTarget::Words => Ok(vec![Action::Search(words.to_owned()), Action::Run(Command::FindNext)]),
    }
}

fn select(statements: Vec<StatementId>, none: String) -> Result<Vec<Action>, String> {
    if statements.is_empty() { Err(none) } else { Ok(vec![Action::SelectAll(statements)]) }
}
