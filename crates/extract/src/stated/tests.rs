//! Tests on sentences made for them.

use analysis::stated_figures::{FigureKind, FoundFigure, StatedText};
use model::testing::spot;
use proptest::prelude::*;

use super::stated_figures;

fn words<'a>(text: &'a str, figure: &FoundFigure) -> &'a str {
    figure.span.of(text)
}

/// "figure | value | counted" for each figure.
fn found(text: &str) -> Vec<String> {
    let read = stated_figures(text);
    let figure = |it: &FoundFigure| {
        let value = it.written_out("").unwrap_or_default();
        let counted = it.counted.map(|span| span.of(text)).unwrap_or_default();
        format!("{} | {value} | {counted}", words(text, it))
    };
    read.figures.iter().map(figure).collect()
}

#[test]
fn figures_have_values_and_what_they_count() {
    assert_eq!(
        found("At least 70 civilians died, and more than $1.2 million was spent on 5 June 2018."),
        [
            "At least 70 | at least 70 | civilians",
            "more than $1.2 million | at least $1,200,000 | ",
            "5 June 2018 | 2018-06-05 | ",
        ]
    );
    assert_eq!(
        found("The bridge is 5 miles from the town, and 12 per cent of voters crossed it."),
        ["5 miles | 5 miles | ", "12 per cent | 12% | voters"]
    );
}

#[test]
fn places_in_an_order_are_no_quantities_and_changes_are_no_ranges() {
    assert_eq!(found("It was the 10th visit of the mayor."), Vec::<String>::new());
    let read = stated_figures("The share rose from 12 to 17 per cent in the town.");
    assert!(read.figures.iter().all(|it| !it.written_out("").unwrap_or_default().contains('–')), "{read:?}");
}

fn topic(text: &str) -> Vec<String> {
    let read = stated_figures(text);
    let first = read.figures.iter().find(|it| it.kind() != FigureKind::Date).expect("it has a figure");
    first.topic.words.iter().cloned().collect()
}

#[test]
fn the_same_thing_in_other_words_has_the_same_subject() {
    let deaths = topic("The report counted 70 civilian deaths.");
    assert!(topic("Strikes killed 70 civilians.").iter().all(|word| deaths.contains(word)), "{deaths:?}");
    assert_eq!(topic("Strikes killed 70 civilians."), topic("In all, 80 civilians were killed."));
    assert_ne!(topic("Strikes killed 70 civilians."), topic("Strikes wounded 70 civilians."));
}

#[test]
fn what_is_only_supposed_or_a_part_is_marked() {
    let partial = |text: &str| stated_figures(text).figures.iter().all(|it| it.topic.is_partial);
    assert!(partial("The dam could flood 70 houses."));
    assert!(partial("The firm did not fire 70 workers."));
    assert!(partial("Another 70 workers left."));
    assert!(!partial("The firm fired 70 workers."));
    assert!(!partial("The firm fired more than 70 workers."));
}

/// The sums as "parts = total".
fn sums(text: &str) -> Vec<String> {
    let StatedText { figures, sums } = stated_figures(text);
    let number = |at: &usize| figures.get(*at).map(|it| words(text, it)).unwrap_or_default();
    let sum = |sum: &analysis::stated_figures::ClaimedSum| {
        format!("{} = {}", sum.parts.iter().map(number).collect::<Vec<_>>().join(" + "), number(&sum.total))
    };
    sums.iter().map(sum).collect()
}

#[test]
fn sums_are_found_where_a_sentence_claims_them() {
    assert_eq!(sums("They found 12 men and 8 women, 20 in all."), ["12 + 8 = 20"]);
    assert_eq!(sums("They found 12 men and 8 women, a total of 20 people."), ["12 + 8 = 20 people"]);
    assert_eq!(sums("The boat held 20 people: 12 men, 5 women and 3 children."), ["12 + 5 + 3 = 20 people"]);
}

#[test]
fn lists_without_a_total_claim_no_sum() {
    for text in [
        "They found 12 men and 8 women.",
        "It hurt 12 men, 8 women and 4 children.",
        "Of 20 people 12 were men and 8 were women.",
        "They freed 12 men and 8 women, bringing the total to 40.",
        "They found 20 people, including 12 men and 5 women.",
        "They paid $12 and $8 for 20 people in all.",
    ] {
        assert_eq!(sums(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn foreign_texts_and_unseen_marks_do_no_harm() {
    let foreign = "Der Bürgermeister der Stadt sagte am Montag, dass er von den 12 Briefen der Gemeinde nichts gewusst habe. \
         Die Bewohner widersprachen ihm und sagten, dass sie ihm die Briefe selbst gegeben hätten und dass er sie gelesen habe.";
    assert_eq!(stated_figures(foreign), StatedText::default());
    let text = "The fire killed 1,200\u{a0}people and\u{ad} 12 dogs.";
    let read = stated_figures(text);
    let first = read.figures.first().expect("it has figures");
    assert_eq!(first.span, spot(text, "1,200\u{a0}people"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever the text, figures lie in it, in its order and apart, and sums name figures.
    #[test]
    fn figures_lie_in_the_text(text in "(The |12 |8 |men |women |and |, |\\. |20 in all|a total of |\\$5 million |per cent |from |to |June |2018 |\u{ad}|\u{a0}|é|\n|killed |[a-z]{1,8} ){0,50}") {
        let read = stated_figures(&text);
        for figure in &read.figures {
            prop_assert!(figure.span.fits(&text));
            prop_assert!(figure.counted.is_none_or(|span| span.fits(&text)));
        }
        prop_assert!(read.figures.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        for sum in &read.sums {
            prop_assert!(sum.parts.len() >= 2 && !sum.parts.contains(&sum.total));
            prop_assert!(sum.parts.iter().chain([&sum.total]).all(|at| *at < read.figures.len()));
        }
    }
}

#[test]
fn numbers_that_name_or_may_be_years_have_no_value() {
    for text in [
        "The lawyers cited Section 1001 of the code.",
        "The mayor won the 2016 elections.",
        "It lasted seven and a half years.",
        "He owned a .45-caliber pistol.",
    ] {
        let values =
            stated_figures(text).figures.iter().filter_map(|it| it.written_out("")).collect::<Vec<_>>();
        assert_eq!(values, Vec::<String>::new(), "{text}");
    }
    assert_eq!(found("They backed a two-state solution."), ["two | 2 | "]);
}
