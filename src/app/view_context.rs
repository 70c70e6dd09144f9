//! The data that every view may read.

use std::sync::Arc;

use super::analyses::Analyses;
use super::check::CheckChoice;
use super::command::CommandContext;
use super::evidence::EvidenceDesk;
use super::filter::Filter;
use super::index::Index;
use super::index::UnplacedSpeaker;
use super::jobs::Jobs;
use super::layout::{Layout, PanelColumn};
use super::search::TextSearch;
use super::selection::Selection;
use super::session::Session;
use super::theme::ThemeTokens;
use super::tour::TourStep;
use super::view::View;
use super::visible_parts::{VisibleParts, WindowRoom};
use model::{
    Act, ArticleId, DayTime, Party, PartyId, Project, ReviewStatus, SpeakerKind, Statement, StatementId,
    is_same_name, one_line, spelled_out,
};
use settings::{Arrangement, Settings};

/// The name of the panel for speakers without one.
pub(crate) const OTHERS: &str = "Others";
/// The words in place of a name.
const NOBODY: &str = "Speaker not known";

/// The data that every view may read: the project, its derived data, the selection, and the theme.
pub(crate) struct ViewContext<'a> {
    pub(crate) session: &'a Session,
    pub(crate) selection: &'a Selection,
    pub(crate) search: &'a TextSearch,
    pub(crate) commands: CommandContext<'a>,
    pub(crate) settings: &'a Settings,
    /// The arrangement of the panels.
    pub(crate) arrangement: &'a Arrangement,
    /// The parts that a person wants beside the panels.
    pub(crate) parts: VisibleParts,
    /// The view between the article and the inspector.
    pub(crate) view: View,
    /// The choices in the view Check.
    pub(crate) check: &'a CheckChoice,
    /// True if only the exchange of what is selected is shown.
    pub(crate) focus: bool,
    /// The number of parties and speakers of an article just opened that are as the who's who has them.
    pub(crate) followed: Option<usize>,
    /// The step of the tour, while that is under way.
    pub(crate) tour: Option<TourStep>,
    /// True if the bar asks about the sides.
    pub(crate) asks_sides: bool,
    pub(crate) jobs: &'a Jobs,
    /// The archive of fact-checks, and the state of the project's files.
    pub(crate) desk: &'a EvidenceDesk,
    pub(crate) tokens: &'static ThemeTokens,
    /// The article in the reading column.
    pub(crate) article: Option<ArticleId>,
    /// The present moment, by the clock on the wall.
    pub(crate) now: DayTime,
    /// The message of the status bar about the last event.
    pub(crate) message: &'a str,
}

impl<'a> ViewContext<'a> {
    /// The project.
    pub(crate) fn project(&self) -> &'a Project {
        self.session.project()
    }

    /// Returns the facts of the project.
    pub(crate) fn index(&self) -> &'a Index {
        self.session.index()
    }

    /// Returns the cards and panels.
    pub(crate) fn layout(&self) -> &'a Layout {
        &self.session.layout
    }

    /// The analyses of the project.
    pub(crate) fn analyses(&self) -> Arc<Analyses> {
        self.session.analyses()
    }

    /// The room in a window of some width.
    pub(crate) fn room(&self, width: f32) -> WindowRoom {
        window_room(width, self.settings, self.layout(), self.arrangement)
    }

    /// The filter.
    pub(crate) fn filter(&self) -> &'a Filter {
        self.layout().filters.filter()
    }

    /// A statement, where it exists.
    pub(crate) fn statement(&self, id: StatementId) -> Option<&'a Statement> {
        self.project().statements.get(&id)
    }

    /// The statement that the inspector shows.
    pub(crate) fn selected(&self) -> Option<&'a Statement> {
        self.selection.statement().and_then(|id| self.statement(id))
    }

    /// Returns `true` if a statement is marked in the article: it is selected, or at an end of the selected link.
    pub(crate) fn is_marked(&self, statement: StatementId) -> bool {
        let link = self.selection.link.and_then(|id| self.project().links.get(&id));
        self.selection.has(statement) || link.is_some_and(|it| it.from == statement || it.to == statement)
    }

    /// The colour of a party; that of soft ink for one that waits among the others, or is not known.
    pub(crate) fn party_colour(&self, party: Option<PartyId>) -> egui::Color32 {
        match party.and_then(|id| self.project().party(id)) {
            Some(party) if !party.waiting => self.tokens.party(party.colour),
            _ => self.tokens.soft_ink,
        }
    }

    /// The letter of a party; a question mark for no known party.
    pub(crate) fn party_letters(&self, party: Option<PartyId>) -> model::PartyLetters {
        party.and_then(|id| self.project().party(id)).map_or_else(|| '?'.into(), |party| party.letters)
    }

    /// The short name of a party, or that it is not known.
    pub(crate) fn party_name(&self, party: Option<PartyId>) -> &'a str {
        party.and_then(|id| self.project().party(id)).map_or("Party not known", |party| &party.short)
    }

    /// Returns "has" or "have", as the short name of a party asks for it.
    pub(crate) fn has_or_have(&self, party: PartyId) -> &'static str {
        if self.project().party(party).is_some_and(|it| is_plural(self.project(), it)) {
            "have"
        } else {
            "has"
        }
    }

    /// Returns `true` if a statement is in the panel of its party, whose header says whose it is.
    pub(crate) fn has_own_panel(&self, statement: &Statement) -> bool {
        let party = self.project().party_of(statement).and_then(|id| self.project().party(id));
        party.is_some_and(|party| !party.waiting && !party.hidden)
    }

    /// The name of a panel.
    pub(crate) fn panel_name(&self, party: Option<PartyId>) -> &'a str {
        if party.is_some() { self.party_name(party) } else { OTHERS }
    }

    /// The name of a speaker among the others.
    pub(crate) fn unplaced_name(&self, unplaced: UnplacedSpeaker) -> &'a str {
        match unplaced {
            UnplacedSpeaker::Party(party) => self.party_name(Some(party)),
            UnplacedSpeaker::Speaker(id) => {
                self.project().speakers.get(&id).map_or(NOBODY, |it| it.name.as_str())
            }
            UnplacedSpeaker::Nobody => self.party_name(None),
        }
    }

    /// Returns who tells a statement that is told in others: "told by the report, told by the Herald".
    pub(crate) fn told_by(&self, statement: &Statement) -> Option<String> {
        let tellers = self.project().told_in(statement);
        let told: Vec<String> =
            tellers.map(|it| format!("told by {}", one_line(self.speaker_name(it)))).collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    /// The name of a statement's speaker, or that it is not known.
    pub(crate) fn speaker_name(&self, statement: &Statement) -> &'a str {
        let speaker = statement.speaker.and_then(|id| self.project().speakers.get(&id));
        speaker.map_or(NOBODY, |speaker| speaker.name.as_str())
    }

    /// The cue of a statement as the article has it; empty where it has none.
    pub(crate) fn cue(&self, statement: &Statement) -> &'a str {
        statement.cue.map_or("", |cue| cue.of(self.project().text_of(statement)))
    }

    /// The words for screen readers about a statement: "Claim 3 of 41, Amnesty, Kate Allen said: …, suggested".
    pub(crate) fn spoken(&self, statement: &Statement) -> String {
        let kind = match (statement.act, statement.claim) {
            (Act::Speech, false) => "Statement",
            (Act::Speech, true) => "Claim",
            (Act::Attitude, false) => "Attitude",
            (Act::Attitude, true) => "Attitude and claim",
        };
        let of = self.layout().laid.order.len();
        // Without a card it has no place among those that have one.
        let place = self.layout().place(statement.id);
        let place = place.map_or_else(String::new, |place| format!(" {} of {of}", place.number() + 1));
        let party = self.party_name(self.project().party_of(statement));
        let speaker = self.speaker_name(statement);
        let words = self.project().words_of(statement);
        let status = match statement.status {
            ReviewStatus::Suggested => ", suggested",
            ReviewStatus::Confirmed => "",
            ReviewStatus::Rejected => ", rejected",
        };
        let filtered = if self.layout().passes(statement.id) { "" } else { ", left out by the filters" };
        spelled_out(&format!("{kind}{place}, {party}, {speaker}: {words}{status}{filtered}")).into_owned()
    }
}

/// The room in a window of some width: what is folded, by a person or by itself, needs none.
pub(crate) fn window_room(
    width: f32,
    settings: &Settings,
    layout: &Layout,
    arrangement: &Arrangement,
) -> WindowRoom {
    let open = |column: &&PanelColumn| {
        !arrangement.panel(column.party).folded.unwrap_or_else(|| layout.folds_by_itself(column))
    };
    let panels = layout.laid.columns.iter().filter(open).count();
    WindowRoom { width, panes: settings.panes, panels }
}

/// Returns `true` if the short name of a party is that of several people, so that a verb behind it is in the plural:
/// "Residents", but not "United Nations". A speaker of that name who is a group says so.
fn is_plural(project: &Project, party: &Party) -> bool {
    let names = |name: &str| is_same_name(name, &party.short);
    let group = |kind: SpeakerKind| kind == SpeakerKind::Group;
    let mut speakers = project.speakers.values().filter(|it| it.party == Some(party.id));
    names("police") || speakers.any(|it| group(it.kind) && names(&it.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use edit::testing;

    #[test]
    fn a_group_is_plural_and_an_organisation_is_not() {
        let text = "Harbour row\n\n“The bridge is not safe,” residents said.\n\n\
                    “It is safe,” said Ann Roe, a spokeswoman for the United Nations.";
        let mut project =
            testing::project(&mut testing::context(), "Harbour row", text, extract::extract(text));
        let group =
            project.speakers.values().find(|it| is_same_name(&it.name, "residents")).expect("it speaks").id;
        let intent = edit::Intent::Party(edit::PartyIntent::AddForSpeaker(group));
        testing::make(&mut project, &mut testing::context(), &intent);
        let plural = |name: &str| {
            let party = project.parties.iter().find(|it| is_same_name(&it.short, name)).expect(name);
            is_plural(&project, party)
        };
        assert!(plural("residents"));
        for party in project.parties.iter().filter(|it| !is_same_name(&it.short, "residents")) {
            assert!(!is_plural(&project, party), "{}", party.short);
        }
    }
}
