//! What a command lacks that cannot run now, in words: found out by trying what would let it run.

use super::command::Spec;
use super::situation::Situation;

/// Something that can be there, and the words for that it is not.
struct Need {
    grant: fn(&mut Situation),
    words: fn(&Situation) -> &'static str,
}

const NEEDS: &[Need] = &[
    Need { grant: |s| s.project = true, words: |_| "Nothing is open" },
    Need { grant: |s| s.articles = 1, words: |_| "There is no article yet" },
    Need { grant: |s| s.statements = 2, words: |_| "There are not enough statements" },
    Need {
        grant: |s| s.selected = 1,
        words: |s| if s.selected == 0 { "Select a statement first" } else { "Select one statement alone" },
    },
    Need { grant: |s| s.text_selected = true, words: |_| "Select words in the article first" },
    Need { grant: |s| s.columns = 1, words: |_| "There is no panel yet" },
    Need { grant: |s| s.parties = 9, words: |_| "There is no such panel" },
    Need { grant: |s| s.suggestions = 1, words: |_| "Nothing is left to review" },
    Need { grant: |s| s.attitudes = 1, words: |_| "The articles have no attitudes" },
    Need { grant: |s| s.nature = true, words: |_| "No claim type was noticed in what is selected" },
    Need { grant: |s| s.outsider = true, words: |_| "Select a statement among the others first" },
    Need { grant: |s| s.hits = 1, words: |_| "Find something first" },
    Need { grant: |s| s.filtered = true, words: |_| "Nothing is filtered" },
    Need { grant: |s| s.missing = 1, words: |_| "No reply is missing" },
    Need { grant: |s| s.unsettled = 1, words: |_| "No statement waits to be placed again" },
    Need { grant: |s| s.earlier_texts = true, words: |_| "The text of the article was never corrected" },
    Need { grant: |s| s.lacks_reply = true, words: |_| "Select a statement that lacks a reply first" },
    Need { grant: |s| s.can_undo = true, words: |_| "Nothing was changed yet" },
    Need { grant: |s| s.can_redo = true, words: |_| "Nothing was taken back" },
    Need { grant: |s| s.has_file = true, words: |_| "Save the project to a file first" },
    Need { grant: |s| s.saving = false, words: |_| "The project is being saved" },
];

/// Why a command cannot run; nothing where it can.
pub(crate) fn lacking(spec: &Spec, situation: &Situation) -> Option<&'static str> {
    if (spec.enabled)(situation) {
        return None;
    }
    let with = |granted: &dyn Fn(usize) -> bool| {
        let mut changed = *situation;
        for (at, need) in NEEDS.iter().enumerate() {
            if granted(at) {
                (need.grant)(&mut changed);
            }
        }
        (spec.enabled)(&changed)
    };
    // One thing that would do; else the first without which all the others do not.
    let one = (0..NEEDS.len()).find(|at| with(&|other| other == *at));
    let first = one.or_else(|| (0..NEEDS.len()).find(|at| !with(&|other| other != *at)));
    Some(first.map_or("It cannot be done now", |at| (NEEDS[at].words)(situation)))
}

#[cfg(test)]
mod tests {
    use super::super::command::{Command, TABLE};
    use super::*;

    #[test]
    fn every_command_that_cannot_run_says_what_it_lacks() {
        let empty = Situation { project: true, saving: true, ..Situation::default() };
        for spec in TABLE {
            let lacks = lacking(spec, &empty);
            assert_eq!(lacks.is_none(), (spec.enabled)(&empty), "{}", spec.name);
            assert_ne!(lacks, Some("It cannot be done now"), "{}: name what it needs in NEEDS", spec.name);
        }
    }

    #[test]
    fn what_is_said_is_what_would_help() {
        let lacks = |command: Command, situation: &Situation| lacking(command.spec(), situation);
        let empty = Situation { project: true, ..Situation::default() };
        assert_eq!(lacks(Command::Confirm, &empty), Some("Select a statement first"));
        assert_eq!(lacks(Command::Link, &empty), Some("There are not enough statements"));
        let many = Situation { selected: 3, statements: 9, ..empty };
        assert_eq!(lacks(Command::ToldBy, &many), Some("Select one statement alone"));
        assert_eq!(lacks(Command::Party3, &Situation { parties: 2, ..many }), Some("There is no such panel"));
        assert_eq!(lacks(Command::Open, &empty), None);
    }
}
