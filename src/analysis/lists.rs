//! Words that tell what a statement does: attack, demand, deny, answer, praise.
//!
//! Lists of the commonest forms, sorted, in small letters with straight apostrophes.

/// Cues that accuse, criticise or claim.
pub(super) const ACCUSING: &[&str] = &[
    "accusation", "accuse", "accused", "accuses", "accusing", "allegation", "allege", "alleged", "alleges",
    "alleging", "attack", "attacked", "attacking", "attacks", "blame", "blamed", "blames", "blaming",
    "blast", "blasted", "blasts", "charge", "charged", "chide", "chided", "claim", "claimed", "claiming",
    "claims", "complain", "complained", "complains", "condemn", "condemned", "condemns", "criticise",
    "criticised", "criticises", "criticising", "criticism", "criticize", "criticized", "criticizes",
    "criticizing", "decried", "decry", "denounce", "denounced", "denounces", "fault", "faulted", "lambast",
    "lambasted", "lambasting", "mock", "mocked", "question", "questioned", "questioning", "questions",
    "rail", "railed", "ridicule", "rip", "ripped", "slam", "slammed", "slams", "suggest", "suggested",
    "suggests", "warn", "warned", "warns",
];

/// Cues that demand, propose or promise.
pub(super) const DEMANDING: &[&str] = &[
    "ask", "asked", "asking", "asks", "challenge", "challenged", "challenges", "demand", "demanded",
    "demanding", "demands", "pledge", "promised", "propose", "proposed", "proposes", "proposing", "request",
    "requested", "urge", "urged", "urges", "urging", "vow", "vowed",
];

/// Cues that deny.
pub(super) const DENYING: &[&str] = &[
    "brushed", "contradict", "contradicted", "denial", "denials", "denied", "denies", "deny", "denying",
    "disagree", "disagreed", "disavow", "dismiss", "dismissed", "dismisses", "dismissing", "dispute",
    "disputed", "disputes", "disputing", "rebuffed", "rebut", "rebutted", "refute", "refuted", "reject",
    "rejected", "rejecting", "rejects", "scoff", "scoffed",
];

/// Cues that answer, insist or concede.
pub(super) const RESPONDING: &[&str] = &[
    "acknowledge", "acknowledged", "admit", "admits", "admitted", "answer", "answered", "apologise",
    "apologised", "apologized", "argue", "argued", "argues", "assured", "clapped", "concede", "conceded",
    "concedes", "counter", "countered", "countering", "counters", "defend", "defended", "defending",
    "defends", "downplayed", "explained", "fired", "hit", "insist", "insisted", "insisting", "insists",
    "justified", "justify", "maintain", "maintained", "maintains", "push", "pushed", "replied", "replies",
    "reply", "replying", "respond", "responded", "responding", "responds", "response", "retort", "retorted",
    "shot", "struck",
];

/// Cues that praise or agree.
pub(super) const PRAISING: &[&str] = &[
    "agree", "agreed", "agrees", "applaud", "applauded", "back", "backed", "backing", "commend",
    "congratulated", "echo", "echoed", "echoing", "embrace", "embraced", "endorse", "endorsed", "hail",
    "hailed", "praise", "praised", "praises", "support", "supported", "supporting", "supports", "thank",
    "thanked", "welcome", "welcomed", "welcomes",
];

/// Words that say no.
pub(super) const NEGATING: &[&str] = &[
    "aren't", "can't", "cannot", "didn't", "doesn't", "don't", "hasn't", "haven't", "isn't", "neither",
    "never", "no", "nobody", "none", "nor", "not", "nothing", "wasn't", "weren't", "without", "won't",
    "wouldn't",
];

/// Words that judge what somebody said or did.
pub(super) const JUDGING: &[&str] = &[
    "absurd", "attack", "attacks", "baseless", "bogus", "dangerous", "debunked", "desperate", "disagree",
    "disappointed", "disappointing", "discredited", "disgraceful", "dishonest", "distraction", "divisive",
    "fabricated", "fail", "failed", "failure", "fake", "false", "hoax", "hypocrisy", "hypocritical",
    "ignorant", "improper", "inaccurate", "incorrect", "insult", "insulting", "irresponsible", "laughable",
    "liar", "lie", "lied", "lies", "ludicrous", "lying", "malicious", "meritless", "misleading", "mistake",
    "motivated", "myth", "nonsense", "offensive", "outrageous", "pathetic", "pitiful", "political",
    "politically", "preposterous", "propaganda", "reckless", "ridiculous", "rude", "sham", "shame",
    "shameful", "smear", "stupid", "unacceptable", "unfair", "unfounded", "untrue", "witch", "wrong",
];

/// Words for what is wrong to do, wider than `english::wrong`: in an accusation they are often an opinion.
pub(super) const WRONGS: &[&str] = &[
    "abuse", "abused", "attack", "attacked", "attacking", "bad", "betrayal", "betrayed", "bigot", "blame",
    "block", "blocked", "broke", "bully", "bullying", "cheat", "colluded", "collusion", "concealed",
    "corrupt", "corruption", "cover-up", "crime", "criminal", "crooked", "cruel", "damage", "damaged",
    "damaging", "dangerous", "destroy", "destroyed", "disaster", "discriminate", "discrimination",
    "disgrace", "dishonest", "divisive", "fail", "failed", "failing", "failure", "fault", "fraud", "guilty",
    "harassment", "harm", "hid", "hide", "hiding", "hurt", "hypocrisy", "hypocrite", "ignore", "ignored",
    "ignoring", "illegal", "illegally", "illegitimate", "inappropriate", "incompetent", "irresponsible",
    "kill", "killed", "killing", "lie", "lied", "lies", "lying", "manipulate", "manipulated", "mislead",
    "misled", "misuse", "neglected", "negligence", "negligent", "racially", "racism", "racist", "reckless",
    "refuse", "refused", "refusing", "responsible", "rigged", "scandal", "sexist", "shameful", "steal",
    "stole", "stop", "stopping", "stupid", "terrible", "threat", "threaten", "threatened", "threatening",
    "unfair", "unfit", "unlawful", "unsafe", "violate", "violated", "violating", "weak", "worst", "wrong",
];

/// Words with which a sentence sets itself against the one before.
pub(super) const CONTRASTING: &[&str] = &[
    "although", "but", "however", "instead", "nonetheless", "still", "though", "while", "yet",
];

/// Words that point at what somebody else said.
pub(super) const POINTING: &[&str] = &[
    "accusation", "accusations", "allegation", "allegations", "attack", "attacks", "charges", "claim",
    "claims", "comments", "criticism", "critics", "remarks", "suggestion", "suggestions",
];

/// Words that may stand for what was said before.
pub(super) const REFERRING: &[&str] = &[
    "accusation", "accusations", "allegation", "allegations", "charge", "charges", "claim", "claims",
    "comments", "criticism", "it", "remarks", "report", "story", "suggestion", "that", "this",
];

/// Words that say nothing of what a statement is about.
pub(super) const EMPTY: &[&str] = &[
    "about", "after", "also", "because", "been", "before", "being", "could", "does", "doing", "even",
    "from", "have", "here", "into", "just", "like", "made", "make", "many", "more", "most", "much", "only",
    "other", "over", "people", "president", "said", "says", "should", "some", "than", "that", "their",
    "them", "then", "there", "these", "they", "this", "those", "very", "were", "what", "when", "which",
    "will", "with", "would", "your",
];

/// Whether a sorted list has a word.
pub(super) fn has(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_have_no_word_twice() {
        for list in [
            ACCUSING, DEMANDING, DENYING, RESPONDING, PRAISING, NEGATING, JUDGING, WRONGS, CONTRASTING, POINTING,
            REFERRING, EMPTY,
        ] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
        assert!(has(DENYING, "denied") && !has(DENYING, "said"));
    }
}
