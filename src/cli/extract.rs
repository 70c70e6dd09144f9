//! `rejoinder extract`: statements in articles, by the thousand if need be.

use std::fmt::Display;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{Extract, Format};
use super::render::{Piece, Source, render};
use super::{Failure, complain, outlet, pipeline};
use crate::import::{self, Lines, MAX_BYTES};

/// The path that means standard input.
pub(super) const STANDARD_INPUT: &str = "-";

pub(super) fn run(what: &Extract) -> Result<(), Failure> {
    let inputs = inputs(&what.inputs)?;
    if let Some(output) = &what.output
        && what.inputs.iter().any(|input| import::same_file(input, output))
    {
        let words = "is an input too and would be lost: choose another name for the output";
        return Err(Failure::Said(format!("{}: {words}", output.display())));
    }
    let lines = inputs.iter().any(|input| matches!(input, Input::Lines { .. }));
    let format = what.format.unwrap_or(if lines { Format::Jsonl } else { Format::Json });
    let list = format == Format::Json && (lines || inputs.len() > 1);
    let bar = bar(&what.inputs, what.output.is_some());
    let mut tally = Tally::default();
    let written = outlet::write(what.output.as_deref(), |out| {
        let mut page = Page { out, format, list, bar: &bar, tally: &mut tally };
        let pieces = Pieces { inputs: inputs.into_iter(), current: None };
        pipeline::in_order(pieces, |piece| render(format, piece), |rendered| page.add(rendered))?;
        page.end()
    });
    bar.finish_and_clear();
    written?;
    if tally.failed > 0 {
        complain(format_args!(
            "{} of {} articles could not be read",
            tally.failed,
            tally.failed + tally.done
        ));
        return Err(Failure::Told);
    }
    Ok(())
}

/// Something that was named as input.
enum Input {
    Article(PathBuf),
    Lines { name: String, path: Option<PathBuf>, source: Option<Lines> },
    Standard(Box<dyn BufRead + Send>),
}

/// Looks at what was named. Standard input is looked at to see whether it holds one article or many.
fn inputs(paths: &[PathBuf]) -> Result<Vec<Input>, Failure> {
    let standard = |path: &&PathBuf| path.as_os_str() == STANDARD_INPUT;
    if paths.iter().filter(standard).count() > 1 {
        return Err(Failure::Said("- stands for standard input and can be named only once".to_owned()));
    }
    paths.iter().map(|path| if standard(&path) { standard_input() } else { Ok(named(path)) }).collect()
}

fn named(path: &Path) -> Input {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("jsonl" | "ndjson") => {
            Input::Lines { name: path.display().to_string(), path: Some(path.to_owned()), source: None }
        }
        _ => Input::Article(path.to_owned()),
    }
}

fn standard_input() -> Result<Input, Failure> {
    let mut source = BufReader::with_capacity(1 << 16, io::stdin());
    let start = source.fill_buf().map_err(|error| Failure::Said(format!("standard input: {error}")))?;
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    // No article begins like this; every line of a .jsonl file does.
    let lines = start.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""));
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
struct Pieces {
    inputs: std::vec::IntoIter<Input>,
    /// The file of articles that is being read, and how many of its lines were.
    current: Option<(String, Lines, usize)>,
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

/// How many articles were read, and how many could not be.
#[derive(Default)]
struct Tally {
    done: usize,
    failed: usize,
}

/// The output as it grows.
struct Page<'a> {
    out: &'a mut dyn Write,
    format: Format,
    list: bool,
    bar: &'a ProgressBar,
    tally: &'a mut Tally,
}

impl Page<'_> {
    fn add(&mut self, rendered: Option<super::render::Rendered>) -> Result<(), Failure> {
        let Some(rendered) = rendered else {
            self.fail("an article could not be read: an error in Rejoinder, please report it");
            return Ok(());
        };
        self.bar.inc(rendered.bytes);
        for note in &rendered.notes {
            self.say(format_args!("{}: {note}", rendered.name));
        }
        match rendered.text {
            Ok(None) => {}
            Ok(Some(text)) => {
                self.put(self.before())?;
                self.put(&text)?;
                self.tally.done += 1;
            }
            Err(problem) => self.fail(format_args!("{}: {problem}", rendered.name)),
        }
        Ok(())
    }

    /// What stands before the next article.
    fn before(&self) -> &'static str {
        match (self.format, self.tally.done) {
            (Format::Json, 0) if self.list => "[\n",
            (Format::Json, _) if self.list => ",\n",
            (Format::Jsonl, 1..) => "\n",
            (Format::Text, 1..) => "\n\n",
            _ => "",
        }
    }

    /// What stands at the end. Where nothing could be read there is no output at all.
    fn end(&mut self) -> Result<(), Failure> {
        match (self.tally.done, self.tally.failed) {
            (0, 0) if self.list => self.put("[]\n"),
            (0, 0) => Ok(()),
            (0, 1) => Err(Failure::Told),
            (0, failed) => {
                self.say(format_args!("none of {failed} articles could be read"));
                Err(Failure::Told)
            }
            _ if self.list => self.put("\n]\n"),
            _ => self.put("\n"),
        }
    }

    fn put(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(text.as_bytes()).map_err(Failure::of_output)
    }

    fn fail(&mut self, words: impl Display) {
        self.tally.failed += 1;
        self.say(words);
    }

    fn say(&self, words: impl Display) {
        self.bar.suspend(|| complain(words));
    }
}

/// A bar on the terminal, where there is one and the output does not go there too.
fn bar(paths: &[PathBuf], to_file: bool) -> ProgressBar {
    if !io::stderr().is_terminal() || (io::stdout().is_terminal() && !to_file) {
        return ProgressBar::hidden();
    }
    let sizes: Option<u64> = paths.iter().map(|path| import::size(path)).sum();
    let (bar, template) = match sizes {
        Some(size) => {
            (ProgressBar::new(size), "{bar:40} {percent:>3} %  {bytes} of {total_bytes}, {eta} left")
        }
        None => (ProgressBar::no_length(), "{spinner} {bytes} in {elapsed}"),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
