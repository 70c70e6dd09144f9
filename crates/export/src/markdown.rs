//! Text in Markdown. What people wrote can only come in escaped: [`Md::raw`] takes the program's own words alone.

use std::fmt::{Display, Write};

use model::{spelled_out, web_address};

use model::one_line;

/// A page in the making.
#[derive(Debug, Default)]
pub(super) struct Md(String);

/// The signs that Markdown, or one of its common extensions, gives a meaning wherever they are.
const SIGNS: &str = "\\`*_[]<>&|~#$^={}!@+";

impl Md {
    /// Adds Markdown, which only the program itself can hold.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds text on one line, behind other words of that line.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        let text = one_line(text);
        let text = spelled_out(&text);
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            // A colon makes addresses of words, and pictures: `https:…`, `:smile:`.
            let joins = c == ':' && rest.peek().is_some_and(|next| !next.is_whitespace());
            if SIGNS.contains(c) || joins {
                self.0.push('\\');
            }
            // A dot makes links of words: `www.example.org`.
            if c == '.' && self.0.ends_with(['w', 'W']) {
                self.0.push('\\');
            }
            self.0.push(c);
        }
        self
    }

    /// Adds a number or a letter.
    pub(super) fn value(&mut self, value: impl Display) -> &mut Self {
        self.text(&value.to_string())
    }

    /// Begins an entry of a list so many steps in.
    pub(super) fn bullet(&mut self, steps: usize) -> &mut Self {
        for _ in 0..steps {
            self.raw("  ");
        }
        self.raw("- ")
    }

    /// Adds a link, where the address is one of the web; otherwise its text alone.
    pub(super) fn link(&mut self, address: &str, text: &str) -> &mut Self {
        let Some(address) = web_address(address) else { return self.text(text) };
        self.raw("[").text(text).raw("](<");
        for c in address.chars() {
            match c {
                // It could begin the name of a sign.
                '&' => self.0.push_str("&amp;"),
                // An address holds none of these as they are.
                '<' | '>' | '\\' => {
                    let _ = write!(self.0, "%{:02X}", c as u32);
                }
                c => self.0.push(c),
            }
        }
        self.raw(">)")
    }

    /// The page.
    pub(super) fn into_string(self) -> String {
        self.0
    }
}
