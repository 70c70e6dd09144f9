//! Makes the grammar that the extraction reads sentences with, from a treebank in the CoNLL-U format.
//!
//!     cargo run --release --no-default-features --example learn -- TRAIN.conllu KEPT-APART.conllu OUT
#![allow(clippy::disallowed_methods, reason = "a tool for those who make the asset, not a part of the app")]

use std::process::ExitCode;

use extract::syntax::learn;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [train, kept_apart, out] = arguments.as_slice() else {
        eprintln!("usage: learn TRAIN.conllu KEPT-APART.conllu OUT");
        return ExitCode::FAILURE;
    };
    match run(train, kept_apart, out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(train: &str, kept_apart: &str, out: &str) -> std::io::Result<()> {
    let read = std::fs::read_to_string;
    let learned = learn(&read(train)?, &read(kept_apart)?, &mut |words| println!("{words}"));
    std::fs::write(out, &learned.asset)?;
    let figures = learned.figures;
    println!(
        "{} bytes; right: tags {:.1} %, heads {:.1} %, heads with relation {:.1} %",
        learned.asset.len(),
        figures.tags,
        figures.heads,
        figures.relations
    );
    Ok(())
}
