//! Finds the words near a span again, near another span that a person has chosen.

use super::tokens::is_between;
use model::Span;

/// Returns the words near `stands` in the new text that were near `stood` in the old one: on the same side,
/// in the same paragraph, the nearest. Returns `None` if they are not there.
pub(crate) fn nearby((old, words, stood): (&str, Span, Span), (new, stands): (&str, Span)) -> Option<Span> {
    let wanted = old.get(words.start..words.end).filter(|words| !words.is_empty())?;
    let before = words.start < stood.start;
    let (start, room) = if before {
        let room = new.get(..stands.start)?;
        let line = room.rfind('\n').map_or(0, |end| end + 1);
        (line, &room[line..])
    } else {
        let room = new.get(stands.end..)?;
        (stands.end, &room[..room.find('\n').unwrap_or(room.len())])
    };
    let found = room.match_indices(wanted).map(|(at, words)| Span::new(start + at, start + at + words.len()));
    let mut found = found.filter(|span| is_whole(new, *span));
    if before { found.last() } else { found.next() }
}

/// Returns whether a span begins and ends at a word boundary.
fn is_whole(text: &str, span: Span) -> bool {
    let edge = |at: usize| {
        let last = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let next = text[at..].chars().next().is_some_and(char::is_alphanumeric);
        is_between(text, at) && !(last && next)
    };
    edge(span.start) && edge(span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "Robin said: “Never.” “Always,” added Kim.";

    fn found<'a>(words: &str, stood: &str, new: &'a str, stands: &str) -> Option<(usize, &'a str)> {
        let spot = |text: &str, words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let span = nearby((OLD, spot(OLD, words), spot(OLD, stood)), (new, spot(new, stands)))?;
        Some((span.start, span.of(new)))
    }

    #[test]
    fn the_nearest_on_the_same_side_is_taken() {
        let new =
            "“Yes,” added Jo, who said little. Robin said: “No.” He said: “Go on,” added Kim. So added Jo.";
        assert_eq!(found("said", "“Never.”", new, "“Go on,”"), Some((63, "said")), "the one before it");
        assert_eq!(found("said", "“Never.”", new, "“Yes,”"), None, "and not one behind it");
        assert_eq!(found("added", "“Always,”", new, "“Go on,”"), Some((82, "added")));
        assert_eq!(found("Kim", "“Always,”", new, "“Go on,”"), Some((88, "Kim")));
    }

    #[test]
    fn other_paragraphs_and_parts_of_words_are_not_beside() {
        let new = "Robin said little.\n\nAforesaid: “Go on.” It was unadded.\n\nKim added more.";
        assert_eq!(found("said", "“Never.”", new, "“Go on.”"), None);
        assert_eq!(found("added", "“Always,”", new, "“Go on.”"), None);
    }
}
