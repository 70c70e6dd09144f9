//! Captions that roll: each cue shows the line before it once more above its own, as live captions do.

use super::cues::{Cue, CueLine};

/// The least number of cues that begin with a line of the cue before, and the share of all that they are at least.
const LEAST: usize = 3;
const SHARE: usize = 3;

/// The longest time between two cues of which one repeats a line of the other, in milliseconds.
const CLOSE: u64 = 500;

/// Leaves out the lines that cues repeat, if the captions roll. Words that somebody says twice stay in all others.
pub(super) fn without_repeats(cues: Vec<Cue>) -> Vec<Cue> {
    let pairs = cues.windows(2).filter(|pair| matches!(pair, [one, next] if repeated(one, next) > 0)).count();
    if pairs < LEAST || pairs * SHARE < cues.len() {
        return cues;
    }
    let mut shown: Option<Cue> = None;
    let mut kept = Vec::with_capacity(cues.len());
    for cue in cues {
        let again = shown.as_ref().map_or(0, |before| repeated(before, &cue));
        let own = Cue { lines: cue.lines.iter().skip(again).cloned().collect(), ..cue.clone() };
        shown = Some(cue);
        if !own.lines.is_empty() {
            kept.push(own);
        }
    }
    kept
}

/// The number of lines at the beginning of a cue that are the last ones of the cue before.
fn repeated(before: &Cue, cue: &Cue) -> usize {
    if cue.start > before.end.saturating_add(CLOSE) {
        return 0;
    }
    let most = before.lines.len().min(cue.lines.len());
    let same = |count: &usize| {
        let end = before.lines.iter().skip(before.lines.len() - count);
        end.zip(&cue.lines).all(|(one, other): (&CueLine, &CueLine)| one.text.trim() == other.text.trim())
    };
    (1..=most).rev().find(same).unwrap_or_default()
}
