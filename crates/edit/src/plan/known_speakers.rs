//! Indexes of a project's speakers, to find those of findings without a search through all of them.

use std::collections::{HashMap, HashSet};

use super::initials;
use model::{
    ArticleId, FoundSpeaker, Mention, PartyId, Project, Span, Speaker, SpeakerId, SpeakerKind,
    comparable_name, is_same_name,
};

/// The speakers of a project by name, and which of them one article has.
pub(super) struct SpeakersByName {
    all: HashMap<(SpeakerKind, String), Vec<SpeakerId>>,
    /// People by their names without middle initials.
    short: HashMap<String, Vec<SpeakerId>>,
    here: HashSet<SpeakerId>,
}

impl SpeakersByName {
    pub(super) fn of(project: &Project, article: ArticleId) -> Self {
        let mut all = Self {
            all: HashMap::with_capacity(project.speakers.len()),
            short: HashMap::new(),
            here: HashSet::new(),
        };
        let mut elsewhere = HashSet::new();
        for statement in project.statements.values() {
            let speaking = if statement.article == article { &mut all.here } else { &mut elsewhere };
            speaking.extend(statement.speaker);
        }
        for speaker in project.speakers.values() {
            all.file(speaker);
            // One whom no article has is free to be anybody of the name.
            let nowhere = speaker.mentions.is_empty() && !elsewhere.contains(&speaker.id);
            if nowhere || speaker.mentions.iter().any(|mention| mention.article == article) {
                all.here.insert(speaker.id);
            }
        }
        all
    }

    fn file(&mut self, speaker: &Speaker) {
        self.all.entry((speaker.kind, comparable_name(&speaker.name))).or_default().push(speaker.id);
        if speaker.kind == SpeakerKind::Person {
            self.short.entry(initials::without(&speaker.name)).or_default().push(speaker.id);
        }
    }

    /// Adds a speaker of the article.
    pub(super) fn add(&mut self, speaker: &Speaker) {
        self.file(speaker);
        self.here.insert(speaker.id);
    }

    fn named<'a>(
        &'a self,
        project: &'a Project,
        found: &FoundSpeaker,
    ) -> impl Iterator<Item = &'a Speaker> + use<'a> {
        let ids = self.all.get(&(found.kind, comparable_name(&found.name))).into_iter().flatten();
        ids.filter_map(|id| project.speakers.get(id))
    }

    /// The one person whose name differs from a finding's in having middle initials or none. Where somebody has the very
    /// name, or where two people would do, there is none.
    fn named_in_short(&self, project: &Project, found: &FoundSpeaker) -> Option<SpeakerId> {
        if found.kind != SpeakerKind::Person || self.named(project, found).next().is_some() {
            return None;
        }
        let alike = self.short.get(&initials::without(&found.name)).into_iter().flatten();
        let mut alike = alike.filter_map(|id| project.speakers.get(id));
        let one = alike.next().filter(|_| alike.next().is_none())?;
        // The initials may be in an article that named them in full, after one that did not.
        let printed = |mention: &Mention| {
            let text = project.article(mention.article).map(|article| mention.span.of(&article.text));
            text.is_none_or(|words| initials::agree(words, &found.name))
        };
        let fits = initials::agree(&one.name, &found.name)
            && one.mentions.iter().all(printed)
            && !is_described_otherwise(one, found);
        fits.then_some(one.id)
    }

    /// Returns the speaker of a finding: the one of the same name in the article, or in other articles.
    ///
    /// A common noun ("a spokesman", "experts") means other people in another article, and so does a name with another
    /// description, unless both are of one party. Where several people of one name would do, none is taken.
    pub(super) fn find(
        &mut self,
        project: &Project,
        found: &FoundSpeaker,
        party: Option<PartyId>,
    ) -> Option<SpeakerId> {
        let here = self.named(project, found).find(|speaker| self.here.contains(&speaker.id));
        let found = match here {
            Some(speaker) => Some(speaker.id),
            None => self.elsewhere(project, found, party).or_else(|| self.named_in_short(project, found)),
        };
        self.here.extend(found);
        found
    }

    fn elsewhere(
        &self,
        project: &Project,
        found: &FoundSpeaker,
        party: Option<PartyId>,
    ) -> Option<SpeakerId> {
        if !is_proper(&found.name) {
            return None;
        }
        let party = party.filter(|id| !is_named_for(project, *id, found));
        let fitting: Vec<&Speaker> = self
            .named(project, found)
            .filter(|known| party.is_some() && known.party == party || !is_described_otherwise(known, found))
            .collect();
        match fitting[..] {
            [] => None,
            [one] => Some(one.id),
            _ => {
                let mut alike = fitting.iter().filter(|known| {
                    party.is_some() && known.party == party || shares_a_word(&known.role, &found.role)
                });
                alike.next().filter(|_| alike.next().is_none()).map(|known| known.id)
            }
        }
    }

    /// Returns whether every known speaker of a finding's name is described as somebody else.
    pub(super) fn are_all_others(&self, project: &Project, found: &FoundSpeaker) -> bool {
        let mut known = self.named(project, found).peekable();
        known.peek().is_some() && known.all(|known| is_described_otherwise(known, found))
    }
}

/// Returns whether a name has a word with a capital letter or a digit, other than its article.
fn is_proper(name: &str) -> bool {
    let plain = name.trim();
    let plain = ["The ", "A ", "An "].iter().find_map(|article| plain.strip_prefix(article)).unwrap_or(plain);
    plain.split_whitespace().any(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
}

/// Returns whether a party is named for a speaker, so that it says nothing about who that is.
fn is_named_for(project: &Project, party: PartyId, found: &FoundSpeaker) -> bool {
    project.party(party).is_some_and(|party| is_same_name(&party.name, &found.name))
}

/// Returns whether a speaker is described as somebody else than a finding: both descriptions name places or bodies, and they have
/// no word in common.
fn is_described_otherwise(known: &Speaker, found: &FoundSpeaker) -> bool {
    let proper = |role: &str| words(role).any(|word| word.starts_with(char::is_uppercase));
    proper(&known.role) && proper(&found.role) && !shares_a_word(&known.role, &found.role)
}

fn shares_a_word(one: &str, other: &str) -> bool {
    words(one).any(|word| words(other).any(|other| word.to_lowercase() == other.to_lowercase()))
}

/// The words of a description that tell something, by their length: the shortest are prepositions and articles.
fn words(role: &str) -> impl Iterator<Item = &str> {
    let all = role.split(|c: char| !c.is_alphanumeric());
    all.filter(|word| word.len() > 3 || word.len() > 1 && word.chars().all(char::is_uppercase))
}

/// The speakers whom an article mentions, by the spans of the mentions.
pub(super) struct SpeakersByPlace(HashMap<Span, Vec<SpeakerId>>);

impl SpeakersByPlace {
    pub(super) fn of(project: &Project, article: ArticleId) -> Self {
        let mut all = Self(HashMap::new());
        for speaker in project.speakers.values() {
            for mention in speaker.mentions.iter().filter(|mention| mention.article == article) {
                all.add(mention.span, speaker.id);
            }
        }
        all
    }

    pub(super) fn add(&mut self, place: Span, speaker: SpeakerId) {
        self.0.entry(place).or_default().push(speaker);
    }

    /// Returns whether a speaker is mentioned at a span.
    pub(super) fn has(&self, place: Span, speaker: SpeakerId) -> bool {
        self.0.get(&place).is_some_and(|all| all.contains(&speaker))
    }

    /// Returns the speaker who shares most mentions with a finding, of those for which `passes` is `true`.
    pub(super) fn nearest(
        &self,
        found: &FoundSpeaker,
        passes: impl Fn(SpeakerId) -> bool,
    ) -> Option<SpeakerId> {
        let mut places = found.mentions.clone();
        places.sort_unstable();
        places.dedup();
        let mut shared: HashMap<SpeakerId, usize> = HashMap::new();
        for id in places.iter().filter_map(|place| self.0.get(place)).flatten() {
            *shared.entry(*id).or_default() += 1;
        }
        shared
            .into_iter()
            .filter(|(id, _)| passes(*id))
            .max_by_key(|(id, count)| (*count, *id))
            .map(|(id, _)| id)
    }
}
