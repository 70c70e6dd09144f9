//! The words for a change, before and after it is made.

use std::fmt::Display;

use model::spelled_out;

/// The label of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The change as a command: "Move 3 statements to Coalition". History and journal keep this one.
    pub command: String,
    /// The change once it is made: "Moved 3 statements to Coalition".
    pub done: String,
}

impl Label {
    /// Creates a label from a verb, its past tense and the rest of both sentences.
    pub(super) fn new(verb: &str, past: &str, rest: impl Display) -> Self {
        Self { command: format!("{verb} {rest}"), done: format!("{past} {rest}") }
    }

    /// Returns the label with control characters spelled out.
    pub(super) fn spelled_out(self) -> Self {
        let clean = |text: String| spelled_out(&text).into_owned();
        Self { command: clean(self.command), done: clean(self.done) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_has_both_tenses_and_no_control_characters() {
        let label = Label::new("Add", "Added", format_args!("the party {}", "Mi\u{1b}ll")).spelled_out();
        assert_eq!(label.command, "Add the party Mi⟨U+001B⟩ll");
        assert_eq!(label.done, "Added the party Mi⟨U+001B⟩ll");
    }
}
