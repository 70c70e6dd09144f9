//! Every invariant, broken on purpose.

use jiff::Timestamp;

use super::*;
use crate::{
    EarlierPlace, FactCheck, FactResult, FactSource, IdGenerator, Link, LinkId, Party, PartyChoice,
    PartyColour, Rated, Relation, Reply, ReplyOutcome, ReviewStatus, Statement, Tagging, testing,
};

const TEXT: &str = "The mill killed 400 trout 🐟, anglers said.";

fn sound(statements: usize) -> (Project, IdGenerator) {
    let mut ids = IdGenerator::seeded(3);
    let mut project = Project::new("River", Timestamp::UNIX_EPOCH, &mut ids);
    let article = testing::article(&mut ids, "River", TEXT);
    for _ in 0..statements {
        let statement = testing::statement(&mut ids, article.id, Span::new(0, 25));
        project.statements.insert(statement.id, statement);
    }
    project.articles.push(article);
    assert_eq!(project.check(), []);
    (project, ids)
}

/// Returns the first violation after a change to one statement of two.
fn broken(change: impl FnOnce(&mut Statement, StatementId)) -> String {
    let (mut project, _) = sound(2);
    let ids: Vec<StatementId> = project.statements.keys().copied().collect();
    change(project.statements.get_mut(&ids[0]).unwrap(), ids[1]);
    let found = project.check();
    let [first, ..] = &found[..] else { panic!("nothing was found") };
    assert_eq!(project.check_records(&[RecordRef::Statement(ids[0])]), found);
    first.to_string()
}

#[test]
fn spans_lie_in_the_text_on_characters_and_apart() {
    assert!(broken(|it, _| it.spans.clear()).contains("no words"));
    assert!(broken(|it, _| it.spans = vec![Span::new(5, 5)]).contains("is empty"));
    assert!(broken(|it, _| it.spans = vec![Span::new(0, 9999)]).contains("does not lie in its article"));
    let fish = TEXT.find('🐟').unwrap();
    assert!(broken(|it, _| it.spans = vec![Span::new(0, fish + 1)]).contains("inside a character"));
    assert!(broken(|it, _| it.spans = vec![Span::new(0, 9), Span::new(5, 12)]).contains("overlap"));
    assert!(broken(|it, _| it.cue = Some(Span::new(9, 2))).contains("the cue"));
}

#[test]
fn a_statement_that_lost_its_place_has_one_in_an_earlier_text() {
    let (mut project, mut ids) = sound(2);
    let (id, article) = (project.statements.keys().copied().next().unwrap(), project.articles[0].id);
    let by = ids.draw();
    project.coders.insert(by, crate::Coder { id: by, name: "Jo".into() });
    let replaced = crate::Coded { by, at: Timestamp::UNIX_EPOCH };
    let earlier = EarlierText { id: ids.draw(), article, replaced, text: "The old 🐟 text".into() };
    let text = earlier.id;
    project.earlier_texts.insert(text, earlier);
    let at = |start, end| EarlierPlace { text, spans: vec![Span::new(start, end)], cue: None, mention: None };
    let place = |start, end| Some(at(start, end));
    let whole = project.clone();
    let found = |lost: Option<usize>, spans: Vec<Span>, earlier: Option<EarlierPlace>| {
        let mut project = whole.clone();
        let statement = project.statements.get_mut(&id).unwrap();
        (statement.lost, statement.spans, statement.earlier) = (lost, spans, earlier);
        let found = project.check();
        assert_eq!(project.check_records(&[RecordRef::Statement(id)]), found);
        found.first().map_or_else(String::new, ToString::to_string)
    };
    assert_eq!(found(Some(4), vec![], place(0, 7)), "");
    assert_eq!(found(None, vec![Span::new(0, 3)], place(0, 7)), "", "changed, and not looked at");
    assert!(found(None, vec![], place(0, 7)).contains("no words"));
    assert!(found(Some(4), vec![Span::new(0, 3)], place(0, 7)).contains("has one all the same"));
    assert!(found(Some(4), vec![], None).contains("no earlier text has its words"));
    assert!(found(Some(999), vec![], place(0, 7)).contains("no place in its article"));
    assert!(found(Some(4), vec![], place(0, 10)).contains("inside a character"));
    assert!(found(Some(4), vec![], place(0, 99)).contains("does not lie"));
    let told = EarlierPlace { cue: Some(Span::new(8, 10)), ..at(0, 7) };
    assert!(found(Some(4), vec![], Some(told)).contains("the earlier cue 8–10 begins or ends inside"));
    let told = EarlierPlace { mention: Some(Span::new(0, 99)), ..at(0, 7) };
    assert!(found(Some(4), vec![], Some(told)).contains("the earlier mention 0–99 does not lie"));
    let other = EarlierPlace { text: ids.draw(), ..at(0, 3) };
    assert!(found(Some(4), vec![], Some(other)).contains("which does not exist"));
    let mut gone = whole.clone();
    gone.earlier_texts.get_mut(&text).unwrap().article = ids.draw();
    assert!(gone.check()[0].to_string().contains("was that of the article"));
}

#[test]
fn references_must_exist() {
    let mut ids = IdGenerator::seeded(99);
    let (speaker, party, tag, by) = (ids.draw(), ids.draw(), ids.draw(), ids.draw());
    let coded = crate::Coded { by, at: Timestamp::UNIX_EPOCH };
    assert!(broken(|it, _| it.speaker = Some(speaker)).contains("not among the speakers"));
    assert!(broken(|it, _| it.party = PartyChoice::Given(party)).contains("does not exist"));
    assert!(broken(|it, _| it.coded = Some(coded)).contains("not among the coders"));
    assert!(broken(|it, _| it.tags = vec![Tagging::new(tag, by, coded.at)]).contains("the tag"));
    assert!(broken(|it, _| it.verdict = Some(Rated { rating: ids.draw(), coded })).contains("the rating"));
    assert!(broken(|it, _| it.via = Some(ids.draw())).contains("is told in"));
}

#[test]
fn a_mark_on_a_reply_is_about_what_exists() {
    let (mut project, mut ids) = sound(1);
    let statement = *project.statements.keys().next().unwrap();
    let party = Party {
        id: ids.draw(),
        name: "Mill".into(),
        short: "Mill".into(),
        letters: 'M'.into(),
        colour: PartyColour::Blue,
        hidden: false,
        waiting: false,
        why: None,
    };
    let (note, outcome) = (String::new(), ReplyOutcome::Due);
    let sound =
        Reply { statement, party: party.id, outcome, evidence: None, passage: None, note, coded: None };
    project.parties.push(party);
    let found = |reply: Reply| {
        let mut project = project.clone();
        let id = reply.id();
        project.replies.insert(id, reply);
        let found = project.check();
        assert_eq!(project.check_records(&[RecordRef::Reply(id)]), found);
        found.first().map_or_else(String::new, ToString::to_string)
    };
    assert_eq!(found(sound.clone()), "");
    assert!(found(Reply { statement: ids.draw(), ..sound.clone() }).contains("is about"));
    assert!(found(Reply { party: ids.draw(), ..sound.clone() }).contains("of the party"));
    assert!(found(Reply { evidence: Some(ids.draw()), ..sound.clone() }).contains("is found in"));
    assert!(found(Reply { passage: Some(ids.draw()), ..sound }).contains("is the passage"));
}

#[test]
fn an_utterance_is_told_by_two_articles() {
    let (mut project, mut ids) = sound(2);
    let there = testing::article(&mut ids, "Weir", TEXT);
    let elsewhere = testing::statement(&mut ids, there.id, Span::new(0, 25));
    let here: Vec<StatementId> = project.statements.keys().copied().collect();
    let other = elsewhere.id;
    project.statements.insert(other, elsewhere);
    project.articles.push(there);
    let found = |first, second, by: Option<crate::CoderId>| {
        let mut project = project.clone();
        let coded = by.map(|by| crate::Coded { by, at: Timestamp::UNIX_EPOCH });
        let decision = crate::SameUtterance { first, second, same: true, why: None, coded };
        let id = decision.id();
        project.same_utterances.insert(id, decision);
        let found = project.check();
        assert_eq!(project.check_records(&[RecordRef::SameUtterance(id)]), found);
        found.first().map_or_else(String::new, ToString::to_string)
    };
    let pair = StatementPair::new(here[0], other);
    assert_eq!(found(pair.first, pair.second, None), "");
    assert!(found(pair.second, pair.first, None).contains("the smaller id first"));
    assert!(found(here[0], here[1], None).contains("twice in one article"));
    assert!(found(StatementId::from(0), other, None).contains("does not exist"));
    assert!(found(pair.first, pair.second, Some(ids.draw())).contains("not among the coders"));
}

#[test]
fn a_decision_about_a_fact_is_about_words_and_rests_on_what_exists() {
    let (mut project, mut ids) = sound(0);
    let article = project.articles[0].id;
    let by = ids.draw();
    project.coders.insert(by, crate::Coder { id: by, name: "Jo".into() });
    let coded = crate::Coded { by, at: Timestamp::UNIX_EPOCH };
    let earlier = EarlierText { id: ids.draw(), article, replaced: coded, text: "The old text".into() };
    let place = EarlierPlace { text: earlier.id, spans: vec![Span::new(0, 7)], cue: None, mention: None };
    project.earlier_texts.insert(earlier.id, earlier);
    let sound = FactCheck {
        id: ids.draw(),
        article,
        span: Span::new(16, 25),
        kind: crate::FactKind::Figure,
        by_hand: true,
        result: FactResult::Open,
        earlier: None,
        coded: Some(coded),
    };
    let found = |decision: FactCheck| {
        let mut project = project.clone();
        let id = decision.id;
        project.fact_checks.insert(id, decision);
        let found = project.check();
        assert_eq!(project.check_records(&[RecordRef::FactCheck(id)]), found);
        found.first().map_or_else(String::new, ToString::to_string)
    };
    let with = |result: FactResult| FactCheck { result, ..sound.clone() };
    let asked = |who: &str| FactResult::Checked(FactSource::Asked(who.to_owned()));
    let gone = FactCheck { span: Span::new(4, 4), earlier: Some(place.clone()), ..sound.clone() };
    assert_eq!(found(sound.clone()), "");
    assert_eq!(found(gone.clone()), "");
    assert_eq!(found(with(asked("Jo"))), "");
    assert!(found(FactCheck { earlier: None, ..gone.clone() }).contains("no earlier text has them"));
    assert!(found(FactCheck { span: Span::new(999, 999), ..gone }).contains("no place in its article"));
    assert!(found(FactCheck { span: Span::new(0, 999), ..sound.clone() }).contains("does not lie"));
    let nowhere = EarlierPlace { text: ids.draw(), ..place };
    assert!(found(FactCheck { earlier: Some(nowhere), ..sound.clone() }).contains("which does not exist"));
    assert!(found(FactCheck { article: ids.draw(), ..sound.clone() }).contains("is about"));
    assert!(found(with(asked(" "))).contains("without a name"));
    assert!(found(with(FactResult::Checked(FactSource::Evidence(ids.draw())))).contains("rests on"));
    let vain = FactResult::Unanswered { asked: String::new(), date: String::new() };
    assert!(found(with(vain)).contains("who was asked"));
    assert!(found(with(FactResult::NotAFact)).contains("is none"));
    assert!(found(FactCheck { by_hand: false, result: FactResult::NotAFact, ..sound.clone() }).is_empty());
    let stranger = crate::Coded { by: ids.draw(), ..coded };
    assert!(found(FactCheck { coded: Some(stranger), ..sound }).contains("not among the coders"));
}

#[test]
fn nothing_is_told_in_itself_and_long_chains_are_followed_once() {
    assert!(broken(|it, _| it.via = Some(it.id)).contains("told in itself"));
    let (mut project, _) = sound(50_000);
    let ids: Vec<StatementId> = project.statements.keys().copied().collect();
    for pair in ids.windows(2) {
        project.statements.get_mut(&pair[0]).unwrap().via = Some(pair[1]);
    }
    assert_eq!(project.check(), []);
    project.statements.get_mut(&ids[ids.len() - 1]).unwrap().via = Some(ids[0]);
    assert_eq!(project.check().count(), ids.len());
}

#[test]
fn links_have_two_ends_and_are_said_once() {
    let (mut project, mut ids) = sound(2);
    let ends: Vec<StatementId> = project.statements.keys().copied().collect();
    let mut link = |from, to| Link {
        id: ids.draw::<LinkId>(),
        from,
        to,
        relation: Relation::Rebuts,
        note: String::new(),
        status: ReviewStatus::Confirmed,
        why: None,
        coded: None,
        changed: false,
    };
    let links = [link(ends[0], ends[1]), link(ends[0], ends[1]), link(ends[1], ends[1])];
    for link in links {
        project.links.insert(link.id, link);
    }
    let found: Vec<String> = project.check().iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|it| it.contains("says the same as another link")));
    assert!(found.iter().any(|it| it.contains("from a statement to itself")));
}

#[test]
fn the_first_violations_are_put_in_words_and_all_are_counted() {
    let (mut project, _) = sound(1_000);
    for statement in project.statements.keys().copied().collect::<Vec<_>>() {
        project.statements.get_mut(&statement).unwrap().spans.clear();
    }
    let found = project.check();
    assert_eq!((found.count(), found.len()), (1_000, 100));
    let all = project.check_thoroughly();
    assert_eq!((all.count(), all.len()), (1_000, 1_000));
    assert_eq!(found[..], all[..100]);
    let mut both = found.clone();
    both.append(all);
    assert_eq!((both.count(), both.len()), (2_000, 100));
    assert_ne!(both, found);
}

#[test]
fn parties_are_told_apart_by_their_letters() {
    let (mut project, mut ids) = sound(1);
    for name in ["Mill", "Ministry"] {
        project.parties.push(Party {
            id: ids.draw(),
            name: name.into(),
            short: name.into(),
            letters: 'M'.into(),
            colour: PartyColour::Blue,
            hidden: false,
            waiting: false,
            why: None,
        });
    }
    assert_eq!(project.check()[0].to_string(), "the letters of a party, M: stands twice");
}
