//! A place that waits for keys to be pressed.

use egui::{
    Align2, CornerRadius, Event, EventFilter, Id, Key, KeyboardShortcut, Modifiers, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::app::keys;
use crate::app::theme;

/// The pressed keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CapturedKeys {
    /// These keys.
    Keys(KeyboardShortcut),
    /// Enter: yes to what was asked.
    Yes,
    /// Escape: all stays as it is.
    Nothing,
    /// Backspace or Delete alone: no shortcut.
    TakeAway,
}

/// Shows the place, keeps the focus in it, and tells what was pressed there.
pub(super) fn capture(ui: &mut Ui, id: Id, name: &str, fresh: &mut bool) -> Option<CapturedKeys> {
    let tokens = theme::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    if std::mem::take(fresh) || response.clicked() {
        response.request_focus();
    }
    let here = response.has_focus();
    let stroke = if here { Stroke::new(1.5, tokens.accent) } else { Stroke::new(1.0, tokens.edge) };
    let radius = CornerRadius::same(theme::RADIUS);
    ui.painter().rect(rect, radius, tokens.card, stroke, StrokeKind::Inside);
    let text = if here { name } else { "Press here first, then the keys" };
    let at = rect.left_center() + vec2(10.0, 0.0);
    ui.painter().text(at, Align2::LEFT_CENTER, text, theme::sans(theme::INTERFACE), tokens.ink);
    if !here {
        return None;
    }
    // Every key is for this place: none leads out of it.
    let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    taken(ui)
}

/// Takes the keys out of the frame, so that they do nothing else.
fn taken(ui: &Ui) -> Option<CapturedKeys> {
    let mut pressed = None;
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let found = read(event);
            pressed = pressed.or(found);
            found.is_none()
        });
    });
    pressed
}

fn read(event: &Event) -> Option<CapturedKeys> {
    // The keys that the system turns some keys into before they arrive here.
    let ctrl = |key| Some(CapturedKeys::Keys(KeyboardShortcut::new(Modifiers::COMMAND, key)));
    match event {
        Event::Copy => ctrl(Key::C),
        Event::Cut => ctrl(Key::X),
        Event::Paste(_) => ctrl(Key::V),
        Event::Key { key, pressed: true, modifiers, .. } if !keys::is_modifier(*key) => {
            Some(match (key, modifiers.is_none()) {
                (Key::Escape, _) => CapturedKeys::Nothing,
                (Key::Enter, true) => CapturedKeys::Yes,
                (Key::Backspace, true) => CapturedKeys::TakeAway,
                _ => CapturedKeys::Keys(keys::normal(KeyboardShortcut::new(*modifiers, *key))),
            })
        }
        _ => None,
    }
}
