//! An index that follows is what one that is computed anew would be.

use std::collections::BTreeMap;

use jiff::Timestamp;
use proptest::prelude::*;

use super::testing::{KINDS, intent, stamp};
use super::*;
use crate::app::columns::{Column, Voice};
use crate::app::filter::Wish;
use edit::History;
use model::{PartyId, ReviewStatus, SpeakerId};
use store::testing as store;

/// All that views may ask of an index, by ids.
#[derive(Debug, PartialEq)]
struct State<'a> {
    order: &'a [StatementId],
    passing: usize,
    attitudes: &'a [StatementId],
    columns: &'a [Column],
    citations: BTreeMap<StatementId, &'a [CitationId]>,
    paragraphs: BTreeMap<ArticleId, &'a [Paragraph]>,
    figures: BTreeMap<Option<PartyId>, Figures>,
    tag_uses: BTreeMap<TagId, usize>,
    reviewed: [Reviewed; 2],
    statements: Vec<Of<'a>>,
    lots: &'a [Lot],
    links: usize,
}

/// All that views may ask of a statement.
#[derive(Debug, PartialEq)]
struct Of<'a> {
    place: Option<usize>,
    card: Option<(usize, usize)>,
    links: &'a [LinkId],
    speaker: Option<SpeakerId>,
    party: Option<PartyId>,
    panel: Option<usize>,
    voice: Voice,
    facts: Row,
}

impl<'a> State<'a> {
    fn of(index: &'a Index) -> Self {
        let of = |row: &Row| Of {
            place: index.place(row.id),
            card: index.card(row.id),
            links: index.links(row.id),
            speaker: index.table.speaker(row).map(|it| it.id),
            party: index.table.party(row),
            panel: index.table.panel(row),
            voice: index.table.voice(row),
            facts: plain(*row),
        };
        Self {
            order: &index.laid.order,
            passing: index.laid.passing,
            attitudes: &index.laid.attitudes,
            columns: &index.laid.columns,
            citations: index.citations.iter().map(|(id, list)| (*id, list.as_slice())).collect(),
            paragraphs: index.paragraphs.iter().map(|(id, list)| (*id, list.as_slice())).collect(),
            figures: index.laid.figures.iter().map(|(id, figures)| (*id, *figures)).collect(),
            tag_uses: index.tag_uses.iter().map(|(id, uses)| (*id, *uses)).collect(),
            reviewed: [index.speech, index.attitude],
            statements: index.table.rows.iter().map(of).collect(),
            lots: &index.table.lots,
            links: index.link_count(),
        }
    }
}

/// Without the place of its speaker, because speakers are in no order.
fn plain(mut row: Row) -> Row {
    row.speaker = At::NONE;
    row
}

/// What an index has of each aspect that it keeps something of, in words.
fn kept(index: &Index) -> Vec<(Aspects, String)> {
    let state = State::of(index);
    let each = |tell: &dyn Fn(&Of<'_>) -> String| state.statements.iter().map(tell).collect::<String>();
    let cards = format!("{:?} {:?} {:?} {:?}", state.order, state.attitudes, state.columns, state.paragraphs);
    vec![
        (Aspects::CARDS, cards + &each(&|it| format!("{:?} {:?} {:?}", it.place, it.card, it.links))),
        (Aspects::CARDS, each(&|it| format!("{:?} {:?} {:?}", it.voice, it.party, it.facts.extent))),
        (Aspects::CARDS, format!("{:?}", state.figures)),
        (Aspects::VOICES, each(&|it| format!("{:?} {:?} {:?}", it.speaker, it.facts.mode, it.facts.act))),
        (Aspects::PLACES, each(&|it| format!("{:?} {:?}", it.facts.id, it.facts.extent))),
        (Aspects::REVIEW, each(&|it| format!("{:?} {:?}", it.facts.id, it.facts.status))),
        (Aspects::CODING, each(&|it| format!("{:?} {:?}", it.facts.id, it.facts.claim))),
        (Aspects::CODING, format!("{:?}", state.tag_uses)),
        (Aspects::EVIDENCE, format!("{:?}", state.citations)),
    ]
}

proptest! {
    #[test]
    fn following_is_computing_anew(
        seed in 0u64..1000,
        steps in prop::collection::vec((0u8..KINDS + 8, 0usize..100, 0usize..100), 1..25),
    ) {
        let mut project = store::project(seed, 12);
        let (mut history, mut stamp, mut shows) = (History::default(), stamp(), Shows::default());
        let mut index = Index::new(&project, shows);
        // What views may have kept of it, by the number that they keep it under.
        let mut known: HashMap<(usize, u64), String> = HashMap::new();
        for (kind, at, other) in steps {
            match kind {
                KINDS => drop(history.undo(&mut project)),
                _ if kind > KINDS => shows = Shows { rejected: at.is_multiple_of(2), attitudes: other.is_multiple_of(2) },
                _ => {
                    let planned = intent(kind, at, other, &project);
                    let planned = planned.and_then(|it| it.plan(&project, &mut stamp).ok());
                    let Some(planned) = planned else { continue };
                    let _ = history.apply(&mut project, planned.edit, None, Timestamp::UNIX_EPOCH);
                }
            }
            for (which, (aspect, was)) in kept(&index).into_iter().enumerate() {
                known.insert((which, index.serial(aspect)), was);
            }
            index.follow(&project, shows);
            let anew = Index::new(&project, shows);
            prop_assert_eq!(State::of(&index), State::of(&anew));
            for (which, (aspect, is)) in kept(&index).into_iter().enumerate() {
                let was = known.get(&(which, index.serial(aspect)));
                prop_assert!(was.is_none_or(|was| *was == is), "{:?}: {:?} {}", aspect, was, is);
            }
        }
    }
}

#[test]
fn a_new_index_goes_on_with_the_filters_of_the_one_before() {
    let project = store::project(3, 60);
    let words = project.statements.values().next().map(|it| project.words_of(it)).unwrap();
    let word = words.split_whitespace().next().unwrap().to_owned();
    let filtered = || {
        let mut index = Index::new(&project, Shows::default());
        index.filters.change(Wish::Text(word.clone()));
        index.follow(&project, Shows::default());
        index
    };
    let mut other = project.clone();
    for id in project.statements.keys().step_by(3) {
        other.statements.remove(id);
    }
    other.links.clear();
    other.citations.clear();
    other.replies.clear();
    let (mut followed, mut before) = (filtered(), filtered());
    followed.follow(&other, Shows::default());
    let mut anew = Index::new(&other, Shows::default());
    anew.filter_by(std::mem::take(&mut before.filters));
    assert_eq!(State::of(&anew), State::of(&followed));
    assert!(
        0 < anew.laid.passing && anew.laid.passing < anew.laid.order.len(),
        "some pass: {}",
        anew.laid.passing
    );
}

#[test]
fn what_was_laid_out_is_taken_up_again_until_something_changes() {
    let mut project = store::project(3, 12);
    let first = project.reading_order().first().map(|it| it.id).unwrap();
    let reject = |project: &mut Project, status| project.statements.get_mut(&first).unwrap().status = status;
    reject(&mut project, ReviewStatus::Rejected);
    let [few, all] = [false, true].map(|rejected| Shows { rejected, ..Shows::default() });
    let mut index = Index::new(&project, few);
    let mut serials = Vec::new();
    for shows in [few, all, few, all] {
        index.follow(&project, shows);
        serials.push(index.serial(Aspects::CARDS));
    }
    assert_eq!((serials[0], serials[1]), (serials[2], serials[3]));
    assert_ne!(serials[0], serials[1]);
    reject(&mut project, ReviewStatus::Suggested);
    index.follow(&project, all);
    index.follow(&project, few);
    assert_ne!(index.serial(Aspects::CARDS), serials[0]);
    assert_eq!(State::of(&index), State::of(&Index::new(&project, few)));
}
