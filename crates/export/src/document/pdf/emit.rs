//! The pages as PDF: what is drawn, what it means, where links lead, and the list of bookmarks.

use std::collections::HashMap;
use std::num::NonZeroU16;

use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target as Aim};
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node as TagNode, SpanTag,
    TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document as Pdf, SerializeSettings};

use super::super::{Anchor, Face, Look, OutputDocument, Run, Target};
use super::broken;
use super::faces::Faces;
use super::flow::{Bookmark, Child, DrawnBlock, LaidBlock, Tagged};
use super::lines::{LinePiece, SetLine, lines};
use super::style::{Colour, FOOT, LEFT, PAPER, PdfStyle, SOFT, WIDTH};
use crate::ExportError;
use crate::progress::Progress;

/// The parts of the tree that each thing on a page is: its content, and the link over it.
type Marks = HashMap<(usize, usize), (Identifier, Option<Identifier>)>;

pub(super) fn emit(
    document: &OutputDocument,
    laid: &LaidBlock,
    faces: &mut Faces,
    progress: Progress<'_>,
) -> Result<Vec<u8>, ExportError> {
    let mut pdf = Pdf::new_with(settings()?);
    let mut marks = Marks::new();
    for (at, drawn) in laid.pages.iter().enumerate() {
        progress.at(at, laid.pages.len())?;
        let size = PageSettings::from_wh(PAPER.0, PAPER.1).ok_or_else(|| broken("no size of paper"))?;
        let mut page = pdf.start_page_with(size);
        let mut surface = page.surface();
        for (place, drawn) in drawn.iter().enumerate() {
            if let Some(mark) = draw(&mut surface, drawn, faces) {
                marks.insert((at, place), (mark, None));
            }
        }
        foot(&mut surface, faces, &document.title, at + 1, laid.pages.len());
        surface.finish();
        for (place, drawn) in drawn.iter().enumerate() {
            let Some(link) = link(drawn, &laid.anchors) else { continue };
            if let Some((_, link_mark)) = marks.get_mut(&(at, place)) {
                *link_mark = Some(page.add_tagged_annotation(link));
            }
        }
        page.finish();
    }
    let title = if document.title.trim().is_empty() { "Untitled" } else { &document.title };
    let about = Metadata::new()
        .title(Run::from(title).text)
        .language("en-GB".to_owned())
        .creator("Rejoinder".to_owned());
    pdf.set_metadata(about);
    pdf.set_outline(outline(&laid.bookmarks));
    let mut tree = TagTree::new();
    for root in &laid.roots {
        tree.push(group(laid, *root, &marks)?);
    }
    pdf.set_tag_tree(tree);
    pdf.finish().map_err(|error| broken(format!("{error:?}").chars().take(300).collect::<String>()))
}

/// PDF 1.7 that is checked against the rules for documents that everybody can read.
fn settings() -> Result<SerializeSettings, ExportError> {
    let rules = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = rules.map_err(|error| broken(format!("{error:?}")))?;
    Ok(SerializeSettings {
        configuration,
        enable_tagging: true,
        xmp_metadata: true,
        ..SerializeSettings::default()
    })
}

/// Draws something. Returns its mark in the tree, where it has a meaning.
fn draw(surface: &mut Surface<'_>, drawn: &DrawnBlock, faces: &Faces) -> Option<Identifier> {
    match drawn {
        DrawnBlock::Area { x, y, width, height, colour } => {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            let mut path = PathBuilder::new();
            if let Some(area) = Rect::from_xywh(*x, *y, *width, *height) {
                path.push_rect(area);
            }
            surface.set_fill(Some(fill(*colour)));
            path.finish().iter().for_each(|path| surface.draw_path(path));
            surface.end_tagged();
            None
        }
        DrawnBlock::Text { x, y, piece, is_repeated: true } => {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)));
            text(surface, piece, *x, *y, faces);
            surface.end_tagged();
            None
        }
        DrawnBlock::Text { x, y, piece, is_repeated: false } => {
            let mark = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            text(surface, piece, *x, *y, faces);
            surface.end_tagged();
            Some(mark)
        }
    }
}

fn fill([red, green, blue]: Colour) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::default(),
    }
}

fn text(surface: &mut Surface<'_>, piece: &LinePiece, x: f32, y: f32, faces: &Faces) {
    let Some(font) = faces.font(piece.letters) else { return };
    let glyphs: Vec<KrillaGlyph> = piece
        .glyphs
        .iter()
        .map(|it| {
            KrillaGlyph::new(GlyphId::new(it.id), it.advance, it.dx, it.dy, 0.0, it.start..it.end, None)
        })
        .collect();
    surface.set_fill(Some(fill(piece.colour)));
    surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, &piece.text, piece.size, false);
}

/// The title of the document and the number of the page, which are not read out.
fn foot(surface: &mut Surface<'_>, faces: &mut Faces, title: &str, number: usize, of: usize) {
    let style = PdfStyle { size: 7.8, colour: SOFT, ..PdfStyle::of(Look::Small, false) };
    let mut set = |text: &str, width: f32| {
        let mut made = lines(faces, &[Run::new(text, Face::Plain)], &style, width).into_iter();
        (made.next().unwrap_or_default(), made.next().is_some())
    };
    let (mut left, is_cut) = set(title, WIDTH * 0.7);
    let dots = if is_cut { set("…", WIDTH).0 } else { SetLine::default() };
    let (right, _) = set(&format!("Page {number} of {of}"), WIDTH);
    let behind = left.width;
    left.pieces.extend(dots.pieces.into_iter().map(|mut piece| {
        piece.x = behind + 1.0;
        piece
    }));
    for (line, x) in [(&left, LEFT), (&right, LEFT + WIDTH - right.width)] {
        for piece in &line.pieces {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
            text(surface, piece, x + piece.x, FOOT, faces);
            surface.end_tagged();
        }
    }
}

/// The link over something, unless it leads nowhere.
fn link(drawn: &DrawnBlock, anchors: &HashMap<Anchor, (usize, f32)>) -> Option<Annotation> {
    let DrawnBlock::Text { x, y, piece, is_repeated: false } = drawn else { return None };
    let aim = match piece.link.as_ref()? {
        Target::Web(address) => Aim::Action(LinkAction::new(address.clone()).into()),
        Target::Inside(anchor) => {
            let (page, top) = anchors.get(anchor)?;
            Aim::Destination(XyzDestination::new(*page, Point::from_xy(LEFT, *top)).into())
        }
    };
    let over = Rect::from_xywh(*x, y - piece.size * 0.85, piece.width, piece.size * 1.15)?;
    let words = match piece.link.as_ref()? {
        Target::Web(address) => format!("Web address {address}"),
        Target::Inside(Anchor::Statement(number)) => format!("Statement {number}"),
        Target::Inside(Anchor::Source(number)) => format!("Source {number}"),
    };
    Some(Annotation::new_link(LinkAnnotation::new(over, aim), Some(words)))
}

/// Headings below the ones above them.
fn outline(bookmarks: &[Bookmark]) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    for mark in bookmarks {
        close(&mut open, &mut outline, mark.level);
        let place = XyzDestination::new(mark.page, Point::from_xy(LEFT, mark.y));
        open.push((mark.level, OutlineNode::new(mark.text.clone(), place).with_open(mark.level < 2)));
    }
    close(&mut open, &mut outline, 0);
    outline
}

/// Puts the nodes from a level on where they belong.
fn close(open: &mut Vec<(u8, OutlineNode)>, outline: &mut Outline, level: u8) {
    while let Some((_, node)) = open.pop_if(|(own, _)| *own >= level) {
        match open.last_mut() {
            Some((_, parent)) => parent.push_child(node),
            None => outline.push_child(node),
        }
    }
}

/// A node of the tree with all below it. The tree is as deep as a list in a document: six levels.
fn group(laid: &LaidBlock, node: usize, marks: &Marks) -> Result<TagGroup, ExportError> {
    let node = laid.nodes.get(node).ok_or_else(|| broken("a tag is missing"))?;
    let mut group = TagGroup::new(tag(&node.tag));
    for child in &node.children {
        match child {
            Child::Node(child) => group.push(self::group(laid, *child, marks)?),
            Child::Drawn(page, place) => match marks.get(&(*page, *place)) {
                Some((text, None)) => group.push(TagNode::from(*text)),
                Some((text, Some(link))) => {
                    let mut over = TagGroup::new(Tag::Link);
                    over.push(TagNode::from(*text));
                    over.push(TagNode::from(*link));
                    group.push(over);
                }
                None => {}
            },
        }
    }
    Ok(group)
}

fn tag(tag: &Tagged) -> TagKind {
    match tag {
        Tagged::Heading(level, title) => {
            Tag::Hn(NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN), Some(title.clone())).into()
        }
        Tagged::Paragraph => Tag::P.into(),
        Tagged::List { counts } => {
            Tag::L(if *counts { ListNumbering::Decimal } else { ListNumbering::Disc }).into()
        }
        Tagged::Item => Tag::LI.into(),
        Tagged::Label => Tag::Lbl.into(),
        Tagged::ItemBody => Tag::LBody.into(),
        Tagged::Table { summary } => Tag::Table.with_summary(Some(summary.clone())).into(),
        Tagged::Head => Tag::THead.into(),
        Tagged::Rows => Tag::TBody.into(),
        Tagged::Row => Tag::TR.into(),
        Tagged::ColumnHead => Tag::TH(TableHeaderScope::Column).into(),
        Tagged::RowHead => Tag::TH(TableHeaderScope::Row).into(),
        Tagged::Cell => Tag::TD.into(),
    }
}
