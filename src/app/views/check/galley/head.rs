//! Above the galley: what is checked and what is left, the source in use, and the commands.

use egui::{RichText, Ui, vec2};

use super::marks::{SIGN, paint_sign};
use crate::app::action::{Action, ActionQueue, CheckAction};
use crate::app::command::Command;
use crate::app::request::DialogRequest;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{ComboChoice, combo, command_button};
use ::export::Format;
use analysis::{FactState, Galley};
use model::{Article, FactSource, one_line};

const COMMANDS: [Command; 4] = [Command::StrikeOff, Command::FactResult, Command::NoFact, Command::NextFact];

/// Shows it.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    article: &Article,
    galley: &Galley,
    queue: &mut ActionQueue,
) {
    let counts = galley.counts();
    ui.label(RichText::new(one_line(&article.title)).font(theme::serif_bold(17.0)));
    let done = if counts.is_finished() { ": every fact is decided" } else { "" };
    ui.label(RichText::new(format!("{}{done}", counts.words())).font(theme::bold(theme::INTERFACE)));
    legend(ui, shown, galley);
    ui.horizontal_wrapped(|ui| {
        against(ui, shown, galley, queue);
        for command in COMMANDS {
            command_button(ui, command, &shown.commands, queue);
        }
        if ui.button("Export…").on_hover_text("Take the galley away as a page that prints").clicked() {
            queue.ask(DialogRequest::ExportAs(Format::Galley));
        }
    });
}

/// The choice of the source against which facts are struck off.
fn against(ui: &mut Ui, shown: &ViewContext<'_>, galley: &Galley, queue: &mut ActionQueue) {
    let mut sources = vec![FactSource::None];
    let mut evidence: Vec<_> = shown.project().evidence.values().collect();
    evidence.sort_by_key(|it| it.title.to_lowercase());
    sources.extend(evidence.iter().map(|it| FactSource::Evidence(it.id)));
    let asked = |source: &&FactSource| matches!(source, FactSource::Asked(_));
    let people: Vec<FactSource> =
        galley.sources.iter().chain([&shown.check.source]).filter(asked).cloned().collect();
    for person in people {
        if !sources.contains(&person) {
            sources.push(person);
        }
    }
    let choices: Vec<ComboChoice<usize>> = sources
        .iter()
        .enumerate()
        .map(|(at, source)| ComboChoice::new(at, source_name(shown, source)))
        .collect();
    let here = sources.iter().position(|source| *source == shown.check.source).unwrap_or(0);
    let name = ui.label("Against");
    let chosen = combo(ui, "check against", &choices, here, 220.0);
    chosen
        .response
        .labelled_by(name.id)
        .on_hover_text("The source by which “Strike off” says that a fact is right");
    if let Some(source) = chosen.inner.and_then(|at| sources.get(at)) {
        queue.push(Action::Check(CheckAction::Against(source.clone())));
    }
}

/// The name of a source on the screen.
pub(super) fn source_name(shown: &ViewContext<'_>, source: &FactSource) -> String {
    match source {
        FactSource::None => "No source named".to_owned(),
        FactSource::Asked(who) => format!("Asked: {}", one_line(who)),
        FactSource::Evidence(id) => shown
            .project()
            .evidence
            .get(id)
            .map_or_else(|| "A source that is gone".to_owned(), |it| one_line(&it.title)),
    }
}

/// The signs of the states that the galley has.
fn legend(ui: &mut Ui, shown: &ViewContext<'_>, galley: &Galley) {
    ui.horizontal_wrapped(|ui| {
        for state in FactState::ALL {
            if !galley.facts.iter().any(|fact| fact.state == state) {
                continue;
            }
            let (rect, _) = ui.allocate_exact_size(vec2(SIGN, SIGN), egui::Sense::hover());
            paint_sign(ui.painter(), rect.center(), state, shown.tokens);
            ui.label(RichText::new(state.name()).small().weak());
            ui.add_space(6.0);
        }
    });
}
