//! The parts of the window beside the panels, as far as there is room for them. A part that is put away leaves a strip.

use std::ops::RangeInclusive;

use super::panel_widths;
use settings::Panes;

/// The width of the strip of a part that is put away, in points.
pub(crate) const STRIP: f32 = 28.0;
/// From this width on the window shows the article, which would be too narrow to read in less.
const READABLE: f32 = 600.0;

/// Returns `true` if parts that are put away leave strips: a narrower window has them in its menus alone.
pub(crate) fn has_strips(width: f32) -> bool {
    width >= READABLE
}

/// A part at a side of the window, which a person makes wider or narrower.
pub(crate) struct SidePane {
    /// The share of the width that it has at first, and its least and largest width.
    pub(crate) share: f32,
    pub(crate) usual: RangeInclusive<f32>,
}

/// The article, and the inspector.
pub(crate) const ARTICLE: SidePane = SidePane { share: 0.25, usual: 240.0..=480.0 };
pub(crate) const INSPECTOR: SidePane = SidePane { share: 0.19, usual: 230.0..=320.0 };

impl SidePane {
    /// Its width in a window of some width, where a person left it so wide.
    pub(crate) fn width(&self, window: f32, left: Option<f32>) -> f32 {
        left.unwrap_or(window * self.share).clamp(*self.usual.start(), *self.usual.end())
    }
}

/// The room that a window has: how wide it is, how wide its parts were left, and how many panels are not folded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WindowRoom {
    pub(crate) width: f32,
    pub(crate) panes: Panes,
    pub(crate) panels: usize,
}

/// The parts of the window that a person wants beside the panels; nothing where its width decides.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct VisibleParts {
    pub(crate) article: Option<bool>,
    pub(crate) inspector: Option<bool>,
}

impl VisibleParts {
    /// Returns `true` if a window shows the article.
    pub(crate) fn has_article(self, room: WindowRoom) -> bool {
        self.article.unwrap_or(room.width >= READABLE)
    }

    /// Returns `true` if it shows the inspector: by itself only where two panels keep their full width beside it.
    pub(crate) fn has_inspector(self, room: WindowRoom) -> bool {
        self.inspector.unwrap_or_else(|| {
            let article =
                if self.has_article(room) { ARTICLE.width(room.width, room.panes.article) } else { STRIP };
            let inspector = INSPECTOR.width(room.width, room.panes.inspector);
            room.width - article - inspector >= panel_widths::least_width(room.panels)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(width: f32, panels: usize) -> WindowRoom {
        WindowRoom { width, panes: Panes::default(), panels }
    }

    #[test]
    fn the_inspector_is_put_away_before_two_panels_lose_their_width() {
        let parts = VisibleParts::default();
        for panels in 1..8 {
            assert!(parts.has_inspector(room(1600.0, panels)), "{panels}");
            for width in 400..1600_u16 {
                let room = room(f32::from(width), panels);
                if parts.has_inspector(room) {
                    let left = room.width
                        - INSPECTOR.width(room.width, None)
                        - if parts.has_article(room) { ARTICLE.width(room.width, None) } else { STRIP };
                    assert!(left >= panel_widths::least_width(panels), "{width} {panels}");
                }
            }
        }
        assert!(parts.has_inspector(room(1024.0, 2)) && !parts.has_inspector(room(1024.0, 5)));
        assert!(!parts.has_inspector(room(1024.0 / 1.5, 2)), "at 150 %");
        assert!(parts.has_article(room(1024.0 / 1.5, 2)) && !parts.has_article(room(1024.0 / 2.0, 2)));
    }

    #[test]
    fn what_a_person_has_chosen_is_kept_in_any_window() {
        let parts = VisibleParts { article: Some(true), inspector: Some(true) };
        assert!(parts.has_article(room(400.0, 5)) && parts.has_inspector(room(400.0, 5)));
        let parts = VisibleParts { article: Some(false), inspector: Some(false) };
        assert!(!parts.has_article(room(2000.0, 1)) && !parts.has_inspector(room(2000.0, 1)));
    }
}
