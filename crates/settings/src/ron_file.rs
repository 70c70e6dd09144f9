//! A file of the desk in RON: read and written as a whole, and renamed where it cannot be understood.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use files::{BYTE_ORDER_MARK, FileKind, Refused, refused, with_suffix};
use store::{Io, OpenProblem, SaveError, SaveProblem};

/// A file, and what it holds, in the words of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RonFile {
    path: PathBuf,
    holds: &'static str,
}

impl RonFile {
    pub(crate) fn new(path: PathBuf, holds: &'static str) -> Self {
        Self { path, holds }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Reads it, with messages for the person. A file that cannot be understood is renamed, and gives the default.
    ///
    /// # Errors
    /// Returns a message for the person if the file is there and cannot be read.
    pub(crate) fn load<T: DeserializeOwned + Default>(&self) -> Result<(T, Vec<String>), String> {
        let problem = match files::read(&self.path, FileKind::Settings) {
            Ok(bytes) => match parse(&bytes) {
                Ok(value) => return Ok((value, Vec::new())),
                Err(problem) => problem,
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Default::default()),
            Err(error) if matches!(refused(&error), Some(Refused::TooLarge(_))) => Io(error).to_string(),
            Err(error) => {
                return Err(format!("{}: could not be read: {}", self.path.display(), Io(error)));
            }
        };
        Ok((T::default(), vec![self.set_aside(&problem)]))
    }

    /// Writes it atomically. A file that is there and cannot be read is not replaced.
    pub(crate) fn save(&self, value: &impl Serialize) -> Result<(), SaveError> {
        if let Err(error) = files::read(&self.path, FileKind::Settings)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(SaveError::new(&self.path, SaveProblem::Unreadable(Io(error))));
        }
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(|error| SaveError::new(&self.path, error))?;
        }
        let text =
            words(value).map_err(|error| SaveError::new(&self.path, SaveProblem::Text(error.to_string())))?;
        store::replace(&self.path, |out| out.write_all(text.as_bytes())).map(drop)
    }

    /// Renames a damaged file, so that nothing in it is lost, and says so.
    fn set_aside(&self, problem: &str) -> String {
        let name = |number: usize| match number {
            0 => with_suffix(&self.path, ".damaged"),
            number => with_suffix(&self.path, &format!(".damaged-{number}")),
        };
        let free =
            (0..100).map(name).find(|path| fs::symlink_metadata(path).is_err()).unwrap_or_else(|| name(0));
        let kept = match fs::rename(&self.path, &free) {
            Ok(()) => format!("the file was renamed to {}", free.display()),
            Err(error) => format!("the file could not be renamed ({error})"),
        };
        format!(
            "{}: the {} could not be read ({problem}); {kept}, and what is usual applies.",
            self.path.display(),
            self.holds
        )
    }
}

/// Returns the text of a file.
pub(crate) fn words(value: &impl Serialize) -> ron::Result<String> {
    Ok(ron::ser::to_string_pretty(value, store::ron_layout())? + "\n")
}

/// Parses the content. The error describes the damage.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not text".to_owned())?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| match store::explain_damage(text, &error) {
        OpenProblem::Damaged { place, problem } => format!("{place}: {problem}"),
        other => other.to_string(),
    })
}
