//! Tests that damaged, foreign and contradictory files are explained with the place of the damage.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test makes its own files, and a panic is its answer"
)]

use proptest::prelude::*;
use store::{FORMAT, OpenProblem, Place, from_text, load, testing, to_text};

fn sound() -> String {
    to_text(&testing::project(2, 20)).unwrap()
}

fn problem(text: &str) -> OpenProblem {
    from_text(text).unwrap_err().problem
}

/// Returns the place and the explanation of a damage.
fn damage(text: &str) -> (Place, String) {
    match problem(text) {
        OpenProblem::Damaged { place, problem } => (place, problem),
        other => panic!("{other}"),
    }
}

/// Replaces the first occurrence. Returns the text, and the line of the occurrence.
fn spoil(from: &str, to: &str) -> (String, usize) {
    let text = sound();
    let at = text.find(from).unwrap_or_else(|| panic!("{from} is not in the file"));
    (text.replacen(from, to, 1), text[..at].matches('\n').count() + 1)
}

#[test]
fn a_newer_version_says_so_whatever_else_it_holds() {
    let newer = format!("Rejoinder(format: {}, something: [entirely different", FORMAT.major + 2);
    assert!(matches!(problem(&newer), OpenProblem::Newer { format } if format.major == 3));
    assert_eq!(
        from_text(&newer).unwrap_err().to_string(),
        "was written by a newer Rejoinder (format 3.0; this one reads up to 1.3): update Rejoinder to open it. \
         The file has not been changed."
    );
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_do_no_harm() {
    let text = sound();
    let project = from_text(&text).unwrap();
    assert_eq!(from_text(&format!("\u{feff}{text}")).unwrap(), project);
    assert_eq!(from_text(&text.replace('\n', "\r\n")).unwrap(), project);
}

#[test]
fn an_empty_and_a_foreign_text_are_told_apart() {
    assert!(matches!(problem(""), OpenProblem::Empty));
    assert!(matches!(problem("\u{feff} \n"), OpenProblem::Empty));
    for foreign in ["{\"format\": 1}", "The mayor said no.", "(format: 1)", "Project(format: 1)"] {
        assert!(matches!(problem(foreign), OpenProblem::Foreign), "{foreign}");
    }
}

#[test]
fn a_conflict_is_named_with_its_line() {
    let (text, line) = spoil(" title: ", "<<<<<<< HEAD\n title: ");
    assert!(matches!(problem(&text), OpenProblem::Conflict { line: found } if found == line));
    let words = from_text(&text).unwrap_err().to_string();
    assert!(words.contains(&format!("at line {line}")), "{words}");
}

#[test]
fn a_field_that_is_not_known_or_is_missing_is_named_with_its_line() {
    let (text, line) = spoil("   mode: ", "   mood: ");
    let (place, words) = damage(&text);
    assert_eq!(place.line, line);
    assert_eq!(words, "“mood” is not a field of a record of the kind statement");
    let (text, _) = spoil(" created: ", " //created: ");
    assert!(damage(&text).1.contains("“created”"), "{:?}", damage(&text));
}

#[test]
fn a_wrong_value_is_named_with_its_line() {
    let (text, line) = spoil("status: Suggested", "status: Perhaps");
    let (place, words) = damage(&text);
    assert_eq!(place.line, line);
    assert_eq!(words, "“Perhaps” is not one of Suggested, Confirmed, Rejected");
    let (text, line) = spoil("(start: ", "(start: -");
    assert_eq!(damage(&text).0.line, line);
    let (text, line) = spoil("id: \"s", "id: \"u");
    let (place, words) = damage(&text);
    assert_eq!(place.line, line);
    assert!(words.contains("is not the id of a statement"), "{words}");
}

#[test]
fn lost_bytes_are_called_that() {
    let (text, line) = spoil(" scale: (", " scale\0\0\0\0(");
    let (place, words) = damage(&text);
    assert_eq!(place.line, line);
    assert!(words.starts_with("4 empty bytes"), "{words}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.rejoinder.ron");
    let mut bytes = sound().into_bytes();
    let at = bytes.iter().position(|byte| *byte > 127).unwrap();
    bytes[at] = b'?';
    std::fs::write(&path, &bytes).unwrap();
    let words = load(&path).unwrap_err().to_string();
    assert!(words.starts_with(&format!("{}: is damaged at line ", path.display())), "{words}");
    assert!(words.contains("not part of any text") && words.contains("earlier versions may be"), "{words}");
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "it is left alone");
    std::fs::write(&path, b"\x89PNG\r\n\x1a\n").unwrap();
    assert!(matches!(load(&path).unwrap_err().problem, OpenProblem::Foreign));
}

#[test]
fn a_missing_file_and_a_folder_say_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let words = load(&folder.path().join("gone.rejoinder.ron")).unwrap_err().to_string();
    assert!(words.contains("there is no such file"), "{words}");
    let words = load(folder.path()).unwrap_err().to_string();
    assert!(words.contains("this is a folder"), "{words}");
}

#[test]
fn deep_nesting_is_refused_and_does_not_end_the_program() {
    for bracket in ["(", "[", "Some("] {
        let text = format!("Rejoinder(format: 1, written_by: {}", bracket.repeat(200_000));
        problem(&text);
        let text = format!("Rejoinder(format: 1, articles: {}", bracket.repeat(200_000));
        problem(&text);
    }
    problem(&format!("Rejoinder(format: 1{}", "/*".repeat(200_000)));
}

#[test]
fn records_that_contradict_each_other_are_named_with_their_lines() {
    let mut project = testing::project(2, 20);
    let id = *project.statements.keys().next().unwrap();
    let text = to_text(&project).unwrap();
    let span = project.statements[&id].spans[0];
    let line = |id: &str| text[..text.find(id).unwrap()].matches('\n').count() + 1;
    project.statements.get_mut(&id).unwrap().spans[0].end += 1_000_000;
    let end = format!("end: {}", span.end);
    let at = text.find(&format!(" id: \"{id}\"")).unwrap();
    let spoilt =
        format!("{}{}", &text[..at], text[at..].replacen(&end, &format!("end: {}", span.end + 1_000_000), 1));
    let words = from_text(&spoilt).unwrap_err().to_string();
    assert!(words.contains(&format!("statement {id}: the span")), "{words}");
    assert!(words.contains(&format!("(line {})", line(&format!(" id: \"{id}\"")))), "{words}");
}

#[test]
fn a_record_that_stands_twice_is_an_error_not_a_loss() {
    let text = sound();
    let at = text.find("  links: [\n").unwrap() + "  links: [\n".len();
    let end = at + text[at..].find("   ),\n").unwrap() + "   ),\n".len();
    let twice = format!("{}{}{}", &text[..end], &text[at..end], &text[end..]);
    let OpenProblem::Broken(broken) = problem(&twice) else { panic!("{}", problem(&twice)) };
    let first = text[..at].matches('\n').count() + 1;
    let (violation, place) = &broken.first[0];
    assert!(violation.to_string().ends_with("appears twice"), "{violation}");
    assert!(place.unwrap().line > first + 3, "the second of the two is meant");
}

/// Returns a project with one article, “né à”, and these statements.
fn small(statements: &str) -> String {
    format!(
        "Rejoinder(format: 1, minor: 1, written_by: \"0\", project: \"jn0svvkdpt6\", title: \"x\", \
         created: \"2019-05-13T08:14:19Z\", articles: [(id: \"a8bswpvv2ev\", title: \"x\", \
         added: \"2019-05-13T08:14:19Z\", text: [\"né à\"])], codebook: [], scale: (name: \"\", ratings: []), \
         coders: [], evidence: [], annotations: (parties: [], speakers: [], statements: [{statements}], links: [], citations: []))"
    )
}

fn statement(id: &str, span: &str, more: &str) -> String {
    format!(
        "(id: \"{id}\", article: \"a8bswpvv2ev\", spans: [{span}], mode: Direct, status: Suggested{more}),"
    )
}

const ONE: &str = "s8bswpvv2ev";
const OTHER: &str = "s9bswpvv2ev";

#[test]
fn a_span_that_no_text_has_is_named() {
    assert!(from_text(&small(&statement(ONE, "(start: 0, end: 1)", ""))).is_ok());
    for (span, words) in [
        ("(start: 0, end: 99)", "does not lie in its article, which ends at 6"),
        ("(start: 0, end: 18446744073709551615)", "does not lie in its article"),
        ("(start: 0, end: 2)", "begins or ends inside a character"),
        ("(start: 2, end: 3)", "begins or ends inside a character"),
        ("(start: 3, end: 1)", "is empty"),
        ("(start: 1, end: 1)", "is empty"),
        ("", "has no words"),
    ] {
        let words_found = problem(&small(&statement(ONE, span, ""))).to_string();
        assert!(words_found.contains(words), "{span}: {words_found}");
    }
}

#[test]
fn statements_that_are_told_in_each_other_are_named() {
    let via = |id: &str| format!(", via: \"{id}\"");
    let span = "(start: 0, end: 1)";
    let itself = small(&statement(ONE, span, &via(ONE)));
    let each_other = small(&(statement(ONE, span, &via(OTHER)) + &statement(OTHER, span, &via(ONE))));
    for text in [itself, each_other] {
        let words = problem(&text).to_string();
        assert!(words.contains("is told in itself, directly or by way of others"), "{words}");
    }
    // A long cycle, whose check must take linear time.
    let id = |number: usize| format!("s{:010}", number % 20_000).replace('0', "q").replace('1', "w");
    let ring: String = (0..20_000).map(|it| statement(&id(it), span, &via(&id(it + 1)))).collect();
    assert!(problem(&small(&ring)).to_string().contains("is told in itself"));
}

#[test]
fn a_number_that_is_too_large_is_named() {
    let huge = "9".repeat(100_000);
    for span in [
        format!("(start: 0, end: {huge})"),
        format!("(start: -{huge}, end: 1)"),
        "(start: 1e400, end: 2)".into(),
    ] {
        damage(&small(&statement(ONE, &span, "")));
    }
    let newer = small("").replacen("format: 1", &format!("format: {huge}"), 1);
    assert!(matches!(problem(&newer), OpenProblem::Newer { .. }));
    from_text(&small("").replacen("minor: 1", "minor: 4294967295", 1)).expect("nothing in it is unknown");
    let newer = small("").replacen("minor: 1", &format!("minor: {huge}"), 1);
    assert!(matches!(problem(&newer), OpenProblem::Newer { .. }));
}

#[test]
fn half_a_character_is_refused_and_hidden_signs_are_shown() {
    for half in ["\\u{d800}", "\\u{dfff}", "\\ud83d", "\\u{110000}"] {
        damage(&small("").replacen("title: \"x\"", &format!("title: \"{half}\""), 1));
    }
    let text = small("").replacen("title: \"x\"", "title: \"a\u{202e}b\\u{2066}c\\u{0}\u{7}\"", 1);
    let project = from_text(&text).unwrap();
    // Bidirectional controls stay; other control characters are needed in no name.
    assert_eq!(project.title, "a\u{202e}b\u{2066}c\u{fffd}\u{fffd}");
    let written = to_text(&project).unwrap();
    assert!(written.contains("title: \"a\\u{202e}b\\u{2066}c\u{fffd}\u{fffd}\""), "{written}");
}

#[test]
fn many_links_are_read_in_time() {
    let mut project = testing::project(1, 200);
    let mut ids = model::IdGenerator::seeded(7);
    let link = project.links.values().next().unwrap().clone();
    project.links = model::Table::new();
    let statements: Vec<_> = project.statements.keys().copied().collect();
    for (from, to) in statements.iter().flat_map(|from| statements.iter().map(move |to| (*from, *to))) {
        let id = ids.draw();
        if from != to {
            project.links.insert(id, model::Link { id, from, to, ..link.clone() });
        }
    }
    assert!(project.links.len() > 30_000);
    assert_eq!(from_text(&to_text(&project).unwrap()).unwrap(), project);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cut_file_never_opens(cut in 0.0f64..1.0) {
        let text = sound();
        let mut at = (cut * (text.trim_end().len() - 1) as f64) as usize;
        while !text.is_char_boundary(at) { at -= 1; }
        let words = from_text(&text[..at]).unwrap_err().to_string();
        prop_assert!(!words.is_empty());
    }

    #[test]
    fn a_flipped_byte_opens_as_a_sound_project_or_not_at_all(place in 0.0f64..1.0, byte: u8) {
        let mut bytes = sound().into_bytes();
        let at = (place * (bytes.len() - 1) as f64) as usize;
        bytes[at] = byte;
        if let Ok(project) = from_text(&String::from_utf8_lossy(&bytes)) {
            prop_assert_eq!(project.check(), vec![]);
        }
    }
}
