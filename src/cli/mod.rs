//! The commands that need no window, and the way to the one that does.
//!
//! - `args` is what can be typed.
//! - `extract` finds statements in articles: `inputs` reads them one by one, `pipeline` spreads the work over all cores
//!   and keeps the order, `render` makes the output's pieces, `contract` is the JSON that scripts rely on, `resume`
//!   takes work up that was stopped, `progress` tells how far it is.
//! - `reader` reads articles of every kind, for `extract`, `new` and `show`.
//! - `suggest` works out again what statements answer: `reading` reads back what `extract` prints, `replies` is what it says of
//!   replies that are due.
//! - `same` finds what several articles tell of one utterance.
//! - `checked_before` searches an archive of fact-checks for claims.
//! - `project` makes, checks and shows projects; `panels` is how a project looks as text.
//! - `export` writes a project in any of the formats of the crate `export`.
//! - `figures` prints who speaks, how much and where; `framing` which tags, reporting words, verbs and names go to whom.
//! - `terminal` is the way to standard output and standard error; it takes clean text alone.
//! - `window` opens the window, or shows the panels as text where there is none.
//!
//! Every command gives 0 when all went well, 1 when something failed (with the reason on standard error) and 2
//! when it was called wrongly.

mod args;
mod checked_before;
mod contract;
mod export;
mod extract;
mod figures;
mod framing;
mod inputs;
mod outlet;
mod panels;
mod pipeline;
mod progress;
mod project;
mod reader;
mod reading;
mod render;
mod replies;
mod resume;
mod same;
mod suggest;
mod terminal;
mod text_layout;
mod window;

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use args::{Arguments, CliCommand};
use terminal::complain;

use import::isolated;
use model::CleanText;

/// Reason for which a command failed. Standard error has its text already, or whoever gets this prints it.
#[derive(Debug)]
enum Failure {
    /// In words.
    Said(String),
    /// Told already.
    Told,
    /// Nobody reads the output any more: not an error, but nothing is left to do.
    Unread,
}

impl Failure {
    fn of(error: impl Display) -> Self {
        Self::Said(error.to_string())
    }

    /// The meaning of an error of writing to standard output.
    fn of_output(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::Unread;
        }
        Self::Said(format!("the output could not be written: {error}"))
    }
}

/// Runs the program: reads the arguments, does what they say, and tells how it went.
#[must_use]
pub fn run() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == isolated::CHILD) {
        return read_one_document();
    }
    terminal::watch_panics();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let result = match arguments.command {
        None => window::open(arguments.file),
        Some(CliCommand::Extract(what)) => extract::run(&what),
        Some(CliCommand::Suggest(what)) => suggest::run(&what),
        Some(CliCommand::Same(what)) => same::run(&what),
        Some(CliCommand::CheckedBefore(what)) => checked_before::run(&what),
        Some(CliCommand::New(what)) => project::new(&what),
        Some(CliCommand::Check { project }) => project::check(&project),
        Some(CliCommand::Show { file, password_file }) => {
            reader::ArticleReader::new(password_file.as_deref())
                .and_then(|reader| project::show(&file, &reader))
        }
        Some(CliCommand::Export(what)) => export::run(&what),
        Some(CliCommand::Figures(what)) => figures::run(&what),
        Some(CliCommand::Framing(what)) => framing::run(&what),
    };
    match result {
        Ok(()) | Err(Failure::Unread) => ExitCode::SUCCESS,
        Err(Failure::Told) => ExitCode::FAILURE,
        Err(Failure::Said(words)) => {
            complain(words);
            ExitCode::FAILURE
        }
    }
}

/// Serves as the process in which another one of this program reads a document.
fn read_one_document() -> ExitCode {
    match terminal::answer_parent() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Prints help or what was wrong with the arguments.
fn usage(error: &clap::Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // They hold nothing but words of the program, and may have colours. Nobody may be there to read them; that is no reason to
        // fail in another way.
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    // It quotes what was typed, or what a script made of a name.
    terminal::print_message(&CleanText::lines(error.render().to_string()));
    ExitCode::from(2)
}

/// Doors for fuzzers, tests and benchmarks.
#[doc(hidden)]
pub mod testing {
    use std::collections::HashMap;

    use model::{Project, StatementId};

    /// An article of this text as `rejoinder extract --format text` shows it.
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn shown(text: &str) -> Result<String, String> {
        super::render::shown(text).map(|text| text.as_str().to_owned())
    }

    /// A project of what `rejoinder extract` prints, and by which ids the JSON knows statements.
    ///
    /// # Errors
    /// Says what is wrong with the JSON.
    pub fn reading(json: &str) -> Result<(Project, HashMap<StatementId, String>), String> {
        let value = serde_json::from_str(json).map_err(|error| error.to_string())?;
        super::reading::read(value).map(|reading| (reading.project, reading.statements))
    }

    /// Reads a line of a corpus: whether there is an article on it, or what is wrong.
    ///
    /// # Errors
    /// Says what is wrong with the line.
    pub fn read_line(bytes: &[u8], first: bool) -> Result<bool, String> {
        import::CorpusLine::read(bytes, first).map(|line| line.is_some())
    }
}
