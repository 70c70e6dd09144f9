//! Labels of transcripts: speakers that a number alone tells apart, and those who lead or ask.

use std::collections::{HashMap, HashSet};

use super::{EntityIndex, EntityKind, SpeakerEntities};
use crate::rules::Rule;
use crate::statements::reader::StatementDraft;
use model::{Span, SpeakerPart};

/// The most bytes of a description between a name and the colon of its label.
const LONGEST: usize = 60;

/// Those who speak labelled turns.
#[derive(Default)]
pub(crate) struct Conversation {
    /// Each of them by name in small letters.
    by_label: HashMap<String, EntityIndex>,
    /// Those who lead it or ask in it: they have no panel of their own accord.
    pub(crate) leading: HashSet<EntityIndex>,
}

impl SpeakerEntities<'_> {
    /// The speaker of a label that ends in a number: “Speaker 2” is nobody else, and above all not “Speaker 1”.
    pub(super) fn numbered(&mut self, draft: &StatementDraft) -> Option<EntityIndex> {
        let mention = draft.mention.filter(|_| draft.rule == Rule::Label)?;
        let name = mention.of(self.parsed.text).trim();
        let (_, number) = name.rsplit_once(' ')?;
        if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let key = name.to_lowercase();
        if let Some(known) = self.by_text.get(&key) {
            return Some(*known);
        }
        let speaker = self.add(name.to_owned(), EntityKind::Described);
        self.by_text.insert(key, speaker);
        Some(speaker)
    }

    /// The speaker of a labelled turn: of two of one name the one who spoke first, because a label is a name in full
    /// once and in short later. Where the label says so, it is noted that they lead the conversation.
    pub(super) fn labelled(&mut self, draft: &StatementDraft, speaker: EntityIndex) -> EntityIndex {
        let Some(mention) = draft.mention.filter(|_| draft.rule == Rule::Label) else { return speaker };
        let name = self.entities.get(speaker).map(|entity| entity.name.to_lowercase());
        let speaker = *self.conversation.by_label.entry(name.unwrap_or_default()).or_insert(speaker);
        if self.leads(mention) {
            self.conversation.leading.insert(speaker);
        }
        speaker
    }

    /// Returns whether a label says that its speaker leads or asks.
    fn leads(&self, mention: Span) -> bool {
        let text = self.parsed.text;
        let rest = text.get(mention.end..text.floor_char_boundary(mention.end + LONGEST)).unwrap_or_default();
        let label = rest.find(':').and_then(|colon| text.get(mention.start..mention.end + colon));
        label.is_some_and(|label| SpeakerPart::of_label(label).is_some())
    }
}
