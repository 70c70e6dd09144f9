//! The parts of a text between quotation marks.

use model::Span;

/// The stretches of a text between quotation marks, without the marks. One that is opened and not closed goes to the
/// end: the words of a statement may end inside of it.
pub(super) fn quoted(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match open {
            None => {
                if let Some(close) = closing(c).filter(|_| opens(text, at, c)) {
                    open = Some((at + c.len_utf8(), close));
                }
            }
            Some((start, close)) if c == close && (close != '’' || ends_word(text, at, c)) => {
                found.push(Span::new(start, at));
                open = None;
            }
            Some(_) => {}
        }
    }
    found.extend(open.map(|(start, _)| Span::new(start, text.len())));
    found.retain(|span| !span.is_empty());
    found
}

/// The mark that closes what another one opens.
const fn closing(open: char) -> Option<char> {
    match open {
        '“' | '„' => Some('”'),
        '"' => Some('"'),
        '«' => Some('»'),
        '‘' => Some('’'),
        _ => None,
    }
}

/// Returns true if a mark opens: one in the shape of an apostrophe only where a word may begin.
fn opens(text: &str, at: usize, c: char) -> bool {
    c != '‘' || !text.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric)
}

/// Returns true if no word goes on behind a mark in the shape of an apostrophe.
fn ends_word(text: &str, at: usize, c: char) -> bool {
    !text.get(at + c.len_utf8()..).unwrap_or_default().starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        quoted(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn only_what_is_between_the_marks_counts() {
        assert_eq!(words("the figures were “wrong” and \"late\""), ["wrong", "late"]);
        assert_eq!(words("it was ‘the council’s own’ idea"), ["the council’s own"]);
        assert_eq!(words("don’t say «non»"), ["non"]);
        assert_eq!(words("he called it “a lie"), ["a lie"]);
        assert_eq!(words("“she said ‘no’ twice”"), ["she said ‘no’ twice"]);
        assert!(words("nothing “” here").is_empty());
    }
}
