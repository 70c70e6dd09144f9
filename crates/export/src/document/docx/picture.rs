//! Pictures in a DOCX document: painted, with what they show in words.

use crate::ExportError;
use crate::markup::Markup;
use crate::picture::{self, Picture};

/// The English Metric Units of a pixel of 1/96 inch.
const EMU: f32 = 9_525.0;
/// The widest and the highest that a picture is, in pixels: the text of a page.
const WIDEST: f32 = 640.0;
const HIGHEST: f32 = 860.0;

/// A picture of a document, painted.
pub(super) struct PaintedPicture {
    /// Its name in the archive.
    pub(super) name: String,
    pub(super) png: Vec<u8>,
}

impl PaintedPicture {
    /// Paints a picture, the first of which has the number 1.
    pub(super) fn new(number: usize, picture: &Picture) -> Result<Self, ExportError> {
        let png = picture::paint(&picture::write(picture))?;
        Ok(Self { name: format!("word/media/picture{number}.png"), png })
    }
}

/// Writes the paragraph that has a picture.
pub(super) fn paragraph(page: &mut Markup, number: usize, picture: &Picture) {
    let scale = (WIDEST / picture.width.max(1.0)).min(HIGHEST / picture.height.max(1.0)).min(1.0);
    let emu = |length: f32| (length * scale * EMU).round() as u64;
    let (width, height) = (emu(picture.width), emu(picture.height));
    page.raw("<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"")
        .value(width)
        .raw("\" cy=\"")
        .value(height)
        .raw("\"/>");
    properties(page, "<wp:docPr id=\"", number, picture);
    page.raw("<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>");
    properties(page, "<pic:cNvPr id=\"", number, picture);
    page.raw("<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"picture").value(number);
    page.raw("\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"")
        .value(width)
        .raw("\" cy=\"")
        .value(height)
        .raw("\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
}

/// Writes the number, the name and the words of a picture, which screen readers read.
fn properties(page: &mut Markup, begins: &'static str, number: usize, picture: &Picture) {
    page.raw(begins).value(number).raw("\" name=\"Picture ").value(number).raw("\" descr=\"");
    page.text(&picture.title).raw(". ").text(&model::one_line(&picture.words)).raw("\"/>");
}

/// Writes the relation of a picture to the document.
pub(super) fn relation(links: &mut Markup, number: usize) {
    links.raw("<Relationship Id=\"picture").value(number);
    links.raw("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/picture");
    links.value(number).raw(".png\"/>");
}
