//! A document before it is taken: what is kept of it and what is left out, and what is known of it.

mod about;
mod lines;
mod list;
mod words;

use std::path::Path;

use egui::{Button, Label, Ui, Vec2, accesskit::Live, vec2};

use super::parts::segments;
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::action::{Action, ActionQueue};
use crate::app::evidence::evidence_of;
use crate::app::path_purpose::PathPurpose;
use crate::app::reading::{
    ArticleSource, ChosenArticle, DocumentPreview, Drafts, PreviewDraft, keep_those_of,
};
use crate::app::view_context::ViewContext;
use edit::ArticleFacts;
use import::{Block, ClaimReview, DocumentKind, text_of};
use list::ParagraphList;
use model::{Article, ArticleId, Project, counted};

/// Below this width the paragraphs and the facts are shown one after the other, not side by side.
const NARROW: f32 = 720.0;
/// The width of the column beside the paragraphs.
const ASIDE: f32 = 280.0;

/// Shows a document, and asks which of its paragraphs are the article.
pub(crate) struct PreviewForm {
    article: Article,
    kind: DocumentKind,
    source: ArticleSource,
    purpose: PathPurpose,
    notes: Vec<String>,
    blocks: Vec<Block>,
    /// Those that were kept at the beginning, to start over.
    proposed: Vec<bool>,
    facts: ArticleFacts,
    /// The fact-checks that the page carries, and whether each is kept.
    reviews: Vec<(ClaimReview, bool)>,
    list: ParagraphList,
    page: PreviewPage,
    /// The number of words that are kept; counted again only after a change.
    counted: Option<(usize, usize)>,
    below: Option<Box<dyn Dialog>>,
}

/// The part that is shown where there is no room for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PreviewPage {
    Paragraphs,
    About,
}

impl PreviewForm {
    /// Of a document, with what was decided about it before. A newer version of an article keeps what that has.
    pub(crate) fn new(document: DocumentPreview, drafts: &Drafts, project: &Project) -> Self {
        let DocumentPreview { imported, source, purpose } = document;
        let mut blocks = imported.blocks;
        let article = imported.article;
        let mut facts = ArticleFacts {
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            byline: article.byline.clone(),
            date: article.date.clone(),
            address: article.address.clone(),
        };
        let list = ParagraphList::new(&blocks);
        let known = match &purpose {
            PathPurpose::Text(article) => project.article(*article),
            _ => None,
        };
        if let Some(known) = known {
            keep_those_of(&mut blocks, &known.text);
        } else if let Some(draft) = drafts.about(&source, &blocks) {
            for (block, kept) in blocks.iter_mut().zip(&draft.kept) {
                block.kept = *kept;
            }
            facts = draft.facts.clone();
        }
        Self {
            article,
            kind: imported.kind,
            source,
            purpose,
            notes: imported.notes,
            proposed: blocks.iter().map(|block| block.kept).collect(),
            blocks,
            facts,
            reviews: imported.claim_reviews.into_iter().map(|review| (review, true)).collect(),
            list,
            page: PreviewPage::Paragraphs,
            counted: None,
            below: None,
        }
    }

    /// Shows it in place of a dialog, which comes back when it goes.
    pub(crate) fn above(mut self, dialog: Option<Box<dyn Dialog>>) -> Self {
        self.below = dialog;
        self
    }

    const fn verb(&self) -> &'static str {
        match &self.purpose {
            PathPurpose::AddArticle => "Add it to the project",
            PathPurpose::Text(_) => "Take this text",
            _ => "Begin a project with it",
        }
    }

    fn is_of_article(&self) -> bool {
        matches!(self.purpose, PathPurpose::Text(_))
    }

    /// The number of paragraphs that are kept, and how many words they have.
    fn counts(&mut self) -> (usize, usize) {
        *self.counted.get_or_insert_with(|| {
            let kept = || self.blocks.iter().filter(|block| block.kept);
            (kept().count(), kept().map(|block| block.text.split_whitespace().count()).sum())
        })
    }

    fn summary(&mut self, ui: &mut Ui) {
        let (kept, words) = self.counts();
        let all = counted(self.blocks.len(), "part is", "parts are");
        let text =
            format!("{}: {kept} of {all} kept, {}.", words::kind(self.kind), counted(words, "word", "words"));
        let label = ui.add(Label::new(text).wrap());
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
        super::parts::hint(
            ui,
            "Arrows go from part to part, Space keeps one or leaves it out, Enter takes the article.",
        );
    }

    /// The paragraphs and the facts, side by side where there is room. Returns whether Enter was pressed in either.
    fn halves(&mut self, ui: &mut Ui, size: Vec2) -> bool {
        if self.is_of_article() {
            return self.paragraphs(ui, size);
        }
        if size.x < NARROW {
            let pages = [
                (PreviewPage::Paragraphs, "Paragraphs", "What is kept and what is left out"),
                (PreviewPage::About, "About the article", "Its title, outlet and date"),
            ];
            segments(ui, &pages, &mut self.page);
            let size = vec2(size.x, (size.y - 32.0).max(60.0));
            return match self.page {
                PreviewPage::Paragraphs => self.paragraphs(ui, size),
                PreviewPage::About => self.about(ui, size.y),
            };
        }
        let left = vec2(size.x - ASIDE - 14.0, size.y);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            let enter = ui.allocate_ui(left, |ui| self.paragraphs(ui, left)).inner;
            let aside =
                ui.allocate_ui(vec2(ASIDE, size.y), |ui| ui.vertical(|ui| self.about(ui, size.y)).inner);
            enter || aside.inner
        })
        .inner
    }

    fn paragraphs(&mut self, ui: &mut Ui, size: Vec2) -> bool {
        let (enter, changed) = self.list.show(ui, &mut self.blocks, size);
        if changed {
            self.counted = None;
        }
        enter
    }

    fn start_over(&mut self) {
        for (block, kept) in self.blocks.iter_mut().zip(&self.proposed) {
            block.kept = *kept;
        }
        self.counted = None;
        self.list.changed();
    }

    fn is_changed(&self) -> bool {
        self.blocks.iter().zip(&self.proposed).any(|(block, kept)| block.kept != *kept)
    }

    /// Returns `true` if a person has changed nothing of what its file has.
    fn is_as_opened(&self) -> bool {
        let Article { title, outlet, byline, date, address, .. } = &self.article;
        let facts = &self.facts;
        let same =
            [(title, &facts.title), (outlet, &facts.outlet), (byline, &facts.byline), (date, &facts.date)];
        self.source.path().is_some()
            && !self.is_changed()
            && same.iter().all(|(read, now)| read == now)
            && *address == facts.address
            && self.reviews.iter().all(|review| !review.1)
    }

    /// The article of what is chosen now.
    fn chosen(&self) -> ChosenArticle {
        let ArticleFacts { title, outlet, byline, date, address } = self.facts.clone();
        let [title, outlet, byline, date, address] =
            [title, outlet, byline, date, address].map(|fact| fact.trim().to_owned());
        let text = text_of(&self.blocks).into();
        ChosenArticle {
            article: Article { title, outlet, byline, date, address, text, ..self.article.clone() },
            notes: self.notes.clone(),
            evidence: self.reviews.iter().filter(|it| it.1).map(|it| evidence_of(&it.0)).collect(),
            purpose: self.purpose.clone(),
            source: self.source.path().map(Path::to_owned),
            only_opened: self.is_as_opened(),
        }
    }
}

impl Dialog for PreviewForm {
    fn title(&self) -> String {
        if self.is_of_article() { "A newer version of the article" } else { "The article in this document" }
            .to_owned()
    }

    fn width(&self) -> f32 {
        1_060.0
    }

    /// The decisions are remembered when it goes: see [`Dialog::draft`].
    fn applies_at_once(&self) -> bool {
        true
    }

    fn below(&mut self) -> Option<Box<dyn Dialog>> {
        self.below.take()
    }

    fn draft(&self) -> Option<PreviewDraft> {
        if self.is_of_article() { None } else { PreviewDraft::of(&self.source, &self.blocks, &self.facts) }
    }

    fn awaits(&self, article: ArticleId) -> bool {
        self.below.as_ref().is_some_and(|below| below.awaits(article))
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        self.summary(ui);
        let size = vec2(ui.available_width(), (ui.available_height() - 46.0).max(90.0));
        let entered = self.halves(ui, size);
        let (kept, _) = self.counts();
        let ready = kept > 0 && !self.facts.title.trim().is_empty() && !self.has_wrong_address();
        buttons(ui, |ui| {
            if main_button(ui, self.verb(), ready) || entered && ready {
                queue.push(Action::TakeArticle(Box::new(self.chosen())));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() {
                return DialogOutcome::Close;
            }
            let over = ui.add_enabled(self.is_changed(), Button::new("Start over"));
            if over.on_hover_text("Keep and leave out what was proposed").clicked() {
                self.start_over();
            }
            DialogOutcome::Stay
        })
    }
}
