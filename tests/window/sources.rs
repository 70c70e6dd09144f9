//! The audit of sources in the window: traits, a form that the keyboard fills in, and figures that open statements.

use egui::{Event, Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};

use super::support::{Window, World};
use model::{GivenAnswer, Project, SourceChoice, SpeakerId};

/// The form of a project with two traits.
fn sources(world: &World) -> Window {
    let mut window = world.window(None);
    window.harness.key_press_modifiers(Modifiers::ALT, Key::B);
    window.rest();
    window.click("Sources");
    assert!(window.shows("Nothing is guessed"), "a project begins without traits");
    window.click("Official or not");
    window.harness.key_press_modifiers(Modifiers::ALT, Key::T);
    window.rest();
    window.click_in_dialog("Gender");
    window.key(Key::Escape);
    window
}

/// The speaker of a name.
fn speaker(project: &Project, name: &str) -> SpeakerId {
    project.speakers.values().find(|it| it.name == name).expect("the sample has it").id
}

/// The cell of a trait and a speaker: what it is called, and its value.
fn cell(window: &Window, name: &str) -> Option<String> {
    let mut cells = window.harness.query_all_by_role(Role::ComboBox);
    let cell = cells.find(|node| node.accesskit_node().label().as_deref() == Some(name))?;
    cell.accesskit_node().value()
}

/// Puts the focus into a cell.
fn focus(window: &mut Window, name: &str) {
    window.harness.get_by_role_and_label(Role::ComboBox, name).focus();
    window.rest();
}

/// Types a letter or digit as a keyboard does.
fn typed(window: &mut Window, key: Key, text: &str) {
    window.harness.key_press(key);
    window.harness.event(Event::Text(text.to_owned()));
    window.rest();
}

#[test]
fn the_keyboard_fills_in_the_form_and_nothing_is_guessed() {
    let world = World::new();
    let mut window = sources(&world);
    let name = "Official or not of Kate Allen";
    assert_eq!(cell(&window, name).as_deref(), Some("not known"));
    focus(&mut window, name);
    typed(&mut window, Key::Num2, "2");
    assert_eq!(cell(&window, name).as_deref(), Some("not official"));
    // A letter that is a command elsewhere fills in the cell.
    window.key(Key::ArrowRight);
    typed(&mut window, Key::W, "w");
    let project = window.app().project();
    let kate = speaker(project, "Kate Allen");
    let [official, gender] = &project.traits[..] else { panic!("two traits") };
    let audit = &project.speaker_audits[&kate];
    assert_eq!(audit.answer(official.id), Some(GivenAnswer::Value(official.values[1].id)));
    assert_eq!(audit.answer(gender.id), Some(GivenAnswer::Value(gender.values[0].id)));
    assert_eq!(project.speaker_audits.len(), 1, "nobody else has an answer");
    window.key(Key::Delete);
    assert_eq!(cell(&window, "Gender of Kate Allen").as_deref(), Some("not known"));
    // Undo belongs to the program while the form has the letters.
    window.ctrl(Key::Z);
    assert_eq!(cell(&window, "Gender of Kate Allen").as_deref(), Some("woman"));
    // Left of it is the first trait, and left of that the reason why the article has the speaker.
    window.key(Key::ArrowLeft);
    window.key(Key::ArrowLeft);
    typed(&mut window, Key::I, "i");
    let project = window.app().project();
    let choice = project.speaker_audits[&kate].choice(project.articles[0].id);
    assert_eq!(choice, Some(SourceChoice::Integral));
}

#[test]
fn arrows_go_down_and_enter_lists_the_values() {
    let world = World::new();
    let mut window = sources(&world);
    focus(&mut window, "Official or not of Kate Allen");
    window.key(Key::End);
    typed(&mut window, Key::D, "d");
    let project = window.app().project();
    let official = project.traits[0].id;
    let declined: Vec<_> = project.speaker_audits.values().collect();
    assert_eq!(declined.len(), 1, "the last row");
    assert_eq!(declined[0].answer(official), Some(GivenAnswer::Declined));
    assert_ne!(declined[0].speaker, speaker(project, "Kate Allen"));
    window.key(Key::Enter);
    window.click("1  official");
    let audit = window.app().project().speaker_audits.values().next().expect("it is there").clone();
    assert!(matches!(audit.answer(official), Some(GivenAnswer::Value(_))));
}

#[test]
fn the_rest_is_called_chosen_in_one_step_and_the_figures_open_statements() {
    let world = World::new();
    let mut window = sources(&world);
    focus(&mut window, "In the story of Kate Allen");
    typed(&mut window, Key::I, "i");
    window.click("Call the rest chosen");
    let project = window.app().project();
    let article = project.articles[0].id;
    let choices: Vec<_> = project.speaker_audits.values().filter_map(|it| it.choice(article)).collect();
    assert_eq!(choices.iter().filter(|it| **it == SourceChoice::Integral).count(), 1);
    let chosen = choices.len() - 1;
    assert!(chosen > 1);
    window.click("Figures");
    assert!(window.shows("never guessed"), "a sentence says what it does not mean");
    let all = chosen + 1;
    assert!(window.shows(&format!("not known, all: {all} of {all}, 100 %")));
    window.click("Integral");
    window.click_with("not known, all: 1 of 1, 100 %");
    window.click_with("Select ");
    assert!(!window.shows("never guessed") && window.shows("statement"), "the panels show them");
}

#[test]
fn a_trait_of_ones_own_is_made_in_the_dialog_and_removed_with_its_answers() {
    let world = World::new();
    let mut window = sources(&world);
    window.harness.key_press_modifiers(Modifiers::ALT, Key::T);
    window.rest();
    window.focus("New trait");
    window.write("Faith");
    window.key(Key::Enter);
    window.focus("New value of Faith");
    window.write("lay");
    window.key(Key::Enter);
    window.write("clergy");
    window.key(Key::Enter);
    let faith = window.app().project().traits[2].clone();
    let values: Vec<&str> = faith.values.iter().map(|value| value.name.as_str()).collect();
    assert_eq!((faith.name.as_str(), &values[..]), ("Faith", &["lay", "clergy"][..]));
    window.click_in_dialog("Remove the trait Gender");
    assert_eq!(window.app().project().traits.len(), 2);
    window.key(Key::Escape);
    assert!(cell(&window, "Faith of Kate Allen").is_some());
}
