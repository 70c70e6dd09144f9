//! Checked before: the desk's archive of fact-checks, searched for the selected claim or for all claims of the project.

mod row;

use egui::{Label, RichText, ScrollArea, Ui};

use super::cursor::ListCursor;
use super::parts::{hint, problem, quoted, segments};
use super::{Dialog, DialogOutcome, buttons, main_button};
use crate::app::action::{Action, ActionQueue};
use crate::app::evidence::{ArchiveState, CheckedClaim, EvidenceAction, EvidenceFile, FoundChecks};
use crate::app::request::DialogRequest;
use crate::app::theme;
use crate::app::view_context::ViewContext;
use factchecks::Hit;
use model::{EvidenceSource, StatementId, counted};

/// The claims that are searched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Searched {
    Selected,
    All,
}

const CHOICES: [(Searched, &str, &str); 2] = [
    (Searched::Selected, "Selected statement", "Fact-checks of claims like the selected statement"),
    (
        Searched::All,
        "All claims",
        "Every claim of the project for which the archive has a fact-check, with the best one",
    ),
];

/// The height of a row.
const ROW: f32 = 46.0;
/// The height of the part below the list.
const DETAIL: f32 = 150.0;

/// Lists fact-checks.
pub(crate) struct CheckedDialog {
    searched: Searched,
    all: Option<FoundChecks>,
    cursor: ListCursor,
    /// The field that steers the list: its words filter it.
    filter: String,
    fresh: bool,
}

impl Default for CheckedDialog {
    fn default() -> Self {
        Self {
            searched: Searched::Selected,
            all: None,
            cursor: ListCursor::default(),
            filter: String::new(),
            fresh: true,
        }
    }
}

impl CheckedDialog {
    /// The way to an archive, and what is known of the one that is chosen.
    fn archive(ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> bool {
        let ready = match &shown.desk.archive {
            ArchiveState::None => {
                hint(
                    ui,
                    "Choose your desk’s archive of fact-checks: a DataFeed, a file with a ClaimReview on each line, or a folder of \
                     such files. It is read on this machine; nothing is sent anywhere.",
                );
                false
            }
            ArchiveState::Reading(path) => {
                hint(ui, &format!("Reading {}…", path.display()));
                false
            }
            ArchiveState::Failed(words) => {
                problem(ui, words);
                false
            }
            ArchiveState::Ready { path, archive } => {
                let checks = counted(archive.len(), "fact-check", "fact-checks");
                hint(ui, &format!("{checks} of {}", path.display()));
                true
            }
        };
        let reading = matches!(shown.desk.archive, ArchiveState::Reading(_));
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(!reading, |ui| {
                let verb = if ready { "Another file…" } else { "Choose a file…" };
                if ui.button(verb).clicked() {
                    queue.push(Action::Evidence(EvidenceAction::Pick(EvidenceFile::Archive)));
                }
                let verb = if ready { "Another folder…" } else { "Choose a folder…" };
                if ui.button(verb).clicked() {
                    queue.push(Action::Evidence(EvidenceAction::Pick(EvidenceFile::ArchiveFolder)));
                }
                if !matches!(shown.desk.archive, ArchiveState::None)
                    && ui.button("Forget it").on_hover_text("Search it no longer; the file stays").clicked()
                {
                    queue.push(Action::Evidence(EvidenceAction::ForgetArchive));
                }
            });
        });
        ready
    }

    /// The fact-checks that are listed, each with the statement that it is like.
    fn listed(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> Vec<CheckedClaim> {
        match self.searched {
            Searched::Selected => {
                let Some(statement) = shown.selection.statement() else {
                    hint(ui, "Select a statement, or look at all claims.");
                    return Vec::new();
                };
                let search = shown.desk.search.as_ref().filter(|search| search.statement == statement);
                match search.and_then(|search| search.hits.get()) {
                    None => {
                        hint(ui, "Searching…");
                        Vec::new()
                    }
                    Some(hits) => {
                        if hits.is_empty() {
                            hint(ui, "No fact-check of the archive is like this statement.");
                        }
                        hits.iter().map(|hit| CheckedClaim { statement, hit: hit.clone() }).collect()
                    }
                }
            }
            Searched::All => {
                let found = self.all.get_or_insert_with(|| {
                    let found = FoundChecks::default();
                    queue.push(Action::Evidence(EvidenceAction::CheckAll(found.clone())));
                    found
                });
                match found.get() {
                    None => {
                        hint(ui, "Searching for all claims…");
                        Vec::new()
                    }
                    Some(all) => {
                        if all.is_empty() {
                            hint(ui, "No claim of the project is like one in the archive.");
                        }
                        all.clone()
                    }
                }
            }
        }
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        queue: &mut ActionQueue,
    ) -> (Option<CheckedClaim>, bool) {
        let before = self.searched;
        if segments(ui, &CHOICES, &mut self.searched) || before != self.searched {
            self.cursor.go(0);
        }
        let listed = self.listed(ui, shown, queue);
        let words: Vec<String> = self.filter.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let fits = |it: &CheckedClaim| {
            let text =
                format!("{} {}", it.hit.review.claim, it.hit.review.verdict.as_deref().unwrap_or_default());
            let text = text.to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        let listed: Vec<CheckedClaim> = listed.into_iter().filter(fits).collect();
        self.cursor.refill(listed.len(), Vec::new());
        self.cursor.keys(ui);
        let field = super::search_field(
            ui,
            "Find a fact-check",
            &mut self.filter,
            "Type to filter, arrows to choose",
        );
        super::focus_first(&field, &mut self.fresh);
        self.cursor.follow(&field);
        let entered = super::pressed_enter(ui, &field) && !listed.is_empty();
        let all = self.searched == Searched::All;
        let height = (ui.available_height() - DETAIL - 60.0).clamp(ROW, 330.0);
        let clicks = self.cursor.rows(ui, "fact-checks", (ROW, height), |ui, at, here| {
            Some(row::show(ui, shown, listed.get(at)?, all, here))
        });
        (listed.into_iter().nth(self.cursor.at()), entered || clicks.twice)
    }

    /// The buttons: to keep the fact-check, and to leave.
    fn foot(
        ui: &mut Ui,
        shown: &ViewContext<'_>,
        (present, accepted): (Option<CheckedClaim>, bool),
        queue: &mut ActionQueue,
    ) -> DialogOutcome {
        let kept = present.as_ref().is_some_and(|it| is_kept(shown, it.statement, &it.hit));
        buttons(ui, |ui| {
            let ready = present.is_some() && !kept;
            let main = main_button(ui, "Keep as evidence", ready) || (accepted && ready);
            if let Some(present) = present.as_ref().filter(|_| main) {
                let (statement, hit) = (present.statement, Box::new(present.hit.clone()));
                queue.push(Action::Evidence(EvidenceAction::Keep { statement, hit }));
                return DialogOutcome::Stay;
            }
            if ui.button("Close").clicked() {
                return DialogOutcome::Close;
            }
            if let Some(present) = &present {
                if ui.button("Go to it").on_hover_text("Select the statement").clicked() {
                    queue.push(Action::Select { statement: present.statement, more: false });
                    return DialogOutcome::Close;
                }
                if let Some(url) = present.hit.review.url.as_ref().filter(|url| model::is_web_address(url))
                    && ui.button("Open…").on_hover_text("Open the fact-check in the browser").clicked()
                {
                    queue.ask(DialogRequest::OpenAddress(url.clone()));
                }
            }
            if kept {
                hint(ui, "It is evidence for the statement.");
            }
            DialogOutcome::Stay
        })
    }
}

/// Returns `true` if a statement has a fact-check as evidence already.
pub(super) fn is_kept(shown: &ViewContext<'_>, statement: StatementId, hit: &Hit) -> bool {
    let project = shown.project();
    let ids = shown.index().citations.get(&statement).map_or(&[][..], Vec::as_slice);
    let claim = hit.review.claim.as_str();
    let cited = ids.iter().filter_map(|id| project.citations.get(id));
    cited.filter_map(|citation| project.evidence.get(&citation.evidence)).any(|evidence| {
        let address = match (&evidence.source, &hit.review.url) {
            (EvidenceSource::Address(known), Some(url)) => known == url,
            (EvidenceSource::Elsewhere, url) => url.as_deref().is_none_or(|url| !model::is_web_address(url)),
            _ => false,
        };
        address && evidence.passages.iter().any(|passage| passage.text.ends_with(claim))
    })
}

/// The fact-check in full, below the statement that it is like.
fn detail(ui: &mut Ui, shown: &ViewContext<'_>, it: &CheckedClaim) {
    ui.add_space(6.0);
    ScrollArea::vertical().id_salt("fact-check").max_height(DETAIL).auto_shrink([false, true]).show(ui, |ui| {
        ui.set_width(ui.available_width() - 8.0);
        quoted(ui, shown, it.statement, 220);
        ui.add_space(4.0);
        let review = &it.hit.review;
        let verdict = review.verdict.as_deref().unwrap_or("no verdict is stated");
        let by = [review.reviewer.as_deref(), review.published.as_deref()];
        let by = by.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let by = if by.is_empty() { String::new() } else { format!(" ({by})") };
        ui.label(RichText::new(format!("Verdict of the fact-check: {verdict}{by}")).font(theme::bold(theme::INTERFACE)));
        let claimant = review.claimant.as_deref().map_or_else(String::new, |who| format!("{who}: "));
        let words = RichText::new(format!("{claimant}{}", review.claim)).font(theme::serif(theme::CARD_TEXT));
        ui.add(Label::new(words).wrap());
        hint(ui, "It is about a claim in like words, and no verdict on the statement. Kept, it is cited as context.");
    });
}

impl Dialog for CheckedDialog {
    fn title(&self) -> String {
        "Checked before".to_owned()
    }

    fn width(&self) -> f32 {
        820.0
    }

    fn applies_at_once(&self) -> bool {
        true
    }

    fn takes_files(&self) -> Option<EvidenceFile> {
        Some(EvidenceFile::Archive)
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        if !Self::archive(ui, shown, queue) {
            self.all = None;
            return buttons(ui, |ui| {
                if main_button(ui, "Close", true) { DialogOutcome::Close } else { DialogOutcome::Stay }
            });
        }
        ui.add_space(4.0);
        let (present, accepted) = self.list(ui, shown, queue);
        if let Some(present) = &present {
            detail(ui, shown, present);
        }
        Self::foot(ui, shown, (present, accepted), queue)
    }
}
