//! A request for a reply, as the desk writes it down: whom it asked, when, how, by when to answer, and what came of it.

use egui::{Checkbox, Label, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::parts::{body, choose, hint, problem, segments, undo_hint};
use super::{Dialog, DialogOutcome as Ends, buttons, field, focus_first, lines, main_button, pressed_enter};
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use crate::app::widgets::{ComboChoice, cut};
use edit::{Intent, RequestFacts, RequestIntent};
use model::{
    Channel, DayTime, PartyId, Relation, ReplyRequest, RequestAnswer, RequestId, ReviewStatus, StatementId,
};

/// The outcome of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Waiting,
    Answered,
    Declined,
}

const OUTCOMES: [(Outcome, &str, &str); 3] = [
    (Outcome::Waiting, "No answer yet", "Nothing came back so far"),
    (Outcome::Answered, "Answered", "They sent an answer, be it in the article or not"),
    (Outcome::Declined, "Declined", "They said that they would not answer"),
];

/// The number of rows in sight at once.
const ROWS: f32 = 5.0;

/// Asks for the facts of a request. The deadline of the last letter and the name of whoever works here are filled in.
pub(crate) struct RequestForm {
    /// The request that is changed; a new one where there is none.
    request: Option<RequestId>,
    party: Option<PartyId>,
    statements: Vec<StatementId>,
    person: String,
    asked_by: String,
    channel: Channel,
    asked: String,
    deadline: String,
    outcome: Outcome,
    answered: String,
    included: Option<StatementId>,
    relation: Relation,
    note: String,
    /// The party whose statements are ticked.
    ticked: Option<PartyId>,
    /// The statements of the ticked party that can have the answer; nothing before they are looked for.
    answers: Option<Vec<ComboChoice<Option<StatementId>>>>,
    fresh: bool,
}

impl RequestForm {
    /// Begins a new request of this moment: to a party, or to the first one whose reply is missing.
    pub(crate) fn log(party: Option<PartyId>, asked_by: String, now: DayTime, deadline: &str) -> Self {
        Self {
            request: None,
            party,
            statements: Vec::new(),
            person: String::new(),
            asked_by,
            channel: Channel::Email,
            asked: now.words(),
            deadline: DayTime::written(deadline).map_or_else(String::new, |day| day.words()),
            outcome: Outcome::Waiting,
            answered: String::new(),
            included: None,
            relation: Relation::Rebuts,
            note: String::new(),
            ticked: None,
            answers: None,
            fresh: true,
        }
    }

    /// Begins with the facts of a request.
    pub(crate) fn change(request: &ReplyRequest, now: DayTime) -> Self {
        let answer = request.answer;
        let answered = match answer {
            Some(answer) => answer.at.map_or_else(String::new, |at| at.words()),
            None => now.words(),
        };
        Self {
            request: Some(request.id),
            party: Some(request.party),
            statements: request.statements.clone(),
            person: request.person.clone(),
            asked_by: request.asked_by.clone(),
            channel: request.channel,
            asked: request.asked.words(),
            deadline: request.deadline.map_or_else(String::new, |day| day.words()),
            outcome: match answer {
                None => Outcome::Waiting,
                Some(answer) if answer.declined => Outcome::Declined,
                Some(_) => Outcome::Answered,
            },
            answered,
            included: answer.and_then(|answer| answer.included),
            relation: Relation::Rebuts,
            note: request.note.clone(),
            ticked: Some(request.party),
            answers: None,
            fresh: true,
        }
    }

    /// Ticks every statement to which a reply of the party is missing.
    fn tick(&mut self, shown: &ViewContext<'_>) {
        if self.party.is_none() {
            self.party = first_party(shown);
        }
        if let Some(party) = self.party.filter(|party| self.ticked != Some(*party)) {
            self.statements = shown.analyses().unanswered_by(shown.index(), party);
            self.included = None;
            self.answers = None;
            self.ticked = Some(party);
        }
    }

    /// The statements that one may ask about: those to which a reply is missing, and those that are ticked already.
    fn about(&self, shown: &ViewContext<'_>, party: PartyId) -> Vec<StatementId> {
        let mut all = shown.analyses().unanswered_by(shown.index(), party);
        all.extend(self.statements.iter().filter(|id| shown.statement(**id).is_some()));
        let order = |id: &StatementId| shown.index().table.place(*id);
        all.sort_by_key(|id| (order(id), *id));
        all.dedup();
        all
    }

    fn statements(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, party: PartyId) {
        let all = self.about(shown, party);
        let name = shown.party_name(Some(party));
        ui.label(RichText::new("Asked about").small().weak());
        if all.is_empty() {
            hint(ui, &format!("No reply of {name} is missing. The request is kept without a statement."));
            return;
        }
        let row = ui.spacing().interact_size.y + ui.spacing().item_spacing.y;
        ScrollArea::vertical().id_salt("asked about").max_height(row * ROWS).show(ui, |ui| {
            ui.set_width(ui.available_width());
            for id in all {
                let Some(statement) = shown.statement(id) else { continue };
                let words = cut(&shown.project().words_of(statement), 110);
                let text = format!("{}: {words}", shown.speaker_name(statement));
                let mut on = self.statements.contains(&id);
                let row = ui.horizontal_top(|ui| {
                    let response = ui.add(Checkbox::new(&mut on, ""));
                    ui.add(Label::new(&text).wrap());
                    response
                });
                let response = row.inner;
                response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &text));
                if response.changed() {
                    self.statements.retain(|known| *known != id);
                    self.statements.extend(on.then_some(id));
                }
            }
        });
    }

    /// The fields about the answer. Returns true if Enter was pressed in one of them.
    fn answer(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, party: PartyId) -> bool {
        ui.add_space(4.0);
        ui.label(RichText::new("What came back").small().weak());
        segments(ui, &OUTCOMES, &mut self.outcome);
        if self.outcome == Outcome::Waiting {
            return false;
        }
        let day = field(ui, "On (optional)", &mut self.answered, "5 June 2018, 14:30");
        let enter = pressed_enter(ui, &day);
        if self.outcome == Outcome::Answered {
            let answers = self.answers.take().unwrap_or_else(|| answers(shown, party));
            choose(ui, "Included here", &answers, &mut self.included);
            self.answers = Some(answers);
            if self.included.is_some_and(|answer| self.lacks_link(shown, answer)) {
                let relations: Vec<ComboChoice<Relation>> = Relation::ALL
                    .into_iter()
                    .map(|relation| {
                        ComboChoice::new(relation, format!("{} what they were asked about", relation.name()))
                    })
                    .collect();
                choose(ui, "That statement", &relations, &mut self.relation);
            }
        }
        enter
    }

    /// Returns true if a statement that one asked about is not linked with the answer.
    fn lacks_link(&self, shown: &ViewContext<'_>, answer: StatementId) -> bool {
        let said = |to: StatementId| {
            shown
                .project()
                .links
                .values()
                .any(|link| (link.from, link.to) == (answer, to) && link.status != ReviewStatus::Rejected)
        };
        self.statements.iter().any(|to| !said(*to))
    }

    /// The facts; or what is wrong with a field.
    fn facts(&self) -> Result<RequestFacts, &'static str> {
        let day = |words: &str, problem| match words.trim() {
            "" => Ok(None),
            words => DayTime::written(words).map(Some).ok_or(problem),
        };
        let party = self.party.ok_or("Choose whom you asked")?;
        let asked = day(&self.asked, "Write the day like 5 June 2018, or 5 June 2018, 14:30")?
            .ok_or("Say when you asked")?;
        let deadline = day(&self.deadline, "Write the deadline like 6 June 2018, or 6 June 2018, 17:00")?;
        let at = day(&self.answered, "Write the day of the answer like 5 June 2018, or 5 June 2018, 14:30");
        let answer = match self.outcome {
            Outcome::Waiting => None,
            Outcome::Answered => Some(RequestAnswer { at: at?, declined: false, included: self.included }),
            Outcome::Declined => Some(RequestAnswer { at: at?, declined: true, included: None }),
        };
        Ok(RequestFacts {
            party,
            statements: self.statements.clone(),
            person: self.person.clone(),
            asked_by: self.asked_by.clone(),
            channel: self.channel,
            asked,
            deadline,
            answer,
            relation: self.relation,
            note: self.note.clone(),
        })
    }

    /// All fields but those about the answer. Returns true if Enter was pressed in one of them.
    fn fields(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, party: PartyId) -> bool {
        let mut enter = false;
        let mut one = |ui: &mut Ui, label: &str, value: &mut String, hint: &str, fresh: Option<&mut bool>| {
            let response = field(ui, label, value, hint);
            if let Some(fresh) = fresh {
                focus_first(&response, fresh);
            }
            enter |= pressed_enter(ui, &response);
        };
        let fresh = Some(&mut self.fresh);
        one(ui, "Person or office (optional)", &mut self.person, "Press office, Ms Lee", fresh);
        self.statements(ui, shown, party);
        ui.add_space(4.0);
        let channels: Vec<ComboChoice<Channel>> =
            Channel::ALL.map(|channel| ComboChoice::new(channel, channel.name())).to_vec();
        choose(ui, "How", &channels, &mut self.channel);
        one(ui, "Asked on", &mut self.asked, "5 June 2018, 14:30", None);
        one(ui, "To answer by (optional)", &mut self.deadline, "6 June 2018, 17:00", None);
        one(ui, "Asked by (optional)", &mut self.asked_by, "Your name", None);
        enter
    }
}

/// The statements of the party that can have the answer, in reading order.
fn answers(shown: &ViewContext<'_>, party: PartyId) -> Vec<ComboChoice<Option<StatementId>>> {
    let project = shown.project();
    let mut choices = vec![ComboChoice::new(None, "Not in an article yet")];
    let own = project
        .reading_order()
        .into_iter()
        .filter(|it| it.status != ReviewStatus::Rejected && project.party_of(it) == Some(party));
    choices.extend(own.map(|it| {
        let title = project.article(it.article).map_or("", |article| &article.title);
        let several = project.articles.len() > 1;
        let place = if several { format!(" ({})", cut(title, 30)) } else { String::new() };
        ComboChoice::new(Some(it.id), format!("{}{place}", cut(&project.words_of(it), 90)))
    }));
    choices
}

/// The party whose missing reply comes first; otherwise the first one.
fn first_party(shown: &ViewContext<'_>) -> Option<PartyId> {
    let missing = shown.analyses().missing.first().map(|(_, party)| *party);
    missing.or_else(|| shown.project().parties.first().map(|party| party.id))
}

impl Dialog for RequestForm {
    fn title(&self) -> String {
        if self.request.is_some() { "Request for a reply" } else { "Log a request for a reply" }.to_owned()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> Ends {
        self.tick(shown);
        let parties: Vec<ComboChoice<Option<PartyId>>> = shown
            .project()
            .parties
            .iter()
            .map(|party| ComboChoice {
                value: Some(party.id),
                text: party.name.clone(),
                letters: Some((party.letters, shown.party_colour(Some(party.id)))),
            })
            .collect();
        let enter = body(ui, |ui| {
            let Some(party) = self.party.filter(|id| shown.project().party(*id).is_some()) else {
                problem(ui, "There is no party that could be asked: add a party first.");
                return false;
            };
            choose(ui, "Whom you asked", &parties, &mut self.party);
            let mut enter = self.fields(ui, shown, party);
            enter |= self.answer(ui, shown, party);
            lines(ui, "Note (optional)", &mut self.note, "", 2);
            enter
        });
        let facts = self.facts();
        buttons(ui, |ui| {
            let name = if self.request.is_some() { "Save" } else { "Log" };
            let pressed = main_button(ui, name, facts.is_ok()) || enter && facts.is_ok();
            if let (true, Ok(facts)) = (pressed, facts.clone()) {
                queue.edit(Intent::Request(match self.request {
                    Some(request) => RequestIntent::Change { request, facts },
                    None => RequestIntent::Log(vec![facts]),
                }));
                return Ends::Close;
            }
            if let Some(request) = self.request {
                let remove = ui.button("Remove").on_hover_text(undo_hint(ui));
                if remove.clicked() {
                    queue.edit(Intent::Request(RequestIntent::Remove(vec![request])));
                    return Ends::Close;
                }
            }
            if ui.button("Cancel").clicked() {
                return Ends::Close;
            }
            if let Err(missing) = facts {
                hint(ui, missing);
            }
            Ends::Stay
        })
    }
}
