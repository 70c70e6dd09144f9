//! `rejoinder checked-before`: a desk's own archive of fact-checks, searched for the claims of projects and articles.

use std::fmt::Write as _;
use std::ops::ControlFlow;

use serde::Serialize;

use super::args::{CheckedBeforeArgs, SameFormat};
use super::reader::{ArticleReader, with_folders_opened};
use super::terminal::complain;
use super::{Failure, contract, outlet, project, text_layout};
use factchecks::{Archive, ArchiveReader, Hit};
use model::{CleanText, Project, Statement, StatementId, counted, one_line};

/// Width of the text, in columns.
const WIDTH: usize = 100;

pub(super) fn run(what: &CheckedBeforeArgs) -> Result<(), Failure> {
    let reader = ArticleReader::new(what.password_file.as_deref())?;
    let archive = ArchiveReader { watch: &|_| ControlFlow::Continue(()) };
    let archive = archive.read(&what.archive).map_err(Failure::of)?;
    if archive.skipped() > 0 {
        let skipped = counted(archive.skipped(), "line or file was", "lines or files were");
        complain(format_args!("{}: {skipped} not read", what.archive.display()));
    }
    let mut projects = Vec::new();
    for path in &with_folders_opened(&what.inputs)? {
        projects.push((path.display().to_string(), project::open(path, &reader)?));
    }
    let claims: Vec<Claim> =
        projects.iter().flat_map(|(input, project)| claims(input, project, &archive, what)).collect();
    let text = match what.format {
        SameFormat::Json => {
            contract::to_json(&CheckedBeforeOutput { checks: archive.len(), claims: &claims })
                .map_err(Failure::Said)?
                .between("", "\n")
        }
        SameFormat::Text => CleanText::lines(to_read(&archive, &claims)),
    };
    outlet::write(what.output.as_deref(), |out| out.put(&text))
}

#[derive(Serialize)]
struct CheckedBeforeOutput<'a> {
    /// Number of fact-checks of the archive.
    checks: usize,
    claims: &'a [Claim<'a>],
}

/// A claim with the fact-checks of claims like it; one without any is listed too.
#[derive(Serialize)]
struct Claim<'a> {
    input: &'a str,
    statement: StatementId,
    words: String,
    speaker: Option<&'a str>,
    hits: Vec<Check>,
}

#[derive(Serialize)]
struct Check {
    /// Likeness of the claims, from 0 to 1.
    likeness: f64,
    claim: String,
    claimant: Option<String>,
    verdict: Option<String>,
    reviewer: Option<String>,
    url: Option<String>,
    published: Option<String>,
}

impl From<Hit> for Check {
    fn from(hit: Hit) -> Self {
        let Hit { review, likeness } = hit;
        Self {
            likeness: f64::from(likeness) / 100.0,
            claim: review.claim,
            claimant: review.claimant,
            verdict: review.verdict,
            reviewer: review.reviewer,
            url: review.url,
            published: review.published,
        }
    }
}

/// Returns whether a statement is a claim, or is likely to be one.
fn is_claim(statement: &Statement) -> bool {
    statement.claim || statement.nature.is_some()
}

fn claims<'a>(
    input: &'a str,
    project: &'a Project,
    archive: &Archive,
    what: &CheckedBeforeArgs,
) -> Vec<Claim<'a>> {
    let rejected = model::ReviewStatus::Rejected;
    let wanted = |it: &&Statement| it.status != rejected && (what.all || is_claim(it));
    let claim = |statement: &'a Statement| {
        let words = one_line(&project.words_of(statement));
        let speaker = statement.speaker.and_then(|id| project.speakers.get(&id));
        Claim {
            input,
            statement: statement.id,
            hits: archive.search(&words, what.most.into()).into_iter().map(Check::from).collect(),
            words,
            speaker: speaker.map(|speaker| speaker.name.as_str()),
        }
    };
    project.reading_order().into_iter().filter(wanted).map(claim).collect()
}

fn to_read(archive: &Archive, claims: &[Claim<'_>]) -> String {
    let mut page = String::new();
    for claim in claims.iter().filter(|claim| !claim.hits.is_empty()) {
        let speaker = claim.speaker.unwrap_or("Speaker not known");
        text_layout::wrap(&mut page, &format!("{speaker}: "), &claim.words, WIDTH);
        for hit in &claim.hits {
            let by = [hit.reviewer.as_deref(), hit.published.as_deref()];
            let by: Vec<&str> = by.into_iter().flatten().collect();
            let verdict = hit.verdict.as_deref().unwrap_or("no verdict");
            let first = format!("  {:.0} % alike, {verdict}", hit.likeness * 100.0);
            let by = if by.is_empty() { String::new() } else { format!(" ({})", by.join(", ")) };
            text_layout::wrap(&mut page, &format!("{first}{by}: "), &hit.claim, WIDTH);
            if let Some(url) = &hit.url {
                text_layout::wrap(&mut page, "    ", url, WIDTH);
            }
        }
        page.push('\n');
    }
    let found = claims.iter().filter(|claim| !claim.hits.is_empty()).count();
    let checks = counted(archive.len(), "fact-check", "fact-checks");
    let claims = counted(claims.len(), "claim", "claims");
    let _ = writeln!(page, "{found} of {claims} are like one in the archive, which has {checks}.");
    page
}
