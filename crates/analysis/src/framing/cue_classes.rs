//! Classes of reporting words: how a writer colours what somebody says by the word for the saying.
//!
//! The idea that reporting verbs take a stance is that of G. Thompson and Y. Ye, "Evaluation in the reporting verbs used in academic papers"
//! (Applied Linguistics 12, 1991), and C. R. Caldas-Coulthard, "On reporting reporting" (in M. Coulthard, ed., Advances in Written Text
//! Analysis, 1994); that of verbs that take what is said for true is P. and C. Kiparsky's ("Fact", in M. Bierwisch and K. E. Heidolph, eds.,
//! Progress in Linguistics, 1970); that news reports are biased by attribution is J. C. Merrill's ("How Time stereotyped three U.S. presidents",
//! Journalism Quarterly 42, 1965). Which word is in which class was decided for Rejoinder, and everybody may decide otherwise in their
//! project.

use std::collections::HashMap;
use std::sync::LazyLock;

use english::irregular_base;
use model::{CueClass, CueDecision, Table};

/// The classes with the sources of their idea, and their words.
const CLASSES: [(CueClass, &str); 6] = [
    (
        CueClass::Neutral,
        "say tell add ask write speak state explain report announce comment respond reply answer continue remark describe mention quote \
         read post tweet email begin inform talk recall recount conclude cite discuss testify publish release suggest believe think feel \
         hope expect fear worry predict estimate propose recommend offer invite advise argue call deny dispute reject disagree agree \
         decline refuse promise go put express give ask wonder question remind assure reassure believe summarise summarize characterise \
         characterize liken compare indicate signal file according_to in_the_words_of",
    ),
    (
        CueClass::Doubting,
        "claim allege contend purport profess pretend imagine speculate suppose insinuate imply hint would_have_it make_out seek_to_portray \
         try_to_portray",
    ),
    (
        CueClass::Confessing,
        "admit acknowledge concede confess grant apologise apologize own_up come_clean regret repent back_down climb_down give_in",
    ),
    (
        CueClass::Emphatic,
        "insist stress emphasise emphasize underline underscore reiterate repeat maintain assert declare proclaim vow pledge swear warn caution \
         urge demand exclaim shout cry yell scream implore beg plead appeal affirm reaffirm highlight make_clear call_for call_on",
    ),
    (
        CueClass::Hostile,
        "slam blast lambast lambaste attack condemn denounce accuse scold snap mock rant rail lash criticise criticize decry blame fume sneer \
         scoff taunt bristle retort threaten dismiss rebuff ridicule deride berate brand label chide growl snarl rage thunder boast hit_out \
         hit_back lash_out shoot_back fire_back push_back",
    ),
    (
        CueClass::Approving,
        "reveal show prove note confirm demonstrate clarify disclose expose observe point_out find praise hail laud applaud welcome commend \
         establish set_out refute rebut",
    ),
];

/// Words before a cue's own, which say when or whether and not how: "has repeatedly denied".
const MOST_WORDS: usize = 4;

static BUILT_IN: LazyLock<HashMap<String, CueClass>> = LazyLock::new(|| {
    let mut classes = HashMap::new();
    for (class, words) in CLASSES {
        for word in words.split_whitespace() {
            classes.entry(word.replace('_', " ")).or_insert(class);
        }
    }
    classes
});

/// The classes of reporting words: those built in, and what people have decided for a project.
#[derive(Debug, Clone, Copy)]
pub struct CueLexicon<'a> {
    decided: &'a Table<String, CueDecision>,
}

impl<'a> CueLexicon<'a> {
    /// The words that are built in, but for those of which people have decided something else.
    #[must_use]
    pub fn new(decided: &'a Table<String, CueDecision>) -> Self {
        Self { decided }
    }

    /// The class of a reporting word in its base form; nothing where nobody has said one.
    #[must_use]
    pub fn class(&self, word: &str) -> Option<CueClass> {
        self.decided.get(word).map(|it| it.class).or_else(|| Self::built_in(word))
    }

    /// The class that is built in for a reporting word in its base form.
    #[must_use]
    pub fn built_in(word: &str) -> Option<CueClass> {
        BUILT_IN.get(word).copied()
    }

    /// Returns true if people have decided the class of a reporting word.
    #[must_use]
    pub fn is_decided(&self, word: &str) -> bool {
        self.decided.contains_key(word)
    }

    /// The base form of the reporting word of a cue: "say" for "said", "hit back" for "hit back at", "according to". Of several words that it
    /// knows it takes the longest, and of those as long the last: "said" only introduces the lie in "lied and said". The cue in lower case
    /// where it knows none.
    #[must_use]
    pub fn base(&self, cue: &str) -> String {
        let words: Vec<String> = cue
            .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
            .filter(|word| !word.is_empty())
            .map(|word| word.to_lowercase().replace('’', "'"))
            .collect();
        for length in (1..=MOST_WORDS.min(words.len())).rev() {
            for some in words.windows(length).rev() {
                let Some((first, rest)) = some.split_first() else { continue };
                let known = bases(first).into_iter().map(|base| {
                    let all: Vec<&str> =
                        std::iter::once(base.as_str()).chain(rest.iter().map(String::as_str)).collect();
                    all.join(" ")
                });
                if let Some(known) = { known }.find(|it| self.class(it).is_some()) {
                    return known;
                }
            }
        }
        words.join(" ")
    }
}

/// The words of which a word in lower case may be a form, the likeliest first.
fn bases(word: &str) -> Vec<String> {
    let mut bases = vec![word.to_owned()];
    bases.extend(irregular_base(word).map(str::to_owned));
    for (end, instead) in [
        ("ies", "y"),
        ("es", "e"),
        ("es", ""),
        ("s", ""),
        ("ied", "y"),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
    ] {
        let Some(stem) = word.strip_suffix(end).filter(|stem| stem.len() > 1) else { continue };
        bases.push(format!("{stem}{instead}"));
        // "slammed": the last letter was doubled.
        let mut letters = stem.chars().rev();
        let doubled = letters.next().filter(|last| letters.next() == Some(*last));
        if let (true, Some(last)) = (matches!(end, "ed" | "ing"), doubled) {
            bases.extend(stem.strip_suffix(last).map(str::to_owned));
        }
    }
    bases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_its_class() {
        let none = Table::new();
        let lexicon = CueLexicon::new(&none);
        for (cue, base, class) in [
            ("said", "say", CueClass::Neutral),
            ("Claiming", "claim", CueClass::Doubting),
            ("has repeatedly admitted", "admit", CueClass::Confessing),
            ("slammed", "slam", CueClass::Hostile),
            ("hit back at", "hit back", CueClass::Hostile),
            ("pointed out", "point out", CueClass::Approving),
            ("According to", "according to", CueClass::Neutral),
            ("denies", "deny", CueClass::Neutral),
            ("swore", "swear", CueClass::Emphatic),
            ("called for", "call for", CueClass::Emphatic),
            ("told reporters", "tell", CueClass::Neutral),
        ] {
            assert_eq!(lexicon.base(cue), base, "{cue}");
            assert_eq!(lexicon.class(base), Some(class), "{base}");
        }
    }

    #[test]
    fn a_word_that_is_not_known_keeps_its_cue() {
        let none = Table::new();
        let lexicon = CueLexicon::new(&none);
        assert_eq!(lexicon.base("Mumbled, darkly"), "mumbled darkly");
        assert_eq!(lexicon.class("mumbled darkly"), None);
        assert_eq!(lexicon.base(""), "");
    }

    #[test]
    fn what_people_decide_goes_before_what_is_built_in() {
        let by = model::IdGenerator::seeded(1).draw();
        let coded = model::Coded { by, at: jiff::Timestamp::UNIX_EPOCH };
        let decision =
            |word: &str, class| (word.to_owned(), CueDecision { word: word.to_owned(), class, coded });
        let decided =
            Table::from_iter([decision("insist", CueClass::Doubting), decision("voice", CueClass::Neutral)]);
        let lexicon = CueLexicon::new(&decided);
        assert_eq!(lexicon.class("insist"), Some(CueClass::Doubting));
        assert_eq!(lexicon.base("voicing"), "voice");
        assert!(lexicon.is_decided("voice") && !lexicon.is_decided("say"));
    }

    #[test]
    fn no_word_is_in_two_classes() {
        let mut known: HashMap<&str, CueClass> = HashMap::new();
        for (class, words) in CLASSES {
            for word in words.split_whitespace() {
                assert_eq!(*known.entry(word).or_insert(class), class, "{word}");
            }
        }
    }
}
