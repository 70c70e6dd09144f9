//! The state of the window that commands depend on.

use super::PanelNumber;
use crate::app::check::CheckChoice;
use crate::app::index::UnplacedSpeaker;
use crate::app::jobs::Jobs;
use crate::app::search::TextSearch;
use crate::app::selection::Selection;
use crate::app::session::Session;
use crate::app::view::View;
use model::{Act, ArticleId};
use settings::{Alignment, ThemeChoice};

/// The state of the window, as far as it decides which commands can run and what they are called.
#[derive(Debug, Clone, Default)]
pub(crate) struct CommandContext<'a> {
    /// True if a project is open.
    pub(crate) project: bool,
    /// True if a fact is selected in the galley, and the galley is shown.
    pub(crate) fact: bool,
    /// True if somebody has decided on that fact.
    pub(crate) fact_decided: bool,
    /// The number of open facts of the galley that is shown.
    pub(crate) open_facts: usize,
    /// The number of articles.
    pub(crate) articles: usize,
    /// The number of panels that belong to a party.
    pub(crate) parties: usize,
    /// The number of all panels.
    pub(crate) columns: usize,
    /// The parties of the panels that a key reaches, by their short names.
    pub(crate) panels: [Option<&'a str>; PanelNumber::ALL.len()],
    /// The number of selected statements.
    pub(crate) selected: usize,
    /// True if the selected statements are in several articles.
    pub(crate) several_papers: bool,
    /// True if words are selected in an article.
    pub(crate) text_selected: bool,
    /// True if a link is selected.
    pub(crate) link_selected: bool,
    /// True if the article has the focus, and with it the keys that select words.
    pub(crate) reading: bool,
    /// The number of statements, links and attitudes that nobody has reviewed.
    pub(crate) suggestions: usize,
    /// The number of missing replies.
    pub(crate) missing: usize,
    /// The number of statements that a correction of a text changed, moved or removed, and that nobody has looked at since.
    pub(crate) unsettled: usize,
    /// True if the article that is shown has earlier texts.
    pub(crate) earlier_texts: bool,
    /// True if the article lacks a reply to the selected statement.
    pub(crate) lacks_reply: bool,
    /// The number of attitudes.
    pub(crate) attitudes: usize,
    /// True if a claim type was noticed in a selected statement.
    pub(crate) claim_type: bool,
    /// True if the selected statement has no panel of its own, but a speaker or party that can get one.
    pub(crate) outsider: bool,
    /// The number of statements that are shown.
    pub(crate) statements: usize,
    /// The number of places that the search has found.
    pub(crate) hits: usize,
    /// True if a filter is in use.
    pub(crate) filtered: bool,
    /// The label of the change that can be undone.
    pub(crate) undo: Option<&'a str>,
    /// The label of the change that can be made again.
    pub(crate) redo: Option<&'a str>,
    /// True if the project has a file.
    pub(crate) has_file: bool,
    /// True if the project is being saved.
    pub(crate) saving: bool,
    /// True if rejected statements are shown.
    pub(crate) shows_rejected: bool,
    /// True if attitudes are shown.
    pub(crate) shows_attitudes: bool,
    /// The view between the article and the inspector.
    pub(crate) view: View,
    /// The alignment of the panels.
    pub(crate) alignment: Alignment,
    /// True if only the exchange of the selection is shown.
    pub(crate) focused: bool,
    /// True if motion is reduced.
    pub(crate) still: bool,
    /// True if the article is shown.
    pub(crate) shows_article: bool,
    /// True if the inspector is shown.
    pub(crate) shows_inspector: bool,
    /// The theme that a person has chosen.
    pub(crate) theme: ThemeChoice,
    /// True if the panel of the selected statement is folded.
    pub(crate) panel_folded: bool,
    /// True if it stays in sight while the others scroll.
    pub(crate) panel_pinned: bool,
    /// True if all selected statements are claims.
    pub(crate) claim: bool,
    /// True if all of them are attitudes.
    pub(crate) attitude: bool,
}

impl<'a> CommandContext<'a> {
    /// Reads the part that depends on the project and on what is selected in it; `article` is the one in the reading
    /// column.
    pub(in crate::app) fn of(
        session: &'a Session,
        selection: &Selection,
        search: &TextSearch,
        jobs: &Jobs,
        article: Option<ArticleId>,
    ) -> Self {
        let (layout, analyses) = (&session.layout, session.analyses());
        let index = &layout.index;
        let project = session.project();
        let selected = || selection.statements.iter().filter_map(|id| project.statements.get(id));
        let party = |place: usize| project.party(layout.laid.columns.get(place)?.party?);
        Self {
            project: true,
            articles: project.articles.len(),
            columns: layout.laid.columns.len(),
            parties: layout.laid.columns.iter().filter(|column| column.party.is_some()).count(),
            panels: PanelNumber::ALL.map(|number| party(number.place()).map(|party| party.short.as_str())),
            selected: selection.statements.len(),
            several_papers: selected()
                .any(|it| selected().next().is_some_and(|first| first.article != it.article)),
            text_selected: selection.text.is_some(),
            link_selected: selection.link.is_some(),
            reading: false,
            suggestions: layout.left().total(),
            missing: analyses.missing.len(),
            unsettled: session.unconfirmed_after_correction().len(),
            earlier_texts: project.earlier_texts.values().any(|it| Some(it.article) == article),
            lacks_reply: selection.statement().is_some_and(|id| analyses.has_missing_reply(index, id)),
            attitudes: layout.laid.attitudes.len(),
            claim_type: selected().any(|statement| statement.nature.is_some()),
            outsider: selected().next_back().is_some_and(|it| {
                project.panel_of(it).is_none() && UnplacedSpeaker::of(project, it) != UnplacedSpeaker::Nobody
            }),
            statements: layout.laid.passing + layout.filters.exceptions().len(),
            filtered: !layout.filters.filter().is_empty(),
            hits: search.hits.len(),
            undo: session.history().undo_label(),
            redo: session.history().redo_label(),
            has_file: session.path().is_some(),
            saving: jobs.is_saving(),
            shows_rejected: session.shows.rejected,
            shows_attitudes: session.shows.attitudes,
            claim: selected().next().is_some() && selected().all(|it| it.claim),
            attitude: selected().next().is_some() && selected().all(|it| it.act == Act::Attitude),
            ..Self::default()
        }
    }

    /// Adds the part that depends on the galley of an article, if one is shown.
    pub(in crate::app) fn with_facts(
        self,
        session: &Session,
        galley_of: Option<ArticleId>,
        check: &CheckChoice,
    ) -> Self {
        let Some(galley) = galley_of.and_then(|article| session.galley(article)) else { return self };
        let fact = check.place(&galley).and_then(|place| galley.facts.get(place));
        Self {
            fact: fact.is_some(),
            fact_decided: fact.is_some_and(|fact| !fact.state.is_open()),
            open_facts: galley.counts().open,
            ..self
        }
    }
}
