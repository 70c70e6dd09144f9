//! What one can filter by.

use model::{Mode, NatureKind, PartyId, Project, Relation, ReviewStatus, SpeakerId, TagId};

/// The kinds of filter, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Whose statement it is.
    Party,
    /// Who says it.
    Speaker,
    /// What it is coded with.
    Tag,
    /// How it answers others, or is answered.
    Relation,
    /// Suggested, confirmed or rejected.
    Status,
    /// Whether it is marked as a claim.
    Claim,
    /// What kind of claim it is, or seems to be.
    ClaimType,
    /// How its words are given.
    Mode,
    /// Whether evidence was cited for it.
    Evidence,
    /// Whether whoever it accuses or asks had their say.
    Reply,
}

impl Kind {
    /// All of them, in their order.
    pub(crate) const ALL: [Self; 10] = [
        Self::Party,
        Self::Speaker,
        Self::Tag,
        Self::Relation,
        Self::Status,
        Self::Claim,
        Self::ClaimType,
        Self::Mode,
        Self::Evidence,
        Self::Reply,
    ];

    /// The words above its choices, and before the first chip of it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Party => "Party",
            Self::Speaker => "Speaker",
            Self::Tag => "Tag",
            Self::Relation => "Relation",
            Self::Status => "Status",
            Self::Claim => "Claim",
            Self::ClaimType => "Claim type",
            Self::Mode => "Quotation",
            Self::Evidence => "Evidence",
            Self::Reply => "Reply",
        }
    }
}

/// One thing that statements can have in common. Nothing stands for those that have none of the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Choice {
    /// They are this party's.
    Party(Option<PartyId>),
    /// This one says them.
    Speaker(Option<SpeakerId>),
    /// They are coded with this.
    Tag(Option<TagId>),
    /// They are at an end of such a link.
    Relation(Option<Relation>),
    /// A person has decided so on them, or nobody has.
    Status(ReviewStatus),
    /// They are marked as claims, or are not.
    Claim(bool),
    /// They are of this kind.
    ClaimType(Option<NatureKind>),
    /// Their words are given so.
    Mode(Mode),
    /// Evidence was cited for them, or none was.
    Evidence(bool),
    /// They accuse or ask somebody, of whose reply this is so; nothing where none is due.
    Reply(Option<Reply>),
}

/// What became of a reply that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Reply {
    /// The article has none, and nobody has said why.
    Missing,
    /// The article has none, and a person said what came of it.
    Explained,
    /// The article has it.
    Answered,
}

impl Choice {
    /// What kind of filter it belongs to.
    pub(crate) const fn kind(self) -> Kind {
        match self {
            Self::Party(_) => Kind::Party,
            Self::Speaker(_) => Kind::Speaker,
            Self::Tag(_) => Kind::Tag,
            Self::Relation(_) => Kind::Relation,
            Self::Status(_) => Kind::Status,
            Self::Claim(_) => Kind::Claim,
            Self::ClaimType(_) => Kind::ClaimType,
            Self::Mode(_) => Kind::Mode,
            Self::Evidence(_) => Kind::Evidence,
            Self::Reply(_) => Kind::Reply,
        }
    }

    /// Its name on a chip and in the list; nothing where the project no longer has it.
    pub(crate) fn name(self, project: &Project) -> Option<String> {
        Some(match self {
            Self::Party(Some(id)) => project.party(id)?.short.clone(),
            Self::Speaker(Some(id)) => model::one_line(&project.speakers.get(&id)?.name),
            Self::Party(None) | Self::Speaker(None) => "not known".to_owned(),
            Self::Tag(Some(id)) => project.codebook.tag(id)?.1.name.clone(),
            Self::Tag(None) | Self::ClaimType(None) | Self::Evidence(false) => "none".to_owned(),
            Self::Relation(Some(relation)) => relation.name().to_owned(),
            Self::Relation(None) => "no link".to_owned(),
            Self::Status(ReviewStatus::Suggested) => "suggested".to_owned(),
            Self::Status(ReviewStatus::Confirmed) => "confirmed".to_owned(),
            Self::Status(ReviewStatus::Rejected) => "rejected".to_owned(),
            Self::Claim(true) => "marked".to_owned(),
            Self::Claim(false) => "not marked".to_owned(),
            Self::ClaimType(Some(kind)) => kind.name().to_owned(),
            Self::Mode(mode) => mode.name().to_owned(),
            Self::Evidence(true) => "cited".to_owned(),
            Self::Reply(Some(Reply::Missing)) => "missing (unanswered)".to_owned(),
            Self::Reply(Some(Reply::Explained)) => "missing, and said why".to_owned(),
            Self::Reply(Some(Reply::Answered)) => "answered".to_owned(),
            Self::Reply(None) => "none is due".to_owned(),
        })
    }

    /// The choices of a kind that a project has, in the order in which they are shown.
    pub(super) fn all(kind: Kind, project: &Project) -> Vec<Self> {
        match kind {
            Kind::Party => {
                let known = project.parties.iter().map(|party| Some(party.id));
                known.chain([None]).map(Self::Party).collect()
            }
            Kind::Speaker => {
                let mut known: Vec<_> = project.speakers.values().collect();
                known.sort_by_key(|speaker| speaker.name.to_lowercase());
                known.iter().map(|it| Some(it.id)).chain([None]).map(Self::Speaker).collect()
            }
            Kind::Tag => {
                let known = project.codebook.tags().map(|(_, tag)| Some(tag.id));
                known.chain([None]).map(Self::Tag).collect()
            }
            Kind::Relation => Relation::ALL.into_iter().map(Some).chain([None]).map(Self::Relation).collect(),
            Kind::Status => [ReviewStatus::Suggested, ReviewStatus::Confirmed, ReviewStatus::Rejected]
                .map(Self::Status)
                .to_vec(),
            Kind::Claim => [true, false].map(Self::Claim).to_vec(),
            Kind::ClaimType => {
                NatureKind::ALL.into_iter().map(Some).chain([None]).map(Self::ClaimType).collect()
            }
            Kind::Mode => Mode::ALL.map(Self::Mode).to_vec(),
            Kind::Evidence => [true, false].map(Self::Evidence).to_vec(),
            Kind::Reply => {
                let due = [Reply::Missing, Reply::Explained, Reply::Answered];
                due.into_iter().map(Some).chain([None]).map(Self::Reply).collect()
            }
        }
    }
}
