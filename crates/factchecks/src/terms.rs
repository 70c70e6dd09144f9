//! The terms of a text: concepts of its words, and its figures in one way of writing.

use english::{NumberWord, concept, is_stop_word, number_word};

/// Greatest length of a word that counts, in bytes: longer ones are addresses and noise.
const LONGEST: usize = 40;

/// A term before it has a number.
#[derive(Debug, PartialEq)]
pub(crate) enum Term<'a> {
    /// A word in lower case; words of one meaning have one [`concept`].
    Word(&'a str),
    /// A figure: "1,600", "1600", "1.6 thousand".
    Figure(f64),
}

/// Returns the key of a word: its concept.
pub(crate) fn word_key(word: &str) -> String {
    concept(word)
}

/// Returns the key of a figure, which no word has.
pub(crate) fn figure_key(value: f64) -> String {
    format!("#{value}")
}

/// Calls `see` with every term of a text, in its order.
pub(crate) fn each_term(text: &str, see: &mut dyn FnMut(Term<'_>)) {
    let mut lower = String::new();
    let mut number = Number::default();
    for token in tokens(text) {
        if let Some(value) = digits(token) {
            number.end(see);
            number.group = Some(value);
            continue;
        }
        lower.clear();
        lower.extend(token.chars().flat_map(char::to_lowercase));
        match number_word(&lower) {
            Some(NumberWord::Scale(scale)) => number.scale(scale as f64),
            Some(NumberWord::Count(count)) if count > 1 || number.group.is_some() => {
                if !number.add(f64::from(count)) {
                    number.end(see);
                    number.group = Some(f64::from(count));
                }
            }
            // "one" is a figure before a scale alone, and says nothing else.
            Some(NumberWord::Count(_)) => {}
            _ => {
                number.end(see);
                if lower.len() <= LONGEST && lower.chars().nth(1).is_some() && !is_stop_word(&lower) {
                    see(Term::Word(&lower));
                }
            }
        }
    }
    number.end(see);
}

/// A figure in words and digits while it is read.
#[derive(Default)]
struct Number {
    /// The thousands, millions and so on.
    total: Option<f64>,
    /// The part below a thousand.
    group: Option<f64>,
}

impl Number {
    /// Adds a count behind a larger one: "eighty five", "two hundred five". Returns whether it belongs to the figure.
    fn add(&mut self, count: f64) -> bool {
        self.group = match self.group {
            None => Some(count),
            Some(group) if group > 0.0 && (group % 100.0 == 0.0 || (group % 10.0 == 0.0 && count < 10.0)) => {
                Some(group + count)
            }
            Some(_) => return false,
        };
        true
    }

    fn scale(&mut self, scale: f64) {
        let group = self.group.take().unwrap_or(1.0) * scale;
        if scale < 1_000.0 {
            self.group = Some(group);
        } else {
            self.total = Some(self.total.unwrap_or(0.0) + group);
        }
    }

    /// Ends the figure, if there is one.
    fn end(&mut self, see: &mut dyn FnMut(Term<'_>)) {
        let (total, group) = (self.total.take(), self.group.take());
        if total.is_some() || group.is_some() {
            let value = total.unwrap_or(0.0) + group.unwrap_or(0.0);
            // 1.1 million is not exact in binary.
            see(Term::Figure(if value >= 1_000.0 { value.round() } else { value }));
        }
    }
}

/// Returns the words and figures of a text. The points and commas within a figure belong to it, an apostrophe with what follows
/// does not belong to its word.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let from = text.get(rest..)?;
            let start = rest + from.find(char::is_alphanumeric)?;
            let figure = is_digit(start);
            let mut end = text.len();
            for (at, c) in text.get(start..)?.char_indices().map(|(at, c)| (start + at, c)) {
                let inside = if figure {
                    c.is_ascii_digit() || (matches!(c, '.' | ',') && is_digit(at + 1))
                } else {
                    c.is_alphanumeric()
                };
                if !inside {
                    end = at;
                    break;
                }
            }
            rest = end;
            // The "s" of "coalition's" and the "t" of "don't".
            let after_mark = text.get(..start)?.ends_with(['\'', '’']) && end - start <= 2 && !figure;
            // "didn't" and its like say nothing without their end.
            let before_mark =
                ["'t", "’t"].iter().any(|mark| text.get(end..).is_some_and(|rest| rest.starts_with(mark)));
            if !after_mark && !before_mark {
                return text.get(start..end);
            }
        }
    })
}

/// Returns the value of digits with commas between thousands and a decimal point.
fn digits(token: &str) -> Option<f64> {
    token.as_bytes().first()?.is_ascii_digit().then_some(())?;
    let plain: String = token.chars().filter(|c| *c != ',').collect();
    // "5.6.2018" is no figure: its first part is.
    plain.parse().ok().or_else(|| plain.split('.').next()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(text: &str) -> String {
        let mut all = Vec::new();
        each_term(text, &mut |term| {
            all.push(match term {
                Term::Word(word) => word.to_owned(),
                Term::Figure(value) => figure_key(value),
            });
        });
        all.join(" ")
    }

    #[test]
    fn figures_are_one_term_however_they_are_written() {
        for text in ["1,600", "1600", "1.6 thousand", "sixteen hundred", "one thousand six hundred"] {
            assert_eq!(keys(text).split(' ').next_back(), keys("1600").split(' ').next_back(), "{text}");
        }
        assert_eq!(keys("Eighty-five people, 40% of 2,000"), "#85 people #40 #2000");
        assert_eq!(keys("on 5.6.2018 and 3 million"), "#5 #3000000");
    }

    #[test]
    fn words_without_sense_are_left_out() {
        assert_eq!(keys("The coalition’s strikes didn't kill a doctor"), "coalition strikes kill doctor");
    }

    proptest! {
        #[test]
        fn any_text_has_terms(text in "\\PC{0,60}") {
            keys(&text);
        }
    }
}
