//! The numbered sources.

use std::collections::HashMap;

use model::{Evidence, EvidenceId, EvidenceSource as Where, StatementId};

use crate::reading::Reading;
use model::one_line;

/// A source in the list.
pub(super) struct Source {
    /// Its number, from 1.
    pub(super) number: usize,
    pub(super) title: String,
    /// Kind, author, publisher, dates and note, as far as they are known.
    pub(super) facts: Vec<String>,
    pub(super) address: String,
    /// The address of an archived copy; empty when there is none.
    pub(super) archive: String,
    /// A file in the folder of the project.
    pub(super) file: Option<String>,
    /// Set where nothing in the report cites it.
    pub(super) is_unused: bool,
}

/// The sources in the order in which the report cites them first; those that it does not cite come last.
pub(super) struct Sources<'a> {
    order: Vec<&'a Evidence>,
    numbers: HashMap<EvidenceId, usize>,
    cited: HashMap<StatementId, Vec<usize>>,
    used: usize,
}

impl<'a> Sources<'a> {
    pub(super) fn new(reading: &Reading<'a>) -> Self {
        let project = reading.project;
        let mut all = Self { order: Vec::new(), numbers: HashMap::new(), cited: HashMap::new(), used: 0 };
        for statement in reading.statements() {
            let cited = reading.cited(statement.id).iter().map(|citation| citation.evidence);
            let mut numbers: Vec<usize> =
                cited.filter_map(|id| all.add(project.evidence.get(&id)?).into()).collect();
            numbers.sort_unstable();
            numbers.dedup();
            let replied = project.replies_to(statement.id).filter_map(|reply| reply.evidence);
            for evidence in replied.filter_map(|id| project.evidence.get(&id)) {
                all.add(evidence);
            }
            if !numbers.is_empty() {
                all.cited.insert(statement.id, numbers);
            }
        }
        all.used = all.order.len();
        for evidence in project.evidence.values() {
            all.add(evidence);
        }
        all
    }

    fn add(&mut self, evidence: &'a Evidence) -> usize {
        let next = self.order.len() + 1;
        let number = *self.numbers.entry(evidence.id).or_insert(next);
        if number == next {
            self.order.push(evidence);
        }
        number
    }

    /// The number of a source.
    pub(super) fn number(&self, evidence: EvidenceId) -> Option<usize> {
        self.numbers.get(&evidence).copied()
    }

    /// The numbers of what is cited for each statement, ascending.
    pub(super) fn by_statement(&self) -> HashMap<StatementId, Vec<usize>> {
        self.cited.clone()
    }

    /// The list.
    pub(super) fn into_list(self, reading: &Reading<'_>) -> Vec<Source> {
        let used = self.used;
        let source = |(number, evidence): (usize, &Evidence)| {
            let kind = if evidence.kind.is_unspecified() { "" } else { evidence.kind.name() };
            let retrieved = one_line(&evidence.retrieved);
            let retrieved = if retrieved.is_empty() { retrieved } else { format!("retrieved {retrieved}") };
            let note = if reading.options.notes { one_line(&evidence.note) } else { String::new() };
            let [author, publisher, date] =
                [&evidence.author, &evidence.publisher, &evidence.date].map(|fact| one_line(fact));
            let facts = [kind.to_owned(), author, publisher, date, retrieved, note];
            let (address, file) = match &evidence.source {
                Where::Address(address) => (address.clone(), None),
                Where::File(path) => (String::new(), Some(one_line(path))),
                Where::Elsewhere => (String::new(), None),
            };
            Source {
                number,
                title: one_line(&evidence.title),
                facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
                address,
                archive: evidence.archive.clone(),
                file,
                is_unused: number > used,
            }
        };
        (1..).zip(self.order).map(source).collect()
    }
}
