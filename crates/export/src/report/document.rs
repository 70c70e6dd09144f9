//! The report as a document for paper: sections in the order of reading, with a column for each side in its tables.

use super::cards::{Does, ReportCard};
use super::content::{Exchange, Item, ReportContent, ReportSide};
use super::html::{EXPLAINED, NO_HOLE, NOT_FAIR, OTHERS};
use super::outline;
use super::replies::{Answered, ReplyRow};
use super::sources::Source;
use super::verdicts::Verdict;
use crate::document::{
    Anchor, Column, Face, ListMark, Look, OutputBlock, OutputDocument, OutputParagraph, OutputTable, Run,
    Target,
};

/// The most sides with a column each on a page; with more of them answers are below what they answer.
const MOST_COLUMNS: usize = 4;

pub(super) fn document(content: &ReportContent) -> OutputDocument {
    let mut page = OutputDocument { title: content.title.clone(), blocks: Vec::new() };
    page.put(OutputParagraph::new(Look::Aside, vec!["Claims and answers".into()]));
    page.heading(1, &content.title);
    for article in &content.articles {
        let mut runs = vec![Run::linked(&article.title, Target::web(&article.address))];
        if !article.facts.is_empty() {
            runs.push(Run::new(&format!(" · {}", article.facts.join(" · ")), Face::Soft));
        }
        page.put(OutputParagraph::new(Look::Body, runs));
    }
    parties(&mut page, content);
    if !content.exchanges.is_empty() {
        page.heading(2, "Claims and answers");
    }
    for (number, exchange) in (1..).zip(&content.exchanges) {
        self::exchange(&mut page, number, exchange);
    }
    others(&mut page, content);
    verdicts(&mut page, &content.verdicts);
    dues(&mut page, &content.dues);
    page.heading(2, "Method");
    for sentence in content.method.sentences().iter().chain(&content.method.people()) {
        page.put(OutputParagraph::plain(sentence));
    }
    sources(&mut page, &content.sources);
    page
}

fn parties(page: &mut OutputDocument, content: &ReportContent) {
    if content.parties.is_empty() {
        return;
    }
    page.heading(2, "Parties");
    let figures = [
        "Statements",
        "Words",
        "Share",
        "In quotation marks",
        "Accused or asked",
        "Answered",
        "Explained",
        "Missing",
    ];
    let columns = [Column::new("Party", 24)].into_iter().chain(figures.map(Column::number));
    let rows = content.parties.iter().map(|party| {
        let mut name: Vec<Run> =
            side(&party.side).into_iter().map(|run| Run { face: Face::Bold, ..run }).collect();
        if let Some(whole) = &party.name {
            name.push(Run::new(&format!(" – {whole}"), Face::Soft));
        }
        let share = party.share.map_or_else(|| "–".to_owned(), |share| format!("{share} %"));
        let counts = [party.quoted, party.accused, party.answered, party.settled, party.missing()];
        let figures = [party.statements.to_string(), party.words.to_string(), share];
        let figures = figures.into_iter().chain(counts.map(|count| count.to_string()));
        let cell = |text: String| vec![small(vec![text.as_str().into()])];
        [vec![small(name)]].into_iter().chain(figures.map(cell)).collect()
    });
    page.blocks.push(OutputBlock::Table(OutputTable {
        title: "Parties".to_owned(),
        description:
            "One row a party: how much it says, of what it is accused or asked, and how often it answers."
                .to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
        row_heads: true,
    }));
    if let Some(picture) = content.chart.as_ref().and_then(|chart| chart.picture().ok()) {
        page.blocks.push(OutputBlock::Picture(picture));
    }
    page.put(OutputParagraph::new(Look::Aside, vec![NOT_FAIR.into(), EXPLAINED.into()]));
}

/// The letter of a side and its name.
fn side(side: &ReportSide) -> Vec<Run> {
    let letter = side.mark.map(|(letter, _)| Run::new(&format!("{letter} "), Face::Bold));
    letter.into_iter().chain([Run::from(side.name.as_str())]).collect()
}

fn small(runs: Vec<Run>) -> OutputParagraph {
    OutputParagraph::new(Look::Small, runs)
}

fn exchange(page: &mut OutputDocument, number: usize, exchange: &Exchange) {
    page.heading(3, &format!("{number}. {}", exchange.title));
    if let Some(article) = &exchange.article {
        page.put(OutputParagraph::new(Look::Aside, vec!["In ".into(), Run::new(article, Face::Italic)]));
    }
    if exchange.columns.len() > MOST_COLUMNS {
        for (item, steps) in outline::outline(exchange) {
            for paragraph in self::item(item, true) {
                page.put(OutputParagraph { steps, ..paragraph });
            }
        }
        return;
    }
    let columns = exchange.columns.iter().map(|side| Column {
        colour: side.mark.map(|(_, colour)| colour),
        ..Column::new(
            &side.mark.map_or_else(|| side.name.clone(), |(letter, _)| format!("{letter} {}", side.name)),
            1,
        )
    });
    let cell = |items: &Vec<Item>| items.iter().flat_map(|item| self::item(item, false)).collect();
    page.blocks.push(OutputBlock::Table(OutputTable {
        title: exchange.title.clone(),
        description: "One column a side. What answers a claim is level with it; what answers an answer is one row further down."
            .to_owned(),
        columns: columns.collect(),
        rows: exchange.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        row_heads: false,
    }));
}

fn item(item: &Item, with_side: bool) -> Vec<OutputParagraph> {
    match item {
        Item::Said(said) => card(said, with_side),
        Item::Elsewhere { number, verb, to } => vec![small(vec![
            "Statement ".into(),
            statement(*number),
            Run::new(&format!(", told in another exchange, {verb} "), Face::Soft),
            statement(*to),
        ])],
        Item::Missing { to, party, what, open } => {
            let look = if *open { Look::Missing } else { Look::Aside };
            let runs = vec![
                Run::new(&format!("{party}: "), Face::Bold),
                format!("{what} to ").as_str().into(),
                statement(*to),
            ];
            vec![OutputParagraph::new(look, runs)]
        }
    }
}

/// A link to the statement of a number.
fn statement(number: usize) -> Run {
    Run::linked(&number.to_string(), Some(Target::Inside(Anchor::Statement(number))))
}

/// The number of a source in brackets, as a link to the list.
fn source(number: usize) -> Run {
    Run::linked(&format!("[{number}]"), Some(Target::Inside(Anchor::Source(number))))
}

/// A statement: the words, and below them whose they are.
fn card(card: &ReportCard, with_side: bool) -> Vec<OutputParagraph> {
    let mut all = Vec::new();
    let words = if card.is_quote { format!("“{}”", card.words) } else { card.words.clone() };
    let anchor = Some(Anchor::Statement(card.number));
    all.push(OutputParagraph { anchor, ..OutputParagraph::new(Look::Quote, vec![words.as_str().into()]) });
    let mut who =
        vec![Run::new(&format!("{} ", card.number), Face::Soft), Run::new(&card.speaker, Face::Bold)];
    if !card.role.is_empty() {
        who.push(format!(", {}", card.role).as_str().into());
    }
    if with_side && card.side.mark.is_some() && card.side.name != card.speaker {
        who.push(format!(" ({})", card.side.name).as_str().into());
    }
    if let Some(teller) = &card.told_by {
        who.push(format!(", as told by {teller}").as_str().into());
    }
    for given in &card.given {
        who.push(Run::new(&format!(", {given}"), Face::Soft));
    }
    for number in &card.sources {
        who.extend([" ".into(), source(*number)]);
    }
    all.push(small(who));
    all.extend(card.does.as_ref().map(does));
    all.extend(state(card));
    all.extend(note(card.note.as_deref()));
    all
}

fn does(does: &Does) -> OutputParagraph {
    let mut runs = vec![Run::new(&format!("{} ", does.verb), Face::Italic), statement(does.to)];
    if does.is_suggested {
        runs.push(Run::new(", suggested link", Face::Italic));
    }
    if let Some(note) = &does.note {
        runs.push(format!(": {note}").as_str().into());
    }
    small(runs)
}

/// The caveats that a reader needs before relying on the words.
fn state(card: &ReportCard) -> Vec<OutputParagraph> {
    let mut all = Vec::new();
    if let Some(certainty) = card.suggested {
        all.push(format!("Suggested by the program ({certainty}), not confirmed"));
    }
    if card.is_lost {
        all.push("These words are no longer in the article, which was corrected".to_owned());
    }
    let mut all: Vec<OutputParagraph> =
        all.iter().map(|words| small(vec![Run::new(words, Face::Italic)])).collect();
    all.extend(
        card.rating.as_ref().map(|rating| small(vec!["Verdict: ".into(), Run::new(rating, Face::Bold)])),
    );
    all
}

fn note(note: Option<&str>) -> Option<OutputParagraph> {
    note.map(|note| small(vec![Run::new("Note: ", Face::Bold), note.into()]))
}

fn others(page: &mut OutputDocument, content: &ReportContent) {
    if content.others.is_empty() {
        return;
    }
    page.heading(2, "Other statements");
    page.put(OutputParagraph::new(Look::Aside, vec![OTHERS.into()]));
    for (title, cards) in &content.others {
        if content.articles.len() > 1 {
            page.heading(3, title);
        }
        cards.iter().flat_map(|card| self::card(card, true)).for_each(|paragraph| page.put(paragraph));
    }
}

fn verdicts(page: &mut OutputDocument, verdicts: &[Verdict]) {
    if verdicts.is_empty() {
        return;
    }
    page.heading(2, "Verdicts and evidence");
    for verdict in verdicts {
        page.heading(3, &format!("Statement {}, {}", verdict.number, verdict.speaker));
        page.put(OutputParagraph::new(Look::Quote, vec![verdict.words.as_str().into()]));
        let mut runs = vec!["Verdict: ".into()];
        runs.push(
            verdict.rating.as_ref().map_or_else(|| "not rated yet".into(), |it| Run::new(it, Face::Bold)),
        );
        if let Some((who, day)) = &verdict.by {
            runs.push(Run::new(&format!(" ({who}, {day})"), Face::Soft));
        }
        page.put(OutputParagraph::new(Look::Body, runs));
        reasons(page, verdict);
        if let Some(note) = note(verdict.note.as_deref()) {
            page.put(note);
        }
        if verdict.evidence.is_empty() {
            page.put(OutputParagraph::new(Look::Aside, vec!["No evidence is cited.".into()]));
        } else {
            let balance = format!("Evidence: {}", verdict.balance);
            page.put(OutputParagraph::new(Look::Aside, vec![balance.as_str().into()]));
        }
        for cited in &verdict.evidence {
            let mut runs =
                vec![Run::new(&format!("{}: ", cited.stance), Face::Bold), cited.title.as_str().into()];
            runs.extend([" ".into(), source(cited.source)]);
            if let Some((words, place)) = &cited.passage {
                runs.push(format!(": “{words}”").as_str().into());
                if !place.is_empty() {
                    runs.push(Run::new(&format!(", {place}"), Face::Soft));
                }
            }
            page.put(OutputParagraph::item(ListMark::Bullet, 0, runs));
            if let Some(note) = note(cited.note.as_deref()) {
                page.put(OutputParagraph { steps: 1, ..note });
            }
        }
    }
}

/// The summary, what is not known, and the second reader.
fn reasons(page: &mut OutputDocument, verdict: &Verdict) {
    if let Some(summary) = &verdict.summary {
        page.put(OutputParagraph::plain(summary));
    }
    if !verdict.unknown.is_empty() {
        page.put(OutputParagraph::new(Look::Body, vec![Run::new("Not known:", Face::Bold)]));
    }
    for gap in &verdict.unknown {
        page.put(OutputParagraph::item(ListMark::Bullet, 0, vec![gap.as_str().into()]));
    }
    if let Some(second) = &verdict.second {
        let mut runs = vec![second.what.into(), " by a second reader".into()];
        if let Some((who, day)) = &second.by {
            runs.push(Run::new(&format!(" ({who}, {day})"), Face::Soft));
        }
        page.put(OutputParagraph::new(Look::Body, runs));
        if let Some(note) = note(second.note.as_deref()) {
            page.put(note);
        }
    }
}

fn dues(page: &mut OutputDocument, dues: &[ReplyRow]) {
    page.heading(2, "Who was accused, and who answered");
    if dues.is_empty() {
        page.put(OutputParagraph::plain(NO_HOLE));
        return;
    }
    let heads = [("Statement", 11), ("By", 18), ("Whom", 18), ("How", 17), ("Answer in the article", 36)];
    let rows = dues.iter().map(|due| {
        let mut state = answered(&due.state);
        if let Some(requested) = &due.requested {
            state.push(format!("; {requested}").as_str().into());
        }
        let mut answer = vec![small(state)];
        answer.extend(note(due.note.as_deref()));
        vec![
            vec![small(vec![statement(due.statement)])],
            vec![small(vec![due.accuser.as_str().into()])],
            vec![small(side(&due.accused))],
            vec![small(vec![due.reason.into()])],
            answer,
        ]
    });
    page.blocks.push(OutputBlock::Table(OutputTable {
        title: "Who was accused, and who answered".to_owned(),
        description: "One row a statement and a party that it accuses or asks, with the answer of that party in the article.".to_owned(),
        columns: heads.map(|(head, share)| Column::new(head, share)).to_vec(),
        rows: rows.collect(),
        row_heads: true,
    }));
}

fn answered(state: &Answered) -> Vec<Run> {
    match state {
        Answered::By(number) => vec!["answered by ".into(), statement(*number)],
        Answered::Near(number) => {
            vec!["perhaps by ".into(), statement(*number), ", which stands near".into()]
        }
        Answered::Elsewhere(number) => {
            let mut runs = vec!["replied elsewhere".into()];
            runs.extend(number.iter().flat_map(|number| [" ".into(), source(*number)]));
            runs
        }
        Answered::Settled(why) => vec![(*why).into()],
        Answered::Missing => vec![Run::new("missing", Face::Bold)],
    }
}

fn sources(page: &mut OutputDocument, sources: &[Source]) {
    if sources.is_empty() {
        return;
    }
    page.heading(2, "Sources");
    for source in sources {
        let mut runs = vec![Run::linked(&source.title, Target::web(&source.address))];
        for fact in &source.facts {
            runs.push(Run::new(&format!(", {fact}"), Face::Soft));
        }
        if model::is_web_address(&source.address) {
            runs.push(Run::new(&format!(", {}", source.address), Face::Soft));
        }
        if model::is_web_address(&source.archive) {
            runs.push(Run::new(", ", Face::Soft));
            runs.push(Run::linked("archived", Target::web(&source.archive)));
        }
        if let Some(file) = &source.file {
            runs.push(Run::new(&format!(", file {file}"), Face::Soft));
        }
        if source.is_unused {
            runs.push(Run::new(" (not cited in this report)", Face::Italic));
        }
        let item = OutputParagraph::item(ListMark::Number(source.number), 0, runs);
        page.put(OutputParagraph { anchor: Some(Anchor::Source(source.number)), ..item });
    }
}
