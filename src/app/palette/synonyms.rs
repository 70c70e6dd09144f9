//! Other words for commands, as other programs call them.

use crate::app::command::Command;

/// The words by which a command is found besides its name and help.
pub(super) const fn synonyms(command: Command) -> &'static str {
    match command {
        Command::Remove => "delete erase",
        Command::SelectNothing => "deselect unselect",
        Command::Undo => "back revert",
        Command::Redo => "repeat",
        Command::History => "undo log",
        Command::Manual => "help documentation guide",
        Command::Tour => "help tutorial introduction sample",
        Command::WhatIsNew => "changelog release notes version",
        Command::ReportProblem => "bug crash feedback support",
        Command::About => "version licence",
        Command::EarlierVersions => "history backup restore",
        Command::Export => "print report csv table download pdf word docx",
        Command::Framing => {
            "frames tags verbs cues agency passive labels names words quotes heat map statistics chi-square"
        }
        Command::Check => {
            "galley facts claims board figures quantities conflicts corrections sources library evidence"
        }
        Command::Balance => "figures words share fair chart table evenness statistics sources audit traits",
        Command::Machine => "reliability kappa alpha agreement coders precision suggestions rules confidence",
        Command::AskForReply => "right of reply dossier mail",
        Command::LogRequest => "asked right of reply contact declined answered journal deadline",
        Command::ThemeDark => "dark mode night appearance",
        Command::ThemeLight => "light mode day appearance",
        Command::ThemeSystem => "automatic mode appearance",
        Command::LessMotion => "reduce animation",
        Command::ZoomIn => "zoom in bigger magnify",
        Command::ZoomOut => "zoom out",
        Command::ZoomReset => "zoom actual size 100",
        Command::Shortcuts => "help keys",
        Command::Settings => "preferences options",
        Command::Sides => "parties balance panels",
        Command::NextMissing => "balance unanswered right of reply",
        _ => "",
    }
}
