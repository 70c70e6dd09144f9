//! The fate of each suggestion: nobody has decided on it, or a person kept, changed or rejected it.

use std::collections::BTreeMap;

use model::{ChangedPart, LinkId, Project, ReviewStatus, Statement, StatementId, StatementPair, TagId, Why};

/// The kind of what is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuggestionKind {
    /// A statement: its words, speaker, party and mode.
    Statement,
    /// A link between two statements.
    Link,
    /// The claim type of a statement.
    ClaimType,
    /// Two statements that tell one utterance.
    Utterance,
}

impl SuggestionKind {
    /// Returns the word for the screen and for tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Link => "link",
            Self::ClaimType => "claim type",
            Self::Utterance => "utterance",
        }
    }
}

/// The record that a suggestion is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each names its record")]
pub enum SuggestionOf {
    Statement(StatementId),
    Link(LinkId),
    Pair(StatementPair),
}

/// The fate of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// No person has decided on it.
    Open,
    /// A person confirmed it as it was.
    Kept,
    /// A person changed it.
    Changed,
    /// A person rejected it.
    Rejected,
}

impl Fate {
    /// Every fate, in the order of columns.
    pub const ALL: [Self; 4] = [Self::Open, Self::Kept, Self::Changed, Self::Rejected];

    /// Returns the word for the screen and for tables.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Changed => "changed",
            Self::Rejected => "rejected",
        }
    }
}

/// A suggestion of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion<'a> {
    /// The kind of what is suggested.
    pub kind: SuggestionKind,
    /// The record that it is about.
    pub of: SuggestionOf,
    /// The rule that made it, and its confidence.
    pub why: &'a Why,
    /// Its fate.
    pub fate: Fate,
    /// The parts of a statement that people changed.
    pub changed: &'a [ChangedPart],
}

/// A range of confidence, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConfidenceBand {
    /// Up to 39.
    Guess,
    /// From 40 to 69.
    Unsure,
    /// From 70 to 89.
    Likely,
    /// From 90.
    Sure,
}

impl ConfidenceBand {
    /// Returns the band of a confidence: the same as [`Why::certainty`] tells on the screen.
    #[must_use]
    pub const fn of(confidence: u8) -> Self {
        match confidence {
            90.. => Self::Sure,
            70..=89 => Self::Likely,
            40..=69 => Self::Unsure,
            _ => Self::Guess,
        }
    }

    /// Returns the lowest and the highest confidence of it.
    #[must_use]
    pub const fn bounds(self) -> (u8, u8) {
        match self {
            Self::Guess => (0, 39),
            Self::Unsure => (40, 69),
            Self::Likely => (70, 89),
            Self::Sure => (90, 100),
        }
    }
}

/// The number of suggestions of one rule and band with each fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FateCount {
    /// The kind of what is suggested.
    pub kind: SuggestionKind,
    /// The rule.
    pub rule: String,
    /// The band of confidence.
    pub band: ConfidenceBand,
    counts: [usize; Fate::ALL.len()],
}

impl FateCount {
    /// Returns how many had a fate.
    #[must_use]
    pub fn of(&self, fate: Fate) -> usize {
        Fate::ALL.iter().zip(self.counts).filter(|(it, _)| **it == fate).map(|(_, count)| count).sum()
    }

    /// Returns how many there are.
    #[must_use]
    pub fn all(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Returns the share of those decided on that were kept as they were, from 0 to 1; nothing where none was decided on.
    #[must_use]
    pub fn kept_share(&self) -> Option<f64> {
        let decided = self.all() - self.of(Fate::Open);
        (decided > 0).then(|| self.of(Fate::Kept) as f64 / decided as f64)
    }
}

/// Returns every suggestion that the project still has: statements and their claim types in reading order, then links, then utterances.
#[must_use]
pub fn suggestions(project: &Project) -> Vec<Suggestion<'_>> {
    let types: Vec<TagId> = project
        .codebook
        .claim_types()
        .map(|group| group.tags.iter().map(|tag| tag.id).collect())
        .unwrap_or_default();
    let mut all = Vec::new();
    for statement in project.reading_order() {
        let of = SuggestionOf::Statement(statement.id);
        if let Some(why) = &statement.why {
            let (fate, changed) = (of_statement(statement), statement.changed.as_slice());
            all.push(Suggestion { kind: SuggestionKind::Statement, of, why, fate, changed });
        }
        if let Some(nature) = &statement.nature {
            let fate = of_claim_type(statement, project.codebook.claim_type(nature.kind), &types);
            let (kind, why) = (SuggestionKind::ClaimType, &nature.why);
            all.push(Suggestion { kind, of, why, fate, changed: &[] });
        }
    }
    for link in project.links.values() {
        let Some(why) = &link.why else { continue };
        let fate = match link.status {
            ReviewStatus::Rejected => Fate::Rejected,
            _ if link.changed => Fate::Changed,
            ReviewStatus::Confirmed => Fate::Kept,
            ReviewStatus::Suggested => Fate::Open,
        };
        let of = SuggestionOf::Link(link.id);
        all.push(Suggestion { kind: SuggestionKind::Link, of, why, fate, changed: &[] });
    }
    for (pair, decision) in &project.same_utterances {
        let Some(why) = &decision.why else { continue };
        let fate = if decision.same { Fate::Kept } else { Fate::Rejected };
        let of = SuggestionOf::Pair(*pair);
        all.push(Suggestion { kind: SuggestionKind::Utterance, of, why, fate, changed: &[] });
    }
    all
}

fn of_statement(statement: &Statement) -> Fate {
    match statement.status {
        ReviewStatus::Rejected => Fate::Rejected,
        _ if !statement.changed.is_empty() => Fate::Changed,
        ReviewStatus::Confirmed => Fate::Kept,
        ReviewStatus::Suggested => Fate::Open,
    }
}

/// The fate of a claim type: kept where a person gave the tag of it, changed where they gave other claim types alone.
fn of_claim_type(statement: &Statement, suggested: Option<TagId>, types: &[TagId]) -> Fate {
    let has = |tag: TagId| statement.tags.iter().any(|it| it.tag == tag);
    if suggested.is_some_and(has) {
        Fate::Kept
    } else if types.iter().any(|tag| has(*tag)) {
        Fate::Changed
    } else {
        Fate::Open
    }
}

/// Counts suggestions by kind, rule and band of confidence, in that order.
#[must_use]
pub fn fate_counts(suggestions: &[Suggestion<'_>]) -> Vec<FateCount> {
    let mut counts: BTreeMap<(SuggestionKind, &str, ConfidenceBand), [usize; Fate::ALL.len()]> =
        BTreeMap::new();
    for it in suggestions {
        let key = (it.kind, it.why.rule.as_str(), ConfidenceBand::of(it.why.confidence));
        let row = counts.entry(key).or_default();
        for (_, count) in Fate::ALL.iter().zip(row).filter(|(fate, _)| **fate == it.fate) {
            *count += 1;
        }
    }
    let count = |((kind, rule, band), counts): ((SuggestionKind, &str, ConfidenceBand), _)| FateCount {
        kind,
        rule: rule.to_owned(),
        band,
        counts,
    };
    counts.into_iter().map(count).collect()
}
