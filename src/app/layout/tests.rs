//! A layout that follows is equal to one that is computed from the start.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::app::analyses::AnalysesCache;
use crate::app::filter::FilterChange;
use crate::app::index::testing::{KINDS, intent, stamp};
use crate::app::index::{Paragraph, UnplacedSpeaker};
use edit::{Edit, History};
use model::{ArticleId, CitationId, PartyId, ReviewStatus, SpeakerId, TagId};
use store::testing as store;

/// All that views may ask of a layout, by ids.
#[derive(Debug, PartialEq)]
struct LayoutSnapshot<'a> {
    order: &'a [StatementId],
    passing: usize,
    attitudes: &'a [StatementId],
    columns: &'a [PanelColumn],
    citations: BTreeMap<StatementId, &'a [CitationId]>,
    paragraphs: BTreeMap<ArticleId, &'a [Paragraph]>,
    figures: BTreeMap<Option<PartyId>, HeaderFigures>,
    tag_uses: BTreeMap<TagId, usize>,
    reviewed: [ReviewProgress; 2],
    statements: Vec<StatementSnapshot<'a>>,
    compact_rows: &'a [CompactRow],
    links: usize,
}

/// All that views may ask of a statement.
#[derive(Debug, PartialEq)]
struct StatementSnapshot<'a> {
    place: Option<OrderIndex>,
    card: Option<CardPosition>,
    links: &'a [LinkId],
    speaker: Option<SpeakerId>,
    party: Option<PartyId>,
    panel: Option<analysis::PartyIndex>,
    unplaced: UnplacedSpeaker,
    facts: StatementRow,
}

impl<'a> LayoutSnapshot<'a> {
    fn of(layout: &'a Layout) -> Self {
        let index = &layout.index;
        let of = |row: &StatementRow| StatementSnapshot {
            place: layout.place(row.id),
            card: layout.card(row.id),
            links: layout.links(row.id),
            speaker: index.table.speaker(row).map(|it| it.id),
            party: index.table.party(row),
            panel: index.table.panel(row),
            unplaced: index.table.unplaced(row),
            facts: plain(*row),
        };
        Self {
            order: &layout.laid.order,
            passing: layout.laid.passing,
            attitudes: &layout.laid.attitudes,
            columns: &layout.laid.columns,
            citations: index.citations.iter().map(|(id, list)| (*id, list.as_slice())).collect(),
            paragraphs: index.paragraphs.iter().map(|(id, list)| (*id, list.as_slice())).collect(),
            figures: layout.laid.figures.iter().map(|(id, figures)| (*id, *figures)).collect(),
            tag_uses: index.tag_uses.iter().map(|(id, uses)| (*id, *uses)).collect(),
            reviewed: [index.speech, index.attitude],
            statements: index.table.rows.iter().map(of).collect(),
            compact_rows: &index.table.compact_rows,
            links: layout.link_count(),
        }
    }
}

/// Lets a layout follow, with analyses of its own.
fn follow(layout: &mut Layout, project: &Project, shows: Visibility) {
    layout.follow(project, shows, |index| AnalysesCache::default().of(project, index));
}

/// Lays out a project from the start.
fn computed(project: &Project, shows: Visibility) -> Layout {
    let mut layout = Layout::new(project);
    follow(&mut layout, project, shows);
    layout
}

/// Without the place of its speaker, because speakers are in no order.
fn plain(mut row: StatementRow) -> StatementRow {
    row.speaker = None;
    row
}

/// The data of an index for each aspect, in words.
fn kept(layout: &Layout) -> Vec<(ChangedAspects, String)> {
    let state = LayoutSnapshot::of(layout);
    let each = |tell: &dyn Fn(&StatementSnapshot<'_>) -> String| {
        state.statements.iter().map(tell).collect::<String>()
    };
    let cards = format!("{:?} {:?} {:?} {:?}", state.order, state.attitudes, state.columns, state.paragraphs);
    vec![
        (ChangedAspects::CARDS, cards + &each(&|it| format!("{:?} {:?} {:?}", it.place, it.card, it.links))),
        (
            ChangedAspects::CARDS,
            each(&|it| format!("{:?} {:?} {:?}", it.unplaced, it.party, it.facts.extent)),
        ),
        (ChangedAspects::CARDS, format!("{:?}", state.figures)),
        (
            ChangedAspects::SPEAKERS,
            each(&|it| format!("{:?} {:?} {:?}", it.speaker, it.facts.mode, it.facts.act)),
        ),
        (ChangedAspects::PLACES, each(&|it| format!("{:?} {:?}", it.facts.id, it.facts.extent))),
        (ChangedAspects::REVIEW, each(&|it| format!("{:?} {:?}", it.facts.id, it.facts.status))),
        (ChangedAspects::CODING, each(&|it| format!("{:?} {:?}", it.facts.id, it.facts.claim))),
        (ChangedAspects::CODING, format!("{:?}", state.tag_uses)),
        (ChangedAspects::EVIDENCE, format!("{:?}", state.citations)),
    ]
}

proptest! {
    #[test]
    fn following_is_computing_anew(
        seed in 0u64..1000,
        steps in prop::collection::vec((0u8..KINDS + 8, 0usize..100, 0usize..100), 1..25),
    ) {
        let mut project = store::project(seed, 12);
        let (mut history, mut stamp, mut shows) = (History::default(), stamp(), Visibility::default());
        let mut layout = Layout::new(&project);
        // The data that views may have cached, by the key of their cache.
        let mut known: HashMap<(usize, u64), String> = HashMap::new();
        for (kind, at, other) in steps {
            match kind {
                KINDS => drop(history.undo(&mut project)),
                _ if kind > KINDS => shows = Visibility { rejected: at.is_multiple_of(2), attitudes: other.is_multiple_of(2) },
                _ => {
                    let planned = intent(kind, at, other, &project);
                    let edit: Option<Edit> = planned.and_then(|it| Some(it.plan(&project, &mut stamp).ok()?.edit));
                    let Some(edit) = edit else { continue };
                    let _ = history.apply(&mut project, edit, None, Timestamp::UNIX_EPOCH);
                }
            }
            for (which, (aspect, was)) in kept(&layout).into_iter().enumerate() {
                known.insert((which, layout.index.serial(aspect)), was);
            }
            follow(&mut layout, &project, shows);
            let anew = computed(&project, shows);
            prop_assert_eq!(LayoutSnapshot::of(&layout), LayoutSnapshot::of(&anew));
            for (which, (aspect, is)) in kept(&layout).into_iter().enumerate() {
                let was = known.get(&(which, layout.index.serial(aspect)));
                prop_assert!(was.is_none_or(|was| *was == is), "{:?}: {:?} {}", aspect, was, is);
            }
        }
    }
}

#[test]
fn a_new_layout_goes_on_with_the_filters_of_the_one_before() {
    let project = store::project(3, 60);
    let words = project.statements.values().next().map(|it| project.words_of(it)).unwrap();
    let word = words.split_whitespace().next().unwrap().to_owned();
    let filtered = || {
        let mut layout = Layout::new(&project);
        layout.filters.change(FilterChange::Text(word.clone()));
        follow(&mut layout, &project, Visibility::default());
        layout
    };
    let mut other = project.clone();
    for id in project.statements.keys().step_by(3) {
        other.statements.remove(id);
    }
    other.links.clear();
    other.citations.clear();
    other.replies.clear();
    let (mut followed, mut before) = (filtered(), filtered());
    follow(&mut followed, &other, Visibility::default());
    let mut anew = Layout::new(&other);
    anew.filter_by(std::mem::take(&mut before.filters), &other, |index| {
        AnalysesCache::default().of(&other, index)
    });
    assert_eq!(LayoutSnapshot::of(&anew), LayoutSnapshot::of(&followed));
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
    let [few, all] = [false, true].map(|rejected| Visibility { rejected, ..Visibility::default() });
    let mut layout = computed(&project, few);
    let mut serials = Vec::new();
    for shows in [few, all, few, all] {
        follow(&mut layout, &project, shows);
        serials.push(layout.index.serial(ChangedAspects::CARDS));
    }
    assert_eq!((serials[0], serials[1]), (serials[2], serials[3]));
    assert_ne!(serials[0], serials[1]);
    reject(&mut project, ReviewStatus::Suggested);
    follow(&mut layout, &project, all);
    follow(&mut layout, &project, few);
    assert_ne!(layout.index.serial(ChangedAspects::CARDS), serials[0]);
    assert_eq!(LayoutSnapshot::of(&layout), LayoutSnapshot::of(&computed(&project, few)));
}
