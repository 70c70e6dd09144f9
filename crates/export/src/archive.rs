//! ZIP archives. The same files give the same bytes: no clock is asked.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::ExportError;

/// Packs files, each with its name in the archive: parts divided by `/`.
pub(super) fn archive<'a>(
    format: &'static str,
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
) -> Result<Vec<u8>, ExportError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The moment is the first that ZIP knows.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let broken = |problem: String| ExportError::Broken { format, problem };
    for (name, bytes) in files {
        archive.start_file(name, options).map_err(|error| broken(error.to_string()))?;
        archive.write_all(bytes).map_err(|error| broken(error.to_string()))?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| broken(error.to_string()))
}
