//! While only the exchange of what is selected is shown: that it is so, and the way back.

use egui::{Align2, Button, Rect, RichText, Ui, vec2};

use super::scene::PanelScene;
use super::view::PanelsView;
use crate::app::action::ActionQueue;
use crate::app::command::Command;
use crate::app::theme;

/// Says so at the lower edge.
pub(super) fn show(ui: &mut Ui, scene: &PanelScene<'_>, view: &PanelsView, queue: &mut ActionQueue) {
    let Some(claim) = view.made_of.as_ref().and_then(|it| it.focus) else { return };
    let tokens = scene.shown.tokens;
    let name = scene.shown.statement(claim).map_or("this", |it| scene.shown.speaker_name(it));
    let keys = Command::Focus.shortcut_text(ui.ctx()).unwrap_or_default();
    let text = format!(
        "Only one exchange is shown, that of {}. Show all ({keys})",
        crate::app::widgets::cut(name, 40)
    );
    let sight = scene.body.intersect(ui.clip_rect());
    let size = vec2((sight.width() - 40.0).min(440.0), 30.0);
    let rect = Align2::CENTER_BOTTOM.align_size_within_rect(size, sight.shrink(12.0));
    let label = RichText::new(text).font(theme::sans(12.0)).color(tokens.ink);
    let button = Button::new(label).fill(tokens.card).truncate().min_size(rect.size());
    let response = ui.put(Rect::from_min_size(rect.min, size), button);
    if response.on_hover_text(Command::Focus.spec().help).clicked() {
        queue.run(Command::Focus);
    }
}
