//! The balance as files: a table a grouping as CSV, a workbook with all of them, and a web page to read.

use analysis::Figure;

use super::{FigureTable, Grouping, OTHERS, number, percent};
use crate::markup::Markup;
use crate::reading::Reading;
use crate::report::{NOT_FAIR, STYLE};
use crate::tables::book;
use crate::{ExportError, OutputFile};

/// Writes all of them.
pub(in super::super) fn files(reading: &Reading<'_>) -> Result<Vec<OutputFile>, ExportError> {
    let tables = FigureTable::of_reading(reading);
    if tables.iter().all(FigureTable::is_empty) {
        return Err(ExportError::Nothing("there is no statement to count: find or mark statements first"));
    }
    let mut files: Vec<OutputFile> = Vec::new();
    let mut sheets = Vec::new();
    for table in &tables {
        let name = format!("by-{}", table.grouping.name());
        files.push(OutputFile::text(format!("{name}.csv"), table.to_csv()));
        sheets.push((name, table.cells()));
    }
    files.push(OutputFile::bytes_of("balance.xlsx", book(reading, sheets, reading.progress.part(0.6, 0.9))?));
    files.push(OutputFile::text("balance.html", page(&reading.title(), &tables)));
    Ok(files)
}

/// The figures in parts that belong together, each with its title, so that a table of one fits.
pub const FIGURE_PARTS: [(&str, &[Figure]); 4] = [
    (
        "Words and statements",
        &[
            Figure::Statements,
            Figure::Direct,
            Figure::Mixed,
            Figure::Indirect,
            Figure::Nested,
            Figure::ToldByOthers,
            Figure::Words,
            Figure::QuotedWords,
        ],
    ),
    (
        "Place in the articles",
        &[
            Figure::FirstWord,
            Figure::LastWord,
            Figure::HeadlineWords,
            Figure::LeadWords,
            Figure::LongestStretch,
        ],
    ),
    ("Who speaks", &[Figure::Named, Figure::Groups, Figure::Unnamed, Figure::Documents, Figure::NoSpeaker]),
    (
        "Accusations and answers",
        &[
            Figure::Accuses,
            Figure::Accused,
            Figure::Asked,
            Figure::Answered,
            Figure::Declined,
            Figure::Unreachable,
            Figure::Elsewhere,
            Figure::NotNeeded,
            Figure::Open,
            Figure::AnswerDistance,
        ],
    ),
];

fn page(title: &str, tables: &[FigureTable]) -> String {
    let mut page = Markup::default();
    page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Rejoinder\">\n")
        .element("<title>Balance: ", title, "</title>\n<style>\n")
        .raw(STYLE)
        .raw("</style>\n</head>\n<body>\n<header>\n<p class=\"kicker\">Balance</p>\n")
        .element("<h1>", title, "</h1>\n<p class=\"aside\">")
        .raw(NOT_FAIR)
        .raw("</p>\n</header>\n<main>\n");
    for table in tables {
        if table.grouping != Grouping::Party && table.groups.len() < 2 {
            continue;
        }
        for (number, group) in (1..).zip(&table.groups) {
            section(&mut page, table, number, group);
        }
    }
    page.raw("<section aria-labelledby=\"definitions\">\n<h2 id=\"definitions\">What each figure counts</h2>\n<dl>\n");
    for figure in Figure::ALL {
        page.element("<dt><strong>", figure.title(), "</strong></dt>\n").element(
            "<dd>",
            figure.definition(),
            "</dd>\n",
        );
    }
    page.raw("<dt><strong>Share</strong></dt>\n<dd>The figure by that of all parties and the others together.</dd>\n")
        .raw("<dt><strong>Evenness</strong></dt>\n<dd>The entropy of the shares of words of all parties by the logarithm of their number (Pielou, 1966): 0 where one has ")
        .raw("all words, 1 where all have the same.</dd>\n</dl>\n</section>\n</main>\n</body>\n</html>\n");
    page.into_string()
}

fn section(page: &mut Markup, table: &FigureTable, at: usize, group: &super::FigureGroup) {
    let id = format!("{}-{at}", table.grouping.name());
    page.raw("<section aria-labelledby=\"").text(&id).raw("\">\n<h2 id=\"").text(&id).raw("\">");
    match table.grouping {
        Grouping::Party => page.raw("All articles"),
        by => page.raw(by.title()).raw(": ").text(&group.name),
    };
    page.raw("</h2>\n<p class=\"aside\">").text(&model::counted(group.articles, "article", "articles"));
    page.raw(". Evenness of words: ");
    match group.evenness() {
        Some(even) => page.text(&format!("{even:.2}")),
        None => page.raw("not defined"),
    };
    page.raw(".</p>\n");
    for (number, (name, figures)) in (1..).zip(FIGURE_PARTS) {
        let heading = format!("{id}-{number}");
        page.raw("<h3 id=\"")
            .text(&heading)
            .raw("\">")
            .raw(name)
            .raw("</h3>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"")
            .text(&heading);
        page.raw("\">\n<table class=\"figures\">\n<thead><tr><th scope=\"col\">Party</th>");
        for figure in figures {
            page.element("<th scope=\"col\">", figure.title(), "</th>");
            page.raw(if Figure::SHARED.contains(figure) { "<th scope=\"col\">Share</th>" } else { "" });
        }
        page.raw("</tr></thead>\n<tbody>\n");
        for row in &group.rows {
            page.element("<tr><th scope=\"row\">", row.party.as_deref().unwrap_or(OTHERS), "</th>");
            for figure in figures {
                page.element("<td>", &number_of(row, *figure), "</td>");
                if Figure::SHARED.contains(figure) {
                    page.element("<td>", &percent(group.share(row, *figure)), "</td>");
                }
            }
            page.raw("</tr>\n");
        }
        page.raw("</tbody>\n</table>\n</div>\n");
    }
    page.raw("</section>\n");
}

fn number_of(row: &super::FigureRow, figure: Figure) -> String {
    number(row.figures.value(figure))
}
