//! What was named as input, as one article after the other.

use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::Failure;
use super::render::{Piece, Source};
use import::{Lines, MAX_BYTES};

/// The path that means standard input.
pub(super) const STANDARD_INPUT: &str = "-";

/// Something that was named as input.
pub(super) enum Input {
    Article(PathBuf),
    Lines { name: String, path: Option<PathBuf>, source: Option<Lines> },
    Standard(Box<dyn BufRead + Send>),
}

/// Looks at what was named. Standard input is looked at to see whether it holds one article or many, unless all is said to
/// be lines.
pub(super) fn inputs(paths: &[PathBuf], lines: bool) -> Result<Vec<Input>, Failure> {
    let standard = |path: &&PathBuf| path.as_os_str() == STANDARD_INPUT;
    if paths.iter().filter(standard).count() > 1 {
        return Err(Failure::Said("- stands for standard input and can be named only once".to_owned()));
    }
    paths
        .iter()
        .map(|path| if standard(&path) { standard_input(lines) } else { Ok(named(path, lines)) })
        .collect()
}

fn named(path: &Path, lines: bool) -> Input {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if lines || matches!(ending.as_deref(), Some("jsonl" | "ndjson")) {
        return Input::Lines { name: path.display().to_string(), path: Some(path.to_owned()), source: None };
    }
    Input::Article(path.to_owned())
}

fn standard_input(lines: bool) -> Result<Input, Failure> {
    let mut source = BufReader::with_capacity(1 << 16, io::stdin());
    let start = source.fill_buf().map_err(|error| Failure::Said(format!("standard input: {error}")))?;
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    // No article begins like this; every line of a .jsonl file does.
    let lines =
        lines || start.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""));
    let source: Box<dyn BufRead + Send> = Box::new(source);
    if lines {
        return Ok(Input::Lines {
            name: "standard input".to_owned(),
            path: None,
            source: Some(Lines::from(source)),
        });
    }
    Ok(Input::Standard(source))
}

/// One article after the other, from all inputs.
pub(super) struct Pieces {
    inputs: std::vec::IntoIter<Input>,
    /// The file of articles that is being read, and how many of its lines were.
    current: Option<(String, Lines, usize)>,
}

impl Pieces {
    pub(super) fn new(inputs: Vec<Input>) -> Self {
        Self { inputs: inputs.into_iter(), current: None }
    }
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            if let Some(piece) = self.next_line() {
                return Some(piece);
            }
            match self.inputs.next()? {
                Input::Article(path) => {
                    return Some(Piece { name: path.display().to_string(), source: Source::File(path) });
                }
                Input::Standard(source) => return Some(read_all(source)),
                Input::Lines { name, path, source } => match source.map_or_else(|| open(path), Ok) {
                    Ok(lines) => self.current = Some((name, lines, 0)),
                    Err(problem) => return Some(Piece { name, source: Source::Unreadable(problem) }),
                },
            }
        }
    }
}

impl Pieces {
    fn next_line(&mut self) -> Option<Piece> {
        let (name, lines, number) = self.current.as_mut()?;
        let Some(line) = lines.next() else {
            self.current = None;
            return None;
        };
        *number += 1;
        let name = format!("{name}, line {number}");
        let first = *number == 1;
        let source = match line {
            Ok(bytes) => Source::Line { bytes, first },
            Err(error) => {
                // A line that is too long is passed over; what cannot be read at all ends this input.
                if error.kind() != io::ErrorKind::InvalidData {
                    self.current = None;
                }
                Source::Unreadable(error.to_string())
            }
        };
        Some(Piece { name, source })
    }
}

fn open(path: Option<PathBuf>) -> Result<Lines, String> {
    Lines::open(&path.unwrap_or_default()).map_err(|error| error.problem.to_string())
}

fn read_all(source: impl Read) -> Piece {
    let mut bytes = Vec::new();
    let source = match source.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        Ok(_) => Source::Bytes(bytes),
        Err(error) => Source::Unreadable(error.to_string()),
    };
    Piece { name: "standard input".to_owned(), source }
}
