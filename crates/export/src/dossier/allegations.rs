//! The open allegations against each party, each once.

use std::collections::{HashMap, HashSet};

use analysis::{ReplyDue, ReplyReason, ReplyState};
use model::{
    Article, Mode, Party, PartyId, Relation, ReviewStatus, Statement, StatementId, is_same_name, one_line,
};

use crate::quotation::{cue, reported_clause};
use crate::reading::Reading;
use crate::words::said;

/// An article with what it says about a party.
pub(super) struct DossierPiece {
    pub(super) title: String,
    pub(super) outlet: String,
    pub(super) date: String,
    pub(super) address: String,
    pub(super) allegations: Vec<Allegation>,
}

/// An allegation, or a demand.
pub(super) struct Allegation {
    statement: StatementId,
    /// The person who makes it; nothing where that is not known.
    pub(super) speaker: Option<String>,
    pub(super) role: String,
    pub(super) told_by: Option<String>,
    pub(super) words: String,
    /// The same as they go on behind the name of whoever says them, where they are reported.
    pub(super) reported: Option<String>,
    /// The cue with which they are reported: "accused".
    pub(super) cue: Option<String>,
    /// True for a demand.
    pub(super) asks: bool,
    /// The paragraph of the article, from 1; the headline is one.
    pub(super) paragraph: u32,
    /// The number of times the article makes it again.
    pub(super) again: usize,
    pub(super) is_suggested: bool,
}

/// Every party that is asked, in the order of the panels, with what the articles say about it, in their order.
pub(super) fn of_parties<'a>(reading: &Reading<'a>) -> Vec<(&'a Party, Vec<DossierPiece>)> {
    let replies = reading.replies();
    let mut by_party: HashMap<PartyId, Vec<&ReplyDue>> = HashMap::new();
    for due in replies.replies_due().iter().filter(|due| due.state == ReplyState::Missing) {
        by_party.entry(due.party).or_default().push(due);
    }
    let wanted = |party: &&Party| reading.options.letter.to.is_none_or(|to| to == party.id);
    let parties = reading.project.parties.iter().filter(wanted);
    parties.filter_map(|party| Some((party, pieces(reading, by_party.get(&party.id)?)))).collect()
}

fn pieces(reading: &Reading<'_>, dues: &[&ReplyDue]) -> Vec<DossierPiece> {
    let same = repetitions(reading);
    let mut pieces: Vec<(&Article, DossierPiece)> = Vec::new();
    for due in dues {
        let Some(statement) = reading.scope.statement(due.place) else { continue };
        let Some(article) = reading.project.article(statement.article) else { continue };
        if pieces.last().is_none_or(|(known, _)| known.id != article.id) {
            pieces.push((article, DossierPiece::of(article)));
        }
        let Some((_, piece)) = pieces.last_mut() else { continue };
        let allegation = Allegation::of(reading, due, statement);
        let known = piece.allegations.iter_mut().find(|known| {
            is_same_name(&known.words, &allegation.words)
                || same.contains(&(known.statement, statement.id))
                || same.contains(&(statement.id, known.statement))
        });
        match known {
            Some(known) => known.again += 1,
            None => piece.allegations.push(allegation),
        }
    }
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

/// The statements of which one repeats the other.
fn repetitions(reading: &Reading<'_>) -> HashSet<(StatementId, StatementId)> {
    let links = reading.links().into_keys();
    links.filter(|(.., relation)| *relation == Relation::Repeats).map(|(from, to, _)| (from, to)).collect()
}

impl DossierPiece {
    fn of(article: &Article) -> Self {
        Self {
            title: one_line(&article.title),
            outlet: one_line(&article.outlet),
            date: one_line(&article.date),
            address: article.address.trim().to_owned(),
            allegations: Vec::new(),
        }
    }
}

impl Allegation {
    fn of(reading: &Reading<'_>, due: &ReplyDue, statement: &Statement) -> Self {
        let speaker = reading.speaker(statement);
        let party = reading.party(statement).map(|party| one_line(&party.name));
        let name = speaker.map(|it| one_line(&it.name)).filter(|name| !name.is_empty()).or(party);
        let tellers: Vec<String> = reading
            .project
            .told_in(statement)
            .map(|teller| {
                let name = reading.speaker(teller).map(|it| one_line(&it.name));
                name.unwrap_or_else(|| "somebody not known".to_owned())
            })
            .collect();
        let reported = (statement.mode != Mode::Direct).then(|| reported_clause(reading.project, statement));
        Self {
            statement: statement.id,
            speaker: name,
            role: speaker.map(|it| one_line(&it.role)).unwrap_or_default(),
            told_by: (!tellers.is_empty()).then(|| tellers.join(", as told by ")),
            words: said(reading.project, statement),
            cue: cue(reading.project, statement),
            reported,
            asks: due.reason == ReplyReason::Asked,
            paragraph: due.paragraph,
            again: 0,
            is_suggested: statement.status == ReviewStatus::Suggested,
        }
    }
}
