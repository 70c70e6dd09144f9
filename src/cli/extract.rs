//! `rejoinder extract`: statements in articles, by the thousand if need be.

use std::collections::BTreeMap;

use super::args::{ExtractArgs, OutputFormat};
use super::inputs::{CliInput, InputArticles, inputs};
use super::progress::ProgressReporter;
use super::reader::{ArticleReader, with_folders_opened};
use super::render::{RenderResult, render};
use super::terminal::OutputTarget;
use super::{Failure, outlet, pipeline, resume};
use model::CleanText;

pub(super) fn run(what: &ExtractArgs) -> Result<(), Failure> {
    let paths = with_folders_opened(&what.inputs)?;
    let reader = ArticleReader::new(what.password_file.as_deref())?;
    let inputs = inputs(&paths, what.lines)?;
    if let Some(output) = &what.output
        && paths.iter().any(|input| import::same_file(input, output))
    {
        let words = "is an input too and would be lost: choose another name for the output";
        return Err(Failure::Said(format!("{}: {words}", output.display())));
    }
    let lines = inputs.iter().any(|input| matches!(input, CliInput::Lines { .. }));
    let format =
        what.format.unwrap_or(if lines || what.resume { OutputFormat::Jsonl } else { OutputFormat::Json });
    if what.resume && format != OutputFormat::Jsonl {
        return Err(Failure::Said("--resume takes up lines alone: add --format jsonl".to_owned()));
    }
    let mut page = OutputWriter {
        format,
        list: format == OutputFormat::Json && (lines || inputs.len() > 1),
        progress: ProgressReporter::new(&paths, what.output.is_some(), what.progress),
        tally: ExtractionTally::default(),
    };
    let mut pieces = InputArticles::new(inputs);
    let written = match &what.output {
        Some(path) if what.resume => resume::resume(path, &mut pieces, &mut page).and_then(|mut out| {
            let filled = page.fill(&mut OutputTarget::to(&mut out), pieces, &reader, what.jobs);
            out.finish().map_err(Failure::of).and(filled)
        }),
        output => outlet::write(output.as_deref(), |out| page.fill(out, pieces, &reader, what.jobs)),
    };
    page.progress.end(page.tally.done);
    written?;
    page.conclude()
}

/// The number of articles that were read, and how many could not be.
#[derive(Default)]
struct ExtractionTally {
    done: usize,
    failed: usize,
    /// The number of articles in another language than English, and the name of one of them.
    foreign: BTreeMap<&'static str, usize>,
    named: String,
}

/// The output as it grows.
pub(super) struct OutputWriter {
    format: OutputFormat,
    list: bool,
    progress: ProgressReporter,
    tally: ExtractionTally,
}

impl OutputWriter {
    /// Writes what is found in all the articles.
    fn fill(
        &mut self,
        out: &mut OutputTarget<'_>,
        pieces: InputArticles,
        reader: &ArticleReader,
        jobs: Option<usize>,
    ) -> Result<(), Failure> {
        let format = self.format;
        let work = |piece| render(format, piece, reader);
        pipeline::in_order(jobs, pieces, work, |rendered| self.add(out, rendered))?;
        self.end(out)
    }

    fn add(&mut self, out: &mut OutputTarget<'_>, rendered: Option<RenderResult>) -> Result<(), Failure> {
        let Some(rendered) = rendered else {
            self.fail("an article could not be read: an error in Rejoinder, please report it");
            return Ok(());
        };
        for note in &rendered.notes {
            self.say(format_args!("{}: {note}", rendered.name));
        }
        match rendered.text {
            Ok(None) => {}
            Ok(Some(text)) => {
                self.put(out, text)?;
                self.tally.done += 1;
                if let Some(language) = rendered.foreign {
                    *self.tally.foreign.entry(language.name).or_default() += 1;
                    self.tally.named = rendered.name;
                }
            }
            Err(problem) => self.fail(format_args!("{}: {problem}", rendered.name)),
        }
        self.progress.add(rendered.bytes, self.tally.done);
        Ok(())
    }

    /// Counts an article that the output has already.
    pub(super) fn skip(&mut self, bytes: u64) {
        self.tally.done += 1;
        self.pass(bytes);
    }

    /// Counts a part of the input that gives no output.
    pub(super) fn pass(&mut self, bytes: u64) {
        self.progress.add(bytes, self.tally.done);
    }

    /// A line is written whole and at once: whoever reads them gets it, and whoever stops the work keeps it.
    fn put(&mut self, out: &mut OutputTarget<'_>, text: CleanText) -> Result<(), Failure> {
        let text = match (self.format, self.tally.done) {
            (OutputFormat::Jsonl, _) => text.between("", "\n"),
            (OutputFormat::Json, 0) if self.list => text.between("[\n", ""),
            (OutputFormat::Json, _) if self.list => text.between(",\n", ""),
            (OutputFormat::Text, 1..) => text.between("\n\n", ""),
            _ => text,
        };
        out.put(&text)?;
        if self.format == OutputFormat::Jsonl { out.flush() } else { Ok(()) }
    }

    /// Writes the end of the output. Where nothing could be read there is no output at all.
    fn end(&mut self, out: &mut OutputTarget<'_>) -> Result<(), Failure> {
        let end = match (self.tally.done, self.tally.failed) {
            (0, 0) if self.list => "[]\n",
            (0, 0) => "",
            (0, 1) => return Err(Failure::Told),
            (0, failed) => {
                self.say(format_args!("none of {failed} articles could be read"));
                return Err(Failure::Told);
            }
            _ if self.format == OutputFormat::Jsonl => "",
            _ if self.list => "\n]\n",
            _ => "\n",
        };
        out.put(&CleanText::lines(end))
    }

    /// Tells of what a person should know, now that all is done.
    fn conclude(&self) -> Result<(), Failure> {
        let ExtractionTally { done, failed, foreign, named } = &self.tally;
        let count: usize = foreign.values().sum();
        let names: Vec<&str> = foreign.keys().copied().collect();
        let alone = "but who speaks is looked for in English alone";
        match count {
            0 => {}
            1 => {
                let language = names.join("");
                self.say(format_args!(
                    "{named}: seems to be in {language}: its quotations are found, {alone}"
                ));
            }
            _ => {
                let names = names.join(", ");
                self.say(format_args!(
                    "{count} of {done} articles are not in English ({names}): their quotations are found, {alone}"
                ));
            }
        }
        if *failed > 0 {
            self.say(format_args!("{failed} of {} articles could not be read", failed + done));
            return Err(Failure::Told);
        }
        Ok(())
    }

    pub(super) fn fail(&mut self, words: impl Into<CleanText>) {
        self.tally.failed += 1;
        self.say(words);
    }

    fn say(&self, words: impl Into<CleanText>) {
        self.progress.say(words);
    }
}
