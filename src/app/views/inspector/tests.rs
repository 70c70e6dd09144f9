//! The inspector and its forms as a person or a screen reader meets them.

use std::cell::Cell;
use std::rc::Rc;

use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use jiff::Timestamp;

use crate::app::{Environment, Rejoinder};
use edit::testing;
use model::{EvidenceSource, Project, Relation, ReviewStatus, Stance, Statement};
use store::Home;

const TEXT: &str = "The mill has killed 400 trout this year, the Anglers’ Union has claimed.\n\n\
    “The mill dumps waste into the river,” said Nadia Stone, the chair of the Anglers’ Union.\n\n\
    Mill spokesman Carl Vance said the mill “has never dumped waste into the river”.\n";

/// A project with a small article in which two sides speak.
fn project() -> Project {
    testing::project(&mut testing::context(), "River turned brown", TEXT, extract::extract(TEXT))
}

struct InspectorWindow {
    harness: Harness<'static, Option<Rejoinder>>,
    second: Rc<Cell<i64>>,
}

impl InspectorWindow {
    fn new() -> Self {
        let second = Rc::new(Cell::new(1_700_000_100));
        let clock = second.clone();
        let clock = Box::new(move || Timestamp::from_second(clock.get()).unwrap());
        let mut surroundings = Some(Environment { clock, ..Environment::for_tests(Home::in_memory()) });
        let harness = Harness::builder().with_size(Vec2::new(1600.0, 1400.0)).build_ui_state(
            move |ui, app: &mut Option<Rejoinder>| {
                let app = app.get_or_insert_with(|| {
                    Rejoinder::with_project(ui.ctx(), surroundings.take().unwrap(), project())
                });
                app.logic(ui.ctx());
                app.show(ui);
            },
            None,
        );
        let mut window = Self { harness, second };
        window.rest();
        window
    }

    fn project(&self) -> &Project {
        self.harness.state().as_ref().unwrap().project()
    }

    fn rest(&mut self) {
        self.harness.run_ok();
    }

    fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.rest();
    }

    fn ctrl(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, key);
        self.rest();
    }

    /// Writes letter by letter into what has the focus.
    fn write(&mut self, text: &str) {
        for letter in text.chars() {
            self.harness.event(egui::Event::Text(letter.to_string()));
            self.rest();
        }
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.rest();
    }

    fn shows(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(words).next().is_some()
    }

    fn statement(&self, words: &str) -> &Statement {
        let project = self.project();
        project.statements.values().find(|it| project.words_of(it).contains(words)).unwrap()
    }
}

#[test]
fn a_tag_is_given_from_the_keyboard_and_taken_away_by_its_chip() {
    let mut window = InspectorWindow::new();
    window.key(Key::N);
    window.key(Key::T);
    window.write("fi");
    window.key(Key::Enter);
    assert_eq!(window.statement("killed 400 trout").tags.len(), 1);
    window.click("Tag figure");
    window.click("Remove tag");
    assert!(window.statement("killed 400 trout").tags.is_empty());
    window.ctrl(Key::Z);
    assert_eq!(window.statement("killed 400 trout").tags.len(), 1);
}

#[test]
fn evidence_is_cited_once_its_address_is_one() {
    let mut window = InspectorWindow::new();
    window.key(Key::N);
    window.key(Key::E);
    window.write("example.org");
    assert!(window.shows("This is not a web address"));
    window.ctrl(Key::Enter);
    assert!(window.project().citations.is_empty(), "a wrong address is not taken");
    window.ctrl(Key::A);
    window.write("https://example.org/trout");
    assert!(!window.shows("This is not a web address"));
    window.click("refutes");
    window.ctrl(Key::Enter);
    let citation = window.project().citations.values().next().unwrap();
    assert_eq!(citation.stance, Stance::Refutes);
    let evidence = &window.project().evidence[&citation.evidence];
    assert_eq!(evidence.title, "example.org");
    assert_eq!(evidence.source, EvidenceSource::Address("https://example.org/trout".to_owned()));
    assert!(window.shows("Open example.org"));
    // The same source again, and a passage of it.
    window.key(Key::E);
    window.click("Known source");
    window.click("Another passage");
    window.harness.get_by_label("Passage (the words that matter)").focus();
    window.rest();
    window.write("400 trout were found");
    window.ctrl(Key::Enter);
    assert!(window.shows("Choose first what the source does"), "none is chosen by the program");
    window.ctrl(Key::Num1);
    window.ctrl(Key::Enter);
    assert_eq!((window.project().evidence.len(), window.project().citations.len()), (1, 2));
    assert!(window.shows("400 trout were found"));
}

#[test]
fn an_answer_is_linked_to_what_it_answers() {
    let mut window = InspectorWindow::new();
    let links = window.project().links.len();
    let answer = window.statement("never dumped").id;
    for _ in 0..window.project().statements.len() {
        window.key(Key::J);
        if window.shows("Answers…") && window.harness.state().as_ref().unwrap().selection.has(answer) {
            break;
        }
    }
    window.key(Key::L);
    window.key(Key::Slash);
    window.write("killed");
    window.key(Key::Enter);
    window.key(Key::D);
    window.key(Key::Enter);
    let project = window.project();
    let mine = |link: &&model::Link| link.status == ReviewStatus::Confirmed;
    let link = project.links.values().find(mine).unwrap();
    assert_eq!(link.relation, Relation::Denies);
    assert_eq!(link.from, answer);
    assert_eq!(link.to, window.statement("killed 400 trout").id);
    assert!(project.links.len() > links);
    assert!(window.shows("Relation to “The mill has killed"));
}

#[test]
fn with_both_ends_known_a_letter_and_enter_link() {
    let mut window = InspectorWindow::new();
    let (from, to) = (window.statement("never dumped").id, window.statement("dumps waste").id);
    let action = crate::app::action::Action::LinkTo { from: vec![from], to };
    window.harness.state_mut().as_mut().unwrap().perform(action, &egui::Context::default());
    window.rest();
    window.key(Key::U);
    window.key(Key::Enter);
    let made = |link: &&model::Link| (link.from, link.to, link.relation) == (from, to, Relation::Undercuts);
    assert_eq!(window.project().links.values().filter(made).count(), 1);
}

#[test]
fn a_speaker_is_corrected_for_all_its_statements() {
    let mut window = InspectorWindow::new();
    window.key(Key::N);
    window.key(Key::S);
    window.click("New speaker");
    window.write("Ada Roe");
    window.key(Key::Enter);
    let speaker = window.statement("killed 400 trout").speaker.unwrap();
    assert_eq!(window.project().speakers[&speaker].name, "Ada Roe");
    window.key(Key::S);
    window.click("Correct");
    window.ctrl(Key::A);
    window.write("Ada Poe");
    window.key(Key::Enter);
    assert_eq!(window.project().speakers[&speaker].name, "Ada Poe");
    window.key(Key::S);
    window.click("Nobody known");
    assert_eq!(window.statement("killed 400 trout").speaker, None);
}

#[test]
fn a_party_is_renamed_to_letters_that_are_free() {
    let mut window = InspectorWindow::new();
    let party = window.project().parties[0].clone();
    let other = window.project().parties[1].letters;
    window.harness.state_mut().as_mut().unwrap().dialogs.open =
        Some(Box::new(crate::app::dialogs::PartyForm::edit(&party)));
    window.rest();
    window.ctrl(Key::A);
    window.write("Fishers");
    window.harness.get_by_role_and_label(egui::Role::TextInput, "Letters").focus();
    window.rest();
    window.ctrl(Key::A);
    window.write(&other.to_string());
    assert!(window.shows(&format!("has {other} already")));
    window.ctrl(Key::A);
    window.write("F");
    window.ctrl(Key::Enter);
    let renamed = window.project().party(party.id).unwrap();
    assert_eq!((renamed.name.as_str(), renamed.letters), ("Fishers", 'F'.into()));
}

#[test]
fn a_note_is_one_step_however_many_letters_it_has() {
    let mut window = InspectorWindow::new();
    window.key(Key::J);
    window.key(Key::O);
    window.write("Ask the mill");
    assert_eq!(window.statement("killed 400 trout").note, "Ask the mill");
    window.second.set(window.second.get() + 60);
    window.key(Key::Escape);
    window.ctrl(Key::Z);
    assert_eq!(window.statement("killed 400 trout").note, "", "undone as a whole");
    let field = window.harness.get_by_label("Note on the statement");
    assert_eq!(field.value().unwrap_or_default(), "", "the field follows");
}

#[test]
fn every_state_says_something() {
    let mut window = InspectorWindow::new();
    assert!(window.shows("left · N next") && window.shows("No sources yet"));
    window.key(Key::J);
    assert!(window.shows("Why it was found") && window.shows("No source is cited"));
    let ids: Vec<_> = window.project().statements.keys().copied().take(2).collect();
    window.harness.state_mut().as_mut().unwrap().selection.statements = ids;
    window.rest();
    assert!(window.shows("2 statements selected"));
    let link = window.project().links.keys().next().copied();
    if let Some(link) = link {
        window.harness.state_mut().as_mut().unwrap().selection.select_link(link);
        window.rest();
        assert!(window.shows("Why it was suggested") && window.shows("Turn round"));
    }
}
