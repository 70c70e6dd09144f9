//! The details of a tag: a definition of any length, examples, and a colour.

use egui::{
    Button, Color32, CornerRadius, RichText, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, vec2,
};

use super::{CodebookField, CodebookForm};
use crate::app::action::ActionQueue;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::cut;
use edit::{CodebookIntent, Intent};
use model::{PartyColour, Tag};

impl CodebookForm {
    /// Shows the details of a tag below its row.
    pub(super) fn details(
        &mut self,
        ui: &mut Ui,
        tag: &Tag,
        shown: &ViewContext<'_>,
        queue: &mut ActionQueue,
    ) {
        ui.indent(("details", tag.id), |ui| {
            let label = format!("When to use the tag {}", tag.name);
            ui.label(RichText::new("When to use it").small().weak());
            let field = CodebookField::LongDefinition(tag.id);
            if let Some(definition) = self.lines(ui, field, &tag.definition, &label) {
                let name = tag.name.clone();
                queue.edit(Intent::Codebook(CodebookIntent::DescribeTag { tag: tag.id, name, definition }));
            }
            let label = format!("Examples of the tag {}", tag.name);
            ui.label(RichText::new("Examples, one a line").small().weak());
            let stored = tag.examples.join("\n");
            if let Some(text) = self.lines(ui, CodebookField::Examples(tag.id), &stored, &label) {
                set_examples(tag, text.lines().map(str::to_owned).collect(), queue);
            }
            selected_as_example(ui, tag, shown, queue);
            ui.label(RichText::new("Colour").small().weak());
            colours(ui, tag, shown, queue);
            ui.add_space(6.0);
        });
    }

    /// A field of several lines that is written into the project when a person leaves it.
    fn lines(&mut self, ui: &mut Ui, field: CodebookField, stored: &str, label: &str) -> Option<String> {
        let mut text = self.written.get(&field).map_or_else(|| stored.to_owned(), Clone::clone);
        let rows = text.lines().count().clamp(2, 8);
        let edit =
            TextEdit::multiline(&mut text).id_salt(field).desired_width(f32::INFINITY).desired_rows(rows);
        let response = ui.add(edit).accessible_name(label);
        if response.changed() {
            self.written.insert(field, text);
        }
        if !response.lost_focus() {
            return None;
        }
        self.written.remove(&field).filter(|text| text.trim() != stored)
    }
}

fn set_examples(tag: &Tag, examples: Vec<String>, queue: &mut ActionQueue) {
    queue.edit(Intent::Codebook(CodebookIntent::SetExamples { tag: tag.id, examples }));
}

/// Takes the words of the selected statement as an example.
fn selected_as_example(ui: &mut Ui, tag: &Tag, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let Some(statement) = shown.selected() else { return };
    let words = model::one_line(&shown.project().words_of(statement));
    if words.is_empty() || tag.examples.contains(&words) {
        return;
    }
    let button = ui.button("Add the selected statement").on_hover_text(cut(&words, 200));
    if button.accessible_name(format!("Add the selected statement as an example of {}", tag.name)).clicked() {
        let examples = tag.examples.iter().cloned().chain([words]).collect();
        set_examples(tag, examples, queue);
    }
}

/// The colours of parties, and none.
fn colours(ui: &mut Ui, tag: &Tag, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.horizontal_wrapped(|ui| {
        ui.visuals_mut().selection.stroke.color = shown.tokens.ink;
        let mut change =
            |colour| queue.edit(Intent::Codebook(CodebookIntent::ColourTag { tag: tag.id, colour }));
        let none = ui.add(Button::selectable(tag.colour.is_none(), "None"));
        if none.accessible_name(format!("No colour for the tag {}", tag.name)).clicked() {
            change(None);
        }
        for colour in PartyColour::ALL {
            let here = tag.colour == Some(colour);
            if swatch(ui, shown.tokens.party(colour), here, colour.name(), &tag.name) {
                change(Some(colour));
            }
        }
    });
}

fn swatch(ui: &mut Ui, shade: Color32, here: bool, colour: &str, tag: &str) -> bool {
    let tokens = theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::click());
    let name = format!("{colour} for the tag {tag}");
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, here, &name));
    ui.painter().rect_filled(rect.shrink(3.0), CornerRadius::same(4), shade);
    if here || response.has_focus() || response.hovered() {
        let stroke = Stroke::new(if here { 2.0 } else { 1.0 }, tokens.ink);
        ui.painter().rect_stroke(rect, CornerRadius::same(5), stroke, StrokeKind::Inside);
    }
    response.on_hover_text(colour).clicked()
}
