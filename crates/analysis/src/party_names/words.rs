//! Words that name somebody or mean them.

/// Words that mean somebody without naming them: whom they mean inside of a statement is a guess.
const PRONOUNS: &[&str] = &[
    "he",
    "her",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "i",
    "it",
    "its",
    "itself",
    "me",
    "mine",
    "my",
    "our",
    "ours",
    "she",
    "their",
    "theirs",
    "them",
    "themselves",
    "they",
    "us",
    "we",
    "who",
    "you",
    "your",
];

/// Nouns for a company, which does not say so in its name.
pub(super) const COMPANIES: &[&str] = &[
    "airline",
    "bank",
    "business",
    "company",
    "contractor",
    "developer",
    "firm",
    "manufacturer",
    "maker",
    "operator",
    "retailer",
    "supplier",
];

/// Returns true if a noun means those who act for the organisation whose kind precedes it: "council officials". Not soldiers: an
/// army has those.
pub(super) fn is_leader(word: &str) -> bool {
    matches!(
        word,
        "boss"
            | "bosses"
            | "chief"
            | "chiefs"
            | "executives"
            | "leader"
            | "leaders"
            | "managers"
            | "members"
            | "negotiators"
            | "officials"
    )
}

/// Nouns for those who act for a company, named without "the" as well.
pub(super) const MANAGERS: &[&str] = &["bosses", "executives", "management", "managers"];

/// A word without the ending of a possessive.
pub(crate) fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Returns true if a word is a word of a name. Short words and those in capitals must be written alike: "US" is not "us".
pub(super) fn same(word: &str, own: &str) -> bool {
    let by_letters = own.chars().count() > 3 && own.chars().any(char::is_lowercase);
    word == own || by_letters && word.to_lowercase() == own.to_lowercase()
}

pub(super) fn is_pronoun(words: &str) -> bool {
    PRONOUNS.contains(&words.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_must_be_written_alike() {
        assert!(same("coalition", "Coalition"));
        assert!(!same("us", "US"));
        assert!(!same("who", "WHO"));
        assert!(same("WHO", "WHO"));
        assert_eq!(bare("coalition’s"), "coalition");
    }
}
