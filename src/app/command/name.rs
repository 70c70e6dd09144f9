//! The names of commands that change with the state of the window.

use settings::Alignment;

use super::{Command, CommandContext};

impl Command {
    /// Returns the name of the command as things are now; nothing for a panel that does not exist.
    pub(crate) fn name_in(self, context: &CommandContext<'_>) -> Option<String> {
        let name = self.spec().name;
        let changed = match self {
            Self::SendToPanel(number) => return panel(context, number.place()),
            Self::NoParty => "Send to “Party not known”",
            Self::Undo => return Some(with_label(name, context.undo)),
            Self::Redo => return Some(with_label(name, context.redo)),
            Self::ShowRejected if context.shows_rejected => "Hide rejected",
            Self::ShowAttitudes if context.shows_attitudes => "Hide attitudes",
            Self::Alignment if context.alignment == Alignment::Exchanges => "In order",
            Self::Focus if context.focused => "All exchanges",
            Self::LessMotion if context.still => "Usual motion",
            // The others have one name.
            _ => name,
        };
        Some(changed.to_owned())
    }
}

fn panel(context: &CommandContext<'_>, place: usize) -> Option<String> {
    context.panels.get(place).copied().flatten().map(|party| format!("Send to {party}"))
}

fn with_label(name: &str, label: Option<&str>) -> String {
    label.map_or_else(|| name.to_owned(), |label| format!("{name}: {label}"))
}
