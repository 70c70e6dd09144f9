//! What a person chooses before an export.

/// What goes in, and what only the desk can say of itself. What is left empty is not known, and never made up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOptions {
    /// Whether statements and links that nobody has confirmed go in, marked as suggestions.
    pub suggestions: bool,
    /// Whether people's notes go in.
    pub notes: bool,
    /// Who publishes the verdicts: the name of the desk; empty when not known.
    pub publisher: String,
    /// The day on which the verdicts are published, in full ("5 June 2018", `2018-06-05`); empty when not known.
    pub published: String,
    /// The web address of the desk; empty when not known.
    pub publisher_address: String,
    /// The web address of the folder in which the pages of the verdicts will be published; empty when not known.
    pub address: String,
    /// How many ratings of the scale are steps from the worst to the best; those behind them have no number. Nothing where nobody
    /// said so: then only the standard scale has numbers.
    pub steps: Option<usize>,
    /// Whether a claim counts as made on the day of the article that has it. A person has to say so: it may be older.
    pub dated_by_article: bool,
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
        }
    }
}
