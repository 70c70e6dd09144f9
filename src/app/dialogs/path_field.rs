//! A field for a path, which the Tab key completes as in a terminal.

use std::ops::Range;
use std::sync::mpsc::{Receiver, channel};

use egui::text::{CCursor, CCursorRange};
use egui::{Align2, Button, Context, Id, Key, Modifiers, Response, RichText, TextEdit, Ui};

use super::parts::hint;
use super::typed;
use crate::app::widgets::cut;
use store::EXTENSION;

/// The most completions that are shown.
const MOST: usize = 6;
/// The letters of one that are shown.
const LETTERS: usize = 60;

/// A path that is being typed, with what it may become.
#[derive(Default)]
pub(super) struct PathField {
    pub(super) path: String,
    /// The text of which `found` are the completions.
    of: Option<String>,
    found: Vec<String>,
    /// The answer that is awaited: a folder is read beside the frame.
    asked: Option<Receiver<Vec<String>>>,
    /// The part of the path that is selected at first: the name of a new file without its ending.
    select: Option<Range<usize>>,
}

impl PathField {
    /// Begins with a path.
    pub(super) fn new(path: String) -> Self {
        let select = name_in(&path);
        Self { path, select, ..Self::default() }
    }

    /// Shows the field, and below it what the path may become.
    pub(super) fn show(&mut self, ui: &mut Ui, label: &str, example: &str) -> Response {
        self.follow(ui.ctx());
        let name = ui.label(RichText::new(label).small().weak());
        let completed = self.completed();
        let id = ui.scope_id().with(label);
        self.select_name(ui.ctx(), id);
        let edit = TextEdit::singleline(&mut self.path)
            .id(id)
            .hint_text(RichText::new(example).weak())
            .desired_width(f32::INFINITY)
            // While there is something to complete, Tab is the field's; then it leads on to the next widget.
            .lock_focus(completed.is_some())
            .align(Align2::LEFT_CENTER);
        let response = edit.show(ui).response.response.labelled_by(name.id);
        typed::note(&response, &self.path);
        let tab = |ui: &Ui| ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab));
        if let Some(completed) = completed.filter(|_| response.has_focus() && tab(ui)) {
            self.take(ui, &response, completed);
        }
        if let Some(chosen) = self.completions(ui) {
            self.take(ui, &response, chosen);
            response.request_focus();
        }
        response
    }

    /// Selects the name once the field has the focus, before it reads what is typed: that takes the name's place.
    fn select_name(&mut self, context: &Context, id: Id) {
        let Some(range) = self.select.take_if(|_| context.memory(|memory| memory.has_focus(id))) else {
            return;
        };
        select(context, id, range);
    }

    /// Takes a completed path, with the cursor behind it.
    fn take(&mut self, ui: &Ui, response: &Response, path: String) {
        let end = path.chars().count();
        self.path = path;
        select(ui.ctx(), response.id, end..end);
        self.follow(ui.ctx());
    }

    /// The path with all that its completions have in common; nothing where that is no more than was typed.
    fn completed(&self) -> Option<String> {
        let first = self.found.first().filter(|_| self.of.as_deref() == Some(&*self.path))?;
        let shared = self.found.iter().fold(first.as_str(), |shared, other| common(shared, other));
        (shared.len() > self.path.len()).then(|| shared.to_owned())
    }

    /// Asks for the completions of another text, and takes the answer when it is there.
    fn follow(&mut self, context: &Context) {
        if let Some(found) = self.asked.as_ref().and_then(|asked| asked.try_recv().ok()) {
            (self.found, self.asked) = (found, None);
        }
        // One folder is read at a time: a slow one is not asked again for each letter.
        if self.asked.is_some() || self.path.is_empty() || self.of.as_ref() == Some(&self.path) {
            return;
        }
        let (send, receive) = channel();
        let (text, context) = (self.path.clone(), context.clone());
        (self.of, self.asked) = (Some(text.clone()), Some(receive));
        std::thread::spawn(move || {
            if send.send(files::completions(&text, MOST + 1)).is_ok() {
                context.request_repaint();
            }
        });
    }

    /// The completions as buttons; the one that was pressed.
    fn completions(&self, ui: &mut Ui) -> Option<String> {
        let of_this = self.asked.is_none() && self.of.as_ref() == Some(&self.path);
        if !of_this || self.found[..] == [self.path.clone()] {
            return None;
        }
        let mut chosen = None;
        for completion in self.found.iter().take(MOST) {
            let text = RichText::new(tail(completion)).small();
            let button = ui.add(Button::new(text).frame_when_inactive(false));
            if button.on_hover_text(completion).clicked() {
                chosen = Some(completion.clone());
            }
        }
        if self.found.len() > MOST {
            hint(ui, "and more");
        }
        chosen
    }
}

/// Selects letters of a text field, in code points.
fn select(context: &Context, id: Id, range: Range<usize>) {
    let at = CCursor::new;
    let mut state = TextEdit::load_state(context, id).unwrap_or_default();
    state.cursor.set_char_range(Some(CCursorRange::two(at(range.start), at(range.end))));
    state.store(context, id);
}

/// The place of a file's name in a path, without its ending, in code points.
fn name_in(path: &str) -> Option<Range<usize>> {
    let start = path.rfind(std::path::is_separator).map_or(0, |at| at + 1);
    let name = path.get(start..).filter(|name| !name.is_empty())?;
    let stem = name.strip_suffix(EXTENSION).and_then(|stem| stem.strip_suffix('.'));
    let stem = stem.or_else(|| name.rsplit_once('.').map(|(stem, _)| stem)).unwrap_or(name);
    let before = path.get(..start)?.chars().count();
    Some(before..before + stem.chars().count())
}

/// The last name of a path, with the separator of a folder.
fn tail(path: &str) -> String {
    let inside = path.trim_end_matches(std::path::is_separator);
    let at = inside.rfind(std::path::is_separator).map_or(0, |at| at + 1);
    cut(path.get(at..).unwrap_or(path), LETTERS)
}

/// The beginning that two texts have in common.
fn common<'a>(one: &'a str, other: &str) -> &'a str {
    let same = one.char_indices().zip(other.chars()).find(|((_, a), b)| a != b);
    let end = same.map_or(one.len().min(other.len()), |((at, _), _)| at);
    one.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_takes_what_all_completions_share() {
        let with = |path: &str, found: &[&str]| {
            let found = found.iter().map(ToString::to_string).collect();
            PathField { path: path.to_owned(), of: Some(path.to_owned()), found, ..PathField::default() }
                .completed()
        };
        assert_eq!(with("/a/r", &["/a/river.txt", "/a/rivet.txt"]), Some("/a/rive".to_owned()));
        assert_eq!(with("/a/rive", &["/a/river.txt", "/a/rivet.txt"]), None);
        assert_eq!(with("/a/é", &["/a/été/"]), Some("/a/été/".to_owned()));
        assert_eq!(
            with("/a/R", &["/a/river.txt"]),
            Some("/a/river.txt".to_owned()),
            "capitals are corrected"
        );
        assert_eq!(with("/a/x", &[]), None);
        assert_eq!(name_in("/é/a b.rejoinder.ron"), Some(3..6));
        assert_eq!((name_in("St. Ives.csv"), name_in("/a/"), name_in("")), (Some(0..8), None, None));
        assert_eq!((tail("/a/b/"), tail("/a/b.txt"), tail("b")), ("b/".into(), "b.txt".into(), "b".into()));
    }
}
