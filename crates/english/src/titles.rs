//! Titles before the names of people.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Titles that name no office, as words in lower case.
pub const HONORIFICS: &str = "mr mrs ms miss sir lady dame rev reverend mx madam mme messrs";

/// Titles that may name an office or none, as words in lower case.
pub const HONOURED_RANKS: &str = "dr lord prof professor";

/// Ranks and offices, as words in lower case.
pub const RANKS: &str = "colonel col general gen lieutenant lt sergeant sgt captain capt major maj admiral adm commander cmdr corporal \
     cpl brigadier brig private pvt marshal inspector superintendent constable pc dci sheriff deputy detective \
     officer senator sen congressman congresswoman rep representative governor gov president vice-president \
     chancellor minister secretary mayor councillor cllr ambassador justice judge attorney speaker prince \
     princess king queen pope archbishop bishop cardinal imam rabbi father sister brother baroness mp \
     chairman chairwoman chair ceo coach doctor chief prime major-general brigadier-general";

static TITLES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    [HONORIFICS, HONOURED_RANKS, RANKS].into_iter().flat_map(str::split_whitespace).collect()
});

/// Returns whether a word in lower case is a title.
#[must_use]
pub fn is_title(word: &str) -> bool {
    TITLES.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_title_is_listed_twice() {
        let lists = [HONORIFICS, HONOURED_RANKS, RANKS];
        assert_eq!(TITLES.len(), lists.into_iter().flat_map(str::split_whitespace).count());
        assert!(is_title("mr") && is_title("gen") && !is_title("firm"));
    }
}
