//! The answers among the statements: the surest few.
//!
//! [`analysis::answers`] weighs every pair of statements of different sides; it is the same that works out suggestions again
//! when a person has set statements and sides. From the bare text, where neither is sure, few are told: between sides that
//! have panels, where one statement names the side of the other or the cue denies, and surer than those. On real articles that makes fewer than one an article.

use std::sync::Arc;

use jiff::Timestamp;

use analysis::answers::{LikelyLink, SURE, likely_links};
use model::{
    Article, ArticleId, Findings, FoundLink, IdGenerator, LinkId, Mention, Party, PartyColour, PartyId,
    Project, Speaker, SpeakerId, Statement, StatementId,
};

/// Suggests links between the statements that were found, the surest first.
pub(crate) fn links(text: &str, findings: &Findings) -> Vec<FoundLink> {
    let (project, order) = as_project(text, findings);
    let mut places: Vec<(StatementId, usize)> = order.into_iter().zip(0..).collect();
    places.sort_unstable();
    let place = |id: StatementId| {
        let at = places.binary_search_by_key(&id, |(known, _)| *known).ok()?;
        places.get(at).map(|(_, place)| *place)
    };
    let has_panel = |at: usize| {
        let speaker = findings.statements.get(at).and_then(|it| it.speaker);
        let party = speaker.and_then(|speaker| findings.speakers.get(speaker)?.party);
        party.and_then(|party| findings.parties.get(party)).is_some_and(|party| !party.waits)
    };
    let found = |link: LikelyLink| {
        let (from, to) = (place(link.from)?, place(link.to)?);
        let told = link.is_firm && link.why.confidence >= SURE && has_panel(from) && has_panel(to);
        told.then_some(FoundLink { from, to, relation: link.relation, why: link.why })
    };
    likely_links(&project).into_iter().filter_map(found).collect()
}

/// Returns the findings as a project of its own, and the ids of its statements in the order of the findings. Parties keep their order too.
#[must_use]
pub fn as_project(text: &str, findings: &Findings) -> (Project, Vec<StatementId>) {
    // No id leaves this file.
    let mut ids = IdGenerator::seeded(0);
    let mut project = Project::new("", Timestamp::UNIX_EPOCH, &mut ids);
    let article: ArticleId = ids.draw();
    let parties: Vec<PartyId> = findings.parties.iter().map(|_| ids.draw()).collect();
    let speakers: Vec<SpeakerId> = findings.speakers.iter().map(|_| ids.draw()).collect();
    let statements: Vec<StatementId> = findings.statements.iter().map(|_| ids.draw()).collect();
    project.articles.push(Arc::new(Article {
        id: article,
        title: String::new(),
        outlet: String::new(),
        byline: String::new(),
        date: String::new(),
        address: String::new(),
        added: Timestamp::UNIX_EPOCH,
        text: text.into(),
    }));
    project.parties.extend(findings.parties.iter().zip(&parties).map(|(found, id)| Party {
        id: *id,
        name: found.name.clone(),
        short: found.short.clone(),
        letters: 'A'.into(),
        colour: PartyColour::Ochre,
        hidden: false,
        waiting: found.waits,
        why: None,
    }));
    project.speakers.extend(findings.speakers.iter().zip(&speakers).map(|(found, id)| {
        let speaker = Speaker {
            id: *id,
            name: found.name.clone(),
            kind: found.kind,
            role: found.role.clone(),
            party: found.party.and_then(|at| parties.get(at).copied()),
            mentions: found.mentions.iter().map(|span| Mention { article, span: *span }).collect(),
            why: None,
        };
        (*id, speaker)
    }));
    project.statements.extend(findings.statements.iter().zip(&statements).map(|(found, id)| {
        let suggested = found.suggested(*id, article, &speakers, &statements);
        (*id, Statement { why: None, claim: false, ..suggested })
    }));
    project.links.extend(findings.links.iter().filter_map(|found| {
        let id: LinkId = ids.draw();
        Some((id, found.suggested(id, &statements)?))
    }));
    (project, statements)
}
