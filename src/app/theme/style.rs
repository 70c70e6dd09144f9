//! The tokens as a style of egui.

use egui::style::{ScrollAnimation, WidgetVisuals, Widgets};
use egui::{Context, CornerRadius, Margin, Stroke, Style, TextStyle, Theme, ThemePreference, Vec2, Visuals};

use super::fonts::{self, sans};
use super::tokens::{DARK, INTERFACE, LIGHT, META, RADIUS, ThemeTokens};
use settings::ThemeChoice;

/// The tokens of the theme that is on.
pub(crate) fn of(context: &Context) -> &'static ThemeTokens {
    match context.theme() {
        Theme::Dark => &DARK,
        Theme::Light => &LIGHT,
    }
}

/// Sets both themes and the choice between them.
pub(crate) fn apply(context: &Context, choice: ThemeChoice) {
    for (theme, tokens) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        context.style_mut_of(theme, |style| set(style, theme, tokens));
    }
    choose(context, choice);
}

/// Sets whether things move to their places, or appear there at once. Whatever moves takes its time from the style, so
/// that this is the one place that decides it.
pub(crate) fn set_motion(context: &Context, less: bool) {
    let usual = Style::default();
    context.all_styles_mut(|style| {
        style.animation_time = if less { 0.0 } else { usual.animation_time };
        style.scroll_animation = if less { ScrollAnimation::none() } else { usual.scroll_animation };
        style.visuals.text_cursor.blink = !less;
    });
}

/// Returns `true` if things appear at their places at once.
pub(crate) fn is_still(context: &Context) -> bool {
    context.global_style().animation_time <= 0.0
}

/// Sets which theme is on. Where the system does not say, it is light.
pub(crate) fn choose(context: &Context, choice: ThemeChoice) {
    context.options_mut(|options| options.fallback_theme = Theme::Light);
    context.set_theme(match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    });
}

fn set(style: &mut Style, theme: Theme, tokens: &ThemeTokens) {
    style.text_styles = [
        (TextStyle::Small, sans(META)),
        (TextStyle::Body, sans(INTERFACE)),
        (TextStyle::Button, sans(INTERFACE)),
        (TextStyle::Heading, fonts::bold(17.0)),
        (TextStyle::Monospace, egui::FontId::monospace(INTERFACE)),
    ]
    .into();
    style.spacing.item_spacing = Vec2::new(8.0, 6.0);
    style.spacing.button_padding = Vec2::new(10.0, 4.0);
    style.spacing.interact_size.y = 26.0;
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.tooltip_width = 320.0;
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    style.visuals = visuals(theme, tokens);
}

fn visuals(theme: Theme, tokens: &ThemeTokens) -> Visuals {
    let mut visuals = theme.default_visuals();
    let radius = CornerRadius::same(RADIUS);
    let state = |fill, border, ink: egui::Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: radius,
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    visuals.widgets = Widgets {
        noninteractive: state(tokens.paper, tokens.line, tokens.ink),
        inactive: state(tokens.card, tokens.edge, tokens.ink),
        hovered: state(tokens.hover, tokens.ink, tokens.ink),
        active: state(tokens.pressed, tokens.ink, tokens.ink),
        open: state(tokens.pressed, tokens.edge, tokens.ink),
    };
    visuals.weak_text_color = Some(tokens.soft_ink);
    visuals.hyperlink_color = tokens.accent;
    visuals.panel_fill = tokens.paper;
    visuals.window_fill = tokens.paper;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.extreme_bg_color = tokens.card;
    visuals.text_edit_bg_color = Some(tokens.card);
    visuals.faint_bg_color = tokens.ground;
    visuals.code_bg_color = tokens.ground;
    visuals.warn_fg_color = tokens.warning;
    visuals.error_fg_color = tokens.warning;
    visuals.selection.bg_fill = tokens.text_selection;
    visuals.selection.stroke = Stroke::new(1.5, tokens.accent);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals
}
