//! Labels of transcripts: speakers that a number alone tells apart, and those who lead or ask.

use super::{EntityIndex, EntityKind, SpeakerEntities};
use crate::rules::Rule;
use crate::statements::reader::StatementDraft;
use model::SpeakerPart;

/// The most bytes of a description between a name and the colon of its label.
const LONGEST: usize = 60;

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

    /// Notes that the speaker of a labelled turn leads the conversation or asks in it, where the label says so.
    pub(super) fn note_part(&mut self, draft: &StatementDraft, speaker: Option<EntityIndex>) {
        let labelled = draft.mention.filter(|_| draft.rule == Rule::Label);
        let Some((mention, speaker)) = labelled.zip(speaker) else { return };
        let text = self.parsed.text;
        let rest = text.get(mention.end..text.floor_char_boundary(mention.end + LONGEST)).unwrap_or_default();
        let label = rest.find(':').and_then(|colon| text.get(mention.start..mention.end + colon));
        if label.is_some_and(|label| SpeakerPart::of_label(label).is_some()) {
            self.leading.insert(speaker);
        }
    }
}
