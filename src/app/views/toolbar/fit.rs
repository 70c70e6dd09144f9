//! The parts of the bar that fit a width. The others are in the menu at its end.

/// Between two things on the bar, and what a line between two groups takes, in points.
pub(super) const GAP: f32 = 8.0;
pub(super) const RULE: f32 = 14.0;
/// The least that the project's name gets.
const TITLE: f32 = 64.0;
/// The least that what finds things gets, and the most.
const SEARCH: [f32; 2] = [112.0, 220.0];
/// The most that the button of the palette takes of that.
pub(super) const PALETTE: f32 = 210.0;

/// The width of the parts of the bar, in points.
#[derive(Debug, Clone, Default)]
pub(super) struct ToolbarWidths {
    /// The menus side by side, and all of them in one.
    pub(super) menus: [f32; 2],
    /// The switch between the alignments.
    pub(super) switch: f32,
    /// The buttons, the one that is needed most first.
    pub(super) buttons: Vec<f32>,
    /// The menu of what does not fit.
    pub(super) more: f32,
}

/// The visible parts of the bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ToolbarFit {
    /// True if all menus are in one.
    pub(super) folded: bool,
    /// True if the switch between the alignments is there.
    pub(super) switch: bool,
    /// The number of buttons that are there.
    pub(super) buttons: usize,
    /// The most room of the project's name.
    pub(super) title: f32,
    /// The room of the search field.
    pub(super) search: f32,
}

impl ToolbarFit {
    /// The parts that fit. Buttons go first, those that are needed least before others; then the menus become one, and at
    /// last the switch goes.
    pub(super) fn new(width: f32, widths: &ToolbarWidths) -> Self {
        let all = widths.buttons.len();
        let wishes = (0..=all).rev().map(|buttons| (false, true, buttons));
        let folded = (0..=all).rev().map(|buttons| (true, true, buttons));
        let bare = (0..=all.min(2)).rev().map(|buttons| (true, false, buttons));
        let fit = |(folded, switch, buttons): (bool, bool, usize)| {
            let fixed = widths.fixed(folded, switch, buttons);
            let spare = width - fixed - TITLE - SEARCH[0];
            // The field that finds grows first, then the name of the project.
            let search = (SEARCH[0] + spare.max(0.0)).min(SEARCH[1]);
            let title = (width - fixed - search).max(TITLE);
            (spare, Self { folded, switch, buttons, title, search })
        };
        let mut last = Self { folded: true, switch: false, buttons: 0, title: TITLE, search: SEARCH[0] };
        // Side by side the menus are worth more than any button: each button is in one of them.
        for wish in wishes.chain(folded).chain(bare) {
            let (spare, fit) = fit(wish);
            if spare >= 0.0 {
                return fit;
            }
            last = fit;
        }
        last
    }
}

impl ToolbarWidths {
    /// The width of the right end of the bar: the switch, the buttons, and the search field.
    pub(super) fn right_end(&self, fit: ToolbarFit) -> f32 {
        self.commands(fit.switch, fit.buttons) + RULE + fit.search.min(PALETTE)
    }

    /// The width of all but the name and the search controls.
    fn fixed(&self, folded: bool, switch: bool, buttons: usize) -> f32 {
        self.menus[usize::from(folded)] + self.commands(switch, buttons) + 2.0 * (RULE + GAP) + 2.0 * GAP
    }

    /// The width of the switch and the buttons, with the space between and behind them.
    fn commands(&self, switch: bool, buttons: usize) -> f32 {
        let own: f32 = self.buttons.iter().take(buttons).map(|width| width + GAP).sum();
        let rest = !switch || buttons < self.buttons.len();
        own + if switch { self.switch + RULE + GAP } else { 0.0 } + if rest { self.more + GAP } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn widths() -> ToolbarWidths {
        let buttons = vec![46.0, 46.0, 58.0, 46.0, 58.0];
        ToolbarWidths { menus: [320.0, 48.0], switch: 150.0, buttons, more: 30.0 }
    }

    #[test]
    fn a_wide_bar_has_everything_and_a_narrow_one_what_matters() {
        let wide = ToolbarFit::new(1572.0, &widths());
        assert_eq!((wide.folded, wide.switch, wide.buttons), (false, true, 5));
        let usual = ToolbarFit::new(996.0, &widths());
        assert!(!usual.folded && usual.switch, "{usual:?}");
        let twice_as_large = ToolbarFit::new(484.0, &widths());
        assert!(twice_as_large.folded, "{twice_as_large:?}");
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_more_room_never_shows_less(width in 300.0f32..2000.0, more in 1.0f32..200.0) {
            let widths = widths();
            let fit = ToolbarFit::new(width, &widths);
            let used = widths.fixed(fit.folded, fit.switch, fit.buttons) + fit.title + fit.search;
            let least = fit.folded && !fit.switch && fit.buttons == 0;
            prop_assert!(used <= width + 0.01 || least, "{:?} takes {} of {}", fit, used, width);
            let wider = ToolbarFit::new(width + more, &widths);
            let rank = |fit: ToolbarFit| (!fit.folded, fit.switch, fit.buttons);
            prop_assert!(rank(wider) >= rank(fit), "{:?} {:?}", fit, wider);
        }
    }
}
