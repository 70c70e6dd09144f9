//! Taking a project away: the formats, what goes in, where to, and what is there already.

use egui::{Key, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use export::{ExportOptions, Format, LetterOptions, OutputFile};

use super::support::{ARTICLE, Window, World};

/// Opens the dialog on an article and filters the formats by words, which leaves one of them.
fn exporting(world: &World, words: &str) -> Window {
    let mut window = world.window(Some(world.write("river.txt", ARTICLE)));
    begin(&mut window, words);
    window
}

fn begin(window: &mut Window, words: &str) {
    window.ctrl_shift(Key::D);
    window.write(words);
}

fn expected(window: &Window, format: Format, options: &ExportOptions) -> Vec<OutputFile> {
    export::write(window.app().project(), format, options).unwrap()
}

fn read(world: &World, name: &str) -> Vec<u8> {
    std::fs::read(world.path(name)).unwrap()
}

/// Returns whether the dialog is there.
fn is_open(window: &Window) -> bool {
    window.harness.query_by_label("Cancel").is_some()
}

/// The text of the status bar.
fn says(window: &Window) -> String {
    let status = window.harness.query_all_by_role(Role::Status).next();
    status.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn a_report_is_written_where_one_says_and_is_what_the_command_line_writes() {
    let world = World::new();
    let mut window = exporting(&world, "markdown");
    assert!(window.shows("Stays behind"));
    world.answer(world.path("report"));
    window.key(Key::Enter);
    let files = expected(&window, Format::Markdown, &ExportOptions::default());
    assert_eq!(read(&world, "report.md"), files[0].bytes());
    assert!(!is_open(&window), "the dialog is done");
    let path = world.path("report.md").display().to_string();
    assert!(says(&window).contains(&path), "{}", says(&window));
}

#[test]
fn only_what_is_confirmed_goes_in_where_that_is_wanted() {
    let world = World::new();
    let mut window = exporting(&world, "web page report");
    window.click("Suggestions that nobody has confirmed, too");
    window.click("People’s notes");
    world.answer(world.path("report.html"));
    window.click("Choose a file…");
    let options = ExportOptions { suggestions: false, notes: false, ..ExportOptions::default() };
    let files = expected(&window, Format::Html, &options);
    assert_eq!(read(&world, "report.html"), files[0].bytes());
    assert_ne!(files, expected(&window, Format::Html, &ExportOptions::default()));
}

#[test]
fn several_files_get_a_folder_whose_files_are_replaced_only_after_a_question() {
    let world = World::new();
    let mut window = exporting(&world, "tables as csv");
    world.answer(world.folder.path().to_owned());
    window.click("Choose a folder…");
    let files = expected(&window, Format::Csv, &ExportOptions::default());
    let folder = format!("{} csv", window.app().project().title);
    let whole = |file: &OutputFile| read(&world, &format!("{folder}/{}", file.name)) == file.bytes();
    assert!(files.iter().all(whole));

    let first = world.write(&format!("{folder}/{}", files[0].name), "mine");
    let other = world.write(&format!("{folder}/other.txt"), "mine");
    window.ctrl_shift(Key::D);
    world.answer(world.folder.path().to_owned());
    window.click("Choose a folder…");
    assert!(window.shows("The folder exists already"));
    window.click_in_dialog("Cancel");
    assert_eq!(std::fs::read(&first).unwrap(), b"mine", "nothing was replaced");
    assert!(window.shows("Choose a folder…"), "the choice of the format comes back");
    world.answer(world.folder.path().to_owned());
    window.click("Choose a folder…");
    window.click("Replace files");
    assert!(files.iter().all(whole));
    assert_eq!(std::fs::read(other).unwrap(), b"mine", "others stay");
    assert!(!is_open(&window));
}

#[test]
fn without_file_dialogs_the_path_is_typed_and_a_file_is_replaced_only_after_a_question() {
    let world = World::new();
    world.dialogs.set(false);
    let file = world.write("all.json", "mine");
    let mut window = exporting(&world, "everything as json");
    window.key(Key::Enter);
    assert!(window.shows("Export by path"));
    let select_all = |window: &mut Window| window.ctrl(Key::A);
    select_all(&mut window);
    window.write(file.to_str().unwrap());
    window.key(Key::Enter);
    assert!(window.shows("The file exists already"));
    window.key(Key::Escape);
    assert_eq!(std::fs::read(&file).unwrap(), b"mine");
    window.click("Choose a file…");
    select_all(&mut window);
    window.write(world.path("all").to_str().unwrap());
    window.key(Key::Enter);
    window.click("Replace it");
    let files = expected(&window, Format::Json, &ExportOptions::default());
    assert_eq!(std::fs::read(&file).unwrap(), files[0].bytes());
}

#[test]
fn what_cannot_be_written_is_said_in_the_dialog_which_stays() {
    let world = World::new();
    let mut window = exporting(&world, "workbook");
    world.answer(world.path("nowhere/tables.xlsx"));
    window.key(Key::Enter);
    let alert = window.harness.query_all_by_role(Role::Alert).next().expect("it says what went wrong");
    let words = alert.accesskit_node().label().unwrap_or_default();
    assert!(words.starts_with("Not exported") && words.contains("nowhere"), "{words}");
    assert!(is_open(&window));
    assert!(!world.path("nowhere").exists());
}

#[test]
fn reviews_say_what_they_lack_and_are_written_once_that_is_known() {
    let window = exporting(&World::new(), "feed");
    assert!(window.shows("No claim that goes in has a verdict yet"));

    // The sample has verdicts.
    let world = World::new();
    let mut window = world.window(None);
    begin(&mut window, "feed");
    assert!(window.shows("Required, and not known yet: the web address at which"));
    world.answer(world.path("feed.json"));
    window.key(Key::Enter);
    assert!(!world.path("feed.json").exists(), "nothing is written without what is required");
    let options = ExportOptions {
        publisher: "The Desk".to_owned(),
        published: "5 June 2018".to_owned(),
        address: "https://desk.example/checks".to_owned(),
        ..ExportOptions::default()
    };
    for (label, words) in [
        ("Publisher (required)", &options.publisher),
        ("Published on (required)", &options.published),
        ("Web address of the folder for the reviews (required)", &options.address),
    ] {
        window.focus(label);
        window.write(words);
    }
    assert!(!window.shows("Required, and not known yet"));
    window.key(Key::Escape);
    window.click_at(egui::pos2(5.0, 995.0));
    assert!(window.shows("Publisher (required)"), "what was written is not put away by accident");
    window.click("Choose a file…");
    let files = expected(&window, Format::Feed, &options);
    assert_eq!(read(&world, "feed.json"), files[0].bytes());
    window.ctrl_shift(Key::D);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Publisher (required)");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("The Desk"), "it is remembered for the next");
}

/// From a missing reply to a letter: the key that leads to it, the command, the place.
#[test]
fn a_missing_reply_leads_to_a_letter() {
    let world = World::new();
    let mut window = world.window(None);
    window.key(Key::H);
    window.ctrl_shift(Key::A);
    assert!(window.shows("Letters that ask for replies"));
    let to: Vec<String> = {
        let boxes = window.harness.query_all_by_role(Role::ComboBox);
        boxes.filter_map(|node| node.accesskit_node().value()).collect()
    };
    assert!(to.iter().any(|value| value == "Ministry of Defence (4 open points)"), "{to:?}");
    let letter = LetterOptions {
        to: Some(window.app().project().parties[2].id),
        deadline: "Friday 6 July".to_owned(),
        contact: "Jo Poe".to_owned(),
        ..LetterOptions::default()
    };
    for (label, words) in [("Reply by", &letter.deadline), ("Whom to answer", &letter.contact)] {
        window.focus(label);
        window.write(words);
    }
    world.answer(world.folder.path().to_owned());
    window.click("Choose a folder…");
    let options = ExportOptions { letter, ..ExportOptions::default() };
    let files = expected(&window, Format::Dossier, &options);
    let folder = format!("{} dossier", window.app().project().title);
    assert_eq!(files.len(), 3, "one letter in three forms");
    assert!(files.iter().all(|file| read(&world, &format!("{folder}/{}", file.name)) == file.bytes()));
    let text = String::from_utf8(files[2].bytes().to_vec()).unwrap();
    assert!(text.contains("send your reply by Friday 6 July") && text.contains("4. "), "{text}");
}

/// Writes another letter in place of the one that is there.
fn write_letter(window: &mut Window, words: &str) {
    let label = "Words with placeholders in braces";
    window.harness.get_by_role_and_label(Role::MultilineTextInput, label).focus();
    window.rest();
    window.ctrl(Key::A);
    window.write(words);
}

#[test]
fn the_words_of_a_letter_are_the_desks_own_and_a_mistake_in_them_is_said() {
    let world = World::new();
    let mut window = world.window(None);
    begin(&mut window, "letters");
    window.click("The letter");
    write_letter(&mut window, "Dear {parti}");
    world.answer(world.folder.path().to_owned());
    window.click("Choose a folder…");
    assert!(window.shows("line 1 of the template: {parti} is no placeholder"));
    write_letter(&mut window, "Dear {party}");
    world.answer(world.folder.path().to_owned());
    window.click("Choose a folder…");
    let folder = format!("{} dossier", window.app().project().title);
    assert_eq!(read(&world, &format!("{folder}/02-mod.txt")), b"Dear Ministry of Defence\n");
}

/// A pack has the file of the project and the evidence beside it.
#[test]
fn a_pack_has_the_evidence_beside_the_project() {
    let world = World::new();
    let address =
        rejoinder::SAMPLE.lines().find(|line| line.trim_start().starts_with("source: Address(")).unwrap();
    let project = rejoinder::SAMPLE.replacen(address.trim(), "source: File(\"sources/report.pdf\"),", 1);
    std::fs::create_dir(world.path("sources")).unwrap();
    world.write("sources/report.pdf", "The report.");
    let mut window = world.window(Some(world.write("p.rejoinder.ron", &project)));
    begin(&mut window, "evidence pack");
    world.answer(world.path("pack.zip"));
    window.key(Key::Enter);
    let bytes = read(&world, "pack.zip");
    let names = |name: &str| bytes.windows(name.len()).any(|part| part == name.as_bytes());
    assert!(names("-report.pdf") && names("manifest.sha256") && names("project.rejoinder.ron"));
}

#[test]
fn everything_in_the_dialog_has_a_name() {
    let world = World::new();
    let mut window = world.window(None);
    for format in Format::ALL {
        begin(&mut window, format.facts().title);
        let roles =
            [Role::Button, Role::CheckBox, Role::ComboBox, Role::TextInput, Role::ListBoxOption, Role::Alert];
        for role in roles {
            for node in window.harness.query_all_by_role(role) {
                let label = node.accesskit_node().label().unwrap_or_default();
                assert!(!label.is_empty(), "{}: a {role:?} without a name at {}", format.name(), node.rect());
            }
        }
        let chosen = window.harness.query_all_by_role(Role::ListBoxOption).next().expect("it is found");
        assert!(chosen.accesskit_node().label().unwrap_or_default().starts_with(format.facts().title));
        window.key(Key::Escape);
        assert!(!is_open(&window));
    }
}
