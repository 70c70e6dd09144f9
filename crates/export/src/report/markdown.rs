//! The report as Markdown (`CommonMark` with tables).

use super::cards::ReportCard;
use super::content::{Exchange, Item, ReportContent, ReportSide};
use super::html::{NO_HOLE, NOT_FAIR, OTHERS};
use super::outline;
use super::replies::{Answered, ReplyRow};
use super::verdicts::Verdict;
use crate::chart::Chart;
use crate::markdown::Md;

pub(super) fn page(content: &ReportContent) -> String {
    let mut page = Md::default();
    page.raw("# ").text(&content.title).raw("\n\n");
    for article in &content.articles {
        page.raw("- ").link(&article.address, &article.title);
        for fact in &article.facts {
            page.raw(" · ").text(fact);
        }
        page.raw("\n");
    }
    parties(&mut page, content);
    if !content.exchanges.is_empty() {
        page.raw("\n## Claims and answers\n");
    }
    for (number, exchange) in (1..).zip(&content.exchanges) {
        self::exchange(&mut page, number, exchange);
    }
    others(&mut page, content);
    if !content.verdicts.is_empty() {
        page.raw("\n## Verdicts and evidence\n");
    }
    for verdict in &content.verdicts {
        self::verdict(&mut page, verdict);
    }
    dues(&mut page, &content.dues);
    page.raw("\n## Method\n");
    for sentence in content.method.sentences().iter().chain(&content.method.people()) {
        page.raw("\n").text(sentence).raw("\n");
    }
    sources(&mut page, content);
    page.into_string()
}

fn parties(page: &mut Md, content: &ReportContent) {
    if content.parties.is_empty() {
        return;
    }
    page.raw("\n## Parties\n\n| Party | Statements | Words | Share | In quotation marks | Accused or asked | Answered | Explained | Missing |\n")
        .raw("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for party in &content.parties {
        page.raw("| ");
        side(page, &party.side);
        if let Some(name) = &party.name {
            page.raw(" – ").text(name);
        }
        let share = party.share.map_or_else(|| "–".to_owned(), |share| format!("{share} %"));
        page.raw(" | ").value(party.statements).raw(" | ").value(party.words).raw(" | ").text(&share);
        for count in [party.quoted, party.accused, party.answered, party.settled, party.missing()] {
            page.raw(" | ").value(count);
        }
        page.raw(" |\n");
    }
    if let Some(chart) = &content.chart {
        bars(page, chart);
    }
    page.raw("\n").raw(NOT_FAIR).raw("\n");
}

/// The length of the longest bar, in letters.
const BAR: usize = 30;

/// A chart as a table: a bar of letters beside its number.
fn bars(page: &mut Md, chart: &Chart) {
    for (at, head) in chart.columns.iter().enumerate() {
        page.raw("\n| Party | ").text(&head.name).raw(" | |\n|---|--:|:--|\n");
        for row in &chart.rows {
            let Some(bar) = row.bars.get(at) else { continue };
            page.raw("| ").text(&row.heading.name).raw(" | ").text(&bar.number).raw(" | ");
            let length = (usize::from(bar.length) * BAR).div_ceil(1000);
            page.text(&"█".repeat(length)).raw(" |\n");
        }
    }
}

fn side(page: &mut Md, side: &ReportSide) {
    if let Some((letter, _)) = side.mark {
        page.raw("**").value(letter).raw("** ");
    }
    page.text(&side.name);
}

/// An exchange as a list: what answers is below what it answers, one step further in.
fn exchange(page: &mut Md, number: usize, exchange: &Exchange) {
    page.raw("\n### ").value(number).raw(". ").text(&exchange.title).raw("\n\n");
    if let Some(article) = &exchange.article {
        page.raw("In *").text(article).raw("*\n\n");
    }
    for (item, steps) in outline::outline(exchange) {
        self::item(page, steps, item);
    }
}

fn item(page: &mut Md, steps: usize, item: &Item) {
    match item {
        Item::Said(said) => card(page, steps, said),
        Item::Elsewhere { number, verb, to } => {
            page.bullet(steps).raw("Statement ").value(number).raw(", told in another exchange, *");
            page.raw(verb).raw(" ").value(to).raw("*\n");
        }
        Item::Missing { to, party, what, .. } => {
            page.bullet(steps).raw("**").text(party).raw(":** *").raw(what).raw(" to ").value(to).raw("*\n");
        }
    }
}

fn card(page: &mut Md, steps: usize, card: &ReportCard) {
    page.bullet(steps).raw("**").value(card.number).raw("** ");
    if let Some(does) = &card.does {
        page.raw("*").raw(does.verb).raw(" ").value(does.to);
        page.raw(if does.is_suggested { " (suggested link)* – " } else { "* – " });
    }
    if card.is_quote {
        page.raw("“").text(&card.words).raw("”");
    } else {
        page.text(&card.words);
    }
    page.raw(" — **").text(&card.speaker).raw("**");
    if !card.role.is_empty() {
        page.raw(", ").text(&card.role);
    }
    if card.side.mark.is_some() && card.side.name != card.speaker {
        page.raw(" (").text(&card.side.name).raw(")");
    }
    if let Some(teller) = &card.told_by {
        page.raw(", as told by ").text(teller);
    }
    for given in &card.given {
        page.raw(", ").raw(given);
    }
    for source in &card.sources {
        page.raw(" \\[").value(source).raw("\\]");
    }
    if let Some(certainty) = card.suggested {
        page.raw(". *Suggested by the program (").raw(certainty).raw("), not confirmed*");
    }
    if card.is_lost {
        page.raw(". *These words are no longer in the article, which was corrected*");
    }
    if let Some(rating) = &card.rating {
        page.raw(". Verdict: **").text(rating).raw("**");
    }
    page.raw("\n");
    let notes = [card.does.as_ref().and_then(|does| does.note.as_ref()), card.note.as_ref()];
    for note in notes.into_iter().flatten() {
        page.bullet(steps + 1).raw("Note: ").text(note).raw("\n");
    }
}

fn others(page: &mut Md, content: &ReportContent) {
    if !content.others.is_empty() {
        page.raw("\n## Other statements\n\n").raw(OTHERS).raw("\n");
    }
    for (title, cards) in &content.others {
        if content.articles.len() > 1 {
            page.raw("\n### ").text(title).raw("\n");
        }
        page.raw("\n");
        for card in cards {
            self::card(page, 0, card);
        }
    }
}

fn verdict(page: &mut Md, verdict: &Verdict) {
    page.raw("\n### Statement ")
        .value(verdict.number)
        .raw(", ")
        .text(&verdict.speaker)
        .raw("\n\n> ")
        .text(&verdict.words)
        .raw("\n\n");
    match &verdict.rating {
        Some(rating) => page.raw("Verdict: **").text(rating).raw("**"),
        None => page.raw("Verdict: not rated yet"),
    };
    if let Some((who, day)) = &verdict.by {
        page.raw(" (").text(who).raw(", ").text(day).raw(")");
    }
    page.raw("\n\n");
    reasons(page, verdict);
    if let Some(note) = &verdict.note {
        page.raw("Note: ").text(note).raw("\n\n");
    }
    if verdict.evidence.is_empty() {
        page.raw("No evidence is cited.\n");
    } else {
        page.raw("Evidence: ").text(&verdict.balance).raw("\n\n");
    }
    for cited in &verdict.evidence {
        page.bullet(0)
            .raw("**")
            .text(&cited.stance)
            .raw(":** ")
            .text(&cited.title)
            .raw(" \\[")
            .value(cited.source)
            .raw("\\]");
        if let Some((words, place)) = &cited.passage {
            page.raw(": “").text(words).raw("”");
            if !place.is_empty() {
                page.raw(", ").text(place);
            }
        }
        page.raw("\n");
        if let Some(note) = &cited.note {
            page.bullet(1).raw("Note: ").text(note).raw("\n");
        }
    }
}

/// The summary, what is not known, and the second reader.
fn reasons(page: &mut Md, verdict: &Verdict) {
    if let Some(summary) = &verdict.summary {
        page.text(summary).raw("\n\n");
    }
    if !verdict.unknown.is_empty() {
        page.raw("Not known:\n\n");
        for gap in &verdict.unknown {
            page.bullet(0).text(gap).raw("\n");
        }
        page.raw("\n");
    }
    if let Some(second) = &verdict.second {
        page.raw(second.what).raw(" by a second reader");
        if let Some((who, day)) = &second.by {
            page.raw(" (").text(who).raw(", ").text(day).raw(")");
        }
        if let Some(note) = &second.note {
            page.raw(": ").text(note);
        }
        page.raw("\n\n");
    }
}

fn dues(page: &mut Md, dues: &[ReplyRow]) {
    page.raw("\n## Who was accused, and who answered\n\n");
    if dues.is_empty() {
        page.raw(NO_HOLE).raw("\n");
        return;
    }
    page.raw("| Statement | By | Whom | How | Answer in the article |\n|--:|---|---|---|---|\n");
    for due in dues {
        page.raw("| ").value(due.statement).raw(" | ").text(&due.accuser).raw(" | ").text(&due.accused.name);
        page.raw(" | ").raw(due.reason).raw(" | ");
        match &due.state {
            Answered::By(number) => page.raw("answered by ").value(number),
            Answered::Near(number) => page.raw("perhaps by ").value(number).raw(", which stands near"),
            Answered::Elsewhere(Some(source)) => page.raw("replied elsewhere \\[").value(source).raw("\\]"),
            Answered::Elsewhere(None) => page.raw("replied elsewhere"),
            Answered::Settled(why) => page.raw(why),
            Answered::Missing => page.raw("**missing**"),
        };
        if let Some(requested) = &due.requested {
            page.raw("; ").text(requested);
        }
        if let Some(note) = &due.note {
            page.raw(". Note: ").text(note);
        }
        page.raw(" |\n");
    }
}

fn sources(page: &mut Md, content: &ReportContent) {
    if content.sources.is_empty() {
        return;
    }
    page.raw("\n## Sources\n\n");
    for source in &content.sources {
        page.value(source.number).raw(". ").link(&source.address, &source.title);
        for fact in &source.facts {
            page.raw(", ").text(fact);
        }
        if model::is_web_address(&source.archive) {
            page.raw(", ").link(&source.archive, "archived");
        }
        if let Some(file) = &source.file {
            page.raw(", file ").text(file);
        }
        page.raw(if source.is_unused { " (not cited in this report)\n" } else { "\n" });
    }
}
