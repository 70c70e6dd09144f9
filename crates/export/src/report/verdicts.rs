//! Claims with a verdict or with evidence.

use model::{Citation, Coded, EvidenceBalance, Stance, Statement};

use super::sources::Sources;
use crate::reading::Reading;
use crate::words::said;
use model::one_line;

/// A claim that was checked, or for which evidence is cited.
pub(super) struct Verdict {
    pub(super) number: usize,
    pub(super) speaker: String,
    pub(super) words: String,
    /// The rating; nothing while nobody has rated the claim.
    pub(super) rating: Option<String>,
    /// The person who rated it, and the day (ISO 8601, UTC).
    pub(super) by: Option<(String, String)>,
    /// The reasons for the rating.
    pub(super) summary: Option<String>,
    /// Gaps in what is known, one each.
    pub(super) unknown: Vec<String>,
    /// The last reading of the verdict by a second person.
    pub(super) second: Option<Second>,
    pub(super) note: Option<String>,
    pub(super) evidence: Vec<Cited>,
    /// "2 support, 1 refutes"; empty without evidence.
    pub(super) balance: String,
}

/// The opinion of a second person.
pub(super) struct Second {
    /// "Agreed", "Returned".
    pub(super) what: &'static str,
    /// Who, and on which day (ISO 8601, UTC).
    pub(super) by: Option<(String, String)>,
    pub(super) note: Option<String>,
}

/// A source that is cited for a claim.
pub(super) struct Cited {
    /// "Supports it", with the strength where somebody has judged it: "Supports it (strong)".
    pub(super) stance: String,
    pub(super) source: usize,
    pub(super) title: String,
    /// The words of the source, and their place in it.
    pub(super) passage: Option<(String, String)>,
    pub(super) note: Option<String>,
}

/// All of them, in reading order.
pub(super) fn all(reading: &Reading<'_>, sources: &Sources<'_>) -> Vec<Verdict> {
    let checked = reading.statements().filter_map(|statement| {
        let own = reading.cited(statement.id);
        let is_checked = statement.verdict.is_some() || !own.is_empty();
        is_checked.then(|| verdict(reading, sources, statement, own)).flatten()
    });
    checked.collect()
}

fn verdict(
    reading: &Reading<'_>,
    sources: &Sources<'_>,
    statement: &Statement,
    cited: &[&Citation],
) -> Option<Verdict> {
    let project = reading.project;
    let note = |note: &str| Some(one_line(note)).filter(|note| reading.options.notes && !note.is_empty());
    let rated = statement.verdict.as_ref();
    let person = |coded: Coded| {
        let coder = project.coders.get(&coded.by)?;
        Some((one_line(&coder.name), coded.at.strftime("%Y-%m-%d").to_string()))
    };
    let second = rated.and_then(|verdict| verdict.last_reading()).map(|reading| Second {
        what: if reading.agrees { "Agreed" } else { "Returned" },
        by: person(reading.coded),
        note: note(&reading.note),
    });
    let mut evidence: Vec<Cited> = cited
        .iter()
        .filter_map(|citation| {
            let evidence = project.evidence.get(&citation.evidence)?;
            let passage = citation.passage.and_then(|id| evidence.passage(id));
            Some(Cited {
                stance: bearing(citation),
                source: sources.number(evidence.id)?,
                title: one_line(&evidence.title),
                passage: passage.map(|passage| (one_line(&passage.text), one_line(&passage.place))),
                note: note(&citation.note),
            })
        })
        .collect();
    evidence.sort_by_key(|cited| cited.source);
    let speaker = reading.speaker(statement).map(|it| one_line(&it.name));
    let party = || reading.party(statement).map(|it| one_line(&it.name));
    Some(Verdict {
        number: reading.number(statement.id)?,
        speaker: speaker.or_else(party).unwrap_or_else(|| "Speaker not known".to_owned()),
        words: said(project, statement),
        rating: rated.and_then(|rated| project.scale.rating(rated.rating)).map(|it| one_line(&it.name)),
        by: rated.and_then(|rated| person(rated.coded)),
        summary: rated.map(|rated| one_line(&rated.summary)).filter(|it| !it.is_empty()),
        unknown: rated.iter().flat_map(|rated| &rated.unknown).map(|gap| one_line(gap)).collect(),
        second,
        note: note(&statement.note),
        evidence,
        balance: EvidenceBalance::of(cited.iter().copied()).words(),
    })
}

/// The bearing of a source on a claim, with its strength where somebody has judged it.
pub(in super::super) fn bearing(citation: &Citation) -> String {
    let strength = citation.strength.map_or_else(String::new, |it| format!(" ({})", it.name()));
    format!("{}{strength}", stance(citation.stance))
}

/// The bearing of a source on a claim, as a person reads it.
const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Supports => "Supports it",
        Stance::Refutes => "Speaks against it",
        Stance::Context => "Context",
    }
}
