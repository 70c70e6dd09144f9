//! Cuts of long ranges into pieces that can be aligned on their own.

use std::collections::HashMap;
use std::ops::Range;

use imara_diff::Token;

/// The number of consecutive tokens that must be unique at a cut.
const ROW: usize = 5;

/// Returns the positions at which both ranges can be cut: those of rows of tokens unique in both, in the
/// order of both. As in patience diff, this is the longest such sequence.
pub(super) fn cuts(
    old: &[Token],
    new: &[Token],
    before: &Range<usize>,
    after: &Range<usize>,
) -> Vec<(usize, usize)> {
    let once = |words: &[Token], range: &Range<usize>| -> HashMap<[Token; ROW], Option<usize>> {
        let mut found = HashMap::new();
        for (at, row) in words[range.clone()].windows(ROW).enumerate() {
            let Ok(row) = <[Token; ROW]>::try_from(row) else { continue };
            found.entry(row).and_modify(|place| *place = None).or_insert(Some(range.start + at));
        }
        found
    };
    let there = once(new, after);
    let mut pairs: Vec<(usize, usize)> =
        once(old, before).into_iter().filter_map(|(row, old)| Some((old?, (*there.get(&row)?)?))).collect();
    pairs.sort_unstable();
    increasing(&pairs)
}

/// Returns the longest subsequence, in the order of the first numbers, in which the second numbers increase.
fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, pair) in pairs.iter().enumerate() {
        let place = ends.partition_point(|end| pairs[*end].1 < pair.1);
        before[at] = place.checked_sub(1).map(|place| ends[place]);
        if place == ends.len() {
            ends.push(at);
        } else {
            ends[place] = at;
        }
    }
    let mut longest: Vec<(usize, usize)> =
        std::iter::successors(ends.last().copied(), |at| before[*at]).map(|at| pairs[at]).collect();
    longest.reverse();
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_increasing_subsequence_is_found() {
        assert_eq!(increasing(&[(1, 5), (2, 1), (3, 2), (4, 9), (5, 3)]), [(2, 1), (3, 2), (5, 3)]);
        assert_eq!(increasing(&[]), []);
    }
}
