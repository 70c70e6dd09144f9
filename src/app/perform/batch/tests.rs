//! A folder of pages, as a person drops it on the window.
#![allow(clippy::disallowed_methods, reason = "a test makes a folder of pages")]

use std::fs;

use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;

use crate::app::command::Command;
use crate::app::environment::Environment;
use crate::app::testing::wait_until_idle;
use crate::app::window::Rejoinder;
use store::Home;

type Window = Harness<'static, Option<Rejoinder>>;

fn app(window: &mut Window) -> &mut Rejoinder {
    window.state_mut().as_mut().unwrap()
}

fn rest(window: &mut Window) {
    window.run_ok();
    wait_until_idle(window);
    window.run_ok();
}

/// A page with an article of three paragraphs, a box beside it, and the fact-check of a claim.
fn page(title: &str, claim: &str) -> String {
    let review = format!(
        r#"{{"@type":"ClaimReview","claimReviewed":"{claim}","author":{{"name":"Herald Check"}},"reviewRating":{{"alternateName":"False"}}}}"#
    );
    format!(
        "<html><head><title>{title}</title><script type='application/ld+json'>{review}</script></head><body><article><h1>{title}</h1>\
         <p>The council of Skarvik met on Monday evening in the old hall beside the harbour, and many came to hear it.</p>\
         <p>“{claim}” said Lena Voss, who has run the ferry between the islands for more than twenty years now.</p>\
         <aside class='fact-box'><p>The ferry was built in 1962 and carries two hundred people in all weathers.</p></aside>\
         <p>The meeting ended late at night, and the board of the harbour will publish its record within a week.</p></article></body></html>"
    )
}

#[test]
fn fact_checks_of_a_batch_are_evidence_and_its_documents_can_be_looked_at_again() {
    let folder = tempfile::tempdir().unwrap();
    for (name, claim) in
        [("a.html", "The bridge was sold last year."), ("b.html", "The sluice was open all night.")]
    {
        fs::write(folder.path().join(name), page(name, claim)).unwrap();
    }
    let mut window: Window = Harness::builder().with_size(Vec2::new(1600.0, 1000.0)).build_ui_state(
        |ui, app: &mut Option<Rejoinder>| {
            let app = app
                .get_or_insert_with(|| Rejoinder::new(ui.ctx(), Environment::for_tests(Home::in_memory())));
            app.logic(ui.ctx());
            app.show(ui);
        },
        None,
    );
    rest(&mut window);
    let before = app(&mut window).project().clone();
    app(&mut window).begin_batch(vec![folder.path().to_owned()], true);
    rest(&mut window);
    let project = app(&mut window).project().clone();
    assert_eq!(project.articles.len(), before.articles.len() + 2);
    assert_eq!(project.evidence.len(), before.evidence.len() + 2);
    let cited = project.citations.values().filter(|it| !before.citations.contains_key(&it.id));
    let words: Vec<String> = cited.map(|it| project.words_of(&project.statements[&it.statement])).collect();
    assert_eq!(words.len(), 2, "each claim is a statement of its article: {words:?}");
    // The document of the article is looked at once more, from its own file.
    app(&mut window).dialogs.open = None;
    app(&mut window).dialogs.waiting.clear();
    let context = window.ctx.clone();
    app(&mut window).run_command(Command::DocumentParts, &context);
    rest(&mut window);
    let title = app(&mut window).dialogs.open.as_ref().map(|dialog| dialog.title());
    assert_eq!(title.as_deref(), Some("A newer version of the article"));
    window.key_press(Key::Escape);
    rest(&mut window);
    // All of it is one step.
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    rest(&mut window);
    assert_eq!(app(&mut window).project().articles.len(), before.articles.len());
    assert!(app(&mut window).project().evidence == before.evidence);
}
