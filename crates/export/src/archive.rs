//! ZIP archives. The same files give the same bytes: no clock is asked.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::ExportError;
use super::progress::Progress;

/// The number of bytes that are packed between two reports of progress.
const PIECE: usize = 1 << 20;

/// Packs files, each with its name in the archive: parts divided by `/`.
pub(super) fn archive(
    format: &'static str,
    files: &[(&str, &[u8])],
    progress: Progress<'_>,
) -> Result<Vec<u8>, ExportError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // The moment is the first that ZIP knows.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let broken = |problem: String| ExportError::Broken { format, problem };
    let all: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
    let mut done = 0;
    for (name, bytes) in files {
        archive.start_file(*name, options).map_err(|error| broken(error.to_string()))?;
        for piece in bytes.chunks(PIECE) {
            progress.at(done, all)?;
            archive.write_all(piece).map_err(|error| broken(error.to_string()))?;
            done += piece.len();
        }
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| broken(error.to_string()))
}
