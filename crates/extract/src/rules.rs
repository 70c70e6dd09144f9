//! Every rule by which something is suggested, declared once: its name, its sentence, how sure it is.

use model::Why;

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the table below says what each rule is")]
pub enum Rule {
    CueAfter,
    CueBefore,
    ReportedClause,
    Parenthetical,
    AccordingTo,
    SayingNoun,
    ControlledNoun,
    Participle,
    SharedSubject,
    Colon,
    RunsOn,
    GoesOn,
    Label,
    Dash,
    SentenceSubject,
    Unattributed,
    Apposition,
    BeforeName,
    OwnName,
    AnotherName,
    Publisher,
    Staff,
    OwnSide,
    PartySpeaks,
    WhosWho,
    ToldOf,
    Accused,
    SharedWords,
    MarkedAnswer,
    Denial,
    AccusedAnswers,
    ScornedSaying,
    GivesFigure,
    TellsEvent,
    Compares,
    Governed,
    VerbAfter,
    VerbBefore,
    GovernedAlone,
    ForeignQuotation,
    ForeignDialogue,
    OfficeOf,
    PartyMark,
    AccusingVerb,
    DenyingVerb,
    PromisingVerb,
    ForeseeingVerb,
    DemandingVerb,
    SaysNot,
    Wrong,
    WillDo,
    WillBe,
    ShouldBe,
    GivesCause,
    GivesDate,
    Judging,
    Generally,
    Answers,
    Echo,
    AccusedOrAsked,
    Silent,
    Complement,
    Post,
}

/// The table's entry for a rule.
struct RuleSpec {
    rule: Rule,
    /// Its name in words; written into projects, so it never changes.
    name: &'static str,
    /// The sentence for a person: {1} and {2} are the first words of its evidence, {all} is all of them.
    sentence: &'static str,
    /// The confidence where nothing else speaks for or against it, in percent.
    confidence: u8,
}

const fn row(rule: Rule, name: &'static str, sentence: &'static str, confidence: u8) -> RuleSpec {
    RuleSpec { rule, name, sentence, confidence }
}

const TABLE: &[RuleSpec] = &[
    row(
        Rule::CueAfter,
        "cue after the quotation",
        "The verb {1} follows the quotation and {2} is its subject.",
        94,
    ),
    row(
        Rule::CueBefore,
        "cue before the quotation",
        "The verb {1} leads to the quotation and {2} is its subject.",
        87,
    ),
    row(
        Rule::ReportedClause,
        "reported clause",
        "The verb {1} reports the words after it and {2} is its subject.",
        86,
    ),
    row(
        Rule::Parenthetical,
        "verb set off by commas",
        "The verb {1} is set off by commas from the words it reports, and {2} is its subject.",
        83,
    ),
    row(Rule::AccordingTo, "according to", "The words {1} name {2} as the source of the sentence.", 83),
    row(Rule::SayingNoun, "noun of saying", "The noun {1} tells of a saying, and {2} is whose it is.", 35),
    row(
        Rule::ControlledNoun,
        "noun of saying and main clause",
        "The words {1} tell of a saying, and the main clause asks something of {2}, whose it seems to be.",
        40,
    ),
    row(Rule::Participle, "participle of saying", "The participle {1} goes on with what {2} said.", 80),
    row(
        Rule::SharedSubject,
        "second verb of the same subject",
        "The verb {1} is joined to the one before it and shares its subject {2}.",
        78,
    ),
    row(
        Rule::Colon,
        "colon before the quotation",
        "The words {1} end with a colon before the quotation and {2} is their subject.",
        68,
    ),
    row(
        Rule::RunsOn,
        "quotation left open",
        "The paragraph before it left its quotation open, so {1} is still speaking.",
        60,
    ),
    row(
        Rule::GoesOn,
        "the same speaker goes on",
        "A quotation of its own follows one by {1}, who seems to go on.",
        40,
    ),
    row(Rule::Label, "label before a colon", "The label {1} and a colon stand before it.", 55),
    row(Rule::Dash, "dash after the quotation", "A dash and the name {1} follow the quotation.", 88),
    row(
        Rule::SentenceSubject,
        "subject of the sentence",
        "No verb of saying was found; {1} is the subject of the sentence around the quotation.",
        34,
    ),
    row(
        Rule::Unattributed,
        "quotation without a speaker",
        "It stands in quotation marks, and nobody is named as its speaker.",
        30,
    ),
    row(
        Rule::Apposition,
        "affiliation beside the name",
        "The words beside the name, {1}, tie it to {2}.",
        88,
    ),
    row(
        Rule::BeforeName,
        "affiliation before the name",
        "The words before the name, {1}, tie it to {2}.",
        84,
    ),
    row(Rule::OwnName, "speaks under its own name", "The speaker {1} is the party itself.", 60),
    row(Rule::AnotherName, "another name for it", "The words {1} seem to stand for {2}.", 60),
    row(Rule::Publisher, "published by", "The document {1} comes from {2}.", 80),
    row(Rule::Staff, "people of an organisation", "The words {1} name people who speak for {2}.", 82),
    row(
        Rule::OwnSide,
        "speaks for oneself",
        "The speaker {1} has statements and no organisation was found, so the person is a side.",
        75,
    ),
    row(Rule::PartySpeaks, "speaks in the article", "It speaks in the article as {all}.", 85),
    row(Rule::WhosWho, "from your who’s who", "You keep {all} so in your who’s who.", 90),
    row(Rule::ToldOf, "told of by others", "Others tell what {all} says.", 65),
    row(
        Rule::Accused,
        "accused or addressed",
        "It does not speak, but something is asked or said of it: {all}.",
        60,
    ),
    row(Rule::SharedWords, "shared words", "Both say {all}.", 45),
    row(
        Rule::MarkedAnswer,
        "marked as an answer",
        "The words {1} mark it as an answer, and it is addressed to {2}.",
        55,
    ),
    row(Rule::Denial, "denial", "The words {1} deny what the other side said.", 55),
    row(Rule::AccusedAnswers, "answer of the accused", "The verb {1} names {2}, which speaks next.", 60),
    row(Rule::ScornedSaying, "saying called into doubt", "It calls what the other said {1}.", 65),
    row(Rule::GivesFigure, "gives a figure", "It gives a figure that can be checked: {1}.", 80),
    row(Rule::TellsEvent, "tells of an event", "It says that something happened: {1}.", 69),
    row(Rule::Compares, "compares", "It sets one thing against another: {1}.", 75),
    row(
        Rule::Governed,
        "grammar of the sentence",
        "In the grammar of the sentence, these words depend on {1}, whose subject seems to be {2}.",
        50,
    ),
    row(
        Rule::VerbAfter,
        "verb after the quotation",
        "The verb {1} follows the quotation, and {2} seems to be its subject.",
        84,
    ),
    row(
        Rule::VerbBefore,
        "verb before the quotation",
        "The verb {1} is the nearest before the quotation, and {2} seems to be its subject.",
        44,
    ),
    row(
        Rule::GovernedAlone,
        "grammar of the sentence, nobody named",
        "In the grammar of the sentence, these words depend on {1}; nobody is named as its subject.",
        50,
    ),
    row(
        Rule::ForeignQuotation,
        "quotation in another language",
        "It stands in quotation marks; who speaks is looked for in English alone.",
        30,
    ),
    row(
        Rule::ForeignDialogue,
        "dialogue in another language",
        "A dash opens it, as in dialogue; who speaks is looked for in English alone.",
        25,
    ),
    row(
        Rule::OfficeOf,
        "office without its organisation",
        "The words {1} name an office, and the text is about {2} there.",
        65,
    ),
    row(Rule::PartyMark, "mark of a party", "The mark {1} stands for {2}.", 92),
    row(Rule::AccusingVerb, "verb of accusation", "The verb {1} tells of an accusation.", 92),
    row(Rule::DenyingVerb, "verb of denial", "The verb {1} tells of a denial.", 90),
    row(Rule::PromisingVerb, "verb of promise", "The verb {1} tells of a promise.", 85),
    row(Rule::ForeseeingVerb, "verb of foresight", "The verb {1} tells of what is expected.", 75),
    row(Rule::DemandingVerb, "verb of demand", "The verb {1} tells of a demand.", 85),
    row(Rule::SaysNot, "says that it is not so", "The words {1} say that something is not so.", 75),
    row(Rule::Wrong, "tells of a wrong", "The word {1} tells of a wrong that somebody did.", 70),
    row(Rule::WillDo, "says what the speaker will do", "The word {1} tells of the speaker’s own future.", 80),
    row(Rule::WillBe, "says what will be", "The word {1} tells of the future.", 37),
    row(Rule::ShouldBe, "says what should be done", "The word {1} asks for something.", 75),
    row(Rule::GivesCause, "gives a cause", "The word {1} ties an effect to its cause.", 60),
    row(Rule::GivesDate, "gives a date", "It gives a date that can be checked: {1}.", 37),
    row(Rule::Judging, "judges", "The word {1} judges.", 76),
    row(
        Rule::Generally,
        "says how things are",
        "It says how things are, with no figure, date or event: {1}.",
        80,
    ),
    row(
        Rule::Answers,
        "answers the other side",
        "It speaks against the other side, and {all} points to this statement.",
        50,
    ),
    row(Rule::Echo, "echo in quotation marks", "It quotes the words {all} of the other side.", 75),
    row(Rule::AccusedOrAsked, "accused or asked", "It is accused or asked to act: {all}.", 40),
    row(Rule::Silent, "said to give no answer", "The article says that it gave no answer: {all}.", 75),
    row(
        Rule::Complement,
        "clause that the verb reports",
        "The words depend on the verb {1}, and {2} is its subject.",
        66,
    ),
    row(Rule::Post, "post of an account", "It is a post of the account {1}.", 90),
];

impl Rule {
    fn row(self) -> Option<&'static RuleSpec> {
        TABLE.iter().find(|row| row.rule == self)
    }

    /// Its name in words.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// The confidence in it by itself, in percent.
    #[must_use]
    pub fn confidence(self) -> u8 {
        self.row().map_or(0, |row| row.confidence)
    }

    /// A reason with these words as evidence, as sure as the rule is by itself.
    pub(crate) fn why(self, words: &[&str]) -> Why {
        self.why_at(words, self.confidence())
    }

    /// A reason with these words as evidence, with a confidence of its own.
    pub(crate) fn why_at(self, words: &[&str], confidence: u8) -> Why {
        let words: Vec<&str> = words.iter().copied().filter(|word| !word.trim().is_empty()).collect();
        Why::new(self.name(), &words, confidence)
    }
}

/// Returns the reason for a suggestion, in one plain sentence for a person.
///
/// A rule that this version does not know, from a newer one, still gives its name and its words.
#[must_use]
pub fn explain(why: &Why) -> String {
    let words: Vec<String> =
        why.words.iter().map(|word| format!("“{}”", word.trim_matches(['“', '”', '"']))).collect();
    let all = words.join(", ");
    let known = TABLE.iter().find(|row| row.name == why.rule);
    let reason = known.map(|row| fill(row.sentence, &words, &all)).unwrap_or_default();
    let reason = match (reason.is_empty(), words.is_empty()) {
        (false, _) => reason,
        (true, true) => "It was found by the rule named here.".to_owned(),
        (true, false) => format!("It stands on {all}."),
    };
    format!("{reason} Rule: {}. {}.", why.rule, capital(why.certainty()))
}

/// The sentence with its words; empty where it needs more words than there are.
fn fill(sentence: &str, words: &[String], all: &str) -> String {
    let mut out = sentence.to_owned();
    for (place, index) in [("{1}", 0), ("{2}", 1)] {
        if out.contains(place) {
            let Some(word) = words.get(index) else { return String::new() };
            out = out.replace(place, word);
        }
    }
    if out.contains("{all}") && all.is_empty() {
        return String::new();
    }
    out.replace("{all}", all)
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_reads_as_a_sentence() {
        let why = Rule::CueAfter.why(&["said", "Ms Allen"]);
        assert_eq!(
            explain(&why),
            "The verb “said” follows the quotation and “Ms Allen” is its subject. Rule: cue after the quotation. Sure."
        );
        let link = Rule::SharedWords.why_at(&["disproportionate", "indiscriminate"], 80);
        assert!(
            explain(&link)
                .starts_with("Both say “disproportionate”, “indiscriminate”. Rule: shared words. Likely")
        );
    }

    #[test]
    fn an_unknown_rule_and_missing_words_still_give_a_sentence() {
        let newer = Why::new("dependency parse", &["said"], 50);
        assert_eq!(explain(&newer), "It stands on “said”. Rule: dependency parse. Unsure.");
        let bare = Why::new("cue after the quotation", &[], 95);
        assert_eq!(
            explain(&bare),
            "It was found by the rule named here. Rule: cue after the quotation. Sure."
        );
    }

    #[test]
    fn every_rule_stands_in_the_table_once() {
        for (index, row) in TABLE.iter().enumerate() {
            assert_eq!(row.rule as usize, index, "{}", row.name);
            let same = TABLE.iter().filter(|other| other.name == row.name).count();
            assert_eq!(same, 1, "{}", row.name);
        }
        assert_eq!(TABLE.len(), Rule::Post as usize + 1);
    }
}
