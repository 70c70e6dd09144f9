//! Looking for the system's faces, on a thread of its own.
//!
//! Libraries cope with the fonts of a system in ways that are not in our hands: none at all, a damaged file, a configuration that
//! is not understood may each make them panic. That ends nothing here but the attempt; the faces that the program brings
//! along stay in use, and the window says so.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use egui::epaint::text::{Fonts, TextOptions};
use egui::{Color32, Context, FontData, FontDefinitions, FontFamily, FontId};
use fontdb::{Database, Family, Query, Stretch, Style, Weight};

use super::super::crash;
use super::fallback::FallbackFonts;
use super::fonts::{BOLD, SERIF, SERIF_BOLD, bundled, passing};

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

/// The letters that a face must be able to draw.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,é";

const NONE: &str = "No fonts were found on this system, so Rejoinder uses its own. Signs that these lack are shown as boxes.";
const UNREADABLE: &str = "The fonts of this system could not be read, so Rejoinder uses its own. Signs that these lack are shown as boxes.";
const NO_FALLBACK: &str = "The fonts of this system could not be searched for signs that the usual ones lack; those are shown as boxes.";

/// The search for the system's faces, and for those that have a sign which the usual ones lack.
pub(crate) struct FontSearch {
    fallback: Arc<FallbackFonts>,
    news: Option<Receiver<FontSearchResult>>,
    /// The problems with the system's fonts that were not told yet, in words.
    pub(crate) problem: Option<String>,
}

/// The state of the search.
enum FontSearchResult {
    /// The faces, and what is wrong with them in words.
    Faces(FontDefinitions, Option<String>),
    /// There is no fallback; the words say so.
    NoFallback,
}

impl FontSearch {
    /// Sets the faces of the first frame. Nothing is looked for yet.
    pub(crate) fn prepare(context: &Context) -> Self {
        context.set_fonts(passing());
        let fallback = Arc::new(FallbackFonts::default());
        context.add_font_provider(fallback.clone());
        Self { fallback, news: None, problem: None }
    }

    /// Begins to look for faces. Takes some tenths of a second where there are many: not for a frame.
    pub(crate) fn begin(&mut self, context: &Context) {
        let (send, receive) = channel();
        let (fallback, context) = (self.fallback.clone(), context.clone());
        self.news = Some(receive);
        std::thread::spawn(move || {
            // The window may be gone by now; then nobody wants fonts.
            let tell = |news| {
                let _ = send.send(news);
                context.request_repaint();
            };
            let found = crash::attempt(find).unwrap_or_else(SystemFonts::unreadable);
            let has_faces = found.has_faces;
            tell(FontSearchResult::Faces(found.faces, found.problem));
            let works = fallback.load(has_faces);
            if works && fallback.was_missed() {
                context.request_repaint();
            } else if !works && has_faces {
                tell(FontSearchResult::NoFallback);
            }
        });
    }

    /// Takes over what was found since the last time.
    pub(crate) fn follow(&mut self, context: &Context) {
        while let Some(news) = self.news.as_ref().and_then(|news| news.try_recv().ok()) {
            match news {
                FontSearchResult::Faces(faces, problem) => {
                    context.set_fonts(faces);
                    self.problem = problem;
                }
                FontSearchResult::NoFallback => self.problem = Some(NO_FALLBACK.to_owned()),
            }
        }
        if self.fallback.take_missed() {
            // They are asked once for each sign, so what was asked for too early is asked for again.
            context.set_font_providers(vec![self.fallback.clone()]);
        }
        if self.fallback.take_broken() {
            self.problem = Some(NO_FALLBACK.to_owned());
        }
    }
}

/// The fonts found on the system.
struct SystemFonts {
    faces: FontDefinitions,
    has_faces: bool,
    problem: Option<String>,
}

impl SystemFonts {
    fn unreadable() -> Self {
        Self { faces: bundled(), has_faces: false, problem: Some(UNREADABLE.to_owned()) }
    }
}

fn find() -> SystemFonts {
    let mut database = Database::new();
    database.load_system_fonts();
    find_in(&database)
}

fn find_in(database: &Database) -> SystemFonts {
    let mut faces = bundled();
    if database.is_empty() {
        return SystemFonts { faces, has_faces: false, problem: Some(NONE.to_owned()) };
    }
    let wanted = [
        (FontFamily::Name(SERIF.into()), &SERIFS[..], Weight::NORMAL, Family::Serif),
        (FontFamily::Name(SERIF_BOLD.into()), &SERIFS[..], Weight::BOLD, Family::Serif),
        (FontFamily::Proportional, &SANS[..], Weight::NORMAL, Family::SansSerif),
        (FontFamily::Name(BOLD.into()), &SANS[..], Weight::BOLD, Family::SansSerif),
    ];
    let mut damaged: Vec<String> = Vec::new();
    for (family, names, weight, generic) in wanted {
        let families = names.iter().map(|name| Family::Name(name)).chain([generic]);
        let mut known = families.filter_map(|family| face(database, family, weight));
        let working = known.find(|(name, data)| {
            let works = works(data);
            let font = name.rsplit_once(' ').map_or(&**name, |(font, _)| font);
            if !works && !damaged.iter().any(|it| it == font) {
                damaged.push(font.to_owned());
            }
            works
        });
        let Some((name, data)) = working else { continue };
        faces.font_data.insert(name.clone(), data);
        faces.families.entry(family).or_default().insert(0, name);
    }
    let problem = (!damaged.is_empty()).then(|| {
        format!(
            "A font of this system cannot be used, because its file is damaged: {}. Rejoinder uses another.",
            damaged.join(", ")
        )
    });
    SystemFonts { faces, has_faces: true, problem }
}

/// The face of a family; nothing where the system has none.
fn face(database: &Database, family: Family<'_>, weight: Weight) -> Option<(String, Arc<FontData>)> {
    let query = Query { families: &[family], weight, stretch: Stretch::Normal, style: Style::Normal };
    let id = database.query(&query)?;
    let name = format!("{} {}", database.face(id)?.post_script_name, weight.0);
    let (bytes, index) = database.with_face_data(id, |bytes, index| (bytes.to_vec(), index))?;
    let mut data = FontData::from_owned(bytes);
    data.index = index;
    Some((name, Arc::new(data)))
}

/// Returns whether a face draws the letters: the window's own thread panics at a file that is no font, and draws
/// nothing where a letter has no shape.
fn works(data: &Arc<FontData>) -> bool {
    let draws = || {
        let mut faces = FontDefinitions::empty();
        faces.font_data.insert("face".to_owned(), data.clone());
        faces.families.insert(FontFamily::Proportional, vec!["face".to_owned()]);
        let mut fonts = Fonts::new(TextOptions::default(), faces);
        let mut view = fonts.with_pixels_per_point(1.0);
        let font = FontId::proportional(16.0);
        LETTERS.chars().all(|letter| {
            let drawn = view.layout_no_wrap(letter.to_string(), font.clone(), Color32::PLACEHOLDER);
            view.has_glyph(&font, letter) && drawn.mesh_bounds.is_positive()
        })
    };
    crash::attempt(draws) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font that the program brings along, as a file of the system.
    fn sound() -> Vec<u8> {
        let fonts = FontDefinitions::default();
        let name = &fonts.families[&FontFamily::Proportional][0];
        (*fonts.font_data[name].font).as_ref().to_vec()
    }

    /// The same with the shapes of its letters gone: it still says what it is.
    fn damaged() -> Vec<u8> {
        let mut font = sound();
        let at = font.windows(4).position(|tag| tag == b"glyf").unwrap();
        let number = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
        let (shapes, length) = (number(at + 8), number(at + 12));
        font[shapes..shapes + length].fill(0xff);
        font
    }

    fn system_of(font: Vec<u8>) -> Database {
        let mut database = Database::new();
        database.load_font_data(font);
        let family = database.faces().next().unwrap().families[0].0.clone();
        database.set_serif_family(family.clone());
        database.set_sans_serif_family(family);
        database
    }

    #[test]
    fn a_system_without_fonts_gets_those_of_the_program() {
        let found = find_in(&Database::new());
        assert!(!found.has_faces);
        assert_eq!(found.faces.families, bundled().families);
        assert_eq!(found.problem.as_deref(), Some(NONE));
    }

    #[test]
    fn a_damaged_font_is_named_and_not_used() {
        let found = find_in(&system_of(sound()));
        assert_eq!(found.problem, None);
        assert!(found.faces.font_data.len() > bundled().font_data.len());
        let found = find_in(&system_of(damaged()));
        assert!(
            found.problem.as_deref().is_some_and(|words| words.contains("its file is damaged: Ubuntu")),
            "{:?}",
            found.problem
        );
        assert_eq!(found.faces.families, bundled().families);
    }

    #[test]
    fn what_is_no_font_is_not_used() {
        assert!(works(&Arc::new(FontData::from_owned(sound()))));
        assert!(!works(&Arc::new(FontData::from_owned(b"no font".to_vec()))));
        assert!(!works(&Arc::new(FontData::from_owned(Vec::new()))));
        assert!(!works(&Arc::new(FontData::from_owned(damaged()))));
    }
}
