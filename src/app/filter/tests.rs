//! The filters against a plain reading of what they say.

use std::sync::Arc;

use jiff::Timestamp;
use proptest::prelude::*;

use super::facets::claim_types;
use super::texts::fold;
use super::{Filter, FilterChange, FilterChoice, FilterKind, Filters, Visibility};
use crate::app::analyses::{Analyses, AnalysesCache};
use crate::app::index::Index;
use crate::app::layout::Layout;
use analysis::StatementIndex;
use model::{
    Act, Article, Citation, IdGenerator, Link, Mode, Nature, NatureKind, Party, PartyChoice, PartyColour,
    Project, Relation, ReviewStatus, Span, Speaker, SpeakerKind, Stance, Statement, StatementId, Tagging,
    Why,
};

const TEXT: &str = "The Council’s bridge was safe. “Nobody fell”, ÉLAN said – twice. The war crimes of May. ";

/// A project whose statements are as the bits of the seeds say.
fn project(seeds: &[u64]) -> Project {
    let mut ids = IdGenerator::seeded(9);
    let mut project = Project::new("Filters", Timestamp::default(), &mut ids);
    for (number, colour) in PartyColour::ALL.into_iter().take(3).enumerate() {
        let (name, letter) = (format!("Party {number}"), char::from(b'A' + number as u8));
        project.parties.push(Party {
            id: ids.draw(),
            short: name.clone(),
            name,
            letters: letter.into(),
            colour,
            hidden: false,
            waiting: number == 2,
            why: None,
        });
    }
    for number in 0..5 {
        let party = project.parties.get(number).map(|party| party.id);
        let id = ids.draw();
        let (name, kind, role) = (format!("Speaker {number}"), SpeakerKind::Person, String::new());
        project.speakers.insert(id, Speaker { id, name, kind, role, party, mentions: Vec::new(), why: None });
    }
    let article = ids.draw();
    project.articles.push(Arc::new(Article {
        id: article,
        title: "Filters".to_owned(),
        outlet: String::new(),
        byline: String::new(),
        date: String::new(),
        address: String::new(),
        added: Timestamp::default(),
        text: TEXT.repeat(4).into(),
    }));
    for seed in seeds {
        let id = ids.draw();
        let statement = statement(&project, id, *seed);
        project.statements.insert(id, statement);
    }
    project
}

fn statement(project: &Project, id: StatementId, seed: u64) -> Statement {
    let pick = |shift: u32, of: u64| ((seed >> shift) % of) as usize;
    let speakers: Vec<_> = project.speakers.keys().copied().collect();
    let tags: Vec<_> = project.codebook.tags().map(|(_, tag)| tag.id).collect();
    let by = IdGenerator::seeded(1).draw();
    let mut tagged = [tags[pick(20, tags.len() as u64)], tags[pick(26, tags.len() as u64)]];
    tagged.sort_unstable();
    let tagged = tagged.iter().take(pick(32, 3)).map(|tag| Tagging::new(*tag, by, Timestamp::default()));
    let article = &project.articles[0];
    let at = |shift: u32| {
        let mut at = pick(shift, article.text.len() as u64);
        while !article.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (at(40).min(at(50)), at(40).max(at(50)));
    Statement {
        id,
        article: article.id,
        spans: vec![Span::new(start, end)],
        lost: None,
        earlier: None,
        mode: Mode::ALL[pick(0, 3)],
        act: if pick(2, 4) == 0 { Act::Attitude } else { Act::Speech },
        cue: None,
        mention: None,
        speaker: speakers.get(pick(4, 6)).copied(),
        party: match pick(7, 5) {
            0 => PartyChoice::Unknown,
            1 => PartyChoice::Given(project.parties[1].id),
            _ => PartyChoice::OfSpeaker,
        },
        via: None,
        status: [ReviewStatus::Suggested, ReviewStatus::Confirmed, ReviewStatus::Rejected][pick(10, 3)],
        why: None,
        nature: NatureKind::ALL
            .get(pick(12, 15))
            .map(|kind| Nature { kind: *kind, why: Why::new("test", &[], 50) }),
        claim: pick(16, 2) == 0,
        tags: tagged.collect(),
        verdict: None,
        note: String::new(),
        coded: None,
        changed: Vec::new(),
    }
}

/// Ties some statements to each other and to evidence.
fn tie(project: &mut Project, ties: &[(usize, usize, usize)]) {
    let all: Vec<StatementId> = project.statements.keys().copied().collect();
    let mut ids = IdGenerator::seeded(77);
    for (from, to, kind) in ties {
        let (Some(from), Some(to)) = (all.get(*from), all.get(*to)) else { continue };
        if kind % 3 == 0 {
            let id = ids.draw();
            let (evidence, coded) = (ids.draw(), None);
            let (stance, note) = (Stance::Supports, String::new());
            let citation = Citation {
                id,
                statement: *from,
                evidence,
                passage: None,
                stance,
                strength: None,
                note,
                coded,
            };
            project.citations.insert(id, citation);
        } else if from != to {
            let id = ids.draw();
            let status = if kind % 5 == 0 { ReviewStatus::Rejected } else { ReviewStatus::Suggested };
            let (relation, note) = (Relation::ALL[kind % 7], String::new());
            let link = Link {
                id,
                from: *from,
                to: *to,
                relation,
                note,
                status,
                why: None,
                coded: None,
                changed: false,
            };
            project.links.insert(id, link);
        }
    }
}

/// Evaluates a choice on the project itself.
fn is(project: &Project, choice: FilterChoice, it: &Statement) -> bool {
    let types: Vec<_> = project
        .codebook
        .groups
        .first()
        .into_iter()
        .flat_map(|group| &group.tags)
        .map(|tag| (tag.id, NatureKind::ALL.into_iter().find(|kind| kind.name() == tag.name)))
        .collect();
    let kinds = claim_types(&types, it);
    let mut links = project
        .links
        .values()
        .filter(|link| link.status != ReviewStatus::Rejected && (link.from == it.id || link.to == it.id));
    match choice {
        FilterChoice::Article(article) => it.article == article,
        FilterChoice::Party(party) => project.party_of(it) == party,
        FilterChoice::Speaker(speaker) => it.speaker == speaker,
        FilterChoice::Tag(Some(tag)) => it.tags.iter().any(|tagging| tagging.tag == tag),
        FilterChoice::Tag(None) => it.tags.is_empty(),
        FilterChoice::Relation(Some(relation)) => links.any(|link| link.relation == relation),
        FilterChoice::Relation(None) => links.next().is_none(),
        FilterChoice::Status(status) => it.status == status,
        FilterChoice::Claim(claim) => it.claim == claim,
        FilterChoice::ClaimType(Some(kind)) => kinds.contains(&kind),
        FilterChoice::ClaimType(None) => kinds.is_empty(),
        FilterChoice::Mode(mode) => it.mode == mode,
        // The analyses of these tests know of no replies, so that none is due.
        FilterChoice::Reply(reply) => reply.is_none(),
        FilterChoice::Evidence(cited) => {
            project.citations.values().any(|citation| citation.statement == it.id) == cited
        }
    }
}

fn passes(project: &Project, filter: &Filter, it: &Statement) -> bool {
    let words = fold(&project.words_of(it));
    let kinds = FilterKind::ALL.into_iter().all(|kind| {
        let chosen: Vec<FilterChoice> = filter.of(kind).collect();
        chosen.is_empty() || chosen.iter().any(|choice| is(project, *choice, it))
    });
    kinds && fold(&filter.text).split_whitespace().all(|word| words.contains(word))
}

fn could_have_a_card(filter: &Filter, shows: Visibility, it: &Statement) -> bool {
    (shows.attitudes || it.act == Act::Speech)
        && (shows.rejected || filter.wants_rejected() || it.status != ReviewStatus::Rejected)
}

/// Analyses that know of no replies.
fn no_replies() -> Arc<Analyses> {
    let empty = Project::new("Empty", Timestamp::default(), &mut IdGenerator::seeded(1));
    AnalysesCache::default().of(&empty, &Index::new(&empty))
}

/// Everything that filters tell, against the plain reading.
fn agrees(project: &Project, filters: &mut Filters, shows: Visibility) -> Result<(), TestCaseError> {
    let index = Index::new(project);
    let table = &index.table;
    filters.prepare(project, table);
    filters.follow(project, table, no_replies);
    for it in project.statements.values() {
        prop_assert_eq!(
            filters.passes(table.place(it.id)),
            passes(project, filters.filter(), it),
            "{:?}",
            filters.filter()
        );
    }
    let left = |filter: &Filter| {
        let all = project.statements.values();
        all.filter(|it| could_have_a_card(filter, shows, it) && passes(project, filter, it)).count()
    };
    let counts = filters.counts(shows);
    prop_assert_eq!(
        counts.len(),
        FilterKind::ALL.iter().map(|kind| FilterChoice::all(*kind, project).len()).sum::<usize>()
    );
    for counted in counts {
        let mut alone = filters.filter().clone();
        alone.change(FilterChange::Without(counted.choice.kind()));
        alone.change(FilterChange::Toggle(counted.choice));
        // Of what is rejected only the choice of that status itself speaks here.
        prop_assert_eq!(counted.left as usize, left(&alone), "{:?}", counted);
        let mut nothing_else = Filter::default();
        nothing_else.change(FilterChange::Toggle(counted.choice));
        if counted.choice.kind() == FilterKind::Status || !filters.filter().wants_rejected() {
            prop_assert_eq!(counted.all as usize, left(&nothing_else), "{:?}", counted);
        }
    }
    for kind in FilterKind::ALL.into_iter().map(Some).chain([None]) {
        let mut without = filters.filter().clone();
        without.change(kind.map_or(FilterChange::Text(String::new()), FilterChange::Without));
        prop_assert_eq!(filters.count_without(kind, shows), left(&without), "{:?}", kind);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn agree_with_a_plain_reading_also_after_changes(
        seeds in prop::collection::vec(any::<u64>(), 0..70),
        ties in prop::collection::vec((0usize..70, 0usize..70, 0usize..60), 0..40),
        chosen in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        text in prop::sample::select(vec!["", "safe", "ÉLAN said", "“NOBODY", "crimes war", "no such words"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u64>()), 0..5),
        more in prop::collection::vec((0usize..70, 0usize..70, 0usize..60), 0..5),
        (rejected, attitudes) in (any::<bool>(), any::<bool>()),
    ) {
        let shows = Visibility { rejected, attitudes };
        let mut project = project(&seeds);
        tie(&mut project, &ties);
        let all: Vec<FilterChoice> = FilterKind::ALL.iter().flat_map(|kind| FilterChoice::all(*kind, &project)).collect();
        let mut filters = Filters::default();
        for choice in &chosen {
            filters.change(FilterChange::Toggle(*choice.get(&all)));
        }
        filters.change(FilterChange::Text(text.to_owned()));
        agrees(&project, &mut filters, shows)?;

        let ids: Vec<StatementId> = project.statements.keys().copied().collect();
        for (which, seed) in changes.iter().filter(|_| !ids.is_empty()) {
            let id = *which.get(&ids);
            if seed % 4 == 0 {
                project.statements.remove(&id);
            } else {
                let changed = statement(&project, id, *seed);
                project.statements.insert(id, changed);
            }
        }
        tie(&mut project, &more);
        agrees(&project, &mut filters, shows)?;
    }
}

#[test]
fn within_a_kind_any_will_do_and_between_kinds_all_must() {
    let project = project(&(0..40u64).map(|at| at.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect::<Vec<_>>());
    let mut filters = Filters::default();
    let index = Index::new(&project);
    let table = &index.table;
    let mut left = |wish: FilterChange| {
        filters.change(wish);
        filters.follow(&project, table, no_replies);
        StatementIndex::all(table.rows.len()).filter(|place| filters.passes(Some(*place))).count()
    };
    let direct = left(FilterChange::Toggle(FilterChoice::Mode(Mode::Direct)));
    let mixed_too = left(FilterChange::Toggle(FilterChoice::Mode(Mode::Mixed)));
    let claims = left(FilterChange::Toggle(FilterChoice::Claim(true)));
    assert!(direct < mixed_too && claims < mixed_too && claims > 0, "{direct} {mixed_too} {claims}");
    assert_eq!(left(FilterChange::Clear), 40);
}

#[test]
fn what_is_selected_has_its_card_and_what_is_gone_is_no_filter() {
    let mut project = project(&[0, 1, 2]);
    let mut layout = Layout::new(&project);
    let shows = Visibility { rejected: true, attitudes: true };
    let follow_all = |layout: &mut Layout, project: &Project| {
        layout.follow(project, shows, |index| AnalysesCache::default().of(project, index));
    };
    follow_all(&mut layout, &project);
    let all = layout.laid.order.clone();
    layout.filters.change(FilterChange::Toggle(FilterChoice::Mode(Mode::Indirect)));
    layout.filters.change(FilterChange::Toggle(FilterChoice::Party(Some(project.parties[0].id))));
    let follow = |layout: &mut Layout, project: &Project| {
        follow_all(layout, project);
        let cards = layout.laid.order.iter().filter(|id| layout.card(**id).is_some());
        assert_eq!(cards.count(), layout.laid.passing + layout.filters.exceptions().len());
    };
    follow(&mut layout, &project);
    let out: Vec<StatementId> = all.into_iter().filter(|id| !layout.passes(*id)).collect();
    assert!(!out.is_empty() && out.iter().all(|id| layout.card(*id).is_none()));
    assert!(layout.set_filter_exceptions(&out[..1]) && !layout.set_filter_exceptions(&out[..1]));
    follow(&mut layout, &project);
    assert!(layout.card(out[0]).is_some() && layout.filters.exceptions() == &out[..1]);
    assert!(layout.set_filter_exceptions(&[]));
    follow(&mut layout, &project);
    assert!(layout.card(out[0]).is_none());

    project.parties.remove(0);
    follow(&mut layout, &project);
    assert_eq!(layout.filters.filter().chosen, [FilterChoice::Mode(Mode::Indirect)]);
}
