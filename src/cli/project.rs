//! `rejoinder new`, `check` and `show`: projects without a window.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use super::args::NewArgs;
use super::inputs::STANDARD_INPUT;
use super::reader::{ArticleReader, with_folders_opened};
use super::terminal::{self, complain, say};
use super::{Failure, panels, reader};
use edit::{ArticleIntent, EditContext, Intent};
use extract::extract;
use import::{Imported, MAX_BYTES};
use model::{Article, Coder, Findings, IdGenerator, Project};
use store::{Contents, Overwrite};

/// No more altered texts, and no more differences of one, are told one by one.
const TOLD: usize = 10;

/// Makes a project of articles.
pub(super) fn new(what: &NewArgs) -> Result<(), Failure> {
    let (mut ids, now) = (IdGenerator::random(), Timestamp::now());
    // Told before the work rather than after it.
    if !what.force && store::exists(&what.output) {
        let words = "exists already: choose another name, or replace it with --force";
        return Err(Failure::Said(format!("{}: {words}", what.output.display())));
    }
    let mut articles = Vec::new();
    let reader = ArticleReader::new(what.password_file.as_deref())?;
    for path in &with_folders_opened(&what.articles)? {
        let article = read(path, &reader, &mut ids, now)?;
        let findings = extract(&article.text);
        articles.push((article, findings));
    }
    let project = assemble(what.title.as_deref(), articles, ids, now).map_err(Failure::Said)?;
    let overwrite = if what.force { Overwrite::Project } else { Overwrite::Never };
    let saved = store::save(&project, &what.output, overwrite).map_err(Failure::of)?;
    if !saved.certain {
        complain(format_args!("{}: saved, but the drive has not confirmed it yet", saved.path.display()));
    }
    if let Some(why) = saved.not_kept {
        complain(format_args!("{}: {why}", saved.path.display()));
    }
    say(format_args!("{}: {}", what.output.display(), panels::counts(&project)))
}

/// Reads one article, and tells what a person should know about the reading.
fn read(
    path: &Path,
    reader: &ArticleReader,
    ids: &mut IdGenerator,
    now: Timestamp,
) -> Result<Article, Failure> {
    let importer = reader.importer(now);
    let imported = if path.as_os_str() == STANDARD_INPUT {
        let mut bytes = Vec::new();
        io::stdin()
            .take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::Said(format!("standard input: {error}")))?;
        importer.read_bytes("standard input", &bytes, ids.draw())
    } else {
        importer.read_file(path, ids.draw())
    };
    let Imported { article, notes, .. } = imported
        .map_err(|error| Failure::Said(format!("{}: {}", error.name, reader::problem(&error.problem))))?;
    for note in notes {
        complain(format_args!("{}: {note}", path.display()));
    }
    Ok(article)
}

/// A project of articles with what was found in them, all of it suggestions.
pub(super) fn assemble(
    title: Option<&str>,
    articles: Vec<(Article, Findings)>,
    mut ids: IdGenerator,
    now: Timestamp,
) -> Result<Project, String> {
    let first = articles.first().map(|(article, _)| article.title.as_str());
    let mut project = Project::new(title.or(first).unwrap_or("Untitled"), now, &mut ids);
    // Nobody has decided anything yet, so this person is not entered in the project.
    let coder = Coder { id: ids.draw(), name: "Rejoinder".to_owned() };
    let mut stamp = EditContext { ids, now, coder };
    for (article, findings) in articles {
        let intent = Intent::Article(ArticleIntent::Add { article: Arc::new(article), findings });
        intent.make(&mut project, &mut stamp).map_err(|error| error.to_string())?;
    }
    Ok(project)
}

/// Says that a project is sound, or what is wrong with it: a text that is not the one that was saved is wrong too.
pub(super) fn check(path: &Path) -> Result<(), Failure> {
    let contents = store::load_contents(path).map_err(Failure::of)?;
    let repaired = store::repair_message(&contents.repaired);
    if let Some(words) = &repaired {
        complain(format_args!("{}: is not sound, but can be opened. {words}", path.display()));
    }
    tell_altered(path, &contents);
    if repaired.is_some() || !contents.altered.is_empty() {
        return Err(Failure::Told);
    }
    say(format_args!("{}: sound. {}", path.display(), panels::counts(&contents.project)))
}

/// Says which texts are not those that were saved, and where they differ.
fn tell_altered(path: &Path, contents: &Contents) {
    if contents.altered.is_empty() {
        return;
    }
    let saved = store::saved_texts(path, &contents.altered, &|| true);
    for altered in contents.altered.iter().take(TOLD) {
        let one = std::slice::from_ref(altered);
        complain(format_args!(
            "{}: {}",
            path.display(),
            store::altered_words(&contents.project, one, Some(&saved))
        ));
        let differences = saved.iter().filter(|it| it.of == altered.of).flat_map(|it| &it.differences);
        for difference in differences.take(TOLD) {
            let (line, was, now) = (difference.line, &difference.saved, &difference.now);
            complain(format_args!("line {line}, as saved: {was}"));
            complain(format_args!("line {line}, as it is now: {now}"));
        }
    }
    if contents.altered.len() > TOLD {
        complain(format_args!("{}: and {} more texts", path.display(), contents.altered.len() - TOLD));
    }
    complain(
        "the file has not been changed. Open it in the window to compare, to keep the text as it is now, or to go back to \
         an earlier version",
    );
}

/// Shows the panels of a project or an article.
pub(super) fn show(path: &Path, reader: &ArticleReader) -> Result<(), Failure> {
    print(&open(path, reader)?)
}

/// Opens a project, or an article as a new project.
pub(super) fn open(path: &Path, reader: &ArticleReader) -> Result<Project, Failure> {
    if store::is_project(path) {
        let contents = store::load_what_is_known(path).map_err(Failure::of)?;
        if let Some(newer) = &contents.newer {
            complain(format_args!("{}: {}", path.display(), newer.words()));
        }
        tell_altered(path, &contents);
        return Ok(contents.project);
    }
    let (mut ids, now) = (IdGenerator::random(), Timestamp::now());
    let article = read(path, reader, &mut ids, now)?;
    let findings = extract(&article.text);
    assemble(None, vec![(article, findings)], ids, now).map_err(Failure::Said)
}

/// Prints the panels.
pub(super) fn print(project: &Project) -> Result<(), Failure> {
    let text = panels::text(project, terminal::width());
    terminal::to_standard_output(|out| out.put(&text))
}
