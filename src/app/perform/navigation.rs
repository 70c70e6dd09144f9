//! Going from statement to statement.

use super::super::window::Rejoinder;
use crate::app::layout::CardPosition;
use model::{Act, ArticleId, Link, LinkId, ReviewStatus, Span, StatementId};

/// Something that nobody has reviewed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unreviewed {
    /// A statement.
    Statement(StatementId),
    /// A link.
    Link(LinkId),
}

impl Rejoinder {
    /// Selects a link, and shows the article in which its answer is.
    pub(super) fn select_link(&mut self, link: LinkId) {
        self.selection.select_link(link);
        let project = self.session.project();
        let answer = project.links.get(&link).and_then(|it| project.statements.get(&it.from));
        self.article = answer.map(|it| it.article).or(self.article);
    }

    /// A person chose a statement; while a link is being made, it is what is at its other end.
    pub(super) fn select(&mut self, statement: StatementId, more: bool) {
        if self.selection.linking.is_some() {
            self.choose_candidate(statement);
            return;
        }
        self.bring(statement, more);
        self.selection.keyed = false;
    }

    /// Selects several statements; the first is the present one.
    pub(super) fn select_all(&mut self, mut statements: Vec<StatementId>) {
        let Some(first) = statements.first().copied() else { return };
        // The present one is the one that was selected last.
        statements.rotate_left(1);
        self.bring(first, false);
        self.selection.statements = statements;
        self.show_selected();
    }

    /// Goes to the next statement in reading order, or to the one before; in the galley to the next fact.
    pub(super) fn step(&mut self, forward: bool) {
        if self.shows_galley() {
            self.step_fact(forward);
            return;
        }
        if self.layout.shows_board() {
            self.go(self.views.check.board.step(self.selection.statement(), forward));
            return;
        }
        if self.layout.shows_figures() {
            let figures = self.session.stated.figures().ok().flatten();
            let next = self.views.check.figures.step(figures, self.selection.statement(), forward);
            self.go(next);
            return;
        }
        if self.layout.shows_claims() {
            self.go(self.views.check.claims.step(self.selection.statement(), forward));
            return;
        }
        self.go(self.session.layout.step(self.selection.statement(), forward));
    }

    /// Goes to a statement by a key.
    pub(super) fn go(&mut self, statement: Option<StatementId>) {
        if let Some(statement) = statement {
            self.bring(statement, false);
        }
    }

    /// Selects a statement and shows its article.
    pub(super) fn bring(&mut self, statement: StatementId, more: bool) {
        self.let_go_of_words_beside(statement);
        self.selection.select(statement, more);
        self.selection.keyed = true;
        self.show_selected();
        if let Some(statement) = self.session.project().statements.get(&statement) {
            self.article = Some(statement.article);
        }
    }

    /// Lets go of words that are selected in the article and have nothing to do with a statement: what is copied next is the
    /// statement.
    fn let_go_of_words_beside(&mut self, statement: StatementId) {
        let Some((article, span)) = self.selection.text else { return };
        let statement = self.session.project().statements.get(&statement);
        if !statement.is_some_and(|it| it.article == article && it.touches(span)) {
            self.selection.text = None;
        }
    }

    /// Selects everything up to a statement: of its panel where the selection began there, else in reading order.
    pub(super) fn extend(&mut self, to: StatementId) {
        let layout = &self.session.layout;
        let column = |id: StatementId| layout.card(id).map(CardPosition::column);
        let anchor = self.selection.anchor().and_then(column);
        let one =
            column(to).filter(|column| anchor == Some(*column)).and_then(|at| layout.laid.columns.get(at));
        let list = one.map_or(&layout.laid.order, |column| &column.cards);
        self.selection.extend(list, to);
        self.selection.keyed = false;
    }

    /// The same by a key: to the next statement in reading order, or the one before.
    pub(super) fn extend_by_key(&mut self, forward: bool) {
        let layout = &self.session.layout;
        if let Some(to) = layout.step(self.selection.statement(), forward) {
            self.selection.extend(&layout.laid.order, to);
            self.selection.keyed = true;
            self.say_selected();
        }
    }

    /// Selects all cards of the panel in which one is selected; of all panels where these are selected already, or
    /// nothing is.
    pub(super) fn select_everything(&mut self) {
        let layout = &self.session.layout;
        let present = self.selection.statement().and_then(|id| layout.card(id));
        let panel =
            present.and_then(|card| layout.laid.columns.get(card.column())).map(|column| &column.cards);
        let selected = &self.selection.statements;
        let all_there = |cards: &Vec<StatementId>| {
            let selected: std::collections::HashSet<_> = selected.iter().collect();
            cards.iter().all(|id| selected.contains(id))
        };
        let cards = panel.filter(|cards| !all_there(cards)).unwrap_or(&layout.laid.order).clone();
        self.selection.select_all(cards);
        self.say_selected();
    }

    fn say_selected(&mut self) {
        self.message = match self.selection.statements.len() {
            1 => "1 statement selected".to_owned(),
            count => format!("{count} statements selected"),
        };
    }

    /// Goes to what nobody has reviewed yet.
    pub(super) fn go_to_open(&mut self, open: Option<Unreviewed>) {
        match open {
            Some(Unreviewed::Statement(statement)) => self.go(Some(statement)),
            Some(Unreviewed::Link(link)) => {
                self.selection.select_link(link);
                self.selection.keyed = true;
            }
            None => {
                let filtered = !self.session.layout.filters.filter().is_empty();
                let left = if filtered {
                    "No other suggestions among what the filters show"
                } else {
                    "No suggestions left"
                };
                left.clone_into(&mut self.message);
            }
        }
    }

    /// Returns `true` if nobody has reviewed it yet. Nobody reviews a link to what the filters leave out.
    pub(super) fn is_open(&self, open: Unreviewed) -> bool {
        let (layout, project) = (&self.session.layout, self.session.project());
        let passes = |link: &&Link| layout.passes(link.from) && layout.passes(link.to);
        let status = match open {
            Unreviewed::Statement(id) => project.statements.get(&id).map(|it| it.status),
            Unreviewed::Link(id) => project.links.get(&id).filter(passes).map(|it| it.status),
        };
        status == Some(ReviewStatus::Suggested)
    }

    /// The nearest other suggestion after or before what is selected, round the end: among what was said as long as
    /// anything there is open, then among links, then among attitudes.
    pub(super) fn suggestion(&self, forward: bool) -> Option<Unreviewed> {
        let (layout, project) = (&self.session.layout, self.session.project());
        let index = &layout.index;
        let link = self.selection.link;
        let answer = link.and_then(|id| project.links.get(&id)).map(|link| link.from);
        let present = self.selection.statement().or(answer);
        let open = |act: Act| {
            move |id: &StatementId| {
                let row = index.table.row(*id);
                let is_open = row.is_some_and(|row| row.status == ReviewStatus::Suggested && row.act == act);
                Some(*id) != present && is_open && layout.passes(*id)
            }
        };
        let open_link = |id: &LinkId| Some(*id) != link && self.is_open(Unreviewed::Link(*id));
        around(&layout.laid.order, present, forward)
            .find(open(Act::Speech))
            .map(Unreviewed::Statement)
            .or_else(|| around(layout.open_links(), link, forward).find(open_link).map(Unreviewed::Link))
            .or_else(|| {
                let attitude = around(&layout.laid.attitudes, present, forward).find(open(Act::Attitude));
                attitude.map(Unreviewed::Statement)
            })
    }

    /// Goes to the next statement to which a reply is missing.
    pub(in crate::app) fn go_to_missing(&mut self) {
        let next = self.session.analyses().next_missing(self.session.index(), self.selection.statement());
        self.go(next);
    }

    /// On the board the claim in the next column; otherwise the card that is level in the next panel that has one there, or else the nearest in reading order in the next panel that
    /// has cards.
    pub(super) fn beside(&self, right: bool) -> Option<StatementId> {
        if self.layout.shows_board() {
            return self.views.check.board.across(self.selection.statement(), right);
        }
        let layout = &self.session.layout;
        let index = &layout.index;
        let Some(present) = self.selection.statement() else { return layout.step(None, true) };
        if let Some(level) = self.views.panels.level_with(present, right) {
            return Some(level);
        }
        let column = layout.card(present)?.column();
        let place = index.table.place(present)?;
        let others: Vec<usize> = if right {
            (column + 1..layout.laid.columns.len()).collect()
        } else {
            (0..column).rev().collect()
        };
        let column = others.into_iter().map(|at| &layout.laid.columns[at]).find(|it| !it.cards.is_empty())?;
        let cards = column.rows.iter().zip(&column.cards);
        cards.min_by_key(|(row, _)| place.number().abs_diff(row.number())).map(|(_, card)| *card)
    }

    pub(super) fn find(&mut self, forward: bool) {
        if let Some((article, span)) = self.search.step(forward) {
            self.show_place(article, span);
        }
    }

    /// Brings a place into sight, and selects the statement that it lies in.
    pub(super) fn show_place(&mut self, article: ArticleId, span: Span) {
        self.article = Some(article);
        let project = self.session.project();
        let layout = &self.session.layout;
        let touched = |id: &StatementId| {
            project.statements.get(id).is_some_and(|it| it.article == article && it.touches(span))
        };
        let all = layout.all().rev().map(|row| row.id);
        let inside = all.chain(layout.laid.attitudes.iter().rev().copied()).find(touched);
        if let Some(id) = inside {
            self.select(id, false);
        }
        self.views.article.reveal(span);
    }
}

/// A list from behind one of its entries (or before it) round the end up to that one.
fn around<T: Copy + PartialEq>(
    list: &[T],
    present: Option<T>,
    forward: bool,
) -> impl Iterator<Item = T> + '_ {
    let count = list.len();
    let at = present.and_then(|id| list.iter().position(|it| *it == id));
    (1..=count).map(move |step| match (at, forward) {
        (None, true) => list[step - 1],
        (None, false) => list[count - step],
        (Some(at), true) => list[(at + step) % count],
        (Some(at), false) => list[(at + count - step) % count],
    })
}
