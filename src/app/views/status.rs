//! The bar at the bottom: saved or not, what is under way, what is left to do.

use egui::accesskit::{Live, Role};
use egui::{Align, Button, Layout, ProgressBar, RichText, ScrollArea, Ui};

use super::super::action::{Action, ActionQueue};
use super::super::command::Command;
use super::super::theme;
use super::super::view_context::ViewContext;
use super::super::widgets::cut;
use model::counted;

/// Between what is at the left and what is at the right, at least.
const APART: f32 = 40.0;
/// More letters of a file's name or of a job are not shown.
const MOST: usize = 40;

/// The height of the bar.
pub(crate) fn height(ui: &Ui) -> f32 {
    ui.spacing().interact_size.y
}

/// Shows the bar. Where its words would be over each other it scrolls, and the message is its end.
pub(crate) fn show(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.style_mut().override_text_style = Some(egui::TextStyle::Small);
    let (id, room) = (ui.scope_id().with("needed"), ui.available_width());
    let before: f32 = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let needed = if before > room {
        let scroll = ScrollArea::horizontal().id_salt("status").show(ui, |ui| {
            ui.horizontal(|ui| {
                work(ui, shown, queue);
                counts(ui, shown, queue);
                let needed = ui.min_rect().width();
                message(ui, shown);
                needed
            })
            .inner
        });
        scroll.inner
    } else {
        ui.horizontal(|ui| {
            work(ui, shown, queue);
            let left = ui.min_rect().width();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                counts(ui, shown, queue);
                let right = ui.min_rect().width();
                message(ui, shown);
                left + right
            })
            .inner
        })
        .inner
    } + APART;
    ui.data_mut(|data| data.insert_temp(id, needed));
    if (before > room) != (needed > room) {
        ui.ctx().request_discard("what stands in the status bar fits no longer, or again");
    }
}

/// The state of saving, and the work under way.
fn work(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    saved(ui, shown);
    for job in shown.jobs.told() {
        ui.separator();
        ui.label(format!("{}…", cut(&job.label, MOST))).on_hover_text(&job.label);
        match job.progress() {
            Some(part) => {
                ui.add(ProgressBar::new(part).desired_width(90.0).show_percentage());
            }
            // The three dots say it too.
            None if theme::is_still(ui.ctx()) => {}
            None => {
                ui.spinner();
            }
        }
        if job.can_stop() && ui.add(Button::new("Stop").small()).clicked() {
            queue.push(Action::Cancel(job.id));
        }
    }
}

/// The truth about saving.
fn saved(ui: &mut Ui, shown: &ViewContext<'_>) {
    let session = shown.session;
    let file = session.path().and_then(|path| path.file_name());
    let file = file.map(|name| cut(&name.to_string_lossy(), MOST));
    if shown.jobs.is_saving() {
        ui.label("Saving…");
        return;
    }
    let words = match (session.is_unsaved(), file) {
        (true, Some(file)) => {
            ui.colored_label(shown.tokens.warning, format!("Not saved since the last change · {file}"))
        }
        (true, None) => ui.colored_label(shown.tokens.warning, "Not saved to a file yet"),
        (false, Some(file)) => ui.label(format!("Saved · {file}")),
        (false, None) if shown.project().articles.is_empty() => ui.label("Nothing is open yet"),
        (false, None) => ui.label("Nothing to save yet"),
    };
    if let Some(path) = session.path() {
        words.on_hover_text(path.display().to_string());
    }
}

/// The last change. Screen readers read it out: its widget has another id for each message.
fn message(ui: &mut Ui, shown: &ViewContext<'_>) {
    if shown.message.is_empty() {
        return;
    }
    ui.push_id((shown.session.state(), shown.message), |ui| {
        let text = RichText::new(shown.message).weak();
        // One that is cut shows itself on hover.
        let response = ui.add(egui::Label::new(text).truncate());
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::Status);
            node.set_label(shown.message);
            node.set_live(Live::Polite);
        });
    });
}

/// Between two counts.
const BETWEEN: f32 = 16.0;

fn counts(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.spacing_mut().item_spacing.x = BETWEEN;
    let layout = shown.layout();
    let index = &layout.index;
    let links = layout.link_count();
    let (speech, attitude) = (index.speech, index.attitude);
    let (done, of) = if shown.session.shows.attitudes {
        (speech.confirmed + attitude.confirmed, layout.laid.order.len())
    } else {
        (speech.confirmed, layout.laid.order.len())
    };
    ui.label(format!("{done} of {of} confirmed"));
    ui.label(counted(links, "link", "links"));
    attitudes(ui, shown, queue);
    missing(ui, shown, queue);
    show_unconfirmed(ui, shown, queue);
    let left = layout.left();
    let filtered = shown.commands.filtered;
    let button = Button::new(left.with_keys(ui.ctx(), filtered)).small().frame(false);
    let response = ui.add_enabled(left.total() > 0, button).on_hover_text(left.in_full(filtered));
    if response.clicked() {
        queue.run(Command::NextSuggestion);
    }
}

/// The number of accusations that nobody has answered: a press goes to the next one.
fn missing(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let count = shown.commands.missing;
    if count == 0 {
        return;
    }
    let missing = counted(count, "missing reply", "missing replies");
    let keys = Command::NextMissing.shortcut_text(ui.ctx()).unwrap_or_default();
    let button = ui.add(Button::new(format!("{missing} · {keys} next")).small().frame(false));
    if button.on_hover_text(Command::NextMissing.tooltip(ui.ctx())).clicked() {
        queue.run(Command::NextMissing);
    }
}

/// The number of statements that wait to be looked at since the text was corrected: a press goes to the next one.
fn show_unconfirmed(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let count = shown.commands.unsettled;
    if count == 0 {
        return;
    }
    let keys = Command::NextUnsettled.shortcut_text(ui.ctx()).unwrap_or_default();
    let text = format!("{count} to place again · {keys} next");
    let button = ui.add(Button::new(RichText::new(text).color(shown.tokens.warning)).small().frame(false));
    if button.on_hover_text(Command::NextUnsettled.tooltip(ui.ctx())).clicked() {
        queue.run(Command::NextUnsettled);
    }
}

/// The number of attitudes: a press shows them, or puts them away.
fn attitudes(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let count = shown.layout().laid.attitudes.len();
    if count == 0 {
        return;
    }
    let verb = if shown.session.shows.attitudes { "hide" } else { "show" };
    let keys = Command::ShowAttitudes.shortcut_text(ui.ctx()).unwrap_or_default();
    let attitudes = counted(count, "attitude", "attitudes");
    let button = ui.add(Button::new(format!("{attitudes} · {keys} to {verb}")).small().frame(false));
    if button.on_hover_text(Command::ShowAttitudes.tooltip(ui.ctx())).clicked() {
        queue.run(Command::ShowAttitudes);
    }
}
