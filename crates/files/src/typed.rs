//! Paths that a person types.

use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf, is_separator};

/// The most entries of a folder that are looked at for completions.
const LOOKED_AT: usize = 20_000;

/// Returns the path that a typed text means: without the quotation marks that file managers put around it, and with
/// "~" for the folder of the person as in a terminal.
#[must_use]
pub fn typed(text: &str) -> PathBuf {
    let text = text.trim().trim_matches('"');
    let inside = text.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(is_separator));
    match inside.zip(std::env::home_dir()) {
        Some((rest, home)) => home.join(rest.trim_start_matches(is_separator)),
        None => PathBuf::from(text),
    }
}

/// Returns the texts that complete a typed path by one name, in the order of the alphabet: at most so many. A folder
/// ends with a separator. Hidden names come only where a dot was typed; names that are no text, never.
///
/// Reads a folder, and so may wait for a disk or a network.
#[must_use]
pub fn completions(text: &str, most: usize) -> Vec<String> {
    let text = text.trim_start();
    let (folder, begun) = match text.rfind(is_separator) {
        Some(at) => text.split_at(at + 1),
        None => ("", text),
    };
    let path = if folder.is_empty() { PathBuf::from(".") } else { typed(folder) };
    let mut names = names(&path, begun);
    names.sort_by_cached_key(|name| name.to_lowercase());
    names.truncate(most);
    names.into_iter().map(|name| format!("{folder}{name}")).collect()
}

/// Returns the names in a folder that begin so, whichever their capitals.
fn names(folder: &Path, begun: &str) -> Vec<String> {
    let begun = begun.to_lowercase();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(LOOKED_AT);
    entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let fits =
                name.to_lowercase().starts_with(&begun) && (begun.starts_with('.') || !name.starts_with('.'));
            if !fits {
                return None;
            }
            // Links are followed: a link to a folder is entered like one.
            let is_folder = fs::metadata(entry.path()).is_ok_and(|it| it.is_dir());
            Some(if is_folder { format!("{name}{MAIN_SEPARATOR}") } else { name })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_path_is_completed_by_names_of_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("River")).unwrap();
        for name in ["river.txt", "rivet.txt", ".river", "bank.txt"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let begin = format!("{}{MAIN_SEPARATOR}", folder.path().display());
        let completed = |text: &str| -> Vec<String> {
            let all = completions(&format!("{begin}{text}"), 9);
            all.into_iter().map(|it| it.strip_prefix(&begin).unwrap().to_owned()).collect()
        };
        assert_eq!(completed("riv"), ["river.txt", &format!("River{MAIN_SEPARATOR}"), "rivet.txt"]);
        assert_eq!(completed("."), [".river"]);
        assert_eq!(completed("x"), [String::new(); 0]);
        assert_eq!(completed("").len(), 4, "hidden names are not offered");
        assert_eq!(completions(&begin, 2).len(), 2);
        assert!(completions("/no such folder/x", 9).is_empty());
    }

    #[test]
    fn quotation_marks_and_the_folder_of_the_person_are_understood() {
        assert_eq!(typed(" \"a/b.txt\" "), PathBuf::from("a/b.txt"));
        assert_eq!(typed("~x"), PathBuf::from("~x"));
        if let Some(home) = std::env::home_dir() {
            assert_eq!(typed("~/a.txt"), home.join("a.txt"));
            assert_eq!(typed("~"), home.join(""));
        }
    }
}
