//! Utterances of several articles in the window: on cards, in the inspector and in their dialog.

use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use crate::app::testing::wait_until_idle;
use crate::app::{Environment, Rejoinder};
use edit::testing::{context, make};
use edit::{ArticleIntent, Intent};
use model::testing::article;
use model::{Article, Project, Statement};
use store::Home;

const HERALD: &str = "The ferry of Port Ellen will stop at the end of the month.\n\n\
    “Nobody warned the fishermen before the sluice was opened that night,” said Lena Voss of the Skarvik ferry.\n\n\
    “The sluice was opened by the rules, as it has been for thirty years,” said Tom Ek, the harbour master.\n";
const ARGUS: &str = "Anger grew in Port Ellen about the night in Skarvik.\n\n\
    Lena Voss said that “nobody warned the fishermen” about it.\n\nThe board met in the old hall.\n";
const COURIER: &str = "Three boats sank at Skarvik near Port Ellen.\n\n\
    “Nobody warned the fishermen before the sluice was opened that night,” one owner said.\n";

/// A project of three papers on one event.
fn project() -> Project {
    let by = &mut context();
    let mut project = Project::new("Sluice", by.now, &mut by.ids);
    for (outlet, text) in [("The Herald", HERALD), ("The Argus", ARGUS), ("The Courier", COURIER)] {
        let article = article(&mut by.ids, "Sluice", text);
        let article = Article { outlet: outlet.to_owned(), ..(*article).clone() };
        let findings = extract::extract(text);
        make(&mut project, by, &Intent::Article(ArticleIntent::Add { article: article.into(), findings }));
    }
    project
}

struct Window {
    harness: Harness<'static, Option<Rejoinder>>,
}

impl Window {
    fn new() -> Self {
        let harness = Harness::builder().with_size(Vec2::new(1600.0, 1800.0)).build_ui_state(
            |ui, app: &mut Option<Rejoinder>| {
                let app = app.get_or_insert_with(|| {
                    let environment = Environment::for_tests(Home::in_memory());
                    Rejoinder::with_project(ui.ctx(), environment, project())
                });
                app.logic(ui.ctx());
                app.show(ui);
            },
            None,
        );
        let mut window = Self { harness };
        window.rest();
        window
    }

    fn rest(&mut self) {
        self.harness.run_ok();
        wait_until_idle(&mut self.harness);
        self.harness.run_ok();
    }

    fn app(&self) -> &Rejoinder {
        self.harness.state().as_ref().unwrap()
    }

    fn statement(&self, words: &str, outlet: &str) -> &Statement {
        let project = self.app().project();
        let found = project.statements.values().find(|it| {
            let own = project.article(it.article).is_some_and(|article| article.outlet == outlet);
            own && project.words_of(it).contains(words)
        });
        found.unwrap()
    }

    fn select(&mut self, words: &str, outlet: &str) {
        let id = self.statement(words, outlet).id;
        self.harness.state_mut().as_mut().unwrap().selection.select(id, false);
        self.rest();
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.rest();
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.rest();
    }

    fn shows(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }
}

#[test]
fn what_other_papers_tell_is_shown_confirmed_and_undone() {
    let mut window = Window::new();
    window.select("Nobody warned", "The Herald");
    // On the card, and in the inspector with the words that were cut.
    assert!(window.shows("also in The Argus, shortened; The Courier"));
    assert!(window.shows("‘nobody warned the fishermen’ about it”"));
    assert!(window.shows("Cut there: “before the sluice was opened that night”"));
    window.click("Confirm that it is one utterance");
    assert_eq!(window.app().project().same_utterances.len(), 3);
    assert!(window.shows("confirmed as one utterance"));
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.app().project().same_utterances.is_empty());
    window.click("Reject that it is one utterance");
    assert!(window.app().project().same_utterances.values().all(|it| !it.same));
    assert!(!window.shows("also in The Argus"));
    // A rejected one is shown, and taken back, where rejected ones are.
    window.key(Modifiers::COMMAND, Key::R);
    assert!(window.shows("Not the same as in The Argus"));
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.shows("also in The Argus, shortened"));
}

#[test]
fn the_speaker_of_one_paper_is_proposed_to_another() {
    let mut window = Window::new();
    window.select("Nobody warned", "The Courier");
    assert!(window.shows("Perhaps said by Lena Voss: the same words in The Herald"));
    window.click("Give it to Lena Voss");
    let statement = window.statement("Nobody warned", "The Courier");
    let name = |it: &Statement| window.app().project().speakers[&it.speaker.unwrap()].name.clone();
    assert_eq!(name(statement), "Lena Voss");
    assert!(!window.shows("Perhaps said by"));
}

#[test]
fn the_table_says_what_the_readers_of_a_paper_did_not_hear() {
    let mut window = Window::new();
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::U);
    assert!(window.shows("Word for word in The Herald, 1"));
    assert!(window.shows("The Argus, shortened"));
    assert!(window.shows("The Argus: shortened, The Courier: verbatim, The Herald: verbatim"));
    window.click("Confirm");
    assert_eq!(window.app().project().same_utterances.len(), 3);
    window.click("To review");
    assert!(window.shows("0 of 1 utterance"));
}

#[test]
fn statements_that_no_words_join_are_joined_by_hand() {
    let mut window = Window::new();
    let ends =
        [window.statement("by the rules", "The Herald").id, window.statement("nobody", "The Argus").id];
    window.harness.state_mut().as_mut().unwrap().selection.select_all(ends.to_vec());
    window.rest();
    window.key(Modifiers::SHIFT, Key::U);
    let project = window.app().project();
    assert!(project.same_utterances.values().all(|it| it.same && it.why.is_none()));
    assert_eq!(project.same_utterances.len(), 1);
    window.select("by the rules", "The Herald");
    assert!(window.shows("also in The Argus"));
}

#[test]
fn an_edit_of_the_text_is_followed_and_one_article_alone_tells_nothing() {
    let mut window = Window::new();
    let argus = window.statement("nobody", "The Argus").article;
    let courier = window.statement("Nobody", "The Courier").article;
    for article in [argus, courier] {
        window.harness.state_mut().as_mut().unwrap().edit(&Intent::Article(ArticleIntent::Remove(article)));
        window.rest();
    }
    window.select("Nobody warned", "The Herald");
    assert!(!window.shows("also in"));
}
