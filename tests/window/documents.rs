//! Documents of foreign kinds in the window, each read by the program in a process of its own.

use std::path::{Path, PathBuf};

use egui::Key;

use super::support::World;

fn document(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/import/tests/data").join(name)
}

#[test]
fn a_document_becomes_an_article() {
    let world = World::new();
    for name in ["harbour.docx", "harbour.odt", "harbour.rtf", "harbour.epub", "owner-only.pdf"] {
        let mut window = world.window(Some(document(name)));
        assert!(window.shows("The article in this document"), "{name} is looked at first");
        window.key(Key::Enter);
        let project = window.app().project();
        assert!(!project.statements.is_empty(), "{name}: {}", project.articles[0].text);
    }
}

#[test]
fn a_password_is_asked_for_until_it_opens_the_document_or_nobody_knows_it() {
    let world = World::new();
    let mut window = world.window(Some(document("password-aes256.pdf")));
    assert!(window.shows("password-aes256.pdf is protected by a password."));
    window.write("leaning");
    window.key(Key::Enter);
    assert!(window.shows("does not open with this password"));
    window.write("leaning wall");
    window.key(Key::Enter);
    assert!(!window.shows("does not open with this password"));
    window.key(Key::Enter);
    assert!(window.app().project().articles[0].text.contains("“It leans,” said Mr Ek."));

    let mut window = world.window(Some(document("password-rc4.pdf")));
    window.click_in_dialog("Cancel");
    assert!(!window.shows("is protected by a password"), "Cancel ends it");
}
