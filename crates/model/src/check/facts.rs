//! The invariants of decisions about facts.

use super::Checker;
use crate::{FactCheck, FactResult, FactSource};

impl Checker<'_> {
    pub(super) fn fact_check(&mut self, decision: &FactCheck) {
        let place = format_args!("decision about a fact {}", decision.id);
        self.no_control_characters(place, decision);
        let known = self.articles.contains_key(&decision.article);
        self.require(known, place, format_args!("is about {}, which does not exist", decision.article));
        if decision.is_gone() {
            self.gone(decision);
        } else {
            self.span(place, "the span", decision.article, decision.span);
        }
        self.earlier_place(place, decision.article, decision.earlier.as_ref());
        self.result(decision);
        if let Some(coded) = decision.coded {
            self.coder(place, coded.by);
        }
    }

    /// Checks a decision whose words a correction removed.
    fn gone(&mut self, decision: &FactCheck) {
        let place = format_args!("decision about a fact {}", decision.id);
        self.require(decision.earlier.is_some(), place, "has no words, and no earlier text has them");
        let near = decision.span.start;
        let text = self.articles.get(&decision.article).map(|article| &article.text);
        let lies = near == decision.span.end && text.is_none_or(|text| text.is_char_boundary(near));
        self.require(lies, place, format_args!("was near byte {near}, which is no place in its article"));
    }

    fn result(&mut self, decision: &FactCheck) {
        let place = format_args!("decision about a fact {}", decision.id);
        let named = |words: &str| !words.trim().is_empty();
        if let Some(id) = decision.result.evidence() {
            let known = self.project.evidence.contains_key(&id);
            self.require(known, place, format_args!("rests on {id}, which does not exist"));
        }
        if let Some(FactSource::Asked(who)) = decision.result.source() {
            self.require(named(who), place, "rests on somebody without a name");
        }
        match &decision.result {
            FactResult::Unanswered { asked, .. } => {
                self.require(named(asked), place, "does not say who was asked");
            }
            FactResult::NotAFact => {
                self.require(!decision.by_hand, place, "says that a fact marked by hand is none");
            }
            FactResult::Open | FactResult::Checked(_) | FactResult::Wrong { .. } => {}
        }
    }
}
