//! Records that hold no places, with the words of the screen for what they say.

use serde::Serialize;

use model::{
    CitationId, CodePoints, Coded, DayTime, EvidenceId, EvidenceSource, GroupId, LinkId, PartyId,
    PartyLetters, PassageId, RequestId, StatementId, TagId, Why,
};

use crate::tables::{channel, status_name};

#[derive(Serialize)]
pub(super) struct NatureRecord<'a> {
    kind: &'static str,
    why: &'a Why,
}

impl<'a> NatureRecord<'a> {
    pub(super) fn of(it: &'a model::Nature) -> Self {
        Self { kind: it.kind.name(), why: &it.why }
    }
}

#[derive(Serialize)]
pub(super) struct LinkRecord<'a> {
    id: LinkId,
    from: StatementId,
    to: StatementId,
    relation: &'static str,
    status: &'static str,
    why: Option<&'a Why>,
    note: &'a str,
    coded: Option<Coded>,
    changed: bool,
}

impl<'a> LinkRecord<'a> {
    pub(super) fn of(it: &'a model::Link) -> Self {
        Self {
            id: it.id,
            from: it.from,
            to: it.to,
            relation: it.relation.name(),
            status: status_name(it.status),
            why: it.why.as_ref(),
            note: &it.note,
            coded: it.coded,
            changed: it.changed,
        }
    }
}

/// A person's decision on two statements that may tell one utterance.
#[derive(Serialize)]
pub(super) struct UtteranceRecord<'a> {
    first: StatementId,
    second: StatementId,
    same: bool,
    why: Option<&'a Why>,
    coded: Option<Coded>,
}

impl<'a> UtteranceRecord<'a> {
    pub(super) fn of(it: &'a model::SameUtterance) -> Self {
        Self { first: it.first, second: it.second, same: it.same, why: it.why.as_ref(), coded: it.coded }
    }
}

#[derive(Serialize)]
pub(super) struct ReplyRecord<'a> {
    statement: StatementId,
    party: PartyId,
    outcome: &'static str,
    evidence: Option<EvidenceId>,
    passage: Option<PassageId>,
    note: &'a str,
    coded: Option<Coded>,
}

impl<'a> ReplyRecord<'a> {
    pub(super) fn of(it: &'a model::Reply) -> Self {
        Self {
            statement: it.statement,
            party: it.party,
            outcome: it.outcome.name(),
            evidence: it.evidence,
            passage: it.passage,
            note: &it.note,
            coded: it.coded,
        }
    }
}

#[derive(Serialize)]
pub(super) struct RequestRecord<'a> {
    id: RequestId,
    party: PartyId,
    statements: &'a [StatementId],
    person: &'a str,
    asked_by: &'a str,
    channel: &'static str,
    asked: DayTime,
    deadline: Option<DayTime>,
    state: &'static str,
    answered: Option<DayTime>,
    included: Option<StatementId>,
    note: &'a str,
    coded: Coded,
}

impl<'a> RequestRecord<'a> {
    pub(super) fn of(it: &'a model::ReplyRequest) -> Self {
        Self {
            id: it.id,
            party: it.party,
            statements: &it.statements,
            person: &it.person,
            asked_by: &it.asked_by,
            channel: channel(it.channel),
            asked: it.asked,
            deadline: it.deadline,
            state: it.state().name(),
            answered: it.answer.and_then(|answer| answer.at),
            included: it.answer.and_then(|answer| answer.included),
            note: &it.note,
            coded: it.coded,
        }
    }
}

#[derive(Serialize)]
pub(super) struct EvidenceRecord<'a> {
    id: EvidenceId,
    title: &'a str,
    address: Option<&'a str>,
    file: Option<&'a str>,
    publisher: &'a str,
    date: &'a str,
    passages: Vec<PassageRecord<'a>>,
    kind: Option<&'static str>,
    author: &'a str,
    retrieved: &'a str,
    archive: &'a str,
    note: &'a str,
    sha256: Option<&'a str>,
    bytes: Option<u64>,
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct PassageRecord<'a> {
    id: PassageId,
    text: &'a str,
    place: &'a str,
    /// In code points of the evidence's text.
    span: Option<[usize; 2]>,
}

impl<'a> EvidenceRecord<'a> {
    pub(super) fn of(it: &'a model::Evidence, text: Option<&'a model::SourceText>) -> Self {
        let (address, file) = match &it.source {
            EvidenceSource::Address(address) => (Some(address.as_str()), None),
            EvidenceSource::File(path) => (None, Some(path.as_str())),
            EvidenceSource::Elsewhere => (None, None),
        };
        let points = text.map(|text| CodePoints::new(&text.text));
        let passage = |it: &'a model::Passage| PassageRecord {
            id: it.id,
            text: &it.text,
            place: &it.place,
            span: points.as_ref().zip(it.span).map(|(points, span)| points.span(span)),
        };
        Self {
            id: it.id,
            title: &it.title,
            address,
            file,
            publisher: &it.publisher,
            date: &it.date,
            passages: it.passages.iter().map(passage).collect(),
            kind: (!it.kind.is_unspecified()).then(|| it.kind.name()),
            author: &it.author,
            retrieved: &it.retrieved,
            archive: &it.archive,
            note: &it.note,
            sha256: it.fingerprint.as_ref().map(|file| file.sha256.as_str()),
            bytes: it.fingerprint.as_ref().map(|file| file.bytes),
            text: text.map(|text| &*text.text),
        }
    }
}

#[derive(Serialize)]
pub(super) struct CitationRecord<'a> {
    id: CitationId,
    statement: StatementId,
    evidence: EvidenceId,
    passage: Option<PassageId>,
    stance: &'static str,
    note: &'a str,
    coded: Option<Coded>,
    strength: Option<&'static str>,
}

impl<'a> CitationRecord<'a> {
    pub(super) fn of(it: &'a model::Citation) -> Self {
        Self {
            id: it.id,
            statement: it.statement,
            evidence: it.evidence,
            passage: it.passage,
            stance: it.stance.name(),
            note: &it.note,
            coded: it.coded,
            strength: it.strength.map(model::Strength::name),
        }
    }
}

#[derive(Serialize)]
pub(super) struct PartyRecord<'a> {
    id: PartyId,
    name: &'a str,
    short: &'a str,
    letter: PartyLetters,
    colour: &'static str,
    hidden: bool,
    waiting: bool,
    why: Option<&'a Why>,
}

impl<'a> PartyRecord<'a> {
    pub(super) fn of(it: &'a model::Party) -> Self {
        Self {
            id: it.id,
            name: &it.name,
            short: &it.short,
            letter: it.letters,
            colour: it.colour.name(),
            hidden: it.hidden,
            waiting: it.waiting,
            why: it.why.as_ref(),
        }
    }
}

/// A group of the codebook.
#[derive(Serialize)]
pub(super) struct GroupRecord<'a> {
    id: GroupId,
    name: &'a str,
    one_only: bool,
    tags: Vec<TagRecord<'a>>,
}

#[derive(Serialize)]
struct TagRecord<'a> {
    id: TagId,
    name: &'a str,
    definition: &'a str,
    examples: &'a [String],
    colour: Option<model::PartyColour>,
}

impl<'a> GroupRecord<'a> {
    pub(super) fn of(it: &'a model::TagGroup) -> Self {
        let tag = |it: &'a model::Tag| TagRecord {
            id: it.id,
            name: &it.name,
            definition: &it.definition,
            examples: &it.examples,
            colour: it.colour,
        };
        Self { id: it.id, name: &it.name, one_only: it.one_only, tags: it.tags.iter().map(tag).collect() }
    }
}

/// A person's decision on the class of a reporting word.
#[derive(Serialize)]
pub(super) struct CueClassRecord<'a> {
    word: &'a str,
    class: &'static str,
    coded: Coded,
}

impl<'a> CueClassRecord<'a> {
    pub(super) fn of(it: &'a model::CueDecision) -> Self {
        Self { word: &it.word, class: it.class.name(), coded: it.coded }
    }
}
