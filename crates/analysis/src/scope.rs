//! The statements and links that are looked at.

use std::collections::HashMap;

use model::{
    Act, ArticleId, LinkId, ListIndex, Mode, Party, PartyId, Project, Relation, ReviewStatus, Span,
    Statement, StatementId,
};

/// A statement, as its place in the list of a [`Scope`].
pub type StatementIndex = ListIndex<Statement>;

/// A party, as its place in the project.
pub type PartyIndex = ListIndex<Party>;

/// The facts of a statement that the analyses need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementFact {
    /// The statement.
    pub id: StatementId,
    /// The article that contains it.
    pub article: ArticleId,
    /// From its first byte to its last.
    pub extent: Span,
    /// The place of its party in the project, whether that waits or not.
    pub party: Option<PartyIndex>,
    /// True if it is told in another.
    pub is_told: bool,
    /// The statement in which it is told, where that is looked at.
    pub via: Option<StatementIndex>,
    /// True if it was said.
    pub act: Act,
    /// The mode in which its words are given.
    pub mode: Mode,
    /// True if it is one stretch of words from its first byte to its last.
    pub is_whole: bool,
    /// True if it counts: nobody has rejected it.
    pub stands: bool,
}

/// A link that counts, between two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkEdge {
    /// The statement that is answered.
    pub to: StatementIndex,
    /// The answer.
    pub from: StatementIndex,
    /// The relation of the answer to it.
    pub relation: Relation,
}

/// Some statements of a project in reading order, and the links between them: whoever has them as plain numbers lends
/// them to a [`Scope`].
pub trait StatementFacts {
    /// The number of statements.
    fn count(&self) -> usize;
    /// The facts of the statement in a place.
    fn fact(&self, place: StatementIndex) -> Option<StatementFact>;
    /// Returns the place of a statement.
    fn place(&self, statement: StatementId) -> Option<StatementIndex>;
    /// The links between them that nobody has rejected, in any order.
    fn ties(&self) -> Vec<LinkEdge>;
}

/// The part of a project that is looked at: statements in reading order, and the links between them.
///
/// Rejected statements and links in it have no connections.
pub struct Scope<'a> {
    pub(super) project: &'a Project,
    facts: Box<dyn StatementFacts + 'a>,
}

impl<'a> Scope<'a> {
    /// Looks at these statements, in reading order, and these links, in any order. Links whose ends are not both among
    /// the statements are passed over.
    #[must_use]
    pub fn new(
        project: &'a Project,
        statements: &[StatementId],
        links: impl IntoIterator<Item = LinkId>,
    ) -> Self {
        Self::lent(project, StatementList::new(project, statements, links))
    }

    /// Looks at these statements, in reading order, and all links between them.
    #[must_use]
    pub fn with_all_links(project: &'a Project, statements: &[StatementId]) -> Self {
        Self::new(project, statements, project.links.keys().copied())
    }

    /// Looks at statements of which somebody knows all facts.
    pub fn lent(project: &'a Project, facts: impl StatementFacts + 'a) -> Self {
        Self { project, facts: Box::new(facts) }
    }

    /// The project.
    #[must_use]
    pub fn project(&self) -> &'a Project {
        self.project
    }

    /// The statement in a place.
    #[must_use]
    pub fn statement(&self, place: StatementIndex) -> Option<&'a Statement> {
        self.fact(place).and_then(|fact| self.project.statements.get(&fact.id))
    }

    /// The number of places.
    pub(super) fn len(&self) -> usize {
        self.facts.count()
    }

    /// The facts of the statement in a place.
    pub(super) fn fact(&self, place: StatementIndex) -> Option<StatementFact> {
        self.facts.fact(place)
    }

    /// Returns the place of a statement.
    pub(super) fn place(&self, statement: StatementId) -> Option<StatementIndex> {
        self.facts.place(statement)
    }

    /// The facts of all statements, in reading order.
    pub(super) fn facts(&self) -> impl Iterator<Item = (StatementIndex, StatementFact)> + '_ {
        StatementIndex::all(self.len()).filter_map(|place| Some((place, self.fact(place)?)))
    }

    /// The links that count.
    pub(super) fn ties(&self) -> Vec<LinkEdge> {
        self.facts.ties()
    }

    /// All records with their places, in the order of their ids: that is how they lie in memory, and to look up
    /// 100,000 of them one by one takes many times as long.
    pub(super) fn records(&self) -> impl Iterator<Item = (StatementIndex, &'a Statement)> + '_ {
        /// To pass over so many records costs about as much as to look one up.
        const PASSED: usize = 16;
        let few = self.len() < self.project.statements.len() / PASSED;
        let each = few.then(|| self.facts().filter_map(|(place, _)| Some((place, self.statement(place)?))));
        let pass = (!few).then(|| {
            let all = self.project.statements.iter();
            all.filter_map(|(id, statement)| Some((self.place(*id)?, statement)))
        });
        each.into_iter().flatten().chain(pass.into_iter().flatten())
    }
}

/// The places of the parties in the project, for whoever asks for as many as there are statements.
pub(super) struct PartyPositions(Vec<(PartyId, PartyIndex)>);

impl PartyPositions {
    pub(super) fn new(project: &Project) -> Self {
        let mut seats: Vec<_> = project
            .parties
            .iter()
            .map(|party| party.id)
            .zip(PartyIndex::all(project.parties.len()))
            .collect();
        seats.sort_unstable();
        Self(seats)
    }

    /// Returns the place of a party.
    pub(super) fn of(&self, party: PartyId) -> Option<PartyIndex> {
        let at = self.0.binary_search_by_key(&party, |(id, _)| *id).ok()?;
        self.0.get(at).map(|(_, seat)| *seat)
    }
}

/// Statements that were named one by one.
struct StatementList {
    facts: Vec<StatementFact>,
    places: HashMap<StatementId, StatementIndex>,
    ties: Vec<LinkEdge>,
}

impl StatementList {
    fn new(project: &Project, statements: &[StatementId], links: impl IntoIterator<Item = LinkId>) -> Self {
        let known = statements.iter().filter_map(|id| project.statements.get(id));
        let known: Vec<&Statement> = known.collect();
        let places: HashMap<StatementId, StatementIndex> =
            known.iter().map(|it| it.id).zip(StatementIndex::all(known.len())).collect();
        let seats = PartyPositions::new(project);
        let fact = |it: &&Statement| StatementFact {
            id: it.id,
            article: it.article,
            extent: it.extent(),
            party: project.party_of(it).and_then(|party| seats.of(party)),
            is_told: it.via.is_some(),
            via: it.via.and_then(|via| places.get(&via).copied()),
            act: it.act,
            mode: it.mode,
            is_whole: it.spans.len() == 1,
            stands: it.status != ReviewStatus::Rejected,
        };
        let facts = known.iter().map(fact).collect();
        let links = links.into_iter().filter_map(|id| project.links.get(&id));
        let ties = links.filter(|link| link.status != ReviewStatus::Rejected).filter_map(|link| {
            let (to, from) = (*places.get(&link.to)?, *places.get(&link.from)?);
            Some(LinkEdge { to, from, relation: link.relation })
        });
        Self { ties: ties.collect(), facts, places }
    }
}

impl StatementFacts for StatementList {
    fn count(&self) -> usize {
        self.facts.len()
    }

    fn fact(&self, place: StatementIndex) -> Option<StatementFact> {
        self.facts.get(place.number()).copied()
    }

    fn place(&self, statement: StatementId) -> Option<StatementIndex> {
        self.places.get(&statement).copied()
    }

    fn ties(&self) -> Vec<LinkEdge> {
        self.ties.clone()
    }
}
