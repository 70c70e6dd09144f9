//! Small projects of two and three articles.

use jiff::Timestamp;

use super::*;
use model::{IdGenerator, Mode, Project, SpeakerId, Statement, testing};

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
