//! The audit of sources as tables: how many speakers have which trait, in groups of articles.
//!
//! [`AuditTable`] is what the window shows, the command `figures --sources` prints and the files hold.

mod tables;

use std::collections::{BTreeMap, HashMap};

use analysis::framing::{CountTable, CountedPlace, Heading};
use analysis::{Source, sources};
use model::{
    ANSWER_NOT_KNOWN, DECLINED_TO_SAY, GivenAnswer, Project, SourceChoice, SpeakerId, SpeakerTrait,
    StatementId, TraitId, is_same_name, one_line,
};

use super::ExportOptions;
use super::balance::{GroupKey, Grouping};
use super::reading::Reading;

/// The limits of the audit, in a sentence for whoever reads it.
pub const AUDIT_LIMITS: &str = "This counts speakers whom the articles let speak, each once a piece. It does not tell who was asked and did not \
                                answer, nor how well anybody was heard; and what nobody filled in is not known, never guessed.";

/// The definition of a source, for tips and tables.
pub const SOURCE_DEFINITION: &str = "A speaker who makes a statement itself in an article: not only as told by another, not only as thought, and \
                                     not rejected. A speaker counts once in each article.";

/// The sources of some projects with what is known of them, in groups of articles.
#[derive(Debug, Clone, Default)]
pub struct AuditTable {
    grouping: Grouping,
    traits: Vec<AuditedTrait>,
    groups: Vec<AuditGroup>,
}

/// A trait of one project, or of several in which it has the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditedTrait {
    /// Its name.
    pub name: String,
    /// The sentence that says how to decide.
    pub help: String,
    /// The names of its values, in their order.
    pub values: Vec<String>,
}

/// The sources of some articles.
#[derive(Debug, Clone)]
pub struct AuditGroup {
    /// Its name on the screen; "not known" where it has none.
    pub name: String,
    /// The number of articles that have a source.
    pub articles: usize,
    /// The sources, article by article.
    pub sources: Vec<AuditedSource>,
    /// The speakers, in the order in which they first speak, each with its sources by their places.
    pub speakers: Vec<(SpeakerId, Vec<usize>)>,
}

/// A source with what is known of it.
#[derive(Debug, Clone)]
pub struct AuditedSource {
    /// The source.
    pub source: Source,
    /// The reason why the article has it; `None` where nobody said one.
    pub choice: Option<SourceChoice>,
    /// For each trait the row of its answer; `None` where the trait is not asked of it.
    rows: Vec<Option<AnswerRow>>,
}

/// A row of a trait: one of its values by its place, or one of the two that every trait has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerRow {
    /// The value in this place.
    Value(usize),
    /// Declined to say.
    Declined,
    /// Not known.
    NotKnown,
}

/// The sources among which speakers are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Among {
    /// All of them.
    #[default]
    Everybody,
    /// Those that the article chose.
    Chosen,
    /// Those without whom the story cannot be told.
    Integral,
    /// Those of whom nobody said it.
    NotSaid,
}

impl Among {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::Everybody, Self::Chosen, Self::Integral, Self::NotSaid];

    /// Returns the name in files and for scripts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everybody => "everybody",
            Self::Chosen => "chosen",
            Self::Integral => "integral",
            Self::NotSaid => "not said",
        }
    }

    fn has(self, source: &AuditedSource) -> bool {
        match self {
            Self::Everybody => true,
            Self::Chosen => source.choice == Some(SourceChoice::Chosen),
            Self::Integral => source.choice == Some(SourceChoice::Integral),
            Self::NotSaid => source.choice.is_none(),
        }
    }
}

/// The number of speakers with an answer, and the numbers of which it is a share.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AuditCount {
    /// The speakers who have the answer.
    pub count: usize,
    /// Those of whom the trait is asked.
    pub asked: usize,
    /// Those of them whose value is known.
    pub known: usize,
}

impl AuditCount {
    /// Returns the share of all of whom the trait is asked, from 0 to 1; nothing where there are none.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.asked > 0).then(|| self.count as f64 / self.asked as f64)
    }

    /// Returns the share of those whose value is known; nothing where there are none.
    #[must_use]
    pub fn share_of_known(self) -> Option<f64> {
        (self.known > 0).then(|| self.count as f64 / self.known as f64)
    }
}

impl AuditedTrait {
    /// Returns its rows: the values, declined, not known.
    pub fn rows(&self) -> impl Iterator<Item = AnswerRow> + use<> {
        (0..self.values.len()).map(AnswerRow::Value).chain([AnswerRow::Declined, AnswerRow::NotKnown])
    }

    /// Returns the name of a row.
    #[must_use]
    pub fn row_name(&self, row: AnswerRow) -> &str {
        match row {
            AnswerRow::Value(at) => self.values.get(at).map_or(ANSWER_NOT_KNOWN, String::as_str),
            AnswerRow::Declined => DECLINED_TO_SAY,
            AnswerRow::NotKnown => ANSWER_NOT_KNOWN,
        }
    }
}

impl AuditGroup {
    /// Gathers the speakers of its sources.
    fn gather(&mut self) {
        let mut known: HashMap<SpeakerId, usize> = HashMap::new();
        for (at, it) in self.sources.iter().enumerate() {
            let speaker = it.source.speaker;
            let place = *known.entry(speaker).or_insert(self.speakers.len());
            match self.speakers.get_mut(place) {
                Some((_, sources)) => sources.push(at),
                None => self.speakers.push((speaker, vec![at])),
            }
        }
    }

    /// Returns how many answers of its speakers are not known, and how many there could be.
    #[must_use]
    pub fn open_answers(&self) -> (usize, usize) {
        let first = self.speakers.iter().filter_map(|(_, sources)| self.sources.get(*sources.first()?));
        let (mut open, mut asked) = (0, 0);
        for row in first.flat_map(|it| it.rows.iter().flatten()) {
            asked += 1;
            open += usize::from(*row == AnswerRow::NotKnown);
        }
        (open, asked)
    }

    /// Counts the sources with an answer on a trait, which is told by its place.
    #[must_use]
    pub fn count(&self, of: usize, row: AnswerRow, among: Among) -> AuditCount {
        let mut counted = AuditCount::default();
        for source in self.sources.iter().filter(|it| among.has(it)) {
            let Some(answer) = source.rows.get(of).copied().flatten() else { continue };
            counted.asked += 1;
            counted.known += usize::from(matches!(answer, AnswerRow::Value(_)));
            counted.count += usize::from(answer == row);
        }
        counted
    }
}

impl AuditTable {
    /// Works out the audit of projects. Outlets, traits and values of the same name are the same.
    #[must_use]
    pub fn new<'a>(
        projects: impl IntoIterator<Item = &'a Project>,
        options: &ExportOptions,
        grouping: Grouping,
    ) -> Self {
        let readings = Reading::all(projects, options);
        Self::grouped(&readings.iter().collect::<Vec<_>>(), grouping)
    }

    /// Works out the audit of a project in every grouping, in the order of [`Grouping::ALL`].
    #[must_use]
    pub fn in_every_grouping(project: &Project, options: &ExportOptions) -> [Self; 4] {
        Self::of_reading(&Reading::new(project, options))
    }

    pub(super) fn of_reading(reading: &Reading<'_>) -> [Self; 4] {
        Grouping::ALL.map(|grouping| Self::grouped(&[reading], grouping))
    }

    fn grouped(readings: &[&Reading<'_>], grouping: Grouping) -> Self {
        let mut groups: BTreeMap<GroupKey, AuditGroup> = BTreeMap::new();
        let traits = merged(readings);
        for (number, reading) in readings.iter().enumerate() {
            let columns = Columns::new(&traits, reading.project);
            let places: HashMap<_, _> = reading.project.articles.iter().map(|it| it.id).zip(0..).collect();
            let mut last = None;
            for source in sources(&reading.scope) {
                let Some(article) = reading.project.article(source.article) else { continue };
                let at = places.get(&source.article).copied().unwrap_or_default();
                let (key, name) = grouping.of(article, number, at);
                let group = groups.entry(key).or_insert_with(|| AuditGroup {
                    name,
                    articles: 0,
                    sources: Vec::new(),
                    speakers: Vec::new(),
                });
                // The sources come article by article.
                group.articles += usize::from(last.replace(source.article) != Some(source.article));
                group.sources.push(columns.audited(reading.project, source));
            }
        }
        let mut groups: Vec<AuditGroup> = groups.into_values().collect();
        groups.iter_mut().for_each(AuditGroup::gather);
        Self { grouping, traits, groups }
    }

    /// The groups that its columns are of.
    #[must_use]
    pub const fn grouping(&self) -> Grouping {
        self.grouping
    }

    /// The traits, in the order of the desk.
    #[must_use]
    pub fn traits(&self) -> &[AuditedTrait] {
        &self.traits
    }

    /// The groups: by name, what is not known last; articles in the order of the project.
    #[must_use]
    pub fn groups(&self) -> &[AuditGroup] {
        &self.groups
    }

    /// True if there is no source, or no trait to count.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() || self.traits.is_empty()
    }

    /// Returns a trait as a table: a row for each answer, a column for each group. A speaker is counted where it first speaks
    /// in the article.
    #[must_use]
    pub fn counts(&self, of: usize, among: Among) -> CountTable {
        let Some(record) = self.traits.get(of) else { return CountTable::default() };
        let order: Vec<AnswerRow> = record.rows().collect();
        let mut cells: BTreeMap<(usize, usize), Vec<CountedPlace>> = BTreeMap::new();
        let mut bases = vec![0; self.groups.len()];
        for (column, (group, base)) in self.groups.iter().zip(&mut bases).enumerate() {
            for it in group.sources.iter().filter(|it| among.has(it)) {
                let Some(answer) = it.rows.get(of).copied().flatten() else { continue };
                let Some(row) = order.iter().position(|row| *row == answer) else { continue };
                *base += 1;
                let (article, span) = (it.source.article, it.source.first);
                let statement = it.source.statements.first().copied();
                cells.entry((row, column)).or_default().push(CountedPlace { article, span, statement });
            }
        }
        let rows = order.iter().map(|row| Heading::named(record.row_name(*row))).collect();
        let columns = self.groups.iter().map(|group| Heading::named(one_line(&group.name))).collect();
        CountTable::of_cells(rows, columns, bases, cells)
    }

    /// Returns all statements of the sources whose first statements these are, in the order of the sources.
    #[must_use]
    pub fn all_statements(&self, first: &[StatementId]) -> Vec<StatementId> {
        let wanted: std::collections::HashSet<&StatementId> = first.iter().collect();
        let sources = self.groups.iter().flat_map(|group| &group.sources);
        let found = sources.filter(|it| it.source.statements.first().is_some_and(|id| wanted.contains(id)));
        found.flat_map(|it| it.source.statements.iter().copied()).collect()
    }
}

/// The traits of projects: one where they have the same name, with the values of all.
fn merged(readings: &[&Reading<'_>]) -> Vec<AuditedTrait> {
    let mut all: Vec<AuditedTrait> = Vec::new();
    for of in readings.iter().flat_map(|reading| &reading.project.traits) {
        let name = one_line(&of.name);
        let known = all.iter_mut().find(|it| is_same_name(&it.name, &name));
        let values = of.values.iter().map(|value| one_line(&value.name));
        match known {
            Some(known) => {
                for value in values {
                    if !known.values.iter().any(|it| is_same_name(it, &value)) {
                        known.values.push(value);
                    }
                }
            }
            None => all.push(AuditedTrait { name, help: one_line(&of.help), values: values.collect() }),
        }
    }
    all
}

/// The places of a project's own traits and answers among those of all projects.
struct Columns<'a> {
    own: Vec<Option<&'a SpeakerTrait>>,
    rows: HashMap<(TraitId, GivenAnswer), AnswerRow>,
}

impl<'a> Columns<'a> {
    fn new(traits: &[AuditedTrait], project: &'a Project) -> Self {
        let mut rows = HashMap::new();
        let own = traits.iter().map(|of| {
            let own = project.traits.iter().find(|it| is_same_name(&one_line(&it.name), &of.name))?;
            for value in &own.values {
                let name = one_line(&value.name);
                if let Some(at) = of.values.iter().position(|it| is_same_name(it, &name)) {
                    rows.insert((own.id, GivenAnswer::Value(value.id)), AnswerRow::Value(at));
                }
            }
            rows.insert((own.id, GivenAnswer::Declined), AnswerRow::Declined);
            Some(own)
        });
        Self { own: own.collect(), rows }
    }

    fn audited(&self, project: &Project, source: Source) -> AuditedSource {
        let kind = project.speakers.get(&source.speaker).map(|it| it.kind);
        let audit = project.speaker_audits.get(&source.speaker);
        let row = |of: Option<&SpeakerTrait>| {
            let of = of.filter(|of| kind.is_some_and(|kind| of.is_asked_of(kind)))?;
            let answer = audit.and_then(|audit| audit.answer(of.id));
            let row = answer.and_then(|answer| self.rows.get(&(of.id, answer)));
            Some(row.copied().unwrap_or(AnswerRow::NotKnown))
        };
        let rows = self.own.iter().copied().map(row).collect();
        let choice = audit.and_then(|audit| audit.choice(source.article));
        AuditedSource { source, choice, rows }
    }
}

#[cfg(test)]
mod tests;
