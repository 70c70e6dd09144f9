//! The bar at the top that says what is wrong for as long as it lasts, with its ways out.

use egui::accesskit::Live;
use egui::{Button, Frame, Label, Margin, Panel, RichText, Role, Ui, WidgetInfo};

use super::super::action::ActionQueue;
use super::super::notice::Notice;
use super::super::theme::{self, ThemeTokens};

/// Shows the bar, where there is something to say.
pub(crate) fn show(ui: &mut Ui, notices: &[Notice], tokens: &ThemeTokens, queue: &mut ActionQueue) {
    if notices.is_empty() {
        return;
    }
    let frame = Frame::NONE.fill(tokens.card).inner_margin(Margin::symmetric(14, 8));
    Panel::top("notices").frame(frame).show(ui, |ui| {
        for notice in notices {
            one(ui, notice, tokens, queue);
        }
    });
}

fn one(ui: &mut Ui, notice: &Notice, tokens: &ThemeTokens, queue: &mut ActionQueue) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new("⚠").color(tokens.warning).font(theme::bold(theme::INTERFACE)));
        let text = RichText::new(&notice.text).color(tokens.ink);
        let label = ui.add(Label::new(text).wrap().selectable(true));
        label.widget_info(|| WidgetInfo::labeled(Role::Alert, true, &notice.text));
        // Read out as soon as it appears.
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(Live::Assertive));
        for way in &notice.ways {
            if ui.add(Button::new(way.name())).on_hover_text(way.help()).clicked() {
                queue.push(way.action());
            }
        }
    });
}
