//! The making of the report: what is the program's, and what people's.

use model::ReviewStatus;

use crate::reading::Reading;
use model::one_line;

/// The work of the program and of people.
pub(super) struct Method {
    pub(super) statements: Count,
    pub(super) links: Count,
    /// The people who worked on the project.
    pub(super) people: Vec<String>,
    /// Set where suggestions were asked for.
    pub(super) with_suggestions: bool,
    pub(super) with_notes: bool,
    /// The name of the scale, and its ratings.
    pub(super) scale: (String, Vec<String>),
    /// The last day on which anybody decided anything (ISO 8601, UTC); nothing where nobody did.
    pub(super) last: Option<String>,
}

/// The number of records in the project, and whose they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// Found by the program, and confirmed by a person.
    pub(super) agreed: usize,
    /// Made by a person.
    pub(super) by_hand: usize,
    /// Found by the program; nobody has looked at them.
    pub(super) suggested: usize,
    /// Found by the program, or made by a person, and rejected.
    pub(super) rejected: usize,
}

impl Count {
    fn of(records: impl Iterator<Item = (ReviewStatus, bool)>) -> Self {
        let mut count = Self::default();
        for (status, of_program) in records {
            let sum = match (status, of_program) {
                (ReviewStatus::Rejected, _) => &mut count.rejected,
                (ReviewStatus::Suggested, _) => &mut count.suggested,
                (ReviewStatus::Confirmed, true) => &mut count.agreed,
                (ReviewStatus::Confirmed, false) => &mut count.by_hand,
            };
            *sum += 1;
        }
        count
    }

    /// Those that a person has confirmed or made.
    pub(super) const fn confirmed(self) -> usize {
        self.agreed + self.by_hand
    }
}

impl Method {
    pub(super) fn new(reading: &Reading<'_>) -> Self {
        let project = reading.project;
        let statements = || project.statements.values();
        let moments = statements()
            .filter_map(|it| it.coded)
            .chain(statements().filter_map(|it| it.verdict.as_ref()).map(|rated| rated.coded))
            .chain(project.links.values().filter_map(|it| it.coded))
            .chain(project.citations.values().filter_map(|it| it.coded))
            .chain(project.replies.values().filter_map(|it| it.coded))
            .chain(project.requests.values().map(|it| it.coded));
        Self {
            statements: Count::of(statements().map(|it| (it.status, it.why.is_some()))),
            links: Count::of(project.links.values().map(|it| (it.status, it.why.is_some()))),
            people: project.coders.values().map(|coder| one_line(&coder.name)).collect(),
            with_suggestions: reading.options.suggestions,
            with_notes: reading.options.notes,
            scale: (
                one_line(&project.scale.name),
                project.scale.ratings.iter().map(|rating| one_line(&rating.name)).collect(),
            ),
            last: moments.map(|coded| coded.at).max().map(|at| at.strftime("%Y-%m-%d").to_string()),
        }
    }

    /// The method in sentences: of the program's own words, and figures.
    pub(super) fn sentences(&self) -> Vec<String> {
        let mut said = vec![
            "Statements were found by the program Rejoinder, offline, by quotation marks, verbs of saying and the grammar of \
             sentences. It also proposes who speaks, for which party, and which statement answers which."
                .to_owned(),
            told("Statements", self.statements),
            told("Links between them", self.links),
        ];
        said.push(if self.with_suggestions {
            "What no person has confirmed is in the report and is marked as suggested. What was rejected is left out.".to_owned()
        } else {
            "Only what a person confirmed is in the report. Suggestions and what was rejected are left out.".to_owned()
        });
        said.push(
            "Who is accused, and whether the article has an answer, is worked out by the program from the words and the links. Where \
             a person said otherwise, that holds. A missing answer means that this article has none; it does not mean that \
             nobody answered."
                .to_owned(),
        );
        if !self.with_notes {
            said.push("People’s notes are left out.".to_owned());
        }
        if !self.scale.1.is_empty() {
            let ratings = self.scale.1.join(", ");
            said.push(format!(
                "Verdicts and evidence are people’s alone. The scale is “{}”: {ratings}.",
                self.scale.0
            ));
        }
        said
    }

    /// Returns the people who worked on it, and the last day; nothing where nobody did.
    pub(super) fn people(&self) -> Option<String> {
        if self.people.is_empty() {
            return None;
        }
        let last = self.last.as_ref().map(|day| format!(" The last decision was made on {day}."));
        Some(format!("Worked on by {}.{}", self.people.join(", "), last.unwrap_or_default()))
    }
}

fn told(of: &str, count: Count) -> String {
    format!(
        "{of}: {} confirmed by a person ({} found by the program, {} added by hand), {} suggested and confirmed by nobody, {} rejected.",
        count.confirmed(),
        count.agreed,
        count.by_hand,
        count.suggested,
        count.rejected
    )
}
