//! A statement in a report.

use std::collections::HashMap;

use analysis::{ExchangeEntry, StatementIndex};
use model::{Act, Link, Mode, Relation, ReviewStatus, Statement, StatementId};

use super::content::{Item, ReportSide};
use super::sources::Sources;
use crate::reading::{Debate, Reading};
use crate::words::said;
use model::{is_same_name, one_line};

/// A statement as it is shown.
pub(super) struct ReportCard {
    pub(super) id: String,
    pub(super) number: usize,
    pub(super) side: ReportSide,
    /// "Kate Allen"; "Speaker not known".
    pub(super) speaker: String,
    /// "the director of Amnesty International UK"; empty when not known.
    pub(super) role: String,
    /// "as told by Amnesty International"; nothing for what the article has itself.
    pub(super) told_by: Option<String>,
    pub(super) words: String,
    /// Set where the words are the speaker's own, all of them.
    pub(super) is_quote: bool,
    /// "reported", "partly reported", "an attitude"; empty for a quotation.
    pub(super) given: Vec<&'static str>,
    /// Its relation to the statement that it answers here.
    pub(super) does: Option<Does>,
    /// The program's confidence in a suggestion; `None` once a person has confirmed it.
    pub(super) suggested: Option<&'static str>,
    /// Set where a correction of the article took its place away.
    pub(super) is_lost: bool,
    pub(super) rating: Option<String>,
    /// The numbers of the sources that are cited for it.
    pub(super) sources: Vec<usize>,
    pub(super) note: Option<String>,
}

/// The relation of an answer, as a verb.
pub(super) struct Does {
    /// "rebuts", "is told in".
    pub(super) verb: &'static str,
    /// The number of what it answers.
    pub(super) to: usize,
    /// Set where no person has confirmed the link.
    pub(super) is_suggested: bool,
    pub(super) note: Option<String>,
}

/// Makes cards.
pub(super) struct Cards<'a> {
    reading: &'a Reading<'a>,
    debate: &'a Debate,
    sources: HashMap<StatementId, Vec<usize>>,
    links: HashMap<(StatementId, StatementId, Relation), &'a Link>,
}

impl<'a> Cards<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, debate: &'a Debate, sources: &Sources<'_>) -> Self {
        Self { reading, debate, sources: sources.by_statement(), links: reading.links() }
    }

    /// An entry of an exchange or of what lies between.
    pub(super) fn card(&self, entry: &ExchangeEntry) -> Option<ReportCard> {
        let reading = self.reading;
        let statement = reading.scope.statement(entry.place)?;
        let speaker = reading.speaker(statement);
        let party = reading.party(statement);
        let name = speaker.map(|it| one_line(&it.name)).filter(|name| !name.is_empty());
        let name = name.or_else(|| party.map(|it| one_line(&it.name)));
        let rating = statement.verdict.as_ref().and_then(|it| reading.project.scale.rating(it.rating));
        Some(ReportCard {
            id: statement.id.to_string(),
            number: reading.number(statement.id)?,
            side: ReportSide::of(reading, reading.project.panel_of(statement)),
            speaker: name.unwrap_or_else(|| "Speaker not known".to_owned()),
            role: speaker.map(|it| one_line(&it.role)).unwrap_or_default(),
            told_by: told_by(reading, statement),
            words: said(reading.project, statement),
            is_quote: statement.mode == Mode::Direct,
            given: given(statement),
            does: self.does(entry, statement),
            suggested: (statement.status == ReviewStatus::Suggested)
                .then(|| statement.why.as_ref().map_or("not known how sure", model::Why::certainty)),
            is_lost: statement.is_orphan(),
            rating: rating.map(|rating| one_line(&rating.name)),
            sources: self.sources.get(&statement.id).cloned().unwrap_or_default(),
            note: self.note(&statement.note),
        })
    }

    /// A statement of another exchange that answers one here too.
    pub(super) fn elsewhere(&self, entry: &ExchangeEntry) -> Option<Item> {
        let statement = self.reading.scope.statement(entry.place)?;
        let does = self.does(entry, statement)?;
        let number = self.reading.number(statement.id)?;
        Some(Item::Elsewhere { number, verb: does.verb, to: does.to })
    }

    fn does(&self, entry: &ExchangeEntry, statement: &Statement) -> Option<Does> {
        let of = self.reading.scope.statement(entry.of?)?;
        let to = self.reading.number(of.id)?;
        let Some(relation) = self.relation(entry.place, entry.of?) else {
            return Some(Does { verb: "is told in", to, is_suggested: false, note: None });
        };
        let link = self.links.get(&(statement.id, of.id, relation));
        Some(Does {
            verb: relation.name(),
            to,
            is_suggested: link.is_some_and(|link| link.status == ReviewStatus::Suggested),
            note: link.and_then(|link| self.note(&link.note)),
        })
    }

    fn relation(&self, place: StatementIndex, of: StatementIndex) -> Option<Relation> {
        let answers = self.debate.threads.answers(place).iter();
        answers.filter(|(to, _)| *to == of).map(|(_, relation)| *relation).next()
    }

    fn note(&self, note: &str) -> Option<String> {
        Some(one_line(note)).filter(|note| self.reading.options.notes && !note.is_empty())
    }
}

/// Returns the people who tell it, the innermost first.
fn told_by(reading: &Reading<'_>, statement: &Statement) -> Option<String> {
    let tellers = reading.project.told_in(statement).map(|teller| {
        let name = reading.speaker(teller).map(|it| one_line(&it.name));
        name.or_else(|| reading.party(teller).map(|it| one_line(&it.short)))
            .unwrap_or_else(|| "somebody not known".to_owned())
    });
    let tellers: Vec<String> = tellers.collect();
    let own = reading.speaker(statement).map(|it| it.name.clone()).unwrap_or_default();
    (!tellers.is_empty() && !tellers.iter().all(|teller| is_same_name(teller, &own)))
        .then(|| tellers.join(", as told by "))
}

fn given(statement: &Statement) -> Vec<&'static str> {
    let mut given = Vec::new();
    match statement.mode {
        Mode::Direct => {}
        Mode::Mixed => given.push("partly reported"),
        Mode::Indirect => given.push("reported"),
    }
    if statement.act == Act::Attitude {
        given.push("thought or wanted, not said");
    }
    given
}
