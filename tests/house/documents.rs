//! What the documents promise: a reason for each dependency, and no file and no name that is not there.

use std::fs;
use std::path::Path;

use super::report;
use super::sources::root;

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

#[test]
fn every_dependency_has_a_reason() {
    let (manifest, architecture) = (read("Cargo.toml"), read("ARCHITECTURE.md"));
    let names = dependencies(&manifest);
    assert!(names.len() > 10, "only {} dependencies were found", names.len());
    let missing: Vec<String> = names
        .iter()
        .filter(|name| {
            !architecture.lines().any(|line| line.starts_with('|') && line.contains(&format!("`{name}`")))
        })
        .map(|name| format!("{name} is not in the table of dependencies in ARCHITECTURE.md"))
        .collect();
    report(&missing);
}

/// The names in every table of dependencies of a manifest, without the workspace's own crates.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.trim_end_matches(']').ends_with("dependencies");
        } else if let Some((name, _)) = line.split_once('=').filter(|_| inside && !line.starts_with('#')) {
            let ours = line.contains("path = ");
            let named_elsewhere = name.trim().ends_with(".workspace") || line.contains("workspace = true");
            if !ours && !named_elsewhere {
                names.push(name.trim().to_owned());
            }
        }
    }
    names
}

#[test]
fn dependencies_are_read_from_the_manifest() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\nron = \"1\"\n# a = \"1\"\nserde.workspace = true\nmodel = { path = \"m\" }\n\n[target.'cfg(unix)'.dev-dependencies]\n\
        insta = { version = \"1\" }\n[profile.dev]\nopt-level = 1\n";
    assert_eq!(dependencies(manifest), ["ron", "insta"]);
}

/// The documents in which files and names of the code stand between backticks.
const DOCUMENTS: [&str; 4] = ["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "fuzz/README.md"];

#[test]
fn what_the_documents_name_is_there() {
    let tree = Tree::new();
    let mut named = 0;
    let mut missing = Vec::new();
    for document in DOCUMENTS {
        for name in between_backticks(&read(document)) {
            let Some(there) = tree.has(&name) else { continue };
            named += 1;
            if !there {
                missing.push(format!("{document} names `{name}`, which is not there"));
            }
        }
    }
    assert!(named > 150, "only {named} names were found");
    report(&missing);
}

/// What stands between single backticks, outside of blocks of code.
fn between_backticks(document: &str) -> Vec<String> {
    let mut block = false;
    let mut names = Vec::new();
    for line in document.lines() {
        if line.trim_start().starts_with("```") {
            block = !block;
        } else if !block {
            names.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    names
}

/// The files of the package, and the text of those that are code.
struct Tree {
    /// Files and folders by their path from the root, with a slash before it.
    paths: Vec<String>,
    code: Vec<(String, String)>,
}

impl Tree {
    fn new() -> Self {
        let mut tree = Self { paths: Vec::new(), code: Vec::new() };
        tree.add(root());
        tree
    }

    fn add(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
            if ["target", ".git"].iter().any(|other| name == *other || name.ends_with(&format!("/{other}"))) {
                continue;
            }
            if path.is_dir() {
                self.add(&path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                self.code.push((format!("/{name}"), fs::read_to_string(&path).unwrap()));
            }
            self.paths.push(format!("/{name}"));
        }
    }

    /// Whether it has what is named; nothing where that names neither a file nor something of the code.
    fn has(&self, name: &str) -> Option<bool> {
        let first = name.split(' ').next()?;
        if is_path(first) {
            return Some(self.has_path(first.trim_end_matches('/')));
        }
        if name.contains("::") && name.chars().all(|c| c.is_alphanumeric() || "_:…".contains(c)) {
            return Some(self.has_item(name));
        }
        let camel = name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.contains(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_alphanumeric());
        camel.then(|| self.has_word(name))
    }

    /// A path from the root, or from any folder; the name of a crate may stand for its `src`, and a module's for its
    /// file.
    fn has_path(&self, path: &str) -> bool {
        let mut ends = vec![format!("/{path}"), format!("/{path}.rs")];
        if let Some((part, rest)) = path.split_once('/') {
            ends.extend([format!("/crates/{part}/src/{rest}"), format!("/crates/{part}/src/{rest}.rs")]);
        }
        self.paths.iter().any(|it| ends.iter().any(|end| it.ends_with(end)))
    }

    /// A module, or something in one; a function that is named by how its name begins stands in that very module.
    fn has_item(&self, item: &str) -> bool {
        let (module, last) = item.rsplit_once("::").unwrap();
        let module = module.replace("::", "/");
        if let Some(begins) = last.strip_suffix('…') {
            let inside = module.split_once('/').map_or("", |(_, inside)| inside);
            let files = [format!("/{inside}.rs"), format!("/{module}/mod.rs"), format!("/{inside}/mod.rs")];
            let mut own = self.code.iter().filter(|(path, _)| files.iter().any(|file| path.ends_with(file)));
            return own.any(|(_, code)| code.contains(&format!("fn {begins}")));
        }
        self.has_path(&format!("{module}/{last}")) || self.has_word(last)
    }

    fn has_word(&self, word: &str) -> bool {
        let own = |(path, code): &(String, String)| {
            path.contains("/src/")
                && code.match_indices(word).any(|(at, _)| {
                    let part = |c: char| c.is_alphanumeric() || c == '_';
                    let before = code[..at].chars().next_back().is_some_and(part);
                    !before && !code[at + word.len()..].starts_with(part)
                })
        };
        self.code.iter().any(own)
    }
}

/// Whether this is a path within the package.
fn is_path(name: &str) -> bool {
    let ending = [".rs", ".md", ".sh", ".toml", ".txt"].iter().any(|ending| name.ends_with(ending));
    (ending || name.contains('/'))
        && name.starts_with(|c: char| c.is_alphanumeric())
        && name.chars().all(|c| c.is_alphanumeric() || "_-./".contains(c))
}

#[test]
fn a_name_that_is_not_there_is_seen() {
    let tree = Tree::new();
    for name in [
        "app/action.rs",
        "tests/torture.rs power",
        "syntax/learn",
        "store::tests::crashes",
        "Keeper",
        "fuzz/",
    ] {
        assert_eq!(tree.has(name), Some(true), "{name}");
    }
    for name in
        ["app/no_such.rs", "no/folder", "window::keeping::no_such_test…", "model::NoSuch", "NoSuchThing"]
    {
        assert_eq!(tree.has(name), Some(false), "{name}");
    }
    for name in [
        "cargo test",
        "~/.local/state/rejoinder",
        "NAME.rejoinder.ron",
        "mode",
        "--jobs",
        "REJOINDER_REQUIRE_ALL=1",
    ] {
        assert_eq!(tree.has(name), None, "{name}");
    }
    assert_eq!(between_backticks("a `b` c `d`\n```sh\n`e`\n```\n`f`"), ["b", "d", "f"]);
}
