//! Every command, declared once: menus, buttons, shortcuts and the shortcut sheet read this table.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::keys::Keymap;
use super::situation::Situation;

/// Everything that can be done by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the table below says what each does")]
pub enum Command {
    Open,
    OpenPath,
    NewFromArticle,
    Paste,
    AddArticle,
    Save,
    SaveAs,
    EarlierVersions,
    Quit,
    Undo,
    Redo,
    Palette,
    Find,
    FindNext,
    FindPrevious,
    ArticleFacts,
    CorrectText,
    EarlierTexts,
    FindAgain,
    Codebook,
    Speakers,
    AddParty,
    NextStatement,
    PreviousStatement,
    ExtendNext,
    ExtendPrevious,
    SelectAll,
    PanelLeft,
    PanelRight,
    NextSuggestion,
    PreviousSuggestion,
    NextMissing,
    NextUnsettled,
    SelectNothing,
    Confirm,
    Reject,
    MakeStatement,
    CorrectWords,
    Split,
    Join,
    CorrectSpeaker,
    ToldBy,
    Claim,
    AcceptNature,
    Attitude,
    Tag,
    Rate,
    Link,
    AnsweredBy,
    Cite,
    Note,
    MissingReply,
    ReplyDue,
    CopyQuotation,
    CopyExchange,
    Remove,
    Party1,
    Party2,
    Party3,
    Party4,
    Party5,
    Party6,
    Party7,
    Party8,
    Party9,
    NoParty,
    MakeParty,
    FoldPanel,
    PinPanel,
    WiderPanel,
    NarrowerPanel,
    UsualPanel,
    Alignment,
    ShowArticle,
    ShowInspector,
    Focus,
    Filter,
    ClearFilters,
    ShowAttitudes,
    ShowRejected,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    LessMotion,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Settings,
    Shortcuts,
}

/// The menus, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Menu {
    File,
    Edit,
    Statement,
    Panels,
    View,
    Help,
}

impl Menu {
    /// All of them, in their order.
    pub(crate) const ALL: [Self; 6] =
        [Self::File, Self::Edit, Self::Statement, Self::Panels, Self::View, Self::Help];

    /// The word on the bar.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Statement => "Statement",
            Self::Panels => "Panels",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

/// What the table says of one command.
pub(crate) struct Spec {
    /// The command.
    pub(crate) command: Command,
    /// Its name in the settings' file; never changed, because people's files have it.
    pub(crate) key: &'static str,
    /// Its name on menus and buttons; ends in "…" when it opens a dialog.
    pub(crate) name: &'static str,
    /// What it does, in a sentence.
    pub(crate) help: &'static str,
    /// The menu it stands in.
    pub(crate) menu: Menu,
    /// Its usual shortcuts, the one to show first. What a person made of them, [`Keymap`] knows.
    pub(crate) shortcuts: &'static [KeyboardShortcut],
    /// When it can run.
    pub(crate) enabled: fn(&Situation) -> bool,
}

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}
const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}
const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}
const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}
const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

macro_rules! table {
    ($($command:ident, $menu:ident, $name:literal, $help:literal, [$($keys:expr),*], $enabled:expr;)*) => {
        /// Every command, in the order of the menus.
        pub(crate) static TABLE: &[Spec] = &[$(Spec {
            command: Command::$command,
            key: stringify!($command),
            name: $name,
            help: $help,
            menu: Menu::$menu,
            shortcuts: &[$($keys),*],
            enabled: $enabled,
        }),*];
    };
}

table! {
    Open, File, "Open…", "Open a project or an article", [ctrl(Key::O)], |_| true;
    OpenPath, File, "Open by path…", "Type the path of a project or an article", [ctrl_shift(Key::O)], |_| true;
    NewFromArticle, File, "New from article…", "Begin a project with an article", [ctrl(Key::N)], |_| true;
    Paste, File, "Paste an article…", "Begin a project with text from the clipboard", [ctrl_shift(Key::V)], |_| true;
    AddArticle, File, "Add an article…", "Add another article to this project", [ctrl_shift(Key::N)], |s| s.project;
    Save, File, "Save", "Write the project to its file", [ctrl(Key::S)], |s| s.project && !s.saving;
    SaveAs, File, "Save as…", "Write the project to another file", [ctrl_shift(Key::S)], |s| s.project && !s.saving;
    EarlierVersions, File, "Earlier versions…", "Look at the project as it was saved before, or go back to it", [ctrl_shift(Key::E)], |s| s.has_file && !s.saving;
    Quit, File, "Quit", "Close the window", [ctrl(Key::Q)], |_| true;

    Undo, Edit, "Undo", "Take the last change back", [ctrl(Key::Z)], |s| s.can_undo;
    Redo, Edit, "Redo", "Make the change again", [ctrl_shift(Key::Z), ctrl(Key::Y)], |s| s.can_redo;
    Palette, Edit, "Search or command…", "Find a command, a statement, a speaker, a party, evidence or a tag by its name", [ctrl(Key::K)], |_| true;
    Find, Edit, "Find in the text", "Walk through the places where words stand in the articles", [ctrl(Key::F)], |s| s.project;
    FindNext, Edit, "Find next", "Go to the next place that was found", [plain(Key::F3), ctrl(Key::G)], |s| s.hits > 0;
    FindPrevious, Edit, "Find previous", "Go to the place found before", [shift(Key::F3), ctrl_shift(Key::G)], |s| s.hits > 0;
    CopyQuotation, Edit, "Copy as quotation", "Copy the words with speaker, outlet and date", [ctrl(Key::C)], |s| s.selected > 0 && !s.text_selected;
    CopyExchange, Edit, "Copy the exchange", "Copy the claim with all that answers it, and who has not replied", [ctrl_shift(Key::C)], |s| s.selected > 0;
    ArticleFacts, Edit, "About the article…", "Correct title, outlet, byline, date and address", [ctrl(Key::I)], |s| s.articles > 0;
    CorrectText, Edit, "Correct the text…", "Change the article’s text, or take a newer version of the page; statements go along with their words", [ctrl(Key::E)], |s| s.articles > 0;
    EarlierTexts, Edit, "Earlier texts…", "Look at the text of the article as it was before it was corrected", [alt(Key::E)], |s| s.earlier_texts;
    FindAgain, Edit, "Find statements again", "Read the article again: suggestions are replaced, what you decided stays", [ctrl_shift(Key::F)], |s| s.articles > 0;
    Codebook, Edit, "Codebook…", "Edit the tags and their groups", [ctrl(Key::B)], |s| s.project;
    Speakers, Edit, "Speakers…", "List everybody who speaks: rename, merge, split, move to another party", [ctrl_shift(Key::L)], |s| s.project;
    Settings, Edit, "Settings…", "Change your name, the look of the window and the shortcuts", [ctrl(Key::Comma)], |_| true;

    NextStatement, Statement, "Next statement", "Select the next statement in reading order", [plain(Key::J), plain(Key::ArrowDown)], |s| s.statements > 0;
    PreviousStatement, Statement, "Previous statement", "Select the statement before", [plain(Key::K), plain(Key::ArrowUp)], |s| s.statements > 0;
    ExtendNext, Statement, "Select the next one too", "Extend the selection to the next statement in reading order", [shift(Key::J)], |s| s.statements > 0;
    ExtendPrevious, Statement, "Select the one before too", "Extend the selection to the statement before", [shift(Key::K)], |s| s.statements > 0;
    SelectAll, Statement, "Select all", "Select all statements of the panel; of all panels the second time", [ctrl(Key::A)], |s| s.statements > 0 && !s.reading;
    PanelLeft, Statement, "Panel to the left", "Select the nearest statement in the panel to the left", [plain(Key::ArrowLeft)], |s| s.statements > 0;
    PanelRight, Statement, "Panel to the right", "Select the nearest statement in the panel to the right", [plain(Key::ArrowRight)], |s| s.statements > 0;
    NextSuggestion, Statement, "Next suggestion", "Select the next statement that nobody has reviewed", [plain(Key::N)], |s| s.suggestions > 0;
    PreviousSuggestion, Statement, "Previous suggestion", "Select the unreviewed statement before", [plain(Key::P)], |s| s.suggestions > 0;
    NextMissing, Statement, "Next missing reply", "Select the next statement that accuses somebody who does not answer", [plain(Key::H)], |s| s.missing > 0;
    NextUnsettled, Statement, "Next to place again", "Select the next statement that a correction of the text changed, moved or took out", [shift(Key::W)], |s| s.unsettled > 0;
    Confirm, Statement, "Confirm", "Agree with what was suggested", [plain(Key::Y)], |s| s.selected > 0 || s.link_selected;
    Reject, Statement, "Reject", "Say that the suggestion is wrong", [plain(Key::X)], |s| s.selected > 0 || s.link_selected;
    MakeStatement, Statement, "Make a statement", "Make a statement of the words selected in the article", [plain(Key::M)], |s| s.text_selected;
    CorrectWords, Statement, "Use the selected words", "Let the statement be the words selected in the article", [plain(Key::W)], |s| s.text_selected && s.selected == 1;
    Split, Statement, "Split here…", "Make two statements of one, at the caret, at the selected words or where you choose", [plain(Key::B)], |s| s.selected == 1;
    Join, Statement, "Join with next", "Make one statement of this and the next in its panel, or of all that are selected", [plain(Key::U)], |s| s.selected > 0;
    CorrectSpeaker, Statement, "Speaker…", "Say who makes the statement", [plain(Key::S)], |s| s.selected > 0;
    ToldBy, Statement, "Told by…", "Say in which other statement this one is told", [plain(Key::V)], |s| s.selected == 1;
    Claim, Statement, "Claim", "Mark as a claim that can be checked, or take the mark away", [plain(Key::C)], |s| s.selected > 0;
    AcceptNature, Statement, "Accept claim type", "Agree with what it looks like: mark and tag it so", [plain(Key::G)], |s| s.nature;
    Attitude, Statement, "Attitude", "Say that it is what somebody thinks or wants, or speech again", [plain(Key::A)], |s| s.selected > 0;
    Tag, Statement, "Tag…", "Give tags of the codebook", [plain(Key::T)], |s| s.selected > 0;
    Rate, Statement, "Rate…", "Give a verdict on the project’s scale", [plain(Key::Q)], |s| s.selected > 0;
    Link, Statement, "Answers…", "Walk to the statement that this one answers, and link them", [plain(Key::L)], |s| s.selected > 0 && s.statements > 1;
    AnsweredBy, Statement, "Answered by…", "Walk to the statement that answers this one, and link them", [shift(Key::L)], |s| s.selected > 0 && s.statements > 1;
    Cite, Statement, "Cite evidence…", "Tie a source to the statement", [plain(Key::E)], |s| s.selected > 0;
    Note, Statement, "Note", "Write a note on the statement", [plain(Key::O)], |s| s.selected == 1;
    MissingReply, Statement, "Mark the missing reply…", "Say why the article has no reply: declined, not reached, given elsewhere, not needed", [plain(Key::D)], |s| s.selected == 1 && s.lacks_reply;
    ReplyDue, Statement, "A reply is due from…", "Say which party should be heard on the statement", [shift(Key::D)], |s| s.selected == 1 && s.parties > 0;
    SelectNothing, Statement, "Select nothing", "Let go of what is selected", [plain(Key::Escape)], |s| s.selected > 0 || s.link_selected || s.text_selected;
    Remove, Statement, "Remove", "Remove the statement or link for good", [plain(Key::Delete)], |s| s.selected > 0 || s.link_selected;

    AddParty, Panels, "Add a party…", "Add a panel for another side", [ctrl(Key::P)], |s| s.project;
    Party1, Panels, "Send to the 1st panel", "Move the selected statements to the first panel", [plain(Key::Num1)], |s| s.selected > 0 && s.parties > 0;
    Party2, Panels, "Send to the 2nd panel", "Move the selected statements to the second panel", [plain(Key::Num2)], |s| s.selected > 0 && s.parties > 1;
    Party3, Panels, "Send to the 3rd panel", "Move the selected statements to the third panel", [plain(Key::Num3)], |s| s.selected > 0 && s.parties > 2;
    Party4, Panels, "Send to the 4th panel", "Move the selected statements to the fourth panel", [plain(Key::Num4)], |s| s.selected > 0 && s.parties > 3;
    Party5, Panels, "Send to the 5th panel", "Move the selected statements to the fifth panel", [plain(Key::Num5)], |s| s.selected > 0 && s.parties > 4;
    Party6, Panels, "Send to the 6th panel", "Move the selected statements to the sixth panel", [plain(Key::Num6)], |s| s.selected > 0 && s.parties > 5;
    Party7, Panels, "Send to the 7th panel", "Move the selected statements to the seventh panel", [plain(Key::Num7)], |s| s.selected > 0 && s.parties > 6;
    Party8, Panels, "Send to the 8th panel", "Move the selected statements to the eighth panel", [plain(Key::Num8)], |s| s.selected > 0 && s.parties > 7;
    Party9, Panels, "Send to the 9th panel", "Move the selected statements to the ninth panel", [plain(Key::Num9)], |s| s.selected > 0 && s.parties > 8;
    NoParty, Panels, "Party not known", "Say that the party is not known: the selected statements go to the others", [plain(Key::Num0)], |s| s.selected > 0;
    MakeParty, Panels, "Make a party", "Give whoever makes the selected statement a panel of its own", [ctrl_shift(Key::P)], |s| s.outsider;

    FoldPanel, Panels, "Fold the panel", "Fold the panel of the selected statement to a narrow strip, or unfold it", [alt(Key::F)], |s| s.columns > 0;
    PinPanel, Panels, "Pin the panel", "Keep the panel of the selected statement in sight while the others scroll sideways, or let it go", [alt(Key::P)], |s| s.columns > 0;
    WiderPanel, Panels, "Make the panel wider", "Make the panel of the selected statement wider", [alt(Key::ArrowRight)], |s| s.columns > 0;
    NarrowerPanel, Panels, "Make the panel narrower", "Make the panel of the selected statement narrower", [alt(Key::ArrowLeft)], |s| s.columns > 0;
    UsualPanel, Panels, "Usual width", "Give the panel of the selected statement its share of the room again", [alt(Key::Num0)], |s| s.columns > 0;

    ShowArticle, View, "Show or hide the article", "Show the reading column or put it away; a narrow window has room for the panels alone", [alt(Key::A)], |_| true;
    ShowInspector, View, "Show or hide the inspector", "Show the facts of what is selected or put them away; a narrow window has room for the panels alone", [alt(Key::I)], |_| true;
    Alignment, View, "Exchanges", "Show exchanges, a row for each claim and its answers, or each panel in order", [plain(Key::R)], |s| s.project;
    Focus, View, "Only this exchange", "Show only the exchange of what is selected, or all of them again", [plain(Key::F)], |s| s.statements > 0;
    Filter, View, "Filter…", "Show only statements of a party, speaker, tag, status or other kind", [ctrl(Key::L)], |s| s.project;
    ClearFilters, View, "Clear all filters", "Show all statements again", [alt(Key::L)], |s| s.filtered;
    ShowAttitudes, View, "Show attitudes", "Show what parties think and want beside what they say", [ctrl(Key::T)], |s| s.attitudes > 0;
    ShowRejected, View, "Show rejected", "Show what was rejected, struck through", [ctrl(Key::R)], |s| s.project;
    ThemeSystem, View, "Theme of the system", "Light or dark, as the system is", [], |_| true;
    ThemeLight, View, "Light theme", "Use the light theme", [], |_| true;
    ThemeDark, View, "Dark theme", "Use the dark theme", [], |_| true;
    LessMotion, View, "Less motion", "Let what changes its place appear there at once", [], |_| true;
    ZoomIn, View, "Larger", "Make everything larger", [ctrl(Key::Plus), ctrl(Key::Equals)], |_| true;
    ZoomOut, View, "Smaller", "Make everything smaller", [ctrl(Key::Minus)], |_| true;
    ZoomReset, View, "Usual size", "Make everything its usual size", [ctrl(Key::Num0)], |_| true;

    Shortcuts, Help, "Keyboard shortcuts…", "Show what every key does", [plain(Key::F1)], |_| true;
}

impl Spec {
    /// Its name in a sentence, without the dots of a dialog.
    pub(crate) fn plain_name(&self) -> &'static str {
        self.name.trim_end_matches('…')
    }
}

impl Command {
    /// The commands that send statements to the panels, from the first panel to the ninth.
    pub(crate) const PANELS: [Self; 9] = [
        Self::Party1,
        Self::Party2,
        Self::Party3,
        Self::Party4,
        Self::Party5,
        Self::Party6,
        Self::Party7,
        Self::Party8,
        Self::Party9,
    ];

    /// What the table says of it.
    pub(crate) fn spec(self) -> &'static Spec {
        // A test makes sure that every command stands in the table.
        TABLE.iter().find(|spec| spec.command == self).unwrap_or(&TABLE[0])
    }

    /// The command of a name in the settings' file.
    pub(crate) fn named(key: &str) -> Option<Self> {
        TABLE.iter().find(|spec| spec.key == key).map(|spec| spec.command)
    }

    /// The shortcut to show beside its name: a person's own, where there is one.
    pub(crate) fn shortcut_text(self, ctx: &egui::Context) -> Option<String> {
        Keymap::of(ctx).keys(self).first().map(|shortcut| ctx.format_shortcut(shortcut))
    }

    /// What a tooltip says: the help, then the shortcut.
    pub(crate) fn tooltip(self, ctx: &egui::Context) -> String {
        match self.shortcut_text(ctx) {
            Some(keys) => format!("{} ({keys})", self.spec().help),
            None => self.spec().help.to_owned(),
        }
    }

    /// Which panel, counted from 0, the command sends statements to.
    pub(crate) fn panel(self) -> Option<usize> {
        Self::PANELS.iter().position(|command| *command == self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_command_stands_in_the_table_once() {
        let named: HashSet<Command> = TABLE.iter().map(|spec| spec.command).collect();
        assert_eq!(named.len(), TABLE.len());
        // `Shortcuts` is declared last: its number is how many there are, less one.
        assert_eq!(TABLE.len(), Command::Shortcuts as usize + 1);
    }

    #[test]
    fn no_two_commands_have_the_same_shortcut() {
        let mut seen = HashSet::new();
        for spec in TABLE {
            for shortcut in spec.shortcuts {
                assert!(seen.insert((shortcut.modifiers, shortcut.logical_key)), "{}", spec.name);
            }
        }
    }

    #[test]
    fn names_are_in_sentence_case_and_helped() {
        for spec in TABLE {
            assert!(spec.name.chars().next().unwrap().is_uppercase(), "{}", spec.name);
            assert!(!spec.help.ends_with('.') && spec.help.len() > 10, "{}", spec.name);
        }
    }
}
