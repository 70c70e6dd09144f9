//! `rejoinder export`: a project, or a part of it, in a format for people or for other programs.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use ::export::{
    Content, Enclosed, EnclosedFile, ExportError, ExportOptions, FileCount, Format, Lack, LetterOptions,
    Missing, OutputFile,
};
use model::{CleanText, EvidenceSource, Party, PartyId, Project, is_same_name};

use super::args::Export;
use super::progress::WorkBar;
use super::reader::ArticleReader;
use super::terminal::{complain, say, to_standard_output};
use super::{Failure, project};
use crate::export_texts;

pub(super) fn run(what: &Export) -> Result<(), Failure> {
    let facts = what.format.facts();
    let output = what.output.as_deref();
    if !what.missing {
        may_write(what)?;
    }
    let project = project::open(&what.project, &ArticleReader::new(None)?)?;
    let mut options = options(what, &project)?;
    if what.missing {
        return tell_missing(&project, &options);
    }
    let files = written(what, &project, &mut options)?;
    if matches!(what.format, Format::ClaimReview | Format::Feed) {
        for line in missing_facts(&project, &::export::missing(&project, &options)) {
            complain(line);
        }
    }
    match output {
        None => print(&files),
        Some(path) if facts.files == FileCount::One => to_file(path, &files, what.force),
        Some(folder) => to_folder(folder, &files, what.force),
    }
}

/// Makes the files, with a bar on a terminal meanwhile. Whoever ends the program before they are made has none of them.
fn written(
    what: &Export,
    project: &Project,
    options: &mut ExportOptions,
) -> Result<Vec<OutputFile>, Failure> {
    let bar = WorkBar::new(what.output.is_some());
    let watch = |part: f32| {
        bar.at(part);
        ControlFlow::Continue(())
    };
    let before = export_texts::share_before(what.format, options);
    // The bar stops nothing.
    let _ = export_texts::read(project, what.format, options, &watch);
    let rest = export_texts::rest(before, &watch);
    let files = ::export::write_watched(project, what.format, options, &rest);
    bar.end();
    files.map_err(|error| failure(what, error))
}

/// Says why the output could not be written where it is wanted: before the work rather than after it.
fn may_write(what: &Export) -> Result<(), Failure> {
    let facts = what.format.facts();
    let said = |words: String| Err(Failure::Said(words));
    match &what.output {
        None if facts.files == FileCount::Several => {
            said(format!("{} is several files: name a folder for them with -o", facts.name))
        }
        None if !facts.is_text => said(format!("{} is no text: name a file for it with -o", facts.name)),
        Some(path) if !what.force && store::exists(path) => {
            let words = "exists already: choose another name, or replace it with --force";
            said(format!("{}: {words}", path.display()))
        }
        _ => Ok(()),
    }
}

fn options(what: &Export, project: &Project) -> Result<ExportOptions, Failure> {
    let known = |text: &Option<String>| text.clone().unwrap_or_default();
    let letter = &what.letter;
    Ok(ExportOptions {
        suggestions: !what.confirmed,
        notes: !what.no_notes,
        publisher: known(&what.publisher),
        published: known(&what.published),
        publisher_address: known(&what.publisher_address),
        address: known(&what.address),
        steps: what.steps,
        dated_by_article: what.dated_by_article,
        letter: LetterOptions {
            to: letter.to.as_deref().map(|name| party(project, name)).transpose()?,
            nature: known(&letter.nature),
            contact: known(&letter.contact),
            deadline: known(&letter.deadline),
            say_by: known(&letter.say_by),
            template: letter
                .template
                .as_deref()
                .map(import::read_words)
                .transpose()
                .map_err(Failure::of)?
                .unwrap_or_default(),
        },
        enclosed: (what.format == Format::Pack).then(|| enclosed(what, project)).transpose()?.map(Arc::new),
        ..ExportOptions::default()
    })
}

/// The files of an evidence pack. A file that cannot be read is named in the pack, and here.
fn enclosed(what: &Export, project: &Project) -> Result<Enclosed, Failure> {
    let mut evidence = Vec::new();
    for source in project.evidence.values() {
        let EvidenceSource::File(path) = &source.source else { continue };
        let content = store::read_enclosed(&what.project, path).map_err(|error| error.to_string());
        if let Err(problem) = &content {
            complain(format_args!("{path}: is not in the pack: {problem}"));
        }
        evidence.push(EnclosedFile { path: path.clone(), content });
    }
    let earlier = match &what.after {
        Some(path) => {
            store::read_whole(path).map_err(|error| Failure::Said(format!("{}: {error}", path.display())))?
        }
        None => Vec::new(),
    };
    Ok(Enclosed { project: store::to_text(project).map_err(Failure::of)?, evidence, earlier })
}

/// The party of a name, long or short.
fn party(project: &Project, name: &str) -> Result<PartyId, Failure> {
    let is_named = |party: &&Party| is_same_name(&party.name, name) || is_same_name(&party.short, name);
    let found = project.parties.iter().find(is_named).map(|party| party.id);
    let names = || project.parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join(", ");
    found.ok_or_else(|| {
        Failure::Said(format!("the project has no party “{name}”. Its parties are: {}", names()))
    })
}

fn failure(what: &Export, error: ExportError) -> Failure {
    let name = what.project.display();
    let ExportError::Missing(missing) = &error else { return Failure::Said(format!("{name}: {error}")) };
    let mut hints: Vec<&str> = missing.iter().filter_map(|it| option(it.lack)).collect();
    hints.dedup();
    hints.sort_unstable();
    hints.dedup();
    Failure::Said(format!("{name}: {error}. Add {}", hints.join(", ")))
}

/// The option that fills a lack; nothing for what belongs in the project.
const fn option(lack: Lack) -> Option<&'static str> {
    match lack {
        Lack::Address => Some("--address"),
        Lack::Publisher => Some("--publisher"),
        Lack::Published => Some("--published"),
        Lack::PublisherAddress => Some("--publisher-address"),
        Lack::RatingValue => Some("--steps"),
        Lack::ClaimDate => Some("--dated-by-article"),
        Lack::Claimant | Lack::Appearance | Lack::FirstAppearance => None,
    }
}

/// Says what the reviews lack, and writes nothing.
fn tell_missing(project: &Project, options: &ExportOptions) -> Result<(), Failure> {
    let missing = ::export::missing(project, options);
    if missing.is_empty() {
        return say("nothing is missing");
    }
    missing_facts(project, &missing).into_iter().try_for_each(say)
}

/// A line for each thing that is lacking, with the claims that lack it.
fn missing_facts(project: &Project, missing: &[Missing]) -> Vec<String> {
    let mut lines = Vec::new();
    for lack in Lack::ALL {
        let claims: Vec<&Missing> = missing.iter().filter(|it| it.lack == lack).collect();
        let Some(first) = claims.first() else { continue };
        let weight = if lack.is_required() { "required" } else { "recommended" };
        let words = project.statements.get(&first.statement).map(|it| project.words_of(it));
        let words: String = words.unwrap_or_default().chars().take(50).collect();
        let words = words.trim_end();
        let of = if claims.len() == 1 {
            format!("for “{words} …”")
        } else {
            format!("for “{words} …” and {} more", claims.len() - 1)
        };
        let hint = option(lack).map(|option| format!(" ({option})")).unwrap_or_default();
        lines.push(format!("not known, {weight}: {}{hint}, {of}", lack.words()));
    }
    lines
}

fn print(files: &[OutputFile]) -> Result<(), Failure> {
    to_standard_output(|out| {
        files.iter().try_for_each(|file| match &file.content {
            Content::Text(text) => out.put(&CleanText::lines(text.as_str())),
            Content::Bytes(_) => Err(Failure::Said("this is no text: name a file for it with -o".to_owned())),
        })
    })
}

fn to_file(path: &Path, files: &[OutputFile], force: bool) -> Result<(), Failure> {
    let Some(file) = files.first() else { return Ok(()) };
    let written = store::put(path, file.bytes(), force).map_err(Failure::of)?;
    if !written.certain {
        complain(format_args!("{}: saved, but the drive has not confirmed it yet", path.display()));
    }
    Ok(())
}

fn to_folder(folder: &Path, files: &[OutputFile], force: bool) -> Result<(), Failure> {
    let all: Vec<(&str, &[u8])> = files.iter().map(|file| (file.name.as_str(), file.bytes())).collect();
    let written = store::put_all(folder, &all, force).map_err(Failure::of)?;
    if !written.certain {
        complain(format_args!("{}: saved, but the drive has not confirmed it yet", folder.display()));
    }
    Ok(())
}
