//! How articles call a party without its name: "the board", "the company", "Ms Roe".
//!
//! An article calls a party by a noun where it says so itself: the name ends with it (*Screening Board*), a speaker of it is
//! mentioned so ("the company said"), or what a speaker is belongs to it ("the trust’s director"). People of a party are
//! called by their last name. What could mean two parties of one article means none.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::english::classes::is_body;
use crate::model::{ArticleId, Project, Speaker, SpeakerKind};

/// Whom a noun with "the" and a last name mean, by article.
#[derive(Debug, Default)]
pub(super) struct Descriptions {
    nouns: HashMap<String, Meant>,
    surnames: HashMap<String, Meant>,
}

/// The party that is meant in each article, and of those that no article mentions in any; nothing where there are several.
#[derive(Debug, Default)]
struct Meant(HashMap<Option<ArticleId>, Option<usize>>);

impl Meant {
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
                let last = speaker.name.unicode_words().next_back().unwrap_or_default();
                if speaker.name.contains(' ')
                    && last.chars().count() > 2
                    && last.starts_with(char::is_uppercase)
                {
                    self.add_to(last, party, articles, |all| &mut all.surnames);
                }
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

    /// The noun that a name ends with, where it says what the party is.
    fn name(&mut self, name: &str, party: usize, articles: &[ArticleId]) {
        let noun = name.unicode_words().next_back().unwrap_or_default().to_lowercase();
        if is_body(&noun) {
            self.add_to(&noun, party, articles, |all| &mut all.nouns);
        }
    }

    fn add_to(
        &mut self,
        word: &str,
        party: usize,
        articles: &[ArticleId],
        list: impl FnOnce(&mut Self) -> &mut HashMap<String, Meant>,
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
        self.nouns.get(noun)?.of(article)
    }

    /// The party whose person has this last name.
    pub(super) fn surname(&self, article: ArticleId, name: &str) -> Option<usize> {
        self.surnames.get(name)?.of(article)
    }
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
}
