//! The evidence of the project: which source serves which statements, what is cited nowhere, and which files are missing or have
//! changed.

mod detail;

use std::collections::HashMap;

use egui::{Ui, vec2};

use super::list::{ListRow, ListSource, ListState};
use super::parts::{hint, segments};
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::action::{Action, ActionQueue};
use crate::app::evidence::{EvidenceAction, EvidenceFile};
use crate::app::index::{ChangedAspects, Memo};
use crate::app::request::DialogRequest;
use crate::app::view_context::ViewContext;
use model::{CitationId, EvidenceId, Project, counted};

/// The width of the list where the facts are beside it, in points.
const LIST: f32 = 400.0;
/// Below this width the facts are below the list.
const NARROW: f32 = 700.0;

/// The sources that are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Listed {
    All,
    CitedNowhere,
    ToLookAt,
}

const CHOICES: [(Listed, &str, &str); 3] = [
    (Listed::All, "All", "All sources of the project"),
    (Listed::CitedNowhere, "Cited nowhere", "Sources that no statement and no reply uses"),
    (Listed::ToLookAt, "Files to look at", "Files that are missing, or have changed since they were added"),
];

/// Lists the evidence.
pub(crate) struct LibraryDialog {
    list: ListState<EvidenceId>,
    listed: Listed,
    uses: Memo<Uses>,
    begin: Option<EvidenceId>,
    fresh: bool,
    looked: bool,
}

/// The uses of each source.
#[derive(Debug, Default)]
pub(super) struct Uses {
    citations: HashMap<EvidenceId, Vec<CitationId>>,
    replies: HashMap<EvidenceId, usize>,
}

impl Uses {
    fn of(project: &Project) -> Self {
        let mut uses = Self::default();
        for citation in project.citations.values() {
            uses.citations.entry(citation.evidence).or_default().push(citation.id);
        }
        for evidence in project.replies.values().filter_map(|reply| reply.evidence) {
            *uses.replies.entry(evidence).or_default() += 1;
        }
        uses
    }

    /// The citations of a source.
    pub(super) fn citations(&self, evidence: EvidenceId) -> &[CitationId] {
        self.citations.get(&evidence).map_or(&[], Vec::as_slice)
    }

    /// Returns the number of replies found in a source.
    pub(super) fn replies(&self, evidence: EvidenceId) -> usize {
        self.replies.get(&evidence).copied().unwrap_or_default()
    }

    fn is_used(&self, evidence: EvidenceId) -> bool {
        !self.citations(evidence).is_empty() || self.replies(evidence) > 0
    }
}

impl LibraryDialog {
    /// Begins at a source.
    pub(crate) fn new(begin: Option<EvidenceId>) -> Self {
        Self {
            list: list(),
            listed: Listed::All,
            uses: Memo::new(ChangedAspects::ALL),
            begin,
            fresh: true,
            looked: false,
        }
    }

    fn list(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, height: f32) -> bool {
        let before = self.listed;
        segments(ui, &CHOICES, &mut self.listed);
        if self.listed != before {
            self.list = list();
        }
        let uses = self.uses.get(shown.index(), || Uses::of(shown.project()));
        let (project, listed) = (shown.project(), self.listed);
        let is_listed = |evidence: &&model::Evidence| match listed {
            Listed::All => true,
            Listed::CitedNowhere => !uses.is_used(evidence.id),
            Listed::ToLookAt => shown.desk.files.problem(evidence).is_some(),
        };
        let source = ListSource {
            label: "Find a source",
            empty: match listed {
                Listed::All => "No source has these words.",
                Listed::CitedNowhere => "Every source is used.",
                Listed::ToLookAt => "No file is missing or changed, as far as they were looked at.",
            },
            all: &|| {
                let mut all: Vec<_> = project.evidence.values().filter(is_listed).collect();
                all.sort_by_key(|it| it.title.to_lowercase());
                all.into_iter().map(|it| it.id).collect()
            },
            text: &|id| {
                project.evidence.get(&id).map_or_else(String::new, |it| {
                    [&it.title, &it.author, &it.publisher, &it.date, &it.note].map(String::as_str).join(" ")
                })
            },
            row: &|id| row(shown, &uses, id),
        };
        let (field, accepted) = self.list.show(ui, shown, &source, (height - 84.0).max(84.0));
        if std::mem::take(&mut self.fresh) {
            field.request_focus();
        }
        if let Some(begin) = self.begin.take() {
            self.list.choose(begin);
        }
        accepted
    }

    fn halves(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> bool {
        let size = vec2(ui.available_width(), (ui.available_height() - 48.0).max(100.0));
        if size.x < NARROW {
            let height = (size.y * 0.55).max(100.0);
            let accepted = self.list(ui, shown, height);
            self.detail(ui, shown, (size.y - height).max(60.0), queue);
            return accepted;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            let list =
                ui.allocate_ui(vec2(LIST, size.y), |ui| ui.vertical(|ui| self.list(ui, shown, size.y)).inner);
            ui.allocate_ui(vec2(size.x - LIST - 16.0, size.y), |ui| {
                ui.vertical(|ui| self.detail(ui, shown, size.y, queue));
            });
            list.inner
        })
        .inner
    }

    fn detail(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, height: f32, queue: &mut ActionQueue) {
        let evidence = self.list.present().and_then(|id| shown.project().evidence.get(&id));
        match evidence {
            Some(evidence) => {
                let uses = self.uses.get(shown.index(), || Uses::of(shown.project()));
                detail::show(ui, shown, (evidence, &uses), height, queue);
            }
            None => drop(hint(ui, "Choose a source to see what it serves.")),
        }
    }
}

/// An empty list with rows for long titles.
fn list() -> ListState<EvidenceId> {
    let mut list = ListState::default();
    list.tall = true;
    list
}

fn row(shown: &ViewContext<'_>, uses: &Uses, id: EvidenceId) -> ListRow {
    let Some(evidence) = shown.project().evidence.get(&id) else { return ListRow::default() };
    let kind = if evidence.kind.is_unspecified() { "" } else { evidence.kind.name() };
    let used = match (uses.citations(id).len(), uses.replies(id)) {
        (0, 0) => "cited nowhere".to_owned(),
        (0, replies) => counted(replies, "reply", "replies"),
        (citations, _) => counted(citations, "citation", "citations"),
    };
    let problem = if shown.desk.files.problem(evidence).is_some() { "⚠ file to look at" } else { "" };
    let parts = [problem, kind, &evidence.publisher, &evidence.date, &used];
    let detail = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    ListRow { letters: None, title: evidence.title.clone(), detail, words: false }
}

impl Dialog for LibraryDialog {
    fn title(&self) -> String {
        "Evidence".to_owned()
    }

    fn width(&self) -> f32 {
        960.0
    }

    fn applies_at_once(&self) -> bool {
        true
    }

    fn takes_files(&self) -> Option<EvidenceFile> {
        Some(EvidenceFile::Copies)
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        if !std::mem::replace(&mut self.looked, true) {
            queue.push(Action::Evidence(EvidenceAction::CheckFiles));
        }
        if shown.project().evidence.is_empty() {
            hint(ui, "The project has no evidence yet. Add a source, import references, or drop files here.");
        }
        let accepted = self.halves(ui, shown, queue);
        let present = self.list.present();
        buttons(ui, |ui| {
            if main_button(ui, "Edit…", present.is_some()) || accepted {
                if let Some(evidence) = present {
                    queue.ask(DialogRequest::EditEvidence(evidence));
                }
                return DialogOutcome::Stay;
            }
            if ui.button("Close").clicked() {
                return DialogOutcome::Close;
            }
            if ui
                .button("Add files…")
                .on_hover_text("Copy files into a folder beside the project; or drop them here")
                .clicked()
            {
                queue.push(Action::Evidence(EvidenceAction::Pick(EvidenceFile::Copies)));
            }
            if ui.button("Import references…").on_hover_text("BibTeX, RIS or CSL-JSON").clicked() {
                queue.ask(DialogRequest::References);
            }
            if ui.button("Add…").on_hover_text("Add a source by its facts").clicked() {
                queue.ask(DialogRequest::AddEvidence);
            }
            DialogOutcome::Stay
        })
    }
}
