//! The welcome page in place of the panels while the project is empty.

use egui::{Align, Layout, Rect, RichText, Ui, UiBuilder, vec2};

use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{command_button, dashed_rect};

/// Says what the program does and how to begin, or what it is busy with.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let area = ui.max_rect();
    let width = (area.width() - 40.0).clamp(180.0, 520.0);
    let middle = Rect::from_center_size(area.center(), vec2(width, 260.0_f32.min(area.height())));
    let layout = Layout::top_down(Align::Center);
    let mut ui = ui.new_child(UiBuilder::new().id_salt("welcome").max_rect(middle).layout(layout));
    if let Some(job) = shown.jobs.told().next() {
        ui.add_space(60.0);
        ui.label(RichText::new(format!("{}…", job.label)).font(theme::serif(19.0)));
        ui.add_space(6.0);
        let text = "The panels fill as soon as everything is read.";
        ui.label(RichText::new(text).color(shown.tokens.soft_ink));
        return;
    }
    ui.label(RichText::new("Who said what, and who answered").font(theme::serif_bold(24.0)));
    ui.add_space(4.0);
    let text = "Rejoinder finds every statement in an article and sets them side by side, one panel a party, \
                with the claims linked to their answers.";
    ui.label(RichText::new(text).font(theme::serif(theme::READING)).color(shown.tokens.soft_ink));
    ui.add_space(16.0);
    let (pairs, narrow) =
        ([Command::Open, Command::NewFromArticle, Command::Paste, Command::OpenPath], width < 470.0);
    for row in pairs.chunks(if narrow { 2 } else { 4 }) {
        row_of(&mut ui, row, shown, queue);
    }
    ui.add_space(10.0);
    ui.label(RichText::new("or drop a file here").color(shown.tokens.soft_ink));
    if ui.input(|input| !input.raw.hovered_files.is_empty()) {
        let stroke = egui::Stroke::new(2.0, shown.tokens.accent);
        dashed_rect(&ui.painter().with_clip_rect(area), area.shrink(12.0), 10.0, stroke, 8.0, 6.0);
    }
}

/// A row of buttons in the middle.
fn row_of(ui: &mut Ui, commands: &[Command], shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let padding = ui.spacing().button_padding.x * 2.0;
    let gap = ui.spacing().item_spacing.x;
    let font = theme::sans(theme::INTERFACE);
    let name = |command: &Command| {
        let galley =
            ui.painter().layout_no_wrap(command.spec().name.to_owned(), font.clone(), shown.tokens.ink);
        galley.size().x + padding
    };
    let width = commands.iter().map(name).sum::<f32>() + gap * (commands.len() - 1) as f32;
    ui.allocate_ui_with_layout(vec2(width, 28.0), Layout::left_to_right(Align::Center), |ui| {
        for command in commands {
            command_button(ui, *command, &shown.commands, queue);
        }
    });
}
