//! Ties a source to a statement.

use egui::{RichText, Ui};

use super::bearing::{NO_BEARING, bearing};
use super::list::{ListRow, ListSource, ListState};
use super::parts::{body, hint, problem, quoted, segments};
use super::source::SourceFields;
use super::{Dialog, DialogOutcome, buttons, field, main_button, pressed_enter};
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use edit::{CitationTarget, EvidenceIntent, Intent};
use model::{EvidenceId, PassageId, Stance, StatementId, Strength};

/// The strengths to choose from; nobody needs to judge it.
pub(super) const STRENGTHS: [(Option<Strength>, &str, &str); 4] = [
    (None, "not judged", "Nobody has judged it yet"),
    (Some(Strength::Weak), "weak", "Indirect, partial or second-hand"),
    (Some(Strength::Moderate), "moderate", "Credible, but not enough by itself"),
    (Some(Strength::Strong), "strong", "Direct, and enough by itself"),
];

/// A new source, or one of the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SourceOrigin {
    New,
    Known,
}

/// The cited part of a known source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CitedPart {
    Whole,
    Passage(PassageId),
    Another,
}

/// Asks for a source, its passage, and what that does to the statement.
pub(crate) struct CiteForm {
    statements: Vec<StatementId>,
    origin: SourceOrigin,
    fields: SourceFields,
    known: ListState<EvidenceId>,
    /// The source to which the part belongs, and the part.
    part: Option<(EvidenceId, CitedPart)>,
    stance: Option<Stance>,
    strength: Option<Strength>,
    note: String,
    focus_list: bool,
}

impl CiteForm {
    /// Asks about statements.
    pub(crate) fn new(statements: Vec<StatementId>) -> Self {
        Self {
            statements,
            origin: SourceOrigin::New,
            fields: SourceFields::new(),
            known: ListState::default(),
            part: None,
            stance: None,
            strength: None,
            note: String::new(),
            focus_list: false,
        }
    }

    fn origin(&mut self, ui: &mut Ui, shown: &ViewContext<'_>) {
        if shown.project().evidence.is_empty() {
            return;
        }
        let choices = [
            (SourceOrigin::New, "New source", "A source that the project does not have yet"),
            (SourceOrigin::Known, "Known source", "A source that the project has, or a passage of it"),
        ];
        let changed = segments(ui, &choices, &mut self.origin);
        self.focus_list |= changed && self.origin == SourceOrigin::Known;
        ui.add_space(2.0);
    }

    /// The project's sources, and the passages of the chosen one.
    fn known(&mut self, ui: &mut Ui, shown: &ViewContext<'_>) -> bool {
        let project = shown.project();
        let source = ListSource {
            label: "Source",
            empty: "No source of the project has these words.",
            all: &|| by_title(shown),
            text: &|id| {
                project
                    .evidence
                    .get(&id)
                    .map_or_else(String::new, |it| format!("{} {} {}", it.title, it.publisher, it.date))
            },
            row: &|id| row(shown, id),
        };
        let (filter, accepted) = self.known.show(ui, shown, &source, 130.0);
        if std::mem::take(&mut self.focus_list) {
            filter.request_focus();
        }
        let Some(evidence) = self.known.present().and_then(|id| project.evidence.get(&id)) else {
            return false;
        };
        let first =
            || evidence.passages.first().map_or(CitedPart::Whole, |passage| CitedPart::Passage(passage.id));
        let mut part = match self.part {
            Some((id, part)) if id == evidence.id => part,
            _ => first(),
        };
        ui.label(RichText::new("What is cited of it").small().weak());
        let mut options = vec![(CitedPart::Whole, "The whole source".to_owned())];
        for passage in &evidence.passages {
            let place =
                if passage.place.is_empty() { String::new() } else { format!(" ({})", passage.place) };
            let text = format!("“{}”{place}", crate::app::widgets::cut(&passage.text, 90));
            options.push((CitedPart::Passage(passage.id), text));
        }
        options.push((CitedPart::Another, "Another passage".to_owned()));
        for (option, text) in options {
            if ui.radio(part == option, text).clicked() {
                part = option;
            }
        }
        self.part = Some((evidence.id, part));
        if part == CitedPart::Another {
            return self.fields.show_passage(ui);
        }
        accepted
    }

    /// The source that was chosen or written, once it is complete.
    fn cited(&self) -> Option<CitationTarget> {
        if self.origin == SourceOrigin::New {
            return self.fields.facts().map(CitationTarget::New);
        }
        let evidence = self.known.present()?;
        match self.part.filter(|(id, _)| *id == evidence).map_or(CitedPart::Whole, |(_, part)| part) {
            CitedPart::Whole => Some(CitationTarget::Known(evidence, None)),
            CitedPart::Passage(passage) => Some(CitationTarget::Known(evidence, Some(passage))),
            CitedPart::Another => {
                let text = self.fields.passage.trim().to_owned();
                let place = self.fields.place.trim().to_owned();
                (!text.is_empty()).then_some(CitationTarget::Passage { evidence, text, place, span: None })
            }
        }
    }

    /// Returns `true` if all of the statements have this citation already.
    fn is_cited(&self, shown: &ViewContext<'_>, cited: &CitationTarget) -> bool {
        let CitationTarget::Known(evidence, passage) = cited else { return false };
        self.statements.iter().all(|statement| {
            let ids = shown.index().citations.get(statement).map_or(&[][..], Vec::as_slice);
            let mut citations = ids.iter().filter_map(|id| shown.project().citations.get(id));
            citations.any(|it| (it.evidence, it.passage) == (*evidence, *passage))
        })
    }

    fn missing(&self) -> &'static str {
        match self.origin {
            _ if self.cited().is_some() => NO_BEARING,
            SourceOrigin::New => self.fields.missing(),
            SourceOrigin::Known if self.known.present().is_none() => "Choose a source first",
            SourceOrigin::Known => "Give the words of the passage first",
        }
    }
}

impl Dialog for CiteForm {
    fn title(&self) -> String {
        "Cite evidence".to_owned()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        let enter = body(ui, |ui| {
            match self.statements[..] {
                [one] => quoted(ui, shown, one, 140),
                _ => drop(hint(ui, &format!("For {} statements", self.statements.len()))),
            }
            ui.add_space(4.0);
            self.origin(ui, shown);
            let mut enter = match self.origin {
                SourceOrigin::New => self.fields.show_where(ui) | self.fields.show_passage(ui),
                SourceOrigin::Known => self.known(ui, shown),
            };
            bearing(ui, &mut self.stance);
            ui.label(RichText::new("Strength").small().weak());
            segments(ui, &STRENGTHS, &mut self.strength);
            let note = field(ui, "Note (optional)", &mut self.note, "What it shows");
            enter |= pressed_enter(ui, &note);
            if self.origin == SourceOrigin::New {
                ui.add_space(2.0);
                enter |= self.fields.show_folded_details(ui);
            }
            enter
        });
        let mut cited = self.cited();
        let is_cited = cited.as_ref().is_some_and(|cited| self.is_cited(shown, cited));
        if is_cited {
            problem(ui, "This is cited for the statement already: choose another passage.");
            cited = None;
        }
        let missing = self.missing();
        buttons(ui, |ui| {
            let ready = cited.is_some() && self.stance.is_some();
            let main = main_button(ui, "Cite", ready) || enter;
            if let Some((cited, stance)) = cited.take_if(|_| main && ready).zip(self.stance) {
                let note = self.note.trim().to_owned();
                let statements = self.statements.clone();
                queue.edit(Intent::Evidence(EvidenceIntent::Cite {
                    statements,
                    cited,
                    stance,
                    strength: self.strength,
                    note,
                }));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() {
                return DialogOutcome::Close;
            }
            if !ready && !is_cited {
                hint(ui, missing);
            }
            DialogOutcome::Stay
        })
    }
}

fn by_title(shown: &ViewContext<'_>) -> Vec<EvidenceId> {
    let mut all: Vec<_> = shown.project().evidence.values().collect();
    all.sort_by_key(|evidence| evidence.title.to_lowercase());
    all.into_iter().map(|evidence| evidence.id).collect()
}

fn row(shown: &ViewContext<'_>, id: EvidenceId) -> ListRow {
    let Some(evidence) = shown.project().evidence.get(&id) else { return ListRow::default() };
    let passages = match evidence.passages.len() {
        0 => "no passages yet".to_owned(),
        1 => "1 passage".to_owned(),
        number => format!("{number} passages"),
    };
    let known = [evidence.publisher.as_str(), evidence.date.as_str(), passages.as_str()];
    let detail = known.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ");
    ListRow { letters: None, title: evidence.title.clone(), detail, words: false }
}
