//! What commands depend on.

use super::columns::Voice;
use super::jobs::Jobs;
use super::search::Search;
use super::selection::Selection;
use super::session::Session;
use model::ArticleId;

/// What a command needs before it can run, as far as the window knows it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named for what it counts or tells")]
pub struct Situation {
    pub project: bool,
    pub articles: usize,
    pub parties: usize,
    pub columns: usize,
    pub selected: usize,
    pub text_selected: bool,
    pub link_selected: bool,
    /// Whether the article has the focus, and with it the keys that select words.
    pub reading: bool,
    pub suggestions: usize,
    /// How many replies are missing.
    pub missing: usize,
    /// How many statements a correction of a text changed, moved or took out, and nobody has looked at since.
    pub unsettled: usize,
    /// Whether the article that is shown has earlier texts.
    pub earlier_texts: bool,
    /// Whether the article lacks a reply to the selected statement.
    pub lacks_reply: bool,
    pub attitudes: usize,
    /// Whether the app noticed what kind of claim a selected statement seems to be.
    pub nature: bool,
    /// Whether the selected statement stands among the others, and has somebody to make a party of.
    pub outsider: bool,
    pub statements: usize,
    pub hits: usize,
    /// Whether filters leave statements out.
    pub filtered: bool,
    pub can_undo: bool,
    pub can_redo: bool,
    pub has_file: bool,
    pub saving: bool,
}

impl Situation {
    /// How things are; `article` is the one in the reading column.
    pub(super) fn of(
        session: &Session,
        selection: &Selection,
        search: &Search,
        jobs: &Jobs,
        article: Option<ArticleId>,
    ) -> Self {
        let (index, insight) = (&session.index, session.insight());
        let selected = || selection.statements.iter().filter_map(|id| session.project().statements.get(id));
        Self {
            project: true,
            articles: session.project().articles.len(),
            columns: index.laid.columns.len(),
            parties: index.laid.columns.iter().filter(|column| column.party.is_some()).count(),
            selected: selection.statements.len(),
            text_selected: selection.text.is_some(),
            link_selected: selection.link.is_some(),
            reading: false,
            suggestions: index.left().total(),
            missing: insight.missing.len(),
            unsettled: session.unsettled().len(),
            earlier_texts: session.project().earlier_texts.values().any(|it| Some(it.article) == article),
            lacks_reply: selection.statement().is_some_and(|id| insight.lacks_reply(index, id)),
            attitudes: index.laid.attitudes.len(),
            nature: selected().any(|statement| statement.nature.is_some()),
            outsider: selected().next_back().is_some_and(|it| {
                session.project().panel_of(it).is_none() && Voice::of(session.project(), it) != Voice::Nobody
            }),
            statements: index.laid.passing + index.filters.guests().len(),
            filtered: !index.filters.filter().is_empty(),
            hits: search.hits.len(),
            can_undo: session.history().undo_label().is_some(),
            can_redo: session.history().redo_label().is_some(),
            has_file: session.path().is_some(),
            saving: jobs.is_saving(),
        }
    }
}
