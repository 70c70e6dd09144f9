//! A project as the writers see it: what goes in, in reading order, with its number; and what is derived from that.

use std::collections::HashMap;
use std::ops::ControlFlow;

use analysis::{
    ArticleBalance, Exchanges, PartyFigures, ReplyGraph, RightOfReply, Scope, WordStarts, balance,
};
use model::{
    Citation, Link, LinkId, Party, Project, Relation, ReviewStatus, Speaker, Statement, StatementId,
};

use super::progress::{Progress, ProgressWatch};
use super::{ExportError, ExportOptions};
use model::one_line;

/// A project and what of it goes in.
pub(super) struct Reading<'a> {
    pub(super) project: &'a Project,
    pub(super) options: &'a ExportOptions,
    /// The progress of the whole export.
    pub(super) progress: Progress<'a>,
    /// The statements that go in and are not rejected, with the links between them.
    pub(super) scope: Scope<'a>,
    order: Vec<&'a Statement>,
    numbers: HashMap<StatementId, usize>,
    cited: HashMap<StatementId, Vec<&'a Citation>>,
}

/// The analyses of a [`Reading`].
pub(super) struct Debate {
    pub(super) threads: ReplyGraph,
    pub(super) replies: RightOfReply,
    pub(super) exchanges: Exchanges,
    pub(super) figures: PartyFigures,
}

impl<'a> Reading<'a> {
    /// Reads a project of which nobody follows the export.
    pub(super) fn new(project: &'a Project, options: &'a ExportOptions) -> Self {
        Self::watched(project, options, &|_| ControlFlow::Continue(()))
    }

    /// Reads projects of which nobody follows the export.
    pub(super) fn all<'p: 'a>(
        projects: impl IntoIterator<Item = &'p Project>,
        options: &'a ExportOptions,
    ) -> Vec<Self> {
        projects.into_iter().map(|project| Self::new(project, options)).collect()
    }

    /// Reads a project, and tells the watch how far its export is.
    pub(super) fn watched(
        project: &'a Project,
        options: &'a ExportOptions,
        watch: &'a ProgressWatch<'a>,
    ) -> Self {
        let enters = |status| enters(options, status);
        let order: Vec<&Statement> =
            project.reading_order().into_iter().filter(|it| enters(it.status)).collect();
        let numbers = order.iter().map(|it| it.id).zip(1..).collect();
        let ids: Vec<StatementId> = order.iter().map(|it| it.id).collect();
        let links = project.links.values().filter(|link| enters(link.status)).map(|link| link.id);
        let links: Vec<LinkId> = links.collect();
        let mut cited: HashMap<StatementId, Vec<&Citation>> = HashMap::new();
        for citation in project.citations.values() {
            cited.entry(citation.statement).or_default().push(citation);
        }
        let progress = Progress::new(watch);
        Self { project, options, progress, scope: Scope::new(project, &ids, links), order, numbers, cited }
    }

    /// The statements that go in, in reading order.
    pub(super) fn statements(&self) -> impl Iterator<Item = &'a Statement> + '_ {
        self.order.iter().copied()
    }

    /// Returns whether something of this status goes in.
    pub(super) fn enters(&self, status: ReviewStatus) -> bool {
        enters(self.options, status)
    }

    /// The number of a statement in reading order, from 1; nothing for those that do not go in.
    pub(super) fn number(&self, statement: StatementId) -> Option<usize> {
        self.numbers.get(&statement).copied()
    }

    /// The citations of a statement, in the order of the citations' ids.
    pub(super) fn cited(&self, statement: StatementId) -> &[&'a Citation] {
        self.cited.get(&statement).map(Vec::as_slice).unwrap_or_default()
    }

    /// Reads the debate: costs most of the time of a report on the web.
    pub(super) fn debate(&self, progress: Progress<'_>) -> Result<Debate, ExportError> {
        let threads = ReplyGraph::new(&self.scope);
        progress.at(1, 4)?;
        let replies = RightOfReply::new(&self.scope, &threads);
        progress.at(2, 4)?;
        let exchanges = Exchanges::new(&threads, &replies);
        progress.at(3, 4)?;
        let mut words = WordStarts::default();
        words.read(self.project);
        let figures = PartyFigures::new(&self.scope, &replies, &words);
        progress.at(4, 4)?;
        Ok(Debate { threads, replies, exchanges, figures })
    }

    /// Works out which replies are due.
    pub(super) fn replies(&self) -> RightOfReply {
        RightOfReply::new(&self.scope, &ReplyGraph::new(&self.scope))
    }

    /// Works out who speaks, how much and where, article by article.
    pub(super) fn balance(&self) -> Vec<ArticleBalance> {
        let replies = self.replies();
        let mut words = WordStarts::default();
        words.read(self.project);
        balance(&self.scope, &replies, &words)
    }

    /// The links that go in, by their ends and what they do.
    pub(super) fn links(&self) -> HashMap<(StatementId, StatementId, Relation), &'a Link> {
        let links = self.project.links.values().filter(|link| self.enters(link.status));
        links.map(|link| ((link.from, link.to, link.relation), link)).collect()
    }

    pub(super) fn speaker(&self, statement: &Statement) -> Option<&'a Speaker> {
        self.project.speakers.get(&statement.speaker?)
    }

    pub(super) fn party(&self, statement: &Statement) -> Option<&'a Party> {
        self.project.party(self.project.party_of(statement)?)
    }

    /// A name for files made of the project: of letters, digits and `-` alone.
    pub(super) fn stem(&self) -> String {
        slug(&self.project.title)
    }

    /// The project's title on one line; "Untitled" where it has none.
    pub(super) fn title(&self) -> String {
        let title = one_line(&self.project.title);
        if title.is_empty() { "Untitled".to_owned() } else { title }
    }
}

fn enters(options: &ExportOptions, status: ReviewStatus) -> bool {
    match status {
        ReviewStatus::Confirmed => true,
        ReviewStatus::Suggested => options.suggestions,
        ReviewStatus::Rejected => false,
    }
}

/// Words as a name for a file on any system.
pub(super) fn slug(words: &str) -> String {
    const LENGTH: usize = 60;
    let mut slug = String::new();
    for word in words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= LENGTH {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word.to_ascii_lowercase());
    }
    if slug.is_empty() { "project".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_name_for_a_file_is_plain() {
        for (words, name) in [
            ("Raqqa, one year on", "raqqa-one-year-on"),
            ("../../etc/passwd", "etc-passwd"),
            ("Überfall: CON", "berfall-con"),
            ("中文", "project"),
            ("", "project"),
        ] {
            assert_eq!(slug(words), name);
        }
        assert!(slug(&"word ".repeat(100)).len() <= 60);
    }
}
