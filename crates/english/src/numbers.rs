//! Number words.

/// The meaning of a number word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWord {
    /// A number below a hundred: "twelve", "eighty".
    Count(u8),
    /// A factor for the words before it: "hundred", "million".
    Scale(u64),
    /// An unknown number of such: "hundreds".
    Many(u64),
    /// A fraction with this denominator: "half", "fifth".
    Part(u8),
    /// A ratio or a change of a number: "twice", "halved".
    Times,
    /// "percent".
    Percent,
}

const UNITS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: &[(&str, u64)] = &[
    ("dozen", 12),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];
const PARTS: &[(&str, u8)] = &[("half", 2), ("third", 3), ("quarter", 4), ("fifth", 5), ("tenth", 10)];
const TIMES: &[&str] = &["twice", "doubled", "halved", "tripled"];

/// Returns the meaning of a word in lower case, or `None` if it is no number word.
#[must_use]
pub fn number_word(word: &str) -> Option<NumberWord> {
    let place = |list: &[&str]| list.iter().position(|it| *it == word).and_then(|at| u8::try_from(at).ok());
    let scale = |word: &str| SCALES.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    let part = || PARTS.iter().find(|(name, _)| *name == word).map(|(_, parts)| NumberWord::Part(*parts));
    place(UNITS)
        .or_else(|| place(TENS).map(|at| (at + 2) * 10))
        .map(NumberWord::Count)
        .or_else(|| scale(word).map(NumberWord::Scale))
        .or_else(|| word.strip_suffix('s').and_then(scale).map(NumberWord::Many))
        .or_else(part)
        .or_else(|| TIMES.contains(&word).then_some(NumberWord::Times))
        .or_else(|| (word == "percent").then_some(NumberWord::Percent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_number_are_known_with_what_they_say() {
        assert_eq!(number_word("nineteen"), Some(NumberWord::Count(19)));
        assert_eq!(number_word("ninety"), Some(NumberWord::Count(90)));
        assert_eq!(number_word("million"), Some(NumberWord::Scale(1_000_000)));
        assert_eq!(number_word("dozens"), Some(NumberWord::Many(12)));
        assert_eq!(number_word("quarter"), Some(NumberWord::Part(4)));
        assert_eq!(number_word("twice"), Some(NumberWord::Times));
        assert_eq!(number_word("tens"), None);
        assert_eq!(number_word("number"), None);
    }
}
