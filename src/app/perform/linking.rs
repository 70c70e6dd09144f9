//! Making a link: a walk through what may be at its other end.

use super::super::link_walk::{LinkStep, LinkWalk};
use super::super::view::View;
use super::super::window::Rejoinder;
use analysis::Direction;
use edit::{Intent, LinkIntent};
use model::StatementId;

impl Rejoinder {
    /// Begins to link the selected statements.
    pub(super) fn begin_link(&mut self, turn: Direction) {
        let own = self.selection.statements.clone();
        let project = self.session.project();
        self.selection.linking = LinkWalk::new(project, &self.session.layout.laid.order, own, turn);
        if self.selection.linking.is_none() {
            self.message = String::from("There is no other statement to link it with");
        }
        self.show_view(View::Panels);
        self.bring_candidate();
    }

    /// Begins to link statements with one that is known already.
    pub(super) fn begin_link_to(&mut self, from: Vec<StatementId>, to: StatementId) {
        self.selection.select_all(from);
        self.begin_link(Direction::Answers);
        self.choose_candidate(to);
    }

    /// A step of the walk.
    pub(super) fn link_step(&mut self, step: LinkStep) {
        let project = self.session.project();
        let Some(linking) = self.selection.linking.as_mut() else { return };
        match step {
            LinkStep::Go { forward } => linking.go(project, forward),
            LinkStep::Relate(relation) => return linking.relate(relation),
            LinkStep::Find(words) => linking.find(project, words),
            LinkStep::Write => {
                self.views.linking.focus = true;
                return;
            }
            LinkStep::Turn => {
                let other = match linking.turn {
                    Direction::Answers => Direction::AnsweredBy,
                    Direction::AnsweredBy => Direction::Answers,
                };
                return self.begin_link(other);
            }
            LinkStep::Link => return self.link(),
            LinkStep::Stop => {
                self.selection.linking = None;
                self.message = String::from("Nothing was linked");
                self.selection.reveal += 1;
                return;
            }
        }
        self.bring_candidate();
    }

    /// A person has pointed at a statement: it is the other end.
    pub(super) fn choose_candidate(&mut self, statement: StatementId) {
        let project = self.session.project();
        if let Some(linking) = self.selection.linking.as_mut() {
            linking.go_to(project, statement);
            self.bring_candidate();
        }
    }

    /// Brings the present candidate into sight.
    fn bring_candidate(&mut self) {
        self.selection.reveal += 1;
        let candidate = self.selection.linking.as_ref().and_then(LinkWalk::candidate);
        if let Some(statement) = candidate.and_then(|id| self.session.project().statements.get(&id)) {
            self.article = Some(statement.article);
        }
    }

    fn link(&mut self) {
        let Some(linking) = self.selection.linking.as_ref().filter(|it| !it.is_linked()) else { return };
        let Some((from, to)) = linking.ends() else { return };
        let relation = linking.relation;
        self.selection.linking = None;
        self.edit(&Intent::Link(LinkIntent::Add { from, to, relation, note: String::new() }));
        self.selection.reveal += 1;
    }
}
