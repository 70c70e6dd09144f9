//! Every dialog at 200 % in a window of 1024×700: it fits, its ways out are in sight, and no word is cut off.

mod keyboard;

use std::ops::ControlFlow;
use std::path::PathBuf;

use egui::epaint::ClippedShape;
use egui::{Color32, Id, Rect, Role, Shape, Vec2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::Timestamp;

use super::{
    BatchQuestion, CitationForm, ConflictDialog, CorrectionPreview, Dialog, EarlierVersions, EvidenceForm,
    FactForm, LockedDialog, MessageDialog, OpenAddressDialog, OpenPath, PartyForm, PasswordForm, PreviewForm,
    RecoveryForm, ReplaceExport, UnsavedDialog,
};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::departure::Departure;
use crate::app::environment::Environment;
use crate::app::jobs::{CorrectionResult, ProjectVersion};
use crate::app::path_purpose::PathPurpose;
use crate::app::reading::ArticleSource;
use crate::app::reading::{DocumentPreview, Drafts};
use crate::app::request::BatchReport;
use crate::app::testing::wait_until_idle;
use crate::app::window::Rejoinder;
use edit::testing::{context, make};
use edit::{Edit, GalleyIntent, Intent};
use import::Importer;
use model::{FactResult, FactSource, Project};
use store::backups::Backup;
use store::testing::recovery;
use store::{Holder, Home, Revision};

type DialogWindow = Harness<'static, Option<Rejoinder>>;

/// 1024×700 at 200 %.
const ROOM: Vec2 = Vec2::new(512.0, 350.0);
/// The narrowest field in which one can still see what one writes.
const FIELD: f32 = 100.0;
/// The button that closes a dialog or carries it out.
const WAYS: [&str; 8] =
    ["Restore", "Done", "Close", "Cancel", "OK", "Read only", "Keep mine", "Back to the text"];

fn window() -> DialogWindow {
    let builder = Harness::builder().with_size(ROOM).with_max_steps(40).allow_missing_glyphs();
    let mut harness: DialogWindow = builder.build_ui_state(
        |ui, app: &mut Option<Rejoinder>| {
            let app = app
                .get_or_insert_with(|| Rejoinder::new(ui.ctx(), Environment::for_tests(Home::in_memory())));
            app.logic(ui.ctx());
            app.show(ui);
        },
        None,
    );
    harness.run_steps(4);
    wait_until_idle(&mut harness);
    harness
}

fn app(window: &mut DialogWindow) -> &mut Rejoinder {
    window.state_mut().as_mut().expect("the window is set up")
}

/// The faults in a dialog's place within the window.
fn looked_at(window: &mut DialogWindow, of: &str) -> Vec<String> {
    window.run_steps(6);
    let Some(dialog) = &app(window).dialogs.open else { return vec![format!("{of}: there is no dialog")] };
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
        // Widgets below a dialog cannot be pressed.
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
    let fields = window.query_all_by_role(Role::TextInput).filter(|node| area.contains(node.rect().center()));
    let fields: Vec<(String, f32)> =
        fields.map(|node| (node.accesskit_node().value().unwrap_or_default(), node.rect().width())).collect();
    for (text, width) in fields.iter().filter(|(_, width)| *width < FIELD) {
        wrong.push(format!("{of}: the field of “{text}” in “{title}” is {width} wide"));
    }
    // The text of a field scrolls with its caret; the words of statements have the length that they have.
    let project = app(window).project().clone();
    let words: Vec<String> = project.statements.values().map(|it| project.words_of(it)).collect();
    let known = |text: &str| fields.iter().any(|(own, _)| own == text) || words.iter().any(|own| own == text);
    let cut = cut_words(&window.output().shapes, area).into_iter().filter(|(text, _)| !known(text));
    let cut: Vec<String> = cut.map(|(text, seen)| format!("“{text}” in {seen}")).collect();
    wrong.extend(cut.iter().map(|words| format!("{of}: “{title}” cuts off {words}")));
    wrong
}

/// Words of a dialog that are shortened, or go over the edge of what they are in.
fn cut_words(shapes: &[ClippedShape], area: Rect) -> Vec<(String, Rect)> {
    let covers = |it: &ClippedShape| match &it.shape {
        Shape::Rect(it) => it.rect.size() == ROOM && it.fill != Color32::TRANSPARENT,
        _ => false,
    };
    // Above the veil there is nothing but the dialog.
    let veil = shapes.iter().rposition(covers).expect("a veil lies under a dialog");
    let mut cut = Vec::new();
    for it in &shapes[veil + 1..] {
        texts(&it.shape, &mut |text| {
            let rect = text.galley.rect.translate(text.pos.to_vec2());
            let seen = it.clip_rect.intersect(area);
            let over = rect.left() < seen.left() - 1.0 || rect.right() > seen.right() + 1.0;
            // Widgets scrolled out of sight can be scrolled back.
            let in_sight = seen.y_range().contains(rect.center().y);
            if in_sight && text.angle == 0.0 && (over || text.galley.elided) {
                cut.push((text.galley.text().to_owned(), seen));
            }
        });
    }
    cut
}

fn texts(shape: &Shape, each: &mut impl FnMut(&egui::epaint::TextShape)) {
    match shape {
        Shape::Text(text) => each(text),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, each)),
        _ => {}
    }
}

/// Many changes of a project.
fn renamed(project: &Project) -> Vec<Edit> {
    let (mut stamp, mut project) = (context(), project.clone());
    let rename = |at| make(&mut project, &mut stamp, &Intent::RenameProject(format!("Draft {at}")));
    (0..30).map(rename).collect()
}

/// Dialogs that no command opens by itself.
fn others(project: &Project) -> Vec<(&'static str, Box<dyn Dialog>)> {
    let article = &project.articles[0];
    let long = "A long sentence about what has happened to the file. ".repeat(12);
    let backup = |bytes| Backup { path: PathBuf::from("a"), at: Timestamp::UNIX_EPOCH, bytes };
    let versions = (0..12)
        .map(|at| ProjectVersion { backup: backup(at), changes: Some("3 statements added".to_owned()) })
        .collect();
    let text = article.text.replace("the", "a").replace("of", "off");
    let compared =
        CorrectionResult::compute(project, article.id, &text, context(), &|_| ControlFlow::Continue(()))
            .and_then(Result::ok)
            .expect("the article is there");
    let citation = project.citations.values().next().expect("the sample cites");
    let evidence = project.evidence.values().next().expect("the sample has evidence");
    let address = format!("https://example.org/{}", "very-long-path/".repeat(40));
    let page = "<title>Quay to close</title><nav><a href=/a>Home</a> <a href=/b>Sport</a></nav><article><h1>Quay to close</h1>\
        <p>The old quay will close in June, the harbour office said on Monday, because its wall leans.</p></article>";
    let imported = Importer { chosen_later: true, ..Importer::new(None, Timestamp::UNIX_EPOCH) }
        .read_bytes("quay.html", page.as_bytes(), article.id)
        .expect("the page has an article");
    let source = ArticleSource::File(PathBuf::from("quay.html"));
    let document = DocumentPreview { imported, source, purpose: PathPurpose::AddArticle };
    let lines = vec![("quay.pdf".to_owned(), "is a scan: there is no text in it.".to_owned()); 40];
    let parts = vec![("40 were not read".to_owned(), lines)];
    let report = BatchReport { done: "2 articles added.".to_owned(), parts };
    vec![
        ("many dropped", Box::new(BatchQuestion::new(vec![PathBuf::from("a"), PathBuf::from("b")]))),
        ("many read", Box::new(report)),
        ("preview", Box::new(PreviewForm::new(document, &Drafts::default(), project))),
        ("message", Box::new(MessageDialog { title: "That cannot be done".to_owned(), text: long })),
        ("unsaved", Box::new(UnsavedDialog::before(Departure::Quit))),
        ("conflict", Box::new(ConflictDialog::new(Revision::of(b"theirs")))),
        ("held", Box::new(LockedDialog::new(Holder::new("Robin")))),
        ("leave", Box::new(OpenAddressDialog::to(&address).expect("it is an address"))),
        ("earlier versions", Box::new(EarlierVersions::new(PathBuf::from("a"), versions))),
        ("correction", Box::new(CorrectionPreview::new(Box::new(compared)))),
        ("citation", Box::new(CitationForm::new(citation, &evidence.title))),
        ("evidence", Box::new(EvidenceForm::edit(evidence))),
        ("fact", Box::new(fact_form(project))),
        ("party", Box::new(PartyForm::edit(&project.parties[0]))),
        ("recovery", Box::new(RecoveryForm::new(recovery(project, renamed(project)), Timestamp::UNIX_EPOCH))),
        (
            "replace an export",
            Box::new(ReplaceExport::new(Box::default(), PathBuf::from("/home/me/report.html"))),
        ),
        ("path", Box::new(OpenPath::new(PathPurpose::Open, String::new()))),
        ("password", Box::new(PasswordForm::new(PathPurpose::Open, PathBuf::from("report.pdf"), true))),
    ]
}

/// Returns the form of a fact that is wrong by somebody who was asked: the one with most fields.
fn fact_form(project: &Project) -> FactForm {
    let article = &project.articles[0];
    let fact = extract::facts(&article.text)[0];
    let asked = FactSource::Asked("The press office".to_owned());
    let mut project = project.clone();
    let result = FactResult::Wrong { right: "other words".to_owned(), source: asked.clone() };
    let intent = GalleyIntent::Decide { article: article.id, facts: vec![fact], result };
    make(&mut project, &mut context(), &Intent::Galley(intent));
    FactForm::new(&project, (article.id, fact), &asked, "5 June 2018".to_owned())
        .expect("the article is there")
}

/// Opens every dialog, one after the other. Gives how many there were.
fn open_each(window: &mut DialogWindow, mut look: impl FnMut(&mut DialogWindow, &str)) -> usize {
    let context = window.ctx.clone();
    let session = &app(window).session;
    let (place, _) = session.analyses().missing[0];
    let claim = session.index().table.id(place).expect("the sample lacks a reply");
    let mut opened = 0;
    for spec in Command::specs().iter().filter(|spec| spec.name.ends_with('…')) {
        let it = app(window);
        it.perform(Action::Select { statement: claim, more: false }, &context);
        it.perform(Action::Run(spec.command), &context);
        if it.dialogs.open.is_some() {
            opened += 1;
            look(window, spec.name);
        }
        app(window).dialogs.open = None;
        app(window).selection.linking = None;
        window.run_steps(3);
    }
    for (name, dialog) in others(&app(window).project().clone()) {
        opened += 1;
        app(window).dialogs.open = Some(dialog);
        look(window, name);
        app(window).dialogs.open = None;
        window.run_steps(3);
    }
    opened
}

#[test]
fn every_dialog_fits_a_small_window_at_twice_the_size() {
    let mut wrong = Vec::new();
    let opened = open_each(&mut window(), |window, name| wrong.extend(looked_at(window, name)));
    assert!(opened > 25, "only {opened} dialogs came");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_kept_of_a_field_goes_with_its_dialog() {
    use egui::text_edit::TextEditState;
    use egui::util::IdTypeMap;
    let mut window = window();
    let context = window.ctx.clone();
    let kept = |window: &DialogWindow| window.ctx.data(IdTypeMap::count::<TextEditState>);
    let before = kept(&window);
    for command in [Command::CorrectText, Command::Paste, Command::OpenPath, Command::AddParty] {
        app(&mut window).perform(Action::Run(command), &context);
        window.run_steps(3);
        assert!(kept(&window) > before, "{command:?} has a field");
        window.event(egui::Event::Text("Zz".to_owned()));
        window.run_steps(2);
        app(&mut window).dialogs.open = None;
        context.memory_mut(egui::Memory::stop_text_input);
        window.run_steps(3);
        assert_eq!(kept(&window), before, "{command:?}: its undo is kept");
    }
}
