//! The same counts in the window, on the command line and in the exported data, for one project with two articles.

use std::collections::BTreeMap;

use egui::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::Value;

use super::real::program;
use super::support::{ARTICLE, Window, World};

const SECOND: &str = "Mill row goes on\n\n\
    “The mill has poisoned the river again,” said Nadia Stone, the chair of the Anglers’ Union.\n\n\
    The Anglers’ Union said the mill “promised to stop”.\n\n\
    “Our permits are in order,” mill spokesman Carl Vance said.\n";

/// A project with both articles, in a file.
fn two_articles(world: &World) -> (Window, std::path::PathBuf) {
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    world.answer(world.write("second.txt", SECOND));
    window.ctrl_shift(egui::Key::N);
    assert_eq!(window.app().project().articles.len(), 2);
    let path = world.path("both.rejoinder.ron");
    world.answer(path.clone());
    window.ctrl(egui::Key::S);
    assert!(path.exists());
    (window, path)
}

/// The numbers of statements in the headers of the panels, by the name of the panel, and in which articles they are.
fn headers(window: &Window) -> (BTreeMap<String, usize>, Vec<String>) {
    let (mut counts, mut scopes) = (BTreeMap::new(), Vec::new());
    for node in window.harness.query_all_by_role(Role::Heading) {
        let label = node.accesskit_node().label().unwrap_or_default();
        let Some((name, facts)) = label.split_once(": ") else { continue };
        let Some((count, rest)) = facts.split_once(" statement") else { continue };
        let Ok(count) = count.parse() else { continue };
        let scope = rest.trim_start_matches('s').trim_start();
        scopes.push(scope.split(" · ").next().unwrap_or_default().to_owned());
        counts.insert(name.to_owned(), count);
    }
    (counts, scopes)
}

/// The statements that a party makes itself, as a script counts them in the exported data: in one article, or in all.
fn counted(data: &Value, article: Option<&str>) -> BTreeMap<String, usize> {
    let list = |key: &str| data[key].as_array().unwrap();
    let names: BTreeMap<&str, &str> = list("parties")
        .iter()
        .map(|party| (party["id"].as_str().unwrap(), party["short"].as_str().unwrap()))
        .collect();
    let mut counts = BTreeMap::new();
    for statement in list("statements") {
        let said = statement["act"] == "speech" && statement["via"].is_null();
        let here = article.is_none_or(|article| statement["article"] == article);
        if said && here && statement["status"] != "rejected" {
            let name = statement["party"].as_str().map_or("Others", |id| names[id]);
            *counts.entry(name.to_owned()).or_default() += 1;
        }
    }
    counts
}

#[test]
fn window_command_line_and_data_count_alike_and_the_window_says_in_which_articles() {
    let world = World::new();
    let (mut window, path) = two_articles(&world);
    let run = |arguments: &[&str]| {
        let output = program("", world.folder.path()).args(arguments).arg(&path).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let data: Value = serde_json::from_str(&run(&["export", "--format", "json"])).unwrap();
    let (counts, scopes) = headers(&window);
    assert!(counts.len() >= 2 && counts.values().sum::<usize>() >= 5, "{counts:?}");
    assert_eq!(counts, counted(&data, None));
    assert!(scopes.iter().all(|scope| scope == "in all 2 articles"), "{scopes:?}");
    let shown = run(&["show"]);
    for (party, count) in counts.iter().filter(|(name, _)| *name != "Others") {
        let many = if *count == 1 { "statement" } else { "statements" };
        let line = shown.lines().find(|line| line.contains(&format!("  {party}")) && line.contains(" · "));
        assert!(line.is_some_and(|line| line.contains(&format!("· {count} {many}"))), "{party}: {shown}");
    }

    // Of one article alone.
    window.click("Panels show");
    window.harness.get_all_by_label("Mill row goes on").last().unwrap().click();
    window.rest();
    let (counts, scopes) = headers(&window);
    let second = data["articles"][1]["id"].as_str().unwrap();
    let expected = counted(&data, Some(second));
    assert!(expected.values().sum::<usize>() >= 2 && expected != counted(&data, None));
    assert_eq!(counts, expected);
    assert!(scopes.iter().all(|scope| scope == "in this article"), "{scopes:?}");
}
