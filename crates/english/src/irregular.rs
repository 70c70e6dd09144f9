//! Irregular forms of English words.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Words with their other forms. Leaves out forms that are far more often another word: "left", "saw", "lay",
/// "ground", "wound", "bore", "leaves".
const FORMS: &[&str] = &[
    "arise arose arisen",
    "awake awoke awoken",
    "beat beaten",
    "become became",
    "begin began begun",
    "bend bent",
    "bind bound",
    "bite bit bitten",
    "bleed bled",
    "blow blew blown",
    "break broke broken",
    "breed bred",
    "bring brought",
    "build built",
    "burn burnt",
    "buy bought",
    "catch caught",
    "choose chose chosen",
    "cling clung",
    "come came",
    "creep crept",
    "deal dealt",
    "die died dies dying",
    "dig dug",
    "draw drew drawn",
    "drink drank drunk",
    "drive drove driven",
    "eat ate eaten",
    "fall fell fallen",
    "feed fed",
    "feel felt",
    "fight fought",
    "find found",
    "flee fled",
    "fly flew flown flies",
    "forbid forbade forbidden",
    "forget forgot forgotten",
    "forgive forgave forgiven",
    "freeze froze frozen",
    "get got gotten getting",
    "give gave given",
    "go went gone goes going",
    "grow grew grown",
    "hang hung",
    "hear heard",
    "hide hid hidden",
    "hold held",
    "keep kept",
    "kneel knelt",
    "know knew known",
    "lead led",
    "lend lent",
    "lie lied lies lying",
    "light lit",
    "lose lost",
    "make made",
    "mean meant",
    "meet met",
    "mislead misled",
    "overcome overcame",
    "overthrow overthrew overthrown",
    "pay paid",
    "ride rode ridden",
    "ring rang rung",
    "rise rose risen rising",
    "run ran",
    "say said says",
    "see seen",
    "seek sought",
    "sell sold",
    "send sent",
    "shake shook shaken",
    "shoot shot",
    "show shown",
    "shrink shrank shrunk",
    "sing sang sung",
    "sink sank sunk",
    "sit sat",
    "sleep slept",
    "slide slid",
    "speak spoke spoken",
    "spend spent",
    "spin spun",
    "stand stood",
    "steal stole stolen",
    "stick stuck",
    "strike struck stricken",
    "strive strove striven",
    "swear swore sworn",
    "sweep swept",
    "swim swam swum",
    "swing swung",
    "take took taken",
    "teach taught",
    "tear tore torn",
    "tell told",
    "think thought",
    "throw threw thrown",
    "tie tied ties tying",
    "undergo underwent undergone",
    "understand understood",
    "undertake undertook undertaken",
    "wake woke woken",
    "wear wore worn",
    "weep wept",
    "win won",
    "withdraw withdrew withdrawn",
    "withhold withheld",
    "write wrote written",
    "analysis analyses",
    "child children",
    "crisis crises",
    "criterion criteria",
    "foot feet",
    "goose geese",
    "half halves",
    "knife knives",
    "life lives",
    "loaf loaves",
    "man men",
    "mouse mice",
    "phenomenon phenomena",
    "shelf shelves",
    "thief thieves",
    "tooth teeth",
    "wife wives",
    "wolf wolves",
    "woman women",
];

static BASES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut bases = HashMap::new();
    for line in FORMS {
        let mut words = line.split(' ');
        let base = words.next().unwrap_or_default();
        bases.extend(words.map(|form| (form, base)));
    }
    bases
});

/// Returns the word of which a word in lower case is an irregular form: "say" of "said".
#[must_use]
pub fn base(word: &str) -> Option<&'static str> {
    BASES.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_belongs_to_two_words() {
        let mut all: Vec<&str> = FORMS.iter().flat_map(|line| line.split(' ')).collect();
        all.sort_unstable();
        let twice: Vec<&[&str]> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn forms_lead_to_their_word() {
        for (form, word) in [("said", "say"), ("dying", "die"), ("women", "woman")] {
            assert_eq!(base(form), Some(word));
        }
        assert_eq!(base("say"), None);
    }
}
