//! Promises of the documents: a reason for each dependency, and only files and names that exist.

use std::fs;
use std::path::Path;

use super::report;
use super::sources::root;

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

#[test]
fn every_dependency_has_a_reason() {
    let reasons = read("docs/dependencies.md");
    let own = crates();
    let mut manifests = vec!["Cargo.toml".to_owned(), "fuzz/Cargo.toml".to_owned()];
    manifests.extend(own.iter().map(|name| format!("crates/{name}/Cargo.toml")));
    let mut names: Vec<String> =
        manifests.iter().flat_map(|manifest| dependencies(&read(manifest))).collect();
    names.sort_unstable();
    names.dedup();
    names.retain(|name| !own.contains(name));
    assert!(names.len() > 30, "only {} dependencies were found", names.len());
    let missing: Vec<String> = names
        .iter()
        .filter(|name| {
            !reasons.lines().any(|line| line.starts_with('|') && line.contains(&format!("`{name}`")))
        })
        .map(|name| format!("{name} is not in a table of docs/dependencies.md"))
        .collect();
    report(&missing);
}

/// The names of the crates in the workspace's folder.
fn crates() -> Vec<String> {
    let folders = fs::read_dir(root().join("crates")).unwrap();
    folders.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The names in every table of dependencies of a manifest, but for those that are found by a path.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut names = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.trim_end_matches(']').ends_with("dependencies");
        } else if let Some((name, value)) = line.split_once('=').filter(|_| inside && !line.starts_with('#'))
            && !value.contains("path =")
        {
            names.push(name.trim().trim_end_matches(".workspace").to_owned());
        }
    }
    names
}

#[test]
fn dependencies_are_read_from_the_manifest() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\nron = \"1\"\n# a = \"1\"\nserde.workspace = true\n\
        own = { path = \"..\" }\n\n[target.'cfg(unix)'.dev-dependencies]\ninsta = { version = \"1\" }\n\
        [profile.dev]\nopt-level = 1\n";
    assert_eq!(dependencies(manifest), ["ron", "serde", "insta"]);
}

/// The documents in which files and names of the code are between backticks.
const DOCUMENTS: [&str; 12] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/dependencies.md",
    "docs/durability.md",
    "docs/exports.md",
    "docs/extraction.md",
    "docs/glossary.md",
    "docs/project.md",
    "docs/window.md",
    "fuzz/README.md",
];

/// The most words that the map may have, as `wc -w` counts them.
const MAP_WORDS: usize = 1500;

#[test]
fn the_map_stays_short() {
    let words = read("ARCHITECTURE.md").split_whitespace().count();
    assert!(words <= MAP_WORDS, "ARCHITECTURE.md has {words} words: move details to docs/");
}

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
    assert!(named > 300, "only {named} names were found");
    report(&missing);
}

/// The texts between single backticks, outside of blocks of code.
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
    /// Files and folders by their path from the root, with a slash before it; those of a crate also by the path of
    /// their module: `/store/lock.rs`.
    paths: Vec<String>,
    sources: Vec<Source>,
}

/// A file of code.
struct Source {
    /// The path from the root; of a crate, that of the module.
    path: String,
    text: String,
    /// Set for the program and its crates; not for tests and benchmarks beside them.
    is_program: bool,
}

impl Tree {
    fn new() -> Self {
        let mut tree = Self { paths: Vec::new(), sources: Vec::new() };
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
            }
            let module = module_path(&name);
            if path.extension().is_some_and(|extension| extension == "rs") {
                self.sources.push(Source {
                    path: module.clone().unwrap_or_else(|| format!("/{name}")),
                    text: fs::read_to_string(&path).unwrap(),
                    is_program: module.is_some() || name.starts_with("src/"),
                });
            }
            self.paths.extend(module);
            self.paths.push(format!("/{name}"));
        }
    }

    /// Returns whether it has what is named; nothing where that names neither a file nor something of the code.
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

    /// A path from the root, or from any folder; that of a module may mean its file.
    fn has_path(&self, path: &str) -> bool {
        let ends = [format!("/{path}"), format!("/{path}.rs")];
        self.paths.iter().any(|it| ends.iter().any(|end| it.ends_with(end)))
    }

    /// A module, or something in one; a function that is named by how its name begins is in that very module.
    fn has_item(&self, item: &str) -> bool {
        let (module, last) = item.rsplit_once("::").unwrap();
        let module = module.replace("::", "/");
        if let Some(begins) = last.strip_suffix('…') {
            let files = [format!("/{module}.rs"), format!("/{module}/mod.rs")];
            let mut own =
                self.sources.iter().filter(|source| files.iter().any(|file| source.path.ends_with(file)));
            return own.any(|source| source.text.contains(&format!("fn {begins}")));
        }
        self.has_path(&format!("{module}/{last}")) || self.has_word(last)
    }

    fn has_word(&self, word: &str) -> bool {
        let has = |text: &str| {
            text.match_indices(word).any(|(at, _)| {
                let part = |c: char| c.is_alphanumeric() || c == '_';
                let before = text[..at].chars().next_back().is_some_and(part);
                !before && !text[at + word.len()..].starts_with(part)
            })
        };
        self.sources.iter().any(|source| source.is_program && has(&source.text))
    }
}

/// The path of a crate's file as that of its module, by which the documents name tests; nothing for other files.
fn module_path(name: &str) -> Option<String> {
    let (own, inside) = name.strip_prefix("crates/")?.split_once("/src/")?;
    Some(format!("/{own}/{inside}"))
}

#[test]
fn files_of_crates_have_the_paths_of_their_modules() {
    assert_eq!(module_path("crates/store/src/tests/gone.rs").as_deref(), Some("/store/tests/gone.rs"));
    assert_eq!(module_path("src/app/command.rs"), None);
    assert_eq!(module_path("crates/nlp/Cargo.toml"), None);
}

/// Returns whether this is a path within the package.
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
        "OpenProject",
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
