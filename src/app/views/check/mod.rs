//! Check: the work of a fact-checker.

mod board;
mod claims;
mod figures;
mod galley;

use egui::{Frame, Margin, Ui};

use crate::app::action::{Action, ActionQueue, CheckAction};
use crate::app::check::CheckPart;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{hint, segments};

/// The state of the view.
#[derive(Default)]
pub(crate) struct CheckView {
    pub(crate) claims: claims::ClaimsView,
    pub(crate) board: board::BoardView,
    pub(crate) figures: figures::FiguresView,
    galley: galley::GalleyView,
}

/// The parts, with a word and a tip for each.
const PARTS: [(CheckPart, &str, &str); 6] = [
    (CheckPart::Text, "Galley", "The article with every checkable fact, struck off one after the other"),
    (CheckPart::Claims, "Claims", "The claims as a table, the likeliest to be worth a check first"),
    (
        CheckPart::Board,
        "Board",
        "The claims by the stage of the work: unchecked, in progress, waiting for a reply, in review, done",
    ),
    (
        CheckPart::Figures,
        "Figures",
        "Every quantity, share, amount and date of the statements: those that say the same, and those that may conflict",
    ),
    (CheckPart::Corrections, "Corrections", "The wrong words with the right ones, for the desk"),
    (CheckPart::Sources, "Sources", "The numbered sources of the galley, and who was asked in vain"),
];

/// Shows the view.
pub(crate) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut CheckView, queue: &mut ActionQueue) {
    Frame::NONE.inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let mut part = shown.check.part;
        if segments(ui, &PARTS, &mut part) {
            queue.push(Action::Check(CheckAction::Show(part)));
        }
        ui.add_space(6.0);
        if shown.check.part == CheckPart::Claims {
            claims::show(ui, shown, &mut view.claims, queue);
            return;
        }
        if shown.check.part == CheckPart::Board {
            board::show(ui, shown, &mut view.board, &mut view.claims, queue);
            return;
        }
        if shown.check.part == CheckPart::Figures {
            figures::show(ui, shown, &mut view.figures, queue);
            return;
        }
        let article = shown.article.and_then(|id| shown.project().article(id));
        let Some(article) = article else {
            hint(ui, "There is no article yet. Open one: its names, figures, dates and quotations are found by themselves.");
            return;
        };
        let Some(galley) = shown.session.galley(article.id) else {
            hint(ui, "Finding the facts of the article…");
            return;
        };
        match shown.check.part {
            CheckPart::Text => galley::show(ui, shown, article, &galley, &mut view.galley, queue),
            CheckPart::Claims | CheckPart::Board | CheckPart::Figures => {}
            CheckPart::Corrections => galley::corrections(ui, shown, queue),
            CheckPart::Sources => galley::sources(ui, shown, article, &galley, queue),
        }
    });
}
