//! Keys that were typed ahead of the window.
//!
//! A key may open a dialog or put the focus into a field, and what is typed behind it is meant for that. egui hands over
//! all events since the last frame at once, so the keys behind would be taken for commands, or be lost. Therefore an
//! event that may move the focus has a frame of its own: what was typed behind it is held back for the next one, and for
//! as long as the window has not done what was asked. Events keep their order, and none is dropped but the
//! repeats of a key that is held down.

use std::collections::VecDeque;

use egui::{Context, Event, Key, Modifiers, Plugin, RawInput};

use super::text::is_modifier;

/// For so many frames keys wait for the window. A field that has not come by then does not come.
const PATIENCE: usize = 30;

/// Holds back what was typed ahead.
#[derive(Debug, Default)]
pub(crate) struct TypeAhead {
    held: VecDeque<Event>,
    /// True if the window has yet to do what was asked in the last frame.
    busy: bool,
    /// The number of frames that the keys have waited for that.
    waited: usize,
}

impl TypeAhead {
    /// Lets the input of every frame pass through it.
    pub(crate) fn install(context: &Context) {
        context.add_plugin(Self::default());
    }

    /// Tells it at the end of a frame whether the window has yet to do something that may move the focus. Asks for
    /// another frame where keys wait for one.
    pub(crate) fn finish_frame(context: &Context, busy: bool) {
        let waits = context.with_plugin(|ahead: &mut Self| {
            ahead.busy = busy;
            !ahead.held.is_empty()
        });
        if waits == Some(true) {
            context.request_repaint();
        }
    }

    /// Moves into a frame's events what belongs there: one event that may move the focus, or letters up to the next one.
    fn hand_over(&mut self, writing: bool, events: &mut Vec<Event>) {
        let (mut wrote, mut turned) = (false, false);
        while let Some(event) = self.held.pop_front() {
            let turns = may_move_focus(&event, writing);
            let is_too_late =
                turned && waits(&event) && !events.last().is_some_and(|last| is_letter(last, &event));
            // Escape, Tab and clicks take the focus away before the field sees the letters of the same frame.
            if is_too_late || turns && wrote {
                self.held.push_front(event);
                return;
            }
            if !writing && self.is_repeated(&event) {
                self.held.pop_front_if(|next| is_letter(&event, next));
                continue;
            }
            turned |= turns;
            wrote |= writing && waits(&event);
            events.push(event);
        }
    }

    /// Returns whether the same key comes again without having been let go.
    fn is_repeated(&self, event: &Event) -> bool {
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return false };
        let next = self.held.iter().find(|event| matches!(event, Event::Key { .. }) || is_clipboard(event));
        matches!(next, Some(Event::Key { key: again, pressed: true, modifiers: same, .. })
            if again == key && same == modifiers)
    }
}

impl Plugin for TypeAhead {
    fn debug_name(&self) -> &'static str {
        "type-ahead"
    }

    fn input_hook(&mut self, context: &Context, input: &mut RawInput) {
        if self.held.is_empty() && !input.events.iter().any(waits) {
            // The pointer alone never waits.
            return;
        }
        self.held.extend(input.events.drain(..));
        if self.busy && self.waited < PATIENCE {
            self.waited += 1;
            return;
        }
        self.waited = 0;
        self.hand_over(context.text_edit_focused(), &mut input.events);
    }
}

/// Returns whether an event must not overtake a change of the focus.
fn waits(event: &Event) -> bool {
    match event {
        Event::Key { pressed, .. } => *pressed,
        Event::Text(_) | Event::Ime(_) | Event::ModifiersChanged(_) => true,
        event => is_clipboard(event),
    }
}

fn is_clipboard(event: &Event) -> bool {
    matches!(event, Event::Copy | Event::Cut | Event::Paste(_) | Event::PasteImage(_))
}

/// Returns whether an event may move the focus: any command, while no text is being written.
fn may_move_focus(event: &Event, writing: bool) -> bool {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            !is_modifier(*key) && !(writing && (writes(*key, *modifiers) || stays_in_text(*key, *modifiers)))
        }
        Event::PointerButton { .. } | Event::AccessKitActionRequest(_) => true,
        event => !writing && is_clipboard(event),
    }
}

/// Returns whether the second event is the letter that the key of the first one has written.
fn is_letter(key: &Event, text: &Event) -> bool {
    matches!((key, text), (Event::Key { key, pressed: true, modifiers, .. }, Event::Text(_))
        if writes(*key, *modifiers))
}

/// Returns whether a key writes a letter, as far as that can be known from the key alone.
fn writes(key: Key, modifiers: Modifiers) -> bool {
    let silent = matches!(key, Key::Enter | Key::Tab | Key::Escape | Key::Insert)
        || (Key::F1..=Key::F35).contains(&key)
        || is_modifier(key);
    if silent || stays_in_text(key, modifiers) {
        return false;
    }
    !(modifiers.command || modifiers.ctrl || modifiers.alt)
}

/// Returns whether a key moves or takes away something inside of a text.
fn stays_in_text(key: Key, modifiers: Modifiers) -> bool {
    let moves = matches!(
        key,
        Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
            | Key::Backspace
            | Key::Delete
    );
    moves && !modifiers.command && !modifiers.alt
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key, pressed: bool) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
    }

    fn text(letter: &str) -> Event {
        Event::Text(letter.to_owned())
    }

    /// A key as a window gets it: down, its letter, up.
    fn typed(at: Key) -> [Event; 3] {
        [key(at, true), text(&at.name().to_lowercase()), key(at, false)]
    }

    fn frame(ahead: &mut TypeAhead, writing: bool) -> Vec<Event> {
        let mut events = Vec::new();
        ahead.hand_over(writing, &mut events);
        events
    }

    fn holding(events: impl IntoIterator<Item = Event>) -> TypeAhead {
        TypeAhead { held: events.into_iter().collect(), ..TypeAhead::default() }
    }

    #[test]
    fn a_command_is_alone_in_its_frame_and_what_is_written_is_not() {
        let mut ahead = holding([typed(Key::O), typed(Key::H), typed(Key::I)].concat());
        assert_eq!(frame(&mut ahead, false), typed(Key::O));
        assert_eq!(frame(&mut ahead, true), [typed(Key::H), typed(Key::I)].concat());
        assert_eq!(frame(&mut ahead, true), []);
    }

    #[test]
    fn what_leaves_a_field_has_a_frame_of_its_own() {
        for leaves in [Key::Enter, Key::Escape, Key::Tab, Key::F3] {
            let mut ahead = holding([typed(Key::A).to_vec(), vec![key(leaves, true), text("b")]].concat());
            assert_eq!(frame(&mut ahead, true), typed(Key::A), "{leaves:?}");
            assert_eq!(frame(&mut ahead, true), [key(leaves, true)], "{leaves:?}");
            assert_eq!(frame(&mut ahead, true), [text("b")], "{leaves:?}");
        }
        let stays = [key(Key::Backspace, true), text("b"), key(Key::ArrowLeft, true), text("c")];
        assert_eq!(frame(&mut holding(stays.clone()), true), stays);
    }

    #[test]
    fn letters_wait_for_a_click_and_a_click_waits_for_nothing() {
        let button = |pressed| Event::PointerButton {
            pos: egui::Pos2::ZERO,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        let mut ahead = holding([button(true), button(false), text("a")]);
        assert_eq!(frame(&mut ahead, true), [button(true), button(false)]);
        assert_eq!(frame(&mut ahead, true), [text("a")]);
        let mut ahead = holding([key(Key::Y, true), button(true), button(false)]);
        assert_eq!(frame(&mut ahead, false).len(), 3);
    }

    #[test]
    fn modifiers_belong_to_the_key_that_they_were_held_with() {
        let held = Event::ModifiersChanged(Modifiers::SHIFT);
        let free = Event::ModifiersChanged(Modifiers::NONE);
        let mut ahead = holding([held.clone(), key(Key::ArrowDown, true), free.clone(), key(Key::Y, true)]);
        assert_eq!(frame(&mut ahead, false), [held, key(Key::ArrowDown, true)]);
        assert_eq!(frame(&mut ahead, false), [free, key(Key::Y, true)]);
    }

    #[test]
    fn a_key_that_is_held_down_does_not_pile_up() {
        let down = [key(Key::J, true), text("j")];
        let mut ahead = holding([down.clone(), down.clone(), down.clone()].concat());
        assert_eq!(frame(&mut ahead, false), down);
        assert_eq!(frame(&mut ahead, false), []);
        let mut ahead = holding([typed(Key::J), typed(Key::J)].concat());
        assert_eq!(
            (frame(&mut ahead, false), frame(&mut ahead, false)),
            (typed(Key::J).into(), typed(Key::J).into())
        );
        let letters = [down.clone(), down].concat();
        assert_eq!(frame(&mut holding(letters.clone()), true), letters, "each of them writes a letter");
    }
}
