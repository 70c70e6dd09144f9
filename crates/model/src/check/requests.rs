//! The invariants of requests for replies.

use super::Checker;
use crate::ReplyRequest;

impl Checker<'_> {
    pub(super) fn request(&mut self, request: &ReplyRequest) {
        let place = format_args!("request {}", request.id);
        self.no_control_characters(place, request);
        let party = request.party;
        let known = self.parties.contains(&party);
        self.require(known, place, format_args!("was made to the party {party}, which does not exist"));
        let in_order = request.statements.is_sorted_by(|one, next| one < next);
        self.require(in_order, place, "does not have its statements once each, in the order of their ids");
        let included = request.answer.and_then(|answer| answer.included);
        for id in request.statements.iter().copied().chain(included) {
            let known = self.has_statement(id);
            self.require(known, place, format_args!("is about {id}, which does not exist"));
        }
        let declined = request.answer.is_some_and(|answer| answer.declined);
        self.require(
            !(declined && included.is_some()),
            place,
            "was declined, and yet has a statement with the answer",
        );
        self.coder(place, request.coded.by);
    }
}
