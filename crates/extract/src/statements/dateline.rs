//! The start of a report of an agency: behind "LEEDS, March 7 (Agency) –", which nobody in it says.

use model::Span;

/// The marks behind a dateline.
const MARKS: [&str; 4] = [" - ", " – ", " — ", " -- "];
/// A dateline is at most so long, in bytes.
const LONGEST: usize = 80;

/// Moves the beginning of words that begin a line to behind its dateline.
pub(crate) fn cut_dateline(text: &str, spans: &mut [Span]) {
    let Some(first) = spans.first_mut() else { return };
    let begins = text.get(..first.start).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
    let length = begins.then(|| dateline(first.of(text))).flatten();
    if let Some(length) = length.filter(|length| *length < first.len()) {
        first.start += length;
    }
}

/// The length of the dateline with which a line begins: a place in capitals, and nothing but names, numbers and what is in
/// parentheses before a dash.
fn dateline(line: &str) -> Option<usize> {
    let mark = MARKS.iter().filter_map(|mark| line.find(mark).map(|at| (at, mark.len()))).min()?;
    let (end, mark) = mark;
    let words = line.get(..end).filter(|words| words.len() <= LONGEST)?;
    let place = words.split([' ', ',', '/']).next()?;
    let capital = |word: &str| word.chars().all(|letter| letter.is_uppercase() || letter == '.');
    let named = |word: &str| {
        word.starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric() || letter == '(')
    };
    let fits = place.chars().count() > 3 && capital(place) && words.split_whitespace().all(named);
    fits.then_some(end + mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(line: &str) -> &str {
        let mut spans = [Span::new(0, line.len())];
        cut_dateline(line, &mut spans);
        spans[0].of(line)
    }

    #[test]
    fn a_place_in_capitals_before_a_dash_is_no_part_of_what_is_said() {
        assert_eq!(cut("LEEDS, March 7 (Agency) - The mill closed"), "The mill closed");
        assert_eq!(cut("OSLO/THE HAGUE (Agency) — The mill closed"), "The mill closed");
        for line in
            ["The mill - the old one - closed", "NATO said - again - no", "UN - The mill closed", "OSLO"]
        {
            assert_eq!(cut(line), line);
        }
        let text = "He said: OSLO - The mill";
        let mut spans = [Span::new(9, text.len())];
        cut_dateline(text, &mut spans);
        assert_eq!(spans[0].start, 9, "only where a line begins");
    }
}
