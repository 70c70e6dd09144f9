//! The progress of an export, which a person sees and can stop.

use std::ops::ControlFlow;

use super::ExportError;

/// A function that is told how far an export is, from 0 to 1, and breaks to stop it.
pub type ProgressWatch<'a> = dyn Fn(f32) -> ControlFlow<()> + 'a;

/// A part of an export: between two points of the whole.
#[derive(Clone, Copy)]
pub(super) struct Progress<'a> {
    watch: &'a ProgressWatch<'a>,
    from: f32,
    to: f32,
}

impl<'a> Progress<'a> {
    /// The whole export.
    pub(super) const fn new(watch: &'a ProgressWatch<'a>) -> Self {
        Self { watch, from: 0.0, to: 1.0 }
    }

    /// A part of this part, between two points of it.
    pub(super) fn part(self, from: f32, to: f32) -> Self {
        let length = self.to - self.from;
        Self { watch: self.watch, from: self.from + length * from, to: self.from + length * to }
    }

    /// Tells that so many of all steps of this part are done.
    ///
    /// # Errors
    /// [`ExportError::Stopped`] where a person has stopped the export.
    pub(super) fn at(self, done: usize, all: usize) -> Result<(), ExportError> {
        let share = done as f32 / all.max(1) as f32;
        match (self.watch)(self.from + (self.to - self.from) * share.min(1.0)) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ExportError::Stopped),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_part_tells_its_place_in_the_whole_and_a_stop_ends_it() {
        let told = Cell::new(0.0);
        let watch = |part: f32| {
            told.set(part);
            if part > 0.7 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let half = Progress::new(&watch).part(0.5, 1.0);
        assert_eq!(half.at(1, 4), Ok(()));
        assert!((told.get() - 0.625).abs() < 1e-6);
        assert_eq!(half.part(0.0, 0.5).at(4, 4), Err(ExportError::Stopped));
    }
}
