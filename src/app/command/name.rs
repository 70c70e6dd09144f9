//! The names of commands that change with the state of the window.

use settings::{Alignment, ThemeChoice};

use super::{Command, CommandContext};
use crate::app::view::View;

impl Command {
    /// Returns the command that shows a view.
    pub(crate) const fn showing(view: View) -> Self {
        match view {
            View::Panels => Self::ShowPanels,
            View::Check => Self::Check,
            View::Balance => Self::Balance,
            View::Framing => Self::Framing,
        }
    }

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

impl Command {
    /// Returns whether the state that the command turns on is on; nothing for a command that turns none on.
    pub(crate) fn is_on(self, context: &CommandContext<'_>) -> Option<bool> {
        Some(match self {
            Self::ShowArticle => context.shows_article,
            Self::ShowInspector => context.shows_inspector,
            Self::ShowPanels => context.view == View::Panels,
            Self::Check => context.view == View::Check,
            Self::Balance => context.view == View::Balance,
            Self::Framing => context.view == View::Framing,
            Self::Alignment => context.alignment == Alignment::Exchanges,
            Self::Focus => context.focused,
            Self::ShowAttitudes => context.shows_attitudes,
            Self::ShowRejected => context.shows_rejected,
            Self::LessMotion => context.still,
            Self::ThemeSystem => context.theme == ThemeChoice::System,
            Self::ThemeLight => context.theme == ThemeChoice::Light,
            Self::ThemeDark => context.theme == ThemeChoice::Dark,
            Self::FoldPanel => context.panel_folded,
            Self::PinPanel => context.panel_pinned,
            Self::Claim => context.claim,
            Self::Attitude => context.attitude,
            // The others do something and turn nothing on.
            _ => return None,
        })
    }

    /// Returns the name of the command in a menu, where a tick tells of a state and the name stays; nothing for a panel
    /// that does not exist.
    pub(crate) fn menu_name(self, context: &CommandContext<'_>) -> Option<String> {
        if self.is_on(context).is_none() {
            return self.name_in(context);
        }
        let name = match self {
            Self::ShowArticle => "Article",
            Self::ShowInspector => "Inspector",
            _ => self.spec().name,
        };
        Some(name.to_owned())
    }
}

fn panel(context: &CommandContext<'_>, place: usize) -> Option<String> {
    context.panels.get(place).copied().flatten().map(|party| format!("Send to {party}"))
}

fn with_label(name: &str, label: Option<&str>) -> String {
    label.map_or_else(|| name.to_owned(), |label| format!("{name}: {label}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_keeps_its_name_in_a_menu_and_has_a_tick() {
        let off = CommandContext::default();
        let on = CommandContext {
            shows_rejected: true,
            focused: true,
            theme: ThemeChoice::Dark,
            alignment: Alignment::Exchanges,
            ..CommandContext::default()
        };
        for command in [Command::ShowRejected, Command::Focus, Command::ThemeDark, Command::Alignment] {
            assert_eq!((command.is_on(&off), command.is_on(&on)), (Some(false), Some(true)), "{command:?}");
            assert_eq!(command.menu_name(&off), command.menu_name(&on));
        }
        assert_eq!(Command::ThemeSystem.is_on(&off), Some(true));
        assert_eq!(Command::Save.is_on(&on), None);
    }
}
