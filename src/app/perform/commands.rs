//! The effect of each command of the table.

use egui::Context;

use super::appearance::ZOOM_STEP;
use crate::app::command::{Command, command_table};
use crate::app::crash;
use crate::app::departure::{Departure, FileCommand};
use crate::app::filter::FilterChange;
use crate::app::jobs::WhosWhoTask;
use crate::app::request::{DialogRequest, HelpText, SettingsPage};
use crate::app::view::View;
use crate::app::window::Rejoinder;
use analysis::Direction;
use model::{FactResult, ReviewStatus};
use settings::{PANEL_STEP, ThemeChoice};

macro_rules! declare_effects {
    ($($menu:ident {$($($sub:literal)? {
        $($command:ident $(($number:ident))?: $name:expr, $help:expr, $shortcuts:tt, $needs:tt,
            |$app:ident, $context:pat_param| $effect:expr;)*
    })*})*) => {
        /// Carries out a command.
        fn carry_out(command: Command, app: &mut Rejoinder, context: &Context) {
            match command {
                $($($(Command::$command $(($number))? => {
                    let ($app, $context) = (app, context);
                    $effect;
                })*)*)*
            }
        }
    };
}

command_table!(declare_effects);

impl Rejoinder {
    /// Carries out a command, where it can run.
    pub(super) fn run_command(&mut self, command: Command, context: &Context) {
        let spec = command.spec();
        if !spec.is_enabled(&self.command_context(context)) {
            return;
        }
        crash::note_command(spec.name);
        #[cfg(debug_assertions)]
        crash::provoke(spec.key, self.session.project());
        carry_out(command, self, context);
    }
}
