//! The conditions under which commands can run.

use super::{CommandContext, PanelNumber};

/// A condition of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Requirement {
    /// An open project.
    Project,
    /// An article in the project.
    Article,
    /// Two articles in the project.
    SeveralArticles,
    /// A fact that is selected in the galley.
    Fact,
    /// A selected fact of which somebody has decided.
    DecidedFact,
    /// A fact of the article that is shown which nobody has checked.
    OpenFact,
    /// A statement that is shown.
    Statement,
    /// Two statements that are shown.
    TwoStatements,
    /// At least one selected statement.
    Selection,
    /// Exactly one selected statement.
    OneStatement,
    /// Selected statements of two articles.
    StatementsOfPapers,
    /// A selected statement or link.
    StatementOrLink,
    /// A selected statement, link or text.
    AnySelection,
    /// Selected text in the article.
    TextSelection,
    /// No selected text, to which the keys would belong.
    NoTextSelection,
    /// The keyboard focus outside of the article, to which the keys would belong.
    FocusOutsideArticle,
    /// A panel, also that of the statements without a party.
    Column,
    /// A panel of this number that belongs to a party.
    Panel(PanelNumber),
    /// A suggestion that nobody has reviewed.
    Suggestion,
    /// An attitude in the articles.
    Attitude,
    /// A selected statement whose claim type was noticed.
    ClaimType,
    /// A selected statement without a panel whose speaker or party can get one.
    StatementOutsidePanels,
    /// A result of a search.
    SearchHit,
    /// A filter in use.
    Filter,
    /// An accusation that nobody answers.
    MissingReply,
    /// A statement that a correction of the text has changed, moved or removed.
    StatementToPlaceAgain,
    /// An earlier text of the article.
    EarlierText,
    /// A selected statement that nobody answers.
    LackingReply,
    /// A change that can be undone.
    ChangeToUndo,
    /// A change that can be made again.
    ChangeToRedo,
    /// A file of the project.
    File,
    /// No save in progress.
    NotSaving,
}

impl Requirement {
    /// Tells whether the condition is met.
    pub(crate) fn is_met(self, context: &CommandContext<'_>) -> bool {
        match self {
            Self::Project => context.project,
            Self::Article => context.articles > 0,
            Self::SeveralArticles => context.articles > 1,
            Self::StatementsOfPapers => context.several_papers,
            Self::Fact => context.fact,
            Self::DecidedFact => context.fact_decided,
            Self::OpenFact => context.open_facts > 0,
            Self::Statement => context.statements > 0,
            Self::TwoStatements => context.statements > 1,
            Self::Selection => context.selected > 0,
            Self::OneStatement => context.selected == 1,
            Self::StatementOrLink => context.selected > 0 || context.link_selected,
            Self::AnySelection => context.selected > 0 || context.link_selected || context.text_selected,
            Self::TextSelection => context.text_selected,
            Self::NoTextSelection => !context.text_selected,
            Self::FocusOutsideArticle => !context.reading,
            Self::Column => context.columns > 0,
            Self::Panel(number) => context.parties > number.place(),
            Self::Suggestion => context.suggestions > 0,
            Self::Attitude => context.attitudes > 0,
            Self::ClaimType => context.claim_type,
            Self::StatementOutsidePanels => context.outsider,
            Self::SearchHit => context.hits > 0,
            Self::Filter => context.filtered,
            Self::MissingReply => context.missing > 0,
            Self::StatementToPlaceAgain => context.unsettled > 0,
            Self::EarlierText => context.earlier_texts,
            Self::LackingReply => context.lacks_reply,
            Self::ChangeToUndo => context.undo.is_some(),
            Self::ChangeToRedo => context.redo.is_some(),
            Self::File => context.has_file,
            Self::NotSaving => !context.saving,
        }
    }

    /// Returns why a command cannot run while the condition is not met.
    pub(crate) fn explanation(self, context: &CommandContext<'_>) -> &'static str {
        match self {
            Self::Project => "Nothing is open",
            Self::Article => "There is no article yet",
            Self::SeveralArticles => "There are not two articles",
            Self::Fact => "Select a fact in the view Check first",
            Self::DecidedFact => "Select a fact of which something was decided first",
            Self::OpenFact => "No fact is open in the view Check",
            Self::StatementsOfPapers => "Select statements of two papers first",
            Self::Statement | Self::TwoStatements => "There are not enough statements",
            Self::OneStatement if context.selected > 0 => "Select one statement alone",
            Self::Selection | Self::OneStatement | Self::StatementOrLink | Self::AnySelection => {
                "Select a statement first"
            }
            Self::TextSelection => "Select words in the article first",
            // Both hold only while a key is looked up, of which nothing is said.
            Self::NoTextSelection | Self::FocusOutsideArticle => "It cannot be done now",
            Self::Column => "There is no panel yet",
            Self::Panel(_) => "There is no such panel",
            Self::Suggestion => "Nothing is left to review",
            Self::Attitude => "The articles have no attitudes",
            Self::ClaimType => "No claim type was noticed in what is selected",
            Self::StatementOutsidePanels => "Select a statement among the others first",
            Self::SearchHit => "Find something first",
            Self::Filter => "Nothing is filtered",
            Self::MissingReply => "No reply is missing",
            Self::StatementToPlaceAgain => "No statement waits to be placed again",
            Self::EarlierText => "The text of the article was never corrected",
            Self::LackingReply => "Select a statement that lacks a reply first",
            Self::ChangeToUndo => "Nothing was changed yet",
            Self::ChangeToRedo => "Nothing was taken back",
            Self::File => "Save the project to a file first",
            Self::NotSaving => "The project is being saved",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Command;
    use super::*;

    #[test]
    fn every_command_that_cannot_run_says_what_it_lacks() {
        let empty = CommandContext { project: true, saving: true, ..CommandContext::default() };
        for spec in Command::specs() {
            let missing = spec.missing(&empty);
            assert_eq!(missing.is_none(), spec.is_enabled(&empty), "{}", spec.name);
            assert_ne!(missing, Some("It cannot be done now"), "{}", spec.name);
        }
    }

    #[test]
    fn what_is_said_is_what_would_help() {
        let missing = |command: Command, context: &CommandContext<'_>| command.spec().missing(context);
        let empty = || CommandContext { project: true, ..CommandContext::default() };
        assert_eq!(missing(Command::Confirm, &empty()), Some("Select a statement first"));
        assert_eq!(missing(Command::Link, &empty()), Some("There are not enough statements"));
        let many = || CommandContext { selected: 3, statements: 9, ..empty() };
        assert_eq!(missing(Command::ToldBy, &many()), Some("Select one statement alone"));
        let third = Command::SendToPanel(PanelNumber::ALL[2]);
        let two = CommandContext { parties: 2, ..many() };
        assert_eq!(missing(third, &two), Some("There is no such panel"));
        assert_eq!(missing(Command::Open, &empty()), None);
    }
}
