//! A network as numbers and names, whatever it counts.

use std::collections::HashMap;

use analysis::{
    Actor, Actors, AffiliationNetwork, AnswerNetwork, Compared, Concept, Concepts, Measure, Normalisation,
};
use model::Relation;

use crate::reading::Reading;
use crate::words::{said, shortened};
use model::{is_same_name, one_line};

/// One network.
#[derive(Debug, Clone)]
pub struct Network {
    /// The name of its files, without their ending.
    pub name: String,
    /// The title, for people.
    pub title: String,
    /// A sentence on what a tie counts.
    pub meaning: String,
    /// The nodes that ties lead from and to.
    pub shape: NodeShape,
    /// The things that a tie counts.
    pub kind: NetworkKind,
    /// Of a two-mode network first the actors, then the concepts.
    pub nodes: Vec<NetworkNode>,
    /// The names of what each tie has: first the count.
    pub values: &'static [&'static str],
    /// The ties.
    pub ties: Vec<NetworkTie>,
}

/// The things that the ties of a network count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NetworkKind {
    /// Statements of an actor on a concept.
    Uses,
    /// Concepts that two actors have in common: claims, or else tags.
    Compared {
        /// True for claims.
        claims: bool,
    },
    /// Answers of one actor to another.
    Answers,
}

/// The record of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeOf {
    /// Somebody.
    Actor(Actor),
    /// A tag or a claim on which somebody takes a position.
    Concept(Concept),
}

impl NetworkTie {
    /// Returns its count.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.values.first().copied().unwrap_or_default()
    }
}

/// The nodes that the ties of a network lead from and to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeShape {
    /// From actors, of which there are so many, to concepts.
    TwoMode {
        /// The number of actors.
        rows: usize,
    },
    /// Between actors, both ways alike.
    Undirected,
    /// From actors to actors.
    Directed,
}

/// A tie, from one place among the nodes to another.
#[derive(Debug, Clone)]
pub struct NetworkTie {
    /// The place of the node at its beginning.
    pub from: usize,
    /// The place of the node at its end.
    pub to: usize,
    /// Its values, named by the network: first the count.
    pub values: Vec<f64>,
}

/// A node.
#[derive(Debug, Clone)]
pub struct NetworkNode {
    /// Its record.
    pub of: NodeOf,
    /// The id of that.
    pub id: String,
    /// A name that no other node of the network has.
    pub label: String,
    /// speaker, party, tag or claim.
    pub kind: &'static str,
    /// The party of a speaker, the group of a tag, the party that makes a claim.
    pub group: String,
    /// All words of a claim; the role of a speaker; the full name of a party; the definition of a tag.
    pub words: String,
}

/// The name of an attribute, and how it is read off a node.
type Attribute = (&'static str, fn(&NetworkNode) -> &str);

/// The columns of a node.
pub(super) const ATTRIBUTES: [Attribute; 4] = [
    ("label", |node| &node.label),
    ("kind", |node| node.kind),
    ("group", |node| &node.group),
    ("words", |node| &node.words),
];

const AFFILIATED: [&str; 6] = ["weight", "agree", "disagree", "subtract", "activity", "prominence"];
const COMPARED: [&str; 4] = ["weight", "average_activity", "jaccard", "cosine"];
const ANSWERS: [&str; 8] =
    ["weight", "rebuts", "denies", "undercuts", "concedes", "deflects", "supports", "repeats"];

impl Network {
    /// The nodes of the rows and those of the columns.
    pub(super) fn sides(&self) -> (&[NetworkNode], &[NetworkNode]) {
        match self.shape {
            NodeShape::TwoMode { rows } => self.nodes.split_at_checked(rows).unwrap_or((&self.nodes, &[])),
            NodeShape::Undirected | NodeShape::Directed => (&self.nodes, &self.nodes),
        }
    }

    /// One value of all ties as a full matrix; 0 where there is no tie.
    pub(super) fn matrix(&self, value: usize) -> Vec<Vec<f64>> {
        let (rows, columns) = self.sides();
        let before = if let NodeShape::TwoMode { rows } = self.shape { rows } else { 0 };
        let mut matrix = vec![vec![0.0; columns.len()]; rows.len()];
        let mut put = |row: usize, column: usize, number: f64| {
            if let Some(cell) = matrix.get_mut(row).and_then(|row| row.get_mut(column)) {
                *cell = number;
            }
        };
        for tie in &self.ties {
            let number = tie.values.get(value).copied().unwrap_or_default();
            put(tie.from, tie.to - before, number);
            if self.shape == NodeShape::Undirected {
                put(tie.to, tie.from, number);
            }
        }
        matrix
    }
}

/// All networks of a project, speakers first.
pub(super) fn all(reading: &Reading<'_>) -> Vec<Network> {
    let mut nets = Vec::new();
    for actors in Actors::ALL {
        for concepts in Concepts::ALL {
            let affiliation = AffiliationNetwork::new(&reading.scope, actors, concepts);
            let compared = Compared::new(&affiliation);
            nets.push(two_mode(reading, (actors, concepts), &affiliation));
            for measure in Measure::ALL {
                nets.push(one_mode(reading, (actors, concepts), &compared, measure));
            }
        }
        nets.push(answers(reading, actors));
    }
    nets
}

fn two_mode(
    reading: &Reading<'_>,
    (actors, concepts): (Actors, Concepts),
    net: &AffiliationNetwork,
) -> Network {
    let rows = net.actors.len();
    let nodes = net.actors.iter().map(|it| of_actor(reading, *it));
    let nodes = nodes.chain(net.concepts.iter().map(|it| of_concept(reading, *it)));
    let tie = |((actor, concept), uses): (&(usize, usize), &analysis::ConceptUses)| {
        let shares = [net.activity(*actor, *concept), net.prominence(*actor, *concept)];
        let counts = [f64::from(uses.all()), f64::from(uses.agree), f64::from(uses.disagree)];
        let values = counts.into_iter().chain([uses.subtract() as f64]).chain(shares).collect();
        NetworkTie { from: *actor, to: rows + *concept, values }
    };
    Network {
        name: format!("{}-{}", actors.name(), concepts.name()),
        title: format!("{} and {}", plural(actors), of(concepts)),
        meaning: format!(
            "A line counts the statements of a {} {}. It does not tell how important they are.",
            actors.name(),
            match concepts {
                Concepts::Tags => "that are coded with a tag",
                Concepts::Claims => "that make, answer, support or concede a claim",
            }
        ),
        kind: NetworkKind::Uses,
        shape: NodeShape::TwoMode { rows },
        nodes: distinct(nodes.collect()),
        values: &AFFILIATED,
        ties: net.uses.iter().map(tie).collect(),
    }
}

fn one_mode(
    reading: &Reading<'_>,
    (actors, concepts): (Actors, Concepts),
    net: &Compared,
    measure: Measure,
) -> Network {
    let tied = |pair: &analysis::ActorPair| measure == Measure::Subtract || pair.count(measure) != 0;
    let ties = net.pairs.iter().filter(|(_, pair)| tied(pair)).map(|((from, to), pair)| NetworkTie {
        from: *from,
        to: *to,
        values: Normalisation::ALL.iter().map(|by| pair.value(measure, *by)).collect(),
    });
    Network {
        name: format!("{}-{}-by-{}", actors.name(), measure.name(), concepts.name()),
        title: format!("{} by {}: {}", plural(actors), of(concepts), measure.name()),
        meaning: format!(
            "A line counts the {} {}. It tells of no agreement between people beyond that.",
            of(concepts),
            match measure {
                Measure::Congruence => "on which both take the same position",
                Measure::Conflict => "on which the two take opposite positions",
                Measure::Subtract =>
                    "on which both take the same position, less those on which they take opposite ones; dashed where these are more",
            }
        ),
        kind: NetworkKind::Compared { claims: concepts == Concepts::Claims },
        shape: NodeShape::Undirected,
        nodes: distinct(net.actors.iter().map(|it| of_actor(reading, *it)).collect()),
        values: &COMPARED,
        ties: ties.collect(),
    }
}

fn answers(reading: &Reading<'_>, actors: Actors) -> Network {
    let net = AnswerNetwork::new(&reading.scope, actors);
    let ties = net.ties.iter().map(|((from, to), answer)| {
        let each = Relation::ALL.iter().map(|relation| answer.of(*relation));
        let values = std::iter::once(answer.all()).chain(each).map(f64::from);
        NetworkTie { from: *from, to: *to, values: values.collect() }
    });
    Network {
        name: format!("{}-answers", actors.name()),
        title: format!("{}: who answers whom", plural(actors)),
        meaning: "A line counts the links from statements of one to statements of the other, in the direction of its arrow; answers to oneself are in the list alone.".to_owned(),
        kind: NetworkKind::Answers,
        shape: NodeShape::Directed,
        nodes: distinct(net.actors.iter().map(|it| of_actor(reading, *it)).collect()),
        values: &ANSWERS,
        ties: ties.collect(),
    }
}

/// "Speakers", at the beginning of a title.
const fn plural(actors: Actors) -> &'static str {
    match actors {
        Actors::Speakers => "Speakers",
        Actors::Parties => "Parties",
    }
}

const fn of(concepts: Concepts) -> &'static str {
    match concepts {
        Concepts::Tags => "tags",
        Concepts::Claims => "claims",
    }
}

fn of_actor(reading: &Reading<'_>, actor: Actor) -> NetworkNode {
    let project = reading.project;
    match actor {
        Actor::Speaker(id) => {
            let speaker = project.speakers.get(&id);
            let party = speaker.and_then(|it| project.party(it.party?));
            NetworkNode {
                of: NodeOf::Actor(actor),
                id: id.to_string(),
                label: speaker.map(|it| one_line(&it.name)).unwrap_or_default(),
                kind: "speaker",
                group: party.map(|it| one_line(&it.short)).unwrap_or_default(),
                words: speaker.map(|it| one_line(&it.role)).unwrap_or_default(),
            }
        }
        Actor::Party(id) => {
            let party = project.party(id);
            let full = party.filter(|it| !is_same_name(&it.name, &it.short)).map(|it| one_line(&it.name));
            NetworkNode {
                of: NodeOf::Actor(actor),
                id: id.to_string(),
                label: party.map(|it| one_line(&it.short)).unwrap_or_default(),
                kind: "party",
                group: String::new(),
                words: full.unwrap_or_default(),
            }
        }
    }
}

fn of_concept(reading: &Reading<'_>, concept: Concept) -> NetworkNode {
    let project = reading.project;
    match concept {
        Concept::Tag(id) => {
            let known = project.codebook.tag(id);
            NetworkNode {
                of: NodeOf::Concept(concept),
                id: id.to_string(),
                label: known.map(|(_, tag)| one_line(&tag.name)).unwrap_or_default(),
                kind: "tag",
                group: known.map(|(group, _)| one_line(&group.name)).unwrap_or_default(),
                words: known.map(|(_, tag)| one_line(&tag.definition)).unwrap_or_default(),
            }
        }
        Concept::Claim(id) => {
            let statement = project.statements.get(&id);
            let words = statement.map(|it| said(project, it)).unwrap_or_default();
            let number = reading.number(id).unwrap_or_default();
            let party = statement.and_then(|it| reading.party(it));
            NetworkNode {
                of: NodeOf::Concept(concept),
                id: id.to_string(),
                label: format!("{number}: {}", shortened(&words, 60)),
                kind: "claim",
                group: party.map(|it| one_line(&it.short)).unwrap_or_default(),
                words,
            }
        }
    }
}

/// Gives those that share a name, or have none, their ids behind it.
fn distinct(mut nodes: Vec<NetworkNode>) -> Vec<NetworkNode> {
    let mut count: HashMap<String, usize> = HashMap::new();
    for node in &nodes {
        *count.entry(node.label.clone()).or_default() += 1;
    }
    for node in &mut nodes {
        if node.label.is_empty() || count.get(&node.label).is_some_and(|count| *count > 1) {
            let label = if node.label.is_empty() { String::new() } else { format!("{} ", node.label) };
            node.label = format!("{label}({})", node.id);
        }
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_answers_do_is_named_in_the_order_of_the_model() {
        assert!(Relation::ALL.iter().map(|it| it.name()).eq(ANSWERS.into_iter().skip(1)));
        assert!(Normalisation::ALL.iter().skip(1).map(|it| it.name()).eq(COMPARED.into_iter().skip(1)));
    }

    #[test]
    fn no_two_nodes_share_a_name() {
        let node = |id: &str, label: &str| NetworkNode {
            of: NodeOf::Actor(Actor::Party(0.into())),
            id: id.into(),
            label: label.into(),
            kind: "party",
            group: String::new(),
            words: String::new(),
        };
        let nodes = distinct(vec![node("w1", "Ann"), node("w2", "Ann"), node("w3", "Bob"), node("w4", "")]);
        let labels: Vec<&str> = nodes.iter().map(|node| node.label.as_str()).collect();
        assert_eq!(labels, ["Ann (w1)", "Ann (w2)", "Bob", "(w4)"]);
    }
}
