//! A picture in SVG, painted as PNG.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::ExportError;

/// The pixels of the picture to one of the SVG, so that print is sharp.
const SCALE: f32 = 2.0;
/// The most pixels of a picture: 64 million, 256 MB while it is painted.
const MOST: f32 = 64e6;

/// Paints an SVG that was written here, with the letters that are built in: the same on every machine.
pub(crate) fn paint(svg: &str) -> Result<Vec<u8>, ExportError> {
    let mut options = Options { font_family: "Noto Sans".to_owned(), ..Options::default() };
    let fonts = options.fontdb_mut();
    for face in [
        &include_bytes!("../../assets/fonts/NotoSans-Regular.ttf")[..],
        include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"),
    ] {
        fonts.load_font_data(face.to_vec());
    }
    fonts.set_sans_serif_family("Noto Sans");
    let tree = Tree::from_str(svg, &options).map_err(broken)?;
    let size = tree.size();
    let fit = (MOST / (size.width() * size.height())).sqrt().min(SCALE);
    let (width, height) = ((size.width() * fit).ceil(), (size.height() * fit).ceil());
    let mut picture = Pixmap::new(width as u32, height as u32)
        .ok_or_else(|| broken("it has no size that can be painted"))?;
    resvg::render(&tree, Transform::from_scale(fit, fit), &mut picture.as_mut());
    picture.encode_png().map_err(broken)
}

fn broken(problem: impl std::fmt::Display) -> ExportError {
    ExportError::Broken { format: "PNG", problem: problem.to_string() }
}
