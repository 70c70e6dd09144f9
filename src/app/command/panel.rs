//! The panels that a key reaches.

use egui::Key;

/// The number of one of the first nine panels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct PanelNumber(u8);

impl PanelNumber {
    /// The first panel.
    pub(crate) const FIRST: Self = Self(0);

    /// All nine, from the left.
    pub(crate) const ALL: [Self; 9] =
        [Self(0), Self(1), Self(2), Self(3), Self(4), Self(5), Self(6), Self(7), Self(8)];

    /// Returns the number of the panel at a place, counted from 0; nothing beyond the ninth.
    pub(crate) fn at(place: usize) -> Option<Self> {
        Self::ALL.get(place).copied()
    }

    /// Returns the place of the panel, counted from 0.
    pub(crate) const fn place(self) -> usize {
        self.0 as usize
    }

    /// Returns the name of its command in the settings file.
    pub(super) fn settings_key(self) -> &'static str {
        self.facts().0
    }

    /// Returns the name of its command on menus.
    pub(super) fn name(self) -> &'static str {
        self.facts().1
    }

    /// Returns the effect of its command.
    pub(super) fn help(self) -> &'static str {
        self.facts().2
    }

    /// Returns its key.
    pub(super) fn key(self) -> Key {
        self.facts().3
    }

    fn facts(self) -> (&'static str, &'static str, &'static str, Key) {
        macro_rules! facts {
            ($number:literal, $short:literal, $long:literal, $key:ident) => {
                (
                    concat!("Party", $number),
                    concat!("Send to the ", $short, " panel"),
                    concat!("Move the selected statements to the ", $long, " panel"),
                    Key::$key,
                )
            };
        }
        match self.0 {
            0 => facts!(1, "1st", "first", Num1),
            1 => facts!(2, "2nd", "second", Num2),
            2 => facts!(3, "3rd", "third", Num3),
            3 => facts!(4, "4th", "fourth", Num4),
            4 => facts!(5, "5th", "fifth", Num5),
            5 => facts!(6, "6th", "sixth", Num6),
            6 => facts!(7, "7th", "seventh", Num7),
            7 => facts!(8, "8th", "eighth", Num8),
            // Only this module makes numbers, and none above 8.
            8.. => facts!(9, "9th", "ninth", Num9),
        }
    }
}
