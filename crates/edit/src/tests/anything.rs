//! Properties of generated intents in any order.

use proptest::prelude::*;

use super::finding::{a_persons_work, other_findings};
use super::*;
use intents::{AGAIN, KINDS, intent, two_articles};
use model::Coder;

mod audit;
pub(super) mod intents;

proptest! {
    /// In any sequence of edits, no invariant is broken, a refused edit changes nothing, undoing all gives
    /// the first project back, and redoing all the last.
    #[test]
    fn any_sequence_of_edits_undone_gives_back_the_equal_project(
        steps in prop::collection::vec((0usize..KINDS, 0usize..500, 0usize..500), 1..40)
    ) {
        let mut context = context();
        let start = two_articles(&mut context);
        let mut project = start.clone();
        let people = [context.coder.clone(), Coder { id: context.ids.draw(), name: "Sam".to_owned() }];
        let mut history = History::default();
        for (second, (kind, a, b)) in (0i64..).zip(steps) {
            context.now = Timestamp::from_second(second).unwrap();
            // Two people take turns, so that one reads the verdicts of the other.
            context.coder = people[b % 2].clone();
            let before = project.clone();
            let intent = intent(kind, a, b, &project);
            let done = if a % 3 == 0 {
                PreparedEdit::new(&intent, &project, &mut context)
                    .and_then(|ready| history.put(&mut project, &ready, context.now))
            } else {
                intent
                    .plan(&project, &mut context)
                    .and_then(|planned| history.apply(&mut project, planned.edit, intent.merge_key(), context.now))
            };
            if done.is_err() {
                prop_assert_eq!(&project, &before);
            }
            prop_assert_eq!(project.check(), vec![]);
        }
        let end = project.clone();
        while history.undo(&mut project).unwrap().is_some() {}
        prop_assert_eq!(&project, &start);
        while history.redo(&mut project).unwrap().is_some() {}
        prop_assert_eq!(&project, &end);
    }

    /// A prepared edit gives the same project as a direct one, and is refused if the project has changed
    /// since.
    #[test]
    fn a_change_that_is_ready_is_the_one_that_is_made(kind in 0usize..KINDS, a in 0usize..500, b in 0usize..500) {
        let context = context();
        let start = two_articles(&mut context.clone());
        let intent = intent(kind, a, b, &start);
        let (mut made, mut put) = (start.clone(), start.clone());
        let applied = intent.plan(&start, &mut context.clone()).and_then(|planned| planned.edit.apply(&mut made));
        let ready = PreparedEdit::new(&intent, &start, &mut context.clone());
        prop_assert_eq!(applied.as_ref().err(), ready.as_ref().err());
        let Ok(ready) = ready else { return Ok(()) };
        History::default().put(&mut put, &ready, context.now).unwrap();
        prop_assert_eq!(&put, &made);
        let mut other = Project { title: "Another".to_owned(), ..start };
        let before = other.clone();
        let late = History::default().put(&mut other, &ready, context.now);
        prop_assert_eq!(late, Err(EditError::Stale("project")));
        prop_assert_eq!(other, before);
    }

    #[test]
    fn an_edit_and_its_inverse_cancel_out(kind in 0usize..KINDS, a in 0usize..500, b in 0usize..500) {
        let mut context = context();
        let start = two_articles(&mut context);
        let mut project = start.clone();
        let planned = intent(kind, a, b, &start).plan(&start, &mut context);
        if let Ok(inverse) = planned.and_then(|planned| planned.edit.apply(&mut project)) {
            inverse.apply(&mut project).unwrap();
        }
        prop_assert_eq!(project, start);
    }

    /// A damaged or forged journal may hold any part of an edit. It is refused, or breaks no invariant.
    #[test]
    fn a_part_of_an_edit_breaks_nothing(
        kind in 0usize..KINDS,
        a in 0usize..500,
        b in 0usize..500,
        kept in any::<u16>(),
        back in any::<bool>(),
    ) {
        let mut context = context();
        let mut project = two_articles(&mut context);
        let planned = intent(kind, a, b, &project).plan(&project, &mut context);
        prop_assume!(planned.is_ok());
        let mut edit = planned.unwrap().edit;
        if back {
            let inverse = edit.apply(&mut project);
            prop_assume!(inverse.is_ok());
            edit = inverse.unwrap();
        }
        let mut at = 0;
        edit.changes.retain(|_| {
            at += 1;
            kept >> (at % 16) & 1 == 1
        });
        if edit.apply(&mut project).is_ok() {
            prop_assert_eq!(project.check(), vec![]);
        }
    }

    /// A new extraction changes neither a person's statements nor their panels, links and citations, and is
    /// undone in one step.
    #[test]
    fn extracting_again_leaves_a_persons_work_alone(
        steps in prop::collection::vec((0usize..AGAIN, 0usize..500, 0usize..500), 0..25),
        a in 0usize..500,
        b in 0usize..500,
    ) {
        let mut context = context();
        let mut project = two_articles(&mut context);
        for (kind, a, b) in steps {
            if let Ok(planned) = intent(kind, a, b, &project).plan(&project, &mut context) {
                let _ = planned.edit.apply(&mut project);
            }
        }
        prop_assume!(!project.articles.is_empty());
        let before = project.clone();
        let findings = other_findings(a, b);
        // The extraction finds no span twice.
        let mut places: Vec<_> = findings.statements.iter().map(|it| (&it.spans, it.via.is_some())).collect();
        places.sort_unstable();
        prop_assume!(places.windows(2).all(|pair| pair[0] != pair[1]));
        let again = Intent::Article(ArticleIntent::ExtractAgain { article: project.articles[0].id, findings });
        let edit = again.plan(&project, &mut context).unwrap().edit;
        edit.apply(&mut project).unwrap();
        prop_assert_eq!(project.check(), vec![]);
        prop_assert_eq!(a_persons_work(&project), a_persons_work(&before));
        prop_assert!(again.plan(&project, &mut context).unwrap().edit.is_empty(), "a second time changes nothing");
        edit.inverse().apply(&mut project).unwrap();
        prop_assert_eq!(project, before);
    }
}
