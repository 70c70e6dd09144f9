//! The views between the article and the inspector: each is the home of one job, and all show the same selection.

/// A view of the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum View {
    /// Claims and their answers side by side, a panel for each party.
    #[default]
    Panels,
    /// The facts of an article, struck off one after the other.
    Check,
    /// Speakers: who speaks, how much and where, and who was heard.
    Balance,
    /// Framing: the tags, reporting words, verbs and names that go to each.
    Framing,
}

impl View {
    /// The views beside the panels, in the order of the switch on the toolbar.
    pub(crate) const OTHERS: [Self; 3] = [Self::Check, Self::Balance, Self::Framing];

    /// Returns the word on the switch, which is also the name of the part of the window.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Panels => "Panels",
            Self::Check => "Check",
            Self::Balance => "Balance",
            Self::Framing => "Framing",
        }
    }
}
