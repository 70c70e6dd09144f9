//! Measures how long it takes to read the model and to analyse a text.
//!
//! `cargo run --release -p nlp --example speed -- FILE`
#![allow(clippy::disallowed_methods, reason = "an example reads files")]

use std::time::Instant;

fn main() -> std::io::Result<()> {
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(file)?;
        let start = Instant::now();
        nlp::analyse("One.");
        println!("the model is read in {:?}", start.elapsed());
        let mut best = None;
        for _ in 0..20 {
            let start = Instant::now();
            let analysis = nlp::analyse(&text);
            let took = start.elapsed();
            best = best.min(Some((took, analysis.tokens.len()))).or(Some((took, analysis.tokens.len())));
        }
        if let Some((took, tokens)) = best {
            println!("{} bytes, {tokens} tokens: {took:?} at best of 20", text.len());
        }
    }
    Ok(())
}
