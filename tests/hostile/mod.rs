//! Signs that would be obeyed, put into every string of a project as its file has them: a field that is added later is among them.

use std::fmt::Write;
use std::ops::Range;

/// Signs that a terminal or a page obeys: NUL, BEL, backspace, ESC, DEL, CSI and others, and what turns the direction of writing.
pub(crate) const OBEYED: &str = "\0\u{7}\u{8}\r\u{1b}\u{7f}\u{85}\u{9b}\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\
                                 \u{2028}\u{2029}\u{2066}\u{2067}\u{2068}\u{2069}";

/// Signs that are not seen, and do nothing else.
const UNSEEN: &str = "\u{200b}\u{200d}\u{2060}\u{feff}";

/// Words with all of them.
pub(crate) fn words() -> String {
    let mut words = "a\u{1b}[31mred\u{9b}2J".to_owned();
    for sign in OBEYED.chars().chain(UNSEEN.chars()) {
        words.extend(['x', sign]);
    }
    words + "y"
}

/// The first of them that is in a text.
pub(crate) fn obeyed(text: &str) -> Option<char> {
    text.chars().find(|c| OBEYED.contains(*c) || (c.is_control() && !"\n\t".contains(*c)))
}

/// A string or a character in a file.
pub(crate) struct Literal {
    /// Its place, without its quotation marks.
    pub(crate) place: Range<usize>,
    /// The field that holds it.
    pub(crate) field: String,
    /// True if it is a character.
    pub(crate) is_char: bool,
    /// True if it is in a list.
    in_list: bool,
}

impl Literal {
    /// Returns whether it is a line of the text of an article.
    pub(crate) fn is_line(&self) -> bool {
        self.field == "text" && self.in_list
    }
}

/// The strings and characters of a project's file, in their order.
pub(crate) fn literals(text: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut open: Vec<char> = Vec::new();
    let (mut field, mut name) = (String::new(), String::new());
    let mut letters = text.char_indices();
    while let Some((at, c)) = letters.next() {
        match c {
            '"' | '\'' => {
                let end = loop {
                    match letters.next() {
                        Some((_, '\\')) => drop(letters.next()),
                        Some((end, closing)) if closing == c => break end,
                        Some(_) => {}
                        None => panic!("a string does not end"),
                    }
                };
                let in_list = open.last() == Some(&'[');
                found.push(Literal { place: at + 1..end, field: field.clone(), is_char: c == '\'', in_list });
            }
            ':' => field = std::mem::take(&mut name),
            '(' | '[' | '{' => open.push(c),
            ')' | ']' | '}' => drop(open.pop()),
            c if c.is_alphanumeric() || c == '_' => name.push(c),
            _ => name.clear(),
        }
    }
    found
}

/// Words as they are in a file: with escapes, or as they are.
pub(crate) fn written(words: &str, escaped: bool) -> String {
    let mut text = String::new();
    for c in words.chars() {
        if escaped && OBEYED.contains(c) {
            write!(text, "\\u{{{:x}}}", c as u32).unwrap();
        } else {
            text.push(c);
        }
    }
    text
}

/// A file with such words behind every string but those that are ids or moments, and with such letters. No text gets a NUL, and
/// none another place.
pub(crate) fn everywhere(text: &str) -> String {
    let (mut spoilt, mut upto) = (String::new(), 0);
    let mut letters = OBEYED.chars().cycle();
    let literals = literals(text);
    for (at, literal) in literals.iter().enumerate() {
        let own = &text[literal.place.clone()];
        let last = literals.get(at + 1).is_none_or(|next| !next.is_line());
        spoilt += &text[upto..literal.place.start];
        upto = literal.place.end;
        // Two letters of a party are a string, and no longer than that.
        if literal.is_char || literal.field == "letter" {
            spoilt += &written(&letters.next().unwrap().to_string(), true);
        } else {
            spoilt += own;
            let digits = own.starts_with(|c: char| c.is_ascii_digit()) && own.len() >= 10;
            // A day, with the time of it or not, has one form.
            let is_moment = digits && own.chars().all(|c| c.is_ascii_digit() || "-: .TZ".contains(c));
            let is_id = own.len() == 11 && own.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
            if literal.is_line() && last {
                spoilt += &written(&words().replace('\0', ""), true);
            } else if !literal.is_line() && !is_moment && !is_id {
                spoilt += &written(&words(), true);
            }
        }
    }
    spoilt + &text[upto..]
}
