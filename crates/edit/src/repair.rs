//! Repairs strings in edits that a project may not hold.

use std::sync::Arc;

use super::{Change, Edit, Replacement};
use model::{repair_letters, repaired, repaired_article};

impl Edit {
    /// Repairs the records before and after the change, as [`model::Project::repair`] does with those of a
    /// project. Returns whether anything was repaired.
    ///
    /// Text that a person pastes may have control characters. So may the journal of an older version, whose
    /// edits then still fit the repaired project.
    pub fn repair(&mut self) -> bool {
        self.changes.iter_mut().fold(false, |any, change| any | change.repair())
    }
}

impl Change {
    fn repair(&mut self) -> bool {
        match self {
            Self::Title(replacement) => repair(replacement, repaired),
            Self::Articles(replacement) => sides(replacement, |articles| {
                let mut any = false;
                for article in articles {
                    if let Some(repaired) = repaired_article(article) {
                        *article = Arc::new(repaired);
                        any = true;
                    }
                }
                any
            }),
            // The text of an article is never repaired.
            Self::EarlierText(_) => false,
            Self::Parties(replacement) => {
                sides(replacement, |parties| !repair_letters(parties).is_empty())
                    | repair(replacement, repaired)
            }
            Self::Codebook(replacement) => repair(replacement, repaired),
            Self::Scale(replacement) => repair(replacement, repaired),
            Self::Coder(replacement) => repair(replacement, repaired),
            Self::Speaker(replacement) => repair(replacement, repaired),
            Self::Statement(replacement) => repair(replacement, repaired),
            Self::Link(replacement) => repair(replacement, repaired),
            Self::Evidence(replacement) => repair(replacement, repaired),
            Self::SourceText(replacement) => repair(replacement, repaired),
            Self::Citation(replacement) => repair(replacement, repaired),
            Self::Reply(replacement) => repair(replacement, repaired),
            Self::Request(replacement) => repair(replacement, repaired),
            Self::SameUtterance(replacement) => repair(replacement, repaired),
            Self::FactCheck(replacement) => repair(replacement, repaired),
            Self::CueClass(replacement) => repair(replacement, repaired),
            Self::Checklist(replacement) => repair(replacement, repaired),
            Self::ClaimWork(replacement) => repair(replacement, repaired),
            Self::Traits(replacement) => repair(replacement, repaired),
            Self::SpeakerAudit(replacement) => repair(replacement, repaired),
        }
    }
}

fn repair<T>(replacement: &mut Replacement<T>, repaired: impl Fn(&T) -> Option<T>) -> bool {
    sides(replacement, |side| {
        repaired(side).is_some_and(|repaired| {
            *side = repaired;
            true
        })
    })
}

/// Calls `change` with both sides of a replacement. Returns whether either was changed.
fn sides<T>(replacement: &mut Replacement<T>, mut change: impl FnMut(&mut T) -> bool) -> bool {
    change(&mut replacement.before) | change(&mut replacement.after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ArticleIntent, Intent, StatementIntent, testing};
    use model::testing::{FindingsBuilder, party};
    use model::{IdGenerator, Project};

    const TEXT: &str = "The \u{1b}mill said\u{c}no.";

    fn project() -> (Project, crate::EditContext) {
        let mut finds = FindingsBuilder::of(TEXT);
        finds.party("Mi\u{7}ll");
        finds.speaker("\u{1b}mill", Some(0));
        finds.says(0, "no");
        let mut context = testing::context();
        context.coder.name = "Ro\u{9b}bin".to_owned();
        let project = testing::project(&mut context, "Ri\u{0}ver", TEXT, finds.findings);
        (project, context)
    }

    #[test]
    fn control_characters_are_removed_from_findings_and_pasted_text() {
        let (mut project, mut context) = project();
        assert_eq!(project.check(), []);
        assert_eq!(&*project.articles[0].text, TEXT, "the text of the article is as it was");
        assert_eq!(
            (&*project.articles[0].title, &*project.parties[0].name),
            ("Ri\u{fffd}ver", "Mi\u{fffd}ll")
        );
        let statement = *project.statements.keys().next().unwrap();
        let (statements, status) = (vec![statement], model::ReviewStatus::Confirmed);
        let confirm = Intent::Statement(StatementIntent::Review { statements, status });
        testing::make(&mut project, &mut context, &confirm);
        let note = Intent::Statement(StatementIntent::SetNote { statement, note: "a\r\nb\u{1b}".to_owned() });
        let edit = testing::make(&mut project, &mut context, &note);
        assert_eq!(project.statements[&statement].note, "a\nb\u{fffd}");
        assert_eq!(project.coders.values().next().unwrap().name, "Ro\u{fffd}bin");
        edit.inverse().apply(&mut project).unwrap();
        assert_eq!(project.statements[&statement].note, "");
        // The repaired name adds the person only once.
        let again = note.plan(&project, &mut context).unwrap().edit;
        again.apply(&mut project).unwrap();
        let title = Intent::RenameProject("New".to_owned()).plan(&project, &mut context).unwrap().edit;
        assert_eq!(title.changes.len(), 1);
    }

    #[test]
    fn a_change_of_an_older_version_fits_the_project_that_was_mended() {
        let (sound, mut context) = project();
        let mut before = sound.clone();
        before.title = "Ri\u{1b}ver".to_owned();
        before.parties[0].letters = '\u{202e}'.into();
        let mut after = before.clone();
        after.title = "Ri\u{1b}ver\u{7}".to_owned();
        after.parties[0].short = "M\u{8}".to_owned();
        after.parties.push(party(&mut IdGenerator::seeded(3), "Sea", '\0'));
        let mut edit = Edit::between("Older".to_owned(), &before, &after);
        assert!(!before.repair().is_empty());
        assert!(edit.clone().apply(&mut before.clone()).is_err());
        assert!(edit.repair());
        edit.apply(&mut before).unwrap();
        assert!(before.check().is_empty());
        assert_eq!(before.title, "Ri\u{fffd}ver\u{fffd}");
        let letters: Vec<String> = before.parties.iter().map(|party| party.letters.to_string()).collect();
        assert_eq!(letters, ["M", "S"]);
        assert!(!Intent::RenameProject("New".to_owned()).plan(&before, &mut context).unwrap().edit.repair());
    }

    #[test]
    fn an_article_with_a_nul_is_refused() {
        let (mut project, mut context) = project();
        let article = model::testing::article(&mut context.ids, "Broken", "a\n\nbc\0");
        let add = Intent::Article(ArticleIntent::Add { article, findings: model::Findings::default() });
        let refused =
            add.plan(&project, &mut context).unwrap().edit.apply(&mut project).unwrap_err().to_string();
        assert!(refused.contains("1 byte of zero in line 3 of its text, at character 3"), "{refused}");
    }
}
