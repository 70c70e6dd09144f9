//! Counts of framing in small projects.

use std::sync::Arc;

use super::*;
use crate::scope::Scope;
use crate::testing::TestProject;
use model::{Coded, CueClass, CueDecision, IdGenerator, Project, ReviewStatus, StatementId, Tagging};

const TEXT: &str = "The council claimed that the pier is safe. Residents said that it is a trap. “The militants did it,” the council \
                    insisted. Residents admitted that they had used it, and fighters too.";

/// Two parties with two statements each, the words of which are marked with their cues.
fn pier() -> (TestProject, [StatementId; 4]) {
    let mut made = TestProject::new(TEXT);
    let council = made.party("Council");
    let residents = made.party("Residents");
    let said = [
        (council, "the pier is safe", "claimed"),
        (residents, "it is a trap", "said"),
        (council, "“The militants did it,”", "insisted"),
        (residents, "they had used it", "admitted"),
    ];
    let ids = said.map(|(party, words, cue)| {
        let id = made.say(party, words);
        let cue = made.spot(cue);
        made.change(id, |it| it.cue = Some(cue));
        id
    });
    Arc::make_mut(&mut made.project.articles[0]).outlet = "The Herald".to_owned();
    Arc::make_mut(&mut made.project.articles[0]).date = "5 June 2018".to_owned();
    (made, ids)
}

fn tag(made: &mut TestProject, statement: StatementId, name: &str, coder: u64) {
    let by = IdGenerator::seeded(coder).draw();
    let tag = made.project.codebook.tags().find(|(_, tag)| tag.name == name).unwrap().1.id;
    let tagging = Tagging::new(tag, by, jiff::Timestamp::UNIX_EPOCH);
    made.change(statement, |it| it.tags.push(tagging));
}

fn over<T>(project: &Project, count: impl FnOnce(&Scope<'_>) -> T) -> T {
    let order: Vec<StatementId> = project.reading_order().iter().map(|it| it.id).collect();
    count(&Scope::with_all_links(project, &order))
}

/// The names of rows and columns, and the numbers.
fn shown(table: &CountTable) -> Vec<String> {
    let columns: Vec<String> =
        table.columns.iter().zip(&table.bases).map(|(it, base)| format!("{} {base}", it.name)).collect();
    let row = |(at, heading): (usize, &Heading)| {
        let counts: Vec<String> =
            (0..table.columns.len()).map(|column| table.count(at, column).to_string()).collect();
        format!("{}: {}", heading.name, counts.join(" "))
    };
    std::iter::once(columns.join(", "))
        .chain(table.rows.iter().enumerate().map(|(at, it)| row((at, it))))
        .collect()
}

#[test]
fn a_statement_counts_once_for_a_tag_however_many_coders_gave_it() {
    let (mut made, [safe, trap, militants, used]) = pier();
    for (statement, name, coder) in [
        (safe, "denial", 1),
        (safe, "denial", 2),
        (trap, "accusation", 1),
        (militants, "accusation", 1),
        (used, "conflict", 2),
    ] {
        tag(&mut made, statement, name, coder);
    }
    let table = over(&made.project, |scope| tags(scope, Axis::Party));
    assert_eq!(shown(&table), ["Council 2, Residents 2", "accusation: 1 1", "denial: 1 0", "conflict: 0 1"]);
    assert_eq!(table.places(0, 0)[0].statement, Some(militants));
    assert_eq!(table.share(1, 0), Some(0.5));
    let by_outlet = over(&made.project, |scope| tags(scope, Axis::Outlet));
    assert_eq!(shown(&by_outlet)[0], "The Herald 4");
    let by_month = over(&made.project, |scope| tags(scope, Axis::Month));
    assert_eq!(shown(&by_month)[0], "2018-06 4");
}

#[test]
fn tags_together_are_counted_with_their_shares() {
    let (mut made, [safe, trap, militants, _]) = pier();
    for (statement, name) in [
        (safe, "denial"),
        (safe, "conflict"),
        (trap, "conflict"),
        (militants, "conflict"),
        (militants, "denial"),
    ] {
        tag(&mut made, statement, name, 1);
    }
    made.change(militants, |it| it.status = ReviewStatus::Rejected);
    let table = over(&made.project, tags_together);
    assert_eq!(shown(&table), ["denial 1, conflict 2", "denial: 1 1", "conflict: 1 2"]);
    assert_eq!(table.share(0, 1), Some(0.5));
    assert!((table.largest_share() - 0.5).abs() < 1e-12, "the diagonal is no pair");
}

#[test]
fn cues_are_counted_by_class_and_by_word() {
    let (mut made, _) = pier();
    let classes = over(&made.project, |scope| cue_classes(scope, Axis::Party));
    assert_eq!(
        shown(&classes),
        ["Council 2, Residents 2", "Neutral: 0 1", "Doubting: 1 0", "Confessing: 0 1", "Emphatic: 1 0"]
    );
    let words = over(&made.project, |scope| cue_words(scope, Axis::Outlet));
    assert_eq!(shown(&words), ["The Herald 4", "admit: 1", "claim: 1", "insist: 1", "say: 1"]);
    let by = IdGenerator::seeded(1).draw();
    let coded = Coded { by, at: jiff::Timestamp::UNIX_EPOCH };
    let decision = CueDecision { word: "insist".to_owned(), class: CueClass::Hostile, coded };
    made.project.cue_classes.insert("insist".to_owned(), decision);
    let classes = over(&made.project, |scope| cue_classes(scope, Axis::Party));
    assert!(shown(&classes).contains(&"Hostile: 1 0".to_owned()), "{:?}", shown(&classes));
}

#[test]
fn chosen_words_are_found_whole_and_in_any_case() {
    let (made, [_, _, militants, _]) = pier();
    let list = WordList::read("Militant*, fighters\nfighters, the pier, pie");
    let all = over(&made.project, |scope| words_for(scope, &list, Axis::Outlet, Within::Articles));
    assert_eq!(shown(&all), ["The Herald 3", "Militant*: 1", "fighters: 1", "the pier: 1"]);
    assert_eq!(all.places(0, 0)[0].statement, Some(militants));
    let own = over(&made.project, |scope| words_for(scope, &list, Axis::Outlet, Within::OwnWords));
    assert_eq!(shown(&own), ["The Herald 1", "fighters: 1"]);
    let said = over(&made.project, |scope| words_for(scope, &list, Axis::Party, Within::Articles));
    assert_eq!(shown(&said), ["Council 2", "Militant*: 1", "the pier: 1"]);
}

#[test]
fn names_are_counted_without_pronouns_and_articles() {
    let (mut made, _) = pier();
    let council = made.project.parties[0].id;
    made.mention(council, "The council");
    made.mention(council, "the council insisted");
    made.mention(council, "it");
    let table = over(&made.project, |scope| names(scope, Axis::Outlet));
    assert_eq!(shown(&table), ["The Herald 2", "council: 1", "council insisted: 1"]);
    assert_eq!(table.rows[0].party, Some(council));
    assert_eq!(table.rows[0].note, "Council");
}

#[test]
fn groups_that_are_not_known_come_last_and_many_are_put_together() {
    let (mut made, [safe, ..]) = pier();
    made.change(safe, |it| it.party = model::PartyChoice::Unknown);
    let table = over(&made.project, |scope| cue_words(scope, Axis::Party));
    assert_eq!(shown(&table)[0], "Council 1, Residents 2, Others 1");
    let folded = table.with_columns(2);
    assert_eq!(shown(&folded)[0], "Council 1, 2 more 3");
    assert_eq!(folded.row_count(0), table.row_count(0));
}

#[test]
fn a_row_is_tested_against_the_rest_of_its_columns() {
    let (mut made, [safe, trap, militants, used]) = pier();
    for (statement, name) in
        [(safe, "denial"), (trap, "accusation"), (militants, "denial"), (used, "accusation")]
    {
        tag(&mut made, statement, name, 1);
    }
    let table = over(&made.project, |scope| tags(scope, Axis::Party));
    let found = independence(&table, 0).unwrap();
    assert!((found.chi_square - 4.0).abs() < 1e-12 && found.freedom == 1);
    assert!((found.exact.unwrap() - 1.0 / 3.0).abs() < 1e-12);
    assert!((found.strength - 1.0).abs() < 1e-12);
    assert!(!found.has_enough, "one is expected in each cell");
    let one = over(&made.project, |scope| tags(scope, Axis::Outlet));
    assert_eq!(independence(&one, 0), None, "one column has nothing to be compared with");
}

#[test]
fn nothing_gives_empty_tables() {
    let made = TestProject::new("Nothing is said.");
    for axis in Axis::ALL {
        assert!(over(&made.project, |scope| tags(scope, axis)).is_empty());
        assert!(over(&made.project, |scope| cue_classes(scope, axis)).is_empty());
        assert!(over(&made.project, |scope| names(scope, axis)).is_empty());
        assert!(
            over(&made.project, |scope| words_for(scope, &WordList::read(" , *"), axis, Within::Articles))
                .is_empty()
        );
    }
}
