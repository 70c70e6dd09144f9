//! A text as words, numbers and marks, each with its place.
//!
//! A possessive ’s and the short verbs (’ve, ’re, ’ll, ’d) are tokens of their own, because "the
//! charity’s" names the charity. Everything later works on these tokens and never on characters.

pub(crate) use super::token::{Token, TokenKind};
use crate::lexicon;

/// All tokens of a text, in order.
///
/// Their places are kept in 32 bits: a text that needs more has none.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let text = if u32::try_from(text.len()).is_ok() { text } else { "" };
    let mut out = Vec::with_capacity(text.len() / 5 + 1);
    let mut at = 0;
    let mut lower = String::new();
    while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if out.capacity() - out.len() < 4 {
            // A third more at most, not twice as much: tokens take more memory than all else.
            out.reserve_exact((text.len() - at) / 4 + 64);
        }
        let width = first.len_utf8();
        if first == '\n' {
            push(&mut out, at, at + 1, TokenKind::Line);
        } else if first.is_alphanumeric() || is_mark(first) || first == '$' || first == '£' || first == '€'
        {
            at = word(text, at, &mut out, &mut lower);
            continue;
        } else if !first.is_whitespace() {
            at = sign(text, at, first, &mut out, &mut lower);
            continue;
        }
        at += width;
    }
    raise_particles(text, &mut out);
    lower_adverbs(text, &mut out);
    out
}

/// "Mr Vesely", "said Reilly": a capital inside of a sentence makes a name of what ends like an adverb.
fn lower_adverbs(text: &str, tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let (before, rest) = tokens.split_at_mut(at);
        let (Some(last), Some(token)) = (before.last(), rest.first_mut()) else { continue };
        let title = before.len().checked_sub(2).and_then(|at| before.get(at));
        let titled = last.kind() == TokenKind::Stop
            && title.is_some_and(|title| title.is(lexicon::flag::HONORIFIC | lexicon::flag::RANK));
        let inside = last.kind() == TokenKind::Word && last.span().end + 1 == token.span().start || titled;
        if token.upper()
            && inside
            && token.flags() == lexicon::flag::ADVERB
            && token.span().of(text).ends_with("ly")
        {
            token.forget_flags();
        }
    }
}

/// Small words inside of names: "Hélène van Aerden", "Salim bin Rashid".
const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "du", "dos", "la", "le", "ter", "ten",
    "bin", "bint", "ibn", "al", "el", "ap", "zu",
];

/// Returns true if a word in small letters is one of these.
pub(crate) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// A particle between two words with capitals is part of their name and counts as one with a capital.
fn raise_particles(text: &str, tokens: &mut [Token]) {
    let particle = |token: &Token| {
        token.kind() == TokenKind::Word && !token.upper() && PARTICLES.contains(&token.span().of(text))
    };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if !particle(token) {
            at += 1;
            continue;
        }
        let length = tokens.iter().skip(at).take(4).take_while(|token| particle(token)).count();
        let upper = |at: Option<usize>| {
            at.and_then(|at| tokens.get(at))
                .is_some_and(|token| token.kind() == TokenKind::Word && token.upper())
        };
        let stop = at
            .checked_sub(1)
            .and_then(|at| tokens.get(at))
            .is_some_and(|token| token.kind() == TokenKind::Stop);
        let before = at.checked_sub(if stop { 2 } else { 1 });
        let title = before
            .and_then(|at| tokens.get(at))
            .is_some_and(|token| token.is(lexicon::flag::HONORIFIC | lexicon::flag::RANK));
        if upper(Some(at + length)) && upper(before) && (!stop || title) {
            tokens.iter_mut().skip(at).take(length).for_each(Token::raise);
        }
        at += length;
    }
}

fn push(out: &mut Vec<Token>, start: usize, end: usize, kind: TokenKind) {
    out.push(Token::new(start, end, kind));
}

/// The length of the longest word that can be part of a name, in bytes.
const LONGEST_NAME: usize = 120;

/// Combining marks and joiners belong to the word before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}' | '\u{fe0f}' | '\u{2060}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Reads a word or a number from `start` and returns where it ends.
fn word(text: &str, start: usize, out: &mut Vec<Token>, lower: &mut String) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let mut end = start;
    let mut chars = rest.char_indices().peekable();
    let mut digits = false;
    let mut letters = false;
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let goes_on = if c.is_alphanumeric() || is_mark(c) {
            digits |= c.is_numeric();
            letters |= c.is_alphabetic();
            true
        } else if is_apostrophe(c) || c == '-' || c == '\u{2010}' || c == '\u{2011}' {
            offset > 0 && next.is_some_and(char::is_alphanumeric)
        } else if c == '.' || c == ',' {
            offset > 0 && inner_stop(rest, offset, c, next)
        } else if matches!(c, '$' | '£' | '€') {
            next.is_some_and(char::is_numeric)
        } else if c == '%' {
            digits && !letters
        } else if c == '&' {
            offset > 0 && next.is_some_and(char::is_alphanumeric)
        } else {
            false
        };
        if !goes_on {
            break;
        }
        end = start + offset + c.len_utf8();
    }
    if end == start {
        let width = rest.chars().next().map_or(1, char::len_utf8);
        push(out, start, start + width, TokenKind::Other);
        return start + width;
    }
    if letters {
        add_word(text, start, end, out, lower);
    } else {
        // Marks that join nothing, as in an emoji, are no number.
        push(out, start, end, if digits { TokenKind::Number } else { TokenKind::Other });
    }
    end
}

/// Returns true if a stop or comma at `offset` belongs to a number ("1,200", "3.5") or to initials ("U.S.").
fn inner_stop(rest: &str, offset: usize, c: char, next: Option<char>) -> bool {
    let before = rest.get(..offset).unwrap_or_default();
    let last = before.chars().next_back();
    if last.is_some_and(char::is_numeric) {
        return next.is_some_and(char::is_numeric);
    }
    if c == ',' || !last.is_some_and(char::is_alphabetic) {
        return false;
    }
    let single = before.chars().nth_back(1).is_none_or(|c| c == '.');
    let dotted = before.contains('.');
    single && (dotted || next.is_some_and(char::is_alphabetic))
}

/// Adds a word, with a possessive or a shortened verb at its end split off.
fn add_word(text: &str, start: usize, end: usize, out: &mut Vec<Token>, lower: &mut String) {
    let word = text.get(start..end).unwrap_or_default();
    let split = word
        .char_indices()
        .rfind(|(_, c)| is_apostrophe(*c))
        .filter(|(at, c)| {
            let tail = word.get(at + c.len_utf8()..).unwrap_or_default();
            ["s", "S", "ve", "re", "ll", "d", "m"].contains(&tail)
        })
        .map(|(at, _)| start + at)
        .filter(|at| *at > start);
    one_word(text, start, split.unwrap_or(end), out, lower);
    if let Some(at) = split {
        one_word(text, at, end, out, lower);
    }
}

fn one_word(text: &str, start: usize, end: usize, out: &mut Vec<Token>, lower: &mut String) {
    let word = text.get(start..end).unwrap_or_default();
    lower.clear();
    for c in word.chars().take(40) {
        let c = if is_apostrophe(c) { '\'' } else { c };
        if c.is_ascii() { lower.push(c.to_ascii_lowercase()) } else { lower.extend(c.to_lowercase()) }
    }
    let entry = lexicon::look_up(lower.trim_end_matches('.'));
    // A name is compared with others again and again: what is too long for one begins none.
    let capital = word.chars().next().is_some_and(char::is_uppercase) || is_article_name(word);
    let upper = word.len() <= LONGEST_NAME && capital;
    out.push(Token::new(start, end, TokenKind::Word).with(entry, upper));
}

/// "al-Rawi", "el-Amin", "d’Arcy": a name behind its article.
fn is_article_name(word: &str) -> bool {
    let article = ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul", "d", "l"];
    word.split_once(|c| c == '-' || is_apostrophe(c)).is_some_and(|(head, tail)| {
        article.contains(&head) && tail.chars().next().is_some_and(char::is_uppercase)
    })
}

/// Reads one sign that is no word and returns where it ends.
fn sign(text: &str, at: usize, c: char, out: &mut Vec<Token>, lower: &mut String) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let mut end = at + c.len_utf8();
    let kind = match c {
        ',' => TokenKind::Comma,
        '.' | '!' | '?' | '…' => {
            let run = rest.find(|c| !matches!(c, '.' | '!' | '?' | '…')).unwrap_or(rest.len());
            end = at + run;
            TokenKind::Stop
        }
        ':' => TokenKind::Colon,
        ';' => TokenKind::Semicolon,
        '–' | '—' | '―' | '-' => {
            let run = rest.find(|c| !matches!(c, '-' | '–' | '—' | '―')).unwrap_or(rest.len());
            end = at + run;
            TokenKind::Dash
        }
        '(' | '[' | '{' => TokenKind::Open,
        ')' | ']' | '}' => TokenKind::Close,
        '“' | '”' | '„' | '‟' | '«' | '»' | '"' | '＂' => TokenKind::Double,
        '@' if is_handle(text, at) => {
            let name = rest.get(1..).unwrap_or_default();
            end += name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
            let upper = end - at <= LONGEST_NAME;
            let entry = lexicon::LexiconEntry::default();
            out.push(Token::new(at, end, TokenKind::Word).with(entry, upper));
            return end;
        }
        '\'' | '`' if rest.get(1..2) == rest.get(..1) => {
            end = at + 2;
            TokenKind::Double
        }
        '’' | '\'' if short_verb(rest, c) => {
            let tail = rest.get(c.len_utf8()..).unwrap_or_default();
            end += tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
            one_word(text, at, end, out, lower);
            return end;
        }
        '‘' | '’' | '‚' | '‛' | '\'' | '`' | '‹' | '›' => TokenKind::Single,
        _ => TokenKind::Other,
    };
    push(out, at, end, kind);
    end
}

/// Returns true if an at sign begins the name of an account: `@harbour_office`, not `ann@example.org`.
fn is_handle(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at + 1..).and_then(|text| text.chars().next());
    !before.is_some_and(char::is_alphanumeric)
        && after.is_some_and(|after| after.is_alphanumeric() || after == '_')
}

/// Returns true if an apostrophe after a closing mark or bracket begins a ’s: `the (MoD)’s`.
fn short_verb(rest: &str, c: char) -> bool {
    let tail = rest.get(c.len_utf8()..).unwrap_or_default();
    let mut chars = tail.chars();
    matches!(chars.next(), Some('s')) && !chars.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.span().of(text)).collect()
    }

    #[test]
    fn a_possessive_and_a_short_verb_stand_alone() {
        assert_eq!(
            words("the coalition’s plan, they've"),
            ["the", "coalition", "’s", "plan", ",", "they", "'ve"]
        );
        assert_eq!(words("don’t"), ["don’t"]);
    }

    #[test]
    fn initials_numbers_and_hyphens_hold_together() {
        assert_eq!(
            words("The U.S. spent $1,200.50 on US-led raids."),
            ["The", "U.S.", "spent", "$1,200.50", "on", "US-led", "raids", "."]
        );
        assert_eq!(words("Ms. Ito’s 5%"), ["Ms", ".", "Ito", "’s", "5%"]);
    }

    #[test]
    fn a_name_that_ends_like_an_adverb_is_none() {
        let text = "Finally Mr. Vesely said so, and Ann Connolly quickly agreed.";
        let adverbs: Vec<&str> = tokens(text)
            .iter()
            .filter(|token| token.is(lexicon::flag::ADVERB))
            .map(|token| token.span().of(text))
            .collect();
        assert_eq!(adverbs, ["Finally", "so", "quickly"]);
    }

    #[test]
    fn particles_belong_to_names() {
        let text = "Ms van Aerden met Gen. al-Rawi and Salim bin Said de facto in the bin.";
        let upper: Vec<&str> =
            tokens(text).iter().filter(|token| token.upper()).map(|token| token.span().of(text)).collect();
        assert_eq!(upper, ["Ms", "van", "Aerden", "Gen", "al-Rawi", "Salim", "bin", "Said"]);
    }

    #[test]
    fn combining_marks_and_emoji_keep_their_places() {
        let text = "Re\u{301}my 👩‍👧 said";
        assert!(tokens(text).iter().all(|token| token.span().fits(text)));
        assert_eq!(words(text).first().copied(), Some("Re\u{301}my"));
        assert!(tokens(text).iter().all(|token| token.kind() != TokenKind::Number));
    }
}
