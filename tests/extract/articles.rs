//! Articles in English, each in the manner of another newsroom.

/// All of them.
pub(crate) const ARTICLES: &[&str] = &[
    include_str!("council.txt"),
    include_str!("court.txt"),
    include_str!("interview.txt"),
    include_str!("science.txt"),
    include_str!("senate.txt"),
    include_str!("sport.txt"),
    include_str!("strike.txt"),
    include_str!("war.txt"),
    include_str!("../data/cli/bridge.txt"),
];
