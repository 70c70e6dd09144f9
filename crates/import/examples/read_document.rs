//! Reads a document and prints its text, or with `--metadata` what it says of itself, as JSON.
//!
//! `read_document [--clipboard] [--metadata | --blocks] [--password PASSWORD] FILE`
#![allow(clippy::disallowed_methods, reason = "an example reads a file")]

use std::error::Error;

use import::{Origin, ReadOptions};

fn main() -> Result<(), Box<dyn Error>> {
    let mut options = ReadOptions::default();
    let (mut metadata, mut blocks, mut file) = (false, false, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--clipboard" => options.origin = Origin::Clipboard,
            "--metadata" => metadata = true,
            "--blocks" => blocks = true,
            "--password" => options.password = arguments.next(),
            _ => file = Some(argument),
        }
    }
    let file = file.ok_or("which file?")?;
    let document =
        import::read(&std::fs::read(&file)?, &options).map_err(|error| format!("{file} {error}"))?;
    if blocks {
        println!("{}", serde_json::to_string_pretty(&document)?);
    } else if metadata {
        let told = serde_json::json!({
            "kind": document.kind,
            "metadata": document.metadata,
            "notes": document.notes,
            "claim_reviews": document.claim_reviews,
        });
        println!("{}", serde_json::to_string_pretty(&told)?);
    } else {
        println!("{}", document.body());
    }
    Ok(())
}
