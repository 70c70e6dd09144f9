//! The likelihood that a statement is worth a check, by the kind of claim that it seems to be.
//!
//! Figures and events can be looked up, comparisons and causes need more work; promises, predictions, demands and
//! opinions have nothing to look up. The order is that of the kinds by which checkers choose claims (Konstantinovskiy et al.,
//! "Toward automated factchecking", Digital Threats 2021: quantities, past events, comparisons, causes).

use std::collections::HashMap;

use model::{NatureKind, Project, Statement, TagId, is_same_name};

/// Likelihood that a statement is worth a check. Larger is likelier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckWorth {
    /// Nothing in it can be looked up: an opinion, a demand, a promise, a prediction.
    Nothing,
    /// No kind of claim is clear.
    Unclear,
    /// A cause.
    Cause,
    /// A comparison.
    Comparison,
    /// A denial or an accusation: it says that something happened or did not.
    Disputed,
    /// An event or a date.
    Event,
    /// A figure.
    Figure,
}

impl CheckWorth {
    /// Returns the worth of a kind of claim.
    #[must_use]
    pub const fn of_kind(kind: NatureKind) -> Self {
        match kind {
            NatureKind::Figure => Self::Figure,
            NatureKind::Event | NatureKind::Date => Self::Event,
            NatureKind::Accusation | NatureKind::Denial => Self::Disputed,
            NatureKind::Comparison => Self::Comparison,
            NatureKind::Cause => Self::Cause,
            NatureKind::Promise | NatureKind::Prediction | NatureKind::Demand | NatureKind::Opinion => {
                Self::Nothing
            }
        }
    }

    /// Returns whether something in the statement can be looked up, as far as its kind is clear.
    #[must_use]
    pub fn is_checkable(self) -> bool {
        self > Self::Unclear
    }
}

/// Tells how likely statements of one project are worth a check. The tags that a person gave come before the kind that the
/// engine noticed: a tag counts where it has the name of a kind.
#[derive(Debug, Clone, Default)]
pub struct CheckWorths {
    kinds: HashMap<TagId, NatureKind>,
}

impl CheckWorths {
    /// Reads the codebook.
    #[must_use]
    pub fn new(project: &Project) -> Self {
        let kind = |name: &str| NatureKind::ALL.into_iter().find(|kind| is_same_name(kind.name(), name));
        let tags = project.codebook.tags();
        Self { kinds: tags.filter_map(|(_, tag)| Some((tag.id, kind(&tag.name)?))).collect() }
    }

    /// Returns the kinds of the tags of a statement.
    fn tagged<'a>(&'a self, statement: &'a Statement) -> impl Iterator<Item = NatureKind> + 'a {
        statement.tags.iter().filter_map(|tagging| self.kinds.get(&tagging.tag).copied())
    }

    /// Returns the worth of a statement: the largest of its tags, otherwise that of the kind that was noticed.
    #[must_use]
    pub fn of(&self, statement: &Statement) -> CheckWorth {
        let noticed = || statement.nature.as_ref().map(|nature| CheckWorth::of_kind(nature.kind));
        let tagged = self.tagged(statement).map(CheckWorth::of_kind).max();
        tagged.or_else(noticed).unwrap_or(CheckWorth::Unclear)
    }

    /// Returns the reason in words: the tag, or the kind and the words by which it was noticed.
    #[must_use]
    pub fn reason(&self, statement: &Statement) -> String {
        if let Some(kind) = self.tagged(statement).max_by_key(|kind| CheckWorth::of_kind(*kind)) {
            return format!("{}: tagged so", kind.name());
        }
        let Some(nature) = &statement.nature else { return "no kind of claim is clear".to_owned() };
        let words: Vec<String> = nature.why.words.iter().map(|word| format!("“{word}”")).collect();
        let kind = nature.kind.name();
        if words.is_empty() { kind.to_owned() } else { format!("{kind}: {}", words.join(", ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use model::{CoderId, IdGenerator, Nature, Span, Tagging, Why, testing};

    #[test]
    fn what_can_be_looked_up_comes_before_what_cannot_and_tags_before_guesses() {
        let mut ids = IdGenerator::seeded(1);
        let project = Project::new("p", Timestamp::UNIX_EPOCH, &mut ids);
        let worths = CheckWorths::new(&project);
        let article = ids.draw();
        let mut statement = testing::statement(&mut ids, article, Span::new(0, 1));
        assert_eq!(worths.of(&statement), CheckWorth::Unclear);
        let mut worth = |kind| {
            statement.nature = Some(Nature { kind, why: Why::new("test", &["400"], 80) });
            (worths.of(&statement), worths.reason(&statement))
        };
        let (figure, reason) = worth(NatureKind::Figure);
        assert!(reason.ends_with(": “400”"), "{reason}");
        let order = [NatureKind::Event, NatureKind::Comparison, NatureKind::Cause, NatureKind::Opinion];
        let ranks: Vec<CheckWorth> = order.into_iter().map(|kind| worth(kind).0).collect();
        assert!(figure > ranks[0] && ranks.windows(2).all(|pair| pair[0] > pair[1]));
        assert!(ranks[2].is_checkable() && !ranks[3].is_checkable());
        let cause =
            project.codebook.tags().find(|(_, tag)| tag.name == "cause").expect("it is standard").1.id;
        statement.tags.push(Tagging::new(cause, CoderId::from(1), Timestamp::UNIX_EPOCH));
        assert_eq!(worths.of(&statement), CheckWorth::Cause);
        assert_eq!(worths.reason(&statement), "cause: tagged so");
    }
}
