use insta::assert_snapshot;

use super::{bridge, desk, one, sample};
use crate::Format;

#[test]
fn the_report_of_a_small_project_has_not_changed() {
    let (project, ..) = bridge();
    assert_snapshot!("markdown", one(&project, Format::Markdown, &desk()));
    let page = one(&project, Format::Html, &desk());
    assert_snapshot!("html", page.split("</style>").nth(1).unwrap());
}

#[test]
fn the_page_needs_no_script_and_nothing_from_elsewhere() {
    let page = one(&sample(), Format::Html, &desk());
    for word in ["<script", "<link", "<img", "src=", "@import", "url(", "<iframe", "onload", "javascript:"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("<html lang=\"en\">"));
}

/// A reader of the page can follow every reference, and finds each statement once.
#[test]
fn every_link_inside_leads_somewhere_and_every_statement_has_an_anchor() {
    for project in [sample(), bridge().0] {
        let page = one(&project, Format::Html, &desk());
        let after = |before: &str| {
            let parts = page.split(before).skip(1);
            parts.map(|part| part.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let mut anchors = after(" id=\"");
        anchors.sort_unstable();
        let count = anchors.len();
        anchors.dedup();
        assert_eq!(anchors.len(), count, "no two anchors share a name");
        let links = after("href=\"#");
        assert!(links.len() > 10);
        for link in &links {
            assert!(anchors.contains(link), "#{link} leads nowhere");
        }
        let shown = project.statements.values().filter(|it| it.status != model::ReviewStatus::Rejected);
        for statement in shown {
            assert!(anchors.contains(&statement.id.to_string()), "{}", statement.id);
        }
    }
}

#[test]
fn headings_go_down_one_step_at_a_time() {
    let page = one(&sample(), Format::Html, &desk());
    let levels: Vec<u32> =
        page.split("<h").skip(1).filter_map(|part| part.chars().next()?.to_digit(10)).collect();
    assert_eq!((levels[0], levels.iter().filter(|level| **level == 1).count()), (1, 1));
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn a_missing_reply_is_said_in_the_report() {
    let (project, ..) = bridge();
    let page = one(&project, Format::Html, &desk());
    assert!(page.contains("<strong>Town Council:</strong> no reply in the article to "), "in its column");
    assert!(page.contains("<strong class=\"missing\">missing</strong>"), "and in the table");
    let text = one(&project, Format::Markdown, &desk());
    assert!(text.contains("**Town Council:** *no reply in the article to 3*"), "{text}");
}

#[test]
fn machine_and_person_are_told_apart() {
    let (project, ..) = bridge();
    let page = one(&project, Format::Html, &desk());
    assert_eq!(page.matches("class=\"said suggested\"").count(), 1);
    assert!(page.contains("Suggested by the program (likely), not confirmed"));
    assert!(page.contains("Statements: 3 confirmed by a person (3 found by the program, 0 added by hand), 1 suggested and confirmed by nobody"));
    assert!(page.contains("suggested link"), "nobody has confirmed the link");
}

#[test]
fn an_exchange_names_its_article_where_there_are_several() {
    let (mut project, mut stamp, _) = bridge();
    let lone = one(&project, Format::Html, &desk());
    assert!(!lone.contains("In <cite>"));
    let article = model::testing::article(&mut stamp.ids, "Another", "Nobody speaks.");
    project.articles.push(article);
    assert!(one(&project, Format::Html, &desk()).contains("In <cite>The bridge</cite>"));
    assert!(one(&project, Format::Markdown, &desk()).contains("\n\nIn *The bridge*\n\n"));
}
