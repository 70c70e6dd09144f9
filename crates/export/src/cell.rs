//! Cells of tables, and CSV that no spreadsheet takes for formulas.

use model::spelled_out;

/// The value of a cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing is known.
    Empty,
    /// Words: of people or of the program.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number with a fraction.
    Fraction(f64),
    /// Yes or no.
    Truth(bool),
}

impl Cell {
    /// Words; empty ones are nothing.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A number of things.
    pub(super) fn count(count: usize) -> Self {
        i64::try_from(count).map_or(Self::Empty, Self::Whole)
    }

    /// Words, where there are any.
    pub(super) fn maybe(text: Option<impl ToString>) -> Self {
        text.map_or(Self::Empty, |text| Self::text(text.to_string()))
    }
}

/// The signs with which a cell begins that a spreadsheet may take for a formula, the wide ones of East Asia too; and the sign that is set
/// before them, so that taking one off gives every text back.
const BEGINNINGS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];

/// Rows as CSV (RFC 4180, lines ended by `\n`, UTF-8 without a mark). A text that begins with one of [`BEGINNINGS`] gets `'` before it.
pub(super) fn csv<'a>(rows: impl IntoIterator<Item = &'a [Cell]>) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => quoted(&mut out, text),
                Cell::Whole(number) => out.push_str(&number.to_string()),
                Cell::Fraction(number) => out.push_str(&fraction(*number)),
                Cell::Truth(truth) => out.push_str(if *truth { "true" } else { "false" }),
            }
        }
        out.push('\n');
    }
    out
}

/// A number with a fraction, as exactly as another program reads it back; `0.5`, never `5e-1`.
pub(super) fn fraction(number: f64) -> String {
    if number.is_finite() { number.to_string() } else { String::new() }
}

fn quoted(out: &mut String, text: &str) {
    let text = spelled_out(text);
    let guard = if text.starts_with(BEGINNINGS) { "'" } else { "" };
    if !text.contains(['"', ',', '\n', '\t', '\'']) && text.trim() == text {
        out.push_str(guard);
        out.push_str(&text);
        return;
    }
    out.push('"');
    out.push_str(guard);
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'=x", "＝1", "\n=1"] {
            let line = csv([[Cell::text(text)].as_slice()]);
            let cell = line.trim_start_matches('"');
            assert!(cell.starts_with('\''), "{line}");
        }
        let row =
            [Cell::text("a \"b\", c"), Cell::Empty, Cell::Whole(-1), Cell::Fraction(0.5), Cell::Truth(true)];
        assert_eq!(csv([row.as_slice()]), "\"a \"\"b\"\", c\",,-1,0.5,true\n");
    }

    proptest! {
        /// Another program reads the written text, with one character before it.
        #[test]
        fn a_text_is_read_back(text in "[=+@'\"\\-,; a\n\t＝é]{1,12}") {
            let line = csv([[Cell::text(text.as_str())].as_slice()]);
            let line = line.strip_suffix('\n').unwrap();
            let read = match line.strip_prefix('"') {
                Some(inner) => inner.strip_suffix('"').unwrap().replace("\"\"", "\""),
                None => line.to_owned(),
            };
            prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\n', '＝']));
            prop_assert_eq!(read.strip_prefix('\'').unwrap_or(&read), text);
        }
    }
}
