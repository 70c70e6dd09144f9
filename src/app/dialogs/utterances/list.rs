//! The utterances as rows: sorted by what the readers of an outlet did not hear.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::app::index::ChangedAspects;
use crate::app::utterances::{ToldElsewhere, member_words, outlet};
use crate::app::view_context::ViewContext;
use analysis::{SharedUtterance, Telling};
use model::{ArticleId, ReviewStatus, StatementId, one_line};

/// The version of an utterance in the articles of an outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Heard {
    /// They tell of the affair, and nothing of the utterance was found in them.
    NotFound,
    /// They tell it in other words.
    Paraphrased,
    /// They tell a part.
    Shortened,
    /// They tell it word for word.
    Verbatim,
}

impl Heard {
    /// All of them, those that tell least first.
    const ALL: [Self; 4] = [Self::NotFound, Self::Paraphrased, Self::Shortened, Self::Verbatim];

    const fn of(told: Telling) -> Self {
        match told {
            Telling::Verbatim => Self::Verbatim,
            Telling::Partial => Self::Shortened,
            Telling::Paraphrase => Self::Paraphrased,
        }
    }

    /// The words for a cell.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::NotFound => "not found",
            Self::Paraphrased => "paraphrased",
            Self::Shortened => "shortened",
            Self::Verbatim => "verbatim",
        }
    }

    /// The heading above the rows of an outlet.
    fn heading(self, outlet: &str) -> String {
        match self {
            Self::NotFound => format!("Not found in {outlet}"),
            Self::Paraphrased => format!("In other words in {outlet}"),
            Self::Shortened => format!("Shortened in {outlet}"),
            Self::Verbatim => format!("Word for word in {outlet}"),
        }
    }
}

/// An utterance in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UtteranceLine {
    /// The utterance.
    pub(super) shared: SharedUtterance,
    /// The name of its speaker in the first article that knows it.
    pub(super) speaker: String,
    /// The words of its fullest passage.
    pub(super) words: String,
    /// The versions of the outlets, by their places; without those that tell of another affair.
    heard: BTreeMap<usize, Heard>,
    /// The articles of the affair in which nothing was found.
    pub(super) silent: Vec<ArticleId>,
}

impl UtteranceLine {
    /// Returns the version of an outlet; `None` where it tells of another affair.
    pub(super) fn heard(&self, outlet: usize) -> Option<Heard> {
        self.heard.get(&outlet).copied()
    }

    /// Its statements.
    pub(super) fn statements(&self) -> impl Iterator<Item = StatementId> {
        self.shared.utterance.members.iter().filter_map(|member| member.statement)
    }
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum UtteranceRow {
    /// The share of the utterances below that the readers of an outlet heard, and how many these are.
    Heading(String, usize),
    /// An utterance, by its place.
    Utterance(usize),
}

/// The utterances that are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UtteranceQuery {
    /// Words of the utterance or its speaker.
    pub(super) filter: String,
    /// The outlet whose readers it is about; all where there is none.
    pub(super) outlet: Option<usize>,
    /// True for those alone that nobody has confirmed.
    pub(super) open: bool,
}

/// The list.
#[derive(Debug, Default)]
pub(super) struct UtteranceList {
    serial: Option<(u64, bool)>,
    query: Option<UtteranceQuery>,
    /// The names of the outlets, in the order of the alphabet.
    pub(super) outlets: Vec<String>,
    /// All utterances.
    pub(super) all: Vec<UtteranceLine>,
    /// The rows.
    pub(super) rows: Vec<UtteranceRow>,
}

impl UtteranceList {
    /// Brings the rows up to date with the project and with what is wanted. Returns whether they are others now.
    pub(super) fn refresh(&mut self, shown: &ViewContext<'_>, query: &UtteranceQuery) -> bool {
        let serial = Some((shown.index().serial(ChangedAspects::ALL), shown.session.looks_for_utterances()));
        if self.serial == serial && self.query.as_ref() == Some(query) {
            return false;
        }
        if self.serial != serial {
            self.serial = serial;
            (self.outlets, self.all) = lines(shown, &shown.session.told_elsewhere());
        }
        self.rows = rows(&self.all, &self.outlets, query);
        self.query = Some(query.clone());
        true
    }

    /// The utterance of a row; `None` for a heading.
    pub(super) fn line(&self, row: usize) -> Option<&UtteranceLine> {
        match self.rows.get(row)? {
            UtteranceRow::Utterance(at) => self.all.get(*at),
            UtteranceRow::Heading(..) => None,
        }
    }

    /// The number of utterances that are listed.
    pub(super) fn listed(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, UtteranceRow::Utterance(_))).count()
    }
}

/// Reads the outlets and the utterances.
fn lines(shown: &ViewContext<'_>, told: &ToldElsewhere) -> (Vec<String>, Vec<UtteranceLine>) {
    let project = shown.project();
    let silent: Vec<Vec<ArticleId>> =
        told.shared.all().iter().map(|shared| told.silent(&shared.utterance)).collect();
    let telling = told.shared.all().iter().flat_map(|it| &it.utterance.members).map(|member| member.article);
    let articles: HashSet<ArticleId> = telling.chain(silent.iter().flatten().copied()).collect();
    let own = project.articles.iter().map(|article| article.id).filter(|id| articles.contains(id));
    let outlet_of: HashMap<ArticleId, String> = own.map(|id| (id, outlet(project, id))).collect();
    let mut names: Vec<String> = outlet_of.values().cloned().collect();
    names.sort_by_key(|name| (name.to_lowercase(), name.clone()));
    names.dedup();
    let place_of: HashMap<&str, usize> = names.iter().map(String::as_str).zip(0..).collect();
    let place = |article: ArticleId| place_of.get(outlet_of.get(&article)?.as_str()).copied();
    let line = |(shared, silent): (&SharedUtterance, Vec<ArticleId>)| {
        let mut heard = BTreeMap::new();
        for at in silent.iter().filter_map(|article| place(*article)) {
            heard.insert(at, Heard::NotFound);
        }
        for member in &shared.utterance.members {
            if let Some(at) = place(member.article) {
                let now = Heard::of(member.told);
                heard.entry(at).and_modify(|known: &mut Heard| *known = now.max(*known)).or_insert(now);
            }
        }
        let members = &shared.utterance.members;
        let speaker =
            members.iter().find_map(|it| shown.statement(it.statement?).filter(|it| it.speaker.is_some()));
        let fullest = members.get(shared.utterance.fullest);
        UtteranceLine {
            shared: shared.clone(),
            speaker: speaker.map_or("Speaker not known", |it| shown.speaker_name(it)).to_owned(),
            words: fullest.map_or_else(String::new, |member| one_line(&member_words(project, member))),
            heard,
            silent,
        }
    };
    let lines = told.shared.all().iter().zip(silent).map(line).collect();
    (names, lines)
}

/// The rows that are wanted, in order.
fn rows(all: &[UtteranceLine], outlets: &[String], query: &UtteranceQuery) -> Vec<UtteranceRow> {
    let words: Vec<String> = query.filter.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let fits = |line: &UtteranceLine| {
        let text = format!("{} {}", line.speaker, line.words).to_lowercase();
        let open = !query.open || line.shared.status != ReviewStatus::Confirmed;
        open && words.iter().all(|word| text.contains(word))
    };
    let mut wanted: Vec<(usize, &UtteranceLine)> =
        all.iter().enumerate().filter(|(_, line)| fits(line)).collect();
    let told = |line: &UtteranceLine| line.heard.values().filter(|heard| **heard > Heard::NotFound).count();
    let Some((at, name)) = query.outlet.and_then(|at| Some((at, outlets.get(at)?))) else {
        // First those that most readers did not hear.
        wanted.sort_by_key(|(place, line)| (Reverse(line.heard.len() - told(line)), *place));
        return wanted.into_iter().map(|(at, _)| UtteranceRow::Utterance(at)).collect();
    };
    let mut rows = Vec::new();
    for heard in Heard::ALL {
        let mut here: Vec<(usize, &UtteranceLine)> =
            wanted.iter().copied().filter(|(_, line)| line.heard(at) == Some(heard)).collect();
        if here.is_empty() {
            continue;
        }
        // First those that most others told.
        here.sort_by_key(|(place, line)| (Reverse(told(line)), *place));
        rows.push(UtteranceRow::Heading(heard.heading(name), here.len()));
        rows.extend(here.into_iter().map(|(at, _)| UtteranceRow::Utterance(at)));
    }
    rows
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use analysis::Utterance;
    use model::Why;

    fn line(words: &str, heard: &[(usize, Heard)], status: ReviewStatus) -> UtteranceLine {
        let why = Why::new("test", &[], 80);
        let utterance = Arc::new(Utterance { members: Vec::new(), fullest: 0, why });
        UtteranceLine {
            shared: SharedUtterance { utterance, status, pairs: Vec::new() },
            speaker: "Lena Voss".to_owned(),
            words: words.to_owned(),
            heard: heard.iter().copied().collect(),
            silent: Vec::new(),
        }
    }

    #[test]
    fn what_the_readers_of_an_outlet_did_not_hear_comes_first() {
        use Heard::{NotFound, Paraphrased, Shortened, Verbatim};
        let outlets = ["Argus", "Courier", "Herald"].map(str::to_owned);
        let all = [
            line("all tell it", &[(0, Verbatim), (1, Verbatim), (2, Verbatim)], ReviewStatus::Confirmed),
            line("one is silent", &[(0, NotFound), (1, Shortened), (2, Verbatim)], ReviewStatus::Suggested),
            line("two tell it", &[(1, Paraphrased), (2, Verbatim)], ReviewStatus::Suggested),
        ];
        let read = |query: &UtteranceQuery| -> Vec<String> {
            let rows = rows(&all, &outlets, query).into_iter();
            rows.map(|row| match row {
                UtteranceRow::Heading(text, count) => format!("{text}: {count}"),
                UtteranceRow::Utterance(at) => all[at].words.clone(),
            })
            .collect()
        };
        let query = UtteranceQuery { filter: String::new(), outlet: Some(0), open: false };
        // The third is about another affair than the Argus tells of.
        let argus = ["Not found in Argus: 1", "one is silent", "Word for word in Argus: 1", "all tell it"];
        assert_eq!(read(&query), argus);
        let courier = UtteranceQuery { outlet: Some(1), ..query.clone() };
        assert_eq!(read(&courier)[..2], ["In other words in Courier: 1", "two tell it"]);
        let every = UtteranceQuery { outlet: None, ..query.clone() };
        assert_eq!(read(&every), ["one is silent", "all tell it", "two tell it"]);
        assert_eq!(read(&UtteranceQuery { open: true, ..every.clone() }), ["one is silent", "two tell it"]);
        assert_eq!(read(&UtteranceQuery { filter: "voss two".to_owned(), ..every }), ["two tell it"]);
    }
}
