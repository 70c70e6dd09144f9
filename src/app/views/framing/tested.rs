//! The sentence on whether a row falls on its columns by chance.

use egui::Ui;

use crate::app::jobs::CountedFraming;
use crate::app::widgets::hint;
use analysis::framing::Independence;
use model::plural;

/// Says what the tests of a row found, and what that needs; nothing for figures whose rows are not parts of a base of statements.
pub(super) fn show(ui: &mut Ui, counted: &CountedFraming, row: usize) {
    let name = counted.table.rows.get(row).map(|heading| heading.name.as_str());
    let Some(name) = name.filter(|_| counted.query.figure.is_tested()) else { return };
    match counted.tests.get(row).copied().flatten() {
        Some(test) => {
            let rows = counted.table.rows.len();
            hint(ui, &words(name, &test)).on_hover_text(needs(rows, &test));
        }
        None => {
            hint(
                ui,
                &format!(
                    "“{name}” is not tested: that takes two columns, and statements with it and without it."
                ),
            );
        }
    }
}

/// The result in a sentence.
fn words(name: &str, test: &Independence) -> String {
    let degrees = plural(test.freedom, "degree", "degrees");
    let mut words = format!(
        "“{name}” against the rest: chi-square {:.2}, {} {degrees} of freedom, {}; Cramér’s V {:.2}.",
        test.chi_square,
        test.freedom,
        chance(test.probability),
        test.strength
    );
    if let Some(exact) = test.exact {
        words.extend([" Fisher’s exact test: ", &chance(exact), "."]);
    }
    if !test.has_enough {
        words += match test.exact {
            Some(_) => " Too little is expected in some cells for chi-square: read Fisher’s test.",
            None => " Too little is expected in some cells for chi-square: take it as a hint.",
        };
    }
    words
}

/// A probability as papers write it.
fn chance(probability: f64) -> String {
    if probability < 0.001 { "p < 0.001".to_owned() } else { format!("p = {probability:.3}") }
}

/// Returns the assumptions of the tests, in words.
fn needs(rows: usize, test: &Independence) -> String {
    let exact = if test.exact.is_some() { "" } else { " Fisher’s exact test is for two columns alone." };
    format!(
        "How often a difference as large as this one comes by chance, if each statement were drawn by itself. Statements of one article or one \
         speaker hang together, so that it says more than it knows. Of {rows} rows tested, one in twenty is below 0.05 by chance alone.{exact}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_is_told_with_what_it_needs() {
        let test = Independence {
            chi_square: 4.0,
            freedom: 1,
            probability: 0.0456,
            exact: Some(0.3333),
            strength: 1.0,
            has_enough: false,
        };
        assert_eq!(
            words("denial", &test),
            "“denial” against the rest: chi-square 4.00, 1 degree of freedom, p = 0.046; Cramér’s V 1.00. Fisher’s exact test: p = 0.333. \
             Too little is expected in some cells for chi-square: read Fisher’s test."
        );
        assert_eq!(chance(0.0001), "p < 0.001");
    }
}
