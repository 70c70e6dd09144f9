//! A document is looked at before it is taken.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Window, World};

/// A page with a menu, a standfirst, a caption and a fact-check.
const PAGE: &str = r#"<!doctype html><html><head><title>Quay to close for a year | The Herald</title>
<meta property="og:site_name" content="The Herald">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"ClaimReview",
"claimReviewed":"The quay has never been safer","author":{"@type":"Organization","name":"Check Desk"},
"itemReviewed":{"@type":"Claim","author":{"@type":"Person","name":"Lena Voss"}},
"reviewRating":{"@type":"Rating","alternateName":"False"},"url":"https://check.example/quay"}</script></head><body>
<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Sport</a></li><li><a href="/c">Weather</a></li>
<li><a href="/d">Letters</a></li></ul></nav>
<article><h1>Quay to close for a year</h1>
<p>The old quay will close in June, the harbour office said on Monday, because its wall leans further every winter.</p>
<figure><img src="wall.jpg" alt=""><figcaption>The leaning wall, seen from the ferry in March</figcaption></figure>
<p>“The quay has never been safer,” said Lena Voss, who runs the ferry. “Nobody has asked us before they chose the date.”</p>
<p>Harbour master Tom Ek said the wall had moved by four centimetres since the autumn, and that ships could not moor there.</p>
<p>The town will decide in May who pays for the new wall, which is to be built of concrete and not of stone as before.</p>
</article></body></html>"#;

/// The names of the parts in the list, as a screen reader is told them.
fn parts(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::ListBoxOption);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

fn text(window: &Window) -> String {
    window.app().project().articles[0].text.to_string()
}

#[test]
fn parts_are_kept_and_left_out_with_the_keyboard() {
    let world = World::new();
    let mut window = world.window(Some(world.write("quay.html", PAGE)));
    assert!(window.shows("The article in this document"));
    let told = parts(&window);
    assert!(told.iter().any(|name| name.starts_with("Kept: The old quay will close")), "{told:?}");
    let caption = told.iter().position(|name| name.starts_with("Left out, Caption: The leaning wall"));
    assert!(caption.is_some(), "{told:?}");
    let first = told.iter().position(|name| name.starts_with("Kept: The old quay")).unwrap();
    // The keys begin at the first part that is kept.
    window.key(Key::Space);
    for _ in first..caption.unwrap() {
        window.key(Key::ArrowDown);
    }
    window.key(Key::Space);
    window.key(Key::Enter);
    assert!(!window.shows("The article in this document"));
    let text = text(&window);
    assert!(text.starts_with("The leaning wall, seen from the ferry in March\n\n“The quay"), "{text}");
    assert_eq!(window.app().project().articles[0].outlet, "The Herald");
}

#[test]
fn a_fact_check_of_the_page_is_kept_as_evidence_about_its_claim() {
    let world = World::new();
    let mut window = world.window(Some(world.write("quay.html", PAGE)));
    assert!(window.shows("Fact-checks in the page"));
    window.key(Key::Enter);
    let project = window.app().project();
    let evidence = project.evidence.values().next().expect("the fact-check is kept");
    assert_eq!(evidence.title, "Check Desk: False");
    assert_eq!(evidence.passages[0].text, "Claim of Lena Voss: The quay has never been safer");
    let citation = project.citations.values().next().expect("the claim is a statement of the article");
    assert!(project.words_of(&project.statements[&citation.statement]).contains("never been safer"));
}

#[test]
fn a_document_that_is_put_away_comes_back_as_it_was_left() {
    let world = World::new();
    let path = world.write("quay.html", PAGE);
    let mut window = world.window(Some(path.clone()));
    window.key(Key::Space);
    window.key(Key::Escape);
    assert!(!window.shows("The article in this document"));
    assert!(window.app().project().articles.is_empty());
    assert!(window.shows("What you chose of it is there again"));
    world.answer(path);
    window.ctrl(Key::O);
    assert!(window.shows("The article in this document"));
    assert!(parts(&window).iter().any(|name| name.starts_with("Left out: The old quay will close")));
    window.key(Key::Enter);
    assert!(text(&window).starts_with("“The quay has never been safer"));
}

#[test]
fn what_was_left_out_is_brought_back_from_the_file() {
    let world = World::new();
    let path = world.write("quay.html", PAGE);
    let mut window = world.window(Some(path.clone()));
    window.key(Key::Space);
    window.key(Key::Enter);
    assert!(!text(&window).contains("The old quay will close"));
    let statements = window.app().project().statements.len();
    assert!(statements > 0);
    world.answer(path);
    window.ctrl(Key::E);
    window.click_in_dialog("From a file…");
    assert!(window.shows("A newer version of the article"));
    let dropped = parts(&window).iter().position(|name| name.starts_with("Left out: The old quay")).unwrap();
    window.key(Key::Home);
    for _ in 0..dropped {
        window.key(Key::ArrowDown);
    }
    window.key(Key::Space);
    window.key(Key::Enter);
    window.click_in_dialog("See what moves…");
    window.click_in_dialog("Correct the text");
    assert!(text(&window).contains("The old quay will close"), "{}", text(&window));
    assert_eq!(window.app().project().statements.len(), statements, "the statements went along");
}

#[test]
fn the_paragraphs_of_a_page_on_the_clipboard_are_kept() {
    let world = World::new();
    let page = "<html><body><!--StartFragment--><p>The quay is <b>closed</b>.</p><p>“It leans,” said Lena Voss.</p>\
        <!--EndFragment--></body></html>";
    *world.page.lock().unwrap() = Some(page.to_owned());
    let mut window = world.window(None);
    window.harness.event(egui::Event::Paste("The quay is closed. “It leans,” said Lena Voss.".to_owned()));
    window.rest();
    window.click_in_dialog("Begin a project with it");
    assert_eq!(text(&window), "The quay is closed.\n\n“It leans,” said Lena Voss.");
    // The page of something else that was copied since is not taken.
    window.harness.event(egui::Event::Paste("The ferry sails again. “In June,” said Lena Voss.".to_owned()));
    window.rest();
    window.click_in_dialog("Add it to this project");
    let added = window.app().project().articles[1].text.to_string();
    assert_eq!(added, "The ferry sails again. “In June,” said Lena Voss.");
}
