//! The links that matter now, those of what is selected, and what their two ends share.

use std::collections::{HashMap, HashSet};

use crate::app::index::ChangedAspects;
use crate::app::view_context::ViewContext;
use analysis::{SharedKind, SharedSpan, shared_content};
use model::{LinkId, StatementId};

/// More links of one statement than that are not told apart by eye.
const MOST: usize = 60;

/// The links that matter now, and what their two ends share.
#[derive(Debug, Default)]
pub(super) struct LinkEmphasis {
    /// The key that it was made from.
    made_of: Option<(u64, Vec<StatementId>, Option<LinkId>)>,
    strong: HashSet<LinkId>,
    selected: Option<LinkId>,
    shared_content: HashMap<StatementId, Vec<SharedSpan>>,
    any: bool,
}

/// The emphasis of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LinkWeight {
    /// Something else is selected.
    Aside,
    /// Nothing is selected.
    Usual,
    /// A statement at one of its ends is selected.
    Strong,
    /// It is selected itself.
    Selected,
}

impl LinkEmphasis {
    /// Returns `true` if what it was made of is still so.
    pub(super) fn is_of(&self, shown: &ViewContext<'_>) -> bool {
        let (selection, serial) = (shown.selection, shown.index().serial(ChangedAspects::ALL));
        self.made_of.as_ref().is_some_and(|(of, statements, link)| {
            *of == serial && *statements == selection.statements && *link == selection.link
        })
    }

    /// Looks at what is selected.
    pub(super) fn new(shown: &ViewContext<'_>) -> Self {
        let selection = shown.selection;
        let mut emphasis = Self { selected: selection.link, ..Self::default() };
        emphasis.made_of =
            Some((shown.index().serial(ChangedAspects::ALL), selection.statements.clone(), selection.link));
        emphasis.any = emphasis.selected.is_some() || !selection.statements.is_empty();
        emphasis.strong.extend(emphasis.selected);
        for id in &selection.statements {
            let links = shown.layout().links(*id);
            emphasis.strong.extend(links.iter().take(MOST));
            if emphasis.strong.len() > MOST {
                break;
            }
        }
        for id in emphasis.strong.iter().copied().collect::<Vec<_>>() {
            emphasis.compare(shown, id);
        }
        emphasis.shared_content.values_mut().for_each(apart);
        emphasis
    }

    /// Marks what the two ends of a link share.
    fn compare(&mut self, shown: &ViewContext<'_>, link: LinkId) {
        let project = shown.project();
        let Some(link) = project.links.get(&link) else { return };
        let ends = shown.statement(link.to).zip(shown.statement(link.from));
        let Some((claim, answer)) = ends else { return };
        let found = shared_content(project, claim, answer);
        self.shared_content.entry(claim.id).or_default().extend(found.claim);
        self.shared_content.entry(answer.id).or_default().extend(found.answer);
    }

    /// The emphasis of a link.
    pub(super) fn of(&self, link: LinkId) -> LinkWeight {
        if self.selected == Some(link) {
            LinkWeight::Selected
        } else if self.strong.contains(&link) {
            LinkWeight::Strong
        } else if self.any {
            LinkWeight::Aside
        } else {
            LinkWeight::Usual
        }
    }

    /// The spans of a statement that its partners share, in order, without overlap.
    pub(super) fn shared_content(&self, statement: StatementId) -> &[SharedSpan] {
        self.shared_content.get(&statement).map_or(&[], Vec::as_slice)
    }
}

/// Puts marks in order and apart; of two on the same words the one that says more stays.
fn apart(marks: &mut Vec<SharedSpan>) {
    let says = |mark: &SharedSpan| match mark.shared {
        SharedKind::Word => 2,
        SharedKind::SameFigure => 1,
        SharedKind::DifferingFigure => 0,
    };
    marks.sort_by_key(|mark| (says(mark), mark.span));
    let mut kept: Vec<SharedSpan> = Vec::new();
    for mark in marks.drain(..) {
        if !kept.iter().any(|it| it.span.overlaps(mark.span)) {
            kept.push(mark);
        }
    }
    kept.sort_by_key(|mark| mark.span);
    *marks = kept;
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Span;

    #[test]
    fn a_figure_that_differs_from_one_partner_is_marked_so_whatever_another_says() {
        let mark = |start, end, shared| SharedSpan { span: Span::new(start, end), shared };
        let mut marks = vec![
            mark(8, 12, SharedKind::SameFigure),
            mark(0, 4, SharedKind::Word),
            mark(8, 12, SharedKind::DifferingFigure),
            mark(0, 4, SharedKind::Word),
        ];
        apart(&mut marks);
        assert_eq!(marks, [mark(0, 4, SharedKind::Word), mark(8, 12, SharedKind::DifferingFigure)]);
    }
}
