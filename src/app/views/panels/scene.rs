//! The facts of a frame that all parts of the panels share.

use std::rc::Rc;

use egui::{Rangef, Rect};

use super::emphasis::LinkEmphasis;
use super::geometry::PanelGeometry;
use crate::app::view_context::ViewContext;

/// The facts of a frame that all parts of the panels share.
pub(super) struct PanelScene<'a> {
    pub(super) shown: &'a ViewContext<'a>,
    pub(super) geometry: PanelGeometry,
    pub(super) emphasis: Rc<LinkEmphasis>,
    /// All that scrolls sideways; reaches as far as the columns do.
    pub(super) area: Rect,
    /// The part below the headers.
    pub(super) body: Rect,
    /// The part of it that is in sight.
    pub(super) sight: Rect,
    /// The distance by which all is scrolled sideways.
    pub(super) scrolled: f32,
}

impl PanelScene<'_> {
    /// Returns the horizontal range of a column on the screen.
    pub(super) fn columns(&self, at: usize) -> Rangef {
        self.on_screen(self.geometry.column(at, self.scrolled))
    }

    pub(super) fn on_screen(&self, range: Rangef) -> Rangef {
        Rangef::new(range.min + self.area.left(), range.max + self.area.left())
    }

    /// Returns the part in which a column may draw: pinned ones everywhere, the others where these leave room.
    pub(super) fn clip(&self, at: usize) -> Rect {
        if self.geometry.is_pinned(at) { self.body } else { self.free() }
    }

    /// Returns the part of the body that pinned columns leave.
    pub(super) fn free(&self) -> Rect {
        Rect::from_x_y_ranges(self.on_screen(self.geometry.free(self.scrolled)), self.body.y_range())
    }
}
