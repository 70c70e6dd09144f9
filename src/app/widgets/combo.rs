//! A list to choose one value from, folded up into a button.

use egui::{Atom, Atoms, Button, Color32, ComboBox, InnerResponse, Ui, Vec2};

use super::super::theme;
use super::letters::paint_letters;
use model::PartyLetters;

/// One value of a [`combo`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ComboChoice<T> {
    /// The value.
    pub(crate) value: T,
    /// The name.
    pub(crate) text: String,
    /// A party's letters and colour, where it is a party.
    pub(crate) letters: Option<(PartyLetters, Color32)>,
}

impl<T> ComboChoice<T> {
    /// A value that is no party.
    pub(crate) fn new(value: T, text: impl Into<String>) -> Self {
        Self { value, text: text.into(), letters: None }
    }

    fn atoms(&self) -> Atoms<'static> {
        let text = self.text.clone();
        match self.letters {
            Some((letters, colour)) => Atoms::new((letters_atom(letters, colour), text)),
            None => Atoms::new(text),
        }
    }
}

/// A party's letters in front of the text of a button.
pub(crate) fn letters_atom(letters: PartyLetters, colour: Color32) -> Atom<'static> {
    Atom::paint(Vec2::splat(14.0), move |ui, args| {
        paint_letters(ui.painter(), args.rect, letters, colour);
    })
}

/// The room beside the words: the margins and the sign that there is a list, in points.
const BESIDE: f32 = 30.0;

/// Shows the value that is chosen, and the others when it is pressed. Gives back another one when a person
/// chooses it. The caller names it, with `labelled_by` or `accessible_name`.
pub(crate) fn combo<T: Copy + PartialEq>(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    choices: &[ComboChoice<T>],
    value: T,
    width: f32,
) -> InnerResponse<Option<T>> {
    let ink = theme::of(ui.ctx()).ink;
    let present = choices.iter().find(|choice| choice.value == value);
    let text = present.map_or_else(|| Atoms::new("—"), ComboChoice::atoms);
    let whole = present.map_or("", |choice| choice.text.as_str());
    let font = theme::sans(theme::INTERFACE);
    let needed = ui.painter().layout_no_wrap(whole.to_owned(), font, ink).size().x;
    let mut chosen = None;
    let response = ComboBox::from_id_salt(salt)
        .selected_text(text)
        .width(width)
        .height(320.0)
        .truncate()
        .show_ui(ui, |ui| {
            ui.visuals_mut().selection.stroke.color = ink;
            for choice in choices {
                let here = choice.value == value;
                if ui.add(Button::selectable(here, choice.atoms())).clicked() {
                    chosen = (!here).then_some(choice.value);
                }
            }
        })
        .response;
    // What has no room shows itself.
    let is_cut = needed + BESIDE > width;
    let response = if is_cut { response.on_hover_text(whole) } else { response };
    InnerResponse::new(chosen, response)
}
