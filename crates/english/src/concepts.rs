//! Groups of words with one meaning, for comparing statements.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::irregular::base;

/// Groups of words (as stems) that news uses for one thing: general English, compiled by hand.
const GROUPS: &[&str] = &[
    "kill death dead die fatal slay murder slaughter massacre",
    "injur wound hurt harm casualt",
    "minimis minimiz avoid reduc limit prevent spare curb",
    "effort measur step precaution",
    "investigat assess examin review probe inquir audit inspect",
    "strike airstrike attack raid bombardment bomb shell shoot fire",
    "civilian non-combatant noncombatant bystander",
    "proof evidence prove",
    "safe safety unsafe danger dangerous risk hazard",
    "cost price expens expensive bill fee",
    "pay wage salar",
    "job employ worker workforce staff",
    "ris increas grow growth higher rise soar",
    "fall declin drop decreas lower cut",
    "lie false untrue mislead wrong inaccurat fabricat untruth",
    "illegal unlawful law legal crime criminal",
    "clos shut closure",
    "child children pupil student",
    "patient hospital ward",
    "pollut contaminat toxic emission",
    "consult contact ask inform notif",
    "delay late wait postpon",
    "promis pledg commit vow",
    "elect vote ballot poll",
    "report finding study document paper",
    "home house housing tenant flat",
    "train training",
    "fund money budget spend",
    "steal stole stolen theft",
    "test trial sample",
    "warn alert caution",
    "destroy ruin demolish wreck",
    "hid hide conceal cover",
    "delet eras remov wip",
    "sack fir dismiss layoff redundanc",
    "resign quit depart leave",
    "buy bought purchas acquir takeover",
    "water well river aquifer",
    "agree agreement deal accord settlement",
    "lawsuit sue suit court claim",
    "film video footage camera recording",
    "drug tablet medicin pill",
];

static BY_STEM: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for group in GROUPS {
        let first = group.split(' ').next().unwrap_or_default();
        for word in group.split(' ') {
            map.entry(word.to_owned()).or_insert(first);
            map.entry(stem(base(word).unwrap_or(word))).or_insert(first);
        }
    }
    map
});

/// Returns the concept of a word in lower case: its group, or its light stem. All forms of a word have the
/// same concept.
#[must_use]
pub fn concept(word: &str) -> String {
    let word = base(word).unwrap_or(word);
    let stem = stem(word);
    let known = BY_STEM.get(word).or_else(|| BY_STEM.get(stem.as_str()));
    known.map_or(stem, |group| (*group).to_owned())
}

/// Cuts the endings of number, tense and manner.
fn stem(word: &str) -> String {
    let cut = |end: &str| word.strip_suffix(end).filter(|stem| stem.chars().count() > 3);
    // "families" becomes "family", which loses its ending below.
    if let Some(singular) = cut("ies").map(|stem| format!("{stem}y")) {
        return stem(&singular);
    }
    for end in [
        "ations", "ation", "ingly", "ments", "ment", "edly", "ing", "ers", "ely", "ed", "es", "ly", "er",
        "s", "e",
    ] {
        if let Some(stem) = cut(end) {
            return undouble(stem);
        }
    }
    word.to_owned()
}

fn undouble(stem: &str) -> String {
    let mut chars: Vec<char> = stem.chars().collect();
    if let [.., a, b] = chars.as_slice()
        && a == b
        && !"aeiouls".contains(*a)
    {
        chars.pop();
    }
    let out: String = chars.into_iter().collect();
    out.strip_suffix('e').map(str::to_owned).filter(|out| out.len() > 3).unwrap_or(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_family_are_one_concept() {
        for (one, other) in
            [("killed", "killing"), ("deaths", "killed"), ("strikes", "airstrikes"), ("minimise", "avoid")]
        {
            assert_eq!(concept(one), concept(other), "{one} {other}");
        }
        for forms in [
            "family families",
            "supply supplies",
            "die died dies dying",
            "say said says",
            "child children",
            "rise rose risen",
        ] {
            let concepts: Vec<String> = forms.split(' ').map(concept).collect();
            assert!(concepts.windows(2).all(|pair| pair[0] == pair[1]), "{forms}: {concepts:?}");
        }
        assert_ne!(concept("bridge"), concept("council"));
    }
}
