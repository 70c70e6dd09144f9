//! Statements and exchanges as HTML.

use super::cards::{Does, ReportCard};
use super::content::{Exchange, Item, ReportSide};
use super::figures::class;
use crate::markup::Markup;

/// An exchange: a table with a column for each side.
pub(super) fn exchange(page: &mut Markup, number: usize, exchange: &Exchange) {
    page.raw("<section class=\"exchange\" aria-labelledby=\"exchange-")
        .value(number)
        .raw("\">\n<h3 id=\"exchange-")
        .value(number)
        .raw("\"><span class=\"count\">");
    page.value(number).raw("</span> ").text(&exchange.title).raw("</h3>\n");
    if let Some(article) = &exchange.article {
        page.element("<p class=\"in\">In <cite>", article, "</cite></p>\n");
    }
    page.raw("<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"exchange-")
        .value(number)
        .raw("\">\n<table class=\"sides\">\n<thead><tr>");
    for side in &exchange.columns {
        page.raw("<th scope=\"col\"").raw(colour_class(side)).raw(">");
        mark(page, side);
        page.text(&side.name).raw("</th>");
    }
    // Beside a lone claim there is nobody: its column keeps its width.
    if exchange.columns.len() == 1 {
        page.raw("<td></td>");
    }
    page.raw("</tr></thead>\n<tbody>\n");
    for row in &exchange.rows {
        page.raw("<tr>");
        for cell in row {
            page.raw("<td>");
            for item in cell {
                self::item(page, item);
            }
            page.raw("</td>");
        }
        if exchange.columns.len() == 1 {
            page.raw("<td></td>");
        }
        page.raw("</tr>\n");
    }
    page.raw("</tbody>\n</table>\n</div>\n</section>\n");
}

fn item(page: &mut Markup, item: &Item) {
    match item {
        Item::Said(said) => card(page, said, false),
        Item::Elsewhere { number, verb, to: of } => {
            page.raw("<p class=\"elsewhere\">Statement ");
            to(page, *number, &number.to_string());
            page.raw(", told in another exchange, ").raw(verb).raw(" ");
            to(page, *of, &of.to_string());
            page.raw(".</p>\n");
        }
        Item::Missing { to: number, party, what, open } => {
            page.raw(if *open { "<p class=\"hole open\">" } else { "<p class=\"hole\">" });
            page.element("<strong>", party, ":</strong> ").raw(what).raw(" to ");
            to(page, *number, &number.to_string());
            page.raw("</p>\n");
        }
    }
}

/// A statement; with its side where no column says that.
pub(super) fn card(page: &mut Markup, card: &ReportCard, with_side: bool) {
    page.raw("<figure class=\"said")
        .raw(if card.suggested.is_some() { " suggested" } else { "" })
        .raw("\" id=\"")
        .text(&card.id)
        .raw("\">\n");
    if let Some(does) = &card.does {
        does_line(page, does);
    }
    page.raw(if card.is_quote { "<blockquote class=\"quote\"><p>" } else { "<blockquote><p>" });
    if card.is_quote {
        page.element("“", &card.words, "”");
    } else {
        page.text(&card.words);
    }
    page.raw("</p></blockquote>\n<figcaption>\n<p class=\"who\"><a class=\"number\" id=\"n")
        .value(card.number)
        .raw("\" href=\"#")
        .text(&card.id)
        .raw("\" title=\"Statement ")
        .value(card.number)
        .raw("\">")
        .value(card.number)
        .raw("</a> ");
    if with_side && card.side.mark.is_some() {
        mark(page, &card.side);
    }
    page.element("<b>", &card.speaker, "</b>");
    if !card.role.is_empty() {
        page.raw(", ").text(&card.role);
    }
    if let Some(teller) = &card.told_by {
        page.raw(", as told by ").text(teller);
    }
    for given in &card.given {
        page.raw(" <span class=\"how\">").raw(given).raw("</span>");
    }
    citation(page, &card.sources);
    page.raw("</p>\n");
    state(page, card);
    note(page, card.note.as_deref());
    page.raw("</figcaption>\n</figure>\n");
}

fn does_line(page: &mut Markup, does: &Does) {
    page.raw("<p class=\"does\">").raw(does.verb).raw(" ");
    to(page, does.to, &does.to.to_string());
    if does.is_suggested {
        page.raw(" <span class=\"how\">suggested link</span>");
    }
    if let Some(note) = &does.note {
        page.raw(": ").text(note);
    }
    page.raw("</p>\n");
}

/// The caveat that a reader needs before relying on the words.
fn state(page: &mut Markup, card: &ReportCard) {
    if let Some(certainty) = card.suggested {
        page.raw("<p class=\"state\">Suggested by the program (")
            .raw(certainty)
            .raw("), not confirmed</p>\n");
    }
    if card.is_lost {
        page.raw("<p class=\"state\">These words are no longer in the article, which was corrected</p>\n");
    }
    if let Some(rating) = &card.rating {
        page.element("<p class=\"rated\">Verdict: <strong>", rating, "</strong></p>\n");
    }
}

/// A link to the statement of a number.
pub(super) fn to(page: &mut Markup, number: usize, text: &str) {
    page.raw("<a href=\"#n").value(number).raw("\">").text(text).raw("</a>");
}

/// The numbers of sources, each a link to the list.
pub(super) fn citation(page: &mut Markup, sources: &[usize]) {
    for source in sources {
        page.raw(" <a class=\"cited\" href=\"#source-")
            .value(source)
            .raw("\" aria-label=\"Source ")
            .value(source)
            .raw("\">[")
            .value(source)
            .raw("]</a>");
    }
}

/// A person's note.
pub(super) fn note(page: &mut Markup, note: Option<&str>) {
    if let Some(note) = note {
        page.element("<p class=\"note\"><span>Note</span> ", note, "</p>\n");
    }
}

/// The letter of a side on its colour. The name is beside it, so that it is not read out.
pub(super) fn mark(page: &mut Markup, side: &ReportSide) {
    if let Some((letter, colour)) = side.mark {
        page.raw("<span class=\"mark ")
            .raw(class(colour))
            .raw("\" aria-hidden=\"true\">")
            .value(letter)
            .raw("</span> ");
    }
}

fn colour_class(side: &ReportSide) -> &'static str {
    if side.mark.is_some() { " class=\"side\"" } else { "" }
}
