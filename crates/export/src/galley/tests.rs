//! Tests of the galley.

use std::sync::Arc;

use edit::{ArticleIntent, Correction, EditContext, GalleyIntent, Intent, testing};
use model::{FactKind, FactResult, FactSource, Findings, FoundFact, Project};

use crate::{ExportOptions, Format, write};

const TEXT: &str = "Ann <Roe> counted 400 trout.\n\n“It was 400 on Monday,” said the first warden.";

fn fact(text: &str, words: &str, kind: FactKind) -> FoundFact {
    FoundFact { span: model::testing::spot(text, words), kind }
}

fn desk() -> (Project, EditContext, Vec<FoundFact>) {
    let mut context = testing::context();
    let project = testing::project(&mut context, "Trout", TEXT, Findings::default());
    let found = vec![
        fact(TEXT, "Ann <Roe>", FactKind::Name),
        fact(TEXT, "400 trout", FactKind::Figure),
        fact(TEXT, "“It was 400 on Monday,”", FactKind::Quotation),
        fact(TEXT, "Monday", FactKind::Date),
        fact(TEXT, "first warden", FactKind::Superlative),
    ];
    (project, context, found)
}

fn page(project: &Project, found: Vec<FoundFact>) -> String {
    let facts = Arc::new(std::iter::once((project.articles[0].id, found)).collect());
    let options = ExportOptions { facts, ..ExportOptions::default() };
    let files = write(project, Format::Galley, &options).unwrap();
    String::from_utf8(files[0].bytes().to_vec()).unwrap()
}

fn decide(project: &mut Project, context: &mut EditContext, fact: FoundFact, result: FactResult) {
    let article = project.articles[0].id;
    let intent = Intent::Galley(GalleyIntent::Decide { article, facts: vec![fact], result });
    testing::make(project, context, &intent);
}

#[test]
fn facts_are_marked_in_the_text_with_sources_corrections_and_who_did_not_answer() {
    let (mut project, mut context, found) = desk();
    let open = page(&project, found.clone());
    assert!(open.contains("0 of 5 checked, 5 open"), "{open}");
    assert!(!open.contains("Every fact is decided") && !open.contains("<h3>"));
    assert!(open.contains("Ann &lt;Roe&gt;</span>"));
    let asked = FactSource::Asked("the warden".to_owned());
    decide(&mut project, &mut context, found[0], FactResult::Checked(asked.clone()));
    let wrong = FactResult::Wrong { right: "40 trout".to_owned(), source: asked.clone() };
    decide(&mut project, &mut context, found[1], wrong);
    let vain = FactResult::Unanswered { asked: "the mill".to_owned(), date: "5 June".to_owned() };
    decide(&mut project, &mut context, found[3], vain);
    let some = page(&project, found.clone());
    assert!(some.contains("1 of 5 checked, 1 wrong, 1 could not be checked, 2 open"), "{some}");
    assert!(some.contains("<ins>40 trout</ins><sup><a href=\"#source-1-1\">1</a></sup>"));
    assert!(some.contains("<li id=\"source-1-1\">Asked: the warden</li>"));
    assert!(some.contains("<li>“Monday”: the mill, 5 June</li>"));
    assert!(some.contains("<td><del>400 trout</del></td><td><ins>40 trout</ins></td>"));
    assert!(some.contains("to be made") && !some.contains("Every fact is decided"));
    for fact in [found[2], found[4]] {
        decide(&mut project, &mut context, fact, FactResult::Checked(FactSource::None));
    }
    assert!(page(&project, found).contains("Every fact is decided"));
}

#[test]
fn a_correction_that_was_made_is_told_so() {
    let (mut project, mut context, found) = desk();
    let wrong = FactResult::Wrong { right: "40 trout".to_owned(), source: FactSource::None };
    decide(&mut project, &mut context, found[1], wrong);
    let text = TEXT.replace("400 trout", "40 trout");
    let correction = Correction::new(&project, project.articles[0].id, &text).unwrap();
    let correct = Intent::Article(ArticleIntent::CorrectText(Arc::new(correction)));
    testing::make(&mut project, &mut context, &correct);
    let page = page(&project, Vec::new());
    assert!(page.contains("<td>made</td>") && page.contains("1 corrected"), "{page}");
    assert!(page.contains("<td><del>400 trout</del></td>"));
}

#[test]
fn a_fact_that_reaches_out_of_a_quotation_or_a_paragraph_loses_no_words() {
    let (project, _, mut found) = desk();
    found.push(fact(TEXT, "Monday,” said", FactKind::Other));
    found.push(fact(TEXT, "trout.\n\n“It", FactKind::Other));
    found.sort_by_key(|it| (it.span.start, std::cmp::Reverse(it.span.end)));
    let page = page(&project, found);
    let body = page.split("<div class=\"galley\">").nth(1).unwrap().split("</div>").next().unwrap();
    let mut plain = String::new();
    let mut tag = false;
    for letter in body.replace("☐", "").chars() {
        match letter {
            '<' => tag = true,
            '>' => tag = false,
            letter if !tag => plain.push(letter),
            _ => {}
        }
    }
    let plain = plain.replace("&lt;", "<").replace("&gt;", ">");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&plain), words(TEXT));
}
