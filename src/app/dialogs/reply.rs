//! The outcome of a reply that a party owes to a statement.

use egui::{RichText, Ui};

use super::parts::{body, choose, hint, problem, quoted, undo_hint};
use super::source::SourceFields;
use super::{Dialog, DialogOutcome as Ends, buttons, field, focus_first, main_button, pressed_enter};
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use crate::app::widgets::ComboChoice;
use edit::{CitationTarget, Intent, ReplyFacts, ReplyIntent};
use model::{EvidenceId, PartyId, PassageId, Reply, ReplyId, ReplyOutcome, StatementId, counted};

/// The use of each outcome.
const OUTCOMES: [(ReplyOutcome, &str); 6] = [
    (ReplyOutcome::Declined, "The party was asked and did not want to say anything"),
    (ReplyOutcome::Unreachable, "Somebody tried to ask, in vain"),
    (ReplyOutcome::Elsewhere, "It answered in another place: name the source that has it"),
    (ReplyOutcome::NotNeeded, "Nobody needs to ask: too small, or answered in other words"),
    (ReplyOutcome::NotAccused, "The statement does not accuse it; the app was wrong"),
    (ReplyOutcome::Due, "It should be heard on this, and the article has nothing of it"),
];

/// Kind of place in which a reply was given elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ReplySource {
    Unknown,
    Known(EvidenceId, Option<PassageId>),
    New,
}

/// Asks what became of a party's reply to a statement. Whatever shows a missing reply asks with it:
/// `queue.push(Action::Ask(Box::new(ReplyForm::missing(statement, party))))`.
pub(crate) struct ReplyForm {
    statement: StatementId,
    /// The party whose reply it is; nothing until the first frame has found one whose reply is missing.
    party: Option<PartyId>,
    /// The outcome; none until a person has chosen it.
    outcome: Option<ReplyOutcome>,
    note: String,
    place: ReplySource,
    fields: SourceFields,
    /// True if it holds of every reply that the party owes.
    of_all: bool,
    /// For which party the form holds what a person has said before.
    read: Option<PartyId>,
    fresh: bool,
}

impl ReplyForm {
    /// Asks why a reply is missing: that of a party, or of the first one that owes the statement one.
    pub(crate) fn missing(statement: StatementId, party: impl Into<Option<PartyId>>) -> Self {
        Self {
            statement,
            party: party.into(),
            outcome: None,
            note: String::new(),
            place: ReplySource::Unknown,
            fields: SourceFields::new(),
            of_all: false,
            read: None,
            fresh: true,
        }
    }

    /// The same with this answer chosen at first, if any, where nothing was said before.
    pub(crate) fn saying(self, outcome: Option<ReplyOutcome>) -> Self {
        Self { outcome, ..self }
    }

    /// Asks which party owes the statement a reply, whatever its words are.
    pub(crate) fn due(statement: StatementId) -> Self {
        Self { outcome: Some(ReplyOutcome::Due), ..Self::missing(statement, None) }
    }

    /// Fills in whose reply it is, and what was said of it before.
    fn prepare(&mut self, shown: &ViewContext<'_>) {
        if self.party.is_none() {
            self.party = self.first_party(shown);
        }
        if self.read == self.party {
            return;
        }
        self.read = self.party;
        let project = shown.project();
        let id = self.party.map(|party| ReplyId { statement: self.statement, party });
        if let Some(reply) = id.and_then(|id| project.replies.get(&id)) {
            // Who asks why a reply is missing wants to say more than that it is due.
            if reply.outcome != ReplyOutcome::Due {
                self.outcome = Some(reply.outcome);
            }
            self.note.clone_from(&reply.note);
            self.place =
                reply.evidence.map_or(ReplySource::Unknown, |id| ReplySource::Known(id, reply.passage));
        }
    }

    /// The party to begin with: one that owes a reply; for one that is due by hand, one that does not yet.
    fn first_party(&self, shown: &ViewContext<'_>) -> Option<PartyId> {
        let analyses = shown.analyses();
        let dues = analyses.dues(shown.index(), self.statement);
        if self.outcome != Some(ReplyOutcome::Due) {
            let missing = dues.iter().find(|due| due.state.is_missing()).or(dues.first());
            return missing.map(|due| due.party);
        }
        let others = self.parties(shown).into_iter().map(|choice| choice.value);
        others.into_iter().find(|party| dues.iter().all(|due| due.party != *party))
    }

    /// Everybody but the party that makes the statement.
    fn parties(&self, shown: &ViewContext<'_>) -> Vec<ComboChoice<PartyId>> {
        let project = shown.project();
        let own = shown.statement(self.statement).and_then(|it| project.party_of(it));
        let others = project.parties.iter().filter(|party| Some(party.id) != own);
        others
            .map(|party| ComboChoice {
                value: party.id,
                text: party.name.clone(),
                letters: Some((party.letters, shown.party_colour(Some(party.id)))),
            })
            .collect()
    }

    fn outcomes(&mut self, ui: &mut Ui) {
        ui.label(RichText::new("What became of the reply").small().weak());
        for (outcome, help) in OUTCOMES {
            let text = capital(outcome.name());
            let choice = ui.radio_value(&mut self.outcome, Some(outcome), text).on_hover_text(help);
            // On the first where none is chosen: Enter chooses it, and "Apply" is pressed after that.
            if self.outcome.is_none() {
                focus_first(&choice, &mut self.fresh);
            }
        }
    }

    /// Shows the fields for the place of the reply. Returns `true` if Enter was pressed in a field of one line.
    fn source(&mut self, ui: &mut Ui, shown: &ViewContext<'_>) -> bool {
        let mut choices = vec![ComboChoice::new(ReplySource::Unknown, "No source yet")];
        let mut known: Vec<_> = shown.project().evidence.values().collect();
        known.sort_by_key(|evidence| evidence.title.to_lowercase());
        for evidence in known {
            let kept = match self.place {
                ReplySource::Known(id, passage) if id == evidence.id => passage,
                _ => None,
            };
            choices.push(ComboChoice::new(ReplySource::Known(evidence.id, kept), evidence.title.clone()));
        }
        choices.push(ComboChoice::new(ReplySource::New, "A new source"));
        choose(ui, "The source that has it", &choices, &mut self.place);
        self.place == ReplySource::New && (self.fields.show(ui) | self.fields.show_passage(ui))
    }

    /// The source, once enough is known of it; nothing where none was given.
    fn cited(&self) -> Result<Option<CitationTarget>, &'static str> {
        match self.place {
            _ if self.outcome != Some(ReplyOutcome::Elsewhere) => Ok(None),
            ReplySource::Unknown => Ok(None),
            ReplySource::Known(evidence, passage) => Ok(Some(CitationTarget::Known(evidence, passage))),
            ReplySource::New => {
                self.fields.facts().map(CitationTarget::New).map(Some).ok_or(self.fields.missing())
            }
        }
    }

    /// The statements that are meant: this one, or every one to which the party owes a reply.
    fn statements(&self, shown: &ViewContext<'_>, party: PartyId) -> Vec<StatementId> {
        let mut statements = vec![self.statement];
        if self.of_all {
            let others = shown.analyses().unanswered_by(shown.index(), party);
            statements.extend(others.into_iter().filter(|id| *id != self.statement));
        }
        statements
    }

    /// Returns `true` if to say it of every missing reply of the party.
    fn of_all(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, party: PartyId) {
        let unanswered = shown.analyses().unanswered_by(shown.index(), party);
        let others = unanswered.iter().filter(|id| **id != self.statement).count();
        let of_many = matches!(
            self.outcome,
            Some(ReplyOutcome::Declined | ReplyOutcome::Unreachable | ReplyOutcome::Elsewhere)
        );
        if others == 0 || !of_many {
            self.of_all = false;
            return;
        }
        let name = shown.party_name(Some(party));
        let all = counted(others, "other reply", "other replies");
        ui.checkbox(&mut self.of_all, format!("The same for {all} that {name} owes in this project"));
    }
}

impl Dialog for ReplyForm {
    fn title(&self) -> String {
        "A party’s reply".to_owned()
    }

    fn width(&self) -> f32 {
        520.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> Ends {
        self.prepare(shown);
        // One key must not both choose an outcome and record it.
        let was_chosen = self.outcome.is_some();
        let choices = self.parties(shown);
        let enter = body(ui, |ui| {
            quoted(ui, shown, self.statement, 200);
            ui.add_space(4.0);
            let Some(mut party) = self.party.filter(|id| choices.iter().any(|it| it.value == *id)) else {
                problem(ui, "There is no other party that could reply: add a party first.");
                return false;
            };
            choose(ui, "Whose reply", &choices, &mut party);
            self.party = Some(party);
            self.outcomes(ui);
            let mut enter = self.outcome == Some(ReplyOutcome::Elsewhere) && self.source(ui, shown);
            let note = field(ui, "Note (optional)", &mut self.note, "Who asked, when, and how");
            enter |= pressed_enter(ui, &note);
            self.of_all(ui, shown, party);
            enter
        });
        let cited = self.outcome.ok_or("Choose what became of the reply").and_then(|_| self.cited());
        let said: Option<&Reply> = self
            .party
            .and_then(|party| shown.project().replies.get(&ReplyId { statement: self.statement, party }));
        buttons(ui, |ui| {
            let ready = was_chosen && self.party.is_some() && cited.is_ok();
            let main = main_button(ui, "Apply", ready) || enter && ready;
            if let (true, Some(party), Some(outcome), Ok(source)) =
                (main, self.party, self.outcome, cited.clone())
            {
                let facts = ReplyFacts { outcome, source, note: self.note.trim().to_owned() };
                let statements = self.statements(shown, party);
                queue.edit(Intent::Reply(ReplyIntent::Mark { statements, party, facts }));
                return Ends::Close;
            }
            if let Some(reply) = said {
                let back = ui.button("Take back").on_hover_text(undo_hint(ui));
                if back.clicked() {
                    let statements = vec![self.statement];
                    queue.edit(Intent::Reply(ReplyIntent::Unmark { statements, party: reply.party }));
                    return Ends::Close;
                }
            }
            if ui.button("Cancel").clicked() {
                return Ends::Close;
            }
            if let Err(missing) = cited {
                hint(ui, missing);
            }
            Ends::Stay
        })
    }
}

/// Words with a capital in front.
fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
