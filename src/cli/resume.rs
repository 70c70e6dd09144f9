//! Work that goes on where it was stopped.
//!
//! The output says how far the work came: its lines carry the ids of the articles, in the order of the input. The
//! input is read again up to the last of them, which costs little beside finding anything in it, and shows that
//! the output was made from this input and no other.

use std::path::Path;

use serde_json::{Deserializer, Value};

use super::Failure;
use super::extract::OutputWriter;
use super::inputs::InputArticles;
use store::{LineAppender, ResumableFile};

/// The beginning of every line of the output.
const PREFIX: &str = "{\"id\":";

/// The number of articles in a row that may be missing from the output: those that could not be read when it was made.
const MISSING: usize = 10;

/// Passes over what the output has already, and opens it to go on.
pub(super) fn resume(
    path: &Path,
    pieces: &mut InputArticles,
    page: &mut OutputWriter,
) -> Result<LineAppender, Failure> {
    let mut there = ResumableFile::open(path, PREFIX).map_err(Failure::of)?;
    while let Some(start) = there.next_start().map_err(Failure::of)? {
        let id = id_of(&start);
        if !id.as_ref().is_some_and(|id| pass(id, path, pieces, page)) {
            let line = there.lines();
            let id = id.map_or_else(|| "nothing".to_owned(), |id| id.to_string());
            return Err(Failure::Said(format!(
                "{}: its line {line} is about {id}, which is not what comes next in the input. Name the input that it was \
                 made from, or choose another name for the output",
                path.display()
            )));
        }
    }
    there.adding().map_err(Failure::of)
}

/// Passes over the input up to the article of this id; false where it does not come soon.
fn pass(id: &Value, path: &Path, pieces: &mut InputArticles, page: &mut OutputWriter) -> bool {
    let mut missing = Vec::new();
    for piece in pieces {
        let (size, name) = (piece.size(), piece.name.clone());
        match piece.id() {
            Ok(Some(found)) if printed(&found).as_ref() == Some(id) => {
                for name in missing {
                    page.fail(format_args!("{name}: was left out when {} was begun", path.display()));
                }
                page.skip(size);
                return true;
            }
            Ok(Some(_)) if missing.len() == MISSING => return false,
            Ok(Some(_)) => missing.push(name),
            Ok(None) => {}
            // It is told again, because the output as a whole still lacks it.
            Err(problem) => page.fail(format_args!("{name}: {problem}")),
        }
        page.pass(size);
    }
    false
}

/// The id at the start of a line of output.
fn id_of(start: &[u8]) -> Option<Value> {
    let rest = start.strip_prefix(PREFIX.as_bytes())?;
    Deserializer::from_slice(rest).into_iter::<Value>().next()?.ok()
}

/// An id as it comes back from the output: a number with many digits may have lost the last of them.
fn printed(id: &Value) -> Option<Value> {
    serde_json::from_str(&id.to_string()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_from_the_start_of_its_line() {
        let id = |line: &str| id_of(line.as_bytes());
        assert_eq!(id("{\"id\":\"a \\\"b\\\" 👩‍🏭\",\"article\":{\"ti"), Some(Value::from("a \"b\" 👩‍🏭")));
        assert_eq!(id("{\"id\":12,\"article\":{"), Some(Value::from(12)));
        assert_eq!(id("{\"id\":\"cut sho"), None);
        assert_eq!(id("{\"text\":1}"), None);
    }
}
