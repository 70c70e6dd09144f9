//! Requests for replies.

use jiff::civil::{date, time};

use super::Maker;
use model::{Channel, CoderId, DayTime, PartyId, Project, ReplyRequest, RequestAnswer, StatementId};

impl Maker {
    fn day_time(&mut self) -> DayTime {
        let day = date(self.rng.i16(1990..2040), self.rng.i8(1..=12), self.rng.i8(1..=28));
        DayTime { day, time: self.maybe(|maker| time(maker.rng.i8(0..24), maker.rng.i8(0..60), 0, 0)) }
    }

    /// Requests about any statements, with and without an answer.
    pub(super) fn requests(&mut self, project: &mut Project, count: usize) {
        let coders: Vec<CoderId> = project.coders.keys().copied().collect();
        let statements: Vec<StatementId> = project.statements.keys().copied().collect();
        let parties: Vec<PartyId> = project.parties.iter().map(|party| party.id).collect();
        for _ in 0..count {
            let (Some(party), Some(coded)) = (self.rng.choice(&parties).copied(), self.coded(&coders)) else {
                return;
            };
            let about = statements.iter().copied().filter(|_| self.rng.u8(..8) == 0).collect();
            let request = ReplyRequest {
                id: self.ids.draw(),
                party,
                statements: about,
                person: self.maybe_words(),
                asked_by: self.maybe_words(),
                channel: self.rng.choice(Channel::ALL).unwrap_or_default(),
                asked: self.day_time(),
                deadline: self.maybe(Self::day_time),
                answer: self.maybe(|maker| {
                    let declined = maker.rng.bool();
                    let included = maker.rng.choice(&statements).copied().filter(|_| !declined);
                    let at = maker.maybe(Self::day_time);
                    RequestAnswer { at, declined, included }
                }),
                note: self.maybe_words(),
                coded,
            };
            project.requests.insert(request.id, request);
        }
    }
}
