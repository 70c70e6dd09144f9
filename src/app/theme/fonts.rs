//! Typefaces: a serif for what is read and a sans for the interface; and the faces that represent both until those of the
//! system are found, or for good where it has none.

use std::sync::Arc;

use egui::{FontDefinitions, FontFamily, FontId};

pub(super) const SERIF: &str = "serif";
pub(super) const SERIF_BOLD: &str = "serif bold";
pub(super) const BOLD: &str = "bold";

/// The reading face: article and cards.
pub(crate) fn serif(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SERIF.into()))
}

/// The reading face, bold: headlines.
pub(crate) fn serif_bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SERIF_BOLD.into()))
}

/// The interface's face.
pub(crate) fn sans(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The interface's face, bold.
pub(crate) fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// The faces that the program brings along, under all the names that are asked for.
pub(crate) fn bundled() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let own = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for name in [SERIF, SERIF_BOLD, BOLD] {
        fonts.families.insert(FontFamily::Name(name.into()), own.clone());
    }
    fonts
}

/// The faces of the first frame, where the system's come a moment later: as [`bundled`], but not fitted to the pixels.
/// This is most of the cost of the first letters, a quarter of the time until the window is there.
pub(crate) fn passing() -> FontDefinitions {
    let mut fonts = bundled();
    for data in fonts.font_data.values_mut() {
        Arc::make_mut(data).tweak.hinting = Some(false);
    }
    fonts
}
