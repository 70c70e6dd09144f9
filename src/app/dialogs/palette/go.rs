//! What choosing an entry does.

use super::{Line, Outcome, Palette, Shown};
use crate::app::action::{Action, Queue};
use crate::app::command::Command;
use crate::app::dialogs::rows::statements;
use crate::app::palette::Target;
use crate::app::request::DialogRequest;
use model::{Statement, StatementId};

impl Palette {
    /// Runs what the cursor is on, or goes there; says why not where that cannot be.
    pub(super) fn run(&mut self, shown: &Shown<'_>, queue: &mut Queue) -> Outcome {
        let Some(Line::Entry { target, .. }) = self.lines.get(self.cursor.at()) else { return Outcome::Stay };
        match act(*target, shown, self.query_words()) {
            Ok(actions) => {
                if let Target::Command(command) = target {
                    self.finder.remember(*command);
                }
                for action in actions {
                    queue.push(action);
                }
                Outcome::Close
            }
            Err(problem) => {
                self.problem = Some(problem);
                Outcome::Stay
            }
        }
    }

    /// What was typed, as words to look for.
    fn query_words(&self) -> &str {
        self.typed.trim()
    }
}

/// What choosing something asks for, or why nothing can come of it.
fn act(target: Target, shown: &Shown<'_>, words: &str) -> Result<Vec<Action>, String> {
    let project = shown.project();
    match target {
        Target::Command(command) => match command.spec().missing(&shown.commands) {
            Some(lacks) => Err(format!("{}: {lacks}", command.spec().plain_name())),
            None => Ok(vec![Action::Run(command)]),
        },
        Target::Statement(statement) => Ok(vec![Action::Select { statement, more: false }]),
        Target::Party(party) => {
            let column = shown.layout().laid.columns.iter().find(|column| column.party == Some(party));
            let card = column.and_then(|column| column.cards.first()).copied();
            let of = |it: &Statement| project.party_of(it) == Some(party);
            let first = card.or_else(|| statements(shown, of).first().copied());
            match first {
                Some(statement) => Ok(vec![Action::Select { statement, more: false }]),
                None => Err(format!("{} has no statements", shown.party_name(Some(party)))),
            }
        }
        Target::Speaker(speaker) => {
            let own = statements(shown, |it| it.speaker == Some(speaker));
            // Who says nothing can still be looked at.
            let list = || Action::Ask(DialogRequest::Speakers(Some(speaker)));
            Ok(vec![if own.is_empty() { list() } else { Action::SelectAll(own) }])
        }
        Target::Tag(tag) => {
            let name = project.codebook.tag(tag).map_or("this", |(_, tag)| tag.name.as_str());
            let with = |it: &Statement| it.tags.iter().any(|tagging| tagging.tag == tag);
            select(statements(shown, with), format!("No statement has the tag {name} yet"))
        }
        Target::Evidence(id) => match project.evidence.get(&id) {
            Some(_) => Ok(vec![Action::Ask(DialogRequest::EditEvidence(id))]),
            None => Err("This source is no longer in the project".to_owned()),
        },
        Target::Article(article) => Ok(vec![Action::ShowArticle(article)]),
        Target::Words => Ok(vec![Action::Search(words.to_owned()), Action::Run(Command::FindNext)]),
    }
}

fn select(statements: Vec<StatementId>, none: String) -> Result<Vec<Action>, String> {
    if statements.is_empty() { Err(none) } else { Ok(vec![Action::SelectAll(statements)]) }
}
