//! The separators between cards: the name of a speaker among the others, and the way to the attitudes.

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{Align, Button, Layout, Rangef, Rect, RichText, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::rows::GROUP;
use super::scene::PanelScene;
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::index::UnplacedSpeaker;
use crate::app::layout::PanelColumn;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::views::menus;
use model::{counted, spelled_out};

/// The height of the button below the last card: what the panels scroll beyond it has room for it.
const END: f32 = 24.0;

/// Shows the name of a speaker above its first card, with the button that makes a party of it.
pub(super) fn show(
    ui: &mut Ui,
    card: Rect,
    unplaced: UnplacedSpeaker,
    count: usize,
    shown: &ViewContext<'_>,
    queue: &mut ActionQueue,
) {
    let rect = Rect::from_x_y_ranges(card.x_range(), card.top() - GROUP..=card.top() - 4.0);
    let name = shown.unplaced_name(unplaced);
    let builder = UiBuilder::new()
        .id_salt(("voice", unplaced))
        .max_rect(rect)
        .layout(Layout::right_to_left(Align::Max));
    let mut ui = ui.new_child(builder);
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.spacing_mut().button_padding = vec2(7.0, 2.0);
    ui.spacing_mut().interact_size.y = 22.0;
    if unplaced != UnplacedSpeaker::Nobody {
        let spec = Command::MakeParty.spec();
        let text = RichText::new(spec.name).font(theme::sans(theme::META));
        let button = ui.add(Button::new(text)).accessible_name(format!("Make a party of {name}"));
        let keys = Command::MakeParty.shortcut_text(ui.ctx()).unwrap_or_default();
        let tip = format!("Give {name} a panel of its own ({keys} where one of its statements is selected)");
        if button.on_hover_text(tip).clicked() {
            queue.push(Action::MakeParty(unplaced));
        }
    }
    let tokens = shown.tokens;
    let left = ui.available_rect_before_wrap();
    let mut job = LayoutJob::single_section(
        spelled_out(name).into_owned(),
        egui::TextFormat::simple(theme::bold(theme::META + 0.5), tokens.ink),
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width(left.width().max(20.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(left.left() + 2.0, rect.bottom() - 4.0 - galley.size().y);
    let place = Rect::from_min_size(at, galley.size());
    let response = ui.interact(place, ui.scope_id().with("name"), Sense::CLICK);
    let label = format!("{name}: {}", counted(count, "statement", "statements"));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &label));
    if let UnplacedSpeaker::Speaker(id) = unplaced {
        response.context_menu(|ui| menus::speaker(ui, id, shown, queue));
    }
    response.on_hover_text(label.as_str());
    ui.painter().galley(at, galley, tokens.ink);
}

/// Below the last card, where that is in sight: how many attitudes the panel has, and the way to them.
pub(super) fn show_attitudes(
    ui: &mut Ui,
    panel: Rangef,
    end: f64,
    column: &PanelColumn,
    scene: &PanelScene<'_>,
    queue: &mut ActionQueue,
) {
    let top = scene.body.top() + end.clamp(-1e6, 1e6) as f32;
    let (shown, count) = (scene.shown, column.attitudes);
    let rect = Rect::from_min_size(pos2(panel.min, top), vec2(panel.span(), END));
    if count == 0 || !rect.intersects(scene.body) {
        return;
    }
    let verb = if shown.session.shows.attitudes { "Hide" } else { "Show" };
    let attitudes = counted(count, "attitude", "attitudes");
    let text = RichText::new(format!("{verb} {attitudes}")).font(theme::sans(theme::META));
    let builder = UiBuilder::new().id_salt("attitudes").max_rect(rect);
    let mut ui = ui.new_child(builder.layout(Layout::left_to_right(Align::Min)));
    ui.spacing_mut().button_padding = vec2(7.0, 2.0);
    ui.spacing_mut().interact_size.y = END - 2.0;
    let button = ui.add(Button::new(text.color(shown.tokens.soft_ink)));
    let name = format!("{}: {} {attitudes}", shown.panel_name(column.party), verb.to_lowercase());
    let button = button.accessible_name(name);
    if button.on_hover_text(Command::ShowAttitudes.tooltip(ui.ctx())).clicked() {
        queue.run(Command::ShowAttitudes);
    }
}
