//! Marks at the end of words.

use super::ParsedText;

/// Marks that close a quotation.
const CLOSING: &[&str] = &["”", "\"", "''"];

impl ParsedText<'_> {
    /// The end of the words from `first` to `end`, which is exclusive, without the marks behind them; a mark that closes a
    /// quotation or a bracket stays.
    pub(crate) fn without_end_marks(&self, first: usize, mut end: usize) -> usize {
        let closes = |at: usize| self.is(at, CLOSING) || self.is(at, &[")"]);
        while end > first && self.part(end - 1) == "PUNCT" && !closes(end - 1) {
            end -= 1;
        }
        end
    }

    /// The end of a quotation that begins behind `first` and whose last word is before `end`, with its closing marks; else
    /// `end`, which is exclusive.
    pub(crate) fn with_closing_mark(&self, first: usize, end: usize) -> usize {
        let Some(last) = end.checked_sub(1).filter(|at| self.quoted(*at) && !self.is(*at, CLOSING)) else {
            return end;
        };
        let opens = |at: usize| !self.quoted(at) || self.is(at, CLOSING) || self.is(at, &["“", "``"]);
        if !(first..end).any(opens) {
            return end;
        }
        let paragraph = self.paragraph(last);
        let mark =
            |at: &usize| self.part(*at) == "PUNCT" && self.quoted(*at) && self.paragraph(*at) == paragraph;
        (end..end + 4).take_while(mark).find(|at| self.is(*at, CLOSING)).map_or(end, |at| at + 1)
    }
}
