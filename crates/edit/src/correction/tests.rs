//! Corrections of the article of a whole project.

use std::sync::Arc;

use super::super::{ArticleIntent, EditContext, History, Intent, StatementIntent, testing};
use super::*;
use model::testing::{FindingsBuilder, spot};
use model::{Findings, ReviewStatus, Statement};

const TEXT: &str = "The union said pay had fallen by a fifth. “We cannot go on,” Ana Ruiz said 👩‍🏭.\n\n\
                    The firm denied it. A spokesman for the owners said the union claimed that the figures were “wrong”.";

struct CorrectionFixture {
    project: Project,
    context: EditContext,
    history: History,
}

const PAY: &str = "pay had fallen by a fifth";
const GO_ON: &str = "“We cannot go on,”";
const CLAIM: &str = "the union claimed that the figures were “wrong”";
const WRONG: &str = "the figures were “wrong”";

fn desk() -> CorrectionFixture {
    let mut finds = FindingsBuilder::of(TEXT);
    let speaker = finds.speaker("Ana Ruiz", None);
    finds.findings.speakers[speaker].mentions = vec![spot(TEXT, "Ana Ruiz"), spot(TEXT, "The union")];
    for (words, cue, via) in [
        (PAY, "said pay", None),
        (GO_ON, "Ruiz said", None),
        (CLAIM, "owners said", None),
        (WRONG, "claimed", Some(2)),
    ] {
        let found = finds.says(speaker, words);
        (found.cue, found.via) = (Some(spot(TEXT, cue)), via);
    }
    let mut context = testing::context();
    let project = testing::project(&mut context, "Pay", TEXT, finds.findings);
    CorrectionFixture { project, context, history: History::default() }
}

impl CorrectionFixture {
    fn make(&mut self, intent: &Intent) -> String {
        let edit = intent.plan(&self.project, &mut self.context).unwrap().edit;
        let label = edit.label.clone();
        self.history.apply(&mut self.project, edit, None, self.context.now).unwrap();
        assert_eq!(self.project.check(), []);
        label
    }

    fn correction(&self, text: &str) -> Correction {
        Correction::new(&self.project, self.project.articles[0].id, text).unwrap()
    }

    fn correct(&mut self, text: &str) -> String {
        let correction = self.correction(text);
        self.make(&Intent::Article(ArticleIntent::CorrectText(Arc::new(correction))))
    }

    /// Returns the statement that had these words in the beginning.
    fn statement(&self, words: &str) -> &Statement {
        let why = |it: &&Statement| it.why.as_ref().is_some_and(|why| why.words == [words.to_owned()]);
        self.project.statements.values().find(why).unwrap()
    }

    fn words(&self, words: &str) -> String {
        self.project.words_of(self.statement(words))
    }
}

#[test]
fn a_typing_error_is_mended_and_all_else_goes_along() {
    let mut desk = desk();
    let before = desk.project.clone();
    let label =
        desk.correct(&TEXT.replace("fallen", "falen").replace("The union said", "On Monday, the union said"));
    assert_eq!(label, "Correct the text of “Pay”: 1 changed");
    assert_eq!(desk.words(PAY), "pay had falen by a fifth");
    assert_eq!(desk.project.earlier_words_of(desk.statement(PAY)).as_deref(), Some(PAY));
    assert_eq!(desk.words(GO_ON), GO_ON);
    assert_eq!(desk.statement(GO_ON).earlier, None);
    let text = &desk.project.articles[0].text;
    assert_eq!(desk.statement(GO_ON).cue.unwrap().of(text), "Ruiz said");
    let named: Vec<&str> =
        desk.project.speakers.values().flat_map(|it| &it.mentions).map(|it| it.span.of(text)).collect();
    assert_eq!(named, ["Ana Ruiz", "the union"]);
    let earlier: Vec<&str> = desk.project.earlier_texts.values().map(|it| &*it.text).collect();
    assert_eq!(earlier, [TEXT]);
    desk.history.undo(&mut desk.project).unwrap();
    assert_eq!(desk.project, before, "one step back");
}

#[test]
fn orphans_are_not_joined() {
    let mut desk = desk();
    let both = vec![desk.statement(PAY).id, desk.statement(GO_ON).id];
    desk.correct(&TEXT.replace(" “We cannot go on,” Ana Ruiz said 👩‍🏭.", ""));
    let refused =
        Intent::Statement(StatementIntent::Join(both)).plan(&desk.project, &mut desk.context).unwrap_err();
    assert_eq!(refused.to_string(), "“We cannot go on,” has lost its place: place it again first.");
}

#[test]
fn comparing_stops_at_every_step_when_told_to() {
    let desk = desk();
    let article = desk.project.articles[0].id;
    let asked = |most: usize| {
        let count = std::cell::Cell::new(0);
        let reached = std::cell::Cell::new(0.0);
        let watch = |part: f32| {
            assert!((reached.replace(part)..=1.0).contains(&part), "it never goes back");
            match count.replace(count.get() + 1) {
                at if at < most => ControlFlow::Continue(()),
                _ => ControlFlow::Break(()),
            }
        };
        let ended = Correction::watched(&desk.project, article, "The union went on.", &watch).is_some();
        (count.get(), ended)
    };
    let (all, ended) = asked(usize::MAX);
    assert!(ended && all > 4, "{all} steps");
    for most in 0..all {
        assert_eq!(asked(most), (most + 1, false));
    }
}

#[test]
fn the_same_text_changes_nothing() {
    let mut desk = desk();
    let correction = desk.correction(&TEXT.replace('\n', "\r\n"));
    assert!(correction.is_empty());
    assert_eq!((correction.count(ReanchorResult::Unchanged), correction.summary().as_str()), (4, ""));
    let edit = Intent::Article(ArticleIntent::CorrectText(Arc::new(correction)))
        .plan(&desk.project, &mut desk.context)
        .unwrap()
        .edit;
    assert!(edit.is_empty());
}

#[test]
fn statements_with_removed_words_become_orphans_and_keep_their_coding() {
    let mut desk = desk();
    let id = desk.statement(GO_ON).id;
    desk.make(&Intent::Statement(StatementIntent::SetNote { statement: id, note: "ask her".into() }));
    let (statements, status) = (vec![id], ReviewStatus::Confirmed);
    desk.make(&Intent::Statement(StatementIntent::Review { statements, status }));
    let order: Vec<_> = desk.project.reading_order().iter().map(|it| it.id).collect();
    let label = desk.correct(&TEXT.replace(" “We cannot go on,” Ana Ruiz said 👩‍🏭.", ""));
    assert_eq!(label, "Correct the text of “Pay”: 1 lost its place");
    let lost = desk.statement(GO_ON);
    assert!(lost.is_orphan() && lost.spans.is_empty() && lost.cue.is_none());
    assert_eq!((lost.note.as_str(), lost.status), ("ask her", ReviewStatus::Confirmed));
    assert_eq!(desk.words(GO_ON), GO_ON, "the words that it had");
    let still: Vec<_> = desk.project.reading_order().iter().map(|it| it.id).collect();
    assert_eq!(still, order, "it keeps its place in the reading order");
    // Placed again by hand.
    let text = desk.project.articles[0].text.clone();
    let start = text.find("The firm").unwrap();
    let label = desk.make(&Intent::Statement(StatementIntent::SetSpans {
        statement: id,
        spans: vec![Span::new(start, start + 8)],
    }));
    assert_eq!(label, "Place “We cannot go on,” again");
    let placed = desk.statement(GO_ON);
    assert_eq!((placed.lost, &placed.earlier, desk.words(GO_ON).as_str()), (None, &None, "The firm"));
}

#[test]
fn a_statement_that_is_placed_again_has_its_cue_again_where_that_stands_beside_it() {
    let mut desk = desk();
    let id = desk.statement(GO_ON).id;
    desk.correct(&TEXT.replace(" “We cannot go on,” Ana Ruiz said 👩‍🏭.", ""));
    let moved = "The firm denied it. “No more of this,” Ana Ruiz said on Monday.";
    desk.correct(&format!("{}\n\n{moved}", desk.project.articles[0].text));
    assert!(desk.statement(GO_ON).is_orphan());
    let start = desk.project.articles[0].text.find("“No more").unwrap();
    let spans = vec![Span::new(start, start + "“No more of this,”".len())];
    desk.make(&Intent::Statement(StatementIntent::SetSpans { statement: id, spans }));
    let (placed, text) = (desk.statement(GO_ON), &desk.project.articles[0].text);
    assert_eq!(desk.words(GO_ON), "“No more of this,”");
    assert_eq!(placed.cue.map(|cue| cue.of(text)), Some("Ruiz said"));
    desk.history.undo(&mut desk.project).unwrap();
    assert!(desk.statement(GO_ON).is_orphan() && desk.statement(GO_ON).cue.is_none());
}

#[test]
fn a_text_that_comes_back_brings_back_what_it_said() {
    let mut desk = desk();
    desk.correct(&TEXT.replace(" “We cannot go on,” Ana Ruiz said 👩‍🏭.", "").replace("fallen", "falen"));
    assert!(desk.statement(GO_ON).is_orphan());
    desk.correct("Nothing is left.");
    assert!(desk.project.statements.values().all(Statement::is_orphan));
    assert_eq!(desk.words(PAY), PAY, "as it was when a person saw it last");
    let label = desk.correct(TEXT);
    assert_eq!(label, "Correct the text of “Pay”: 4 have their places again");
    assert!(desk.project.statements.values().all(|it| !it.is_orphan() && it.earlier.is_none()));
    assert_eq!((desk.words(GO_ON), desk.words(WRONG)), (GO_ON.to_owned(), WRONG.to_owned()));
    let told = |words| desk.statement(words).cue.map(|cue| cue.of(TEXT));
    assert_eq!(
        (told(GO_ON), told(WRONG)),
        (Some("Ruiz said"), Some("claimed")),
        "and the words that tell it"
    );
    assert_eq!(desk.project.earlier_texts.len(), 3);
}

#[test]
fn nested_statements_stay_inside_their_outer_one() {
    let mut desk = desk();
    let sentence = "A spokesman for the owners said the union claimed that the figures were “wrong”.";
    let moved = format!("{sentence} {}", TEXT.replace(&format!(" {sentence}"), ""));
    let label = desk.correct(&moved);
    assert_eq!(label, "Correct the text of “Pay”: 2 moved");
    let (outer, inner) = (desk.statement(CLAIM).extent(), desk.statement(WRONG).extent());
    assert!(outer.contains(inner));
    let text = &desk.project.articles[0].text;
    assert_eq!(desk.statement(WRONG).cue.unwrap().of(text), "claimed", "the cue goes along");
    // Words of the inner statement outside its outer one are not its place.
    let mut desk = self::desk();
    desk.correct(&TEXT.replace(
        "claimed that the figures were “wrong”",
        "claimed otherwise. Much later the figures were “wrong”",
    ));
    let (outer, inner) = (desk.statement(CLAIM), desk.statement(WRONG));
    assert!(outer.is_orphan() || inner.is_orphan() || outer.extent().contains(inner.extent()));
}

#[test]
fn a_person_who_confirms_has_seen_what_changed() {
    let mut desk = desk();
    let id = desk.statement(PAY).id;
    desk.make(&Intent::Statement(StatementIntent::Review {
        statements: vec![id],
        status: ReviewStatus::Confirmed,
    }));
    desk.correct(&TEXT.replace("fallen", "falen"));
    assert_eq!(desk.statement(PAY).status, ReviewStatus::Confirmed);
    assert!(desk.statement(PAY).earlier.is_some());
    desk.make(&Intent::Statement(StatementIntent::Review {
        statements: vec![id],
        status: ReviewStatus::Confirmed,
    }));
    assert!(desk.statement(PAY).earlier.is_none());
}

#[test]
fn a_correction_of_another_state_is_refused() {
    let mut desk = desk();
    let late = Intent::Article(ArticleIntent::CorrectText(Arc::new(desk.correction("A new text."))));
    let id = desk.statement(PAY).id;
    desk.make(&Intent::Statement(StatementIntent::SetSpans { statement: id, spans: vec![Span::new(0, 9)] }));
    let refused = late.plan(&desk.project, &mut desk.context).unwrap_err();
    assert!(refused.to_string().contains("was changed meanwhile"));
}

#[test]
fn orphans_are_not_extracted_again() {
    let mut desk = desk();
    desk.correct("Nothing is left.");
    let article = desk.project.articles[0].id;
    let before = desk.project.statements.clone();
    desk.make(&Intent::Article(ArticleIntent::ExtractAgain { article, findings: Findings::default() }));
    assert_eq!(desk.project.statements, before);
}
