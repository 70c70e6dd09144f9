//! Tests of whether a row of a table falls on its columns by chance alone.
//!
//! Each takes what its row counts in every column against the rest of the column's base, which is a table of two rows. Pearson's
//! chi-square (K. Pearson, Philosophical Magazine 50, 1900) without a correction for continuity; where there are two columns, also the exact
//! test of Fisher, of two sides (R. A. Fisher, Statistical Methods for Research Workers, 5th edition, 1934): the sum of the probabilities of
//! all tables with the same margins that are no likelier than this one. Cramér's V (H. Cramér, Mathematical Methods of Statistics, 1946) says
//! how strong a difference is, from 0 to 1.

use super::CountTable;

/// The least count that is expected in a cell for chi-square to be trusted, by the usual rule (W. G. Cochran, Biometrics 10, 1954): in four
/// cells of five, and in none less than 1.
const EXPECTED: f64 = 5.0;

/// The result of the tests of one row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Independence {
    /// Pearson's chi-square.
    pub chi_square: f64,
    /// Its degrees of freedom.
    pub freedom: usize,
    /// The probability of a chi-square as large or larger by chance alone.
    pub probability: f64,
    /// Probability of a table as unlikely or unlikelier, by Fisher's exact test; nothing where there are more than two columns.
    pub exact: Option<f64>,
    /// Cramér's V.
    pub strength: f64,
    /// True if enough is expected in the cells for chi-square to be trusted.
    pub has_enough: bool,
}

impl Independence {
    /// The probability that is to be read: the exact one where there is one.
    #[must_use]
    pub fn best(&self) -> f64 {
        self.exact.unwrap_or(self.probability)
    }
}

/// Tests one row of a table. Nothing where it is not defined: fewer than two columns have a base, or the row counts nothing or all.
#[must_use]
pub fn independence(table: &CountTable, row: usize) -> Option<Independence> {
    let columns: Vec<[usize; 2]> = (0..table.columns.len())
        .map(|column| {
            let count = table.count(row, column);
            [count, table.bases.get(column).copied().unwrap_or_default().saturating_sub(count)]
        })
        .filter(|pair| pair.iter().sum::<usize>() > 0)
        .collect();
    let sums = columns.iter().fold([0, 0], |[with, without], [a, b]| [with + a, without + b]);
    if columns.len() < 2 || sums.contains(&0) {
        return None;
    }
    let whole = (sums[0] + sums[1]) as f64;
    let (mut chi_square, mut least, mut low) = (0.0, f64::INFINITY, 0usize);
    for column in &columns {
        let size = (column[0] + column[1]) as f64;
        for (count, sum) in column.iter().zip(sums) {
            let expected = size * sum as f64 / whole;
            chi_square += (*count as f64 - expected).powi(2) / expected;
            least = least.min(expected);
            low += usize::from(expected < EXPECTED);
        }
    }
    let freedom = columns.len() - 1;
    let exact = match columns.as_slice() {
        [one, other] => Some(fisher([*one, *other])),
        _ => None,
    };
    Some(Independence {
        chi_square,
        freedom,
        probability: chi_square_tail(chi_square, freedom),
        exact,
        // Of a table with two rows, the lesser of rows and columns less one is 1.
        strength: (chi_square / whole).sqrt(),
        has_enough: least >= 1.0 && low * 5 <= columns.len() * 2,
    })
}

/// The probability of a chi-square of at least `value` with so many degrees of freedom: the upper regularised incomplete gamma function of
/// half of both.
#[must_use]
pub fn chi_square_tail(value: f64, freedom: usize) -> f64 {
    if freedom == 0 || value <= 0.0 {
        return 1.0;
    }
    let (shape, at) = (freedom as f64 / 2.0, value / 2.0);
    let scale = shape.mul_add(at.ln(), -at) - ln_gamma(shape);
    if at < shape + 1.0 { 1.0 - scale.exp() * series(shape, at) } else { scale.exp() * fraction(shape, at) }
}

/// Greatest number of terms of a series or a fraction, and the distance from its end that is near enough.
const STEPS: usize = 1000;
const NEAR: f64 = 1e-15;

/// The series of the lower incomplete gamma function (Abramowitz and Stegun, 6.5.29), without its factor.
fn series(shape: f64, at: f64) -> f64 {
    let mut term = 1.0 / shape;
    let mut sum = term;
    for step in 1..STEPS {
        term *= at / (shape + step as f64);
        sum += term;
        if term < sum * NEAR {
            break;
        }
    }
    sum
}

/// The continued fraction of the upper incomplete gamma function (Abramowitz and Stegun, 6.5.31), without its factor, by the method of Lentz.
fn fraction(shape: f64, at: f64) -> f64 {
    let mut below = at + 1.0 - shape;
    let mut ratio = 1.0 / f64::MIN_POSITIVE;
    let mut inverse = 1.0 / below;
    let mut value = inverse;
    for step in 1..STEPS {
        let step = step as f64;
        let above = -step * (step - shape);
        below += 2.0;
        inverse = 1.0 / apart(above.mul_add(inverse, below));
        ratio = apart(below + above / ratio);
        let change = ratio * inverse;
        value *= change;
        if (change - 1.0).abs() < NEAR {
            break;
        }
    }
    value
}

/// A number that is not so near to 0 that it cannot be divided by.
fn apart(number: f64) -> f64 {
    if number.abs() < f64::MIN_POSITIVE { f64::MIN_POSITIVE } else { number }
}

/// The natural logarithm of the gamma function of a half or a whole number above 0, by its recurrence.
fn ln_gamma(half: f64) -> f64 {
    let (mut at, mut sum) =
        if half.fract() == 0.0 { (1.0, 0.0) } else { (0.5, 0.5 * std::f64::consts::PI.ln()) };
    while at < half {
        sum += f64::ln(at);
        at += 1.0;
    }
    sum
}

/// Fisher's exact test of two sides, for a table of two columns.
#[must_use]
pub fn fisher([[a, b], [c, d]]: [[usize; 2]; 2]) -> f64 {
    let (one, other, with) = (a + b, c + d, a + c);
    let logs: Vec<f64> = (0..=one + other)
        .scan(0.0, |sum: &mut f64, number| {
            *sum += if number > 0 { (number as f64).ln() } else { 0.0 };
            Some(*sum)
        })
        .collect();
    let log = |number: usize| logs.get(number).copied().unwrap_or_default();
    let choose = |all: usize, some: usize| log(all) - log(some) - log(all - some);
    let chance = |a: usize| (choose(one, a) + choose(other, with - a) - choose(one + other, with)).exp();
    let own = chance(a);
    let tables = with.saturating_sub(other)..=one.min(with);
    // A table that is just as likely counts, whatever the last digit.
    tables.map(chance).filter(|chance| *chance <= own * (1.0 + 1e-7)).sum::<f64>().min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(one: f64, other: f64) -> bool {
        (one - other).abs() <= 1e-10 * other.abs().max(1e-3)
    }

    /// The tail in closed form: by the exponential and the complement of the error function, which is worked out by adding up a fine grid.
    #[test]
    fn the_tail_of_two_and_four_degrees_is_that_of_the_exponential() {
        for value in [0.01, 0.5, 1.0, 3.84, 9.0, 40.0, 300.0_f64] {
            let half = value / 2.0;
            assert!(close(chi_square_tail(value, 2), (-half).exp()), "{value}");
            assert!(close(chi_square_tail(value, 4), (-half).exp() * (1.0 + half)), "{value}");
        }
    }

    /// The usual quantiles of tables of the chi-square distribution.
    #[test]
    fn the_tail_at_the_usual_quantiles_is_one_in_twenty() {
        for (value, freedom) in [
            (3.841_458_820_694_124, 1),
            (7.814_727_903_251_178, 3),
            (11.070_497_693_516_35, 5),
            (18.307_038_053_275_146, 10),
        ] {
            assert!(
                close(chi_square_tail(value, freedom), 0.05),
                "{freedom}: {}",
                chi_square_tail(value, freedom)
            );
        }
    }

    /// Fisher's own example of a lady who tells milk from tea, of two sides: 34 of 70 ways.
    #[test]
    fn the_lady_who_tastes_tea_is_known() {
        assert!(close(fisher([[3, 1], [1, 3]]), 34.0 / 70.0));
        assert!(close(fisher([[4, 0], [0, 4]]), 2.0 / 70.0));
        assert!(close(fisher([[2, 2], [2, 2]]), 1.0));
    }

    proptest! {
        #[test]
        fn probabilities_are_between_0_and_1(table in [[0usize..60, 0usize..60], [0usize..60, 0usize..60]], value in 0.0..2000.0, freedom in 1usize..80) {
            let exact = fisher(table);
            prop_assert!(exact > 0.0 && exact <= 1.0, "{exact}");
            let tail = chi_square_tail(value, freedom);
            prop_assert!((-1e-12..=1.0).contains(&tail), "{tail}");
        }

        #[test]
        fn columns_may_be_exchanged([a, b, c, d] in [0usize..40, 0usize..40, 0usize..40, 0usize..40]) {
            prop_assert!(close(fisher([[a, b], [c, d]]), fisher([[c, d], [a, b]])));
            prop_assert!(close(fisher([[a, b], [c, d]]), fisher([[b, a], [d, c]])));
        }
    }
}
