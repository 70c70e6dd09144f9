//! The galley of an article: every checkable fact with what became of it, the sources by number, and the corrections.
//!
//! `extract` finds the facts; a person's decisions are laid over them. A decision takes the place of every fact that was
//! found where it lies, so that a fact is never counted twice.

use model::{
    Article, ArticleId, FactCheck, FactCheckId, FactKind, FactResult, FactSource, FoundFact, Project, Span,
    span_words,
};

/// The galley of one article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Galley {
    /// The facts in the order of the text; a quotation comes before what is inside of it.
    pub facts: Vec<GalleyFact>,
    /// The sources of the decisions, each once, in the order in which the text first needs them. Their numbers begin at 1.
    pub sources: Vec<FactSource>,
}

/// A fact of a galley.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GalleyFact {
    /// The span, in bytes of the article's text. Empty if a correction removed the words.
    pub span: Span,
    /// The kind.
    pub kind: FactKind,
    /// The state.
    pub state: FactState,
    /// The decision, or `None` if nobody has decided anything.
    pub decision: Option<FactCheckId>,
    /// The number of the source, from 1.
    pub source: Option<usize>,
    /// `true` if a person marked it.
    pub by_hand: bool,
}

/// The state of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactState {
    /// Nobody has decided.
    Open,
    /// The words were corrected since somebody decided, so that it is open again.
    Changed,
    /// Right.
    Checked,
    /// Wrong, and the article still says so.
    Wrong,
    /// Was wrong, and the article has the right words now, or none.
    Corrected,
    /// Could not be checked.
    Unanswered,
}

impl FactState {
    /// Every state, in the order of a legend.
    pub const ALL: [Self; 6] =
        [Self::Open, Self::Changed, Self::Checked, Self::Wrong, Self::Corrected, Self::Unanswered];

    /// Returns the words for the screen and for printed output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Changed => "changed since it was checked",
            Self::Checked => "checked",
            Self::Wrong => "wrong",
            Self::Corrected => "corrected",
            Self::Unanswered => "could not be checked",
        }
    }

    /// Returns whether somebody still has to decide.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Changed)
    }
}

/// Number of facts of a galley in each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GalleyCounts {
    /// All facts.
    pub all: usize,
    /// Those that are open or changed.
    pub open: usize,
    /// Those that are right.
    pub checked: usize,
    /// Those that are wrong and not corrected yet.
    pub wrong: usize,
    /// Those that were wrong and are corrected.
    pub corrected: usize,
    /// Those that could not be checked.
    pub unanswered: usize,
}

/// A correction that the desk has to make, or has made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongFact {
    /// The article.
    pub article: ArticleId,
    /// The number of the paragraph, from 1; 0 if the words are gone.
    pub paragraph: usize,
    /// The wrong words.
    pub old: String,
    /// The right words; empty if they are not known yet.
    pub right: String,
    /// The source.
    pub source: FactSource,
    /// `true` if the article does not have the wrong words any more.
    pub made: bool,
}

impl Galley {
    /// Lays the decisions of a project over the facts that were found in an article, which come in the order of its text.
    #[must_use]
    pub fn new(project: &Project, article: &Article, found: &[FoundFact]) -> Self {
        let mut decisions: Vec<&FactCheck> =
            project.fact_checks.values().filter(|it| it.article == article.id).collect();
        decisions.sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end), it.id));
        let covered = covered(&decisions, found);
        let open = found.iter().zip(covered).filter(|(_, covered)| !covered);
        let mut facts: Vec<GalleyFact> = open
            .map(|(fact, _)| GalleyFact {
                span: fact.span,
                kind: fact.kind,
                state: FactState::Open,
                decision: None,
                source: None,
                by_hand: false,
            })
            .collect();
        facts.extend(decisions.iter().filter(|it| it.result != FactResult::NotAFact).map(|decision| {
            GalleyFact {
                span: decision.span,
                kind: decision.kind,
                state: state(article, decision),
                decision: Some(decision.id),
                source: None,
                by_hand: decision.by_hand,
            }
        }));
        facts.sort_by_key(|fact| (fact.span.start, std::cmp::Reverse(fact.span.end), fact.decision));
        let mut galley = Self { facts, sources: Vec::new() };
        galley.number(project);
        galley
    }

    /// Gives each source its number.
    fn number(&mut self, project: &Project) {
        for fact in &mut self.facts {
            let decision = fact.decision.and_then(|id| project.fact_checks.get(&id));
            let Some(source) =
                decision.and_then(|it| it.result.source()).filter(|it| **it != FactSource::None)
            else {
                continue;
            };
            let known = self.sources.iter().position(|it| it == source);
            fact.source = Some(
                1 + known.unwrap_or_else(|| {
                    self.sources.push(source.clone());
                    self.sources.len() - 1
                }),
            );
        }
    }

    /// Counts the facts by their state.
    #[must_use]
    pub fn counts(&self) -> GalleyCounts {
        let mut counts = GalleyCounts { all: self.facts.len(), ..GalleyCounts::default() };
        for fact in &self.facts {
            *match fact.state {
                FactState::Open | FactState::Changed => &mut counts.open,
                FactState::Checked => &mut counts.checked,
                FactState::Wrong => &mut counts.wrong,
                FactState::Corrected => &mut counts.corrected,
                FactState::Unanswered => &mut counts.unanswered,
            } += 1;
        }
        counts
    }

    /// Returns the next open fact behind one, going round at the end; `None` if none is open.
    #[must_use]
    pub fn next_open(&self, behind: Option<usize>) -> Option<usize> {
        let count = self.facts.len();
        let first = behind.map_or(0, |at| at + 1);
        (first..first + count).map(|at| at % count.max(1)).find(|at| self.is_open(*at))
    }

    /// Returns the open fact before one, going round at the beginning; `None` if none is open.
    #[must_use]
    pub fn previous_open(&self, before: Option<usize>) -> Option<usize> {
        let count = self.facts.len();
        let last = before.unwrap_or(0) + count;
        (last - count..last).rev().map(|at| at % count.max(1)).find(|at| self.is_open(*at))
    }

    fn is_open(&self, at: usize) -> bool {
        self.facts.get(at).is_some_and(|fact| fact.state.is_open())
    }
}

impl GalleyCounts {
    /// Returns the counts in words: "14 of 52 checked, 2 wrong". It is finished only if nothing is open.
    #[must_use]
    pub fn words(&self) -> String {
        let Self { all, open, checked, wrong, corrected, unanswered } = *self;
        if all == 0 {
            return "no facts".to_owned();
        }
        let others = [
            (wrong, "wrong"),
            (corrected, "corrected"),
            (unanswered, "could not be checked"),
            (open, "open"),
        ];
        let others = others.into_iter().filter(|(count, _)| *count > 0);
        let all = std::iter::once(format!("{checked} of {all} checked"))
            .chain(others.map(|(count, name)| format!("{count} {name}")));
        all.collect::<Vec<_>>().join(", ")
    }

    /// Returns whether no fact is open.
    #[must_use]
    pub const fn is_finished(&self) -> bool {
        self.all > 0 && self.open == 0
    }
}

/// Returns for each fact whether a decision lies at its place. Both lists are in the order of the text.
fn covered(decisions: &[&FactCheck], found: &[FoundFact]) -> Vec<bool> {
    // No decision that begins further behind than the longest one can reach a fact.
    let longest = decisions.iter().map(|it| it.span.len()).max().unwrap_or_default();
    found
        .iter()
        .map(|fact| {
            let from = fact.span.start.saturating_sub(longest);
            let first = decisions.partition_point(|it| it.span.start < from);
            let near = decisions.iter().skip(first).take_while(|it| it.span.start < fact.span.end);
            near.into_iter().any(|it| fact.is_at(it.span, it.kind))
        })
        .collect()
}

fn state(article: &Article, decision: &FactCheck) -> FactState {
    let changed = decision.earlier.is_some();
    match &decision.result {
        FactResult::Open | FactResult::NotAFact => FactState::Open,
        FactResult::Wrong { .. } if is_made(article, decision) => FactState::Corrected,
        FactResult::Wrong { .. } => FactState::Wrong,
        // Gone words need no check any more, but the decision says what was found of them.
        FactResult::Checked(_) | FactResult::Unanswered { .. } if changed && !decision.is_gone() => {
            FactState::Changed
        }
        FactResult::Checked(_) => FactState::Checked,
        FactResult::Unanswered { .. } => FactState::Unanswered,
    }
}

/// Returns whether the article does not have the wrong words any more: it has the right ones, or none, or others where the
/// right ones are not known.
fn is_made(article: &Article, decision: &FactCheck) -> bool {
    let FactResult::Wrong { right, .. } = &decision.result else { return false };
    let plain = |words: &str| {
        let words: Vec<&str> = words.split_whitespace().collect();
        words.join(" ").trim_matches(|letter| "“”\"‘’'.,".contains(letter)).to_owned()
    };
    let now = decision.span.of(&article.text);
    decision.earlier.is_some()
        && (decision.is_gone() || right.is_empty() || plain(now).contains(&plain(right)))
}

/// Returns the corrections of an article in the order of its text.
#[must_use]
pub fn wrong_facts(project: &Project, article: &Article) -> Vec<WrongFact> {
    let mut wrong: Vec<(Span, WrongFact)> = Vec::new();
    let paragraphs: Vec<Span> = article.paragraphs().collect();
    for decision in project.fact_checks.values().filter(|it| it.article == article.id) {
        let FactResult::Wrong { right, source } = &decision.result else { continue };
        let old = match &decision.earlier {
            Some(place) => {
                let (text, spans) = project.earlier(place);
                span_words(text, spans)
            }
            None => decision.span.of(&article.text).to_owned(),
        };
        let paragraph = paragraphs.partition_point(|it| it.start <= decision.span.start);
        wrong.push((
            decision.span,
            WrongFact {
                article: article.id,
                paragraph: if decision.is_gone() { 0 } else { paragraph },
                old,
                right: right.clone(),
                source: source.clone(),
                made: is_made(article, decision),
            },
        ));
    }
    wrong.sort_by_key(|(span, _)| *span);
    wrong.into_iter().map(|(_, it)| it).collect()
}

#[cfg(test)]
mod tests;
