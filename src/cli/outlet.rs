//! The target of output: standard output, or a file that is written whole or not at all.

use std::io;
use std::path::Path;

use super::Failure;
use super::terminal::{OutputTarget, complain, to_standard_output};

/// Lets a command write its output. Where it fails the file is not written.
pub(super) fn write(
    output: Option<&Path>,
    command: impl FnOnce(&mut OutputTarget<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    match output {
        None => to_standard_output(command),
        Some(path) => to_file(path, command),
    }
}

fn to_file(
    path: &Path,
    command: impl FnOnce(&mut OutputTarget<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut failed = None;
    let replaced = store::replace(path, |out| {
        command(&mut OutputTarget::to(out)).map_err(|failure| {
            failed = Some(failure);
            io::Error::other("the output was not made")
        })
    });
    match (failed, replaced) {
        (Some(failure), _) => Err(failure),
        (None, Err(error)) => Err(Failure::of(error)),
        (None, Ok(replaced)) => {
            if !replaced.certain {
                complain(format_args!("{}: saved, but the drive has not confirmed it yet", path.display()));
            }
            Ok(())
        }
    }
}
