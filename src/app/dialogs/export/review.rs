//! The facts of a ClaimReview that only the desk knows, and those that are lacking.

use egui::{Checkbox, Ui};

use crate::app::dialogs::field;
use crate::app::dialogs::parts::{choose, hint, problem};
use crate::app::index::ChangedAspects;
use crate::app::view_context::ViewContext;
use crate::app::widgets::ComboChoice;
use ::export::{ExportOptions, Lack, Missing};
use model::counted;

/// The facts that the reviews lack, as they were worked out last.
#[derive(Default)]
pub(super) struct Review {
    known: Option<ReviewFacts>,
}

/// The reviews of a project with some choices: their number, and the facts that they lack.
struct ReviewFacts {
    serial: u64,
    options: ExportOptions,
    reviews: usize,
    /// The reviews whose verdict a second person returned.
    returned: usize,
    missing: Vec<Missing>,
}

impl Review {
    /// Works out the missing facts, where the project or the choices are others than before.
    fn known(&mut self, shown: &ViewContext<'_>, options: &ExportOptions) -> &ReviewFacts {
        let serial = shown.index().serial(ChangedAspects::ALL);
        let known = self.known.take().filter(|it| it.serial == serial && it.options == *options);
        self.known.insert(known.unwrap_or_else(|| ReviewFacts {
            serial,
            options: options.clone(),
            reviews: ::export::reviewed(shown.project(), options),
            returned: ::export::returned(shown.project(), options),
            missing: ::export::missing(shown.project(), options),
        }))
    }

    /// Returns true where there is nothing to review, or a required fact is not known.
    pub(super) fn is_lacking(&mut self, shown: &ViewContext<'_>, options: &ExportOptions) -> bool {
        let known = self.known(shown, options);
        known.reviews == 0 || known.missing.iter().any(|it| it.lack.is_required())
    }

    /// Lists the missing facts, and shows the fields for them.
    pub(super) fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, options: &mut ExportOptions) {
        ui.add_space(8.0);
        let known = self.known(shown, options);
        if known.reviews == 0 {
            problem(
                ui,
                "No claim that goes in has a verdict yet, so there is nothing to review: rate a claim first.",
            );
            return;
        }
        let (required, others): (Vec<_>, Vec<_>) = known.lacks().partition(|(lack, _)| lack.is_required());
        let numbers = options.steps.is_some() || others.iter().any(|(lack, _)| *lack == Lack::RatingValue);
        if !required.is_empty() {
            problem(ui, &format!("Required, and not known yet: {}.", listed(&required, known.reviews)));
        }
        if !others.is_empty() {
            hint(
                ui,
                &format!("Recommended, and left out while not known: {}.", listed(&others, known.reviews)),
            );
        }
        if known.returned > 0 {
            let verdicts = counted(known.returned, "verdict that was", "verdicts that were");
            problem(
                ui,
                &format!("Among them is {verdicts} returned by a second person, and not agreed since."),
            );
        }
        ui.add_space(4.0);
        field(ui, "Publisher (required)", &mut options.publisher, "The name of your desk");
        field(ui, "Web address of the publisher", &mut options.publisher_address, "https://example.org");
        field(ui, "Published on (required)", &mut options.published, "5 June 2018 or 2018-06-05");
        let address = "Web address of the folder for the reviews (required)";
        field(ui, address, &mut options.address, "https://example.org/checks");
        ui.add_space(4.0);
        ui.add(Checkbox::new(&mut options.dated_by_article, "Claims were made on the day of their article"))
            .on_hover_text(
                "A claim may be older than the article that has it: say so only where you know it",
            );
        if numbers {
            steps(ui, shown, options);
        }
    }
}

impl ReviewFacts {
    /// The missing facts, each with the number of claims that lack it.
    fn lacks(&self) -> impl Iterator<Item = (Lack, usize)> {
        let count = |lack| self.missing.iter().filter(|it| it.lack == lack).count();
        Lack::ALL.into_iter().map(move |lack| (lack, count(lack))).filter(|(_, count)| *count > 0)
    }
}

/// Asks for the number of ratings that are steps of the scale: only they have numbers.
fn steps(ui: &mut Ui, shown: &ViewContext<'_>, options: &mut ExportOptions) {
    let ratings: Vec<&str> = shown.project().scale.given().map(|it| it.name.as_str()).collect();
    let mut choices = vec![ComboChoice::new(None, "As the verdict scale says")];
    for last in 2..=ratings.len() {
        let name = ratings.get(last - 1).copied().unwrap_or_default();
        choices.push(ComboChoice::new(Some(last), format!("The first {last}, up to “{name}”")));
    }
    choose(ui, "Ratings that are steps from the worst to the best", &choices, &mut options.steps);
}

fn listed(lacks: &[(Lack, usize)], reviews: usize) -> String {
    let words = lacks.iter().map(|(lack, of)| {
        if *of == reviews {
            lack.words().to_owned()
        } else {
            format!("{} (for {})", lack.words(), counted(*of, "claim", "claims"))
        }
    });
    words.collect::<Vec<_>>().join("; ")
}
