//! The dialog for the speaker of statements.

use egui::Ui;

use super::list::{ListRow, ListSource, ListState};
use super::parts::{body, choose, hint, parties, quoted, segments};
use super::{Dialog, DialogOutcome, buttons, field, focus_first, main_button, pressed_enter};
use crate::app::action::ActionQueue;
use crate::app::view_context::ViewContext;
use crate::app::widgets::ComboChoice;
use edit::{Intent, SpeakerFacts, SpeakerIntent, StatementIntent};
use model::{PartyId, Project, Speaker, SpeakerId, SpeakerKind, StatementId};

/// The change to the speaker that a person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SpeakerTask {
    Choose,
    New,
    Describe,
    Merge,
}

/// Says who makes statements, and corrects what is known of a speaker.
pub(crate) struct SpeakerForm {
    statements: Vec<StatementId>,
    /// The speaker that all of them have now.
    present: Option<SpeakerId>,
    task: SpeakerTask,
    list: ListState<SpeakerId>,
    others: ListState<SpeakerId>,
    new: SpeakerFacts,
    facts: SpeakerFacts,
    fresh: bool,
}

impl SpeakerForm {
    /// Asks about statements.
    pub(crate) fn new(project: &Project, statements: Vec<StatementId>) -> Self {
        let mut speakers = statements.iter().map(|id| project.statements.get(id).and_then(|it| it.speaker));
        let first = speakers.next().flatten();
        let present = first.filter(|_| speakers.all(|speaker| speaker == first));
        let party = statements
            .first()
            .and_then(|id| project.statements.get(id))
            .and_then(|statement| project.party_of(statement));
        let known = present.and_then(|id| project.speakers.get(&id));
        Self {
            statements,
            present,
            task: SpeakerTask::Choose,
            list: ListState::default(),
            others: ListState::default(),
            new: SpeakerFacts { party, ..SpeakerFacts::default() },
            facts: known.map_or_else(SpeakerFacts::default, facts_of),
            fresh: true,
        }
    }

    fn tasks(&mut self, ui: &mut Ui, shown: &ViewContext<'_>) {
        let mut tasks = vec![
            (SpeakerTask::Choose, "Choose", "Give the statements to a speaker that the project has"),
            (SpeakerTask::New, "New speaker", "Give the statements to somebody new"),
        ];
        if self.present.is_some() {
            tasks.push((SpeakerTask::Describe, "Correct", "Correct what is known of the present speaker"));
            tasks.push((SpeakerTask::Merge, "Same as…", "Make one speaker of the present one and another"));
        }
        if segments(ui, &tasks, &mut self.task) {
            self.fresh = true;
        }
        if let Some(speaker) = self.present.and_then(|id| shown.project().speakers.get(&id)) {
            hint(ui, &format!("Now: {}", described(speaker)));
        }
        ui.add_space(2.0);
    }

    fn choose(&mut self, ui: &mut Ui, shown: &ViewContext<'_>) -> bool {
        let present = self.present;
        let source = ListSource {
            label: "Speaker",
            empty: "Nobody has these words in the name: choose “New speaker” above.",
            all: &|| by_name(shown.project(), None),
            text: &|id| text(shown, id),
            row: &|id| row(shown, id),
        };
        let height = (ui.available_height() - 130.0).clamp(64.0, 300.0);
        let (field, accepted) = self.list.show(ui, shown, &source, height);
        if let Some(present) = present.filter(|_| self.fresh) {
            self.list.choose(present);
        }
        focus_first(&field, &mut self.fresh);
        accepted
    }

    fn merge(&mut self, ui: &mut Ui, shown: &ViewContext<'_>) -> bool {
        let present = self.present;
        hint(ui, "All its statements and mentions go to the other one, and it is no longer a speaker.");
        let source = ListSource {
            label: "Is the same as",
            empty: "There is no other speaker with these words in the name.",
            all: &|| by_name(shown.project(), present),
            text: &|id| text(shown, id),
            row: &|id| row(shown, id),
        };
        let height = (ui.available_height() - 130.0).clamp(64.0, 300.0);
        let (field, accepted) = self.others.show(ui, shown, &source, height);
        focus_first(&field, &mut self.fresh);
        accepted
    }

    /// The label and the action of the main button; none while it cannot be pressed.
    fn outcome(&self) -> (&'static str, Option<Intent>) {
        let statements = self.statements.clone();
        let named = |facts: &SpeakerFacts| !facts.name.trim().is_empty();
        match self.task {
            SpeakerTask::Choose => {
                let speaker = self.list.present();
                (
                    "Choose",
                    speaker.map(|speaker| {
                        Intent::Statement(StatementIntent::SetSpeaker { statements, speaker: Some(speaker) })
                    }),
                )
            }
            SpeakerTask::New => {
                let facts = Some(self.new.clone()).filter(named);
                ("Add", facts.map(|facts| Intent::Speaker(SpeakerIntent::Add { facts, statements })))
            }
            SpeakerTask::Describe => {
                let known = self.present.filter(|_| named(&self.facts));
                let facts = self.facts.clone();
                ("Apply", known.map(|speaker| Intent::Speaker(SpeakerIntent::Describe { speaker, facts })))
            }
            SpeakerTask::Merge => {
                let both = self.present.zip(self.others.present());
                (
                    "Merge",
                    both.map(|(from, into)| Intent::Speaker(SpeakerIntent::Merge { from: vec![from], into })),
                )
            }
        }
    }
}

impl Dialog for SpeakerForm {
    fn title(&self) -> String {
        "Speaker".to_owned()
    }

    fn width(&self) -> f32 {
        500.0
    }

    fn ui(&mut self, ui: &mut Ui, shown: &ViewContext<'_>, queue: &mut ActionQueue) -> DialogOutcome {
        match self.statements.as_slice() {
            // A low window has room for the list alone.
            [one] => quoted(ui, shown, *one, if ui.available_height() < 260.0 { 50 } else { 140 }),
            many => {
                ui.label(format!("{} statements", many.len()));
            }
        }
        ui.add_space(4.0);
        self.tasks(ui, shown);
        let enter = match self.task {
            SpeakerTask::Choose => self.choose(ui, shown),
            SpeakerTask::Merge => self.merge(ui, shown),
            SpeakerTask::New => body(ui, |ui| fields(ui, shown, &mut self.new, &mut self.fresh)),
            SpeakerTask::Describe => body(ui, |ui| {
                hint(ui, "This holds for all its statements.");
                fields(ui, shown, &mut self.facts, &mut self.fresh)
            }),
        };
        buttons(ui, |ui| {
            let (verb, intent) = self.outcome();
            let main = main_button(ui, verb, intent.is_some()) || enter;
            if let Some(intent) = intent.filter(|_| main) {
                queue.edit(intent);
                return DialogOutcome::Close;
            }
            if ui.button("Cancel").clicked() {
                return DialogOutcome::Close;
            }
            let tip = "Say that it is not known who makes the statement";
            if self.task == SpeakerTask::Choose && ui.button("Nobody known").on_hover_text(tip).clicked() {
                queue.edit(Intent::Statement(StatementIntent::SetSpeaker {
                    statements: self.statements.clone(),
                    speaker: None,
                }));
                return DialogOutcome::Close;
            }
            DialogOutcome::Stay
        })
    }
}

/// The fields of a speaker; whether Enter was pressed in one.
fn fields(ui: &mut Ui, shown: &ViewContext<'_>, facts: &mut SpeakerFacts, fresh: &mut bool) -> bool {
    let enter = describe_fields(ui, facts, fresh);
    let choices: Vec<ComboChoice<Option<PartyId>>> = parties(shown);
    choose(ui, "Party", &choices, &mut facts.party);
    enter
}

/// The fields of a speaker without the party; whether Enter was pressed in one.
pub(super) fn describe_fields(ui: &mut Ui, facts: &mut SpeakerFacts, fresh: &mut bool) -> bool {
    let name = field(ui, "Name", &mut facts.name, "Kate Allen");
    focus_first(&name, fresh);
    let kinds: Vec<ComboChoice<SpeakerKind>> =
        SpeakerKind::ALL.into_iter().map(|kind| ComboChoice::new(kind, kind.name())).collect();
    choose(ui, "Kind", &kinds, &mut facts.kind);
    let role = field(ui, "Role", &mut facts.role, "the director of a charity");
    pressed_enter(ui, &name) | pressed_enter(ui, &role)
}

/// The facts of a speaker, to be corrected.
pub(super) fn facts_of(speaker: &Speaker) -> SpeakerFacts {
    SpeakerFacts {
        name: speaker.name.clone(),
        kind: speaker.kind,
        role: speaker.role.clone(),
        party: speaker.party,
    }
}

fn described(speaker: &Speaker) -> String {
    let kind = speaker.kind.name();
    if speaker.role.is_empty() {
        format!("{} ({kind})", speaker.name)
    } else {
        format!("{} ({kind}), {}", speaker.name, speaker.role)
    }
}

fn by_name(project: &Project, but: Option<SpeakerId>) -> Vec<SpeakerId> {
    let mut all: Vec<&Speaker> = project.speakers.values().filter(|it| Some(it.id) != but).collect();
    all.sort_by_key(|speaker| speaker.name.to_lowercase());
    all.into_iter().map(|speaker| speaker.id).collect()
}

fn text(shown: &ViewContext<'_>, id: SpeakerId) -> String {
    let Some(speaker) = shown.project().speakers.get(&id) else { return String::new() };
    format!("{} {} {}", speaker.name, speaker.role, shown.party_name(speaker.party))
}

fn row(shown: &ViewContext<'_>, id: SpeakerId) -> ListRow {
    let Some(speaker) = shown.project().speakers.get(&id) else { return ListRow::default() };
    let mut detail = format!("{} · {}", shown.party_name(speaker.party), speaker.kind.name());
    if !speaker.role.is_empty() {
        detail = format!("{detail} · {}", speaker.role);
    }
    let letters = Some((shown.party_letters(speaker.party), shown.party_colour(speaker.party)));
    ListRow { letters, title: speaker.name.clone(), detail, words: false }
}
