//! The rows of statements in lists to choose from.

use super::list::ListRow;
use crate::app::view_context::ViewContext;
use model::{Act, ReviewStatus, Statement, StatementId};

/// The text in which a filter looks: the speaker, the party, and the words.
pub(super) fn statement_text(shown: &ViewContext<'_>, id: StatementId) -> String {
    let Some(statement) = shown.statement(id) else { return String::new() };
    let party = shown.party_name(shown.project().party_of(statement));
    format!("{} {party} {}", shown.speaker_name(statement), shown.project().words_of(statement))
}

/// The row of a statement: its first words, who says them, and where.
pub(super) fn statement_row(shown: &ViewContext<'_>, id: StatementId) -> ListRow {
    let Some(statement) = shown.statement(id) else { return ListRow::default() };
    let party = shown.project().party_of(statement);
    let paragraphs = shown.index().paragraphs.get(&statement.article);
    let at = statement.extent().start;
    let place = paragraphs.map_or(0, |all| all.partition_point(|it| it.span.end <= at) + 1);
    let mut detail =
        format!("{} · {} · paragraph {place}", shown.speaker_name(statement), shown.party_name(party));
    if statement.act == Act::Attitude {
        detail = format!("{detail} · attitude");
    }
    let article = shown.project().article(statement.article);
    if let Some(article) = article.filter(|_| shown.project().articles.len() > 1) {
        detail = format!("{detail} · {}", article.title);
    }
    ListRow {
        letters: Some((shown.party_letters(party), shown.party_colour(party))),
        title: crate::app::widgets::cut(&shown.project().words_of(statement), 160),
        detail,
        words: true,
    }
}

/// The statements of which something holds, in reading order, but those that were rejected and are not shown.
pub(super) fn statements(shown: &ViewContext<'_>, holds: impl Fn(&Statement) -> bool) -> Vec<StatementId> {
    let stands = |status| shown.session.shows.rejected || status != ReviewStatus::Rejected;
    let rows = shown.index().table.rows.iter().filter(|row| stands(row.status));
    rows.map(|row| row.id).filter(|id| shown.statement(*id).is_some_and(&holds)).collect()
}
