//! The verdict on statements, by one key.

use egui::{Atoms, Button, Color32, Key, Modifiers, Role, Ui, WidgetInfo, vec2};

use super::parts::hint;
use super::{Dialog, DialogOutcome};
use crate::app::action::ActionQueue;
use crate::app::ratings::{rating_colour, rating_name, rating_sign, ratings};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::letters_atom;
use edit::{Intent, VerdictIntent};
use model::{PartyLetters, RatingId, StatementId};

/// The keys of the ratings, in the order of the scale; 0 takes the rating away.
const KEYS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// Asks for a rating on the project's scale.
pub(crate) struct RatingPicker {
    statements: Vec<StatementId>,
    fresh: bool,
}

impl RatingPicker {
    /// Asks about statements.
    pub(crate) fn new(statements: Vec<StatementId>) -> Self {
        Self { statements, fresh: true }
    }

    /// Returns `true` if all of them are rated so.
    fn is_common(&self, shown: &ViewContext<'_>, rating: Option<RatingId>) -> bool {
        let of = |id: &StatementId| {
            shown.statement(*id).and_then(|it| it.verdict.as_ref()).map(|rated| rated.rating)
        };
        self.statements.iter().all(|id| of(id) == rating)
    }
}

impl Dialog for RatingPicker {
    fn title(&self) -> String {
        "Verdict".to_owned()
    }

    fn width(&self) -> f32 {
        250.0
    }

    fn beside(&self) -> Option<StatementId> {
        self.statements.last().copied()
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let scale = &shown.project().scale;
        if self.statements.len() > 1 {
            hint(ui, &format!("For {} statements", self.statements.len()));
        }
        hint(ui, &scale.name);
        let present = self.statements.last().and_then(|id| shown.statement(*id)?.verdict.as_ref());
        let present = present.map(|verdict| verdict.rating);
        let rated = ratings(shown, present).map(|rating| (Some(rating), rating_name(rating)));
        let mut chosen = None;
        ui.spacing_mut().item_spacing.y = 1.0;
        for (at, (rating, name)) in rated.chain([(None, "Not rated".to_owned())]).enumerate() {
            let key = match rating {
                Some(rating) if rating.retired => None,
                Some(_) => KEYS.get(at).copied(),
                None => Some(Key::Num0),
            };
            let mark = rating.map(|it| (rating_sign(shown.project(), it.id), rating_colour(shown, it.id)));
            let rating = rating.map(|rating| rating.id);
            let here = self.is_common(shown, rating);
            let response = choice(ui, &name, mark, key, here);
            // On the present verdict, so that Enter changes nothing. Where several have different ones, on none.
            if here && (std::mem::take(&mut self.fresh) || ui.memory(|memory| memory.focused().is_none())) {
                response.request_focus();
            }
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if response.clicked() || key.is_some_and(pressed) {
                chosen = Some(rating);
            }
        }
        let Some(rating) = chosen else { return DialogOutcome::Stay };
        if self.is_common(shown, rating) {
            // To agree with what is there already is no change.
            return DialogOutcome::Close;
        }
        queue.edit(Intent::Verdict(VerdictIntent::Rate { statements: self.statements.clone(), rating }));
        DialogOutcome::Close
    }
}

/// A rating with its key.
fn choice(
    ui: &mut Ui,
    name: &str,
    mark: Option<(PartyLetters, Color32)>,
    key: Option<Key>,
    here: bool,
) -> egui::Response {
    let keys = key.map_or("", Key::symbol_or_name);
    let tokens = theme::of(ui.ctx());
    ui.visuals_mut().selection.stroke.color = tokens.ink;
    let shortcut = egui::RichText::new(keys).weak();
    let words = match mark {
        Some((sign, colour)) => Atoms::new((letters_atom(sign, colour), name.to_owned())),
        None => Atoms::new(name.to_owned()),
    };
    let button =
        Button::selectable(here, words).shortcut_text(shortcut).min_size(vec2(ui.available_width(), 26.0));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), here, name));
    response
}
