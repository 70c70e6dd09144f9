//! The facts of letters that ask for replies: to whom, about what, by when, and the letter itself.

use egui::{CollapsingHeader, Ui};

use crate::app::dialogs::parts::{choose, hint, problem};
use crate::app::dialogs::{field, lines};
use crate::app::index::ChangedAspects;
use crate::app::view_context::ViewContext;
use crate::app::widgets::ComboChoice;
use ::export::{ExportOptions, usual_letter};
use model::{PartyId, counted};

/// The parties whose reply is missing, as it was worked out last.
#[derive(Default)]
pub(super) struct Letters {
    serial: u64,
    /// The parties, with how many replies of each are missing; nothing before the first frame.
    open: Option<Vec<(PartyId, usize)>>,
}

impl Letters {
    /// The parties whose replies are missing, in the order of the panels.
    fn open(&mut self, shown: &ViewContext<'_>) -> &[(PartyId, usize)] {
        let serial = shown.index().serial(ChangedAspects::ALL);
        let known = self.open.take().filter(|_| self.serial == serial);
        self.serial = serial;
        self.open.insert(known.unwrap_or_else(|| {
            let analyses = shown.analyses();
            let count = |party: PartyId| analyses.missing.iter().filter(|(_, of)| *of == party).count();
            let parties = shown.project().parties.iter().map(|party| (party.id, count(party.id)));
            parties.filter(|(_, count)| *count > 0).collect()
        }))
    }

    /// Returns true where there is nobody to write to.
    pub(super) fn is_lacking(&mut self, shown: &ViewContext<'_>, options: &ExportOptions) -> bool {
        let open = self.open(shown);
        match options.letter.to {
            Some(to) => open.iter().all(|(party, _)| *party != to),
            None => open.is_empty(),
        }
    }

    /// Shows the fields.
    pub(super) fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, options: &mut ExportOptions) {
        ui.add_space(8.0);
        let open = self.open(shown);
        if open.is_empty() {
            problem(ui, "No reply is missing, so there is nobody to ask.");
            return;
        }
        let parties = open.iter().filter_map(|(id, missing)| {
            let party = shown.project().party(*id)?;
            let text = format!("{} ({})", party.name, counted(*missing, "open point", "open points"));
            let letters = Some((party.letters, shown.party_colour(Some(*id))));
            Some(ComboChoice { value: Some(*id), text, letters })
        });
        let all = ComboChoice::new(None, "Every party that owes a reply");
        let choices: Vec<ComboChoice<Option<PartyId>>> = [all].into_iter().chain(parties).collect();
        choose(ui, "To", &choices, &mut options.letter.to);
        if !choices.iter().any(|choice| choice.value == options.letter.to) {
            problem(ui, "No reply of this party is missing any more.");
        }
        field(ui, "From", &mut options.publisher, "The name of your desk");
        let letter = &mut options.letter;
        field(ui, "Whom to answer", &mut letter.contact, "Jo Poe, jo@example.org, 020 7946 0000");
        field(ui, "Kind of piece", &mut letter.nature, "News article");
        field(ui, "Say whether they will reply by", &mut letter.say_by, "Thursday 5 July, noon");
        field(ui, "Reply by", &mut letter.deadline, "Friday 6 July, 5 pm");
        ui.add_space(2.0);
        hint(
            ui,
            "What you leave empty is a blank in brackets in the letter. Nothing is sent: you get files to read, change and send.",
        );
        ui.add_space(4.0);
        CollapsingHeader::new("The letter").show(ui, |ui| {
            if letter.template.is_empty() {
                usual_letter().clone_into(&mut letter.template);
            }
            lines(ui, "Words with placeholders in braces", &mut letter.template, "", 12);
            if ui.button("Usual letter").on_hover_text("Give up your own words for the letter").clicked() {
                usual_letter().clone_into(&mut letter.template);
            }
        });
    }
}
