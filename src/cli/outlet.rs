//! Where the output goes: standard output, or a file that is written whole or not at all.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::{Failure, complain};
use crate::store;

/// Lets a command write its output. What it returns as failure is what happened; the file is then not written.
pub(super) fn write(
    output: Option<&Path>,
    command: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    match output {
        None => to_standard_output(command),
        Some(path) => to_file(path, command),
    }
}

/// Prints to standard output.
pub(super) fn to_standard_output(
    command: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let result = command(&mut out);
    let flushed = out.flush().map_err(Failure::of_output);
    // Into a closed pipe, the buffer would be written once more when it goes.
    drop(out.into_parts());
    result.and(flushed)
}

fn to_file(path: &Path, command: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut failed = None;
    let replaced = store::replace(path, |out| {
        command(out).map_err(|failure| {
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
