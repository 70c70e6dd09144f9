//! The real program on a system whose fonts cannot be used.

use std::io::Read;
use std::process::Stdio;

use super::real::{Running, display, program, wait_for};
use super::screen_reader::Reader;
use super::support::{ARTICLE, World};

/// The family of the font that the program brings along.
const FAMILY: &str = "Ubuntu";

/// Starts the program where these are all fonts, and an article has signs of other scripts; waits until the status bar
/// has the words, and sees that the program goes on and prints nothing.
fn start(name: &str, fonts: &[(&str, Vec<u8>)], words: &str) {
    let world = World::new();
    let Some((_server, display)) = display(name) else { return };
    let Some(reader) = Reader::start(name, world.folder.path()) else { return };
    let folder = world.path("fonts");
    std::fs::create_dir(&folder).unwrap();
    for (file, bytes) in fonts {
        std::fs::write(folder.join(file), bytes).unwrap();
    }
    let usual = |kind: &str| {
        format!("<alias><family>{kind}</family><prefer><family>{FAMILY}</family></prefer></alias>")
    };
    let configuration = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\
         <fontconfig><dir>{0}</dir><cachedir>{0}</cachedir>{1}{2}</fontconfig>",
        folder.display(),
        usual("serif"),
        usual("sans-serif")
    );
    let configuration = world.write("fonts.conf", &configuration);
    let article = world.write("river.txt", &format!("{ARTICLE}\nThe sign said 日本 and жук and مرحبا.\n"));
    let mut program = program(&display, world.folder.path());
    program
        .arg(article)
        .env("FONTCONFIG_FILE", configuration)
        .env("DBUS_SESSION_BUS_ADDRESS", &reader.session)
        .env("XDG_DATA_HOME", world.folder.path())
        .stderr(Stdio::piped());
    let mut running = Running(program.spawn().unwrap());
    wait_for(words, || {
        let window = reader.window()?;
        if window.named(words).is_some() && window.named("River").is_some() {
            Ok(())
        } else {
            Err(format!("{window:?}"))
        }
    });
    assert!(running.0.try_wait().unwrap().is_none(), "it goes on");
    running.0.kill().unwrap();
    running.0.wait().unwrap();
    let mut printed = String::new();
    running.0.stderr.take().unwrap().read_to_string(&mut printed).unwrap();
    assert!(!printed.contains("panicked"), "{printed}");
    assert!(!world.path("state/rejoinder/reports").exists(), "that is no error of the program");
}

#[test]
fn without_any_font_the_window_says_so_and_uses_its_own() {
    start("a system without fonts", &[], "No fonts were found on this system");
}

#[test]
fn a_damaged_font_is_named_and_not_used() {
    let fonts = egui::FontDefinitions::default();
    let name = &fonts.families[&egui::FontFamily::Proportional][0];
    let mut font = (*fonts.font_data[name].font).as_ref().to_vec();
    let mut database = fontdb::Database::new();
    database.load_font_data(font.clone());
    assert_eq!(database.faces().next().unwrap().families[0].0, FAMILY);
    // It says what it is, and its letters are gone.
    let at = font.windows(4).position(|tag| tag == b"glyf").unwrap();
    let number = |at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap()) as usize;
    let (shapes, length) = (number(at + 8), number(at + 12));
    font[shapes..shapes + length].fill(0xff);
    let files = [("damaged.ttf", font), ("nothing.ttf", b"no font".to_vec())];
    start("a system with a damaged font", &files, "cannot be used, because its file is damaged");
}
