//! The bar at the top: menus, the project's name, the commands at hand, the palette or the field that finds words.

mod fit;
mod menus;

use egui::{Button, FontId, Frame, Key, RichText, Stroke, Ui, vec2};

use self::fit::{ToolbarFit, ToolbarWidths};
use super::super::action::{Action, ActionQueue, PanelChange};
use super::super::command::{Command, Menu};
use super::super::theme;
use super::super::view::View;
use super::super::view_context::ViewContext;
use super::super::widgets::{command_button, command_menu_item, paint_dots};
use super::menu_veil;
use model::{counted, spelled_out};
use settings::Alignment;

/// Beside the words of each part of the switch, and round all of them, in points.
const BESIDE: f32 = 9.0;
const ROUND: f32 = 2.0;
/// The line round it.
const LINE: f32 = 1.0;
/// The names of the alignments; the command has the name of the second one.
const IN_ORDER: &str = "In order";
const EXCHANGES: &str = "Exchanges";

/// The state of the bar.
#[derive(Default)]
pub(crate) struct ToolbarView {
    /// Set when the field for words to find should get the focus.
    pub(crate) focus_search: bool,
    /// True if that field is in use.
    finding: bool,
    /// The width of the right end of the bar in the last frame.
    right: Option<f32>,
}

/// The buttons, the one that is needed most first: what does not fit is in the menu at the end.
const BUTTONS: [Command; 5] = [Command::Undo, Command::Redo, Command::Filter, Command::Save, Command::Open];
/// The same as they are on the bar.
const READ: [Command; 5] = [Command::Open, Command::Save, Command::Filter, Command::Undo, Command::Redo];

/// Shows the bar.
pub(crate) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut ToolbarView, queue: &mut ActionQueue) {
    egui::MenuBar::new().ui(ui, |ui| {
        let widths = widths(ui, shown);
        let fit = ToolbarFit::new(ui.available_width(), &widths);
        if fit.folded {
            ui.menu_button(MENU, |ui| {
                for menu in Menu::ALL {
                    ui.menu_button(menu.name(), |ui| menus::show(ui, menu, shown, queue));
                }
            });
        } else {
            for menu in Menu::ALL {
                ui.menu_button(menu.name(), |ui| menus::show(ui, menu, shown, queue));
            }
        }
        menu_veil::show(ui.ctx(), "beside the menus", ui.available_rect_before_wrap());
        ui.separator();
        title(ui, shown, fit.title);
        let mut known = view.right.unwrap_or_else(|| widths.right_end(fit).min(ui.available_width()));
        at_the_right(ui, &mut known, |ui| {
            if fit.switch {
                let round = Frame::NONE.stroke(Stroke::new(LINE, shown.tokens.line));
                let round = round.corner_radius(theme::RADIUS + 2).inner_margin(ROUND);
                round.show(ui, |ui| views(ui, shown, queue));
                ui.separator();
            }
            for command in READ.into_iter().filter(|it| stands(*it, fit)) {
                button(ui, shown, command, queue);
            }
            if !fit.switch || fit.buttons < BUTTONS.len() {
                more(ui, shown, fit, queue);
            }
            ui.separator();
            search(ui, shown, view, fit.search, queue);
        });
        view.right = Some(known);
    });
}

/// Sets things at the right end, first the leftmost: egui's own layout from the right would have them read, and reached
/// by Tab, from the last to the first. How wide they are is known from the frame before, and worked out for the first;
/// where that was another width, the frame is drawn again.
fn at_the_right(ui: &mut Ui, known: &mut f32, contents: impl FnOnce(&mut Ui)) {
    ui.add_space((ui.available_width() - *known).max(0.0));
    let width = ui.scope(contents).response.rect.width();
    if (width - *known).abs() > 0.5 {
        *known = width;
        ui.ctx().request_discard("the right end of the bar has another width");
    }
}

/// The name of the one menu that holds all others, where there is little room.
const MENU: &str = "Menu";

/// Returns `true` if a button has room.
fn stands(command: Command, fit: ToolbarFit) -> bool {
    BUTTONS.iter().take(fit.buttons).any(|it| *it == command)
}

fn button(ui: &mut Ui, shown: &ViewContext<'_>, command: Command, queue: &mut ActionQueue) {
    let response = command_button(ui, command, &shown.commands, queue);
    let label = match command {
        Command::Undo => shown.session.history().undo_label(),
        Command::Redo => shown.session.history().redo_label(),
        _ => None,
    };
    if let Some(label) = label {
        response.on_hover_text(label);
    }
}

/// The widths that the parts of the bar would have.
fn widths(ui: &Ui, shown: &ViewContext<'_>) -> ToolbarWidths {
    let padding = 2.0 * ui.spacing().button_padding.x;
    let words = |text: &str, font| {
        let ink = theme::of(ui.ctx()).ink;
        ui.painter().layout_no_wrap(text.to_owned(), font, ink).size().x
    };
    let wide = |text: &str| words(text, theme::sans(theme::INTERFACE)) + padding;
    let parts = switch_parts();
    let parts =
        parts.iter().map(|part| words(part.name(), part_font(part.is_on(shown))) + 2.0 * BESIDE + ROUND);
    ToolbarWidths {
        menus: [Menu::ALL.iter().map(|menu| wide(menu.name()) + fit::GAP).sum(), wide(MENU) + fit::GAP],
        switch: parts.sum::<f32>() + ROUND + 2.0 * LINE,
        buttons: BUTTONS.iter().map(|command| wide(command.spec().name)).collect(),
        more: MORE,
    }
}

/// The width of the button of the menu at the end.
const MORE: f32 = 26.0;

/// The commands that have no room on the bar.
fn more(ui: &mut Ui, shown: &ViewContext<'_>, fit: ToolbarFit, queue: &mut ActionQueue) {
    let button = ui.add(Button::new("").min_size(vec2(MORE, 22.0)));
    paint_dots(ui.painter(), button.rect.center(), shown.tokens.ink);
    let button = button.accessible_name("More commands").on_hover_text("What has no room on the bar");
    egui::Popup::menu(&button).show(|ui| {
        ui.set_min_width(200.0);
        let switch = [Command::Alignment, Command::showing(View::Panels)].into_iter();
        let switch = switch.chain(View::OTHERS.map(Command::showing)).filter(|_| !fit.switch);
        for command in switch.chain(BUTTONS.into_iter().filter(|it| !stands(*it, fit))) {
            if let Some(name) = command.menu_name(&shown.commands) {
                command_menu_item(ui, command, &name, &shown.commands, queue);
            }
        }
    });
}

/// A part of the switch: the panels in one of their alignments, or another view.
#[derive(Debug, Clone, Copy)]
enum SwitchPart {
    Aligned(Alignment, &'static str, &'static str),
    View(View),
}

/// The parts of the switch, in their order.
fn switch_parts() -> Vec<SwitchPart> {
    let aligned = [
        SwitchPart::Aligned(
            Alignment::InOrder,
            IN_ORDER,
            "Each panel from first to last; answers come level with what is selected",
        ),
        SwitchPart::Aligned(
            Alignment::Exchanges,
            EXCHANGES,
            "A row for each claim, and level with it what answers it",
        ),
    ];
    aligned.into_iter().chain(View::OTHERS.map(SwitchPart::View)).collect()
}

impl SwitchPart {
    const fn name(self) -> &'static str {
        match self {
            Self::Aligned(_, name, _) => name,
            Self::View(view) => view.name(),
        }
    }

    fn is_on(self, shown: &ViewContext<'_>) -> bool {
        match self {
            Self::Aligned(alignment, ..) => {
                shown.view == View::Panels && shown.arrangement.alignment == alignment
            }
            Self::View(view) => shown.view == view,
        }
    }

    fn tip(self, ui: &Ui) -> String {
        match self {
            Self::Aligned(_, _, says) => {
                let keys = Command::Alignment.shortcut_text(ui.ctx()).unwrap_or_default();
                format!("{says} ({keys})")
            }
            Self::View(view) => Command::showing(view).tooltip(ui.ctx()),
        }
    }

    fn choose(self, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
        match self {
            Self::Aligned(alignment, ..) => {
                if shown.view != View::Panels {
                    queue.run(Command::showing(View::Panels));
                }
                if shown.arrangement.alignment != alignment {
                    queue.push(Action::Arrange(PanelChange::Align(alignment)));
                }
            }
            Self::View(view) => queue.run(Command::showing(view)),
        }
    }
}

/// The chosen part is bold: not told by its colour alone.
fn part_font(on: bool) -> FontId {
    let font = if on { theme::bold } else { theme::sans };
    font(theme::INTERFACE)
}

/// The switch between the views, of which the panels have two alignments.
fn views(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.spacing_mut().item_spacing.x = ROUND;
    ui.spacing_mut().button_padding = vec2(BESIDE, 1.0);
    ui.spacing_mut().interact_size.y = 20.0;
    ui.visuals_mut().selection.stroke.color = shown.tokens.ink;
    for part in switch_parts() {
        let on = part.is_on(shown);
        let button = ui.add(Button::selectable(on, RichText::new(part.name()).font(part_font(on))));
        if button.on_hover_text(part.tip(ui)).clicked() && !on {
            part.choose(shown, queue);
        }
    }
}

fn title(ui: &mut Ui, shown: &ViewContext<'_>, room: f32) {
    let project = shown.project();
    let facts = format!(
        "{} · {}",
        counted(project.articles.len(), "article", "articles"),
        counted(project.parties.iter().filter(|party| !party.waiting).count(), "party", "parties")
    );
    ui.scope(|ui| {
        ui.set_max_width(room);
        let title = spelled_out(&project.title);
        let name = RichText::new(&*title).font(theme::bold(theme::INTERFACE));
        let label = egui::Label::new(name).truncate().show_tooltip_when_elided(false);
        ui.add(label).on_hover_text(format!("{title}\n{facts}"));
    });
}

/// The search controls: the palette, or the field that walks through the matches while it is in use.
fn search(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut ToolbarView, room: f32, queue: &mut ActionQueue) {
    view.finding |= view.focus_search || !shown.search.words.is_empty();
    if view.finding {
        find(ui, shown, view, room, queue);
    } else {
        palette(ui, shown, room, queue);
    }
}

/// Looks like the field that it opens.
fn palette(ui: &mut Ui, shown: &ViewContext<'_>, room: f32, queue: &mut ActionQueue) {
    let short = room < 200.0;
    let text = if room < 150.0 { "Search…" } else { "Search or command…" };
    let text = RichText::new(text).color(shown.tokens.soft_ink);
    let mut button = Button::new(text)
        .fill(shown.tokens.card)
        .stroke(Stroke::new(1.0, shown.tokens.edge))
        .min_size(vec2(room.min(fit::PALETTE), 0.0));
    if let Some(keys) = Command::Palette.shortcut_text(ui.ctx()).filter(|_| !short) {
        button = button.shortcut_text(RichText::new(keys).small().color(shown.tokens.soft_ink));
    }
    let response = ui.add(button);
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), "Search or command…"));
    if response.on_hover_text(Command::Palette.tooltip(ui.ctx())).clicked() {
        queue.run(Command::Palette);
    }
}

/// The field for words, how many places they have, and the way out.
fn find(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut ToolbarView, room: f32, queue: &mut ActionQueue) {
    let mut words = shown.search.words.clone();
    let edit = egui::TextEdit::singleline(&mut words)
        .hint_text(RichText::new("Find in the text").weak())
        .desired_width((room - 90.0).clamp(60.0, 180.0))
        .align(egui::Align2::LEFT_CENTER);
    // The bar's style leaves borders away; a field needs one to be seen as a field.
    let field = ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, shown.tokens.edge);
        ui.add(edit)
    });
    let response = field.inner.on_hover_text(Command::Find.tooltip(ui.ctx()));
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::SearchInput, true, "Find in the text of the articles")
    });
    if std::mem::take(&mut view.focus_search) {
        response.request_focus();
    }
    if words != shown.search.words {
        queue.push(Action::Search(words));
    }
    let left = |ui: &Ui, key| response.lost_focus() && ui.input(|input| input.key_pressed(key));
    if left(ui, Key::Enter) {
        queue.run(if ui.input(|input| input.modifiers.shift) {
            Command::FindPrevious
        } else {
            Command::FindNext
        });
        response.request_focus();
    }
    if !shown.search.words.trim().is_empty() {
        let count = shown.search.hits.len();
        let text = match shown.search.present {
            Some(at) => format!("{} of {count}", at + 1),
            None if count == 0 => "Not found".to_owned(),
            None => format!("{count} found"),
        };
        let label = ui.label(RichText::new(text).small().weak());
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
    }
    let stop = ui.add(Button::new("×").frame(false));
    stop.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), "Stop finding"));
    let stop = stop.on_hover_text("Stop finding, and take the marks out of the text (Escape)").clicked();
    if stop || left(ui, Key::Escape) {
        view.finding = false;
        queue.push(Action::Search(String::new()));
    }
}
