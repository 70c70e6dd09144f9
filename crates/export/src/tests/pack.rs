use std::sync::Arc;

use super::paper::parts_of;
use super::{bridge, desk};
use crate::{Enclosed, EnclosedFile, ExportError, ExportOptions, Format, write};
use edit::{EvidenceFacts, EvidenceIntent, Intent, testing};
use model::{EvidenceSource, Project};

/// A project with two files as evidence.
fn project() -> Project {
    let (mut project, mut stamp, _) = bridge();
    for (title, path) in [("Minutes", "sources/Minutes 2018.txt"), ("Lost", "sources/lost.pdf")] {
        let facts = EvidenceFacts {
            title: title.to_owned(),
            source: EvidenceSource::File(path.to_owned()),
            ..EvidenceFacts::default()
        };
        testing::make(&mut project, &mut stamp, &Intent::Evidence(EvidenceIntent::Add(facts)));
    }
    project
}

fn enclosed(earlier: Vec<u8>) -> ExportOptions {
    let file = |path: &str, content| EnclosedFile { path: path.to_owned(), content };
    let evidence = vec![
        file("sources/Minutes 2018.txt", Ok(b"The minutes.".to_vec())),
        file("sources/lost.pdf", Err("no such file or folder".to_owned())),
    ];
    let enclosed = Enclosed { project: "Rejoinder(…)".to_owned(), evidence, earlier };
    ExportOptions { enclosed: Some(Arc::new(enclosed)), ..desk() }
}

fn pack(project: &Project, earlier: Vec<u8>) -> Vec<u8> {
    write(project, Format::Pack, &enclosed(earlier)).unwrap()[0].bytes().to_vec()
}

#[test]
fn a_pack_has_report_project_evidence_manifest_and_list() {
    let parts = parts_of(&pack(&project(), Vec::new()));
    let mut names: Vec<&str> = parts.keys().map(|name| name.strip_prefix("the-bridge/").unwrap()).collect();
    names.sort_unstable();
    let evidence = *names.iter().find(|name| name.starts_with("evidence/")).unwrap();
    assert!(evidence.ends_with("-minutes-2018.txt"), "{evidence}");
    let wanted = [
        "README.txt",
        "added.tsv",
        evidence,
        "manifest.sha256",
        "project.json",
        "project.rejoinder.ron",
        "report.html",
    ];
    assert_eq!(names, wanted);
    let part = |name: &str| &parts[&format!("the-bridge/{name}")];
    assert_eq!(part("manifest.sha256").lines().count(), 6, "all but itself");
    assert_eq!(part(evidence), "The minutes.");
    let readme = part("README.txt");
    assert!(
        readme.contains("- Lost (sources/lost.pdf): NOT IN THE PACK, no such file or folder"),
        "{readme}"
    );
    assert!(readme.contains(&format!("- Minutes (sources/Minutes 2018.txt): {evidence}")), "{readme}");
    assert!(part("added.tsv").contains("\tRobin\tverdict “"), "{}", part("added.tsv"));
}

#[test]
fn a_later_pack_repeats_the_list_and_adds_to_it() {
    let mut project = project();
    let list = |bytes: &[u8]| parts_of(bytes)["the-bridge/added.tsv"].clone();
    let first = pack(&project, Vec::new());
    let statement = *project.statements.keys().next_back().unwrap();
    let now = jiff::Timestamp::from_second(1_600_000_000).unwrap();
    let coded = model::Coded { by: *project.coders.keys().next().unwrap(), at: now };
    project.statements.get_mut(&statement).unwrap().coded = Some(coded);
    let second = pack(&project, first.clone());
    let added = list(&second);
    let added = added.strip_prefix(&list(&first)).unwrap();
    assert_eq!(added.lines().count(), 1, "{added}");
    assert!(added.contains("2020-09-13T12:26:40Z\tRobin\tstatement "), "{added}");
    assert_eq!(list(&pack(&project, second.clone())), list(&second), "nothing is added twice");
    for bad in [b"no zip".to_vec(), first[..first.len() / 2].to_vec()] {
        let told = write(&project, Format::Pack, &enclosed(bad));
        assert!(matches!(told, Err(ExportError::Earlier(_))), "{told:?}");
    }
}
