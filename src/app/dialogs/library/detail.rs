//! The facts of a source, its passages, and the statements that it serves.

use egui::{Button, Label, RichText, ScrollArea, Ui};

use super::super::parts::{hint, problem};
use super::Uses;
use crate::app::action::{Action, ActionQueue};
use crate::app::request::DialogRequest;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::cut;
use edit::{EvidenceIntent, Intent};
use model::{Citation, Evidence, EvidenceSource, counted, one_line};

/// Number of uses and passages that are shown.
const MOST: usize = 60;

/// Shows a source.
pub(super) fn show(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    (evidence, uses): (&Evidence, &Uses),
    height: f32,
    queue: &mut ActionQueue,
) {
    ScrollArea::vertical().id_salt("source facts").max_height(height).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.set_width(ui.available_width() - 8.0);
            let title = RichText::new(&evidence.title).font(theme::bold(15.0));
            ui.add(Label::new(title).wrap());
            for line in facts(evidence) {
                hint(ui, &line);
            }
            if let Some(words) = shown.desk.files.problem(evidence) {
                problem(ui, &words);
            } else if shown.desk.files.is_same(evidence.id) {
                hint(ui, "The file is the one that was added.");
            }
            text(ui, shown, evidence, queue);
            serves(ui, shown, (evidence, uses), queue);
            passages(ui, shown, evidence, queue);
        },
    );
}

/// The facts that are known, a line each.
fn facts(evidence: &Evidence) -> Vec<String> {
    let place = match &evidence.source {
        EvidenceSource::Address(address) => address.clone(),
        EvidenceSource::File(path) => format!("File: {path}"),
        EvidenceSource::Elsewhere => String::new(),
    };
    let about = [&evidence.author, &evidence.publisher, &evidence.date];
    let about = about.into_iter().filter(|fact| !fact.is_empty()).map(String::as_str).collect::<Vec<_>>();
    let kind = if evidence.kind.is_unspecified() { "" } else { evidence.kind.name() };
    let named = |name: &str, value: &str| {
        if value.is_empty() { String::new() } else { format!("{name}: {value}") }
    };
    let all = [
        named("Kind", kind),
        about.join(" · "),
        place,
        named("Retrieved", &evidence.retrieved),
        named("Archived copy", &evidence.archive),
        named("SHA-256", evidence.fingerprint.as_ref().map_or("", |it| &it.sha256)),
        named("Note", &evidence.note),
    ];
    all.into_iter().filter(|line| !line.is_empty()).collect()
}

/// The text of the source, and the way to it.
fn text(ui: &mut Ui, shown: &ViewContext<'_>, evidence: &Evidence, queue: &mut ActionQueue) {
    ui.add_space(4.0);
    let known = shown.project().source_texts.get(&evidence.id);
    ui.horizontal_wrapped(|ui| {
        let (words, verb) = match known {
            Some(text) => {
                let words = text.text.split_whitespace().count();
                (format!("Its text has {}.", counted(words, "word", "words")), "Correct the text…")
            }
            None => ("The project does not have its text.".to_owned(), "Add the text…"),
        };
        hint(ui, &words);
        if ui.small_button(verb).clicked() {
            queue.ask(DialogRequest::SourceText(evidence.id));
        }
        if let Some(statement) = shown.selection.statement().filter(|_| known.is_some()) {
            let beside = ui.small_button("Cite beside the words…");
            if beside.on_hover_text("Cite a passage of it for the selected statement").clicked() {
                queue.ask(DialogRequest::CiteBeside { statement, evidence: Some(evidence.id) });
            }
        }
    });
}

/// The statements that the source is cited for; each leads to its card.
fn serves(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    (evidence, uses): (&Evidence, &Uses),
    queue: &mut ActionQueue,
) {
    ui.add_space(6.0);
    let (citations, replies) = (uses.citations(evidence.id), uses.replies(evidence.id));
    let head = match (citations.len(), replies) {
        (0, 0) => "It is cited nowhere.".to_owned(),
        (0, replies) => format!("It has {}.", counted(replies, "reply", "replies")),
        (citations, 0) => format!("It serves {}:", counted(citations, "citation", "citations")),
        (citations, replies) => format!(
            "It serves {}, and has {}:",
            counted(citations, "citation", "citations"),
            counted(replies, "reply", "replies")
        ),
    };
    ui.label(RichText::new(head).font(theme::bold(theme::INTERFACE)));
    for citation in citations.iter().take(MOST).filter_map(|id| shown.project().citations.get(id)) {
        let Some(statement) = shown.statement(citation.statement) else { continue };
        let words = cut(&one_line(&shown.project().words_of(statement)), 110);
        let text = format!("{}: {}: {words}", bearing(citation), shown.speaker_name(statement));
        let button = Button::new(text).wrap().frame_when_inactive(false);
        if ui.add(button).on_hover_text("Go to the statement").clicked() {
            queue.push(Action::Select { statement: statement.id, more: false });
            queue.push(Action::CloseDialog { cancelled: false });
        }
    }
    if citations.len() > MOST {
        hint(ui, &format!("and {} more", citations.len() - MOST));
    }
}

/// "supports (strong)".
fn bearing(citation: &Citation) -> String {
    let strength = citation.strength.map_or_else(String::new, |it| format!(" ({})", it.name()));
    format!("{}{strength}", citation.stance.name())
}

/// The passages, each with a button that removes it.
fn passages(ui: &mut Ui, shown: &ViewContext<'_>, evidence: &Evidence, queue: &mut ActionQueue) {
    if evidence.passages.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.label(RichText::new("Its passages").font(theme::bold(theme::INTERFACE)));
    for passage in evidence.passages.iter().take(MOST) {
        let place = if passage.place.is_empty() { String::new() } else { format!(" ({})", passage.place) };
        let text = cut(&one_line(&passage.text), 160);
        let words = RichText::new(format!("“{text}”{place}"));
        ui.add(Label::new(words.font(theme::serif(13.0))).wrap());
        let cited = shown.project().citations.values().filter(|it| it.passage == Some(passage.id)).count();
        let tip = match cited {
            0 => "No statement cites it. Ctrl+Z takes it back".to_owned(),
            1 => "One citation has it, and will be of the whole source. Ctrl+Z takes it back".to_owned(),
            cited => {
                format!("{cited} citations have it, and will be of the whole source. Ctrl+Z takes it back")
            }
        };
        let remove = ui.small_button("Remove passage").on_hover_text(tip);
        if remove.accessible_name(format!("Remove the passage “{text}”")).clicked() {
            let (evidence, passage) = (evidence.id, passage.id);
            queue.edit(Intent::Evidence(EvidenceIntent::RemovePassage { evidence, passage }));
        }
    }
    if evidence.passages.len() > MOST {
        hint(ui, &format!("and {} more", evidence.passages.len() - MOST));
    }
}
