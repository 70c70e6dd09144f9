//! The filter as chips above the panels, and the message where it leaves nothing.

use egui::{
    Atoms, Button, ComboBox, Frame, Id, Label, Margin, Response, RichText, ScrollArea, Ui, UiBuilder,
};

use super::super::action::{Action, ActionQueue};
use super::super::command::Command;
use super::super::filter::{FilterChange, FilterChoice, FilterKind};
use super::super::theme;
use super::super::view_context::ViewContext;
use super::super::widgets::{cut, letters_atom};
use model::counted;

/// The part of a long name that a chip shows.
const MOST: usize = 36;
/// The height of the bar above which it scrolls: three rows of chips.
const HIGHEST: f32 = 92.0;

/// Shows the bar, where anything is filtered; in a project of several articles always, because it says of which the panels
/// and their figures are.
pub(crate) fn show(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let several = shown.project().articles.len() > 1;
    if shown.filter().is_empty() && !several {
        return;
    }
    let margin = Margin { left: 14, right: 14, top: 8, bottom: 6 };
    Frame::NONE.fill(shown.tokens.ground).inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ScrollArea::vertical().id_salt("filters").max_height(HIGHEST).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = egui::vec2(5.0, 5.0);
                    ui.spacing_mut().button_padding = egui::vec2(8.0, 2.0);
                    ui.spacing_mut().interact_size.y = 22.0;
                    ui.style_mut().override_text_style = Some(egui::TextStyle::Small);
                    if several {
                        articles(ui, shown, queue);
                    }
                    if !shown.filter().is_empty() {
                        row(ui, shown, queue);
                    }
                });
            },
        );
    });
}

/// The choice between all articles and one of them.
fn articles(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let articles = &shown.project().articles;
    let chosen = shown.filter().article();
    let all = format!("All {} articles", articles.len());
    let title = chosen.and_then(|id| shown.project().article(id)).map(|article| article.title.as_str());
    let text = cut(title.unwrap_or(&all), 60);
    let combo = ComboBox::from_id_salt("panels of article").selected_text(text).show_ui(ui, |ui| {
        if ui.selectable_label(chosen.is_none(), &all).clicked() {
            queue.push(Action::Filter(FilterChange::Without(FilterKind::Article)));
        }
        let row = ui.spacing().interact_size.y;
        ScrollArea::vertical().show_rows(ui, row, articles.len(), |ui, rows| {
            for article in articles.get(rows).unwrap_or_default() {
                if ui.selectable_label(chosen == Some(article.id), cut(&article.title, 60)).clicked() {
                    queue.push(Action::Filter(FilterChange::Only(FilterChoice::Article(article.id))));
                    queue.push(Action::ShowArticle(article.id));
                    ui.close();
                }
            }
        });
    });
    let says =
        "The article whose statements the panels show. Counts and shares in their headers are of it alone.";
    combo.response.on_hover_text(says).accessible_name("Panels show");
}

fn row(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let open = command(ui, Command::Filter, queue);
    let mut removed = false;
    // The article has a choice of its own, where it is one.
    let one = shown.filter().article().is_some();
    let kinds = shown.filter().kinds().filter(|kind| !one || *kind != FilterKind::Article);
    for (at, kind) in kinds.enumerate() {
        if at > 0 {
            between(ui, "and");
        }
        for (at, choice) in shown.filter().of(kind).enumerate() {
            if at > 0 {
                between(ui, "or");
            }
            removed |= chip(ui, shown, choice, at == 0, queue);
        }
    }
    let text = &shown.filter().text;
    if !text.is_empty() {
        if shown.filter().kinds().next().is_some() {
            between(ui, "and");
        }
        let name = format!("Text: {text}");
        if remove_button(ui, Atoms::new(format!("Text: {}", cut(text, MOST))), &name).clicked() {
            queue.push(Action::Filter(FilterChange::Text(String::new())));
            removed = true;
        }
    }
    if removed {
        // The chip that had the focus is gone in the next frame.
        open.request_focus();
    }
    left(ui, shown);
    command(ui, Command::ClearFilters, queue);
}

fn command(ui: &mut Ui, command: Command, queue: &mut ActionQueue) -> Response {
    let response = ui.add(Button::new(command.spec().name)).on_hover_text(command.tooltip(ui.ctx()));
    if response.clicked() {
        queue.run(command);
    }
    response
}

fn between(ui: &mut Ui, word: &str) {
    ui.label(RichText::new(word).weak());
}

/// A choice, which a press takes away. Returns `true` if it was pressed.
fn chip(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    choice: FilterChoice,
    first: bool,
    queue: &mut ActionQueue,
) -> bool {
    let name = choice.name(shown.project()).unwrap_or_default();
    let text = match (first, choice.kind().name()) {
        (true, kind) => format!("{kind}: {}", cut(&name, MOST)),
        (false, _) => cut(&name, MOST),
    };
    let atoms = match choice {
        FilterChoice::Party(party) => {
            Atoms::new((letters_atom(shown.party_letters(party), shown.party_colour(party)), text))
        }
        _ => Atoms::new(text),
    };
    let clicked = remove_button(ui, atoms, &format!("{}: {name}", choice.kind().name())).clicked();
    if clicked {
        queue.push(Action::Filter(FilterChange::Toggle(choice)));
    }
    clicked
}

fn remove_button(ui: &mut Ui, mut atoms: Atoms<'_>, name: &str) -> Response {
    atoms.push_right("×");
    let button = ui.add(Button::new(atoms).corner_radius(11.0));
    button
        .accessible_name(format!("Remove filter {name}"))
        .on_hover_text(format!("{name}\nPress to remove this filter"))
}

/// The number of statements that are left. A screen reader hears it from the status bar, when it changes.
fn left(ui: &mut Ui, shown: &ViewContext<'_>) {
    let layout = shown.layout();
    let mut text = format!("{} of {} statements", layout.laid.passing, layout.laid.order.len());
    match shown.layout().filters.exceptions().len() {
        0 => {}
        1 => text.push_str(", and the selected one, which the filters leave out"),
        many => text = format!("{text}, and {many} selected ones that the filters leave out"),
    }
    ui.add(Label::new(RichText::new(text).color(shown.tokens.ink)));
}

/// Returns `true` if the filters leave nothing, of something.
pub(crate) fn nothing_left(shown: &ViewContext<'_>) -> bool {
    let layout = shown.layout();
    let none = layout.laid.passing == 0 && layout.filters.exceptions().is_empty();
    !shown.filter().is_empty() && none && !layout.laid.order.is_empty()
}

/// Says in place of the panels that nothing is left, and shows the ways out.
pub(crate) fn say_nothing_left(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let rect = ui.available_rect_before_wrap().shrink2(egui::vec2(24.0, 36.0));
    let mut ui = ui.new_child(UiBuilder::new().id_salt(Id::unique("nothing left")).max_rect(rect));
    ScrollArea::vertical().show(&mut ui, |ui| {
        ui.set_max_width(520.0);
        ui.label(RichText::new("No statement passes all of these filters").font(theme::serif_bold(20.0)));
        ui.add_space(2.0);
        let text = "They are still in the article. Take one kind of filter away, or all:";
        ui.add(Label::new(RichText::new(text).color(shown.tokens.soft_ink)).wrap());
        ui.add_space(10.0);
        let text = (!shown.filter().text.is_empty()).then_some(None);
        let kinds: Vec<Option<FilterKind>> = shown.filter().kinds().map(Some).chain(text).collect();
        // The last kind alone is the same as all of them.
        for kind in kinds.iter().copied().filter(|_| kinds.len() > 1) {
            let left = shown.layout().filters.count_without(kind, shown.session.shows);
            let name = kind.map_or("Text", FilterKind::name);
            let left = counted(left, "statement", "statements");
            if ui.button(format!("Without “{name}”: {left}")).clicked() {
                queue.push(Action::Filter(
                    kind.map_or(FilterChange::Text(String::new()), FilterChange::Without),
                ));
            }
        }
        let all =
            format!("{}: {} statements", Command::ClearFilters.spec().name, shown.layout().laid.order.len());
        if ui.button(all).on_hover_text(Command::ClearFilters.tooltip(ui.ctx())).clicked() {
            queue.run(Command::ClearFilters);
        }
    });
}
