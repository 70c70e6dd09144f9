//! Questions and forms, as modals inside the window: one file a dialog.

mod altered;
mod article;
mod articles;
mod batch;
mod bearing;
mod beside;
mod checked;
mod checklist;
mod citation;
mod cite;
mod codebook;
mod conflict;
mod correct;
mod correction;
mod cursor;
mod default_button;
mod earlier;
mod earlier_texts;
mod evidence;
mod export;
mod fact;
mod filter;
mod help;
mod history;
mod library;
mod list;
mod machine;
mod message;
mod open_address;
mod open_path;
mod palette;
mod parts;
mod party;
mod password;
mod paste;
mod path_field;
mod preview;
mod rating;
mod recovery;
mod references;
mod replace_export;
mod reply;
mod reply_request;
mod rows;
mod scale;
mod settings;
mod sides;
mod source;
mod source_text;
mod speaker;
mod speakers;
mod split;
mod tags;
#[cfg(test)]
mod tests;
mod told_by;
mod typed;
mod unsaved;
mod utterances;
mod verdict;
mod whos_who;
mod word_diff;
mod work;

use egui::{
    Align, Align2, Area, Button, Context, Id, Key, Layout, Modal, Modifiers, Order, Rect, Sense, Ui, UiKind,
    pos2,
};

use super::action::{Action, ActionQueue};
use super::command::Command;
use super::evidence::EvidenceFile;
use super::reading::PreviewDraft;
use super::request::DialogRequest;
use super::theme;
use super::view_context::ViewContext;
use model::{ArticleId, StatementId};

pub(crate) use altered::AlteredTexts;
pub(crate) use article::ArticleForm;
pub(crate) use articles::ArticlesDialog;
pub(crate) use batch::BatchQuestion;
pub(crate) use beside::BesideForm;
pub(crate) use checked::CheckedDialog;
pub(crate) use checklist::ChecklistForm;
pub(crate) use citation::CitationForm;
pub(crate) use cite::CiteForm;
pub(crate) use codebook::CodebookForm;
pub(crate) use conflict::{ConflictDialog, LockedDialog};
pub(crate) use correct::CorrectText;
pub(crate) use correction::CorrectionPreview;
pub(crate) use default_button::{focus_first, main_button, pressed_enter};
pub(crate) use earlier::EarlierVersions;
pub(crate) use earlier_texts::EarlierTexts;
pub(crate) use evidence::EvidenceForm;
pub(crate) use export::ExportForm;
pub(crate) use fact::FactForm;
pub(crate) use filter::FilterForm;
pub(crate) use help::{ReadingDialog, ReportForm};
pub(crate) use history::HistoryDialog;
pub(crate) use library::LibraryDialog;
pub(crate) use machine::MachineDialog;
pub(crate) use message::MessageDialog;
pub(crate) use open_address::OpenAddressDialog;
pub(crate) use open_path::OpenPath;
pub(crate) use palette::Palette;
pub(crate) use party::PartyForm;
pub(crate) use password::PasswordForm;
pub(crate) use paste::PasteDialog;
pub(crate) use preview::PreviewForm;
pub(crate) use rating::RatingPicker;
pub(crate) use recovery::RecoveryForm;
pub(crate) use references::ReferencesForm;
pub(crate) use replace_export::ReplaceExport;
pub(crate) use reply::ReplyForm;
pub(crate) use reply_request::RequestForm;
pub(crate) use scale::ScaleForm;
pub(crate) use settings::SettingsForm;
pub(crate) use sides::SidesForm;
pub(crate) use source_text::SourceTextForm;
pub(crate) use speaker::SpeakerForm;
pub(crate) use speakers::SpeakersForm;
pub(crate) use split::SplitForm;
pub(crate) use tags::TagPicker;
pub(crate) use told_by::ToldByDialog;
pub(crate) use unsaved::UnsavedDialog;
pub(crate) use utterances::UtterancesDialog;
pub(crate) use verdict::VerdictForm;
pub(crate) use whos_who::WhosWhoForm;
pub(crate) use work::WorkForm;

/// The request of a dialog after a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DialogOutcome {
    /// To stay.
    Stay,
    /// To go.
    Close,
}

/// A question or form. Its frame, Enter, Escape and the way it comes and goes are the same for all.
pub(crate) trait Dialog {
    /// The title.
    fn title(&self) -> String;

    /// Returns `true` if the title is shown; one that needs none still tells it to screen readers.
    fn has_title(&self) -> bool {
        true
    }

    /// The width of it, in points, where the window is wide enough.
    fn width(&self) -> f32 {
        460.0
    }

    /// Returns `true` if it stays until a button was pressed: Escape does not answer it.
    fn must_be_answered(&self) -> bool {
        false
    }

    /// Returns `true` if all that is typed in it is taken over as it is typed: nothing is lost when it goes.
    fn applies_at_once(&self) -> bool {
        false
    }

    /// The dialog to show when it goes without having asked for anything.
    fn back(&self) -> Option<DialogRequest> {
        None
    }

    /// The dialog in whose place it was shown, which comes back when it goes.
    fn below(&mut self) -> Option<Box<dyn Dialog>> {
        None
    }

    /// Tells it that something failed that it may have asked for. Returns `true` if it shows that itself, and stays: another
    /// dialog then does not take its place.
    fn failed(&mut self, _: &str) -> bool {
        false
    }

    /// Returns `true` if it waits for another text of this article, or for the result of one: nothing else gives way to that.
    fn awaits(&self, _: ArticleId) -> bool {
        false
    }

    /// The decisions in it that are remembered when it goes.
    fn draft(&self) -> Option<PreviewDraft> {
        None
    }

    /// Returns true for a dialog that waits for an export to be written, and goes when that is done.
    fn awaits_export(&self) -> bool {
        false
    }

    /// The purpose for which it takes files that are dropped on it; `None` where it takes none.
    fn takes_files(&self) -> Option<EvidenceFile> {
        None
    }

    /// The statement at whose card it is; in the middle of the window where there is none.
    fn beside(&self) -> Option<StatementId> {
        None
    }

    /// Draws the content. Actions go to the queue; a dialog that is done says [`DialogOutcome::Close`].
    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome;
}

/// Shows the dialog, if there is one; `card` gives the place of a statement's card, in points. Returns whether it has
/// words that a person typed.
pub(crate) fn show(
    context: &Context,
    dialog: Option<&mut Box<dyn Dialog>>,
    card: impl FnOnce(StatementId) -> Option<Rect>,
    shown: &ViewContext<'_>,
    queue: &mut ActionQueue,
) -> bool {
    let Some(dialog) = dialog else { return false };
    let screen = context.content_rect();
    let title = dialog.title();
    let mut asked = ActionQueue::default();
    let frame = egui::Frame::popup(&context.global_style()).inner_margin(18);
    let id = Id::unique(("dialog", &title));
    let tokens = theme::of(context);
    // A picker is about the card beside it, which can still be read.
    let thin = tokens.tint(tokens.paper, 0.5);
    let card = dialog.beside().and_then(card);
    let modal = match card {
        Some(card) => at_card(id, card, dialog.width() + 36.0, screen).backdrop_color(thin),
        None => Modal::new(id).backdrop_color(tokens.veil),
    };
    typed::begin(context, id);
    let modal = default_button::with_focus(context, id, || {
        modal.frame(frame).show(context, |ui| {
            ui.set_width(dialog.width().min(screen.width() - 84.0));
            if dialog.has_title() {
                ui.label(egui::RichText::new(&title).font(theme::bold(16.0)));
                ui.add_space(6.0);
            }
            let most = (screen.height() - 130.0).max(120.0);
            let outcome = ui
                .scope(|ui| {
                    ui.set_max_height(most);
                    dialog.ui(ui, shown, &mut asked)
                })
                .inner;
            // At the end, where it moves no field.
            if typed::is_refused(context) {
                parts::problem(ui, "What you have typed is kept. “Cancel” gives it up.");
            }
            outcome
        })
    });
    let asked = asked.take();
    let has_words = !dialog.applies_at_once() && typed::has_words(context);
    let sent_away = modal.should_close() && !dialog.must_be_answered();
    if sent_away && has_words {
        typed::refuse(context);
    }
    let sent_away = sent_away && !has_words;
    if modal.inner == DialogOutcome::Close || sent_away {
        // First, so that what was asked for may show another dialog.
        queue.push(Action::CloseDialog { cancelled: asked.is_empty() });
    }
    for action in asked {
        queue.push(action);
    }
    has_words
}

/// A dialog that is beside a card: to its right, or where there is no room to its left.
fn at_card(id: Id, card: Rect, width: f32, screen: Rect) -> Modal {
    let right = card.right() + 8.0;
    let left = if right + width <= screen.right() { right } else { (card.left() - 8.0 - width).max(8.0) };
    let top = card.top().clamp(screen.top() + 8.0, screen.bottom() - 200.0);
    let area = Area::new(id)
        .kind(UiKind::Modal)
        .sense(Sense::hover())
        .order(Order::Foreground)
        .fixed_pos(pos2(left, top))
        .constrain_to(screen.shrink(8.0));
    Modal::new(id).area(area)
}

/// The row of buttons at the end of a dialog, right-aligned: the first that is added is rightmost.
pub(crate) fn buttons<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(10.0);
    // As high as a button and no more: the layout would take all the height that is left.
    let size = egui::vec2(ui.available_width(), ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), add).inner
}

/// A label above a field, which screen readers tie to it. What is typed in it is kept until a button is pressed.
pub(crate) fn field(ui: &mut Ui, label: &str, value: &mut String, hint: &str) -> egui::Response {
    let response = search_field(ui, label, value, hint);
    typed::note(&response, value);
    response
}

/// The same for words that only look for something, or are taken over at once: nothing is lost with them.
pub(crate) fn search_field(ui: &mut Ui, label: &str, value: &mut String, hint: &str) -> egui::Response {
    let label = ui.label(egui::RichText::new(label).small().weak());
    let hint = egui::RichText::new(hint).weak();
    let edit = egui::TextEdit::singleline(value)
        .hint_text(hint)
        .desired_width(f32::INFINITY)
        .align(Align2::LEFT_CENTER);
    ui.add(edit).labelled_by(label.id)
}

/// Carries out the keys of undo and redo: the window leaves keys to the dialog. For those in which every change holds at once.
fn undo_keys(ui: &Ui, queue: &mut ActionQueue) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let both = Modifiers::COMMAND | Modifiers::SHIFT;
    if ui.input_mut(|input| input.consume_key(both, Key::Z)) {
        queue.run(Command::Redo);
    } else if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Z)) {
        queue.run(Command::Undo);
    }
}

/// The buttons of a dialog in which every change holds at once: one closes it, the other undoes the last change.
fn done_or_undo(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
    if main_button(ui, "Done", true) {
        return DialogOutcome::Close;
    }
    let undo = shown.session.history().undo_label();
    let button = ui.add_enabled(shown.commands.undo.is_some(), Button::new("Undo"));
    if button.on_hover_text(undo.unwrap_or_default()).clicked() {
        queue.run(Command::Undo);
    }
    DialogOutcome::Stay
}

/// A field of several lines with its label.
pub(crate) fn lines(ui: &mut Ui, label: &str, value: &mut String, hint: &str, rows: usize) -> egui::Response {
    let label = ui.label(egui::RichText::new(label).small().weak());
    let hint = egui::RichText::new(hint).weak();
    let edit =
        egui::TextEdit::multiline(value).hint_text(hint).desired_width(f32::INFINITY).desired_rows(rows);
    let response = ui.add(edit).labelled_by(label.id);
    typed::note(&response, value);
    response
}
