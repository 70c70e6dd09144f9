//! Words for what is wrong to do.

/// How plainly a word speaks of a wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Whatever stands around it: "lied", "illegal".
    Plain,
    /// Where somebody did it: "ignored", "shot".
    Done,
}

/// Sorted, in small letters.
const PLAIN: &[&str] = &[
    "abuse",
    "abused",
    "betrayed",
    "bribed",
    "bribery",
    "bullied",
    "cheated",
    "cheating",
    "cold-blooded",
    "concealed",
    "corrupt",
    "corruption",
    "cover-up",
    "covered",
    "cowardice",
    "crime",
    "crimes",
    "criminal",
    "deceived",
    "deliberately",
    "disproportionate",
    "exploited",
    "fabricated",
    "fraud",
    "hid",
    "hiding",
    "hypocrisy",
    "hypocritical",
    "illegal",
    "illegally",
    "incompetence",
    "incompetent",
    "indiscriminate",
    "lied",
    "lying",
    "manipulated",
    "massacre",
    "misleading",
    "misled",
    "murder",
    "murdered",
    "negligence",
    "negligent",
    "racist",
    "reckless",
    "recklessly",
    "scaremongering",
    "stealing",
    "stole",
    "stolen",
    "terrorist",
    "terrorists",
    "theft",
    "torture",
    "tortured",
    "unlawful",
    "unlawfully",
    "violated",
    "violation",
    "violations",
];

/// Sorted, in small letters.
const DONE: &[&str] = &[
    "afraid",
    "attacked",
    "avoidable",
    "blocked",
    "breached",
    "broke",
    "broken",
    "closed",
    "confiscated",
    "cruel",
    "cut",
    "danger",
    "delayed",
    "denied",
    "destroyed",
    "dodging",
    "dumped",
    "errors",
    "failed",
    "failing",
    "fails",
    "failure",
    "fired",
    "gambled",
    "harmed",
    "hurt",
    "ignore",
    "ignored",
    "killed",
    "leaked",
    "missing",
    "misused",
    "neglect",
    "neglected",
    "poisoned",
    "polluted",
    "refused",
    "sacked",
    "shot",
    "silenced",
    "sold",
    "threatened",
    "unsafe",
    "untested",
    "wasted",
];

/// Whether a word in small letters speaks of a wrong.
#[must_use]
pub fn wrong(word: &str) -> Option<Wrong> {
    if PLAIN.binary_search(&word).is_ok() {
        return Some(Wrong::Plain);
    }
    DONE.binary_search(&word).is_ok().then_some(Wrong::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrongs_are_known_by_how_plain_they_are() {
        assert!(PLAIN.is_sorted() && DONE.is_sorted());
        assert_eq!(wrong("lied"), Some(Wrong::Plain));
        assert_eq!(wrong("ignored"), Some(Wrong::Done));
        assert_eq!(wrong("praised"), None);
    }
}
