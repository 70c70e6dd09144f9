//! Codebooks of other programs and projects: read beside the frame.

use std::path::{Path, PathBuf};

use super::work::{failed, name};
use super::{JobKind, JobOutcome, Jobs};
use model::NewTagGroup;

impl Jobs {
    /// Reads the tags of a codebook.
    pub(crate) fn read_codebook(&mut self, path: PathBuf) {
        self.start(format!("Reading {}", name(&path)), JobKind::Other, move |_| match groups(&path) {
            Ok(groups) => JobOutcome::Codebook { groups, from: name(&path) },
            Err(why) => failed("The codebook was not read", why, None),
        });
    }
}

/// The groups of a codebook of another program, or of another project.
fn groups(path: &Path) -> Result<Vec<NewTagGroup>, String> {
    let is_project = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    if !is_project || import::is_codebook_in_ron(path) {
        return import::read_codebook(path).map_err(|error| error.to_string());
    }
    let project = store::load_contents(path).map_err(|error| error.to_string())?.project;
    Ok(project.codebook.groups.iter().map(NewTagGroup::of).collect())
}
