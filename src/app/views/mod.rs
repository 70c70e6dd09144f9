//! The views of the window: one file or folder a part. A view reads [`super::view_context::ViewContext`], keeps its own
//! state, and asks for changes by pushing actions.

pub(crate) mod article;
pub(crate) mod balance;
pub(crate) mod check;
pub(crate) mod edit_menu;
pub(crate) mod filters;
pub(crate) mod framing;
pub(crate) mod inspector;
pub(crate) mod linking;
pub(crate) mod menu_veil;
mod menus;
pub(crate) mod notices;
pub(crate) mod panels;
pub(crate) mod part_strip;
pub(crate) mod picture;
pub(crate) mod sides;
pub(crate) mod status;
pub(crate) mod strip;
pub(crate) mod toolbar;
pub(crate) mod tour;

/// The views' own state: what no other part needs to know.
#[derive(Default)]
pub(crate) struct ViewStates {
    pub(crate) article: article::ArticleView,
    pub(crate) balance: balance::BalanceView,
    pub(crate) check: check::CheckView,
    pub(crate) framing: framing::FramingView,
    pub(crate) inspector: inspector::InspectorView,
    pub(crate) linking: linking::LinkingView,
    pub(crate) panels: panels::PanelsView,
    pub(crate) strip: strip::StripView,
    pub(crate) toolbar: toolbar::ToolbarView,
    /// The widths at which the reading column and the inspector were left.
    pub(crate) widths: Option<[f32; 2]>,
}

impl ViewStates {
    /// Returns whether a field is to get the focus that was not shown since.
    pub(crate) const fn await_focus(&self) -> bool {
        self.inspector.focus_note || self.linking.focus || self.toolbar.focus_search
    }
}
