//! The words that lead through the review.

use super::command::Command;
use super::layout::ReviewRemaining;

impl ReviewRemaining {
    /// "3 suggestions left · N next, Y confirm, X reject"; where something is filtered "3 suggestions left in all · N next
    /// shown, …": the key goes to none that filters leave out.
    pub(crate) fn with_keys(self, context: &egui::Context, filtered: bool) -> String {
        if self.total() == 0 {
            return "No suggestions left".to_owned();
        }
        let keys = |command: Command| command.shortcut_text(context).unwrap_or_default();
        format!(
            "{}{} · {} next{}, {} confirm, {} reject",
            self.words(),
            if filtered { " in all" } else { "" },
            keys(Command::NextSuggestion),
            if filtered { " shown" } else { "" },
            keys(Command::Confirm),
            keys(Command::Reject)
        )
    }
}
