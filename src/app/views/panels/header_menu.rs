//! The menu of a panel.

use egui::{Button, CornerRadius, Rect, RichText, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::app::action::{Action, ActionQueue, PanelChange};
use crate::app::index::UnplacedSpeaker;
use crate::app::request::DialogRequest;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use crate::app::widgets::paint_letters;
use edit::{Intent, PartyIntent};
use model::{Party, PartyColour, PartyId};
use settings::PanelSetting;

/// The actions on a panel and its party.
pub(super) fn show(ui: &mut Ui, party: Option<PartyId>, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.set_min_width(170.0);
    arrange(ui, party, shown, queue);
    if let Some(id) = party {
        ui.separator();
        of_party(ui, id, shown, queue);
    }
}

/// The place of the panel among the others: kept for the person, no part of the project.
fn arrange(ui: &mut Ui, party: Option<PartyId>, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let panel = shown.arrangement.panel(party);
    let own = shown.layout().laid.columns.iter().find(|column| column.party == party);
    let by_itself = own.is_some_and(|column| shown.layout().folds_by_itself(column));
    let folded = panel.folded.unwrap_or(by_itself);
    let fold = if folded { "Unfold" } else { "Fold" };
    let pin = if panel.pinned { "Unpin" } else { "Pin" };
    let wide = panel.width.map(|_| PanelSetting { width: None, ..panel });
    let entries = [
        (fold, "A narrow strip, or a panel again", Some(PanelSetting { folded: Some(!folded), ..panel })),
        (
            pin,
            "Stays in sight while the others scroll sideways",
            Some(PanelSetting { pinned: !panel.pinned, ..panel }),
        ),
        ("Usual width", "Its share of the room, as before somebody made it wider or narrower", wide),
    ];
    for (name, help, wish) in entries {
        let button = ui.add_enabled(wish.is_some(), Button::new(name)).on_hover_text(help);
        if let Some(panel) = wish.filter(|_| button.clicked()) {
            queue.push(Action::Arrange(PanelChange::Panel(panel)));
            ui.close();
        }
    }
}

fn of_party(ui: &mut Ui, id: PartyId, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    let project = shown.project();
    let Some(party) = project.party(id) else { return };
    if ui.button("Rename…").clicked() {
        queue.ask(DialogRequest::EditParty(party.id));
        ui.close();
    }
    ui.menu_button("Colour", |ui| colours(ui, party, shown, queue));
    ui.separator();
    for (text, right) in [("Move left", false), ("Move right", true)] {
        let place = neighbour(&project.parties, id, right);
        if ui.add_enabled(place.is_some(), Button::new(text)).clicked() {
            if let Some(place) = place {
                queue.edit(Intent::Party(PartyIntent::Reorder { party: id, place }));
            }
            ui.close();
        }
    }
    ui.separator();
    let others: Vec<&Party> = project.parties.iter().filter(|other| other.id != id).collect();
    ui.add_enabled_ui(!others.is_empty(), |ui| {
        ui.menu_button("Merge into", |ui| {
            for other in others {
                if ui.button(&other.name).clicked() {
                    queue.edit(Intent::Party(PartyIntent::Merge { from: id, into: other.id }));
                    ui.close();
                }
            }
        });
    });
    if ui.button("Hide panel").on_hover_text("Put the panel away; nothing is lost").clicked() {
        queue.edit(Intent::Party(PartyIntent::Hide { party: id, hidden: true }));
        ui.close();
    }
    let aside = ui.button("Put among the others");
    if aside.on_hover_text("Show its statements among the others; one step makes it a party again").clicked()
    {
        queue.edit(Intent::Party(PartyIntent::SetWaiting { party: id, waiting: true }));
        ui.close();
    }
    let remove = ui.button("Remove party");
    if remove.on_hover_text("Its statements stay among the others, of no known party").clicked() {
        queue.edit(Intent::Party(PartyIntent::Remove(id)));
        ui.close();
    }
}

/// The place of the next party to one side whose panel is shown.
fn neighbour(parties: &[Party], id: PartyId, right: bool) -> Option<usize> {
    let own = parties.iter().position(|party| party.id == id)?;
    let visible = |place: &usize| !parties[*place].hidden && !parties[*place].waiting;
    if right { (own + 1..parties.len()).find(visible) } else { (0..own).rev().find(visible) }
}

/// The twelve colours, each with its name and the party's letter on it.
fn colours(ui: &mut Ui, party: &Party, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    for colour in PartyColour::ALL {
        let taken = shown.project().parties.iter().find(|it| it.colour == colour && it.id != party.id);
        let mut text = colour.name().to_owned();
        if colour == party.colour {
            text += " (now)";
        } else if let Some(other) = taken {
            text = format!("{text} ({})", other.short);
        }
        let button = Button::new(RichText::new(format!("       {text}")));
        let response = ui.add(button.min_size(vec2(150.0, 26.0))).accessible_name(&text);
        let centre = response.rect.left_center() + vec2(18.0, 0.0);
        let swatch = Rect::from_center_size(centre, vec2(18.0, 18.0));
        let shade = shown.tokens.party(colour);
        paint_letters(ui.painter(), swatch, party.letters, shade);
        if colour == party.colour {
            let stroke = Stroke::new(1.5, shown.tokens.ink);
            ui.painter().rect_stroke(swatch.expand(2.0), CornerRadius::same(5), stroke, StrokeKind::Outside);
        }
        if response.clicked() {
            queue.edit(Intent::Party(PartyIntent::Recolour { party: party.id, colour }));
            ui.close();
        }
    }
}

/// The panels that are put away, and the parties that wait: each gets its panel when it is chosen.
pub(super) fn show_absent(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
    ui.set_min_width(150.0);
    let parties = &shown.project().parties;
    for (title, waiting) in [("Show again", false), ("Make a party", true)] {
        let absent: Vec<&Party> =
            parties.iter().filter(|party| party.waiting == waiting && (waiting || party.hidden)).collect();
        if absent.is_empty() {
            continue;
        }
        ui.label(RichText::new(title).font(theme::sans(theme::META)).weak());
        for party in absent {
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
                let colour = shown.party_colour(Some(party.id));
                paint_letters(ui.painter(), rect, party.letters, colour);
                if ui.button(&party.short).clicked() {
                    queue.push(if waiting {
                        Action::MakeParty(UnplacedSpeaker::Party(party.id))
                    } else {
                        Action::Edit(Intent::Party(PartyIntent::Hide { party: party.id, hidden: false }))
                    });
                    ui.close();
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::IdGenerator;

    #[test]
    fn hidden_panels_are_passed_over() {
        let mut ids = IdGenerator::seeded(3);
        let mut party = |letter: char, hidden| Party {
            id: ids.draw(),
            name: letter.to_string(),
            short: letter.to_string(),
            letters: letter.into(),
            colour: PartyColour::Blue,
            hidden,
            waiting: false,
            why: None,
        };
        let parties = [party('A', false), party('B', true), party('C', false)];
        assert_eq!(neighbour(&parties, parties[0].id, true), Some(2));
        assert_eq!(neighbour(&parties, parties[2].id, false), Some(0));
        assert_eq!(neighbour(&parties, parties[0].id, false), None);
    }
}
