//! The tags that a few letters mean, the likeliest first.

use std::collections::HashMap;

use jiff::Timestamp;

use model::{Project, TagId};

/// A tag that fits, and which letters of its name are those that were written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TagMatch {
    pub(super) tag: TagId,
    /// As places among the characters of its name.
    pub(super) letters: Vec<usize>,
}

/// The fit of letters to a name, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum MatchQuality {
    /// Nothing was written.
    Any,
    /// The name begins with them.
    Start,
    /// They begin its words, one after the other: "wc" for "war crime".
    Initials,
    /// A later word begins with them.
    Word,
    /// They are in it in this order, from its first letter on.
    Spread,
    /// They are in it somewhere.
    Inside,
    /// They are in its group or definition.
    Beside,
}

/// The tags that fit, the best first; among equals those used last, and where nothing was written those first that the
/// statements do not have yet.
pub(super) fn found(project: &Project, written: &str, has: &dyn Fn(TagId) -> bool) -> Vec<TagMatch> {
    let written = written.trim().to_lowercase();
    let used = last_used(project);
    let mut found: Vec<_> = project
        .codebook
        .tags()
        .filter_map(|(group, tag)| {
            let (fit, letters) = fit(&tag.name, &written).or_else(|| {
                let beside = format!("{} {}", group.name, tag.definition).to_lowercase();
                // A single letter is in every definition.
                let fits = written.chars().count() > 2 && beside.contains(&written);
                fits.then_some((MatchQuality::Beside, Vec::new()))
            })?;
            let had = written.is_empty() && has(tag.id);
            let recent = std::cmp::Reverse(used.get(&tag.id).copied());
            Some(((had, fit, recent), TagMatch { tag: tag.id, letters }))
        })
        .collect();
    found.sort_by_key(|(key, _)| *key);
    found.into_iter().map(|(_, found)| found).collect()
}

/// Returns the time at which each tag was given last.
fn last_used(project: &Project) -> HashMap<TagId, Timestamp> {
    let mut used: HashMap<TagId, Timestamp> = HashMap::new();
    for tagging in project.statements.values().flat_map(|statement| &statement.tags) {
        let at = used.entry(tagging.tag).or_insert(tagging.at);
        *at = tagging.at.max(*at);
    }
    used
}

fn fit(name: &str, written: &str) -> Option<(MatchQuality, Vec<usize>)> {
    if written.is_empty() {
        return Some((MatchQuality::Any, Vec::new()));
    }
    let name: Vec<char> = name.chars().filter_map(|c| c.to_lowercase().next()).collect();
    let letters: Vec<char> = written.chars().filter(|c| !c.is_whitespace()).collect();
    let begins = |at: usize| name.get(at..).is_some_and(|rest| rest.starts_with(&letters));
    let run = |at: usize| (at..at + letters.len()).collect::<Vec<_>>();
    if begins(0) {
        return Some((MatchQuality::Start, run(0)));
    }
    let starts: Vec<usize> = (0..name.len())
        .filter(|at| name[*at].is_alphanumeric() && (*at == 0 || !name[*at - 1].is_alphanumeric()))
        .collect();
    let initials: Vec<char> = starts.iter().map(|at| name[*at]).collect();
    if letters.len() > 1 && initials.starts_with(&letters) {
        return Some((MatchQuality::Initials, starts.into_iter().take(letters.len()).collect()));
    }
    if let Some(at) = starts.into_iter().find(|at| begins(*at)) {
        return Some((MatchQuality::Word, run(at)));
    }
    if let Some(spread) = spread(&name, &letters) {
        return Some((MatchQuality::Spread, spread));
    }
    (0..name.len()).find(|at| begins(*at)).map(|at| (MatchQuality::Inside, run(at)))
}

/// Returns the places of the letters one after the other, the first at the start.
fn spread(name: &[char], letters: &[char]) -> Option<Vec<usize>> {
    let mut places = Vec::new();
    let mut at = 0;
    for letter in letters {
        let next = name.get(at..)?.iter().position(|c| c == letter)? + at;
        places.push(next);
        at = next + 1;
    }
    (places.first() == Some(&0)).then_some(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::IdGenerator;

    fn project() -> Project {
        Project::new("Bridge", Timestamp::UNIX_EPOCH, &mut IdGenerator::seeded(1))
    }

    fn names(project: &Project, written: &str) -> Vec<String> {
        let found = found(project, written, &|_| false);
        found.iter().map(|it| project.codebook.tag(it.tag).unwrap().1.name.clone()).collect()
    }

    #[test]
    fn two_letters_find_a_tag() {
        let project = project();
        for (written, tag) in
            [("ac", "accusation"), ("le", "legality"), ("de", "denial"), ("pn", "prediction")]
        {
            assert_eq!(names(&project, written).first().map(String::as_str), Some(tag), "{written}");
        }
        assert_eq!(names(&project, "").len(), project.codebook.tags().count());
        assert_eq!(
            names(&project, "wrong").first().map(String::as_str),
            Some("accusation"),
            "by its definition"
        );
        assert!(names(&project, "zzq").is_empty());
    }

    #[test]
    fn a_beginning_comes_before_initials_and_these_before_letters_in_between() {
        assert_eq!(fit("War crime", "wa"), Some((MatchQuality::Start, vec![0, 1])));
        assert_eq!(fit("War crime", "wc"), Some((MatchQuality::Initials, vec![0, 4])));
        assert_eq!(fit("War crime", "cr"), Some((MatchQuality::Word, vec![4, 5])));
        assert_eq!(fit("War crime", "wm"), Some((MatchQuality::Spread, vec![0, 7])));
        assert_eq!(fit("War crime", "im"), Some((MatchQuality::Inside, vec![6, 7])));
        assert_eq!(fit("War crime", "mi"), None);
        assert_eq!(fit("İzmir", "iz"), Some((MatchQuality::Start, vec![0, 1])));
    }
}
