//! The zones of a page: what part each element plays, by its tag, its role and its names.

use std::collections::HashMap;

use super::dom::{DOCUMENT, Dom, NONE, NodeId};
use super::layout::PagePiece;
use super::names::{NAMING, Names};
use super::vocabulary::{self, Told};
use crate::document::BlockRole;

/// The part of the page that an element belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Zone {
    /// Nothing says that it is not the article.
    #[default]
    None,
    /// Menus, notices, tools.
    Navigation,
    /// Links to other articles.
    Related,
    /// Invitations.
    Promotion,
    /// Comments of readers.
    Comment,
    /// Posts from elsewhere.
    Embed,
    /// Facts beside the text.
    FactBox,
    /// A sentence shown again.
    PullQuote,
    /// The sentence under the headline.
    Standfirst,
    /// Notes and references.
    Notes,
    /// Author and time.
    Credit,
    /// Words under pictures and films.
    Caption,
}

impl Zone {
    /// The role of a block in this zone, if the zone gives one.
    pub(super) fn role(self) -> Option<BlockRole> {
        Some(match self {
            Self::None => return None,
            Self::Navigation => BlockRole::Navigation,
            Self::Related => BlockRole::Related,
            Self::Promotion => BlockRole::Promotion,
            Self::Comment => BlockRole::Comment,
            Self::Embed => BlockRole::EmbeddedPost,
            Self::FactBox => BlockRole::FactBox,
            Self::PullQuote => BlockRole::PullQuote,
            Self::Standfirst => BlockRole::Standfirst,
            Self::Notes => BlockRole::Footnote,
            Self::Credit => BlockRole::Credit,
            Self::Caption => BlockRole::Caption,
        })
    }
}

/// The text of each element as far as it looks like an article's, and where the elements' zones are.
pub(super) struct Zones {
    zones: Vec<Zone>,
}

/// Sums what pieces have up through the elements that they lie in.
pub(super) fn sums(dom: &Dom, pieces: &[PagePiece], measure: impl Fn(usize, &PagePiece) -> u32) -> Vec<u32> {
    let mut sums = vec![0_u32; dom.len()];
    for (place, piece) in pieces.iter().enumerate() {
        let own = measure(place, piece);
        if let Some(sum) = sums.get_mut(piece.node as usize) {
            *sum = sum.saturating_add(own);
        }
    }
    let mut step = super::dom::Step::Enter(DOCUMENT);
    while let Some(next) = dom.step(DOCUMENT, step, true) {
        step = next;
        if let super::dom::Step::Leave(id) = step {
            let own = sums.get(id as usize).copied().unwrap_or_default();
            let parent = dom.parent(id);
            if own > 0
                && parent != NONE
                && let Some(sum) = sums.get_mut(parent as usize)
            {
                *sum = sum.saturating_add(own);
            }
        }
    }
    sums
}

impl Zones {
    /// Tells the zones of all elements of a page.
    pub(super) fn new(dom: &Dom, pieces: &[PagePiece]) -> Self {
        let masses = sums(dom, pieces, |_, piece| piece.mass());
        let letters = sums(dom, pieces, |_, piece| piece.letters);
        let linked = sums(dom, pieces, |_, piece| piece.linked);
        let at = |list: &[u32], id: NodeId| f64::from(list.get(id as usize).copied().unwrap_or_default());
        let total = at(&masses, DOCUMENT).max(1.0);
        let groups = groups(dom, &masses);
        let mut known = Known::new();
        let mut zones = vec![Zone::None; dom.len()];
        for id in dom.descendants(DOCUMENT) {
            let above = zones.get(dom.parent(id) as usize).copied().unwrap_or_default();
            let settled = above != Zone::None && above != Zone::Standfirst;
            let zone = if settled || dom.element(id).is_none() || at(&letters, id) == 0.0 {
                above
            } else {
                let share = at(&masses, id) / total;
                let links = at(&linked, id) / at(&letters, id).max(1.0);
                let group =
                    groups.get(dom.attribute(id, "class").unwrap_or_default()).copied().unwrap_or_default();
                let shares = Shares { own: share, group: group / total, links };
                own_zone(dom, id, &shares, &mut known).unwrap_or(above)
            };
            if let Some(own) = zones.get_mut(id as usize) {
                *own = zone;
            }
        }
        Self { zones }
    }

    /// The zone of an element.
    pub(super) fn of(&self, id: NodeId) -> Zone {
        self.zones.get(id as usize).copied().unwrap_or_default()
    }
}

/// The share of a page's text above which a part is the article whatever a sure name says.
const ARTICLE_SHARE: f64 = 0.45;

/// The same for a name that has other uses.
const LARGE_SHARE: f64 = 0.18;

/// The same for what may be longer than the article that it goes with.
const COMPANION_SHARE: f64 = 0.75;

/// The share of a page's text above which elements of one class together are the article: the entries of a live blog.
const GROUP_SHARE: f64 = 0.5;

/// The length of the text of all elements of each class.
fn groups<'a>(dom: &'a Dom, masses: &[u32]) -> HashMap<&'a str, f64> {
    let mut groups: HashMap<&str, f64> = HashMap::new();
    for id in dom.descendants(DOCUMENT) {
        let mass = masses.get(id as usize).copied().unwrap_or_default();
        if let Some(class) = dom.attribute(id, "class").filter(|class| mass > 0 && !class.is_empty()) {
            *groups.entry(class).or_default() += f64::from(mass);
        }
    }
    groups
}

/// The measurements of an element.
struct Shares {
    /// Its share of the page's text.
    own: f64,
    /// The same of all elements of its class.
    group: f64,
    /// The share of links in its own text.
    links: f64,
}

/// Zones that lists of names have told before: pages repeat their classes.
type Known<'a> = HashMap<&'a str, Option<Told>>;

/// The zone that an element itself is.
fn own_zone<'a>(dom: &'a Dom, id: NodeId, shares: &Shares, known: &mut Known<'a>) -> Option<Zone> {
    let told = [by_tag(dom, id, shares.links), by_role(dom, id), by_names(dom, id, known)];
    let told = || told.iter().flatten();
    let most = |told: &Told| match told {
        Told { weak: true, .. } if shares.group >= GROUP_SHARE => 0.0,
        Told { weak: true, .. } => LARGE_SHARE,
        // Boxes of facts and comments of readers may be longer than the article.
        Told { zone: Zone::FactBox | Zone::Comment | Zone::Embed, .. } => COMPANION_SHARE,
        Told { .. } => ARTICLE_SHARE,
    };
    let (sure, weak) = (told().filter(|told| !told.weak), told().filter(|told| told.weak));
    sure.chain(weak).find(|told| shares.own < most(told)).map(|told| told.zone)
}

fn by_tag(dom: &Dom, id: NodeId, links: f64) -> Option<Told> {
    let told = |zone, weak| Some(Told { zone, weak });
    match dom.name(id) {
        "nav" | "dialog" | "menu" => told(Zone::Navigation, false),
        "figcaption" | "caption" => told(Zone::Caption, false),
        "figure" => told(Zone::Caption, true),
        "address" => told(Zone::Credit, true),
        "form" => told(Zone::Promotion, true),
        "footer" => told(Zone::Navigation, true),
        "header" if !within(dom, id, &["article", "main"]) => told(Zone::Navigation, true),
        "aside" if links > 0.5 => told(Zone::Related, false),
        "aside" => told(Zone::FactBox, true),
        _ => None,
    }
}

fn within(dom: &Dom, id: NodeId, names: &[&str]) -> bool {
    dom.ancestors(id).skip(1).take(64).any(|id| names.contains(&dom.name(id)))
}

fn by_role(dom: &Dom, id: NodeId) -> Option<Told> {
    let told = |zone, weak| Some(Told { zone, weak });
    match dom.attribute(id, "role") {
        Some(
            "navigation" | "menu" | "menubar" | "tablist" | "search" | "dialog" | "alertdialog" | "toolbar",
        ) => told(Zone::Navigation, false),
        Some("banner" | "contentinfo") => told(Zone::Navigation, true),
        Some("complementary") => told(Zone::FactBox, true),
        _ => match dom.attribute(id, "itemprop") {
            Some("author" | "datePublished" | "dateModified" | "publisher" | "creator") => {
                told(Zone::Credit, true)
            }
            Some("comment") => told(Zone::Comment, false),
            Some("caption") => told(Zone::Caption, false),
            _ => None,
        },
    }
}

fn by_names<'a>(dom: &'a Dom, id: NodeId, known: &mut Known<'a>) -> Option<Told> {
    // Names of the whole page speak of its design, and those of a heading of the heading.
    if matches!(dom.name(id), "html" | "body" | "main" | "h1") {
        return None;
    }
    let mut weak = None;
    // The name of a custom element says what it is, and so does an attribute of that name.
    let own = dom.name(id);
    let custom = own.contains('-');
    let named = dom.attributes(id).filter(|(name, _)| NAMING.contains(name) || (custom && *name == "name"));
    for value in custom.then_some(own).into_iter().chain(named.map(|(_, value)| value)) {
        let told = *known.entry(value).or_insert_with(|| surest(value));
        if told.is_some_and(|told| !told.weak) {
            return told;
        }
        weak = weak.or(told);
    }
    weak
}

/// The surest zone that a list of names tells.
fn surest(names: &str) -> Option<Told> {
    let told: Vec<Told> = Names::list(names).filter_map(|name| vocabulary::told(&name)).collect();
    told.iter().find(|told| !told.weak).or(told.first()).copied()
}
