//! Names of organisations that the article only describes, with the word that says which: "Harbour board".

use super::{EntityIndex, EntityKind, SpeakerEntities};
use crate::parties::affiliation_by_words::capital;

/// Words before a noun that do not say which one it is.
const ARTICLES: &[&str] = &["the", "a", "an", "its", "their", "his", "her", "this", "that", "our", "my"];

impl SpeakerEntities<'_> {
    /// Gives each organisation that is only described its fuller name.
    pub(super) fn name_in_full(&mut self) {
        for at in self.entities.indices() {
            if let Some(name) = self.fuller_description(at)
                && let Some(entity) = self.entities.get_mut(at)
            {
                entity.name = name;
            }
        }
    }

    /// The name of an organisation that is only described, with the word that says which: "Harbour board" for "Board". Nothing
    /// where the article has two of them.
    fn fuller_description(&self, at: EntityIndex) -> Option<String> {
        let entity = self.entities.get(at)?;
        let noun = entity.name.to_lowercase();
        if entity.what != EntityKind::Organisation || noun.contains(' ') {
            return None;
        }
        let mut fuller: Option<&str> = None;
        for mention in &entity.mentions {
            let words = mention.of(self.parsed.text);
            let Some((before, last)) = words.rsplit_once(' ').filter(|(_, last)| *last == noun) else {
                continue;
            };
            let which = before.rsplit(' ').next().unwrap_or_default();
            let plain =
                !which.is_empty() && which.chars().all(|letter| letter.is_alphabetic() || letter == '-');
            if !plain || ARTICLES.contains(&which.to_lowercase().as_str()) {
                continue;
            }
            let phrase = words.get(words.len() - last.len() - 1 - which.len()..)?;
            if fuller.is_some_and(|known| known != phrase) {
                return None;
            }
            fuller = Some(phrase);
        }
        fuller.map(capital)
    }
}
