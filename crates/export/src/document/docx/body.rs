//! The text of a DOCX document, with what it refers to: addresses and lists.

use super::super::{
    Anchor, Face, ListMark, Look, OutputBlock, OutputDocument, OutputParagraph, OutputTable, Run, Target, rgb,
};
use crate::ExportError;
use crate::markup::Markup;
use crate::progress::Progress;

/// The width of the text of a page in twentieths of a point.
const WIDTH: usize = 9_638;
/// The steps that a list can be indented.
const DEEPEST: usize = 8;
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
/// The parts that every document refers to.
const OWN_RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
     <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
     <Relationship Id=\"styles\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
     <Relationship Id=\"numbering\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering\" Target=\"numbering.xml\"/>\
     <Relationship Id=\"settings\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings\" Target=\"settings.xml\"/>\
     <Relationship Id=\"footer\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer1.xml\"/>";
const LINK_BEGINS: &str =
    "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"";
/// Bullets in nine levels, and figures that count.
const LISTS: &str = include_str!("lists.xml");

/// The parts of a document that depend on it.
pub(super) struct Body {
    pub(super) document: String,
    pub(super) relations: String,
    pub(super) numbering: String,
}

impl Body {
    pub(super) fn new(document: &OutputDocument, progress: Progress<'_>) -> Result<Self, ExportError> {
        let mut writer = DocxWriter::default();
        writer.page.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document ");
        writer.page.raw(NAMESPACES).raw("><w:body>");
        writer.links.raw(OWN_RELATIONS);
        writer.lists.raw(LISTS);
        let mut counting = false;
        for (at, block) in document.blocks.iter().enumerate() {
            progress.at(at, document.blocks.len())?;
            let number = match block {
                OutputBlock::Paragraph(OutputParagraph { mark: Some(ListMark::Number(number)), .. }) => {
                    Some(*number)
                }
                _ => None,
            };
            if let Some(number) = number.filter(|_| !counting) {
                writer.begin_count(number);
            }
            counting = number.is_some();
            writer.block(block);
        }
        writer.page.raw(
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
             <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1304\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
             </w:sectPr></w:body></w:document>",
        );
        writer.links.raw("</Relationships>");
        writer.lists.raw("</w:numbering>");
        Ok(Self {
            document: writer.page.into_string(),
            relations: writer.links.into_string(),
            numbering: writer.lists.into_string(),
        })
    }
}

#[derive(Default)]
struct DocxWriter {
    page: Markup,
    links: Markup,
    lists: Markup,
    /// The number of addresses, anchors and counted lists so far.
    addresses: usize,
    anchors: usize,
    counts: usize,
}

impl DocxWriter {
    fn block(&mut self, block: &OutputBlock) {
        match block {
            OutputBlock::Heading(level, runs) => {
                self.page
                    .raw("<w:p><w:pPr><w:pStyle w:val=\"")
                    .raw(heading_style(*level))
                    .raw("\"/></w:pPr>");
                self.runs(runs);
                self.page.raw("</w:p>");
            }
            OutputBlock::Paragraph(paragraph) => self.paragraph(paragraph, false),
            OutputBlock::Table(table) => self.table(table),
        }
    }

    /// Begins a list that counts from a number.
    fn begin_count(&mut self, first: usize) {
        self.counts += 1;
        self.lists.raw("<w:num w:numId=\"").value(self.counts + 1);
        self.lists
            .raw("\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"")
            .value(first);
        self.lists.raw("\"/></w:lvlOverride></w:num>");
    }

    fn paragraph(&mut self, paragraph: &OutputParagraph, right: bool) {
        self.page.raw("<w:p><w:pPr><w:pStyle w:val=\"");
        self.page
            .raw(if paragraph.mark.is_some() { "ListParagraph" } else { style(paragraph.look) })
            .raw("\"/>");
        let steps = paragraph.steps.min(DEEPEST);
        match paragraph.mark {
            Some(ListMark::Bullet) => {
                self.page
                    .raw("<w:numPr><w:ilvl w:val=\"")
                    .value(steps)
                    .raw("\"/><w:numId w:val=\"1\"/></w:numPr>");
            }
            Some(ListMark::Number(_)) => {
                self.page.raw("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"").value(self.counts + 1);
                self.page.raw("\"/></w:numPr>");
            }
            None if steps > 0 => {
                self.page.raw("<w:ind w:left=\"").value(steps * 360).raw("\"/>");
            }
            None => {}
        }
        if right {
            self.page.raw("<w:jc w:val=\"right\"/>");
        }
        self.page.raw("</w:pPr>");
        if let Some(anchor) = paragraph.anchor {
            self.anchors += 1;
            self.page.raw("<w:bookmarkStart w:id=\"").value(self.anchors).raw("\" w:name=\"");
            self.anchor(anchor);
            self.page.raw("\"/><w:bookmarkEnd w:id=\"").value(self.anchors).raw("\"/>");
        }
        self.runs(&paragraph.runs);
        self.page.raw("</w:p>");
    }

    fn anchor(&mut self, anchor: Anchor) {
        match anchor {
            Anchor::Statement(number) => self.page.raw("statement_").value(number),
            Anchor::Source(number) => self.page.raw("source_").value(number),
        };
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            match &run.link {
                Some(Target::Web(address)) => {
                    self.addresses += 1;
                    self.links.raw("<Relationship Id=\"link").value(self.addresses).raw(LINK_BEGINS);
                    self.links.text(address).raw("\" TargetMode=\"External\"/>");
                    self.page.raw("<w:hyperlink r:id=\"link").value(self.addresses).raw("\">");
                }
                Some(Target::Inside(anchor)) => {
                    self.page.raw("<w:hyperlink w:anchor=\"");
                    self.anchor(*anchor);
                    self.page.raw("\">");
                }
                None => {}
            }
            self.run(run);
            if run.link.is_some() {
                self.page.raw("</w:hyperlink>");
            }
        }
    }

    fn run(&mut self, run: &Run) {
        self.page.raw("<w:r>");
        let outside = matches!(run.link, Some(Target::Web(_)));
        if outside || run.face != Face::Plain {
            self.page.raw("<w:rPr>");
            self.page.raw(if outside { "<w:rStyle w:val=\"Hyperlink\"/>" } else { "" });
            self.page.raw(if run.face == Face::Bold { "<w:b/>" } else { "" });
            self.page.raw(match run.face {
                Face::Italic => "<w:i/>",
                Face::Soft if !outside => "<w:color w:val=\"5D5A54\"/>",
                _ => "",
            });
            self.page.raw("</w:rPr>");
        }
        self.page.element("<w:t xml:space=\"preserve\">", &run.text, "</w:t></w:r>");
    }

    fn table(&mut self, table: &OutputTable) {
        self.page
            .raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"Report\"/><w:tblW w:w=\"")
            .value(WIDTH)
            .raw("\" w:type=\"dxa\"/>");
        self.page.raw("<w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"");
        self.page.raw(if table.row_heads { "1" } else { "0" });
        self.page
            .raw("\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"")
            .text(&table.title);
        self.page
            .raw("\"/><w:tblDescription w:val=\"")
            .text(&table.description)
            .raw("\"/></w:tblPr><w:tblGrid>");
        let whole = table.columns.iter().map(|column| column.share).sum::<usize>().max(1);
        let widths: Vec<usize> = table.columns.iter().map(|column| WIDTH * column.share / whole).collect();
        for width in &widths {
            self.page.raw("<w:gridCol w:w=\"").value(width).raw("\"/>");
        }
        self.page.raw("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            self.begin_cell(*width);
            if let Some(colour) = column.colour {
                let [red, green, blue] = rgb(colour);
                let colour = format!("{red:02X}{green:02X}{blue:02X}");
                self.page
                    .raw("<w:tcBorders><w:top w:val=\"single\" w:sz=\"24\" w:space=\"0\" w:color=\"")
                    .value(colour);
                self.page.raw("\"/></w:tcBorders>");
            }
            self.page.raw("</w:tcPr>");
            self.page.raw("<w:p><w:pPr><w:pStyle w:val=\"TableHead\"/>");
            self.page.raw(if column.is_number { "<w:jc w:val=\"right\"/>" } else { "" }).raw("</w:pPr>");
            self.runs(&[Run::from(column.head.as_str())]);
            self.page.raw("</w:p></w:tc>");
        }
        self.page.raw("</w:tr>");
        for row in &table.rows {
            self.row(table, row, &widths);
        }
        // A table must not be the last of a body, nor touch the next one.
        self.page.raw("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr></w:p>");
    }

    fn begin_cell(&mut self, width: usize) {
        self.page.raw("<w:tc><w:tcPr><w:tcW w:w=\"").value(width).raw("\" w:type=\"dxa\"/>");
    }

    fn row(&mut self, table: &OutputTable, row: &[Vec<OutputParagraph>], widths: &[usize]) {
        self.page.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for ((cell, width), column) in row.iter().zip(widths).zip(&table.columns) {
            self.begin_cell(*width);
            self.page.raw("</w:tcPr>");
            for paragraph in cell {
                self.paragraph(paragraph, column.is_number);
            }
            // A cell has a paragraph, or the document is broken.
            if cell.is_empty() {
                self.page.raw("<w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr></w:p>");
            }
            self.page.raw("</w:tc>");
        }
        self.page.raw("</w:tr>");
    }
}

const fn heading_style(level: u8) -> &'static str {
    match level {
        1 => "Heading1",
        2 => "Heading2",
        _ => "Heading3",
    }
}

const fn style(look: Look) -> &'static str {
    match look {
        Look::Body => "BodyText",
        Look::Quote => "Quote",
        Look::Small => "Small",
        Look::Aside => "Aside",
        Look::Missing => "Missing",
    }
}
