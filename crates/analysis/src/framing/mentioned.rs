//! Speakers and parties that words of an article name.

use std::collections::HashMap;

use model::{ArticleId, PartyId, Project, Span, SpeakerId, one_line};

/// The places where the articles of a project name its speakers.
pub(super) struct Mentioned<'a> {
    project: &'a Project,
    /// In the order of the text, with the furthest end of all up to each.
    by_article: HashMap<ArticleId, Vec<(Span, SpeakerId, usize)>>,
    texts: HashMap<ArticleId, &'a str>,
}

impl<'a> Mentioned<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        let mut by_article: HashMap<ArticleId, Vec<(Span, SpeakerId, usize)>> = HashMap::new();
        for speaker in project.speakers.values() {
            for mention in &speaker.mentions {
                by_article.entry(mention.article).or_default().push((mention.span, speaker.id, 0));
            }
        }
        for mentions in by_article.values_mut() {
            mentions.sort_unstable();
            let mut furthest = 0;
            for (span, _, end) in mentions {
                furthest = furthest.max(span.end);
                *end = furthest;
            }
        }
        let texts = project.articles.iter().map(|it| (it.id, &*it.text)).collect();
        Self { project, by_article, texts }
    }

    /// The speaker whom some words name: of several the one who is named last, which is the head of an English phrase more often than not.
    pub(super) fn speaker(&self, article: ArticleId, words: Span) -> Option<SpeakerId> {
        let mentions = self.by_article.get(&article)?;
        let last = mentions.partition_point(|(span, ..)| span.start < words.end);
        let near = mentions.get(..last)?.iter().rev().take_while(|(.., end)| *end > words.start);
        let mut inside = near.filter(|(span, ..)| words.overlaps(*span));
        inside.next().map(|(_, speaker, _)| *speaker)
    }

    /// The party whom some words name, as that of a speaker or by its own name.
    pub(super) fn party(&self, article: ArticleId, words: Span) -> Option<PartyId> {
        if let Some(speaker) = self.speaker(article, words) {
            return self.project.speakers.get(&speaker)?.party;
        }
        let text = words.of(self.texts.get(&article)?);
        let named = |name: &str| {
            let name = one_line(name);
            !name.is_empty() && has_words(text, &name)
        };
        self.project.parties.iter().find(|it| named(&it.name) || named(&it.short)).map(|it| it.id)
    }
}

/// Returns true if a text has a name in whole words.
fn has_words(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + name.len()..).and_then(|behind| behind.chars().next());
        ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
    })
}
