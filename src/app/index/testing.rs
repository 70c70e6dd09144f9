//! Changes of all kinds, for tests of what follows the project.

use jiff::Timestamp;

use edit::{
    CitationTarget, CodebookIntent, EditContext, EvidenceFacts, EvidenceIntent, Intent, LinkIntent,
    PartyIntent, ReplyFacts, ReplyIntent, RequestFacts, RequestIntent, SpeakerFacts, SpeakerIntent,
    StatementIntent,
};
use model::{
    Act, Channel, Coder, DayTime, IdGenerator, Mode, PartyChoice, Project, Relation, ReplyOutcome,
    RequestAnswer, ReviewStatus, Span, Stance,
};

/// The number of kinds of change.
pub(crate) const KINDS: u8 = 36;

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
        35 => Intent::Request(RequestIntent::Log(vec![RequestFacts {
            party: party?,
            statements,
            person: String::new(),
            asked_by: String::new(),
            channel: Channel::Email,
            asked: DayTime::written("5 June 2018")?,
            deadline: None,
            answer: (!even).then_some(RequestAnswer { at: None, declined: false, included: None }),
            relation: Relation::Denies,
            note: String::new(),
        }])),
        0 => Intent::Statement(StatementIntent::SetNote { statement: one, note: format!("note {other}") }),
        1 => Intent::Statement(StatementIntent::SetVerdict {
            statements: vec![one],
            rating: rating.filter(|_| even),
        }),
        2 => Intent::Statement(StatementIntent::SetTag { statements, tag, on: even }),
        3 => Intent::Statement(StatementIntent::SetClaim { statements, claim: even }),
        4 => Intent::Statement(StatementIntent::Review { statements, status }),
        5 => Intent::Statement(StatementIntent::MoveToParty { statements, party }),
        6 => Intent::Statement(StatementIntent::SetAct {
            statements,
            act: if even { Act::Attitude } else { Act::Speech },
        }),
        7 => Intent::Statement(StatementIntent::SetSpeaker { statements: vec![one], speaker }),
        8 => Intent::Statement(StatementIntent::SetVia { statement: one, via: Some(two).filter(|_| even) }),
        9 => Intent::Link(LinkIntent::Add {
            from: vec![one],
            to: vec![two],
            relation: Relation::Denies,
            note: String::new(),
        }),
        10 => Intent::Link(LinkIntent::Review { link: link?, status }),
        11 => Intent::Link(LinkIntent::Remove(link?)),
        12 => Intent::Statement(StatementIntent::Remove(vec![one])),
        13 => Intent::Statement(StatementIntent::Add {
            article,
            span: Span::new(0, 4 + other % 40),
            speaker,
            party: PartyChoice::OfSpeaker,
        }),
        14 => Intent::Party(PartyIntent::Add { name: format!("Party {other}"), short: format!("P{other}") }),
        15 => Intent::Party(PartyIntent::Hide { party: party?, hidden: even }),
        16 => Intent::Party(PartyIntent::SetWaiting { party: party?, waiting: even }),
        17 => Intent::Party(PartyIntent::Reorder { party: party?, place: other % 4 }),
        18 => Intent::Party(PartyIntent::Remove(party?)),
        19 => Intent::Party(PartyIntent::Merge { from: party?, into: project.parties.first()?.id }),
        20 => Intent::Speaker(SpeakerIntent::Merge {
            from: vec![speaker?],
            into: *project.speakers.keys().next()?,
        }),
        21 => {
            let known = project.speakers.get(&speaker?)?;
            let facts =
                SpeakerFacts { name: known.name.clone(), kind: known.kind, role: known.role.clone(), party };
            if even {
                Intent::Speaker(SpeakerIntent::Describe { speaker: speaker?, facts })
            } else {
                Intent::Speaker(SpeakerIntent::Add { facts, statements })
            }
        }
        22 => Intent::Evidence(EvidenceIntent::Cite {
            statements: vec![one],
            cited: CitationTarget::New(EvidenceFacts {
                title: "Report".to_owned(),
                ..EvidenceFacts::default()
            }),
            stance: Stance::Context,
            strength: None,
            note: String::new(),
        }),
        23 => Intent::Evidence(EvidenceIntent::RemoveCitation(*project.citations.keys().next()?)),
        24 => Intent::Statement(StatementIntent::SetMode {
            statements,
            mode: if even { Mode::Direct } else { Mode::Indirect },
        }),
        25 => Intent::Party(PartyIntent::AddForSpeaker(speaker?)),
        26 => Intent::Codebook(CodebookIntent::RemoveTag(tag)),
        27 => Intent::Link(LinkIntent::Reverse(link?)),
        28 => Intent::RenameProject(format!("Title {other}")),
        29 => Intent::Speaker(SpeakerIntent::Move { speakers: vec![speaker?], party }),
        30 => Intent::Speaker(SpeakerIntent::Split {
            from: speaker?,
            statements: vec![one],
            mentions: Vec::new(),
            facts: SpeakerFacts { name: format!("Split {other}"), party, ..SpeakerFacts::default() },
        }),
        31 => Intent::Reply(ReplyIntent::Mark {
            statements: vec![one],
            party: party?,
            facts: ReplyFacts {
                outcome: ReplyOutcome::ALL[other % ReplyOutcome::ALL.len()],
                source: None,
                note: String::new(),
            },
        }),
        32 => Intent::Reply(ReplyIntent::Unmark {
            statements: project.statements.keys().copied().collect(),
            party: party?,
        }),
        33 => Intent::Statement(StatementIntent::AcceptNature(statements)),
        _ => Intent::Statement(StatementIntent::SetSpans {
            statement: one,
            spans: vec![Span::new(0, 3 + other % 20)],
        }),
    })
}

/// Returns the person and time of the changes of a test.
pub(crate) fn stamp() -> EditContext {
    let coder = Coder { id: IdGenerator::seeded(8).draw(), name: "Test".to_owned() };
    EditContext { ids: IdGenerator::seeded(9), now: Timestamp::UNIX_EPOCH, coder }
}
