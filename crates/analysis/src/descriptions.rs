//! The words by which articles call a party without its name: "the board", "the company", "Ms Roe".
//!
//! An article calls a party by a noun where it says so itself: the name ends with it (*Screening Board*), a speaker of it is
//! mentioned so ("the company said"), or what a speaker is belongs to it ("the trust’s director"). People of a party are
//! called by their last name. What could mean two parties of one article means none. Where nothing says so, a ministry is also
//! meant by "ministers", an army by "soldiers", a council by "councillors".

use std::collections::HashSet;

use foldhash::HashMap;
use unicode_segmentation::UnicodeSegmentation;

use super::clause_roles::plain;
use super::name_filter::PartyBits;
use super::party_names::{bare, likely_kind};
use english::classes::{is_organisation_noun, is_preposition};
use model::{ArticleId, Project, Speaker, SpeakerKind};

/// The referents of a noun with "the" and of a last name, by article.
#[derive(Debug, Default)]
pub(super) struct Descriptions {
    nouns: HashMap<String, PartyByArticle>,
    surnames: HashMap<String, PartyByArticle>,
    /// Nouns by which bodies of a kind are called, where the article has one of that kind.
    kindred: HashMap<String, PartyByArticle>,
}

/// Other nouns for organisations of a kind.
struct KindSynonyms {
    kinds: &'static [&'static str],
    /// Behind "the".
    nouns: &'static [&'static str],
    /// Those who act for it, named without "the" as well.
    people: &'static [&'static str],
}

const KINDRED: &[KindSynonyms] = &[
    KindSynonyms {
        kinds: &["administration", "cabinet", "government", "regime"],
        nouns: &["administration", "government", "minister", "regime"],
        people: &["ministers", "officials"],
    },
    KindSynonyms {
        kinds: &["department", "ministry"],
        nouns: &["government", "minister"],
        people: &["ministers", "officials"],
    },
    KindSynonyms {
        kinds: &["army", "forces", "military"],
        nouns: &["army", "forces", "military"],
        people: &["soldiers", "troops"],
    },
    KindSynonyms { kinds: &["police"], nouns: &["force"], people: &["officers", "police"] },
    KindSynonyms {
        kinds: &["council"],
        nouns: &["authority"],
        people: &["councillors", "councilors", "officials"],
    },
];

/// The party that is meant in each article, and of those that no article mentions in any; nothing where there are several.
#[derive(Debug, Default)]
struct PartyByArticle(HashMap<Option<ArticleId>, Option<usize>>);

impl PartyByArticle {
    fn add(&mut self, article: Option<ArticleId>, party: usize) {
        let known = self.0.entry(article).or_insert(Some(party));
        *known = known.filter(|known| *known == party);
    }

    fn of(&self, article: ArticleId) -> Option<usize> {
        self.0.get(&Some(article)).or_else(|| self.0.get(&None)).copied().flatten()
    }
}

impl Descriptions {
    /// Reads them off parties and speakers; `party_of` gives the place of a speaker's party.
    pub(super) fn new(project: &Project, party_of: impl Fn(&Speaker) -> Option<usize>) -> Self {
        let mut all = Self::default();
        let texts: HashMap<ArticleId, &str> = project.articles.iter().map(|it| (it.id, &*it.text)).collect();
        let mut articles: Vec<Vec<ArticleId>> = vec![Vec::new(); project.parties.len()];
        let people = project.speakers.values().filter(|it| it.kind == SpeakerKind::Person);
        let people: HashSet<&str> = people.map(|it| it.name.as_str()).collect();
        for speaker in project.speakers.values() {
            let Some(party) = party_of(speaker) else { continue };
            let mut named_in: Vec<ArticleId> = speaker.mentions.iter().map(|it| it.article).collect();
            named_in.dedup();
            all.speaker(&texts, speaker, party, &named_in);
            if let Some(known) = articles.get_mut(party) {
                known.extend(named_in);
            }
        }
        for ((party, at), articles) in project.parties.iter().zip(0..).zip(&mut articles) {
            articles.sort_unstable();
            articles.dedup();
            for name in [&party.name, &party.short] {
                all.name(name, at, articles);
            }
            if !people.contains(party.name.as_str()) && likely_kind(&party.name) == SpeakerKind::Person {
                all.last_name(&party.name, at, articles);
            }
            if people.contains(party.name.as_str()) || party.name.is_empty() {
                continue;
            }
            if articles.is_empty() && texts.len() <= FEW {
                articles.extend(texts.keys());
            }
            for (article, text) in articles.iter().filter_map(|id| Some((*id, *texts.get(id)?))) {
                all.beside(text, &party.name, at, article);
                if party.short != party.name && party.short.chars().count() > 2 {
                    all.beside(text, &party.short, at, article);
                }
            }
        }
        let led = project.parties.iter().zip(0..).filter_map(|(it, at)| Some((leader(&it.name)?, at)));
        let led: Vec<(&str, usize)> = led.filter(|(name, _)| !all.surnames.contains_key(*name)).collect();
        for (name, party) in led {
            all.add_to(name, party, &[], |all| &mut all.surnames);
        }
        all
    }

    fn speaker(
        &mut self,
        texts: &HashMap<ArticleId, &str>,
        speaker: &Speaker,
        party: usize,
        articles: &[ArticleId],
    ) {
        match speaker.kind {
            SpeakerKind::Document => return,
            SpeakerKind::Organisation => self.name(&speaker.name, party, articles),
            SpeakerKind::Person => {
                self.last_name(&speaker.name, party, articles);
            }
            SpeakerKind::Group | SpeakerKind::Unnamed => {}
        }
        if let Some(noun) = owner(&speaker.role) {
            self.add_to(noun, party, articles, |all| &mut all.nouns);
        }
        for mention in &speaker.mentions {
            let text = texts.get(&mention.article).copied().unwrap_or_default();
            if let Some(noun) = mention.span.fits(text).then(|| described(mention.span.of(text))).flatten() {
                self.nouns.entry(noun.to_lowercase()).or_default().add(Some(mention.article), party);
            }
        }
    }

    /// The last name of a person.
    fn last_name(&mut self, name: &str, party: usize, articles: &[ArticleId]) {
        let last = name.unicode_words().next_back().unwrap_or_default();
        if name.contains(' ') && last.chars().count() > 2 && last.starts_with(char::is_uppercase) {
            self.add_to(last, party, articles, |all| &mut all.surnames);
        }
    }

    /// The noun that is the head of a name, where it says what the party is.
    fn name(&mut self, name: &str, party: usize, articles: &[ArticleId]) {
        let noun = head(name).to_lowercase();
        if is_organisation_noun(&noun) {
            self.add_to(&noun, party, articles, |all| &mut all.nouns);
        }
        self.kin(&noun, party, articles);
    }

    /// Other nouns for organisations of a kind.
    fn kin(&mut self, kind: &str, party: usize, articles: &[ArticleId]) {
        for kindred in KINDRED.iter().filter(|it| it.kinds.contains(&kind)) {
            for called in kindred.nouns.iter().chain(kindred.people) {
                self.add_to(called, party, articles, |all| &mut all.kindred);
            }
        }
    }

    /// Adds the noun by which the article calls a party beside its name: "the charity Early Voice", "Sentry Nine, a security company".
    pub(super) fn beside(&mut self, text: &str, name: &str, party: usize, article: ArticleId) {
        let places = memchr::memmem::find_iter(text.as_bytes(), name.as_bytes()).take(BESIDE);
        for at in places {
            let (before, behind) = (text.get(..at), text.get(at + name.len()..));
            let noun = before.and_then(noun_before).or_else(|| behind.and_then(noun_behind));
            if is_state(before, behind) {
                self.kin("government", party, &[article]);
            }
            if let Some(noun) = noun {
                self.nouns.entry(noun.to_owned()).or_default().add(Some(article), party);
            }
        }
    }

    fn add_to(
        &mut self,
        word: &str,
        party: usize,
        articles: &[ArticleId],
        list: impl FnOnce(&mut Self) -> &mut HashMap<String, PartyByArticle>,
    ) {
        let meant = list(self).entry(word.to_owned()).or_default();
        if articles.is_empty() {
            meant.add(None, party);
        }
        for article in articles {
            meant.add(Some(*article), party);
        }
    }

    /// The party that a noun in small letters means behind "the".
    pub(super) fn noun(&self, article: ArticleId, noun: &str) -> Option<usize> {
        let meant = self.nouns.get(noun).or_else(|| self.kindred.get(noun))?;
        meant.of(article)
    }

    /// The party for which those act who are named by a noun without "the".
    pub(super) fn people(&self, article: ArticleId, noun: &str) -> Option<usize> {
        // Asked of nearly every word.
        is_people(noun).then(|| self.kindred.get(noun)).flatten()?.of(article)
    }

    /// All words that may mean a party, in small letters, with whom they may mean.
    pub(super) fn words(&self) -> impl Iterator<Item = (String, PartyBits)> + '_ {
        let lists = [&self.nouns, &self.surnames, &self.kindred].into_iter().flatten();
        lists.flat_map(|(word, meant)| {
            let parties = meant.0.values().flatten();
            parties.map(|party| (plain(word).0.into_owned(), PartyBits::one(*party)))
        })
    }

    /// The party whose person has this last name.
    pub(super) fn surname(&self, article: ArticleId, name: &str) -> Option<usize> {
        self.surnames.get(name)?.of(article)
    }
}

/// Returns true if a word is one of the people of [`KINDRED`].
fn is_people(word: &str) -> bool {
    matches!(
        word,
        "councillors"
            | "councilors"
            | "ministers"
            | "officers"
            | "officials"
            | "police"
            | "soldiers"
            | "troops"
    )
}

/// In how many articles it is looked for a party that no mention tells to be in one of them.
const FEW: usize = 8;

/// The number of places of a name that are looked at for what the article calls it beside.
const BESIDE: usize = 8;

/// "Department" of "Department for Health", "Board" of "Screening Board": the word that says what a name is of.
fn head(name: &str) -> &str {
    let mut last = "";
    for word in name.unicode_words() {
        if !last.is_empty() && is_preposition(word) {
            break;
        }
        last = word;
    }
    last
}

/// "Roe" of "Ann Roe campaign": the last name of the person who leads a body.
fn leader(name: &str) -> Option<&str> {
    let (owner, noun) = name.rsplit_once(' ')?;
    let led = matches!(noun, "administration" | "Administration" | "camp" | "campaign" | "Campaign" | "team");
    let last = owner.unicode_words().next_back().map(bare)?;
    (led && last.chars().count() > 2 && last.starts_with(char::is_uppercase)).then_some(last)
}

/// "charity" of "… of the charity ", "agency" of "The agency, ".
fn noun_before(before: &str) -> Option<&str> {
    let line = before.rsplit('\n').next()?;
    let direct = line.strip_suffix(' ')?;
    let (words, apart) = direct.strip_suffix(',').map_or((direct, false), |words| (words, true));
    let (rest, noun) = words.rsplit_once(' ')?;
    let the = || rest.rsplit(' ').next().is_some_and(|word| word.eq_ignore_ascii_case("the"));
    (is_organisation_noun(noun) && (!apart || the())).then_some(noun)
}

/// "the government of Karelland", "Karelland’s defence ministry": the name of a state.
fn is_state(before: Option<&str>, behind: Option<&str>) -> bool {
    let of =
        before.is_some_and(|it| ["government of ", "Government of "].iter().any(|mark| it.ends_with(mark)));
    let owned = behind.and_then(|it| it.strip_prefix("’s ").or_else(|| it.strip_prefix("'s ")));
    let owns =
        |words: &str| words.split(' ').take(2).any(|word| matches!(word, "government" | "ministry" | "army"));
    of || owned.is_some_and(owns)
}

/// "company" of ", a security company, …".
fn noun_behind(behind: &str) -> Option<&str> {
    let inner = behind.strip_prefix(", ")?;
    let inner = inner.get(..inner.find([',', '.', '\n'])?)?;
    let mut words = inner.split(' ');
    let article = words.next()?;
    let noun = words.take(4).find(|word| is_organisation_noun(word))?;
    matches!(article, "a" | "an" | "the").then_some(noun)
}

/// "company" of "The company": a mention that only describes.
fn described(mention: &str) -> Option<&str> {
    let mut words = mention.unicode_words();
    let the = words.next().filter(|word| word.eq_ignore_ascii_case("the"));
    let (noun, more) = (the.and_then(|_| words.next())?, words.next());
    (more.is_none() && noun.starts_with(char::is_lowercase)).then_some(noun)
}

/// "trust" of "the trust’s chief executive": the party to which somebody belongs by what they are.
fn owner(role: &str) -> Option<&str> {
    let mut words = role.unicode_words();
    words.next().filter(|word| word.eq_ignore_ascii_case("the"))?;
    let noun = words.next()?;
    noun.strip_suffix("'s")
        .or_else(|| noun.strip_suffix("’s"))
        .filter(|noun| noun.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_and_roles_tell_what_a_party_is_called() {
        assert_eq!(described("The company"), Some("company"));
        assert_eq!(described("the Board"), None);
        assert_eq!(described("the old company"), None);
        assert_eq!(owner("The trust’s chief executive"), Some("trust"));
        assert_eq!(owner("chief executive"), None);
    }

    #[test]
    fn people_of_all_kinds_are_known() {
        assert!(KINDRED.iter().flat_map(|it| it.people).all(|word| is_people(word)));
    }

    #[test]
    fn the_head_of_a_name_says_what_it_is_of() {
        assert_eq!(head("Department for Health"), "Department");
        assert_eq!(head("Royal Society of Midwives"), "Society");
        assert_eq!(head("Screening Board"), "Board");
        assert_eq!(head(""), "");
    }

    #[test]
    fn what_stands_beside_a_name_tells_what_it_is_called() {
        assert_eq!(noun_before("said Hanna Dube of the charity "), Some("charity"));
        assert_eq!(noun_before("\nThe agency, "), Some("agency"));
        assert_eq!(noun_before("asked by the board, "), Some("board"));
        assert_eq!(noun_before("after it left court, "), None);
        assert_eq!(noun_behind(", a security company, was hired"), Some("company"));
        assert_eq!(noun_behind(", which runs a company, was hired"), None);
    }
}
