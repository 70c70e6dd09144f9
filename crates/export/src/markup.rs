//! Text in HTML and XML. What people wrote can only come in escaped: [`Markup::raw`] takes the program's own words alone.

use std::fmt::{Display, Write};

use model::{spelled_out, web_address};

/// A page in the making.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Adds markup, which only the program itself can hold.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds text, in an element or between double quotation marks of an attribute.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        escape(&mut self.0, text);
        self
    }

    /// Adds a number or an id.
    pub(super) fn value(&mut self, value: impl Display) -> &mut Self {
        self.text(&value.to_string())
    }

    /// Adds an element without attributes that holds text.
    pub(super) fn element(&mut self, open: &'static str, text: &str, close: &'static str) -> &mut Self {
        self.raw(open).text(text).raw(close)
    }

    /// Adds a link, where the address is one of the web; otherwise its text alone.
    pub(super) fn link(&mut self, address: &str, text: &str) -> &mut Self {
        match web_address(address) {
            Some(address) => {
                self.raw("<a href=\"").text(&address).raw("\">").text(text).raw("</a>");
            }
            None => {
                self.text(text);
            }
        }
        self
    }

    /// Adds JSON to a `<script>` element that holds data: text of people is escaped in it.
    pub(super) fn script(&mut self, json: &ScriptJson) -> &mut Self {
        self.0.push_str(&json.0);
        self
    }

    /// Adds a part that was made by itself.
    pub(super) fn append(&mut self, part: &Self) -> &mut Self {
        self.0.push_str(&part.0);
        self
    }

    /// The page.
    pub(super) fn into_string(self) -> String {
        self.0
    }
}

/// Escapes what HTML and XML would take for markup, and spells out what neither may hold.
fn escape(out: &mut String, text: &str) {
    for c in spelled_out(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No characters, says Unicode; XML forbids two of them, HTML all.
            c if is_none(c) => {
                let _ = write!(out, "⟨U+{:04X}⟩", c as u32);
            }
            c => out.push(c),
        }
    }
}

const fn is_none(c: char) -> bool {
    let code = c as u32;
    code & 0xfffe == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef)
}

/// JSON for a `<script>` element: nothing in it ends the element, or begins a comment.
pub(super) struct ScriptJson(String);

impl ScriptJson {
    pub(super) fn new(json: &str) -> Self {
        // Outside of strings JSON has none of these signs.
        Self(json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_inert() {
        let mut page = Markup::default();
        page.raw("<p title=\"").text("\"><script>'&\u{202e}\u{fffe}\0").raw("\">");
        assert_eq!(
            page.into_string(),
            "<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;⟨U+202E⟩⟨U+FFFE⟩⟨U+0000⟩\">"
        );
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for (address, linked) in
            [("https://example.org/?a=1&b=\"", true), ("javascript:alert(1)", false), ("", false)]
        {
            let mut page = Markup::default();
            page.link(address, "here");
            let page = page.into_string();
            assert_eq!(page.contains("<a href=\"https://example.org/?a=1&amp;b=%22\">here</a>"), linked);
            assert_eq!(page == "here", !linked);
        }
    }

    #[test]
    fn json_in_a_page_ends_no_element() {
        let json = serde_json::to_string("</script><!--&").unwrap();
        let safe = ScriptJson::new(&json).0;
        assert!(!safe.contains(['<', '>', '&']));
        assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), "</script><!--&");
    }
}
