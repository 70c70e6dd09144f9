//! Indexes of a project's speakers, to find those of findings without a search through all of them.

use std::collections::HashMap;

use model::{ArticleId, FoundSpeaker, Project, Span, Speaker, SpeakerId, SpeakerKind, comparable_name};

/// The speakers of a project by name.
pub(super) struct SpeakersByName(HashMap<(SpeakerKind, String), SpeakerId>);

impl SpeakersByName {
    pub(super) fn of(project: &Project) -> Self {
        let mut all = Self(HashMap::with_capacity(project.speakers.len()));
        project.speakers.values().for_each(|speaker| all.add(speaker));
        all
    }

    /// Adds a speaker. The first of a name wins.
    pub(super) fn add(&mut self, speaker: &Speaker) {
        self.0.entry((speaker.kind, comparable_name(&speaker.name))).or_insert(speaker.id);
    }

    /// Returns the speaker with the kind and name of a finding.
    pub(super) fn find(&self, found: &FoundSpeaker) -> Option<SpeakerId> {
        self.0.get(&(found.kind, comparable_name(&found.name))).copied()
    }
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
