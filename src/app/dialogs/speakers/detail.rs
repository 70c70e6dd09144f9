//! The right half: the speaker that is present, and what can be done about them.

use egui::{Button, Label, RichText, Role, Ui, WidgetInfo};

use super::{SpeakerRequest, SpeakersForm, go_to, names};
use crate::app::action::{Action, ActionQueue};
use crate::app::dialogs::field;
use crate::app::dialogs::parts::{choose, hint, parties, segments};
use crate::app::dialogs::speaker::{describe_fields, facts_of};
use crate::app::theme;
use crate::app::view_context::ViewContext;
use edit::{Intent, SpeakerFacts, SpeakerIntent};
use model::{Speaker, counted, one_line};

/// The parts of the right half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpeakerPage {
    Statements,
    Mentions,
    About,
}

impl SpeakersForm {
    /// The present speaker; what is to be gone to.
    pub(super) fn detail(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        queue: &mut ActionQueue,
    ) -> Option<Action> {
        let Some(speaker) = self.present.and_then(|id| shown.project().speakers.get(&id)) else {
            hint(ui, "The articles have no speakers yet.");
            return None;
        };
        self.places.refresh(shown, speaker.id);
        ui.add(Label::new(RichText::new(one_line(&speaker.name)).font(theme::bold(15.0))).truncate());
        let role =
            if speaker.role.is_empty() { String::new() } else { format!(" · {}", one_line(&speaker.role)) };
        let text = RichText::new(format!("{}{role}", speaker.kind.name())).small().weak();
        ui.add(Label::new(text).truncate());
        self.joined(ui, shown, speaker, queue);
        self.party(ui, shown, speaker, queue);
        let (asked, mut gone_to) =
            ui.horizontal_wrapped(|ui| (self.merge_button(ui, shown, speaker), self.go_button(ui))).inner;
        self.pages(ui);
        let bar = if self.places.ticked.is_empty() { 0.0 } else { 84.0 };
        let height = (ui.available_height() - bar).max(60.0);
        match self.page {
            SpeakerPage::About => self.about(ui, speaker, queue),
            page => {
                let went = self.places.show(ui, shown, page == SpeakerPage::Mentions, height);
                gone_to = gone_to.or(went);
                self.split_bar(ui, shown, speaker, queue);
            }
        }
        if let Some(asked) = asked {
            self.do_asked(asked, queue);
        }
        gone_to
    }

    /// Says why a speaker of several articles is one, and separates the one of the article in the reading column.
    fn joined(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, speaker: &Speaker, queue: &mut ActionQueue) {
        let articles = self.places.articles(shown);
        if articles.len() < 2 {
            return;
        }
        let text = format!(
            "One in {} articles: the name is the same but for middle initials, and no description says otherwise.",
            articles.len()
        );
        hint(ui, &text);
        let Some(article) = shown.article.filter(|id| articles.contains(id)) else { return };
        let tip = "Make another speaker of the same name of the one in the article in the reading column";
        if ui.button("Separate in this article").on_hover_text(tip).clicked() {
            let (statements, mentions) = self.places.in_article(shown, article);
            let facts = SpeakerFacts { party: None, ..facts_of(speaker) };
            self.edit(
                Intent::Speaker(SpeakerIntent::Split { from: speaker.id, statements, mentions, facts }),
                queue,
            );
        }
    }

    /// The party of all that are chosen: another one moves them there with all their statements.
    fn party(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, speaker: &Speaker, queue: &mut ActionQueue) {
        let whose = names(shown, &self.chosen);
        let mut party = speaker.party;
        if choose(ui, &format!("Party of {whose}"), &parties(shown), &mut party) {
            self.move_to(party, queue);
        }
        hint(ui, "All their statements go along.");
    }

    fn merge_button(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        speaker: &Speaker,
    ) -> Option<SpeakerRequest> {
        let others = self.others();
        if others.is_empty() {
            return None;
        }
        let text = format!("Merge {} into {}", names(shown, &others), one_line(&speaker.name));
        let tip = "Their statements and mentions go to this one, and they are no longer speakers (M)";
        ui.add(Button::new(text).truncate()).on_hover_text(tip).clicked().then_some(SpeakerRequest::Merge)
    }

    fn go_button(&mut self, ui: &mut Ui) -> Option<Action> {
        let text = match self.places.statements.len() {
            0 => return None,
            1 => "Go to the statement".to_owned(),
            many => format!("Go to all {many} statements"),
        };
        let tip = "Select them, with the first one in sight";
        ui.button(text).on_hover_text(tip).clicked().then(|| go_to(self.places.all_statements()))
    }

    fn pages(&mut self, ui: &mut Ui) {
        let statements = counted(self.places.statements.len(), "statement", "statements");
        let mentions = counted(self.places.mentions.len(), "mention", "mentions");
        let pages = [
            (SpeakerPage::Statements, statements.as_str(), "What this speaker says"),
            (SpeakerPage::Mentions, mentions.as_str(), "Where the articles name this speaker"),
            (SpeakerPage::About, "Rename", "Correct the name, the kind and the role"),
        ];
        segments(ui, &pages, &mut self.page);
        ui.add_space(2.0);
    }

    /// The name, the kind and the role.
    fn about(&mut self, ui: &mut Ui, speaker: &Speaker, queue: &mut ActionQueue) {
        if self.facts.as_ref().is_none_or(|(of, _)| *of != speaker.id) {
            self.facts = Some((speaker.id, facts_of(speaker)));
        }
        let Some((_, facts)) = &mut self.facts else { return };
        let enter = describe_fields(ui, facts, &mut false);
        // The party is changed above, and its statements go along there.
        facts.party = speaker.party;
        let named = !facts.name.trim().is_empty();
        let other = named && *facts != facts_of(speaker);
        let apply = ui.add_enabled(other, Button::new("Apply"));
        if other && (apply.clicked() || enter) {
            let intent =
                Intent::Speaker(SpeakerIntent::Describe { speaker: speaker.id, facts: facts.clone() });
            self.facts = None;
            self.edit(intent, queue);
        }
    }

    /// Moves the ticked places to another speaker.
    fn split_bar(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        speaker: &Speaker,
        queue: &mut ActionQueue,
    ) {
        if self.places.ticked.is_empty() {
            return;
        }
        let called = self.places.called(shown).unwrap_or_default();
        let mut name = self.new_name.clone().unwrap_or(called);
        let field = field(ui, "Name of the new speaker", &mut name, "Kate Allen");
        if field.changed() {
            self.new_name = Some(name.clone());
        }
        let (statements, mentions) = self.places.ticked();
        let what = [(statements.len(), "statement"), (mentions.len(), "mention")]
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, one)| counted(number, one, &format!("{one}s")))
            .collect::<Vec<_>>()
            .join(" and ");
        let text = format!("Split off {what}");
        let button = ui.add_enabled(!name.trim().is_empty(), Button::new(&text));
        button.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &text));
        let enter = crate::app::dialogs::pressed_enter(ui, &field) && !name.trim().is_empty();
        let tip = "They become those of the new speaker, in the same party";
        if button.on_hover_text(tip).clicked() || enter {
            let facts = SpeakerFacts { name, kind: speaker.kind, role: String::new(), party: speaker.party };
            self.places.ticked.clear();
            self.new_name = None;
            self.edit(
                Intent::Speaker(SpeakerIntent::Split { from: speaker.id, statements, mentions, facts }),
                queue,
            );
        }
    }
}
