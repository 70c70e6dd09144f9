//! Title, outlet, byline and date, where the first lines of a text show them.
//!
//! Conservative: a person corrects an empty field in a second, but may not notice a wrong one.

use super::header::{HeaderPart, byline, dateline, is_date, part};

/// The known or guessed facts about an article; empty where there are none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Guess {
    pub(super) title: String,
    pub(super) outlet: String,
    pub(super) byline: String,
    pub(super) date: String,
    pub(super) address: String,
}

impl Guess {
    /// Fills empty fields from the other.
    pub(super) fn or(self, other: Self) -> Self {
        let first = |own: String, other: String| if own.is_empty() { other } else { own };
        Self {
            title: first(self.title, other.title),
            outlet: first(self.outlet, other.outlet),
            byline: first(self.byline, other.byline),
            date: first(self.date, other.date),
            address: first(self.address, other.address),
        }
    }
}

/// The number of lines that can be above an article.
const HEADER_LINES: usize = 6;

/// A line of so many characters is a paragraph.
const PARAGRAPH: usize = 140;

/// The longest title.
const TITLE: usize = 120;

/// The longest remark above a title.
const REMARK: usize = 80;

/// The length up to which the first words take the place of a title.
const OPENING: usize = 80;

pub(super) fn guess(text: &str) -> Guess {
    let mut guess = Guess { title: title(text).unwrap_or_default().to_owned(), ..Guess::default() };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    for line in lines.take(HEADER_LINES) {
        if line == guess.title {
            continue;
        }
        if line.chars().count() > PARAGRAPH || line.ends_with(['.', '”', '"', '?', '!']) {
            if guess.outlet.is_empty() {
                dateline(line).unwrap_or_default().clone_into(&mut guess.outlet);
            }
            break;
        }
        header_line(line, &mut guess);
    }
    guess
}

/// A line such as "By Jane Doe | The Guardian | 5 June 2018".
fn header_line(line: &str, guess: &mut Guess) {
    let parts: Vec<&str> =
        line.split(['|', '·', '•']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let kinds: Vec<HeaderPart> = parts.iter().map(|words| part(words)).collect();
    let known = kinds.iter().any(|kind| !matches!(kind, HeaderPart::Unknown));
    for (words, kind) in parts.iter().zip(&kinds) {
        let (field, value) = match kind {
            HeaderPart::Date(date) => (&mut guess.date, *date),
            HeaderPart::Byline(names) => (&mut guess.byline, *names),
            // Beside a date or a byline, a short name is that of the outlet.
            HeaderPart::Unknown if known && words.chars().count() <= 40 => (&mut guess.outlet, *words),
            HeaderPart::Unknown => continue,
        };
        if field.is_empty() {
            value.clone_into(field);
        }
    }
}

/// Returns the headline: the first line, or the second one under a remark such as "Updated at noon."
fn title(text: &str) -> Option<&str> {
    first_line(text).or_else(|| second_line(text))
}

/// Returns a second line in the capitals of a headline, where the line above it is short, ends as a sentence does and is set off by an
/// empty line.
fn second_line(text: &str) -> Option<&str> {
    let (first, rest) = text.trim_start().split_once("\n\n")?;
    let remark = !first.contains('\n') && first.chars().count() <= REMARK && closes(first.trim());
    let title = first_line(rest).filter(|_| remark)?;
    (is_in_title_case(title) && !closes(title)).then_some(title)
}

/// Returns a short first line without closing punctuation, or with the capitals or the brevity of a headline, set off by an empty line
/// or by what follows it.
fn first_line(text: &str) -> Option<&str> {
    let mut lines = text.lines().map(str::trim).skip_while(|line| line.is_empty());
    let first = lines.next()?;
    let next = lines.next();
    let after = if next == Some("") { lines.find(|line| !line.is_empty()) } else { next }?;
    let length = first.chars().count();
    let named = is_date(first) || byline(first).is_some() || first.contains('|') || dateline(first).is_some();
    let words = first.split_whitespace().count();
    let sentence =
        || closes(first) && !is_in_title_case(first) && !(next == Some("") && is_terse(first, after));
    if !(4..=TITLE).contains(&length) || words < 2 || named || sentence() {
        return None;
    }
    let longer = after.chars().count() > PARAGRAPH.min(length * 3 / 2);
    let header = is_date(after) || byline(after).is_some() || after.contains('|');
    (next == Some("") || longer || header).then_some(first)
}

/// Returns whether a line is a headline that ends in a full stop: a few words without articles and auxiliaries, as headlines are
/// written, above a paragraph that is much longer.
fn is_terse(line: &str, after: &str) -> bool {
    const JOINTS: [&str; 12] =
        ["the", "a", "an", "has", "have", "had", "was", "were", "is", "are", "said", "says"];
    const PRONOUNS: [&str; 6] = ["he", "she", "it", "they", "we", "i"];
    let words: Vec<String> = line.split_whitespace().map(str::to_lowercase).collect();
    let begins = words.first().is_none_or(|word| PRONOUNS.contains(&word.as_str()));
    let plain = line.ends_with('.') && !line.contains(['“', '”', '"', ':', ';']);
    let few = !begins && (4..=12).contains(&words.len());
    let terse = few && !words.iter().any(|word| JOINTS.contains(&word.as_str()));
    plain && terse && after.chars().count() > PARAGRAPH.max(2 * line.chars().count())
}

/// Returns whether nearly all longer words of a line have capitals, as in "The Council Cut the Light… And Left."
fn is_in_title_case(line: &str) -> bool {
    let is_long = |word: &&str| word.chars().count() > 3 && word.contains(char::is_alphabetic);
    let long: Vec<&str> = line.split_whitespace().filter(is_long).collect();
    let capital = |word: &&&str| {
        word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase)
    };
    long.len() >= 4 && long.iter().filter(capital).count() * 10 >= long.len() * 9
}

/// Returns whether a line ends as a sentence does. A title may ask a question.
fn closes(line: &str) -> bool {
    let bare = line.trim_end_matches(['”', '’', '"', '\'', '»', ')']);
    bare.ends_with(['.', '!', '…', ':', ';', ',', '—', '–']) || (bare != line && line.starts_with(['“', '"']))
}

/// Returns the first words of a text, which take the place of a title that is not known; nothing where there are none.
pub(super) fn opening(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    let Some((end, _)) = line.char_indices().nth(OPENING) else { return Some(line.to_owned()) };
    let cut = line.get(..end)?;
    let words = cut.rsplit_once(char::is_whitespace).map_or(cut, |(words, _)| words);
    Some(format!("{}…", words.trim_end_matches([',', ';', ':', '–', '—', '-', ' '])))
}

/// Returns the line that the heads of most pages have, without the numbers of the pages; nothing where there is no such line.
pub(super) fn running_head<'a>(heads: impl Iterator<Item = &'a str>) -> Option<String> {
    let edge = |c: char| c.is_numeric() || c.is_whitespace() || ".,:;|·•-–—".contains(c);
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for head in heads.map(|head| head.trim_matches(edge)) {
        let letters = head.chars().filter(|c| c.is_alphabetic()).count();
        let words = head.split_whitespace().count();
        if !(2..=12).contains(&words) || letters * 3 < head.chars().count() * 2 || closes(head) {
            continue;
        }
        match counts.iter_mut().find(|(known, _)| *known == head) {
            Some((_, count)) => *count += 1,
            None => counts.push((head, 1)),
        }
    }
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let (head, count) = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    (count >= 3 && count * 2 > all || all == 1).then(|| head.to_owned())
}
