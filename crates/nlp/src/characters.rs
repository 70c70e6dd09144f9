//! Sets of characters.

use crate::reader::ModelReader;

/// A set of characters as ranges in order.
pub(crate) struct Characters {
    ranges: Vec<(u32, u32)>,
    /// Those below 128, a bit each.
    ascii: u128,
}

impl Characters {
    pub(crate) fn read(reader: &mut ModelReader) -> Option<Self> {
        let bounds = reader.numbers()?;
        let (pairs, rest) = bounds.as_chunks::<2>();
        let ranges: Vec<(u32, u32)> = pairs.iter().map(|[low, high]| (*low, *high)).collect();
        let ordered = ranges.iter().all(|(low, high)| low <= high)
            && ranges.windows(2).all(|pair| matches!(pair, [one, other] if one.1 < other.0));
        let in_ranges = |code: u32| ranges.iter().any(|(low, high)| (*low..=*high).contains(&code));
        let ascii = (0..128).filter(|code| in_ranges(*code)).fold(0, |bits, code| bits | (1_u128 << code));
        (rest.is_empty() && ordered).then_some(Self { ranges, ascii })
    }

    pub(crate) fn contains(&self, character: char) -> bool {
        let code = u32::from(character);
        if code < 128 {
            return (self.ascii >> code) & 1 == 1;
        }
        let after = self.ranges.partition_point(|(low, _)| *low <= code);
        after.checked_sub(1).and_then(|at| self.ranges.get(at)).is_some_and(|(_, high)| code <= *high)
    }
}
