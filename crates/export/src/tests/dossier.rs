use insta::assert_snapshot;

use super::hostile::{HOSTILE, poisoned};
use super::paper::{parts_of, read};
use super::{bridge, desk, text};
use crate::{ExportError, ExportOptions, Format, LetterOptions, OutputFile, write};
use edit::{Intent, ReplyFacts, ReplyIntent, testing};
use model::{Project, ReplyOutcome};

/// The letters of a project with everything known.
fn letters(project: &Project, letter: LetterOptions) -> Vec<OutputFile> {
    write(project, Format::Dossier, &ExportOptions { letter, ..desk() }).unwrap()
}

fn known() -> LetterOptions {
    LetterOptions {
        nature: "News article".to_owned(),
        contact: "Jo Poe, jo@desk.example".to_owned(),
        deadline: "Friday 6 July, 5 pm".to_owned(),
        say_by: "Thursday 5 July, noon".to_owned(),
        ..LetterOptions::default()
    }
}

#[test]
fn a_letter_tells_what_a_respondent_must_be_told_in_three_forms() {
    let (project, ..) = bridge();
    let files = letters(&project, known());
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["01-town-council.docx", "01-town-council.md", "01-town-council.txt"]);
    assert_snapshot!("letter_text", text(&files[2]));
    assert_snapshot!("letter_markdown", text(&files[1]));
    let parts = parts_of(files[0].bytes());
    let (_, words) = read(&parts["word/document.xml"]);
    for wanted in
        ["To Town Council", "the council had lied 😀 to all", "Friday 6 July, 5 pm", "Thursday 5 July, noon"]
    {
        assert!(words.contains(wanted), "{wanted}");
    }
    assert!(!words.contains("[… the deadline]") && words.contains("[… the date of this letter]"));
}

#[test]
fn what_is_not_known_is_a_blank_and_not_made_up() {
    let (mut project, ..) = bridge();
    let article = std::sync::Arc::make_mut(&mut project.articles[0]);
    (article.outlet, article.date, article.address) = (String::new(), String::new(), String::new());
    let files = write(&project, Format::Dossier, &ExportOptions::default()).unwrap();
    let letter = text(&files[2]);
    for blank in [
        "[… the name of the desk]",
        "[… whom to answer, and how to reach them]",
        "[… the kind of piece]",
        "published by [… where] on [… when]",
        "[… an earlier time]",
        "[… the deadline]",
    ] {
        assert!(letter.contains(blank), "{blank}\n{letter}");
    }
}

/// The same allegation twice is one point; nobody is asked whose answer is there, or was explained.
#[test]
fn each_allegation_is_told_once_and_only_while_it_is_open() {
    let (mut project, mut stamp, order) = bridge();
    let twin = {
        let mut twin = project.statements[&order[2]].clone();
        twin.id = stamp.ids.draw();
        twin
    };
    project.statements.insert(twin.id, twin.clone());
    let party = project.parties[1].id;
    let mark = |outcome, statements| {
        Intent::Reply(ReplyIntent::Mark {
            statements,
            party,
            facts: ReplyFacts { outcome, source: None, note: String::new() },
        })
    };
    testing::make(&mut project, &mut stamp, &mark(ReplyOutcome::Due, vec![twin.id]));
    let letter = text(&letters(&project, known())[2]).to_owned();
    assert_eq!(letter.matches("the council had lied").count(), 1, "{letter}");
    assert!(letter.contains("and 1 time more in the piece"), "{letter}");
    testing::make(&mut project, &mut stamp, &mark(ReplyOutcome::Declined, vec![twin.id, order[2]]));
    let told = write(&project, Format::Dossier, &desk());
    assert!(matches!(told, Err(ExportError::Nothing(_))), "{told:?}");
}

#[test]
fn a_letter_goes_to_the_party_that_is_asked_for() {
    let (project, ..) = bridge();
    let to = |at: usize| LetterOptions { to: Some(project.parties[at].id), ..known() };
    assert_eq!(letters(&project, to(1)).len(), 3);
    let options = ExportOptions { letter: to(0), ..desk() };
    assert!(matches!(write(&project, Format::Dossier, &options), Err(ExportError::Nothing(_))));
}

#[test]
fn the_desk_has_its_own_letter() {
    let (mut project, ..) = bridge();
    project.parties[1].name = "{deadline} & Co".to_owned();
    let template =
        "## {count} to {party}\n- not a list\n1. nor this\n\n{{{allegations}\n{allegations}".to_owned();
    let files = letters(&project, LetterOptions { template, ..known() });
    let letter = text(&files[2]);
    assert!(
        letter.starts_with(
            "1 to {deadline} & Co\n\n- not a list\n\n1. nor this\n\n{1 below\n\n1. Ann Roe, as reported: "
        ),
        "{letter}"
    );
    let markdown = text(&files[1]);
    assert!(markdown.contains("\n\n\\- not a list\n\n1\\. nor this\n\n"), "{markdown}");
    let options = ExportOptions { letter: LetterOptions { template: "{x}".to_owned(), ..known() }, ..desk() };
    assert!(matches!(write(&project, Format::Dossier, &options), Err(ExportError::Template { line: 1, .. })));
}

/// Points are counted through all pieces, in the Word document as in the text.
#[test]
fn the_points_of_several_pieces_are_counted_through() {
    let (mut project, mut stamp, order) = bridge();
    let mut second = (*project.articles[0]).clone();
    second.id = stamp.ids.draw();
    second.title = "Another piece".to_owned();
    let mut twin = project.statements[&order[2]].clone();
    (twin.id, twin.article) = (stamp.ids.draw(), second.id);
    project.articles.push(std::sync::Arc::new(second));
    project.statements.insert(twin.id, twin.clone());
    let party = project.parties[1].id;
    let facts = ReplyFacts { outcome: ReplyOutcome::Due, source: None, note: String::new() };
    let mark = Intent::Reply(ReplyIntent::Mark { statements: vec![twin.id], party, facts });
    testing::make(&mut project, &mut stamp, &mark);
    let files = letters(&project, known());
    let letter = text(&files[2]);
    assert!(
        letter.contains("In “The bridge”:\n\n1. Ann Roe")
            && letter.contains("In “Another piece”:\n\n2. Ann Roe"),
        "{letter}"
    );
    let numbering = &parts_of(files[0].bytes())["word/numbering.xml"];
    assert!(numbering.contains("<w:startOverride w:val=\"2\"/>"), "{numbering}");
}

#[test]
fn no_text_of_people_is_markup_in_a_letter() {
    let elements = |words: &str| {
        let files = letters(&poisoned(words), known());
        let parts = parts_of(files[0].bytes());
        let (names, text) = read(&parts["word/document.xml"]);
        // A link depends on the address.
        (names.into_iter().filter(|name| name != "w:hyperlink").collect::<Vec<_>>(), text)
    };
    let harmless = elements("words").0;
    for words in HOSTILE {
        let (names, text) = elements(words);
        assert_eq!(names, harmless, "{words}");
        assert!(text.contains(&*model::spelled_out(&model::one_line(words))), "{words}");
    }
}
