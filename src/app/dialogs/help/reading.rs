//! A text to read: the manual, what is new, and what the program is.

use egui::text::{LayoutJob, TextFormat};
use egui::{Label, Role, ScrollArea, Ui, WidgetInfo};

use super::super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::action::ActionQueue;
use crate::app::request::HelpText;
use crate::app::theme;
use crate::app::view_context::ViewContext;

const MANUAL: &str = include_str!("../../../../docs/manual.md");
const CHANGES: &str = include_str!("../../../../CHANGELOG.md");

/// A part of a text that is set by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
enum TextBlock {
    Heading(String),
    Paragraph(String),
    Item(String),
}

/// Shows a text to read.
pub(crate) struct ReadingDialog {
    text: HelpText,
    blocks: Vec<TextBlock>,
}

impl ReadingDialog {
    /// Shows one of the texts that the program brings along.
    pub(crate) fn new(text: HelpText) -> Self {
        let words = match text {
            HelpText::Manual => MANUAL.to_owned(),
            HelpText::WhatIsNew => newest(CHANGES).to_owned(),
            HelpText::About => about(),
        };
        Self { text, blocks: blocks(&words) }
    }
}

impl Dialog for ReadingDialog {
    fn title(&self) -> String {
        match self.text {
            HelpText::Manual => "Manual",
            HelpText::WhatIsNew => "What is new",
            HelpText::About => "About Rejoinder",
        }
        .to_owned()
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn ui(&mut self, ui: &mut Ui, _: &ViewContext<'_>, _: &mut ActionQueue) -> DialogOutcome {
        let most = (ui.available_height() - 60.0).max(80.0);
        ScrollArea::vertical().max_height(most).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_width(ui.available_width() - 8.0);
            for block in &self.blocks {
                show(ui, block);
            }
        });
        let done = buttons(ui, |ui| main_button(ui, "Close", true));
        if done { DialogOutcome::Close } else { DialogOutcome::Stay }
    }
}

fn show(ui: &mut Ui, block: &TextBlock) {
    match block {
        TextBlock::Heading(text) => {
            ui.add_space(10.0);
            let label = ui.add(Label::new(job(ui, text, true)).wrap());
            label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
            ui.add_space(2.0);
        }
        TextBlock::Paragraph(text) => {
            ui.add(Label::new(job(ui, text, false)).wrap().selectable(true));
            ui.add_space(4.0);
        }
        TextBlock::Item(text) => {
            ui.horizontal_top(|ui| {
                ui.label("•");
                ui.add(Label::new(job(ui, text, false)).wrap().selectable(true));
            });
            ui.add_space(2.0);
        }
    }
}

/// Words with those between two asterisks in bold.
fn job(ui: &Ui, text: &str, heading: bool) -> LayoutJob {
    let ink = theme::of(ui.ctx()).ink;
    let plain = TextFormat::simple(theme::sans(theme::INTERFACE), ink);
    let bold = TextFormat::simple(theme::bold(if heading { 15.0 } else { theme::INTERFACE }), ink);
    let mut job = LayoutJob::default();
    for (at, part) in text.split("**").enumerate() {
        let format = if heading || at % 2 == 1 { &bold } else { &plain };
        job.append(part, 0.0, format.clone());
    }
    job
}

/// The part of the changelog about the newest version.
fn newest(changes: &str) -> &str {
    let start = changes.find("\n## ").map_or(0, |at| at + 1);
    let rest = changes.get(start..).unwrap_or_default();
    let end = rest.get(3..).and_then(|rest| rest.find("\n## ")).map_or(rest.len(), |at| at + 3);
    rest.get(..end).unwrap_or(rest)
}

fn about() -> String {
    format!(
        "**Rejoinder {}**\n\n{}\n\nWorks offline: it sends nothing anywhere, and opens a web address only when you ask \
         for it.\n\n\
         Licence: {}. The crates that it is made of, each with its licence, are listed in the dependencies of its \
         source.\n\n\
         What it finds in an article is a suggestion, made by rules and a small model that are built in. Each says why it \
         was made, and nothing counts as checked before a person has confirmed it.",
        env!("CARGO_PKG_VERSION"),
        env!("CARGO_PKG_DESCRIPTION"),
        env!("CARGO_PKG_LICENSE"),
    )
}

/// The blocks of a text in Markdown: headings, items of lists, and paragraphs, whose lines are joined.
fn blocks(text: &str) -> Vec<TextBlock> {
    let mut blocks: Vec<TextBlock> = Vec::new();
    let mut goes_on = false;
    for line in text.lines().map(str::trim) {
        let line = plain(line);
        if line.is_empty() {
            goes_on = false;
        } else if let Some(heading) = line.strip_prefix('#') {
            blocks.push(TextBlock::Heading(heading.trim_start_matches('#').trim().to_owned()));
            goes_on = false;
        } else if let Some(item) = line.strip_prefix("- ") {
            blocks.push(TextBlock::Item(item.to_owned()));
            goes_on = true;
        } else if let Some(TextBlock::Paragraph(words) | TextBlock::Item(words)) =
            blocks.last_mut().filter(|_| goes_on)
        {
            words.push(' ');
            words.push_str(&line);
        } else {
            blocks.push(TextBlock::Paragraph(line));
            goes_on = true;
        }
    }
    blocks
}

/// A line without the marks of code and of addresses.
fn plain(line: &str) -> String {
    let mut words = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("](") {
        let Some((_, behind)) = after.split_once(')') else { break };
        words.push_str(&before.replace('[', ""));
        rest = behind;
    }
    words.push_str(rest);
    words.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_items_and_paragraphs_are_told_apart() {
        let text =
            "# Title\n\nOne line\nand `more`, see [there](docs/x.md).\n\n- First\n  goes on\n- **Second**\n";
        let words = |text: &str| text.to_owned();
        assert_eq!(
            blocks(text),
            [
                TextBlock::Heading(words("Title")),
                TextBlock::Paragraph(words("One line and more, see there.")),
                TextBlock::Item(words("First goes on")),
                TextBlock::Item(words("**Second**")),
            ]
        );
    }

    #[test]
    fn of_the_changes_those_of_the_newest_version_are_shown() {
        let changes = "# Changes\n\nWords.\n\n## [2.0]\n\n- New\n\n## [1.0]\n\n- Old\n";
        assert_eq!(newest(changes), "## [2.0]\n\n- New\n");
        assert!(!blocks(newest(CHANGES)).is_empty());
    }
}
