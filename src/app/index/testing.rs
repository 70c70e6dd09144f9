//! Changes of all kinds, for tests of what follows the project.

use jiff::Timestamp;

use edit::{CitationTarget, EditContext, EvidenceFacts, Intent, ReplyFacts, SpeakerFacts};
use model::{
    Act, Coder, EvidenceSource, IdGenerator, Mode, PartyChoice, Project, Relation, ReplyOutcome,
    ReviewStatus, Span, Stance,
};

/// How many kinds of change there are.
pub(crate) const KINDS: u8 = 35;

/// A change of some kind to some records; nothing where the project has none.
#[expect(clippy::too_many_lines, reason = "a kind a line")]
pub(crate) fn intent(kind: u8, at: usize, other: usize, project: &Project) -> Option<Intent> {
    let pick = |at: usize| project.statements.keys().nth(at % project.statements.len().max(1)).copied();
    let (one, two) = (pick(at)?, pick(other)?);
    let statements = vec![one, two];
    let party = project.parties.get(other % (project.parties.len() + 1)).map(|it| it.id);
    let speaker = project.speakers.keys().nth(other % project.speakers.len().max(1)).copied();
    let tag = project.codebook.tags().nth(other % 3).map(|(_, tag)| tag.id)?;
    let link = project.links.keys().nth(other % project.links.len().max(1)).copied();
    let rating = project.scale.ratings.get(other % 2).map(|it| it.id);
    let even = other.is_multiple_of(2);
    let status = [ReviewStatus::Suggested, ReviewStatus::Confirmed, ReviewStatus::Rejected][other % 3];
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
            cited: CitationTarget::New(EvidenceFacts {
                title: "Report".to_owned(),
                source: EvidenceSource::Elsewhere,
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
        31 => Intent::MarkReply {
            statements: vec![one],
            party: party?,
            facts: ReplyFacts {
                outcome: ReplyOutcome::ALL[other % ReplyOutcome::ALL.len()],
                source: None,
                note: String::new(),
            },
        },
        32 => Intent::UnmarkReply { statements: project.statements.keys().copied().collect(), party: party? },
        33 => Intent::AcceptNature(statements),
        _ => Intent::SetSpans { statement: one, spans: vec![Span::new(0, 3 + other % 20)] },
    })
}

/// Who makes the changes of a test, and when.
pub(crate) fn stamp() -> EditContext {
    let coder = Coder { id: IdGenerator::seeded(8).draw(), name: "Test".to_owned() };
    EditContext { ids: IdGenerator::seeded(9), now: Timestamp::UNIX_EPOCH, coder }
}
