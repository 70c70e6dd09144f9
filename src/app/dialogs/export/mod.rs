//! The form for an export: the format, and the choices that it takes.

mod formats;
mod letter;
mod review;

use egui::{Checkbox, Label, ProgressBar, RichText, Ui};

use self::formats::{choices, row, text};
use self::letter::Letters;
use self::review::Review;
use super::list::{ListSource, ListState};
use super::parts::{BUTTONS, body, choose, problem};
use super::{Dialog, DialogOutcome, buttons, focus_first, main_button};
use crate::app::action::{Action, ActionQueue};
use crate::app::export::ExportRequest;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use ::export::{ExportOptions, Facts, FileCount, Format};

/// From this width on, in points, the formats are in a list beside what is said of them.
const WIDE: f32 = 600.0;
/// The width of that list.
const LIST: f32 = 290.0;

/// Asks for a format and the choices for it.
pub(crate) struct ExportForm {
    wish: ExportRequest,
    /// The options that it began with.
    before: ExportOptions,
    formats: ListState<Format>,
    review: Review,
    letters: Letters,
    fresh: bool,
    /// The error of the last attempt, in words.
    problem: Option<String>,
}

impl ExportForm {
    /// Begins with the choices of the last export.
    pub(crate) fn new(wish: ExportRequest) -> Self {
        Self {
            before: wish.options.clone(),
            wish,
            formats: ListState::default(),
            review: Review::default(),
            letters: Letters::default(),
            fresh: true,
            problem: None,
        }
    }
}

impl Dialog for ExportForm {
    fn title(&self) -> String {
        "Export".to_owned()
    }

    fn width(&self) -> f32 {
        760.0
    }

    fn must_be_answered(&self) -> bool {
        // Words that were written are not put away by accident.
        let words = |it: &ExportOptions| {
            let letter = &it.letter;
            let own = [&letter.nature, &letter.contact, &letter.deadline, &letter.say_by, &letter.template];
            let desk = [&it.publisher, &it.publisher_address, &it.published, &it.address];
            own.into_iter().chain(desk).cloned().collect::<Vec<String>>()
        };
        words(&self.wish.options) != words(&self.before)
    }

    fn awaits_export(&self) -> bool {
        true
    }

    fn failed(&mut self, words: &str) -> bool {
        self.problem = Some(words.to_owned());
        true
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let idle = shown.jobs.exporting().is_none();
        let before = self.wish.clone();
        if let Some(words) = &self.problem {
            problem(ui, words);
            ui.add_space(4.0);
        }
        let accepted = ui.add_enabled_ui(idle, |ui| self.form(ui, shown)).inner;
        if self.wish != before {
            self.problem = None;
        }
        self.buttons(ui, shown, accepted, queue)
    }
}

impl ExportForm {
    /// Shows the format and its choices. Returns true when a row of the list was accepted.
    fn form(&mut self, ui: &mut Ui, shown: &ViewContext<'_>) -> bool {
        if ui.available_width() < WIDE {
            body(ui, |ui| {
                choose(ui, "Format", &choices(), &mut self.wish.format);
                self.details(ui, shown);
            });
            // The list begins there once the window is wide enough.
            self.fresh = true;
            return false;
        }
        let height = (ui.available_height() - BUTTONS).max(120.0);
        ui.horizontal_top(|ui| {
            let accepted = ui.vertical(|ui| {
                ui.set_width(LIST);
                self.list(ui, shown, height)
            });
            ui.add_space(14.0);
            ui.vertical(|ui| {
                ui.set_max_height(height + BUTTONS);
                body(ui, |ui| self.details(ui, shown));
            });
            accepted.inner
        })
        .inner
    }

    fn list(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, height: f32) -> bool {
        let source = ListSource {
            label: "Format",
            empty: "No format has these words.",
            all: &|| Format::ALL.to_vec(),
            text: &text,
            row: &row,
        };
        self.formats.refresh(shown, &source);
        if self.fresh {
            self.formats.choose(self.wish.format);
        }
        let (field, accepted) = self.formats.show(ui, shown, &source, (height - 50.0).min(546.0));
        focus_first(&field, &mut self.fresh);
        if let Some(format) = self.formats.present() {
            self.wish.format = format;
        }
        accepted
    }

    /// Shows the gain and loss of the format, and its choices.
    fn details(&mut self, ui: &mut Ui, shown: &ViewContext<'_>) {
        let facts = self.wish.format.facts();
        ui.add(Label::new(RichText::new(facts.title).font(theme::bold(14.0))).wrap());
        let (made, ending) = (facts.files, facts.ending);
        part(ui, "Goes in", &sentence(facts.carries));
        part(ui, "Stays behind", &sentence(facts.loses));
        part(
            ui,
            "Is written as",
            &match made {
                FileCount::One => format!("One file that ends in .{ending}"),
                FileCount::Several => "Several files, in a new folder".to_owned(),
            },
        );
        self.options(ui, facts);
        if matches!(self.wish.format, Format::ClaimReview | Format::Feed) {
            self.review.ui(ui, shown, &mut self.wish.options);
        }
        if self.wish.format == Format::Dossier {
            self.letters.ui(ui, shown, &mut self.wish.options);
        }
    }

    fn options(&mut self, ui: &mut Ui, facts: &Facts) {
        if facts.chooses || facts.notes {
            ui.add_space(8.0);
        }
        let options = &mut self.wish.options;
        if facts.chooses {
            let words = "Suggestions that nobody has confirmed, too";
            ui.add(Checkbox::new(&mut options.suggestions, words))
                .on_hover_text("Without them, only statements and links that a person has confirmed go in");
        }
        if facts.notes {
            ui.add(Checkbox::new(&mut options.notes, "People’s notes"))
                .on_hover_text("Leave notes out of what others will read");
        }
    }

    fn buttons(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        accepted: bool,
        queue: &mut ActionQueue,
    ) -> DialogOutcome {
        buttons(ui, |ui| {
            if let Some(job) = shown.jobs.exporting() {
                main_button(ui, "Exporting…", false);
                if ui.button("Stop").on_hover_text("Stop, and write nothing").clicked() {
                    queue.push(Action::Cancel(job.id));
                }
                if let Some(part) = job.progress() {
                    ui.add(ProgressBar::new(part).desired_width(120.0).show_percentage());
                }
                return DialogOutcome::Stay;
            }
            let place = if self.wish.is_folder() { "Choose a folder…" } else { "Choose a file…" };
            let matches = self.fresh || self.formats.present().is_some();
            let ready = matches && !self.lacks(shown);
            if (main_button(ui, place, ready) || accepted) && ready {
                self.problem = None;
                queue.push(Action::PickExport(Box::new(self.wish.clone())));
            }
            if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
        })
    }

    /// Returns true where nothing can be written, because a required fact is not known.
    fn lacks(&mut self, shown: &ViewContext<'_>) -> bool {
        match self.wish.format {
            Format::ClaimReview | Format::Feed => self.review.is_lacking(shown, &self.wish.options),
            Format::Dossier => self.letters.is_lacking(shown, &self.wish.options),
            _ => false,
        }
    }
}

/// A sentence under a small heading.
fn part(ui: &mut Ui, name: &str, words: &str) {
    ui.add_space(6.0);
    ui.label(RichText::new(name).small().weak());
    ui.add(Label::new(words).wrap());
}

/// The words as a sentence: with a capital at the beginning and a full stop.
fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map(|first| format!("{}{}.", first.to_uppercase(), rest.as_str())).unwrap_or_default()
}
