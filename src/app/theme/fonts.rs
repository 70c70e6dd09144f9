//! Typefaces: a serif for what is read and a sans for the interface, found on the system, with fallbacks.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};
use fontdb::{Database, Family, Query, Stretch, Style, Weight};

/// Serifs that read well on a screen, the best first.
const SERIFS: [&str; 12] = [
    "Source Serif 4",
    "Noto Serif",
    "Charter",
    "Iowan Old Style",
    "Georgia",
    "Cambria",
    "Literata",
    "STIX Two Text",
    "Liberation Serif",
    "DejaVu Serif",
    "FreeSerif",
    "Times New Roman",
];

/// Sans-serifs for an interface, the best first.
const SANS: [&str; 10] = [
    "Inter",
    "SF Pro Text",
    "Segoe UI",
    "Adwaita Sans",
    "Noto Sans",
    "Cantarell",
    "Helvetica Neue",
    "Liberation Sans",
    "DejaVu Sans",
    "Arial",
];

const SERIF: &str = "serif";
const SERIF_BOLD: &str = "serif bold";
const BOLD: &str = "bold";

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
/// That is most of what the first letters cost, a quarter of the time until the window is there.
pub(crate) fn passing() -> FontDefinitions {
    let mut fonts = bundled();
    for data in fonts.font_data.values_mut() {
        Arc::make_mut(data).tweak.hinting = Some(false);
    }
    fonts
}

/// Looks for the system's faces. Takes some tenths of a second where there are many: not for a frame.
pub(crate) fn find() -> FontDefinitions {
    let mut database = Database::new();
    database.load_system_fonts();
    let mut fonts = bundled();
    let faces = [
        (FontFamily::Name(SERIF.into()), &SERIFS[..], Weight::NORMAL, Family::Serif),
        (FontFamily::Name(SERIF_BOLD.into()), &SERIFS[..], Weight::BOLD, Family::Serif),
        (FontFamily::Proportional, &SANS[..], Weight::NORMAL, Family::SansSerif),
        (FontFamily::Name(BOLD.into()), &SANS[..], Weight::BOLD, Family::SansSerif),
    ];
    for (family, names, weight, generic) in faces {
        let Some((name, data)) = face(&database, names, weight, generic) else { continue };
        fonts.font_data.insert(name.clone(), Arc::new(data));
        fonts.families.entry(family).or_default().insert(0, name);
    }
    fonts
}

fn face(
    database: &Database,
    names: &[&str],
    weight: Weight,
    generic: Family<'_>,
) -> Option<(String, FontData)> {
    let families: Vec<Family<'_>> = names.iter().map(|name| Family::Name(name)).chain([generic]).collect();
    let query = Query { families: &families, weight, stretch: Stretch::Normal, style: Style::Normal };
    let id = database.query(&query)?;
    let name = format!("{} {}", database.face(id)?.post_script_name, weight.0);
    let (bytes, index) = database.with_face_data(id, |bytes, index| (bytes.to_vec(), index))?;
    let mut data = FontData::from_owned(bytes);
    data.index = index;
    Some((name, data))
}
