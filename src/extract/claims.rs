//! What kind of statement something is: a figure, an event, an accusation, a promise, an opinion …
//!
//! First the verb that tells of the saying decides ("accused", "denied", "urged"), then the words that are
//! said, the most telling marks first. Where nothing is plain, nothing is suggested.

use super::lexicon::{flag, takes};
use super::names::within;
use super::reading::Raw;
use super::rules::Rule;
use super::tokens::{Kind, Token};
use crate::model::{Mode, Nature, NatureKind};

/// How many tokens of a statement are looked at.
const LONGEST: usize = 300;

/// What kind of statement it seems to be. `own` is how the speaker and its party are called.
pub(super) fn nature(text: &str, tokens: &[Token], raw: &Raw, own: &[&str]) -> Option<Nature> {
    let said = Said::new(text, tokens, raw, own);
    let (kind, rule, word) = said.by_verb().or_else(|| said.by_words())?;
    Some(Nature { kind, why: rule.why(&[word.as_str()]) })
}

/// A kind with what speaks for it: the rule and the words.
type Found = (NatureKind, Rule, String);

/// Verbs of saying that decide alone, by their beginnings.
const VERBS: &[(NatureKind, Rule, &[&str])] = &[
    (NatureKind::Accusation, Rule::AccusingVerb, &["accus", "alleg", "blam", "sued", "suing", "sue"]),
    (NatureKind::Denial, Rule::DenyingVerb, &["den", "reject", "refut", "disput", "rebut", "disput"]),
    (
        NatureKind::Promise,
        Rule::PromisingVerb,
        &["promis", "pledg", "vow", "undertak", "undertook", "guarante"],
    ),
    (NatureKind::Prediction, Rule::ForeseeingVerb, &["predict", "forecast", "fear", "expect"]),
    (
        NatureKind::Demand,
        Rule::DemandingVerb,
        &[
            "urg",
            "demand",
            "call on",
            "called on",
            "calls on",
            "call for",
            "called for",
            "appeal",
            "order",
            "implor",
            "beg",
        ],
    ),
];

/// Verbs that give their object a name: "called the plan “a charter for rats”".
const NAMING: &[&str] = &[
    "call",
    "calls",
    "called",
    "calling",
    "described",
    "describes",
    "dubbed",
    "branded",
    "labelled",
    "labeled",
    "hailed",
    "condemned",
    "dismissed",
];

/// Words by which something is said not to be so.
const NOT_SO: &[&str] = &[
    "untrue",
    "false",
    "nonsense",
    "baseless",
    "unfounded",
    "fabricated",
    "fabrication",
    "inaccurate",
    "lie",
    "lies",
    "untruth",
    "fiction",
    "fantasy",
    "hypothetical",
    "myth",
    "nobody",
    "nothing",
    "none",
    "neither",
    "disagree",
    "misleading",
    "categorically",
    "innocent",
];

/// Words for wrongs that are plain whatever is around them.
const GRAVE: &[&str] = &[
    "deliberately",
    "lied",
    "lying",
    "stole",
    "stolen",
    "stealing",
    "theft",
    "cheated",
    "cheating",
    "fraud",
    "corrupt",
    "corruption",
    "bribed",
    "bribery",
    "murdered",
    "murder",
    "massacre",
    "cold-blooded",
    "terrorist",
    "terrorists",
    "betrayed",
    "deceived",
    "misled",
    "misleading",
    "cover-up",
    "covered",
    "illegally",
    "unlawfully",
    "unlawful",
    "illegal",
    "negligent",
    "negligence",
    "reckless",
    "recklessly",
    "abused",
    "abuse",
    "torture",
    "tortured",
    "hid",
    "hiding",
    "concealed",
    "fabricated",
    "manipulated",
    "scaremongering",
    "cowardice",
    "hypocrisy",
    "hypocritical",
    "incompetence",
    "incompetent",
    "racist",
    "bullied",
    "disproportionate",
    "indiscriminate",
    "crimes",
    "crime",
    "criminal",
    "violated",
    "violation",
    "violations",
    "exploited",
];

/// Words for wrongs where somebody else did them.
const WRONG: &[&str] = &[
    "ignored",
    "ignore",
    "failed",
    "fails",
    "failing",
    "failure",
    "broke",
    "broken",
    "refused",
    "attacked",
    "shot",
    "fired",
    "killed",
    "destroyed",
    "confiscated",
    "blocked",
    "delayed",
    "dodging",
    "untested",
    "misused",
    "neglected",
    "neglect",
    "wasted",
    "avoidable",
    "afraid",
    "missing",
    "sacked",
    "threatened",
    "poisoned",
    "polluted",
    "breached",
    "closed",
    "cut",
    "denied",
    "silenced",
    "gambled",
    "errors",
    "sold",
    "dumped",
    "leaked",
    "hurt",
    "harmed",
    "danger",
    "cruel",
    "unsafe",
];

/// Words that judge.
const JUDGING: &[&str] = &[
    "think",
    "believe",
    "feel",
    "opinion",
    "unacceptable",
    "acceptable",
    "ridiculous",
    "absurd",
    "wonderful",
    "terrible",
    "awful",
    "great",
    "brave",
    "courage",
    "proud",
    "sorry",
    "shame",
    "shameful",
    "disgrace",
    "disgraceful",
    "victory",
    "disaster",
    "joke",
    "fair",
    "unfair",
    "ugly",
    "beautiful",
    "necessary",
    "unnecessary",
    "sad",
    "tragedy",
    "tragic",
    "best",
    "worst",
    "aggressive",
    "important",
    "crucial",
    "essential",
    "dangerous",
    "stupid",
    "sense",
    "cheap",
    "bonkers",
    "obscene",
    "scathing",
    "perfect",
    "right",
    "wrong",
    "welcome",
    "deserve",
    "deserves",
    "hope",
    "serious",
    "seriously",
    "clear",
    "convenient",
    "vindicated",
    "enough",
    "confidence",
    "chaos",
    "better",
    "worse",
    "good",
    "bad",
    "nice",
    "love",
    "hate",
    "sick",
    "tired",
];

/// Words that say how sure the future is.
const FUTURE: &[&str] = &["will", "would", "'ll", "won't", "shall", "likely", "wouldn't"];

/// Words of number that are written out.
const NUMBERS: &[&str] = &[
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "dozen",
    "dozens",
    "half",
    "third",
    "quarter",
    "fifth",
    "tenth",
    "percent",
    "twice",
    "doubled",
    "halved",
    "tripled",
];

/// Words that tell a cause.
const CAUSES: &[&str] =
    &["because", "caused", "causes", "causing", "due", "therefore", "result", "resulted", "consequence"];

/// The words of a statement.
struct Said<'a> {
    text: &'a str,
    raw: &'a Raw,
    /// Its tokens, with their words in small letters and a straight apostrophe.
    words: Vec<(String, Token)>,
    cue: String,
    own: &'a [&'a str],
}

impl<'a> Said<'a> {
    fn new(text: &'a str, tokens: &[Token], raw: &'a Raw, own: &'a [&'a str]) -> Self {
        let lower = |token: &Token| token.span.of(text).to_lowercase().replace('’', "'");
        let mut words = Vec::new();
        for span in &raw.spans {
            let (first, last) = within(tokens, *span);
            let slice = tokens.get(first..last).unwrap_or_default();
            words.extend(slice.iter().take(LONGEST).map(|token| (lower(token), *token)));
        }
        let cue = raw.cue.map_or(String::new(), |span| span.of(text).to_lowercase());
        Self { text, raw, words, cue, own }
    }

    /// The verb of saying decides: "accused", "denied", "urged".
    fn by_verb(&self) -> Option<Found> {
        let cue = self.cue.as_str();
        let quoted = self.raw.mode == Mode::Direct;
        for (kind, rule, stems) in VERBS {
            let begins = stems.iter().any(|stem| cue.starts_with(stem));
            if begins && !quoted {
                return Some((*kind, *rule, cue.to_owned()));
            }
        }
        let asks = self.raw.takes & takes::INFINITIVE != 0
            && self.words.iter().take(6).any(|(word, _)| word == "to");
        let told = ["told", "tell", "asked", "ask", "warned", "invited", "advised"].contains(&cue);
        if asks && told && !quoted {
            return Some((NatureKind::Demand, Rule::DemandingVerb, cue.to_owned()));
        }
        if self.raw.takes & takes::DENIES != 0 && cue != "counters" && cue != "countered" {
            return Some((NatureKind::Denial, Rule::DenyingVerb, cue.to_owned()));
        }
        let named = NAMING.contains(&cue) && self.raw.mode != Mode::Direct;
        if named && !self.any(NOT_SO) {
            return Some((NatureKind::Opinion, Rule::Judging, cue.to_owned()));
        }
        None
    }

    fn by_words(&self) -> Option<Found> {
        let count = self.words.iter().filter(|(_, token)| token.wordy()).count();
        if let Some(found) = self.not_so(count) {
            return Some(found);
        }
        if self.only_asks() {
            return None;
        }
        if count <= 2 {
            return self.first(JUDGING).map(|word| (NatureKind::Opinion, Rule::Judging, word));
        }
        self.first(GRAVE)
            .filter(|_| !self.first_person())
            .map(|word| (NatureKind::Accusation, Rule::Wrong, word))
            .or_else(|| self.future_of_own())
            .or_else(|| self.asked())
            .or_else(|| self.figure())
            .or_else(|| self.first(FUTURE).map(|word| (NatureKind::Prediction, Rule::WillBe, word)))
            .or_else(|| self.compared())
            .or_else(|| self.first(CAUSES).map(|word| (NatureKind::Cause, Rule::GivesCause, word)))
            .or_else(|| {
                let wrong = self.first(WRONG).filter(|_| !self.first_person())?;
                Some((NatureKind::Accusation, Rule::Wrong, wrong))
            })
            .or_else(|| self.date())
            .or_else(|| self.judged())
            .or_else(|| self.happened())
            .or_else(|| {
                let direct = self.raw.mode == Mode::Direct && count > 3;
                let word = self
                    .words
                    .iter()
                    .find(|(word, _)| ["is", "are", "'s", "'re", "isn't"].contains(&word.as_str()));
                word.filter(|_| direct).map(|(word, _)| (NatureKind::Opinion, Rule::Generally, word.clone()))
            })
    }

    /// "No, I did not", "there was no fraud", "that is a lie".
    fn not_so(&self, count: usize) -> Option<Found> {
        let denial = |word: &str| Some((NatureKind::Denial, Rule::SaysNot, word.to_owned()));
        let first = self.words.iter().find(|(_, token)| token.wordy()).map_or("", |(word, _)| word.as_str());
        if ["no", "not", "never"].contains(&first) {
            return denial(first);
        }
        let quote = |token: &Token| matches!(token.kind, Kind::Double | Kind::Single);
        let words: Vec<&str> =
            self.words.iter().filter(|(_, token)| !quote(token)).map(|(word, _)| word.as_str()).collect();
        let stands = ["is", "was", "were", "are", "'s", "been", "has", "have", "had", "'ve"];
        let past = ["have", "had", "did", "do", "does", "has", "'ve", "was", "were", "is", "are"];
        let told = self.raw.mode != Mode::Direct;
        for (at, word) in words.iter().enumerate() {
            let before =
                |steps: usize| at.checked_sub(steps).and_then(|at| words.get(at)).map_or("", |word| *word);
            let short = word.ends_with("n't") && !["won't", "wouldn't", "can't", "couldn't"].contains(word);
            let long = ["not", "never"].contains(word) && past.contains(&before(1));
            let mine = ["i", "we"].contains(&before(if short { 1 } else { 2 }));
            let flat = *word == "no" && stands.contains(&before(1));
            let near = told && at <= 4 && *word != "never";
            if flat || (short || long) && (mine || near) {
                return denial(format!("{} {word}", before(1)).trim());
            }
        }
        let word = self.first(NOT_SO).filter(|_| count < 40)?;
        denial(&word)
    }

    /// "I will", "it would look at": the speaker’s own future.
    fn future_of_own(&self) -> Option<Found> {
        let future = ["will", "would", "'ll", "won't", "shall", "wouldn't"];
        let at =
            self.words.iter().position(|(word, _)| future.contains(&word.as_str()) || word == "going")?;
        let before: Vec<&str> =
            self.words.get(at.saturating_sub(3)..at)?.iter().map(|(word, _)| word.as_str()).collect();
        let direct = self.raw.mode == Mode::Direct;
        let mine = before.iter().any(|word| ["i", "we"].contains(word));
        let told = !direct && before.iter().any(|word| ["he", "she", "it", "they"].contains(word));
        let named = !direct
            && self.own.iter().any(|own| {
                own.split(' ')
                    .next_back()
                    .is_some_and(|last| before.iter().any(|word| word.eq_ignore_ascii_case(last)))
            });
        let word = self.words.get(at).map(|(word, _)| word.clone())?;
        let going = word != "going" || self.words.get(at + 1).is_some_and(|(word, _)| word == "to");
        ((mine || told || named) && going).then_some((NatureKind::Promise, Rule::WillDo, word))
    }

    /// "ministers should explain", "let’s not", "please write".
    fn asked(&self) -> Option<Found> {
        let asks = ["should", "must", "ought", "please", "let's", "deserves"];
        let needs = |at: usize| {
            let word = |at: usize| self.words.get(at).map_or("", |(word, _)| word.as_str());
            ["needs", "need", "has", "have"].contains(&word(at)) && word(at + 1) == "to"
        };
        let at = (0..self.words.len()).find(|at| {
            self.words.get(*at).is_some_and(|(word, _)| asks.contains(&word.as_str())) || needs(*at)
        })?;
        let mine = at
            .checked_sub(1)
            .and_then(|at| self.words.get(at))
            .is_some_and(|(word, _)| ["i", "we"].contains(&word.as_str()));
        let word = self.words.get(at).map(|(word, _)| word.clone())?;
        (!mine).then_some((NatureKind::Demand, Rule::ShouldBe, word))
    }

    /// A number that is no year, no date and no time of day.
    fn figure(&self) -> Option<Found> {
        let found = self.words.iter().enumerate().find(|(at, (word, token))| {
            let next = self.words.get(at + 1).map(|(_, token)| token);
            let digits: String = word.chars().filter(char::is_ascii_digit).collect();
            let year =
                digits.len() == 4 && word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
            let timed = next.is_some_and(|next| next.is(flag::TIME) && !next.upper)
                || next.is_some_and(|next| next.kind == Kind::Colon);
            let dated = next.is_some_and(|next| next.is(flag::TIME) && next.upper)
                || at
                    .checked_sub(1)
                    .and_then(|at| self.words.get(at))
                    .is_some_and(|(_, token)| token.is(flag::TIME) && token.upper);
            let unit =
                next.is_some_and(|next| ["times", "per", "percent"].contains(&next.span.of(self.text)));
            match token.kind {
                Kind::Number => !year && !dated,
                Kind::Word => {
                    let written = NUMBERS.contains(&word.as_str());
                    written && (!timed || unit) && word != "third" && word != "two"
                        || word == "third" && unit
                        || written && next.is_some_and(|next| next.span.of(self.text) == "of")
                        || word == "two" && next.is_some_and(|next| next.kind == Kind::Word && !timed)
                }
                _ => false,
            }
        });
        found.map(|(_, (word, _))| (NatureKind::Figure, Rule::GivesFigure, word.clone()))
    }

    fn compared(&self) -> Option<Found> {
        let than = self.words.iter().position(|(word, _)| {
            ["than", "whereas", "compared", "fewer", "twice"].contains(&word.as_str())
        })?;
        let word = self.words.get(than).map(|(word, _)| word.clone())?;
        Some((NatureKind::Comparison, Rule::Compares, word))
    }

    /// A year or a day beside a verb of the past.
    fn date(&self) -> Option<Found> {
        let (_, date) =
            self.words.iter().zip(self.words.iter().skip(1)).find(|((before, _), (word, token))| {
                let year =
                    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1500..2100).contains(&year));
                let placed = ["in", "on", "since", "until", "from", "by"].contains(&before.as_str());
                (year || token.is(flag::TIME) && token.upper) && placed
            })?;
        let short = self.words.len() < 25 && self.raw.mode != Mode::Direct;
        short.then_some(())?;
        Some((NatureKind::Date, Rule::GivesDate, date.0.clone()))
    }

    /// Words that judge, or a copula before a quotation: "the plan was “cruel”".
    fn judged(&self) -> Option<Found> {
        if let Some(word) = self.first(JUDGING) {
            return Some((NatureKind::Opinion, Rule::Judging, word));
        }
        let quote =
            self.words.iter().position(|(_, token)| matches!(token.kind, Kind::Double | Kind::Single))?;
        let before = quote.checked_sub(1).and_then(|at| self.words.get(at))?;
        let copula = ["is", "was", "are", "were", "be", "as", "'s", "been", "a", "an", "felt", "looked"];
        let short = self.words.len() - quote < 12 && self.raw.mode == Mode::Mixed;
        (short && copula.contains(&before.0.as_str()))
            .then(|| (NatureKind::Opinion, Rule::Judging, before.0.clone()))
    }

    /// Something that happened: a verb of the past.
    fn happened(&self) -> Option<Found> {
        let event = self.words.iter().find(|(_, token)| token.is(flag::EVENT));
        let past = || {
            self.words.iter().find(|(word, token)| {
                token.kind == Kind::Word
                    && !token.upper
                    && (word.len() > 4 && word.ends_with("ed")
                        || [
                            "was", "were", "had", "went", "came", "took", "made", "saw", "told", "rose",
                            "fell", "knew",
                        ]
                        .contains(&word.as_str()))
            })
        };
        event.or_else(past).map(|(word, _)| (NatureKind::Event, Rule::TellsEvent, word.clone()))
    }

    fn only_asks(&self) -> bool {
        let mut stops = self.words.iter().filter(|(_, token)| token.kind == Kind::Stop).peekable();
        stops.peek().is_some() && stops.all(|(word, _)| word.contains('?'))
    }

    /// Whether the speaker speaks of what the speaker did.
    fn first_person(&self) -> bool {
        self.words
            .iter()
            .filter(|(_, token)| token.wordy())
            .take(2)
            .any(|(word, _)| ["i", "we", "my", "our"].contains(&word.as_str()))
    }

    fn first(&self, list: &[&str]) -> Option<String> {
        self.words.iter().find(|(word, _)| list.contains(&word.as_str())).map(|(word, _)| word.clone())
    }

    fn any(&self, list: &[&str]) -> bool {
        self.first(list).is_some()
    }
}
