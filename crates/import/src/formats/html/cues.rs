//! Words that tell a paragraph's part by themselves, in English, German and French.

use super::cue_words::{
    APPENDICES, BOX_TITLES, CONDITIONS, CONSENT, CONTACTS, CREDITS, CUTS, DATED, FOREIGN_CONTENT,
    INVITATIONS, LEADS, NETWORKS, NOTICES, PICTURE_MARKS, SURE,
};
use crate::document::BlockRole;

/// The part that the words of a short paragraph tell, if they do.
///
/// `linked` is the share of its characters that are links: the beginning of a sentence alone tells little.
pub(super) fn told(text: &str, linked: f64) -> Option<BlockRole> {
    let line = Line::new(text, linked);
    if line.promotes() {
        return Some(BlockRole::Promotion);
    }
    if line.leads_elsewhere() {
        return Some(BlockRole::Related);
    }
    if line.invites() {
        return Some(BlockRole::Promotion);
    }
    if line.is_notice() {
        return Some(BlockRole::Navigation);
    }
    if line.is_dated() {
        return Some(BlockRole::Credit);
    }
    if line.is_legal() {
        return Some(BlockRole::Navigation);
    }
    if line.credits() {
        return Some(BlockRole::Credit);
    }
    if line.letters <= 500 && is_caption(text) {
        return Some(BlockRole::Caption);
    }
    line.names_contributors().then_some(BlockRole::Credit)
}

/// A line of text as its cues are looked for.
struct Line<'a> {
    text: &'a str,
    /// The number of its characters.
    letters: usize,
    /// Its beginning without bullets, in lower case.
    beginning: String,
    /// The same of a longer part, with bullets.
    far: String,
    /// True if it ends as a sentence does.
    sentence: bool,
    /// True if it has quotation marks.
    quoted: bool,
    /// The share of its characters that are links.
    linked: f64,
}

impl<'a> Line<'a> {
    fn new(text: &'a str, linked: f64) -> Self {
        let lower = |text: &str, most: usize| {
            text.chars().take(most).flat_map(char::to_lowercase).collect::<String>()
        };
        Self {
            text,
            letters: text.chars().count(),
            beginning: lower(text.trim_start_matches(is_ornament), 60),
            far: lower(text, 400),
            sentence: ends_sentence(text),
            quoted: text.contains(['"', '“', '„', '«']),
            linked,
        }
    }

    fn begins(&self, list: &[&str]) -> bool {
        list.iter().any(|beginning| {
            self.beginning.strip_prefix(beginning).is_some_and(|rest| {
                !beginning.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphabetic)
            })
        })
    }

    fn holds(&self, list: &[&str]) -> bool {
        list.iter().any(|sign| self.far.contains(sign))
    }

    /// Returns whether the line is surely an invitation: what it begins with, a form's conditions, the end before a paywall.
    fn promotes(&self) -> bool {
        (self.letters <= 200 && self.begins(SURE))
            || (!self.quoted && says_cut(self.text))
            || (self.letters <= 400
                && !self.quoted
                && (self.holds(CONDITIONS) || (self.begins(&["follow "]) && self.holds(NETWORKS))))
    }

    fn leads_elsewhere(&self) -> bool {
        let alone = self.beginning.trim_matches(|c: char| !c.is_alphanumeric());
        (self.letters <= 40 && BOX_TITLES.contains(&alone))
            || (self.letters <= 300
                && self.begins(LEADS)
                && (self.linked > 0.3 || (self.letters <= 120 && !self.sentence)))
    }

    fn invites(&self) -> bool {
        self.letters <= 400
            && self.begins(INVITATIONS)
            && !self.quoted
            && (self.linked > 0.12
                || (self.letters <= 220 && asks(&self.far))
                || (self.letters <= 90 && !self.sentence))
    }

    /// Returns whether the line is a notice of the page, about its advertisements, its tools or what it stores.
    fn is_notice(&self) -> bool {
        let notice = self.letters <= 240
            && self.begins(NOTICES)
            && ((self.letters <= 60 && !self.sentence) || self.linked > 0.3 || self.text.contains('©'));
        let consent = self.letters <= 400
            && (self.holds(FOREIGN_CONTENT) || (self.far.contains("cookie") && self.holds(CONSENT)));
        !self.quoted && (notice || consent)
    }

    fn is_dated(&self) -> bool {
        self.letters <= 120
            && !self.sentence
            && self.begins(DATED)
            && self.text.contains(|c: char| c.is_ascii_digit())
    }

    fn is_legal(&self) -> bool {
        self.letters <= 400 && self.holds(&["all rights reserved", "alle rechte vorbehalten"])
    }

    fn credits(&self) -> bool {
        self.letters <= 300
            && self.begins(CREDITS)
            && !self.quoted
            && (!self.beginning.starts_with("by ") || (self.letters <= 80 && !self.sentence))
    }

    fn names_contributors(&self) -> bool {
        self.letters <= 400 && self.holds(&["contributed to this", "contributed reporting"])
    }
}

/// Returns whether a character before a line is no part of its words: a bullet, an arrow, a picture; not a quotation mark.
fn is_ornament(c: char) -> bool {
    c == '»'
        || !(c.is_alphanumeric()
            || matches!(c, '"' | '“' | '„' | '«' | '\'' | '‘' | '’' | '©' | '@' | '#' | '$' | '£' | '€'))
}

/// Returns whether a line is a label and a link behind it: “Harbour news: Ferry fares to go up”.
///
/// `linked` is the number of its characters in links that are no spaces.
pub(super) fn is_labelled_link(text: &str, linked: u32) -> bool {
    let Some((label, rest)) = text.split_once(": ") else {
        return false;
    };
    let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    label.chars().count() <= 40
        && !label.contains(['"', '“', '„', '«', '.', ','])
        && !ends_sentence(rest)
        && linked as usize >= count(rest)
        && count(rest) >= 10
}

/// Returns whether a line gives the address of the author or of the paper.
pub(super) fn gives_contact(text: &str) -> bool {
    let letters = text.chars().count();
    let mut words = text.split_whitespace();
    let address = words.any(|word| {
        let (before, after) = word.split_once('@').unwrap_or_default();
        (!after.is_empty() && after.contains('.') && !before.is_empty())
            || (before.is_empty() && after.len() >= 3)
    });
    let lower = text.to_lowercase();
    letters <= 400 && address && CONTACTS.iter().any(|word| lower.contains(word))
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
        " app",
        "each week",
        "every week",
        "each fortnight",
        "every morning",
        "every day",
        "breaking news",
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
