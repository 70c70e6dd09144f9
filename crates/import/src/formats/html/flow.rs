//! Text as it runs on a line: white space, line breaks and quotation marks as a browser shows them.

use super::dom::{Dom, NONE, NodeId};

/// A paragraph in the making.
pub(super) struct PageFlow<'a> {
    dom: &'a Dom,
    text: String,
    first: NodeId,
    last: NodeId,
    /// A space is due before the next character.
    space: bool,
    /// The number of line breaks that came since the last character.
    breaks: u32,
    letters: u32,
    letters_linked: u32,
    letters_slanted: u32,
    /// Elements that were entered and not left.
    open: Vec<NodeId>,
    /// The number of links that are open.
    pub(super) linked: u32,
    /// The number of emphasised elements that are open.
    pub(super) slanted: u32,
    /// The number of elements that are open in which line breaks count.
    pub(super) preformatted: u32,
    /// The number of quotations that are open.
    quotations: u32,
}

/// A paragraph that is ready.
pub(super) struct Ready {
    pub(super) text: String,
    pub(super) first: NodeId,
    pub(super) last: NodeId,
    pub(super) letters: u32,
    pub(super) linked: u32,
    pub(super) slanted: u32,
}

impl<'a> PageFlow<'a> {
    pub(super) fn new(dom: &'a Dom) -> Self {
        Self {
            dom,
            text: String::new(),
            first: NONE,
            last: NONE,
            space: false,
            breaks: 0,
            letters: 0,
            letters_linked: 0,
            letters_slanted: 0,
            open: Vec::new(),
            linked: 0,
            slanted: 0,
            preformatted: 0,
            quotations: 0,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Notes that an element was entered.
    pub(super) fn entered(&mut self, id: NodeId) {
        self.open.push(id);
    }

    /// Notes that an element is left, and tells whether it had been entered.
    pub(super) fn left(&mut self, id: NodeId) -> bool {
        let own = self.open.last() == Some(&id);
        if own {
            self.open.pop();
        }
        own
    }

    /// Adds the characters of a text node.
    pub(super) fn push(&mut self, id: NodeId, text: &str) {
        let mut characters = text.chars().peekable();
        while let Some(c) = characters.next() {
            match c {
                '\n' if self.preformatted > 0 => self.breaks += 1,
                ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{b}' | '\u{85}' | '\u{2028}' => self.space = true,
                '\u{a0}' if !self.keeps_together(characters.peek().copied()) => self.space = true,
                // Places where a word may break, and marks of the file, are nothing that a reader sees.
                '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{0}' => {}
                c if c.is_control() => self.space = true,
                c => self.add(id, c),
            }
        }
    }

    /// Returns whether a space without break is a matter of typography: inside of guillemets and before high punctuation.
    fn keeps_together(&self, next: Option<char>) -> bool {
        !self.space
            && (self.text.ends_with(['«', '‹'])
                || next.is_some_and(|c| matches!(c, '»' | '›' | ':' | ';' | '!' | '?')))
    }

    fn add(&mut self, id: NodeId, c: char) {
        if !self.text.is_empty() {
            if self.breaks > 0 {
                self.text.push(if self.preformatted > 0 { '\n' } else { ' ' });
            } else if self.space {
                self.text.push(' ');
            }
        }
        (self.space, self.breaks) = (false, 0);
        if self.first == NONE {
            self.first = id;
        }
        self.last = id;
        self.text.push(c);
        self.letters += 1;
        self.letters_linked += u32::from(self.linked > 0);
        self.letters_slanted += u32::from(self.slanted > 0);
    }

    /// Breaks the line, and tells whether that ends the paragraph: two breaks are an empty line.
    pub(super) fn line_break(&mut self) -> bool {
        self.breaks += 1;
        self.breaks >= 2 && !self.text.is_empty()
    }

    /// Begins a cell of a row.
    pub(super) fn cell(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str(" |");
        }
        self.space = true;
    }

    /// Opens a quotation with the mark that a browser shows.
    pub(super) fn open_quotation(&mut self, id: NodeId) {
        let (open, _) = marks(self.language(id), self.quotations);
        self.quotations += 1;
        self.mark(id, open);
    }

    /// Closes a quotation.
    pub(super) fn close_quotation(&mut self, id: NodeId) {
        self.quotations = self.quotations.saturating_sub(1);
        let (_, close) = marks(self.language(id), self.quotations);
        // A space before the end of the quotation is none of the text's.
        let space = std::mem::take(&mut self.space);
        self.mark(id, close);
        self.space = space;
    }

    fn mark(&mut self, id: NodeId, mark: &str) {
        let first = self.dom.get(id).map_or(NONE, |node| node.first);
        for c in mark.chars() {
            self.add(if self.dom.text_of(first).is_some() { first } else { id }, c);
        }
    }

    fn language(&self, id: NodeId) -> &'a str {
        let dom = self.dom;
        dom.ancestors(id).take(64).find_map(|id| dom.attribute(id, "lang")).unwrap_or_default()
    }

    /// Ends the paragraph and gives it, if it has words.
    pub(super) fn take(&mut self) -> Option<Ready> {
        (self.space, self.breaks) = (false, 0);
        if self.text.is_empty() {
            return None;
        }
        let mut text = std::mem::take(&mut self.text);
        text.truncate(text.trim_end().len());
        // A piece may live long: the room that it does not need is given back.
        text.shrink_to_fit();
        let ready = Ready {
            text,
            first: std::mem::replace(&mut self.first, NONE),
            last: std::mem::replace(&mut self.last, NONE),
            letters: std::mem::take(&mut self.letters),
            linked: std::mem::take(&mut self.letters_linked),
            slanted: std::mem::take(&mut self.letters_slanted),
        };
        (!ready.text.is_empty()).then_some(ready)
    }
}

/// The marks that a browser puts round a `q` element, by language and depth.
fn marks(language: &str, depth: u32) -> (&'static str, &'static str) {
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    match (primary.as_str(), depth % 2) {
        ("de" | "cs" | "sk" | "bg", 0) => ("„", "“"),
        ("de" | "cs" | "sk" | "bg", _) => ("‚", "‘"),
        ("fr", 0) => ("«\u{a0}", "\u{a0}»"),
        ("es" | "it" | "pt" | "ru" | "uk" | "el" | "no" | "nb", 0) => ("«", "»"),
        ("pl" | "ro" | "hu", 0) => ("„", "”"),
        ("sv" | "fi", 0) => ("”", "”"),
        ("ja" | "zh", 0) => ("「", "」"),
        ("ja" | "zh", _) => ("『", "』"),
        (_, 0) => ("“", "”"),
        (_, _) => ("‘", "’"),
    }
}
