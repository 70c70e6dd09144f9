//! Fields of a newer minor version are kept through edits and saves; newer major versions are shown.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::{OpenProblem, from_text, testing, to_text};
use edit::Edit;
use model::{Project, ReplyRequest, Span, StatementId, UnknownFieldTree, UnknownFields, ValuePathStep};

const NEWER: &str = "minor: 3";

/// Returns a project as a newer minor version might write it, with these fields before these places.
fn newer(project: &Project, added: &[(&str, &str)]) -> String {
    let mut text = to_text(project).unwrap().replacen(NEWER, "minor: 9", 1);
    for (before, field) in added {
        assert!(text.contains(before), "{before} is not in\n{text}");
        text = text.replacen(before, &format!("{field} {before}"), 1);
    }
    text
}

/// Returns the number of times that a text contains another.
fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

const ADDED: &[(&str, &str)] = &[
    ("articles: [", "mood: Calm(why: \"new )\", at: [1, 2]),"),
    ("outlet: ", "edition: (morning: true),"),
    ("name: ", "tint: 'x',"),
    ("mode: ", "tone: \"dry\","),
    ("start: ", "column: 3,"),
    ("at: \"", "device: r#\"a\"b\"#,"),
    ("relation: ", "weight: 0.25,"),
    ("passages: [", "pages: {1: \"a\"},"),
    ("parties: [", "layout: Wide,"),
];

#[test]
fn the_fields_of_a_newer_minor_version_are_kept_where_they_stood() {
    let project = testing::project(4, 30);
    let text = newer(&project, ADDED);
    let read = from_text(&text).unwrap();
    assert_eq!(Project { kept: None, ..read.clone() }, project);
    assert_eq!(read.kept.as_ref().unwrap().minor, 9);
    let written = to_text(&read).unwrap();
    for (_, field) in ADDED {
        assert_eq!(count(&written, field.trim_end_matches(',')), 1, "{field}");
    }
    assert_eq!(from_text(&written).unwrap(), read, "and are read again");
    assert_eq!(to_text(&from_text(&written).unwrap()).unwrap(), written);
    assert!(written.contains(" minor: 9,\n"), "a file of that version it stays");
}

/// Returns a project whose statements, spans and taggings each have an unknown field.
fn everywhere(project: &Project) -> Project {
    let text = to_text(project).unwrap().replacen(NEWER, "minor: 9", 1);
    let text =
        text.replace("(start: ", "(column: 7, start: ").replace("   mode: ", "   tone: \"dry\",\n   mode: ");
    from_text(&text.replace("(tag: ", "(sure: false, tag: ")).unwrap()
}

#[test]
fn they_stay_with_their_records_whatever_else_is_changed() {
    let mut project = everywhere(&testing::project(6, 20));
    let tones = count(&to_text(&project).unwrap(), "tone: \"dry\"");
    assert_eq!(tones, project.statements.len());
    let before = project.clone();
    let ids: Vec<StatementId> = project.statements.keys().copied().collect();
    // One is edited, and so moves in the file; one loses its tags; one is removed with everything that refers
    // to it.
    let mut after = project.clone();
    after.statements.get_mut(&ids[0]).unwrap().note = "Written since".to_owned();
    let first = project.statements[&ids[1]].article;
    let text = &project.article(first).unwrap().text;
    let end = text.char_indices().nth(5).unwrap().0;
    after.statements.get_mut(&ids[1]).unwrap().spans = vec![Span::new(0, end)];
    after.statements.get_mut(&ids[1]).unwrap().tags.clear();
    let gone = ids[2];
    after.statements.remove(&gone);
    after.links = after.links.into_iter().filter(|(_, it)| it.from != gone && it.to != gone).collect();
    after.citations = after.citations.into_iter().filter(|(_, it)| it.statement != gone).collect();
    after.replies = after.replies.into_iter().filter(|(_, it)| it.statement != gone).collect();
    for request in after.requests.clone().into_iter().map(|(_, it)| it) {
        let statements = request.statements.iter().copied().filter(|id| *id != gone).collect();
        let mut kept = ReplyRequest { statements, ..request };
        if let Some(answer) = &mut kept.answer {
            answer.included = answer.included.filter(|id| *id != gone);
        }
        after.requests.insert(kept.id, kept);
    }
    let inner: Vec<_> = after.statements.values().filter(|it| it.via == Some(gone)).map(|it| it.id).collect();
    for id in inner {
        after.statements.get_mut(&id).unwrap().via = None;
    }
    let edit = Edit::between("All of it".to_owned(), &project, &after);
    let undo = edit.apply(&mut project).unwrap();
    let written = to_text(&project).unwrap();
    assert_eq!(count(&written, "tone: \"dry\""), tones - 1, "gone with its record alone");
    assert_eq!(from_text(&written).unwrap().statements, project.statements);
    undo.apply(&mut project).unwrap();
    assert_eq!(project, before);
    let back = to_text(&project).unwrap();
    assert_eq!(count(&back, "tone: \"dry\""), tones, "an undo brings them back");
    assert_eq!(back, to_text(&before).unwrap());
}

#[test]
fn an_entry_without_an_id_is_known_by_its_words_or_its_place() {
    let text = "(list: [(a: 1, x: \"one\"), (a: 2, x: \"two\"), (a: 3)])";
    let kept = unknown_fields::<shapes::List>(text).fields;
    for (now, then) in [
        ("(list: [(a: 1), (a: 2), (a: 3)])", "(list: [(a: 1, x: \"one\"), (a: 2, x: \"two\"), (a: 3)])"),
        ("(list: [(a: 3), (a: 2), (a: 1)])", "(list: [(a: 3), (a: 2, x: \"two\"), (a: 1, x: \"one\")])"),
        ("(list: [(a: 5), (a: 2), (a: 3)])", "(list: [(a: 5, x: \"one\"), (a: 2, x: \"two\"), (a: 3)])"),
        ("(list: [(a: 5), (a: 2)])", "(list: [(a: 5), (a: 2, x: \"two\")])"),
        ("(list: [\n  (\n   a: 2,\n  ),\n])", "(list: [\n  (\n   a: 2,\n   x: \"two\",\n  ),\n])"),
        ("(list: [()])", "(list: [()])"),
        ("(list: [], )", "(list: [], )"),
        ("(other: 1)", "(other: 1)"),
    ] {
        assert_eq!(with_kept_fields(now, &kept), then);
    }
}

#[test]
fn options_variants_and_lists_in_them_keep_theirs() {
    for (written, known) in [
        (
            "Named(of: (a: 1, x: 1), kind: Two((a: None, y: 2)), id: (3), z: Some(4))",
            "Named(of: (a: 1), kind: Two((a: None)), id: (3))",
        ),
        ("Named(of: Some((a: 1, x: 1)), kind: One, id: (3))", "Named(of: Some((a: 1)), kind: One, id: (3))"),
        (
            "Named(of: None, kind: Three(b: (1, ')'), x: 1), id: (3))",
            "Named(of: None, kind: Three(b: (1, ')')), id: (3))",
        ),
    ] {
        let learned = unknown_fields::<shapes::File>(written);
        assert_eq!(with_kept_fields(known, &learned.fields), written);
        assert_eq!(scan::bare(&without_fields(written, &learned)), scan::bare(known));
    }
    // Fields of one variant are not added to another.
    let learned = unknown_fields::<shapes::File>("Named(of: None, kind: Three(b: (1, ')'), x: 1), id: (3))");
    let other = "Named(of: None, kind: Two((a: 1)), id: (3))";
    assert_eq!(with_kept_fields(other, &learned.fields), other);
}

#[test]
fn the_same_version_knows_no_other_field() {
    let text = newer(&testing::project(4, 30), ADDED).replacen("minor: 9", NEWER, 1);
    let error = from_text(&text).unwrap_err();
    let line = text[..text.find("mood: ").unwrap()].matches('\n').count() + 1;
    assert!(matches!(error.problem, OpenProblem::Damaged { place, .. } if place.line == line), "{error}");
}

#[test]
fn a_damage_in_a_newer_minor_version_keeps_its_place() {
    let text = newer(&testing::project(4, 30), &ADDED[..4]);
    let at = text.rfind("   relation: ").unwrap();
    let line = text[..at].matches('\n').count() + 1;
    let spoilt = format!("{}   relation: <{}", &text[..at], &text[at..]);
    let error = from_text(&spoilt).unwrap_err();
    assert!(matches!(error.problem, OpenProblem::Damaged { place, .. } if place.line == line), "{error}");
    assert!(matches!(from_text(&text[..at]).unwrap_err().problem, OpenProblem::Damaged { .. }));
}

/// Returns a text of a newer major version.
fn major(project: &Project) -> String {
    to_text(project).unwrap().replacen(" format: 1,\n minor: 3,", " format: 2,\n minor: 0,", 1)
}

#[test]
fn a_newer_major_version_is_shown_as_far_as_it_is_understood() {
    let project = testing::project(4, 30);
    let text = major(&project);
    let understood = |text: &str| super::understood(text, FormatVersion { major: 2, minor: 0 });
    let (all, newer, _) = understood(&text).unwrap();
    assert_eq!(all, project);
    assert_eq!(newer.missing, [""; 0]);
    let words = newer.words();
    assert!(words.contains("format 2.0; this one works on 1.3"), "{words}");
    let text = text
        .replacen("mode: Direct", "mode: Sung", 1)
        .replacen(" codebook: [", " codebook: {\"of\": [", 1)
        .replacen(" ],\n scale: ", " ]},\n scale: ", 1)
        .replacen("parties: [", "parties: [ Council(seats: 3),", 1);
    let (some, newer, _) = understood(&text).unwrap();
    assert_eq!(some.check(), vec![]);
    assert!(some.statements.len() < 30 && some.statements.len() > 20, "{}", some.statements.len());
    assert!(some.statements.values().all(|it| it.tags.is_empty()), "their tags are not known");
    let words = newer.words();
    assert!(words.contains(&format!(" of {} statements", project.statements.len())), "{words}");
    assert!(words.contains(&format!("1 of {} parties", project.parties.len() + 1)), "{words}");
    assert!(words.contains("all groups of tags"), "{words}");
    assert!(
        matches!(from_text(&text).unwrap_err().problem, OpenProblem::Newer { .. }),
        "not to be worked on"
    );
}

#[test]
fn a_newer_minor_version_with_a_value_that_is_not_known_is_shown_alone() {
    let project = testing::project(4, 30);
    let text = newer(&project, &[]).replacen("mode: Direct", "mode: Sung", 1);
    assert!(
        matches!(from_text(&text).unwrap_err().problem, OpenProblem::Newer { format } if format.minor == 9)
    );
}

#[test]
fn an_earlier_version_lends_the_fields_of_what_it_brings_back() {
    let old = everywhere(&testing::project(6, 20));
    let mut now = old.kept.as_ref().unwrap().fields.clone();
    let all = now.clone();
    statements(&mut now).remove(3);
    assert_ne!(now, all);
    now.fill_from(&all);
    assert_eq!(statements(&mut now).len(), old.statements.len());
    let kept = Arc::new(UnknownFields { minor: 9, fields: now });
    assert_eq!(to_text(&Project { kept: Some(kept), ..old.clone() }).unwrap(), to_text(&old).unwrap());
}

/// Returns the kept fields of the statements, or of the value that contains them.
fn statements(branch: &mut UnknownFieldTree) -> &mut Vec<(ValuePathStep, UnknownFieldTree)> {
    let leads_there = |step: &ValuePathStep| match step {
        ValuePathStep::Field(name) => name == "statements" || name == "annotations",
        step => matches!(step, ValuePathStep::Variant(_)),
    };
    match branch.within.iter().position(|(step, _)| leads_there(step)) {
        Some(place) => statements(&mut branch.within[place].1),
        None => &mut branch.within,
    }
}

/// Types of which only the field names matter.
mod shapes {
    #![expect(dead_code, reason = "nobody reads the values")]

    #[derive(serde::Deserialize)]
    pub(super) struct List {
        list: Vec<Entry>,
    }

    #[derive(serde::Deserialize)]
    pub(super) struct Entry {
        a: u8,
    }

    #[derive(serde::Deserialize)]
    pub(super) enum File {
        Named { of: Option<Inner>, kind: Kind, id: Id },
    }

    #[derive(serde::Deserialize)]
    pub(super) struct Inner {
        a: Option<u8>,
    }

    #[derive(serde::Deserialize)]
    pub(super) enum Kind {
        One,
        Two(Inner),
        Three { b: (u8, char) },
    }

    #[derive(serde::Deserialize)]
    pub(super) struct Id(u8);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_newer_program_adds_anywhere_is_kept(seed in 0u64..50, places in prop::collection::vec(0.0f64..1.0, 1..12)) {
        let project = testing::project(seed, 12);
        let mut text = to_text(&project).unwrap().replacen(NEWER, "minor: 9", 1);
        // Before any field that begins a line.
        for (number, place) in places.iter().enumerate() {
            let lines: Vec<usize> = text
                .match_indices('\n')
                .map(|(at, _)| at + 1)
                .filter(|at| is_field(&text[*at..]))
                .skip(3)
                .collect();
            let at = lines[(place * lines.len() as f64) as usize];
            text.insert_str(at, &format!("new_{number}: [(a: \"{number} )\")],"));
        }
        let read = from_text(&text).unwrap();
        let written = to_text(&read).unwrap();
        for number in 0..places.len() {
            let field = format!("new_{number}: [(a: \"{number} )\")]");
            prop_assert_eq!(count(&written, &field), 1);
        }
        prop_assert_eq!(&from_text(&written).unwrap(), &read);
        prop_assert_eq!(Project { kept: None, ..read }, project);
    }

    #[test]
    fn whatever_a_file_of_a_newer_version_holds_nothing_panics(seed in 0u64..20, at in 0.0f64..1.0, put in "[(){}\\[\\],:\"'r#/*a1 ]{0,6}", major in 1u32..3) {
        let text = to_text(&testing::project(seed, 6)).unwrap();
        let mut text = text.replacen(" format: 1,\n minor: 3,", &format!(" format: {major},\n minor: 9,"), 1);
        let mut place = (at * text.len() as f64) as usize;
        while !text.is_char_boundary(place) { place -= 1; }
        text.insert_str(place, &put);
        if let Ok(project) = from_text(&text) {
            prop_assert_eq!(project.check(), vec![]);
            let written = to_text(&project).unwrap();
            prop_assert_eq!(from_text(&written).unwrap(), project);
        }
    }
}

/// Returns whether a line begins with the name of a field.
fn is_field(line: &str) -> bool {
    let line = line.lines().next().unwrap_or_default().trim_start();
    let name = line.split(": ").next().unwrap_or_default();
    line.contains(": ")
        && !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}
