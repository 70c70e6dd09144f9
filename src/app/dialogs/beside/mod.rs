//! A claim and the text of a source, side by side: what both say is marked, and the words that are selected in the source become
//! a cited passage.

mod claim;
mod marks;
mod text;

use std::sync::Arc;

use egui::{Key, RichText, ScrollArea, Ui, vec2};

use self::marks::{CachedMarks, Differing};
use self::text::SourcePage;
use super::bearing::{NO_BEARING, bearing};
use super::cite::STRENGTHS;
use super::parts::{choose, hint, problem, quoted, segments};
use super::{Dialog, DialogOutcome, buttons, field, main_button};
use crate::app::action::{Action, ActionQueue};
use crate::app::evidence::{EvidenceAction, LikelyPassages};
use crate::app::request::DialogRequest;
use crate::app::view_context::ViewContext;
use crate::app::widgets::ComboChoice;
use analysis::LikelyPassage;
use edit::{CitationTarget, EvidenceIntent, Intent};
use model::{EvidenceId, Project, SourceText, Span, Stance, StatementId, Strength};

/// The width of the claim's side, in points.
const ASIDE: f32 = 330.0;
/// Below this width the two sides are pages, one at a time.
const NARROW: f32 = 640.0;

/// The side that is shown where there is room for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Claim,
    Source,
}

/// Cites a passage beside the words of a statement.
pub(crate) struct BesideForm {
    statement: StatementId,
    evidence: Option<EvidenceId>,
    /// The text that is shown, to notice that it was corrected.
    of: Option<Arc<str>>,
    page: SourcePage,
    /// The words and figures that the statement shares with the selected words, or else with the part of the source.
    marks: CachedMarks,
    /// The words and figures that it shares with the part of the source.
    part: CachedMarks,
    likely: LikelyPassages,
    /// Number of the likely passage that is shown, from 1; 0 for none yet.
    shown_likely: usize,
    stance: Option<Stance>,
    strength: Option<Strength>,
    place: String,
    /// The place that was proposed last; one that a person wrote is kept.
    proposed: String,
    note: String,
    side: Side,
}

impl BesideForm {
    /// Begins with a source, or with one that has a text; `None` where the statement is gone.
    pub(crate) fn new(
        project: &Project,
        statement: StatementId,
        evidence: Option<EvidenceId>,
    ) -> Option<Self> {
        project.statements.get(&statement)?;
        let mut cited =
            project.citations.values().filter(|it| it.statement == statement).map(|it| it.evidence);
        let with_text = |id: &EvidenceId| project.source_texts.contains_key(id);
        let first = evidence
            .or_else(|| cited.find(with_text))
            .or_else(|| project.source_texts.keys().next().copied())
            .or_else(|| project.evidence.keys().next().copied());
        Some(Self {
            statement,
            evidence: first,
            of: None,
            page: SourcePage::default(),
            marks: CachedMarks::default(),
            part: CachedMarks::default(),
            likely: LikelyPassages::default(),
            shown_likely: 0,
            stance: None,
            strength: None,
            place: String::new(),
            proposed: String::new(),
            note: String::new(),
            side: Side::Source,
        })
    }

    fn source<'a>(&self, shown: &ViewContext<'a>) -> Option<&'a SourceText> {
        shown.project().source_texts.get(&self.evidence?)
    }

    /// Begins with another text, where the source or its text is another one now.
    fn follow(&mut self, shown: &ViewContext<'_>, queue: &mut ActionQueue) {
        let text = self.source(shown).map(|source| source.text.clone());
        let same = match (&self.of, &text) {
            (Some(of), Some(text)) => Arc::ptr_eq(of, text),
            (None, None) => true,
            _ => false,
        };
        if same {
            return;
        }
        self.of.clone_from(&text);
        self.page = SourcePage::new(text.as_deref().unwrap_or_default());
        (self.marks, self.part) = (CachedMarks::default(), CachedMarks::default());
        (self.likely, self.shown_likely) = (LikelyPassages::default(), 0);
        if let Some(evidence) = self.evidence.filter(|_| text.is_some()) {
            let (statement, found) = (self.statement, self.likely.clone());
            queue.push(Action::Evidence(EvidenceAction::FindLikely { statement, evidence, found }));
        }
    }

    /// The place of the selected words, as long as a person has not written another.
    fn propose_place(&mut self, source: &SourceText) {
        let Some(selected) = self.page.selected() else { return };
        let name = source.place_at(selected.start);
        if self.place == self.proposed && name != self.proposed {
            name.clone_into(&mut self.place);
            name.clone_into(&mut self.proposed);
        }
    }

    /// The claim's side: its words, the figures that differ, and what is said of the citation.
    fn claim(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, height: f32) {
        ScrollArea::vertical().id_salt("claim").max_height(height).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.set_width(ui.available_width() - 8.0);
                let Some(statement) = shown.statement(self.statement) else {
                    problem(ui, "This statement is no longer in the project.");
                    return;
                };
                let (text, spans) = shown.project().place_of(statement);
                claim::words(ui, shown, statement, (text, spans), self.marks.claim());
                differing(ui, self.marks.differing());
                ui.add_space(6.0);
                let choices = sources(shown);
                let mut evidence = self.evidence;
                if choices.is_empty() {
                    hint(ui, "The project has no evidence yet.");
                } else if choose(ui, "Source", &choices, &mut evidence) {
                    self.evidence = evidence;
                }
                bearing(ui, &mut self.stance);
                ui.label(RichText::new("Strength").small().weak());
                segments(ui, &STRENGTHS, &mut self.strength);
                field(ui, "Place of the passage", &mut self.place, "p. 9");
                field(ui, "Note (optional)", &mut self.note, "What it shows");
            },
        );
    }

    /// The source's side: its text, or the ways to get one.
    fn text(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, height: f32) {
        let Some(evidence) = self.evidence.and_then(|id| shown.project().evidence.get(&id)) else {
            hint(ui, "Add a source first; then its text can be shown here.");
            return;
        };
        let Some(source) = self.source(shown) else {
            let title = export::quoted(&evidence.title);
            hint(ui, &format!("The project does not have the text of “{title}” yet."));
            return;
        };
        self.walk(ui, &source.text);
        let passages: Vec<Span> = evidence.passages.iter().filter_map(|passage| passage.span).collect();
        if let Some(statement) = shown.statement(self.statement) {
            let claim = shown.project().place_of(statement);
            let part = self.page.span();
            self.part.update(claim, (&source.text, part));
            // The claim is compared with what is selected, where something is.
            self.marks.update(claim, (&source.text, self.page.selected().unwrap_or(part)));
        }
        self.page.show(ui, &source.text, (self.part.source(), &passages), height - 34.0);
        self.propose_place(source);
    }

    /// The steps through likely passages and parts of a long text.
    fn walk(&mut self, ui: &mut Ui, text: &str) {
        ui.horizontal(|ui| {
            let likely: &[LikelyPassage] = self.likely.get().map_or(&[], Vec::as_slice);
            let next = ui.add_enabled(!likely.is_empty(), egui::Button::new("Next likely passage"));
            let tip = "Select the next sentence that shares words or figures with the statement (F3)";
            let key = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::F3));
            if next.on_hover_text(tip).clicked() || (key && !likely.is_empty()) {
                let at = self.shown_likely % likely.len();
                if let Some(passage) = likely.get(at) {
                    self.page.select(text, passage.span);
                }
                self.shown_likely = at + 1;
            }
            let words = match (self.likely.get().is_some(), likely.len(), self.shown_likely) {
                (false, ..) => "Looking for likely passages…".to_owned(),
                (true, 0, _) => "No sentence shares much with it".to_owned(),
                (true, all, 0) => format!("{all} likely"),
                (true, all, at) => format!("{at} of {all} likely"),
            };
            ui.label(RichText::new(words).small().weak());
            self.page.parts(ui, text);
        });
    }

    /// The passage that is selected, once it has words.
    fn cited(&self, shown: &ViewContext<'_>) -> Option<CitationTarget> {
        let (evidence, source) = (self.evidence?, self.source(shown)?);
        let span = self.page.selected()?.trimmed(&source.text);
        let text = span.of(&source.text).to_owned();
        let place = self.place.trim().to_owned();
        (!text.is_empty()).then_some(CitationTarget::Passage { evidence, text, place, span: Some(span) })
    }

    fn halves(&mut self, ui: &mut Ui, shown: &ViewContext<'_>) {
        let size = vec2(ui.available_width(), (ui.available_height() - 48.0).max(100.0));
        if size.x < NARROW {
            let sides = [
                (Side::Claim, "Statement", "Its words, and what the passage does to it"),
                (Side::Source, "Source", "The text of the source"),
            ];
            segments(ui, &sides, &mut self.side);
            let height = (size.y - 32.0).max(80.0);
            match self.side {
                Side::Claim => self.claim(ui, shown, height),
                Side::Source => self.text(ui, shown, height),
            }
            return;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            ui.allocate_ui(vec2(ASIDE, size.y), |ui| ui.vertical(|ui| self.claim(ui, shown, size.y)));
            ui.allocate_ui(vec2(size.x - ASIDE - 14.0, size.y), |ui| {
                ui.vertical(|ui| self.text(ui, shown, size.y));
            });
        });
    }
}

impl BesideForm {
    /// The buttons where there is no text yet.
    fn without_text(&self, ui: &mut Ui, queue: &mut ActionQueue) -> DialogOutcome {
        let (verb, request) = match self.evidence {
            Some(evidence) => ("Add the text of the source…", DialogRequest::SourceText(evidence)),
            None => ("Add evidence…", DialogRequest::AddEvidence),
        };
        if main_button(ui, verb, true) {
            queue.ask(request);
            return DialogOutcome::Close;
        }
        if ui.button("Cancel").clicked() { DialogOutcome::Close } else { DialogOutcome::Stay }
    }
}

/// The sources to choose from, those with a text first.
fn sources(shown: &ViewContext<'_>) -> Vec<ComboChoice<Option<EvidenceId>>> {
    let project = shown.project();
    let mut all: Vec<_> = project.evidence.values().collect();
    all.sort_by_key(|it| (!project.source_texts.contains_key(&it.id), it.title.to_lowercase()));
    let choice = |it: &model::Evidence| {
        let without = if project.source_texts.contains_key(&it.id) { "" } else { " (no text yet)" };
        ComboChoice::new(Some(it.id), format!("{}{without}", it.title))
    };
    all.into_iter().map(choice).collect()
}

/// The figures that differ, in words: colour alone would not tell.
fn differing(ui: &mut Ui, all: &[Differing]) {
    for pair in all {
        let text = format!("≠ {} here, {} in the source", pair.claim, pair.source);
        problem(ui, &text);
    }
}

impl Dialog for BesideForm {
    fn title(&self) -> String {
        "Cite beside the words".to_owned()
    }

    fn width(&self) -> f32 {
        1_080.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        if shown.statement(self.statement).is_none() {
            quoted(ui, shown, self.statement, 80);
            return buttons(ui, |ui| {
                if main_button(ui, "Close", true) { DialogOutcome::Close } else { DialogOutcome::Stay }
            });
        }
        self.follow(shown, queue);
        self.halves(ui, shown);
        let cited = self.cited(shown);
        buttons(ui, |ui| {
            if self.source(shown).is_none() {
                return self.without_text(ui, queue);
            }
            let lacks = match (&cited, self.stance) {
                (None, _) => Some("Select words in the source first"),
                (_, None) => Some(NO_BEARING),
                _ => None,
            };
            let main = main_button(ui, "Cite the passage", lacks.is_none());
            if let Some((cited, stance)) = cited.filter(|_| main).zip(self.stance) {
                queue.edit(Intent::Evidence(EvidenceIntent::Cite {
                    statements: vec![self.statement],
                    cited,
                    stance,
                    strength: self.strength,
                    note: self.note.trim().to_owned(),
                }));
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() {
                return DialogOutcome::Close;
            }
            if let Some(evidence) = self.evidence
                && ui.button("Correct the text…").clicked()
            {
                queue.ask(DialogRequest::SourceText(evidence));
            }
            if let Some(lacks) = lacks {
                hint(ui, lacks);
            }
            DialogOutcome::Stay
        })
    }
}
