//! Amounts: numbers with the bounds that a text gives them.

use super::unit::Unit;
use crate::quantities::ONE;

/// Numbers below this one are taken as they are; of larger ones the zeros at the end may be rounded.
const COUNTED: i128 = 100 * ONE;

/// The way in which words bound or blur a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bound {
    /// The number itself.
    Exact,
    /// About so many.
    About,
    /// So many or more.
    AtLeast,
    /// So many or fewer.
    AtMost,
}

/// A number, or a range of numbers, in millionths of its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The number, or the lower end of a range.
    pub low: i128,
    /// The same number, or the upper end.
    pub high: i128,
    /// The way in which words bound it.
    pub bound: Bound,
}

impl Amount {
    /// A number that nothing bounds.
    #[must_use]
    pub const fn exact(number: i128) -> Self {
        Self { low: number, high: number, bound: Bound::Exact }
    }

    /// The least and the greatest number that it leaves open, in millionths of a unit of its dimension; `None` where there is no end.
    /// A number "about" may be a tenth off, and one that ends in zeros may be rounded to them.
    #[must_use]
    pub fn interval(self, unit: Unit) -> (Option<i128>, Option<i128>) {
        let scaled = |number: i128| number.saturating_mul(unit.factor());
        let slack = |number: i128| match self.bound {
            Bound::About => (number.abs() / 10).max(step(number) / 2),
            _ if number.abs() >= COUNTED => step(number) / 2,
            _ => 0,
        };
        let low = Some(scaled(self.low - slack(self.low))).filter(|_| self.bound != Bound::AtMost);
        let high = Some(scaled(self.high + slack(self.high))).filter(|_| self.bound != Bound::AtLeast);
        (low, high)
    }

    /// Returns whether no number is both: a strict test, which leaves room for rounding.
    #[must_use]
    pub fn excludes(self, unit: Unit, other: Self, of: Unit) -> bool {
        let below =
            |high: Option<i128>, low: Option<i128>| high.zip(low).is_some_and(|(high, low)| high < low);
        let ((low, high), (least, most)) = (self.interval(unit), other.interval(of));
        below(high, least) || below(most, low)
    }

    /// Returns whether two numbers of different units are the same but for the rounding of the rougher one.
    #[must_use]
    pub fn is_rounded(self, unit: Unit, other: Self, of: Unit) -> bool {
        let scaled = |number: i128, unit: Unit| number.saturating_mul(unit.factor());
        let near = |one: i128, two: i128| {
            let rough = scaled(written_step(one), unit).max(scaled(written_step(two), of));
            scaled(one, unit).abs_diff(scaled(two, of)) <= rough.unsigned_abs() / 2
        };
        near(self.low, other.low) && near(self.high, other.high)
    }

    /// Returns whether a number has enough digits to be known again by itself.
    #[must_use]
    pub fn is_telling(self) -> bool {
        self.has_digits(4)
    }

    /// Returns whether a number has so many digits, without the zeros that it ends in.
    #[must_use]
    pub fn has_digits(self, digits: u32) -> bool {
        self.low == self.high
            && self.low.abs() / step(self.low) >= 10_i128.saturating_pow(digits.saturating_sub(1))
    }

    /// Returns the number with its unit as a desk writes it: "1,200,000", "£4.5", "5–8 km".
    #[must_use]
    pub fn written(self, unit: Unit) -> String {
        let (before, behind) = unit.words();
        let number = if self.low == self.high {
            number_words(self.low)
        } else {
            format!("{}–{}", number_words(self.low), number_words(self.high))
        };
        let space = if behind.is_empty() || behind == "%" { "" } else { " " };
        let bound = match self.bound {
            Bound::Exact => "",
            Bound::About => "about ",
            Bound::AtLeast => "at least ",
            Bound::AtMost => "at most ",
        };
        format!("{bound}{before}{number}{space}{behind}")
    }

    /// Returns the amount in another unit, rounded to three digits, and whether that is exact; `None` where the units do not measure the same.
    #[must_use]
    pub fn converted(self, unit: Unit, to: Unit) -> Option<(Self, bool)> {
        if !unit.is_comparable(to) || unit == to {
            return None;
        }
        let convert = |number: i128| {
            let scaled = number.checked_mul(unit.factor())?;
            let whole = scaled % to.factor() == 0;
            let there = scaled / to.factor();
            let rounded = rounded(there);
            Some((rounded, whole && rounded == there))
        };
        let ((low, low_exact), (high, high_exact)) = (convert(self.low)?, convert(self.high)?);
        Some((Self { low, high, bound: self.bound }, low_exact && high_exact))
    }
}

/// Rounds to three digits.
fn rounded(number: i128) -> i128 {
    let mut unit = 1;
    while (number / unit).abs() >= 1_000 {
        unit *= 10;
    }
    (number + number.signum() * unit / 2) / unit * unit
}

/// The place of the last digit that is no zero: 100 of 1,200, a tenth of 4.5.
fn step(number: i128) -> i128 {
    let mut step = 1;
    while number != 0 && number % (step * 10) == 0 {
        step *= 10;
    }
    step
}

/// The same of a number as it is written: below a hundred zeros at the end are counted.
fn written_step(number: i128) -> i128 {
    if number.abs() < COUNTED { step(number).min(ONE) } else { step(number) }
}

/// A number in millionths as a desk writes it: "1,200", "4.5".
pub(super) fn number_words(number: i128) -> String {
    let whole = (number / ONE).unsigned_abs();
    let part = (number % ONE).unsigned_abs();
    let sign = if number < 0 { "−" } else { "" };
    let digits = grouped(&whole.to_string());
    let part = if part == 0 { String::new() } else { format!(".{part:06}") };
    format!("{sign}{digits}{}", part.trim_end_matches('0'))
}

/// Puts a comma before every third digit from the right.
fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(number: i128, bound: Bound) -> Amount {
        Amount { bound, ..Amount::exact(number * ONE) }
    }

    fn unit(word: &str) -> Unit {
        Unit::of_word(word).expect(word)
    }

    #[test]
    fn numbers_exclude_each_other_only_where_none_is_both() {
        let excludes = |one: Amount, other: Amount| one.excludes(Unit::Count, other, Unit::Count);
        assert!(excludes(of(12, Bound::Exact), of(14, Bound::Exact)));
        assert!(!excludes(of(1_200, Bound::Exact), of(1_234, Bound::Exact)), "it may be rounded");
        assert!(!excludes(of(1_200, Bound::About), of(1_290, Bound::Exact)));
        assert!(!excludes(of(70, Bound::AtLeast), of(1_600, Bound::Exact)));
        assert!(excludes(of(70, Bound::AtLeast), of(12, Bound::Exact)));
        assert!(excludes(of(70, Bound::AtMost), of(1_600, Bound::AtLeast)));
        let range = Amount { low: 5 * ONE, high: 10 * ONE, bound: Bound::Exact };
        assert!(!excludes(range, of(10, Bound::Exact)) && excludes(range, of(11, Bound::Exact)));
        assert!(!of(5, Bound::Exact).excludes(unit("miles"), of(5, Bound::About), unit("mile")));
        assert!(of(5, Bound::Exact).excludes(unit("miles"), of(5, Bound::Exact), unit("km")));
    }

    #[test]
    fn conversions_are_those_of_the_definitions() {
        let converted = |number: i128, from: &str, to: &str| {
            let (amount, exact) = of(number, Bound::Exact).converted(unit(from), unit(to)).expect(to);
            format!("{}{}", if exact { "= " } else { "≈ " }, amount.written(unit(to)))
        };
        assert_eq!(converted(5, "miles", "km"), "≈ 8.05 km");
        assert_eq!(converted(100, "km", "miles"), "≈ 62.1 miles");
        assert_eq!(converted(3, "tonnes", "kg"), "= 3,000 kg");
        assert_eq!(converted(10, "acres", "hectares"), "≈ 4.05 hectares");
        assert_eq!(converted(6, "feet", "metres"), "≈ 1.83 metres");
        assert_eq!(converted(70, "mph", "km/h"), "≈ 113 km/h");
        assert_eq!(of(5, Bound::Exact).converted(unit("miles"), unit("acres")), None);
        assert!(of(5, Bound::Exact).is_rounded(unit("miles"), of(8, Bound::Exact), unit("km")));
        assert!(!of(5, Bound::Exact).is_rounded(unit("miles"), of(10, Bound::Exact), unit("km")));
    }

    #[test]
    fn amounts_are_written_as_a_desk_does() {
        assert_eq!(of(1_200_000, Bound::AtLeast).written(Unit::Count), "at least 1,200,000");
        assert_eq!(Amount::exact(4_500_000).written(Unit::Money("£")), "£4.5");
        assert_eq!(Amount { high: 8 * ONE, ..of(5, Bound::Exact) }.written(unit("km")), "5–8 km");
        assert_eq!(Amount::exact(33_300_000).written(Unit::Percent), "33.3%");
    }

    proptest! {
        /// Whatever the numbers, the test of exclusion is symmetric, and nothing excludes itself.
        #[test]
        fn exclusion_is_symmetric(one in 0..i64::MAX, other in 0..i64::MAX, bounds in (0..4usize, 0..4usize)) {
            let bound = |at: usize| [Bound::Exact, Bound::About, Bound::AtLeast, Bound::AtMost][at];
            let one = Amount { bound: bound(bounds.0), ..Amount::exact(one.into()) };
            let other = Amount { bound: bound(bounds.1), ..Amount::exact(other.into()) };
            let (a, b) = (unit("miles"), unit("km"));
            prop_assert_eq!(one.excludes(a, other, b), other.excludes(b, one, a));
            prop_assert_eq!(one.is_rounded(a, other, b), other.is_rounded(b, one, a));
            prop_assert!(!one.excludes(a, one, a) && !one.converted(a, b).is_some_and(|it| it.0.low < 0));
        }
    }
}
