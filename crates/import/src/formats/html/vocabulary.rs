//! The words by which the authors of pages name their parts.

use super::names::Names;
use super::zones::Zone;

/// A zone that a name tells, and how surely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    /// The zone.
    pub(super) zone: Zone,
    /// True if the name has another use often, so that a part with much text is taken for the article's.
    pub(super) weak: bool,
}

const fn sure(zone: Zone) -> Told {
    Told { zone, weak: false }
}

const fn weak(zone: Zone) -> Told {
    Told { zone, weak: true }
}

/// Pairs of words that tell a zone together.
const PAIRS: &[(&str, &str, Told)] = &[
    ("read", "more", sure(Zone::Related)),
    ("more", "from", sure(Zone::Related)),
    ("more", "on", sure(Zone::Related)),
    ("more", "stories", sure(Zone::Related)),
    ("more", "news", sure(Zone::Related)),
    ("more", "coverage", sure(Zone::Related)),
    ("more", "articles", sure(Zone::Related)),
    ("more", "links", sure(Zone::Related)),
    ("more", "to", sure(Zone::Related)),
    ("also", "read", sure(Zone::Related)),
    ("read", "also", sure(Zone::Related)),
    ("read", "next", sure(Zone::Related)),
    ("next", "article", sure(Zone::Related)),
    ("next", "page", sure(Zone::Related)),
    ("see", "also", sure(Zone::Related)),
    ("you", "may", sure(Zone::Related)),
    ("you", "might", sure(Zone::Related)),
    ("most", "read", sure(Zone::Related)),
    ("most", "popular", sure(Zone::Related)),
    ("most", "viewed", sure(Zone::Related)),
    ("most", "shared", sure(Zone::Related)),
    ("top", "stories", sure(Zone::Related)),
    ("top", "news", sure(Zone::Related)),
    ("latest", "news", sure(Zone::Related)),
    ("latest", "stories", sure(Zone::Related)),
    ("up", "next", sure(Zone::Related)),
    ("link", "box", sure(Zone::Related)),
    ("link", "list", weak(Zone::Related)),
    ("rich", "link", sure(Zone::Related)),
    ("trending", "now", sure(Zone::Related)),
    ("editors", "picks", sure(Zone::Related)),
    ("lire", "aussi", sure(Zone::Related)),
    ("related", "content", sure(Zone::Related)),
    ("sign", "up", sure(Zone::Promotion)),
    ("sign", "in", sure(Zone::Navigation)),
    ("log", "in", sure(Zone::Navigation)),
    ("app", "promo", sure(Zone::Promotion)),
    ("call", "action", weak(Zone::Promotion)),
    ("email", "capture", sure(Zone::Promotion)),
    ("reg", "wall", weak(Zone::Promotion)),
    ("pay", "wall", weak(Zone::Promotion)),
    ("subscribe", "box", sure(Zone::Promotion)),
    ("pull", "quote", sure(Zone::PullQuote)),
    ("pulled", "quote", sure(Zone::PullQuote)),
    ("block", "quote", weak(Zone::None)),
    ("fact", "box", sure(Zone::FactBox)),
    ("facts", "box", sure(Zone::FactBox)),
    ("fact", "file", sure(Zone::FactBox)),
    ("info", "box", sure(Zone::FactBox)),
    ("key", "facts", sure(Zone::FactBox)),
    ("key", "points", sure(Zone::FactBox)),
    ("key", "takeaways", sure(Zone::FactBox)),
    ("key", "events", sure(Zone::FactBox)),
    ("story", "highlights", sure(Zone::FactBox)),
    ("fast", "facts", sure(Zone::FactBox)),
    ("box", "out", sure(Zone::FactBox)),
    ("sub", "headline", sure(Zone::Standfirst)),
    ("sub", "title", weak(Zone::Standfirst)),
    ("article", "summary", weak(Zone::Standfirst)),
    ("article", "description", weak(Zone::Standfirst)),
    ("article", "dek", sure(Zone::Standfirst)),
    ("publish", "date", sure(Zone::Credit)),
    ("published", "date", sure(Zone::Credit)),
    ("pub", "date", sure(Zone::Credit)),
    ("article", "date", sure(Zone::Credit)),
    ("post", "date", sure(Zone::Credit)),
    ("entry", "date", sure(Zone::Credit)),
    ("article", "meta", sure(Zone::Credit)),
    ("post", "meta", sure(Zone::Credit)),
    ("entry", "meta", sure(Zone::Credit)),
    ("article", "info", weak(Zone::Credit)),
    ("time", "stamp", sure(Zone::Credit)),
    ("date", "time", sure(Zone::Credit)),
    ("read", "time", sure(Zone::Credit)),
    ("reading", "time", sure(Zone::Credit)),
    ("about", "author", sure(Zone::Credit)),
    ("author", "bio", sure(Zone::Credit)),
    ("author", "info", sure(Zone::Credit)),
    ("author", "name", sure(Zone::Credit)),
    ("image", "credit", sure(Zone::Caption)),
    ("photo", "credit", sure(Zone::Caption)),
    ("img", "credit", sure(Zone::Caption)),
    ("media", "credit", sure(Zone::Caption)),
    ("image", "caption", sure(Zone::Caption)),
    ("photo", "caption", sure(Zone::Caption)),
    ("caption", "text", sure(Zone::Caption)),
    ("image", "gallery", sure(Zone::Caption)),
    ("photo", "gallery", sure(Zone::Caption)),
    ("cookie", "banner", sure(Zone::Navigation)),
    ("skip", "link", sure(Zone::Navigation)),
    ("skip", "to", sure(Zone::Navigation)),
    ("back", "top", sure(Zone::Navigation)),
    ("site", "header", sure(Zone::Navigation)),
    ("page", "header", weak(Zone::Navigation)),
    ("article", "tags", sure(Zone::Navigation)),
    ("article", "topics", sure(Zone::Navigation)),
    ("tag", "list", sure(Zone::Navigation)),
    ("tags", "links", sure(Zone::Navigation)),
    ("table", "contents", sure(Zone::Navigation)),
    ("audio", "player", sure(Zone::Navigation)),
    ("video", "player", sure(Zone::Caption)),
    ("fb", "post", sure(Zone::Embed)),
    ("instagram", "media", sure(Zone::Embed)),
    ("social", "embed", sure(Zone::Embed)),
    ("reddit", "embed", sure(Zone::Embed)),
    ("bluesky", "embed", sure(Zone::Embed)),
    ("tiktok", "embed", sure(Zone::Embed)),
];

/// The zone that a single word of a name tells.
fn word(word: &str) -> Option<Told> {
    Some(match word {
        "nav" | "navbar" | "navigation" | "menu" | "submenu" | "breadcrumb" | "breadcrumbs" | "masthead"
        | "cookie" | "cookies" | "consent" | "gdpr" | "onetrust" | "didomi" | "addtoany" | "sharedaddy"
        | "sharebar" | "sharetools" | "share" | "sharing" | "advert" | "adverts" | "advertisement"
        | "advertising" | "advertorial" | "adslot" | "adunit" | "dfp" | "pagination" | "pager" | "login"
        | "signin" | "skiplink" | "noprint" | "copyright" | "tagcloud" | "taglist" | "kicker" | "eyebrow"
        | "ticker" | "toolbar" | "tooltip" | "toc" => sure(Zone::Navigation),
        "footer" | "topbar" | "social" | "socials" | "ad" | "ads" | "banner" | "modal" | "popup"
        | "overlay" | "lightbox" | "dropdown" | "search" | "keywords" | "tags" | "topics" | "weather"
        | "audio" | "toast" | "sponsor" | "sponsored" | "sponsors" | "controls" | "actions"
        | "accessibility" | "disclaimer" => weak(Zone::Navigation),
        "related" | "recommended" | "recommendation" | "recommendations" | "recommend" | "recirc"
        | "recirculation" | "readmore" | "morelinks" | "seealso" | "mostread" | "trending" | "outbrain"
        | "taboola" | "zergnet" | "mgid" | "carousel" | "onward" | "relatedlinks" | "relatedcontent"
        | "otherstories" => sure(Zone::Related),
        "sidebar" | "rail" | "teaser" | "teasers" | "popular" | "cards" | "card" | "upsell" | "linklist" => {
            weak(Zone::Related)
        }
        "newsletter" | "newsletters" | "signup" | "promobox" | "donate" | "donation" | "donations"
        | "subscribe" | "optin" => sure(Zone::Promotion),
        "subscription" | "subscriptions" | "subscriber" | "promo" | "promos" | "promotion" | "paywall"
        | "regwall" | "offer" | "offers" | "cta" | "membership" | "piano" | "campaign" => {
            weak(Zone::Promotion)
        }
        "comments" | "disqus" | "livefyre" | "viafoura" | "spotim" | "openweb" | "commentlist"
        | "commenting" | "respond" => sure(Zone::Comment),
        "comment" | "conversation" | "discussion" => weak(Zone::Comment),
        "tweet" | "twitter" | "instagram" | "tiktok" | "bluesky" | "mastodon" => sure(Zone::Embed),
        "embed" | "embedded" | "facebook" => weak(Zone::Embed),
        "factbox" | "factfile" | "infobox" | "boxout" | "keyfacts" | "keypoints" | "infokasten" => {
            sure(Zone::FactBox)
        }
        "references" | "reflist" | "footnotes" | "endnotes" | "bibliography" => sure(Zone::Notes),
        "highlights" | "takeaways" => weak(Zone::FactBox),
        "footnote" | "citations" | "sources" => weak(Zone::Notes),
        "pullquote" => sure(Zone::PullQuote),
        "standfirst" | "dek" | "deck" | "subheadline" | "chapo" | "standfirsts" | "abstract" => {
            sure(Zone::Standfirst)
        }
        "byline" | "bylines" | "timestamp" | "pubdate" | "datetime" | "byl" => sure(Zone::Credit),
        "author" | "authors" | "contributor" | "contributors" | "credit" | "credits" | "dateline" | "bio"
        | "published" | "updated" | "meta" | "metadata" => weak(Zone::Credit),
        "caption" | "captions" | "figcaption" | "cutline" | "bildunterschrift" | "legende"
        | "imagecaption" | "slideshow" | "photocredit" | "imagecredit" => sure(Zone::Caption),
        "gallery" | "figure" | "photo" | "picture" | "image" | "video" | "media" | "legend" => {
            weak(Zone::Caption)
        }
        // Run together: "relatedposts", "relatedstories".
        word if word.starts_with("related") => sure(Zone::Related),
        _ => return None,
    })
}

/// The zone that a name tells: pairs say more than words, sure ones more than weak ones.
pub(super) fn told(name: &Names) -> Option<Told> {
    // Such names tell what else is on the page or in the element.
    if name.words().first().is_some_and(|first| {
        matches!(first.as_str(), "has" | "with" | "no" | "without" | "not" | "is" | "js" | "hide" | "show")
    }) {
        return None;
    }
    let pairs = PAIRS.iter().filter(|(first, second, _)| name.pair(first, second)).map(|(_, _, told)| *told);
    let words = name.words().iter().filter_map(|own| word(own));
    let mut best: Option<Told> = None;
    for told in pairs.chain(words) {
        if best.is_none_or(|best| best.weak && !told.weak) {
            best = Some(told);
        }
    }
    best.filter(|told| told.zone != Zone::None)
}
