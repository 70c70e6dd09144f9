//! Units that are converted: only those that mean one thing in every paper.

use super::parser::ONE;

/// The quantity that a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Measure {
    /// In millimetres, so that the mile and the foot are whole numbers of micrometres.
    Length,
    /// In grams.
    Mass,
}

/// A unit: its names as concepts of [`english::concept`], what it measures, and its size in millionths of the base unit.
struct Unit {
    names: &'static [&'static str],
    measure: Measure,
    size: i128,
}

/// The units. Miles and feet are those of the international agreement of 1959. “m” is left out, because it says million
/// as well, and so are pounds, which are money as well, and tons, of which there are three.
const UNITS: &[Unit] = &[
    Unit { names: &["km", "kms", "kilometre", "kilometer"], measure: Measure::Length, size: 1_000_000 * ONE },
    Unit { names: &["metre", "meter"], measure: Measure::Length, size: 1_000 * ONE },
    Unit { names: &["mile"], measure: Measure::Length, size: 1_609_344 * ONE },
    Unit { names: &["foot", "feet", "ft"], measure: Measure::Length, size: 304_800_000 },
    Unit { names: &["kg", "kilo", "kilogram", "kilogramme"], measure: Measure::Mass, size: 1_000 * ONE },
    Unit { names: &["tonne"], measure: Measure::Mass, size: 1_000_000 * ONE },
];

/// Returns the measure and the value in its base unit of so many millionths of a unit; `None` for other things.
pub(crate) fn measured(millionths: i128, thing: &[String]) -> Option<(Measure, i128)> {
    let name = thing.first()?;
    let unit = UNITS.iter().find(|unit| unit.names.iter().any(|it| it == name || english::concept(it) == *name))?;
    let value = millionths.checked_mul(unit.size)? / ONE;
    Some((unit.measure, value))
}

/// Returns whether two values of one measure are the same as far as they are written: a rounded conversion differs by less
/// than one part in a hundred ("5 km", "3.1 miles").
pub(crate) fn is_same_measure(one: i128, other: i128) -> bool {
    let apart = (one - other).abs();
    apart.checked_mul(100).is_some_and(|apart| apart <= one.abs().max(other.abs()))
}

/// Returns a length or a mass in the units of papers: "5 km, 3.1 miles".
pub(crate) fn in_words(measure: Measure, value: i128) -> String {
    let number = |size: i128| {
        let tenths = (value.saturating_mul(10) + size / 2) / size;
        if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
    };
    match measure {
        Measure::Length if value >= 1_000_000 * ONE => {
            format!("{} km, {} miles", number(1_000_000 * ONE), number(1_609_344 * ONE))
        }
        Measure::Length => format!("{} m, {} ft", number(1_000 * ONE), number(304_800_000)),
        Measure::Mass if value >= 1_000_000 * ONE => format!("{} tonnes", number(1_000_000 * ONE)),
        Measure::Mass => format!("{} kg", number(1_000 * ONE)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(number: i128, unit: &str) -> Option<(Measure, i128)> {
        measured(number * ONE, &[english::concept(unit)])
    }

    #[test]
    fn kilometres_and_miles_are_one_length() {
        for unit in ["km", "kilometres", "kilometers", "kilometre"] {
            assert_eq!(of(5, unit), Some((Measure::Length, 5_000_000 * ONE)), "{unit}");
        }
        let (_, miles) = measured(3_100_000, &[english::concept("miles")]).unwrap();
        let (_, km) = of(5, "km").unwrap();
        assert!(is_same_measure(miles, km));
        assert!(!is_same_measure(of(3, "miles").unwrap().1, km));
        assert_eq!(in_words(Measure::Length, km), "5 km, 3.1 miles");
        assert_eq!(in_words(Measure::Length, of(100, "metres").unwrap().1), "100 m, 328.1 ft");
        assert_eq!(in_words(Measure::Mass, of(2, "tonnes").unwrap().1), "2 tonnes");
        assert_eq!(of(2, "people"), None);
        assert_eq!(of(i128::MAX / ONE / 2, "km"), None, "more than there is");
    }
}
