//! The design tokens.

use egui::Color32;

use model::PartyColour;

/// The colours of one theme. Sizes are the same in both and are beside.
#[derive(Debug)]
pub struct ThemeTokens {
    /// Surface of text that is read: article, inspector, bars.
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
    /// The colour of choices and links.
    pub accent: Color32,
    /// The colour of errors and gaps.
    pub warning: Color32,
    /// The colour of success.
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
    /// Over the window, under a question.
    pub veil: Color32,
    pub(super) parties: [Color32; 12],
}

/// The strength of a party's colour on a block of the strip that is only suggested.
pub(crate) const SUGGESTED: f32 = 0.1;
/// The same behind the words of the selected statement in the article, and of the one under the pointer.
pub(crate) const SELECTED: f32 = 0.18;
pub(crate) const HOVERED: f32 = 0.08;
/// The strength of the accent behind the words that a claim and its answer share.
pub(crate) const ECHO: f32 = 0.18;
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
pub static LIGHT: ThemeTokens = ThemeTokens {
    paper: hex(0x00FB_FAF7),
    ground: hex(0x00F1_EFEA),
    card: hex(0x00FF_FFFF),
    line: hex(0x00DD_D8CE),
    edge: hex(0x008F_887B),
    ink: hex(0x001F_1D1A),
    soft_ink: hex(0x005E_5951),
    accent: hex(0x002C_5FD0),
    warning: hex(0x009A_3B26),
    good: hex(0x001B_6B45),
    found: hex(0x00FF_F0B3),
    found_here: hex(0x00FF_D25E),
    text_selection: hex(0x00C6_D8FF),
    hover: hex(0x00EC_E8E0),
    pressed: hex(0x00E2_DDD2),
    veil: Color32::from_black_alpha(116),
    parties: [
        hex(0x00A8_500B),
        hex(0x0010_60A8),
        hex(0x000A_7560),
        hex(0x0075_489C),
        hex(0x00B3_2E6C),
        hex(0x004C_5968),
        hex(0x0068_650C),
        hex(0x000A_6C86),
        hex(0x00B0_2222),
        hex(0x003E_45B4),
        hex(0x006C_462A),
        hex(0x002C_6E3F),
    ],
};

/// The dark theme.
pub static DARK: ThemeTokens = ThemeTokens {
    paper: hex(0x001B_1C1E),
    ground: hex(0x0014_1517),
    card: hex(0x0022_2427),
    line: hex(0x0034_373C),
    edge: hex(0x006E_747D),
    ink: hex(0x00E9_E6E0),
    soft_ink: hex(0x00B3_AFA6),
    accent: hex(0x008A_B0FF),
    warning: hex(0x00F0_9A83),
    good: hex(0x007F_CBA0),
    found: hex(0x003D_3515),
    found_here: hex(0x004E_410F),
    text_selection: hex(0x002A_4070),
    hover: hex(0x002B_2E32),
    pressed: hex(0x0036_3A40),
    veil: Color32::from_black_alpha(150),
    parties: [
        hex(0x00F0_A45D),
        hex(0x0076_B4F2),
        hex(0x005C_C9AE),
        hex(0x00C2_9BEA),
        hex(0x00F2_8DB8),
        hex(0x00A9_B8C6),
        hex(0x00CB_C65C),
        hex(0x005C_C6E0),
        hex(0x00FF_8E84),
        hex(0x00A3_AAFF),
        hex(0x00D3_AB88),
        hex(0x008D_D08E),
    ],
};

impl ThemeTokens {
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
