//! The plan for a new extraction: open suggestions are replaced, and a person's work stays.
//!
//! A statement stays as it is if a person confirmed, corrected or rejected it, or built on it with a link, a
//! citation, a mark on a reply, a tag or a note; so does an orphan. Findings with the same words are then not
//! suggested again. Speakers of such statements keep their names and parties. No party is removed, because
//! nothing distinguishes an empty panel that is wanted from one that is not.

use std::collections::{HashMap, HashSet};

use super::super::draft::{Draft, take_out};
use super::super::{EditError, Label};
use super::articles::{adopt_parties, adopt_speaker};
use super::known_speakers::{SpeakersByName, SpeakersByPlace};
use model::{
    ArticleId, Findings, FoundLink, FoundSpeaker, FoundStatement, Link, Mention, PartyChoice, PartyId,
    Project, Relation, ReplyRequest, ReviewStatus, Span, SpeakerId, Statement, StatementId,
};

pub(super) fn plan(draft: &mut Draft<'_>, id: ArticleId, findings: &Findings) -> Result<Label, EditError> {
    let title = draft.project.article(id).ok_or(EditError::Gone("article"))?.title.clone();
    debug_assert!(findings.has_valid_indices(), "an extraction refers to its own findings");
    let kept = KeptStatements::of(&draft.project, id);
    let known: HashSet<SpeakerId> = mentioned(&draft.project, id);
    let by_name = SpeakersByName::of(&draft.project, id);
    let parties = adopt_parties(draft, findings, &by_name)?;
    let mut cast =
        KnownSpeakers { known: &known, by_place: SpeakersByPlace::of(&draft.project, id), by_name };
    let speakers: Vec<SpeakerId> =
        findings.speakers.iter().map(|found| speaker(draft, id, found, &parties, &kept, &mut cast)).collect();
    let ids = statements(draft, id, findings, &speakers, &kept);
    links(draft, findings, &ids, id);
    forget(draft, id, &known, &speakers);
    Ok(Label::new("Find", "Found", format_args!("the statements of “{title}” again")))
}

/// The statements of an article that stay.
struct KeptStatements {
    ids: HashSet<StatementId>,
    /// Their speakers.
    speakers: HashSet<SpeakerId>,
    /// Their spans, sorted, each with whether the statement is nested.
    places: Vec<(Span, bool, StatementId)>,
    /// The length of the longest span, in bytes.
    longest: usize,
}

impl KeptStatements {
    fn of(project: &Project, article: ArticleId) -> Self {
        let mut ids: HashSet<StatementId> =
            own(project, article).filter(|statement| decided(project, statement)).map(|it| it.id).collect();
        for link in project.links.values().filter(|link| link.status != ReviewStatus::Suggested) {
            ids.extend([link.from, link.to]);
        }
        ids.extend(project.citations.values().map(|citation| citation.statement));
        ids.extend(project.replies.values().map(|reply| reply.statement));
        let asked = |it: &ReplyRequest| {
            let included = it.answer.and_then(|answer| answer.included);
            it.statements.iter().copied().chain(included).collect::<Vec<_>>()
        };
        ids.extend(project.requests.values().flat_map(asked));
        ids.extend(project.same_utterances.keys().flat_map(|pair| [pair.first, pair.second]));
        // The outer statements of kept ones are kept too.
        let mut open: Vec<StatementId> = ids.iter().copied().collect();
        while let Some(id) = open.pop() {
            let outer = project.statements.get(&id).and_then(|statement| statement.via);
            open.extend(outer.filter(|outer| ids.insert(*outer)));
        }
        let stays: Vec<&Statement> = own(project, article).filter(|it| ids.contains(&it.id)).collect();
        let mut places: Vec<_> = stays
            .iter()
            .flat_map(|it| it.spans.iter().map(|span| (*span, it.via.is_some(), it.id)))
            .collect();
        places.sort_unstable();
        Self {
            speakers: project
                .statements
                .values()
                .filter(|it| it.article != article || ids.contains(&it.id))
                .filter_map(|it| it.speaker)
                .collect(),
            longest: places.iter().map(|(span, ..)| span.len()).max().unwrap_or(0),
            places,
            ids,
        }
    }

    /// Returns the kept statement that overlaps a finding by more than half of the shorter span.
    fn same(&self, found: &FoundStatement) -> Option<StatementId> {
        found.spans.iter().find_map(|span| {
            let end = self.places.partition_point(|(place, ..)| place.start < span.end);
            let near = self.places.get(..end)?.iter().rev();
            let near = near.take_while(|(place, ..)| place.start + self.longest > span.start);
            let shared = |place: &Span| place.end.min(span.end).saturating_sub(place.start.max(span.start));
            near.filter(|(_, nested, _)| *nested == found.via.is_some())
                .find(|(place, ..)| 2 * shared(place) > place.len().min(span.len()))
                .map(|(.., id)| *id)
        })
    }
}

fn own(project: &Project, article: ArticleId) -> impl Iterator<Item = &Statement> {
    project.statements.values().filter(move |statement| statement.article == article)
}

/// Returns whether a person has decided anything about a statement, or has to decide about it because it is
/// an orphan.
fn decided(project: &Project, statement: &Statement) -> bool {
    statement.status != ReviewStatus::Suggested
        || statement.is_orphan()
        || statement.party != PartyChoice::OfSpeaker
        || statement.verdict.is_some()
        || project.claim_work.contains_key(&statement.id)
        || !statement.tags.is_empty()
        || !statement.note.is_empty()
        || statement.claim != statement.nature.as_ref().is_some_and(|nature| nature.kind.checkable())
}

/// Returns the speakers whom an article mentions.
fn mentioned(project: &Project, article: ArticleId) -> HashSet<SpeakerId> {
    let here = |mentions: &[Mention]| mentions.iter().any(|mention| mention.article == article);
    project.speakers.values().filter(|speaker| here(&speaker.mentions)).map(|speaker| speaker.id).collect()
}

/// The speakers of the project.
struct KnownSpeakers<'a> {
    /// The speakers whom the article mentioned before.
    known: &'a HashSet<SpeakerId>,
    by_place: SpeakersByPlace,
    by_name: SpeakersByName,
}

/// Returns the speaker for a finding: the one mentioned at the same places, even if a person renamed them;
/// else one of the same name, or a new one.
fn speaker(
    draft: &mut Draft<'_>,
    article: ArticleId,
    found: &FoundSpeaker,
    parties: &[PartyId],
    kept: &KeptStatements,
    cast: &mut KnownSpeakers<'_>,
) -> SpeakerId {
    let party = found.party.and_then(|place| parties.get(place).copied());
    let near = cast.by_place.nearest(found, |id| cast.known.contains(&id));
    let Some(id) = near.or_else(|| cast.by_name.find(&draft.project, found, party)) else {
        return adopt_speaker(draft, article, found, party, &mut cast.by_name);
    };
    let Some(record) = draft.project.speakers.get(&id) else { return id };
    // A party without a reason was given by a person.
    let by_hand = record.party.is_some() && record.why.is_none();
    let moves =
        !by_hand && !kept.speakers.contains(&id) && (record.party != party || record.why != found.why);
    let fresh = |span: &Span| {
        let fresh = !cast.by_place.has(*span, id);
        if fresh {
            cast.by_place.add(*span, id);
        }
        fresh
    };
    let mentions = found.mentions.iter().copied().filter(fresh).map(|span| Mention { article, span });
    let mentions: Vec<Mention> = mentions.collect();
    if (moves || !mentions.is_empty())
        && let Some(speaker) = draft.project.speakers.get_mut(&id)
    {
        speaker.mentions.extend(mentions);
        if moves {
            speaker.party = party;
            speaker.why.clone_from(&found.why);
        }
    }
    id
}

/// Replaces the open suggestions. Returns the statement for each finding, new or kept.
fn statements(
    draft: &mut Draft<'_>,
    article: ArticleId,
    findings: &Findings,
    speakers: &[SpeakerId],
    kept: &KeptStatements,
) -> Vec<StatementId> {
    let mut open: HashMap<(Vec<Span>, bool), StatementId> = own(&draft.project, article)
        .filter(|statement| !kept.ids.contains(&statement.id))
        .map(|statement| ((statement.spans.clone(), statement.via.is_some()), statement.id))
        .collect();
    take_out(&mut draft.project.statements, |it| it.article == article && !kept.ids.contains(&it.id));
    let mut taken = HashSet::new();
    let ids: Vec<StatementId> = findings
        .statements
        .iter()
        .map(|found| {
            let same = kept.same(found).inspect(|id| {
                taken.insert(*id);
            });
            // A finding with the same spans keeps the id, and with it the selection.
            let again = || open.remove(&(found.spans.clone(), found.via.is_some()));
            same.or_else(again).unwrap_or_else(|| draft.context.ids.draw())
        })
        .collect();
    for (found, id) in findings.statements.iter().zip(&ids) {
        if !taken.contains(id) {
            let statement = found.suggested(*id, article, speakers, &ids);
            draft.project.statements.insert(*id, statement);
        }
    }
    ids
}

/// Replaces the suggested links within an article, and drops those whose ends are gone.
fn links(draft: &mut Draft<'_>, findings: &Findings, ids: &[StatementId], article: ArticleId) {
    let project = &mut draft.project;
    let mut open: HashMap<(StatementId, StatementId, Relation), Link> = HashMap::new();
    let inside = |link: &Link, project: &Project| {
        [link.from, link.to]
            .iter()
            .all(|end| project.statements.get(end).is_none_or(|it| it.article == article))
    };
    for link in project.links.values().filter(|link| link.status == ReviewStatus::Suggested) {
        if inside(link, project) {
            open.insert((link.from, link.to, link.relation), link.clone());
        }
    }
    let gone: HashSet<_> = open.values().map(|link| link.id).collect();
    take_out(&mut project.links, |link| gone.contains(&link.id));
    // A link may have one end in another article.
    let statements = project.statements.clone();
    take_out(&mut project.links, |link| {
        !statements.contains_key(&link.from) || !statements.contains_key(&link.to)
    });
    let mut linked: HashSet<(StatementId, StatementId)> =
        project.links.values().map(|link| (link.from, link.to)).collect();
    for found in &findings.links {
        let Some((from, to)) = ends(found, ids, &draft.project) else { continue };
        if !linked.insert((from, to)) {
            continue;
        }
        let before = open.remove(&(from, to, found.relation));
        let link = Link {
            id: before.as_ref().map_or_else(|| draft.context.ids.draw(), |link| link.id),
            from,
            to,
            relation: found.relation,
            note: before.map(|link| link.note).unwrap_or_default(),
            status: ReviewStatus::Suggested,
            why: Some(found.why.clone()),
            coded: None,
            changed: false,
        };
        draft.project.links.insert(link.id, link);
    }
}

/// Returns the two ends of a found link, unless one of them was rejected.
fn ends(found: &FoundLink, ids: &[StatementId], project: &Project) -> Option<(StatementId, StatementId)> {
    let (from, to) = (*ids.get(found.from)?, *ids.get(found.to)?);
    let stands = |id| project.statements.get(id).is_some_and(|it| it.status != ReviewStatus::Rejected);
    (from != to && stands(&from) && stands(&to)).then_some((from, to))
}

/// Drops speakers to whom nothing refers any more: mentioned in this article alone, not found again, without
/// a statement, without a party given by a person, and without a trait that a person knows.
fn forget(draft: &mut Draft<'_>, article: ArticleId, known: &HashSet<SpeakerId>, found: &[SpeakerId]) {
    let found: HashSet<SpeakerId> = found.iter().copied().collect();
    let speaking: HashSet<SpeakerId> =
        draft.project.statements.values().filter_map(|statement| statement.speaker).collect();
    let audited: HashSet<SpeakerId> = draft.project.speaker_audits.keys().copied().collect();
    take_out(&mut draft.project.speakers, |speaker| {
        known.contains(&speaker.id)
            && !audited.contains(&speaker.id)
            && !found.contains(&speaker.id)
            && !speaking.contains(&speaker.id)
            && speaker.mentions.iter().all(|mention| mention.article == article)
            && (speaker.party.is_none() || speaker.why.is_some())
    });
}
