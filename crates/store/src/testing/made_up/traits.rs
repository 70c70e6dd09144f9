//! Made-up traits of speakers, and answers about them.

use super::Maker;
use model::{
    CoderId, GivenAnswer, Project, SourceChoice, SpeakerAudit, SpeakerId, SpeakerKind, SpeakerTrait,
    TraitValue,
};

impl Maker {
    /// Gives the project traits, and some speakers answers and reasons.
    pub(super) fn traits(&mut self, project: &mut Project) {
        let coders: Vec<CoderId> = project.coders.keys().copied().collect();
        for _ in 0..self.rng.usize(..4) {
            let of = self.speaker_trait();
            project.traits.push(of);
        }
        let speakers: Vec<SpeakerId> = project.speakers.keys().copied().collect();
        for speaker in speakers {
            let Some(coded) = self.coded(&coders) else { return };
            let mut audit = SpeakerAudit::new(speaker, coded);
            for of in &project.traits {
                let value = self.rng.choice(&of.values).map(|value| GivenAnswer::Value(value.id));
                let answer = self.maybe(|maker| maker.maybe(|_| GivenAnswer::Declined).or(value)).flatten();
                audit.set_answer(of.id, answer);
            }
            for article in &project.articles {
                let choice = self.maybe(|maker| maker.rng.choice(SourceChoice::ALL)).flatten();
                audit.set_choice(article.id, choice);
            }
            if !audit.is_empty() {
                project.speaker_audits.insert(speaker, audit);
            }
        }
    }

    fn speaker_trait(&mut self) -> SpeakerTrait {
        let kinds = self.rng.usize(..SpeakerKind::ALL.len());
        let values = 0..self.rng.usize(..4);
        SpeakerTrait {
            id: self.ids.draw(),
            name: self.words(2),
            help: self.maybe_words(),
            asked_of: SpeakerKind::ALL.into_iter().take(kinds).collect(),
            values: values.map(|_| TraitValue { id: self.ids.draw(), name: self.words(1) }).collect(),
        }
    }
}
