//! Text that is being written while the project keeps the last of it.

use egui::Response;

/// The text of a field that belongs to a record. The project gets every letter; the field keeps
/// its own copy so that writing is smooth, and takes over what the project has when that changes by other
/// means, as with undo.
#[derive(Debug)]
pub(super) struct EditBuffer<K> {
    of: Option<K>,
    /// The text of the field.
    pub(super) text: String,
    known: String,
}

impl<K> Default for EditBuffer<K> {
    fn default() -> Self {
        Self { of: None, text: String::new(), known: String::new() }
    }
}

impl<K: PartialEq> EditBuffer<K> {
    /// Takes over what the project has, where that is about another record or was changed elsewhere.
    pub(super) fn sync(&mut self, of: K, stored: &str) {
        if self.of.as_ref() != Some(&of) || self.known != stored {
            self.of = Some(of);
            stored.clone_into(&mut self.text);
            stored.clone_into(&mut self.known);
        }
    }

    /// The new value for the project, if the field was changed.
    pub(super) fn written(&mut self, response: &Response) -> Option<String> {
        (response.changed() && self.text != self.known).then(|| {
            self.known.clone_from(&self.text);
            self.text.clone()
        })
    }

    /// The new value for the project once a person has left the field; for names, which are never empty.
    pub(super) fn entered(&mut self, response: &Response) -> Option<String> {
        if response.has_focus() || self.text.trim() == self.known {
            return None;
        }
        let text = self.text.trim().to_owned();
        if text.is_empty() {
            self.text.clone_from(&self.known);
            return None;
        }
        self.known.clone_from(&text);
        self.text.clone_from(&text);
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_elsewhere_is_taken_over() {
        let mut buffer = EditBuffer::default();
        buffer.sync(1, "a");
        buffer.text.push('b');
        buffer.sync(1, "a");
        assert_eq!(buffer.text, "ab", "what is being written stays");
        buffer.sync(1, "undone");
        assert_eq!(buffer.text, "undone");
        buffer.text.push('!');
        buffer.sync(2, "undone");
        assert_eq!(buffer.text, "undone", "another record has another text");
    }
}
