//! The rows of the sides and of those who are none.

use egui::{Label, RichText, TextEdit, Ui};

use super::super::typed;
use super::draft::{OtherVoice, SidesDraft};
use crate::app::theme::{self, ThemeTokens};
use crate::app::widgets::{cut, letters};
use edit::{Intent, PartyIntent};
use model::{PartyId, Project, counted};

/// The number of speakers of a side that are named.
const MOST_NAMES: usize = 3;

/// A side: its name, who speaks for it, and what can be done with it.
pub(super) fn side(
    ui: &mut Ui,
    tokens: &ThemeTokens,
    id: PartyId,
    draft: &SidesDraft,
    wanted: &mut Option<Intent>,
) {
    let Some(party) = draft.project().party(id) else { return };
    let figures = draft.figures(id);
    ui.horizontal(|ui| {
        letters(ui, party.letters, tokens.party(party.colour), 18.0);
        let mut name = party.short.clone();
        let field = TextEdit::singleline(&mut name).desired_width(170.0).id_salt(("side", id));
        let response = ui.add(field).accessible_name(format!("Name of {}", party.name));
        typed::note(&response, &name);
        let response = response.on_hover_text(format!("{}\nType another name", party.name));
        if response.changed() && !name.trim().is_empty() {
            *wanted = Some(renamed(id, &name, draft.project()));
        }
        ui.add(Label::new(RichText::new(said(figures.statements, figures.accused)).small()).wrap());
    });
    ui.horizontal_wrapped(|ui| {
        ui.add_space(26.0);
        let others = draft.sides();
        ui.menu_button("Merge into", |ui| {
            for into in others.into_iter().filter(|it| *it != id) {
                let Some(other) = draft.project().party(into) else { continue };
                if ui.button(cut(&other.short, 40)).clicked() {
                    *wanted = Some(Intent::Party(PartyIntent::Merge { from: id, into }));
                    ui.close();
                }
            }
        })
        .response
        .on_hover_text(format!("Make {} one side with another", party.short));
        let drop = ui.button("Not a side").on_hover_text("Its statements go to the others");
        if drop.clicked() {
            *wanted = Some(Intent::Party(PartyIntent::SetWaiting { party: id, waiting: true }));
        }
        let speakers = names(&figures.speakers, &party.name);
        ui.add(Label::new(RichText::new(speakers).font(theme::sans(12.0)).weak()).wrap());
    });
    ui.add_space(6.0);
}

/// Somebody who is no side, and the way to make one.
pub(super) fn other(ui: &mut Ui, other: &OtherVoice, wanted: &mut Option<Intent>) {
    ui.horizontal(|ui| {
        if ui.button("Make a side").on_hover_text(format!("Give {} a panel", other.name)).clicked() {
            *wanted = Some(other.promote.clone());
        }
        ui.add(Label::new(cut(&other.name, 60)).wrap());
        ui.label(RichText::new(counted(other.statements, "statement", "statements")).small().weak());
    });
}

/// The change to another short name; the name goes along where both were the same.
fn renamed(party: PartyId, short: &str, project: &Project) -> Intent {
    let known = project.party(party);
    let same = known.is_none_or(|it| it.name == it.short);
    let name = known.filter(|_| !same).map_or_else(|| short.to_owned(), |it| it.name.clone());
    let letters = known.map_or_else(|| '?'.into(), |it| it.letters_with_name(short, &project.parties));
    Intent::Party(PartyIntent::Rename { party, name, short: short.to_owned(), letters })
}

/// "8 statements · accused 3 times".
fn said(statements: usize, accused: usize) -> String {
    let said = match statements {
        0 => "does not speak".to_owned(),
        _ => counted(statements, "statement", "statements"),
    };
    match accused {
        0 => said,
        1 => format!("{said} · accused once"),
        2 => format!("{said} · accused twice"),
        many => format!("{said} · accused {many} times"),
    }
}

/// "Kate Allen, Amnesty researchers and 2 others". Nothing where the party speaks for itself alone.
fn names(speakers: &[String], party: &str) -> String {
    if matches!(speakers, [only] if only == party) {
        return String::new();
    }
    let shown: Vec<String> = speakers.iter().take(MOST_NAMES).map(|name| cut(name, 40)).collect();
    match speakers.len().saturating_sub(MOST_NAMES) {
        0 if shown.is_empty() => "nobody speaks for it".to_owned(),
        0 => shown.join(", "),
        rest => format!("{} and {}", shown.join(", "), counted(rest, "other", "others")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_names_are_sentences() {
        assert_eq!(said(0, 2), "does not speak · accused twice");
        assert_eq!(said(1, 0), "1 statement");
        let all: Vec<String> = ["A", "B", "C", "D"].map(str::to_owned).to_vec();
        assert_eq!(names(&all[..2], "A"), "A, B");
        assert_eq!(names(&all, "A"), "A, B, C and 1 other");
        assert_eq!(names(&[], "A"), "nobody speaks for it");
        assert_eq!(names(&all[..1], "A"), "");
    }
}
