//! The analyses that follows is what one that is computed again would be.

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::app::index::testing::{KINDS, intent, stamp};
use analysis::{ReplyDue, WordStarts};
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

/// An accusation against a charity that has no party yet, and its reply by a speaker of nobody.
const ACCUSED: &str = "Harbour row\n\n“Bridge Watch lied about the bridge,” said Ann Roe, a spokeswoman for the \
    council.\n\nThe clerk noted the complaint.\n\n“We did not lie about the bridge,” Bob Lee said.";

/// The parties that owe a reply, and those that gave one, by name.
fn owed(project: &Project, index: &mut Index, cache: &AnalysesCache) -> (Vec<String>, Vec<String>) {
    index.follow(project);
    let analyses = cache.of(project, index);
    assert_eq!(*analyses, *anew(project));
    let name = |due: &ReplyDue| project.party(due.party).map(|it| it.name.clone()).unwrap_or_default();
    let (missing, given): (Vec<_>, Vec<_>) =
        analyses.replies.replies_due().iter().partition(|due| due.state.is_missing());
    (missing.into_iter().map(name).collect(), given.into_iter().map(name).collect())
}

#[test]
fn a_new_party_a_moved_speaker_and_a_name_decide_at_once_who_is_accused_and_who_answered() {
    use edit::{Intent, PartyIntent, SpeakerIntent};
    let by = &mut edit::testing::context();
    let mut project = edit::testing::project(by, "Harbour row", ACCUSED, extract::extract(ACCUSED));
    // As if the engine had not known the charity.
    let known: Vec<PartyId> =
        project.parties.iter().filter(|it| it.name.contains("Watch")).map(|it| it.id).collect();
    for party in known {
        edit::testing::make(&mut project, by, &Intent::Party(PartyIntent::Remove(party)));
    }
    let (mut index, cache) = (Index::new(&project), AnalysesCache::default());
    let is_accused = |owed: &(Vec<String>, Vec<String>), name: &str| owed.0.iter().any(|it| it == name);
    assert!(!is_accused(&owed(&project, &mut index, &cache), "Bridge Watch"));

    let add = PartyIntent::Add { name: "Bridge Watch".to_owned(), short: "Watch".to_owned() };
    edit::testing::make(&mut project, by, &Intent::Party(add));
    assert!(is_accused(&owed(&project, &mut index, &cache), "Bridge Watch"), "a new party");

    let party = project.parties.last().expect("it was added").id;
    let rename = |name: &str| {
        Intent::Party(PartyIntent::Rename {
            party,
            name: name.to_owned(),
            short: name.to_owned(),
            letters: 'W'.into(),
        })
    };
    edit::testing::make(&mut project, by, &rename("Dam Works"));
    assert!(!is_accused(&owed(&project, &mut index, &cache), "Dam Works"), "another name");
    edit::testing::make(&mut project, by, &rename("Bridge Watch"));

    let lee = project.speakers.values().find(|it| it.name == "Bob Lee").expect("he speaks").id;
    edit::testing::make(
        &mut project,
        by,
        &Intent::Speaker(SpeakerIntent::Move { speakers: vec![lee], party: Some(party) }),
    );
    let (missing, given) = owed(&project, &mut index, &cache);
    assert!(given.iter().any(|it| it == "Bridge Watch"), "its speaker answered: {missing:?} {given:?}");
}
