//! Tags of other codebooks: read from a file, and added to the project's.

use std::path::Path;

use crate::app::request::DialogRequest;
use crate::app::window::Rejoinder;
use edit::{CodebookIntent, Intent};
use model::NewTagGroup;

impl Rejoinder {
    /// Adds the tags of a codebook in a file, as one step, and shows the codebook with them.
    pub(in crate::app) fn read_codebook(&mut self, path: &Path) {
        match groups(path) {
            Ok(groups) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                self.edit(&Intent::Codebook(CodebookIntent::AddGroups { groups, from: name }));
                self.ask(DialogRequest::Codebook);
            }
            Err(why) => self.tell_in_dialog("The codebook was not read", why),
        }
    }
}

/// The groups of a codebook of another program, or of another project.
fn groups(path: &Path) -> Result<Vec<NewTagGroup>, String> {
    let is_project = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
    if !is_project {
        return import::read_codebook(path).map_err(|error| error.to_string());
    }
    let project = store::load_contents(path).map_err(|error| error.to_string())?.project;
    let group = |group: &model::TagGroup| NewTagGroup {
        name: group.name.clone(),
        one_only: group.one_only,
        tags: group.tags.iter().map(|tag| (tag.name.clone(), tag.definition.clone())).collect(),
    };
    Ok(project.codebook.groups.iter().map(group).collect())
}
