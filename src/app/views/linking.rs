//! The bar of a link in the making, below the panels: from what, to what, what the answer does.

use egui::{
    Align, Button, Frame, Label, Layout, Margin, Panel, Response, RichText, Role, TextEdit, Ui, WidgetInfo,
};

use super::super::action::{Action, ActionQueue};
use super::super::link_walk::{LinkStep, LinkWalk, RELATIONS};
use super::super::theme;
use super::super::view_context::ViewContext;
use super::super::widgets::{cut, letters};
use analysis::Direction;
use model::{Relation, ReviewStatus, StatementId};

/// The state of the bar.
#[derive(Default)]
pub(crate) struct LinkingView {
    /// Set when the field for words should get the focus.
    pub(crate) focus: bool,
    /// True if one of its buttons has the focus: Enter presses that one then.
    pub(crate) on_button: bool,
}

/// Shows the bar while a link is being made.
pub(crate) fn show(ui: &mut Ui, shown: &ViewContext<'_>, view: &mut LinkingView, queue: &mut ActionQueue) {
    view.on_button = false;
    let Some(linking) = shown.selection.linking.as_ref() else {
        view.focus = false;
        return;
    };
    let tokens = shown.tokens;
    let frame = Frame::NONE.fill(tokens.card).inner_margin(Margin::symmetric(14, 8));
    Panel::bottom("linking").frame(frame).resizable(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        ends(ui, shown, linking, view, queue);
        candidate(ui, shown, linking);
        relations(ui, linking, view, queue);
    });
}

/// Notes whether a button has the focus, and whether it was pressed.
fn clicked(response: &Response, view: &mut LinkingView) -> bool {
    view.on_button |= response.has_focus();
    response.clicked()
}

/// The linked statements, the direction, and the position of the walk.
fn ends(
    ui: &mut Ui,
    shown: &ViewContext<'_>,
    linking: &LinkWalk,
    view: &mut LinkingView,
    queue: &mut ActionQueue,
) {
    ui.horizontal(|ui| {
        who(ui, shown, &linking.own);
        let (verb, other) = match linking.turn {
            Direction::Answers => ("answers", "Look for what answers it instead"),
            Direction::AnsweredBy => ("is answered by", "Look for what it answers instead"),
        };
        let turn = ui.add(Button::new(verb).small().shortcut_text(key("A"))).accessible_name(other);
        if clicked(&turn.on_hover_text(format!("{other} (A)")), view) {
            queue.push(Action::LinkStep(LinkStep::Turn));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let stop = Button::new("Stop").small().shortcut_text(key("Esc"));
            let stop = ui.add(stop).accessible_name("Stop linking");
            if clicked(&stop.on_hover_text("Link nothing (Escape)"), view) {
                queue.push(Action::LinkStep(LinkStep::Stop));
            }
            for (text, forward) in [("Next", true), ("Back", false)] {
                let name = if forward { "Next candidate" } else { "Previous candidate" };
                let tip = if forward { "Down, or J" } else { "Up, or K" };
                let response = ui.add(Button::new(text).small()).accessible_name(name);
                if clicked(&response.on_hover_text(format!("{name} ({tip})")), view) {
                    queue.push(Action::LinkStep(LinkStep::Go { forward }));
                }
            }
            let (at, of) = linking.place();
            ui.label(RichText::new(format!("{at} of {of}")).small().weak());
            words(ui, linking, view, queue);
        });
    });
}

fn key(text: &str) -> RichText {
    RichText::new(text).weak()
}

/// The statements that are linked: one by its first words, several by their number.
fn who(ui: &mut Ui, shown: &ViewContext<'_>, own: &[StatementId]) {
    let [one] = own else {
        ui.label(RichText::new(format!("{} statements", own.len())).font(theme::bold(12.0)));
        return;
    };
    let Some(statement) = shown.statement(*one) else { return };
    let party = shown.project().party_of(statement);
    letters(ui, shown.party_letters(party), shown.party_colour(party), 15.0);
    let name = cut(shown.speaker_name(statement), 28);
    ui.label(RichText::new(name).font(theme::bold(12.0)));
}

/// The field that narrows the candidates to those with some words.
fn words(ui: &mut Ui, linking: &LinkWalk, view: &mut LinkingView, queue: &mut ActionQueue) {
    let mut text = linking.words.clone();
    let hint = RichText::new("Find  /").weak();
    let edit = TextEdit::singleline(&mut text).id_salt("candidates").hint_text(hint).desired_width(120.0);
    let response = ui.add(edit).accessible_name("Find words among the candidates");
    if std::mem::take(&mut view.focus) {
        response.request_focus();
    }
    if response.has_focus() {
        let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
        if pressed(egui::Key::ArrowDown) {
            queue.push(Action::LinkStep(LinkStep::Go { forward: true }));
        } else if pressed(egui::Key::ArrowUp) {
            queue.push(Action::LinkStep(LinkStep::Go { forward: false }));
        }
    }
    if text != linking.words {
        queue.push(Action::LinkStep(LinkStep::Find(text)));
    }
}

/// The candidate, and what speaks for it.
fn candidate(ui: &mut Ui, shown: &ViewContext<'_>, linking: &LinkWalk) {
    let found = linking.present().and_then(|it| Some((it, shown.statement(it.statement)?)));
    let Some((candidate, statement)) = found else {
        ui.label(RichText::new("No other statement has these words").small().weak());
        return;
    };
    let party = shown.project().party_of(statement);
    let mut reasons = candidate.reasons.clone();
    let linked = candidate.linked.map(|(relation, status)| match status {
        ReviewStatus::Suggested => format!("suggested: {}", relation.name()),
        ReviewStatus::Confirmed => format!("linked already: {}", relation.name()),
        ReviewStatus::Rejected => format!("rejected before: {}", relation.name()),
    });
    reasons.splice(0..0, linked);
    let reasons = reasons.join(" · ");
    let (at, of) = linking.place();
    let name = shown.speaker_name(statement);
    let all = shown.project().words_of(statement);
    let row = ui.horizontal(|ui| {
        letters(ui, shown.party_letters(party), shown.party_colour(party), 15.0);
        ui.label(RichText::new(cut(name, 28)).font(theme::bold(12.0)));
        let words = RichText::new(cut(&all, 160)).font(theme::serif(theme::CARD_TEXT));
        ui.add(Label::new(words).truncate());
    });
    let spoken = format!("Candidate {at} of {of}: {}, {name}: {all}. {reasons}", shown.party_name(party));
    ui.ctx().accesskit_node_builder(row.response.id, |node| {
        node.set_role(Role::Status);
        node.set_label(spoken);
        node.set_live(egui::accesskit::Live::Polite);
    });
    if !reasons.is_empty() {
        ui.add(Label::new(RichText::new(reasons).small().weak()).truncate());
    }
}

/// The relation of the answer, and the button that links.
fn relations(ui: &mut Ui, linking: &LinkWalk, view: &mut LinkingView, queue: &mut ActionQueue) {
    let ink = theme::of(ui.ctx()).ink;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.visuals_mut().selection.stroke.color = ink;
        for (relation, letter, meaning) in RELATIONS {
            let here = relation == linking.relation;
            let button = Button::selectable(here, relation.name())
                .small()
                .frame_when_inactive(true)
                .shortcut_text(key(letter.name()));
            let response = ui.add(button);
            let name = relation.name();
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), here, name));
            if clicked(&response.on_hover_text(format!("{meaning} ({})", letter.name())), view) {
                queue.push(Action::LinkStep(LinkStep::Relate(relation)));
            }
        }
        link(ui, linking, view, queue);
    });
}

fn link(ui: &mut Ui, linking: &LinkWalk, view: &mut LinkingView, queue: &mut ActionQueue) {
    let tokens = theme::of(ui.ctx());
    let ready = linking.candidate().is_some() && !linking.is_linked();
    let text = RichText::new("Link").color(tokens.card).font(theme::bold(theme::INTERFACE));
    let button =
        Button::new(text).fill(tokens.accent).shortcut_text(RichText::new("Enter").color(tokens.card));
    let response = ui.add_enabled(ready, button).accessible_name("Link");
    let why = format!("{} already", past(linking.relation));
    if clicked(&response.on_hover_text("Link the two (Enter)").on_disabled_hover_text(why), view) {
        queue.push(Action::LinkStep(LinkStep::Link));
    }
}

fn past(relation: Relation) -> String {
    format!("These two are linked so: {}", relation.name())
}
