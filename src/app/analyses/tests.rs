//! The analyses that follows is what one that is computed again would be.

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::app::index::testing::{KINDS, intent, stamp};
use analysis::WordStarts;
use edit::History;
use model::{Nature, NatureKind, Why};
use store::testing;

/// A project in which many a statement accuses somebody.
fn project(seed: u64) -> Project {
    let mut project = testing::project(seed, 12);
    for (party, name) in project.parties.iter_mut().zip(["mayor", "claims", "said", "the", "per"]) {
        (party.short, party.waiting) = (name.to_owned(), false);
    }
    let ids: Vec<StatementId> = project.statements.keys().copied().collect();
    for (at, id) in ids.into_iter().enumerate() {
        if let Some(statement) = project.statements.get_mut(&id).filter(|_| at % 3 > 0) {
            let kind = if at % 3 == 1 { NatureKind::Accusation } else { NatureKind::Demand };
            statement.nature = Some(Nature { kind, why: Why::new("test", &[], 50) });
            statement.tags.clear();
        }
    }
    project
}

fn anew(project: &Project) -> Arc<Analyses> {
    AnalysesCache::default().of(project, &Index::new(project))
}

#[test]
fn the_projects_of_these_tests_have_accusations_and_words() {
    let analyses_cache = (0..40).map(|seed| anew(&project(seed)));
    let analyses_cache: Vec<_> = analyses_cache.collect();
    assert!(analyses_cache.iter().any(|it| !it.missing.is_empty()));
    assert!(analyses_cache.iter().any(|it| it.missing.len() < it.replies.replies_due().len()));
    assert!(analyses_cache.iter().any(|it| it.figures.words() > 0));
}

proptest! {
    #[test]
    fn following_is_computing_anew(
        seed in 0u64..1000,
        steps in prop::collection::vec((0u8..KINDS + 8, 0usize..100, 0usize..100), 1..25),
    ) {
        let mut project = project(seed);
        prop_assert_eq!(project.check(), []);
        let (mut history, mut stamp) = (History::default(), stamp());
        let mut index = Index::new(&project);
        let analyses_cache = AnalysesCache::default();
        for (kind, at, other) in steps {
            // Moves and reviews matter most here.
            let kind = match kind - kind.min(KINDS) {
                0 => kind,
                1 => { drop(history.undo(&mut project)); KINDS }
                2 => KINDS,
                3 | 4 => 4,
                5 => 5,
                6 => 9,
                _ => 24,
            };
            let planned = intent(kind, at, other, &project).filter(|_| kind < KINDS);
            if let Some(planned) = planned.and_then(|it| it.plan(&project, &mut stamp).ok()) {
                let _ = history.apply(&mut project, planned.edit, None, Timestamp::UNIX_EPOCH);
            }
            index.follow(&project);
            // Not after every change: then it follows several at once.
            if !at.is_multiple_of(3) {
                let followed = analyses_cache.of(&project, &index);
                prop_assert_eq!(&*followed, &*anew(&project));
            }
        }
        let listed: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
        // The facts that the index lends to the analyses equal those that they compute themselves.
        let listed = Scope::with_all_links(&project, &listed);
        let threads = ReplyGraph::new(&listed);
        let replies = RightOfReply::new(&listed, &threads);
        let mut words = WordStarts::default();
        words.read(&project);
        let figures = PartyFigures::new(&listed, &replies, &words);
        let lent = analyses_cache.of(&project, &index);
        prop_assert_eq!((&*lent.threads, &*lent.replies, &lent.figures), (&threads, &replies, &figures));
    }
}
