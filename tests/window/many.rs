//! Many articles at once: files, a folder, a file with an article on each line, and files that are dropped.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{ARTICLE, Window, World};

/// A second article with a side of its own.
const OTHER: &str = "Ferry stays in port\n\nThe ferry will not sail in June, Lena Voss said.\n\n\
    “The quay has never been safer,” said Ms Voss, who runs the ferry.\n";

fn titles(window: &Window) -> Vec<String> {
    window.app().project().articles.iter().map(|article| article.title.clone()).collect()
}

/// A folder with two articles, one of them twice, and a file that cannot be read.
fn folder(world: &World) -> std::path::PathBuf {
    let folder = world.path("articles");
    std::fs::create_dir(&folder).unwrap();
    for (name, text) in [("a.txt", ARTICLE), ("b.txt", OTHER), ("c.txt", ARTICLE)] {
        std::fs::write(folder.join(name), text).unwrap();
    }
    std::fs::write(folder.join("d.docx"), b"PK\x03\x04 and no more").unwrap();
    folder
}

#[test]
fn a_folder_becomes_a_project_and_what_was_not_taken_is_told() {
    let world = World::new();
    let folder = folder(&world);
    let mut window = world.window(Some(folder));
    assert_eq!(titles(&window), ["River turned brown, anglers say", "Ferry stays in port"]);
    assert!(window.shows("2 articles added."));
    assert!(window.shows("1 was not read"), "the damaged file");
    assert!(window.shows("d.docx: "), "by its name");
    assert!(window.shows("c.txt: the same text as “River turned brown, anglers say”"));
    window.click_in_dialog("Close");
    window.ctrl(Key::Z);
    assert!(titles(&window).is_empty(), "one step back");
}

#[test]
fn a_file_with_an_article_on_each_line_is_added_and_what_is_there_is_not() {
    let world = World::new();
    let lines = [("1", OTHER, "A ferry"), ("2", ARTICLE, "A river")]
        .map(|(id, text, title)| serde_json::json!({ "id": id, "text": text, "title": title }).to_string());
    let path = world.write("corpus.jsonl", &format!("{}\n\n{}\nno line\n", lines[0], lines[1]));
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    world.answer(path);
    window.ctrl_shift(Key::N);
    assert_eq!(titles(&window), ["River turned brown, anglers say", "A ferry"]);
    assert!(window.shows("corpus.jsonl, line 3: the same text as"));
    assert!(window.shows("corpus.jsonl, line 4: is not JSON"));
}

#[test]
fn an_article_that_is_there_is_not_added_again() {
    let world = World::new();
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    world.answer(world.write("again.txt", ARTICLE));
    window.ctrl_shift(Key::N);
    assert_eq!(titles(&window).len(), 1);
    assert!(
        window
            .shows("Not added: the project has the same text as “River turned brown, anglers say” already.")
    );
}

#[test]
fn files_that_are_dropped_together_are_asked_about() {
    let world = World::new();
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    let paths = [world.write("ferry.txt", OTHER), world.write("again.txt", ARTICLE)];
    window.drop_files(&paths);
    assert!(window.shows("2 files and folders were dropped. The open project has 1 article."));
    window.click_in_dialog("Add to this project");
    assert_eq!(titles(&window).len(), 2);
    assert!(window.shows("again.txt: the same text"));
    window.click_in_dialog("Close");
    window.drop_files(&paths);
    window.key(Key::Escape);
    assert_eq!(titles(&window).len(), 2);
}

#[test]
fn the_list_of_articles_goes_to_one_with_the_keyboard() {
    let world = World::new();
    let folder = folder(&world);
    let mut window = world.window(Some(folder));
    window.click_in_dialog("Close");
    window.ctrl_shift(Key::I);
    let rows = |window: &Window| -> Vec<String> {
        let rows = window.harness.query_all_by_role(Role::ListBoxOption);
        rows.filter_map(|row| row.accesskit_node().label()).collect()
    };
    let told = rows(&window);
    assert_eq!(told.len(), 2);
    assert!(
        told[0].starts_with("River turned brown, anglers say, outlet not known, date not known, "),
        "{told:?}"
    );
    window.click_in_dialog("Sort by title");
    assert!(rows(&window)[0].starts_with("Ferry stays in port"));
    window.focus("Title, outlet, byline or date");
    window.write("ferry");
    assert_eq!(rows(&window).len(), 1);
    window.key(Key::Enter);
    assert!(!window.shows("Title, outlet, byline or date"));
    assert!(window.shows("Ferry stays in port"));
}

/// A project of thirty articles, each with two statements of its own.
fn thirty(world: &World) -> Window {
    let line = |number: usize| {
        let text = format!(
            "Bridge {number} closes\n\nThe council closed bridge {number} on Monday.\n\n\
             “Lantern{number} was never lit on this bridge,” said Ann Roe of the council.\n\n\
             “Bridge {number} is as safe as any other,” said Tom Ek, a spokesman for Bridge Watch.\n"
        );
        serde_json::json!({ "id": number, "text": text, "title": format!("Bridge {number} closes") })
            .to_string()
    };
    let lines: Vec<String> = (1..=30).map(line).collect();
    world.window(Some(world.write("bridges.jsonl", &lines.join("\n"))))
}

#[test]
fn palette_strip_filter_and_figures_look_at_all_articles() {
    let world = World::new();
    let mut window = thirty(&world);
    let statements = window.app().project().statements.len();
    assert_eq!(titles(&window).len(), 30);
    assert!(statements >= 60, "{statements}");
    assert!(window.shows("“Bridge 1 closes”, one of 30"), "the strip");
    // A statement of the last article, by its words.
    window.ctrl(Key::K);
    window.write("lantern30");
    window.key(Key::Enter);
    assert!(window.shows("“Bridge 30 closes”, one of 30"), "the strip follows");
    let lantern = window.statement("Lantern30").article;
    assert!(window.app().project().articles.last().is_some_and(|last| last.id == lantern));
    // The panels, and what their headers count, are of all articles, then of this one alone.
    let cards = |window: &Window| window.harness.query_all_by_role(Role::ListItem).count();
    let all = cards(&window);
    assert!(window.shows("Panels show"));
    window.ctrl(Key::L);
    window.write("Bridge 30");
    window.key(Key::Enter);
    window.key(Key::Escape);
    assert!(cards(&window) < all, "{all}");
    assert!(window.shows("2 statements"), "the headers count one article");
}
