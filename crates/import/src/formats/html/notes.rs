//! Doubts about a page, in words.

use super::cues;
use super::jsonld::Value;
use super::judge::Judged;
use super::metadata::Account;
use crate::document::{Block, BlockRole};

/// The least length of an article, in letters.
const LEAST_LETTERS: usize = 200;

/// Notes what a person should know of a page's text.
pub(super) fn about(account: &Account<'_>, judged: &[Judged<'_>], blocks: &[Block]) -> Vec<String> {
    let mut notes = Vec::new();
    let kept: Vec<&Block> = blocks.iter().filter(|block| block.kept).collect();
    let letters: usize = kept.iter().map(|block| block.text.chars().count()).sum();
    if kept.is_empty() {
        notes.push("No article was found on this page: choose its paragraphs by hand.".to_owned());
    } else if letters < LEAST_LETTERS {
        notes.push("Hardly any running text was found: this may be no article.".to_owned());
    }
    notes.extend(paywall(account, judged, &kept));
    notes.extend(live(account, &kept));
    notes
}

/// Tells of a paywall, and how much of the article is there as far as the page lets one know.
fn paywall(account: &Account<'_>, judged: &[Judged<'_>], kept: &[&Block]) -> Option<String> {
    let paragraphs = kept.iter().filter(|block| block.role == BlockRole::Paragraph).count();
    let have: usize = kept.iter().map(|block| block.text.split_whitespace().count()).sum();
    let stated = account.stated("wordCount").or_else(|| account.meta(&["article:word_count", "wordcount"]));
    let all: Option<usize> = stated.and_then(|count| count.replace([',', '.'], "").parse().ok());
    let cut = all.is_some_and(|all| all >= 100 && have * 10 < all * 7)
        || judged.iter().any(|own| cues::says_cut(&own.piece.text));
    let closed = is_closed(account);
    let there = match paragraphs {
        1 => "only 1 paragraph is in the file".to_owned(),
        count => format!("only {count} paragraphs are in the file"),
    };
    match (closed, cut) {
        (_, true) if closed || all.is_none() => Some(format!("Behind a paywall: {there}.")),
        (true, false) if paragraphs <= 4 => Some(format!("Behind a paywall: {there}.")),
        (true, false) => Some(format!(
            "For subscribers: {paragraphs} paragraphs are in the file, and more may be missing."
        )),
        (_, true) => {
            let all = all.unwrap_or_default();
            Some(format!(
                "The page says that the article has {all} words, and {have} of them are in the file."
            ))
        }
        (false, false) => None,
    }
}

/// Returns whether the page states that its article is not free to read.
fn is_closed(account: &Account<'_>) -> bool {
    let denied = |value: &Value| match value.get("isAccessibleForFree") {
        Some(Value::Truth(free)) => !free,
        Some(Value::Text(free)) => free.eq_ignore_ascii_case("false"),
        _ => false,
    };
    account.article.is_some_and(|article| {
        denied(article) || article.get("hasPart").is_some_and(|parts| parts.each().iter().any(denied))
    }) || account
        .meta(&["article:content_tier"])
        .is_some_and(|tier| matches!(tier, "locked" | "premium" | "paid"))
}

/// Tells of a live blog and its order.
fn live(account: &Account<'_>, kept: &[&Block]) -> Option<String> {
    account.statements.of_type(|kind| kind == "LiveBlogPosting").next()?;
    let times: Vec<&str> = kept.iter().filter_map(|block| block.time.as_deref()).collect();
    let pairs = || times.windows(2).filter_map(|two| Some((two.first()?, two.get(1)?)));
    let falling = pairs().filter(|(one, next)| one > next).count();
    let rising = pairs().filter(|(one, next)| one < next).count();
    Some(match () {
        () if falling > rising * 2 => "A live blog: its entries come newest first.".to_owned(),
        () if rising > falling * 2 => "A live blog: its entries come oldest first.".to_owned(),
        () => "A live blog: the order of its entries is not known.".to_owned(),
    })
}
