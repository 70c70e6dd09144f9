//! Names for what egui leaves without one: its scroll bars, each after the part of the window that it scrolls.

use std::collections::HashMap;

use egui::accesskit::{Node, NodeId, Role, TreeUpdate};
use egui::{Context, FullOutput};

/// Lets every frame's tree have these names.
pub(super) fn install(context: &Context) {
    context.add_plugin(ScrollBarNames);
}

struct ScrollBarNames;

impl egui::Plugin for ScrollBarNames {
    fn debug_name(&self) -> &'static str {
        "names"
    }

    fn output_hook(&mut self, _: &Context, output: &mut FullOutput) {
        if let Some(update) = &mut output.platform_output.accesskit_update {
            name_scroll_bars(update);
        }
    }
}

/// "Scroll the inspector": after the nearest part around it that has a name.
fn name_scroll_bars(update: &mut TreeUpdate) {
    let nameless = |node: &Node| node.role() == Role::ScrollBar && node.label().is_none();
    if !update.nodes.iter().any(|(_, node)| nameless(node)) {
        return;
    }
    let mut parents: HashMap<NodeId, usize> = HashMap::new();
    for (at, (_, node)) in update.nodes.iter().enumerate() {
        parents.extend(node.children().iter().map(|child| (*child, at)));
    }
    let name = |id: NodeId| {
        let mut around = parents.get(&id);
        while let Some((id, node)) = around.and_then(|at| update.nodes.get(*at)) {
            if let Some(label) = node.label().filter(|label| !label.is_empty()) {
                let part = node.role() == Role::Region;
                return Some(if part { format!("the {}", label.to_lowercase()) } else { label.to_owned() });
            }
            around = parents.get(id);
        }
        None
    };
    let bars = update.nodes.iter().enumerate().filter(|(_, (_, node))| nameless(node));
    let names: Vec<(usize, String)> = bars
        .map(|(at, (id, node))| {
            let flat = node.bounds().is_some_and(|bounds| bounds.width() > bounds.height());
            let sideways = if flat { " sideways" } else { "" };
            (
                at,
                name(*id)
                    .map_or_else(|| format!("Scroll{sideways}"), |name| format!("Scroll {name}{sideways}")),
            )
        })
        .collect();
    for (at, name) in names {
        if let Some((_, node)) = update.nodes.get_mut(at) {
            node.set_label(name);
        }
    }
}
