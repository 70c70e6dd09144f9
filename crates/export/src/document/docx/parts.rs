//! The parts of a DOCX document that are the same for all, and its properties.

use crate::markup::Markup;

/// The kinds of the parts.
pub(super) const CONTENT_TYPES: &str = include_str!("content_types.xml");
/// The styles, by the names that Word gives to headings and lists; the language is English.
pub(super) const STYLES: &str = include_str!("styles.xml");
/// The number of the page, and how many there are.
pub(super) const FOOTER: &str = include_str!("footer.xml");

/// The place of the text and of the properties.
pub(super) const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
     <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
     <Relationship Id=\"document\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
     <Relationship Id=\"properties\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
     </Relationships>";

/// Says that the file is of today's Word, which else opens it as one of 2007.
pub(super) const SETTINGS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
     <w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:compat>\
     <w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
     </w:compat></w:settings>";

/// Title, program and language.
pub(super) fn properties(title: &str) -> String {
    let mut page = Markup::default();
    page.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">")
        .element("<dc:title>", title, "</dc:title>")
        .raw("<dc:creator>Rejoinder</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>");
    page.into_string()
}
