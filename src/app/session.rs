//! The project that is open, and the state of its file.

mod editing;

use std::cell::RefCell;
use std::path::Path;
use std::sync::Arc;

use egui::Context;

pub(crate) use self::editing::Applied;
use super::analyses::{Analyses, AnalysesCache};
use super::filter::{FilterChange, Visibility};
use super::index::{ChangedAspects, Index, Memo};
use super::jobs::{BalanceCache, FactCache, FramingCache, FramingRequest, StatedCache, StatedRequest};
use super::layout::{ArticleFigures, Layout};
use super::prepared_views::PreparedViews;
use super::utterances::{FoundUtterances, ToldElsewhere, UtteranceCache, UtteranceSearch};
use analysis::framing::FramingQuery;
use analysis::{Galley, StatementIndex};
use edit::{EditError, History};
use model::{ArticleId, Project, ReviewStatus, StatementId, TextRef, is_same_text};
use store::{
    AlteredText, CompletedSave, Contents, Home, OpenProject, Opened, Recovery, ReplacedText, Restored,
    SavedText, Wake,
};

/// The project that is open.
pub(crate) struct Session {
    /// Keeps the project and all that is done to it.
    open_project: OpenProject,
    /// The cards and panels of its present state, with the index and the filters that they are made from.
    pub(crate) layout: Layout,
    /// The analyses of it.
    analyses_cache: AnalysesCache,
    /// The utterances that several articles tell.
    utterances: UtteranceCache,
    /// The figures of the article that was chosen last.
    article_figures: RefCell<Option<ArticleFigures>>,
    /// The figures of who speaks.
    pub(crate) balance: BalanceCache,
    /// The facts of articles.
    pub(crate) facts: FactCache,
    /// The figure of framing.
    pub(crate) framing: FramingCache,
    /// The figures that statements have.
    pub(crate) stated: StatedCache,
    /// The number of changes that were saved or discarded: the journal holds none of them.
    settled: u64,
    unsettled: Memo<Vec<StatementId>>,
    altered: Memo<Vec<AlteredText>>,
    /// The texts that were saved in place of altered ones; nothing until the earlier versions were looked through.
    pub(crate) saved_texts: Option<Vec<SavedText>>,
    /// The texts of the file in whose place the project has those that were saved, until that is saved.
    replaced: Vec<ReplacedText>,
    /// The statements shown besides accepted speech.
    pub(crate) shows: Visibility,
}

/// The handle by which other threads wake the window.
pub(crate) fn wake(context: &Context) -> Wake {
    let context = context.clone();
    Arc::new(move || context.request_repaint())
}

impl Session {
    /// A project that no file holds. It needs no saving as long as nobody changes it.
    pub(crate) fn unsaved(project: Project, home: &Home, context: &Context) -> Self {
        let prepared = PreparedViews::lightly(&project);
        Self::of(OpenProject::unsaved(project, home.clone(), wake(context)), prepared)
    }

    /// A project that was read from its file.
    pub(crate) fn opened(opened: Opened, prepared: PreparedViews, home: &Home, context: &Context) -> Self {
        let replaced = opened.replaced.clone();
        Self { replaced, ..Self::of(OpenProject::opened(opened, home.clone(), wake(context)), prepared) }
    }

    /// A project that is only to be looked at.
    pub(crate) fn earlier(
        version: Contents,
        prepared: PreparedViews,
        of: &Path,
        home: &Home,
        context: &Context,
    ) -> Self {
        Self::of(OpenProject::earlier(version, of, home.clone(), wake(context)), prepared)
    }

    fn of(open_project: OpenProject, prepared: PreparedViews) -> Self {
        let PreparedViews { layout, analyses_cache } = prepared;
        let unsettled = Memo::new(ChangedAspects::PLACES | ChangedAspects::REVIEW);
        let altered = Memo::new(ChangedAspects::TEXTS);
        Self {
            open_project,
            layout,
            analyses_cache,
            utterances: UtteranceCache::default(),
            article_figures: RefCell::default(),
            balance: BalanceCache::default(),
            facts: FactCache::default(),
            framing: FramingCache::default(),
            stated: StatedCache::default(),
            settled: 0,
            unsettled,
            altered,
            saved_texts: None,
            replaced: Vec::new(),
            shows: Visibility::default(),
        }
    }

    /// The project; changed through [`Session::apply`] and its like alone.
    pub(crate) fn project(&self) -> &Project {
        self.open_project.project()
    }

    /// The statements, in reading order, that a correction of a text changed, moved or took out, and that nobody has looked
    /// at since.
    pub(crate) fn unconfirmed_after_correction(&self) -> Arc<Vec<StatementId>> {
        self.unsettled.get(self.index(), || {
            let rows = self.index().table.rows.iter();
            rows.filter(|row| row.unsettled && row.status != ReviewStatus::Rejected)
                .map(|row| row.id)
                .collect()
        })
    }

    /// The texts that are not those that were saved, and of which nobody has decided yet.
    pub(crate) fn altered(&self) -> Arc<Vec<AlteredText>> {
        self.altered.get(self.index(), || self.open_project.altered())
    }

    /// The texts of the file in whose place the project still has those that were saved.
    pub(crate) fn replaced(&self) -> Vec<ReplacedText> {
        let project = self.project();
        let holds = |it: &&ReplacedText| {
            let mut texts = project.texts().filter(|(of, _)| *of == it.of);
            texts.any(|(_, text)| is_same_text(text, &it.saved))
        };
        self.replaced.iter().filter(holds).cloned().collect()
    }

    /// Stays with the texts that were saved.
    pub(crate) fn settle_replaced(&mut self) {
        self.replaced.clear();
    }

    /// Takes altered texts for right as they are now.
    pub(crate) fn keep_texts(&mut self, texts: &[TextRef]) -> Result<(), EditError> {
        self.open_project.keep_texts(texts)?;
        self.altered = Memo::new(ChangedAspects::TEXTS);
        Ok(())
    }

    /// The analyses of its current state; computed when first needed.
    pub(crate) fn analyses(&self) -> Arc<Analyses> {
        self.analyses_cache.of(self.project(), self.index())
    }

    /// The utterances that several articles tell, with people's decisions; none before a worker has found them.
    pub(crate) fn told_elsewhere(&self) -> Arc<ToldElsewhere> {
        self.utterances.of(self.project(), self.index())
    }

    /// Returns true while a worker looks for utterances.
    pub(crate) fn looks_for_utterances(&self) -> bool {
        self.utterances.is_looking()
    }

    /// The search for utterances that is to begin now.
    pub(crate) fn utterances_to_find(&mut self) -> Option<UtteranceSearch> {
        self.utterances.next_search(self.open_project.project(), &self.layout.index)
    }

    /// Takes over the utterances that a worker has found.
    pub(crate) fn take_utterances(&mut self, found: FoundUtterances) {
        if self.utterances.take(found) {
            // What shows them is laid out again.
            self.layout.index.touch(ChangedAspects::LINKS);
        }
    }

    /// The galley of an article; `None` before its facts are found.
    pub(crate) fn galley(&self, article: ArticleId) -> Option<Arc<Galley>> {
        let article = self.project().article(article)?;
        self.facts.galley(self.project(), article, self.state())
    }

    /// The figures of the article to which the filter restricts the panels; none where they show all articles.
    pub(crate) fn article_figures(&self) -> Option<ArticleFigures> {
        let article = self.layout.filters.filter().article()?;
        let analyses = self.analyses();
        let mut kept = self.article_figures.borrow_mut();
        if let Some(figures) = kept.as_ref().filter(|it| it.is_of(article, &analyses)) {
            return Some(figures.clone());
        }
        let figures = ArticleFigures::new(self.project(), self.index(), (article, analyses));
        Some(kept.insert(figures).clone())
    }

    /// Its file; nothing while it has none.
    pub(crate) fn path(&self) -> Option<&Path> {
        self.open_project.path()
    }

    /// The store's handle of it.
    pub(crate) fn open_project(&self) -> &OpenProject {
        &self.open_project
    }

    /// Makes the changes again that a journal kept.
    pub(crate) fn restore(&mut self, recovery: Recovery) -> Restored {
        let restored = self.open_project.restore(recovery);
        self.refresh();
        restored
    }

    /// Remembers that a file now holds a state of the project.
    pub(crate) fn stored(&mut self, stored: CompletedSave) {
        self.settle_replaced();
        self.open_project.stored(stored);
        if !self.is_unsaved() {
            self.settled = self.open_project.made_and_safe().0;
        }
    }

    /// Somebody else writes the project now.
    pub(crate) fn taken_over(&mut self, holder: store::Holder) {
        self.open_project.taken_over(holder);
    }

    /// Takes over what the session before it holds of the same file.
    pub(crate) fn follows(&mut self, before: &mut Self) {
        self.open_project.take_lock_from(&mut before.open_project);
    }

    /// Discards the changes that no file holds, and a journal of changes that were undone again: it would be offered at the
    /// next start.
    pub(crate) fn give_up(&mut self) {
        let (made, _) = self.open_project.made_and_safe();
        let can_have_journal = made > self.settled && self.open_project.read_only().is_none();
        if self.is_unsaved() || can_have_journal {
            self.open_project.give_up();
            self.settled = made;
        }
    }

    /// The facts of the project.
    pub(crate) fn index(&self) -> &Index {
        &self.layout.index
    }

    /// Lets everything that is derived from the project follow it, each once, upward: the index, the analyses, the
    /// filters, the layout.
    pub(crate) fn refresh(&mut self) {
        let project = self.open_project.project();
        self.layout.follow(project, self.shows, |index| self.analyses_cache.of(project, index));
    }

    /// Tells whether rejected statements are shown: the user wants to see them, or filters for them.
    pub(crate) fn shows_rejected(&self) -> bool {
        self.shows.rejected || self.layout.filters.filter().wants_rejected()
    }

    /// Changes the filter.
    pub(crate) fn filter(&mut self, wish: FilterChange) {
        self.layout.filters.change(wish);
        self.refresh();
    }

    /// Lets selected statements have cards although they do not pass the filters.
    /// Tells whether there are others than before.
    pub(crate) fn set_filter_exceptions(&mut self, selected: &[StatementId]) -> bool {
        let others = self.layout.set_filter_exceptions(selected);
        if self.layout.filters.are_behind() {
            self.refresh();
        }
        others
    }

    /// Returns what there is to count for a figure of framing, of the statements that pass the filters.
    pub(crate) fn framing_to_count(&mut self, query: &FramingQuery) -> Option<FramingRequest> {
        let (state, layout) = (self.state(), &self.layout);
        let table = &layout.index.table;
        let passing = || {
            let all = StatementIndex::all(table.rows.len()).filter_map(|place| table.id(place));
            all.filter(|id| layout.passes(*id)).collect()
        };
        self.framing.request((state, query, layout.filters.filter()), self.open_project.project(), passing)
    }

    /// The search for the figures of statements that is to begin now.
    pub(crate) fn figures_to_find(&mut self) -> Option<StatedRequest> {
        self.stated.request(self.state(), self.open_project.project())
    }

    /// Makes it known how many statements each choice of a filter would leave.
    pub(crate) fn prepare_filters(&mut self) {
        self.layout.prepare_filters(self.open_project.project());
        self.refresh();
    }

    /// The edits that can be undone and redone.
    pub(crate) fn history(&self) -> &History {
        self.open_project.history()
    }

    /// Names the present state of the project.
    pub(crate) fn state(&self) -> u64 {
        self.history().state()
    }

    /// Returns `true` if there is work that no file holds.
    pub(crate) fn is_unsaved(&self) -> bool {
        self.open_project.is_unsaved()
    }
}
