//! Setting a document on pages, with the tree of tags that tells screen readers what is what.

use std::collections::HashMap;

use super::super::{Anchor, Face, ListMark, Look, OutputBlock, OutputDocument, OutputParagraph, Run};
use super::faces::Faces;
use super::lines::{LinePiece, SetLine, lines};
use super::style::{ALARM, BOTTOM, Colour, INK, LEFT, PdfStyle, TOP, WIDTH};
use super::table;
use crate::ExportError;
use crate::progress::Progress;

/// The indent of a step, and of an entry of a list behind its sign, in points.
const STEP: f32 = 16.0;
const MARK: f32 = 18.0;

/// A document on its pages.
#[derive(Default)]
pub(super) struct LaidBlock {
    pub(super) pages: Vec<Vec<DrawnBlock>>,
    pub(super) nodes: Vec<FlowNode>,
    /// The nodes that no other has.
    pub(super) roots: Vec<usize>,
    /// Targets of links: the page from 0, and the distance from its top.
    pub(super) anchors: HashMap<Anchor, (usize, f32)>,
    pub(super) bookmarks: Vec<Bookmark>,
}

/// A heading in the list of bookmarks.
pub(super) struct Bookmark {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// Something on a page. Places are in points from the upper left corner.
pub(super) enum DrawnBlock {
    Text {
        /// The base line.
        x: f32,
        y: f32,
        piece: LinePiece,
        /// Set where it is repeated on every page, and is not read out.
        is_repeated: bool,
    },
    /// A rule or an area, which has no meaning of its own.
    Area { x: f32, y: f32, width: f32, height: f32, colour: Colour },
}

/// A node of the tree of tags.
pub(super) struct FlowNode {
    pub(super) tag: Tagged,
    pub(super) children: Vec<Child>,
}

/// A child of a node.
pub(super) enum Child {
    Node(usize),
    /// An element at a place of a page.
    Drawn(usize, usize),
}

/// The meaning of a node.
pub(super) enum Tagged {
    Heading(u8, String),
    Paragraph,
    List { counts: bool },
    Item,
    Label,
    ItemBody,
    Table { summary: String },
    Head,
    Rows,
    Row,
    ColumnHead,
    RowHead,
    Cell,
}

/// Sets a document.
pub(super) fn lay(
    document: &OutputDocument,
    faces: &mut Faces,
    progress: Progress<'_>,
) -> Result<LaidBlock, ExportError> {
    let mut flow = PdfFlow { faces, laid: LaidBlock::default(), y: TOP, list: None, held: Vec::new() };
    flow.laid.pages.push(Vec::new());
    for (at, block) in document.blocks.iter().enumerate() {
        progress.at(at, document.blocks.len())?;
        if !matches!(block, OutputBlock::Paragraph(OutputParagraph { mark: Some(_), .. })) {
            flow.list = None;
        }
        match block {
            OutputBlock::Heading(level, runs) => flow.held.push(Held::Heading(*level, runs)),
            // A remark between a heading and its table stays with both.
            OutputBlock::Paragraph(paragraph)
                if !flow.held.is_empty()
                    && matches!(document.blocks.get(at + 1), Some(OutputBlock::Table(_))) =>
            {
                flow.held.push(Held::Remark(paragraph));
            }
            OutputBlock::Paragraph(paragraph) => flow.paragraph(paragraph),
            OutputBlock::Table(table) => table::lay(&mut flow, table),
        }
    }
    flow.settle(0.0);
    Ok(flow.laid)
}

/// A part that stays with what follows it.
enum Held<'a> {
    Heading(u8, &'a [Run]),
    Remark(&'a OutputParagraph),
}

pub(super) struct PdfFlow<'a> {
    pub(super) faces: &'a mut Faces,
    /// Elements that are still to be drawn, on the page of what follows.
    held: Vec<Held<'a>>,
    pub(super) laid: LaidBlock,
    /// Start of the next part, from the top of the page.
    pub(super) y: f32,
    /// The list that is open.
    list: Option<usize>,
}

impl PdfFlow<'_> {
    /// Begins a page unless there is so much room.
    pub(super) fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.new_page();
        }
    }

    pub(super) fn new_page(&mut self) {
        self.laid.pages.push(Vec::new());
        self.y = TOP;
    }

    pub(super) fn page(&self) -> usize {
        self.laid.pages.len().saturating_sub(1)
    }

    /// Adds a node below another one, or as a root.
    pub(super) fn node(&mut self, tag: Tagged, parent: Option<usize>) -> usize {
        let node = self.laid.nodes.len();
        self.laid.nodes.push(FlowNode { tag, children: Vec::new() });
        match parent.and_then(|parent| self.laid.nodes.get_mut(parent)) {
            Some(parent) => parent.children.push(Child::Node(node)),
            None => self.laid.roots.push(node),
        }
        node
    }

    pub(super) fn area(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
        if let Some(page) = self.laid.pages.last_mut() {
            page.push(DrawnBlock::Area { x, y, width, height, colour });
        }
    }

    /// Draws a line with its base line at `y`. Without a node it is not read out.
    pub(super) fn line(&mut self, line: &SetLine, x: f32, y: f32, node: Option<usize>) {
        let at = self.page();
        let Some(page) = self.laid.pages.last_mut() else { return };
        for piece in &line.pieces {
            let place = page.len();
            page.push(DrawnBlock::Text {
                x: x + piece.x,
                y,
                piece: piece.clone(),
                is_repeated: node.is_none(),
            });
            if let Some(node) = node.and_then(|node| self.laid.nodes.get_mut(node)) {
                node.children.push(Child::Drawn(at, place));
            }
        }
    }

    pub(super) fn anchor(&mut self, anchor: Option<Anchor>, y: f32) {
        if let Some(anchor) = anchor {
            let page = self.page();
            self.laid.anchors.entry(anchor).or_insert((page, y));
        }
    }

    /// Draws what is held, on a page that also has room for the first of what follows.
    pub(super) fn settle(&mut self, first: f32) {
        let held = std::mem::take(&mut self.held);
        let mut made = Vec::new();
        for it in held {
            let (style, runs) = match &it {
                Held::Heading(level, runs) => (PdfStyle::heading(*level), *runs),
                Held::Remark(paragraph) => (PdfStyle::of(paragraph.look, false), paragraph.runs.as_slice()),
            };
            made.push((lines(self.faces, runs, &style, WIDTH), style, it));
        }
        let height = |(lines, style, _): &(Vec<SetLine>, PdfStyle, Held<'_>)| {
            style.before + style.leading * lines.len() as f32 + style.after
        };
        self.need(made.iter().map(height).sum::<f32>() + first);
        for (lines, style, held) in made {
            match held {
                Held::Heading(level, runs) => self.heading(level, runs, &style, &lines),
                Held::Remark(paragraph) => self.paragraph(paragraph),
            }
        }
    }

    fn heading(&mut self, level: u8, runs: &[Run], style: &PdfStyle, lines: &[SetLine]) {
        self.y += if self.y <= TOP { 0.0 } else { style.before };
        if level == 2 {
            self.area(LEFT, self.y - 9.0, WIDTH, 1.2, INK);
        }
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        let node = self.node(Tagged::Heading(level, text.clone()), None);
        let page = self.page();
        self.laid.bookmarks.push(Bookmark { level, text, page, y: (self.y - 12.0).max(0.0) });
        for line in lines {
            self.need(style.leading);
            self.y += style.leading;
            self.line(line, LEFT, self.y - style.leading * 0.25, Some(node));
        }
        self.y += style.after;
    }

    fn paragraph(&mut self, paragraph: &OutputParagraph) {
        let style = PdfStyle::of(paragraph.look, false);
        let missing = paragraph.look == Look::Missing;
        let indent = paragraph.steps as f32 * STEP
            + if paragraph.mark.is_some() { MARK } else { 0.0 }
            + if missing { 9.0 } else { 0.0 };
        let made = lines(self.faces, &paragraph.runs, &style, WIDTH - indent);
        // The words of a statement and the line that says whose they are; of others two lines.
        let together = if paragraph.look == Look::Quote {
            made.len().min(8) as f32 + 1.0
        } else {
            made.len().min(2) as f32
        };
        self.settle(style.before + style.leading * together);
        let (node, label) = self.nodes_of(paragraph);
        self.y += style.before;
        self.anchor(paragraph.anchor, (self.y - 6.0).max(0.0));
        if let (Some(mark), Some(label)) = (paragraph.mark, label) {
            self.label(mark, &style, LEFT + indent, label);
        }
        for line in &made {
            self.need(style.leading);
            if missing {
                self.area(LEFT + indent - 9.0, self.y, 2.2, style.leading, ALARM);
            }
            self.y += style.leading;
            self.line(line, LEFT + indent, self.y - style.leading * 0.27, Some(node));
        }
        self.y += style.after;
    }

    /// The node for the text of a paragraph, and that for the sign before it.
    fn nodes_of(&mut self, paragraph: &OutputParagraph) -> (usize, Option<usize>) {
        let Some(mark) = paragraph.mark else { return (self.node(Tagged::Paragraph, None), None) };
        let list = match self.list {
            Some(list) => list,
            None => self.node(Tagged::List { counts: matches!(mark, ListMark::Number(_)) }, None),
        };
        self.list = Some(list);
        let item = self.node(Tagged::Item, Some(list));
        let label = self.node(Tagged::Label, Some(item));
        (self.node(Tagged::ItemBody, Some(item)), Some(label))
    }

    /// Draws the sign of an entry of a list before the edge at `x`.
    fn label(&mut self, mark: ListMark, style: &PdfStyle, x: f32, node: usize) {
        let sign = match mark {
            ListMark::Bullet => "•".to_owned(),
            ListMark::Number(number) => format!("{number}."),
        };
        let made = lines(self.faces, &[Run::new(&sign, Face::Plain)], style, WIDTH);
        let Some(line) = made.first() else { return };
        self.line(line, x - 5.0 - line.width, self.y + style.leading * 0.73, Some(node));
    }
}
