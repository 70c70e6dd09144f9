//! The statements that a tie counts.

use std::collections::BTreeSet;

use analysis::{Actor, Concept};
use model::{Project, ReviewStatus, Statement, StatementId, TagId};

use super::net::{Network, NetworkKind, NetworkTie, NodeOf};

impl Network {
    /// Returns the statements that a tie counts, in reading order: those with the tag or about the claim, those of both on what they have
    /// in common, or the answers with what they answer. Suggestions count as they do in the network of a project's window.
    #[must_use]
    pub fn statements(&self, project: &Project, tie: &NetworkTie) -> Vec<StatementId> {
        let ends = self.nodes.get(tie.from).zip(self.nodes.get(tie.to));
        let Some((from, to)) = ends.map(|(from, to)| (from.of, to.of)) else { return Vec::new() };
        let counted = match (self.kind, from, to) {
            (NetworkKind::Answers, NodeOf::Actor(from), NodeOf::Actor(to)) => answers(project, from, to),
            (NetworkKind::Uses, NodeOf::Actor(actor), NodeOf::Concept(concept)) => {
                about(project, actor, concept)
            }
            (NetworkKind::Compared { claims }, NodeOf::Actor(one), NodeOf::Actor(other)) => {
                let [own, theirs] = [one, other].map(|actor| concepts(project, actor, claims));
                let both = own.intersection(&theirs).copied();
                both.flat_map(|concept| {
                    about(project, one, concept).into_iter().chain(about(project, other, concept))
                })
                .collect()
            }
            _ => BTreeSet::new(),
        };
        let order = project.reading_order();
        order.into_iter().map(|it| it.id).filter(|id| counted.contains(id)).collect()
    }
}

fn is_of(project: &Project, statement: &Statement, actor: Actor) -> bool {
    statement.status != ReviewStatus::Rejected
        && match actor {
            Actor::Speaker(id) => statement.speaker == Some(id),
            Actor::Party(id) => project.party_of(statement) == Some(id),
        }
}

fn answers(project: &Project, from: Actor, to: Actor) -> BTreeSet<StatementId> {
    let links = project.links.values().filter(|link| link.status != ReviewStatus::Rejected);
    let of = |id: StatementId, actor| project.statements.get(&id).is_some_and(|it| is_of(project, it, actor));
    links
        .filter(|link| of(link.from, from) && of(link.to, to))
        .flat_map(|link| [link.from, link.to])
        .collect()
}

/// The statements by which an actor takes a position on something.
fn about(project: &Project, actor: Actor, concept: Concept) -> BTreeSet<StatementId> {
    match concept {
        Concept::Tag(tag) => with_tag(project, actor, tag),
        Concept::Claim(claim) => {
            let links = project.links.values().filter(|link| link.status != ReviewStatus::Rejected);
            let on = links.filter(|link| link.to == claim && link.relation != model::Relation::Deflects);
            let own = on.map(|link| link.from).chain([claim]);
            own.filter(|id| project.statements.get(id).is_some_and(|it| is_of(project, it, actor))).collect()
        }
    }
}

fn with_tag(project: &Project, actor: Actor, tag: TagId) -> BTreeSet<StatementId> {
    let tagged = project.statements.values().filter(|it| it.tags.iter().any(|tagging| tagging.tag == tag));
    tagged.filter(|it| is_of(project, it, actor)).map(|it| it.id).collect()
}

/// The concepts on which an actor takes a position.
fn concepts(project: &Project, actor: Actor, claims: bool) -> BTreeSet<Concept> {
    let own = project.statements.values().filter(|it| is_of(project, it, actor));
    if !claims {
        return own.flat_map(|it| it.tags.iter().map(|tagging| Concept::Tag(tagging.tag))).collect();
    }
    let own: BTreeSet<StatementId> = own.map(|it| it.id).collect();
    let links = project.links.values();
    let on = links.filter(|link| {
        link.status != ReviewStatus::Rejected
            && link.relation != model::Relation::Deflects
            && (own.contains(&link.from) || own.contains(&link.to))
    });
    on.map(|link| Concept::Claim(link.to)).collect()
}
