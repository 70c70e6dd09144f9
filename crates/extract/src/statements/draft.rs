//! Drafts with what a finder knows of them, and with nothing else.

use super::reader::StatementDraft;
use super::reporting_clauses::{mode, takes_of};
use crate::rules::Rule;
use crate::trees::ParsedText;
use model::{Act, Mode, Span};

impl StatementDraft {
    /// A direct statement by a rule in a paragraph, without words, cue or speaker.
    pub(crate) const fn bare(rule: Rule, paragraph: usize) -> Self {
        Self {
            spans: Vec::new(),
            mode: Mode::Direct,
            act: Act::Speech,
            cue: None,
            mention: None,
            role: None,
            goes_on: None,
            via: None,
            rule,
            takes: 0,
            paragraph,
            sure: None,
        }
    }

    /// A report that the tree shows, by the first word of its cue; its words lie between two words, the end exclusive.
    pub(crate) fn reported(
        parsed: &ParsedText,
        spans: Vec<Span>,
        (first, last): (usize, usize),
        (cue, cue_end): (usize, usize),
        mention: Option<Span>,
        rule: Rule,
    ) -> Self {
        Self {
            spans,
            mode: mode(parsed, first, last),
            cue: parsed.span(cue, cue_end),
            mention,
            takes: takes_of(parsed, cue),
            ..Self::bare(rule, parsed.paragraph(cue))
        }
    }
}
