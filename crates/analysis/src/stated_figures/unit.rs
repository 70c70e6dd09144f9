//! Units of figures, and conversions between them that are safe: by definition, never by a rate or a custom.

/// The unit of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// A count of things.
    Count,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// An amount in the currency of a sign: "$", "US$", "£". Amounts of two signs are never compared.
    Money(&'static str),
    /// The age of somebody or something, in years.
    Age,
    /// A measure of length, area, weight, volume, time, speed or power.
    Measure(Measure),
}

/// A unit of measure, as its place in the table of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Measure(usize);

/// The quantity that a unit measures. Only units of one dimension are converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// Lengths, in tenths of a millimetre.
    Length,
    /// Areas, in squares of a tenth of a millimetre.
    Area,
    /// Weights, in grams.
    Weight,
    /// Speeds, in tenths of a millimetre an hour.
    Speed,
    /// Times by the clock, in seconds.
    Clock,
    /// Times by the calendar, in months.
    Calendar,
    /// Power, in watts.
    Power,
    /// A unit that several countries or trades define differently, such as the gallon: converted into nothing.
    Own,
}

struct Row {
    /// Every way to write it, in lower case and in the singular; the first is the name.
    names: &'static [&'static str],
    /// The name in the plural.
    plural: &'static str,
    dimension: Dimension,
    /// Units of the dimension in one of these, exactly.
    factor: i128,
    /// The unit that it is told in besides, as one of the names; empty where there is none.
    told_in: &'static str,
}

const fn row(
    names: &'static [&'static str],
    plural: &'static str,
    dimension: Dimension,
    factor: i128,
    told_in: &'static str,
) -> Row {
    Row { names, plural, dimension, factor, told_in }
}

/// International yard and pound agreement of 1959 (a yard is 0.9144 m); an acre is 4,840 square yards.
const TABLE: &[Row] = &[
    row(&["mile"], "miles", Dimension::Length, 16_093_440, "km"),
    row(&["km", "kilometre", "kilometer"], "km", Dimension::Length, 10_000_000, "mile"),
    row(&["metre", "meter"], "metres", Dimension::Length, 10_000, "foot"),
    row(&["cm", "centimetre", "centimeter"], "cm", Dimension::Length, 100, "inch"),
    row(&["mm", "millimetre", "millimeter"], "mm", Dimension::Length, 10, ""),
    row(&["foot", "feet", "ft"], "feet", Dimension::Length, 3_048, "metre"),
    row(&["inch", "inches"], "inches", Dimension::Length, 254, "cm"),
    row(&["yard"], "yards", Dimension::Length, 9_144, "metre"),
    row(&["square mile"], "square miles", Dimension::Area, 258_998_811_033_600, "square km"),
    row(
        &["square km", "square kilometre", "square kilometer"],
        "square km",
        Dimension::Area,
        100_000_000_000_000,
        "square mile",
    ),
    row(&["square metre", "square meter"], "square metres", Dimension::Area, 100_000_000, "square foot"),
    row(&["square foot", "square feet"], "square feet", Dimension::Area, 9_290_304, "square metre"),
    row(&["acre"], "acres", Dimension::Area, 404_685_642_240, "hectare"),
    row(&["hectare"], "hectares", Dimension::Area, 1_000_000_000_000, "acre"),
    row(&["kg", "kilogram", "kilo"], "kg", Dimension::Weight, 1_000, ""),
    row(&["gram"], "grams", Dimension::Weight, 1, ""),
    row(&["tonne"], "tonnes", Dimension::Weight, 1_000_000, "kg"),
    row(&["mph"], "mph", Dimension::Speed, 16_093_440, "km/h"),
    row(&["km/h", "kph"], "km/h", Dimension::Speed, 10_000_000, "mph"),
    row(&["second"], "seconds", Dimension::Clock, 1, ""),
    row(&["minute"], "minutes", Dimension::Clock, 60, ""),
    row(&["hour"], "hours", Dimension::Clock, 3_600, ""),
    row(&["day"], "days", Dimension::Clock, 86_400, ""),
    row(&["week"], "weeks", Dimension::Clock, 604_800, "day"),
    row(&["month"], "months", Dimension::Calendar, 1, ""),
    row(&["year"], "years", Dimension::Calendar, 12, ""),
    row(&["decade"], "decades", Dimension::Calendar, 120, "year"),
    row(&["century", "centurie"], "centuries", Dimension::Calendar, 1_200, "year"),
    row(&["watt"], "watts", Dimension::Power, 1, ""),
    row(&["kilowatt"], "kilowatts", Dimension::Power, 1_000, ""),
    row(&["megawatt"], "megawatts", Dimension::Power, 1_000_000, ""),
    row(&["ton"], "tons", Dimension::Own, 1, ""),
    row(&["pound", "lb"], "pounds", Dimension::Own, 1, ""),
    row(&["ounce"], "ounces", Dimension::Own, 1, ""),
    row(&["gallon"], "gallons", Dimension::Own, 1, ""),
    row(&["litre", "liter"], "litres", Dimension::Own, 1, ""),
    row(&["barrel"], "barrels", Dimension::Own, 1, ""),
    row(&["degree"], "degrees", Dimension::Own, 1, ""),
    row(&["volt"], "volts", Dimension::Own, 1, ""),
];

/// Words for currencies that mean one alone, in the singular.
const CURRENCY_WORDS: &[(&str, &str)] = &[("dollar", "$"), ("euro", "€"), ("rupee", "₹"), ("yen", "¥")];
/// Signs of currencies, the longer ones first.
const CURRENCY_SIGNS: &[&str] = &["US$", "HK$", "NZ$", "C$", "A$", "$", "£", "€", "¥", "₹"];

impl Unit {
    /// Returns the unit that a word names: "miles", "euros".
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let one = word.strip_suffix('s').unwrap_or(&word);
        let named = |row: &Row| row.names.contains(&word.as_str()) || row.names.contains(&one);
        let measure = TABLE.iter().position(named).map(|at| Self::Measure(Measure(at)));
        measure.or_else(|| {
            let known = CURRENCY_WORDS.iter().find(|(name, _)| *name == one);
            known.map(|(_, sign)| Self::Money(sign))
        })
    }

    /// Returns the currency whose sign ends a text: the one before an amount.
    #[must_use]
    pub fn of_sign(before: &str) -> Option<Self> {
        CURRENCY_SIGNS.iter().find(|sign| before.ends_with(**sign)).map(|sign| Self::Money(sign))
    }

    /// The dimension; `None` for what is no measure.
    #[must_use]
    pub fn dimension(self) -> Option<Dimension> {
        let Self::Measure(measure) = self else { return None };
        measure.row().map(|row| row.dimension)
    }

    /// Returns whether figures of two units can be held against each other.
    #[must_use]
    pub fn is_comparable(self, other: Self) -> bool {
        let dimension = self.dimension().filter(|it| *it != Dimension::Own);
        self == other || dimension.is_some() && dimension == other.dimension()
    }

    /// Units of its dimension in one of these; 1 for what is no measure.
    #[must_use]
    pub fn factor(self) -> i128 {
        let Self::Measure(measure) = self else { return 1 };
        measure.row().map_or(1, |row| row.factor)
    }

    /// The unit in which it is told besides: kilometres of miles.
    #[must_use]
    pub fn told_in(self) -> Option<Self> {
        let Self::Measure(measure) = self else { return None };
        let other = measure.row()?.told_in;
        Self::of_word(other).filter(|_| !other.is_empty())
    }

    /// The words around a number of this unit: those before it, and those behind it.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Count => ("", ""),
            Self::Percent => ("", "%"),
            Self::Points => ("", "percentage points"),
            Self::Money(sign) => (sign, ""),
            Self::Age => ("", "years old"),
            Self::Measure(measure) => ("", measure.row().map_or("", |row| row.plural)),
        }
    }
}

impl Measure {
    fn row(self) -> Option<&'static Row> {
        TABLE.get(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_known_in_singular_and_plural_and_ambiguous_ones_compare_with_themselves_alone() {
        let unit = |word: &str| Unit::of_word(word).expect(word);
        assert_eq!(unit("mile"), unit("Miles"));
        assert_eq!(unit("kilometers"), unit("km"));
        assert_eq!(unit("feet").words().1, "feet");
        assert!(unit("miles").is_comparable(unit("metres")) && !unit("miles").is_comparable(unit("acres")));
        assert!(
            unit("gallons").is_comparable(unit("gallon")) && !unit("gallons").is_comparable(unit("litres"))
        );
        assert!(!Unit::Money("$").is_comparable(Unit::Money("£")));
        assert_eq!(Unit::of_word("people"), None);
        assert_eq!(Unit::of_sign("some US$"), Some(Unit::Money("US$")));
    }

    #[test]
    fn every_unit_that_another_is_told_in_measures_the_same() {
        for at in 0..TABLE.len() {
            let unit = Unit::Measure(Measure(at));
            let Some(other) = unit.told_in() else { continue };
            assert!(unit.is_comparable(other) && unit != other, "{:?}", unit.words());
        }
    }
}
