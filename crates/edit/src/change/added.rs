//! The records that a change added, for checking those alone.

use imbl::ordmap::DiffItem;

use model::{Project, RecordRef, Table};

/// Returns references to the added and extended records, or `None` if anything else differs than additions to
/// lists and tables and changes of speakers.
pub(in super::super) fn added(before: &Project, after: &Project) -> Option<Vec<RecordRef>> {
    fn of<K: Ord + Clone, V: PartialEq>(
        before: &Table<K, V>,
        after: &Table<K, V>,
        record: fn(K) -> RecordRef,
        may_change: bool,
        all: &mut Vec<RecordRef>,
    ) -> Option<()> {
        for item in before.diff(after) {
            match item {
                DiffItem::Add(key, _) => all.push(record(key.clone())),
                DiffItem::Update { new: (key, _), .. } if may_change => all.push(record(key.clone())),
                DiffItem::Update { .. } | DiffItem::Remove(..) => return None,
            }
        }
        Some(())
    }
    let lists = after.articles.starts_with(&before.articles)
        && after.parties.starts_with(&before.parties)
        && (
            &after.codebook,
            &after.cue_classes,
            &after.scale,
            &after.checklist,
            &after.traits,
            &after.coders,
        ) == (
            &before.codebook,
            &before.cue_classes,
            &before.scale,
            &before.checklist,
            &before.traits,
            &before.coders,
        );
    lists.then_some(())?;
    let mut all = Vec::new();
    of(&before.earlier_texts, &after.earlier_texts, RecordRef::EarlierText, false, &mut all)?;
    of(&before.speakers, &after.speakers, RecordRef::Speaker, true, &mut all)?;
    of(&before.statements, &after.statements, RecordRef::Statement, false, &mut all)?;
    of(&before.links, &after.links, RecordRef::Link, false, &mut all)?;
    of(&before.evidence, &after.evidence, RecordRef::Evidence, false, &mut all)?;
    of(&before.source_texts, &after.source_texts, RecordRef::SourceText, false, &mut all)?;
    of(&before.citations, &after.citations, RecordRef::Citation, false, &mut all)?;
    of(&before.replies, &after.replies, RecordRef::Reply, false, &mut all)?;
    of(&before.requests, &after.requests, RecordRef::Request, false, &mut all)?;
    let utterances = (&before.same_utterances, &after.same_utterances);
    of(utterances.0, utterances.1, RecordRef::SameUtterance, false, &mut all)?;
    of(&before.claim_work, &after.claim_work, RecordRef::ClaimWork, false, &mut all)?;
    of(&before.fact_checks, &after.fact_checks, RecordRef::FactCheck, false, &mut all)?;
    of(&before.speaker_audits, &after.speaker_audits, RecordRef::SpeakerAudit, false, &mut all)?;
    Some(all)
}
