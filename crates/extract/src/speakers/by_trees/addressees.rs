//! The people a report accuses or asks by a description: "accused the president of", "urged the Ohio senator to".
//!
//! Such words mean somebody whom the article names elsewhere. They become a mention of that speaker, so that whoever
//! is accused is known although no name says so.

use super::{EntityIndex, EntityKind, SpeakerEntities};
use crate::lexicon::takes;
use crate::statements::exclusion::cue_word;
use crate::statements::reader::StatementDraft;

impl SpeakerEntities<'_> {
    /// Adds the mention of whom a statement of a speaker addresses, where it is a description of somebody who speaks too.
    pub(super) fn addressee(&mut self, draft: &StatementDraft, speaker: Option<EntityIndex>) {
        let parsed = self.parsed;
        let addresses = draft.takes & (takes::ADDRESSES | takes::INFINITIVE) != 0;
        let Some(verb) = cue_word(parsed, draft).filter(|cue| addresses && parsed.is_verb(*cue)) else {
            return;
        };
        let Some(object) = self.object(verb) else { return };
        let phrase = parsed.noun_phrase(object);
        let definite = (phrase.0..object).any(|at| parsed.is(at, &["the", "this", "that"]));
        if !definite || parsed.part(object) != "NOUN" || parsed.names.at(object).is_some() {
            return;
        }
        let meant = self.meant(object, phrase, speaker).filter(|at| Some(*at) != speaker);
        let named = |at: &EntityIndex| self.what(*at) != Some(EntityKind::Described);
        let entity = meant.filter(named).and_then(|at| self.entities.get_mut(at));
        if let Some((entity, span)) = entity.zip(parsed.span(phrase.0, object + 1)) {
            entity.mentions.push(span);
        }
    }

    /// The object of a verb; with an infinitive behind it, the parser may take it for the subject of that.
    fn object(&self, verb: usize) -> Option<usize> {
        let parsed = self.parsed;
        let own = parsed.child(verb, &["dobj", "dative"]);
        let on = || {
            parsed.child(parsed.child(verb, &["prep"]).filter(|at| parsed.is(*at, &["on", "at"]))?, &["pobj"])
        };
        let below = || parsed.child(parsed.child(verb, &["ccomp", "xcomp"])?, &["nsubj"]);
        own.or_else(on).or_else(below).filter(|at| *at > verb && parsed.is_nominal(*at))
    }
}
