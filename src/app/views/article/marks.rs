//! The statements that a block of the article shows, and the line under the words on which each is drawn.

use model::{Span, StatementId};

/// The lines under the words: deeper nesting shares the last.
const LINES: u8 = 3;

/// The part of a statement that lies in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StatementMark {
    /// Its place.
    pub(super) span: Span,
    /// The party that it belongs to.
    pub(super) statement: StatementId,
    /// On which line it is drawn: 0 is the one next to the words; a nested statement has one further down.
    pub(super) line: u8,
}

/// The parts that lie in a stretch of the text. `parts` are those of a paragraph, by start, outer before
/// inner ones.
pub(super) fn within(parts: &[(Span, StatementId)], stretch: Span) -> Vec<StatementMark> {
    let mut open: Vec<usize> = Vec::new();
    let mut marks = Vec::new();
    for (span, statement) in parts {
        if span.start >= stretch.end {
            break;
        }
        while open.last().is_some_and(|end| *end <= span.start) {
            open.pop();
        }
        let line = open.len().min(usize::from(LINES) - 1) as u8;
        open.push(span.end);
        let inside = Span::new(span.start.max(stretch.start), span.end.min(stretch.end));
        if !inside.is_empty() {
            marks.push(StatementMark { span: inside, statement: *statement, line });
        }
    }
    marks
}

/// The statement that a click on a place in the text is for: the innermost one there; the next one outwards
/// where that one is selected already, and from the outermost back to the innermost.
pub(super) fn clicked(
    marks: &[StatementMark],
    byte: usize,
    selected: Option<StatementId>,
) -> Option<StatementId> {
    let mut here: Vec<StatementId> = Vec::new();
    for mark in marks.iter().rev().filter(|mark| mark.span.holds(byte)) {
        if !here.contains(&mark.statement) {
            here.push(mark.statement);
        }
    }
    let present = selected.and_then(|id| here.iter().position(|it| *it == id));
    let next = present.map_or(0, |at| (at + 1) % here.len().max(1));
    here.get(next).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::IdGenerator;

    fn ids() -> [StatementId; 3] {
        let mut ids = IdGenerator::seeded(7);
        [ids.draw(), ids.draw(), ids.draw()]
    }

    #[test]
    fn a_nested_statement_is_drawn_a_line_further_down() {
        let [outer, inner, next] = ids();
        let parts = [(Span::new(0, 20), outer), (Span::new(5, 10), inner), (Span::new(25, 30), next)];
        let marks = within(&parts, Span::new(0, 40));
        assert_eq!(marks.iter().map(|mark| mark.line).collect::<Vec<_>>(), [0, 1, 0]);
        let marks = within(&parts, Span::new(8, 26));
        assert_eq!(marks[1].span, Span::new(8, 10));
        assert_eq!(marks[2].span, Span::new(25, 26));
    }

    #[test]
    fn clicking_again_goes_outwards_and_round() {
        let [outer, inner, other] = ids();
        let parts = [(Span::new(0, 20), outer), (Span::new(5, 10), inner)];
        let marks = within(&parts, Span::new(0, 40));
        assert_eq!(clicked(&marks, 6, None), Some(inner));
        assert_eq!(clicked(&marks, 6, Some(other)), Some(inner));
        assert_eq!(clicked(&marks, 6, Some(inner)), Some(outer));
        assert_eq!(clicked(&marks, 6, Some(outer)), Some(inner));
        assert_eq!(clicked(&marks, 12, Some(outer)), Some(outer));
        assert_eq!(clicked(&marks, 30, None), None);
    }
}
