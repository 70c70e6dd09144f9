//! Changes as data: records before and after.

mod added;
mod replacement;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub(super) use self::added::added;
use self::replacement::{loses, put, records, replace, replacement};
use super::EditError;
use model::{
    Article, ChecklistItem, Citation, ClaimWork, Codebook, Coder, CueDecision, EarlierText, Evidence,
    FactCheck, Link, Party, Project, RecordRef, Reply, ReplyRequest, SameUtterance, SourceText, Speaker,
    SpeakerAudit, SpeakerTrait, Statement, StatementId, VerdictScale, is_same_text,
};

/// A value before and after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement<T> {
    /// The value before; `None` for a record that is new.
    pub before: T,
    /// The value after; `None` for a record that is removed.
    pub after: T,
}

impl<T: Clone> Replacement<T> {
    fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }
}

/// A record or ordered list that an [`Edit`] changes. Journals hold these names, so a new variant is a new
/// format of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each variant is named for what it changes")]
pub enum Change {
    Title(Replacement<String>),
    Articles(Replacement<Vec<Arc<Article>>>),
    EarlierText(Replacement<Option<EarlierText>>),
    Parties(Replacement<Vec<Party>>),
    Codebook(Replacement<Codebook>),
    Scale(Replacement<VerdictScale>),
    Coder(Replacement<Option<Coder>>),
    Speaker(Replacement<Option<Speaker>>),
    Statement(Box<Replacement<Option<Statement>>>),
    Link(Replacement<Option<Link>>),
    Evidence(Box<Replacement<Option<Evidence>>>),
    SourceText(Replacement<Option<SourceText>>),
    Citation(Replacement<Option<Citation>>),
    Reply(Replacement<Option<Reply>>),
    Request(Box<Replacement<Option<ReplyRequest>>>),
    SameUtterance(Replacement<Option<SameUtterance>>),
    FactCheck(Replacement<Option<FactCheck>>),
    CueClass(Replacement<Option<CueDecision>>),
    Checklist(Replacement<Vec<ChecklistItem>>),
    ClaimWork(Box<Replacement<Option<ClaimWork>>>),
    Traits(Replacement<Vec<SpeakerTrait>>),
    SpeakerAudit(Replacement<Option<SpeakerAudit>>),
}

/// A change of a project, applied as a whole or not at all, and undone by its inverse.
///
/// It holds the changed records before and after, and refuses a project in which one of them differs from the
/// state before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// The name of the change for a person: "Move 3 statements to Coalition".
    pub label: String,
    /// The changes; each record occurs at most once.
    pub changes: Vec<Change>,
}

impl Edit {
    /// Returns the edit that leads from one project to another.
    #[must_use]
    pub fn between(label: String, before: &Project, after: &Project) -> Self {
        let mut changes = Vec::new();
        if before.title != after.title {
            changes.push(Change::Title(replacement(&before.title, &after.title)));
        }
        if before.articles != after.articles {
            changes.push(Change::Articles(replacement(&before.articles, &after.articles)));
        }
        changes.extend(records(&before.earlier_texts, &after.earlier_texts).map(Change::EarlierText));
        if before.parties != after.parties {
            changes.push(Change::Parties(replacement(&before.parties, &after.parties)));
        }
        if before.codebook != after.codebook {
            changes.push(Change::Codebook(replacement(&before.codebook, &after.codebook)));
        }
        if before.scale != after.scale {
            changes.push(Change::Scale(replacement(&before.scale, &after.scale)));
        }
        if before.checklist != after.checklist {
            changes.push(Change::Checklist(replacement(&before.checklist, &after.checklist)));
        }
        if before.traits != after.traits {
            changes.push(Change::Traits(replacement(&before.traits, &after.traits)));
        }
        changes.extend(records(&before.coders, &after.coders).map(Change::Coder));
        changes.extend(records(&before.speakers, &after.speakers).map(Change::Speaker));
        let statements = records(&before.statements, &after.statements);
        changes.extend(statements.map(|replacement| Change::Statement(Box::new(replacement))));
        changes.extend(records(&before.links, &after.links).map(Change::Link));
        let evidence = records(&before.evidence, &after.evidence);
        changes.extend(evidence.map(|replacement| Change::Evidence(Box::new(replacement))));
        changes.extend(records(&before.source_texts, &after.source_texts).map(Change::SourceText));
        changes.extend(records(&before.citations, &after.citations).map(Change::Citation));
        changes.extend(records(&before.replies, &after.replies).map(Change::Reply));
        let requests = records(&before.requests, &after.requests);
        changes.extend(requests.map(|replacement| Change::Request(Box::new(replacement))));
        let utterances = records(&before.same_utterances, &after.same_utterances);
        changes.extend(utterances.map(Change::SameUtterance));
        changes.extend(records(&before.fact_checks, &after.fact_checks).map(Change::FactCheck));
        let work = records(&before.claim_work, &after.claim_work);
        changes.extend(work.map(|replacement| Change::ClaimWork(Box::new(replacement))));
        changes.extend(records(&before.cue_classes, &after.cue_classes).map(Change::CueClass));
        changes.extend(records(&before.speaker_audits, &after.speaker_audits).map(Change::SpeakerAudit));
        Self { label, changes }
    }

    /// Returns whether the edit changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Returns the statements that it adds.
    pub fn added_statements(&self) -> impl Iterator<Item = StatementId> {
        self.statements()
            .filter(|replacement| replacement.before.is_none())
            .filter_map(|replacement| Some(replacement.after.as_ref()?.id))
    }

    /// Returns the statements that it removes.
    pub fn removed_statements(&self) -> impl Iterator<Item = StatementId> {
        self.statements()
            .filter(|replacement| replacement.after.is_none())
            .filter_map(|replacement| Some(replacement.before.as_ref()?.id))
    }

    fn statements(&self) -> impl Iterator<Item = &Replacement<Option<Statement>>> {
        self.changes.iter().filter_map(|change| match change {
            Change::Statement(replacement) => Some(&**replacement),
            _ => None,
        })
    }

    /// Returns the edit that undoes this one.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let changes = self.changes.iter().map(Change::inverse).collect();
        Self { label: self.label.clone(), changes }
    }

    /// Returns whether a project is already in the state after the edit.
    #[must_use]
    pub fn is_made(&self, project: &Project) -> bool {
        self.inverse().make(&mut project.clone()).is_ok()
    }

    /// Applies the edit and returns its inverse.
    ///
    /// # Errors
    /// Returns an error if a record differs from its state when the edit was planned, or if the changed
    /// project would break an invariant. The project is then unchanged.
    pub fn apply(&self, project: &mut Project) -> Result<Self, EditError> {
        self.make(project)?;
        Ok(self.inverse())
    }

    /// Applies the edit without building its inverse.
    pub(super) fn make(&self, project: &mut Project) -> Result<(), EditError> {
        let changed = self.applied(project)?;
        self.check_after(&changed)?;
        *project = changed;
        Ok(())
    }

    /// Applies an edit that leads to a state in which the project has been before, by undo or redo.
    ///
    /// The state was checked then. A full check would cost too much for each letter typed, and undoing a
    /// person's first change would need one, because it removes the coder.
    pub(super) fn apply_unchecked(&self, project: &mut Project) -> Result<(), EditError> {
        *project = self.applied(project)?;
        Ok(())
    }

    /// Returns the project after the edit, unchecked.
    pub(super) fn applied(&self, project: &Project) -> Result<Project, EditError> {
        // A copy costs next to nothing, because `Table` is persistent, and leaves the project unchanged on
        // errors.
        let mut changed = project.clone();
        for change in &self.changes {
            change.apply(&mut changed)?;
        }
        Ok(changed)
    }

    /// Checks the touched records, or the whole project if something was removed to which untouched records
    /// may refer.
    pub(super) fn check_after(&self, changed: &Project) -> Result<(), EditError> {
        let far_reaching = self.changes.iter().any(Change::is_far_reaching);
        let violations = if far_reaching {
            changed.check()
        } else {
            let touched: Vec<RecordRef> = self.changes.iter().flat_map(Change::records).collect();
            changed.check_records(&touched)
        };
        violations.into_iter().next().map_or(Ok(()), |first| Err(first.into()))
    }
}

impl Change {
    fn apply(&self, project: &mut Project) -> Result<(), EditError> {
        match self {
            Self::Title(replacement) => replace(&mut project.title, replacement, "title"),
            Self::Articles(replacement) => replace(&mut project.articles, replacement, "list of articles"),
            Self::EarlierText(replacement) => {
                put(&mut project.earlier_texts, replacement, |it| it.id, "earlier text")
            }
            Self::Parties(replacement) => replace(&mut project.parties, replacement, "list of parties"),
            Self::Codebook(replacement) => replace(&mut project.codebook, replacement, "codebook"),
            Self::Scale(replacement) => replace(&mut project.scale, replacement, "verdict scale"),
            Self::Coder(replacement) => put(&mut project.coders, replacement, |it| it.id, "coder"),
            Self::Speaker(replacement) => put(&mut project.speakers, replacement, |it| it.id, "speaker"),
            Self::Statement(replacement) => {
                put(&mut project.statements, replacement, |it| it.id, "statement")
            }
            Self::Link(replacement) => put(&mut project.links, replacement, |it| it.id, "link"),
            Self::Evidence(replacement) => put(&mut project.evidence, replacement, |it| it.id, "evidence"),
            Self::SourceText(replacement) => {
                put(&mut project.source_texts, replacement, |it| it.evidence, "source text")
            }
            Self::Citation(replacement) => put(&mut project.citations, replacement, |it| it.id, "citation"),
            Self::Reply(replacement) => put(&mut project.replies, replacement, Reply::id, "mark on a reply"),
            Self::Request(replacement) => {
                put(&mut project.requests, replacement, |it| it.id, "request for a reply")
            }
            Self::SameUtterance(replacement) => {
                put(&mut project.same_utterances, replacement, SameUtterance::id, "decision on an utterance")
            }
            Self::FactCheck(replacement) => {
                put(&mut project.fact_checks, replacement, |it| it.id, "decision about a fact")
            }
            Self::CueClass(replacement) => {
                put(&mut project.cue_classes, replacement, CueDecision::key, "class of a reporting word")
            }
            Self::Checklist(replacement) => replace(&mut project.checklist, replacement, "checklist"),
            Self::ClaimWork(replacement) => {
                put(&mut project.claim_work, replacement, |it| it.statement, "work on a claim")
            }
            Self::Traits(replacement) => replace(&mut project.traits, replacement, "list of traits"),
            Self::SpeakerAudit(replacement) => {
                put(&mut project.speaker_audits, replacement, |it| it.speaker, "answers about a speaker")
            }
        }
    }

    fn inverse(&self) -> Self {
        match self {
            Self::Title(replacement) => Self::Title(replacement.inverse()),
            Self::Articles(replacement) => Self::Articles(replacement.inverse()),
            Self::EarlierText(replacement) => Self::EarlierText(replacement.inverse()),
            Self::Parties(replacement) => Self::Parties(replacement.inverse()),
            Self::Codebook(replacement) => Self::Codebook(replacement.inverse()),
            Self::Scale(replacement) => Self::Scale(replacement.inverse()),
            Self::Coder(replacement) => Self::Coder(replacement.inverse()),
            Self::Speaker(replacement) => Self::Speaker(replacement.inverse()),
            Self::Statement(replacement) => Self::Statement(Box::new(replacement.inverse())),
            Self::Link(replacement) => Self::Link(replacement.inverse()),
            Self::Evidence(replacement) => Self::Evidence(Box::new(replacement.inverse())),
            Self::SourceText(replacement) => Self::SourceText(replacement.inverse()),
            Self::Citation(replacement) => Self::Citation(replacement.inverse()),
            Self::Reply(replacement) => Self::Reply(replacement.inverse()),
            Self::Request(replacement) => Self::Request(Box::new(replacement.inverse())),
            Self::SameUtterance(replacement) => Self::SameUtterance(replacement.inverse()),
            Self::FactCheck(replacement) => Self::FactCheck(replacement.inverse()),
            Self::CueClass(replacement) => Self::CueClass(replacement.inverse()),
            Self::Checklist(replacement) => Self::Checklist(replacement.inverse()),
            Self::ClaimWork(replacement) => Self::ClaimWork(Box::new(replacement.inverse())),
            Self::Traits(replacement) => Self::Traits(replacement.inverse()),
            Self::SpeakerAudit(replacement) => Self::SpeakerAudit(replacement.inverse()),
        }
    }

    /// Returns whether records that it does not name may refer to something it removes.
    fn is_far_reaching(&self) -> bool {
        match self {
            // Spans fit only the text for which they were made.
            Self::Articles(replacement) => replacement.before.iter().any(|old| {
                !replacement.after.iter().any(|new| new.id == old.id && is_same_text(&new.text, &old.text))
            }),
            Self::Parties(replacement) => loses(replacement, |parties| parties.iter().map(|party| party.id)),
            Self::Codebook(replacement) => {
                loses(replacement, |codebook| codebook.tags().map(|(_, tag)| tag.id))
            }
            Self::Scale(replacement) => {
                loses(replacement, |scale| scale.ratings.iter().map(|rating| rating.id))
            }
            Self::Checklist(replacement) => loses(replacement, |list| list.iter().map(|item| item.id)),
            Self::Traits(replacement) => {
                loses(replacement, |traits| traits.iter().map(|it| it.id))
                    || loses(replacement, |traits| {
                        traits.iter().flat_map(|it| it.values.iter().map(|value| (it.id, value.id)))
                    })
            }
            // A citation may refer to a removed passage.
            Self::Evidence(replacement) => {
                let evidence = replacement.after.is_none() && replacement.before.is_some();
                evidence
                    || loses(replacement, |it| {
                        it.iter().flat_map(|it| &it.passages).map(|passage| passage.id)
                    })
            }
            // Passages may have spans in a removed text.
            Self::SourceText(replacement) => replacement.after.is_none(),
            Self::EarlierText(replacement) => replacement.before.is_some(),
            Self::Coder(replacement) => replacement.after.is_none(),
            Self::Speaker(replacement) => replacement.after.is_none(),
            Self::Statement(replacement) => {
                // Nested statements must stay in the article of their outer one.
                let article = |it: &Option<Statement>| it.as_ref().map(|statement| statement.article);
                replacement.before.is_some() && article(&replacement.before) != article(&replacement.after)
            }
            Self::Title(_)
            | Self::Link(_)
            | Self::Citation(_)
            | Self::Reply(_)
            | Self::Request(_)
            | Self::SameUtterance(_)
            | Self::FactCheck(_)
            | Self::CueClass(_)
            | Self::ClaimWork(_)
            | Self::SpeakerAudit(_) => false,
        }
    }

    /// Returns the records to check after the change.
    fn records(&self) -> Vec<RecordRef> {
        match self {
            Self::Articles(replacement) => {
                let is_new = |it: &&Arc<Article>| {
                    !replacement.before.iter().any(|old| old.id == it.id && is_same_text(&old.text, &it.text))
                };
                replacement.after.iter().filter(is_new).map(|it| RecordRef::Article(it.id)).collect()
            }
            other => other.record().into_iter().collect(),
        }
    }

    fn record(&self) -> Option<RecordRef> {
        Some(match self {
            Self::EarlierText(replacement) => RecordRef::EarlierText(replacement.after.as_ref()?.id),
            Self::Speaker(replacement) => RecordRef::Speaker(replacement.after.as_ref()?.id),
            Self::Statement(replacement) => RecordRef::Statement(replacement.after.as_ref()?.id),
            Self::Link(replacement) => RecordRef::Link(replacement.after.as_ref()?.id),
            Self::Evidence(replacement) => RecordRef::Evidence(replacement.after.as_ref()?.id),
            Self::SourceText(replacement) => RecordRef::SourceText(replacement.after.as_ref()?.evidence),
            Self::Citation(replacement) => RecordRef::Citation(replacement.after.as_ref()?.id),
            Self::Reply(replacement) => RecordRef::Reply(replacement.after.as_ref()?.id()),
            Self::Request(replacement) => RecordRef::Request(replacement.after.as_ref()?.id),
            Self::SameUtterance(replacement) => RecordRef::SameUtterance(replacement.after.as_ref()?.id()),
            Self::FactCheck(replacement) => RecordRef::FactCheck(replacement.after.as_ref()?.id),
            Self::ClaimWork(replacement) => RecordRef::ClaimWork(replacement.after.as_ref()?.statement),
            Self::SpeakerAudit(replacement) => RecordRef::SpeakerAudit(replacement.after.as_ref()?.speaker),
            _ => return None,
        })
    }
}
