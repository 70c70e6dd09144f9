//! The comparison of typed words with names and texts: exactly, by their beginning, by a part, and with the slips that
//! fingers make: a letter too many or too few, a wrong one, two in the wrong order.

use std::ops::Range;

/// The longest word that is looked at for slips.
const LONGEST: usize = 32;
/// The number of the typed words that are looked for.
const MOST_WORDS: usize = 12;
/// The least cost of a typing error: more than that of any match without one.
const SLIP: u16 = 256;

/// The distance of a word from what was typed: 0 for the same; from [`SLIP`] on letters differ.
pub(super) type MatchCost = u16;

/// One typed word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QueryWord {
    text: String,
    letters: Vec<char>,
    mask: u32,
    /// The number of slips that it may have: none in a short word, where too much else would fit.
    slips: usize,
}

/// A word that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct QueryMatch {
    /// Its distance from what was typed.
    pub(super) cost: MatchCost,
    /// The letters that are meant, counted in characters.
    pub(super) letters: Range<usize>,
}

impl QueryWord {
    fn new(word: &str) -> Self {
        let text = folded(word);
        let letters: Vec<char> = text.chars().collect();
        let slips = match letters.len() {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        Self { mask: mask(&text), text, slips, letters }
    }

    /// Matches a folded word.
    pub(super) fn hit(&self, word: &str) -> Option<QueryMatch> {
        self.hit_with(word, mask(word))
    }

    /// The same, where the letters that the word has are known already.
    pub(super) fn hit_with(&self, word: &str, word_mask: u32) -> Option<QueryMatch> {
        let missing = (self.mask & !word_mask).count_ones() as usize;
        // A letter that is nowhere in the word takes a slip of its own.
        if missing > self.slips {
            return None;
        }
        let count = self.letters.len();
        if missing == 0 {
            if let Some(rest) = word.strip_prefix(self.text.as_str()) {
                return Some(QueryMatch { cost: u16::from(!rest.is_empty()), letters: 0..count });
            }
            if count >= 3
                && let Some(at) = word.find(self.text.as_str())
            {
                let from = word[..at].chars().count();
                return Some(QueryMatch { cost: 3, letters: from..from + count });
            }
        }
        if self.slips == 0 { None } else { self.with_slips(word) }
    }

    /// The optimal string alignment distance to the beginning of a word that is nearest.
    fn with_slips(&self, word: &str) -> Option<QueryMatch> {
        let (count, most) = (self.letters.len(), self.slips);
        let mut letters = ['\0'; LONGEST];
        let mut length = 0;
        for letter in word.chars() {
            if length == LONGEST {
                return None;
            }
            letters[length] = letter;
            length += 1;
        }
        if count > LONGEST || length + most < count {
            return None;
        }
        let seen = length.min(count + most);
        let mut rows = [[0u8; LONGEST + 1]; 3];
        for (at, cell) in rows[0][..=seen].iter_mut().enumerate() {
            *cell = at as u8;
        }
        for at in 1..=count {
            let (this, last, before) = (at % 3, (at + 2) % 3, (at + 1) % 3);
            rows[this][0] = at as u8;
            let mut least = rows[this][0];
            for to in 1..=seen {
                let same = self.letters[at - 1] == letters[to - 1];
                let mut cost = rows[last][to - 1] + u8::from(!same);
                cost = cost.min(rows[last][to] + 1).min(rows[this][to - 1] + 1);
                let turned = at > 1
                    && to > 1
                    && self.letters[at - 1] == letters[to - 2]
                    && self.letters[at - 2] == letters[to - 1];
                if turned {
                    cost = cost.min(rows[before][to - 2] + 1);
                }
                rows[this][to] = cost;
                least = least.min(cost);
            }
            if usize::from(least) > most {
                return None;
            }
        }
        let ends = rows[count % 3];
        let from = count.saturating_sub(most).max(1);
        // Of ends that are equally near the whole word is best, then the one as long as what was typed.
        let rank = |to: &usize| (ends[*to], *to != length, to.abs_diff(count));
        let to = (from..=seen).min_by_key(rank)?;
        let slips = usize::from(ends[to]);
        // The first letter is seldom the wrong one.
        let first = u16::from(self.letters.first() != letters.first());
        let cost = SLIP + 4 * slips as u16 + 2 * first + u16::from(to != length);
        (slips <= most).then_some(QueryMatch { cost, letters: 0..to })
    }
}

/// The filter of the search, apart from the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum SearchScope {
    /// Everything.
    #[default]
    All,
    /// Commands, after ">".
    Commands,
    /// Speakers and parties, after "@".
    People,
    /// Tags, after "#".
    Tags,
}

/// The typed text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Query {
    /// The query.
    pub(super) scope: SearchScope,
    /// The words, each of which must fit.
    pub(super) needles: Vec<QueryWord>,
    /// All of it, folded.
    pub(super) phrase: String,
}

impl Query {
    /// Reads what was typed.
    pub(crate) fn read(text: &str) -> Self {
        let text = text.trim();
        let scopes = [('>', SearchScope::Commands), ('@', SearchScope::People), ('#', SearchScope::Tags)];
        let scope = scopes.into_iter().find(|(sign, _)| text.starts_with(*sign));
        let (scope, text) = scope.map_or((SearchScope::All, text), |(_, scope)| (scope, text[1..].trim()));
        let needles = words(text).take(MOST_WORDS).map(|word| QueryWord::new(&text[word])).collect();
        Self { scope, needles, phrase: folded(text) }
    }

    /// The distance of some texts together from what was typed: each word must fit one in them. The first is the name;
    /// in what is beside it no slips are forgiven, it has too many words.
    pub(super) fn cost(&self, texts: &[&str]) -> Option<MatchCost> {
        let mut sum: MatchCost = 0;
        for needle in &self.needles {
            let costs = texts.iter().enumerate().flat_map(|(at, text)| {
                words(text).filter_map(move |word| beside(needle.hit(&folded(&text[word]))?.cost, at > 0))
            });
            sum = sum.saturating_add(costs.min()?);
        }
        Some(sum)
    }

    /// Returns `true` if each word fits one in these texts.
    pub(crate) fn fits(&self, texts: &[&str]) -> bool {
        self.cost(texts).is_some()
    }

    /// Returns the parts of a text that were meant, in its order.
    pub(crate) fn matched_ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut marks: Vec<Range<usize>> = Vec::new();
        for word in words(text) {
            let part = &text[word.clone()];
            let folded = folded(part);
            let hits = self.needles.iter().filter_map(|needle| needle.hit(&folded));
            let Some(hit) = hits.min_by_key(|hit| hit.cost) else { continue };
            let at = |letters: usize| {
                word.start + part.char_indices().nth(letters).map_or(part.len(), |(at, _)| at)
            };
            marks.push(at(hit.letters.start)..at(hit.letters.end));
        }
        let exact = |mark: &Range<usize>| {
            let marked = folded(&text[mark.clone()]);
            self.needles.iter().any(|needle| needle.text == marked)
        };
        // Where a word is as it was typed, those that are merely like it are not meant.
        if marks.iter().any(exact) {
            marks.retain(exact);
        }
        marks
    }
}

/// The cost of a word where it was found beside the name and not in it; nothing where that is too far.
pub(super) const fn beside(cost: MatchCost, is_beside: bool) -> Option<MatchCost> {
    match (is_beside, has_slips(cost)) {
        (false, _) => Some(cost),
        (true, false) => Some(cost + 2),
        (true, true) => None,
    }
}

/// Returns `true` if letters had to be changed.
pub(super) const fn has_slips(cost: MatchCost) -> bool {
    cost >= SLIP
}

/// The words of a text: runs of letters and digits.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.peek().is_some_and(|(_, letter)| !letter.is_alphanumeric()) {
            rest.next();
        }
        let (start, first) = rest.next()?;
        let mut end = start + first.len_utf8();
        while let Some((at, letter)) = rest.next_if(|(_, letter)| letter.is_alphanumeric()) {
            end = at + letter.len_utf8();
        }
        Some(start..end)
    })
}

/// A text in small letters, character for character, so that places in it are places in the text.
pub(super) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(|letter| letter.to_lowercase().next().unwrap_or(letter)).collect()
}

/// The letters of a word, as a set.
pub(super) fn mask(word: &str) -> u32 {
    word.chars().fold(0, |mask, letter| mask | 1u32 << (letter as u32 % 32))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cost(typed: &str, word: &str) -> Option<MatchCost> {
        Query::read(typed).cost(&[word])
    }

    #[test]
    fn slips_of_the_finger_are_forgiven() {
        for (typed, meant) in [
            ("comfirm", "Confirm"),
            ("confrim", "Confirm"),
            ("cnofirm", "Confirm"),
            ("confim", "Confirm"),
            ("conffirm", "Confirm"),
            ("amensty", "Amnesty"),
            ("amnesy", "Amnesty"),
            ("anmesty", "Amnesty"),
            ("coaltion", "Coalition"),
            ("coalitoin", "Coalition"),
            ("disproportinate", "disproportionate"),
            ("dispropotrionat", "disproportionate"),
            ("statment", "Next statement"),
            ("evidnece", "Cite evidence…"),
            ("cite evidnece", "Cite evidence…"),
            ("keybord", "Keyboard shortcuts…"),
            ("élan", "ELAN"),
            ("rakka", "Raqqa"),
        ] {
            let found = cost(typed, meant);
            // Two slips in five letters are more than are forgiven.
            assert_eq!(found.is_some(), typed != "rakka", "{typed} → {meant}: {found:?}");
        }
    }

    #[test]
    fn what_is_merely_like_it_is_not_found() {
        for (typed, other) in [
            ("tag", "tug"),
            ("cat", "act"),
            ("confirm", "conform party"),
            ("reject", "project"),
            ("amnesty", "amenity"),
            ("claim", "clean"),
            ("link", "like"),
        ] {
            let found = cost(typed, other);
            assert!(found.is_none_or(has_slips), "{typed} → {other}: {found:?}");
        }
        assert_eq!(cost("amnesty", "amenities"), None);
        assert_eq!(cost("tag", "tug"), None);
        assert_eq!(cost("confirm speaker", "Confirm"), None, "every word must fit");
    }

    #[test]
    fn the_nearer_it_is_the_earlier_it_comes() {
        let order = ["claim", "claims", "disclaimed", "calim", "clams"];
        let costs: Vec<Option<MatchCost>> = order.iter().map(|word| cost("claim", word)).collect();
        assert!(costs.is_sorted() && costs[0] == Some(0) && costs[4].is_some(), "{costs:?}");
    }

    #[test]
    fn what_was_meant_is_marked() {
        let marked = |typed: &str, text: &str| -> Vec<String> {
            Query::read(typed).matched_ranges(text).into_iter().map(|mark| text[mark].to_owned()).collect()
        };
        assert_eq!(marked("confi", "Confirm"), ["Confi"]);
        assert_eq!(marked("comfirm", "Confirm"), ["Confirm"]);
        assert_eq!(marked("Élan vital", "the ÉLAN 👩‍🏭 vitality"), ["ÉLAN", "vital"]);
        assert_eq!(marked("port", "a report on ports"), ["port", "port"]);
        assert_eq!(marked("mills", "the mill, the mills"), ["mills"]);
    }

    #[test]
    fn a_sign_in_front_says_what_is_looked_for() {
        assert_eq!(Query::read(" > comf").scope, SearchScope::Commands);
        assert_eq!(Query::read("@kate").scope, SearchScope::People);
        assert_eq!(Query::read("# tone").needles.len(), 1);
        assert_eq!(Query::read("").needles, []);
    }

    /// Makes one slip in a word.
    fn slip(word: &str, kind: usize, at: usize) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        let at = at % (letters.len() - 1);
        match kind % 4 {
            0 => letters.swap(at, at + 1),
            1 => drop(letters.remove(at)),
            2 => letters.insert(at, 'x'),
            _ => letters[at] = 'x',
        }
        letters.into_iter().collect()
    }

    proptest! {
        #[test]
        fn one_slip_in_any_longer_word_is_forgiven(word in "[a-z]{5,20}", kind in 0usize..4, at in 0usize..20) {
            let typed = slip(&word, kind, at);
            let query = Query::read(&typed);
            let found = query.cost(&[&word]);
            prop_assert!(found.is_some(), "{typed} → {word}");
            prop_assert!(!query.matched_ranges(&word).is_empty());
        }

        #[test]
        fn nothing_that_is_typed_goes_wrong(typed in "\\PC{0,24}", text in "\\PC{0,40}") {
            let query = Query::read(&typed);
            let _ = query.cost(&[&text, &typed]);
            for mark in query.matched_ranges(&text) {
                prop_assert!(text.get(mark).is_some());
            }
        }
    }
}
