//! An index that follows is what one that is computed anew would be.

use std::collections::BTreeMap;

use jiff::Timestamp;
use proptest::prelude::*;

use super::*;
use crate::app::columns::Voice;
use crate::edit::{Cited, Edit, EvidenceFacts, History, Intent, SpeakerFacts, Stamp};
use crate::model::{Coder, Ids, Mode, PartyChoice, Relation, Source, Span, SpeakerId, Stance};
use crate::store::testing;

/// All that views may ask of an index, by ids.
#[derive(Debug, PartialEq)]
struct State<'a> {
    order: &'a [StatementId],
    attitudes: &'a [StatementId],
    columns: &'a [Column],
    citations: BTreeMap<StatementId, &'a [CitationId]>,
    paragraphs: BTreeMap<ArticleId, &'a [Paragraph]>,
    figures: BTreeMap<Option<PartyId>, Figures>,
    tag_uses: BTreeMap<TagId, usize>,
    reviewed: [Reviewed; 2],
    statements: Vec<Of<'a>>,
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
            order: &index.order,
            attitudes: &index.attitudes,
            columns: &index.columns,
            citations: index.citations.iter().map(|(id, list)| (*id, list.as_slice())).collect(),
            paragraphs: index.paragraphs.iter().map(|(id, list)| (*id, list.as_slice())).collect(),
            figures: index.figures.iter().map(|(id, figures)| (*id, *figures)).collect(),
            tag_uses: index.tag_uses.iter().map(|(id, uses)| (*id, *uses)).collect(),
            reviewed: [index.speech, index.attitude],
            statements: index.table.rows.iter().map(of).collect(),
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

/// A change of some kind to some records; nothing where the project has none.
#[expect(clippy::too_many_lines, reason = "a kind a line")]
fn intent(kind: u8, at: usize, other: usize, project: &Project) -> Option<Intent> {
    let pick = |at: usize| project.statements.keys().nth(at % project.statements.len().max(1)).copied();
    let (one, two) = (pick(at)?, pick(other)?);
    let statements = vec![one, two];
    let party = project.parties.get(other % (project.parties.len() + 1)).map(|it| it.id);
    let speaker = project.speakers.keys().nth(other % project.speakers.len().max(1)).copied();
    let tag = project.codebook.tags().nth(other % 3).map(|(_, tag)| tag.id)?;
    let link = project.links.keys().nth(other % project.links.len().max(1)).copied();
    let rating = project.scale.ratings.get(other % 2).map(|it| it.id);
    let even = other.is_multiple_of(2);
    let status = [Status::Suggested, Status::Confirmed, Status::Rejected][other % 3];
    let article = project.statements.get(&one)?.article;
    Some(match kind {
        0 => Intent::SetNote { statement: one, note: format!("note {other}") },
        1 => Intent::SetVerdict { statements: vec![one], rating: rating.filter(|_| even) },
        2 => Intent::SetTag { statements, tag, on: even },
        3 => Intent::SetClaim { statements, claim: even },
        4 => Intent::Review { statements, status },
        5 => Intent::MoveToParty { statements, party },
        6 => Intent::SetAct { statements, act: if even { Act::Attitude } else { Act::Speech } },
        7 => Intent::SetSpeaker { statements: vec![one], speaker },
        8 => Intent::SetVia { statement: one, via: Some(two).filter(|_| even) },
        9 => Intent::AddLink {
            from: vec![one],
            to: vec![two],
            relation: Relation::Denies,
            note: String::new(),
        },
        10 => Intent::ReviewLink { link: link?, status },
        11 => Intent::RemoveLink(link?),
        12 => Intent::RemoveStatements(vec![one]),
        13 => Intent::AddStatement {
            article,
            span: Span::new(0, 4 + other % 40),
            speaker,
            party: PartyChoice::OfSpeaker,
        },
        14 => Intent::AddParty { name: format!("Party {other}"), short: format!("P{other}") },
        15 => Intent::HideParty { party: party?, hidden: even },
        16 => Intent::SetWaiting { party: party?, waiting: even },
        17 => Intent::ReorderParty { party: party?, place: other % 4 },
        18 => Intent::RemoveParty(party?),
        19 => Intent::MergeParties { from: party?, into: project.parties.first()?.id },
        20 => Intent::MergeSpeakers { from: vec![speaker?], into: *project.speakers.keys().next()? },
        21 => {
            let known = project.speakers.get(&speaker?)?;
            let facts =
                SpeakerFacts { name: known.name.clone(), kind: known.kind, role: known.role.clone(), party };
            if even {
                Intent::DescribeSpeaker { speaker: speaker?, facts }
            } else {
                Intent::AddSpeaker { facts, statements }
            }
        }
        22 => Intent::Cite {
            statements: vec![one],
            cited: Cited::New(EvidenceFacts {
                title: "Report".to_owned(),
                source: Source::Elsewhere,
                publisher: String::new(),
                date: String::new(),
                passage: String::new(),
                place: String::new(),
            }),
            stance: Stance::Context,
            note: String::new(),
        },
        23 => Intent::RemoveCitation(*project.citations.keys().next()?),
        24 => Intent::SetMode { statements, mode: if even { Mode::Direct } else { Mode::Indirect } },
        25 => Intent::MakeParty(speaker?),
        26 => Intent::RemoveTag(tag),
        27 => Intent::ReverseLink(link?),
        28 => Intent::RenameProject(format!("Title {other}")),
        29 => Intent::MoveSpeakers { speakers: vec![speaker?], party },
        30 => Intent::SplitSpeaker {
            from: speaker?,
            statements: vec![one],
            mentions: Vec::new(),
            facts: SpeakerFacts { name: format!("Split {other}"), party, ..SpeakerFacts::default() },
        },
        _ => Intent::SetSpans { statement: one, spans: vec![Span::new(0, 3 + other % 20)] },
    })
}

fn stamp() -> Stamp {
    let coder = Coder { id: Ids::seeded(8).draw(), name: "Test".to_owned() };
    Stamp { ids: Ids::seeded(9), now: Timestamp::UNIX_EPOCH, coder }
}

proptest! {
    #[test]
    fn following_is_computing_anew(
        seed in 0u64..1000,
        steps in prop::collection::vec((0u8..34, 0usize..100, 0usize..100), 1..25),
    ) {
        let mut project = testing::project(seed, 12);
        let (mut history, mut stamp, mut shows) = (History::default(), stamp(), Shows::default());
        let mut index = Index::new(&project, shows);
        for (kind, at, other) in steps {
            match kind {
                32 => drop(history.undo(&mut project)),
                33 => shows = Shows { rejected: at.is_multiple_of(2), attitudes: other.is_multiple_of(2) },
                _ => {
                    let planned = intent(kind, at, other, &project);
                    let edit: Option<Edit> = planned.and_then(|it| it.plan(&project, &mut stamp).ok());
                    let Some(edit) = edit else { continue };
                    let _ = history.apply(&mut project, edit, None, Timestamp::UNIX_EPOCH);
                }
            }
            let before: Vec<_> = kept(&index).into_iter().map(|it| (index.serial(it.0), it)).collect();
            index.follow(&project, shows);
            let anew = Index::new(&project, shows);
            prop_assert_eq!(State::of(&index), State::of(&anew));
            for ((serial, (aspect, was)), (_, is)) in before.into_iter().zip(kept(&index)) {
                prop_assert!(was == is || index.serial(aspect) != serial, "{:?}: {} {}", aspect, was, is);
            }
        }
    }
}
