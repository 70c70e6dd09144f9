//! Words for what is wrong to do.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How plainly a word speaks of a wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Whatever stands around it: "lied", "illegal".
    Plain,
    /// Where somebody did it: "ignored", "shot".
    Done,
    /// Where somebody is named who did it: "delayed the report", "it is their fault".
    Blamed,
}

/// Sorted, in small letters.
const PLAIN: &[&str] = &[
    "abuse",
    "abused",
    "betrayed",
    "bribed",
    "bribery",
    "bullied",
    "cheated",
    "cheating",
    "cold-blooded",
    "concealed",
    "corrupt",
    "corruption",
    "cover-up",
    "covered",
    "cowardice",
    "crime",
    "crimes",
    "criminal",
    "deceived",
    "deliberately",
    "disproportionate",
    "exploited",
    "fabricated",
    "fraud",
    "hid",
    "hiding",
    "hypocrisy",
    "hypocritical",
    "illegal",
    "illegally",
    "incompetence",
    "incompetent",
    "indiscriminate",
    "lied",
    "lying",
    "manipulated",
    "massacre",
    "misleading",
    "misled",
    "murder",
    "murdered",
    "negligence",
    "negligent",
    "racist",
    "reckless",
    "recklessly",
    "scaremongering",
    "stealing",
    "stole",
    "stolen",
    "terrorist",
    "terrorists",
    "theft",
    "torture",
    "tortured",
    "unlawful",
    "unlawfully",
    "violated",
    "violation",
    "violations",
];

/// Sorted, in small letters.
const DONE: &[&str] = &[
    "afraid",
    "attacked",
    "avoidable",
    "blocked",
    "breached",
    "broke",
    "broken",
    "closed",
    "confiscated",
    "cruel",
    "cut",
    "danger",
    "delayed",
    "denied",
    "destroyed",
    "dodging",
    "dumped",
    "errors",
    "failed",
    "failing",
    "fails",
    "failure",
    "fired",
    "gambled",
    "harmed",
    "hurt",
    "ignore",
    "ignored",
    "killed",
    "leaked",
    "missing",
    "misused",
    "neglect",
    "neglected",
    "poisoned",
    "polluted",
    "refused",
    "sacked",
    "shot",
    "silenced",
    "sold",
    "threatened",
    "unsafe",
    "untested",
    "wasted",
];

/// Sorted, in small letters.
const BLAMED: &[&str] = &[
    "ambushed",
    "assaulted",
    "barred",
    "beaten",
    "betray",
    "betraying",
    "bombed",
    "bombing",
    "breach",
    "breaches",
    "breaching",
    "breaking",
    "bullying",
    "bungled",
    "burned",
    "careless",
    "carelessly",
    "cheat",
    "coerced",
    "complicit",
    "concealing",
    "cowardly",
    "cowards",
    "cruelly",
    "damaged",
    "damaging",
    "deceit",
    "deceitful",
    "deceive",
    "deceiving",
    "defamatory",
    "defied",
    "defrauded",
    "delay",
    "delaying",
    "demolished",
    "deprived",
    "destroying",
    "dishonest",
    "dishonestly",
    "dishonesty",
    "disregarded",
    "distorted",
    "dodged",
    "downplayed",
    "drowned",
    "dumping",
    "embezzled",
    "endangered",
    "endangering",
    "evaded",
    "excuse",
    "excuses",
    "exploit",
    "exploiting",
    "extorted",
    "faked",
    "falsified",
    "fault",
    "fiasco",
    "fleeced",
    "flouted",
    "forced",
    "forged",
    "forging",
    "frightened",
    "frightening",
    "gagged",
    "gambling",
    "greed",
    "greedy",
    "guilty",
    "harassed",
    "harassing",
    "harassment",
    "harming",
    "hoodwinked",
    "humiliated",
    "hushed",
    "hypocrites",
    "ignores",
    "ignoring",
    "ill-treated",
    "inaction",
    "inept",
    "inflated",
    "insulted",
    "intimidated",
    "intimidating",
    "intimidation",
    "irresponsible",
    "irresponsibly",
    "jeopardised",
    "jeopardized",
    "kidnapped",
    "killing",
    "laundering",
    "liar",
    "liars",
    "looted",
    "manipulation",
    "massacred",
    "meddled",
    "misconduct",
    "mishandled",
    "mishandling",
    "mismanaged",
    "mismanagement",
    "misrepresented",
    "mistake",
    "mistakes",
    "mistreated",
    "negligently",
    "obstructed",
    "obstructing",
    "overcharged",
    "peddling",
    "plundered",
    "polluting",
    "pretended",
    "pretending",
    "profiteering",
    "propaganda",
    "punished",
    "punishing",
    "racism",
    "ransom",
    "refuses",
    "refusing",
    "reneged",
    "reprisals",
    "robbed",
    "sabotage",
    "sabotaged",
    "scandal",
    "scandalous",
    "secretly",
    "shamefully",
    "shelled",
    "shelling",
    "shirked",
    "silencing",
    "slander",
    "slaughtered",
    "smear",
    "smeared",
    "spied",
    "spying",
    "squandered",
    "stalled",
    "stalling",
    "starved",
    "starving",
    "stonewalled",
    "suppressed",
    "swindled",
    "tampered",
    "targeted",
    "threatening",
    "threatens",
    "tricked",
    "twisted",
    "undermined",
    "undermining",
    "unfair",
    "unfairly",
    "unjust",
    "unjustly",
    "vandalised",
    "victimised",
    "violating",
    "wasting",
    "withheld",
    "withholding",
    "worthless",
    "wrecked",
    "wronged",
    "wrongful",
    "wrongly",
];

/// Whether a word in small letters speaks of a wrong.
#[must_use]
pub fn wrong(word: &str) -> Option<Wrong> {
    // Nearly all words are none, and their first two letters tell that of most: this is asked of every word of a project.
    let begins = BEGINS.get(beginning(word)?).is_some_and(|some| *some);
    begins.then(|| WRONGS.get(word)).flatten().copied()
}

static WRONGS: LazyLock<HashMap<&str, Wrong>> = LazyLock::new(|| {
    let kinds = [(BLAMED, Wrong::Blamed), (DONE, Wrong::Done), (PLAIN, Wrong::Plain)];
    kinds.into_iter().flat_map(|(list, kind)| list.iter().map(move |word| (*word, kind))).collect()
});

/// With which two letters words of wrong begin.
static BEGINS: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut begins = vec![false; LETTERS * LETTERS];
    for word in WRONGS.keys() {
        if let Some(some) = beginning(word).and_then(|at| begins.get_mut(at)) {
            *some = true;
        }
    }
    begins
});

const LETTERS: usize = 26;

/// A number for the first two letters of a word; nothing where they are no small letters of English.
fn beginning(word: &str) -> Option<usize> {
    let [first, second, ..] = word.as_bytes() else { return None };
    let letter = |byte: u8| byte.is_ascii_lowercase().then(|| usize::from(byte - b'a'));
    Some(letter(*first)? * LETTERS + letter(*second)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrongs_are_known_by_how_plain_they_are() {
        assert!([PLAIN, DONE, BLAMED].iter().all(|list| list.is_sorted()));
        let all = || [PLAIN, DONE, BLAMED].into_iter().flatten();
        assert_eq!(WRONGS.len(), all().count(), "a word stands twice");
        assert!(all().all(|word| wrong(word).is_some()), "every word is known");
        assert_eq!(wrong("lied"), Some(Wrong::Plain));
        assert_eq!(wrong("ignored"), Some(Wrong::Done));
        assert_eq!(wrong("starved"), Some(Wrong::Blamed));
        assert_eq!(wrong("praised"), None);
    }
}
