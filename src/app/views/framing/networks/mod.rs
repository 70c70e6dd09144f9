//! Networks: a picture whose nodes are dragged, and beside it the same ties as a list.

mod list;
mod picture;

use std::collections::HashMap;

use egui::{Id, Ui, UiBuilder, vec2};

use crate::app::action::ActionQueue;
use crate::app::jobs::PlacedNetwork;
use crate::app::view_context::ViewContext;
use crate::app::views::picture::save_picture;
use crate::app::widgets::{ComboChoice, combo, hint};
use ::export::{ChosenPicture, MOST_NODES, NodeOf};

/// The width of the list of networks, and that of the ties beside the picture, in points.
const NAMES: f32 = 300.0;
const LIST: f32 = 290.0;
/// Below this width the list is under the picture.
const BESIDE: f32 = 620.0;

/// The choices of a person among the networks.
#[derive(Default)]
pub(crate) struct NetworksView {
    /// The name of the network that is shown.
    name: String,
    /// The nodes that a person has moved, by their networks: the part of the picture across and down.
    moved: HashMap<(String, NodeOf), [f32; 2]>,
    /// The node whose ties are listed.
    chosen: Option<NodeOf>,
    /// The node that has the focus.
    focused: Option<Id>,
    spread: picture::Spread,
}

impl NetworksView {
    /// Returns whether a node has the focus: the arrow keys belong to it.
    pub(crate) fn has_keys(&self, context: &egui::Context) -> bool {
        self.focused.is_some_and(|id| context.memory(|memory| memory.has_focus(id)))
    }
}

/// The network to begin with, where the project has it.
const FIRST: &str = "party-answers";

/// Shows the network that is chosen.
pub(super) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut NetworksView, queue: &mut ActionQueue) {
    let Some(networks) = shown.session.networks.counted() else {
        hint(ui, "Working out networks…");
        return;
    };
    let of_name = |name: &str| networks.iter().find(|it| it.network.name == name);
    let Some(placed) = of_name(&view.name).or_else(|| of_name(FIRST)).or(networks.first()) else {
        hint(
            ui,
            "There is no network yet. Link statements that answer each other, or code statements with tags: who answers whom, and who \
             takes the same position, is drawn here.",
        );
        return;
    };
    head(ui, shown, view, networks, placed, queue);
    hint(ui, &placed.network.meaning);
    if !shown.filter().is_empty() {
        hint(ui, "The filters do not hold here: networks are of all statements that nobody has rejected.");
    }
    let left_out = placed.network.nodes.len() - placed.layout.nodes.len();
    if left_out > 0 {
        hint(
            ui,
            &format!("The picture has the {MOST_NODES} with most weight; {left_out} more are in the list."),
        );
    }
    ui.add_space(4.0);
    let room = ui.available_rect_before_wrap();
    let beside = room.width() >= BESIDE;
    let area = if beside {
        room.with_max_x(room.right() - LIST - 12.0)
    } else {
        room.with_max_y(room.top() + (room.height() * 0.6).max(160.0))
    };
    picture::show(ui, shown, view, placed, area);
    let below =
        if beside { room.with_min_x(area.right() + 12.0) } else { room.with_min_y(area.bottom() + 8.0) };
    let mut list = ui.new_child(UiBuilder::new().max_rect(below).id_salt("ties"));
    list::show(&mut list, shown, view, placed, queue);
    ui.allocate_space(vec2(room.width(), room.height()));
}

fn head(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    view: &mut NetworksView,
    networks: &[PlacedNetwork],
    placed: &PlacedNetwork,
    queue: &mut ActionQueue,
) {
    let choices: Vec<ComboChoice<usize>> =
        networks.iter().enumerate().map(|(at, it)| ComboChoice::new(at, it.network.title.as_str())).collect();
    let here = networks.iter().position(|it| it.network.name == placed.network.name).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        let chosen = combo(ui, "network", &choices, here, NAMES);
        chosen.response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Network");
            info.current_text_value = Some(placed.network.title.clone());
            info
        });
        if let Some(next) = chosen.inner.and_then(|at| networks.get(at)) {
            view.name.clone_from(&next.network.name);
            view.chosen = None;
        }
        let moved = view.moved.keys().any(|(name, _)| *name == placed.network.name);
        if moved
            && ui
                .button("Put back")
                .on_hover_text("Put the nodes where they were before you moved them")
                .clicked()
        {
            view.moved.retain(|(name, _), _| *name != placed.network.name);
        }
        save_picture(ui, queue, || {
            let layout = view.layout(placed);
            ChosenPicture::network(shown.project(), &placed.network, layout)
        });
    });
}

impl NetworksView {
    /// Returns the places of the nodes as a person has moved them.
    fn layout(&self, placed: &PlacedNetwork) -> ::export::NetworkLayout {
        let mut layout = placed.layout.clone();
        for (at, place) in layout.nodes.iter().zip(&mut layout.places) {
            let node = placed.network.nodes.get(*at);
            if let Some(moved) = node.and_then(|node| self.moved.get(&(placed.network.name.clone(), node.of)))
            {
                *place = *moved;
            }
        }
        layout
    }
}
