//! Every dialog at 200 % in a window of 1024×700: it fits, and its ways out are in sight.

use std::ops::ControlFlow;
use std::path::PathBuf;

use egui::{Id, Rect, Role, Vec2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::Timestamp;

use super::{
    CitationForm, Conflict, CorrectionPreview, Dialog, EarlierVersions, EvidenceForm, Held, Leave, Message,
    OpenPath, PartyForm, Purpose, Unsaved,
};
use crate::app::action::Action;
use crate::app::command::TABLE;
use crate::app::jobs::{Compared, Version};
use crate::app::surroundings::Surroundings;
use crate::app::window::Rejoinder;
use crate::edit::testing::stamp;
use crate::model::Project;
use crate::store::backups::Backup;
use crate::store::{Holder, Home, Revision};

type Window = Harness<'static, Option<Rejoinder>>;

/// 1024×700 at 200 %.
const ROOM: Vec2 = Vec2::new(512.0, 350.0);
/// What sends a dialog away, or does what it is for.
const WAYS: [&str; 7] = ["Done", "Close", "Cancel", "OK", "Read only", "Keep mine", "Back to the text"];

fn window() -> Window {
    let builder = Harness::builder().with_size(ROOM).with_max_steps(40).allow_missing_glyphs();
    let mut harness: Window = builder.build_ui_state(
        |ui, app: &mut Option<Rejoinder>| {
            let app =
                app.get_or_insert_with(|| Rejoinder::new(ui.ctx(), Surroundings::still(Home::in_memory())));
            app.logic(ui.ctx());
            app.show(ui);
        },
        None,
    );
    harness.run_steps(4);
    harness
}

fn app(window: &mut Window) -> &mut Rejoinder {
    window.state_mut().as_mut().expect("the window is set up")
}

/// What is wrong with how a dialog stands in the window.
fn looked_at(window: &mut Window, of: &str) -> Vec<String> {
    window.run_steps(6);
    let Some(dialog) = &app(window).dialog else { return vec![format!("{of}: there is no dialog")] };
    let (title, picker) = (dialog.title(), !dialog.has_title() || dialog.beside().is_some());
    let screen = Rect::from_min_size(pos2(0.0, 0.0), ROOM);
    let area = window.ctx.memory(|memory| memory.area_rect(Id::unique(("dialog", &title))));
    let Some(area) = area else { return vec![format!("{of}: “{title}” has no place")] };
    let mut wrong = Vec::new();
    if !screen.expand(0.5).contains_rect(area) {
        wrong.push(format!("{of}: “{title}” takes {area}"));
    }
    let buttons: Vec<(String, Rect)> = window
        .query_all_by_role(Role::Button)
        // What lies below a dialog cannot be pressed.
        .filter(|node| area.contains(node.rect().center()) && !node.accesskit_node().is_disabled())
        .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .collect();
    for (name, rect) in &buttons {
        if rect.left() < area.left() - 0.5 || rect.right() > area.right() + 0.5 {
            wrong.push(format!("{of}: “{name}” of “{title}” stands over its edge: {rect} in {area}"));
        }
    }
    let way_out = |(name, rect): &(String, Rect)| WAYS.contains(&name.as_str()) && area.contains_rect(*rect);
    if !picker && !buttons.iter().any(way_out) {
        let names: Vec<&String> = buttons.iter().map(|(name, _)| name).collect();
        wrong.push(format!("{of}: no way out of “{title}” is in sight: {names:?}"));
    }
    wrong
}

/// Dialogs that no command opens by itself.
fn others(project: &Project) -> Vec<(&'static str, Box<dyn Dialog>)> {
    let article = &project.articles[0];
    let long = "A long sentence about what has happened to the file. ".repeat(12);
    let backup = |bytes| Backup { path: PathBuf::from("a"), at: Timestamp::UNIX_EPOCH, bytes };
    let versions = (0..12)
        .map(|at| Version { backup: backup(at), changes: Some("3 statements added".to_owned()) })
        .collect();
    let text = article.text.replace("the", "a").replace("of", "off");
    let compared = Compared::work_out(project, article.id, &text, stamp(), &|_| ControlFlow::Continue(()))
        .and_then(Result::ok)
        .expect("the article is there");
    let citation = project.citations.values().next().expect("the sample cites");
    let evidence = project.evidence.values().next().expect("the sample has evidence");
    let address = format!("https://example.org/{}", "very-long-path/".repeat(40));
    vec![
        ("message", Box::new(Message { title: "That cannot be done".to_owned(), text: long })),
        ("unsaved", Box::new(Unsaved::before(Action::Quit))),
        ("conflict", Box::new(Conflict::new(Revision::of(b"theirs")))),
        ("held", Box::new(Held::new(Holder::new("Robin")))),
        ("leave", Box::new(Leave::to(&address).expect("it is an address"))),
        ("earlier versions", Box::new(EarlierVersions::new(PathBuf::from("a"), versions))),
        ("correction", Box::new(CorrectionPreview::new(Box::new(compared)))),
        ("citation", Box::new(CitationForm::new(citation, &evidence.title))),
        ("evidence", Box::new(EvidenceForm::edit(evidence))),
        ("party", Box::new(PartyForm::edit(&project.parties[0]))),
        ("path", Box::new(OpenPath::new(Purpose::Open, String::new()))),
    ]
}

#[test]
fn every_dialog_fits_a_small_window_at_twice_the_size() {
    let mut window = window();
    let context = window.ctx.clone();
    let session = &app(&mut window).session;
    let (place, _) = session.insight().missing[0];
    let claim = session.index.table.id(place).expect("the sample has a hole");
    let mut wrong = Vec::new();
    let mut opened = 0;
    for spec in TABLE.iter().filter(|spec| spec.name.ends_with('…')) {
        let it = app(&mut window);
        it.perform(Action::Select { statement: claim, more: false }, &context);
        it.perform(Action::Run(spec.command), &context);
        if it.dialog.is_some() {
            opened += 1;
            wrong.extend(looked_at(&mut window, spec.name));
        }
        app(&mut window).dialog = None;
        app(&mut window).selection.linking = None;
        window.run_steps(3);
    }
    for (name, dialog) in others(&app(&mut window).project().clone()) {
        opened += 1;
        app(&mut window).dialog = Some(dialog);
        wrong.extend(looked_at(&mut window, name));
        app(&mut window).dialog = None;
        window.run_steps(3);
    }
    assert!(opened > 25, "only {opened} dialogs came");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
