//! The program as a coder: what became of its suggestions, and how far it and people agree.

use egui::{Key, Modifiers};

use super::support::{ARTICLE, Window, World};

fn open(window: &mut Window) {
    window.harness.key_press_modifiers(Modifiers::ALT, Key::M);
    window.rest();
}

#[test]
fn a_decision_is_counted_by_rule_and_confidence() {
    let world = World::new();
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    open(&mut window);
    assert!(
        window.shows("Kept of decided") && window.shows("What a person removed altogether is not counted")
    );
    window.click_in_dialog("Done");
    let before = fates(&window);
    window.key(Key::N);
    window.key(Key::Y);
    window.key(Key::X);
    let after = fates(&window);
    assert_eq!(after.iter().sum::<usize>(), before.iter().sum::<usize>());
    assert_eq!(after[0], before[0] - 2, "two are decided on");
    assert_eq!((after[1], after[3]), (before[1] + 1, before[3] + 1));
}

/// The statements that are open, kept, changed and rejected.
fn fates(window: &Window) -> [usize; 4] {
    use analysis::coders::{Fate, SuggestionKind, suggestions};
    let all = suggestions(window.app().project());
    let of = |fate| all.iter().filter(|it| it.kind == SuggestionKind::Statement && it.fate == fate).count();
    Fate::ALL.map(of)
}

#[test]
fn machine_and_person_are_compared_where_both_have_coded() {
    let world = World::new();
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    open(&mut window);
    window.click("Agreement");
    assert!(window.shows("Nobody has coded a statement that another coder has coded"));
    window.click_in_dialog("Done");
    let project = window.app().project();
    let noticed = |it: &&model::Statement| {
        it.nature.as_ref().is_some_and(|nature| project.codebook.claim_type(nature.kind).is_some())
    };
    let statement = project.reading_order().into_iter().find(noticed).expect("a claim type was noticed");
    let words: String = project.words_of(statement).chars().take(40).collect();
    window.click_card(&words);
    window.key(Key::G);
    open(&mut window);
    window.click("Agreement");
    assert!(window.shows("Program") && window.shows("100 %"));
}
