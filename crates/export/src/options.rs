//! The choices that a person makes before an export.

use std::collections::HashMap;
use std::sync::Arc;

use analysis::framing::ReadTexts;
use analysis::stated_figures::StatedTexts;
use model::{ArticleId, FoundFact, PartyId};

use super::{Chart, Enclosed};

/// The content to export, and the facts that only the desk can give. An empty field is unknown, and never made up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOptions {
    /// True if statements and links that nobody has confirmed go in, marked as suggestions.
    pub suggestions: bool,
    /// True if people's notes go in.
    pub notes: bool,
    /// Publisher of the verdicts: the name of the desk; empty when not known.
    pub publisher: String,
    /// The day on which the verdicts are published, in full ("5 June 2018", `2018-06-05`); empty when not known.
    pub published: String,
    /// The web address of the desk; empty when not known.
    pub publisher_address: String,
    /// The web address of the folder in which the pages of the verdicts will be published; empty when not known.
    pub address: String,
    /// The number of ratings of the scale that are steps from the worst to the best; those behind them have no number. Nothing for what the
    /// scale itself says.
    pub steps: Option<usize>,
    /// True if a claim counts as made on the day of the article that has it. A person has to say so: it may be older.
    pub dated_by_article: bool,
    /// The facts of letters that ask for replies.
    pub letter: LetterOptions,
    /// The files that go into an evidence pack, from whoever knows the disk.
    pub enclosed: Option<Arc<Enclosed>>,
    /// The checkable facts of articles, from whoever can find them. Without them a galley has people's own decisions alone.
    pub facts: Arc<HashMap<ArticleId, Vec<FoundFact>>>,
    /// The one chart that is drawn, in place of all those of a project.
    pub chart: Option<Arc<Chart>>,
    /// The texts as a parser reads them, from whoever has one: for the figures of framing that need them.
    pub texts: ReadTexts,
    /// The figures of articles, from whoever has a parser: for the format that lists them.
    pub figures: StatedTexts,
}

/// The facts of a letter that only the desk can give. An empty field is a blank in the letter, and never made up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LetterOptions {
    /// The one party that is asked; all whose reply is missing where it is `None`.
    pub to: Option<PartyId>,
    /// The kind of piece, such as "news article".
    pub nature: String,
    /// The person to answer, and the way to reach them.
    pub contact: String,
    /// The time by which the reply is wanted, as a person writes it.
    pub deadline: String,
    /// An earlier time, by which the party should say whether it will reply.
    pub say_by: String,
    /// The desk's own letter with placeholders; empty for the usual one, [`usual_letter`](crate::usual_letter).
    pub template: String,
}

impl Default for ExportOptions {
    /// Suggestions and notes; nothing known of the desk.
    fn default() -> Self {
        Self {
            suggestions: true,
            notes: true,
            publisher: String::new(),
            published: String::new(),
            publisher_address: String::new(),
            address: String::new(),
            steps: None,
            dated_by_article: false,
            letter: LetterOptions::default(),
            enclosed: None,
            chart: None,
            facts: Arc::default(),
            texts: ReadTexts::new(),
            figures: StatedTexts::new(),
        }
    }
}
