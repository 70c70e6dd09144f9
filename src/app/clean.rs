//! The last thing that happens to a frame: nothing in it is obeyed instead of seen.
//!
//! Views spell such signs out where they lay words out, and know best how. Here, where all that leaves the window passes, those that
//! a view left as they are are shown too: in painted text, in what a screen reader is told, in the title and on the clipboard.

use std::borrow::Cow;
use std::sync::Arc;

use egui::accesskit::{Node, Role, TreeUpdate};
use egui::text::LayoutJob;
use egui::{Context, FullOutput, OutputCommand, Shape, ViewportCommand};

use model::{pasteable, spelled_out, with_visible_controls};

/// Lets every frame pass here.
pub(super) fn install(context: &Context) {
    context.add_plugin(OutputCleaner);
}

struct OutputCleaner;

impl egui::Plugin for OutputCleaner {
    fn debug_name(&self) -> &'static str {
        "clean"
    }

    fn output_hook(&mut self, context: &Context, output: &mut FullOutput) {
        for clipped in &mut output.shapes {
            clean_shape(context, &mut clipped.shape);
        }
        let platform = &mut output.platform_output;
        if let Some(update) = &mut platform.accesskit_update {
            clean_tree(update);
        }
        for command in &mut platform.commands {
            if let OutputCommand::CopyText(text) | OutputCommand::TextSelectionSettled(text) = command {
                clean(text, pasteable);
            }
        }
        for command in output.viewport_output.values_mut().flat_map(|viewport| &mut viewport.commands) {
            if let ViewportCommand::Title(title) = command {
                clean(title, spelled_out);
            }
        }
    }
}

fn clean(text: &mut String, by: fn(&str) -> Cow<'_, str>) {
    if let Cow::Owned(clean) = by(text) {
        *text = clean;
    }
}

/// Lays out text with such signs once more, each replaced by one that is seen, so that it takes hardly more room.
fn clean_shape(context: &Context, shape: &mut Shape) {
    match shape {
        Shape::Vec(shapes) => shapes.iter_mut().for_each(|shape| clean_shape(context, shape)),
        Shape::Text(text) => {
            if let Cow::Owned(_) = with_visible_controls(&text.galley.job.text) {
                let job = marked_job(&text.galley.job);
                let is_new = context.fonts_mut(|fonts| {
                    let before = fonts.font_atlas_fill_ratio();
                    text.galley = fonts.layout_job(job);
                    fonts.font_atlas_fill_ratio().to_bits() != before.to_bits()
                });
                if is_new {
                    // A letter that was drawn for the first time comes to the screen with the next frame.
                    context.request_repaint();
                }
            }
        }
        _ => {}
    }
}

fn marked_job(job: &Arc<LayoutJob>) -> LayoutJob {
    let mut clean = LayoutJob::clone(job);
    clean.clear();
    for section in &job.sections {
        let words = job.text.get(section.byte_range.start.0..section.byte_range.end.0).unwrap_or_default();
        clean.append(&with_visible_controls(words), section.leading_space, section.format.clone());
    }
    clean
}

fn clean_tree(update: &mut TreeUpdate) {
    for (_, node) in &mut update.nodes {
        if node.role() == Role::TextRun {
            clean_run(node);
            continue;
        }
        let spelled_out = |text: Option<&str>| match text.map(spelled_out) {
            Some(Cow::Owned(clean)) => Some(clean),
            _ => None,
        };
        macro_rules! clean {
            ($($get:ident: $set:ident),*) => {$(
                if let Some(text) = spelled_out(node.$get()) {
                    node.$set(text);
                }
            )*};
        }
        clean! {
            label: set_label, description: set_description, value: set_value, placeholder: set_placeholder,
            role_description: set_role_description, state_description: set_state_description, tooltip: set_tooltip,
            url: set_url, keyboard_shortcut: set_keyboard_shortcut, author_id: set_author_id
        }
    }
}

/// A line of text is told with the length of each of its characters.
fn clean_run(node: &mut Node) {
    if let Some(Cow::Owned(clean)) = node.value().map(with_visible_controls) {
        node.set_character_lengths(clean.chars().map(|c| c.len_utf8() as u8).collect::<Vec<_>>());
        node.set_value(clean);
    }
}

#[cfg(test)]
mod tests {
    use egui::{Align2, CentralPanel, FontId, RawInput};

    use super::*;

    #[test]
    fn whatever_a_view_forgets_leaves_the_window_clean() {
        let context = Context::default();
        context.enable_accesskit();
        install(&context);
        let raw = "a\u{1b}[31m\u{202e}b\u{7}";
        let mut field = raw.to_owned();
        let mut output = context.run_ui(RawInput::default(), |ui| {
            CentralPanel::default().show(ui, |ui| {
                ui.label(raw);
                ui.add(egui::Button::new(egui::RichText::new(raw).strong())).on_hover_text(raw);
                ui.text_edit_singleline(&mut field);
                ui.painter().text(
                    egui::Pos2::ZERO,
                    Align2::LEFT_TOP,
                    raw,
                    FontId::default(),
                    ui.visuals().text_color(),
                );
                ui.ctx().copy_text("x\u{1b}\u{202e}\u{200e}\n".to_owned());
                ui.ctx().send_viewport_cmd(ViewportCommand::Title(raw.to_owned()));
            });
        });
        output.textures_delta.clear();
        let texts: Vec<&str> = output
            .shapes
            .iter()
            .filter_map(|clipped| match &clipped.shape {
                Shape::Text(text) => Some(text.galley.text()),
                _ => None,
            })
            .collect();
        assert!(texts.len() >= 4 && texts.iter().all(|text| *text == "a¤[31m⇄b¤"), "{texts:?}");
        let told = format!("{:?}", output.platform_output.accesskit_update);
        assert!(told.contains("a⟨U+001B⟩[31m⟨U+202E⟩b⟨U+0007⟩"), "{told}");
        for escape in ["\\u{1b}", "\\u{202e}", "\\u{7}"] {
            assert!(!told.contains(escape), "{told}");
        }
        let copied = OutputCommand::CopyText("x⟨U+001B⟩⟨U+202E⟩\u{200e}\n".to_owned());
        assert!(output.platform_output.commands.contains(&copied), "{:?}", output.platform_output.commands);
        let title = ViewportCommand::Title("a⟨U+001B⟩[31m⟨U+202E⟩b⟨U+0007⟩".to_owned());
        assert!(output.viewport_output.values().any(|viewport| viewport.commands.contains(&title)));
        assert_eq!(field, raw, "a field keeps what is written in it");
    }
}
