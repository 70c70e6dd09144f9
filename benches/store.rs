//! Opening and saving a project of 10,000 statements, and changing it; saving 20,000 in 100 articles until they are safe; and refusing files of up to a million equal links.
#![cfg(unix)]

#[path = "large/articles.rs"]
mod articles;
#[path = "large/growth.rs"]
mod growth;
#[path = "large/links.rs"]
mod links;

use std::hint::black_box;
use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use criterion::{Criterion, Throughput};
use edit::{EditContext, History, Intent, StatementIntent};
use jiff::Timestamp;
use model::{Coder, IdGenerator, Project};
use store::{Home, OpenProject, Overwrite, from_text, load, save, testing, to_text};

const STATEMENTS: usize = 10_000;

fn store(criterion: &mut Criterion) {
    let project = testing::project(1, STATEMENTS);
    let Ok(text) = to_text(&project) else { return };
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join("bench.rejoinder.ron");

    let mut group = criterion.benchmark_group("store/10000");
    group.sample_size(20).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("to text", |bench| bench.iter(|| to_text(black_box(&project))));
    group.bench_function("from text", |bench| bench.iter(|| from_text(black_box(&text))));
    let Ok(first) = save(&project, &path, Overwrite::Never) else { return };
    let own = Overwrite::Own(first.revision);
    group.bench_function("save", |bench| bench.iter(|| save(&project, &path, own)));
    group.bench_function("load", |bench| bench.iter(|| load(&path)));
    group.finish();
}

/// The cost of a change in its frame: in memory alone, and with a journal.
fn edit(criterion: &mut Criterion) {
    let project = testing::project(1, STATEMENTS);
    let Ok(folder) = tempfile::tempdir() else { return };
    let coder = Coder { id: IdGenerator::seeded(1).draw(), name: "Bench".to_owned() };
    let mut stamp = EditContext { ids: IdGenerator::seeded(2), now: Timestamp::UNIX_EPOCH, coder };
    let Some(statement) = project.statements.keys().next().copied() else { return };
    let mut count = 0;
    let mut plan = |project: &Project| {
        count += 1;
        Intent::Statement(StatementIntent::SetNote { statement, note: format!("note {count}") })
            .plan(project, &mut stamp)
            .ok()
            .map(|planned| planned.edit)
    };

    let mut group = criterion.benchmark_group("edit/10000");
    let (mut history, mut alone) = (History::default(), project.clone());
    group.bench_function("in memory", |bench| {
        bench.iter(|| plan(&alone).map(|edit| history.apply(&mut alone, edit, None, Timestamp::UNIX_EPOCH)));
    });
    let mut open_project = OpenProject::unsaved(project, Home::at(folder.path(), "Bench"), Arc::new(|| {}));
    group.bench_function("kept", |bench| {
        bench.iter(|| {
            plan(open_project.project()).map(|edit| open_project.apply(edit, None, Timestamp::UNIX_EPOCH))
        });
    });
    group.finish();
}

/// Equal links, in an eighth of a million records and in a million.
fn refuse() -> ExitCode {
    let grown =
        [("the same id", links::Equal::Id), ("the same ends", links::Equal::Ends)].map(|(name, equal)| {
            growth::of(&format!("refuse links with {name}"), 125_000, |links| {
                let text = links::file(equal, links);
                move || from_text(black_box(&text)).err().map(|error| error.to_string())
            })
        });
    growth::judged(grown.into_iter())
}

/// The largest ratio of the time of a save, until it is safe on the disk, to that of writing the same bytes and one sync.
const SAFE: f64 = 1.5;

/// Saves 20,000 statements in 100 articles, against making their text, writing it to a new file and one sync. They take turns,
/// and the medians count.
#[expect(clippy::disallowed_types, reason = "the plain write that a save is measured against")]
fn safe() -> std::io::Result<bool> {
    const ROUNDS: usize = 11;
    let project = articles::project(100, 200);
    let folder = tempfile::tempdir()?;
    let (path, plain) = (folder.path().join("bench.rejoinder.ron"), folder.path().join("plain.ron"));
    let Ok(first) = save(&project, &path, Overwrite::Never) else { return Ok(false) };
    let own = Overwrite::Own(first.revision);
    let (mut saved, mut written) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let text = to_text(&project).map_err(std::io::Error::other)?;
        let mut file = std::fs::File::create(&plain)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        written.push(begun.elapsed());
        let begun = Instant::now();
        if save(&project, &path, own).is_err() {
            return Ok(false);
        }
        saved.push(begun.elapsed());
    }
    saved.sort_unstable();
    written.sort_unstable();
    let [saved, written] = [saved, written].map(|times| times[ROUNDS / 2].as_secs_f64());
    let ratio = saved / written;
    println!(
        "save until safe: {:.0} ms, text and one sync: {:.0} ms: {ratio:.2} ×; at most {SAFE}",
        saved * 1e3,
        written * 1e3
    );
    Ok(ratio <= SAFE)
}

fn main() -> ExitCode {
    let mut criterion = Criterion::default().configure_from_args();
    store(&mut criterion);
    edit(&mut criterion);
    let refused = refuse();
    if matches!(safe(), Ok(true)) { refused } else { ExitCode::FAILURE }
}
