//! The ends of sentences.

use english::titles::is_title;
use model::Span;

/// Cuts a stretch of a text at the ends of its sentences and lines. Stretches without a letter or digit are left out.
pub(crate) fn sentences(text: &str, stretch: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = stretch.start;
    let mut chars = stretch.of(text).char_indices().map(|(at, c)| (stretch.start + at, c)).peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let ends = c == '\n' || is_stop(c) && ends_here(text, Span::new(start, end), stretch.end);
        if !ends {
            continue;
        }
        let mut behind = end;
        while let Some((at, c)) =
            chars.next_if(|(_, next)| c != '\n' && (is_closing(*next) || is_stop(*next)))
        {
            behind = at + c.len_utf8();
        }
        push(&mut found, text, Span::new(start, behind));
        start = behind;
    }
    push(&mut found, text, Span::new(start, stretch.end));
    found
}

fn push(found: &mut Vec<Span>, text: &str, span: Span) {
    let span = span.trimmed(text);
    if span.of(text).contains(char::is_alphanumeric) {
        found.push(span);
    }
}

/// Returns true if a sentence that has come to a mark ends there: white space and a capital letter follow, and before the mark is no
/// title, initial or abbreviation with stops in it.
fn ends_here(text: &str, sentence: Span, limit: usize) -> bool {
    let rest = Span::new(sentence.end, limit).of(text);
    let behind = rest.trim_start_matches(|c: char| is_closing(c) || is_stop(c));
    let next = behind.trim_start();
    if next.len() == behind.len() {
        return false;
    }
    let begins = |c: char| !c.is_lowercase();
    if !next.trim_start_matches(is_opening).starts_with(begins) {
        return false;
    }
    let words = sentence.of(text);
    if !words.ends_with('.') {
        return true;
    }
    let last = words
        .trim_end_matches('.')
        .rsplit(|c: char| c.is_whitespace() || is_opening(c))
        .next()
        .unwrap_or_default();
    let is_initial = last.chars().count() == 1 && last.starts_with(char::is_uppercase);
    !(is_title(&last.to_lowercase()) || is_initial || last.contains('.'))
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '"' | '’' | '\'' | '»' | ')' | ']')
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '„' | '"' | '‘' | '\'' | '«' | '(' | '[')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn sentences_end_where_another_begins() {
        assert_eq!(cut("“It leans.” He left."), ["“It leans.”", "He left."]);
        assert_eq!(
            cut("Sen. Ek and Mr. J. Voss met the U.S. envoy. Nobody spoke"),
            ["Sen. Ek and Mr. J. Voss met the U.S. envoy.", "Nobody spoke"]
        );
        assert_eq!(cut("It rose by 3.5 per cent\n\n… and fell"), ["It rose by 3.5 per cent", "… and fell"]);
        assert_eq!(cut("Why? “Because.”"), ["Why?", "“Because.”"]);
        assert!(cut(" — ").is_empty());
    }
}
