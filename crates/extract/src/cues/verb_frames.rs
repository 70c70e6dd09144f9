//! Reporting verbs by what they take. A verb of the lists is looked up by any of its forms.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::lexicon::forms;
use crate::lexicon::verbs::REPORTING;

/// Classes of reporting verbs, as bits.
pub(crate) mod class {
    /// Tells of a saying at all.
    pub(crate) const SAYS: u16 = 1;
    /// Reports a clause: "said that …".
    pub(crate) const CLAUSE: u16 = 1 << 1;
    /// Reports an infinitive: "urged them to …", "vowed to …".
    pub(crate) const ASKS: u16 = 1 << 2;
    /// Takes a position on what its object names: "condemned the plan".
    pub(crate) const STANCE: u16 = 1 << 3;
    /// Tells that somebody spoke, or did not, and not what was said: "referred to", "declined".
    pub(crate) const ABOUT: u16 = 1 << 4;
    /// Tells what somebody thinks or feels.
    pub(crate) const THINKS: u16 = 1 << 5;
    /// Shows or finds something: a saying only where a study or a court does so.
    pub(crate) const SHOWS: u16 = 1 << 6;
    /// Tells of a saying in most of its uses.
    pub(crate) const STRONG: u16 = 1 << 7;
    /// Gives the object a name: "called it a farce".
    pub(crate) const NAMES: u16 = 1 << 8;
    /// Says that what follows is not done: "declined to say".
    pub(crate) const AVOIDS: u16 = 1 << 9;
}

const CLAUSE: &str = "say claim argue note add warn insist deny explain write acknowledge admit confirm state declare \
    assert allege promise vow pledge predict respond reply tweet mention contend conclude complain repeat remark testify \
    recall stress maintain propose demand announce report suggest joke quip recommend reveal disclose reiterate emphasize \
    emphasise observe concede boast lament caution counter retort proclaim brag swear estimate clarify protest exclaim \
    agree imply insinuate tell inform assure remind advise find rule marvel signal hint point reassure indicate stipulate \
    opine underline lambast speculate document";
const ASKS: &str = "ask urge tell call promise vow pledge threaten encourage instruct order advise warn beg implore invite \
    recommend demand request challenge remind offer swear";
const STANCE: &str = "praise condemn oppose welcome deny dispute criticize criticise reject denounce blast slam defend \
    tout dismiss hail applaud attack mock rebuke decry assail embrace endorse chide ridicule lambaste disavow repudiate \
    question bash laud discount urge";
const ABOUT: &str = "refer decline refuse react speak talk discuss comment answer quiz interview";
const THINKS: &str = "believe fear think hope want expect feel know";
const SHOWS: &str = "find see show demonstrate highlight";
const NAMES: &str = "call accuse blame describe label dub brand portray characterize characterise cast thank \
    congratulate credit condemn criticize criticise praise denounce";
const AVOIDS: &str = "decline refuse stop avoid fail forbid refrain shy";
/// Reporting verbs that report nothing in three of four uses.
const WEAK: &str = "tweet post state maintain emphasise underline remark comment retort counter sing scream whisper snap \
    attack compare begin email summarise reassure swear brand characterise advise invite implore beg challenge point \
    speak rule apologise";
const IRREGULAR: &[(&str, &str)] =
    &[("cast", "cast"), ("see", "saw seen"), ("shy", "shied"), ("forbid", "forbade")];

static CLASSES: LazyLock<HashMap<String, u16>> = LazyLock::new(|| {
    let mut classes: HashMap<String, u16> = HashMap::new();
    let has = |list: &str, verb: &str| list.split_whitespace().any(|word| word == verb);
    let mut add = |verb: &str, irregular: &str| {
        let mut bits = 0;
        for (list, bit) in [
            (CLAUSE, class::CLAUSE | class::SAYS),
            (ASKS, class::ASKS | class::SAYS),
            (STANCE, class::STANCE | class::SAYS),
            (NAMES, class::NAMES | class::SAYS),
            (ABOUT, class::ABOUT),
            (THINKS, class::THINKS),
            (SHOWS, class::SHOWS),
            (AVOIDS, class::AVOIDS),
        ] {
            if has(list, verb) {
                bits |= bit;
            }
        }
        let reports = REPORTING.iter().any(|(base, ..)| *base == verb);
        if reports && !has(WEAK, verb) {
            bits |= class::STRONG;
        }
        if reports && bits & (class::ABOUT | class::THINKS | class::SHOWS) == 0 {
            bits |= class::SAYS;
        }
        for (_, form) in forms(verb, irregular) {
            *classes.entry(form).or_default() |= bits;
        }
    };
    for (verb, _, irregular) in REPORTING {
        add(verb, irregular);
    }
    let others = [CLAUSE, ASKS, STANCE, ABOUT, THINKS, SHOWS, NAMES, AVOIDS];
    for verb in others.iter().flat_map(|list| list.split_whitespace()) {
        if REPORTING.iter().any(|(base, ..)| *base == verb) {
            continue;
        }
        let irregular = IRREGULAR.iter().find(|(base, _)| *base == verb).map_or("", |(_, forms)| *forms);
        add(verb, irregular);
    }
    classes
});

/// Verbs that report what a preposition brings.
const PREPOSITIONS: &[(&str, &str)] = &[
    ("call", "for on upon"),
    ("ask", "for"),
    ("appeal", "for"),
    ("warn", "of about against"),
    ("complain", "about of"),
    ("rail", "against"),
    ("argue", "for against"),
    ("object", "to"),
    ("apologize", "for"),
    ("apologise", "for"),
    ("concur", "with"),
    ("agree", "with"),
    ("disagree", "with"),
    ("boast", "of about"),
    ("brag", "about"),
    ("marvel", "at"),
    ("lobby", "for"),
];

static TAKERS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let all = PREPOSITIONS.iter();
    all.flat_map(|(verb, words)| forms(verb, "").into_iter().map(|(_, form)| (form, *words))).collect()
});

/// Returns true if a verb is one of those that report what a preposition brings.
pub(crate) fn may_take_preposition(form: &str) -> bool {
    TAKERS.contains_key(form)
}

/// Returns true if a verb reports what a preposition brings: "called for", "warned of".
pub(crate) fn takes_preposition(form: &str, preposition: &str) -> bool {
    TAKERS.get(form).is_some_and(|words| words.split(' ').any(|word| word == preposition))
}

/// Returns true if a verb in lower case reports a clause as what somebody says: "said", "warns".
pub(crate) fn tells(form: &str) -> bool {
    let says = class::CLAUSE | class::SAYS;
    classes(form) & says == says
}

/// The classes of a verb in lower case, in any of its forms; 0 for one of no list.
pub(crate) fn classes(form: &str) -> u16 {
    CLASSES.get(form).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_is_known_by_any_of_its_forms() {
        for form in ["urge", "urges", "urged", "urging"] {
            assert_ne!(classes(form) & class::ASKS, 0, "{form}");
        }
        assert_ne!(classes("said") & class::CLAUSE & classes("told"), 0);
        assert_eq!(classes("referred") & class::SAYS, 0);
        assert_eq!(classes("walked"), 0);
    }
}
