//! The call stack, as a person can read it.

use std::fmt::Write as _;

/// The number of calls that are written down; a recursion may have very many.
const MOST: usize = 120;

/// The names of the functions of the standard library that begin a panic.
const PANICKING: [&str; 6] = [
    "std::panicking::",
    "core::panicking::",
    "__rustc::rust_begin_unwind",
    "rust_begin_unwind",
    "std::sys::backtrace::__rust_end_short_backtrace",
    "std::panic::panic_any",
];

/// Returns a call stack without what the panic itself called, and with short paths.
pub(super) fn words(stack: &str) -> String {
    let calls = calls(stack);
    // First come those that write the report, then those that begin the panic, then what went wrong.
    let panics = |call: &StackFrame<'_>| {
        let function = call.function.trim_start_matches('<');
        PANICKING.iter().any(|beginning| function.starts_with(beginning))
    };
    let begun = calls.iter().position(panics).unwrap_or_default();
    let first = begun + calls[begun..].iter().take_while(|call| panics(call)).count();
    let mut words = String::new();
    for (number, call) in calls[first..].iter().take(MOST).enumerate() {
        let _ = writeln!(words, "{number:4}: {}", call.function);
        if let Some(place) = call.place {
            let _ = writeln!(words, "      at {}", short(place));
        }
    }
    if calls.len() - first > MOST {
        let _ = writeln!(words, "      and {} more", calls.len() - first - MOST);
    }
    words
}

/// A call: a function, and the line in it where that is known.
struct StackFrame<'a> {
    function: &'a str,
    place: Option<&'a str>,
}

/// Reads the lines in which the standard library writes a call stack.
fn calls(stack: &str) -> Vec<StackFrame<'_>> {
    let mut calls: Vec<StackFrame<'_>> = Vec::new();
    for line in stack.lines().map(str::trim) {
        if let Some(place) = line.strip_prefix("at ") {
            if let Some(call) = calls.last_mut() {
                call.place = Some(place);
            }
        } else if let Some((_, function)) = line.split_once(": ") {
            calls.push(StackFrame { function, place: None });
        }
    }
    calls
}

/// Returns the path of a source file from its package on: the folders before it may name whoever built the program.
pub(super) fn short(path: &str) -> &str {
    if let Some((_, inside)) = path.split_once("/registry/src/") {
        return inside.split_once('/').map_or(inside, |(_, file)| file);
    }
    if let Some((_, inside)) = path.split_once("\\registry\\src\\") {
        return inside.split_once('\\').map_or(inside, |(_, file)| file);
    }
    if let Some((_, inside)) = path.split_once("/rustc/") {
        return inside.split_once('/').map_or(inside, |(_, file)| file);
    }
    let own = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path);
    let own = own.trim_start_matches(['.', '/', '\\']);
    if own.starts_with("src") || own.len() < path.len().min(3) {
        return own;
    }
    // A path that is not known: from its last folder of sources on.
    let sources = own.rfind("/src/").or_else(|| own.rfind("\\src\\"));
    sources.map_or_else(|| own.rsplit(['/', '\\']).next().unwrap_or(own), |at| &own[at + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_begin_with_their_package() {
        for (path, shown) in [
            (
                "/home/kim/.cargo/registry/src/index.crates.io-19/egui-0.37.0/src/ui.rs:5:3",
                "egui-0.37.0/src/ui.rs:5:3",
            ),
            ("/rustc/59807616e1/library/core/src/option.rs:12:5", "library/core/src/option.rs:12:5"),
            (concat!(env!("CARGO_MANIFEST_DIR"), "/src/app/start.rs:3:1"), "src/app/start.rs:3:1"),
            ("./src/app/start.rs:3:1", "src/app/start.rs:3:1"),
            ("src/app/start.rs:3:1", "src/app/start.rs:3:1"),
            ("/home/kim/work/other/src/lib.rs:3:1", "src/lib.rs:3:1"),
            ("/home/kim/main.c:3", "main.c:3"),
        ] {
            assert_eq!(short(path), shown);
        }
    }

    /// A worker is itself called by functions with such names.
    #[test]
    fn the_stack_begins_with_what_went_wrong() {
        let stack = "   0: std::backtrace::Backtrace::force_capture\n   1: rejoinder::app::crash::report\n             \
                     at ./src/app/crash/mod.rs:60:1\n   2: __rustc::rust_begin_unwind\n             at \
                     /rustc/5980/library/std/src/panicking.rs:689:5\n   3: core::panicking::panic_fmt\n   4: \
                     <rejoinder::app::window::Rejoinder>::show\n             at ./src/app/window.rs:5:9\n   5: std::panicking::catch_unwind\n   6: main\n";
        let words = words(stack);
        assert_eq!(
            words,
            "   0: <rejoinder::app::window::Rejoinder>::show\n      at src/app/window.rs:5:9\n   1: std::panicking::catch_unwind\n   2: main\n"
        );
    }
}
