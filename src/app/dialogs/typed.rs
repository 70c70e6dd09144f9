//! Words typed into a dialog. Nothing but its own buttons gives them up: not Escape, not a click outside, and not
//! another dialog.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use egui::{Context, Id, Response};

/// The text typed into the dialog that is shown.
#[derive(Debug, Clone, Default)]
struct TypedWords {
    dialog: Option<Id>,
    /// The pass in which it was shown last.
    pass: u64,
    fields: HashMap<Id, TypedField>,
    /// True if something tried to send the dialog away.
    refused: bool,
}

/// A field of the dialog.
#[derive(Debug, Clone, Copy)]
struct TypedField {
    /// Names the text that it came with: a long one is not kept twice.
    first: Id,
    /// True if a person has made another text of it.
    differs: bool,
}

/// Begins a pass of a dialog; one that has just come has nothing typed in it.
pub(super) fn begin(context: &Context, dialog: Id) {
    let pass = context.cumulative_pass_nr();
    with(context, |typed| {
        if typed.dialog != Some(dialog) || typed.pass + 1 < pass {
            *typed = TypedWords { dialog: Some(dialog), ..TypedWords::default() };
        }
        typed.pass = pass;
    });
}

/// Takes note of a field that was shown, and of its text after that.
pub(super) fn note(field: &Response, text: &str) {
    with(&field.ctx, |typed| match typed.fields.entry(field.id) {
        Entry::Occupied(mut known) if field.changed() => {
            let known = known.get_mut();
            known.differs = known.first != Id::unique(text);
        }
        Entry::Occupied(_) => {}
        Entry::Vacant(new) => {
            new.insert(TypedField { first: Id::unique(text), differs: field.changed() });
        }
    });
}

/// Returns whether the dialog that is shown has words that were typed into it.
pub(super) fn has_words(context: &Context) -> bool {
    with(context, |typed| typed.fields.values().any(|field| field.differs))
}

/// Remembers that something tried to send the dialog away.
pub(super) fn refuse(context: &Context) {
    with(context, |typed| typed.refused = true);
    context.request_repaint();
}

/// Returns whether something tried to send away the dialog with the words that it still has.
pub(super) fn is_refused(context: &Context) -> bool {
    has_words(context) && with(context, |typed| typed.refused)
}

fn with<R>(context: &Context, act: impl FnOnce(&mut TypedWords) -> R) -> R {
    context.data_mut(|data| act(data.get_temp_mut_or_default(Id::unique("typed into the dialog"))))
}
