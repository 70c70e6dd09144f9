//! The reading of articles by the commands: documents of foreign kinds in a process of their own, with a password if one was given.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::Failure;
use import::{ImportProblem, Importer, ReadError, isolated};

/// The means to read an article, for all threads alike.
pub(super) struct ArticleReader {
    program: PathBuf,
    password: Option<String>,
}

impl ArticleReader {
    /// A reader with the password that a file holds.
    pub(super) fn new(password_file: Option<&Path>) -> Result<Self, Failure> {
        let program = isolated::this_program()
            .map_err(|error| Failure::Said(format!("the program does not find itself: {error}")))?;
        let password = password_file.map(import::read_password).transpose().map_err(Failure::of)?;
        Ok(Self { program, password })
    }

    /// Reads articles that are added at a moment.
    pub(super) fn importer(&self, now: Timestamp) -> Importer<'static> {
        Importer { password: self.password.clone(), ..Importer::new(Some(self.program.clone()), now) }
    }
}

/// Returns why something was not read, and the next step on the command line.
pub(super) fn problem(problem: &ImportProblem) -> String {
    match problem {
        ImportProblem::Document(ReadError::Encrypted) => {
            "is protected by a password: write the password into a file and name that with --password-file."
                .to_owned()
        }
        ImportProblem::Document(ReadError::WrongPassword) => {
            "does not open with the password in the file of --password-file: look for a slip, or for capital letters."
                .to_owned()
        }
        other => other.to_string(),
    }
}

/// The inputs with every folder replaced by the documents in it.
pub(super) fn with_folders_opened(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::with_capacity(paths.len());
    for path in paths {
        if !import::is_folder(path) {
            all.push(path.clone());
            continue;
        }
        let found = import::list_folder(path).map_err(Failure::of)?;
        if found.is_empty() {
            let words = "there is no document in this folder. Folders in it are not looked into";
            return Err(Failure::Said(format!("{}: {words}", path.display())));
        }
        all.extend(found);
    }
    Ok(all)
}
