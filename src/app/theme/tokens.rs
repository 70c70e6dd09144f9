//! The design tokens.

use egui::Color32;

use crate::model::PartyColour;

/// The colours of one theme. Sizes are the same in both and stand beside.
#[derive(Debug)]
pub struct Tokens {
    /// Where text is read: article, inspector, bars.
    pub paper: Color32,
    /// Behind the panels.
    pub ground: Color32,
    /// A card, a field.
    pub card: Color32,
    /// Rules and borders.
    pub line: Color32,
    /// A border that something can be done with: of buttons, fields, chips.
    pub edge: Color32,
    /// Text.
    pub ink: Color32,
    /// Text that matters less.
    pub soft_ink: Color32,
    /// What is chosen or leads somewhere.
    pub accent: Color32,
    /// What went wrong, or is missing.
    pub warning: Color32,
    /// What went well.
    pub good: Color32,
    /// Behind words that were searched for.
    pub found: Color32,
    /// Behind the present one of them.
    pub found_here: Color32,
    /// Behind selected text.
    pub text_selection: Color32,
    /// Under a button when the pointer is on it.
    pub hover: Color32,
    /// Under what is switched on.
    pub pressed: Color32,
    parties: [Color32; 12],
}

/// The radius of corners, in points.
pub(crate) const RADIUS: u8 = 6;
/// The bar at the left of a card, in points.
pub(crate) const BAR: f32 = 3.0;
/// The size of the article's text and of words that matter, in points.
pub(crate) const READING: f32 = 15.0;
/// The size of the words on a card, in points.
pub(crate) const CARD_TEXT: f32 = 14.0;
/// The size of the interface, in points.
pub(crate) const INTERFACE: f32 = 13.0;
/// The size of what is said about something, in points.
pub(crate) const META: f32 = 11.5;

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// The light theme: paper and ink.
pub static LIGHT: Tokens = Tokens {
    paper: hex(0xFB_FA_F7),
    ground: hex(0xF1_EF_EA),
    card: hex(0xFF_FF_FF),
    line: hex(0xDD_D8_CE),
    edge: hex(0x8F_88_7B),
    ink: hex(0x1F_1D_1A),
    soft_ink: hex(0x64_5F_56),
    accent: hex(0x2C_5F_D0),
    warning: hex(0x9A_3B_26),
    good: hex(0x1B_6B_45),
    found: hex(0xFF_F0_B3),
    found_here: hex(0xFF_D2_5E),
    text_selection: hex(0xC6_D8_FF),
    hover: hex(0xEC_E8_E0),
    pressed: hex(0xE2_DD_D2),
    parties: [
        hex(0xA8_50_0B),
        hex(0x10_60_A8),
        hex(0x0A_75_60),
        hex(0x75_48_9C),
        hex(0xB3_2E_6C),
        hex(0x4C_59_68),
        hex(0x68_65_0C),
        hex(0x0A_6C_86),
        hex(0xB0_22_22),
        hex(0x3E_45_B4),
        hex(0x6C_46_2A),
        hex(0x2C_6E_3F),
    ],
};

/// The dark theme.
pub static DARK: Tokens = Tokens {
    paper: hex(0x1B_1C_1E),
    ground: hex(0x14_15_17),
    card: hex(0x22_24_27),
    line: hex(0x34_37_3C),
    edge: hex(0x6E_74_7D),
    ink: hex(0xE9_E6_E0),
    soft_ink: hex(0xA9_A5_9C),
    accent: hex(0x8A_B0_FF),
    warning: hex(0xF0_9A_83),
    good: hex(0x7F_CB_A0),
    found: hex(0x4D_43_1A),
    found_here: hex(0x7A_66_14),
    text_selection: hex(0x2C_45_78),
    hover: hex(0x2B_2E_32),
    pressed: hex(0x36_3A_40),
    parties: [
        hex(0xF0_A4_5D),
        hex(0x76_B4_F2),
        hex(0x5C_C9_AE),
        hex(0xC2_9B_EA),
        hex(0xF2_8D_B8),
        hex(0xA9_B8_C6),
        hex(0xCB_C6_5C),
        hex(0x5C_C6_E0),
        hex(0xFF_8E_84),
        hex(0xA3_AA_FF),
        hex(0xD3_AB_88),
        hex(0x8D_D0_8E),
    ],
};

impl Tokens {
    /// The shade that a party's colour has in this theme.
    #[must_use]
    pub fn party(&self, colour: PartyColour) -> Color32 {
        self.parties[colour as usize % self.parties.len()]
    }

    /// A colour laid thinly over a ground: for tints behind words and ribbons.
    #[must_use]
    pub fn tint(&self, colour: Color32, strength: f32) -> Color32 {
        colour.gamma_multiply(strength)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast after WCAG 2.2.
    fn luminance(colour: Color32) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for tokens in [&LIGHT, &DARK] {
            let mut texts = vec![tokens.ink, tokens.soft_ink, tokens.accent, tokens.warning, tokens.good];
            texts.extend(tokens.parties);
            for ground in [tokens.paper, tokens.ground, tokens.card] {
                for text in &texts {
                    let contrast = contrast(*text, ground);
                    assert!(contrast >= 4.5, "{text:?} on {ground:?}: {contrast:.2}");
                }
                assert!(contrast(tokens.edge, ground) >= 3.0, "edge on {ground:?}");
            }
            for ground in
                [tokens.found, tokens.found_here, tokens.hover, tokens.pressed, tokens.text_selection]
            {
                assert!(contrast(tokens.ink, ground) >= 4.5, "ink on {ground:?}");
            }
        }
    }

    #[test]
    fn a_letter_can_be_read_on_its_partys_colour() {
        for tokens in [&LIGHT, &DARK] {
            for colour in tokens.parties {
                assert!(contrast(tokens.card, colour) >= 4.5, "{colour:?}");
            }
        }
    }
}
