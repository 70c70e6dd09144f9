//! Events: articles that tell of one affair.
//!
//! Two articles are tied where they tell the same utterances, or where they name the same people and places: the names that few
//! articles have count most (the cosine of TF-IDF weights; Salton and Buckley, 1988). Articles that are dated more than a week apart need two
//! utterances. An event is a set of articles in which each is tied to at least half of the others, so that one article on two affairs does
//! not join them.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;

use english::is_stop_word;
use jiff::Unit;
use jiff::civil::Date;
use model::{ArticleId, Project, Span, Why, written_date};

use crate::utterances::{Utterance, sentences};
use crate::word_starts::each;

/// Articles that name the same are tied from this likeness on, without any utterance.
const BY_NAMES: f32 = 0.35;
/// The least likeness of two articles that tell one utterance.
const WITH_UTTERANCE: f32 = 0.15;
/// So many utterances tie two articles whatever else they name.
const UTTERANCES: usize = 2;
/// Articles of one event are seldom dated more days apart.
const DAYS: i32 = 7;
/// A name has at least so many letters.
const LETTERS: usize = 3;
/// So many names are given as the reason.
const TOLD: usize = 4;
/// Names of days and months, which articles on anything have.
const DATES: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Articles that tell of one affair, two at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The articles, in the order of the project.
    pub articles: Vec<ArticleId>,
    /// The reason: the utterances and names that they share, the names as its words.
    pub why: Why,
}

/// Groups the articles of a project by event; `None` where `goes_on` broke it off. Articles on an affair of their own are in no event.
#[must_use]
pub fn events(
    project: &Project,
    utterances: &[Utterance],
    goes_on: &dyn Fn() -> ControlFlow<()>,
) -> Option<Vec<Event>> {
    let described = Described::of(project, goes_on)?;
    let shared = shared_utterances(project, utterances);
    let count = project.articles.len();
    let mut ties: Vec<Tie> = Vec::new();
    for one in 0..count {
        if goes_on().is_break() {
            return None;
        }
        for other in one + 1..count {
            ties.extend(described.tie(one, other, shared.get(&(one, other)).copied().unwrap_or(0)));
        }
    }
    let groups = grouped(count, ties);
    let event = |group: &Vec<usize>| Event {
        articles: group.iter().filter_map(|at| project.articles.get(*at)).map(|article| article.id).collect(),
        why: described.why(project, group, &shared),
    };
    Some(groups.iter().map(event).collect())
}

/// A tie between two articles, by their places.
struct Tie {
    one: usize,
    other: usize,
    strength: f32,
}

/// The number of utterances that each two articles tell, by their places, the first one first.
fn shared_utterances(project: &Project, utterances: &[Utterance]) -> HashMap<(usize, usize), usize> {
    let places: HashMap<ArticleId, usize> =
        project.articles.iter().enumerate().map(|(at, article)| (article.id, at)).collect();
    let mut shared = HashMap::new();
    for utterance in utterances {
        let mut articles: Vec<usize> =
            utterance.members.iter().filter_map(|member| places.get(&member.article).copied()).collect();
        articles.sort_unstable();
        articles.dedup();
        for (at, one) in articles.iter().enumerate() {
            for other in articles.iter().skip(at + 1) {
                *shared.entry((*one, *other)).or_insert(0) += 1;
            }
        }
    }
    shared
}

/// The names and dates of articles.
struct Described {
    /// The names, as they are written first.
    names: Vec<String>,
    /// For each article its names with their weights, by their numbers; the sum of the squares is 1.
    weights: Vec<Vec<(usize, f32)>>,
    dates: Vec<Option<Date>>,
}

impl Described {
    fn of(project: &Project, goes_on: &dyn Fn() -> ControlFlow<()>) -> Option<Self> {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        let (mut names, mut having): (Vec<String>, Vec<f32>) = (Vec::new(), Vec::new());
        let mut counted = Vec::new();
        for article in &project.articles {
            if goes_on().is_break() {
                return None;
            }
            let mut own: HashMap<usize, f32> = HashMap::new();
            each_name(&article.text, |_, name| {
                let next = names.len();
                let number = *numbers.entry(name.to_lowercase()).or_insert(next);
                if number == next {
                    names.push(name.to_owned());
                    having.push(0.0);
                }
                let count = own.entry(number).or_insert(0.0);
                if *count < 0.5
                    && let Some(having) = having.get_mut(number)
                {
                    *having += 1.0;
                }
                *count += 1.0;
            });
            let mut own: Vec<(usize, f32)> = own.into_iter().collect();
            own.sort_unstable_by_key(|(number, _)| *number);
            counted.push(own);
        }
        let all = project.articles.len() as f32;
        for own in &mut counted {
            for (number, weight) in own.iter_mut() {
                let having = having.get(*number).copied().unwrap_or(1.0);
                *weight = (1.0 + weight.ln()) * (1.0 + all / having).ln();
            }
            let length = own.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
            for (_, weight) in own {
                *weight /= length.max(f32::MIN_POSITIVE);
            }
        }
        let dates = project.articles.iter().map(|article| written_date(&article.date)).collect();
        Some(Self { names, weights: counted, dates })
    }

    /// The likeness of the names of two articles, from 0 to 1.
    fn likeness(&self, one: usize, other: usize) -> f32 {
        let (Some(one), Some(other)) = (self.weights.get(one), self.weights.get(other)) else { return 0.0 };
        let mut sum = 0.0;
        let mut others = other.iter().peekable();
        for (number, weight) in one {
            while others.next_if(|(next, _)| next < number).is_some() {}
            if let Some((_, other)) = others.next_if(|(next, _)| next == number) {
                sum += weight * other;
            }
        }
        sum
    }

    fn tie(&self, one: usize, other: usize, utterances: usize) -> Option<Tie> {
        let likeness = self.likeness(one, other);
        let dates = self.dates.get(one).copied().flatten().zip(self.dates.get(other).copied().flatten());
        let apart = dates.is_some_and(|(one, other)| {
            one.until((Unit::Day, other)).is_ok_and(|span| span.get_days().abs() > DAYS)
        });
        let like = likeness >= BY_NAMES || utterances > 0 && likeness >= WITH_UTTERANCE;
        let tied = utterances >= UTTERANCES || like && !apart;
        tied.then_some(Tie { one, other, strength: likeness + utterances as f32 })
    }

    fn why(&self, project: &Project, group: &[usize], shared: &HashMap<(usize, usize), usize>) -> Why {
        let texts = group.iter().filter_map(|at| project.articles.get(*at)).map(|article| &*article.text);
        let words = self.common_names(texts, group);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let pairs = group
            .iter()
            .enumerate()
            .flat_map(|(at, one)| group.iter().skip(at + 1).map(move |other| (*one, *other)));
        let (mut tied, mut all) = (0_usize, 0_usize);
        for pair in pairs {
            all += 1;
            tied += usize::from(shared.contains_key(&pair));
        }
        let rule = if tied > 0 { "the same utterances and names" } else { "the same names" };
        // Where each two articles tell one utterance it is certain; names alone may be those of another affair.
        let confidence = 60 + 35 * tied / all.max(1);
        Why::new(rule, &words, u8::try_from(confidence).unwrap_or(60))
    }
}

impl Described {
    /// The names that most articles of a group have, as many words as they have together: the most telling first, no word twice.
    fn common_names<'a>(&self, texts: impl Iterator<Item = &'a str>, group: &[usize]) -> Vec<String> {
        let numbers: HashMap<String, usize> =
            self.names.iter().enumerate().map(|(number, name)| (name.to_lowercase(), number)).collect();
        let mut sums: HashMap<usize, f32> = HashMap::new();
        for (number, weight) in group.iter().filter_map(|at| self.weights.get(*at)).flatten() {
            *sums.entry(*number).or_default() += weight;
        }
        let mut having: BTreeMap<String, usize> = BTreeMap::new();
        for text in texts {
            let own: BTreeSet<String> = full_names(text).into_iter().collect();
            for name in own {
                *having.entry(name).or_default() += 1;
            }
        }
        let weight = |name: &str| -> f32 {
            let words = name.split(' ').filter_map(|word| numbers.get(&word.to_lowercase()));
            words.filter_map(|number| sums.get(number)).sum()
        };
        let mut common: Vec<(f32, String)> = having
            .into_iter()
            .filter(|(_, having)| *having >= 2)
            .map(|(name, having)| (weight(&name) * having as f32, name))
            .collect();
        common.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let (mut told, mut names) = (BTreeSet::new(), Vec::new());
        for (_, name) in common {
            if names.len() < TOLD && name.split(' ').all(|word| !told.contains(&word.to_lowercase())) {
                told.extend(name.split(' ').map(str::to_lowercase));
                names.push(name);
            }
        }
        names
    }
}

/// The names of a text, with words that follow each other as one.
fn full_names(text: &str) -> Vec<String> {
    let mut names: Vec<(String, usize)> = Vec::new();
    each_name(text, |start, name| {
        match names.last_mut().filter(|(_, end)| text.get(*end..start) == Some(" ")) {
            Some((last, end)) => {
                last.push(' ');
                last.push_str(name);
                *end = start + name.len();
            }
            None => names.push((name.to_owned(), start + name.len())),
        }
    });
    names.into_iter().map(|(name, _)| name).collect()
}

/// Groups articles by their ties, the strongest first: two groups become one where at least half of the pairs across them are tied.
fn grouped(count: usize, mut ties: Vec<Tie>) -> Vec<Vec<usize>> {
    ties.sort_by(|a, b| {
        b.strength
            .partial_cmp(&a.strength)
            .unwrap_or(Ordering::Equal)
            .then((a.one, a.other).cmp(&(b.one, b.other)))
    });
    let mut beside: Vec<Vec<usize>> = vec![Vec::new(); count];
    for tie in &ties {
        for (one, other) in [(tie.one, tie.other), (tie.other, tie.one)] {
            if let Some(own) = beside.get_mut(one) {
                own.push(other);
            }
        }
    }
    let mut group_of: Vec<usize> = (0..count).collect();
    let mut groups: Vec<Vec<usize>> = (0..count).map(|at| vec![at]).collect();
    for tie in &ties {
        let of = |at: usize| group_of.get(at).copied().unwrap_or(at);
        let (one, other) = (of(tie.one), of(tie.other));
        let (Some(first), Some(second)) = (groups.get(one), groups.get(other)) else { continue };
        let across = first.iter().filter_map(|at| beside.get(*at)).flatten();
        let tied = across.filter(|at| of(**at) == other).count();
        if one == other || 2 * tied < first.len() * second.len() {
            continue;
        }
        let moved = groups.get_mut(other).map(std::mem::take).unwrap_or_default();
        for at in &moved {
            if let Some(group) = group_of.get_mut(*at) {
                *group = one;
            }
        }
        if let Some(group) = groups.get_mut(one) {
            group.extend(moved);
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_iter().filter(|group| group.len() > 1).collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort();
    groups
}

/// Calls `found` with each word that is written as a name is, and does not begin its sentence, and with its place in bytes.
fn each_name<'a>(text: &'a str, mut found: impl FnMut(usize, &'a str)) {
    for sentence in sentences(text, Span::new(0, text.len())) {
        let mut begins = true;
        each(sentence.of(text), |start, word| {
            let name = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
            let is_name = !std::mem::take(&mut begins) && name.starts_with(char::is_uppercase);
            if is_name && name.chars().count() >= LETTERS {
                let lower = name.to_lowercase();
                if !is_stop_word(&lower) && !DATES.contains(&lower.as_str()) {
                    found(sentence.start + start, name);
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::Timestamp;

    use super::*;
    use model::{Article, IdGenerator, testing};

    const FERRY: &str = "The ferry of Port Ellen stopped. Lena Voss told the Harbour Board so in Islay.";
    const FERRY_TOO: &str = "Anger grew in Port Ellen when Lena Voss spoke to the Harbour Board on Islay.";
    const MILL: &str = "The mill at Aberfeldy burned. A sheriff from Perth asked Duncan Reid about it.";

    fn project(articles: &[(&str, &str)]) -> Project {
        let mut ids = IdGenerator::seeded(5);
        let mut project = Project::new("Test", Timestamp::UNIX_EPOCH, &mut ids);
        for (date, text) in articles {
            let article = testing::article(&mut ids, "An article", text);
            project.articles.push(Arc::new(Article { date: (*date).to_owned(), ..(*article).clone() }));
        }
        project
    }

    fn found(project: &Project) -> Vec<Vec<usize>> {
        let events = events(project, &[], &|| ControlFlow::Continue(())).unwrap();
        let place = |id: &ArticleId| project.articles.iter().position(|it| it.id == *id).unwrap();
        events.iter().map(|event| event.articles.iter().map(place).collect()).collect()
    }

    #[test]
    fn articles_that_name_the_same_are_one_event_and_others_are_not() {
        let project = project(&[("", FERRY), ("", MILL), ("", FERRY_TOO)]);
        assert_eq!(found(&project), [[0, 2]]);
        let events = events(&project, &[], &|| ControlFlow::Continue(())).unwrap();
        assert!(events[0].why.words.iter().any(|name| name == "Port Ellen"), "{:?}", events[0].why);
        assert!(super::events(&project, &[], &|| ControlFlow::Break(())).is_none());
    }

    #[test]
    fn articles_dated_far_apart_are_two_events_and_unreadable_dates_say_nothing() {
        assert!(found(&project(&[("5 June 2018", FERRY), ("5 June 2019", FERRY_TOO)])).is_empty());
        assert_eq!(found(&project(&[("5 June 2018", FERRY), ("2018-06-09", FERRY_TOO)])), [[0, 1]]);
        assert_eq!(found(&project(&[("5/6/2018", FERRY), ("5 June 2019", FERRY_TOO)])), [[0, 1]]);
    }

    #[test]
    fn one_article_on_two_affairs_does_not_join_them() {
        let tie = |one, other, strength| Tie { one, other, strength };
        // Two pairs, and an article that is tied to one of each.
        let ties = vec![tie(0, 1, 3.0), tie(2, 3, 3.0), tie(1, 4, 1.0), tie(2, 4, 1.0)];
        assert_eq!(grouped(5, ties), [vec![0, 1, 4], vec![2, 3]]);
        assert!(grouped(3, Vec::new()).is_empty());
    }
}
