//! Words that tell a paragraph's part by themselves, in English, German and French.

use super::cue_words::{
    APPENDICES, CONDITIONS, CREDITS, CUTS, INVITATIONS, LEADS, NETWORKS, NOTICES, PICTURE_MARKS, SURE,
};
use crate::document::BlockRole;

/// The part that the words of a short paragraph tell, if they do.
///
/// `linked` is the share of its characters that are links: the beginning of a sentence alone tells little.
pub(super) fn told(text: &str, linked: f64) -> Option<BlockRole> {
    let letters = text.chars().count();
    let lower: String = text
        .trim_start_matches(['»', '›', '>', '•', '-', '–', '—', '|', ' ', '►', '▶', '→', '*', '[', '('])
        .chars()
        .take(60)
        .flat_map(char::to_lowercase)
        .collect();
    let far: String = text.chars().take(400).flat_map(char::to_lowercase).collect();
    let begins = |list: &[&str]| {
        list.iter().any(|beginning| {
            lower.strip_prefix(beginning).is_some_and(|rest| {
                !beginning.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic)
            })
        })
    };
    let sentence = ends_sentence(text);
    let quoted = text.contains(['"', '“', '„', '«']);
    if letters <= 200 && begins(SURE) || (!quoted && says_cut(text)) {
        return Some(BlockRole::Promotion);
    }
    let holds = |list: &[&str]| list.iter().any(|sign| far.contains(sign));
    if letters <= 400 && !quoted && (holds(CONDITIONS) || (begins(&["follow "]) && holds(NETWORKS))) {
        return Some(BlockRole::Promotion);
    }
    if letters <= 300 && begins(LEADS) && (linked > 0.3 || (letters <= 120 && !sentence)) {
        return Some(BlockRole::Related);
    }
    if letters <= 400
        && begins(INVITATIONS)
        && !quoted
        && (linked > 0.12 || (letters <= 220 && asks(&far)) || (letters <= 90 && !sentence))
    {
        return Some(BlockRole::Promotion);
    }
    if letters <= 240
        && begins(NOTICES)
        && !quoted
        && ((letters <= 60 && !sentence) || linked > 0.3 || text.contains('©'))
    {
        return Some(BlockRole::Navigation);
    }
    let dated = [
        "updated ",
        "published ",
        "last updated ",
        "first published ",
        "posted ",
        "stand:",
        "aktualisiert",
        "veröffentlicht",
        "publié le",
        "publié ",
        "mis à jour",
        "modifié le",
    ];
    if letters <= 120 && !sentence && begins(&dated) && text.contains(|c: char| c.is_ascii_digit()) {
        return Some(BlockRole::Credit);
    }
    if letters <= 400 && (far.contains("all rights reserved") || far.contains("alle rechte vorbehalten")) {
        return Some(BlockRole::Navigation);
    }
    if letters <= 300
        && begins(CREDITS)
        && !quoted
        && (!lower.starts_with("by ") || (letters <= 80 && !sentence))
    {
        return Some(BlockRole::Credit);
    }
    if letters <= 500 && is_caption(text) {
        return Some(BlockRole::Caption);
    }
    if letters <= 400 && (far.contains("contributed to this") || far.contains("contributed reporting")) {
        return Some(BlockRole::Credit);
    }
    None
}

/// Returns whether a text ends with the name of whoever took a picture.
fn is_caption(text: &str) -> bool {
    let start = text.char_indices().rev().nth(90).map_or(0, |(at, _)| at);
    let end: String = text.get(start..).unwrap_or_default().chars().flat_map(char::to_lowercase).collect();
    let mark = PICTURE_MARKS.iter().filter_map(|mark| end.rfind(mark).map(|at| (at, mark.len()))).max();
    // After the mark comes a name: no further sentence.
    mark.is_some_and(|(at, length)| {
        let rest = end.get(at + length..).unwrap_or_default().trim_end_matches([')', '.', ']', ' ']);
        rest.chars().count() <= 50 && !rest.contains([',', '”', '“', '"', '?', '!']) && !rest.contains(". ")
    })
}

/// Returns whether a line says that the rest is kept for subscribers.
pub(super) fn says_cut(text: &str) -> bool {
    if text.len() > 400 {
        return false;
    }
    let lower = text.to_lowercase();
    CUTS.iter().any(|sign| lower.contains(sign))
}

/// Returns whether a heading has references or links under it, and no text of the article.
pub(super) fn is_appendix(heading: &str) -> bool {
    let lower = heading.trim_end_matches(':').trim().to_lowercase();
    APPENDICES.contains(&lower.as_str())
}

/// Returns whether an invitation speaks of what one signs up for.
fn asks(text: &str) -> bool {
    [
        "newsletter",
        "subscri",
        "email",
        "e-mail",
        "inbox",
        "app",
        "whatsapp",
        "facebook",
        "twitter",
        "abonn",
        "boîte mail",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// Returns whether a text ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '”', '“', '’', '\'', '»', ')', ']', '\u{a0}', ' ', '‘']);
    end.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', ';'])
}

/// Returns whether all letters of a text are capitals.
pub(super) fn is_capitals(text: &str) -> bool {
    let (mut capitals, mut small) = (0, 0);
    for c in text.chars() {
        capitals += usize::from(c.is_uppercase());
        small += usize::from(c.is_lowercase());
    }
    capitals >= 8 && small * 10 <= capitals
}

/// Returns whether a text is nothing but a time or a date.
pub(super) fn is_time(text: &str) -> bool {
    let letters = text.chars().count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    letters <= 40
        && digits >= 3
        && digits * 5 >= letters
        && text.contains([':', '.', '-', '/', 'h'])
        && !text.contains(['"', '“', '$', '%'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_need_more_than_a_beginning() {
        assert_eq!(told("Read more: The council’s budget", 0.8), Some(BlockRole::Related));
        assert_eq!(
            told("Watch out for the ice, the minister said in a statement that she read to the house.", 0.0),
            None
        );
        assert_eq!(told("Sign up for our weekly newsletter", 0.0), Some(BlockRole::Promotion));
        assert_eq!(
            told(
                "Subscribers of the railway’s card will have to pay more from May, the company said on Friday after weeks of talks.",
                0.0
            ),
            None
        );
        assert_eq!(told("Reporting by A. Writer; editing by B. Editor", 0.0), Some(BlockRole::Credit));
    }
}
