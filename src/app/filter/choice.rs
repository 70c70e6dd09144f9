//! The choices to filter by.

use model::{ArticleId, Mode, NatureKind, PartyId, Project, Relation, ReviewStatus, SpeakerId, TagId};

/// The kinds of filter, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum FilterKind {
    /// The article that it is in.
    Article,
    /// The party whose statement it is.
    Party,
    /// The speaker.
    Speaker,
    /// The coding.
    Tag,
    /// The relation in which it answers others, or is answered.
    Relation,
    /// Suggested, confirmed or rejected.
    Status,
    /// The mark as a claim.
    Claim,
    /// The kind of claim that it is, or seems to be.
    ClaimType,
    /// The mode in which its words are given.
    Mode,
    /// Cited evidence.
    Evidence,
    /// The replies of those whom it accuses or asks.
    Reply,
}

impl FilterKind {
    /// All of them, in their order.
    pub(crate) const ALL: [Self; 11] = [
        Self::Article,
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
            Self::Article => "Article",
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

/// One thing that statements can have in common. Nothing represents those that have none of the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum FilterChoice {
    /// They are in this article.
    Article(ArticleId),
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
    Reply(Option<ReplyFilter>),
}

/// The state of a reply that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ReplyFilter {
    /// The article has none, and nobody has said why.
    Missing,
    /// The article has none, and a person recorded the outcome.
    Explained,
    /// The article has it.
    Answered,
}

impl FilterChoice {
    /// The kind of filter that it belongs to.
    pub(crate) const fn kind(self) -> FilterKind {
        match self {
            Self::Article(_) => FilterKind::Article,
            Self::Party(_) => FilterKind::Party,
            Self::Speaker(_) => FilterKind::Speaker,
            Self::Tag(_) => FilterKind::Tag,
            Self::Relation(_) => FilterKind::Relation,
            Self::Status(_) => FilterKind::Status,
            Self::Claim(_) => FilterKind::Claim,
            Self::ClaimType(_) => FilterKind::ClaimType,
            Self::Mode(_) => FilterKind::Mode,
            Self::Evidence(_) => FilterKind::Evidence,
            Self::Reply(_) => FilterKind::Reply,
        }
    }

    /// Its name on a chip and in the list; nothing where the project no longer has it.
    pub(crate) fn name(self, project: &Project) -> Option<String> {
        Some(match self {
            Self::Article(id) => model::one_line(&project.article(id)?.title),
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
            Self::Reply(Some(ReplyFilter::Missing)) => "missing (unanswered)".to_owned(),
            Self::Reply(Some(ReplyFilter::Explained)) => "missing, and said why".to_owned(),
            Self::Reply(Some(ReplyFilter::Answered)) => "answered".to_owned(),
            Self::Reply(None) => "none is due".to_owned(),
        })
    }

    /// The choices of a kind that a project has, in the order in which they are shown.
    pub(super) fn all(kind: FilterKind, project: &Project) -> Vec<Self> {
        match kind {
            // In a project of one article there is nothing to choose.
            FilterKind::Article if project.articles.len() < 2 => Vec::new(),
            FilterKind::Article => project.articles.iter().map(|it| Self::Article(it.id)).collect(),
            FilterKind::Party => {
                let known = project.parties.iter().map(|party| Some(party.id));
                known.chain([None]).map(Self::Party).collect()
            }
            FilterKind::Speaker => {
                let mut known: Vec<_> = project.speakers.values().collect();
                known.sort_by_key(|speaker| speaker.name.to_lowercase());
                known.iter().map(|it| Some(it.id)).chain([None]).map(Self::Speaker).collect()
            }
            FilterKind::Tag => {
                let known = project.codebook.tags().map(|(_, tag)| Some(tag.id));
                known.chain([None]).map(Self::Tag).collect()
            }
            FilterKind::Relation => {
                Relation::ALL.into_iter().map(Some).chain([None]).map(Self::Relation).collect()
            }
            FilterKind::Status => [ReviewStatus::Suggested, ReviewStatus::Confirmed, ReviewStatus::Rejected]
                .map(Self::Status)
                .to_vec(),
            FilterKind::Claim => [true, false].map(Self::Claim).to_vec(),
            FilterKind::ClaimType => {
                NatureKind::ALL.into_iter().map(Some).chain([None]).map(Self::ClaimType).collect()
            }
            FilterKind::Mode => Mode::ALL.map(Self::Mode).to_vec(),
            FilterKind::Evidence => [true, false].map(Self::Evidence).to_vec(),
            FilterKind::Reply => {
                let due = [ReplyFilter::Missing, ReplyFilter::Explained, ReplyFilter::Answered];
                due.into_iter().map(Some).chain([None]).map(Self::Reply).collect()
            }
        }
    }
}
