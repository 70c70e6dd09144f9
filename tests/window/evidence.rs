//! Evidence: a passage cited beside the claim's words, files beside the project, references, and claims that were checked before.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use model::{EvidenceKind, EvidenceSource, Stance};

use super::support::{ARTICLE, Window, World};

const LOG: &str = "Log of the mill\n\nIn May the mill tested the water on 3 days. Nobody was told of it.";

fn window(world: &World) -> Window {
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    window.click_card("We test the water");
    window
}

/// Cites an address as a whole, and gives the project its text.
fn with_text(window: &mut Window) {
    window.key(Key::E);
    window.focus("Address");
    window.write("https://example.org/log");
    window.ctrl(Key::Num1);
    window.ctrl(Key::Enter);
    window.shift(Key::E);
    assert!(window.shows("does not have the text"));
    window.ctrl(Key::Enter);
    window.write(LOG);
    window.ctrl(Key::Enter);
    let project = window.app().project();
    assert_eq!(project.source_texts.values().map(|it| &*it.text).collect::<Vec<_>>(), [LOG]);
    assert!(window.shows("It serves 1 citation:"), "the library shows what it serves");
    window.key(Key::Escape);
}

#[test]
fn a_passage_is_cited_beside_the_words_and_follows_the_text() {
    let world = World::new();
    let mut window = window(&world);
    with_text(&mut window);
    window.shift(Key::E);
    window.key(Key::F3);
    assert!(window.shows("1 of 1 likely"));
    window.ctrl(Key::Enter);
    assert!(window.shows("Choose first what the source does"), "none is chosen by the program");
    window.ctrl(Key::Num1);
    window.ctrl(Key::Enter);
    let evidence = |window: &Window| window.app().project().evidence.values().next().unwrap().clone();
    let passage = evidence(&window).passages[0].clone();
    assert_eq!(passage.text, "In May the mill tested the water on 3 days.");
    let at = passage.span.unwrap();
    assert_eq!(at.of(LOG), passage.text);
    assert!(window.shows("Balance: 2 support"));

    // The text is corrected before the passage.
    let id = evidence(&window).id;
    window.shift(Key::E);
    window.click_in_dialog("Correct the text…");
    window.harness.key_press_modifiers(Modifiers::CTRL, Key::Home);
    window.rest();
    window.write("Not for the press. ");
    window.ctrl(Key::Enter);
    let project = window.app().project();
    let text = &project.source_texts[&id].text;
    assert!(text.contains("Not for the press."), "{text}");
    let moved = project.evidence[&id].passages[0].span.unwrap();
    assert_eq!(moved.of(text), passage.text);
    assert_ne!(moved, at);
    window.key(Key::Escape);
    window.ctrl(Key::Z);
    window.ctrl(Key::Z);
    assert!(evidence(&window).passages.is_empty(), "every step is undone");
}

#[test]
fn words_selected_in_the_source_by_keys_are_cited() {
    let world = World::new();
    let mut window = window(&world);
    with_text(&mut window);
    window.shift(Key::E);
    let text = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().as_deref() == Some("Text of the source")
    };
    let has = window.harness.query_all_by_role(Role::MultilineTextInput).any(|node| text(&node));
    assert!(has, "the text is a field that screen readers read");
    window.harness.key_press_modifiers(Modifiers::CTRL, Key::Home);
    window.rest();
    window.shift(Key::End);
    window.ctrl(Key::Num3);
    window.ctrl(Key::Enter);
    let evidence = window.app().project().evidence.values().next().unwrap();
    assert_eq!(evidence.passages[0].text, "Log of the mill");
}

#[test]
fn a_claim_that_was_checked_before_becomes_evidence_with_one_key() {
    let world = World::new();
    let archive = world.write(
        "checks.jsonl",
        r#"{"@type":"ClaimReview","claimReviewed":"The paper mill tests the water each day","url":"https://desk.example/7","author":{"name":"The desk"},"reviewRating":{"alternateName":"Half true"}}"#,
    );
    let mut window = window(&world);
    window.shift(Key::C);
    world.answer(archive);
    window.click_in_dialog("Choose a file…");
    assert!(window.shows("1 fact-check of"));
    assert!(window.shows("Half true"));
    window.ctrl(Key::Enter);
    let kept = |window: &Window| {
        let project = window.app().project();
        project.evidence.values().map(|it| (it.kind, it.source.clone())).collect::<Vec<_>>()
    };
    let address = EvidenceSource::Address("https://desk.example/7".to_owned());
    assert_eq!(kept(&window), [(EvidenceKind::FactCheck, address)]);
    let stances: Vec<Stance> = window.app().project().citations.values().map(|it| it.stance).collect();
    assert_eq!(stances, [Stance::Context], "a fact-check makes no claim true");
    window.key(Key::Escape);
    assert!(window.shows("Checked before"), "the inspector shows it too");
    window.ctrl(Key::Z);
    assert_eq!(kept(&window), []);
    // Without the dialog, one key keeps the best.
    window.alt(Key::C);
    assert_eq!(kept(&window).len(), 1);
}

#[test]
fn a_dropped_file_is_copied_and_a_change_of_it_is_told() {
    let world = World::new();
    let mut window = window(&world);
    let report = world.write("Water report.txt", "the report");
    window.ctrl_shift(Key::K);
    window.drop_files(std::slice::from_ref(&report));
    assert!(window.app().project().evidence.is_empty(), "there is no folder to copy it to yet");
    window.key(Key::Escape);
    window.rest();
    window.key(Key::Escape);
    world.answer(world.path("river.rejoinder.ron"));
    window.ctrl(Key::S);
    window.ctrl_shift(Key::K);
    window.drop_files(&[report]);
    let evidence = window.app().project().evidence.values().next().unwrap().clone();
    assert_eq!(evidence.title, "Water report");
    assert_eq!(evidence.source, EvidenceSource::File("evidence/Water report.txt".to_owned()));
    assert!(evidence.fingerprint.is_some_and(|it| it.bytes == 10));
    window.rest();
    assert!(window.shows("The file is the one that was added."));
    window.key(Key::Escape);
    std::fs::write(world.path("evidence/Water report.txt"), "another one").unwrap();
    window.ctrl_shift(Key::K);
    window.rest();
    assert!(window.shows("its bytes have changed"));
    std::fs::remove_file(world.path("evidence/Water report.txt")).unwrap();
    window.key(Key::Escape);
    window.ctrl_shift(Key::K);
    window.rest();
    assert!(window.shows("The file is missing"));
}

#[test]
fn a_bibliography_is_pasted_and_undone_as_a_whole() {
    let world = World::new();
    let mut window = window(&world);
    window.ctrl_shift(Key::K);
    window.click_in_dialog("Import references…");
    window.write("@report{a, title={Water of the river}, date={2018-05-02}, url={https://example.org/water}}\n@book{b, title={Mills}}");
    window.ctrl(Key::Enter);
    let titles = |window: &Window| {
        let mut all: Vec<String> =
            window.app().project().evidence.values().map(|it| it.title.clone()).collect();
        all.sort();
        all
    };
    assert_eq!(titles(&window), ["Mills", "Water of the river"]);
    assert!(window.shows("It is cited nowhere."));
    window.key(Key::Escape);
    window.ctrl(Key::Z);
    assert!(titles(&window).is_empty());
}
