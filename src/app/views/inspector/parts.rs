//! The parts of the inspector: headings, rows, quiet fields, cards.

use egui::{
    Align, Atom, Button, Color32, CornerRadius, EventFilter, Frame, Id, Key, Label, Layout, Margin, Painter,
    Pos2, Rect, Response, RichText, Role, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use crate::app::text::party_label;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{ComboChoice, paint_dots, unbroken};
use model::{PartyId, Stance, spelled_out};

/// The width of the words at the left of a row.
const LABEL: f32 = 66.0;

/// The heading of a part.
pub(super) fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(8.0);
    let soft = theme::of(ui.ctx()).soft_ink;
    let response = ui.label(RichText::new(text).font(theme::bold(11.0)).color(soft));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    ui.add_space(1.0);
}

/// Words that matter less.
pub(super) fn soft(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(unbroken(&spelled_out(text))).small().weak()).wrap())
}

/// A row: what it is about at the left, its value at the right. The id of the left part names the value.
pub(super) fn row<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui, Id) -> R) -> R {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (_, rect) = ui.allocate_space(vec2(LABEL, ROW));
        let left = Layout::left_to_right(Align::Center);
        let mut cell = ui.new_child(UiBuilder::new().max_rect(rect).layout(left));
        let name = cell.add(Label::new(RichText::new(label).small().weak()).truncate());
        ui.scope_builder(UiBuilder::new().layout(Layout::top_down(Align::Min)), |ui| {
            ui.set_width(ui.available_width());
            add(ui, name.id)
        })
        .inner
    })
    .inner
}

/// The least height of a row.
pub(super) const ROW: f32 = 22.0;

/// Lets buttons and lists to choose from look like text until the pointer or the keyboard is on them.
pub(super) fn quiet<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        let tokens = theme::of(ui.ctx());
        let nothing = tokens.tint(tokens.paper, 0.0);
        ui.spacing_mut().interact_size.y = ROW;
        ui.spacing_mut().button_padding = vec2(5.0, 2.0);
        let widgets = &mut ui.visuals_mut().widgets;
        for look in [&mut widgets.inactive, &mut widgets.noninteractive] {
            // As wide as the border of the other looks, so that nothing moves when the pointer comes.
            look.bg_stroke = Stroke::new(1.0, nothing);
            look.weak_bg_fill = nothing;
        }
        add(ui)
    })
    .inner
}

/// Words as the value of a row, level with its left part and with quiet buttons.
pub(super) fn value(ui: &mut Ui, text: impl Into<RichText>) -> Response {
    let margin = Margin { left: 6, right: 0, top: 2, bottom: 2 };
    Frame::NONE.inner_margin(margin).show(ui, |ui| ui.add(Label::new(text.into()).wrap())).inner
}

/// A card on the paper.
pub(super) fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> egui::InnerResponse<R> {
    let tokens = theme::of(ui.ctx());
    Frame::NONE
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(CornerRadius::same(theme::RADIUS))
        .inner_margin(Margin::symmetric(9, 7))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 3.0;
            add(ui)
        })
}

/// The width of the button with the three dots.
pub(super) const MORE: f32 = 22.0;

/// Three dots that open a menu.
pub(super) fn more(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let response = ui
        .scope(|ui| {
            ui.spacing_mut().button_padding = vec2(4.0, 2.0);
            ui.spacing_mut().interact_size = vec2(MORE, ROW);
            let dots = Atom::paint(vec2(12.0, 14.0), |ui, args| {
                paint_dots(ui.painter(), args.rect.center(), args.fallback_text_color);
            });
            ui.add(Button::new(dots).frame_when_inactive(false))
        })
        .inner;
    let response = response.accessible_name(name).on_hover_text("More");
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(140.0);
        add(ui);
    });
}

/// A row of small buttons and chips that goes on below where the room ends; so far from the left, in points.
pub(super) fn small_row<R>(ui: &mut Ui, left: i8, add: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = egui::Margin { left, ..egui::Margin::ZERO };
    let row = egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            // Set here and not around each: a scope of its own would not go on in the next line.
            ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
            ui.spacing_mut().interact_size.y = 20.0;
            ui.spacing_mut().button_padding = vec2(8.0, 1.0);
            add(ui)
        })
        .inner
    });
    row.inner
}

/// A small button, in a [`small_row`].
pub(super) fn small(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::new(RichText::new(text).small()))
}

/// Lets Escape leave a field without letting go of what is selected: the field takes the key itself.
pub(super) fn leave_on_escape(ui: &Ui, field: &Response) {
    if field.has_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        field.surrender_focus();
    }
}

/// The keys that a field for writing takes itself; see [`leave_on_escape`].
pub(super) const WRITING: EventFilter =
    EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// Shows that evidence speaks for a statement (a tick), against it (a cross) or beside it (a ring).
pub(super) fn stance_mark(stance: Stance, colour: Color32) -> Atom<'static> {
    Atom::paint(Vec2::splat(10.0), move |ui, args| paint_stance(ui.painter(), args.rect, stance, colour))
}

fn paint_stance(painter: &Painter, rect: Rect, stance: Stance, colour: Color32) {
    let stroke = Stroke::new(1.8, colour);
    let at = |x: f32, y: f32| -> Pos2 { rect.min + vec2(x * rect.width(), y * rect.height()) };
    match stance {
        Stance::Supports => {
            painter.line_segment([at(0.05, 0.55), at(0.38, 0.88)], stroke);
            painter.line_segment([at(0.38, 0.88), at(0.95, 0.15)], stroke);
        }
        Stance::Refutes => {
            painter.line_segment([at(0.12, 0.12), at(0.88, 0.88)], stroke);
            painter.line_segment([at(0.88, 0.12), at(0.12, 0.88)], stroke);
        }
        Stance::Context => {
            painter.circle_stroke(rect.center(), rect.width() * 0.36, stroke);
        }
    }
}

/// The parties to choose from, and that none is known.
pub(super) fn parties(shown: &ViewContext<'_>) -> Vec<ComboChoice<Option<PartyId>>> {
    let known = shown.project().parties.iter().map(|party| ComboChoice {
        value: Some(party.id),
        text: party_label(party),
        letters: Some((party.letters, shown.party_colour(Some(party.id)))),
    });
    known
        .chain([ComboChoice { value: None, text: shown.party_name(None).to_owned(), letters: None }])
        .collect()
}

/// The first words of a text, in quotation marks: double ones inside become single.
pub(super) fn opening(words: &str, most: usize) -> String {
    // More than is shown is not looked at: a statement may be as long as its article.
    let begun: String = words.trim().chars().take(4 * most).collect();
    format!("“{}”", crate::app::widgets::cut(&export::quoted(&begun), most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_words_end_at_a_word() {
        assert_eq!(opening("“The bridge is safe”", 14), "“The bridge is…”");
        assert_eq!(opening("there was “no evidence” of it", 40), "“there was ‘no evidence’ of it”");
        assert_eq!(opening("“Safe”", 14), "“Safe”");
        assert_eq!(opening("  one\n\ntwo ", 14), "“one two”");
        assert_eq!(opening("ééééééé", 3), "“ééé…”");
    }
}
