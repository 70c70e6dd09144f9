//! The fields of a project that a newer version of the program has written and this one does not know.

/// Fields of a newer minor version, carried along and written back unread. Only `store` reads and places
/// them. They are not part of edits, so that whatever restores a record restores its fields too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFields {
    /// The minor version of the file from which they come. Saving keeps it.
    pub minor: u32,
    /// The fields, by their paths.
    pub fields: UnknownFieldTree,
}

/// The unknown fields of one value and of the values inside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnknownFieldTree {
    /// Unknown fields, each with its value as written.
    pub fields: Vec<(String, String)>,
    /// The unknown fields of the values inside this one.
    pub within: Vec<(ValuePathStep, UnknownFieldTree)>,
}

/// A step of the path from a value to one inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValuePathStep {
    /// The value of a field.
    Field(String),
    /// The content of an enum variant.
    Variant(String),
    /// A list entry that has an id, or that two ids identify.
    Record(String),
    /// Any other list entry.
    Entry {
        /// The known fields, without white space.
        words: String,
        /// The index in the list.
        place: usize,
        /// The length of the list.
        of: usize,
    },
}

impl UnknownFieldTree {
    /// Returns whether there are no unknown fields.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.within.is_empty()
    }

    /// Adds the fields of another tree for values that have none here.
    pub fn fill_from(&mut self, other: &Self) {
        for (name, value) in &other.fields {
            if !self.fields.iter().any(|(known, _)| known == name) {
                self.fields.push((name.clone(), value.clone()));
            }
        }
        for (step, branch) in &other.within {
            match self.within.iter_mut().find(|(known, _)| known == step) {
                // The record as it is now has its fields already.
                Some((ValuePathStep::Record(_), _)) => {}
                Some((_, known)) => known.fill_from(branch),
                None => self.within.push((step.clone(), branch.clone())),
            }
        }
    }
}
