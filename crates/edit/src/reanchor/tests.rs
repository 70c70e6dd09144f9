//! Properties of every correction, and an example of each step.

use proptest::prelude::*;

use super::*;

const OLD: &str = "Pay falls at the mill\n\n\
    The union said pay had fallen by a fifth. “We cannot go on,” Ana Ruiz said 👩‍🏭.\n\n\
    The firm denied it. A spokesman for the owners said the figures were “wrong”.\n\n\
    Nobody from the ministry of labour answered questions, the café’s owner told the Courier.";

fn spot(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// Returns the words in place of these, and the step that found them.
fn carried(new: &str, words: &str) -> (String, &'static str) {
    climbed(OLD, new, spot(OLD, words))
}

/// Returns the words of the new text in place of a span of the old one, and the step that found them.
fn climbed(old: &str, new: &str, span: Span) -> (String, &'static str) {
    let reanchorer = Reanchorer::new(old, new, &|_| true).unwrap();
    let read = |spans: &[Span]| spans.iter().map(|span| span.of(new)).collect::<Vec<_>>().join(" … ");
    if let Some(span) = reanchorer.exact(span) {
        return (read(&[span]), "same");
    }
    if let Some(spans) = reanchorer.in_place(&[span]) {
        return (read(&spans), "changed");
    }
    match reanchorer.search(&[&[span]]).find(&[span]) {
        Some(moved) => (read(&moved.spans), "moved"),
        None => (String::new(), "lost"),
    }
}

const WORDS: &str = "pay had fallen by a fifth";

#[test]
fn the_same_words_in_the_same_place_come_first() {
    let new = OLD.replace("Pay falls", "Wages fall").replace("The firm denied it. ", "");
    assert_eq!(carried(&new, WORDS), (WORDS.into(), "same"));
    assert_eq!(carried(&new, "“wrong”"), ("“wrong”".into(), "same"));
    // Words added after them, or the same words once more.
    let new = OLD.replace(WORDS, &format!("{WORDS} and more, {WORDS}"));
    assert_eq!(carried(&new, WORDS), (WORDS.into(), "same"));
}

#[test]
fn then_words_that_were_changed_in_their_place() {
    let new = OLD.replace("pay had fallen", "pay has fallen");
    assert_eq!(carried(&new, WORDS), ("pay has fallen by a fifth".into(), "changed"));
    let new = OLD.replace("cannot go on", "can not go on any longer");
    assert_eq!(carried(&new, "“We cannot go on,”"), ("“We can not go on any longer,”".into(), "changed"));
}

#[test]
fn then_the_same_words_elsewhere() {
    let paragraph = "The firm denied it. A spokesman for the owners said the figures were “wrong”.\n\n";
    let new = OLD
        .replace(paragraph, "")
        .replace("Pay falls at the mill\n\n", &format!("Pay falls at the mill\n\n{paragraph}"));
    assert_eq!(
        carried(&new, "said the figures were “wrong”"),
        ("said the figures were “wrong”".into(), "same")
    );
    // The shorter part counts as moved.
    let moved = "The union said pay had fallen by a fifth.";
    let new = format!("{}\n\n{moved}", OLD.replace(&format!("{moved} "), ""));
    assert_eq!(carried(&new, WORDS), (WORDS.into(), "moved"));
    let new = new.replace("had fallen", "has fallen");
    assert_eq!(carried(&new, WORDS), ("pay has fallen by a fifth".into(), "moved"));
}

#[test]
fn short_words_are_found_elsewhere_only_in_their_context() {
    let old_sentence = "A spokesman for the owners said the figures were “wrong”.";
    let new = format!("{}\n\nThe weather forecast was “wrong”.", OLD.replace(old_sentence, ""));
    assert_eq!(carried(&new, "“wrong”").1, "lost");
    let new = format!("{}\n\nMuch later, {old_sentence}", OLD.replace(old_sentence, ""));
    assert_eq!(carried(&new, "“wrong”"), ("“wrong”".into(), "moved"));
}

#[test]
fn words_that_are_all_there_are_found_whatever_has_moved_with_them() {
    // The words around them that changed places are more than their own.
    let (words, rest) =
        ("Pay fell in every mill", "Nobody at the ministry answered our questions on Monday or Tuesday.");
    let (old, new) = (format!("{words}. {rest}"), format!("{rest} {words}."));
    assert_eq!(climbed(&old, &new, spot(&old, words)), (words.into(), "moved"));
    let (words, rest) = ("aaaa aaab aaac aaad", "हिन\u{94d}दी“never漢字");
    let (old, new) = (format!(" {words}. {rest}pay"), format!("{rest} {words}. "));
    assert_eq!(climbed(&old, &new, spot(&old, words)), (words.into(), "moved"));
}

#[test]
fn two_long_words_are_found_without_their_neighbours() {
    let words = "Outrageous nonsense";
    let old = format!("She was heard: {words}, all of it. The firm denied everything on Monday.");
    let new = format!("The firm denied everything on Monday. He laughed. {words} or not?");
    assert_eq!(climbed(&old, &new, spot(&old, words)), (words.into(), "moved"));
}

#[test]
fn of_the_same_words_in_two_places_the_one_beside_the_same_words_is_it() {
    let (words, rest) = ("we will never pay for that", "The mayor left the room without another word to us.");
    let old = format!("The owner said {words} at all. {rest}");
    let new = format!("{rest} Nobody knew: {words} either. {rest} The owner said {words} at all.");
    let reanchorer = Reanchorer::new(&old, &new, &|_| true).unwrap();
    let moved = reanchorer.search(&[&[spot(&old, words)]]).find(&[spot(&old, words)]).unwrap();
    assert_eq!(moved.spans[0].start, new.rfind(words).unwrap());
}

#[test]
fn removed_words_are_not_found() {
    let sentence = "The union said pay had fallen by a fifth. ";
    assert_eq!(carried(&OLD.replace(sentence, ""), WORDS).1, "lost");
    let other = "The union said that it would go to court over safety. ";
    assert_eq!(carried(&OLD.replace(sentence, other), WORDS).1, "lost");
    assert_eq!(carried("", WORDS).1, "lost");
}

#[test]
fn stretches_of_one_statement_stay_in_order_and_apart() {
    let new = OLD.replace("go on,” Ana Ruiz said", "go on like this,” said Ana Ruiz");
    let reanchorer = Reanchorer::new(OLD, &new, &|_| true).unwrap();
    let spans = reanchorer.in_place(&[spot(OLD, "“We cannot go on,”"), spot(OLD, "Ana Ruiz said")]).unwrap();
    assert_eq!(spans[0].of(&new), "“We cannot go on like this,”");
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
}

#[test]
fn a_place_in_a_text_without_words_is_nowhere() {
    let reanchorer = Reanchorer::new("\n \n", "\n\n", &|_| true).unwrap();
    assert_eq!(
        (reanchorer.exact(Span::new(0, 1)), reanchorer.exact(Span::new(1, 2))),
        (Some(Span::new(0, 1)), None)
    );
    assert_eq!(reanchorer.near(1), 0);
}

/// Pieces of text with everything awkward: combining marks, joined emoji, flags, other scripts, odd white
/// space.
const PIECES: &[&str] = &[
    "pay",
    "the",
    "mill",
    "said",
    "“never",
    "again”",
    "a",
    "e\u{301}",
    "\u{301}",
    "👩‍👧",
    "🇬🇧",
    "🇫🇷",
    "हिन्दी",
    "שלום",
    "\u{a0}",
    " ",
    "  ",
    "\n",
    "\n\n",
    ".",
    ",",
    "’",
    "漢字",
    "\u{200d}",
    "x",
];

fn text(most: usize) -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    let pieces = prop::collection::vec((piece, prop::bool::ANY), 0..most);
    pieces.prop_map(|pieces| {
        pieces.into_iter().flat_map(|(piece, space)| [piece, if space { " " } else { "" }]).collect()
    })
}

/// Returns a span of a text between grapheme boundaries.
fn stretch(text: &str, a: usize, b: usize) -> Option<Span> {
    use unicode_segmentation::UnicodeSegmentation;
    let mut edges: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
    edges.push(text.len());
    let (a, b) = (edges[a % edges.len()], edges[b % edges.len()]);
    Some(Span::new(a.min(b), a.max(b))).filter(|span| span.fits(text))
}

#[test]
fn an_accent_on_a_space_stays_on_it_when_spans_are_set_apart() {
    let text = "a \u{301}b";
    let touched = |start, end| ChangedSpan { span: Span::new(start, end), same: 1, all: 1 };
    assert_eq!(apart(&[touched(0, 1), touched(0, text.len())], text), [Span::new(0, 1), Span::new(1, 5)]);
}

fn whole_characters(text: &str, span: Span) -> bool {
    tokens::is_between(text, span.start) && tokens::is_between(text, span.end)
}

proptest! {
    #[test]
    fn a_text_that_stays_leaves_every_place_alone(text in text(40), a in 0usize..200, b in 0usize..200) {
        let reanchorer = Reanchorer::new(&text, &text, &|_| true).unwrap();
        for at in 0..=text.len() {
            let end = (at..=text.len()).rev().find(|end| text.is_char_boundary(*end)).unwrap();
            let span = Span::new(at, end);
            if span.fits(&text) {
                prop_assert_eq!(reanchorer.exact(span), Some(span));
            }
        }
        if let Some(span) = stretch(&text, a, b) {
            prop_assert_eq!(reanchorer.exact(span), Some(span));
        }
    }

    /// A statement keeps its words when others are inserted or removed elsewhere. If the text around it that
    /// changed places is longer than it, the statement may count as moved.
    #[test]
    fn changes_outside_of_words_carry_them_over_exactly(
        before in text(25),
        words in prop::collection::btree_set("[a-z]{4,8}", 4..9),
        after in text(25),
        (new_before, new_after) in (text(25), text(25)),
    ) {
        let words = words.into_iter().collect::<Vec<_>>().join(" ");
        let old = format!("{before} {words}. {after}");
        let new = format!("{new_before} {words}. {new_after}");
        let span = Span::new(before.len() + 1, before.len() + 1 + words.len());
        let (found, rung) = climbed(&old, &new, span);
        prop_assert!(rung == "same" || rung == "moved", "{}", rung);
        prop_assert_eq!(found, words);
    }

    /// For any texts, the spans that are found fit, are ordered, do not overlap and cut no character in two.
    #[test]
    fn found_spans_fit_any_text(
        old in text(40),
        new in text(40),
        places in prop::collection::vec((0usize..200, 0usize..200), 1..4),
    ) {
        let mut spans: Vec<Span> = places.iter().filter_map(|(a, b)| stretch(&old, *a, *b)).collect();
        spans.sort_unstable();
        spans.dedup_by(|next, last| next.start < last.end);
        if spans.is_empty() {
            return Ok(());
        }
        let reanchorer = Reanchorer::new(&old, &new, &|_| true).unwrap();
        let exact = spans.iter().filter_map(|span| reanchorer.exact(*span)).collect();
        let moved = reanchorer.search(&[&spans]).find(&spans).map(|it| it.spans);
        for found in [Some(exact), reanchorer.in_place(&spans), moved].into_iter().flatten() {
            for span in &found {
                prop_assert!(span.fits(&new), "{:?}", span);
                prop_assert!(whole_characters(&new, *span), "{:?}", span.of(&new));
            }
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", found);
        }
        for at in 0..=old.len() {
            prop_assert!(new.is_char_boundary(reanchorer.near(at)));
        }
    }
}
