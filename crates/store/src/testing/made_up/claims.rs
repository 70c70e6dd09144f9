//! Made-up verdicts, scales and work on claims.

use super::Maker;
use model::{
    ChecklistItem, ClaimWork, CoderId, PartyColour, Priority, Project, Rating, RatingId, SecondReading,
    StatementId, Tick, Verdict, WorkStage,
};

impl Maker {
    /// Gives some statements verdicts in full, with second readers, and others work; changes the scale.
    pub(super) fn claims(&mut self, project: &mut Project, count: usize) {
        let coders: Vec<CoderId> = project.coders.keys().copied().collect();
        let statements: Vec<StatementId> = project.statements.keys().copied().collect();
        for text in ["Read the source", "Asked whoever is accused"] {
            project.checklist.push(ChecklistItem { id: self.ids.draw(), text: text.to_owned() });
        }
        project.scale.steps = self.maybe(|maker| maker.rng.usize(..6));
        let retired = Rating { retired: true, ..Rating::new(self.ids.draw(), &self.words(1)) };
        project.scale.ratings.push(retired);
        if let Some(rating) = project.scale.ratings.first_mut() {
            rating.colour = self.rng.choice(PartyColour::ALL);
        }
        let ratings: Vec<RatingId> = project.scale.ratings.iter().map(|rating| rating.id).collect();
        for _ in 0..count {
            let Some(id) = self.rng.choice(&statements).copied() else { return };
            let verdict = self.verdict(&ratings, &coders);
            if let Some(statement) = project.statements.get_mut(&id) {
                statement.verdict = verdict.map(Box::new);
            }
            let work = self.claim_work(id, project, &ratings, &coders);
            if !work.is_empty() {
                project.claim_work.insert(id, work);
            }
        }
    }

    fn verdict(&mut self, ratings: &[RatingId], coders: &[CoderId]) -> Option<Verdict> {
        let rating = self.rng.choice(ratings).copied()?;
        let mut verdict = Verdict::new(rating, self.coded(coders)?);
        verdict.summary = self.maybe_words();
        verdict.unknown = self.maybe(|maker| vec![maker.words(3), maker.words(2)]).unwrap_or_default();
        for _ in 0..self.rng.usize(..3) {
            let Some(coded) = self.coded(coders).filter(|it| verdict.may_be_read_by(it.by)) else { continue };
            let reading = SecondReading { agrees: self.rng.bool(), note: self.words(3), coded };
            verdict.readings.push(reading);
        }
        Some(verdict)
    }

    fn claim_work(
        &mut self,
        statement: StatementId,
        project: &Project,
        ratings: &[RatingId],
        coders: &[CoderId],
    ) -> ClaimWork {
        let mut ticks = Vec::new();
        for item in &project.checklist {
            let coded = self.coded(coders).filter(|_| self.rng.bool());
            ticks.extend(coded.map(|coded| Tick { item: item.id, coded }));
        }
        ticks.sort_by_key(|tick| tick.item);
        ClaimWork {
            stage: self.maybe(|maker| maker.rng.choice(WorkStage::ALL)).flatten(),
            who: self.maybe_words(),
            priority: self.rng.choice(Priority::ALL).unwrap_or_default(),
            due: self.maybe(|_| "2026-12-31".parse().ok()).flatten(),
            ticks,
            earlier_verdicts: self.verdict(ratings, coders).into_iter().collect(),
            ..ClaimWork::new(statement)
        }
    }
}
