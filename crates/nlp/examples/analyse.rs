//! Prints the tokens and the entities of texts, one a line, for comparison with the original.
//!
//! `cargo run --release -p nlp --example analyse -- FILE…` reads files that hold texts with a form feed between
//! them. After each text comes an empty line.
#![allow(clippy::disallowed_methods, reason = "an example reads files")]

use std::fmt::Write;

fn main() -> std::io::Result<()> {
    let mut lines = String::new();
    for file in std::env::args().skip(1) {
        for text in std::fs::read_to_string(file)?.split('\u{c}') {
            let analysis = nlp::analyse(text);
            for token in &analysis.tokens {
                let written = writeln!(
                    lines,
                    "{} {} {} {} {} {} {}",
                    token.range.start,
                    token.range.end,
                    token.tag,
                    token.part,
                    token.head,
                    token.label,
                    u8::from(token.starts_sentence)
                );
                written.map_err(std::io::Error::other)?;
            }
            for entity in &analysis.entities {
                writeln!(lines, "{} {} {}", entity.tokens.start, entity.tokens.end, entity.kind)
                    .map_err(std::io::Error::other)?;
            }
            lines.push('\n');
        }
    }
    print!("{lines}");
    Ok(())
}
