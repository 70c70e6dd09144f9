//! What a newer program has written into a project and this one does not know.

/// Fields of a newer minor version: carried along and written back, never looked at. Only `store` reads and
/// places them. They are not part of any edit, so that what brings a record back brings its fields back too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFields {
    /// The minor version of the file that they come from, which it stays.
    pub minor: u32,
    /// Where they belong.
    pub fields: UnknownFieldTree,
}

/// What is kept of one value, and of what stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnknownFieldTree {
    /// Fields that are not known, each with its value as it was written.
    pub fields: Vec<(String, String)>,
    /// What is kept of the values in this one.
    pub within: Vec<(ValuePathStep, UnknownFieldTree)>,
}

/// The way from a value to one that stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValuePathStep {
    /// To the value of a field.
    Field(String),
    /// To what one variant of an enumeration holds.
    Variant(String),
    /// To an entry of a list that has an id, or two that it ties together.
    Record(String),
    /// To any other entry of a list: its words, its place and how many there were.
    Entry {
        /// What is known of it, without white space.
        words: String,
        /// Its place, counted from 0.
        place: usize,
        /// The length of the list.
        of: usize,
    },
}

impl UnknownFieldTree {
    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.within.is_empty()
    }

    /// Adds what another one keeps of values of which this one keeps nothing.
    pub fn fill_from(&mut self, other: &Self) {
        for (name, value) in &other.fields {
            if !self.fields.iter().any(|(known, _)| known == name) {
                self.fields.push((name.clone(), value.clone()));
            }
        }
        for (step, branch) in &other.within {
            match self.within.iter_mut().find(|(known, _)| known == step) {
                // A record as it is now has its fields already.
                Some((ValuePathStep::Record(_), _)) => {}
                Some((_, known)) => known.fill_from(branch),
                None => self.within.push((step.clone(), branch.clone())),
            }
        }
    }
}
