//! The framing of a text as a parser reads it, before anybody's statements are looked at. The crate `extract` fills it.

use model::Span;

/// Everything that was read in one text. All spans are bytes of that text; all lists are in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadText {
    /// Clauses in the writer's own words: what lies between quotation marks is passed over.
    pub clauses: Vec<Clause>,
    /// Words that introduce somebody or something that is named.
    pub labels: Vec<Label>,
    /// One to three words between quotation marks, with the marks.
    pub short_quotations: Vec<Span>,
}

/// A clause in which somebody does something to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// From its first word that counts here to the last.
    pub span: Span,
    /// The verb.
    pub verb: Span,
    /// The verb in its base form, in lower case.
    pub base: String,
    /// The one who does it; nothing where nobody is named.
    pub agent: Option<Span>,
    /// To whom; nothing where nobody is named.
    pub patient: Option<Span>,
    /// True where it is told in the passive.
    pub passive: bool,
    /// True if the verb tells of harm or wrong.
    pub harm: bool,
}

/// Words that introduce a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label {
    /// The name.
    pub named: Span,
    /// The words that introduce it.
    pub words: Span,
    /// Manner in which they do so.
    pub kind: LabelKind,
}

/// Manner in which words introduce a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelKind {
    /// A title or rank before the name: "Dr", "Colonel".
    Title,
    /// Other words before the name: "far-right activist".
    Description,
    /// Words beside the name, between commas or dashes: "the director of the charity".
    Apposition,
    /// Words that keep their distance: "so-called", "self-styled".
    Distance,
}

impl LabelKind {
    /// Returns the kind as a word of a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "before the name",
            Self::Apposition => "beside the name",
            Self::Distance => "at a distance",
        }
    }
}
