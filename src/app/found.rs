//! What is said after statements were found.

use super::window::Rejoinder;

impl Rejoinder {
    /// "Found 17 statements and 3 attitudes".
    pub(super) fn count_found(&self) -> String {
        let index = &self.session.index;
        let said = many(index.speech.suggested + index.speech.confirmed, "statement");
        match index.attitudes.len() {
            0 => format!("Found {said}"),
            count => format!("Found {said} and {}", many(count, "attitude")),
        }
    }
}

fn many(count: usize, one: &str) -> String {
    format!("{count} {one}{}", if count == 1 { "" } else { "s" })
}
