//! The corrections for the desk, and the sources of a galley.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::head::source_name;
use crate::app::action::{Action, ActionQueue};
use crate::app::view_context::ViewContext;
use crate::app::widgets::hint;
use analysis::{Galley, WrongFact, wrong_facts};
use model::{Article, FactResult, FactSource, counted, one_line};

/// Shows the wrong words of all articles with the right ones.
pub(in super::super) fn corrections(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let project = shown.project();
    let wrong: Vec<(&Article, WrongFact)> = project
        .articles
        .iter()
        .flat_map(|article| wrong_facts(project, article).into_iter().map(move |it| (&**article, it)))
        .collect();
    if wrong.is_empty() {
        hint(ui, "Nothing was found wrong. Wrong words of a galley are listed here with the right ones.");
        return;
    }
    let left = wrong.iter().filter(|(_, it)| !it.made).count();
    ui.horizontal(|ui| {
        ui.label(
            RichText::new(format!(
                "{}, {left} to be made",
                counted(wrong.len(), "correction", "corrections")
            ))
            .strong(),
        );
        if ui.button("Copy").on_hover_text("Copy the list, for a message to the desk").clicked() {
            ui.copy_text(as_text(shown, &wrong));
        }
    });
    ui.add_space(6.0);
    ScrollArea::both().id_salt("corrections").auto_shrink(false).show(ui, |ui| {
        Grid::new("corrections").num_columns(5).striped(true).spacing([18.0, 8.0]).show(ui, |ui| {
            for head in ["Place", "Old", "New", "Source", "State"] {
                ui.label(RichText::new(head).small().weak());
            }
            ui.end_row();
            for (article, it) in &wrong {
                let place = place(article, it);
                if ui.link(&place).on_hover_text("Show the place in the article").clicked() {
                    queue.push(Action::ShowArticle(article.id));
                }
                ui.label(RichText::new(one_line(&it.old)).strikethrough());
                ui.label(RichText::new(right(it)).strong());
                ui.label(source_name(shown, &it.source));
                ui.label(if it.made { "made" } else { "to be made" });
                ui.end_row();
            }
        });
    });
}

fn place(article: &Article, wrong: &WrongFact) -> String {
    match wrong.paragraph {
        0 => format!("{}, taken out", one_line(&article.title)),
        paragraph => format!("{}, paragraph {paragraph}", one_line(&article.title)),
    }
}

fn right(wrong: &WrongFact) -> String {
    if wrong.right.is_empty() { "not known yet".to_owned() } else { one_line(&wrong.right) }
}

/// The list as text, a line a correction.
fn as_text(shown: &ViewContext<'_>, wrong: &[(&Article, WrongFact)]) -> String {
    let line = |(article, it): &(&Article, WrongFact)| {
        let state = if it.made { " (made)" } else { "" };
        let (old, new) = (one_line(&it.old), right(it));
        format!("{}: “{old}” → “{new}” ({}){state}", place(article, it), source_name(shown, &it.source))
    };
    wrong.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Shows the numbered sources of an article's galley, and who was asked in vain.
pub(in super::super) fn sources(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    article: &Article,
    galley: &Galley,
    _: &mut ActionQueue,
) {
    let vain: Vec<String> = galley
        .facts
        .iter()
        .filter_map(|fact| {
            let decision = shown.project().fact_checks.get(&fact.decision?)?;
            let FactResult::Unanswered { asked, date } = &decision.result else { return None };
            let date = if date.is_empty() { "no date noted".to_owned() } else { one_line(date) };
            Some(format!("“{}”: {}, {date}", one_line(fact.span.of(&article.text)), one_line(asked)))
        })
        .collect();
    if galley.sources.is_empty() && vain.is_empty() {
        hint(ui, "No fact of this article was checked against a source yet, and nobody was asked.");
        return;
    }
    ScrollArea::vertical().id_salt("sources").auto_shrink(false).show(ui, |ui| {
        for (number, source) in (1..).zip(&galley.sources) {
            let uses = galley.facts.iter().filter(|fact| fact.source == Some(number)).count();
            ui.label(format!(
                "{number}. {} ({})",
                source_name(shown, source),
                counted(uses, "fact", "facts")
            ));
            if let FactSource::Evidence(id) = source
                && let Some(evidence) = shown.project().evidence.get(id)
            {
                let facts = [&evidence.publisher, &evidence.date].map(|fact| one_line(fact));
                let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
                if !facts.is_empty() {
                    hint(ui, &facts.join(", "));
                }
            }
        }
        if !vain.is_empty() {
            ui.add_space(10.0);
            ui.label(RichText::new("Asked in vain").strong());
            for line in vain {
                ui.label(line);
            }
        }
    });
}
