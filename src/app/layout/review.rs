//! The number of suggestions that nobody has reviewed yet.

use super::Layout;
use model::counted;

/// The number of records that nobody has reviewed yet.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReviewRemaining {
    /// Statements that were said.
    pub(crate) statements: usize,
    /// Links between what is shown.
    pub(crate) links: usize,
    /// Attitudes of parties.
    pub(crate) attitudes: usize,
}

impl ReviewRemaining {
    /// The sum of all.
    pub(crate) const fn total(self) -> usize {
        self.statements + self.links + self.attitudes
    }

    /// The next suggestions to review, counted: statements first, then links, then attitudes.
    pub(crate) fn words(self) -> String {
        let (number, one, many) = match self {
            Self { statements: 0, links: 0, attitudes: 0 } => {
                return "no suggestions left".to_owned();
            }
            Self { statements: 0, links: 0, attitudes } => {
                (attitudes, "suggested attitude", "suggested attitudes")
            }
            Self { statements: 0, links, .. } => (links, "suggested link", "suggested links"),
            Self { statements, .. } => (statements, "suggestion", "suggestions"),
        };
        format!("{} left", counted(number, one, many))
    }

    /// All of it, kind by kind: "3 statements, 9 links and 2 attitudes that nobody has reviewed". `filtered` is whether
    /// filters may leave some of it out: it is counted all the same.
    pub(crate) fn in_full(self, filtered: bool) -> String {
        format!(
            "Not reviewed yet{}: {}, {} and {}, in this order",
            if filtered { ", also of what the filters leave out" } else { "" },
            counted(self.statements, "statement", "statements"),
            counted(self.links, "link", "links"),
            counted(self.attitudes, "attitude", "attitudes")
        )
    }
}

impl Layout {
    /// The number of records that nobody has reviewed yet.
    pub(crate) fn left(&self) -> ReviewRemaining {
        ReviewRemaining {
            statements: self.index.speech.suggested,
            links: self.open_links().len(),
            attitudes: self.index.attitude.suggested,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_told_in_the_order_in_which_people_come_to_it() {
        let left = |statements, links, attitudes| ReviewRemaining { statements, links, attitudes }.words();
        assert_eq!(left(3, 2, 1), "3 suggestions left");
        assert_eq!(left(1, 2, 1), "1 suggestion left");
        assert_eq!(left(0, 2, 1), "2 suggested links left");
        assert_eq!(left(0, 0, 1), "1 suggested attitude left");
        assert_eq!(left(0, 0, 0), "no suggestions left");
    }
}
