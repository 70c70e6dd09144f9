//! The invariants of the audit of sources.

use std::collections::HashSet;

use super::Checker;
use crate::{GivenAnswer, SpeakerAudit};

impl Checker<'_> {
    /// Checks the traits of speakers, which are few.
    pub(super) fn traits(&mut self) {
        let traits = &self.project.traits;
        self.unique("trait", traits.iter().map(|it| it.id));
        self.unique("value of a trait", traits.iter().flat_map(|it| &it.values).map(|value| value.id));
        for of in traits {
            let place = format_args!("trait {}", of.id);
            self.name(place, &of.name);
            self.no_control_characters(place, of);
            let kinds: HashSet<_> = of.asked_of.iter().collect();
            self.require(kinds.len() == of.asked_of.len(), place, "names a kind of speaker twice");
            for value in &of.values {
                self.name(format_args!("value of a trait {}", value.id), &value.name);
            }
        }
    }

    pub(super) fn speaker_audit(&mut self, audit: &SpeakerAudit) {
        let place = format_args!("answers about the speaker {}", audit.speaker);
        let known = self.project.speakers.contains_key(&audit.speaker);
        self.require(known, place, "are about a speaker who does not exist");
        self.require(!audit.is_empty(), place, "say nothing");
        let sorted = audit.answers.windows(2).all(|pair| pair[0].of < pair[1].of);
        self.require(sorted, place, "answer a trait twice, or are out of order");
        let sorted = audit.reasons.windows(2).all(|pair| pair[0].article < pair[1].article);
        self.require(sorted, place, "name an article twice, or are out of order");
        for answer in &audit.answers {
            let of = self.project.traits.iter().find(|it| it.id == answer.of);
            self.require(
                of.is_some(),
                place,
                format_args!("are on the trait {}, which does not exist", answer.of),
            );
            if let (Some(of), GivenAnswer::Value(value)) = (of, answer.given) {
                let known = of.value(value).is_some();
                self.require(
                    known,
                    place,
                    format_args!("have the value {value}, which {} does not have", of.id),
                );
            }
        }
        for reason in &audit.reasons {
            let known = self.articles.contains_key(&reason.article);
            self.require(known, place, format_args!("are on {}, which does not exist", reason.article));
        }
        self.coder(place, audit.coded.by);
    }
}
