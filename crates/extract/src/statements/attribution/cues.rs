//! Words of saying and of thought, in classes by meaning.
//!
//! Made by hand, after the verb classes of Levin ("English verb classes and alternations", 1993) as far as news uses
//! them. A word may be in several classes: "charge" accuses, and sets a price.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::syntax::form_of;
use model::Act;

/// The part of speech in which a word belongs to a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CuePartOfSpeech {
    Verb,
    Noun,
    Adjective,
}

/// Words that mean alike.
#[derive(Debug)]
pub(crate) struct CueFamily {
    /// Its name among the learned weights.
    pub(crate) name: &'static str,
    /// The part of speech in which they do.
    pub(crate) part: CuePartOfSpeech,
    /// Saying or thought.
    pub(crate) act: Act,
    /// The words: verbs and nouns in their base form.
    words: &'static str,
}

const fn class(name: &'static str, part: CuePartOfSpeech, act: Act, words: &'static str) -> CueFamily {
    CueFamily { name, part, act, words }
}

/// All classes. A word's classes are bits, by their places here.
#[rustfmt::skip]
pub(crate) const CLASSES: &[CueFamily] = &[
    class("say", CuePartOfSpeech::Verb, Act::Speech, "say add state declare announce assert claim contend argue insist maintain allege reiterate \
         stress emphasize emphasise note observe remark testify explain write tweet acknowledge admit \
         concede confirm complain boast joke lament warn caution quip reply respond retort counter \
         proclaim profess brag opine posit clarify relate recount exclaim muse gripe grumble affirm aver \
         attest theorize speculate post blog"),
    class("tell", CuePartOfSpeech::Verb, Act::Speech, "tell inform remind assure reassure convince persuade notify brief advise"),
    class("ask", CuePartOfSpeech::Verb, Act::Speech, "ask question wonder inquire query"),
    class("report", CuePartOfSpeech::Verb, Act::Speech, "report reveal disclose publish leak cite quote reference mention recall repeat echo read unveil"),
    class("urge", CuePartOfSpeech::Verb, Act::Speech, "urge call demand request implore encourage recommend propose plead beg order instruct push press \
         advocate appeal lobby suggest counsel exhort prod dare challenge pressure"),
    class("promise", CuePartOfSpeech::Verb, Act::Speech, "promise pledge vow swear threaten offer agree refuse decline commit volunteer guarantee"),
    class("deny", CuePartOfSpeech::Verb, Act::Speech, "deny reject dismiss dispute refute rebuff disavow rebut repudiate downplay disagree contradict \
         decry protest denounce brush discount renounce disown"),
    class("attack", CuePartOfSpeech::Verb, Act::Speech, "criticize criticise condemn blast slam attack mock blame accuse assail lambaste lambast ridicule \
         rip scold chide rail trash bash deride belittle disparage taunt berate knock rebuke insult \
         savage hammer skewer pan fault castigate malign vilify needle heckle boo jeer demonize shame \
         admonish target hit charge excoriate pillory"),
    class("praise", CuePartOfSpeech::Verb, Act::Speech, "praise hail applaud laud tout defend commend compliment thank credit congratulate salute \
         celebrate cheer extol champion welcome embrace admire revere glorify honor respect"),
    class("describe", CuePartOfSpeech::Verb, Act::Speech, "describe portray characterize characterise depict label brand dub term liken compare paint cast \
         frame name refer identify define categorize bill style"),
    class("apologize", CuePartOfSpeech::Verb, Act::Speech, "apologize apologise regret"),
    class("think", CuePartOfSpeech::Verb, Act::Attitude, "think believe suspect doubt assume feel reckon figure imagine suppose presume guess conclude \
         judge estimate predict project forecast expect anticipate theorize speculate calculate surmise \
         fancy"),
    class("know", CuePartOfSpeech::Verb, Act::Attitude, "know understand realize realise recognize recognise remember forget learn discover notice see \
         hear acknowledge appreciate grasp perceive recollect"),
    class("view", CuePartOfSpeech::Verb, Act::Attitude, "view regard deem consider see rate rank perceive treat"),
    class("decide", CuePartOfSpeech::Verb, Act::Attitude, "decide determine resolve choose opt rule vote elect conclude settle"),
    class("want", CuePartOfSpeech::Verb, Act::Attitude, "want hope wish seek plan intend aim prefer desire hanker long need aspire prepare strive covet \
         crave yearn love like mean look favor favour contemplate"),
    class("fear", CuePartOfSpeech::Verb, Act::Attitude, "fear worry dread fret agonize panic bemoan mourn"),
    class("support", CuePartOfSpeech::Verb, Act::Attitude, "support back endorse oppose favor favour approve disapprove accept embrace sanction bless object \
         resist rally side stand fight condone tolerate"),
    class("show", CuePartOfSpeech::Verb, Act::Speech, "show indicate suggest reveal demonstrate prove imply signal mean find underscore illustrate \
         highlight hint point confirm document detail outline reflect signify conclude establish portend \
         foreshadow detect"),
    class("seem", CuePartOfSpeech::Verb, Act::Attitude, "seem appear sound look"),
    class("talk", CuePartOfSpeech::Verb, Act::Speech, "talk speak discuss address focus dwell debate consult chat comment elaborate expound weigh \
         lecture preach converse negotiate deliver mention raise touch joke brag boast rant muse ramble \
         testify opine lie"),
    class("express", CuePartOfSpeech::Verb, Act::Speech, "express voice share air articulate convey communicate vent offer present outline lay detail \
         issue release make give deliver pose file launch introduce put set send utter chant shout yell \
         scream whisper cry sing"),
    class("ignore", CuePartOfSpeech::Verb, Act::Attitude, "ignore avoid dodge overlook sidestep disregard shun"),
    class("hate", CuePartOfSpeech::Verb, Act::Attitude, "hate loathe despise dislike resent detest enjoy admire love trust distrust mistrust respect envy \
         care mind"),
    class("question", CuePartOfSpeech::Verb, Act::Speech, "question challenge doubt scrutinize probe investigate examine study explore review weigh \
         consider ponder"),
    class("say_n", CuePartOfSpeech::Noun, Act::Speech, "statement claim assertion allegation accusation argument comment remark announcement declaration \
         testimony contention explanation report rumor rumour suggestion acknowledgment admission \
         confession complaint warning denial disclosure revelation account message tweet post response \
         reply answer"),
    class("promise_n", CuePartOfSpeech::Noun, Act::Attitude, "promise pledge vow threat offer commitment plan intention proposal decision"),
    class("judge_n", CuePartOfSpeech::Noun, Act::Attitude, "criticism praise condemnation attack support opposition endorsement backing approval disapproval \
         objection"),
    class("think_n", CuePartOfSpeech::Noun, Act::Attitude, "belief view opinion idea notion hope fear concern worry doubt suspicion feeling sense thought \
         conviction expectation prediction estimate interest understanding desire skepticism anger \
         frustration outrage position stance"),
    class("urge_n", CuePartOfSpeech::Noun, Act::Speech, "call demand request appeal plea advice recommendation order question"),
    class("show_n", CuePartOfSpeech::Noun, Act::Speech, "evidence sign indication proof finding signal"),
    class("think_a", CuePartOfSpeech::Adjective, Act::Attitude, "confident sure certain convinced hopeful optimistic skeptical sceptical doubtful aware unaware \
         unsure uncertain mindful wary pessimistic"),
    class("feel_a", CuePartOfSpeech::Adjective, Act::Attitude, "worried concerned afraid proud glad happy angry upset surprised disappointed pleased frustrated \
         sorry grateful thankful outraged furious disturbed troubled excited thrilled shocked nervous \
         alarmed eager willing reluctant unwilling determined ready keen anxious impressed"),
    class("judge_a", CuePartOfSpeech::Adjective, Act::Speech, "critical supportive dismissive complimentary clear adamant opposed open vocal outspoken"),
];

/// The past forms of verbs in the lists that are irregular or double their last letter.
const PAST: &[(&str, &str)] = &[
    ("admit", "admitted"),
    ("beg", "begged"),
    ("blog", "blogged"),
    ("brag", "bragged"),
    ("cast", "cast"),
    ("chat", "chatted"),
    ("choose", "chose chosen"),
    ("commit", "committed"),
    ("dub", "dubbed"),
    ("feel", "felt"),
    ("fight", "fought"),
    ("find", "found"),
    ("forget", "forgot forgotten"),
    ("give", "gave given"),
    ("hear", "heard"),
    ("hit", "hit"),
    ("know", "knew known"),
    ("lay", "laid"),
    ("make", "made"),
    ("mean", "meant"),
    ("pan", "panned"),
    ("plan", "planned"),
    ("prefer", "preferred"),
    ("put", "put"),
    ("quip", "quipped"),
    ("read", "read"),
    ("rebut", "rebutted"),
    ("refer", "referred"),
    ("rip", "ripped"),
    ("say", "said"),
    ("see", "saw seen"),
    ("seek", "sought"),
    ("send", "sent"),
    ("set", "set"),
    ("show", "showed shown"),
    ("sing", "sang sung"),
    ("slam", "slammed"),
    ("speak", "spoke spoken"),
    ("stand", "stood"),
    ("swear", "swore sworn"),
    ("tell", "told"),
    ("think", "thought"),
    ("understand", "understood"),
    ("write", "wrote written"),
];

/// The classes of a word, as bits.
pub(crate) type CueClasses = u64;

static TABLE: LazyLock<HashMap<u32, CueClasses>> = LazyLock::new(build);

/// Words that mostly mean something else, or are of another part of speech: a sentence is not read for their sake.
const WEAK: &str = "like likes back make makes made making give gives gave given giving put puts putting set sets see \
    sees saw seen need needs needed look looks looked mean means meant hit hits name names named stand stands stood \
    standing fight fights fought fighting love loved file files filed touch raise raised raising study address review \
    release released launch launched issue issues state states bill press post posts charge order orders care mind \
    share air hear heard target targets view views case frame target center study hold case cast send sent lay laid \
    deliver delivered detail details found find finds record read commit committed present rank rate rates order cry \
    sing poll fault shame bank plans order vote votes voting voted voter needs trust deal deals sound sense idea time";

static WEAK_FORMS: LazyLock<HashSet<u32>> = LazyLock::new(|| WEAK.split_whitespace().map(form_of).collect());

/// Returns true if a sentence is worth reading for the sake of a word, given as the hash that [`form_of`] makes of it.
pub(crate) fn leads(form: u32) -> bool {
    classes(form) != 0 && !WEAK_FORMS.contains(&form)
}

/// The classes of a word, given as the hash that [`form_of`] makes of it.
pub(crate) fn classes(form: u32) -> CueClasses {
    TABLE.get(&form).copied().unwrap_or_default()
}

/// Those of some classes that belong to a part of speech.
pub(crate) fn in_part(classes: CueClasses, part: CuePartOfSpeech) -> CueClasses {
    let fits = |at: &usize| CLASSES.get(*at).is_some_and(|class| class.part == part);
    (0..CLASSES.len()).filter(fits).fold(0, |all, at| all | 1 << at) & classes
}

/// The classes behind the bits.
pub(crate) fn each(classes: CueClasses) -> impl Iterator<Item = &'static CueFamily> {
    CLASSES.iter().enumerate().filter(move |(at, _)| classes & (1 << at) != 0).map(|(_, class)| class)
}

fn build() -> HashMap<u32, CueClasses> {
    let past: HashMap<&str, &str> = PAST.iter().copied().collect();
    let mut table = HashMap::new();
    for (at, class) in CLASSES.iter().enumerate() {
        for word in class.words.split_whitespace() {
            let forms = match class.part {
                CuePartOfSpeech::Verb => verb_forms(word, past.get(word).copied()),
                CuePartOfSpeech::Noun => vec![word.to_owned(), with_s(word)],
                CuePartOfSpeech::Adjective => vec![word.to_owned()],
            };
            for form in forms {
                *table.entry(form_of(&form)).or_insert(0) |= 1 << at;
            }
        }
    }
    table
}

/// The base form, the one with -s, the past ones and the one with -ing.
fn verb_forms(base: &str, past: Option<&str>) -> Vec<String> {
    let stem = base.strip_suffix('e').unwrap_or(base);
    let regular = match base.strip_suffix('y') {
        Some(start) if !start.ends_with(['a', 'e', 'o']) => format!("{start}ied"),
        _ => format!("{stem}ed"),
    };
    let mut out = vec![base.to_owned(), with_s(base)];
    out.extend(past.unwrap_or(&regular).split_whitespace().map(str::to_owned));
    let doubled = past.and_then(|past| past.strip_suffix("ed")).filter(|start| start.len() > base.len());
    let ing = if base.ends_with("ee") { base } else { doubled.unwrap_or(stem) };
    out.push(format!("{ing}ing"));
    out
}

fn with_s(base: &str) -> String {
    match base.strip_suffix('y') {
        Some(start) if !start.ends_with(['a', 'e', 'o']) => format!("{start}ies"),
        _ if ["s", "sh", "ch", "x", "z"].iter().any(|end| base.ends_with(end)) => format!("{base}es"),
        _ => format!("{base}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(word: &str) -> Vec<&'static str> {
        each(classes(form_of(word))).map(|class| class.name).collect()
    }

    #[test]
    fn all_forms_of_a_word_are_known() {
        for word in ["deny", "denies", "denied", "denying", "Denied"] {
            assert_eq!(names(word), ["deny"], "{word}");
        }
        for word in ["admitted", "admitting", "said", "says", "tweeting"] {
            assert!(names(word).contains(&"say"), "{word}");
        }
        assert!(names("pledges").contains(&"promise_n"));
        assert!(names("table").is_empty());
    }

    #[test]
    fn there_is_room_for_all_classes() {
        assert!(CLASSES.len() < CueClasses::BITS as usize);
    }
}
