//! All statements in reading order, as plain numbers side by side: a pass over 100,000 of them costs well
//! under a millisecond, where asking the project for each costs twenty.

use std::collections::HashMap;
use std::sync::Arc;

use super::ChangedAspects;
use super::reading_order::ReadingOrder;
use super::row::{ArticleIndex, CompactRow, SpeakerIndex, StatementRow};
use super::unplaced_speaker::UnplacedSpeaker;
use analysis::{PartyIndex, StatementFact, StatementIndex};
use model::{
    ArticleId, Party, PartyChoice, PartyId, Project, ReviewStatus, Speaker, SpeakerId, Statement, StatementId,
};

/// The facts of a party; in the order of the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PartyRow {
    /// The party.
    pub(crate) id: PartyId,
    /// True if it is among the others.
    pub(crate) waiting: bool,
    /// True if its panel is put away.
    pub(crate) hidden: bool,
    /// True if the app proposed it, and no person made it.
    pub(crate) proposed: bool,
}

/// The facts of a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SpeakerRow {
    /// The speaker.
    pub(crate) id: SpeakerId,
    /// The party it belongs to.
    pub(crate) party: Option<PartyId>,
}

/// All statements of a project in reading order, also those that are not shown.
#[derive(Debug, Default)]
pub(crate) struct StatementTable {
    /// The statements.
    pub(crate) rows: Vec<StatementRow>,
    /// The same of each in a few bytes.
    pub(crate) compact_rows: Vec<CompactRow>,
    /// The parties, in the order of the project.
    pub(crate) parties: Vec<PartyRow>,
    /// Everybody who speaks, in no order; those who are gone from the project may still be here.
    pub(crate) speakers: Vec<SpeakerRow>,
    /// The statement in each place.
    pub(crate) ids: Arc<ReadingOrder>,
    speaker_at: HashMap<SpeakerId, SpeakerIndex>,
    party_at: HashMap<PartyId, PartyIndex>,
    article_at: HashMap<ArticleId, ArticleIndex>,
    /// The articles, in the order of the project.
    articles: Vec<ArticleId>,
}

impl StatementTable {
    /// Reads a whole project.
    pub(super) fn new(project: &Project) -> Self {
        let articles: Vec<ArticleId> = project.articles.iter().map(|article| article.id).collect();
        let article_at = articles.iter().copied().zip(ArticleIndex::all(articles.len())).collect();
        let mut table = Self { article_at, articles, ..Self::default() };
        table.read_parties(&project.parties);
        for speaker in project.speakers.values() {
            table.read_speaker(speaker);
        }
        let order = project.reading_order();
        table.ids = Arc::new(ReadingOrder::new(order.iter().map(|statement| statement.id).collect()));
        // In the order in which they lie in memory.
        let mut rows = vec![None; order.len()];
        for statement in project.statements.values() {
            if let Some(row) = table.place(statement.id).and_then(|place| rows.get_mut(place.number())) {
                *row = Some(table.read(statement));
            }
        }
        table.rows = rows.into_iter().flatten().collect();
        table.draw_lots();
        table
    }

    /// The place of a statement in reading order.
    pub(crate) fn place(&self, statement: StatementId) -> Option<StatementIndex> {
        self.ids.at(statement)
    }

    /// The facts of a statement.
    pub(crate) fn row(&self, statement: StatementId) -> Option<&StatementRow> {
        self.rows.get(self.place(statement)?.number())
    }

    /// The place of an article.
    pub(crate) fn article(&self, article: ArticleId) -> Option<ArticleIndex> {
        self.article_at.get(&article).copied()
    }

    /// The statement in a place.
    pub(crate) fn id(&self, place: StatementIndex) -> Option<StatementId> {
        self.ids.id(place)
    }

    /// The facts of the statement at an index that analyses need.
    pub(super) fn fact(&self, place: StatementIndex) -> Option<StatementFact> {
        let row = self.rows.get(place.number())?;
        Some(StatementFact {
            id: row.id,
            article: *self.articles.get(row.article?.number())?,
            extent: row.extent,
            party: row.party,
            is_told: row.is_nested(),
            via: row.via,
            act: row.act,
            mode: row.mode,
            is_whole: row.is_whole(),
            stands: row.status != ReviewStatus::Rejected,
        })
    }

    /// The party of a statement, whether that has a panel or not.
    pub(crate) fn party(&self, row: &StatementRow) -> Option<PartyId> {
        self.parties.get(row.party?.number()).map(|party| party.id)
    }

    /// The place of the party whose panel shows a statement, even while that is put away.
    pub(crate) fn panel(&self, row: &StatementRow) -> Option<PartyIndex> {
        let place = row.party?;
        self.parties.get(place.number()).filter(|party| !party.waiting).map(|_| place)
    }

    fn draw_lots(&mut self) {
        self.compact_rows = self.rows.iter().map(|row| CompactRow::new(row, self.panel(row))).collect();
    }

    /// The speaker of a statement.
    pub(crate) fn speaker(&self, row: &StatementRow) -> Option<SpeakerRow> {
        self.speakers.get(row.speaker?.number()).copied()
    }

    /// Returns the speaker of a statement without a panel.
    pub(crate) fn unplaced(&self, row: &StatementRow) -> UnplacedSpeaker {
        if let Some(party) = self.party(row) {
            return UnplacedSpeaker::Party(party);
        }
        let speaker = self.speaker(row).filter(|speaker| speaker.party.is_none());
        speaker.map_or(UnplacedSpeaker::Nobody, |speaker| UnplacedSpeaker::Speaker(speaker.id))
    }

    /// Takes the parties as they are now.
    pub(super) fn read_parties(&mut self, parties: &[Party]) {
        let before = std::mem::take(&mut self.parties);
        self.parties = parties
            .iter()
            .map(|party| PartyRow {
                id: party.id,
                waiting: party.waiting,
                hidden: party.hidden,
                proposed: party.why.is_some(),
            })
            .collect();
        self.party_at = parties.iter().map(|party| party.id).zip(PartyIndex::all(parties.len())).collect();
        let moved: Vec<Option<PartyIndex>> =
            before.iter().map(|party| self.party_place(Some(party.id))).collect();
        for row in &mut self.rows {
            row.party = row.party.and_then(|at| moved.get(at.number()).copied().flatten());
        }
        self.draw_lots();
    }

    /// Takes a speaker as it is now; tells whether its party is another one than before.
    pub(super) fn read_speaker(&mut self, speaker: &Speaker) -> bool {
        let row = SpeakerRow { id: speaker.id, party: speaker.party };
        if let Some(known) =
            self.speaker_at.get(&speaker.id).and_then(|at| self.speakers.get_mut(at.number()))
        {
            let moves = known.party != row.party;
            *known = row;
            return moves;
        }
        self.speaker_at.insert(speaker.id, SpeakerIndex::new(self.speakers.len()));
        self.speakers.push(row);
        true
    }

    /// Gives every statement that goes with its speaker the party which that has now.
    pub(super) fn follow_speakers(&mut self) {
        let parties: Vec<Option<PartyIndex>> =
            self.speakers.iter().map(|it| self.party_place(it.party)).collect();
        for row in self.rows.iter_mut().filter(|row| row.of_speaker) {
            row.party = row.speaker.and_then(|at| parties.get(at.number()).copied().flatten());
        }
        self.draw_lots();
    }

    /// Takes a statement as it is now; gives its place, how it was, and which aspects have changed. Nothing
    /// where it is new or is elsewhere now, so that the order is another one.
    pub(super) fn update(
        &mut self,
        before: &Statement,
        after: &Statement,
    ) -> Option<(StatementIndex, StatementRow, ChangedAspects)> {
        let moved = before.article != after.article
            || before.spans != after.spans
            || before.lost != after.lost
            || before.via.is_some() != after.via.is_some();
        let place = self.place(after.id).filter(|_| !moved)?;
        let row = self.read(after);
        let old = std::mem::replace(self.rows.get_mut(place.number())?, row);
        *self.compact_rows.get_mut(place.number())? = CompactRow::new(&row, self.panel(&row));
        let mut touched = ChangedAspects::default();
        let mut note = |differs: bool, aspect| {
            if differs {
                touched |= aspect;
            }
        };
        let saying = |row: &StatementRow| (row.speaker, row.party, row.of_speaker, row.act, row.mode);
        let spoken = |it: &Statement| (it.via, it.cue, it.mention);
        note(saying(&old) != saying(&row) || spoken(before) != spoken(after), ChangedAspects::SPEAKERS);
        note(old.status != row.status || before.earlier != after.earlier, ChangedAspects::REVIEW);
        note(old.claim != row.claim || before.tags != after.tags, ChangedAspects::CODING);
        note(before.verdict != after.verdict || before.nature != after.nature, ChangedAspects::CODING);
        note(before.note != after.note || before.coded != after.coded, ChangedAspects::NOTES);
        note(before.why != after.why, ChangedAspects::NOTES);
        Some((place, old, touched))
    }

    fn read(&self, statement: &Statement) -> StatementRow {
        let speaker = statement.speaker.and_then(|id| self.speaker_at.get(&id).copied());
        let bytes: usize = statement.spans.iter().map(|span| span.len()).sum();
        let party = match statement.party {
            PartyChoice::Given(party) => Some(party),
            PartyChoice::Unknown => None,
            PartyChoice::OfSpeaker => speaker.and_then(|at| self.speakers.get(at.number())?.party),
        };
        StatementRow {
            id: statement.id,
            extent: statement.extent(),
            bytes: u32::try_from(bytes).unwrap_or(u32::MAX),
            article: self.article(statement.article),
            speaker,
            party: self.party_place(party),
            of_speaker: statement.party == PartyChoice::OfSpeaker,
            via: statement.via.and_then(|via| self.place(via)),
            act: statement.act,
            mode: statement.mode,
            status: statement.status,
            claim: statement.claim,
            lost: statement.is_orphan(),
            unsettled: statement.earlier.is_some(),
            annotated: !statement.tags.is_empty()
                || !statement.note.is_empty()
                || statement.verdict.is_some(),
        }
    }

    fn party_place(&self, party: Option<PartyId>) -> Option<PartyIndex> {
        party.and_then(|id| self.party_at.get(&id).copied())
    }
}
