//! One line of a `.jsonl` file: an article with its id.

use serde::Deserialize;
use serde_json::Value;

/// An article on a line of its own. Its text is taken as it is, so that offsets refer to the input's text.
#[derive(Debug, Deserialize)]
pub struct CorpusLine {
    /// The id: a text or a number.
    pub id: Value,
    /// The text.
    pub text: String,
    /// The headline, if the line has one.
    #[serde(default)]
    pub title: Option<String>,
}

impl CorpusLine {
    /// Reads a line; `None` for an empty one. The first line of a file may begin with a byte order mark.
    ///
    /// # Errors
    /// Says what is wrong with the line.
    pub fn read(bytes: &[u8], first: bool) -> Result<Option<Self>, String> {
        let bytes = if first { bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes) } else { bytes };
        if bytes.trim_ascii().is_empty() {
            return Ok(None);
        }
        let line: Self = serde_json::from_slice(bytes).map_err(|error| words(&error))?;
        match line.id {
            Value::String(_) | Value::Number(_) => Ok(Some(line)),
            _ => Err("its “id” is neither a text nor a number".to_owned()),
        }
    }
}

/// The parse error, without the "line 1" that is not the file's line.
fn words(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(words, _)| words);
    match error.classify() {
        serde_json::error::Category::Data => text.to_owned(),
        _ => format!("is not JSON: {text}, at column {}", error.column()),
    }
}
