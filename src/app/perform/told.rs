//! What is said of a change that was made: read out by screen readers, shown in the status bar.

use super::super::layout::Left;
use super::super::window::Rejoinder;

impl Rejoinder {
    /// Says what was done, and how much is left to review where that has changed.
    pub(super) fn tell(&mut self, done: String, left: Left) {
        let now = self.session.layout.left();
        self.message = if now == left { done } else { format!("{done}; {}", now.words()) };
    }
}

/// The label of a change once it is made: "Confirm “…”" becomes "Confirmed “…”".
pub(super) fn done(label: &str) -> String {
    const PAST: [(&str, &str); 28] = [
        ("Accept", "Accepted"),
        ("Add", "Added"),
        ("Call", "Called"),
        ("Change", "Changed"),
        ("Cite", "Cited"),
        ("Confirm", "Confirmed"),
        ("Correct", "Corrected"),
        ("Describe", "Described"),
        ("Give", "Gave"),
        ("Join", "Joined"),
        ("Link:", "Linked:"),
        ("Make", "Made"),
        ("Mark", "Marked"),
        ("Merge", "Merged"),
        ("Move", "Moved"),
        ("Put", "Put"),
        ("Rate", "Rated"),
        ("Reject", "Rejected"),
        ("Remove", "Removed"),
        ("Rename", "Renamed"),
        ("Restore", "Restored"),
        ("Send", "Sent"),
        ("Show", "Showed"),
        ("Split", "Split"),
        ("Tag", "Tagged"),
        ("Turn", "Turned"),
        ("Unmark", "Unmarked"),
        ("Untag", "Untagged"),
    ];
    let (first, rest) = label.split_once(' ').unwrap_or((label, ""));
    match PAST.iter().find(|(verb, _)| *verb == first) {
        Some((_, past)) => format!("{past} {rest}"),
        None => format!("Done: {label}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_told_in_the_past() {
        assert_eq!(done("Confirm “we tried”"), "Confirmed “we tried”");
        assert_eq!(done("Link: “a” rebuts “b”"), "Linked: “a” rebuts “b”");
        assert_eq!(done("Say that it is told by nobody else"), "Done: Say that it is told by nobody else");
    }
}
