//! Accounts of social networks as speakers.

use super::{EntityIndex, SpeakerEntities};
use model::Span;

impl SpeakerEntities<'_> {
    /// The owner of the account that posted something: somebody whom the article names, else the account.
    pub(crate) fn account(&mut self, mention: Span) -> EntityIndex {
        let name = mention.of(self.parsed.text);
        let folded: String = name.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
        let holds = |word: &str| {
            let word: String = word.chars().filter(|letter| letter.is_alphanumeric()).collect();
            word.len() > 2 && folded.contains(&word)
        };
        let people = self.parsed.names.people.enumerate();
        let fits = people.filter(|(_, person)| holds(&person.family));
        let best = fits.max_by_key(|(_, person)| (person.family.len(), holds(&person.given)));
        if let Some((person, _)) = best {
            return self.person(person);
        }
        self.organisation(name)
    }
}
