//! What the views need of a project, computed once a change and never once a frame.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use super::columns::{Column, columns};
use crate::model::{
    Act, ArticleId, CitationId, LinkId, PartyId, Project, Span, Statement, StatementId, Status, TagId,
};

/// What is shown beside the speech that stands; a person's wish, kept with the window and not in the project.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shows {
    /// What was rejected.
    pub(crate) rejected: bool,
    /// What parties think or want, as cards. Its words are marked in the article in any case.
    pub(crate) attitudes: bool,
}

/// What the views need of a project, for one state of it.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Another number for every index that is computed: what views keep from one frame to the next is
    /// still good while it is the same.
    pub(crate) serial: u64,
    /// The statements that have cards, in reading order.
    pub(crate) order: Vec<StatementId>,
    /// The attitudes in reading order, whether they have cards or not.
    pub(crate) attitudes: Vec<StatementId>,
    /// The place in `order` of each statement that stands there.
    pub(crate) place: HashMap<StatementId, usize>,
    /// The panels that are shown, in their order.
    pub(crate) columns: Vec<Column>,
    /// The column and the place in it of each card.
    pub(crate) card: HashMap<StatementId, (usize, usize)>,
    /// The links of each shown statement, from either end, in reading order of the other end.
    pub(crate) links: HashMap<StatementId, Vec<LinkId>>,
    /// The citations of each statement.
    pub(crate) citations: HashMap<StatementId, Vec<CitationId>>,
    /// The shown links, rejected ones left out unless they are shown.
    pub(crate) shown_links: Vec<LinkId>,
    /// The paragraphs of each article, with the statements in them.
    pub(crate) paragraphs: HashMap<ArticleId, Vec<Paragraph>>,
    /// The figures of each panel, and of the others under `None`.
    pub(crate) figures: HashMap<Option<PartyId>, Figures>,
    /// How many statements each tag was given to.
    pub(crate) tag_uses: HashMap<TagId, usize>,
    /// How far people have got with what was said.
    pub(crate) speech: Reviewed,
    /// How far people have got with attitudes.
    pub(crate) attitude: Reviewed,
}

/// How far people have got.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reviewed {
    /// How many nobody has looked at yet.
    pub(crate) suggested: usize,
    /// How many were confirmed.
    pub(crate) confirmed: usize,
}

/// One paragraph of an article.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// Where it stands, in bytes of the article's text.
    pub(crate) span: Span,
    /// The parts of statements that lie in it, in the order of the text; outer ones before inner ones.
    pub(crate) parts: Vec<(Span, StatementId)>,
}

/// What a panel's header says.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figures {
    /// What it says itself.
    pub(crate) own: usize,
    /// What others tell that it says.
    pub(crate) told: usize,
    /// Letters of its own statements, in bytes.
    pub(crate) bytes: usize,
    /// What it thinks or wants, as its own words or others tell; in none of the other figures.
    pub(crate) attitudes: usize,
}

impl Index {
    /// Computes everything anew.
    pub(crate) fn new(project: &Project, shows: Shows) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let mut index = Self { serial: NEXT.fetch_add(1, Ordering::Relaxed), ..Self::default() };
        let shown: Vec<&Statement> = project
            .reading_order()
            .into_iter()
            .filter(|statement| shows.rejected || statement.status != Status::Rejected)
            .collect();
        index.statements(project, &shown, shows.attitudes);
        index.columns = columns(project, &shown, shows.attitudes);
        index.cards();
        index.links(project, shows.rejected);
        index.paragraphs(project, &shown);
        for statement in project.statements.values() {
            let mut tags: Vec<TagId> = statement.tags.iter().map(|tagging| tagging.tag).collect();
            tags.dedup();
            for tag in tags {
                *index.tag_uses.entry(tag).or_default() += 1;
            }
        }
        for citation in project.citations.values() {
            index.citations.entry(citation.statement).or_default().push(citation.id);
        }
        index
    }

    /// The statement that stands so many places from another; the first or last where there is none.
    pub(crate) fn step(&self, from: Option<StatementId>, forward: bool) -> Option<StatementId> {
        let place = from.and_then(|id| self.place.get(&id));
        let next = match (place, forward) {
            (None, true) => 0,
            (None, false) => self.order.len().checked_sub(1)?,
            (Some(place), true) => (place + 1).min(self.order.len().checked_sub(1)?),
            (Some(place), false) => place.saturating_sub(1),
        };
        self.order.get(next).copied()
    }

    fn statements(&mut self, project: &Project, shown: &[&Statement], attitudes: bool) {
        for statement in shown {
            let speech = statement.act == Act::Speech;
            if !speech {
                self.attitudes.push(statement.id);
            }
            if speech || attitudes {
                self.place.insert(statement.id, self.order.len());
                self.order.push(statement.id);
            }
            let reviewed = if speech { &mut self.speech } else { &mut self.attitude };
            match statement.status {
                Status::Suggested => reviewed.suggested += 1,
                Status::Confirmed => reviewed.confirmed += 1,
                Status::Rejected => continue,
            }
            let figures = self.figures.entry(project.panel_of(statement)).or_default();
            if !speech {
                figures.attitudes += 1;
            } else if statement.via.is_some() {
                figures.told += 1;
            } else {
                figures.own += 1;
                figures.bytes += statement.spans.iter().map(|span| span.len()).sum::<usize>();
            }
        }
    }

    fn cards(&mut self) {
        for (at, column) in self.columns.iter().enumerate() {
            for (row, card) in column.cards.iter().enumerate() {
                self.card.insert(*card, (at, row));
            }
        }
    }

    fn links(&mut self, project: &Project, show_rejected: bool) {
        let is_shown = |id: &StatementId| self.place.contains_key(id);
        let mut shown: Vec<_> = project
            .links
            .values()
            .filter(|link| show_rejected || link.status != Status::Rejected)
            .filter(|link| is_shown(&link.from) && is_shown(&link.to))
            .collect();
        shown.sort_by_key(|link| (self.place.get(&link.to), self.place.get(&link.from), link.relation));
        for link in shown {
            self.shown_links.push(link.id);
            for end in [link.from, link.to] {
                self.links.entry(end).or_default().push(link.id);
            }
        }
    }

    fn paragraphs(&mut self, project: &Project, shown: &[&Statement]) {
        for article in &project.articles {
            let paragraphs = article.paragraphs().map(|span| Paragraph { span, parts: Vec::new() }).collect();
            self.paragraphs.insert(article.id, paragraphs);
        }
        for statement in shown {
            let Some(paragraphs) = self.paragraphs.get_mut(&statement.article) else { continue };
            for span in &statement.spans {
                let first = paragraphs.partition_point(|paragraph| paragraph.span.end <= span.start);
                for paragraph in &mut paragraphs[first..] {
                    if !paragraph.span.overlaps(*span) {
                        break;
                    }
                    let start = span.start.max(paragraph.span.start);
                    let end = span.end.min(paragraph.span.end);
                    paragraph.parts.push((Span::new(start, end), statement.id));
                }
            }
        }
        for paragraph in self.paragraphs.values_mut().flatten() {
            paragraph.parts.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        }
    }
}
