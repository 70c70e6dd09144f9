//! The pieces of a page that are its article, and the part that each of the others plays.

use std::collections::HashSet;

use super::dom::Dom;
use super::layout::{PagePiece, PieceShape};
use super::plain::{letters, same_words};
use super::region::PageRegion;
use super::witness::Witness;
use super::zones::{Zone, Zones};
use super::{boxes, cues};
use crate::document::BlockRole;

/// A piece with the part that it plays.
pub(super) struct Judged<'a> {
    /// The piece.
    pub(super) piece: &'a PagePiece,
    /// Its part.
    pub(super) role: BlockRole,
    /// True if it belongs to the article.
    pub(super) kept: bool,
    /// True if it lies in the region of the article.
    pub(super) inside: bool,
}

/// The facts about a page with which its pieces are judged.
pub(super) struct JudgedPage<'a> {
    pub(super) dom: &'a Dom,
    pub(super) zones: &'a Zones,
    pub(super) region: &'a PageRegion,
    pub(super) witness: &'a Witness,
    /// The headline.
    pub(super) title: Option<&'a str>,
    /// All headings that the page gives as headlines, this one too.
    pub(super) titles: Vec<String>,
    /// The description that the page gives of itself.
    pub(super) description: Option<&'a str>,
}

/// The most pieces that are taken for sentences under the headline.
const MOST_LEADS: usize = 3;

/// The facts about the article's text with which a piece in it is judged.
#[derive(Debug, Clone, Copy)]
struct ArticleBody {
    /// True if most of it lies outside of paragraph elements.
    mostly_loose: bool,
    /// True if the page states the text, and that is this one.
    stated: bool,
    /// True if a paragraph of it came before.
    begun: bool,
}

/// Judges all pieces of a page, in its order.
pub(super) fn judge<'a>(page: &JudgedPage<'_>, pieces: &'a [PagePiece]) -> Vec<Judged<'a>> {
    let places: Vec<(bool, bool)> = pieces.iter().map(|piece| place(page, piece)).collect();
    let first = places.iter().position(|(inside, _)| *inside).unwrap_or(pieces.len());
    let headline = headline(page, &pieces[..first.min(pieces.len())]);
    let mostly_loose = mostly_loose(pieces, &places);
    let stated = page.witness.speaks() && covers(page, pieces, &places);
    let mut judged: Vec<Judged<'a>> = Vec::with_capacity(pieces.len());
    let (mut begun, mut leads) = (false, 0);
    for (at, piece) in pieces.iter().enumerate() {
        let (inside, near) = places.get(at).copied().unwrap_or_default();
        let (role, kept) = if inside {
            within(page, piece, ArticleBody { mostly_loose, stated, begun })
        } else {
            let lead = near && at < first && headline.is_none_or(|headline| at > headline);
            outside(page, piece, lead, stated)
        };
        begun |= kept && inside && role == BlockRole::Paragraph;
        leads += usize::from(role == BlockRole::Standfirst && kept);
        // An article that begins outside of its container has more than a sentence there.
        let role =
            if leads > MOST_LEADS && role == BlockRole::Standfirst { shape_role(piece.shape) } else { role };
        judged.push(Judged { piece, role, kept, inside });
    }
    boxes::leave_out(page, pieces, &mut judged);
    leave_out_repeated(&mut judged);
    leave_out_pull_quotes(&mut judged);
    leave_out_link_lists(&mut judged);
    leave_out_appendices(&mut judged);
    leave_out_ends(&mut judged);
    leave_out_empty_headings(&mut judged);
    judged
}

/// Returns whether a piece lies in the root and in the scope of the region.
fn place(page: &JudgedPage<'_>, piece: &PagePiece) -> (bool, bool) {
    let (mut inside, mut near) = (false, false);
    for id in page.dom.ancestors(piece.node) {
        inside |= id == page.region.root || page.region.others.contains(&id);
        near |= id == page.region.scope;
    }
    (inside, near)
}

/// The place of the headline among the pieces before the article.
fn headline(page: &JudgedPage<'_>, before: &[PagePiece]) -> Option<usize> {
    let own = before.iter().rposition(|piece| is_title(page, piece));
    own.or_else(|| {
        before
            .iter()
            .rposition(|piece| page.dom.ancestors(piece.node).take(4).any(|id| page.dom.name(id) == "h1"))
    })
    // On a page without such a heading, the first one in its article.
    .or_else(|| before.iter().position(|piece| piece.shape == PieceShape::Heading && place(page, piece).1))
}

/// Returns whether the article has most of its text outside of paragraph elements, as old pages do.
fn mostly_loose(pieces: &[PagePiece], places: &[(bool, bool)]) -> bool {
    let (mut loose, mut all) = (0, 0);
    for (piece, _) in pieces.iter().zip(places).filter(|(_, (inside, _))| *inside) {
        all += piece.mass();
        loose += if piece.shape == PieceShape::Loose { piece.letters } else { 0 };
    }
    loose * 2 > all
}

/// Returns whether the stated text is that of the article: most of the pieces are in it.
fn covers(page: &JudgedPage<'_>, pieces: &[PagePiece], places: &[(bool, bool)]) -> bool {
    let (mut found, mut all) = (0, 0);
    for (piece, _) in pieces.iter().zip(places).filter(|(_, (inside, _))| *inside) {
        let mass = if page.zones.of(piece.node) == Zone::None { piece.mass() } else { 0 };
        all += mass;
        found += if page.witness.has(&piece.text) == Some(true) { mass } else { 0 };
    }
    f64::from(found) >= 0.75 * f64::from(all)
}

/// Judges a piece in the region.
fn within(page: &JudgedPage<'_>, piece: &PagePiece, body: ArticleBody) -> (BlockRole, bool) {
    if piece.popup {
        return (BlockRole::Related, false);
    }
    if is_headline(page, piece, body.begun) {
        return (BlockRole::Heading, false);
    }
    match page.zones.of(piece.node) {
        Zone::None => {}
        // The same name often marks the headings between paragraphs.
        Zone::Standfirst if body.begun && !cues::ends_sentence(&piece.text) => {
            return (BlockRole::Heading, true);
        }
        Zone::Standfirst if body.begun => {}
        Zone::Standfirst => return standfirst(piece),
        zone => return (zone.role().unwrap_or(BlockRole::Navigation), false),
    }
    let role = shape_role(piece.shape);
    if piece.shape == PieceShape::Caption {
        return (role, false);
    }
    if cues::is_time(&piece.text) {
        return (BlockRole::Credit, false);
    }
    // The figures of a table are no text.
    if piece.shape == PieceShape::Row {
        return (role, false);
    }
    let linked = piece.link_share();
    if let Some(role) = cues::told(&piece.text, linked) {
        return (role, false);
    }
    if cues::is_labelled_link(&piece.text, piece.linked) {
        return (BlockRole::Related, false);
    }
    let sentence = cues::ends_sentence(&piece.text);
    if linked > 0.85 && piece.letters < 250 && !(sentence && piece.letters > 90) {
        return (BlockRole::Related, false);
    }
    if linked > 0.4 && cues::is_capitals(&piece.text) && piece.shape != PieceShape::Heading {
        return (BlockRole::Related, false);
    }
    // Before the first paragraph, a line that is no sentence is a place, an author or a date.
    if !body.begun && piece.shape == PieceShape::Paragraph && !sentence && piece.letters < 40 {
        return (BlockRole::Credit, false);
    }
    let absent = body.stated && page.witness.has(&piece.text) == Some(false);
    let unsure = piece.shape != PieceShape::Item && !sentence;
    let suspicious = piece.shape == PieceShape::Loose || linked > 0.25 || unsure;
    if absent && suspicious && piece.shape != PieceShape::Heading {
        return (if linked > 0.25 { BlockRole::Related } else { BlockRole::FactBox }, false);
    }
    if piece.shape == PieceShape::Loose
        && !body.mostly_loose
        && (piece.letters < 40 || !sentence)
        && piece.letters < 200
    {
        return (BlockRole::Navigation, false);
    }
    (role, true)
}

/// Returns whether a piece of the region repeats the headline. Within the text, a heading of the first order is a cross-head.
fn is_headline(page: &JudgedPage<'_>, piece: &PagePiece, begun: bool) -> bool {
    if begun {
        return page.title.is_some_and(|title| same_words(title, &piece.text));
    }
    let first_order = || page.dom.ancestors(piece.node).take(4).any(|id| page.dom.name(id) == "h1");
    is_title(page, piece) || first_order()
}

/// Judges a piece outside the region.
fn outside(page: &JudgedPage<'_>, piece: &PagePiece, lead: bool, stated: bool) -> (BlockRole, bool) {
    let zone = page.zones.of(piece.node);
    if zone == Zone::Standfirst && lead {
        return standfirst(piece);
    }
    if zone != Zone::None || piece.popup {
        return (zone.role().unwrap_or(BlockRole::Related), false);
    }
    if is_title(page, piece) {
        return (BlockRole::Heading, false);
    }
    if let Some(role) = cues::told(&piece.text, piece.link_share()) {
        return (role, false);
    }
    let sentence = cues::ends_sentence(&piece.text);
    let described = page.description.is_some_and(|description| same_beginning(description, &piece.text));
    let text = piece.link_share() < 0.3 && piece.letters >= 40 && !cues::is_time(&piece.text);
    let paragraph = matches!(piece.shape, PieceShape::Paragraph | PieceShape::Quote) && sentence;
    let described = described && piece.shape != PieceShape::Loose;
    if lead && text && (described || paragraph || piece.shape == PieceShape::Heading) {
        return (BlockRole::Standfirst, true);
    }
    if stated
        && piece.mass() > 0
        && page.witness.has(&piece.text) == Some(true)
        && piece.shape != PieceShape::Caption
    {
        return (shape_role(piece.shape), true);
    }
    let linked = piece.link_share() > 0.5;
    (if linked { BlockRole::Related } else { BlockRole::Navigation }, false)
}

fn standfirst(piece: &PagePiece) -> (BlockRole, bool) {
    let text = piece.letters >= 25
        && piece.link_share() < 0.5
        && cues::told(&piece.text, piece.link_share()).is_none();
    (BlockRole::Standfirst, text)
}

/// The role that the form of a piece gives.
pub(super) fn shape_role(shape: PieceShape) -> BlockRole {
    match shape {
        PieceShape::Paragraph | PieceShape::Loose => BlockRole::Paragraph,
        PieceShape::Heading => BlockRole::Heading,
        PieceShape::Item => BlockRole::ListItem,
        PieceShape::Quote => BlockRole::BlockQuote,
        PieceShape::Row => BlockRole::TableRow,
        PieceShape::Caption => BlockRole::Caption,
    }
}

/// Leaves out what has been said word for word before, as teasers and mobile versions of a paragraph do.
fn leave_out_repeated(judged: &mut [Judged<'_>]) {
    let mut seen: HashSet<&str> = HashSet::new();
    for own in judged.iter_mut().filter(|own| own.kept && own.piece.letters >= 40) {
        if !seen.insert(&own.piece.text) {
            (own.role, own.kept) = (BlockRole::PullQuote, false);
        }
    }
}

/// The number of pieces that are looked at for being said again, large.
const MOST_PULL_QUOTES: usize = 200;

/// Leaves out quotations and headings that repeat a part of a paragraph.
fn leave_out_pull_quotes(judged: &mut [Judged<'_>]) {
    let plain: String = judged
        .iter()
        .filter(|own| own.kept && own.role == BlockRole::Paragraph)
        .map(|own| letters(&own.piece.text) + "\n")
        .collect();
    let candidates = judged.iter_mut().filter(|own| {
        own.kept
            && own.piece.letters >= 15
            && own.piece.letters < 500
            && matches!(own.piece.shape, PieceShape::Quote | PieceShape::Loose)
    });
    for own in candidates.take(MOST_PULL_QUOTES) {
        let text = letters(&own.piece.text);
        let times = if own.role == BlockRole::Paragraph { 2 } else { 1 };
        if plain.matches(&text).take(2).count() >= times {
            (own.role, own.kept) = (BlockRole::PullQuote, false);
        }
    }
}

/// Leaves out lists of links: runs of items that are mostly links.
fn leave_out_link_lists(judged: &mut [Judged<'_>]) {
    let mut at = 0;
    while at < judged.len() {
        let run = judged[at..].iter().take_while(|own| own.role == BlockRole::ListItem && own.inside).count();
        if run == 0 {
            at += 1;
            continue;
        }
        if let Some(list) = judged.get_mut(at..at + run) {
            let linked: u32 = list.iter().map(|own| own.piece.linked).sum();
            let letters: u32 = list.iter().map(|own| own.piece.letters).sum();
            if linked * 10 > letters * 6 {
                for own in list {
                    (own.role, own.kept) = (BlockRole::Related, false);
                }
            }
        }
        at += run;
    }
}

/// Leaves out references and links under a heading that names them as such.
fn leave_out_appendices(judged: &mut [Judged<'_>]) {
    let mut appendix = false;
    for own in judged.iter_mut().filter(|own| own.kept) {
        if own.role == BlockRole::Heading {
            appendix = cues::is_appendix(&own.piece.text);
        }
        if appendix {
            (own.role, own.kept) = (BlockRole::Footnote, false);
        }
    }
}

/// The number of last lines that may speak of the author or of the article.
const MOST_END_LINES: usize = 4;

/// Leaves out the last lines that speak of the author or of the article: those in italics, and those with an address.
fn leave_out_ends(judged: &mut [Judged<'_>]) {
    let last = judged.iter_mut().rev().filter(|own| own.kept && own.inside).take(MOST_END_LINES);
    for own in last {
        let piece = own.piece;
        let slanted = piece.slanted * 10 >= piece.letters * 9;
        let spoken = piece.shape == PieceShape::Quote || piece.text.contains(['"', '“', '„']);
        if spoken || !(slanted || cues::gives_contact(&piece.text)) {
            break;
        }
        (own.role, own.kept) = (BlockRole::Credit, false);
    }
}

/// Leaves out headings under which nothing is left until the end.
fn leave_out_empty_headings(judged: &mut [Judged<'_>]) {
    for own in judged.iter_mut().rev().filter(|own| own.kept) {
        if own.role != BlockRole::Heading {
            break;
        }
        (own.role, own.kept) = (BlockRole::Related, false);
    }
}

/// The number of texts before the article that are looked at for a byline and a date.
const MOST_LEAD_TEXTS: usize = 24;

/// The texts between the headline and the first paragraph.
pub(super) fn lead<'a>(judged: &[Judged<'a>]) -> Vec<&'a PagePiece> {
    let first = judged.iter().position(|own| own.kept && own.inside && own.role == BlockRole::Paragraph);
    let before = judged.get(..first.unwrap_or_default()).unwrap_or_default();
    let headline =
        before.iter().rposition(|own| own.role == BlockRole::Heading && !own.kept).unwrap_or_default();
    let start = headline.max(before.len().saturating_sub(MOST_LEAD_TEXTS));
    let beside = [BlockRole::FactBox, BlockRole::TableRow, BlockRole::Comment, BlockRole::EmbeddedPost];
    before.iter().skip(start).filter(|own| !beside.contains(&own.role)).map(|own| own.piece).collect()
}

/// Returns whether a piece is the headline.
fn is_title(page: &JudgedPage<'_>, piece: &PagePiece) -> bool {
    piece.letters < 400 && page.titles.iter().any(|title| same_words(title, &piece.text))
}

fn same_beginning(one: &str, other: &str) -> bool {
    let (one, other) = (letters(one), letters(other));
    let length = one.floor_char_boundary(40).min(other.floor_char_boundary(40));
    length >= 20 && one.get(..length) == other.get(..length)
}
