//! The plan for joining neighbouring statements.

use std::collections::BTreeMap;

use super::super::draft::{Draft, take_out};
use super::super::{EditError, Label};
use super::{replies, requests, utterances};
use model::{LinkId, Mode, PartyChoice, Project, ReviewStatus, Span, Statement, StatementId, TagId};

/// Joins consecutive statements of one panel. The first stays and takes over everything from the others,
/// without duplicates.
pub(super) fn join(draft: &mut Draft<'_>, ids: &[StatementId]) -> Result<Label, EditError> {
    let mut all = Vec::new();
    for id in ids {
        all.push(draft.statement(*id)?.clone());
    }
    all.sort_by_key(place);
    all.dedup_by_key(|statement| statement.id);
    let [first, rest @ ..] = &all[..] else {
        return Err(EditError::Refused("Select the statements to join first.".to_owned()));
    };
    if rest.is_empty() {
        return Err(EditError::Refused("There is no other statement to join it with.".to_owned()));
    }
    if let Some(lost) = all.iter().find(|statement| statement.is_orphan()) {
        let words = draft.statements_name(&[lost.id]);
        return Err(EditError::Refused(format!("{words} has lost its place: place it again first.")));
    }
    for pair in all.windows(2) {
        if let [one, other] = pair
            && let Some(reason) = apart(draft, one, other)
        {
            return Err(EditError::Refused(reason));
        }
    }
    let label = match rest {
        [second] => Label::new(
            "Join",
            "Joined",
            format_args!(
                "{} with {}",
                draft.statements_name(&[first.id]),
                draft.statements_name(&[second.id])
            ),
        ),
        _ => Label::new("Join", "Joined", format_args!("{} statements", all.len())),
    };
    let mut whole = first.clone();
    for second in rest {
        whole = united(draft, &whole, second)?;
        draft.project.statements.insert(whole.id, whole.clone());
        reassign(draft, whole.id, second.id)?;
        draft.project.statements.remove(&second.id);
    }
    whole.status = ReviewStatus::Confirmed;
    whole.earlier = None;
    whole.coded = Some(draft.coded());
    draft.project.statements.insert(whole.id, whole);
    Ok(label)
}

/// Returns the sort key of a statement in reading order.
fn place(statement: &Statement) -> (model::ArticleId, usize, usize, StatementId) {
    let extent = statement.extent();
    (statement.article, extent.start, usize::MAX - extent.end, statement.id)
}

/// Returns the reason why two statements cannot be joined, or `None` if they can.
fn apart(draft: &Draft<'_>, one: &Statement, other: &Statement) -> Option<String> {
    let project = &draft.project;
    if one.article != other.article {
        return Some("These are in two articles: only statements of one article can be joined.".to_owned());
    }
    if one.via == Some(other.id) || other.via == Some(one.id) {
        return Some("One of these is told in the other: they are two voices, and stay two.".to_owned());
    }
    if one.via != other.via {
        return Some("These are told by different people: only what one tells can be joined.".to_owned());
    }
    if project.panel_of(one) != project.panel_of(other) {
        let name = |statement| draft.party_name(project.party_of(statement));
        let (one, other) = (name(one), name(other));
        return Some(format!("These are of two parties, {one} and {other}: send both to one panel first."));
    }
    if let (Some(a), Some(b)) = (one.speaker, other.speaker)
        && a != b
    {
        let name = |id| project.speakers.get(&id).map_or("somebody", |it| it.name.as_str());
        let (a, b) = (name(a), name(b));
        return Some(format!("{a} and {b} are two speakers: give both statements the same one first."));
    }
    if one.act != other.act {
        return Some("One of these was said and one is an attitude: call both the same first.".to_owned());
    }
    let rating = |it: &Statement| it.verdict.as_ref().map(|rated| rated.rating);
    if let (Some(a), Some(b)) = (rating(one), rating(other))
        && a != b
    {
        return Some("These are rated differently: take one of the two verdicts away first.".to_owned());
    }
    let between = between(project, one, other)?;
    let words = draft.statements_name(&[between]);
    Some(format!("{words} is between the two: only neighbours can be joined."))
}

/// Returns a statement of the same level between two others.
fn between(project: &Project, one: &Statement, other: &Statement) -> Option<StatementId> {
    let (from, to) = (place(one), place(other));
    let stands = |it: &&Statement| {
        (it.article, it.via, it.act) == (one.article, one.via, one.act)
            && it.status != ReviewStatus::Rejected
            && from < place(it)
            && place(it) < to
    };
    project.statements.values().find(stands).map(|it| it.id)
}

/// Returns the union of two statements; single values are those of the first where both have one.
fn united(draft: &Draft<'_>, one: &Statement, other: &Statement) -> Result<Statement, EditError> {
    let article = draft.project.article(one.article).ok_or(EditError::Gone("article"))?;
    let mut whole = one.clone();
    whole.spans = spans(&article.text, &[&one.spans[..], &other.spans[..]].concat());
    if one.mode != other.mode {
        whole.mode = Mode::Mixed;
    }
    if whole.party == PartyChoice::OfSpeaker {
        whole.party = other.party;
    }
    whole.cue = one.cue.or(other.cue);
    whole.mention = one.mention.or(other.mention);
    whole.speaker = one.speaker.or(other.speaker);
    whole.why = one.why.clone().or_else(|| other.why.clone());
    whole.nature = one.nature.clone().or_else(|| other.nature.clone());
    whole.claim |= other.claim;
    whole.verdict = one.verdict.clone().or_else(|| other.verdict.clone());
    whole.note = notes(&one.note, &other.note);
    for tagging in &other.tags {
        let mine = |tag: TagId| whole.tags.iter().any(|it| (it.tag, it.by) == (tag, tagging.by));
        let rivals = draft.project.codebook.tag(tagging.tag).filter(|(group, _)| group.one_only);
        let rival = rivals.is_some_and(|(group, _)| group.tags.iter().any(|tag| mine(tag.id)));
        if !mine(tagging.tag) && !rival {
            whole.tags.push(*tagging);
        }
    }
    whole.tags.sort_unstable();
    Ok(whole)
}

/// Merges spans that overlap or have only white space between them. Paragraphs stay apart.
fn spans(text: &str, all: &[Span]) -> Vec<Span> {
    let mut sorted = all.to_vec();
    sorted.sort_unstable();
    let mut united: Vec<Span> = Vec::new();
    for span in sorted {
        match united.last_mut() {
            Some(last) if touches(text, *last, span) => *last = last.cover(span),
            _ => united.push(span),
        }
    }
    united
}

fn touches(text: &str, last: Span, next: Span) -> bool {
    let gap = Span::new(last.end, next.start).of(text);
    next.start <= last.end || (gap.trim().is_empty() && !gap.contains('\n'))
}

fn notes(one: &str, other: &str) -> String {
    match (one.trim(), other.trim()) {
        (_, "") => one.to_owned(),
        ("", _) => other.to_owned(),
        (a, b) if a.contains(b) => one.to_owned(),
        (a, b) => format!("{a}\n\n{b}"),
    }
}

/// Makes everything that refers to the second statement refer to the first, without duplicates.
fn reassign(draft: &mut Draft<'_>, first: StatementId, second: StatementId) -> Result<(), EditError> {
    let project = &mut draft.project;
    let told: Vec<_> =
        project.statements.values().filter(|it| it.via == Some(second)).map(|it| it.id).collect();
    for id in told {
        project.statements.get_mut(&id).ok_or(EditError::Gone("statement"))?.via = Some(first);
    }
    reassign_links(project, first, second);
    replies::reassign(project, first, second);
    requests::reassign(project, first, second);
    utterances::reassign(project, first, second);
    let mut kept = BTreeMap::new();
    for citation in project.citations.values().filter(|it| it.statement == first) {
        kept.insert((citation.evidence, citation.passage), citation.id);
    }
    let moved: Vec<_> = project.citations.values().filter(|it| it.statement == second).cloned().collect();
    for mut citation in moved {
        let Some(id) = kept.get(&(citation.evidence, citation.passage)) else {
            citation.statement = first;
            project.citations.insert(citation.id, citation);
            continue;
        };
        project.citations.remove(&citation.id);
        if let Some(mine) = project.citations.get_mut(id) {
            mine.note = notes(&mine.note, &citation.note);
        }
    }
    Ok(())
}

fn reassign_links(project: &mut Project, first: StatementId, second: StatementId) {
    let ends = |id: StatementId| if id == second { first } else { id };
    take_out(&mut project.links, |link| ends(link.from) == ends(link.to));
    let moved: Vec<_> =
        project.links.values().filter(|it| it.from == second || it.to == second).cloned().collect();
    for mut link in moved {
        (link.from, link.to) = (ends(link.from), ends(link.to));
        let same = |id: LinkId, it: &model::Link| {
            id != link.id && (it.from, it.to, it.relation) == (link.from, link.to, link.relation)
        };
        let Some(twin) = project.links.values().find(|it| same(it.id, it)).cloned() else {
            project.links.insert(link.id, link);
            continue;
        };
        // A person's decision counts for more than a suggestion.
        let (mut kept, gone) =
            if decided(link.status) > decided(twin.status) { (link, twin) } else { (twin, link) };
        kept.note = notes(&kept.note, &gone.note);
        project.links.remove(&gone.id);
        project.links.insert(kept.id, kept);
    }
}

const fn decided(status: ReviewStatus) -> u8 {
    match status {
        ReviewStatus::Suggested => 0,
        ReviewStatus::Rejected => 1,
        ReviewStatus::Confirmed => 2,
    }
}
