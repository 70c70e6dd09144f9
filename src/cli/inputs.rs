//! The inputs, as one article after the other.

use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use super::Failure;
use super::render::{PendingArticle, PieceSource};
use import::{Lines, MAX_BYTES};

/// The path that means standard input.
pub(super) const STANDARD_INPUT: &str = "-";

/// Something that was named as input.
pub(super) enum CliInput {
    Article(PathBuf),
    Lines { name: String, path: Option<PathBuf>, source: Option<Lines> },
    Standard(Box<dyn BufRead + Send>),
}

/// Looks at what was named. Standard input is looked at to see whether it holds one article or many, unless all is said to
/// be lines.
pub(super) fn inputs(paths: &[PathBuf], lines: bool) -> Result<Vec<CliInput>, Failure> {
    let standard = |path: &&PathBuf| path.as_os_str() == STANDARD_INPUT;
    if paths.iter().filter(standard).count() > 1 {
        return Err(Failure::Said("- stands for standard input and can be named only once".to_owned()));
    }
    paths
        .iter()
        .map(|path| if standard(&path) { standard_input(lines) } else { Ok(named(path, lines)) })
        .collect()
}

fn named(path: &Path, lines: bool) -> CliInput {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    if lines || matches!(ending.as_deref(), Some("jsonl" | "ndjson")) {
        return CliInput::Lines {
            name: path.display().to_string(),
            path: Some(path.to_owned()),
            source: None,
        };
    }
    CliInput::Article(path.to_owned())
}

fn standard_input(lines: bool) -> Result<CliInput, Failure> {
    let mut source = BufReader::with_capacity(1 << 16, io::stdin());
    let start = source.fill_buf().map_err(|error| Failure::Said(format!("standard input: {error}")))?;
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    // No article begins like this; every line of a .jsonl file does.
    let lines =
        lines || start.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""));
    let source: Box<dyn BufRead + Send> = Box::new(source);
    if lines {
        return Ok(CliInput::Lines {
            name: "standard input".to_owned(),
            path: None,
            source: Some(Lines::from(source)),
        });
    }
    Ok(CliInput::Standard(source))
}

/// One article after the other, from all inputs.
pub(super) struct InputArticles {
    inputs: std::vec::IntoIter<CliInput>,
    /// The file of articles that is being read, and how many of its lines were.
    current: Option<(String, Lines, usize)>,
}

impl InputArticles {
    pub(super) fn new(inputs: Vec<CliInput>) -> Self {
        Self { inputs: inputs.into_iter(), current: None }
    }
}

impl Iterator for InputArticles {
    type Item = PendingArticle;

    fn next(&mut self) -> Option<PendingArticle> {
        loop {
            if let Some(piece) = self.next_line() {
                return Some(piece);
            }
            match self.inputs.next()? {
                CliInput::Article(path) => {
                    return Some(PendingArticle {
                        name: path.display().to_string(),
                        source: PieceSource::File(path),
                    });
                }
                CliInput::Standard(source) => return Some(read_all(source)),
                CliInput::Lines { name, path, source } => match source.map_or_else(|| open(path), Ok) {
                    Ok(lines) => self.current = Some((name, lines, 0)),
                    Err(problem) => {
                        return Some(PendingArticle { name, source: PieceSource::Unreadable(problem) });
                    }
                },
            }
        }
    }
}

impl InputArticles {
    fn next_line(&mut self) -> Option<PendingArticle> {
        let (name, lines, number) = self.current.as_mut()?;
        let Some(line) = lines.next() else {
            self.current = None;
            return None;
        };
        *number += 1;
        let name = format!("{name}, line {number}");
        let first = *number == 1;
        let source = match line {
            Ok(bytes) => PieceSource::Line { bytes, first },
            Err(error) => {
                // A line that is too long is passed over; what cannot be read at all ends this input.
                if error.kind() != io::ErrorKind::InvalidData {
                    self.current = None;
                }
                PieceSource::Unreadable(error.to_string())
            }
        };
        Some(PendingArticle { name, source })
    }
}

fn open(path: Option<PathBuf>) -> Result<Lines, String> {
    Lines::open(&path.unwrap_or_default()).map_err(|error| error.problem.to_string())
}

fn read_all(source: impl Read) -> PendingArticle {
    let mut bytes = Vec::new();
    let source = match source.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        Ok(_) => PieceSource::Bytes(bytes),
        Err(error) => PieceSource::Unreadable(error.to_string()),
    };
    PendingArticle { name: "standard input".to_owned(), source }
}
