//! Tests on a text made for them.

use super::facts;
use model::FactKind;
use proptest::prelude::*;

/// The text, with its facts in braces.
const GOLD: &str = include_str!("../../tests/data/galley.txt");

/// Returns the text without braces, and the spans of the facts in bytes.
fn unmarked(marked: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut open, mut spans) = (String::new(), Vec::new(), Vec::new());
    for letter in marked.chars() {
        match letter {
            '{' => open.push(text.len()),
            '}' => spans.push((open.pop().expect("a fact is opened before it is closed"), text.len())),
            other => text.push(other),
        }
    }
    spans.sort_unstable_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    (text, spans)
}

#[test]
fn the_facts_of_the_gold_text_are_found() {
    let (text, gold) = unmarked(GOLD);
    let found: Vec<(usize, usize)> = facts(&text).iter().map(|it| (it.span.start, it.span.end)).collect();
    let words = |list: &[(usize, usize)], other: &[(usize, usize)]| {
        let only = list.iter().filter(|it| !other.contains(it));
        only.map(|(start, end)| text[*start..*end].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((words(&gold, &found), words(&found, &gold)), (vec![], vec![]), "missed, and no facts");
}

fn found(text: &str, kind: FactKind) -> Vec<&str> {
    facts(text).iter().filter(|it| it.kind == kind).map(|it| it.span.of(text)).collect()
}

#[test]
fn figures_have_their_units_and_bounds() {
    let text = "At least 1,200 people and some two dozen cars used 3.5 percent of the 18-year-old bridge, up to $4 million worth, \
                between 12 and 17 miles away, as many as 30 said.";
    assert_eq!(
        found(text, FactKind::Figure),
        [
            "At least 1,200 people",
            "two dozen",
            "3.5 percent",
            "18-year-old",
            "up to $4 million",
            "12",
            "17 miles",
            "as many as 30"
        ]
    );
}

#[test]
fn dates_are_no_figures_and_names_of_days_are_no_dates() {
    let text = "On Monday, March 5, 2018, and last week, the Sunday Herald said the plan of 1999 was two years ago at 9 p.m.";
    assert_eq!(
        found(text, FactKind::Date),
        ["Monday, March 5, 2018", "last week", "1999", "two years ago", "9 p.m."]
    );
    assert!(found(text, FactKind::Figure).is_empty());
}

#[test]
fn a_name_is_marked_once_in_full() {
    let text = "Ann Roe runs Harbour Trust. Roe, 44, said the Trust is hers. Roe left.";
    let names = found(text, FactKind::Name);
    assert_eq!(names.iter().filter(|name| name.contains("Roe")).count(), 1, "{names:?}");
}

#[test]
fn a_text_in_another_language_has_its_quotations_and_figures_alone() {
    let text = "Die Bürgermeisterin sagte am Dienstag, dass die Brücke seit Jahren nicht mehr sicher sei und dass die Stadt kein \
                Geld habe. „Wir haben 300 Risse gezählt und niemand hat etwas getan“, sagte sie im Rathaus vor der Presse und den \
                Bürgern der Stadt.";
    let kinds: Vec<FactKind> = facts(text).iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [FactKind::Quotation, FactKind::Figure]);
}

proptest! {
    /// Facts fit the text, are in order, and only quotations have others inside.
    #[test]
    fn marks_fit_any_text(text in "([A-Z][a-z]{0,5}|[a-z]{1,6}|[0-9]{1,4}|[“”\"’.,%$ -]|\n|Mr|Ann Roe|Monday|million|\u{ad}|é| ){0,40}") {
        let all = facts(&text);
        for fact in &all {
            prop_assert!(fact.span.fits(&text), "{fact:?}");
        }
        let apart: Vec<_> = all.iter().filter(|it| !matches!(it.kind, FactKind::Quotation | FactKind::Title)).collect();
        for pair in apart.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start, "{pair:?}");
        }
    }
}
