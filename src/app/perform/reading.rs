//! Documents that are looked at before they are taken, and articles that are taken.

use egui::Context;

use crate::app::dialogs::PreviewForm;
use crate::app::jobs::ExtractedArticle;
use crate::app::known_articles::KnownArticles;
use crate::app::path_purpose::PathPurpose;
use crate::app::reading::{ChosenArticle, DocumentPreview, PreviewDraft};
use crate::app::request::DialogRequest;
use crate::app::session::Session;
use crate::app::window::Rejoinder;
use edit::{ArticleIntent, CitationTarget, EditContext, EvidenceFacts, EvidenceIntent, Intent};
use model::{ArticleId, Project, Stance, StatementId};

impl Rejoinder {
    /// Shows a document that was read: above the dialog that waits for the text, or after what a person is writing now.
    pub(in crate::app) fn show_preview(&mut self, document: Box<DocumentPreview>) {
        let waiting = match &document.purpose {
            PathPurpose::Text(article) => {
                self.dialogs.open.as_ref().is_some_and(|dialog| dialog.awaits(*article))
            }
            _ => false,
        };
        if waiting {
            let below = self.dialogs.open.take();
            let form = PreviewForm::new(*document, &self.dialogs.drafts, self.session.project());
            self.dialogs.open = Some(Box::new(form.above(below)));
        } else {
            self.dialogs.waiting.push_back(DialogRequest::Preview(document));
        }
    }

    /// Remembers the decisions about a document whose preview goes.
    pub(super) fn put_away(&mut self, draft: PreviewDraft, cancelled: bool) {
        self.dialogs.drafts.remember(draft);
        if cancelled {
            "The document was not taken. What you chose of it is there again when you open it."
                .clone_into(&mut self.message);
        }
    }

    /// Takes what was chosen of a document.
    pub(super) fn take_chosen(&mut self, chosen: ChosenArticle) {
        match chosen.purpose {
            PathPurpose::Text(article) => {
                self.dialogs.drafts.note_source(article, chosen.source);
                self.take_text(article, &chosen.article.text);
            }
            _ => self.jobs.find(chosen),
        }
    }

    /// Takes an article with what was found in it, and says what was uncertain in reading it.
    pub(in crate::app) fn take_extracted(&mut self, found: ExtractedArticle, context: &Context) {
        let known =
            found.add.then(|| KnownArticles::of(self.session.project()).has(&found.article)).flatten();
        if let Some(words) = known {
            self.message = format!("Not added: the project has {words} already.");
            return;
        }
        let notes = found.notes.join(" ");
        self.take_article(found, context);
        self.message = if notes.is_empty() { self.count_found() } else { notes };
    }

    /// Adds an article with what was found in it: to the project that is open, or to one of its own.
    fn take_article(&mut self, found: ExtractedArticle, context: &Context) {
        let ExtractedArticle { article, findings, known, evidence, add, source, only_opened, .. } = found;
        let (id, title) = (article.id, article.title.clone());
        let intent = Intent::Article(ArticleIntent::Add { article, findings });
        let (mut missing, mut followed) = (true, None);
        if !add {
            self.touch();
            let mut project = Project::new(&title, self.edit_context.now, &mut self.edit_context.ids);
            // To open a file is no change: the project begins with its article.
            missing = !only_opened || !begins_with(&mut project, &intent, &mut self.edit_context);
            if !missing {
                followed = self.follow_whos_who(&known, &mut project);
            }
            self.replace_session(Session::unsaved(project, &self.environment.home, context));
        }
        self.layout.followed = followed;
        if missing {
            self.edit(&intent);
            self.follow_whos_who_in_step(&known);
        } else {
            self.changed();
        }
        for facts in evidence {
            let intent = fact_check(self.session.project(), id, facts);
            self.edit(&intent);
        }
        self.dialogs.drafts.note_source(id, source);
        self.article = Some(id);
        self.layout.asks_sides = !add && !self.session.project().statements.is_empty();
    }
}

/// Keeps a fact-check as evidence: cited where the article has the claim as a statement. It stays open for whom it
/// speaks, because verdicts are in the reviewer's own words.
pub(super) fn fact_check(project: &Project, article: ArticleId, facts: EvidenceFacts) -> Intent {
    let claims = claims_of(project, article, &facts.passage);
    Intent::Evidence(if claims.is_empty() {
        EvidenceIntent::Add(facts)
    } else {
        let (cited, note) = (CitationTarget::New(facts), String::new());
        EvidenceIntent::Cite { statements: claims, cited, stance: Stance::Context, strength: None, note }
    })
}

/// Adds an article to a project that is not open yet. Returns `false`, with the project as it was, if that fails.
fn begins_with(project: &mut Project, intent: &Intent, by: &mut EditContext) -> bool {
    let planned = intent.plan(project, by);
    planned.is_ok_and(|planned| planned.edit.apply(project).is_ok())
}

/// The statements of an article that have the words of a claim.
fn claims_of(project: &Project, article: ArticleId, claim: &str) -> Vec<StatementId> {
    let claim = folded(claim.split_once(": ").map_or(claim, |(_, claim)| claim));
    let statements = project.statements.values().filter(|statement| statement.article == article);
    let says =
        |words: &str| !words.is_empty() && !claim.is_empty() && (words == claim || words.contains(&claim));
    statements.filter(|it| says(&folded(&project.words_of(it)))).map(|it| it.id).collect()
}

/// The words of a text in small letters, without anything between them.
fn folded(text: &str) -> String {
    let letters = text.to_lowercase().replace(['’', '\''], "");
    let words = letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn words_are_compared_without_what_is_between_them() {
        assert_eq!(folded("“It’s  true,” she said."), "its true she said");
        assert_eq!(folded("…"), "");
    }
}
