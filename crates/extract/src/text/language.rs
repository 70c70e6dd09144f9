//! Language detection: speakers are looked for in English alone.
//!
//! Two tests must agree before a text counts as foreign: it has few of the small words of English, and its
//! trigrams are plainly those of another language (the crate `whatlang`; Cavnar and Trenkle 1994). A text
//! too short to tell is English, and so is one with some foreign sentences in it.

use model::Language;

/// The least length of a text whose language is told, in bytes. Headlines and single sentences full of names mislead.
const SHORTEST: usize = 200;

/// The number of bytes that are looked at, at the start, in the middle and at the end of a long text.
const SAMPLE: usize = 3_000;

/// The share of small words, in percent, from which on a text is English. English news has 25 to 45, other languages of
/// Europe have up to 10.
const SHARE: usize = 15;

/// Small words of English that are rare in other languages ("in", "was" and "die" are not). Sorted.
const SMALL: &[&str] = &[
    "about", "after", "also", "an", "and", "are", "as", "at", "be", "because", "been", "before", "but", "by",
    "could", "did", "do", "for", "from", "had", "has", "have", "he", "her", "his", "how", "if", "is", "it",
    "its", "more", "no", "not", "of", "on", "or", "other", "our", "out", "over", "said", "says", "she",
    "should", "than", "that", "the", "their", "them", "there", "these", "they", "this", "to", "up", "was",
    "we", "were", "what", "when", "which", "who", "will", "with", "would", "you",
];

/// The language of a text that is not English; nothing for English, and for a text too short to tell.
#[must_use]
pub fn foreign(text: &str) -> Option<Language> {
    if text.len() < SHORTEST {
        return None;
    }
    let sample = sample(text);
    if reads_as_english(&sample) {
        return None;
    }
    let told = whatlang::detect(&sample).filter(whatlang::Info::is_reliable)?;
    (told.lang() != whatlang::Lang::Eng)
        .then(|| Language { code: told.lang().code(), name: told.lang().eng_name() })
}

/// The whole of a short text, three samples of a long one.
fn sample(text: &str) -> String {
    if text.len() <= 3 * SAMPLE {
        return text.to_owned();
    }
    let from = |start: usize| {
        let start = text.ceil_char_boundary(start);
        text.get(start..text.floor_char_boundary(start + SAMPLE)).unwrap_or_default()
    };
    [from(0), from((text.len() - SAMPLE) / 2), from(text.len() - SAMPLE)].join("\n")
}

fn reads_as_english(sample: &str) -> bool {
    let (mut small, mut all) = (0, 0);
    for word in sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        all += 1;
        let known = word.len() <= 7 && SMALL.binary_search(&word.to_lowercase().as_str()).is_ok();
        small += usize::from(known);
    }
    small * 100 >= all * SHARE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> &str {
        foreign(text).map_or("eng", |language| language.code)
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(SMALL.is_sorted());
        assert!(SMALL.iter().all(|word| word.len() <= 7));
    }

    #[test]
    fn a_short_text_is_english() {
        assert_eq!(code(""), "eng");
        assert_eq!(code("„Wir gehen jetzt nach Hause“, sagte die Mutter."), "eng");
    }

    #[test]
    fn english_with_foreign_sentences_stays_english() {
        let text = "The mayor of Lyon said on Tuesday that the bridge would stay shut. « Nous ne pouvons pas laisser \
                    passer un seul autobus dans cet état », she told the council, which had asked for a second \
                    report. « Cela va durer », she said, and the residents were not pleased.";
        assert_eq!(code(text), "eng");
    }

    #[test]
    fn other_scripts_are_told_too() {
        let text = "Мост останется закрытым до осени. «Мы не можем пропустить туда ни одного автобуса», заявила во вторник \
                    заместитель мэра. Жители района с этим не согласны и ждут решения уже два года.";
        assert_eq!(code(text), "rus");
    }
}
