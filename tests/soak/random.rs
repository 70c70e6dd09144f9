//! A person who presses anything.

use egui::{Event, Key, Modifiers, PointerButton, pos2, vec2};
use fastrand::Rng;

use crate::window::Window;

/// Presses keys, writes and clicks at random.
pub(crate) struct Player {
    rng: Rng,
    /// The number of inputs.
    pub(crate) inputs: usize,
}

/// The keys; those that leave something come more often, so that no run ends in one dialog.
const KEYS: &[Key] = &[
    Key::A,
    Key::B,
    Key::C,
    Key::D,
    Key::E,
    Key::F,
    Key::G,
    Key::H,
    Key::I,
    Key::J,
    Key::K,
    Key::L,
    Key::M,
    Key::N,
    Key::O,
    Key::P,
    Key::Q,
    Key::R,
    Key::S,
    Key::T,
    Key::U,
    Key::V,
    Key::W,
    Key::X,
    Key::Y,
    Key::Z,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num0,
    Key::ArrowDown,
    Key::ArrowUp,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::Enter,
    Key::Enter,
    Key::Escape,
    Key::Escape,
    Key::Tab,
    Key::Delete,
    Key::Backspace,
    Key::Space,
    Key::PageDown,
    Key::PageUp,
    Key::Home,
    Key::End,
    Key::Comma,
    Key::F1,
    Key::F3,
    Key::Plus,
    Key::Minus,
];

impl Player {
    /// Plays the same for the same seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self { rng: Rng::with_seed(seed), inputs: 0 }
    }

    /// Plays so many inputs, and waits until the window is at rest.
    pub(crate) fn play(&mut self, window: &mut Window, inputs: usize) {
        for _ in 0..inputs {
            self.inputs += 1;
            match self.rng.usize(..10) {
                0..=6 => self.key(window),
                7 => self.click(window),
                8 => window.scroll(self.rng.f32() * 400.0 - 200.0),
                _ => drop(window.frame(Vec::new())),
            }
        }
        for _ in 0..3 {
            window.press(Key::Escape, Modifiers::NONE);
        }
        window.rest();
    }

    fn key(&mut self, window: &mut Window) {
        let key = KEYS[self.rng.usize(..KEYS.len())];
        let modifiers = match self.rng.usize(..10) {
            0 | 1 => Modifiers::COMMAND,
            2 => Modifiers::SHIFT,
            3 => Modifiers::ALT,
            4 => Modifiers::COMMAND | Modifiers::SHIFT,
            _ => Modifiers::NONE,
        };
        let press = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        let mut events = vec![Event::ModifiersChanged(modifiers), press(true)];
        let name = key.name();
        if name.len() == 1 && !modifiers.command && !modifiers.alt {
            events.push(Event::Text(name.to_lowercase()));
        }
        events.extend([press(false), Event::ModifiersChanged(Modifiers::NONE)]);
        window.frame(events);
    }

    fn click(&mut self, window: &mut Window) {
        let at = pos2(self.rng.f32() * 1600.0, self.rng.f32() * 1000.0);
        let to = if self.rng.usize(..8) == 0 { at + vec2(self.rng.f32() * 90.0, 0.0) } else { at };
        let button = if self.rng.usize(..6) == 0 { PointerButton::Secondary } else { PointerButton::Primary };
        let event = |pos, pressed| Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE };
        let (down, up) = (event(at, true), event(to, false));
        window.frame(vec![Event::PointerMoved(at)]);
        window.frame(vec![down]);
        window.frame(vec![Event::PointerMoved(to)]);
        window.frame(vec![up]);
    }
}
