//! Errors on demand, for the tests of what becomes of them.
//!
//! With `REJOINDER_PANIC=Find:slice` in the environment, the command `Find` panics as slicing a text wrongly does. Each way
//! quotes the text of the article, as messages of the standard library and of others do. A release build does not
//! look at that variable.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "it panics because it is asked to"
)]

use std::hint::black_box;

use model::Project;

/// Panics where the environment asks for it at this command.
pub(in crate::app) fn provoke(command: &str, project: &Project) {
    let wanted = std::env::var("REJOINDER_PANIC").unwrap_or_default();
    let Some((_, way)) = wanted.split_once(':').filter(|(key, _)| *key == command) else { return };
    let text = project.articles.first().map_or("", |article| &*article.text);
    go_wrong(way, text);
}

fn go_wrong(way: &str, text: &str) {
    let nothing: Option<u8> = black_box(None);
    let failed: Result<u8, String> = black_box(Err(text.to_owned()));
    let middle = (1..text.len()).find(|at| !text.is_char_boundary(*at)).unwrap_or(text.len() + 1);
    match way {
        "none" => drop(nothing.unwrap()),
        "expect" => drop(nothing.expect(text)),
        "result" => drop(failed.unwrap()),
        "result-expect" => drop(failed.expect("a literal")),
        "slice" => drop(text[..middle].to_owned()),
        "bounds" => drop(text[text.len() + 5..].to_owned()),
        "index" => drop(text.as_bytes()[black_box(text.len())]),
        "assert" => assert_eq!(text, "another text"),
        "formatted" => panic!("{text}"),
        "hang" => loop {
            std::thread::park();
        },
        "owned" => std::panic::panic_any(text.to_owned()),
        _ => panic!("as a test of what becomes of that"),
    }
}
