//! The panels as a person or a screen reader meets them.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::app::testing::wait_until_idle;
use crate::app::{Environment, Rejoinder};
use edit::{Intent, ReplyFacts, ReplyIntent, testing};
use model::testing::FindingsBuilder;
use model::{IdGenerator, Project, Relation, ReplyOutcome, ReviewStatus};
use store::Home;

const TEXT: &str = "Harbour row\n\n“The bridge is safe,” said Ann Roe, a spokeswoman for the council.\n\n\
    “The bridge is not safe and the council knows it,” said Bob Lee, the director of Bridge Watch.\n\n\
    “We have inspected the bridge every month,” Ms Roe said.";

fn project(text: &str) -> Project {
    testing::project(&mut testing::context(), "Harbour row", text, extract::extract(text))
}

fn harness(project: Option<Project>) -> Harness<'static, Option<Rejoinder>> {
    let empty = || Project::new("Empty", jiff::Timestamp::default(), &mut IdGenerator::seeded(1));
    let mut first = Some(project.unwrap_or_else(empty));
    let app = move |ui: &mut egui::Ui, app: &mut Option<Rejoinder>| {
        let app = app.get_or_insert_with(|| {
            let project = first.take().expect("the window is built once");
            Rejoinder::with_project(ui.ctx(), Environment::for_tests(Home::in_memory()), project)
        });
        app.logic(ui.ctx());
        app.show(ui);
    };
    let mut harness = Harness::builder()
        .with_size(Vec2::new(1500.0, 900.0))
        .allow_missing_glyphs()
        .build_ui_state(app, None);
    harness.run_steps(4);
    wait_until_idle(&mut harness);
    harness
}

fn suggested(harness: &Harness<'_, Option<Rejoinder>>) -> usize {
    let app = harness.state().as_ref().unwrap();
    app.project().statements.values().filter(|it| it.status == ReviewStatus::Suggested).count()
}

#[test]
fn an_empty_project_says_how_to_begin() {
    let mut harness = harness(None);
    harness.get_by_label("or drop a file here");
    harness.get_by_role_and_label(Role::Button, "Open by path…").click();
    harness.run_steps(4);
    assert!(harness.query_by_role_and_label(Role::Button, "Paste an article…").is_some());
}

#[test]
fn panels_are_lists_and_a_click_selects_a_card() {
    let mut harness = harness(Some(project(TEXT)));
    let all = suggested(&harness);
    assert_eq!(all, 3);
    let lists: Vec<String> =
        harness.get_all_by_role(Role::List).filter_map(|node| node.accesskit_node().label()).collect();
    assert!(lists.iter().any(|name| name == "Council, 2 statements"), "{lists:?}");
    let card = |harness: &Harness<'_, Option<Rejoinder>>| {
        let cards = harness.get_all_by_role(Role::ListItem);
        cards.filter(|node| node.accesskit_node().is_selected() == Some(true)).count()
    };
    assert_eq!(card(&harness), 0);
    harness.get_all_by_role(Role::ListItem).next().unwrap().click();
    harness.run_steps(3);
    assert_eq!(card(&harness), 1);
    harness.key_press(Key::Y);
    harness.run_steps(3);
    assert_eq!(suggested(&harness), all - 1);
}

#[test]
fn a_card_is_chosen_and_sent_away_with_keys_alone() {
    let mut harness = harness(Some(project(TEXT)));
    harness.get_all_by_role(Role::ListItem).next().unwrap().focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    harness.key_press(Key::Num0);
    harness.run_steps(3);
    let lists = harness.get_all_by_role(Role::List).filter_map(|node| node.accesskit_node().label());
    assert!(lists.into_iter().any(|name| name == "Others, 1 statement"));
}

#[test]
fn a_card_dragged_to_another_panel_is_one_edit() {
    let mut harness = harness(Some(project(TEXT)));
    let from = harness.get_all_by_role(Role::ListItem).next().unwrap().rect();
    let to = harness.get_by_label_contains("Bridge Watch: 1 statement").rect();
    harness.drag_at(from.center());
    harness.run_steps(2);
    harness.hover_at(to.center());
    harness.run_steps(2);
    harness.drop_at(to.center());
    harness.run_steps(3);
    let lists: Vec<String> =
        harness.get_all_by_role(Role::List).filter_map(|node| node.accesskit_node().label()).collect();
    assert!(lists.iter().any(|name| name == "Bridge Watch, 2 statements"), "{lists:?}");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    harness.get_by_label_contains("Bridge Watch: 1 statement");
}

/// A project of twelve parties, of which the last answers the first; a few have names that are written from right to left.
fn twelve() -> Project {
    let sides: Vec<String> = (1..=12).map(|at| format!("Side {at} has its say.")).collect();
    let text = sides.join("\n\n");
    let mut finds = FindingsBuilder::of(&text);
    for (at, words) in sides.iter().enumerate() {
        let party = finds.party(&if at == 1 { "שלום".to_owned() } else { format!("Party {}", at + 1) });
        let speaker = finds.speaker(&format!("Speaker {}", at + 1), Some(party));
        finds.says(speaker, words);
    }
    finds.link(11, 0, Relation::Denies);
    testing::project(&mut testing::context(), "Twelve", &text, finds.findings)
}

fn is_in_sight(harness: &Harness<'_, Option<Rejoinder>>, words: &str) -> bool {
    harness.query_all_by_role(Role::ListItem).any(|node| {
        node.accesskit_node().label().is_some_and(|label| label.contains(words))
            && node.rect().right() < 1300.0
    })
}

#[test]
fn what_of_a_row_is_out_of_sight_is_told_and_a_press_leads_there() {
    let mut harness = harness(Some(twelve()));
    harness.key_press(Key::R);
    harness.run_steps(4);
    assert!(is_in_sight(&harness, "Side 1 has") && !is_in_sight(&harness, "Side 12 has"));
    let button = "1 answer to the right: Party 12";
    harness.get_by_role_and_label(Role::Button, button).focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(6);
    assert!(is_in_sight(&harness, "Side 12 has"), "the answer came");
    assert!(harness.query_by_label(button).is_none());
    harness.get_by_role_and_label(Role::Button, "1 statement to the left: Party 1");
    let focused = harness.ctx.memory(egui::Memory::focused);
    let card = harness.get_all_by_role(Role::ListItem).find(|node| node.accesskit_node().is_focused());
    let label = card.and_then(|card| card.accesskit_node().label()).unwrap_or_default();
    assert!(label.contains("Side 12 has"), "and has the focus: {label:?}, {focused:?}");
}

#[test]
fn the_arrow_keys_go_to_what_stands_level_first() {
    let mut harness = harness(Some(twelve()));
    harness.key_press(Key::R);
    harness.key_press(Key::J);
    harness.run_steps(4);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(6);
    assert!(is_in_sight(&harness, "Side 12 has"));
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(6);
    assert!(is_in_sight(&harness, "Side 1 has"));
}

#[test]
fn that_a_name_may_be_in_the_wrong_order_is_heard_with_its_panel() {
    let harness = harness(Some(twelve()));
    harness.get_by_label_contains("1 statement · 8 % of words · 0 % verbatim · name’s order may be wrong");
}

#[test]
fn a_panel_that_has_nothing_in_the_one_exchange_is_left_out() {
    let mut harness = harness(Some(twelve()));
    harness.key_press(Key::J);
    harness.run_steps(3);
    harness.key_press(Key::F);
    harness.run_steps(6);
    let menus = || harness.query_all_by_label_contains(": panel menu").count();
    let in_exchange = menus();
    assert!((1..4).contains(&in_exchange), "{in_exchange} panels have a part in it");
    assert!(
        harness.query_by_label_contains("Only one exchange is shown").is_some(),
        "and the way back is told"
    );
}

/// All words that the last frame has painted.
fn painted(harness: &Harness<'static, Option<Rejoinder>>) -> String {
    fn collect(shape: &egui::Shape, words: &mut String) {
        match shape {
            egui::Shape::Text(text) => *words = format!("{words}{}\n", text.galley.text()),
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, words)),
            _ => {}
        }
    }
    let mut words = String::new();
    harness.output().shapes.iter().for_each(|it| collect(&it.shape, &mut words));
    words
}

#[test]
fn a_missing_reply_says_whose_it_is_and_to_what() {
    let mut project = project(TEXT);
    let said = |words: &str| {
        let found = project.statements.values().find(|it| project.words_of(it).contains(words));
        found.expect("it is said")
    };
    let claim = said("inspected the bridge").id;
    let watch = project.party_of(said("not safe")).expect("it has a party");
    let name = project.party(watch).expect("it is there").name.clone();
    let facts = ReplyFacts { outcome: ReplyOutcome::Due, source: None, note: String::new() };
    let mark = Intent::Reply(ReplyIntent::Mark { statements: vec![claim], party: watch, facts });
    testing::make(&mut project, &mut testing::context(), &mark);
    let mut harness = harness(Some(project));
    for _ in 0..2 {
        let words = painted(&harness);
        assert!(words.contains(&format!("{name} has not answered Ann Roe, ¶4")), "{words}");
        assert!(!words.contains("to this in the article. "), "{words}");
        harness.key_press(Key::R);
        harness.run_steps(4);
    }
}

#[test]
fn a_missing_reply_is_level_with_the_accusation_and_below_no_claim_of_its_party() {
    // The council does not speak again.
    let text = TEXT.rsplit_once("\n\n").expect("it has paragraphs").0;
    let mut project = project(text);
    let said = |words: &str| {
        let found = project.statements.values().find(|it| project.words_of(it).contains(words));
        found.expect("it is said")
    };
    // The council says that the bridge is safe. Bridge Watch answers that it is not, and owes nothing; the council owes a reply to that.
    let (claim, answer) = (said("The bridge is safe").id, said("not safe").id);
    let council = project.party_of(said("The bridge is safe")).expect("it has a party");
    let link = edit::LinkIntent::Add {
        from: vec![answer],
        to: vec![claim],
        relation: Relation::Denies,
        note: String::new(),
    };
    let facts = ReplyFacts { outcome: ReplyOutcome::Due, source: None, note: String::new() };
    let mark = Intent::Reply(ReplyIntent::Mark { statements: vec![answer], party: council, facts });
    testing::make(&mut project, &mut testing::context(), &Intent::Link(link));
    testing::make(&mut project, &mut testing::context(), &mark);
    let mut harness = harness(Some(project));
    let rect = |harness: &Harness<'_, Option<Rejoinder>>, words: &str| {
        let mut items = harness.get_all_by_role(Role::ListItem);
        let is_missing_reply = words.starts_with("No reply");
        let has = |label: Option<String>| {
            label.is_some_and(|it| it.contains(words) && it.contains("No reply from") == is_missing_reply)
        };
        items.find(|node| has(node.accesskit_node().label())).map(|node| node.rect())
    };
    // In order it says which statement it means, in exchanges that it is meant there.
    if !painted(&harness).contains("Meant there") {
        harness.key_press(Key::R);
        harness.run_steps(4);
    }
    let missing_reply = rect(&harness, "No reply from Council").expect("the reply is missing");
    let claim = rect(&harness, "The bridge is safe").expect("it has a card");
    let answer = rect(&harness, "bridge is not safe and the council").expect("it has a card");
    assert!((claim.top() - answer.top()).abs() < 1.0, "claim and answer are level");
    assert!(
        missing_reply.top() > answer.bottom() && missing_reply.top() > claim.bottom(),
        "{missing_reply:?} {claim:?} {answer:?}"
    );
    assert!((missing_reply.left() - claim.left()).abs() < 1.0, "in the council’s column");
}

#[test]
fn a_ribbon_that_passes_a_panel_says_whom_it_leads_to() {
    let text = format!(
        "{}\n\n“That is wrong,” said Eve Poe, a spokeswoman for Dam Works.",
        TEXT.rsplit_once("\n\n").unwrap().0
    );
    let mut project = project(&text);
    let said = |words: &str| {
        let found = project.statements.values().find(|it| project.words_of(it).contains(words));
        found.expect("it is said").id
    };
    let (claim, answer) = (said("The bridge is safe"), said("That is wrong"));
    let link = edit::LinkIntent::Add {
        from: vec![answer],
        to: vec![claim],
        relation: Relation::Denies,
        note: String::new(),
    };
    testing::make(&mut project, &mut testing::context(), &Intent::Link(link));
    let id = project.links.values().find(|it| (it.from, it.to) == (answer, claim)).expect("it was made").id;
    // Every party has a panel.
    for party in project.parties.clone() {
        let show = edit::PartyIntent::SetWaiting { party: party.id, waiting: false };
        testing::make(&mut project, &mut testing::context(), &Intent::Party(show));
    }
    let mut harness = harness(Some(project));
    let app = harness.state_mut().as_mut().expect("the window is there");
    let columns: Vec<_> = app.session.layout.laid.columns.iter().map(|it| it.party).collect();
    let of = |id| app.project().party_of(&app.project().statements[&id]);
    let at = |id| columns.iter().position(|it| *it == of(id)).expect("it has a panel");
    assert!(at(answer).abs_diff(at(claim)) > 1, "another panel is between: {columns:?}");
    app.perform(crate::app::action::Action::SelectLink(id), &egui::Context::default());
    harness.run_steps(3);
    let words = painted(&harness);
    assert!(words.contains("denies Council"), "{words}");
}
