//! The part of an accused party in the article, as a weight for its reply being missing.
//!
//! The weights belong to the regression of [`super::accusation_weights`].

use foldhash::HashMap;

use super::accusations::ReplyFeatures;
use super::replies::ReplyDue;
use super::scope::StatementIndex;
use model::{ArticleId, PartyId};

const SILENT_BEHIND: f64 = 0.29;
const NEVER_SPEAKS: f64 = 0.56;
/// The party makes one of the next two statements.
const SPEAKS_NEXT: f64 = -0.26;
/// The party speaks behind the statement in the same paragraph or the next.
const SPEAKS_NEAR: f64 = -0.03;
/// The party spoke before the statement in the same paragraph or the one before.
const SPOKE_BEFORE: f64 = 0.25;
/// For the logarithm of its statements in the article.
const STATEMENTS: f64 = -0.37;
/// For the share of the party among all that the accuser may accuse in the article.
const SHARE: f64 = 0.55;
/// For the logarithm of the number of the paragraph.
const PARAGRAPH: f64 = 0.22;

/// Range of each article among the statements, and the number of accusations that each party may make.
pub(super) struct ReplyContexts<'a> {
    turns: &'a [ReplyFeatures],
    /// The first statement of each article and the place behind its last one.
    articles: HashMap<ArticleId, (StatementIndex, StatementIndex)>,
    accused: HashMap<(ArticleId, Option<PartyId>, PartyId), u32>,
    accuses: HashMap<(ArticleId, Option<PartyId>), u32>,
}

impl<'a> ReplyContexts<'a> {
    pub(super) fn new(turns: &'a [ReplyFeatures], dues: &[ReplyDue]) -> Self {
        let mut contexts = Self {
            turns,
            articles: HashMap::default(),
            accused: HashMap::default(),
            accuses: HashMap::default(),
        };
        for (turn, place) in turns.iter().zip(StatementIndex::all(turns.len())) {
            if let Some(article) = turn.article {
                contexts.articles.entry(article).or_insert((place, place)).1 = place.next();
            }
        }
        for due in dues {
            if let Some(article) = contexts.turn(due.place).and_then(|turn| turn.article) {
                *contexts.accused.entry((article, due.accuser, due.party)).or_default() += 1;
                *contexts.accuses.entry((article, due.accuser)).or_default() += 1;
            }
        }
        contexts
    }

    fn turn(&self, place: StatementIndex) -> Option<&'a ReplyFeatures> {
        self.turns.get(place.number())
    }

    /// Returns the weight of the context of a due, as the logarithm of odds; `statements` has the statements of its party in reading order.
    pub(super) fn weight(&self, due: &ReplyDue, statements: &[StatementIndex]) -> f64 {
        let Some(article) = self.turn(due.place).and_then(|turn| turn.article) else { return 0.0 };
        let Some((first, end)) = self.articles.get(&article) else { return 0.0 };
        let at = |place: StatementIndex| statements.partition_point(|it| *it < place);
        let (from, to) = (at(*first), at(*end));
        let own = statements.get(from..to).unwrap_or_default();
        let before = own.partition_point(|it| *it < due.place);
        let behind = own.partition_point(|it| *it <= due.place);
        let next = own.get(behind).copied();
        let last = before.checked_sub(1).and_then(|at| own.get(at)).copied();
        let paragraph = |place: StatementIndex| self.turn(place).map_or(0, |turn| turn.paragraph);
        let is = |yes: bool, weight: f64| if yes { weight } else { 0.0 };
        let count = |count: Option<&u32>| f64::from(count.copied().unwrap_or(1).max(1));
        let share = count(self.accused.get(&(article, due.accuser, due.party)))
            / count(self.accuses.get(&(article, due.accuser)));
        is(next.is_none(), SILENT_BEHIND)
            + is(own.is_empty(), NEVER_SPEAKS)
            + is(next.is_some_and(|next| next.number() - due.place.number() <= 2), SPEAKS_NEXT)
            + is(next.is_some_and(|next| paragraph(next) <= due.paragraph + 1), SPEAKS_NEAR)
            + is(last.is_some_and(|last| paragraph(last) + 1 >= due.paragraph), SPOKE_BEFORE)
            + STATEMENTS * (1.0 + own.len() as f64).ln()
            + SHARE * share
            + PARAGRAPH * (1.0 + f64::from(due.paragraph)).ln()
    }
}
