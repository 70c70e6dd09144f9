//! From pairs of passages to utterances.

use model::{ArticleId, Mode, Span, Why};

use super::compared::Pair;
use super::pair_graph::PairGraph;
use super::passages::{Passages, UtterancePassage};
use super::runs::{contained, found_words};
use super::vocabulary::Word;
use super::{Telling, Utterance, UtteranceMember};

/// The share of the fullest passage's words from which on a quotation has nearly all of them.
const NEARLY_ALL: f32 = 0.7;
/// No more bytes lie between two passages that an article tells in one go: a short reporting clause.
const IN_ONE_GO: usize = 40;

/// An utterance in the making: the places of its passages, article by article one or more.
struct UtteranceDraft {
    passages: Vec<usize>,
    score: f32,
}

/// Makes utterances of pairs: each two passages of different articles in one are a pair. Sentences that every article tells
/// in one go are one utterance.
pub(super) fn groups(passages: &Passages, pairs: &[Pair]) -> Vec<Utterance> {
    let mut groups = cliques(&passages.all, pairs);
    groups.sort_by_key(|group| group.passages.clone());
    join_neighbours(&mut groups, &passages.all);
    groups.into_iter().map(|group| utterance(passages, &group)).collect()
}

/// Covers the pairs with groups in which each two passages of different articles are a pair, the best pairs first.
fn cliques(all: &[UtterancePassage], pairs: &[Pair]) -> Vec<UtteranceDraft> {
    let graph = PairGraph::new(all.len(), pairs);
    let article = |at: usize| all.get(at).map(|passage| passage.article);
    let mut covered = vec![false; pairs.len()];
    let mut groups = Vec::new();
    for (at, pair) in pairs.iter().enumerate() {
        if covered.get(at) == Some(&true) {
            continue;
        }
        let mut members = vec![pair.one(), pair.other()];
        for next in graph.beside(pair.one()).chain(graph.beside(pair.other())) {
            let fits = |known: &usize| article(*known) == article(next) || graph.pair(*known, next).is_some();
            if !members.contains(&next) && members.iter().all(fits) {
                members.push(next);
            }
        }
        members.sort_unstable();
        let mut sum = 0.0_f32;
        let mut count = 0.0_f32;
        for (at, a) in members.iter().enumerate() {
            for b in members.iter().skip(at + 1) {
                if let Some((pair, covered)) =
                    graph.pair(*a, *b).and_then(|at| pairs.get(at).zip(covered.get_mut(at)))
                {
                    *covered = true;
                    sum += pair.score;
                    count += 1.0;
                }
            }
        }
        groups.push(UtteranceDraft { passages: members, score: sum / count.max(1.0) });
    }
    groups
}

/// Joins groups of the same articles whose passages follow each other in every one of them.
fn join_neighbours(groups: &mut Vec<UtteranceDraft>, all: &[UtterancePassage]) {
    let mut joined: Vec<UtteranceDraft> = Vec::new();
    for group in groups.drain(..) {
        match joined.iter_mut().find(|before| follow(before, &group, all)) {
            Some(before) => {
                let (old, new) = (before.passages.len() as f32, group.passages.len() as f32);
                before.score = (before.score * old + group.score * new) / (old + new);
                before.passages.extend(group.passages);
                before.passages.sort_unstable();
                before.passages.dedup();
            }
            None => joined.push(group),
        }
    }
    *groups = joined;
}

/// Returns true if a group goes on where another one ends: in every article the passages follow each other, or are one passage that
/// is as long as both.
fn follow(before: &UtteranceDraft, after: &UtteranceDraft, all: &[UtterancePassage]) -> bool {
    let Some((a, b)) = by_article(before, all).zip(by_article(after, all)) else { return false };
    let mut goes_on = false;
    let fits = a.len() == b.len()
        && a.iter().zip(&b).all(|((_, last), (next, _))| {
            if last.article == next.article && last.span == next.span {
                return true;
            }
            goes_on = true;
            last.article == next.article
                && last.mode == next.mode
                && last.speaker == next.speaker
                && is_next(last, next)
        });
    fits && goes_on
}

/// Returns true if an article tells a passage in one go with the one before.
fn is_next(before: &UtterancePassage, next: &UtterancePassage) -> bool {
    next.span.start.checked_sub(before.span.end).is_some_and(|gap| gap <= IN_ONE_GO)
}

/// The first and the last passage of each article; nothing where an article has several that are not one after the other.
fn by_article<'a>(
    group: &UtteranceDraft,
    all: &'a [UtterancePassage],
) -> Option<Vec<(&'a UtterancePassage, &'a UtterancePassage)>> {
    let mut ends: Vec<(&UtterancePassage, &UtterancePassage)> = Vec::new();
    for passage in group.passages.iter().filter_map(|at| all.get(*at)) {
        match ends.last_mut().filter(|(_, last)| last.article == passage.article) {
            Some((_, last)) if is_next(last, passage) => *last = passage,
            Some(_) => return None,
            None => ends.push((passage, passage)),
        }
    }
    Some(ends)
}

fn utterance(passages: &Passages, group: &UtteranceDraft) -> Utterance {
    let all: Vec<&UtterancePassage> = group.passages.iter().filter_map(|at| passages.all.get(*at)).collect();
    utterance_of(&passages.articles, &all, group.score)
}

/// Makes an utterance of passages, article by article; `articles` are those that the passages name by their places.
pub(super) fn utterance_of(articles: &[ArticleId], all: &[&UtterancePassage], score: f32) -> Utterance {
    // Passages that an article tells in one go are one member.
    let mut runs: Vec<Vec<&UtterancePassage>> = Vec::new();
    for passage in all.iter().copied() {
        let goes_on = |run: &&mut Vec<&UtterancePassage>| {
            let last = run.last();
            last.is_some_and(|last| {
                last.article == passage.article && last.mode == passage.mode && is_next(last, passage)
            })
        };
        match runs.last_mut().filter(goes_on) {
            Some(run) => run.push(passage),
            None => runs.push(vec![passage]),
        }
    }
    // The first of those that have most.
    let most = runs.iter().map(|run| quoted_words(run)).max();
    let at = runs.iter().position(|run| Some(quoted_words(run)) == most).unwrap_or(0);
    let fullest = runs.get(at).cloned().unwrap_or_default();
    let members = runs.iter().filter_map(|run| {
        let first = run.first()?;
        Some(UtteranceMember {
            article: *articles.get(first.article)?,
            spans: run.iter().map(|passage| passage.words_alone()).collect(),
            statement: first.statement,
            told: told(run, &fullest),
            cut: cut(run, &fullest),
        })
    });
    let members: Vec<UtteranceMember> = members.collect();
    let rule = match members.iter().map(|member| member.told).max() {
        Some(Telling::Paraphrase) => "like in words, by one speaker",
        Some(Telling::Partial) => "a part of the same words",
        _ => "the same words",
    };
    let confidence = (100.0 * score).clamp(1.0, 99.0) as u8;
    Utterance { members, fullest: at, why: Why::new(rule, &[], confidence) }
}

fn quoted_words(run: &[&UtterancePassage]) -> usize {
    run.iter().flat_map(|passage| &passage.quoted).map(|(first, end)| end - first).sum()
}

/// The words of the fullest passage that another one does not have, each run of them as one span. Nothing for a report, which has its own
/// words, nor where nothing of the fullest one is between quotation marks.
fn cut(run: &[&UtterancePassage], fullest: &[&UtterancePassage]) -> Vec<Span> {
    let is_report =
        |run: &[&UtterancePassage]| run.iter().all(|it| it.mode == Mode::Indirect || it.quoted.is_empty());
    if is_report(run) || is_report(fullest) {
        return Vec::new();
    }
    let words =
        |run: &[&UtterancePassage]| run.iter().flat_map(|it| &it.words).copied().collect::<Vec<Word>>();
    let own = words(run);
    let mut spans: Vec<Span> = Vec::new();
    for passage in fullest {
        let mut cuts_on = false;
        let stretches = passage.quoted.iter().filter_map(|(first, end)| passage.words.get(*first..*end));
        for words in stretches {
            for (word, found) in words.iter().zip(found_words(words, &own)) {
                match spans.last_mut().filter(|_| cuts_on) {
                    Some(last) if !found => last.end = word.span().end,
                    _ if !found => spans.push(word.span()),
                    _ => {}
                }
                cuts_on = !found;
            }
            cuts_on = false;
        }
    }
    spans
}

/// Returns the way in which a passage tells what the fullest one has.
fn told(run: &[&UtterancePassage], fullest: &[&UtterancePassage]) -> Telling {
    if run.iter().all(|passage| passage.mode == Mode::Indirect || passage.quoted.is_empty()) {
        return Telling::Paraphrase;
    }
    let quoted = |run: &[&UtterancePassage]| -> Vec<_> {
        let stretch = |passage: &&UtterancePassage| {
            let stretches = passage.quoted.iter().filter_map(|(first, end)| passage.words.get(*first..*end));
            stretches.flatten().copied().collect::<Vec<_>>()
        };
        run.iter().flat_map(stretch).collect()
    };
    let (own, full) = (quoted(run), quoted(fullest));
    let found = contained(&full, &vec![1.0; full.len()], &own);
    if found.share >= NEARLY_ALL { Telling::Verbatim } else { Telling::Partial }
}
