//! Tests the project file: it reads back equal, gives the same bytes again, and shows changes line by line.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "a test makes its own files, and a panic is its answer"
)]

use std::path::{Path, PathBuf};

use model::{Project, Tagging};
use proptest::prelude::*;
use store::{Contents, FORMAT, from_text, testing, to_text};

fn text(project: &Project) -> String {
    to_text(project).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back_equal_and_gives_the_same_bytes(seed: u64, statements in 0usize..40) {
        let project = testing::project(seed, statements);
        prop_assert_eq!(project.check(), vec![]);
        let first = text(&project);
        let back = from_text(&first).unwrap();
        prop_assert_eq!(&back, &project);
        prop_assert_eq!(text(&back), first);
    }
}

#[test]
fn the_order_of_making_does_not_show() {
    let project = testing::project(3, 60);
    let mut other = project.clone();
    let all: Vec<_> = other.statements.values().cloned().collect();
    other.statements = all.into_iter().rev().map(|statement| (statement.id, statement)).collect();
    assert_eq!(text(&project), text(&other));
}

/// Returns the number of lines of each text that are not in the other, between the first and the last
/// difference.
fn changed(before: &str, after: &str) -> (usize, usize) {
    let (a, b): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    let front = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(a, b)| a == b).count();
    (a.len() - front - back, b.len() - front - back)
}

#[test]
fn one_changed_tag_is_one_changed_line() {
    let project = testing::project(5, 300);
    let mut tagged = project.clone();
    let id = *tagged.statements.iter().find(|(_, statement)| !statement.tags.is_empty()).unwrap().0;
    let tag = project.codebook.groups[0].tags[0].id;
    let Tagging { by, at, .. } = tagged.statements[&id].tags[0];
    tagged.statements.get_mut(&id).unwrap().tags = vec![Tagging::new(tag, by, at)];
    assert_eq!(changed(&text(&project), &text(&tagged)), (1, 1));
    tagged.statements.get_mut(&id).unwrap().tags.clear();
    assert_eq!(changed(&text(&project), &text(&tagged)), (1, 0));
}

#[test]
fn an_article_reads_as_an_article_and_a_statement_is_short() {
    let text = text(&testing::project(8, 30));
    let longest = text.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(longest < 1000, "{longest}");
    assert!(text.contains("don't"), "apostrophes are not escaped");
    assert!(text.contains("\\u{202e}"), "what would be hidden is shown");
    assert!(!text.contains('\r'));
    assert!(
        text.lines().any(|line| line.trim_start().starts_with("spans: [(start: ") && line.ends_with(")],"))
    );
    assert!(
        text.starts_with("#![enable(implicit_some)]\nRejoinder(\n format: 1,\n minor: 3,\n"),
        "{}",
        &text[..80]
    );
    assert!(text.ends_with(")\n"));
}

/// Returns the path of a file of a released version. These files are never changed.
fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/store").join(name)
}

/// Removes the checksums of the texts, which older files do not have.
fn without_checksums(text: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("text_sha256: ")).collect()
}

/// Returns the text of an older file as the present version writes it without checksums: with the present
/// version number, and without control characters outside the texts of articles.
fn brought_up(text: &str, minor: &str) -> String {
    let now = format!(" format: {},\n minor: {},\n", FORMAT.major, FORMAT.minor);
    let now = format!("{now} written_by: \"{}\",\n", env!("CARGO_PKG_VERSION"));
    let text = text.replace("\r\n", "\n");
    let repaired = |line: &str| match line.strip_prefix("    \"") {
        Some(_) => line.to_owned(),
        None => line.replace("\\u{1}", "\u{fffd}"),
    };
    let text: String = text.split_inclusive('\n').map(repaired).collect();
    text.replacen(&format!(" format: 1,\n{minor} written_by: \"0.1.0\",\n"), &now, 1)
}

#[test]
fn a_file_of_every_version_opens() {
    if std::env::var_os("REJOINDER_WRITE_GOLDEN").is_some() {
        let name = format!("format-{FORMAT}.rejoinder.ron");
        std::fs::write(golden(&name), text(&testing::project(1, 12))).unwrap();
    }
    // The first two hold a control character, which is taken out when they are read.
    let versions = [
        ("format-1.rejoinder.ron", "", true),
        ("format-1.1.rejoinder.ron", " minor: 1,\n", true),
        ("format-1.2.rejoinder.ron", " minor: 2,\n", false),
        ("format-1.3.rejoinder.ron", " minor: 3,\n", false),
    ];
    for (name, minor, repaired) in versions {
        let Contents { project, repaired: told, .. } = store::load_contents(&golden(name)).unwrap();
        assert_eq!(told.iter().any(|it| it.problem.contains("U+0001")), repaired, "{name}: {told:?}");
        assert!(project.articles.len() >= 2 && project.statements.len() >= 11, "{name}: it opens whole");
        let as_released = std::fs::read_to_string(golden(name)).unwrap();
        assert_eq!(
            without_checksums(&text(&project)),
            brought_up(&without_checksums(&as_released), minor),
            "{name}"
        );
    }
    assert!(
        versions.iter().any(|(name, ..)| name.contains(&FORMAT.to_string())),
        "the present one is kept too"
    );
}
