//! The result of the check of a fact.

use egui::{RichText, Ui};

use super::parts::{body, choose, hint, segments};
use super::source::SourceFields;
use super::{Dialog, DialogOutcome, buttons, field, focus_first, main_button, pressed_enter};
use crate::app::action::{Action, ActionQueue, CheckAction};
use crate::app::view_context::ViewContext;
use crate::app::widgets::ComboChoice;
use analysis::Galley;
use model::{ArticleId, EvidenceId, FactResult, FactSource, FoundFact, Project, one_line};

/// Result of the check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Right,
    Wrong,
    Unanswered,
}

const OUTCOMES: [(Outcome, &str, &str); 3] = [
    (Outcome::Right, "Right", "A source says the same"),
    (Outcome::Wrong, "Wrong", "A source says otherwise: the desk gets the right words"),
    (Outcome::Unanswered, "Could not be checked", "Somebody was asked and did not answer"),
];

/// The kind of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SourceChoice {
    None,
    Evidence(EvidenceId),
    Asked,
    /// A source that is added to the library.
    New,
}

/// Asks what came of the check of a fact.
pub(crate) struct FactForm {
    article: ArticleId,
    fact: FoundFact,
    words: String,
    outcome: Outcome,
    source: SourceChoice,
    /// The person who was asked, in vain or not.
    asked: String,
    right: String,
    date: String,
    /// The fields of a new source.
    fields: SourceFields,
    fresh: bool,
}

impl FactForm {
    /// Begins with what is known of the fact, otherwise with the source that was used last; `None` if its article is gone.
    pub(crate) fn new(
        project: &Project,
        (article, fact): (ArticleId, FoundFact),
        last: &FactSource,
        today: String,
    ) -> Option<Self> {
        let text = project.article(article)?;
        let galley = Galley::new(project, text, &[fact]);
        let known = galley.facts.iter().find(|it| fact.is_at(it.span, it.kind));
        let known = known.and_then(|it| project.fact_checks.get(&it.decision?));
        let mut form = Self {
            article,
            fact,
            words: one_line(fact.span.of(&text.text)),
            outcome: Outcome::Right,
            source: SourceChoice::None,
            asked: String::new(),
            right: String::new(),
            date: today,
            fields: SourceFields::new(),
            fresh: true,
        };
        form.take_source(last);
        match known.map(|it| &it.result) {
            Some(FactResult::Checked(source)) => form.take_source(source),
            Some(FactResult::Wrong { right, source }) => {
                form.outcome = Outcome::Wrong;
                form.right.clone_from(right);
                form.take_source(source);
            }
            Some(FactResult::Unanswered { asked, date }) => {
                form.outcome = Outcome::Unanswered;
                (form.asked, form.date) = (asked.clone(), date.clone());
            }
            Some(FactResult::Open | FactResult::NotAFact) | None => {}
        }
        Some(form)
    }

    fn take_source(&mut self, source: &FactSource) {
        self.source = match source {
            FactSource::None => SourceChoice::None,
            FactSource::Evidence(id) => SourceChoice::Evidence(*id),
            FactSource::Asked(who) => {
                self.asked.clone_from(who);
                SourceChoice::Asked
            }
        };
    }

    fn source(&self) -> FactSource {
        match self.source {
            SourceChoice::Evidence(id) => FactSource::Evidence(id),
            SourceChoice::Asked => FactSource::Asked(self.asked.trim().to_owned()),
            SourceChoice::None | SourceChoice::New => FactSource::None,
        }
    }

    /// Returns true if the result is by a source that is added with it.
    fn is_by_new(&self) -> bool {
        self.source == SourceChoice::New && self.outcome != Outcome::Unanswered
    }

    /// The decision; or what is missing, in words.
    fn decision(&self) -> Result<CheckAction, &'static str> {
        let (article, fact) = (self.article, self.fact);
        if !self.is_by_new() {
            return Ok(CheckAction::Decide { article, fact, result: self.result()? });
        }
        let source = Box::new(self.fields.facts().ok_or_else(|| self.fields.missing())?);
        let right = (self.outcome == Outcome::Wrong).then(|| self.right.trim().to_owned());
        Ok(CheckAction::DecideBy { article, fact, right, source })
    }

    /// The result; or what is missing, in words.
    fn result(&self) -> Result<FactResult, &'static str> {
        let asked = self.source == SourceChoice::Asked || self.outcome == Outcome::Unanswered;
        if asked && self.asked.trim().is_empty() {
            return Err("Say who was asked");
        }
        Ok(match self.outcome {
            Outcome::Right => FactResult::Checked(self.source()),
            Outcome::Wrong => {
                FactResult::Wrong { right: self.right.trim().to_owned(), source: self.source() }
            }
            Outcome::Unanswered => FactResult::Unanswered {
                asked: self.asked.trim().to_owned(),
                date: self.date.trim().to_owned(),
            },
        })
    }

    /// The fields of the source. Returns `true` if Enter was pressed in one.
    fn source_fields(&mut self, ui: &mut Ui, shown: &ViewContext<'_>) -> bool {
        let mut choices = vec![ComboChoice::new(SourceChoice::None, "No source named")];
        let mut known: Vec<_> = shown.project().evidence.values().collect();
        known.sort_by_key(|evidence| evidence.title.to_lowercase());
        let titled =
            known.iter().map(|it| ComboChoice::new(SourceChoice::Evidence(it.id), one_line(&it.title)));
        choices.extend(titled);
        choices.push(ComboChoice::new(SourceChoice::Asked, "Somebody who was asked"));
        choices.push(ComboChoice::new(SourceChoice::New, "New source…"));
        choose(ui, "Source", &choices, &mut self.source);
        if self.source == SourceChoice::New {
            ui.add_space(4.0);
            return self.fields.show(ui);
        }
        if self.source != SourceChoice::Asked {
            return false;
        }
        let who = field(ui, "Who was asked", &mut self.asked, "The press office of the ministry");
        pressed_enter(ui, &who)
    }
}

impl Dialog for FactForm {
    fn title(&self) -> String {
        "Result of the check".to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let enter = body(ui, |ui| {
            ui.label(RichText::new(format!("“{}”", self.words.trim_matches(['“', '”', '"']))).strong());
            ui.add_space(4.0);
            segments(ui, &OUTCOMES, &mut self.outcome);
            ui.add_space(4.0);
            let mut enter = false;
            if self.outcome == Outcome::Wrong {
                let right = field(ui, "Right words (optional)", &mut self.right, &self.words);
                focus_first(&right, &mut self.fresh);
                enter |= pressed_enter(ui, &right);
            }
            if self.outcome == Outcome::Unanswered {
                let who =
                    field(ui, "Who was asked in vain", &mut self.asked, "The press office of the ministry");
                focus_first(&who, &mut self.fresh);
                let when = field(ui, "When", &mut self.date, "5 June 2018");
                enter |= pressed_enter(ui, &who) | pressed_enter(ui, &when);
            } else {
                enter |= self.source_fields(ui, shown);
            }
            enter
        });
        let decision = self.decision();
        buttons(ui, |ui| {
            let apply = main_button(ui, "Apply", decision.is_ok()) || enter;
            let cancel = ui.button("Cancel").clicked();
            match decision {
                Ok(decision) if apply => {
                    queue.push(Action::Check(decision));
                    return DialogOutcome::Close;
                }
                _ if cancel => return DialogOutcome::Close,
                Ok(_) => {}
                Err(missing) => drop(hint(ui, missing)),
            }
            DialogOutcome::Stay
        })
    }
}
