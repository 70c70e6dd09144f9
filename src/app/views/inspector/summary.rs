//! The project at a glance, while nothing is selected.

use std::collections::HashMap;

use egui::{Atom, Button, Label, RichText, TextEdit, Ui, vec2};

use super::evidence::facts;
use super::parts::{WRITING, heading, leave_on_escape, quiet, soft};
use super::statement::fact;
use super::view::InspectorView;
use crate::app::action::{Action, ActionQueue};
use crate::app::command::Command;
use crate::app::index::{ChangedAspects, Memo, ReviewProgress};
use crate::app::layout::Layout;
use crate::app::request::DialogRequest;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::views::menus;
use crate::app::widgets::{command_button, letters_atom};
use edit::Intent;
use model::{EvidenceId, Project, SpeakerId, StatementId, counted};

/// The number of entries of a list that are shown, and how many more at a time.
const STEP: usize = 40;

/// The counts made once a change and not once a frame.
pub(super) struct ProjectSummary {
    /// The evidence by title, with how often it is cited.
    evidence: Memo<Vec<(EvidenceId, usize)>>,
    speakers: Memo<Vec<SpeakerSummary>>,
    more_evidence: usize,
    more_speakers: usize,
}

/// A speaker with how much it says, and where it begins.
struct SpeakerSummary {
    speaker: SpeakerId,
    statements: usize,
    first: StatementId,
}

impl Default for ProjectSummary {
    fn default() -> Self {
        Self {
            evidence: Memo::new(ChangedAspects::EVIDENCE),
            speakers: Memo::new(ChangedAspects::CARDS),
            more_evidence: 0,
            more_speakers: 0,
        }
    }
}

fn cited(project: &Project) -> Vec<(EvidenceId, usize)> {
    let mut times: HashMap<EvidenceId, usize> = HashMap::new();
    for citation in project.citations.values() {
        *times.entry(citation.evidence).or_default() += 1;
    }
    let mut cited: Vec<(EvidenceId, usize)> =
        project.evidence.keys().map(|id| (*id, times.get(id).copied().unwrap_or(0))).collect();
    cited.sort_by_key(|(id, _)| project.evidence.get(id).map(|it| it.title.to_lowercase()));
    cited
}

/// Everybody who says something, those who say most first.
fn speaker_summaries(layout: &Layout) -> Vec<SpeakerSummary> {
    let index = &layout.index;
    let mut place: Vec<Option<usize>> = vec![None; index.table.speakers.len()];
    let mut speaker_summaries: Vec<SpeakerSummary> = Vec::new();
    for row in layout.all() {
        let Some((speaker, place)) = index
            .table
            .speaker(row)
            .zip(row.speaker)
            .map(|(speaker, at)| (speaker.id, &mut place[at.number()]))
        else {
            continue;
        };
        let at = *place.get_or_insert_with(|| {
            speaker_summaries.push(SpeakerSummary { speaker, statements: 0, first: row.id });
            speaker_summaries.len() - 1
        });
        speaker_summaries[at].statements += 1;
    }
    speaker_summaries.sort_by_key(|row| std::cmp::Reverse(row.statements));
    speaker_summaries
}

/// Shows the project at a glance.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut InspectorView, queue: &mut ActionQueue) {
    title(ui, shown, view, queue);
    figures(ui, shown);
    next(ui, shown, queue);
    evidence(ui, shown, &mut view.summary, queue);
    speakers(ui, shown, &mut view.summary, queue);
}

fn title(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut InspectorView, queue: &mut ActionQueue) {
    heading(ui, "Project");
    let project = shown.project();
    view.title.sync(project.id, &project.title);
    let edit = TextEdit::singleline(&mut view.title.text)
        .font(theme::bold(15.0))
        .event_filter(WRITING)
        .hint_text("Title of the project")
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Title of the project");
    leave_on_escape(ui, &response);
    if let Some(title) = view.title.entered(&response) {
        queue.edit(Intent::RenameProject(title));
    }
    ui.add_space(2.0);
}

fn figures(ui: &mut Ui, shown: &ViewContext<'_>) {
    let (project, layout) = (shown.project(), shown.layout());
    let index = &layout.index;
    fact(ui, "Articles", &project.articles.len().to_string());
    fact(ui, "Statements", &reviewed(index.speech));
    if !layout.laid.attitudes.is_empty() {
        fact(ui, "Attitudes", &reviewed(index.attitude));
    }
    fact(ui, "Links", &layout.link_count().to_string());
    let citations = counted(project.citations.len(), "citation", "citations");
    fact(ui, "Evidence", &format!("{}, {citations}", counted(project.evidence.len(), "source", "sources")));
}

/// "5 confirmed, 12 suggested, 1 rejected".
fn reviewed(of: ReviewProgress) -> String {
    let parts = [(of.confirmed, "confirmed"), (of.suggested, "suggested"), (of.rejected, "rejected")];
    let words: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, name)| format!("{number} {name}"))
        .collect();
    if words.is_empty() { "none yet".to_owned() } else { words.join(", ") }
}

/// The next steps, with the keys for them.
fn next(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    heading(ui, "What next");
    let keys = |command: Command| command.shortcut_text(ui.ctx()).unwrap_or_default();
    if shown.project().articles.is_empty() {
        soft(ui, "There is no article yet. Open one, paste its text, or drop its file on the window.");
        return;
    }
    if shown.project().statements.is_empty() {
        let make = keys(Command::MakeStatement);
        soft(
            ui,
            &format!("No statements were found. Select words in the article and press {make} to make one."),
        );
        return;
    }
    let left = shown.layout().left();
    if left.total() == 0 {
        let text = format!(
            "Every suggestion is reviewed. Select a statement to tag it ({}), link it ({}) or cite evidence for it ({}).",
            keys(Command::Tag),
            keys(Command::Link),
            keys(Command::Cite)
        );
        soft(ui, &text);
        return;
    }
    let text = left.with_keys(ui.ctx(), shown.commands.filtered);
    soft(ui, &text);
    ui.add_space(3.0);
    command_button(ui, Command::NextSuggestion, &shown.commands, queue);
}

fn evidence(ui: &mut Ui, shown: &ViewContext<'_>, summary: &mut ProjectSummary, queue: &mut ActionQueue) {
    heading(ui, "Evidence");
    let all = summary.evidence.get(shown.index(), || cited(shown.project()));
    if all.is_empty() {
        soft(ui, "No sources yet. Add them here, or cite one from a statement.");
    }
    let most = STEP + summary.more_evidence;
    for (id, cited) in all.iter().take(most) {
        let Some(evidence) = shown.project().evidence.get(id) else { continue };
        let cited =
            if *cited == 0 { "not cited yet".to_owned() } else { counted(*cited, "citation", "citations") };
        let about = facts(&[&evidence.publisher, &evidence.date, &cited]);
        let response = entry(ui, Button::new((evidence.title.as_str(), Atom::grow())), &about);
        if response.on_hover_text(format!("{}\nEdit this source", evidence.title)).clicked() {
            queue.ask(DialogRequest::EditEvidence(*id));
        }
    }
    rest(ui, all.len(), &mut summary.more_evidence);
    ui.add_space(3.0);
    if ui.button("Add evidence…").on_hover_text("Add a source that nothing cites yet").clicked() {
        queue.ask(DialogRequest::AddEvidence);
    }
}

fn speakers(ui: &mut Ui, shown: &ViewContext<'_>, summary: &mut ProjectSummary, queue: &mut ActionQueue) {
    heading(ui, "Speakers");
    let all = summary.speakers.get(shown.index(), || speaker_summaries(shown.layout()));
    if all.is_empty() {
        soft(ui, "Nobody speaks yet.");
    }
    for row in all.iter().take(STEP + summary.more_speakers) {
        let Some(speaker) = shown.project().speakers.get(&row.speaker) else { continue };
        let letter = letters_atom(shown.party_letters(speaker.party), shown.party_colour(speaker.party));
        let button = Button::new((letter, speaker.name.as_str(), Atom::grow()));
        let party = shown.party_name(speaker.party);
        let about = facts(&[party, &counted(row.statements, "statement", "statements")]);
        let response = entry(ui, button, &about);
        response.context_menu(|ui| menus::speaker(ui, row.speaker, shown, queue));
        if response.on_hover_text(format!("{}\nSelect the first statement", speaker.name)).clicked() {
            queue.push(Action::Select { statement: row.first, more: false });
        }
    }
    rest(ui, all.len(), &mut summary.more_speakers);
}

/// One entry of a list: a button over what is to be said of it.
fn entry(ui: &mut Ui, button: Button<'_>, about: &str) -> egui::Response {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let response = quiet(ui, |ui| {
            ui.spacing_mut().button_padding.x = 3.0;
            ui.add(button.truncate().min_size(vec2(ui.available_width(), 0.0)))
        });
        ui.spacing_mut().interact_size.y = 15.0;
        ui.horizontal(|ui| {
            ui.add_space(4.0);
            ui.add(Label::new(RichText::new(about).small().weak()).truncate());
        });
        response
    })
    .inner
}

/// A button for what is not shown yet.
fn rest(ui: &mut Ui, all: usize, more: &mut usize) {
    let hidden = all.saturating_sub(STEP + *more);
    if hidden > 0 && ui.button(format!("Show {} more", hidden.min(STEP))).clicked() {
        *more += STEP;
    }
}
