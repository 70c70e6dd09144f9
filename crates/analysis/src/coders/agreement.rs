//! The agreement of two coders: the program is one of them, for claim types.
//!
//! The units are statements that nobody rejected and that both coded with a tag of a group. Two codings of a group agree where both
//! gave the same tags; of a tag, where both gave it or both did not.
//!
//! Cohen's kappa: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20, 1960.
//! Krippendorff's alpha for nominal data: K. Krippendorff, *Content Analysis*, 4th edition, 2018, chapter 12.

use std::collections::{BTreeMap, BTreeSet};

use model::{CoderId, GroupId, Project, ReviewStatus, TagGroup, TagId};

/// A coder: the program, or a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rater {
    /// The program, with the claim types that it suggests.
    Program,
    /// A person.
    Coder(CoderId),
}

/// The agreement of two coders on a group of tags, or on one of its tags.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// The group.
    pub group: GroupId,
    /// The tag; nothing where the tags of the group are taken together.
    pub tag: Option<TagId>,
    /// The coders; the program first.
    pub raters: [Rater; 2],
    /// The number of statements that both coded.
    pub units: usize,
    /// The number on which they agree.
    pub agreed: usize,
    /// Cohen's kappa; not defined where chance alone makes them agree on everything.
    pub kappa: Option<f64>,
    /// Krippendorff's alpha; not defined where all codings are the same.
    pub alpha: Option<f64>,
}

impl Agreement {
    /// Returns the share of the statements on which they agree, from 0 to 1. There is one at least.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.agreed as f64 / self.units.max(1) as f64
    }

    /// Compares two codings of the same units. Nothing where there are none.
    pub(super) fn of<T: Ord + Clone>(codings: &[(T, T)]) -> Option<(usize, Option<f64>, Option<f64>)> {
        if codings.is_empty() {
            return None;
        }
        let mut of_each: BTreeMap<&T, [f64; 2]> = BTreeMap::new();
        for (one, other) in codings {
            of_each.entry(one).or_default()[0] += 1.0;
            of_each.entry(other).or_default()[1] += 1.0;
        }
        let agreed = codings.iter().filter(|(one, other)| one == other).count();
        let units = codings.len() as f64;
        let observed = agreed as f64 / units;
        let by_chance: f64 = of_each.values().map(|[one, other]| one * other).sum::<f64>() / (units * units);
        let kappa = (by_chance < 1.0).then(|| (observed - by_chance) / (1.0 - by_chance));
        // Each unit has two values, and so two ordered pairs.
        let values = 2.0 * units;
        let alike: f64 = of_each.values().map(|[one, other]| (one + other) * (one + other)).sum();
        let expected = values * values - alike;
        let differing = 2.0 * (units - agreed as f64);
        let alpha = (expected > 0.0).then(|| 1.0 - (values - 1.0) * differing / expected);
        Some((agreed, kappa, alpha))
    }
}

/// Returns the agreement of every two coders that have coded a statement with the same group, in the order of the codebook: first on the group, then
/// on each tag that either of them gave.
#[must_use]
pub fn agreements(project: &Project) -> Vec<Agreement> {
    project.codebook.groups.iter().flat_map(|group| of_group(project, group)).collect()
}

/// The tags of a group that a coder gave a statement.
type Given = BTreeSet<TagId>;

fn of_group(project: &Project, group: &TagGroup) -> Vec<Agreement> {
    let codings = codings(project, group);
    let raters: BTreeSet<Rater> = codings.iter().flat_map(|given| given.keys().copied()).collect();
    let mut all = Vec::new();
    for one in &raters {
        for other in raters.range(one..).skip(1) {
            let both: Vec<(&Given, &Given)> =
                codings.iter().filter_map(|given| Some((given.get(one)?, given.get(other)?))).collect();
            let mut add = |tag, compared: Option<(usize, Option<f64>, Option<f64>)>| {
                all.extend(compared.map(|(agreed, kappa, alpha)| Agreement {
                    group: group.id,
                    tag,
                    raters: [*one, *other],
                    units: both.len(),
                    agreed,
                    kappa,
                    alpha,
                }));
            };
            add(None, Agreement::of(&both));
            for tag in &group.tags {
                let has: Vec<(bool, bool)> = both
                    .iter()
                    .map(|(one, other)| (one.contains(&tag.id), other.contains(&tag.id)))
                    .collect();
                if has.iter().any(|(one, other)| *one || *other) {
                    add(Some(tag.id), Agreement::of(&has));
                }
            }
        }
    }
    all
}

/// The tags of a group that each coder gave each statement.
fn codings(project: &Project, group: &TagGroup) -> Vec<BTreeMap<Rater, Given>> {
    let is_of_types = project.codebook.claim_types().is_some_and(|types| types.id == group.id);
    let standing = project.statements.values().filter(|it| it.status != ReviewStatus::Rejected);
    let given = standing.map(|statement| {
        let mut given: BTreeMap<Rater, Given> = BTreeMap::new();
        for tagging in &statement.tags {
            if group.tags.iter().any(|tag| tag.id == tagging.tag) {
                given.entry(Rater::Coder(tagging.by)).or_default().insert(tagging.tag);
            }
        }
        let kind = statement.nature.as_ref().map(|nature| nature.kind);
        if let Some(tag) = kind.filter(|_| is_of_types).and_then(|kind| project.codebook.claim_type(kind)) {
            given.entry(Rater::Program).or_default().insert(tag);
        }
        given
    });
    given.filter(|given| given.len() > 1).collect()
}
