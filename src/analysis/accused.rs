//! Whether a statement accuses or asks somebody, whoever that is.

use std::collections::HashSet;

use super::replies::Ground;
use crate::model::{Act, NatureKind, Project, Statement, TagId};

/// How verbs begin that accuse whoever follows them.
const ACCUSING: &[&str] = &[
    "accus", "alleg", "blam", "castigat", "condemn", "critici", "decri", "denounc", "deplor", "lambast",
    "rebuk", "slam",
];

/// How verbs begin that ask somebody to act.
const ASKING: &[&str] =
    &["appeal", "call on", "called on", "calling on", "calls on", "challeng", "demand", "implor", "urg"];

/// Tells accusations and demands: by a person's tags of the group of claim types where there are any, else by
/// what the statement seems to be, else by the word that tells of the saying.
pub(super) struct Tell<'a> {
    project: &'a Project,
    accusation: Option<TagId>,
    demand: Option<TagId>,
    types: HashSet<TagId>,
}

impl<'a> Tell<'a> {
    pub(super) fn new(project: &'a Project) -> Self {
        let codebook = &project.codebook;
        Self {
            project,
            accusation: codebook.claim_type(NatureKind::Accusation),
            demand: codebook.claim_type(NatureKind::Demand),
            types: codebook.claim_types().into_iter().flat_map(|it| &it.tags).map(|tag| tag.id).collect(),
        }
    }

    /// What a statement does to those whom it names; nothing where it neither accuses nor asks. What somebody
    /// merely thinks or wants accuses nobody.
    pub(super) fn ground(&self, statement: &Statement) -> Option<Ground> {
        if statement.act != Act::Speech {
            return None;
        }
        let has = |tag: Option<TagId>| tag.is_some_and(|tag| statement.tags.iter().any(|it| it.tag == tag));
        if has(self.accusation) {
            return Some(Ground::Accused);
        }
        if has(self.demand) {
            return Some(Ground::Asked);
        }
        if statement.tags.iter().any(|tagging| self.types.contains(&tagging.tag)) {
            return None;
        }
        match statement.nature.as_ref().map(|nature| nature.kind) {
            Some(NatureKind::Accusation) => Some(Ground::Accused),
            Some(NatureKind::Demand) => Some(Ground::Asked),
            _ => self.by_cue(statement),
        }
    }

    /// What the word that tells of the saying says of it.
    pub(super) fn by_cue(&self, statement: &Statement) -> Option<Ground> {
        let cue = statement.cue?.of(self.project.text_of(statement)).to_lowercase();
        let begins = |list: &[&str]| list.iter().any(|stem| cue.starts_with(stem));
        if begins(ACCUSING) { Some(Ground::Accused) } else { begins(ASKING).then_some(Ground::Asked) }
    }
}
