//! Figures and dates in a text, in one form whatever way they are written.

mod parser;

pub(super) use self::parser::{ONE, QuantityParser, words};
use model::Span;

/// A figure or a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    /// The span in the text, in bytes.
    pub(super) span: Span,
    pub(super) value: QuantityValue,
    /// The things counted, as concepts: "civilian death" of "70 civilian deaths". Empty where nothing follows.
    pub(super) thing: Vec<String>,
}

/// The value of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QuantityValue {
    /// So many, in millionths.
    Count(i128),
    /// A share, in millionths of a percent.
    Percent(i128),
    /// An amount in the currency of a sign, in millionths.
    Money(char, i128),
    /// A day, a month or a year; what is not said is 0.
    Date { year: u16, month: u8, day: u8 },
}

/// The figures and dates of a text, in its order. At most `most`.
pub(super) fn figures(text: &str, most: usize) -> Vec<Quantity> {
    let reader = QuantityParser { text, words: words(text) };
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.words.len() && found.len() < most {
        match reader.date(at).or_else(|| reader.figure(at)) {
            Some((figure, next)) => {
                found.push(figure);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

impl Quantity {
    /// Returns true if two figures say the same. Small numbers of different things do not: two towns are no two deaths.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        const TELLING: i128 = 13 * ONE;
        match (self.value, other.value) {
            (QuantityValue::Date { .. }, QuantityValue::Date { .. }) => same_date(self.value, other.value),
            (QuantityValue::Count(one), QuantityValue::Count(two)) if one == two && one < TELLING => {
                self.thing.is_empty() || other.thing.is_empty() || self.counts_the_same(other)
            }
            (one, two) => one == two,
        }
    }

    /// Returns true if two figures are of the same thing: the last word of what is counted is the same, or the first, where
    /// one of them has no other ("70 civilians", "70 civilian deaths").
    pub(super) fn counts_the_same(&self, other: &Self) -> bool {
        let alike = match (self.value, other.value) {
            (QuantityValue::Count(_), QuantityValue::Count(_))
            | (QuantityValue::Percent(_), QuantityValue::Percent(_)) => true,
            (QuantityValue::Money(one, _), QuantityValue::Money(two, _)) => one == two,
            _ => false,
        };
        let unit = !matches!(self.value, QuantityValue::Count(_));
        let (one, two) = (&self.thing, &other.thing);
        alike
            && match (one.as_slice(), two.as_slice()) {
                ([], []) => unit,
                ([], _) | (_, []) => false,
                ([first], [other, ..]) | ([other, ..], [first]) if first == other => true,
                ([.., last], [.., other]) => last == other,
            }
    }
}

/// Returns true if two dates agree in all that both say, and that is a day or a year.
fn same_date(one: QuantityValue, other: QuantityValue) -> bool {
    let (QuantityValue::Date { year, month, day }, QuantityValue::Date { year: y, month: m, day: d }) =
        (one, other)
    else {
        return false;
    };
    let agree = |a: u32, b: u32| a == 0 || b == 0 || a == b;
    let both = |a: u32, b: u32| a != 0 && a == b;
    agree(year.into(), y.into())
        && agree(month.into(), m.into())
        && agree(day.into(), d.into())
        && (both(year.into(), y.into()) || both(day.into(), d.into()) && both(month.into(), m.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<(&str, QuantityValue)> {
        figures(text, 100).iter().map(|figure| (figure.span.of(text), figure.value)).collect()
    }

    fn count(number: i128) -> QuantityValue {
        QuantityValue::Count(number * ONE)
    }

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for (text, of) in [
            ("1,200", "1,200"),
            ("1.2 thousand", "1.2 thousand"),
            ("some twelve hundred died", "twelve hundred"),
            ("one thousand two hundred", "one thousand two hundred"),
            ("one thousand and two hundred", "one thousand and two hundred"),
            ("1.2k", "1.2k"),
        ] {
            assert_eq!(values(text), [(of, count(1_200))], "{text}");
        }
        assert_eq!(
            values("two hundred and five of twenty-three"),
            [("two hundred and five", count(205)), ("twenty-three", count(23)),]
        );
        assert_eq!(
            values("half a million, a dozen, 3bn"),
            [("half a million", count(500_000)), ("a dozen", count(12)), ("3bn", count(3_000_000_000)),]
        );
        assert_eq!(values("one of them, hundreds, the 5th, U-2, a man"), [("2", count(2))]);
    }

    #[test]
    fn units_belong_to_the_number() {
        let percent = QuantityValue::Percent(40 * ONE);
        for text in ["40 %", "40%", "40 per cent", "40 percent", "forty per cent", "forty percent"] {
            assert_eq!(values(text), [(text, percent)], "{text}");
        }
        assert_eq!(values("paid £1.5m"), [("£1.5m", QuantityValue::Money('£', 1_500_000 * ONE))]);
        assert_eq!(figures("70 of the civilian deaths in 9 towns", 9)[0].thing, ["civilian", "kill"]);
    }

    #[test]
    fn dates_are_told_from_figures() {
        let date = |year, month, day| QuantityValue::Date { year, month, day };
        assert_eq!(
            values("on 5 June 2018, and June 5"),
            [("5 June 2018", date(2018, 6, 5)), ("June 5", date(0, 6, 5))]
        );
        assert_eq!(values("June 5, 2018"), [("June 5, 2018", date(2018, 6, 5))]);
        assert_eq!(values("the 5th of June"), [("5th of June", date(0, 6, 5))]);
        assert_eq!(
            values("in June 2018, in 2017, last June"),
            [("June 2018", date(2018, 6, 0)), ("2017", date(2017, 0, 0))]
        );
        assert_eq!(values("it may 5 times"), [("5", count(5))]);
        assert_eq!(values("2000 people"), [("2000", count(2000))]);
        assert!(same_date(date(2018, 6, 5), date(0, 6, 5)));
        assert!(same_date(date(2018, 0, 0), date(2018, 6, 5)));
        assert!(!same_date(date(2018, 6, 5), date(2018, 6, 7)));
        assert!(!same_date(date(0, 6, 5), date(2018, 6, 0)));
    }

    #[test]
    fn numbers_too_large_for_anything_are_passed_over() {
        assert_eq!(values("99999999999999999999999999 and 999999999999999999 trillion"), []);
        assert_eq!(values("1,2,3 and 1.2.3"), []);
    }
}
