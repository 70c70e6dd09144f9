//! Small projects of two and three articles.

use std::sync::Arc;

use jiff::Timestamp;

use super::*;
use model::{
    IdGenerator, Mode, Project, ReviewStatus, SameUtterance, SpeakerId, Statement, StatementPair, Why,
    testing,
};

/// A project in the making.
struct World {
    project: Project,
    ids: IdGenerator,
}

impl World {
    fn new() -> Self {
        let mut ids = IdGenerator::seeded(3);
        Self { project: Project::new("Test", Timestamp::UNIX_EPOCH, &mut ids), ids }
    }

    fn speaker(&mut self, name: &str) -> SpeakerId {
        let speaker = testing::speaker(&mut self.ids, name, None);
        let id = speaker.id;
        self.project.speakers.insert(id, speaker);
        id
    }

    /// Adds an article of one statement.
    fn says(&mut self, speaker: SpeakerId, mode: Mode, words: &str) {
        let filler = "The council met in the old hall on Monday evening. Rain fell all day.\n\n";
        let text =
            format!("{filler}{words}\n\nThe ferry sails again in spring. Nobody else wished to speak.");
        let article = testing::article(&mut self.ids, "An article", &text);
        let span = testing::spot(&text, words);
        let statement = testing::statement(&mut self.ids, article.id, span);
        let statement = Statement { mode, speaker: Some(speaker), ..statement };
        self.project.statements.insert(statement.id, statement);
        self.project.articles.push(article);
    }

    fn told(&self) -> Vec<Vec<Telling>> {
        let found = utterances(&self.project);
        found.iter().map(|it| it.members.iter().map(|member| member.told).collect()).collect()
    }
}

#[test]
fn the_same_words_are_one_utterance_whoever_is_named() {
    let mut world = World::new();
    let (voss, ek) = (world.speaker("Lena Voss"), world.speaker("Tom Ek"));
    world.says(voss, Mode::Direct, "“The harbour wall has moved by four centimetres since the autumn.”");
    world.says(ek, Mode::Direct, "“The harbour wall has moved by four centimetres since autumn.”");
    assert_eq!(world.told(), [[Telling::Verbatim, Telling::Verbatim]]);
}

#[test]
fn a_report_needs_the_speaker() {
    for (same, found) in [(true, vec![vec![Telling::Verbatim, Telling::Paraphrase]]), (false, Vec::new())] {
        let mut world = World::new();
        let voss = world.speaker("Lena Voss");
        let other = if same { voss } else { world.speaker("Tom Ek") };
        world.says(voss, Mode::Direct, "“We will dismantle the crumbling lighthouse and sell its lantern.”");
        world.says(other, Mode::Indirect, "she would dismantle the lighthouse and sell the lantern");
        assert_eq!(world.told(), found);
    }
}

#[test]
fn a_report_with_a_run_of_the_same_words_tells_them() {
    for (words, found) in
        [("if the board refuses, there should be no ferry", 1), ("she hoped that no ferry would come", 0)]
    {
        let mut world = World::new();
        let (voss, ek) = (world.speaker("Lena Voss"), world.speaker("Tom Ek"));
        world.says(voss, Mode::Direct, "“And if we do not get it, there should be no ferry.”");
        world.says(voss, Mode::Indirect, words);
        assert_eq!(world.told().len(), found, "{words}");
        let report = world.of(1);
        world.project.statements.get_mut(&report).unwrap().speaker = Some(ek);
        assert!(world.told().is_empty(), "another speaker");
    }
}

#[test]
fn three_articles_make_one_group_and_a_cut_is_seen() {
    let mut world = World::new();
    let voss = world.speaker("Lena Voss");
    world.says(voss, Mode::Direct, "“Nobody warned the fishermen before the sluice was opened that night.”");
    world.says(voss, Mode::Direct, "“Nobody warned the fishermen before the sluice was opened that night.”");
    world.says(voss, Mode::Mixed, "“nobody warned the fishermen” about it");
    assert_eq!(world.told(), [[Telling::Verbatim, Telling::Verbatim, Telling::Partial]]);
}

#[test]
fn other_sentences_are_not_joined() {
    let mut world = World::new();
    let voss = world.speaker("Lena Voss");
    world.says(voss, Mode::Direct, "“The sluice was opened at night.”");
    world.says(voss, Mode::Direct, "“I have never seen the plans for the new bridge.”");
    assert!(world.told().is_empty());
    assert!(utterances(&Project::new("Empty", Timestamp::UNIX_EPOCH, &mut world.ids)).is_empty());
}

#[test]
fn sentences_that_every_article_tells_in_one_go_are_one_utterance() {
    let mut world = World::new();
    let voss = world.speaker("Lena Voss");
    let both = "“Nobody warned the fishermen before the sluice was opened. Three boats sank beside the broken lighthouse.”";
    world.says(voss, Mode::Direct, both);
    world.says(voss, Mode::Direct, both);
    assert_eq!(world.told(), [[Telling::Verbatim, Telling::Verbatim]]);
    world.says(voss, Mode::Direct, "“Three boats sank beside the broken lighthouse.”");
    let found = world.told();
    assert_eq!(found.len(), 2, "one article tells a part alone: {found:?}");
}

const SLUICE: &str = "“Nobody warned the fishermen before the sluice was opened that night.”";

/// Three articles: two tell a sentence whole, one a part of it.
fn three() -> World {
    let mut world = World::new();
    let voss = world.speaker("Lena Voss");
    world.says(voss, Mode::Direct, SLUICE);
    world.says(voss, Mode::Direct, SLUICE);
    world.says(voss, Mode::Mixed, "“nobody warned the fishermen” about it");
    world
}

fn found(project: &Project) -> Vec<Arc<Utterance>> {
    utterances(project).into_iter().map(Arc::new).collect()
}

impl World {
    /// The statement of an article.
    fn of(&self, article: usize) -> StatementId {
        let article = self.project.articles[article].id;
        self.project.statements.values().find(|it| it.article == article).unwrap().id
    }

    fn decide(&mut self, one: usize, other: usize, same: bool) {
        let StatementPair { first, second } = StatementPair::new(self.of(one), self.of(other));
        let decision = SameUtterance { first, second, same, why: None, coded: None };
        self.project.same_utterances.insert(decision.id(), decision);
    }

    /// The articles of each utterance, and its status.
    fn shared(&self) -> Vec<(Vec<usize>, ReviewStatus)> {
        let shared = SharedUtterances::new(&self.project, &found(&self.project));
        let place = |id| self.project.articles.iter().position(|it| it.id == id).unwrap();
        let articles =
            |it: &SharedUtterance| it.utterance.members.iter().map(|it| place(it.article)).collect();
        shared.all().iter().map(|it| (articles(it), it.status)).collect()
    }
}

#[test]
fn the_words_that_a_paper_cut_are_those_of_the_fullest_passage() {
    let world = three();
    let found = utterances(&world.project);
    let [utterance] = &found[..] else { panic!("{found:?}") };
    let fullest = &world.project.articles[0];
    assert_eq!(utterance.members[utterance.fullest].article, fullest.id);
    let cut = |at: usize| -> Vec<&str> {
        utterance.members[at].cut.iter().map(|span| span.of(&fullest.text)).collect()
    };
    assert_eq!((cut(0), cut(1)), (vec![], vec![]));
    assert_eq!(cut(2), ["before the sluice was opened that night"]);
}

#[test]
fn a_person_confirms_an_utterance_and_takes_a_paper_out_of_it() {
    let mut world = three();
    assert_eq!(world.shared(), [(vec![0, 1, 2], ReviewStatus::Suggested)]);
    world.decide(0, 1, true);
    assert_eq!(world.shared(), [(vec![0, 1, 2], ReviewStatus::Suggested)], "two pairs are open");
    world.decide(0, 2, true);
    world.decide(1, 2, true);
    assert_eq!(world.shared(), [(vec![0, 1, 2], ReviewStatus::Confirmed)]);
    world.decide(0, 2, false);
    world.decide(1, 2, false);
    assert_eq!(world.shared(), [(vec![0, 1], ReviewStatus::Confirmed)]);
    world.decide(0, 1, false);
    assert!(world.shared().is_empty());
}

#[test]
fn statements_that_a_person_joins_are_one_utterance_whatever_their_words() {
    let mut world = World::new();
    let voss = world.speaker("Lena Voss");
    world.says(voss, Mode::Direct, "“The sluice was opened at night.”");
    world.says(voss, Mode::Indirect, "the gate stood wide before dawn");
    assert!(world.shared().is_empty());
    world.decide(0, 1, true);
    assert_eq!(world.shared(), [(vec![0, 1], ReviewStatus::Confirmed)]);
    let gone = world.of(1);
    world.project.statements.get_mut(&gone).unwrap().status = ReviewStatus::Rejected;
    assert!(world.shared().is_empty(), "a rejected statement tells nothing");
}

#[test]
fn the_speaker_that_one_paper_is_certain_of_is_proposed_to_the_other() {
    let proposals = |world: &World| {
        let shared = SharedUtterances::new(&world.project, &found(&world.project));
        let ids = world.project.statements.keys().copied();
        let found = ids.filter_map(|id| Some((id, speaker_proposal(&world.project, &shared, id)?)));
        found.collect::<std::collections::BTreeMap<_, _>>()
    };
    let mut world = three();
    let open = world.of(1);
    let voss = world.project.statements[&open].speaker;
    let set = |world: &mut World, id: StatementId, speaker, confidence| {
        let statement = world.project.statements.get_mut(&id).unwrap();
        statement.speaker = speaker;
        statement.why = Some(Why::new("test", &[], confidence));
        statement.status = ReviewStatus::Suggested;
    };
    for article in 0..3 {
        let id = world.of(article);
        set(&mut world, id, voss, 95);
    }
    assert!(proposals(&world).is_empty(), "all agree");
    set(&mut world, open, None, 50);
    let found = proposals(&world);
    let proposal = &found[&open];
    assert_eq!((Some(proposal.speaker), found.len()), (voss, 1));
    assert!(proposal.why.rule.contains("the same words"), "{:?}", proposal.why);
    // Two papers that are certain of two people propose nobody.
    let ek = world.speaker("Tom Ek");
    let other = world.of(0);
    set(&mut world, other, Some(ek), 95);
    assert!(proposals(&world).is_empty());
    // Nor is a person corrected.
    set(&mut world, other, voss, 95);
    world.project.statements.get_mut(&open).unwrap().status = ReviewStatus::Confirmed;
    assert!(proposals(&world).is_empty());
}
